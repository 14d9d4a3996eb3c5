//! Figures of other metrics beside the month's revenue, like five new customers or an expense rate of
//! 3 %: each with its versions, what is attained of each, and why it changed. A metric of the rep's
//! own is defined here too, and what it stands at is noted.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::bits::{Press, press};
use super::super::drafted;
use super::own;
use crate::domain::books::Books;
use crate::domain::fact::RevisionReason;
use crate::domain::ident::MetricId;
use crate::domain::metric::{Direction, Metric, Standard};
use crate::domain::money::Money;
use crate::domain::own_books::{COUNTING, OwnRecords};
use crate::domain::own_entries;
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::figures::{OwnPlanned, Planned, figure, own_versions, versions};
use crate::domain::plan_book::goal::Decide;
use crate::domain::rate::{Rate, Rounding};
use crate::domain::revision::{Cut, judge};
use crate::domain::tier::Tiers;
use crate::domain::unit::{Count, Figure, Unit};
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::text::planning::goal_sheet::{figure as shown, metric as name_of, percent};
use crate::text::planning::hundredths;
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, part, question, send};
use crate::ui::pages::revise;

/// The metrics that everybody has beside revenue, each with its hook.
const METRICS: [(Standard, &str); 11] = [
    (Standard::NewCustomers, "other-customers"),
    (Standard::Deals, "other-deals"),
    (Standard::Collections, "other-collections"),
    (Standard::Visits, "other-visits"),
    (Standard::Calls, "other-calls"),
    (Standard::Volume, "other-volume"),
    (Standard::GrossProfit, "other-profit"),
    (Standard::Conversion, "other-conversion"),
    (Standard::Repurchase, "other-repurchase"),
    (Standard::CollectionRate, "other-collection-rate"),
    (Standard::ExpenseRate, "other-expense-rate"),
];

/// One of the metrics a figure can be set for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Which {
    /// One that everybody has.
    Standard(Standard),
    /// One of the rep's own.
    Own(MetricId),
}

impl Which {
    /// Its name.
    pub(super) fn name(self, workspace: &Workspace, lang: Lang) -> String {
        match self {
            Which::Standard(standard) => name_of(lang, standard).to_owned(),
            Which::Own(id) => {
                own_entries::metric(workspace, id).map(|one| one.name).unwrap_or_default()
            }
        }
    }

    /// Its unit, kind and direction.
    pub(super) fn metric(self, workspace: &Workspace) -> Metric {
        match self {
            Which::Standard(standard) => standard.metric(),
            // One that was undone since counts like new customers, and has no figures.
            Which::Own(id) => own_entries::metric(workspace, id)
                .map_or(Standard::NewCustomers.metric(), |one| one.metric),
        }
    }

    /// Its figures in a month, the first first: what is wanted, why, and since when.
    fn versions(self, workspace: &Workspace, month: Month) -> Vec<Version> {
        match self {
            Which::Standard(standard) => versions(workspace, Span::Month, month, standard)
                .map(|one| (one.tiers[1], one.reason, one.on))
                .collect(),
            Which::Own(id) => own_versions(workspace, month, id)
                .map(|one| (one.value, one.reason, one.on))
                .collect(),
        }
    }

    /// What is done of it in a month as of today; `None` without a figure.
    fn done(self, workspace: &Workspace, month: Month, app: App) -> Option<Figure> {
        let (period, today) = (workspace.period(month), app.today.get());
        match self {
            Which::Standard(standard) => {
                let own = OwnRecords::of(workspace);
                Books::open(own.records(), COUNTING).actual(standard, period, today).ok()
            }
            Which::Own(id) => own_entries::actual(workspace, id, period, today).ok().flatten(),
        }
    }
}

/// A figure wanted, why it is another than before, and the day it was written.
type Version = (i64, Option<RevisionReason>, crate::domain::day::Day);

