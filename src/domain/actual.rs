//! Metrics that count deals, customers and contacts, and the ratios (domain.md 3).
//!
//! Each is a question over plain records and a period. Amounts and goods of won deals are in
//! `domain::ledger`, payments in `domain::receivable` and `domain::settlement`.

use super::day::Day;
use super::ident::CustomerId;
use super::money::Money;
use super::period::Period;
use super::rate::{Rate, Undefined};
use super::sorted::{self, Set};
use super::unit::Count;
use super::won::WonDeal;

/// Months that make a customer new again, and that a repurchase looks back.
const LOOK_BACK: i32 = -12;

/// 成交单数: deals won in the period, less those cancelled in it. A shared deal is one deal.
/// O(deals).
pub fn deals(deals: &[WonDeal], period: Period) -> Count {
    let won = deals.iter().filter(|deal| period.contains(deal.signed)).count();
    let gone = deals.iter().filter_map(|deal| deal.cancelled).filter(|on| period.contains(*on));
    Count::new(number(won)).minus(Count::new(number(gone.count())))
}

/// 新客户数: customers with a deal won in the period and none in the 12 months before that deal,
/// each once. Deals are taken as they stood on the period's last day: one cancelled by then is
/// not a deal. Deals without a customer count nobody. O(n log n) in deals.
pub fn new_customers(deals: &[WonDeal], period: Period) -> Count {
    Count::new(number(who_is_new(deals, period).len()))
}

/// The customers that [`new_customers`] counts. O(n log n) in deals.
pub fn who_is_new(deals: &[WonDeal], period: Period) -> Set<CustomerId> {
    let new = standing_by_customer(deals, period.last());
    let mut customers = Set::new();
    let mut last: Option<(CustomerId, Day)> = None;
    for (customer, won) in new {
        let before = last.filter(|(other, _)| *other == customer).map(|(_, day)| day);
        let is_first = before.is_none_or(|before| before < won.plus_months(LOOK_BACK));
        if is_first && period.contains(won) {
            customers.insert(customer);
        }
        last = Some((customer, won));
    }
    customers
}

/// 复购率: customers with a second or later won deal in the period, of the customers with a won
/// deal in the 12 months before it. It may be above 100 %: a customer of two years ago who buys
/// again is in the first number and not in the second. O(n log n) in deals.
///
/// # Errors
/// The named states of nobody to buy again.
pub fn repurchase(deals: &[WonDeal], period: Period) -> Result<Rate, Undefined> {
    let (again, base) = bought_again(deals, period);
    Rate::of(again, base)
}

/// The two numbers of [`repurchase`]: who bought again, and who could.
pub fn bought_again(deals: &[WonDeal], period: Period) -> (i64, i64) {
    let from = period.first().plus_months(LOOK_BACK);
    let (mut again, mut base) = (Set::new(), Set::new());
    let mut last = None;
    for (customer, won) in standing_by_customer(deals, period.last()) {
        if last == Some(customer) && period.contains(won) {
            again.insert(customer);
        }
        if from <= won && won < period.first() {
            base.insert(customer);
        }
        last = Some(customer);
    }
    (number(again.len()), number(base.len()))
}

/// Customers and won days of the deals that stand on a day, by customer and day.
fn standing_by_customer(deals: &[WonDeal], on: Day) -> Vec<(CustomerId, Day)> {
    let standing = deals.iter().filter(|deal| deal.stands_on(on));
    let mut won: Vec<(CustomerId, Day)> =
        standing.filter_map(|deal| Some((deal.customer?, deal.signed))).collect();
    sorted::sort(&mut won);
    won
}

/// How a customer was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// 拜访
    Visit,
    /// 电话
    Call,
    /// 微信, 短信, 邮件
    Message,
}

/// A contact with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Contact {
    /// Whom.
    pub customer: CustomerId,
    /// The civil day.
    pub on: Day,
    /// How.
    pub channel: Channel,
    /// Whether an outcome was written down; without one it does not count.
    pub has_outcome: bool,
}

/// 拜访量, 电话量: contacts of a channel with an outcome in the period, one per customer and day;
/// channels are counted apart. O(n log n) in contacts.
pub fn contacts(contacts: &[Contact], channel: Channel, period: Period) -> Count {
    let counted = contacts
        .iter()
        .filter(|touch| touch.channel == channel && touch.has_outcome && period.contains(touch.on));
    let mut once: Vec<(CustomerId, Day)> =
        counted.map(|touch| (touch.customer, touch.on)).collect();
    sorted::sort(&mut once);
    once.dedup();
    Count::new(number(once.len()))
}

/// The way of one deal through the stages, which are numbered in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journey {
    /// Stages reached with the day first reached.
    pub reached: Vec<(u8, Day)>,
    /// The day lost, if it was.
    pub lost: Option<Day>,
}

/// 转化率 from stage `from` to the later stage `to`: reached `to` / (reached `to` + lost between
/// the two), both dated in the period by their own day. Open deals are in neither. A deal that
/// reached `to` and was lost later got on. O(stages reached).
///
/// # Errors
/// [`Undefined::Nothing`] while nothing is resolved.
pub fn conversion(
    journeys: &[Journey],
    from: u8,
    to: u8,
    period: Period,
) -> Result<Rate, Undefined> {
    let (got_on, of) = resolved(journeys, from, to, period);
    Rate::of(got_on, of)
}

