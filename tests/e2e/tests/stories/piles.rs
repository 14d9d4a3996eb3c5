//! The unfinished in three piles, days away, the order of a day by hand, and an evening with a win
//! and a lesson: each one record set, and each taken back by one undo.

use fieldplan::domain::agenda::Agenda;
use fieldplan::domain::away::{Away, runs};
use fieldplan::domain::calendar::{Mark, OffReason};
use fieldplan::domain::day::Day;
use fieldplan::domain::day_order::DayOrder;
use fieldplan::domain::golden_three::Start;
use fieldplan::domain::ident::TaskId;
use fieldplan::domain::period::Period;
use fieldplan::domain::unfinished::Piles;
use fieldplan::domain::workspace::{TaskState, Workspace};
use fieldplan::exchange::day_report::{MOST_LINES, Names, day_report};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;

/// A Monday.
const DAY: &str = "2026-11-16";
/// Two days later.
const LATER: &str = "2026-11-18";

fn taps(phone: &Phone) -> usize {
    phone.jobs().last().map_or(0, Job::cost)
}

async fn workspace(phone: &Phone) -> Outcome<Workspace> {
    Ok(rules::folded(&phone.kept().await?)?.workspace().clone())
}

/// A rep on a Monday with so many promises for the day.
async fn monday(phone: &Phone, url: &str, language: Language, when: When, many: usize) -> Outcome {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    for number in 1..=many {
        phone.add_customer(&format!("恒泰{number}号店"), Class::A, when).await?;
    }
    Ok(())
}

/// Opens an address with a page load, on a day.
async fn load(phone: &Phone, (day, time): (&str, &str), url: &str) -> Outcome {
    phone.set_day(day, time).await?;
    // A change of the fragment alone would load nothing.
    phone.visit("about:blank").await?;
    phone.open(url).await
}

fn open(workspace: &Workspace) -> Vec<(TaskId, Day)> {
    let open = workspace.tasks().filter(|(_, task)| task.state == TaskState::Open);
    open.map(|(id, task)| (id, task.due)).collect()
}

async fn gone(phone: &Phone) -> Outcome {
    phone.disappears("dialog[open]").await
}

