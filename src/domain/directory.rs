//! The customers as a page shows them: by class, with when each is due and how long nobody went.

use super::cadence::Class;
use super::day::Day;
use super::details::{Detail, Details};
use super::ident::CustomerId;
use super::money::Money;
use super::next_visit::NextVisits;
use super::own_books::settled;
use super::profile::values;
use super::sorted::{Map, Set, sort_by};
use super::workspace::{Customer, DealState, Standing, Workspace};

/// A customer's line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own, asked alone")]
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
    /// What they bought in twelve months, returns taken off.
    pub value: Money,
    /// Whether a deal is open.
    pub deal: bool,
    /// Whether something is owed.
    pub owes: bool,
    /// The industry and the tags, each a word to choose by.
    pub words: Vec<String>,
    /// What is searched beside the name: on lines of their own the contact person, the phone's digits
    /// and the tags.
    sought: String,
}

/// Days without a touch from which somebody has not been seen for long.
pub const IDLE_DAYS: u32 = 30;

/// Who alone is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Whose touch is due today or late.
    Due,
    /// Who was not seen for [`IDLE_DAYS`], or never.
    Idle,
    /// With an open deal.
    Deal,
    /// Who owes something.
    Owes,
}

impl Only {
    /// All four.
    pub const ALL: [Only; 4] = [Only::Due, Only::Idle, Only::Deal, Only::Owes];
}

/// The words to choose by, those that most customers have first, at most `most`. O(n log n).
pub fn words_of(lines: &[Line], most: usize) -> Vec<String> {
    let mut counts: Map<&str, usize> = Map::new();
    for word in lines.iter().flat_map(|line| line.words.iter()) {
        let before = counts.get(&word.as_str()).copied().unwrap_or(0);
        counts.insert(word, before.saturating_add(1));
    }
    let mut all: Vec<(&str, usize)> = counts.iter().map(|(word, many)| (*word, *many)).collect();
    sort_by(&mut all, |one, other| other.1.cmp(&one.1));
    all.into_iter().take(most).map(|(word, _)| word.to_owned()).collect()
}

impl Line {
    /// Whether the name, the contact person, the phone number or a tag holds what is searched for,
    /// folded by [`folded`]. They are folded when somebody searches: a list of thousands is opened far
    /// more often.
    pub fn matches(&self, sought: &str) -> bool {
        sought.is_empty()
            || folded(&self.name).contains(sought)
            || self.sought.split('\n').any(|part| folded(part).contains(sought))
    }

