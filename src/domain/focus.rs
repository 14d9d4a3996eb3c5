//! What the days of a week are mainly for (mission A10): on Monday visits, on Wednesday proposals,
//! on Friday the review.
//!
//! Today asks for the focus of one day and reads its row; what the sheet and the review ask more
//! stands below. Not here: a month's curve (`spread`), the words.

use super::day::{Day, Weekday};
use super::enter::one_line;
use super::entry::{Entry, EntryKind, Row};
use super::fact::NextStep;
use super::period::Period;
use super::week::Week;
use super::workspace::Workspace;

/// The most characters of a focus in the rep's own words: what fits the line under Today's title.
pub const OWN_LIMIT: usize = 20;

/// What a day is mainly for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// 拜访
    Visits,
    /// 报方案
    Proposals,
    /// 复盘
    Review,
    /// 打电话
    Calls,
    /// 内务: papers, expenses, orders.
    Admin,
    /// As the rep says.
    Own,
}

impl Focus {
    /// In the order of the words in `journal::kinds::rhythm_set`.
    pub const ALL: [Focus; 6] =
        [Focus::Visits, Focus::Proposals, Focus::Review, Focus::Calls, Focus::Admin, Focus::Own];
}

/// The rhythm that stands ready.
pub const READY: [(Weekday, Focus); 3] = [
    (Weekday::Monday, Focus::Visits),
    (Weekday::Wednesday, Focus::Proposals),
    (Weekday::Friday, Focus::Review),
];

/// What a day is mainly for, with the rep's own words where it is one of those (empty otherwise).
///
/// It follows the calendar: a day that is not worked has none. A day that is worked beyond the weekly
/// pattern, like a make-up day (调休), and that has none of its own makes up for its week: it has the
/// focus of the week's first lost day, a second such day that of the second; a day is lost where the
/// pattern works and a holiday or leave does not. In a week that lost none it has none. O(entries).
pub fn of_day(workspace: &Workspace, day: Day) -> Option<(Focus, &str)> {
    let calendar = &workspace.calendar;
    let is_off = |day: Day| calendar.weight(day).is_off();
    if is_off(day) {
        return None;
    }
    let row = row_in_force(workspace)?;
    let own = of_weekday(row, day.weekday());
    if own.is_some() || calendar.pattern.works(day) {
        return own;
    }
    let week = Week::of(day).period();
    let lost = week.days().filter(|other| is_off(*other) && calendar.pattern.works(*other));
    let made_up = week.days().filter(|other| {
        *other < day
            && !is_off(*other)
            && !calendar.pattern.works(*other)
            && of_weekday(row, other.weekday()).is_none()
    });
    lost.filter_map(|other| of_weekday(row, other.weekday())).nth(made_up.count())
}

/// The row of the latest record. O(entries).
fn row_in_force(workspace: &Workspace) -> Option<&Row> {
    workspace.latest_entry(EntryKind::WeekRhythm).map(|entry| &*entry.row)
}

/// What a row says of a weekday: after the number of its items come a weekday and a focus of each,
/// and beside them the words of each.
fn of_weekday(row: &Row, weekday: Weekday) -> Option<(Focus, &str)> {
    let wanted = i64::from(weekday.index());
    let mut items = row.numbers.get(1..)?.chunks_exact(2).zip(&row.words);
    items.find_map(|(pair, own)| match pair {
        [on, focus] if *on == wanted => {
            let focus = Focus::ALL.get(usize::try_from(*focus).ok()?).copied()?;
            Some((focus, own.as_str()))
        }
        _ => None,
    })
}

/// A week's rhythm as the sheet has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekRhythm {
    /// What each weekday is for, Monday first; the words are empty but for [`Focus::Own`].
    pub days: [Option<(Focus, String)>; 7],
}

impl WeekRhythm {
    /// The one in force; without any each day is free. O(entries).
    pub fn in_force(workspace: &Workspace) -> WeekRhythm {
        let row = row_in_force(workspace);
        let of = |weekday| row.and_then(|row| of_weekday(row, weekday));
        let days = Weekday::ALL.map(of);
        WeekRhythm { days: days.map(|day| day.map(|(focus, own)| (focus, own.to_owned()))) }
    }

