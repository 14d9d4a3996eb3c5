//! What the accessibility rules cannot see: the words of Today in the sun, the phone's own colours,
//! stillness, what is said aloud, and what lies where the thumb is.

use fieldplan::route::Route;
use fieldplan_e2e::looks::Finding;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::screens::{SCREENS, Screen, With};
use fieldplan_e2e::senses::{Asked, Colours, IN_THE_SUN};
use fieldplan_e2e::tour::{Tour, Way, Work};
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, rules, story};
use serde_json::json;

/// Goes to these screens, with what each needs in the store, and asks the question on each.
async fn on_each(
    name: &str,
    wanted: impl Fn(&Screen) -> bool,
    question: impl AsyncFn(&Phone, &Screen) -> Outcome<Vec<Finding>>,
) -> Outcome {
    let language = Language::Chinese;
    let site = Site::serve(&config::dist()?)?;
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    let wrong = phone
        .tell(name, async |phone| {
            let tour = Tour::begin(phone, &site, language).await?;
            let sample = Work::Example.sample(rules::day(phone.setup().day())?);
            let mut wrong = Vec::new();
            for with in [With::Nothing, With::Target, With::Work] {
                let screens = SCREENS.iter().filter(|one| one.with == with && wanted(one));
                let screens: Vec<_> = screens.collect();
                if screens.is_empty() {
                    continue;
                }
                tour.stock(with, &sample).await?;
                for screen in screens {
                    tour.open(screen, Way::Load).await?;
                    let found = question(phone, screen).await?;
                    wrong.extend(found.iter().map(|one| format!("{}: {one}", screen.name)));
                    tour.leave(screen).await?;
                }
            }
            Ok(wrong)
        })
        .await?;
    ensure!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

#[test]
fn every_word_of_today_is_read_in_the_sun_in_both_schemes() -> Outcome {
    story(async || {
        let today = |screen: &Screen| screen.route() == Route::Today(None);
        on_each("sun", today, async |phone, _| {
            let mut wrong = Vec::new();
            for dark in [false, true] {
                // Still: a ground on its way from one scheme to the other is no ground.
                phone.ask(Asked { dark, still: true, ..Asked::default() }).await?;
                wrong.extend(phone.pale_words(IN_THE_SUN).await?);
            }
            phone.ask(Asked::default()).await?;
            Ok(wrong)
        })
        .await
    })
}

/// Screens that have every kind of control and picture between them.
const SHAPES: [&str; 13] = [
    "first",
    "today",
    "today-ticked",
    "today-painted",
    "today-not-saved",
    "target",
    "customers",
    "review-month",
    "track-pictures",
    "outcome-won",
    "curve",
    "days",
    "rescue-panic",
];

#[test]
fn controls_choices_and_pictures_keep_their_edges_in_the_phones_own_colours() -> Outcome {
    story(async || {
        for name in SHAPES {
            ensure!(SCREENS.iter().any(|screen| screen.name == name), "no screen {name}");
        }
        let shapes = |screen: &Screen| SHAPES.contains(&screen.name);
        on_each("shapes", shapes, async |phone, screen| {
            let mut wrong = Vec::new();
            for dark in [false, true] {
                for (colours, word) in
                    [(Colours::Contrast, "contrast"), (Colours::Forced, "forced")]
                {
                    phone.ask(Asked { dark, still: true, colours }).await?;
                    wrong.extend(phone.lost_edges().await?);
                    wrong.extend(phone.pale_words(IN_THE_SUN).await?);
                    wrong.extend(phone.looks(Language::Chinese).await?);
                    let scheme = if dark { "dark" } else { "light" };
                    phone.picture(&format!("{word}-{}-{scheme}", screen.name)).await?;
                }
            }
            phone.ask(Asked::default()).await?;
            Ok(wrong)
        })
        .await
    })
}

#[test]
fn nothing_moves_for_a_rep_who_asked_for_stillness() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        let wrong = phone
            .tell("still", async |phone| {
                let mut wrong = Vec::new();
                let mut see = |part: &str, found: Vec<Finding>| {
                    wrong.extend(found.iter().map(|one| format!("{part}: {one}")));
                };
                phone.open(&site.url("/")).await?;
                phone.ask(Asked::default()).await?;
                let moving = phone.motion().await?;
                ensure!(
                    !moving.is_empty(),
                    "unasked, buttons answer a press by a change of ground"
                );
                phone.ask(Asked { still: true, ..Asked::default() }).await?;
                see("first", phone.motion().await?);
                phone.start_month("300万").await?;
                see("target", phone.motion().await?);
                phone.open_new_customer().await?;
                see("sheet", phone.motion().await?);
                phone.tap_act("close").await?;
                phone.disappears("dialog[open]").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.go("today").await?;
                see("tab", phone.motion().await?);
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap(&tick).await?;
                phone.appears(".toast").await?;
                see("tick and toast", phone.motion().await?);
                for tab in ["target", "customers", "review", "more"] {
                    phone.go(tab).await?;
                    see(tab, phone.motion().await?);
                }
                Ok(wrong)
            })
            .await?;
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

/// Waits until these words are said aloud.
async fn says(phone: &Phone, what: &str, words: &str) -> Outcome {
    let said = until(what, async || {
        let heard = phone.heard().await?;
        Ok(heard.iter().any(|one| one.contains(words)).then_some(()))
    });
    if said.await.is_err() {
        let heard = phone.heard().await?;
        ensure!(false, "{what}: “{words}” is not among {heard:?}");
    }
    Ok(())
}

async fn what_is_heard(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    phone
        .tell(&format!("heard-{}", language.short()), async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.listen().await?;
            phone.type_into(&act("target"), "-5").await?;
            phone.tap_act("start").await?;
            phone.appears(".error:not(:empty)").await?;
            let error = phone.text_of(".error:not(:empty)").await?;
            says(phone, "a refusal", &error).await?;
            phone.start_month("300万").await?;
            // A sheet: its own name is what the focus comes to, and back where it came from.
            let (saved, undone) = match language {
                Language::Chinese => ("已存好", "撤销"),
                Language::English => ("Saved", "Undo"),
            };
            phone.open_new_customer().await?;
            let focus = "return document.activeElement.closest('dialog')
                ?.getAttribute('aria-labelledby') === 'sheet-title'";
            ensure!(phone.script(focus, vec![]).await? == json!(true), "the focus is in the sheet");
            phone.listen().await?;
            phone.tap_act("save").await?;
            phone.appears("dialog .error:not(:empty)").await?;
            let error = phone.text_of("dialog .error:not(:empty)").await?;
            says(phone, "a refusal in a sheet", &error).await?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            let back = "return document.activeElement.dataset.act";
            until("the focus to come back", async || {
                Ok((phone.script(back, vec![]).await? == json!("add")).then_some(()))
            })
            .await?;
            phone.add_customer("恒泰电子", Class::A, When::Today).await?;
            // A page: its heading has the focus, so that its name is read.
            phone.go("today").await?;
            let head =
                "return document.activeElement.matches('h1') ? document.activeElement.innerText
                : document.activeElement.outerHTML.slice(0, 80)";
            let title = phone.text_of("h1").await?;
            let read = until("the heading of the page to have the focus", async || {
                Ok((phone.script(head, vec![]).await? == json!(title)).then_some(()))
            });
            if read.await.is_err() {
                let there = phone.script(head, vec![]).await?;
                ensure!(false, "the focus is on {there}, not on the heading {title}");
            }
            phone.listen().await?;
            let tick = phone.tick_of("恒泰电子").await?;
            phone.tap_saved(&tick).await?;
            says(phone, "a tick", "恒泰电子").await?;
            says(phone, "a tick's way back", undone).await?;
            says(phone, "that it is saved", saved).await?;
            phone.listen().await?;
            phone.tap_saved(&act("undo")).await?;
            says(phone, "that it is taken back", saved).await?;
            phone.go("customers").await?;
            phone.listen().await?;
            phone.type_into(&act("search"), "nobody-here").await?;
            phone.appears("[data-nobody]").await?;
            says(phone, "that nobody is found", "nobody-here").await
        })
        .await
}

