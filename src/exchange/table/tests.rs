//! Tables taken in whole: the sample of a company's CRM as it is, laws of going out and in, and files
//! that mean harm.

use super::header::{Column, Kind, Mapping};
use super::plan::{MOST_RECORDS, Outcome, Plan, Prices, RowProblem, Wishes, reps};
use super::{Table, out};
use crate::domain::cadence::Class;
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::Stamp;
use crate::domain::money::Money;
use crate::domain::stage::Stage;
use crate::domain::workspace::{DealState, Standing, TaskState, Workspace, evolve};
use proptest::prelude::*;

const DEALS: &[u8] = include_bytes!("../../../tests/data/crm/deals.csv");
const PRODUCTS: &[u8] = include_bytes!("../../../tests/data/crm/products.csv");
/// [`kept_workspace`]'s tables as `LibreOffice` 7.4 saved them after opening them: what the cells hold,
/// and what they show.
const SAVED: [(Kind, &str, &str); 6] = [
    (
        Kind::Customers,
        include_str!("../../../tests/data/tables/customers-kept.csv"),
        include_str!("../../../tests/data/tables/customers-shown.csv"),
    ),
    (
        Kind::Deals,
        include_str!("../../../tests/data/tables/deals-kept.csv"),
        include_str!("../../../tests/data/tables/deals-shown.csv"),
    ),
    (
        Kind::Sales,
        include_str!("../../../tests/data/tables/sales-kept.csv"),
        include_str!("../../../tests/data/tables/sales-shown.csv"),
    ),
    (
        Kind::Receivables,
        include_str!("../../../tests/data/tables/receivables-kept.csv"),
        include_str!("../../../tests/data/tables/receivables-shown.csv"),
    ),
    (
        Kind::Tasks,
        include_str!("../../../tests/data/tables/tasks-kept.csv"),
        include_str!("../../../tests/data/tables/tasks-shown.csv"),
    ),
    (
        Kind::History,
        include_str!("../../../tests/data/tables/history-kept.csv"),
        include_str!("../../../tests/data/tables/history-shown.csv"),
    ),
];
const ACCOUNTS: &str = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n\
    Acme Corporation,technolgy,1996,1100.04,2822,United States,\n\"Betasoloin\",medical,1999,251.41,495,United States,\n";

/// The mark at the head of a file.
const MARK: char = '\u{feff}';

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn today() -> Day {
    day("2026-11-02")
}

fn table(text: &str) -> Table {
    Table::of(text).unwrap()
}

fn mapping(table: &Table) -> Mapping {
    Mapping::guess(&table.headers).unwrap()
}

/// The place for the next records' stamps.
fn after(workspace: &Workspace) -> u64 {
    1 + u64::try_from(
        workspace.customers().count()
            + workspace.sales().count()
            + workspace.deals().count()
            + workspace.tasks().count()
            + workspace.receivables().count()
            + workspace.payments().count()
            + workspace.goals().count(),
    )
    .unwrap()
        * 10
}

/// Takes a plan in; nothing of it may be ignored by the fold.
fn take(plan: &Plan, workspace: &mut Workspace) -> usize {
    let mut ms = after(workspace);
    let records = plan.records(today(), || {
        ms += 1;
        Stamp::new(ms, 0, 1)
    });
    assert!(records.is_sorted_by(|one, next| one.0 < next.0));
    for (stamp, fact) in &records {
        evolve(workspace, *stamp, fact);
    }
    assert_eq!(workspace.ignored.all(), 0);
    records.len()
}

fn plan_with(text: &str, workspace: &Workspace, wishes: &Wishes) -> Plan {
    let table = table(text);
    Plan::of(&table, &mapping(&table), wishes, workspace, today())
}

fn plan(text: &str, workspace: &Workspace) -> Plan {
    plan_with(text, workspace, &Wishes::default())
}

fn outcomes(plan: &Plan) -> Vec<Outcome> {
    plan.rows.iter().map(|row| row.outcome.clone()).collect()
}

