//! How wide a text is before any font is known, and where its lines break.
//!
//! Widths are thousandths of the font's size, from above: what the common faces of phones draw is
//! never wider, so that a line that fits here fits there. Measured in the stories of the reports.

/// The width of a character in thousandths of the font's size.
pub fn of(letter: char) -> u32 {
    match letter {
        '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | 'I' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | ' ' => 340,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' | '·' | '`' => 420,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' => 1000,
        'A'..='Z' | '+' | '=' | '<' | '>' | '~' | '−' => 780,
        '0'..='9' | 'a'..='z' | '!'..='~' => 640,
        // Arabic and Indian letters join, Hebrew and Cyrillic stand alone: none is wider.
        '\u{a1}'..='\u{10ff}' => 820,
        // Chinese, Japanese, Korean, full-width forms, emoji and whatever else.
        _ if is_emoji(letter) => 1400,
        _ => 1020,
    }
}

/// The width of a text.
pub fn of_text(text: &str) -> u32 {
    text.chars().fold(0, |width, letter| width.saturating_add(of(letter)))
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

/// The lines of a text in a width: broken after a space or between two characters of which one is
/// wide, and inside a word only where it alone is too long. Nothing is lost but the space at a
/// break. One line at least. O(text).
pub fn wrapped(text: &str, width: u32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used: u32 = 0;
    for word in words(text) {
        let wide = of_text(word);
        if used.saturating_add(of_text(word.trim_end())) > width && used > 0 {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        if wide <= width || of_text(word.trim_end()) <= width {
            line.push_str(word);
            used = used.saturating_add(wide);
            continue;
        }
        for letter in word.chars() {
            let wide = of(letter);
            if used.saturating_add(wide) > width && used > 0 {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            line.push(letter);
            used = used.saturating_add(wide);
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Runs that are not broken: words with the space after them, single wide characters with the marks
/// that must not begin a line.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let Some((next_at, next)) = letters.peek().copied() else { break };
        let keeps = closes(next) || of(next) == 0 || letter == '\u{200d}' || opens(letter);
        // A number keeps its unit.
        let wide = is_wide(letter) || is_wide(next) && !letter.is_ascii_digit();
        let breaks = letter == ' ' && next != ' ' || wide;
        if breaks && !keeps && next != ' ' {
            words.extend(text.get(start..next_at));
            start = next_at;
        }
    }
    words.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    words
}

fn is_wide(letter: char) -> bool {
    letter >= '\u{2e80}'
}

fn closes(letter: char) -> bool {
    "，。、；：！？）》」』”’…%·,.;:!?)".contains(letter)
}

fn opens(letter: char) -> bool {
    "（《「『“‘(".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chinese_breaks_between_characters_and_english_between_words() {
        assert_eq!(wrapped("恒泰机械，明天见", 4_200), ["恒泰机", "械，明天", "见"]);
        assert_eq!(wrapped("see Acme Corp. today", 5_500), ["see Acme", "Corp.", "today"]);
        assert_eq!(wrapped("Llanfairpwllgwyngyll", 6_000).len(), 2);
        assert_eq!(wrapped("", 1_000), [""]);
        assert_eq!(wrapped("成交 1.2万", 4_000), ["成交", "1.2万"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_width_and_nothing_but_spaces_is_lost(
            text in "[ a-zA-Z0-9王恒泰机械，。（）👍é.,:%-]{0,120}", width in 1_400_u32..30_000,
        ) {
            let lines = wrapped(&text, width);
            for line in &lines {
                prop_assert!(of_text(line) <= width, "{line:?}");
            }
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }

        #[test]
        fn no_text_makes_it_panic(text: String, width: u32) {
            prop_assert!(!wrapped(&text, width).is_empty());
        }
    }
}
