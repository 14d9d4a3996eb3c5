//! The table.

use std::fmt::Write;

use crate::rows::Deals;
use crate::said::Method;
use crate::score::{Case, DAYS, Fifth, brier, fifths, judged, median_error};

/// What is aimed at on each of [`DAYS`]: median error, Brier score.
pub const AIMS: [(f64, f64); 2] = [(0.28, 0.18), (0.19, 0.09)];
/// How far a fifth may lie from what it said.
pub const FIFTH_AIM: f64 = 0.10;

/// The whole table, and at its end what misses its aim.
pub fn table(deals: &Deals, cases: &[Case]) -> String {
    let mut out = String::new();
    head(&mut out, deals, cases);
    let mut missed = scores(&mut out, cases);
    missed.extend(scale(&mut out, cases));
    by_rep(&mut out, cases);
    by_month(&mut out, cases);
    if missed.is_empty() {
        line(&mut out, "every aim is met");
    } else {
        line(&mut out, &format!("missed: {}", missed.join("; ")));
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

fn head(out: &mut String, deals: &Deals, cases: &[Case]) {
    let reps = cases.len() / judged().count() / DAYS.len();
    line(out, &format!("{reps} reps, June to December 2017, {} deals", deals.rows.len()));
    let mut left_out = vec![];
    if deals.undated > 0 {
        left_out.push(format!("{} deals without a rep or a day of engagement", deals.undated));
    }
    let empty = cases.iter().filter(|case| case.error(Method::Naive).is_none()).count();
    if empty > 0 {
        left_out.push(format!("{empty} errors of months in which nothing was won"));
    }
    let silent = cases.iter().filter(|case| case.chance(Method::Core).is_none()).count();
    if silent > 0 {
        left_out.push(format!("{silent} chances for want of data"));
    }
    if !left_out.is_empty() {
        line(out, &format!("left out: {}", left_out.join(", ")));
    }
    if deals.unpriced > 0 {
        line(out, &format!("without a price, counted 0 while open: {} deals", deals.unpriced));
    }
    line(out, "naive: so far / share of weekdays elapsed, its chance 0 or 1; by date: domain.md 6");
    line(out, "and 7 as first written; core: what is judged");
    out.push('\n');
}

/// The two days' scores; returns what misses its aim.
fn scores(out: &mut String, cases: &[Case]) -> Vec<String> {
    let mut missed = Vec::new();
    line(out, &row("", &Method::ALL.map(|method| method.name().to_owned()), "aim"));
    for (day, (error_aim, brier_aim)) in DAYS.into_iter().zip(AIMS) {
        let own = || cases.iter().filter(move |case| case.day == day);
        let errors = Method::ALL.map(|method| median_error(own(), method));
        let name = format!("median error on the {day}th");
        line(out, &row(&name, &errors.map(percent), &percent(Some(error_aim))));
        let briers = Method::ALL.map(|method| brier(own(), method));
        let brier_name = format!("Brier score on the {day}th");
        line(out, &row(&brier_name, &briers.map(thousandths), &thousandths(Some(brier_aim))));
        let over = |score: [Option<f64>; 3], aim: f64| score[2].is_none_or(|score| score > aim);
        missed.extend(over(errors, error_aim).then_some(name));
        missed.extend(over(briers, brier_aim).then_some(brier_name));
    }
    out.push('\n');
    missed
}

fn row(name: &str, cells: &[String; 3], last: &str) -> String {
    let [one, two, three] = cells;
    format!("{name:<26}{one:>9}{two:>9}{three:>9}{last:>9}")
}

/// The fifths; returns what misses its aim.
fn scale(out: &mut String, cases: &[Case]) -> Vec<String> {
    let of = |day: Option<u32>| {
        fifths(cases.iter().filter(|case| day.is_none_or(|day| case.day == day)), Method::Core)
    };
    line(
        out,
        "the core's chances: months (of them reached when asked), mean said -> came true; aim: 10 points",
    );
    let titles = ["on the 10th", "on the 20th", "both days"];
    let columns = titles.map(|title| format!("{title:<24}")).concat();
    line(out, &format!("{:<12}{columns}", "said"));
    let columns = [of(Some(DAYS[0])), of(Some(DAYS[1])), of(None)];
    let mut missed = Vec::new();
    let [first, second, both] = &columns;
    for (place, ((first, second), both)) in first.iter().zip(second).zip(both).enumerate() {
        let name = format!("{} to {} %", place * 20, place * 20 + 20);
        let mut text = format!("{name:<12}");
        for (title, fifth) in titles.iter().zip([first, second, both]) {
            let _ = write!(text, "{:<24}", cell(fifth));
            if fifth.distance().is_some_and(|distance| distance > FIFTH_AIM) {
                missed.push(format!("{name} {title} ({} cases)", fifth.cases));
            }
        }
        line(out, &text);
    }
    out.push('\n');
    missed
}

/// `14 (3)  92 -> 100 %`, with a mark where it lies more than ten points off.
fn cell(fifth: &Fifth) -> String {
    let (Some(said), Some(came)) = (fifth.said(), fifth.came()) else { return "none".into() };
    let mark =
        if fifth.distance().is_some_and(|distance| distance > FIFTH_AIM) { " *" } else { "" };
    let count = format!("{} ({})", fifth.cases, fifth.reached);
    format!("{count:<8}{:>3.0} -> {:.0} %{mark}", said * 100.0, came * 100.0)
}

fn by_rep(out: &mut String, cases: &[Case]) {
    let mut reps: Vec<&str> = cases.iter().map(|case| case.rep.as_str()).collect();
    reps.dedup();
    let table: Vec<(String, Vec<&Case>)> = reps
        .into_iter()
        .map(|rep| (rep.to_owned(), cases.iter().filter(|case| case.rep == rep).collect()))
        .collect();
    parts(out, "by rep", &table);
}

fn by_month(out: &mut String, cases: &[Case]) {
    let table: Vec<(String, Vec<&Case>)> = judged()
        .map(|month| (month.to_string(), cases.iter().filter(|case| case.month == month).collect()))
        .collect();
    parts(out, "by month", &table);
}

/// Median errors and Brier scores of parts of the cases, on both days.
fn parts(out: &mut String, title: &str, table: &[(String, Vec<&Case>)]) {
    line(out, &format!("{title:<16}{:<44}Brier score", "median error"));
    let days = DAYS.map(|day| format!("{:<22}", format!("on the {day}th"))).concat();
    line(out, &format!("{:<16}{}", "", days.repeat(2)));
    let names = [Method::Naive, Method::Core].map(|method| format!("{:<11}", method.name()));
    line(out, &format!("{:<16}{}", "", names.concat().repeat(4)));
    for (name, own) in table {
        let mut text = format!("{name:<16}");
        for score in [0, 1] {
            for day in DAYS {
                for method in [Method::Naive, Method::Core] {
                    let some = own.iter().copied().filter(|case| case.day == day);
                    let cell = if score == 0 {
                        percent(median_error(some, method))
                    } else {
                        thousandths(brier(some, method))
                    };
                    let _ = write!(text, "{cell:<11}");
                }
            }
        }
        line(out, &text);
    }
    out.push('\n');
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "none".into(), |share| format!("{:.1} %", share * 100.0))
}

fn thousandths(score: Option<f64>) -> String {
    score.map_or_else(|| "none".into(), |score| format!("{score:.3}"))
}
