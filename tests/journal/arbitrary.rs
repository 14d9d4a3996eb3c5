//! Facts of every kind with ids from a small pool, so that records meet, and records made by no
//! command at all.

use fieldplan::domain::agenda::{Matter, Why};
use fieldplan::domain::archive::ArchivedFigure;
use fieldplan::domain::cadence::Class;
use fieldplan::domain::calendar::{Mark, WeekPattern};
use fieldplan::domain::day::Day;
use fieldplan::domain::day_order::DayOrder;
use fieldplan::domain::fact::*;
use fieldplan::domain::ident::{
    CustomerId, DealId, Id, JournalId, ReceivableId, SaleId, Stamp, TaskId,
};
use fieldplan::domain::kept_review::{KeptReview, Piece, Stretch};
use fieldplan::domain::metric::Standard;
use fieldplan::domain::money::Money;
use fieldplan::domain::period::{Month, MonthStart};
use fieldplan::domain::prepared::Prepared;
use fieldplan::domain::stage::Stage;
use fieldplan::domain::tier::Tiers;
use fieldplan::domain::unit::Unit;
use fieldplan::journal::Record;
use proptest::prelude::*;
use proptest::sample::select;

use crate::entries::{entry_fact, goods};

/// A plain stamp.
pub(crate) fn at(ms: u64) -> Stamp {
    Stamp::new(ms, 0, 7)
}

/// A day of November 2026.
pub(crate) fn day(number: u32) -> Day {
    Day::new(2026, 11, number).unwrap()
}

pub(crate) fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

pub(crate) fn november() -> Month {
    Month::new(2026, 11).unwrap()
}

/// The customer that the record at `ms` made.
pub(crate) fn customer(ms: u64) -> CustomerId {
    CustomerId(Id::new(at(ms), 0))
}

pub(crate) fn added(name: &str, note: Option<&str>, visit: Option<Day>) -> Fact {
    let (name, note) = (name.to_owned(), note.map(str::to_owned));
    Fact::CustomerAdded(CustomerAdded { name, class: Class::B, note, visit, on: day(2) })
}

pub(crate) fn renamed(customer: CustomerId, name: &str) -> Fact {
    let name = Some(name.to_owned());
    Fact::CustomerEdited(CustomerEdited { customer, name, class: None, note: None })
}

pub(crate) fn sold(amount: i64) -> Fact {
    Fact::Sold(Sold { customer: None, amount: yuan(amount), on: day(20), goods: None })
}

pub(crate) fn confirmed(target: i64) -> Fact {
    let tiers = Tiers::around(yuan(target)).unwrap();
    Fact::GoalConfirmed(GoalConfirmed { month: november(), tiers, on: day(2) })
}

pub(crate) fn undone(records: &[Stamp]) -> Fact {
    Fact::Undone(Undone { records: records.to_vec() })
}

pub(crate) fn erased(customers: &[CustomerId]) -> Fact {
    Fact::Erased(Erased { customers: customers.to_vec() })
}

pub(crate) fn write(ms: u64, fact: &Fact) -> Record {
    Record::write(at(ms), fact)
}

/// A sound line of any kind, as another version would write it.
pub(crate) fn line(format: u32, stamp: Stamp, rest: &str) -> Vec<u8> {
    let body = format!("{format} {stamp} {rest}");
    // Bit by bit, so that the table in the product is not its own judge.
    let crc = body.bytes().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(byte),
            |c, _| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 },
        )
    });
    format!("{:08x} {body}", !crc).into_bytes()
}

pub(crate) fn unknown(ms: u64, kind: &str, json: &str) -> Record {
    Record::parse(&line(1, at(ms), &format!("{kind} {json}"))).unwrap()
}

/// Few stamps, so that records name each other, and now and then the largest there may be.
pub(crate) fn stamp() -> impl Strategy<Value = Stamp> {
    let usual = (1..24_u64, 0..2_u32, 1..3_u64).prop_map(|(ms, c, r)| Stamp::new(ms, c, r));
    let far = Just(Stamp::new(fieldplan::journal::clock::FAR_MS, u32::MAX, u64::MAX));
    prop_oneof![30 => usual, 1 => far]
}

