//! A whole working day without a network: from the morning's three to the copied report, with
//! tomorrow laid out.

use std::collections::BTreeSet;

use fieldplan::domain::agenda::{Agenda, Why};
use fieldplan::domain::golden_three::Start;
use fieldplan::domain::own_books::settled;
use fieldplan::domain::workspace::Workspace;
use fieldplan::exchange::day_report::{MOST_LINES, Names, day_report};
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;

use crate::planning::bring;

/// A Tuesday.
const DAY: &str = "2026-11-17";

/// What is copied stays in the page.
const CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { value: {
    writeText: async (text) => { window.copied = text; } } });";

async fn workspace(phone: &Phone) -> Outcome<Workspace> {
    Ok(rules::folded(&phone.kept().await?)?.workspace().clone())
}

/// Starts the app anew at a time of the day.
async fn at(phone: &Phone, time: &str, url: &str) -> Outcome {
    phone.set_day(DAY, time).await?;
    // A change of the fragment alone would load nothing.
    phone.visit("about:blank").await?;
    phone.open(url).await?;
    phone.ready("all").await
}

fn taps(phone: &Phone) -> usize {
    phone.jobs().last().map_or(0, Job::cost)
}

/// The line of money that falls due.
async fn collection(phone: &Phone) -> Outcome<String> {
    let agenda = Agenda::of(&workspace(phone).await?, rules::day(DAY)?);
    let line = agenda.lines.iter().find(|line| line.why == Why::CollectionDue);
    let line = line.ok_or_else(|| Failure::new("nothing falls due"))?;
    Ok(format!("li[data-id=\"{}\"]", line.about))
}

async fn morning(phone: &Phone) -> Outcome {
    phone.appears("[data-card=morning]").await?;
    let (known, today) = (workspace(phone).await?, rules::day(DAY)?);
    let start = Start::of(&known, &Agenda::of(&known, today), today);
    let three = start.three.iter().filter_map(|line| line.customer);
    let three: Vec<String> = three.map(|id| id.to_string()).collect();
    ensure_eq!(three.len(), 3, "three key follow-ups");
    ensure_eq!(phone.attributes_of("[data-key]", "data-key").await?, three, "the three");
    Ok(())
}

/// Two visits and a payment between them.
async fn between_visits(phone: &Phone) -> Outcome {
    phone.job("log an outcome with its next date");
    let line = phone.tick_of("恒泰电子").await?.replace("tick", "outcome");
    phone.tap(&line).await?;
    phone.tap_saved(&act("next-tomorrow")).await?;
    ensure_eq!(taps(phone), 2, "taps for an outcome with its next date");
    phone.line_is("恒泰电子", true).await?;

    // What is owed is paid where it stands on the list.
    let owed = collection(phone).await?;
    phone.tap(&format!("{owed} {}", act("outcome"))).await?;
    phone.tap_act("owed-by").await?;
    phone.job("take a payment in full");
    phone.tap_act("owed-line").await?;
    phone.tap_saved(&act("paid-all")).await?;
    ensure_eq!(taps(phone), 2, "taps for a payment");
    let open = settled(&workspace(phone).await?, rules::day(DAY)?).open().count();
    ensure_eq!(open, 0, "nothing is owed any more");
    // Back leads to the sheet it was opened from, and from there to the list.
    phone.tap_act("close").await?;
    phone.appears(&act("met")).await?;
    phone.tap_act("close").await?;
    phone.disappears("dialog[open]").await?;
    phone.appears(&format!("{owed} [data-act=tick][aria-pressed=true]")).await?;

    phone.job("add a task");
    phone.tap_act("plan").await?;
    phone.tap_act("plan-pick").await?;
    phone.tap_saved(&act("save")).await?;
    ensure_eq!(taps(phone), 3, "taps to add a task");
    phone.disappears("dialog[open]").await
}

