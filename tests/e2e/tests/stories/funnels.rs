//! From the amount back to the visits, and to the superior and back: every figure is read from the
//! page and compared with the core's.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fieldplan::domain::day::Day;
use fieldplan::domain::funnel::RateOrigin;
use fieldplan::domain::money::Money;
use fieldplan::domain::period::Month;
use fieldplan::domain::plan_book::check::tiers;
use fieldplan::domain::plan_book::funnel::{FunnelPlan, in_force};
use fieldplan::domain::plan_book::own_funnel::OwnFunnel;
use fieldplan::domain::plan_book::suggest;
use fieldplan::domain::plan_book::worked_back::{WorkedBack, as_of, worked_back};
use fieldplan::domain::plan_book::{deadlines, sources, talk};
use fieldplan::domain::tier::Tier;
use fieldplan::domain::workspace::Workspace;
use fieldplan::exchange::report::answer::answer;
use fieldplan::exchange::report::{csv, goal, text};
use fieldplan::text::date;
use fieldplan_e2e::living::HANDS;
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;
use thirtyfour::By;

use crate::planning::{no_sideways_scroll, sheet};

const DEALS: &str = include_str!("../../../data/crm/deals.csv");
pub(crate) const PRODUCTS: &str = include_str!("../../../data/crm/products.csv");
/// One of its reps.
pub(crate) const REP: &str = "Moses Frase";
/// The last working day before October 2017.
const EVE: &str = "2017-09-29";

fn some<T>(found: Option<T>, what: &str) -> Outcome<T> {
    found.ok_or_else(|| Failure::new(format!("no {what}")))
}

/// Each step's number as it stands on the page, leads first and deals last.
async fn steps(phone: &Phone) -> Outcome<Vec<i64>> {
    let shown = phone.attributes_of("[data-step]", "data-exact").await?;
    shown.iter().map(|n| n.parse().map_err(|_| Failure::new(format!("{n} is no number")))).collect()
}

async fn visits(phone: &Phone) -> Outcome<i64> {
    let shown = phone.attributes_of(".funnel-sum[data-visits]", "data-visits").await?;
    some(shown.first().and_then(|n| n.parse().ok()), "visits")
}

/// Waits until the steps are these, and all else on the page is what the core says of the plan.
async fn worked(
    phone: &Phone,
    workspace: &Workspace,
    plan: &FunnelPlan,
    today: Day,
) -> Outcome<WorkedBack> {
    let own = OwnFunnel::of(workspace, as_of(workspace, plan.month, today), plan.staged);
    let found = worked_back(workspace, plan, &own, today, false)
        .map_err(|missing| Failure::new(format!("{missing:?}")))?;
    let wanted: Vec<i64> = found.solved.rows.iter().map(|row| row.shown).collect();
    until(&format!("the steps {wanted:?}"), async || {
        Ok((steps(phone).await? == wanted).then_some(()))
    })
    .await?;
    ensure_eq!(visits(phone).await?, found.solved.visits, "visits");
    ensure_eq!(
        phone.attributes_of(".funnel", "data-ticket").await?,
        [found.ticket.to_string()],
        "the ticket"
    );
    let weeks = phone.attributes_of("[data-week][data-leads]", "data-visits").await?;
    let of_core = found.weeks.iter().filter_map(|week| week.visits).map(|n| n.to_string());
    ensure_eq!(weeks, of_core.collect::<Vec<_>>(), "visits of the weeks");
    Ok(found)
}

