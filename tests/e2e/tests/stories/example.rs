//! The example month: entered with one tap, a journal of its own, marked, left with one tap.

use std::collections::BTreeSet;

use fieldplan_e2e::gallery::{SCHEMES, SIZES, paint, wear};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Fault, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};
use serde_json::{Value, json};

/// Waits until the page stands and shows the example, or the rep's own journal.
async fn stands(phone: &Phone, in_example: bool) -> Outcome {
    let wanted = if in_example { "1" } else { "" };
    until(if in_example { "the example" } else { "the own journal" }, async || {
        // A page that is just being replaced answers with an error: it is asked again.
        let state = phone.root("data-ready").await.unwrap_or_default();
        let example = phone.root("data-example").await.unwrap_or_default();
        Ok((state == "all" && example == wanted).then_some(()))
    })
    .await?;
    ensure_eq!(phone.sees(".example").await?, in_example, "the mark");
    Ok(())
}

async fn enter(phone: &Phone) -> Outcome {
    phone.tap_act("example").await?;
    stands(phone, true).await?;
    phone.appears("#app li[data-id]").await
}

async fn leave(phone: &Phone) -> Outcome {
    phone.tap_act("leave-example").await?;
    stands(phone, false).await
}

/// The names of databases and keys that are the example's, its pointer among them.
async fn left_over(phone: &Phone) -> Outcome<BTreeSet<String>> {
    let body = "const done = arguments[arguments.length - 1];
        indexedDB.databases().then((all) => done([
            ...all.map((one) => one.name), ...Object.keys(localStorage),
        ].filter((name) => name.includes('example'))))";
    let names = phone.script_async(body, vec![]).await?;
    let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(names.map(str::to_owned).collect())
}

/// A line of today's list that is not ticked: its name.
async fn open_line(phone: &Phone) -> Outcome<String> {
    until("an open line", async || {
        let list = phone.list().await?;
        let named = |name: &str| list.iter().filter(|line| line.name == name).count();
        Ok(list.iter().find(|line| !line.ticked && named(&line.name) == 1).map(|l| l.name.clone()))
    })
    .await
}

