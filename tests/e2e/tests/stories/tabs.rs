//! Two tabs: every tab writes, all follow within a second, nothing is lost.

use std::time::Duration;

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, config, ensure, ensure_eq, story};
use serde_json::json;
use tokio::time::Instant;

#[test]
fn two_tabs_write_at_once_follow_each_other_and_lose_nothing() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("tabs", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("甲公司", Class::A, When::Today).await?;
                phone.add_customer("乙公司", Class::A, When::Today).await?;
                phone.go("today").await?;
                let one = phone.tab().await?;
                let two = phone.new_tab().await?;
                phone.open(&url).await?;
                phone.line_is("乙公司", false).await?;

                // What one writes, the other shows.
                let tick = phone.tick_of("甲公司").await?;
                phone.tap_saved(&tick).await?;
                phone.turn_to(&one).await?;
                let begun = Instant::now();
                phone.line_is("甲公司", true).await?;
                let late = begun.elapsed();
                ensure!(late < Duration::from_secs(1), "the other tab followed after {late:?}");

                // Both write at once, each its own line.
                let before = phone.read_lines().await?.len();
                let edits = 40;
                for (tab, name) in [(&one, "甲公司"), (&two, "乙公司")] {
                    phone.turn_to(tab).await?;
                    let tick = phone.tick_of(name).await?;
                    let body = "const [selector, edits] = arguments;
                        window.left = edits;
                        window.turning = setInterval(() => {
                            if (window.left === 0) { clearInterval(window.turning); return; }
                            window.left -= 1;
                            document.querySelector(selector).click();
                        }, 15)";
                    phone.script(body, vec![json!(tick), json!(edits)]).await?;
                }
                for tab in [&one, &two] {
                    phone.turn_to(tab).await?;
                    until("the edits to end", async || {
                        Ok((phone.script("return window.left", vec![]).await? == 0).then_some(()))
                    })
                    .await?;
                }
                let after = until("both tabs' records", async || {
                    let lines = phone.read_lines().await?;
                    Ok((lines.len() >= before + 2 * edits).then_some(lines))
                })
                .await?;
                ensure_eq!(after.len(), before + 2 * edits, "one record an edit, from both");
                // 40 turns of a line bring it back to where it was.
                for tab in [&one, &two] {
                    phone.turn_to(tab).await?;
                    phone.line_is("甲公司", true).await?;
                    phone.line_is("乙公司", false).await?;
                    phone.today_is_true(phone.setup().day(), Language::Chinese).await?;
                }
                Ok(())
            })
            .await
    })
}

#[test]
fn a_frozen_tab_holds_nobody_up_and_follows_when_it_wakes() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("tab-frozen", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("甲公司", Class::A, When::Today).await?;
                phone.add_customer("乙公司", Class::A, When::Today).await?;
                phone.go("today").await?;
                let one = phone.tab().await?;
                let two = phone.new_tab().await?;
                phone.open(&url).await?;
                phone.line_is("乙公司", false).await?;
                phone.turn_to(&one).await?;
                let tick = phone.tick_of("甲公司").await?;
                phone.tap_saved(&tick).await?;
                // What it does in idle time is over too.
                tokio::time::sleep(Duration::from_secs(8)).await;
                let state = |state: &str| json!({ "state": state });
                phone.cdp("Page.setWebLifecycleState", state("frozen")).await?;
                phone.turn_to(&two).await?;
                for _ in 0..3 {
                    let tick = phone.tick_of("乙公司").await?;
                    phone.tap_saved(&tick).await?;
                }
                phone.line_is("乙公司", true).await?;
                phone.turn_to(&one).await?;
                phone.cdp("Page.setWebLifecycleState", state("active")).await?;
                let begun = Instant::now();
                phone.line_is("乙公司", true).await?;
                let late = begun.elapsed();
                ensure!(late < Duration::from_secs(1), "it followed after {late:?}");
                phone.line_is("甲公司", true).await?;
                phone.turn_to(&two).await?;
                phone.line_is("甲公司", true).await
            })
            .await
    })
}

