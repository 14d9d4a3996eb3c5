//! A month's situation from its records, and what each way would change.

use super::*;
use crate::domain::ident::{CustomerId, Id};
use crate::domain::stage::Stage;
use crate::domain::today::Subject;

const TODAY: &str = "2026-11-16";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

#[derive(Default)]
struct Rep {
    workspace: Workspace,
    made: u64,
}

impl Rep {
    fn on(&mut self, today: &str, command: Command) -> Id {
        self.made += 1;
        let stamp = Stamp::new(self.made, 0, 7);
        let moment = Moment { today: day(today), minute: 0, stamp };
        let fact = command::decide(&self.workspace, command, &moment).unwrap();
        evolve(&mut self.workspace, stamp, &fact);
        Id::new(stamp, 0)
    }

    fn take(&mut self, act: &Act) {
        match act {
            Act::Set(changed) => {
                self.on(TODAY, Command::Settings(changed.clone()));
            }
            Act::Goal(all) => {
                for one in all {
                    self.made += 1;
                    let stamp = Stamp::new(self.made, 0, 7);
                    let moment = Moment { today: day(TODAY), minute: 0, stamp };
                    let fact = goal::decide(&self.workspace, one.clone(), &moment).unwrap();
                    evolve(&mut self.workspace, stamp, &fact);
                }
            }
        }
    }

    fn goal(&mut self, month: &str, target: i64) {
        let (month, target) = (Month::parse(month).unwrap(), yuan(target));
        self.on("2026-11-02", Command::ConfirmGoal { month, target });
    }

    fn customer(&mut self, class: Class) -> CustomerId {
        let add = Command::AddCustomer {
            name: format!("客户{}", self.made),
            class,
            note: String::new(),
            visit: None,
        };
        CustomerId(self.on("2026-09-01", add))
    }

    fn deal(&mut self, customer: CustomerId, amount: i64, expected: &str) -> DealId {
        let (amount, expected) = (yuan(amount), day(expected));
        let stage = Stage::Negotiation;
        DealId(self.on("2026-11-02", Command::OpenDeal { customer, amount, stage, expected }))
    }

    fn replan(&self) -> OwnReplan {
        OwnReplan::of(&self.workspace, day(TODAY)).unwrap()
    }
}

/// 30 visits, three of which became deals of 2万, each in 14 days; a goal of 30万 with 15万 of it
/// sold, and the next month's.
fn behind() -> Rep {
    let mut rep = Rep::default();
    rep.goal("2026-11", 300_000);
    rep.goal("2026-12", 300_000);
    let customer = rep.customer(Class::A);
    for place in 0..30 {
        let on = day("2026-09-01").plus_days(place).to_string();
        rep.on(&on, Command::Tick { subject: Subject::Visit(customer) });
    }
    for opened in ["2026-09-02", "2026-09-03", "2026-09-04"] {
        let (amount, stage) = (yuan(20_000), Stage::Contact);
        let expected = day(opened).plus_days(14);
        let open = Command::OpenDeal { customer, amount, stage, expected };
        let deal = DealId(rep.on(opened, open));
        let won = Some(amount);
        rep.on(&expected.to_string(), Command::CloseDeal { deal, won });
    }
    let on = day("2026-11-09");
    rep.on("2026-11-09", Command::Sell { customer: None, amount: yuan(150_000), on });
    rep
}

#[test]
fn the_situation_is_read_from_the_records() {
    let mut rep = behind();
    let customer = rep.customer(Class::C);
    let here = rep.deal(customer, 40_000, "2026-11-27");
    let near = rep.deal(customer, 60_000, "2026-12-11");
    rep.deal(customer, 90_000, "2027-01-15");
    rep.deal(customer, 70_000, "2026-11-13");
    let found = rep.replan();
    // Of 4万 (3 + 7.5) / 13 is likely; the deal past its day counts nothing.
    let weighted = Money::from_fen(3_230_769);
    assert_eq!((found.won, found.weighted), (yuan(150_000), weighted));
    assert_eq!(found.replan.gap, yuan(150_000).minus(weighted));
    assert_eq!((found.open.as_slice(), found.near.as_slice()), (&[here][..], &[near][..]));
    assert_eq!((found.visited, found.visit_to_deal), ((3, 30), Rate::percent(10)));
    // The sale without a customer is part of the ticket: 21万 of four sales.
    assert_eq!((found.ticket, found.cycle), (yuan(52_500), Some(14)));
    assert_eq!(found.halves_left, 22);
    // One touch of class C in the month, and nothing promised.
    assert_eq!(found.c_touches, 1);
    let next = found.next.unwrap();
    assert_eq!(
        (next.tiers.get(Tier::Target), next.is_confirmed, next.halves),
        (yuan(300_000), true, 46)
    );
    let pulled = found.replan.choices.iter().find(|one| matches!(one.way, Way::PullForward { .. }));
    assert_eq!(pulled.map(|one| one.brings), Some(Money::from_fen(4_846_154)));
    assert_eq!(found.pulled_to(&rep.workspace, day(TODAY)), day("2026-11-30"));
}

