//! Every raw record as one text, for a rep who wants to keep them outside the browser.

use crate::journal::store::Arrived;

/// The lines as they are on the disk, then those set aside, then those not yet on the disk, one a
/// line with a line break at each end. Bytes of damaged lines that are no text are shown as `�`;
/// all others are unchanged, so that the file can be read again.
pub fn text(lines: &[Arrived], aside: &[Arrived], unsaved: &str) -> String {
    let mut text = String::new();
    for line in lines.iter().chain(aside) {
        text.push_str(&String::from_utf8_lossy(&line.bytes));
        text.push('\n');
    }
    for line in unsaved.lines() {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The file's name for a day.
pub fn name(day: crate::domain::day::Day) -> String {
    format!("fieldplan-raw-{day}.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_there_once_and_ends() {
        let arrived = |arrival, bytes: &[u8]| Arrived { arrival, bytes: bytes.to_vec() };
        let lines = [arrived(1, b"one"), arrived(2, "二".as_bytes())];
        let aside = [arrived(1, &[0xff, b'x'])];
        assert_eq!(text(&lines, &aside, "three\nfour"), "one\n二\n\u{fffd}x\nthree\nfour\n");
        assert_eq!(text(&[], &[], ""), "");
    }
}
