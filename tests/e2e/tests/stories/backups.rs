//! A backup taken in twice, an old one over newer work, one while the phone is full.

use fieldplan_e2e::living::{HANDS, Life};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};

#[test]
fn the_same_file_twice_and_an_older_one_over_newer_work_change_nothing() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default().script(HANDS)).await?;
        phone
            .tell("backup-again", async |phone| {
                let life = Life { phone, url: &url, language: Language::Chinese };
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                let file = config::out()?.join("backup-again.txt.gz");
                std::fs::write(&file, life.backed_up().await?)?;
                life.one_more("明达物流").await?;
                let newer = life.records().await?;
                for time in ["once", "twice"] {
                    life.choose(&file).await?;
                    phone.appears("dialog section").await?;
                    ensure_eq!(phone.exact_of("dialog section").await?, "0", "new in it, {time}");
                    ensure!(!phone.sees(&act("restore-go")).await?, "there is nothing to do");
                    phone.script("history.back()", vec![]).await?;
                    phone.disappears("dialog[open]").await?;
                }
                ensure_eq!(life.records().await?, newer, "every record, the newer ones too");
                phone.go("today").await?;
                phone.line_is("明达物流", true).await?;
                phone.line_is("恒泰电子", false).await
            })
            .await
    })
}

#[test]
fn a_backup_that_finds_no_room_changes_nothing_and_says_what_to_do() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let first = Phone::start(Setup::default().script(HANDS)).await?;
        let file = config::out()?.join("backup-full.txt.gz");
        let own = first
            .tell("backup-full-made", async |phone| {
                let life = Life { phone, url: &url, language: Language::Chinese };
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                life.one_more("恒泰电子").await?;
                std::fs::write(&file, life.backed_up().await?)?;
                life.records().await
            })
            .await?;
        drop(first);
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("backup-full", async |phone| {
                let life = Life { phone, url: &url, language: Language::Chinese };
                phone.room(&site.origin(), Some(16 << 20)).await?;
                phone.open(&url).await?;
                phone.kept_offline().await?;
                life.choose(&file).await?;
                phone.appears(&act("restore-go")).await?;
                phone.fill().await?;
                phone.tap_act("restore-go").await?;
                phone.appears("[data-trouble=restore]").await?;
                let said = phone.text_of("[data-trouble=restore]").await?;
                ensure!(said.contains("空间"), "{said}");
                ensure!(phone.kept().await?.records.is_empty(), "all or nothing");
                phone.room(&site.origin(), None).await?;
                phone.script("history.back()", vec![]).await?;
                phone.disappears("dialog[open]").await?;
                life.choose(&file).await?;
                phone.tap_act("restore-go").await?;
                until("the records", async || Ok((life.records().await? == own).then_some(())))
                    .await
            })
            .await
    })
}
