//! Which payment settles which receivable, what is prepaid, and how old the rest is (domain.md 3).

use std::collections::BTreeMap;

use super::day::Day;
use super::ident::{CustomerId, Id};
use super::money::Money;
use super::period::Period;
use super::rate::{Rate, Undefined};
use super::receivable::{BillsCount, Payment, Receivable};
use super::sorted;

/// A part of a payment that settles a part of a receivable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Settled {
    /// The payment.
    pub payment: Id,
    /// The receivable.
    pub receivable: Id,
    /// How much.
    pub amount: Money,
    /// The later of the day the payment counts on and the day the receivable arose.
    pub on: Day,
}

/// How payments meet receivables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// By id.
    receivables: Vec<Receivable>,
    paid: BTreeMap<Id, Money>,
    parts: Vec<Settled>,
    prepaid: BTreeMap<CustomerId, Money>,
}

/// What is open by age on a day. The parts add up to what is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ages {
    /// Not due yet.
    pub not_due: Money,
    /// Due for 0 to 30 days, the due date included.
    pub to_30: Money,
    /// 31 to 60 days.
    pub to_60: Money,
    /// 61 to 90 days.
    pub to_90: Money,
    /// Over 90 days.
    pub over_90: Money,
}

impl Ages {
    /// All that is open.
    pub fn open(&self) -> Money {
        [self.not_due, self.to_30, self.to_60, self.to_90, self.over_90].into_iter().sum()
    }
}

/// 回款率 of a period on a day, with what else was collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectionRate {
    /// What fell due in the period.
    pub fell_due: Money,
    /// What of it is paid so far, whenever it was paid.
    pub paid: Money,
    /// Paid / fell due.
    pub rate: Result<Rate, Undefined>,
    /// Collected in the period on what had fallen due before it; not part of the rate.
    pub arrears: Money,
}

/// A payment with what of it is left to settle with.
struct Left {
    payment: Id,
    amount: Money,
}

impl Settlement {
    /// Settles what arose with what counts through a day, in the order of the days.
    ///
    /// A payment settles the receivable it names, else the customer's oldest due first; what a
    /// named one does not take goes to the oldest due. The rest is a prepayment, which settles
    /// what arises later. Money paid back lowers the prepayment, below 0 if there is none. Of one
    /// day what arises comes before what is paid. Since it goes by days, what is settled through
    /// a day never changes by what comes after it. O((r + p) log r), and for each payment the
    /// open receivables of its customer that it settles.
    pub fn through(
        receivables: &[Receivable],
        payments: &[Payment],
        bills: BillsCount,
        day: Day,
    ) -> Settlement {
        let mut arising: Vec<&Receivable> = receivables.iter().filter(|r| r.since <= day).collect();
        sorted::sort_by(&mut arising, |one, other| {
            (one.since, one.id).cmp(&(other.since, other.id))
        });
        let mut paying: Vec<(Day, &Payment)> =
            payments.iter().map(|p| (p.counts_on(bills), p)).filter(|(on, _)| *on <= day).collect();
        sorted::sort_by(&mut paying, |(on, one), (then, other)| {
            (on, one.id).cmp(&(then, other.id))
        });
        let mut books = Books::default();
        let mut next = arising.into_iter().peekable();
        for (on, payment) in paying {
            while let Some(receivable) = next.next_if(|r| r.since <= on) {
                books.arise(receivable);
            }
            books.pay(payment, on);
        }
        next.for_each(|receivable| books.arise(receivable));
        let mut prepaid = books.below_zero;
        for (customer, left) in books.prepaid {
            let sum: Money = left.iter().map(|left| left.amount).sum();
            let entry = prepaid.entry(customer).or_default();
            *entry = entry.plus(sum);
        }
        prepaid.retain(|_, amount| *amount != Money::ZERO);
        Settlement {
            receivables: books.known.into_values().collect(),
            paid: books.paid,
            parts: books.parts,
            prepaid,
        }
    }

    /// What settled what, in order.
    pub fn parts(&self) -> &[Settled] {
        &self.parts
    }

