//! The close of a month: what is archived, what is carried over, what comes next.

use crate::text::texts;

texts! {
    /// The close of a month.
    CloseTexts

    /// It is not over: {0} month, {1} the day from which on it can be closed.
    not_over: &'static str,
    /// What stands here until then.
    so_far: &'static str,
    /// It is closed: {0} month, {1} day.
    closed: &'static str,
    /// Figures of a closed month never change.
    closed_means: &'static str,
    /// The heading of what is archived.
    archive: &'static str,
    /// A metric: {0} its name, {1} its figure.
    line: &'static str,
    /// Late entries: {0} archived, {1} as of now.
    late: &'static str,
    /// The tier that is reached: {0} its name, {1} its amount.
    reached: &'static str,
    /// None is: {0} the floor's name, {1} its amount.
    none_reached: &'static str,
    /// The month has no goal.
    no_goal: &'static str,
    /// The target was another at first: {0}.
    first: &'static str,
    /// The heading of the lessons.
    lessons: &'static str,
    /// There are none.
    no_lessons: &'static str,
    /// A win, a lesson.
    learned: [&'static str; 2],
    /// To where one is written.
    write: &'static str,
    /// The heading of what is open.
    open: &'static str,
    /// Nothing is.
    nothing_open: &'static str,
    /// Promises: one, many.
    tasks: [&'static str; 2],
    /// Into three piles.
    sort: &'static str,
    /// All of them, from the next working day on.
    carry: &'static str,
    /// Done: {0} how many, {1} the first day.
    carried: &'static str,
    /// Deals past their day: one, many.
    deals: [&'static str; 2],
    /// A deal: {0} amount, {1} day.
    deal: &'static str,
    /// Date it to the next month's last working day: {0} day.
    redate: &'static str,
    /// Dated: {0} customer, {1} day.
    redated: &'static str,
    /// Receivables due: one, many.
    owed: [&'static str; 2],
    /// Their sum: {0}.
    owed_sum: &'static str,
    /// To them.
    to_owed: &'static str,
    /// More than are listed: one, many.
    more: [&'static str; 2],
    /// The heading of the next month: {0} its name.
    next: &'static str,
    /// What is suggested: {0} floor, {1} target, {2} challenge, then their names.
    suggested: &'static str,
    /// Why nothing is: {0} months are known.
    too_few: &'static str,
    /// Nothing can be suggested.
    no_suggestion: &'static str,
    /// It has a goal already.
    has_goal: &'static str,
    /// To where it is set: {0} month.
    make: &'static str,
    /// Close it: {0} month.
    go: &'static str,
    /// What closing does.
    go_means: &'static str,
    /// Done: {0} month.
    done: &'static str,
}

pub(super) static ZH: CloseTexts = CloseTexts {
    not_over: "{0}还没过完，{1}起可以收尾。",
    so_far: "到现在是这些，收尾时按那天的数存下来。",
    closed: "{0}在{1}收的尾。",
    closed_means: "存下的数不再变，后来补记的另外写在旁边。",
    archive: "收尾存下的数",
    line: "{0} {1}",
    late: "收尾时 {0}，补记后 {1}",
    reached: "到了{0}（{1}）",
    none_reached: "没到{0}（{1}）",
    no_goal: "这个月没有定目标，只存实际。",
    first: "最初的目标是 {0}",
    lessons: "这个月记下的",
    no_lessons: "还没有记。写一句做得好的、一句要改的，下个月开头就能看到。",
    learned: ["做得好", "要改进"],
    write: "写这个月的复盘",
    open: "没做完的",
    nothing_open: "都做完了，没有要带走的。",
    tasks: ["约好没见 {0} 件", "约好没见 {0} 件"],
    sort: "一条一条分：今天、以后、不做了",
    carry: "都往后排，从下一个工作日起",
    carried: "{0} 件约好的从{1}起排开了。",
    deals: [
        "过了日子的商机 {0} 笔：改日期，或者点开了结",
        "过了日子的商机 {0} 笔：改日期，或者点开了结",
    ],
    deal: "{0} · {1}",
    redate: "改到 {0}",
    redated: "{0}的商机改到 {1}。",
    owed: ["到期没收的 {0} 笔", "到期没收的 {0} 笔"],
    owed_sum: "一共 {0}",
    to_owed: "看谁欠着",
    more: ["还有 {0} 个", "还有 {0} 个"],
    next: "接着是{0}",
    suggested: "照以前的月份，建议{3} {0}，{4} {1}，{5} {2}",
    too_few: "能用的月份只有 {0} 个，要 3 个才能建议。可以自己填。",
    no_suggestion: "算不出建议，可以自己填。",
    has_goal: "目标已经定了。",
    make: "定{0}的目标",
    go: "给{0}收尾",
    go_means: "收尾后目标不能再改；补记的成交照样算进历史。",
    done: "{0}收好了。",
};

pub(super) static EN: CloseTexts = CloseTexts {
    not_over: "{0} is not over. You can close it from {1} on.",
    so_far: "This is how it stands now. What gets archived is how it stands on closing day.",
    closed: "{0} was closed on {1}.",
    closed_means: "Archived figures never change; late entries are shown beside them.",
    archive: "Archived figures",
    line: "{0}: {1}",
    late: "{0} at closing, {1} with late entries",
    reached: "{0} reached ({1})",
    none_reached: "{0} was not reached ({1})",
    no_goal: "The month had no goal, so only actual figures are archived.",
    first: "The original target was {0}",
    lessons: "Written this month",
    no_lessons: "Nothing yet. Write what went well and what to do better; you will see it at the start of next month.",
    learned: ["Went well", "To do better"],
    write: "Write the month's review",
    open: "Left open",
    nothing_open: "All done, nothing to carry over.",
    tasks: ["{0} promise was not kept", "{0} promises were not kept"],
    sort: "One by one: today, later, drop",
    carry: "Move all, from the next working day on",
    carried: "{0} promises spread out from {1} on.",
    deals: [
        "{0} deal is past its date: change the date, or tap to close it",
        "{0} deals are past their date: change the date, or tap to close them",
    ],
    deal: "{0} · {1}",
    redate: "Move to {0}",
    redated: "Deal with {0} moved to {1}.",
    owed: ["{0} payment is due and still open", "{0} payments are due and still open"],
    owed_sum: "{0} in total",
    to_owed: "See who owes",
    more: ["{0} more", "{0} more"],
    next: "Next: {0}",
    suggested: "Suggested from past months: {3} {0}, {4} {1}, {5} {2}",
    too_few: "Only {0} months to go by; a suggestion needs 3. Type your own.",
    no_suggestion: "No suggestion available. Type your own.",
    has_goal: "The goal is already set.",
    make: "Set the goal for {0}",
    go: "Close {0}",
    go_means: "After this its target cannot change; late sales still count in its history.",
    done: "{0} is closed.",
};
