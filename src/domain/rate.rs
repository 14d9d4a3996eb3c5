//! Rates and shares: exact fractions, divided once (domain.md 1).

use core::cmp::Ordering;
use core::fmt;

use rust_decimal::Decimal;

use super::money::Money;

/// A rate or share without a unit, held exactly as one fraction in lowest terms: 20 % is 1/5.
///
/// Nothing is rounded until a figure is made of it: [`Rate::of_money`], [`Rate::of_count_up`] and
/// [`Rate::rounded`] each round once and say how. May be above 1 (120 % attained) and below 0
/// (growth). Numerator and denominator reach to about 10³⁸; the `checked_` operations answer
/// `None` beyond. Comparing is exact for every pair.
///
/// ```
/// use fieldplan::domain::{money::Money, rate::{Rate, Undefined}};
/// let won = Rate::of(2, 10)?;
/// assert_eq!(won, Rate::percent(20));
/// assert_eq!(won.of_money(Money::from_fen(3)), Money::from_fen(1)); // 0.6 分
/// assert_eq!(Rate::of(1, 3)?.rounded(4), "0.3333".parse().ok());
/// assert_eq!(Rate::of(5, 0), Err(Undefined::NoBase));
/// assert_eq!(Rate::of(0, 0), Err(Undefined::Nothing));
/// // Twelve times 8.33 % is 99.96 %, not 100 %.
/// let month = Rate::from_decimal("0.0833".parse().unwrap());
/// assert_eq!(month.checked_mul(Rate::whole(12)), Rate::of(9996, 10_000).ok());
/// # Ok::<(), Undefined>(())
/// ```
///
/// A rate and an amount are different units, and adding them does not compile:
///
/// ```compile_fail
/// use fieldplan::domain::{money::Money, rate::Rate};
/// let wrong = Money::from_yuan(3).plus(Rate::percent(5));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    /// Sign and size above the line.
    over: i128,
    /// Below the line, at least 1, without a common factor with `over`.
    under: i128,
}

/// Why a share has no value. It is a state to be worded, never 0 and never 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Undefined {
    /// 0 of 0: nothing has happened yet.
    Nothing,
    /// Something of 0, like expenses in a month without revenue.
    NoBase,
    /// A base below 0, like a month whose returns exceed its sales.
    NegativeBase,
    /// Beyond what a fraction can hold; no plan comes near.
    TooLarge,
}

impl Rate {
    /// 0 %.
    pub const ZERO: Rate = Rate { over: 0, under: 1 };
    /// 100 %.
    pub const ONE: Rate = Rate { over: 1, under: 1 };

    /// `part` of `whole`, both in the same unit.
    ///
    /// # Errors
    /// The named states of a base that is 0 or below.
    pub fn of(part: impl Into<i128>, whole: impl Into<i128>) -> Result<Rate, Undefined> {
        let (part, whole) = (part.into(), whole.into());
        match (part, whole.cmp(&0)) {
            (0, Ordering::Equal) => Err(Undefined::Nothing),
            (_, Ordering::Equal) => Err(Undefined::NoBase),
            (_, Ordering::Less) => Err(Undefined::NegativeBase),
            (_, Ordering::Greater) => Rate::reduced(part, whole).ok_or(Undefined::TooLarge),
        }
    }

    /// One amount as a share of another.
    ///
    /// # Errors
    /// As [`Rate::of`].
    pub fn of_amounts(part: Money, whole: Money) -> Result<Rate, Undefined> {
        Rate::of(part.fen(), whole.fen())
    }

    /// So many hundredths: `percent(15)` is 15 %.
    pub fn percent(percent: i64) -> Rate {
        Rate::reduced(i128::from(percent), 100).unwrap_or(Rate::ZERO)
    }

    /// A whole multiple: `whole(2)` is 200 %.
    pub fn whole(times: i64) -> Rate {
        Rate { over: i128::from(times), under: 1 }
    }

    /// A decimal as typed: 0.0833 is 833/10000, exactly.
    pub fn from_decimal(decimal: Decimal) -> Rate {
        // A decimal has at most 28 places, so the power fits.
        let under = 10_i128.checked_pow(decimal.scale()).unwrap_or(i128::MAX);
        Rate::reduced(decimal.mantissa(), under).unwrap_or(Rate::ZERO)
    }

    /// Above the line, in lowest terms.
    pub fn numerator(self) -> i128 {
        self.over
    }

