//! On how few customers the sales of twelve months hang (domain.md 9).

use super::super::concentration::Concentration;
use super::super::day::Day;
use super::super::ident::CustomerId;
use super::super::money::Money;
use super::super::profile::values;
use super::super::workspace::{Standing, Workspace};

/// The concentration of the active customers' sales in the twelve months through a day, with the
/// largest one; `None` where none of them bought. O(n log n) in customers and sales.
pub fn few(workspace: &Workspace, day: Day) -> Option<(Concentration, Option<CustomerId>)> {
    let values = values(workspace, day);
    let active = workspace.customers().filter(|(_, one)| one.standing == Standing::Active);
    let names: Vec<CustomerId> = active.map(|(id, _)| id).collect();
    let amounts: Vec<Money> =
        names.iter().map(|id| values.get(id).copied().unwrap_or_default()).collect();
    let found = Concentration::of(&amounts);
    let largest = found.largest.and_then(|(place, _)| names.get(place).copied());
    (found.total > Money::ZERO).then_some((found, largest))
}
