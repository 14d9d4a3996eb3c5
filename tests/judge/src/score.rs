//! What was said against what came.

use fieldplan::domain::day::Day;
use fieldplan::domain::money::Money;
use fieldplan::domain::odds::Probability;
use fieldplan::domain::period::{Month, MonthStart};

use crate::known::{Known, Reader, months, weekdays};
use crate::rows::Row;
use crate::said::{Method, Said};

/// The days of the month on which is asked.
pub const DAYS: [u32; 2] = [10, 20];
/// Parts of the chance scale.
pub const FIFTHS: usize = 5;

/// One rep's month as asked on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The rep.
    pub rep: String,
    /// The month.
    pub month: Month,
    /// The day of the month.
    pub day: u32,
    /// What it is asked to reach: the median of the closed months.
    pub tier: Money,
    /// What each of [`Method::ALL`] said.
    pub said: [Said; 3],
    /// What the month came to in the end.
    pub came: Money,
}

/// The months that are judged.
///
/// # Panics
/// Never: the year had these months.
pub fn judged() -> impl Iterator<Item = Month> {
    let month = |number| Month::new(2017, number).expect("a month of 2017");
    months(month(6), month(12).next())
}

/// What was said of each rep, month and day, reps by name. `reader` cuts the rows to what was
/// known; what came is read off all of them only afterwards. O(reps × months × one forecast).
pub fn cases(rows: &[Row], reader: Reader) -> Vec<Case> {
    let calendar = weekdays();
    let mut reps: Vec<&str> = rows.iter().map(|row| row.rep.as_str()).collect();
    reps.sort_unstable();
    reps.dedup();
    let mut cases = Vec::new();
    for rep in reps {
        let own: Vec<Row> = rows.iter().filter(|row| row.rep == rep).cloned().collect();
        for month in judged() {
            for day in DAYS {
                let known: Known = reader(&own, on(month, day));
                let said = Method::ALL.map(|method| method.say(&known, &calendar));
                let tier = known.tier();
                cases.push(Case {
                    rep: rep.into(),
                    month,
                    day,
                    tier,
                    said,
                    came: came(&own, month),
                });
            }
        }
    }
    cases
}

/// The day of that number in a month.
fn on(month: Month, day: u32) -> Day {
    month.period(MonthStart::FIRST).first().plus_days(day.cast_signed() - 1)
}

/// What a month came to.
fn came(rows: &[Row], month: Month) -> Money {
    let period = month.period(MonthStart::FIRST);
    let won = rows.iter().filter_map(|row| row.closed).filter(|(on, _)| period.contains(*on));
    won.filter_map(|(_, amount)| amount).sum()
}

impl Case {
    /// How far off a total was, as a share of what came; `None` where nothing came.
    pub fn error(&self, method: Method) -> Option<f64> {
        let (total, came) = (float(self.said[method as usize].total), float(self.came));
        (came > 0.0).then(|| ((total - came) / came).abs())
    }

    /// The chance said.
    pub fn chance(&self, method: Method) -> Option<f64> {
        self.said[method as usize].chance.map(share)
    }

    /// Whether the tier was reached in the end.
    pub fn hit(&self) -> bool {
        self.came >= self.tier
    }

    /// Whether the tier was reached already when asked: then no chance is shown.
    pub fn is_reached(&self) -> bool {
        self.said[Method::Core as usize].chance == Some(Probability::ONE)
    }
}

/// An amount, for a score.
#[expect(clippy::cast_precision_loss, reason = "a score has four digits")]
fn float(amount: Money) -> f64 {
    amount.fen() as f64
}

/// A probability, for a score.
#[expect(clippy::cast_precision_loss, reason = "a score has four digits")]
fn share(probability: Probability) -> f64 {
    probability.bits() as f64 / Probability::ONE.bits() as f64
}

/// A count, for a score.
#[expect(clippy::cast_precision_loss, reason = "a count of months is small")]
fn number(count: usize) -> f64 {
    count as f64
}

/// The median error of some cases; `None` without one.
pub fn median_error<'a>(cases: impl Iterator<Item = &'a Case>, method: Method) -> Option<f64> {
    let mut errors: Vec<f64> = cases.filter_map(|case| case.error(method)).collect();
    errors.sort_unstable_by(f64::total_cmp);
    let half = errors.len() / 2;
    let high = *errors.get(half)?;
    let low = if errors.len().is_multiple_of(2) { errors[half - 1] } else { high };
    Some(f64::midpoint(low, high))
}

