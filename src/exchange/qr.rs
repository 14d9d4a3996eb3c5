//! A text as a code that a phone scans, drawn as one path of an SVG.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version that is drawn: 117 squares a side. On a phone 360 px wide a square is then
/// two and a half of its pixels, which a camera still tells apart.
const LARGEST: u8 = 25;
/// The empty squares around a code that a scanner asks for.
const QUIET: i32 = 4;

/// A code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Squares a side, the quiet ones included: the side of the drawing's own measure.
    pub side: i32,
    /// The dark squares as an SVG path in that measure.
    pub path: String,
    /// Which of the forty sizes it has.
    pub version: u8,
}

/// The code of a text with a fair reserve against dirt and glare (level M), or with the small one
/// (L) where only that fits; `None` where neither does. O(text).
///
/// ```
/// use fieldplan::exchange::qr::draw;
/// assert_eq!(draw("hello").map(|code| code.side), Some(29));
/// assert_eq!(draw(&"a".repeat(2_000)), None);
/// ```
pub fn draw(text: &str) -> Option<Code> {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    let largest = Version::new(LARGEST);
    let code = [QrCodeEcc::Medium, QrCodeEcc::Low].into_iter().find_map(|level| {
        QrCode::encode_segments_advanced(&segment, level, Version::MIN, largest, None, true).ok()
    })?;
    let squares = code.size();
    let mut path = String::new();
    for y in 0..squares {
        let mut x = 0;
        while x < squares {
            let dark = (x..squares).take_while(|place| code.get_module(*place, y)).count();
            let Some(run) = i32::try_from(dark).ok().filter(|run| *run > 0) else {
                x = x.saturating_add(1);
                continue;
            };
            let (left, top) = (x.saturating_add(QUIET), y.saturating_add(QUIET));
            path.extend(["M", &left.to_string(), " ", &top.to_string()]);
            path.extend(["h", &run.to_string(), "v1h-", &run.to_string(), "z"]);
            x = x.saturating_add(run);
        }
    }
    let side = squares.saturating_add(QUIET.saturating_mul(2));
    Some(Code { side, path, version: code.version().value() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text that an independent reader finds in the drawing, each square so many pixels.
    fn scanned(code: &Code, pixels: usize) -> Option<String> {
        let side = usize::try_from(code.side).unwrap();
        let mut dark = vec![false; side * side];
        for run in code.path.split('M').skip(1) {
            let mut numbers = run.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
            let mut next = || numbers.next().unwrap().parse::<usize>().unwrap();
            let (x, y, length) = (next(), next(), next());
            dark[y * side + x..y * side + x + length].fill(true);
        }
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side * pixels, side * pixels, |x, y| {
                if dark[(y / pixels) * side + x / pixels] { 20 } else { 250 }
            });
        let grids = image.detect_grids();
        grids.first()?.decode().ok().map(|(_, text)| text)
    }

    #[test]
    fn another_reader_finds_the_text_in_codes_of_every_size() {
        for length in [1_usize, 20, 60, 150, 300, 500, 800, 990, 1_200, 1_270] {
            let text: String =
                "https://例.cn/#/more/given?aZ09-_".chars().cycle().collect_n(length);
            let code = draw(&text).unwrap_or_else(|| panic!("{length}"));
            assert!(code.version <= 25, "{length}: {}", code.version);
            assert_eq!(scanned(&code, 4).as_deref(), Some(text.as_str()), "{length}");
        }
    }

    trait Take {
        fn collect_n(self, bytes: usize) -> String;
    }

    impl<I: Iterator<Item = char>> Take for I {
        /// The first characters, at most so many bytes of them.
        fn collect_n(self, bytes: usize) -> String {
            let mut text = String::new();
            for letter in self {
                if text.len() + letter.len_utf8() > bytes {
                    break;
                }
                text.push(letter);
            }
            text
        }
    }

    #[test]
    fn around_a_code_there_is_room_and_too_much_is_refused() {
        let code = draw("a").unwrap();
        let outer = code.side - 4;
        for run in code.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length: i32 = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            assert!(x >= 4 && y >= 4 && y < outer && x + length <= outer);
        }
        assert_eq!(draw(&"a".repeat(1_274)), None, "version 25 at level L holds 1,273 bytes");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_drawn_is_what_was_said(text in "[ -~王恒]{1,200}") {
            let code = draw(&text).unwrap();
            prop_assert_eq!(scanned(&code, 3), Some(text));
        }
    }
}
