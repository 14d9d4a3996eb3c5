//! English is beside the app: fetched when it is chosen, kept from then on, refused whole where it
//! is not whole; a phone that never chose it never fetches it.

use std::path::Path;

use fieldplan::text::Lang;
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Fault, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};
use serde_json::json;

/// The files of words in the folder under test: those a start needs, and the rest.
fn words() -> Outcome<Vec<String>> {
    let mut found: Vec<String> = std::fs::read_dir(config::dist()?)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            let is_wasm = Path::new(name).extension().is_some_and(|kind| kind == "wasm");
            name.starts_with("words_") && is_wasm
        })
        .collect();
    found.sort();
    ensure!(found.len() >= 2, "words in dist: {found:?}");
    Ok(found)
}

fn asked(site: &Site) -> bool {
    site.log().iter().any(|request| request.path.contains("/words_"))
}

/// How many files of words the cache of the page's version holds.
async fn kept(phone: &Phone) -> Outcome<u64> {
    let body = "const done = arguments[arguments.length - 1];
        const scope = new URL('./', location.href).pathname;
        caches.open('fieldplan:' + scope + ':' + document.documentElement.dataset.version)
            .then((cache) => cache.keys())
            .then((all) => done(all.filter((file) => file.url.includes('/words_')).length))";
    Ok(phone.script_async(body, vec![]).await?.as_u64().unwrap_or_default())
}

/// The page says what it has to say in a language: the tabs, and a page behind Today.
async fn speaks(phone: &Phone, lang: Lang) -> Outcome {
    ensure!(phone.root("lang").await?.starts_with(lang.code()), "the page's language");
    phone.go("more").await?;
    let texts = lang.texts();
    ensure_eq!(phone.text_of("h1").await?, texts.tab_more, "the heading");
    let days = phone.text_of(&act("days")).await?;
    ensure_eq!(days, lang.behind().keep.days_title, "a word behind Today");
    phone.go("today").await?;
    ensure_eq!(phone.text_of(&act("tab-today")).await?, texts.tab_today, "a tab");
    Ok(())
}

/// What is said when the words cannot be fetched, in the language at hand and in English.
async fn told(phone: &Phone) -> Outcome {
    let said = until("the word that they are missing", async || {
        let sees = phone.sees(".toast-text").await?;
        Ok(if sees { Some(phone.text_of(".toast-text").await?) } else { None })
    })
    .await?;
    ensure!(said.contains(Lang::Zh.texts().part_missing), "{said}");
    ensure!(said.contains(fieldplan::text::english::MISSING), "{said}");
    Ok(())
}

/// Loads the page again; it speaks the language then.
async fn again(phone: &Phone, lang: Lang) -> Outcome {
    phone.reload().await?;
    phone.ready("all").await?;
    speaks(phone, lang).await
}

#[test]
fn english_is_fetched_when_it_is_chosen_and_opens_without_a_network_from_then_on() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let all = u64::try_from(words()?.len()).unwrap_or_default();
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("english", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                again(phone, Lang::Zh).await?;
                ensure!(!asked(&site), "a phone that speaks Chinese fetches no English");
                ensure_eq!(kept(phone).await?, 0, "words kept");

                phone.speak(Language::English).await?;
                ensure_eq!(kept(phone).await?, all, "kept before they are shown");
                speaks(phone, Lang::En).await?;
                ensure_eq!(phone.mixed().await?, Vec::<String>::new(), "one version");
                phone.offline(&mut site).await?;
                again(phone, Lang::En).await
            })
            .await?;
        let phone = Phone::start(Setup::default().profile(&phone.die())).await?;
        phone
            .tell("english-reopened", async |phone| {
                phone.offline(&mut site).await?;
                phone.open(&url).await?;
                speaks(phone, Lang::En).await?;
                // And back: what is in the app needs no network.
                phone.speak(Language::Chinese).await?;
                speaks(phone, Lang::Zh).await
            })
            .await
    })
}

#[test]
fn the_first_visit_in_english_is_enough_to_open_without_a_network() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("english-first", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.speak(Language::English).await?;
                phone.start_month("300K").await?;
                phone.kept_offline().await?;
                phone.offline(&mut site).await?;
                again(phone, Lang::En).await
            })
            .await
    })
}

#[test]
fn english_asked_for_without_a_network_is_told_and_chinese_stays() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("english-missing", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.go("more").await?;
                phone.offline(&mut site).await?;
                phone.tap_act("lang-en").await?;
                told(phone).await?;
                phone.picture("english-missing").await?;
                speaks(phone, Lang::Zh).await?;
                again(phone, Lang::Zh).await?;
                site.restart()?;
                phone.speak(Language::English).await?;
                speaks(phone, Lang::En).await
            })
            .await
    })
}

#[test]
fn words_that_are_not_whole_are_refused_whole() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("english-cut", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.go("more").await?;
                // Every file is fetched each time.
                phone.cdp("Network.enable", json!({})).await?;
                phone.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
                phone.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
                for name in words()? {
                    site.break_file(&name, Fault::Cut);
                    phone.tap_act("lang-en").await?;
                    told(phone).await?;
                    ensure!(phone.root("lang").await?.starts_with("zh"), "{name}: half of them");
                    site.mend();
                    again(phone, Lang::Zh).await?;
                    phone.go("more").await?;
                }
                // A start whose words do not come is in Chinese, and says so; the choice stays.
                phone.speak(Language::English).await?;
                for name in words()?.iter().filter(|name| !name.contains("_more")) {
                    site.break_file(name, Fault::Cut);
                }
                phone.visit(&url).await?;
                phone.ready("all").await?;
                told(phone).await?;
                ensure!(phone.root("lang").await?.starts_with("zh"), "Chinese meanwhile");
                site.mend();
                phone.visit(&url).await?;
                phone.ready("all").await?;
                speaks(phone, Lang::En).await
            })
            .await
    })
}

#[test]
fn an_update_brings_its_own_words_to_a_phone_that_speaks_english() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let all = u64::try_from(words()?.len()).unwrap_or_default();
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("english-update", async |phone| {
                phone.open(&url).await?;
                phone.speak(Language::English).await?;
                phone.start_month("300K").await?;
                phone.kept_offline().await?;
                let old = phone.root("data-version").await?;
                site.mount("/", &config::dist_next()?);
                phone.notices_version().await?;
                // Without a network from here on: the new version has all it needs.
                phone.offline(&mut site).await?;
                phone.tap_act("update").await?;
                until("the new version", async || {
                    let now = phone.root("data-version").await.unwrap_or_default();
                    Ok((!now.is_empty() && now != old).then_some(()))
                })
                .await?;
                phone.ready("all").await?;
                ensure_eq!(kept(phone).await?, all, "the new version's words");
                speaks(phone, Lang::En).await?;
                ensure_eq!(phone.mixed().await?, Vec::<String>::new(), "one version");
                Ok(())
            })
            .await
    })
}
