//! The stories that every engine runs besides Chromium: script, policy, worker, storage, an update,
//! and every screen looked at.
//!
//! A script before the page's own is put first into each page by the server of the tests, as a file
//! of the page's own origin: the policy stays in force. What goes offline runs as of the real day
//! instead, for that file is in no cache. What each engine cannot do is in the README.

use fieldplan_e2e::living::{FRIDAY, HANDS, LAST, Life, NEXT, SATURDAY};
use fieldplan_e2e::policy::{POLICY, attempts, without_hash};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::screens::{SCREENS, With};
use fieldplan_e2e::sick::{self, CONNECTIONS};
use fieldplan_e2e::tour::{Tour, Way, Work};
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, day, ensure, ensure_eq, rules, story,
};
use serde_json::json;
use thirtyfour::prelude::Key;

/// A phone on the engine under test and a site that gives its pages the day.
async fn begin(setup: Setup, folder: &std::path::Path) -> Outcome<(Phone, Site)> {
    let site = Site::serve(folder)?;
    let phone = Phone::start(setup).await?;
    site.first_script(&phone.first_script());
    Ok((phone, site))
}

#[test]
fn the_harness_drives_the_engine_with_the_policy_in_force() -> Outcome {
    story(async || {
        let setup = Setup::default().at("2026-02-12", "23:59");
        let (phone, site) = begin(setup, &config::control_pages()).await?;
        phone.open(&site.url("/tap.html")).await?;
        phone.tap_act("near").await?;
        phone.tap_act("far").await?;
        phone.type_into(&act("word"), "300万").await?;
        let word = "return document.querySelector('input').value";
        ensure_eq!(phone.script(word, vec![]).await?, "300万", "typed by keys");
        let log = phone.text_of("#log").await?;
        ensure!(log.contains("click:mouse:true:far"), "the page felt {log}");
        let day = phone.attributes_of("#log", "data-date").await?.concat();
        ensure_eq!(day, "2026-02-12 23 true true", "the day");
        phone.open(&site.url("/policy.html")).await?;
        phone.appears("#log").await?;
        ensure_eq!(phone.text_of("#log").await?, "refused", "the foreign request");
        ensure_eq!(phone.root("data-inline").await?, "", "the inline script");
        phone.open(&site.url("/store.html?honest")).await?;
        phone.tap_saved(&act("tick")).await?;
        ensure_eq!(phone.kept().await?.records.len(), 1, "one record");
        Ok(())
    })
}

async fn thread(language: Language) -> Outcome {
    let mut site = Site::serve(&config::dist()?)?;
    let url = site.url("/");
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    let name = format!("engine-thread-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&url).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            ensure_eq!(phone.exact_of("[data-sum]").await?, "3000000.00", "the sum");
            phone.add_customer("恒泰电子", Class::A, When::Today).await?;
            phone.go("today").await?;
            let tick = phone.tick_of("恒泰电子").await?;
            phone.tap_saved(&tick).await?;
            phone.line_is("恒泰电子", true).await?;
            phone.picture(&name).await?;
            let lines = phone.read_lines().await?;
            phone.kept_offline().await?;
            phone.offline(&mut site).await?;
            phone.visit(&url).await?;
            phone.ready("all").await?;
            ensure!(phone.root("lang").await?.starts_with(language.short()), "the language stays");
            ensure_eq!(phone.read_lines().await?, lines, "every record, byte by byte");
            phone.line_is("恒泰电子", true).await?;
            let tick = phone.tick_of("恒泰电子").await?;
            phone.tap_saved(&tick).await?;
            phone.line_is("恒泰电子", false).await?;
            ensure_eq!(phone.read_lines().await?.len(), lines.len() + 1, "one more record");
            Ok(())
        })
        .await
}

#[test]
fn the_thread_holds_without_a_network_in_chinese() -> Outcome {
    story(async || thread(Language::Chinese).await)
}

#[test]
fn the_thread_holds_without_a_network_in_english() -> Outcome {
    story(async || thread(Language::English).await)
}

