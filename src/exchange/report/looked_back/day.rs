//! A day in words.

use super::{Line, Section, Teller, Told, line, section, text};
use crate::domain::day::Day;
use crate::domain::day_list::DayLine;
use crate::domain::ident::CustomerId;
use crate::domain::looking_back::day::DayBack;
use crate::domain::own_entries::Lesson;
use crate::exchange::day_report::came_of;
use crate::text::{date, fill, number};

pub(super) fn told(teller: &mut Teller<'_>, title: String, day: Day, today: Day) -> Told {
    let back = DayBack::of(teller.workspace, day, today);
    let (lang, words) = (teller.lang, teller.words);
    let head = |place| text(words.day_heads, place);
    let questions = questions(teller, &back);
    let briefs: Vec<String> = questions.iter().map(|line| line.text.clone()).collect();
    let mut asked = section(lang, "questions", head(0), questions);
    asked.brief = briefs.join("\n");
    let sections = vec![
        asked,
        listed(teller, "done", head(1), &back.done, words.none_done),
        listed(teller, "missed", head(2), &back.missed, words.none_missed),
        learnt(teller, "win", head(3), &back.wins, text(words.none_learnt, 0)),
        learnt(teller, "lesson", head(4), &back.lessons, text(words.none_learnt, 1)),
        next(teller, head(5), &back),
    ];
    Told { title, sections, is_empty: back.is_empty() }
}

/// The three questions about those who were reached, answered.
fn questions(teller: &mut Teller<'_>, back: &DayBack) -> Vec<Line> {
    let words = teller.words;
    let count = |all: &[CustomerId]| number::grouped(all.len() as u64);
    let all = count(&back.reached);
    let mut answers = [words.nobody.to_owned(), words.nobody.to_owned(), words.nobody.to_owned()];
    if !back.reached.is_empty() {
        let of = |teller: &mut Teller<'_>, some: &[CustomerId], template: &str| {
            fill(template, &[&count(some), &teller.names(some)])
        };
        let needs = if back.needs_unknown.is_empty() {
            fill(words.needs_known, &[&all])
        } else {
            of(teller, &back.needs_unknown, words.needs_unknown)
        };
        let mut moves = Vec::new();
        for (some, template) in [(&back.closer, words.closer), (&back.said_no, words.said_no)] {
            if !some.is_empty() {
                moves.push(of(teller, some, template));
            }
        }
        if moves.is_empty() {
            moves.push(words.no_move.to_owned());
        }
        let next = if back.no_next.is_empty() {
            fill(words.next_agreed, &[&all])
        } else {
            of(teller, &back.no_next, words.next_missing)
        };
        answers = [needs, moves.join(" "), next];
    }
    let exact = [
        format!("{} {}", back.needs_unknown.len(), back.reached.len()),
        format!("{} {} {}", back.closer.len(), back.said_no.len(), back.reached.len()),
        format!("{} {}", back.no_next.len(), back.reached.len()),
    ];
    let figures = ["needs", "moved", "agreed"];
    let asked = words.questions.into_iter().zip(&answers);
    let asked = asked.map(|(question, answer)| fill(words.asked, &[question, answer]));
    figures
        .into_iter()
        .zip(exact)
        .zip(asked)
        .map(|((figure, exact), text)| line(figure, exact, text))
        .collect()
}

/// Lines of the day with what came of them; for a chat the names in a row.
fn listed(
    teller: &mut Teller<'_>,
    name: &'static str,
    head: &'static str,
    all: &[DayLine],
    none: &'static str,
) -> Section {
    let (lang, words) = (teller.lang, teller.words);
    let mut lines: Vec<Line> = Vec::new();
    for one in all {
        let whom = teller.naming.of(one.customer);
        let said = match name {
            "done" => fill(words.came, &[&whom, &came_of(lang, one)]),
            _ => whom,
        };
        lines.push(line(name, one.won.to_string(), said));
    }
    if lines.is_empty() {
        lines.push(line("none", String::new(), none.to_owned()));
        return Section { name, head, lines, brief: String::new() };
    }
    let mut whom: Vec<CustomerId> = Vec::new();
    for one in all {
        if !whom.contains(&one.customer) {
            whom.push(one.customer);
        }
    }
    let brief = fill(lang.behind().visit.report_line, &[head, &teller.names(&whom)]);
    Section { name, head, lines, brief }
}

/// What went well, or is to be done better.
fn learnt(
    teller: &mut Teller<'_>,
    name: &'static str,
    head: &'static str,
    all: &[Lesson],
    none: &'static str,
) -> Section {
    let mut lines: Vec<Line> = Vec::new();
    for one in all {
        lines.push(line(name, String::new(), teller.own(&one.text)));
    }
    if lines.is_empty() {
        lines.push(line("none", String::new(), none.to_owned()));
        return Section { name, head, lines, brief: String::new() };
    }
    section(teller.lang, name, head, lines)
}

fn next(teller: &mut Teller<'_>, head: &'static str, back: &DayBack) -> Section {
    let (lang, words) = (teller.lang, teller.words);
    let (exact, said) = match &back.next {
        Some((day, whom)) if whom.is_empty() => {
            ("0".to_owned(), fill(words.next_nobody, &[&date::day(lang, *day)]))
        }
        Some((day, whom)) => {
            let names = teller.names(whom);
            (whom.len().to_string(), fill(words.next, &[&date::day(lang, *day), &names]))
        }
        None => (String::new(), words.none_done.to_owned()),
    };
    section(lang, "next", head, vec![line("next", exact, said)])
}
