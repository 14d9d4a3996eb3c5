//! The open deals as a page lists them: by stage, each with its chance and what it asks for, and the
//! sums a rep can check by hand (domain.md 6 to 8).

use super::day::Day;
use super::directory::folded;
use super::ident::{CustomerId, DealId};
use super::money::Money;
use super::odds::Odds;
use super::own_pipeline::{as_pipeline, samples};
use super::pipeline::{Pipeline, PipelineDeal, StageSamples};
use super::sorted::sort_by;
use super::stage::Stage;
use super::workspace::{Deal, DealState, Workspace};

/// A deal's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealLine {
    /// Which.
    pub id: DealId,
    /// With whom.
    pub customer: CustomerId,
    /// The customer's name as typed; empty once erased.
    pub name: String,
    /// What it would bring.
    pub amount: Money,
    /// Where it stands.
    pub stage: Stage,
    /// The day it is expected to close.
    pub expected: Day,
    /// How likely it is.
    pub chance: Chance,
    /// Its day has passed: it counts nothing until it is dated anew or closed.
    pub is_past: bool,
    /// Its chance × amount, rounded once.
    pub weighted: Money,
    /// It stands still, ten working days after its last step or touch.
    pub is_stalled: bool,
}

/// How likely a deal is, in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// As the rep typed it.
    Typed(u32),
    /// As its stage's, from own deals before the stage's default.
    OfStage(u32),
}

impl Chance {
    /// Of a deal's odds, halves up.
    fn of(odds: Odds) -> Chance {
        match odds {
            Odds::Typed(typed) => Chance::Typed(typed.hundredths_of_percent().into()),
            Odds::Stage { rate, .. } => {
                let millionths = rate.mean().in_millionths();
                Chance::OfStage(millionths.saturating_add(50) / 100)
            }
        }
    }

    /// In hundredths of a percent.
    pub const fn hundredths(self) -> u32 {
        match self {
            Chance::Typed(chance) | Chance::OfStage(chance) => chance,
        }
    }
}

/// The open deals and their sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The sums by stage, of all, and of those dated from today to the month's end.
    pub sums: Pipeline,
    /// Sold in the month so far.
    pub won: Money,
    /// By stage; within it the one expected first, then the larger, then the older.
    pub lines: Vec<DealLine>,
}

impl Board {
    /// The open deals on a day, with the sums of that day's sales month. O(n log n) in deals, O(sales).
    pub fn of(workspace: &Workspace, today: Day) -> Board {
        let month = workspace.month_of(today);
        let period = workspace.period(month);
        let samples = samples(workspace, today);
        let mut deals: Vec<PipelineDeal> = Vec::new();
        let mut lines = Vec::new();
        for (id, deal) in workspace.deals().filter(|(_, deal)| deal.state == DealState::Open) {
            let seen = as_pipeline(workspace, deal, period);
            lines.push(line(workspace, (id, deal), &seen, &samples, today));
            deals.push(seen);
        }
        sort_by(&mut lines, |one, other| {
            let key = |line: &DealLine| {
                (line.stage, line.expected, Money::ZERO.minus(line.amount), line.id)
            };
            key(one).cmp(&key(other))
        });
        let sums = Pipeline::of(&deals, &samples, &workspace.calendar, period, today);
        Board { sums, won: workspace.sold_in_month(month), lines }
    }

    /// Won; with what is likely; if everything dated in the month comes in.
    pub fn three_sums(&self) -> [Money; 3] {
        let open = &self.sums.in_period;
        [self.won, self.won.plus(open.weighted), self.won.plus(open.amount)]
    }

    /// The lines of a stage whose customer's name holds what is sought, folded by
    /// [`folded`].
    pub fn of_stage<'a>(
        &'a self,
        stage: Stage,
        sought: &'a str,
    ) -> impl Iterator<Item = &'a DealLine> {
        let of = self.lines.iter().filter(move |line| line.stage == stage);
        of.filter(move |line| sought.is_empty() || folded(&line.name).contains(sought))
    }
}

/// One deal's line, open or not. O(deals).
pub fn deal(workspace: &Workspace, id: DealId, today: Day) -> Option<DealLine> {
    let known = workspace.deal(id)?;
    let period = workspace.period(workspace.month_of(today));
    let seen = as_pipeline(workspace, known, period);
    Some(line(workspace, (id, known), &seen, &samples(workspace, today), today))
}

/// What a stage's deals are worth today, in hundredths of a percent, halves up. O(deals).
pub fn chance_of_stage(workspace: &Workspace, stage: Stage, today: Day) -> u32 {
    let rate = samples(workspace, today).rate(stage);
    rate.map_or(0, |rate| Chance::of(Odds::Stage { stage: stage.place(), rate }).hundredths())
}

