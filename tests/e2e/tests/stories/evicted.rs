//! The browser throws things away: the records and not the app, the app and not the records, both,
//! or the records under an open page.

use std::time::Duration;

use fieldplan_e2e::living::{HANDS, Life};
use fieldplan_e2e::plant::planted;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};
use fieldplan_sample::Sample;
use serde_json::json;

/// Throws away some of what the site keeps, as the browser names it, with no page open.
async fn throw_away(phone: &Phone, site: &Site, what: &str) -> Outcome {
    let which = json!({ "origin": site.origin(), "storageTypes": what });
    phone.cdp("Storage.clearDataForOrigin", which).await?;
    Ok(())
}

async fn at_work(phone: &Phone, url: &str) -> Outcome {
    phone.open(url).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
    phone.go("today").await?;
    phone.line_is("恒泰电子", false).await?;
    phone.kept_offline().await
}

#[test]
fn records_gone_while_the_app_is_kept_are_missed_and_come_back_from_a_backup() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        for (name, language, what) in [
            ("database", Language::Chinese, "indexeddb"),
            ("all-but-caches", Language::English, "indexeddb,local_storage"),
        ] {
            let setup = Setup::default().language(language.tag()).script(HANDS);
            let phone = Phone::start(setup).await?;
            phone
                .tell(&format!("evicted-{name}"), async |phone| {
                    let life = Life { phone, url: &url, language };
                    at_work(phone, &url).await?;
                    let file = config::out()?.join(format!("evicted-{name}.txt.gz"));
                    std::fs::write(&file, life.backed_up().await?)?;
                    let own = life.records().await?;
                    // The next start leaves the mark where the records are not.
                    phone.reload().await?;
                    phone.ready("all").await?;
                    let marked = "return document.documentElement.dataset.ready === 'all'
                        && localStorage.getItem('fieldplan:/mark') === '1'
                        && caches.has('fieldplan:/#mark')";
                    phone.wait_for("the mark", marked).await?;
                    phone.visit("about:blank").await?;
                    throw_away(phone, &site, what).await?;
                    phone.open(&url).await?;
                    phone.speak(language).await?;
                    phone.appears("[data-trouble=lost]").await?;
                    let said = phone.text_of("[data-trouble=lost]").await?;
                    ensure!(language.speaks(&said), "{said}");
                    ensure!(phone.sees(&act("start")).await?, "a new beginning is possible too");
                    let wrong = phone.look_closely(&format!("evicted-{name}"), language).await?;
                    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
                    phone.picture(&format!("evicted-{name}")).await?;
                    life.restored(&file, own.len()).await?;
                    ensure_eq!(life.records().await?, own, "every record, byte by byte");
                    phone.disappears("[data-trouble=lost]").await?;
                    phone.line_is("恒泰电子", false).await
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn where_all_is_gone_the_first_page_offers_a_backup_and_a_wiped_phone_is_not_missed() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default().script(HANDS)).await?;
        phone
            .tell("evicted-all", async |phone| {
                let life = Life { phone, url: &url, language: Language::Chinese };
                at_work(phone, &url).await?;
                let file = config::out()?.join("evicted-all.txt.gz");
                std::fs::write(&file, life.backed_up().await?)?;
                let own = life.records().await?;
                phone.visit("about:blank").await?;
                throw_away(phone, &site, "all").await?;
                phone.open(&url).await?;
                phone.appears(&act("restore")).await?;
                ensure!(!phone.sees("[data-trouble=lost]").await?, "nobody can know");
                life.restored(&file, own.len()).await?;
                ensure_eq!(life.records().await?, own, "every record, byte by byte");
                // Wiped by the rep's own word: an empty start is what was asked for.
                phone.go("more").await?;
                phone.tap_act("wipe").await?;
                phone.type_into(&act("wipe-word"), "清空").await?;
                phone.tap_act("wipe-go").await?;
                phone.appears(&act("start")).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                tokio::time::sleep(Duration::from_secs(6)).await;
                ensure!(!phone.sees("[data-trouble=lost]").await?, "nothing is missed");
                Ok(())
            })
            .await
    })
}

#[test]
fn the_app_gone_while_the_records_are_kept_is_fetched_again_and_works_offline_again() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("evicted-caches", async |phone| {
                at_work(phone, &url).await?;
                let lines = phone.read_lines().await?;
                phone.visit("about:blank").await?;
                throw_away(phone, &site, "cache_storage").await?;
                phone.open(&url).await?;
                phone.line_is("恒泰电子", false).await?;
                ensure_eq!(phone.read_lines().await?, lines, "every record");
                until("the caches to be filled again", async || {
                    let body = "const done = arguments[arguments.length - 1];
                        caches.match(location.origin + '/').then((page) => done(Boolean(page)))";
                    Ok((phone.script_async(body, vec![]).await? == json!(true)).then_some(()))
                })
                .await?;
                phone.offline(&mut site).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.line_is("恒泰电子", false).await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                Ok(())
            })
            .await
    })
}

#[test]
fn records_thrown_away_under_an_open_page_are_written_again_from_what_it_holds() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("evicted-open", async |phone| {
                at_work(phone, &url).await?;
                let mut own = phone.read_lines().await?;
                throw_away(phone, &site, "indexeddb").await?;
                until("the records to be back", async || {
                    let lines = phone.read_lines().await.unwrap_or_default();
                    Ok((lines.len() >= own.len()).then_some(()))
                })
                .await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.line_is("恒泰电子", true).await?;
                let mut lines = phone.read_lines().await?;
                lines.sort();
                lines.dedup();
                own.sort();
                ensure_eq!(lines.len(), own.len() + 1, "each record, and the tick");
                ensure!(own.iter().all(|line| lines.contains(line)), "byte by byte");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_page_that_cannot_put_back_what_was_thrown_away_says_so_and_keeps_the_last_edit() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let sample = Sample::tasks(300, 7, fieldplan_e2e::rules::day(&config::day())?);
        let profile = planted(&site, &sample).await?;
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone
            .tell("evicted-base", async |phone| {
                phone.open(&url).await?;
                let open = format!("{}[aria-pressed=false]", act("tick"));
                phone.appears(&open).await?;
                ensure!(phone.checkpoint().await? > 0, "the page stands on a checkpoint");
                throw_away(phone, &site, "indexeddb").await?;
                // The page may hear of it by itself, and what it says then moves the lines.
                tokio::time::sleep(Duration::from_secs(2)).await;
                phone.tap(&open).await?;
                let said = phone.alert(Language::Chinese).await?;
                ensure!(said.contains("备份"), "what helps: {said}");
                phone.picture("evicted-base").await?;
                ensure!(phone.root("data-save").await? != "saved", "nothing is called saved");
                let copy = until("a copy of the edit", async || {
                    let copy = "return localStorage.getItem('fieldplan:/unsaved')";
                    let copy = phone.script(copy, vec![]).await?;
                    let copy = copy.as_str().unwrap_or_default().to_owned();
                    Ok((copy.lines().count() >= 2).then_some(copy))
                })
                .await?;
                ensure!(copy.contains("journal.opened"), "the journal's name is kept: {copy}");
                phone.tap_act("retry").await?;
                phone.ready("all").await?;
                until("the edit to be saved in the same journal", async || {
                    let kept = phone.kept().await?;
                    Ok((kept.count("journal.opened") >= 1 && kept.records.len() >= 2).then_some(()))
                })
                .await
            })
            .await
    })
}
