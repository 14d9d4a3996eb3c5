//! A backup under a passphrase: made, handed to another app, opened with the passphrase and not
//! without.

use std::path::{Path, PathBuf};

use fieldplan_e2e::living::{HANDS, Life};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};

/// A phone whose sheet for other apps takes texts alone, and keeps what it was given.
const SHEET: &str = "navigator.canShare = (what) =>
        what.files.every((file) => file.type === 'text/plain' && file.name.endsWith('.txt'));
    navigator.share = async (what) => { window.handed = what.files[0]; };";
const PHRASE: &str = "红星超市 correct horse";
/// One letter off.
const OTHER: &str = "红星超市 correct horsf";

/// The bytes of a file that the page keeps under this name.
async fn bytes(phone: &Phone, name: &str) -> Outcome<Vec<u8>> {
    let body = format!(
        "const done = arguments[arguments.length - 1];
        const look = (left) => window.{name}
            ? new Response(window.{name}).arrayBuffer().then((all) => done([...new Uint8Array(all)]))
            : left ? setTimeout(look, 50, left - 1) : done(null);
        look(200);"
    );
    let bytes: Option<Vec<u8>> = serde_json::from_value(phone.script_async(&body, vec![]).await?)?;
    bytes.ok_or_else(|| Failure::new("no file came"))
}

async fn open_sheet(phone: &Phone) -> Outcome {
    phone.go("more").await?;
    phone.tap_act("backup-lock").await?;
    phone.appears(&act("backup-make")).await
}

#[test]
fn a_locked_backup_opens_with_its_passphrase_alone_and_may_be_handed_on_as_a_text() -> Outcome {
    story(async || {
        for language in [Language::Chinese, Language::English] {
            locked(language).await?;
        }
        Ok(())
    })
}

/// Half a file, and files that these passphrases do not open: each is said, and nothing applied.
async fn refused(
    life: &Life<'_>,
    name: &str,
    half: &Path,
    wrong: [(&PathBuf, &str); 2],
) -> Outcome {
    let (phone, texts) = (life.phone, life.language.core().exchange().lock);
    life.choose(half).await?;
    ensure_eq!(phone.alert(life.language).await?, texts.broken, "half a file");
    phone.tap_act("close").await?;
    phone.disappears("dialog[open]").await?;
    for (file, phrase) in wrong {
        life.choose(file).await?;
        phone.appears(&act("unlock")).await?;
        phone.type_into(&act("unlock-phrase"), phrase).await?;
        phone.tap_act("unlock").await?;
        until("a word on what is wrong", async || {
            let said = phone.all_text().await?;
            Ok(said.contains(texts.wrong).then_some(()))
        })
        .await?;
        ensure!(!phone.sees(&act("restore-go")).await?, "nothing to restore");
        ensure!(phone.kept().await?.records.is_empty(), "nothing applied");
        phone.picture(&format!("{name}-wrong")).await?;
        phone.tap_act("close").await?;
        phone.disappears("dialog[open]").await?;
    }
    Ok(())
}

async fn locked(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let url = site.url("/");
    let name = format!("locked-{}", language.short());
    let texts = language.core().exchange().lock;
    let setup = Setup::default().language(language.tag()).script(HANDS);
    let first = Phone::start(setup.clone().script(SHEET)).await?;
    let file = config::out()?.join(format!("{name}.txt"));
    let sent = config::out()?.join(format!("{name}-sent.txt"));
    let open = config::out()?.join(format!("{name}-open.txt"));
    let own = first
        .tell(&name, async |phone| {
            let life = Life { phone, url: &url, language };
            phone.open(&url).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            life.one_more("恒泰电子").await?;
            open_sheet(phone).await?;
            phone.type_into(&act("phrase"), "1234567").await?;
            phone.tap_act("backup-make").await?;
            let said = phone.alert(language).await?;
            ensure!(said.contains('8') && said.contains('7'), "{said}");
            phone.type_into(&act("phrase"), PHRASE).await?;
            phone.type_into(&act("phrase-again"), "red star").await?;
            phone.tap_act("backup-make").await?;
            ensure_eq!(phone.alert(language).await?, texts.differs, "two different ones");
            ensure!(phone.all_text().await?.contains(texts.lost), "a lost one is lost");
            phone.type_into(&act("phrase-again"), PHRASE).await?;
            phone.tap_act("backup-make").await?;
            phone.appears("[data-locked=true]").await?;
            phone.picture(&format!("{name}-made")).await?;
            phone.tap_act("backup-save").await?;
            std::fs::write(&file, bytes(phone, "given").await?)?;
            phone.tap_act("backup-share").await?;
            std::fs::write(&sent, bytes(phone, "handed").await?)?;
            let kind = phone.script("return window.handed.type", vec![]).await?;
            ensure_eq!(kind.as_str(), Some("text/plain"), "a kind the phone's sheet takes");
            // Without a passphrase: an open one.
            phone.type_into(&act("phrase"), "").await?;
            phone.type_into(&act("phrase-again"), "").await?;
            phone.script("window.handed = undefined", vec![]).await?;
            phone.tap_act("backup-make").await?;
            phone.appears("[data-locked=false]").await?;
            phone.tap_act("backup-share").await?;
            std::fs::write(&open, bytes(phone, "handed").await?)?;
            life.records().await
        })
        .await?;
    drop(first);
    let plain = std::fs::read(&file)?;
    ensure!(plain.starts_with(b"FIELDPLAN-LOCKED\n"), "its first line says what it is");
    let secret = "恒泰电子".as_bytes();
    ensure!(!plain.windows(secret.len()).any(|part| part == secret), "no name can be read");
    let mut spoiled = plain.clone();
    *spoiled.last_mut().ok_or_else(|| Failure::new("an empty file"))? ^= 1;
    let bad = config::out()?.join(format!("{name}-spoiled.txt"));
    std::fs::write(&bad, &spoiled)?;
    let half = config::out()?.join(format!("{name}-half.txt"));
    std::fs::write(&half, plain.get(..60).unwrap_or_default())?;

    for (place, (from, is_locked)) in
        [(&file, true), (&sent, true), (&open, false)].into_iter().enumerate()
    {
        let other = Phone::start(setup.clone()).await?;
        other
            .tell(&format!("{name}-other-{place}"), async |phone| {
                let life = Life { phone, url: &url, language };
                phone.open(&url).await?;
                phone.speak(language).await?;
                if place == 0 {
                    refused(&life, &name, &half, [(&bad, PHRASE), (&file, OTHER)]).await?;
                }
                life.choose(from).await?;
                if is_locked {
                    phone.appears(&act("unlock")).await?;
                    // With a space that a keyboard put behind it.
                    phone.type_into(&act("unlock-phrase"), &format!("{PHRASE} ")).await?;
                    phone.tap_act("unlock").await?;
                }
                phone.appears(&act("restore-go")).await?;
                ensure_eq!(phone.exact_of("dialog section").await?, own.len().to_string(), "new");
                phone.picture(&format!("{name}-opened")).await?;
                phone.tap_act("restore-go").await?;
                until("the records", async || Ok((life.records().await? == own).then_some(())))
                    .await
            })
            .await?;
    }
    Ok(())
}
