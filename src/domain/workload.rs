//! What the cadence asks of a period against what the days carry, and the ways out (domain.md 9).

pub use super::cadence::Cadences;
use super::cadence::{Cadence, Class, capacity};
use super::calendar::WorkCalendar;
use super::money::divide_up;
use super::period::Period;
use super::rate::{Rate, Undefined};

/// How many customers each class has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// A, B and C.
    pub count: [u32; 3],
}

impl Book {
    /// All of them.
    pub fn total(self) -> u32 {
        self.count.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// A book of `n` customers with the same parts: A is ceil(n × A / all), A and B together
    /// ceil(n × (A + B) / all). Empty for an empty book.
    #[must_use]
    pub fn resized(self, n: u32) -> Book {
        let [a, b, _] = self.count;
        let through = |part: u32| {
            let product = u64::from(n).saturating_mul(u64::from(part));
            let scaled = divide_up(i128::from(product), i128::from(self.total()));
            u32::try_from(scaled).unwrap_or(u32::MAX)
        };
        if self.total() == 0 {
            return Book::default();
        }
        let (first, second) = (through(a), through(a.saturating_add(b)));
        Book { count: [first, second.saturating_sub(first), n.saturating_sub(second)] }
    }
}

/// What is owed in a period, and what fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// Touches owed to one customer of each class.
    pub each: [u32; 3],
    /// Touches owed to all.
    pub owed: u64,
    /// Touches that fit the period's days, half days taking half.
    pub carried: u64,
    /// Owed a full working day, exact; named states in a period without one.
    pub a_day: Result<Rate, Undefined>,
    /// The ways out, where more is owed than fits.
    pub ways_out: Option<WaysOut>,
}

/// What can be done when more is owed than fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaysOut {
    /// Fewer customers: how many of the same mix fit, and what they are owed.
    pub fewer: (u32, u64),
    /// A lower cadence: each class one step lower, with what is owed then.
    pub lower: Vec<Lower>,
    /// More a day: so many on a full day; `None` in a period without a working day.
    pub more: Option<u32>,
}

/// One class with a lower cadence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lower {
    /// Which class.
    pub class: Class,
    /// One step lower: 2 a week → 1 a week → 1 a month.
    pub to: Cadence,
    /// Owed to all customers then.
    pub owed: u64,
    /// Whether that fits.
    pub fits: bool,
}

impl Workload {
    /// What `book` is owed in `period` against `touches_a_day` on a full day. O(days + customers).
    pub fn of(
        book: Book,
        cadences: Cadences,
        calendar: &WorkCalendar,
        period: Period,
        touches_a_day: u16,
    ) -> Workload {
        let each =
            Class::ALL.map(|class| cadences.get(class).owed(calendar, period, period.last()));
        let carried = carried(calendar, period, touches_a_day);
        let owed = owed(book, each);
        let halves = calendar.working(period).halves();
        let a_day = Rate::of(i128::from(owed).saturating_mul(2), halves);
        let ways_out = (owed > carried).then(|| WaysOut {
            fewer: fewer(book, each, carried),
            lower: lower(book, cadences, each, carried, |cadence| {
                cadence.owed(calendar, period, period.last())
            }),
            more: more(owed, calendar, period),
        });
        Workload { each, owed, carried, a_day, ways_out }
    }
}

fn owed(book: Book, each: [u32; 3]) -> u64 {
    let products = book.count.iter().zip(each);
    products.fold(0, |sum, (count, each)| {
        sum.saturating_add(u64::from(*count).saturating_mul(u64::from(each)))
    })
}

fn carried(calendar: &WorkCalendar, period: Period, touches_a_day: u16) -> u64 {
    let days = period.days().map(|day| capacity(touches_a_day, calendar.weight(day).halves()));
    days.fold(0, |sum, fits| sum.saturating_add(u64::from(fits)))
}

/// The largest book of the same mix that fits, by halving: where no class is owed more than a
/// higher one, more customers are owed no less. Under any other cadence it still fits.
fn fewer(book: Book, each: [u32; 3], carried: u64) -> (u32, u64) {
    let (mut fits, mut too_many) = (0, book.total());
    while too_many.saturating_sub(fits) > 1 {
        let middle = fits.midpoint(too_many);
        if owed(book.resized(middle), each) <= carried {
            fits = middle;
        } else {
            too_many = middle;
        }
    }
    (fits, owed(book.resized(fits), each))
}

