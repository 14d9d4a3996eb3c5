//! What a review of a day, a week or a month says, in words: sections of lines, each with its exact
//! figure. The sheet shows them, the report is made of them, and they are kept as they stand.

mod day;
mod month;
mod week;

use super::{Names, Naming};
use crate::domain::day::Day;
use crate::domain::ident::CustomerId;
use crate::domain::kept_review::Stretch;
use crate::domain::period::Period;
use crate::domain::rate::{Rate, Rounding};
use crate::domain::sorted::sort_by;
use crate::domain::workspace::Workspace;
use crate::exchange::plain::one_line;
use crate::route::Span;
use crate::text::track::look_back::written::WrittenTexts;
use crate::text::{Lang, date, fill, number, visit};

/// The most names in one line.
const MOST_NAMES: usize = 4;

/// A line of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is, for probes.
    pub figure: &'static str,
    /// Its exact figures, parted by spaces; empty for a sentence without one.
    pub exact: String,
    /// As people read it.
    pub text: String,
}

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is, for probes.
    pub name: &'static str,
    /// The heading.
    pub head: &'static str,
    /// The lines, at least one.
    pub lines: Vec<Line>,
    /// As one line, for a chat; empty where it is not for one.
    pub brief: String,
}

/// All of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its heading.
    pub title: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// Whether there is nothing to look back on.
    pub is_empty: bool,
}

impl Told {
    /// The whole text, a line each.
    pub fn text(&self) -> String {
        let mut all = vec![self.title.clone()];
        for section in &self.sections {
            all.push(section.head.to_owned());
            all.extend(section.lines.iter().map(|line| format!("· {}", line.text)));
        }
        all.join("\n")
    }

    /// A section's line for a chat; empty without the section.
    pub fn brief(&self, name: &str) -> String {
        let found = self.sections.iter().find(|section| section.name == name);
        found.map(|section| section.brief.clone()).unwrap_or_default()
    }
}

/// A span of the review pages as records keep it.
pub fn stretch(span: Span) -> Stretch {
    match span {
        Span::Day => Stretch::Day,
        Span::Week => Stretch::Week,
        Span::Month => Stretch::Month,
    }
}

/// What words are made of.
pub(super) struct Teller<'a> {
    workspace: &'a Workspace,
    lang: Lang,
    words: &'static WrittenTexts,
    naming: Naming<'a>,
    names: Names,
}

/// The review of the run's days as of `today`. O(n log n) in records.
pub fn told(
    workspace: &Workspace,
    span: Span,
    run: Period,
    today: Day,
    lang: Lang,
    names: Names,
) -> Told {
    let naming = Naming::new(workspace, lang, names);
    let words = lang.track().look_back.written;
    let mut teller = Teller { workspace, lang, words, naming, names };
    let [of_day, of_week, of_month] = lang.exchange().report.review_titles;
    match span {
        Span::Day => {
            let title = fill(of_day, &[&date::day(lang, run.first())]);
            day::told(&mut teller, title, run.first(), today)
        }
        Span::Week => {
            let title = fill(of_week, &[&date::run(lang, run)]);
            week::told(&teller, title, run, today)
        }
        Span::Month => {
            let month = workspace.month_of(run.first());
            let title = fill(of_month, &[&date::month(lang, month)]);
            month::told(&mut teller, title, month, today)
        }
    }
}

impl Teller<'_> {
    /// Customers in a line, and how many more.
    fn names(&mut self, all: &[CustomerId]) -> String {
        let named: Vec<String> = all.iter().map(|id| self.naming.of(*id)).collect();
        visit::some_names(self.lang, &named, MOST_NAMES)
    }

    /// The rep's own words on one line; without customers' names where those are hidden.
    fn own(&mut self, text: &str) -> String {
        hidden(self.workspace, &mut self.naming, self.names, one_line(text))
    }
}

