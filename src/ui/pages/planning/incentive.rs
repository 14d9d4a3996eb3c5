//! The steps a rep is paid by, what they pay now, and what the next one takes.

use std::cell::RefCell;
use std::sync::Arc;

use fieldplan_view::view;
use leptos::prelude::*;

use super::bits::{
    self, Press, choices, fact, fold, form, half_kept, input, left_over, line, link, press,
};
use super::drafted;
use crate::domain::enter::WORDS_LIMIT;
use crate::domain::incentive::{Bounds, Scheme, SchemeError};
use crate::domain::ladder::On;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::pace::Standing;
use crate::domain::period::Month;
use crate::domain::plan_book::incentive::{
    COUNTED, Counted, From, Kept, Pays, STEP_LIMIT, Step, latest,
};
use crate::domain::tier::Tier;
use crate::domain::unit::Unit;
use crate::state::App;
use crate::text::planning::goal_sheet::metric as metric_name;
use crate::text::planning::hundredths;
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::field::{Field, field};
use crate::ui::components::icon;
use crate::ui::components::live::{at_times, nothing, part};

/// Below this a figure without a unit may be a share as well, in yuan.
const SHARE_OR_MONEY: i64 = 20;
/// Below this a step that begins at a figure without a unit may be meant as a share, in yuan.
const SHARE_OR_AMOUNT: i64 = 1_000;
/// The hooks of what a share is taken of.
const ON_ACTS: [&str; 2] = ["on-whole", "on-excess"];
/// The hooks of what is counted: revenue, then [`COUNTED`].
const METRIC_ACTS: [&str; 7] = [
    "counts-revenue",
    "counts-collections",
    "counts-profit",
    "counts-deals",
    "counts-customers",
    "counts-visits",
    "counts-calls",
];
/// The hooks of the bounds.
const BOUNDS: [&str; 3] = ["bound-floor", "bound-cap", "bound-penalty"];

/// The sheet's name among what is half typed.
const DRAFT: &str = "steps";

/// The scheme as it is typed; beside the signal that tells of it, for a signal of another type would
/// have code of its own.
#[derive(Clone)]
struct Typed {
    /// Where each step begins and what it pays.
    steps: Vec<(String, String)>,
    on: On,
    /// What is counted.
    metric: Standard,
    /// Its target and result, once they were asked for.
    counted: Option<Counted>,
}

impl Typed {
    const EMPTY: Typed =
        Typed { steps: Vec::new(), on: On::Whole, metric: Standard::Revenue, counted: None };
}

thread_local! {
    static TYPED: RefCell<Typed> = const { RefCell::new(Typed::EMPTY) };
}

/// The sheet.
#[derive(Clone, Copy)]
struct Edit {
    app: App,
    lang: Lang,
    month: Month,
    /// Half days left.
    left: u32,
    /// Counts changes of what is [`TYPED`].
    changed: RwSignal<usize>,
    /// Counts how often the steps were to be drawn anew.
    drawn: RwSignal<usize>,
    bounds: [RwSignal<String>; 3],
}

