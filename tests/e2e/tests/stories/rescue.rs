//! When the app cannot start or breaks: a readable page, the raw records, a way back.

use std::fs;
use std::time::Duration;

use fieldplan_e2e::phone::WECHAT;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Fault, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};
use serde_json::json;

/// The rescue page must be readable in both languages, with nothing cut.
async fn readable(phone: &Phone, name: &str) -> Outcome {
    phone.appears(".rescue").await?;
    let said = phone.text_of(".rescue").await?;
    ensure!(Language::Chinese.speaks(&said), "no Chinese: {said}");
    ensure!(said.chars().filter(char::is_ascii_alphabetic).count() > 40, "no English: {said}");
    let wrong = phone.look_closely(name, Language::Chinese).await?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn after_a_panic_the_raw_records_can_be_taken_out_and_the_app_comes_back() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        let folder = phone.profile().path().join("taken-out");
        fs::create_dir_all(&folder)?;
        phone
            .tell("rescue", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                let lines = phone.read_lines().await?;
                let panic = "dispatchEvent(new CustomEvent('fieldplan:panic', { detail: 'test' }))";
                phone.script(panic, vec![]).await?;
                readable(phone, "rescue-panic").await?;
                let where_to = json!({
                    "behavior": "allow", "downloadPath": folder, "eventsEnabled": false
                });
                phone.cdp("Browser.setDownloadBehavior", where_to).await?;
                phone.tap_act("rescue-export").await?;
                let taken = until("the file", async || {
                    let file = fs::read_dir(&folder)?
                        .flatten()
                        .map(|entry| entry.path())
                        .find(|path| path.extension().is_some_and(|kind| kind == "txt"));
                    Ok(file)
                })
                .await?;
                let text = fs::read_to_string(taken)?;
                ensure_eq!(text.lines().collect::<Vec<_>>(), lines, "the raw lines, as written");
                phone.tap_act("rescue-reload").await?;
                phone.ready("all").await?;
                phone.disappears(".rescue").await?;
                ensure_eq!(phone.read_lines().await?, lines, "nothing was written after the panic");
                Ok(())
            })
            .await
    })
}

#[test]
fn an_app_that_does_not_arrive_or_does_not_compile_is_said_and_mended_by_a_reload() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for (name, fault) in [("missing", Fault::Missing), ("cut", Fault::Cut)] {
            let phone = Phone::start(Setup::default()).await?;
            phone
                .tell(&format!("rescue-{name}"), async |phone| {
                    site.break_file(".wasm", fault);
                    phone.visit(&site.url("/")).await?;
                    readable(phone, &format!("rescue-{name}")).await?;
                    site.mend();
                    phone.tap_act("rescue-reload").await?;
                    phone.ready("all").await?;
                    phone.appears(&act("target")).await
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn a_slow_app_is_waited_for_and_a_newer_worker_is_not_needed() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("slow", async |phone| {
                site.break_file(".wasm", Fault::Late(Duration::from_secs(6)));
                phone.visit(&site.url("/")).await?;
                ensure!(!phone.sees(".rescue").await?, "slow is not broken");
                phone.ready("all").await?;
                ensure!(!phone.sees(".rescue").await?, "nothing to rescue");
                Ok(())
            })
            .await
    })
}

#[test]
fn inside_wechat_a_page_says_how_to_open_it_elsewhere() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default().agent(WECHAT)).await?;
        phone
            .tell("wechat", async |phone| {
                phone.visit(&site.url("/")).await?;
                readable(phone, "rescue-wechat").await?;
                let said = phone.text_of(".rescue").await?;
                ensure!(said.contains(&site.origin()), "the address to copy: {said}");
                ensure!(phone.kept().await?.records.is_empty(), "nothing is stored in there");
                Ok(())
            })
            .await
    })
}
