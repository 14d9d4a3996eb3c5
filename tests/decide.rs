//! What `decide` lets through `evolve` takes, and the workspace keeps its invariants, whatever a rep
//! asks for.

use std::collections::BTreeSet;

use fieldplan::domain::agenda::{Matter, Why};
use fieldplan::domain::cadence::Class;
use fieldplan::domain::calendar::{Mark, OffReason, WeekPattern};
use fieldplan::domain::command::{Command, Moment, decide};
use fieldplan::domain::day::Day;
use fieldplan::domain::fact::{
    MovedTask, NextStep, Outcome, PastedCustomer, RebateStep, RevisionReason, SettingsChanged,
};
use fieldplan::domain::ident::{CustomerId, DealId, Id, ReceivableId, SaleId, Stamp, TaskId};
use fieldplan::domain::money::Money;
use fieldplan::domain::pace::{Need, Standing};
use fieldplan::domain::period::{Month, MonthStart};
use fieldplan::domain::stage::Stage;
use fieldplan::domain::tier::{Tier, Tiers};
use fieldplan::domain::today::Subject;
use fieldplan::domain::workspace::{DealState, IgnoredCounts, TaskState, Workspace, evolve};
use proptest::prelude::*;
use proptest::sample::select;

fn first_day() -> Day {
    Day::new(2026, 10, 20).unwrap()
}

/// The thing that one of the first records made; not every such thing is there.
fn id() -> impl Strategy<Value = Id> {
    (1_u64..30, select(vec![0_u16, 0, 0, 1, 2]))
        .prop_map(|(ms, number)| Id::new(Stamp::new(ms, 0, 7), number))
}

fn customers() -> impl Strategy<Value = CustomerId> {
    id().prop_map(CustomerId)
}

fn tasks() -> impl Strategy<Value = TaskId> {
    id().prop_map(TaskId)
}

fn days() -> impl Strategy<Value = Day> {
    prop_oneof![
        9 => (-20_i32..120).prop_map(|after| first_day().plus_days(after)),
        1 => select(vec![Day::MIN, Day::MAX, first_day().plus_days(900)]),
    ]
}

fn amounts() -> impl Strategy<Value = Money> {
    prop_oneof![
        6 => (1_i64..50_000_000).prop_map(Money::from_fen),
        2 => (-5_000_000_i64..=0).prop_map(Money::from_fen),
        1 => select(vec![Tiers::LIMIT, Tiers::LIMIT.plus(Money::from_fen(1)), Money::from_fen(i64::MIN)]),
    ]
}

fn months() -> impl Strategy<Value = Month> {
    (9_u32..=12).prop_map(|month| Month::new(2026, month).unwrap())
}

fn steps() -> impl Strategy<Value = NextStep> {
    select(vec![NextStep::Visit, NextStep::Call, NextStep::Proposal, NextStep::Collect])
}

fn texts() -> impl Strategy<Value = String> {
    select(vec!["恒泰", "", " \u{200b}", "老王 🏪\n二店"]).prop_map(str::to_owned)
}

fn people() -> impl Strategy<Value = Command> {
    let class = || select(Class::ALL.to_vec());
    let row = (texts(), class(), proptest::option::of(texts()))
        .prop_map(|(name, class, note)| PastedCustomer { name, class, note });
    prop_oneof![
        4 => (texts(), class(), texts(), proptest::option::of(days())).prop_map(
            |(name, class, note, visit)| Command::AddCustomer { name, class, note, visit }
        ),
        1 => (customers(), proptest::option::of(texts()), proptest::option::of(class()))
            .prop_map(|(customer, name, class)| Command::EditCustomer {
                customer, name, class, note: None
            }),
        1 => customers().prop_map(|customer| Command::ArchiveCustomer { customer }),
        1 => prop::collection::vec(customers(), 0..2).prop_map(|customers| Command::Erase { customers }),
        1 => prop::collection::vec(row, 0..3).prop_map(|rows| Command::Paste { rows }),
    ]
}

fn promises() -> impl Strategy<Value = Command> {
    let outcome = select(vec![Outcome::Met, Outcome::Won, Outcome::Lost, Outcome::Absent]);
    let moved = (tasks(), days()).prop_map(|(task, due)| MovedTask { task, due });
    prop_oneof![
        3 => (customers(), days(), proptest::option::of(steps()))
            .prop_map(|(customer, due, step)| Command::Promise { customer, due, step }),
        1 => (tasks(), days()).prop_map(|(task, due)| Command::Move { task, due }),
        2 => tasks().prop_map(|task| Command::Tick { subject: Subject::Task(task) }),
        2 => customers().prop_map(|who| Command::Tick { subject: Subject::Visit(who) }),
        1 => tasks().prop_map(|task| Command::Drop { task }),
        3 => (
            customers(),
            proptest::option::of(tasks()),
            outcome,
            proptest::option::of(amounts()),
            texts(),
            proptest::option::of((days(), steps())),
        )
            .prop_map(|(customer, task, outcome, won, note, next)| Command::Log {
                customer, task, outcome, won, note, next
            }),
        1 => (prop::collection::vec(moved, 0..3), prop::collection::vec(tasks(), 0..3))
            .prop_map(|(moved, dropped)| Command::SortTasks { moved, dropped }),
    ]
}

