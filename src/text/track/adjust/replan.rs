//! What would turn the month: each way with what it takes a day, what it brings, and whether that is
//! enough.

use crate::domain::money::Money;
use crate::domain::own_replan::{NoNext, OwnReplan};
use crate::domain::pace::Need;
use crate::domain::replan::{Choice, Way};
use crate::text::{Lang, date, fill, number, texts};

texts! {
    /// What would turn the month.
    ReplanTexts

    /// Nothing is missing: {0} month.
    nothing: &'static str,
    /// The gap: {0} target, {1} sold, {2} likely from open deals, {3} missing.
    gap: &'static str,
    /// More work can close it: {0} what it brings together.
    can: &'static str,
    /// What is at hand is not enough, what usually still comes in makes it so: {0} the whole, {1} target.
    usual: &'static str,
    /// With what usually still comes in: {0} the whole.
    usually: &'static str,
    /// It cannot: {0} target.
    cannot: &'static str,
    /// What can be reached: {0} amount.
    within: &'static str,
    /// The tier that is within reach: {0} its name, {1} amount.
    tier_within: &'static str,
    /// Not even the floor: {0} its name, {1} amount.
    none_within: &'static str,
    /// The heading of the ways.
    ways: &'static str,
    /// Visits, pull forward, cadence, ticket, defer, stage.
    names: [&'static str; 6],
    /// Visits: {0} more a day.
    visits: &'static str,
    /// Visits that would be enough: {0} a day, {1} free.
    visits_needed: &'static str,
    /// Visits bring nothing: none free, too few known, the cycle too long, nothing sold.
    visits_none: [&'static str; 4],
    /// From where: {0} visits, {1} deals, {2} ticket, {3} days.
    visits_from: &'static str,
    /// Pull forward: {0} deals, {1} cost.
    pull: &'static str,
    /// Cadence: {0} touches.
    cadence: &'static str,
    /// Ticket: {0} more on each, {1} deals.
    ticket: &'static str,
    /// Defer: {0} this month, {1} next month's name, {2} its target, {3} more a day there.
    defer: &'static str,
    /// Stage: {0} first, {1} a day, {2} then.
    stage: &'static str,
    /// Stage: the first is reached: {0} first, {1} then.
    stage_done: &'static str,
    /// Nothing more a day.
    no_cost: &'static str,
    /// What it brings: {0} amount.
    brings: &'static str,
    /// It brings nothing by itself.
    brings_none: &'static str,
    /// Enough alone; not enough: {0} still missing.
    enough: [&'static str; 2],
    /// Enough only if every one is won.
    enough_if: &'static str,
    /// Why nothing can be moved: the quarter ends; no figure: {0} month; closed: {0} month.
    no_next: [&'static str; 3],
    /// Try it.
    try_it: &'static str,
    /// Put the trial away.
    leave: &'static str,
    /// What would change.
    would: &'static str,
    /// Need a day: {0} before, {1} after.
    need: &'static str,
    /// Today's list: {0} before, {1} after.
    list: &'static str,
    /// This month's target.
    target: &'static str,
    /// The next month's target: {0} month, {1} before, {2} after.
    next: &'static str,
    /// New customers to find a day.
    leads: &'static str,
    /// Class A, class C: {0} before, {1} after.
    classes: [&'static str; 2],
    /// Milestones.
    milestones: &'static str,
    /// Nothing: no working day left, reached, no figure.
    nones: [&'static str; 3],
    /// Nothing else changes.
    same: &'static str,
    /// Nothing is written down before this is tapped.
    not_yet: &'static str,
    /// Apply.
    apply: &'static str,
    /// Applied: {0} the way.
    applied: &'static str,
    /// It cannot be applied as things are.
    refused: &'static str,
    /// What visits change.
    visits_do: &'static str,
    /// What the cadence changes.
    cadence_do: &'static str,
    /// The deals: {0} more on each; to pull: {0} day.
    deals: [&'static str; 2],
    /// A deal: {0} amount, {1} day.
    deal: &'static str,
    /// Date it into the month.
    pull_go: &'static str,
    /// Dated: {0} customer, {1} day.
    pulled: &'static str,
    /// More deals than are listed: one, many.
    more: [&'static str; 2],
    /// The two stages on the list of milestones.
    stages: [&'static str; 2],
    /// The heading of what else can be done about a month that is too high.
    high: &'static str,
    /// What it means.
    high_means: &'static str,
    /// Ask for resources.
    ask: &'static str,
    /// Change the target with a reason.
    revise: &'static str,
    /// To the funnel, to the settings of a day.
    look: [&'static str; 2],
}

pub(super) static ZH: ReplanTexts = ReplanTexts {
    nothing: "{0}不用追：卖掉的加上商机大概能成的，够目标了。",
    gap: "目标 {0}，已卖 {1}，在谈的商机大概还能成 {2}，还差 {3}。",
    can: "还追得上：多干活一起能再带来 {0}。",
    usual: "光凭手上的还不够；算上往常月底前还会来的新单，大概到 {0}，够{1}。别松劲，下面这些能让它更稳。",
    usually: "算上往常月底前还会来的新单，大概到 {0}。",
    cannot: "照实说：凭手上有的，{0} 这个月做不到。",
    within: "手上的加上能多干的，大概到 {0}；还没冒出来的新单没有算。",
    tier_within: "{0}（{1}）还够得着，先保住它。",
    none_within: "连{0}（{1}）也够不着。早点和主管说，把差的挪走或改目标。",
    ways: "能做的",
    names: [
        "多跑客户",
        "把后面的单提前",
        "少跑 C 类，多跑 A 类",
        "每单做大一点",
        "挪一部分到下个月",
        "分两步走",
    ],
    visits: "每个工作日多跑 {0} 家",
    visits_needed: "光靠它要每天多跑 {0} 家，你一天还空 {1} 家",
    visits_none: [
        "这些天已经排满，没有空。",
        "近 12 个月拜访不到 30 次，还算不出几次拜访成一单。",
        "从见面到成交的天数，这个月里来不及了。",
        "还没有成交过，算不出一次拜访值多少。",
    ],
    visits_from: "按你自己的：{0} 次拜访成 {1} 单，一单 {2}，从见面到成交 {3} 天",
    pull: "月底后 30 天内的 {0} 单，谈到这个月",
    cadence: "C 类这个月还要联系 {0} 次，改去见 A 类，一天不多跑",
    ticket: "{1} 笔在谈的商机每笔再多 {0}",
    defer: "这个月降到 {0}，{1}升到 {2}，那边每天多 {3}，季度不变",
    stage: "先到 {0}（每天 {1}），再到 {2}",
    stage_done: "第一步 {0} 已经到了，再到 {1}",
    no_cost: "一天不多",
    brings: "带来 {0}",
    brings_none: "自己不带来钱，只是看得清楚",
    enough: ["够了", "不够，还差 {0}"],
    enough_if: "每笔都成才够",
    no_next: [
        "这是季度最后一个月，没有下个月可挪，季度会少。",
        "{0}还没有目标，先定了才能挪过去。",
        "{0}已经收尾，挪不过去。",
    ],
    try_it: "先试试",
    leave: "不试了",
    would: "这样会变成",
    need: "每天要做：{0} → {1}",
    list: "今天还要做的：{0} 条 → {1} 条",
    target: "这个月目标：{0} → {1}",
    next: "{0}目标：{1} → {2}",
    leads: "今日里每天要找的新客户：{0} 家 → {1} 家",
    classes: ["A 类：{0} → {1}", "C 类：{0} → {1}"],
    milestones: "里程碑：{0} 个 → {1} 个",
    nones: ["没有工作日了", "够了", "没有"],
    same: "别的都不变。",
    not_yet: "还没有改，点下面才算。",
    apply: "就这么办",
    applied: "改好了：{0}。",
    refused: "没有改：现在的数已经不一样了，请重新看一下。",
    visits_do: "今日里每天会列出来，多找的客户当天就去见。",
    cadence_do: "A 类每周多约一次，排不下时 C 类先让。",
    deals: ["每笔多谈 {0}，点开看：", "谈好了就点，日期改到 {0}："],
    deal: "{0} · {1}",
    pull_go: "改到这个月",
    pulled: "{0}的商机改到 {1}。",
    more: ["还有 {0} 个", "还有 {0} 个"],
    stages: ["第一步", "第二步"],
    high: "目标太高怎么办",
    high_means: "分两步走、要支持、或者挪走一部分；改目标要写明为什么，最初的会留着。",
    ask: "向上要支持",
    revise: "改目标，写明为什么",
    look: ["看要跑多少", "改一天能跑几家"],
};

pub(super) static EN: ReplanTexts = ReplanTexts {
    nothing: "{0} is on track: what is sold plus what open deals are likely to bring is enough.",
    gap: "Target {0}, sold {1}, open deals are likely to bring {2}: {3} to go.",
    can: "It can still be reached: extra work can bring {0} in total.",
    usual: "What you have is not enough, but with the new orders that usually still come it is about {0}, enough for {1}. Keep at it; the steps below make it safer.",
    usually: "With the new orders that usually still come, it is about {0}.",
    cannot: "To be honest: with what you have, {0} cannot be reached this month.",
    within: "What you have plus extra work brings about {0}; new business not on the list yet is not counted.",
    tier_within: "{0} ({1}) is still within reach: secure it first.",
    none_within: "Not even {0} ({1}) is within reach. Tell your manager early, and move part of it or change the target.",
    ways: "What can be done",
    names: [
        "More visits",
        "Pull later deals forward",
        "Fewer C, more A",
        "Larger deals",
        "Move part to next month",
        "In two stages",
    ],
    visits: "{0} more visits each working day",
    visits_needed: "On its own it takes {0} more a day; you have room for {1} a day",
    visits_none: [
        "These days are full, with no room for visits.",
        "Fewer than 30 visits in 12 months, too few to tell how many make a deal.",
        "Going from visit to deal takes longer than what is left of the month.",
        "Nothing sold yet, so the value of a visit is unknown.",
    ],
    visits_from: "From your records: {0} visits made {1} deals of {2} each, {3} days from visit to deal",
    pull: "Close {0} deals expected within 30 days after month end this month",
    cadence: "Use the {0} contacts due to class C on class A instead, with no extra work",
    ticket: "{0} more on each of {1} open deals",
    defer: "{0} this month, {1} rises to {2}, {3} more a day there; the quarter stays the same",
    stage: "{0} first ({1} a day), then {2}",
    stage_done: "The first stage, {0}, is reached; then {1}",
    no_cost: "nothing extra",
    brings: "brings {0}",
    brings_none: "brings no money by itself, but is easier to see",
    enough: ["enough", "not enough, {0} still to go"],
    enough_if: "enough only if every one is won",
    no_next: [
        "This is the last month of the quarter, so there is no month to move to; the quarter would be short.",
        "{0} has no goal yet: set one before moving part there.",
        "{0} is closed: nothing can be moved there.",
    ],
    try_it: "Try it",
    leave: "Stop trying",
    would: "What would change",
    need: "Needed per day: {0} → {1}",
    list: "Still to do today: {0} → {1}",
    target: "This month's target: {0} → {1}",
    next: "Target for {0}: {1} → {2}",
    leads: "New customers to find per day, on Today: {0} → {1}",
    classes: ["Class A: {0} → {1}", "Class C: {0} → {1}"],
    milestones: "Milestones: {0} → {1}",
    nones: ["no working day left", "nothing more", "none"],
    same: "Nothing else changes.",
    not_yet: "Nothing changes until you tap below.",
    apply: "Apply",
    applied: "Done: {0}.",
    refused: "Not changed: the figures are different by now. Please look again.",
    visits_do: "They show on Today every day; visit the new customers the day you find them.",
    cadence_do: "Class A gets one more contact a week; if it does not fit, class C gives way.",
    deals: ["{0} more on each, tap to open:", "Once agreed, tap to move it to {0}:"],
    deal: "{0} · {1}",
    pull_go: "Move to this month",
    pulled: "The deal with {0} is dated {1}.",
    more: ["{0} more", "{0} more"],
    stages: ["First stage", "Second stage"],
    high: "If the target is too high",
    high_means: "Take it in two stages, ask for support, or move part of it. A change needs a reason, and the first figure is kept.",
    ask: "Ask for support",
    revise: "Change the target, with a reason",
    look: ["See how many visits it takes", "Set visits per day"],
};

/// The place of a way among the words.
pub fn place(way: Way) -> usize {
    match way {
        Way::Visits { .. } => 0,
        Way::PullForward { .. } => 1,
        Way::CadenceToA { .. } => 2,
        Way::Ticket { .. } => 3,
        Way::Defer { .. } => 4,
        Way::Stage { .. } => 5,
    }
}

/// What a way is called.
pub fn name(lang: Lang, way: Way) -> &'static str {
    lang.track().adjust.replan.names.get(place(way)).copied().unwrap_or_default()
}

/// What a way takes.
pub fn cost(lang: Lang, own: &OwnReplan, way: Way) -> String {
    let texts = lang.track().adjust.replan;
    let short = |amount: Money| number::short(lang, amount);
    let many = |count: u32| number::grouped(count.into());
    match way {
        Way::Visits { more_a_day: 0, .. } => why_no_visits(lang, own).to_owned(),
        Way::Visits { more_a_day, .. } => fill(texts.visits, &[&many(more_a_day)]),
        Way::PullForward { deals } => fill(texts.pull, &[&many(deals)]),
        Way::CadenceToA { touches } => fill(texts.cadence, &[&many(touches)]),
        Way::Ticket { more_each, deals } => fill(texts.ticket, &[&short(more_each), &many(deals)]),
        Way::Defer { this_month, next_month, more_a_day } => {
            let name =
                own.next.map_or_else(|_| String::new(), |next| date::month(lang, next.month));
            let a_day = more_a_day.map_or_else(|| texts.nones[0].to_owned(), short);
            fill(texts.defer, &[&short(this_month), &name, &short(next_month), &a_day])
        }
        Way::Stage { first, a_day, then } if a_day == Some(Money::ZERO) => {
            fill(texts.stage_done, &[&short(first), &short(then)])
        }
        Way::Stage { first, a_day, then } => {
            let a_day = a_day.map_or_else(|| texts.nones[0].to_owned(), short);
            fill(texts.stage, &[&short(first), &a_day, &short(then)])
        }
    }
}

fn why_no_visits(lang: Lang, own: &OwnReplan) -> &'static str {
    let [full, few, cycle, none] = lang.track().adjust.replan.visits_none;
    if own.visit_to_deal.is_zero() {
        few
    } else if own.ticket == Money::ZERO {
        none
    } else if own.free_visits == 0 {
        full
    } else {
        cycle
    }
}

/// What a way brings.
pub fn brings(lang: Lang, choice: &Choice) -> String {
    let texts = lang.track().adjust.replan;
    match choice.way {
        Way::Stage { .. } => texts.brings_none.to_owned(),
        _ => fill(texts.brings, &[&number::short(lang, choice.brings)]),
    }
}

/// Whether it is enough.
pub fn enough(lang: Lang, gap: Money, choice: &Choice) -> String {
    let texts = lang.track().adjust.replan;
    let [enough, not] = texts.enough;
    match choice.way {
        Way::Ticket { .. } => texts.enough_if.to_owned(),
        _ if choice.is_enough => enough.to_owned(),
        _ => fill(not, &[&number::short(lang, gap.minus(choice.brings))]),
    }
}

/// What a day is to bring.
pub fn need(lang: Lang, need: Option<Need>) -> String {
    let [no_day, reached, none] = lang.track().adjust.replan.nones;
    match need {
        Some(Need::PerDay(amount)) => number::short(lang, amount),
        Some(Need::NoDayLeft { .. }) => no_day.to_owned(),
        Some(Need::Reached) => reached.to_owned(),
        None => none.to_owned(),
    }
}

/// Why nothing can be moved to the next month.
pub fn no_next(lang: Lang, why: NoNext) -> String {
    let [quarter, none, closed] = lang.track().adjust.replan.no_next;
    match why {
        NoNext::QuarterEnds => quarter.to_owned(),
        NoNext::NoFigure(month) => fill(none, &[&date::month(lang, month)]),
        NoNext::Closed(month) => fill(closed, &[&date::month(lang, month)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_way_lacks_is_said() {
        let way = Way::CadenceToA { touches: 2 };
        let choice = Choice { way, brings: Money::from_yuan(40_000), is_enough: false };
        let said = enough(Lang::Zh, Money::from_yuan(100_000), &choice);
        assert_eq!(said, "不够，还差 6万");
        assert_eq!(brings(Lang::En, &choice), "brings 40K");
        let stage = Way::Stage { first: Money::ZERO, a_day: None, then: Money::ZERO };
        let stage = Choice { way: stage, brings: Money::ZERO, is_enough: false };
        assert_eq!(brings(Lang::Zh, &stage), "自己不带来钱，只是看得清楚");
        assert_eq!(need(Lang::Zh, Some(Need::Reached)), "够了");
    }
}