fn lower(
    book: Book,
    cadences: Cadences,
    each: [u32; 3],
    carried: u64,
    owed_of: impl Fn(Cadence) -> u32,
) -> Vec<Lower> {
    let mut ways = Vec::new();
    for (place, class) in Class::ALL.into_iter().enumerate() {
        let Some(to) = cadences.get(class).lower() else { continue };
        let mut then = each;
        if let Some(own) = then.get_mut(place) {
            *own = owed_of(to);
        }
        let owed = owed(book, then);
        ways.push(Lower { class, to, owed, fits: owed <= carried });
    }
    ways
}

/// The least number a full day that carries what is owed, where one a day does not. Each half day
/// carries half of it rounded down, so the first guess by weight may be short.
fn more(owed: u64, calendar: &WorkCalendar, period: Period) -> Option<u32> {
    let halves = calendar.working(period).halves();
    if halves == 0 {
        return None;
    }
    let twice = i128::from(owed).saturating_mul(2);
    let mut a_day = u16::try_from(divide_up(twice, i128::from(halves))).ok()?;
    while carried(calendar, period, a_day) < owed {
        a_day = a_day.checked_add(1)?;
    }
    Some(u32::from(a_day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Mark;
    use crate::domain::period::{Month, MonthStart};
    use proptest::prelude::*;

    fn september() -> Period {
        Month::new(2026, 9).unwrap().period(MonthStart::FIRST)
    }

    fn load(book: Book, a_day: u16) -> Workload {
        Workload::of(book, Cadences::default(), &WorkCalendar::default(), september(), a_day)
    }

    #[test]
    fn each_way_out_says_what_it_comes_to() {
        let book = Book { count: [20, 30, 50] };
        let ways = load(book, 5).ways_out.unwrap();
        assert_eq!(ways.fewer, (30, 105));
        let lower: Vec<(Class, u64, bool)> =
            ways.lower.iter().map(|way| (way.class, way.owed, way.fits)).collect();
        assert_eq!(lower, [(Class::A, 250, false), (Class::B, 260, false)]);
        assert_eq!(ways.more, Some(16));
        assert_eq!(load(book, 16).ways_out, None);
    }

    #[test]
    fn a_month_without_a_working_day_carries_nothing() {
        let mut calendar = WorkCalendar::default();
        for day in september().days() {
            calendar.marks.insert(day, Mark::Off(crate::domain::calendar::OffReason::Leave));
        }
        let book = Book { count: [1, 0, 4] };
        let load = Workload::of(book, Cadences::default(), &calendar, september(), 5);
        assert_eq!((load.owed, load.carried), (4, 0));
        assert_eq!(load.a_day, Err(Undefined::NoBase));
        let ways = load.ways_out.unwrap();
        // The one A customer, who is owed nothing in such a month, still fits.
        assert_eq!((ways.fewer, ways.more), ((1, 0), None));
    }

    #[test]
    fn a_half_day_carries_at_least_one() {
        let run = |first: &str, last: &str| {
            let day = |text| crate::domain::day::Day::parse(text).unwrap();
            Period::new(day(first), day(last)).unwrap()
        };
        let mut calendar = WorkCalendar::default();
        for day in run("2026-09-02", "2026-09-03").days() {
            calendar.marks.insert(day, Mark::Half);
        }
        // A full day and two half days carry three at one a day, though they weigh two.
        let owed = |class_c, period| {
            let book = Book { count: [0, 0, class_c] };
            Workload::of(book, Cadences::default(), &calendar, period, 1)
        };
        let period = run("2026-09-01", "2026-09-03");
        assert_eq!(owed(4, period).ways_out.unwrap().more, Some(2));
        assert_eq!(owed(3, period).ways_out, None);
    }

    proptest! {
        #[test]
        fn more_capacity_never_carries_fewer(a in 0_u32..60, b in 0_u32..60, c in 0_u32..60, a_day in 1_u16..30) {
            let book = Book { count: [a, b, c] };
            let (less, more) = (load(book, a_day), load(book, a_day + 1));
            prop_assert!(less.carried < more.carried);
            let fits = |load: &Workload| load.ways_out.as_ref().map_or(book.total(), |ways| ways.fewer.0);
            prop_assert!(fits(&less) <= fits(&more));
            if let Some(ways) = less.ways_out {
                prop_assert!(ways.fewer.1 <= less.carried);
                let needed = u16::try_from(ways.more.unwrap()).unwrap();
                prop_assert!(load(book, needed).ways_out.is_none());
                prop_assert!(load(book, needed - 1).ways_out.is_some());
            }
        }

        #[test]
        fn a_resized_book_has_that_many(a in 0_u32..90, b in 0_u32..90, c in 0_u32..90, n in 0_u32..300) {
            let book = Book { count: [a, b, c] };
            prop_assume!(book.total() > 0);
            prop_assert_eq!(book.resized(n).total(), n);
            prop_assert_eq!(book.resized(book.total()), book);
        }
    }
}
