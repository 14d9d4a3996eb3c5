//! Whether a strategy works (mission F3): a channel that brings less than it was to, and more goods
//! sold at a lower margin.

use crate::domain::ident::PartId;
use crate::domain::ledger::{Credit, Ledger};
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::domain::plan_book::split::Split;
use crate::domain::rate::Rate;
use crate::domain::sorted::{Set, sort_by};
use crate::domain::unit::{Count, Figure};
use crate::domain::won::Dimension;

/// A channel is below what was expected of it from a fifth on, as a rate that has dropped is
/// (domain.md 11).
fn below() -> Rate {
    Rate::percent(80)
}

/// A channel against its part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Which.
    pub part: PartId,
    /// What it was to bring.
    pub planned: Money,
    /// What it brought; below 0 where more was taken back.
    pub actual: Money,
    /// Its share of all channels' plan.
    pub planned_share: Rate,
    /// Its share of what is tagged with a channel.
    pub actual_share: Rate,
    /// Whether its share is at most four fifths of the planned one.
    pub is_below: bool,
}

/// The channels of a plan against what they brought in the period, in the plan's order. Shares are
/// compared, so that a month that is behind as a whole is not held against every channel; sales
/// without a channel count to none. Empty where nothing is planned or nothing is tagged.
/// O(credits × parts).
pub fn channels(split: &Split, ledger: &Ledger, period: Period) -> Vec<Channel> {
    let brought = ledger.revenue_by(Dimension::Channel, period);
    let tagged = brought.total.minus(brought.unassigned);
    let whole = split.sum();
    let of = |part: PartId, planned: Money| {
        let actual = brought.part(part);
        let planned_share = Rate::of_amounts(planned, whole).ok()?;
        let actual_share = Rate::of_amounts(actual, tagged).ok()?;
        let is_below = actual_share <= planned_share.checked_mul(below())?;
        Some(Channel { part, planned, actual, planned_share, actual_share, is_below })
    };
    let planned = split.parts.iter().filter(|one| one.amount > Money::ZERO);
    planned.filter_map(|one| of(one.part, one.amount)).collect()
}

/// More was sold than the month before, at a lower margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarginDown {
    /// Of which product; `None` for all that was sold.
    pub part: Option<PartId>,
    /// What was sold the month before: pieces where they are counted, else the amount.
    pub before: Figure,
    /// What was sold now, in the same unit.
    pub now: Figure,
    /// Gross profit of what was sold the month before, where its cost is known.
    pub margin_before: Rate,
    /// The same now.
    pub margin_now: Rate,
}

/// Where more was sold in `now` than in `before` and its margin fell: all of it first, then product
/// by product, the furthest fall first. Only sales whose cost is known have a margin. O(n log n).
pub fn margins(ledger: &Ledger, before: Period, now: Period) -> Vec<MarginDown> {
    let periods = [ledger.within(before), ledger.within(now)];
    let products: Set<PartId> = periods.into_iter().flatten().filter_map(product).collect();
    let mut all: Vec<MarginDown> =
        products.iter().filter_map(|part| fallen(periods, Some(*part))).collect();
    let fall = |one: &MarginDown| one.margin_before.checked_sub(one.margin_now);
    sort_by(&mut all, |one, other| fall(other).cmp(&fall(one)));
    fallen(periods, None).into_iter().chain(all).collect()
}

fn product(credit: &Credit) -> Option<PartId> {
    credit.tags.iter().find(|tag| tag.dimension == Dimension::Product).map(|tag| tag.part)
}

/// What credits come to.
#[derive(Default)]
struct Sum {
    pieces: Count,
    amount: Money,
    with_cost: Money,
    profit: Money,
}

