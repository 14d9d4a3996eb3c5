//! What the swing test goes by.

use proptest::prelude::*;

use super::super::fact::{Fact, Sold};
use super::super::ident::Stamp;
use super::super::workspace::evolve;
use super::*;

proptest! {
    #[test]
    fn the_typical_deal_is_the_mean_weighted_by_size_of_what_was_sold(
        sold in proptest::collection::vec(-900_i64..1_000_000, 0..8),
    ) {
        let mut workspace = Workspace::default();
        let on = Day::new(2026, 11, 3).unwrap();
        for (ms, fen) in (1..).zip(&sold) {
            let one = Sold { customer: None, amount: Money::from_fen(*fen), on, goods: None };
            evolve(&mut workspace, Stamp::new(ms, 0, 1), &Fact::Sold(one));
        }
        let own: Vec<i128> = sold.iter().filter(|fen| **fen > 0).map(|fen| i128::from(*fen)).collect();
        let squares: i128 = own.iter().map(|fen| fen * fen).sum();
        let expected = squares.checked_div(own.iter().sum());
        prop_assert_eq!(workspace.deal_sizes.typical(), expected);
    }
}
