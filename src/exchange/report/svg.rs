//! A report as a picture for a chat: plain SVG, nothing but a ground, lines and texts.
//!
//! No script, no style, no font and no address in it: whoever opens it fetches nothing. `browser`
//! makes a PNG of it, which every chat takes.

use super::width::wrapped;
use super::{Figure, Report};
use crate::exchange::plain::one_line;
use crate::text::counted;

/// The picture's width in pixels: what chats show a phone without scaling.
pub const WIDTH: u32 = 1080;
/// The most lines drawn: a picture twice as long would not be read.
pub const MOST_LINES: usize = 60;

const MARGIN: u32 = 72;
const INK: &str = "#1b2622";
const QUIET: &str = "#55605b";
const ACCENT: &str = "#0a5c4d";
const GROUND: &str = "#fbfaf6";
const RULE: &str = "#d5d9d2";

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The SVG.
    pub text: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A drawn line of text with its look.
struct Line {
    text: String,
    size: u32,
    fill: &'static str,
    bold: bool,
    /// Space above it.
    above: u32,
    /// From the left edge.
    left: u32,
    /// A rule is drawn above it.
    ruled: bool,
}

/// Draws a report. O(text).
pub fn draw(report: &Report) -> Picture {
    let mut lines = Vec::new();
    put(&mut lines, &report.title, 64, ACCENT, 0);
    for figure in report.figures.iter().filter(|figure| !figure.shown.is_empty()) {
        labelled(&mut lines, figure);
    }
    for (place, row) in report.table.rows.iter().enumerate() {
        cells(&mut lines, &report.table.heads, row, place == 0);
    }
    for (place, remark) in report.remarks.iter().enumerate() {
        put(&mut lines, remark, 40, QUIET, if place == 0 { 44 } else { 16 });
    }
    let room = MOST_LINES.saturating_sub(2);
    if lines.len() > room {
        let over = lines.len().saturating_sub(room);
        lines.truncate(room);
        put(&mut lines, &counted(report.lang.behind().visit.report_rest, over), 40, QUIET, 24);
    }
    put(&mut lines, &report.signature, 40, QUIET, 44);
    written(&lines)
}

/// A text, wrapped to the picture.
fn put(lines: &mut Vec<Line>, text: &str, size: u32, fill: &'static str, above: u32) {
    let text = one_line(text);
    if text.is_empty() {
        return;
    }
    for (place, line) in wrapped(&text, room(size, 0)).into_iter().enumerate() {
        let above = if place == 0 { above } else { 0 };
        let bold = fill == ACCENT;
        lines.push(Line { text: line, size, fill, bold, above, left: MARGIN, ruled: false });
    }
}

/// A figure: its label, and below it what it comes to.
fn labelled(lines: &mut Vec<Line>, figure: &Figure) {
    put(lines, &figure.label, 36, QUIET, 36);
    for (place, line) in wrapped(&one_line(&figure.shown), room(48, 0)).into_iter().enumerate() {
        let above = if place == 0 { 4 } else { 0 };
        let (size, fill, left) = (48, INK, MARGIN);
        lines.push(Line { text: line, size, fill, bold: true, above, left, ruled: false });
    }
}

/// A row: its first cell, and below it the others with what they are.
fn cells(lines: &mut Vec<Line>, heads: &[String], row: &[String], first: bool) {
    let before = lines.len();
    let Some((name, rest)) = row.split_first() else { return };
    put(lines, name, 44, INK, if first { 48 } else { 24 });
    if let Some(line) = lines.get_mut(before) {
        line.ruled = true;
    }
    let said = heads.iter().skip(1).zip(rest).filter(|(_, cell)| !cell.is_empty());
    let rest: Vec<String> = said.map(|(head, cell)| format!("{head} {cell}")).collect();
    let indent = 40;
    for line in wrapped(&one_line(&rest.join(" · ")), room(40, indent)) {
        if !line.is_empty() {
            let left = MARGIN.saturating_add(indent);
            let (size, fill) = (40, QUIET);
            lines.push(Line { text: line, size, fill, bold: false, above: 4, left, ruled: false });
        }
    }
}

