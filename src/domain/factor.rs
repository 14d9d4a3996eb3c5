//! Why a month came out as it did: a difference split over its factors, exact to the 分
//! (domain.md 11).
//!
//! By Shapley value: each factor gets the mean of what it changes over every order in which the
//! factors could have changed, so the order does not matter and the parts add up.

use super::money::{Money, wide};
use super::rate::{Rate, Rounding, Undefined};

/// The most factors a split takes.
pub const MOST_FACTORS: usize = 4;

/// What each factor contributes to product(`now`) − product(`base`), in 分: each part rounded half
/// away from zero, the odd 分 to the largest part (the first of equals). `None` where the two have
/// unequal lengths or more than [`MOST_FACTORS`], or beyond what a fraction can hold (three factors
/// hold amounts to 10¹⁰ yuan). O(n 2ⁿ) with n ≤ 4.
///
/// Factors are multiplied; the last one or their product is in 分.
pub fn shapley(base: &[Rate], now: &[Rate]) -> Option<Vec<Money>> {
    let count = base.len();
    if count != now.len() || count > MOST_FACTORS {
        return None;
    }
    let exact = (0..count).map(|factor| part(base, now, factor)).collect::<Option<Vec<Rate>>>()?;
    let total = product(now)?.checked_sub(product(base)?)?;
    let mut parts: Vec<Money> = exact.iter().map(|part| fen(*part)).collect();
    let odd = fen(total).minus(parts.iter().copied().sum());
    let size =
        |part: &Rate| if *part < Rate::ZERO { Rate::ZERO.checked_sub(*part) } else { Some(*part) };
    let largest = exact.iter().enumerate().rev().max_by_key(|(_, part)| size(part));
    if let Some(part) = largest.and_then(|(place, _)| parts.get_mut(place)) {
        *part = part.plus(odd);
    }
    Some(parts)
}

/// One factor's part: over all sets S of the others, |S|! (n − |S| − 1)! / n! × what changes when
/// the factor joins those that have changed already.
fn part(base: &[Rate], now: &[Rate], factor: usize) -> Option<Rate> {
    let change = now.get(factor)?.checked_sub(*base.get(factor)?)?;
    let count = base.len();
    let mut sum = Rate::ZERO;
    for set in 0_u32..1 << count {
        if set >> factor & 1 == 1 {
            continue;
        }
        let mut product = change;
        for (place, (before, after)) in base.iter().zip(now).enumerate() {
            if place != factor {
                let changed = set >> place & 1 == 1;
                product = product.checked_mul(if changed { *after } else { *before })?;
            }
        }
        let size = usize::try_from(set.count_ones()).ok()?;
        let left = count.checked_sub(size)?.checked_sub(1)?;
        let weight =
            Rate::of(factorial(size).checked_mul(factorial(left))?, factorial(count)).ok()?;
        sum = sum.checked_add(product.checked_mul(weight)?)?;
    }
    Some(sum)
}

fn factorial(n: usize) -> i64 {
    (1..=n).fold(1, |product, n| product.saturating_mul(i64::try_from(n).unwrap_or(i64::MAX)))
}

fn product(factors: &[Rate]) -> Option<Rate> {
    factors.iter().copied().try_fold(Rate::ONE, Rate::checked_mul)
}

fn fen(exact: Rate) -> Money {
    Money::from_wide(exact.of_wide(1, Rounding::HalfAway))
}

/// A month's business as counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Customers worked.
    pub customers: u32,
    /// Deals won.
    pub deals: u32,
    /// Their amount.
    pub amount: Money,
    /// What was collected of it, where collections are asked about.
    pub collected: Option<Money>,
}

/// The plan's factors. One that is missing is filled from the back-solve before this is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlannedFactors {
    /// Customers to work.
    pub customers: Option<Rate>,
    /// Deals a customer.
    pub deals_per_customer: Option<Rate>,
    /// 分 a deal.
    pub ticket: Option<Rate>,
    /// Share collected, asked only where [`Counted::collected`] is there.
    pub collected: Option<Rate>,
}

/// A factor of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// Customers worked.
    Customers,
    /// Deals a customer.
    DealsPerCustomer,
    /// Amount a deal.
    Ticket,
    /// Share collected.
    Collected,
}

/// One factor of a month, beside the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactorLine {
    /// Which.
    pub factor: Factor,
    /// What was planned; `None` where neither plan nor back-solve says it.
    pub planned: Option<Rate>,
    /// What came out, or why there is no figure ("no data"): then the plan's value is taken.
    pub done: Result<Rate, Undefined>,
    /// Its part of the difference; `None` for all where a planned factor is missing.
    pub part: Option<Money>,
}

