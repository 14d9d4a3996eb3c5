//! Deals, what is owed, sales: one file a sheet.

mod ask;
mod chances;
mod deal;
mod edit;
mod ending;
mod goods;
mod lines;
mod marks;
mod new;
mod owe;
mod owed;
mod owed_by;
mod pipeline;
mod rebate;
mod sell;
mod similar;
mod terms;

use leptos::prelude::*;

use crate::domain::ident::{CustomerId, DealId};
use crate::state::App;
use crate::text::Lang;

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
    owed::owed(app, lang)
}

/// What one customer owes.
pub fn owed_by(app: App, lang: Lang, id: CustomerId) -> AnyView {
    owed_by::owed_by(app, lang, id)
}

/// A sale or a return.
pub fn sell(app: App, lang: Lang, id: CustomerId) -> AnyView {
    sell::sell(app, lang, id)
}
