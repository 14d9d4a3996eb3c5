//! Settings, backup, installing.

use super::texts;

texts! {
    /// Settings, backup, installing.
    KeepTexts

    /// The settings sheet's heading.
    days_title: &'static str,
    /// The weekly pattern.
    pattern: &'static str,
    /// Five days, six days, by turns.
    patterns: [&'static str; 3],
    /// What the pattern changes.
    pattern_means: &'static str,
    /// The working days of the month: {0} month, {1} days.
    pattern_now: &'static str,
    /// How many days this week has.
    this_week: &'static str,
    /// Six, five.
    this_week_days: [&'static str; 2],
    /// Make-up days.
    make_up: &'static str,
    /// Worked, not worked.
    make_ups: [&'static str; 2],
    /// What that changes.
    make_up_means: &'static str,
    /// The sales month's first day.
    month_start: &'static str,
    /// A day of the month: {0}.
    month_start_day: &'static str,
    /// What it makes of this month: {0} month, {1} first day, {2} last day.
    month_start_means: &'static str,
    /// Visits that fit a day.
    visits: &'static str,
    /// How many: {0}.
    visits_count: super::Counted,
    /// Calls and messages that fit a day.
    calls: &'static str,
    /// So many: {0}.
    calls_count: super::Counted,
    /// What that means.
    calls_mean: &'static str,
    /// New customers to find a day.
    leads: &'static str,
    /// So many: {0}.
    leads_count: super::Counted,
    /// What that means.
    leads_mean: &'static str,
    /// Fewer.
    fewer: &'static str,
    /// More.
    more: &'static str,
    /// What it changes: {0} how many are planned.
    visits_mean: super::Counted,
    /// Said of a changed setting.
    settings_saved: &'static str,
    /// The way to the phone's calendar and to holidays.
    calendar: &'static str,

    /// The group of what leaves for others and comes from them.
    others: &'static str,
    /// Reports.
    report: &'static str,
    /// A day for another phone.
    code: &'static str,
    /// What came in.
    given: &'static str,
    /// Send the review in sight.
    report_review: &'static str,
    /// Send the goal in sight.
    report_goal: &'static str,

    /// The group about the home screen.
    install_title: &'static str,
    /// What it is good for.
    install_means: &'static str,
    /// Have the browser do it.
    install: &'static str,
    /// How it is done by hand: on Android, on an iPhone.
    install_steps: [&'static str; 2],
    /// Where there are records already: back up first.
    install_first: &'static str,
    /// It is there.
    installed: &'static str,
    /// Take a table in.
    import: &'static str,
    /// Give tables out.
    tables: &'static str,
    /// What the two are for.
    tables_mean: &'static str,
    /// Whether the browser keeps the data, and what that means: it promised, it did not, it does
    /// not tell.
    kept: [&'static str; 3],
}

pub(super) static ZH: KeepTexts = KeepTexts {
    days_title: "工作日和销售月",
    pattern: "每周上几天",
    patterns: ["双休", "单休", "大小周"],
    pattern_means: "目标按工作日分到每一天，改了以后每天要做的跟着变，总数不变。",
    pattern_now: "{0}有 {1} 个工作日。",
    this_week: "本周上几天",
    this_week_days: ["六天", "五天"],
    make_up: "调休要补的班",
    make_ups: ["上班", "不上"],
    make_up_means: "国家公布的补班日算不算工作日。",
    month_start: "销售月从几号开始",
    month_start_day: "{0} 号",
    month_start_means: "{0}就是{1}到{2}。",
    visits: "一天最多见几家",
    visits_count: ["{0} 家", "{0} 家"],
    calls: "一天最多打几个电话",
    calls_count: ["{0} 个", "{0} 个"],
    calls_mean: "收款、回访、补货这些电话，今日里最多排八成。",
    leads: "一天要找几家新客户",
    leads_count: ["{0} 家", "{0} 家"],
    leads_mean: "上班的日子，今日里会列出找到了几家。选 0 家就不列。",
    fewer: "少一个",
    more: "多一个",
    visits_mean: [
        "按类别排的拜访一天只排 {0} 家，留两成余地。约好的照排。",
        "按类别排的拜访一天只排 {0} 家，留两成余地。约好的照排。",
    ],
    settings_saved: "设置已改",
    calendar: "手机日历、放假安排",

    others: "发给别人，收别人的",
    report: "汇报：文字、图片、打印",
    code: "发到另一部手机",
    given: "收到的安排",
    report_review: "把复盘发出去",
    report_goal: "发目标卡",
    install_title: "装到手机桌面",
    install_means: "像别的应用一样从桌面打开，没有网络也能用。",
    install: "安装",
    install_steps: [
        "安卓手机：用 Chrome 打开本页，点右上角的“⋮”，再点“添加到主屏幕”。",
        "苹果手机：用 Safari 打开本页，点分享按钮，再点“添加到主屏幕”。",
    ],
    install_first: "苹果手机先备份再装：装好的日拱里是空的，打开后点“从备份恢复”。",
    installed: "已经装好了。",
    import: "导入表格",
    tables: "导出表格",
    tables_mean: "和 Excel 来回导：客户、商机、销售、应收、历史业绩、拜访。",
    kept: [
        "浏览器答应不会自动清掉。自己清除网站数据、换手机或手机丢了，还是要靠备份。",
        "浏览器没答应长期保留：空间紧张，或很久没打开，可能被清掉。装到手机桌面后会再问一次，平时记得备份。",
        "这个浏览器没说会不会长期保留，记得备份。",
    ],
};

pub(super) static EN: KeepTexts = KeepTexts {
    days_title: "Working days and sales month",
    pattern: "Work week",
    patterns: ["5 days", "6 days", "Alternating"],
    pattern_means: "The target is spread over working days: each day's share changes, the total stays.",
    pattern_now: "{0} has {1} working days.",
    this_week: "This week",
    this_week_days: ["Six days", "Five days"],
    make_up: "Make-up days",
    make_ups: ["Count", "Do not count"],
    make_up_means: "Whether weekend days swapped for public holidays count as working days.",
    month_start: "Sales month starts on",
    month_start_day: "Day {0}",
    month_start_means: "{0} runs from {1} to {2}.",
    visits: "Visits a day, at most",
    visits_count: ["{0} visit", "{0} visits"],
    calls: "Calls a day, at most",
    calls_count: ["{0} call", "{0} calls"],
    calls_mean: "Today fills up to 80% of this with calls about payments, sales and reorders.",
    leads: "New customers to find a day",
    leads_count: ["{0} customer", "{0} customers"],
    leads_mean: "On working days, Today shows how many you have found. At 0 it does not.",
    fewer: "One fewer",
    more: "One more",
    visits_mean: [
        "Visits by class take up {0} a day, leaving a fifth free. Promises always stay.",
        "Visits by class take up {0} a day, leaving a fifth free. Promises always stay.",
    ],
    settings_saved: "Setting changed",
    calendar: "Phone calendar and holidays",

    others: "Send and receive",
    report: "Reports: text, picture, print",
    code: "Send to another phone",
    given: "Received plans",
    report_review: "Send this review",
    report_goal: "Send the goal sheet",
    install_title: "Add to home screen",
    install_means: "Opens like any other app, even with no network.",
    install: "Install",
    install_steps: [
        "Android: open this page in Chrome, tap ⋮ at the top right, then Add to Home screen.",
        "iPhone: open this page in Safari, tap the Share button, then Add to Home Screen.",
    ],
    install_first: "iPhone: back up first. The installed app starts empty; open it and tap “Restore from a backup”.",
    installed: "Already installed.",
    import: "Import a table",
    tables: "Export tables",
    tables_mean: "To and from Excel: customers, deals, sales, amounts owed, past months, visits.",
    kept: [
        "The browser has promised not to clear it. If you clear site data, or change or lose the phone, only a backup helps.",
        "The browser has not promised to keep it: it may clear it when space is short or after a long time unused. It is asked again once the app is on the home screen. Back up regularly.",
        "This browser does not say whether it will keep it. Back up regularly.",
    ],
};