fn refused(problem: RowProblem) -> Outcome {
    Outcome::Refused(problem)
}

#[test]
fn a_reps_deals_of_the_sample_come_in_once_as_they_are() {
    let products = super::read(PRODUCTS, &|_| None).unwrap();
    let prices = Prices::read(&products, &mapping(&products));
    assert_eq!(prices.len(), 7);
    assert_eq!(prices.of("GTXPro"), Some(Money::from_yuan(4821)), "the list has `GTX Pro`");
    let deals = super::read(DEALS, &|_| None).unwrap();
    let mapping = mapping(&deals);
    assert_eq!((mapping.kind, reps(&deals, &mapping).len()), (Kind::Deals, 10));
    let wishes = Wishes { rep: Some("Moses Frase".to_owned()), prices, ..Wishes::default() };
    let mut workspace = Workspace::default();
    let first = Plan::of(&deals, &mapping, &wishes, &workspace, today());
    // Month before day, as one of its days proves.
    assert_eq!(first.assumed.days, 0);
    assert_eq!(first.count(|outcome| *outcome == Outcome::Others), 2892 - 260);
    let nobody = refused(RowProblem::Missing(Column::Customer));
    let without = first.count(|outcome| *outcome == nobody);
    assert_eq!(first.taken() + without, 260, "all but those without an account");
    assert_eq!(without, 44);
    // Where nobody's deals have a customer to stand under, all of them come in.
    let unnamed = vec![String::from("没写客户的商机"), String::from("Deals without a customer")];
    let wishes = Wishes { unnamed, ..wishes };
    let first = Plan::of(&deals, &mapping, &wishes, &workspace, today());
    assert_eq!((first.taken(), first.assumed.unnamed), (260, 44));
    let records = take(&first, &mut workspace);
    assert!(records <= MOST_RECORDS);
    let won: Money = workspace.sales().map(|(_, sale)| sale.amount).sum();
    assert_eq!(won, Money::from_yuan(207_182), "what the file says Moses Frase won");
    let open = workspace.deals().filter(|(_, deal)| deal.state == DealState::Open);
    assert_eq!(open.count(), first.assumed.expected);
    assert!(first.assumed.priced > 0);
    let again = Plan::of(&deals, &mapping, &wishes, &workspace, today());
    assert!(again.is_empty(), "the same file twice: {:?}", again.steps);
    assert_eq!(again.count(|outcome| *outcome == Outcome::Known), first.taken());
    // In the other language they are found under the name they have.
    let unnamed = wishes.unnamed.iter().rev().cloned().collect();
    let other = Wishes { unnamed, ..wishes.clone() };
    assert!(Plan::of(&deals, &mapping, &other, &workspace, today()).is_empty());
    // All ten come in by the same file again and again.
    let all = Wishes { rep: None, ..wishes };
    let mut rounds = 0;
    loop {
        let next = Plan::of(&deals, &mapping, &all, &workspace, today());
        if next.is_empty() {
            break;
        }
        assert!(take(&next, &mut workspace) <= MOST_RECORDS);
        rounds += 1;
        assert!(rounds < 12);
    }
    let sold = workspace.sales().count();
    assert_eq!(sold, 1348, "every won deal of the ten");
}

#[test]
fn the_accounts_of_the_sample_come_in_by_their_column() {
    let mut workspace = Workspace::default();
    let accounts = plan(ACCOUNTS, &workspace);
    assert_eq!(outcomes(&accounts), [Outcome::New, Outcome::New]);
    assert_eq!(take(&accounts, &mut workspace), 1);
    assert!(plan(ACCOUNTS, &workspace).is_empty());
}

