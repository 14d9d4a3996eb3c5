//! A goal as a rep makes it: step by step with taps and seconds counted, the guides' revision, the
//! guides' table with its two slips, and a rep without any history.

use fieldplan::domain::checker::{Plan, Repair, check};
use fieldplan::domain::day::Day;
use fieldplan::domain::money::Money;
use fieldplan::text::planning::pasted::Table;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use tokio::time::Instant;

/// The most taps from the list on the target page to a confirmed goal.
const MOST_TAPS: usize = 8;
/// The most seconds the driver may take for it; a rep takes longer to think.
const MOST_SECONDS: u64 = 60;

/// An amount as people of a language type it.
fn typed(language: Language, wan: i64) -> String {
    match language {
        Language::Chinese => format!("{wan}万"),
        Language::English => format!("{}K", wan * 10),
    }
}

/// Opens a sheet of planning from the list on the target page.
async fn planning(phone: &Phone, which: &str) -> Outcome {
    if !phone.sees(&act(&format!("plan-{which}"))).await? {
        phone.go("target").await?;
    }
    phone.tap_act(&format!("plan-{which}")).await?;
    phone.appears("dialog[open] #sheet-title").await?;
    phone.appears("dialog[open] [data-month]").await
}

async fn step(phone: &Phone, name: &str, number: u32) -> Outcome {
    phone.tap_act(name).await?;
    phone.appears(&format!("[data-step=\"{number}\"]")).await
}

