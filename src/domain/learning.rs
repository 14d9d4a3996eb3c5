//! What a rep means to learn, the activities and the expenses of a month, and what was spent of a
//! yuan sold (mission F8; 费用率 of domain.md 3).
//!
//! A plan entry names a day; what became of it is a record of its own, so that a tap can take it
//! back. Not here: expenses that were spent (`own_entries`).

use super::actual::expense_rate;
use super::day::Day;
use super::enter::{WORDS_LIMIT, one_line};
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::ident::{Id, Stamp};
use super::metric::Standard;
use super::money::Money;
use super::own_books::OwnRecords;
use super::own_entries::of_kind;
use super::period::{Month, Period};
use super::plan_book::{Span, figures};
use super::rate::{Rate, Undefined};
use super::sorted::{Map, sort_by};
use super::tier::Tiers;
use super::workspace::Workspace;

/// What is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// 学习
    Learning,
    /// 活动
    Activity,
    /// 费用
    Expense,
}

impl Sort {
    /// All three, in the order of the words in `journal::kinds::learning_planned`.
    pub const ALL: [Sort; 3] = [Sort::Learning, Sort::Activity, Sort::Expense];
}

/// What is learned again and again, each in its own rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The products, every month.
    Product,
    /// Skills, every quarter.
    Skills,
    /// The industry, every half year.
    Industry,
}

impl Theme {
    /// All three, in the order of the words in `journal::kinds::learning_planned`.
    pub const ALL: [Theme; 3] = [Theme::Product, Theme::Skills, Theme::Industry];

    /// Every how many months.
    pub const fn months(self) -> u16 {
        match self {
            Theme::Product => 1,
            Theme::Skills => 3,
            Theme::Industry => 6,
        }
    }

    /// The sales months of its rhythm that hold a month: a month, a quarter, a half year of the
    /// calendar year.
    pub fn run(self, workspace: &Workspace, month: Month) -> Period {
        let past = month.month().saturating_sub(1).checked_rem(u32::from(self.months()));
        let first = month.before(past.and_then(|past| u16::try_from(past).ok()).unwrap_or(0));
        let last = first.after(self.months().saturating_sub(1));
        Period::spanning(workspace.period(first).first(), workspace.period(last).last())
    }
}

/// Something planned for a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What it is.
    pub sort: Sort,
    /// Which of the rhythms it serves; absent where none.
    pub theme: Option<Theme>,
    /// In the rep's words, on one line.
    pub what: String,
    /// What it may cost, above 0; absent where nothing is spent.
    pub cost: Option<Money>,
    /// The civil day it is planned for.
    pub on: Day,
}

/// Why a plan is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// It says nothing.
    Empty,
    /// It has too many characters.
    TooLong {
        /// How many; [`WORDS_LIMIT`] are allowed.
        length: usize,
    },
    /// An expense without an amount, or one of 0 or below or beyond what a tier can be.
    Cost,
}

impl Plan {
    /// As typed. O(characters).
    ///
    /// # Errors
    /// When it says nothing or too much, or costs what cannot be spent.
    pub fn typed(
        sort: Sort,
        theme: Option<Theme>,
        what: &str,
        cost: Option<Money>,
        on: Day,
    ) -> Result<Plan, PlanError> {
        let what = one_line(what);
        let length = what.chars().count();
        if length == 0 {
            return Err(PlanError::Empty);
        }
        if length > WORDS_LIMIT {
            return Err(PlanError::TooLong { length });
        }
        let fits = |cost: Money| cost > Money::ZERO && cost <= Tiers::LIMIT;
        if (sort == Sort::Expense && cost.is_none()) || cost.is_some_and(|cost| !fits(cost)) {
            return Err(PlanError::Cost);
        }
        Ok(Plan { sort, theme, what, cost, on })
    }

    /// As it is kept.
    pub fn entry(self) -> Entry {
        let theme = self.theme.map_or(Row::ABSENT, |theme| place(&Theme::ALL, theme));
        let cost = self.cost.map_or(Row::ABSENT, Money::fen);
        let numbers = vec![place(&Sort::ALL, self.sort), theme, cost];
        let row = Row { numbers, ids: Vec::new(), words: vec![self.what] };
        Entry { kind: EntryKind::Learning, on: self.on, customer: None, row }
    }

    /// Reads it back; `None` for a row that is none.
    pub fn of(entry: &PackedEntry) -> Option<Plan> {
        let ([sort, theme, cost], [what]) =
            (entry.row.numbers.as_slice(), entry.row.words.as_slice())
        else {
            return None;
        };
        Some(Plan {
            sort: at(&Sort::ALL, *sort)?,
            theme: at(&Theme::ALL, *theme),
            what: what.clone(),
            cost: (*cost != Row::ABSENT).then(|| Money::from_fen(*cost)),
            on: entry.on,
        })
    }
}

