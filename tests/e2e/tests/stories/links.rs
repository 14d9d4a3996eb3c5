//! Links: a tap leads there at once, one step of the history each, and back leads back.

use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};

/// The address's fragment and how long the history is.
async fn place(phone: &Phone) -> Outcome<(String, i64)> {
    let answer = phone.script("return [location.hash || '#/', history.length]", Vec::new()).await?;
    Ok((answer[0].as_str().unwrap_or_default().to_owned(), answer[1].as_i64().unwrap_or_default()))
}

/// Waits until a page stands and its heading has the focus.
async fn stands(phone: &Phone, tab: &str) -> Outcome {
    phone.appears(&format!("[data-act=tab-{tab}][aria-current=page]")).await?;
    until("the heading to have the focus", async || {
        let focused = phone.script("return document.activeElement.tagName", Vec::new()).await?;
        Ok((focused == "H1").then_some(()))
    })
    .await
}

#[test]
fn a_tap_on_a_link_is_one_step_and_back_leads_back() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("links", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.go("today").await?;
                stands(phone, "today").await?;
                let (_, before) = place(phone).await?;
                phone.tap_act("tab-customers").await?;
                stands(phone, "customers").await?;
                ensure_eq!(place(phone).await?, ("#/customers".to_owned(), before + 1), "a step");
                // The page that is there already is no step.
                phone.tap_act("tab-customers").await?;
                ensure_eq!(place(phone).await?.1, before + 1, "the same page again");
                phone.tap(&act("add-first")).await?;
                phone.appears("dialog[open]").await?;
                ensure_eq!(place(phone).await?.1, before + 2, "a sheet");
                phone.script("history.back()", Vec::new()).await?;
                // The focus is where the sheet was opened.
                phone.disappears("dialog[open]").await?;
                phone.script("history.back()", Vec::new()).await?;
                stands(phone, "today").await?;

                // Where the browser allows no more steps it goes its own way there.
                let refused = "history.pushState = () => { throw new Error('too many'); }";
                phone.script(refused, Vec::new()).await?;
                phone.tap_act("tab-more").await?;
                stands(phone, "more").await?;
                ensure!(place(phone).await?.0.starts_with("#/more"), "the browser's own way");
                Ok(())
            })
            .await
    })
}
