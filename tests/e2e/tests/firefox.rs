//! The stories Firefox judges: those of every engine, and what is kept when it is killed.

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::{Outcome, Phone, Setup, Site, config, ensure_eq, story};

mod engines;

#[test]
fn a_killed_browser_comes_back_without_a_network_and_with_every_record() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        let lines = phone
            .tell("firefox-killed", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.go("today").await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                phone.kept_offline().await?;
                phone.read_lines().await
            })
            .await?;
        let profile = phone.die();
        site.stop();
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone
            .tell("firefox-come-back", async |phone| {
                phone.open(&url).await?;
                ensure_eq!(phone.read_lines().await?, lines, "every record, byte by byte");
                phone.line_is("恒泰电子", true).await
            })
            .await
    })
}
