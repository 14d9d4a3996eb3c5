//! Profiles, classes, risk, the playbook: one file a sheet.

mod classes;
mod details;
mod needs;
mod profile;

use leptos::prelude::*;

pub use classes::classes;
pub use needs::needs;
pub use profile::profile;

use crate::state::App;
use crate::text::Lang;
use crate::ui::components::sheet;

/// How much hangs on few.
pub fn risk(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().classes.title.to_owned(), ().into_any())
}

/// Who buys already.
pub fn existing(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().classes.title.to_owned(), ().into_any())
}

/// Answers, moves and standards.
pub fn playbook(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().playbook.title.to_owned(), ().into_any())
}
