//! A month looked back on: why it came out as it did, what it was made of, what worked, what is
//! missing, how it stands against its versions, and what the next one starts from.

use crate::domain::actual::who_is_new;
use crate::domain::books::Books;
use crate::domain::bottleneck::{StepRate, weakest};
use crate::domain::day::Day;
use crate::domain::factor::{Counted, FactorLine, PlannedFactors, split_month};
use crate::domain::goal::Opening;
use crate::domain::ident::PartId;
use crate::domain::ledger::Ledger;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::month_end::{CarryOver, NextMonth, carry_over};
use crate::domain::own_books::{COUNTING, OwnRecords};
use crate::domain::own_entries::{Learned, Lesson, lessons, lessons_of_month};
use crate::domain::own_signals::counted;
use crate::domain::period::{Month, Period};
use crate::domain::plan_book::funnel::{FunnelPlan, in_force};
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::plan_book::{Span, figures, split};
use crate::domain::rate::Rate;
use crate::domain::review::Review;
use crate::domain::revision::{Judged, versions};
use crate::domain::sorted::sort_by;
use crate::domain::tier::Tier;
use crate::domain::won::Dimension;
use crate::domain::workspace::Workspace;

use super::strategy::{Channel, MarginDown, channels, margins};
use super::week::steps;

/// How many tags of lessons are named.
const TAGS: usize = 3;

/// A month looked back on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthBack {
    /// Which.
    pub month: Month,
    /// What was asked and what was done.
    pub review: Review,
    /// What was sold, its opening figure included.
    pub sold: Money,
    /// Each version of the target with what was reached of it, the first one first; empty without
    /// a goal.
    pub versions: Vec<Judged>,
    /// Why it came out as it did.
    pub factors: Factors,
    /// Of what it was made.
    pub mix: Mix,
    /// The channels against their plan; `None` where no split by channel is kept.
    pub channels: Option<Vec<Channel>>,
    /// More sold at a lower margin than the month before.
    pub margins: Vec<MarginDown>,
    /// The words under which most lessons of the month stand, with how many, most first.
    pub tags: Vec<(String, usize)>,
    /// The step of the funnel that passes least of what it should.
    pub weakest: Option<StepRate>,
    /// What went well.
    pub wins: Vec<Lesson>,
    /// What is to be done better.
    pub lessons: Vec<Lesson>,
    /// What the next month starts from.
    pub next: NextMonth,
    /// What it takes over.
    pub carried: CarryOver,
}

/// A month's difference to its plan, split over its factors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors {
    /// The business as counted.
    pub counted: Counted,
    /// What was planned of it: the target less what was done before records began, or what was to
    /// be collected of that. `None` where the plan says too little.
    pub planned: Option<Money>,
    /// What was done before records began, which no factor explains; 0 without.
    pub before: Money,
    /// The factors with their parts.
    pub lines: Vec<FactorLine>,
    /// What the factors leave unexplained of the difference: sales to nobody that was visited or
    /// called. With it the parts are the difference, to the cent.
    pub rest: Money,
}

impl Factors {
    /// What came out of it: what was collected where that is planned, else what was sold.
    pub fn result(&self) -> Money {
        self.counted.collected.unwrap_or(self.counted.amount)
    }

    /// The result less the plan; `None` without a plan.
    pub fn difference(&self) -> Option<Money> {
        Some(self.result().minus(self.planned?))
    }
}

/// Of what a month's sales were made, what was done before records began left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mix {
    /// Sold to customers who are new in it: their first deal ever or in 12 months.
    pub new: Money,
    /// Sold to all others who are known.
    pub old: Money,
    /// Sold without saying to whom.
    pub unknown: Money,
    /// Sold of each product, most first.
    pub products: Vec<(PartId, Money)>,
    /// Sold without a product.
    pub untagged: Money,
}

impl Mix {
    /// All of it.
    pub fn total(&self) -> Money {
        self.new.plus(self.old).plus(self.unknown)
    }
}

