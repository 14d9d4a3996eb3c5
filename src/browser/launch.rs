//! How the app was opened: a shortcut or a share becomes a route and a draft, once.

use wasm_bindgen::JsValue;

use super::page;
use crate::route::{CustomerSheet, MoreSheet, Route};

/// What a launch asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// Where to go.
    pub route: Route,
    /// Text shared from another app: the sheet of what came in asks whose note it is for, and takes
    /// nothing unasked.
    pub shared: Option<String>,
}

/// Takes the launch out of the address, which is clean afterwards, so that a reload does not
/// launch again. Without one the fragment is the route.
pub fn take() -> Launch {
    let query = page::query();
    let launch = read(&query);
    if !query.is_empty() {
        let fragment = launch.as_ref().map_or_else(page::fragment, |l| l.route.to_string());
        page::replace(if fragment.is_empty() { "#/" } else { &fragment });
    }
    launch.unwrap_or_else(|| Launch { route: Route::parse(&page::fragment()), shared: None })
}

fn read(query: &str) -> Option<Launch> {
    let value = |name: &str| {
        let pairs = query.strip_prefix('?').unwrap_or(query).split('&');
        pairs
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, v)| decode(v))
    };
    if value("share").is_some() {
        let parts = ["title", "text", "url"];
        let shared: Vec<String> =
            parts.iter().filter_map(|name| value(name)).filter(|text| !text.is_empty()).collect();
        return Some(Launch {
            route: Route::More(Some(MoreSheet::Given)),
            shared: Some(shared.join("\n")).filter(|text| !text.is_empty()),
        });
    }
    match value("go")?.as_str() {
        "add" => Some(Launch { route: Route::Customers(Some(CustomerSheet::Add)), shared: None }),
        "today" => Some(Launch { route: Route::Today(None), shared: None }),
        _ => None,
    }
}

fn decode(value: &str) -> String {
    let spaced = value.replace('+', " ");
    js_sys::decode_uri_component(&spaced)
        .ok()
        .map(JsValue::from)
        .and_then(|v| v.as_string())
        .unwrap_or(spaced)
}
