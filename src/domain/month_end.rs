//! The end of a month: what is archived, what is carried over, what the next one starts from, and
//! late entries beside the archived figure (domain.md 3 and 4; mission F9).

use super::archive::{Archive, ArchivedFigure};
use super::books::Books;
use super::calendar::WorkingDays;
use super::command::Command;
use super::day::Day;
use super::ident::{DealId, ReceivableId, TaskId};
use super::late::Closed;
use super::metric::Standard;
use super::money::Money;
use super::own_books::{COUNTING, OwnRecords, closed_months, settled};
use super::period::Month;
use super::season::Season;
use super::suggestion::{ClosedMonth, NoSuggestion, Suggestion};
use super::tier::Tiers;
use super::unit::Figure;
use super::workspace::{DealState, Workspace};

/// Why a month cannot be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotClosable {
    /// Its last working day has not come.
    NotOver {
        /// That day.
        from: Day,
    },
    /// It is closed; its archive stays for ever.
    AlreadyClosed,
}

/// What a month leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarryOver {
    /// Promises that were due in it or before and are open, the longest due first. Their piles are
    /// in `domain::unfinished`.
    pub tasks: Vec<TaskId>,
    /// Open deals that were expected in it or before: to be dated anew or closed.
    pub deals: Vec<DealId>,
    /// What fell due in it or before and is open, with the open amount.
    pub receivables: Vec<(ReceivableId, Money)>,
}

/// What the next month starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextMonth {
    /// The month.
    pub month: Month,
    /// Its working weight as the calendar is known now.
    pub weight: WorkingDays,
    /// Whether it has a goal already.
    pub has_goal: bool,
    /// Tiers suggested from the months known whole, the closing one included.
    pub suggestion: Result<Suggestion, NoSuggestion>,
}

/// A month's end, as it would be closed on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthEnd {
    /// What would be archived.
    pub archive: Archive,
    /// What is left open.
    pub carry_over: CarryOver,
    /// What comes next.
    pub next: NextMonth,
}

impl MonthEnd {
    /// The end of `month` as of `today`. O(n log n) in records.
    ///
    /// # Errors
    /// When the month cannot be closed ([`check`]).
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> Result<MonthEnd, NotClosable> {
        check(workspace, month, today)?;
        let archive = archive(workspace, month, today);
        let carry_over = carry_over(workspace, month, today);
        let next = NextMonth::of(workspace, month.next(), today);
        Ok(MonthEnd { archive, carry_over, next })
    }
}

/// Whether a month can be closed: once, from its last working day on, or from its last day where it
/// has none. O(days).
///
/// ```
/// use fieldplan::domain::month_end::{NotClosable, check};
/// use fieldplan::domain::{day::Day, period::Month, workspace::Workspace};
/// let (workspace, october) = (Workspace::default(), Month::parse("2026-10").unwrap());
/// // 31 October 2026 is a Saturday.
/// let friday = Day::parse("2026-10-30")?;
/// let early = check(&workspace, october, friday.previous());
/// assert_eq!(early, Err(NotClosable::NotOver { from: friday }));
/// assert_eq!(check(&workspace, october, friday), Ok(()));
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
///
/// # Errors
/// When it is closed, or not yet over.
pub fn check(workspace: &Workspace, month: Month, today: Day) -> Result<(), NotClosable> {
    if workspace.archive(month).is_some() {
        return Err(NotClosable::AlreadyClosed);
    }
    let period = workspace.period(month);
    let last_working = workspace.calendar.on_or_before(period.last());
    let from = last_working.filter(|day| period.contains(*day)).unwrap_or(period.last());
    if today < from { Err(NotClosable::NotOver { from }) } else { Ok(()) }
}

/// What a month comes to as of a day: the tiers in force and first confirmed, and each metric that
/// the journal records and that has a base. O(n log n) in records.
pub fn archive(workspace: &Workspace, month: Month, on: Day) -> Archive {
    let (tiers, first) = tiers(workspace, month);
    Archive { on, tiers, first, figures: figures(workspace, month, on) }
}

/// The tiers in force of a month, and those first confirmed where they were others. O(log n) in
/// goals.
pub fn tiers(workspace: &Workspace, month: Month) -> (Option<Tiers>, Option<Tiers>) {
    let goal = workspace.goal(month);
    let tiers = goal.map(|goal| goal.in_force().tiers);
    let first = goal.map(|goal| goal.baseline().tiers).filter(|first| Some(*first) != tiers);
    (tiers, first)
}

