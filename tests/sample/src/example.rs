//! The example rep: a month as it is, after three that are closed.

use fieldplan::domain::cadence::Class;
use fieldplan::domain::calendar::{Mark, OffReason, WorkCalendar};
use fieldplan::domain::command::{Command, Refusal};
use fieldplan::domain::day::Day;
use fieldplan::domain::fact::RevisionReason;
use fieldplan::domain::ident::{CustomerId, Id, TaskId};
use fieldplan::domain::money::Money;
use fieldplan::domain::period::{Month, MonthStart};
use fieldplan::domain::stage::Stage;
use fieldplan::domain::today::Subject;

use crate::book::Book;
use crate::visits;

/// The example is one: it has no seed to choose.
const SEED: u64 = 0x7E57_0000_0000_0040;

/// Name, class, note.
const CUSTOMERS: [(&str, Class, &str); 40] = [
    ("宁波恒达五金有限公司", Class::A, "王总，下午三点以后才在店里"),
    ("余姚鑫源建材", Class::A, "月底结账，要先对账单"),
    ("慈溪万家超市", Class::A, "新店开业，可以做堆头"),
    ("绍兴永盛机电有限公司", Class::A, "年度返点差八万到下一档"),
    ("义乌百顺商行", Class::A, ""),
    ("海宁瑞丰纺织厂", Class::A, "对接人换了，电话在名片背面"),
    ("金华明辉灯饰", Class::A, "欠两张发票，下次带去"),
    ("温岭海天水产", Class::A, "仓库在后门，车进不去"),
    ("奉化老地方餐饮", Class::B, "不要周一上午去"),
    ("象山利民药房", Class::B, ""),
    ("上虞佳美家具", Class::B, "喜欢先看样品"),
    ("诸暨德信汽配", Class::B, "账期三十天，上月拖了一周"),
    ("临海立诚印刷", Class::B, ""),
    ("东阳四季花木", Class::B, "旺季前要备货三百箱"),
    ("永康宏业五金厂", Class::B, ""),
    ("兰溪春晖粮油", Class::B, "只认老包装"),
    ("瑞安凯旋服饰总店", Class::B, "竞品在谈，每箱便宜两块"),
    ("乐清正大电器", Class::B, ""),
    ("平湖江南春酒店", Class::B, "老板娘管采购"),
    ("桐乡晨光文具", Class::B, ""),
    ("湖州安康诊所", Class::C, ""),
    ("德清绿野包装", Class::C, "要含税价"),
    ("安吉长青装饰", Class::C, ""),
    ("长兴顺达物流", Class::C, ""),
    ("富阳同心办公用品", Class::C, "门口难停车，停对面菜场"),
    ("临安家家乐便利店", Class::C, ""),
    ("桐庐福临烟酒店", Class::C, ""),
    ("建德蓝天化工", Class::C, "进厂要登记身份证"),
    ("舟山星河通讯", Class::C, ""),
    ("萧山聚缘餐饮", Class::C, ""),
    ("余杭小满食品", Class::C, "可以介绍隔壁两家"),
    ("北仑向阳劳保用品", Class::C, ""),
    ("嵊州白云茶行", Class::C, ""),
    ("玉环红枫塑料制品", Class::C, ""),
    ("江山青山木业有限公司", Class::C, ""),
    ("丽水中兴机电", Class::C, ""),
    ("嘉兴飞跃自行车商行", Class::C, ""),
    ("台州南方模具", Class::C, "Mould, not mold：合同按英文名开"),
    ("NB Trading Co. 宁波外贸", Class::C, "发票抬头用英文"),
    ("衢州市大同社区便民服务综合农产品直营店(二店)", Class::C, ""),
];

/// Targets in 万 yuan: three closed months and the running one.
const TARGETS: [i64; 4] = [260, 280, 280, 300];
/// What of each target was sold by the month's end, in percent; of the running month, about how
/// much of what should have been sold by today.
const REACHED: [i64; 4] = [104, 93, 101, 95];

