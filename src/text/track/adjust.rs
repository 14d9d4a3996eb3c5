//! What got worse, what would turn the month, versions, the close, the closed months.

pub mod close;
pub mod history;
pub mod replan;
pub mod signals;

use crate::domain::metric::Standard;
use crate::text::{Lang, texts};

texts! {
    /// What got worse, what would turn the month, versions, the close, the closed months.
    AdjustTexts

    /// What got worse.
    signals: &'static signals::SignalTexts,
    /// What would turn the month.
    replan: &'static replan::ReplanTexts,
    /// The close.
    close: &'static close::CloseTexts,
    /// The months that are over.
    history: &'static history::HistoryTexts,

    /// The metrics everybody has, in `Standard::ALL`'s order.
    metrics: [&'static str; 12],
    /// The month before, the month after.
    arrows: [&'static str; 2],
    /// There is no goal: {0} month.
    no_goal: &'static str,
    /// To where one is set.
    set_goal: &'static str,
    /// Versions: what the sheet is for.
    versions_mean: &'static str,
    /// Nothing was changed yet.
    never_changed: &'static str,
    /// Sold in the month so far, or in all: {0} amount.
    done: &'static str,
    /// The month is not over: what a cut was worth is told then.
    not_over: &'static str,
    /// The heading of the other metrics.
    others: &'static str,
    /// The first figure of one: {0} figure, {1} day.
    other_first: &'static str,
    /// A later one: {0} figure, {1} day, {2} reason.
    other_changed: &'static str,
    /// Done so far: {0} figure.
    other_done: &'static str,
    /// Nothing known yet.
    other_none: &'static str,
    /// How much of it: {0} percent.
    attained: &'static str,
    /// Change the target.
    revise: &'static str,
    /// Change another figure.
    revise_other: &'static str,
}

pub(super) static ZH: AdjustTexts = AdjustTexts {
    signals: &signals::ZH,
    replan: &replan::ZH,
    close: &close::ZH,
    history: &history::ZH,
    metrics: [
        "销售额",
        "销量",
        "回款额",
        "毛利",
        "成交单数",
        "新客户数",
        "拜访量",
        "电话量",
        "转化率",
        "复购率",
        "回款率",
        "费用率",
    ],
    arrows: ["前一个月", "后一个月"],
    no_goal: "{0}还没有目标。定了目标，这里就能看。",
    set_goal: "去定目标",
    versions_mean: "最初定的一直留着。每一版都拿同一个结果去比。",
    never_changed: "目标没有改过。",
    done: "做到 {0}",
    not_over: "这个月还没过完，减得值不值，月底再看。",
    others: "别的指标",
    other_first: "最初 {0} · {1}",
    other_changed: "改为 {0} · {1} · {2}",
    other_done: "做到 {0}",
    other_none: "还没有数",
    attained: "是它的 {0}",
    revise: "改目标，写明为什么",
    revise_other: "改别的指标",
};

pub(super) static EN: AdjustTexts = AdjustTexts {
    signals: &signals::EN,
    replan: &replan::EN,
    close: &close::EN,
    history: &history::EN,
    metrics: [
        "Revenue",
        "Volume",
        "Collections",
        "Gross profit",
        "Deals",
        "New customers",
        "Visits",
        "Calls",
        "Conversion",
        "Repurchase rate",
        "Collection rate",
        "Expense rate",
    ],
    arrows: ["Previous month", "Next month"],
    no_goal: "{0} has no goal yet. Once it has one, you see it here.",
    set_goal: "Set a goal",
    versions_mean: "The first version is kept for good. Each version is compared with the same result.",
    never_changed: "The goal was not changed.",
    done: "{0} done",
    not_over: "The month is not over; whether a cut was worth it shows at month end.",
    others: "Other figures",
    other_first: "Originally {0} · {1}",
    other_changed: "Changed to {0} · {1} · {2}",
    other_done: "{0} done",
    other_none: "No figure yet",
    attained: "{0} of it",
    revise: "Change the target, with a reason",
    revise_other: "Change another figure",
};

/// A metric's name.
pub fn metric(lang: Lang, metric: Standard) -> &'static str {
    let place = Standard::ALL.iter().position(|one| *one == metric).unwrap_or(0);
    lang.track().adjust.metrics.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_metric_is_called_as_on_the_goal_sheet() {
        for lang in Lang::ALL {
            for one in Standard::ALL {
                let there = crate::text::planning::goal_sheet::metric(lang, one);
                assert_eq!(metric(lang, one).to_lowercase(), there);
            }
        }
    }
}
