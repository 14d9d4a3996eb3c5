//! Rates and small numbers with up to two decimals, as people type them.

/// Reads `20`, `20%`, `17.5`, `２０％` as hundredths (2,000 and 1,750): of a percent, or of a piece.
/// `None` for anything else: more than two decimals, a sign, more than nine digits.
///
/// ```
/// use fieldplan::text::planning::hundredths::read;
/// assert_eq!((read(" 17.5 %"), read("２０％")), (Some(1_750), Some(2_000)));
/// assert_eq!((read("0.123"), read("-2"), read(""), read("1,5")), (None, None, None, None));
/// ```
pub fn read(typed: &str) -> Option<u32> {
    let (mut value, mut decimals, mut digits) = (0_u32, None::<u32>, 0_u32);
    let mut rest = typed.trim().chars().filter(|c| !c.is_whitespace()).peekable();
    while let Some(character) = rest.next() {
        let digit = match character {
            '0'..='9' => u32::from(character).checked_sub(u32::from('0'))?,
            '０'..='９' => u32::from(character).checked_sub(u32::from('０'))?,
            '.' | '．' if decimals.is_none() => {
                decimals = Some(0);
                continue;
            }
            '%' | '％' if rest.peek().is_none() && digits > 0 => break,
            _ => return None,
        };
        digits = digits.checked_add(1).filter(|digits| *digits <= 7)?;
        if let Some(places) = &mut decimals {
            *places = places.checked_add(1).filter(|places| *places <= 2)?;
        }
        value = value.checked_mul(10)?.checked_add(digit)?;
    }
    let missing = 2_u32.checked_sub(decimals.unwrap_or(0))?;
    (digits > 0).then(|| value.checked_mul(10_u32.checked_pow(missing)?)).flatten()
}

/// As it is shown and typed: `17.5`, `20`.
///
/// ```
/// use fieldplan::text::planning::hundredths::shown;
/// assert_eq!([shown(1_750), shown(2_000), shown(5), shown(0)], ["17.5", "20", "0.05", "0"]);
/// ```
pub fn shown(hundredths: u32) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let whole = super::super::number::grouped(whole.into()).replace(',', "");
    match (part / 10, part % 10) {
        (0, 0) => whole,
        (tenths, 0) => format!("{whole}.{tenths}"),
        (tenths, rest) => format!("{whole}.{tenths}{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_shown_reads_back(hundredths in 0_u32..=9_999_999) {
            prop_assert_eq!(read(&shown(hundredths)), Some(hundredths));
        }

        #[test]
        fn no_text_makes_it_panic(text: String, digits in "[0-9.%０-９]{0,20}") {
            let _ = (read(&text), read(&digits));
        }
    }
}
