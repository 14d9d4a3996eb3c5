//! Probabilities in 2⁻⁶⁰ fixed point, and what is known of a win rate (domain.md 7).
//!
//! Here live a probability, a win rate with its sample, and what an open deal's odds are. What
//! they make of a month's gap is in `chance`.

use super::money::{Money, divide_half_away, wide};

/// Bits behind the point.
const BITS: u32 = 60;
/// 1 in fixed point.
const ONE: u64 = 1 << BITS;
/// Half the bits, and a mask for them: products are made of 30-bit halves, which fit 64 bits on
/// a phone as well.
const HALF_BITS: u32 = BITS / 2;
const HALF_MASK: u64 = (1 << HALF_BITS) - 1;
/// What one observation weighs in a [`Beta`]'s unit.
const THOUSAND: u64 = 1000;
/// 100 % in hundredths of a percent.
const WHOLE: u16 = 10_000;
/// How much a default rate weighs: as much as ten deals (domain.md 8).
const DEFAULT_WEIGHT: u32 = 10;

/// A probability from 0 to 1, in steps of 2⁻⁶⁰.
///
/// ```
/// use fieldplan::domain::odds::Probability;
/// let third = Probability::ratio(1, 3).unwrap();
/// assert_eq!(third.in_millionths(), 333_333);
/// assert_eq!(Probability::ratio(4, 3), None);
/// assert!(third < Probability::ONE);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Probability(u64);

impl Probability {
    /// It does not happen.
    pub const ZERO: Probability = Probability(0);
    /// It happens.
    pub const ONE: Probability = Probability(ONE);

    /// `numerator / denominator`, rounded half up to 2⁻⁶⁰; `None` above 1 or for a denominator
    /// of 0.
    pub fn ratio(numerator: u64, denominator: u64) -> Option<Probability> {
        if denominator == 0 || numerator > denominator {
            return None;
        }
        let scaled = u128::from(numerator) << (BITS + 1);
        let twice = scaled.checked_div(u128::from(denominator))?;
        Some(Probability(u64::try_from(twice.saturating_add(1) / 2).unwrap_or(ONE).min(ONE)))
    }

    /// From steps of 2⁻⁶⁰, stopped at 1.
    pub(super) fn from_bits(bits: u64) -> Probability {
        Probability(bits.min(ONE))
    }

    /// In steps of 2⁻⁶⁰.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// In whole millionths, rounded half up: 332,800 is 33.28 %.
    pub fn in_millionths(self) -> u32 {
        self.times(1_000_000)
    }

    /// As shown while a thing is open: percent to the nearest 5, halves up, never 0 or 100. What
    /// lies less than 2⁻³⁰ below a half counts as the half: 7.5 % has no exact binary form.
    pub fn shown_percent(self) -> u32 {
        let fine = 1 << HALF_BITS;
        Probability(self.0.saturating_add(fine)).times(20).saturating_mul(5).clamp(5, 95)
    }

    /// `parts` × this, rounded half up.
    fn times(self, parts: u32) -> u32 {
        let scaled = u128::from(self.0).saturating_mul(u128::from(parts));
        u32::try_from(scaled.saturating_add(u128::from(ONE / 2)) >> BITS).unwrap_or(parts)
    }

    /// This times a weight of at most 2⁶⁰, rounded down to 2⁻⁶⁰.
    #[inline]
    pub(super) const fn of(self, weight: u64) -> u64 {
        let (p1, p0) = (self.0 >> HALF_BITS, self.0 & HALF_MASK);
        let (w1, w0) = (weight >> HALF_BITS, weight & HALF_MASK);
        // Every product is at most 2⁶⁰ and their sums below 2⁶², so nothing wraps.
        let cross = p1.wrapping_mul(w0).wrapping_add(p0.wrapping_mul(w1));
        let low = p0.wrapping_mul(w0) >> HALF_BITS;
        p1.wrapping_mul(w1).wrapping_add(cross.wrapping_add(low) >> HALF_BITS)
    }
}

/// What is known of a win rate: Beta(a, b), in thousandths of an observation.
///
/// The next of `i` deals on the rate, of which `k` were won, is won with
/// (a + k) / (a + b + i) (domain.md 7).
///
/// ```
/// use fieldplan::domain::odds::Beta;
/// let beta = Beta::new(2_000, 8_000).unwrap();
/// assert_eq!(beta.mean().in_millionths(), 200_000);
/// // 3 of 10 won, before a default rate of 20 %: (3 + 2) / (10 + 10).
/// assert_eq!(Beta::from_sample(3, 10, 2_000).unwrap().mean().in_millionths(), 250_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Beta {
    a: u32,
    b: u32,
}

impl Beta {
    /// The largest a or b: a million observations, in thousandths.
    pub const LIMIT: u32 = 1_000_000_000;

    /// A rate of 0, known from one deal that was lost.
    pub const ONE_LOSS: Beta = Beta { a: 0, b: 1000 };

