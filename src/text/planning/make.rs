//! The words of making a goal.

use crate::domain::command::Refusal;
use crate::domain::plan_book::asked::Answer;
use crate::domain::suggestion::{NoSuggestion, Suggestion};
use crate::domain::tier::TiersError;
use crate::domain::tier_words::{TierWords, TierWordsError, WORD_LIMIT};
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

    /// The customers by the furthest stage of their open deals.
    by_stage: &'static str,
    /// One customer in a stage and any other number: {0} stage, {1} how many, {2} amount, {3} names.
    at_stage: [&'static str; 2],
    /// No deal is open.
    no_stage: &'static str,
    /// Who is due to renew.
    renewals: Counted,
    /// An order, an agreement: {0} customer, {1} day.
    renews: [&'static str; 2],
    /// Nobody is.
    no_renewal: &'static str,
    /// Who could take one product more.
    add_ons: Counted,
    /// One of them: {0} customer, {1} product.
    add_on: &'static str,
    /// Nobody could.
    no_add_on: &'static str,
    /// Whom to ask for a referral.
    referrals: Counted,
    /// Nobody.
    no_referral: &'static str,
    /// Who bought and was not spoken to since.
    unseen: Counted,
    /// More than are named.
    more: Counted,

    /// The company's figure.
    company: &'static str,
    /// What to type there: {0} the target's name.
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
    /// The target as a part of that: {0}, {1} its name.
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

    /// The field of a tier: {0} its name.
    tier: &'static str,
    /// Take the suggestion: {0}, {1}, {2}.
    take: &'static str,
    /// Where it comes from.
    whence: &'static str,
    /// So many closed months: {0}.
    from_months: Counted,
    /// How: {0} working days of the month, then the names of floor, target and challenge.
    how: &'static str,
    /// One closed month: {0} month, {1} amount, {2} working days, {3} a day.
    source: &'static str,
    /// The company's figure is the target: {0} its name.
    company_is: &'static str,
    /// No history: 80, 100 and 120 % of the target: {0} its name.
    no_history: &'static str,
    /// Why nothing is suggested: no working day; the months sold nothing.
    nothing: [&'static str; 2],
    /// The month before: {0} amount, {1} change, {2} the target's name.
    month_before: &'static str,
    /// The same month of the year before: {0} amount, {1} change, {2} the target's name.
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
    /// What the target means a day: {0}, {1} working days, {2} its name.
    a_day: &'static str,
    /// Confirmed already: change it with a reason.
    confirmed: &'static str,
    /// To the revision.
    revise: &'static str,

    /// Own words for the tiers.
    words: &'static str,
    /// What they are for: {0} the most characters.
    words_mean: &'static str,
    /// The field of a tier's word: {0} the standard one.
    word: &'static str,
    /// Keep them.
    words_keep: &'static str,
    /// Kept: {0}, {1}, {2}.
    words_kept: &'static str,
    /// A word is too long: {0} the tier's standard word, {1} how many characters, {2} the most.
    word_long: &'static str,
    /// Two tiers would be called the same: {0}, {1} their standard words.
    words_alike: &'static str,

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

    /// What will be confirmed: {0} month, {1} floor, {2} target, {3} challenge, then their names.
    will: &'static str,
    /// Nothing to confirm yet: {0} the target's name.
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
    none_named: "没有写明的销售。",
    named: "{0}：{1}",
    why_won: "为什么成",
    why_lost: "为什么丢",
    lost: ["丢了 {0} 单", "丢了 {0} 单"],
    no_word: "那个月没写过。",
    to_review: "去复盘里写",
    by_stage: "客户走到哪一步",
    at_stage: ["{0}：{1} 家，{2}。{3}", "{0}：{1} 家，{2}。{3}"],
    no_stage: "没有在谈的商机。有了就在客户那里记一笔。",
    renewals: ["该续的 {0} 家", "该续的 {0} 家"],
    renews: ["{0}：按习惯 {1} 再下单", "{0}：返点协议 {1} 到期"],
    no_renewal: "到月底没有该续的。下过三次单，才算得出习惯。",
    add_ons: ["能加购的 {0} 家", "能加购的 {0} 家"],
    add_on: "{0}：一年里没买过{1}",
    no_add_on: "看不出能加什么。记销售时带上产品，这里就有了。",
    referrals: ["能请转介绍的 {0} 家", "能请转介绍的 {0} 家"],
    no_referral: "近三个月没有买过又回访过的客户。",
    unseen: ["{0} 家买了还没回访：先回访，再开口。", "{0} 家买了还没回访：先回访，再开口。"],
    more: ["另外 {0} 家", "另外 {0} 家"],
    company: "公司要你做多少（元）",
    company_means: "没有就空着。填了，“{0}”这一档就用它。",
    gap: "你定 {0}，比公司少 {1}。写一句原因，主管看得懂。",
    no_gap: "你定 {0}，不比公司少。",
    reason: "为什么定得比公司低",
    market: "看看市场够不够大",
    market_size: "你这块市场一年买多少（元）",
    market_points: "想多拿几个百分点",
    market_wrong: "两个数都要填，百分点在 0 到 100 之间。不看市场，就把两个都清空。",
    allows: "一年多 {0}，按工作日摊到这个月是 {1}",
    of_market: "。你的{1}是它的 {0}",
    to_year: "看一年怎么排",
    opening: "到{0}已经卖了多少（元）",
    opening_later: "这个月已经过了几天。确认目标以后，会问你到昨天卖了多少。现在填，确认时一起记。",
    opening_none: "这个月从头开始，不用填。",
    opening_known: "已记：到{1}卖了 {0}。",
    tier: "{0}（元）",
    take: "用建议：{0} / {1} / {2}",
    whence: "这个数怎么来的？",
    from_months: ["来自你最近 {0} 个完整的月份", "来自你最近 {0} 个完整的月份"],
    how: "先算每个月平均每个工作日卖多少。{1}取中间的月，{2}取靠前四分之一，{3}取最好的月，再乘本月 {0} 个工作日。",
    source: "{0}：{1}，{2} 个工作日，每天 {3}",
    company_is: "公司给了数，{0}用公司的数。",
    no_history: "还没有三个完整的月份，先按{0}的 80%、100%、120% 定三档。",
    nothing: ["这个月没有工作日，算不出建议。", "那几个月没有卖出，算不出建议。"],
    month_before: "环比：上个月 {0}，{2}{1}",
    year_before: "同比：去年同月 {0}，{2}{1}",
    copy_before: "照上个月",
    copy_year: "照去年同月",
    percent: "加减百分之几",
    percent_wrong: "“{0}”不是百分数。请填整数，比如 10 或 -5。",
    base: "增长从多少算起（元，可不填）",
    a_day: "{2}每个工作日 {0}，共 {1}",
    confirmed: "这个月已经确认过。要改，写明原因。",
    revise: "改目标",
    words: "三档叫什么",
    words_mean: "公司有自己的叫法，就写在这里，最多 {0} 个字。空着就用原来的叫法。今日、目标和报告里都跟着变。",
    word: "“{0}”改叫",
    words_keep: "用这些叫法",
    words_kept: "三档现在叫：{0}、{1}、{2}",
    word_long: "“{0}”的叫法有 {1} 个字，最多 {2} 个。请缩短再存。",
    words_alike: "“{0}”和“{1}”叫成一样的了，分不清。请改一个。",
    to_sheet: "打开目标卡",
    to: ["把目标拆开", "月内节奏", "倒推到拜访"],
    to_mean: ["按产品、客户、区域分", "哪几天多做，哪几天少做", "要多少单、多少线索、多少拜访"],
    ask: "要什么支持",
    ask_means: "点一下是“已要”，再点是“给了”，再点是“没给”。",
    resources: ["培训", "价格政策", "物料", "技术支持", "线索"],
    answers: ["没要", "已要", "给了", "没给"],
    stands: "{0}：{1}",
    will: "{0}：{4} {1}，{5} {2}，{6} {3}",
    no_tiers: "还没有{0}的数。回到“定三档”填一个。",
    blocked: ["有 {0} 处必须改，改好才能确认。", "有 {0} 处必须改，改好才能确认。"],
    freezes: "确认后，最初的三档一直留着；以后改，要写原因。",
    confirm: "确认目标",
    done: "{0}的目标定了。",
    to_boss: "给主管看",
};

pub(super) static EN: MakeTexts = MakeTexts {
    title: "Set a goal",
    of: "For {0}",
    steps: "Steps, in any order",
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
    no_month: "There is no full month to look at yet. Just go on.",
    came_to: "{0} sold to {1} customers",
    of_target: ", {0} of the target",
    best_customers: "Best customers",
    best_products: "Best products",
    none_named: "No sales name one.",
    named: "{0}: {1}",
    why_won: "Why deals were won",
    why_lost: "Why deals were lost",
    lost: ["{0} deal lost", "{0} deals lost"],
    no_word: "Nothing was written that month.",
    to_review: "Write it in Review",
    by_stage: "Customers by stage",
    at_stage: ["{0}: {1} customer, {2}. {3}", "{0}: {1} customers, {2}. {3}"],
    no_stage: "No open deals. When there is one, add it on the customer's page.",
    renewals: ["{0} renewal due", "{0} renewals due"],
    renews: ["{0}: usually reorders on {1}", "{0}: rebate agreement ends on {1}"],
    no_renewal: "No renewals due by month end. It takes three orders to see a habit.",
    add_ons: ["{0} customer for an add-on", "{0} customers for an add-on"],
    add_on: "{0}: no {1} in 12 months",
    no_add_on: "No add-ons in sight. Record the product with each sale to see them here.",
    referrals: ["{0} customer to ask for a referral", "{0} customers to ask for a referral"],
    no_referral: "No customer has bought in the last three months and been followed up.",
    unseen: [
        "{0} customer bought but has not been followed up: follow up first, then ask.",
        "{0} customers bought but have not been followed up: follow up first, then ask.",
    ],
    more: ["and {0} more", "and {0} more"],
    company: "What the company asks of you (yuan)",
    company_means: "Leave it empty if there is none. If filled in, it becomes “{0}”.",
    gap: "You aim for {0}, {1} less than the company. Say why in one sentence.",
    no_gap: "You aim for {0}, no less than the company.",
    reason: "Why your figure is lower",
    market: "Is the market big enough?",
    market_size: "What your market buys in a year (yuan)",
    market_points: "Percentage points to gain",
    market_wrong: "Fill in both, with points from 0 to 100, or leave both empty.",
    allows: "{0} more a year, {1} of it this month by working days",
    of_market: ". Your {1} is {0} of that",
    to_year: "See the whole year",
    opening: "Sold up to {0} (yuan)",
    opening_later: "Part of the month has passed. Type what you have sold so far; it is recorded when you confirm.",
    opening_none: "The month starts from day one: nothing to fill in.",
    opening_known: "Recorded: {0} sold up to {1}.",
    tier: "{0} (yuan)",
    take: "Use {0} / {1} / {2}",
    whence: "Where does this come from?",
    from_months: ["From your last {0} full month", "From your last {0} full months"],
    how: "Take each month's sales per working day. {1} is the middle month, {2} the upper quarter, {3} the best month, each times this month's {0} working days.",
    source: "{0}: {1} in {2} working days, {3} a day",
    company_is: "The company gave a figure, so “{0}” uses it.",
    no_history: "There are not three full months yet, so the tiers are 80%, 100% and 120% of {0}.",
    nothing: [
        "The month has no working days, so nothing can be suggested.",
        "Nothing was sold in those months, so nothing can be suggested.",
    ],
    month_before: "Last month: {0}, {2} is {1}",
    year_before: "Same month last year: {0}, {2} is {1}",
    copy_before: "Same as last month",
    copy_year: "Same as a year ago",
    percent: "Percent more or less",
    percent_wrong: "“{0}” is not a percentage. Type a whole number like 10 or -5.",
    base: "Base for growth (yuan, optional)",
    a_day: "{2} is {0} a working day, {1}",
    confirmed: "This month is already confirmed. To change it, give a reason.",
    revise: "Change the target",
    words: "Tier names",
    words_mean: "If your company uses other names, type them here, up to {0} characters each. Leave empty to keep the usual names. Today, Target and reports follow.",
    word: "Rename “{0}” to",
    words_keep: "Use these names",
    words_kept: "The tiers are now called {0}, {1}, {2}.",
    word_long: "The name for “{0}” has {1} characters; the limit is {2}. Shorten it and save again.",
    words_alike: "“{0}” and “{1}” would have the same name. Change one of them.",
    to_sheet: "Open the goal sheet",
    to: ["Split the goal", "Rhythm of the month", "Work back to visits"],
    to_mean: [
        "By product, customer or region",
        "Which days carry more, which less",
        "How many deals, leads and visits",
    ],
    ask: "Support you need",
    ask_means: "Tap once for asked, again for granted, again for refused.",
    resources: ["Training", "Price policy", "Materials", "Technical support", "Leads"],
    answers: ["not asked", "asked", "granted", "refused"],
    stands: "{0}: {1}",
    will: "{0}: {4} {1}, {5} {2}, {6} {3}",
    no_tiers: "{0} has no figure yet. Go back to Tiers and type one.",
    blocked: [
        "{0} thing must change before you can confirm.",
        "{0} things must change before you can confirm.",
    ],
    freezes: "Once confirmed, the first figures are kept for good; later changes need a reason.",
    confirm: "Confirm goal",
    done: "Goal for {0} set.",
    to_boss: "Show your manager",
};

/// How a resource stands.
pub fn answer(lang: Lang, answer: Answer) -> &'static str {
    let place = Answer::ALL.iter().position(|one| *one == answer).unwrap_or(0);
    lang.planning().make.answers.get(place).copied().unwrap_or_default()
}

/// Where a suggestion comes from, a line each; the tiers by their names.
pub fn whence(
    lang: Lang,
    [floor, target, challenge]: [&str; 3],
    own: &Suggestion,
    by_company: bool,
    halves: u32,
) -> Vec<String> {
    let texts = lang.planning().make;
    let how = fill(texts.how, &[&say::days(halves), floor, target, challenge]);
    let mut lines = vec![counted(texts.from_months, own.from.len()), how];
    if by_company {
        lines.push(fill(texts.company_is, &[target]));
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

/// Why nothing is suggested; the target by its name.
pub fn no_suggestion(lang: Lang, target: &str, why: NoSuggestion) -> String {
    let texts = lang.planning().make;
    let [no_day, no_sale] = texts.nothing;
    match why {
        NoSuggestion::TooFewMonths(_) => fill(texts.no_history, &[target]),
        NoSuggestion::NoWorkingDay => no_day.to_owned(),
        NoSuggestion::NoTiers(_) | NoSuggestion::TooLarge => no_sale.to_owned(),
    }
}

/// Why a decision was refused, the tiers as the rep calls them.
pub fn refused(lang: Lang, words: &TierWords, refusal: Refusal, typed: &str) -> String {
    match refusal {
        Refusal::Tiers(TiersError::OutOfOrder { easier, harder }) => {
            let [easier, harder] = [easier, harder].map(|tier| say::tier(lang, words, tier));
            fill(lang.texts().tiers_order, &[easier, harder])
        }
        _ => say::refusal(lang, refusal, typed),
    }
}

/// Why typed words are none for tiers.
pub fn words_refused(lang: Lang, why: TierWordsError) -> String {
    let texts = lang.planning().make;
    match why {
        TierWordsError::TooLong { tier, length } => {
            let shown = |n: usize| number::grouped(n as u64);
            let standard = say::standard_tier(lang, tier);
            fill(texts.word_long, &[standard, &shown(length), &shown(WORD_LIMIT)])
        }
        TierWordsError::Alike { easier, harder } => {
            let [easier, harder] = [easier, harder].map(|tier| say::standard_tier(lang, tier));
            fill(texts.words_alike, &[easier, harder])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tier::Tier;

    #[test]
    fn a_sentence_calls_the_tiers_as_the_rep_does() {
        let (easier, harder) = (Tier::Floor, Tier::Target);
        let wrong = Refusal::Tiers(TiersError::OutOfOrder { easier, harder });
        let standard = Lang::Zh.texts().tiers;
        let own = TierWords::typed(["必达", "", "拼一把"], standard).unwrap();
        assert_eq!(say::tiers(Lang::Zh, &own), ["必达", "冲刺", "拼一把"]);
        assert_eq!(say::tiers(Lang::En, &own), ["必达", "Target", "拼一把"]);
        assert_eq!(say::tiers(Lang::Zh, &TierWords::default()), standard);
        let said = refused(Lang::Zh, &own, wrong, "");
        assert!(said.contains("必达") && said.contains("冲刺") && !said.contains("保底"), "{said}");
        let plain = refused(Lang::Zh, &TierWords::default(), wrong, "");
        assert_eq!(plain, say::refusal(Lang::Zh, wrong, ""));
    }

    #[test]
    fn words_that_cannot_be_kept_are_told_with_the_tier_they_are_for() {
        for lang in Lang::ALL {
            let standard = lang.texts().tiers;
            let long = "x".repeat(WORD_LIMIT + 3);
            let told = TierWords::typed(["", "", &long], standard).unwrap_err();
            let told = words_refused(lang, told);
            let shown = |n: usize| number::grouped(n as u64);
            assert!(told.contains(standard[2]) && told.contains(&shown(WORD_LIMIT + 3)), "{told}");
            let alike = TierWords::typed([standard[1], "", ""], standard).unwrap_err();
            let told = words_refused(lang, alike);
            assert!(told.contains(standard[0]) && told.contains(standard[1]), "{told}");
        }
    }
}
