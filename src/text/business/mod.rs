//! What only the sheets of the business with customers show: it goes with them into the sixth wasm.

pub mod classes;
pub mod deals;
pub mod money;
pub mod needs;
pub mod playbook;
pub mod profile;
pub mod week;

use super::texts;

texts! {
    /// The texts of one language for the business with customers beside the day's work.
    BusinessTexts

    /// One customer: who it is, what was, what comes; contacts, needs.
    profile: &'static profile::ProfileTexts,
    /// What a customer needs, and who decides.
    needs: &'static needs::NeedsTexts,
    /// Class rules, how often each class is touched, risk, existing customers, filters.
    classes: &'static classes::ClassTexts,
    /// Answers, moves, kits and standards, shipped and own.
    playbook: &'static playbook::PlaybookTexts,
    /// The pipeline, a deal, winning and losing it.
    deals: &'static deals::DealTexts,
    /// What is owed, payments, terms, rebates, sales and returns.
    money: &'static money::MoneyTexts,
    /// The weeks ahead, the unfinished, days away, the order of a day.
    week: &'static week::WeekTexts,
}

pub(super) static ZH: BusinessTexts = BusinessTexts {
    profile: &profile::ZH,
    needs: &needs::ZH,
    classes: &classes::ZH,
    playbook: &playbook::ZH,
    deals: &deals::ZH,
    money: &money::ZH,
    week: &week::ZH,
};

pub(super) static EN: BusinessTexts = BusinessTexts {
    profile: &profile::EN,
    needs: &needs::EN,
    classes: &classes::EN,
    playbook: &playbook::EN,
    deals: &deals::EN,
    money: &money::EN,
    week: &week::EN,
};
