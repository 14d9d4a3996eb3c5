//! A visit: what came of it and what comes next, taken back, planned, on another day, and told to
//! the team in the evening. Taps are counted at the driver.

use std::time::Duration;

use fieldplan::domain::day_list::DayList;
use fieldplan::exchange::day_report::{MOST_LINES, Names, day_report};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;

const DAY: &str = "2026-11-16";

/// A rep on a Monday morning with two promises for the day, on the today page.
async fn monday(phone: &Phone, url: &str, language: Language) -> Outcome {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
    phone.add_customer("明达物流", Class::B, When::Today).await?;
    phone.go("today").await?;
    phone.tap_saved(&act("opening-skip")).await?;
    phone.line_is("明达物流", false).await?;
    // The sheets are in the second part of the app, which comes a moment later.
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    Ok(())
}

/// The text of a customer's line, which opens the sheet.
async fn text_of(phone: &Phone, name: &str) -> Outcome<String> {
    Ok(phone.tick_of(name).await?.replace("tick", "outcome"))
}

/// The taps of the job that was begun last.
fn taps(phone: &Phone) -> usize {
    phone.jobs().last().map_or(0, Job::cost)
}

/// How many records of a kind the page keeps.
async fn kept(phone: &Phone, kind: &str) -> Outcome<usize> {
    Ok(phone.kept().await?.count(kind))
}

async fn outcomes(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    phone
        .tell(&format!("outcomes-{}", language.short()), async |phone| {
            monday(phone, &site.url("/"), language).await?;
            let before = phone.read_lines().await?.len();

            phone.job("log an outcome with a next date");
            phone.tap(&text_of(phone, "恒泰电子").await?).await?;
            phone.tap_saved(&act("next-tomorrow")).await?;
            ensure_eq!(taps(phone), 2, "taps with a follow-up");
            phone.job("take it back");
            phone.disappears(&act("next-tomorrow")).await?;
            phone.line_is("恒泰电子", true).await?;
            let lines = phone.read_lines().await?;
            ensure_eq!(lines.len(), before + 1, "one record for the outcome and the follow-up");
            ensure!(lines[before].contains("2026-11-17"), "with its day: {}", lines[before]);

            // Taken back as one, from the line that says so.
            phone.tap_saved(&act("undo")).await?;
            phone.line_is("恒泰电子", false).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            ensure_eq!(journal.workspace().tasks().count(), 2, "the follow-up is gone too");

            phone.job("log an outcome without one");
            phone.tap(&text_of(phone, "明达物流").await?).await?;
            phone.tap_saved(&act("save")).await?;
            ensure_eq!(taps(phone), 2, "taps without a follow-up");
            phone.job("log a won deal, typed, with a call to come");
            phone.line_is("明达物流", true).await?;

            // A won deal needs its amount; what is typed outlives a reload of the open sheet.
            phone.tap(&text_of(phone, "恒泰电子").await?).await?;
            phone.tap_act("won").await?;
            phone.tap_act("save").await?;
            phone.alert(language).await?;
            phone.type_into(&act("won-amount"), "1.2万").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("won-amount")).await?;
            let typed = "return document.querySelector('[data-act=won-amount]').value";
            ensure_eq!(phone.script(typed, vec![]).await?, json!("1.2万"), "what was typed");
            phone.tap_act("step-call").await?;
            phone.tap_saved(&act("next-3")).await?;
            phone.line_is("恒泰电子", true).await?;
            let lines = phone.read_lines().await?;
            let last = lines.last().cloned().unwrap_or_default();
            ensure!(last.contains("2026-11-19"), "three working days on: {last}");
            let journal = rules::folded(&phone.kept().await?)?;
            let sold: Vec<String> =
                journal.workspace().sales().map(|(_, sale)| sale.amount.to_string()).collect();
            ensure_eq!(sold, ["12000.00"], "what was sold");
            phone.report_taps(&format!("outcomes-{}", language.short()))?;
            Ok(())
        })
        .await
}

#[test]
fn an_outcome_with_a_follow_up_is_two_taps_and_one_record_in_chinese() -> Outcome {
    story(async || outcomes(Language::Chinese).await)
}

#[test]
fn an_outcome_with_a_follow_up_is_two_taps_and_one_record_in_english() -> Outcome {
    story(async || outcomes(Language::English).await)
}