pub(crate) fn id() -> impl Strategy<Value = Id> {
    (stamp(), prop_oneof![4 => Just(0_u16), 1 => Just(1), 1 => any::<u16>()])
        .prop_map(|(stamp, number)| Id::new(stamp, number))
}

pub(crate) fn customers() -> impl Strategy<Value = CustomerId> {
    id().prop_map(CustomerId)
}

fn tasks() -> impl Strategy<Value = TaskId> {
    id().prop_map(TaskId)
}

pub(crate) fn days() -> impl Strategy<Value = Day> {
    prop_oneof![
        8 => (1..=30_u32).prop_map(day),
        1 => (2000..=2100_i32, 1..=12_u32, 1..=28_u32)
            .prop_filter_map("a day", |(y, m, d)| Day::new(y, m, d).ok()),
    ]
}

pub(crate) fn months() -> impl Strategy<Value = Month> {
    (10..=12_u32).prop_filter_map("a month", |m| Month::new(2026, m).ok())
}

pub(crate) fn amounts() -> impl Strategy<Value = Money> {
    // As far as a command allows: beyond, sums stop at a limit and their order would show.
    let limit = Tiers::LIMIT.fen();
    prop_oneof![
        (-500_000..500_000_i64).prop_map(Money::from_fen),
        (-limit..=limit).prop_map(Money::from_fen)
    ]
}

fn tiers() -> impl Strategy<Value = Tiers> {
    (1..=50_000_000_i64).prop_map(|fen| Tiers::around(Money::from_fen(fen)).unwrap())
}

fn classes() -> impl Strategy<Value = Class> {
    select(&Class::ALL[..])
}

pub(crate) fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&["红星", "", "老王 🏪", "quote \" back \\ line\nbreak"][..])
            .prop_map(str::to_owned),
        ".{0,12}"
    ]
}

/// A fact of any kind; `Erased` is as frequent as the others.
pub(crate) fn fact() -> impl Strategy<Value = Fact> {
    let reasons =
        select(&[RevisionReason::Market, RevisionReason::Leave, RevisionReason::Company][..]);
    let marks = select(&[Mark::Half, Mark::Work][..]);
    let patterns = select(&[WeekPattern::FiveDays, WeekPattern::SixDays][..]);
    prop_oneof![
        customer_fact(),
        task_fact(),
        outcome_fact(),
        deal_fact(),
        list_fact(),
        month_fact(),
        entry_fact(),
        stamp().prop_map(|s| Fact::JournalOpened(JournalOpened { journal: JournalId(s) })),
        (months(), tiers(), days())
            .prop_map(|(month, tiers, on)| Fact::GoalConfirmed(GoalConfirmed { month, tiers, on })),
        (months(), tiers(), reasons, days()).prop_map(|(month, tiers, reason, on)| {
            Fact::GoalRevised(GoalRevised { month, tiers, reason, on })
        }),
        (months(), amounts(), days()).prop_map(|(month, amount, through)| {
            Fact::OpeningSet(OpeningSet { month, amount, through })
        }),
        months().prop_map(|month| Fact::OpeningDeclined(OpeningDeclined { month })),
        (proptest::option::of(customers()), amounts(), days(), goods()).prop_map(
            |(customer, amount, on, goods)| Fact::Sold(Sold { customer, amount, on, goods })
        ),
        (days(), days(), proptest::option::of(marks))
            .prop_map(|(first, last, mark)| Fact::DaysMarked(DaysMarked { first, last, mark })),
        (
            proptest::option::of(patterns),
            proptest::option::of(any::<bool>()),
            proptest::option::of(
                (1..=28_u8).prop_filter_map("a start", |d| MonthStart::new(d).ok())
            ),
            proptest::option::of(any::<u16>()),
            proptest::option::of(any::<u16>()),
            proptest::option::of(any::<u16>()),
        )
            .prop_map(
                |(pattern, ignore_make_up, month_start, visits_a_day, calls_a_day, leads_a_day)| {
                    Fact::SettingsChanged(SettingsChanged {
                        pattern,
                        ignore_make_up,
                        month_start,
                        visits_a_day,
                        calls_a_day,
                        leads_a_day,
                    })
                },
            ),
        prop::collection::vec(stamp(), 0..4).prop_map(|records| Fact::Undone(Undone { records })),
        prop::collection::vec(customers(), 0..3)
            .prop_map(|customers| Fact::Erased(Erased { customers })),
    ]
}