/// The sheet.
pub fn incentive(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().incentive;
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    let today = app.today.get_untracked();
    let name = date::month(lang, month);
    let Some(standing) = app.peek(|workspace| Standing::of(workspace, month, today)) else {
        let sentence = fill(texts.no_goal, &[&name]);
        return bits::no_goal(app, lang, texts.title, sentence, texts.set_goal);
    };
    let kept = app.peek(|workspace| latest(workspace, month));
    let since = kept.as_ref().map(|(from, _)| fill(texts.since, &[&date::month(lang, *from)]));
    let empty = || RwSignal::new(String::new());
    let edit = Edit {
        app,
        lang,
        month,
        left: standing.left,
        changed: RwSignal::new(0),
        drawn: RwSignal::new(0),
        bounds: [empty(), empty(), empty()],
    };
    edit.fill_in();
    let as_kept = untrack(|| edit.told());
    let half = drafted::typed(app, month, DRAFT, String::new());
    let left = half.get_untracked();
    let is_left = RwSignal::new(!left.is_empty());
    edit.take_up(&left);
    let error = RwSignal::new(None);
    let button = |act, word: &'static str, go: Box<dyn Fn()>| {
        press(Press("button", act, String::new()), word.into_any(), go)
    };
    let add = button("step-add", texts.add, Box::new(move || edit.add("")));
    let quick = button("steps-quick", texts.quick, Box::new(move || edit.quick()));
    let [at, pays] = texts.examples;
    let whose = part(move || {
        edit.changed.get();
        edit.drawn.get();
        let counted = edit.counted();
        let target = counted.target.map_or(texts.none.to_owned(), |target| edit.shown(target));
        let words = app.tier_words();
        let tier = say::tier(lang, &words, Tier::Target);
        line("quiet", fill(texts.of, &[&name, &target, &edit.shown(counted.actual), tier]))
    });
    let words: Vec<&'static str> = metrics().map(|metric| metric_name(lang, metric)).collect();
    let on = || TYPED.with_borrow(|typed| usize::from(typed.on == On::Excess));
    let content = vec![
        whose,
        left_over(lang, is_left, Arc::new(move || edit.fill_in())),
        view! { <div role="status"><ul class="told">{part(move || told(edit))}</ul></div> }
            .into_any(),
        at_times(move || {
            edit.changed.get();
            edit.drawn.get();
            let is_missing = edit.counted().target.is_none();
            is_missing
                .then(|| link("button button-wide", "to-sheet", "#/target/sheet", texts.to_sheet))
        }),
        line("quiet", since.unwrap_or_default()),
        view! { <h3>{texts.steps}</h3> }.into_any(),
        part(move || rows(edit)),
        line("hint", at.to_owned()),
        line("hint", pays.to_owned()),
        view! { <div class="more-buttons">{add}{quick}</div> }.into_any(),
        choices(texts.metric, &METRIC_ACTS, &words, counted_place, edit.changed, choose_metric),
        choices(texts.on, &ON_ACTS, &texts.ons, on, edit.changed, choose_on),
        fold("bounds", texts.bounds.into_any(), false, bound_fields(edit)),
        half_kept(half, move || {
            Some(edit.told()).filter(|now| *now != as_kept).unwrap_or_default()
        }),
    ];
    let how = (texts.how, texts.how_lines.as_slice());
    form(app, lang, texts.title, content, how, error, Box::new(move || edit.save(error)))
}

/// What can be counted: revenue, then the others.
fn metrics() -> impl Iterator<Item = Standard> {
    std::iter::once(Standard::Revenue).chain(COUNTED)
}

fn counted_place() -> usize {
    let chosen = TYPED.with_borrow(|typed| typed.metric);
    metrics().position(|one| one == chosen).unwrap_or(0)
}

/// Whether what is counted are pieces, not money.
fn is_pieces() -> bool {
    TYPED.with_borrow(|typed| typed.metric).metric().unit() == Unit::Pieces
}

/// What is counted, exactly; pieces are rounded up, and stand as one yuan each.
fn exact(figure: Money) -> String {
    if is_pieces() {
        let up = figure.fen().saturating_add(99) / 100;
        return number::grouped(up.max(0).unsigned_abs());
    }
    number::exact(figure)
}

fn choose_metric(place: usize) {
    TYPED.with_borrow_mut(|typed| {
        typed.metric = metrics().nth(place).unwrap_or(Standard::Revenue);
        typed.counted = None;
    });
}

fn choose_on(place: usize) {
    let on = if place == 1 { On::Excess } else { On::Whole };
    TYPED.with_borrow_mut(|typed| typed.on = on);
}

fn bound_fields(edit: Edit) -> Vec<AnyView> {
    let all = edit.bounds.into_iter().zip(BOUNDS).zip(edit.lang.planning().incentive.bound);
    let fields = all.map(|((typed, id), label)| {
        let asked = Field { id, label, act: id, keyboard: "decimal", class: "" };
        field(asked, typed, RwSignal::new(None), None)
    });
    fields.collect()
}

