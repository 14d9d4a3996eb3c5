//! `undone`: records that no longer count. Undoing an `undone` is redo.
//!
//! Concurrent: undoing twice is once; a record counts again when every `undone` that names it is
//! itself undone. A name that is not older than the record itself does nothing.

use super::{Kind, fields};
use crate::domain::fact::Undone;

fields!(Undone { records });

impl Kind for Undone {
    const NAME: &'static str = "undone";
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, sold, undone, yuan};
    use crate::domain::period::Period;

    fn sum(
        records: impl IntoIterator<Item = (u64, crate::domain::fact::Fact)>,
    ) -> crate::domain::money::Money {
        fold(records.into_iter().map(|(ms, fact)| (at(ms), fact)))
            .sold_in(Period::new(day(20), day(20)).ok())
    }

    #[test]
    fn undoing_twice_is_once_and_redo_takes_both_back() {
        let base = || [(1, sold(100, 20)), (2, undone(&[1])), (3, undone(&[1]))].into_iter();
        assert_eq!(sum(base()), yuan(0));
        assert_eq!(sum(base().chain([(4, undone(&[2]))])), yuan(0));
        assert_eq!(sum(base().chain([(4, undone(&[2, 3]))])), yuan(100));
    }

    #[test]
    fn a_name_not_older_than_the_record_does_nothing() {
        assert_eq!(sum([(2, undone(&[2, 3])), (3, sold(100, 20))]), yuan(100));
        assert_eq!(sum([(1, sold(100, 20)), (2, undone(&[2, 1]))]), yuan(0));
    }
}
