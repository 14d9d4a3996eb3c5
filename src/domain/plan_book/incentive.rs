//! The incentive scheme a rep is paid by, as it is typed and kept.
//!
//! A scheme goes on: a month without one of its own goes by the last before it.

use crate::domain::books::Books;
use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::incentive::{Bounds, Scheme, SchemeError};
use crate::domain::ladder::{On, Pay};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::own_books::{COUNTING, OwnRecords};
use crate::domain::own_entries::month_of_number;
use crate::domain::pace::Standing;
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::tier::Tier;
use crate::domain::unit::Figure;
use crate::domain::workspace::Workspace;

use super::Span;
use super::figures;

/// What a scheme may count instead of revenue, in the order of the words in
/// `journal::kinds::incentive_set`.
pub const COUNTED: [Standard; 6] = [
    Standard::Collections,
    Standard::GrossProfit,
    Standard::Deals,
    Standard::NewCustomers,
    Standard::Visits,
    Standard::Calls,
];
/// The most steps of a scheme.
pub const STEP_LIMIT: usize = 12;
/// Hundredths of a percent in a whole.
const WHOLE: i64 = 10_000;

/// Where a step begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// At a share of the target, in hundredths of a percent.
    Attained(i64),
    /// At an amount.
    Amount(Money),
}

/// What it pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pays {
    /// A share, in hundredths of a percent.
    Share(i64),
    /// An amount.
    Bonus(Money),
    /// Something that is no money.
    Gift(String),
}

/// A step as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it begins.
    pub from: From,
    /// What it pays.
    pub pays: Pays,
}

/// A scheme as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// From low to high.
    pub steps: Vec<Step>,
    /// What a share is taken of.
    pub on: On,
    /// What a payment is kept within.
    pub bounds: Bounds,
    /// What is counted: revenue or one of [`COUNTED`].
    pub metric: Standard,
}

/// A month's target and result of what a scheme counts. A piece stands as one yuan, so that steps
/// and what is missing are worked out alike for amounts and for pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The target; `None` while the month has none of this metric.
    pub target: Option<Money>,
    /// What is done by the day.
    pub actual: Money,
}

impl Counted {
    /// Of a metric in a month, known by a day. O(n log n) in the records the metric counts.
    pub fn of(workspace: &Workspace, month: Month, metric: Standard, day: Day) -> Counted {
        let as_money = |figure| match figure {
            Figure::Money(amount) => amount,
            Figure::Count(count) => Money::from_fen(count.pieces().saturating_mul(100)),
            Figure::Rate(_) => Money::ZERO,
        };
        if metric == Standard::Revenue {
            let goal = workspace.goal(month);
            let target = goal.map(|goal| goal.in_force().tiers.get(Tier::Target));
            let standing = Standing::of(workspace, month, day);
            let actual = standing.map_or(Money::ZERO, |standing| standing.actual);
            return Counted { target, actual };
        }
        let own = OwnRecords::of(workspace);
        let books = Books::open(own.records(), COUNTING);
        let actual = books.actual(metric, workspace.period(month), day);
        let planned = figures::latest(workspace, Span::Month, month, metric);
        let target = planned.map(|planned| as_money(planned.target()));
        Counted {
            target: target.filter(|target| *target > Money::ZERO),
            actual: actual.map_or(Money::ZERO, as_money),
        }
    }
}

impl Kept {
    /// No step yet, of revenue.
    pub const EMPTY: Kept = Kept {
        steps: Vec::new(),
        on: On::Whole,
        bounds: Bounds { floor: None, cap: None, penalty: None },
        metric: Standard::Revenue,
    };

    /// The scheme for a target; a step that begins at an amount begins at that share of it. O(steps).
    ///
    /// # Errors
    /// When there is no step, or one is not above 0 and above the one before.
    pub fn scheme(&self, target: Money) -> Result<Scheme, SchemeError> {
        let rated = |share: i64| Rate::of(share, WHOLE).unwrap_or(Rate::ZERO);
        let steps: Vec<(Rate, Pay)> = self
            .steps
            .iter()
            .zip(0_u16..)
            .map(|(step, place)| {
                let at = match step.from {
                    From::Attained(share) => rated(share),
                    From::Amount(amount) => Rate::of_amounts(amount, target).unwrap_or(Rate::ZERO),
                };
                let pays = match &step.pays {
                    Pays::Share(share) => Pay::Share(rated(*share)),
                    Pays::Bonus(amount) => Pay::Bonus(*amount),
                    Pays::Gift(_) => Pay::NonCash(place),
                };
                (at, pays)
            })
            .collect();
        Scheme::new(&steps, self.on, self.bounds)
    }

    /// As it is kept.
    pub fn entry(self, month: Month, on: Day) -> Entry {
        let amount = |amount: Option<Money>| amount.map_or(Row::ABSENT, Money::fen);
        let Bounds { floor, cap, penalty } = self.bounds;
        let excess = i64::from(self.on == On::Excess);
        let many = i64::try_from(self.steps.len()).unwrap_or(0);
        let metric = COUNTED.iter().position(|one| *one == self.metric);
        let metric = metric.and_then(|place| i64::try_from(place).ok());
        let mut row = Row {
            numbers: vec![
                Row::month(month),
                excess,
                amount(floor),
                amount(cap),
                amount(penalty),
                metric.unwrap_or(Row::ABSENT),
                many,
            ],
            ..Row::default()
        };
        for step in self.steps {
            row.numbers.extend(match step.from {
                From::Attained(share) => [share, Row::ABSENT],
                From::Amount(amount) => [Row::ABSENT, amount.fen()],
            });
            row.numbers.extend(match step.pays {
                Pays::Share(share) => [share, Row::ABSENT],
                Pays::Bonus(amount) => [Row::ABSENT, amount.fen()],
                Pays::Gift(_) => [Row::ABSENT; 2],
            });
            row.words.push(match step.pays {
                Pays::Gift(what) => what,
                Pays::Share(_) | Pays::Bonus(_) => String::new(),
            });
        }
        Entry { kind: EntryKind::Incentive, on, customer: None, row }
    }

