//! How likely a deal in a stage is won unless own deals say otherwise: as the rep set it, else the
//! standard 20, 35, 50 and 75 % (domain.md 8, mission C4 "default probabilities editable").
//!
//! Own deals stay first: a stage's rate is (n + 10 p₀) / (N + 10), and p₀ is what stands here.

use super::day::Day;
use super::entry::{Entry, EntryKind, Row};
use super::rate::Rate;
use super::stage::Stage;
use super::workspace::Workspace;

/// 100 % in hundredths of a percent.
const WHOLE: u16 = 10_000;

/// The default chance of each open stage, in hundredths of a percent, in the order of
/// [`Stage::OPEN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WinChances([u16; 4]);

impl Default for WinChances {
    fn default() -> WinChances {
        WinChances(Stage::OPEN.map(Stage::default_win))
    }
}

/// Why figures are no chances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WinChancesError {
    /// A chance of nothing, or above all.
    OutOfRange(Stage),
    /// A later stage would be less likely to be won than an earlier one.
    Falling {
        /// The earlier one.
        earlier: Stage,
        /// The later one.
        later: Stage,
    },
}

impl WinChances {
    /// Chances in hundredths of a percent, the first stage's first.
    ///
    /// ```
    /// use fieldplan::domain::stage::Stage;
    /// use fieldplan::domain::win_chances::{WinChances, WinChancesError};
    /// let own = WinChances::new([1_000, 3_000, 5_000, 8_050])?;
    /// assert_eq!(own.of_stage(Stage::Negotiation), 8_050);
    /// let (earlier, later) = (Stage::Need, Stage::Proposal);
    /// let falling = WinChances::new([1_000, 5_001, 5_000, 8_000]);
    /// assert_eq!(falling, Err(WinChancesError::Falling { earlier, later }));
    /// # Ok::<(), WinChancesError>(())
    /// ```
    ///
    /// # Errors
    /// When one is 0 or above 100 %, or lower than that of the stage before: whoever wins a deal has
    /// come through the later stage too.
    pub fn new(chances: [u16; 4]) -> Result<WinChances, WinChancesError> {
        for (stage, chance) in Stage::OPEN.into_iter().zip(chances) {
            if chance == 0 || chance > WHOLE {
                return Err(WinChancesError::OutOfRange(stage));
            }
        }
        let next = Stage::OPEN.into_iter().zip(chances).skip(1);
        for ((earlier, low), (later, high)) in Stage::OPEN.into_iter().zip(chances).zip(next) {
            if high < low {
                return Err(WinChancesError::Falling { earlier, later });
            }
        }
        Ok(WinChances(chances))
    }

    /// Those in force: of the latest record, the standard ones without one. O(entries).
    pub fn of(workspace: &Workspace) -> WinChances {
        let latest = workspace.latest_entry(EntryKind::WinChances);
        let read = latest.and_then(|entry| {
            let [one, two, three, four] = *entry.row.numbers.as_slice() else { return None };
            let mut chances = [0; 4];
            for (chance, kept) in chances.iter_mut().zip([one, two, three, four]) {
                *chance = u16::try_from(kept).ok()?;
            }
            WinChances::new(chances).ok()
        });
        read.unwrap_or_default()
    }

    /// Of a stage, in hundredths of a percent; a won deal is won.
    pub fn of_stage(self, stage: Stage) -> u16 {
        self.0.get(usize::from(stage.place())).copied().unwrap_or(WHOLE)
    }

    /// How many pass from a stage to the next unless own deals say otherwise: the stage's chance
    /// over the next one's; the standard rates where the chances are the standard ones, which are
    /// their products rounded (domain.md 8).
    pub fn pass(self, stage: Stage) -> Rate {
        if self == WinChances::default() {
            return stage.default_pass();
        }
        let next = stage.next().map_or(WHOLE, |next| self.of_stage(next));
        Rate::of(self.of_stage(stage), next).unwrap_or(Rate::ONE)
    }

    /// As they are kept.
    pub fn entry(self, on: Day) -> Entry {
        let row = Row { numbers: self.0.map(i64::from).into(), ..Row::default() };
        Entry { kind: EntryKind::WinChances, on, customer: None, row }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::Stamp;
    use crate::domain::own_pipeline::samples;
    use crate::domain::workspace::evolve;

    fn day() -> Day {
        Day::parse("2026-11-16").unwrap()
    }

    #[test]
    fn the_last_ones_set_are_in_force_and_a_broken_record_gives_the_standard_ones() {
        let mut workspace = Workspace::default();
        assert_eq!(WinChances::of(&workspace), WinChances::default());
        let own = WinChances::new([1_000, 3_000, 5_000, 8_000]).unwrap();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::Entered(own.entry(day())));
        assert_eq!(WinChances::of(&workspace), own);
        let mut broken = own.entry(day());
        broken.row.numbers[0] = 70_000;
        evolve(&mut workspace, Stamp::new(2, 0, 7), &Fact::Entered(broken));
        assert_eq!(WinChances::of(&workspace), WinChances::default());
    }

    #[test]
    fn a_stages_rate_begins_at_what_is_set() {
        let mut workspace = Workspace::default();
        let mean = |workspace: &Workspace| {
            Stage::OPEN
                .map(|stage| samples(workspace, day()).rate(stage).unwrap().mean().in_millionths())
        };
        assert_eq!(mean(&workspace), [200_000, 350_000, 500_000, 750_000]);
        let own = WinChances::new([1_000, 3_000, 5_000, 8_000]).unwrap();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::Entered(own.entry(day())));
        assert_eq!(mean(&workspace), [100_000, 300_000, 500_000, 800_000]);
    }

    #[test]
    fn the_rates_from_stage_to_stage_follow_what_is_set() {
        let own = WinChances::new([1_000, 4_000, 5_000, 8_000]).unwrap();
        let rates = Stage::OPEN.map(|stage| own.pass(stage).whole_percent());
        assert_eq!(rates, [25, 80, 63, 80]);
        assert_eq!(WinChances::default().pass(Stage::Contact), Stage::Contact.default_pass());
    }

    #[test]
    fn nothing_and_more_than_all_are_no_chances() {
        let of = |first, last| WinChances::new([first, 3_000, 5_000, last]);
        assert_eq!(of(0, 9_000), Err(WinChancesError::OutOfRange(Stage::Contact)));
        assert_eq!(of(1, 10_001), Err(WinChancesError::OutOfRange(Stage::Negotiation)));
        assert!(of(1, 10_000).is_ok());
        assert_eq!(of(1, 10_000).unwrap().of_stage(Stage::Won), 10_000);
    }
}
