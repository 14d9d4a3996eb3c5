//! What the sheet of where a month stands says of the metrics beside revenue.

use super::stand::percent;
use crate::domain::metric::Standard;
use crate::domain::unit::Figure;
use crate::text::{Lang, number, texts};

texts! {
    /// What the sheet of where a month stands says of the metrics beside revenue.
    MetricTexts

    /// The metrics' names, in the table's order.
    names: [&'static str; 12],
    /// How each is counted, in the same order.
    counted: [&'static str; 12],
    /// Done, and what it comes to.
    rows: [&'static str; 2],
    /// A row of a tier: {0} the tier's name, {1} the row's.
    of_tier: &'static str,
    /// The name of a target that is the same for all tiers.
    target: &'static str,
    /// The word of where the target stands, in the order of the words.
    words: [&'static str; 12],
    /// It has no target: only what was done.
    no_target: &'static str,
    /// To where one is set.
    to_target: &'static str,
    /// What it comes to: {0} done, {1} promised, {2} together. Visits and calls; deals.
    to_come: [&'static str; 2],
    /// Collections: {0} done, {1} open and due, {2} paid on time, {3} together.
    dues: &'static str,
    /// Nothing fell due in twelve months, so all that is open counts.
    no_on_time: &'static str,
    /// What a line goes by: evenly, the month's curve, what falls due.
    by: [&'static str; 3],
    /// More a day than fits one.
    above_capacity: &'static str,
    /// What is to come covers what is missing: {0} to come, {1} missing, {2} percent.
    coverage: &'static str,
    /// Of a ratio: what it is, the distance, what the rest must be.
    ratio_rows: [&'static str; 3],
    /// What it is: {0} above the line, {1} below it, {2} percent.
    ratio: &'static str,
    /// No base yet.
    ratio_none: &'static str,
    /// The distance: {0} what it is, {1} the target, {2} points.
    points: &'static str,
    /// Points: {0}.
    point: &'static str,
    /// What the rest must be, and how: {0} the target, {1} the base so far, {2} still to come, {3} above the line so far.
    needed: &'static str,
    /// At least so much of the rest; at most.
    at_least: [&'static str; 2],
    /// More than all of the rest: {0} percent, {1} what must come from elsewhere.
    beyond: &'static str,
    /// Already above for good: {0} by how much.
    exceeded: &'static str,
    /// Nothing of the base is left: {0} what is missing.
    nothing_left: &'static str,
    /// The target is kept whatever comes.
    kept: &'static str,
    /// What the funnel asks: the heading.
    funnel: &'static str,
    /// Visits, leads, deals asked.
    asked: [&'static str; 3],
    /// Asked and done: {0} asked, {1} done.
    asked_done: &'static str,
    /// Asked alone: {0}.
    asked_alone: &'static str,
    /// How: {0} amount, {1} ticket, {2} deals, {3} rate, {4} leads, {5} visits.
    how_funnel: &'static str,
    /// To the funnel.
    to_funnel: &'static str,
}

pub(super) static ZH: MetricTexts = MetricTexts {
    names: [
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
    counted: [
        "这个月成交减退货。",
        "这个月成交的件数，退货减掉。",
        "这个月收到的钱。",
        "成交金额减成本减返点；没填成本的不算。",
        "这个月成交的单数。",
        "这个月第一次成交，或 12 个月没成交过又成交的客户，每家算一个。",
        "这个月拜访到的，一家一天算一次。",
        "这个月打到的电话，一家一天算一次；同一天拜访过的算拜访。",
        "有结果的单子里，成交的占多少；还没结果的不算。",
        "这个月第二次以上成交的客户 ÷ 前 12 个月成交过的客户。",
        "到今天为止该收的，收回来多少。",
        "这个月花的费用 ÷ 这个月的销售额，越低越好。",
    ],
    rows: ["已做", "月底大约"],
    of_tier: "{0} · {1}",
    target: "目标",
    words: [
        "第一个工作日还没过完，先不评。",
        "中途开始的，先不评快慢。",
        "还没有成交过的单子可参照，先不评。",
        "差得不多，算正常波动。",
        "比该有的快。",
        "跟得上。",
        "有点慢。",
        "落后了。",
        "到了。",
        "这个月没有工作日。",
        "没有工作日了，还没到。",
        "没到。",
    ],
    no_target: "没定目标，只看做了多少。",
    to_target: "在目标卡里定",
    to_come: ["已做 {0} ＋ 已经约好的 {1} ＝ {2}。", "已做 {0} ＋ 手上单子按把握 {1} ＝ {2}。"],
    dues: "已收 {0} ＋ 月底前该收的 {1} × 按时付的 {2} ＝ {3}。",
    no_on_time: "12 个月里没有到期的应收，按全部按时付算。",
    by: ["每个工作日一样多。", "按这个月的节奏。", "按哪天该收：到期日遇休息日顺延。"],
    above_capacity: "一天排不下这么多：要么少定一点，要么一天多跑几家。",
    coverage: "还会来的 {0} ÷ 还差 {1} ＝ {2}。",
    ratio_rows: ["现在", "离目标", "剩下的要到"],
    ratio: "{0} ÷ {1} ＝ {2}。",
    ratio_none: "还没有可比的底数。",
    points: "{0} − {1} ＝ {2}。比率不按天摊，什么时候都跟目标比。",
    point: "{0} 个点",
    needed: "（目标 {0} ×（已有 {1} ＋ 还会来 {2}）− 已有 {3}）÷ 还会来 {2}。",
    at_least: ["至少 {0}", "最多 {0}"],
    beyond: "要 {0}，超过全部：另外 {1} 得从别处来（比如收旧账）",
    exceeded: "已经超了 {0}",
    nothing_left: "没有剩的了，差 {0}",
    kept: "怎么都够了",
    funnel: "漏斗要的",
    asked: ["拜访", "线索", "成交"],
    asked_done: "要 {0}，做了 {1}",
    asked_alone: "要 {0}",
    how_funnel: "{0} ÷ 每单 {1} ＝ {2} 单；÷ 成交率 {3} ＝ {4} 条线索；按每条线索跑的次数 ＝ {5} 次拜访。每一步往上取整。",
    to_funnel: "看倒推到拜访",
};

pub(super) static EN: MetricTexts = MetricTexts {
    names: [
        "Revenue",
        "Volume",
        "Collections",
        "Gross profit",
        "Deals",
        "New customers",
        "Visits",
        "Calls",
        "Conversion",
        "Repurchase",
        "Collection rate",
        "Expense rate",
    ],
    counted: [
        "This month's sales minus returns.",
        "Units sold this month, minus returns.",
        "Money received this month.",
        "Sales minus cost and rebate; sales without a cost are left out.",
        "Deals won this month.",
        "Customers who bought for the first time, or again after 12 months, each counted once.",
        "Visits made this month, one per customer per day.",
        "Calls made this month, one per customer per day; a day with a visit counts as a visit.",
        "Share of ended deals that were won; open ones are left out.",
        "Customers who bought again this month ÷ customers of the previous 12 months.",
        "Share of what fell due so far that was paid.",
        "This month's expenses ÷ this month's revenue; lower is better.",
    ],
    rows: ["Done", "Month end, about"],
    of_tier: "{0} · {1}",
    target: "Target",
    words: [
        "The first working day is not over: not judged yet.",
        "You started mid-month: not judged.",
        "No closed deals to go by yet: not judged.",
        "A small gap, normal swing.",
        "Ahead.",
        "On pace.",
        "A little slow.",
        "Behind.",
        "Reached.",
        "The month has no working days.",
        "No working days left, and not reached.",
        "Not reached.",
    ],
    no_target: "No target set, so only what was done is shown.",
    to_target: "Set one on the goal sheet",
    to_come: [
        "Done {0} + promised {1} = {2}.",
        "Done {0} + open deals weighted by chance {1} = {2}.",
    ],
    dues: "Received {0} + due by month end {1} × paid on time {2} = {3}.",
    no_on_time: "Nothing fell due in 12 months, so all of it counts as paid on time.",
    by: [
        "Each working day the same.",
        "By this month's rhythm.",
        "By due date; amounts due on a day off count on the next working day.",
    ],
    above_capacity: "That is more than fits in a day: lower the target, or see more customers a day.",
    coverage: "Still to come {0} ÷ still to go {1} = {2}.",
    ratio_rows: ["Now", "To the target", "The rest must reach"],
    ratio: "{0} ÷ {1} = {2}.",
    ratio_none: "Nothing to compare with yet.",
    points: "{0} − {1} = {2}. A ratio is not split by day; the target applies at all times.",
    point: "{0} points",
    needed: "(Target {0} × (so far {1} + still to come {2}) − so far {3}) ÷ still to come {2}.",
    at_least: ["At least {0}", "At most {0}"],
    beyond: "{0}, more than all of it: another {1} must come from elsewhere, such as old debts",
    exceeded: "Over by {0} already",
    nothing_left: "Nothing is left, {0} short",
    kept: "Reached either way",
    funnel: "What the funnel needs",
    asked: ["Visits", "Leads", "Deals"],
    asked_done: "{0} needed, {1} done",
    asked_alone: "{0} needed",
    how_funnel: "{0} ÷ {1} per deal = {2} deals; ÷ win rate {3} = {4} leads; × visits per lead = {5} visits. Each step is rounded up.",
    to_funnel: "See Work back to visits",
};

/// A metric's name.
pub fn name(lang: Lang, metric: Standard) -> &'static str {
    at(lang.track().metrics.names, metric)
}

/// How it is counted.
pub fn counted(lang: Lang, metric: Standard) -> &'static str {
    at(lang.track().metrics.counted, metric)
}

fn at(of: [&'static str; 12], metric: Standard) -> &'static str {
    let place = Standard::ALL.iter().position(|one| *one == metric).unwrap_or(0);
    of.get(place).copied().unwrap_or_default()
}

/// A figure in its unit, exactly; a share with one decimal.
pub fn figure(figure: Figure) -> String {
    match figure {
        Figure::Money(amount) => number::exact(amount),
        Figure::Rate(rate) => percent(rate),
        Figure::Count(count) => {
            let sign = if count.pieces() < 0 { "−" } else { "" };
            format!("{sign}{}", number::grouped(count.pieces().unsigned_abs()))
        }
    }
}
