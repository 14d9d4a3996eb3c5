//! The months of the target page, and changing a day's kind.

use super::{date, fill, number, texts};
use crate::domain::calendar::{DayKind, Mark, OffReason, WorkCalendar};
use crate::domain::day::Day;
use crate::domain::marking::MarkEffect;
use crate::domain::statutory::Festival;
use crate::text::Lang;

texts! {
    /// The months of the target page, and changing a day's kind.
    DayTexts

    /// The sheet's heading: {0} day.
    title: &'static str,
    /// The chips' name.
    kind_field: &'static str,
    /// By the calendar, leave, sick, trade show, half a day, worked.
    kinds: [&'static str; 6],
    /// Marked by the rep: leave, sick, trade show, rest, half a day, worked.
    marked: [&'static str; 6],
    /// Worked by the weekly pattern.
    pattern_work: &'static str,
    /// Not worked by the weekly pattern.
    pattern_rest: &'static str,
    /// A public holiday: {0} its name.
    holiday: &'static str,
    /// A public holiday without a name.
    holiday_plain: &'static str,
    /// A make-up working day.
    make_up: &'static str,
    /// A statutory day, not announced yet: {0} its name.
    unannounced: &'static str,
    /// New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day.
    festivals: [&'static str; 7],
    /// The day's figure: {0} exact amount.
    figure: &'static str,
    /// A day off has none.
    figure_off: &'static str,
    /// The month has no target: {0} month.
    no_goal: &'static str,
    /// The last day's field.
    until: &'static str,
    /// The last day cannot be read.
    until_wrong: &'static str,
    /// The other working days rise: {0} from, {1} to, {2} month, {3} target.
    rises: &'static str,
    /// They fall: {0} from, {1} to, {2} month, {3} target.
    falls: &'static str,
    /// They stay: {0} a day, {1} month, {2} target.
    stays: &'static str,
    /// No working day is left: {0} month, {1} target.
    none_left: &'static str,
    /// The first working day of a month: {0} month, {1} a day, {2} target.
    first_day: &'static str,
    /// Done, one day: {0} day, {1} its kind.
    said: &'static str,
    /// Done, a run: {0} first day, {1} last day, {2} their kind.
    said_run: &'static str,
    /// The month before.
    month_before: &'static str,
    /// The month after.
    month_after: &'static str,
    /// Back to this month.
    month_now: &'static str,
}

pub(super) static ZH: DayTexts = DayTexts {
    title: "{0}怎么算？",
    kind_field: "这天怎么算",
    kinds: ["照日历", "请假", "病假", "展会", "半天", "上班"],
    marked: [
        "你标了请假",
        "你标了病假",
        "你标了展会，不跑客户",
        "你标了休息",
        "你标了半天",
        "你标了上班",
    ],
    pattern_work: "按每周习惯上班",
    pattern_rest: "按每周习惯休息",
    holiday: "{0}放假",
    holiday_plain: "法定放假",
    make_up: "调休补班",
    unannounced: "{0}。放假安排还没公布，先按法定日子算",
    festivals: ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"],
    figure: "当天 {0} 元",
    figure_off: "当天不分目标",
    no_goal: "{0}还没有目标。可以先标日子，定了目标就照它算。",
    until: "到哪天为止（只改这一天就不填）",
    until_wrong: "“到哪天为止”不是一个日子。请重选，或清空只改这一天。",
    rises: "其余工作日每天从 {0} 升到 {1}，{2}目标 {3} 不变。",
    falls: "其余工作日每天从 {0} 降到 {1}，{2}目标 {3} 不变。",
    stays: "其余工作日还是每天 {0}，{1}目标 {2} 不变。",
    none_left: "{0}就没有工作日了，{1} 的目标分不到每天。",
    first_day: "{0}有工作日了，每天 {1}，目标 {2} 不变。",
    said: "{0}：{1}。",
    said_run: "{0}到{1}：{2}。",
    month_before: "上个月",
    month_after: "下个月",
    month_now: "回到本月",
};

pub(super) static EN: DayTexts = DayTexts {
    title: "How does {0} count?",
    kind_field: "How it counts",
    kinds: ["By calendar", "Leave", "Sick", "Trade show", "Half day", "Worked"],
    marked: [
        "You marked leave",
        "You marked a sick day",
        "You marked a trade show: no visits",
        "You marked a day off",
        "You marked half a day",
        "You marked it as worked",
    ],
    pattern_work: "Working day in your week",
    pattern_rest: "Day off in your week",
    holiday: "Holiday: {0}",
    holiday_plain: "Public holiday",
    make_up: "Make-up working day",
    unannounced: "{0}. Holidays are not announced yet; statutory days are used",
    festivals: [
        "New Year",
        "Spring Festival",
        "Qingming",
        "Labour Day",
        "Dragon Boat",
        "Mid-Autumn",
        "National Day",
    ],
    figure: "{0} yuan on this day",
    figure_off: "No target for this day",
    no_goal: "{0} has no target yet. Mark days now; the target will follow them.",
    until: "Until (leave empty for this day only)",
    until_wrong: "The last day is not a date. Choose it again, or clear it for this day only.",
    rises: "Other working days rise from {0} to {1}. {2} keeps its target of {3}.",
    falls: "Other working days fall from {0} to {1}. {2} keeps its target of {3}.",
    stays: "Other working days stay at {0}. {1} keeps its target of {2}.",
    none_left: "{0} has no working days left, so its target of {1} is not split by day.",
    first_day: "{0} has working days now: {1} a day. Its target of {2} stays.",
    said: "{0}: {1}.",
    said_run: "{0} to {1}: {2}.",
    month_before: "Previous month",
    month_after: "Next month",
    month_now: "Back to this month",
};

/// What a day is, and which rule says so.
pub fn why(lang: Lang, calendar: &WorkCalendar, day: Day) -> String {
    let texts = lang.behind().days;
    let [leave, sick, show, rest, half, work] = texts.marked;
    let named = |festival| festival_name(texts, festival);
    match (calendar.marks.get(&day), calendar.kind(day)) {
        (Some(Mark::Off(reason)), _) => match reason {
            OffReason::Leave => leave,
            OffReason::Sick => sick,
            OffReason::TradeShow => show,
            OffReason::Rest => rest,
        }
        .to_owned(),
        (Some(Mark::Half), _) => half.to_owned(),
        (Some(Mark::Work), _) => work.to_owned(),
        (None, DayKind::Holiday(Some(festival))) => fill(texts.holiday, &[named(festival)]),
        (None, DayKind::Holiday(None)) => texts.holiday_plain.to_owned(),
        (None, DayKind::MakeUp) => texts.make_up.to_owned(),
        (None, DayKind::Unannounced(festival)) => fill(texts.unannounced, &[named(festival)]),
        (None, DayKind::Work | DayKind::Half) => texts.pattern_work.to_owned(),
        (None, DayKind::Rest | DayKind::Leave(_)) => texts.pattern_rest.to_owned(),
    }
}

fn festival_name(texts: &DayTexts, festival: Festival) -> &'static str {
    let [new_year, spring, qingming, labour, dragon_boat, mid_autumn, national] = texts.festivals;
    match festival {
        Festival::NewYear => new_year,
        Festival::Spring => spring,
        Festival::Qingming => qingming,
        Festival::Labour => labour,
        Festival::DragonBoat => dragon_boat,
        Festival::MidAutumn => mid_autumn,
        Festival::National => national,
    }
}

/// What marks do to a month's other days. Figures are exact: a day more or less is often too
/// little to show in a rounded one.
pub fn effect(lang: Lang, effect: &MarkEffect) -> String {
    let texts = lang.behind().days;
    let month = date::month(lang, effect.month);
    let target = number::short(lang, effect.target);
    match (effect.before, effect.after) {
        (_, None) => fill(texts.none_left, &[&month, &target]),
        (None, Some(after)) => fill(texts.first_day, &[&month, &number::exact(after), &target]),
        (Some(before), Some(after)) if before == after => {
            fill(texts.stays, &[&number::exact(after), &month, &target])
        }
        (Some(before), Some(after)) => {
            let sentence = if after > before { texts.rises } else { texts.falls };
            fill(sentence, &[&number::exact(before), &number::exact(after), &month, &target])
        }
    }
}