impl MonthBack {
    /// Looks back on `month` as of `today`. O(n log n) in records.
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> MonthBack {
        let period = workspace.period(month);
        let through = period.last().min(today);
        let own = OwnRecords::of(workspace);
        let books = Books::open(own.records(), COUNTING);
        let ledger = books.ledger();
        let sold = workspace.sold_in_month(month);
        let goal = workspace.goal(month);
        let kept = split::latest(workspace, month, Dimension::Channel);
        let learned: Vec<Lesson> =
            lessons(workspace, period).chain(lessons_of_month(workspace, month)).collect();
        let of = |what: Learned| {
            let own = learned.iter().filter(|one| one.learned == what && !one.text.is_empty());
            own.cloned().collect::<Vec<_>>()
        };
        MonthBack {
            month,
            review: Review::of(workspace, period, today),
            sold,
            versions: goal.map(|goal| versions(goal, Tier::Target, sold)).unwrap_or_default(),
            factors: factors(workspace, month),
            mix: mix(&own, ledger, period),
            channels: kept.map(|split| channels(&split, ledger, period)),
            margins: margins(ledger, workspace.period(month.previous()), period),
            tags: tags(&learned),
            weakest: weakest(&steps(workspace, through)),
            wins: of(Learned::Win),
            lessons: of(Learned::Lesson),
            next: NextMonth::of(workspace, month.next(), today),
            carried: carry_over(workspace, month, today),
        }
    }
}

/// A month's factors against its plan. What the plan does not say comes from working its target
/// back: so many leads are customers to work, so many deals each, at its ticket, by what was known
/// when the month began (domain.md 11). Collected is asked where collections are planned.
/// O(records).
pub fn factors(workspace: &Workspace, month: Month) -> Factors {
    let goal = workspace.goal(month);
    let before = match goal.map(|goal| goal.opening) {
        Some(Opening::Answered { amount, .. }) => amount,
        Some(Opening::Unanswered | Opening::Declined) | None => Money::ZERO,
    };
    let target = figures::revenue(workspace, Span::Month, month).map(|all| all.minus(before));
    let target = target.filter(|target| *target > Money::ZERO);
    let plan = in_force(workspace, month).map(|plan| FunnelPlan { month, ..plan });
    let plan = plan.unwrap_or(FunnelPlan::of(month));
    let own = OwnFunnel::of(workspace, workspace.period(month).first(), plan.staged);
    let planned = target.and_then(|target| worked_back(&plan, &own, target));
    let collections = figures::latest(workspace, Span::Month, month, Standard::Collections);
    let share = collections.zip(target).and_then(|(planned, target)| {
        let [_, due, _] = planned.money();
        Rate::of_amounts(due, target).ok().filter(|share| share.is_positive())
    });
    let counted = counted(workspace, month, share.is_some());
    let planned = PlannedFactors { collected: share, ..planned.unwrap_or_default() };
    let lines = split_month(&planned, &counted);
    let is_split = lines.iter().all(|line| line.part.is_some());
    let goal = match share {
        Some(share) => target.map(|target| share.of_money(target)),
        None => target,
    };
    let mut factors =
        Factors { counted, planned: goal.filter(|_| is_split), before, lines, rest: Money::ZERO };
    let explained = factors.lines.iter().filter_map(|line| line.part).sum();
    factors.rest = factors.difference().map_or(Money::ZERO, |all| all.minus(explained));
    factors
}

/// The factors that an amount takes, their product being the amount.
fn worked_back(plan: &FunnelPlan, own: &OwnFunnel, amount: Money) -> Option<PlannedFactors> {
    let ticket = plan.ticket(own)?;
    let solved = plan.funnel(own).back_solve(amount, ticket).ok()?;
    let customers = Rate::whole(solved.leads());
    let deals = solved.rows.last()?.exact;
    Some(PlannedFactors {
        customers: Some(customers),
        deals_per_customer: deals.checked_div(customers),
        ticket: Some(Rate::whole(ticket.fen())),
        collected: None,
    })
}

fn mix(own: &OwnRecords, ledger: &Ledger, period: Period) -> Mix {
    let fresh = who_is_new(&own.deals, period);
    let mut mix = Mix {
        new: Money::ZERO,
        old: Money::ZERO,
        unknown: Money::ZERO,
        products: Vec::new(),
        untagged: Money::ZERO,
    };
    for credit in ledger.within(period) {
        let slot = match credit.customer {
            Some(customer) if fresh.contains(&customer) => &mut mix.new,
            Some(_) => &mut mix.old,
            None => &mut mix.unknown,
        };
        *slot = slot.plus(credit.amount);
    }
    let by = ledger.revenue_by(Dimension::Product, period);
    (mix.products, mix.untagged) = (by.parts, by.unassigned);
    sort_by(&mut mix.products, |one, other| other.1.cmp(&one.1));
    mix
}

