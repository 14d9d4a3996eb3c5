//! A report as plain text for a chat, by a template of the rep's own or the shipped one.
//!
//! A template is a text with places in braces: `成交 {成交}`. Places are called in either
//! language. A line that holds nothing but empty places is left out; a list that has a line of its
//! own takes as many lines as are left of [`MOST_LINES`].

use super::day::MOST_NAMES;
use super::{Report, Value};
use crate::text::{Lang, counted, fill, visit};

/// The most lines a text has: one screen of a chat.
pub const MOST_LINES: usize = 12;
/// The most lines one list takes, what is left out included.
const MOST_LISTED: usize = 6;
/// The most characters a template may have.
pub const MOST_TEMPLATE: usize = 600;
/// The most characters a line has: longer ones are cut.
pub const MOST_LINE: usize = 200;

/// Why a template is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateProblem {
    /// It would say nothing.
    Empty,
    /// It has too many lines; [`MOST_LINES`] are allowed.
    TooManyLines(usize),
    /// It has too many characters; [`MOST_TEMPLATE`] are allowed.
    TooLong(usize),
    /// It names a place that this report does not have, as typed, cut for showing.
    UnknownPlace(String),
}

/// The shipped template in the report's own language, as the rep may change it.
pub fn shipped(report: &Report) -> String {
    let second = usize::from(report.lang == Lang::En);
    let names: Vec<String> = report
        .places
        .iter()
        .map(|place| format!("{{{}}}", place.names.get(second).copied().unwrap_or_default()))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    fill(report.template, &names)
}

/// Whether a template can be used for a report. O(text).
///
/// # Errors
/// What is wrong with it, for the rep to change.
pub fn check(report: &Report, template: &str) -> Result<(), TemplateProblem> {
    let lines = template.trim().lines().count();
    let length = template.chars().count();
    if lines == 0 {
        return Err(TemplateProblem::Empty);
    }
    if lines > MOST_LINES {
        return Err(TemplateProblem::TooManyLines(lines));
    }
    if length > MOST_TEMPLATE {
        return Err(TemplateProblem::TooLong(length));
    }
    let pieces = template.lines().flat_map(pieces);
    let unknown = pieces.filter_map(|piece| match piece {
        Piece::Place(name) if value(report, name).is_none() => Some(name),
        Piece::Place(_) | Piece::Words(_) => None,
    });
    match unknown.into_iter().next() {
        Some(name) => Err(TemplateProblem::UnknownPlace(crate::text::say::cut(name))),
        None => Ok(()),
    }
}

/// The text, at most [`MOST_LINES`] lines without a line break at the end. A place that the report
/// does not have stays as it is typed. O(text).
pub fn write(report: &Report, template: Option<&str>) -> String {
    let own;
    let template = if let Some(template) = template {
        template
    } else {
        own = shipped(report);
        &own
    };
    let lines: Vec<Line> =
        template.lines().filter_map(|line| drawn(report, line)).take(MOST_LINES).collect();
    let fixed = lines.iter().filter(|line| matches!(line, Line::Words(_))).count();
    let mut lists = lines.len().saturating_sub(fixed);
    let mut room = MOST_LINES.saturating_sub(fixed);
    let mut text: Vec<String> = Vec::new();
    for line in lines {
        match line {
            Line::Words(words) => text.push(short(&words)),
            Line::List { items, customers } => {
                lists = lists.saturating_sub(1);
                let lines = listed(report, items, customers, room.saturating_sub(lists));
                room = room.saturating_sub(lines.len());
                text.extend(lines);
            }
        }
    }
    text.join("\n")
}

/// A list in so many lines: all of it, or the first of it and how many are left out.
fn listed(report: &Report, items: &[String], customers: bool, room: usize) -> Vec<String> {
    let words = report.lang.behind().visit;
    let most = room.min(MOST_LISTED);
    let bullet = |item: &String| short(&fill(words.report_item, &[item]));
    if items.len() <= most {
        return items.iter().map(bullet).collect();
    }
    let Some(kept) = most.checked_sub(1) else { return Vec::new() };
    let more = if customers { words.report_more } else { words.report_rest };
    let left_out = counted(more, items.len().saturating_sub(kept));
    items.iter().take(kept).map(bullet).chain([left_out]).collect()
}

/// A line of the template with its places filled.
enum Line<'a> {
    Words(String),
    List { items: &'a [String], customers: bool },
}

/// `None` where nothing but empty places stands in it.
fn drawn<'a>(report: &'a Report, line: &str) -> Option<Line<'a>> {
    let pieces = pieces(line);
    if let [Piece::Place(name)] = pieces.as_slice()
        && let Some(Value::List { items, customers }) = value(report, name)
    {
        let (items, customers) = (items.as_slice(), *customers);
        return (!items.is_empty()).then_some(Line::List { items, customers });
    }
    let mut words = String::new();
    let (mut places, mut filled) = (0_usize, false);
    for piece in pieces {
        match piece {
            Piece::Words(text) => words.push_str(text),
            Piece::Place(name) => {
                let Some(value) = value(report, name) else {
                    words.extend(["{", name, "}"]);
                    filled = true;
                    continue;
                };
                places = places.saturating_add(1);
                let shown = inline(report.lang, value);
                filled |= !shown.is_empty();
                words.push_str(&shown);
            }
        }
    }
    let says = (filled || places == 0) && !words.trim().is_empty();
    says.then(|| Line::Words(words.trim().to_owned()))
}

