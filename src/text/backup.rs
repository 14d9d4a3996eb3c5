//! A backup: made, looked into, taken in.

use super::{Counted, texts};

texts! {
    /// A backup: made, looked into, taken in.
    BackupTexts

    /// The superior gives a month's figure: {0} month, {1} day, {2} time.
    due_figure: &'static str,
    /// A month's plan is handed in: {0} month, {1} day, {2} time, {3} the superior's own day.
    due_plan: &'static str,
    /// The way to the sheet for the superior.
    due_open: &'static str,
    /// The group's heading.
    title: &'static str,
    /// Make one.
    make: &'static str,
    /// What it is.
    means: &'static str,
    /// The way to one that is locked or handed on.
    lock: &'static str,
    /// A journal beside the first is open: {0} its number.
    beside: &'static str,
    /// The way to the others.
    books: &'static str,
    /// None was made on this phone.
    never: &'static str,
    /// The last one: {0} day.
    last: &'static str,
    /// It was handed over: {0} name of the file.
    made: &'static str,
    /// It could not be made.
    not_made: &'static str,
    /// Records that came after it: {0} how many.
    since: Counted,
    /// A reminder where there is none: {0} how many records.
    due_never: Counted,
    /// How long ago the last one was: {0} days.
    days_ago: Counted,
    /// The reminder's second half: {0} how many records came after it.
    due_since: Counted,
    /// Both halves together: {0}, {1}.
    due_both: &'static str,
    /// Put the reminder off.
    later: &'static str,
    /// There were records here, and there are none.
    lost: &'static str,
    /// The rep knows.
    understood: &'static str,
    /// Where the file is and what happens.
    restore_means: &'static str,
    /// The field for the file.
    file: &'static str,
    /// The file is being read.
    reading: &'static str,
    /// What is in it.
    holds: &'static str,
    /// So many records, {0}.
    records: Counted,
    /// So many customers, {0}.
    customers: Counted,
    /// So many sales, {0}.
    sales: Counted,
    /// Its newest day: {0}.
    newest: &'static str,
    /// So many records are not on this phone, {0}.
    new: Counted,
    /// All of it is here.
    nothing_new: &'static str,
    /// So many lines are damaged and left out, {0}.
    damaged: Counted,
    /// The phone is empty: it becomes the journal here.
    fresh: &'static str,
    /// The same journal: both are kept.
    same: &'static str,
    /// Another journal: not united.
    other: &'static str,
    /// Take it in.
    go: &'static str,
    /// Done: {0} records.
    done: Counted,
    /// It is no backup.
    no_backup: &'static str,
    /// A newer version has written it.
    newer: &'static str,
    /// It is cut: {0} records of {1}.
    cut: &'static str,
    /// It mixes journals.
    mixed: &'static str,
    /// The file cannot be read.
    unreadable: &'static str,
    /// No backup is that large.
    too_large: &'static str,
    /// The phone did not take it: nothing has changed.
    not_taken: &'static str,
}