fn business() -> impl Strategy<Value = Command> {
    let stage = || select(Stage::ALL.to_vec());
    let deal = || id().prop_map(DealId);
    let rung = (amounts(), 0_u16..10_100).prop_map(|(from, pays)| RebateStep { from, pays });
    prop_oneof![
        2 => (proptest::option::of(customers()), amounts(), days())
            .prop_map(|(customer, amount, on)| Command::Sell { customer, amount, on }),
        3 => (customers(), amounts(), stage(), days()).prop_map(
            |(customer, amount, stage, expected)| Command::OpenDeal {
                customer, amount, stage, expected
            }
        ),
        2 => (
            deal(),
            proptest::option::of(amounts()),
            proptest::option::of(stage()),
            proptest::option::of(days()),
            proptest::option::of(0_u16..110),
        )
            .prop_map(|(deal, amount, stage, expected, chance)| Command::ChangeDeal {
                deal, amount, stage, expected, chance
            }),
        2 => (deal(), proptest::option::of(amounts()))
            .prop_map(|(deal, won)| Command::CloseDeal { deal, won }),
        2 => (customers(), amounts(), days())
            .prop_map(|(customer, amount, due)| Command::AddReceivable { customer, amount, due }),
        1 => (customers(), proptest::option::of(id()), amounts(), proptest::option::of(days()))
            .prop_map(|(customer, receivable, amount, on)| Command::ReceivePayment {
                customer, receivable: receivable.map(ReceivableId), amount, on
            }),
        1 => (customers(), days(), days(), prop::collection::vec(rung, 0..3)).prop_map(
            |(customer, first, last, steps)| Command::AgreeRebate { customer, first, last, steps }
        ),
    ]
}

