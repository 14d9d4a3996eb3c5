//! What a rep asks for to reach a month's goal, and what came of it (mission A8).

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::own_entries::month_of_number;
use crate::domain::period::Month;
use crate::domain::workspace::Workspace;

use super::{at, of_kind, place, row};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// 培训
    Training,
    /// 价格政策
    Price,
    /// 物料
    Material,
    /// 技术支持
    Support,
    /// 线索
    Leads,
}

impl Resource {
    /// All of them; a record keeps the place.
    pub const ALL: [Resource; 5] = [
        Resource::Training,
        Resource::Price,
        Resource::Material,
        Resource::Support,
        Resource::Leads,
    ];
}

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Not asked for, or taken back.
    Not,
    /// Asked for.
    Asked,
    /// Granted.
    Granted,
    /// Refused.
    Refused,
}

impl Answer {
    /// All of them; a record keeps the place.
    pub const ALL: [Answer; 4] = [Answer::Not, Answer::Asked, Answer::Granted, Answer::Refused];

    /// What a tap makes of it: asked, granted, refused, taken back.
    #[must_use]
    pub const fn next(self) -> Answer {
        match self {
            Answer::Not => Answer::Asked,
            Answer::Asked => Answer::Granted,
            Answer::Granted => Answer::Refused,
            Answer::Refused => Answer::Not,
        }
    }
}

/// As it is kept.
pub fn entry(month: Month, resource: Resource, answer: Answer, on: Day) -> Entry {
    let numbers =
        vec![Row::month(month), place(&Resource::ALL, &resource), place(&Answer::ALL, &answer)];
    row(EntryKind::Asked, numbers, vec![], on)
}

/// What came of asking for each in a month, in the order of [`Resource::ALL`]; the later stamp
/// holds. O(entries).
pub fn of_month(workspace: &Workspace, month: Month) -> [(Resource, Answer); 5] {
    Resource::ALL.map(|resource| {
        let own = of_kind(workspace, EntryKind::Asked).filter_map(read);
        let own = own.filter(|(of, what, _)| (*of, *what) == (month, resource));
        (resource, own.last().map_or(Answer::Not, |(_, _, answer)| answer))
    })
}

fn read(entry: &PackedEntry) -> Option<(Month, Resource, Answer)> {
    let [month, what, answer] = entry.row.numbers.as_slice() else { return None };
    Some((month_of_number(*month)?, at(&Resource::ALL, *what)?, at(&Answer::ALL, *answer)?))
}