pub(super) static ZH: BackupTexts = BackupTexts {
    due_figure: "{1} {2} 前，主管该把{0}的数给你。",
    due_plan: "{1} {2} 前交{0}的计划，主管 {3} 要上报。",
    due_open: "给主管看",
    title: "备份",
    make: "备份成一个文件",
    means: "所有记录都在里面。存到手机文件里，或发给自己。",
    lock: "加密备份、发出备份",
    beside: "现在打开的是第 {0} 本账。",
    books: "换一本账",
    never: "这部手机还没有备份过。",
    last: "上次备份：{0}",
    made: "已备份到“{0}”",
    not_made: "没能备份成文件。请再试一次。",
    since: ["之后又有 {0} 条新记录。", "之后又有 {0} 条新记录。"],
    due_never: [
        "{0} 条记录只在这部手机里，还没有备份过。手机坏了、丢了就找不回来。",
        "{0} 条记录只在这部手机里，还没有备份过。手机坏了、丢了就找不回来。",
    ],
    days_ago: ["上次备份是 {0} 天前，", "上次备份是 {0} 天前，"],
    due_since: ["之后的 {0} 条记录只在这部手机里。", "之后的 {0} 条记录只在这部手机里。"],
    due_both: "{0}{1}",
    later: "过几天再说",
    lost: "这部手机里以前有记录，现在找不到了，多半是浏览器清掉的。有备份文件就能恢复。",
    understood: "知道了",
    restore_means: "选一个备份文件，先看看里面有什么，再决定要不要恢复。",
    file: "备份文件",
    reading: "正在读文件…",
    holds: "这份备份里有",
    records: ["{0} 条记录", "{0} 条记录"],
    customers: ["{0} 家客户", "{0} 家客户"],
    sales: ["{0} 笔成交", "{0} 笔成交"],
    newest: "最近到{0}",
    new: ["其中 {0} 条这部手机上没有", "其中 {0} 条这部手机上没有"],
    nothing_new: "这部手机上都有了，不用恢复。",
    damaged: ["有 {0} 条坏了，不会恢复。", "有 {0} 条坏了，不会恢复。"],
    fresh: "这部手机还是空的，恢复后就和备份时一样。",
    same: "手机里的和备份里的都会留着，不会丢。",
    other: "这份备份是另一本账，不能和手机里的合在一起。要用它，请先备份手机里的，清空这部手机，再恢复。",
    go: "恢复",
    done: ["已恢复 {0} 条记录", "已恢复 {0} 条记录"],
    no_backup: "这不是日拱的备份文件。请选“fieldplan”开头的那个文件。",
    newer: "这份备份是更新的版本写的。请先更新，再恢复。",
    cut: "这份备份不完整，应有 {1} 条，只有 {0} 条。请重新传一次，或换一份。",
    mixed: "这个文件里混了两本账，不能恢复。请换一份备份。",
    unreadable: "这个文件读不出来。请再选一次。",
    too_large: "这个文件太大，不会是日拱的备份。请再选一次。",
    not_taken: "没能存进手机，什么都没有改。请清出一些空间再试。",
};

pub(super) static EN: BackupTexts = BackupTexts {
    due_figure: "You should have your figure for {0} by {1}, {2}.",
    due_plan: "Hand in your plan for {0} by {1}, {2}; your manager reports it by {3}.",
    due_open: "Show your manager",
    title: "Backup",
    make: "Back up to one file",
    means: "It holds every record. Save it to your files or send it to yourself.",
    lock: "Encrypt or send a backup",
    beside: "You are in record set {0}.",
    books: "Switch to another set",
    never: "This phone has not been backed up yet.",
    last: "Last backup: {0}",
    made: "Backed up as “{0}”",
    not_made: "The backup could not be made. Please try again.",
    since: ["{0} new record since.", "{0} new records since."],
    due_never: [
        "{0} record is on this phone only and was never backed up. If the phone breaks or is lost, it is gone.",
        "{0} records are on this phone only and were never backed up. If the phone breaks or is lost, they are gone.",
    ],
    days_ago: ["The last backup is {0} day old.", "The last backup is {0} days old."],
    due_since: [
        "{0} later record is on this phone only.",
        "{0} later records are on this phone only.",
    ],
    due_both: "{0} {1}",
    later: "Not now",
    lost: "There were records on this phone, and now there are none: most likely the browser cleared them. A backup file brings them back.",
    understood: "Got it",
    restore_means: "Choose a backup file, look at what is in it, then decide.",
    file: "Backup file",
    reading: "Reading the file…",
    holds: "This backup holds",
    records: ["{0} record", "{0} records"],
    customers: ["{0} customer", "{0} customers"],
    sales: ["{0} sale", "{0} sales"],
    newest: "up to {0}",
    new: ["{0} of them is not on this phone", "{0} of them are not on this phone"],
    nothing_new: "All of it is on this phone already.",
    damaged: ["{0} is damaged and will be left out.", "{0} are damaged and will be left out."],
    fresh: "This phone is still empty; it will be just as it was when the backup was made.",
    same: "What is on the phone and what is in the backup are both kept.",
    other: "This backup is of another set of records and cannot join those on the phone. To use it, back up this phone, wipe it, then restore.",
    go: "Restore",
    done: ["{0} record restored", "{0} records restored"],
    no_backup: "This is not a Fieldplan backup. Choose the file whose name starts with “fieldplan”.",
    newer: "A newer version wrote this backup. Update first, then restore.",
    cut: "This backup is incomplete: {0} of {1} records. Send it again, or use another one.",
    mixed: "This file mixes two sets of records and cannot be restored. Use another backup.",
    unreadable: "The file could not be read. Please choose it again.",
    too_large: "The file is too large to be a backup. Please choose it again.",
    not_taken: "The phone could not store it, and nothing has changed. Free some space and try again.",
};
