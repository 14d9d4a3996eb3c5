//! A week in words.

use super::{Line, Section, Teller, Told, fraction, line, percent, section, text};
use crate::domain::bottleneck::{Bottleneck, Process, StepRate, rate};
use crate::domain::day::Day;
use crate::domain::looking_back::week::WeekBack;
use crate::domain::money::{Money, divide_half_away};
use crate::domain::own_signals::Signals;
use crate::domain::period::Period;
use crate::domain::rate::Rate;
use crate::domain::review::Review;
use crate::text::track::look_back::written::WrittenTexts;
use crate::text::{Lang, fill, number, review as said};

pub(super) fn told(teller: &Teller<'_>, title: String, run: Period, today: Day) -> Told {
    let back = WeekBack::of(teller.workspace, run, today);
    let (lang, words) = (teller.lang, teller.words);
    let head = |place| text(words.week_heads, place);
    let process = back.process.iter().map(|one| process(words, one)).collect();
    let sections = vec![
        result(lang, words, head(0), &back.review, back.review.actual()),
        section(lang, "process", head(1), process),
        stuck(lang, words, head(2), back.bottleneck),
        section(lang, "worse", head(3), worse(lang, words, back.signals)),
    ];
    let planned = back.process.iter().any(|one| one.planned > 0);
    Told { title, sections, is_empty: back.review.is_empty() && !planned }
}

/// What was done of what was asked, and how that stands.
pub(super) fn result(
    lang: Lang,
    words: &WrittenTexts,
    head: &'static str,
    review: &Review,
    sold: Money,
) -> Section {
    let shown = |amount: Money| number::short(lang, amount);
    let result = match review.expected() {
        Some(asked) => {
            let exact = format!("{sold} {asked}");
            line("sold", exact, fill(words.sold_of, &[&shown(sold), &shown(asked)]))
        }
        None => line("sold", sold.to_string(), fill(words.sold, &[&shown(sold)])),
    };
    let verdict = line("verdict", String::new(), said::verdict(lang, review.verdict()));
    let mut section = section(lang, "result", head, vec![result, verdict]);
    // In a chat both stand in lines of their own.
    section.brief.clear();
    section
}

fn process(words: &WrittenTexts, one: &Process) -> Line {
    let name = text(words.activities, one.activity as usize);
    let figure = text(["visits", "calls", "proposals"], one.activity as usize);
    let (done, planned) = (one.done.to_string(), one.planned.to_string());
    let said = match one.planned {
        0 => fill(words.process_alone, &[name, &done]),
        _ => fill(words.process, &[name, &done, &planned]),
    };
    line(figure, format!("{done} {planned}"), said)
}

/// A step that is stuck, in a sentence.
pub(super) fn step(words: &WrittenTexts, one: &StepRate) -> Line {
    let place = usize::from(one.stage.place());
    let own = rate(one).unwrap_or(Rate::ZERO);
    let (passed, of) = (one.own.passed.to_string(), one.own.of.to_string());
    let said = fill(
        words.stuck,
        &[text(words.stages, place), &of, &passed, &percent(own), &percent(one.base)],
    );
    line("stuck", format!("{passed}/{of} {}", fraction(one.base)), said)
}

fn stuck(
    lang: Lang,
    words: &WrittenTexts,
    head: &'static str,
    found: Option<Bottleneck>,
) -> Section {
    let lines = match found {
        None => vec![line("none", String::new(), words.not_stuck.to_owned())],
        Some(Bottleneck::Step(one)) => {
            let help = text(words.stuck_do, usize::from(one.stage.place()));
            vec![step(words, &one), line("help", String::new(), help.to_owned())]
        }
        Some(Bottleneck::Short(one)) => {
            let (done, planned) = (one.done.to_string(), one.planned.to_string());
            let gap = one.planned.saturating_sub(one.done).to_string();
            let name = text(words.activities, one.activity as usize);
            let said = fill(words.short, &[name, &done, &planned, &gap]);
            vec![line("short", format!("{done}/{planned}"), said)]
        }
    };
    let brief = lines.first().map(|line| line.text.clone()).unwrap_or_default();
    Section { brief, ..section(lang, "stuck", head, lines) }
}

fn worse(lang: Lang, words: &WrittenTexts, signals: Signals) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(dropped) = signals.conversion {
        let share = |sample: crate::domain::alert::Sample| {
            Rate::of(sample.passed, sample.of).map(percent).unwrap_or_default()
        };
        let (won, of) = (dropped.now.passed.to_string(), dropped.now.of.to_string());
        let said =
            fill(words.fell_conversion, &[&share(dropped.before), &share(dropped.now), &won, &of]);
        lines.push(line("conversion", format!("{won}/{of}"), said));
    }
    if let Some(moved) = signals.ticket {
        let amount = |doubled: i128| Money::from_wide(divide_half_away(doubled, 2));
        let (before, now) = (amount(moved.base_doubled), amount(moved.last_doubled));
        let shown = [number::short(lang, before), number::short(lang, now)];
        let said = fill(words.fell_ticket, &[&shown[0], &shown[1]]);
        lines.push(line("ticket", now.to_string(), said));
    }
    if let Some(moved) = signals.cycle {
        let days = |doubled: i128| divide_half_away(doubled, 2).to_string();
        let (before, now) = (days(moved.base_doubled), days(moved.last_doubled));
        let said = fill(words.fell_cycle, &[&before, &now]);
        lines.push(line("cycle", now, said));
    }
    if lines.is_empty() {
        lines.push(line("none", String::new(), words.not_worse.to_owned()));
    }
    lines
}
