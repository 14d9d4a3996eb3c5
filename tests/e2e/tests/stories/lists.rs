//! Lists: a rep's customers pasted with a preview, found, put away and brought back; the weekly
//! pattern and the sales month changed. What the page counts is compared with the core.

use fieldplan::domain::cadence::Class;
use fieldplan::domain::workspace::{Standing, Workspace};
use fieldplan::exchange::customer_list::CustomerList;
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;
use thirtyfour::By;

/// The accounts of one rep of a public sample, with classes given here.
const LIST: &str = include_str!("../../../data/lists/one-rep.csv");
/// Rows that are no customers: without a name, with a class that is none, and one that is there.
const BAD: &str = ",A,nobody\nNew Shop,D,\nInitech,B,\n";

async fn active(phone: &Phone) -> Outcome<usize> {
    let journal = rules::folded(&phone.kept().await?)?;
    let customers = journal.workspace().customers();
    Ok(customers.filter(|(_, customer)| customer.standing == Standing::Active).count())
}

/// The sum of the counts in the headings of the classes.
async fn headed(phone: &Phone) -> Outcome<usize> {
    let counts = phone.attributes_of("section[data-class] .head-note", "data-exact").await?;
    Ok(counts.iter().filter_map(|count| count.parse::<usize>().ok()).sum())
}

async fn shows(phone: &Phone, count: usize) -> Outcome {
    until(&format!("{count} customers to be shown"), async || {
        Ok((headed(phone).await? == count).then_some(()))
    })
    .await
}

/// Puts the first customer of the list away, from its profile by the sheet behind it.
async fn put_away(phone: &Phone) -> Outcome {
    phone.tap_act("customer").await?;
    phone.appears(&act("customer-edit")).await?;
    phone.tap_act("customer-edit").await?;
    phone.appears(&act("archive")).await?;
    phone.tap_saved(&act("archive")).await?;
    phone.appears(&act("customer-edit")).await?;
    phone.tap_act("close").await?;
    phone.disappears("dialog[open]").await
}

async fn lists(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let name = format!("lists-{}", language.short());
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            phone.go("customers").await?;
            phone.job("open the list from the empty page");
            phone.tap_act("paste").await?;
            phone.appears(&act("paste-text")).await?;
            let before = phone.kept().await?;

            phone.tap_act("paste-look").await?;
            println!("empty: {}", phone.alert(language).await?);
            let many = (0..10_000).map(|n| format!("客户 {n}")).collect::<Vec<_>>().join("\n");
            // From a file: keys take Chromium half a minute for so many lines, a real paste none.
            let file = config::out()?.join(format!("{name}-many.txt"));
            std::fs::write(&file, &many)?;
            phone.choose_file(&act("paste-file"), &file).await?;
            let length = "return document.querySelector('[data-act=paste-text]').value.length";
            until("the file's text", async || {
                let read = phone.script(length, vec![]).await?.as_u64().unwrap_or_default();
                Ok((read > 10_000).then_some(()))
            })
            .await?;
            phone.tap_act("paste-look").await?;
            let sentence = phone.alert(language).await?;
            println!("10,000 lines: {sentence}");
            ensure!(sentence.contains("10,000") && sentence.contains("2,000"), "{sentence}");
            ensure_eq!(phone.kept().await?, before, "nothing half-applied");

            let list = format!("{LIST}{BAD}");
            phone.type_into(&act("paste-text"), &list).await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("paste-text")).await?;
            let value = "return document.querySelector('[data-act=paste-text]').value";
            ensure_eq!(phone.script(value, vec![]).await?, json!(list), "kept while half done");
            phone.tap_act("paste-look").await?;
            phone.appears("[data-will]").await?;
            let read =
                CustomerList::read(&list, Class::C, &Workspace::default()).unwrap_or_default();
            let sound = read.customers().len();
            ensure_eq!((sound, read.refused()), (30, 3), "what the core says of the list");
            ensure_eq!(phone.exact_of("[data-will]").await?, sound.to_string(), "to be added");
            ensure_eq!(phone.exact_of("[data-refused]").await?, "3", "left out");
            ensure_eq!(
                phone.attributes_of("[data-line]", "data-line").await?,
                ["32", "33", "34"],
                "their lines"
            );
            phone.picture(&format!("{name}-preview")).await?;
            ensure_eq!(phone.kept().await?, before, "a look changes nothing");

            phone.tap_saved(&act("paste-go")).await?;
            phone.disappears(&act("paste-text")).await?;
            shows(phone, sound).await?;
            ensure_eq!(active(phone).await?, sound, "in the store");
            ensure_eq!(phone.kept().await?.count("customers.pasted"), 1, "one record");
            phone.tap_saved(&act("undo")).await?;
            phone.appears(&act("add-first")).await?;
            ensure_eq!(active(phone).await?, 0, "undone together");
            phone.tap_act("paste").await?;
            phone.type_into(&act("paste-text"), &list).await?;
            phone.tap_act("paste-look").await?;
            phone.tap_saved(&act("paste-go")).await?;
            shows(phone, sound).await?;
            phone.picture(&format!("{name}-customers")).await?;

            phone.type_into(&act("search"), "ACMECORP").await?;
            shows(phone, 1).await?;
            phone.type_into(&act("search"), "no such").await?;
            phone.appears("[data-nobody]").await?;
            phone.type_into(&act("search"), "").await?;
            shows(phone, sound).await?;
            phone.tap_act("filter-a").await?;
            shows(phone, 6).await?;

            phone.job("put a customer away");
            put_away(phone).await?;
            shows(phone, 5).await?;
            phone.tap_saved(&act("undo")).await?;
            shows(phone, 6).await?;
            put_away(phone).await?;
            shows(phone, 5).await?;
            phone.job("bring it back");
            phone.tap_act("archived").await?;
            phone.appears(&act("unarchive")).await?;
            phone.picture(&format!("{name}-archived")).await?;
            phone.tap_saved(&act("unarchive")).await?;
            shows(phone, 6).await?;
            ensure_eq!(active(phone).await?, sound, "all back");
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_reps_customers_are_pasted_looked_at_found_put_away_and_brought_back_in_chinese() -> Outcome {
    story(async || lists(Language::Chinese).await)
}

