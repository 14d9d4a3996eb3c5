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
