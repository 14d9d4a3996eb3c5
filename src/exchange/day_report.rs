//! The day's report (日报) as plain text, for the team's chat: what was sold, who was seen, what
//! is open, what comes next.

use super::report;
use crate::domain::day::Day;
use crate::domain::day_list::{DayLine, DayList};
use crate::domain::fact::NextStep;
use crate::domain::money::Money;
use crate::domain::pace::Standing;
use crate::domain::workspace::Workspace;
use crate::text::{Lang, counted, fill, number, visit};

pub use report::Names;

/// The most lines a report has: one screen of a chat.
pub const MOST_LINES: usize = report::text::MOST_LINES;

/// The report of `day` by the shipped template, at most [`MOST_LINES`] lines without a line break
/// at the end. Notes are never in it. O(n log n) in tasks, customers and sales.
pub fn day_report(workspace: &Workspace, day: Day, lang: Lang, names: Names) -> String {
    report::text::write(&report::day::day(workspace, day, lang, names, ""), None)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::command::Command;
    use crate::domain::fact::Outcome;
    use crate::domain::today::Subject;
    use crate::exchange::report::tests::{monday, run, worked};

    fn after(names: &[String], done: usize, outcome: Outcome) -> Workspace {
        worked(names, done, outcome, 0)
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
            Saw 1 of 3 planned\n· Customer A: won 12K\nNot seen: Customer B, Customer C\n\
            Tue 17 Nov: Customer A";
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
