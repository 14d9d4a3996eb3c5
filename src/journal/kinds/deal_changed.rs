//! `deal.changed`: some of a deal's fields.
//!
//! Concurrent: each field takes the later stamp; a change to a lost deal opens it again, one to a
//! won deal is ignored.

use super::{Kind, Thing, fields};
use crate::domain::fact::DealChanged;

fields!(DealChanged { deal, amount, stage, expected, chance, on });

impl Kind for DealChanged {
    const NAME: &'static str = "deal.changed";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Deal(self.deal));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, deal, deal_opened, fold, yuan};
    use super::*;
    use crate::domain::fact::{DealClosed, Fact};
    use crate::domain::stage::Stage;
    use crate::domain::workspace::{DealState, Ignored};

    fn changed(amount: Option<i64>, stage: Option<Stage>) -> Fact {
        Fact::DealChanged(DealChanged {
            deal: deal(2),
            amount: amount.map(yuan),
            stage,
            expected: None,
            chance: None,
            on: day(9),
        })
    }

    fn closed(won: Option<i64>) -> Fact {
        Fact::DealClosed(DealClosed { deal: deal(2), won: won.map(yuan), on: day(10), goods: None })
    }

    #[test]
    fn each_field_takes_the_later_stamp() {
        let made = [(at(1), added("红星")), (at(2), deal_opened())];
        let workspace = fold(made.into_iter().chain([
            (at(4), changed(Some(70), None)),
            (at(3), changed(Some(60), Some(Stage::Proposal))),
        ]));
        let deal = workspace.deal(deal(2)).unwrap();
        assert_eq!((deal.amount, deal.stage), (yuan(70), Stage::Proposal));
    }

    #[test]
    fn a_change_opens_a_lost_deal_again_and_leaves_a_won_one() {
        let made = [(at(1), added("红星")), (at(2), deal_opened())];
        let lost = fold(
            made.clone()
                .into_iter()
                .chain([(at(3), closed(None)), (at(4), changed(Some(70), None))]),
        );
        assert_eq!(lost.deal(deal(2)).unwrap().state, DealState::Open);
        let won = fold(
            made.into_iter().chain([(at(3), closed(Some(50))), (at(4), changed(Some(70), None))]),
        );
        assert_eq!(won.deal(deal(2)).unwrap().amount, yuan(50));
        assert_eq!(won.ignored.of(Ignored::DealWon), 1);
    }
}