#[test]
fn names_that_are_nearly_one_are_asked_about() {
    let mut workspace = Workspace::default();
    take(&plan("客户名称\nAcme Co\n", &workspace), &mut workspace);
    let text = "客户名称,类别\nＡＣＭＥ　ＣＯ,A\n红星,B\n红\u{200b}星,C\n红星,A\n";
    let asked = plan(text, &workspace);
    let expected = [Outcome::Asks, Outcome::New, Outcome::Asks, refused(RowProblem::Twice(3))];
    assert_eq!(outcomes(&asked), expected);
    assert_eq!(asked.questions[0].known, "Acme Co");
    assert_eq!(asked.customers.len(), 1, "nothing is joined unasked");
    let mut wishes = Wishes::default();
    wishes.same.insert("ＡＣＭＥ ＣＯ".to_owned(), true);
    wishes.same.insert("红\u{200b}星".to_owned(), false);
    let answered = plan_with(text, &workspace, &wishes);
    assert_eq!(outcomes(&answered)[..3], [Outcome::Known, Outcome::New, Outcome::New]);
    assert_eq!(answered.customers.len(), 2);
}

#[test]
fn each_row_says_what_is_wrong_with_it() {
    use Column::{Amount, Closed, Customer, Expected, Opened, Stage};
    let workspace = Workspace::default();
    let text = "客户,金额,阶段,找到日期,预计成交日\n\
        ,100,需求,2026-10-01,2026-12-01\n\
        红星,NaN,需求,2026-10-01,2026-12-01\n\
        红星,-5,需求,2026-10-01,2026-12-01\n\
        红星,,需求,2026-10-01,2026-12-01\n\
        红星,100,考虑中,2026-10-01,2026-12-01\n\
        红星,100,需求,2027-10-01,2026-12-01\n\
        红星,100,需求,2026-10-01,2036-12-01\n\
        红星,100,需求,2026-13-01,2026-12-01\n\
        红星,100,需求,2026-10-01,\n\
        红星,100,成交,2026-10-01,\n\
        \u{202e}\u{200b},100,需求,2026-10-01,2026-12-01\n\
        =HYPERLINK(\"x\"),2000000000000,需求,2026-10-01,2026-12-01\n\
        红星,100";
    let shown = |text: &str| text.to_owned();
    assert_eq!(
        outcomes(&plan(text, &workspace)),
        [
            refused(RowProblem::Missing(Customer)),
            refused(RowProblem::Unreadable(Amount, shown("NaN"))),
            refused(RowProblem::NotAboveZero(Amount)),
            refused(RowProblem::Missing(Amount)),
            refused(RowProblem::Unreadable(Stage, shown("考虑中"))),
            refused(RowProblem::Future(Opened, day("2027-10-01"))),
            refused(RowProblem::TooFar(Expected, day("2036-12-01"))),
            refused(RowProblem::Unreadable(Opened, shown("2026-13-01"))),
            refused(RowProblem::Missing(Expected)),
            refused(RowProblem::Missing(Closed)),
            refused(RowProblem::Missing(Customer)),
            refused(RowProblem::TooLarge(Amount)),
            refused(RowProblem::Cut),
        ]
    );
}

#[test]
fn a_list_of_months_becomes_history_once() {
    let mut workspace = Workspace::default();
    let text = "月份,目标(万元),实际完成(万元)\n2025年1月,30,28.5\n2025年2月,,20\n2026年11月,30,1\n2025-01,1,1\n";
    let first = plan(text, &workspace);
    let over = refused(RowProblem::MonthNotOver("2026-11".parse_month()));
    assert_eq!(outcomes(&first), [Outcome::New, Outcome::New, over, refused(RowProblem::Twice(2))]);
    assert_eq!(first.assumed.targets, 1);
    take(&first, &mut workspace);
    let january = "2025-01".parse_month();
    assert_eq!(workspace.sold_in_month(january), Money::from_yuan(285_000));
    assert!(plan(text, &workspace).is_empty());
    let other = plan("月份,实际完成\n2025-01,5\n", &workspace);
    assert_eq!(outcomes(&other), [refused(RowProblem::MonthKnown(january))]);
}

trait ParseMonth {
    fn parse_month(&self) -> crate::domain::period::Month;
}

impl ParseMonth for str {
    fn parse_month(&self) -> crate::domain::period::Month {
        crate::domain::period::Month::parse(self).unwrap()
    }
}

