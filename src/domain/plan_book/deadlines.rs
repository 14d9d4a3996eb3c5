//! By when the superior gives a month's figure and wants the rep's plan, both in the month before
//! (mission A9): by the 5th 17:30 and the 9th 17:30 unless the rep says otherwise.

use crate::domain::calendar::WorkCalendar;
use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::own_entries::of_kind;
use crate::domain::period::{Month, Period};
use crate::domain::workspace::Workspace;

use super::figures::revenue;
use super::talk::{Said, of_month};
use super::{Span, company};

/// The most working days that a rep may be early.
pub const MOST_EARLY: u8 = 10;
/// Minutes of a day.
const DAY_MINUTES: u16 = 1_440;

/// The superior's deadlines; days are of the calendar month before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// The day by which the rep should have the figure, 1 to 31.
    pub figure: u8,
    /// Minutes since midnight of it.
    pub figure_at: u16,
    /// The day by which the superior reports, 1 to 31.
    pub report: u8,
    /// Minutes since midnight of it.
    pub report_at: u16,
    /// How many working days earlier the rep hands in, at most [`MOST_EARLY`].
    pub early: u8,
}

impl Default for Deadlines {
    /// The 5th and the 9th, each 17:30, and one working day earlier.
    fn default() -> Deadlines {
        Deadlines { figure: 5, figure_at: 1_050, report: 9, report_at: 1_050, early: 1 }
    }
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The rep should have the figure.
    Figure,
    /// The rep hands in the plan.
    HandIn,
}

/// Something due before a month begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub what: What,
    /// Of which sales month.
    pub month: Month,
    /// The working day, moved before a day off.
    pub on: Day,
    /// Minutes since midnight.
    pub at: u16,
    /// The superior's own day, where the rep is to be earlier.
    pub last: Day,
    /// Whether the superior's day fell on a day off and was moved.
    pub moved: bool,
}

impl Due {
    /// The first day on which the rep is reminded: the working day before.
    pub fn remind_from(&self, calendar: &WorkCalendar) -> Day {
        calendar.previous_working(self.on).unwrap_or(self.on)
    }
}

impl Deadlines {
    /// Whether they can be kept.
    pub fn fits(&self) -> bool {
        let days = [self.figure, self.report].iter().all(|day| (1..=31).contains(day));
        let minutes = [self.figure_at, self.report_at].iter().all(|at| *at < DAY_MINUTES);
        days && minutes && self.early <= MOST_EARLY
    }

    /// As they are kept.
    pub fn entry(self, on: Day) -> Entry {
        let numbers = vec![
            self.figure.into(),
            self.figure_at.into(),
            self.report.into(),
            self.report_at.into(),
            self.early.into(),
        ];
        let row = Row { numbers, ..Row::default() };
        Entry { kind: EntryKind::Deadlines, on, customer: None, row }
    }

    /// Reads them back; `None` for ones that could not be kept.
    pub fn read(entry: &PackedEntry) -> Option<Deadlines> {
        let [figure, figure_at, report, report_at, early] = *entry.row.numbers.as_slice() else {
            return None;
        };
        let deadlines = Deadlines {
            figure: u8::try_from(figure).ok()?,
            figure_at: u16::try_from(figure_at).ok()?,
            report: u8::try_from(report).ok()?,
            report_at: u16::try_from(report_at).ok()?,
            early: u8::try_from(early).ok()?,
        };
        deadlines.fits().then_some(deadlines)
    }