    /// Reads it back, with its month.
    pub fn of(entry: &PackedEntry) -> Option<(Month, Kept)> {
        let [month, excess, floor, cap, penalty, metric, _many, rest @ ..] =
            entry.row.numbers.as_slice()
        else {
            return None;
        };
        let metric = usize::try_from(*metric).ok().and_then(|place| COUNTED.get(place).copied());
        let metric = metric.unwrap_or(Standard::Revenue);
        let there = |number: i64| (number != Row::ABSENT).then_some(number);
        let amount = |number: i64| there(number).map(Money::from_fen);
        let steps = rest.chunks_exact(4).zip(&entry.row.words).filter_map(|(numbers, what)| {
            let [at, from, share, bonus] = numbers else { return None };
            let from = match there(*at) {
                Some(share) => From::Attained(share),
                None => From::Amount(amount(*from)?),
            };
            let pays = match (there(*share), amount(*bonus)) {
                (Some(share), _) => Pays::Share(share),
                (None, Some(bonus)) => Pays::Bonus(bonus),
                (None, None) => Pays::Gift(what.clone()),
            };
            Some(Step { from, pays })
        });
        let on = if *excess == 1 { On::Excess } else { On::Whole };
        let bounds = Bounds { floor: amount(*floor), cap: amount(*cap), penalty: amount(*penalty) };
        Some((month_of_number(*month)?, Kept { steps: steps.collect(), on, bounds, metric }))
    }
}

/// The scheme in force for a month, with the month it is in force from. O(entries).
pub fn latest(workspace: &Workspace, month: Month) -> Option<(Month, Kept)> {
    let schemes = workspace.entries().filter(|(_, entry)| entry.kind == EntryKind::Incentive);
    let mut best: Option<(Month, Kept)> = None;
    for (from, kept) in schemes.filter_map(|(_, entry)| Kept::of(entry)) {
        // Entries come in the order of their stamps: of one month the last one wins.
        if from <= month && best.as_ref().is_none_or(|(before, _)| *before <= from) {
            best = Some((from, kept));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn kept(on: On) -> Kept {
        let step = |at, share| Step { from: From::Attained(at), pays: Pays::Share(share) };
        let steps = vec![step(8_000, 100), step(10_000, 150), step(12_000, 200)];
        Kept { steps, on, ..Kept::EMPTY }
    }

    #[test]
    fn a_hundred_and_five_of_a_hundred_pays_what_the_case_says() {
        let of = |on| {
            let scheme = kept(on).scheme(yuan(1_000_000)).unwrap();
            scheme.pays(yuan(1_000_000), yuan(1_050_000)).cash
        };
        assert_eq!((of(On::Whole), of(On::Excess)), (yuan(15_750), yuan(2_750)));
    }

    #[test]
    fn a_step_at_an_amount_is_reached_at_just_that_amount() {
        let steps = vec![Step { from: From::Amount(yuan(700_001)), pays: Pays::Bonus(yuan(9)) }];
        let kept = Kept { steps, ..kept(On::Whole) };
        let target = yuan(3_000_000);
        let next = kept.scheme(target).unwrap().next(target, yuan(700_000), 2).unwrap();
        assert_eq!((next.rung.missing, next.rung.pays_more), (yuan(1), yuan(9)));
    }

    #[test]
    fn steps_out_of_order_are_no_scheme() {
        let mut kept = kept(On::Whole);
        kept.steps.swap(0, 2);
        assert_eq!(kept.scheme(yuan(1)), Err(SchemeError::NotRising { place: 1 }));
        kept.steps.clear();
        assert_eq!(kept.scheme(yuan(1)), Err(SchemeError::Empty));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_back(
            excess: bool,
            counted in 0_usize..7,
            bounds in proptest::array::uniform3(proptest::option::of(0_i64..1_000)),
            drawn in proptest::collection::vec((any::<bool>(), 0_i64..99_999, 0_u8..3, 0_i64..99_999), 0..5),
        ) {
            let [floor, cap, penalty] = bounds.map(|fen| fen.map(Money::from_fen));
            let steps = drawn.into_iter().map(|(by_amount, at, what, pays)| Step {
                from: if by_amount { From::Amount(Money::from_fen(at)) } else { From::Attained(at) },
                pays: match what {
                    0 => Pays::Share(pays),
                    1 => Pays::Bonus(Money::from_fen(pays)),
                    _ => Pays::Gift("三亚五日游".to_owned()),
                },
            });
            let on = if excess { On::Excess } else { On::Whole };
            let metric = if counted == 6 { Standard::Revenue } else { COUNTED[counted] };
            let bounds = Bounds { floor, cap, penalty };
            let kept = Kept { steps: steps.collect(), on, bounds, metric };
            let month = Month::new(2026, 11).unwrap();
            let entry = kept.clone().entry(month, Day::parse("2026-11-05").unwrap());
            prop_assert_eq!(Kept::of(&entry.packed()), Some((month, kept)));
        }
    }
}