#[test]
fn the_example_is_apart_and_the_own_journal_is_as_it_was() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        for language in Language::BOTH {
            let phone = Phone::start(Setup::default().language(language.tag())).await?;
            phone
                .tell(&format!("example-{}", language.short()), async |phone| {
                    phone.open(&url).await?;
                    phone.speak(language).await?;
                    phone.start_month("100万").await?;
                    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                    let one = phone.tab().await?;
                    let two = phone.new_tab().await?;
                    phone.open(&url).await?;
                    phone.line_is("恒泰电子", false).await?;
                    let own = phone.kept().await?;

                    // One tap.
                    phone.turn_to(&one).await?;
                    phone.go("more").await?;
                    let name = format!("example-way-{}", language.short());
                    let faults = phone.look_closely(&name, language).await?;
                    ensure_eq!(faults, Vec::<String>::new(), "the way in");
                    enter(phone).await?;
                    let said = phone.text_of(".example p").await?;
                    ensure!(language.speaks(&said), "{said}");
                    let name = format!("example-{}", language.short());
                    let faults = phone.look_closely(&name, language).await?;
                    ensure_eq!(faults, Vec::<String>::new(), "the marked page");
                    let height = "return document.querySelector('.example button')
                        .getBoundingClientRect().height >= 48";
                    ensure_eq!(phone.script(height, vec![]).await?, json!(true), "the target");
                    let before = phone.kept_of_example().await?;
                    ensure!(before.records.len() > 700, "{} records", before.records.len());
                    let name = open_line(phone).await?;
                    phone.tap_saved(&phone.tick_of(&name).await?).await?;
                    phone.line_is(&name, true).await?;
                    let after = phone.kept_of_example().await?;
                    ensure_eq!(after.records.len(), before.records.len() + 1, "the tick's record");
                    phone.go("target").await?;
                    ensure_eq!(phone.exact_of("[data-sum]").await?, "3000000.00", "its target");
                    phone.go("customers").await?;
                    // A screenful is drawn at once, the rest after it.
                    until("its forty customers", async || {
                        let drawn = phone.attributes_of(&act("customer"), "href").await?.len();
                        Ok((drawn == 40).then_some(()))
                    })
                    .await?;
                    ensure!(phone.sees(".example").await?, "marked on every page");
                    ensure!(phone.kept().await? == own, "the own journal is untouched");

                    // The other page stays with its own journal, and works.
                    phone.turn_to(&two).await?;
                    ensure!(!phone.sees(".example").await?, "the other page is not marked");
                    let list: Vec<_> = phone.list().await?.into_iter().map(|l| l.name).collect();
                    ensure_eq!(list, ["恒泰电子"], "the other page's list");
                    phone.tap_saved(&phone.tick_of("恒泰电子").await?).await?;
                    let own = phone.kept().await?;
                    ensure_eq!(phone.kept_of_example().await?, after, "the example is untouched");

                    // One tap, and all is as it was.
                    phone.turn_to(&one).await?;
                    leave(phone).await?;
                    phone.line_is("恒泰电子", true).await?;
                    phone.go("target").await?;
                    ensure_eq!(phone.exact_of("[data-sum]").await?, "1000000.00", "the own goal");
                    ensure_eq!(phone.kept().await?, own, "byte for byte");
                    ensure_eq!(left_over(phone).await?, BTreeSet::new(), "nothing is left over");

                    // A second time it is made anew.
                    phone.go("more").await?;
                    enter(phone).await?;
                    phone.line_is(&name, false).await?;
                    ensure_eq!(phone.kept_of_example().await?.records, before.records, "made anew");
                    leave(phone).await?;
                    ensure_eq!(phone.kept().await?, own, "byte for byte, once more");
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn a_first_run_can_look_first_and_what_was_typed_is_still_there() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for language in Language::BOTH {
            let phone = Phone::start(Setup::default().language(language.tag())).await?;
            phone
                .tell(&format!("example-first-{}", language.short()), async |phone| {
                    phone.open(&site.url("/")).await?;
                    phone.speak(language).await?;
                    phone.type_into(&act("target"), "250万").await?;
                    enter(phone).await?;
                    // The language is the phone's, whichever journal is shown.
                    let other = match language {
                        Language::Chinese => Language::English,
                        Language::English => Language::Chinese,
                    };
                    phone.speak(other).await?;
                    let said = phone.text_of(".example p").await?;
                    ensure!(other.speaks(&said), "{said}");
                    leave(phone).await?;
                    let tag = phone.root("lang").await?;
                    ensure!(tag.starts_with(other.short()), "{tag} outside");
                    phone.reload().await?;
                    stands(phone, false).await?;
                    let tag = phone.root("lang").await?;
                    ensure!(tag.starts_with(other.short()), "{tag} after another start");
                    phone.tap_saved(&act("start")).await?;
                    phone.appears("[data-week]").await?;
                    ensure_eq!(phone.exact_of("[data-sum]").await?, "2500000.00", "what was typed");
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn the_mark_moves_nothing_when_a_page_of_the_example_opens() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("example-still", async |phone| {
                phone.before_load(include_str!("../../src/js/shifts.js")).await?;
                phone.open(&site.url("/")).await?;
                enter(phone).await?;
                let first = open_line(phone).await?;
                phone.tap_saved(&phone.tick_of(&first).await?).await?;
                phone.kept_offline().await?;
                // With the record of today painted first.
                for _ in 0..3 {
                    phone.reload().await?;
                    stands(phone, true).await?;
                    phone.line_is(&first, true).await?;
                    let body = "return window.__shifts().reduce((sum, one) => sum + one.value, 0)";
                    let moved = phone.script(body, vec![]).await?.as_f64().unwrap_or(1.0);
                    ensure!(moved <= 0.01, "{moved} moved");
                }
                Ok(())
            })
            .await
    })
}

/// Everything wrong on the page as it stands, in both schemes and every size.
async fn faults(phone: &Phone, name: &str, language: Language) -> Outcome<Vec<String>> {
    let mut all = Vec::new();
    for scheme in SCHEMES {
        paint(phone, scheme).await?;
        let verdict = phone.axe_verdict().await?;
        let found = verdict.violations.iter().chain(&verdict.unreviewed);
        all.extend(found.map(|found| format!("{name} {scheme}: {found}")));
    }
    for size in SIZES {
        wear(phone, size).await?;
        phone.picture(&format!("{name}-{}-{}", language.short(), size.name)).await?;
        let mut found = phone.looks(language).await?;
        found.extend(phone.look_at_the_end().await?.1);
        phone.back_to_the_top().await?;
        all.extend(found.iter().map(|found| format!("{name} {}: {found}", size.name)));
    }
    wear(phone, SIZES[0]).await?;
    Ok(all)
}

#[test]
fn the_way_in_and_the_mark_are_without_fault_in_every_view() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for language in Language::BOTH {
            let phone = Phone::start(Setup::default().language(language.tag())).await?;
            phone
                .tell(&format!("example-looks-{}", language.short()), async |phone| {
                    phone.open(&site.url("/")).await?;
                    phone.speak(language).await?;
                    let mut all = faults(phone, "way-first", language).await?;
                    enter(phone).await?;
                    all.extend(faults(phone, "marked-today", language).await?);
                    phone.go("more").await?;
                    all.extend(faults(phone, "marked-more", language).await?);
                    leave(phone).await?;
                    ensure_eq!(all, Vec::<String>::new(), "faults");
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn a_killed_browser_comes_back_into_the_example_with_what_was_done_there() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("example-enter", async |phone| {
                phone.open(&url).await?;
                phone.start_month("100万").await?;
                phone.go("more").await?;
                enter(phone).await
            })
            .await?;
        // Switched off properly once: which journal is shown is kept where a browser that is killed
        // seconds later may lose it, and then the rep's own is shown.
        let profile = phone.close().await?;
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        let (phone, name) = {
            let name = phone
                .tell("example-closed", async |phone| {
                    phone.visit(&url).await?;
                    stands(phone, true).await?;
                    let name = open_line(phone).await?;
                    phone.tap_saved(&phone.tick_of(&name).await?).await?;
                    Ok(name)
                })
                .await?;
            (phone, name)
        };
        let profile = phone.die();
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone
            .tell("example-killed", async |phone| {
                phone.visit(&url).await?;
                stands(phone, true).await?;
                phone.line_is(&name, true).await?;
                leave(phone).await?;
                phone.go("target").await?;
                ensure_eq!(phone.exact_of("[data-sum]").await?, "1000000.00", "the own goal");
                Ok(())
            })
            .await
    })
}

#[test]
fn wiping_and_taking_back_inside_the_example_are_the_examples_alone() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("example-wiped", async |phone| {
                phone.open(&url).await?;
                phone.start_month("100万").await?;
                let own = phone.kept().await?;
                phone.go("more").await?;
                enter(phone).await?;
                let one = phone.tab().await?;

                phone.go("more").await?;
                phone.tap_act("history").await?;
                phone.tap_saved(&act("undo-record")).await?;
                ensure_eq!(phone.kept_of_example().await?.count("undone") > 2, true, "taken back");
                ensure_eq!(phone.kept().await?, own, "the own journal, after taking back");

                // A second page of the example, for what follows.
                let two = phone.new_tab().await?;
                phone.visit(&url).await?;
                stands(phone, true).await?;
                phone.turn_to(&one).await?;
                phone.visit("about:blank").await?;
                phone.open(&format!("{url}#/more/wipe")).await?;
                phone.type_into(&act("wipe-word"), "清空").await?;
                phone.tap_act("wipe-go").await?;
                phone.appears(&act("start")).await?;
                stands(phone, true).await?;
                ensure_eq!(phone.kept_of_example().await?.records.len(), 0, "the example is empty");
                ensure_eq!(phone.kept().await?, own, "the own journal, after wiping");

                // From here it can be made anew, and the other page shows it too.
                enter(phone).await?;
                phone.turn_to(&two).await?;
                stands(phone, true).await?;
                phone.appears("#app li[data-id]").await?;
                phone.turn_to(&one).await?;
                leave(phone).await?;
                ensure_eq!(phone.kept().await?, own, "byte for byte");
                phone.turn_to(&two).await?;
                stands(phone, false).await?;
                ensure_eq!(left_over(phone).await?, BTreeSet::new(), "nothing is left over");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_draft_in_the_own_journal_holds_an_update_taken_inside_the_example() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("example-update", async |phone| {
                phone.open(&url).await?;
                phone.start_month("100万").await?;
                phone.kept_offline().await?;
                let one = phone.tab().await?;
                let two = phone.new_tab().await?;
                phone.open(&url).await?;
                phone.open_new_customer().await?;
                phone.type_into(&act("name"), "填到一半").await?;
                phone.turn_to(&one).await?;
                phone.go("more").await?;
                enter(phone).await?;
                let version = phone.root("data-version").await?;
                site.mount("/", &config::dist_next()?);
                phone.reload().await?;
                stands(phone, true).await?;
                phone.appears("[data-trouble=update]").await?;
                let offer = phone.text_of("[data-trouble=update]").await?;
                phone.tap_act("update").await?;
                until("the offer to say that it is held", async || {
                    let now = phone.text_of("[data-trouble=update]").await?;
                    Ok((now != offer).then_some(()))
                })
                .await?;
                ensure_eq!(phone.root("data-version").await?, version, "the draft holds it");
                phone.turn_to(&two).await?;
                phone.tap_saved(&act("save")).await?;
                phone.turn_to(&one).await?;
                phone.tap_act("update").await?;
                until("the next version", async || {
                    let now = phone.root("data-version").await.unwrap_or_default();
                    Ok((!now.is_empty() && now != version).then_some(()))
                })
                .await?;
                stands(phone, true).await?;
                leave(phone).await?;
                ensure_eq!(phone.kept().await?.count("customer.added"), 1, "the draft was saved");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_page_that_breaks_inside_the_example_still_leads_out() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("example-broken", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("100万").await?;
                phone.go("more").await?;
                enter(phone).await?;
                let breaks =
                    "dispatchEvent(new CustomEvent('fieldplan:panic', { detail: 'test' }))";
                phone.script(breaks, vec![]).await?;
                phone.tap(".rescue [data-act=leave-example]").await?;
                stands(phone, false).await?;
                phone.go("target").await?;
                ensure_eq!(phone.exact_of("[data-sum]").await?, "1000000.00", "the own goal");
                Ok(())
            })
            .await
    })
}

#[test]
fn an_example_that_cannot_be_had_is_said_and_nothing_has_changed() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        for language in Language::BOTH {
            let name = format!("example-refused-{}", language.short());
            let phone =
                Phone::start(Setup::default().storage_refuses().language(language.tag())).await?;
            phone
                .tell(&name, async |phone| {
                    phone.open(&url).await?;
                    phone.speak(language).await?;
                    phone.tap_act("example").await?;
                    phone.appears(".toast").await?;
                    let said = phone.text_of(".toast").await?;
                    ensure!(language.speaks(&said), "{said}");
                    ensure!(!phone.sees(".example").await?, "still the first page");
                    phone.appears(&act("start")).await
                })
                .await?;
        }
        let wasm: Vec<String> = std::fs::read_dir(config::dist()?)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.starts_with("split_example") && !name.ends_with(['r', 'z']))
            .collect();
        ensure_eq!(wasm.len(), 1, "the example's part in dist: {wasm:?}");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("example-missing", async |phone| {
                site.break_file(&wasm.concat(), Fault::Missing);
                phone.open(&url).await?;
                phone.tap_act("example").await?;
                phone.appears(".toast").await?;
                site.mend();
                enter(phone).await
            })
            .await
    })
}
