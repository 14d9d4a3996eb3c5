//! What got worse: how it is said, with the figures it is seen by.

use crate::domain::alert::{BASE_AT_LEAST, Moved, Sample, WINDOW_AT_LEAST};
use crate::domain::money::Money;
use crate::domain::silenced::{REASON_LIMIT, Refused, Watched};
use crate::text::{Lang, fill, number, texts};

texts! {
    /// What got worse.
    SignalTexts

    /// What is looked at.
    means: &'static str,
    /// Conversion, ticket, cycle.
    names: [&'static str; 3],
    /// It got worse: conversion, ticket, cycle.
    worse: [&'static str; 3],
    /// Nothing to say: conversion, ticket, cycle.
    fine: [&'static str; 3],
    /// The conversion's figures: {0} won, {1} ended in the last 90 days, {2} and {3} before.
    samples: &'static str,
    /// A middle value of the last ten deals: {0} now, {1} before.
    middles: &'static str,
    /// How many of the last ten are on the bad side: {0}.
    bad: &'static str,
    /// A middle value of days: {0}.
    days: &'static str,
    /// Too little data: {0} now, {1} needed, {2} before, {3} needed.
    thin: &'static str,
    /// What is counted: deals ended, deals won.
    counted: [&'static str; 2],
    /// What to do: conversion, ticket, cycle.
    does: [&'static str; 3],
    /// The way there: conversion, ticket, cycle.
    ways: [&'static str; 3],
    /// It was put away: {0} day, {1} reason.
    silenced: &'static str,
    /// When it is said again.
    again: &'static str,
    /// The heading of putting one away: {0} which.
    silence: &'static str,
    /// Reasons at hand.
    reasons: [&'static str; 4],
    /// A reason of one's own.
    reason: &'static str,
    /// Put it away.
    go: &'static str,
    /// Put away: {0} which.
    done: &'static str,
    /// Without a reason.
    no_reason: &'static str,
    /// Too long: {0} characters, {1} the most.
    too_long: &'static str,
    /// To the sheet.
    see: &'static str,
    /// It is not said any more.
    not_said: &'static str,
}

pub(super) static ZH: SignalTexts = SignalTexts {
    means: "拿近 90 天和之前比。数够了、差得明显才提醒，碰巧的不算。",
    names: ["成交率", "客单价", "成交周期"],
    worse: ["成交率明显变低了。", "客单价明显变小了。", "成交周期明显变长了。"],
    fine: ["成交率没有明显变差。", "客单价没有明显变差。", "成交周期没有明显变差。"],
    samples: "近 90 天 {0}/{1}，之前 {2}/{3}",
    middles: "最近 10 单的中间值 {0}，之前 {1}",
    bad: "最近 10 单里有 {0} 单比之前的中间值差",
    days: "{0} 天",
    thin: "数太少，说不准：近 90 天 {0} 单，要 {1} 单；之前 {2} 单，要 {3} 单。",
    counted: ["数的是有结果的商机（成了或丢了）。", "数的是从商机做成的单。"],
    does: [
        "看看丢在哪一步，丢单的原因是什么。",
        "看看最近的单是不是小客户多了、让价多了。",
        "看看哪些商机停着没动，约下一步。",
    ],
    ways: ["看漏斗", "看在谈的商机", "看在谈的商机"],
    silenced: "{0}收起了，因为：{1}",
    again: "变得更差才会再提醒。",
    silence: "先收起“{0}”，说一个原因：",
    reasons: ["淡季，正常", "主动换了客户类型", "换了产品或价格", "知道了，正在改"],
    reason: "别的原因",
    go: "收起",
    done: "“{0}”收起了，变得更差再提醒。",
    no_reason: "没有收起：请先选一个原因，或写一个。",
    too_long: "没有收起：原因有 {0} 个字，最多 {1} 个。请写短一点。",
    see: "看一看",
    not_said: "没有收起：这一项现在没有变差。",
};

pub(super) static EN: SignalTexts = SignalTexts {
    means: "Compares the last 90 days with the time before. It only speaks up when there is enough data and a clear change, not chance.",
    names: ["Win rate", "Deal size", "Cycle"],
    worse: [
        "Win rate has clearly dropped.",
        "Deals have clearly become smaller.",
        "Deals clearly take longer.",
    ],
    fine: [
        "Win rate has not clearly dropped.",
        "Deals have not clearly become smaller.",
        "Deals do not clearly take longer.",
    ],
    samples: "{0}/{1} in 90 days, {2}/{3} before",
    middles: "Median of the last 10 deals {0}, before that {1}",
    bad: "{0} of the last 10 deals are worse than the earlier median",
    days: "{0} days",
    thin: "Too little data to tell: {0} deals in 90 days ({1} needed), {2} before ({3} needed).",
    counted: ["Counts deals that ended, won or lost.", "Counts orders won from a deal."],
    does: [
        "See at which stage deals are lost, and why.",
        "See whether customers got smaller or discounts larger.",
        "See which deals are stuck, and set their next step.",
    ],
    ways: ["See the funnel", "See the open deals", "See the open deals"],
    silenced: "Put away on {0}: {1}",
    again: "You will hear of it again only if it gets worse.",
    silence: "Put “{0}” away, with a reason:",
    reasons: [
        "Slow season, normal",
        "Changed customer type on purpose",
        "Changed products or prices",
        "I know, working on it",
    ],
    reason: "Another reason",
    go: "Put away",
    done: "“{0}” is put away until it gets worse.",
    no_reason: "Not put away: choose or type a reason first.",
    too_long: "Not put away: the reason has {0} characters; the limit is {1}. Make it shorter.",
    see: "Take a look",
    not_said: "Not put away: this is no longer worse.",
};

/// The figures of the conversion: now and before.
pub fn samples(lang: Lang, [before, now]: [Sample; 2]) -> String {
    let shown = [now.passed, now.of, before.passed, before.of].map(|n| number::grouped(n.into()));
    fill(lang.track().adjust.signals.samples, &shown.each_ref().map(String::as_str))
}

/// The two middle values of a ticket or a cycle.
pub fn middles(lang: Lang, which: Watched, moved: Moved) -> String {
    let shown = [moved.last_doubled, moved.base_doubled].map(|twice| middle(lang, which, twice));
    fill(lang.track().adjust.signals.middles, &shown.each_ref().map(String::as_str))
}

/// Twice a middle value in words: an amount in 分, or days with a half.
fn middle(lang: Lang, which: Watched, twice: i128) -> String {
    if which == Watched::Ticket {
        return number::short(lang, Money::from_wide(twice / 2));
    }
    let hundredths = i64::try_from(twice.saturating_mul(50)).unwrap_or(i64::MAX);
    fill(lang.track().adjust.signals.days, &[&number::hundredths(hundredths)])
}

/// That there is too little: how many there are, and how many are needed.
pub fn thin(lang: Lang, [before, now]: [u32; 2]) -> String {
    let shown = [now, WINDOW_AT_LEAST, before, BASE_AT_LEAST].map(|n| number::grouped(n.into()));
    fill(lang.track().adjust.signals.thin, &shown.each_ref().map(String::as_str))
}

/// Why nothing was put away.
pub fn refused(lang: Lang, refused: Refused) -> String {
    let texts = lang.track().adjust.signals;
    match refused {
        Refused::NotSaid => texts.not_said.to_owned(),
        Refused::Reason { length: 0 } => texts.no_reason.to_owned(),
        Refused::Reason { length } => {
            let shown = [length, REASON_LIMIT].map(|n| number::grouped(n as u64));
            fill(texts.too_long, &shown.each_ref().map(String::as_str))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_evidence_is_said_as_the_guide_has_it() {
        let pair = [Sample { passed: 30, of: 100 }, Sample { passed: 11, of: 60 }];
        assert_eq!(samples(Lang::Zh, pair), "近 90 天 11/60，之前 30/100");
        assert_eq!(samples(Lang::En, pair), "11/60 in 90 days, 30/100 before");
        let moved = Moved { base_doubled: 61, last_doubled: 80, bad: 9 };
        assert_eq!(
            middles(Lang::Zh, Watched::Cycle, moved),
            "最近 10 单的中间值 40 天，之前 30.5 天"
        );
        let thin = thin(Lang::Zh, [8, 3]);
        assert_eq!(thin, "数太少，说不准：近 90 天 3 单，要 10 单；之前 8 单，要 30 单。");
        for lang in Lang::ALL {
            assert!(refused(lang, Refused::Reason { length: 101 }).contains("101"));
            assert_ne!(
                refused(lang, Refused::NotSaid),
                refused(lang, Refused::Reason { length: 0 })
            );
        }
    }
}
