//! Money: whole 分, one currency, never a float.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An amount in yuan with two places, held as whole 分 (0.01 yuan).
///
/// Between −[`Money::LIMIT`] and +[`Money::LIMIT`]; sums stop there instead of wrapping, far
/// beyond what a rep sells. Typed input with more than two decimals is refused, not rounded;
/// computed figures are rounded once, half away from zero (四舍五入), when they become money.
///
/// ```
/// use fieldplan::domain::money::Money;
/// let target = Money::from_yuan(3_000_000);
/// assert_eq!(target.to_string(), "3000000.00");
/// assert_eq!(Money::from_fen(-5).to_string(), "-0.05");
/// assert_eq!(Money::parse("937500.5"), Some(Money::from_fen(93_750_050)));
/// assert_eq!(Money::parse("0.001"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);
    /// The largest amount that can be held: 10¹⁵ yuan.
    pub const LIMIT: Money = Money(100_000_000_000_000_000);

    /// From whole 分, stopped at the limits.
    pub const fn from_fen(fen: i64) -> Money {
        if fen > Money::LIMIT.0 {
            Money::LIMIT
        } else if fen < -Money::LIMIT.0 {
            Money(-Money::LIMIT.0)
        } else {
            Money(fen)
        }
    }

    /// From whole 分 of any size, stopped at the limits.
    pub fn from_wide(fen: i128) -> Money {
        let limit = i128::from(Money::LIMIT.0);
        let fen = fen.clamp(limit.saturating_neg(), limit);
        Money(i64::try_from(fen).unwrap_or(Money::LIMIT.0))
    }

    /// From whole yuan, stopped at the limits.
    pub const fn from_yuan(yuan: i64) -> Money {
        Money::from_fen(yuan.saturating_mul(100))
    }

    /// Whole 分.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// As a decimal of yuan with two places.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// The sum, stopped at the limits.
    #[must_use]
    pub const fn plus(self, other: Money) -> Money {
        Money::from_fen(self.0.saturating_add(other.0))
    }

    /// The difference, stopped at the limits.
    #[must_use]
    pub const fn minus(self, other: Money) -> Money {
        Money::from_fen(self.0.saturating_sub(other.0))
    }

    /// The same size without a sign.
    #[must_use]
    pub const fn abs(self) -> Money {
        Money(self.0.saturating_abs())
    }

    /// The amount, or nothing if it is below zero.
    #[must_use]
    pub fn at_least_zero(self) -> Money {
        self.max(Money::ZERO)
    }

    /// `percent` hundredths of the amount, rounded half away from zero to the 分.
    #[must_use]
    pub fn percent(self, percent: u32) -> Money {
        Money::from_wide(divide_half_away(wide(self.0).saturating_mul(i128::from(percent)), 100))
    }

    /// Reads a plain decimal of yuan: an optional `-`, digits, and at most two decimals. It is
    /// the stored form; what a person types is read by `text::amount`. `None` for anything else
    /// and for amounts beyond the limits.
    pub fn parse(text: &str) -> Option<Money> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (yuan, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !plain(yuan) || !plain(decimals) || decimals.len() > 2 {
            return None;
        }
        let cents: i64 = decimals.parse().ok()?;
        let cents = if decimals.len() == 1 { cents.checked_mul(10)? } else { cents };
        let fen = yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?;
        (fen <= Money::LIMIT.0).then_some(Money(if negative { fen.checked_neg()? } else { fen }))
    }
}

impl fmt::Display for Money {
    /// A plain decimal with two places and no separators.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        write!(f, "{}.{:02}", size / 100, size % 100)
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        Money::from_wide(amounts.map(|m| wide(m.0)).fold(0, i128::saturating_add))
    }
}

impl Serialize for Money {
    /// A decimal text in a record, whole 分 in a checkpoint.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Money {
    /// JSON numbers are refused: they would pass through a float.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
            Money::parse(&text).ok_or_else(|| de::Error::custom("not an amount"))
        } else {
            i64::deserialize(deserializer).map(Money::from_fen)
        }
    }
}

pub(crate) const fn wide(value: i64) -> i128 {
    value as i128
}

/// `numerator / denominator` rounded half away from zero; 0 for a denominator of 0 or less.
pub(crate) fn divide_half_away(numerator: i128, denominator: i128) -> i128 {
    if denominator <= 0 {
        return 0;
    }
    let half = denominator / 2;
    let size = numerator.saturating_abs();
    let whole = size.checked_div(denominator).unwrap_or(0);
    let rest = size.checked_rem(denominator).unwrap_or(0);
    // For an odd denominator `half` is rounded down, so a rest of `half` is below one half.
    let up = if denominator % 2 == 0 { rest >= half } else { rest > half };
    let rounded = whole.saturating_add(i128::from(up));
    if numerator < 0 { rounded.saturating_neg() } else { rounded }
}

/// `numerator / denominator` rounded up, for a numerator of at least 0; 0 for a denominator of 0
/// or less.
pub(crate) fn divide_up(numerator: i128, denominator: i128) -> i128 {
    if denominator <= 0 || numerator <= 0 {
        return 0;
    }
    let rest = numerator.checked_rem(denominator).unwrap_or(0);
    numerator.checked_div(denominator).unwrap_or(0).saturating_add(i128::from(rest > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_a_fen_rounds_away_from_zero() {
        assert_eq!(Money::from_fen(1).percent(50), Money::from_fen(1));
        assert_eq!(Money::from_fen(-1).percent(50), Money::from_fen(-1));
        assert_eq!(Money::from_fen(5).percent(50), Money::from_fen(3));
        assert_eq!(divide_half_away(1, 3), 0);
        assert_eq!(divide_half_away(2, 3), 1);
        assert_eq!(divide_half_away(-2, 3), -1);
        assert_eq!(divide_half_away(7, 0), 0);
        assert_eq!(divide_up(10, 3), 4);
        assert_eq!(divide_up(9, 3), 3);
        assert_eq!(divide_up(-1, 3), 0);
    }

    #[test]
    fn only_plain_decimals_are_read() {
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1.234",
            "1e3",
            "+1",
            " 1",
            "1,000",
            "１",
            "--1",
            "1.2.3",
            "1000000000000000.01",
        ] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
        assert_eq!(Money::parse("1.2"), Some(Money::from_fen(120)));
        assert_eq!(Money::parse("-0.05"), Some(Money::from_fen(-5)));
    }

    #[test]
    fn a_json_number_is_no_amount() {
        assert!(serde_json::from_str::<Money>("12.5").is_err());
        assert_eq!(serde_json::from_str::<Money>("\"12.5\"").unwrap(), Money::from_fen(1250));
    }

    #[test]
    fn sums_stop_at_the_limit() {
        assert_eq!(Money::LIMIT.plus(Money::from_fen(1)), Money::LIMIT);
        assert_eq!([Money::LIMIT; 200].into_iter().sum::<Money>(), Money::LIMIT);
    }

    proptest! {
        #[test]
        fn a_printed_amount_reads_as_itself(fen in -Money::LIMIT.0..=Money::LIMIT.0) {
            let money = Money::from_fen(fen);
            prop_assert_eq!(Money::parse(&money.to_string()), Some(money));
        }

        #[test]
        fn a_sign_is_printed_exactly_below_zero(
            fen in prop_oneof![-2_i64..3, -Money::LIMIT.0..=Money::LIMIT.0],
        ) {
            prop_assert_eq!(Money::from_fen(fen).to_string().starts_with('-'), fen < 0);
        }
    }
}
