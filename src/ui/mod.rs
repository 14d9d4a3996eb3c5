//! Screens: pages, one a route, and the pieces they share. A view asks the state and says what
//! was tapped; it holds no rule and touches no storage.
//!
//! Texts come in as `Lang`: a change of language draws the page anew, so that a view reads plain
//! strings. Inline styles are blocked by the page's policy; a drawn length is an SVG attribute.

pub mod components;
pub mod frame;
pub mod pages;
pub mod parts;
