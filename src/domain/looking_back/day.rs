//! A day looked back on: three questions about those who were reached, what was done and what was
//! not, a win and a lesson, the next working day.

use crate::domain::day::Day;
use crate::domain::day_list::{DayLine, DayList, Fate};
use crate::domain::day_order::each_once;
use crate::domain::entry::EntryKind;
use crate::domain::fact::Outcome;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::own_entries::{Learned, Lesson, lessons};
use crate::domain::period::Period;
use crate::domain::review::Review;
use crate::domain::sorted::Set;
use crate::domain::today::Subject;
use crate::domain::workspace::{DealState, TaskState, Workspace};

/// A day looked back on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayBack {
    /// Which.
    pub day: Day,
    /// What was sold on it, returns taken off.
    pub sold: Money,
    /// What the target asked of it; `None` without a goal.
    pub asked: Option<Money>,
    /// Customers who were reached, each once, in the day's order.
    pub reached: Vec<CustomerId>,
    /// Of these, nobody knows yet what they need: nothing stands under their needs. The first
    /// question.
    pub needs_unknown: Vec<CustomerId>,
    /// Of these, who came a step closer: bought, or a deal with them was found, moved or won. The
    /// second question.
    pub closer: Vec<CustomerId>,
    /// Of these, who said no, or whose deal was lost. The second question.
    pub said_no: Vec<CustomerId>,
    /// Of these, nothing is agreed for after the day. The third question.
    pub no_next: Vec<CustomerId>,
    /// What was done, in the day's order.
    pub done: Vec<DayLine>,
    /// Promises of the day that were not kept on it.
    pub missed: Vec<DayLine>,
    /// What went well.
    pub wins: Vec<Lesson>,
    /// What is to be done better.
    pub lessons: Vec<Lesson>,
    /// The next working day, and who is promised for it; `None` where the calendar ends.
    pub next: Option<(Day, Vec<CustomerId>)>,
}

impl DayBack {
    /// Looks back on `day` as of `today`. O(n log n) in tasks, customers, deals and entries.
    pub fn of(workspace: &Workspace, day: Day, today: Day) -> DayBack {
        let list = DayList::of(workspace, day, today.max(day));
        let done: Vec<DayLine> = list.done().copied().collect();
        let missed =
            |line: &&DayLine| matches!(line.subject, Subject::Task(_)) && line.fate != Fate::Done;
        let missed: Vec<DayLine> = list.lines.iter().filter(missed).copied().collect();
        let mut reached: Vec<CustomerId> = Vec::new();
        for line in &done {
            if line.outcome != Some(Outcome::Absent) && !reached.contains(&line.customer) {
                reached.push(line.customer);
            }
        }
        let known: Set<CustomerId> = workspace
            .entries()
            .filter(|(_, entry)| entry.kind == EntryKind::Needs && entry.on <= day)
            .filter_map(|(_, entry)| entry.customer)
            .collect();
        let agreed: Set<CustomerId> = workspace
            .tasks_since(day.next())
            .filter(|(_, task)| task.due > day && task.state == TaskState::Open)
            .map(|(_, task)| task.customer)
            .collect();
        let (mut moved, mut refused) = (Set::new(), Set::new());
        for (_, deal) in workspace.deals() {
            match deal.state {
                DealState::Lost { on } if on == day => refused.insert(deal.customer),
                DealState::Lost { .. } => false,
                DealState::Won { on } if on == day => moved.insert(deal.customer),
                DealState::Open | DealState::Won { .. } => {
                    let stepped = deal.before.iter().any(|(on, ..)| *on == day);
                    (stepped || deal.opened == day) && moved.insert(deal.customer)
                }
            };
        }
        let outcome = |id: CustomerId, of: Outcome| {
            done.iter().any(|line| line.customer == id && line.outcome == Some(of))
        };
        let bought =
            |id: CustomerId| done.iter().any(|line| line.customer == id && line.won > Money::ZERO);
        let those = |fits: &dyn Fn(CustomerId) -> bool| {
            reached.iter().copied().filter(|id| fits(*id)).collect::<Vec<_>>()
        };
        let learned = |of: Learned| {
            let all = lessons(workspace, Period::spanning(day, day));
            all.filter(|one| one.learned == of && !one.text.is_empty()).collect::<Vec<_>>()
        };
        let next = workspace.calendar.next_working(day).map(|next| {
            let due = workspace.tasks_since(next).filter(|(_, task)| task.due == next);
            let open = due.filter(|(_, task)| task.state == TaskState::Open);
            let whom: Vec<CustomerId> = open.map(|(_, task)| task.customer).collect();
            (next, each_once(&whom))
        });
        let span = Period::spanning(day, day);
        let closer = |id| bought(id) || outcome(id, Outcome::Won) || moved.contains(&id);
        DayBack {
            day,
            sold: workspace.sold_in(Some(span)),
            asked: Review::of(workspace, span, today).expected(),
            needs_unknown: those(&|id| !known.contains(&id)),
            closer: those(&closer),
            said_no: those(&|id| {
                !closer(id) && (outcome(id, Outcome::Lost) || refused.contains(&id))
            }),
            no_next: those(&|id| !agreed.contains(&id)),
            wins: learned(Learned::Win),
            lessons: learned(Learned::Lesson),
            reached,
            done,
            missed,
            next,
        }
    }

