//! What a review of a day, a week or a month says.

use crate::text::texts;

texts! {
    /// What a review of a day, a week or a month says.
    WrittenTexts

    /// The headings of a day: three questions, done, not done, win, lesson, next.
    day_heads: [&'static str; 6],
    /// The headings of a week: result, process, where it gets stuck, what got worse.
    week_heads: [&'static str; 4],
    /// The headings of a month: result, factors, mix, strategy, what is missing, versions, next.
    month_heads: [&'static str; 7],
    /// Between lines that stand in a row.
    join: &'static str,
    /// The heading of the rep's own line.
    line_head: &'static str,
    /// What was done, of what was asked: {0}, {1}.
    sold_of: &'static str,
    /// What was done.
    sold: &'static str,
    /// The three questions.
    questions: [&'static str; 3],
    /// A question with its answer: {0}, {1}.
    asked: &'static str,
    /// Nobody was reached.
    nobody: &'static str,
    /// The needs of all are noted: {0} how many.
    needs_known: &'static str,
    /// Of some they are not: {0} how many, {1} who.
    needs_unknown: &'static str,
    /// Some came closer: {0} how many, {1} who.
    closer: &'static str,
    /// Some said no: {0} how many, {1} who.
    said_no: &'static str,
    /// Neither.
    no_move: &'static str,
    /// All have a next step: {0} how many.
    next_agreed: &'static str,
    /// Some have none: {0} how many, {1} who.
    next_missing: &'static str,
    /// Whom, and what came of it: {0}, {1}.
    came: &'static str,
    /// Nothing was done.
    none_done: &'static str,
    /// Nothing was missed.
    none_missed: &'static str,
    /// No win, no lesson is written yet.
    none_learnt: [&'static str; 2],
    /// The next working day: {0} day, {1} who.
    next: &'static str,
    /// Nobody is promised for it yet: {0} day.
    next_nobody: &'static str,
    /// Visits, calls, proposals.
    activities: [&'static str; 3],
    /// Done and planned: {0} activity, {1}, {2}.
    process: &'static str,
    /// Done, nothing planned: {0} activity, {1}.
    process_alone: &'static str,
    /// The four stages' steps.
    stages: [&'static str; 4],
    /// Stuck at a step: {0} step, {1} of, {2} passed, {3} rate, {4} usual rate.
    stuck: &'static str,
    /// What to do about it, stage by stage.
    stuck_do: [&'static str; 4],
    /// An activity is short: {0} activity, {1} done, {2} planned, {3} missing.
    short: &'static str,
    /// Nothing is stuck.
    not_stuck: &'static str,
    /// The share won fell: {0}, {1} now, {2} won, {3} of.
    fell_conversion: &'static str,
    /// The ticket fell: {0}, {1} now.
    fell_ticket: &'static str,
    /// It takes longer: {0} days, {1} now.
    fell_cycle: &'static str,
    /// Nothing got worse.
    not_worse: &'static str,
    /// Customers, deals a customer, ticket, share collected.
    factors: [&'static str; 4],
    /// A factor with its part: {0} name, {1} planned, {2} done, {3} part.
    factor: &'static str,
    /// A factor without a plan: {0} name, {1} done.
    factor_alone: &'static str,
    /// A factor that nothing is known of.
    no_data: &'static str,
    /// What the factors leave: {0}.
    factor_rest: &'static str,
    /// All of the difference: {0}.
    factor_sum: &'static str,
    /// What was done before: {0}.
    factor_before: &'static str,
    /// No plan to split against.
    no_plan: &'static str,
    /// New customers, old ones, unknown, no product.
    mix: [&'static str; 4],
    /// A part: {0} name, {1} amount, {2} share.
    mix_part: &'static str,
    /// Nothing was sold.
    mix_none: &'static str,
    /// A channel is below: {0} name, {1} share, {2} planned share.
    channel_below: &'static str,
    /// All channels bring what they were to.
    channels_fine: &'static str,
    /// No plan by channel, or nothing tagged.
    channels_none: [&'static str; 2],
    /// More at a lower margin: {0} what, {1} before, {2} now, {3} margin before, {4} now.
    margin_down: &'static str,
    /// All that was sold.
    all_sold: &'static str,
    /// No such thing.
    margins_fine: &'static str,
    /// Lessons with a tag: {0} tag, {1} how many.
    gap_tag: &'static str,
    /// Nothing is known to be missing.
    gap_none: &'static str,
    /// A version: {0} number, {1} target, {2} attained.
    version: &'static str,
    /// Not needed, needed, not enough.
    cuts: [&'static str; 3],
    /// No goal.
    no_goal: &'static str,
    /// The next month's suggestion: {0} month, {1} floor, {2} target, {3} challenge.
    suggested: &'static str,
    /// Nothing can be suggested: {0} month.
    not_suggested: &'static str,
    /// It has a goal: {0} month.
    has_goal: &'static str,
    /// What it takes over: {0} promises, {1} deals, {2} receivables.
    carried: &'static str,
}

pub(super) static ZH: WrittenTexts = WrittenTexts {
    day_heads: ["三个关键问题", "做到的", "没做到的", "今天一个收获", "今天一个改进", "接下来"],
    week_heads: ["结果", "过程", "卡在哪", "变差的"],
    month_heads: [
        "结果",
        "差在哪",
        "生意构成",
        "策略管不管用",
        "能力短板",
        "和每一版目标比",
        "下个月从哪开始",
    ],
    join: "；",
    line_head: "补一句",
    sold_of: "实际完成 {0}，要做 {1}",
    sold: "实际完成 {0}",
    questions: ["需求弄清了吗？", "说到点上了吗？", "下一步定了吗？"],
    asked: "{0}{1}",
    nobody: "没有见到人。",
    needs_known: "{0} 家的需求都记下了。",
    needs_unknown: "{0} 家还没记需求：{1}。",
    closer: "{0} 家往前走了：{1}。",
    said_no: "{0} 家没答应：{1}。",
    no_move: "没有往前走的，也没有拒绝的。",
    next_agreed: "{0} 家都定了。",
    next_missing: "{0} 家还没定：{1}。",
    came: "{0}：{1}",
    none_done: "没有记录。",
    none_missed: "约好的都做了。",
    none_learnt: ["还没写。", "还没写。"],
    next: "{0}：{1}",
    next_nobody: "{0}：还没约人。",
    activities: ["拜访", "打电话", "报方案"],
    process: "{0} {1} 次，计划 {2} 次",
    process_alone: "{0} {1} 次，没有排计划",
    stages: ["初步接触", "需求确认", "方案提交", "商务谈判"],
    stuck: "卡在“{0}”：{1} 个里过了 {2} 个，是 {3}，一般是 {4}。",
    stuck_do: [
        "先筛线索，问清有没有需求再跑。",
        "先把痛点和预算问透，再报方案。",
        "方案先找拍板的人对一遍，再正式交。",
        "谈之前想好什么能让、什么不能让。",
    ],
    short: "卡在{0}：做了 {1} 次，计划 {2} 次，少 {3} 次。",
    not_stuck: "没有明显卡住的地方。单子不到 10 个的一步先不判断。",
    fell_conversion: "成交率从 {0} 降到 {1}（{3} 个里成了 {2} 个）。",
    fell_ticket: "客单价从 {0} 降到 {1}。",
    fell_cycle: "成交周期从 {0} 天变成 {1} 天。",
    not_worse: "没有明显变差的。单子少的时候不下结论。",
    factors: ["客户数", "每家成交单数", "客单价", "回款比例"],
    factor: "{0}：计划 {1}，实际 {2}，影响 {3}",
    factor_alone: "{0}：实际 {1}",
    no_data: "没有数据",
    factor_rest: "没见面、没通电话就买的：{0}",
    factor_sum: "合计：{0}",
    factor_before: "开始用之前做的 {0} 不算在里面。",
    no_plan: "没有目标或客单价，只看比例。定了目标和漏斗，就能算出每一项差多少钱。",
    mix: ["新客户", "老客户", "没写客户", "没写产品"],
    mix_part: "{0} {1}，占 {2}",
    mix_none: "这个月还没有成交。",
    channel_below: "{0}占 {1}，计划占 {2}：低于预期。",
    channels_fine: "各渠道都到了计划的份额。",
    channels_none: ["没有按渠道拆目标，不判断渠道。", "成交还没写渠道，不判断渠道。"],
    margin_down: "{0}卖得多了（{1} 到 {2}），毛利率从 {3} 降到 {4}。",
    all_sold: "全部",
    margins_fine: "没有卖得多、毛利率反而低的（没记成本的不算）。",
    gap_tag: "{0}：{1} 条改进",
    gap_none: "还看不出短板。写改进时加标签，这里就会数出来。",
    version: "第 {0} 版 {1}：完成 {2}",
    cuts: ["不减也能到。", "减得对，减了才到。", "减了也没到。"],
    no_goal: "这个月没有定目标。",
    suggested: "{0}建议：保底 {1}，冲刺 {2}，挑战 {3}",
    not_suggested: "{0}：整月的记录还太少，目标自己定。",
    has_goal: "{0}的目标已经定了。",
    carried: "带过去：{0} 件约好的，{1} 笔商机，{2} 笔应收。",
};

pub(super) static EN: WrittenTexts = WrittenTexts {
    day_heads: ["Three key questions", "Done", "Not done", "One win", "One lesson", "Next"],
    week_heads: ["Result", "Process", "Where it gets stuck", "What got worse"],
    month_heads: [
        "Result",
        "What made the difference",
        "What it was made of",
        "Does the strategy work",
        "What is missing",
        "Against each version",
        "Where the next month starts",
    ],
    join: "; ",
    line_head: "In one line",
    sold_of: "Actual {0}, to do {1}",
    sold: "Actual {0}",
    questions: ["Are the needs clear?", "Did it hit the mark?", "Is the next step agreed?"],
    asked: "{0} {1}",
    nobody: "Nobody was reached.",
    needs_known: "Recorded for all {0}.",
    needs_unknown: "Not recorded for {0}: {1}.",
    closer: "{0} a step closer: {1}.",
    said_no: "{0} said no: {1}.",
    no_move: "No one moved closer, no one said no.",
    next_agreed: "Yes, with all {0}.",
    next_missing: "Not with {0}: {1}.",
    came: "{0}: {1}",
    none_done: "Nothing recorded.",
    none_missed: "All that was promised was done.",
    none_learnt: ["Not written yet.", "Not written yet."],
    next: "{0}: {1}",
    next_nobody: "{0}: nobody yet.",
    activities: ["Visits", "Calls", "Proposals"],
    process: "{0}: {1} done, {2} planned",
    process_alone: "{0}: {1} done, none planned",
    stages: ["First contact", "Need confirmed", "Proposal", "Negotiation"],
    stuck: "Stuck at “{0}”: {2} of {1} passed, {3}; the usual is {4}.",
    stuck_do: [
        "Screen leads first: ask about the need before you go.",
        "Get clear on pain points and budget before you propose.",
        "Go through the proposal with the decision maker before you submit it.",
        "Know what you can and cannot give before you negotiate.",
    ],
    short: "Stuck at {0}: {1} done, {2} planned, {3} short.",
    not_stuck: "Nothing is clearly stuck. Steps with fewer than 10 deals are not judged.",
    fell_conversion: "Win rate fell from {0} to {1} ({2} of {3} deals).",
    fell_ticket: "Deal size fell from {0} to {1}.",
    fell_cycle: "Deals take {1} days instead of {0}.",
    not_worse: "Nothing is clearly worse. With few deals, no conclusion is drawn.",
    factors: ["Customers", "Deals per customer", "Deal size", "Share collected"],
    factor: "{0}: planned {1}, actual {2}, effect {3}",
    factor_alone: "{0}: actual {1}",
    no_data: "no data",
    factor_rest: "Bought without a visit or a call: {0}",
    factor_sum: "Total: {0}",
    factor_before: "{0} done before records began is not included.",
    no_plan: "Without a target or deal size, only ratios are shown. Set a target and a funnel to see what each costs you.",
    mix: ["New customers", "Existing customers", "No customer named", "No product named"],
    mix_part: "{0} {1}, {2}",
    mix_none: "Nothing sold this month yet.",
    channel_below: "{0} has {1}, planned {2}: below plan.",
    channels_fine: "Every channel reached its planned share.",
    channels_none: [
        "The target is not split by channel, so channels are not judged.",
        "No sale names a channel, so channels are not judged.",
    ],
    margin_down: "{0}: more sold ({1} to {2}), margin down from {3} to {4}.",
    all_sold: "All",
    margins_fine: "Nothing sold more at a lower margin (sales without a cost are left out).",
    gap_tag: "{0}: {1} to improve",
    gap_none: "No clear gaps yet. Tag your lessons and they are counted here.",
    version: "Version {0}, {1}: {2} reached",
    cuts: ["The cut was not needed.", "The cut was needed.", "Missed even after the cut."],
    no_goal: "There is no target for this month.",
    suggested: "{0}, suggested: floor {1}, target {2}, challenge {3}",
    not_suggested: "{0}: too few full months on record; set the target yourself.",
    has_goal: "The target for {0} is set.",
    carried: "Carried over: {0} promises, {1} deals, {2} amounts owed.",
};
