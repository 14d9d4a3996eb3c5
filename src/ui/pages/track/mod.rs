//! Tracking, reviewing and adjusting: sheets of the seventh wasm, one file a sheet.

pub mod adjust;
pub mod look_back;
pub mod stand;

use leptos::prelude::*;

use crate::route::{ReviewSheet, Route};
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet of a route, or what stands on the page itself; nothing where another part has it.
pub fn sheet(app: App, lang: Lang, route: Route) -> AnyView {
    let Route::Review(span, which) = route else { return nothing() };
    let Some(which) = which else {
        return [stand::line(app, lang, span), adjust::worse(app, lang, span)].into_any();
    };
    match which {
        ReviewSheet::Stand => stand::stand(app, lang),
        ReviewSheet::Pictures => stand::pictures(app, lang),
        ReviewSheet::Signals => adjust::signals(app, lang),
        ReviewSheet::Replan => adjust::replan(app, lang),
        ReviewSheet::Versions => adjust::versions(app, lang),
        ReviewSheet::Close => adjust::close(app, lang),
        ReviewSheet::History => adjust::history(app, lang),
        ReviewSheet::Write => look_back::write(app, lang, span),
        ReviewSheet::Kept => look_back::kept(app, lang),
        ReviewSheet::Cases => look_back::cases(app, lang),
        ReviewSheet::Learning => look_back::learning(app, lang),
    }
}
