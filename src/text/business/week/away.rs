//! Days away: leave, sickness, a trade show.

use crate::text::{Counted, texts};

texts! {
    /// Days away: leave, sickness, a trade show.
    AwayTexts

    /// The sheet's heading.
    title: &'static str,
    /// Why.
    reason: &'static str,
    /// Leave, sickness, a trade show.
    reasons: [&'static str; 3],
    /// From which day.
    from: &'static str,
    /// Another first day.
    from_day: &'static str,
    /// The field for it.
    from_field: &'static str,
    /// For how many days.
    long: &'static str,
    /// So many days: {0}.
    days: Counted,
    /// Through another day.
    until: &'static str,
    /// The field for it.
    until_field: &'static str,
    /// No day, or the last is before the first.
    bad: &'static str,
    /// The days: {0} run, {1} the first working day after.
    run: &'static str,
    /// The classes ask for nobody meanwhile.
    pauses: &'static str,
    /// Promises in these days: {0}.
    promises: Counted,
    /// None.
    promises_none: &'static str,
    /// Where a promise goes: before {0} day.
    before: &'static str,
    /// After: {0} day.
    after: &'static str,
    /// It stays.
    stays: &'static str,
    /// What becomes of all of them.
    all: &'static str,
    /// All before.
    all_before: &'static str,
    /// All after.
    all_after: &'static str,
    /// Money that falls due meanwhile: {0} how many.
    collections: Counted,
    /// Deals expected meanwhile: {0} how many.
    deals: Counted,
    /// A line: {0} the day it is promised for, {1} what for.
    line: &'static str,
    /// More than are listed: {0}.
    more: Counted,
    /// Keep it.
    save: &'static str,
    /// Kept: {0} why, {1} the days, {2} promises moved.
    saved: &'static str,
    /// Away now, or soon: {0} why, {1} the days.
    now: &'static str,
    /// Back today.
    back: &'static str,
    /// Not away after all.
    cancel: &'static str,
    /// Ended: {0} why.
    ended: &'static str,
}

pub(in crate::text) static ZH: AwayTexts = AwayTexts {
    title: "请假、生病、展会",
    reason: "为什么不跑客户",
    reasons: ["请假", "病假", "展会"],
    from: "从哪天起",
    from_day: "另选一天",
    from_field: "第一天",
    long: "几天",
    days: ["{0} 天", "{0} 天"],
    until: "到某一天",
    until_field: "最后一天",
    bad: "起止日期不对。请先选第一天，再选不早于它的最后一天。",
    run: "{0}，{1}回来",
    pauses: "这几天不按类别催客户，也不催积下来的。",
    promises: ["这几天约好了 {0} 件：", "这几天约好了 {0} 件："],
    promises_none: "这几天没有约客户。",
    before: "提前到{0}",
    after: "推到{0}",
    stays: "不动",
    all: "这些约好的怎么办",
    all_before: "全部提前",
    all_after: "全部推后",
    collections: ["这几天有 {0} 笔款到期，走之前先说好。", "这几天有 {0} 笔款到期，走之前先说好。"],
    deals: ["这几天有 {0} 笔商机该成交。", "这几天有 {0} 笔商机该成交。"],
    line: "{0} · {1}",
    more: ["还有 {0} 件没列出来，推后", "还有 {0} 件没列出来，推后"],
    save: "标好，挪好",
    saved: "{0}：{1}，挪了 {2} 件约好的。",
    now: "{0}：{1}",
    back: "今天就回来上班",
    cancel: "不去了",
    ended: "{0}提前结束。挪走的还在新的日子。",
};

pub(in crate::text) static EN: AwayTexts = AwayTexts {
    title: "Leave, sick days, trade show",
    reason: "Why you are not in the field",
    reasons: ["Leave", "Sick", "Trade show"],
    from: "From",
    from_day: "Another day",
    from_field: "The first day",
    long: "How long",
    days: ["{0} day", "{0} days"],
    until: "Until a day",
    until_field: "The last day",
    bad: "Those dates do not work. Choose the first day, then a last day that is not before it.",
    run: "{0}, back on {1}",
    pauses: "No reminders by class on these days, and none about unfinished work.",
    promises: ["{0} promise falls on these days:", "{0} promises fall on these days:"],
    promises_none: "Nothing is promised on these days.",
    before: "Earlier: {0}",
    after: "Later: {0}",
    stays: "Leave it",
    all: "What to do with them",
    all_before: "All earlier",
    all_after: "All later",
    collections: [
        "{0} payment falls due meanwhile: sort it out before you go.",
        "{0} payments fall due meanwhile: sort them out before you go.",
    ],
    deals: ["{0} deal is due to close meanwhile.", "{0} deals are due to close meanwhile."],
    line: "{0} · {1}",
    more: ["{0} more not listed; moved later", "{0} more not listed; moved later"],
    save: "Mark days and move them",
    saved: "{0}: {1}, {2} promises moved.",
    now: "{0}: {1}",
    back: "Back at work today",
    cancel: "Not going after all",
    ended: "{0} ended early. Moved promises stay on their new days.",
};
