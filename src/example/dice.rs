//! Chance that can be repeated.

/// A seeded source of numbers (splitmix64): the same seed, the same numbers, on every machine.
///
/// It is not for secrets, and its slight unevenness over ranges that are no power of two (below
/// one in 2⁴⁰ here) does not matter for names and days.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice for a seed.
    pub const fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub const fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.bits() % end }
    }

    /// A number from `first` to `last`, both included.
    pub const fn between(&mut self, first: u64, last: u64) -> u64 {
        first.saturating_add(self.below(last.saturating_sub(first).saturating_add(1)))
    }

    /// A whole number of days from `first` to `last`, both included.
    pub fn days(&mut self, first: u16, last: u16) -> i32 {
        i32::try_from(self.between(first.into(), last.into())).unwrap_or_default()
    }

    /// True so many times of a hundred.
    pub const fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// A place in a list of that length; 0 for an empty one.
    pub fn place(&mut self, length: usize) -> usize {
        // The remainder is below a usize.
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// One of these; `None` where there is none.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        let place = self.place(of.len());
        of.get(place).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        // From the published reference implementation, seed 1234567.
        let mut dice = Dice::new(1_234_567);
        let numbers = [dice.bits(), dice.bits(), dice.bits()];
        assert_eq!(
            numbers,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn a_range_has_both_its_ends() {
        let mut dice = Dice::new(3);
        let drawn: std::collections::BTreeSet<u64> = (0..200).map(|_| dice.between(2, 5)).collect();
        assert_eq!(drawn, [2, 3, 4, 5].into());
        assert_eq!(dice.below(0), 0);
        assert_eq!(dice.one::<u8>(&[]), None);
    }
}
