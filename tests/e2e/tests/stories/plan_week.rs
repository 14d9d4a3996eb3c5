//! Two weeks filled in from how often each class is touched: taken as a whole and undone, moved in
//! two taps, prepared; what does not fit, and each way out with its undo.

use std::fmt::Write as _;

use fieldplan::domain::cadence::{Cadences, Class};
use fieldplan::domain::fact::NextStep;
use fieldplan::domain::prepared::Prepared;
use fieldplan::domain::week_plan::{Basis, Ways, WeekPlan};
use fieldplan::domain::workspace::{Standing, TaskState, Workspace};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;

/// A Tuesday; September 2026 has 22 working days.
const DAY: &str = "2026-09-01";

fn taps(phone: &Phone) -> usize {
    phone.jobs().last().map_or(0, Job::cost)
}

async fn workspace(phone: &Phone) -> Outcome<Workspace> {
    Ok(rules::folded(&phone.kept().await?)?.workspace().clone())
}

async fn plan(phone: &Phone) -> Outcome<(WeekPlan, Ways)> {
    let workspace = workspace(phone).await?;
    let basis = Basis::of(&workspace, rules::day(DAY)?);
    Ok((WeekPlan::of(&workspace, basis), Ways::of(&workspace, basis)))
}

/// Customers from a list, each a name and a class.
async fn bring(phone: &Phone, name: &str, counts: [usize; 3]) -> Outcome {
    phone.go("customers").await?;
    phone.tap_act("paste").await?;
    phone.appears(&act("paste-text")).await?;
    let mut list = "客户,类别\n".to_owned();
    for (class, count) in Class::ALL.into_iter().zip(counts) {
        for number in 1..=count {
            let _ = writeln!(list, "客户{class:?}{number},{class:?}");
        }
    }
    let file = config::out()?.join(format!("{name}.txt"));
    std::fs::write(&file, list)?;
    phone.choose_file(&act("paste-file"), &file).await?;
    let length = "return document.querySelector('[data-act=paste-text]').value.length";
    until("the list", async || {
        let length = phone.script(length, vec![]).await?.as_u64().unwrap_or(0);
        Ok((length > 0).then_some(()))
    })
    .await?;
    phone.tap_act("paste-look").await?;
    phone.tap_saved(&act("paste-go")).await?;
    phone.disappears(&act("paste-text")).await
}

/// Opens the weeks from the sheet that plans a visit.
async fn open(phone: &Phone) -> Outcome {
    phone.go("today").await?;
    phone.tap_act("plan").await?;
    phone.tap("dialog [data-act=week]").await?;
    phone.appears("[data-week=\"1\"] [data-day]").await
}

/// Every day of the page says what the core says of it.
async fn days_are_true(phone: &Phone) -> Outcome {
    let (plan, _) = plan(phone).await?;
    let core: Vec<String> = plan
        .days()
        .map(|one| format!("{} {}/{}", one.day, one.taken().visits, one.room.visits))
        .collect();
    until("the days as the core has them", async || {
        let days = phone.attributes_of("[data-day]", "data-day").await?;
        let full = phone.attributes_of("[data-day]", "data-visits").await?;
        let shown: Vec<String> = days.iter().zip(&full).map(|(d, f)| format!("{d} {f}")).collect();
        Ok((shown == core).then_some(()))
    })
    .await
}

async fn weeks(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "08:30");
    let phone = Phone::start(setup).await?;
    let name = format!("plan-week-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            bring(phone, &name, [20, 30, 50]).await?;
            open(phone).await?;
            days_are_true(phone).await?;

            // The case of the book: 350 touches, 5 a day carry 30 customers, 16 would carry all.
            phone.appears("[data-ways]").await?;
            let (_, ways) = plan(phone).await?;
            ensure_eq!((ways.month.owed, ways.month.carried), (350, 110), "the core");
            ensure_eq!(phone.exact_of("[data-figure=month]").await?, "350 110", "the month");
            ensure_eq!(phone.exact_of("[data-figure=fewer]").await?, "30 105", "fewer customers");
            ensure_eq!(phone.exact_of("[data-figure=more-month]").await?, "16", "more a day");
            let said = phone.text_of("[data-figure=month]").await?;
            ensure!(said.contains("15.9"), "a day: {said}");
            phone.picture(&name).await?;

            // The whole week is one tap, and one undo.
            let before = workspace(phone).await?.tasks().count();
            phone.job("take a whole week");
            phone.tap_saved(&act("week-take")).await?;
            ensure_eq!(taps(phone), 1, "taps to take a week");
            phone.job("take it back");
            let taken = workspace(phone).await?.tasks().count();
            ensure!(taken > before, "promises");
            days_are_true(phone).await?;
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(workspace(phone).await?.tasks().count(), before, "taken back at once");
            days_are_true(phone).await?;

            one_visit(phone).await?;
            ways_out(phone).await?;
            phone.report_taps(&name)
        })
        .await
}

