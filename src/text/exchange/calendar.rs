//! A calendar for the phone, and a table of holidays.

use crate::text::{Counted, texts};

texts! {
    /// A calendar for the phone, and a table of holidays.
    CalendarTexts

    /// The sheet's heading.
    title: &'static str,
    /// Out: its heading.
    out: &'static str,
    /// What it is for.
    out_means: &'static str,
    /// The question of how far.
    span: &'static str,
    /// This week; the next 14 days.
    spans: [&'static str; 2],
    /// The question of what.
    what: &'static str,
    /// Visits and deadlines; visits alone; deadlines alone.
    whats: [&'static str; 3],
    /// The question of the reminder.
    remind: &'static str,
    /// At eight; at nine; the evening before; none.
    reminds: [&'static str; 4],
    /// So many entries will be in it, {0}.
    holds: Counted,
    /// None would be.
    nothing: &'static str,
    /// Make the file.
    save: &'static str,
    /// Hand it on.
    share: &'static str,
    /// It was made: {0} name of the file.
    made: &'static str,
    /// It could not be made.
    not_made: &'static str,
    /// A visit: {0} what for, {1} whom.
    event: &'static str,
    /// A deal is expected: {0} whose, {1} how much.
    deal: &'static str,
    /// Money falls due: {0} whose, {1} how much.
    owed: &'static str,
    /// The superior gives a month's figure: {0} month, {1} time.
    figure: &'static str,
    /// A month's plan is handed in: {0} month, {1} time.
    hand_in: &'static str,
    /// In: its heading.
    holidays: &'static str,
    /// What to paste.
    holidays_means: &'static str,
    /// The field.
    table: &'static str,
    /// A file instead.
    file: &'static str,
    /// A year: {0} the year, {1} days off, {2} days worked in exchange.
    year: &'static str,
    /// So many lines are left out, {0}.
    bad: Counted,
    /// A line: {0} its number, {1} its words, {2} why.
    bad_line: &'static str,
    /// More of them, {0}.
    bad_more: Counted,
    /// No date in it; no word; both words; the run is the wrong way round or too long.
    why: [&'static str; 4],
    /// It says the opposite of line {0}.
    against: &'static str,
    /// Nothing is understood.
    empty: &'static str,
    /// Too many lines: {0} there are, {1} are read.
    long: &'static str,
    /// Too many years: {0} there are, {1} are taken.
    many: &'static str,
    /// A table with a cover line that does not read.
    no_table: &'static str,
    /// The file is no text.
    not_text: &'static str,
    /// The file cannot be read.
    unreadable: &'static str,
    /// The file is too large.
    large: &'static str,
    /// Take it in.
    take: &'static str,
    /// It was taken in: {0} the years.
    taken: &'static str,
    /// Between two years.
    and: &'static str,
}

pub(in crate::text) static ZH: CalendarTexts = CalendarTexts {
    title: "手机日历和放假安排",
    out: "放进手机日历",
    out_means: "做成一个日历文件，用手机日历打开，到点就会提醒。改了计划再做一次，日历里会跟着改，不会重复。主管的期限在前一个工作日提醒。",
    span: "哪些天",
    spans: ["这一周", "未来 14 天"],
    what: "放什么",
    whats: ["拜访和到期", "只放拜访", "只放到期"],
    remind: "什么时候提醒",
    reminds: ["当天 8 点", "当天 9 点", "前晚 6 点", "不提醒"],
    holds: ["会放进 {0} 项", "会放进 {0} 项"],
    nothing: "这几天没有拜访，也没有到期的事。",
    save: "存成日历文件",
    share: "发出去",
    made: "已存成“{0}”，用手机日历打开它",
    not_made: "没能做成文件。请再试一次。",
    event: "{0} {1}",
    deal: "预计成交 {0} {1}",
    owed: "收款到期 {0} {1}",
    figure: "{1} 前主管给{0}的数",
    hand_in: "{1} 前交{0}的计划",
    holidays: "导入放假安排",
    holidays_means: "国务院公布以后，一行一天粘贴进来：先写日期，再写“休”或“班”。例如：2027/1/1 休。也可以写一段：2027/2/6 至 2027/2/12 休。",
    table: "放假和调休",
    file: "从文件里读",
    year: "{0}年：放假 {1} 天，调休上班 {2} 天",
    bad: ["有 {0} 行看不懂，不会导入", "有 {0} 行看不懂，不会导入"],
    bad_line: "第 {0} 行“{1}”：{2}",
    bad_more: ["还有 {0} 行", "还有 {0} 行"],
    why: [
        "没有看到日期，请写成 2027/1/1",
        "请写“休”或“班”",
        "又休又班，请留一个",
        "这段日期前后反了，或超过 31 天",
    ],
    against: "和第 {0} 行正好相反",
    empty: "没有看到放假的日子。请一行写一天，例如：2027/1/1 休。",
    long: "有 {0} 行，最多读 {1} 行。请分几次导入。",
    many: "有 {0} 个年份，一次最多 {1} 个。请分几次导入。",
    no_table: "这张表有一行读不出来。请改成一行一天，例如：2027/1/1 休。",
    not_text: "这个文件里没有文字。请选写着放假安排的文字文件或表格文件。",
    unreadable: "这个文件读不出来。请再选一次。",
    large: "这个文件太大，不会是放假安排。请再选一次。",
    take: "导入",
    taken: "已按新的放假安排重算：{0}",
    and: "、",
};

pub(in crate::text) static EN: CalendarTexts = CalendarTexts {
    title: "Phone calendar and holidays",
    out: "Add to the phone's calendar",
    out_means: "Makes a calendar file. Open it with the phone's calendar to get reminders. After a change of plan, make it again: the calendar updates without duplicates. Your manager's deadlines remind you on the working day before.",
    span: "Which days",
    spans: ["This week", "Next 14 days"],
    what: "What to add",
    whats: ["Visits and deadlines", "Visits only", "Deadlines only"],
    remind: "Remind me",
    reminds: ["8:00 that day", "9:00 that day", "18:00 the day before", "Never"],
    holds: ["{0} entry will be added", "{0} entries will be added"],
    nothing: "No visits or deadlines on these days.",
    save: "Save as a calendar file",
    share: "Send",
    made: "Saved as “{0}”: open it with the phone's calendar",
    not_made: "The file could not be made. Please try again.",
    event: "{0} {1}",
    deal: "Deal expected: {0} {1}",
    owed: "Payment due: {0} {1}",
    figure: "Manager's figure for {0} due by {1}",
    hand_in: "Hand in the plan for {0} by {1}",
    holidays: "Import holidays",
    holidays_means: "Once they are announced, paste one day per line: the date, then “off” or “work”. For example: 2027/1/1 off. A range works too: 2027/2/6 to 2027/2/12 off.",
    table: "Holidays and make-up days",
    file: "Read from a file",
    year: "{0}: {1} days off, {2} make-up days",
    bad: [
        "{0} line cannot be read and will be left out",
        "{0} lines cannot be read and will be left out",
    ],
    bad_line: "Line {0}, “{1}”: {2}",
    bad_more: ["{0} more line", "{0} more lines"],
    why: [
        "no date found; write it like 2027/1/1",
        "write “off” or “work”",
        "it says both off and work; keep one",
        "the dates are the wrong way round, or more than 31 days",
    ],
    against: "contradicts line {0}",
    empty: "No holidays found. Write one day per line, for example: 2027/1/1 off.",
    long: "There are {0} lines; the limit is {1}. Import them in parts.",
    many: "There are {0} years; the limit is {1} at a time. Import them in parts.",
    no_table: "One line of this table cannot be read. Write one day per line, for example: 2027/1/1 off.",
    not_text: "There is no text in this file. Choose a text or CSV file.",
    unreadable: "The file could not be read. Please choose it again.",
    large: "The file is too large to be a holiday table. Please choose again.",
    take: "Import",
    taken: "Recalculated with the holidays of {0}",
    and: ", ",
};