fn place<T: PartialEq>(items: &[T], item: T) -> i64 {
    let found = items.iter().position(|known| *known == item);
    found.and_then(|place| i64::try_from(place).ok()).unwrap_or(Row::ABSENT)
}

fn at<T: Copy>(items: &[T], place: i64) -> Option<T> {
    items.get(usize::try_from(place).ok()?).copied()
}

/// What became of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Not done yet.
    #[default]
    Open,
    /// Done.
    Done,
    /// Given up: it is listed no more.
    Dropped,
}

/// In the order of the words in `journal::kinds::learning_marked`.
const STATES: [State; 3] = [State::Open, State::Done, State::Dropped];

/// What became of the plan that a record wrote, as it is kept.
pub fn mark(plan: Id, state: State, on: Day) -> Entry {
    let row = Row { numbers: vec![place(&STATES, state)], ids: vec![plan], words: Vec::new() };
    Entry { kind: EntryKind::LearningMark, on, customer: None, row }
}

/// A plan with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name, for [`mark`].
    pub id: Id,
    /// What is planned.
    pub plan: Plan,
    /// What became of it.
    pub state: State,
}

/// The plans of a run of days by their day, without those given up; of one day in the order they
/// were recorded. O(entries + n log n).
pub fn items(workspace: &Workspace, run: Period) -> Vec<Item> {
    let mut states: Map<Id, State> = Map::new();
    for (_, entry) in of_kind(workspace, EntryKind::LearningMark) {
        if let (Some(plan), Some(state)) =
            (entry.row.ids.first(), entry.row.numbers.first().and_then(|state| at(&STATES, *state)))
        {
            states.insert(*plan, state);
        }
    }
    let item = |(stamp, entry): (Stamp, &PackedEntry)| {
        let (id, plan) = (Id::new(stamp, 0), Plan::of(entry)?);
        let state = states.get(&id).copied().unwrap_or_default();
        Some(Item { id, plan, state })
    };
    let all = of_kind(workspace, EntryKind::Learning).filter_map(item);
    let mut all: Vec<Item> =
        all.filter(|one| run.contains(one.plan.on) && one.state != State::Dropped).collect();
    sort_by(&mut all, |one, other| one.plan.on.cmp(&other.plan.on));
    all
}

/// What is to be learned in the rhythms that nothing is planned for yet: each with its last working
/// day, today at the earliest. O(entries).
pub fn offered(workspace: &Workspace, today: Day) -> Vec<(Theme, Day)> {
    let month = workspace.month_of(today);
    let of = |theme: Theme| {
        let run = theme.run(workspace, month);
        let planned = items(workspace, run).iter().any(|one| one.plan.theme == Some(theme));
        let last = workspace.calendar.on_or_before(run.last()).filter(|day| run.contains(*day));
        (!planned).then(|| (theme, last.unwrap_or(run.last()).max(today)))
    };
    Theme::ALL.into_iter().filter_map(of).collect()
}

/// What a month's plans may cost and what was spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// What the plans of the month may cost, done or not.
    pub planned: Money,
    /// What was spent; below 0 where more was given back.
    pub spent: Money,
    /// What was sold in the same month, its opening figure included.
    pub sold: Money,
    /// Spent of sold, lower is better; the named states of nothing sold.
    pub rate: Result<Rate, Undefined>,
    /// The rate that the rep set as a target, where one was.
    pub target: Option<Rate>,
}

