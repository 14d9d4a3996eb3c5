//! The word for where a sum stands: bands for activities, the swing test before them for money
//! and deals (domain.md 6, "Words").

use super::pace::Word;
use super::rate::Rate;
use super::rhythm::Rhythm;
use super::unit::Additive;

/// Thresholds of pace, each at most the one before (editable).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bands {
    ahead: Rate,
    on: Rate,
    at_risk: Rate,
}

/// The thresholds are not in order from ahead to at risk, or one is below 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandsError;

impl Bands {
    /// Thresholds of pace.
    ///
    /// # Errors
    /// When they are not in order, or one is below 0.
    pub fn new(ahead: Rate, on: Rate, at_risk: Rate) -> Result<Bands, BandsError> {
        if ahead >= on && on >= at_risk && at_risk >= Rate::ZERO {
            Ok(Bands { ahead, on, at_risk })
        } else {
            Err(BandsError)
        }
    }

    fn word(&self, pace: Rate) -> Word {
        if pace >= self.ahead {
            Word::Ahead
        } else if pace >= self.on {
            Word::On
        } else if pace >= self.at_risk {
            Word::AtRisk
        } else {
            Word::Behind
        }
    }
}

impl Default for Bands {
    /// Ahead from 1.05, on from 0.95, at risk from 0.80.
    fn default() -> Bands {
        Bands { ahead: Rate::percent(105), on: Rate::percent(95), at_risk: Rate::percent(80) }
    }
}

/// How much a sum swings by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Swing {
    /// Visits and calls: made one at a time, judged by the bands alone.
    Activity,
    /// Money: u = Σ a² / Σ a over own closed deals in 分, rounded down; `None` without one.
    Money(Option<i128>),
    /// Deals: u is 1 once there are own closed deals.
    Deals {
        /// Whether there is one.
        any_closed: bool,
    },
}

impl Swing {
    /// u in smallest units; `None` while it is not known.
    fn typical(self) -> Option<i128> {
        match self {
            Swing::Activity => None,
            Swing::Money(typical) => typical,
            Swing::Deals { any_closed } => any_closed.then_some(1),
        }
    }
}

/// What a word depends on besides the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// Half days of the whole period.
    pub weight: u32,
    /// Whether the period's last day lies before today.
    pub is_over: bool,
    /// Whether pace may be judged: the rep started in time or gave an opening figure.
    pub can_be_judged: bool,
    /// How much the sum swings by itself.
    pub swing: Swing,
    /// Thresholds.
    pub bands: Bands,
}

/// The word for a sum on a day. O(1).
///
/// Reached is said first; missed only after the last day; then what keeps pace from being judged.
/// While (A₀ − E)² ≤ 1.642 × E × (1 − S) × u the word is normal swing; behind also needs
/// E ≥ 2u; without closed deals nothing is said before a third of the weight has passed. 1.642 is
/// the square of the 1.2816 standard deviations that hold four of five cases.
pub fn word<Q: Additive>(rhythm: &Rhythm<Q>, circumstances: &Circumstances) -> Word {
    if rhythm.actual >= rhythm.target {
        Word::Reached
    } else if circumstances.weight == 0 {
        Word::NoWorkingDay
    } else if circumstances.is_over {
        Word::Missed
    } else if !circumstances.can_be_judged {
        Word::OpeningUnknown
    } else if rhythm.left == 0 {
        Word::NoneLeft
    } else {
        judged(rhythm, circumstances)
    }
}

