//! Class rules, how often each class is touched.

use crate::text::{Counted, texts};

texts! {
    /// Class rules, how often each class is touched.
    ClassTexts

    /// The sheet's heading.
    title: &'static str,
    /// The choice of the rule.
    rule: &'static str,
    /// By rank, by amount.
    rules: [&'static str; 2],
    /// What each means.
    means: [&'static str; 2],
    /// A from here on, B from here on: the fields.
    from: [&'static str; 2],
    /// Why thresholds are refused: not above 0, not falling.
    wrong: [&'static str; 2],
    /// What it comes to: {0} A, {1} B, {2} C.
    count: &'static str,
    /// Those who would move: {0}.
    moves: Counted,
    /// Nobody would.
    moves_none: &'static str,
    /// One: {0} from, {1} to.
    up: &'static str,
    /// Likewise downward.
    down: &'static str,
    /// A high intent lifts.
    by_intent: &'static str,
    /// Neither sales nor a deal.
    by_nothing: &'static str,
    /// Sold in twelve months: {0}.
    by_value: &'static str,
    /// Keep the class there is.
    hold: &'static str,
    /// Said of it: {0} customer.
    hold_done: &'static str,
    /// More than are shown: {0}.
    more: Counted,
    /// Apply all: {0}.
    apply: Counted,
    /// Keep the rule where nobody moves.
    apply_rule: &'static str,
    /// Said of it: {0}.
    applied: Counted,
    /// The rule alone was kept.
    applied_rule: &'static str,
    /// Set by hand: heading.
    held: &'static str,
    /// One: {0} class, {1} what the rule would give.
    held_line: &'static str,
    /// Let the rule decide again.
    free: &'static str,
    /// Said of it: {0} customer.
    free_done: &'static str,
    /// How the sales are spread: heading.
    spread: &'static str,
    /// A part: {0} how many customers, {1} percent, {2} the textbook's percent.
    parts: [&'static str; 3],
    /// Nothing sold in twelve months.
    spread_none: &'static str,
    /// How often each class is touched: heading.
    cadences: &'static str,
    /// What that means.
    cadences_mean: &'static str,
    /// Once fewer: {0} class.
    less: &'static str,
    /// Once more: {0} class.
    more_often: &'static str,
    /// By week, by month.
    per: [&'static str; 2],
    /// How many must be visits: {0} percent.
    visits: &'static str,
    /// None must.
    visits_none: &'static str,
    /// Said of a change: {0} class, {1} how often.
    cadence_set: &'static str,
}

pub(super) static ZH: ClassTexts = ClassTexts {
    title: "客户怎么分类",
    rule: "按什么分",
    rules: ["按名次", "按金额"],
    means: [
        "近 12 个月成交排前两成是 A，再三成是 B，其余是 C。没成交也没商机的是 C，意向高的提一级。",
        "近 12 个月成交到了这个数就是 A 或 B。没成交也没商机的是 C，意向高的提一级。",
    ],
    from: ["A 类从多少起（元）", "B 类从多少起（元）"],
    wrong: ["请填大于 0 的数。", "B 类要比 A 类低。"],
    count: "分下来 A {0} 家，B {1} 家，C {2} 家",
    moves: ["{0} 家要变", "{0} 家要变"],
    moves_none: "按这个规则，没有客户要变。",
    up: "{0} 升到 {1}",
    down: "{0} 降到 {1}",
    by_intent: "意向高",
    by_nothing: "没成交，也没商机",
    by_value: "近 12 个月 {0}",
    hold: "不变",
    hold_done: "{0} 的类别由你定，不再自动变",
    more: ["还有 {0} 家", "还有 {0} 家"],
    apply: ["都改，{0} 家", "都改，{0} 家"],
    apply_rule: "存下规则",
    applied: ["改了 {0} 家的类别", "改了 {0} 家的类别"],
    applied_rule: "规则存好了",
    held: "你定的，不自动变",
    held_line: "{0}，按规则是 {1}",
    free: "交给规则",
    free_done: "{0} 的类别又按规则来",
    spread: "钱从哪些客户来",
    parts: [
        "前两成 {0} 家占 {1}，书上说 {2}",
        "中间三成 {0} 家占 {1}，书上说 {2}",
        "后五成 {0} 家占 {1}，书上说 {2}",
    ],
    spread_none: "近 12 个月还没有成交，成交了这里就能看。",
    cadences: "多久联系一次",
    cadences_mean: "今日就按这个排。电话、微信、见面都算一次，“要见面”说的是其中几成必须上门。",
    less: "{0} 类少一次",
    more_often: "{0} 类多一次",
    per: ["按周", "按月"],
    visits: "{0} 要见面",
    visits_none: "不必见面",
    cadence_set: "{0} 类改成{1}",
};

pub(super) static EN: ClassTexts = ClassTexts {
    title: "Customer classes",
    rule: "Class by",
    rules: ["Rank", "Amount"],
    means: [
        "By 12 months of sales, the top 20% are A, the next 30% B, the rest C. No sale and no deal makes C; high intent moves up one class.",
        "12 months of sales from these amounts make A or B. No sale and no deal makes C; high intent moves up one class.",
    ],
    from: ["A from (yuan)", "B from (yuan)"],
    wrong: ["Type a number above 0.", "B must start below A."],
    count: "That makes {0} A, {1} B, {2} C",
    moves: ["{0} would change", "{0} would change"],
    moves_none: "No customer changes under this rule.",
    up: "{0} up to {1}",
    down: "{0} down to {1}",
    by_intent: "high intent",
    by_nothing: "no sale, no deal",
    by_value: "{0} in 12 months",
    hold: "Leave as is",
    hold_done: "You set the class of {0}; it stays",
    more: ["{0} more", "{0} more"],
    apply: ["Change {0}", "Change all {0}"],
    apply_rule: "Save the rule",
    applied: ["{0} class changed", "{0} classes changed"],
    applied_rule: "Rule saved",
    held: "Set by you, never changed",
    held_line: "{0}; by the rule {1}",
    free: "Use the rule",
    free_done: "The class of {0} follows the rule again",
    spread: "Where the money comes from",
    parts: [
        "The top 20% ({0}) bring {1}; the textbook says {2}",
        "The next 30% ({0}) bring {1}; the textbook says {2}",
        "The last 50% ({0}) bring {1}; the textbook says {2}",
    ],
    spread_none: "Nothing sold in 12 months. Once there is, you see it here.",
    cadences: "How often to get in touch",
    cadences_mean: "Today follows this. A call, a message or a visit counts once; “in person” is how many must be visits.",
    less: "{0} one fewer",
    more_often: "{0} one more",
    per: ["By week", "By month"],
    visits: "{0} in person",
    visits_none: "No visit needed",
    cadence_set: "Class {0}: {1}",
};
