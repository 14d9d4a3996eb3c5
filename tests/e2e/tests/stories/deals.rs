//! A deal from its first contact to what comes after the sale, without a network; one that is lost
//! and what is learned of it. Taps are counted at the driver, figures compared with the core's.

use fieldplan::domain::day::Day;
use fieldplan::domain::deal_board::Board;
use fieldplan::domain::deal_notes::{DealNotes, Mark};
use fieldplan::domain::own_entries::{Learned, cases};
use fieldplan::domain::stage::{Criterion, Stage};
use fieldplan::domain::win_chances::WinChances;
use fieldplan::domain::workspace::{Deal, DealState};
use fieldplan::journal::Journal;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;

const DAY: &str = "2026-11-16";

/// What the records say now.
async fn journal(phone: &Phone) -> Outcome<Journal> {
    rules::folded(&phone.kept().await?)
}

/// The only deal there is.
async fn the_deal(phone: &Phone) -> Outcome<Deal> {
    let journal = journal(phone).await?;
    let mut deals = journal.workspace().deals();
    let (_, deal) = deals.next().ok_or_else(|| Failure::new("no deal is kept"))?;
    Ok(deal.clone())
}

fn cost(phone: &Phone) -> usize {
    phone.jobs().last().map_or(0, Job::cost)
}

/// What stands in a field.
async fn value(phone: &Phone, name: &str) -> Outcome<String> {
    let body = "return document.querySelector(arguments[0])?.value ?? ''";
    let answer = phone.script(body, vec![json!(act(name))]).await?;
    Ok(answer.as_str().unwrap_or_default().to_owned())
}

/// Waits until a figure of the screen is this one.
async fn shows(phone: &Phone, figure: &str, wanted: &str) -> Outcome {
    until(&format!("{figure} to be {wanted}"), async || {
        let shown = phone.attributes_of(&format!("[data-figure={figure}]"), "data-exact").await?;
        Ok((shown == [wanted]).then_some(()))
    })
    .await
}

/// A rep with a customer, before the list of customers.
async fn begun(phone: &Phone, url: &str, language: Language) -> Outcome {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Cadence).await?;
    phone.go("customers").await?;
    phone.appears(&act("pipeline")).await
}

/// Notes a deal of 120,000 from the pipeline, and is back there.
async fn noted(phone: &Phone) -> Outcome {
    phone.tap_act("pipeline").await?;
    phone.appears("dialog [data-empty]").await?;
    phone.tap_act("deal-add").await?;
    phone.tap_act("deal-new").await?;
    phone.appears(&act("deal-amount")).await?;
    phone.type_into(&act("deal-amount"), "12万").await?;
    phone.tap_saved(&act("save")).await?;
    phone.appears(&format!("dialog {}", act("deal"))).await
}

/// The pipeline on the screen says what the core says.
async fn pipeline_is_true(phone: &Phone, today: &str) -> Outcome {
    let journal = journal(phone).await?;
    let board = Board::of(journal.workspace(), rules::day(today)?);
    let all = &board.sums.all;
    shows(phone, "open-count", &all.count.to_string()).await?;
    shows(phone, "open-amount", &all.amount.to_string()).await?;
    shows(phone, "open-weighted", &all.weighted.to_string()).await?;
    for (figure, sum) in ["sum-won", "sum-likely", "sum-all"].into_iter().zip(board.three_sums()) {
        shows(phone, figure, &sum.to_string()).await?;
    }
    Ok(())
}

/// A chance of the rep's own, and the stage's again.
async fn own_chance(phone: &Phone, language: Language) -> Outcome {
    phone.tap_act("deal-edit").await?;
    phone.type_into(&act("deal-chance"), "101").await?;
    phone.tap_act("deal-save").await?;
    phone.alert(language).await?;
    phone.type_into(&act("deal-chance"), "60").await?;
    phone.reload().await?;
    phone.ready("all").await?;
    phone.appears(&act("deal-chance")).await?;
    ensure_eq!(value(phone, "deal-chance").await?, "60", "what was half typed");
    phone.tap_saved(&act("deal-save")).await?;
    shows(phone, "weighted", "72000.00").await?;
    ensure_eq!(the_deal(phone).await?.chance, Some(60), "the rep's own");
    phone.tap_act("deal-edit").await?;
    phone.type_into(&act("deal-chance"), "").await?;
    phone.tap_saved(&act("deal-save")).await?;
    shows(phone, "weighted", "90000.00").await?;
    ensure_eq!(the_deal(phone).await?.chance, None, "the stage's again");
    Ok(())
}