/// The tags that stand at most lessons, each with how many; of equals the one that came first.
fn tags(learned: &[Lesson]) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = Vec::new();
    for lesson in learned.iter().filter(|one| one.learned == Learned::Lesson) {
        for tag in lesson.tags.split(' ').filter(|tag| !tag.is_empty()) {
            match all.iter_mut().find(|(known, _)| known == tag) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => all.push((tag.to_owned(), 1)),
            }
        }
    }
    sort_by(&mut all, |one, other| other.1.cmp(&one.1));
    all.truncate(TAGS);
    all
}

#[cfg(test)]
mod tests {
    use super::super::rep::{Rep, day};
    use super::*;
    use crate::domain::command::Command;
    use crate::domain::fact::{Fact, RevisionReason, Sold, Visited};
    use crate::domain::factor::Factor;
    use crate::domain::goods::{Goods, GoodsLine};
    use crate::domain::ident::CustomerId;
    use crate::domain::own_entries::Part;
    use crate::domain::revision::Cut;

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn november() -> Month {
        Month::parse("2026-11").unwrap()
    }

    impl Rep {
        fn sells(&mut self, customer: Option<CustomerId>, amount: i64, on: &str) {
            let (amount, on) = (yuan(amount), day(on));
            self.tells(&Fact::Sold(Sold { customer, amount, on, goods: None }));
        }

        fn back(&self, today: &str) -> MonthBack {
            MonthBack::of(&self.workspace, november(), day(today))
        }
    }

    /// Ten customers at two deals each of 50,000 planned; eight at 1.5 of 60,000 done.
    fn golden() -> Rep {
        let mut rep = Rep::default();
        let confirm = Command::ConfirmGoal { month: november(), target: yuan(1_000_000) };
        rep.does("2026-11-02", confirm);
        for number in 0..8 {
            let customer = rep.adds("2026-10-01", None);
            rep.tells(&Fact::Visited(Visited { customer, on: day("2026-11-03") }));
            let deals = if number % 2 == 0 { 2 } else { 1 };
            for _ in 0..deals {
                rep.sells(Some(customer), 60_000, "2026-11-10");
            }
        }
        rep
    }

    #[test]
    fn the_golden_month_is_split_to_the_cent() {
        let rep = golden();
        let counted = counted(&rep.workspace, november(), false);
        let planned = PlannedFactors {
            customers: Some(Rate::whole(10)),
            deals_per_customer: Some(Rate::whole(2)),
            ticket: Some(Rate::whole(yuan(50_000).fen())),
            collected: None,
        };
        let parts: Vec<String> = split_month(&planned, &counted)
            .iter()
            .map(|line| line.part.unwrap().to_string())
            .collect();
        assert_eq!(parts, ["-191666.67", "-246666.66", "158333.33"]);
    }

    #[test]
    fn the_plan_of_the_factors_is_worked_back_from_the_target() {
        let mut rep = golden();
        // No deal was won before the month and no ticket is typed: ratios alone.
        let bare = rep.back("2026-12-01").factors;
        assert_eq!((bare.planned, bare.difference(), bare.rest), (None, None, Money::ZERO));
        assert_eq!(bare.lines[1].done, Rate::of(3, 2));
        let plan = FunnelPlan { ticket: Some(yuan(50_000)), ..FunnelPlan::of(november()) };
        rep.tells(&Fact::Entered(plan.entry(day("2026-11-02"))));
        let factors = rep.back("2026-12-01").factors;
        // 20 deals at 20 % are 100 customers at 0.2 deals each.
        assert_eq!(factors.planned, Some(yuan(1_000_000)));
        assert_eq!(factors.lines[0].planned, Some(Rate::whole(100)));
        assert_eq!(factors.lines[1].planned, Rate::of(1, 5).ok());
        let parts: Money = factors.lines.iter().filter_map(|line| line.part).sum();
        assert_eq!(factors.difference(), Some(yuan(720_000 - 1_000_000)));
        assert_eq!(Some(parts.plus(factors.rest)), factors.difference());
        assert_eq!(factors.rest, Money::ZERO);
    }

    #[test]
    fn sales_to_nobody_are_the_rest_that_no_factor_explains() {
        let mut rep = Rep::default();
        let confirm = Command::ConfirmGoal { month: november(), target: yuan(100_000) };
        rep.does("2026-11-02", confirm);
        let plan = FunnelPlan { ticket: Some(yuan(10_000)), ..FunnelPlan::of(november()) };
        rep.tells(&Fact::Entered(plan.entry(day("2026-11-02"))));
        rep.sells(None, 30_000, "2026-11-10");
        let factors = rep.back("2026-12-01").factors;
        let parts: Money = factors.lines.iter().filter_map(|line| line.part).sum();
        assert_eq!((parts, factors.rest), (yuan(-100_000), yuan(30_000)));
        assert_eq!(factors.difference(), Some(yuan(-70_000)));
    }

