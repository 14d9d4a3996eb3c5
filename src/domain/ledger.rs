//! What won deals and returns credit to the rep on which day (domain.md 3).
//!
//! Everything counted in money or goods of won deals is a question to a [`Ledger`]: one list of
//! [`Credit`]s by day, made once from the records.

use super::day::Day;
use super::ident::{CustomerId, Id, PartId};
use super::money::Money;
use super::period::Period;
use super::rate::Rate;
use super::share::{share_of_each, split};
use super::sorted;
use super::unit::Count;
use super::won::{Basis, Dimension, Return, SoldLine, Tag, WonDeal};

/// What one line credits to the rep on one day; below 0 for what is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The civil day.
    pub on: Day,
    /// The deal or return.
    pub source: Id,
    /// Whom, where known.
    pub customer: Option<CustomerId>,
    /// The rep's share of the amount after discount.
    pub amount: Money,
    /// The rep's share of the pieces.
    pub pieces: Count,
    /// The rep's share of amount − cost − rebate; `None` for every line of a deal with a line
    /// whose cost is not known.
    pub profit: Option<Money>,
    /// To which parts it belongs.
    pub tags: Vec<Tag>,
}

/// The credits of all deals and returns by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    credits: Vec<Credit>,
}

/// Gross profit, with what it leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrossProfit {
    /// Of all deals and returns whose cost is known.
    pub amount: Money,
    /// Deals and returns without a cost, each once, by name; they are listed, not guessed.
    pub without_cost: Vec<Id>,
}

/// A figure by the parts of a dimension. Parts and unassigned add up to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// By part, in the parts' order; parts without a record are missing.
    pub parts: Vec<(PartId, Money)>,
    /// What no tag assigns.
    pub unassigned: Money,
    /// All of it.
    pub total: Money,
}

impl Attribution {
    /// The figure of one part; zero without a record.
    pub fn part(&self, part: PartId) -> Money {
        let found = self.parts.binary_search_by_key(&part, |(id, _)| *id).ok();
        found.and_then(|place| self.parts.get(place)).map_or(Money::ZERO, |(_, amount)| *amount)
    }
}

impl Ledger {
    /// What the records credit, by the chosen basis.
    ///
    /// A deal credits on its event and nothing while the event has not come. A deal cancelled
    /// after its event takes back on the cancel date what was credited, less what its returns had
    /// taken back by then; one cancelled before its event never credits. O(n log n) in lines.
    pub fn new(deals: &[WonDeal], returns: &[Return], basis: Basis) -> Ledger {
        let mut credits = Vec::with_capacity(deals.len());
        let mut by_deal: Vec<(Id, &Return)> =
            returns.iter().filter_map(|back| Some((back.deal?, back))).collect();
        let key = |(deal, back): &(Id, &Return)| (*deal, back.on, back.id);
        sorted::sort_by(&mut by_deal, |one, other| key(one).cmp(&key(other)));
        for deal in deals {
            let Some(on) = deal.event(basis) else { continue };
            if deal.cancelled.is_some_and(|cancelled| cancelled < on) {
                continue;
            }
            let lines = credited(deal);
            if let Some(cancelled) = deal.cancelled {
                let start = by_deal.partition_point(|(id, _)| *id < deal.id);
                let own = by_deal.iter().skip(start).take_while(|(id, _)| *id == deal.id);
                let taken_back = own.filter(|(_, back)| back.on <= cancelled);
                for back in taken_back.flat_map(|(_, back)| returned(back)) {
                    credits.push(Credit { source: deal.id, ..opposite(&back, cancelled) });
                }
                credits.extend(lines.iter().map(|line| opposite(line, cancelled)));
            }
            credits.extend(lines.into_iter().map(|line| Credit { on, ..line }));
        }
        credits.extend(returns.iter().flat_map(returned));
        sorted::sort_by(&mut credits, |one, other| {
            (one.on, one.source).cmp(&(other.on, other.source))
        });
        Ledger { credits }
    }

    /// All credits, oldest first.
    pub fn credits(&self) -> &[Credit] {
        &self.credits
    }

    /// The credits dated in a period. O(log n).
    pub fn within(&self, period: Period) -> &[Credit] {
        let from = self.credits.partition_point(|credit| credit.on < period.first());
        let to = self.credits.partition_point(|credit| credit.on <= period.last());
        self.credits.get(from..to).unwrap_or_default()
    }

