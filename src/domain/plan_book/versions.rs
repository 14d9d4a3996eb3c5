//! The versions of a month's goal beside each other, with what is attained of each: by amount, and
//! by growth where the month has something to grow from (domain.md 4).

use crate::domain::books::Books;
use crate::domain::day::Day;
use crate::domain::fact::RevisionReason;
use crate::domain::ident::MetricId;
use crate::domain::metric::{Direction, Metric, Standard};
use crate::domain::money::Money;
use crate::domain::own_books::{COUNTING, OwnRecords, closed_months};
use crate::domain::own_entries;
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::revision::{self, Cut, Judged, growth_attained};
use crate::domain::tier::Tier;
use crate::domain::tier::Tiers;
use crate::domain::unit::Figure;
use crate::domain::workspace::Workspace;

use super::Span;
use super::figures::{self, latest};
use super::suggest::around;

/// Growth promised and reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grown {
    /// What the version promises.
    pub promised: Rate,
    /// What is reached.
    pub reached: Rate,
    /// Reached of promised; `None` where nothing above 0 is promised.
    pub of_growth: Option<Rate>,
}

/// A version with what is attained of its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attained {
    /// As the core judges it.
    pub judged: Judged,
    /// By growth, where the month's base is known.
    pub grown: Option<Grown>,
    /// What the change before it was worth, as far as it can be told yet: that a cut was not needed
    /// is known as soon as the old figure is reached, the rest once the month is over.
    pub cut: Option<Cut>,
}

/// All versions, the first confirmed one first; none without a goal. O(versions + records).
pub fn versions(workspace: &Workspace, month: Month, today: Day) -> Vec<Attained> {
    let Some(goal) = workspace.goal(month) else { return Vec::new() };
    let actual = workspace.sold_in_month(month);
    let base = base(workspace, month);
    let is_over = today > workspace.period(month).last();
    revision::versions(goal, Tier::Target, actual)
        .into_iter()
        .map(|judged| {
            let target = judged.version.tiers.get(Tier::Target);
            let known = |cut: &Cut| is_over || *cut == Cut::Unnecessary;
            let cut = judged.cut.filter(|cut| *cut != Cut::NoCut).filter(known);
            Attained { judged, grown: base.and_then(|base| grown(base, target, actual)), cut }
        })
        .collect()
}

fn grown(base: Money, target: Money, actual: Money) -> Option<Grown> {
    let of = |amount: Money| Rate::of_amounts(amount.minus(base), base).ok();
    let (promised, reached) = (of(target)?, of(actual)?);
    let of_growth = growth_attained(promised, reached).of_growth.ok();
    Some(Grown { promised, reached, of_growth: of_growth.filter(|_| promised.is_positive()) })
}

/// A figure of another metric than revenue, with what is attained of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherVersion {
    /// What was wanted.
    pub target: Figure,
    /// Why it is another than before; `None` for the first.
    pub reason: Option<RevisionReason>,
    /// The civil day it was written on.
    pub on: Day,
    /// Done of wanted; `None` where nothing is known yet, and where lower is better: there it is
    /// kept or not.
    pub attained: Option<Rate>,
    /// What the change before it was worth, as far as it can be told yet.
    pub cut: Option<Cut>,
}

/// Which metric beside revenue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// One that everybody has.
    Standard(Standard),
    /// One of the rep's own.
    Own(MetricId),
}

/// A metric with all versions of its figure, the first first, and what is done of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherMetric {
    /// Which.
    pub metric: Which,
    /// What is done; `None` where it has no base yet.
    pub done: Option<Figure>,
    /// Its figures.
    pub versions: Vec<OtherVersion>,
}

/// A figure as it was written: what is wanted, why it is another than before, since when.
type Wanted = (i64, Option<RevisionReason>, Day);

/// The metrics beside revenue that a month has a figure for, in the metric table's order, the rep's
/// own after them. O(n log n) in records.
pub fn others(workspace: &Workspace, month: Month, today: Day) -> Vec<OtherMetric> {
    let own = OwnRecords::of(workspace);
    let books = Books::open(own.records(), COUNTING);
    let period = workspace.period(month);
    let is_over = today > period.last();
    let mut found = Vec::new();
    let mut add = |which, metric: Metric, all: &[Wanted], done: Option<Figure>| {
        if !all.is_empty() {
            let versions = judged(metric, all, done, is_over);
            found.push(OtherMetric { metric: which, done, versions });
        }
    };
    for metric in Standard::ALL.into_iter().filter(|metric| *metric != Standard::Revenue) {
        let all: Vec<Wanted> = figures::versions(workspace, Span::Month, month, metric)
            .map(|one| (one.tiers[1], one.reason, one.on))
            .collect();
        let done = books.actual(metric, period, today).ok();
        add(Which::Standard(metric), metric.metric(), &all, done);
    }
    for (id, defined) in own_entries::metrics(workspace) {
        let all: Vec<Wanted> = figures::own_versions(workspace, month, id)
            .map(|one| (one.value, one.reason, one.on))
            .collect();
        let done = own_entries::actual(workspace, id, period, today).ok().flatten();
        add(Which::Own(id), defined.metric, &all, done);
    }
    found
}