/// All of them, the rep's own last, in the order they were defined.
fn all(workspace: &Workspace) -> Vec<(Which, &'static str)> {
    let standard = METRICS.into_iter().map(|(one, act)| (Which::Standard(one), act));
    let own = own_entries::metrics(workspace).map(|(id, _)| (Which::Own(id), "other-own"));
    standard.chain(own).collect()
}

/// The place for them.
pub(super) fn others(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let chosen = RwSignal::new(Which::Standard(Standard::NewCustomers));
    let typed = drafted::typed(app, month, "other", String::new());
    let error = RwSignal::new(None);
    let reason = RwSignal::new(RevisionReason::Company);
    let known = move || {
        let which = chosen.get();
        app.workspace(|workspace| which.versions(workspace, month).pop())
    };
    let keep = move || {
        let text = typed.get_untracked();
        let which = chosen.get_untracked();
        let before = untrack(known);
        let (unit, name) = app.peek(|w| (which.metric(w).unit(), which.name(w, lang)));
        match read(lang, unit, &text) {
            Err(sentence) => error.set(Some(sentence)),
            Ok(value) => {
                let on = app.today.get_untracked();
                let reason = before.map(|_| reason.get_untracked());
                let row = match which {
                    Which::Standard(metric) => {
                        let planned = Planned::one(Span::Month, month, metric, value, on);
                        Planned { reason, ..planned }.entry()
                    }
                    Which::Own(metric) => OwnPlanned { month, metric, value, reason, on }.entry(),
                };
                match app.decide_goal(vec![Decide::Keep(row)]) {
                    Ok(stamps) => {
                        typed.set(String::new());
                        let figure = shown(lang, figure(unit, value));
                        app.say_of_all(fill(texts.other_kept, &[&name, &figure]), stamps);
                    }
                    Err(refused) => error.set(Some(say::refusal(lang, refused, &text))),
                }
            }
        }
    };
    let there = question(move || {
        app.workspace(|workspace| {
            let all = all(workspace).into_iter();
            all.map(|(which, act)| (which, act, which.name(workspace, lang))).collect::<Vec<_>>()
        })
    });
    let choices = part(move || {
        let all = there.get().into_iter();
        let all = all.map(|(value, act, word)| Chip { value, act, word }).collect();
        chips(texts.other_which, "other-which", all, chosen.into(), move |which| chosen.set(which))
    });
    let asked =
        Field { id: "other", label: texts.other, act: "other", keyboard: "decimal", class: "" };
    let unit = at_times(move || {
        let metric = app.workspace(|workspace| chosen.get().metric(workspace));
        let [share, lower] = texts.other_means;
        let mut words = Vec::new();
        if metric.unit() == Unit::Share {
            words.push(share);
        }
        if metric.direction() == Direction::LowerIsBetter {
            words.push(lower);
        }
        let said = words.join(" ");
        (!said.is_empty()).then(|| view! { <p class="hint">{said}</p> }.into_any())
    });
    let why = at_times(move || known().map(|_| revise::reasons(lang, reason)));
    let lines = part(move || ledger(app, lang, month));
    view! {
        <section class="more-group">
            <h3>{texts.others}</h3>
            <p class="quiet">{texts.others_mean}</p>
            <form novalidate on:submit=send(keep)>
                {choices}
                {field(asked, typed, error, None)}
                {unit}
                {why}
                <button type="submit" class="button button-wide" data-act="other-keep">
                    {texts.other_keep}
                </button>
            </form>
            <ul class="facts quiet" data-others="">{lines}</ul>
            {own::reading(app, lang, chosen)}
            {own::define(app, lang, month, chosen)}
        </section>
    }
    .into_any()
}

/// A number of a unit as typed: an amount in 分, whole pieces, or hundredths of a percent.
pub(super) fn read(lang: Lang, unit: Unit, text: &str) -> Result<i64, String> {
    let wrong = || fill(lang.planning().goal_sheet.other_wrong, &[&say::cut(text)]);
    if unit == Unit::Share {
        let share = hundredths::read(text).filter(|share| *share > 0);
        return share.map(i64::from).ok_or_else(wrong);
    }
    let amount = amount::read(text).map_err(|error| say::amount_error(lang, error, text))?;
    if amount <= Money::ZERO || amount > Tiers::LIMIT {
        return Err(wrong());
    }
    match unit {
        Unit::Yuan => Ok(amount.fen()),
        _ if amount.fen() % 100 == 0 => Ok(amount.fen() / 100),
        _ => Err(wrong()),
    }
}

