//! A plan that somebody else wrote, pasted and looked over: its slips are put right with a tap each.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::drafted;
use super::findings::{button, card};
use super::mend::keep;
use crate::domain::checker::{Finding, Plan, Repair, check};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::period::{Month, Period};
use crate::domain::plan_book::Span;
use crate::domain::plan_book::check::tiers;
use crate::domain::plan_book::figures::Planned;
use crate::domain::plan_book::suggest::around;
use crate::domain::rate::Rate;
use crate::domain::tier_words::TierWords;
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::text::planning::goal_sheet::{finding, percent, repair};
use crate::text::planning::pasted::{Line, Says, Table};
use crate::text::{Lang, fill, number};
use crate::ui::components::field::{Field, area};
use crate::ui::components::live::{nothing, part, question};

/// A row that was put right, with its weeks.
type Right = (usize, Vec<Money>);

/// The place to paste, with what was read and found.
pub(super) fn paste(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let text = drafted::typed(app, month, "paste", String::new());
    let error = RwSignal::new(None);
    let right = RwSignal::new(Vec::<Right>::new());
    let one_owner = RwSignal::new(false);
    // What is typed anew is looked at anew.
    Effect::new(move |_| {
        text.track();
        right.set(Vec::new());
        one_owner.set(false);
    });
    let table = question(move || {
        let mut table = Table::read(&text.get());
        if one_owner.get() {
            table.owners.truncate(1);
        }
        table
    });
    let asked = Field {
        id: "paste",
        label: texts.paste_field,
        act: "paste-plan",
        keyboard: "text",
        class: "",
    };
    let shown = part(move || {
        if text.with(|text| text.trim().is_empty()) {
            return nothing();
        }
        let (table, right_now) = (table.get(), right.get());
        if table.lines.is_empty() && table.owners.is_empty() {
            return view! { <p class="error" data-trouble="paste">{texts.paste_nothing}</p> }
                .into_any();
        }
        let found = app.workspace(|workspace| found(workspace, month, &table, &right_now));
        let rows = table.lines.iter().enumerate().map(|(place, line)| {
            let weeks = right_now.iter().find(|(of, _)| *of == place).map(|(_, weeks)| weeks);
            row(lang, place, line, weeks)
        });
        let rows = rows.collect::<Vec<_>>();
        let named = app.tier_words();
        let cards = found
            .into_iter()
            .map(|(place, one)| {
                let word = repair(lang, &named, &one.repair);
                let says = place.and_then(|place| table.lines.get(place)).map(|line| line.says);
                let fixable = match one.repair {
                    Repair::UseAmounts(_) | Repair::WeekIsDueTimesRate => says.is_some(),
                    Repair::Merge => true,
                    _ => false,
                };
                let button = word.filter(|_| fixable).map(|word| {
                    let one = one.clone();
                    button(
                        word,
                        "repair",
                        Box::new(move || match (&one.repair, place, says) {
                            (Repair::Merge, ..) => one_owner.set(true),
                            (how, Some(place), Some(says)) => {
                                let weeks = match how {
                                    Repair::UseAmounts(weeks) => weeks.clone(),
                                    _ => Vec::new(),
                                };
                                right.update(|right| right.push((place, weeks)));
                                take(app, lang, month, says, how);
                            }
                            _ => {}
                        }),
                    )
                });
                card(lang, &one, finding(lang, &named, &one), button.into_iter().collect())
            })
            .collect::<Vec<_>>();
        let clean = cards
            .is_empty()
            .then(|| view! { <p class="quiet" data-clean="paste">{texts.clean}</p> }.into_any());
        view! { <ul class="facts user" data-user="">{rows}</ul>{clean}{cards} }.into_any()
    });
    view! {
        <section class="more-group">
            <h3>{texts.paste}</h3>
            <p class="quiet">{texts.paste_means}</p>
            {area(asked, text, error)}
            <div data-pasted="" role="status">{shown}</div>
        </section>
    }
    .into_any()
}

/// What the checker finds in a pasted plan, each with its row's place in the table.
fn found(
    workspace: &Workspace,
    month: Month,
    table: &Table,
    right: &[Right],
) -> Vec<(Option<usize>, Finding)> {
    let period = workspace.period(month);
    let done: Vec<usize> = right.iter().map(|(place, _)| *place).collect();
    let (mut pasted, rows, rates) = table.pasted(period, &done);
    let due = due_by_week(workspace, period);
    if due.iter().any(|due| *due > Money::ZERO) {
        for rate in &mut pasted.rates {
            rate.due.clone_from(&due);
        }
    }
    let mut plan = Plan::new(&workspace.calendar);
    plan.pasted = pasted;
    plan.wholes = table.wholes();
    let place_of = |one: &Finding| match one.rule {
        "day-figure-in-week" => rows.get(one.place).copied(),
        "rate-split-by-time" => rates.get(one.place).copied(),
        _ => None,
    };
    check(&plan).into_iter().map(|one| (place_of(&one), one)).collect()
}

/// What falls due in each week of a run of days.
fn due_by_week(workspace: &Workspace, period: Period) -> Vec<Money> {
    let of = |week: Period| {
        let due = workspace.receivables().filter(|(_, owed)| week.contains(owed.due));
        due.map(|(_, owed)| owed.amount).sum()
    };
    period.weeks().map(of).collect()
}

/// A row of the table, as it stands or put right.
fn row(lang: Lang, place: usize, line: &Line, right: Option<&Vec<Money>>) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let money = |amount: Money| number::short(lang, amount);
    let name = line.name.as_str();
    let weeks = right.map(|weeks| weeks.iter().map(|week| money(*week)).collect::<Vec<_>>());
    let sentence = match (line.says, weeks) {
        (Says::Amount { month, .. }, Some(weeks)) => {
            fill(texts.row_weeks, &[name, &money(month), &weeks.join(" / ")])
        }
        (Says::Share { of, .. }, Some(weeks)) => {
            let mut words = fill(texts.row_rate, &[name, &share(of)]);
            if !weeks.is_empty() {
                words.push_str(" · ");
                words.push_str(&weeks.join(" / "));
            }
            words
        }
        (Says::Amount { month, week }, None) => {
            fill(texts.row, &[name, &money(month), &money(week)])
        }
        (Says::Share { of, week }, None) => fill(texts.row, &[name, &share(of), &money(week)]),
    };
    let exact =
        right.map(|weeks| weeks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    let state = if right.is_some() { "right" } else { "read" };
    view! { <li data-row=place.to_string() data-state=state data-weeks=exact>{sentence}</li> }
        .into_any()
}

fn share(of: i64) -> String {
    Rate::of(of, 10_000_i64).map(percent).unwrap_or_default()
}

/// Keeps what was put right: an amount as the tiers of a month that has none, a rate as a figure of
/// its own. Weeks are not kept: the calendar has them.
fn take(app: App, lang: Lang, month: Month, says: Says, how: &Repair) {
    let on = app.today.get_untracked();
    let word = repair(lang, &app.peek(TierWords::of), how).unwrap_or_default();
    match says {
        Says::Share { of, .. } => {
            let planned = Planned::one(Span::Month, month, Standard::CollectionRate, of, on);
            keep(app, lang, planned.entry(), &word);
        }
        Says::Amount { month: amount, .. } => {
            if app.peek(|workspace| tiers(workspace, month)).is_none() {
                let planned = Planned::tiers(month, around(amount), None, on);
                keep(app, lang, planned.entry(), &word);
            } else {
                app.say(fill(lang.planning().goal_sheet.done, &[&word]), None);
            }
        }
    }
}
