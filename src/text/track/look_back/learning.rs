//! Learning, activities, expenses.

use crate::text::{Counted, texts};

texts! {
    /// Learning, activities, expenses.
    LearningTexts

    /// The month before, the month after.
    arrows: [&'static str; 2],
    /// The heading of what is offered.
    offered: &'static str,
    /// Product, skills, industry: what is offered.
    themes: [&'static str; 3],
    /// What is planned with a tap on one, in words of its own.
    theme_plans: [&'static str; 3],
    /// Plan it: {0} what, {1} day.
    plan_it: &'static str,
    /// It is planned: {0} what, {1} day.
    planned: &'static str,
    /// The heading of the month's plan.
    list: &'static str,
    /// Nothing is planned.
    none: &'static str,
    /// Learning, activity, expense.
    sorts: [&'static str; 3],
    /// When, what it is, what it may cost: {0} day, {1} sort, {2} cost.
    line_cost: &'static str,
    /// When and what it is: {0} day, {1} sort.
    line: &'static str,
    /// Mark as done, as open again: {0} what.
    tick: [&'static str; 2],
    /// It is done, it is open again: {0} what.
    ticked: [&'static str; 2],
    /// Give it up: {0} what.
    drop: &'static str,
    /// The word on the button.
    drop_word: &'static str,
    /// It is given up: {0} what.
    dropped: &'static str,
    /// How many are done of how many: {0}, {1}.
    done_of: &'static str,
    /// Plan something.
    new: &'static str,
    /// What sort it is.
    sort: &'static str,
    /// What.
    what: &'static str,
    /// When.
    on: &'static str,
    /// What it may cost.
    cost: &'static str,
    /// Keep it.
    keep: &'static str,
    /// It says nothing.
    empty: &'static str,
    /// It is too long: {0} characters, {1} allowed.
    long: &'static str,
    /// The cost is missing or wrong.
    cost_wrong: &'static str,
    /// No day.
    no_day: &'static str,
    /// The heading of expenses.
    expenses: &'static str,
    /// Planned to spend: {0}.
    cost_planned: &'static str,
    /// Spent: {0}.
    spent: &'static str,
    /// Less than planned left, more than planned: {0}.
    left: [&'static str; 2],
    /// The rate: {0} percent, {1} sold.
    rate: &'static str,
    /// The rate and its target, kept and not: {0} target.
    rate_target: [&'static str; 2],
    /// Nothing sold and nothing spent; spent and nothing sold; returns above sales.
    no_rate: [&'static str; 3],
    /// Note an expense.
    spend: &'static str,
    /// How much was spent.
    spend_amount: &'static str,
    /// What for.
    spend_what: &'static str,
    /// Keep it.
    spend_keep: &'static str,
    /// It is noted: {0}.
    spend_kept: &'static str,
    /// One more day with something in the calendar.
    calendar: Counted,
}

pub(super) static ZH: LearningTexts = LearningTexts {
    arrows: ["上个月", "下个月"],
    offered: "还没排的",
    themes: ["产品知识，每月一次", "销售技能，每季一次", "行业知识，半年一次"],
    theme_plans: ["学一遍产品", "练一项技能", "看一次行业"],
    plan_it: "排上：{0}，{1}",
    planned: "{0}排在{1}",
    list: "这个月的安排",
    none: "这个月还没有安排。上面点一下就能排，也可以自己写。",
    sorts: ["学习", "活动", "费用"],
    line_cost: "{0} · {1} · 计划花 {2}",
    line: "{0} · {1}",
    tick: ["做完了：{0}", "还没做：{0}"],
    ticked: ["做完了：{0}", "又排上了：{0}"],
    drop: "不做了：{0}",
    drop_word: "不做了",
    dropped: "不做了：{0}",
    done_of: "做完 {0} 件，一共 {1} 件",
    new: "自己排一件",
    sort: "是什么",
    what: "做什么",
    on: "哪天",
    cost: "大概花多少（可不填）",
    keep: "排上",
    empty: "还没写做什么。写几个字再排。",
    long: "写了 {0} 个字，最多 {1} 个。请写短一点。",
    cost_wrong: "费用要填大概花多少，要大于 0。",
    no_day: "还没选哪天。选一天再排。",
    expenses: "费用",
    cost_planned: "计划花 {0}",
    spent: "已经花了 {0}",
    left: ["比计划少花 {0}", "比计划多花 {0}"],
    rate: "费用率 {0}（同月成交 {1}），越低越好",
    rate_target: ["没超过定的 {0}", "超过了定的 {0}"],
    no_rate: [
        "还没成交也没花钱，费用率还算不出来。",
        "花了钱还没成交，费用率要等有成交才算得出来。",
        "退货比成交多，费用率算不出来。",
    ],
    spend: "记一笔费用",
    spend_amount: "花了多少（元）",
    spend_what: "用在哪里",
    spend_keep: "记下",
    spend_kept: "记下了：{0}",
    calendar: ["这个月 {0} 天有安排", "这个月 {0} 天有安排"],
};

pub(super) static EN: LearningTexts = LearningTexts {
    arrows: ["Previous month", "Next month"],
    offered: "Not planned yet",
    themes: ["Products, every month", "Skills, every quarter", "The industry, every half year"],
    theme_plans: ["Learn a product", "Practise a skill", "Read up on the industry"],
    plan_it: "Plan it: {0}, {1}",
    planned: "{0} is planned for {1}",
    list: "Planned this month",
    none: "Nothing planned this month. Tap above to plan something, or write your own.",
    sorts: ["Learning", "Activity", "Expense"],
    line_cost: "{0} · {1} · budget {2}",
    line: "{0} · {1}",
    tick: ["Done: {0}", "Not done: {0}"],
    ticked: ["Done: {0}", "Planned again: {0}"],
    drop: "Drop: {0}",
    drop_word: "Drop",
    dropped: "Dropped: {0}",
    done_of: "{0} of {1} done",
    new: "Plan something",
    sort: "Type",
    what: "What to do",
    on: "When",
    cost: "Estimated cost (optional)",
    keep: "Plan it",
    empty: "Nothing is typed yet. Write a few words first.",
    long: "It has {0} characters; the limit is {1}. Make it shorter.",
    cost_wrong: "An expense needs an estimated cost above 0.",
    no_day: "Choose a day first.",
    expenses: "Expenses",
    cost_planned: "Budget {0}",
    spent: "Spent {0}",
    left: ["{0} under budget", "{0} over budget"],
    rate: "Expense rate {0} (of {1} sold in the month), lower is better",
    rate_target: ["within your {0}", "above your {0}"],
    no_rate: [
        "Nothing sold and nothing spent yet, so there is no expense rate.",
        "Money spent but nothing sold yet; the expense rate comes with the first sale.",
        "More was returned than sold, so there is no expense rate.",
    ],
    spend: "Add an expense",
    spend_amount: "Amount spent (yuan)",
    spend_what: "What for",
    spend_keep: "Save",
    spend_kept: "Saved: {0}",
    calendar: ["Plans on {0} day", "Plans on {0} days"],
};
