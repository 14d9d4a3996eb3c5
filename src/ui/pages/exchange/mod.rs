//! What goes in and out of the phone: sheets of the fourth wasm, one file a sheet.

pub mod backup;
pub mod calendar;
pub mod code;
pub mod given;
mod goal_returned;
pub mod holidays;
pub mod import;
pub mod paste;
pub mod report;
pub mod restore;
mod rows;
pub mod tables;

use leptos::prelude::*;

use crate::route::{CustomerSheet, MoreSheet, PlanningSheet, Route, TargetSheet};
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet of a route; nothing where another part has it.
pub fn sheet(app: App, lang: Lang, route: Route) -> AnyView {
    match route {
        Route::Customers(Some(CustomerSheet::Paste)) => paste::paste(app, lang),
        Route::More(Some(MoreSheet::Report)) => report::report(app, lang),
        Route::More(Some(MoreSheet::Code)) => code::code(app, lang),
        Route::More(Some(MoreSheet::Given)) => given::given(app, lang),
        Route::More(Some(MoreSheet::Backup)) => backup::backup(app, lang),
        Route::More(Some(MoreSheet::Calendar)) => calendar::calendar(app, lang),
        Route::More(Some(MoreSheet::Restore)) => restore::restore(app, lang),
        Route::More(Some(MoreSheet::Import)) => import::import(app, lang),
        Route::More(Some(MoreSheet::Tables)) => tables::tables(app, lang),
        // A part of that sheet, which is the fifth wasm's.
        Route::Target(Some(TargetSheet::Planning(PlanningSheet::Boss))) => {
            report::for_goal(app, lang)
        }
        _ => nothing(),
    }
}