    /// 销售额: credited amounts. O(credits of the period).
    pub fn revenue(&self, period: Period) -> Money {
        self.within(period).iter().map(|credit| credit.amount).sum()
    }

    /// 销量: credited pieces.
    pub fn volume(&self, period: Period) -> Count {
        self.within(period).iter().map(|credit| credit.pieces).sum()
    }

    /// 毛利: credited amount − cost − rebate, with what has no cost listed. O(n log n) in the
    /// credits of the period.
    pub fn gross_profit(&self, period: Period) -> GrossProfit {
        let credits = self.within(period);
        let unknown = credits.iter().filter(|credit| credit.profit.is_none());
        let mut without_cost: Vec<Id> = unknown.map(|credit| credit.source).collect();
        sorted::sort(&mut without_cost);
        without_cost.dedup();
        let amount = credits.iter().filter_map(|credit| credit.profit).sum();
        GrossProfit { amount, without_cost }
    }

    /// Whether a period has a profit to speak of: a credit whose cost is known, or no credit at
    /// all. O(credits of the period).
    pub fn knows_profit(&self, period: Period) -> bool {
        let credits = self.within(period);
        credits.is_empty() || credits.iter().any(|credit| credit.profit.is_some())
    }

    /// Revenue by the parts of a dimension, with what is untagged. O(n log n) in the credits of
    /// the period.
    pub fn revenue_by(&self, dimension: Dimension, period: Period) -> Attribution {
        let mut parts: Vec<(PartId, Money)> = Vec::new();
        let (mut unassigned, mut total) = (Money::ZERO, Money::ZERO);
        for credit in self.within(period) {
            total = total.plus(credit.amount);
            let Some(tag) = credit.tags.iter().find(|tag| tag.dimension == dimension) else {
                unassigned = unassigned.plus(credit.amount);
                continue;
            };
            match parts.binary_search_by_key(&tag.part, |(id, _)| *id) {
                Ok(place) => {
                    if let Some((_, sum)) = parts.get_mut(place) {
                        *sum = sum.plus(credit.amount);
                    }
                }
                Err(place) => parts.insert(place, (tag.part, credit.amount)),
            }
        }
        Attribution { parts, unassigned, total }
    }
}

/// A deal's lines after discount, at the rep's share.
fn credited(deal: &WonDeal) -> Vec<Credit> {
    let amounts: Vec<i64> = deal.lines.iter().map(|line| line.amount.fen()).collect();
    let discounts = spread(deal.discount, &amounts);
    let net: Vec<i64> = amounts.iter().zip(&discounts).map(|(a, d)| a.saturating_sub(*d)).collect();
    let rebates = spread(deal.rebate, &net);
    let known = deal.lines.iter().all(|line| line.cost.is_some());
    let margins: Vec<i64> = deal
        .lines
        .iter()
        .zip(net.iter().zip(&rebates))
        .map(|(line, (net, rebate))| {
            net.saturating_sub(*rebate).saturating_sub(line.cost.unwrap_or_default().fen())
        })
        .collect();
    let whose = Whose { on: deal.signed, source: deal.id, customer: deal.customer };
    shared(&deal.lines, &net, known.then_some(margins), deal.share, &whose)
}

/// A return's lines at the rep's share, below 0.
fn returned(back: &Return) -> Vec<Credit> {
    let net: Vec<i64> = back.lines.iter().map(|line| line.amount.fen()).collect();
    let known = back.lines.iter().all(|line| line.cost.is_some());
    let margin = |line: &SoldLine| line.amount.minus(line.cost.unwrap_or_default()).fen();
    let margins = known.then(|| back.lines.iter().map(margin).collect());
    let whose = Whose { on: back.on, source: back.id, customer: back.customer };
    let lines = shared(&back.lines, &net, margins, back.share, &whose);
    lines.iter().map(|line| opposite(line, back.on)).collect()
}

struct Whose {
    on: Day,
    source: Id,
    customer: Option<CustomerId>,
}

