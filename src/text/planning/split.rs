//! The words of the sheet that splits a goal into parts.

use crate::text::texts;

texts! {
    /// The parts of a goal along one dimension.
    SplitTexts

    /// The sheet's heading.
    title: &'static str,
    /// Whose goal it is: {0} month, {1} target, {2} its name.
    of: &'static str,
    /// The month has no goal: {0} month.
    no_goal: &'static str,
    /// To where one is set.
    set_goal: &'static str,
    /// Along what.
    along: &'static str,
    /// Both in a line: {0} along what, {1} by what.
    way: &'static str,
    /// By what.
    by: &'static str,
    /// By amount, by share, by stars, count times price.
    bys: [&'static str; 4],
    /// Nothing is split yet: what to do.
    nothing: &'static str,
    /// The parts come to the goal.
    exact: &'static str,
    /// {0} is not given to any part.
    under: &'static str,
    /// {0} more than the goal, {1} is allowed.
    buffered: &'static str,
    /// {0} more than the goal.
    over: &'static str,
    /// {0} more than the goal, which is more than the buffer {1}.
    over_buffer: &'static str,
    /// Gives the rest to {0}.
    give: &'static str,
    /// Takes what is too much from {0}.
    take: &'static str,
    /// The list of parts that could have it.
    give_to: &'static str,
    /// The other parts share what is left.
    balance: &'static str,
    /// A quick form: shares, in percent.
    quick: [&'static str; 2],
    /// What the quick forms are for.
    quick_label: &'static str,
    /// Three parts of each dimension in its order, for a quick form where none are named; the stages
    /// have names of their own, and customers stand in their place.
    named: [&'static str; 21],
    /// One part's share: {0} name.
    share_of: &'static str,
    /// One part's amount: {0} name.
    amount_of: &'static str,
    /// How many of one part: {0} name.
    count_of: &'static str,
    /// At which price: {0} name.
    price_of: &'static str,
    /// The bar of a part: {0} name.
    bar_of: &'static str,
    /// A point less: {0} name.
    less: &'static str,
    /// A point more: {0} name.
    more: &'static str,
    /// It stays while the others re-balance: {0} name.
    lock: &'static str,
    /// The same on a button.
    locked: &'static str,
    /// So many stars: {0} name, {1} how many.
    stars: &'static str,
    /// Count × price is {0}, the amount another.
    off: &'static str,
    /// A share below 0 or above 100 %: {0} as typed.
    share_wrong: &'static str,
    /// A count that is none: {0} as typed.
    count_wrong: &'static str,
    /// An amount below 0: {0} as typed.
    below_zero: &'static str,
    /// The field for another part.
    add_field: &'static str,
    /// Its button.
    add: &'static str,
    /// The buffer's field.
    buffer: &'static str,
    /// A buffer that is none: {0} as typed, {1} the most.
    buffer_wrong: &'static str,
    /// How it is worked out: the heading.
    how: &'static str,
    /// And the sentences.
    how_lines: [&'static str; 4],
    /// It is kept: {0} dimension, {1} how the parts compare.
    saved: &'static str,
    /// It could not be kept.
    too_long: &'static str,
    /// Along time.
    in_time: &'static str,
    /// The way to the month's rhythm.
    in_month: &'static str,
    /// The way to the year.
    in_year: &'static str,
    /// Adds the usual parts.
    ready: &'static str,
    /// As another month was split last.
    like: &'static str,
    /// Takes the part away: {0} name.
    remove: &'static str,
    /// Puts it back: {0} name.
    put_back: &'static str,
    /// What is typed for a part is not whole or cannot be read: {0} name.
    unread: &'static str,
}

pub(super) static ZH: SplitTexts = SplitTexts {
    title: "把目标拆开",
    of: "{0} · {2} {1}",
    no_goal: "{0}还没有目标。先定一个数，再来拆。",
    set_goal: "去定目标",
    along: "按什么拆",
    way: "按{0}拆 · {1}",
    by: "怎么填",
    bys: ["填金额", "填占比", "打星", "数量×单价"],
    nothing: "还没有分类。在下面加一个，或者直接点快捷拆法。",
    exact: "刚好分完，一分不差",
    under: "还有 {0} 没分",
    buffered: "比目标多 {0}，在余量 {1} 以内",
    over: "比目标多 {0}。改小几项，或者留一点余量。",
    over_buffer: "比目标多 {0}，超出余量 {1}。改小几项，或者加大余量。",
    give: "剩下的给{0}",
    take: "从{0}里扣掉",
    give_to: "差额给谁",
    balance: "其余没锁的按比例补齐",
    quick: ["40 / 30 / 30", "50 / 30 / 20"],
    quick_label: "快捷拆法",
    named: [
        "产品甲",
        "产品乙",
        "产品丙",
        "老客户",
        "新客户",
        "转介绍",
        "大客户",
        "中客户",
        "小客户",
        "区域一",
        "区域二",
        "区域三",
        "直销",
        "经销",
        "线上",
        "新购",
        "复购",
        "升级",
        "重点客户",
        "其他老客户",
        "新客户",
    ],
    share_of: "{0}的占比（%）",
    amount_of: "{0}的金额",
    count_of: "{0}的数量",
    price_of: "{0}的单价",
    bar_of: "{0}占目标的比例",
    less: "{0}减 1 个百分点",
    more: "{0}加 1 个百分点",
    lock: "锁定{0}",
    locked: "锁定",
    stars: "{0} {1} 星",
    off: "数量 × 单价是 {0}，和金额对不上",
    share_wrong: "“{0}”不是占比。请填 0 到 100 之间的数，例如 33.3。",
    count_wrong: "“{0}”不是数量。请填 0 或更大的整数，例如 30。",
    below_zero: "“{0}”比 0 小。请填 0 或更大的数。",
    add_field: "再加一项",
    add: "添加",
    buffer: "允许多拆出的余量（%）",
    buffer_wrong: "“{0}”不对。余量请填 0 到 {1} 的整数。",
    how: "怎么算的",
    how_lines: [
        "占比 = 这一项 ÷ 目标。填占比时，金额四舍五入到分。",
        "打星：没锁的按星数分，没打星的算 3 星，零头给小数部分最大的。",
        "锁定的不动；补齐时其余的按现在的比例分剩下的。",
        "多拆出来的只是保险，进度和每天要做多少始终按目标算。",
    ],
    saved: "已保存：按{0}拆，{1}",
    too_long: "没存上：分类太多了。请少放几项。",
    in_time: "按时间拆",
    in_month: "到周和天",
    in_year: "年、季、月",
    ready: "加上常用的几项",
    like: "和上次一样的比例",
    remove: "去掉{0}",
    put_back: "放回{0}",
    unread: "“{0}”那一项还没填好。填好或清空，再保存。",
};

pub(super) static EN: SplitTexts = SplitTexts {
    title: "Split the goal",
    of: "{0} · {2} {1}",
    no_goal: "{0} has no goal yet. Set a figure first, then split it.",
    set_goal: "Set a goal",
    along: "Split by",
    way: "By {0} · {1}",
    by: "Fill in by",
    bys: ["Amount", "Share", "Stars", "Count × price"],
    nothing: "No parts yet. Add one below, or tap a quick split.",
    exact: "Split exactly, to the cent",
    under: "{0} not assigned yet",
    buffered: "{0} over the goal, within the buffer of {1}",
    over: "{0} over the goal. Lower some parts, or allow a buffer.",
    over_buffer: "{0} over the goal, beyond the buffer of {1}. Lower some parts, or allow a larger buffer.",
    give: "Give the rest to {0}",
    take: "Take it from {0}",
    give_to: "Who gets the difference",
    balance: "Scale unlocked parts to fit",
    quick: ["40 / 30 / 30", "50 / 30 / 20"],
    quick_label: "Quick split",
    named: [
        "Product A",
        "Product B",
        "Product C",
        "Existing",
        "New",
        "Referred",
        "Large",
        "Medium",
        "Small",
        "Region 1",
        "Region 2",
        "Region 3",
        "Direct",
        "Dealers",
        "Online",
        "New",
        "Repurchase",
        "Upgrade",
        "Key customers",
        "Other existing customers",
        "New customers",
    ],
    share_of: "Share of {0} (%)",
    amount_of: "Amount of {0}",
    count_of: "How many of {0}",
    price_of: "Price of {0}",
    bar_of: "{0} as a share of the goal",
    less: "{0}: one point less",
    more: "{0}: one point more",
    lock: "Lock {0}",
    locked: "Lock",
    stars: "{0}: {1} stars",
    off: "Count × price is {0}, which does not match the amount",
    share_wrong: "“{0}” is not a share. Type a number from 0 to 100, for example 33.3.",
    count_wrong: "“{0}” is not a count. Type a whole number, 0 or more, for example 30.",
    below_zero: "“{0}” is below 0. Type 0 or more.",
    add_field: "Add another part",
    add: "Add",
    buffer: "Buffer allowed above the goal (%)",
    buffer_wrong: "“{0}” does not work. Type a whole number from 0 to {1}.",
    how: "How it is worked out",
    how_lines: [
        "Share = part ÷ target. A typed share becomes an amount, rounded to the cent.",
        "Stars: unlocked parts share by their stars; no stars counts as 3; leftover cents go to the largest fraction.",
        "Locked parts stay; scaling splits what is left in current proportions.",
        "Anything beyond the goal is only a safety margin: pace and the daily figure always go by the goal.",
    ],
    saved: "Saved: split by {0}, {1}",
    too_long: "Not saved: there are too many parts. Remove a few.",
    in_time: "Split by time",
    in_month: "By week and day",
    in_year: "Year, quarters, months",
    ready: "Add the usual parts",
    like: "Same shares as last time",
    remove: "Remove {0}",
    put_back: "Put {0} back",
    unread: "“{0}” is not filled in yet. Fill it in or clear it, then save.",
};
