//! What a rep writes into the books, on its way to the disk.

use super::App;
use crate::domain::command::Refusal;
use crate::domain::enter::{Enter, Refused, enter};
use crate::domain::ident::Stamp;

impl App {
    /// Takes several of them, a record each, all or none; they go to the store in one transaction.
    /// None may build on another.
    ///
    /// # Errors
    /// Why the first of them that is refused is; nothing has changed then.
    pub fn enter_together(self, all: Vec<Enter>) -> Result<Vec<Stamp>, Refused> {
        self.all_or_none(all, enter)
            .map_err(|refused| refused.unwrap_or(Refused::Plain(Refusal::NothingToChange)))
    }
}
