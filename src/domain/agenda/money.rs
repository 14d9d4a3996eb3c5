//! Receivables that fall due.

use crate::domain::fact::NextStep;
use crate::domain::ident::ReceivableId;
use crate::domain::money::Money;
use crate::domain::own_books::settled;
use crate::domain::workspace::Standing;

use super::morning::{Morning, line};
use super::{Line, Matter, Why};

/// What is open in the morning of what falls due within three working days or has fallen due, unless
/// a promise to collect covers it. It is done once it is settled, or the customer was asked today.
/// Nobody is left out but the erased: who is put away still owes. O(n log n) in receivables and
/// payments.
pub(super) fn lines(morning: &Morning<'_>) -> Vec<Line> {
    let (workspace, day) = (morning.workspace, morning.day);
    if workspace.receivables().next().is_none() {
        return Vec::new();
    }
    let before = settled(workspace, day.previous());
    // Mostly nobody has paid today, and then nothing is settled anew.
    let paid_today = workspace.payments().any(|(_, paid)| paid.on == day);
    let now = paid_today.then(|| settled(workspace, day));
    let open = before.open().filter(|(owed, _)| owed.due <= morning.near);
    let lines = open.filter_map(|(owed, open)| {
        let customer = workspace.customer(owed.customer)?;
        let covered = morning.promised.contains(&(owed.customer, NextStep::Collect));
        if covered || customer.standing == Standing::Erased {
            return None;
        }
        let subject = Matter::Receivable(ReceivableId(owed.id));
        let whose = (owed.customer, customer.class);
        let line = line(subject, whose, Why::CollectionDue, owed.due, open);
        let is_settled =
            now.as_ref().is_some_and(|now| owed.amount.minus(now.paid(owed.id)) <= Money::ZERO);
        Some(Line { done: is_settled || customer.touched_on(day), ..line })
    });
    lines.collect()
}
