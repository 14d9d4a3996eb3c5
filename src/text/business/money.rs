//! What is owed, payments, terms, rebates, sales and returns.

use crate::text::{Counted, texts};

texts! {
    /// What is owed, payments, terms, rebates, sales and returns.
    MoneyTexts

    /// The heading of what everybody owes.
    title: &'static str,
    /// Of what one owes: {0} the customer.
    title_of: &'static str,
    /// Open in all: {0}.
    open: &'static str,
    /// Overdue in all: {0}.
    overdue: &'static str,
    /// Overdue by age, 0-30, 31-60, 61-90, over 90 days: {0} amount.
    ages: [&'static str; 4],
    /// Falling due this month: {0}.
    this_month: &'static str,
    /// Paid ahead: {0} customer, {1} amount.
    prepaid: &'static str,
    /// Paid back beyond what there was: {0} customer, {1} amount.
    overpaid: &'static str,
    /// The list's heading.
    lines: &'static str,
    /// A line before its day: {0} open, {1} due.
    line: &'static str,
    /// A line on its day: {0} open.
    line_today: &'static str,
    /// A late one: {0} open, {1} due.
    line_late: &'static str,
    /// How late: {0} days.
    late: Counted,
    /// Of the whole amount: {0}.
    of_whole: &'static str,
    /// Find a customer's.
    search: &'static str,
    /// Nobody: {0} as typed.
    nobody: &'static str,
    /// More lines: {0}.
    more: Counted,
    /// Nothing is owed.
    empty: &'static str,
    /// What to do.
    empty_do: &'static str,
    /// The way to the customers.
    to_customers: &'static str,

    /// All of it was paid: {0} amount.
    paid_all: &'static str,
    /// A part: the field.
    part: &'static str,
    /// Keep the part.
    part_save: &'static str,
    /// Said: {0} customer, {1} amount.
    paid: &'static str,
    /// Said of more than was open: {0} customer, {1} amount, {2} beyond.
    paid_more: &'static str,
    /// Promise to collect on the next working day: {0} the day.
    collect: &'static str,
    /// Said: {0} customer, {1} the day.
    collecting: &'static str,
    /// All of one customer's.
    of_customer: &'static str,
    /// Money that names no receivable: heading.
    pay: &'static str,
    /// What happens with it.
    pay_means: &'static str,
    /// Its field.
    pay_amount: &'static str,
    /// The day it came.
    pay_when: &'static str,
    /// Keep it.
    pay_save: &'static str,

    /// A new receivable: heading.
    add: &'static str,
    /// Its field.
    amount: &'static str,
    /// Not above zero.
    amount_zero: &'static str,
    /// When it is paid.
    when: &'static str,
    /// By the customer's terms.
    by_terms: &'static str,
    /// On a day.
    on_day: &'static str,
    /// The date's field.
    day: &'static str,
    /// No date chosen.
    day_missing: &'static str,
    /// The delivery's day: the field.
    delivered: &'static str,
    /// What falls due when: {0} amount, {1} the day.
    falls: &'static str,
    /// Keep it.
    add_save: &'static str,
    /// Said: {0} customer, {1} amount.
    added: &'static str,
    /// Said where there are several parts: {0} customer, {1} amount, {2} parts.
    added_parts: &'static str,

    /// The customer's terms: heading.
    terms: &'static str,
    /// None are known.
    terms_none: &'static str,
    /// So many days after delivery: {0}.
    delivery: &'static str,
    /// So many days after the month's end: {0}.
    month_end: &'static str,
    /// A part of it: {0} share, {1} term.
    term_part: &'static str,
    /// Kinds of terms: after delivery, after the month's end, in parts.
    kinds: [&'static str; 3],
    /// The days' field.
    days: &'static str,
    /// Not a number of days: {0} as typed.
    days_wrong: &'static str,
    /// The field of parts.
    parts: &'static str,
    /// How to type them.
    parts_hint: &'static str,
    /// A line that is none: {0} its number, {1} as typed.
    part_wrong: &'static str,
    /// A share out of range: {0} its number.
    share_wrong: &'static str,
    /// They do not come to 100 %: {0} what they come to.
    parts_sum: &'static str,
    /// None or too many.
    parts_many: &'static str,
    /// Keep them.
    terms_save: &'static str,
    /// Take them away.
    terms_clear: &'static str,
    /// Said: {0} customer.
    terms_kept: &'static str,

    /// The rebate: heading.
    rebate: &'static str,
    /// None agreed.
    rebate_none: &'static str,
    /// Bought: {0} amount, {1} run of days.
    bought: &'static str,
    /// Paid back now: {0}.
    pays: &'static str,
    /// To the next step: {0} missing, {1} what it pays more.
    next: &'static str,
    /// At the top.
    top: &'static str,
    /// On the list of all: {0} customer, {1} missing.
    next_of: &'static str,
    /// The steps' field.
    steps: &'static str,
    /// How to type them.
    steps_hint: &'static str,
    /// A line that is no step: {0} its number, {1} as typed.
    step_wrong: &'static str,
    /// A percentage out of range: {0} its number, {1} as typed.
    step_share: &'static str,
    /// A step not above the one before: {0} its number.
    step_rising: &'static str,
    /// Through which day.
    through: &'static str,
    /// From which day.
    from: &'static str,
    /// Keep it.
    rebate_save: &'static str,
    /// End it.
    rebate_end: &'static str,
    /// Said: {0} customer.
    rebate_kept: &'static str,
    /// Said: {0} customer.
    rebate_ended: &'static str,

    /// The heading of a sale: {0} the customer.
    sell: &'static str,
    /// Sale or return.
    sell_kinds: [&'static str; 2],
    /// Which of the two.
    sell_kind: &'static str,
    /// Yesterday.
    yesterday: &'static str,
    /// Another day.
    other_day: &'static str,
    /// When.
    sell_when: &'static str,
    /// The date's field.
    sell_day: &'static str,
    /// A day that has not come: {0}.
    not_yet: &'static str,
    /// Note what is owed, too: {0} the terms.
    with_owed: &'static str,
    /// Said of a sale: {0} customer, {1} amount.
    sold: &'static str,
    /// Said of a return: {0} customer, {1} amount.
    returned: &'static str,
    /// Note a sale.
    to_sell: &'static str,
}

pub(super) static ZH: MoneyTexts = MoneyTexts {
    title: "应收",
    title_of: "应收 · {0}",
    open: "没收回的 {0}",
    overdue: "其中逾期 {0}",
    ages: ["逾期 0 到 30 天 {0}", "31 到 60 天 {0}", "61 到 90 天 {0}", "超过 90 天 {0}"],
    this_month: "本月还要到期 {0}",
    prepaid: "{0}预付了 {1}",
    overpaid: "多退给{0} {1}",
    lines: "每一笔",
    line: "{0} · {1}到期",
    line_today: "{0} · 今天到期",
    line_late: "{0} · {1}该到",
    late: ["逾期 {0} 天", "逾期 {0} 天"],
    of_whole: "原来 {0}",
    search: "找客户的应收",
    nobody: "没有名称里带“{0}”的客户有应收。",
    more: ["再看 {0} 笔", "再看 {0} 笔"],
    empty: "现在没有应收",
    empty_do: "发了货没收钱，就在客户那里记一笔应收，到期前会提醒。",
    to_customers: "去客户列表",

    paid_all: "收齐了 {0}",
    part: "只收了一部分（元）",
    part_save: "记收款",
    paid: "收到{0} {1}",
    paid_more: "收到{0} {1}，多出的 {2} 先抵最早到期的，再算预付",
    collect: "{0}去收",
    collecting: "{1}去{0}收款",
    of_customer: "这家的全部应收",
    pay: "收到一笔钱",
    pay_means: "没说是哪一笔的，先抵最早到期的；多出来的算预付。",
    pay_amount: "收到多少（元）",
    pay_when: "哪天到的",
    pay_save: "记收款",

    add: "记应收",
    amount: "金额（元）",
    amount_zero: "金额要大于 0。请填一个数，比如 10万。",
    when: "什么时候付",
    by_terms: "按账期",
    on_day: "选日期",
    day: "到期日",
    day_missing: "还没选日期。请选一天。",
    delivered: "哪天发的货",
    falls: "{0}，{1}到期",
    add_save: "记应收",
    added: "{0}应收 {1}，记下了",
    added_parts: "{0}应收 {1}，分 {2} 笔记下了",

    terms: "账期",
    terms_none: "还没说好账期。填上以后，记应收和成交都会自动算到期日。",
    delivery: "货到 {0} 天",
    month_end: "月结 {0} 天",
    term_part: "{0} {1}",
    kinds: ["货到", "月结", "分期"],
    days: "多少天",
    days_wrong: "“{0}”不是天数。请填 0 到 365 的整数。",
    parts: "分几笔，一行一笔",
    parts_hint: "比例在前，账期在后：30% 货到0天，70% 月结30天。",
    part_wrong: "第 {0} 行“{1}”看不懂。请写成 30% 货到15天 或 70% 月结30天。",
    share_wrong: "第 {0} 行的比例要大于 0，最多 100%。",
    parts_sum: "各笔加起来是 {0}，要正好 100%。",
    parts_many: "请写 1 到 12 行，一行一笔。",
    terms_save: "就按这个账期",
    terms_clear: "不设账期",
    terms_kept: "{0}的账期改好了",

    rebate: "返点",
    rebate_none: "没有谈返点。",
    bought: "{1}已买 {0}",
    pays: "现在返 {0}",
    next: "再买 {0} 到下一档，多返 {1}",
    top: "已到最高一档",
    next_of: "{0}再买 {1} 到下一档",
    steps: "返点档位，一行一档",
    steps_hint: "金额在前，返几个点在后：50万 1%，100万 2%。",
    step_wrong: "第 {0} 行“{1}”看不懂。请写成 50万 1%。",
    step_share: "第 {0} 行的“{1}”不行：返点要大于 0，最多 100%。",
    step_rising: "第 {0} 行的金额要比上一档高。",
    through: "算到哪天",
    from: "从哪天算起",
    rebate_save: "就按这个返点",
    rebate_end: "取消返点",
    rebate_kept: "{0}的返点记下了",
    rebate_ended: "{0}的返点取消了",

    sell: "记成交 · {0}",
    sell_kinds: ["卖出", "退货"],
    sell_kind: "卖出还是退货",
    yesterday: "昨天",
    other_day: "选日期",
    sell_when: "哪天的",
    sell_day: "日期",
    not_yet: "{0}还没到。请选今天或以前的日子。",
    with_owed: "同时记应收（{0}）",
    sold: "{0}成交 {1}，记下了",
    returned: "{0}退货 {1}，记下了",
    to_sell: "记成交或退货",
};

pub(super) static EN: MoneyTexts = MoneyTexts {
    title: "Owed",
    title_of: "Owed · {0}",
    open: "Open: {0}",
    overdue: "Overdue: {0}",
    ages: [
        "0 to 30 days overdue: {0}",
        "31 to 60 days: {0}",
        "61 to 90 days: {0}",
        "Over 90 days: {0}",
    ],
    this_month: "Still falling due this month: {0}",
    prepaid: "{0} paid {1} ahead",
    overpaid: "{0} was refunded {1} too much",
    lines: "Each amount",
    line: "{0} · due {1}",
    line_today: "{0} · due today",
    line_late: "{0} · was due {1}",
    late: ["{0} day late", "{0} days late"],
    of_whole: "of {0}",
    search: "Find a customer",
    nobody: "No customer named “{0}” owes anything.",
    more: ["{0} more", "{0} more"],
    empty: "Nothing owed right now",
    empty_do: "When goods go out unpaid, add what is owed on the customer's page. You get a reminder before it is due.",
    to_customers: "Go to customers",

    paid_all: "Paid in full: {0}",
    part: "Only part was paid (yuan)",
    part_save: "Record the payment",
    paid: "{0} paid {1}",
    paid_more: "{0} paid {1}; the extra {2} goes to the oldest amounts due, then counts as paid ahead",
    collect: "Collect {0}",
    collecting: "Collecting from {0}, {1}",
    of_customer: "All this customer owes",
    pay: "Payment received",
    pay_means: "It settles the oldest amounts due first; anything left counts as paid ahead.",
    pay_amount: "Amount received (yuan)",
    pay_when: "Received on",
    pay_save: "Record the payment",

    add: "Add an amount owed",
    amount: "Amount (yuan)",
    amount_zero: "The amount must be above 0. Type a number, such as 100000.",
    when: "Due",
    by_terms: "By payment terms",
    on_day: "Pick a date",
    day: "Due date",
    day_missing: "No date chosen. Pick one.",
    delivered: "Delivered on",
    falls: "{0}, due {1}",
    add_save: "Add it",
    added: "{0} owes {1}: added",
    added_parts: "{0} owes {1}: added in {2} parts",

    terms: "Payment terms",
    terms_none: "No payment terms yet. Once set, due dates are worked out for you when you record a win or an amount owed.",
    delivery: "{0} days after delivery",
    month_end: "{0} days after month end",
    term_part: "{0} {1}",
    kinds: ["After delivery", "After month end", "In parts"],
    days: "How many days",
    days_wrong: "“{0}” is not a number of days. Type a whole number from 0 to 365.",
    parts: "The parts, one per line",
    parts_hint: "Share first, then the term: 30% delivery 0, then 70% month 30.",
    part_wrong: "Line {0}, “{1}”, cannot be read. Write 30% delivery 15 or 70% month 30.",
    share_wrong: "The share in line {0} must be above 0 and at most 100%.",
    parts_sum: "The parts add up to {0}; they must be exactly 100%.",
    parts_many: "Write 1 to 12 lines, one per part.",
    terms_save: "Use these terms",
    terms_clear: "No terms",
    terms_kept: "Payment terms for {0} saved",

    rebate: "Rebate",
    rebate_none: "No rebate agreed.",
    bought: "Bought {0}, {1}",
    pays: "Rebate now: {0}",
    next: "{0} more to the next step, which pays {1} more",
    top: "Top step reached",
    next_of: "{0}: {1} more to the next step",
    steps: "The steps, one per line",
    steps_hint: "Amount first, then the rebate: 500000 1%, then 1000000 2%.",
    step_wrong: "Line {0}, “{1}”, cannot be read. Write 500000 1%.",
    step_share: "“{1}” in line {0} does not work: a rebate must be above 0 and at most 100%.",
    step_rising: "The amount in line {0} must be above the step before it.",
    through: "Until",
    from: "From",
    rebate_save: "Use this rebate",
    rebate_end: "End the rebate",
    rebate_kept: "Rebate for {0} saved",
    rebate_ended: "Rebate for {0} ended",

    sell: "Sale · {0}",
    sell_kinds: ["Sale", "Return"],
    sell_kind: "Sale or return",
    yesterday: "Yesterday",
    other_day: "Pick a date",
    sell_when: "When",
    sell_day: "Date",
    not_yet: "{0} has not come yet. Choose today or an earlier day.",
    with_owed: "Also add what is owed ({0})",
    sold: "Sale to {0}, {1}: recorded",
    returned: "Return from {0}, {1}: recorded",
    to_sell: "Record a sale or return",
};
