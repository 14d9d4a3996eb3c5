//! Starting: early in the month, in the middle, before the wasm stands, over midnight.

use std::time::Duration;

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Fault, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};
use serde_json::json;

/// How the month stands, in the app's own word.
async fn word(phone: &Phone) -> Outcome<String> {
    phone.appears(".say[data-word]").await?;
    Ok(phone.attributes_of(".say[data-word]", "data-word").await?.concat())
}

#[test]
fn nobody_is_behind_before_the_first_working_day_has_ended() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        // 1 and 2 November 2026 are a Sunday and the first working day; 1 October to 7 are off.
        for (day, time) in [
            ("2026-11-01", "12:00"),
            ("2026-11-02", "09:00"),
            ("2026-11-02", "23:50"),
            ("2026-10-07", "10:00"),
        ] {
            for language in Language::BOTH {
                let setup = Setup::default().at(day, time).language(language.tag());
                let phone = Phone::start(setup).await?;
                phone
                    .tell(&format!("first-day-{day}-{}", language.short()), async |phone| {
                        phone.open(&site.url("/")).await?;
                        phone.speak(language).await?;
                        phone.start_month("300万").await?;
                        phone.go("today").await?;
                        ensure_eq!(word(phone).await?, "too-early", "{day} {time}");
                        let said = phone.text_of(".say").await?;
                        ensure!(language.speaks(&said), "{said}");
                        for behind in ["比计划少", "落后", "behind", "below", "less than"] {
                            ensure!(!said.contains(behind), "{day} {time}: {said}");
                        }
                        ensure!(!phone.sees(&act("opening")).await?, "nothing to ask yet");
                        Ok(())
                    })
                    .await?;
            }
        }
        Ok(())
    })
}

#[test]
fn what_is_sold_already_is_asked_once_after_the_first_working_day() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        for (answer, act_of) in [(None, "opening-skip"), (Some("120万"), "opening-save")] {
            let phone = Phone::start(Setup::default().at("2026-11-16", "09:00")).await?;
            phone
                .tell(&format!("opening-{act_of}"), async |phone| {
                    phone.open(&url).await?;
                    phone.start_month("300万").await?;
                    phone.go("today").await?;
                    phone.appears(&act("opening")).await?;
                    // Until it is answered, nobody is judged.
                    ensure_eq!(word(phone).await?, "opening-unknown", "unanswered");
                    let need = phone.exact_of("[data-tier=target]").await?;
                    ensure_eq!(need, "272727.28", "needed a day without the figure");
                    if let Some(answer) = answer {
                        phone.type_into(&act("opening"), answer).await?;
                    }
                    phone.tap_saved(&act(act_of)).await?;
                    phone.disappears(&act("opening")).await?;
                    let need = phone.exact_of("[data-tier=target]").await?;
                    let wanted = if answer.is_some() { "163636.37" } else { "272727.28" };
                    ensure_eq!(need, wanted, "needed a day afterwards");
                    phone.reload().await?;
                    phone.ready("all").await?;
                    ensure!(!phone.sees(&act("opening")).await?, "asked once");
                    phone.set_day("2026-11-17", "09:00").await?;
                    phone.reload().await?;
                    phone.ready("all").await?;
                    ensure!(
                        !phone.sees(&act("opening")).await?,
                        "not asked on the next day either"
                    );
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn today_is_painted_and_ticks_are_kept_before_the_wasm_stands() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default().at("2026-11-16", "09:00")).await?;
        phone
            .tell("before-wasm", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.add_customer("明达物流", Class::A, When::Today).await?;
                phone.go("today").await?;
                phone.kept_offline().await?;
                let number = phone.text_of(".num-big").await?;
                let before = phone.kept().await?.records.len();

                // As on a phone whose worker is gone and whose network is slow.
                phone.cdp("Network.enable", json!({})).await?;
                phone.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
                phone.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
                site.break_file(".wasm", Fault::Late(Duration::from_secs(4)));
                phone.visit(&url).await?;
                phone.ready("today").await?;
                ensure_eq!(phone.root("data-ready").await?, "today", "painted before the app");
                let painted = phone.text_of(".num-big").await?;
                ensure!(painted.starts_with(&number), "{painted} at once, {number} in the app");
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap(&tick).await?;
                ensure_eq!(phone.root("data-ready").await?, "today", "still before the app");
                ensure!(phone.sees("li[data-queued]").await?, "the tap waits on its line");
                phone.picture("before-wasm").await?;
                let stamp = phone.saved_stamp().await?;
                phone.ready("all").await?;
                phone.saved_since(&stamp).await?;
                phone.line_is("恒泰电子", true).await?;
                phone.line_is("明达物流", false).await?;
                ensure_eq!(phone.kept().await?.records.len(), before + 1, "one tick, one record");
                // Nothing of another day is painted.
                phone.set_day("2026-11-17", "09:00").await?;
                phone.visit(&url).await?;
                let first = until("the app of the next day", async || {
                    let state = phone.root("data-ready").await?;
                    Ok((state != "shell").then_some(state))
                })
                .await?;
                ensure_eq!(first, "all", "yesterday's list is not painted as today's");
                Ok(())
            })
            .await
    })
}

#[test]
fn at_midnight_the_page_that_stays_open_turns_to_the_new_day() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        // The page looks at the clock once a minute; here a minute's timer takes two seconds.
        let hurry = "const later = window.setTimeout;
            window.setTimeout = (act, delay, ...rest) =>
                later(act, delay >= 20000 ? delay / 30 : delay, ...rest);";
        let setup = Setup::default().at("2026-11-16", "23:59:50").script(hurry);
        let phone = Phone::start(setup).await?;
        phone
            .tell("midnight", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.go("today").await?;
                let sub = phone.text_of(".sub").await?;
                ensure!(sub.contains("16"), "the day before: {sub}");
                until("the new day", async || {
                    let sub = phone.text_of(".sub").await?;
                    Ok(sub.contains("17").then_some(()))
                })
                .await?;
                // A tick after midnight belongs to the new day.
                phone.add_customer("夜班客户", Class::A, When::Today).await?;
                let lines = phone.read_lines().await?;
                ensure!(
                    lines.iter().any(|line| line.contains("2026-11-17")),
                    "dated by the new day: {lines:?}"
                );
                Ok(())
            })
            .await
    })
}
