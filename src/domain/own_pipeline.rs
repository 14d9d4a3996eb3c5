//! A rep's own deals as the pipeline sees them, with what own deals say of each stage's win rate
//! (domain.md 6 and 8).

use super::cadence::Class;
use super::day::Day;
use super::ident::DealId;
use super::odds::TypedOdds;
use super::period::Period;
use super::pipeline::{Pipeline, PipelineDeal, StageSamples};
use super::stage::Stage;
use super::win_chances::WinChances;
use super::workspace::{Deal, DealState, Workspace};

/// Months of resolved deals that a win rate is read from.
const LOOK_BACK: i32 = -12;

/// The day a deal was expected to close when a period began, or when it was opened after that.
pub fn expected_at(deal: &Deal, first: Day) -> Day {
    let changed_since = deal.before.iter().find(|(changed, ..)| *changed >= first);
    changed_since.map_or(deal.expected, |(_, _, expected)| *expected)
}

/// An open deal as the pipeline sees it in a period. The last step or touch counts, whichever is
/// later; the class is the customer's, C where the journal does not hold the customer.
pub fn as_pipeline(workspace: &Workspace, deal: &Deal, period: Period) -> PipelineDeal {
    let customer = workspace.customer(deal.customer);
    let touched = customer.and_then(|one| one.visits.last().copied());
    PipelineDeal {
        amount: deal.amount,
        stage: deal.stage,
        class: customer.map_or(Class::C, |one| one.class),
        moved: touched.map_or(deal.moved, |day| day.max(deal.moved)),
        expected: deal.expected,
        expected_before: expected_at(deal, period.first()),
        typed: deal.chance.and_then(|percent| TypedOdds::new(percent.saturating_mul(100))),
    }
}

/// The open deals of a journal with their names, in the order they were recorded. O(deals).
pub fn open_deals(workspace: &Workspace, period: Period) -> Vec<(DealId, PipelineDeal)> {
    workspace
        .deals()
        .filter(|(_, deal)| deal.state == DealState::Open)
        .map(|(id, deal)| (id, as_pipeline(workspace, deal, period)))
        .collect()
}

/// Own won and resolved deals of the 12 months before a day, by the stages they were in or passed
/// through, before the chances the rep set; what was resolved on the day itself is not seen yet.
/// O(deals), and the entries since those chances.
pub fn samples(workspace: &Workspace, day: Day) -> StageSamples {
    let from = day.plus_months(LOOK_BACK);
    let mut samples =
        StageSamples { default: WinChances::of(workspace), ..StageSamples::default() };
    for (_, deal) in workspace.deals() {
        let (on, won) = match deal.state {
            DealState::Open => continue,
            DealState::Won { on } => (on, true),
            DealState::Lost { on } => (on, false),
        };
        if on < from || on >= day {
            continue;
        }
        let stages = deal.before.iter().map(|(_, stage, _)| *stage);
        let (lowest, highest) = stages
            .chain([deal.stage])
            .fold((deal.stage, deal.stage), |(low, high), at| (low.min(at), high.max(at)));
        // A won deal has passed every stage after the one it was opened in.
        let highest = if won { Stage::Negotiation } else { highest };
        let through = usize::from(lowest.place())..=usize::from(highest.place());
        for (wins, of) in samples.won_of.get_mut(through).unwrap_or_default() {
            *wins = wins.saturating_add(u32::from(won));
            *of = of.saturating_add(1);
        }
    }
    samples
}

/// The pipeline of a journal in a period, as of a day, with the deals its places speak of.
/// O(deals), each with a look of a few weeks into the calendar.
pub fn pipeline(workspace: &Workspace, period: Period, day: Day) -> (Vec<DealId>, Pipeline) {
    let (names, deals): (Vec<DealId>, Vec<PipelineDeal>) =
        open_deals(workspace, period).into_iter().unzip();
    let samples = samples(workspace, day);
    let found = Pipeline::of(&deals, &samples, &workspace.calendar, period, day);
    (names, found)
}

#[cfg(test)]
mod tests {
    use super::super::command::{Command, Moment, decide};
    use super::super::ident::{CustomerId, Id, Stamp};
    use super::super::money::Money;
    use super::super::today::Subject;
    use super::super::workspace::evolve;
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn on(workspace: &mut Workspace, place: u64, today: &str, command: Command) -> Id {
        let stamp = Stamp::new(place, 0, 7);
        let moment = Moment { today: day(today), minute: 0, stamp };
        let fact = decide(workspace, command, &moment).unwrap();
        evolve(workspace, stamp, &fact);
        Id::new(stamp, 0)
    }

    fn november() -> Period {
        Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
    }

    fn customer(workspace: &mut Workspace) -> CustomerId {
        let (name, note, visit) = ("恒泰".to_owned(), String::new(), None);
        let add = Command::AddCustomer { name, class: Class::A, note, visit };
        CustomerId(on(workspace, 1, "2026-10-05", add))
    }

