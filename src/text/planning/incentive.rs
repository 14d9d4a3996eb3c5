//! The words of the sheet on what a result pays.

use crate::text::texts;

texts! {
    /// What is paid for which attainment.
    IncentiveTexts

    /// The sheet's heading.
    title: &'static str,
    /// Whose goal it is: {0} month, {1} target, {2} done so far, {3} the target's name.
    of: &'static str,
    /// The month has no goal: {0} month.
    no_goal: &'static str,
    /// To where one is set.
    set_goal: &'static str,
    /// In force since {0} month.
    since: &'static str,
    /// There is no scheme yet: what to do.
    nothing: &'static str,
    /// What it pays now: {0}.
    pays: &'static str,
    /// And what is no money: {0}.
    gifts: &'static str,
    /// The next step: {0} where it begins, {1} what is missing, {2} what it pays more.
    next: &'static str,
    /// The next step pays something that is no money: {0} where it begins, {1} missing, {2} what.
    next_gift: &'static str,
    /// What it takes a day: {0}, over {1} working days.
    a_day: &'static str,
    /// No working day is left.
    none_left: &'static str,
    /// Every step is reached.
    top: &'static str,
    /// The steps.
    steps: &'static str,
    /// Where step {0} begins.
    at: &'static str,
    /// What step {0} pays.
    pay: &'static str,
    /// Examples for both.
    examples: [&'static str; 2],
    /// Takes step {0} away.
    remove: &'static str,
    /// One step more.
    add: &'static str,
    /// The quick form.
    quick: &'static str,
    /// What a share is of.
    on: &'static str,
    /// The whole, the excess.
    ons: [&'static str; 2],
    /// The bounds' heading.
    bounds: &'static str,
    /// At least, at most, penalty.
    bound: [&'static str; 3],
    /// Step {0} begins at {1}, which is neither a share nor an amount.
    at_wrong: &'static str,
    /// Step {0} pays {1}: a share or an amount?
    pay_wrong: &'static str,
    /// Step {0} pays nothing yet.
    pay_empty: &'static str,
    /// Step {0} is not above the one before.
    not_rising: &'static str,
    /// There is no step.
    no_step: &'static str,
    /// A gift's words are too long: {0} characters, {1} allowed.
    gift_long: &'static str,
    /// How it is worked out: the heading.
    how: &'static str,
    /// And the sentences.
    how_lines: [&'static str; 4],
    /// It is kept.
    saved: &'static str,
    /// What is counted.
    metric: &'static str,
    /// No target.
    none: &'static str,
    /// The month has no target of it: {0} metric.
    no_target: &'static str,
    /// To where one is set.
    to_sheet: &'static str,
    /// Step {0} begins at {1}, which is neither a share nor a number of pieces.
    at_pieces: &'static str,
    /// Step {0} pays a share {1} of something that is no money.
    pay_pieces: &'static str,
}

pub(super) static ZH: IncentiveTexts = IncentiveTexts {
    title: "提成台阶",
    of: "{0} · {3} {1} · 已完成 {2}",
    no_goal: "{0}还没有目标。先定一个数，再算提成。",
    set_goal: "去定目标",
    since: "从{0}起一直用这份",
    nothing: "把公司的提成办法填进来：到哪一级，给多少。",
    pays: "按现在的业绩，拿 {0}",
    gifts: "另有 {0}",
    next: "下一级 {0}：还差 {1}，到了多拿 {2}",
    next_gift: "下一级 {0}：还差 {1}，到了有 {2}",
    a_day: "从今天起每个工作日 {0}，还有 {1} 天",
    none_left: "已经没有工作日了",
    top: "最高一级已经到了",
    steps: "台阶",
    at: "第 {0} 级从哪里起",
    pay: "第 {0} 级给多少",
    examples: ["例如 80% 或 80万", "例如 1.5%、5000 或 三亚五日游"],
    remove: "去掉第 {0} 级",
    add: "再加一级",
    quick: "80% / 100% / 120%",
    on: "比例按什么算",
    ons: ["全部业绩", "只算超出部分"],
    bounds: "封底、封顶、扣罚",
    bound: ["最少给", "最多给", "第一级都没到，扣"],
    at_wrong: "第 {0} 级的起点“{1}”看不懂。完成率请写成 80%，金额请写成 80万。",
    pay_wrong: "第 {0} 级给“{1}”：是比例还是钱？比例请写成 1.5%，钱请写成 1500。",
    pay_empty: "第 {0} 级还没填给多少。请填上。",
    not_rising: "第 {0} 级要比前一级高。请从低到高填。",
    no_step: "还没有台阶。请至少填一级。",
    gift_long: "奖励有 {0} 个字，最多 {1} 个。请写短一点。",
    how: "怎么算的",
    how_lines: [
        "业绩是这个月的销售额（或选定的那个数），起点是它的目标的百分比，或直接是金额、数量。",
        "按全部业绩：只按到了的最高一级算。只算超出部分：每一级只乘它和下一级之间的那一段。",
        "还差多少 ÷ 从今天到月底的工作日，不足一分算一分。",
        "一份办法会一直用下去，直到哪个月填了新的。",
    ],
    saved: "提成台阶已保存",
    metric: "按哪个数算",
    none: "还没定",
    no_target: "这个月还没有{0}的目标，到目标卡里定一个，就能算提成。",
    to_sheet: "去目标卡",
    at_pieces: "第 {0} 级的起点“{1}”看不懂。完成率请写成 80%，数量请写成 10。",
    pay_pieces: "第 {0} 级给“{1}”：数量不是钱，没法按比例给。请写给多少钱，例如 500。",
};

pub(super) static EN: IncentiveTexts = IncentiveTexts {
    title: "Bonus steps",
    of: "{0} · {3} {1} · done {2}",
    no_goal: "{0} has no goal yet. Set one first, then see what it pays.",
    set_goal: "Set a goal",
    since: "In force since {0}",
    nothing: "Type in how your company pays: from which step, how much.",
    pays: "What you have done so far pays {0}",
    gifts: "Plus: {0}",
    next: "Next step {0}: {1} to go, then {2} more",
    next_gift: "Next step {0}: {1} to go, then {2}",
    a_day: "{0} each working day from today, {1} left",
    none_left: "No working days left",
    top: "Top step reached",
    steps: "Steps",
    at: "Step {0} starts at",
    pay: "Step {0} pays",
    examples: ["such as 80% or 800K", "such as 1.5%, 5000 or a trip to the sea"],
    remove: "Remove step {0}",
    add: "Add a step",
    quick: "80% / 100% / 120%",
    on: "Percentages apply to",
    ons: ["All sales", "Only what is above"],
    bounds: "Minimum, maximum, penalty",
    bound: ["Minimum", "Maximum", "Deducted below the first step"],
    at_wrong: "Step {0} starts at “{1}”, which is not clear. Type a percentage as 80%, an amount as 800K.",
    pay_wrong: "Step {0} pays “{1}”: a percentage or money? Type a percentage as 1.5%, money as 1500.",
    pay_empty: "Step {0} does not say what it pays. Fill it in.",
    not_rising: "Step {0} must be above the one before. Type them from low to high.",
    no_step: "There are no steps yet. Fill in at least one.",
    gift_long: "The reward has {0} characters; the limit is {1}. Make it shorter.",
    how: "How it is worked out",
    how_lines: [
        "The result is this month's revenue, or the figure you choose; a step starts at a percentage of its target, or at an amount or number.",
        "All sales: only the highest step reached pays. Only what is above: each step pays on what lies between it and the next.",
        "What is missing ÷ the working days from today to month end, rounded up to the cent.",
        "A scheme stays in force until a month gets a new one.",
    ],
    saved: "Bonus steps saved",
    metric: "Based on",
    none: "not set",
    no_target: "This month has no target for {0}. Set one on the goal sheet, then see what it pays.",
    to_sheet: "Open the goal sheet",
    at_pieces: "Step {0} starts at “{1}”, which is not clear. Type a percentage as 80%, a number as 10.",
    pay_pieces: "Step {0} pays “{1}”: this figure is not money, so a percentage does not work. Type an amount, such as 500.",
};