    /// As it is kept.
    ///
    /// ```
    /// use fieldplan::domain::day::Day;
    /// use fieldplan::domain::focus::{Focus, WeekRhythm};
    /// let mut rhythm = WeekRhythm::default();
    /// rhythm.days[0] = Some((Focus::Visits, String::new()));
    /// let entry = rhythm.entry(Day::parse("2026-11-16")?);
    /// assert_eq!(entry.row.numbers, [1, 0, 0]);
    /// # Ok::<(), fieldplan::domain::day::DayError>(())
    /// ```
    pub fn entry(self, on: Day) -> Entry {
        let mut row = Row { numbers: vec![0], ..Row::default() };
        for (weekday, day) in Weekday::ALL.into_iter().zip(self.days) {
            let Some((focus, own)) = day else { continue };
            row.numbers.push(weekday.index().into());
            row.numbers.push(focus as i64);
            row.words.push(own);
        }
        if let Some(many) = row.numbers.first_mut() {
            *many = i64::try_from(row.words.len()).unwrap_or(0);
        }
        Entry { kind: EntryKind::WeekRhythm, on, customer: None, row }
    }
}

/// A focus in the rep's own words as it is kept: one line, one space between words.
///
/// # Errors
/// When nothing is left of it, or it is longer than [`OWN_LIMIT`]: how many characters there are.
///
/// ```
/// use fieldplan::domain::focus::checked_own;
/// assert_eq!(checked_own("  跑  北区 "), Ok("跑 北区".to_owned()));
/// assert_eq!(checked_own(" "), Err(0));
/// ```
pub fn checked_own(typed: &str) -> Result<String, usize> {
    let words = one_line(typed);
    let length = words.chars().count();
    if (1..=OWN_LIMIT).contains(&length) { Ok(words) } else { Err(length) }
}

