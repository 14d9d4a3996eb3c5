//! The parts of a goal along one dimension: bars to drag, fields to type in, buttons to step.

mod half;
mod parts;

use std::cell::RefCell;
use std::sync::Arc;

use fieldplan_view::view;
use leptos::prelude::*;

use super::bits::{
    self, Press, chips, choices, fold, form, half_kept, heard, left_over, line, link, press,
};
use super::drafted;
use crate::domain::breakdown::State;
use crate::domain::enter::Enter;
use crate::domain::ident::{Id, PartId};
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::ready;
use crate::domain::plan_book::split::{Assigned, BUFFER_LIMIT, By, Split};
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::domain::won::Dimension;
use crate::state::App;
use crate::text::{Lang, book, date, fill, number, say};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, part, words};

/// The hooks of the dimensions, in the order of [`Dimension::ALL`].
const ALONG: [&str; 8] = [
    "along-product",
    "along-type",
    "along-size",
    "along-region",
    "along-channel",
    "along-business",
    "along-stage",
    "along-customer",
];
/// The hooks of the ways to fill in, in the order of [`By::ALL`].
const BYS: [&str; 4] = ["by-amount", "by-share", "by-stars", "by-pieces"];
/// The hooks and shares of the quick forms.
const QUICK: [(&str, [i64; 3]); 2] = [("quick-40", [40, 30, 30]), ("quick-50", [50, 30, 20])];
/// No part was edited last.
const NONE: usize = usize::MAX;
/// The sheet's name among what is half typed.
const DRAFT: &str = "split";
/// How many parts a quick form has.
const THREE: usize = 3;

/// A split, and as it was before it was edited.
struct Open {
    split: Split,
    kept: Split,
}

/// What is on the sheet; beside the signal that tells of it, for a signal of another type would
/// have code of its own.
struct Shown {
    open: Open,
    /// What was looked at along other dimensions.
    others: Vec<Open>,
    /// The place of the part edited last.
    edited: usize,
    /// The part taken away last, with its place.
    removed: Option<(usize, Assigned)>,
    /// What is typed for a part and cannot be read, or is not whole yet.
    texts: Vec<(PartId, [String; 2])>,
    /// The buffer as it is typed.
    buffer: RwSignal<String>,
    /// What the sheet belongs to.
    goal: Money,
    app: App,
}

impl Shown {
    /// The split as it would be kept, with the buffer as typed.
    fn current(&self) -> Split {
        let split = self.open.split.clone();
        Split { buffer: read_buffer(&self.buffer.get_untracked()).unwrap_or(split.buffer), ..split }
    }

    /// What was typed and not read goes, for the parts are drawn anew.
    fn forget(&mut self) {
        self.edited = NONE;
        self.removed = None;
        self.texts.clear();
    }

