//! The browser's word on keeping the data is asked for and told; a rep without a backup is reminded,
//! quietly.

use fieldplan_e2e::living::HANDS;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};
use serde_json::json;

/// A browser that promises nothing until `grants` is set in localStorage, and counts the askings.
const PROMISE: &str = "if (location.protocol !== 'about:') {
    window.asked = 0;
    const grants = () => localStorage.getItem('grants') === '1';
    StorageManager.prototype.persisted = async () => grants();
    StorageManager.prototype.persist = async () => { window.asked += 1; return grants(); };
    const media = window.matchMedia;
    window.matchMedia = (query) => query === '(display-mode: standalone)'
        && localStorage.getItem('standalone') ? { matches: true } : media.call(window, query);
}";

async fn asked(phone: &Phone, times: u64, when: &str) -> Outcome {
    until(&format!("{times} askings {when}"), async || {
        let asked = phone.script("return window.asked", vec![]).await?;
        Ok((asked == json!(times)).then_some(()))
    })
    .await
}

#[test]
fn the_promise_is_asked_for_at_the_first_save_and_once_installed_and_is_told() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        for language in Language::BOTH {
            let setup = Setup::default().language(language.tag()).script(PROMISE);
            let phone = Phone::start(setup).await?;
            phone
                .tell(&format!("promise-{}", language.short()), async |phone| {
                    let told = async |answer: &str| {
                        phone.go("more").await?;
                        phone.appears(&format!("[data-kept={answer}]")).await?;
                        let said = phone.text_of("[data-kept]").await?;
                        ensure!(language.speaks(&said), "{answer}: {said}");
                        ensure!(said.chars().count() > 12, "what it means: {said}");
                        Ok(())
                    };
                    phone.open(&url).await?;
                    phone.speak(language).await?;
                    asked(phone, 0, "before there is anything to keep").await?;
                    phone.start_month("300万").await?;
                    asked(phone, 1, "after the first save").await?;
                    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                    asked(phone, 1, "after the second").await?;
                    told("NotPromised").await?;
                    phone.picture(&format!("promise-{}", language.short())).await?;
                    // The rep puts the app on the home screen, and the browser changes its mind.
                    let install = "localStorage.setItem('grants', '1');
                        dispatchEvent(new Event('appinstalled'))";
                    phone.script(install, vec![]).await?;
                    asked(phone, 2, "after installing").await?;
                    told("Promised").await?;
                    // Opened from there on a phone that has said no so far.
                    let start = "localStorage.removeItem('grants');
                        localStorage.setItem('standalone', '1')";
                    phone.script(start, vec![]).await?;
                    phone.reload().await?;
                    phone.ready("all").await?;
                    asked(phone, 1, "when opened from the home screen").await
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn after_seven_days_without_a_backup_a_quiet_word_says_so_and_can_be_put_off() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        for language in Language::BOTH {
            let name = format!("reminder-{}", language.short());
            let setup = Setup::default().language(language.tag()).script(HANDS);
            let phone = Phone::start(setup.at("2026-11-03", "09:00")).await?;
            phone
                .tell(&name, async |phone| {
                    let reminder = "[data-trouble=backup]";
                    let on = async |day: &str| {
                        phone.set_day(day, "09:00").await?;
                        phone.visit("about:blank").await?;
                        phone.open(&url).await
                    };
                    let quiet = async |when: &str| {
                        // The part that reminds comes after four seconds.
                        tokio::time::sleep(std::time::Duration::from_secs(6)).await;
                        ensure!(!phone.sees(reminder).await?, "a reminder {when}");
                        Ok(())
                    };
                    phone.open(&url).await?;
                    phone.speak(language).await?;
                    phone.start_month("300万").await?;
                    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                    on("2026-11-09").await?;
                    quiet("after six days").await?;
                    on("2026-11-10").await?;
                    phone.appears(reminder).await?;
                    let said = phone.text_of(reminder).await?;
                    ensure!(language.speaks(&said), "{said}");
                    ensure!(!phone.sees("dialog[open]").await?, "it stands in nobody's way");
                    let wrong = phone.look_closely(&name, language).await?;
                    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
                    phone.script("scrollTo(0, 9999)", vec![]).await?;
                    phone.picture(&name).await?;
                    phone.tap_act("remind-later").await?;
                    phone.disappears(reminder).await?;
                    on("2026-11-11").await?;
                    quiet("the day after it was put off").await?;
                    on("2026-11-17").await?;
                    phone.appears(reminder).await?;
                    phone.tap_act("remind-backup").await?;
                    phone.disappears(reminder).await?;
                    let file = phone.script("return Boolean(window.given)", vec![]).await?;
                    ensure_eq!(file, json!(true), "the file was given");
                    phone.go("more").await?;
                    let last = phone.text_of("[data-last-backup]").await?;
                    ensure!(last.contains("17"), "the day of the backup: {last}");
                    ensure!(phone.sees(&act("backup")).await?, "and how to make another");
                    // Nothing new: nothing is due, however long.
                    on("2026-11-30").await?;
                    quiet("while nothing is new").await
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn the_example_never_reminds_of_a_backup() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("reminder-example", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.tap_act("example").await?;
                phone
                    .wait_for(
                        "the example",
                        "return document.documentElement.dataset.example === '1'",
                    )
                    .await?;
                phone.ready("all").await?;
                tokio::time::sleep(std::time::Duration::from_secs(6)).await;
                ensure!(!phone.sees(".reminder").await?, "four months, and nobody's");
                Ok(())
            })
            .await
    })
}