/// One is promised by a tap, moved by two, made for something else, and prepared.
async fn one_visit(phone: &Phone) -> Outcome {
    phone.job("promise one suggestion");
    phone.tap_saved(&act("week-promise")).await?;
    ensure_eq!(taps(phone), 1, "taps to promise one");
    let promised = workspace(phone).await?;
    let (task, kept) = promised
        .tasks()
        .find(|(_, task)| task.state == TaskState::Open)
        .map(|(id, task)| (id, *task))
        .ok_or_else(|| Failure::new("nothing is promised"))?;
    let line = format!("[data-id=\"{task}\"] [data-act=week-line]");
    let to =
        promised.calendar.next_working(kept.due).ok_or_else(|| Failure::new("no working day"))?;
    phone.appears(&line).await?;
    phone.job("move a visit");
    phone.tap(&line).await?;
    phone.tap_saved(&format!("[data-to=\"{to}\"]")).await?;
    ensure_eq!(taps(phone), 2, "taps to move a visit");
    phone.job("what it is for, and what to bring");
    phone.appears(&format!("[data-day=\"{to}\"] [data-id=\"{task}\"]")).await?;
    let due = |workspace: &Workspace| workspace.task(task).map(|task| task.due);
    ensure_eq!(due(&workspace(phone).await?), Some(to), "its day");
    days_are_true(phone).await?;

    phone.tap(&line).await?;
    phone.tap_saved(&act("step-sample")).await?;
    let step = |workspace: &Workspace| workspace.task(task).map(|task| task.step);
    ensure_eq!(step(&workspace(phone).await?), Some(NextStep::Sample), "what it is for");
    if !phone.sees(&act("week-prepare")).await? {
        phone.tap(&line).await?;
    }
    phone.type_into(&act("week-prepare"), "带 2 份样品").await?;
    phone.reload().await?;
    phone.ready("all").await?;
    phone.appears(&line).await?;
    phone.tap(&line).await?;
    phone.appears(&act("week-prepare")).await?;
    let typed = "return document.querySelector('[data-act=week-prepare]').value";
    ensure_eq!(phone.script(typed, vec![]).await?, json!("带 2 份样品"), "half typed");
    phone.tap_act("offered").await?;
    phone.tap_act("offered-take").await?;
    let taken = phone.script(typed, vec![]).await?;
    let taken = taken.as_str().unwrap_or_default().to_owned();
    let title = taken.strip_prefix("带 2 份样品；").unwrap_or_default();
    ensure!(!title.is_empty(), "the playbook's title is taken: {taken}");
    phone.tap_saved(&act("week-prepared")).await?;
    let lines = Prepared::lines(&workspace(phone).await?);
    ensure_eq!(lines.get(&task), Some(&taken), "what to bring");
    let shown = phone.text_of(&format!("[data-id=\"{task}\"] [data-bring]")).await?;
    ensure!(shown.contains(&taken), "on the visit: {shown}");
    phone.tap_saved(&act("undo")).await?;
    ensure!(Prepared::lines(&workspace(phone).await?).is_empty(), "taken back");
    Ok(())
}

/// Each way out does what it says, and is undone.
async fn ways_out(phone: &Phone) -> Outcome {
    phone.job("the ways out");
    // Without calls the two weeks no longer hold everything.
    for _ in 0..3 {
        let before = phone.exact_of("[data-figure=calls]").await?;
        phone.tap_saved(&act("calls-fewer")).await?;
        until("fewer calls", async || {
            let now = phone.exact_of("[data-figure=calls]").await?;
            Ok((now != before).then_some(()))
        })
        .await?;
    }
    let over = async || -> Outcome<u32> { Ok(plan(phone).await?.0.left_over()) };
    let shown_over = async |wanted: u32| -> Outcome {
        until(&format!("{wanted} to be left over"), async || {
            let shown = phone.exact_of("[data-figure=over]").await?;
            Ok((shown == wanted.to_string()).then_some(()))
        })
        .await
    };
    let before = over().await?;
    ensure!(before > 0, "something does not fit");
    shown_over(before).await?;
    days_are_true(phone).await?;

    // More a day.
    let (_, ways) = plan(phone).await?;
    let more = ways.more.ok_or_else(|| Failure::new("no number of visits is enough"))?;
    ensure_eq!(phone.exact_of("[data-figure=more]").await?, more.to_string(), "visits a day");
    phone.tap_saved(&act("way-more")).await?;
    ensure_eq!(over().await?, 0, "with so many a day");
    shown_over(0).await?;
    phone.tap_saved(&act("undo")).await?;
    shown_over(before).await?;

    // Fewer customers: the first of those who do not fit is put away, and comes back.
    let active = |workspace: &Workspace| {
        workspace.customers().filter(|(_, one)| one.standing == Standing::Active).count()
    };
    let all = active(&workspace(phone).await?);
    phone.tap_saved(&act("way-away")).await?;
    ensure_eq!(active(&workspace(phone).await?), all - 1, "one is put away");
    shown_over(over().await?).await?;
    phone.tap_saved(&act("undo")).await?;
    ensure_eq!(active(&workspace(phone).await?), all, "and back");
    shown_over(before).await?;

    // A lower cadence: what each saves is what the core says.
    let core: Vec<String> = ways
        .lower
        .iter()
        .map(|way| format!("{:?} {} {}", way.class, way.saves, way.left_over))
        .collect();
    ensure_eq!(
        phone.attributes_of("[data-figure=lower]", "data-exact").await?,
        core,
        "what a lower cadence saves"
    );
    let first = ways.lower.first().ok_or_else(|| Failure::new("nothing can be lower"))?;
    phone.tap_saved(&act("way-lower")).await?;
    let own = Cadences::of(&workspace(phone).await?);
    ensure_eq!(own.get(first.class), first.to, "one step lower");
    ensure_eq!(over().await?, first.left_over, "what is left over then");
    shown_over(first.left_over).await?;
    phone.tap_saved(&act("undo")).await?;
    shown_over(before).await
}

#[test]
fn two_weeks_are_filled_taken_moved_and_their_overflow_let_out_in_chinese() -> Outcome {
    story(async || weeks(Language::Chinese).await)
}

#[test]
fn two_weeks_are_filled_taken_moved_and_their_overflow_let_out_in_english() -> Outcome {
    story(async || weeks(Language::English).await)
}