    /// Shows a split's buffer.
    fn buffer_is(&self, split: &Split) {
        self.buffer.set(split.buffer.to_string());
    }
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Asks what is on the sheet.
fn shown<T>(ask: impl FnOnce(&Shown) -> T) -> Option<T> {
    SHOWN.with_borrow(|shown| shown.as_ref().map(ask))
}

/// Changes it.
fn with_shown(change: impl FnOnce(&mut Shown)) {
    SHOWN.with_borrow_mut(|shown| shown.as_mut().map(change));
}

/// What is being edited.
#[derive(Clone, Copy)]
struct Edit {
    app: App,
    lang: Lang,
    month: Month,
    goal: Money,
    /// Counts changes of what is [`SHOWN`].
    changed: RwSignal<usize>,
    /// How often the parts were to be drawn anew: what is typed in them is lost then.
    drawn: RwSignal<usize>,
    /// A part's name as it is typed, and what is wrong with it.
    name: RwSignal<String>,
    name_error: RwSignal<Option<String>>,
    /// The buffer as it is typed.
    buffer: RwSignal<String>,
}

/// The sheet.
pub fn split(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().split;
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    let target = app.peek(|w| w.goal(month).map(|goal| goal.in_force().tiers.get(Tier::Target)));
    let name = date::month(lang, month);
    let Some(goal) = target else {
        let sentence = fill(texts.no_goal, &[&name]);
        return bits::no_goal(app, lang, texts.title, sentence, texts.set_goal);
    };
    let half = drafted::typed(app, month, DRAFT, String::new());
    let today = app.today.get_untracked();
    let left = half::read(&half.get_untracked(), today);
    let is_left = RwSignal::new(left.is_some());
    let edit = Edit {
        app,
        lang,
        month,
        goal,
        changed: RwSignal::new(0),
        drawn: RwSignal::new(0),
        name: RwSignal::new(String::new()),
        name_error: RwSignal::new(None),
        buffer: RwSignal::new(String::new()),
    };
    edit.begin(left);
    let is_new = untrack(|| edit.ask(Split::sum)) == Some(Money::ZERO);
    let error = RwSignal::new(None);
    let forgets = Arc::new(move || {
        edit.begin(None);
        edit.draw();
    });
    let words = app.peek(TierWords::of);
    let tier = say::tier(lang, &words, Tier::Target);
    let content = vec![
        line("quiet", fill(texts.of, &[&name, &number::short(lang, goal), tier])),
        left_over(lang, is_left, forgets),
        ways(edit, is_new),
        compared(edit),
        parts::list(edit),
        put_back(edit),
        part(move || {
            edit.drawn.get();
            between(edit)
        }),
        another(edit),
        buffer_field(edit),
        half_kept(half, move || {
            edit.changed.get();
            edit.drawn.get();
            edit.buffer.get();
            half::text(edit.name.get().trim(), today)
        }),
    ];
    let how = (texts.how, texts.how_lines.as_slice());
    form(app, lang, texts.title, content, how, error, Box::new(move || edit.save(error)))
}

/// Along what, by what, and the quick forms.
fn ways(edit: Edit, open: bool) -> AnyView {
    let texts = edit.lang.planning().split;
    let names = &edit.lang.behind().book.dimensions;
    let way = words(move || {
        edit.ask(|split| {
            let along = names.get(split.dimension as usize).copied().unwrap_or_default();
            let by = texts.bys.get(split.by as usize).copied().unwrap_or_default();
            fill(texts.way, &[along, by])
        })
        .unwrap_or_default()
    });
    let quick = QUICK.iter().zip(texts.quick).map(|((act, shares), word)| {
        let go = Box::new(move || edit.quick(shares));
        press(Press("chip", act, String::new()), word.into_any(), go)
    });
    let mut quick: Vec<AnyView> = quick.collect();
    let chip = |act, word: &'static str, go: Box<dyn Fn()>| {
        press(Press("chip", act, String::new()), word.into_any(), go)
    };
    quick.push(chip("quick-pieces", texts.bys[3], Box::new(move || edit.by_pieces())));
    quick.push(chip("ready", texts.ready, Box::new(move || edit.offer(usize::MAX))));
    quick.push(at_times(move || {
        edit.ask(|split| edit.before(split.dimension)).flatten()?;
        Some(chip("quick-like", texts.like, Box::new(move || edit.like())))
    }));
    let along = || shown(|shown| shown.open.split.dimension as usize).unwrap_or(NONE);
    let by = || shown(|shown| shown.open.split.by as usize).unwrap_or(NONE);
    let in_time = vec![
        link("chip", "to-curve", "#/target/curve", texts.in_month),
        link("chip", "to-year", "#/target/year", texts.in_year),
    ];
    let content = vec![
        choices(texts.along, &ALONG, names, along, edit.drawn, turn_to),
        chips(texts.in_time, in_time),
        choices(texts.by, &BYS, &texts.bys, by, edit.drawn, fill_by),
        chips(texts.quick_label, quick),
    ];
    fold("split-how", way.into_any(), open, content)
}