/// What the scheme pays now and what the next step takes; while it cannot be read, what is missing.
fn told(edit: Edit) -> AnyView {
    let texts = edit.lang.planning().incentive;
    edit.changed.get();
    edit.drawn.get();
    if TYPED.with_borrow(|typed| typed.steps.is_empty()) {
        return view! { <li data-empty="">{texts.nothing}</li> }.into_any();
    }
    let (kept, scheme) = match edit.scheme() {
        Ok(both) => both,
        Err(why) => return fact("wrong", String::new(), why),
    };
    let gift = |place: usize| match kept.steps.get(place).map(|step| &step.pays) {
        Some(Pays::Gift(what)) => Some(what.clone()),
        _ => None,
    };
    let Counted { target: Some(target), actual } = edit.counted() else { return nothing() };
    let paid = scheme.pays(target, actual);
    let cash = number::exact(paid.cash);
    let mut lines = vec![fact("pays", paid.cash.to_string(), fill(texts.pays, &[&cash]))];
    for what in paid.non_cash.iter().filter_map(|place| gift(usize::from(*place))) {
        lines.push(fact("gift", String::new(), fill(texts.gifts, &[&what])));
    }
    match scheme.next(target, actual, edit.left) {
        None => lines.push(fact("next", String::new(), texts.top.to_owned())),
        Some(next) => {
            let rung = next.rung;
            let from = kept.steps.get(rung.place).map(|step| at_text(&step.from));
            let (from, missing) = (from.unwrap_or_default(), exact(rung.missing));
            let more = number::exact(rung.pays_more);
            let sentence = match gift(rung.place) {
                Some(what) => fill(texts.next_gift, &[&from, &missing, &what]),
                None => fill(texts.next, &[&from, &missing, &more]),
            };
            lines.push(fact("next", rung.missing.to_string(), sentence));
            let (number, a_day) = match next.a_day {
                Some(a_day) => {
                    let days = say::days(edit.left);
                    let said = fill(texts.a_day, &[&exact(a_day), &days]);
                    (a_day.to_string(), said)
                }
                None => (String::new(), texts.none_left.to_owned()),
            };
            lines.push(fact("a-day", number, a_day));
        }
    }
    lines.into_any()
}

