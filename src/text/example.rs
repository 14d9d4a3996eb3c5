//! The example rep's months, before they are entered. What stands on the page inside is in
//! index.html.

use super::texts;

texts! {
    /// The example, before it is entered.
    ExampleTexts

    /// Go in.
    open: &'static str,
    /// What it is.
    means: &'static str,
    /// It could not be stored.
    failed: &'static str,
}

pub(super) static ZH: ExampleTexts = ExampleTexts {
    open: "先看一个示例月",
    means: "四十家客户、四个月的账，单独放着，不动你的数据，一点就回来。",
    failed: "示例没能存进手机，你的数据没有动。请清出一些空间，关掉日拱的其他页面，再点一次。",
};

pub(super) static EN: ExampleTexts = ExampleTexts {
    open: "Look at an example month first",
    means: "Forty customers, four months of records, kept apart. Your data stays as it is, and one tap brings you back.",
    failed: "The phone could not store the example; your data has not changed. Free some space, close other pages of Fieldplan and tap again.",
};