async fn next_month(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at("2026-11-30", "18:30").language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("goal-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month(&typed(language, 280)).await?;
            phone.tap_act("month-after").await?;
            phone.appears(&act("plan-make")).await?;

            phone.job("type a number to confirmed goal");
            let begun = Instant::now();
            planning(phone, "make").await?;
            phone.appears("[data-back=none]").await?;
            step(phone, "step-tiers", 3).await?;
            phone.appears("[data-suggested=none]").await?;
            phone.type_into(&act("tier-target"), &typed(language, 300)).await?;
            phone.tap_saved(&act("step-confirm")).await?;
            phone.appears("[data-will]").await?;
            let will = phone.attributes_of("[data-will]", "data-will").await?;
            ensure_eq!(will, ["2400000.00 3000000.00 3600000.00"], "what will be confirmed");
            phone.tap_saved(&act("confirm")).await?;
            phone.disappears(&act("confirm")).await?;
            let took = begun.elapsed().as_secs();
            let jobs = phone.jobs();
            let cost = jobs.last().map_or(0, fieldplan_e2e::thumb::Job::cost);
            println!("type a number to confirmed goal: {cost} taps, {took} s at the driver");
            ensure!(cost <= MOST_TAPS, "{cost} taps");
            ensure!(took <= MOST_SECONDS, "{took} s");
            phone.job("after");

            until("December's goal on the page", async || {
                Ok((phone.exact_of("[data-sum]").await? == "3000000.00").then_some(()))
            })
            .await?;
            ensure_eq!(
                phone.exact_of("[data-tier=floor]").await?,
                "2400000.00",
                "the floor beside it"
            );
            phone.picture(&name).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn next_months_300_wan_is_confirmed_in_eight_taps_in_chinese() -> Outcome {
    story(async || next_month(Language::Chinese).await)
}

#[test]
fn next_months_300_wan_is_confirmed_in_eight_taps_in_english() -> Outcome {
    story(async || next_month(Language::English).await)
}

/// The first thing a rep ever does: the steps opened from Today, confirmed, and taken back.
async fn first_by_steps(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at("2026-11-02", "08:30").language(language.tag());
    let phone = Phone::start(setup).await?;
    phone
        .tell(&format!("goal-first-{}", language.short()), async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.tap_act("by-steps").await?;
            phone.appears("dialog [data-step='0']").await?;
            step(phone, "step-tiers", 3).await?;
            phone.type_into(&act("tier-target"), &typed(language, 300)).await?;
            phone.tap_saved(&act("step-confirm")).await?;
            phone.tap_saved(&act("confirm")).await?;
            phone.disappears("dialog[open]").await?;
            phone.tap_saved(&act("undo")).await?;
            phone.appears(&act("by-steps")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let month = journal.workspace().month_of(Day::parse("2026-11-02")?);
            ensure!(journal.workspace().goal(month).is_none(), "the goal is taken back");
            Ok(())
        })
        .await
}

#[test]
fn a_first_goal_confirmed_by_the_steps_can_be_taken_back_in_chinese() -> Outcome {
    story(async || first_by_steps(Language::Chinese).await)
}

#[test]
fn a_first_goal_confirmed_by_the_steps_can_be_taken_back_in_english() -> Outcome {
    story(async || first_by_steps(Language::English).await)
}

async fn every_step(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at("2026-11-30", "18:30").language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("goal-steps-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month(&typed(language, 280)).await?;
            phone.tap_act("month-after").await?;
            phone.appears(&act("plan-make")).await?;
            planning(phone, "make").await?;
            phone.appears("[data-back=none]").await?;
            phone.picture(&format!("{name}-0")).await?;
            step(phone, "step-next", 1).await?;
            phone.type_into(&act("company"), &typed(language, 345)).await?;
            phone.picture(&format!("{name}-1")).await?;
            let before = phone.saved_stamp().await?;
            step(phone, "step-next", 2).await?;
            phone.saved_since(&before).await?;
            phone.appears("[data-opening=none]").await?;
            step(phone, "step-next", 3).await?;
            phone.type_into(&act("tier-target"), &typed(language, 300)).await?;
            phone.type_into(&act("tier-floor"), &typed(language, 320)).await?;
            phone.picture(&format!("{name}-3")).await?;
            let before = phone.saved_stamp().await?;
            step(phone, "step-next", 4).await?;
            phone.saved_since(&before).await?;
            // A floor above the target is kept as typed and stops confirming; one tap puts it right.
            phone.appears("[data-rule=tier-order][data-severity=block]").await?;
            phone.appears("[data-rule=below-company]").await?;
            phone.picture(&format!("{name}-4")).await?;
            step(phone, "step-confirm", 7).await?;
            phone.appears("[data-blocked=\"1\"]").await?;
            phone.tap_act("confirm").await?;
            ensure!(phone.sees("[data-blocked]").await?, "it is not confirmed");
            step(phone, "step-check", 4).await?;
            phone.tap_saved("[data-rule=tier-order] [data-act=repair]").await?;
            phone.disappears("[data-rule=tier-order]").await?;
            // The reason of a lower figure is asked for where it is typed.
            phone.tap("[data-rule=below-company] [data-act=repair]").await?;
            phone.appears("[data-step=\"1\"]").await?;
            ensure_eq!(
                phone.attributes_of("[data-gap]", "data-gap").await?,
                ["250000.00"],
                "what is missing of the company's figure"
            );
            phone.type_into(&act("company-reason"), "B2").await?;
            step(phone, "step-check", 4).await?;
            phone.disappears("[data-rule=below-company]").await?;
            step(phone, "step-next", 5).await?;
            for way in ["to-split", "to-curve", "to-funnel"] {
                ensure!(phone.sees(&act(way)).await?, "the way {way}");
            }
            step(phone, "step-next", 6).await?;
            phone.tap_saved(&act("ask-price")).await?;
            phone.tap_saved(&act("ask-price")).await?;
            phone.picture(&format!("{name}-6")).await?;
            // Left and opened again, everything is there.
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            planning(phone, "make").await?;
            step(phone, "step-confirm", 7).await?;
            let will = phone.attributes_of("[data-will]", "data-will").await?;
            ensure_eq!(will, ["3000000.00 3200000.00 3600000.00"], "in order");
            phone.picture(&format!("{name}-7")).await?;
            phone.tap_saved(&act("confirm")).await?;
            phone.disappears(&act("confirm")).await?;
            phone.tap_saved(&act("undo")).await?;
            phone.appears(&act("target")).await
        })
        .await
}

#[test]
fn every_step_keeps_what_it_has_and_a_block_stops_confirming_in_chinese() -> Outcome {
    story(async || every_step(Language::Chinese).await)
}

#[test]
fn every_step_keeps_what_it_has_and_a_block_stops_confirming_in_english() -> Outcome {
    story(async || every_step(Language::English).await)
}

/// Wins a deal with a customer that is on today's list.
async fn win(phone: &Phone, name: &str, amount: &str) -> Outcome {
    phone.add_customer(name, Class::A, When::Today).await?;
    phone.go("today").await?;
    let line = phone.tick_of(name).await?;
    phone.tap(&line.replace("tick", "outcome")).await?;
    phone.appears(&act("won")).await?;
    phone.tap_act("won").await?;
    phone.type_into(&act("won-amount"), amount).await?;
    phone.tap_saved(&act("save")).await?;
    phone.line_is(name, true).await
}

async fn other(phone: &Phone, many: &str) -> Outcome {
    phone.type_into(&act("other"), many).await?;
    phone.tap_saved(&act("other-keep")).await?;
    Ok(())
}

async fn revision(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("goal-revised-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            // +10 % on 1,000,000, and five customers.
            phone.open(&site.url("/#/target/make")).await?;
            phone.appears("[data-step=\"0\"]").await?;
            step(phone, "step-tiers", 3).await?;
            phone.type_into(&act("tier-target"), &typed(language, 110)).await?;
            phone.type_into(&act("tier-base"), &typed(language, 100)).await?;
            phone.tap_saved(&act("step-confirm")).await?;
            phone.appears("[data-will]").await?;
            phone.tap_saved(&act("confirm")).await?;
            phone.disappears(&act("confirm")).await?;
            planning(phone, "sheet").await?;
            other(phone, "5").await?;
            phone.appears("[data-others] [data-attained=\"0%\"]").await?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            // 3 customers and +8 %, each with its reason.
            phone.tap_act("revise").await?;
            phone.type_into(&act("revision"), &typed(language, 108)).await?;
            phone.tap_act("reason-market").await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears(&act("revision")).await?;
            planning(phone, "sheet").await?;
            phone.appears(&act("reason-feedback")).await?;
            phone.tap_act("reason-feedback").await?;
            other(phone, "3").await?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            // The result: 3 customers, +12 %.
            for (customer, wan) in [("恒泰电子", 50), ("明达物流", 40), ("老王五金", 22)]
            {
                win(phone, customer, &typed(language, wan)).await?;
            }
            phone.go("target").await?;
            phone.appears("li[data-version]").await?;
            let attained = phone.attributes_of("li[data-version]", "data-attained").await?;
            ensure_eq!(attained, ["101.8%", "103.7%"], "by amount: as first confirmed, as revised");
            let said = phone.texts_of("li[data-version]").await?;
            let growth = said.iter().zip(["120%", "150%"]).all(|(line, of)| line.contains(of));
            ensure!(growth, "of the growth promised: {said:?}");
            phone.tap_act("revise").await?;
            phone.appears(&act("revision-floor")).await?;
            phone.picture(&name).await?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            planning(phone, "sheet").await?;
            phone.appears("[data-others] [data-attained]").await?;
            let attained =
                phone.attributes_of("[data-others] [data-other]", "data-attained").await?;
            ensure_eq!(attained, ["60%", "100%"], "customers: as first set, as changed");
            phone.picture(&format!("{name}-sheet")).await
        })
        .await
}

