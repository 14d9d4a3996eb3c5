//! What would become of a table's rows: counts, and the reason of each one left out.

use fieldplan_view::view;
use leptos::prelude::*;

use super::tables::kind_word;
use crate::domain::command::{NAME_LIMIT, NOTE_LIMIT};
use crate::exchange::table::header::{Column, Kind};
use crate::exchange::table::plan::{Outcome, Plan, RowLine, RowProblem};
use crate::exchange::table::{MOST_COLUMNS, MOST_ROWS, TableProblem};
use crate::text::{Counted, Lang, counted, date, fill, number};

/// How many refused rows are shown.
const SHOWN: usize = 50;

/// A figure as it is shown.
fn shown(figure: usize) -> String {
    number::grouped(figure as u64)
}

/// The counts, what was assumed, and the rows left out.
pub(super) fn preview(lang: Lang, kind: Kind, plan: &Plan) -> AnyView {
    let texts = lang.exchange().table;
    let taken = plan.taken();
    let count = |outcome: Outcome| plan.count(|one| *one == outcome);
    let will = if taken == 0 { texts.none.to_owned() } else { counted(texts.will, taken) };
    let with_it = if kind == Kind::Customers { 0 } else { plan.customers.len() };
    let assumed = plan.assumed;
    let cycle = assumed.cycle.unwrap_or_default().to_string();
    let expected = [assumed.expected.to_string(), cycle];
    let line = |words: Counted, figure: usize| (figure > 0).then(|| counted(words, figure));
    let facts = [
        line(texts.changes, count(Outcome::Changed)),
        line(texts.customers, with_it),
        line(texts.known, count(Outcome::Known)),
        line(texts.others, count(Outcome::Others)),
        line(texts.later, count(Outcome::Later)),
        (assumed.expected > 0).then(|| {
            let [one, many] = texts.assumed_expected;
            let words = if assumed.expected == 1 { one } else { many };
            fill(words, &expected.each_ref().map(String::as_str))
        }),
        line(texts.assumed_prices, assumed.priced),
        line(texts.assumed_unnamed, assumed.unnamed),
        line(texts.assumed_targets, assumed.targets),
        line(texts.assumed_steps, assumed.steps),
    ];
    let facts = facts.into_iter().flatten().map(|fact| view! { <li>{fact}</li> }.into_any());
    let refused = plan.count(|outcome| matches!(outcome, Outcome::Refused(_)));
    let rows = plan.rows.iter().filter_map(|row| match &row.outcome {
        Outcome::Refused(problem) => {
            let sentence = problem_of(lang, kind, row, problem);
            let line = row.line.to_string();
            Some(view! { <li class="user" data-line=line data-user="">{sentence}</li> }.into_any())
        }
        _ => None,
    });
    let rows = rows.take(SHOWN).collect::<Vec<_>>();
    let rest = refused.saturating_sub(SHOWN);
    view! {
        <div class="preview" data-kind=kind_word(lang, kind)>
            <p class="preview-will" data-will="" data-exact=taken.to_string()>{will}</p>
            <ul class="facts">{facts.collect::<Vec<_>>()}</ul>
            {(refused > 0).then(|| view! {
                <p class="error" data-refused="" data-exact=refused.to_string()>
                    {counted(texts.refused, refused)}
                </p>
            }.into_any())}
            <ul class="facts">{rows}</ul>
            {line(texts.rest, rest).map(|rest| view! { <p class="quiet">{rest}</p> }.into_any())}
        </div>
    }
    .into_any()
}

fn problem_of(lang: Lang, kind: Kind, row: &RowLine, problem: &RowProblem) -> String {
    let texts = lang.exchange().table;
    let why = why(lang, kind, problem);
    let line = shown(row.line);
    if row.shown.is_empty() {
        fill(texts.row_bare, &[&line, &why])
    } else {
        fill(texts.row, &[&line, &row.shown, &why])
    }
}

fn why(lang: Lang, kind: Kind, problem: &RowProblem) -> String {
    let texts = lang.exchange().table;
    let word = |column: Column| kind.word(column, lang == Lang::Zh);
    match problem {
        RowProblem::Missing(column) => fill(texts.row_missing, &[word(*column)]),
        RowProblem::Unreadable(column, cell) => {
            fill(texts.row_unreadable, &[word(*column), cell, how_to(lang, *column)])
        }
        RowProblem::TooLong(column, length) => {
            let most = if *column == Column::Note { NOTE_LIMIT } else { NAME_LIMIT };
            fill(texts.row_long, &[word(*column), &shown(*length), &shown(most)])
        }
        RowProblem::NotAboveZero(column) => fill(texts.row_zero, &[word(*column)]),
        RowProblem::TooLarge(column) => fill(texts.row_large, &[word(*column)]),
        RowProblem::Future(column, day) => {
            fill(texts.row_future, &[word(*column), &day.to_string()])
        }
        RowProblem::TooFar(column, day) => fill(texts.row_far, &[word(*column), &day.to_string()]),
        RowProblem::EndsFirst => texts.row_ends_first.to_owned(),
        RowProblem::PaidTooMuch => texts.row_paid.to_owned(),
        RowProblem::Twice(line) => fill(texts.row_twice, &[&shown(*line)]),
        RowProblem::MonthKnown(month) => fill(texts.row_month_known, &[&date::month(lang, *month)]),
        RowProblem::MonthNotOver(month) => {
            fill(texts.row_month_open, &[&date::month(lang, *month)])
        }
        RowProblem::Fixed => texts.row_fixed.to_owned(),
        RowProblem::Cut => texts.row_cut.to_owned(),
    }
}

/// How a cell is to be written.
fn how_to(lang: Lang, column: Column) -> &'static str {
    let [amount, day, month, share, class, stage, result, promise, standing] =
        lang.exchange().table.how_to;
    match column {
        Column::Month => month,
        Column::Chance => share,
        Column::Class => class,
        Column::Stage => stage,
        Column::Result => result,
        Column::State => promise,
        Column::Standing => standing,
        Column::Amount | Column::Paid | Column::Target | Column::Actual | Column::Price => amount,
        _ => day,
    }
}

/// Why nothing can be read at all, and what to do.
pub(super) fn table_problem(lang: Lang, problem: TableProblem) -> String {
    let texts = lang.exchange().table;
    match problem {
        TableProblem::Empty => texts.empty.to_owned(),
        TableProblem::TooLarge => texts.large.to_owned(),
        TableProblem::TooLong { rows } => fill(texts.long, &[&shown(rows), &shown(MOST_ROWS)]),
        TableProblem::TooWide { columns } => {
            fill(texts.wide, &[&shown(columns), &shown(MOST_COLUMNS)])
        }
        TableProblem::NotText => texts.not_text.to_owned(),
        TableProblem::Cut => texts.cut.to_owned(),
    }
}