    /// One of those settled. They are in the order of their ids.
    fn receivable(&self, id: Id) -> Option<&Receivable> {
        let place = self.receivables.binary_search_by_key(&id, |known| known.id).ok()?;
        self.receivables.get(place)
    }

    /// What is paid of a receivable.
    pub fn paid(&self, receivable: Id) -> Money {
        self.paid.get(&receivable).copied().unwrap_or_default()
    }

    /// What a customer has paid ahead; below 0 where more was paid back than there was.
    pub fn prepaid(&self, customer: CustomerId) -> Money {
        self.prepaid.get(&customer).copied().unwrap_or_default()
    }

    /// All prepayments.
    pub fn all_prepaid(&self) -> Money {
        self.prepaid.values().copied().sum()
    }

    /// What is open, with its due date. O(receivables).
    pub fn open(&self) -> impl Iterator<Item = (&Receivable, Money)> {
        let open = |r: &Receivable| r.amount.minus(self.paid(r.id)).at_least_zero();
        self.receivables.iter().map(move |r| (r, open(r))).filter(|(_, open)| *open > Money::ZERO)
    }

    /// What a customer owes. O(receivables).
    pub fn open_of(&self, customer: CustomerId) -> Money {
        let own = self.open().filter(|(owed, _)| owed.customer == customer);
        own.map(|(_, open)| open).sum()
    }

    /// What is open by age on a day.
    pub fn ages(&self, day: Day) -> Ages {
        let mut ages = Ages::default();
        for (receivable, open) in self.open() {
            let slot = match day.days_since(receivable.due) {
                ..0 => &mut ages.not_due,
                0..=30 => &mut ages.to_30,
                31..=60 => &mut ages.to_60,
                61..=90 => &mut ages.to_90,
                _ => &mut ages.over_90,
            };
            *slot = slot.plus(open);
        }
        ages
    }

    /// 回款率 of a period: what is paid so far of what fell due in it by `day`, and arrears
    /// collected in it beside. O(r log r + parts).
    pub fn collection_rate(&self, period: Period, day: Day) -> CollectionRate {
        let (mut fell_due, mut paid) = (Money::ZERO, Money::ZERO);
        for receivable in &self.receivables {
            if receivable.due < period.first() {
                continue;
            }
            if receivable.due <= period.last().min(day) {
                fell_due = fell_due.plus(receivable.amount.at_least_zero());
                paid = paid.plus(self.paid(receivable.id));
            }
        }
        let collected = self.parts.iter().filter(|part| period.contains(part.on));
        let is_old = |part: &&Settled| {
            self.receivable(part.receivable).is_some_and(|known| known.due < period.first())
        };
        let arrears = collected.filter(is_old).map(|part| part.amount).sum();
        CollectionRate { fell_due, paid, rate: Rate::of_amounts(paid, fell_due), arrears }
    }

    /// Own share paid on time: of what fell due in a period, the part paid by its due date.
    ///
    /// # Errors
    /// The named state of nothing due.
    pub fn paid_on_time(&self, period: Period) -> Result<Rate, Undefined> {
        let within = self.receivables.iter().filter(|r| period.contains(r.due));
        let whole: Money = within.map(|r| r.amount.at_least_zero()).sum();
        let in_time = |part: &&Settled| {
            let due = self.receivable(part.receivable).map(|known| known.due);
            due.is_some_and(|due| period.contains(due) && part.on <= due)
        };
        Rate::of_amounts(self.parts.iter().filter(in_time).map(|part| part.amount).sum(), whole)
    }
}

/// The state between two days.
#[derive(Default)]
struct Books {
    known: BTreeMap<Id, Receivable>,
    /// Open receivables of each customer by due date.
    open: BTreeMap<CustomerId, BTreeMap<(Day, Id), Money>>,
    paid: BTreeMap<Id, Money>,
    parts: Vec<Settled>,
    /// Payments not used up, oldest first.
    prepaid: BTreeMap<CustomerId, Vec<Left>>,
    /// Money paid back beyond any prepayment.
    below_zero: BTreeMap<CustomerId, Money>,
}

