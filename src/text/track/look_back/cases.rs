//! The case library.

use crate::text::{Counted, texts};

texts! {
    /// The case library.
    CaseTexts

    /// The field to look for one.
    search: &'static str,
    /// All, wins, lessons.
    kinds: [&'static str; 3],
    /// The choice of these.
    kind: &'static str,
    /// The choice of a tag.
    tag: &'static str,
    /// How many there are.
    count: Counted,
    /// There is none yet.
    none: &'static str,
    /// None fits.
    nothing: &'static str,
    /// Write one down.
    new: &'static str,
    /// Whether it is a win or a lesson.
    sort: &'static str,
    /// A win, a lesson.
    learned: [&'static str; 2],
    /// What happened.
    what: &'static str,
    /// Its tags.
    tags: &'static str,
    /// Keep it.
    keep: &'static str,
    /// It is kept.
    kept: &'static str,
    /// Wins as text: copy.
    best_copy: &'static str,
    /// They are copied.
    best_copied: &'static str,
    /// Wins as a table.
    best_table: &'static str,
    /// The table is kept: {0} name.
    best_tabled: &'static str,
    /// The heading of the wins that leave.
    best: &'static str,
    /// No win to give out yet.
    best_none: &'static str,
    /// The columns of the table: day, what, tags, customer.
    heads: [&'static str; 4],
    /// When and with whom: {0} day, {1} customer.
    of: &'static str,
}

pub(super) static ZH: CaseTexts = CaseTexts {
    search: "找一个词、标签或客户",
    kinds: ["全部", "做成的", "要改进的"],
    kind: "看哪些",
    tag: "标签",
    count: ["{0} 条", "{0} 条"],
    none: "案例库还是空的。丢单、成交、晚上收工时写一句，都会收在这里；也可以现在写一条。",
    nothing: "没有找到。换个词，或者看全部。",
    new: "写一条案例",
    sort: "是哪一种",
    learned: ["做成的", "要改进的"],
    what: "怎么做成的，或者哪里要改",
    tags: "标签（用空格隔开）",
    keep: "存下",
    kept: "案例存好了",
    best_copy: "复制最佳做法",
    best_copied: "最佳做法已复制",
    best_table: "最佳做法存成表格",
    best_tabled: "表格已保存：{0}",
    best: "最佳做法",
    best_none: "还没有做成的案例。写一条，就能发给同事。",
    heads: ["日期", "怎么做的", "标签", "客户"],
    of: "{0} · {1}",
};

pub(super) static EN: CaseTexts = CaseTexts {
    search: "Search for a word, tag or customer",
    kinds: ["All", "Wins", "Lessons"],
    kind: "Show",
    tag: "Tag",
    count: ["{0} case", "{0} cases"],
    none: "No cases yet. What you write when a deal ends or at the end of the day is collected here. You can also write one now.",
    nothing: "Nothing found. Try another word, or show all.",
    new: "Write a case",
    sort: "Type",
    learned: ["Win", "Lesson"],
    what: "What worked, or what to do better",
    tags: "Tags (separated by spaces)",
    keep: "Save",
    kept: "Case saved",
    best_copy: "Copy best practices",
    best_copied: "Best practices copied",
    best_table: "Save best practices as a table",
    best_tabled: "Table saved: {0}",
    best: "Best practices",
    best_none: "No wins yet. Write one, and you can send it to colleagues.",
    heads: ["Day", "What worked", "Tags", "Customer"],
    of: "{0} · {1}",
};
