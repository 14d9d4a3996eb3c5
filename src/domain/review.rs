//! Looking back on a day, a week or a month so far: planned against done, expected against actual,
//! and what changed (mission F1). Everything is read off the records; nothing is typed.

use super::day::Day;
use super::goal::{Opening, Origin};
use super::money::Money;
use super::period::{Month, Period};
use super::spread::Spread;
use super::tier::Tier;
use super::workspace::{DealState, TaskState, Workspace};

/// A run of days, looked back on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The days.
    pub span: Period,
    /// The part of each sales month that lies in the span, in order.
    pub pieces: Vec<Piece>,
    /// Promises that fell due in the span.
    pub promises: Promises,
    /// Customers visited, one a customer and day.
    pub visits: u32,
    /// Customers called and not visited, one a customer and day.
    pub calls: u32,
    /// Sales, returns apart.
    pub sales: u32,
    /// Deals lost.
    pub lost: u32,
    /// Customers added.
    pub added: u32,
    /// Targets set or changed, in the order of their records.
    pub changes: Vec<Change>,
}

/// A sales month's part of the span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The sales month.
    pub month: Month,
    /// Its days in the span.
    pub run: Period,
    /// Half days of these.
    pub halves: u32,
    /// What the target in force asks of these days, and of those of them before today; `None`
    /// without a goal, or in a month without a working day.
    pub expected: Option<Expected>,
    /// Sales and returns dated in these days. What was done before records began counts where the
    /// piece begins with its month.
    pub actual: Money,
    /// Whether records, or the opening figure, speak of all its days, so that the actual may be
    /// held against what was expected.
    pub recorded: bool,
}

impl Piece {
    /// How the actual stands against what was expected through yesterday.
    pub fn verdict(&self) -> Verdict {
        verdict(core::slice::from_ref(self))
    }
}

/// How actuals stand against what was expected through yesterday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is asked: no goal.
    NoGoal,
    /// There is no working day in it.
    NoWork,
    /// None of its working days has ended.
    TooEarly,
    /// The rep started later than it and has not said what was sold before.
    NotRecorded,
    /// So much more, or less where negative.
    Apart(Money),
}

fn verdict(pieces: &[Piece]) -> Verdict {
    let asked = || pieces.iter().filter_map(|piece| Some((piece, piece.expected?)));
    let expected: Money = asked().map(|(_, expected)| expected.so_far).sum();
    if asked().next().is_none() {
        Verdict::NoGoal
    } else if asked().all(|(piece, _)| piece.halves == 0) {
        Verdict::NoWork
    } else if expected <= Money::ZERO {
        Verdict::TooEarly
    } else if asked().any(|(piece, _)| !piece.recorded) {
        Verdict::NotRecorded
    } else {
        // What was sold in a month without a goal is not held against another month's.
        Verdict::Apart(asked().map(|(piece, _)| piece.actual).sum::<Money>().minus(expected))
    }
}

/// What is asked of a piece's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Of all of them.
    pub whole: Money,
    /// Of those before today: what the actual is held against while the piece still runs.
    pub so_far: Money,
}

/// What became of promises by the day they fell due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// Kept, on that day or another.
    pub kept: u32,
    /// Given up.
    pub dropped: u32,
    /// Still open.
    pub open: u32,
}

impl Promises {
    /// All of them.
    pub fn all(self) -> u32 {
        self.kept.saturating_add(self.dropped).saturating_add(self.open)
    }
}

/// A target set or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The sales month.
    pub month: Month,
    /// The civil day.
    pub on: Day,
    /// Why.
    pub origin: Origin,
    /// The target before; `None` for the first.
    pub from: Option<Money>,
    /// The target after.
    pub to: Money,
}

impl Review {
    /// Looks back on `span` as of `today`. Figures are those of the versions in force now, over the
    /// calendar as it is now (domain.md 4). O(tasks + visits + sales + deals).
    pub fn of(workspace: &Workspace, span: Period, today: Day) -> Review {
        let mut promises = Promises::default();
        let due = workspace.tasks_since(span.first());
        for (_, task) in due.filter(|(_, task)| span.contains(task.due)) {
            let slot = match task.state {
                TaskState::Done { .. } => &mut promises.kept,
                TaskState::Dropped { .. } => &mut promises.dropped,
                TaskState::Open => &mut promises.open,
            };
            *slot = slot.saturating_add(1);
        }
        let visits = workspace.customers().map(|(_, customer)| customer.visited_in(span));
        let calls = workspace.customers().map(|(_, customer)| customer.called_in(span));
        let sales = workspace
            .sales()
            .filter(|(_, sale)| span.contains(sale.on) && sale.amount > Money::ZERO);
        let lost = workspace
            .deals()
            .filter(|(_, deal)| matches!(deal.state, DealState::Lost { on } if span.contains(on)));
        let added = workspace.customers().filter(|(_, customer)| span.contains(customer.added));
        Review {
            span,
            pieces: pieces(workspace, span, today),
            promises,
            visits: count(visits.sum()),
            calls: count(calls.sum()),
            sales: count(sales.count()),
            lost: count(lost.count()),
            added: count(added.count()),
            changes: changes(workspace, span),
        }
    }