    /// Below the line, in lowest terms, at least 1.
    pub fn denominator(self) -> i128 {
        self.under
    }

    /// Whether it is exactly 0.
    pub fn is_zero(self) -> bool {
        self.over == 0
    }

    /// Whether it lies above 0.
    pub fn is_positive(self) -> bool {
        self.over > 0
    }

    /// The sum; `None` beyond what a fraction can hold.
    pub fn checked_add(self, other: Rate) -> Option<Rate> {
        let shared = gcd(self.under.unsigned_abs(), other.under.unsigned_abs());
        let shared = i128::try_from(shared).ok()?;
        let left = self.over.checked_mul(other.under.checked_div(shared)?)?;
        let right = other.over.checked_mul(self.under.checked_div(shared)?)?;
        let under = self.under.checked_div(shared)?.checked_mul(other.under)?;
        Rate::reduced(left.checked_add(right)?, under)
    }

    /// The difference; `None` beyond what a fraction can hold.
    pub fn checked_sub(self, other: Rate) -> Option<Rate> {
        self.checked_add(Rate { over: other.over.checked_neg()?, under: other.under })
    }

    /// The product; `None` beyond what a fraction can hold.
    pub fn checked_mul(self, other: Rate) -> Option<Rate> {
        // Reduced crosswise first, so that only a product that is too large itself is refused.
        let one = Rate::reduced(self.over, other.under)?;
        let two = Rate::reduced(other.over, self.under)?;
        Rate::reduced(one.over.checked_mul(two.over)?, one.under.checked_mul(two.under)?)
    }

    /// The quotient; `None` when `other` is 0 or the quotient is beyond what a fraction can hold.
    pub fn checked_div(self, other: Rate) -> Option<Rate> {
        self.checked_mul(other.inverse()?)
    }

    /// 1 / rate; `None` for 0.
    pub fn inverse(self) -> Option<Rate> {
        let size = Rate { over: self.under, under: self.over.checked_abs()? };
        match self.over.cmp(&0) {
            Ordering::Equal => None,
            Ordering::Greater => Some(size),
            Ordering::Less => Some(Rate { over: size.over.checked_neg()?, under: size.under }),
        }
    }

    /// 1 − rate: the part that is missing to the whole.
    pub fn complement(self) -> Option<Rate> {
        Rate::ONE.checked_sub(self)
    }

    /// 1 + rate: what a growth of `rate` multiplies by.
    pub fn grown(self) -> Option<Rate> {
        Rate::ONE.checked_add(self)
    }

    /// This share of an amount, rounded once, half away from zero, to the 分; stopped at
    /// [`Money::LIMIT`].
    pub fn of_money(self, amount: Money) -> Money {
        Money::from_wide(self.of_wide(i128::from(amount.fen()), Rounding::HalfAway))
    }

    /// This share of an amount, rounded up to the 分, for figures that must suffice.
    pub fn of_money_up(self, amount: Money) -> Money {
        Money::from_wide(self.of_wide(i128::from(amount.fen()), Rounding::Up))
    }

    /// This share of a count, rounded half away from zero.
    pub fn of_count(self, count: i64) -> i64 {
        clamp(self.of_wide(i128::from(count), Rounding::HalfAway))
    }

    /// This share of a count, rounded up: leads and visits are rounded up once, for show.
    pub fn of_count_up(self, count: i64) -> i64 {
        clamp(self.of_wide(i128::from(count), Rounding::Up))
    }

    /// Rounded up to a whole number, like the deals or visits a rate asks for.
    pub fn ceil(self) -> i64 {
        self.of_count_up(1)
    }

    /// As a decimal with that many places (at most 28), rounded half away from zero: the one
    /// division. `None` where a decimal cannot hold it.
    pub fn rounded(self, places: u32) -> Option<Decimal> {
        let unit = 10_i128.checked_pow(places)?;
        let units = self.of_wide(unit, Rounding::HalfAway);
        Decimal::try_from_i128_with_scale(units, places).ok().map(|decimal| decimal.normalize())
    }

    /// Whole percent, rounded half away from zero; above 100 and below 0 as it is.
    pub fn whole_percent(self) -> i64 {
        self.of_count(100)
    }