/// The month of the living story. Its days come with each page from the server, so there is a
/// network; what goes without one is the thread above.
async fn month(language: Language) -> Outcome {
    let setup = Setup::default().language(language.tag()).script(HANDS);
    let dist = config::dist()?;
    let (phone, site) = begin(setup.clone().at(FRIDAY, "09:00"), &dist).await?;
    let url = site.url("/");
    let name = format!("engine-living-{}", language.short());
    let file = config::out()?.join(format!("{name}.txt.gz"));
    let own = phone
        .tell(&name, async |phone| {
            let life = Life { phone, url: &url, language };
            life.first_run().await?;
            life.visits().await?;
            for (day, time) in
                [(FRIDAY, "18:00"), (SATURDAY, "09:00"), (LAST, "17:30"), (NEXT, "08:30")]
            {
                site.first_script(&format!("{}\n{HANDS}", day::script(day, time)));
                phone.visit("about:blank").await?;
                phone.open(&url).await?;
                phone.go("today").await?;
                match day {
                    FRIDAY => life.evening().await?,
                    SATURDAY => life.saturday().await?,
                    LAST => life.month_end().await?,
                    _ => life.next_month().await?,
                }
            }
            std::fs::write(&file, life.backed_up().await?)?;
            life.records().await
        })
        .await?;
    drop(phone);
    let (other, site) = begin(setup.at(NEXT, "10:00"), &dist).await?;
    let url = site.url("/");
    other
        .tell(&format!("{name}-second"), async |phone| {
            let life = Life { phone, url: &url, language };
            phone.open(&url).await?;
            phone.speak(language).await?;
            life.restored(&file, own.len()).await?;
            ensure_eq!(life.records().await?, own, "every record, byte by byte");
            phone.go("today").await?;
            phone.today_is_true(NEXT, language).await
        })
        .await
}

#[test]
fn a_month_is_lived_and_carried_to_a_second_phone_in_chinese() -> Outcome {
    story(async || month(Language::Chinese).await)
}

#[test]
fn a_month_is_lived_and_carried_to_a_second_phone_in_english() -> Outcome {
    story(async || month(Language::English).await)
}

#[test]
fn the_policy_is_in_force_and_the_app_runs_under_it() -> Outcome {
    story(async || {
        let (phone, site) = begin(Setup::default(), &config::dist()?).await?;
        phone
            .tell("engine-policy", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                let meta = phone
                    .attributes_of("meta[http-equiv=Content-Security-Policy]", "content")
                    .await?;
                let (meta, _) = without_hash(meta.first().map_or("", String::as_str))?;
                ensure_eq!(meta, POLICY, "meta");
                ensure_eq!(attempts(phone).await?, Vec::<String>::new(), "got through");
                Ok(())
            })
            .await
    })
}

