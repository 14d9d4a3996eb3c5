//! Every screen and every open sheet, looked at: two sizes, large text, both languages, dark and
//! light, with a very long name and sixty customers. Each look is kept as a picture.

use std::collections::BTreeMap;

use fieldplan_e2e::phone::{SMALL, TALL};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, story};
use serde_json::json;

/// The longest name the app takes, without a space to break at.
fn long_name() -> String {
    "杭州恒泰精密电子元器件进出口贸易有限责任公司".chars().cycle().take(100).collect()
}

/// Looks at the screen in every size and colour this phone has, and says all that is wrong.
async fn look(
    phone: &Phone,
    screen: &str,
    language: Language,
    large: bool,
) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    let text = if large { "-200" } else { "" };
    for (width, height) in [TALL, SMALL] {
        phone.resize((width, height)).await?;
        for scheme in ["light", "dark"] {
            // Large text and the small phone change the layout, not the colours.
            let full = !large && (width, height) == TALL;
            if scheme == "dark" && !full {
                continue;
            }
            phone.scheme(scheme).await?;
            let name = format!("look-{screen}-{}-{width}{text}-{scheme}", language.short());
            if full {
                wrong.extend(phone.look_closely(&name, language).await?);
            } else {
                phone.picture(&name).await?;
                let found = phone.looks(language).await?;
                wrong.extend(found.iter().map(|finding| format!("{name}: {finding}")));
            }
        }
    }
    phone.resize(TALL).await?;
    Ok(wrong)
}

/// Fills the phone with a rep's customers, quickly: typed into the app's own fields by a script.
async fn sixty_customers(phone: &Phone) -> Outcome {
    phone.add_customer(&long_name(), Class::A, When::Today).await?;
    phone.add_customer("王😀", Class::C, When::Tomorrow).await?;
    for number in 1..=58 {
        let stamp = phone.saved_stamp().await?;
        let body = "const [name] = arguments;
            location.hash = '#/customers/add';
            const wait = setInterval(() => {
                const field = document.querySelector('[data-act=name]');
                if (!field) return;
                clearInterval(wait);
                field.value = name;
                field.dispatchEvent(new Event('input', { bubbles: true }));
                document.querySelector(arguments[1]).click();
                document.querySelector('[data-act=save]').click();
            }, 5)";
        let when = act(if number % 3 == 0 { "when-today" } else { "when-cadence" });
        phone.script(body, vec![json!(format!("第 {number} 家公司")), json!(when)]).await?;
        phone.saved_since(&stamp).await?;
        phone.disappears(&act("name")).await?;
    }
    Ok(())
}

/// The same fault on many screens, said once with the screens that have it.
fn together(wrong: &[String]) -> String {
    let mut faults: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (screen, fault) in wrong.iter().filter_map(|line| line.split_once(": ")) {
        faults.entry(fault).or_default().push(screen);
    }
    let lines =
        faults.iter().map(|(fault, screens)| format!("{fault}\n    on {}", screens.join(", ")));
    format!("{} faults:\n{}", faults.len(), lines.collect::<Vec<_>>().join("\n"))
}

async fn every_screen(language: Language, font_size: u32) -> Outcome {
    let large = font_size > 16;
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).font_size(font_size);
    let phone = Phone::start(setup).await?;
    let name = format!("looks-{}-{font_size}", language.short());
    let wrong = phone
        .tell(&name, async |phone| {
            let mut wrong = Vec::new();
            let mut see = async |screen: &str| -> Outcome {
                wrong.extend(look(phone, screen, language, large).await?);
                Ok(())
            };
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            let base = phone
                .script("return getComputedStyle(document.documentElement).fontSize", vec![])
                .await?;
            ensure!(
                base == json!(format!("{font_size}px")),
                "text is {base}, not the phone's size"
            );
            see("first").await?;
            phone.type_into(&act("target"), "-5").await?;
            phone.tap_act("start").await?;
            phone.alert(language).await?;
            see("first-refused").await?;
            phone.start_month("12345.67万").await?;
            see("target").await?;
            phone.go("customers").await?;
            see("customers-none").await?;
            phone.go("today").await?;
            see("today-opening").await?;
            phone.tap_saved(&act("opening-skip")).await?;
            sixty_customers(phone).await?;
            phone.go("today").await?;
            phone.line_is(&long_name(), false).await?;
            see("today").await?;
            let tick = phone.tick_of(&long_name()).await?;
            phone.tap_saved(&tick).await?;
            see("today-ticked").await?;
            // The line that says what was ticked goes with its page.
            phone.go("customers").await?;
            phone.open_new_customer().await?;
            see("sheet-add").await?;
            phone.tap_act("save").await?;
            phone.alert(language).await?;
            see("sheet-add-refused").await?;
            phone.tap_act("close").await?;
            phone.disappears(&act("name")).await?;
            see("customers").await?;
            phone.tap_act("customer").await?;
            phone.appears(&act("erase")).await?;
            see("sheet-customer").await?;
            phone.tap_act("erase").await?;
            phone.appears(&act("erase-go")).await?;
            see("sheet-erase").await?;
            phone.tap_act("close").await?;
            phone.disappears(&act("erase-go")).await?;
            phone.go("target").await?;
            phone.tap_act("revise").await?;
            phone.appears(&act("revision")).await?;
            see("sheet-revise").await?;
            phone.tap_act("close").await?;
            phone.disappears(&act("revision")).await?;
            phone.go("more").await?;
            see("more").await?;
            phone.tap_act("history").await?;
            phone.appears(&act("undo-record")).await?;
            see("sheet-history").await?;
            phone.tap_act("close").await?;
            phone.disappears(&act("undo-record")).await?;
            phone.tap_act("wipe").await?;
            phone.appears(&act("wipe-word")).await?;
            see("sheet-wipe").await?;
            phone.tap_act("close").await?;
            phone.disappears(&act("wipe-word")).await?;
            phone.visit(&site.url("/#/nowhere")).await?;
            phone.ready("all").await?;
            see("unknown").await?;
            Ok(wrong)
        })
        .await?;
    ensure!(wrong.is_empty(), "{}", together(&wrong));
    Ok(())
}

#[test]
fn every_screen_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, 16).await)
}

#[test]
fn every_screen_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, 16).await)
}

#[test]
fn every_screen_in_chinese_holds_text_of_double_size() -> Outcome {
    story(async || every_screen(Language::Chinese, 32).await)
}

#[test]
fn every_screen_in_english_holds_text_of_double_size() -> Outcome {
    story(async || every_screen(Language::English, 32).await)
}

#[test]
fn the_look_can_be_chosen_against_the_phones() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("look-chosen", async |phone| {
                let paper = "return getComputedStyle(document.documentElement).backgroundColor";
                phone.scheme("light").await?;
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                let light = phone.script(paper, vec![]).await?;
                phone.go("more").await?;
                phone.tap_act("look-dark").await?;
                let dark = phone.script(paper, vec![]).await?;
                ensure!(light != dark, "dark is {dark}, light is {light}");
                phone.reload().await?;
                phone.ready("all").await?;
                ensure!(phone.script(paper, vec![]).await? == dark, "the choice stays");
                phone.scheme("dark").await?;
                phone.tap_act("look-light").await?;
                ensure!(phone.script(paper, vec![]).await? == light, "light on a dark phone");
                Ok(())
            })
            .await
    })
}
