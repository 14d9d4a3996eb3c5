//! The five letters of SMART, read from a goal's fields and the checker's findings (domain.md 12).
//!
//! S, M and T from the fields, A from capacity and the best month, R from the link to the company's
//! figure. What fails names the rule, whose finding holds the figures and the repair.

use super::checker::{Finding, Goal, Plan, Repair, Severity};

/// A letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// Specific: one metric is counted, and the name speaks of it.
    Specific,
    /// Measurable: there is a figure with one meaning.
    Measurable,
    /// Attainable: capacity and the best month allow it.
    Attainable,
    /// Relevant: it stands beside the company's or team's figure, not below it without a reason.
    Relevant,
    /// Time-bound: it has its days.
    TimeBound,
}

impl Letter {
    /// All five, in order.
    pub const ALL: [Letter; 5] = [
        Letter::Specific,
        Letter::Measurable,
        Letter::Attainable,
        Letter::Relevant,
        Letter::TimeBound,
    ];

    /// The rules whose findings fail the letter.
    const fn rules(self) -> &'static [&'static str] {
        match self {
            Letter::Specific => &["name-metric-mismatch", "quantifier"],
            Letter::Measurable => &["growth-kind", "growth-without-baseline", "tier-order"],
            Letter::Attainable => &["floor-unrealistic", "capacity", "implied-rate"],
            Letter::Relevant => &["below-company"],
            Letter::TimeBound => &[],
        }
    }
}

/// What a letter comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Met,
    /// It does not, for these reasons.
    Failed(Vec<Reason>),
    /// Nothing is known to judge it by.
    Unknown(Unjudged),
}

/// Why a letter fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No metric is chosen.
    NoMetric,
    /// No figure.
    NoNumber,
    /// No days.
    NoDate,
    /// A rule of the checker fired.
    Rule {
        /// Its name.
        name: &'static str,
        /// What it does.
        severity: Severity,
    },
}

/// What is missing to judge a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unjudged {
    /// Neither closed months nor what fits a day.
    NoHistory,
    /// No link to the company's or team's figure.
    NoCompanyLink,
}

/// The letters of the goal at `place`, given all that the checker found in the plan; `None` where
/// there is no such goal. O(findings).
pub fn smart(plan: &Plan<'_>, found: &[Finding], place: usize) -> Option<[(Letter, Verdict); 5]> {
    let goal = plan.goals.get(place)?;
    Some(Letter::ALL.map(|letter| (letter, verdict(plan, found, goal, place, letter))))
}

