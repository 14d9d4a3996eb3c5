//! A week looked back on: the result against the process, where it gets stuck, what got worse.

use crate::domain::alert::Sample;
use crate::domain::bottleneck::{Activity, Bottleneck, Process, StepRate, find};
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::own_signals::Signals;
use crate::domain::period::Period;
use crate::domain::plan_book::funnel;
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::plan_book::worked_back::{as_of, worked_back};
use crate::domain::rate::{Rate, Rounding};
use crate::domain::review::Review;
use crate::domain::stage::Stage;
use crate::domain::workspace::{TaskState, Workspace};

/// A week looked back on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekBack {
    /// The result: what was asked and what was done.
    pub review: Review,
    /// Visits, calls and proposals, done against planned.
    pub process: Vec<Process>,
    /// The steps of the funnel over the last 12 months.
    pub steps: Vec<StepRate>,
    /// Where it gets stuck; `None` where nothing falls short.
    pub bottleneck: Option<Bottleneck>,
    /// What got worse.
    pub signals: Signals,
}

impl WeekBack {
    /// Looks back on the days of `run` as of `today`; rates and signals are of its last day, or of
    /// today while it still runs. O(n log n) in records.
    pub fn of(workspace: &Workspace, run: Period, today: Day) -> WeekBack {
        let review = Review::of(workspace, run, today);
        let through = run.last().min(today);
        let process = process(workspace, run, through, &review);
        let steps = steps(workspace, through);
        WeekBack {
            bottleneck: find(&steps, &process),
            signals: Signals::of(workspace, through),
            review,
            process,
            steps,
        }
    }
}

/// What was done of each activity in a run of days against what was planned for it.
///
/// Visits and calls are those that were made, one a customer and day, whether promised or not. A
/// proposal is a promise to bring one, kept. Planned is what was promised for its days through
/// `through`, for what is to come is not late; for visits at least what the month's own funnel asks
/// of these days, where the rep has set one, rounded down.
pub fn process(workspace: &Workspace, run: Period, through: Day, review: &Review) -> Vec<Process> {
    let (mut due, mut proposals) = ([0_u32; 3], 0_u32);
    for (_, task) in workspace.tasks_since(run.first()) {
        let place = match task.step {
            NextStep::Call => 1,
            NextStep::Proposal => 2,
            NextStep::Visit | NextStep::Sample | NextStep::Collect => 0,
        };
        if run.contains(task.due)
            && task.due <= through
            && let Some(slot) = due.get_mut(place)
        {
            *slot = slot.saturating_add(1);
        }
    }
    for (_, task) in workspace.tasks() {
        let kept = matches!(task.state, TaskState::Done { on } if run.contains(on));
        if task.step == NextStep::Proposal && kept {
            proposals = proposals.saturating_add(1);
        }
    }
    let [visits, calls, planned] = due;
    let all = [
        (review.visits, visits.max(asked_visits(workspace, run, through))),
        (review.calls, calls),
        (proposals, planned),
    ];
    let of = |(activity, (done, planned))| Process { activity, done, planned };
    Activity::ALL.into_iter().zip(all).map(of).collect()
}

/// The visits that the funnels of the run's months ask of its days through a day; 0 where the rep
/// has set none.
fn asked_visits(workspace: &Workspace, run: Period, through: Day) -> u32 {
    let mut asked = 0_i64;
    let mut month = workspace.month_of(run.first());
    while workspace.period(month).first() <= run.last() {
        if let Some(plan) = funnel::in_force(workspace, month) {
            let on = as_of(workspace, month, run.first());
            let own = OwnFunnel::of(workspace, on, plan.staged);
            // A week is cut at its month's edges: it lies in the run or beside it.
            let weeks = worked_back(workspace, &plan, &own, on, false).map(|back| back.weeks);
            for week in weeks.unwrap_or_default() {
                if run.contains(week.run.first()) {
                    asked = asked.saturating_add(week.visits.unwrap_or(0));
                }
            }
        }
        if month.next() == month {
            break;
        }
        month = month.next();
    }
    // While the run goes on, by its working days so far.
    let halves =
        |run: Option<Period>| run.map_or(0, |run| workspace.calendar.working(run).halves());
    let so_far = Rate::of(halves(run.through(through)), halves(Some(run))).unwrap_or(Rate::ZERO);
    u32::try_from(so_far.of_wide(asked.into(), Rounding::Down)).unwrap_or(0)
}