    /// Whether it is one of those alone that are shown.
    pub fn is(&self, only: Only, today: Day) -> bool {
        match only {
            Only::Due => self.due.is_some_and(|due| due <= today),
            Only::Idle => self.idle.is_none_or(|days| days >= IDLE_DAYS),
            Only::Deal => self.deal,
            Only::Owes => self.owes,
        }
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
    let known = Known::of(workspace, today);
    let mut lines: Vec<Line> = workspace
        .customers()
        .filter(|(_, customer)| customer.standing == Standing::Active)
        .map(|(id, customer)| {
            let promise = promised.get(&id).copied();
            Line {
                due: promise.or_else(|| next.due(customer)),
                promised: promise.is_some(),
                same_name: same.contains(&id),
                ..line(id, customer, today, &known)
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
    let archived = || workspace.customers().filter(|(_, one)| one.standing == Standing::Archived);
    if archived().next().is_none() {
        // Mostly nobody is, and then nothing need be known of anybody.
        return Vec::new();
    }
    let known = Known::of(workspace, today);
    archived().map(|(id, customer)| line(id, customer, today, &known)).collect()
}

/// What is known of all of them, looked up once.
struct Known {
    values: Map<CustomerId, Money>,
    details: Map<CustomerId, Details>,
    deals: Set<CustomerId>,
    owe: Set<CustomerId>,
}

impl Known {
    fn of(workspace: &Workspace, today: Day) -> Known {
        let open = workspace.deals().filter(|(_, deal)| deal.state == DealState::Open);
        Known {
            values: values(workspace, today),
            details: Details::of_all(workspace),
            deals: open.map(|(_, deal)| deal.customer).collect(),
            owe: settled(workspace, today).open().map(|(owed, _)| owed.customer).collect(),
        }
    }
}

fn line(id: CustomerId, customer: &Customer, today: Day, known: &Known) -> Line {
    let last = customer.visits.last();
    let mut sought = String::new();
    let mut words = Vec::new();
    if let Some(details) = known.details.get(&id) {
        let number = details.dialed().unwrap_or_default();
        for part in [details.word(Detail::Contact), &number, details.word(Detail::Phone)] {
            sought.push_str(part);
            sought.push('\n');
        }
        let industry = Some(details.word(Detail::Industry)).filter(|word| !word.is_empty());
        for word in industry.into_iter().chain(details.tags()) {
            sought.push_str(word);
            sought.push('\n');
            words.push(word.to_owned());
        }
    }
    Line {
        id,
        name: customer.name.clone(),
        class: customer.class,
        due: None,
        promised: false,
        idle: last.map(|last| u32::try_from(today.days_since(*last)).unwrap_or(0)),
        same_name: false,
        value: known.values.get(&id).copied().unwrap_or(Money::ZERO),
        deal: known.deals.contains(&id),
        owes: known.owe.contains(&id),
        words,
        sought,
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

    #[test]
    fn a_customer_is_found_by_contact_phone_and_tag_and_chosen_by_what_is_known() {
        let mut workspace = workspace();
        let known = ["王 姐", "138-0013 8000", "", "五金", "", "样品 展会"];
        let known = Details::typed(known, false).unwrap();
        let on = day("2026-11-02");
        let facts = [
            Fact::Entered(known.entry(id(0), on)),
            Fact::DealOpened(crate::domain::fact::DealOpened {
                customer: id(2),
                amount: crate::domain::money::Money::from_yuan(9),
                stage: crate::domain::stage::Stage::Need,
                expected: on,
                on,
            }),
            Fact::ReceivableAdded(crate::domain::fact::ReceivableAdded {
                customer: id(3),
                amount: crate::domain::money::Money::from_yuan(9),
                due: on,
                on,
            }),
        ];
        for (ms, fact) in (20..).zip(&facts) {
            evolve(&mut workspace, Stamp::new(ms, 0, 1), fact);
        }
        let today = day("2026-11-16");
        let lines = active(&workspace, today);
        for sought in ["王姐", "13800138000", "0013 80", "展会", "五金"] {
            let found: Vec<_> = lines
                .iter()
                .filter(|line| line.matches(&folded(sought)))
                .map(|line| line.id)
                .collect();
            assert_eq!(found, [id(0)], "{sought}");
        }
        let only = |only| {
            let own = lines.iter().filter(|line| line.is(only, today));
            own.map(|line| line.id).collect::<Vec<_>>()
        };
        assert_eq!((only(Only::Deal), only(Only::Owes)), (vec![id(2)], vec![id(3)]));
        assert_eq!(only(Only::Idle), [id(1), id(2), id(3)]);
        assert!(only(Only::Due).contains(&id(3)) && !only(Only::Due).contains(&id(0)));
        assert_eq!(words_of(&lines, 2), ["五金", "展会"]);
    }

    #[test]
    fn two_thousand_customers_are_looked_through_at_once() {
        let row = |place: usize| PastedCustomer {
            name: format!("杭州恒泰精密电子 {place}"),
            class: Class::ALL[place % 3],
            note: None,
        };
        let mut workspace = Workspace::default();
        let on = day("2026-11-02");
        for ms in 0..4 {
            let rows =
                (0..500).map(|place| row(place + 500 * usize::try_from(ms).unwrap())).collect();
            let pasted = Fact::CustomersPasted(CustomersPasted { rows, on });
            evolve(&mut workspace, Stamp::new(1 + ms, 0, 1), &pasted);
        }
        let today = day("2026-11-16");
        let lines = active(&workspace, today);
        assert_eq!(lines.len(), 2_000);
        #[expect(clippy::disallowed_methods, reason = "what is measured is this very time")]
        let begun = std::time::Instant::now();
        let mut found = 0;
        for _ in 0..10 {
            let sought = folded("恒泰 精密电子 1999");
            found +=
                lines.iter().filter(|one| one.is(Only::Due, today) || one.matches(&sought)).count();
        }
        assert!(found >= 10);
        // A few milliseconds each, on a machine that does other things and without optimising.
        assert!(begun.elapsed().as_millis() < 500, "{:?}", begun.elapsed());
    }
}