#[test]
fn blocked_storage_is_said_with_what_to_do() -> Outcome {
    story(async || {
        for (name, setup) in [
            ("throws", Setup::default().storage_throws()),
            ("refuses", Setup::default().storage_refuses()),
        ] {
            let (phone, site) = begin(setup, &config::dist()?).await?;
            phone
                .tell(&format!("engine-storage-{name}"), async |phone| {
                    phone.visit(&site.url("/")).await?;
                    let body = "return [...document.querySelectorAll('.rescue, [role=alert]')]
                        .filter((element) => element.getClientRects().length)
                        .map((element) => element.innerText.trim()).join(' ')";
                    let said = until("a word about storage", async || {
                        let said = phone.script(body, vec![]).await?;
                        Ok((said != json!("")).then_some(said))
                    })
                    .await?;
                    let said = said.as_str().unwrap_or_default();
                    ensure!(said.contains("设置"), "what to do is missing: {said}");
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn a_sick_store_is_reached_again_and_the_edit_is_saved() -> Outcome {
    story(async || {
        let setup = Setup::default().counts_loads().script(CONNECTIONS);
        let (phone, site) = begin(setup, &config::dist()?).await?;
        phone
            .tell("engine-connection", async |phone| {
                sick::at_work(phone, &site.url("/")).await?;
                sick::dropped_connection(phone).await
            })
            .await?;
        let setup = Setup::default().counts_loads().script(CONNECTIONS);
        let (phone, site) = begin(setup, &config::dist()?).await?;
        phone
            .tell("engine-connection-reload", async |phone| {
                sick::at_work(phone, &site.url("/")).await?;
                sick::only_a_new_page_reaches_it(phone).await
            })
            .await
    })
}

#[test]
fn what_another_version_wrote_is_kept_and_gone_on_with() -> Outcome {
    story(async || {
        let (phone, site) = begin(Setup::default(), &config::dist()?).await?;
        phone
            .tell("engine-newer", async |phone| sick::newer_records(phone, &site.url("/")).await)
            .await?;
        let (phone, site) = begin(Setup::default(), &config::dist()?).await?;
        phone
            .tell("engine-no-note", async |phone| {
                sick::side_store_without_a_note(phone, &site.url("/")).await
            })
            .await
    })
}

#[test]
fn a_new_version_is_offered_and_taken_by_one_tap() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("engine-update", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                // Not a reload: Firefox's driver makes one that passes the worker by.
                phone.visit("about:blank").await?;
                phone.open(&site.url("/")).await?;
                let (old, lines) = (phone.root("data-version").await?, phone.read_lines().await?);
                site.mount("/", &config::dist_next()?);
                phone.notices_version().await?;
                phone.tap_act("update").await?;
                until("the new version", async || {
                    // While the page is being replaced it answers with an error.
                    let now = phone.root("data-version").await.unwrap_or_default();
                    Ok((!now.is_empty() && now != old).then_some(()))
                })
                .await?;
                phone.ready("all").await?;
                ensure_eq!(phone.mixed().await?, Vec::<String>::new(), "one version alone");
                ensure_eq!(phone.read_lines().await?, lines, "every record, byte by byte");
                Ok(())
            })
            .await
    })
}

/// Every screen that opens by its address, with the example rep's months: drawn whole, in one
/// language, nothing cut or covered.
async fn every_screen(language: Language) -> Outcome {
    let setup = Setup::default().language(language.tag());
    let (phone, site) = begin(setup, &config::dist()?).await?;
    let wrong = phone
        .tell(&format!("engine-looks-{}", language.short()), async |phone| {
            let sample = Work::Example.sample(rules::day(phone.setup().day())?);
            phone.plant(&site, "/", &sample).await?;
            phone.visit(&site.url("/")).await?;
            phone.stands().await?;
            phone.speak(language).await?;
            let tour = Tour::begin(phone, &site, language).await?;
            let mut wrong = Vec::new();
            for screen in SCREENS.iter().filter(|one| one.with == With::Work && one.is_plain()) {
                tour.open(screen, Way::Step).await?;
                let mut found = phone.looks(language).await?;
                found.extend(phone.look_at_the_end().await?.1);
                phone.back_to_the_top().await?;
                wrong.extend(found.iter().map(|one| format!("{}: {one}", screen.name)));
            }
            Ok(wrong)
        })
        .await?;
    ensure!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

#[test]
fn every_screen_that_an_address_opens_is_drawn_whole_in_chinese() -> Outcome {
    story(async || every_screen(Language::Chinese).await)
}

#[test]
fn every_screen_that_an_address_opens_is_drawn_whole_in_english() -> Outcome {
    story(async || every_screen(Language::English).await)
}

/// Where the focus is, by the control's hook or the element's name.
const FOCUS: &str = "const at = document.activeElement; return at.dataset.act ?? at.id";

#[test]
fn a_sheet_takes_the_focus_keeps_it_and_gives_it_back() -> Outcome {
    story(async || {
        let (phone, site) = begin(Setup::default(), &config::dist()?).await?;
        phone
            .tell("engine-sheet", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.go("customers").await?;
                let is_at = async |what: &str| {
                    let wanted = format!("the focus on {what}");
                    until(&wanted, async || {
                        Ok((phone.script(FOCUS, vec![]).await? == json!(what)).then_some(()))
                    })
                    .await
                };
                // Closed by Escape, by the cross, and by going back.
                for close in ["escape", "cross", "back"] {
                    phone.tap_act("add").await?;
                    phone.appears(&act("name")).await?;
                    is_at("sheet-title").await?;
                    let inside = "return document.activeElement.closest('dialog') !== null";
                    for _ in 0..3 {
                        phone.key(Key::Tab).await?;
                        let kept = phone.script(inside, vec![]).await?;
                        ensure_eq!(kept, json!(true), "the focus stays in the sheet");
                    }
                    match close {
                        "escape" => phone.key(Key::Escape).await?,
                        "cross" => phone.tap_act("close").await?,
                        _ => phone.driver().back().await?,
                    }
                    phone.disappears("dialog[open]").await?;
                    is_at("add").await?;
                }
                Ok(())
            })
            .await
    })
}