#[test]
fn the_guides_cut_shows_both_attainments_in_chinese() -> Outcome {
    story(async || revision(Language::Chinese).await)
}

#[test]
fn the_guides_cut_shows_both_attainments_in_english() -> Outcome {
    story(async || revision(Language::English).await)
}

/// The guide's table as it stands.
const TABLE: &str = "月度目标为300万元\n\
    责任主体 | 目标类型 | 月度目标值 | 周均目标 | 关键策略\n\
    销售一组 | 销售额 | 150万元 | 5万元 | 重点攻坚行业大客户\n\
    销售二组 | 新客户数 | 20个 | 5个 | 推广线上引流渠道\n\
    全员 | 回款率 | 90% | 每周22.5万元 | 账期管理+逾期催收";

async fn pasted(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("goal-table-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            planning(phone, "sheet").await?;
            phone.type_into(&act("paste-plan"), TABLE).await?;
            let (day_figure, rate) = (
                "[data-pasted] [data-rule=day-figure-in-week]",
                "[data-pasted] [data-rule=rate-split-by-time]",
            );
            phone.appears(&format!("{day_figure}[data-severity=warn]")).await?;
            phone.appears(&format!("{rate}[data-severity=block]")).await?;
            phone.appears("[data-pasted] [data-rule=unallocated]").await?;
            phone.picture(&name).await?;

            phone.job("repair a day's figure in a week");
            phone.tap(&format!("{day_figure} [data-act=repair]")).await?;
            phone.disappears(day_figure).await?;
            // The weeks shown are the core's own for the same row.
            let journal = rules::folded(&phone.kept().await?)?;
            let workspace = journal.workspace();
            let period = workspace.period(workspace.month_of(rules::day(&config::day())?));
            let mut plan = Plan::new(&workspace.calendar);
            plan.pasted = Table::read(TABLE).pasted(period, &[]).0;
            let found = check(&plan);
            let weeks = match found.first().map(|one| &one.repair) {
                Some(Repair::UseAmounts(weeks)) => weeks.clone(),
                other => return Err(Failure::new(format!("no weeks: {other:?}"))),
            };
            let whole: Money = weeks.iter().copied().sum();
            ensure_eq!(whole, Money::from_yuan(1_500_000), "the weeks come to the month");
            let wanted = weeks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let shown =
                phone.attributes_of("[data-pasted] [data-state=right]", "data-weeks").await?;
            ensure_eq!(shown, [wanted], "the calendar's weeks");

            phone.job("repair a rate split over weeks");
            phone.tap_saved(&format!("{rate} [data-act=repair]")).await?;
            phone.disappears(rate).await?;
            for job in phone.jobs() {
                ensure!(job.taps == 1, "{} took {} taps", job.name, job.taps);
            }
            ensure_eq!(phone.kept().await?.count("figure.planned"), 1, "the rate is kept");
            phone.picture(&format!("{name}-right")).await
        })
        .await
}

