//! Without a network: the second start on, everything works.

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::{Outcome, Phone, Setup, Site, config, ensure_eq, story};

#[test]
fn a_phone_without_network_and_cache_reloads_edits_and_reopens() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        let lines = phone
            .tell("offline", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                phone.offline(&mut site).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.add_customer("明达物流", Class::C, When::Today).await?;
                phone.go("today").await?;
                phone.line_is("明达物流", false).await?;
                // An address with a query, as a shortcut has it, is the same shell.
                phone.open(&site.url("/?go=today")).await?;
                phone.line_is("明达物流", false).await?;
                phone.read_lines().await
            })
            .await?;
        let profile = phone.close().await?;
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone
            .tell("offline-reopened", async |phone| {
                phone.offline(&mut site).await?;
                phone.open(&url).await?;
                phone.line_is("明达物流", false).await?;
                ensure_eq!(phone.read_lines().await?, lines, "every record");
                Ok(())
            })
            .await
    })
}