/// Splits a month's difference to the plan: customers × deals per customer × ticket (× share
/// collected). Where a planned factor is missing, or figures are too large, only the ratios are
/// there.
pub fn split_month(planned: &PlannedFactors, counted: &Counted) -> Vec<FactorLine> {
    let mut lines = vec![
        line(Factor::Customers, planned.customers, Ok(Rate::whole(i64::from(counted.customers)))),
        line(
            Factor::DealsPerCustomer,
            planned.deals_per_customer,
            Rate::of(counted.deals, counted.customers),
        ),
        line(Factor::Ticket, planned.ticket, Rate::of(wide(counted.amount.fen()), counted.deals)),
    ];
    if let Some(collected) = counted.collected {
        let share = Rate::of_amounts(collected, counted.amount);
        lines.push(line(Factor::Collected, planned.collected, share));
    }
    let base: Option<Vec<Rate>> = lines.iter().map(|line| line.planned).collect();
    if let Some(base) = base {
        let now: Vec<Rate> =
            lines.iter().zip(&base).map(|(line, plan)| line.done.unwrap_or(*plan)).collect();
        let parts = shapley(&base, &now).unwrap_or_default();
        for (line, part) in lines.iter_mut().zip(parts) {
            line.part = Some(part);
        }
    }
    lines
}

fn line(factor: Factor, planned: Option<Rate>, done: Result<Rate, Undefined>) -> FactorLine {
    FactorLine { factor, planned, done, part: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn planned() -> PlannedFactors {
        PlannedFactors {
            customers: Some(Rate::whole(10)),
            deals_per_customer: Some(Rate::whole(2)),
            ticket: Some(Rate::whole(5_000_000)),
            collected: Some(Rate::percent(90)),
        }
    }

    #[test]
    fn a_factor_without_a_base_takes_the_plan_and_says_so() {
        let none = Counted { customers: 5, deals: 0, amount: Money::ZERO, collected: None };
        let lines = split_month(&planned(), &none);
        assert_eq!(lines[2].done, Err(Undefined::Nothing));
        assert_eq!(lines[2].part, Some(Money::ZERO));
        let sum: Money = lines.iter().filter_map(|line| line.part).sum();
        assert_eq!(sum, Money::from_yuan(-1_000_000));
    }

    #[test]
    fn without_a_planned_factor_only_ratios_are_shown() {
        let counted =
            Counted { customers: 8, deals: 12, amount: Money::from_yuan(720_000), collected: None };
        let some = PlannedFactors { ticket: None, ..planned() };
        let lines = split_month(&some, &counted);
        assert!(lines.iter().all(|line| line.part.is_none()));
        assert_eq!(lines[1].done, Rate::of(3, 2));
    }

    #[test]
    fn with_collections_the_fourth_factor_is_the_share() {
        let collected = Some(Money::from_yuan(360_000));
        let counted =
            Counted { customers: 8, deals: 12, amount: Money::from_yuan(720_000), collected };
        let lines = split_month(&planned(), &counted);
        assert_eq!(lines[3].done, Ok(Rate::percent(50)));
        let sum: Money = lines.iter().filter_map(|line| line.part).sum();
        assert_eq!(sum, Money::from_yuan(360_000 - 900_000));
    }

    #[test]
    fn unequal_or_too_many_factors_are_refused() {
        assert_eq!(shapley(&[Rate::ONE], &[]), None);
        assert_eq!(shapley(&[Rate::ONE; 5], &[Rate::ONE; 5]), None);
        assert_eq!(shapley(&[], &[]), Some(Vec::new()));
    }

    fn factors(count: usize) -> impl Strategy<Value = Vec<Rate>> {
        let one = (0_i64..5000, 1_i64..60).prop_map(|(a, b)| Rate::of(a, b).unwrap());
        proptest::collection::vec(one, count)
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_difference(
            (base, now) in (1_usize..=4).prop_flat_map(|n| (factors(n), factors(n))),
        ) {
            let total = product(&now).unwrap().checked_sub(product(&base).unwrap()).unwrap();
            let parts = shapley(&base, &now).unwrap();
            prop_assert_eq!(parts.into_iter().sum::<Money>(), fen(total));
        }

        #[test]
        fn the_order_of_the_factors_does_not_matter(
            (base, now) in (2_usize..=4).prop_flat_map(|n| (factors(n), factors(n))), turn in 0_usize..4,
        ) {
            let turned = |values: &[Rate]| {
                let mut values = values.to_vec();
                let turn = turn % values.len();
                values.rotate_left(turn);
                values
            };
            let (mut one, other) = (shapley(&base, &now).unwrap(), shapley(&turned(&base), &turned(&now)).unwrap());
            let turn = turn % one.len();
            one.rotate_left(turn);
            // Only the odd 分, up to half of one for each factor, may go to another of equals.
            for (a, b) in one.iter().zip(&other) {
                prop_assert!(a.minus(*b).abs() <= Money::from_fen(2));
            }
        }

        #[test]
        fn an_unchanged_factor_has_no_part_and_equal_ones_share(
            (mut base, mut now) in (factors(3), factors(3)),
        ) {
            now[0] = base[0];
            let parts = shapley(&base, &now).unwrap();
            prop_assert!(parts[0].abs() <= Money::from_fen(2));
            base[2] = base[1];
            now[2] = now[1];
            let parts = shapley(&base, &now).unwrap();
            prop_assert!(parts[1].minus(parts[2]).abs() <= Money::from_fen(2));
        }
    }
}
