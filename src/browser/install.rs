//! Putting the app on the home screen, where the browser offers to.
//!
//! The browser's offer comes once, often before the app stands: boot.js keeps it and marks the page
//! with `data-installs`, by which the button is shown.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

use super::page::{clear_root, window};

/// Where boot.js keeps the offer.
const OFFER: &str = "fieldplanInstall";

/// Has the browser ask the rep. An offer is good for one asking.
pub fn ask() {
    clear_root("data-installs");
    let asked = || -> Option<()> {
        let offer = Reflect::get(window()?.as_ref(), &OFFER.into()).ok()?;
        let prompt: Function = Reflect::get(&offer, &"prompt".into()).ok()?.dyn_into().ok()?;
        prompt.call0(&offer).ok().map(drop)
    };
    let _ = asked();
}
