//! What only the sheets of what goes in and out show: it goes with them into the fourth wasm.

pub mod calendar;
pub mod code;
pub mod lock;
pub mod report;
pub mod table;

use super::texts;

texts! {
    /// The texts of one language for what goes in and out of the phone.
    ExchangeTexts

    /// Tables in and out: read, mapped, looked at, taken in, written.
    table: &'static table::TableTexts,
    /// A backup under a passphrase.
    lock: &'static lock::LockTexts,
    /// A calendar for the phone, and a table of holidays.
    calendar: &'static calendar::CalendarTexts,
    /// Reports for a chat, a picture, a print.
    report: &'static report::ReportTexts,
    /// A day on another phone: a code and a link.
    code: &'static code::CodeTexts,
}

pub(super) static ZH: ExchangeTexts = ExchangeTexts {
    table: &table::ZH,
    lock: &lock::ZH,
    calendar: &calendar::ZH,
    report: &report::ZH,
    code: &code::ZH,
};

pub(super) static EN: ExchangeTexts = ExchangeTexts {
    table: &table::EN,
    lock: &lock::EN,
    calendar: &calendar::EN,
    report: &report::EN,
    code: &code::EN,
};