    /// What is due before `month`, the figure first; empty before the first month there is.
    ///
    /// ```
    /// use fieldplan::domain::calendar::WorkCalendar;
    /// use fieldplan::domain::day::Day;
    /// use fieldplan::domain::period::Month;
    /// use fieldplan::domain::plan_book::deadlines::Deadlines;
    /// let november = Month::new(2026, 11).unwrap();
    /// let due = Deadlines::default().of(&WorkCalendar::default(), november);
    /// let days: Vec<String> = due.iter().map(|due| due.on.to_string()).collect();
    /// // 5 October is a holiday; 9 October is worked, and the plan is handed in the day before.
    /// assert_eq!(days, ["2026-09-30", "2026-10-08"]);
    /// ```
    pub fn of(&self, calendar: &WorkCalendar, month: Month) -> Vec<Due> {
        let moved = |day: Day, n: u8| day.day() != u32::from(n).min(day.month_end().day());
        let mut all = Vec::new();
        if let Some(on) = calendar.by_the_month_before(month, self.figure) {
            let (what, at, last) = (What::Figure, self.figure_at, on);
            all.push(Due { what, month, on, at, last, moved: moved(on, self.figure) });
        }
        if let Some(last) = calendar.by_the_month_before(month, self.report) {
            let mut on = last;
            for _ in 0..self.early {
                on = calendar.previous_working(on).unwrap_or(on);
            }
            let (what, at) = (What::HandIn, self.report_at);
            all.push(Due { what, month, on, at, last, moved: moved(last, self.report) });
        }
        all
    }
}

/// Those of the latest record, else the shipped ones. O(entries).
pub fn in_force(workspace: &Workspace) -> Deadlines {
    let all = of_kind(workspace, EntryKind::Deadlines);
    all.filter_map(|(_, entry)| Deadlines::read(entry)).last().unwrap_or_default()
}

/// Whether what is due is done: the rep has a figure for the month, of the company's or of the own
/// plan, confirmed or not; or the plan was handed in.
pub fn is_done(workspace: &Workspace, due: &Due) -> bool {
    match due.what {
        What::Figure => {
            revenue(workspace, Span::Month, due.month).is_some()
                || company::latest(workspace, Span::Month, due.month).figure.is_some()
        }
        What::HandIn => of_month(workspace, due.month).any(|talk| talk.what != Said::Comment),
    }
}

/// What is due of today's month and the two after it; those whose sales month starts late in the
/// calendar month have their deadlines in the month before it.
fn ahead(workspace: &Workspace, today: Day) -> impl Iterator<Item = Due> {
    let deadlines = in_force(workspace);
    let this = workspace.month_of(today);
    let months = [this, this.next(), this.next().next()];
    months.into_iter().flat_map(move |month| deadlines.of(&workspace.calendar, month))
}

/// What is due on some days from `today` on and not done, in order. O(entries).
pub fn due_in(workspace: &Workspace, days: Period, today: Day) -> Vec<Due> {
    let due = ahead(workspace, today)
        .filter(|due| due.on >= today && days.contains(due.on) && !is_done(workspace, due));
    due.collect()
}

