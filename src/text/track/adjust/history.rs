//! The months that are over.

use crate::domain::past_months::Trend;
use crate::text::planning::goal_sheet::percent;
use crate::text::{Lang, fill, number, texts};

texts! {
    /// The months that are over.
    HistoryTexts

    /// What it is for.
    means: &'static str,
    /// There is none.
    empty: &'static str,
    /// What to do.
    empty_do: &'static str,
    /// Bring in what was sold before.
    import: &'static str,
    /// The last three months against those before: more, less, about the same: {0} percent.
    trend: [&'static str; 3],
    /// Too few: {0} more months.
    too_few: &'static str,
    /// Nothing to compare with.
    no_base: &'static str,
    /// The line: {0} the first month, {1} the last, {2} the lowest, {3} the highest amount.
    line: &'static str,
    /// Of a target: {0} percent.
    of_target: &'static str,
    /// No goal then.
    no_goal: &'static str,
    /// Below the floor: {0} its name.
    below: &'static str,
    /// Against the month before: {0} percent, with its sign.
    on_month: &'static str,
    /// Against the year before.
    on_year: &'static str,
    /// Archived, with late entries since: {0} archived.
    late: &'static str,
    /// Closed; not closed.
    closed: [&'static str; 2],
    /// A month's season index: {0} percent.
    season: &'static str,
    /// The season index: what it is.
    season_means: &'static str,
    /// It takes more months: {0} are known.
    season_none: &'static str,
    /// More months than are drawn: one, many.
    more: [&'static str; 2],
}

pub(super) static ZH: HistoryTexts = HistoryTexts {
    means: "定下个月目标时，建议就从这些月份算；补记的也算进去。",
    empty: "还没有过完的月份",
    empty_do: "把以前的成交导进来，或者过完这个月，这里就有每个月做了多少。",
    import: "导入以前的成交",
    trend: [
        "近三个月每个工作日比再前三个月多 {0}，越来越好。",
        "近三个月每个工作日比再前三个月少 {0}，在往下走。",
        "近三个月和再前三个月差不多（{0}）。",
    ],
    too_few: "再有 {0} 个月，才看得出是好还是差。",
    no_base: "再前三个月没有成交，没法比。",
    line: "从{0}到{1}，最低 {2}，最高 {3}。",
    of_target: "目标的 {0}",
    no_goal: "没有定目标",
    below: "没到{0}",
    on_month: "环比 {0}",
    on_year: "同比 {0}",
    late: "收尾时 {0}，后来补记了",
    closed: ["已收尾", "没收尾"],
    season: "这个月份一般是平均的 {0}",
    season_means: "满 24 个月了，建议会按淡旺季来。",
    season_none: "有 {0} 个月，满 24 个月才分得出淡旺季。",
    more: ["还有 {0} 个月", "还有 {0} 个月"],
};

pub(super) static EN: HistoryTexts = HistoryTexts {
    means: "Suggestions for your next goal come from these months, late entries included.",
    empty: "No month is over yet",
    empty_do: "Import past sales, or finish this month, to see here what each month came to.",
    import: "Import past sales",
    trend: [
        "Each working day of the last three months brought {0} more than in the three before. Getting better.",
        "Each working day of the last three months brought {0} less than in the three before. Going down.",
        "The last three months are about the same as the three before ({0}).",
    ],
    too_few: "{0} more months and you will see a trend.",
    no_base: "Nothing was sold in the three months before, so there is nothing to compare with.",
    line: "From {0} to {1}: lowest {2}, highest {3}.",
    of_target: "{0} of the target",
    no_goal: "no goal",
    below: "below {0}",
    on_month: "{0} vs last month",
    on_year: "{0} vs last year",
    late: "{0} at closing, updated since",
    closed: ["closed", "not closed"],
    season: "This month of the year is usually {0} of average",
    season_means: "With 24 months on record, suggestions follow the season.",
    season_none: "{0} months on record; seasons show from 24.",
    more: ["{0} more month", "{0} more months"],
};

/// A change with its sign.
pub fn signed(rate: crate::domain::rate::Rate) -> String {
    let shown = percent(rate);
    if rate.is_positive() { format!("+{shown}") } else { shown }
}

/// Where the months lead.
pub fn trend(lang: Lang, trend: Trend) -> String {
    let texts = lang.track().adjust.history;
    let [up, down, level] = texts.trend;
    match trend {
        Trend::TooFew(more) => fill(texts.too_few, &[&number::grouped(more as u64)]),
        Trend::NoBase => texts.no_base.to_owned(),
        Trend::Up(rate) => fill(up, &[&percent(rate)]),
        Trend::Down(rate) => fill(down, &[percent(rate).trim_start_matches('−')]),
        Trend::Level(rate) => fill(level, &[&signed(rate)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rate::Rate;

    #[test]
    fn a_fall_is_said_without_a_sign_and_a_change_with_one() {
        let down = trend(Lang::Zh, Trend::Down(Rate::percent(-12)));
        assert_eq!(down, "近三个月每个工作日比再前三个月少 12%，在往下走。");
        assert_eq!(signed(Rate::percent(8)), "+8%");
        assert_eq!(signed(Rate::percent(-8)), "−8%");
        assert_eq!(signed(Rate::ZERO), "0%");
        assert!(trend(Lang::En, Trend::TooFew(2)).contains('2'));
    }
}
