//! The weeks ahead, the unfinished, days away, the order of a day.

pub mod away;
pub mod order;
pub mod sort;

use crate::domain::cadence::{Cadence, Class};
use crate::domain::period::Period;
use crate::domain::rate::{Rate, Rounding};
use crate::domain::visit_plan::Room;
use crate::domain::week_plan::{Lower, Ways};
use crate::text::{Counted, Lang, date, fill, number, texts};

texts! {
    /// The weeks ahead, the unfinished, days away, the order of a day.
    WeekTexts

    /// The sheet's heading.
    title: &'static str,
    /// The link to it.
    open: &'static str,
    /// This week: {0} its days.
    this_week: &'static str,
    /// Next week: {0} its days.
    next_week: &'static str,
    /// Nobody is there yet.
    empty: &'static str,
    /// Add the first customer.
    add: &'static str,
    /// How full a day is: {0} visits, {1} of how many.
    visits: &'static str,
    /// With calls: {0} visits, {1} of how many, {2} calls, {3} of how many.
    visits_calls: &'static str,
    /// A day that has passed: {0} customers seen.
    seen: Counted,
    /// Half a day.
    half: &'static str,
    /// Nothing is on a day.
    free: &'static str,
    /// Promise all suggestions of a week: {0} how many.
    take: Counted,
    /// Promised: {0} how many.
    took: Counted,
    /// Promise one.
    promise: &'static str,
    /// The same for a screen reader: {0} customer.
    promise_name: &'static str,
    /// Promised: {0} customer, {1} day.
    promised: &'static str,
    /// Why a suggestion is there: {0} what for, {1} class, {2} since when it is due.
    suggested_why: &'static str,
    /// A promise: {0} what for.
    promised_why: &'static str,
    /// A promise of an earlier day: {0} the day, {1} what for.
    earlier_why: &'static str,
    /// What is to be brought: {0} as typed.
    bring: &'static str,
    /// To which day it goes.
    to_day: &'static str,
    /// On which day it is promised.
    on_day: &'static str,
    /// Moved: {0} customer, {1} day.
    moved: &'static str,
    /// Made for something else: {0} customer, {1} what for.
    turned: &'static str,
    /// The field for what to bring.
    prepare: &'static str,
    /// Keep it.
    prepare_keep: &'static str,
    /// Kept: {0} customer.
    prepared: &'static str,
    /// Too long: {0} characters typed, {1} allowed.
    prepare_long: &'static str,
    /// Everything fits.
    fits: &'static str,
    /// What does not fit the two weeks: {0} touches.
    over: Counted,
    /// A customer who does not fit: {0} class, {1} since when, {2} how many touches.
    over_why: &'static str,
    /// More of them than are shown: {0}.
    over_more: Counted,
    /// What the month asks: {0} the month's days, {1} touches, {2} a full day, {3} visits a day that fit,
    /// {4} in the month.
    month: &'static str,
    /// The heading of the ways out.
    ways: &'static str,
    /// The first way.
    more: &'static str,
    /// What it does: {0} visits a day now, {1} then.
    more_means: &'static str,
    /// The button: {0} visits a day.
    more_go: &'static str,
    /// Done: {0} visits a day.
    more_done: &'static str,
    /// What the month would take by visits alone: {0} visits a day.
    more_month: &'static str,
    /// How many calls a day are planned: {0}.
    calls: Counted,
    /// Fewer of them.
    calls_fewer: &'static str,
    /// More of them.
    calls_more: &'static str,
    /// Set: {0} calls a day.
    calls_done: Counted,
    /// No number of visits is enough.
    more_none: &'static str,
    /// The second way.
    lower: &'static str,
    /// What it saves: {0} class, {1} how often, {2} touches less in the month, {3} touches left over.
    lower_means: &'static str,
    /// The button, and what is said of it: {0} class, {1} how often.
    lowered: &'static str,
    /// The way to the classes' own sheet.
    lower_go: &'static str,
    /// The third way.
    fewer: &'static str,
    /// How many customers fit the month: {0} visits a day, {1} customers, {2} touches.
    fewer_means: &'static str,
    /// Which ones to begin with.
    fewer_which: &'static str,
    /// Put one lower: {0} class.
    class_go: &'static str,
    /// Put one lower: {0} customer, {1} class.
    class_done: &'static str,
    /// Put one away.
    away_go: &'static str,
    /// Put away: {0} customer.
    away_done: &'static str,
    /// Weekly: {0} times.
    weekly: Counted,
    /// Monthly: {0} times.
    monthly: Counted,
    /// The classes by name.
    classes: [&'static str; 3],
    /// The unfinished.
    sort: &'static sort::SortTexts,
    /// Days away.
    away: &'static away::AwayTexts,
    /// The order of a day.
    order: &'static order::OrderTexts,
}

pub(super) static ZH: WeekTexts = WeekTexts {
    title: "这两周怎么跑",
    open: "看这两周怎么跑",
    this_week: "本周 {0}",
    next_week: "下周 {0}",
    empty: "还没有客户。先加上客户，这里就按类别把两周排好。",
    add: "加客户",
    visits: "拜访 {0}/{1}",
    visits_calls: "拜访 {0}/{1}，电话 {2}/{3}",
    seen: ["联系了 {0} 家", "联系了 {0} 家"],
    half: "半天",
    free: "还空着",
    take: ["建议的 {0} 次全约下", "建议的 {0} 次全约下"],
    took: ["约好 {0} 次。", "约好 {0} 次。"],
    promise: "约",
    promise_name: "约{0}",
    promised: "{0}：约在{1}。",
    suggested_why: "建议{0} · {1} · {2}起该联系",
    promised_why: "约好{0}",
    earlier_why: "原定{0} · {1}",
    bring: "准备：{0}",
    to_day: "改到哪天",
    on_day: "约在哪天",
    moved: "{0}：改到{1}。",
    turned: "{0}：改成{1}。",
    prepare: "要准备什么（带什么，问什么）",
    prepare_keep: "记下",
    prepared: "{0}：准备记下了。",
    prepare_long: "写了 {0} 个字，最多 {1} 个。请写短一点。",
    fits: "这两周都排得下，还留着两成的空。",
    over: ["还有 {0} 次排不下", "还有 {0} 次排不下"],
    over_why: "{0} · {1}起该联系 · {2} 次",
    over_more: ["还有 {0} 家没列出来", "还有 {0} 家没列出来"],
    month: "{0}：按类别一共要联系 {1} 次，每个整天 {2} 次。要是都上门，每天 {3} 家只能做 {4} 次。",
    ways: "三条路，选一条试试，不合适就撤销",
    more: "一、每天多跑几家",
    more_means: "现在每天 {0} 家。跑到 {1} 家，这两周就都排得下。",
    more_go: "改成每天 {0} 家",
    more_done: "改成每天 {0} 家。",
    more_month: "这个月都上门的话，要每天 {0} 家。",
    calls: ["每天打 {0} 个电话", "每天打 {0} 个电话"],
    calls_fewer: "少打 5 个",
    calls_more: "多打 5 个",
    calls_done: ["改成每天 {0} 个电话。", "改成每天 {0} 个电话。"],
    more_none: "每天再多跑也排不下。先看下面两条路。",
    lower: "二、少联系几次",
    lower_means: "{0}改成{1}：本月少 {2} 次，这两周还剩 {3} 次排不下。",
    lowered: "{0}改成{1}",
    lower_go: "自己改联系次数",
    fewer: "三、少几家客户",
    fewer_means: "同样的搭配，每天上门 {0} 家带得动 {1} 家客户（{2} 次）。",
    fewer_which: "从这些开始：类别低的、最近该联系又排不下的。",
    class_go: "降到{0}",
    class_done: "{0}：降到{1}。",
    away_go: "收起",
    away_done: "{0}：收起了，改一下资料就回来。",
    weekly: ["每周 {0} 次", "每周 {0} 次"],
    monthly: ["每月 {0} 次", "每月 {0} 次"],
    classes: ["A类", "B类", "C类"],
    sort: &sort::ZH,
    away: &away::ZH,
    order: &order::ZH,
};

pub(super) static EN: WeekTexts = WeekTexts {
    title: "The next two weeks",
    open: "See the next two weeks",
    this_week: "This week, {0}",
    next_week: "Next week, {0}",
    empty: "No customers yet. Add some first, and two weeks are filled in here by class.",
    add: "Add a customer",
    visits: "{0} of {1} visits",
    visits_calls: "{0} of {1} visits, {2} of {3} calls",
    seen: ["{0} customer contacted", "{0} customers contacted"],
    half: "half a day",
    free: "Nothing yet",
    take: ["Plan the {0} suggestion", "Plan all {0} suggestions"],
    took: ["{0} planned.", "{0} planned."],
    promise: "Plan",
    promise_name: "Plan {0}",
    promised: "{0}: planned for {1}.",
    suggested_why: "Suggested: {0} · {1} · due since {2}",
    promised_why: "Promised: {0}",
    earlier_why: "Was for {0} · {1}",
    bring: "Prepare: {0}",
    to_day: "Move to",
    on_day: "Plan for",
    moved: "{0}: moved to {1}.",
    turned: "{0}: changed to {1}.",
    prepare: "What to prepare (bring, ask)",
    prepare_keep: "Save",
    prepared: "{0}: preparation saved.",
    prepare_long: "It has {0} characters; the limit is {1}. Make it shorter.",
    fits: "Everything fits these two weeks, with a fifth of each day left free.",
    over: ["{0} contact does not fit", "{0} contacts do not fit"],
    over_why: "{0} · due since {1} · {2} times",
    over_more: ["{0} more is not listed", "{0} more are not listed"],
    month: "{0}: by class you owe {1} contacts, {2} on a full day. If all were visits, {3} a day would cover only {4}.",
    ways: "Three ways out: try one, and undo it if it does not help",
    more: "1. More visits a day",
    more_means: "Now {0} a day. At {1}, everything fits these two weeks.",
    more_go: "Make it {0} a day",
    more_done: "{0} visits a day now.",
    more_month: "With visits alone, this month would take {0} a day.",
    calls: ["{0} call a day", "{0} calls a day"],
    calls_fewer: "5 fewer",
    calls_more: "5 more",
    calls_done: ["{0} call a day now.", "{0} calls a day now."],
    more_none: "More visits a day will not be enough. Try the two ways below first.",
    lower: "2. Get in touch less often",
    lower_means: "{0} at {1}: {2} fewer this month, {3} still do not fit these two weeks.",
    lowered: "{0} at {1}",
    lower_go: "Set how often yourself",
    fewer: "3. Fewer customers",
    fewer_means: "With the same mix, {0} visits a day cover {1} customers ({2} contacts).",
    fewer_which: "Start with these: lower classes that are due and do not fit.",
    class_go: "Move to {0}",
    class_done: "{0}: moved to {1}.",
    away_go: "Put away",
    away_done: "{0}: put away. Editing them brings them back.",
    weekly: ["{0} a week", "{0} a week"],
    monthly: ["{0} a month", "{0} a month"],
    classes: ["class A", "class B", "class C"],
    sort: &sort::EN,
    away: &away::EN,
    order: &order::EN,
};

impl WeekTexts {
    /// A class by name.
    pub fn class(&self, class: Class) -> &'static str {
        let [a, b, c] = self.classes;
        match class {
            Class::A => a,
            Class::B => b,
            Class::C => c,
        }
    }
}

