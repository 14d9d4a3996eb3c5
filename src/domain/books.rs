//! Every row of the metric table as one question: which metric, which period, as of which day
//! (domain.md 3).

use super::actual::{self, Channel, Contact, Expense, Journey};
use super::day::Day;
use super::ledger::Ledger;
use super::metric::Standard;
use super::period::Period;
use super::rate::Undefined;
use super::receivable::{self, BillsCount, Payment, Receivable};
use super::settlement::Settlement;
use super::unit::Figure;
use super::won::{Basis, Return, WonDeal};

/// Records of all kinds, as plain data.
#[derive(Clone, Copy, Debug, Default)]
pub struct Records<'a> {
    /// Won deals.
    pub deals: &'a [WonDeal],
    /// Returns.
    pub returns: &'a [Return],
    /// Payments received.
    pub payments: &'a [Payment],
    /// Receivables.
    pub receivables: &'a [Receivable],
    /// Expenses.
    pub expenses: &'a [Expense],
    /// Contacts with customers.
    pub contacts: &'a [Contact],
    /// The ways of deals through the stages.
    pub journeys: &'a [Journey],
}

/// Settings that actuals depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counting {
    /// Which event of a deal credits it.
    pub basis: Basis,
    /// When an acceptance bill counts.
    pub bills: BillsCount,
    /// The stage a conversion starts from.
    pub from: u8,
    /// The stage it leads to.
    pub to: u8,
}

/// The records with what is derived of them once.
#[derive(Clone, Debug)]
pub struct Books<'a> {
    records: Records<'a>,
    counting: Counting,
    ledger: Ledger,
}

impl<'a> Books<'a> {
    /// Opens the books on records. O(n log n).
    pub fn open(records: Records<'a>, counting: Counting) -> Books<'a> {
        let ledger = Ledger::new(records.deals, records.returns, counting.basis);
        Books { records, counting, ledger }
    }

    /// What deals and returns credit by day.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The actual figure of a metric in a period; of records known by `day` where it matters (what
    /// is paid so far of what fell due). Its unit is the metric's. O(n log n) in the records the
    /// metric counts.
    ///
    /// Gross profit leaves out what has no cost; [`Ledger::gross_profit`] lists it.
    ///
    /// # Errors
    /// The named states of a ratio without a base.
    pub fn actual(
        &self,
        standard: Standard,
        period: Period,
        day: Day,
    ) -> Result<Figure, Undefined> {
        let records = &self.records;
        let figure = match standard {
            Standard::Revenue => Figure::Money(self.ledger.revenue(period)),
            Standard::Volume => Figure::Count(self.ledger.volume(period)),
            Standard::Collections => {
                let bills = self.counting.bills;
                Figure::Money(receivable::collections(records.payments, bills, period))
            }
            Standard::GrossProfit => Figure::Money(self.ledger.gross_profit(period).amount),
            Standard::Deals => Figure::Count(actual::deals(records.deals, period)),
            Standard::NewCustomers => Figure::Count(actual::new_customers(records.deals, period)),
            Standard::Visits => {
                Figure::Count(actual::contacts(records.contacts, Channel::Visit, period))
            }
            Standard::Calls => {
                Figure::Count(actual::contacts(records.contacts, Channel::Call, period))
            }
            Standard::Conversion => {
                let Counting { from, to, .. } = self.counting;
                Figure::Rate(actual::conversion(records.journeys, from, to, period)?)
            }
            Standard::Repurchase => Figure::Rate(actual::repurchase(records.deals, period)?),
            Standard::CollectionRate => {
                let settled = Settlement::through(
                    records.receivables,
                    records.payments,
                    self.counting.bills,
                    day,
                );
                Figure::Rate(settled.collection_rate(period, day).rate?)
            }
            Standard::ExpenseRate => {
                let revenue = self.ledger.revenue(period);
                Figure::Rate(actual::expense_rate(records.expenses, revenue, period)?)
            }
        };
        Ok(figure)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ident::CustomerId;
    use super::super::money::Money;
    use super::super::rate::Rate;
    use super::super::unit::Count;
    use super::super::won::SoldLine;
    use super::super::won::fixtures::{day, deal, id, line};
    use super::*;

    const COUNTING: Counting =
        Counting { basis: Basis::Signed, bills: BillsCount::OnReceipt, from: 1, to: 3 };

    fn november() -> Period {
        Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
    }

    #[test]
    fn every_row_of_the_metric_table_has_an_answer_in_its_unit() {
        let customer = CustomerId(id(90));
        let costed = |yuan| SoldLine { cost: Some(Money::from_yuan(70)), ..line(yuan, None) };
        let won = |number, signed| WonDeal {
            customer: Some(customer),
            ..deal(number, signed, vec![costed(100)])
        };
        let deals = [won(1, "2026-05-04"), won(2, "2026-11-04"), won(3, "2026-11-05")];
        let back = Return {
            id: id(50),
            deal: None,
            customer: None,
            on: day("2026-11-20"),
            lines: vec![costed(90)],
            share: Rate::ONE,
        };
        let owed = Receivable {
            id: id(60),
            customer,
            amount: Money::from_yuan(80),
            since: day("2026-10-01"),
            due: day("2026-11-10"),
        };
        let paid = Payment {
            id: id(61),
            customer,
            amount: Money::from_yuan(20),
            on: day("2026-11-12"),
            matures: None,
            settles: None,
        };
        let contact = |channel, on| Contact { customer, on: day(on), channel, has_outcome: true };
        let contacts = [
            contact(Channel::Visit, "2026-11-02"),
            contact(Channel::Visit, "2026-11-03"),
            contact(Channel::Call, "2026-11-03"),
        ];
        let journey = |stage, lost: Option<&str>| Journey {
            reached: vec![(1, day("2026-11-02")), (stage, day("2026-11-02"))],
            lost: lost.map(day),
        };
        let journeys = [journey(3, None), journey(2, Some("2026-11-09")), journey(2, None)];
        let expenses = [Expense { amount: Money::from_yuan(11), on: day("2026-11-30") }];
        let records = Records {
            deals: &deals,
            returns: &[back],
            payments: &[paid],
            receivables: &[owed],
            expenses: &expenses,
            contacts: &contacts,
            journeys: &journeys,
        };
        let books = Books::open(records, COUNTING);
        let money = |yuan| Figure::Money(Money::from_yuan(yuan));
        let count = |pieces| Figure::Count(Count::new(pieces));
        let percent = |percent| Figure::Rate(Rate::percent(percent));
        let expected = [
            money(110),
            count(1),
            money(20),
            money(40),
            count(2),
            count(0),
            count(2),
            count(1),
            percent(50),
            percent(100),
            percent(25),
            percent(10),
        ];
        for (standard, figure) in Standard::ALL.into_iter().zip(expected) {
            let answer = books.actual(standard, november(), day("2026-11-30"));
            assert_eq!(answer, Ok(figure), "{standard:?}");
            assert_eq!(figure.unit(), standard.metric().unit(), "{standard:?}");
        }
    }

    #[test]
    fn without_records_sums_are_nothing_and_ratios_a_named_state() {
        use super::super::metric::Kind;
        let books = Books::open(Records::default(), COUNTING);
        for standard in Standard::ALL {
            let answer = books.actual(standard, november(), day("2026-11-30"));
            match standard.metric().kind() {
                Kind::Ratio => assert_eq!(answer, Err(Undefined::Nothing), "{standard:?}"),
                Kind::Sum | Kind::Level => assert!(answer.is_ok(), "{standard:?}"),
            }
        }
    }
}
