//! Terms and rebate steps as people type them, one a line.

use crate::domain::customer_terms::{From, Part};
use crate::domain::fact::RebateStep;
use crate::text::amount;
use crate::text::planning::hundredths;

/// Why a line is not read; its number from 1 with what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// It is none of what is asked.
    Unread(usize, String),
    /// Its percentage is not read, nothing, or above all.
    Share(usize, String),
}

/// 100 % in hundredths of a percent.
const WHOLE: u32 = 10_000;

/// The parts of terms: a share, then the term: `30% 货到15天`, `70% month 30`. Lines end with the
/// line, `；` or `，`.
///
/// ```
/// use fieldplan::domain::customer_terms::{From, Part};
/// use fieldplan::text::business::typed::terms;
/// let part = |share, from, days| Part { share, from, days };
/// let both = vec![part(3_000, From::Delivery, 0), part(7_000, From::MonthEnd, 30)];
/// assert_eq!(terms("30% 货到0天，70% 月结30天"), Ok(both.clone()));
/// assert_eq!(terms("30 % after delivery\n70%  month 30 days\n"), Ok(both));
/// ```
///
/// # Errors
/// The first line that is none.
pub fn terms(text: &str) -> Result<Vec<Part>, LineError> {
    let mut parts = Vec::new();
    for (number, line) in lines(text) {
        let unread = || LineError::Unread(number, line.to_owned());
        let (share, term) = line.split_once(['%', '％']).ok_or_else(unread)?;
        let wrong = || LineError::Share(number, share.trim().to_owned());
        let share = hundredths::read(share).filter(|share| (1..=WHOLE).contains(share));
        let share = share.ok_or_else(wrong)?;
        let term = term.to_lowercase();
        let from = match (term.contains(['月']) || term.contains("month"), is_delivery(&term)) {
            (true, false) => From::MonthEnd,
            (false, true) => From::Delivery,
            _ => return Err(unread()),
        };
        let digits: String = term.chars().filter_map(digit).collect();
        let days = if digits.is_empty() { Some(0) } else { digits.parse().ok() };
        parts.push(Part { share, from, days: days.ok_or_else(unread)? });
    }
    Ok(parts)
}

fn is_delivery(term: &str) -> bool {
    term.contains(['货', '到']) || term.contains("deliver")
}

/// Rebate steps: an amount, then what is paid back: `50万 1%`, `1000000 1.5%`.
///
/// ```
/// use fieldplan::domain::{fact::RebateStep, money::Money};
/// use fieldplan::text::business::typed::{LineError, steps};
/// let step = |yuan, pays| RebateStep { from: Money::from_yuan(yuan), pays };
/// assert_eq!(steps("50万 1%\n100万 1.5%"), Ok(vec![step(500_000, 100), step(1_000_000, 150)]));
/// assert_eq!(steps("50万 101%"), Err(LineError::Share(1, "101%".to_owned())));
/// ```
///
/// # Errors
/// The first line that is none.
pub fn steps(text: &str) -> Result<Vec<RebateStep>, LineError> {
    let mut steps = Vec::new();
    for (number, line) in lines(text) {
        let unread = || LineError::Unread(number, line.to_owned());
        let bare = line.trim_end_matches(['%', '％']).trim_end();
        let start = bare.char_indices().rev().find(|(_, c)| !is_of_share(*c));
        let start = start.map(|(place, c)| place.saturating_add(c.len_utf8()));
        let start = start.ok_or_else(unread)?;
        let (Some(from), Some(share)) = (bare.get(..start), line.get(start..)) else {
            return Err(unread());
        };
        let from = amount::read(from).map_err(|_| unread())?;
        let pays = hundredths::read(share).filter(|pays| (1..=WHOLE).contains(pays));
        let pays = pays.and_then(|pays| u16::try_from(pays).ok());
        let pays = pays.ok_or_else(|| LineError::Share(number, share.trim().to_owned()))?;
        steps.push(RebateStep { from, pays });
    }
    Ok(steps)
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.split(['\n', '；', ';', '，']).map(str::trim);
    (1..).zip(lines.filter(|line| !line.is_empty()))
}

fn digit(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_u32(u32::from(c).saturating_sub(0xfee0)),
        _ => c.is_ascii_digit().then_some(c),
    }
}

fn is_of_share(c: char) -> bool {
    digit(c).is_some() || matches!(c, '.' | '．')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_term_or_step_is_named_with_its_line() {
        let unread = |number, text: &str| Err(LineError::Unread(number, text.to_owned()));
        let share = |number, text: &str| Err(LineError::Share(number, text.to_owned()));
        assert_eq!(terms("30% 货到0天\n七成 月结"), unread(2, "七成 月结"));
        assert_eq!(terms("30% 三十天"), unread(1, "30% 三十天"));
        assert_eq!(terms("30% 货到月结30"), unread(1, "30% 货到月结30"));
        assert_eq!(terms("30% 月结99999999天"), unread(1, "30% 月结99999999天"));
        assert_eq!(terms("0% 月结30天"), share(1, "0"));
        assert_eq!(terms("101% 月结30天"), share(1, "101"));
        assert_eq!(terms(" \n"), Ok(vec![]));
        let unread = |number, text: &str| Err(LineError::Unread(number, text.to_owned()));
        let share = |number, text: &str| Err(LineError::Share(number, text.to_owned()));
        assert_eq!(steps("50万 1%\n1%"), unread(2, "1%"));
        assert_eq!(steps("很多 1%"), unread(1, "很多 1%"));
        assert_eq!(steps("50万 0%"), share(1, "0%"));
        assert_eq!(steps("50万 1.005%"), share(1, "1.005%"));
        assert_eq!(steps("50万1%").map(|steps| steps.len()), Ok(1));
    }

    proptest! {
        #[test]
        fn no_text_makes_them_panic(text: String, near in "[0-9.%％万货到月结 \\n，]{0,30}") {
            let _ = (terms(&text), terms(&near), steps(&text), steps(&near));
        }
    }
}