    /// Sales and returns of the whole span.
    pub fn actual(&self) -> Money {
        self.pieces.iter().map(|piece| piece.actual).sum()
    }

    /// What was asked of all days before today; `None` where no piece has a goal.
    pub fn expected_so_far(&self) -> Option<Money> {
        self.asked(|expected| expected.so_far)
    }

    /// What is asked of all its days; `None` where no piece has a goal.
    pub fn expected(&self) -> Option<Money> {
        self.asked(|expected| expected.whole)
    }

    /// How the actuals of its months with a goal stand against what was expected of them.
    pub fn verdict(&self) -> Verdict {
        verdict(&self.pieces)
    }

    /// Whether there is anything to look back on: something asked, done or changed.
    pub fn is_empty(&self) -> bool {
        self.expected().is_none()
            && self.actual() == Money::ZERO
            && self.promises.all() == 0
            && [self.visits, self.calls, self.sales, self.lost, self.added] == [0; 5]
            && self.changes.is_empty()
    }

    fn asked(&self, of: impl Fn(Expected) -> Money) -> Option<Money> {
        let mut asked = self.pieces.iter().filter_map(|piece| piece.expected).map(of);
        let first = asked.next()?;
        Some(asked.fold(first, Money::plus))
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn pieces(workspace: &Workspace, span: Period, today: Day) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut month = workspace.month_of(span.first());
    while let Some(run) = workspace.period(month).intersect(span) {
        pieces.push(piece(workspace, month, run, today));
        if month.next() == month {
            break;
        }
        month = month.next();
    }
    pieces
}

fn piece(workspace: &Workspace, month: Month, run: Period, today: Day) -> Piece {
    let calendar = &workspace.calendar;
    let period = workspace.period(month);
    let halves_through =
        |day: Day| period.through(day).map_or(0, |elapsed| calendar.working(elapsed).halves());
    let before =
        if run.first() > period.first() { halves_through(run.first().previous()) } else { 0 };
    let after = halves_through(run.last());
    let now =
        if today > run.first() { halves_through(run.last().min(today.previous())) } else { before };
    let goal = workspace.goal(month);
    let expected = goal.and_then(|goal| {
        let target = goal.in_force().tiers.get(Tier::Target);
        let spread = Spread::of(workspace, month);
        Some(Expected {
            whole: spread.between(target, before, after)?,
            so_far: spread.between(target, before, now)?,
        })
    });
    let actual = match goal.map(|goal| goal.opening) {
        Some(Opening::Answered { amount, through }) => {
            let opening = if run.first() == period.first() { amount } else { Money::ZERO };
            opening.plus(workspace.sold_in(run.since(through.next())))
        }
        _ => workspace.sold_in(Some(run)),
    };
    let recorded = goal.is_none_or(|goal| match goal.opening {
        Opening::Answered { through, .. } => {
            run.first() > through || (run.first() == period.first() && run.last() >= through)
        }
        Opening::Unanswered | Opening::Declined => {
            run.first() >= goal.baseline().on || !goal.started_late(calendar, period)
        }
    });
    Piece { month, run, halves: after.saturating_sub(before), expected, actual, recorded }
}

fn changes(workspace: &Workspace, span: Period) -> Vec<Change> {
    let mut changes = Vec::new();
    for (month, goal) in workspace.goals() {
        let mut from = None;
        for version in std::iter::once(goal.baseline()).chain(goal.revisions()) {
            let to = version.tiers.get(Tier::Target);
            if span.contains(version.on) {
                changes.push((
                    version.stamp,
                    Change { month, on: version.on, origin: version.origin, from, to },
                ));
            }
            from = Some(to);
        }
    }
    super::sorted::sort_by(&mut changes, |one, other| one.0.cmp(&other.0));
    changes.into_iter().map(|(_, change)| change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::fact::Fact;
    use crate::domain::fact::{Outcome, RevisionReason, Sold};
    use crate::domain::ident::Stamp;
    use crate::domain::period::MonthStart;
    use crate::domain::week::Week;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn run(first: &str, last: &str) -> Period {
        Period::new(day(first), day(last)).unwrap()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    /// A workspace after these commands, each on its day.
    fn after(commands: impl IntoIterator<Item = (&'static str, Command)>) -> Workspace {
        let mut workspace = Workspace::default();
        for (place, (today, command)) in (1..).zip(commands) {
            let stamp = Stamp::new(place, 0, 7);
            let moment = Moment { today: day(today), minute: 0, stamp };
            let fact = decide(&workspace, command, &moment).unwrap();
            evolve(&mut workspace, stamp, &fact);
        }
        workspace
    }

    fn november() -> Month {
        Month::of(day("2026-11-15"), MonthStart::default())
    }

    fn goal(target: i64) -> (&'static str, Command) {
        ("2026-11-02", Command::ConfirmGoal { month: november(), target: yuan(target) })
    }

    fn sell(on: &'static str, amount: i64) -> (&'static str, Command) {
        (on, Command::Sell { customer: None, amount: yuan(amount), on: day(on) })
    }

    #[test]
    fn a_week_so_far_is_held_against_the_days_before_today() {
        // November 2026 has 21 working days: 210,000 is 10,000 a day.
        let workspace =
            after([goal(210_000), sell("2026-11-09", 12_000), sell("2026-11-11", 5_000)]);
        let review = Review::of(&workspace, run("2026-11-09", "2026-11-15"), day("2026-11-11"));
        assert_eq!(review.expected(), Some(yuan(50_000)));
        assert_eq!(review.expected_so_far(), Some(yuan(20_000)));
        assert_eq!(review.actual(), yuan(17_000));
        assert_eq!(review.sales, 2);
    }

    #[test]
    fn no_word_on_the_distance_before_a_working_day_has_ended() {
        let workspace = after([goal(210_000), sell("2026-11-10", 12_000)]);
        let verdict =
            |first, last, today| Review::of(&workspace, run(first, last), day(today)).verdict();
        // Sunday and Monday: the first working day is still running.
        assert_eq!(verdict("2026-11-01", "2026-11-30", "2026-11-02"), Verdict::TooEarly);
        assert_eq!(verdict("2026-11-09", "2026-11-15", "2026-11-09"), Verdict::TooEarly);
        let below = Verdict::Apart(yuan(-8_000));
        assert_eq!(verdict("2026-11-09", "2026-11-15", "2026-11-11"), below);
        assert_eq!(verdict("2026-11-14", "2026-11-15", "2026-11-16"), Verdict::NoWork);
        assert_eq!(verdict("2026-12-07", "2026-12-13", "2026-12-16"), Verdict::NoGoal);
    }

    #[test]
    fn a_week_before_records_began_is_not_judged() {
        let late =
            ("2026-11-16", Command::ConfirmGoal { month: november(), target: yuan(210_000) });
        let week = run("2026-11-09", "2026-11-15");
        let month = run("2026-11-01", "2026-11-30");
        let today = day("2026-11-18");
        let workspace = after([late.clone()]);
        assert_eq!(Review::of(&workspace, week, today).verdict(), Verdict::NotRecorded);
        assert_eq!(Review::of(&workspace, month, today).verdict(), Verdict::NotRecorded);
        let opening = Command::SetOpening { month: november(), amount: yuan(90_000) };
        let workspace = after([late, ("2026-11-16", opening)]);
        assert_eq!(Review::of(&workspace, week, today).verdict(), Verdict::NotRecorded);
        // Twelve working days before the 18th ask for 120,000.
        assert_eq!(Review::of(&workspace, month, today).verdict(), Verdict::Apart(yuan(-30_000)));
        let now = run("2026-11-16", "2026-11-22");
        assert_eq!(Review::of(&workspace, now, today).verdict(), Verdict::Apart(yuan(-20_000)));
    }

    #[test]
    fn sales_of_a_month_without_a_goal_are_not_held_against_another() {
        let workspace = after([goal(210_000), sell("2026-12-01", 6_000)]);
        let week = Week::of(day("2026-12-01")).period();
        let review = Review::of(&workspace, week, day("2026-12-03"));
        assert_eq!(review.verdict(), Verdict::Apart(yuan(-10_000)));
        assert!(!review.is_empty());
        let nothing = Review::of(&Workspace::default(), week, day("2026-12-03"));
        assert!(nothing.is_empty());
    }

    #[test]
    fn a_week_over_a_months_edge_has_both_months_pieces() {
        let workspace =
            after([goal(210_000), sell("2026-11-30", 4_000), sell("2026-12-01", 6_000)]);
        let week = Week::of(day("2026-12-01")).period();
        let review = Review::of(&workspace, week, day("2026-12-03"));
        let [november, december] = review.pieces[..] else { panic!("two pieces") };
        assert_eq!(november.expected.unwrap().whole, yuan(10_000));
        assert_eq!((november.actual, december.actual), (yuan(4_000), yuan(6_000)));
        assert_eq!(december.expected, None);
    }

    #[test]
    fn promises_are_counted_by_the_day_they_fell_due() {
        let add = |name: &str, due: &str| Command::AddCustomer {
            name: name.to_owned(),
            class: Class::C,
            note: String::new(),
            visit: Some(day(due)),
        };
        let mut workspace = after([
            ("2026-11-02", add("红星", "2026-11-09")),
            ("2026-11-02", add("老王", "2026-11-10")),
            ("2026-11-02", add("华润", "2026-11-20")),
        ]);
        let (task, of) = workspace.tasks().next().map(|(id, task)| (id, task.customer)).unwrap();
        let log = Command::Log {
            customer: of,
            task: Some(task),
            outcome: Outcome::Won,
            won: Some(yuan(800)),
            note: String::new(),
            next: None,
        };
        let stamp = Stamp::new(9, 0, 7);
        let moment = Moment { today: day("2026-11-11"), minute: 0, stamp };
        let fact = decide(&workspace, log, &moment).unwrap();
        evolve(&mut workspace, stamp, &fact);
        let review = Review::of(&workspace, run("2026-11-09", "2026-11-15"), day("2026-11-12"));
        assert_eq!(review.promises, Promises { kept: 1, dropped: 0, open: 1 });
        assert_eq!((review.visits, review.sales, review.actual()), (1, 1, yuan(800)));
        let first = Review::of(&workspace, run("2026-11-02", "2026-11-02"), day("2026-11-12"));
        assert_eq!((first.added, first.visits), (3, 0));
    }

    #[test]
    fn what_was_done_before_records_began_counts_to_the_month_and_not_to_a_week() {
        let opening = Command::SetOpening { month: november(), amount: yuan(90_000) };
        let workspace = after([goal(210_000), ("2026-11-16", opening), sell("2026-11-16", 1_000)]);
        let month =
            Review::of(&workspace, november().period(MonthStart::default()), day("2026-11-16"));
        assert_eq!(month.actual(), yuan(91_000));
        let week = Review::of(&workspace, run("2026-11-09", "2026-11-15"), day("2026-11-16"));
        assert_eq!(week.actual(), Money::ZERO);
    }

    #[test]
    fn a_change_of_target_says_from_where() {
        let revise = Command::ReviseGoal {
            month: november(),
            target: yuan(180_000),
            reason: RevisionReason::Market,
        };
        let workspace = after([goal(210_000), ("2026-11-10", revise)]);
        let review = Review::of(&workspace, run("2026-11-09", "2026-11-15"), day("2026-11-12"));
        let change = Change {
            month: november(),
            on: day("2026-11-10"),
            origin: Origin::Revised(RevisionReason::Market),
            from: Some(yuan(210_000)),
            to: yuan(180_000),
        };
        assert_eq!(review.changes, [change]);
    }

    proptest! {
        #[test]
        fn reviews_of_parts_add_up_to_the_whole(
            target in 1_i64..900_000_000,
            sales in proptest::collection::vec((1_u32..=30, -50_000_i64..50_000), 0..12),
            cut in 1_u32..30,
            today in 1_u32..=30,
        ) {
            let at = |number: u32| Day::new(2026, 11, number).unwrap();
            let mut workspace = Workspace::default();
            let confirm = Command::ConfirmGoal { month: november(), target: Money::from_fen(target) };
            let moment = Moment { today: at(1), minute: 0, stamp: Stamp::new(1, 0, 1) };
            let fact = decide(&workspace, confirm, &moment).unwrap();
            evolve(&mut workspace, moment.stamp, &fact);
            for (place, (on, fen)) in (2..).zip(sales) {
                let sold = Sold { customer: None, amount: Money::from_fen(fen), on: at(on), goods: None };
                evolve(&mut workspace, Stamp::new(place, 0, 1), &Fact::Sold(sold));
            }
            let review = |first, last| Review::of(&workspace, Period::new(at(first), at(last)).unwrap(), at(today));
            let (whole, one, other) = (review(1, 30), review(1, cut), review(cut + 1, 30));
            prop_assert_eq!(whole.actual(), one.actual().plus(other.actual()));
            let both = |of: fn(&Review) -> Option<Money>| of(&one).unwrap().plus(of(&other).unwrap());
            prop_assert_eq!(whole.expected().unwrap(), both(Review::expected));
            prop_assert_eq!(whole.expected_so_far().unwrap(), both(Review::expected_so_far));
            prop_assert_eq!(whole.expected().unwrap(), Money::from_fen(target));
        }
    }
}
