//! The business with customers beside the day's work: sheets of the sixth wasm, one file a sheet.

pub mod customers;
pub mod deals;
pub mod week;

use leptos::prelude::*;

use crate::route::{BookSheet, CustomerSheet, OfCustomer, Route, TodaySheet};
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet of a route; nothing where another part has it.
pub fn sheet(app: App, lang: Lang, route: Route) -> AnyView {
    match route {
        Route::Today(Some(which)) => match which {
            TodaySheet::Week => week::week(app, lang),
            TodaySheet::Sort => week::sort(app, lang),
            TodaySheet::Away => week::away(app, lang),
            TodaySheet::Order(day) => week::order(app, lang, day),
            TodaySheet::Outcome(_) | TodaySheet::Plan => nothing(),
        },
        Route::Customers(Some(CustomerSheet::Of(id, of))) => match of {
            OfCustomer::Profile => customers::profile(app, lang, id),
            OfCustomer::Needs => customers::needs(app, lang, id),
            OfCustomer::Deal => deals::new(app, lang, id),
            OfCustomer::Owed => deals::owed_by(app, lang, id),
            OfCustomer::Sell => deals::sell(app, lang, id),
            OfCustomer::Edit => nothing(),
        },
        Route::Customers(Some(CustomerSheet::Deal(id))) => deals::deal(app, lang, id),
        Route::Customers(Some(CustomerSheet::Book(book))) => match book {
            BookSheet::Pipeline => deals::pipeline(app, lang),
            BookSheet::Owed => deals::owed(app, lang),
            BookSheet::Classes => customers::classes(app, lang),
            BookSheet::Risk => customers::risk(app, lang),
            BookSheet::Existing => customers::existing(app, lang),
            BookSheet::Playbook => customers::playbook(app, lang),
        },
        _ => nothing(),
    }
}
