//! The stories that WebKitGTK judges: script, policy, worker and storage within one session.
//!
//! Its sessions are ephemeral, so nothing here restarts a browser; its window is never narrower
//! than 447 px, so nothing here judges layout. The day is put first into each page by the server
//! of the tests, as a file of the page's own origin: the policy stays in force.

use fieldplan_e2e::{Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};

/// A phone on WebKit and a site that gives its pages the day.
async fn webkit(setup: Setup, folder: &std::path::Path) -> Outcome<(Phone, Site)> {
    let site = Site::serve(folder)?;
    let phone = Phone::webkit(setup).await?;
    site.first_script(&phone.first_script());
    Ok((phone, site))
}

#[test]
fn the_harness_drives_webkit_with_the_policy_in_force() -> Outcome {
    story(async || {
        let setup = Setup::default().at("2026-02-12", 23, 59);
        let (phone, site) = webkit(setup, &config::control_pages()).await?;
        phone.open(&site.url("/tap.html")).await?;
        phone.tap_act("near").await?;
        phone.tap_act("far").await?;
        phone.type_into(&act("word"), "300万").await?;
        let word = "return document.querySelector('input').value";
        ensure_eq!(phone.script(word, vec![]).await?, "300万", "typed by keys");
        let log = phone.text_of("#log").await?;
        ensure!(log.contains("click:mouse:true:far"), "the page felt {log}");
        let day = phone.attributes_of("#log", "data-date").await?.concat();
        ensure_eq!(day, "2026-02-12 23 true true", "the day");
        phone.open(&site.url("/policy.html")).await?;
        phone.appears("#log").await?;
        ensure_eq!(phone.text_of("#log").await?, "refused", "the foreign request");
        ensure_eq!(phone.root("data-inline").await?, "", "the inline script");
        phone.open(&site.url("/store.html?honest")).await?;
        phone.tap_saved(&act("tick")).await?;
        ensure_eq!(phone.kept().await?.records.len(), 1, "one record");
        Ok(())
    })
}
