//! Reports for a chat, a picture, a print.

use crate::text::{Counted, texts};

texts! {
    /// Reports for a chat, a picture, a print.
    ReportTexts

    /// The sheet's heading.
    title: &'static str,
    /// Which report.
    which: &'static str,
    /// Day, goal sheet, review of a day, a week, a month.
    kinds: [&'static str; 5],
    /// What leaves, above its text.
    preview: &'static str,
    /// Copy the text.
    copy: &'static str,
    /// It is copied.
    copied: &'static str,
    /// Make a picture.
    picture: &'static str,
    /// It was given out: {0} the file's name.
    pictured: &'static str,
    /// It was handed to another app.
    shared: &'static str,
    /// It could not be made.
    picture_failed: &'static str,
    /// The browser has no printing.
    print_failed: &'static str,
    /// Print it.
    print: &'static str,
    /// As a table.
    table: &'static str,
    /// It was given out: {0} the file's name.
    tabled: &'static str,
    /// Without customers' names.
    hide: &'static str,
    /// The field for who signs.
    signer: &'static str,
    /// Open the template.
    own: &'static str,
    /// The template's field.
    template: &'static str,
    /// What may stand in it: {0} the places.
    template_how: &'static str,
    /// Keep it.
    template_save: &'static str,
    /// It is kept.
    template_saved: &'static str,
    /// Back to the shipped one.
    template_reset: &'static str,
    /// It is back.
    template_back: &'static str,
    /// It is empty.
    template_empty: &'static str,
    /// Too many lines: {0}.
    template_lines: &'static str,
    /// Too many characters: {0} has, {1} may.
    template_long: &'static str,
    /// A place that there is not: {0}.
    template_unknown: &'static str,
    /// It could not be kept.
    template_lost: &'static str,
    /// The month has no goal.
    no_goal: &'static str,
    /// Rows that a page has no room for: {0}.
    left_out: Counted,
    /// Where somebody signs.
    sign: &'static str,
    /// A goal sheet's title: {0} month.
    goal_title: &'static str,
    /// Of a goal that is not confirmed: {0} month.
    goal_draft: &'static str,
    /// What a goal's figures are called in a template: title, floor, target, challenge, days, working days, done, needed, changes, who signs, parts, funnel, what floor, target and challenge are called.
    goal_places: [&'static str; 15],
    /// What floor, target and challenge are called in a sheet's text by a rep who calls them nothing else.
    goal_tiers: [&'static str; 3],
    /// A tier's row on a sheet where it has a word of the rep's own: {0} that, {1} the standard one.
    goal_tier: &'static str,
    /// The shipped template, by the places of `goal_places`.
    goal_template: &'static str,
    /// The nine fields of the sheet.
    goal_fields: [&'static str; 9],
    /// A goal's name: {0} month.
    goal_name: &'static str,
    /// What it asks: {0} floor, {1} target, {2} challenge, then their names.
    goal_content: &'static str,
    /// What is counted.
    goal_metric: &'static str,
    /// How: {0} working days, {1} amount of each.
    goal_execution: &'static str,
    /// The month, by its number.
    goal_month: &'static str,
    /// What is done.
    goal_sold: &'static str,
    /// What is done: {0} amount, {1} percent.
    goal_done: &'static str,
    /// What it takes.
    goal_left: &'static str,
    /// What the superior says.
    goal_comment: &'static str,
    /// Week, working days, amount.
    goal_heads: [&'static str; 3],
    /// What the parts of a goal are called.
    goal_split: &'static str,
    /// A part: {0} name, {1} amount.
    goal_part: &'static str,
    /// Parts with more that are not named: {0} how many more, {1} those that are.
    goal_parts_more: &'static str,
    /// What a goal takes is called.
    goal_funnel: &'static str,
    /// What it takes: {0} deals, {1} leads, {2} visits.
    goal_takes: &'static str,
    /// The title of a review: {0} day, run of days, month.
    review_titles: [&'static str; 3],
    /// What a review's figures are called in a template: title, asked, expected, actual, how it
    /// stands, promises, counts, parts, changes, who signs; needs, moved, agreed, done, not done,
    /// win, lesson; process, stuck, worse; why, mix, strategy, missing, versions, next; own line.
    review_places: [&'static str; 27],
    /// The shipped templates of a day, a week and a month, by the places of `review_places`.
    review_templates: [&'static str; 3],
    /// When, actual, asked.
    review_heads: [&'static str; 3],
    /// Look at a goal sheet that came back.
    returned: &'static str,
    /// It is too large.
    returned_large: &'static str,
    /// It is no goal sheet.
    returned_no_goal: &'static str,
    /// It cannot be read.
    returned_unread: &'static str,
    /// It names the same target: {0} month.
    returned_same: &'static str,
    /// It names another target: {0} month, {1} theirs, {2} yours.
    returned_other: &'static str,
    /// It names a target where there is none: {0} month, {1} theirs.
    returned_unknown: &'static str,
    /// What stands there is no amount: {0} month, {1} as it stands.
    returned_odd: &'static str,
    /// What was written: {0}.
    returned_comment: &'static str,
    /// Nothing was changed by looking.
    returned_nothing: &'static str,
    /// Go and change the target.
    returned_go: &'static str,
    /// The plan has their figure now: {0} month, {1} theirs.
    returned_planned: &'static str,
    /// Hand the sheet on as a file that this app opens.
    send: &'static str,
    /// It was kept as a file: {0} its name.
    sent: &'static str,
    /// Take the superior's word over.
    take: &'static str,
    /// It is taken over.
    taken: &'static str,
    /// Somebody else's sheet: what to do with it.
    answer: &'static str,
    /// The field for a word.
    answer_comment: &'static str,
    /// The field for a target.
    answer_target: &'static str,
    /// Hand it back.
    answer_go: &'static str,
    /// Neither a word nor another target.
    answer_empty: &'static str,
}

pub(in crate::text) static ZH: ReportTexts = ReportTexts {
    title: "汇报",
    which: "发哪一份",
    kinds: ["日报", "目标卡", "日复盘", "周复盘", "月复盘"],
    preview: "发出去是这样",
    copy: "复制文字",
    copied: "已复制，可以贴到群里",
    picture: "发图片",
    pictured: "图片已保存：{0}",
    shared: "图片已发出",
    picture_failed: "这个浏览器画不出图片。请复制文字，或者打印。",
    print_failed: "这个浏览器不能打印。请发图片，或者复制文字。",
    print: "打印一页",
    table: "存成表格",
    tabled: "表格已保存：{0}",
    hide: "不写客户名",
    signer: "署名（可不填）",
    own: "改文字格式",
    template: "文字格式",
    template_how: "最多 12 行，大括号里的会换成数：{0}",
    template_save: "保存格式",
    template_saved: "格式已保存",
    template_reset: "用回原来的",
    template_back: "已用回原来的格式",
    template_empty: "格式是空的。写几行，或者用回原来的。",
    template_lines: "格式有 {0} 行，最多 12 行。请删掉几行。",
    template_long: "格式有 {0} 个字，最多 {1} 个。请写短一点。",
    template_unknown: "没有“{0}”这一项。请改成下面列出的名称。",
    template_lost: "格式没存上。手机存储可能满了，请清出一些空间再试。",
    no_goal: "这个月还没有目标。请先到“目标”里定一个。",
    left_out: ["还有 {0} 行，这一页放不下，在表格里。", "还有 {0} 行，这一页放不下，在表格里。"],
    sign: "签字",
    goal_title: "目标卡 {0}",
    goal_draft: "目标卡 {0}（还没确认）",
    goal_places: [
        "标题",
        "保底",
        "目标",
        "挑战",
        "周期",
        "工作日",
        "已完成",
        "还要",
        "改动",
        "署名",
        "拆分",
        "漏斗",
        "保底叫法",
        "目标叫法",
        "挑战叫法",
    ],
    goal_tiers: ["保底", "目标", "挑战"],
    goal_tier: "{0}（{1}）",
    goal_template: "{0}\n{13} {2}，{12} {1}，{14} {3}\n{4}，{5}\n已完成 {6}\n还要 {7}\n{10}\n要做到 {11}\n{8}\n{9}",
    goal_fields: [
        "目标名称",
        "目标内容",
        "衡量指标",
        "周期",
        "负责人",
        "背景",
        "支持与资源",
        "协助人",
        "执行计划",
    ],
    goal_name: "{0}销售额",
    goal_content: "{4} {1}，{3} {0}，{5} {2}",
    goal_metric: "销售额（元）",
    goal_execution: "{0}，每个工作日 {1}",
    goal_month: "月份",
    goal_sold: "已完成",
    goal_done: "{0}，完成 {1}%",
    goal_left: "还要",
    goal_comment: "领导意见",
    goal_heads: ["周", "工作日", "要做"],
    goal_split: "拆分",
    goal_part: "{0} {1}",
    goal_parts_more: "{1}，另外 {0} 项",
    goal_funnel: "要做到",
    goal_takes: "{0} 单，{1} 条线索，{2} 次拜访",
    review_titles: ["日复盘 {0}", "周复盘 {0}", "月复盘 {0}"],
    review_places: [
        "标题",
        "要做",
        "应有",
        "实际",
        "快慢",
        "约定",
        "完成",
        "分段",
        "改动",
        "署名",
        "需求",
        "推进",
        "下一步",
        "做到",
        "没做到",
        "收获",
        "改进",
        "过程",
        "卡点",
        "变差",
        "差在哪",
        "构成",
        "策略",
        "短板",
        "版本",
        "接下来",
        "补一句",
    ],
    review_templates: [
        "{0}\n实际完成 {3}\n{10}\n{11}\n{12}\n{13}\n{14}\n{15}\n{16}\n{25}\n{26}\n{9}",
        "{0}\n这段要做 {1}，到昨天应有 {2}\n实际完成 {3}\n{4}\n{5}\n{6}\n{17}\n{18}\n{19}\n{7}\n{26}\n{9}",
        "{0}\n这段要做 {1}，到昨天应有 {2}\n实际完成 {3}\n{4}\n{20}\n{21}\n{22}\n{23}\n{24}\n{25}\n{26}\n{9}",
    ],
    review_heads: ["时间", "实际", "要做"],
    returned: "看主管发回来的文件",
    returned_large: "文件太大，不是目标卡。请选从这里存出去的表格。",
    returned_no_goal: "文件里没有目标卡。请选从这里发出去、主管改好的文件。",
    returned_unread: "读不出这个文件。请对方另存成表格文件再发。",
    returned_same: "{0}：目标和你的一样。",
    returned_other: "{0}：表里的目标是 {1}，你的是 {2}。",
    returned_unknown: "{0}：表里的目标是 {1}，你这个月还没有目标。",
    returned_odd: "{0}：目标写的是“{1}”，不是金额。请问清楚再改。",
    returned_comment: "意见：{0}",
    returned_nothing: "只是看看，你的目标没有变。",
    returned_go: "按这个改目标",
    returned_planned: "{0}的目标改成 {1} 了，还没确认。",
    send: "发文件",
    sent: "文件已保存：{0}",
    take: "把意见记到目标旁边",
    taken: "意见记下了",
    answer: "这是别人的目标卡？写上意见，存成文件发回去。",
    answer_comment: "意见",
    answer_target: "目标改成（不改就留着）",
    answer_go: "存成文件发回去",
    answer_empty: "还没写意见，目标也没改。写一句，或改目标，再发回去。",
};

pub(in crate::text) static EN: ReportTexts = ReportTexts {
    title: "Reports",
    which: "Which report",
    kinds: ["Day report", "Goal sheet", "Day review", "Week review", "Month review"],
    preview: "What will be sent",
    copy: "Copy text",
    copied: "Copied, ready to paste into a chat",
    picture: "Send as picture",
    pictured: "Picture saved: {0}",
    shared: "Picture sent",
    picture_failed: "This browser cannot make the picture. Copy the text or print it.",
    print_failed: "This browser cannot print. Send the picture or copy the text.",
    print: "Print a page",
    table: "Save as table",
    tabled: "Table saved: {0}",
    hide: "Hide customer names",
    signer: "Your name (optional)",
    own: "Edit text template",
    template: "Text template",
    template_how: "Up to 12 lines; words in braces are filled in: {0}",
    template_save: "Save template",
    template_saved: "Template saved",
    template_reset: "Restore original",
    template_back: "Original template restored",
    template_empty: "The template is empty. Write some lines, or restore the original.",
    template_lines: "The template has {0} lines; the limit is 12. Remove some.",
    template_long: "The template has {0} characters; the limit is {1}. Make it shorter.",
    template_unknown: "There is no “{0}”. Use one of the names listed below.",
    template_lost: "The template could not be saved. The phone may be full: free some space and try again.",
    no_goal: "This month has no target yet. Set one under Target first.",
    left_out: [
        "{0} more row does not fit on this page; it is in the table.",
        "{0} more rows do not fit on this page; they are in the table.",
    ],
    sign: "Signed",
    goal_title: "Goal sheet, {0}",
    goal_draft: "Goal sheet, {0} (not confirmed yet)",
    goal_places: [
        "title",
        "floor",
        "target",
        "challenge",
        "period",
        "days",
        "done",
        "needed",
        "changes",
        "name",
        "parts",
        "funnel",
        "floor name",
        "target name",
        "challenge name",
    ],
    goal_tiers: ["floor", "Target", "challenge"],
    goal_tier: "{0} ({1})",
    goal_template: "{0}\n{13} {2}, {12} {1}, {14} {3}\n{4}, {5}\nDone {6}\nStill needed {7}\n{10}\nIt takes {11}\n{8}\n{9}",
    goal_fields: [
        "Name",
        "Content",
        "Metric",
        "Period",
        "Owner",
        "Background",
        "Support and resources",
        "Helpers",
        "How",
    ],
    goal_name: "Revenue in {0}",
    goal_content: "{4} {1}, {3} {0}, {5} {2}",
    goal_metric: "Revenue (yuan)",
    goal_execution: "{0}, {1} on each",
    goal_month: "Month",
    goal_sold: "Done",
    goal_done: "{0}, {1}%",
    goal_left: "Still needed",
    goal_comment: "Superior's comment",
    goal_heads: ["Week", "Working days", "To do"],
    goal_split: "Parts",
    goal_part: "{0} {1}",
    goal_parts_more: "{1}, and {0} more",
    goal_funnel: "It takes",
    goal_takes: "{0} deals, {1} leads, {2} visits",
    review_titles: ["Day review, {0}", "Week review, {0}", "Month review, {0}"],
    review_places: [
        "title", "asked", "expected", "actual", "pace", "promises", "counts", "parts", "changes",
        "name", "needs", "moved", "agreed", "done", "not done", "win", "lesson", "process",
        "stuck", "worse", "why", "mix", "strategy", "missing", "versions", "next", "own line",
    ],
    review_templates: [
        "{0}\nActual {3}\n{10}\n{11}\n{12}\n{13}\n{14}\n{15}\n{16}\n{25}\n{26}\n{9}",
        "{0}\nTo do {1}, expected by yesterday {2}\nActual {3}\n{4}\n{5}\n{6}\n{17}\n{18}\n{19}\n{7}\n{26}\n{9}",
        "{0}\nTo do {1}, expected by yesterday {2}\nActual {3}\n{4}\n{20}\n{21}\n{22}\n{23}\n{24}\n{25}\n{26}\n{9}",
    ],
    review_heads: ["When", "Actual", "To do"],
    returned: "Open a returned file",
    returned_large: "The file is too large for a goal sheet. Choose a table saved from here.",
    returned_no_goal: "There is no goal sheet in this file. Choose the file you sent from here and got back.",
    returned_unread: "This file cannot be read. Ask them to save it as a CSV table and send it again.",
    returned_same: "{0}: the target is the same as yours.",
    returned_other: "{0}: the sheet says {1}, yours is {2}.",
    returned_unknown: "{0}: the sheet says {1}; you have no target for that month.",
    returned_odd: "{0}: the target says “{1}”, which is not an amount. Ask before you change anything.",
    returned_comment: "Comment: {0}",
    returned_nothing: "You are only looking: your target has not changed.",
    returned_go: "Change my target to this",
    returned_planned: "The target for {0} is now {1}, not confirmed yet.",
    send: "Send as file",
    sent: "File saved: {0}",
    take: "Save comment with my goal",
    taken: "Comment saved",
    answer: "Is this someone else's goal sheet? Write your comment and send the file back.",
    answer_comment: "Comment",
    answer_target: "Change the target to (leave as is to keep it)",
    answer_go: "Save as a file to send back",
    answer_empty: "No comment written and the target is unchanged. Write a line or change the target first.",
};
