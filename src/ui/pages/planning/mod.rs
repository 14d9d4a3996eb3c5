//! Setting a goal and breaking it down: sheets of the fifth wasm, one file a sheet.

pub mod boss;
pub mod curve;
pub mod funnel;
pub mod goal_sheet;
pub mod incentive;
pub mod make;
pub mod split;
pub mod week;
pub mod year;

use leptos::prelude::*;

use crate::route::{PlanningSheet, Route, TargetSheet};
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;
use crate::ui::components::{bits, drafted};

/// The sheet of a route; nothing where another part has it.
pub fn sheet(app: App, lang: Lang, route: Route) -> AnyView {
    let Route::Target(Some(TargetSheet::Planning(which))) = route else { return nothing() };
    match which {
        PlanningSheet::Make => make::make(app, lang),
        PlanningSheet::Sheet => goal_sheet::goal_sheet(app, lang),
        PlanningSheet::Split => split::split(app, lang),
        PlanningSheet::Year => year::year(app, lang),
        PlanningSheet::Curve => curve::curve(app, lang),
        PlanningSheet::Funnel => funnel::funnel(app, lang),
        PlanningSheet::Boss => boss::boss(app, lang),
        PlanningSheet::Incentive => incentive::incentive(app, lang),
    }
}
