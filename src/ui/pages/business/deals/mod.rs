//! Deals, what is owed, sales: one file a sheet.

mod ask;
mod chances;
mod deal;
mod edit;
mod ending;
mod goods;
mod marks;
mod new;
mod owe;
mod pipeline;

use leptos::prelude::*;

use crate::domain::ident::{CustomerId, DealId};
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::sheet;

/// The open deals by stage.
pub fn pipeline(app: App, lang: Lang) -> AnyView {
    pipeline::pipeline(app, lang)
}

/// One deal.
pub fn deal(app: App, lang: Lang, id: DealId) -> AnyView {
    deal::deal(app, lang, id)
}

/// A new deal.
pub fn new(app: App, lang: Lang, id: CustomerId) -> AnyView {
    new::new(app, lang, id)
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