fn judged(
    metric: Metric,
    all: &[Wanted],
    done: Option<Figure>,
    is_over: bool,
) -> Vec<OtherVersion> {
    let (unit, direction) = (metric.unit(), metric.direction());
    // In one unit, so that figures are compared: 分, pieces, or the exact share.
    let in_units = |figure: Figure| match figure {
        Figure::Money(amount) => Rate::whole(amount.fen()),
        Figure::Count(count) => Rate::whole(count.pieces()),
        Figure::Rate(rate) => rate,
    };
    let actual = done.map(in_units);
    let mut before: Option<Rate> = None;
    let of = |(value, reason, on): &Wanted| {
        let target = figures::figure(unit, *value);
        let wanted = in_units(target);
        let cut =
            before.zip(actual).map(|(old, actual)| revision::judge(direction, old, wanted, actual));
        before = Some(wanted);
        let known = |cut: &Cut| is_over || *cut == Cut::Unnecessary;
        let attained =
            (direction == Direction::HigherIsBetter).then(|| actual?.checked_div(wanted)).flatten();
        OtherVersion {
            target,
            reason: *reason,
            on: *on,
            attained,
            cut: cut.filter(|cut| *cut != Cut::NoCut).filter(known),
        }
    };
    all.iter().map(of).collect()
}

/// What a month's growth starts from: as typed, else the same month of the year before, where the
/// journal knows it whole.
pub fn base(workspace: &Workspace, month: Month) -> Option<Money> {
    let typed =
        latest(workspace, Span::Month, month, Standard::Revenue).and_then(|planned| planned.base);
    let before = || {
        let all = closed_months(workspace, month);
        all.iter().find(|one| one.month == month.before(12)).map(|one| one.actual)
    };
    typed.or_else(before).filter(|base| *base > Money::ZERO)
}

/// Tiers for a new target where floor and challenge are not typed: of 80 and 120 % where they are so
/// now, else in the proportion they have.
pub fn in_proportion(now: Tiers, target: Money) -> [Money; 3] {
    let [floor, middle, challenge] = Tier::ALL.map(|tier| now.get(tier));
    if around(middle) == [floor, middle, challenge] {
        return around(target);
    }
    let scaled =
        |tier: Money| Rate::of_amounts(tier, middle).map_or(tier, |share| share.of_money(target));
    [scaled(floor), target, scaled(challenge)]
}

#[cfg(test)]
mod tests {
    use super::super::figures::Planned;
    use super::*;
    use crate::domain::fact::{Fact, GoalConfirmed, GoalRevised, RevisionReason, Sold};
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;

    #[test]
    fn the_guides_cut_from_10_to_8_percent_was_not_needed() {
        let month = Month::new(2026, 11).unwrap();
        let day = |text| Day::parse(text).unwrap();
        let yuan = Money::from_yuan;
        let tiers = |target| Tiers::around(yuan(target)).unwrap();
        let on = day("2026-11-02");
        let reason = RevisionReason::Market;
        let facts = [
            Fact::Entered(
                Planned::tiers(month, around(yuan(1_100_000)), Some(yuan(1_000_000)), on).entry(),
            ),
            Fact::GoalConfirmed(GoalConfirmed { month, tiers: tiers(1_100_000), on }),
            Fact::GoalRevised(GoalRevised { month, tiers: tiers(1_080_000), reason, on }),
            Fact::Sold(Sold { customer: None, amount: yuan(1_120_000), on, goods: None }),
        ];
        let mut workspace = Workspace::default();
        for (ms, fact) in (1..).zip(&facts) {
            evolve(&mut workspace, Stamp::new(ms, 0, 7), fact);
        }
        let [first, second] = versions(&workspace, month, on).try_into().unwrap();
        let of_growth = |one: &Attained| one.grown.unwrap().of_growth.unwrap();
        assert_eq!(of_growth(&first), Rate::percent(120));
        assert_eq!(of_growth(&second), Rate::percent(150));
        let permille = |one: &Attained| one.judged.attained.unwrap().of_count(1_000);
        assert_eq!((permille(&first), permille(&second)), (1_018, 1_037));
        assert_eq!((first.cut, second.cut), (None, Some(Cut::Unnecessary)));
    }