#[test]
fn few_visits_say_nothing_of_how_many_make_a_deal() {
    assert_eq!(visit_to_deal((3, 29)), Rate::ZERO);
    assert_eq!(visit_to_deal((3, 30)), Rate::percent(10));
    assert_eq!(visit_to_deal((50, 30)), Rate::ONE);
    assert_eq!(OwnReplan::of(&Workspace::default(), day(TODAY)), None);
}

#[test]
fn what_is_promised_and_planned_is_not_free() {
    // Five fit a day; three customers are promised a visit on each.
    let none = Rep::default();
    let left = Period::spanning(day(TODAY), day("2026-11-30"));
    assert_eq!(free_visits(&none.workspace, left, day(TODAY)), 5);
    let mut rep = Rep::default();
    for _ in 0..3 {
        let customer = rep.customer(Class::B);
        for due in left.days() {
            rep.on("2026-11-02", Command::Promise { customer, due, step: None });
        }
    }
    assert_eq!(free_visits(&rep.workspace, left, day(TODAY)), 2);
}

#[test]
fn deferring_revises_both_months_and_leaves_the_quarter_as_it_was() {
    let mut rep = behind();
    let found = rep.replan();
    let way = found.replan.choices.iter().find(|one| matches!(one.way, Way::Defer { .. })).unwrap();
    let reason = RevisionReason::Market;
    let act = found.apply(&rep.workspace, way.way, day(TODAY), reason, ["", ""]).unwrap();
    let tried = Outlook::after(&rep.workspace, &act, day(TODAY)).unwrap();
    let before = Outlook::of(&rep.workspace, day(TODAY));
    assert_eq!((before.target, before.next), (yuan(300_000), Some(yuan(300_000))));
    assert_eq!((tried.target, tried.next), (yuan(150_000), Some(yuan(450_000))));
    assert_eq!(tried.need, Some(Need::Reached));
    // Trying writes nothing down; taking it comes to what was tried.
    assert_eq!(Outlook::of(&rep.workspace, day(TODAY)), before);
    rep.take(&act);
    assert_eq!(Outlook::of(&rep.workspace, day(TODAY)), tried);
    let goal = rep.workspace.goal(Month::parse("2026-12").unwrap()).unwrap();
    assert_eq!(goal.baseline().tiers.get(Tier::Target), yuan(300_000));
    assert_eq!(goal.in_force().tiers.get(Tier::Floor), yuan(360_000));
    assert_eq!(rep.replan().replan.choices, []);
}

#[test]
fn a_figure_that_is_only_written_down_takes_what_is_deferred_too() {
    let mut rep = Rep::default();
    rep.goal("2026-11", 100);
    assert_eq!(rep.replan().next, Err(NoNext::NoFigure(Month::parse("2026-12").unwrap())));
    let december = Month::parse("2026-12").unwrap();
    let planned = Planned::tiers(december, [8, 10, 12].map(yuan), Some(yuan(9)), day(TODAY));
    rep.take(&Act::Goal(vec![Decide::Keep(planned.entry())]));
    let found = rep.replan();
    let way = Way::Defer { this_month: yuan(60), next_month: yuan(50), more_a_day: None };
    let reason = RevisionReason::Team;
    let act = found.apply(&rep.workspace, way, day(TODAY), reason, ["", ""]).unwrap();
    rep.take(&act);
    let kept = latest(&rep.workspace, Span::Month, december, REVENUE).unwrap();
    assert_eq!((kept.money(), kept.base), ([40, 50, 60].map(yuan), Some(yuan(9))));
    assert_eq!(kept.reason, Some(reason));
    // All of it cannot be moved: a month without a target has nothing to revise.
    let all = Way::Defer { this_month: Money::ZERO, next_month: yuan(150), more_a_day: None };
    assert_eq!(found.apply(&rep.workspace, all, day(TODAY), reason, ["", ""]), None);
}

#[test]
fn the_quarters_last_month_moves_nothing() {
    let mut rep = Rep::default();
    rep.goal("2026-12", 100);
    let found = OwnReplan::of(&rep.workspace, day("2026-12-07")).unwrap();
    assert_eq!(found.next, Err(NoNext::QuarterEnds));
    assert!(!found.replan.choices.iter().any(|one| matches!(one.way, Way::Defer { .. })));
}