async fn sorted(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("piles-{}", language.short());
    phone
        .tell(&name, async |phone| {
            monday(phone, &site.url("/"), language, When::Today, 6).await?;
            load(phone, (LATER, "15:00"), &site.url("/#/sort")).await?;
            phone.appears(&act("sort-save")).await?;
            let before = workspace(phone).await?;
            let today = rules::day(LATER)?;
            let offered = Piles::of(&before, today);
            ensure_eq!((offered.today.len(), offered.later.len()), (4, 2), "what is offered");
            ensure_eq!(phone.exact_of("[data-figure=unfinished]").await?, "6", "unfinished");
            ensure_eq!(phone.exact_of("[data-figure=today]").await?, "4/4", "how full today is");
            phone.picture(&name).await?;

            // One tap a line: the first is given up, the second put on a day of choice.
            let line = |task: TaskId| format!("[data-id=\"{task}\"]");
            let [first, second] = [offered.today[0], offered.today[1]];
            phone.job("put one on another pile");
            phone.tap(&format!("{} {}", line(first), act("sort-drop"))).await?;
            ensure_eq!(taps(phone), 1, "taps to put one elsewhere");
            phone.job("another day, and keep");
            phone.tap(&format!("{} {}", line(second), act("sort-later"))).await?;
            phone.tap(&format!("{} {}", line(second), act("sort-day"))).await?;
            phone.tap(&format!("{} [data-to=\"2026-11-24\"]", line(second))).await?;
            let placed = async |phone: &Phone| -> Outcome {
                phone.appears(&format!("{}[data-in=drop]", line(first))).await?;
                phone.appears(&format!("{} [data-due=\"2026-11-24\"]", line(second))).await
            };
            placed(phone).await?;
            ensure_eq!(workspace(phone).await?, before, "nothing has moved yet");
            // What is half chosen outlives a reload.
            phone.reload().await?;
            phone.ready("all").await?;
            placed(phone).await?;
            phone.tap_saved(&act("sort-save")).await?;
            gone(phone).await?;
            ensure_eq!(phone.kept().await?.count("tasks.sorted"), 1, "one record");
            let after = workspace(phone).await?;
            ensure_eq!(Piles::of(&after, today), Piles::default(), "nothing is unfinished");
            let kept = |task| after.task(task).map(|task| (task.due, task.state));
            ensure_eq!(kept(second), Some((rules::day("2026-11-24")?, TaskState::Open)), "its day");
            ensure_eq!(
                kept(first).map(|(_, state)| state),
                Some(TaskState::Dropped { on: today }),
                "given up"
            );
            phone.tap_saved(&act("undo")).await?;
            let back = workspace(phone).await?;
            ensure_eq!(open(&back), open(&before), "one undo takes all of it back");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn the_unfinished_are_sorted_in_three_piles_and_taken_back_in_chinese() -> Outcome {
    story(async || sorted(Language::Chinese).await)
}

#[test]
fn the_unfinished_are_sorted_in_three_piles_and_taken_back_in_english() -> Outcome {
    story(async || sorted(Language::English).await)
}

async fn gone_away(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "15:00");
    let phone = Phone::start(setup).await?;
    let name = format!("away-{}", language.short());
    phone
        .tell(&name, async |phone| {
            monday(phone, &site.url("/"), language, When::Tomorrow, 3).await?;
            phone.open(&site.url("/#/away")).await?;
            phone.appears(&act("away-save")).await?;
            phone.tap_act("away-show").await?;
            phone.tap_act("away-2").await?;
            let before = workspace(phone).await?;
            let today = rules::day(DAY)?;
            let run = Period::spanning(today.next(), today.next().next());
            let away = Away::of(&before, run, today).ok_or_else(|| Failure::new("no days"))?;
            until("what falls into the days", async || {
                let shown = phone.attributes_of("form [data-run]", "data-run").await?;
                Ok((shown == ["2026-11-17 2026-11-18"]).then_some(()))
            })
            .await?;
            ensure_eq!(phone.exact_of("[data-figure=promises]").await?, "3", "promises");
            ensure_eq!(away.moves.len(), 3, "the core");
            let effect = phone.text_of("[data-effects]").await?;
            ensure!(!effect.trim().is_empty(), "what the month asks of the other days");
            phone.picture(&name).await?;
            let early = away.moves[0].task;
            phone.tap(&format!("[data-id=\"{early}\"] {}", act("away-before"))).await?;
            phone.tap_saved(&act("away-save")).await?;
            gone(phone).await?;
            let after = workspace(phone).await?;
            ensure_eq!(runs(&after, today), [(run, OffReason::TradeShow)], "marked");
            let mut expected: Vec<(TaskId, Day)> =
                away.moves.iter().map(|moved| (moved.task, moved.due)).collect();
            expected[0].1 = today;
            ensure_eq!(open(&after), expected, "each on its new day");
            phone.tap_saved(&act("undo")).await?;
            let back = workspace(phone).await?;
            ensure_eq!(open(&back), open(&before), "one undo takes all of it back");
            ensure!(back.calendar.marks.is_empty(), "the days too");

            // Again, and back early: what is left of the days is worked.
            phone.open(&site.url("/#/away")).await?;
            phone.tap_act("away-2").await?;
            phone.tap_saved(&act("away-save")).await?;
            gone(phone).await?;
            load(phone, (LATER, "08:00"), &site.url("/#/away")).await?;
            phone.tap_saved(&act("away-end")).await?;
            phone.disappears(&act("away-end")).await?;
            let marks = workspace(phone).await?.calendar.marks;
            let kept: Vec<(Day, Mark)> = marks.into_iter().collect();
            let first = (today.next(), Mark::Off(OffReason::Leave));
            ensure_eq!(kept, [first], "back a day early");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn days_away_move_their_promises_and_end_early_in_chinese() -> Outcome {
    story(async || gone_away(Language::Chinese).await)
}

#[test]
fn days_away_move_their_promises_and_end_early_in_english() -> Outcome {
    story(async || gone_away(Language::English).await)
}

async fn ordered(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "15:00");
    let phone = Phone::start(setup).await?;
    let name = format!("order-{}", language.short());
    phone
        .tell(&name, async |phone| {
            monday(phone, &site.url("/"), language, When::Today, 3).await?;
            let today = async || phone.attributes_of("main li[data-id]", "data-id").await;
            phone.open(&site.url("/#/")).await?;
            until("the three on Today", async || Ok((today().await?.len() == 3).then_some(())))
                .await?;
            let listed = today().await?;
            ensure_eq!(listed.len(), 3, "who is on Today");
            phone.open(&site.url("/#/week")).await?;
            phone.tap("[data-day=\"2026-11-16\"] [data-act=order]").await?;
            phone.appears(&act("order-save")).await?;
            let order = async || phone.attributes_of("[data-order]", "data-order").await;
            let before = order().await?;
            ensure_eq!(before.len(), 3, "who is on the day");
            phone.job("one place down");
            phone.tap_act("order-down").await?;
            ensure_eq!(taps(phone), 1, "taps for one place");
            phone.job("keep it");
            let mut wanted = before.clone();
            wanted.swap(0, 1);
            let stands = async || -> Outcome {
                until("the new order", async || Ok((order().await? == wanted).then_some(()))).await
            };
            stands().await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("order-save")).await?;
            stands().await?;
            phone.tap_saved(&act("order-save")).await?;
            gone(phone).await?;
            let day = rules::day(DAY)?;
            let kept = DayOrder::of(&workspace(phone).await?, day);
            let kept = kept.ok_or_else(|| Failure::new("no order is kept"))?;
            let kept: Vec<String> = kept.customers.iter().map(ToString::to_string).collect();
            ensure_eq!(kept, wanted, "what is kept");
            phone.open(&site.url("/#/")).await?;
            let mut wanted = listed.clone();
            wanted.swap(0, 1);
            until("Today in that order", async || Ok((today().await? == wanted).then_some(())))
                .await?;
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(DayOrder::of(&workspace(phone).await?, day), None, "taken back");
            until("Today as it was", async || Ok((today().await? == listed).then_some(()))).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn the_order_of_a_day_is_set_by_hand_holds_on_today_and_is_taken_back_in_chinese() -> Outcome {
    story(async || ordered(Language::Chinese).await)
}

#[test]
fn the_order_of_a_day_is_set_by_hand_holds_on_today_and_is_taken_back_in_english() -> Outcome {
    story(async || ordered(Language::English).await)
}

/// What was copied.
const CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { value: {
    writeText: async (text) => { window.copied = text; } } });
    window.badge = null;
    navigator.setAppBadge = async (open) => { window.badge = open; };
    navigator.clearAppBadge = async () => { window.badge = 0; };";

async fn copied(phone: &Phone, wanted: &str) -> Outcome {
    phone.script("window.copied = null", vec![]).await?;
    phone.tap_act("report-copy").await?;
    until("the report", async || {
        let copied = phone.script("return window.copied ?? null", vec![]).await?;
        Ok((copied == json!(wanted)).then_some(()))
    })
    .await
}

async fn day_through(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "15:00").script(CLIPBOARD);
    let phone = Phone::start(setup).await?;
    let name = format!("cards-{}", language.short());
    phone
        .tell(&name, async |phone| {
            monday(phone, &site.url("/"), language, When::Today, 3).await?;
            load(phone, (DAY, "17:30"), &site.url("/")).await?;
            phone.appears("[data-evening]").await?;
            let tick = phone.tick_of("恒泰1号店").await?;
            phone.tap_saved(&tick).await?;
            until("the number on the icon", async || {
                let badge = phone.script("return window.badge", vec![]).await?;
                Ok((badge == json!(2)).then_some(()))
            })
            .await?;

            // A win and a lesson; half typed they outlive a reload.
            phone.type_into(&act("win"), "恒泰1号店签了").await?;
            phone.type_into(&act("lesson"), "样品要先备好").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("lesson")).await?;
            let typed = "return document.querySelector('[data-act=lesson]').value";
            ensure_eq!(phone.script(typed, vec![]).await?, json!("样品要先备好"), "half typed");
            phone.tap_saved(&act("learn")).await?;
            phone.appears("[data-learnt=win]").await?;
            phone.appears("[data-learnt=lesson]").await?;
            phone.picture(&name).await?;
            let day = rules::day(DAY)?;
            let report =
                |workspace: &Workspace, names| day_report(workspace, day, language.core(), names);
            let shown = report(&workspace(phone).await?, Names::Shown);
            ensure!(shown.lines().count() <= MOST_LINES, "{shown}");
            ensure!(shown.contains("恒泰1号店签了") && shown.contains("样品要先备好"), "{shown}");
            phone.job("copy the report");
            copied(phone, &shown).await?;
            ensure_eq!(taps(phone), 1, "taps to copy the report");
            phone.job("the rest");
            phone.tap_act("report-names").await?;
            let hidden = report(&workspace(phone).await?, Names::Hidden);
            ensure!(!hidden.contains("恒泰") && hidden.lines().count() <= MOST_LINES, "{hidden}");
            copied(phone, &hidden).await?;

            // What is left is carried over; the next morning names the three that count most.
            phone.tap_saved(&act("carry-tomorrow")).await?;
            until("tomorrow laid out", async || {
                let laid = phone.attributes_of("[data-tomorrow]", "data-tomorrow").await?;
                Ok((laid == ["2"]).then_some(()))
            })
            .await?;
            load(phone, ("2026-11-18", "08:30"), &site.url("/")).await?;
            phone.appears("[data-card=morning]").await?;
            let today = rules::day("2026-11-18")?;
            let known = workspace(phone).await?;
            let start = Start::of(&known, &Agenda::of(&known, today), today);
            let three: Vec<String> = start
                .three
                .iter()
                .filter_map(|line| line.customer)
                .map(|id| id.to_string())
                .collect();
            ensure!(!three.is_empty(), "somebody counts most");
            ensure_eq!(phone.attributes_of("[data-key]", "data-key").await?, three, "the three");
            ensure_eq!(start.backlog, 2, "not kept on the 17th");
            ensure_eq!(phone.exact_of(&act("sort")).await?, "2", "the unfinished");
            phone.tap_act("sort").await?;
            phone.appears(&act("sort-save")).await?;
            phone.tap_saved(&act("sort-save")).await?;
            gone(phone).await?;

            // At noon the rest goes to days with room in one tap, and comes back.
            load(phone, ("2026-11-18", "12:10"), &site.url("/")).await?;
            phone.appears("[data-card=noon]").await?;
            let before = open(&workspace(phone).await?);
            phone.job("move the rest at noon");
            phone.tap_saved(&act("noon-move")).await?;
            // The card stands under the list: a thumb may have to scroll to it.
            let pressed = phone.jobs().last().map_or(0, |job| job.taps);
            ensure_eq!(pressed, 1, "taps to move the rest");
            let after = open(&workspace(phone).await?);
            ensure!(after.iter().all(|(_, due)| *due > today), "moved: {after:?}");
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(open(&workspace(phone).await?), before, "and back");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn an_evening_ends_in_a_report_with_a_win_and_a_lesson_and_the_morning_begins_with_three_in_chinese()
-> Outcome {
    story(async || day_through(Language::Chinese).await)
}

#[test]
fn an_evening_ends_in_a_report_with_a_win_and_a_lesson_and_the_morning_begins_with_three_in_english()
-> Outcome {
    story(async || day_through(Language::English).await)
}
