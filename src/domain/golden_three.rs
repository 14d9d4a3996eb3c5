//! The morning's three key follow-ups, and what a time of day asks of a rep (mission D2).
//!
//! Not here: the list they come from (`agenda`), what the cards say (`text::cards`).

use super::agenda::{Agenda, Leads, Line, Why};
use super::day::Day;
use super::day_order::{each_once, in_order};
use super::ident::CustomerId;
use super::sorted::sort_by;
use super::week_plan::{Basis, Suggested, WeekPlan};
use super::workspace::Workspace;

/// How many follow-ups the morning names.
pub const THREE: usize = 3;
/// Until when it is morning, in minutes since midnight: before 11:00.
pub const MORNING_ENDS: u16 = 11 * 60;
/// Until when it is noon: before 14:00.
pub const NOON_ENDS: u16 = 14 * 60;

/// What a time of day asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// Nothing.
    None,
    /// What comes first today.
    Morning,
    /// What is done, and what to do with the rest.
    Noon,
    /// Look back, and lay tomorrow out.
    Evening,
}

/// The day so far, as far as a card asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySoFar {
    /// Minutes since midnight.
    pub minute: u16,
    /// Whether it is after work.
    pub evening: bool,
    /// Whether the day is worked at all.
    pub worked: bool,
    /// Lines on the list.
    pub lines: usize,
    /// Those of them that are done.
    pub done: usize,
}

impl Card {
    /// Which card a day shows: the evening's after work and once everything is done, before that the
    /// morning's until 11:00 and noon's until 14:00, on days that are worked.
    ///
    /// ```
    /// use fieldplan::domain::golden_three::{Card, DaySoFar};
    /// let nine = DaySoFar { minute: 540, evening: false, worked: true, lines: 4, done: 1 };
    /// assert_eq!(Card::of(nine), Card::Morning);
    /// assert_eq!(Card::of(DaySoFar { minute: 720, ..nine }), Card::Noon);
    /// assert_eq!(Card::of(DaySoFar { done: 4, ..nine }), Card::Evening);
    /// assert_eq!(Card::of(DaySoFar { worked: false, ..nine }), Card::None);
    /// ```
    pub fn of(day: DaySoFar) -> Card {
        let DaySoFar { minute, evening, worked, lines, done } = day;
        let all_done = lines > 0 && done == lines;
        if all_done || (evening && (lines > 0 || worked)) {
            Card::Evening
        } else if !worked || evening {
            Card::None
        } else if minute < MORNING_ENDS {
            Card::Morning
        } else if minute < NOON_ENDS && lines > 0 {
            Card::Noon
        } else {
            Card::None
        }
    }
}

/// The three follow-ups that count most: of each customer the line with the most money in it, the
/// largest amount first, then the higher class, then the list's own order. What is done, new leads
/// and what came up unplanned are none; what does not fit the day may be one. O(n log n).
pub fn key_three(agenda: &Agenda) -> Vec<Line> {
    let all = agenda.lines.iter().chain(&agenda.overflow);
    let open = all.filter(|line| !line.done && line.customer.is_some());
    let mut open: Vec<Line> = open
        .filter(|line| line.why != Why::LeadQuota && line.why != Why::Unplanned)
        .copied()
        .collect();
    sort_by(&mut open, |one, other| {
        let class = |line: &Line| line.class.map_or(u8::MAX, |class| class as u8);
        other.amount.cmp(&one.amount).then_with(|| class(one).cmp(&class(other)))
    });
    let mut three: Vec<Line> = Vec::new();
    for line in open {
        if three.len() == THREE {
            break;
        }
        if !three.iter().any(|taken| taken.customer == line.customer) {
            three.push(line);
        }
    }
    three
}

/// What the morning's card says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The three follow-ups.
    pub three: Vec<Line>,
    /// The new leads, where any are asked for.
    pub leads: Option<Leads>,
    /// What the classes ask for today beside the promises.
    pub suggested: Vec<Suggested>,
    /// Promises of earlier days that were not kept.
    pub backlog: usize,
}

