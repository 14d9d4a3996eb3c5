//! Looking back: reviews fill themselves in, are kept and stay as they were; cases are offered at a
//! deal like them; what is to be learned and spent. Every figure is the core's.

use fieldplan::domain::kept_review::{Stretch, kept, told as as_kept};
use fieldplan::domain::learning::{State, costs, items};
use fieldplan::domain::looking_back;
use fieldplan::domain::period::Period;
use fieldplan::domain::similar::{AtHand, similar};
use fieldplan::domain::stage::Stage;
use fieldplan::domain::workspace::Workspace;
use fieldplan::exchange::report::looked_back::{Told, stretch, told};
use fieldplan::exchange::report::{Names, review, text};
use fieldplan::route::Span;
use fieldplan_e2e::living::HANDS;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;
use thirtyfour::By;

use crate::funnels::{PRODUCTS, REP, as_it_stood, choose};
use crate::planning::no_sideways_scroll;

const DAY: &str = "2026-11-16";
const SPANS: [(Span, &str); 3] =
    [(Span::Day, "write"), (Span::Week, "week/write"), (Span::Month, "month/write")];

/// What the core says of a span, and its days.
fn by_core(
    workspace: &Workspace,
    span: Span,
    day: &str,
    today: &str,
    language: Language,
) -> Outcome<(Told, Period)> {
    let run = looking_back::run(workspace, stretch(span), rules::day(day)?);
    let today = rules::day(today)?;
    Ok((told(workspace, span, run, today, language.core(), Names::Shown), run))
}

/// Waits until the written review has the core's lines and exact figures.
async fn is_written(phone: &Phone, told: &Told) -> Outcome {
    let lines = || told.sections.iter().flat_map(|section| &section.lines);
    let exact: Vec<String> = lines().map(|line| line.exact.clone()).collect();
    until(&format!("{} as the core says it: {exact:?}", told.title), async || {
        let shown = phone.attributes_of("[data-written] [data-figure]", "data-exact").await?;
        Ok((shown == exact).then_some(()))
    })
    .await?;
    let shown = "return [...document.querySelectorAll('[data-written] [data-figure]')]
        .map((one) => one.textContent)";
    let texts: Vec<&str> = lines().map(|line| line.text.as_str()).collect();
    ensure_eq!(phone.script(shown, vec![]).await?, json!(texts), "the lines");
    Ok(())
}

/// A rep on a Monday evening: one customer bought, another was promised and not seen.
async fn evening(phone: &Phone, url: &str, language: Language) -> Outcome {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
    phone.add_customer("明达物流", Class::B, When::Today).await?;
    phone.go("today").await?;
    phone.tap_saved(&act("opening-skip")).await?;
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    sold(phone, "恒泰电子", "1.2万").await
}

async fn sold(phone: &Phone, name: &str, amount: &str) -> Outcome {
    phone.go("today").await?;
    phone.line_is(name, false).await?;
    phone.tap(&phone.tick_of(name).await?.replace("tick", "outcome")).await?;
    phone.tap_act("won").await?;
    phone.type_into(&act("won-amount"), amount).await?;
    phone.tap_saved(&act("next-tomorrow")).await?;
    phone.line_is(name, true).await
}

