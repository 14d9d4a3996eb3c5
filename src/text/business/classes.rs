//! Class rules, how often each class is touched, risk, existing customers, filters.

use crate::text::texts;

texts! {
    /// Class rules, how often each class is touched, risk, existing customers, filters.
    ClassTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(super) static ZH: ClassTexts = ClassTexts { title: "分级规则" };

pub(super) static EN: ClassTexts = ClassTexts { title: "Class rules" };
