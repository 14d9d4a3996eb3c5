//! Each of the eleven reasons on the day it begins and the day before, and the laws of the list.

use super::*;
use crate::domain::command::{AtOnce, Command, Moment, decide, decide_at_once};
use crate::domain::fact::{Fact, MovedTask, RebateStep, SettingsChanged};
use crate::domain::ident::{DealId, Id, ReceivableId, SaleId, Stamp, TaskId};
use crate::domain::sorted::Set;
use crate::domain::stage::Stage;
use crate::domain::today::{Reason, Subject, TodayList};
use crate::domain::workspace::evolve;
use proptest::prelude::*;

/// A day of November 2026; Monday is the 2nd, the 9th, the 16th, the 23rd and the 30th.
fn nov(number: u32) -> Day {
    Day::new(2026, 11, number).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

/// A rep's phone: commands on days, folded at once.
#[derive(Default)]
struct Phone {
    workspace: Workspace,
    made: u64,
}

impl Phone {
    fn on(&mut self, today: Day, command: Command) -> Id {
        self.made += 1;
        let stamp = Stamp::new(self.made, 0, 7);
        let moment = Moment { today, minute: 0, stamp };
        let fact = decide(&self.workspace, command, &moment).unwrap();
        evolve(&mut self.workspace, stamp, &fact);
        Id::new(stamp, 0)
    }

    /// A customer with its first visit made on the day it was added, so that nothing is owed soon.
    fn customer(&mut self, on: Day, class: Class) -> CustomerId {
        let name = "恒泰".to_owned();
        let add = Command::AddCustomer { name, class, note: String::new(), visit: None };
        CustomerId(self.on(on, add))
    }

    fn visit(&mut self, on: Day, customer: CustomerId) {
        self.on(on, Command::Tick { subject: Subject::Visit(customer) });
    }

    fn promise(&mut self, on: Day, customer: CustomerId, due: Day, step: NextStep) -> TaskId {
        TaskId(self.on(on, Command::Promise { customer, due, step: Some(step) }))
    }

    fn deal(&mut self, on: Day, customer: CustomerId, stage: Stage, expected: Day) -> DealId {
        let amount = yuan(50_000);
        DealId(self.on(on, Command::OpenDeal { customer, amount, stage, expected }))
    }

    fn sell(&mut self, on: Day, customer: CustomerId, amount: i64) -> SaleId {
        let amount = yuan(amount);
        SaleId(self.on(on, Command::Sell { customer: Some(customer), amount, on }))
    }

    fn list(&self, day: Day) -> Agenda {
        Agenda::of(&self.workspace, day)
    }

    /// The reasons of the lines about a customer on a day, wherever they stand.
    fn whys(&self, day: Day, customer: CustomerId) -> Vec<Why> {
        let list = self.list(day);
        let lines = list.lines.iter().chain(&list.overflow);
        lines.filter(|line| line.customer == Some(customer)).map(|line| line.why).collect()
    }

    /// The one line with a reason.
    fn line(&self, day: Day, why: Why) -> Line {
        let list = self.list(day);
        let found: Vec<&Line> =
            list.lines.iter().chain(&list.overflow).filter(|line| line.why == why).collect();
        assert_eq!(found.len(), 1, "{why:?}: {list:?}");
        *found[0]
    }
}

/// A C customer visited on 2 November: the class asks for nothing more in the month.
fn quiet() -> (Phone, CustomerId) {
    let mut phone = Phone::default();
    let customer = phone.customer(nov(2), Class::C);
    phone.visit(nov(2), customer);
    (phone, customer)
}

#[test]
fn promised_and_backlog() {
    let (mut phone, customer) = quiet();
    let task = phone.promise(nov(2), customer, nov(17), NextStep::Sample);
    assert_eq!(phone.whys(nov(16), customer), []);
    let line = phone.line(nov(17), Why::Promised);
    assert_eq!((line.about, line.step, line.due), (About::Task(task), NextStep::Sample, nov(17)));
    assert_eq!(phone.line(nov(18), Why::Backlog).due, nov(17));
    phone.on(nov(18), Command::Tick { subject: Subject::Task(task) });
    assert!(phone.line(nov(18), Why::Backlog).done);
    assert_eq!(phone.whys(nov(19), customer), []);
}

#[test]
fn collection_due_from_three_working_days_before() {
    let (mut phone, customer) = quiet();
    let owe = |due, amount| Command::AddReceivable { customer, amount: yuan(amount), due };
    let id = ReceivableId(phone.on(nov(3), owe(nov(20), 300)));
    // Friday the 20th less three working days is Tuesday the 17th.
    assert_eq!(phone.whys(nov(16), customer), []);
    let line = phone.line(nov(17), Why::CollectionDue);
    assert_eq!((line.about, line.amount), (About::Matter(Matter::Receivable(id)), yuan(300)));
    assert_eq!((line.due, line.step, line.done), (nov(20), NextStep::Collect, false));
    // A part paid leaves the rest, done for the day only when all is settled.
    let pay = |amount| {
        let amount = yuan(amount);
        Command::ReceivePayment { customer, receivable: Some(id), amount, on: None }
    };
    phone.on(nov(18), pay(100));
    assert!(!phone.line(nov(18), Why::CollectionDue).done);
    assert_eq!(phone.line(nov(19), Why::CollectionDue).amount, yuan(200));
    phone.on(nov(23), pay(200));
    assert!(phone.line(nov(23), Why::CollectionDue).done, "overdue, settled today");
    assert_eq!(phone.whys(nov(24), customer), []);
    // A promise to collect takes its place.
    phone.on(nov(23), owe(nov(25), 50));
    phone.promise(nov(23), customer, nov(24), NextStep::Collect);
    assert_eq!(phone.whys(nov(24), customer), [Why::Promised]);
}

#[test]
fn who_is_put_away_still_owes() {
    let (mut phone, customer) = quiet();
    let amount = yuan(300);
    phone.on(nov(3), Command::AddReceivable { customer, amount, due: nov(4) });
    phone.on(nov(3), Command::ArchiveCustomer { customer });
    assert_eq!(phone.whys(nov(5), customer), [Why::CollectionDue]);
    phone.on(nov(5), Command::Erase { customers: vec![customer] });
    assert_eq!(phone.whys(nov(5), customer), []);
}

#[test]
fn after_sale_two_days_on_a_working_day_until_touched() {
    let (mut phone, customer) = quiet();
    let sale = phone.sell(nov(12), customer, 800);
    // Thursday and two days is Saturday; looked after on Monday.
    assert_eq!(phone.whys(nov(13), customer), []);
    let line = phone.line(nov(16), Why::AfterSale);
    assert_eq!((line.about, line.amount), (About::Matter(Matter::Sale(sale)), yuan(800)));
    assert_eq!((line.due, line.step), (nov(16), NextStep::Call));
    // It stays for ten working days and then goes.
    assert_eq!(phone.whys(nov(27), customer), [Why::AfterSale]);
    assert_eq!(phone.whys(nov(30), customer), []);
    phone.visit(nov(17), customer);
    assert!(phone.line(nov(17), Why::AfterSale).done);
    assert_eq!(phone.whys(nov(18), customer), []);
    // One too old hides no later one.
    let mut later = Phone::default();
    let customer_of_two = later.customer(nov(2), Class::C);
    later.sell(nov(2), customer_of_two, 1);
    later.sell(nov(19), customer_of_two, 2);
    assert_eq!(later.line(nov(23), Why::AfterSale).amount, yuan(2));
    // A return is nothing to look after.
    phone.sell(nov(19), customer, -100);
    assert_eq!(phone.whys(nov(23), customer), []);
}

#[test]
fn closing_within_three_working_days_and_after_its_day() {
    let (mut phone, customer) = quiet();
    let deal = phone.deal(nov(3), customer, Stage::Negotiation, nov(20));
    assert_eq!(phone.whys(nov(16), customer), []);
    let line = phone.line(nov(17), Why::Closing);
    assert_eq!((line.about, line.amount), (About::Matter(Matter::Deal(deal)), yuan(50_000)));
    assert!(line.asks_a_visit());
    assert_eq!(phone.line(nov(24), Why::Closing).due, nov(20), "to be dated anew or closed");
    let (amount, stage, chance) = (None, None, None);
    let expected = Some(nov(30));
    phone.on(nov(24), Command::ChangeDeal { deal, amount, stage, expected, chance });
    let line = phone.line(nov(24), Why::Closing);
    assert_eq!((line.due, line.done), (nov(20), true), "as it stood in the morning");
    assert_eq!(phone.whys(nov(24).next(), customer), [Why::Closing]);
    phone.on(nov(26), Command::CloseDeal { deal, won: None });
    assert!(phone.line(nov(26), Why::Closing).done);
    assert_eq!(phone.whys(nov(27), customer), []);
}

#[test]
fn proposal_owed_three_working_days_after_the_needs_are_known() {
    let (mut phone, customer) = quiet();
    let deal = phone.deal(nov(3), customer, Stage::Contact, nov(30));
    let enter = |stage| {
        let (amount, expected, chance) = (None, None, None);
        Command::ChangeDeal { deal, amount, stage: Some(stage), expected, chance }
    };
    phone.on(nov(6), enter(Stage::Need));
    assert_eq!(phone.whys(nov(10), customer), []);
    // Friday the 6th and three working days is Wednesday the 11th.
    let line = phone.line(nov(11), Why::ProposalOwed);
    assert_eq!((line.due, line.step), (nov(11), NextStep::Proposal));
    assert!(!line.asks_a_visit());
    // A change of amount is not a proposal; the stage is.
    let dearer = Command::ChangeDeal {
        deal,
        amount: Some(yuan(60_000)),
        stage: None,
        expected: None,
        chance: None,
    };
    phone.on(nov(12), dearer);
    assert_eq!(phone.line(nov(13), Why::ProposalOwed).due, nov(11));
    phone.promise(nov(13), customer, nov(17), NextStep::Proposal);
    assert_eq!(phone.whys(nov(13), customer), [], "promised within a week");
    phone.on(nov(18), enter(Stage::Proposal));
    assert!(phone.whys(nov(18), customer).contains(&Why::Backlog));
    assert!(!phone.whys(nov(19), customer).contains(&Why::ProposalOwed));
}

#[test]
fn stalled_ten_working_days_for_a_and_b() {
    let mut phone = Phone::default();
    let [a, c] = [Class::A, Class::C].map(|class| phone.customer(nov(2), class));
    for customer in [a, c] {
        phone.visit(nov(2), customer);
        phone.deal(nov(2), customer, Stage::Proposal, nov(30).plus_days(60));
    }
    assert_eq!(phone.whys(nov(13), a), [Why::VisitDue]);
    let line = phone.line(nov(16), Why::Stalled);
    assert_eq!((line.customer, line.due), (Some(a), nov(16)));
    assert_eq!(phone.whys(nov(16), c), [], "not asked of class C");
    assert_eq!(phone.whys(nov(16), a), [Why::Stalled], "one line for what a touch answers");
    phone.visit(nov(17), a);
    assert!(phone.line(nov(17), Why::Stalled).done);
    assert_eq!(phone.whys(nov(18), a), []);
}

#[test]
fn visit_due_as_the_class_asks() {
    let mut phone = Phone::default();
    let customer = phone.customer(nov(2), Class::B);
    phone.visit(nov(2), customer);
    // Of one a week, the second is owed once eight working days are worked.
    assert_eq!(phone.whys(nov(10), customer), []);
    assert_eq!(phone.whys(nov(11), customer), [Why::VisitDue]);
    phone.promise(nov(11), customer, nov(17), NextStep::Call);
    assert_eq!(phone.whys(nov(11), customer), [], "a promise within a week answers it");
    phone.promise(nov(11), customer, nov(18), NextStep::Call);
    assert_eq!(phone.whys(nov(11), customer), []);
}

#[test]
fn rebate_step_near_when_a_fifth_is_missing() {
    let (mut phone, customer) = quiet();
    let steps = [(200_000, 100), (500_000, 200)]
        .map(|(from, pays)| RebateStep { from: yuan(from), pays })
        .to_vec();
    let (first, last) = (nov(2), nov(30));
    phone.on(nov(2), Command::AgreeRebate { customer, first, last, steps });
    phone.sell(nov(3), customer, 399_999);
    phone.visit(nov(6), customer);
    assert_eq!(phone.whys(nov(16), customer), []);
    phone.sell(nov(16), customer, 1);
    phone.visit(nov(17), customer);
    // A touch keeps it off the list for five working days.
    assert_eq!(phone.whys(nov(23), customer), []);
    let line = phone.line(nov(24), Why::RebateNear);
    assert_eq!((line.amount, line.due), (yuan(100_000), last));
    phone.sell(nov(24), customer, 20_000);
    phone.visit(nov(25), customer);
    assert_eq!(phone.whys(nov(30).next(), customer), [], "the agreement is over");
    let rebate = phone.workspace.rebate(customer).unwrap();
    assert_eq!(rebate.ladder().unwrap().pays(yuan(500_000)).cash, yuan(10_000));
    let ladder = rebate.ladder().unwrap();
    for bought in [0, 1, 99_999, 100_000, 299_999, 300_000, 500_000, 900_000].map(yuan) {
        let told = ladder.next(bought).map(|next| (next.rung.from, next.missing));
        let next = rebate.next_step(bought);
        assert_eq!(next.map(|next| (next, next.minus(bought))), told, "{bought}");
    }
}

#[test]
fn reorder_due_by_the_customers_own_interval() {
    let mut phone = Phone::default();
    let start = Day::new(2026, 9, 1).unwrap();
    let customer = phone.customer(start, Class::C);
    // Orders 20, 24 and 20 days apart: the middle is 20, and 12 November the next.
    for (after, amount) in [(0, 100), (20, 300), (44, 200), (64, 600)] {
        let on = start.plus_days(after);
        phone.sell(on, customer, amount);
        phone.visit(on.next(), customer);
    }
    assert_eq!(start.plus_days(64), nov(4));
    assert_eq!(phone.whys(nov(23), customer), []);
    let line = phone.line(nov(24), Why::ReorderDue);
    assert_eq!((line.due, line.amount), (nov(24), yuan(250)));
    phone.sell(nov(25), customer, 10);
    assert!(phone.line(nov(25), Why::ReorderDue).done);
    // The order is to be looked after; the interval runs anew.
    assert_eq!(phone.whys(nov(27), customer), [Why::AfterSale]);
}

#[test]
fn a_touch_since_the_day_answers_a_reorder_and_two_orders_have_no_interval() {
    let mut phone = Phone::default();
    let customer = phone.customer(nov(2), Class::C);
    for on in [2, 4, 6] {
        phone.sell(nov(on), customer, 100);
        phone.visit(nov(on), customer);
        phone.visit(nov(on + 1), customer);
        let expected: &[Why] = if on == 6 { &[Why::ReorderDue] } else { &[] };
        assert_eq!(phone.whys(nov(on + 3), customer), expected);
    }
    phone.visit(nov(9), customer);
    assert_eq!(phone.whys(nov(10), customer), []);
}

#[test]
fn lead_quota_by_day_and_half_day() {
    let mut phone = Phone::default();
    let known = phone.customer(nov(2), Class::C);
    phone.visit(nov(2), known);
    assert_eq!(phone.list(nov(16)).leads, None, "none are asked for");
    let leads_a_day = Some(3);
    let settings = SettingsChanged { leads_a_day, ..SettingsChanged::default() };
    phone.on(nov(2), Command::Settings(settings));
    let (first, last) = (nov(17), nov(17));
    phone.on(nov(2), Command::MarkDays { first, last, mark: Some(Mark::Half) });
    assert_eq!(phone.list(nov(17)).leads, Some(Leads { wanted: 1, found: 0 }));
    assert_eq!(phone.list(nov(14)).leads, None, "a Saturday");
    let new = phone.customer(nov(16), Class::C);
    phone.deal(nov(16), new, Stage::Contact, nov(30));
    phone.deal(nov(16), known, Stage::Contact, nov(30));
    assert_eq!(phone.list(nov(16)).leads, Some(Leads { wanted: 3, found: 2 }));
    assert!(!phone.line(nov(16), Why::LeadQuota).done);
    phone.customer(nov(16), Class::B);
    assert!(phone.line(nov(16), Why::LeadQuota).done);
}

#[test]
fn an_order_chosen_by_hand_holds_for_its_day_and_only_for_it() {
    let mut phone = Phone::default();
    let each: Vec<CustomerId> = (0..4).map(|_| phone.customer(nov(2), Class::B)).collect();
    for customer in &each {
        for due in [nov(3), nov(4)] {
            phone.promise(nov(2), *customer, due, NextStep::Visit);
        }
    }
    let order = |phone: &Phone, day| -> Vec<CustomerId> {
        phone.list(day).lines.iter().filter_map(|line| line.customer).collect()
    };
    assert_eq!(order(&phone, nov(3)), each);
    let customers = vec![each[2], each[1]];
    let chosen = DayOrder { day: nov(3), customers }.entry(nov(2));
    phone.made += 1;
    evolve(&mut phone.workspace, Stamp::new(phone.made, 0, 7), &Fact::Entered(chosen));
    assert_eq!(order(&phone, nov(3)), [each[2], each[1], each[0], each[3]]);
    assert_eq!(order(&phone, nov(4))[..4], each[..], "another day stays as it was");
}

#[test]
fn the_reasons_stand_in_their_order_then_amount_then_due_then_id() {
    let mut phone = Phone::default();
    let leads_a_day = Some(1);
    let settings = SettingsChanged { leads_a_day, ..SettingsChanged::default() };
    phone.on(nov(2), Command::Settings(settings));
    let each: Vec<CustomerId> = (0..6).map(|_| phone.customer(nov(2), Class::C)).collect();
    for customer in &each {
        phone.visit(nov(2), *customer);
    }
    phone.promise(nov(2), each[0], nov(16), NextStep::Visit);
    phone.promise(nov(2), each[1], nov(13), NextStep::Visit);
    phone.promise(nov(2), each[2], nov(12), NextStep::Visit);
    for (customer, amount) in [(each[3], 10), (each[4], 20)] {
        let amount = yuan(amount);
        phone.on(nov(2), Command::AddReceivable { customer, amount, due: nov(17) });
    }
    phone.sell(nov(12), each[5], 5);
    let order = |phone: &Phone| -> Vec<(Why, Option<CustomerId>)> {
        phone.list(nov(16)).lines.iter().map(|line| (line.why, line.customer)).collect()
    };
    let expected = [
        (Why::Promised, Some(each[0])),
        (Why::CollectionDue, Some(each[4])),
        (Why::CollectionDue, Some(each[3])),
        (Why::AfterSale, Some(each[5])),
        (Why::LeadQuota, None),
        (Why::Backlog, Some(each[2])),
        (Why::Backlog, Some(each[1])),
    ];
    assert_eq!(order(&phone), expected);
    // An open deal is the amount of its customer's promise.
    phone.deal(nov(3), each[1], Stage::Proposal, nov(30));
    assert_eq!(order(&phone)[5..], [(Why::Backlog, Some(each[1])), (Why::Backlog, Some(each[2]))]);
}

#[test]
fn what_is_beyond_the_capacity_is_kept_apart() {
    let mut phone = Phone::default();
    let visits_a_day = Some(2);
    let calls_a_day = Some(2);
    let settings = SettingsChanged { visits_a_day, calls_a_day, ..SettingsChanged::default() };
    phone.on(nov(2), Command::Settings(settings));
    // Two of each a day, 80 % planned: one visit and one call.
    for amount in [10, 30, 20] {
        let customer = phone.customer(nov(2), Class::C);
        phone.visit(nov(2), customer);
        phone.sell(nov(12), customer, amount);
        let other = phone.customer(nov(2), Class::C);
        phone.deal(nov(2), other, Stage::Negotiation, nov(17));
    }
    let list = phone.list(nov(16));
    let amounts = |lines: &[Line]| lines.iter().map(|l| (l.why, l.amount)).collect::<Vec<_>>();
    let closing = (Why::Closing, yuan(50_000));
    assert_eq!(amounts(&list.lines), [(Why::AfterSale, yuan(30)), closing]);
    assert_eq!(list.overflow.len(), 4 + 3, "and three visits due");
    // What is done takes its place.
    let waiting = list.overflow[0];
    phone.visit(nov(16), waiting.customer.unwrap());
    assert!(phone.list(nov(16)).lines.iter().any(|line| line.about == waiting.about && line.done));
}

#[test]
fn a_line_put_away_stays_away_until_its_reason_or_due_day_is_another() {
    let (mut phone, customer) = quiet();
    let deal = phone.deal(nov(3), customer, Stage::Need, nov(18));
    let subject = Matter::Deal(deal);
    let put_away = |reason, due| Command::Dismiss { subject, reason, due };
    phone.on(nov(16), put_away(Why::Closing, nov(18)));
    // The next reason of the same deal is another line.
    assert_eq!(phone.whys(nov(16), customer), [Why::ProposalOwed]);
    assert_eq!(phone.list(nov(16)).dismissed.len(), 1);
    phone.on(nov(16), put_away(Why::ProposalOwed, nov(6)));
    assert_eq!(phone.whys(nov(17), customer), []);
    // Dated anew, it is due on another day.
    let (amount, stage, chance) = (None, None, None);
    let expected = Some(nov(19));
    phone.on(nov(17), Command::ChangeDeal { deal, amount, stage, expected, chance });
    assert_eq!(phone.whys(nov(18), customer), [Why::Closing]);
}

#[test]
fn a_touch_of_somebody_else_is_a_line_too() {
    let (mut phone, customer) = quiet();
    phone.visit(nov(10), customer);
    let line = phone.line(nov(10), Why::Unplanned);
    assert!(line.done && line.customer == Some(customer));
    assert_eq!(phone.list(nov(10)).done(), 1);
}

#[test]
fn a_day_off_asks_for_its_promises_only() {
    let (mut phone, customer) = quiet();
    phone.deal(nov(3), customer, Stage::Negotiation, nov(16));
    let other = phone.customer(nov(3), Class::C);
    phone.promise(nov(3), other, nov(14), NextStep::Visit);
    let whys: Vec<Why> = phone.list(nov(14)).lines.iter().map(|line| line.why).collect();
    assert_eq!(whys, [Why::Promised]);
    assert_eq!(phone.list(nov(14)).overflow, []);
}

/// What a random rep does on a day.
#[derive(Clone, Debug)]
enum Deed {
    Add(usize, Option<i32>),
    Promise(usize, i32, NextStep),
    Tick(usize),
    Deal(usize, usize, i64, i32),
    Step(usize, usize, Option<i32>),
    Close(usize, Option<i64>),
    Owe(usize, i64, i32),
    Pay(usize, i64),
    Sell(usize, i64),
    Dismiss(usize),
    Sort(i32),
    Off(i32, bool),
}

fn deed() -> impl Strategy<Value = Deed> {
    let who = 0_usize..8;
    let steps = proptest::sample::select(vec![
        NextStep::Visit,
        NextStep::Call,
        NextStep::Collect,
        NextStep::Proposal,
    ]);
    prop_oneof![
        3 => (0_usize..3, proptest::option::of(0_i32..9)).prop_map(|(c, v)| Deed::Add(c, v)),
        2 => (who.clone(), 0_i32..9, steps).prop_map(|(w, d, s)| Deed::Promise(w, d, s)),
        3 => (0_usize..20).prop_map(Deed::Tick),
        2 => (who.clone(), 0_usize..4, 1_i64..900, 0_i32..40)
            .prop_map(|(w, s, a, e)| Deed::Deal(w, s, a, e)),
        1 => (who.clone(), 0_usize..4, proptest::option::of(0_i32..20))
            .prop_map(|(w, s, e)| Deed::Step(w, s, e)),
        1 => (who.clone(), proptest::option::of(1_i64..900)).prop_map(|(w, a)| Deed::Close(w, a)),
        1 => (who.clone(), 1_i64..900, -5_i32..20).prop_map(|(w, a, d)| Deed::Owe(w, a, d)),
        1 => (who.clone(), 1_i64..900).prop_map(|(w, a)| Deed::Pay(w, a)),
        2 => (who, -90_i64..900).prop_map(|(w, a)| Deed::Sell(w, a)),
        1 => (0_usize..20).prop_map(Deed::Dismiss),
        1 => (1_i32..9).prop_map(Deed::Sort),
        1 => (0_i32..9, any::<bool>()).prop_map(|(d, away)| Deed::Off(d, away)),
    ]
}

/// Does what can be done; what is refused is not.
fn act(phone: &mut Phone, today: Day, deed: &Deed) {
    let customers: Vec<CustomerId> = phone.workspace.customers().map(|(id, _)| id).collect();
    let deals: Vec<DealId> = phone.workspace.deals().map(|(id, _)| id).collect();
    let whom = |place: usize| customers.get(place % customers.len().max(1)).copied();
    let which = |place: usize| deals.get(place % deals.len().max(1)).copied();
    let on = |days: i32| today.plus_days(days);
    let lines = phone.list(today).lines;
    let command = match deed {
        Deed::Add(class, visit) => {
            let (name, note) = ("恒泰".to_owned(), String::new());
            let visit = visit.map(on);
            Some(Command::AddCustomer { name, class: Class::ALL[*class], note, visit })
        }
        Deed::Promise(who, due, step) => whom(*who).map(|customer| Command::Promise {
            customer,
            due: on(*due),
            step: Some(*step),
        }),
        Deed::Tick(line) => lines.get(*line).and_then(|line| match line.about {
            About::Task(task) => Some(Command::Tick { subject: Subject::Task(task) }),
            About::Matter(_) => Some(Command::Tick { subject: Subject::Visit(line.customer?) }),
        }),
        Deed::Deal(who, stage, amount, expected) => whom(*who).map(|customer| {
            let (amount, expected) = (yuan(*amount), on(*expected));
            Command::OpenDeal { customer, amount, stage: Stage::OPEN[*stage], expected }
        }),
        Deed::Step(deal, stage, expected) => which(*deal).map(|deal| {
            let (stage, expected) = (Some(Stage::OPEN[*stage]), expected.map(on));
            Command::ChangeDeal { deal, amount: None, stage, expected, chance: None }
        }),
        Deed::Close(deal, won) => {
            which(*deal).map(|deal| Command::CloseDeal { deal, won: won.map(yuan) })
        }
        Deed::Owe(who, amount, due) => whom(*who).map(|customer| Command::AddReceivable {
            customer,
            amount: yuan(*amount),
            due: on(*due),
        }),
        Deed::Pay(who, amount) => whom(*who).map(|customer| Command::ReceivePayment {
            customer,
            receivable: None,
            amount: yuan(*amount),
            on: None,
        }),
        Deed::Sell(who, amount) => whom(*who).map(|customer| Command::Sell {
            customer: Some(customer),
            amount: yuan(*amount),
            on: today,
        }),
        Deed::Dismiss(line) => lines.get(*line).and_then(|line| match line.about {
            About::Matter(subject) => {
                Some(Command::Dismiss { subject, reason: line.why, due: line.due })
            }
            About::Task(_) => None,
        }),
        Deed::Sort(days) => {
            let open = phone.workspace.open_through(today);
            let moved = open.map(|(task, _)| MovedTask { task, due: on(*days) }).collect();
            Some(Command::SortTasks { moved, dropped: Vec::new() })
        }
        Deed::Off(days, away) => {
            let reason = if *away { OffReason::Leave } else { OffReason::Rest };
            let (first, last) = (on(*days), on(*days));
            Some(Command::MarkDays { first, last, mark: Some(Mark::Off(reason)) })
        }
    };
    let stamp = Stamp::new(phone.made + 1, 0, 7);
    let moment = Moment { today, minute: 0, stamp };
    let fact = command.and_then(|command| decide(&phone.workspace, command, &moment).ok());
    if let Some(fact) = fact {
        phone.made += 1;
        evolve(&mut phone.workspace, stamp, &fact);
    }
}

/// A rep's days from 26 October 2026 on, one deed after the other; where it stands, and the day.
fn lived(deeds: &[(bool, Deed)]) -> (Phone, Day) {
    let mut phone = Phone::default();
    let mut today = Day::new(2026, 10, 26).unwrap();
    for (next_day, deed) in deeds {
        if *next_day {
            today = today.next();
        }
        act(&mut phone, today, deed);
    }
    (phone, today)
}

fn life() -> impl Strategy<Value = Vec<(bool, Deed)>> {
    proptest::collection::vec((any::<bool>(), deed()), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_tick_is_answered_as_the_list_made_anew_will_say(deeds in life(), which in 0_usize..60) {
        let (phone, today) = lived(&deeds);
        let list = phone.list(today);
        let open: Vec<Line> = list.lines.iter().chain(&list.overflow).filter(|l| !l.done).copied().collect();
        let Some(line) = open.get(which % open.len().max(1)) else { return Ok(()) };
        let command = match (line.about, line.why, line.customer) {
            (About::Task(task), ..) => AtOnce::Tick { subject: Subject::Task(task) },
            (About::Matter(Matter::Deal(deal)), Why::ProposalOwed, _) => AtOnce::Propose { deal },
            (_, _, Some(customer)) => AtOnce::Tick { subject: Subject::Visit(customer) },
            (_, _, None) => return Ok(()),
        };
        let stamp = Stamp::new(phone.made + 1, 0, 7);
        let moment = Moment { today, minute: 0, stamp };
        let Ok(fact) = decide_at_once(&phone.workspace, command, &moment) else { return Ok(()) };
        let mut after = phone.workspace.clone();
        evolve(&mut after, stamp, &fact);
        let anew = Agenda::of(&after, today);
        prop_assert_eq!(anew.line(line.about).map(|line| line.done), Some(true), "{:?}", line);
        let Some(said) = list.ticked(line.about, &after, today) else { return Ok(()) };
        prop_assert_eq!(said.line(line.about).map(|line| line.done), Some(true));
        // Nothing but what is of the customer comes, goes or changes its place among the others.
        let abouts = |lines: &[Line], of: &[Line]| {
            let both = lines.iter().filter(|line| of.iter().any(|other| other.about == line.about));
            let own = both.filter(|one| one.about == line.about || one.customer != line.customer);
            own.map(|line| line.about).collect::<Vec<_>>()
        };
        for (said, anew) in [(&said.lines, &anew.lines), (&said.overflow, &anew.overflow)] {
            prop_assert_eq!(abouts(said, anew), abouts(anew, said), "each in its place");
        }
        for stays in said.lines.iter().filter(|said| anew.line(said.about).is_none()) {
            prop_assert_eq!(stays.customer, line.customer, "goes: {:?}", stays);
        }
        for comes in anew.lines.iter().filter(|anew| said.line(anew.about).is_none()) {
            prop_assert!(comes.done && comes.customer == line.customer, "comes: {:?}", comes);
        }
        // What stands says what it will say.
        for said in &said.lines {
            let anew = anew.line(said.about).filter(|anew| anew.why == said.why);
            prop_assert_eq!(anew.map_or(said.done, |anew| anew.done), said.done, "{:?}", said);
        }
        // And back; what was done with it is open again in the list made anew.
        let back = said.ticked(line.about, &phone.workspace, today);
        let before = Agenda {
            lines: said.lines.iter().zip(&list.lines).map(|(said, list)| {
                if list.about == line.about { *list } else { *said }
            }).collect(),
            ..list.clone()
        };
        prop_assert_eq!(back, Some(before), "and back");
    }

    #[test]
    fn each_subject_has_one_line_and_the_lines_stand_in_order(deeds in life(), ahead in 0_i32..20) {
        let (phone, today) = lived(&deeds);
        let day = today.plus_days(ahead);
        let list = phone.list(day);
        prop_assert_eq!(&list, &phone.list(day), "same input, same list");
        let all: Vec<Line> = list.lines.iter().chain(&list.overflow).copied().collect();
        let subjects: Set<About> = all.iter().map(|line| line.about).collect();
        prop_assert_eq!(subjects.len(), all.len());
        for part in [&list.lines, &list.overflow, &list.dismissed] {
            let keys = |line: &Line| (line.why, core::cmp::Reverse(line.amount), line.due, line.about);
            prop_assert!(part.is_sorted_by_key(keys));
        }
        let promises = phone.workspace.open_through(day).filter(|(_, task)| {
            phone.workspace.customer(task.customer).is_some()
        });
        for (id, _) in promises {
            prop_assert!(subjects.contains(&About::Task(id)), "no promise is lost");
        }
        for line in &all {
            prop_assert_eq!(line.customer.is_none(), line.why == Why::LeadQuota);
            prop_assert!(line.due <= day || matches!(line.why, Why::CollectionDue | Why::Closing | Why::RebateNear));
            prop_assert!(line.amount >= Money::ZERO);
        }
    }

    #[test]
    fn what_is_put_away_is_away_and_nothing_else_goes(deeds in life(), which in 0_usize..20) {
        let (mut phone, today) = lived(&deeds);
        let before = phone.list(today);
        let open = before.lines.iter().chain(&before.overflow);
        let line = open.filter(|line| !line.done && line.why.can_be_dismissed()).nth(which).copied();
        if let Some(Line { about: About::Matter(subject), why, due, .. }) = line {
            phone.on(today, Command::Dismiss { subject, reason: why, due });
            let after = phone.list(today);
            let is_it = |line: &&Line| line.about == About::Matter(subject) && line.why == why;
            prop_assert!(!after.lines.iter().chain(&after.overflow).any(|line| is_it(&line)));
            prop_assert_eq!(after.dismissed.iter().filter(is_it).count(), 1);
            for other in before.lines.iter().chain(&before.overflow).filter(|line| !is_it(line)) {
                // What the deal asks next may ask for the customer's touch before all else does.
                let stands = |one: &Line| {
                    one == other
                        || (one.about == About::Matter(subject) && one.customer == other.customer)
                };
                prop_assert!(after.lines.iter().chain(&after.overflow).any(stands), "{:?}", other);
            }
        }
    }

    #[test]
    fn more_capacity_never_means_more_overflow(deeds in life(), visits in 1_u16..6, calls in 1_u16..6) {
        let (mut phone, today) = lived(&deeds);
        let mut with = |visits, calls| {
            phone.workspace.visits_a_day = visits;
            phone.workspace.calls_a_day = calls;
            phone.list(today).overflow.len()
        };
        let less = with(visits, calls);
        prop_assert!(with(visits + 1, calls) <= less);
        prop_assert!(with(visits, calls + 1) <= less);
    }

    /// The list the first screens were built on is the part of this one without deals and dues.
    #[test]
    fn without_business_it_is_the_list_of_visits(deeds in life(), ahead in 0_i32..12) {
        let plain: Vec<(bool, Deed)> = deeds
            .into_iter()
            .filter(|(_, deed)| match deed {
                Deed::Add(..) | Deed::Tick(_) | Deed::Sort(_) => true,
                Deed::Promise(_, _, step) => *step != NextStep::Call,
                Deed::Off(_, away) => !away,
                _ => false,
            })
            .collect();
        let (phone, today) = lived(&plain);
        let day = today.plus_days(ahead);
        let visits = TodayList::of(&phone.workspace, day);
        let whole = phone.list(day);
        let old = |entries: &[crate::domain::today::Entry]| -> Vec<(String, Why, Day, bool)> {
            let told = entries.iter().filter_map(|entry| {
                let why = match entry.reason {
                    Reason::Promised => Why::Promised,
                    Reason::VisitDue { .. } => Why::VisitDue,
                    Reason::Backlog { .. } => Why::Backlog,
                    Reason::Unplanned => return None,
                };
                Some((entry.subject.to_string(), why, entry.due, entry.done))
            });
            told.collect()
        };
        let new = |lines: &[Line]| -> Vec<(String, Why, Day, bool)> {
            let told = lines.iter().filter(|line| line.why != Why::Unplanned);
            told.map(|line| (line.about.to_string(), line.why, line.due, line.done)).collect()
        };
        prop_assert_eq!(old(&visits.entries), new(&whole.lines));
        prop_assert_eq!(old(&visits.overflow), new(&whole.overflow));
    }
}