async fn reviews(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "15:30").script(HANDS);
    let phone = Phone::start(setup).await?;
    let name = format!("looking-back-{}", language.short());
    phone
        .tell(&name, async |phone| {
            evening(phone, &site.url("/"), language).await?;
            let line = "明天早点去恒泰电子";
            let mut texts = Vec::new();
            for (span, address) in SPANS {
                phone.open(&site.url(&format!("/#/review/{address}"))).await?;
                phone.appears("[data-written]").await?;
                if span == Span::Day {
                    phone.type_into(&act("win"), "先问预算").await?;
                    phone.type_into(&act("lesson"), "样品没带").await?;
                    phone.tap_saved(&act("learn")).await?;
                    phone.disappears(&act("learn")).await?;
                    let above_the_report = "const report = document.querySelector('[data-report]');
                        return document.querySelector('dialog[open]').innerText
                            .replace(report.innerText, '')";
                    let said = phone.script(above_the_report, vec![]).await?;
                    for learnt in ["先问预算", "样品没带"] {
                        let times = said.as_str().unwrap_or_default().matches(learnt).count();
                        ensure_eq!(times, 1, "{learnt} stands once");
                    }
                }
                let journal = rules::folded(&phone.kept().await?)?;
                let workspace = journal.workspace();
                let (told, run) = by_core(workspace, span, DAY, DAY, language)?;
                is_written(phone, &told).await?;
                no_sideways_scroll(phone).await?;
                phone.picture(&format!("{name}-{}", address.replace('/', "-"))).await?;

                phone.job("add a line and copy the review");
                phone.type_into(&act("review-line"), line).await?;
                let about = review::About { names: Names::Shown, line, signer: "" };
                let today = rules::day(DAY)?;
                let report = review::review(workspace, span, run, today, language.core(), about);
                let wanted = text::write(&report, None);
                ensure!(wanted.lines().count() <= text::MOST_LINES, "a screen of a chat: {wanted}");
                ensure!(wanted.contains(line), "with the line: {wanted}");
                phone.tap_act("report-copy").await?;
                until("the copied text", async || {
                    let copied = phone.script("return window.copied || ''", vec![]).await?;
                    Ok((copied == json!(wanted)).then_some(()))
                })
                .await?;
                phone.tap_act("report-names").await?;
                until("hidden names", async || {
                    let shown = phone.text_of("[data-report]").await?;
                    Ok((!shown.contains("恒泰")).then_some(()))
                })
                .await?;

                phone.job("keep the review");
                phone.tap_saved(&act("review-keep")).await?;
                phone.appears("[data-figure=kept]").await?;
                texts.push(format!("{}\n{line}", told.text()));
            }

            phone.job("change the data and read them again");
            phone.open(&site.url("/#/today")).await?;
            sold(phone, "明达物流", "3万").await?;
            let journal = rules::folded(&phone.kept().await?)?;
            for ((span, _), before) in SPANS.into_iter().zip(&texts) {
                let (now, _) = by_core(journal.workspace(), span, DAY, DAY, language)?;
                ensure!(!before.starts_with(&now.text()), "the figures have changed: {before}");
            }
            phone.open(&site.url("/#/review/kept")).await?;
            phone.appears(&act("kept-open")).await?;
            let shown = "return [...document.querySelectorAll('[data-kept]')]
                .map((one) => one.dataset.text)";
            texts.reverse();
            until("the kept texts as they were", async || {
                Ok((phone.script(shown, vec![]).await? == json!(texts)).then_some(()))
            })
            .await?;
            let reviews = kept(journal.workspace());
            let of: Vec<Stretch> = reviews.iter().map(|(_, one)| one.stretch).collect();
            ensure_eq!(of, [Stretch::Month, Stretch::Week, Stretch::Day], "the newest first");
            ensure_eq!(as_kept(&reviews[2].1.line, "?"), line, "the line");
            ensure!(reviews[2].1.line.iter().any(|piece| piece.about.len() == 1), "whom it names");
            phone.tap_act("kept-open").await?;
            phone.picture(&format!("{name}-kept")).await?;

            phone.job("keep a further version of the day");
            phone.open(&site.url(&format!("/#/review/write?{DAY}"))).await?;
            phone.appears("[data-figure=kept]").await?;
            phone.tap_saved(&act("review-keep")).await?;
            until("two versions", async || {
                Ok((phone.exact_of("[data-figure=kept]").await? == "2").then_some(()))
            })
            .await?;
            phone.open(&site.url("/#/review/kept")).await?;
            until("four reviews", async || {
                Ok((phone.count("[data-kept]").await? == 4).then_some(()))
            })
            .await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_kept_review_stays_as_it_was_whatever_changes_in_chinese() -> Outcome {
    story(async || reviews(Language::Chinese).await)
}

#[test]
fn a_kept_review_stays_as_it_was_whatever_changes_in_english() -> Outcome {
    story(async || reviews(Language::English).await)
}

/// Learning, activities and expenses: planned, done, spent, against the sales.
async fn plans(phone: &Phone, site: &Site, name: &str) -> Outcome {
    phone.job("plan what to learn");
    phone.open(&site.url("/#/review/learning")).await?;
    phone.tap_saved(&act("offer-product")).await?;
    phone.appears("[data-plan]").await?;
    phone.job("it is done");
    phone.tap_saved(&act("plan-done")).await?;
    phone.appears("[data-done=true]").await?;
    phone.job("plan an expense and note one");
    phone.tap_act("plan-new").await?;
    phone.tap_act("plan-expense").await?;
    phone.type_into(&act("plan-what"), "展会").await?;
    phone
        .script(
            "const day = document.querySelector('[data-act=plan-day]');
         day.value = arguments[0]; day.dispatchEvent(new Event('input'));",
            vec![json!("2026-11-20")],
        )
        .await?;
    phone.type_into(&act("plan-cost"), "1200").await?;
    phone.tap_saved(&act("plan-keep")).await?;
    phone.tap_act("spend-new").await?;
    phone.type_into(&act("spend-sum"), "360").await?;
    phone.type_into(&act("spend-what"), "展位").await?;
    phone.tap_saved(&act("spend-keep")).await?;
    let journal = rules::folded(&phone.kept().await?)?;
    let workspace = journal.workspace();
    let month = workspace.month_of(rules::day(DAY)?);
    let now = costs(workspace, month);
    let rate = now.rate.map_err(|none| Failure::new(format!("{none:?}")))?;
    let rate = format!("{}/{}", rate.numerator(), rate.denominator());
    ensure_eq!(rate, "3/100", "360 of 12,000");
    until("the expense rate", async || {
        Ok((phone.exact_of("[data-figure=rate]").await? == rate).then_some(()))
    })
    .await?;
    ensure_eq!(phone.exact_of("[data-figure=spent]").await?, now.spent.to_string(), "spent");
    let planned = phone.exact_of("[data-figure=cost-planned]").await?;
    ensure_eq!(planned, now.planned.to_string(), "planned");
    let all = items(workspace, workspace.period(month));
    let done = all.iter().filter(|one| one.state == State::Done).count();
    let said = phone.exact_of("[data-figure=done]").await?;
    ensure_eq!(said, format!("{done}/{}", all.len()), "done");
    no_sideways_scroll(phone).await?;
    phone.picture(&format!("{name}-learning")).await?;
    phone.job("it is not done after all");
    phone.tap_saved("[data-done=true] [data-act=plan-done]").await?;
    phone.disappears("[data-done=true]").await?;
    Ok(())
}

async fn cases_and_plans(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "15:30").script(HANDS);
    let phone = Phone::start(setup).await?;
    let name = format!("cases-{}", language.short());
    phone
        .tell(&name, async |phone| {
            evening(phone, &site.url("/"), language).await?;
            phone.open(&site.url("/#/review/cases")).await?;
            phone.appears("dialog [data-empty]").await?;
            phone.job("write a case down");
            phone.tap_act("case-new").await?;
            phone.type_into(&act("case-text"), "先算总账再谈价").await?;
            phone.type_into(&act("case-tags"), "价格 谈判").await?;
            phone.tap_saved(&act("case-keep")).await?;
            phone.appears("[data-case=win]").await?;
            phone.type_into(&act("cases-search"), "没有的词").await?;
            phone.disappears("[data-case]").await?;
            phone.type_into(&act("cases-search"), "总账").await?;
            phone.appears("[data-case]").await?;
            phone.tap_act("cases-lessons").await?;
            phone.disappears("[data-case]").await?;
            phone.tap_act("cases-wins").await?;
            phone.tap_act("case-tag").await?;
            phone.appears("[data-case]").await?;
            no_sideways_scroll(phone).await?;
            phone.picture(&format!("{name}-library")).await?;
            phone.tap_act("best-copy").await?;
            until("the best practice to be copied", async || {
                let copied = phone.script("return window.copied || ''", vec![]).await?;
                Ok(copied
                    .as_str()
                    .is_some_and(|all| all.contains("· 先算总账再谈价"))
                    .then_some(()))
            })
            .await?;

            phone.job("a case offered at a deal like it");
            let journal = rules::folded(&phone.kept().await?)?;
            let customer = journal.workspace().customers().next().map(|(id, _)| id);
            let customer = customer.ok_or_else(|| Failure::new("a customer"))?;
            phone.open(&site.url(&format!("/#/customers/{customer}/deal"))).await?;
            phone.appears(&act("deal-about")).await?;
            ensure!(!phone.sees("[data-similar]").await?, "nothing is like it yet");
            phone.type_into(&act("deal-about"), "他们嫌价格高").await?;
            phone.appears("[data-similar=win]").await?;
            let about = "他们嫌价格高".to_owned();
            let deal = AtHand { customer, stage: Stage::Contact, about };
            let wanted = similar(journal.workspace(), &deal);
            ensure_eq!(
                phone.count("[data-similar]").await?,
                wanted.len() as u64,
                "as the core says"
            );
            phone.picture(&format!("{name}-offered")).await?;
            phone.type_into(&act("deal-amount"), "5万").await?;
            phone.tap_saved(&act("save")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let deal = journal.workspace().deals().next().map(|(id, _)| id);
            let deal = deal.ok_or_else(|| Failure::new("a deal"))?;
            phone.open(&site.url(&format!("/#/deal/{deal}"))).await?;
            phone.appears("[data-similar=win]").await?;

            plans(phone, &site, &name).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_case_is_offered_at_a_deal_like_it_and_what_is_learned_is_ticked_in_chinese() -> Outcome {
    story(async || cases_and_plans(Language::Chinese).await)
}

#[test]
fn a_case_is_offered_at_a_deal_like_it_and_what_is_learned_is_ticked_in_english() -> Outcome {
    story(async || cases_and_plans(Language::English).await)
}

/// The last working day of 2017: a year of a real rep's deals is there.
const EVE: &str = "2017-12-29";
const MONTHS: [&str; 6] =
    ["2017-07-14", "2017-08-15", "2017-09-14", "2017-10-16", "2017-11-15", "2017-12-14"];

#[test]
fn six_months_of_a_real_rep_are_reviewed_and_every_figure_is_the_cores() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let language = Language::Chinese;
        let setup = Setup::default().language(language.tag()).at(EVE, "18:00");
        let phone = Phone::start(setup).await?;
        phone
            .tell("looking-back-real", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.speak(language).await?;
                phone.start_month("2万").await?;
                phone.go("more").await?;
                phone.tap_act("import").await?;
                choose(phone, "looking-back-products.csv", PRODUCTS).await?;
                until("the prices to be noted", async || {
                    Ok(phone.text_of("[data-noted]").await?.contains('7').then_some(()))
                })
                .await?;
                let deals = as_it_stood(rules::day(EVE)?)?;
                choose(phone, "looking-back-deals.csv", &deals).await?;
                phone.appears(&act("table-rep")).await?;
                let option = format!("[data-act=table-rep] option[value='{REP}']");
                phone.driver().find(By::Css(option)).await?.click().await?;
                phone.appears("[data-will]").await?;
                phone.tap_saved(&act("table-go")).await?;
                phone.disappears("dialog[open]").await?;
                let journal = rules::folded(&phone.kept().await?)?;
                let mut said = 0;
                for day in MONTHS {
                    for (span, address) in SPANS {
                        let url = format!("/#/review/{address}?{day}");
                        phone.open(&site.url(&url)).await?;
                        let workspace = journal.workspace();
                        let (told, run) = by_core(workspace, span, day, EVE, language)?;
                        phone.appears(&format!("[data-written='{}']", run.first())).await?;
                        is_written(phone, &told).await?;
                        said += usize::from(!told.is_empty);
                    }
                }
                ensure!(said >= 12, "most of them have something to say: {said}");
                phone.picture("looking-back-real-month").await?;
                ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "complaints");
                Ok(())
            })
            .await
    })
}
