//! The words of the goal sheet: its nine fields, the letters of SMART, and every rule of the
//! checker as a sentence with places for the figures that made it fire, in the order the rule gives
//! them.

use crate::domain::checker::{Evidence, Finding, MetricName, RULES, Repair, Severity};
use crate::domain::metric::Standard;
use crate::domain::rate::{Rate, Rounding};
use crate::domain::smart::{Reason, Unjudged, Verdict};
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::domain::unit::Figure;
use crate::text::{Counted, Lang, date, fill, number, say, texts};

texts! {
    /// The goal sheet, with what the checker finds.
    SheetTexts

    /// The sheet's heading.
    title: &'static str,
    /// Of which month: {0}.
    of: &'static str,
    /// Name, content, metric, period, owner, background, support, helpers, execution.
    fields: [&'static str; 9],
    /// The metric and the tiers: {0} floor, {1} target, {2} challenge, then their names.
    metric: &'static str,
    /// No tiers yet.
    no_tiers: &'static str,
    /// A field that is too long: {0} its name, {1} how many, {2} the most.
    long: &'static str,
    /// Fields that say nothing yet: {0} their names.
    missing: &'static str,
    /// Between names.
    and: &'static str,
    /// Nothing is missing.
    full: &'static str,
    /// Save.
    save: &'static str,
    /// Saved.
    kept: &'static str,
    /// The heading of SMART.
    smart: &'static str,
    /// S, M, A, R, T in words.
    letters: [&'static str; 5],
    /// Met, failed, unknown.
    verdicts: [&'static str; 3],
    /// No metric, no number, no date.
    lacks: [&'static str; 3],
    /// No history; no company's figure.
    unjudged: [&'static str; 2],
    /// To the company's figure.
    to_company: &'static str,
    /// To the import of what was sold before.
    to_import: &'static str,
    /// The heading of the findings.
    findings: &'static str,
    /// None.
    clean: &'static str,
    /// Block, warn, ask, note.
    severities: [&'static str; 4],
    /// A block stops confirming and never saving.
    blocks: &'static str,
    /// The rules, in the register's order.
    rules: [&'static str; 27],
    /// A week's figure that is a calendar day's: {0} days of the month.
    a_day: &'static str,
    /// The metrics everybody has, in `Standard::ALL`'s order.
    metrics: [&'static str; 12],
    /// A metric of the rep's own.
    own_metric: &'static str,

    /// Repair: the calendar's weeks.
    use_weeks: &'static str,
    /// Repair: due × rate.
    use_due: &'static str,
    /// Repair: keep one.
    merge: &'static str,
    /// Repair: split the rest: {0}.
    give_rest: &'static str,
    /// Repair: say why.
    say_why: &'static str,
    /// Repair: to the tiers.
    to_tiers: &'static str,
    /// Repair: put in order: {0}, {1}, {2}.
    order: &'static str,
    /// Repair: the floor from history: {0}, {1} its name.
    floor: &'static str,
    /// Repair: look at the customers.
    ways: &'static str,
    /// Repair: the target becomes the company's: {0}, {1} its name.
    raise: &'static str,
    /// Repair: so many visits in the month: {0}.
    more_visits: &'static str,
    /// Repair: so many new leads a day: {0}.
    more_leads: &'static str,
    /// Repair: so much of the sources' leads is valid: {0}.
    valid: &'static str,
    /// Repair: to the sources.
    to_sources: &'static str,
    /// A goal's name: {0} month, {1} metric.
    new_name: &'static str,
    /// Repair: the name becomes {0}.
    rename: &'static str,
    /// Repair: so many visits fit a day: {0}.
    visits_a_day: &'static str,
    /// Repair: the rest {0} goes to part {1}.
    rest_to: &'static str,
    /// Repair: the parts are fitted to the goal.
    fit: &'static str,
    /// Repair: to the split.
    to_split: &'static str,
    /// A finding about a split: {0} dimension, {1} what.
    of_split: &'static str,
    /// Repaired, and what was done: {0}.
    done: &'static str,

    /// The heading of other metrics' figures.
    others: &'static str,
    /// What they are.
    others_mean: &'static str,
    /// Which metric.
    other_which: &'static str,
    /// The field.
    other: &'static str,
    /// Keep it.
    other_keep: &'static str,
    /// Kept: {0} metric, {1} figure.
    other_kept: &'static str,
    /// A figure that cannot be: {0} as typed.
    other_wrong: &'static str,
    /// A version: {0} metric, {1} figure, day and reason.
    other_line: &'static str,
    /// What is done: {0}, {1} attained; where lower is better {1} says whether it is kept.
    other_done: [&'static str; 2],
    /// Nothing is known of it yet.
    other_none: &'static str,
    /// A share is typed in percent; lower is better.
    other_means: [&'static str; 2],
    /// Where lower is better: kept, gone over.
    other_lower: [&'static str; 2],

    /// To define a metric of one's own.
    own_add_open: &'static str,
    /// Its name.
    own_name: &'static str,
    /// What it is counted in, how, which way is better.
    own_labels: [&'static str; 3],
    /// Yuan, pieces, a share.
    own_units: [&'static str; 3],
    /// Adds up; the last one counts.
    own_kinds: [&'static str; 2],
    /// Higher, lower.
    own_better: [&'static str; 2],
    /// Add it.
    own_add: &'static str,
    /// Added: {0} name.
    own_added: &'static str,
    /// What it stands at.
    own_figure: &'static str,
    /// Note it.
    own_note: &'static str,
    /// Noted.
    own_noted: &'static str,
    /// A share that adds up is two figures.
    own_two: &'static str,

    /// The heading of milestones.
    steps: &'static str,
    /// None yet.
    no_steps: &'static str,
    /// To add one.
    step_open: &'static str,
    /// What, by which day, an amount.
    step_fields: [&'static str; 3],
    /// Add it.
    step_add: &'static str,
    /// Kept: {0} day.
    step_kept: &'static str,
    /// An amount sold: {0}.
    step_sold: &'static str,
    /// Reached, missed.
    step_states: [&'static str; 2],
    /// Reached so many days late.
    step_late: Counted,
    /// So many days are left.
    step_days: Counted,
    /// What is missing: {0}.
    step_missing: &'static str,
    /// It is done.
    step_done: &'static str,
    /// It is not done.
    step_undone: &'static str,
    /// Take it away.
    step_drop: &'static str,
    /// Changed: {0} what.
    step_changed: &'static str,
    /// Taken away: {0} what.
    step_gone: &'static str,
    /// Not a day of the month: {0} as typed.
    step_wrong_day: &'static str,
    /// Nothing said, or more than {0} characters.
    step_words: &'static str,
    /// {0} are enough.
    step_many: &'static str,

    /// The pasted plan's heading.
    paste: &'static str,
    /// What it is for.
    paste_means: &'static str,
    /// The field.
    paste_field: &'static str,
    /// Nothing in it could be read.
    paste_nothing: &'static str,
    /// A row read: {0} name, {1} month, {2} week.
    row: &'static str,
    /// A row by the calendar's weeks: {0} name, {1} month, {2} the weeks.
    row_weeks: &'static str,
    /// A rate's row: {0} name, {1} rate.
    row_rate: &'static str,
}

pub(super) static ZH: SheetTexts = SheetTexts {
    title: "目标卡",
    of: "{0}的目标",
    fields: [
        "目标名称",
        "目标内容",
        "衡量指标",
        "周期",
        "负责人",
        "背景",
        "支持与资源",
        "协助人",
        "执行计划",
    ],
    metric: "销售额：{3} {0}，{4} {1}，{5} {2}",
    no_tiers: "销售额：三档还没定",
    long: "“{0}”有 {1} 个字，最多 {2} 个。请缩短再存。",
    missing: "还没写：{0}",
    and: "、",
    full: "九项都写了。",
    save: "保存目标卡",
    kept: "目标卡存好了。",
    smart: "SMART 检查",
    letters: ["具体", "可衡量", "做得到", "跟公司一致", "有期限"],
    verdicts: ["做到", "没做到", "还不能判断"],
    lacks: ["没选指标", "没有数字", "没有日期"],
    unjudged: ["没有历史月份可比", "没填公司要的数"],
    to_company: "去填公司要的数",
    to_import: "导入以前的成交",
    findings: "检查结果",
    clean: "没有发现问题。",
    severities: ["必须改", "可能有错", "请说明", "供参考"],
    blocks: "有“必须改”的，能存不能确认。",
    rules: [
        "一个月 {0}，每周却写 {1}：几周加起来是 {2}，对不上。",
        "{0} 是比率，不能摊成每周 {1}。每周的数 = 当周到期的钱 × {0}。",
        "写负责人的地方有 {0} 处，写法有 {1} 种。留一处就够。",
        "各部分加起来 {0}，目标是 {1}，还有 {2} 没分下去。",
        "目标算的是{0}，结果算的是{1}，不能直接比。",
        "公司要 {0}，你定 {1}，低了。请写明原因。",
        "要增长 {0}，可没有可比的基数。请直接写金额。",
        "提升 {0} 有三种读法，请说清是哪一种。",
        "“{0}”是说 {0} 的客户，还是多 {0}？请写清楚。",
        "名称说的是{0}，内容数的是{1}。",
        "增长 {0} 不能除成 {1} 份：每个月跟它自己的基数比。",
        "{2} 单、{3} 次拜访，等于每次成 {0}；你的记录是 {1}。",
        "要 {0} 单，写了几个比率（{1}、{2}），没说是哪一段到哪一段。",
        "计划做 {0} 次，{3} 单只用得上 {1} 到 {2} 次。",
        "每天的新线索合计 {0} 条，要 {1} 条，少 {2} 条。",
        "来源合计 {0} 条线索，只要 {1} 条。其中多少有效？",
        "要复盘 {0} 次失败，可最多只会丢 {1} 单。",
        "按客户分类要联系 {0} 次，时间只够 {1} 次。",
        "一条曲线里混了几个指标，不能凑成百分之百。每个指标一条曲线。",
        "每月 {0}，三个月是 {2}，季度却写 {1}。",
        "三档要从易到难，现在是 {0}、{1}、{2}。",
        "目标 {0} 是你最好一个月（{1}）的 {2}。{3}请按自己的历史定。",
        "各部分加起来 {0}，最多 {1}，多了 {2}。",
        "一家客户占了全年的 {0}（{1}），风险大。",
        "主行业以外的新客户只占 {0}（{2} 家里 {1} 家）。",
        "没有数字或没有期限，等于没有目标。",
        "以前 {1} 次成 {0} 次，最近 {3} 次成 {2} 次：样本太小，先不下结论。",
    ],
    a_day: "它是一个月除以 {0} 天，是一天的数，不是一周的。",
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
    own_metric: "自定指标",
    use_weeks: "改成日历上的周",
    use_due: "改成到期的钱 × 比率",
    merge: "只留一处",
    give_rest: "去分剩下的 {0}",
    say_why: "去写原因",
    to_tiers: "去写三档金额",
    order: "改成 {0}、{1}、{2}",
    floor: "{1}改成 {0}",
    ways: "去看客户",
    raise: "{1}改成公司的 {0}",
    more_visits: "拜访量改成一个月 {0} 次",
    more_leads: "每天找 {0} 条新线索",
    valid: "按 {0} 有效算",
    to_sources: "去写每个来源多少有效",
    new_name: "{0}{1}",
    rename: "名称改成“{0}”",
    visits_a_day: "改成一天跑 {0} 家",
    rest_to: "剩下的 {0} 给{1}",
    fit: "没锁的部分缩到正好",
    to_split: "去改拆分",
    of_split: "按{0}拆：{1}",
    done: "改好了：{0}",
    others: "还要看的数",
    others_mean: "比如五个新客户。改了，原来的还留着。",
    other_which: "看哪个",
    other: "这个月要做到",
    other_keep: "记下",
    other_kept: "{0}定为 {1}。",
    other_wrong: "“{0}”不对。请填大于 0 的整数，金额可以带万。",
    other_line: "{0} {1}",
    other_done: ["已有 {0}，做到 {1}", "现在 {0}，{1}"],
    other_none: "还没有数",
    other_means: ["填百分数，比如 12.5。", "越低越好。"],
    other_lower: ["没超", "超了"],
    own_add_open: "加一个自己的指标",
    own_name: "叫什么（比如铺货门店）",
    own_labels: ["按什么数", "怎么算", "哪边好"],
    own_units: ["元", "个", "百分比"],
    own_kinds: ["一笔笔加起来", "看最新一次"],
    own_better: ["越高越好", "越低越好"],
    own_add: "加上",
    own_added: "加了“{0}”。",
    own_figure: "今天是多少（比率写 3/20）",
    own_note: "记下这个数",
    own_noted: "记下了。",
    own_two: "比率要写两个数，比如 3/20。",
    steps: "里程碑",
    no_steps: "还没有。写上哪天要做到什么，好一步步看。",
    step_open: "加一个里程碑",
    step_fields: ["要做到什么", "哪天以前（填几号）", "要卖到多少（元，可不填）"],
    step_add: "加上",
    step_kept: "加了{0}的里程碑。",
    step_sold: "卖到 {0}",
    step_states: ["做到了", "过了没做到"],
    step_late: ["晚了 {0} 天做到", "晚了 {0} 天做到"],
    step_days: ["还有 {0} 天", "还有 {0} 天"],
    step_missing: "还差 {0}",
    step_done: "做到了",
    step_undone: "还没做到",
    step_drop: "去掉",
    step_changed: "改了：{0}",
    step_gone: "去掉了：{0}",
    step_wrong_day: "“{0}”不是这个月的日子。请填几号，比如 15。",
    step_words: "请写上要做到什么，最多 {0} 个字。",
    step_many: "一个月最多 {0} 个。先去掉一个。",
    paste: "检查一张现成的表",
    paste_means: "把别人给的目标表贴进来，有漏洞会指出来。",
    paste_field: "贴在这里（每行一条，列之间用竖线或制表符）",
    paste_nothing: "没有读到金额或比率。每行要有名称、月度数和周数，例如：销售一组 | 150万元 | 5万元",
    row: "{0}：月 {1}，周 {2}",
    row_weeks: "{0}：月 {1}，按日历的周是 {2}",
    row_rate: "{0}：{1}，每周按当周到期的钱算",
};

pub(super) static EN: SheetTexts = SheetTexts {
    title: "Goal sheet",
    of: "Goal for {0}",
    fields: [
        "Name",
        "Content",
        "Measured by",
        "Period",
        "Owner",
        "Background",
        "Support and resources",
        "Helpers",
        "Action plan",
    ],
    metric: "Revenue: {3} {0}, {4} {1}, {5} {2}",
    no_tiers: "Revenue: no tiers yet",
    long: "“{0}” has {1} characters; the limit is {2}. Shorten it and save again.",
    missing: "Still empty: {0}",
    and: ", ",
    full: "All nine are filled in.",
    save: "Save goal sheet",
    kept: "Goal sheet saved.",
    smart: "SMART check",
    letters: ["Specific", "Measurable", "Attainable", "Relevant", "Time-bound"],
    verdicts: ["met", "not met", "too early to tell"],
    lacks: ["no metric chosen", "no number", "no date"],
    unjudged: ["no earlier months to compare with", "the company's figure is not filled in"],
    to_company: "Fill in the company's figure",
    to_import: "Import past sales",
    findings: "Check results",
    clean: "No problems found.",
    severities: ["Must change", "Probably wrong", "Please explain", "Good to know"],
    blocks: "With a “Must change” you can save but not confirm.",
    rules: [
        "{0} a month but {1} a week: the weeks add up to {2}.",
        "{0} is a rate and cannot be split into {1} a week. A week's figure is what falls due that week × {0}.",
        "The owner is named in {0} places, in {1} ways. One is enough.",
        "The parts add up to {0}, the goal is {1}: {2} is not assigned.",
        "The goal is for {0}, the result for {1}: they cannot be compared.",
        "The company wants {0}, your figure is {1}. Say why it is lower.",
        "Up {0}, but there is no base to compare with. Type an amount.",
        "“Up {0}” can be read three ways. Say which.",
        "Does “{0}” mean {0} of customers, or {0} more? Say which.",
        "The name says {0}, but the content counts {1}.",
        "Growth of {0} cannot be divided by {1}: each month grows from its own base.",
        "{2} deals from {3} visits means {0} per visit; your records say {1}.",
        "{0} deals and several rates ({1}, {2}), without saying between which stages.",
        "{0} are planned, but {3} deals only take {1} to {2}.",
        "Daily new leads add up to {0}; {1} are needed, {2} short.",
        "The sources bring {0} leads, but only {1} are needed. How many are valid?",
        "{0} losses to review, but at most {1} deals can be lost.",
        "By class you owe {0} contacts; there is time for {1}.",
        "One curve mixes several metrics, so it cannot add up to 100%. Use one curve per metric.",
        "{0} a month is {2} in three, but the quarter says {1}.",
        "Tiers must go from easy to hard; these are {0}, {1}, {2}.",
        "The target of {0} is {2} of your best month ({1}). Take {3} from your own history.",
        "The parts add up to {0}; the limit is {1}, so {2} is too much.",
        "One customer makes up {0} of the year ({1}). That is a risk.",
        "Only {0} of the new customers are outside the main industry ({1} of {2}).",
        "Without a number or a deadline, it is not a goal.",
        "{0} of {1} before, {2} of {3} now: too few to draw conclusions.",
    ],
    a_day: "It is a month divided by {0} days: that is a day's figure, not a week's.",
    metrics: [
        "revenue",
        "volume",
        "collections",
        "gross profit",
        "deals",
        "new customers",
        "visits",
        "calls",
        "conversion",
        "repurchase rate",
        "collection rate",
        "expense rate",
    ],
    own_metric: "a metric of your own",
    use_weeks: "Use the calendar's weeks",
    use_due: "Use amount due × the rate",
    merge: "Keep one",
    give_rest: "Split the remaining {0}",
    say_why: "Say why",
    to_tiers: "Type the three amounts",
    order: "Make it {0}, {1}, {2}",
    floor: "Set {1} to {0}",
    ways: "See customers",
    raise: "Raise {1} to the company's {0}",
    more_visits: "Plan {0} visits this month",
    more_leads: "Find {0} new leads a day",
    valid: "Count {0} of them as valid",
    to_sources: "Say how many from each source are valid",
    new_name: "{1} of {0}",
    rename: "Rename it “{0}”",
    visits_a_day: "Plan {0} visits a day",
    rest_to: "Give the remaining {0} to {1}",
    fit: "Scale unlocked parts to fit",
    to_split: "Change the split",
    of_split: "{0}: {1}",
    done: "Fixed: {0}",
    others: "Other figures",
    others_mean: "Five new customers, for example. If you change one, the first figure is kept.",
    other_which: "Which one",
    other: "Target this month",
    other_keep: "Save",
    other_kept: "{0}: {1}.",
    other_wrong: "“{0}” does not work. Type a whole number above 0; amounts can use K or M.",
    other_line: "{0}: {1}",
    other_done: ["{0} so far, {1} reached", "{0} so far, {1}"],
    other_none: "No figure yet",
    other_means: ["Type a percentage, such as 12.5.", "Lower is better."],
    other_lower: ["within the limit", "over the limit"],
    own_add_open: "Add your own metric",
    own_name: "Name (such as outlets)",
    own_labels: ["Counted in", "How it counts", "Better when"],
    own_units: ["Yuan", "Count", "Percentage"],
    own_kinds: ["Entries add up", "Latest value counts"],
    own_better: ["Higher", "Lower"],
    own_add: "Add",
    own_added: "“{0}” added.",
    own_figure: "Today's figure (type a ratio as 3/20)",
    own_note: "Save",
    own_noted: "Saved.",
    own_two: "A ratio needs two numbers, such as 3/20.",
    steps: "Milestones",
    no_steps: "None yet. Say what to reach by which day.",
    step_open: "Add a milestone",
    step_fields: ["What to reach", "By day of the month", "Sold by then (yuan, optional)"],
    step_add: "Add",
    step_kept: "Milestone for {0} added.",
    step_sold: "{0} sold",
    step_states: ["reached", "missed"],
    step_late: ["reached {0} day late", "reached {0} days late"],
    step_days: ["{0} day left", "{0} days left"],
    step_missing: "{0} to go",
    step_done: "Mark as done",
    step_undone: "Mark as not done",
    step_drop: "Remove",
    step_changed: "Changed: {0}",
    step_gone: "Removed: {0}",
    step_wrong_day: "“{0}” is not a day of this month. Type its number, such as 15.",
    step_words: "Say what to reach, in up to {0} characters.",
    step_many: "A month can have up to {0}. Remove one first.",
    paste: "Check a plan you were given",
    paste_means: "Paste someone's target table, and its mistakes are pointed out.",
    paste_field: "Paste it here (one row per line, columns separated by | or tabs)",
    paste_nothing: "No amounts or rates found. Each line needs a name, a monthly and a weekly figure, for example: Team 1 | 1.5M | 50K",
    row: "{0}: month {1}, week {2}",
    row_weeks: "{0}: month {1}, by the calendar's weeks {2}",
    row_rate: "{0}: {1} of what falls due each week",
};

/// A share in percent with at most one decimal, rounded half away from zero.
///
/// ```
/// use fieldplan::domain::rate::Rate;
/// use fieldplan::text::planning::goal_sheet::percent;
/// assert_eq!(percent(Rate::of(20_i64, 65_i64).unwrap()), "30.8%");
/// assert_eq!(percent(Rate::percent(90)), "90%");
/// ```
pub fn percent(rate: Rate) -> String {
    let tenths = rate.of_wide(1_000, Rounding::HalfAway);
    let (sign, size) = if tenths < 0 { ("−", -tenths) } else { ("", tenths) };
    let decimal = if size % 10 == 0 { String::new() } else { format!(".{}", size % 10) };
    format!("{sign}{}{decimal}%", number::grouped(u64::try_from(size / 10).unwrap_or(u64::MAX)))
}

/// A metric's name.
pub fn metric(lang: Lang, metric: Standard) -> &'static str {
    let place = Standard::ALL.iter().position(|one| *one == metric).unwrap_or(0);
    lang.planning().goal_sheet.metrics.get(place).copied().unwrap_or_default()
}

/// A figure in its unit, for a quick look.
pub fn figure(lang: Lang, figure: Figure) -> String {
    match figure {
        Figure::Money(amount) => number::short(lang, amount),
        Figure::Rate(rate) => percent(rate),
        Figure::Count(count) => {
            let sign = if count.pieces() < 0 { "−" } else { "" };
            format!("{sign}{}", number::grouped(count.pieces().unsigned_abs()))
        }
    }
}

/// The place of the floor's name in the sentence of an unrealistic floor.
const FLOOR_NAME: usize = 3;

fn shown(lang: Lang, evidence: &Evidence) -> String {
    match evidence {
        Evidence::Figure(one) => figure(lang, *one),
        Evidence::Run(run) => date::run(lang, *run),
        Evidence::Metric(MetricName::Standard(one)) => metric(lang, *one).to_owned(),
        Evidence::Metric(MetricName::Own(_)) => lang.planning().goal_sheet.own_metric.to_owned(),
    }
}

/// What a rule found, with its figures; the floor, where it speaks of it, as the rep calls it.
pub fn finding(lang: Lang, named: &TierWords, finding: &Finding) -> String {
    let texts = lang.planning().goal_sheet;
    let place = RULES.iter().position(|rule| rule.name == finding.rule).unwrap_or(0);
    let words: Vec<String> = finding.figures.iter().map(|one| shown(lang, one)).collect();
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    if finding.rule == "floor-unrealistic" {
        words.truncate(FLOOR_NAME);
        words.resize(FLOOR_NAME, "");
        words.push(say::tier(lang, named, Tier::Floor));
    }
    let mut sentence = fill(texts.rules.get(place).copied().unwrap_or_default(), &words);
    if finding.rule == "day-figure-in-week"
        && let Some(days) = words.get(3)
    {
        if lang == Lang::En {
            sentence.push(' ');
        }
        sentence.push_str(&fill(texts.a_day, &[days]));
    }
    sentence
}

/// How a severity is told.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    let [block, warn, ask, note] = lang.planning().goal_sheet.severities;
    match severity {
        Severity::Block => block,
        Severity::Warn => warn,
        Severity::Ask => ask,
        Severity::Note => note,
    }
}

/// A letter's verdict: a hook, its word and why; `found` is the sentence of the first finding that
/// fails it.
pub fn verdict(lang: Lang, verdict: &Verdict, found: Option<String>) -> (&'static str, String) {
    let texts = lang.planning().goal_sheet;
    let [met, failed, unknown] = texts.verdicts;
    let [no_metric, no_number, no_date] = texts.lacks;
    let [no_history, no_company] = texts.unjudged;
    let (hook, word, why) = match verdict {
        Verdict::Met => return ("met", met.to_owned()),
        Verdict::Failed(reasons) => {
            let why = match reasons.first() {
                Some(Reason::NoMetric) => no_metric,
                Some(Reason::NoNumber) => no_number,
                Some(Reason::NoDate) => no_date,
                Some(Reason::Rule { .. }) | None => "",
            };
            ("failed", failed, found.unwrap_or_else(|| why.to_owned()))
        }
        Verdict::Unknown(Unjudged::NoHistory) => ("unknown", unknown, no_history.to_owned()),
        Verdict::Unknown(Unjudged::NoCompanyLink) => ("unknown", unknown, no_company.to_owned()),
    };
    let joined =
        if lang == Lang::Zh { format!("{word}：{why}") } else { format!("{word}: {why}") };
    (hook, joined)
}

/// What the button of a repair says, the floor as the rep calls it; `None` where nothing can be
/// done with a tap.
pub fn repair(lang: Lang, named: &TierWords, repair: &Repair) -> Option<String> {
    let texts = lang.planning().goal_sheet;
    let money = |amount| number::short(lang, amount);
    let plain = |words: &'static str| Some(words.to_owned());
    match repair {
        Repair::UseAmounts(_) => plain(texts.use_weeks),
        Repair::WeekIsDueTimesRate => plain(texts.use_due),
        Repair::Merge => plain(texts.merge),
        Repair::GiveTheRest(rest) => Some(fill(texts.give_rest, &[&money(*rest)])),
        Repair::AskReason => plain(texts.say_why),
        Repair::AskAbsolute | Repair::Add { .. } => plain(texts.to_tiers),
        Repair::Order(order) => {
            let [floor, target, challenge] = order.map(|one| figure(lang, one));
            Some(fill(texts.order, &[&floor, &target, &challenge]))
        }
        Repair::FloorFromHistory(floor) => {
            let name = say::tier(lang, named, Tier::Floor);
            Some(fill(texts.floor, &[&money(*floor), name]))
        }
        Repair::Ways(_) => plain(texts.ways),
        _ => None,
    }
}

/// The metric a text speaks of, the first one named in it.
///
/// ```
/// use fieldplan::domain::metric::Standard;
/// use fieldplan::text::planning::goal_sheet::named;
/// assert_eq!(named("季度销售额增长15%"), Some(Standard::Revenue));
/// assert_eq!(named("完成5个高端客户签约"), Some(Standard::Deals));
/// assert_eq!(named("加油"), None);
/// ```
pub fn named(text: &str) -> Option<Standard> {
    let text = text.to_lowercase();
    let found = WORDS.iter().filter_map(|(word, metric)| Some((text.find(word)?, *metric)));
    // The first in the text; of two that begin together the one listed first.
    found
        .fold(None, |best: Option<(usize, Standard)>, one| match best {
            Some(best) if best.0 <= one.0 => Some(best),
            _ => Some(one),
        })
        .map(|(_, metric)| metric)
}

/// What people call the metrics.
const WORDS: [(&str, Standard); 26] = [
    ("销售额", Standard::Revenue),
    ("销售业绩", Standard::Revenue),
    ("营业额", Standard::Revenue),
    ("revenue", Standard::Revenue),
    ("sales", Standard::Revenue),
    ("销量", Standard::Volume),
    ("volume", Standard::Volume),
    ("回款率", Standard::CollectionRate),
    ("collection rate", Standard::CollectionRate),
    ("回款", Standard::Collections),
    ("collections", Standard::Collections),
    ("毛利", Standard::GrossProfit),
    ("profit", Standard::GrossProfit),
    ("签约", Standard::Deals),
    ("成交单", Standard::Deals),
    ("deals", Standard::Deals),
    ("contracts", Standard::Deals),
    ("新客户", Standard::NewCustomers),
    ("new customers", Standard::NewCustomers),
    ("拜访", Standard::Visits),
    ("visits", Standard::Visits),
    ("转化率", Standard::Conversion),
    ("conversion", Standard::Conversion),
    ("复购率", Standard::Repurchase),
    ("费用率", Standard::ExpenseRate),
    ("expense rate", Standard::ExpenseRate),
];

/// The growth a text asks for: a number before a percent sign, where it speaks of growing.
///
/// ```
/// use fieldplan::domain::rate::Rate;
/// use fieldplan::text::planning::goal_sheet::growth;
/// assert_eq!(growth("季度销售额增长15%"), Some(Rate::percent(15)));
/// assert_eq!(growth("Revenue +10 %"), Some(Rate::percent(10)));
/// assert_eq!(growth("回款率 90%"), None);
/// ```
pub fn growth(text: &str) -> Option<Rate> {
    let text = text.replace('％', "%").to_lowercase();
    if !["增长", "提升", "提高", "+", "up ", "grow"].iter().any(|word| text.contains(word)) {
        return None;
    }
    let (before, _) = text.split_once('%')?;
    let before = before.trim_end();
    let start = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
        at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    before.get(start..)?.parse().ok().filter(|number| *number < 10_000).map(Rate::percent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkCalendar;
    use crate::domain::checker::{PastedRow, Plan, check};
    use crate::domain::money::Money;
    use crate::domain::period::{Month, MonthStart};

    #[test]
    fn a_days_figure_in_a_week_says_all_its_figures_in_both_languages() {
        let calendar = WorkCalendar::default();
        let mut plan = Plan::new(&calendar);
        let period = Month::new(2026, 11).unwrap().period(MonthStart::FIRST);
        let (month, week) = (Money::from_yuan(1_500_000), Money::from_yuan(50_000));
        plan.pasted.rows = vec![PastedRow { period, month, week }];
        let found = check(&plan);
        let named = TierWords::default();
        let zh = finding(Lang::Zh, &named, &found[0]);
        assert!(zh.contains("150万") && zh.contains("5万") && zh.contains("30 天"), "{zh}");
        let en = finding(Lang::En, &named, &found[0]);
        assert!(en.contains("1.5M") && en.contains("50K") && en.contains("30 days"), "{en}");
        assert!(repair(Lang::Zh, &named, &found[0].repair).is_some());
    }

    #[test]
    fn every_rule_has_its_sentence() {
        assert_eq!(Lang::Zh.planning().goal_sheet.rules.len(), RULES.len());
    }
}
