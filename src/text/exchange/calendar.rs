//! A calendar for the phone, and a table of holidays.

use crate::text::texts;

texts! {
    /// A calendar for the phone, and a table of holidays.
    CalendarTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(in crate::text) static ZH: CalendarTexts = CalendarTexts { title: "手机日历" };

pub(in crate::text) static EN: CalendarTexts = CalendarTexts { title: "The phone's calendar" };