/// The command that closes a month as of `on` with the figures of [`archive`]. O(n log n) in
/// records.
pub fn close(workspace: &Workspace, month: Month, on: Day) -> Command {
    Command::CloseMonth { month, figures: figures(workspace, month, on) }
}

/// The figures of a month from all records dated in it; what is paid so far is of `on`. Revenue
/// holds the opening figure. O(n log n) in records.
fn figures(workspace: &Workspace, month: Month, on: Day) -> Vec<ArchivedFigure> {
    let own = OwnRecords::of(workspace);
    let books = Books::open(own.records(), COUNTING);
    let period = workspace.period(month);
    let recorded = Standard::ALL.into_iter().filter(|metric| {
        own.holds(*metric, period.last())
            // Where no sale of the month has a cost there is nothing to say of its profit.
            && (*metric != Standard::GrossProfit || books.ledger().knows_profit(period))
    });
    let figures = recorded.filter_map(|metric| {
        let figure = match metric {
            Standard::Revenue => Figure::Money(workspace.sold_in_month(month)),
            _ => books.actual(metric, period, on).ok()?,
        };
        ArchivedFigure::new(metric, figure)
    });
    figures.collect()
}

/// What a month leaves behind as of a day, closed or not. O(n log n) in records.
pub fn carry_over(workspace: &Workspace, month: Month, today: Day) -> CarryOver {
    let period = workspace.period(month);
    let tasks = workspace.open_through(period.last()).map(|(id, _)| id);
    let deals = workspace
        .deals()
        .filter(|(_, deal)| deal.state == DealState::Open && deal.expected <= period.last());
    let settled = settled(workspace, today);
    let due = settled.open().filter(|(owed, _)| owed.due <= period.last());
    CarryOver {
        tasks: tasks.collect(),
        deals: deals.map(|(id, _)| id).collect(),
        receivables: due.map(|(owed, open)| (ReceivableId(owed.id), open)).collect(),
    }
}

/// The months before `month` whose business the journal knows whole on a day: on the last evening of
/// a month that month is among them, in its middle it is not. O(n log n) in records.
pub fn whole_months(workspace: &Workspace, month: Month, today: Day) -> Vec<ClosedMonth> {
    let mut all = closed_months(workspace, month);
    all.retain(|one| {
        !matches!(check(workspace, one.month, today), Err(NotClosable::NotOver { .. }))
    });
    all
}

impl NextMonth {
    /// What `month` starts from as seen on `today`: a month that still runs then is no month of
    /// history. O(n log n) in records.
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> NextMonth {
        let weight = workspace.calendar.working(workspace.period(month));
        let known = whole_months(workspace, month, today);
        let season = Season::own(&known).unwrap_or(Season::FLAT);
        NextMonth {
            month,
            weight,
            has_goal: workspace.goal(month).is_some(),
            suggestion: Suggestion::new(&known, &season, month, weight, None),
        }
    }
}

/// A metric of a closed month: as archived, and as the records make it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Which.
    pub metric: Standard,
    /// As archived; `None` where it had no base then.
    pub archived: Option<Figure>,
    /// As of the same day with what is known now; `None` where it has no base any more.
    pub amended: Option<Figure>,
}

/// The archived figures of a closed month beside the amended ones, in the metric table's order; of
/// an open month nothing. A late entry changes only the amended ones, which feed history. O(n log n)
/// in records.
pub fn beside(workspace: &Workspace, month: Month) -> Vec<Beside> {
    let Some(archive) = workspace.archive(month) else { return Vec::new() };
    let now = Archive { figures: figures(workspace, month, archive.on), ..archive.clone() };
    let lines = Standard::ALL.map(|metric| Beside {
        metric,
        archived: archive.figure(metric),
        amended: now.figure(metric),
    });
    lines.into_iter().filter(|line| line.archived.is_some() || line.amended.is_some()).collect()
}

