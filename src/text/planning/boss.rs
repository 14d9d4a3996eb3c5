//! The words of one sheet of planning.

use crate::text::texts;

texts! {
    /// Show it to the superior, and confirm.
    BossTexts

    /// The sheet's heading.
    title: &'static str,
    /// Of which month, with its target: {0} month, {1} target.
    for_month: &'static str,
    /// The month has no target: {0} month.
    no_goal: &'static str,
    /// Set one.
    make: &'static str,
    /// It is written down and not confirmed.
    draft: &'static str,
    /// Agreeing and confirming: heading.
    decided: &'static str,
    /// Confirm it.
    confirm: &'static str,
    /// The field for what the superior said.
    word: &'static str,
    /// Keep it.
    word_keep: &'static str,
    /// It is kept.
    word_kept: &'static str,
    /// Nothing is typed.
    word_empty: &'static str,
    /// When the figure was frozen: {0} day, {1} target.
    baseline: &'static str,
    /// The superior agreed: {0} day.
    agreed: &'static str,
    /// Note that the superior agreed: {0} target.
    agree: &'static str,
    /// It is noted.
    agreed_now: &'static str,
    /// What agreeing does.
    agree_means: &'static str,
    /// The superior's words: heading.
    comments: &'static str,
    /// One: {0} day, {1} words.
    comment: &'static str,
    /// One with a figure: {0} day, {1} words, {2} target.
    comment_target: &'static str,
    /// None.
    comments_none: &'static str,
    /// Deadlines: heading: {0} month.
    deadlines: &'static str,
    /// The figure is due: {0} day, {1} time.
    figure: &'static str,
    /// The plan is due: {0} day, {1} time.
    hand_in: &'static str,
    /// When the superior reports: {0} day, {1} time.
    reports: &'static str,
    /// The deadline fell on a day off.
    moved: &'static str,
    /// Note that it was handed in.
    handed: &'static str,
    /// It is noted: {0} month.
    handed_now: &'static str,
    /// It was handed in.
    handed_done: &'static str,
    /// Change them.
    edit: &'static str,
    /// The field.
    figure_day: &'static str,
    /// The field.
    figure_time: &'static str,
    /// The field.
    report_day: &'static str,
    /// The field.
    report_time: &'static str,
    /// The field.
    early: &'static str,
    /// Keep them.
    keep: &'static str,
    /// Kept.
    kept: &'static str,
    /// They cannot be kept.
    bad: &'static str,
    /// Ways out: heading.
    ways: &'static str,
}

pub(super) static ZH: BossTexts = BossTexts {
    title: "给主管看",
    for_month: "{0} · 目标 {1}",
    no_goal: "{0}还没有目标，没有可给主管看的。先定一个；别人发来的目标卡可以在下面打开。",
    make: "定一个目标",
    draft: "还没确认。先发给主管看，意见记下，再确认。",
    decided: "定下来",
    confirm: "去确认",
    word: "主管怎么说",
    word_keep: "记下这句话",
    word_kept: "记下了",
    word_empty: "还没写。把主管说的写一句。",
    baseline: "{0} 定下 {1}，最初的数一直留着",
    agreed: "主管 {0} 同意了这个数",
    agree: "主管同意 {0}",
    agreed_now: "记下了：主管同意",
    agree_means: "记下日子和这个数；以后目标再改，要请主管再点头。",
    comments: "主管的意见",
    comment: "{0}：{1}",
    comment_target: "{0}：{1}（表里的目标 {2}）",
    comments_none: "还没有。发回来的文件在上面打开；口头说的写在这里。",
    deadlines: "{0}什么时候交",
    figure: "{0} {1} 前，主管该把数给你",
    hand_in: "{0} {1} 前，把计划交给主管",
    reports: "主管 {0} {1} 上报",
    moved: "那天休息，提前到前一个工作日",
    handed: "已交给主管",
    handed_now: "记下了：{0}的计划已交",
    handed_done: "已经交了",
    edit: "改这些时间",
    figure_day: "主管给数：上个月几号",
    figure_time: "几点",
    report_day: "主管上报：上个月几号",
    report_time: "几点",
    early: "我提前几个工作日交",
    keep: "存下时间",
    kept: "时间存下了",
    bad: "日期填 1 到 31，时间写成 17:30 这样，提前 0 到 10 天。请改一下。",
    ways: "发给主管",
};

pub(super) static EN: BossTexts = BossTexts {
    title: "Show your manager",
    for_month: "{0} · target {1}",
    no_goal: "{0} has no target yet, so there is nothing to show. Set one first; you can open a sheet someone sent you below.",
    make: "Set a goal",
    draft: "Not confirmed yet. Send it, note what the manager says, then confirm.",
    decided: "Agree and confirm",
    confirm: "Go to confirm",
    word: "What the manager said",
    word_keep: "Save this comment",
    word_kept: "Comment saved",
    word_empty: "Nothing is typed yet. Write what the manager said.",
    baseline: "{1} set on {0}; this first figure is kept",
    agreed: "Agreed by the manager on {0}",
    agree: "Manager agrees to {0}",
    agreed_now: "Noted: the manager agrees",
    agree_means: "Records the day and the figure. If the target changes later, ask your manager to agree again.",
    comments: "The manager's comments",
    comment: "{0}: {1}",
    comment_target: "{0}: {1} (target on the sheet {2})",
    comments_none: "None yet. Open a returned file above, or write down here what was said.",
    deadlines: "Deadlines for {0}",
    figure: "You should have your figure by {0} {1}",
    hand_in: "Hand in your plan by {0} {1}",
    reports: "Your manager reports by {0} {1}",
    moved: "falls on a day off, so it moves to the working day before",
    handed: "Mark as handed in",
    handed_now: "Noted: plan for {0} handed in",
    handed_done: "Handed in",
    edit: "Change these deadlines",
    figure_day: "Manager gives figure: day of previous month",
    figure_time: "Time",
    report_day: "Manager reports: day of previous month",
    report_time: "Time",
    early: "Working days I hand in early",
    keep: "Save deadlines",
    kept: "Deadlines saved",
    bad: "Use days 1 to 31, times like 17:30, and 0 to 10 days early. Change what is off.",
    ways: "Send it",
};
