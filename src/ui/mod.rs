//! Screens: pages, one a route, and the pieces they share. A view asks the state and says what
//! was tapped; it holds no rule and touches no storage.
//!
//! Texts come in as `Lang`: a change of language draws the page anew, so that a view reads plain
//! strings. Inline styles are blocked by the page's policy; a drawn length is an SVG attribute.
//!
//! **In**: an [`App`](crate::state::App) and its signals. **Out**: elements, and taps as calls of the app.
//!
//! **What always holds.** Every control has a `data-act`, every figure its exact value beside it
//! (`data-exact`), every text of the rep's `data-user`: stories and judges go by these. Closures come through
//! `components/live.rs` alone, elements through `components/element.rs`: a type of its own for each would be
//! bytes of its own in the wasm. A sheet is a part of the route, so back closes it.
//!
//! Begin with [`frame`], which draws Today and asks for the rest, then `pages/today.rs`; [`parts`] says what
//! is fetched when. `pages/planning`, `pages/business`, `pages/track` and `pages/exchange` are wasm parts of
//! their own.

pub mod components;
pub mod frame;
pub mod pages;
pub mod parts;
