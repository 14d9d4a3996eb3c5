//! A month lived on a phone whose network is gone after the first morning, and whose battery dies
//! every evening; then a backup to a second phone and back.

use fieldplan_e2e::living::{FRIDAY, HANDS, LAST, Life, NEXT, SATURDAY};
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure_eq, story};

/// The phones it is lived on.
const LARGE: (u32, u32) = (390, 844);
const SMALL: (u32, u32) = (360, 640);

async fn month(language: Language, size: (u32, u32)) -> Outcome {
    let mut site = Site::serve(&config::dist()?)?;
    let url = site.url("/");
    let name = format!("living-{}-{}", language.short(), size.0);
    let setup = Setup::default().language(language.tag()).size(size).script(HANDS);
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
