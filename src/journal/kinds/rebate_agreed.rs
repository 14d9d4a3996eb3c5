//! `rebate.agreed`: what a customer is paid back by the steps it reaches.
//!
//! Concurrent: the later stamp takes the place of the other, whole.

use super::{Kind, Thing, fields};
use crate::domain::fact::RebateAgreed;

fields!(RebateAgreed { customer, first, last, steps, on });

impl Kind for RebateAgreed {
    const NAME: &'static str = "rebate.agreed";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold, yuan};
    use super::*;
    use crate::domain::fact::{Fact, RebateStep};
    use crate::domain::workspace::Ignored;

    fn agreed(last: u32, steps: &[i64]) -> Fact {
        let step = |from: &i64| RebateStep { from: yuan(*from), pays: 150 };
        Fact::RebateAgreed(RebateAgreed {
            customer: customer(1),
            first: day(5),
            last: day(last),
            steps: steps.iter().map(step).collect(),
            on: day(4),
        })
    }

    #[test]
    fn the_later_takes_the_place_of_the_other_whole() {
        let two = [(at(4), agreed(20, &[100])), (at(3), agreed(30, &[200, 300]))];
        let made = [(at(1), added("红星"))];
        let workspace = fold(made.clone().into_iter().chain(two.clone()));
        let rebate = workspace.rebate(customer(1)).unwrap();
        assert_eq!((rebate.last, rebate.steps.len()), (day(20), 1));
        let wrong = (at(5), agreed(4, &[1]));
        let ended = (at(6), agreed(20, &[]));
        let workspace = fold(made.into_iter().chain(two).chain([wrong, ended]));
        assert!(workspace.rebate(customer(1)).is_none());
        assert_eq!(workspace.ignored.of(Ignored::BadDays), 1);
    }
}