/// The mean of (chance − came true)², over the cases in which a chance was said; `None` without
/// one.
pub fn brier<'a>(cases: impl Iterator<Item = &'a Case>, method: Method) -> Option<f64> {
    let squares: Vec<f64> = cases
        .filter_map(|case| Some((case.chance(method)? - f64::from(u8::from(case.hit()))).powi(2)))
        .collect();
    (!squares.is_empty()).then(|| squares.iter().sum::<f64>() / number(squares.len()))
}

/// One fifth of the chance scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fifth {
    /// In how many cases the chance said lay in it.
    pub cases: usize,
    /// In how many of them the tier was reached already.
    pub reached: usize,
    /// In how many of them it came true.
    pub hits: usize,
    /// The sum of the chances said.
    sum: f64,
}

impl Fifth {
    /// The mean chance said; `None` without a case.
    pub fn said(&self) -> Option<f64> {
        (self.cases > 0).then(|| self.sum / number(self.cases))
    }

    /// The share that came true.
    pub fn came(&self) -> Option<f64> {
        (self.cases > 0).then(|| number(self.hits) / number(self.cases))
    }

    /// How far what was said lies from what came.
    pub fn distance(&self) -> Option<f64> {
        Some((self.said()? - self.came()?).abs())
    }
}

/// How often each fifth of the scale came true; 20 % is in the second, 100 % in the last.
pub fn fifths<'a>(cases: impl Iterator<Item = &'a Case>, method: Method) -> [Fifth; FIFTHS] {
    let mut fifths = [Fifth::default(); FIFTHS];
    for case in cases {
        let Some(chance) = case.chance(method) else { continue };
        let above = |part: &usize| chance * 5.0 >= number(*part);
        let place = (1..FIFTHS).rev().find(above).unwrap_or(0);
        let fifth = &mut fifths[place];
        fifth.cases += 1;
        fifth.reached += usize::from(case.is_reached());
        fifth.hits += usize::from(case.hit());
        fifth.sum += chance;
    }
    fifths
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A case that said so many hundredths and `total`, and came to 100 of a tier of 100, or to 50.
    fn case(hundredths: u64, total: i64, hit: bool) -> Case {
        let chance = Probability::ratio(hundredths, 100);
        let said = Said { total: Money::from_yuan(total), chance };
        Case {
            rep: String::new(),
            month: Month::MIN,
            day: 10,
            tier: Money::from_yuan(100),
            said: [said; 3],
            came: Money::from_yuan(if hit { 100 } else { 50 }),
        }
    }

    #[test]
    fn errors_are_shares_of_what_came() {
        let of = |totals: &[i64]| {
            let cases: Vec<Case> = totals.iter().map(|total| case(50, *total, true)).collect();
            median_error(cases.iter(), Method::Core)
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[130]), Some(0.3));
        assert_eq!(of(&[100, 75, 150]), Some(0.25));
        assert_eq!(of(&[100, 50, 200, 100]), Some(0.25), "the middle of 0 and 50 %");
        let nothing = Case { came: Money::ZERO, ..case(50, 5, true) };
        assert_eq!(median_error([nothing].iter(), Method::Core), None);
    }

    #[test]
    fn a_score_is_the_mean_of_squares() {
        let cases = [case(100, 0, true), case(0, 0, true), case(50, 0, false)];
        assert_eq!(brier(cases.iter(), Method::Naive), Some((0.0 + 1.0 + 0.25) / 3.0));
        assert_eq!(brier([].iter(), Method::Naive), None);
        let mut silent = case(50, 0, true);
        silent.said[2].chance = None;
        assert_eq!(brier([silent].iter(), Method::Core), None, "it said nothing");
    }

    #[test]
    fn a_fifth_begins_with_its_lower_end() {
        let cases = [0, 19, 21, 79, 81, 100].map(|hundredths| case(hundredths, 0, hundredths > 50));
        let found = fifths(cases.iter(), Method::Core);
        assert_eq!(found.map(|fifth| fifth.cases), [2, 1, 0, 1, 2]);
        assert_eq!(found.map(|fifth| fifth.hits), [0, 0, 0, 1, 2]);
        assert_eq!(found.map(|fifth| fifth.reached), [0, 0, 0, 0, 1]);
        assert_eq!(found[2].distance(), None);
        assert!((found[0].distance().unwrap() - 0.095).abs() < 1e-9);
    }
}