fn shared(
    lines: &[SoldLine],
    net: &[i64],
    margins: Option<Vec<i64>>,
    share: Rate,
    whose: &Whose,
) -> Vec<Credit> {
    let pieces: Vec<i64> = lines.iter().map(|line| line.pieces.pieces()).collect();
    let amounts = share_of_each(share, net);
    let pieces = share_of_each(share, &pieces);
    let profits = margins.map(|margins| share_of_each(share, &margins));
    let mut credits = Vec::with_capacity(lines.len());
    for (place, (line, (amount, pieces))) in
        lines.iter().zip(amounts.iter().zip(&pieces)).enumerate()
    {
        let profit = profits.as_ref().and_then(|profits| profits.get(place));
        credits.push(Credit {
            on: whose.on,
            source: whose.source,
            customer: whose.customer,
            amount: Money::from_fen(*amount),
            pieces: Count::new(*pieces),
            profit: profit.map(|fen| Money::from_fen(*fen)),
            tags: line.tags.clone(),
        });
    }
    credits
}

/// A whole-deal figure over the lines by their amounts; evenly where no line is above 0.
fn spread(whole: Money, amounts: &[i64]) -> Vec<i64> {
    split(whole.fen(), amounts)
        .or_else(|| split(whole.fen(), &vec![1; amounts.len()]))
        .unwrap_or_default()
}

