//! What others may put into a name or a file: it is shown as it is written, or refused, and never
//! run.

use std::fs::File;
use std::io::Write;
use std::process::Command;

use fieldplan_e2e::living::{HANDS, Life};
use fieldplan_e2e::plant::Scratch;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screens::SCREENS;
use fieldplan_e2e::{
    Failure, Fault, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};
use serde_json::json;

/// Names that would do something if a screen took them for HTML, for a style or for an address.
const NAMES: [&str; 4] = [
    "<img src=x onerror=\"window.hit=1\">",
    "<script>window.hit=1</script>",
    "\"><svg onload=window.hit=1>",
    "javascript:window.hit=1//\u{202e}txt.exe",
];

/// What on the page came of a name, if anything: an element only a name would make, or its deed.
const FOUND: &str = "return [
    ...document.querySelectorAll('img, iframe, object, embed, body script, a[href^=\"javascript\"]'),
    ...document.querySelectorAll('[onerror], [onload]'),
].map((element) => element.outerHTML).concat(window.hit ? ['it ran'] : [])";

async fn nothing_came_of_it(phone: &Phone, place: &str) -> Outcome {
    let found = phone.script(FOUND, vec![]).await?;
    ensure_eq!(found, json!([]), "{place}");
    Ok(())
}

#[test]
fn a_name_is_never_taken_for_html_on_any_screen() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default().script(HANDS)).await?;
        phone
            .tell("hostile-names", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                for name in NAMES {
                    phone.add_customer(name, Class::A, When::Today).await?;
                }
                phone.go("today").await?;
                phone.line_is(NAMES[0], false).await?;
                let tick = phone.tick_of(NAMES[0]).await?;
                phone.tap_saved(&tick).await?;
                let id = phone.list().await?.first().map(|line| line.id.clone());
                let subject = id.ok_or_else(|| Failure::new("the list is empty"))?;
                phone.go("customers").await?;
                let customer = phone.attributes_of(&act("customer"), "href").await?;
                let id = customer.first().and_then(|href| href.rsplit('/').next());
                let id = id.unwrap_or_default().to_owned();
                let mut seen = 0;
                for screen in SCREENS.iter().filter(|screen| screen.is_plain() && screen.is_app()) {
                    let at = screen.at.replace("{id}", &id).replace("{subject}", &subject);
                    let at = at.replace("{day}", phone.setup().day());
                    phone.script("location.hash = arguments[0]", vec![json!(at)]).await?;
                    tokio::time::sleep(std::time::Duration::from_millis(250)).await;
                    nothing_came_of_it(phone, screen.name).await?;
                    seen += usize::from(phone.all_text().await?.contains("onerror"));
                }
                ensure!(seen >= 4, "the names were on {seen} screens");
                // The same names from a list that was pasted, and in the report of the day.
                phone.script("location.hash = '#/'", vec![]).await?;
                // Painted by boot.js, before the app stands.
                phone.kept_offline().await?;
                phone.cdp("Network.enable", json!({})).await?;
                phone.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
                phone.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
                site.break_file(".wasm", Fault::Late(std::time::Duration::from_secs(3)));
                phone.visit("about:blank").await?;
                phone.visit(&url).await?;
                phone.ready("today").await?;
                let names = phone.texts_of(".row-name").await?;
                ensure!(names.iter().any(|name| name == NAMES[1]), "as it is written: {names:?}");
                nothing_came_of_it(phone, "painted before the app").await?;
                phone.ready("all").await?;
                nothing_came_of_it(phone, "painted by the app").await
            })
            .await
    })
}

#[test]
fn control_a_name_taken_for_html_is_seen() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("hostile-control", async |phone| {
                phone.open(&site.url("/")).await?;
                let careless = "document.querySelector('main').innerHTML += arguments[0]";
                for name in &NAMES[..1] {
                    phone.script(careless, vec![json!(name)]).await?;
                    let found = phone.script(FOUND, vec![]).await?;
                    ensure!(found != json!([]), "{name} was not seen");
                }
                Ok(())
            })
            .await
    })
}

#[test]
fn a_file_that_is_huge_or_unpacks_to_something_huge_is_refused_and_changes_nothing() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let folder = Scratch::new()?;
        let huge = folder.path().join("fieldplan-huge.txt");
        // A gigabyte without a byte in it.
        File::create(&huge)?.set_len(1 << 30)?;
        let bomb = folder.path().join("fieldplan-bomb.txt.gz");
        let plain = folder.path().join("zeros");
        File::create(&plain)?.set_len(1 << 30)?;
        let packed = Command::new("gzip").arg("-1c").arg(&plain).output()?;
        ensure!(packed.status.success(), "gzip");
        File::create(&bomb)?.write_all(&packed.stdout)?;
        let phone = Phone::start(Setup::default().script(HANDS)).await?;
        phone
            .tell("hostile-files", async |phone| {
                let life = Life { phone, url: &url, language: Language::Chinese };
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                let before = phone.kept().await?;
                for (name, file) in [("huge", &huge), ("bomb", &bomb)] {
                    life.choose(file).await?;
                    phone.appears("[data-trouble=restore]").await?;
                    let said = phone.text_of("[data-trouble=restore]").await?;
                    ensure!(said.contains("太大"), "{name}: {said}");
                    phone.script("history.back()", vec![]).await?;
                    phone.disappears("dialog[open]").await?;
                }
                ensure_eq!(phone.kept().await?, before, "nothing has changed");
                phone.go("today").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await
            })
            .await
    })
}
