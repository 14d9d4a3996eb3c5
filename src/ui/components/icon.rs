//! Line icons, drawn in a 24 by 24 box.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::route::Tab;

fn drawn(class: &'static str, path: &'static str) -> AnyView {
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true"><path d=path></path></svg> }
        .into_any()
}

/// A tab's icon.
pub fn tab(tab: Tab) -> AnyView {
    let path = match tab {
        Tab::Today => "M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0M8 12l3 3l5-6",
        Tab::Target => "M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0M16 12a4 4 0 1 1-8 0a4 4 0 0 1 8 0",
        Tab::Customers => "M16 8a4 4 0 1 1-8 0a4 4 0 0 1 8 0M4 21c1-5 15-5 16 0",
        Tab::Review => "M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6",
        Tab::More => "M5 7h14M5 12h14M5 17h14",
    };
    drawn("tab-icon", path)
}

/// A tick mark.
pub fn check() -> AnyView {
    drawn("icon", "M5 12.5l4.5 4.5L19 7")
}

/// A plus sign.
pub fn plus() -> AnyView {
    drawn("icon", "M12 5v14M5 12h14")
}

/// A minus sign.
pub fn minus() -> AnyView {
    drawn("icon", "M5 12h14")
}

/// A pencil.
pub fn pencil() -> AnyView {
    drawn("icon", "M4 20l1-5L16 4l4 4L9 19z")
}

/// Backward.
pub fn back() -> AnyView {
    drawn("icon", "M15 5l-7 7l7 7")
}

/// Upward.
pub fn up() -> AnyView {
    drawn("icon", "M5 15l7-7l7 7")
}

/// Forward.
pub fn forward() -> AnyView {
    drawn("icon", "M9 5l7 7l-7 7")
}

/// A cross.
pub fn cross() -> AnyView {
    drawn("icon", "M6 6l12 12M18 6L6 18")
}