/// A text without customers' names where those are hidden. O(customers).
pub(super) fn hidden(
    workspace: &Workspace,
    naming: &mut Naming<'_>,
    names: Names,
    mut said: String,
) -> String {
    if names == Names::Shown || said.is_empty() {
        return said;
    }
    // A longer name may hold a shorter one: it goes first.
    let customers = workspace.customers().filter(|(_, one)| !one.name.is_empty());
    let mut known: Vec<(CustomerId, String)> =
        customers.map(|(id, one)| (id, one_line(&one.name))).collect();
    sort_by(&mut known, |(_, one), (_, other)| other.len().cmp(&one.len()));
    for (id, name) in known {
        if !name.is_empty() && said.contains(&name) {
            said = said.replace(&name, &naming.of(id));
        }
    }
    said
}

fn line(figure: &'static str, exact: String, text: String) -> Line {
    Line { figure, exact, text }
}

/// A section whose line for a chat is its lines in a row, under its heading.
fn section(lang: Lang, name: &'static str, head: &'static str, lines: Vec<Line>) -> Section {
    // Sentences in a row lose their stops.
    let texts: Vec<&str> =
        lines.iter().map(|line| line.text.trim_end_matches(['。', '.'])).collect();
    let row = texts.join(lang.track().look_back.written.join);
    let brief = fill(lang.behind().visit.report_line, &[head, &row]);
    Section { name, head, lines, brief }
}

/// A rate in percent with a tenth at most.
fn percent(rate: Rate) -> String {
    let tenths = rate.of_wide(1_000, Rounding::HalfAway);
    number::percent(i64::try_from(tenths).unwrap_or(i64::MAX).saturating_mul(10))
}

/// A rate as an exact fraction.
fn fraction(rate: Rate) -> String {
    format!("{}/{}", rate.numerator(), rate.denominator())
}

fn text<const N: usize>(words: [&'static str; N], place: usize) -> &'static str {
    words.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{monday, worked};
    use super::*;
    use crate::domain::fact::Outcome;
    use crate::domain::week::Week;

    #[test]
    fn a_day_says_its_questions_and_hides_names() {
        let workspace = worked(&["恒泰".to_owned(), "新联".to_owned()], 1, Outcome::Won, 0);
        let run = Period::spanning(monday(), monday());
        let of = |lang, names| told(&workspace, Span::Day, run, monday(), lang, names);
        let zh = of(Lang::Zh, Names::Shown).text();
        assert!(
            zh.starts_with(
                "日复盘 11月16日 周一\n三个关键问题\n· 需求弄清了吗？1 家还没记需求：恒泰。"
            ),
            "{zh}"
        );
        assert!(
            zh.contains("· 说到点上了吗？1 家往前走了：恒泰。\n· 下一步定了吗？1 家都定了。"),
            "{zh}"
        );
        assert!(zh.contains("做到的\n· 恒泰：成交 1.2万\n没做到的\n· 新联"), "{zh}");
        let en = of(Lang::En, Names::Hidden).text();
        assert!(!en.contains("恒泰") && en.contains("Customer A"), "{en}");
    }

    #[test]
    fn a_week_and_a_month_have_all_their_sections_in_both_languages() {
        let workspace = worked(&["恒泰".to_owned()], 1, Outcome::Won, 1);
        let week = Week::of(monday()).period();
        let month = workspace.period(workspace.month_of(monday()));
        for lang in Lang::ALL {
            let names = |told: Told| {
                assert!(!told.is_empty && told.sections.iter().all(|one| !one.lines.is_empty()));
                told.sections.iter().map(|one| one.name).collect::<Vec<_>>()
            };
            let of = |span, run| told(&workspace, span, run, monday(), lang, Names::Shown);
            assert_eq!(names(of(Span::Week, week)), ["result", "process", "stuck", "worse"]);
            let all = ["result", "factors", "mix", "strategy", "missing", "versions", "next"];
            assert_eq!(names(of(Span::Month, month)), all);
        }
        let nothing = Workspace::default();
        assert!(told(&nothing, Span::Week, week, monday(), Lang::Zh, Names::Shown).is_empty);
    }
}