/// The two numbers of [`conversion`]: what got on, and what was resolved.
pub fn resolved(journeys: &[Journey], from: u8, to: u8, period: Period) -> (i64, i64) {
    let (mut got_on, mut lost) = (0_i64, 0_i64);
    for journey in journeys {
        let reached = |at_least: u8| {
            let days = journey.reached.iter().filter(|(stage, _)| *stage >= at_least);
            days.map(|(_, day)| *day).min()
        };
        match (reached(to), journey.lost) {
            (Some(on), _) => got_on = got_on.saturating_add(i64::from(period.contains(on))),
            (None, Some(on)) if reached(from).is_some() => {
                lost = lost.saturating_add(i64::from(period.contains(on)));
            }
            (None, _) => {}
        }
    }
    (got_on, got_on.saturating_add(lost))
}

/// Money the rep spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Expense {
    /// How much; below 0 when given back.
    pub amount: Money,
    /// The civil day.
    pub on: Day,
}

/// 费用率: expenses of the period / revenue of the same period. O(expenses).
///
/// # Errors
/// The named states of a revenue of 0 or below.
pub fn expense_rate(
    expenses: &[Expense],
    revenue: Money,
    period: Period,
) -> Result<Rate, Undefined> {
    let spent = expenses.iter().filter(|expense| period.contains(expense.on));
    Rate::of_amounts(spent.map(|expense| expense.amount).sum(), revenue)
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::won::fixtures::{day, deal, id};
    use super::*;
    use proptest::prelude::*;

    fn november() -> Period {
        Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
    }

    fn won(number: u32, customer: u32, signed: &str) -> WonDeal {
        WonDeal { customer: Some(CustomerId(id(customer))), ..deal(number, signed, vec![]) }
    }

    #[test]
    fn a_cancelled_deal_counts_minus_one_on_its_cancel_date() {
        let cancelled = Some(day("2026-11-20"));
        let all = [won(1, 1, "2026-11-02"), WonDeal { cancelled, ..won(2, 1, "2026-10-02") }];
        assert_eq!(deals(&all, november()), Count::ZERO);
        let october = Period::new(day("2026-10-01"), day("2026-10-31")).unwrap();
        assert_eq!(deals(&all, october), Count::new(1));
    }

    #[test]
    fn a_customer_is_new_at_first_and_again_after_twelve_months() {
        let all = [
            won(1, 1, "2026-11-02"),
            won(2, 1, "2026-11-09"),
            won(3, 2, "2025-11-08"),
            won(4, 2, "2026-11-09"),
            won(5, 3, "2025-11-09"),
            won(6, 3, "2026-11-09"),
            WonDeal { cancelled: Some(day("2026-11-05")), ..won(7, 4, "2026-11-04") },
            WonDeal { cancelled: Some(day("2026-12-05")), ..won(8, 5, "2026-11-04") },
        ];
        // 1 is new, 2 again after a year and a day, 3 not after a year, 4 cancelled within the
        // month, 5 cancelled only later.
        assert_eq!(new_customers(&all, november()), Count::new(3));
    }

    #[test]
    fn customers_who_bought_again_of_those_of_the_year_before() {
        let all = [
            won(1, 1, "2026-11-02"),
            won(2, 1, "2026-11-09"),
            won(3, 2, "2026-03-01"),
            won(4, 2, "2026-11-09"),
            won(5, 3, "2025-11-01"),
            won(6, 4, "2025-10-31"),
        ];
        assert_eq!(repurchase(&all, november()), Rate::of(2, 2));
        assert_eq!(repurchase(&[], november()), Err(Undefined::Nothing));
        assert_eq!(repurchase(&all[..2], november()), Err(Undefined::NoBase));
    }

    #[test]
    fn visits_with_an_outcome_count_once_per_customer_and_day() {
        let touch = |customer: u32, on: &str, channel, has_outcome| Contact {
            customer: CustomerId(id(customer)),
            on: day(on),
            channel,
            has_outcome,
        };
        let all = [
            touch(1, "2026-11-02", Channel::Visit, true),
            touch(1, "2026-11-02", Channel::Visit, true),
            touch(1, "2026-11-03", Channel::Visit, true),
            touch(2, "2026-11-03", Channel::Visit, false),
            touch(2, "2026-11-03", Channel::Call, true),
            touch(1, "2026-12-03", Channel::Visit, true),
        ];
        assert_eq!(contacts(&all, Channel::Visit, november()), Count::new(2));
        assert_eq!(contacts(&all, Channel::Call, november()), Count::new(1));
        assert_eq!(contacts(&all, Channel::Message, november()), Count::ZERO);
    }

    #[test]
    fn conversion_counts_resolved_deals_only() {
        let at = |reached: &[(u8, &str)], lost: Option<&str>| Journey {
            reached: reached.iter().map(|(stage, on)| (*stage, day(on))).collect(),
            lost: lost.map(day),
        };
        let all = [
            at(&[(1, "2026-10-01"), (3, "2026-11-02")], None),
            // It skipped stage 3 and still got on; lost later is lost after it.
            at(&[(1, "2026-10-01"), (4, "2026-11-02")], Some("2026-11-09")),
            at(&[(1, "2026-10-01"), (2, "2026-10-05")], Some("2026-11-03")),
            at(&[(1, "2026-10-01")], None),
            at(&[(0, "2026-10-01")], Some("2026-11-03")),
            at(&[(1, "2026-10-01")], Some("2026-12-03")),
        ];
        assert_eq!(conversion(&all, 1, 3, november()), Rate::of(2, 3));
        assert_eq!(conversion(&[], 1, 3, november()), Err(Undefined::Nothing));
    }

    #[test]
    fn the_expense_rate_has_no_value_without_revenue() {
        let spent = [Expense { amount: Money::from_yuan(40), on: day("2026-11-30") }];
        let of = |revenue| expense_rate(&spent, Money::from_yuan(revenue), november());
        assert_eq!(of(1000), Ok(Rate::percent(4)));
        assert_eq!(of(0), Err(Undefined::NoBase));
        assert_eq!(of(-1), Err(Undefined::NegativeBase));
    }

    proptest! {
        #[test]
        fn counts_do_not_depend_on_the_order_of_records(
            drawn in proptest::collection::vec((0_u32..6, 0_i32..800, proptest::option::of(0_i32..90)), 0..20),
            by in 0_usize..20,
        ) {
            let mut all: Vec<WonDeal> = drawn
                .into_iter()
                .zip(0..)
                .map(|((customer, back, cancelled), number)| {
                    let signed = day("2026-11-30").plus_days(-back);
                    let cancelled = cancelled.map(|days| signed.plus_days(days));
                    WonDeal { signed, cancelled, ..won(number, customer, "2026-11-01") }
                })
                .collect();
            let before = (deals(&all, november()), new_customers(&all, november()));
            let again = repurchase(&all, november());
            let turn = by.min(all.len());
            all.rotate_left(turn);
            prop_assert_eq!(before, (deals(&all, november()), new_customers(&all, november())));
            prop_assert_eq!(again, repurchase(&all, november()));
            prop_assert!(before.1.pieces() <= 6);
        }

        #[test]
        fn a_customer_is_new_with_a_deal_and_none_in_the_twelve_months_before_it(
            before in proptest::option::of(prop_oneof![
                proptest::sample::select(vec![364, 365, 366, 367]), 0_i32..1000]),
            on in 0_i32..30,
        ) {
            let signed = november().first().plus_days(on);
            let earlier = before.map(|days| signed.plus_days(-days));
            let all: Vec<WonDeal> = earlier
                .into_iter()
                .chain([signed])
                .zip(0..)
                .map(|(signed, number)| WonDeal { signed, ..won(number, 1, "2026-11-01") })
                .collect();
            // No February of 29 days lies in these twelve months.
            let is_new = before.is_none_or(|days| days > 365 || days <= on);
            prop_assert_eq!(new_customers(&all, november()), Count::new(i64::from(is_new)));
        }

        #[test]
        fn the_base_of_buying_again_is_who_bought_in_the_twelve_months_before(
            drawn in proptest::collection::vec(
                (0_u32..4, prop_oneof![
                    proptest::sample::select(vec![-366, -365, -364, -1, 0, 1, 29]), -400_i32..40,
                ]), 0..8),
        ) {
            let all: Vec<WonDeal> = drawn
                .iter()
                .zip(0..)
                .map(|((customer, after), number)| {
                    let signed = november().first().plus_days(*after);
                    WonDeal { signed, ..won(number, *customer, "2026-11-01") }
                })
                .collect();
            let bought = |customer: u32, from: i32, to: i32| {
                drawn.iter().filter(|(who, after)| *who == customer && (from..to).contains(after)).count()
            };
            let base = (0..4).filter(|who| bought(*who, -365, 0) > 0).count();
            let again = |who: &u32| {
                let within = bought(*who, 0, 30);
                within > 1 || (within == 1 && bought(*who, -1000, 0) > 0)
            };
            let again = (0..4).filter(again).count();
            prop_assert_eq!(repurchase(&all, november()), Rate::of(number(again), number(base)));
        }

        #[test]
        fn a_conversion_lies_between_none_and_all(
            drawn in proptest::collection::vec((0_u8..5, 0_i32..60, proptest::option::of(0_i32..60)), 0..20),
        ) {
            let start = day("2026-10-15");
            let all: Vec<Journey> = drawn
                .into_iter()
                .map(|(stage, on, lost)| Journey {
                    reached: (0..=stage).map(|stage| (stage, start.plus_days(on))).collect(),
                    lost: lost.map(|days| start.plus_days(days)),
                })
                .collect();
            if let Ok(rate) = conversion(&all, 1, 3, november()) {
                prop_assert!(rate >= Rate::ZERO && rate <= Rate::ONE);
            }
        }
    }
}