fn verdict(
    plan: &Plan<'_>,
    found: &[Finding],
    goal: &Goal,
    place: usize,
    letter: Letter,
) -> Verdict {
    // What speaks of the whole plan counts for each of its goals.
    let about =
        |one: &&Finding| matches!(one.rule, "capacity" | "implied-rate") || one.place == place;
    let fired = found.iter().filter(about).filter(|one| letter.rules().contains(&one.rule));
    let fired = fired.map(|one| Reason::Rule { name: one.rule, severity: one.severity });
    let vague = found.iter().filter(|one| one.rule == "vague-goal" && one.place == place);
    let missing = vague.filter_map(|one| match (&one.repair, letter) {
        (Repair::Add { number: true, .. }, Letter::Measurable) => Some(Reason::NoNumber),
        (Repair::Add { date: true, .. }, Letter::TimeBound) => Some(Reason::NoDate),
        _ => None,
    });
    let unnamed = letter == Letter::Specific && goal.metric.is_none();
    let reasons: Vec<Reason> =
        unnamed.then_some(Reason::NoMetric).into_iter().chain(missing).chain(fired).collect();
    if !reasons.is_empty() {
        return Verdict::Failed(reasons);
    }
    match letter {
        Letter::Attainable if goal.history.months.is_empty() && plan.workload.is_none() => {
            Verdict::Unknown(Unjudged::NoHistory)
        }
        Letter::Relevant if goal.company.is_none() => Verdict::Unknown(Unjudged::NoCompanyLink),
        _ => Verdict::Met,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkCalendar;
    use crate::domain::checker::{Ask, CompanyLink, RULES, check};
    use crate::domain::metric::Standard;
    use crate::domain::money::Money;
    use crate::domain::period::{Month, MonthStart};
    use crate::domain::rate::Rate;
    use crate::domain::unit::Figure;

    fn judged(goal: Goal) -> [Verdict; 5] {
        let calendar = WorkCalendar::default();
        let plan = Plan { goals: vec![goal], ..Plan::new(&calendar) };
        smart(&plan, &check(&plan), 0).unwrap().map(|(_, verdict)| verdict)
    }

    fn good() -> Goal {
        let asks = Ask::Growth { by: Rate::percent(15), kind: None };
        let mut goal = Goal {
            asks: Some(asks),
            baseline: Some((Money::from_yuan(2_000_000), 9)),
            company: Some(CompanyLink { asks, reason_given: false }),
            period: Some(Month::new(2026, 12).unwrap().period(MonthStart::FIRST)),
            ..Goal::of(Standard::Revenue)
        };
        goal.history.months = vec![Money::from_yuan(2_000_000)];
        goal
    }

    #[test]
    fn revenue_up_15_percent_by_the_quarters_end_is_smart() {
        assert!(judged(good()).iter().all(|verdict| *verdict == Verdict::Met));
    }

    #[test]
    fn more_revenue_is_neither_measurable_nor_time_bound() {
        let expected = [
            Verdict::Met,
            Verdict::Failed(vec![Reason::NoNumber]),
            Verdict::Unknown(Unjudged::NoHistory),
            Verdict::Unknown(Unjudged::NoCompanyLink),
            Verdict::Failed(vec![Reason::NoDate]),
        ];
        assert_eq!(judged(Goal::of(Standard::Revenue)), expected);
    }

    #[test]
    fn a_rule_that_fires_fails_its_letter() {
        let tier = |yuan| Figure::Money(Money::from_yuan(yuan));
        let mut goal = good();
        goal.metric = None;
        goal.tiers = Some([tier(2_000_000), tier(2_300_000), tier(2_400_000)]);
        goal.company = Some(CompanyLink {
            asks: Ask::Growth { by: Rate::percent(16), kind: None },
            reason_given: false,
        });
        let [specific, _, attainable, relevant, _] = judged(goal);
        let rule = |name| Verdict::Failed(vec![Reason::Rule { name, severity: Severity::Warn }]);
        assert_eq!(specific, Verdict::Failed(vec![Reason::NoMetric]));
        assert_eq!(attainable, rule("floor-unrealistic"));
        assert_eq!(relevant, rule("below-company"));
    }

    #[test]
    fn another_goals_findings_are_its_own() {
        let calendar = WorkCalendar::default();
        let goals = vec![Goal::of(Standard::Revenue), good()];
        let mut plan = Plan { goals, ..Plan::new(&calendar) };
        plan.goals[0].company = Some(CompanyLink {
            asks: Ask::Growth { by: Rate::percent(16), kind: None },
            reason_given: false,
        });
        plan.goals[0].asks = good().asks;
        let found = check(&plan);
        assert!(found.iter().any(|one| one.rule == "below-company" && one.place == 0));
        let [.., (_, relevant), (_, time)] = smart(&plan, &found, 1).unwrap();
        assert_eq!([relevant, time], [Verdict::Met, Verdict::Met]);
        assert_eq!(smart(&plan, &found, 2), None);
    }

    #[test]
    fn each_letters_rules_are_registered() {
        let known = |name: &str| RULES.iter().any(|rule| rule.name == name);
        assert!(Letter::ALL.into_iter().flat_map(Letter::rules).all(|name| known(name)));
    }
}
