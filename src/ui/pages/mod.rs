//! One file a page.

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
