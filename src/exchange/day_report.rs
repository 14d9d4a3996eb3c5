//! The day's report (日报) as plain text, for the team's chat: what was sold, who was seen, what
//! is open, what comes next.

use crate::domain::cadence::Class;
use crate::domain::day::Day;
use crate::domain::day_list::{DayLine, DayList};
use crate::domain::fact::NextStep;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::pace::Standing;
use crate::domain::tier::Tier;
use crate::domain::workspace::{self, Workspace};
use crate::text::{Lang, counted, date, fill, number, say, visit};

/// The most lines a report has: one screen of a chat.
pub const MOST_LINES: usize = 12;
/// The most customers seen that are named one a line.
const MOST_SEEN: usize = 5;
/// The most names in one line.
const MOST_NAMES: usize = 4;

/// Whether customers are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// They are.
    Shown,
    /// Only their class is said: the chat may hold people who are not to know them.
    Hidden,
}

/// The report of `day`, at most [`MOST_LINES`] lines without a line break at the end. Notes are
/// never in it. O(n log n) in tasks, customers and sales.
pub fn day_report(workspace: &Workspace, day: Day, lang: Lang, names: Names) -> String {
    let words = lang.behind().visit;
    let list = DayList::of(workspace, day, day);
    let sold = workspace.sold_in(crate::domain::period::Period::new(day, day).ok());
    let standing = Standing::of(workspace, workspace.month_of(day), day);
    let mut lines = vec![fill(words.report_head, &[&date::day(lang, day)])];
    let short = |amount: Money| number::short(lang, amount);
    match &standing {
        Some(standing) => lines.push(money(lang, standing)),
        None => lines.push(fill(words.report_sold, &[&short(sold)])),
    }
    if let Some(standing) = &standing {
        let target = standing.tier(Tier::Target).amount;
        let percent = standing.attainment_percent().to_string();
        lines.push(fill(words.report_month, &[&short(standing.actual), &short(target), &percent]));
    }
    lines.push(visits(lang, &list));
    let name = |id: CustomerId| match names {
        Names::Shown => shown_name(workspace, lang, id),
        Names::Hidden => hidden_name(workspace, lang, id),
    };
    let seen: Vec<&DayLine> = list.done().collect();
    for line in seen.iter().take(MOST_SEEN) {
        lines.push(fill(words.report_line, &[&name(line.customer), &came_of(lang, line)]));
    }
    if seen.len() > MOST_SEEN {
        lines.push(counted(words.report_more, seen.len().saturating_sub(MOST_SEEN)));
    }
    let people = |ids: Vec<CustomerId>| match names {
        Names::Shown => {
            let all: Vec<String> =
                ids.into_iter().map(|id| shown_name(workspace, lang, id)).collect();
            visit::some_names(lang, &all, MOST_NAMES)
        }
        Names::Hidden => counted(words.report_count, ids.len()),
    };
    let open: Vec<CustomerId> = list.open_promises().map(|line| line.customer).collect();
    if !open.is_empty() {
        lines.push(fill(words.report_open, &[&people(open)]));
    }
    if let Some(next) = workspace.calendar.next_working(day) {
        let list = DayList::of(workspace, next, day);
        let promised: Vec<CustomerId> = list.open_promises().map(|line| line.customer).collect();
        let holds =
            if promised.is_empty() { words.report_no_plan.to_owned() } else { people(promised) };
        lines.push(fill(words.report_next, &[&date::day(lang, next), &holds]));
    }
    lines.join("\n")
}

/// What was sold on the day, and of what was due where anything was.
pub fn money(lang: Lang, standing: &Standing) -> String {
    let words = lang.behind().visit;
    let (sold, due) = (standing.done_today, standing.due_today);
    let short = |amount: Money| number::short(lang, amount);
    if due > Money::ZERO {
        fill(words.report_sold_due, &[&short(sold), &short(due)])
    } else {
        fill(words.report_sold, &[&short(sold)])
    }
}

/// How many were planned and seen, and how many more.
pub fn visits(lang: Lang, list: &DayList) -> String {
    let words = lang.behind().visit;
    let shown = |count: usize| number::grouped(count as u64);
    let kept = list.kept();
    let visits = fill(words.evening_visits, &[&shown(kept), &shown(list.planned())]);
    let extra = list.done().count().saturating_sub(kept);
    if extra == 0 {
        visits
    } else {
        [visits, counted(words.evening_extra, extra)].join(lang.texts().hold_join)
    }
}

/// What came of a line in a word: the amount won, the outcome, or what it was for.
pub fn came_of(lang: Lang, line: &DayLine) -> String {
    let texts = lang.texts();
    let [met, ..] = lang.behind().visit.results;
    if line.won > Money::ZERO {
        return fill(lang.behind().visit.report_won, &[&number::short(lang, line.won)]);
    }
    match (line.outcome, line.step) {
        (Some(outcome), _) => visit::outcome(lang, outcome),
        (None, NextStep::Visit) => met,
        (None, step) => visit::step(texts, step),
    }
    .to_owned()
}

/// A customer's name, cut so that a line stays a line.
fn shown_name(workspace: &Workspace, lang: Lang, id: CustomerId) -> String {
    match workspace.customer(id) {
        Some(one) if one.standing != workspace::Standing::Erased => say::cut(&one.name),
        _ => lang.texts().erased_name.to_owned(),
    }
}