    #[test]
    fn five_customers_cut_to_three_with_three_won_was_needed() {
        use crate::domain::cadence::Class;
        use crate::domain::fact::CustomerAdded;
        use crate::domain::ident::{CustomerId, Id};
        let month = Month::new(2026, 11).unwrap();
        let on = Day::parse("2026-11-02").unwrap();
        let mut workspace = Workspace::default();
        let planned = |pieces, reason| {
            let one = Planned::one(Span::Month, month, Standard::NewCustomers, pieces, on);
            Fact::Entered(Planned { reason, ..one }.entry())
        };
        let reason = Some(RevisionReason::Ability);
        for (ms, fact) in (1..).zip([planned(5, None), planned(3, reason)]) {
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &fact);
        }
        for ms in 10..13 {
            let (name, class) = (format!("客户{ms}"), Class::B);
            let added = CustomerAdded { name, class, note: None, visit: None, on };
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::CustomerAdded(added));
            let customer = Some(CustomerId(Id::new(Stamp::new(ms, 0, 7), 0)));
            let sold = Sold { customer, amount: Money::from_yuan(1), on, goods: None };
            evolve(&mut workspace, Stamp::new(ms + 10, 0, 7), &Fact::Sold(sold));
        }
        let over = Day::parse("2026-12-01").unwrap();
        let all = others(&workspace, month, over);
        let [customers] = all.as_slice() else { panic!("{all:?}") };
        let [first, second] = customers.versions.as_slice() else { panic!("{all:?}") };
        assert_eq!(customers.metric, Which::Standard(Standard::NewCustomers));
        assert_eq!(first.attained, Some(Rate::percent(60)));
        assert_eq!(second.attained, Some(Rate::percent(100)));
        assert_eq!((first.cut, second.cut), (None, Some(Cut::Needed)));
        assert_eq!((first.reason, second.reason), (None, reason));
        // While the month runs a cut that was needed cannot be told yet.
        assert_eq!(others(&workspace, month, on)[0].versions[1].cut, None);
        assert_eq!(others(&workspace, month.next(), on), []);
    }

    #[test]
    fn a_metric_of_the_reps_own_stands_after_the_others() {
        use super::super::figures::OwnPlanned;
        use crate::domain::ident::Id;
        use crate::domain::metric::Kind;
        use crate::domain::own_entries::{OwnFigure, OwnMetric};
        use crate::domain::unit::{Count, Unit};
        let month = Month::new(2026, 11).unwrap();
        let on = Day::parse("2026-11-02").unwrap();
        let lower = Metric::new(Unit::Pieces, Kind::Sum, Direction::LowerIsBetter).unwrap();
        let defined = OwnMetric { name: "投诉".to_owned(), metric: lower, on };
        let id = MetricId(Id::new(Stamp::new(1, 0, 7), 0));
        let planned = |value, reason| OwnPlanned { month, metric: id, value, reason, on }.entry();
        let reason = Some(RevisionReason::Team);
        let rows = [
            defined.entry(),
            planned(2, None),
            planned(5, reason),
            OwnFigure { metric: id, value: 4, of: None, on }.entry(),
        ];
        let mut workspace = Workspace::default();
        for (ms, row) in (1..).zip(rows) {
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Entered(row));
        }
        let all = others(&workspace, month, Day::parse("2026-12-01").unwrap());
        let [own] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((own.metric, own.done), (Which::Own(id), Some(Figure::Count(Count::new(4)))));
        // Lower is better: kept or not, and no share of it.
        let cuts: Vec<_> = own.versions.iter().map(|one| (one.attained, one.cut)).collect();
        assert_eq!(cuts, [(None, None), (None, Some(Cut::Needed))]);
    }

    #[test]
    fn tiers_follow_a_new_target_as_they_stand() {
        let yuan = Money::from_yuan;
        let plain = Tiers::around(yuan(100)).unwrap();
        assert_eq!(in_proportion(plain, yuan(50)), [40, 50, 60].map(yuan));
        let own = Tiers::new(yuan(90), yuan(100), yuan(150)).unwrap();
        assert_eq!(in_proportion(own, yuan(50)), [45, 50, 75].map(yuan));
    }
}