/// How the parts compare with the goal, and what can be done about it with one tap.
fn compared(edit: Edit) -> AnyView {
    let texts = edit.lang.planning().split;
    let give = at_times(move || {
        let (state, heir) = edit.ask(|split| (edit.state(split), split.heir(edited())))?;
        let word = match state {
            State::Under { .. } => texts.give,
            State::Over { .. } => texts.take,
            State::Exact | State::Buffered { .. } => return None,
        };
        let place = heir?;
        let word = fill(word, &[&say::cut(&edit.name(place))]);
        let go = Box::new(move || edit.give(place));
        Some(press(Press("button user", "give-rest", String::new()), word.into_any(), go))
    });
    let exact = words(move || edit.ask(|split| split.sum().to_string()).unwrap_or_default());
    let code = words(move || {
        let state = edit.ask(|split| edit.state(split));
        match state {
            Some(State::Exact) => "exact",
            Some(State::Buffered { .. }) => "buffered",
            Some(State::Over { .. }) => "over",
            Some(State::Under { .. }) | None => "under",
        }
        .to_owned()
    });
    let told = words(move || edit.ask(|split| edit.told(split)).unwrap_or_default());
    view! {
        <div class="split-told">
            <p role="status" data-split=code data-exact=exact>{told}</p>
            {give}
        </div>
    }
    .into_any()
}

/// The part taken away last comes back.
fn put_back(edit: Edit) -> AnyView {
    at_times(move || {
        edit.changed.get();
        edit.drawn.get();
        let (_, part) = shown(|shown| shown.removed).flatten()?;
        let word =
            fill(edit.lang.planning().split.put_back, &[&say::cut(&edit.name_of(part.part))]);
        let go = Box::new(move || {
            with_shown(|shown| {
                if let Some((place, part)) = shown.removed.take() {
                    let parts = &mut shown.open.split.parts;
                    parts.insert(place.min(parts.len()), part);
                }
            });
            edit.draw();
        });
        let press = press(Press("button user", "part-back", String::new()), word.into_any(), go);
        Some(view! { <p role="status">{press}</p> }.into_any())
    })
}

/// What is left or too much is shared by the others, or goes to one of them.
fn between(edit: Edit) -> AnyView {
    let texts = edit.lang.planning().split;
    let many = shown(|shown| shown.open.split.parts.len()).unwrap_or(0);
    if many < 2 {
        return ().into_any();
    }
    let options = (0..many).map(|place| {
        view! { <option value=place.to_string()>{say::cut(&edit.name(place))}</option> }.into_any()
    });
    let choose = heard(Box::new(move |value| {
        if let Ok(place) = value.parse() {
            edit.give(place);
        }
    }));
    let balance = press(
        Press("button button-wide", "balance", String::new()),
        texts.balance.into_any(),
        Box::new(move || {
            with_shown(|shown| {
                shown.open.split.rebalance(shown.goal, edited_of(shown));
                shown.texts.clear();
            });
            edit.draw();
        }),
    );
    view! {
        {balance}
        <div class="field">
            <label class="field-label" for="give-to">{texts.give_to}</label>
            <select class="field-input" id="give-to" data-act="give-to" on:change=choose>
                <option value="">"—"</option>
                {options.collect::<Vec<_>>()}
            </select>
        </div>
    }
    .into_any()
}

/// The field for one part more.
fn another(edit: Edit) -> AnyView {
    let texts = edit.lang.planning().split;
    let (id, label) = ("part-name", texts.add_field);
    let asked = Field { id, label, act: id, keyboard: "text", class: "" };
    let button = press(
        Press("button", "part-add", String::new()),
        texts.add.into_any(),
        Box::new(move || edit.add_typed()),
    );
    field(asked, edit.name, edit.name_error, Some(button))
}

fn buffer_field(edit: Edit) -> AnyView {
    let (id, label) = ("split-buffer", edit.lang.planning().split.buffer);
    let asked = Field { id, label, act: id, keyboard: "numeric", class: "" };
    field(asked, edit.buffer, RwSignal::new(None), None)
}

