//! What a period comes to if things go as they usually do, and how the pipeline covers the gap
//! (domain.md 6, "Projection").

use super::calendar::WorkCalendar;
use super::curve::Curve;
use super::day::Day;
use super::ident::Id;
use super::money::{Money, divide_half_away, wide};
use super::period::Period;
use super::rate::{Rate, Rounding, Undefined};
use super::settlement::Settlement;
use super::sorted;
use super::unit::Count;

/// A deal that is open today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OpenDeal {
    /// Its name.
    pub id: Id,
    /// The rep's share of its amount; below 0 counts 0.
    pub amount: Money,
    /// How likely it is won, 0 to 1; outside it counts as the nearer end.
    pub probability: Rate,
    /// The day it is expected to be won.
    pub expected: Day,
    /// The day it was expected before, if it was moved.
    pub moved_from: Option<Day>,
}

/// A deal won in a closed month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClosedDeal {
    /// The civil day it was opened.
    pub opened: Day,
    /// The civil day it was won.
    pub won: Day,
    /// The rep's share.
    pub amount: Money,
}

/// Business of the rest of a month that is not on the list yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RestOfMonth {
    /// The median over closed months of what was won after the same share of weight from deals
    /// opened after it.
    Usual {
        /// The median, rounded half away from zero to the 分.
        amount: Money,
        /// How many closed months it rests on.
        months: usize,
    },
    /// Fewer than 3 closed months: it counts 0, and that is said.
    TooFewMonths(usize),
}

impl RestOfMonth {
    /// What it adds.
    pub fn amount(self) -> Money {
        match self {
            RestOfMonth::Usual { amount, .. } => amount,
            RestOfMonth::TooFewMonths(_) => Money::ZERO,
        }
    }
}

/// A period's projection by its deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// A: what is won, today included.
    pub won: Money,
    /// Σ p × amount of open deals dated today to the end, rounded once.
    pub weighted: Money,
    /// All of them if everything comes in.
    pub everything: Money,
    /// Business not on the list yet.
    pub rest: RestOfMonth,
    /// Won, weighted and rest.
    pub total: Money,
    /// The same without the deal with the largest weighted amount; `None` without an open deal.
    pub without_largest: Option<Money>,
    /// Deals past their date: they count 0 and stand on Today as "re-date or close".
    pub past_date: Vec<Id>,
    /// Deals moved from the period to a day after it.
    pub slipped: Vec<Id>,
}

/// The fewest closed months whose rest counts.
pub const FEWEST_MONTHS: usize = 3;

/// What weighted amounts are added up in: 10⁻¹² 分, so that probabilities of any denominator add
/// up alike in any order and the sum is rounded once.
const UNIT: i128 = 1_000_000_000_000;

impl Projection {
    /// The projection of a period on a day from what is won, the open deals and the rest of the
    /// month. A lost deal is not open and counts nothing. O(deals).
    pub fn of(
        period: Period,
        today: Day,
        won: Money,
        deals: &[OpenDeal],
        rest: RestOfMonth,
    ) -> Projection {
        let (mut weighted, mut largest) = (0_i128, None::<i128>);
        let mut everything = Money::ZERO;
        let (mut past_date, mut slipped) = (Vec::new(), Vec::new());
        for deal in deals {
            let was_here = deal.moved_from.is_some_and(|day| period.contains(day));
            if was_here && deal.expected > period.last() {
                slipped.push(deal.id);
            }
            if deal.expected < today {
                past_date.push(deal.id);
            } else if deal.expected <= period.last() {
                let worth = weigh(deal);
                weighted = weighted.saturating_add(worth);
                largest = largest.max(Some(worth));
                everything = everything.plus(deal.amount.at_least_zero());
            }
        }
        let rounded = |worth: i128| Money::from_wide(divide_half_away(worth, UNIT));
        let certain = won.plus(rest.amount());
        Projection {
            won,
            weighted: rounded(weighted),
            everything,
            rest,
            total: certain.plus(rounded(weighted)),
            without_largest: largest
                .map(|largest| certain.plus(rounded(weighted.saturating_sub(largest)))),
            past_date,
            slipped,
        }
    }