#[test]
fn what_was_paid_since_comes_in_and_nothing_else() {
    let mut workspace = Workspace::default();
    let owed = |paid: &str| {
        format!("客户,应收金额,到期日,已收\n红星,1000,2026-12-01,{paid}\n红星,1000,2026-12-01,\n")
    };
    take(&plan(&owed("200"), &workspace), &mut workspace);
    assert_eq!(workspace.receivables().count(), 2);
    assert!(plan(&owed("200"), &workspace).is_empty());
    let more = plan(&owed("500"), &workspace);
    assert_eq!(outcomes(&more), [Outcome::Changed, Outcome::Known]);
    take(&more, &mut workspace);
    let paid: Money = workspace.payments().map(|(_, paid)| paid.amount).sum();
    assert_eq!(paid, Money::from_yuan(500));
    let much = plan("客户,应收金额,到期日,已收\n红星,1000,2026-12-01,1001\n", &workspace);
    assert_eq!(outcomes(&much), [refused(RowProblem::PaidTooMuch)]);
}

#[test]
fn a_table_edited_in_a_spreadsheet_changes_what_was_edited() {
    let mut workspace = Workspace::default();
    take(&plan("客户名称,类别\n红星,C\n老王,C\n", &workspace), &mut workspace);
    take(
        &plan("客户,金额,阶段,预计成交日\n红星,100,需求,2026-12-01\n", &workspace),
        &mut workspace,
    );
    take(&plan("客户,约好日期,事项\n老王,2026-11-09,电话\n", &workspace), &mut workspace);
    let edited = |kind, from: &str, to: &str| {
        let file = out::file(kind, &workspace, today(), true);
        assert!(file.contains(from), "{file}");
        plan(&file.replace(from, to), &workspace)
    };
    let mut changed = workspace.clone();
    for plan in [
        edited(Kind::Customers, "老王,C", "王记五金,A"),
        edited(Kind::Deals, "100.00,需求确认,进行中", "250,方案提交,成交").records_nothing(),
        edited(Kind::Deals, "100.00,需求确认", "250,商务谈判"),
        edited(Kind::Tasks, "2026-11-09", "2026/11/12"),
    ] {
        take(&plan, &mut changed);
    }
    let king = changed.customers().find(|(_, one)| one.name == "王记五金").unwrap().1;
    assert_eq!(king.class, Class::A);
    let (_, deal) = changed.deals().next().unwrap();
    assert_eq!((deal.amount, deal.stage), (Money::from_yuan(250), Stage::Negotiation));
    let (_, task) = changed.tasks().next().unwrap();
    assert_eq!((task.due, task.step), (day("2026-11-12"), NextStep::Call));
    assert_eq!(
        (changed.deals().count(), changed.tasks().count(), changed.customers().count()),
        (1, 1, 2)
    );
}

impl Plan {
    /// A won deal without its day is refused, and so nothing.
    fn records_nothing(self) -> Plan {
        assert_eq!(outcomes(&self), [refused(RowProblem::Missing(Column::Closed))]);
        self
    }
}

#[test]
fn a_deal_open_last_month_and_won_in_the_next_file_is_one_deal() {
    let mut workspace = Workspace::default();
    let file = |rest: &str| {
        format!("account,deal_stage,engage_date,close_date,close_value\n红星,{rest}\n")
    };
    take(&plan(&file("Engaging,10/20/2026,12/25/2026,800"), &workspace), &mut workspace);
    let won = plan(&file("Won,10/20/2026,10/30/2026,750"), &workspace);
    assert_eq!(outcomes(&won), [Outcome::Changed]);
    take(&won, &mut workspace);
    assert_eq!((workspace.deals().count(), workspace.sales().count()), (1, 1));
    assert!(plan(&file("Won,10/20/2026,10/30/2026,750"), &workspace).is_empty());
    assert!(
        plan(&file("Engaging,10/20/2026,12/25/2026,800"), &workspace).is_empty(),
        "the old file"
    );
}