fn hidden_name(workspace: &Workspace, lang: Lang, id: CustomerId) -> String {
    let letter = match workspace.customer(id).map(|one| one.class) {
        Some(Class::A) => "A",
        Some(Class::B) => "B",
        Some(Class::C) | None => "C",
    };
    fill(lang.behind().visit.report_class, &[letter])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::fact::Outcome;
    use crate::domain::ident::Stamp;
    use crate::domain::period::{Month, MonthStart};
    use crate::domain::today::Subject;
    use crate::domain::workspace::evolve;

    fn monday() -> Day {
        Day::new(2026, 11, 16).unwrap()
    }

    /// Does commands on the Monday, one after the other.
    fn run(workspace: &mut Workspace, place: &mut u64, command: Command) {
        *place += 1;
        let stamp = Stamp::new(*place, 0, 7);
        let moment = Moment { today: monday(), minute: 0, stamp };
        let fact = decide(workspace, command, &moment).unwrap();
        evolve(workspace, stamp, &fact);
    }

    /// A month of 2.1 million and customers promised for the Monday, the first of them done.
    fn after(names: &[String], done: usize, outcome: Outcome) -> Workspace {
        let mut workspace = Workspace::default();
        let mut place = 0;
        let month = Month::of(monday(), MonthStart::default());
        let goal = Command::ConfirmGoal { month, target: Money::from_yuan(2_100_000) };
        run(&mut workspace, &mut place, goal);
        for name in names {
            let add = Command::AddCustomer {
                name: name.clone(),
                class: Class::A,
                note: "秘密".to_owned(),
                visit: Some(monday()),
            };
            run(&mut workspace, &mut place, add);
        }
        let tasks: Vec<_> = workspace.tasks().map(|(id, task)| (id, task.customer)).collect();
        for (task, customer) in tasks.into_iter().take(done) {
            let won = (outcome == Outcome::Won).then(|| Money::from_yuan(12_000));
            let next = Some((monday().next(), NextStep::Call));
            let note = "不给人看".to_owned();
            let log = Command::Log { customer, task: Some(task), outcome, won, note, next };
            run(&mut workspace, &mut place, log);
        }
        workspace
    }

    fn names(count: usize) -> Vec<String> {
        (1..=count).map(|number| format!("恒泰{number}")).collect()
    }

    #[test]
    fn a_day_in_both_languages() {
        let workspace = after(&names(3), 1, Outcome::Won);
        let report = day_report(&workspace, monday(), Lang::Zh, Names::Shown);
        let expected = "日报 11月16日 周一\n成交 1.2万，要做到 19.1万\n本月 1.2万 / 210万，完成 1%\n\
            计划 3 家，见了 1 家\n· 恒泰1：成交 1.2万\n没见：恒泰2、恒泰3\n11月17日 周二：恒泰1";
        assert_eq!(report, expected);
        let report = day_report(&workspace, monday(), Lang::En, Names::Hidden);
        let expected = "Day report, Mon 16 Nov\nSold 12K, due 190.9K\nMonth 12K / 2.1M, 1%\n\
            1 of 3 planned seen\n· Class A customer: won 12K\nNot seen: 2 customers\n\
            Tue 17 Nov: 1 customer";
        assert_eq!(report, expected);
    }

    #[test]
    fn a_day_without_anything_is_still_a_report() {
        let report = day_report(&Workspace::default(), monday(), Lang::Zh, Names::Shown);
        assert_eq!(
            report,
            "日报 11月16日 周一\n成交 0\n计划 0 家，见了 0 家\n11月17日 周二：还没约"
        );
    }

    #[test]
    fn a_tick_without_an_outcome_was_a_visit_and_a_call_a_call() {
        let mut workspace = after(&names(1), 0, Outcome::Met);
        let (task, customer) = workspace.tasks().next().map(|(id, t)| (id, t.customer)).unwrap();
        let mut place = 50;
        run(&mut workspace, &mut place, Command::Tick { subject: Subject::Task(task) });
        let due = monday();
        run(
            &mut workspace,
            &mut place,
            Command::Promise { customer, due, step: Some(NextStep::Call) },
        );
        let list = DayList::of(&workspace, monday(), monday());
        assert_eq!(came_of(Lang::Zh, list.done().next().unwrap()), "见到了");
        let call = list.open_promises().next().unwrap();
        assert_eq!(came_of(Lang::Zh, call), "打电话");
    }

    proptest! {
        #[test]
        fn a_report_is_at_most_twelve_lines_and_says_no_note_and_no_hidden_name(
            count in 0_usize..14, done in 0_usize..14, won: bool, zh: bool, length in 1_usize..100,
        ) {
            let names: Vec<String> =
                (1..=count).map(|number| format!("王{number}").chars().cycle().take(length.max(3)).collect()).collect();
            let outcome = if won { Outcome::Won } else { Outcome::Absent };
            let workspace = after(&names, done.min(count), outcome);
            let lang = if zh { Lang::Zh } else { Lang::En };
            for named in [Names::Shown, Names::Hidden] {
                let report = day_report(&workspace, monday(), lang, named);
                prop_assert!(report.lines().count() <= MOST_LINES, "{}", report);
                prop_assert!(report.lines().all(|line| !line.trim().is_empty()));
                prop_assert!(!report.contains("不给人看") && !report.contains("秘密"));
                prop_assert!(named == Names::Shown || !report.contains('王'));
            }
        }
    }
}