    /// Coverage: weighted pipeline / what is missing to the target. Totals are divided, never
    /// averaged; 1 means that the pipeline as weighted just suffices.
    ///
    /// # Errors
    /// [`Undefined::NoBase`] or [`Undefined::Nothing`] once the target is reached.
    pub fn coverage(&self, target: Money) -> Result<Rate, Undefined> {
        Rate::of_amounts(self.weighted, target.minus(self.won).at_least_zero())
    }
}

/// Probability × amount in [`UNIT`]s, half away from zero.
fn weigh(deal: &OpenDeal) -> i128 {
    let probability = deal.probability.clamp(Rate::ZERO, Rate::ONE);
    let amount = wide(deal.amount.at_least_zero().fen());
    probability.of_wide(amount.saturating_mul(UNIT), Rounding::HalfAway)
}

/// What usually comes after the same share of a month's weight from deals that are not open yet:
/// of each closed month with working days, what was won in it after the last day by which no more
/// of its weight had passed than of this period by the end of `today`, from deals opened after
/// that day; the median over the months. O(months × (days + deals) + m log m).
pub fn rest_of_month(
    calendar: &WorkCalendar,
    this: &Curve,
    today: Day,
    closed: &[Period],
    deals: &[ClosedDeal],
) -> RestOfMonth {
    let passed = u64::from(this.halves_through(today));
    let whole = u64::from(this.weight());
    let mut rests: Vec<i128> = closed
        .iter()
        .filter_map(|month| {
            let mut halves = 0_u32;
            let days: Vec<(Day, u32)> = month
                .days()
                .map(|day| {
                    halves = halves.saturating_add(calendar.weight(day).halves());
                    (day, halves)
                })
                .collect();
            if halves == 0 {
                return None;
            }
            let wanted = passed.saturating_mul(u64::from(halves));
            let before = days.partition_point(|(_, through)| {
                u64::from(*through).saturating_mul(whole) <= wanted
            });
            // Without a day passed the whole month is its own rest.
            let cut = before.checked_sub(1).and_then(|place| days.get(place)).map(|(day, _)| *day);
            let after = |day: Day| cut.is_none_or(|cut| day > cut);
            let rest = deals
                .iter()
                .filter(|deal| month.contains(deal.won) && after(deal.won) && after(deal.opened));
            Some(rest.map(|deal| wide(deal.amount.fen())).fold(0, i128::saturating_add))
        })
        .collect();
    let months = rests.len();
    if months < FEWEST_MONTHS {
        return RestOfMonth::TooFewMonths(months);
    }
    sorted::sort(&mut rests);
    let at = |place: usize| rests.get(place).copied().unwrap_or(0);
    let (low, high) = (at(months.saturating_sub(1) / 2), at(months / 2));
    let amount = Money::from_wide(divide_half_away(low.saturating_add(high), 2));
    RestOfMonth::Usual { amount, months }
}

/// Visits: those made and those scheduled to the end.
pub fn visits(made: Count, scheduled: Count) -> Count {
    made.plus(scheduled)
}

/// Collections: what is collected, and what is open and due to the end of the period × the own
/// share paid on time, rounded once. O(receivables).
pub fn collections(
    collected: Money,
    settlement: &Settlement,
    period: Period,
    on_time: Rate,
) -> Money {
    let due = settlement.open().filter(|(receivable, _)| receivable.due <= period.last());
    collected.plus(on_time.of_money(due.map(|(_, open)| open).sum()))
}

