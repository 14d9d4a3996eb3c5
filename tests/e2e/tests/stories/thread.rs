//! The thread: number, month, customer, today, tick, a dead battery, no network, all still there.

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, config, ensure, ensure_eq, foreign, story,
};

const NAMES: [&str; 2] = ["恒泰电子", "Acme 有限公司"];

async fn thread(language: Language) -> Outcome {
    let mut site = Site::serve(&config::dist()?)?;
    let url = site.url("/");
    let name = format!("thread-{}", language.short());
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let (lines, list) = phone
        .tell(&format!("{name}-1"), async |phone| {
            phone.open(&url).await?;
            phone.speak(language).await?;
            phone.picture(&format!("{name}-first-run")).await?;
            phone.job("set the month's target");
            phone.start_month("300万").await?;
            phone.picture(&format!("{name}-month")).await?;
            ensure_eq!(phone.exact_of("[data-sum]").await?, "3000000.00", "the sum");
            phone.job("add a customer for today, from the month");
            phone.add_customer(NAMES[0], Class::A, When::Today).await?;
            phone.job("add another");
            phone.add_customer(NAMES[1], Class::B, When::Today).await?;
            phone.job("see today's list");
            phone.go("today").await?;
            phone.line_is(NAMES[0], false).await?;
            phone.job("tick a visit off");
            let tick = phone.tick_of(NAMES[0]).await?;
            phone.tap_saved(&tick).await?;
            phone.line_is(NAMES[0], true).await?;
            phone.picture(&format!("{name}-today")).await?;
            phone.today_is_true(setup.day(), language).await?;
            phone.kept_offline().await?;
            ensure_eq!(foreign::beyond(&site, phone).await?, Vec::<String>::new(), "beyond");
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)?;
            Ok((phone.read_lines().await?, phone.list().await?))
        })
        .await?;
    ensure_eq!(list.len(), 2, "two visits today");

    let profile = phone.die();
    let phone = Phone::start(setup.clone().profile(&profile)).await?;
    phone.offline(&mut site).await?;
    let after = phone
        .tell(&format!("{name}-2"), async |phone| {
            phone.open(&url).await?;
            phone.speak(language).await?;
            phone.go("today").await?;
            ensure_eq!(phone.read_lines().await?, lines, "every record, byte by byte");
            ensure_eq!(phone.list().await?, list, "today's list");
            phone.picture(&format!("{name}-reopened")).await?;
            phone.job("tick another offline");
            let tick = phone.tick_of(NAMES[1]).await?;
            phone.tap_saved(&tick).await?;
            phone.job("take a tick back offline");
            let tick = phone.tick_of(NAMES[0]).await?;
            phone.tap_saved(&tick).await?;
            phone.line_is(NAMES[0], false).await?;
            phone.line_is(NAMES[1], true).await?;
            phone.today_is_true(setup.day(), language).await?;
            phone.go("target").await?;
            phone.month_is_true(setup.day()).await?;
            phone.read_lines().await
        })
        .await?;
    ensure!(after.starts_with(&lines), "nothing before is touched");
    ensure_eq!(after.len(), lines.len() + 2, "one command, one record");

    let profile = phone.die();
    let phone = Phone::start(setup.clone().profile(&profile)).await?;
    phone.offline(&mut site).await?;
    phone
        .tell(&format!("{name}-3"), async |phone| {
            phone.open(&url).await?;
            phone.line_is(NAMES[0], false).await?;
            phone.line_is(NAMES[1], true).await?;
            ensure_eq!(phone.read_lines().await?, after, "every record after the second kill");
            phone.speak(language).await?;
            phone.go("today").await?;
            phone.today_is_true(setup.day(), language).await
        })
        .await
}

#[test]
fn the_thread_survives_two_dead_batteries_without_a_network_in_chinese() -> Outcome {
    story(async || thread(Language::Chinese).await)
}

#[test]
fn the_thread_survives_two_dead_batteries_without_a_network_in_english() -> Outcome {
    story(async || thread(Language::English).await)
}

#[test]
fn the_language_chosen_survives_a_dead_battery() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("language", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.go("more").await?;
                phone.speak(Language::English).await?;
                phone.add_customer("Hengtai", Class::A, When::Today).await
            })
            .await?;
        let phone = Phone::start(Setup::default().profile(&phone.die())).await?;
        phone
            .tell("language-reopened", async |phone| {
                phone.open(&url).await?;
                ensure_eq!(phone.root("lang").await?, "en", "the language of the last record");
                Ok(())
            })
            .await
    })
}
