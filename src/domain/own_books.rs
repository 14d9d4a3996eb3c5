//! A rep's own journal as plain records, so that every row of the metric table, receivables and
//! history can be asked of it (domain.md 3).
//!
//! The journal keeps sales as amounts credited to the rep, already signed, and the goods of those
//! whose rep says them. A rep who counts no pieces, costs or expenses has none of the metrics that
//! need them ([`OwnRecords::holds`]): a 0 would be shown as a fact. Shipping and invoicing have no
//! records.

use super::actual::{Channel, Contact, Expense, Journey};
use super::books::{Counting, Records};
use super::day::Day;
use super::goal::Opening;
use super::goods::{Goods, GoodsLine};
use super::ident::CustomerId;
use super::metric::Standard;
use super::money::Money;
use super::own_entries;
use super::period::{Month, Period};
use super::rate::Rate;
use super::receivable::{BillsCount, Payment, Receivable};
use super::settlement::Settlement;
use super::sorted::Map;
use super::stage::Stage;
use super::suggestion::ClosedMonth;
use super::unit::Count;
use super::won::{Basis, Return, SoldLine, Tag, WonDeal};
use super::workspace::{Deal, DealState, Sale, Workspace};

/// How the journal is counted: sales on the day they were signed, bills when handed over, and the
/// conversion from the first contact to the won deal.
pub const COUNTING: Counting = Counting {
    basis: Basis::Signed,
    bills: BillsCount::OnReceipt,
    from: Stage::Contact.place(),
    to: Stage::Won.place(),
};

/// The journal's records, by what they are.
#[derive(Clone, Debug, Default)]
pub struct OwnRecords {
    /// Sales above 0.
    pub deals: Vec<WonDeal>,
    /// Sales below 0.
    pub returns: Vec<Return>,
    /// Payments.
    pub payments: Vec<Payment>,
    /// Receivables.
    pub receivables: Vec<Receivable>,
    /// Expenses.
    pub expenses: Vec<Expense>,
    /// Touches, one a customer, day and channel; a day with a visit and a call is a visit.
    pub contacts: Vec<Contact>,
    /// The ways of deals through the stages.
    pub journeys: Vec<Journey>,
}

impl OwnRecords {
    /// Everything the workspace holds. O(records).
    pub fn of(workspace: &Workspace) -> OwnRecords {
        let mut own = OwnRecords {
            payments: payments(workspace).collect(),
            receivables: receivables(workspace).collect(),
            expenses: own_entries::expenses(workspace)
                .map(|expense| Expense { amount: expense.amount, on: expense.on })
                .collect(),
            journeys: workspace.deals().map(|(_, deal)| journey(deal)).collect(),
            ..OwnRecords::default()
        };
        for (id, sale) in workspace.sales() {
            let goods = own_entries::goods(workspace, id);
            let goods = goods.as_ref();
            let lines = goods.map_or_else(
                || vec![plain_line(sale)],
                |goods| goods.lines.iter().map(|line| sold_line(workspace, line)).collect(),
            );
            let share = goods.map_or(Rate::ONE, Goods::share);
            let part = |of: fn(&Goods) -> Option<Money>| goods.and_then(of).unwrap_or_default();
            if sale.amount < Money::ZERO {
                own.returns.push(Return {
                    id: id.0,
                    deal: None,
                    customer: sale.customer,
                    on: sale.on,
                    lines,
                    share,
                });
            } else {
                own.deals.push(WonDeal {
                    id: id.0,
                    customer: sale.customer,
                    signed: sale.on,
                    shipped: None,
                    invoiced: None,
                    cancelled: None,
                    lines,
                    discount: part(|goods| goods.discount),
                    rebate: part(|goods| goods.rebate),
                    share,
                });
            }
        }
        for (customer, known) in workspace.customers() {
            own.contacts.extend(known.visits.iter().map(|on| {
                let called = known.calls.binary_search(on).is_ok();
                let channel = if called { Channel::Call } else { Channel::Visit };
                Contact { customer, on: *on, channel, has_outcome: true }
            }));
        }
        own
    }