/// How wide a line of a size may be, in thousandths of it.
fn room(size: u32, indent: u32) -> u32 {
    let pixels = WIDTH.saturating_sub(MARGIN.saturating_mul(2)).saturating_sub(indent);
    pixels.saturating_mul(1000).checked_div(size).unwrap_or(0)
}

fn written(lines: &[Line]) -> Picture {
    let mut body = String::new();
    let mut at = MARGIN;
    for line in lines {
        at = at.saturating_add(line.above);
        if line.ruled {
            let (y, right) = (at.saturating_sub(8), WIDTH.saturating_sub(MARGIN));
            let rule =
                format!("<path d=\"M{MARGIN} {y}H{right}\" stroke=\"{RULE}\" stroke-width=\"2\"/>");
            body.push_str(&rule);
        }
        // The line of writing lies at nine tenths of the size; a line is 1.4 of it high.
        let y = at.saturating_add(line.size.saturating_mul(11) / 10);
        let weight = if line.bold { " font-weight=\"600\"" } else { "" };
        let (left, size, fill) = (line.left, line.size, line.fill);
        let look = format!("x=\"{left}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"{weight}");
        body.extend(["<text ", &look, ">", &escaped(&line.text), "</text>"]);
        at = at.saturating_add(line.size.saturating_mul(14) / 10);
    }
    let height = at.saturating_add(MARGIN);
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\">\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{GROUND}\"/>{body}</svg>"
    );
    Picture { text, width: WIDTH, height }
}

/// A text that is only text inside SVG.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::Names;
    use super::super::tests::{all_of, odd_names, worked};
    use super::super::width::of_text;
    use super::*;
    use crate::domain::fact::Outcome;
    use crate::text::Lang;
    use proptest::prelude::*;

    /// Whether a line of a size is within the picture by the table of widths.
    fn fits(text: &str, size: u32, left: u32) -> bool {
        left + of_text(text) * size / 1000 <= WIDTH - MARGIN + 1
    }

    /// The texts of a picture with their size and place, unescaped.
    fn texts(picture: &Picture) -> Vec<(String, u32, u32)> {
        let number = |tag: &str, name: &str| {
            let rest = tag.split_once(&format!("{name}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse::<u32>().unwrap()
        };
        let all = picture.text.split("<text").skip(1).map(|rest| {
            let (tag, rest) = rest.split_once('>').unwrap();
            let text = rest.split_once("</text>").unwrap().0;
            let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            let text = text.replace("&#39;", "'").replace("&amp;", "&");
            (text, number(tag, "font-size"), number(tag, " x"))
        });
        all.collect()
    }

    #[test]
    fn a_picture_holds_the_reports_words_and_no_address() {
        let workspace = worked(&["<script>恒泰 & Söhne</script>".to_owned()], 1, Outcome::Won, 0);
        for report in all_of(&workspace, Lang::Zh, Names::Shown) {
            let picture = draw(&report);
            let words: String = texts(&picture).into_iter().map(|(text, ..)| text).collect();
            assert!(words.contains(&report.title), "{words}");
            assert!(!picture.text.contains("<script") && !picture.text.contains("href"));
            assert_eq!(picture.text.matches("http").count(), 1, "the name of SVG itself");
        }
    }

    proptest! {
        #[test]
        fn every_line_is_inside_and_no_tag_is_made_of_a_name(
            names in odd_names(), done in 0_usize..14, zh: bool,
        ) {
            let workspace = worked(&names, done, Outcome::Won, 3);
            let lang = if zh { Lang::Zh } else { Lang::En };
            for report in all_of(&workspace, lang, Names::Shown) {
                let picture = draw(&report);
                let texts = texts(&picture);
                prop_assert!(texts.len() <= MOST_LINES);
                for (text, size, left) in &texts {
                    prop_assert!(fits(text, *size, *left), "{text}");
                }
                let tags = picture.text.matches('<').count();
                let rules = picture.text.matches("<path").count();
                prop_assert_eq!(tags, texts.len() * 2 + rules + 3);
            }
        }
    }
}
