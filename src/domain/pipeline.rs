//! The open deals: what they weigh, which stand still, and which moved out (domain.md 6 and 10).

use super::cadence::Class;
use super::calendar::WorkCalendar;
use super::chance::OpenDeal;
use super::day::Day;
use super::money::Money;
use super::odds::{Beta, Odds, TypedOdds};
use super::period::Period;
use super::rate::{Rate, Undefined};
use super::stage::Stage;
use super::win_chances::WinChances;

/// Working days without a touch or a step after which a deal of an A or B customer stands still.
pub const STALLED_AFTER: u32 = 10;

/// A deal not yet won or lost, as the pipeline sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PipelineDeal {
    /// What it would bring.
    pub amount: Money,
    /// Where it stands; one in [`Stage::Won`] is no longer open and is left out everywhere.
    pub stage: Stage,
    /// The customer's class.
    pub class: Class,
    /// The day it last moved or the customer was last touched, whichever is later.
    pub moved: Day,
    /// The day it is expected to close.
    pub expected: Day,
    /// The day it was expected to close when the period began, or when it was opened after that.
    pub expected_before: Day,
    /// Typed odds, which go before the stage's.
    pub typed: Option<TypedOdds>,
}

/// Own won and resolved deals of each open stage, in the order of [`Stage::OPEN`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StageSamples {
    /// Deals won and deals resolved, of those that were in the stage.
    pub won_of: [(u32, u32); 4],
    /// What a stage is worth before own deals say anything.
    pub default: WinChances,
}

impl StageSamples {
    /// What is known of a stage's win rate: own deals before a default that weighs as much as ten.
    /// More won than resolved counts as all; a won deal's rate is that of the last open stage.
    pub fn rate(&self, stage: Stage) -> Option<Beta> {
        let stage = stage.min(Stage::Negotiation);
        let (won, resolved) = *self.won_of.get(usize::from(stage.place()))?;
        Beta::from_sample(won.min(resolved), resolved, self.default.of_stage(stage))
    }
}

impl PipelineDeal {
    /// Typed odds, else those of its stage.
    pub fn odds(&self, samples: &StageSamples) -> Odds {
        if let Some(typed) = self.typed {
            return Odds::Typed(typed);
        }
        match samples.rate(self.stage) {
            Some(rate) => Odds::Stage { stage: self.stage.place(), rate },
            // A sample beyond a million deals: the default alone.
            None => TypedOdds::new(samples.default.of_stage(self.stage))
                .map_or(Odds::Typed(TypedOdds::NEVER), Odds::Typed),
        }
    }

    /// As the chance takes it.
    pub fn open(&self, samples: &StageSamples) -> OpenDeal {
        OpenDeal { amount: self.amount, expected: self.expected, odds: self.odds(samples) }
    }

    /// Whether the expected day has passed: it counts 0 until it is dated anew or closed.
    pub fn is_past(&self, today: Day) -> bool {
        self.expected < today
    }

    /// Whether it was expected in `period` and now is later than that.
    pub fn has_slipped(&self, period: Period) -> bool {
        period.contains(self.expected_before) && self.expected > period.last()
    }

    /// The day from which it stands still: [`STALLED_AFTER`] working days after it last moved. Not
    /// asked of class C.
    pub fn stalls_on(&self, calendar: &WorkCalendar) -> Option<Day> {
        (self.class != Class::C).then(|| calendar.plus_working(self.moved, STALLED_AFTER))
    }

    /// Whether it stands still on `today`.
    pub fn is_stalled(&self, calendar: &WorkCalendar, today: Day) -> bool {
        self.stalls_on(calendar).is_some_and(|day| day <= today)
    }
}

/// What open deals come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many.
    pub count: u32,
    /// Their whole amounts.
    pub amount: Money,
    /// Chance × amount, each rounded half up to the 分.
    pub weighted: Money,
}

impl Totals {
    fn add(&mut self, amount: Money, odds: Odds) {
        let amount = amount.at_least_zero();
        self.count = self.count.saturating_add(1);
        self.amount = self.amount.plus(amount);
        self.weighted = self.weighted.plus(odds.weigh(amount));
    }
}

