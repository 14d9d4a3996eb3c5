//! The words of making a goal.

use crate::domain::plan_book::asked::Answer;
use crate::domain::suggestion::{NoSuggestion, Suggestion};
use crate::text::{Counted, Lang, counted, date, fill, number, say, texts};

texts! {
    /// Make a goal, step by step.
    MakeTexts

    /// The sheet's heading.
    title: &'static str,
    /// Of which month: {0}.
    of: &'static str,
    /// The steps' name.
    steps: &'static str,
    /// Look back, company, done, tiers, check, break down, ask, confirm.
    step: [&'static str; 8],
    /// The next step.
    next: &'static str,
    /// The step before.
    back: &'static str,

    /// Which month is looked back on: {0}.
    looked: &'static str,
    /// There is none.
    no_month: &'static str,
    /// What it came to: {0} amount, {1} customers.
    came_to: &'static str,
    /// The same with its target: {0} percent of it.
    of_target: &'static str,
    /// The best customers.
    best_customers: &'static str,
    /// The best products.
    best_products: &'static str,
    /// No sale names one.
    none_named: &'static str,
    /// A name and an amount: {0}, {1}.
    named: &'static str,
    /// Why won: the rep's wins.
    why_won: &'static str,
    /// Why lost: the rep's lessons.
    why_lost: &'static str,
    /// Deals that were lost.
    lost: Counted,
    /// No word of it.
    no_word: &'static str,
    /// To the review, to write it.
    to_review: &'static str,

    /// The company's figure.
    company: &'static str,
    /// What to type there.
    company_means: &'static str,
    /// The gap: {0} own target, {1} missing.
    gap: &'static str,
    /// No gap: {0} own target.
    no_gap: &'static str,
    /// Why the own figure is lower.
    reason: &'static str,
    /// The market, to be looked at.
    market: &'static str,
    /// What it buys in a year.
    market_size: &'static str,
    /// How many percent of it more.
    market_points: &'static str,
    /// One of the two is missing or cannot be.
    market_wrong: &'static str,
    /// What it allows: {0} a year, {1} this month.
    allows: &'static str,
    /// The target as a part of that: {0}.
    of_market: &'static str,
    /// A month is a part of a year.
    to_year: &'static str,

    /// What is done already: {0} the last day it speaks of.
    opening: &'static str,
    /// It is asked once the goal is confirmed.
    opening_later: &'static str,
    /// It starts before its first day: nothing is done yet.
    opening_none: &'static str,
    /// It is known: {0} amount, {1} day.
    opening_known: &'static str,

    /// The three fields.
    tiers: [&'static str; 3],
    /// Take the suggestion: {0}, {1}, {2}.
    take: &'static str,
    /// Where it comes from.
    whence: &'static str,
    /// So many closed months: {0}.
    from_months: Counted,
    /// How: {0} working days of the month.
    how: &'static str,
    /// One closed month: {0} month, {1} amount, {2} working days, {3} a day.
    source: &'static str,
    /// The company's figure is the target.
    company_is: &'static str,
    /// No history: 80, 100 and 120 %.
    no_history: &'static str,
    /// Why nothing is suggested: no working day; the months sold nothing.
    nothing: [&'static str; 2],
    /// The month before: {0} amount, {1} change.
    month_before: &'static str,
    /// The same month of the year before: {0} amount, {1} change.
    year_before: &'static str,
    /// Copy the month before with so many percent more.
    copy_before: &'static str,
    /// Copy the year before.
    copy_year: &'static str,
    /// The percent field.
    percent: &'static str,
    /// Not a whole percent.
    percent_wrong: &'static str,
    /// What a growth starts from, where the journal does not know it.
    base: &'static str,
    /// What the target means a day: {0}, {1} working days.
    a_day: &'static str,
    /// Confirmed already: change it with a reason.
    confirmed: &'static str,
    /// To the revision.
    revise: &'static str,

    /// To the goal sheet.
    to_sheet: &'static str,
    /// Where to break down: split, curve, funnel.
    to: [&'static str; 3],
    /// What for.
    to_mean: [&'static str; 3],

    /// What is asked for.
    ask: &'static str,
    /// How the taps go.
    ask_means: &'static str,
    /// Training, price policy, material, support, leads.
    resources: [&'static str; 5],
    /// Not asked, asked, granted, refused.
    answers: [&'static str; 4],
    /// A resource and how it stands: {0}, {1}.
    stands: &'static str,

    /// What will be confirmed: {0} month, {1} floor, {2} target, {3} challenge.
    will: &'static str,
    /// Nothing to confirm yet.
    no_tiers: &'static str,
    /// Blocks: {0}.
    blocked: Counted,
    /// What confirming means.
    freezes: &'static str,
    /// Confirm.
    confirm: &'static str,
    /// Done: {0} month.
    done: &'static str,
    /// Show the boss.
    to_boss: &'static str,
}

pub(super) static ZH: MakeTexts = MakeTexts {
    title: "定一个目标",
    of: "定的是{0}",
    steps: "步骤，可以跳着走",
    step: ["回头看", "公司要", "已完成", "定三档", "检查", "拆开", "要支持", "确认"],
    next: "下一步",
    back: "上一步",
    looked: "看的是{0}",
    no_month: "还没有完整的月份可看。直接往下走。",
    came_to: "卖了 {0}，{1} 家客户下单",
    of_target: "，是目标的 {0}",
    best_customers: "卖得最好的客户",
    best_products: "卖得最好的产品",
    none_named: "没有记到名下的销售。",
    named: "{0}：{1}",
    why_won: "为什么成",
    why_lost: "为什么丢",
    lost: ["丢了 {0} 单", "丢了 {0} 单"],
    no_word: "那个月没写过。",
    to_review: "去复盘里写",
    company: "公司要你做多少（元）",
    company_means: "没有就空着。填了，它就是冲刺档。",
    gap: "你定 {0}，比公司少 {1}。写一句原因，主管看得懂。",
    no_gap: "你定 {0}，不比公司少。",
    reason: "为什么定得比公司低",
    market: "看看市场够不够大",
    market_size: "你这块市场一年买多少（元）",
    market_points: "想多拿几个百分点",
    market_wrong: "两个数都要填，百分点在 0 到 100 之间。不看市场，就把两个都清空。",
    allows: "一年多 {0}，按工作日摊到这个月是 {1}",
    of_market: "。你的冲刺是它的 {0}",
    to_year: "看一年怎么排",
    opening: "到{0}已经卖了多少（元）",
    opening_later: "这个月已经过了几天。确认目标以后，会问你到昨天卖了多少。现在填，确认时一起记。",
    opening_none: "这个月从头开始，不用填。",
    opening_known: "已记：到{1}卖了 {0}。",
    tiers: ["保底（元）", "冲刺（元）", "挑战（元）"],
    take: "用建议：{0} / {1} / {2}",
    whence: "这个数怎么来的？",
    from_months: ["来自你最近 {0} 个完整的月份", "来自你最近 {0} 个完整的月份"],
    how: "每月销售除以工作日，得每天的数。保底取中间的月，冲刺取靠前四分之一，挑战取最好的月，再乘本月 {0} 个工作日。",
    source: "{0}：{1}，{2} 个工作日，每天 {3}",
    company_is: "公司给了数，冲刺用公司的数。",
    no_history: "还没有三个完整的月份，先按冲刺的 80%、100%、120% 定三档。",
    nothing: ["这个月没有工作日，算不出建议。", "那几个月没有卖出，算不出建议。"],
    month_before: "环比：上个月 {0}，冲刺{1}",
    year_before: "同比：去年同月 {0}，冲刺{1}",
    copy_before: "照上个月",
    copy_year: "照去年同月",
    percent: "加减百分之几",
    percent_wrong: "“{0}”不是百分数。填整数，比如 10 或 -5。",
    base: "增长从多少算起（元，可不填）",
    a_day: "冲刺每个工作日 {0}，共 {1}",
    confirmed: "这个月已经确认过。要改，写明原因。",
    revise: "改目标",
    to_sheet: "打开目标卡",
    to: ["把目标拆开", "月内节奏", "倒推到拜访"],
    to_mean: ["按产品、客户、区域分", "哪几天多做，哪几天少做", "要多少单、多少线索、多少拜访"],
    ask: "要什么支持",
    ask_means: "点一下是“已要”，再点是“给了”，再点是“没给”。",
    resources: ["培训", "价格政策", "物料", "技术支持", "线索"],
    answers: ["没要", "已要", "给了", "没给"],
    stands: "{0}：{1}",
    will: "{0}：保底 {1}，冲刺 {2}，挑战 {3}",
    no_tiers: "还没有冲刺的数。回到“定三档”填一个。",
    blocked: ["有 {0} 处必须改，改好才能确认。", "有 {0} 处必须改，改好才能确认。"],
    freezes: "确认后，最初的三档一直留着；以后改，要写原因。",
    confirm: "确认目标",
    done: "{0}的目标定了。",
    to_boss: "给主管看",
};

pub(super) static EN: MakeTexts = MakeTexts {
    title: "Set a goal",
    of: "For {0}",
    steps: "Steps; skip as you like",
    step: [
        "Look back",
        "Company",
        "Done so far",
        "Tiers",
        "Check",
        "Break down",
        "Support",
        "Confirm",
    ],
    next: "Next",
    back: "Back",
    looked: "Looking at {0}",
    no_month: "There is no whole month to look at yet. Just go on.",
    came_to: "{0} sold to {1} customers",
    of_target: ", {0} of the target",
    best_customers: "Best customers",
    best_products: "Best products",
    none_named: "No sale names one.",
    named: "{0}: {1}",
    why_won: "Why deals were won",
    why_lost: "Why deals were lost",
    lost: ["{0} deal lost", "{0} deals lost"],
    no_word: "Nothing was written in that month.",
    to_review: "Write it in the review",
    company: "What the company wants of you (yuan)",
    company_means: "Leave it empty where there is nothing. Filled in, it is the target tier.",
    gap: "You aim at {0}, {1} less than the company. Say why in a sentence.",
    no_gap: "You aim at {0}, no less than the company.",
    reason: "Why your figure is lower",
    market: "Is the market large enough?",
    market_size: "What your market buys in a year (yuan)",
    market_points: "Percentage points of it to win",
    market_wrong: "Type both figures, the points from 0 to 100, or leave both empty.",
    allows: "{0} a year, {1} of it this month by working days",
    of_market: ". Your target is {0} of that",
    to_year: "See the whole year",
    opening: "Sold through {0} (yuan)",
    opening_later: "Some of the month has passed. Type what is sold; it is noted when you confirm.",
    opening_none: "The month starts from its first day: nothing to fill in.",
    opening_known: "Noted: {0} sold through {1}.",
    tiers: ["Floor (yuan)", "Target (yuan)", "Challenge (yuan)"],
    take: "Take {0} / {1} / {2}",
    whence: "Where does this come from?",
    from_months: ["From your last {0} whole month", "From your last {0} whole months"],
    how: "Each month’s sales divided by its working days. Floor is the middle month, target the upper quarter, challenge the best month, each times this month’s {0} working days.",
    source: "{0}: {1} in {2} working days, {3} a day",
    company_is: "The company gave a figure: it is the target.",
    no_history: "No three whole months yet: the tiers are 80, 100 and 120 % of the target.",
    nothing: [
        "The month has no working day: nothing can be suggested.",
        "Nothing was sold in those months: nothing can be suggested.",
    ],
    month_before: "The month before: {0}, the target is {1}",
    year_before: "A year before: {0}, the target is {1}",
    copy_before: "Like the month before",
    copy_year: "Like a year before",
    percent: "Percent more or less",
    percent_wrong: "“{0}” is no percentage. Type a whole number like 10 or -5.",
    base: "What growth starts from (yuan, may stay empty)",
    a_day: "The target is {0} a working day, {1}",
    confirmed: "This month is confirmed. Change it with a reason.",
    revise: "Change the target",
    to_sheet: "Open the goal sheet",
    to: ["Split the goal", "Rhythm of the month", "Back to visits"],
    to_mean: [
        "By product, customer or region",
        "Which days carry more",
        "How many deals, leads and visits",
    ],
    ask: "Support asked for",
    ask_means: "One tap is asked, another granted, another refused.",
    resources: ["Training", "Price policy", "Material", "Technical support", "Leads"],
    answers: ["not asked", "asked", "granted", "refused"],
    stands: "{0}: {1}",
    will: "{0}: floor {1}, target {2}, challenge {3}",
    no_tiers: "There is no target yet. Go back to the tiers and type one.",
    blocked: [
        "{0} thing must be changed before it can be confirmed.",
        "{0} things must be changed before it can be confirmed.",
    ],
    freezes: "Once confirmed, the first figures stay for ever; later changes need a reason.",
    confirm: "Confirm the goal",
    done: "The goal of {0} stands.",
    to_boss: "Show the boss",
};

/// How a resource stands.
pub fn answer(lang: Lang, answer: Answer) -> &'static str {
    let place = Answer::ALL.iter().position(|one| *one == answer).unwrap_or(0);
    lang.planning().make.answers.get(place).copied().unwrap_or_default()
}

/// Where a suggestion comes from, a line each.
pub fn whence(lang: Lang, own: &Suggestion, by_company: bool, halves: u32) -> Vec<String> {
    let texts = lang.planning().make;
    let mut lines =
        vec![counted(texts.from_months, own.from.len()), fill(texts.how, &[&say::days(halves)])];
    if by_company {
        lines.push(texts.company_is.to_owned());
    }
    lines.extend(own.from.iter().map(|source| {
        let closed = source.closed;
        let worked = closed.weight.halves();
        // A month of a suggestion was worked.
        let a_day = crate::domain::rate::Rate::of(2_i64, i64::from(worked))
            .map_or(closed.actual, |share| share.of_money(closed.actual));
        fill(
            texts.source,
            &[
                &date::month(lang, closed.month),
                &number::short(lang, closed.actual),
                &say::days(worked),
                &number::short(lang, a_day),
            ],
        )
    }));
    lines
}

/// Why nothing is suggested.
pub fn no_suggestion(lang: Lang, why: NoSuggestion) -> &'static str {
    let texts = lang.planning().make;
    let [no_day, no_sale] = texts.nothing;
    match why {
        NoSuggestion::TooFewMonths(_) => texts.no_history,
        NoSuggestion::NoWorkingDay => no_day,
        NoSuggestion::NoTiers(_) | NoSuggestion::TooLarge => no_sale,
    }
}
