//! The cards under Today's list: morning, noon and evening; and the ways from there.

use super::{Counted, Lang, texts};
use crate::domain::agenda::Why;

texts! {
    /// The cards under Today's list: morning, noon and evening; and the ways from there.
    CardTexts

    /// The two weeks ahead.
    week: &'static str,
    /// Set the order of a day.
    order: &'static str,
    /// What is to be brought along: {0} as typed.
    bring: &'static str,
    /// The morning's heading.
    morning: &'static str,
    /// Nothing is on the list in the morning.
    morning_empty: &'static str,
    /// Why a follow-up is one of the three, in the list's order of reasons.
    whys: [&'static str; 12],
    /// New leads: {0} found, {1} asked for.
    leads: &'static str,
    /// Add one.
    leads_add: &'static str,
    /// Promise all suggestions for today: {0}.
    accept: Counted,
    /// Promised: {0}.
    accepted: Counted,
    /// Promises of earlier days: {0}.
    sort: Counted,
    /// Noon's heading.
    noon: &'static str,
    /// What is done and what is left: {0} done, {1} left.
    noon_so_far: &'static str,
    /// Move the rest of the promises to days with room: {0}.
    noon_move: Counted,
    /// Moved: {0}.
    noon_moved: Counted,
    /// Nothing promised is left to be moved.
    noon_due: &'static str,
    /// The field for a win.
    win: &'static str,
    /// The field for a lesson.
    lesson: &'static str,
    /// A win that is kept: {0} as typed.
    win_kept: &'static str,
    /// A lesson that is kept: {0} as typed.
    lesson_kept: &'static str,
    /// Keep them.
    learn: &'static str,
    /// Kept.
    learned: &'static str,
    /// Neither is typed.
    learn_empty: &'static str,
    /// Tomorrow's heading: {0} day.
    tomorrow: &'static str,
    /// Who is promised: {0} how many, {1} names.
    tomorrow_has: &'static str,
    /// Nobody is.
    tomorrow_empty: &'static str,
    /// Promise all suggestions for it: {0}.
    tomorrow_accept: Counted,
}

pub(super) static ZH: CardTexts = CardTexts {
    week: "看这两周怎么跑",
    order: "排这天先去哪家",
    bring: "准备：{0}",
    morning: "早上先办这几件",
    morning_empty: "今天的名单是空的。看看这两周怎么跑，先约几家。",
    whys: [
        "约好今天",
        "该收款",
        "成交后回访",
        "快成交了",
        "该报方案",
        "停着没动",
        "该联系",
        "返点快到了",
        "该补货了",
        "新客户",
        "早先约的",
        "顺路",
    ],
    leads: "新客户：找到 {0} 家，今天要 {1} 家",
    leads_add: "加新客户",
    accept: ["今天建议的 {0} 次全约下", "今天建议的 {0} 次全约下"],
    accepted: ["约好 {0} 次。", "约好 {0} 次。"],
    sort: ["{0} 件早先没做的，分三堆", "{0} 件早先没做的，分三堆"],
    noon: "中午看一眼",
    noon_so_far: "做了 {0} 件，还剩 {1} 件",
    noon_move: ["剩下约好的 {0} 件挪到有空的日子", "剩下约好的 {0} 件挪到有空的日子"],
    noon_moved: ["挪了 {0} 件。", "挪了 {0} 件。"],
    noon_due: "剩下的没有约死，做不完明天还会排上来。",
    win: "今天一个收获",
    lesson: "今天一个改进",
    win_kept: "收获：{0}",
    lesson_kept: "改进：{0}",
    learn: "记下",
    learned: "记下了，日报里会带上。",
    learn_empty: "收获和改进都还没写。写一句再记下。",
    tomorrow: "{0}",
    tomorrow_has: "约好 {0} 家：{1}",
    tomorrow_empty: "还没约。",
    tomorrow_accept: ["建议的 {0} 次全约下", "建议的 {0} 次全约下"],
};

pub(super) static EN: CardTexts = CardTexts {
    week: "See these two weeks",
    order: "Set the order for this day",
    bring: "Prepare: {0}",
    morning: "First this morning",
    morning_empty: "Today's list is empty. Look at the next two weeks and plan a few visits.",
    whys: [
        "Promised for today",
        "Payment due",
        "After-sale call",
        "About to close",
        "Proposal due",
        "Stuck",
        "Due by class",
        "Near a rebate step",
        "Reorder due",
        "New leads",
        "Promised earlier",
        "Along the way",
    ],
    leads: "New customers: {0} found, {1} asked for today",
    leads_add: "Add a new customer",
    accept: ["Plan the {0} suggestion for today", "Plan all {0} suggestions for today"],
    accepted: ["{0} planned.", "{0} planned."],
    sort: ["Sort {0} unfinished promise", "Sort {0} unfinished promises"],
    noon: "Midday",
    noon_so_far: "{0} done, {1} left",
    noon_move: [
        "Move the {0} promise left to a day with room",
        "Move the {0} promises left to days with room",
    ],
    noon_moved: ["{0} moved.", "{0} moved."],
    noon_due: "Nothing left is promised; what is not done comes up again tomorrow.",
    win: "One thing that went well",
    lesson: "One thing to do better",
    win_kept: "Went well: {0}",
    lesson_kept: "To improve: {0}",
    learn: "Save",
    learned: "Saved. It goes into the report.",
    learn_empty: "Nothing is typed yet. Write a line, then save it.",
    tomorrow: "{0}",
    tomorrow_has: "{0} promised: {1}",
    tomorrow_empty: "Nothing planned yet.",
    tomorrow_accept: ["Plan the {0} suggestion", "Plan all {0} suggestions"],
};

/// Why a line is on the list, in a word.
pub fn why(lang: Lang, why: Why) -> &'static str {
    let place = Why::ALL.iter().position(|known| *known == why);
    let words = lang.behind().cards.whys;
    place.and_then(|place| words.get(place)).copied().unwrap_or_default()
}