#[test]
fn a_reps_customers_are_pasted_looked_at_found_put_away_and_brought_back_in_english() -> Outcome {
    story(async || lists(Language::English).await)
}

/// Half days of the month by the rules and as the sheet says them, compared.
/// The day of the month whose working days are counted: 21, or 25 with its Saturdays.
const COUNTED: &str = "2026-11-16";

async fn working_days(phone: &Phone) -> Outcome<String> {
    let journal = rules::folded(&phone.kept().await?)?;
    let workspace = journal.workspace();
    let month = workspace.month_of(rules::day(COUNTED)?);
    let halves = workspace.calendar.working(workspace.period(month)).halves();
    let days = fieldplan::text::say::days(halves);
    until(&format!("{days} working days"), async || {
        Ok((phone.exact_of("[data-work-days]").await? == days).then_some(()))
    })
    .await?;
    Ok(days)
}

#[test]
fn the_weekly_pattern_and_the_sales_month_change_the_working_days_at_once() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default().at(COUNTED, "09:00")).await?;
        phone
            .tell("settings", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.go("more").await?;
                phone.tap_act("days").await?;
                phone.appears("[data-work-days]").await?;
                ensure_eq!(working_days(phone).await?, "21", "November 2026, five days a week");
                phone.tap_saved(&act("pattern-six")).await?;
                ensure_eq!(working_days(phone).await?, "25", "six days a week");
                phone.tap_saved(&act("pattern-alternating")).await?;
                let big = working_days(phone).await?;
                phone.tap_saved(&act("week-five")).await?;
                ensure!(working_days(phone).await? == big, "two Saturdays either way");
                phone.tap_saved(&act("undo")).await?;
                phone.tap_saved(&act("pattern-five")).await?;
                ensure_eq!(working_days(phone).await?, "21", "five days a week again");
                phone.tap_saved(&act("make-up")).await?;
                phone.tap_saved(&act("more-visits")).await?;
                ensure_eq!(phone.exact_of("[data-figure=visits]").await?, "6", "visits a day");
                let before = phone.saved_stamp().await?;
                let option = By::Css("[data-act=month-start] option[value='26']");
                phone.driver().find(option).await?.click().await?;
                phone.saved_since(&before).await?;
                working_days(phone).await?;
                phone.picture("settings").await?;
                phone.tap_saved(&act("undo")).await?;
                ensure_eq!(working_days(phone).await?, "21", "the calendar month again");
                phone.tap_act("close").await?;
                phone.disappears("[data-work-days]").await?;
                phone.go("target").await?;
                phone.month_is_true(COUNTED).await?;
                ensure_eq!(
                    phone.complaints().await?,
                    Vec::<String>::new(),
                    "the browser complains"
                );
                Ok(())
            })
            .await
    })
}
