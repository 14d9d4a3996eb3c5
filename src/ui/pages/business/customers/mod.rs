//! Profiles, classes, risk, the playbook: one file a sheet.

mod classes;
mod details;
mod existing;
mod needs;
mod playbook;
mod profile;
mod risk;

pub use classes::classes;
pub use existing::existing;
pub use needs::needs;
pub use playbook::{offered, playbook};
pub use profile::profile;
pub use risk::risk;