impl Books {
    fn arise(&mut self, receivable: &Receivable) {
        if self.known.insert(receivable.id, *receivable).is_some() {
            return;
        }
        if receivable.amount <= Money::ZERO {
            return;
        }
        let open = self.open.entry(receivable.customer).or_default();
        open.insert((receivable.due, receivable.id), receivable.amount);
        for mut left in self.prepaid.remove(&receivable.customer).unwrap_or_default() {
            self.settle(&mut left, receivable.customer, receivable.id, receivable.since);
            self.keep(receivable.customer, left);
        }
    }

    fn pay(&mut self, payment: &Payment, on: Day) {
        let customer = payment.customer;
        if payment.amount < Money::ZERO {
            self.pay_back(customer, Money::ZERO.minus(payment.amount));
            return;
        }
        let mut left = Left { payment: payment.id, amount: payment.amount };
        if let Some(named) = payment.settles {
            self.settle(&mut left, customer, named, on);
        }
        while left.amount > Money::ZERO {
            let oldest = self.open.get(&customer).and_then(|open| open.keys().next().copied());
            let Some((_, receivable)) = oldest else { break };
            self.settle(&mut left, customer, receivable, on);
        }
        self.keep(customer, left);
    }

    /// Takes from `left` what is open of a receivable of the customer.
    fn settle(&mut self, left: &mut Left, customer: CustomerId, receivable: Id, on: Day) {
        let Some(key) = self.known.get(&receivable).map(|r| (r.due, r.id)) else { return };
        let Some(open) = self.open.get_mut(&customer) else { return };
        let Some(owed) = open.get_mut(&key) else { return };
        let amount = left.amount.min(*owed);
        if amount <= Money::ZERO {
            return;
        }
        *owed = owed.minus(amount);
        left.amount = left.amount.minus(amount);
        if *owed == Money::ZERO {
            open.remove(&key);
        }
        let paid = self.paid.entry(receivable).or_default();
        *paid = paid.plus(amount);
        self.parts.push(Settled { payment: left.payment, receivable, amount, on });
    }

    /// What is left is a prepayment; it first makes good what was paid back.
    fn keep(&mut self, customer: CustomerId, mut left: Left) {
        if let Some(owed) = self.below_zero.get_mut(&customer) {
            let back = left.amount.min(Money::ZERO.minus(*owed));
            *owed = owed.plus(back);
            left.amount = left.amount.minus(back);
        }
        if left.amount > Money::ZERO {
            self.prepaid.entry(customer).or_default().push(left);
        }
    }

