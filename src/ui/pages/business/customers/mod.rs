//! Profiles, classes, risk, the playbook: one file a sheet.

mod classes;
mod details;
mod existing;
mod needs;
mod profile;
mod risk;

use leptos::prelude::*;

pub use classes::classes;
pub use existing::existing;
pub use needs::needs;
pub use profile::profile;
pub use risk::risk;

use crate::state::App;
use crate::text::Lang;
use crate::ui::components::sheet;

/// Answers, moves and standards.
pub fn playbook(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().playbook.title.to_owned(), ().into_any())
}
