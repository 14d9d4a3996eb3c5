//! Lines written by released versions: they read for ever and fold to the same month.
//!
//! A file here is never changed. A new version adds its own, with a line of every kind it adds.

use std::collections::BTreeSet;

use fieldplan::domain::agenda::{Matter, Why};
use fieldplan::domain::books::Books;
use fieldplan::domain::breakdown::Stars;
use fieldplan::domain::cadence::{Cadence, Cadences, Class};
use fieldplan::domain::calendar::{DayKind, Mark, OffReason, WeekPattern};
use fieldplan::domain::customer_terms::CustomerTerms;
use fieldplan::domain::day::Day;
use fieldplan::domain::day_order::DayOrder;
use fieldplan::domain::deal_notes::{self, DealNotes};
use fieldplan::domain::details::{Detail, Details};
use fieldplan::domain::fact::{NextStep, RevisionReason};
use fieldplan::domain::focus::{Focus, WeekRhythm};
use fieldplan::domain::goal::{Opening, Origin};
use fieldplan::domain::ident::{CustomerId, Id, JournalId, Stamp};
use fieldplan::domain::kept_review::{Stretch, kept, told};
use fieldplan::domain::learning::{Sort, State, Theme, items};
use fieldplan::domain::metric::Standard;
use fieldplan::domain::milestone::Wanted;
use fieldplan::domain::money::Money;
use fieldplan::domain::needs::{Needs, Role, Side};
use fieldplan::domain::own_books::{COUNTING, OwnRecords};
use fieldplan::domain::own_classes;
use fieldplan::domain::own_entries::{
    Learned, actual, expenses, lessons, lessons_of_month, metrics, parts,
};
use fieldplan::domain::period::{Month, MonthStart, Period};
use fieldplan::domain::plan_book::{
    Span, asked, company, curve, deadlines, figures, funnel, incentive, milestones, sheet, sources,
    split, talk,
};
use fieldplan::domain::playbook::{self, Chapter};
use fieldplan::domain::prepared::Prepared;
use fieldplan::domain::ranking::Method;
use fieldplan::domain::rate::Rate;
use fieldplan::domain::stage::{Criterion, KeyAction, Stage};
use fieldplan::domain::tier::Tier;
use fieldplan::domain::tier_words::TierWords;
use fieldplan::domain::unit::{Count, Figure};
use fieldplan::domain::win_chances::WinChances;
use fieldplan::domain::won::Dimension;
use fieldplan::domain::workspace::{DealState, Ignored, Standing, TaskState, Workspace};
use fieldplan::journal::{Journal, Record, kinds};

use crate::arbitrary::{day, november, yuan};

const V0_1_0: &str = include_str!("../data/records/v0.1.0.txt");
const V0_2_0: &str = include_str!("../data/records/v0.2.0.txt");
const V0_3_0: &str = include_str!("../data/records/v0.3.0.txt");
const V0_4_0: &str = include_str!("../data/records/v0.4.0.txt");
const V0_5_0: &str = include_str!("../data/records/v0.5.0.txt");
const V0_5_0_FUNNEL: &str = include_str!("../data/records/v0.5.0-funnel.txt");
const V0_5_0_GOAL: &str = include_str!("../data/records/v0.5.0-goal.txt");
const V0_5_0_WEEK: &str = include_str!("../data/records/v0.5.0-week.txt");
const V0_6_0_CUSTOMERS: &str = include_str!("../data/records/v0.6.0-customers.txt");
const V0_6_0_DEALS: &str = include_str!("../data/records/v0.6.0-deals.txt");
const V0_6_0_WEEK: &str = include_str!("../data/records/v0.6.0-week.txt");
const V0_7_0_ADJUST: &str = include_str!("../data/records/v0.7.0-adjust.txt");
const V0_7_0_LOOK_BACK: &str = include_str!("../data/records/v0.7.0-look_back.txt");