    fn pay_back(&mut self, customer: CustomerId, mut amount: Money) {
        if let Some(prepaid) = self.prepaid.get_mut(&customer) {
            for left in prepaid.iter_mut().rev() {
                let taken = left.amount.min(amount);
                left.amount = left.amount.minus(taken);
                amount = amount.minus(taken);
            }
            prepaid.retain(|left| left.amount > Money::ZERO);
        }
        if amount > Money::ZERO {
            let below = self.below_zero.entry(customer).or_default();
            *below = below.minus(amount);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::won::fixtures::{day, id};
    use super::*;
    use proptest::prelude::*;

    fn customer(number: u32) -> CustomerId {
        CustomerId(id(100 + number))
    }

    fn owed(number: u32, who: u32, yuan: i64, since: &str, due: &str) -> Receivable {
        Receivable {
            id: id(number),
            customer: customer(who),
            amount: Money::from_yuan(yuan),
            since: day(since),
            due: day(due),
        }
    }

    fn paid(number: u32, who: u32, yuan: i64, on: &str, settles: Option<u32>) -> Payment {
        Payment {
            id: id(500 + number),
            customer: customer(who),
            amount: Money::from_yuan(yuan),
            on: day(on),
            matures: None,
            settles: settles.map(id),
        }
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn settle(receivables: &[Receivable], payments: &[Payment], on: &str) -> Settlement {
        Settlement::through(receivables, payments, BillsCount::OnReceipt, day(on))
    }

    #[test]
    fn a_payment_settles_what_it_names_else_the_oldest_due_first() {
        let owed = [
            owed(1, 1, 100, "2026-10-01", "2026-11-20"),
            owed(2, 1, 100, "2026-10-02", "2026-11-10"),
            owed(3, 2, 100, "2026-10-02", "2026-11-01"),
        ];
        let unnamed = settle(&owed, &[paid(1, 1, 150, "2026-10-05", None)], "2026-10-31");
        assert_eq!([1, 2, 3].map(|n| unnamed.paid(id(n))), [yuan(50), yuan(100), yuan(0)]);
        let named = settle(&owed, &[paid(1, 1, 150, "2026-10-05", Some(1))], "2026-10-31");
        assert_eq!([1, 2, 3].map(|n| named.paid(id(n))), [yuan(100), yuan(50), yuan(0)]);
        // It cannot settle another customer's.
        let foreign = settle(&owed, &[paid(1, 1, 150, "2026-10-05", Some(3))], "2026-10-31");
        assert_eq!(foreign.paid(id(3)), Money::ZERO);
    }

    #[test]
    fn of_one_day_what_arises_comes_before_what_is_paid() {
        let owed = [
            owed(1, 1, 100, "2026-10-05", "2026-11-20"),
            owed(2, 1, 100, "2026-10-05", "2026-11-10"),
        ];
        let named = settle(&owed, &[paid(1, 1, 100, "2026-10-05", Some(2))], "2026-10-05");
        assert_eq!([1, 2].map(|n| named.paid(id(n))), [yuan(0), yuan(100)]);
    }

    #[test]
    fn the_rest_is_a_prepayment_and_settles_what_arises_later() {
        let owed = [
            owed(1, 1, 100, "2026-10-01", "2026-10-31"),
            owed(2, 1, 80, "2026-11-05", "2026-12-05"),
        ];
        let payments = [paid(1, 1, 150, "2026-10-20", None)];
        let before = settle(&owed, &payments, "2026-11-04");
        assert_eq!(before.prepaid(customer(1)), yuan(50));
        let after = settle(&owed, &payments, "2026-11-05");
        assert_eq!(after.prepaid(customer(1)), Money::ZERO);
        assert_eq!(after.paid(id(2)), yuan(50));
        assert_eq!(after.parts()[1].on, day("2026-11-05"));
        let back = [payments[0], paid(2, 1, -70, "2026-11-01", None)];
        assert_eq!(settle(&owed, &back, "2026-11-04").prepaid(customer(1)), yuan(-20));
    }

    #[test]
    fn ages_run_from_the_due_date() {
        let owed = [
            owed(1, 1, 1, "2026-01-01", "2026-11-02"),
            owed(2, 1, 2, "2026-01-01", "2026-11-01"),
            owed(3, 1, 4, "2026-01-01", "2026-10-02"),
            owed(4, 1, 8, "2026-01-01", "2026-10-01"),
            owed(5, 1, 16, "2026-01-01", "2026-09-02"),
            owed(6, 1, 32, "2026-01-01", "2026-09-01"),
            owed(7, 1, 64, "2026-01-01", "2026-08-03"),
            owed(8, 1, 128, "2026-01-01", "2026-08-02"),
        ];
        let ages = settle(&owed, &[], "2026-11-01").ages(day("2026-11-01"));
        let expected = Ages {
            not_due: yuan(1),
            to_30: yuan(2 + 4),
            to_60: yuan(8 + 16),
            to_90: yuan(32 + 64),
            over_90: yuan(128),
        };
        assert_eq!(ages, expected);
        assert_eq!(ages.open(), yuan(255));
    }

    #[test]
    fn arrears_stand_beside_the_collection_rate() {
        let owed = [
            owed(1, 1, 60, "2026-09-01", "2026-10-20"),
            owed(2, 1, 100, "2026-10-01", "2026-11-10"),
            owed(3, 1, 40, "2026-10-01", "2026-11-25"),
        ];
        let payments = [paid(1, 1, 90, "2026-11-05", None), paid(2, 1, 20, "2026-10-05", Some(2))];
        let month = Period::new(day("2026-11-01"), day("2026-11-30")).unwrap();
        let on = day("2026-11-16");
        let rate = settle(&owed, &payments, "2026-11-16").collection_rate(month, on);
        assert_eq!((rate.fell_due, rate.paid, rate.arrears), (yuan(100), yuan(50), yuan(60)));
        assert_eq!(rate.rate, Rate::of(1, 2));
        let none = settle(&[], &[], "2026-11-16").collection_rate(month, on);
        assert_eq!(none.rate, Err(Undefined::Nothing));
    }

    #[test]
    fn own_share_paid_on_time() {
        let owed = [
            owed(1, 1, 60, "2026-09-01", "2026-10-20"),
            owed(2, 1, 40, "2026-09-01", "2026-10-25"),
        ];
        let payments = [paid(1, 1, 60, "2026-10-20", None), paid(2, 1, 40, "2026-10-26", None)];
        let october = Period::new(day("2026-10-01"), day("2026-10-31")).unwrap();
        assert_eq!(
            settle(&owed, &payments, "2026-11-16").paid_on_time(october),
            Ok(Rate::percent(60))
        );
    }

    type Drawn = (Vec<Receivable>, Vec<Payment>);

    fn any_books() -> impl Strategy<Value = Drawn> {
        let start = day("2026-10-01");
        let receivable = (0_u32..3, 0_i64..500, 0_i32..90, 0_i32..60);
        let payment = (0_u32..3, -200_i64..800, 0_i32..90, proptest::option::of(0_u32..8));
        (proptest::collection::vec(receivable, 0..8), proptest::collection::vec(payment, 0..8))
            .prop_map(move |(receivables, payments)| {
                let receivables =
                    receivables.into_iter().zip(0..).map(|((who, fen, since, days), n)| {
                        let since = start.plus_days(since);
                        let due = since.plus_days(days);
                        Receivable {
                            id: id(n),
                            customer: customer(who),
                            amount: Money::from_fen(fen),
                            since,
                            due,
                        }
                    });
                let payments =
                    payments.into_iter().zip(0..).map(|((who, fen, on, settles), n)| Payment {
                        amount: Money::from_fen(fen),
                        on: start.plus_days(on),
                        ..paid(n, who, 0, "2026-10-01", settles)
                    });
                (receivables.collect(), payments.collect())
            })
    }

    proptest! {
        #[test]
        fn every_payment_is_settled_or_prepaid((owed, payments) in any_books(), days in 0_i32..160) {
            let on = day("2026-10-01").plus_days(days);
            let settlement = Settlement::through(&owed, &payments, BillsCount::OnReceipt, on);
            let settled: Money = settlement.parts().iter().map(|part| part.amount).sum();
            let all = Period::new(Day::MIN, on).unwrap();
            let received = super::super::receivable::collections(&payments, BillsCount::OnReceipt, all);
            prop_assert_eq!(settled.plus(settlement.all_prepaid()), received);
            for receivable in &owed {
                prop_assert!(settlement.paid(receivable.id) <= receivable.amount);
            }
            let open: Money = settlement.open().map(|(_, open)| open).sum();
            prop_assert_eq!(settlement.ages(on).open(), open);
        }

        #[test]
        fn what_is_settled_never_changes_by_what_comes_after(
            (owed, payments) in any_books(), days in 0_i32..160, more in 0_i32..60,
        ) {
            let on = day("2026-10-01").plus_days(days);
            let through = |day| Settlement::through(&owed, &payments, BillsCount::OnReceipt, day);
            let (early, late) = (through(on), through(on.plus_days(more)));
            prop_assert!(late.parts().starts_with(early.parts()));
        }

        #[test]
        fn nobody_has_a_prepayment_while_something_is_open((owed, payments) in any_books()) {
            let settlement =
                Settlement::through(&owed, &payments, BillsCount::OnReceipt, day("2027-12-31"));
            for (receivable, _) in settlement.open() {
                prop_assert!(settlement.prepaid(receivable.customer) <= Money::ZERO);
            }
        }
    }
}
