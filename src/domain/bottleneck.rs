//! The one place where a week's business gets stuck (卡点): the step of the funnel that passes least
//! of what it should, or the activity that fell short of its plan (mission F1).
//!
//! Pure figures in, one finding out. Not here: where the figures come from (`looking_back`).

use super::alert::Sample;
use super::rate::Rate;
use super::stage::Stage;

/// The fewest deals that must have passed a step or ended in it before it is judged: with fewer own
/// resolved deals there is too little data (domain.md 7).
pub const FEWEST: u32 = 10;

/// From this share of what it should be on, a step or an activity is on course (domain.md 6).
fn on_course() -> Rate {
    Rate::percent(95)
}

/// What a rep does to bring deals about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// Visits.
    Visits,
    /// Calls.
    Calls,
    /// Proposals.
    Proposals,
}

impl Activity {
    /// All three, in the order in which they are shown.
    pub const ALL: [Activity; 3] = [Activity::Visits, Activity::Calls, Activity::Proposals];
}

/// An activity, done against planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Process {
    /// Which.
    pub activity: Activity,
    /// How many were done.
    pub done: u32,
    /// How many were planned.
    pub planned: u32,
}

/// A step of the funnel: how many passed it, and the share that should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepRate {
    /// The stage the step leads out of.
    pub stage: Stage,
    /// Passed, of those that passed or ended in it.
    pub own: Sample,
    /// The share that should pass: the rep's own chances, else the standard ones.
    pub base: Rate,
}

/// Where it gets stuck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bottleneck {
    /// A step passes less than it should.
    Step(StepRate),
    /// An activity fell short of its plan.
    Short(Process),
}

/// Where it gets stuck: of everything below 95 % of what it should be, what is furthest below, as
/// a share of it; of equals an activity before a step, for a rep can do more of it tomorrow, and
/// then the earlier one. A step counts from [`FEWEST`] deals on, an activity where any was planned.
/// `None` where nothing is. O(n).
///
/// ```
/// use fieldplan::domain::alert::Sample;
/// use fieldplan::domain::bottleneck::{Activity, Bottleneck, Process, StepRate, find};
/// use fieldplan::domain::{rate::Rate, stage::Stage};
/// let visits = Process { activity: Activity::Visits, done: 12, planned: 15 };
/// let own = Sample { passed: 8, of: 20 };
/// let proposal = StepRate { stage: Stage::Proposal, own, base: Rate::percent(66) };
/// // 40 % of 66 % is further below than 12 of 15.
/// assert_eq!(find(&[proposal], &[visits]), Some(Bottleneck::Step(proposal)));
/// assert_eq!(find(&[], &[visits]), Some(Bottleneck::Short(visits)));
/// ```
pub fn find(steps: &[StepRate], process: &[Process]) -> Option<Bottleneck> {
    let short = process.iter().filter_map(|one| {
        let share = Rate::of(one.done, one.planned).ok()?;
        Some((share, Bottleneck::Short(*one)))
    });
    let stuck = steps.iter().filter(|one| one.own.of >= FEWEST).filter_map(|one| {
        let share = rate(one)?.checked_div(one.base)?;
        Some((share, Bottleneck::Step(*one)))
    });
    let below = short.chain(stuck).filter(|(share, _)| *share < on_course());
    let lowest = below.reduce(|lowest, next| if next.0 < lowest.0 { next } else { lowest });
    lowest.map(|(_, found)| found)
}

/// The share that passed a step; `None` where none ended or passed.
pub fn rate(step: &StepRate) -> Option<Rate> {
    Rate::of(step.own.passed.min(step.own.of), step.own.of).ok()
}

/// The step that passes least of what it should, as [`find`] judges it: where skill is missing.
pub fn weakest(steps: &[StepRate]) -> Option<StepRate> {
    match find(steps, &[]) {
        Some(Bottleneck::Step(step)) => Some(step),
        Some(Bottleneck::Short(_)) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn step(stage: Stage, passed: u32, of: u32) -> StepRate {
        StepRate { stage, own: Sample { passed, of }, base: stage.default_pass() }
    }

    fn visits(done: u32, planned: u32) -> Process {
        Process { activity: Activity::Visits, done, planned }
    }

    #[test]
    fn the_step_furthest_below_its_base_is_named() {
        let steps = [step(Stage::Contact, 6, 12), step(Stage::Proposal, 4, 12)];
        assert_eq!(find(&steps, &[]), Some(Bottleneck::Step(steps[1])));
        assert_eq!(rate(&steps[1]), Rate::of(1, 3).ok());
        assert_eq!(weakest(&steps), Some(steps[1]));
    }

    #[test]
    fn too_few_deals_say_nothing() {
        assert_eq!(find(&[step(Stage::Proposal, 0, FEWEST - 1)], &[]), None);
        let enough = step(Stage::Proposal, 0, FEWEST);
        assert_eq!(find(&[enough], &[]), Some(Bottleneck::Step(enough)));
    }

    #[test]
    fn from_95_percent_on_all_is_well() {
        assert_eq!(find(&[], &[visits(19, 20)]), None);
        assert_eq!(find(&[], &[visits(18, 20)]), Some(Bottleneck::Short(visits(18, 20))));
        assert_eq!(find(&[], &[visits(30, 20)]), None);
    }

    #[test]
    fn what_was_not_planned_cannot_fall_short() {
        assert_eq!(find(&[], &[visits(0, 0)]), None);
        assert_eq!(find(&[], &[]), None);
    }

    #[test]
    fn of_equals_an_activity_comes_first_and_then_the_earlier_one() {
        let base = Rate::percent(50);
        let own = Sample { passed: 5, of: 20 };
        let half = |stage| StepRate { stage, own, base };
        let steps = [half(Stage::Need), half(Stage::Proposal)];
        assert_eq!(find(&steps, &[visits(1, 2)]), Some(Bottleneck::Short(visits(1, 2))));
        assert_eq!(find(&steps, &[]), Some(Bottleneck::Step(steps[0])));
    }

    proptest! {
        #[test]
        fn nothing_else_is_further_below(
            samples in prop::collection::vec((0_u32..40, 0_u32..40), 0..4),
            done in prop::collection::vec((0_u32..30, 0_u32..30), 0..3),
        ) {
            let steps: Vec<StepRate> = Stage::OPEN
                .into_iter()
                .zip(samples)
                .map(|(stage, (passed, of))| step(stage, passed.min(of), of))
                .collect();
            let all = Activity::ALL.into_iter().zip(done);
            let process: Vec<Process> = all
                .map(|(activity, (done, planned))| Process { activity, done, planned })
                .collect();
            let share = |found: &Bottleneck| match found {
                Bottleneck::Step(one) => rate(one).unwrap().checked_div(one.base).unwrap(),
                Bottleneck::Short(one) => Rate::of(one.done, one.planned).unwrap(),
            };
            let found = find(&steps, &process);
            let judged = steps
                .iter()
                .filter(|one| one.own.of >= FEWEST)
                .map(|one| Bottleneck::Step(*one))
                .chain(process.iter().filter(|one| one.planned > 0).map(|one| Bottleneck::Short(*one)));
            let least = judged.map(|one| share(&one)).min();
            match found {
                Some(found) => prop_assert_eq!(Some(share(&found)), least),
                None => prop_assert!(least.is_none_or(|least| least >= on_course())),
            }
        }
    }
}
