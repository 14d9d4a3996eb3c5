//! Looking back on a day, a week and a month.

use super::{Lang, date, fill, number, say, texts};
use crate::domain::goal::Origin;
use crate::domain::money::Money;
use crate::domain::review::{Change, Verdict};

texts! {
    /// Looking back on a day, a week and a month.
    ReviewTexts

    /// The heading of the list of sheets.
    ways_title: &'static str,
    /// Its rows: stand, pictures, signals, replan, write, kept, cases, versions, close, history,
    /// learning.
    ways: [&'static str; 11],
    /// What each is for, in the same order.
    ways_mean: [&'static str; 11],
    /// The heading.
    title: &'static str,
    /// What is looked back on.
    span_field: &'static str,
    /// Day, week, month.
    spans: [&'static str; 3],
    /// The span before: day, week, month.
    before: [&'static str; 3],
    /// The span after: day, week, month.
    after: [&'static str; 3],
    /// Back to the span of today.
    now: &'static str,
    /// A run of days: {0} month and {1} day of the first, {2} and {3} of the last.
    run: &'static str,
    /// The whole span, where it has two months.
    whole: &'static str,
    /// Heading: money.
    money: &'static str,
    /// What the target asks of all its days.
    asked: &'static str,
    /// What was expected through yesterday.
    due: &'static str,
    /// What was sold.
    actual: &'static str,
    /// More than expected: {0} amount.
    above: &'static str,
    /// Less than expected: {0} amount.
    below: &'static str,
    /// As expected.
    even: &'static str,
    /// No goal to compare with.
    no_goal: &'static str,
    /// No working day.
    no_work: &'static str,
    /// No working day has ended.
    too_early: &'static str,
    /// Records began later.
    not_recorded: &'static str,
    /// Part of the actual is what was done before records began: {0} amount.
    opening: &'static str,
    /// Heading: planned against done.
    done: &'static str,
    /// Promises kept, still open, given up.
    promises: [&'static str; 3],
    /// Visits, sales, deals lost, customers added.
    counts: [&'static str; 4],
    /// Heading of the chart by days and by weeks.
    bars: [&'static str; 2],
    /// How to read it.
    bars_means: &'static str,
    /// A bar's text: {0} actual, {1} figure.
    bar: &'static str,
    /// A bar without a figure: {0} actual.
    bar_alone: &'static str,
    /// Heading: the week's rhythm.
    focus: &'static str,
    /// A day of it: {0} day, {1} what it was for.
    focus_day: &'static str,
    /// The same with what was done of it: {2}.
    focus_seen: &'static str,
    /// Heading: what changed.
    changed: &'static str,
    /// Nothing did.
    unchanged: &'static str,
    /// A target was set: {0} day, {1} month, {2} amount.
    set: &'static str,
    /// A target was changed: {0} day, {1} month, {2} from, {3} to, {4} reason.
    revised: &'static str,
    /// Nothing to look back on.
    empty: &'static str,
    /// What will stand here.
    empty_do: &'static str,
}

pub(super) static ZH: ReviewTexts = ReviewTexts {
    ways_title: "看清楚、想明白、改一改",
    ways: [
        "我走到哪了",
        "这个月的图",
        "哪里变差了",
        "落后了怎么办",
        "写复盘",
        "写过的复盘",
        "案例库",
        "目标改过几次",
        "月末收尾",
        "过去的月份",
        "学习、活动和费用",
    ],
    ways_mean: [
        "每个指标每一档做到多少，月底大概多少，把握多大",
        "进度、每周、漏斗、集中度、差在哪，一张一张看",
        "成交率、客单价、成交周期明显变差时提醒",
        "还能怎么追，每天要多做多少，追不上也直说",
        "数都填好了，加一句话，存下来发出去",
        "存下的复盘，以后改了数据也不变",
        "做成的和丢掉的，碰到类似的翻出来看",
        "每一版和结果比，减得值不值",
        "收好这个月，没做完的带到下个月",
        "每个月做了多少，越来越好还是越来越差",
        "学什么、办什么活动、花多少钱",
    ],
    title: "复盘",
    span_field: "看哪一段",
    spans: ["日", "周", "月"],
    before: ["前一天", "上一周", "上个月"],
    after: ["后一天", "下一周", "下个月"],
    now: "回到现在",
    run: "{0}月{1}日 到 {2}月{3}日",
    whole: "合计",
    money: "应有和实际",
    asked: "这段要做",
    due: "到昨天应有",
    actual: "实际完成",
    above: "比应有的多 {0}。",
    below: "比应有的少 {0}。",
    even: "和应有的一样。",
    no_goal: "没有目标，只记实际。",
    no_work: "没有工作日，不比快慢。",
    too_early: "还没有工作日过完，先不比快慢。",
    not_recorded: "有些日子还没开始记录，先不比快慢。",
    opening: "含开始记录前已完成的 {0}。",
    done: "计划和完成",
    promises: ["约好见了", "约好没见", "约好取消"],
    counts: ["拜访", "成交", "丢单", "新客户"],
    bars: ["每天", "每周"],
    bars_means: "实心是实际，竖线是要做的数。",
    bar: "{0}，要做 {1}",
    bar_alone: "{0}",
    focus: "按周的节奏",
    focus_day: "{0} · {1}",
    focus_seen: "{0} · {1}：{2}",
    changed: "改了什么",
    unchanged: "目标没有改过。",
    set: "{0}：{1}定目标 {2}",
    revised: "{0}：{1}从 {2} 改到 {3}，{4}",
    empty: "这段还没有可看的",
    empty_do: "定了目标、见了客户、有了成交，这里就有计划和完成、应有和实际。",
};

pub(super) static EN: ReviewTexts = ReviewTexts {
    ways_title: "See, understand, adjust",
    ways: [
        "Where I stand",
        "The month in pictures",
        "What got worse",
        "What if I am behind",
        "Write the review",
        "Saved reviews",
        "Cases",
        "Versions of the goal",
        "Close the month",
        "Past months",
        "Learning, activities, costs",
    ],
    ways_mean: [
        "Each metric and tier: done so far, likely by month end, and how likely",
        "Progress, weeks, funnel, concentration and what made the difference",
        "Tells you when win rate, deal size or cycle clearly gets worse",
        "What can still be done, what it takes a day, and a plain word if it cannot",
        "Already filled in: add a line, save it, send it",
        "Saved as they were, whatever changes later",
        "Deals won and lost, to look up when a similar one comes",
        "The result against each version, and whether a cut was worth it",
        "Wrap up this month and carry over what is open",
        "What each month came to, and whether it is getting better",
        "What to learn, what events to run, how much is spent",
    ],
    title: "Review",
    span_field: "Period",
    spans: ["Day", "Week", "Month"],
    before: ["Previous day", "Previous week", "Previous month"],
    after: ["Next day", "Next week", "Next month"],
    now: "Back to now",
    run: "{1} {0} to {3} {2}",
    whole: "Total",
    money: "Expected and actual",
    asked: "Target for this period",
    due: "Expected by yesterday",
    actual: "Actual",
    above: "{0} more than expected.",
    below: "{0} less than expected.",
    even: "As expected.",
    no_goal: "No target, so only the actual figures are shown.",
    no_work: "No working days, so there is nothing to compare.",
    too_early: "No working day has ended yet, so it is too early to compare.",
    not_recorded: "Some of these days were before records began, so nothing is compared.",
    opening: "Includes {0} done before records began.",
    done: "Planned and done",
    promises: ["Promised, seen", "Promised, open", "Promised, dropped"],
    counts: ["Visits", "Sales", "Deals lost", "New customers"],
    bars: ["By day", "By week"],
    bars_means: "The bar is the actual figure, the line is the target.",
    bar: "{0} of {1}",
    bar_alone: "{0}",
    focus: "Rhythm of the week",
    focus_day: "{0} · {1}",
    focus_seen: "{0} · {1}: {2}",
    changed: "What changed",
    unchanged: "The target was not changed.",
    set: "{0}: {1} set to {2}",
    revised: "{0}: {1} from {2} to {3}. {4}",
    empty: "Nothing to look back on yet",
    empty_do: "Once you have a target, visits and sales, you see planned against done and expected against actual here.",
};

/// How actuals stand against what was expected.
pub fn verdict(lang: Lang, verdict: Verdict) -> String {
    let texts = lang.behind().review;
    match verdict {
        Verdict::NoGoal => texts.no_goal.to_owned(),
        Verdict::NoWork => texts.no_work.to_owned(),
        Verdict::TooEarly => texts.too_early.to_owned(),
        Verdict::NotRecorded => texts.not_recorded.to_owned(),
        Verdict::Apart(apart) => match apart.fen() {
            0 => texts.even.to_owned(),
            more @ 1.. => fill(texts.above, &[&number::short(lang, Money::from_fen(more))]),
            _ => fill(texts.below, &[&number::short(lang, apart.abs())]),
        },
    }
}

/// A change of target.
pub fn change(lang: Lang, change: &Change) -> String {
    let texts = lang.texts();
    let (on, month) = (date::day(lang, change.on), date::month(lang, change.month));
    let to = number::exact(change.to);
    match change.from {
        None => fill(lang.behind().review.set, &[&on, &month, &to]),
        Some(from) => {
            let reason = match change.origin {
                Origin::Revised(reason) => say::revision_reason(texts, reason),
                Origin::Confirmed | Origin::ConfirmedAgain => texts.confirmed_again,
            };
            fill(lang.behind().review.revised, &[&on, &month, &number::exact(from), &to, reason])
        }
    }
}