    #[test]
    fn what_was_done_before_records_began_is_no_factors_doing() {
        let mut rep = golden();
        let plan = FunnelPlan { ticket: Some(yuan(50_000)), ..FunnelPlan::of(november()) };
        rep.tells(&Fact::Entered(plan.entry(day("2026-11-02"))));
        let opening = Command::SetOpening { month: november(), amount: yuan(200_000) };
        rep.does("2026-11-09", opening);
        let factors = rep.back("2026-12-01").factors;
        assert_eq!((factors.before, factors.planned), (yuan(200_000), Some(yuan(800_000))));
        assert_eq!(rep.back("2026-12-01").sold, yuan(920_000));
    }

    #[test]
    fn with_collections_planned_the_fourth_factor_is_their_share() {
        let mut rep = golden();
        let plan = FunnelPlan { ticket: Some(yuan(50_000)), ..FunnelPlan::of(november()) };
        rep.tells(&Fact::Entered(plan.entry(day("2026-11-02"))));
        let due = figures::Planned::one(
            Span::Month,
            november(),
            Standard::Collections,
            yuan(900_000).fen(),
            day("2026-11-02"),
        );
        rep.tells(&Fact::Entered(due.entry()));
        let factors = rep.back("2026-12-01").factors;
        assert_eq!(factors.lines[3].factor, Factor::Collected);
        assert_eq!(factors.lines[3].planned, Some(Rate::percent(90)));
        assert_eq!(factors.planned, Some(yuan(900_000)));
        assert_eq!((factors.result(), factors.difference()), (Money::ZERO, Some(yuan(-900_000))));
        let parts: Money = factors.lines.iter().filter_map(|line| line.part).sum();
        assert_eq!(parts.plus(factors.rest), yuan(-900_000));
    }

    #[test]
    fn the_mix_is_the_month_by_customers_and_by_products() {
        let mut rep = Rep::default();
        let (old, fresh) = (rep.adds("2026-10-01", None), rep.adds("2026-10-01", None));
        rep.sells(Some(old), 10, "2026-06-01");
        rep.sells(Some(old), 30, "2026-11-10");
        rep.sells(None, 5, "2026-11-11");
        let on = day("2026-11-01");
        let part = Part { dimension: Dimension::Product, name: "阀门".to_owned(), on };
        let part = PartId(rep.tells(&Fact::Entered(part.entry())));
        let line = GoodsLine { amount: yuan(50), pieces: 1, cost: None, parts: vec![part] };
        let goods = Goods { lines: vec![line], discount: None, rebate: None, share: None };
        let sold = Sold {
            customer: Some(fresh),
            amount: yuan(50),
            on: day("2026-11-12"),
            goods: Some(Box::new(goods.row())),
        };
        rep.tells(&Fact::Sold(sold));
        let mix = rep.back("2026-12-01").mix;
        assert_eq!((mix.new, mix.old, mix.unknown), (yuan(50), yuan(30), yuan(5)));
        assert_eq!((mix.products, mix.untagged), (vec![(part, yuan(50))], yuan(35)));
    }

    #[test]
    fn lessons_name_what_is_missing_and_versions_stand_beside_each_other() {
        let mut rep = golden();
        let revise = Command::ReviseGoal {
            month: november(),
            target: yuan(700_000),
            reason: RevisionReason::Market,
        };
        rep.does("2026-11-20", revise);
        for (text, tags) in [("急了", "谈判 报价"), ("没问", "谈判"), ("忘了", "准备")]
        {
            let (text, tags, learned) = (text.to_owned(), tags.to_owned(), Learned::Lesson);
            let (month, customer, on) = (None, None, day("2026-11-12"));
            let lesson = Lesson { learned, text, tags, month, customer, on };
            rep.tells(&Fact::Entered(lesson.entry()));
        }
        let back = rep.back("2026-12-01");
        assert_eq!(back.tags[0], ("谈判".to_owned(), 2));
        assert_eq!((back.tags.len(), back.lessons.len(), back.wins.len()), (3, 3, 0));
        let cuts: Vec<Option<Cut>> = back.versions.iter().map(|one| one.cut).collect();
        assert_eq!(cuts, [None, Some(Cut::Needed)]);
        assert_eq!(back.next.month, november().next());
        assert!(back.channels.is_none() && back.margins.is_empty() && back.weakest.is_none());
        assert!(Rep::default().back("2026-12-01").versions.is_empty());
    }
}
