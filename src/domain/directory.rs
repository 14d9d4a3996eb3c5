//! The customers as a page shows them: by class, with when each is due and how long nobody went.

use super::cadence::Class;
use super::day::Day;
use super::ident::CustomerId;
use super::next_visit::NextVisits;
use super::sorted::{Map, Set, sort_by};
use super::workspace::{Customer, Standing, Workspace};

/// A customer's line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// Whom.
    pub id: CustomerId,
    /// The name as typed.
    pub name: String,
    /// The class.
    pub class: Class,
    /// The next visit due; a passed day where it is late. `None` for one put away.
    pub due: Option<Day>,
    /// Whether the rep promised that day; else the class asks for it.
    pub promised: bool,
    /// Days since the last visit, 0 for today; `None` without one.
    pub idle: Option<u32>,
    /// Another active customer has the same name.
    pub same_name: bool,
    /// The name as it is searched.
    folded: String,
}

impl Line {
    /// Whether the name holds what is searched for, folded by [`folded`].
    pub fn matches(&self, sought: &str) -> bool {
        self.folded.contains(sought)
    }
}

/// A text without white space and in small letters, so that neither stands in a search's way;
/// full-width letters and digits as a Chinese keyboard types them become plain ones.
///
/// ```
/// use fieldplan::domain::directory::folded;
/// assert_eq!(folded(" Acme  ＣＯ．"), "acmeco.");
/// ```
pub fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c)
            }
            _ => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Active customers by class; within it the one due first, then in the order they were added.
///
/// O(n log n) in customers and open tasks.
pub fn active(workspace: &Workspace, today: Day) -> Vec<Line> {
    let mut same: Set<CustomerId> = Set::new();
    for (one, other) in workspace.same_names() {
        same.insert(one);
        same.insert(other);
    }
    let mut promised: Map<CustomerId, Day> = Map::new();
    for (_, task) in workspace.open_through(Day::MAX) {
        if !promised.contains_key(&task.customer) {
            promised.insert(task.customer, task.due);
        }
    }
    let next = NextVisits::of(workspace, today);
    let mut lines: Vec<Line> = workspace
        .customers()
        .filter(|(_, customer)| customer.standing == Standing::Active)
        .map(|(id, customer)| {
            let promise = promised.get(&id).copied();
            Line {
                due: promise.or_else(|| next.due(customer)),
                promised: promise.is_some(),
                same_name: same.contains(&id),
                ..line(id, customer, today)
            }
        })
        .collect();
    sort_by(&mut lines, |one, other| {
        let key = |line: &Line| (line.class, line.due.unwrap_or(Day::MAX), line.id);
        key(one).cmp(&key(other))
    });
    lines
}

/// Customers put away, in the order they were added.
pub fn archived(workspace: &Workspace, today: Day) -> Vec<Line> {
    workspace
        .customers()
        .filter(|(_, customer)| customer.standing == Standing::Archived)
        .map(|(id, customer)| line(id, customer, today))
        .collect()
}

fn line(id: CustomerId, customer: &Customer, today: Day) -> Line {
    let last = customer.visits.last();
    Line {
        id,
        name: customer.name.clone(),
        class: customer.class,
        due: None,
        promised: false,
        idle: last.map(|last| u32::try_from(today.days_since(*last)).unwrap_or(0)),
        same_name: false,
        folded: folded(&customer.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{
        CustomerArchived, CustomersPasted, Fact, PastedCustomer, TaskAdded, Visited,
    };
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn id(place: u16) -> CustomerId {
        CustomerId(Id::new(Stamp::new(1, 0, 1), place))
    }

    fn workspace() -> Workspace {
        let rows =
            [("Acme Co", Class::B), ("红星", Class::A), ("红星", Class::B), ("老王", Class::B)];
        let rows =
            rows.map(|(name, class)| PastedCustomer { name: name.to_owned(), class, note: None });
        let on = day("2026-11-02");
        let facts = [
            Fact::CustomersPasted(CustomersPasted { rows: rows.to_vec(), on }),
            Fact::TaskAdded(TaskAdded { customer: id(3), due: day("2026-11-10"), step: None }),
            Fact::Visited(Visited { customer: id(0), on: day("2026-11-13") }),
        ];
        let mut workspace = Workspace::default();
        for (ms, fact) in (1..).zip(&facts) {
            evolve(&mut workspace, Stamp::new(ms, 0, 1), fact);
        }
        workspace
    }

    #[test]
    fn lines_stand_by_class_and_by_when_they_are_due() {
        let lines = active(&workspace(), day("2026-11-16"));
        let names: Vec<_> = lines.iter().map(|line| (line.class, line.id)).collect();
        assert_eq!(
            names,
            [(Class::A, id(1)), (Class::B, id(2)), (Class::B, id(3)), (Class::B, id(0))]
        );
        let of = |place| lines.iter().find(|line| line.id == id(place)).unwrap();
        // An old promise that was not kept is what is due.
        assert_eq!((of(3).due, of(3).promised), (Some(day("2026-11-10")), true));
        assert_eq!((of(0).due, of(0).promised), (Some(day("2026-11-20")), false));
        assert_eq!((of(0).idle, of(1).idle), (Some(3), None));
        assert!(of(1).same_name && of(2).same_name && !of(0).same_name);
    }

    #[test]
    fn a_customer_put_away_is_in_the_other_list() {
        let mut workspace = workspace();
        let away = Fact::CustomerArchived(CustomerArchived { customer: id(1) });
        evolve(&mut workspace, Stamp::new(9, 0, 1), &away);
        let today = day("2026-11-16");
        assert_eq!(active(&workspace, today).len(), 3);
        let away = archived(&workspace, today);
        assert_eq!(away.iter().map(|line| line.id).collect::<Vec<_>>(), [id(1)]);
    }

    #[test]
    fn case_and_spaces_do_not_stand_in_a_searchs_way() {
        let lines = active(&workspace(), day("2026-11-16"));
        let found =
            |sought: &str| lines.iter().filter(|line| line.matches(&folded(sought))).count();
        for (sought, count) in [
            ("acme", 1),
            ("MECO", 1),
            ("a c m e", 1),
            ("ＡＣＭＥ", 1),
            ("星", 2),
            ("", 4),
            ("x", 0),
        ] {
            assert_eq!(found(sought), count, "{sought}");
        }
    }
}