/// A figure as it is kept: 分, pieces, hundredths of a percent.
fn kept(figure: Figure) -> i64 {
    match figure {
        Figure::Money(amount) => amount.fen(),
        Figure::Count(count) => count.pieces(),
        Figure::Rate(rate) => i64::try_from(rate.of_wide(10_000, Rounding::HalfAway)).unwrap_or(0),
    }
}

/// Every version of every figure, with what is attained of it.
fn ledger(app: App, lang: Lang, month: Month) -> AnyView {
    let rows: Vec<AnyView> = app.workspace(|workspace| {
        let all = all(workspace).into_iter();
        all.flat_map(|(which, _)| of_metric(workspace, lang, month, which, app)).collect()
    });
    rows.into_any()
}

fn of_metric(
    workspace: &Workspace,
    lang: Lang,
    month: Month,
    which: Which,
    app: App,
) -> Vec<AnyView> {
    let texts = lang.planning().goal_sheet;
    let all = which.versions(workspace, month);
    if all.is_empty() {
        return Vec::new();
    }
    let (name, metric) = (which.name(workspace, lang), which.metric(workspace));
    let is_over = app.today.get() > workspace.period(month).last();
    let done = which.done(workspace, month, app);
    let so_far = done.map(kept);
    let mut before = None::<i64>;
    all.into_iter()
        .map(|(target, reason, on)| {
            let reason = reason.map(|reason| say::revision_reason(lang.texts(), reason));
            let wanted = shown(lang, figure(metric.unit(), target));
            let words = [wanted, date::day(lang, on), reason.unwrap_or_default().to_owned()];
            let words: Vec<&str> =
                words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
            let line = fill(texts.other_line, &[&name, &words.join(" · ")]);
            let attained = so_far.map(|so_far| attained(lang, metric, so_far, target));
            let attained = attained.unwrap_or_default();
            let mut said = match done {
                Some(done) => {
                    let [more, less] = texts.other_done;
                    let lower = metric.direction() == Direction::LowerIsBetter;
                    let words = if lower { less } else { more };
                    fill(words, &[&shown(lang, done), &attained])
                }
                None => texts.other_none.to_owned(),
            };
            let count = Count::new;
            let cut = before.zip(so_far).map(|(old, so_far)| {
                judge(metric.direction(), count(old), count(target), count(so_far))
            });
            before = Some(target);
            let told = |cut: &Cut| is_over || *cut == Cut::Unnecessary;
            if let Some(cut) = cut.filter(told).and_then(|cut| revise::cut_word(lang, cut)) {
                said.push_str(" · ");
                said.push_str(cut);
            }
            let exact = number::grouped(target.unsigned_abs());
            view! {
                <li data-other=name.clone() data-target=exact data-attained=attained>
                    {line}<span class="row-why">{said}</span>
                </li>
            }
            .into_any()
        })
        .collect()
}

/// What is attained of a target: in percent of it, or whether it is kept where lower is better.
fn attained(lang: Lang, metric: Metric, done: i64, target: i64) -> String {
    match metric.direction() {
        Direction::HigherIsBetter => Rate::of(done, target).map(percent).unwrap_or_default(),
        Direction::LowerIsBetter => {
            let [within, over] = lang.planning().goal_sheet.other_lower;
            if done <= target { within } else { over }.to_owned()
        }
    }
}

/// A plain button of the section.
pub(super) fn plain(act: &'static str, word: &'static str, go: Box<dyn Fn()>) -> AnyView {
    press(Press("button button-wide", act, String::new()), word.into_any(), go)
}