    fn open(customer: CustomerId, stage: Stage, expected: &str) -> Command {
        let (amount, expected) = (Money::from_yuan(100), day(expected));
        Command::OpenDeal { customer, amount, stage, expected }
    }

    fn change(deal: DealId, expected: Option<&str>, chance: Option<u16>) -> Command {
        let expected = expected.map(day);
        Command::ChangeDeal { deal, amount: None, stage: None, expected, chance }
    }

    #[test]
    fn a_deal_moved_out_of_the_month_has_slipped_and_one_past_its_day_is_marked() {
        let mut workspace = Workspace::default();
        let one = customer(&mut workspace);
        let open = |expected| open(one, Stage::Proposal, expected);
        let slipped = DealId(on(&mut workspace, 2, "2026-10-20", open("2026-11-20")));
        let past = DealId(on(&mut workspace, 3, "2026-10-20", open("2026-11-10")));
        let gone = DealId(on(&mut workspace, 4, "2026-10-20", open("2026-11-10")));
        let earlier = DealId(on(&mut workspace, 5, "2026-10-20", open("2026-10-28")));
        on(&mut workspace, 6, "2026-10-27", change(earlier, Some("2026-12-04"), Some(60)));
        on(&mut workspace, 7, "2026-11-12", change(slipped, Some("2026-12-04"), None));
        on(&mut workspace, 8, "2026-11-12", Command::CloseDeal { deal: gone, won: None });
        let (names, found) = pipeline(&workspace, november(), day("2026-11-16"));
        let those = |places: &[usize]| places.iter().map(|p| names[*p]).collect::<Vec<_>>();
        assert_eq!(names, [slipped, past, earlier]);
        assert_eq!((those(&found.slipped), those(&found.past)), (vec![slipped], vec![past]));
        // Two at the stage's rate and one typed; nothing of the month is left.
        assert_eq!((found.all.count, found.in_period.count), (3, 0));
        let typed = open_deals(&workspace, november())[2].1.typed;
        assert_eq!(typed.map(TypedOdds::hundredths_of_percent), Some(6_000));
    }

    #[test]
    fn a_touch_keeps_a_deal_from_standing_still() {
        let mut workspace = Workspace::default();
        let one = customer(&mut workspace);
        on(&mut workspace, 2, "2026-11-02", open(one, Stage::Need, "2026-12-20"));
        let stalled =
            |workspace: &Workspace, on| pipeline(workspace, november(), day(on)).1.stalled.len();
        assert_eq!((stalled(&workspace, "2026-11-13"), stalled(&workspace, "2026-11-16")), (0, 1));
        on(&mut workspace, 3, "2026-11-10", Command::Tick { subject: Subject::Visit(one) });
        assert_eq!(stalled(&workspace, "2026-11-16"), 0);
    }

    #[test]
    fn a_sample_is_of_the_last_twelve_months_and_of_every_stage_passed() {
        let mut workspace = Workspace::default();
        let one = customer(&mut workspace);
        let mut place = 1;
        let mut resolved = |opened: &str, stage, closed: &str, won: bool| {
            place += 2;
            let deal = DealId(on(&mut workspace, place, opened, open(one, stage, "2026-12-31")));
            let won = won.then_some(Money::from_yuan(5));
            on(&mut workspace, place + 1, closed, Command::CloseDeal { deal, won });
        };
        resolved("2025-11-02", Stage::Contact, "2025-11-15", true);
        resolved("2025-11-02", Stage::Contact, "2025-11-16", true);
        resolved("2026-03-02", Stage::Proposal, "2026-04-16", true);
        resolved("2026-03-02", Stage::Need, "2026-04-16", false);
        resolved("2026-03-02", Stage::Contact, "2026-11-16", false);
        let found = samples(&workspace, day("2026-11-16"));
        // The lost one of April never came beyond the needs; the one of today is not seen yet.
        assert_eq!(found.won_of, [(1, 1), (1, 2), (2, 2), (2, 2)]);
    }

    proptest! {
        #[test]
        fn a_sample_counts_exactly_from_a_year_back_to_the_day_before(
            after in prop_oneof![
                proptest::sample::select(vec![-366, -365, -364, -1, 0, 1]), -400_i32..20,
            ],
            is_won: bool,
        ) {
            let asked = day("2026-11-16");
            let closed = asked.plus_days(after).to_string();
            let mut workspace = Workspace::default();
            let one = customer(&mut workspace);
            let deal = open(one, Stage::Contact, "2026-12-31");
            let deal = DealId(on(&mut workspace, 2, "2025-10-06", deal));
            let won = is_won.then_some(Money::from_yuan(5));
            on(&mut workspace, 3, &closed, Command::CloseDeal { deal, won });
            let [(yes, all), ..] = samples(&workspace, asked).won_of;
            let counts = u64::from((-365..0).contains(&after));
            prop_assert_eq!((u64::from(yes), u64::from(all)), (counts * u64::from(is_won), counts));
        }
    }
}