/// The steps of the funnel as the rep's own deals of the 12 months through a day passed them.
/// O(deals).
pub fn steps(workspace: &Workspace, through: Day) -> Vec<StepRate> {
    let own = OwnFunnel::of(workspace, through.next(), true);
    let of = |(stage, (passed, of)): (Stage, (u32, u32))| StepRate {
        stage,
        own: Sample { passed, of },
        base: own.chances.pass(stage),
    };
    Stage::OPEN.into_iter().zip(own.stages).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::super::rep::{Rep, day};
    use super::*;
    use crate::domain::command::Command;
    use crate::domain::fact::{Fact, Outcome};
    use crate::domain::ident::CustomerId;
    use crate::domain::money::Money;
    use crate::domain::plan_book::funnel::FunnelPlan;
    use crate::domain::week::Week;

    impl Rep {
        fn sees(&mut self, customer: CustomerId, on: &str) {
            let task = self.workspace.tasks().find(|(_, one)| one.customer == customer).unwrap().0;
            let (outcome, note) = (Outcome::Met, String::new());
            let next = Some((day("2026-11-19"), NextStep::Proposal));
            self.does(
                on,
                Command::Log { customer, task: Some(task), outcome, won: None, note, next },
            );
        }
    }

    #[test]
    fn the_process_is_what_was_done_against_what_was_promised() {
        let mut rep = Rep::default();
        let all =
            ["2026-11-16", "2026-11-17", "2026-11-18"].map(|on| rep.adds("2026-11-13", Some(on)));
        rep.sees(all[0], "2026-11-16");
        let week = Week::of(day("2026-11-16")).period();
        let back = WeekBack::of(&rep.workspace, week, day("2026-11-20"));
        let counted: Vec<(u32, u32)> =
            back.process.iter().map(|one| (one.done, one.planned)).collect();
        assert_eq!(counted, [(1, 3), (0, 0), (0, 1)]);
        // No proposal of one is further below than one visit of three.
        let Some(Bottleneck::Short(short)) = back.bottleneck else { panic!("{back:?}") };
        assert_eq!((short.activity, short.done, short.planned), (Activity::Proposals, 0, 1));
        assert_eq!(back.review.promises.all(), 4);
        // What is promised for later in the week is not late on its first day.
        let monday = WeekBack::of(&rep.workspace, week, day("2026-11-16"));
        assert_eq!((monday.process[0].planned, monday.bottleneck), (1, None));
        let nothing = WeekBack::of(&Workspace::default(), week, day("2026-11-20"));
        assert!(nothing.bottleneck.is_none() && nothing.review.is_empty());
    }

    #[test]
    fn a_funnel_of_the_reps_own_asks_for_visits_in_the_week() {
        let mut rep = Rep::default();
        let month = rep.workspace.month_of(day("2026-11-16"));
        let confirm = Command::ConfirmGoal { month, target: Money::from_yuan(210_000) };
        rep.does("2026-11-02", confirm);
        let plan = FunnelPlan { ticket: Some(Money::from_yuan(10_000)), ..FunnelPlan::of(month) };
        rep.tells(&Fact::Entered(plan.entry(day("2026-11-02"))));
        let week = Week::of(day("2026-11-16")).period();
        // 21 deals at 20 % are 105 leads of two visits each: 210 over 21 working days.
        let back = WeekBack::of(&rep.workspace, week, day("2026-11-20"));
        assert_eq!((back.process[0].done, back.process[0].planned), (0, 50));
        // On Tuesday evening two of its five working days have been.
        let back = WeekBack::of(&rep.workspace, week, day("2026-11-17"));
        assert_eq!((back.process[0].done, back.process[0].planned), (0, 20));
    }
}