/// What the rep is reminded of on `today`: not done, from the working day before to the superior's
/// own day. The earliest first. O(entries).
pub fn reminders(workspace: &Workspace, today: Day) -> Vec<Due> {
    ahead(workspace, today)
        .filter(|due| {
            let from = due.remind_from(&workspace.calendar);
            (from..=due.last).contains(&today) && !is_done(workspace, due)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Mark;
    use crate::domain::calendar::OffReason;
    use crate::domain::fact::Fact;
    use crate::domain::ident::Stamp;
    use crate::domain::money::Money;
    use crate::domain::plan_book::talk::Talk;
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn shown(workspace: &Workspace, today: &str) -> Vec<(What, String)> {
        let all = reminders(workspace, day(today));
        all.into_iter().map(|due| (due.what, due.on.to_string())).collect()
    }

    #[test]
    fn the_rep_is_reminded_the_working_day_before_until_it_is_done() {
        let mut workspace = Workspace::default();
        let figure = (What::Figure, "2026-12-04".to_owned());
        let hand_in = (What::HandIn, "2026-12-08".to_owned());
        // 5 December is a Saturday: Friday the 4th, and the reminder stands from Thursday on.
        for (today, expected) in [
            ("2026-12-02", vec![]),
            ("2026-12-03", vec![figure.clone()]),
            ("2026-12-04", vec![figure]),
            ("2026-12-05", vec![]),
            ("2026-12-07", vec![hand_in.clone()]),
            ("2026-12-09", vec![hand_in]),
            ("2026-12-10", vec![]),
        ] {
            assert_eq!(shown(&workspace, today), expected, "{today}");
        }
        let january = month("2027-01");
        let target = Some(Money::from_yuan(1));
        let handed = Talk {
            month: january,
            what: Said::Handed,
            target,
            text: String::new(),
            on: day("2026-12-07"),
        };
        evolve(&mut workspace, Stamp::new(9, 0, 7), &Fact::Entered(handed.entry()));
        assert_eq!(shown(&workspace, "2026-12-08"), []);
    }

    #[test]
    fn the_figure_is_there_once_the_company_gave_it_or_the_rep_planned_it() {
        use crate::domain::plan_book::company::Wants;
        use crate::domain::plan_book::figures::Planned;
        let (january, on) = (month("2027-01"), day("2026-12-02"));
        let wants =
            Wants { figure: Some(Money::from_yuan(1)), reason: String::new(), market: None };
        let planned = Planned::tiers(january, [1, 2, 3].map(Money::from_yuan), None, on);
        for entry in [wants.entry(Span::Month, january, on), planned.entry()] {
            let mut workspace = Workspace::default();
            assert_eq!(shown(&workspace, "2026-12-04").len(), 1);
            evolve(&mut workspace, Stamp::new(9, 0, 7), &Fact::Entered(entry));
            assert_eq!(shown(&workspace, "2026-12-04"), []);
            assert_eq!(shown(&workspace, "2026-12-08").len(), 1, "the plan is still to hand in");
        }
        let nothing = Wants { figure: None, reason: "x".to_owned(), market: None };
        let mut workspace = Workspace::default();
        let entry = nothing.entry(Span::Month, january, on);
        evolve(&mut workspace, Stamp::new(9, 0, 7), &Fact::Entered(entry));
        assert_eq!(shown(&workspace, "2026-12-04").len(), 1);
    }

    #[test]
    fn a_day_off_moves_the_deadline_before_it_and_says_so() {
        let mut calendar = WorkCalendar::default();
        let due = Deadlines::default().of(&calendar, month("2027-01"));
        let days =
            |due: &[Due]| due.iter().map(|due| (due.on.to_string(), due.moved)).collect::<Vec<_>>();
        let said =
            |all: [(&str, bool); 2]| all.map(|(day, moved)| (day.to_owned(), moved)).to_vec();
        assert_eq!(days(&due), said([("2026-12-04", true), ("2026-12-08", false)]));
        calendar.marks.insert(day("2026-12-08"), Mark::Off(OffReason::Leave));
        let due = Deadlines::default().of(&calendar, month("2027-01"));
        assert_eq!(days(&due), said([("2026-12-04", true), ("2026-12-07", false)]));
        let late = Deadlines { figure: 31, ..Deadlines::default() };
        let due = late.of(&calendar, month("2026-12"));
        assert_eq!((due[0].on, due[0].moved), (day("2026-11-30"), false), "November has 30");
    }

    proptest! {
        #[test]
        fn what_is_due_is_worked_and_in_time(
            figure in 1_u8..=31, report in 1_u8..=31, early in 0_u8..=MOST_EARLY,
            year in 2020_i32..2035, number in 1_u32..=12,
        ) {
            let deadlines = Deadlines { figure, report, early, ..Deadlines::default() };
            let calendar = WorkCalendar::default();
            for due in deadlines.of(&calendar, Month::new(year, number).unwrap()) {
                prop_assert!(!calendar.weight(due.on).is_off() && !calendar.weight(due.last).is_off());
                prop_assert!(due.on <= due.last && due.remind_from(&calendar) < due.on);
            }
            let on = day("2026-11-05");
            prop_assert_eq!(Deadlines::read(&deadlines.entry(on).packed()), Some(deadlines));
        }

        #[test]
        fn no_row_makes_the_reader_panic(numbers in prop::collection::vec(any::<i64>(), 0..8)) {
            let row = Row { numbers, ..Row::default() };
            let on = day("2026-11-05");
            let entry = Entry { kind: EntryKind::Deadlines, on, customer: None, row };
            let _ = Deadlines::read(&entry.packed());
        }
    }
}
