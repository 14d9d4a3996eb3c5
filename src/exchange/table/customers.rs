//! Customers: name, class, note, whether they are put away.

use super::cell;
use super::header::Column;
use super::names::{NewCustomer, Whom};
use super::plan::{Cells, Maker, Outcome, Reader, RowProblem, Step};
use super::words;
use crate::domain::command::{Refusal, checked_name, checked_note};
use crate::domain::ident::CustomerId;
use crate::domain::sorted::Map;
use crate::domain::workspace::{Customer, Standing};

/// The rows read so far: the line of each customer that came in.
#[derive(Default)]
pub(super) struct Customers {
    lines: Map<usize, usize>,
}

impl Reader for Customers {
    fn row(&mut self, maker: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem> {
        let class = cells.word(Column::Class, |cell| words::read(words::CLASSES, cell))?;
        let note = checked_note(cells.text(Column::Note)).map_err(|refusal| match refusal {
            Refusal::NoteTooLong { length } => RowProblem::TooLong(Column::Note, length),
            _ => RowProblem::Missing(Column::Note),
        })?;
        let away = cells.word(Column::Standing, |cell| words::read(words::STANDINGS, cell))?;
        let added = cells.past(Column::Added, maker.today)?.unwrap_or(maker.today);
        let id = cell::id(cells.text(Column::Id)).map(CustomerId);
        if let Some((id, known)) = id.and_then(|id| Some((id, maker.workspace.customer(id)?)))
            && known.standing != Standing::Erased
        {
            let note = cells.mapping.place(Column::Note).map(|_| note);
            return edit(maker, cells, id, known, class, note, away);
        }
        let class = class.unwrap_or(maker.wishes.class);
        let before = maker.names.new.len();
        let make = |name| NewCustomer { name, class, note, added };
        match maker.names.find(cells.text(Column::Customer), make)? {
            None => Ok(Outcome::Asks),
            Some(Whom::Known(_)) => Ok(Outcome::Known),
            Some(Whom::New(place)) if place < before => {
                Err(RowProblem::Twice(self.lines.get(&place).copied().unwrap_or_default()))
            }
            Some(whom @ Whom::New(place)) => {
                self.lines.insert(place, cells.line.number);
                if away == Some(true) {
                    maker.step(Step::PutAway(whom));
                }
                Ok(Outcome::New)
            }
        }
    }
}

/// A customer that the table names by what only this phone knows: what is another there is changed.
fn edit(
    maker: &mut Maker,
    cells: &Cells,
    customer: CustomerId,
    known: &Customer,
    class: Option<crate::domain::cadence::Class>,
    note: Option<String>,
    away: Option<bool>,
) -> Result<Outcome, RowProblem> {
    let name = checked_name(cells.text(Column::Customer)).map_err(|refusal| match refusal {
        Refusal::NameTooLong { length } => RowProblem::TooLong(Column::Customer, length),
        _ => RowProblem::Missing(Column::Customer),
    })?;
    let name = Some(name).filter(|name| *name != known.name);
    let class = class.filter(|class| *class != known.class);
    let note = note.filter(|note| *note != known.note);
    let is_away = known.standing == Standing::Archived;
    let changed = name.is_some() || class.is_some() || note.is_some();
    let revived = is_away && away == Some(false);
    if changed || revived {
        let name = if changed { name } else { Some(known.name.clone()) };
        maker.step(Step::Edit { customer, name, class, note });
    }
    // An edit brings one back that was put away.
    let goes = away == Some(true) && (changed || !is_away) || changed && is_away && away.is_none();
    if goes {
        maker.step(Step::PutAway(Whom::Known(customer)));
    }
    Ok(if changed || revived || goes { Outcome::Changed } else { Outcome::Known })
}
