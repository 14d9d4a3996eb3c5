//! The words beside the pictures of a month.

use crate::text::texts;

texts! {
    /// The words beside the pictures of a month.
    PictureTexts

    /// The sheet's heading.
    title: &'static str,
    /// There is nothing to draw yet.
    empty: &'static str,
    /// To where the month stands.
    to_stand: &'static str,

    /// The burn-up's heading.
    burn: &'static str,
    /// What its lines are: plan, actual, still needed.
    burn_lines: [&'static str; 3],
    /// No goal: there is no plan to draw.
    burn_no_goal: &'static str,
    /// A day of it: {0} the day, {1} the plan, {2} what was done.
    burn_done: &'static str,
    /// A day to come: {0} the day, {1} the plan, {2} where the need leads.
    burn_needed: &'static str,
    /// A day with the plan alone: {0} the day, {1} the plan.
    burn_plan: &'static str,
    /// The tiers: {0} name, {1} amount.
    burn_tier: &'static str,

    /// The funnel's heading.
    funnel: &'static str,
    /// What it is of.
    funnel_means: &'static str,
    /// The stages, and won.
    stages: [&'static str; 5],
    /// A stage: {0} how many of 100 come so far.
    stage: &'static str,
    /// From one stage to the next: {0} percent; typed.
    rate_typed: &'static str,
    /// From own deals: {0} passed, {1} of how many, {2} percent used.
    rate_own: &'static str,
    /// The default: {0} percent.
    rate_default: &'static str,
    /// All the way from lead to deal.
    funnel_whole: &'static str,
    /// Why the used rate is not just the one divided by the other.
    funnel_smooth: &'static str,

    /// The concentration's heading.
    few: &'static str,
    /// What it is of.
    few_means: &'static str,
    /// First 20 %, next 30 %, last 50 %.
    few_parts: [&'static str; 3],
    /// A part: {0} customers, {1} amount, {2} percent, {3} textbook percent.
    few_part: &'static str,
    /// The largest customer: {0} name, {1} percent.
    few_largest: &'static str,
    /// Nothing sold yet.
    few_none: &'static str,

    /// The waterfall's heading.
    why: &'static str,
    /// What it is held against: last month, the plan.
    against: [&'static str; 2],
    /// The factors.
    factors: [&'static str; 4],
    /// What begins: last month sold, last month collected, the plan.
    bases: [&'static str; 3],
    /// What ends: sold, collected.
    nows: [&'static str; 2],
    /// What no factor explains.
    other: &'static str,
    /// A factor: {0} before, {1} now.
    from_to: &'static str,
    /// A factor without data this month: {0} before.
    no_data: &'static str,
    /// A factor of which only now is known: {0}.
    only_now: &'static str,
    /// The steps add up: {0} base, {1} the change, {2} now.
    adds_up: &'static str,
    /// A factor of the base is missing, so only the factors are told.
    why_missing: &'static str,
    /// The plan has no funnel to compare with.
    why_no_plan: &'static str,
    /// Neither month has anything.
    why_none: &'static str,
    /// A month that is not over is compared with a whole one.
    why_running: &'static str,

    /// The strip's heading.
    habit: &'static str,
    /// {0} working days, {1} recorded.
    habit_sum: &'static str,
    /// What the marks are: touched, something else noted, nothing, off, to come.
    habit_marks: [&'static str; 5],
    /// A day that was touched: {0} the day, {1} how many customers.
    habit_touched: &'static str,
    /// Any other day: {0} the day, {1} its mark's word.
    habit_day: &'static str,
    /// The days one by one.
    habit_days: &'static str,
}

pub(super) static ZH: PictureTexts = PictureTexts {
    title: "这个月的图",
    empty: "还没有可画的。定了目标、记了拜访和成交，图就出来了。",
    to_stand: "看每个数怎么来的",
    burn: "走到哪了",
    burn_lines: ["计划（虚线）", "实际（实线、圆点）", "还要做的（点线）"],
    burn_no_goal: "这个月还没有目标，画不出计划线。",
    burn_done: "到{0}：计划 {1}，实际 {2}",
    burn_needed: "到{0}：计划 {1}，要做到 {2}",
    burn_plan: "到{0}：计划 {1}",
    burn_tier: "{0} {1}",
    funnel: "漏斗",
    funnel_means: "照下面的比例，100 条线索走到每一步还剩多少。比例来自近 12 个月有结果的单子。",
    stages: ["初步接触", "需求确认", "方案提交", "商务谈判", "成交"],
    stage: "剩 {0} 条",
    rate_typed: "往下走 {0}，自己填的",
    rate_own: "往下走 {1} 单里的 {0} 单，按 {2} 用",
    rate_default: "往下走 {0}，还没有自己的记录，先用默认",
    funnel_whole: "从线索到成交",
    funnel_smooth: "记录少的时候，自己的比例和默认的掺着用（默认当 10 单），记得越多越按自己的。",
    few: "压在几家身上",
    few_means: "近 12 个月成交，按客户从大到小排。实的是你的，空的虚框是课本说的。",
    few_parts: ["前两成客户", "中间三成", "后五成"],
    few_part: "{0} 家，{1}，占 {2}；课本说 {3}",
    few_largest: "最大的一家是 {0}，占 {1}",
    few_none: "近 12 个月还没有客户成交。",
    why: "差在哪",
    against: ["比上个月", "比计划"],
    factors: ["跑了多少客户", "每家成交几单", "每单多少钱", "收回来几成"],
    bases: ["上个月成交", "上个月回款", "计划"],
    nows: ["这个月成交", "这个月回款"],
    other: "说不清的",
    from_to: "{0} → {1}",
    no_data: "{0} → 没有数据，按原来的算",
    only_now: "现在 {0}",
    adds_up: "{0} ＋ 各项合计 {1} ＝ {2}，一分不差。",
    why_missing: "上个月有一项没有数，没法拆成钱，只列出各项。",
    why_no_plan: "没有漏斗，比不了。请先到目标里填“倒推到拜访”。",
    why_none: "这两个月都没有记录，没有可比的。",
    why_running: "这个月还没过完，比的是到今天为止。",
    habit: "记录的习惯",
    habit_sum: "{0} 个工作日记了 {1} 天",
    habit_marks: ["拜访或电话", "记了别的", "没记", "休息", "还没到"],
    habit_touched: "{0}：见了或打了 {1} 家",
    habit_day: "{0}：{1}",
    habit_days: "一天一天看",
};

pub(super) static EN: PictureTexts = PictureTexts {
    title: "The month in pictures",
    empty: "Nothing to draw yet. With a goal, visits and sales the pictures appear.",
    to_stand: "See where each figure comes from",
    burn: "Progress",
    burn_lines: ["Plan (dashes)", "Actual (solid, dots)", "Still needed (dotted)"],
    burn_no_goal: "The month has no goal yet, so there is no plan line.",
    burn_done: "By {0}: plan {1}, actual {2}",
    burn_needed: "By {0}: plan {1}, need {2}",
    burn_plan: "By {0}: plan {1}",
    burn_tier: "{0} {1}",
    funnel: "Funnel",
    funnel_means: "Of 100 leads, how many reach each step at the rates below. Rates come from deals that ended in the last 12 months.",
    stages: ["First contact", "Need confirmed", "Proposal", "Negotiation", "Won"],
    stage: "{0} of 100",
    rate_typed: "{0} move on, set by you",
    rate_own: "{0} of {1} move on; used as {2}",
    rate_default: "{0} move on by default: no records of your own yet",
    funnel_whole: "From lead to deal",
    funnel_smooth: "With few records, your own rate is mixed with the default, which counts as 10 deals.",
    few: "How much depends on a few",
    few_means: "Sales in the last 12 months, largest customers first. Solid is yours; the dashed frame is the textbook.",
    few_parts: ["Top 20% of customers", "Next 30%", "Last 50%"],
    few_part: "{0} customers, {1}, {2}; the textbook says {3}",
    few_largest: "The largest is {0}, with {1}",
    few_none: "No customer has bought in the last 12 months.",
    why: "What made the difference",
    against: ["Against last month", "Against the plan"],
    factors: ["Customers contacted", "Deals per customer", "Amount per deal", "Share collected"],
    bases: ["Sold last month", "Collected last month", "Planned"],
    nows: ["Sold this month", "Collected this month"],
    other: "Unexplained",
    from_to: "{0} → {1}",
    no_data: "{0} → no data, kept as before",
    only_now: "Now {0}",
    adds_up: "{0} + all steps {1} = {2}, to the cent.",
    why_missing: "A figure for last month is missing, so the difference cannot be split into amounts.",
    why_no_plan: "There is no funnel to compare with. First fill in “Work back to visits” under Target.",
    why_none: "Neither month has records, so there is nothing to compare.",
    why_running: "The month is not over; this is as of today.",
    habit: "Recording habit",
    habit_sum: "{1} of {0} working days recorded",
    habit_marks: ["Visits or calls", "Something else", "Nothing", "Day off", "To come"],
    habit_touched: "{0}: {1} customers contacted",
    habit_day: "{0}: {1}",
    habit_days: "Day by day",
};