    /// Whether the rep has ever recorded by the end of a day what a metric counts, so that a
    /// figure of 0 is a fact: pieces for the volume, a cost for the gross profit, an expense for
    /// the expense rate. Everything else is recorded by the day's work. O(records).
    pub fn holds(&self, metric: Standard, through: Day) -> bool {
        let lines = || {
            let sold = self.deals.iter().filter(|deal| deal.signed <= through);
            let back = self.returns.iter().filter(|back| back.on <= through);
            sold.flat_map(|deal| &deal.lines).chain(back.flat_map(|back| &back.lines))
        };
        match metric {
            Standard::Volume => lines().any(|line| line.pieces != Count::ZERO),
            Standard::GrossProfit => lines().any(|line| line.cost.is_some()),
            Standard::ExpenseRate => self.expenses.iter().any(|expense| expense.on <= through),
            _ => true,
        }
    }

    /// As [`Books`](super::books::Books) takes them.
    pub fn records(&self) -> Records<'_> {
        Records {
            deals: &self.deals,
            returns: &self.returns,
            payments: &self.payments,
            receivables: &self.receivables,
            expenses: &self.expenses,
            contacts: &self.contacts,
            journeys: &self.journeys,
        }
    }
}

/// A sale or a return of which nothing but the amount is known.
fn plain_line(sale: &Sale) -> SoldLine {
    SoldLine { amount: sale.amount.abs(), pieces: Count::ZERO, cost: None, tags: Vec::new() }
}

/// A line with the tags that the journal knows.
fn sold_line(workspace: &Workspace, line: &GoodsLine) -> SoldLine {
    let tag = |part| {
        let dimension = own_entries::part(workspace, part)?.dimension;
        Some(Tag { dimension, part })
    };
    SoldLine {
        amount: line.amount,
        pieces: Count::new(line.pieces),
        cost: line.cost,
        tags: line.parts.iter().copied().filter_map(tag).collect(),
    }
}

fn payments(workspace: &Workspace) -> impl Iterator<Item = Payment> {
    workspace.payments().map(|(id, paid)| Payment {
        id: id.0,
        customer: paid.customer,
        amount: paid.amount,
        on: paid.on,
        matures: None,
        settles: paid.receivable.map(|receivable| receivable.0),
    })
}

fn receivables(workspace: &Workspace) -> impl Iterator<Item = Receivable> {
    workspace.receivables().map(|(id, owed)| Receivable {
        id: id.0,
        customer: owed.customer,
        amount: owed.amount,
        since: owed.since,
        due: owed.due,
    })
}

/// What is settled of what through a day. O((r + p) log r).
pub fn settled(workspace: &Workspace, day: Day) -> Settlement {
    settled_of(workspace, day, None)
}

/// [`settled`] of everybody or of one customer alone: nobody's payment settles another's.
/// O(receivables and payments, and those of the customer times the log of theirs).
pub fn settled_of(workspace: &Workspace, day: Day, whose: Option<CustomerId>) -> Settlement {
    let fits = |customer| whose.is_none_or(|whose| whose == customer);
    let receivables: Vec<Receivable> =
        receivables(workspace).filter(|owed| fits(owed.customer)).collect();
    let payments: Vec<Payment> = payments(workspace).filter(|paid| fits(paid.customer)).collect();
    Settlement::through(&receivables, &payments, COUNTING.bills, day)
}

/// A deal's way: each stage with the day it was first in it, the first one being where it was
/// opened. A deal opened again after a loss is not lost.
pub fn journey(deal: &Deal) -> Journey {
    let mut reached: Vec<(u8, Day)> = Vec::new();
    let mut since = deal.opened;
    let stages = deal.before.iter().map(|(ended, stage, _)| (*stage, Some(*ended)));
    for (stage, ended) in stages.chain(std::iter::once((deal.stage, None))) {
        if reached.iter().all(|(known, _)| *known != stage.place()) {
            reached.push((stage.place(), since));
        }
        since = ended.unwrap_or(since);
    }
    let lost = match deal.state {
        DealState::Open => None,
        DealState::Won { on } => {
            reached.push((Stage::Won.place(), on));
            None
        }
        DealState::Lost { on } => Some(on),
    };
    Journey { reached, lost }
}

