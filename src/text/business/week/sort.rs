//! The unfinished in three piles.

use crate::domain::unfinished::DropWhy;
use crate::text::{Counted, Lang, counted, date, fill, texts};

texts! {
    /// The unfinished in three piles.
    SortTexts

    /// The sheet's heading.
    title: &'static str,
    /// What it is for: {0} how many are unfinished.
    head: Counted,
    /// What the piles are an offer of.
    means: &'static str,
    /// Nothing is unfinished.
    empty: &'static str,
    /// The piles: today, later, drop.
    piles: [&'static str; 3],
    /// The heading of what is offered for each.
    offered: [&'static str; 3],
    /// A line: {0} the day it was promised for, {1} what for.
    was: &'static str,
    /// Why it is offered to be dropped: the customer is gone.
    gone: &'static str,
    /// The customer was seen since: {0} day.
    seen: &'static str,
    /// A C customer, and old: {0} working days.
    old: Counted,
    /// Later, on a day: {0} day.
    later_on: &'static str,
    /// Choose another day.
    day: &'static str,
    /// The same for a screen reader: {0} customer.
    day_name: &'static str,
    /// The piles of a line for a screen reader: {0} customer.
    pile_name: &'static str,
    /// How full today becomes: {0} visits, {1} of how many.
    today: &'static str,
    /// More than fits.
    too_full: &'static str,
    /// More than are listed: {0}.
    more: Counted,
    /// Keep it: {0} today, {1} later, {2} dropped.
    save: &'static str,
    /// Kept: {0} today, {1} later, {2} dropped.
    saved: &'static str,
}

pub(in crate::text) static ZH: SortTexts = SortTexts {
    title: "没做完的，分三堆",
    head: ["有 {0} 件约好没做的", "有 {0} 件约好没做的"],
    means: "先替你分好了，点一下就能换。存下之前什么都不动。",
    empty: "没有积下来的。约好的都做了，或者改了日子。",
    piles: ["今天", "以后", "不做了"],
    offered: ["建议今天做", "建议以后做", "建议不做了"],
    was: "原定{0} · {1}",
    gone: "客户已经收起",
    seen: "{0}已经见过",
    old: ["C类，拖了 {0} 个工作日", "C类，拖了 {0} 个工作日"],
    later_on: "{0}",
    day: "换一天",
    day_name: "{0}换一天",
    pile_name: "{0}放哪堆",
    today: "这样今天要跑 {0} 家，排得下 {1} 家。",
    too_full: "排不下了：挪几家到以后。",
    more: ["还有 {0} 件没列出来，照建议办", "还有 {0} 件没列出来，照建议办"],
    save: "就这么办：今天 {0}，以后 {1}，不做 {2}",
    saved: "分好了：今天 {0}，以后 {1}，不做 {2}。",
};

pub(in crate::text) static EN: SortTexts = SortTexts {
    title: "Unfinished, in three piles",
    head: ["{0} promise was not kept", "{0} promises were not kept"],
    means: "Sorted for you; tap to change. Nothing happens until you save.",
    empty: "Nothing has piled up: every promise was kept or moved to another day.",
    piles: ["Today", "Later", "Drop"],
    offered: ["Suggested for today", "Suggested for later", "Suggested to drop"],
    was: "Was for {0} · {1}",
    gone: "The customer was put away",
    seen: "Seen since, on {0}",
    old: ["Class C, {0} working day late", "Class C, {0} working days late"],
    later_on: "{0}",
    day: "Another day",
    day_name: "Another day for {0}",
    pile_name: "Pile for {0}",
    today: "Today then has {0} visits; {1} fit.",
    too_full: "Too many: move some to later.",
    more: [
        "{0} more not listed; handled as suggested",
        "{0} more not listed; handled as suggested",
    ],
    save: "Do it: {0} today, {1} later, {2} dropped",
    saved: "Sorted: {0} today, {1} later, {2} dropped.",
};

/// Why a promise is offered to be dropped; empty where the rep put it there.
pub fn why(lang: Lang, why: DropWhy) -> String {
    let texts = lang.business().week.sort;
    match why {
        DropWhy::CustomerGone => texts.gone.to_owned(),
        DropWhy::TouchedSince(day) => fill(texts.seen, &[&date::day(lang, day)]),
        DropWhy::Old(days) => counted(texts.old, usize::try_from(days).unwrap_or(usize::MAX)),
        DropWhy::Chosen => String::new(),
    }
}
