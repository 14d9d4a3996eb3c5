//! What only the sheets of setting a goal and breaking it down show: it goes with them into the
//! fifth wasm.

pub mod boss;
pub mod curve;
pub mod funnel;
pub mod goal_sheet;
pub mod hundredths;
pub mod incentive;
pub mod make;
pub mod pasted;
pub mod split;
pub mod year;

use super::texts;

texts! {
    /// The texts of one language for setting a goal and breaking it down.
    PlanningTexts

    /// Make a goal, step by step.
    make: &'static make::MakeTexts,
    /// The goal sheet, with what the checker finds.
    goal_sheet: &'static goal_sheet::SheetTexts,
    /// The parts of a goal along one dimension.
    split: &'static split::SplitTexts,
    /// Year to month, and what the figures of a year leave.
    year: &'static year::YearTexts,
    /// The rhythm within the period.
    curve: &'static curve::CurveTexts,
    /// From the amount back to the visits.
    funnel: &'static funnel::FunnelTexts,
    /// Show it to the superior, and confirm.
    boss: &'static boss::BossTexts,
    /// What is paid for which attainment.
    incentive: &'static incentive::IncentiveTexts,
}

pub(super) static ZH: PlanningTexts = PlanningTexts {
    make: &make::ZH,
    goal_sheet: &goal_sheet::ZH,
    split: &split::ZH,
    year: &year::ZH,
    curve: &curve::ZH,
    funnel: &funnel::ZH,
    boss: &boss::ZH,
    incentive: &incentive::ZH,
};

pub(super) static EN: PlanningTexts = PlanningTexts {
    make: &make::EN,
    goal_sheet: &goal_sheet::EN,
    split: &split::EN,
    year: &year::EN,
    curve: &curve::EN,
    funnel: &funnel::EN,
    boss: &boss::EN,
    incentive: &incentive::EN,
};
