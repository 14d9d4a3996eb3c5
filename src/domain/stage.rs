//! The five stages of a deal: what is done in each, and what must be true to leave it.
//!
//! Names of actions and criteria only; their words are in `text`, and a rep may change the list
//! of a stage (mission B3, C4, C6).

use serde::{Deserialize, Serialize};

use super::rate::Rate;

/// 初步接触 → 需求确认 → 方案提交 → 商务谈判 → 成交.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// 初步接触: found, and spoken to.
    Contact,
    /// 需求确认: what they need is known.
    Need,
    /// 方案提交: a proposal lies with them.
    Proposal,
    /// 商务谈判: price and terms are talked about.
    Negotiation,
    /// 成交.
    Won,
}

impl Stage {
    /// All five, in order.
    pub const ALL: [Stage; 5] =
        [Stage::Contact, Stage::Need, Stage::Proposal, Stage::Negotiation, Stage::Won];

    /// The four in which a deal is open, in order.
    pub const OPEN: [Stage; 4] = [Stage::Contact, Stage::Need, Stage::Proposal, Stage::Negotiation];

    /// Its place, from 0.
    pub const fn place(self) -> u8 {
        self as u8
    }

    /// The stage after; `None` after the last.
    pub fn next(self) -> Option<Stage> {
        Stage::ALL.get(usize::from(self.place()).saturating_add(1)).copied()
    }

    /// How many pass to the next stage unless own deals say otherwise: 57.1, 70, 66.7 and 75 %
    /// (domain.md 8). A won deal has passed.
    pub fn default_pass(self) -> Rate {
        let thousandths = match self {
            Stage::Contact => 571,
            Stage::Need => 700,
            Stage::Proposal => 667,
            Stage::Negotiation => 750,
            Stage::Won => 1000,
        };
        Rate::of(thousandths, 1000).unwrap_or(Rate::ONE)
    }

    /// How likely a deal in this stage is won unless own deals say otherwise, in hundredths of a
    /// percent: 20, 35, 50 and 75 %, the products of the rates after it.
    pub const fn default_win(self) -> u16 {
        match self {
            Stage::Contact => 2_000,
            Stage::Need => 3_500,
            Stage::Proposal => 5_000,
            Stage::Negotiation => 7_500,
            Stage::Won => 10_000,
        }
    }

    /// What a rep does in this stage.
    pub const fn key_actions(self) -> &'static [KeyAction] {
        match self {
            Stage::Contact => &[KeyAction::FindWhoDecides, KeyAction::AgreeNextMeeting],
            Stage::Need => &[KeyAction::AskForPains, KeyAction::RankPains, KeyAction::AskForBudget],
            Stage::Proposal => &[KeyAction::PresentProposal, KeyAction::CollectObjections],
            Stage::Negotiation => &[KeyAction::AgreePrice, KeyAction::AgreeTerms],
            Stage::Won => &[KeyAction::CheckDelivery, KeyAction::AskForReferral],
        }
    }

    /// What must be true before a deal leaves this stage forward. A won deal leaves none open.
    pub const fn exit_criteria(self) -> &'static [Criterion] {
        match self {
            Stage::Contact => &[Criterion::PersonReached, Criterion::NextMeetingAgreed],
            Stage::Need => &[Criterion::PurchasePlan, Criterion::Budget, Criterion::DecisionMaker],
            Stage::Proposal => &[Criterion::ProposalReceived, Criterion::ObjectionsKnown],
            Stage::Negotiation => &[Criterion::PriceAgreed, Criterion::TermsAgreed],
            Stage::Won => &[],
        }
    }
}

/// Something a rep does to bring a deal on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyAction {
    /// Find out who decides and who advises.
    FindWhoDecides,
    /// Leave with a date for the next meeting.
    AgreeNextMeeting,
    /// Ask for situation, problem, implication and need-payoff (SPIN).
    AskForPains,
    /// Put the pains in their order.
    RankPains,
    /// Ask what may be spent and when.
    AskForBudget,
    /// Present the proposal in person.
    PresentProposal,
    /// Write down what speaks against it.
    CollectObjections,
    /// Agree the price.
    AgreePrice,
    /// Agree delivery and payment terms.
    AgreeTerms,
    /// Check the delivery and the satisfaction within 48 hours.
    CheckDelivery,
    /// Ask for a referral or the next order.
    AskForReferral,
    /// One the rep wrote, by its number.
    Own(u16),
}

/// Something that must be true before a deal leaves a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// The person in charge was spoken to.
    PersonReached,
    /// A next meeting stands.
    NextMeetingAgreed,
    /// They plan to buy.
    PurchasePlan,
    /// There is money for it.
    Budget,
    /// Who decides is known.
    DecisionMaker,
    /// They have the proposal.
    ProposalReceived,
    /// What speaks against it is known.
    ObjectionsKnown,
    /// The price is agreed.
    PriceAgreed,
    /// Delivery and payment terms are agreed.
    TermsAgreed,
    /// One the rep wrote, by its number.
    Own(u16),
}

/// The criteria a deal does not meet yet, in the list's order. A deal may be moved on all the
/// same: the rep is told, not stopped. O(required × met).
///
/// ```
/// use fieldplan::domain::stage::{Criterion, Stage, missing};
/// let met = [Criterion::Budget, Criterion::PurchasePlan];
/// assert_eq!(missing(Stage::Need.exit_criteria(), &met), [Criterion::DecisionMaker]);
/// ```
pub fn missing(required: &[Criterion], met: &[Criterion]) -> Vec<Criterion> {
    required.iter().copied().filter(|criterion| !met.contains(criterion)).collect()
}

/// A lead is qualified with a purchase plan, a budget and a decision maker (mission C6).
pub const QUALIFIED: [Criterion; 3] =
    [Criterion::PurchasePlan, Criterion::Budget, Criterion::DecisionMaker];

/// Whether all three of [`QUALIFIED`] are met.
pub fn is_qualified(met: &[Criterion]) -> bool {
    missing(&QUALIFIED, met).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_default_chance_is_the_product_of_the_rates_after_it() {
        let mut product = Rate::ONE;
        for stage in Stage::OPEN.into_iter().rev() {
            product = product.checked_mul(stage.default_pass()).unwrap();
            let stated = i64::from(stage.default_win());
            // 57.1 and 66.7 % are themselves rounded, so whole percent is what agrees.
            assert_eq!(product.whole_percent() * 100, stated, "{stage:?}");
        }
    }

    #[test]
    fn each_open_stage_leads_to_the_next() {
        assert!(Stage::OPEN.windows(2).all(|pair| pair[0].next() == Some(pair[1])));
        assert_eq!(Stage::Negotiation.next(), Some(Stage::Won));
        assert_eq!(Stage::Won.next(), None);
        assert!(Stage::OPEN.iter().all(|stage| !stage.exit_criteria().is_empty()));
    }

    proptest! {
        #[test]
        fn a_lead_is_qualified_by_all_three_and_nothing_else(plan: bool, budget: bool, decider: bool, own: u16) {
            let mut met = vec![Criterion::Own(own), Criterion::PriceAgreed];
            for (has, criterion) in [plan, budget, decider].into_iter().zip(QUALIFIED) {
                if has {
                    met.push(criterion);
                }
            }
            prop_assert_eq!(is_qualified(&met), plan && budget && decider);
        }
    }
}
