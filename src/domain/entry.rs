//! What a rep writes into the books beside the day's work: goods of a sale, expenses, metrics of
//! their own with their figures, parts of a dimension, lessons (domain.md 3).
//!
//! The fold keeps each as a [`Row`] and asks nothing of it: a reader, a writer and a keeper for
//! each kind were 19 KB of wasm that no tap on Today needs. What a row says is in `own_entries`,
//! which only the pages behind Today ask; `enter` decides it.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::ident::{CustomerId, Id};
use super::packed::{Keep, Packed};
use super::period::Month;

/// Figures, names and words in the order of a kind's fields, which stand in `journal::kinds`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// 分, pieces, a place among some words, how many of a list follow; [`Row::ABSENT`] where a
    /// field is left out.
    pub numbers: Vec<i64>,
    /// Things named.
    pub ids: Vec<Id>,
    /// Texts; empty where one is left out or erased.
    pub words: Vec<String>,
}

impl Row {
    /// A number that is left out. No figure is this one.
    pub const ABSENT: i64 = i64::MIN;

    /// A sales month as a number: its year, then two digits.
    pub fn month(month: Month) -> i64 {
        i64::from(month.year()).saturating_mul(100).saturating_add(i64::from(month.month()))
    }
}

/// What a row is. A kind's name and fields are in its file in `journal::kinds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryKind {
    /// The goods of the sale that the same record made ([`Goods`](super::goods::Goods)).
    Goods,
    /// A table of published holidays; the calendar has it, the entries do not.
    Calendar,
    /// Money spent ([`Expense`](super::own_entries::Expense)).
    Expense,
    /// A metric of the rep's own ([`OwnMetric`](super::own_entries::OwnMetric)).
    Metric,
    /// A figure of one ([`OwnFigure`](super::own_entries::OwnFigure)).
    Figure,
    /// A part of a dimension ([`Part`](super::own_entries::Part)).
    Part,
    /// A win or a lesson ([`Lesson`](super::own_entries::Lesson)).
    Lesson,
    /// A goal along one dimension ([`Split`](super::plan_book::split::Split)).
    Split,
    /// The curve of a month ([`Chosen`](super::plan_book::curve::Chosen)).
    Curve,
    /// What a result pays the rep ([`Kept`](super::plan_book::incentive::Kept)).
    Incentive,
    /// What stands on a month's goal sheet ([`Written`](super::plan_book::sheet::Written)).
    Sheet,
    /// What is asked for, and what came of it ([`Resource`](super::plan_book::asked::Resource)).
    Asked,
    /// What the company wants ([`Wants`](super::plan_book::company::Wants)).
    Company,
    /// A figure of a plan ([`Planned`](super::plan_book::figures::Planned)).
    Planned,
    /// A month's funnel ([`FunnelPlan`](super::plan_book::funnel::FunnelPlan)).
    Funnel,
    /// A month's sources of leads ([`SourcePlan`](super::plan_book::sources::SourcePlan)).
    Sources,
    /// The superior's deadlines ([`Deadlines`](super::plan_book::deadlines::Deadlines)).
    Deadlines,
    /// Something between the rep and the superior over a month's goal
    /// ([`Talk`](super::plan_book::talk::Talk)).
    Talk,
    /// A month's milestones ([`Milestones`](super::plan_book::milestones::Milestones)).
    Milestones,
    /// What the rep calls the tiers ([`TierWords`](super::tier_words::TierWords)).
    TierWords,
    /// What the days of a week are for ([`WeekRhythm`](super::focus::WeekRhythm)).
    WeekRhythm,
    /// What is known of a customer ([`Details`](super::details::Details)).
    Details,
    /// What a customer needs, and who decides ([`Needs`](super::needs::Needs)).
    Needs,
    /// Something noted of a deal ([`DealNotes`](super::deal_notes::DealNotes)).
    DealNote,
    /// How likely a stage's deals are won ([`WinChances`](super::win_chances::WinChances)).
    WinChances,
    /// When a customer pays ([`CustomerTerms`](super::customer_terms::CustomerTerms)).
    Terms,
    /// What is to be brought along to a promised visit ([`Prepared`](super::prepared::Prepared)).
    Prepared,
    /// The order in which a day is walked ([`DayOrder`](super::day_order::DayOrder)).
    DayOrder,
    /// How often each class is touched ([`Cadences`](super::cadence::Cadences)).
    Cadences,
    /// The rule of the classes ([`rules`](super::own_classes::rules)).
    ClassRules,
    /// A class set by hand ([`Held`](super::own_classes::Held)).
    HeldClass,
    /// An entry of the playbook ([`Own`](super::playbook::Own)).
    Playbook,
    /// Something that got worse, put away ([`Silenced`](super::silenced::Silenced)).
    Silenced,
    /// A review as it was written ([`KeptReview`](super::kept_review::KeptReview)).
    Review,
    /// Something planned to be learned, done or spent ([`Plan`](super::learning::Plan)).
    Learning,
    /// What became of it ([`State`](super::learning::State)).
    LearningMark,
}

/// What one record wrote into the books: a row, with what all of them have. In a workspace the row
/// is packed, for the pages behind Today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<R = Row> {
    /// What it is.
    pub kind: EntryKind,
    /// The civil day it counts on.
    pub on: Day,
    /// Whom it is about, where it is about one.
    pub customer: Option<CustomerId>,
    /// The kind's own fields.
    pub row: R,
}

/// An entry in a workspace.
pub type PackedEntry = Entry<Packed<Row>>;

impl Entry {
    /// Leaves out what was said of the customer in words; dates and amounts stay.
    pub fn forget_words(&mut self) {
        self.row.forget();
    }

    /// As a workspace keeps it.
    pub fn packed(self) -> PackedEntry {
        let Entry { kind, on, customer, row } = self;
        Entry { kind, on, customer, row: Packed::new(row) }
    }
}

impl Keep for Row {
    fn unread() -> Row {
        Row::default()
    }

    fn forget(&mut self) {
        for words in &mut self.words {
            words.clear();
        }
    }
}
