//! A day, a week or a month looked back on (复盘), as a report.

use super::looked_back::{hidden, stretch, told};
use super::{Figure, Kind, Names, Naming, Report, Table, Value, places, signed};
use crate::domain::day::Day;
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;
use crate::exchange::plain::one_line;
use crate::route::Span;
use crate::text::{Lang, both, date, fill, number, review as said};

/// How a review leaves the phone.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Whether customers are named.
    pub names: Names,
    /// What the rep adds; empty without.
    pub line: &'a str,
    /// Who signs it; empty where nobody does.
    pub signer: &'a str,
}

/// The review of a run of days as seen on `today`: of a day, of a week by its days, of a month by
/// its weeks. O((tasks + visits + sales + deals) × rows).
pub fn review(
    workspace: &Workspace,
    span: Span,
    run: Period,
    today: Day,
    lang: Lang,
    about: About<'_>,
) -> Report {
    let words = lang.exchange().report;
    let behind = lang.behind().review;
    let signer = signed(about.signer);
    let written = told(workspace, span, run, today, lang, about.names);
    let mut naming = Naming::new(workspace, lang, about.names);
    let line = hidden(workspace, &mut naming, about.names, one_line(about.line));
    let short = |amount: Money| number::short(lang, amount);
    let review = Review::of(workspace, run, today);
    let title = written.title.clone();
    let runs: Vec<Period> = match span {
        Span::Day => Vec::new(),
        Span::Week => run.days().map(|day| Period::spanning(day, day)).collect(),
        Span::Month => run.weeks().collect(),
    };
    let (asked, due, actual) = (review.expected(), review.expected_so_far(), review.actual());
    let verdict = said::verdict(lang, review.verdict());
    let due_then = review.promises;
    let promised =
        labelled(lang, behind.promises, [due_then.kept, due_then.open, due_then.dropped]);
    let counts =
        labelled(lang, behind.counts, [review.visits, review.sales, review.lost, review.added]);
    let mut figures = Vec::new();
    for (name, amount) in [(behind.asked, asked), (behind.due, due), (behind.actual, Some(actual))]
    {
        if let Some(amount) = amount {
            figures.push(Figure::exactly(name, short(amount), amount.to_string()));
        }
    }
    let plain = |name: &str, count: u32| Figure::new(name, count.to_string());
    let [kept, open, dropped] = behind.promises;
    let [visits, sales, lost, added] = behind.counts;
    figures.extend([
        plain(kept, due_then.kept),
        plain(open, due_then.open),
        plain(dropped, due_then.dropped),
        plain(visits, review.visits),
        plain(sales, review.sales),
        plain(lost, review.lost),
        plain(added, review.added),
    ]);
    let (rows, bars) = by_pieces(workspace, runs, today, lang);
    let changes: Vec<String> =
        review.changes.iter().map(|change| said::change(lang, change)).collect();
    // The first line of a section has its heading.
    for section in &written.sections {
        for (place, one) in section.lines.iter().enumerate() {
            let label = if place == 0 { section.head } else { "" };
            figures.push(Figure::new(label, one.text.clone()));
        }
    }
    if !line.is_empty() {
        let label = lang.track().look_back.written.line_head;
        figures.push(Figure::new(label, line.clone()));
    }
    let brief = |name: &str| Value::Words(written.brief(name));
    let [needs, moved, agreed] = three(&written.brief("questions"));
    let values = [
        Value::Words(title.clone()),
        Value::Words(asked.map(short).unwrap_or_default()),
        Value::Words(due.map(short).unwrap_or_default()),
        Value::Words(short(actual)),
        Value::Words(verdict.clone()),
        Value::Words(promised),
        Value::Words(counts),
        Value::lines(bars),
        Value::lines(changes.clone()),
        Value::Words(signer.clone()),
        Value::Words(needs),
        Value::Words(moved),
        Value::Words(agreed),
        brief("done"),
        brief("missed"),
        brief("win"),
        brief("lesson"),
        brief("process"),
        brief("stuck"),
        brief("worse"),
        brief("factors"),
        brief("mix"),
        brief("strategy"),
        brief("missing"),
        brief("versions"),
        brief("next"),
        Value::Words(line),
    ];
    let place = stretch(span) as usize;
    let template = words.review_templates.get(place).copied().unwrap_or_default();
    Report {
        kind: Kind::Review(span),
        lang,
        day: run.first(),
        title,
        places: places(both::REVIEW_PLACES, values),
        template,
        figures,
        table: Table { heads: words.review_heads.map(str::to_owned).to_vec(), rows },
        remarks: std::iter::once(verdict).chain(changes).collect(),
        signature: signer,
    }
}

