//! Tiers suggested from closed months (domain.md 4).

use super::calendar::WorkingDays;
use super::growth::Comparison;
use super::money::Money;
use super::period::Month;
use super::rate::Rate;
use super::season::Season;
use super::sorted;
use super::tier::{Tiers, TiersError};

/// The fewest closed months a suggestion rests on.
pub const FEWEST_MONTHS: usize = 3;
/// The most closed months it looks back.
pub const MOST_MONTHS: usize = 12;

/// A closed month as history knows it, late entries included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedMonth {
    /// Which.
    pub month: Month,
    /// What it came to.
    pub actual: Money,
    /// Its working weight.
    pub weight: WorkingDays,
}

/// One closed month of a suggestion with its figure a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The month.
    pub closed: ClosedMonth,
    /// Its season index.
    pub season: Rate,
    /// x: 分 a half day, in an average season.
    pub x: Rate,
}

/// Suggested tiers with what they came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Floor, target and challenge.
    pub tiers: Tiers,
    /// The closed months used, oldest first.
    pub from: Vec<Source>,
    /// Closed months left out because nothing was worked.
    pub left_out: Vec<Month>,
    /// What the same month of the year before came to, where it is known.
    pub year_before: Option<Money>,
    /// What the month before came to, where it is known.
    pub month_before: Option<Money>,
}

/// Why nothing is suggested; the target is typed and its tiers are 80, 100 and 120 % of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSuggestion {
    /// Fewer than [`FEWEST_MONTHS`] closed months with working days.
    TooFewMonths(usize),
    /// The month has no working day.
    NoWorkingDay,
    /// The figures make no tiers, like a median of 0 or below.
    NoTiers(TiersError),
    /// Beyond what can be held.
    TooLarge,
}

impl Suggestion {
    /// Suggests tiers for a month of a given working weight.
    ///
    /// x is a closed month's actual / its working weight / its season index, over the last 3 to
    /// 12 closed months before the month. Floor is the median x, target the upper quartile
    /// (linear) or the company's figure, challenge the best x, each × the month's weight × its
    /// season and rounded once, half away from zero, to the 分. Where the company's figure lies
    /// outside, floor is lowered or challenge raised to it, so that the tiers stay in order.
    /// O(n log n) in closed months; their order does not matter, of two for one month the later
    /// in the list counts.
    ///
    /// # Errors
    /// When there is too little to suggest from.
    pub fn new(
        closed: &[ClosedMonth],
        season: &Season,
        month: Month,
        weight: WorkingDays,
        company: Option<Money>,
    ) -> Result<Suggestion, NoSuggestion> {
        if weight.is_zero() {
            return Err(NoSuggestion::NoWorkingDay);
        }
        let known = in_order(closed, month);
        let from_known = |wanted: Month| {
            let found = known.binary_search_by_key(&wanted, |closed| closed.month).ok();
            found.and_then(|place| known.get(place)).map(|closed| closed.actual)
        };
        let (worked, idle): (Vec<ClosedMonth>, Vec<ClosedMonth>) =
            known.iter().partition(|closed| !closed.weight.is_zero());
        let used = worked.get(worked.len().saturating_sub(MOST_MONTHS)..).unwrap_or_default();
        if used.len() < FEWEST_MONTHS {
            return Err(NoSuggestion::TooFewMonths(used.len()));
        }
        let from = used
            .iter()
            .map(|closed| source(*closed, season))
            .collect::<Option<Vec<Source>>>()
            .ok_or(NoSuggestion::TooLarge)?;
        let mut figures: Vec<Rate> = from.iter().map(|source| source.x).collect();
        sorted::sort(&mut figures);
        let whole = Rate::whole(i64::from(weight.halves())).checked_mul(season.of(month));
        let figure = |x: Option<Rate>| {
            let exact = x.and_then(|x| x.checked_mul(whole?));
            exact.map(|fen| fen.of_money(Money::from_fen(1))).ok_or(NoSuggestion::TooLarge)
        };
        let median = figure(quantile(&figures, 1, 2))?;
        let best = figure(figures.last().copied())?;
        let target = match company {
            Some(company) => company,
            None => figure(quantile(&figures, 3, 4))?,
        };
        let tiers = Tiers::new(median.min(target), target, best.max(target))
            .map_err(NoSuggestion::NoTiers)?;
        let first = used.first().map(|closed| closed.month);
        Ok(Suggestion {
            tiers,
            from,
            left_out: idle.iter().map(|c| c.month).filter(|m| Some(*m) >= first).collect(),
            year_before: from_known(month.before(12)),
            month_before: from_known(month.previous()),
        })
    }

