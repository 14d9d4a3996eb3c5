//! What a customer owes, pays, gets back and returns: figures read from the screen, compared with
//! the core's.

use fieldplan::domain::customer_terms::{CustomerTerms, From};
use fieldplan::domain::fact::NextStep;
use fieldplan::domain::ident::CustomerId;
use fieldplan::domain::money::Money;
use fieldplan::domain::owed_book::{OwedBook, rebate};
use fieldplan::domain::own_entries::goods;
use fieldplan::journal::Journal;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};

/// What the records say now.
async fn journal(phone: &Phone) -> Outcome<Journal> {
    rules::folded(&phone.kept().await?)
}

fn cost(phone: &Phone) -> usize {
    phone.jobs().last().map_or(0, Job::cost)
}

/// Waits until a figure of the screen is this one.
async fn shows(phone: &Phone, figure: &str, wanted: Money) -> Outcome {
    let wanted = wanted.to_string();
    until(&format!("{figure} to be {wanted}"), async || {
        let shown = phone.attributes_of(&format!("[data-figure={figure}]"), "data-exact").await?;
        Ok((shown == [wanted.as_str()]).then_some(()))
    })
    .await
}

/// A rep with a customer, whose name in addresses is given back.
async fn begun(phone: &Phone, url: &str, language: Language) -> Outcome<CustomerId> {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Cadence).await?;
    let journal = journal(phone).await?;
    let first = journal.workspace().customers().next().map(|(id, _)| id);
    first.ok_or_else(|| Failure::new("no customer is kept"))
}

/// What is owed on the screen is what the core says.
async fn owed_is_true(phone: &Phone, today: &str, whose: Option<CustomerId>) -> Outcome<OwedBook> {
    let journal = journal(phone).await?;
    let book = OwedBook::of(journal.workspace(), rules::day(today)?, whose);
    shows(phone, "owed-open", book.ages.open()).await?;
    shows(phone, "owed-overdue", book.overdue()).await?;
    shows(phone, "owed-month", book.this_month).await?;
    Ok(book)
}