/// How often a class is touched.
fn cadence(texts: &WeekTexts, cadence: Cadence) -> String {
    let (words, times) = match cadence {
        Cadence::Weekly(times) => (texts.weekly, times),
        Cadence::Monthly(times) => (texts.monthly, times),
    };
    crate::text::counted(words, usize::from(times))
}

/// How full a day is: calls are said where any fit.
pub fn full(lang: Lang, taken: Room, room: Room) -> String {
    let texts = lang.business().week;
    let shown = |count: u32| number::grouped(u64::from(count));
    let visits = [&shown(taken.visits), &shown(room.visits)];
    if room.calls == 0 && taken.calls == 0 {
        return fill(texts.visits, &visits.map(String::as_str));
    }
    let calls = [&shown(taken.calls), &shown(room.calls)];
    fill(texts.visits_calls, &[visits[0], visits[1], calls[0], calls[1]])
}

/// What the month asks against what fits.
pub fn month(lang: Lang, ways: &Ways, a_day: u16) -> String {
    let days = date::run(lang, ways.period);
    let load = &ways.month;
    let each = load.a_day.as_ref().map_or_else(|_| "0".to_owned(), |rate| one_place(*rate));
    let shown = [
        days,
        number::grouped(load.owed),
        each,
        number::grouped(u64::from(a_day)),
        number::grouped(load.carried),
    ];
    fill(lang.business().week.month, &shown.each_ref().map(String::as_str))
}

