//! Where each metric beside revenue stands, by its own kind of curve: visits and calls evenly,
//! collections by what falls due, deals and the rest by the month's curve (domain.md 6).

use super::super::actual::{bought_again, resolved};
use super::super::books::Books;
use super::super::curve::Curve;
use super::super::day::Day;
use super::super::fact::NextStep;
use super::super::judgement::{Bands, Circumstances, Swing, word};
use super::super::metric::{Kind, Standard};
use super::super::money::Money;
use super::super::own_books::{COUNTING, OwnRecords, settled};
use super::super::pace::Word;
use super::super::period::{Month, Period};
use super::super::plan_book::Span;
use super::super::plan_book::curve::chosen;
use super::super::plan_book::figures::latest;
use super::super::projection;
use super::super::rate::Rate;
use super::super::ratio::RatioSoFar;
use super::super::rhythm::Rhythm;
use super::super::unit::{Count, Figure};
use super::super::workspace::Workspace;
use super::Prospect;

/// The metrics in the order they are told.
const ORDER: [Standard; 11] = [
    Standard::Visits,
    Standard::Calls,
    Standard::Collections,
    Standard::Deals,
    Standard::NewCustomers,
    Standard::GrossProfit,
    Standard::Volume,
    Standard::CollectionRate,
    Standard::Conversion,
    Standard::Repurchase,
    Standard::ExpenseRate,
];
/// Months that the own share paid on time is read from.
const LOOK_BACK: i32 = -12;
/// A whole deal in what odds are weighed with.
const DEAL: Money = Money::from_yuan(10_000);

/// What a sum goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each working day alike.
    Even,
    /// The month's curve.
    Month,
    /// What falls due.
    Dues,
}

/// A sum's tiers, in smallest units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumTiers {
    /// Floor, target, challenge, each on its line; one where all three are alike.
    pub rhythms: Vec<Rhythm<Count>>,
    /// The word for the target.
    pub word: Word,
    /// An activity that needs more a day than fits one.
    pub above_capacity: bool,
}

/// Where a sum stands. Figures are in the metric's smallest unit: 分 or pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumStand {
    /// Which.
    pub metric: Standard,
    /// Done by the end of today.
    pub actual: i64,
    /// What is known to come by the month's end; `None` where nothing can be said of it.
    pub to_come: Option<i64>,
    /// Of collections: what is open and due by the end, and the own share paid on time.
    pub dues: Option<(Money, Option<Rate>)>,
    /// What its line goes by.
    pub by: By,
    /// Its tiers; `None` without a target.
    pub tiers: Option<SumTiers>,
}

impl SumStand {
    /// What it comes to.
    pub fn projected(&self) -> Option<i64> {
        self.to_come.map(|more| self.actual.saturating_add(more))
    }
}

/// Where a ratio stands: the numbers above and below its line, and what of its base is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioStand {
    /// Which.
    pub metric: Standard,
    /// In 分 for money, in pieces else.
    pub so_far: RatioSoFar<Count>,
    /// The tiers, easier first, one where all are alike; empty without a target.
    pub targets: Vec<Rate>,
}

/// Where a metric stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetricStand {
    /// A sum over the days.
    Sum(SumStand),
    /// One sum of another.
    Ratio(RatioStand),
}

/// A metric's figure of a number in its smallest unit.
pub fn figure(metric: Standard, units: i64) -> Figure {
    super::super::plan_book::figures::figure(metric.metric().unit(), units)
}

fn units(figure: Figure) -> i64 {
    match figure {
        Figure::Money(amount) => amount.fen(),
        Figure::Count(count) => count.pieces(),
        Figure::Rate(_) => 0,
    }
}

/// Whether a ratio's numbers are money.
pub fn is_of_money(metric: Standard) -> bool {
    matches!(metric, Standard::CollectionRate | Standard::ExpenseRate)
}