/// The months before `month` whose business the journal knows whole, oldest first: from the first
/// month with a goal or a sale on, without those the rep began in the middle of and said nothing
/// about. Late entries count (domain.md 3). O(n log m) for n sales in m months.
pub fn closed_months(workspace: &Workspace, month: Month) -> Vec<ClosedMonth> {
    let mut sold: Map<Month, Money> = Map::new();
    for (month, goal) in workspace.goals() {
        let opening = match goal.opening {
            Opening::Answered { amount, .. } => amount,
            Opening::Unanswered | Opening::Declined => Money::ZERO,
        };
        sold.insert(month, opening);
    }
    for (_, sale) in workspace.sales() {
        let of = workspace.month_of(sale.on);
        let before_records = workspace.goal(of).is_some_and(
            |goal| matches!(goal.opening, Opening::Answered { through, .. } if sale.on <= through),
        );
        let sum = sold.get(&of).copied().unwrap_or_default();
        sold.insert(of, if before_records { sum } else { sum.plus(sale.amount) });
    }
    let Some(mut at) = sold.first().map(|(month, _)| *month) else { return Vec::new() };
    let mut months = Vec::new();
    while at < month {
        let calendar = &workspace.calendar;
        let period = workspace.period(at);
        if workspace.goal(at).is_none_or(|goal| goal.can_be_judged(calendar, period)) {
            let actual = sold.get(&at).copied().unwrap_or_default();
            months.push(ClosedMonth { month: at, actual, weight: calendar.working(period) });
        }
        if at.next() == at {
            break;
        }
        at = at.next();
    }
    months
}