fn records(lines: &str) -> Vec<Record> {
    lines.lines().map(|line| Record::parse(line.as_bytes()).unwrap()).collect()
}

/// All of them.
fn all() -> Vec<Record> {
    let plans = [V0_5_0, V0_5_0_FUNNEL, V0_5_0_GOAL, V0_5_0_WEEK];
    let business = [V0_6_0_CUSTOMERS, V0_6_0_DEALS, V0_6_0_WEEK];
    let first = [V0_1_0, V0_2_0, V0_3_0, V0_4_0];
    let track = [V0_7_0_ADJUST, V0_7_0_LOOK_BACK];
    first.into_iter().chain(plans).chain(business).chain(track).flat_map(records).collect()
}

fn fold(lines: &str) -> Workspace {
    Journal::from_history(records(lines)).0.workspace().clone()
}

fn customer(stamp: &str) -> CustomerId {
    CustomerId(Id::new(Stamp::parse(stamp).unwrap(), 0))
}

#[test]
fn every_kind_stands_frozen_and_is_read_as_a_fact() {
    let kinds: BTreeSet<String> = all()
        .iter()
        .map(|record| {
            assert!(record.fact().is_some(), "{}", record.line());
            record.kind().to_owned()
        })
        .collect();
    assert_eq!(kinds, kinds::NAMES.iter().map(|name| (*name).to_owned()).collect());
}

#[test]
fn this_version_still_writes_the_same_bytes() {
    for record in all() {
        assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
    }
}

#[test]
fn the_frozen_month_folds_to_what_it_was() {
    let workspace = fold(V0_1_0);
    assert_eq!(
        workspace.journal,
        Some(JournalId(Stamp::parse("mvyhsld1.1.18v2iqcrle675").unwrap()))
    );
    assert_eq!(workspace.newest_day, Some(day(16)));

    let goal = workspace.goal(november()).unwrap();
    assert_eq!(goal.baseline().tiers.get(Tier::Target), yuan(3_000_000));
    assert_eq!(goal.in_force().tiers.get(Tier::Target), yuan(2_700_000));
    assert_eq!(goal.in_force().origin, Origin::Revised(RevisionReason::Leave));
    assert_eq!(goal.opening, Opening::Answered { amount: yuan(120_000), through: day(1) });

    assert_eq!(workspace.calendar.pattern, WeekPattern::Alternating { big_week: day(2) });
    assert!(workspace.calendar.ignore_make_up);
    let marks: Vec<(Day, Mark)> = workspace.calendar.marks.clone().into_iter().collect();
    let leave = Mark::Off(OffReason::Leave);
    assert_eq!(marks, [(day(11), leave), (day(12), leave), (day(27), Mark::Half)]);
    assert_eq!((workspace.visits_a_day, workspace.month_start), (6, MonthStart::default()));

    let sold = workspace.sold_in(Period::new(day(1), day(30)).ok());
    assert_eq!(sold.to_string(), "466500.50");

    let shown: Vec<_> = workspace
        .customers()
        .map(|(_, c)| (c.name.as_str(), c.note.as_str(), c.class, c.standing, c.visits.clone()))
        .collect();
    let note = "找李经理，\n周三下午在 \"二楼\"";
    assert_eq!(
        shown,
        [
            ("红星超市", note, Class::A, Standing::Active, vec![day(3), day(6)]),
            ("华润万家 滨江店", "门卫要登记", Class::A, Standing::Active, vec![day(9)]),
            ("", "", Class::C, Standing::Erased, vec![day(4)]),
            ("老王五金", "", Class::C, Standing::Archived, vec![]),
        ]
    );
    assert!(workspace.customer(customer("mvyialpk.0.18v2iqcrle675")).is_some());

    let states: Vec<TaskState> = workspace.tasks().map(|(_, task)| task.state).collect();
    let done = |on| TaskState::Done { on: day(on) };
    assert_eq!(states, [done(3), done(4), done(9), TaskState::Dropped { on: day(6) }]);
    // The edit of the erased customer came before the erasing and counted.
    assert_eq!(workspace.ignored.of(Ignored::ErasedCustomer), 0);
}