#[test]
fn a_visit_is_planned_in_three_taps_and_stands_on_its_day() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default().at(DAY, "09:00")).await?;
        phone
            .tell("plan", async |phone| {
                monday(phone, &site.url("/"), Language::Chinese).await?;
                phone.job("add a task");
                phone.tap_act("plan").await?;
                phone.tap_act("plan-pick").await?;
                phone.tap_saved(&act("save")).await?;
                ensure_eq!(taps(phone), 3, "taps to add a task");
                phone.job("all the rest");
                until("a third line today", async || {
                    Ok((phone.list().await?.len() == 3).then_some(()))
                })
                .await?;
                phone.tap_saved(&act("undo")).await?;

                // Tomorrow, found by its name, to collect a payment.
                phone.tap_act("plan").await?;
                phone.type_into(&act("search"), "明达").await?;
                phone.tap_act("plan-pick").await?;
                phone.tap_act("plan-tomorrow").await?;
                phone.tap_act("step-collect").await?;
                phone.tap_saved(&act("save")).await?;
                phone.disappears(&act("plan-tomorrow")).await?;
                ensure_eq!(phone.list().await?.len(), 2, "today's list");

                phone.tap_act("day-after").await?;
                phone.appears("[data-fate=open]").await?;
                let names = phone.texts_of("[data-fate] .row-name").await?;
                ensure_eq!(names, ["明达物流"], "the day's list");
                let why = phone.text_of("[data-fate] .row-why").await?;
                ensure!(why.contains("收款"), "what it is for: {why}");
                let figure = phone.exact_of(".day-figures").await?;
                phone.go("target").await?;
                let grid = phone.exact_of("[data-day=\"2026-11-17\"]").await?;
                ensure_eq!(figure, grid, "the day's figure and the month's");

                // A swipe to the right is the day before, one to the left comes back.
                phone.go("today").await?;
                for (from, to, fragment) in [(80, 320, "#/day/2026-11-15"), (320, 80, "#/")] {
                    phone.appears(".swiped .turn").await?;
                    let height = "return document.querySelector('.days h2')
                        .getBoundingClientRect().bottom";
                    let y = phone.script(height, vec![]).await?.as_f64().unwrap_or_default();
                    phone
                        .actions(json!([{
                            "type": "pointer", "id": "touch",
                            "parameters": { "pointerType": "touch" },
                            "actions": [
                                { "type": "pointerMove", "duration": 0, "x": from, "y": y.round() },
                                { "type": "pointerDown", "button": 0 },
                                { "type": "pointerMove", "duration": 120, "x": to, "y": y.round() },
                                { "type": "pointerUp", "button": 0 },
                            ]
                        }]))
                        .await?;
                    until(&format!("the swipe to {fragment}"), async || {
                        let at = phone.script("return location.hash", vec![]).await?;
                        Ok((at == json!(fragment)).then_some(()))
                    })
                    .await?;
                }

                // Nobody has that name: the new customer is one tap away, with it typed already.
                phone.tap_act("plan").await?;
                phone.type_into(&act("search"), "老王五金").await?;
                phone.tap_act("plan-new").await?;
                phone.appears(&act("name")).await?;
                let typed = "return document.querySelector('[data-act=name]').value";
                ensure_eq!(phone.script(typed, vec![]).await?, json!("老王五金"), "the name");
                phone.tap_saved(&act("save")).await?;
                phone.report_taps("plan")
            })
            .await
    })
}

async fn evening(language: Language, refuses: bool) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let clipboard = if refuses {
        "Object.defineProperty(navigator, 'clipboard', { value: {
            writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } });"
    } else {
        "Object.defineProperty(navigator, 'clipboard', { value: {
            writeText: async (text) => { window.copied = text; } } });"
    };
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00").script(clipboard);
    let phone = Phone::start(setup).await?;
    let name = format!("evening-{}", language.short());
    phone
        .tell(&name, async |phone| {
            monday(phone, &site.url("/"), language).await?;
            ensure!(!phone.sees("[data-evening]").await?, "not in the morning");
            let tick = phone.tick_of("恒泰电子").await?;
            phone.tap_saved(&tick).await?;
            phone.set_day(DAY, "17:30").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears("[data-evening]").await?;
            ensure_eq!(
                phone.attributes_of("[data-visits]", "data-visits").await?,
                ["1/2"],
                "planned against done"
            );

            phone.tap_act("report-copy").await?;
            let day = rules::day(DAY)?;
            let journal = rules::folded(&phone.kept().await?)?;
            let report = day_report(journal.workspace(), day, language.core(), Names::Shown);
            ensure!(report.lines().count() <= MOST_LINES, "{report}");
            let copied = if refuses {
                phone.appears(&act("report-text")).await?;
                "return (({ value, selectionStart: from, selectionEnd: to }) =>
                    value.slice(from, to))(document.querySelector('[data-act=report-text]'))"
            } else {
                "return window.copied ?? null"
            };
            until("the report", async || {
                Ok((phone.script(copied, vec![]).await? == json!(report)).then_some(()))
            })
            .await?;

            // The promise still open goes to the next working day, and comes back as one.
            let before = kept(phone, "tasks.sorted").await?;
            phone.tap_saved(&act("carry-tomorrow")).await?;
            ensure_eq!(kept(phone, "tasks.sorted").await?, before + 1, "moved");
            let tomorrow = |journal: &fieldplan::journal::Journal| {
                DayList::of(journal.workspace(), day.next(), day).open_promises().count()
            };
            ensure_eq!(tomorrow(&rules::folded(&phone.kept().await?)?), 1, "on the next day");
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(tomorrow(&rules::folded(&phone.kept().await?)?), 0, "back again");
            phone.line_is("明达物流", false).await?;
            phone.tap_saved(&act("carry-drop")).await?;
            let list = phone.list().await?;
            ensure!(list.iter().all(|line| line.ticked), "what is given up is off the list");
            Ok(())
        })
        .await
}

#[test]
fn in_the_evening_the_day_is_told_and_the_rest_carried_over() -> Outcome {
    story(async || evening(Language::Chinese, false).await)
}

#[test]
fn a_browser_that_refuses_the_clipboard_gives_the_report_to_the_hand() -> Outcome {
    story(async || evening(Language::English, true).await)
}
