//! The list on the target page that leads to setting a goal and breaking it down, and a goal's
//! versions.

use super::texts;

texts! {
    /// The list that leads to planning, and a goal's versions.
    GoalTexts

    /// The list's heading.
    plans: &'static str,
    /// Its rows: make, sheet, split, curve, funnel, year, boss, incentive.
    plan: [&'static str; 8],
    /// What each is for, in the same order.
    plan_means: [&'static str; 8],
    /// The field of floor or challenge where a target is changed: {0} its name.
    other_tier: &'static str,
    /// They are left empty: {0} floor, {1} challenge.
    in_proportion: &'static str,
    /// Changed: {0} month.
    revised: &'static str,
    /// What is attained of a version: {0} percent.
    attained: &'static str,
    /// By growth: {0} reached, {1} promised, {2} of it.
    grown: &'static str,
    /// A cut that was not needed, needed, not enough.
    cuts: [&'static str; 3],
}

pub(super) static ZH: GoalTexts = GoalTexts {
    plans: "定目标、拆目标",
    plan: [
        "定一个目标",
        "目标卡",
        "把目标拆开",
        "月内节奏",
        "倒推到拜访",
        "一年怎么排",
        "给主管看",
        "提成台阶",
    ],
    plan_means: [
        "一步一步定三档，检查后确认",
        "九项写清楚，哪里不对一眼看到",
        "按产品、客户、区域分，加起来不差一分",
        "哪几天多做，哪几天少做",
        "从金额倒推成交、方案、线索和拜访",
        "年、季、月连在一起看",
        "发给主管，改好再确认",
        "到哪一档拿多少，还差多少",
    ],
    other_tier: "新的{0}（元，可不填）",
    in_proportion: "{0}和{1}空着，就照现在的比例跟着变。",
    revised: "{0}的目标改了，最初的还留着。",
    attained: "做到 {0}",
    grown: "增长 {0}，原定 {1}，做到 {2}",
    cuts: ["减得没必要：原来的也做到了", "减得对", "减了也没做到"],
};

pub(super) static EN: GoalTexts = GoalTexts {
    plans: "Set and split goals",
    plan: [
        "Set a goal",
        "Goal sheet",
        "Split the goal",
        "Rhythm of the month",
        "Work back to visits",
        "The year",
        "Show your manager",
        "Bonus steps",
    ],
    plan_means: [
        "Set three tiers step by step, check them, confirm",
        "Nine fields, with mistakes shown at a glance",
        "By product, customer or region, exact to the cent",
        "Which days carry more and which less",
        "From the amount to deals, proposals, leads and visits",
        "Year, quarters and months together",
        "Send it, take in the comments, then confirm",
        "What each step pays and how far it is",
    ],
    other_tier: "New {0} (yuan, optional)",
    in_proportion: "Leave {0} and {1} empty to change them in proportion.",
    revised: "The goal for {0} is changed; the first one is kept.",
    attained: "{0} reached",
    grown: "up {0} of a planned {1}: {2} of it",
    cuts: [
        "the cut was not needed: the old figure was reached",
        "the cut was needed",
        "even after the cut it was not reached",
    ],
};