    /// Beta(a, b), each in thousandths; `None` when both are 0 or one is above [`Beta::LIMIT`].
    pub const fn new(a: u32, b: u32) -> Option<Beta> {
        let fits = a <= Beta::LIMIT && b <= Beta::LIMIT && (a > 0 || b > 0);
        if fits { Some(Beta { a, b }) } else { None }
    }

    /// From `won` of `resolved` deals and a default rate that weighs as much as ten, in hundredths
    /// of a percent: a = won + 10 p₀, b = resolved − won + 10 (1 − p₀). `None` when more are won
    /// than resolved, the default is above 100 %, or the sample is beyond [`Beta::LIMIT`].
    pub fn from_sample(won: u32, resolved: u32, default: u16) -> Option<Beta> {
        let lost = resolved.checked_sub(won)?;
        let against = WHOLE.checked_sub(default)?;
        // Ten times a hundredth of a percent is a thousandth.
        let part = |deals: u32, prior: u16| {
            let prior = u32::from(prior).checked_mul(DEFAULT_WEIGHT)? / 10;
            deals.checked_mul(1000)?.checked_add(prior)
        };
        Beta::new(part(won, default)?, part(lost, against)?)
    }

    /// a and b, in thousandths.
    pub const fn thousandths(self) -> (u32, u32) {
        (self.a, self.b)
    }

    /// a / (a + b).
    pub fn mean(self) -> Probability {
        self.after(0, 0)
    }

    /// The chance of the next win after `won` of `seen` deals on this rate. More won than seen
    /// counts as all.
    pub(super) fn after(self, won: u32, seen: u32) -> Probability {
        let won = won.min(seen);
        let part = |own: u32, more: u32| {
            u64::from(own).saturating_add(u64::from(more).saturating_mul(THOUSAND))
        };
        let whole = u64::from(self.a).saturating_add(u64::from(self.b));
        let whole = whole.saturating_add(u64::from(seen).saturating_mul(THOUSAND));
        Probability::ratio(part(self.a, won), whole).unwrap_or(Probability::ZERO)
    }

    /// The mean less and plus 1.28 standard deviations, inside 0 and 1: four times out of five
    /// the rate lies between. The deviation √(ab / ((a + b)² (a + b + 1))) is rounded down to
    /// 2⁻³⁰.
    pub fn range(self) -> (Probability, Probability) {
        let mean = self.mean();
        let spread = mean.of(ONE.saturating_sub(mean.0));
        let observations = u64::from(self.a).saturating_add(u64::from(self.b));
        let variance = u128::from(spread)
            .saturating_mul(u128::from(THOUSAND))
            .checked_div(u128::from(observations.saturating_add(THOUSAND)))
            .unwrap_or(0);
        let deviation = u64::try_from(variance).unwrap_or(ONE).isqrt();
        // In 2⁻³⁰ at most 2²⁹, so the product stays far below 2⁶⁴.
        let distance = deviation.saturating_mul(128) / 100;
        let distance = distance.saturating_mul(1 << HALF_BITS);
        let low = mean.0.saturating_sub(distance);
        (Probability(low), Probability::from_bits(mean.0.saturating_add(distance)))
    }
}

/// How likely an open deal is won.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Odds {
    /// Typed for this deal, and standing alone.
    Typed(TypedOdds),
    /// By the rate of its stage, shared with every deal of the same stage and rate: when one is
    /// won, the others become likelier.
    Stage {
        /// The stage's place, which tells two stages of equal rates apart.
        stage: u8,
        /// What is known of its rate.
        rate: Beta,
    },
}

impl Odds {
    /// The deal's part of the weighted pipeline: its chance × amount, rounded half away from zero
    /// to the 分, so that the parts a rep reads add up to the sum shown.
    pub fn weigh(self, amount: Money) -> Money {
        let (share, whole) = match self {
            Odds::Typed(typed) => (u64::from(typed.0), u64::from(WHOLE)),
            Odds::Stage { rate, .. } => {
                (u64::from(rate.a), u64::from(rate.a).saturating_add(u64::from(rate.b)))
            }
        };
        let product = wide(amount.fen()).saturating_mul(i128::from(share));
        Money::from_wide(divide_half_away(product, i128::from(whole)))
    }

    /// The odds of a deal won within a time in which it is decided with this probability: typed
    /// ones to the hundredth of a percent, half up. A stage's rate keeps the wins it is known
    /// from, so that what is rarer is no better known: b grows until the mean has shrunk, rounded
    /// half up to a thousandth of an observation. One too rare for a [`Beta`] stands alone.
    #[must_use]
    pub fn if_decided(self, decided: Probability) -> Odds {
        let typed = |hundredths: u32| {
            let hundredths = u16::try_from(hundredths).ok().and_then(TypedOdds::new);
            Odds::Typed(hundredths.unwrap_or(TypedOdds::NEVER))
        };
        match self {
            Odds::Typed(own) => typed(decided.times(own.0.into())),
            Odds::Stage { stage, rate } => {
                let whole = u128::from(rate.a).saturating_add(u128::from(rate.b));
                let twice = (whole << (BITS + 1)).checked_div(u128::from(decided.0));
                let grown = twice.map(|twice| twice.saturating_add(1) / 2);
                let b = grown.and_then(|whole| whole.checked_sub(u128::from(rate.a)));
                let b = b.and_then(|b| u32::try_from(b).ok());
                match b.and_then(|b| Beta::new(rate.a, b)) {
                    Some(rate) => Odds::Stage { stage, rate },
                    None => typed(Probability(decided.of(rate.mean().0)).times(WHOLE.into())),
                }
            }
        }
    }
}

