//! The order in which a day is walked.

use crate::text::texts;

texts! {
    /// The order in which a day is walked.
    OrderTexts

    /// The sheet's heading: {0} day.
    title: &'static str,
    /// What it is for.
    means: &'static str,
    /// Nobody is on the day.
    empty: &'static str,
    /// Those of one region beside each other.
    region: &'static str,
    /// One place earlier: {0} customer.
    up: &'static str,
    /// One place later: {0} customer.
    down: &'static str,
    /// Keep it.
    save: &'static str,
    /// Kept: {0} day.
    saved: &'static str,
    /// The link to it from a day of the weeks: {0} day.
    open: &'static str,
}

pub(in crate::text) static ZH: OrderTexts = OrderTexts {
    title: "{0}先去哪家",
    means: "从上往下走。点箭头换位置，存下才算。",
    empty: "这天还没有约客户。先排上客户，再排顺序。",
    region: "同一个区域的排在一起",
    up: "{0}往前",
    down: "{0}往后",
    save: "就按这个顺序",
    saved: "{0}的顺序存下了。",
    open: "排{0}的顺序",
};

pub(in crate::text) static EN: OrderTexts = OrderTexts {
    title: "Order for {0}",
    means: "Top to bottom. Use the arrows to reorder; it counts once saved.",
    empty: "Nobody is planned for this day yet. Plan a visit first, then set the order.",
    region: "Group by region",
    up: "Move {0} up",
    down: "Move {0} down",
    save: "Save this order",
    saved: "Order for {0} saved.",
    open: "Set the order for {0}",
};
