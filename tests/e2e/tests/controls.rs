//! What the harness promises, each promise kept on a page of its own, and each check seen to fail.
//!
//! These tests need a browser but not the app: a story that passes means something only because
//! these fail where they should.

use fieldplan_e2e::kill::{Control, Kills, kill_once, made_ready};
use fieldplan_e2e::phone::NARROW;
use fieldplan_e2e::screen::until;
use fieldplan_e2e::senses::IN_THE_SUN;
use fieldplan_e2e::taps::Budget;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::tour::Tour;
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, foreign, policy,
    profile, story, taps,
};

fn pages() -> Outcome<Site> {
    Site::serve(&config::control_pages())
}

#[test]
fn a_tap_is_a_trusted_touch_and_a_needed_scroll_is_one_more() -> Outcome {
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default().at("2026-02-12", "23:59")).await?;
        phone.open(&site.url("/tap.html")).await?;
        phone.job("near");
        phone.tap_act("near").await?;
        phone.job("far");
        phone.tap_act("far").await?;
        phone.job("write");
        phone.type_into(&act("word"), "300万a").await?;
        let word = "return document.querySelector('input').value";
        ensure_eq!(phone.script(word, vec![]).await?, "300万a", "typed by keys");
        phone.type_into(&act("word"), "王😀").await?;
        ensure_eq!(phone.script(word, vec![]).await?, "王😀", "no key gives an emoji");
        let log = phone.text_of("#log").await?;
        ensure!(
            log.starts_with(
                "pointerdown:touch:true:near click:touch:true:near \
                 pointerdown:touch:true:far click:touch:true:far pointerdown:touch:true:word"
            ),
            "the page felt {log}"
        );
        let job = |name: &str, taps, scrolls| Job { name: name.to_owned(), taps, scrolls };
        ensure_eq!(phone.jobs()[..2], [job("near", 1, 0), job("far", 1, 1)], "taps");
        // An extra tap, here the needed scroll, is one too many for its budget.
        let budgets = |most| [Budget { job: "far", most, aim: 1 }];
        taps::verdict(&phone.jobs(), &budgets(2))?;
        let dear = taps::verdict(&phone.jobs(), &budgets(1));
        ensure!(
            dear.is_err_and(|failure| failure.to_string().contains("far: 1 taps and 1 scrolls")),
            "an extra tap fails"
        );
        ensure_eq!(
            phone.attributes_of("#log", "data-date").await?,
            ["2026-02-12 23 true true"],
            "the day the page believes it is"
        );
        let covered = phone.tap_act("covered").await;
        ensure!(
            covered.is_err_and(|failure| failure.to_string().contains("covered by <div#cover")),
            "what is covered cannot be tapped"
        );
        Ok(())
    })
}

/// Every look with the page that fails it, and the one that passes all.
#[test]
fn every_look_fails_where_it_should() -> Outcome {
    use Language::{Chinese, English};
    let cases: [(&str, Language, &str, &str); 19] = [
        ("clean", Chinese, "", ""),
        ("overflow", Chinese, "overflow", "1 px beyond"),
        ("cut", Chinese, "cut", "“这一行太长"),
        ("cut-low", Chinese, "cut", "第二行看不见"),
        ("cut-dots", Chinese, "cut", "“这一行太长"),
        ("cut-placeholder", Chinese, "cut", "does not fit its field"),
        ("cut-control", English, "cut", "“Receivables” is wider than its control"),
        ("torn", Chinese, "torn", "“1,234,567” goes over two lines"),
        ("overlap", Chinese, "overlap", "“第一行的字” on “第二行的字”"),
        ("target", Chinese, "target", "47 px"),
        ("blank", Chinese, "blank", "少一家"),
        ("covered", Chinese, "covered", "加 by"),
        ("untitled", Chinese, "title", "called “今日”"),
        ("english-word", Chinese, "language", "“remaining”"),
        ("english-label", Chinese, "language", "“Close”"),
        ("chinese-word", English, "language", "“还剩”"),
        ("nameless", Chinese, "axe button-name", ""),
        ("pale", Chinese, "axe color-contrast", ""),
        ("unsure", Chinese, "axe, undecided: color-contrast", "gradient"),
    ];
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        for (page, language, rule, what) in cases {
            phone.open(&site.url(&format!("/{page}.html"))).await?;
            let mut found = phone.looks(language).await?;
            found.extend(phone.axe().await?);
            // What covers something is also what the rules cannot see through.
            let undecided = |rule: &str| rule.starts_with("axe, undecided");
            found.retain(|one| undecided(rule) || !undecided(&one.rule));
            if rule.is_empty() {
                ensure!(found.is_empty(), "{page} is clean: {found:?}");
            } else {
                ensure!(
                    !found.is_empty()
                        && found.iter().all(|one| one.rule == rule && one.what.contains(what)),
                    "{page} fails {rule} alone: {found:?}"
                );
            }
        }
        Ok(())
    })
}

