//! What only the sheets of tracking, reviewing and adjusting show: it goes with them into the seventh
//! wasm.

pub mod adjust;
pub mod look_back;
pub mod stand;
pub mod stand_metrics;
pub mod stand_pictures;

use super::texts;

texts! {
    /// The texts of one language for tracking, reviewing and adjusting.
    TrackTexts

    /// Where each metric and tier stands, the chance, the pictures of the month.
    stand: &'static stand::StandTexts,
    /// And of the metrics beside revenue.
    metrics: &'static stand_metrics::MetricTexts,
    /// The month in pictures.
    pictures: &'static stand_pictures::PictureTexts,
    /// What got worse, what would turn the month, versions, the close, the closed months.
    adjust: &'static adjust::AdjustTexts,
    /// Reviews written and kept, cases, learning with activities and expenses.
    look_back: &'static look_back::LookBackTexts,
}

pub(super) static ZH: TrackTexts = TrackTexts {
    stand: &stand::ZH,
    metrics: &stand_metrics::ZH,
    pictures: &stand_pictures::ZH,
    adjust: &adjust::ZH,
    look_back: &look_back::ZH,
};

pub(super) static EN: TrackTexts = TrackTexts {
    stand: &stand::EN,
    metrics: &stand_metrics::EN,
    pictures: &stand_pictures::EN,
    adjust: &adjust::EN,
    look_back: &look_back::EN,
};
