//! The headings and samples of the hidden page that shows what all others are built of. Both
//! languages stand side by side: the page is a file of its own that no phone keeps.

use super::Lang;

/// The words of the page.
#[derive(Clone, Copy, Debug)]
pub struct DesignTexts {
    /// The heading.
    pub title: &'static str,
    /// The headings of its parts: colours, sizes of text, figures, buttons, choices, fields, lines,
    /// notices, a bar, signs.
    pub parts: [&'static str; 10],
    /// A sample of each size of text.
    pub sizes: [&'static str; 5],
    /// What the figures stand for.
    pub figures: [&'static str; 3],
    /// The main button, a plain one, one that cannot be pressed, one that takes back.
    pub buttons: [&'static str; 4],
    /// The choices' name and three of them.
    pub choices: [&'static str; 4],
    /// A field's label, one with a mistake, and what is said of that.
    pub fields: [&'static str; 3],
    /// A line's name, a longer one, why it is there, how late it is.
    pub lines: [&'static str; 4],
    /// A notice and a badge.
    pub notices: [&'static str; 2],
    /// What the bar says.
    pub bar: &'static str,
}

const ZH: DesignTexts = DesignTexts {
    title: "样式",
    parts: ["颜色", "字号", "数字", "按钮", "选项", "输入", "清单", "提示", "进度", "图标"],
    sizes: ["20.4万", "一句话说清楚", "小标题", "正文", "次要的话"],
    figures: ["保底", "冲刺", "挑战"],
    buttons: ["记下来", "取消", "现在不能按", "撤销"],
    choices: ["级别", "A", "B", "C"],
    fields: ["本月目标（元）", "金额", "看不懂“十二块”，请写数字，例如 120000。"],
    lines: [
        "红星超市",
        "华东区域连锁便利（浦东新区张江高科技园区总店）",
        "说好今天拜访",
        "晚了 3 天",
    ],
    notices: ["已存好。", "逾期"],
    bar: "到昨天该完成 150万",
};

const EN: DesignTexts = DesignTexts {
    title: "Styles",
    parts: [
        "Colours",
        "Text sizes",
        "Figures",
        "Buttons",
        "Choices",
        "Fields",
        "Lines",
        "Notices",
        "Progress",
        "Icons",
    ],
    sizes: ["204,000", "One plain sentence", "Heading", "Text", "Less important"],
    figures: ["Floor", "Target", "Challenge"],
    buttons: ["Save", "Cancel", "Cannot be pressed", "Undo"],
    choices: ["Class", "A", "B", "C"],
    fields: [
        "This month's target (yuan)",
        "Amount",
        "“Twelve” is not a figure. Write digits, for example 120000.",
    ],
    lines: [
        "Red Star Supermarket",
        "East China Regional Convenience (Zhangjiang High-Tech Park main shop)",
        "Promised for today",
        "3 days late",
    ],
    notices: ["Saved.", "Overdue"],
    bar: "1,500,000 due by yesterday",
};

/// The words of a language.
pub const fn texts(lang: Lang) -> &'static DesignTexts {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}
