//! Text of strangers, and text for strangers: one line, without what nobody can see.
//!
//! A name may hold marks that turn the rest of a line around, or that make two different names look
//! the same. In this app they do no harm; in a chat, a table or another phone they would.

/// A text as one line: control characters and line breaks are spaces, runs of spaces are one, and
/// invisible marks (direction, width, joining outside emoji) are gone. O(text).
///
/// ```
/// use fieldplan::exchange::plain::one_line;
/// assert_eq!(one_line(" 恒泰\u{202e}\n机\u{200b}械 "), "恒泰 机械");
/// ```
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        let letter = if letter.is_control() || letter.is_whitespace() { ' ' } else { letter };
        let joins_emoji = letter == '\u{200d}' && is_emoji(before);
        if (letter == ' ' && before == ' ') || (is_unseen(letter) && !joins_emoji) {
            continue;
        }
        line.push(letter);
        before = letter;
    }
    while line.ends_with([' ', '\u{200d}']) {
        line.pop();
    }
    line
}

/// Whether a mark has no shape of its own: it turns, joins, hides or fills without width.
pub fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}'..='\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_turns_or_hides_is_gone_and_a_family_stays_together() {
        for (typed, plain) in [
            ("王\u{202e}五", "王五"),
            ("\u{feff}恒泰", "恒泰"),
            ("a\r\nb\tc", "a b c"),
            ("\u{2028}", ""),
            ("恒\u{200d}泰", "恒泰"),
            ("👩\u{200d}👧 店", "👩\u{200d}👧 店"),
            ("👩\u{200d}", "👩"),
            ("شركة", "شركة"),
        ] {
            assert_eq!(one_line(typed), plain, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn a_line_is_one_and_cleaning_it_again_changes_nothing(text: String) {
            let line = one_line(&text);
            prop_assert!(line.lines().count() <= 1 && !line.contains(char::is_control));
            let unseen = line.chars().any(|c| is_unseen(c) && u32::from(c) != 0x200d);
            prop_assert!(!unseen);
            prop_assert_eq!(one_line(&line), line);
        }
    }
}
