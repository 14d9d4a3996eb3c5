//! A month lived on a phone whose network is gone after the first morning, and whose battery dies
//! every evening; then a backup to a second phone and back.

use fieldplan::text::fill;
use fieldplan_e2e::living::{FRIDAY, HANDS, LAST, Life, NEXT, SATURDAY};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::tour::Work;
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};

/// The phones it is lived on.
const LARGE: (u32, u32) = (390, 844);
const SMALL: (u32, u32) = (360, 640);

async fn month(language: Language, screen: (u32, u32)) -> Outcome {
    let mut site = Site::serve(&config::dist()?)?;
    let url = site.url("/");
    let name = format!("living-{}-{}", language.short(), screen.0);
    let setup = Setup::default().language(language.tag()).size(screen).script(HANDS);
    let at = |day, time| setup.clone().at(day, time);

    let phone = Phone::start(at(FRIDAY, "09:00")).await?;
    phone
        .tell(&format!("{name}-friday"), async |phone| {
            let life = Life { phone, url: &url, language };
            life.first_run().await?;
            phone.kept_offline().await?;
            phone.offline(&mut site).await?;
            life.visits().await
        })
        .await?;
    let mut profile = phone.die();
    for (day, time) in [(FRIDAY, "18:00"), (SATURDAY, "09:00"), (LAST, "17:30"), (NEXT, "08:30")] {
        let phone = Phone::start(at(day, time).profile(&profile)).await?;
        phone.offline(&mut site).await?;
        phone
            .tell(&format!("{name}-{day}"), async |phone| {
                let life = Life { phone, url: &url, language };
                phone.open(&url).await?;
                phone.speak(language).await?;
                phone.go("today").await?;
                match day {
                    FRIDAY => life.evening().await,
                    SATURDAY => life.saturday().await,
                    LAST => life.month_end().await,
                    _ => life.next_month().await,
                }
            })
            .await?;
        profile = phone.die();
    }

    // To a second phone, and back with what was done there.
    let file = config::out()?.join(format!("{name}.txt.gz"));
    let first = Phone::start(at(NEXT, "09:00").profile(&profile)).await?;
    first.offline(&mut site).await?;
    let own = first
        .tell(&format!("{name}-backup"), async |phone| {
            let life = Life { phone, url: &url, language };
            phone.open(&url).await?;
            phone.speak(language).await?;
            std::fs::write(&file, life.backed_up().await?)?;
            life.records().await
        })
        .await?;
    site.restart()?;
    let other = Phone::start(at(NEXT, "10:00")).await?;
    let more = other
        .tell(&format!("{name}-second"), async |phone| {
            let life = Life { phone, url: &url, language };
            phone.open(&url).await?;
            phone.speak(language).await?;
            life.restored(&file, own.len()).await?;
            ensure_eq!(life.records().await?, own, "every record, byte by byte");
            phone.go("today").await?;
            phone.today_is_true(NEXT, language).await?;
            life.one_more("新来的客户").await?;
            std::fs::write(&file, life.backed_up().await?)?;
            life.records().await
        })
        .await?;
    other.die();
    first
        .tell(&format!("{name}-back"), async |phone| {
            let life = Life { phone, url: &url, language };
            life.restored(&file, more.len() - own.len()).await?;
            ensure_eq!(life.records().await?, more, "both phones hold the same");
            phone.go("today").await?;
            phone.line_is("新来的客户", true).await?;
            phone.today_is_true(NEXT, language).await?;
            phone.go("more").await?;
            phone.appears(&act("backup")).await
        })
        .await
}

#[test]
fn a_month_is_lived_offline_and_carried_to_a_second_phone_and_back_in_chinese() -> Outcome {
    story(async || month(Language::Chinese, LARGE).await)
}

#[test]
fn a_month_is_lived_offline_and_carried_to_a_second_phone_and_back_in_english() -> Outcome {
    story(async || month(Language::English, LARGE).await)
}

#[test]
fn a_month_is_lived_on_a_small_phone_in_chinese() -> Outcome {
    story(async || month(Language::Chinese, SMALL).await)
}

#[test]
fn a_month_is_lived_on_a_small_phone_in_english() -> Outcome {
    story(async || month(Language::English, SMALL).await)
}

#[test]
fn a_file_that_is_no_whole_backup_is_refused_with_a_sentence_and_changes_nothing() -> Outcome {
    story(async || {
        for language in [Language::Chinese, Language::English] {
            refused(language).await?;
        }
        Ok(())
    })
}

async fn refused(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let url = site.url("/");
    let name = format!("restore-{}", language.short());
    let folder = config::out()?;
    let setup = Setup::default().language(language.tag()).script(HANDS).at(NEXT, "09:00");
    let phone = Phone::start(setup).await?;
    phone
        .tell(&name, async |phone| {
            let life = Life { phone, url: &url, language };
            phone.open(&url).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            phone.add_customer("恒泰电子", Class::A, When::Today).await?;
            let own = life.records().await?;
            let packed = life.backed_up().await?;
            ensure!(packed.len() > 40, "the file has {} bytes", packed.len());

            let plain = "const done = arguments[arguments.length - 1];
                new Response(window.given.stream().pipeThrough(new DecompressionStream('gzip')))
                    .text().then(done);";
            let whole = phone.script_async(plain, vec![]).await?;
            let whole = whole.as_str().unwrap_or_default();
            ensure_eq!(whole.lines().count(), own.len() + 1, "a head and every record");
            let half = packed.get(..packed.len() / 2).unwrap_or_default().to_vec();
            let lines = own.len();
            let cut = whole.lines().take(lines).collect::<Vec<_>>().join("\n");
            let newer = whole.replacen("BACKUP 1 ", "BACKUP 9 ", 1);
            let texts = language.core().behind().backup;
            for (file, bytes, said) in [
                ("half.txt.gz", half, texts.unreadable.to_owned()),
                (
                    "cut.txt",
                    cut.into_bytes(),
                    fill(texts.cut, &[&(lines - 1).to_string(), &lines.to_string()]),
                ),
                ("newer.txt", newer.into_bytes(), texts.newer.to_owned()),
                ("picture.png", b"\x89PNG\r\n\x1a\n0000".to_vec(), texts.no_backup.to_owned()),
                ("empty.txt", Vec::new(), texts.no_backup.to_owned()),
            ] {
                let path = folder.join(format!("{name}-{file}"));
                std::fs::write(&path, bytes)?;
                life.choose(&path).await?;
                let alert = phone.alert(language).await?;
                ensure_eq!(alert, said, "{file}");
                ensure!(!phone.sees(&act("restore-go")).await?, "{file} may not be taken");
                ensure_eq!(life.records().await?, own, "nothing changes by {file}");
                phone.tap_act("close").await?;
                phone.disappears("dialog[open]").await?;
            }
            // The whole journal of somebody else: it is looked at, and does not join this one.
            let path = folder.join(format!("{name}-other.txt"));
            std::fs::write(&path, Work::Example.sample(rules::day(NEXT)?).lines())?;
            life.choose(&path).await?;
            phone.appears("dialog section").await?;
            let shown = phone.text_of("dialog section").await?;
            let locks = language.core().exchange().lock;
            ensure!(shown.contains(locks.beside_means), "what to do: {shown}");
            ensure!(!phone.sees(&act("restore-go")).await?, "another journal may not join");
            ensure!(phone.sees(&act("open-beside")).await?, "it can be opened beside");
            ensure_eq!(life.records().await?, own, "nothing changes");
            phone.tap_act("close").await?;
            phone.go("today").await?;
            phone.today_is_true(NEXT, language).await
        })
        .await
}
