//! The day's report (日报): what was sold, who was seen, what is open, what comes next.

use super::looked_back::hidden;
use super::{Figure, Kind, Names, Naming, Report, Table, Value, places, signed};
use crate::domain::day::Day;
use crate::domain::day_list::{DayLine, DayList};
use crate::domain::day_order::each_once;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::own_entries::{Learned, lessons};
use crate::domain::pace::Standing;
use crate::domain::period::Period;
use crate::domain::tier::Tier;
use crate::domain::workspace::Workspace;
use crate::exchange::day_report::{came_of, visits};
use crate::exchange::plain::one_line;
use crate::text::{Lang, both, date, fill, number, visit};

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
    let open = whom(&list, &mut naming);
    let next = workspace.calendar.next_working(day).map(|next| {
        let promised = whom(&DayList::of(workspace, next, day), &mut naming);
        let holds = if promised.is_empty() {
            words.report_no_plan.to_owned()
        } else {
            visit::some_names(lang, &promised, MOST_NAMES)
        };
        fill(words.report_next, &[&date::day(lang, next), &holds])
    });
    let title = fill(words.report_head, &[&date::day(lang, day)]);
    let visited = visits(lang, &list);
    let [
        _,
        sold_name,
        month_name,
        visits_name,
        _,
        missed_name,
        next_name,
        _,
        win_name,
        lesson_name,
    ] = names_of(lang);
    let [win, lesson] = [Learned::Win, Learned::Lesson]
        .map(|learned| learnt(workspace, day, learned, &mut naming, names, words.report_join));
    let mut figures = vec![Figure::exactly(sold_name, sold_shown.clone(), sold.to_string())];
    if let (Some(month), Some(standing)) = (&month, &standing) {
        let exact = standing.actual.to_string();
        figures.push(Figure::exactly(month_name, month.clone(), exact));
    }
    figures.push(Figure::new(visits_name, visited.clone()));
    if !open.is_empty() {
        figures.push(Figure::new(missed_name, open.join(words.report_join)));
    }
    for (name, learnt) in [(win_name, &win), (lesson_name, &lesson)] {
        if !learnt.is_empty() {
            figures.push(Figure::new(name, learnt.clone()));
        }
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
        Value::Words(win),
        Value::Words(lesson),
    ];
    Report {
        kind: Kind::Day,
        lang,
        day,
        title,
        places: places(both::DAY_PLACES, values),
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

/// Who still is promised, each once, whatever for.
fn whom(list: &DayList, naming: &mut Naming<'_>) -> Vec<String> {
    let promised: Vec<CustomerId> = list.open_promises().map(|line| line.customer).collect();
    each_once(&promised).into_iter().map(|customer| naming.of(customer)).collect()
}

/// What the rep wrote of the day, on one line; where names are hidden no customer is named in it.
fn learnt(
    workspace: &Workspace,
    day: Day,
    learned: Learned,
    naming: &mut Naming<'_>,
    names: Names,
    join: &str,
) -> String {
    let all = lessons(workspace, Period::spanning(day, day));
    let own = all.filter(|one| one.learned == learned && !one.text.is_empty());
    let said = own.map(|one| one_line(&one.text)).collect::<Vec<_>>().join(join);
    hidden(workspace, naming, names, said)
}

fn names_of(lang: Lang) -> [&'static str; 10] {
    lang.behind().visit.report_places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::fact::{Fact, NextStep, Outcome};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::own_entries::Lesson;
    use crate::domain::workspace::evolve;
    use crate::exchange::report::tests::{monday, worked};
    use crate::exchange::report::text::{MOST_LINES, write};

    #[test]
    fn a_win_and_a_lesson_stand_in_the_report_without_hidden_names() {
        let names: Vec<String> = (1..=9).map(|number| format!("恒泰{number}")).collect();
        let mut workspace = worked(&names, 7, Outcome::Won, 0);
        for (ms, learned, text) in
            [(900, Learned::Win, "恒泰1\n签了"), (901, Learned::Lesson, "恒泰12 的样品没带")]
        {
            let (text, tags) = (text.to_owned(), String::new());
            let one = Lesson { learned, text, tags, month: None, customer: None, on: monday() };
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Entered(one.entry()));
        }
        let told = |lang, names| write(&day(&workspace, monday(), lang, names, "李雷"), None);
        let shown = told(Lang::Zh, Names::Shown);
        assert!(shown.contains("\n收获：恒泰1 签了\n改进：恒泰12 的样品没带\n"), "{shown}");
        assert!(told(Lang::En, Names::Shown).contains("\nWent well: 恒泰1 签了\nTo improve: "));
        for lang in Lang::ALL {
            assert!(told(lang, Names::Shown).lines().count() <= MOST_LINES);
            let hidden = told(lang, Names::Hidden);
            assert!(!hidden.contains("恒泰") && hidden.lines().count() <= MOST_LINES, "{hidden}");
        }
    }

    #[test]
    fn who_is_promised_twice_is_named_once() {
        let mut workspace = Workspace::default();
        let mut run = |place: u64, command: Command| {
            let stamp = Stamp::new(place, 0, 7);
            let moment = Moment { today: monday(), minute: 0, stamp };
            let fact = decide(&workspace, command, &moment).unwrap();
            evolve(&mut workspace, stamp, &fact);
            stamp
        };
        let (name, note) = ("恒泰".to_owned(), String::new());
        let add = Command::AddCustomer { name, class: Class::B, note, visit: Some(monday()) };
        let customer = CustomerId(Id::new(run(1, add), 0));
        let collect = Some(NextStep::Collect);
        run(2, Command::Promise { customer, due: monday(), step: collect });
        run(3, Command::Promise { customer, due: monday().next(), step: collect });
        run(4, Command::Promise { customer, due: monday().next(), step: None });
        let told = write(&day(&workspace, monday(), Lang::Zh, Names::Shown, ""), None);
        assert_eq!(told.matches("恒泰").count(), 2, "left today, and tomorrow: {told}");
    }
}
