//! What has to be known in both languages at once, in the order of [`Lang::ALL`](super::Lang::ALL):
//! part of the app, while English is beside it ([`super::english`]).

use super::exchange::{report, table};
use super::{en, visit, zh};

/// The other tiers' words are no row's name that is looked for.
const TARGET: usize = 1;

/// What a day's figures are called in a template.
pub const DAY_PLACES: [[&str; 10]; 2] = [visit::ZH.report_places, visit::EN.report_places];
/// What a goal's figures are called in a template.
pub const GOAL_PLACES: [[&str; 15]; 2] = [report::ZH.goal_places, report::EN.goal_places];
/// What a review's figures are called in a template.
pub const REVIEW_PLACES: [[&str; 27]; 2] = [report::ZH.review_places, report::EN.review_places];
/// The row of a goal sheet with its month.
pub const GOAL_MONTH: [&str; 2] = [report::ZH.goal_month, report::EN.goal_month];
/// The row of a goal sheet for the superior's word.
pub const GOAL_COMMENT: [&str; 2] = [report::ZH.goal_comment, report::EN.goal_comment];
/// The row of a goal sheet with its target: the standard word, and how it stands beside an own one.
pub const GOAL_TARGET: [[&str; 2]; 2] = [
    [zh::TEXTS.tiers[TARGET], report::ZH.goal_tier],
    [en::TEXTS.tiers[TARGET], report::EN.goal_tier],
];
/// The customer that stands for nobody, for deals of a table that name none.
pub const UNNAMED: [&str; 2] = [table::ZH.unnamed, table::EN.unnamed];
