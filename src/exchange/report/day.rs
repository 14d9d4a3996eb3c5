//! The day's report (日报): what was sold, who was seen, what is open, what comes next.

use super::{Figure, Kind, Names, Naming, Report, Table, Value, places, signed};
use crate::domain::day::Day;
use crate::domain::day_list::{DayLine, DayList};
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::pace::Standing;
use crate::domain::period::Period;
use crate::domain::tier::Tier;
use crate::domain::workspace::Workspace;
use crate::exchange::day_report::{came_of, visits};
use crate::text::{Lang, date, fill, number, visit};

/// The most names in one line.
pub(super) const MOST_NAMES: usize = 4;

/// The report of `day`, signed by `signer` where that is not empty. O(n log n) in tasks, customers
/// and sales.
pub fn day(workspace: &Workspace, day: Day, lang: Lang, names: Names, signer: &str) -> Report {
    let words = lang.behind().visit;
    let signer = signed(signer);
    let list = DayList::of(workspace, day, day);
    let standing = Standing::of(workspace, workspace.month_of(day), day);
    let short = |amount: Money| number::short(lang, amount);
    let sold = standing.as_ref().map_or_else(
        || workspace.sold_in(Period::new(day, day).ok()),
        |standing| standing.done_today,
    );
    let due = standing.as_ref().map(|standing| standing.due_today);
    let sold_shown = match due.filter(|due| *due > Money::ZERO) {
        Some(due) => fill(words.report_due, &[&short(sold), &short(due)]),
        None => short(sold),
    };
    let month = standing.as_ref().map(|standing| {
        let target = standing.tier(Tier::Target).amount;
        let percent = standing.attainment_percent().to_string();
        fill(words.report_month, &[&short(standing.actual), &short(target), &percent])
    });
    let mut naming = Naming::new(workspace, lang, names);
    let seen: Vec<Vec<String>> = list
        .done()
        .map(|line: &DayLine| vec![naming.of(line.customer), came_of(lang, line)])
        .collect();
    let open: Vec<String> = list.open_promises().map(|line| naming.of(line.customer)).collect();
    let next = workspace.calendar.next_working(day).map(|next| {
        let list = DayList::of(workspace, next, day);
        let promised: Vec<CustomerId> = list.open_promises().map(|line| line.customer).collect();
        let promised: Vec<String> = promised.into_iter().map(|id| naming.of(id)).collect();
        let holds = if promised.is_empty() {
            words.report_no_plan.to_owned()
        } else {
            visit::some_names(lang, &promised, MOST_NAMES)
        };
        fill(words.report_next, &[&date::day(lang, next), &holds])
    });
    let title = fill(words.report_head, &[&date::day(lang, day)]);
    let visited = visits(lang, &list);
    let [_, sold_name, month_name, visits_name, _, missed_name, next_name, _] = names_of(lang);
    let mut figures = vec![Figure::exactly(sold_name, sold_shown.clone(), sold.to_string())];
    if let (Some(month), Some(standing)) = (&month, &standing) {
        let exact = standing.actual.to_string();
        figures.push(Figure::exactly(month_name, month.clone(), exact));
    }
    figures.push(Figure::new(visits_name, visited.clone()));
    if !open.is_empty() {
        figures.push(Figure::new(missed_name, open.join(words.report_join)));
    }
    if let Some(next) = &next {
        figures.push(Figure::new(next_name, next.clone()));
    }
    let came = seen.iter().map(|row| {
        let cell = |place: usize| row.get(place).map(String::as_str).unwrap_or_default();
        fill(words.report_line, &[cell(0), cell(1)])
    });
    let values = [
        Value::Words(title.clone()),
        Value::Words(sold_shown),
        Value::Words(month.unwrap_or_default()),
        Value::Words(visited),
        Value::customers(came.collect()),
        Value::customers(open),
        Value::Words(next.unwrap_or_default()),
        Value::Words(signer.clone()),
    ];
    Report {
        kind: Kind::Day,
        lang,
        day,
        title,
        places: places(Lang::ALL.map(names_of), values),
        template: words.report_template,
        figures,
        table: Table {
            heads: vec![words.report_whom.to_owned(), words.report_came.to_owned()],
            rows: seen,
        },
        remarks: Vec::new(),
        signature: signer,
    }
}

fn names_of(lang: Lang) -> [&'static str; 8] {
    lang.behind().visit.report_places
}
