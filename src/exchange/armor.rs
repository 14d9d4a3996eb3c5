//! A packed file as plain text, for ways that take nothing but texts: the sharing sheet of many
//! phones knows `.txt` and not `.gz`, and a chat may take a text for a text and change its bytes.
//! Base64, a third larger; line ends and spaces that were put in on the way do no harm.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The first line.
const MAGIC: &str = "FIELDPLAN-BASE64";
/// Characters a line.
const WIDTH: usize = 76;

/// The bytes as a text.
pub fn write(bytes: &[u8]) -> String {
    let all = STANDARD.encode(bytes);
    let mut text = String::with_capacity(all.len().saturating_add(all.len() / WIDTH));
    text.push_str(MAGIC);
    let mut rest = all.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(WIDTH).unwrap_or((rest, ""));
        text.push('\n');
        text.push_str(line);
        rest = after;
    }
    text.push('\n');
    text
}

/// The bytes a text was made of; `None` where it is no such text, `Some(None)` where it is damaged.
pub fn read(text: &[u8]) -> Option<Option<Vec<u8>>> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let rest = text.strip_prefix(MAGIC.as_bytes())?;
    let digits: Vec<u8> = rest.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    Some(STANDARD.decode(digits).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_a_text_is_damaged_and_another_is_none() {
        let text = write(b"fieldplan");
        assert_eq!(text, "FIELDPLAN-BASE64\nZmllbGRwbGFu\n");
        assert_eq!(read(b"FIELDPLAN-BASE64\nZmllbGRwbGF"), Some(None));
        assert_eq!(read(b"FIELDPLAN-BACKUP 1"), None);
    }

    proptest! {
        #[test]
        fn bytes_come_back_whatever_line_ends_the_text_got(
            bytes in proptest::collection::vec(any::<u8>(), 0..300),
        ) {
            let text = write(&bytes);
            prop_assert!(text.lines().all(|line| line.len() <= WIDTH));
            prop_assert_eq!(read(text.as_bytes()), Some(Some(bytes.clone())));
            let windows = format!("\u{feff}{}", text.replace('\n', "\r\n "));
            prop_assert_eq!(read(windows.as_bytes()), Some(Some(bytes)));
        }
    }
}