/// The fields of all steps.
fn rows(edit: Edit) -> AnyView {
    edit.drawn.get();
    let steps = TYPED.with_borrow(|typed| typed.steps.clone());
    let rows = steps.into_iter().enumerate().map(|(place, (at, pays))| {
        let texts = edit.lang.planning().incentive;
        let shown = number::grouped(place.saturating_add(1) as u64);
        let field = |act, label: &str, text: String, is_pay: bool| {
            let typed = RwSignal::new(text);
            let take = Box::new(move |text: String| {
                typed.set(text.clone());
                edit.take(place, is_pay, text);
            });
            input(act, fill(label, &[&shown]), "text", typed, RwSignal::new(None), take)
        };
        let content = vec![
            field("step-at", texts.at, at, false),
            field("step-pays", texts.pay, pays, true),
            press(
                Press("button", "step-remove", fill(texts.remove, &[&shown])),
                icon::cross(),
                Box::new(move || edit.remove(place)),
            ),
        ];
        view! { <li class="part part-do">{content}</li> }.into_any()
    });
    view! { <ul class="parts">{rows.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Where a step begins, as it is typed.
fn at_text(from: &From) -> String {
    match from {
        From::Attained(share) => number::percent(*share),
        From::Amount(amount) => number::typable(*amount),
    }
}

fn pays_text(pays: &Pays) -> String {
    match pays {
        Pays::Share(share) => number::percent(*share),
        Pays::Bonus(amount) => number::typable(*amount),
        Pays::Gift(what) => what.clone(),
    }
}

fn is_share(typed: &str) -> bool {
    typed.trim_end().ends_with(['%', '％'])
}

impl Edit {
    /// Shows what is kept.
    fn fill_in(self) {
        let kept = self.app.peek(|workspace| latest(workspace, self.month)).map(|(_, kept)| kept);
        let bounds = kept.as_ref().map(|kept| kept.bounds).unwrap_or_default();
        for (typed, bound) in self.bounds.iter().zip([bounds.floor, bounds.cap, bounds.penalty]) {
            typed.set(bound.map(number::typable).unwrap_or_default());
        }
        let on = kept.as_ref().map_or(On::Whole, |kept| kept.on);
        let metric = kept.as_ref().map_or(Standard::Revenue, |kept| kept.metric);
        let steps = kept.map(|kept| kept.steps).unwrap_or_default();
        let typed = |step: &Step| (at_text(&step.from), pays_text(&step.pays));
        let steps = steps.iter().map(typed).collect();
        TYPED.set(Typed { steps, on, metric, ..Typed::EMPTY });
        self.draw();
    }

    /// The target and the result of what is counted.
    fn counted(self) -> Counted {
        if let Some(counted) = TYPED.with_borrow(|typed| typed.counted) {
            return counted;
        }
        let metric = TYPED.with_borrow(|typed| typed.metric);
        let today = self.app.today.get_untracked();
        let counted = self.app.peek(|workspace| Counted::of(workspace, self.month, metric, today));
        TYPED.with_borrow_mut(|typed| typed.counted = Some(counted));
        counted
    }

    /// What is counted for a quick look.
    fn shown(self, figure: Money) -> String {
        if is_pieces() { exact(figure) } else { number::short(self.lang, figure) }
    }

    /// All that is typed, as the text of a draft.
    fn told(self) -> String {
        self.changed.get();
        self.drawn.get();
        let Typed { steps, on, .. } = TYPED.with_borrow(Clone::clone);
        let on = if on == On::Excess { "1" } else { "0" };
        let mut fields = vec![on.to_owned(), counted_place().to_string()];
        fields.extend(self.bounds.iter().map(|typed| typed.get()));
        fields.extend(steps.into_iter().flat_map(|(at, pays)| [at, pays]));
        fields.join("\t")
    }

    /// Shows what such a text says.
    fn take_up(self, text: &str) {
        let fields: Vec<&str> = text.split('\t').collect();
        let [on, metric, floor, cap, penalty, steps @ ..] = fields.as_slice() else { return };
        for (typed, text) in self.bounds.iter().zip([floor, cap, penalty]) {
            typed.set((*text).to_owned());
        }
        let step = |both: &[&str]| match both {
            [at, pays] => Some(((*at).to_owned(), (*pays).to_owned())),
            _ => None,
        };
        let steps = steps.chunks_exact(2).filter_map(step).take(STEP_LIMIT).collect();
        let on = if *on == "1" { On::Excess } else { On::Whole };
        TYPED.set(Typed { steps, on, ..Typed::EMPTY });
        choose_metric(metric.parse().unwrap_or(0));
        self.draw();
    }

    fn draw(self) {
        self.drawn.set(self.drawn.get_untracked().wrapping_add(1));
    }

    fn add(self, at: &str) {
        TYPED.with_borrow_mut(|typed| {
            if typed.steps.len() < STEP_LIMIT {
                typed.steps.push((at.to_owned(), String::new()));
            }
        });
        self.draw();
    }

    fn remove(self, place: usize) {
        TYPED.with_borrow_mut(|typed| {
            if place < typed.steps.len() {
                typed.steps.remove(place);
            }
        });
        self.draw();
    }

    /// The textbook's steps; what they pay is still to be typed.
    fn quick(self) {
        TYPED.with_borrow_mut(|typed| typed.steps.clear());
        for at in ["80%", "100%", "120%"] {
            self.add(at);
        }
    }

    /// Takes up what is typed in a step.
    fn take(self, place: usize, is_pay: bool, text: String) {
        TYPED.with_borrow_mut(|typed| {
            if let Some((at, pays)) = typed.steps.get_mut(place) {
                *(if is_pay { pays } else { at }) = text;
            }
        });
        self.changed.set(self.changed.get_untracked().wrapping_add(1));
    }

    /// The scheme for the month's target.
    fn scheme(self) -> Result<(Kept, Scheme), String> {
        let kept = self.read()?;
        let name = metric_name(self.lang, kept.metric);
        let missing = || fill(self.lang.planning().incentive.no_target, &[name]);
        let target = self.counted().target.ok_or_else(missing)?;
        let scheme = kept.scheme(target).map_err(|why| self.why(why))?;
        Ok((kept, scheme))
    }

    /// The scheme as typed.
    fn read(self) -> Result<Kept, String> {
        let Typed { steps: typed, on, metric, .. } = TYPED.with_borrow(Clone::clone);
        let mut steps = Vec::new();
        for ((at, pays), number) in typed.iter().zip(1_u64..) {
            let from = self.read_from(at, number)?;
            steps.push(Step { from, pays: self.read_pays(pays, number)? });
        }
        let [floor, cap, penalty] = self.bounds.map(|typed| typed.get());
        let bound = |typed: String| match typed.trim() {
            "" => Ok(None),
            text => {
                amount::read(text).map(Some).map_err(|why| say::amount_error(self.lang, why, text))
            }
        };
        let bounds = Bounds { floor: bound(floor)?, cap: bound(cap)?, penalty: bound(penalty)? };
        Ok(Kept { steps, on, bounds, metric })
    }

    fn read_from(self, typed: &str, number: u64) -> Result<From, String> {
        let texts = self.lang.planning().incentive;
        let wrong = || {
            let sentence = if is_pieces() { texts.at_pieces } else { texts.at_wrong };
            fill(sentence, &[&number::grouped(number), &say::cut(typed)])
        };
        if is_share(typed) {
            return hundredths::read(typed)
                .map(|share| From::Attained(share.into()))
                .ok_or_else(wrong);
        }
        let pieces = is_pieces();
        let least = if pieces { 1 } else { SHARE_OR_AMOUNT };
        match amount::read(typed) {
            Ok(amount) if pieces && amount.fen() % 100 != 0 => Err(wrong()),
            Ok(amount) if amount >= Money::from_yuan(least) => Ok(From::Amount(amount)),
            _ => Err(wrong()),
        }
    }

    fn read_pays(self, typed: &str, number: u64) -> Result<Pays, String> {
        let texts = self.lang.planning().incentive;
        let shown = number::grouped(number);
        let wrong = || fill(texts.pay_wrong, &[&shown, &say::cut(typed)]);
        let words = typed.trim();
        if words.is_empty() {
            return Err(fill(texts.pay_empty, &[&shown]));
        }
        if is_share(typed) && is_pieces() {
            return Err(fill(texts.pay_pieces, &[&shown, &say::cut(typed)]));
        }
        if is_share(typed) {
            return hundredths::read(typed)
                .map(|share| Pays::Share(share.into()))
                .ok_or_else(wrong);
        }
        match amount::read(words) {
            Ok(amount) if amount >= Money::from_yuan(SHARE_OR_MONEY) => Ok(Pays::Bonus(amount)),
            Ok(_) => Err(wrong()),
            Err(_) => {
                let length = words.chars().count();
                if length > WORDS_LIMIT {
                    let counts = [length, WORDS_LIMIT].map(|count| number::grouped(count as u64));
                    return Err(fill(texts.gift_long, &counts.each_ref().map(String::as_str)));
                }
                Ok(Pays::Gift(words.to_owned()))
            }
        }
    }

    fn why(self, why: SchemeError) -> String {
        let texts = self.lang.planning().incentive;
        match why {
            SchemeError::Empty => texts.no_step.to_owned(),
            SchemeError::NotRising { place } => {
                fill(texts.not_rising, &[&number::grouped(place.saturating_add(1) as u64)])
            }
        }
    }

    fn save(self, error: RwSignal<Option<String>>) {
        match self.scheme() {
            Err(why) => error.set(Some(why)),
            Ok((kept, _)) => {
                let row = kept.entry(self.month, self.app.today.get_untracked());
                let stamp = self.app.keep_row(row);
                drafted::forget(self.app, self.month, &[DRAFT]);
                self.app.say(self.lang.planning().incentive.saved.to_owned(), stamp);
                self.app.close_sheet();
            }
        }
    }
}
