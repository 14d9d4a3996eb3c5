//! A visit's outcome, planning a visit, other days, the morning, the evening and the day's report.

use super::{Counted, Lang, Texts, counted, fill, texts};
use crate::domain::agenda::{Agenda, Why};
use crate::domain::day::Day;
use crate::domain::fact::{NextStep, Outcome};

texts! {
    /// A visit's outcome, planning a visit, other days, the morning, the evening and the day's report.
    VisitTexts

    /// The outcome sheet's heading: {0} customer.
    outcome_title: &'static str,
    /// What came of it.
    result: &'static str,
    /// Met, won, lost, nobody there.
    results: [&'static str; 4],
    /// The amount won.
    won_field: &'static str,
    /// Save and meet again: the heading of the days.
    next_save: &'static str,
    /// Save without a follow-up.
    save_plain: &'static str,
    /// Which deal it was.
    which_deal: &'static str,
    /// None of them.
    no_deal: &'static str,
    /// A deal: {0} amount.
    deal_of: &'static str,
    /// Give a promise another day: {0} when.
    move_to: &'static str,
    /// Put a line away.
    put_away: &'static str,
    /// It is: {0} customer.
    put_away_said: &'static str,
    /// The way to the deal.
    to_deal: &'static str,
    /// The way to what is owed.
    to_owed: &'static str,
    /// The way to the customer.
    to_customer: &'static str,
    /// In three working days.
    next_three: &'static str,
    /// A week on.
    next_week: &'static str,
    /// A day of one's own choice.
    next_day: &'static str,
    /// The field for it.
    date_field: &'static str,
    /// The field for it is empty.
    date_missing: &'static str,
    /// What the follow-up is for.
    step_field: &'static str,
    /// Logged: {0} customer.
    logged: &'static str,
    /// Logged with a follow-up: {0} customer, {1} day.
    logged_next: &'static str,
    /// The row's name for a screen reader: {0} customer.
    log: &'static str,
    /// Look for a customer.
    search_field: &'static str,
    /// No customer has this name: {0}.
    plan_none: &'static str,
    /// Add a new customer instead.
    plan_new: &'static str,
    /// Not shown for their number: {0}.
    plan_more: Counted,
    /// A customer whose turn it is.
    plan_due: &'static str,
    /// Choose another customer.
    plan_other: &'static str,
    /// Planned: {0} customer, {1} day.
    planned: &'static str,
    /// Back to today.
    day_today: &'static str,
    /// A day's kind: work, rest, holiday, make-up, half, leave.
    kinds: [&'static str; 6],
    /// The day's figure: {0} amount.
    day_due: &'static str,
    /// What was sold: {0} amount, {1} the day's figure.
    day_sold: &'static str,
    /// What was sold where nothing was due: {0} amount.
    day_sold_only: &'static str,
    /// Heading of a past day's list.
    day_past: &'static str,
    /// Heading of a coming day's list.
    day_ahead: &'static str,
    /// A past day without anything.
    day_past_empty: &'static str,
    /// A coming day without anything.
    day_ahead_empty: &'static str,
    /// Reason on another day: {0} what for.
    why_that_day: &'static str,
    /// Done on another day: {0}.
    done_on: &'static str,
    /// Given up.
    dropped: &'static str,
    /// Not done.
    still_open: &'static str,
    /// The evening's heading.
    evening: &'static str,
    /// Planned against done: {0} done, {1} planned.
    evening_visits: &'static str,
    /// Seen without a plan: {0}.
    evening_extra: Counted,
    /// Promised and not seen: {0}.
    evening_open: Counted,
    /// Due by class and not seen: {0}.
    evening_due: Counted,
    /// Move all to the next working day: {0}.
    carry: &'static str,
    /// Moved: {0}.
    carried: Counted,
    /// Give one up.
    drop: &'static str,
    /// The same for a screen reader: {0} customer.
    drop_name: &'static str,
    /// Given up: {0} customer.
    dropped_name: &'static str,
    /// Copy the day's report.
    report_copy: &'static str,
    /// Without customers' names.
    report_hide: &'static str,
    /// It is copied.
    report_copied: &'static str,
    /// It could not be copied.
    report_by_hand: &'static str,
    /// The field that holds it.
    report_text: &'static str,
    /// The report's title: {0} day.
    report_head: &'static str,
    /// What the report's figures are called in a template: title, sold, month, visits, seen, not
    /// seen, the next working day, who signs.
    report_places: [&'static str; 10],
    /// The shipped template, by the places of [`VisitTexts::report_places`].
    report_template: &'static str,
    /// Heading of what came of a visit.
    report_came: &'static str,
    /// Heading of the customers.
    report_whom: &'static str,
    /// Sold, where something was due: {0} amount, {1} due.
    report_due: &'static str,
    /// Sold on the day: {0}.
    report_sold: &'static str,
    /// Sold on the day: {0} amount, {1} due.
    report_sold_due: &'static str,
    /// The month: {0} done, {1} target, {2} percent.
    report_month: &'static str,
    /// One line of a list: {0} what stands in it.
    report_item: &'static str,
    /// One customer: {0} name, {1} what came of it.
    report_line: &'static str,
    /// Won an amount: {0}.
    report_won: &'static str,
    /// More customers: {0}.
    report_more: Counted,
    /// More lines of another list: {0}.
    report_rest: Counted,
    /// The next working day: {0} day, {1} what it holds.
    report_next: &'static str,
    /// Some names and more: {0} names, {1} how many in all.
    report_and_more: &'static str,
    /// Between names.
    report_join: &'static str,
    /// Nothing is promised for it.
    report_no_plan: &'static str,
    /// A customer whose name is left out: {0} a letter that stands for it in this report.
    report_hidden: &'static str,
}

pub(super) static ZH: VisitTexts = VisitTexts {
    outcome_title: "{0}谈得怎么样？",
    result: "结果",
    results: ["见到了", "成交", "没成", "没见到"],
    won_field: "成交金额（元）",
    next_save: "记下，并约下次",
    save_plain: "记下，先不约",
    which_deal: "是哪笔商机",
    no_deal: "都不是",
    deal_of: "{0}的",
    move_to: "改到{0}",
    put_away: "先收起",
    put_away_said: "收起了{0}这一条",
    to_deal: "看商机",
    to_owed: "看应收",
    to_customer: "看客户",
    next_three: "3 个工作日后",
    next_week: "一周后",
    next_day: "选日期",
    date_field: "日期",
    date_missing: "还没选日期。请选一天，或者改选别的。",
    step_field: "做什么",
    logged: "已记下 {0}",
    logged_next: "已记下 {0}，下次 {1}",
    log: "记 {0} 的结果",
    search_field: "找客户",
    plan_none: "没有叫“{0}”的客户。",
    plan_new: "加新客户",
    plan_more: ["还有 {0} 家，输入名称来找。", "还有 {0} 家，输入名称来找。"],
    plan_due: "该见了",
    plan_other: "换一家",
    planned: "已排 {0}，{1}",
    day_today: "回到今天",
    kinds: ["工作日", "休息日", "放假", "补班", "半天", "请假"],
    day_due: "这天要做到 {0}",
    day_sold: "成交 {0}，要做到 {1}",
    day_sold_only: "成交 {0}",
    day_past: "这天见了谁",
    day_ahead: "这天要见",
    day_past_empty: "这天没有记录。",
    day_ahead_empty: "这天还没有安排。",
    why_that_day: "约好这天{0}",
    done_on: "约好这天，{0}才见",
    dropped: "约好这天，后来取消了",
    still_open: "约好这天，没见",
    evening: "今天收工",
    evening_visits: "计划 {1} 家，见了 {0} 家",
    evening_extra: ["计划外 {0} 家", "计划外 {0} 家"],
    evening_open: ["约好没见的 {0} 家", "约好没见的 {0} 家"],
    evening_due: [
        "按类别该见的还有 {0} 家，明天会再提醒。",
        "按类别该见的还有 {0} 家，明天会再提醒。",
    ],
    carry: "都挪到{0}",
    carried: ["挪了 {0} 家", "挪了 {0} 家"],
    drop: "取消",
    drop_name: "取消 {0}",
    dropped_name: "已取消 {0}",
    report_copy: "复制日报",
    report_hide: "不写客户名",
    report_copied: "日报已复制，可以贴到群里",
    report_by_hand: "浏览器不让复制。请长按下面的文字来复制。",
    report_text: "日报",
    report_head: "日报 {0}",
    report_places: [
        "标题",
        "成交",
        "本月",
        "拜访",
        "见了",
        "没见",
        "下一天",
        "署名",
        "收获",
        "改进",
    ],
    report_template: "{0}\n成交 {1}\n本月 {2}\n{3}\n{4}\n没见：{5}\n收获：{8}\n改进：{9}\n{6}\n{7}",
    report_came: "结果",
    report_whom: "客户",
    report_due: "{0}，要做到 {1}",
    report_sold: "成交 {0}",
    report_sold_due: "成交 {0}，要做到 {1}",
    report_month: "{0} / {1}，完成 {2}%",
    report_item: "· {0}",
    report_line: "{0}：{1}",
    report_won: "成交 {0}",
    report_more: ["· 另外 {0} 家", "· 另外 {0} 家"],
    report_rest: ["· 另外 {0} 行", "· 另外 {0} 行"],
    report_next: "{0}：{1}",
    report_and_more: "{0}等 {1} 家",
    report_join: "、",
    report_no_plan: "还没约",
    report_hidden: "客户{0}",
};

pub(super) static EN: VisitTexts = VisitTexts {
    outcome_title: "How did it go with {0}?",
    result: "Result",
    results: ["Met", "Won", "Lost", "Not there"],
    won_field: "Amount won (yuan)",
    next_save: "Save and plan the next",
    save_plain: "Save, no date yet",
    which_deal: "Which deal",
    no_deal: "None",
    deal_of: "The {0} one",
    move_to: "Move to {0}",
    put_away: "Put away",
    put_away_said: "Put away: {0}",
    to_deal: "See the deal",
    to_owed: "See what is owed",
    to_customer: "See the customer",
    next_three: "In 3 working days",
    next_week: "In a week",
    next_day: "Pick a date",
    date_field: "Date",
    date_missing: "No date chosen. Pick one, or choose another answer.",
    step_field: "Next step",
    logged: "{0} noted",
    logged_next: "{0} noted, next {1}",
    log: "Log how it went with {0}",
    search_field: "Find a customer",
    plan_none: "No customer is called “{0}”.",
    plan_new: "New customer",
    plan_more: ["{0} more: type a name to find them.", "{0} more: type a name to find them."],
    plan_due: "Due now",
    plan_other: "Someone else",
    planned: "{0} planned for {1}",
    day_today: "Back to today",
    kinds: ["Working day", "Day off", "Public holiday", "Make-up working day", "Half day", "Leave"],
    day_due: "Due that day: {0}",
    day_sold: "Sold {0} of {1} due",
    day_sold_only: "Sold {0}",
    day_past: "Seen that day",
    day_ahead: "To see that day",
    day_past_empty: "Nothing was recorded that day.",
    day_ahead_empty: "Nothing is planned for that day yet.",
    why_that_day: "Promised for that day: {0}",
    done_on: "Promised for that day, seen {0}",
    dropped: "Promised for that day, then dropped",
    still_open: "Promised for that day, not seen",
    evening: "End of day",
    evening_visits: "Saw {0} of {1} planned",
    evening_extra: ["{0} unplanned", "{0} unplanned"],
    evening_open: ["{0} promise still open", "{0} promises still open"],
    evening_due: [
        "{0} more due by class comes up again tomorrow.",
        "{0} more due by class come up again tomorrow.",
    ],
    carry: "Move all: {0}",
    carried: ["{0} moved", "{0} moved"],
    drop: "Drop",
    drop_name: "Drop {0}",
    dropped_name: "{0} dropped",
    report_copy: "Copy the day's report",
    report_hide: "Hide customer names",
    report_copied: "The report is copied; paste it in the chat",
    report_by_hand: "The browser did not allow copying. Press and hold the text below to copy it.",
    report_text: "Day report",
    report_head: "Day report, {0}",
    report_places: [
        "title", "sold", "month", "visits", "seen", "missed", "next", "name", "win", "lesson",
    ],
    report_template: "{0}\nSold {1}\nMonth {2}\n{3}\n{4}\nNot seen: {5}\nWent well: {8}\nTo improve: {9}\n{6}\n{7}",
    report_came: "Result",
    report_whom: "Customer",
    report_due: "{0}, due {1}",
    report_sold: "Sold {0}",
    report_sold_due: "Sold {0}, due {1}",
    report_month: "{0} / {1}, {2}%",
    report_item: "· {0}",
    report_line: "{0}: {1}",
    report_won: "won {0}",
    report_more: ["· {0} more", "· {0} more"],
    report_rest: ["· {0} more line", "· {0} more lines"],
    report_next: "{0}: {1}",
    report_and_more: "{0} and others, {1} in all",
    report_join: ", ",
    report_no_plan: "nothing promised yet",
    report_hidden: "Customer {0}",
};

/// What a task is for.
pub fn step(texts: &Texts, step: NextStep) -> &'static str {
    let [visit, call, proposal, sample, collect] = texts.steps;
    match step {
        NextStep::Visit => visit,
        NextStep::Call => call,
        NextStep::Proposal => proposal,
        NextStep::Sample => sample,
        NextStep::Collect => collect,
    }
}

/// What came of a visit.
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    let [met, won, lost, absent] = lang.behind().visit.results;
    match outcome {
        Outcome::Met => met,
        Outcome::Won => won,
        Outcome::Lost => lost,
        Outcome::Absent => absent,
    }
}

/// The line under the list's heading: before the first tick what the day holds, then what is left;
/// empty without a list.
pub fn holds(lang: Lang, list: &Agenda, today: Day) -> String {
    let texts = lang.texts();
    let (mut promised, mut due, mut late, mut other) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in &list.lines {
        let count = match line.why {
            Why::Promised => &mut promised,
            Why::VisitDue if line.due < today => &mut late,
            Why::VisitDue => &mut due,
            Why::Backlog => &mut late,
            Why::Unplanned => continue,
            _ => &mut other,
        };
        *count = count.saturating_add(1);
    }
    let done = list.done();
    if list.lines.is_empty() {
        String::new()
    } else if done == list.lines.len() {
        texts.all_done.to_owned()
    } else if done > 0 {
        counted(texts.hold_left, list.lines.len().saturating_sub(done))
    } else {
        let parts = [
            (texts.hold_promised, promised),
            (texts.hold_due, due),
            (texts.hold_late, late),
            (texts.hold_other, other),
        ];
        let parts = parts.into_iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(text, count)| counted(text, count)).collect();
        parts.join(texts.hold_join)
    }
}