#[test]
fn a_tab_frozen_in_the_middle_of_a_write_delays_the_others_and_nothing_is_lost() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("tab-frozen-writing", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("甲公司", Class::A, When::Today).await?;
                phone.add_customer("乙公司", Class::A, When::Today).await?;
                phone.go("today").await?;
                let one = phone.tab().await?;
                let two = phone.new_tab().await?;
                phone.open(&url).await?;
                phone.line_is("乙公司", false).await?;
                phone.turn_to(&one).await?;
                let tick = phone.tick_of("甲公司").await?;
                let tap = "document.querySelector(arguments[0]).click()";
                phone.script(tap, vec![json!(tick)]).await?;
                let state = |state: &str| json!({ "state": state });
                phone.cdp("Page.setWebLifecycleState", state("frozen")).await?;
                phone.turn_to(&two).await?;
                let tick = phone.tick_of("乙公司").await?;
                phone.script(tap, vec![json!(tick)]).await?;
                // Saved at once, or held up by the other's transaction: then it is said, and a copy
                // is kept.
                phone
                    .wait_for(
                        "the tap to be saved or kept",
                        "return document.documentElement.dataset.save === 'saved'
                            || Boolean(localStorage.getItem('fieldplan:/unsaved'))",
                    )
                    .await?;
                phone.turn_to(&one).await?;
                phone.cdp("Page.setWebLifecycleState", state("active")).await?;
                for tab in [&one, &two] {
                    phone.turn_to(tab).await?;
                    phone.stands().await?;
                    phone
                        .wait_for(
                            "all to be saved",
                            "return document.documentElement.dataset.save === 'saved'",
                        )
                        .await?;
                    phone.line_is("甲公司", true).await?;
                    phone.line_is("乙公司", true).await?;
                }
                Ok(())
            })
            .await
    })
}

#[test]
fn a_duplicated_tab_writes_records_of_its_own_and_a_discarded_one_gives_its_draft_back() -> Outcome
{
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("tab-duplicated", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("甲公司", Class::A, When::Today).await?;
                phone.go("today").await?;
                let one = phone.tab().await?;
                // A duplicate begins with a copy of the tab's own storage.
                let own = "return JSON.stringify(sessionStorage)";
                let own = phone.script(own, vec![]).await?;
                let two = phone.new_tab().await?;
                phone.open(&url).await?;
                let copy = "Object.assign(sessionStorage, JSON.parse(arguments[0]))";
                phone.script(copy, vec![own]).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                let before = phone.read_lines().await?.len();
                for tab in [&two, &one, &two] {
                    phone.turn_to(tab).await?;
                    phone.ready("all").await?;
                    let tick = phone.tick_of("甲公司").await?;
                    phone.tap_saved(&tick).await?;
                }
                phone.line_is("甲公司", true).await?;
                phone.turn_to(&one).await?;
                phone.line_is("甲公司", true).await?;
                let kept = phone.kept().await?;
                ensure_eq!(kept.records.len(), before + 3, "a record each");
                let stamps = kept.stamps().into_iter().collect::<std::collections::BTreeSet<_>>();
                ensure_eq!(stamps.len(), kept.records.len(), "no stamp twice");
                // The browser throws the page of the other tab away to save memory.
                phone.turn_to(&two).await?;
                phone.open_new_customer().await?;
                phone.type_into(&fieldplan_e2e::act("name"), "填到一半").await?;
                phone.visit("about:blank").await?;
                phone.open(&url).await?;
                phone.open_new_customer().await?;
                let value = "return document.querySelector('[data-act=name]').value";
                ensure_eq!(phone.script(value, vec![]).await?, json!("填到一半"), "the draft");
                Ok(())
            })
            .await
    })
}