#[test]
fn a_payload_of_the_first_version_needs_no_field_added_later() {
    // What 0.1.0 wrote at the least; a field this version requires and that one could leave out
    // would show here.
    for (kind, json) in [
        ("customer.added", r#"{"name":"红星","class":"A","on":"2026-11-02"}"#),
        ("customer.edited", r#"{"customer":"1.0.7"}"#),
        ("sold", r#"{"amount":"1.00","on":"2026-11-02"}"#),
        ("days.marked", r#"{"first":"2026-11-02","last":"2026-11-02"}"#),
        ("settings.changed", "{}"),
        ("expense.added", r#"{"amount":"1.00","on":"2026-11-02"}"#),
        ("lesson.noted", r#"{"learned":"win","on":"2026-11-02"}"#),
        ("tiers.named", r#"{"on":"2026-11-02"}"#),
    ] {
        let bytes = crate::arbitrary::line(1, crate::arbitrary::at(3), &format!("{kind} {json}"));
        assert!(Record::parse(&bytes).unwrap().fact().is_some(), "{kind}");
    }
}

#[test]
fn the_frozen_deals_fold_to_what_they_were() {
    let workspace = fold(V0_2_0);
    let days = |number| Day::new(2026, 12, number).unwrap();
    let states: Vec<_> = workspace.deals().map(|(_, deal)| (deal.amount, deal.state)).collect();
    assert_eq!(
        states,
        [
            (yuan(88_000), DealState::Won { on: days(22) }),
            (yuan(10_000), DealState::Lost { on: days(23) }),
        ]
    );
    let december = Period::new(days(1), days(31)).ok();
    assert_eq!(workspace.sold_in(december), yuan(124_000));
    let known: Vec<_> =
        workspace.customers().map(|(_, c)| (c.name.as_str(), c.visits.len())).collect();
    assert_eq!(known, [("红星超市", 1), ("老王五金 🔩", 0)]);
    let open: Vec<_> =
        workspace.open_through(days(31)).map(|(_, task)| (task.due, task.step)).collect();
    assert_eq!(open, [(days(9), NextStep::Collect)]);
    let paid: Money = workspace.payments().map(|(_, paid)| paid.amount).sum();
    assert_eq!(paid.to_string(), "15500.50");
    assert_eq!(workspace.receivables().count(), 1);
}

#[test]
fn the_frozen_close_and_the_lines_put_away_fold_to_what_they_were() {
    let workspace = fold(V0_3_0);
    let january = |number| Day::new(2027, 1, number).unwrap();
    assert_eq!((workspace.calls_a_day, workspace.leads_a_day, workspace.visits_a_day), (12, 2, 5));
    let (whose, customer) = workspace.customers().next().unwrap();
    assert_eq!((&customer.visits, &customer.calls), (&vec![january(6)], &vec![january(6)]));
    let tasks: Vec<_> = workspace.tasks().map(|(_, task)| (task.due, task.state)).collect();
    assert_eq!(
        tasks,
        [
            (january(5), TaskState::Dropped { on: january(18) }),
            (january(6), TaskState::Done { on: january(6) }),
            (january(21), TaskState::Open),
        ]
    );
    let (deal, _) = workspace.deals().next().unwrap();
    assert_eq!(workspace.dismissed(Matter::Deal(deal), Why::Closing), Some(january(20)));
    assert_eq!(workspace.dismissed(Matter::Leads, Why::LeadQuota), Some(january(18)));
    let rebate = workspace.rebate(whose).unwrap();
    assert_eq!(
        rebate.steps.iter().map(|step| step.from).collect::<Vec<_>>(),
        [200_000, 500_000].map(yuan)
    );
    let archives: Vec<_> = workspace.archives().collect();
    let [(month, closed), (next, empty)] = archives[..] else { panic!("two months") };
    assert_eq!((month.to_string(), closed.on), ("2027-01".to_owned(), january(29)));
    assert_eq!(
        closed.figure(Standard::Revenue).unwrap(),
        Figure::Money(Money::from_fen(46_650_050))
    );
    assert_eq!(closed.figure(Standard::Deals), Some(Figure::Count(Count::new(3))));
    assert_eq!(closed.figure(Standard::Conversion), Rate::of(1, 3).ok().map(Figure::Rate));
    assert_eq!(closed.first.unwrap().get(Tier::Target), yuan(3_200_000));
    assert_eq!((next, empty.figures.len(), empty.tiers), (month.next(), 0, None));
}

#[test]
fn the_frozen_books_fold_to_what_they_were() {
    let workspace = fold(V0_4_0);
    assert_eq!(workspace.ignored.all(), 0);
    let march = |number| Day::new(2027, 3, number).unwrap();
    let run = Period::new(march(1), march(31)).unwrap();
    let own = OwnRecords::of(&workspace);
    let books = Books::open(own.records(), COUNTING);
    let of = |metric| books.actual(metric, run, march(31)).unwrap();
    assert_eq!(of(Standard::Revenue), Figure::Money(yuan(450 - 50 + 90 + 800)));
    assert_eq!(of(Standard::Volume), Figure::Count(Count::new(25 - 2 + 6 + 80)));
    // Half of 1,000 − 100 − 40 − 550, then 90 − 60 and 800 − 500; the return has no cost.
    assert_eq!(of(Standard::GrossProfit), Figure::Money(yuan(155 + 30 + 300)));
    assert_eq!(of(Standard::ExpenseRate), Rate::of(8_050, 129_000).map(Figure::Rate).unwrap());
    let spent: Vec<_> = expenses(&workspace).map(|e| (e.amount.fen(), e.what)).collect();
    assert_eq!(spent, [(8_650, "打车去\"北区\"".to_owned()), (-600, String::new())]);

    let products: Vec<_> = parts(&workspace, Dimension::Product).collect();
    let by = books.ledger().revenue_by(Dimension::Product, run);
    let sold: Vec<_> =
        products.iter().map(|(id, part)| (part.name.as_str(), by.part(*id))).collect();
    // Of the shared sale 540 and 360 after the discount, at one half.
    assert_eq!(sold, [("矿泉水 550ml", yuan(270 + 90)), ("果汁", yuan(180 + 800))]);
    assert_eq!(by.unassigned, yuan(-50));

    let figures: Vec<_> = metrics(&workspace)
        .map(|(id, own)| (own.name, actual(&workspace, id, run, march(31)).unwrap().unwrap()))
        .collect();
    let expected = [
        ("铺货家数", Figure::Count(Count::new(41))),
        ("样品费", Figure::Money(Money::from_fen(12_550))),
        ("到访率", Figure::Rate(Rate::percent(75))),
    ];
    assert_eq!(figures, expected.map(|(name, figure)| (name.to_owned(), figure)));

    let day = |month, day| Day::new(2027, month, day).unwrap();
    assert_eq!(workspace.calendar.kind(day(1, 30)), DayKind::MakeUp);
    assert!(workspace.calendar.is_announced(day(12, 31)));
    let texts: Vec<_> = lessons(&workspace, run).map(|l| (l.learned, l.text, l.tags)).collect();
    let win = (Learned::Win, "先问预算，\n再报价".to_owned(), "价格 预算".to_owned());
    assert_eq!(texts, [win, (Learned::Lesson, String::new(), String::new())]);
    let february = november().next().next().next();
    assert_eq!(lessons_of_month(&workspace, february).count(), 1);
}

#[test]
fn the_frozen_plans_fold_to_what_they_were() {
    let workspace = fold(V0_5_0);
    assert_eq!(workspace.ignored.all(), 0);
    let april = Month::new(2027, 4).unwrap();
    let split = split::latest(&workspace, april, Dimension::Product).unwrap();
    assert_eq!((split.by, split.buffer), (split::By::Pieces, 5));
    let goal = yuan(3_100_000);
    assert_eq!(split.unallocated(goal), Money::from_fen(1));
    let [first, second] = split.parts[..] else { panic!("two parts") };
    assert_eq!(first.pieces, Some((Count::new(100), yuan(10_000))));
    assert_eq!((first.stars.map(Stars::number), first.locked), (Some(3), true));
    assert_eq!((second.stars, second.pieces, second.locked), (None, None, false));
    assert_eq!(curve::chosen(&workspace, april).as_thirds(), Some([3_000, 5_000, 2_000]));
    assert_eq!(curve::chosen(&workspace, april.next()), curve::Chosen::EVEN);
    let (from, kept) = incentive::latest(&workspace, april.next()).unwrap();
    assert_eq!((from, kept.steps.len(), kept.bounds.cap), (april, 3, Some(yuan(50_000))));
    assert_eq!(kept.steps[1].from, incentive::From::Amount(yuan(2_700_000)));
    assert_eq!(kept.steps[2].pays, incentive::Pays::Gift("三亚五日游".to_owned()));
}

#[test]
fn the_frozen_funnel_sources_and_talks_fold_to_what_they_were() {
    let workspace = fold(V0_5_0_FUNNEL);
    assert_eq!(workspace.ignored.all(), 0);
    let may = Month::new(2027, 5).unwrap();
    let plan = funnel::in_force(&workspace, may).unwrap();
    assert_eq!((plan.staged, plan.lead, plan.days), (false, Some(2_000), Some(45)));
    assert_eq!(plan.ticket, Some(Money::from_fen(30_000_050)));
    let staged = funnel::in_force(&workspace, may.next()).unwrap();
    assert_eq!(staged.stages, [Some(5_710), None, Some(6_670), None]);
    assert_eq!((staged.staged, staged.visits, staged.ticket), (true, Some(250), None));
    let plan = sources::in_force(&workspace, may).unwrap();
    let known: Vec<_> = plan
        .sources
        .iter()
        .map(|one| (one.name.as_str(), one.times, one.quota, one.valid))
        .collect();
    assert_eq!(known, [("展会 \"春\"", 2, 50, 8_000), ("转介绍", 5, 5, 10_000)]);
    assert_eq!(plan.reserve, 100);
    assert_eq!(sources::in_force(&workspace, may.next()).unwrap().sources.len(), 0);
    let due = deadlines::in_force(&workspace);
    assert_eq!((due.figure, due.figure_at, due.report), (3, 1_080, 8));
    assert_eq!((due.report_at, due.early), (600, 2));
    let talks: Vec<_> =
        talk::of_month(&workspace, may).map(|t| (t.what, t.target, t.text)).collect();
    assert_eq!(
        talks,
        [
            (talk::Said::Handed, Some(yuan(3_000_000)), String::new()),
            (talk::Said::Comment, Some(yuan(3_200_000)), "再冲一冲，\n稳住回款".to_owned()),
            (talk::Said::Agreed, None, String::new()),
        ]
    );
}

#[test]
fn the_frozen_plan_of_a_goal_folds_to_what_it_was() {
    let workspace = fold(V0_5_0_GOAL);
    let april = Month::new(2027, 4).unwrap();
    let sheet = sheet::latest(&workspace, april).unwrap();
    assert_eq!(sheet.words[2], "李明");
    assert_eq!(sheet::latest(&workspace, april.next()), Some(sheet::Written::default()));
    let stands = asked::of_month(&workspace, april).map(|(_, answer)| answer);
    assert_eq!(stands[1], asked::Answer::Granted);
    let wants = company::latest(&workspace, Span::Month, april);
    assert_eq!((wants.figure, wants.reason.as_str()), (Some(yuan(1_150_000)), "新区刚开"));
    assert_eq!(company::latest(&workspace, Span::Quarter, april), company::Wants::default());
    let planned = figures::latest(&workspace, Span::Month, april, Standard::Revenue).unwrap();
    assert_eq!(planned.money(), [880_000, 1_100_000, 1_320_000].map(yuan));
    assert_eq!(planned.base, Some(yuan(1_000_000)));
    let january = Month::new(2027, 1).unwrap();
    let year = figures::latest(&workspace, Span::Year, january, Standard::NewCustomers).unwrap();
    assert_eq!((year.tiers, year.reason), ([60; 3], Some(RevisionReason::Team)));
    let (own, _) = metrics(&workspace).next().unwrap();
    let outlets: Vec<_> = figures::own_versions(&workspace, april, own).collect();
    assert_eq!(outlets.iter().map(|one| one.value).collect::<Vec<_>>(), [40]);
    assert_eq!(outlets[0].reason, Some(RevisionReason::Feedback));
    let market = company::latest(&workspace, Span::Month, april.next()).market.unwrap();
    assert_eq!((market.size, market.points), (yuan(100_000_000), 200));
    let steps = milestones::latest(&workspace, april).steps;
    let wanted: Vec<_> = steps.iter().map(|(what, step)| (what.as_str(), step.wanted)).collect();
    let ninth = Day::parse("2027-04-09").unwrap();
    assert_eq!(
        wanted,
        [
            ("样品寄出", Wanted::Done(Some(ninth))),
            ("", Wanted::Figure(yuan(550_000))),
            ("老板见面", Wanted::Done(None)),
        ]
    );
    let words = TierWords::of(&workspace);
    assert_eq!(Tier::ALL.map(|tier| words.of_tier(tier)), ["必达", "", "拼\"一把\""]);
}

#[test]
fn the_frozen_rhythm_of_a_week_folds_to_what_it_was() {
    let workspace = fold(V0_5_0_WEEK);
    assert_eq!(workspace.ignored.all(), 0);
    let set = |focus| Some((focus, String::new()));
    let days = [
        set(Focus::Visits),
        set(Focus::Calls),
        set(Focus::Proposals),
        Some((Focus::Own, "跑 \"北区\"".to_owned())),
        set(Focus::Review),
        set(Focus::Admin),
        None,
    ];
    assert_eq!(WeekRhythm::in_force(&workspace), WeekRhythm { days });
}

#[test]
fn the_frozen_customer_folds_to_what_it_was() {
    let workspace = fold(V0_6_0_CUSTOMERS);
    assert_eq!(workspace.ignored.all(), 0);
    let whose = customer("n19aaaaa.0.18uwlmymfzr9x");
    let details = Details::of(&workspace, whose);
    let words = ["王姐", "138 0013 8000", "滨江路 8 号", "五金", "城东", "样品 \"老客户\""];
    assert_eq!(Detail::ALL.map(|detail| details.word(detail)), words);
    assert!(details.keen);
    let needs = Needs::of(&workspace, whose);
    assert_eq!(needs.spin, ["三条产线", "交货慢，\n常断料", "", "不断料"]);
    assert_eq!(needs.pains, ["断料", "价格"]);
    let people: Vec<_> =
        needs.people.iter().map(|one| (one.name.as_str(), one.role, one.side)).collect();
    let (decides, blocks) = (Role::Decides, Role::Blocks);
    assert_eq!(people, [("李总", decides, Side::Open), ("老陈", blocks, Side::Against)]);
    assert_eq!(needs.met, [true, false, false]);
    let usual = Cadences::default();
    let own = usual.with(Class::A, Cadence::Weekly(3)).with_visits(Class::A, 75);
    let own = own.with_visits(Class::B, 25).with(Class::C, Cadence::Monthly(2));
    assert_eq!(Cadences::of(&workspace), own);
    let (a, b) = (yuan(500_000), Money::from_fen(8_000_050));
    assert_eq!(own_classes::rules(&workspace), Method::Thresholds { a, b });
    assert_eq!(own_classes::held(&workspace).get(&whose), Some(&Class::A));
    let book = playbook::leaves(&workspace);
    assert!(book[3].own.hidden && book[3].own.text.is_empty());
    assert_eq!((book[15].own.title.as_str(), book[15].own.text.as_str()), ("运费", "满一万我们出"));
    assert_eq!(book[15].chapter, Chapter::Stalls);
}

#[test]
fn the_frozen_notes_chances_and_terms_fold_to_what_they_were() {
    let workspace = fold(V0_6_0_DEALS);
    assert_eq!(workspace.ignored.all(), 0);
    let (deal, opened) = workspace.deals().next().unwrap();
    let notes = DealNotes::of(&workspace, deal);
    assert_eq!(notes.about, "三层\"货架\"，\n年底前");
    assert!(notes.has(deal_notes::Mark::Done(KeyAction::AskForPains)));
    assert!(!notes.has(deal_notes::Mark::Met(Criterion::Budget)));
    let chances = WinChances::of(&workspace);
    assert_eq!(Stage::OPEN.map(|stage| chances.of_stage(stage)), [1_000, 3_000, 5_050, 8_000]);
    let terms = CustomerTerms::of(&workspace, opened.customer).unwrap();
    let dues = terms.dues(yuan(100), Day::parse("2027-04-12").unwrap());
    let shown: Vec<_> = dues.iter().map(|(due, part)| format!("{due} {part}")).collect();
    assert_eq!(shown, ["2027-04-12 30.00", "2027-05-30 70.00"]);
}

#[test]
fn the_frozen_reviews_and_plans_fold_to_what_they_were() {
    let workspace = fold(V0_7_0_LOOK_BACK);
    assert_eq!(workspace.ignored.all(), 0);
    let reviews: Vec<_> = kept(&workspace).into_iter().map(|(_, one)| one).collect();
    let [month, day] = reviews.as_slice() else { panic!("two reviews") };
    assert_eq!((month.stretch, month.first.to_string()), (Stretch::Month, "2027-05-01".to_owned()));
    assert_eq!(told(&month.line, "?"), "下个月先盯恒泰");
    assert_eq!((day.stretch, day.on.to_string()), (Stretch::Day, "2027-06-01".to_owned()));
    assert_eq!(told(&day.text, "?"), "日复盘 6月1日\n见了恒泰，\"样品\"没带");
    assert_eq!(day.text[1].about, [customer("n1bbbbaa.0.18uwlmymfzr9x")]);
    let june = Month::parse("2027-06").unwrap();
    let plans = items(&workspace, workspace.period(june));
    let [fair, product] = plans.as_slice() else { panic!("two plans") };
    assert_eq!((fair.plan.sort, fair.plan.cost), (Sort::Expense, Some(Money::from_fen(120_050))));
    assert_eq!((product.plan.theme, product.state), (Some(Theme::Product), State::Done));
}

#[test]
fn the_frozen_preparation_and_order_of_a_day_fold_to_what_they_were() {
    let workspace = fold(V0_6_0_WEEK);
    let prepared: Vec<String> = Prepared::lines(&workspace).into_iter().map(|(_, w)| w).collect();
    assert_eq!(prepared, ["带 2 份样品，\"新\"报价单"]);
    let steps: Vec<NextStep> = workspace.tasks().map(|(_, task)| task.step).collect();
    assert_eq!(steps, [NextStep::Sample, NextStep::Visit]);
    let monday = Day::new(2027, 4, 12).unwrap();
    let way = DayOrder::of(&workspace, monday).unwrap().customers;
    assert_eq!(way, ["n19gq2yj.0.18uwlmymfzr9x", "n19gq2yh.0.18uwlmymfzr9x"].map(customer));
    assert_eq!(DayOrder::of(&workspace, monday.next()).unwrap().customers, []);
}