/// The pipeline on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pipeline {
    /// All open deals by stage, in the order of [`Stage::OPEN`].
    pub stages: [Totals; 4],
    /// All open deals together.
    pub all: Totals,
    /// Those dated from today to the period's end.
    pub in_period: Totals,
    /// The same without the largest one.
    pub without_largest: Totals,
    /// Places of deals whose day has passed: to be dated anew or closed.
    pub past: Vec<usize>,
    /// Places of deals moved out of the period.
    pub slipped: Vec<usize>,
    /// Places of deals that stand still.
    pub stalled: Vec<usize>,
}

impl Pipeline {
    /// Sums and marks of `deals`, whose places the lists keep in the given order. Closed deals are
    /// left out; those past their day count in `all` and `stages` but not in `in_period`. O(n) in
    /// deals, each with a look of at most a few weeks into the calendar.
    pub fn of(
        deals: &[PipelineDeal],
        samples: &StageSamples,
        calendar: &WorkCalendar,
        period: Period,
        today: Day,
    ) -> Pipeline {
        let mut pipeline = Pipeline::default();
        let left = period.since(today);
        let mut largest: Option<(Money, Money)> = None;
        let open = deals.iter().enumerate().filter(|(_, deal)| deal.stage != Stage::Won);
        for (place, deal) in open {
            let odds = deal.odds(samples);
            if let Some(stage) = pipeline.stages.get_mut(usize::from(deal.stage.place())) {
                stage.add(deal.amount, odds);
            }
            pipeline.all.add(deal.amount, odds);
            if left.is_some_and(|left| left.contains(deal.expected)) {
                pipeline.in_period.add(deal.amount, odds);
                let own = (deal.amount.at_least_zero(), odds.weigh(deal.amount.at_least_zero()));
                largest = largest.max(Some(own));
            }
            if deal.is_past(today) {
                pipeline.past.push(place);
            }
            if deal.has_slipped(period) {
                pipeline.slipped.push(place);
            }
            if deal.is_stalled(calendar, today) {
                pipeline.stalled.push(place);
            }
        }
        pipeline.without_largest = pipeline.in_period;
        if let Some((amount, weighted)) = largest {
            let rest = &mut pipeline.without_largest;
            rest.count = rest.count.saturating_sub(1);
            rest.amount = rest.amount.minus(amount);
            rest.weighted = rest.weighted.minus(weighted);
        }
        pipeline
    }

