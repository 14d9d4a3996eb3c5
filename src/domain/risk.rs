//! How much hangs on one customer or one industry, and what that asks for (mission C9; domain.md 12).

use super::day::Day;
use super::details::{Detail, Details};
use super::ident::CustomerId;
use super::money::Money;
use super::profile::values;
use super::rate::Rate;
use super::sorted::{Map, sort_by};
use super::workspace::{DealState, Standing, Workspace};

/// Percent of the year in one customer from which it is a risk.
pub const MOST_IN_ONE: i64 = 30;
/// Percent of new customers that should lie outside the main industry, at the least.
pub const LEAST_OUTSIDE: i64 = 30;
/// Months that make a new customer.
const NEW_MONTHS: i32 = -12;

/// Somebody's or something's part of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// Whose.
    pub of: T,
    /// How much.
    pub amount: Money,
    /// Of all of it.
    pub share: Rate,
}

/// One sum, by customer and by industry, the largest first. Parts of 0 and below are left out, the
/// shares are of those above 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// All of it.
    pub total: Money,
    /// By customer.
    pub customers: Vec<Part<CustomerId>>,
    /// By industry; without a name where none is known.
    pub industries: Vec<Part<String>>,
}

/// What hangs on few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// What was sold in the twelve months through today.
    pub sold: Split,
    /// What lies in open deals.
    pub open: Split,
    /// Customers added in those months, with a known industry, and how many of them lie outside the
    /// main one.
    pub new: (u32, u32),
    /// The industry that brought most, where one is known.
    pub main: Option<String>,
}

impl Risk {
    /// As of a day. O(n log n) in customers, sales and deals.
    pub fn of(workspace: &Workspace, today: Day) -> Risk {
        let details = Details::of_all(workspace);
        let industry = |id: &CustomerId| {
            let known = details.get(id).map(|known| known.word(Detail::Industry));
            known.unwrap_or_default().to_owned()
        };
        let sold = values(workspace, today);
        let mut open: Map<CustomerId, Money> = Map::new();
        for (_, deal) in workspace.deals().filter(|(_, deal)| deal.state == DealState::Open) {
            let before = open.get(&deal.customer).copied().unwrap_or_default();
            open.insert(deal.customer, before.plus(deal.amount));
        }
        let sold = split(&sold, industry);
        let open = split(&open, industry);
        let main = sold.industries.iter().map(|part| &part.of).find(|of| !of.is_empty()).cloned();
        let (mut all, mut outside) = (0_u32, 0_u32);
        let from = today.plus_months(NEW_MONTHS);
        for (id, one) in workspace.customers() {
            let of = industry(&id);
            let counts = one.standing != Standing::Erased && one.added > from && !of.is_empty();
            if counts {
                all = all.saturating_add(1);
                outside = outside.saturating_add(u32::from(main.as_ref() != Some(&of)));
            }
        }
        Risk { sold, open, new: (all, outside), main }
    }

    /// The customer who has too much of the year's sales, if one has.
    pub fn one_too_large(&self) -> Option<&Part<CustomerId>> {
        let least = Rate::percent(MOST_IN_ONE);
        self.sold.customers.first().filter(|part| part.share >= least)
    }

    /// The share of new customers outside the main industry, where it is too small.
    pub fn too_alike(&self) -> Option<Rate> {
        let (all, outside) = self.new;
        let share = Rate::of(i64::from(outside), i64::from(all)).ok()?;
        (self.main.is_some() && share < Rate::percent(LEAST_OUTSIDE)).then_some(share)
    }
}

fn split(sums: &Map<CustomerId, Money>, industry: impl Fn(&CustomerId) -> String) -> Split {
    let mut by: Map<String, Money> = Map::new();
    let above: Vec<(CustomerId, Money)> = sums
        .iter()
        .map(|(id, amount)| (*id, *amount))
        .filter(|(_, amount)| *amount > Money::ZERO)
        .collect();
    for (id, amount) in &above {
        let of = industry(id);
        let before: Money = by.get(&of).copied().unwrap_or_default();
        by.insert(of, before.plus(*amount));
    }
    let total: Money = above.iter().map(|(_, amount)| *amount).sum();
    Split {
        total,
        customers: parts(above, total),
        industries: parts(by.iter().map(|(of, amount)| (of.clone(), *amount)).collect(), total),
    }
}

