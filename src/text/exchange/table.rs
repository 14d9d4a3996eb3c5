//! Tables in and out: read, mapped, looked at, taken in, written.

use crate::text::{Counted, texts};

texts! {
    /// Tables in and out: read, mapped, looked at, taken in, written.
    TableTexts

    /// The heading of the sheet that gives tables out.
    title: &'static str,
    /// What it is good for.
    out_means: &'static str,
    /// The kinds: customers, deals, sales, receivables, past months, visits, prices.
    kinds: [&'static str; 7],
    /// A kind with its number of rows: {0} kind, {1} rows.
    out_rows: &'static str,
    /// Said of a table given out: {0} kind.
    out_done: &'static str,
    /// Nothing to give out of a kind.
    out_none: &'static str,

    /// The heading of the sheet that takes one in.
    import_title: &'static str,
    /// What a table may be.
    how: &'static str,
    /// The text field.
    field: &'static str,
    /// Look at it.
    look: &'static str,
    /// Pick a file.
    file: &'static str,
    /// What kind of table it is.
    kind: &'static str,
    /// What each column is.
    columns: &'static str,
    /// A needed column is not found: which is it? {0} what.
    which: &'static str,
    /// None of the columns.
    no_column: &'static str,
    /// A column without a heading: {0} its number.
    column: &'static str,
    /// Columns that are needed are missing: {0} which.
    missing: &'static str,
    /// Whose rows.
    rep: &'static str,
    /// Everybody's.
    rep_all: &'static str,
    /// How days are written, where {0} days could be read in two ways.
    order: Counted,
    /// Which of the two it is.
    order_asked: &'static str,
    /// Month first, day first.
    orders: [&'static str; 2],
    /// A price list was read: {0} products.
    prices: Counted,

    /// Rows that come in: {0}.
    will: Counted,
    /// None comes in.
    none: &'static str,
    /// Rows that change what is there: {0}.
    changes: Counted,
    /// Rows that are there already: {0}.
    known: Counted,
    /// Rows of other reps: {0}.
    others: Counted,
    /// Rows for the same file again: {0}.
    later: Counted,
    /// Customers that come in with it: {0}.
    customers: Counted,
    /// Rows left out: {0}.
    refused: Counted,
    /// More than are shown: {0}.
    rest: Counted,
    /// Rows that wait for an answer: {0}.
    asks: Counted,
    /// {0} in the table, {1} here.
    same: &'static str,
    /// The same, another one.
    answers: [&'static str; 2],
    /// The same for all.
    answers_all: [&'static str; 2],
    /// Assumed: {0} open deals, {1} days.
    assumed_expected: Counted,
    /// Assumed: {0} deals with the price of their product.
    assumed_prices: Counted,
    /// Assumed: {0} deals without a customer are kept under one that stands for nobody.
    assumed_unnamed: Counted,
    /// The customer that deals without one are kept under.
    unnamed: &'static str,
    /// Assumed: {0} months whose own figure is the target.
    assumed_targets: Counted,
    /// Assumed: {0} promises that are visits.
    assumed_steps: Counted,
    /// Take it in: {0} rows.
    go: Counted,
    /// Taken in: {0} rows.
    done: Counted,
    /// Said behind it where rows are left: {0}.
    done_later: Counted,

    /// A row left out: {0} line, {1} what stands there, {2} why.
    row: &'static str,
    /// The same where nothing stands there: {0} line, {1} why.
    row_bare: &'static str,
    /// Nothing in a cell that is needed: {0} column.
    row_missing: &'static str,
    /// A cell that cannot be read: {0} column, {1} what stands there, {2} how to write it.
    row_unreadable: &'static str,
    /// How to write: an amount, a day, a month, a share, a class, a stage, a result, a promise's
    /// state, a customer's state.
    how_to: [&'static str; 9],
    /// Too many characters: {0} column, {1} has, {2} may.
    row_long: &'static str,
    /// Not above zero: {0} column.
    row_zero: &'static str,
    /// Too large: {0} column.
    row_large: &'static str,
    /// A day to come: {0} column, {1} day.
    row_future: &'static str,
    /// Too far ahead: {0} column, {1} day.
    row_far: &'static str,
    /// Ended before it began.
    row_ends_first: &'static str,
    /// More paid than owed.
    row_paid: &'static str,
    /// Stands above: {0} line.
    row_twice: &'static str,
    /// The month has other figures: {0} month.
    row_month_known: &'static str,
    /// The month is not over: {0} month.
    row_month_open: &'static str,
    /// Cannot be changed by a table.
    row_fixed: &'static str,
    /// The line is not whole.
    row_cut: &'static str,

    /// Nothing in it.
    empty: &'static str,
    /// The file is too large.
    large: &'static str,
    /// Too many rows: {0} has, {1} may.
    long: &'static str,
    /// Too many columns: {0} has, {1} may.
    wide: &'static str,
    /// No text.
    not_text: &'static str,
    /// A part is missing.
    cut: &'static str,
    /// The phone does not give the file.
    unreadable: &'static str,
}

pub(in crate::text) static ZH: TableTexts = TableTexts {
    title: "导出表格",
    out_means: "存成表格文件，Excel 能直接打开，改了可以再导入回来。",
    kinds: ["客户", "商机", "销售", "应收", "历史业绩", "拜访", "价格表"],
    out_rows: "{0}（{1} 行）",
    out_done: "已导出：{0}",
    out_none: "还没有可以导出的内容。",

    import_title: "导入表格",
    how: "从 Excel 里复制过来，或选 CSV 文件，第一行写列名。先看一遍再导入，导入后可以撤销。",
    field: "粘贴表格",
    look: "先看一遍",
    file: "选文件",
    kind: "这是什么表",
    columns: "每一列是什么",
    which: "哪一列是“{0}”？",
    no_column: "没有这一列",
    column: "第 {0} 列",
    missing: "还不知道哪一列是{0}，选一下就能看。",
    rep: "导入谁的",
    rep_all: "所有人",
    order: ["有 {0} 个日期看不出先写月还是先写日", "有 {0} 个日期看不出先写月还是先写日"],
    order_asked: "日期怎么写的",
    orders: ["月/日/年", "日/月/年"],
    prices: [
        "价格表已记下，{0} 种产品。接着选商机表，没写金额的按这个价格算。",
        "价格表已记下，{0} 种产品。接着选商机表，没写金额的按这个价格算。",
    ],

    will: ["会导入 {0} 行", "会导入 {0} 行"],
    none: "没有要导入的",
    changes: ["其中 {0} 行是改已有的", "其中 {0} 行是改已有的"],
    known: ["{0} 行已经有了，不动", "{0} 行已经有了，不动"],
    others: ["{0} 行是别人的，不导入", "{0} 行是别人的，不导入"],
    later: [
        "还有 {0} 行这次装不下，导入后再选一次同一个文件",
        "还有 {0} 行这次装不下，导入后再选一次同一个文件",
    ],
    customers: ["新建 {0} 家客户", "新建 {0} 家客户"],
    refused: ["{0} 行导入不了", "{0} 行导入不了"],
    rest: ["还有 {0} 行没列出来", "还有 {0} 行没列出来"],
    asks: ["{0} 行等你选：是不是同一家", "{0} 行等你选：是不是同一家"],
    same: "表里的“{0}”和已有的“{1}”是同一家吗？",
    answers: ["同一家", "不是"],
    answers_all: ["都是同一家", "都不是"],
    assumed_expected: [
        "{0} 个商机没写预计成交日，按表里成交的中位用时 {1} 天推算",
        "{0} 个商机没写预计成交日，按表里成交的中位用时 {1} 天推算",
    ],
    assumed_prices: ["{0} 个商机没写金额，按价格表算", "{0} 个商机没写金额，按价格表算"],
    assumed_unnamed: [
        "{0} 个商机没写客户，记在“没写客户的商机”名下",
        "{0} 个商机没写客户，记在“没写客户的商机”名下",
    ],
    unnamed: "没写客户的商机",
    assumed_targets: [
        "{0} 个月没写目标，把实际完成当作目标",
        "{0} 个月没写目标，把实际完成当作目标",
    ],
    assumed_steps: [
        "{0} 行的事项不是拜访、打电话、报方案、送样品、收款，按拜访记",
        "{0} 行的事项不是拜访、打电话、报方案、送样品、收款，按拜访记",
    ],
    go: ["导入 {0} 行", "导入 {0} 行"],
    done: ["已导入 {0} 行", "已导入 {0} 行"],
    done_later: ["还剩 {0} 行，再选一次同一个文件", "还剩 {0} 行，再选一次同一个文件"],

    row: "第 {0} 行（{1}）：{2}",
    row_bare: "第 {0} 行：{1}",
    row_missing: "没写{0}",
    row_unreadable: "{0}“{1}”看不懂，{2}",
    how_to: [
        "写成 12345.67 或 1.2万",
        "写成 2026-11-02",
        "写成 2026-11",
        "写 0% 到 100%",
        "写 A、B 或 C",
        "写初步接触、需求确认、方案提交、商务谈判、成交或丢单",
        "写进行中、成交或丢单",
        "写未做、已做或不做了",
        "写在跑或已收起",
    ],
    row_long: "{0}有 {1} 个字，最多 {2} 个",
    row_zero: "{0}要大于 0",
    row_large: "{0}太大，请核对",
    row_future: "{0}是{1}，还没到",
    row_far: "{0}是{1}，太远了，最多两年",
    row_ends_first: "结束日期比找到日期还早",
    row_paid: "已收比应收还多，或小于 0",
    row_twice: "和第 {0} 行重复",
    row_month_known: "{0}已经有别的数字，表格改不了",
    row_month_open: "{0}还没过完",
    row_fixed: "和已有的不一样，这种表格改不了，请在应用里改",
    row_cut: "这一行不完整，文件可能缺了一截，请重新导出",

    empty: "里面没有内容。第一行写列名，下面一行一条。",
    large: "文件太大，最多 4 MB。请按年份或业务员分成几个文件。",
    long: "有 {0} 行，一次最多 {1} 行。请按年份或业务员分成几个文件。",
    wide: "有 {0} 列，最多 {1} 列。请删掉用不上的列。",
    not_text: "这个文件读不了。请在 Excel 里点“另存为”，选“CSV（逗号分隔）”，再来导入。",
    cut: "文件不完整：缺了一截，或少一个引号。请重新导出再试。",
    unreadable: "手机读不到这个文件。请换个地方保存后再选。",
};

pub(in crate::text) static EN: TableTexts = TableTexts {
    title: "Export tables",
    out_means: "Saved as CSV files: Excel opens them directly, and you can import your changes again.",
    kinds: ["Customers", "Deals", "Sales", "Receivables", "Past months", "Visits", "Prices"],
    out_rows: "{0} ({1} rows)",
    out_done: "Exported: {0}",
    out_none: "Nothing to export yet.",

    import_title: "Import a table",
    how: "Copy it from Excel or pick a CSV file, with column names in the first line. You preview it first and can undo it later.",
    field: "Paste a table",
    look: "Preview",
    file: "Pick a file",
    kind: "What table is it?",
    columns: "What each column is",
    which: "Which column is “{0}”?",
    no_column: "Not in the table",
    column: "Column {0}",
    missing: "Not known yet: {0}. Pick the column to preview.",
    rep: "Whose rows",
    rep_all: "Everyone's",
    order: ["{0} date could be read in two ways", "{0} dates could be read in two ways"],
    order_asked: "Date format",
    orders: ["Month/day/year", "Day/month/year"],
    prices: [
        "Prices of {0} product saved. Now pick the deals: those without an amount use these prices.",
        "Prices of {0} products saved. Now pick the deals: those without an amount use these prices.",
    ],

    will: ["{0} row will be imported", "{0} rows will be imported"],
    none: "Nothing to import",
    changes: ["{0} of them updates an existing entry", "{0} of them update existing entries"],
    known: [
        "{0} row already exists and stays as it is",
        "{0} rows already exist and stay as they are",
    ],
    others: ["{0} row belongs to someone else", "{0} rows belong to someone else"],
    later: [
        "{0} more row does not fit this time: pick the same file again afterwards",
        "{0} more rows do not fit this time: pick the same file again afterwards",
    ],
    customers: ["{0} new customer", "{0} new customers"],
    refused: ["{0} row cannot be imported", "{0} rows cannot be imported"],
    rest: ["{0} more row is not listed", "{0} more rows are not listed"],
    asks: ["{0} row waits: is it the same customer?", "{0} rows wait: is it the same customer?"],
    same: "Is “{0}” in the table the same as “{1}” here?",
    answers: ["The same", "Different"],
    answers_all: ["All the same", "All different"],
    assumed_expected: [
        "{0} deal has no expected date: estimated from the table's median time to win, {1} days",
        "{0} deals have no expected date: estimated from the table's median time to win, {1} days",
    ],
    assumed_prices: [
        "{0} deal has no amount: the product price is used",
        "{0} deals have no amount: the product prices are used",
    ],
    assumed_unnamed: [
        "{0} deal names no customer: it goes under “Deals without a customer”",
        "{0} deals name no customer: they go under “Deals without a customer”",
    ],
    unnamed: "Deals without a customer",
    assumed_targets: [
        "{0} month has no target: actual sales are used as the target",
        "{0} months have no target: actual sales are used as the target",
    ],
    assumed_steps: [
        "{0} row is not a visit, call, proposal, sample or collection: counted as a visit",
        "{0} rows are not a visit, call, proposal, sample or collection: counted as visits",
    ],
    go: ["Import {0} row", "Import {0} rows"],
    done: ["{0} row imported", "{0} rows imported"],
    done_later: [
        "{0} row is left: pick the same file again",
        "{0} rows are left: pick the same file again",
    ],

    row: "Line {0} ({1}): {2}",
    row_bare: "Line {0}: {1}",
    row_missing: "nothing under {0}",
    row_unreadable: "{0} “{1}” cannot be read, {2}",
    how_to: [
        "write it like 12345.67",
        "write it like 2026-11-02",
        "write it like 2026-11",
        "write 0% to 100%",
        "write A, B or C",
        "write First contact, Need confirmed, Proposal, Negotiation, Won or Lost",
        "write Open, Won or Lost",
        "write Open, Done or Dropped",
        "write Active or Put away",
    ],
    row_long: "{0} has {1} characters; the limit is {2}",
    row_zero: "{0} must be above 0",
    row_large: "{0} is too large, please check it",
    row_future: "{0} is {1}, which has not come yet",
    row_far: "{0} is {1}, more than two years ahead",
    row_ends_first: "the end date is before the start date",
    row_paid: "the amount paid is more than owed, or below 0",
    row_twice: "the same as line {0}",
    row_month_known: "{0} already has different figures, which a table cannot change",
    row_month_open: "{0} is not over yet",
    row_fixed: "it differs from what is here, and this table cannot change it; change it in the app",
    row_cut: "the line is incomplete, part of the file may be missing; export it again",

    empty: "It is empty. Put column names in the first line, then one entry per line.",
    large: "The file is larger than 4 MB. Split it by year or by rep.",
    long: "It has {0} rows; the limit is {1} at once. Split it by year or by rep.",
    wide: "It has {0} columns; the limit is {1}. Remove those you do not need.",
    not_text: "This file cannot be read. In Excel, choose Save As, then CSV, and import that.",
    cut: "The file is incomplete: its end or a quotation mark is missing. Export it again.",
    unreadable: "The phone could not read this file. Save it somewhere else and pick it again.",
};
