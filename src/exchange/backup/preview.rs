//! What a backup would bring to a phone: which journal it is, what is new, what differs.

use super::{Backup, first_day};
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::ident::{JournalId, Stamp};
use crate::domain::sorted::{Map, sort_by};
use crate::domain::workspace::Standing;
use crate::journal::merge::Union;
use crate::journal::store::Arrived;
use crate::journal::{Journal, Record, kinds};

/// How a backup's journal stands to the one on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The phone's journal is empty: the backup becomes it.
    Fresh,
    /// The same journal: both are united.
    Same,
    /// Another journal: it is opened beside the one here, which stays whole.
    Other,
}

/// What a backup would bring, to be seen before it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How its journal stands to the one here.
    pub relation: Relation,
    /// The day its journal was begun, where a record names the journal.
    pub began: Option<Day>,
    /// How many records it has.
    pub records: usize,
    /// How many of them are not here.
    pub new: usize,
    /// The new ones by kind: the kind's name and how many, the most first.
    pub brings: Vec<(&'static str, usize)>,
    /// How many of the journal's records are here and not in it; 0 where it is another journal.
    pub only_here: usize,
    /// How many records both have, in other words: an erased name, mostly. Both phones come to the
    /// same ones.
    pub differing: usize,
    /// How many customers it has, erased ones apart.
    pub customers: usize,
    /// How many sales and returns.
    pub sales: usize,
    /// How many months have a target.
    pub goals: usize,
    /// The newest day any record names.
    pub newest: Option<Day>,
    /// Lines that are no record, and are left out.
    pub damaged: usize,
    /// The file is not as it was written.
    pub altered: bool,
}

impl Backup {
    /// What it would bring to a phone that has `lines`. It folds the file: O(n log n) in records.
    pub fn preview(&self, lines: &[Arrived], ours: Option<JournalId>) -> Preview {
        let records: Vec<&Record> = self.records().collect();
        let count = records.len();
        let (journal, _) = Journal::from_history(records.iter().copied().cloned().collect());
        let workspace = journal.workspace();
        let relation = match (ours, self.journal()) {
            _ if lines.is_empty() => Relation::Fresh,
            (Some(ours), Some(theirs)) if ours != theirs => Relation::Other,
            _ => Relation::Same,
        };
        let none = Here { by_stamp: Map::new() };
        let here = if relation == Relation::Other { none } else { Here::of(lines) };
        let mut new = Vec::new();
        let mut differing = 0_usize;
        for record in records {
            match here.by_stamp.get(&record.stamp()) {
                None => new.push(record),
                Some(ours) => differing = differing.saturating_add(usize::from(ours != record)),
            }
        }
        let both = count.saturating_sub(new.len());
        Preview {
            relation,
            began: self.journal().map(first_day),
            records: count,
            brings: by_kind(&new),
            new: new.len(),
            only_here: here.by_stamp.len().saturating_sub(both),
            differing,
            customers: workspace
                .customers()
                .filter(|(_, customer)| customer.standing != Standing::Erased)
                .count(),
            sales: workspace.sales().count(),
            goals: workspace.goals().count(),
            newest: workspace.newest_day,
            damaged: self.damaged,
            altered: self.altered,
        }
    }

    /// The records to append to `lines` of the same journal, in stamp order, so that they hold the
    /// union of both: those with a new stamp, and of two with one stamp the one that counts, where it
    /// is not the one here. Which way round two phones take each other's file in makes no
    /// difference. O(n log n).
    pub fn missing_from(&self, lines: &[Arrived]) -> Vec<Record> {
        let here = Here::of(lines);
        let mut missing = Vec::new();
        let mut differing = Vec::new();
        for record in self.records() {
            match here.by_stamp.get(&record.stamp()) {
                None => missing.push(record.clone()),
                Some(ours) if ours != record => differing.push(record.stamp()),
                Some(_) => {}
            }
        }
        if !differing.is_empty() {
            missing.extend(self.winners(here, &differing));
            sort_by(&mut missing, Record::cmp);
        }
        missing
    }

    /// Of records that both have in other words, those of the union that the ones here do not become
    /// by themselves once they hear who was erased.
    fn winners(&self, here: Here, differing: &[Stamp]) -> Vec<Record> {
        let ours: Vec<Record> = here.by_stamp.into_iter().map(|(_, record)| record).collect();
        let is_erasing = |record: &&Record| matches!(record.fact(), Some(Fact::Erased(_)));
        let mut heard = ours.clone();
        heard.extend(self.records().filter(is_erasing).cloned());
        let mut both = ours;
        both.extend(self.records().cloned());
        let (alone, all) = (Union::new(heard), Union::new(both));
        // The same journal, or there is nothing to unite.
        let (Ok(alone), Ok(all)) = (alone, all) else { return Vec::new() };
        let becomes: Map<Stamp, &Record> =
            alone.records().map(|record| (record.stamp(), record)).collect();
        all.records()
            .filter(|record| differing.contains(&record.stamp()))
            .filter(|record| becomes.get(&record.stamp()) != Some(record))
            .cloned()
            .collect()
    }
}

/// The records on the phone.
struct Here {
    by_stamp: Map<Stamp, Record>,
}

impl Here {
    fn of(lines: &[Arrived]) -> Here {
        let records = lines.iter().filter_map(|line| Record::parse(&line.bytes).ok());
        let mut records: Vec<Record> = records.collect();
        // In order of stamp and bytes: of one stamp the greatest comes last and stays.
        sort_by(&mut records, Record::cmp);
        let mut by_stamp = Map::new();
        for record in records {
            by_stamp.insert(record.stamp(), record);
        }
        Here { by_stamp }
    }
}

/// Those of kinds that this version knows.
fn by_kind(records: &[&Record]) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> =
        kinds::NAMES.iter().map(|kind| (*kind, 0)).collect();
    for kind in records.iter().filter_map(|record| Some(kinds::name(record.fact()?))) {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == kind) {
            *count = count.saturating_add(1);
        }
    }
    counts.retain(|(_, count)| *count > 0);
    sort_by(&mut counts, |one, other| other.1.cmp(&one.1));
    counts
}