fn line(
    workspace: &Workspace,
    (id, deal): (DealId, &Deal),
    seen: &PipelineDeal,
    samples: &StageSamples,
    today: Day,
) -> DealLine {
    let customer = workspace.customer(deal.customer);
    DealLine {
        id,
        customer: deal.customer,
        name: customer.map(|one| one.name.clone()).unwrap_or_default(),
        amount: deal.amount,
        stage: deal.stage,
        expected: deal.expected,
        chance: Chance::of(seen.odds(samples)),
        is_past: seen.is_past(today),
        weighted: seen.odds(samples).weigh(deal.amount.at_least_zero()),
        is_stalled: seen.is_stalled(&workspace.calendar, today),
    }
}

#[cfg(test)]
mod tests {
    use super::super::cadence::Class;
    use super::super::command::{Command, Moment, decide};
    use super::super::fact::DealChanged;
    use super::super::ident::{Id, Stamp};
    use super::super::own_pipeline::pipeline;
    use super::super::workspace::evolve;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
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

        fn customer(&mut self, name: &str) -> CustomerId {
            let add = Command::AddCustomer {
                name: name.to_owned(),
                class: Class::A,
                note: String::new(),
                visit: None,
            };
            CustomerId(self.on("2026-10-05", add))
        }

        fn deal(
            &mut self,
            customer: CustomerId,
            yuan: i64,
            stage: Stage,
            expected: &str,
        ) -> DealId {
            let (amount, expected) = (Money::from_yuan(yuan), day(expected));
            let open = Command::OpenDeal { customer, amount, stage, expected };
            DealId(self.on("2026-11-02", open))
        }
    }

    fn month() -> (Phone, [DealId; 4]) {
        let mut phone = Phone::default();
        let (one, two) = (phone.customer("恒泰电子"), phone.customer("Ming Da"));
        let deals = [
            phone.deal(one, 100, Stage::Negotiation, "2026-11-20"),
            phone.deal(two, 300, Stage::Contact, "2026-11-27"),
            phone.deal(two, 500, Stage::Contact, "2026-11-27"),
            phone.deal(one, 200, Stage::Contact, "2026-11-10"),
        ];
        let sell = Command::Sell {
            customer: Some(one),
            amount: Money::from_yuan(40),
            on: day("2026-11-03"),
        };
        phone.on("2026-11-03", sell);
        (phone, deals)
    }

    #[test]
    fn deals_stand_by_stage_and_day_and_the_sums_are_the_pipelines() {
        let (phone, [one, two, three, four]) = month();
        let today = day("2026-11-16");
        let board = Board::of(&phone.workspace, today);
        let ids: Vec<DealId> = board.lines.iter().map(|line| line.id).collect();
        assert_eq!(ids, [four, three, two, one]);
        let period = phone.workspace.period(phone.workspace.month_of(today));
        assert_eq!(board.sums, pipeline(&phone.workspace, period, today).1);
        // 20 % of 800 and 75 % of 100, the one past its day left out.
        let sums = board.three_sums().map(|sum| sum.to_string());
        assert_eq!(sums, ["40.00", "275.00", "940.00"]);
        let [past, ..] = board.lines.as_slice() else { panic!() };
        assert!(past.is_past && past.is_stalled);
        assert_eq!(past.chance, Chance::OfStage(2_000));
        let sought = folded("ming D");
        assert_eq!(board.of_stage(Stage::Contact, &sought).count(), 2);
        assert_eq!(board.of_stage(Stage::Negotiation, "ming").count(), 0);
    }

    #[test]
    fn a_typed_chance_goes_before_the_stages_and_can_be_taken_away() {
        let (mut phone, [deal, ..]) = month();
        let today = day("2026-11-16");
        let set = |chance| {
            let (amount, stage, expected) = (None, None, None);
            Command::ChangeDeal { deal, amount, stage, expected, chance: Some(chance) }
        };
        let chance = |phone: &Phone| super::deal(&phone.workspace, deal, today).unwrap().chance;
        assert_eq!(chance(&phone), Chance::OfStage(7_500));
        phone.on("2026-11-16", set(60));
        assert_eq!(chance(&phone), Chance::Typed(6_000));
        phone.on("2026-11-16", set(DealChanged::AS_ITS_STAGE));
        assert_eq!(chance(&phone), Chance::OfStage(7_500));
        assert_eq!(phone.workspace.deal(deal).unwrap().chance, None);
        assert_eq!(chance_of_stage(&phone.workspace, Stage::Need, today), 3_500);
    }
}
