//! Numbers as they are shown.

use super::Lang;
use crate::domain::money::Money;

/// Digits in groups of three.
///
/// ```
/// assert_eq!(fieldplan::text::number::grouped(1_234_567), "1,234,567");
/// ```
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// The exact amount with both decimals: `3,000,000.00`.
pub fn exact(money: Money) -> String {
    let size = money.fen().unsigned_abs();
    let sign = if money.fen() < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", grouped(size / 100), size % 100)
}

/// An amount for a quick look, number and unit apart so that the unit can be set smaller.
///
/// Chinese: from 1 亿 in 亿, from 1 万 in 万, with one decimal, rounded half away from zero;
/// below that yuan with decimals only where there are any. English: millions and thousands (from
/// 10,000) in the same way.
pub fn short_parts(lang: Lang, money: Money) -> (String, &'static str) {
    let size = money.fen().unsigned_abs();
    let units: [(u64, u64, &str); 2] = match lang {
        // In 分: from which amount, the unit's size, its word.
        Lang::Zh => [(9_999_500_000, 10_000_000_000, "亿"), (1_000_000, 1_000_000, "万")],
        Lang::En => [(99_995_000, 100_000_000, "M"), (1_000_000, 100_000, "K")],
    };
    let sign = if money.fen() < 0 { "−" } else { "" };
    for (from, unit, word) in units {
        if size >= from {
            // Two decimals from 亿 and millions on, one below.
            let places: u64 = if unit >= 100_000_000 { 100 } else { 10 };
            let scaled = (size.saturating_mul(places).saturating_add(unit / 2)) / unit;
            let (whole, part) = (scaled / places, scaled % places);
            let decimals = if places == 100 { format!("{part:02}") } else { part.to_string() };
            let decimals = decimals.trim_end_matches('0');
            let dot = if decimals.is_empty() { "" } else { "." };
            return (format!("{sign}{}{dot}{decimals}", grouped(whole)), word);
        }
    }
    let cents = size % 100;
    let text = if cents == 0 {
        grouped(size / 100)
    } else {
        format!("{}.{cents:02}", grouped(size / 100))
    };
    (format!("{sign}{text}"), "")
}

/// [`short_parts`] in one text: `20.4万`, `203.8K`.
pub fn short(lang: Lang, money: Money) -> String {
    let (number, unit) = short_parts(lang, money);
    number + unit
}

/// The amount in 万 (or thousands) without the unit, for the narrow cells of a month grid.
pub fn cell(lang: Lang, money: Money) -> String {
    let unit = match lang {
        Lang::Zh => 1_000_000,
        Lang::En => 100_000,
    };
    let size = money.fen().unsigned_abs();
    let sign = if money.fen() < 0 { "−" } else { "" };
    let tenths = (size.saturating_mul(10).saturating_add(unit / 2)) / unit;
    if tenths >= 1000 || tenths.is_multiple_of(10) {
        format!("{sign}{}", (size + unit / 2) / unit)
    } else {
        format!("{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

/// The exact amount as it may be typed: without decimals where there are none.
pub fn typable(money: Money) -> String {
    let exact = exact(money);
    exact.strip_suffix(".00").unwrap_or(&exact).to_owned()
}

/// Hundredths without needless zeros: 3330 is `33.3`, 15000 is `150`.
pub fn hundredths(hundredths: i64) -> String {
    let exact = exact(Money::from_fen(hundredths));
    let short = exact.trim_end_matches('0');
    short.strip_suffix('.').unwrap_or(short).to_owned()
}

/// Hundredths of a percent: 3330 is `33.3%`.
pub fn percent(hundredths_of_percent: i64) -> String {
    hundredths(hundredths_of_percent) + "%"
}

#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping, reason = "the last two digits are 分")]
mod tests {
    use super::*;

    #[test]
    fn amounts_for_a_quick_look() {
        let cases = [
            (3_000_000_00, "300万", "3M"),
            (203_750_00, "20.4万", "203.8K"),
            (163_636_37, "16.4万", "163.6K"),
            (9_999_00, "9,999", "9,999"),
            (10_000_00, "1万", "10K"),
            (99_999_99, "10万", "100K"),
            (999_960_00, "100万", "1M"),
            (123_456_789_00, "1.23亿", "123.46M"),
            (12_30, "12.30", "12.30"),
            (0, "0", "0"),
            (-50_000_00, "−5万", "−50K"),
            (99_999_900_00, "1亿", "100M"),
            (1_000_000_000_000_00, "10,000亿", "1,000,000M"),
        ];
        for (fen, zh, en) in cases {
            let money = Money::from_fen(fen);
            assert_eq!(short(Lang::Zh, money), zh, "{fen}");
            assert_eq!(short(Lang::En, money), en, "{fen}");
        }
    }

    #[test]
    fn percents_have_no_needless_zeros() {
        let cases = [(3330, "33.3%"), (15_000, "150%"), (0, "0%"), (-50, "−0.5%"), (101, "1.01%")];
        for (hundredths, text) in cases {
            assert_eq!(percent(hundredths), text);
        }
    }

    #[test]
    fn exact_amounts_keep_both_decimals() {
        assert_eq!(exact(Money::from_yuan(3_000_000)), "3,000,000.00");
        assert_eq!(exact(Money::from_fen(-5)), "−0.05");
    }

    #[test]
    fn cells_are_short() {
        assert_eq!(cell(Lang::Zh, Money::from_fen(187_500_00)), "18.8");
        assert_eq!(cell(Lang::Zh, Money::from_fen(166_666_67)), "16.7");
        assert_eq!(cell(Lang::Zh, Money::from_yuan(100_000)), "10");
        assert_eq!(cell(Lang::En, Money::from_fen(187_500_00)), "188");
        assert_eq!(cell(Lang::Zh, Money::from_yuan(1_234_567)), "123");
    }
}