async fn won(language: Language) -> Outcome {
    let mut site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("deal-won-{}", language.short());
    let url = site.url("/");
    phone
        .tell(&name, async |phone| {
            begun(phone, &url, language).await?;
            phone.kept_offline().await?;
            phone.offline(&mut site).await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.go("customers").await?;
            phone.job("note a deal from the pipeline");
            noted(phone).await?;
            ensure!(cost(phone) <= 6, "{} taps", cost(phone));
            phone.job("read the pipeline");
            pipeline_is_true(phone, DAY).await?;
            phone.picture(&format!("{name}-pipeline")).await?;

            phone.tap_act("deal").await?;
            shows(phone, "weighted", "24000.00").await?;
            phone.job("mark what is met");
            phone.tap_saved(&act("mark-met")).await?;
            ensure_eq!(cost(phone), 1, "taps for a mark");
            phone.job("move a stage on");
            phone.tap_saved(&act("stage-next")).await?;
            ensure_eq!(cost(phone), 1, "taps for a stage");
            phone.appears(&format!("dialog [data-stage='{}']", Stage::Need.place())).await?;
            let said = phone.text_of(".toast-text").await?;
            let missing = match language {
                Language::Chinese => "约了下次",
                Language::English => "Next meeting agreed",
            };
            ensure!(said.contains(missing), "what was missing is said: {said}");
            for criterion in 1..=3 {
                let chip = format!(".chip:nth-child({criterion}){}", act("mark-met"));
                phone.tap_saved(&chip).await?;
            }
            shows(phone, "qualified", "3").await?;
            phone.job("to the last stage");
            phone.tap_saved(&act("stage-next")).await?;
            phone.appears(&format!("dialog [data-stage='{}']", Stage::Proposal.place())).await?;
            phone.tap_saved(&act("stage-next")).await?;
            phone.appears(&format!("dialog [data-stage='{}']", Stage::Negotiation.place())).await?;
            shows(phone, "weighted", "90000.00").await?;

            own_chance(phone, language).await?;

            phone.tap_act("win").await?;
            phone.tap_act("win-service").await?;
            phone.type_into(&act("win-line"), "样品先行").await?;
            phone.picture(&name).await?;
            let before = phone.read_lines().await?.len();
            phone.tap_saved(&act("win-save")).await?;
            phone.appears("dialog [data-won]").await?;
            shows(phone, "won", "120000.00").await?;
            shows(phone, "after-sale", "2026-11-18").await?;
            ensure_eq!(phone.read_lines().await?.len(), before + 3, "won, promised, learned");
            // One undo takes all of it back.
            phone.tap_saved(&act("undo")).await?;
            phone.appears(&act("win")).await?;
            ensure_eq!(the_deal(phone).await?.state, DealState::Open, "open again");
            phone.tap_act("win").await?;
            ensure_eq!(value(phone, "win-amount").await?, "120,000", "the amount is there");
            phone.tap_act("win-service").await?;
            phone.type_into(&act("win-line"), "样品先行").await?;
            phone.tap_saved(&act("win-save")).await?;
            phone.appears("dialog [data-won]").await?;

            let journal = journal(phone).await?;
            let workspace = journal.workspace();
            let today = rules::day(DAY)?;
            ensure_eq!(the_deal(phone).await?.state, DealState::Won { on: today }, "won");
            let sold: Vec<String> =
                workspace.sales().map(|(_, sale)| sale.amount.to_string()).collect();
            ensure_eq!(sold, ["120000.00"], "what was sold");
            let promised: Vec<Day> = workspace.tasks().map(|(_, task)| task.due).collect();
            ensure_eq!(promised, [rules::day("2026-12-16")?], "the monthly touch");
            let kept: Vec<_> = cases(workspace).collect();
            let learned: Vec<_> = kept.iter().map(|one| (one.learned, one.text.as_str())).collect();
            ensure_eq!(learned, [(Learned::Win, "样品先行")], "the case library");
            let (id, _) = workspace.deals().next().ok_or_else(|| Failure::new("no deal"))?;
            let notes = DealNotes::of(workspace, id);
            ensure!(notes.has(Mark::Met(Criterion::Budget)), "the marks stay: {notes:?}");

            // Two working days later the customer is to be called.
            phone.set_day("2026-11-18", "09:00").await?;
            phone.open(&url).await?;
            phone.ready("all").await?;
            phone.line_is("恒泰电子", false).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_deal_goes_from_its_first_contact_to_after_the_sale_offline_in_chinese() -> Outcome {
    story(async || won(Language::Chinese).await)
}

#[test]
fn a_deal_goes_from_its_first_contact_to_after_the_sale_offline_in_english() -> Outcome {
    story(async || won(Language::English).await)
}

async fn lost(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("deal-lost-{}", language.short());
    phone
        .tell(&name, async |phone| {
            begun(phone, &site.url("/"), language).await?;
            noted(phone).await?;
            // The stages' chances, with a wrong one refused.
            phone.tap_act("chances").await?;
            phone.type_into(&act("chance-contact"), "0").await?;
            phone.tap_act("chances-keep").await?;
            phone.alert(language).await?;
            phone.type_into(&act("chance-contact"), "10").await?;
            phone.tap_saved(&act("chances-keep")).await?;
            pipeline_is_true(phone, DAY).await?;
            shows(phone, "open-weighted", "12000.00").await?;
            let set = WinChances::of(journal(phone).await?.workspace());
            ensure_eq!(set.of_stage(Stage::Contact), 1_000, "as the rep set it");

            phone.tap_act("deal").await?;
            phone.appears(&act("lose")).await?;
            phone.job("lose a deal");
            phone.tap_act("lose").await?;
            phone.tap_act("lose-rival").await?;
            let near = "document.querySelector('[data-act=lose-line]').scrollIntoView({ block: 'center' })";
            phone.script(near, vec![]).await?;
            phone.type_into(&act("lose-line"), "对手先送了样机").await?;
            ensure_eq!(value(phone, "lose-line").await?, "对手先送了样机", "typed");
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("lose-line")).await?;
            ensure_eq!(value(phone, "lose-line").await?, "对手先送了样机", "half typed");
            phone.tap_act("lose-rival").await?;
            phone.tap_saved(&act("lose-save")).await?;
            phone.appears("dialog [data-lost]").await?;
            phone.appears("[data-case]").await?;
            phone.picture(&name).await?;
            let lesson = async || -> Outcome<Vec<(String, String)>> {
                let journal = journal(phone).await?;
                Ok(cases(journal.workspace()).map(|one| (one.text, one.tags)).collect())
            };
            let tag = match language {
                Language::Chinese => "输给对手",
                Language::English => "Competitor",
            };
            let wanted = [("对手先送了样机".to_owned(), tag.to_owned())];
            ensure_eq!(lesson().await?, wanted, "the case library");
            // One save is one undo.
            phone.tap_saved(&act("undo")).await?;
            phone.appears(&act("lose")).await?;
            ensure_eq!(lesson().await?, [], "nothing is learned");
            ensure_eq!(the_deal(phone).await?.state, DealState::Open, "nothing is lost");
            phone.tap_act("lose").await?;
            phone.tap_act("lose-price").await?;
            phone.tap_saved(&act("lose-save")).await?;
            phone.tap_saved(&act("reopen")).await?;
            phone.appears(&act("stage-next")).await?;
            ensure_eq!(the_deal(phone).await?.state, DealState::Open, "opened again");
            ensure_eq!(lesson().await?.len(), 1, "what was learned stays");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_lost_deal_goes_into_the_case_library_and_can_be_opened_again_in_chinese() -> Outcome {
    story(async || lost(Language::Chinese).await)
}

#[test]
fn a_lost_deal_goes_into_the_case_library_and_can_be_opened_again_in_english() -> Outcome {
    story(async || lost(Language::English).await)
}