#[test]
fn more_than_can_be_undone_at_once_is_left_for_the_same_file_again() {
    let rows: Vec<String> = (0..1500).map(|n| format!("{n}店,2026-11-03,拜访")).collect();
    let text = format!("客户,约好日期,事项\n{}\n", rows.join("\n"));
    let mut workspace = Workspace::default();
    let first = plan(&text, &workspace);
    assert!(first.count(|outcome| *outcome == Outcome::Later) > 0);
    assert!(take(&first, &mut workspace) <= MOST_RECORDS);
    take(&plan(&text, &workspace), &mut workspace);
    assert_eq!((workspace.tasks().count(), workspace.customers().count()), (1500, 1500));
    assert!(plan(&text, &workspace).is_empty());
}

/// A workspace that is the same each time, with names and notes that a spreadsheet could take for
/// something else.
fn kept_workspace() -> Workspace {
    let mut workspace = Workspace::default();
    for text in [
        "客户名称\t类别\t备注\t状态\t建档日期\n=1+1 公司\tA\t\"三楼,左 \"\"小\"\"\n二门\"\t\t2026-01-02\n\
            -5 店\tB\t+86 139\t停用\t2026-01-02\n007\tC\t3/4\t\t2025-12-31\n红星\tC\t\t\t2025-12-31\n",
        "客户\t金额\t阶段\t结果\t找到日期\t预计成交日\t结束日期\t可能性\n\
            红星\t1234567.8\t方案\t进行中\t2026-09-01\t2026-12-24\t\t60\n\
            007\t0.5\t谈判\t成交\t2026-09-01\t2026-10-01\t2026-10-02\t\n\
            =1+1 公司\t100\t需求\t丢单\t2026-09-01\t2026-10-01\t2026-10-02\t\n",
        "日期\t客户\t金额\n2026-10-05\t-5 店\t-300\n2026-10-05\t\t12\n",
        "客户\t应收金额\t到期日\t已收\n红星\t1000\t2026-12-01\t250.5\n",
        "客户\t约好日期\t事项\t状态\t完成日期\n红星\t2026-11-09\t电话\t\t\n007\t2026-10-09\t收款\t已做\t2026-10-10\n",
        "月份\t目标\t实际\n2025-01\t300000\t285000\n2025-02\t300000\t-12.34\n",
    ] {
        take(&plan(text, &workspace), &mut workspace);
    }
    workspace
}

#[test]
fn what_a_spreadsheet_opened_and_saved_comes_in_unchanged() {
    let workspace = kept_workspace();
    for (kind, as_kept, as_shown) in SAVED {
        let rows = out::count(kind, &workspace, today());
        for saved in [as_kept, as_shown] {
            let saved = plan(saved, &workspace);
            assert!(saved.is_empty(), "{kind:?} {:?}", saved.rows);
            assert_eq!(saved.count(|outcome| *outcome == Outcome::Known), rows, "{:?}", saved.rows);
        }
    }
}

