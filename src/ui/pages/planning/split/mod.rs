//! The parts of a goal along one dimension: bars to drag, fields to type in, buttons to step.

mod parts;

use std::cell::RefCell;

use fieldplan_view::view;
use leptos::prelude::*;

use super::bits::{self, Press, chips, choices, fold, form, heard, line, press};
use crate::domain::breakdown::State;
use crate::domain::enter::Enter;
use crate::domain::ident::PartId;
use crate::domain::money::Money;
use crate::domain::own_entries;
use crate::domain::period::Month;
use crate::domain::plan_book::split::{BUFFER_LIMIT, By, Split, latest};
use crate::domain::tier::Tier;
use crate::domain::won::Dimension;
use crate::state::App;
use crate::text::{Lang, book, date, fill, number, say};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, part, words};

/// The hooks of the dimensions, in the order of [`Dimension::ALL`].
const ALONG: [&str; 7] = [
    "along-product",
    "along-type",
    "along-size",
    "along-region",
    "along-channel",
    "along-business",
    "along-stage",
];
/// The hooks of the ways to fill in, in the order of [`By::ALL`].
const BYS: [&str; 4] = ["by-amount", "by-share", "by-stars", "by-pieces"];
/// The hooks and shares of the quick forms.
const QUICK: [(&str, [i64; 3]); 2] = [("quick-40", [40, 30, 30]), ("quick-50", [50, 30, 20])];
/// No part was edited last.
const NONE: usize = usize::MAX;