/// Writes the journal.
pub(crate) fn write(today: Day) -> Book {
    let start = MonthStart::FIRST;
    let running = Month::of(today, start);
    let first = running.before(3).period(start).first();
    assert!(first > Day::MIN, "{today} leaves no room for three closed months");
    let opening = WorkCalendar::default().next_working(first.previous()).unwrap_or(first);
    let mut book = Book::open(SEED, opening);
    let mut day = opening;
    while day <= today {
        if day > opening {
            book.begin(day);
        }
        let works = book.workspace.calendar.weight(day).halves() > 0;
        if works || day == today {
            let next = book.workspace.calendar.next_working(day.next());
            let hour = match next {
                _ if day == today => When::Today,
                Some(next) if next < today => When::Before,
                _ => When::Eve,
            };
            live(&mut book, day == opening, hour).expect("the example fits the rules");
        }
        day = day.next();
    }
    book
}

/// How near a day is to the end of the journal.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Before,
    /// The last working day before today.
    Eve,
    Today,
}

fn live(book: &mut Book, is_first: bool, when: When) -> Result<(), Refusal> {
    let today = book.today();
    let month = book.workspace.month_of(today);
    let nth = book.workspace.goals().count();
    if book.workspace.goal(month).is_none() {
        let target = Money::from_yuan(TARGETS[nth.min(3)] * 10_000);
        book.give(Command::ConfirmGoal { month, target })?;
        if nth == 1 {
            // A day of leave and half a day off, some weeks ahead; the third month is the leave's.
            let leave = today.plus_days(40);
            let mark = Some(Mark::Off(OffReason::Leave));
            book.give(Command::MarkDays { first: leave, last: leave.next(), mark })?;
            let half = today.plus_days(17);
            book.give(Command::MarkDays { first: half, last: half, mark: Some(Mark::Half) })?;
        }
    }
    if nth == 2
        && today.day() >= 12
        && book.workspace.goal(month).is_some_and(|g| g.revisions().is_empty())
    {
        let target = Money::from_yuan(270 * 10_000);
        book.give(Command::ReviseGoal { month, target, reason: RevisionReason::Market })?;
    }
    meet(book, is_first)?;
    match when {
        When::Before => work(book),
        When::Eve => {
            work(book)?;
            // Two promises that the day was too short for.
            for place in [4, 12] {
                promise(book, place)?;
            }
            // A deal expected today that was not closed: tomorrow it asks for another day.
            deal(book, 3, 120_000, Stage::Proposal, 0)
        }
        When::Today => this_morning(book),
    }
}

/// Opens a deal with a customer of the list, expected in some days.
fn deal(book: &mut Book, place: usize, yuan: i64, stage: Stage, days: i32) -> Result<(), Refusal> {
    let (customer, _) = book.workspace.customers().nth(place).ok_or(Refusal::UnknownCustomer)?;
    let (amount, expected) = (Money::from_yuan(yuan), book.today().plus_days(days));
    book.give(Command::OpenDeal { customer, amount, stage, expected }).map(drop)
}

/// Notes that a customer of the list owes something, due in some days (before today if negative).
fn owes(book: &mut Book, place: usize, yuan: i64, days: i32) -> Result<(), Refusal> {
    let (customer, _) = book.workspace.customers().nth(place).ok_or(Refusal::UnknownCustomer)?;
    let (amount, due) = (Money::from_yuan(yuan), book.today().plus_days(days));
    book.give(Command::AddReceivable { customer, amount, due }).map(drop)
}

/// Promises a customer of the list a visit today.
fn promise(book: &mut Book, place: usize) -> Result<TaskId, Refusal> {
    let (customer, _) = book.workspace.customers().nth(place).ok_or(Refusal::UnknownCustomer)?;
    let stamp = book.give(Command::Promise { customer, due: book.today(), step: None })?;
    Ok(TaskId(Id::new(stamp, 0)))
}

/// Customers come in the order of the list: a dozen on the first day, then about one in two days.
fn meet(book: &mut Book, is_first: bool) -> Result<(), Refusal> {
    let known = book.known;
    let more = if is_first { 12 } else { usize::from(book.dice.percent(60)) };
    for (name, class, note) in CUSTOMERS.iter().skip(known).take(more) {
        let visit = book.dice.percent(50).then(|| workday(book, 1, 4));
        let (name, note) = ((*name).to_owned(), (*note).to_owned());
        book.give(Command::AddCustomer { name, class: *class, note, visit })?;
    }
    Ok(())
}

