//! The versions of a month's goal beside each other, with what is attained of each: by amount, and
//! by growth where the month has something to grow from (domain.md 4).

use crate::domain::day::Day;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::own_books::closed_months;
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::revision::{self, Cut, Judged, growth_attained};
use crate::domain::tier::Tier;
use crate::domain::tier::Tiers;
use crate::domain::workspace::Workspace;

use super::Span;
use super::figures::latest;
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
    fn tiers_follow_a_new_target_as_they_stand() {
        let yuan = Money::from_yuan;
        let plain = Tiers::around(yuan(100)).unwrap();
        assert_eq!(in_proportion(plain, yuan(50)), [40, 50, 60].map(yuan));
        let own = Tiers::new(yuan(90), yuan(100), yuan(150)).unwrap();
        assert_eq!(in_proportion(own, yuan(50)), [45, 50, 75].map(yuan));
    }
}