/// Every sense with the page that fails it, and the one that passes all.
#[test]
fn every_sense_fails_where_it_should() -> Outcome {
    let cases = [
        ("clean", "", ""),
        ("soft", "contrast", "6.39"),
        ("moves", "motion", "changes over 0.1s"),
        ("spins", "motion", "animated over 1s"),
        ("edgeless", "edge", "where it begins"),
        ("alike", "edge", "not chosen"),
        ("faint-line", "edge", "drawn on"),
        ("unsaid-name", "nameless", "a control without a name"),
        ("twice", "twice", "in one list item"),
        ("jump", "heading", "level 3 after one of level 1"),
    ];
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        for (page, rule, what) in cases {
            phone.open(&site.url(&format!("/{page}.html"))).await?;
            let mut found = phone.pale_words(IN_THE_SUN).await?;
            found.extend(phone.lost_edges().await?);
            found.extend(phone.motion().await?);
            found.extend(phone.tree().await?);
            ensure_eq!(found.is_empty(), rule.is_empty(), "{page}: {found:?}");
            ensure!(
                found.iter().all(|one| one.rule == rule)
                    && (rule.is_empty() || found.iter().any(|one| one.what.contains(what))),
                "{page} fails {rule} alone: {found:?}"
            );
        }
        // A sheet that lets what is under it be read on.
        phone.open(&site.url("/clean.html")).await?;
        let sheet = "const sheet = document.createElement('dialog');
            sheet.innerHTML = '<h2 id=name>改</h2>';
            sheet.setAttribute('aria-labelledby', 'name');
            document.body.append(sheet);
            sheet.show();";
        phone.script(sheet, vec![]).await?;
        let found = phone.tree().await?;
        ensure!(found.iter().any(|one| one.rule == "modal"), "a sheet over nothing: {found:?}");
        let modal =
            "const sheet = document.querySelector('dialog'); sheet.close(); sheet.showModal();";
        phone.script(modal, vec![]).await?;
        ensure_eq!(phone.tree().await?, vec![], "a sheet that covers the page");
        // What is said in a region that comes with its words is not heard; an alert is.
        phone.open(&site.url("/said.html")).await?;
        phone.listen().await?;
        let say = "document.querySelector('#said').textContent = '听见了';
            document.querySelector('#silent').textContent = '没有人念';
            for (const [role, words] of [['status', '来得太晚'], ['alert', '出错了']]) {
                const late = document.createElement('p');
                late.setAttribute('role', role);
                late.textContent = words;
                document.body.append(late);
            }";
        phone.script(say, vec![]).await?;
        ensure_eq!(phone.heard().await?, ["听见了", "出错了"], "what is heard");
        Ok(())
    })
}

/// The phone's wishes reach the page, and one pixel too many fails at the narrowest width.
#[test]
fn a_pixel_too_wide_fails_on_the_narrowest_phone() -> Outcome {
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default().size(NARROW)).await?;
        for (page, faults) in [("clean", 0), ("overflow", 1)] {
            phone.open(&site.url(&format!("/{page}.html"))).await?;
            let width = phone.script("return innerWidth", vec![]).await?;
            ensure!(width == 320 || page == "overflow", "the page is {width} px wide");
            let found = phone.looks(Language::Chinese).await?;
            ensure_eq!(found.len(), faults, "{page}: {found:?}");
        }
        Ok(())
    })
}

#[test]
fn what_lies_under_a_bar_at_the_end_of_a_page_is_seen() -> Outcome {
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        phone.open(&site.url("/clean.html")).await?;
        ensure_eq!(phone.look_at_the_end().await?, (false, vec![]), "a short page");
        phone.open(&site.url("/end.html")).await?;
        let (longer, covered) = phone.look_at_the_end().await?;
        ensure!(longer, "longer than the phone is high");
        ensure!(
            covered.len() == 1 && covered[0].what.contains("最后一行"),
            "the last line is covered: {covered:?}"
        );
        phone.open(&site.url("/head.html")).await?;
        ensure_eq!(phone.look_at_the_end().await?, (true, vec![]), "a head goes with its list");
        Ok(())
    })
}