/// A workspace of customers with deals, sales, receivables, promises and months, as tables made it.
fn workspaces() -> impl Strategy<Value = Made> {
    let name = "[=+@'红a -]{0,3}[星b]";
    let customer = (name, 0_usize..3, "['=\n,\"x]{0,8}", any::<bool>(), 0_i32..900);
    let deal = (
        0_usize..5,
        0_i64..99_999,
        0_usize..4,
        0_usize..3,
        0_i32..900,
        0_i32..99,
        proptest::option::of(0_u16..=100),
    );
    let task = (0_usize..5, -400_i32..400, 0_usize..5, 0_usize..3);
    let owed = (0_usize..5, 1_i64..99_999, -400_i32..400, 0_i64..99_999);
    let month = (1_i32..30, 1_i64..99_999, -999_i64..99_999);
    (
        proptest::collection::vec(customer, 1..6),
        proptest::collection::vec(deal, 0..6),
        proptest::collection::vec(task, 0..6),
        proptest::collection::vec(owed, 0..4),
        proptest::collection::vec(month, 0..4),
    )
        .prop_map(|(customers, deals, tasks, owed, months)| {
            let mut workspace = Workspace::default();
            let mut rows = vec!["客户名称\t类别\t备注\t状态\t建档日期".to_owned()];
            let mut names: Vec<String> = Vec::new();
            for (name, class, note, away, added) in customers {
                let name = format!("{}{}", name.trim(), rows.len());
                let note =
                    format!("\"{}\"", super::cell::guarded(note.trim()).replace('"', "\"\""));
                let away = if away { "停用" } else { "" };
                let added = today().plus_days(-added);
                let class = ["A", "B", "C"][class];
                rows.push(format!(
                    "{}\t{class}\t{note}\t{away}\t{added}",
                    super::cell::guarded(&name)
                ));
                names.push(super::cell::guarded(&name));
            }
            let name = |place: usize| names[place % names.len()].clone();
            take(&plan(&rows.join("\n"), &workspace), &mut workspace);
            let mut rows =
                vec!["客户\t金额\t阶段\t结果\t找到日期\t结束日期\t预计成交日\t可能性".to_owned()];
            for (whom, fen, stage, ended, ago, days, chance) in deals {
                let ended = ["进行中", "成交", "丢单"][ended];
                let (opened, closed) = (today().plus_days(-ago - days), today().plus_days(-ago));
                let stage = ["初步接触", "需求", "方案", "谈判"][stage];
                let amount = Money::from_fen(fen + i64::from(ended != "丢单"));
                let chance = chance.map(|c| c.to_string()).unwrap_or_default();
                rows.push(format!(
                    "{}\t{amount}\t{stage}\t{ended}\t{opened}\t{closed}\t{closed}\t{chance}",
                    name(whom)
                ));
            }
            let mut tables = vec![rows];
            let mut rows = vec!["客户\t约好日期\t事项\t状态".to_owned()];
            for (whom, due, step, state) in tasks {
                let step = ["拜访", "电话", "方案", "送样", "收款"][step];
                let state = if due > 0 { "未做" } else { ["未做", "已做", "取消"][state] };
                rows.push(format!("{}\t{}\t{step}\t{state}", name(whom), today().plus_days(due)));
            }
            tables.push(rows);
            let mut rows = vec!["客户\t应收金额\t到期日\t已收".to_owned()];
            for (whom, fen, due, paid) in owed {
                let paid = Money::from_fen(paid.min(fen));
                rows.push(format!(
                    "{}\t{}\t{}\t{paid}",
                    name(whom),
                    Money::from_fen(fen),
                    today().plus_days(due)
                ));
            }
            tables.push(rows);
            let mut rows = vec!["月份\t目标\t实际".to_owned()];
            for (ago, target, actual) in months {
                let month = today().plus_months(-ago);
                let month = &month.to_string()[..7];
                rows.push(format!(
                    "{month}\t{}\t{}",
                    Money::from_fen(target),
                    Money::from_fen(actual)
                ));
            }
            tables.push(rows);
            for rows in tables.into_iter().filter(|rows| rows.len() > 1) {
                take(&plan(&rows.join("\n"), &workspace), &mut workspace);
            }
            Made(workspace)
        })
}

/// A workspace that a failing law shows as its tables.
#[derive(Clone)]
struct Made(Workspace);

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out::KINDS
            .iter()
            .try_for_each(|kind| f.write_str(&out::file(*kind, &self.0, today(), true)))
    }
}