/// What is on the sheet; beside the signal that tells of it, for a signal of another type would
/// have code of its own.
struct Shown {
    split: Split,
    /// What was edited along other dimensions and is not kept yet.
    others: Vec<Split>,
    /// The place of the part edited last.
    edited: usize,
    /// What the sheet belongs to.
    goal: Money,
    app: App,
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
    let split = loaded(app, month, Dimension::Product);
    let is_new = split.sum() == Money::ZERO;
    let buffer = RwSignal::new(split.buffer.to_string());
    SHOWN.set(Some(Shown { split, others: Vec::new(), edited: NONE, goal, app }));
    let edit = Edit {
        app,
        lang,
        goal,
        changed: RwSignal::new(0),
        drawn: RwSignal::new(0),
        name: RwSignal::new(String::new()),
        name_error: RwSignal::new(None),
        buffer,
    };
    let error = RwSignal::new(None);
    let content = vec![
        line("quiet", fill(texts.of, &[&name, &number::short(lang, goal)])),
        ways(edit, is_new),
        compared(edit),
        parts::list(edit),
        part(move || {
            edit.drawn.get();
            between(edit)
        }),
        another(edit),
        buffer_field(edit),
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
    let along = || shown(|shown| shown.split.dimension as usize).unwrap_or(NONE);
    let by = || shown(|shown| shown.split.by as usize).unwrap_or(NONE);
    let content = vec![
        choices(texts.along, &ALONG, names, along, edit.drawn, turn_to),
        choices(texts.by, &BYS, &texts.bys, by, edit.drawn, fill_by),
        chips(texts.quick_label, quick.collect()),
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

/// What is left or too much is shared by the others, or goes to one of them.
fn between(edit: Edit) -> AnyView {
    let texts = edit.lang.planning().split;
    let many = shown(|shown| shown.split.parts.len()).unwrap_or(0);
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
            with_shown(|shown| shown.split.rebalance(shown.goal, edited_of(shown)));
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

/// What is kept of a month along a dimension, with every part that is named.
fn loaded(app: App, month: Month, dimension: Dimension) -> Split {
    app.peek(|workspace| {
        let kept = latest(workspace, month, dimension);
        let split = kept.unwrap_or_else(|| Split::empty(month, dimension));
        split.with_parts(own_entries::parts(workspace, dimension).map(|(id, _)| id))
    })
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
        shown.split.by = *by;
        if *by == By::Stars && shown.split.parts.iter().any(|part| part.stars.is_some()) {
            let _ = shown.split.by_stars(shown.goal);
        }
    });
}

/// Shows another dimension; what was edited along this one is there when the rep comes back.
fn turn_to(place: usize) {
    with_shown(|shown| {
        let Some(dimension) = Dimension::ALL.get(place).copied() else { return };
        if shown.split.dimension == dimension {
            return;
        }
        let kept = shown.others.iter().position(|split| split.dimension == dimension);
        let next = match kept {
            Some(place) => shown.others.swap_remove(place),
            None => loaded(shown.app, shown.split.month, dimension),
        };
        shown.others.push(std::mem::replace(&mut shown.split, next));
        shown.edited = NONE;
    });
}

impl Edit {
    /// Asks the split, again when it changes.
    fn ask<T>(self, ask: impl FnOnce(&Split) -> T) -> Option<T> {
        self.changed.get();
        self.drawn.get();
        shown(|shown| ask(&shown.split))
    }

    /// Changes one part; the others stay as they are drawn.
    fn change(self, place: usize, change: impl FnOnce(&mut Split)) {
        with_shown(|shown| {
            shown.edited = place;
            change(&mut shown.split);
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

    fn give(self, place: usize) {
        with_shown(|shown| {
            shown.split.give_the_rest_to(shown.goal, place);
            shown.edited = NONE;
        });
        self.draw();
    }

    /// A part's name.
    fn name(self, place: usize) -> String {
        let part = shown(|shown| shown.split.parts.get(place).map(|part| part.part)).flatten();
        let find = |part| {
            self.app.peek(|workspace| own_entries::part(workspace, part).map(|part| part.name))
        };
        part.and_then(find).unwrap_or_default()
    }

    /// The buffer as typed; none while it is no whole percent.
    fn buffer(self) -> Option<i64> {
        let typed = self.buffer.get();
        let percent = typed.trim().trim_end_matches(['%', '％']).parse().ok();
        percent.filter(|percent| (0..=BUFFER_LIMIT).contains(percent))
    }

    fn state(self, split: &Split) -> State {
        split.state_within(self.goal, self.buffer().unwrap_or(0))
    }

    /// Names parts and shows them with nothing assigned.
    fn add(self, parts: Vec<Enter>) -> Result<(), String> {
        // Nothing is said of it: the parts stand in the list, and words would lie over the button
        // that saves. The history takes them back.
        let made = self.app.enter_together(parts);
        made.map_err(|refused| book::refused(self.lang, refused))?;
        with_shown(|shown| {
            let dimension = shown.split.dimension;
            let all: Vec<PartId> = self.app.peek(|workspace| {
                own_entries::parts(workspace, dimension).map(|(id, _)| id).collect()
            });
            shown.split.add_parts(all.into_iter());
        });
        self.draw();
        Ok(())
    }

    /// Names the part that is typed.
    fn add_typed(self) {
        let Some(dimension) = shown(|shown| shown.split.dimension) else { return };
        let name = self.name.get_untracked();
        match self.add(vec![Enter::Part { dimension, name }]) {
            Ok(()) => self.name.set(String::new()),
            Err(why) => self.name_error.set(Some(why)),
        }
    }

    /// Splits by three shares; parts that are not there yet are named first.
    fn quick(self, shares: &[i64; 3]) {
        let texts = self.lang.planning().split;
        let both = shown(|shown| (shown.split.dimension, shown.split.parts.len()));
        let Some((dimension, there)) = both else { return };
        let mut missing = Vec::new();
        for name in texts.named.iter().skip(3 * dimension as usize).take(3) {
            let is_known = (0..there).any(|place| self.name(place) == *name);
            if !is_known && there + missing.len() < 3 {
                missing.push(Enter::Part { dimension, name: (*name).to_owned() });
            }
        }
        if !missing.is_empty() && self.add(missing).is_err() {
            return;
        }
        with_shown(|shown| {
            shown.split.quick(shown.goal, shares);
            shown.edited = NONE;
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
        let Some(split) = shown(|shown| shown.split.clone()) else { return };
        let Some(buffer) = self.buffer() else {
            let typed = say::cut(&self.buffer.get_untracked());
            let most = number::grouped(BUFFER_LIMIT.unsigned_abs());
            error.set(Some(fill(texts.buffer_wrong, &[&typed, &most])));
            return;
        };
        if split.parts.is_empty() {
            error.set(Some(texts.nothing.to_owned()));
            return;
        }
        let names = self.lang.behind().book.dimensions;
        let name = names.get(split.dimension as usize).copied().unwrap_or_default();
        let said = fill(texts.saved, &[name, &self.told(&split)]);
        let split = Split { buffer, ..split };
        match self.app.keep_row(split.entry(self.app.today.get_untracked())) {
            Some(stamp) => {
                self.app.say(said, Some(stamp));
                self.app.close_sheet();
            }
            None => error.set(Some(texts.too_long.to_owned())),
        }
    }
}