/// The pieces of a run: a row each for a table, and a line each for a chat.
fn by_pieces(
    workspace: &Workspace,
    runs: Vec<Period>,
    today: Day,
    lang: Lang,
) -> (Vec<Vec<String>>, Vec<String>) {
    let behind = lang.behind().review;
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for piece in runs {
        let part = Review::of(workspace, piece, today);
        let (actual, asked) = (part.actual(), part.expected());
        let name = if piece.first() == piece.last() {
            date::day(lang, piece.first())
        } else {
            date::run(lang, piece)
        };
        // A day to come, or one on which nothing was asked or done, says nothing in a chat.
        if actual != Money::ZERO
            || (asked.is_some_and(|a| a > Money::ZERO) && piece.first() <= today)
        {
            let said = match asked {
                Some(asked) => {
                    fill(behind.bar, &[&number::short(lang, actual), &number::short(lang, asked)])
                }
                None => fill(behind.bar_alone, &[&number::short(lang, actual)]),
            };
            bars.push(fill(lang.behind().visit.report_line, &[&name, &said]));
        }
        let asked = asked.map(number::exact).unwrap_or_default();
        rows.push(vec![name, number::exact(actual), asked]);
    }
    (rows, bars)
}

/// The lines of the three questions; empty where none were asked.
fn three(brief: &str) -> [String; 3] {
    let mut lines = brief.lines().map(str::to_owned);
    [(); 3].map(|()| lines.next().unwrap_or_default())
}

/// `拜访 5，成交 2`: each count with its word.
fn labelled<const N: usize>(lang: Lang, names: [&str; N], counts: [u32; N]) -> String {
    let pair = |(name, count): (&str, u32)| format!("{name} {}", number::grouped(u64::from(count)));
    let all: Vec<String> = names.into_iter().zip(counts).map(pair).collect();
    all.join(lang.texts().hold_join)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{monday, worked};
    use super::super::text;
    use super::*;
    use crate::domain::fact::Outcome;
    use crate::domain::week::Week;

    fn about(signer: &str) -> About<'_> {
        About { names: Names::Shown, line: "", signer }
    }

    #[test]
    fn a_days_text_has_its_questions_and_the_line_and_no_more_than_a_screen() {
        let workspace = worked(&["恒泰".to_owned(), "新联".to_owned()], 1, Outcome::Won, 0);
        let run = Period::spanning(monday(), monday());
        let of = |names| {
            let about = About { names, line: "明天早点去恒泰", signer: "李雷" };
            let report = review(&workspace, Span::Day, run, monday(), Lang::Zh, about);
            (text::write(&report, None), super::super::csv::write(&report))
        };
        let (text, table) = of(Names::Shown);
        assert!(text.lines().count() <= text::MOST_LINES, "{text}");
        assert!(text.contains("\n需求弄清了吗？1 家还没记需求：恒泰。\n"), "{text}");
        assert!(
            text.contains("\n没做到的：新联\n") && text.contains("\n明天早点去恒泰\n李雷"),
            "{text}"
        );
        assert!(
            table.contains("三个关键问题,需求弄清了吗？")
                && table.contains("补一句,明天早点去恒泰"),
            "{table}"
        );
        let (text, table) = of(Names::Hidden);
        assert!(!text.contains("恒泰") && !table.contains("恒泰"), "{text}");
    }

    #[test]
    fn a_week_in_both_languages() {
        let workspace = worked(&["恒泰".to_owned(), "新联".to_owned()], 1, Outcome::Won, 0);
        let run = Week::of(monday()).period();
        let zh = review(&workspace, Span::Week, run, monday(), Lang::Zh, about(""));
        let text = text::write(&zh, None);
        let first = "周复盘 11月16日 到 11月22日\n这段要做 50万，到昨天应有 0\n实际完成 1.2万\n";
        assert!(text.starts_with(first), "{text}");
        assert!(text.contains("约好见了 1，约好没见 2，约好取消 0\n拜访 1，成交 1"), "{text}");
        assert!(text.ends_with("\n· 11月16日 周一：1.2万，要做 10万"), "{text}");
        assert_eq!(zh.table.rows.len(), 7);
        let en = review(
            &workspace,
            Span::Month,
            workspace.period(workspace.month_of(monday())),
            monday(),
            Lang::En,
            about("Li"),
        );
        let text = text::write(&en, None);
        assert!(
            text.starts_with("Month review, November 2026\n") && text.ends_with("\nLi"),
            "{text}"
        );
    }
}
