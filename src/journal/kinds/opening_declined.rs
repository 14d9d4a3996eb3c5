//! `opening.declined`: the question for the opening figure was put away. It builds on a
//! confirmation.
//!
//! Concurrent: an answer beats putting the question away, in either order.

use super::{Kind, Thing, fields};
use crate::domain::fact::OpeningDeclined;

fields!(OpeningDeclined { month });

impl Kind for OpeningDeclined {
    const NAME: &'static str = "opening.declined";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Goal(self.month));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, confirmed, fold, month, opening};
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::goal::Opening;

    #[test]
    fn an_answer_beats_putting_the_question_away_in_either_order() {
        let declined = || Fact::OpeningDeclined(OpeningDeclined { month: month() });
        for (answer, decline) in [(6, 7), (7, 6)] {
            let records =
                [(at(5), confirmed(300)), (at(answer), opening(80)), (at(decline), declined())];
            let opening = fold(records).goal(month()).unwrap().opening;
            assert!(matches!(opening, Opening::Answered { .. }));
        }
    }
}