    /// Whether there is anything to look back on.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
            && self.missed.is_empty()
            && self.sold == Money::ZERO
            && self.wins.is_empty()
            && self.lessons.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::rep::{Rep, day};
    use super::*;
    use crate::domain::command::Command;
    use crate::domain::fact::{Fact, NextStep};
    use crate::domain::needs::Needs;

    impl Rep {
        fn logs(&mut self, customer: CustomerId, outcome: Outcome, next: Option<&str>) {
            let task = self.workspace.tasks().find(|(_, one)| one.customer == customer).unwrap().0;
            let won = (outcome == Outcome::Won).then(|| Money::from_yuan(5_000));
            let next = next.map(|next| (day(next), NextStep::Visit));
            let note = String::new();
            let log = Command::Log { customer, task: Some(task), outcome, won, note, next };
            self.does("2026-11-16", log);
        }
    }

    #[test]
    fn the_three_questions_are_answered_from_the_days_records() {
        let mut rep = Rep::default();
        let names = ["恒泰", "明达", "老王", "没见到的", "没去的"];
        let [won, no, met, absent, missed] =
            names.map(|_| rep.adds("2026-11-13", Some("2026-11-16")));
        rep.logs(won, Outcome::Won, Some("2026-11-17"));
        rep.logs(no, Outcome::Lost, None);
        rep.logs(met, Outcome::Met, Some("2026-11-18"));
        rep.logs(absent, Outcome::Absent, None);
        let known = Needs::default().with_pain("交期").unwrap();
        rep.tells(&Fact::Entered(known.entry(met, day("2026-11-16"))));
        let (amount, stage) = (Money::from_yuan(10), crate::domain::stage::Stage::Contact);
        let open = Command::OpenDeal { customer: met, amount, stage, expected: day("2026-12-31") };
        rep.does("2026-11-16", open);
        let back = DayBack::of(&rep.workspace, day("2026-11-16"), day("2026-11-16"));
        assert_eq!(back.reached, [won, no, met]);
        assert_eq!(back.needs_unknown, [won, no]);
        assert_eq!(back.closer, [won, met]);
        assert_eq!(back.said_no, [no]);
        assert_eq!(back.no_next, [no]);
        let whom = |lines: &[DayLine]| lines.iter().map(|line| line.customer).collect::<Vec<_>>();
        assert_eq!(whom(&back.done).len(), 4);
        assert_eq!(whom(&back.missed), [missed]);
        assert_eq!(back.next, Some((day("2026-11-17"), vec![won])));
        assert_eq!(back.sold, Money::from_yuan(5_000));
        assert!(!back.is_empty());
    }

    #[test]
    fn a_day_that_has_passed_keeps_what_was_done_elsewhen_among_the_missed() {
        let mut rep = Rep::default();
        let late = rep.adds("2026-11-13", Some("2026-11-13"));
        rep.logs(late, Outcome::Met, None);
        let back = DayBack::of(&rep.workspace, day("2026-11-13"), day("2026-11-16"));
        let fates: Vec<Fate> = back.missed.iter().map(|line| line.fate).collect();
        assert_eq!(fates, [Fate::DoneOn(day("2026-11-16"))]);
        let nothing = DayBack::of(&Workspace::default(), day("2026-11-16"), day("2026-11-16"));
        assert!(nothing.is_empty() && nothing.asked.is_none());
        assert_eq!(nothing.next, Some((day("2026-11-17"), Vec::new())));
    }

    #[test]
    fn a_win_and_a_lesson_are_those_of_the_evening() {
        let mut rep = Rep::default();
        for (learned, text) in [(Learned::Win, "先问预算"), (Learned::Lesson, "样品没带")] {
            let (text, on) = (text.to_owned(), day("2026-11-16"));
            let (tags, customer) = (String::new(), None);
            let lesson = Lesson { learned, text, tags, month: None, customer, on };
            rep.tells(&Fact::Entered(lesson.entry()));
        }
        let back = DayBack::of(&rep.workspace, day("2026-11-16"), day("2026-11-17"));
        assert_eq!(
            (back.wins[0].text.as_str(), back.lessons[0].text.as_str()),
            ("先问预算", "样品没带")
        );
    }
}
