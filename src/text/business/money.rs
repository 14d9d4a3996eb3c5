//! What is owed, payments, terms, rebates, sales and returns.

use crate::text::texts;

texts! {
    /// What is owed, payments, terms, rebates, sales and returns.
    MoneyTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(super) static ZH: MoneyTexts = MoneyTexts { title: "应收" };

pub(super) static EN: MoneyTexts = MoneyTexts { title: "Receivables" };
