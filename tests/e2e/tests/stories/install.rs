//! Onto the home screen: by one tap where the browser offers, else by hand; nothing where it is.

use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};
use serde_json::json;

/// The browser offers, as it does once it has seen that the app can be installed.
const OFFER: &str = "const offer = new Event('beforeinstallprompt', { cancelable: true });
    offer.prompt = () => { window.asked = (window.asked ?? 0) + 1; return Promise.resolve(); };
    dispatchEvent(offer);
    return offer.defaultPrevented";

/// The styles take the page for one opened from the home screen: no driver opens it from there, and
/// none pretends that it did. Gives how many rules speak of it.
const INSTALLED: &str = "let found = 0;
    const look = (rules) => [...rules].forEach((rule) => {
        if (rule.media && rule.media.mediaText.includes('display-mode: standalone')) {
            rule.media.mediaText = 'all';
            found += 1;
        }
        if (rule.cssRules) look(rule.cssRules);
    });
    [...document.styleSheets].forEach((sheet) => look(sheet.cssRules));
    return found";

#[test]
fn the_app_is_put_on_the_home_screen_by_one_tap_or_by_hand() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for language in Language::BOTH {
            // The browser's own offer is kept away: it comes when it likes.
            let setup = Setup::default().language(language.tag()).script(
                "addEventListener('beforeinstallprompt',
                    (event) => event.isTrusted && event.stopImmediatePropagation(), true)",
            );
            let phone = Phone::start(setup).await?;
            phone
                .tell(&format!("install-{}", language.short()), async |phone| {
                    phone.open(&site.url("/")).await?;
                    phone.speak(language).await?;
                    phone.start_month("100万").await?;
                    phone.go("more").await?;
                    phone.appears(".install-steps").await?;
                    let steps = phone.texts_of(".install-steps li").await?;
                    ensure_eq!(steps.len(), 2, "Android and iPhone");
                    ensure!(steps.iter().all(|step| language.speaks(step)), "{steps:?}");
                    ensure!(!phone.sees(&act("install")).await?, "no button without an offer");
                    ensure!(!phone.sees(".install-done").await?, "it is not there yet");

                    let kept = phone.script(OFFER, vec![]).await?;
                    ensure_eq!(kept, json!(true), "the offer is kept for the rep's word");
                    phone.appears(&act("install")).await?;
                    ensure!(!phone.sees(".install-steps").await?, "one tap in place of the steps");
                    phone.tap_act("install").await?;
                    until("the browser to ask", async || {
                        let asked = phone.script("return window.asked", vec![]).await?;
                        Ok((asked == json!(1)).then_some(()))
                    })
                    .await?;
                    phone.appears(".install-steps").await?;

                    let found = phone.script(INSTALLED, vec![]).await?;
                    ensure_eq!(found, json!(1), "rules for a page opened from the home screen");
                    phone.appears(".install-done").await?;
                    let said = phone.text_of(".install-done").await?;
                    ensure!(language.speaks(&said), "{said}");
                    for gone in [".install-steps", ".install-way", "[data-act=install]"] {
                        ensure!(!phone.sees(gone).await?, "{gone} although it is installed");
                    }
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}