/// The largest first, ties in the given order.
fn parts<T>(mut all: Vec<(T, Money)>, total: Money) -> Vec<Part<T>> {
    sort_by(&mut all, |(_, one), (_, other)| other.cmp(one));
    let part = |(of, amount): (T, Money)| {
        Rate::of_amounts(amount, total).ok().map(|share| Part { of, amount, share })
    };
    all.into_iter().filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::fact::{CustomersPasted, DealOpened, Fact, PastedCustomer, Sold};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::stage::Stage;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn id(place: u16) -> CustomerId {
        CustomerId(Id::new(Stamp::new(1, 0, 7), place))
    }

    fn workspace(customers: &[(&str, i64)]) -> Workspace {
        let mut workspace = Workspace::default();
        let row = |_| PastedCustomer { name: "红星".to_owned(), class: Class::B, note: None };
        let rows = customers.iter().map(row).collect();
        let on = day("2026-06-01");
        let pasted = Fact::CustomersPasted(CustomersPasted { rows, on });
        evolve(&mut workspace, Stamp::new(1, 0, 7), &pasted);
        let mut ms = 1;
        let mut takes = |fact: &Fact| {
            ms += 1;
            evolve(&mut workspace, Stamp::new(ms, 0, 7), fact);
        };
        for (place, (industry, amount)) in (0..).zip(customers) {
            let details = Details::typed(["", "", "", industry, "", ""], false).unwrap();
            takes(&Fact::Entered(details.entry(id(place), on)));
            let (customer, amount) = (Some(id(place)), Money::from_yuan(*amount));
            takes(&Fact::Sold(Sold { customer, amount, on, goods: None }));
        }
        workspace
    }

    #[test]
    fn thirty_percent_in_one_is_a_risk_and_less_is_none() {
        let today = day("2026-11-16");
        let risk = Risk::of(&workspace(&[("五金", 30), ("五金", 25), ("物流", 45)]), today);
        let largest = risk.one_too_large().unwrap();
        assert_eq!((largest.of, largest.share), (id(2), Rate::percent(45)));
        assert_eq!(risk.main.as_deref(), Some("五金"));
        let just = Risk::of(&workspace(&[("", 30), ("", 24), ("", 23), ("", 23)]), today);
        assert_eq!(just.one_too_large().map(|part| part.of), Some(id(0)));
        assert_eq!((just.main, just.new), (None, (0, 0)));
        let spread = Risk::of(&workspace(&[("", 29), ("", 24), ("", 24), ("", 23)]), today);
        assert_eq!(spread.one_too_large(), None);
    }

    #[test]
    fn new_customers_are_to_lie_outside_the_main_industry_too() {
        let today = day("2026-11-16");
        let same = [("五金", 9), ("五金", 9), ("五金", 9), ("物流", 1)];
        assert_eq!(Risk::of(&workspace(&same), today).too_alike(), Some(Rate::percent(25)));
        let other = [("五金", 9), ("五金", 9), ("物流", 1)];
        assert_eq!(Risk::of(&workspace(&other), today).too_alike(), None);
        // Customers of more than a year ago are no new ones.
        let later = day("2027-06-01");
        assert_eq!(Risk::of(&workspace(&same), later).new, (0, 0));
    }

    #[test]
    fn what_is_open_is_split_likewise_and_what_came_back_is_left_out() {
        let mut workspace = workspace(&[("五金", 10), ("物流", -5)]);
        for (ms, (customer, amount)) in (90..).zip([(0, 30), (1, 70)]) {
            let opened = Fact::DealOpened(DealOpened {
                customer: id(customer),
                amount: Money::from_yuan(amount),
                stage: Stage::Need,
                expected: day("2026-12-01"),
                on: day("2026-11-01"),
            });
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &opened);
        }
        let risk = Risk::of(&workspace, day("2026-11-16"));
        let shares = |split: &Split| split.customers.iter().map(|p| p.share).collect::<Vec<_>>();
        assert_eq!(shares(&risk.sold), [Rate::ONE]);
        assert_eq!(shares(&risk.open), [70, 30].map(Rate::percent));
        assert_eq!(risk.open.industries[0].of, "物流");
    }
}
