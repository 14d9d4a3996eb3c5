//! Deals, what is owed, sales: one file a sheet.

use leptos::prelude::*;

use crate::domain::ident::{CustomerId, DealId};
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::sheet;

/// The open deals by stage.
pub fn pipeline(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().deals.title.to_owned(), ().into_any())
}

/// One deal.
pub fn deal(app: App, lang: Lang, _id: DealId) -> AnyView {
    sheet::sheet(app, lang, lang.business().deals.title.to_owned(), ().into_any())
}

/// A new deal.
pub fn new(app: App, lang: Lang, _id: CustomerId) -> AnyView {
    sheet::sheet(app, lang, lang.business().deals.title.to_owned(), ().into_any())
}

/// Who owes what.
pub fn owed(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().money.title.to_owned(), ().into_any())
}

/// What one customer owes.
pub fn owed_by(app: App, lang: Lang, _id: CustomerId) -> AnyView {
    sheet::sheet(app, lang, lang.business().money.title.to_owned(), ().into_any())
}

/// A sale or a return.
pub fn sell(app: App, lang: Lang, _id: CustomerId) -> AnyView {
    sheet::sheet(app, lang, lang.business().money.title.to_owned(), ().into_any())
}
