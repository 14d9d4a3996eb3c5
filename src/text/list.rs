//! The customers page, pasting lists and looking for customers.

use super::{Counted, texts};

texts! {
    /// The customers page, pasting lists and looking for customers.
    ListTexts

    /// The way to the open deals.
    pipeline: &'static str,
    /// The way to what is owed.
    owed: &'static str,
    /// The way to the rules of the classes.
    classes: &'static str,
    /// The way to the customers who buy already.
    existing: &'static str,
    /// The way to how much hangs on few.
    risk: &'static str,
    /// The way to answers, moves and standards.
    playbook: &'static str,
    /// The search field.
    search: &'static str,
    /// The filter's name for a screen reader.
    filter: &'static str,
    /// All classes.
    filter_all: &'static str,
    /// More filters.
    filter_more: &'static str,
    /// What the next filter is for.
    filter_only: &'static str,
    /// Due, idle for long, with a deal, owing.
    only: [&'static str; 4],
    /// By industry or tag.
    filter_words: &'static str,
    /// Nobody is as chosen.
    nobody_so: &'static str,
    /// Nobody has what is searched: {0} as typed.
    nobody: &'static str,
    /// The customers put away: {0} how many.
    archived: Counted,
    /// Draw more lines: {0} how many are left.
    more: Counted,
    /// Due on a promised day: {0} day.
    due_promised: &'static str,
    /// The same day, as the day within them.
    today: &'static str,
    /// Due by the class: {0} day.
    due_class: &'static str,
    /// The due day has passed.
    overdue: &'static str,
    /// Bought in twelve months: {0}.
    value: &'static str,
    /// Visited today.
    idle_today: &'static str,
    /// Days since the last visit: {0}.
    idle: Counted,
    /// Put away.
    archive: &'static str,
    /// Said of it: {0} name.
    archive_done: &'static str,
    /// Bring back.
    unarchive: &'static str,
    /// Said of it: {0} name.
    unarchive_done: &'static str,
    /// What being put away means.
    archive_means: &'static str,
    /// Plan a visit.
    plan: &'static str,
    /// No visit.
    plan_none: &'static str,
    /// Another day.
    plan_other: &'static str,
    /// The date field.
    plan_date: &'static str,
    /// A date that is none.
    plan_bad: &'static str,
    /// Said of changes: {0} name.
    changed: &'static str,
    /// The last contacts.
    contacts: &'static str,
    /// None yet.
    contacts_none: &'static str,
    /// What came of a visit: met, won, lost, absent.
    outcomes: [&'static str; 4],

    /// What a list may look like.
    paste_how: &'static str,
    /// The text field.
    paste_field: &'static str,
    /// Pick a file.
    paste_file: &'static str,
    /// The class of rows without one.
    paste_class: &'static str,
    /// Look at what would happen.
    paste_look: &'static str,
    /// What would happen: {0} customers added.
    paste_will: Counted,
    /// None of the rows is a customer.
    paste_none: &'static str,
    /// Rows left out: {0}.
    paste_refused: Counted,
    /// More rows left out than shown: {0}.
    paste_rest: Counted,
    /// Add them: {0}.
    paste_go: Counted,
    /// Added: {0}.
    paste_done: Counted,
    /// A row left out: {0} line, {1} what stands there, {2} why.
    paste_row: &'static str,
    /// The same where nothing stands there: {0} line, {1} why.
    paste_row_bare: &'static str,
    /// No name in it.
    row_no_name: &'static str,
    /// The name is too long: {0} has, {1} may.
    row_name_long: &'static str,
    /// The note is too long: {0} has, {1} may.
    row_note_long: &'static str,
    /// No class: {0} as typed.
    row_class: &'static str,
    /// Stands above: {0} line.
    row_twice: &'static str,
    /// Is there already.
    row_known: &'static str,
    /// Nothing in the list.
    list_empty: &'static str,
    /// Too many rows: {0} has, {1} may.
    list_long: &'static str,
    /// A table without names.
    list_no_name: &'static str,
    /// No text.
    list_not_text: &'static str,
    /// A file too large to be a list.
    file_large: &'static str,
    /// A file the phone does not give.
    file_unreadable: &'static str,
}

pub(super) static ZH: ListTexts = ListTexts {
    pipeline: "商机",
    owed: "应收",
    classes: "分类和频率",
    existing: "老客户",
    risk: "风险",
    playbook: "话术",
    search: "找客户",
    filter: "只看哪一类",
    filter_all: "全部",
    filter_more: "更多筛选",
    filter_only: "只看哪些",
    only: ["该联系的", "30 天没见", "有商机", "有应收"],
    filter_words: "行业和标签",
    nobody_so: "没有符合的客户。换个筛选试试。",
    nobody: "没有名称里带“{0}”的客户。",
    archived: ["已收起 {0} 家", "已收起 {0} 家"],
    more: ["再看后面的，还有 {0} 家", "再看后面的，还有 {0} 家"],
    due_promised: "约了{0}",
    today: "今天",
    due_class: "该见 {0}",
    overdue: "过了",
    value: "近一年 {0}",
    idle_today: "今天见过",
    idle: ["{0} 天没见", "{0} 天没见"],
    archive: "收起",
    archive_done: "已收起 {0}",
    unarchive: "放回名单",
    unarchive_done: "{0} 回到名单里了",
    archive_means: "已收起：不排拜访，记录都在。",
    plan: "约下次拜访",
    plan_none: "不约",
    plan_other: "别的日子",
    plan_date: "哪一天",
    plan_bad: "请选一个日期。",
    changed: "已存好 {0}",
    contacts: "最近见面",
    contacts_none: "还没见过。",
    outcomes: ["见到了", "成交", "没成", "没见到"],
    paste_how: "一行一个客户名称。也可以从表格里连表头一起复制，表头要有“客户名称”，可以有“类别”和“备注”。",
    paste_field: "名单",
    paste_file: "从文件里读",
    paste_class: "没写类别的算",
    paste_look: "先看看",
    paste_will: ["会加上 {0} 家", "会加上 {0} 家"],
    paste_none: "没有能加上的客户。",
    paste_refused: ["{0} 行不加", "{0} 行不加"],
    paste_rest: ["还有 {0} 行不加", "还有 {0} 行不加"],
    paste_go: ["加上这 {0} 家", "加上这 {0} 家"],
    paste_done: ["已加上 {0} 家", "已加上 {0} 家"],
    paste_row: "第 {0} 行“{1}”：{2}",
    paste_row_bare: "第 {0} 行：{1}",
    row_no_name: "没有名称",
    row_name_long: "名称有 {0} 个字，最多 {1} 个",
    row_note_long: "备注有 {0} 个字，最多 {1} 个",
    row_class: "类别“{0}”看不懂，请写 A、B 或 C",
    row_twice: "和第 {0} 行重复",
    row_known: "名单里已经有了",
    list_empty: "名单是空的。请一行贴一个客户名称。",
    list_long: "这份名单有 {0} 行，一次最多 {1} 行。请分几次贴。",
    list_no_name: "表头里没有“客户名称”这一列。请把名称那一列的表头改成“客户名称”。",
    list_not_text: "这不是文字名单。表格请先另存为逗号分隔的文本，或直接复制名称贴进来。",
    file_large: "这个文件太大，不像客户名单。请只留名称、类别和备注。",
    file_unreadable: "手机没能读出这个文件。请再选一次，或打开它复制名称贴进来。",
};

pub(super) static EN: ListTexts = ListTexts {
    pipeline: "Deals",
    owed: "Owed",
    classes: "Classes and frequency",
    existing: "Existing",
    risk: "Risk",
    playbook: "Playbook",
    search: "Find a customer",
    filter: "Which class",
    filter_all: "All",
    filter_more: "More filters",
    filter_only: "Show only",
    only: ["Due", "30 days not seen", "Open deal", "Owes money"],
    filter_words: "Industry and tags",
    nobody_so: "No customers match. Try another filter.",
    nobody: "No customer name contains “{0}”.",
    archived: ["{0} put away", "{0} put away"],
    more: ["Show more, {0} left", "Show more, {0} left"],
    due_promised: "Promised {0}",
    today: "today",
    due_class: "Due {0}",
    overdue: "Overdue",
    value: "{0} in 12 months",
    idle_today: "Seen today",
    idle: ["Not seen for {0} day", "Not seen for {0} days"],
    archive: "Put away",
    archive_done: "Put away: {0}",
    unarchive: "Bring back",
    unarchive_done: "{0} is back in the list",
    archive_means: "Put away: no visits are planned; all records stay.",
    plan: "Plan the next visit",
    plan_none: "None",
    plan_other: "Another day",
    plan_date: "Which day",
    plan_bad: "Please pick a day.",
    changed: "Saved {0}",
    contacts: "Recent visits",
    contacts_none: "Not visited yet.",
    outcomes: ["Met", "Won", "Lost", "Not there"],
    paste_how: "One customer name per line. Or copy from a spreadsheet with its header row: “Name”, and optionally “Class” and “Note”.",
    paste_field: "List",
    paste_file: "Read from a file",
    paste_class: "Class if none is given",
    paste_look: "Preview",
    paste_will: ["{0} customer will be added", "{0} customers will be added"],
    paste_none: "No customers to add.",
    paste_refused: ["{0} line will be left out", "{0} lines will be left out"],
    paste_rest: ["{0} more line will be left out", "{0} more lines will be left out"],
    paste_go: ["Add this {0} customer", "Add these {0} customers"],
    paste_done: ["{0} customer added", "{0} customers added"],
    paste_row: "Line {0} “{1}”: {2}",
    paste_row_bare: "Line {0}: {1}",
    row_no_name: "no name",
    row_name_long: "the name has {0} characters; the limit is {1}",
    row_note_long: "the note has {0} characters; the limit is {1}",
    row_class: "“{0}” is not a class; write A, B or C",
    row_twice: "the same as line {0}",
    row_known: "is in your list already",
    list_empty: "The list is empty. Paste one customer name per line.",
    list_long: "This list has {0} lines; the limit is {1} at once. Paste it in parts.",
    list_no_name: "The header has no “Name” column. Rename the column with the names to “Name”.",
    list_not_text: "This is not a text list. Save the spreadsheet as CSV first, or copy the names and paste them.",
    file_large: "This file is too large for a customer list. Keep only name, class and note.",
    file_unreadable: "The phone could not read this file. Pick it again, or open it and paste the names.",
};
