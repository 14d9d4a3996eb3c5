//! What a phone's calendar is given: the visits of the days ahead, and the days on which a deal is
//! expected or money falls due. The core says which; here they get names and words.

use super::ics::Event;
use crate::domain::day::Day;
use crate::domain::day_list::{DayList, Fate};
use crate::domain::ident::{CustomerId, ReceivableId};
use crate::domain::own_books::settled;
use crate::domain::period::Period;
use crate::domain::plan_book::deadlines::{What, due_in};
use crate::domain::sorted::{Set, sort_by};
use crate::domain::workspace::{DealState, Standing, Workspace};
use crate::text::{Lang, date, fill, number, visit};

/// How far ahead it looks, in days, today included.
pub const AHEAD: i32 = 14;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The days, from today on.
    pub days: Period,
    /// Visits: promised, and due by the customer's class.
    pub visits: bool,
    /// Deals expected and money due.
    pub deadlines: bool,
}

/// This week from `today` on, Sunday included.
pub fn rest_of_week(today: Day) -> Period {
    let week = Period::spanning(today, today.plus_days(6));
    week.weeks().next().unwrap_or(week)
}

/// The events, by day. A visit has one event however often it is asked for: today's list takes what
/// is late, the days after it what falls due on them. Erased customers have none. O(days · n log n)
/// in the workspace.
pub fn events(workspace: &Workspace, wanted: Wanted, today: Day, lang: Lang) -> Vec<Event> {
    let mut events = Vec::new();
    let mut named = Set::new();
    if wanted.visits {
        for day in wanted.days.days().filter(|day| *day >= today) {
            visits(workspace, day, today, lang, &mut |event: Event| {
                if named.insert(event.uid.clone()) {
                    events.push(event);
                }
            });
        }
    }
    if wanted.deadlines {
        events.extend(deadlines(workspace, wanted.days, today, lang));
    }
    sort_by(&mut events, |one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
    events
}

fn visits(workspace: &Workspace, day: Day, today: Day, lang: Lang, take: &mut dyn FnMut(Event)) {
    let list = DayList::of(workspace, day, today);
    for line in list.lines.iter().filter(|line| line.fate == Fate::Open) {
        let Some(name) = name(workspace, line.customer) else { continue };
        let what = visit::step(lang.texts(), line.step);
        let summary = fill(lang.exchange().calendar.event, &[what, name]);
        take(Event { uid: line.subject.to_string(), day, summary, early: 0 });
    }
}

/// Named as `agenda::Matter` prints them.
fn deadlines(workspace: &Workspace, days: Period, today: Day, lang: Lang) -> Vec<Event> {
    let words = lang.exchange().calendar;
    let deals = workspace
        .deals()
        .filter(|(_, deal)| deal.state == DealState::Open && days.contains(deal.expected))
        .filter_map(|(id, deal)| {
            let amount = number::short(lang, deal.amount);
            let summary = fill(words.deal, &[name(workspace, deal.customer)?, &amount]);
            Some(Event { uid: format!("d{id}"), day: deal.expected, summary, early: 0 })
        });
    let books = settled(workspace, today);
    let owed =
        books.open().filter(|(owed, _)| days.contains(owed.due)).filter_map(|(owed, open)| {
            let amount = number::short(lang, open);
            let summary = fill(words.owed, &[name(workspace, owed.customer)?, &amount]);
            let uid = format!("r{}", ReceivableId(owed.id));
            Some(Event { uid, day: owed.due, summary, early: 0 })
        });
    deals.chain(owed).chain(superior(workspace, days, today, lang)).collect()
}

/// What is due to or from the superior before the months ahead, and not done; each reminds on the
/// working day before.
fn superior(workspace: &Workspace, days: Period, today: Day, lang: Lang) -> Vec<Event> {
    let words = lang.exchange().calendar;
    let due = due_in(workspace, days, today).into_iter().map(|due| {
        let (kind, sentence) = match due.what {
            What::Figure => ("figure", words.figure),
            What::HandIn => ("plan", words.hand_in),
        };
        let summary = fill(sentence, &[&date::month(lang, due.month), &date::time(due.at)]);
        let early = due.on.days_since(due.remind_from(&workspace.calendar));
        let early = u16::try_from(early).unwrap_or(0);
        Event { uid: format!("{kind}-{}", due.month), day: due.on, summary, early }
    });
    due.collect()
}

/// A customer's name; `None` for one that was erased.
fn name(workspace: &Workspace, id: CustomerId) -> Option<&str> {
    let customer = workspace.customer(id)?;
    (customer.standing != Standing::Erased).then_some(customer.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::ident::{DealId, Stamp};
    use crate::domain::money::Money;
    use crate::domain::stage::Stage;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn did(workspace: &mut Workspace, ms: u64, today: &str, command: Command) -> Stamp {
        let stamp = Stamp::new(ms, 0, 7);
        let moment = Moment { today: day(today), minute: 540, stamp };
        let fact = decide(workspace, command, &moment).unwrap();
        evolve(workspace, stamp, &fact);
        stamp
    }

    fn add(name: &str, visit: Option<&str>) -> Command {
        let visit = visit.map(day);
        Command::AddCustomer { name: name.to_owned(), class: Class::A, note: String::new(), visit }
    }

    fn all(workspace: &Workspace, today: &str) -> Vec<(String, String)> {
        let today = day(today);
        let days = Period::spanning(today, today.plus_days(AHEAD - 1));
        let wanted = Wanted { days, visits: true, deadlines: true };
        let events = events(workspace, wanted, today, Lang::Zh);
        events.into_iter().map(|event| (event.day.to_string(), event.summary)).collect()
    }

    #[test]
    fn visits_and_deadlines_of_the_days_ahead_are_in_once() {
        let mut book = Workspace::default();
        let monday = "2026-11-16";
        let one = did(&mut book, 1, monday, add("红星", Some("2026-11-18")));
        let customer = book.customers().next().unwrap().0;
        did(&mut book, 2, monday, add("老王", Some("2026-12-20")));
        let amount = Money::from_yuan(36_000);
        let open = Command::OpenDeal {
            customer,
            amount,
            stage: Stage::OPEN[1],
            expected: day("2026-11-20"),
        };
        let deal = did(&mut book, 3, monday, open);
        did(
            &mut book,
            4,
            monday,
            Command::AddReceivable { customer, amount, due: day("2026-11-19") },
        );
        let shown = all(&book, monday);
        let has =
            |on: &str, part: &str| shown.iter().any(|(day, text)| day == on && text.contains(part));
        assert!(has("2026-11-18", "红星") && has("2026-11-20", "3.6万"), "{shown:?}");
        assert!(has("2026-11-19", "3.6万"), "{shown:?}");
        assert!(!shown.iter().any(|(day, _)| day == "2026-12-20"), "too far: {shown:?}");
        let lost =
            Command::CloseDeal { deal: DealId(crate::domain::ident::Id::new(deal, 0)), won: None };
        did(&mut book, 5, monday, lost);
        assert!(!all(&book, monday).iter().any(|(day, _)| day == "2026-11-20"));
        let _ = one;
    }

    #[test]
    fn what_the_superior_wants_is_in_on_a_working_day_and_with_its_time() {
        let mut book = Workspace::default();
        did(&mut book, 1, "2026-11-30", add("红星", None));
        let shown = all(&book, "2026-11-30");
        let has = |on: &str, what: &str| shown.contains(&(on.to_owned(), what.to_owned()));
        // 5 December is a Saturday; the superior reports on the 9th, the rep a working day earlier.
        assert!(has("2026-12-04", "17:30 前主管给2027年1月的数"), "{shown:?}");
        assert!(has("2026-12-08", "17:30 前交2027年1月的计划"), "{shown:?}");
    }

    #[test]
    fn a_visit_that_is_moved_keeps_its_name() {
        let mut book = Workspace::default();
        did(&mut book, 1, "2026-11-16", add("红星", Some("2026-11-18")));
        let wanted = |today: &str| Wanted {
            days: Period::spanning(day(today), day(today).plus_days(13)),
            visits: true,
            deadlines: false,
        };
        let before = events(&book, wanted("2026-11-16"), day("2026-11-16"), Lang::En);
        let task = book.tasks().next().unwrap().0;
        did(&mut book, 2, "2026-11-16", Command::Move { task, due: day("2026-11-20") });
        let after = events(&book, wanted("2026-11-16"), day("2026-11-16"), Lang::En);
        assert_eq!(before[0].uid, after[0].uid);
        assert_ne!(before[0].day, after[0].day);
        // Late: it is in today's.
        let late = events(&book, wanted("2026-11-24"), day("2026-11-24"), Lang::En);
        assert!(
            late.iter().any(|event| event.uid == before[0].uid && event.day == day("2026-11-24"))
        );
    }

    #[test]
    fn the_week_ends_on_sunday() {
        assert_eq!(rest_of_week(day("2026-11-18")).last(), day("2026-11-22"));
        assert_eq!(rest_of_week(day("2026-11-22")).last(), day("2026-11-22"));
        assert_eq!(rest_of_week(day("2026-11-16")).len(), 7);
    }
}