fn customer_fact() -> impl Strategy<Value = Fact> {
    let added =
        (texts(), classes(), proptest::option::of(texts()), proptest::option::of(days()), days())
            .prop_map(|(name, class, note, visit, on)| {
                Fact::CustomerAdded(CustomerAdded { name, class, note, visit, on })
            });
    let edited = (
        customers(),
        proptest::option::of(texts()),
        proptest::option::of(classes()),
        proptest::option::of(texts()),
    )
        .prop_map(|(customer, name, class, note)| {
            Fact::CustomerEdited(CustomerEdited { customer, name, class, note })
        });
    prop_oneof![
        3 => added,
        2 => edited,
        1 => customers().prop_map(|customer| Fact::CustomerArchived(CustomerArchived { customer })),
        2 => (customers(), days()).prop_map(|(customer, on)| Fact::Visited(Visited { customer, on })),
    ]
}

fn task_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        (customers(), days()).prop_map(|(customer, due)| Fact::TaskAdded(TaskAdded {
            customer,
            due,
            step: None
        })),
        (tasks(), days()).prop_map(|(task, due)| Fact::TaskMoved(TaskMoved { task, due })),
        (tasks(), days()).prop_map(|(task, on)| Fact::TaskDone(TaskDone { task, on })),
        (tasks(), days()).prop_map(|(task, on)| Fact::TaskDropped(TaskDropped { task, on })),
        ready_fact(),
    ]
}

/// A visit made ready, or a day put into an order.
fn ready_fact() -> impl Strategy<Value = Fact> {
    let steps = proptest::option::of(select(&[NextStep::Call, NextStep::Collect][..]));
    prop_oneof![
        (tasks(), customers(), steps, texts(), days()).prop_map(
            |(task, customer, step, words, on)| {
                let ready = Prepared { task, customer, step, words };
                Fact::Entered(ready.entry(on))
            }
        ),
        (days(), prop::collection::vec(customers(), 0..4), days())
            .prop_map(|(day, customers, on)| Fact::Entered(DayOrder { day, customers }.entry(on))),
        review_fact(),
    ]
}

/// A review that names customers in its text.
fn review_fact() -> impl Strategy<Value = Fact> {
    let pieces = || {
        let piece = (texts(), prop::collection::vec(customers(), 0..3));
        let piece = piece.prop_map(|(text, about)| Piece { text, about });
        prop::collection::vec(piece, 0..4)
    };
    (pieces(), pieces(), days(), days()).prop_map(|(text, line, first, on)| {
        let kept = KeptReview { stretch: Stretch::Week, first, text, line, on };
        Fact::Entered(kept.entry())
    })
}

/// A record of any kind, known or not; an unknown one may mention an id.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    let unknown = (stamp(), proptest::option::of(id())).prop_map(|(stamp, id)| {
        let json = id
            .map_or_else(|| "{}".to_owned(), |id| format!("{{\"of\":\"{id}\",\"say\":\"红星\"}}"));
        Record::parse(&line(1, stamp, &format!("later.kind {json}"))).unwrap()
    });
    prop_oneof![
        9 => (stamp(), fact()).prop_map(|(stamp, fact)| Record::write(stamp, &fact)),
        1 => unknown,
    ]
}

/// Records of any kind, some with the same stamp.
pub(crate) fn records(most: usize) -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(record(), 0..most)
}

/// An outcome, or a list of customers.
fn outcome_fact() -> impl Strategy<Value = Fact> {
    let outcomes = select(&[Outcome::Met, Outcome::Won, Outcome::Lost, Outcome::Absent][..]);
    let steps = select(&[NextStep::Call, NextStep::Proposal, NextStep::Collect][..]);
    let logged = (
        customers(),
        proptest::option::of(tasks()),
        days(),
        outcomes,
        proptest::option::of(amounts()),
        proptest::option::of(texts()),
        proptest::option::of(days()),
        proptest::option::of(steps),
        goods(),
    )
        .prop_map(|(customer, task, on, outcome, won, note, next, step, goods)| {
            Fact::ContactLogged(ContactLogged {
                customer,
                task,
                on,
                outcome,
                won,
                note,
                next,
                step,
                goods,
            })
        });
    let row = (texts(), classes(), proptest::option::of(texts()))
        .prop_map(|(name, class, note)| PastedCustomer { name, class, note });
    let pasted = (prop::collection::vec(row, 0..4), days())
        .prop_map(|(rows, on)| Fact::CustomersPasted(CustomersPasted { rows, on }));
    prop_oneof![2 => logged, 1 => pasted]
}