/// What the sheet starts from along a dimension.
fn loaded(app: App, month: Month, dimension: Dimension) -> Split {
    app.peek(|workspace| ready::ready(workspace, month, dimension))
}

/// A buffer as typed; `None` while it is no whole percent.
fn read_buffer(typed: &str) -> Option<i64> {
    let percent = typed.trim().trim_end_matches(['%', '％']).parse().ok();
    percent.filter(|percent| (0..=BUFFER_LIMIT).contains(percent))
}

/// The part edited last.
fn edited() -> Option<usize> {
    shown(edited_of).flatten()
}

fn edited_of(shown: &Shown) -> Option<usize> {
    Some(shown.edited).filter(|place| *place != NONE)
}

/// Fills in by another thing; where stars were given they say the amounts again.
fn fill_by(place: usize) {
    with_shown(|shown| {
        let Some(by) = By::ALL.get(place) else { return };
        shown.open.split.by = *by;
        if *by == By::Stars && shown.open.split.parts.iter().any(|part| part.stars.is_some()) {
            let _ = shown.open.split.by_stars(shown.goal);
        }
        shown.forget();
    });
}

/// Shows another dimension; what was edited along this one is there when the rep comes back.
fn turn_to(place: usize) {
    with_shown(|shown| {
        let Some(dimension) = Dimension::ALL.get(place).copied() else { return };
        if shown.open.split.dimension == dimension {
            return;
        }
        shown.open.split = shown.current();
        let known = shown.others.iter().position(|open| open.split.dimension == dimension);
        let next = known.map_or_else(
            || {
                let kept = loaded(shown.app, shown.open.split.month, dimension);
                Open { split: kept.clone(), kept }
            },
            |place| shown.others.swap_remove(place),
        );
        shown.buffer_is(&next.split);
        shown.others.push(std::mem::replace(&mut shown.open, next));
        shown.forget();
    });
}

impl Edit {
    /// Asks the split, again when it changes.
    fn ask<T>(self, ask: impl FnOnce(&Split) -> T) -> Option<T> {
        self.changed.get();
        self.drawn.get();
        shown(|shown| ask(&shown.open.split))
    }

    /// Changes one part; the others stay as they are drawn.
    fn change(self, place: usize, change: impl FnOnce(&mut Split)) {
        with_shown(|shown| {
            shown.edited = place;
            change(&mut shown.open.split);
        });
        self.tell();
    }

    fn tell(self) {
        self.changed.set(self.changed.get_untracked().wrapping_add(1));
    }

    /// Draws all parts anew.
    fn draw(self) {
        self.drawn.set(self.drawn.get_untracked().wrapping_add(1));
    }

    /// Takes a part away; until something else is done it can be put back.
    fn remove(self, place: usize) {
        with_shown(|shown| {
            let Some(part) = shown.open.split.remove(place) else { return };
            shown.texts.retain(|(of, _)| *of != part.part);
            shown.edited = NONE;
            shown.removed = Some((place, part));
        });
        self.draw();
    }

    fn give(self, place: usize) {
        with_shown(|shown| {
            shown.open.split.give_the_rest_to(shown.goal, place);
            shown.forget();
        });
        self.draw();
    }

    /// A part's name.
    fn name(self, place: usize) -> String {
        let part = shown(|shown| shown.open.split.parts.get(place).map(|part| part.part)).flatten();
        part.map(|part| self.name_of(part)).unwrap_or_default()
    }

    fn name_of(self, part: PartId) -> String {
        let name = self.app.peek(|workspace| ready::name(workspace, part)).unwrap_or_default();
        if name.is_empty() { self.lang.texts().erased_name.to_owned() } else { name }
    }

