//! Tiers for a month from the rep's own closed months, beside the company's figure, and what the
//! month before and the same month of the year before came to (mission A3).

use crate::domain::day::Day;
use crate::domain::money::Money;
use crate::domain::month_end::{closed_revenue, whole_months};
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::season::Season;
use crate::domain::suggestion::{NoSuggestion, Suggestion};
use crate::domain::workspace::Workspace;

use super::Span;
use super::company;

/// What a month's tiers could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// From own history.
    pub own: Result<Suggestion, NoSuggestion>,
    /// What the company wants, which is then the target.
    pub company: Option<Money>,
    /// What the month before came to.
    pub month_before: Option<Money>,
    /// What the same month of the year before came to.
    pub year_before: Option<Money>,
}

/// What is offered for a month. O(n log n) in records.
pub fn offer(workspace: &Workspace, month: Month, today: Day) -> Offer {
    let closed = whole_months(workspace, month, today);
    let season = Season::own(&closed).unwrap_or(Season::FLAT);
    let company = company::latest(workspace, Span::Month, month).figure;
    let weight = workspace.calendar.working(workspace.period(month));
    let own = Suggestion::new(&closed, &season, month, weight, company);
    let of = |wanted: Month| {
        let found = closed.iter().find(|closed| closed.month == wanted);
        found.map(|closed| closed.actual).or_else(|| {
            closed_revenue(workspace, wanted).map(crate::domain::late::Closed::for_history)
        })
    };
    let (month_before, year_before) = (of(month.previous()), of(month.before(12)));
    Offer { own, company, month_before, year_before }
}

/// Floor, target and challenge of 80, 100 and 120 % around a target; equal where it is too small
/// for three.
pub fn around(target: Money) -> [Money; 3] {
    [target.percent(80), target, target.percent(120)]
}

/// A figure with so many percent more, or less below 0, rounded once, half away from zero.
pub fn grown(base: Money, percent: i64) -> Money {
    Rate::percent(percent.saturating_add(100)).of_money(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Sold};
    use crate::domain::ident::Stamp;
    use crate::domain::tier::Tier;
    use crate::domain::workspace::evolve;

    #[test]
    fn history_suggests_and_the_companys_figure_is_the_target() {
        let month = Month::new(2026, 11).unwrap();
        let today = Day::parse("2026-10-30").unwrap();
        let mut workspace = Workspace::default();
        for (ms, day) in (1..).zip(["2026-08-10", "2026-09-10", "2026-10-09"]) {
            let on = Day::parse(day).unwrap();
            let amount = Money::from_yuan(1_000_000);
            let sold = Sold { customer: None, amount, on, goods: None };
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Sold(sold));
        }
        let before = offer(&workspace, month, today);
        assert_eq!(before.month_before, Some(Money::from_yuan(1_000_000)));
        assert_eq!(before.year_before, None);
        // The last evening of October: in its middle it is not known whole.
        let early = offer(&workspace, month, Day::parse("2026-10-29").unwrap());
        assert_eq!((early.month_before, early.own), (None, Err(NoSuggestion::TooFewMonths(2))));
        let wants =
            company::Wants { figure: Some(Money::from_yuan(3_000_000)), ..Default::default() };
        let entry = wants.entry(Span::Month, month, Day::parse("2026-11-01").unwrap());
        evolve(&mut workspace, Stamp::new(9, 0, 7), &Fact::Entered(entry));
        let tiers = offer(&workspace, month, today).own.unwrap().tiers;
        assert_eq!(tiers.get(Tier::Target), Money::from_yuan(3_000_000));
        assert_eq!(grown(Money::from_yuan(100), -10), Money::from_yuan(90));
        assert_eq!(
            offer(&Workspace::default(), month, today).own,
            Err(NoSuggestion::TooFewMonths(0))
        );
    }
}
