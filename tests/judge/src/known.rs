//! What a rep knew at the end of a day.

use fieldplan::domain::calendar::WorkCalendar;
use fieldplan::domain::day::Day;
use fieldplan::domain::median::{median, median_whole};
use fieldplan::domain::money::Money;
use fieldplan::domain::period::{Month, MonthStart};
use fieldplan::domain::published::PublishedTable;
use fieldplan::domain::tempo::DecidedDeal;

use crate::rows::Row;

/// A deal that was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDeal {
    /// The price on the list.
    pub amount: Money,
    /// The day the rep engaged.
    pub opened: Day,
    /// That day and the rep's median cycle of deals won by then.
    pub expected: Day,
}

/// What was known of one rep at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The day.
    pub today: Day,
    /// Its month.
    pub month: Month,
    /// What was won in the month by then.
    pub won: Money,
    /// Deals won or lost by then.
    pub decided: Vec<DecidedDeal>,
    /// Deals engaged and neither won nor lost by then.
    pub open: Vec<OpenDeal>,
    /// The months closed since March 2017, with what each came to.
    pub closed: Vec<(Month, Money)>,
}

/// Cuts a rep's rows to what was known on a day: how [`known`] does it, or in a test one that
/// reads ahead.
pub type Reader = fn(&[Row], Day) -> Known;

/// The first month with closed deals in the sample.
///
/// # Panics
/// Never: there was a March 2017.
pub fn first_month() -> Month {
    Month::new(2017, 3).expect("there was a March 2017")
}

/// Monday to Friday without holidays: the sample's reps close on any day, and the forecast it is
/// compared with counts weekdays.
///
/// # Panics
/// Never: the table is a cover and no more.
pub fn weekdays() -> WorkCalendar {
    let table = PublishedTable::parse("cover 2010-01-01 2030-12-31").expect("a cover");
    WorkCalendar { extra: vec![table], ..WorkCalendar::default() }
}

/// What was known at the end of `today`. Of a deal not yet won or lost only its product's price
/// and the day of engagement go on from here; of a later one nothing.
pub fn known(rows: &[Row], today: Day) -> Known {
    let month = Month::of(today, MonthStart::FIRST);
    let mut decided = Vec::new();
    let mut listed = Vec::new();
    for row in rows {
        let Some(opened) = row.engaged.filter(|opened| *opened <= today) else { continue };
        match row.closed {
            Some((on, won)) if on <= today => {
                decided.push(DecidedDeal { opened, decided: on, won });
            }
            _ => listed.push((opened, row.list.unwrap_or(Money::ZERO))),
        }
    }
    let cycles: Vec<u32> = decided
        .iter()
        .filter(|deal| deal.won.is_some())
        .map(|deal| deal.decided.days_since(deal.opened).max(0).unsigned_abs())
        .collect();
    let cycle = median_whole(&cycles).unwrap_or(0).cast_signed();
    let open = listed.into_iter().map(|(opened, amount)| OpenDeal {
        amount,
        opened,
        expected: opened.plus_days(cycle),
    });
    let of = |month: Month| won_in(&decided, month);
    let closed = months(first_month(), month).map(|month| (month, of(month))).collect();
    Known { today, month, won: of(month), open: open.collect(), closed, decided }
}

/// The months from one to before another.
pub fn months(from: Month, to: Month) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(from), |month| Some(month.next())).take_while(move |m| *m < to)
}

/// What was won in a month.
fn won_in(decided: &[DecidedDeal], month: Month) -> Money {
    let period = month.period(MonthStart::FIRST);
    decided.iter().filter(|deal| period.contains(deal.decided)).filter_map(|deal| deal.won).sum()
}

impl Known {
    /// The median of the closed months: what the month is asked to reach.
    pub fn tier(&self) -> Money {
        let totals: Vec<Money> = self.closed.iter().map(|(_, total)| *total).collect();
        median(&totals).unwrap_or(Money::ZERO)
    }
}