    /// Shows what is kept, with what an earlier visit left on it.
    fn begin(self, left: Option<half::Left>) {
        let dimension = left.as_ref().and_then(|left| Dimension::ALL.get(left.dimension).copied());
        let kept = loaded(self.app, self.month, dimension.unwrap_or(Dimension::Product));
        let name = left.as_ref().map(|left| left.name.clone()).unwrap_or_default();
        self.name.set(name);
        let mut shown = Shown {
            open: Open { split: kept.clone(), kept },
            others: Vec::new(),
            edited: NONE,
            removed: None,
            texts: Vec::new(),
            buffer: self.buffer,
            goal: self.goal,
            app: self.app,
        };
        shown.buffer_is(&shown.open.split);
        if let Some(left) = left {
            shown.take_up(left);
        }
        SHOWN.set(Some(shown));
    }

    /// The buffer as typed; none while it is no whole percent.
    fn buffer(self) -> Option<i64> {
        read_buffer(&self.buffer.get())
    }

    fn state(self, split: &Split) -> State {
        split.state_within(self.goal, self.buffer().unwrap_or(0))
    }

    /// Names parts and shows them with nothing assigned, after those that are known already.
    fn add(self, mut known: Vec<PartId>, parts: Vec<Enter>) -> Result<(), String> {
        // Nothing is said of it: the parts stand in the list. The history takes them back.
        if !parts.is_empty() {
            let made = self.app.enter_together(parts);
            let made = made.map_err(|refused| book::refused(self.lang, refused))?;
            known.extend(made.into_iter().map(|stamp| PartId(Id::new(stamp, 0))));
        }
        with_shown(|shown| {
            shown.removed = None;
            shown.open.split.add_parts(known.into_iter());
        });
        self.draw();
        Ok(())
    }

    /// The part of a name, where there is one already.
    fn find(self, dimension: Dimension, name: &str) -> Option<PartId> {
        self.app.peek(|workspace| ready::find(workspace, dimension, name))
    }

    /// Adds the part that is typed: one that was taken away comes back, a customer is found by name.
    fn add_typed(self) {
        let Some(dimension) = shown(|shown| shown.open.split.dimension) else { return };
        let name = self.name.get_untracked();
        let known = self.find(dimension, name.trim()).filter(|id| {
            let is_there =
                |shown: &Shown| shown.open.split.parts.iter().any(|part| part.part == *id);
            !shown(is_there).unwrap_or(false)
        });
        let added = match known {
            Some(id) => self.add(vec![id], Vec::new()),
            None => self.add(Vec::new(), vec![Enter::Part { dimension, name }]),
        };
        match added {
            Ok(()) => self.name.set(String::new()),
            Err(why) => self.name_error.set(Some(why)),
        }
    }

    /// Adds the usual parts of the dimension until there are so many.
    fn offer(self, most: usize) {
        let both = shown(|shown| (shown.open.split.dimension, shown.open.split.parts.len()));
        let Some((dimension, there)) = both else { return };
        let room = most.saturating_sub(there);
        let buyers = || self.app.peek(|workspace| ready::best_customers(workspace, self.month));
        let known = if dimension == Dimension::Customer { buyers() } else { Vec::new() };
        let mut known: Vec<PartId> = known.into_iter().take(room).collect();
        let mut missing = Vec::new();
        for name in self.usual(dimension, most == THREE) {
            if known.len().saturating_add(missing.len()) >= room {
                break;
            }
            match self.find(dimension, name) {
                Some(id) => known.push(id),
                None => missing.push(Enter::Part { dimension, name: (*name).to_owned() }),
            }
        }
        if let Err(why) = self.add(known, missing) {
            self.name_error.set(Some(why));
        }
    }

