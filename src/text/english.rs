//! English as files of words beside the app: a phone that speaks Chinese never fetches them.
//!
//! The tables are the same statics as everywhere. On a phone nothing of the app mentions them but
//! the two doors of `state/words.rs`, so that the cutter lays them into files of their own
//! ([`TODAY`] and [`MORE`]); what came through a door is noted here. Until then the other language
//! answers. Off the phone they are simply there.
//!
//! What has to be known in both languages at once (a template's names, a sheet's rows) is mentioned
//! where it is needed, text by text, and so is part of the app.

use super::{BehindTexts, Texts, business, exchange, planning, track};

/// What Today says.
pub static TODAY: &Texts = &super::en::TEXTS;

/// What all other pages say.
pub struct More {
    pub(super) behind: &'static BehindTexts,
    pub(super) planning: &'static planning::PlanningTexts,
    pub(super) business: &'static business::BusinessTexts,
    pub(super) track: &'static track::TrackTexts,
    pub(super) exchange: &'static exchange::ExchangeTexts,
}

/// All of it.
pub static MORE: More = More {
    behind: &super::en::BEHIND,
    planning: &planning::EN,
    business: &business::EN,
    track: &track::EN,
    exchange: &exchange::EN,
};

#[cfg(not(target_arch = "wasm32"))]
// As on a phone, where they may not be here yet.
#[allow(clippy::unnecessary_wraps)]
mod kept {
    use super::{More, Texts};

    /// They are here anyway.
    pub fn keep_today(_: &'static Texts) {}

    /// So are these.
    pub fn keep_more(_: &'static More) {}

    pub(in crate::text) const fn today() -> Option<&'static Texts> {
        Some(super::TODAY)
    }

    pub(in crate::text) const fn more() -> Option<&'static More> {
        Some(&super::MORE)
    }
}

#[cfg(target_arch = "wasm32")]
mod kept {
    use std::cell::Cell;

    use super::{More, Texts};

    thread_local! {
        static TODAY: Cell<Option<&'static Texts>> = const { Cell::new(None) };
        static MORE: Cell<Option<&'static More>> = const { Cell::new(None) };
    }

    /// The words of Today have come.
    pub fn keep_today(words: &'static Texts) {
        TODAY.set(Some(words));
    }

    /// All others have.
    pub fn keep_more(words: &'static More) {
        MORE.set(Some(words));
    }

    pub(in crate::text) fn today() -> Option<&'static Texts> {
        TODAY.get()
    }

    pub(in crate::text) fn more() -> Option<&'static More> {
        MORE.get()
    }
}

pub use kept::{keep_more, keep_today};
pub(super) use kept::{more, today};

/// Said where a file of words could not be fetched: by then there is no English to say it in.
pub const MISSING: &str = "English could not be fetched. Go online, then choose it again.";