/// A table without the names that only one phone knows.
fn without_ids(file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    let skip = usize::from(rows[0][0].ends_with("编号") || rows[0][0].ends_with("ID"));
    let mut rows: Vec<Vec<String>> = rows.into_iter().map(|row| row[skip..].to_vec()).collect();
    rows[1..].sort();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_goes_out_comes_in_as_nothing_here_and_as_the_same_elsewhere(made in workspaces(), chinese: bool) {
        let Made(workspace) = made;
        let mut elsewhere = Workspace::default();
        // Customers that are nearly one are two, as they are here.
        let names = workspace.customers().map(|(_, customer)| (customer.name.clone(), false));
        let wishes = Wishes { same: names.collect(), ..Wishes::default() };
        let has_sale = |kind| kind == Kind::Sales;
        for kind in out::KINDS {
            let file = out::file(kind, &workspace, today(), chinese);
            prop_assert!(file.starts_with(MARK));
            let rows = out::count(kind, &workspace, today());
            let read = super::read(file.as_bytes(), &|_| None);
            if rows == 0 {
                prop_assert_eq!(read, Err(super::TableProblem::Empty));
                continue;
            }
            let read = read.unwrap();
            let mapping = Mapping::guess(&read.headers).unwrap();
            prop_assert_eq!(mapping.kind, kind);
            let here = Plan::of(&read, &mapping, &wishes, &workspace, today());
            prop_assert!(here.is_empty(), "{kind:?} {file} {here:?}");
            prop_assert_eq!(here.count(|outcome| *outcome == Outcome::Known), rows);
            // Months that deals or sales alone make have no target to take along.
            if kind == Kind::History {
                continue;
            }
            let there = Plan::of(&read, &mapping, &wishes, &elsewhere, today());
            prop_assert_eq!(there.count(|o| matches!(o, Outcome::New)) , if has_sale(kind) { there.taken() } else { rows }, "{} {:?}", file, there);
            take(&there, &mut elsewhere);
            let again = out::file(kind, &elsewhere, today(), chinese);
            prop_assert_eq!(without_ids(&again), without_ids(&file));
        }
        let same = |one: &Workspace| {
            let customers: Vec<_> = one.customers().map(|(_, c)| (c.name.clone(), c.note.clone(), c.class, c.added, c.standing == Standing::Archived)).collect();
            let tasks = one.tasks().filter(|(_, task)| matches!(task.state, TaskState::Done { .. })).count();
            (customers, tasks, one.deals().count(), one.sales().map(|(_, sale)| sale.amount).sum::<Money>())
        };
        prop_assert_eq!(same(&elsewhere), same(&workspace));
    }

    #[test]
    fn months_with_targets_go_out_and_in(months in proptest::collection::vec((1_i64..99_999, -999_i64..99_999), 1..20)) {
        let rows: Vec<String> = (1_i32..).zip(&months).map(|(ago, (target, actual))| {
            let month = today().plus_months(-ago).to_string();
            format!("{},{},{}", &month[..7], Money::from_fen(*target), Money::from_fen(*actual))
        }).collect();
        let mut workspace = Workspace::default();
        take(&plan(&format!("month,target,actual\n{}", rows.join("\n")), &workspace), &mut workspace);
        let file = out::file(Kind::History, &workspace, today(), false);
        let mut elsewhere = Workspace::default();
        take(&plan(&file, &elsewhere), &mut elsewhere);
        prop_assert_eq!(out::file(Kind::History, &elsewhere, today(), false), file);
        prop_assert!(plan(&out::file(Kind::History, &workspace, today(), true), &workspace).is_empty());
    }

    #[test]
    fn no_table_makes_a_plan_panic_and_taken_twice_it_changes_nothing(
        kind in 0_usize..7, places in proptest::collection::vec(0_usize..12, 0..12),
        text in "([a-c红,]|2026-1[0-2]-0[1-3]|[0-9]{1,3}|成交|丢单|Won|\"|'|=|\n){0,60}",
    ) {
        let Ok(table) = Table::of(&format!("x,y,z,客户\n{text}")) else { return Ok(()) };
        let kind = Kind::ALL[kind];
        let mut mapping = Mapping::of(kind, &table.headers);
        for (place, column) in (0..4).zip(places) {
            if let Some(column) = kind.columns().nth(column) {
                mapping.set(column, Some(place));
            }
        }
        let mut workspace = Workspace::default();
        let first = Plan::of(&table, &mapping, &Wishes::default(), &workspace, today());
        prop_assert_eq!(first.rows.len(), table.rows.len());
        take(&first, &mut workspace);
        let again = Plan::of(&table, &mapping, &Wishes::default(), &workspace, today());
        prop_assert!(again.is_empty(), "{first:?} {again:?}");
    }
}