    /// Rate × `value`, rounded as said; stopped at the ends of the number's range.
    pub fn of_wide(self, value: i128, rounding: Rounding) -> i128 {
        let negative = (self.over < 0) != (value < 0);
        let under = self.under.unsigned_abs();
        let Some((whole, rest)) =
            multiply_divide(self.over.unsigned_abs(), value.unsigned_abs(), under)
        else {
            return if negative { -i128::MAX } else { i128::MAX };
        };
        let away = match rounding {
            // Twice the rest reaches the whole: rest ≥ under − rest needs no doubling.
            Rounding::HalfAway => rest >= under.saturating_sub(rest),
            Rounding::Up => rest > 0 && !negative,
            Rounding::Down => rest > 0 && negative,
        };
        let size = i128::try_from(whole.saturating_add(u128::from(away))).unwrap_or(i128::MAX);
        if negative { size.saturating_neg() } else { size }
    }

    /// In lowest terms; `None` for a base of 0 or below, or a numerator without an absolute value.
    fn reduced(over: i128, under: i128) -> Option<Rate> {
        if under <= 0 || over == i128::MIN {
            return None;
        }
        let shared = i128::try_from(gcd(over.unsigned_abs(), under.unsigned_abs())).ok()?;
        Some(Rate { over: over.checked_div(shared)?, under: under.checked_div(shared)? })
    }
}

/// How a figure is rounded when it is made of a [`Rate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, a half away from zero (四舍五入).
    HalfAway,
    /// Toward +∞.
    Up,
    /// Toward −∞.
    Down,
}

impl Ord for Rate {
    /// Exact, by comparing whole parts and then the inverses of what is left (Euclid), which
    /// needs no product. O(log of the denominators).
    fn cmp(&self, other: &Rate) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut turned = false;
        loop {
            let (whole_a, rest_a) = a.parts();
            let (whole_b, rest_b) = b.parts();
            let answer = match (whole_a.cmp(&whole_b), rest_a, rest_b) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    // Both rests lie between 0 and their denominators: the larger fraction has
                    // the smaller inverse.
                    a = Rate { over: a.under, under: rest_a };
                    b = Rate { over: b.under, under: rest_b };
                    turned = !turned;
                    continue;
                }
                (unequal, _, _) => unequal,
            };
            return if turned { answer.reverse() } else { answer };
        }
    }
}

impl PartialOrd for Rate {
    fn partial_cmp(&self, other: &Rate) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Rate {
    /// The whole part rounded down and the rest, which is at least 0 and below the denominator.
    fn parts(self) -> (i128, i128) {
        let whole = self.over.checked_div_euclid(self.under).unwrap_or(0);
        let rest = self.over.checked_rem_euclid(self.under).unwrap_or(0);
        (whole, rest)
    }
}

/// The fraction itself, `1/5`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.over, self.under)
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn clamp(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

/// The greatest common factor (Euclid); at least 1 unless both are 0.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        a = b;
        b = rest;
    }
    a
}

/// a × b / d with its rest, exact whatever the size of the product; `None` for d = 0 or a quotient
/// beyond the range.
fn multiply_divide(a: u128, b: u128, d: u128) -> Option<(u128, u128)> {
    if let Some(product) = a.checked_mul(b) {
        return Some((product.checked_div(d)?, product.checked_rem(d)?));
    }
    // a × b = whole(a / d) × b × d + rest(a / d) × b, the second part bit by bit of b.
    let mut whole = a.checked_div(d)?.checked_mul(b)?;
    let step = a.checked_rem(d)?;
    let (mut quotient, mut rest) = (0_u128, 0_u128);
    for bit in (0..u128::BITS).rev() {
        // Doubled, then `step` added where the bit is set; both rests stay below d.
        quotient = quotient.checked_mul(2)?;
        (quotient, rest) = plus_within(quotient, rest, rest, d)?;
        if b.checked_shr(bit)? & 1 == 1 {
            (quotient, rest) = plus_within(quotient, rest, step, d)?;
        }
    }
    whole = whole.checked_add(quotient)?;
    Some((whole, rest))
}