fn judged<Q: Additive>(rhythm: &Rhythm<Q>, circumstances: &Circumstances) -> Word {
    let Ok(pace) = rhythm.pace() else { return Word::TooEarly };
    let by_bands = circumstances.bands.word(pace);
    if circumstances.swing == Swing::Activity {
        return by_bands;
    }
    let Some(typical) = circumstances.swing.typical() else {
        let third = rhythm.passed.checked_mul(Rate::whole(3));
        return if third.is_some_and(|three| three < Rate::ONE) {
            Word::TooLittleKnown
        } else {
            by_bands
        };
    };
    let expected = i128::from(rhythm.expected.units());
    let distance = i128::from(rhythm.distance().units());
    // 1000 × (A₀ − E)² ≤ 1642 × E × u × (1 − S): the left side is whole, so the right side may be
    // rounded down.
    let squared = distance.saturating_mul(distance).saturating_mul(1000);
    let scale = expected.saturating_mul(typical).saturating_mul(1642);
    let left = rhythm.passed.complement().unwrap_or(Rate::ZERO);
    if squared <= left.of_wide(scale, super::rate::Rounding::Down) {
        Word::NormalSwing
    } else if by_bands == Word::Behind && expected < typical.saturating_mul(2) {
        Word::AtRisk
    } else {
        by_bands
    }
}

#[cfg(test)]
mod tests {
    use super::super::calendar::WorkCalendar;
    use super::super::curve::Curve;
    use super::super::money::Money;
    use super::super::period::{Month, MonthStart, Period};
    use super::super::unit::Count;
    use super::super::won::fixtures::day;
    use super::*;
    use proptest::prelude::*;

    fn november() -> Period {
        Month::new(2026, 11).unwrap().period(MonthStart::FIRST)
    }

    fn even() -> Curve {
        Curve::even(&WorkCalendar::default(), november()).unwrap()
    }

    fn normal(swing: Swing) -> Circumstances {
        Circumstances {
            weight: 42,
            is_over: false,
            can_be_judged: true,
            swing,
            bands: Bands::default(),
        }
    }

    fn visits(before: i64, circumstances: &Circumstances) -> Word {
        // 210 visits over 21 days; on the 16th ten days have passed and 100 are expected.
        let count = Count::new;
        let on = Rhythm::on(&even(), day("2026-11-16"), count(210), count(before), count(0));
        word(&on, circumstances)
    }

    #[test]
    fn the_bands_include_their_edges() {
        let activity = normal(Swing::Activity);
        let cases = [
            (105, Word::Ahead),
            (104, Word::On),
            (95, Word::On),
            (94, Word::AtRisk),
            (80, Word::AtRisk),
            (79, Word::Behind),
            (210, Word::Reached),
        ];
        for (before, expected) in cases {
            assert_eq!(visits(before, &activity), expected, "{before}");
        }
        let bands = Bands::new(Rate::percent(120), Rate::ONE, Rate::percent(50)).unwrap();
        assert_eq!(visits(99, &Circumstances { bands, ..activity }), Word::AtRisk);
        assert_eq!(Bands::new(Rate::ONE, Rate::whole(2), Rate::ZERO), Err(BandsError));
        assert_eq!(Bands::new(Rate::ONE, Rate::ONE, Rate::percent(-1)), Err(BandsError));
    }

    #[test]
    fn deals_swing_by_one_and_say_nothing_early_without_history() {
        let deals = |any_closed| normal(Swing::Deals { any_closed });
        // (A₀ − 100)² ≤ 1.642 × 100 × 11/21 × 1 = 86.009…: nine off is normal, ten is not.
        assert_eq!(visits(91, &deals(true)), Word::NormalSwing);
        assert_eq!(visits(90, &deals(true)), Word::AtRisk);
        assert_eq!(visits(70, &deals(true)), Word::Behind);
        assert_eq!(visits(91, &deals(false)), Word::AtRisk, "past a third of the weight");
        let early =
            Rhythm::on(&even(), day("2026-11-10"), Count::new(21), Count::ZERO, Count::ZERO);
        assert_eq!(word(&early, &deals(false)), Word::TooLittleKnown);
        // Six days have passed: with history the word is given, and 6 ≥ 2u allows "behind".
        assert_eq!(word(&early, &deals(true)), Word::Behind);
    }

