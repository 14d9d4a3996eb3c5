//! Figures of other metrics beside the month's revenue, like five new customers: each with its
//! versions, what is attained of each, and why it changed.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::books::Books;
use crate::domain::fact::RevisionReason;
use crate::domain::metric::{Direction, Standard};
use crate::domain::money::Money;
use crate::domain::own_books::{COUNTING, OwnRecords};
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::figures::{Planned, figure, versions};
use crate::domain::plan_book::goal::Decide;
use crate::domain::rate::Rate;
use crate::domain::revision::{Cut, judge};
use crate::domain::tier::Tiers;
use crate::domain::unit::{Count, Figure, Unit};
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::text::planning::goal_sheet::{figure as shown, metric as name, percent};
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, part, send};
use crate::ui::pages::revise;

/// The metrics that have a figure of their own here, each with its hook.
const METRICS: [(Standard, &str); 5] = [
    (Standard::NewCustomers, "other-customers"),
    (Standard::Deals, "other-deals"),
    (Standard::Collections, "other-collections"),
    (Standard::Visits, "other-visits"),
    (Standard::Calls, "other-calls"),
];

/// The place for them.
pub(super) fn others(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let chosen = RwSignal::new(Standard::NewCustomers);
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let reason = RwSignal::new(RevisionReason::Company);
    let known = move || {
        let metric = chosen.get();
        app.workspace(|workspace| versions(workspace, Span::Month, month, metric).last())
    };
    let keep = move || {
        let text = typed.get_untracked();
        let metric = chosen.get_untracked();
        let before = untrack(known);
        match read(lang, metric, &text) {
            Err(sentence) => error.set(Some(sentence)),
            Ok(value) => {
                let on = app.today.get_untracked();
                let planned = Planned::one(Span::Month, month, metric, value, on);
                let reason = before.map(|_| reason.get_untracked());
                let row = Planned { reason, ..planned }.entry();
                match app.decide_goal(vec![Decide::Keep(row)]) {
                    Ok(stamps) => {
                        typed.set(String::new());
                        let figure = shown(lang, figure(metric, value));
                        let said = fill(texts.other_kept, &[name(lang, metric), &figure]);
                        app.say_of_all(said, stamps);
                    }
                    Err(refused) => error.set(Some(say::refusal(lang, refused, &text))),
                }
            }
        }
    };
    let choices = METRICS
        .into_iter()
        .map(|(value, act)| Chip { value, act, word: name(lang, value).to_owned() })
        .collect();
    let asked =
        Field { id: "other", label: texts.other, act: "other", keyboard: "decimal", class: "" };
    let why = at_times(move || known().map(|_| revise::reasons(lang, reason)));
    view! {
        <section class="more-group">
            <h3>{texts.others}</h3>
            <p class="quiet">{texts.others_mean}</p>
            <form novalidate on:submit=send(keep)>
                {chips(texts.other_which, "other-which", choices, chosen.into(), move |one| chosen.set(one))}
                {field(asked, typed, error, None)}
                {why}
                <button type="submit" class="button button-wide" data-act="other-keep">{texts.other_keep}</button>
            </form>
            <ul class="facts quiet" data-others="">{part(move || ledger(app, lang, month))}</ul>
        </section>
    }
    .into_any()
}

/// A number of a metric as typed: an amount in 分, or whole pieces.
fn read(lang: Lang, metric: Standard, text: &str) -> Result<i64, String> {
    let texts = lang.planning().goal_sheet;
    let amount = amount::read(text).map_err(|wrong| say::amount_error(lang, wrong, text))?;
    if amount <= Money::ZERO || amount > Tiers::LIMIT {
        return Err(fill(texts.other_wrong, &[&say::cut(text)]));
    }
    match metric.metric().unit() {
        Unit::Yuan => Ok(amount.fen()),
        Unit::Pieces | Unit::Share if amount.fen() % 100 == 0 => Ok(amount.fen() / 100),
        Unit::Pieces | Unit::Share => Err(fill(texts.other_wrong, &[&say::cut(text)])),
    }
}

/// Every version of every figure, with what is attained of it.
fn ledger(app: App, lang: Lang, month: Month) -> AnyView {
    let rows: Vec<AnyView> = app.workspace(|workspace| {
        METRICS
            .into_iter()
            .flat_map(|(metric, _)| of_metric(workspace, lang, month, metric, app))
            .collect()
    });
    rows.into_any()
}

fn of_metric(
    workspace: &Workspace,
    lang: Lang,
    month: Month,
    metric: Standard,
    app: App,
) -> Vec<AnyView> {
    let texts = lang.planning().goal_sheet;
    let all: Vec<Planned> = versions(workspace, Span::Month, month, metric).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let (period, today) = (workspace.period(month), app.today.get());
    let own = OwnRecords::of(workspace);
    let books = Books::open(own.records(), COUNTING);
    let done = match books.actual(metric, period, today) {
        Ok(Figure::Money(amount)) => amount.fen(),
        Ok(Figure::Count(count)) => count.pieces(),
        _ => 0,
    };
    let mut before = None::<i64>;
    all.iter()
        .map(|one| {
            let target = one.tiers[1];
            let attained = Rate::of(done, target).map(percent).unwrap_or_default();
            let reason = one.reason.map(|reason| say::revision_reason(lang.texts(), reason));
            let on = date::day(lang, one.on);
            let count = Count::new;
            let cut = before.map(|old| {
                judge(Direction::HigherIsBetter, count(old), count(target), count(done))
            });
            before = Some(target);
            let told = |cut: &Cut| today > period.last() || *cut == Cut::Unnecessary;
            let cut = cut.filter(told).and_then(|cut| revise::cut_word(lang, cut));
            let words = [
                shown(lang, one.target()),
                on,
                reason.unwrap_or_default().to_owned(),
            ];
            let words: Vec<&str> =
                words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
            let line = fill(texts.other_line, &[name(lang, metric), &words.join(" · ")]);
            let done = shown(lang, figure(metric, done));
            let mut said = fill(texts.other_done, &[&done, &attained]);
            if let Some(cut) = cut {
                said.push_str(" · ");
                said.push_str(cut);
            }
            view! {
                <li data-other=name(lang, metric) data-target=number::grouped(target.unsigned_abs()) data-attained=attained>
                    {line}<span class="row-why">{said}</span>
                </li>
            }
            .into_any()
        })
        .collect()
}