/// A few names in a sentence: those that fit, and how many there are in all.
pub fn some_names(lang: Lang, names: &[String], most: usize) -> String {
    let shown = names.get(..most.min(names.len())).unwrap_or_default();
    let joined = shown.join(lang.behind().visit.report_join);
    if shown.len() == names.len() {
        joined
    } else {
        fill(lang.behind().visit.report_and_more, &[&joined, &names.len().to_string()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::{About, Line, Matter};
    use crate::domain::cadence::Class;
    use crate::domain::ident::{CustomerId, Id, Stamp};
    use crate::domain::money::Money;

    const DAY: &str = "2026-11-16";

    fn list(lines: &[(Why, i32, bool)]) -> Agenda {
        let day = Day::parse(DAY).unwrap();
        let customer = CustomerId(Id::new(Stamp::ZERO, 0));
        let lines = lines.iter().map(|(why, before, done)| Line {
            about: About::Matter(Matter::Customer(customer)),
            customer: Some(customer),
            class: Some(Class::A),
            why: *why,
            due: day.plus_days(-before),
            amount: Money::ZERO,
            step: NextStep::Visit,
            done: *done,
        });
        Agenda { lines: lines.collect(), ..Agenda::default() }
    }

    #[test]
    fn a_morning_is_told_until_the_first_tick() {
        let today = Day::parse(DAY).unwrap();
        let holds = |lang, lines: &[(Why, i32, bool)]| holds(lang, &list(lines), today);
        let mut lines = [
            (Why::Promised, 0, false),
            (Why::Promised, 0, false),
            (Why::CollectionDue, 9, false),
            (Why::VisitDue, 0, false),
            (Why::VisitDue, 4, false),
            (Why::Backlog, 3, false),
        ];
        assert_eq!(holds(Lang::Zh, &lines), "约好 2 家，按类别该见 1 家，晚了的 2 家，要办的 1 件");
        let en = "2 promised, 1 due by class, 2 late, 1 other thing";
        assert_eq!(holds(Lang::En, &lines), en);
        lines[0].2 = true;
        assert_eq!(holds(Lang::Zh, &lines), "还剩 5 件");
        for line in &mut lines {
            line.2 = true;
        }
        assert_eq!(holds(Lang::Zh, &lines), Lang::Zh.texts().all_done);
        assert_eq!(holds(Lang::Zh, &[]), "");
    }

    #[test]
    fn many_names_are_cut_and_counted() {
        let names: Vec<String> = ["甲", "乙", "丙"].map(str::to_owned).to_vec();
        assert_eq!(some_names(Lang::Zh, &names, 3), "甲、乙、丙");
        assert_eq!(some_names(Lang::Zh, &names, 2), "甲、乙等 3 家");
        assert_eq!(some_names(Lang::En, &names, 1), "甲 and others, 3 in all");
    }
}