async fn paid(language: Language) -> Outcome {
    let mut site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at("2026-10-12", "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("owed-{}", language.short());
    phone
        .tell(&name, async |phone| {
            let id = begun(phone, &site.url("/"), language).await?;
            let own = site.url(&format!("/#/customers/{id}/owed"));
            let all = site.url("/#/customers/owed");
            phone.kept_offline().await?;
            phone.offline(&mut site).await?;
            phone.open(&own).await?;
            phone.appears(&act("terms-open")).await?;
            // 货到 30 天, once a wrong figure was refused.
            phone.tap_act("terms-open").await?;
            phone.tap_act("terms-delivery").await?;
            phone.type_into(&act("terms-days"), "400").await?;
            phone.tap_act("terms-save").await?;
            phone.alert(language).await?;
            phone.type_into(&act("terms-days"), "30").await?;
            phone.tap_saved(&act("terms-save")).await?;
            phone.appears("[data-terms]").await?;
            let terms = CustomerTerms::of(journal(phone).await?.workspace(), id);
            ensure_eq!(terms, CustomerTerms::whole(From::Delivery, 30).ok(), "the terms");

            phone.tap_act("owe-open").await?;
            phone.type_into(&act("owe-amount"), "10万").await?;
            let falls = phone.attributes_of("[data-falls]", "data-falls").await?;
            ensure_eq!(falls, ["2026-11-11"], "when it falls due");
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("owe-amount")).await?;
            phone.tap_saved(&act("owe-save")).await?;
            shows(phone, "owed-open", Money::from_yuan(100_000)).await?;
            owed_is_true(phone, "2026-10-12", Some(id)).await?;

            // Paid in two parts.
            for (day, part) in [("2026-11-05", "4万"), ("2026-11-20", "3万")] {
                phone.set_day(day, "09:00").await?;
                phone.open(&all).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                owed_is_true(phone, day, None).await?;
                phone.tap_act("owed-line").await?;
                phone.type_into(&act("paid-part"), part).await?;
                phone.tap_saved(&act("part-save")).await?;
                owed_is_true(phone, day, None).await?;
            }
            phone.set_day("2026-11-30", "09:00").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            let book = owed_is_true(phone, "2026-11-30", None).await?;
            ensure_eq!(book.overdue(), Money::from_yuan(30_000), "overdue at the month's end");
            shows(phone, "owed-30", Money::from_yuan(30_000)).await?;
            phone.picture(&name).await?;

            phone.tap_act("owed-line").await?;
            phone.job("promise to collect");
            phone.tap_saved(&act("collect")).await?;
            ensure_eq!(cost(phone), 1, "taps to promise");
            let steps: Vec<NextStep> =
                journal(phone).await?.workspace().tasks().map(|(_, task)| task.step).collect();
            ensure_eq!(steps, [NextStep::Collect], "promised");
            phone.tap_act("owed-line").await?;
            phone.disappears(&act("paid-all")).await?;
            phone.job("paid in full");
            phone.tap_act("owed-line").await?;
            phone.tap_saved(&act("paid-all")).await?;
            ensure_eq!(cost(phone), 2, "taps for a payment");
            phone.job("look at what is left");
            phone.appears("dialog [data-empty]").await?;
            owed_is_true(phone, "2026-11-30", None).await?;
            phone.tap_saved(&act("undo")).await?;
            shows(phone, "owed-overdue", Money::from_yuan(30_000)).await?;

            // More than is owed: the oldest first, the rest ahead.
            phone.open(&own).await?;
            phone.ready("all").await?;
            phone.tap_act("pay-open").await?;
            phone.type_into(&act("pay-amount"), "5万").await?;
            phone.tap_act("paid-yesterday").await?;
            phone.tap_saved(&act("pay-save")).await?;
            let journal = self::journal(phone).await?;
            let last = journal.workspace().payments().map(|(_, paid)| paid.on).max();
            ensure_eq!(last, Some(rules::day("2026-11-29")?), "the day the money came");
            shows(phone, "prepaid", Money::from_yuan(20_000)).await?;
            owed_is_true(phone, "2026-11-30", Some(id)).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_receivable_is_paid_in_parts_and_the_rest_is_overdue_in_chinese() -> Outcome {
    story(async || paid(Language::Chinese).await)
}

#[test]
fn a_receivable_is_paid_in_parts_and_the_rest_is_overdue_in_english() -> Outcome {
    story(async || paid(Language::English).await)
}

async fn sold(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at("2026-11-16", "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("sold-{}", language.short());
    phone
        .tell(&name, async |phone| {
            let id = begun(phone, &site.url("/"), language).await?;
            let own = site.url(&format!("/#/customers/{id}/owed"));
            phone.open(&own).await?;
            phone.appears(&act("rebate-open")).await?;
            phone.tap_act("rebate-open").await?;
            // A percentage that is none is refused with its line, never dropped.
            phone.type_into(&act("rebate-steps"), "50万 1%；100万 101%").await?;
            phone.tap_act("rebate-save").await?;
            ensure!(phone.alert(language).await?.contains("101%"), "which one is said");
            phone.type_into(&act("rebate-steps"), "50万 1%；100万 2%").await?;
            phone.tap_saved(&act("rebate-save")).await?;
            shows(phone, "rebate-missing", Money::from_yuan(500_000)).await?;
            // In parts, with sums that are exact.
            phone.tap_act("terms-open").await?;
            phone.tap_act("terms-in-parts").await?;
            phone.type_into(&act("terms-parts"), "30% 货到0天；60% 月结30天").await?;
            phone.tap_act("terms-save").await?;
            ensure!(phone.alert(language).await?.contains("90%"), "what they come to is said");
            phone.type_into(&act("terms-parts"), "30% 货到0天；70% 月结30天").await?;
            phone.tap_saved(&act("terms-save")).await?;

            // A shared deal: the rep's part is credited, the customer owes all of it.
            phone.tap_act("sell").await?;
            phone.appears(&act("sell-amount")).await?;
            phone.type_into(&act("sell-amount"), "1600000.01").await?;
            phone.tap_act("with-owed").await?;
            phone.tap_act("goods").await?;
            phone.type_into(&act("goods-share"), "60").await?;
            let credited = Money::from_fen(96_000_001);
            shows(phone, "credited", credited).await?;
            phone.picture(&name).await?;
            phone.tap_saved(&act("save")).await?;
            phone.appears(&act("rebate-open")).await?;
            let workspace = journal(phone).await?.workspace().clone();
            let (sale, kept) =
                workspace.sales().next().ok_or_else(|| Failure::new("nothing is sold"))?;
            ensure_eq!(kept.amount, credited, "credited, rounded once");
            let share = goods(&workspace, sale).and_then(|goods| goods.share);
            ensure_eq!(share, Some(6_000), "the share is kept");
            let owed: Vec<String> = workspace
                .receivables()
                .map(|(_, owed)| format!("{} {}", owed.due, owed.amount))
                .collect();
            ensure_eq!(owed, ["2026-11-16 480000.00", "2026-12-30 1120000.01"], "in parts");
            owed_is_true(phone, "2026-11-16", Some(id)).await?;

            // A return of 40,000.01: 80,000 more to the next step.
            phone.tap_act("sell").await?;
            phone.tap_act("sell-return").await?;
            phone.type_into(&act("sell-amount"), "40000.01").await?;
            phone.tap_saved(&act("save")).await?;
            phone.appears(&act("rebate-open")).await?;
            let workspace = journal(phone).await?.workspace().clone();
            let standing = rebate(&workspace, id).ok_or_else(|| Failure::new("no rebate"))?;
            ensure_eq!(standing.bought, Money::from_yuan(920_000), "bought");
            shows(phone, "rebate-bought", standing.bought).await?;
            shows(phone, "rebate-missing", Money::from_yuan(80_000)).await?;
            shows(phone, "rebate-pays", Money::from_yuan(9_200)).await?;
            phone.tap_saved(&act("undo")).await?;
            shows(phone, "rebate-bought", credited).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_shared_sale_a_return_and_the_next_step_of_a_rebate_in_chinese() -> Outcome {
    story(async || sold(Language::Chinese).await)
}

#[test]
fn a_shared_sale_a_return_and_the_next_step_of_a_rebate_in_english() -> Outcome {
    story(async || sold(Language::English).await)
}