fn inline(lang: Lang, value: &Value) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::List { items, customers: true } => visit::some_names(lang, items, MOST_NAMES),
        Value::List { items, customers: false } => {
            let shown: Vec<&str> = items.iter().take(MOST_NAMES).map(String::as_str).collect();
            let joined = shown.join(lang.behind().visit.report_join);
            if items.len() > MOST_NAMES { joined + "…" } else { joined }
        }
    }
}

fn value<'a>(report: &'a Report, name: &str) -> Option<&'a Value> {
    let name = name.trim();
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    report.places.iter().find(|place| place.names.iter().any(|n| is(n))).map(|place| &place.value)
}

fn short(line: &str) -> String {
    match line.char_indices().nth(MOST_LINE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

#[derive(Clone, Copy)]
enum Piece<'a> {
    Words(&'a str),
    Place(&'a str),
}

/// A line cut at its braces. A brace that is not closed, and what is between `{` and the next `{`,
/// are words.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line.trim();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}').filter(|(name, _)| !name.contains('{'))
        else {
            // The brace itself is a word.
            let end = before.len().saturating_add(1);
            pieces.push(Piece::Words(rest.get(..end).unwrap_or(rest)));
            rest = rest.get(end..).unwrap_or_default();
            continue;
        };
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Place(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::tests::{all_of, monday, odd_names, worked};
    use super::super::{Names, day};
    use super::*;
    use crate::domain::fact::Outcome;
    use proptest::prelude::*;

    fn report(count: usize, done: usize, lang: Lang, names: Names) -> Report {
        let customers: Vec<String> = (1..=count).map(|number| format!("恒泰{number}")).collect();
        let workspace = worked(&customers, done, Outcome::Met, 0);
        day::day(&workspace, monday(), lang, names, "")
    }

    #[test]
    fn an_own_template_says_what_it_names_and_no_more() {
        let report = report(3, 1, Lang::Zh, Names::Shown);
        let template = "战报！{标题}\n\n{ 见了 }\n没去：{没见}（明天去）\n{署名}\n加油 {{成交}";
        let text = write(&report, Some(template));
        let expected = "战报！日报 11月16日 周一\n· 恒泰1：见到了\n没去：恒泰2、恒泰3（明天去）\n加油 {0，要做到 19.1万";
        assert_eq!(text, expected);
        // The same template on a phone that speaks English.
        let english = day::day(
            &worked(&["A".to_owned()], 1, Outcome::Met, 0),
            monday(),
            Lang::En,
            Names::Shown,
            "Li",
        );
        assert_eq!(write(&english, Some("{标题} {NAME}")), "Day report, Mon 16 Nov Li");
    }

    #[test]
    fn a_list_that_is_too_long_says_how_many_are_left_out() {
        let text = write(&report(13, 13, Lang::Zh, Names::Hidden), None);
        assert!(text.contains("· 客户A：见到了\n") && text.contains("\n· 另外 8 家\n"), "{text}");
        assert!(!text.contains("客户F：见到了"), "{text}");
    }

    #[test]
    fn hidden_names_keep_their_letter_within_a_report() {
        let text = write(&report(2, 1, Lang::En, Names::Hidden), None);
        assert!(text.contains("· Customer A: Met\nNot seen: Customer B\n"), "{text}");
        assert!(text.ends_with("Tue 17 Nov: Customer A"), "{text}");
    }

    #[test]
    fn a_template_that_cannot_be_used_is_said_to_be_one() {
        let report = report(1, 0, Lang::Zh, Names::Shown);
        assert_eq!(check(&report, " \n"), Err(TemplateProblem::Empty));
        assert_eq!(check(&report, &"a\n".repeat(13)), Err(TemplateProblem::TooManyLines(13)));
        assert_eq!(check(&report, &"a".repeat(601)), Err(TemplateProblem::TooLong(601)));
        let unknown = TemplateProblem::UnknownPlace("业绩".to_owned());
        assert_eq!(check(&report, "{标题}\n{业绩}"), Err(unknown));
        for lang in Lang::ALL {
            for report in all_of(&worked(&[], 0, Outcome::Met, 0), lang, Names::Shown) {
                assert_eq!(check(&report, &shipped(&report)), Ok(()));
                assert!(shipped(&report).lines().count() <= MOST_LINES);
            }
        }
    }

    proptest! {
        #[test]
        fn a_text_is_at_most_twelve_lines_of_something_with_any_template(
            names in odd_names(), done in 0_usize..14, won: bool, zh: bool, hidden: bool,
            revised in 0_usize..9, own: Option<String>,
            listed in prop::collection::vec(0_usize..9, 0..14),
        ) {
            let outcome = if won { Outcome::Won } else { Outcome::Absent };
            let workspace = worked(&names, done, outcome, revised);
            let lang = if zh { Lang::Zh } else { Lang::En };
            let names = if hidden { Names::Hidden } else { Names::Shown };
            for report in all_of(&workspace, lang, names) {
                let named: Vec<String> = listed.iter().filter_map(|place| {
                    Some(format!("{{{}}}", report.places.get(*place)?.names[0]))
                }).collect();
                for template in [None, own.clone(), Some(named.join("\n"))] {
                    let text = write(&report, template.as_deref());
                    prop_assert!(text.lines().count() <= MOST_LINES, "{}", text);
                    prop_assert!(text.lines().all(|line| !line.trim().is_empty()));
                    prop_assert!(text.lines().all(|line| line.chars().count() <= MOST_LINE + 1));
                }
            }
        }

        #[test]
        fn no_template_makes_the_check_panic(template: String) {
            let report = report(1, 1, Lang::Zh, Names::Shown);
            let _ = check(&report, &template);
        }
    }
}