#[test]
fn what_moves_by_itself_after_a_page_has_opened_is_seen() -> Outcome {
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        let tour = Tour::begin(&phone, &site, Language::Chinese).await?;
        phone.open(&site.url("/clean.html")).await?;
        ensure_eq!(tour.moved().await?, vec![], "a page that stands still");
        phone.open(&site.url("/shift.html")).await?;
        phone.appears("body[data-late]").await?;
        let moved = until("the browser's account", async || {
            Ok(Some(tour.moved().await?).filter(|moved| !moved.is_empty()))
        })
        .await?;
        ensure!(moved[0].rule == "shift" && moved[0].place.contains("p.big"), "{moved:?}");
        Ok(())
    })
}

/// Every fault of a walk with the page that has it, and the one that has none.
#[test]
fn every_walk_fails_where_it_should() -> Outcome {
    let cases = [
        ("clean", "", ""),
        ("trap", "trap", "二"),
        ("unreachable", "unreachable", "二"),
        ("no-ring", "focus", "二"),
        ("under-bar", "focus", "二"),
        ("leak", "focus", "背后"),
    ];
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        for (page, rule, place) in cases {
            phone.visit("about:blank").await?;
            phone.open(&site.url(&format!("/{page}.html"))).await?;
            let walk = phone.walk().await?;
            if rule.is_empty() {
                ensure!(walk.wrong.is_empty(), "{page} is clean: {walk:?}");
                ensure!(walk.order.len() >= 4, "the order is told: {walk:?}");
            } else {
                ensure!(
                    !walk.wrong.is_empty()
                        && walk
                            .wrong
                            .iter()
                            .all(|one| one.rule == rule && one.place.contains(place)),
                    "{page} fails {rule} alone: {walk:?}"
                );
            }
        }
        Ok(())
    })
}

#[test]
fn a_foreign_request_is_seen_at_the_gate_and_by_the_browser() -> Outcome {
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        phone.open(&site.url("/clean.html")).await?;
        ensure_eq!(foreign::beyond(&site, &phone).await?, Vec::<String>::new(), "a quiet page");
        phone.open(&site.url("/foreign.html")).await?;
        phone.appears("#log").await?;
        let seen = foreign::beyond(&site, &phone).await?;
        ensure!(
            seen.iter().any(|one| one.starts_with("gate: "))
                && seen.iter().any(|one| one.starts_with("page: "))
                && seen.iter().all(|one| one.contains("tracker.example")),
            "both watches speak: {seen:?}"
        );
        Ok(())
    })
}

#[test]
fn the_policy_stops_an_inline_script_and_a_foreign_request() -> Outcome {
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        for (page, inline) in [("policy", ""), ("no-policy", "ran")] {
            phone.open(&site.url(&format!("/{page}.html"))).await?;
            phone.appears("#log").await?;
            ensure_eq!(phone.root("data-inline").await?, inline, "inline script on {page}");
        }
        ensure_eq!(
            policy::attempts(&phone).await?,
            ["inline script", "inline handler", "inline style", "inline style element"],
            "what works without a policy"
        );
        phone.open(&site.url("/policy.html")).await?;
        ensure_eq!(policy::attempts(&phone).await?, Vec::<String>::new(), "and with it");
        let gate: Vec<String> =
            phone.gate().seen().into_iter().filter(|line| !line.contains("pixel")).collect();
        let calls = gate.iter().filter(|line| line.contains("tracker.example")).count();
        ensure_eq!(calls, 2, "only the page without a policy got out");
        Ok(())
    })
}

#[test]
fn a_kill_loses_nothing_that_is_written_first_and_catches_the_rest() -> Outcome {
    story(async || {
        let site = pages()?;
        let mut seed = profile::random();
        println!("seed {seed:016x}");
        for (control, keeps) in
            [(Control::Honest, true), (Control::Early, false), (Control::Local, false)]
        {
            seed = seed.rotate_left(17);
            let kills = Kills(vec![
                kill_once(&site, &control, &made_ready(&site, &control).await?, seed).await?,
            ]);
            println!("{control:?}\n{kills}");
            if keeps {
                kills.verdict()?;
            } else {
                ensure!(kills.lost() > 0, "{control:?} must lose something");
                ensure!(kills.verdict().is_err(), "{control:?} must be told apart");
            }
        }
        let relaxed = Kills(vec![
            kill_once(&site, &Control::Relaxed, &made_ready(&site, &Control::Relaxed).await?, seed)
                .await?,
        ]);
        ensure!(
            relaxed.verdict().is_err_and(|failure| failure.to_string().contains("relaxed")),
            "a relaxed transaction is caught"
        );
        Ok(())
    })
}