fn opposite(credit: &Credit, on: Day) -> Credit {
    Credit {
        on,
        amount: Money::ZERO.minus(credit.amount),
        pieces: Count::ZERO.minus(credit.pieces),
        profit: credit.profit.map(|profit| Money::ZERO.minus(profit)),
        ..credit.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::won::fixtures::{day, deal, id, line};
    use super::*;
    use proptest::prelude::*;

    fn november() -> Period {
        Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    #[test]
    fn a_whole_deal_discount_is_spread_by_largest_remainder() {
        let lines = vec![line(1, Some(1)), line(1, Some(2)), line(1, Some(3))];
        let deal = WonDeal { discount: Money::from_fen(100), ..deal(1, "2026-11-02", lines) };
        let ledger = Ledger::new(&[deal], &[], Basis::Signed);
        let by_product = ledger.revenue_by(Dimension::Product, november());
        assert_eq!([1, 2, 3].map(|p| by_product.part(PartId(id(p))).fen()), [66, 67, 67]);
        assert_eq!(by_product.total, Money::from_fen(200));
    }

    #[test]
    fn a_shared_deal_counts_my_share_and_gross_profit_takes_cost_and_rebate() {
        let cost = |yuan: i64, line: SoldLine| SoldLine { cost: Some(self::yuan(yuan)), ..line };
        let one = WonDeal {
            share: Rate::percent(60),
            rebate: yuan(100),
            ..deal(1, "2026-11-02", vec![cost(600, line(1000, None)), cost(100, line(500, None))])
        };
        let two = deal(2, "2026-11-03", vec![line(300, None), cost(1, line(5, None))]);
        let ledger = Ledger::new(&[one, two], &[], Basis::Signed);
        assert_eq!(ledger.revenue(november()), yuan(900 + 305));
        let profit = ledger.gross_profit(november());
        assert_eq!(profit.amount, yuan((1500 - 700 - 100) * 60 / 100));
        assert_eq!(profit.without_cost, [id(2)]);
    }

    #[test]
    fn a_deal_counts_on_its_basis_and_not_before() {
        let one = WonDeal {
            shipped: Some(day("2026-12-01")),
            ..deal(1, "2026-11-02", vec![line(9, None)])
        };
        let revenue =
            |basis| Ledger::new(core::slice::from_ref(&one), &[], basis).revenue(november());
        assert_eq!(revenue(Basis::Signed), yuan(9));
        assert_eq!(revenue(Basis::Shipped), Money::ZERO);
        assert_eq!(revenue(Basis::Invoiced), Money::ZERO);
    }

    #[test]
    fn a_cancelled_deal_takes_back_what_its_returns_have_left() {
        let one = WonDeal {
            cancelled: Some(day("2026-11-20")),
            ..deal(1, "2026-10-02", vec![line(100, Some(1)), line(50, None)])
        };
        let back = Return {
            id: id(7),
            deal: Some(id(1)),
            customer: None,
            on: day("2026-11-10"),
            lines: vec![line(30, Some(1))],
            share: Rate::ONE,
        };
        let ledger =
            Ledger::new(core::slice::from_ref(&one), core::slice::from_ref(&back), Basis::Signed);
        let whole = Period::new(day("2026-10-01"), day("2026-11-30")).unwrap();
        assert_eq!(ledger.revenue(whole), Money::ZERO);
        assert_eq!(ledger.volume(whole), Count::ZERO);
        assert_eq!(ledger.revenue(november()), yuan(-150));
        let same_day = Return { on: day("2026-11-20"), ..back };
        let ledger = Ledger::new(core::slice::from_ref(&one), &[same_day], Basis::Signed);
        assert_eq!(ledger.revenue(whole), Money::ZERO);
        let shipped_later = WonDeal { shipped: Some(day("2026-11-25")), ..one };
        assert_eq!(Ledger::new(&[shipped_later], &[], Basis::Shipped).credits(), []);
    }

    fn any_lines() -> impl Strategy<Value = Vec<SoldLine>> {
        let one =
            (-50_000_i64..1_000_000, 0_i64..50, proptest::option::of(0_i64..500_000), 0_u32..5);
        proptest::collection::vec(
            one.prop_map(|(fen, pieces, cost, part)| SoldLine {
                amount: Money::from_fen(fen),
                pieces: Count::new(pieces),
                cost: cost.map(Money::from_fen),
                tags: if part == 0 { vec![] } else { line(0, Some(part)).tags },
            }),
            0..5,
        )
    }

    fn any_deals() -> impl Strategy<Value = Vec<WonDeal>> {
        let one =
            (any_lines(), 0_i64..90_000, 1_i64..=100, 0_i32..60, proptest::option::of(0_i32..60));
        proptest::collection::vec(one, 0..8).prop_map(|deals| {
            deals
                .into_iter()
                .zip(0..)
                .map(|((lines, discount, share, signed, cancelled), number)| {
                    let signed = day("2026-10-15").plus_days(signed);
                    WonDeal {
                        signed,
                        discount: Money::from_fen(discount),
                        share: Rate::percent(share),
                        cancelled: cancelled.map(|days| signed.plus_days(days)),
                        ..deal(number, "2026-11-01", lines)
                    }
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn parts_and_unassigned_add_up_to_the_total(deals in any_deals()) {
            let ledger = Ledger::new(&deals, &[], Basis::Signed);
            let by = ledger.revenue_by(Dimension::Product, november());
            let parts: Money = by.parts.iter().map(|(_, amount)| *amount).sum();
            prop_assert_eq!(parts.plus(by.unassigned), by.total);
            prop_assert_eq!(by.total, ledger.revenue(november()));
        }

        #[test]
        fn the_order_of_records_does_not_matter(deals in any_deals(), by in 0_usize..8) {
            let mut turned = deals.clone();
            turned.rotate_left(by.min(deals.len()));
            let (one, other) =
                (Ledger::new(&deals, &[], Basis::Signed), Ledger::new(&turned, &[], Basis::Signed));
            prop_assert_eq!(one.revenue(november()), other.revenue(november()));
            prop_assert_eq!(one.gross_profit(november()), other.gross_profit(november()));
        }

        #[test]
        fn a_cancelled_deal_comes_to_nothing_over_all_time(deals in any_deals()) {
            let all = Period::new(Day::MIN, Day::MAX).unwrap();
            let gone: Vec<WonDeal> =
                deals.into_iter().filter(|deal| deal.cancelled.is_some()).collect();
            let ledger = Ledger::new(&gone, &[], Basis::Signed);
            prop_assert_eq!(ledger.revenue(all), Money::ZERO);
            prop_assert_eq!(ledger.volume(all), Count::ZERO);
        }

        #[test]
        fn periods_add_up(deals in any_deals(), cut in 1_i32..29) {
            let ledger = Ledger::new(&deals, &[], Basis::Signed);
            let end = day("2026-11-01").plus_days(cut);
            let first = Period::new(day("2026-11-01"), end.previous()).unwrap();
            let second = Period::new(end, day("2026-11-30")).unwrap();
            let sum = ledger.revenue(first).plus(ledger.revenue(second));
            prop_assert_eq!(sum, ledger.revenue(november()));
        }
    }
}