    /// The usual parts of a dimension; of the stages for a quick form the three in the middle.
    fn usual(self, dimension: Dimension, three: bool) -> &'static [&'static str] {
        let texts = self.lang.planning();
        let named = &texts.split.named;
        let from = match dimension {
            Dimension::Stage => {
                let stages = texts.funnel.steps.as_slice();
                return if three { stages.get(1..4).unwrap_or(stages) } else { stages };
            }
            Dimension::Customer => named.len().saturating_sub(THREE),
            other => THREE.saturating_mul(other as usize),
        };
        named.get(from..from.saturating_add(THREE)).unwrap_or_default()
    }

    /// Splits by three shares; parts that are not there yet are named first.
    fn quick(self, shares: &[i64; THREE]) {
        self.offer(THREE);
        with_shown(|shown| {
            shown.open.split.quick(shown.goal, shares);
            shown.forget();
        });
        self.draw();
    }

    /// Count × price, of the usual parts where there are none.
    fn by_pieces(self) {
        self.offer(THREE.min(1));
        fill_by(By::Pieces as usize);
        self.draw();
    }

    /// The split kept last for another month.
    fn before(self, dimension: Dimension) -> Option<Split> {
        self.app.peek(|workspace| ready::before(workspace, self.month, dimension))
    }

    /// Splits as that one was.
    fn like(self) {
        with_shown(|shown| {
            if let Some(before) = self.before(shown.open.split.dimension) {
                let parts = before.parts.iter().map(|part| part.part);
                shown.open.split.add_parts(parts);
                shown.open.split.like(shown.goal, &before);
                shown.forget();
            }
        });
        self.draw();
    }

    /// How the parts compare with the goal, in words.
    fn told(self, split: &Split) -> String {
        let texts = self.lang.planning().split;
        let percent = number::percent(self.buffer().unwrap_or(0).saturating_mul(100));
        let (text, amount) = match self.state(split) {
            _ if split.parts.is_empty() => (texts.nothing, Money::ZERO),
            State::Exact => (texts.exact, Money::ZERO),
            State::Under { unallocated } => (texts.under, unallocated),
            State::Buffered { above } => (texts.buffered, above),
            State::Over { above } if percent == "0%" => (texts.over, above),
            State::Over { above } => (texts.over_buffer, above),
        };
        fill(text, &[&number::exact(amount), &percent])
    }

    fn save(self, error: RwSignal<Option<String>>) {
        // The key that ends the typing of a name sends the form too.
        if self.name.with_untracked(|name| !name.trim().is_empty()) {
            self.add_typed();
            return;
        }
        let texts = self.lang.planning().split;
        if self.buffer().is_none() {
            let typed = say::cut(&self.buffer.get_untracked());
            let most = number::grouped(BUFFER_LIMIT.unsigned_abs());
            error.set(Some(fill(texts.buffer_wrong, &[&typed, &most])));
            return;
        }
        let unread = shown(|shown| shown.texts.first().map(|(part, _)| *part)).flatten();
        if let Some(part) = unread {
            let name = say::cut(&self.name_of(part));
            error.set(Some(fill(texts.unread, &[&name])));
            return;
        }
        let (current, mut all) = shown(|shown| {
            let edited = shown.others.iter().filter(|open| open.split != open.kept);
            (Some(shown.current()), edited.map(|open| open.split.clone()).collect::<Vec<_>>())
        })
        .unwrap_or_default();
        let said = current.as_ref().map(|split| self.told(split)).unwrap_or_default();
        all.extend(current.filter(|split| !split.parts.is_empty()));
        if all.is_empty() {
            error.set(Some(texts.nothing.to_owned()));
            return;
        }
        let names = self.lang.behind().book.dimensions;
        let along = all.iter().filter_map(|split| names.get(split.dimension as usize).copied());
        let along = along.collect::<Vec<_>>().join(self.lang.behind().visit.report_join);
        let said = fill(texts.saved, &[&along, &said]);
        let today = self.app.today.get_untracked();
        let all = all.into_iter().map(|split| Decide::Keep(split.entry(today))).collect();
        match self.app.decide_goal(all) {
            Ok(stamps) => {
                drafted::forget(self.app, self.month, &[DRAFT]);
                self.app.say_of_all(said, stamps);
                self.app.close_sheet();
            }
            Err(_) => error.set(Some(texts.too_long.to_owned())),
        }
    }
}