#[test]
fn the_guides_table_is_caught_twice_and_repaired_by_a_tap_each_in_chinese() -> Outcome {
    story(async || pasted(Language::Chinese).await)
}

#[test]
fn the_guides_table_is_caught_twice_and_repaired_by_a_tap_each_in_english() -> Outcome {
    story(async || pasted(Language::English).await)
}

#[test]
fn a_years_figure_is_spread_over_what_has_none_and_says_what_is_left() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("goal-year", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.speak(Language::Chinese).await?;
                phone.start_month("300万").await?;
                phone.tap_act("plan-year").await?;
                phone.appears("[data-empty]").await?;
                phone.type_into(&act("year-figure"), "3600万").await?;
                phone.tap_saved(&act("year-keep")).await?;
                phone.appears("[data-whole] [data-left]").await?;
                let left = phone.attributes_of("[data-whole] [data-left]", "data-left").await?;
                ensure_eq!(left, ["33000000.00"], "November has its own three million");
                phone.tap_saved(&act("year-spread")).await?;
                until("every month to have a figure", async || {
                    let all =
                        phone.attributes_of("[data-quarter] [data-month]", "data-exact").await?;
                    Ok((all.len() == 12 && all.iter().all(|one| !one.is_empty())).then_some(()))
                })
                .await?;
                phone.picture("goal-year").await
            })
            .await
    })
}