#[test]
fn without_a_network_only_what_a_worker_keeps_is_there_also_after_a_kill() -> Outcome {
    story(async || {
        let mut site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        phone.open(&site.url("/clean.html")).await?;
        phone.open(&site.url("/worker.html")).await?;
        phone.offline(&mut site).await?;
        phone.reload().await?;
        phone.ready("all").await?;
        // Some failed loads are an answer to the driver, some an error: the page is what counts.
        let _ = phone.visit(&site.url("/clean.html")).await;
        ensure!(!phone.all_text().await?.contains("137万"), "a page no worker keeps is gone");
        let profile = phone.die();
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone.open(&site.url("/worker.html")).await?;
        ensure_eq!(phone.text_of("#say").await?, "kept", "after the kill");
        site.restart()?;
        phone.open(&site.url("/clean.html")).await?;
        Ok(())
    })
}

#[test]
fn storage_can_be_blocked_in_three_ways_and_be_full_for_a_while() -> Outcome {
    story(async || {
        let site = pages()?;
        let url = site.url("/store.html?honest");
        for (setup, error) in [
            (Setup::default().storage_throws(), "SecurityError"),
            (Setup::default().storage_refuses(), "AbortError"),
            (Setup::default().storage_blocked(), "UnknownError"),
        ] {
            let phone = Phone::start(setup).await?;
            phone.visit(&url).await?;
            phone.appears("#say").await?;
            ensure_eq!(phone.text_of("#say").await?, error, "what the page is told");
        }
        let phone = Phone::start(Setup::default()).await?;
        phone.room(&site.origin(), Some(8 << 20)).await?;
        phone.open(&url).await?;
        let first = phone.tap_saved(&act("tick")).await?;
        phone.fill().await?;
        phone.tap_act("tick").await?;
        phone.appears("#say").await?;
        ensure_eq!(phone.root("data-save").await?, "failed", "no room");
        ensure_eq!(phone.saved_stamp().await?, first, "nothing was called saved");
        phone.room(&site.origin(), None).await?;
        phone.tap_saved(&act("tick")).await?;
        let kept = phone.kept().await?;
        ensure_eq!(kept.records.len(), 2, "the two that were saved");
        ensure_eq!(kept.count("task.ticked"), 2, "their kind");
        phone.forget(&site.origin()).await?;
        phone.open(&url).await?;
        ensure!(phone.kept().await?.records.is_empty(), "a browser can be used again");
        Ok(())
    })
}

#[test]
fn a_file_can_be_late_or_missing_and_a_second_tab_is_prepared_like_the_first() -> Outcome {
    use std::time::Duration;
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default().at("2026-02-12", "08:30")).await?;
        site.break_file("tap.js", fieldplan_e2e::Fault::Late(Duration::from_millis(700)));
        let begun = tokio::time::Instant::now();
        phone.open(&site.url("/tap.html")).await?;
        ensure!(begun.elapsed() > Duration::from_millis(650), "the script came late");
        site.mend();
        site.break_file("tap.js", fieldplan_e2e::Fault::Missing);
        phone.open(&site.url("/tap.html")).await?;
        ensure_eq!(phone.attributes_of("#log", "data-date").await?, [""], "no script");
        site.mend();
        let first = phone.tab().await?;
        phone.new_tab().await?;
        phone.open(&site.url("/tap.html")).await?;
        phone.tap_act("near").await?;
        ensure!(phone.text_of("#log").await?.contains("touch"), "a thumb in the second tab");
        let day = phone.attributes_of("#log", "data-date").await?.concat();
        ensure!(day.starts_with("2026-02-12"), "the day in the second tab is {day}");
        phone.turn_to(&first).await?;
        ensure_eq!(phone.attributes_of("#log", "data-date").await?, [""], "the first tab");
        Ok(())
    })
}

#[test]
fn a_failed_part_of_a_story_leaves_a_picture_and_its_last_words() -> Outcome {
    story(async || {
        let site = pages()?;
        let phone = Phone::start(Setup::default()).await?;
        phone.open(&site.url("/clean.html")).await?;
        let name = "control-last-words";
        let told = phone
            .tell(name, async |phone| {
                ensure_eq!(phone.text_of("h1").await?, "明日", "the heading");
                Ok(())
            })
            .await;
        let words = told.map_or_else(|failure| failure.to_string(), |()| String::new());
        ensure!(words.contains("今日") && words.contains("137万"), "last words: {words}");
        ensure!(config::out()?.join(format!("{name}-failed.png")).is_file(), "the picture");
        Ok(())
    })
}
