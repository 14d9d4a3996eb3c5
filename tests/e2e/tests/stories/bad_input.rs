//! Bad input: a sentence that says what was wrong and what to do, nothing lost, nothing
//! half-applied. Each sentence is read on the page.

use fieldplan::domain::command::{Command, Moment, decide};
use fieldplan::domain::ident::Stamp;
use fieldplan::domain::workspace::Workspace;
use fieldplan::text::{amount, say};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;

/// What is refused, with what the sentence must name: the value, or what it lacks.
const REFUSED: [(&str, [&str; 2]); 10] = [
    ("0", ["大于 0", "0"]),
    ("-5", ["-5", "-5"]),
    ("-3万", ["-3万", "-3万"]),
    ("1000000000000001", ["1000000000000001", "1000000000000001"]),
    ("99999999999999999999999", ["最多", "most"]),
    ("0.001", ["0.001", "0.001"]),
    ("abc", ["abc", "abc"]),
    ("万", ["“万”", "万"]),
    ("1,5", ["1,5", "1,5"]),
    ("", ["300万", "3"]),
];

/// What is understood, as the exact target it means.
const ACCEPTED: [(&str, &str); 8] = [
    ("300万", "3000000.00"),
    ("3000000", "3000000.00"),
    ("3,000,000.00", "3000000.00"),
    ("¥3000000", "3000000.00"),
    ("３００万", "3000000.00"),
    ("1.5亿", "150000000.00"),
    ("0.3亿", "30000000.00"),
    (" 12.34 ", "12.34"),
];

/// The sentence the core's own words give for a target it refuses.
fn refusal(typed: &str, language: Language) -> Outcome<String> {
    let lang = language.core();
    let target = match amount::read(typed) {
        Err(error) => return Ok(say::amount_error(lang, error, typed)),
        Ok(target) => target,
    };
    let today = rules::day(&config::day())?;
    let workspace = Workspace::default();
    let month = workspace.month_of(today);
    let moment = Moment { today, minute: 540, stamp: Stamp::ZERO };
    match decide(&workspace, Command::ConfirmGoal { month, target }, &moment) {
        Err(refusal) => Ok(say::refusal(lang, refusal, typed)),
        Ok(_) => Err(Failure::new(format!("the rules take “{typed}”"))),
    }
}

#[test]
fn a_target_that_cannot_be_is_refused_with_a_sentence_in_both_languages() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for (place, language) in Language::BOTH.into_iter().enumerate() {
            let phone = Phone::start(Setup::default().language(language.tag())).await?;
            phone
                .tell(&format!("bad-input-{}", language.short()), async |phone| {
                    phone.open(&site.url("/")).await?;
                    phone.speak(language).await?;
                    let before = phone.kept().await?;
                    for (typed, names) in REFUSED {
                        phone.type_into(&act("target"), typed).await?;
                        phone.tap_act("start").await?;
                        let sentence = phone
                            .alert(language)
                            .await
                            .map_err(|failure| failure.during(&format!("typing “{typed}”")))?;
                        println!("{:>24}  {sentence}", format!("“{typed}”"));
                        ensure!(sentence.contains(names[place]), "“{typed}”: {sentence}");
                        ensure_eq!(sentence, refusal(typed, language)?, "the words for “{typed}”");
                        let value = "return document.querySelector('[data-act=target]').value";
                        ensure_eq!(
                            phone.script(value, vec![]).await?,
                            json!(typed),
                            "kept as typed"
                        );
                        ensure_eq!(phone.kept().await?, before, "nothing half-applied: {typed}");
                        // Typing goes on, and the sentence goes.
                        phone.type_into(&act("target"), "1").await?;
                        until("the sentence to go", async || {
                            Ok(phone.alerts().await?.is_empty().then_some(()))
                        })
                        .await?;
                    }
                    phone.start_month("300万").await?;
                    ensure_eq!(phone.exact_of("[data-sum]").await?, "3000000.00", "after all that");
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn a_target_is_read_as_people_type_it() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("good-input", async |phone| {
                for (typed, exact) in ACCEPTED {
                    phone.visit("about:blank").await?;
                    phone.forget(&site.origin()).await?;
                    phone.open(&site.url("/")).await?;
                    phone
                        .start_month(typed)
                        .await
                        .map_err(|failure| failure.during(&format!("typing “{typed}”")))?;
                    ensure_eq!(phone.exact_of("[data-sum]").await?, exact, "“{typed}”");
                }
                Ok(())
            })
            .await
    })
}

#[test]
fn an_emoji_is_a_name_and_too_much_text_is_refused_with_its_length() -> Outcome {
    let long: String = "很长的名字".repeat(400);
    let note: String = "写了很多字的备注。".repeat(223).chars().take(2000).collect();
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for language in Language::BOTH {
            let phone = Phone::start(Setup::default().language(language.tag())).await?;
            phone
                .tell(&format!("long-input-{}", language.short()), async |phone| {
                    phone.open(&site.url("/")).await?;
                    phone.speak(language).await?;
                    phone.start_month("300万").await?;
                    let before = phone.kept().await?;
                    phone.open_new_customer().await?;
                    for (field, text) in [("name", &long), ("note", &note)] {
                        if field == "note" {
                            phone.type_into(&act("name"), "😀 火锅 🍲").await?;
                        }
                        phone.type_into(&act(field), text).await?;
                        phone.tap_act("save").await?;
                        let sentence = phone.alert(language).await?;
                        println!("{field}: {sentence}");
                        ensure!(sentence.contains("2,000"), "{field}: {sentence}");
                        ensure_eq!(phone.kept().await?, before, "nothing half-applied");
                        let value = "return document.querySelector(arguments[0]).value.length";
                        let length = phone.script(value, vec![json!(act(field))]).await?;
                        ensure_eq!(length, json!(2000), "the text is still there to be cut");
                    }
                    phone.type_into(&act("note"), "说好周五送样").await?;
                    phone.tap_saved(&act("save")).await?;
                    phone.go("today").await?;
                    phone.line_is("😀 火锅 🍲", false).await?;
                    phone.open_new_customer().await?;
                    phone.tap_act("save").await?;
                    phone.alert(language).await?;
                    ensure_eq!(phone.kept().await?.count("customer.added"), 1, "one customer");
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}
