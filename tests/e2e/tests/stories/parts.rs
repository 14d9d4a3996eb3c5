//! The pages behind Today are a file of their own: Today answers without it, a page that needs it
//! says so until it is there.

use std::path::Path;
use std::time::Duration;

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Fault, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};
use serde_json::json;

/// The file's name in the folder under test.
fn part() -> Outcome<String> {
    let found: Vec<String> = std::fs::read_dir(config::dist()?)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            let is_wasm = Path::new(name).extension().is_some_and(|kind| kind == "wasm");
            name.starts_with("split_behind") && is_wasm
        })
        .collect();
    ensure_eq!(found.len(), 1, "parts in dist: {found:?}");
    Ok(found.concat())
}

/// As on a phone whose worker is gone and whose browser kept nothing: every file is fetched.
async fn forgetful(phone: &Phone) -> Outcome {
    phone.cdp("Network.enable", json!({})).await?;
    phone.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
    phone.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    Ok(())
}

/// What has the focus, as its tag.
async fn focused(phone: &Phone) -> Outcome<String> {
    let tag = phone.script("return document.activeElement.tagName", vec![]).await?;
    Ok(tag.as_str().unwrap_or_default().to_owned())
}

#[test]
fn today_answers_without_the_part_and_a_page_that_lacks_it_offers_to_try_again() -> Outcome {
    story(async || {
        let (site, part) = (Site::serve(&config::dist()?)?, part()?);
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("part-missing", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.kept_offline().await?;
                forgetful(phone).await?;
                site.break_file(&part, Fault::Missing);
                site.clear();
                phone.visit(&url).await?;
                phone.ready("all").await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                phone.line_is("恒泰电子", true).await?;
                until("the part to be asked for before a page needs it", async || {
                    let log = site.log();
                    let asked = log.iter().any(|r| r.path.ends_with(&part) && r.status == 404);
                    Ok(asked.then_some(()))
                })
                .await?;
                ensure!(!phone.sees("[data-trouble=part]").await?, "Today is not concerned");

                phone.go("customers").await?;
                phone.appears("[data-trouble=part]").await?;
                ensure_eq!(phone.text_of("h1").await?, "客户", "the heading stands");
                let said = phone.alert(Language::Chinese).await?;
                ensure!(said.contains("再试一次"), "{said}");
                phone.picture("part-missing").await?;
                phone.tap_act("retry-part").await?;
                phone.appears("[data-trouble=part]").await?;
                site.mend();
                phone.tap_act("retry-part").await?;
                phone.appears(&act("customer")).await?;
                ensure!(!phone.sees("[data-trouble=part]").await?, "the page took its place");
                ensure_eq!(focused(phone).await?, "H1", "the focus");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_page_opened_before_its_part_has_arrived_shows_its_heading_at_once() -> Outcome {
    story(async || {
        let (site, part) = (Site::serve(&config::dist()?)?, part()?);
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("part-late", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                forgetful(phone).await?;
                for (page, heading, there) in [
                    ("#/more", "更多", "history"),
                    ("#/more/history", "更多", "undo-record"),
                    ("#/customers/add", "客户", "name"),
                ] {
                    site.break_file(&part, Fault::Late(Duration::from_secs(3)));
                    phone.visit("about:blank").await?;
                    phone.visit(&format!("{url}{page}")).await?;
                    phone.ready("all").await?;
                    ensure_eq!(phone.text_of("h1").await?, heading, "{page}: at once");
                    ensure!(phone.sees("main[aria-busy=true]").await?, "{page}: busy");
                    ensure!(!phone.sees(&act(there)).await?, "{page}: not there yet");
                    phone.appears(&act(there)).await?;
                    ensure!(!phone.sees("main[aria-busy=true]").await?, "{page}: no longer busy");
                    let sheet = page.matches('/').count() > 1;
                    let focus = if sheet { "H2" } else { "H1" };
                    until(&format!("{page}: the focus on its heading"), async || {
                        Ok((focused(phone).await? == focus).then_some(()))
                    })
                    .await?;
                    site.mend();
                }
                Ok(())
            })
            .await
    })
}

#[test]
fn a_sheet_that_is_open_when_the_part_is_fetched_again_is_not_drawn_anew() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("part-twice", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.go("customers").await?;
                let customer = phone.attributes_of(&act("customer"), "href").await?.concat();
                phone.visit("about:blank").await?;
                // The sheet needs the part at once; a second after the start it is asked for again.
                phone.open(&format!("{url}{customer}/edit")).await?;
                phone.type_into(&act("note"), "下午三点").await?;
                until("the second asking", async || {
                    let late = phone.script("return performance.now() > 2000", vec![]).await?;
                    Ok((late == json!(true)).then_some(()))
                })
                .await?;
                let value = "return document.activeElement.value";
                ensure_eq!(phone.script(value, vec![]).await?, json!("下午三点"), "what is typed");
                Ok(())
            })
            .await
    })
}