/// Customers touched in a run of days, each once. O(customers).
pub fn worked_customers(workspace: &Workspace, run: Period) -> impl Iterator<Item = CustomerId> {
    let worked = workspace
        .customers()
        .filter(move |(_, one)| one.visited_in(run).saturating_add(one.called_in(run)) > 0);
    worked.map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::super::books::Books;
    use super::super::cadence::Class;
    use super::super::command::{Command, Moment, decide};
    use super::super::fact::{NextStep, Outcome};
    use super::super::ident::{CustomerId, DealId, Id, Stamp};
    use super::super::rate::Undefined;
    use super::super::today::Subject;
    use super::super::unit::Figure;
    use super::super::workspace::evolve;
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn november() -> Period {
        Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    #[derive(Default)]
    struct Phone {
        workspace: Workspace,
        made: u64,
    }

    impl Phone {
        fn on(&mut self, today: &str, command: Command) -> Id {
            self.made += 1;
            let stamp = Stamp::new(self.made, 0, 7);
            let moment = Moment { today: day(today), minute: 0, stamp };
            let fact = decide(&self.workspace, command, &moment).unwrap();
            evolve(&mut self.workspace, stamp, &fact);
            Id::new(stamp, 0)
        }

        fn customer(&mut self, on: &str) -> CustomerId {
            let (name, note) = ("恒泰".to_owned(), String::new());
            CustomerId(
                self.on(on, Command::AddCustomer { name, class: Class::B, note, visit: None }),
            )
        }

        fn deal(&mut self, on: &str, customer: CustomerId, stage: Stage) -> DealId {
            let expected = day("2026-12-20");
            DealId(self.on(on, Command::OpenDeal { customer, amount: yuan(90), stage, expected }))
        }

        fn step(&mut self, on: &str, deal: DealId, stage: Stage) {
            let (amount, expected, chance) = (None, None, None);
            self.on(on, Command::ChangeDeal { deal, amount, stage: Some(stage), expected, chance });
        }
    }

    /// Two customers, a deal won and one lost, a return, a payment, a call and two visits.
    fn month() -> Phone {
        let mut phone = Phone::default();
        let [one, two] = ["2026-10-05", "2026-11-02"].map(|on| phone.customer(on));
        let sell = |customer, amount| Command::Sell {
            customer: Some(customer),
            amount: yuan(amount),
            on: day("2026-10-08"),
        };
        phone.on("2026-10-08", sell(one, 30));
        let won = phone.deal("2026-11-02", one, Stage::Contact);
        phone.step("2026-11-04", won, Stage::Proposal);
        phone.on("2026-11-10", Command::CloseDeal { deal: won, won: Some(yuan(100)) });
        let lost = phone.deal("2026-11-03", two, Stage::Contact);
        phone.on("2026-11-11", Command::CloseDeal { deal: lost, won: None });
        let back = Command::Sell { customer: Some(one), amount: yuan(-20), on: day("2026-11-16") };
        phone.on("2026-11-16", back);
        let owe = |due| Command::AddReceivable { customer: one, amount: yuan(80), due: day(due) };
        phone.on("2026-11-02", owe("2026-11-20"));
        let (receivable, amount) = (None, yuan(20));
        phone.on(
            "2026-11-18",
            Command::ReceivePayment { customer: one, receivable, amount, on: None },
        );
        let due = day("2026-11-05");
        let step = Some(NextStep::Call);
        let call = phone.on("2026-11-05", Command::Promise { customer: one, due, step });
        let call = Subject::Task(super::super::ident::TaskId(call));
        phone.on("2026-11-05", Command::Tick { subject: call });
        phone.on("2026-11-06", Command::Tick { subject: Subject::Visit(one) });
        phone.on("2026-11-06", Command::Tick { subject: Subject::Visit(two) });
        phone
    }

    #[test]
    fn every_recorded_metric_of_a_rep_who_worked_a_month() {
        let phone = month();
        let own = OwnRecords::of(&phone.workspace);
        let books = Books::open(own.records(), COUNTING);
        let of = |metric| books.actual(metric, november(), day("2026-11-30"));
        let money = |amount| Ok(Figure::Money(yuan(amount)));
        let count = |pieces| Ok(Figure::Count(Count::new(pieces)));
        let percent = |percent| Ok(Figure::Rate(Rate::percent(percent)));
        assert_eq!(of(Standard::Revenue), money(80));
        assert_eq!(of(Standard::Collections), money(20));
        assert_eq!(of(Standard::Deals), count(1));
        assert_eq!(of(Standard::NewCustomers), count(0), "bought in October already");
        assert_eq!(of(Standard::Visits), count(2));
        assert_eq!(of(Standard::Calls), count(1));
        assert_eq!(of(Standard::Conversion), percent(50));
        assert_eq!(of(Standard::Repurchase), percent(100));
        assert_eq!(of(Standard::CollectionRate), percent(25));
        assert_eq!(of(Standard::ExpenseRate), percent(0), "no expense is kept, so it is not shown");
        let kept = Standard::ALL.into_iter().filter(|metric| own.holds(*metric, Day::MAX));
        assert_eq!(kept.count(), 9);
        let none = OwnRecords::of(&Workspace::default());
        let empty = Books::open(none.records(), COUNTING);
        let rate = empty.actual(Standard::Conversion, november(), day("2026-11-30"));
        assert_eq!(rate, Err(Undefined::Nothing));
    }

    #[test]
    fn a_visit_takes_the_place_of_the_days_call_and_a_call_of_no_visit() {
        let mut phone = Phone::default();
        let one = phone.customer("2026-11-02");
        let mut both = |first_call: bool, on: &str| {
            let (due, step) = (day(on), Some(NextStep::Call));
            let call = phone.on(on, Command::Promise { customer: one, due, step });
            let call = super::super::ident::TaskId(call);
            let log = |task| {
                let (outcome, won, note, next) = (Outcome::Met, None, String::new(), None);
                Command::Log { customer: one, task, outcome, won, note, next }
            };
            for is_call in [first_call, !first_call] {
                phone.on(on, log(is_call.then_some(call)));
            }
        };
        both(true, "2026-11-03");
        both(false, "2026-11-04");
        let customer = phone.workspace.customer(one).unwrap();
        assert_eq!((customer.visited_in(november()), customer.called_in(november())), (2, 0));
        assert_eq!(customer.visits.len(), 2);
    }

    #[test]
    fn a_journey_has_each_stage_with_its_first_day() {
        let mut phone = Phone::default();
        let one = phone.customer("2026-11-02");
        let deal = phone.deal("2026-11-02", one, Stage::Need);
        phone.step("2026-11-04", deal, Stage::Negotiation);
        phone.step("2026-11-05", deal, Stage::Need);
        phone.on("2026-11-06", Command::CloseDeal { deal, won: None });
        let way = |phone: &Phone| journey(phone.workspace.deal(deal).unwrap());
        let reached = vec![(1, day("2026-11-02")), (3, day("2026-11-04"))];
        let lost = Some(day("2026-11-06"));
        assert_eq!(way(&phone), Journey { reached: reached.clone(), lost });
        // Opened again and won.
        phone.step("2026-11-09", deal, Stage::Proposal);
        phone.on("2026-11-10", Command::CloseDeal { deal, won: Some(yuan(1)) });
        let more = [(2, day("2026-11-09")), (4, day("2026-11-10"))];
        let reached = reached.into_iter().chain(more).collect();
        assert_eq!(way(&phone), Journey { reached, lost: None });
    }

    #[test]
    fn closed_months_leave_out_the_one_begun_in_the_middle() {
        let mut phone = Phone::default();
        let goal =
            |name| Command::ConfirmGoal { month: Month::parse(name).unwrap(), target: yuan(9) };
        phone.on("2026-08-17", goal("2026-08"));
        let sell = |on| Command::Sell { customer: None, amount: yuan(5), on: day(on) };
        phone.on("2026-08-18", sell("2026-08-18"));
        phone.on("2026-10-08", sell("2026-10-08"));
        let months = |phone: &Phone| -> Vec<(u32, i64)> {
            let closed = closed_months(&phone.workspace, Month::parse("2026-11").unwrap());
            closed.iter().map(|c| (c.month.month(), c.actual.fen() / 100)).collect()
        };
        assert_eq!(months(&phone), [(9, 0), (10, 5)]);
        let month = Month::parse("2026-08").unwrap();
        phone.on("2026-08-19", Command::SetOpening { month, amount: yuan(40) });
        // The 18th is in the figure through the 18th.
        assert_eq!(months(&phone), [(8, 40), (9, 0), (10, 5)]);
        assert_eq!(closed_months(&Workspace::default(), month), []);
    }

    proptest! {
        /// What the ledger credits is what the workspace sold, whatever the run of days.
        #[test]
        fn the_books_and_the_workspace_agree_on_revenue(
            sales in proptest::collection::vec((0_i32..60, -500_i64..500), 0..30),
            first in 0_i32..60, length in 0_i32..30,
        ) {
            let mut phone = Phone::default();
            let from = day("2026-10-01");
            for (after, fen) in sales.into_iter().filter(|(_, fen)| *fen != 0) {
                let (amount, on) = (Money::from_fen(fen), from.plus_days(after));
                phone.on("2026-12-01", Command::Sell { customer: None, amount, on });
            }
            let first = from.plus_days(first);
            let run = Period::spanning(first, first.plus_days(length));
            let own = OwnRecords::of(&phone.workspace);
            let books = Books::open(own.records(), COUNTING);
            let sold = phone.workspace.sold_in(Some(run));
            prop_assert_eq!(books.actual(Standard::Revenue, run, run.last()), Ok(Figure::Money(sold)));
            prop_assert_eq!(books.ledger().revenue(run), sold);
            let known = closed_months(&phone.workspace, Month::parse("2027-01").unwrap());
            let all: Money = known.iter().map(|closed| closed.actual).sum();
            let whole = Period::new(from, day("2026-12-31")).ok();
            prop_assert_eq!(all, phone.workspace.sold_in(whole));
        }
    }
}
