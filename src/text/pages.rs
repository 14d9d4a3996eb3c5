//! The words of the pages behind Today that no other file has: history, what the phone keeps, a goal's
//! revision, the days of a month.

use super::{Counted, texts};

texts! {
    /// The words of the pages behind Today.
    PageTexts

    /// No customers yet.
    no_customers: &'static str,
    /// What to do then.
    no_customers_do: &'static str,
    /// It adds up.
    sum_exact: &'static str,
    /// Working days of a week: {0}.
    week_days: Counted,
    /// Seven weekday letters, Monday first.
    weekdays_short: [&'static str; 7],
    /// A day's kind in a word: rest.
    kind_rest: &'static str,
    /// Public holiday.
    kind_holiday: &'static str,
    /// Make-up working day.
    kind_make_up: &'static str,
    /// Half day.
    kind_half: &'static str,
    /// Leave.
    kind_leave: &'static str,
    /// The holidays are not announced.
    not_announced: &'static str,
    /// Change the target.
    revise: &'static str,
    /// The new target.
    revise_field: &'static str,
    /// Why.
    revise_why: &'static str,
    /// A revision: {0} amount, {1} day, {2} reason.
    revision: &'static str,
    /// Sold before records began: {0} amount, {1} day.
    opening_line: &'static str,
    /// Not said yet.
    opening_missing: &'static str,
    /// Erase.
    erase: &'static str,
    /// What erasing means: {0} name.
    erase_means: &'static str,
    /// Go on.
    erase_go: &'static str,
    /// Two customers with the same name.
    same_name: &'static str,
    /// Language.
    language: &'static str,
    /// As the phone, light, dark.
    looks: [&'static str; 3],
    /// An empty history.
    history_empty: &'static str,
    /// Named records that build on it must go with it: {0} how many.
    history_more: Counted,
    /// Where it is: {0} how many records.
    data_here: Counted,
    /// Export all raw records.
    export: &'static str,
    /// What that is.
    export_means: &'static str,
    /// What wiping means.
    wipe_means: &'static str,
    /// The word to type.
    wipe_word: &'static str,
    /// The field's name, with the word.
    wipe_field: &'static str,
    /// Go on.
    wipe_go: &'static str,
    /// The word is another: {0} the word.
    wipe_wrong: &'static str,
    /// A sheet shows what an earlier visit left half typed.
    left: &'static str,
    /// Its button.
    forget: &'static str,
    /// Names of what was done, for history; in the order of the kinds' register.
    did: [&'static str; 55],
}

pub(super) static ZH: PageTexts = PageTexts {
    no_customers: "还没有客户",
    no_customers_do: "加上第一家，今天要见谁就有数了。",
    sum_exact: "分毫不差",
    week_days: ["{0} 天", "{0} 天"],
    weekdays_short: ["一", "二", "三", "四", "五", "六", "日"],
    kind_rest: "休",
    kind_holiday: "假",
    kind_make_up: "班",
    kind_half: "半天",
    kind_leave: "请假",
    not_announced: "国家还没公布这段时间的放假安排，先按法定节日算，公布后可能变。",
    revise: "改目标",
    revise_field: "新的本月目标（元）",
    revise_why: "为什么改",
    revision: "改为 {0} · {1} · {2}",
    opening_line: "开始记之前已完成 {0}（到{1}）",
    opening_missing: "开始记之前完成的还没填",
    erase: "彻底删除",
    erase_means: "“{0}”的名称和备注会从这部手机里彻底抹掉，不能撤销。拜访日期和金额留着，月度数字不变。",
    erase_go: "抹掉，不能撤销",
    same_name: "有另一家同名",
    language: "语言",
    looks: ["跟随手机", "浅色", "深色"],
    history_empty: "还没有记录。做了什么，这里都能撤销。",
    history_more: [
        "后面有 {0} 条记录靠着它，要撤就一起撤。",
        "后面有 {0} 条记录靠着它，要撤就一起撤。",
    ],
    data_here: ["{0} 条记录，都在这部手机里", "{0} 条记录，都在这部手机里"],
    export: "导出全部原始记录",
    export_means: "一个文本文件，存到手机或发给自己。",
    wipe_means: "所有目标、客户和记录都会从这部手机里删掉，不能撤销。请先导出一份。",
    wipe_word: "清空",
    wipe_field: "输入“清空”两个字",
    wipe_go: "清空，不能撤销",
    wipe_wrong: "没有清空：要输入“{0}”两个字。",
    left: "上次改到一半的还在，保存后才算数。",
    forget: "不要了，看已保存的",
    did: [
        "开始使用",
        "定目标",
        "改目标",
        "填已完成",
        "先不填已完成",
        "加客户",
        "改客户",
        "收起客户",
        "约拜访",
        "改约",
        "见了约好的客户",
        "取消拜访",
        "拜访客户",
        "记成交",
        "标记日子",
        "改设置",
        "撤销",
        "彻底删除客户",
        "记拜访结果",
        "贴客户名单",
        "记商机",
        "改商机",
        "商机结束",
        "记应收",
        "记收款",
        "收起一条",
        "整理没做完的",
        "月结",
        "记返点",
        "导入放假表",
        "记费用",
        "加指标",
        "记指标",
        "记心得",
        "加产品或分类",
        "拆目标",
        "定节奏",
        "记提成",
        "写目标卡",
        "记要的支持",
        "记公司的要求",
        "排一个数字",
        "定漏斗",
        "定线索来源",
        "改交表时间",
        "记和主管的沟通",
        "改里程碑",
        "改三档的叫法",
        "排一周的节奏",
        "写客户资料",
        "写客户需求",
        "改拜访频率",
        "改分类规则",
        "固定客户类别",
        "写话术",
    ],
};

pub(super) static EN: PageTexts = PageTexts {
    no_customers: "No customers yet",
    no_customers_do: "Add the first one and today's list begins.",
    sum_exact: "Exact to the cent",
    week_days: ["{0} day", "{0} days"],
    weekdays_short: ["M", "T", "W", "T", "F", "S", "S"],
    kind_rest: "off",
    kind_holiday: "hol",
    kind_make_up: "work",
    kind_half: "half",
    kind_leave: "leave",
    not_announced: "The holidays of this time are not announced yet. Statutory days are used and may change.",
    revise: "Change the target",
    revise_field: "New target of the month (yuan)",
    revise_why: "Why",
    revision: "Changed to {0} · {1} · {2}",
    opening_line: "{0} done before records began (through {1})",
    opening_missing: "What was done before records began is not filled in",
    erase: "Erase for good",
    erase_means: "The name and note of “{0}” will be erased from this phone for good. Visit dates and amounts stay, so the month's figures do not change.",
    erase_go: "Erase, no undo",
    same_name: "Another one has this name",
    language: "Language",
    looks: ["As the phone", "Light", "Dark"],
    history_empty: "Nothing yet. Whatever you do can be undone here.",
    history_more: [
        "{0} later record builds on it; they can only be undone together.",
        "{0} later records build on it; they can only be undone together.",
    ],
    data_here: ["{0} record, all of it in this phone", "{0} records, all of them in this phone"],
    export: "Export all raw records",
    export_means: "One text file to keep on the phone or send to yourself.",
    wipe_means: "All targets, customers and records will be deleted from this phone for good. Export them first.",
    wipe_word: "wipe",
    wipe_field: "Type the word “wipe”",
    wipe_go: "Wipe, no undo",
    wipe_wrong: "Nothing was wiped: the word to type is “{0}”.",
    left: "What you changed last time is still here. It counts once it is saved.",
    forget: "Drop it, show what is saved",
    did: [
        "Started",
        "Set the target",
        "Changed the target",
        "Filled in what was done",
        "Left out what was done",
        "Added a customer",
        "Changed a customer",
        "Put a customer away",
        "Promised a visit",
        "Moved a visit",
        "Made a promised visit",
        "Gave up a visit",
        "Visited a customer",
        "Recorded a sale",
        "Marked days",
        "Changed settings",
        "Undid",
        "Erased a customer",
        "Logged a visit",
        "Pasted a list of customers",
        "Noted a deal",
        "Changed a deal",
        "Closed a deal",
        "Noted a receivable",
        "Noted a payment",
        "Put a line away",
        "Sorted the unfinished",
        "Closed a month",
        "Noted a rebate",
        "Brought in holidays",
        "Noted an expense",
        "Added a metric",
        "Noted a figure",
        "Noted a lesson",
        "Added a product or kind",
        "Split the target",
        "Chose a rhythm",
        "Noted the bonus steps",
        "Wrote the goal sheet",
        "Noted support asked for",
        "Noted what the company wants",
        "Planned a figure",
        "Set the funnel",
        "Set the sources of leads",
        "Set the deadlines",
        "Noted a talk with the manager",
        "Set milestones",
        "Named the tiers",
        "Set the week's rhythm",
        "Wrote a customer's details",
        "Noted a customer's needs",
        "Set how often classes are seen",
        "Set the rule of the classes",
        "Fixed a customer's class",
        "Wrote in the playbook",
    ],
};