/// The costs of a month. O(records).
pub fn costs(workspace: &Workspace, month: Month) -> Costs {
    let period = workspace.period(month);
    let planned = items(workspace, period).iter().filter_map(|one| one.plan.cost).sum();
    let expenses = OwnRecords::of(workspace).expenses;
    let spent = expenses.iter().filter(|one| period.contains(one.on)).map(|one| one.amount).sum();
    let sold = workspace.sold_in_month(month);
    let target = figures::latest(workspace, Span::Month, month, Standard::ExpenseRate);
    Costs {
        planned,
        spent,
        sold,
        rate: expense_rate(&expenses, sold, period),
        target: target.and_then(|one| Rate::of(one.tiers[1], 10_000_i64).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Sold};
    use crate::domain::own_entries::Expense;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn at(ms: u64) -> Stamp {
        Stamp::new(ms, 0, 7)
    }

    fn keep(workspace: &mut Workspace, ms: u64, entry: Entry) {
        evolve(workspace, at(ms), &Fact::Entered(entry));
    }

    fn november() -> Period {
        Period::spanning(day("2026-11-01"), day("2026-11-30"))
    }

    #[test]
    fn a_plan_is_done_opened_again_and_given_up() {
        let mut workspace = Workspace::default();
        let of = |what, on| Plan::typed(Sort::Learning, None, what, None, day(on)).unwrap();
        keep(&mut workspace, 1, of(" 新品\n卖点 ", "2026-11-20").entry());
        keep(&mut workspace, 2, of("样品", "2026-11-06").entry());
        keep(&mut workspace, 3, of("下个月的", "2026-12-01").entry());
        let seen = |workspace: &Workspace| {
            let all = items(workspace, november());
            all.into_iter().map(|one| (one.plan.what, one.state)).collect::<Vec<_>>()
        };
        let words = |all: Vec<(&str, State)>| {
            all.into_iter().map(|(what, state)| (what.to_owned(), state)).collect::<Vec<_>>()
        };
        let both = words(vec![("样品", State::Open), ("新品 卖点", State::Open)]);
        assert_eq!(seen(&workspace), both);
        let mut tell = |ms, state| {
            keep(&mut workspace, ms, mark(Id::new(at(1), 0), state, day("2026-11-20")));
            seen(&workspace).last().cloned()
        };
        assert_eq!(tell(4, State::Done).unwrap().1, State::Done);
        assert_eq!(tell(5, State::Open).unwrap().1, State::Open);
        assert_eq!(tell(6, State::Dropped).unwrap().0, "样品");
    }

    #[test]
    fn each_rhythm_is_offered_until_it_is_planned() {
        let mut workspace = Workspace::default();
        let offers = |workspace: &Workspace, today| {
            let all = offered(workspace, day(today));
            all.into_iter().map(|(theme, on)| (theme, on.to_string())).collect::<Vec<_>>()
        };
        // The last working days of November and of the year, which ends quarter and half alike.
        let end = "2026-12-31".to_owned();
        let all = [
            (Theme::Product, "2026-11-30".to_owned()),
            (Theme::Skills, end.clone()),
            (Theme::Industry, end.clone()),
        ];
        assert_eq!(offers(&workspace, "2026-11-16"), all);
        let (sort, theme) = (Sort::Learning, Some(Theme::Skills));
        let plan = Plan::typed(sort, theme, "谈判", None, day("2026-10-09")).unwrap();
        keep(&mut workspace, 1, plan.entry());
        assert_eq!(offers(&workspace, "2026-11-16"), [all[0].clone(), all[2].clone()]);
        // A new quarter asks again; a day that has passed is not offered.
        assert_eq!(offers(&workspace, "2027-01-04").len(), 3);
        assert_eq!(offers(&workspace, "2026-02-28")[0].1, "2026-02-28");
        keep(&mut workspace, 2, mark(Id::new(at(1), 0), State::Dropped, day("2026-11-16")));
        assert_eq!(offers(&workspace, "2026-11-16").len(), 3, "given up, it is offered again");
    }

    #[test]
    fn what_is_spent_of_what_is_sold() {
        let mut workspace = Workspace::default();
        let month = workspace.month_of(day("2026-11-16"));
        let plan = |what, yuan| {
            let cost = Some(Money::from_yuan(yuan));
            Plan::typed(Sort::Expense, None, what, cost, day("2026-11-20")).unwrap().entry()
        };
        keep(&mut workspace, 1, plan("招待", 800));
        keep(&mut workspace, 2, plan("展会", 1_200));
        let spent = |yuan, on| {
            let (amount, what) = (Money::from_yuan(yuan), "茶".to_owned());
            Expense { amount, what, customer: None, on: day(on) }.entry()
        };
        keep(&mut workspace, 3, spent(450, "2026-11-18"));
        keep(&mut workspace, 4, spent(70, "2026-10-30"));
        let none = costs(&workspace, month);
        assert_eq!((none.planned, none.spent), (Money::from_yuan(2_000), Money::from_yuan(450)));
        assert_eq!(none.rate, Err(Undefined::NoBase));
        let (amount, on) = (Money::from_yuan(15_000), day("2026-11-17"));
        let sold = Sold { customer: None, amount, on, goods: None };
        evolve(&mut workspace, at(5), &Fact::Sold(sold));
        let now = costs(&workspace, month);
        assert_eq!((now.rate, now.target), (Ok(Rate::percent(3)), None));
    }

    #[test]
    fn a_plan_says_something_and_an_expense_costs_something() {
        let typed = |sort, what: &str, cost| Plan::typed(sort, None, what, cost, day("2026-11-20"));
        assert_eq!(typed(Sort::Learning, "  ", None), Err(PlanError::Empty));
        let length = WORDS_LIMIT + 1;
        let long = typed(Sort::Activity, &"长".repeat(length), None);
        assert_eq!(long, Err(PlanError::TooLong { length }));
        assert_eq!(typed(Sort::Expense, "车费", None), Err(PlanError::Cost));
        assert_eq!(typed(Sort::Learning, "课", Some(Money::ZERO)), Err(PlanError::Cost));
        let most = Some(Tiers::LIMIT.plus(Money::from_fen(1)));
        assert_eq!(typed(Sort::Expense, "车费", most), Err(PlanError::Cost));
        assert!(typed(Sort::Expense, "车费", Some(Tiers::LIMIT)).is_ok());
    }
}