/// `rest + more`, both below `d`, as a rest below `d` with the carry counted in the quotient.
fn plus_within(quotient: u128, rest: u128, more: u128, d: u128) -> Option<(u128, u128)> {
    let room = d.checked_sub(rest)?;
    match more.checked_sub(room) {
        Some(beyond) => Some((quotient.checked_add(1)?, beyond)),
        None => Some((quotient, rest.checked_add(more)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rate() -> impl Strategy<Value = Rate> {
        (-1_000_000_i64..=1_000_000, 1_i64..=1_000_000).prop_map(|(a, b)| Rate::of(a, b).unwrap())
    }

    /// Of any size a fraction can hold.
    fn huge() -> impl Strategy<Value = Rate> {
        (-i128::MAX..=i128::MAX, 1..=i128::MAX).prop_map(|(a, b)| Rate::of(a, b).unwrap())
    }

    #[test]
    fn twelve_times_8_33_percent_is_99_96() {
        let month = Rate::from_decimal("0.0833".parse().unwrap());
        let year = month.checked_mul(Rate::whole(12)).unwrap();
        assert_eq!(year.rounded(6), "0.9996".parse().ok());
        assert_ne!(year, Rate::ONE);
    }

    #[test]
    fn a_zero_denominator_is_a_named_state() {
        assert_eq!(Rate::of(0, 0), Err(Undefined::Nothing));
        assert_eq!(Rate::of(7, 0), Err(Undefined::NoBase));
        assert_eq!(Rate::of(7, -1), Err(Undefined::NegativeBase));
        assert_eq!(Rate::of(i128::MIN, 3), Err(Undefined::TooLarge));
        assert_eq!(Rate::ONE.checked_div(Rate::ZERO), None);
        assert_eq!(Rate::ZERO.inverse(), None);
    }

    #[test]
    fn halves_round_away_from_zero_and_counts_up() {
        let half = Rate::of(1, 2).unwrap();
        assert_eq!(half.of_money(Money::from_fen(1)), Money::from_fen(1));
        assert_eq!(half.of_money(Money::from_fen(-1)), Money::from_fen(-1));
        assert_eq!(half.of_count_up(3), 2);
        assert_eq!(half.of_count_up(-3), -1);
        assert_eq!(Rate::of(1, 3).unwrap().ceil(), 1);
        assert_eq!(half.of_wide(-3, Rounding::Down), -2);
        assert_eq!(half.of_wide(3, Rounding::Down), 1);
        assert_eq!(Rate::of(105, 100).unwrap().whole_percent(), 105);
        assert_eq!(Rate::of(-1, 5).unwrap().whole_percent(), -20);
    }

    #[test]
    fn a_product_wider_than_the_number_is_still_exact() {
        let big = i128::MAX;
        let almost = Rate::of(big - 1, big).unwrap();
        assert_eq!(almost.of_wide(big, Rounding::Down), big - 1);
        assert_eq!(almost.of_wide(big - 1, Rounding::HalfAway), big - 2);
        assert_eq!(Rate::of(big, 1).unwrap().of_wide(2, Rounding::Up), big);
        assert_eq!(Rate::of(big, 1).unwrap().of_wide(-2, Rounding::Up), -big);
    }

    proptest! {
        #[test]
        fn fractions_obey_the_laws_of_numbers(a in rate(), b in rate(), c in rate()) {
            prop_assert_eq!(a.checked_add(b), b.checked_add(a));
            prop_assert_eq!(a.checked_mul(b), b.checked_mul(a));
            let sum_then = a.checked_add(b).and_then(|s| s.checked_add(c));
            prop_assert_eq!(sum_then, b.checked_add(c).and_then(|s| a.checked_add(s)));
            let spread = a.checked_mul(b).and_then(|x| x.checked_add(a.checked_mul(c)?));
            prop_assert_eq!(b.checked_add(c).and_then(|s| a.checked_mul(s)), spread);
            prop_assert_eq!(a.checked_sub(a), Some(Rate::ZERO));
            prop_assert_eq!(a.cmp(&b), a.checked_sub(b).unwrap().cmp(&Rate::ZERO));
            if !b.is_zero() {
                prop_assert_eq!(a.checked_div(b).and_then(|q| q.checked_mul(b)), Some(a));
            }
        }

        #[test]
        fn no_rate_makes_a_computation_panic(a in huge(), b in huge(), value: i128, places: u32) {
            let _ = (a.checked_add(b), a.checked_mul(b), a.checked_div(b), a.rounded(places));
            let down = a.of_wide(value, Rounding::Down);
            let up = a.of_wide(value, Rounding::Up);
            prop_assert!(down <= up && up.saturating_sub(down) <= 1);
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
        }

        #[test]
        fn rounding_stays_within_half_a_unit(a in rate(), count in -1_000_000_i64..=1_000_000) {
            let rounded = i128::from(a.of_count(count));
            let exact = a.numerator() * i128::from(count);
            prop_assert!((rounded * a.denominator() - exact).abs() * 2 <= a.denominator());
        }
    }
}