fn fallen(periods: [&[Credit]; 2], part: Option<PartId>) -> Option<MarginDown> {
    let [then, now] = periods.map(|credits| {
        let own = credits.iter().filter(|credit| part.is_none() || product(credit) == part);
        own.fold(Sum::default(), |sum, credit| Sum {
            pieces: sum.pieces.plus(credit.pieces),
            amount: sum.amount.plus(credit.amount),
            with_cost: sum.with_cost.plus(credit.profit.map_or(Money::ZERO, |_| credit.amount)),
            profit: sum.profit.plus(credit.profit.unwrap_or_default()),
        })
    });
    let margin = |sum: &Sum| Rate::of_amounts(sum.profit, sum.with_cost).ok();
    let (margin_before, margin_now) = (margin(&then)?, margin(&now)?);
    let counted = then.pieces > Count::ZERO && now.pieces > Count::ZERO;
    let more = if counted { now.pieces > then.pieces } else { now.amount > then.amount };
    let volume = |sum: &Sum| {
        if counted { Figure::Count(sum.pieces) } else { Figure::Money(sum.amount) }
    };
    (more && margin_now < margin_before).then(|| MarginDown {
        part,
        before: volume(&then),
        now: volume(&now),
        margin_before,
        margin_now,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::Month;
    use crate::domain::plan_book::split::Assigned;
    use crate::domain::won::fixtures::{day, deal, id};
    use crate::domain::won::{Basis, SoldLine, Tag};

    fn part(number: u32) -> PartId {
        PartId(id(number))
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn line(amount: i64, pieces: i64, cost: Option<i64>, tag: Option<Tag>) -> SoldLine {
        let (amount, cost) = (yuan(amount), cost.map(yuan));
        SoldLine { amount, pieces: Count::new(pieces), cost, tags: tag.into_iter().collect() }
    }

    fn november() -> Period {
        Period::spanning(day("2026-11-01"), day("2026-11-30"))
    }

    fn split(parts: [(u32, i64); 2]) -> Split {
        let month = Month::parse("2026-11").unwrap();
        let assigned =
            |(number, amount)| Assigned { amount: yuan(amount), ..Assigned::new(part(number)) };
        Split { parts: parts.map(assigned).to_vec(), ..Split::empty(month, Dimension::Channel) }
    }

    fn sold(on: &str, lines: Vec<SoldLine>) -> Ledger {
        Ledger::new(&[deal(1, on, lines)], &[], Basis::Signed)
    }

    fn by(number: u32) -> Tag {
        Tag { dimension: Dimension::Channel, part: part(number) }
    }

    #[test]
    fn a_channel_is_below_from_a_fifth_on_and_untagged_sales_count_to_none() {
        // Planned 50 and 50; brought 40 and 60 of 100: just a fifth below.
        let lines = vec![
            line(40, 0, None, Some(by(1))),
            line(60, 0, None, Some(by(2))),
            line(900, 0, None, None),
        ];
        let ledger = sold("2026-11-16", lines);
        let all = channels(&split([(1, 50), (2, 50)]), &ledger, november());
        assert_eq!([all[0].is_below, all[1].is_below], [true, false]);
        assert_eq!((all[0].planned, all[0].actual), (yuan(50), yuan(40)));
        assert_eq!(
            (all[0].planned_share, all[0].actual_share),
            (Rate::percent(50), Rate::percent(40))
        );
        let lines = vec![line(41, 0, None, Some(by(1))), line(59, 0, None, Some(by(2)))];
        let all = channels(&split([(1, 50), (2, 50)]), &sold("2026-11-16", lines), november());
        assert!(all.iter().all(|one| !one.is_below));
    }

    #[test]
    fn nothing_planned_or_tagged_is_not_judged() {
        let untagged = sold("2026-11-16", vec![line(40, 0, None, None)]);
        assert_eq!(channels(&split([(1, 50), (2, 50)]), &untagged, november()), []);
        let tagged = sold("2026-11-16", vec![line(40, 0, None, Some(by(1)))]);
        assert_eq!(channels(&split([(1, 0), (2, 0)]), &tagged, november()), []);
    }

    fn months(then: SoldLine, now: SoldLine) -> Vec<MarginDown> {
        let deals = [deal(1, "2026-10-20", vec![then]), deal(2, "2026-11-16", vec![now])];
        let ledger = Ledger::new(&deals, &[], Basis::Signed);
        let october = Period::spanning(day("2026-10-01"), day("2026-10-31"));
        margins(&ledger, october, november())
    }

    #[test]
    fn more_pieces_at_a_lower_margin_are_named_with_both_figures() {
        let product = Some(Tag { dimension: Dimension::Product, part: part(7) });
        // 100 pieces at 40 %, then 180 at 30 %.
        let all =
            months(line(1_000, 100, Some(600), product), line(1_500, 180, Some(1_050), product));
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].part, all[1].part), (None, Some(part(7))));
        let (before, now) = (Figure::Count(Count::new(100)), Figure::Count(Count::new(180)));
        assert_eq!((all[1].before, all[1].now), (before, now));
        assert_eq!(
            (all[1].margin_before, all[1].margin_now),
            (Rate::percent(40), Rate::percent(30))
        );
    }

    #[test]
    fn fewer_pieces_a_better_margin_or_an_unknown_cost_are_not() {
        let then = || line(1_000, 100, Some(600), None);
        assert_eq!(months(then(), line(1_500, 90, Some(1_050), None)), []);
        assert_eq!(months(then(), line(1_500, 180, Some(600), None)), []);
        assert_eq!(months(then(), line(1_500, 180, None, None)), []);
        // Where no pieces are counted the amount says whether more was sold.
        let all = months(line(1_000, 0, Some(600), None), line(1_500, 0, Some(1_050), None));
        assert_eq!(
            (all[0].before, all[0].now),
            (Figure::Money(yuan(1_000)), Figure::Money(yuan(1_500)))
        );
    }

    #[test]
    fn nothing_sold_says_nothing() {
        assert_eq!(margins(&Ledger::default(), november(), november()), []);
    }
}