/// How much of its focus a day saw, where records count it: customers visited, customers called and
/// not visited, promised proposals kept on it. O(customers), O(tasks of the day).
pub fn seen(workspace: &Workspace, focus: Focus, day: Day) -> Option<usize> {
    let run = Period::spanning(day, day);
    match focus {
        Focus::Visits => Some(workspace.customers().map(|(_, one)| one.visited_in(run)).sum()),
        Focus::Calls => Some(workspace.customers().map(|(_, one)| one.called_in(run)).sum()),
        Focus::Proposals => {
            let kept = workspace.done_on(day).filter(|(_, task)| task.step == NextStep::Proposal);
            Some(kept.count())
        }
        Focus::Review | Focus::Admin | Focus::Own => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::calendar::{Mark, OffReason, WeekPattern};
    use crate::domain::fact::{CustomerAdded, Fact, TaskAdded, TaskDone, Visited};
    use crate::domain::ident::{CustomerId, Id, Stamp, TaskId};
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn ready() -> WeekRhythm {
        let mut rhythm = WeekRhythm::default();
        for (weekday, focus) in READY {
            rhythm.days[weekday as usize] = Some((focus, String::new()));
        }
        rhythm
    }

    fn kept(rhythm: WeekRhythm) -> Workspace {
        let mut workspace = Workspace::default();
        let entry = rhythm.entry(day("2026-09-01"));
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::Entered(entry));
        workspace
    }

    fn focus(workspace: &Workspace, on: &str) -> Option<Focus> {
        of_day(workspace, day(on)).map(|(focus, _)| focus)
    }

    #[test]
    fn each_worked_weekday_has_its_own() {
        let mut workspace = kept(ready());
        let week = Week::of(day("2026-11-16")).period();
        let (visits, proposals) = (Some(Focus::Visits), Some(Focus::Proposals));
        let shown: Vec<_> = week.days().map(|on| focus(&workspace, &on.to_string())).collect();
        assert_eq!(shown, [visits, None, proposals, None, Some(Focus::Review), None, None]);
        workspace.calendar.marks.insert(day("2026-11-16"), Mark::Half);
        assert_eq!(focus(&workspace, "2026-11-16"), visits, "half a day has it too");
        assert_eq!(of_day(&Workspace::default(), day("2026-11-16")), None);
        assert_eq!(WeekRhythm::in_force(&workspace), ready());
        assert_eq!(WeekRhythm::in_force(&Workspace::default()), WeekRhythm::default());
    }

    #[test]
    fn a_holiday_has_none_and_the_make_up_day_has_that_of_the_first_lost_one() {
        let mut workspace = kept(ready());
        // The holidays of October 2026 end on Wednesday the 7th; Saturday the 10th is worked.
        assert_eq!(focus(&workspace, "2026-10-05"), None);
        assert_eq!(focus(&workspace, "2026-10-07"), None);
        assert_eq!(focus(&workspace, "2026-10-09"), Some(Focus::Review));
        assert_eq!(focus(&workspace, "2026-10-10"), Some(Focus::Visits));
        // The week of Sunday 20 September lost no day.
        assert_eq!(focus(&workspace, "2026-09-20"), None);
        workspace.calendar.ignore_make_up = true;
        assert_eq!(focus(&workspace, "2026-10-10"), None, "the rep does not work it");
    }

    #[test]
    fn a_second_day_worked_beyond_the_week_makes_up_for_the_second_lost_one() {
        let mut workspace = kept(ready());
        let off = Mark::Off(OffReason::Leave);
        for (on, mark) in [
            ("2026-11-16", off),
            ("2026-11-17", off),
            ("2026-11-18", off),
            ("2026-11-21", Mark::Work),
            ("2026-11-22", Mark::Work),
        ] {
            workspace.calendar.marks.insert(day(on), mark);
        }
        // Tuesday, which is for nothing, is not made up for.
        assert_eq!(focus(&workspace, "2026-11-21"), Some(Focus::Visits));
        assert_eq!(focus(&workspace, "2026-11-22"), Some(Focus::Proposals));
    }

    #[test]
    fn a_focus_of_its_own_goes_before_what_was_lost() {
        let mut rhythm = ready();
        rhythm.days[5] = Some((Focus::Own, "跑北区".to_owned()));
        let mut workspace = kept(rhythm);
        assert_eq!(of_day(&workspace, day("2026-10-10")), Some((Focus::Own, "跑北区")));
        assert_eq!(focus(&workspace, "2026-11-21"), None, "an ordinary Saturday is off");
        workspace.calendar.pattern = WeekPattern::SixDays;
        assert_eq!(focus(&workspace, "2026-11-21"), Some(Focus::Own));
    }

    #[test]
    fn what_a_day_saw_of_it_is_counted_where_records_count_it() {
        let (one, promise) = (CustomerId(Id::new(Stamp::new(1, 0, 7), 0)), Stamp::new(2, 0, 7));
        let monday = day("2026-11-16");
        let added = CustomerAdded {
            name: "恒泰".to_owned(),
            class: Class::B,
            note: None,
            visit: None,
            on: monday,
        };
        let step = Some(NextStep::Proposal);
        let promised = TaskAdded { customer: one, due: monday, step };
        let done = TaskDone { task: TaskId(Id::new(promise, 0)), on: monday.next() };
        let mut workspace = Workspace::default();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::CustomerAdded(added));
        evolve(&mut workspace, promise, &Fact::TaskAdded(promised));
        let visited = Visited { customer: one, on: monday };
        evolve(&mut workspace, Stamp::new(3, 0, 7), &Fact::Visited(visited));
        evolve(&mut workspace, Stamp::new(4, 0, 7), &Fact::TaskDone(done));
        let seen = |focus, on| seen(&workspace, focus, on);
        assert_eq!(seen(Focus::Visits, monday), Some(1));
        assert_eq!(seen(Focus::Calls, monday), Some(0));
        assert_eq!(seen(Focus::Proposals, monday), Some(0));
        assert_eq!(seen(Focus::Proposals, monday.next()), Some(1));
        assert_eq!(seen(Focus::Review, monday), None);
    }

    #[test]
    fn own_words_are_bounded() {
        assert_eq!(checked_own(&"长".repeat(OWN_LIMIT)).map(|own| own.len()), Ok(60));
        assert_eq!(checked_own(&"长".repeat(OWN_LIMIT + 1)), Err(OWN_LIMIT + 1));
        assert_eq!(checked_own("\n\t"), Err(0));
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back(
            days in prop::array::uniform7(prop::option::of((0_usize..6, "[a-z跑]{1,9}"))),
        ) {
            let days = days.map(|day| day.map(|(place, own)| {
                let focus = Focus::ALL[place];
                (focus, if focus == Focus::Own { own } else { String::new() })
            }));
            let rhythm = WeekRhythm { days };
            prop_assert_eq!(WeekRhythm::in_force(&kept(rhythm.clone())), rhythm);
        }

        #[test]
        fn no_row_makes_the_reader_panic(
            numbers in prop::collection::vec(any::<i64>(), 0..12), words: Vec<String>,
        ) {
            let row = Row { numbers, ids: vec![], words };
            for weekday in Weekday::ALL {
                let _ = of_weekday(&row, weekday);
            }
        }

        /// A week gives no focus twice, but where two days have the same, and each worked day of the
        /// pattern its own.
        #[test]
        fn the_calendar_alone_decides_who_has_one(
            first in 0_i32..700, leave in prop::collection::vec(0_i32..7, 0..4),
        ) {
            let mut workspace = kept(ready());
            let week = Week::of(day("2026-01-05").plus_days(first)).period();
            for after in leave {
                let mark = Mark::Off(OffReason::Rest);
                workspace.calendar.marks.insert(week.first().plus_days(after), mark);
            }
            let mut shown = Vec::new();
            for on in week.days() {
                let focus = of_day(&workspace, on).map(|(focus, _)| focus);
                prop_assert!(focus.is_none() || !workspace.calendar.weight(on).is_off());
                shown.extend(focus);
            }
            shown.sort();
            let all = shown.len();
            shown.dedup();
            prop_assert_eq!(shown.len(), all);
        }
    }
}