#[test]
fn a_tick_a_save_and_a_refusal_are_said_aloud_in_chinese() -> Outcome {
    story(async || what_is_heard(Language::Chinese).await)
}

#[test]
fn a_tick_a_save_and_a_refusal_are_said_aloud_in_english() -> Outcome {
    story(async || what_is_heard(Language::English).await)
}

#[test]
fn what_the_thumb_does_most_lies_in_the_lower_half() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        let high = phone
            .tell("thumb", async |phone| {
                let mut high = Vec::new();
                let mut low = |what: &str, at: f64| {
                    if at < 0.5 {
                        high.push(format!("{what} at {:.0} %", at * 100.0));
                    }
                };
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                for tab in ["today", "target", "customers", "review", "more"] {
                    let tab = act(&format!("tab-{tab}"));
                    low(&tab, phone.height_of(&tab).await?);
                }
                phone.go("today").await?;
                low("tick", phone.height_of(&phone.tick_of("恒泰电子").await?).await?);
                phone.go("customers").await?;
                low("add", phone.height_of(&act("add")).await?);
                phone.tap_act("add").await?;
                for control in ["class-a", "when-today", "save"] {
                    low(control, phone.height_of(&format!("dialog {}", act(control))).await?);
                }
                phone.tap_act("close").await?;
                phone.disappears("dialog[open]").await?;
                phone.go("today").await?;
                let line = phone.tick_of("恒泰电子").await?;
                phone.tap(&line.replace("tick", "outcome")).await?;
                for control in ["next-tomorrow", "next-week", "save"] {
                    low(control, phone.height_of(&format!("dialog {}", act(control))).await?);
                }
                phone.tap_act("close").await?;
                phone.disappears("dialog[open]").await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                low("undo", phone.height_of(&act("undo")).await?);
                Ok(high)
            })
            .await?;
        ensure!(high.is_empty(), "above the middle: {}", high.join(", "));
        Ok(())
    })
}
