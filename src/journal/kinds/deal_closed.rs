//! `deal.closed`: a deal was won or lost.
//!
//! Concurrent: won beats lost, in either order; of two wins the earlier stamp's holds, so that a
//! sale counts once.

use super::{Kind, Thing, fields};
use crate::domain::fact::DealClosed;
use crate::domain::ident::{Id, SaleId, Stamp};

fields!(DealClosed { deal, won, on, goods });

impl Kind for DealClosed {
    const NAME: &'static str = "deal.closed";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        if self.won.is_some() {
            things.push(Thing::Sale(SaleId(Id::new(stamp, 0))));
        }
    }

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Deal(self.deal));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, deal, deal_opened, fold, yuan};
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::period::Period;
    use crate::domain::workspace::DealState;

    #[test]
    fn won_beats_lost_in_either_order_and_a_sale_counts_once() {
        let closed = |won: Option<i64>| {
            Fact::DealClosed(DealClosed {
                deal: deal(2),
                won: won.map(yuan),
                on: day(10),
                goods: None,
            })
        };
        for ends in [[None, Some(50)], [Some(50), None], [Some(50), Some(60)]] {
            let made = [(at(1), added("红星")), (at(2), deal_opened())];
            let ends = (3..).zip(ends).map(|(ms, won)| (at(ms), closed(won)));
            let workspace = fold(made.into_iter().chain(ends));
            assert_eq!(workspace.deal(deal(2)).unwrap().state, DealState::Won { on: day(10) });
            assert_eq!(workspace.sold_in(Period::new(day(1), day(30)).ok()), yuan(50));
        }
    }
}
