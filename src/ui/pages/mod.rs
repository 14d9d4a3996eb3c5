//! One file a page, or one folder a family of sheets.
//!
//! A page gets the app, the language and its sheet of the route, and gives elements. `today` and what
//! it draws is in the first download; `planning`, `business`, `track` and `exchange` are parts of their
//! own, all others the part behind Today ([`crate::ui::parts`]). A page that changes something calls
//! [`App::dispatch`](crate::state::App::dispatch) and shows the refusal's sentence where it was tapped.

pub mod business;
pub mod customer;
pub mod customer_edit;
pub mod customers;
pub mod day;
pub mod day_kind;
pub mod design;
pub mod evening;
pub mod exchange;
pub mod first;
pub mod more;
pub mod outcome;
pub mod plan;
pub mod planning;
pub mod reminder;
pub mod review;
pub mod revise;
pub mod settings;
pub mod target;
pub mod today;
pub mod track;
