//! The words of the year.

use crate::text::texts;

texts! {
    /// Year to month, and what the figures of a year leave.
    YearTexts

    /// The sheet's heading.
    title: &'static str,
    /// Of which year: {0}.
    of: &'static str,
    /// What is looked at: the year, the quarters, a month.
    which: &'static str,
    /// The year's chip: {0}.
    year: &'static str,
    /// A quarter's chip: {0} its number.
    quarter: &'static str,
    /// The field: {0} what of.
    field: &'static str,
    /// Keep it.
    save: &'static str,
    /// Kept: {0} what, {1} amount.
    kept: &'static str,
    /// A row: {0} what, {1} figure.
    row: &'static str,
    /// Without a figure: {0} what.
    row_none: &'static str,
    /// Sold in it: {0}, {1} percent of the figure.
    done: &'static str,
    /// Sold in it, without a figure: {0}.
    sold: &'static str,
    /// Not given to any part: {0}.
    left: &'static str,
    /// The parts have more: {0}.
    over: &'static str,
    /// Given exactly.
    exact: &'static str,
    /// What the year still needs: {0}.
    missing: &'static str,
    /// Reached.
    reached: &'static str,
    /// A missed month changes the quarter's need and no other month's figure.
    means: &'static str,
    /// Spread by the working calendar.
    spread: &'static str,
    /// What that does.
    spread_means: &'static str,
    /// Spread: {0} how many figures.
    spread_done: &'static str,
    /// Nothing is left to spread.
    spread_none: &'static str,
    /// No figure for the year yet.
    empty: &'static str,
}

pub(super) static ZH: YearTexts = YearTexts {
    title: "一年怎么排",
    of: "{0}年",
    which: "改哪一段",
    year: "{0}年",
    quarter: "第 {0} 季度",
    field: "{0}的目标（元）",
    save: "存下",
    kept: "{0}定为 {1}。",
    row: "{0}：{1}",
    row_none: "{0}：还没定",
    done: "已卖 {0}，{1}",
    sold: "已卖 {0}",
    left: "还有 {0} 没分下去",
    over: "下面加起来多了 {0}",
    exact: "正好分完",
    missing: "全年还差 {0}",
    reached: "全年已经到了",
    means: "哪个月少卖了，只让季度和全年多欠一些，别的月目标不变。",
    spread: "按工作日分到季度和月",
    spread_means: "只填还没定的季度和月，已定的不动。",
    spread_done: "按工作日填了 {0} 个数。",
    spread_none: "都定过了，没有要填的。",
    empty: "先填全年的目标，再分到季度和月。",
};

pub(super) static EN: YearTexts = YearTexts {
    title: "The year",
    of: "{0}",
    which: "Change",
    year: "{0}",
    quarter: "Quarter {0}",
    field: "Goal for {0} (yuan)",
    save: "Save",
    kept: "{0} set to {1}.",
    row: "{0}: {1}",
    row_none: "{0}: not set yet",
    done: "{0} sold, {1}",
    sold: "{0} sold",
    left: "{0} not assigned yet",
    over: "The parts add up to {0} more",
    exact: "Split exactly",
    missing: "{0} to go this year",
    reached: "Year reached",
    means: "A short month adds to what the quarter and year still need; no other month's goal changes.",
    spread: "Split into quarters and months by working days",
    spread_means: "Fills only those not set yet; the rest stay.",
    spread_done: "{0} figures filled in by working days.",
    spread_none: "All are set, nothing to fill in.",
    empty: "Type the year's goal first, then split it into quarters and months.",
};