fn plans() -> impl Strategy<Value = Command> {
    let reasons = select(vec![RevisionReason::Market, RevisionReason::Leave]);
    let mark = select(vec![
        None,
        Some(Mark::Half),
        Some(Mark::Work),
        Some(Mark::Off(OffReason::Leave)),
        Some(Mark::Off(OffReason::Rest)),
    ]);
    let subjects = prop_oneof![
        customers().prop_map(Matter::Customer),
        id().prop_map(|id| Matter::Deal(DealId(id))),
        id().prop_map(|id| Matter::Receivable(ReceivableId(id))),
        id().prop_map(|id| Matter::Sale(SaleId(id))),
        Just(Matter::Leads),
    ];
    let pattern = select(vec![None, Some(WeekPattern::SixDays), Some(WeekPattern::FiveDays)]);
    prop_oneof![
        2 => (months(), amounts()).prop_map(|(month, target)| Command::ConfirmGoal { month, target }),
        1 => (months(), amounts(), reasons)
            .prop_map(|(month, target, reason)| Command::ReviseGoal { month, target, reason }),
        1 => (months(), amounts()).prop_map(|(month, amount)| Command::SetOpening { month, amount }),
        1 => months().prop_map(|month| Command::DeclineOpening { month }),
        1 => months().prop_map(|month| Command::CloseMonth { month, figures: Vec::new() }),
        1 => (days(), days(), mark)
            .prop_map(|(first, last, mark)| Command::MarkDays { first, last, mark }),
        1 => (pattern, proptest::option::of(1_u8..=28), proptest::option::of(0_u16..9)).prop_map(
            |(pattern, start, leads_a_day)| Command::Settings(SettingsChanged {
                pattern,
                month_start: start.map(|day| MonthStart::new(day).unwrap()),
                leads_a_day,
                ..SettingsChanged::default()
            })
        ),
        1 => (subjects, select(Why::ALL.to_vec()), days())
            .prop_map(|(subject, reason, due)| Command::Dismiss { subject, reason, due }),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![2 => people(), 3 => promises(), 3 => business(), 2 => plans()]
}

/// What is wrong with a workspace, in words; nothing is.
fn wrongs(workspace: &Workspace) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |holds: bool, what: &str| {
        if !holds {
            wrong.push(what.to_owned());
        }
    };
    for (_, customer) in workspace.customers() {
        say(customer.visits.is_sorted_by(|a, b| a < b), "visits in order, each once");
        say(customer.calls.is_sorted_by(|a, b| a < b), "calls in order, each once");
        say(customer.calls.iter().all(|call| customer.touched_on(*call)), "a call is a touch");
    }
    let open: BTreeSet<TaskId> = workspace.open_through(Day::MAX).map(|(id, _)| id).collect();
    let mut done = 0;
    for (id, task) in workspace.tasks() {
        say((task.state == TaskState::Open) == open.contains(&id), "the open tasks are known");
        say(workspace.customer(task.customer).is_some(), "a task is somebody's");
        if let TaskState::Done { on } = task.state {
            done += 1;
            say(workspace.done_on(on).any(|(other, _)| other == id), "a done task is found");
        }
    }
    let days: BTreeSet<Day> = workspace
        .tasks()
        .filter_map(|(_, task)| match task.state {
            TaskState::Done { on } => Some(on),
            TaskState::Open | TaskState::Dropped { .. } => None,
        })
        .collect();
    let found: usize = days.iter().map(|day| workspace.done_on(*day).count()).sum();
    say(found == done, "no task is found done that is not");
    for (_, deal) in workspace.deals() {
        say(deal.stage != Stage::Won, "a deal stands in an open stage");
        say(deal.amount > Money::ZERO && deal.amount <= Tiers::LIMIT, "a deal's amount is one");
        say(deal.before.is_sorted_by(|a, b| a.0 <= b.0), "changes in order of their days");
        let closed = !matches!(deal.state, DealState::Open);
        say(!closed || !deal.before.is_empty(), "what it was before it ended is known");
    }
    for (_, goal) in workspace.goals() {
        let tiers = Tier::ALL.map(|tier| goal.in_force().tiers.get(tier));
        say(tiers[0] > Money::ZERO && tiers.is_sorted(), "tiers rise from above zero");
    }
    let mut again = workspace.clone();
    again.reindex();
    say(again == *workspace, "what is derived can be derived again");
    let bytes = postcard::to_allocvec(workspace).unwrap();
    let mut read: Workspace = postcard::from_bytes(&bytes).unwrap();
    read.reindex();
    say(read == *workspace, "a checkpoint is the workspace");
    wrong
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Nothing that is let through is ignored, and every invariant holds after each record.
    #[test]
    fn what_is_decided_is_taken_and_every_invariant_holds(
        commands in prop::collection::vec((0_i32..4, command()), 1..60),
    ) {
        let mut workspace = Workspace::default();
        let mut today = first_day();
        for (ms, (later, command)) in (1_u64..).zip(commands) {
            today = today.plus_days(later);
            let stamp = Stamp::new(ms, 0, 7);
            let moment = Moment { today, minute: 600, stamp };
            let asked = format!("{command:?}");
            let before = workspace.clone();
            let decided = decide(&workspace, command, &moment);
            prop_assert_eq!(&before, &workspace, "deciding changes nothing");
            if let Ok(fact) = decided {
                evolve(&mut workspace, stamp, &fact);
                let nothing = IgnoredCounts::default();
                prop_assert_eq!(workspace.ignored, nothing, "{} was ignored", asked);
                prop_assert!(workspace.newest_day >= before.newest_day);
            }
        }
        prop_assert_eq!(wrongs(&workspace), Vec::<String>::new());
    }

    /// Needs are never below zero, and what is due is never more than what is missing.
    #[test]
    fn needed_per_day_is_never_negative(
        commands in prop::collection::vec((0_i32..3, prop_oneof![plans(), business()]), 1..30),
        month in months(), after in -30_i32..90,
    ) {
        let mut workspace = Workspace::default();
        for (ms, (later, command)) in (1_u64..).zip(commands) {
            let stamp = Stamp::new(ms, 0, 7);
            let today = first_day().plus_days(later * i32::try_from(ms).unwrap());
            let moment = Moment { today, minute: 600, stamp };
            if let Ok(fact) = decide(&workspace, command, &moment) {
                evolve(&mut workspace, stamp, &fact);
            }
        }
        let today = first_day().plus_days(after);
        if let Some(standing) = Standing::of(&workspace, month, today) {
            for tier in standing.tiers {
                for need in [tier.need, tier.need_after_today] {
                    let above_zero = match need {
                        Need::Reached => true,
                        Need::PerDay(amount) | Need::NoDayLeft { gap: amount } => amount > Money::ZERO,
                    };
                    prop_assert!(above_zero, "{need:?}");
                }
            }
            let missing = standing.tier(Tier::Target).amount.minus(standing.before);
            prop_assert!(standing.due_today <= missing.at_least_zero());
            prop_assert!(standing.due_today >= Money::ZERO);
        }
    }
}
