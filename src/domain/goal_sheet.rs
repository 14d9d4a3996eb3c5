//! The nine fields of a goal sheet (domain.md 4).

use super::metric::Metric;
use super::period::Period;

/// A field of the sheet, in the sheet's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 目标名称
    Name,
    /// 目标内容
    Content,
    /// 衡量指标
    Metric,
    /// 周期
    Period,
    /// 负责人. (责任人 is the same field; a pasted sheet with both is merged, rule
    /// `duplicate-owner`.)
    Owner,
    /// 背景
    Background,
    /// 支持与资源
    Support,
    /// 协助人
    Helpers,
    /// 执行计划
    Execution,
}

impl Field {
    /// All nine, in order.
    pub const ALL: [Field; 9] = [
        Field::Name,
        Field::Content,
        Field::Metric,
        Field::Period,
        Field::Owner,
        Field::Background,
        Field::Support,
        Field::Helpers,
        Field::Execution,
    ];
}

/// A goal as it is written down. Every field may still be empty: a plan being edited is
/// incomplete, not wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalSheet {
    /// 目标名称
    pub name: String,
    /// 目标内容
    pub content: String,
    /// 衡量指标
    pub metric: Option<Metric>,
    /// 周期
    pub period: Option<Period>,
    /// 负责人
    pub owner: String,
    /// 背景
    pub background: String,
    /// 支持与资源
    pub support: String,
    /// 协助人
    pub helpers: String,
    /// 执行计划
    pub execution: String,
}

impl GoalSheet {
    /// The fields that say nothing yet, in order; a field of spaces says nothing. O(text).
    ///
    /// ```
    /// use fieldplan::domain::goal_sheet::{Field, GoalSheet};
    /// let sheet = GoalSheet { name: "11月销售额".to_owned(), owner: " ".to_owned(), ..GoalSheet::default() };
    /// assert_eq!(sheet.missing().first(), Some(&Field::Content));
    /// assert!(sheet.missing().contains(&Field::Owner));
    /// assert_eq!(GoalSheet::default().missing(), Field::ALL);
    /// ```
    pub fn missing(&self) -> Vec<Field> {
        Field::ALL.into_iter().filter(|field| self.is_empty(*field)).collect()
    }

    fn is_empty(&self, field: Field) -> bool {
        let text = match field {
            Field::Metric => return self.metric.is_none(),
            Field::Period => return self.period.is_none(),
            Field::Name => &self.name,
            Field::Content => &self.content,
            Field::Owner => &self.owner,
            Field::Background => &self.background,
            Field::Support => &self.support,
            Field::Helpers => &self.helpers,
            Field::Execution => &self.execution,
        };
        text.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::metric::Standard;
    use super::super::period::{Month, MonthStart};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn exactly_the_fields_that_say_nothing_are_missing(filled: [bool; 9], spaces: bool) {
            let text = |place: usize| {
                let nothing = if spaces { " \n" } else { "" };
                if filled[place] { "月" } else { nothing }.to_owned()
            };
            let november = Month::new(2026, 11).unwrap().period(MonthStart::FIRST);
            let sheet = GoalSheet {
                name: text(0),
                content: text(1),
                metric: filled[2].then(|| Standard::Revenue.metric()),
                period: filled[3].then_some(november),
                owner: text(4),
                background: text(5),
                support: text(6),
                helpers: text(7),
                execution: text(8),
            };
            let fields = Field::ALL.into_iter().zip(filled);
            let empty: Vec<Field> = fields.filter(|(_, is)| !is).map(|(field, _)| field).collect();
            prop_assert_eq!(sheet.missing(), empty);
        }
    }
}
