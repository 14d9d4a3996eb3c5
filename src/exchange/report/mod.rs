//! Reports: a day, a goal, a stretch looked back on, for people outside the phone.
//!
//! One model, [`Report`], made from the workspace by `day`, `goal` and `review`; one file a form it
//! leaves in: `text` for a chat, `svg` for a picture, `print` for a page, `csv` for a table. Notes
//! of visits are in none of them. `returned` reads what somebody sends back, and applies nothing;
//! `answer` writes it.

pub mod answer;
pub mod csv;
pub mod day;
pub mod goal;
pub mod looked_back;
pub mod print;
pub mod returned;
pub mod review;
pub mod svg;
pub mod text;
pub mod width;

use super::plain::one_line;
use crate::domain::day::Day;
use crate::domain::ident::CustomerId;
use crate::domain::sorted::Map;
use crate::domain::workspace::{Standing, Workspace};
use crate::route::Span;
use crate::text::{Lang, fill, say};

/// Whether customers are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// They are.
    Shown,
    /// A letter stands for each: the chat may hold people who are not to know them.
    Hidden,
}

/// Of what a report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day, in the evening (日报).
    Day,
    /// A month's goal (目标卡).
    Goal,
    /// A day, a week or a month looked back on (复盘).
    Review(Span),
}

/// A report: what it says, in the words of one language, before it takes a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Of what.
    pub kind: Kind,
    /// The language of its words.
    pub lang: Lang,
    /// The first day it speaks of: files are named by it.
    pub day: Day,
    /// Its heading.
    pub title: String,
    /// What a template may name, in the order in which the places are offered.
    pub places: Vec<Place>,
    /// The shipped template, by the numbers of the places.
    pub template: &'static str,
    /// Labelled figures.
    pub figures: Vec<Figure>,
    /// Lines of several columns.
    pub table: Table,
    /// Sentences under them.
    pub remarks: Vec<String>,
    /// Who signs it; empty where nobody does.
    pub signature: String,
}

/// Something a template may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name in each language, in the order of [`Lang::ALL`]: a template outlives a change of
    /// language.
    pub names: [&'static str; 2],
    /// What stands there.
    pub value: Value,
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Some words; a line that holds nothing but empty places is left out.
    Words(String),
    /// A list: one a line where the place has a line of its own, else a few of them in the line.
    List {
        /// What is listed.
        items: Vec<String>,
        /// Whether they are customers, which have a word of their own.
        customers: bool,
    },
}

impl Value {
    /// A list of customers, or of what came of them.
    fn customers(items: Vec<String>) -> Value {
        Value::List { items, customers: true }
    }

    /// A list of anything else.
    fn lines(items: Vec<String>) -> Value {
        Value::List { items, customers: false }
    }
}

/// A labelled figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is; empty for a sentence that needs no label.
    pub label: String,
    /// As people read it. Empty: to be filled in by hand.
    pub shown: String,
    /// As a table holds it: amounts as `1234.50` yuan. `None` where that is `shown`.
    pub exact: Option<String>,
}

impl Figure {
    /// A figure whose exact form is what is shown.
    pub fn new(label: &str, shown: String) -> Figure {
        Figure { label: label.to_owned(), shown, exact: None }
    }

    /// A figure with its exact form.
    pub fn exactly(label: &str, shown: String, exact: String) -> Figure {
        Figure { label: label.to_owned(), shown, exact: Some(exact) }
    }
}

/// Lines of several columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns' headings; as many as each row has cells.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Report {
    /// The name of a file with this report, before its ending: `fieldplan-day-2026-11-16`. Plain
    /// letters, for every phone and every chat keeps those.
    pub fn file_name(&self) -> String {
        let kind = match self.kind {
            Kind::Day => "day",
            Kind::Goal => "goal",
            Kind::Review(Span::Day) => "review-day",
            Kind::Review(Span::Week) => "review-week",
            Kind::Review(Span::Month) => "review-month",
        };
        format!("fieldplan-{kind}-{}", self.day)
    }
}

/// A signature as it is kept: one line, cut.
fn signed(signer: &str) -> String {
    say::cut(&one_line(signer))
}