/// What a lower cadence of a class saves.
pub fn lower(lang: Lang, way: &Lower) -> String {
    let texts = lang.business().week;
    let shown = [
        texts.class(way.class).to_owned(),
        cadence(texts, way.to),
        number::grouped(way.saves),
        number::grouped(u64::from(way.left_over)),
    ];
    fill(texts.lower_means, &shown.each_ref().map(String::as_str))
}

/// A class with another cadence.
pub fn lowered(lang: Lang, class: Class, to: Cadence) -> String {
    let texts = lang.business().week;
    fill(texts.lowered, &[texts.class(class), &cadence(texts, to)])
}

/// The heading of one of the two weeks.
pub fn week(lang: Lang, place: usize, week: Period) -> String {
    let texts = lang.business().week;
    let head = if place == 0 { texts.this_week } else { texts.next_week };
    fill(head, &[&date::run(lang, week)])
}

/// A rate with one decimal: `15.9`.
fn one_place(rate: Rate) -> String {
    let tenths = rate.of_wide(10, Rounding::HalfAway);
    let (whole, tenth) = (tenths.div_euclid(10), tenths.rem_euclid(10));
    if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::visit_plan::Capacity;

    #[test]
    fn a_day_says_how_full_it_is_and_leaves_calls_out_where_none_fit() {
        let capacity = Capacity { visits: 5, calls: 0 };
        let taken = Room { visits: 3, calls: 0 };
        assert_eq!(full(Lang::Zh, taken, capacity.plan(2)), "拜访 3/4");
        let shown = full(Lang::En, taken, Capacity::default().plan(2));
        assert_eq!(shown, "3 of 4 visits, 0 of 12 calls");
    }

    #[test]
    fn both_languages_say_the_same_figures() {
        let places = |words: Vec<&'static str>| -> Vec<Vec<char>> {
            let of = |text: &str| {
                let mut all: Vec<char> =
                    text.split('{').skip(1).filter_map(|rest| rest.chars().next()).collect();
                all.sort_unstable();
                all
            };
            words.into_iter().map(of).collect()
        };
        for ((name, zh), (_, en)) in ZH.all().into_iter().zip(EN.all()) {
            assert_eq!(places(zh), places(en), "{name}");
        }
    }
}
