//! Whose row it is: customers found by name, asked about where the name is nearly one, or new.

use super::header::Column;
use super::plan::RowProblem;
use crate::domain::cadence::Class;
use crate::domain::command::{Refusal, checked_name};
use crate::domain::day::Day;
use crate::domain::directory;
use crate::domain::ident::CustomerId;
use crate::domain::sorted::Map;
use crate::domain::workspace::{Standing, Workspace};
use crate::exchange::plain::is_unseen;

/// A customer that a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One there is.
    Known(CustomerId),
    /// One that comes in with the table, by its place among those.
    New(usize),
}

impl Whom {
    /// The one there is.
    pub fn known(self) -> Option<CustomerId> {
        match self {
            Whom::Known(id) => Some(id),
            Whom::New(_) => None,
        }
    }
}

/// A customer that comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCustomer {
    /// As it will be kept.
    pub name: String,
    /// The class.
    pub class: Class,
    /// Empty without one.
    pub note: String,
    /// The civil day it counts from.
    pub added: Day,
}

/// “Is this the same as that?”, asked of the rep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The name in the table.
    pub typed: String,
    /// The name that it is nearly.
    pub known: String,
    /// What the rep said: the same, or another one.
    pub answer: Option<bool>,
}

/// A name without what does not tell two apart: width, case, white space, characters that cannot be
/// seen.
///
/// ```
/// use fieldplan::exchange::table::names::folded;
/// assert_eq!(folded("Ａcme\u{200b} CO"), folded("acme co"));
/// ```
pub fn folded(name: &str) -> String {
    // What chooses between two drawings of a letter is kept in a chat, for emoji.
    let chooses = |c: char| ('\u{fe00}'..='\u{fe0f}').contains(&c);
    let seen: String = name.chars().filter(|c| !is_unseen(*c) && !chooses(*c)).collect();
    directory::folded(&seen)
}

/// The customers by name, with those that come in as they are found.
pub(super) struct Names<'a> {
    exact: Map<&'a str, CustomerId>,
    near: Map<String, (CustomerId, &'a str)>,
    new_exact: Map<String, usize>,
    new_near: Map<String, usize>,
    answers: &'a Map<String, bool>,
    pub(super) new: Vec<NewCustomer>,
    pub(super) questions: Vec<Question>,
}

impl<'a> Names<'a> {
    pub(super) fn of(workspace: &'a Workspace, answers: &'a Map<String, bool>) -> Names<'a> {
        let mut names = Names {
            exact: Map::new(),
            near: Map::new(),
            new_exact: Map::new(),
            new_near: Map::new(),
            answers,
            new: Vec::new(),
            questions: Vec::new(),
        };
        // Of two with one name the active one, and of those the first.
        for standing in [Standing::Active, Standing::Archived] {
            let these = workspace.customers().filter(|(_, known)| known.standing == standing);
            for (id, customer) in these {
                let name = customer.name.as_str();
                if !names.exact.contains_key(&name) {
                    names.exact.insert(name, id);
                }
                let near = folded(name);
                if !names.near.contains_key(&near) {
                    names.near.insert(near, (id, name));
                }
            }
        }
        names
    }

    /// Whether a customer there is, or one that comes in, has exactly this name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.exact.contains_key(&name) || self.new_exact.contains_key(name)
    }

    /// Whose name it is; `None` where the rep is asked first. `make` makes the customer where it is
    /// new.
    pub(super) fn find(
        &mut self,
        typed: &str,
        make: impl FnOnce(String) -> NewCustomer,
    ) -> Result<Option<Whom>, RowProblem> {
        let name = checked_name(typed).map_err(|refusal| match refusal {
            Refusal::NameTooLong { length } => RowProblem::TooLong(Column::Customer, length),
            _ => RowProblem::Missing(Column::Customer),
        })?;
        if let Some(id) = self.exact.get(&name.as_str()) {
            return Ok(Some(Whom::Known(*id)));
        }
        if let Some(place) = self.new_exact.get(&name) {
            return Ok(Some(Whom::New(*place)));
        }
        let near = folded(&name);
        let found = match (self.near.get(&near), self.new_near.get(&near)) {
            (Some((id, known)), _) => Some((Whom::Known(*id), (*known).to_owned())),
            (None, Some(place)) => {
                let known = self.new.get(*place).map(|new| new.name.clone()).unwrap_or_default();
                Some((Whom::New(*place), known))
            }
            (None, None) => None,
        };
        if let Some((whom, known)) = found {
            let answer = self.answers.get(&name).copied();
            if !self.questions.iter().any(|question| question.typed == name) {
                self.questions.push(Question { typed: name.clone(), known, answer });
            }
            match answer {
                None => return Ok(None),
                Some(true) => return Ok(Some(whom)),
                Some(false) => {}
            }
        }
        let place = self.new.len();
        self.new_exact.insert(name.clone(), place);
        if !self.new_near.contains_key(&near) {
            self.new_near.insert(near, place);
        }
        self.new.push(make(name));
        Ok(Some(Whom::New(place)))
    }
}