    #[test]
    fn the_edge_of_the_normal_swing_is_included() {
        // Two days, half passed: 1000 × 821² = 1642 × 1000 × 821 × 1/2.
        let two = Period::new(day("2026-11-02"), day("2026-11-03")).unwrap();
        let curve = Curve::even(&WorkCalendar::default(), two).unwrap();
        let fen = Money::from_fen;
        let on = Rhythm::on(&curve, day("2026-11-03"), fen(2_000), fen(179), fen(0));
        let swing = |typical| Circumstances { weight: 4, ..normal(Swing::Money(Some(typical))) };
        assert_eq!(word(&on, &swing(821)), Word::NormalSwing);
        assert_eq!(word(&on, &swing(820)), Word::AtRisk);
    }

    #[test]
    fn behind_needs_an_expectation_of_two_typical_deals() {
        let yuan = Money::from_yuan;
        let on = Rhythm::on(&even(), day("2026-11-27"), yuan(21_000), yuan(0), yuan(0));
        let swing = |typical| normal(Swing::Money(Some(typical)));
        assert_eq!(on.expected, yuan(19_000));
        assert_eq!(word(&on, &swing(950_000)), Word::Behind);
        assert_eq!(word(&on, &swing(950_001)), Word::AtRisk);
    }

    #[test]
    fn what_keeps_pace_from_being_judged_is_said_in_order() {
        let activity = normal(Swing::Activity);
        let over = Circumstances { is_over: true, can_be_judged: false, ..activity };
        assert_eq!(visits(50, &over), Word::Missed);
        assert_eq!(
            visits(50, &Circumstances { can_be_judged: false, ..activity }),
            Word::OpeningUnknown
        );
        assert_eq!(visits(50, &Circumstances { weight: 0, ..over }), Word::NoWorkingDay);
        let first = Rhythm::on(&even(), day("2026-11-02"), Count::new(9), Count::ZERO, Count::ZERO);
        assert_eq!(word(&first, &activity), Word::TooEarly);
    }

    proptest! {
        #[test]
        fn without_closed_deals_there_is_a_word_exactly_from_a_third_on(
            days in prop_oneof![Just(3_i32), Just(6), 1_i32..20], passed in 0_i32..20, sold in 0_i64..20,
        ) {
            prop_assume!(passed < days);
            // Weeks of six days from a Monday on, without holidays: as many Mondays as days.
            let first = day("2026-11-02");
            let period = Period::new(first, first.plus_days(7 * days - 1)).unwrap();
            let curve = Curve::even(&WorkCalendar::default(), period).unwrap();
            let today = first.plus_days(7 * passed);
            let on = Rhythm::on(&curve, today, Count::new(900), Count::new(sold), Count::ZERO);
            let word = word(&on, &normal(Swing::Deals { any_closed: false }));
            let is_early = on.passed.checked_mul(Rate::whole(3)).unwrap() < Rate::ONE;
            prop_assert_eq!(word == Word::TooLittleKnown, is_early && passed > 0, "{:?}", word);
        }

        #[test]
        fn more_sold_is_never_a_worse_word(
            typical in proptest::option::of(1_i64..5_000_000), low in -1_000_000_i64..9_000_000,
            more in 0_i64..1_000_000, on in 1_i32..29,
        ) {
            let circumstances = normal(Swing::Money(typical.map(i128::from)));
            let today = november().first().plus_days(on);
            let rank = |sold: i64| {
                let rhythm = Rhythm::on(
                    &even(), today, Money::from_fen(10_000_000), Money::from_fen(sold), Money::ZERO,
                );
                match word(&rhythm, &circumstances) {
                    Word::Behind => 0,
                    Word::AtRisk => 1,
                    Word::On | Word::NormalSwing => 2,
                    Word::Ahead => 3,
                    Word::Reached => 4,
                    _ => -1,
                }
            };
            let (less, more) = (rank(low), rank(low + more));
            // Normal swing covers a band around the line, below which "on" may not return.
            prop_assert!(less <= more || (less == 2 && more == 2), "{less} {more}");
        }
    }
}
