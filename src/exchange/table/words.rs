//! The words of cells that name one of a few things. The first two of each list are how it is
//! written, in Chinese and in English; all are read.

use super::names::folded;
use crate::domain::cadence::Class;
use crate::domain::fact::NextStep;
use crate::domain::stage::Stage;

/// How a deal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Open,
    Won,
    Lost,
}

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    Open,
    Made,
    Dropped,
}

type Words<T> = [(T, &'static [&'static str])];

pub(super) const STAGES: &Words<Stage> = &[
    (
        Stage::Contact,
        &[
            "初步接触",
            "First contact",
            "初步沟通",
            "线索",
            "接触",
            "prospecting",
            "lead",
            "contact",
            "new",
        ],
    ),
    (
        Stage::Need,
        &[
            "需求确认",
            "Need confirmed",
            "需求",
            "需求分析",
            "engaging",
            "qualified",
            "qualification",
            "needs analysis",
        ],
    ),
    (
        Stage::Proposal,
        &["方案提交", "Proposal", "方案", "方案报价", "报价", "quote", "proposal/price quote"],
    ),
    (Stage::Negotiation, &["商务谈判", "Negotiation", "谈判", "合同", "negotiation/review"]),
];

pub(super) const RESULTS: &Words<Ended> = &[
    (Ended::Open, &["进行中", "Open", "跟进中", "未成交"]),
    (Ended::Won, &["成交", "Won", "已成交", "赢单", "签单", "closed won", "closedwon"]),
    (Ended::Lost, &["丢单", "Lost", "输单", "没成", "失败", "流失", "closed lost", "closedlost"]),
];

pub(super) const STEPS: &Words<NextStep> = &[
    (NextStep::Visit, &["拜访", "Visit", "上门", "面谈", "meeting"]),
    (NextStep::Call, &["打电话", "Call", "电话", "微信", "phone"]),
    (NextStep::Proposal, &["报方案", "Proposal", "方案", "报价", "quote"]),
    (NextStep::Sample, &["送样品", "Sample", "送样", "样品"]),
    (NextStep::Collect, &["收款", "Collect", "催款", "回款", "collect payment"]),
];

pub(super) const STATES: &Words<Kept> = &[
    (Kept::Open, &["未做", "Open", "未完成", "待办", "计划中", "否", "no", "todo", "planned"]),
    (Kept::Made, &["已做", "Done", "已完成", "完成", "是", "yes", "completed"]),
    (Kept::Dropped, &["不做了", "Dropped", "取消", "已取消", "cancelled", "canceled"]),
];

/// Whether a customer is put away.
pub(super) const STANDINGS: &Words<bool> = &[
    (false, &["在跑", "Active", "正常", "合作中", "有效"]),
    (true, &["已收起", "Put away", "停用", "无效", "archived", "inactive"]),
];

pub(super) const CLASSES: &Words<Class> = &[
    (Class::A, &["A", "A", "A类", "A级", "a class"]),
    (Class::B, &["B", "B", "B类", "B级", "b class"]),
    (Class::C, &["C", "C", "C类", "C级", "c class"]),
];

/// What a cell names; `None` where it is none of them.
pub(super) fn read<T: Copy>(words: &Words<T>, cell: &str) -> Option<T> {
    let sought = folded(cell);
    let found = words.iter().find(|(_, these)| these.iter().any(|word| folded(word) == sought));
    found.map(|(value, _)| *value)
}

/// How it is written.
pub(super) fn write<T: Copy + PartialEq>(
    words: &Words<T>,
    value: T,
    chinese: bool,
) -> &'static str {
    let found = words.iter().find(|(known, _)| *known == value).map(|(_, these)| *these);
    found.and_then(|these| these.get(usize::from(!chinese))).copied().unwrap_or_default()
}
