//! Storage that is blocked or full: a sentence that says what happened and what to do, and the
//! edit kept.

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};
use serde_json::json;

/// What a page without storage says, wherever it says it.
async fn says(phone: &Phone) -> Outcome<String> {
    let body = "return [...document.querySelectorAll('.rescue, [role=alert], [role=alertdialog]')]
        .filter((element) => element.getClientRects().length)
        .map((element) => element.innerText.trim()).filter(Boolean).join('\\n')";
    until("a word about storage", async || {
        let said = phone.script(body, vec![]).await?.as_str().unwrap_or_default().to_owned();
        Ok((!said.is_empty()).then_some(said))
    })
    .await
}

#[test]
fn blocked_storage_is_said_with_what_to_do_in_both_languages() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for (name, setup) in [
            ("throws", Setup::default().storage_throws()),
            ("refuses", Setup::default().storage_refuses()),
            ("setting", Setup::default().storage_blocked()),
        ] {
            for language in Language::BOTH {
                let name = format!("storage-{name}-{}", language.short());
                let phone = Phone::start(setup.clone().language(language.tag())).await?;
                phone
                    .tell(&name, async |phone| {
                        phone.visit(&site.url("/")).await?;
                        let mut said = says(phone).await?;
                        // Where nothing can be kept, the language is chosen anew each time; the
                        // rescue page says everything in both.
                        if !phone.sees(".rescue").await? {
                            phone.speak(language).await?;
                            said = says(phone).await?;
                        }
                        phone.picture(&name).await?;
                        let word = match language {
                            Language::Chinese => "设置",
                            Language::English => "settings",
                        };
                        ensure!(said.contains(word), "what to do is missing: {said}");
                        Ok(())
                    })
                    .await?;
            }
        }
        Ok(())
    })
}

#[test]
fn an_edit_on_a_full_phone_is_kept_and_saved_when_there_is_room_again() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for language in Language::BOTH {
            let phone = Phone::start(Setup::default().language(language.tag())).await?;
            let name = format!("storage-full-{}", language.short());
            phone
                .tell(&name, async |phone| {
                    phone.room(&site.origin(), Some(16 << 20)).await?;
                    phone.open(&site.url("/")).await?;
                    phone.speak(language).await?;
                    phone.start_month("300万").await?;
                    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                    phone.go("today").await?;
                    let before = phone.kept().await?;
                    phone.kept_offline().await?;
                    phone.fill().await?;

                    let tick = phone.tick_of("恒泰电子").await?;
                    let stamp = phone.saved_stamp().await?;
                    phone.tap(&tick).await?;
                    until("the failure to be said", async || {
                        Ok((phone.root("data-save").await? == "failed").then_some(()))
                    })
                    .await?;
                    let said = phone.alert(language).await?;
                    phone.picture(&name).await?;
                    ensure!(!said.is_empty(), "a sentence");
                    ensure_eq!(phone.saved_stamp().await?, stamp, "nothing was called saved");
                    phone.line_is("恒泰电子", true).await?;
                    ensure_eq!(phone.kept().await?.records, before.records, "nothing half-written");
                    let unsaved = "return localStorage.getItem('fieldplan:/unsaved')";
                    let line = phone.script(unsaved, vec![]).await?;
                    ensure!(line.as_str().is_some_and(|line| !line.is_empty()), "a copy is kept");

                    phone.room(&site.origin(), None).await?;
                    if phone.sees(&act("retry")).await? {
                        phone.tap_act("retry").await?;
                    }
                    phone.saved_since(&stamp).await?;
                    let after = phone.kept().await?;
                    ensure_eq!(after.records.len(), before.records.len() + 1, "the kept edit");
                    ensure_eq!(
                        phone.script(unsaved, vec![]).await?,
                        json!(null),
                        "no copy is left"
                    );
                    ensure!(phone.alerts().await?.is_empty(), "the alarm is over");
                    phone.reload().await?;
                    phone.ready("all").await?;
                    phone.line_is("恒泰电子", true).await
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn an_edit_that_could_not_be_saved_survives_a_reload() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("storage-full-reload", async |phone| {
                phone.room(&site.origin(), Some(16 << 20)).await?;
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.go("today").await?;
                phone.kept_offline().await?;
                phone.fill().await?;
                let before = phone.kept().await?.records.len();
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap(&tick).await?;
                until("the failure to be said", async || {
                    Ok((phone.root("data-save").await? == "failed").then_some(()))
                })
                .await?;
                phone.room(&site.origin(), None).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.line_is("恒泰电子", true).await?;
                until("the edit to be saved after all", async || {
                    Ok((phone.kept().await?.records.len() == before + 1).then_some(()))
                })
                .await
            })
            .await
    })
}

#[test]
fn without_the_small_store_the_app_works_and_saves() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        // Only localStorage and sessionStorage throw, as in some embedded browsers.
        let throws = "for (const name of ['localStorage', 'sessionStorage']) {
            Object.defineProperty(window, name, { configurable: true, get() {
                throw new DOMException('The operation is insecure.', 'SecurityError'); } }); }";
        let phone = Phone::start(Setup::default().script(throws)).await?;
        phone
            .tell("storage-small", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.go("today").await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.line_is("恒泰电子", true).await?;
                ensure!(phone.alerts().await?.is_empty(), "nothing to alarm anybody with");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_browser_without_a_database_is_told_by_a_page_that_says_what_to_do() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let none = "Object.defineProperty(window, 'indexedDB', { value: undefined })";
        let phone = Phone::start(Setup::default().script(none)).await?;
        phone
            .tell("storage-none", async |phone| {
                phone.visit(&site.url("/")).await?;
                let said = says(phone).await?;
                ensure!(said.contains("换新版") && said.contains("private window"), "{said}");
                Ok(())
            })
            .await
    })
}
