//! The browser drops the connection to the store, keeps silent, or does not open it: the edit stays
//! and is saved, by a new connection, by a new page, or once the way is free.

use fieldplan_e2e::screen::until;
use fieldplan_e2e::sick::{self, CONNECTIONS, at_work, has_copy};
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};
use serde_json::json;

/// A phone with a month, two customers for today, and the app kept offline.
async fn phone_at_work(url: &str) -> Outcome<Phone> {
    let phone = Phone::start(Setup::default().counts_loads().script(CONNECTIONS)).await?;
    phone.tell("connection", async |phone| at_work(phone, url).await).await?;
    Ok(phone)
}

#[test]
fn a_dropped_connection_is_had_again_and_the_tap_is_saved() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = phone_at_work(&site.url("/")).await?;
        phone.tell("connection-dropped", async |phone| sick::dropped_connection(phone).await).await
    })
}

#[test]
fn where_only_a_new_page_reaches_the_store_it_is_loaded_once_and_the_edit_is_saved() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = phone_at_work(&site.url("/")).await?;
        phone
            .tell("connection-reload", async |phone| sick::only_a_new_page_reaches_it(phone).await)
            .await
    })
}

#[test]
fn a_store_that_stays_out_of_reach_is_said_after_one_reload_and_the_edit_waits() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = phone_at_work(&site.url("/")).await?;
        phone
            .tell("connection-lost", async |phone| {
                let before = phone.read_lines().await?.len();
                let loads = phone.loads().await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.script("sessionStorage.setItem('sick', 'always')", vec![]).await?;
                phone.tap(&tick).await?;
                until("the page to be loaded again", async || {
                    Ok((phone.loads().await.unwrap_or_default() == loads + 1).then_some(()))
                })
                .await?;
                phone.ready("all").await?;
                let said = phone.alert(Language::Chinese).await?;
                ensure!(said.contains("再试一次"), "{said}");
                ensure!(has_copy(phone).await?, "the copy is kept");
                phone.picture("connection-lost").await?;
                // Two tries later it is still the same page.
                tokio::time::sleep(std::time::Duration::from_secs(11)).await;
                ensure_eq!(phone.loads().await?, loads + 1, "it is not loaded for ever");
                phone.script("sessionStorage.removeItem('sick')", vec![]).await?;
                if phone.sees(&act("retry")).await? {
                    phone.tap_act("retry").await?;
                }
                phone.line_is("恒泰电子", true).await?;
                ensure_eq!(phone.read_lines().await?.len(), before + 1, "one record");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_store_that_never_answers_is_left_for_a_new_page_and_the_edit_is_saved() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = phone_at_work(&site.url("/")).await?;
        phone
            .tell("connection-silent", async |phone| {
                let before = phone.read_lines().await?.len();
                let loads = phone.loads().await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.script("window.mute()", vec![]).await?;
                phone.tap(&tick).await?;
                // Five seconds twice, then the page is loaded again.
                phone
                    .wait_for(
                        "a new page",
                        &format!(
                            "return Number(sessionStorage.getItem('loads')) === {}",
                            loads + 1
                        ),
                    )
                    .await?;
                phone.ready("all").await?;
                phone.line_is("恒泰电子", true).await?;
                until("the edit to be saved", async || {
                    Ok((phone.read_lines().await?.len() == before + 1).then_some(()))
                })
                .await
            })
            .await
    })
}

#[test]
fn a_store_that_another_page_holds_is_said_and_opened_once_that_page_is_gone() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let folder = fieldplan_e2e::plant::Scratch::new()?;
        std::fs::write(folder.path().join("index.html"), "<!doctype html><title>old</title>")?;
        site.mount("/__old/", folder.path());
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("connection-held", async |phone| {
                // An old page that holds the database while somebody deletes it: whoever opens it
                // waits for both.
                let old = phone.tab().await?;
                phone.visit(&site.url("/__old/")).await?;
                let body = "const done = arguments[arguments.length - 1];
                    const request = indexedDB.open('fieldplan:/', 1);
                    request.onupgradeneeded = () => {
                        for (const name of ['records', 'segments', 'quarantine']) {
                            request.result.createObjectStore(name, { autoIncrement: true });
                        }
                        request.result.createObjectStore('cache');
                    };
                    request.onsuccess = () => {
                        window.held = request.result;
                        indexedDB.deleteDatabase('fieldplan:/').onblocked = () => done('held');
                    };";
                ensure_eq!(phone.script_async(body, vec![]).await?, json!("held"), "it is held");
                phone.new_tab().await?;
                phone.visit(&site.url("/")).await?;
                phone.stands().await?;
                let said = phone.alert(Language::Chinese).await?;
                ensure!(said.contains("其他页面"), "who holds it: {said}");
                phone.picture("connection-held").await?;
                phone.type_into(&act("target"), "300万").await?;
                phone.tap_act("start").await?;
                phone.appears("[data-week]").await?;
                // The store is asked for eight seconds before it counts as held.
                phone
                    .wait_for(
                        "a copy",
                        "return Boolean(localStorage.getItem('fieldplan:/unsaved'))",
                    )
                    .await?;
                let new = phone.tab().await?;
                phone.turn_to(&old).await?;
                phone.script("window.held.close()", vec![]).await?;
                phone.turn_to(&new).await?;
                phone
                    .wait_for(
                        "the target to be saved",
                        "return document.documentElement.dataset.save === 'saved'",
                    )
                    .await?;
                ensure_eq!(phone.kept().await?.count("goal.confirmed"), 1, "the target");
                ensure!(phone.alerts().await?.is_empty(), "the alarm is over");
                Ok(())
            })
            .await
    })
}
