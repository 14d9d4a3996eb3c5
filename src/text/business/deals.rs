//! The pipeline, a deal, winning and losing it.

use crate::text::{Counted, texts};

texts! {
    /// The pipeline, a deal, winning and losing it.
    DealTexts

    /// The pipeline's heading.
    title: &'static str,
    /// Cases like the deal.
    similar: &'static str,
    /// A win, a lesson: {0} its words.
    similar_kinds: [&'static str; 2],
    /// All of them.
    similar_all: &'static str,
    /// The five stages, the won one last.
    stages: [&'static str; 5],
    /// All open deals: {0} how many.
    open: Counted,
    /// Their amount together: {0}.
    open_amount: &'static str,
    /// Weighted by chance: {0}.
    open_weighted: &'static str,
    /// The heading of the month's three sums.
    sums: &'static str,
    /// Won this month: {0}.
    sum_won: &'static str,
    /// With what is likely: {0}.
    sum_likely: &'static str,
    /// If everything dated in it comes in: {0}.
    sum_all: &'static str,
    /// Beside a stage's heading: {0} how many, {1} amount, {2} weighted.
    stage_note: &'static str,
    /// Under a customer's name: {0} amount, {1} expected day, {2} chance.
    row: &'static str,
    /// Its day has passed.
    past: &'static str,
    /// Ten working days without a step.
    stalled: &'static str,
    /// The search field.
    search: &'static str,
    /// Nothing has what is searched: {0} as typed.
    nobody: &'static str,
    /// Draw more: {0} how many are left.
    more: Counted,
    /// No open deal.
    empty: &'static str,
    /// What to do about it.
    empty_do: &'static str,
    /// The way to the customers.
    to_customers: &'static str,
    /// Note a deal.
    add: &'static str,
    /// With which customer.
    whose: &'static str,
    /// No customer has that name: {0} as typed.
    whose_none: &'static str,
    /// More customers than are shown: {0}.
    whose_more: Counted,

    /// How likely the stages are.
    chances: &'static str,
    /// What they mean.
    chances_mean: &'static str,
    /// A stage's field: {0} the stage.
    chance_of: &'static str,
    /// Keep them.
    chances_keep: &'static str,
    /// Said of it.
    chances_kept: &'static str,
    /// Not a percentage: {0} as typed.
    chance_unread: &'static str,
    /// Of nothing or above all: {0} the stage.
    chance_range: &'static str,
    /// A later stage lower than an earlier: {0} later, {1} earlier.
    chance_falling: &'static str,
    /// As they are: {0}.
    chances_same: &'static str,

    /// The heading of a new deal: {0} the customer.
    new: &'static str,
    /// The heading of a deal: {0} the customer.
    one: &'static str,
    /// The amount's field.
    amount: &'static str,
    /// The stage's field.
    stage: &'static str,
    /// When it may close.
    expected: &'static str,
    /// This month's end: {0} the day.
    month_end: &'static str,
    /// In a month: {0} the day.
    in_a_month: &'static str,
    /// As it is: {0} the day.
    as_is: &'static str,
    /// Another day.
    other_day: &'static str,
    /// The date's field.
    day: &'static str,
    /// The chance's field.
    chance: &'static str,
    /// Empty: {0} the stage's own.
    chance_hint: &'static str,
    /// Not a whole percentage: {0} as typed.
    chance_whole: &'static str,
    /// What it is about.
    about: &'static str,
    /// Not above zero.
    amount_zero: &'static str,
    /// Noted: {0} customer, {1} amount.
    noted: &'static str,
    /// Changed: {0} customer.
    changed: &'static str,
    /// No such deal.
    gone: &'static str,

    /// The customer's page.
    to_customer: &'static str,
    /// What it is worth: {0} chance, {1} weighted.
    worth_typed: &'static str,
    /// The same by the stage.
    worth_stage: &'static str,
    /// Expected: {0} the day.
    expected_on: &'static str,
    /// Found: {0} the day.
    found_on: &'static str,
    /// To the next stage: {0} its name.
    next: &'static str,
    /// Another stage.
    stage_other: &'static str,
    /// Moved: {0} stage.
    moved: &'static str,
    /// Moved with something missing: {0} stage, {1} what.
    moved_missing: &'static str,
    /// Between things missing.
    and: &'static str,
    /// What is to be done in this stage.
    actions: &'static str,
    /// What is to be true before the next.
    criteria: &'static str,
    /// The qualified lead: {0} met of three.
    qualified: &'static str,
    /// All three met.
    qualified_all: &'static str,
    /// The key actions, in their order.
    action_words: [&'static str; 11],
    /// The criteria, in their order.
    criterion_words: [&'static str; 9],
    /// Change figures and words.
    edit: &'static str,

    /// It is won.
    win: &'static str,
    /// What was won: the field.
    win_amount: &'static str,
    /// Why, several may be.
    win_why: &'static str,
    /// The reasons for winning.
    win_reasons: [&'static str; 6],
    /// A line about it.
    win_line: &'static str,
    /// Keep it.
    win_save: &'static str,
    /// Said: {0} customer, {1} amount, {2} after-sale day, {3} day of the monthly touch.
    won: &'static str,
    /// Beside it: what was noted as owed, {0} amount, {1} day.
    won_owed: &'static str,
    /// It is lost.
    lose: &'static str,
    /// Why, several may be.
    lose_why: &'static str,
    /// The reasons for losing.
    lose_reasons: [&'static str; 6],
    /// What is learned of it.
    lose_line: &'static str,
    /// Keep it.
    lose_save: &'static str,
    /// Said: {0} customer.
    lost: &'static str,
    /// Said where it is in the case library: {0} customer.
    lost_kept: &'static str,
    /// A won deal: {0} amount, {1} day.
    is_won: &'static str,
    /// What happens after: {0} after-sale day.
    after: &'static str,
    /// A lost deal: {0} day.
    is_lost: &'static str,
    /// Open it again.
    reopen: &'static str,
    /// Said of it: {0} customer.
    reopened: &'static str,
    /// What is kept of such deals: heading.
    cases: &'static str,

    /// What was sold, folded.
    goods: &'static str,
    /// The rep's share.
    share: &'static str,
    /// What is credited: {0} amount.
    credited: &'static str,
    /// Not a share: {0} as typed.
    share_wrong: &'static str,
    /// Which product.
    product: &'static str,
    /// None of them.
    product_none: &'static str,
    /// How many pieces.
    pieces: &'static str,
    /// Not a number of pieces: {0} as typed.
    pieces_wrong: &'static str,
    /// What it cost.
    cost: &'static str,
}

pub(super) static ZH: DealTexts = DealTexts {
    title: "商机",
    similar: "类似的案例",
    similar_kinds: ["做成的：{0}", "要改进的：{0}"],
    similar_all: "看案例库",
    stages: ["初步接触", "需求确认", "方案提交", "商务谈判", "成交"],
    open: ["在谈 {0} 笔", "在谈 {0} 笔"],
    open_amount: "合计 {0}",
    open_weighted: "按把握折算 {0}",
    sums: "本月能做多少",
    sum_won: "已成交 {0}",
    sum_likely: "加上有把握的 {0}",
    sum_all: "全部谈成 {0}",
    stage_note: "{0} 笔 · {1} · 折算 {2}",
    row: "{0} · 预计{1} · 把握 {2}",
    past: "已过预计日：改日期，或了结",
    stalled: "10 个工作日没动了",
    search: "找客户的商机",
    nobody: "没有名称里带“{0}”的客户有商机。",
    more: ["再看 {0} 笔", "再看 {0} 笔"],
    empty: "还没有在谈的商机",
    empty_do: "有客户想买，就记一笔：多少钱、到哪一步、大概哪天成。",
    to_customers: "去客户列表",
    add: "记商机",
    whose: "哪家客户",
    whose_none: "没有名称里带“{0}”的客户。先去客户列表加上。",
    whose_more: ["还有 {0} 家，打几个字来找", "还有 {0} 家，打几个字来找"],

    chances: "各阶段的成交把握",
    chances_mean: "自己的成交记录还少时，按这里的数算；记录多了，自己的数说了算。",
    chance_of: "{0}（%）",
    chances_keep: "就用这些",
    chances_kept: "各阶段的成交把握改好了",
    chance_unread: "“{0}”不是百分数。请填 20 或 17.5 这样的数。",
    chance_range: "{0}的把握要大于 0，最多 100%。",
    chance_falling: "{0}的把握不能比{1}低：越往后越有把握。",
    chances_same: "和现在一样，没有要改的。",

    new: "记商机 · {0}",
    one: "商机 · {0}",
    amount: "金额（元）",
    stage: "到哪一步了",
    expected: "预计哪天成",
    month_end: "月底（{0}）",
    in_a_month: "一个月后（{0}）",
    as_is: "不变（{0}）",
    other_day: "选日期",
    day: "预计成交日",
    chance: "自己估的把握（%），可不填",
    chance_hint: "不填就按阶段算：{0}",
    chance_whole: "“{0}”不是 0 到 100 的整数。改一下，或者清空，按阶段算。",
    about: "谈的是什么",
    amount_zero: "金额要大于 0。请填一个数，比如 12万。",
    noted: "记下了：{0} {1}",
    changed: "{0}的商机改好了",
    gone: "这笔商机不见了，可能在别处撤销了。请看看商机列表。",

    to_customer: "看客户",
    worth_typed: "把握 {0}（自己估的）· 折算 {1}",
    worth_stage: "把握 {0}（按阶段）· 折算 {1}",
    expected_on: "预计 {0} 成",
    found_on: "{0} 开始谈",
    next: "进到{0}",
    stage_other: "改到别的阶段",
    moved: "到{0}了",
    moved_missing: "到{0}了，还差：{1}",
    and: "、",
    actions: "这一步要做的",
    criteria: "往下走之前要有的",
    qualified: "有效线索：3 条里有了 {0} 条",
    qualified_all: "有效线索：要买、有钱、知道谁拍板",
    action_words: [
        "弄清谁拍板",
        "约好下次见面",
        "问清痛点",
        "给痛点排序",
        "问预算",
        "当面讲方案",
        "收集异议",
        "谈妥价格",
        "谈妥条款",
        "回访到货",
        "请转介绍",
    ],
    criterion_words: [
        "见到负责人",
        "约了下次",
        "有采购计划",
        "有预算",
        "知道谁拍板",
        "方案送到了",
        "异议清楚了",
        "价格谈定",
        "交货付款谈定",
    ],
    edit: "改金额、日期、说明",

    win: "成交了",
    win_amount: "成交金额（元）",
    win_why: "为什么成（可多选，可不选）",
    win_reasons: ["价格", "产品", "关系", "服务", "交期", "案例"],
    win_line: "经验，一句话（可不填）",
    win_save: "记成交",
    won: "{0}成交 {1}。{2}回访，{3}月度联系，都排好了。",
    won_owed: "应收 {0}，{1}到期。",
    lose: "丢单了",
    lose_why: "为什么丢（可多选）",
    lose_reasons: ["价格高", "输给对手", "没预算", "没需求", "时机不对", "断了联系"],
    lose_line: "教训，一句话（可不填）",
    lose_save: "记丢单",
    lost: "{0}这笔丢了，随时能重新谈",
    lost_kept: "{0}这笔丢了，教训进了案例库",
    is_won: "已成交 {0}，{1}",
    after: "{0}回访：货到了没有，满不满意",
    is_lost: "{0}丢的单",
    reopen: "重新谈",
    reopened: "{0}的商机重新谈起来了",
    cases: "这家客户的经验和教训",

    goods: "分成、产品、成本（可不填）",
    share: "我的份额（%）",
    credited: "算我的 {0}",
    share_wrong: "“{0}”不是份额。请填大于 0、不超过 100 的数，比如 60。",
    product: "产品",
    product_none: "不分产品",
    pieces: "数量",
    pieces_wrong: "“{0}”不是数量。请填整数，比如 20。",
    cost: "成本（元）",
};

pub(super) static EN: DealTexts = DealTexts {
    title: "Deals",
    similar: "Cases like this one",
    similar_kinds: ["What worked: {0}", "To do better: {0}"],
    similar_all: "All cases",
    stages: ["First contact", "Need confirmed", "Proposal", "Negotiation", "Won"],
    open: ["{0} open deal", "{0} open deals"],
    open_amount: "{0} in total",
    open_weighted: "{0} weighted by chance",
    sums: "What this month could bring",
    sum_won: "Won: {0}",
    sum_likely: "With likely deals: {0}",
    sum_all: "If every deal comes in: {0}",
    stage_note: "{0} · {1} · weighted {2}",
    row: "{0} · expected {1} · chance {2}",
    past: "Past its date: change the date or close it",
    stalled: "Stuck for 10 working days",
    search: "Find a customer's deals",
    nobody: "No customer named “{0}” has a deal.",
    more: ["{0} more", "{0} more"],
    empty: "No open deals yet",
    empty_do: "When a customer wants to buy, add a deal: how much, which stage, and roughly when.",
    to_customers: "Go to customers",
    add: "Add a deal",
    whose: "Which customer",
    whose_none: "No customer name contains “{0}”. Add them under Customers first.",
    whose_more: ["{0} more: type a few letters", "{0} more: type a few letters"],

    chances: "Chance by stage",
    chances_mean: "Used while you have few deals on record. With more, your own figures take over.",
    chance_of: "{0} (%)",
    chances_keep: "Use these",
    chances_kept: "Chances by stage saved",
    chance_unread: "“{0}” is not a percentage. Type a number such as 20 or 17.5.",
    chance_range: "The chance of {0} must be above 0 and at most 100%.",
    chance_falling: "{0} cannot be less likely than {1}: later stages are closer to a deal.",
    chances_same: "Same as now. Nothing to change.",

    new: "New deal · {0}",
    one: "Deal · {0}",
    amount: "Amount (yuan)",
    stage: "Stage",
    expected: "Expected close",
    month_end: "Month end ({0})",
    in_a_month: "In a month ({0})",
    as_is: "Keep ({0})",
    other_day: "Pick a date",
    day: "Expected date",
    chance: "Your own estimate (%), optional",
    chance_hint: "If empty, by stage: {0}",
    chance_whole: "“{0}” is not a whole number from 0 to 100. Correct it, or clear it to go by stage.",
    about: "What it is about",
    amount_zero: "The amount must be above 0. Type a number, such as 120000.",
    noted: "Added: {0} {1}",
    changed: "Deal with {0} updated",
    gone: "This deal is gone, perhaps undone elsewhere. Check the deals.",

    to_customer: "See customer",
    worth_typed: "Chance {0} (your estimate) · weighted {1}",
    worth_stage: "Chance {0} (by stage) · weighted {1}",
    expected_on: "Expected {0}",
    found_on: "Open since {0}",
    next: "Move to: {0}",
    stage_other: "Another stage",
    moved: "Moved to: {0}",
    moved_missing: "Moved to: {0}. Still missing: {1}",
    and: ", ",
    actions: "To do in this stage",
    criteria: "Needed before the next stage",
    qualified: "Qualified lead: {0} of 3",
    qualified_all: "Qualified lead: plan, budget and decision maker known",
    action_words: [
        "Find out who decides",
        "Agree on the next meeting",
        "Ask about pain points",
        "Rank the pain points",
        "Ask about the budget",
        "Present the proposal",
        "Collect objections",
        "Agree on the price",
        "Agree on the terms",
        "Check the delivery",
        "Ask for a referral",
    ],
    criterion_words: [
        "Met the person in charge",
        "Next meeting agreed",
        "They plan to buy",
        "There is a budget",
        "Decision maker known",
        "Proposal received",
        "Objections known",
        "Price agreed",
        "Delivery and payment agreed",
    ],
    edit: "Change amount, date, details",

    win: "Won",
    win_amount: "Amount won (yuan)",
    win_why: "Why (any number, optional)",
    win_reasons: ["Price", "Product", "Relationship", "Service", "Delivery", "References"],
    win_line: "What worked, in one line (optional)",
    win_save: "Record the win",
    won: "{0} won, {1}. After-sale call {2} and monthly check-in {3} are planned.",
    won_owed: "Owed: {0}, due {1}.",
    lose: "Lost",
    lose_why: "Why (any number)",
    lose_reasons: ["Too expensive", "Competitor", "No budget", "No need", "Timing", "Lost touch"],
    lose_line: "What to learn, in one line (optional)",
    lose_save: "Record the loss",
    lost: "Deal with {0} lost. You can reopen it any time.",
    lost_kept: "Deal with {0} lost; the lesson is in Cases",
    is_won: "Won {0} on {1}",
    after: "After-sale call {0}: has it arrived, are they happy",
    is_lost: "Lost on {0}",
    reopen: "Reopen",
    reopened: "Deal with {0} reopened",
    cases: "Wins and lessons with this customer",

    goods: "Share, product, cost (optional)",
    share: "My share (%)",
    credited: "Credited to me: {0}",
    share_wrong: "“{0}” is not a share. Type a number above 0 and at most 100, such as 60.",
    product: "Product",
    product_none: "No product",
    pieces: "Pieces",
    pieces_wrong: "“{0}” is not a number of pieces. Type a whole number, such as 20.",
    cost: "Cost (yuan)",
};
