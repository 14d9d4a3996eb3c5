//! What is said on a day: by the naive forecast, by the formula first written, by the core.

use fieldplan::domain::calendar::WorkCalendar;
use fieldplan::domain::chance::{Asked, Chance, OpenDeal};
use fieldplan::domain::curve::Curve;
use fieldplan::domain::day::Day;
use fieldplan::domain::forecast::{Forecast, ListedDeal};
use fieldplan::domain::ident::{Id, Stamp};
use fieldplan::domain::money::Money;
use fieldplan::domain::odds::{Beta, Odds, Probability};
use fieldplan::domain::period::{MonthStart, Period};
use fieldplan::domain::projection::{self, ClosedDeal, Projection};
use fieldplan::domain::rate::Rate;
use fieldplan::domain::stage::Stage;
use fieldplan::domain::tempo::History;

use crate::known::{Known, first_month};

/// What one forecast said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What the month will come to.
    pub total: Money,
    /// How likely it reaches the tier; `None` for "too little data".
    pub chance: Option<Probability>,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// So far / share of weekdays elapsed; the chance is 0 or 1.
    Naive,
    /// domain.md 6 and 7 as first written: the deals whose usual cycle ends in the month.
    ByDate,
    /// The core's forecast, by the rep's own tempo.
    Core,
}

impl Method {
    /// All three, in the order of the table.
    pub const ALL: [Method; 3] = [Method::Naive, Method::ByDate, Method::Core];

    /// Its column in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Naive => "naive",
            Method::ByDate => "by date",
            Method::Core => "core",
        }
    }

    /// What it says about what was known.
    pub fn say(self, known: &Known, calendar: &WorkCalendar) -> Said {
        match self {
            Method::Naive => naive(known, calendar),
            Method::ByDate => by_date(known, calendar),
            Method::Core => core(known, calendar),
        }
    }
}

/// The month's days.
fn period(known: &Known) -> Period {
    known.month.period(MonthStart::FIRST)
}

fn naive(known: &Known, calendar: &WorkCalendar) -> Said {
    let whole = calendar.working(period(known)).halves();
    let passed = period(known).through(known.today).map_or(0, |run| calendar.working(run).halves());
    let share = Rate::of(whole, passed).unwrap_or(Rate::ONE);
    let total = share.of_money(known.won);
    let reached = total >= known.tier();
    Said { total, chance: Some(if reached { Probability::ONE } else { Probability::ZERO }) }
}

fn by_date(known: &Known, calendar: &WorkCalendar) -> Said {
    let won = known.decided.iter().filter(|deal| deal.won.is_some()).count();
    let sample = |count: usize| u32::try_from(count).expect("a file has fewer deals");
    let (won, decided) = (sample(won), sample(known.decided.len()));
    let rate =
        Beta::from_sample(won, decided, Stage::Contact.default_win()).expect("won of decided");
    let (a, b) = rate.thousandths();
    let probability = Rate::of(a, a + b).expect("ten at least");
    let closed: Vec<Period> =
        known.closed.iter().map(|(month, _)| month.period(MonthStart::FIRST)).collect();
    let past: Vec<ClosedDeal> = known
        .decided
        .iter()
        .filter_map(|deal| {
            let amount = deal.won?;
            Some(ClosedDeal { opened: deal.opened, won: deal.decided, amount })
        })
        .collect();
    let curve = Curve::even(calendar, period(known)).expect("a month with weekdays");
    let rest_of =
        |closed: &[Period]| projection::rest_of_month(calendar, &curve, known.today, closed, &past);
    let id = |place: u32| Id::new(Stamp::new(0, place, 0), 0);
    let dated: Vec<projection::OpenDeal> = (0..)
        .zip(&known.open)
        .map(|(place, deal)| projection::OpenDeal {
            id: id(place),
            amount: deal.amount,
            probability,
            expected: deal.expected,
            moved_from: None,
        })
        .collect();
    let rest = rest_of(&closed);
    let projection = Projection::of(period(known), known.today, known.won, &dated, rest);
    // Of one month alone fewer than three would say nothing; three times the same say its own.
    let rests: Vec<Money> = closed.iter().map(|month| rest_of(&[*month; 3]).amount()).collect();
    let odds = Odds::Stage { stage: Stage::Contact.place(), rate };
    let deals: Vec<OpenDeal> = known
        .open
        .iter()
        .map(|deal| OpenDeal { amount: deal.amount, expected: deal.expected, odds })
        .collect();
    let asked = Asked {
        tier: known.tier(),
        won: known.won,
        period: period(known),
        today: known.today,
        deals: &deals,
        rest: &rests,
        resolved: decided,
    };
    Said { total: projection.total, chance: probability_of(&asked.chance()) }
}

fn core(known: &Known, calendar: &WorkCalendar) -> Said {
    let forecast = forecast(known, calendar);
    Said { total: forecast.total, chance: probability_of(&forecast.chance(known.tier())) }
}

/// The core's forecast of what was known. No deal has a day its rep has said: the expected one is
/// worked out from the usual cycle.
pub fn forecast(known: &Known, calendar: &WorkCalendar) -> Forecast {
    let start = MonthStart::FIRST;
    let history = History { calendar, start, since: first_month(), decided: &known.decided };
    let listed = |amount: Money, opened: Day| ListedDeal { amount, opened, said: None, odds: None };
    let deals: Vec<ListedDeal> =
        known.open.iter().map(|deal| listed(deal.amount, deal.opened)).collect();
    Forecast::of(&history, known.month, known.today, known.won, &deals)
}

/// A tier that is reached is certain.
fn probability_of(chance: &Chance) -> Option<Probability> {
    match chance {
        Chance::Reached => Some(Probability::ONE),
        Chance::Over => Some(Probability::ZERO),
        Chance::TooLittleData { .. } => None,
        Chance::Open(estimate) => Some(estimate.chance),
    }
}
