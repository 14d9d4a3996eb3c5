//! Deals near their day, proposals owed, and deals that stand still.

use crate::domain::cadence::Class;
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::DealId;
use crate::domain::pipeline::STALLED_AFTER;
use crate::domain::sorted::Set;
use crate::domain::stage::Stage;

use super::morning::{Morning, MorningDeal, line};
use super::{AHEAD, Draft, Line, Matter, Why};

/// Offers the lines of deals that are near their day or owed a proposal, one a deal; says which
/// deals have one.
pub(super) fn offer(morning: &Morning<'_>, draft: &mut Draft) -> Set<DealId> {
    let mut taken = Set::new();
    for deal in &morning.deals {
        let Some(customer) = morning.active(deal.deal.customer) else { continue };
        let whose = (deal.deal.customer, customer.class);
        let own = |why, due, done| Line {
            done,
            ..line(Matter::Deal(deal.id), whose, why, due, deal.deal.amount)
        };
        let moved_today = deal.deal.moved == morning.day;
        let mut candidates = Vec::new();
        if deal.expected <= morning.near {
            let done = moved_today || customer.touched_on(morning.day);
            candidates.push(own(Why::Closing, deal.expected, done));
        }
        if let Some(due) = proposal_due(morning, deal) {
            candidates.push(own(Why::ProposalOwed, due, moved_today));
        }
        if draft.offer(morning.workspace, candidates) {
            taken.insert(deal.id);
        }
    }
    taken
}

/// The day the proposal was due: the third working day after the deal's needs were known. Not asked
/// before it, nor where a proposal is promised within a week.
fn proposal_due(morning: &Morning<'_>, deal: &MorningDeal<'_>) -> Option<Day> {
    let covered = morning.promised.contains(&(deal.deal.customer, NextStep::Proposal));
    if deal.stage != Stage::Need || covered {
        return None;
    }
    let earlier = deal.deal.before.iter().rev().filter(|(changed, ..)| *changed < morning.day);
    // The last change out of another stage, else the day it was found.
    let mut since = deal.deal.opened;
    for (changed, stage, _) in earlier {
        if *stage != Stage::Need {
            since = *changed;
            break;
        }
    }
    morning.owed.plus_working(since, AHEAD).filter(|due| *due <= morning.day)
}

/// The day from which a deal of an A or B customer stands still, if it has come: ten working days
/// after its last step or the customer's last touch.
pub(super) fn stalled_since(morning: &Morning<'_>, deal: &MorningDeal<'_>) -> Option<Day> {
    let customer = morning.active(deal.deal.customer).filter(|one| one.class != Class::C)?;
    let touched = customer.touched_before(morning.day);
    let moved = touched.map_or(deal.moved, |touched| touched.max(deal.moved));
    // Ten working days are never fewer days; most deals need no look into the calendar.
    let days = morning.day.days_since(moved);
    if days < i32::try_from(STALLED_AFTER).unwrap_or(i32::MAX) {
        return None;
    }
    morning.owed.plus_working(moved, STALLED_AFTER).filter(|since| *since <= morning.day)
}