fn deals() -> impl Strategy<Value = DealId> {
    id().prop_map(DealId)
}

/// A deal, a receivable or a payment.
fn deal_fact() -> impl Strategy<Value = Fact> {
    let stages = || select(&Stage::ALL[..]);
    prop_oneof![
        (customers(), amounts(), stages(), days(), days()).prop_map(
            |(customer, amount, stage, expected, on)| {
                Fact::DealOpened(DealOpened { customer, amount, stage, expected, on })
            }
        ),
        (
            deals(),
            proptest::option::of(amounts()),
            proptest::option::of(stages()),
            proptest::option::of(days()),
            proptest::option::of(any::<u16>()),
            days(),
        )
            .prop_map(|(deal, amount, stage, expected, chance, on)| {
                Fact::DealChanged(DealChanged { deal, amount, stage, expected, chance, on })
            }),
        (deals(), proptest::option::of(amounts()), days(), goods()).prop_map(
            |(deal, won, on, goods)| Fact::DealClosed(DealClosed { deal, won, on, goods })
        ),
        (customers(), amounts(), days(), days()).prop_map(|(customer, amount, due, on)| {
            Fact::ReceivableAdded(ReceivableAdded { customer, amount, due, on })
        }),
        (customers(), proptest::option::of(id()), amounts(), days()).prop_map(
            |(customer, receivable, amount, on)| {
                let receivable = receivable.map(ReceivableId);
                Fact::PaymentReceived(PaymentReceived { customer, receivable, amount, on })
            }
        ),
    ]
}

/// A line put away, or the unfinished sorted.
fn list_fact() -> impl Strategy<Value = Fact> {
    let subjects = prop_oneof![
        customers().prop_map(Matter::Customer),
        deals().prop_map(Matter::Deal),
        id().prop_map(|id| Matter::Receivable(ReceivableId(id))),
        id().prop_map(|id| Matter::Sale(SaleId(id))),
        Just(Matter::Leads),
    ];
    let moved = (tasks(), days()).prop_map(|(task, due)| MovedTask { task, due });
    prop_oneof![
        (subjects, select(&Why::ALL[..]), days(), days()).prop_map(|(subject, reason, due, on)| {
            Fact::LineDismissed(LineDismissed { subject, reason, due, on })
        }),
        (prop::collection::vec(moved, 0..3), prop::collection::vec(tasks(), 0..3), days())
            .prop_map(|(moved, dropped, on)| {
                Fact::TasksSorted(TasksSorted { moved, dropped, on })
            }),
    ]
}

/// A month closed, or a rebate agreed.
fn month_fact() -> impl Strategy<Value = Fact> {
    let figure =
        (select(&Standard::ALL[..]), any::<i64>(), 1..=i64::MAX).prop_map(|(metric, value, of)| {
            let unit = metric.metric().unit();
            let value = if unit == Unit::Yuan { Money::from_fen(value).fen() } else { value };
            let of = (unit == Unit::Share).then_some(of);
            ArchivedFigure::from_parts(metric, value, of).unwrap()
        });
    let step = (amounts(), any::<u16>()).prop_map(|(from, pays)| RebateStep { from, pays });
    prop_oneof![
        (
            months(),
            proptest::option::of(tiers()),
            proptest::option::of(tiers()),
            prop::collection::vec(figure, 0..4),
            days(),
        )
            .prop_map(|(month, tiers, first, figures, on)| {
                Fact::MonthClosed(MonthClosed { month, tiers, first, figures, on })
            }),
        (customers(), days(), days(), prop::collection::vec(step, 0..3), days()).prop_map(
            |(customer, first, last, steps, on)| {
                Fact::RebateAgreed(RebateAgreed { customer, first, last, steps, on })
            }
        ),
    ]
}
