//! Sources of leads: what they bring against what is needed (domain.md 8).

use super::rate::Rate;

/// A source of leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Leads it is to bring in the period.
    pub quota: u32,
    /// How many of them are valid; below 0 counts 0, above 1 counts 1.
    pub valid: Rate,
}

/// What the sources bring against what is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supply {
    /// Valid leads of all sources, exact.
    pub valid: Rate,
    /// Leads needed, rounded up.
    pub need: i64,
    /// How many are missing, rounded up; 0 when enough.
    pub short: i64,
    /// Leads kept apart; they do not count to `valid`.
    pub reserve: u32,
    /// Whether the reserve would make up for what is missing.
    pub reserve_covers: bool,
}

/// Supply against need, the reserve apart. `None` beyond what a fraction can hold. O(sources).
///
/// ```
/// use fieldplan::domain::{source::{Source, supply}, rate::Rate};
/// let sources = [Source { quota: 80, valid: Rate::percent(50) }];
/// let supply = supply(&sources, Rate::whole(50), 100).unwrap();
/// assert_eq!((supply.short, supply.reserve_covers), (10, true));
/// ```
pub fn supply(sources: &[Source], need: Rate, reserve: u32) -> Option<Supply> {
    let mut valid = Rate::ZERO;
    for source in sources {
        let share = source.valid.clamp(Rate::ZERO, Rate::ONE);
        valid = valid.checked_add(share.checked_mul(Rate::whole(i64::from(source.quota)))?)?;
    }
    let short = need.checked_sub(valid)?.max(Rate::ZERO).ceil();
    let reserve_covers = i64::from(reserve) >= short;
    Some(Supply { valid, need: need.ceil(), short, reserve, reserve_covers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_reserve_stands_apart() {
        let half = Source { quota: 20, valid: Rate::percent(50) };
        let sources = [half, Source { quota: 5, valid: Rate::ONE }];
        let found = supply(&sources, Rate::whole(50), 35).unwrap();
        assert_eq!((found.valid, found.short), (Rate::whole(15), 35));
        assert!(found.reserve_covers);
        assert!(!supply(&sources, Rate::whole(50), 34).unwrap().reserve_covers);
        let above = Source { quota: 10, valid: Rate::percent(120) };
        assert_eq!(supply(&[above], Rate::ZERO, 0).unwrap().valid, Rate::whole(10));
    }

    proptest! {
        #[test]
        fn supply_and_shortfall_make_the_need(
            quotas in proptest::collection::vec((0_u32..500, 0_i64..=100), 0..8), need in 0_i64..900,
        ) {
            let sources: Vec<Source> = quotas.iter()
                .map(|(quota, valid)| Source { quota: *quota, valid: Rate::percent(*valid) }).collect();
            let found = supply(&sources, Rate::whole(need), 0).unwrap();
            let with = found.valid.checked_add(Rate::whole(found.short)).unwrap();
            prop_assert!(with >= Rate::whole(need));
            prop_assert_eq!(found.reserve_covers, found.short == 0);
        }
    }
}
