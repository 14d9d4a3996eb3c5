//! `rhythm.set`: what each day of a week is mainly for.
//!
//! Concurrent: the later stamp's is in force, whole; the others stay in the history.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::WeekRhythm,
    name: "rhythm.set",
    parts: &[
        // A weekday that is missing is for nothing.
        part(
            "days",
            Shape::List(&[
                part("day", Shape::OneOf(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"])),
                part(
                    "focus",
                    Shape::OneOf(&["visits", "proposals", "review", "calls", "admin", "own"]),
                ),
                // The rep's own.
                maybe("words", Shape::Words),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::fact::Fact;
    use crate::domain::focus::{Focus, WeekRhythm, of_day};

    #[test]
    fn the_later_stamps_rhythm_is_in_force_whole() {
        let set = |place: usize, focus, own: &str| {
            let mut rhythm = WeekRhythm::default();
            rhythm.days[place] = Some((focus, own.to_owned()));
            Fact::Entered(rhythm.entry(day(5)))
        };
        let (later, earlier) = (set(0, Focus::Own, "跑北区"), set(2, Focus::Calls, ""));
        let workspace = fold([(at(4), later), (at(3), earlier)]);
        // 16 November is a Monday.
        assert_eq!(of_day(&workspace, day(16)), Some((Focus::Own, "跑北区")));
        assert_eq!(of_day(&workspace, day(18)), None);
    }
}