impl Start {
    /// Of a day, whose list is `agenda`. O(n log n) in the workspace.
    pub fn of(workspace: &Workspace, agenda: &Agenda, today: Day) -> Start {
        Start {
            three: key_three(agenda),
            leads: agenda.leads,
            suggested: suggested(workspace, today, today),
            backlog: workspace.open_through(today.previous()).count(),
        }
    }
}

/// The next working day, laid out the evening before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tomorrow {
    /// Which day.
    pub day: Day,
    /// Who is promised, in the order the rep chose for the day; each once, whatever for.
    pub promised: Vec<CustomerId>,
    /// What the classes ask for beside them.
    pub suggested: Vec<Suggested>,
}

impl Tomorrow {
    /// As seen on `today`; `None` where the calendar knows of no working day ahead.
    pub fn of(workspace: &Workspace, today: Day) -> Option<Tomorrow> {
        let day = workspace.calendar.next_working(today)?;
        let due = workspace.open_through(day).filter(|(_, task)| task.due == day);
        let promised: Vec<CustomerId> = due.map(|(_, task)| task.customer).collect();
        let promised = in_order(workspace, day, &each_once(&promised));
        Some(Tomorrow { day, promised, suggested: suggested(workspace, today, day) })
    }
}

/// What the plan of the two weeks suggests for a day; nothing beyond them.
fn suggested(workspace: &Workspace, today: Day, day: Day) -> Vec<Suggested> {
    let plan = WeekPlan::of(workspace, Basis::of(workspace, today));
    let found = plan.days().find(|one| one.day == day).map(|one| one.suggested.clone());
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::{About, Matter};
    use crate::domain::cadence::Class;
    use crate::domain::fact::NextStep;
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::money::Money;
    use proptest::prelude::*;

    fn line(customer: u64, class: Class, amount: i64, why: Why) -> Line {
        let id = CustomerId(Id::new(Stamp::new(customer, 0, 7), 0));
        Line {
            about: About::Matter(Matter::Customer(id)),
            customer: Some(id),
            class: Some(class),
            why,
            due: Day::parse("2026-11-23").unwrap(),
            amount: Money::from_yuan(amount),
            step: NextStep::Visit,
            done: false,
        }
    }

    fn who(agenda: &Agenda) -> Vec<u64> {
        let all = key_three(agenda);
        let of = |line: &Line| {
            (1..20).find(|ms| Some(CustomerId(Id::new(Stamp::new(*ms, 0, 7), 0))) == line.customer)
        };
        all.iter().filter_map(of).collect()
    }

    #[test]
    fn the_largest_amounts_come_first_then_the_higher_class_each_customer_once() {
        let agenda = Agenda {
            lines: vec![
                line(1, Class::C, 0, Why::Promised),
                line(2, Class::A, 0, Why::VisitDue),
                line(3, Class::C, 500, Why::CollectionDue),
                line(3, Class::C, 900, Why::Closing),
                Line { done: true, ..line(4, Class::A, 9_000, Why::Closing) },
                line(5, Class::A, 8_000, Why::Unplanned),
                Line { customer: None, ..line(6, Class::A, 8_000, Why::LeadQuota) },
            ],
            overflow: vec![line(7, Class::B, 700, Why::Stalled)],
            ..Agenda::default()
        };
        assert_eq!(who(&agenda), [3, 7, 2]);
        assert_eq!(key_three(&agenda)[0].why, Why::Closing);
    }

    #[test]
    fn after_work_a_day_off_without_anything_asks_for_nothing() {
        let day = DaySoFar { minute: 1_100, evening: true, worked: false, lines: 0, done: 0 };
        assert_eq!(Card::of(day), Card::None);
        assert_eq!(Card::of(DaySoFar { lines: 1, ..day }), Card::Evening);
        assert_eq!(Card::of(DaySoFar { worked: true, ..day }), Card::Evening);
        let noon =
            DaySoFar { minute: MORNING_ENDS, evening: false, worked: true, lines: 0, done: 0 };
        assert_eq!(Card::of(noon), Card::None);
        assert_eq!(Card::of(DaySoFar { minute: NOON_ENDS, lines: 2, ..noon }), Card::None);
    }

    #[test]
    fn the_morning_and_the_evening_before_say_what_the_plan_says() {
        use crate::domain::command::{Command, Moment, decide};
        use crate::domain::workspace::evolve;
        let mut workspace = Workspace::default();
        let on = |text: &str| Day::parse(text).unwrap();
        let mut run = |place: u64, today: Day, command: Command| {
            let stamp = Stamp::new(place, 0, 7);
            let moment = Moment { today, minute: 0, stamp };
            let fact = decide(&workspace, command, &moment).unwrap();
            evolve(&mut workspace, stamp, &fact);
        };
        let add = |visit: Option<Day>| Command::AddCustomer {
            name: "恒泰".to_owned(),
            class: Class::B,
            note: String::new(),
            visit,
        };
        run(1, on("2026-11-16"), add(Some(on("2026-11-20"))));
        run(2, on("2026-11-16"), add(Some(on("2026-11-24"))));
        run(3, on("2026-11-02"), add(None));
        let today = on("2026-11-23");
        let start = Start::of(&workspace, &Agenda::of(&workspace, today), today);
        assert_eq!((start.backlog, start.suggested.len()), (1, 1));
        assert_eq!(start.three.len(), 2, "the backlog and who is due");
        let tomorrow = Tomorrow::of(&workspace, on("2026-11-23")).unwrap();
        assert_eq!((tomorrow.day, tomorrow.promised.len()), (on("2026-11-24"), 1));
        assert_eq!(Tomorrow::of(&workspace, on("2026-11-27")).unwrap().day, on("2026-11-30"));
    }

    #[test]
    fn who_is_promised_twice_for_tomorrow_is_one_to_go_to() {
        use crate::domain::command::{Command, Moment, decide};
        use crate::domain::fact::NextStep;
        use crate::domain::ident::Id;
        use crate::domain::workspace::evolve;
        let mut workspace = Workspace::default();
        let (today, tomorrow) =
            (Day::parse("2026-11-23").unwrap(), Day::parse("2026-11-24").unwrap());
        let mut run = |place: u64, command: Command| {
            let stamp = Stamp::new(place, 0, 7);
            let fact = decide(&workspace, command, &Moment { today, minute: 0, stamp }).unwrap();
            evolve(&mut workspace, stamp, &fact);
        };
        for (place, name) in [(1, "恒泰"), (2, "明达")] {
            run(
                place,
                Command::AddCustomer {
                    name: name.to_owned(),
                    class: Class::B,
                    note: String::new(),
                    visit: Some(tomorrow),
                },
            );
        }
        let first = CustomerId(Id::new(Stamp::new(1, 0, 7), 0));
        run(3, Command::Promise { customer: first, due: tomorrow, step: Some(NextStep::Collect) });
        let laid = Tomorrow::of(&workspace, today).unwrap();
        assert_eq!(laid.promised.len(), 2, "{:?}", laid.promised);
    }

    proptest! {
        #[test]
        fn at_most_three_and_none_left_out_counts_more(amounts in proptest::collection::vec(0_i64..9, 0..9)) {
            let lines: Vec<Line> = (1..).zip(&amounts).map(|(id, amount)| line(id, Class::B, *amount, Why::Promised)).collect();
            let agenda = Agenda { lines, ..Agenda::default() };
            let three = key_three(&agenda);
            prop_assert_eq!(three.len(), amounts.len().min(THREE));
            let least = three.last().map(|line| line.amount);
            let left = agenda.lines.iter().filter(|line| !three.contains(line));
            prop_assert!(left.into_iter().all(|line| Some(line.amount) <= least));
        }
    }
}