    /// What a figure is compared with, where it is known.
    pub fn compared_with(&self, comparison: Comparison) -> Option<Money> {
        match comparison {
            Comparison::YearOnYear => self.year_before,
            Comparison::PeriodOnPeriod => self.month_before,
        }
    }
}

/// Closed months before `month`, oldest first, each month once.
fn in_order(closed: &[ClosedMonth], month: Month) -> Vec<ClosedMonth> {
    let mut known: Vec<ClosedMonth> =
        closed.iter().rev().copied().filter(|closed| closed.month < month).collect();
    // Stable, so the later entry of a month stands first and is the one kept.
    sorted::sort_by(&mut known, |one, other| one.month.cmp(&other.month));
    known.dedup_by_key(|closed| closed.month);
    known
}

fn source(closed: ClosedMonth, season: &Season) -> Option<Source> {
    let index = season.of(closed.month);
    let a_half = Rate::of(closed.actual.fen(), i64::from(closed.weight.halves())).ok()?;
    Some(Source { closed, season: index, x: a_half.checked_div(index)? })
}

/// The linear quantile `part / of` of sorted figures: at place (n − 1) × part / of, counted from
/// 0, between the two neighbours in proportion. `None` without figures.
pub(super) fn quantile(sorted: &[Rate], part: usize, of: usize) -> Option<Rate> {
    let scaled = sorted.len().checked_sub(1)?.checked_mul(part)?;
    let (place, rest) = (scaled.checked_div(of)?, scaled.checked_rem(of)?);
    let low = *sorted.get(place)?;
    if rest == 0 {
        return Some(low);
    }
    let high = *sorted.get(place.checked_add(1)?)?;
    let weight = Rate::of(i64::try_from(rest).ok()?, i64::try_from(of).ok()?).ok()?;
    low.checked_add(high.checked_sub(low)?.checked_mul(weight)?)
}

#[cfg(test)]
mod tests {
    use super::super::tier::Tier;
    use super::*;
    use proptest::prelude::*;

    fn november() -> Month {
        Month::new(2026, 11).unwrap()
    }

    fn days(days: u32) -> WorkingDays {
        WorkingDays::from_halves(2 * days)
    }

    fn closed(back: u16, fen: i64, worked: u32) -> ClosedMonth {
        ClosedMonth {
            month: november().before(back),
            actual: Money::from_fen(fen),
            weight: days(worked),
        }
    }

    fn suggest(closed: &[ClosedMonth], company: Option<Money>) -> Result<Suggestion, NoSuggestion> {
        Suggestion::new(closed, &Season::FLAT, november(), days(21), company)
    }

    #[test]
    fn too_little_history_suggests_nothing() {
        let two = [closed(1, 100, 20), closed(2, 100, 20), closed(3, 100, 0)];
        assert_eq!(suggest(&two, None), Err(NoSuggestion::TooFewMonths(2)));
        let none_sold = [1, 2, 3].map(|back| closed(back, 0, 20));
        let error = TiersError::NotPositive(super::super::tier::Tier::Floor);
        assert_eq!(suggest(&none_sold, None), Err(NoSuggestion::NoTiers(error)));
        let off = Suggestion::new(&two, &Season::FLAT, november(), days(0), None);
        assert_eq!(off, Err(NoSuggestion::NoWorkingDay));
    }