async fn ten_deals(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("funnels-{}", language.short());
    let today = rules::day(setup.day())?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            sheet(phone, &site, "funnel", "[data-missing=ticket]").await?;
            phone.picture(&format!("{name}-no-ticket")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let month = journal.workspace().month_of(today);

            phone.job("work ten deals at 20 % back to leads and visits");
            phone.type_into(&act("ticket"), "30万").await?;
            phone.type_into(&act("rate-lead"), "20").await?;
            let plan = FunnelPlan {
                ticket: Some(Money::from_yuan(300_000)),
                lead: Some(2_000),
                ..FunnelPlan::of(month)
            };
            worked(phone, journal.workspace(), &plan, today).await?;
            ensure_eq!(steps(phone).await?, [50, 10], "ten deals at 20 %");
            no_sideways_scroll(phone).await?;
            let before = phone.kept().await?;
            phone.picture(&format!("{name}-ten")).await?;

            phone.job("what if the rate were two points lower");
            phone.tap_act("rate-lead-less").await?;
            phone.tap_act("rate-lead-less").await?;
            let lower = FunnelPlan { lead: Some(1_800), ..plan };
            worked(phone, journal.workspace(), &lower, today).await?;
            ensure_eq!(steps(phone).await?, [56, 10], "ten deals at 18 %");
            phone.type_into(&act("rate-lead"), "0").await?;
            phone.appears("[data-missing=typed]").await?;
            phone.picture(&format!("{name}-wrong")).await?;
            phone.type_into(&act("rate-lead"), "15").await?;
            let worst = FunnelPlan { lead: Some(1_500), ..plan };
            worked(phone, journal.workspace(), &worst, today).await?;
            ensure_eq!(steps(phone).await?, [67, 10], "ten deals at 15 %");
            ensure_eq!(phone.kept().await?, before, "a what-if keeps nothing");

            phone.job("keep 20 % and the days of the way");
            phone.type_into(&act("rate-lead"), "20").await?;
            phone.type_into(&act("way-days"), "45").await?;
            let long = FunnelPlan { days: Some(45), ..plan };
            let found = worked(phone, journal.workspace(), &long, today).await?;
            let last = some(found.last.first().copied().flatten(), "last useful day")?;
            ensure_eq!(last, today.month_end().plus_days(-45), "for a way of 45 days");
            ensure!(
                phone.count("[data-later]").await? == 2,
                "leads of this month serve later ones"
            );
            phone.tap_saved(&act("funnel-keep")).await?;
            phone.disappears(&act("funnel-keep")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            ensure_eq!(in_force(journal.workspace(), month), Some(long), "kept");
            phone.tap_act("funnel-how").await?;
            phone.appears("[data-how]").await?;
            phone.picture(&format!("{name}-kept")).await?;

            phone.job("look at the five stages");
            phone.tap_act("by-stages").await?;
            let staged = FunnelPlan { staged: true, ..long };
            worked(phone, journal.workspace(), &staged, today).await?;
            ensure_eq!(steps(phone).await?.len(), 5, "stages");
            phone.picture(&format!("{name}-stages")).await?;
            phone.tap_act("by-lead").await?;

            from_sources(phone, &name, language, month, today).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

/// Two expos for 50 leads, five referrals, a reserve of 100; then a source that brings too little.
async fn from_sources(
    phone: &Phone,
    name: &str,
    language: Language,
    month: Month,
    today: Day,
) -> Outcome {
    phone.job("say where the leads come from");
    phone.tap_saved(&act("sources-usual")).await?;
    phone.appears("[data-supply]").await?;
    let journal = rules::folded(&phone.kept().await?)?;
    let plan = some(sources::in_force(journal.workspace(), month), "sources")?;
    let known: Vec<_> = plan.sources.iter().map(|one| (one.times, one.quota)).collect();
    ensure_eq!((known, plan.reserve), (vec![(2, 50), (5, 5)], 100), "the usual ones");
    ensure_eq!(phone.attributes_of("[data-supply]", "data-supply").await?, ["55"], "supply");
    ensure_eq!(phone.attributes_of("[data-supply]", "data-need").await?, ["50"], "need");
    phone.picture(&format!("{name}-sources")).await?;

    phone.job("change what the expos bring");
    phone.tap_act("source-edit").await?;
    phone.type_into(&act("source-valid"), "60").await?;
    phone.tap_saved(&act("source-add")).await?;
    until("the shortfall", async || {
        let short = phone.attributes_of("[data-supply]", "data-short").await?;
        Ok((short == ["15"]).then_some(()))
    })
    .await?;
    let reserve = phone.text_of("[data-supply]").await?;
    ensure!(reserve.contains("100"), "the reserve covers it: {reserve}");
    phone.type_into(&act("source-name"), "x").await?;
    phone.tap_act("source-add").await?;
    println!("no quota: {}", phone.alert(language).await?);
    phone.type_into(&act("source-quota"), "20").await?;
    phone.tap_saved(&act("source-add")).await?;
    until("enough", async || {
        let short = phone.attributes_of("[data-supply]", "data-short").await?;
        Ok((short == ["0"]).then_some(()))
    })
    .await?;
    phone.tap_saved(&act("undo")).await?;
    let journal = rules::folded(&phone.kept().await?)?;
    let plan = some(sources::in_force(journal.workspace(), month), "sources")?;
    ensure_eq!(plan.sources.len(), 2, "undone as a whole");
    let _ = today;
    phone.picture(&format!("{name}-short")).await
}

#[test]
fn ten_deals_at_20_percent_are_50_leads_in_chinese() -> Outcome {
    story(async || ten_deals(Language::Chinese).await)
}

#[test]
fn ten_deals_at_20_percent_are_50_leads_in_english() -> Outcome {
    story(async || ten_deals(Language::English).await)
}

/// The bytes of the file that the page gave out last.
async fn given(phone: &Phone) -> Outcome<String> {
    let body = "const done = arguments[arguments.length - 1];
        const file = window.given;
        if (!file) { done(null); } else {
            const reader = new FileReader();
            reader.onload = () => done(reader.result.split(',')[1] ?? '');
            reader.readAsDataURL(file);
        }";
    let answer = until("a file", async || {
        let answer = phone.script_async(body, vec![]).await?;
        Ok(answer.as_str().map(str::to_owned))
    })
    .await?;
    let bytes = STANDARD.decode(answer).map_err(|error| Failure::new(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Failure::new(error.to_string()))
}

async fn to_the_boss(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).script(HANDS);
    let name = format!("boss-{}", language.short());
    let today = rules::day(setup.day())?;
    let rep = Phone::start(setup.clone()).await?;
    let sent = rep
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            phone.job("send the goal to the manager");
            sheet(phone, &site, "boss", "[data-report]").await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let workspace = journal.workspace();
            let month = workspace.month_of(today);
            let report = some(goal::goal(workspace, month, today, language.core(), ""), "goal")?;
            let wanted = text::write(&report, None);
            let shown = "return document.querySelector('[data-report]').textContent";
            ensure_eq!(phone.script(shown, vec![]).await?, json!(wanted), "the text");
            ensure!(wanted.lines().count() <= 12, "{wanted}");
            phone.tap_act("report-copy").await?;
            until("the text to be copied", async || {
                let copied = phone.script("return window.copied", vec![]).await?;
                Ok((copied == json!(wanted)).then_some(()))
            })
            .await?;
            phone.picture(&format!("{name}-sheet")).await?;
            phone.script("window.given = null", vec![]).await?;
            phone.tap_act("report-send").await?;
            let file = given(phone).await?;
            ensure_eq!(file, csv::write(&report), "the file");
            no_sideways_scroll(phone).await?;
            Ok(file)
        })
        .await?;

    let boss = Phone::start(setup.clone()).await?;
    let back = boss
        .tell(&format!("{name}-manager"), async |phone| {
            answered(phone, &site, &name, language, &sent).await
        })
        .await?;
    let rep = Phone::start(setup).await?;
    rep.tell(&format!("{name}-back"), async |phone| {
        taken_over(phone, &site, &name, language, &back, today).await
    })
    .await
}

/// The manager's own copy of the app opens the sheet and sends it back with a word.
async fn answered(
    phone: &Phone,
    site: &Site,
    name: &str,
    language: Language,
    sent: &str,
) -> Outcome<String> {
    phone.open(&site.url("/")).await?;
    phone.speak(language).await?;
    phone.start_month("1000万").await?;
    phone.job("open a sheet and send it back with a word");
    let file = config::out()?.join(format!("{name}.csv"));
    std::fs::write(&file, sent)?;
    sheet(phone, site, "boss", &act("report-returned")).await?;
    let before = phone.kept().await?;
    phone.choose_file(&act("report-returned"), &file).await?;
    phone.appears("[data-answer]").await?;
    phone.picture(&format!("{name}-opened")).await?;
    phone.tap_act("answer-go").await?;
    println!("nothing said: {}", phone.alert(language).await?);
    phone.type_into(&act("answer-comment"), "再冲一冲").await?;
    phone.type_into(&act("answer-target"), "320万").await?;
    phone.script("window.given = null", vec![]).await?;
    phone.tap_act("answer-go").await?;
    let back = given(phone).await?;
    ensure_eq!(phone.kept().await?, before, "answering changes nothing");
    Ok(back)
}

/// Opening changes nothing; a tap takes the word over, and it stands beside the goal.
async fn taken_over(
    phone: &Phone,
    site: &Site,
    name: &str,
    language: Language,
    back: &str,
    today: Day,
) -> Outcome {
    phone.open(&site.url("/")).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    phone.job("take the manager's word over");
    let file = config::out()?.join(format!("{name}-back.csv"));
    std::fs::write(&file, back)?;
    sheet(phone, site, "boss", &act("report-returned")).await?;
    let before = phone.kept().await?;
    phone.choose_file(&act("report-returned"), &file).await?;
    phone.appears("[data-comment]").await?;
    ensure!(phone.text_of("[data-comment]").await?.contains("再冲一冲"), "the word");
    ensure!(!phone.sees("[data-said]").await?, "not taken over yet");
    ensure_eq!(phone.kept().await?, before, "opening changes nothing");
    phone.picture(&format!("{name}-back")).await?;
    phone.tap_saved(&act("returned-take")).await?;
    phone.appears("[data-said]").await?;
    let journal = rules::folded(&phone.kept().await?)?;
    let month = journal.workspace().month_of(today);
    let talks: Vec<_> = talk::of_month(journal.workspace(), month).collect();
    ensure_eq!(talks.len(), 1, "one talk");
    ensure_eq!(talks[0].text, "再冲一冲", "the word");
    ensure_eq!(talks[0].target, Some(Money::from_yuan(3_200_000)), "the manager's figure");
    let target = journal.workspace().goal(month).map(|g| g.in_force().tiers.get(Tier::Target));
    ensure_eq!(target, Some(Money::from_yuan(3_000_000)), "the target stays until it is changed");
    phone.tap_saved(&act("boss-agreed")).await?;
    phone.appears("[data-agreed]").await?;
    phone.picture(&format!("{name}-taken")).await?;
    ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
    phone.report_taps(name)
}

#[test]
fn a_goal_goes_to_the_manager_and_comes_back_with_a_word_in_chinese() -> Outcome {
    story(async || to_the_boss(Language::Chinese).await)
}

#[test]
fn a_goal_goes_to_the_manager_and_comes_back_with_a_word_in_english() -> Outcome {
    story(async || to_the_boss(Language::English).await)
}

/// Writes December's three million down on the eve, step by step, and stops before confirming.
async fn drafted(phone: &Phone, site: &Site, language: Language) -> Outcome {
    phone.open(&site.url("/")).await?;
    phone.speak(language).await?;
    phone.start_month("280万").await?;
    phone.tap_act("month-after").await?;
    phone.appears(&act("plan-make")).await?;
    phone.tap_act("plan-make").await?;
    phone.appears(&act("step-tiers")).await?;
    phone.tap_act("step-tiers").await?;
    phone.type_into(&act("tier-target"), "300万").await?;
    phone.tap_saved(&act("step-confirm")).await?;
    phone.appears("[data-will]").await
}

/// What nobody has confirmed is shown first: it says so in every form, the answer is taken in with
/// its figure, what was said is noted, and only then it is confirmed and frozen.
async fn asked_before(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at("2026-11-30", "18:30").script(HANDS);
    let name = format!("draft-{}", language.short());
    let phone = Phone::start(setup).await?;
    phone
        .tell(&name, async |phone| {
            drafted(phone, &site, language).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let today = rules::day(phone.setup().day())?;
            let month = journal.workspace().month_of(today).next();
            phone.job("show a goal that is not confirmed");
            phone.tap_act("to-boss").await?;
            phone.appears("[data-draft]").await?;
            phone.appears("[data-report]").await?;
            let report =
                some(goal::goal(journal.workspace(), month, today, language.core(), ""), "goal")?;
            let wanted = text::write(&report, None);
            let shown = "return document.querySelector('[data-report]').textContent";
            ensure_eq!(phone.script(shown, vec![]).await?, json!(wanted), "the text");
            ensure!(report.title != month.to_string() && wanted.contains(&report.title), "said");
            phone.script("window.given = null", vec![]).await?;
            phone.tap_act("report-send").await?;
            let sent = given(phone).await?;
            ensure_eq!(sent, csv::write(&report), "the file");
            no_sideways_scroll(phone).await?;
            phone.picture(&format!("{name}-shown")).await?;

            phone.job("note what the manager said");
            phone.type_into(&act("boss-word"), "回款也要看").await?;
            phone.tap_saved(&act("boss-word-keep")).await?;
            phone.appears("[data-said]").await?;

            phone.job("take the manager's answer in, with the figure");
            let target = Money::from_yuan(3_200_000);
            let back = answer(&sent, "再冲一冲", Some(target));
            let back = back.map_err(|problem| Failure::new(format!("{problem:?}")))?;
            let file = config::out()?.join(format!("{name}-back.csv"));
            std::fs::write(&file, back)?;
            phone.choose_file(&act("report-returned"), &file).await?;
            phone.appears("[data-comment]").await?;
            phone.tap_saved(&act("returned-take")).await?;
            phone.disappears(&act("returned-take")).await?;
            phone.tap_saved(&act("returned-go")).await?;
            phone.disappears(&act("returned-go")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            ensure!(journal.workspace().goal(month).is_none(), "nothing is confirmed by that");
            ensure_eq!(tiers(journal.workspace(), month).map(|t| t[1]), Some(target), "the plan");
            phone.appears("dialog [data-exact=\"3200000.00\"]").await?;
            phone.picture(&format!("{name}-taken")).await?;

            phone.job("agree and confirm");
            phone.tap_saved(&act("boss-agreed")).await?;
            phone.appears("[data-agreed=\"3200000.00\"]").await?;
            phone.tap_act("boss-confirm").await?;
            phone.appears("[data-will]").await?;
            phone.tap_saved(&act("confirm")).await?;
            phone.disappears(&act("confirm")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let goal = some(journal.workspace().goal(month), "goal")?;
            ensure_eq!(goal.baseline().tiers.get(Tier::Target), target, "frozen");
            ensure_eq!(goal.baseline().tiers, goal.in_force().tiers, "with nothing to revise");
            // The word of what was done may lie over the list that leads there.
            phone.script("location.hash = '#/target/boss'", vec![]).await?;
            phone.appears("[data-agreed]").await?;
            ensure!(!phone.sees("[data-draft]").await?, "it is confirmed");
            ensure_eq!(phone.count("[data-said]").await?, 2, "both words");

            phone.job("take another figure over once it is confirmed");
            let report =
                some(goal::goal(journal.workspace(), month, today, language.core(), ""), "goal")?;
            let less = Money::from_yuan(3_100_000);
            let back = answer(&csv::write(&report), "好", Some(less));
            let back = back.map_err(|problem| Failure::new(format!("{problem:?}")))?;
            std::fs::write(&file, back)?;
            phone.appears(&act("report-returned")).await?;
            phone.choose_file(&act("report-returned"), &file).await?;
            phone.tap_act("returned-go").await?;
            phone.appears(&act("revision")).await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears(&act("revision")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let goal = some(journal.workspace().goal(month), "goal")?;
            ensure_eq!(goal.in_force().tiers.get(Tier::Target), less, "revised");
            ensure_eq!(goal.baseline().tiers.get(Tier::Target), target, "the baseline stays");
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_goal_is_shown_and_answered_before_it_is_confirmed_in_chinese() -> Outcome {
    story(async || asked_before(Language::Chinese).await)
}

#[test]
fn a_goal_is_shown_and_answered_before_it_is_confirmed_in_english() -> Outcome {
    story(async || asked_before(Language::English).await)
}

/// The days of a calendar file's events, with when each reminds.
fn events_of(file: &str) -> Vec<(String, String)> {
    let of = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.trim_end().strip_prefix(name));
        line.unwrap_or_default().to_owned()
    };
    let events = file.split("BEGIN:VEVENT").skip(1);
    events.map(|event| (of(event, "DTSTART;VALUE=DATE:"), of(event, "TRIGGER:"))).collect()
}

/// Saves the calendar file of the days ahead with the deadlines alone.
async fn calendar_file(phone: &Phone, remind: &str) -> Outcome<String> {
    phone.go("more").await?;
    phone.tap_act("calendar").await?;
    phone.tap_act("span-ahead").await?;
    phone.tap_act("what-deadlines").await?;
    phone.appears("[data-events=\"2\"]").await?;
    phone.tap_act(remind).await?;
    phone.script("window.given = null", vec![]).await?;
    phone.tap_act("calendar-save").await?;
    let file = given(phone).await?;
    phone.tap_act("close").await?;
    phone.disappears("dialog[open]").await?;
    Ok(file)
}

async fn told_in_time(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    // 5 December 2026 is a Saturday.
    let setup = Setup::default().language(language.tag()).at("2026-12-03", "09:00").script(HANDS);
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("deadlines-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            phone.job("be told of the manager's deadline");
            phone.go("today").await?;
            phone.appears("[data-deadline=figure]").await?;
            ensure_eq!(
                phone.attributes_of("[data-deadline]", "data-on").await?,
                ["2026-12-04"],
                "moved to the working day before"
            );
            phone.picture(&format!("{name}-today")).await?;
            phone.tap_act("deadline-open").await?;
            phone.appears("[data-deadlines]").await?;
            let shown = phone.attributes_of("[data-due]", "data-on").await?;
            ensure_eq!(shown, ["2026-12-04", "2026-12-08"], "both of January");
            let january = Month::parse("2027-01").map_err(|_| Failure::new("a month"))?;
            let none = phone.text_of("dialog [data-empty]").await?;
            ensure!(none.contains(&date::month(language.core(), january)), "of January: {none}");
            phone.picture(&format!("{name}-sheet")).await?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;

            phone.job("put both into the phone's calendar");
            let at = |day: &str, trigger: &str| (day.to_owned(), trigger.to_owned());
            // Friday the 4th and Tuesday the 8th, each told of on the working day before.
            let file = calendar_file(phone, "remind-8").await?;
            ensure_eq!(
                events_of(&file),
                [at("20261204", "-PT16H"), at("20261208", "-PT16H")],
                "the days in the file"
            );
            ensure_eq!(file.matches("17:30").count(), 4, "the time, in words and in the reminder");

            phone.job("change them");
            phone.go("today").await?;
            phone.tap_act("deadline-open").await?;
            phone.appears("[data-deadlines]").await?;
            // A Monday: the working day before is the Friday, three days earlier.
            phone.tap_act("deadlines-edit").await?;
            phone.type_into(&act("figure-day"), "7").await?;
            phone.tap_saved(&act("deadlines-keep")).await?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            let file = calendar_file(phone, "remind-8").await?;
            ensure_eq!(
                events_of(&file),
                [at("20261207", "-PT64H"), at("20261208", "-PT16H")],
                "moved, with the Friday's reminder"
            );
            phone.go("target").await?;
            phone.tap_act("plan-boss").await?;
            phone.appears("[data-deadlines]").await?;
            phone.tap_act("deadlines-edit").await?;
            phone.type_into(&act("figure-time"), "25:00").await?;
            phone.tap_act("deadlines-keep").await?;
            println!("no time: {}", phone.alert(language).await?);
            phone.type_into(&act("figure-time"), "12:00").await?;
            phone.type_into(&act("figure-day"), "20").await?;
            phone.type_into(&act("early-days"), "2").await?;
            phone.tap_saved(&act("deadlines-keep")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let kept = deadlines::in_force(journal.workspace());
            ensure_eq!((kept.figure, kept.figure_at, kept.early), (20, 720, 2), "kept");
            let workspace = journal.workspace();
            let today = rules::day(phone.setup().day())?;
            let january = workspace.month_of(today).next();
            let of_core: Vec<String> =
                kept.of(&workspace.calendar, january).iter().map(|d| d.on.to_string()).collect();
            until("the deadlines to change", async || {
                Ok((phone.attributes_of("[data-due]", "data-on").await? == of_core).then_some(()))
            })
            .await?;
            phone.tap_saved(&act("boss-handed")).await?;
            phone.disappears(&act("boss-handed")).await?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            phone.go("today").await?;
            phone.disappears("[data-deadline]").await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_deadline_on_a_day_off_moves_before_it_and_is_told_the_day_before_in_chinese() -> Outcome {
    story(async || told_in_time(Language::Chinese).await)
}

#[test]
fn a_deadline_on_a_day_off_moves_before_it_and_is_told_the_day_before_in_english() -> Outcome {
    story(async || told_in_time(Language::English).await)
}

/// The deals as they stood on the eve: what ended later is open, what was found later is not there.
pub(crate) fn as_it_stood(eve: Day) -> Outcome<String> {
    let read = |cell: &str| -> Option<Day> {
        let mut parts = cell.split('/');
        let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Day::new(parts.next()?.parse().ok()?, month, day).ok()
    };
    let mut lines = DEALS.lines();
    let mut kept = vec![some(lines.next(), "header")?.to_owned()];
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let [id, rep, product, account, stage, found, ended, value] = cells[..] else {
            return Err(Failure::new(format!("not eight cells: {line}")));
        };
        if read(found).is_none_or(|found| found > eve) {
            continue;
        }
        let row = if read(ended).is_some_and(|ended| ended > eve) {
            [id, rep, product, account, "Engaging", found, "", ""]
        } else {
            [id, rep, product, account, stage, found, ended, value]
        };
        kept.push(row.join(","));
    }
    Ok(kept.join("\n"))
}

pub(crate) async fn choose(phone: &Phone, name: &str, text: &str) -> Outcome {
    let file = config::out()?.join(name);
    std::fs::write(&file, text)?;
    phone.appears(&act("table-file")).await?;
    phone.choose_file(&act("table-file"), &file).await
}

async fn october(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(EVE, "18:00");
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("october-{}", language.short());
    let eve = rules::day(EVE)?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("2万").await?;
            phone.job("bring in a year of deals");
            phone.go("more").await?;
            phone.tap_act("import").await?;
            choose(phone, &format!("{name}-products.csv"), PRODUCTS).await?;
            until("the prices to be noted", async || {
                Ok(phone.text_of("[data-noted]").await?.contains('7').then_some(()))
            })
            .await?;
            choose(phone, &format!("{name}-deals.csv"), &as_it_stood(eve)?).await?;
            phone.appears(&act("table-rep")).await?;
            let option = format!("[data-act=table-rep] option[value='{REP}']");
            phone.driver().find(By::Css(option)).await?.click().await?;
            phone.appears("[data-will]").await?;
            phone.tap_saved(&act("table-go")).await?;
            phone.disappears("dialog[open]").await?;

            let journal = rules::folded(&phone.kept().await?)?;
            let month = journal.workspace().month_of(eve).next();
            ensure_eq!(month.to_string(), "2017-10", "the month planned");
            let offered = suggest::offer(journal.workspace(), month, eve);
            let own = offered.own.map_err(|none| Failure::new(format!("{none:?}")))?;
            let target = own.tiers.get(Tier::Target);
            phone.job("plan October from what was, and confirm it");
            phone.go("target").await?;
            phone.tap_act("month-after").await?;
            phone.appears(&act("plan-make")).await?;
            phone.tap_act("plan-make").await?;
            phone.appears(&act("step-tiers")).await?;
            ensure!(!phone.sees("[data-back=none]").await?, "there is a month to look back on");
            phone.tap_act("step-tiers").await?;
            let three = Tier::ALL.map(|tier| own.tiers.get(tier).to_string()).join(" ");
            let three = [three];
            ensure_eq!(phone.attributes_of(&act("take"), "data-exact").await?, three, "offered");
            phone.tap_act("whence").await?;
            phone.picture(&format!("{name}-tiers")).await?;
            phone.tap_act("take").await?;
            phone.tap_saved(&act("step-confirm")).await?;
            phone.appears("[data-will]").await?;
            ensure_eq!(phone.attributes_of("[data-will]", "data-will").await?, three, "will be");
            phone.picture(&format!("{name}-confirm")).await?;
            phone.tap_saved(&act("confirm")).await?;
            phone.disappears(&act("confirm")).await?;
            phone.appears("[data-week]").await?;
            ensure_eq!(phone.exact_of("[data-sum]").await?, target.to_string(), "over its days");
            phone.job("work October back to visits");
            phone.tap_act("plan-funnel").await?;
            phone.appears("[data-step]").await?;
            ensure_eq!(
                phone.attributes_of("dialog [data-month]", "data-month").await?,
                ["2017-10"],
                "the month shown"
            );
            let journal = rules::folded(&phone.kept().await?)?;
            let plan = FunnelPlan::of(month);
            let found = worked(phone, journal.workspace(), &plan, eve).await?;
            let known = found.rates.first().map(|used| used.origin);
            ensure!(
                matches!(known, Some(RateOrigin::Own { of, .. }) if of >= 30),
                "own deals: {known:?}"
            );
            ensure!(found.last.iter().all(Option::is_some), "the way is known from own deals");
            phone.picture(&format!("{name}-funnel")).await?;
            phone.tap_act("by-stages").await?;
            let staged = FunnelPlan { staged: true, ..plan };
            worked(phone, journal.workspace(), &staged, eve).await?;
            phone.picture(&format!("{name}-stages")).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_company_rep_plans_october_from_history_in_chinese() -> Outcome {
    story(async || october(Language::Chinese).await)
}

#[test]
fn a_company_rep_plans_october_from_history_in_english() -> Outcome {
    story(async || october(Language::English).await)
}