/// The evening: one win, one lesson, what is left carried over, and the report in the last tap.
async fn evening(phone: &Phone, language: Language) -> Outcome {
    phone.appears("[data-evening]").await?;
    phone.type_into(&act("win"), "恒泰电子愿意试用").await?;
    phone.type_into(&act("lesson"), "先问预算再报价").await?;
    phone.tap_saved(&act("learn")).await?;
    phone.appears("[data-learnt=lesson]").await?;
    phone.tap_saved(&act("carry-tomorrow")).await?;
    let today = rules::day(DAY)?;
    until("tomorrow laid out", async || {
        let next = Agenda::of(&workspace(phone).await?, today.next());
        let promised = next.lines.iter().filter(|line| line.why == Why::Promised);
        // Somebody to be seen and to be asked for money is one to go to.
        let promised = promised.map(|line| line.customer).collect::<BTreeSet<_>>().len();
        let laid = phone.attributes_of("[data-tomorrow]", "data-tomorrow").await?;
        let laid: Option<usize> = laid.first().and_then(|many| many.parse().ok());
        Ok(laid.filter(|laid| *laid >= promised && promised > 0).map(drop))
    })
    .await?;
    let report = day_report(&workspace(phone).await?, today, language.core(), Names::Shown);
    ensure!(report.lines().count() <= MOST_LINES, "{report}");
    for said in ["恒泰电子愿意试用", "先问预算再报价"] {
        ensure!(report.contains(said), "{said} in {report}");
    }
    phone.job("copy the report");
    phone.script("window.copied = null", vec![]).await?;
    phone.tap_act("report-copy").await?;
    until("the report", async || {
        let copied = phone.script("return window.copied ?? null", vec![]).await?;
        Ok((copied == json!(report)).then_some(()))
    })
    .await?;
    ensure_eq!(phone.jobs().last().map_or(0, |job| job.taps), 1, "taps to end the day");
    Ok(())
}

async fn whole_day(language: Language) -> Outcome {
    let mut site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "08:30").script(CLIPBOARD);
    let phone = Phone::start(setup).await?;
    let name = format!("whole-day-{}", language.short());
    phone
        .tell(&name, async |phone| {
            let url = site.url("/");
            phone.open(&url).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            for customer in ["恒泰电子", "明达物流", "中科仪器", "老王五金"] {
                phone.add_customer(customer, Class::A, When::Today).await?;
            }
            let owed = "客户,应收金额,到期日\n明达物流,50000,2026-11-10\n";
            bring(phone, &site, &format!("{name}-owed"), owed).await?;
            phone.go("today").await?;
            phone.tap_saved(&act("opening-skip")).await?;
            phone.kept_offline().await?;
            phone.offline(&mut site).await?;

            at(phone, "08:30", &url).await?;
            phone.today_is_true(DAY, language).await?;
            morning(phone).await?;
            phone.picture(&format!("{name}-morning")).await?;
            between_visits(phone).await?;

            at(phone, "12:10", &url).await?;
            phone.appears("[data-card=noon]").await?;
            phone.today_is_true(DAY, language).await?;
            let line = phone.tick_of("中科仪器").await?;
            phone.tap_saved(&line).await?;

            at(phone, "17:40", &url).await?;
            evening(phone, language).await?;
            phone.picture(&name).await?;
            // The next morning begins with what was laid out.
            phone.set_day("2026-11-18", "08:20").await?;
            phone.visit("about:blank").await?;
            phone.open(&url).await?;
            phone.ready("all").await?;
            phone.line_is("恒泰电子", false).await?;
            phone.today_is_true("2026-11-18", language).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_working_day_runs_from_its_three_to_the_copied_report_without_a_network_in_chinese() -> Outcome
{
    story(async || whole_day(Language::Chinese).await)
}

#[test]
fn a_working_day_runs_from_its_three_to_the_copied_report_without_a_network_in_english() -> Outcome
{
    story(async || whole_day(Language::English).await)
}
