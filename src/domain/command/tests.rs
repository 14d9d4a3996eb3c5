//! Each refusal at its edge: the last that is taken, and the first that is not.

use super::super::ident::Id;
use super::super::workspace::evolve;
use super::*;
use proptest::prelude::*;
use proptest::sample::select;

struct Rep {
    workspace: Workspace,
    stamps: u64,
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn today() -> Day {
    day("2026-11-10")
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

fn november() -> Month {
    Month::new(2026, 11).unwrap()
}

/// Amounts, the limits and what lies beside them more often than others.
fn amounts() -> impl Strategy<Value = Money> {
    let limit = Tiers::LIMIT.fen();
    let edges = vec![0, 1, -1, limit, limit + 1, -limit, -limit - 1];
    prop_oneof![select(edges), -1_000_000_i64..1_000_000, any::<i32>().prop_map(i64::from)]
        .prop_map(Money::from_fen)
}

/// Counts up to a limit and a little beyond, its edges more often than others.
fn counts(limit: usize) -> impl Strategy<Value = usize> {
    prop_oneof![select(vec![0, 1, limit, limit + 1]), 0..limit + 3]
}

/// So many days after today, the edges of a run of this many more often than others.
fn days(run: i32) -> impl Strategy<Value = Day> {
    prop_oneof![select(vec![-1, 0, 1, run - 1, run, run + 1]), -run..3 * run]
        .prop_map(|after| today().plus_days(after))
}

fn is_within_the_limit(amount: Money) -> bool {
    amount.abs() <= Tiers::LIMIT
}

impl Rep {
    fn new() -> Rep {
        Rep { workspace: Workspace::default(), stamps: 0 }
    }

    fn with_customer() -> (Rep, CustomerId) {
        let mut rep = Rep::new();
        let customer = CustomerId(rep.does(adding("李记")));
        (rep, customer)
    }

    fn asks(&self, command: Command) -> Result<Fact, Refusal> {
        let stamp = Stamp::new(self.stamps + 1, 0, 7);
        decide(&self.workspace, command, &Moment { today: today(), minute: 600, stamp })
    }

    fn refuses(&self, command: Command) -> Refusal {
        self.asks(command).unwrap_err()
    }

    /// Does it; the first thing the record makes.
    fn does(&mut self, command: Command) -> Id {
        let fact = self.asks(command).unwrap();
        self.stamps += 1;
        let stamp = Stamp::new(self.stamps, 0, 7);
        evolve(&mut self.workspace, stamp, &fact);
        Id::new(stamp, 0)
    }
}

fn adding(name: &str) -> Command {
    Command::AddCustomer {
        name: name.to_owned(),
        class: Class::B,
        note: String::new(),
        visit: None,
    }
}

fn promise(customer: CustomerId, due: Day) -> Command {
    Command::Promise { customer, due, step: None }
}

fn log(customer: CustomerId, outcome: Outcome, won: Option<Money>) -> Command {
    Command::Log { customer, task: None, outcome, won, note: String::new(), next: None }
}

#[test]
fn an_agreed_rebate_can_be_ended() {
    let (mut rep, customer) = Rep::with_customer();
    let agree = |steps| Command::AgreeRebate { customer, first: today(), last: today(), steps };
    rep.does(agree(vec![RebateStep { from: yuan(1), pays: 1 }]));
    assert!(rep.asks(agree(Vec::new())).is_ok());
}

#[test]
fn a_customer_is_changed_by_any_one_thing_and_not_by_none() {
    let (rep, customer) = Rep::with_customer();
    let edit = |name: Option<&str>, class, note: Option<&str>| Command::EditCustomer {
        customer,
        name: name.map(str::to_owned),
        class,
        note: note.map(str::to_owned),
    };
    assert!(rep.asks(edit(Some("王记"), None, None)).is_ok());
    assert!(rep.asks(edit(None, Some(Class::A), None)).is_ok());
    assert!(rep.asks(edit(None, None, Some(""))).is_ok());
    assert_eq!(rep.refuses(edit(None, None, None)), Refusal::NothingToChange);
}

#[test]
fn a_proposal_made_is_the_change_to_that_stage_and_refused_where_that_is() {
    let (mut rep, customer) = Rep::with_customer();
    let (amount, expected) = (yuan(9), today());
    let deal =
        DealId(rep.does(Command::OpenDeal { customer, amount, stage: Stage::Need, expected }));
    let propose = |rep: &Rep, deal| {
        let moment = Moment { today: today(), minute: 600, stamp: Stamp::new(99, 0, 7) };
        decide_at_once(&rep.workspace, AtOnce::Propose { deal }, &moment)
    };
    let change = |deal| {
        let (amount, expected, chance) = (None, None, None);
        let stage = Some(Stage::Proposal);
        Command::ChangeDeal { deal, amount, stage, expected, chance }
    };
    assert_eq!(propose(&rep, deal), rep.asks(change(deal)));
    let nowhere = DealId(Id::new(Stamp::new(77, 0, 7), 0));
    assert_eq!(propose(&rep, nowhere), rep.asks(change(nowhere)));
    rep.does(Command::CloseDeal { deal, won: Some(yuan(9)) });
    assert_eq!(propose(&rep, deal), Err(Refusal::DealWon));
}

#[test]
fn a_deal_opens_before_it_is_won_and_changes_until_then() {
    let (mut rep, customer) = Rep::with_customer();
    let open = |stage| Command::OpenDeal { customer, amount: yuan(9), stage, expected: today() };
    assert_eq!(rep.refuses(open(Stage::Won)), Refusal::NotOpenStage);
    let deal = DealId(rep.does(open(Stage::Need)));
    let change = || Command::ChangeDeal {
        deal,
        amount: None,
        stage: None,
        expected: None,
        chance: Some(50),
    };
    let close = |won| Command::CloseDeal { deal, won };
    rep.does(close(None));
    assert!(rep.asks(change()).is_ok());
    rep.does(close(Some(yuan(8))));
    assert_eq!(rep.refuses(change()), Refusal::DealWon);
    assert_eq!(rep.refuses(close(None)), Refusal::DealWon);
}

#[test]
fn a_task_that_is_done_stays_done_and_a_dropped_one_may_come_back() {
    let (mut rep, customer) = Rep::with_customer();
    let mut task = || TaskId(rep.does(promise(customer, today())));
    let (done, dropped) = (task(), task());
    rep.does(Command::Tick { subject: Subject::Task(done) });
    rep.does(Command::Drop { task: dropped });
    let due = today();
    let again = [
        Command::Tick { subject: Subject::Task(done) },
        Command::Drop { task: done },
        Command::Move { task: done, due },
        Command::SortTasks { moved: vec![MovedTask { task: done, due }], dropped: vec![] },
        Command::SortTasks { moved: vec![], dropped: vec![done] },
    ];
    for command in again {
        assert_eq!(rep.refuses(command), Refusal::AlreadyDone);
    }
    assert!(rep.asks(Command::Move { task: dropped, due }).is_ok());
}

#[test]
fn another_customers_task_and_receivable_are_refused() {
    let (mut rep, customer) = Rep::with_customer();
    let other = CustomerId(rep.does(adding("王记")));
    let task = Some(TaskId(rep.does(promise(other, today()))));
    let owed = Command::AddReceivable { customer: other, amount: yuan(5), due: today() };
    let receivable = Some(ReceivableId(rep.does(owed)));
    let note = String::new;
    let visit = |customer| {
        let outcome = Outcome::Met;
        Command::Log { customer, task, outcome, won: None, note: note(), next: None }
    };
    let (amount, on) = (yuan(5), None);
    let pays = |customer| Command::ReceivePayment { customer, receivable, amount, on };
    assert!(rep.asks(visit(other)).is_ok() && rep.asks(pays(other)).is_ok());
    assert_eq!(rep.refuses(visit(customer)), Refusal::UnknownTask);
    assert_eq!(rep.refuses(pays(customer)), Refusal::UnknownReceivable);
}

#[test]
fn an_erased_customer_is_not_known_and_nobody_is_erased_by_no_name() {
    let (mut rep, customer) = Rep::with_customer();
    assert_eq!(rep.refuses(Command::Erase { customers: vec![] }), Refusal::UnknownCustomer);
    let stranger = CustomerId(Id::new(Stamp::new(99, 0, 7), 0));
    let both = Command::Erase { customers: vec![customer, stranger] };
    assert_eq!(rep.refuses(both), Refusal::UnknownCustomer);
    rep.does(Command::Erase { customers: vec![customer] });
    assert_eq!(rep.refuses(promise(customer, today())), Refusal::UnknownCustomer);
}

#[test]
fn a_goal_is_set_once_and_then_revised_to_something_else() {
    let mut rep = Rep::new();
    let month = november();
    let reason = RevisionReason::Market;
    let confirm = |target| Command::ConfirmGoal { month, target };
    let revise = |target| Command::ReviseGoal { month, target, reason };
    let opening = |amount| Command::SetOpening { month, amount };
    assert_eq!(rep.refuses(revise(yuan(100))), Refusal::NoGoal(month));
    assert_eq!(rep.refuses(opening(yuan(1))), Refusal::NoGoal(month));
    assert_eq!(rep.refuses(Command::DeclineOpening { month }), Refusal::NoGoal(month));
    rep.does(confirm(yuan(100)));
    assert_eq!(rep.refuses(confirm(yuan(100))), Refusal::GoalExists(month));
    assert_eq!(rep.refuses(revise(yuan(100))), Refusal::NothingToChange);
    assert!(rep.asks(revise(yuan(101))).is_ok());
}

#[test]
fn a_line_is_dismissed_once_and_a_promise_never() {
    let (mut rep, customer) = Rep::with_customer();
    let dismiss =
        |reason, due| Command::Dismiss { subject: Matter::Customer(customer), reason, due };
    rep.does(dismiss(Why::VisitDue, today()));
    assert_eq!(rep.refuses(dismiss(Why::VisitDue, today())), Refusal::NothingToChange);
    assert!(rep.asks(dismiss(Why::VisitDue, today().next())).is_ok());
    assert_eq!(rep.refuses(dismiss(Why::Promised, today())), Refusal::NothingToChange);
}

#[test]
fn a_customer_is_visited_once_a_day() {
    let (mut rep, customer) = Rep::with_customer();
    let tick = || Command::Tick { subject: Subject::Visit(customer) };
    rep.does(tick());
    assert_eq!(rep.refuses(tick()), Refusal::AlreadyDone);
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 4096, ..ProptestConfig::default() })]

    #[test]
    fn a_name_is_kept_exactly_when_it_can_be_read_and_is_short(
        seen in counts(NAME_LIMIT), unseen in "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff} \t\u{7}]{0,4}",
    ) {
        let typed = format!("{unseen}{}", "李".repeat(seen));
        let cleaned: Vec<char> =
            typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let length = cleaned.iter().collect::<String>().split_whitespace()
            .collect::<Vec<_>>().join(" ").chars().count();
        match checked_name(&typed) {
            Ok(name) => prop_assert!(seen > 0 && name.chars().count() <= NAME_LIMIT),
            Err(Refusal::NameEmpty) => prop_assert_eq!(seen, 0),
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::NameTooLong { length });
                prop_assert!(length > NAME_LIMIT);
            }
        }
    }

    #[test]
    fn a_note_keeps_its_lines_and_is_refused_exactly_above_the_limit(
        length in counts(NOTE_LIMIT), at in 1_usize..9,
    ) {
        let mut typed: Vec<char> = "早".repeat(length).chars().collect();
        let expected = if length > at {
            typed.splice(at..=at, ['\n', '\u{7}']);
            let mut kept = typed.clone();
            kept.remove(at + 1);
            if kept.last() == Some(&'\n') { kept.pop(); }
            kept
        } else {
            typed.clone()
        };
        let expected: String = expected.into_iter().collect();
        let long = expected.chars().count();
        let kept = checked_note(&typed.into_iter().collect::<String>());
        if long > NOTE_LIMIT {
            prop_assert_eq!(kept, Err(Refusal::NoteTooLong { length: long }));
        } else {
            prop_assert_eq!(kept, Ok(expected));
        }
    }

    #[test]
    fn a_sale_is_taken_exactly_when_it_is_of_something_within_the_limit(amount in amounts()) {
        let taken = Rep::new().asks(Command::Sell { customer: None, amount, on: today() });
        let expected = amount != Money::ZERO && is_within_the_limit(amount);
        prop_assert_eq!(taken.is_ok(), expected);
    }

    #[test]
    fn a_visit_is_won_exactly_with_an_amount_above_zero(
        amount in proptest::option::of(amounts()),
        outcome in select(vec![Outcome::Met, Outcome::Won, Outcome::Lost, Outcome::Absent]),
    ) {
        let (rep, customer) = Rep::with_customer();
        let expected = match amount {
            Some(amount) => {
                outcome == Outcome::Won && amount > Money::ZERO && is_within_the_limit(amount)
            }
            None => outcome != Outcome::Won,
        };
        prop_assert_eq!(rep.asks(log(customer, outcome, amount)).is_ok(), expected);
    }

    #[test]
    fn a_promise_is_taken_exactly_from_today_to_two_years_on(due in days(FURTHEST_PROMISE)) {
        let (rep, customer) = Rep::with_customer();
        let expected = if due < today() {
            Some(Refusal::DayPassed(due))
        } else {
            (due > today().plus_days(FURTHEST_PROMISE)).then_some(Refusal::DayTooFar(due))
        };
        prop_assert_eq!(rep.asks(promise(customer, due)).err(), expected);
    }

    #[test]
    fn what_is_owed_may_be_overdue_and_falls_due_within_two_years(due in days(FURTHEST_PROMISE)) {
        let (rep, customer) = Rep::with_customer();
        let taken = rep.asks(Command::AddReceivable { customer, amount: yuan(1), due });
        prop_assert_eq!(taken.is_ok(), due <= today().plus_days(FURTHEST_PROMISE));
    }

    #[test]
    fn days_are_marked_from_one_to_the_most(last in days(MOST_MARKED_DAYS)) {
        let marked = Rep::new().asks(Command::MarkDays { first: today(), last, mark: None });
        let expected = last >= today() && last < today().plus_days(MOST_MARKED_DAYS);
        prop_assert_eq!(marked.is_ok(), expected);
    }

    #[test]
    fn a_rebate_runs_from_one_day_to_the_most(last in days(MOST_MARKED_DAYS)) {
        let (rep, customer) = Rep::with_customer();
        let steps = vec![RebateStep { from: yuan(1), pays: 1 }];
        let agreed = rep.asks(Command::AgreeRebate { customer, first: today(), last, steps });
        let expected = last >= today() && last < today().plus_days(MOST_MARKED_DAYS);
        prop_assert_eq!(agreed.is_ok(), expected);
    }

    #[test]
    fn a_rebates_steps_are_taken_exactly_when_they_rise_within_the_limits(
        drawn in proptest::collection::vec(
            (amounts(), select(vec![0_u16, 1, 9_999, 10_000, 10_001])), 1..4),
        is_sorted: bool, many in counts(STEP_LIMIT),
    ) {
        let (rep, customer) = Rep::with_customer();
        let mut steps: Vec<RebateStep> =
            drawn.iter().map(|(from, pays)| RebateStep { from: *from, pays: *pays }).collect();
        if is_sorted {
            steps.sort_by_key(|step| step.from);
        }
        let is_rising = steps.windows(2).all(|two| two[0].from < two[1].from);
        let is_limited = steps
            .iter()
            .all(|step| step.from > Money::ZERO && is_within_the_limit(step.from) && step.pays <= 10_000);
        let agree = |steps| {
            rep.asks(Command::AgreeRebate { customer, first: today(), last: today(), steps })
        };
        prop_assert_eq!(agree(steps).is_ok(), is_rising && is_limited);
        let steps = (1..).map(|n| RebateStep { from: yuan(n), pays: 1 }).take(many).collect();
        prop_assert_eq!(agree(steps).is_ok(), many > 0 && many <= STEP_LIMIT);
    }

    #[test]
    fn a_list_is_taken_exactly_when_it_names_somebody_and_is_short(count in counts(PASTE_LIMIT)) {
        let row = PastedCustomer { name: "李记".to_owned(), class: Class::C, note: None };
        let taken = Rep::new().asks(Command::Paste { rows: vec![row; count] });
        prop_assert_eq!(taken.is_ok(), count > 0 && count <= PASTE_LIMIT);
    }

    #[test]
    fn a_note_in_a_list_is_taken_exactly_when_it_is_short(note in counts(PASTED_NOTE_LIMIT)) {
        let row = PastedCustomer {
            name: "李记".to_owned(),
            class: Class::C,
            note: Some("早".repeat(note)),
        };
        let taken = Rep::new().asks(Command::Paste { rows: vec![row] });
        prop_assert_eq!(taken.is_ok(), note <= PASTED_NOTE_LIMIT);
        if let Ok(Fact::CustomersPasted(pasted)) = taken {
            prop_assert!(pasted.rows.iter().all(|row| row.note.is_some() == (note > 0)));
        }
    }

    #[test]
    fn tasks_are_sorted_exactly_when_there_are_some_and_not_too_many(
        all in counts(SORT_LIMIT), share in 0_usize..=2,
    ) {
        let (mut rep, customer) = Rep::with_customer();
        let task = TaskId(rep.does(promise(customer, today())));
        let moved = all * share / 2;
        let sorted = rep.asks(Command::SortTasks {
            moved: vec![MovedTask { task, due: today() }; moved],
            dropped: vec![task; all - moved],
        });
        prop_assert_eq!(sorted.is_ok(), all > 0 && all <= SORT_LIMIT);
    }

    #[test]
    fn an_opening_lies_within_the_limit_either_way(amount in amounts()) {
        let mut rep = Rep::new();
        let month = november();
        rep.does(Command::ConfirmGoal { month, target: yuan(100) });
        let taken = rep.asks(Command::SetOpening { month, amount });
        prop_assert_eq!(taken.is_ok(), is_within_the_limit(amount));
    }

    #[test]
    fn a_deal_is_changed_exactly_by_something_possible(
        amount in proptest::option::of(amounts()),
        stage in proptest::option::of(select(vec![Stage::Contact, Stage::Negotiation, Stage::Won])),
        expected in proptest::option::of(days(FURTHEST_PROMISE)),
        chance in proptest::option::of(prop_oneof![select(vec![0_u16, 100, 101]), 0_u16..200]),
    ) {
        let (mut rep, customer) = Rep::with_customer();
        let open = Command::OpenDeal {
            customer, amount: yuan(9), stage: Stage::Need, expected: today(),
        };
        let deal = DealId(rep.does(open));
        let changed = rep.asks(Command::ChangeDeal { deal, amount, stage, expected, chance });
        let furthest = today().plus_days(FURTHEST_PROMISE);
        let is_possible = amount.is_none_or(|a| a > Money::ZERO && is_within_the_limit(a))
            && stage != Some(Stage::Won)
            && expected.is_none_or(|due| due >= today() && due <= furthest)
            && chance.is_none_or(|percent| percent <= 100);
        let is_something =
            amount.is_some() || stage.is_some() || expected.is_some() || chance.is_some();
        prop_assert_eq!(changed.is_ok(), is_possible && is_something);
    }
}