/// The metrics of a month that have a target, or something recorded, as of a day. O(n log n) in
/// records.
pub fn of_month(
    workspace: &Workspace,
    month: Month,
    today: Day,
    prospect: &Prospect,
) -> Vec<MetricStand> {
    let own = OwnRecords::of(workspace);
    let seen = Seen { workspace, month, today, prospect, own: &own };
    let books = Books::open(own.records(), COUNTING);
    let stands = ORDER.into_iter().filter_map(|metric| {
        let targets = seen.targets(metric);
        if targets.is_empty() && !own.holds(metric, today) {
            return None;
        }
        match metric.metric().kind() {
            Kind::Ratio => seen.ratio(metric, &targets, &books).map(MetricStand::Ratio),
            _ => seen.sum(metric, &targets, &books).map(MetricStand::Sum),
        }
    });
    stands.collect()
}

/// What the metrics of a month are read from.
struct Seen<'a> {
    workspace: &'a Workspace,
    month: Month,
    today: Day,
    prospect: &'a Prospect,
    own: &'a OwnRecords,
}

impl Seen<'_> {
    fn period(&self) -> Period {
        self.workspace.period(self.month)
    }

    /// The planned tiers in smallest units or hundredths of a percent; one where all are alike.
    fn targets(&self, metric: Standard) -> Vec<i64> {
        let planned = latest(self.workspace, Span::Month, self.month, metric);
        let mut tiers = planned.map(|planned| planned.tiers.to_vec()).unwrap_or_default();
        tiers.dedup();
        if tiers.iter().any(|tier| *tier <= 0) {
            tiers.clear();
        }
        tiers
    }

    fn sum(&self, metric: Standard, targets: &[i64], books: &Books<'_>) -> Option<SumStand> {
        let (period, today) = (self.period(), self.today);
        let through = |day: Day| {
            let run = period.through(day)?;
            books.actual(metric, run, day).ok().map(units)
        };
        let actual = through(today).unwrap_or(0);
        let yesterday = (today > period.first()).then(|| today.previous());
        let before = yesterday.and_then(through).unwrap_or(0);
        if targets.is_empty() && actual == 0 {
            return None;
        }
        let (by, curve) = self.curve(metric);
        let tiers = (!targets.is_empty()).then_some(curve).flatten().map(|curve| {
            let done = actual.saturating_sub(before);
            let on = |target: &i64| {
                let [target, before, done] = [*target, before, done].map(Count::new);
                Rhythm::on(&curve, today, target, before, done)
            };
            self.tiers(metric, targets.iter().map(on).collect(), curve.weight())
        });
        let dues = (metric == Standard::Collections).then(|| self.dues());
        let to_come = match dues {
            Some((open, on_time)) => {
                let all = on_time.unwrap_or(Rate::ONE);
                Some(all.of_money(open).fen())
            }
            None => self.to_come(metric),
        };
        Some(SumStand { metric, actual, to_come, dues, by, tiers })
    }

    fn curve(&self, metric: Standard) -> (By, Option<Curve>) {
        let (calendar, period) = (&self.workspace.calendar, self.period());
        let even = || Curve::even(calendar, period).ok();
        if metric.is_activity() {
            return (By::Even, even());
        }
        if metric == Standard::Collections {
            let dues = self.workspace.receivables().map(|(_, owed)| (owed.due, owed.amount));
            let dues: Vec<(Day, Money)> = dues.collect();
            return match Curve::dues(calendar, period, &dues) {
                Ok(curve) => (By::Dues, Some(curve)),
                Err(_) => (By::Even, even()),
            };
        }
        let chosen = chosen(self.workspace, self.month).over(self.workspace, self.month);
        (By::Month, chosen.ok())
    }

    fn tiers(&self, metric: Standard, rhythms: Vec<Rhythm<Count>>, weight: u32) -> SumTiers {
        let (workspace, period) = (self.workspace, self.period());
        let goal = workspace.goal(self.month);
        let started_late = goal.is_some_and(|goal| goal.started_late(&workspace.calendar, period));
        let typical = workspace.deal_sizes.typical();
        let swing = if metric.is_activity() {
            Swing::Activity
        } else if matches!(figure(metric, 0), Figure::Money(_)) {
            Swing::Money(typical)
        } else {
            Swing::Deals { any_closed: typical.is_some() }
        };
        let circumstances = Circumstances {
            weight,
            is_over: self.today > period.last(),
            can_be_judged: !started_late,
            swing,
            bands: Bands::default(),
        };
        let target = rhythms.get(1).or(rhythms.first());
        let a_day = match metric {
            Standard::Visits => Some(workspace.visits_a_day),
            Standard::Calls => Some(workspace.calls_a_day),
            _ => None,
        };
        let above = |rhythm: &Rhythm<Count>| {
            a_day.is_some_and(|a_day| rhythm.above_capacity(Count::new(a_day.into())))
        };
        SumTiers {
            word: target.map_or(Word::NoWorkingDay, |target| word(target, &circumstances)),
            above_capacity: target.is_some_and(above),
            rhythms,
        }
    }

    /// What is open and due by the month's end, and the own share paid on time in twelve months.
    fn dues(&self) -> (Money, Option<Rate>) {
        let (period, today) = (self.period(), self.today);
        let settled = settled(self.workspace, today);
        if today > period.last() {
            return (Money::ZERO, None);
        }
        let run = Period::spanning(today.plus_months(LOOK_BACK), today.previous());
        let on_time = settled.paid_on_time(run).ok();
        let open = projection::collections(Money::ZERO, &settled, period, Rate::ONE);
        (open, on_time)
    }

    /// Promised visits and calls, and the deals expected, from today to the end.
    fn to_come(&self, metric: Standard) -> Option<i64> {
        let period = self.period();
        if self.today > period.last() {
            return Some(0);
        }
        let step = match metric {
            Standard::Visits => NextStep::Visit,
            Standard::Calls => NextStep::Call,
            Standard::Deals => {
                let deals = self.prospect.forecast.deals.iter();
                let parts: Money = deals.map(|deal| deal.odds.weigh(DEAL)).sum();
                return Rate::of_amounts(parts, DEAL).ok().map(|deals| deals.of_count(1));
            }
            _ => return None,
        };
        let open = self.workspace.open_through(period.last());
        let due = open.filter(|(_, task)| task.step == step && task.due >= self.today);
        let scheduled = Count::new(i64::try_from(due.count()).unwrap_or(i64::MAX));
        Some(projection::visits(Count::ZERO, scheduled).pieces())
    }

    fn ratio(&self, metric: Standard, targets: &[i64], books: &Books<'_>) -> Option<RatioStand> {
        let (workspace, period, today) = (self.workspace, self.period(), self.today);
        let so_far = period.through(today)?;
        let rest = period.since(today.next()).filter(|_| today < period.last());
        let (over, base, base_left) = match metric {
            Standard::CollectionRate => {
                let now = settled(workspace, today).collection_rate(period, today);
                let left = workspace.receivables().map(|(_, owed)| owed);
                let left = left.filter(|owed| rest.is_some_and(|rest| rest.contains(owed.due)));
                let left: Money = left.map(|owed| owed.amount).sum();
                (now.paid.fen(), now.fell_due.fen(), left.fen())
            }
            Standard::ExpenseRate => {
                let spent = self.own.expenses.iter().filter(|one| so_far.contains(one.on));
                let spent: Money = spent.map(|one| one.amount).sum();
                let sold = books.ledger().revenue(so_far);
                let total = self.prospect.forecast.total;
                let left = total.minus(self.prospect.forecast.won).at_least_zero();
                (spent.fen(), sold.fen(), left.fen())
            }
            Standard::Conversion => {
                let (won, of) = resolved(&self.own.journeys, COUNTING.from, COUNTING.to, so_far);
                let open = self.prospect.forecast.deals.len();
                (won, of, i64::try_from(open).unwrap_or(i64::MAX))
            }
            _ => {
                let (again, base) = bought_again(&self.own.deals, so_far);
                (again, base, 0)
            }
        };
        if base <= 0 && targets.is_empty() {
            return None;
        }
        let [over, base, base_left] = [over, base, base_left].map(Count::new);
        let percent = |target: &i64| Rate::of(*target, 10_000_i64).unwrap_or(Rate::ZERO);
        let targets = targets.iter().map(percent).collect();
        Some(RatioStand { metric, so_far: RatioSoFar { over, base, base_left }, targets })
    }
}