/// A probability that a person typed, in hundredths of a percent.
///
/// ```
/// use fieldplan::domain::odds::TypedOdds;
/// assert!(TypedOdds::new(3_330).is_some());
/// assert_eq!(TypedOdds::new(10_001), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypedOdds(u16);

impl TypedOdds {
    /// 0 %.
    pub const NEVER: TypedOdds = TypedOdds(0);

    /// 0 to 10,000 hundredths of a percent; `None` above.
    pub const fn new(hundredths_of_percent: u16) -> Option<TypedOdds> {
        if hundredths_of_percent <= WHOLE { Some(TypedOdds(hundredths_of_percent)) } else { None }
    }

    /// In hundredths of a percent.
    pub const fn hundredths_of_percent(self) -> u16 {
        self.0
    }

    /// In fixed point.
    pub fn probability(self) -> Probability {
        Probability::ratio(u64::from(self.0), u64::from(WHOLE)).unwrap_or(Probability::ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shown_to_the_nearest_five_and_never_certain() {
        let cases = [
            (0, 1, 5),
            (1, 1000, 5),
            (74, 1000, 5),
            (75, 1000, 10),
            (3328, 10_000, 35),
            (913, 10_000, 10),
            (974, 1000, 95),
            (1, 1, 95),
        ];
        for (n, d, shown) in cases {
            assert_eq!(Probability::ratio(n, d).unwrap().shown_percent(), shown, "{n}/{d}");
        }
    }

    #[test]
    fn the_range_of_two_of_ten_is_4_6_to_35_4_percent() {
        let (low, high) = Beta::new(2_000, 8_000).unwrap().range();
        // sd = √(16 / 1100) = 0.120605; 1.28 of it is 0.154374.
        assert_eq!((low.in_millionths(), high.in_millionths()), (45_626, 354_374));
    }

    #[test]
    fn a_win_makes_the_next_likelier_and_a_loss_less() {
        let beta = Beta::new(2_000, 8_000).unwrap();
        assert_eq!(beta.after(1, 1).in_millionths(), 272_727);
        assert_eq!(beta.after(0, 1).in_millionths(), 181_818);
    }

    #[test]
    fn a_deal_not_surely_decided_is_rarer_and_no_better_known() {
        let half = Probability::ratio(1, 2).unwrap();
        let rate = Beta::new(2_000, 8_000).unwrap();
        let stage = Odds::Stage { stage: 1, rate };
        let rarer = Odds::Stage { stage: 1, rate: Beta::new(2_000, 18_000).unwrap() };
        assert_eq!(stage.if_decided(half), rarer);
        assert_eq!(stage.if_decided(Probability::ONE), stage);
        assert_eq!(stage.if_decided(Probability::ZERO), Odds::Typed(TypedOdds::NEVER));
        // 2 / 0.75 thousandths of an observation are 2.67, so 3.
        let few = |b| Odds::Stage { stage: 1, rate: Beta::new(1, b).unwrap() };
        assert_eq!(few(1).if_decided(Probability::ratio(3, 4).unwrap()), few(2));
        let typed = |hundredths| Odds::Typed(TypedOdds::new(hundredths).unwrap());
        assert_eq!(typed(3_333).if_decided(half), typed(1_667));
        // A millionth of 20 % is beyond a sample and below a hundredth of a percent.
        let seldom = Probability::ratio(1, 1_000_000).unwrap();
        assert_eq!(stage.if_decided(seldom), typed(0));
    }

    proptest! {
        #[test]
        fn a_share_is_of_something_and_at_most_all_of_it(n in 0_u64..9, d in 0_u64..9) {
            let share = Probability::ratio(n, d);
            prop_assert_eq!(share.is_some(), d > 0 && n <= d);
            prop_assert_eq!(share == Some(Probability::ONE), d > 0 && n == d);
            prop_assert_eq!(share == Some(Probability::ZERO), d > 0 && n == 0);
        }

        #[test]
        fn a_product_is_the_wide_product_rounded_down(p in 0..=ONE, w in 0..=ONE) {
            let wide = (u128::from(p) * u128::from(w)) >> BITS;
            prop_assert_eq!(u128::from(Probability(p).of(w)), wide);
        }

        #[test]
        fn the_range_holds_the_mean_and_narrows_with_the_sample(
            won in 0_u32..400, lost in 0_u32..400, default in 0_u16..=WHOLE,
        ) {
            let beta = Beta::from_sample(won, won + lost, default).unwrap();
            let (low, high) = beta.range();
            prop_assert!(low <= beta.mean() && beta.mean() <= high);
            let ten = Beta::new(beta.a * 10, beta.b * 10).unwrap().range();
            prop_assert!(ten.0 >= low && ten.1 <= high);
        }
    }
}