/// The places of a report with their values: names by [`Lang::ALL`].
fn places<const N: usize>(names: [[&'static str; N]; 2], values: [Value; N]) -> Vec<Place> {
    let [zh, en] = names;
    let all = zh.into_iter().zip(en).zip(values);
    all.map(|((zh, en), value)| Place { names: [zh, en], value }).collect()
}

/// What customers are called in one report.
pub struct Naming<'a> {
    workspace: &'a Workspace,
    lang: Lang,
    names: Names,
    letters: Map<CustomerId, usize>,
}

impl<'a> Naming<'a> {
    /// Nobody is called anything yet.
    pub fn new(workspace: &'a Workspace, lang: Lang, names: Names) -> Naming<'a> {
        Naming { workspace, lang, names, letters: Map::new() }
    }

    /// A customer's name, cut so that a line stays a line; where names are hidden the letter that
    /// stands for it, the same wherever it is asked again. O(log n).
    pub fn of(&mut self, id: CustomerId) -> String {
        if self.names == Names::Hidden {
            let next = self.letters.iter().count();
            let place = self.letters.get(&id).copied().unwrap_or(next);
            if place == next {
                self.letters.insert(id, next);
            }
            return fill(self.lang.behind().visit.report_hidden, &[&letters(place)]);
        }
        match self.workspace.customer(id) {
            Some(one) if one.standing != Standing::Erased => say::cut(&one_line(&one.name)),
            _ => self.lang.texts().erased_name.to_owned(),
        }
    }
}

/// A, B … Z, AA, AB …: the columns of a spreadsheet.
fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut left = place;
    loop {
        let letter = u8::try_from(left % 26).unwrap_or(0).saturating_add(b'A');
        letters.push(char::from(letter));
        match (left / 26).checked_sub(1) {
            Some(next) => left = next,
            None => break,
        }
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::fact::{NextStep, Outcome};
    use crate::domain::ident::Stamp;
    use crate::domain::money::Money;
    use crate::domain::period::{Month, MonthStart};
    use crate::domain::workspace::evolve;

    /// The Monday that generated workspaces live on.
    pub(crate) fn monday() -> Day {
        Day::new(2026, 11, 16).unwrap()
    }

    /// Does a command on the Monday.
    pub(crate) fn run(workspace: &mut Workspace, place: &mut u64, command: Command) {
        *place += 1;
        let stamp = Stamp::new(*place, 0, 7);
        let moment = Moment { today: monday(), minute: 0, stamp };
        let fact = decide(workspace, command, &moment).unwrap();
        evolve(workspace, stamp, &fact);
    }

    /// A month of 2.1 million where there is a goal, and customers promised for the Monday, some
    /// of them done.
    pub(crate) fn worked(
        names: &[String],
        done: usize,
        outcome: Outcome,
        revised: usize,
    ) -> Workspace {
        let mut workspace = Workspace::default();
        let mut place = 0;
        let month = Month::of(monday(), MonthStart::default());
        let goal = Command::ConfirmGoal { month, target: Money::from_yuan(2_100_000) };
        run(&mut workspace, &mut place, goal);
        for number in 0..revised {
            let target = Money::from_yuan(2_200_000 + i64::try_from(number).unwrap());
            let reason = crate::domain::fact::RevisionReason::Market;
            run(&mut workspace, &mut place, Command::ReviseGoal { month, target, reason });
        }
        for name in names {
            let add = Command::AddCustomer {
                name: name.clone(),
                class: Class::A,
                note: "秘密".to_owned(),
                visit: Some(monday()),
            };
            run(&mut workspace, &mut place, add);
        }
        let tasks: Vec<_> = workspace.tasks().map(|(id, task)| (id, task.customer)).collect();
        for (task, customer) in tasks.into_iter().take(done) {
            let won = (outcome == Outcome::Won).then(|| Money::from_yuan(12_000));
            let next = Some((monday().next(), NextStep::Call));
            let note = "不给人看".to_owned();
            let log = Command::Log { customer, task: Some(task), outcome, won, note, next };
            run(&mut workspace, &mut place, log);
        }
        workspace
    }

    /// Names with letters of every sort, no two the same.
    pub(crate) fn odd_names() -> impl Strategy<Value = Vec<String>> {
        let odd = "[王恒 a-zA-Z0-9{}<>&\"'=@+\\-,.，：\u{200b}\u{202e}👍é]{0,60}";
        prop::collection::vec(odd, 0..14).prop_map(|names| {
            let numbered = names.into_iter().zip(1..);
            numbered.map(|(name, number)| format!("王{number}{name}")).collect()
        })
    }

    /// Every report of a workspace on the Monday.
    pub(crate) fn all_of(workspace: &Workspace, lang: Lang, names: Names) -> Vec<Report> {
        let day = monday();
        let week = crate::domain::week::Week::of(day).period();
        let month = workspace.month_of(day);
        let about = review::About { names, line: "", signer: "李雷" };
        let mut all = vec![
            day::day(workspace, day, lang, names, "李雷"),
            review::review(workspace, Span::Day, Period::spanning(day, day), day, lang, about),
            review::review(
                workspace,
                Span::Week,
                week,
                day,
                lang,
                review::About { signer: "", ..about },
            ),
            review::review(workspace, Span::Month, workspace.period(month), day, lang, about),
        ];
        all.extend(goal::goal(workspace, month, day, lang, "李雷"));
        all
    }

    use crate::domain::period::Period;

    #[test]
    fn letters_go_on_past_z() {
        let all: Vec<String> = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters).to_vec();
        assert_eq!(all, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }

    proptest! {
        #[test]
        fn no_form_of_a_report_has_a_note_or_a_hidden_name(
            names in odd_names(), done in 0_usize..14, won: bool, zh: bool, revised in 0_usize..9,
        ) {
            let outcome = if won { Outcome::Won } else { Outcome::Absent };
            let workspace = worked(&names, done, outcome, revised);
            let lang = if zh { Lang::Zh } else { Lang::En };
            for report in all_of(&workspace, lang, Names::Hidden) {
                let forms = [
                    text::write(&report, None),
                    svg::draw(&report).text,
                    csv::write(&report),
                    format!("{:?}", print::Page::of(&report)),
                ];
                for form in forms {
                    prop_assert!(!form.contains("不给人看") && !form.contains("秘密"));
                    prop_assert!(!form.contains('王'), "{}", form);
                }
                prop_assert!(report.file_name().is_ascii());
                let cells = report.table.heads.len();
                prop_assert!(report.table.rows.iter().all(|row| row.len() == cells));
            }
        }
    }
}
