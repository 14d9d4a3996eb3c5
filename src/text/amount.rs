//! Amounts as people type them.

use crate::domain::money::Money;

/// Why a typed text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing was typed.
    Empty,
    /// It is not a number, or has no digits.
    Unreadable,
    /// More than two decimals of a yuan.
    TooManyDecimals,
    /// More digits than an amount can hold.
    TooLarge,
}

/// Reads an amount: `300万`, `3000000`, `3,000,000.00`, `¥300万元`, `1.5亿`, `1亿2000万`, `300w`,
/// `３００万`; full-width digits and signs, spaces and a currency mark are taken as meant. A minus
/// sign is read; whether a figure may be negative is the command's business.
///
/// # Errors
/// More than two decimals of a yuan are refused, not rounded. Separators must stand in groups of
/// three digits, so that `1,5` is not silently read as 15.
///
/// ```
/// use fieldplan::domain::money::Money;
/// use fieldplan::text::amount::{AmountError, read};
/// assert_eq!(read("300万"), Ok(Money::from_yuan(3_000_000)));
/// assert_eq!(read("0.001"), Err(AmountError::TooManyDecimals));
/// ```
pub fn read(typed: &str) -> Result<Money, AmountError> {
    let mut text: String = typed.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    let negative = text.starts_with('-');
    if negative {
        text.remove(0);
    }
    let text = text.trim_start_matches('¥');
    let text = ["rmb", "cny"].iter().find_map(|mark| strip_start(text, mark)).unwrap_or(text);
    let text = ["元", "块", "rmb", "cny", "yuan"]
        .iter()
        .find_map(|mark| strip_end(text, mark))
        .unwrap_or(text);
    let mut fen: i128 = 0;
    let mut rest = text;
    let mut last_unit = i128::MAX;
    while !rest.is_empty() {
        let digits =
            rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
        let (number, after) = rest.split_at(digits);
        let mut marks = after.chars();
        let (unit, after) = match marks.next() {
            None => (1, ""),
            Some('千' | 'k') => (1_000, marks.as_str()),
            Some('万' | 'w' | '萬') => (10_000, marks.as_str()),
            Some('m') => (1_000_000, marks.as_str()),
            Some('亿' | '億') => (100_000_000, marks.as_str()),
            Some(_) => return Err(AmountError::Unreadable),
        };
        // `1亿2000万` goes from larger to smaller units, each once.
        if unit >= last_unit {
            return Err(AmountError::Unreadable);
        }
        last_unit = unit;
        fen = fen.checked_add(scaled(number, unit)?).ok_or(AmountError::TooLarge)?;
        rest = after;
    }
    if last_unit == i128::MAX {
        return Err(AmountError::Unreadable);
    }
    if fen > i128::from(Money::LIMIT.fen()) {
        return Err(AmountError::TooLarge);
    }
    Ok(Money::from_wide(if negative { -fen } else { fen }))
}

/// Digits with decimals times a unit, in 分.
fn scaled(number: &str, unit: i128) -> Result<i128, AmountError> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let whole = ungrouped(whole).ok_or(AmountError::Unreadable)?;
    if decimals.contains([',', '.']) || (whole.is_empty() && decimals.is_empty()) {
        return Err(AmountError::Unreadable);
    }
    let decimals = decimals.trim_end_matches('0');
    let all = format!("{whole}{decimals}");
    if all.len() > 24 {
        return Err(if decimals.len() > 6 {
            AmountError::TooManyDecimals
        } else {
            AmountError::TooLarge
        });
    }
    let value: i128 =
        if all.is_empty() { 0 } else { all.parse().map_err(|_| AmountError::Unreadable)? };
    let places = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
    let divisor = 10_i128.checked_pow(places).ok_or(AmountError::TooManyDecimals)?;
    let fen = value.checked_mul(unit * 100).ok_or(AmountError::TooLarge)?;
    if fen % divisor != 0 {
        return Err(AmountError::TooManyDecimals);
    }
    Ok(fen / divisor)
}

/// Takes separators out of `3,000,000`; `None` when a group has not three digits.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '．' | '。' => '.',
        '，' | '、' | '’' | '\'' => ',',
        '－' | '−' | '–' => '-',
        '￥' => '¥',
        other => other.to_ascii_lowercase(),
    }
}

fn strip_start<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.strip_prefix(mark)
}

fn strip_end<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.strip_suffix(mark)
}

#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping, reason = "the last two digits are 分")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let cases = [
            ("300万", 3_000_000_00),
            ("3000000", 3_000_000_00),
            ("3,000,000.00", 3_000_000_00),
            ("¥3,000,000", 3_000_000_00),
            ("￥ 300 万元", 3_000_000_00),
            ("３００万", 3_000_000_00),
            ("300w", 3_000_000_00),
            ("3m", 3_000_000_00),
            ("1.5亿", 150_000_000_00),
            ("1亿2000万", 120_000_000_00),
            ("0.0001万", 1_00),
            ("12.30", 12_30),
            ("12.300", 12_30),
            (".5", 50),
            ("5.", 5_00),
            ("-5万", -50_000_00),
            ("RMB 20", 20_00),
            ("0", 0),
            ("1000000000000000", 100_000_000_000_000_000),
        ];
        for (typed, fen) in cases {
            assert_eq!(read(typed), Ok(Money::from_fen(fen)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_reason() {
        let cases = [
            ("", AmountError::Empty),
            ("  ", AmountError::Empty),
            ("abc", AmountError::Unreadable),
            ("万", AmountError::Unreadable),
            ("亿", AmountError::Unreadable),
            ("¥", AmountError::Unreadable),
            ("-", AmountError::Unreadable),
            ("1,5", AmountError::Unreadable),
            (",500", AmountError::Unreadable),
            ("1.2.3", AmountError::Unreadable),
            ("1e3", AmountError::Unreadable),
            ("3万2亿", AmountError::Unreadable),
            ("😀", AmountError::Unreadable),
            ("0.001", AmountError::TooManyDecimals),
            ("1.0000001万", AmountError::TooManyDecimals),
            ("1000000000000000.01", AmountError::TooLarge),
            ("99999999999999999999999999999999", AmountError::TooLarge),
        ];
        for (typed, error) in cases {
            assert_eq!(read(typed), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(typed: String) {
            let _ = read(&typed);
        }

        #[test]
        fn a_shown_amount_is_read_as_itself(fen in 0_i64..=100_000_000_000_000_000) {
            let money = Money::from_fen(fen);
            prop_assert_eq!(read(&money.to_string()), Ok(money));
            prop_assert_eq!(read(&super::super::number::exact(money)), Ok(money));
        }
    }
}