    /// Coverage = weighted pipeline of the period / gap.
    ///
    /// # Errors
    /// Where nothing is missing.
    pub fn coverage(&self, gap: Money) -> Result<Rate, Undefined> {
        Rate::of_amounts(self.in_period.weighted, gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::{Month, MonthStart};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn deal(yuan: i64, stage: Stage, expected: &str) -> PipelineDeal {
        PipelineDeal {
            amount: Money::from_yuan(yuan),
            stage,
            class: Class::A,
            moved: day("2026-11-16"),
            expected: day(expected),
            expected_before: day("2026-11-20"),
            typed: None,
        }
    }

    fn pipeline(deals: &[PipelineDeal]) -> Pipeline {
        let november = Month::new(2026, 11).unwrap().period(MonthStart::FIRST);
        let samples = StageSamples::default();
        Pipeline::of(deals, &samples, &WorkCalendar::default(), november, day("2026-11-17"))
    }

    #[test]
    fn weighted_by_stage_and_in_the_period() {
        let mut typed = deal(100, Stage::Contact, "2026-11-30");
        typed.typed = TypedOdds::new(9_000);
        let deals = [
            deal(100, Stage::Contact, "2026-11-17"),
            deal(100, Stage::Negotiation, "2026-11-16"),
            deal(300, Stage::Proposal, "2026-12-01"),
            typed,
            deal(900, Stage::Won, "2026-11-20"),
        ];
        let found = pipeline(&deals);
        let weighted = |totals: Totals| totals.weighted.fen() / 100;
        assert_eq!(found.stages.map(weighted), [110, 0, 150, 75]);
        assert_eq!((found.all.count, weighted(found.all)), (4, 335));
        assert_eq!((found.in_period.count, weighted(found.in_period)), (2, 110));
        assert_eq!((found.without_largest.count, weighted(found.without_largest)), (1, 20));
        assert_eq!((found.past, found.slipped), (vec![1], vec![2]));
        assert_eq!(pipeline(&deals).coverage(Money::from_yuan(220)), Ok(Rate::percent(50)));
        assert_eq!(pipeline(&deals).coverage(Money::ZERO), Err(Undefined::NoBase));
    }

    #[test]
    fn each_stage_has_its_own_sample() {
        let samples = StageSamples {
            won_of: [(1, 10), (2, 10), (3, 10), (14, 10)],
            ..StageSamples::default()
        };
        let mean = |stage| samples.rate(stage).unwrap().mean().in_millionths();
        // (n + 10 p₀) / 20 with 20, 35, 50 and 75 %; more won than resolved counts as all.
        assert_eq!(Stage::OPEN.map(mean), [150_000, 275_000, 400_000, 875_000]);
        assert_eq!(mean(Stage::Won), mean(Stage::Negotiation));
    }

    #[test]
    fn ten_working_days_without_a_step_stand_still() {
        let calendar = WorkCalendar::default();
        let mut one = deal(1, Stage::Need, "2026-12-30");
        // Monday; the tenth working day after it is Monday two weeks later.
        assert!(!one.is_stalled(&calendar, day("2026-11-29")));
        assert!(one.is_stalled(&calendar, day("2026-11-30")));
        // The days off from 1 to 7 October do not count, the make-up Saturday of the 10th does.
        one.moved = day("2026-09-28");
        assert_eq!(one.stalls_on(&calendar), Some(day("2026-10-16")));
        one.class = Class::C;
        assert!(!one.is_stalled(&calendar, day("2027-11-30")));
    }

    fn deals() -> impl Strategy<Value = Vec<PipelineDeal>> {
        let one = (-10_i64..10_000, 0_usize..5, 0_i32..60, 0_i32..60, 0_i32..60);
        proptest::collection::vec(one, 0..30).prop_map(|deals| {
            let from = day("2026-10-20");
            let built =
                deals.into_iter().map(|(yuan, stage, moved, expected, before)| PipelineDeal {
                    moved: from.plus_days(moved),
                    expected: from.plus_days(expected),
                    expected_before: from.plus_days(before),
                    ..deal(yuan, Stage::ALL[stage], "2026-11-30")
                });
            built.collect()
        })
    }

    proptest! {
        #[test]
        fn the_stages_add_up_to_all(deals in deals()) {
            let found = pipeline(&deals);
            prop_assert_eq!(found.stages.iter().map(|t| t.weighted).sum::<Money>(), found.all.weighted);
            prop_assert_eq!(found.stages.iter().map(|t| t.amount).sum::<Money>(), found.all.amount);
            prop_assert_eq!(found.stages.iter().map(|t| t.count).sum::<u32>(), found.all.count);
            prop_assert!(found.in_period.weighted <= found.all.weighted);
            prop_assert!(found.without_largest.weighted <= found.in_period.weighted);
        }

        #[test]
        fn the_chances_own_sums_agree_with_the_pipeline(deals in deals()) {
            let open: Vec<OpenDeal> = deals.iter().filter(|d| d.stage != Stage::Won)
                .map(|d| d.open(&StageSamples::default())).collect();
            let asked = crate::domain::chance::Asked {
                tier: Money::from_yuan(1), won: Money::ZERO,
                period: Month::new(2026, 11).unwrap().period(MonthStart::FIRST),
                today: day("2026-11-17"), deals: &open, rest: &[], resolved: 0,
            };
            let found = pipeline(&deals);
            prop_assert_eq!(asked.sums().likely, found.in_period.weighted);
            prop_assert_eq!(asked.sums().past.len(), found.past.len());
        }
    }
}
