//! The words of one sheet of planning.

use crate::text::texts;

texts! {
    /// From the amount back to the visits.
    FunnelTexts

    /// The sheet's heading.
    title: &'static str,
    /// Of which month, with its target: {0} month, {1} target.
    for_month: &'static str,
    /// The month has no target.
    no_goal: &'static str,
    /// There is nothing to take a ticket from.
    no_ticket: &'static str,
    /// The same, where it is typed.
    rough_ticket: &'static str,
    /// A rate cannot be worked back through.
    bad_rate: &'static str,
    /// Something typed is no figure.
    mend: &'static str,
    /// How many rates.
    by: &'static str,
    /// One rate; by stage.
    bys: [&'static str; 2],
    /// What is worked back.
    from: &'static str,
    /// The whole month; what is left.
    froms: [&'static str; 2],
    /// What is left means: {0} amount.
    rest_means: &'static str,
    /// The picture's name for a screen reader.
    picture: &'static str,
    /// Leads: the first step.
    leads: &'static str,
    /// The steps by stage, and deals.
    steps: [&'static str; 5],
    /// Visits of the month.
    visits: &'static str,
    /// Amount and ticket: {0} amount, {1} ticket.
    amount: &'static str,
    /// Last useful day of a step: {0} day.
    last: &'static str,
    /// It has passed: {0} day.
    last_past: &'static str,
    /// Nothing is known of the way.
    last_none: &'static str,
    /// Leads of this month serve later ones: {0} month, {1} number.
    later: &'static str,
    /// The same where that month has no goal: {0} month.
    later_none: &'static str,
    /// What is decided: {0} percent won, {1} percent open.
    decided: &'static str,
    /// The rate's field.
    rate_lead: &'static str,
    /// The fields by stage.
    rates: [&'static str; 4],
    /// The field.
    ticket: &'static str,
    /// The field.
    per_entry: &'static str,
    /// The field.
    days: &'static str,
    /// A smaller figure, for a screen reader: {0} what.
    less: &'static str,
    /// A larger one: {0} what.
    more: &'static str,
    /// Origin: typed.
    typed: &'static str,
    /// Origin: {0} passed of {1}, {2} percent used.
    own: &'static str,
    /// Origin: default, {0} percent.
    default: &'static str,
    /// Why own is not the plain share.
    own_smooth: &'static str,
    /// Origin of the ticket: {0} ticket, {1} sales.
    own_ticket: &'static str,
    /// Origin of the visits: {0} visits, {1} entries, {2} used.
    own_visits: &'static str,
    /// The same without own ones: {0} used.
    default_visits: &'static str,
    /// Origin of the days: {0} days, {1} deals.
    own_days: &'static str,
    /// The same without.
    default_days: &'static str,
    /// Typed and not read: {0}.
    bad_percent: &'static str,
    /// The same for visits.
    bad_visits: &'static str,
    /// The same for days.
    bad_days: &'static str,
    /// The same for the ticket.
    bad_ticket: &'static str,
    /// Against what is kept: {0} leads, {1} visits.
    compared: &'static str,
    /// Keep it.
    keep: &'static str,
    /// Back to what is kept.
    back: &'static str,
    /// Back to own rates.
    clear: &'static str,
    /// It is kept: {0} month.
    kept: &'static str,
    /// Whose figures these are: {0} month.
    carried: &'static str,
    /// How it is worked out: the button.
    how: &'static str,
    /// {0} amount, {1} ticket, {2} deals.
    how_deals: &'static str,
    /// {0} next, {1} rate, {2} this.
    how_step: &'static str,
    /// {0} entries, {1} visits each, {2} visits.
    how_visits: &'static str,
    /// How it is rounded.
    how_up: &'static str,
    /// Visits a week: heading.
    weeks: &'static str,
    /// A week: {0} days, {1} visits, {2} leads.
    week: &'static str,
    /// No working day.
    week_whole: &'static str,
    /// Why it is not divided by 4.
    not_by_four: &'static str,
    /// Sources: heading.
    sources: &'static str,
    /// None.
    sources_empty: &'static str,
    /// Start with the usual ones.
    usual: &'static str,
    /// Their names.
    usual_names: [&'static str; 2],
    /// A source: {0} times, {1} leads, {2} valid percent.
    source: &'static str,
    /// The field.
    source_name: &'static str,
    /// The field.
    source_times: &'static str,
    /// The field.
    source_quota: &'static str,
    /// The field.
    source_valid: &'static str,
    /// Add one.
    source_add: &'static str,
    /// Keep the changed one.
    source_keep: &'static str,
    /// Change it: {0} name.
    source_edit: &'static str,
    /// Take it away: {0} name.
    source_drop: &'static str,
    /// Kept.
    source_kept: &'static str,
    /// The field.
    reserve: &'static str,
    /// Keep it.
    reserve_keep: &'static str,
    /// Supply against need: {0} valid, {1} need.
    supply: &'static str,
    /// So many are missing, {0}.
    short: &'static str,
    /// The same where the reserve covers: {0}, {1} reserve.
    short_covered: &'static str,
    /// Enough.
    enough: &'static str,
    /// More than needed: {0} percent of them would do.
    surplus: &'static str,
    /// A source that cannot be kept.
    bad_source: &'static str,
    /// Too many sources.
    too_many: &'static str,
    /// No reserve.
    bad_reserve: &'static str,
}

pub(super) static ZH: FunnelTexts = FunnelTexts {
    title: "倒推到拜访",
    for_month: "{0} · 目标 {1}",
    no_goal: "这个月还没有目标。先回目标页填一个数，再来倒推要多少线索、多少拜访。",
    no_ticket: "还没有成交，不知道一单多少钱。在下面填“一单金额”，马上算出要几单。",
    rough_ticket: "还没有自己的记录，填个大概的数就行",
    bad_rate: "有一个转化率算不下去：要大于 0，最多 100%。请改好再看。",
    mend: "下面有一格填错了，改好才能往下算。",
    by: "转化率",
    bys: ["一个总的", "分五个阶段"],
    from: "从哪里算",
    froms: ["整个月", "还差的"],
    rest_means: "从今天到月底还要 {0}：已扣掉做成的和在谈的。",
    picture: "从金额倒推到拜访",
    leads: "线索",
    steps: ["初步接触", "需求确认", "方案提交", "商务谈判", "成交"],
    visits: "拜访",
    amount: "{0}，每单 {1}",
    last: "最晚 {0} 进来，才赶得上这个月",
    last_past: "{0} 已过：现在进来的多半算到后面的月份",
    last_none: "还不知道要几天：没有自己的成交，也没填周期",
    later: "这个月找的线索算到 {0}：要 {1} 条",
    later_none: "这个月找的线索算到 {0}：那个月还没有目标",
    decided: "这个月做成 {0}%，在谈的还能来 {1}%",
    rate_lead: "线索到成交（%）",
    rates: ["接触到需求（%）", "需求到方案（%）", "方案到谈判（%）", "谈判到成交（%）"],
    ticket: "一单金额",
    per_entry: "每进一步要拜访几次",
    days: "从线索到成交几天",
    less: "{0}：减一点",
    more: "{0}：加一点",
    typed: "你填的",
    own: "你的：{1} 单里 {0} 单，按 {2}% 算",
    default: "没有自己的记录，先按常见的 {0}%",
    own_smooth: "单数少时和常见的比率放在一起算，免得一两单把它带偏。",
    own_ticket: "你的：最近 12 个月 {1} 笔，平均 {0}",
    own_visits: "你的：推进 {1} 步拜访了 {0} 次，按 {2} 次算",
    default_visits: "没有自己的记录，先按 {0} 次",
    own_days: "你的：{1} 单，一般 {0} 天",
    default_days: "没有自己的成交；填了才算得出最晚日期",
    bad_percent: "“{0}”不对。请填 0.01 到 100，最多两位小数，例如 20。",
    bad_visits: "“{0}”不对。请填 0 到 100，例如 2 或 2.5。",
    bad_days: "“{0}”不对。请填 0 到 1000 的整数天。",
    bad_ticket: "“{0}”不对。请填大于 0 的金额，例如 30万。",
    compared: "和存下的比：线索 {0}，拜访 {1}",
    keep: "就按这个",
    back: "回到存下的",
    clear: "都用我自己的",
    kept: "{0}的漏斗存下了",
    carried: "沿用 {0} 的",
    how: "怎么算的",
    how_deals: "{0} ÷ 每单 {1} = {2} 单",
    how_step: "{0} ÷ {1}% = {2}",
    how_visits: "推进 {0} 步 × 每步 {1} 次 = {2} 次拜访",
    how_up: "每一行都从没取整的数算，最后往上取整，所以各行可能差 1。",
    weeks: "每周要做",
    week: "{0} 个工作日 · 拜访 {1} · 线索 {2}",
    week_whole: "这个月没有工作日，不分到周。",
    not_by_four: "按每周真正的工作日分：除以 4 会把假期周也排满。转化率不按周分，每周同一个。",
    sources: "线索从哪来",
    sources_empty: "还没写来源。加一个，例如展会 2 场、一共 50 条；或用常见的三样。",
    usual: "用常见的：展会 2 场 50 条、转介绍 5 条、备用 100 条",
    usual_names: ["展会", "转介绍"],
    source: "{0} 次 · {1} 条 · 有效 {2}%",
    source_name: "来源",
    source_times: "这个月几次",
    source_quota: "一共几条线索",
    source_valid: "有效的占多少（%）",
    source_add: "加来源",
    source_keep: "改好",
    source_edit: "改 {0}",
    source_drop: "去掉 {0}",
    source_kept: "来源存下了",
    reserve: "备用线索（不算在内）",
    reserve_keep: "存备用",
    supply: "能来 {0} 条，要 {1} 条",
    short: "还差 {0} 条：加一个来源，或多跑一次。",
    short_covered: "还差 {0} 条，备用的 {1} 条够补。",
    enough: "够了",
    surplus: "比要的多。如果只有 {0}% 有效，正好够：有效率填对了吗？",
    bad_source: "来源要有名称（最多 40 个字），次数 1 到 1000，线索最多 100,000 条，有效 0 到 100%。请改一下。",
    too_many: "最多 20 个来源。去掉一个再加。",
    bad_reserve: "“{0}”不对。备用请填 0 到 100,000 的整数。",
};

pub(super) static EN: FunnelTexts = FunnelTexts {
    title: "Work back to visits",
    for_month: "{0} · target {1}",
    no_goal: "This month has no target yet. Set one on the Target page, then see how many leads and visits it takes.",
    no_ticket: "Nothing is sold yet, so the size of a deal is unknown. Fill in “Amount per deal” below.",
    rough_ticket: "no sales of your own yet: a rough figure will do",
    bad_rate: "One rate does not work: it must be above 0 and at most 100%. Change it to see the rest.",
    mend: "One field below is wrong. Fix it and the rest is worked out.",
    by: "Rates",
    bys: ["One overall", "Five stages"],
    from: "Start from",
    froms: ["Whole month", "What is left"],
    rest_means: "{0} from today to month end: what is won and what open deals are likely to bring is already taken off.",
    picture: "From the amount back to the visits",
    leads: "Leads",
    steps: ["First contact", "Need confirmed", "Proposal", "Negotiation", "Deals"],
    visits: "Visits",
    amount: "{0}, {1} per deal",
    last: "To count this month: in by {0}",
    last_past: "{0} has passed: what comes in now will mostly count in a later month",
    last_none: "How long it takes is unknown: you have no deals yet and no days filled in",
    later: "Leads found this month count in {0}: {1} needed",
    later_none: "Leads found this month count in {0}, which has no target yet",
    decided: "This month: {0}% won, {1}% likely from open deals",
    rate_lead: "Lead to deal (%)",
    rates: [
        "Contact to needs (%)",
        "Needs to proposal (%)",
        "Proposal to negotiation (%)",
        "Negotiation to deal (%)",
    ],
    ticket: "Amount per deal",
    per_entry: "Visits per step forward",
    days: "Days from lead to deal",
    less: "{0}: less",
    more: "{0}: more",
    typed: "typed by you",
    own: "yours: {0} of {1} deals, used as {2}%",
    default: "no deals of yours yet: the usual {0}%",
    own_smooth: "With few deals, the usual rate is mixed in so that one or two do not skew it.",
    own_ticket: "yours: {1} sales in 12 months, {0} on average",
    own_visits: "yours: {0} visits for {1} steps, used as {2}",
    default_visits: "no visits of yours yet: {0}",
    own_days: "yours: usually {0} days, from {1} deals",
    default_days: "no deals of yours yet; fill this in to see the latest date",
    bad_percent: "“{0}” does not work. Type 0.01 to 100 with up to two decimals, for example 20.",
    bad_visits: "“{0}” does not work. Type 0 to 100, for example 2 or 2.5.",
    bad_days: "“{0}” does not work. Type whole days from 0 to 1000.",
    bad_ticket: "“{0}” does not work. Type an amount above 0, for example 300,000.",
    compared: "Compared with what is saved: leads {0}, visits {1}",
    keep: "Save this",
    back: "Back to saved",
    clear: "Use my own figures",
    kept: "Funnel for {0} saved",
    carried: "Carried over from {0}",
    how: "How it is worked out",
    how_deals: "{0} ÷ {1} per deal = {2} deals",
    how_step: "{0} ÷ {1}% = {2}",
    how_visits: "{0} steps × {1} visits = {2} visits",
    how_up: "Each row is worked out exactly and rounded up at the end, so rows may differ by 1.",
    weeks: "Each week",
    week: "Days {0} · visits {1} · leads {2}",
    week_whole: "The month has no working days, so nothing is split by week.",
    not_by_four: "Split by the real working days in each week: dividing by 4 would fill holiday weeks too. Rates are not split; every week has the same.",
    sources: "Where leads come from",
    sources_empty: "No sources yet. Add one, for example 2 expos with 50 leads in total, or start with the usual ones.",
    usual: "Use the usual: 2 expos 50 leads, 5 referrals, reserve 100",
    usual_names: ["Expos", "Referrals"],
    source: "{0} times · {1} leads · {2}% valid",
    source_name: "Source",
    source_times: "Times this month",
    source_quota: "Leads in total",
    source_valid: "Valid share (%)",
    source_add: "Add a source",
    source_keep: "Save",
    source_edit: "Change {0}",
    source_drop: "Remove {0}",
    source_kept: "Sources saved",
    reserve: "Leads in reserve (not counted)",
    reserve_keep: "Save reserve",
    supply: "{0} expected, {1} needed",
    short: "{0} short: add a source, or use one more often.",
    short_covered: "{0} short; the reserve of {1} covers it.",
    enough: "Enough",
    surplus: "More than needed. Even with only {0}% valid it would be enough: is the valid share right?",
    bad_source: "A source needs a name of up to 40 characters, 1 to 1000 times, up to 100,000 leads, and 0 to 100% valid. Fix it and save.",
    too_many: "At most 20 sources. Remove one first.",
    bad_reserve: "“{0}” does not work. Type a whole number from 0 to 100,000.",
};