#[test]
fn a_month_is_staged_by_two_milestones_once() {
    let mut rep = behind();
    let found = rep.replan();
    let stage = |rep: &Rep, found: &OwnReplan| {
        let way = found.replan.choices.iter().find(|one| matches!(one.way, Way::Stage { .. }));
        let reason = RevisionReason::Company;
        let way = way.unwrap().way;
        found.apply(&rep.workspace, way, day(TODAY), reason, ["先到", "再到"]).unwrap()
    };
    rep.take(&stage(&rep, &found));
    let all = milestones::latest(&rep.workspace, found.month).steps;
    let kept: Vec<_> =
        all.iter().map(|(what, step)| (what.as_str(), step.by, step.wanted)).collect();
    // Eight of eleven working days are two thirds and more; the 30th is the last.
    assert_eq!(
        kept,
        [
            ("先到", day("2026-11-25"), Wanted::Figure(yuan(240_000))),
            ("再到", day("2026-11-30"), Wanted::Figure(yuan(360_000))),
        ]
    );
    rep.take(&stage(&rep, &rep.replan()));
    assert_eq!(milestones::latest(&rep.workspace, found.month).steps.len(), 2);
}

#[test]
fn more_visits_stand_on_todays_list_and_class_a_is_touched_more_often() {
    let mut rep = behind();
    rep.customer(Class::C);
    let found = rep.replan();
    let reason = RevisionReason::Market;
    let visits = Way::Visits { more_a_day: 2, needed_a_day: Some(5) };
    let act = found.apply(&rep.workspace, visits, day(TODAY), reason, ["", ""]).unwrap();
    let before = Outlook::of(&rep.workspace, day(TODAY));
    let tried = Outlook::after(&rep.workspace, &act, day(TODAY)).unwrap();
    assert_eq!((before.leads, tried.leads), (0, 2));
    assert_eq!(tried.list, before.list + 1);
    let none = Way::Visits { more_a_day: 0, needed_a_day: None };
    assert_eq!(found.apply(&rep.workspace, none, day(TODAY), reason, ["", ""]), None);

    let touches = Way::CadenceToA { touches: 1 };
    let act = found.apply(&rep.workspace, touches, day(TODAY), reason, ["", ""]).unwrap();
    rep.take(&act);
    let set = Outlook::of(&rep.workspace, day(TODAY)).cadences;
    assert_eq!(set, [Cadence::Weekly(3), Cadence::Monthly(1)]);
    let most = Cadences::default().with(Class::A, Cadence::Weekly(MOST_TOUCHES));
    assert_eq!(to_a(most), None);
    let often = Cadences::default().with(Class::C, Cadence::Weekly(1));
    assert_eq!(to_a(often).unwrap().get(Class::C), Cadence::Monthly(1));
}

#[test]
fn a_target_out_of_reach_says_what_is_within_it() {
    // Nothing but what is sold: no visits, no deals.
    let mut rep = Rep::default();
    rep.goal("2026-11", 300_000);
    let on = day("2026-11-09");
    rep.on("2026-11-09", Command::Sell { customer: None, amount: yuan(250_000), on });
    let found = rep.replan();
    assert!(!found.replan.can_be_reached);
    assert_eq!(found.within_reach(), yuan(250_000));
    assert_eq!(found.tier_in_reach(), Some(Tier::Floor));
    assert_eq!((found.expected, found.is_usually_reached()), (yuan(250_000), false));
    rep.goal("2026-12", 100);
    let december = OwnReplan::of(&rep.workspace, day("2026-12-07")).unwrap();
    assert_eq!((december.within_reach(), december.tier_in_reach()), (Money::ZERO, None));
}

#[test]
fn what_usually_still_comes_in_is_not_called_out_of_reach() {
    let mut rep = Rep::default();
    for (month, late) in
        [("2026-08", "2026-08-27"), ("2026-09", "2026-09-24"), ("2026-10", "2026-10-29")]
    {
        for (on, amount) in [(format!("{month}-03"), 100_000), (late.to_owned(), 220_000)] {
            let sale = Command::Sell { customer: None, amount: yuan(amount), on: day(&on) };
            rep.on(&on, sale);
        }
    }
    // In half of all runs of as many working days at least 100,000 came in.
    rep.goal("2026-11", 180_000);
    let sale = Command::Sell { customer: None, amount: yuan(100_000), on: day("2026-11-03") };
    rep.on("2026-11-03", sale);
    let found = rep.replan();
    assert!(!found.replan.can_be_reached, "with what is at hand");
    assert_eq!((found.expected, found.is_usually_reached()), (yuan(200_000), true));
}
