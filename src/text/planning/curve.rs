//! The words of the sheet that chooses the rhythm of a month.

use crate::text::{Counted, texts};

texts! {
    /// The rhythm within the period.
    CurveTexts

    /// The sheet's heading.
    title: &'static str,
    /// Whose goal it is: {0} month, {1} target, {2} its name.
    of: &'static str,
    /// The month has no goal: {0} month.
    no_goal: &'static str,
    /// To where one is set.
    set_goal: &'static str,
    /// The choice.
    choose: &'static str,
    /// Even, typed thirds, by due dates, own, typed weeks.
    bys: [&'static str; 5],
    /// What each goes by.
    about: [&'static str; 5],
    /// A picture in words: {0}, {1} and {2} what the thirds of the month come to.
    picture: &'static str,
    /// Nothing is worked in the month.
    no_day: &'static str,
    /// Nothing falls due in it.
    no_dues: &'static str,
    /// Too few months: {0} of them.
    few_months: &'static str,
    /// It cannot be worked out.
    no_curve: &'static str,
    /// The fields of the thirds, in percent.
    thirds: [&'static str; 3],
    /// A share that is none: {0} as typed.
    share_wrong: &'static str,
    /// The shares come to {0}.
    not_whole: &'static str,
    /// What the weeks come to.
    weeks: &'static str,
    /// A week: {0} its days, {1} its figure, {2} its figure on the even curve.
    week: &'static str,
    /// What it makes of today.
    today: &'static str,
    /// Expected through yesterday: {0}, and {1} on the even curve.
    expected: &'static str,
    /// Pace: {0}, and {1} on the even curve.
    pace: &'static str,
    /// Due today: {0}, and {1} on the even curve.
    due: &'static str,
    /// Needed on each working day: {0}; the same on every curve.
    needed: &'static str,
    /// No word yet on the pace.
    no_pace: &'static str,
    /// The days of the month.
    days: &'static str,
    /// Working days: {0}.
    working: &'static str,
    /// Days marked as off by the rep.
    off: Counted,
    /// Half days.
    half: Counted,
    /// Where days are marked.
    to_days: &'static str,
    /// How it is worked out: the heading.
    how: &'static str,
    /// And the sentences.
    how_lines: [&'static str; 4],
    /// It is kept: {0} the curve.
    saved: &'static str,
    /// A week's share: {0} its days.
    week_field: &'static str,
    /// The records have changed since the curve was kept.
    stale: &'static str,
    /// From the year to the day.
    from_year: &'static str,
    /// {0} the year's figure, {1} the quarter's, {2} the month's.
    of_year: &'static str,
    /// A span without a figure.
    none: &'static str,
    /// To the year.
    to_year: &'static str,
    /// Each day's figure.
    by_day: &'static str,
    /// To the days that are worked each week.
    to_pattern: &'static str,
    /// To where holidays are typed that are not announced yet.
    to_holidays: &'static str,
    /// The week's rhythm: what each weekday is mainly for.
    week_rhythm: &'static str,
    /// What it does.
    week_means: &'static str,
    /// Takes what stands ready: Monday visits, Wednesday proposals, Friday review.
    week_ready: &'static str,
    /// The choice of own words.
    week_own: &'static str,
    /// The field for them: {0} weekday.
    week_own_field: &'static str,
    /// They are missing: {0} weekday.
    week_own_missing: &'static str,
    /// They are too long: {0} weekday, {1} allowed, {2} typed.
    week_own_long: &'static str,
    /// It is kept.
    week_saved: &'static str,
}

pub(super) static ZH: CurveTexts = CurveTexts {
    title: "月内节奏",
    of: "{0} · {2} {1}",
    no_goal: "{0}还没有目标。先定一个数，再选节奏。",
    set_goal: "去定目标",
    choose: "选一条",
    bys: ["平均", "三段", "按回款到期", "按自己的习惯", "按周"],
    about: [
        "每个工作日一样多",
        "上旬、中旬、下旬各占多少，自己填",
        "这个月的应收哪天到期，就哪天多",
        "照最近几个月自己成交的快慢",
        "每周各占多少，自己填",
    ],
    picture: "上旬 {0}，中旬 {1}，下旬 {2}",
    no_day: "这个月没有工作日，目标分不到每天。",
    no_dues: "这个月没有到期的应收，画不出来。",
    few_months: "满 3 个有成交的完整月份才画得出来，现在有 {0} 个。",
    no_curve: "按这些数画不出来。请换一条。",
    thirds: ["上旬（1–10 日，%）", "中旬（11–20 日，%）", "下旬（21 日到月底，%）"],
    share_wrong: "“{0}”不是占比。请填 0 到 100 之间的数。",
    not_whole: "几段加起来是 {0}。请凑成 100%。",
    weeks: "每周是多少",
    week: "{0} · {1}（平均是 {2}）",
    today: "对今天的影响",
    expected: "到昨天该完成 {0}（平均是 {1}）",
    pace: "进度 {0}（平均是 {1}）",
    due: "今天该做 {0}（平均是 {1}）",
    needed: "以后每个工作日要 {0}，和选哪条无关",
    no_pace: "还没有",
    days: "这个月的日子",
    working: "工作日 {0} 天",
    off: ["标了 {0} 天不上班", "标了 {0} 天不上班"],
    half: ["半天班 {0} 天", "半天班 {0} 天"],
    to_days: "到目标页看日子、标请假",
    how: "怎么算的",
    how_lines: [
        "一天该做多少 = 这一段的占比 ÷ 这一段的工作日；半天算一半，休息日是 0。",
        "哪一段一天班都没有，它的占比按比例给其他段。",
        "到期和习惯两条按保存那天的记录算；记录变了，再保存一次就更新。",
        "请假、调休变了会自动重新分；每个工作日还要多少只看剩下的工作日，不看节奏。",
    ],
    saved: "节奏已改为：{0}",
    week_field: "{0} 占（%）",
    stale: "记录变了，这条还是上次保存时的样子。再保存一次就更新。",
    from_year: "从年到天",
    of_year: "全年 {0} · 本季 {1} · 本月 {2}",
    none: "还没定",
    to_year: "定全年，分到季和月",
    by_day: "每天是多少",
    to_pattern: "改一周上几天班",
    to_holidays: "补上还没公布的节假日",
    week_rhythm: "按周的节奏",
    week_means: "每天主要做什么，当天写在今日标题下，周复盘里也看得到。放假的日子不写；调休上班日补这一周第一个被占掉的日子。",
    week_ready: "周一拜访，周三报方案，周五复盘",
    week_own: "自己写",
    week_own_field: "{0}主要做什么",
    week_own_missing: "{0}选了自己写，还没写。请写几个字，或者改选别的。",
    week_own_long: "{0}写了 {2} 个字，最多 {1} 个。请短一点。",
    week_saved: "一周的节奏存下了",
};

pub(super) static EN: CurveTexts = CurveTexts {
    title: "Rhythm of the month",
    of: "{0} · {2} {1}",
    no_goal: "{0} has no goal yet. Set a figure first, then choose a rhythm.",
    set_goal: "Set a goal",
    choose: "Choose one",
    bys: ["Even", "In three parts", "By due dates", "My own habit", "By week"],
    about: [
        "The same on every working day",
        "Type the share for days 1–10, 11–20 and the rest",
        "More on days when money owed this month falls due",
        "Follows your own sales in recent months",
        "Type the share for each week",
    ],
    picture: "Days 1–10 {0}, 11–20 {1}, from 21 {2}",
    no_day: "This month has no working days, so the goal cannot be split by day.",
    no_dues: "Nothing falls due this month, so there is nothing to follow.",
    few_months: "This needs 3 full months with sales; you have {0}.",
    no_curve: "These figures do not work. Choose another.",
    thirds: ["Days 1–10 (%)", "Days 11–20 (%)", "From day 21 (%)"],
    share_wrong: "“{0}” is not a share. Type a number from 0 to 100.",
    not_whole: "They add up to {0}. Make it 100%.",
    weeks: "What each week comes to",
    week: "{0} · {1} (even: {2})",
    today: "What it means for today",
    expected: "Expected by yesterday {0} (even: {1})",
    pace: "Pace {0} (even: {1})",
    due: "Due today {0} (even: {1})",
    needed: "Needed each working day from now: {0}, whichever you choose",
    no_pace: "none yet",
    days: "The days of this month",
    working: "{0} working days",
    off: ["{0} day marked off", "{0} days marked off"],
    half: ["{0} half day", "{0} half days"],
    to_days: "See days and mark leave on the Target page",
    how: "How it is worked out",
    how_lines: [
        "A day's figure = the share of its part ÷ the working days in that part; half days count half, days off 0.",
        "If a part has no working days, its share goes to the other parts in proportion.",
        "Due dates and habit are taken from your records when you save; save again after they change.",
        "Leave and holidays are spread again automatically. What each working day needs depends only on the days left.",
    ],
    saved: "Rhythm set to: {0}",
    week_field: "Share of {0} (%)",
    stale: "Your records have changed since this was saved. Save again to update it.",
    from_year: "From year to day",
    of_year: "Year {0} · quarter {1} · month {2}",
    none: "not set",
    to_year: "Set the year and split it into quarters and months",
    by_day: "What each day comes to",
    to_pattern: "Change your working days",
    to_holidays: "Add missing holidays",
    week_rhythm: "Rhythm of the week",
    week_means: "What each day is mainly for. It shows under the title of Today and in the week's review, not on days off; a make-up working day stands in for the first day its week lost.",
    week_ready: "Monday visits, Wednesday proposals, Friday review",
    week_own: "My own",
    week_own_field: "What {0} is mainly for",
    week_own_missing: "{0} is set to your own words, but none are typed. Type a few, or choose something else.",
    week_own_long: "{0} has {2} characters; the limit is {1}. Make it shorter.",
    week_saved: "Rhythm of the week saved",
};