#[cfg(test)]
mod tests {
    use super::super::period::{Month, MonthStart};
    use super::super::receivable::{BillsCount, Receivable};
    use super::super::won::fixtures::{day, id};
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Period {
        Month::parse(text).unwrap().period(MonthStart::FIRST)
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn open(number: u32, amount: i64, percent: i64, expected: &str) -> OpenDeal {
        OpenDeal {
            id: id(number),
            amount: yuan(amount),
            probability: Rate::percent(percent),
            expected: day(expected),
            moved_from: None,
        }
    }

    const NO_REST: RestOfMonth = RestOfMonth::TooFewMonths(0);

    #[test]
    fn open_deals_count_by_their_date() {
        let moved = Some(day("2026-11-20"));
        let deals = [
            open(1, 100, 50, "2026-11-16"),
            open(2, 300, 20, "2026-11-30"),
            open(3, 900, 90, "2026-11-15"),
            open(4, 900, 90, "2026-12-01"),
            OpenDeal { moved_from: moved, ..open(5, 900, 90, "2026-12-20") },
            OpenDeal { moved_from: moved, ..open(6, 10, 100, "2026-11-25") },
        ];
        let rest = RestOfMonth::Usual { amount: yuan(7), months: 3 };
        let projection =
            Projection::of(month("2026-11"), day("2026-11-16"), yuan(1000), &deals, rest);
        assert_eq!(projection.weighted, yuan(50 + 60 + 10));
        assert_eq!(projection.everything, yuan(410));
        assert_eq!(projection.total, yuan(1127));
        assert_eq!(projection.without_largest, Some(yuan(1067)));
        assert_eq!(projection.past_date, [id(3)]);
        assert_eq!(projection.slipped, [id(5)]);
        assert_eq!(projection.coverage(yuan(1240)), Rate::of(1, 2));
        assert_eq!(projection.coverage(yuan(900)), Err(Undefined::NoBase));
    }

    #[test]
    fn the_rest_of_the_month_is_a_median_of_what_was_opened_and_won_after() {
        let calendar = WorkCalendar::default();
        let this = Curve::even(&calendar, month("2026-11")).unwrap();
        let closed = ["2026-06", "2026-07", "2026-08"].map(month);
        let won = |opened: &str, won: &str, amount| ClosedDeal {
            opened: day(opened),
            won: day(won),
            amount: yuan(amount),
        };
        let deals = [
            won("2026-06-20", "2026-06-29", 5),
            won("2026-06-01", "2026-06-29", 100), // opened before
            won("2026-06-20", "2026-07-29", 100), // opened in another month
            won("2026-07-20", "2026-07-29", 9),
            won("2026-08-20", "2026-08-28", 8),
            won("2026-08-20", "2026-08-31", 12),
        ];
        // On the 15th ten of 21 days have passed.
        let at = |today: &str, closed: &[Period]| {
            rest_of_month(&calendar, &this, day(today), closed, &deals)
        };
        // June 5, July 9, August 20: the deal opened in June and won in July was on July's list.
        assert_eq!(at("2026-11-15", &closed), RestOfMonth::Usual { amount: yuan(9), months: 3 });
        let four = ["2026-05", "2026-06", "2026-07", "2026-08"].map(month);
        assert_eq!(at("2026-11-15", &four), RestOfMonth::Usual { amount: yuan(7), months: 4 });
        assert_eq!(at("2026-11-15", &closed[..2]), RestOfMonth::TooFewMonths(2));
        assert_eq!(at("2026-11-30", &closed), RestOfMonth::Usual { amount: yuan(0), months: 3 });
    }

    #[test]
    fn collections_take_the_dues_to_the_end_by_the_share_paid_on_time() {
        let owed = |number, amount, due: &str| Receivable {
            id: id(number),
            customer: super::super::ident::CustomerId(id(9)),
            amount: yuan(amount),
            since: day("2026-10-01"),
            due: day(due),
        };
        let owed =
            [owed(1, 100, "2026-11-30"), owed(2, 50, "2026-10-20"), owed(3, 999, "2026-12-01")];
        let open = Settlement::through(&owed, &[], BillsCount::OnReceipt, day("2026-11-16"));
        let projected = collections(yuan(10), &open, month("2026-11"), Rate::percent(80));
        assert_eq!(projected, yuan(10 + 120));
        assert_eq!(visits(Count::new(3), Count::new(4)), Count::new(7));
    }

    fn any_deals() -> impl Strategy<Value = Vec<OpenDeal>> {
        let one = (0_i64..1_000_000, 0_i64..=97, 1_i64..=97, -20_i32..40);
        proptest::collection::vec(one, 0..12).prop_map(|deals| {
            deals
                .into_iter()
                .zip(0..)
                .map(|((fen, part, of, after), number)| OpenDeal {
                    amount: Money::from_fen(fen),
                    probability: Rate::of(part.min(of), of).unwrap(),
                    expected: day("2026-11-16").plus_days(after),
                    ..open(number, 0, 0, "2026-11-16")
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_order_of_deals_does_not_matter(deals in any_deals(), by in 0_usize..12) {
            let of = |deals: &[OpenDeal]| {
                let p = Projection::of(month("2026-11"), day("2026-11-16"), yuan(5), deals, NO_REST);
                (p.weighted, p.total, p.without_largest, p.everything)
            };
            let mut turned = deals.clone();
            turned.rotate_left(by.min(deals.len()));
            prop_assert_eq!(of(&deals), of(&turned));
        }

        #[test]
        fn a_projection_lies_between_what_is_won_and_everything(deals in any_deals()) {
            let p = Projection::of(month("2026-11"), day("2026-11-16"), yuan(5), &deals, NO_REST);
            prop_assert!(p.total >= p.won && p.total <= p.won.plus(p.everything));
            prop_assert!(p.without_largest.is_none_or(|without| without <= p.total));
        }

        #[test]
        fn a_deal_is_slipped_past_its_day_or_still_to_come_by_its_day_alone(
            after in prop_oneof![proptest::sample::select(vec![-1, 0, 1, 13, 14, 15]), -20_i32..40],
            moved in proptest::option::weighted(0.9, prop_oneof![
                proptest::sample::select(vec![-16, -15, 14, 15]), -30_i32..30]),
        ) {
            let today = day("2026-11-16");
            let deal = OpenDeal {
                expected: today.plus_days(after),
                moved_from: moved.map(|days| today.plus_days(days)),
                ..open(1, 10, 50, "2026-11-16")
            };
            let p = Projection::of(month("2026-11"), today, yuan(5), &[deal], NO_REST);
            let was_here = moved.is_some_and(|days| (-15..15).contains(&days));
            prop_assert_eq!(p.slipped.len(), usize::from(was_here && after >= 15));
            prop_assert_eq!(p.past_date.len(), usize::from(after < 0));
            prop_assert_eq!(p.everything, yuan(if (0..15).contains(&after) { 10 } else { 0 }));
        }

        #[test]
        fn the_rest_of_a_month_is_what_was_opened_and_won_after_its_cut(
            drawn in proptest::collection::vec((0_i32..31, 0_i32..31, 1_i64..1_000), 0..8),
            on in 2_i32..28,
        ) {
            // Three times the same month: its sum is the median.
            let calendar = WorkCalendar::default();
            let this = month("2026-10");
            let first = this.first();
            let today = first.plus_days(on);
            let deals: Vec<ClosedDeal> = drawn
                .iter()
                .map(|(opened, won, yuan_)| ClosedDeal {
                    opened: first.plus_days(*opened),
                    won: first.plus_days(*won),
                    amount: yuan(*yuan_),
                })
                .collect();
            // As much has passed through the days off that follow, which are before the cut too.
            let next = calendar.next_working(today).map_or(31, |day| day.days_since(first));
            let cut = next.min(31) - 1;
            let rest: i64 = drawn
                .iter()
                .filter(|(opened, won, _)| *opened > cut && *won > cut)
                .map(|(_, _, amount)| amount)
                .sum();
            let curve = Curve::even(&calendar, this).unwrap();
            let found = rest_of_month(&calendar, &curve, today, &[this; 3], &deals);
            prop_assert_eq!(found, RestOfMonth::Usual { amount: yuan(rest), months: 3 });
        }

        #[test]
        fn a_larger_or_likelier_deal_never_projects_less(
            deals in any_deals(), which in 0_usize..12, more in 0_i64..1_000_000,
        ) {
            let of = |deals: &[OpenDeal]| {
                Projection::of(month("2026-11"), day("2026-11-16"), yuan(5), deals, NO_REST).total
            };
            let mut larger = deals.clone();
            if let Some(deal) = larger.get_mut(which) {
                deal.amount = deal.amount.plus(Money::from_fen(more));
                deal.probability = Rate::ONE;
            }
            prop_assert!(of(&larger) >= of(&deals));
        }
    }
}
