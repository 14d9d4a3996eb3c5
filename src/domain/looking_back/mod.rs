//! What a review of a day, a week or a month says, filled in from the records (mission F1, F2, F3):
//! `day`, `week`, `month`, each one composition of rules that stand elsewhere; `strategy` judges
//! channels and margins.
//!
//! Typed results without words. What a rep adds is not here, nor how a review is kept
//! (`kept_review`).

pub mod day;
pub mod month;
#[cfg(test)]
mod rep;
pub mod strategy;
pub mod week;

use super::day::Day;
use super::kept_review::Stretch;
use super::period::Period;
use super::week::Week;
use super::workspace::Workspace;

/// The days of the day, week or month that holds a day.
pub fn run(workspace: &Workspace, stretch: Stretch, day: Day) -> Period {
    match stretch {
        Stretch::Day => Period::spanning(day, day),
        Stretch::Week => Week::of(day).period(),
        Stretch::Month => workspace.period(workspace.month_of(day)),
    }
}