    #[test]
    fn only_the_last_twelve_months_count_and_say_what_they_were() {
        let mut months: Vec<ClosedMonth> = (1..=12).map(|back| closed(back, 100, 20)).collect();
        months.push(closed(13, 1_000_000, 20));
        months.push(closed(4, 700, 20));
        months.push(closed(0, 9_000_000, 20));
        let suggestion = suggest(&months, None).unwrap();
        assert_eq!(suggestion.from.len(), 12);
        assert_eq!(suggestion.tiers.get(Tier::Challenge), Money::from_fen(735));
        assert_eq!(suggestion.compared_with(Comparison::YearOnYear), Some(Money::from_fen(100)));
        assert_eq!(
            suggestion.compared_with(Comparison::PeriodOnPeriod),
            Some(Money::from_fen(100))
        );
        let idle = [closed(1, 100, 20), closed(2, 5, 0), closed(3, 100, 20), closed(4, 100, 20)];
        assert_eq!(suggest(&idle, None).unwrap().left_out, [november().before(2)]);
    }

    #[test]
    fn the_companys_figure_is_the_target_and_the_tiers_stay_in_order() {
        let months = [1, 2, 3].map(|back| closed(back, 100, 21));
        for (company, floor, challenge) in [(50, 50, 100), (100, 100, 100), (900, 100, 900)] {
            let tiers = suggest(&months, Some(Money::from_fen(company))).unwrap().tiers;
            let fen = Tier::ALL.map(|tier| tiers.get(tier).fen());
            assert_eq!(fen, [floor, company, challenge]);
        }
    }

    #[test]
    fn a_season_is_taken_out_and_put_back() {
        let mut index = [Rate::ONE; 12];
        index[9] = Rate::percent(200); // October sells twice as much a day
        index[10] = Rate::percent(50);
        let season = Season::typed(index).unwrap();
        let months = [closed(1, 200, 20), closed(2, 100, 20), closed(3, 100, 20)];
        let suggestion = Suggestion::new(&months, &season, november(), days(20), None).unwrap();
        assert_eq!(Tier::ALL.map(|t| suggestion.tiers.get(t).fen()), [50, 50, 50]);
    }

    fn any_closed() -> impl Strategy<Value = Vec<ClosedMonth>> {
        let one = (1_i64..1_000_000_000, 1_u32..24);
        proptest::collection::vec(one, 3..15).prop_map(|months| {
            months
                .into_iter()
                .zip(1..)
                .map(|((fen, worked), back)| closed(back, fen, worked))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn a_suggestion_does_not_depend_on_the_order_of_months(months in any_closed(), by in 0_usize..15) {
            let mut turned = months.clone();
            turned.rotate_left(by.min(months.len()));
            prop_assert_eq!(suggest(&months, None), suggest(&turned, None));
        }

        #[test]
        fn suggested_tiers_lie_between_the_worst_and_the_best_month(months in any_closed()) {
            let suggestion = suggest(&months, None).unwrap();
            let figure = |x: Rate| x.checked_mul(Rate::whole(42)).unwrap().of_money(Money::from_fen(1));
            let worst = suggestion.from.iter().map(|source| source.x).min().unwrap();
            let best = suggestion.from.iter().map(|source| source.x).max().unwrap();
            prop_assert!(suggestion.tiers.get(Tier::Floor) >= figure(worst).max(Money::from_fen(1)));
            prop_assert_eq!(suggestion.tiers.get(Tier::Challenge), figure(best));
        }

        #[test]
        fn one_more_month_at_the_median_changes_no_floor(
            fen in proptest::collection::vec(1_i64..1_000_000_000, 3..11), odd: bool,
        ) {
            // Stability: history that repeats the median moves neither floor nor challenge.
            let mut fen = fen;
            if odd == fen.len().is_multiple_of(2) {
                fen.push(1);
            }
            let months: Vec<ClosedMonth> =
                fen.iter().zip(2..).map(|(fen, back)| closed(back, *fen, 21)).collect();
            let before = suggest(&months, None).unwrap().tiers;
            prop_assume!(before.get(Tier::Floor) > Money::ZERO);
            let mut more = months.clone();
            more.push(closed(1, before.get(Tier::Floor).fen(), 21));
            let after = suggest(&more, None).unwrap().tiers;
            // An even number of months has its median between two; rounding it to the 分 once
            // more may move it by one.
            let moved = after.get(Tier::Floor).minus(before.get(Tier::Floor)).abs();
            prop_assert!(moved <= Money::from_fen(1));
            prop_assert_eq!(after.get(Tier::Challenge), before.get(Tier::Challenge));
        }
    }
}