/// A working day some days from today.
fn workday(book: &mut Book, nearest: u16, furthest: u16) -> Day {
    let wanted = book.today().plus_days(book.dice.days(nearest, furthest));
    book.workspace.calendar.next_working(wanted.previous()).unwrap_or(wanted)
}

/// A day that is over: promises kept, moved or left, visits, sales, new promises.
fn work(book: &mut Book) -> Result<(), Refusal> {
    let today = book.today();
    let due: Vec<TaskId> = book.workspace.open_through(today).map(|(id, _)| id).collect();
    for task in due {
        match book.dice.below(10) {
            0 => {
                let due = workday(book, 1, 5);
                book.give(Command::Move { task, due })?;
            }
            1 if book.dice.percent(30) => {
                book.give(Command::Drop { task })?;
            }
            1 => {}
            _ => visits::keep(book, task, true)?,
        }
    }
    if book.dice.percent(30) {
        // There may be no open deal to change yet.
        let _ = visits::business(book);
    }
    for _ in 0..2 {
        let customer = book.somebody();
        // Somebody met already today is met once.
        let _ = book.give(Command::Tick { subject: Subject::Visit(customer) });
    }
    if book.dice.percent(4) {
        let customer = book.somebody();
        let _ = book.slip(Command::Tick { subject: Subject::Visit(customer) });
    }
    sell(book)?;
    for _ in 0..book.dice.between(2, 3) {
        let (customer, due) = (book.somebody(), workday(book, 1, 7));
        book.give(Command::Promise { customer, due, step: None })?;
    }
    Ok(())
}

/// Brings the month's sales to about what the day asks for, in one to three deals.
fn sell(book: &mut Book) -> Result<(), Refusal> {
    let today = book.today();
    let workspace = &book.workspace;
    let month = workspace.month_of(today);
    let period = workspace.period(month);
    let nth = workspace.goals().count().saturating_sub(1).min(3);
    let through = period.through(today);
    let (worked, whole) = (
        through.map_or(0, |run| workspace.calendar.working(run).halves()),
        workspace.calendar.working(period).halves().max(1),
    );
    let wanted =
        TARGETS[nth] * 1_000_000 * REACHED[nth] / 100 * i64::from(worked) / i64::from(whole);
    let missing = wanted - workspace.sold_in(Some(period)).fen();
    // Deals come when they come: a third of the days bring none.
    if missing <= 0 || book.dice.percent(33) {
        return Ok(());
    }
    let deals = i64::try_from(book.dice.between(1, 3)).unwrap_or(1);
    for _ in 0..deals {
        let percent = i64::try_from(book.dice.between(85, 115)).unwrap_or(100);
        // Prices end in a nought.
        let amount = Money::from_fen((missing / deals * percent / 100 / 1_000).max(50) * 1_000);
        let customer = Some(book.somebody());
        book.give(Command::Sell { customer, amount, on: today })?;
    }
    if book.dice.percent(3) {
        let amount = Money::from_yuan(-1_280);
        let customer = Some(book.somebody());
        book.give(Command::Sell { customer, amount, on: today })?;
    }
    Ok(())
}

/// This morning: two promises of today done, a sale, one or two left from before, four still due;
/// deals at three stages, one payment overdue and one due soon.
fn this_morning(book: &mut Book) -> Result<(), Refusal> {
    let today = book.today();
    let due: Vec<TaskId> = book.workspace.open_through(today).map(|(id, _)| id).collect();
    // Whatever was left is given a day, but for one or two that are really late.
    for task in due.iter().skip(2) {
        let due = workday(book, 2, 6);
        book.give(Command::Move { task: *task, due })?;
    }
    for place in [0, 1, 2, 9, 10, 23] {
        let task = promise(book, place)?;
        if place < 2 {
            book.give(Command::Tick { subject: Subject::Task(task) })?;
        }
    }
    deal(book, 0, 380_000, Stage::Negotiation, 2)?;
    deal(book, 5, 86_000, Stage::Need, 20)?;
    deal(book, 16, 45_000, Stage::Contact, 40)?;
    owes(book, 2, 36_800, -12)?;
    owes(book, 9, 18_500, 2)?;
    let (buyer, _): (CustomerId, _) =
        book.workspace.customers().next().ok_or(Refusal::UnknownCustomer)?;
    let amount = Money::from_yuan(12_600);
    book.give(Command::Sell { customer: Some(buyer), amount, on: today })?;
    Ok(())
}
