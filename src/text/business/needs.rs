//! What a customer needs, and who decides.

use crate::domain::command::NOTE_LIMIT;
use crate::domain::enter::WORDS_LIMIT;
use crate::domain::needs::{MOST, NeedsError, PAIN_LIMIT};
use crate::text::{Lang, fill, number, texts};

texts! {
    /// What a customer needs, and who decides.
    NeedsTexts

    /// The sheet's heading.
    title: &'static str,
    /// Whether it is a qualified lead: heading.
    lead: &'static str,
    /// It is.
    qualified: &'static str,
    /// What is missing: {0} names.
    missing: &'static str,
    /// Between names.
    and: &'static str,
    /// Purchase plan, budget, decision maker.
    criteria: [&'static str; 3],
    /// What to ask for what is missing, in the same order.
    ask: [&'static str; 3],
    /// SPIN: heading.
    spin: &'static str,
    /// Situation, problem, implication, need-payoff.
    fields: [&'static str; 4],
    /// What to ask, each.
    hints: [&'static str; 4],
    /// Keep what is typed.
    keep: &'static str,
    /// It is kept.
    kept: &'static str,
    /// The pains: heading.
    pains: &'static str,
    /// None yet.
    pains_none: &'static str,
    /// The field for one more.
    pain_field: &'static str,
    /// Add it.
    add: &'static str,
    /// One place up: {0} what.
    raise: &'static str,
    /// Take it out: {0} what.
    drop: &'static str,
    /// Who decides: heading.
    people: &'static str,
    /// Nobody yet.
    people_none: &'static str,
    /// The field for somebody more.
    person_field: &'static str,
    /// The choice of the role.
    role: &'static str,
    /// Decides, uses, advises, blocks.
    roles: [&'static str; 4],
    /// For us, open, against us.
    sides: [&'static str; 3],
    /// The button that turns the side: {0} who, {1} side.
    turn: &'static str,
    /// A field of SPIN is too long: {0} has, {1} may.
    spin_long: &'static str,
    /// A pain or a name says nothing.
    nothing: &'static str,
    /// It is too long: {0} has, {1} may.
    long: &'static str,
    /// There are too many: {0} may be.
    many: &'static str,
}

pub(super) static ZH: NeedsTexts = NeedsTexts {
    title: "需求和谁说了算",
    lead: "是不是有效线索",
    qualified: "是有效线索：要买、有钱、知道谁拍板。",
    missing: "还差：{0}",
    and: "、",
    criteria: ["有采购计划", "有预算", "知道谁拍板"],
    ask: [
        "问：准备什么时候换，为什么是这时候？",
        "问：这块一年花多少，今年留了多少？",
        "问：这件事除了您，还要谁点头？",
    ],
    spin: "问清楚",
    fields: ["现状", "问题", "影响", "想要的好处"],
    hints: [
        "现在用谁家的，一个月用多少，谁在用？",
        "哪里不顺手，多久出一次，最烦的是哪一样？",
        "因为这个，一个月多花多少、丢了什么？",
        "要是解决了，您最看重哪一点，能省多少？",
    ],
    keep: "存下",
    kept: "需求存好了",
    pains: "痛点，最痛的放最上面",
    pains_none: "还没有。听到一个记一个，用客户的原话。",
    pain_field: "加一个痛点",
    add: "加上",
    raise: "把“{0}”往上放",
    drop: "去掉“{0}”",
    people: "谁说了算",
    people_none: "还没有。至少写上谁拍板、谁在用。",
    person_field: "加一个人（姓名或职务）",
    role: "这个人管什么",
    roles: ["拍板", "使用", "出主意", "把关"],
    sides: ["支持我们", "还没表态", "反对我们"],
    turn: "{0}：{1}，点一下换",
    spin_long: "这一格有 {0} 个字，最多 {1} 个。请写短一点。",
    nothing: "还没写。请先写再加。",
    long: "有 {0} 个字，最多 {1} 个。请写短一点。",
    many: "已经有 {0} 个，先去掉不要紧的再加。",
};

pub(super) static EN: NeedsTexts = NeedsTexts {
    title: "Needs and who decides",
    lead: "Is it a qualified lead?",
    qualified: "Qualified: they plan to buy, have the money, and you know who decides.",
    missing: "Missing: {0}",
    and: ", ",
    criteria: ["A plan to buy", "A budget", "Who decides"],
    ask: [
        "Ask: when do you plan to switch, and why then?",
        "Ask: what do you spend on this a year, and what is set aside this year?",
        "Ask: who besides you has to agree?",
    ],
    spin: "Find out",
    fields: ["Situation", "Problem", "Impact", "What they want"],
    hints: [
        "Whose do they use now, how much a month, and who uses it?",
        "What goes wrong, how often, and what bothers them most?",
        "What does that cost a month, and what do they lose by it?",
        "If that were solved, what would matter most, and what would it save?",
    ],
    keep: "Save",
    kept: "Needs saved",
    pains: "Pain points, worst on top",
    pains_none: "None yet. Add each one you hear, in their own words.",
    pain_field: "Add a pain point",
    add: "Add",
    raise: "Move “{0}” up",
    drop: "Remove “{0}”",
    people: "Who decides",
    people_none: "Nobody yet. Add at least who decides and who uses it.",
    person_field: "Add a person (name or job)",
    role: "Their role",
    roles: ["Decides", "Uses it", "Advises", "Can block it"],
    sides: ["For us", "Undecided", "Against us"],
    turn: "{0}: {1}, tap to change",
    spin_long: "This has {0} characters; the limit is {1}. Make it shorter.",
    nothing: "Nothing is typed yet. Type it, then add it.",
    long: "It has {0} characters; the limit is {1}. Make it shorter.",
    many: "There are {0} already. Remove one first.",
};

/// Why something is not taken.
pub fn refused(lang: Lang, why: NeedsError) -> String {
    let texts = lang.business().needs;
    let many = |count: usize| number::grouped(count as u64);
    let too_much = |length, most| fill(texts.long, &[&many(length), &many(most)]);
    match why {
        NeedsError::SpinTooLong { length, .. } => {
            fill(texts.spin_long, &[&many(length), &many(NOTE_LIMIT)])
        }
        NeedsError::Pain { length: 0 } | NeedsError::Name { length: 0 } => texts.nothing.to_owned(),
        NeedsError::Pain { length } => too_much(length, PAIN_LIMIT),
        NeedsError::Name { length } => too_much(length, WORDS_LIMIT),
        NeedsError::TooMany => fill(texts.many, &[&many(MOST)]),
    }
}