/// Revenue of a closed month, archived and amended; `None` of an open month. O(sales).
pub fn closed_revenue(workspace: &Workspace, month: Month) -> Option<Closed> {
    match workspace.archive(month)?.figure(Standard::Revenue)? {
        Figure::Money(archived) => Some(Closed::new(archived, workspace.sold_in_month(month))),
        Figure::Count(_) | Figure::Rate(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, Refusal, decide};
    use crate::domain::fact::{Fact, RevisionReason};
    use crate::domain::ident::{CustomerId, Id, Stamp};
    use crate::domain::stage::Stage;
    use crate::domain::tier::Tier;
    use crate::domain::unit::Count;
    use crate::domain::workspace::{Ignored, evolve};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    #[derive(Default)]
    struct Phone {
        workspace: Workspace,
        made: u64,
    }

    impl Phone {
        fn try_on(&mut self, today: &str, command: Command) -> Result<(Stamp, Fact), Refusal> {
            self.made += 1;
            let stamp = Stamp::new(self.made, 0, 7);
            let moment = Moment { today: day(today), minute: 0, stamp };
            let fact = decide(&self.workspace, command, &moment)?;
            evolve(&mut self.workspace, stamp, &fact);
            Ok((stamp, fact))
        }

        fn on(&mut self, today: &str, command: Command) -> Id {
            Id::new(self.try_on(today, command).unwrap().0, 0)
        }

        fn goal(&mut self, today: &str, name: &str, target: i64) {
            let (month, target) = (month(name), yuan(target));
            self.on(today, Command::ConfirmGoal { month, target });
        }

        fn sell(&mut self, today: &str, on: &str, amount: i64) {
            let (amount, on) = (yuan(amount), day(on));
            self.on(today, Command::Sell { customer: None, amount, on });
        }

        fn close(&mut self, today: &str, name: &str) -> Result<(Stamp, Fact), Refusal> {
            let on = Day::parse(today).unwrap();
            self.try_on(today, close(&self.workspace, month(name), on))
        }
    }

    #[test]
    fn a_month_is_closed_once_and_from_its_last_working_day_on() {
        let mut phone = Phone::default();
        phone.goal("2026-10-01", "2026-10", 100);
        // 31 October 2026 is a Saturday.
        let (month, from) = (month("2026-10"), day("2026-10-30"));
        let early = phone.close("2026-10-29", "2026-10");
        assert_eq!(early.map(drop), Err(Refusal::MonthNotOver { month, from }));
        assert!(MonthEnd::of(&phone.workspace, month, day("2026-10-29")).is_err());
        phone.close("2026-10-30", "2026-10").unwrap();
        let again = phone.close("2026-11-02", "2026-10").map(drop);
        assert_eq!(again, Err(Refusal::MonthClosed(month)));
        assert_eq!(
            MonthEnd::of(&phone.workspace, month, day("2026-11-02")),
            Err(NotClosable::AlreadyClosed)
        );
        let (target, reason) = (yuan(5), RevisionReason::Market);
        let revise = phone.try_on("2026-11-02", Command::ReviseGoal { month, target, reason });
        assert_eq!(revise.map(drop), Err(Refusal::MonthClosed(month)));
    }

    #[test]
    fn a_closed_month_without_a_goal_gets_none_afterwards() {
        let mut phone = Phone::default();
        phone.close("2026-10-30", "2026-10").unwrap();
        let (month, target) = (month("2026-10"), yuan(5));
        let late = phone.try_on("2026-11-02", Command::ConfirmGoal { month, target });
        assert_eq!(late.map(drop), Err(Refusal::MonthClosed(month)));
        let archive = phone.workspace.archive(month).unwrap();
        assert_eq!((archive.tiers, archive.reached()), (None, None));
        // Sums are archived at 0; ratios without a base are not.
        assert_eq!(archive.figures.len(), 6);
    }

    #[test]
    fn a_month_without_a_working_day_is_closed_on_its_last() {
        use crate::domain::calendar::{Mark, OffReason};
        let mut phone = Phone::default();
        let (first, last) = (day("2026-10-01"), day("2026-10-31"));
        let mark = Some(Mark::Off(OffReason::Sick));
        phone.on("2026-09-30", Command::MarkDays { first, last, mark });
        let check = |on| check(&phone.workspace, month("2026-10"), day(on));
        assert_eq!(check("2026-10-30"), Err(NotClosable::NotOver { from: last }));
        assert_eq!(check("2026-10-31"), Ok(()));
    }

    #[test]
    fn late_entries_stand_beside_the_archived_figure_and_feed_history() {
        let mut phone = Phone::default();
        phone.goal("2026-10-01", "2026-10", 100);
        phone.sell("2026-10-12", "2026-10-12", 90);
        let (target, reason) = (yuan(80), RevisionReason::Company);
        let month = month("2026-10");
        phone.on("2026-10-13", Command::ReviseGoal { month, target, reason });
        phone.close("2026-10-30", "2026-10").unwrap();
        let archive = phone.workspace.archive(month).unwrap().clone();
        let target = |tiers: Option<crate::domain::tier::Tiers>| tiers.map(|t| t.get(Tier::Target));
        assert_eq!(
            (target(archive.tiers), target(archive.first)),
            (Some(yuan(80)), Some(yuan(100)))
        );
        assert_eq!(archive.reached(), Some(Tier::Target));
        assert!(beside(&phone.workspace, month).iter().all(|line| line.archived == line.amended));

        phone.sell("2026-11-03", "2026-10-31", 30);
        assert_eq!(phone.workspace.archive(month), Some(&archive));
        let lines = beside(&phone.workspace, month);
        let line = |metric| *lines.iter().find(|line| line.metric == metric).unwrap();
        let money = |amount| Some(Figure::Money(yuan(amount)));
        let revenue = line(Standard::Revenue);
        assert_eq!((revenue.archived, revenue.amended), (money(90), money(120)));
        let deals = line(Standard::Deals);
        let count = |pieces| Some(Figure::Count(Count::new(pieces)));
        assert_eq!((deals.archived, deals.amended), (count(1), count(2)));
        let closed = closed_revenue(&phone.workspace, month).unwrap();
        assert_eq!((closed.late(), closed.for_history()), (Some(yuan(30)), yuan(120)));
        let known = closed_months(&phone.workspace, month.next());
        assert_eq!(known[0].actual, yuan(120));
        assert_eq!(closed_revenue(&phone.workspace, month.next()), None);
        assert_eq!(beside(&phone.workspace, month.next()), []);
    }

    #[test]
    fn the_opening_figure_is_part_of_the_archived_revenue() {
        let mut phone = Phone::default();
        phone.goal("2026-10-19", "2026-10", 100);
        let month = month("2026-10");
        phone.on("2026-10-19", Command::SetOpening { month, amount: yuan(50) });
        phone.sell("2026-10-20", "2026-10-16", 7);
        phone.sell("2026-10-20", "2026-10-20", 8);
        phone.close("2026-10-30", "2026-10").unwrap();
        let archived = phone.workspace.archive(month).unwrap().figure(Standard::Revenue);
        assert_eq!(archived, Some(Figure::Money(yuan(58))));
    }

    #[test]
    fn what_is_open_is_carried_over_and_the_next_month_is_suggested() {
        let mut phone = Phone::default();
        let add = |visit: &str| Command::AddCustomer {
            name: "恒泰".to_owned(),
            class: Class::B,
            note: String::new(),
            visit: Some(day(visit)),
        };
        for (on, name) in
            [("2026-08-03", "2026-08"), ("2026-09-01", "2026-09"), ("2026-10-01", "2026-10")]
        {
            phone.goal(on, name, 100);
            phone.sell(on, on, 100);
        }
        let one = CustomerId(phone.on("2026-10-12", add("2026-10-20")));
        phone.on("2026-10-12", add("2026-11-04"));
        let open = |expected: &str| Command::OpenDeal {
            customer: one,
            amount: yuan(9),
            stage: Stage::Need,
            expected: day(expected),
        };
        let past = DealId(phone.on("2026-10-12", open("2026-10-31")));
        phone.on("2026-10-12", open("2026-11-01"));
        let owe = |due| Command::AddReceivable { customer: one, amount: yuan(70), due: day(due) };
        let due = ReceivableId(phone.on("2026-10-12", owe("2026-10-31")));
        phone.on("2026-10-12", owe("2026-11-01"));
        let (receivable, amount) = (Some(due), yuan(20));
        phone.on(
            "2026-10-13",
            Command::ReceivePayment { customer: one, receivable, amount, on: None },
        );

        let end = MonthEnd::of(&phone.workspace, month("2026-10"), day("2026-10-30")).unwrap();
        assert_eq!(end.carry_over.tasks.len(), 1);
        assert_eq!(end.carry_over.deals, [past]);
        assert_eq!(end.carry_over.receivables, [(due, yuan(50))]);
        let next = &end.next;
        assert_eq!(
            (next.month, next.weight.halves(), next.has_goal),
            (month("2026-11"), 42, false)
        );
        // 100 over 21, 22 and 18 working days: the middle of the three by day, over 21 days.
        let suggestion = next.suggestion.as_ref().unwrap();
        assert_eq!(suggestion.tiers.get(Tier::Floor), yuan(100));
        assert_eq!(suggestion.month_before, Some(yuan(100)));
        phone.goal("2026-10-30", "2026-11", 100);
        let end = MonthEnd::of(&phone.workspace, month("2026-10"), day("2026-10-30")).unwrap();
        assert!(end.next.has_goal);
    }

    #[test]
    fn a_month_that_still_runs_is_no_history_of_the_next() {
        let mut phone = Phone::default();
        for (on, name) in
            [("2026-08-03", "2026-08"), ("2026-09-01", "2026-09"), ("2026-10-01", "2026-10")]
        {
            phone.goal(on, name, 100);
            phone.sell(on, on, 100);
        }
        let november = month("2026-11");
        let next = |today| NextMonth::of(&phone.workspace, november, day(today)).suggestion;
        // Friday 30 October is the month's last working day.
        assert_eq!(next("2026-10-29"), Err(NoSuggestion::TooFewMonths(2)));
        let suggestion = next("2026-10-30").unwrap();
        assert_eq!(suggestion.month_before, Some(yuan(100)));
        let months = |today| whole_months(&phone.workspace, november, day(today)).len();
        assert_eq!((months("2026-10-29"), months("2026-10-30")), (2, 3));
        let end = MonthEnd::of(&phone.workspace, month("2026-10"), day("2026-10-30")).unwrap();
        assert_eq!(end.next.suggestion, Ok(suggestion));
    }

    proptest! {
        /// Whatever is entered afterwards, on whichever days, the archive stays; what came late is
        /// the difference; and what was open before the close is open after it.
        #[test]
        fn nothing_entered_later_changes_an_archive(
            before in proptest::collection::vec((0_i32..31, -90_i64..90), 0..8),
            after in proptest::collection::vec((0_i32..45, -90_i64..90), 0..8),
            promised in proptest::collection::vec(0_i32..45, 0..6),
        ) {
            let mut phone = Phone::default();
            let first = day("2026-10-01");
            let on = |after: i32| first.plus_days(after).to_string();
            for due in promised {
                let visit = Some(first.plus_days(due));
                let (name, note) = ("恒泰".to_owned(), String::new());
                phone.on("2026-10-01", Command::AddCustomer { name, class: Class::C, note, visit });
            }
            for (day, amount) in before.into_iter().filter(|(_, amount)| *amount != 0) {
                phone.sell("2026-10-30", &on(day), amount);
            }
            let month = month("2026-10");
            let open: Vec<_> = phone.workspace.open_through(Day::MAX).map(|(id, _)| id).collect();
            let end = MonthEnd::of(&phone.workspace, month, day("2026-10-30")).unwrap();
            phone.close("2026-10-30", "2026-10").unwrap();
            let archive = phone.workspace.archive(month).unwrap().clone();
            prop_assert_eq!(&end.archive, &archive);
            let still: Vec<_> = phone.workspace.open_through(Day::MAX).map(|(id, _)| id).collect();
            prop_assert_eq!(open, still);
            let mut late = Money::ZERO;
            let period = phone.workspace.period(month);
            for (number, amount) in after.into_iter().filter(|(_, amount)| *amount != 0) {
                phone.sell("2026-11-20", &on(number), amount);
                if period.contains(first.plus_days(number)) {
                    late = late.plus(yuan(amount));
                }
            }
            prop_assert_eq!(phone.workspace.archive(month), Some(&archive));
            let closed = closed_revenue(&phone.workspace, month).unwrap();
            prop_assert_eq!(closed.amended().minus(closed.archived()), late);
            prop_assert_eq!(phone.workspace.ignored.of(Ignored::AlreadyClosed), 0);
        }
    }
}
