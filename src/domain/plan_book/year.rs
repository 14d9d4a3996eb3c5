//! A year with its quarters and months beside each other (domain.md 5): what each is given, what is
//! left, what is done.

use crate::domain::day::Day;
use crate::domain::linked::{Child, Linked, freeze};
use crate::domain::money::Money;
use crate::domain::period::{Month, Period};
use crate::domain::workspace::Workspace;

use super::Span;
use super::figures::revenue;

/// A quarter with its months, or a year with its quarters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The first month.
    pub first: Month,
    /// Its own figure; `None` while it has none.
    pub figure: Option<Money>,
    /// What the months under it were given.
    pub given: Money,
    /// What it was given and no child has; below 0 where they have more; `None` without a figure.
    pub unallocated: Option<Money>,
    /// What is sold in it by the day.
    pub actual: Money,
    /// The months, each with its figure and what is sold in it.
    pub months: Vec<(Month, Child)>,
}

/// A year as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearPlan {
    /// The year, over its quarters where they have figures and over their months where they have
    /// none.
    pub year: Branch,
    /// Its four quarters.
    pub quarters: Vec<Branch>,
    /// What the year still needs; `None` without a figure.
    pub missing: Option<Money>,
}

impl YearPlan {
    /// The year of a month. O(days + records × 16).
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> YearPlan {
        let first = Span::Year.first(month);
        let quarters: Vec<Branch> =
            [0, 3, 6, 9].map(|at| quarter(workspace, first.after(at), today)).into();
        let figure = revenue(workspace, Span::Year, first);
        let given: Money =
            quarters.iter().map(|quarter| quarter.figure.unwrap_or(quarter.given)).sum();
        let actual: Money = quarters.iter().map(|quarter| quarter.actual).sum();
        let months: Vec<(Month, Child)> =
            quarters.iter().flat_map(|quarter| quarter.months.clone()).collect();
        let children = quarters
            .iter()
            .filter_map(|quarter| {
                let (_, first) = quarter.months.first()?;
                let (_, last) = quarter.months.last()?;
                let period = Period::spanning(first.period.first(), last.period.last());
                let figure = Some(quarter.figure.unwrap_or(quarter.given));
                Some(Child { period, figure, actual: quarter.actual })
            })
            .collect();
        let linked = figure.map(|figure| Linked { figure, children });
        YearPlan {
            missing: linked.as_ref().map(Linked::missing),
            year: Branch {
                first,
                figure,
                given,
                unallocated: linked.as_ref().map(Linked::unallocated),
                actual,
                months,
            },
            quarters,
        }
    }

    /// The year's figure over its months by the working calendar as it is known now, and over its
    /// quarters by those: for the months and quarters without a figure of their own. `None` without
    /// a figure or a working day. O(days).
    pub fn spread(&self, workspace: &Workspace) -> Option<Vec<(Span, Month, Money)>> {
        let runs: Vec<Period> = self.year.months.iter().map(|(_, child)| child.period).collect();
        let months = freeze(self.year.figure?, &workspace.calendar, &runs)?;
        let mut all = Vec::new();
        for (quarter, of_quarter) in self.quarters.iter().zip(months.chunks(3)) {
            if quarter.figure.is_none() {
                all.push((Span::Quarter, quarter.first, of_quarter.iter().copied().sum()));
            }
            for ((month, child), amount) in quarter.months.iter().zip(of_quarter) {
                if child.figure.is_none() && *amount > Money::ZERO {
                    all.push((Span::Month, *month, *amount));
                }
            }
        }
        Some(all)
    }
}

fn quarter(workspace: &Workspace, first: Month, today: Day) -> Branch {
    let months: Vec<(Month, Child)> = (0..3)
        .map(|at| {
            let month = first.after(at);
            let period = workspace.period(month);
            let actual =
                if period.first() > today { Money::ZERO } else { workspace.sold_in_month(month) };
            let figure = revenue(workspace, Span::Month, month);
            (month, Child { period, figure, actual })
        })
        .collect();
    let figure = revenue(workspace, Span::Quarter, first);
    let children: Vec<Child> = months.iter().map(|(_, child)| *child).collect();
    let given: Money = children.iter().filter_map(|child| child.figure).sum();
    let actual = children.iter().map(|child| child.actual).sum();
    let unallocated = figure.map(|figure| Linked { figure, children }.unallocated());
    Branch { first, figure, given, unallocated, actual, months }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Sold};
    use crate::domain::ident::Stamp;
    use crate::domain::metric::Standard;
    use crate::domain::plan_book::figures::Planned;
    use crate::domain::workspace::evolve;

    #[test]
    fn a_year_says_what_is_left_and_its_spread_adds_up() {
        let (month, today) = (Month::new(2026, 11).unwrap(), Day::parse("2026-11-02").unwrap());
        let yuan = Money::from_yuan;
        let mut workspace = Workspace::default();
        let mut stamp = 0;
        let mut take = |workspace: &mut Workspace, fact: Fact| {
            stamp += 1;
            evolve(workspace, Stamp::new(stamp, 0, 7), &fact);
        };
        let planned = |span, month, amount: i64| {
            let fen = yuan(amount).fen();
            Fact::Entered(Planned::one(span, month, Standard::Revenue, fen, today).entry())
        };
        let empty = YearPlan::of(&workspace, month, today);
        assert_eq!((empty.missing, empty.spread(&workspace)), (None, None));
        take(&mut workspace, planned(Span::Year, month, 2_480_000));
        take(&mut workspace, planned(Span::Quarter, month, 600_000));
        take(&mut workspace, planned(Span::Month, month, 200_000));
        let on = Day::parse("2026-01-05").unwrap();
        let sold = Sold { customer: None, amount: yuan(80_000), on, goods: None };
        take(&mut workspace, Fact::Sold(sold));
        let plan = YearPlan::of(&workspace, month, today);
        assert_eq!(plan.missing, Some(yuan(2_400_000)));
        assert_eq!(plan.year.unallocated, Some(yuan(1_880_000)));
        assert_eq!(plan.quarters[3].unallocated, Some(yuan(400_000)));
        // 248 working days: 10,000 a day.
        let spread = plan.spread(&workspace).unwrap();
        let (january, winter) = (month.before(10), month.previous());
        assert!(spread.contains(&(Span::Month, january, yuan(210_000))));
        assert!(spread.iter().all(|(span, first, _)| (*span, *first) != (Span::Quarter, winter)));
        assert!(spread.iter().all(|(span, first, _)| (*span, *first) != (Span::Month, month)));
        assert_eq!(spread.len(), 3 + 11);
    }
}
