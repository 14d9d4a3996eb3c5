//! Reviews written and kept, cases, learning with activities and expenses.

pub mod cases;
pub mod learning;
pub mod written;

use crate::text::texts;

texts! {
    /// Reviews written and kept, cases, learning with activities and expenses.
    LookBackTexts

    /// What a review says.
    written: &'static written::WrittenTexts,
    /// The case library.
    cases: &'static cases::CaseTexts,
    /// Learning, activities, expenses.
    learning: &'static learning::LearningTexts,
    /// The field for the rep's own line.
    line: &'static str,
    /// The line is too long: {0} characters, {1} allowed.
    line_long: &'static str,
    /// Keep the review.
    keep: &'static str,
    /// It is kept.
    kept: &'static str,
    /// It is kept already, so many times.
    kept_before: [&'static str; 2],
    /// Look at those that were kept.
    to_kept: &'static str,
    /// A part before which the text can leave the phone.
    out: &'static str,
    /// Nothing happened in it.
    nothing: &'static str,
    /// None was kept yet.
    none_kept: &'static str,
    /// Write one.
    to_write: &'static str,
    /// When one was kept: {0} day.
    kept_on: &'static str,
    /// A later version of the same stands above.
    older: &'static str,
    /// Copy a kept one: {0} which.
    copy: &'static str,
    /// It is copied.
    copied: &'static str,
}

pub(super) static ZH: LookBackTexts = LookBackTexts {
    written: &written::ZH,
    cases: &cases::ZH,
    learning: &learning::ZH,
    line: "补一句（可不填）",
    line_long: "这句有 {0} 个字，最多 {1} 个。请写短一点。",
    keep: "存下这份复盘",
    kept: "复盘存好了，以后改了数据它也不变。",
    kept_before: ["这一段存过 {0} 份，再存是新的一版。", "这一段存过 {0} 份，再存是新的一版。"],
    to_kept: "看写过的复盘",
    out: "发出去",
    nothing: "这一段还没有记录。见了客户、记了成交，这里就会填好。",
    none_kept: "还没有存过复盘。写一份，加一句话，存下来。",
    to_write: "写今天的复盘",
    kept_on: "{0}存的",
    older: "早先的一版",
    copy: "复制{0}",
    copied: "已复制，可以贴到群里",
};

pub(super) static EN: LookBackTexts = LookBackTexts {
    written: &written::EN,
    cases: &cases::EN,
    learning: &learning::EN,
    line: "Add a line (optional)",
    line_long: "This line has {0} characters; the limit is {1}. Make it shorter.",
    keep: "Save this review",
    kept: "Review saved. It stays as it is, whatever changes later.",
    kept_before: [
        "Saved {0} time already; saving again adds a version.",
        "Saved {0} times already; saving again adds a version.",
    ],
    to_kept: "See saved reviews",
    out: "Send it",
    nothing: "Nothing recorded for this period yet. It fills in as you see customers and sell.",
    none_kept: "No reviews saved yet. Write one, add a line, save it.",
    to_write: "Write today's review",
    kept_on: "Saved on {0}",
    older: "An earlier version",
    copy: "Copy {0}",
    copied: "Copied, ready to paste into a chat",
};
