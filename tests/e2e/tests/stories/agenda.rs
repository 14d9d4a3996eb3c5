//! Today's list beyond visits: money that falls due, deals near their day, proposals owed. Each is
//! ticked, put away or answered with what came of it, and taken back.

use std::time::Duration;

use fieldplan::domain::agenda::{Agenda, Line, Why};
use fieldplan::domain::stage::Stage;
use fieldplan::domain::workspace::DealState;
use fieldplan_e2e::bench::setup;
use fieldplan_e2e::plant::planted;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use fieldplan_sample::Sample;
use tokio::time::sleep;

use crate::planning::bring;

const DAY: &str = "2026-11-16";

/// The id of the line with this reason, which must be open.
async fn line_of(phone: &Phone, why: Why) -> Outcome<String> {
    let journal = rules::folded(&phone.kept().await?)?;
    let agenda = Agenda::of(journal.workspace(), rules::day(DAY)?);
    let line = agenda.lines.iter().find(|line| line.why == why && !line.done);
    let line = line.ok_or_else(|| fieldplan_e2e::Failure::new(format!("no line for {why:?}")))?;
    let selector = format!("li[data-id=\"{}\"]", line.about);
    phone.appears(&selector).await?;
    Ok(selector)
}

/// Whether a line is ticked.
async fn is(phone: &Phone, line: &str, ticked: bool) -> Outcome {
    phone.appears(&format!("{line} [data-act=tick][aria-pressed=\"{ticked}\"]")).await
}

async fn reasons(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("agenda-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            for customer in ["恒泰电子", "明达物流", "中科仪器"] {
                phone.add_customer(customer, Class::C, When::Cadence).await?;
            }
            let deals = "客户,金额,阶段,找到日期,预计成交日\n\
                恒泰电子,300000,方案,2026-10-12,2026-11-17\n\
                明达物流,120000,需求,2026-11-02,2026-12-22\n";
            bring(phone, &site, &format!("{name}-deals"), deals).await?;
            let owed = "客户,应收金额,到期日\n中科仪器,50000,2026-11-10\n";
            bring(phone, &site, &format!("{name}-owed"), owed).await?;
            phone.go("today").await?;
            phone.tap_saved(&act("opening-skip")).await?;
            phone.today_is_true(DAY, language).await?;
            let order: Vec<Why> = {
                let journal = rules::folded(&phone.kept().await?)?;
                let agenda = Agenda::of(journal.workspace(), rules::day(DAY)?);
                agenda.lines.iter().map(|line| line.why).collect()
            };
            let wanted = [Why::CollectionDue, Why::Closing, Why::ProposalOwed, Why::VisitDue];
            ensure_eq!(order, wanted, "the list");
            let owed = line_of(phone, Why::CollectionDue).await?;
            let said = phone.text_of(&format!("{owed} .row-why")).await?;
            ensure!(said.contains('6') && said.contains('5'), "6 days late, 5万: {said}");
            phone.picture(&name).await?;

            // A proposal that is made moves its deal, in one tap; taken back by the same.
            phone.job("say that a proposal is made");
            let proposal = line_of(phone, Why::ProposalOwed).await?;
            phone.tap_saved(&format!("{proposal} {}", act("tick"))).await?;
            is(phone, &proposal, true).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let moved = journal.workspace().deals().filter(|(_, one)| one.stage == Stage::Proposal);
            ensure_eq!(moved.count(), 2, "deals with a proposal");
            phone.tap_saved(&format!("{proposal} {}", act("tick"))).await?;
            is(phone, &proposal, false).await?;

            // Put away, the line is counted and comes back by undo.
            phone.tap(&format!("{owed} {}", act("outcome"))).await?;
            phone.tap_saved(&act("put-away")).await?;
            phone.disappears(&owed).await?;
            phone.appears(&act("put-away-lines")).await?;
            phone.today_is_true(DAY, language).await?;
            phone.tap_saved(&act("undo")).await?;
            phone.appears(&owed).await?;
            phone.disappears(&act("put-away-lines")).await?;

            // Asked today, it is done for the day.
            phone.tap_saved(&format!("{owed} {}", act("tick"))).await?;
            is(phone, &owed, true).await?;

            // A visit wins the deal: one amount, one sale, and the next date in the same tap.
            phone.job("win a deal at a visit, with a next date");
            let closing = line_of(phone, Why::Closing).await?;
            phone.tap(&format!("{closing} {}", act("outcome"))).await?;
            phone.tap_act("won").await?;
            let typed = "return document.querySelector('[data-act=won-amount]').value";
            until("the deal's amount", async || {
                let typed = phone.script(typed, vec![]).await?;
                Ok(typed.as_str().is_some_and(|typed| typed.starts_with("300")).then_some(()))
            })
            .await?;
            phone.picture(&format!("{name}-won")).await?;
            phone.tap_saved(&act("next-week")).await?;
            ensure_eq!(
                phone.jobs().last().map_or(0, fieldplan_e2e::thumb::Job::cost),
                3,
                "taps to win a deal"
            );
            is(phone, &closing, true).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let workspace = journal.workspace();
            let won =
                workspace.deals().filter(|(_, one)| matches!(one.state, DealState::Won { .. }));
            ensure_eq!(won.count(), 1, "won deals");
            let sold: Vec<String> =
                workspace.sales().map(|(_, sale)| sale.amount.to_string()).collect();
            ensure_eq!(sold, ["300000.00"], "it counts once");
            let due: Vec<String> =
                workspace.tasks().map(|(_, task)| task.due.to_string()).collect();
            ensure_eq!(due, ["2026-11-23"], "the next date");
            phone.today_is_true(DAY, language).await?;
            // One undo takes both back.
            phone.tap_saved(&act("undo")).await?;
            is(phone, &closing, false).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            ensure_eq!(journal.workspace().sales().count(), 0, "the sale is gone");
            // The list outlives a restart as it stands.
            phone.reload().await?;
            phone.ready("all").await?;
            phone.today_is_true(DAY, language).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)?;
            Ok(())
        })
        .await
}

#[test]
fn money_deals_and_proposals_stand_on_todays_list_and_are_answered_in_chinese() -> Outcome {
    story(async || reasons(Language::Chinese).await)
}

#[test]
fn money_deals_and_proposals_stand_on_todays_list_and_are_answered_in_english() -> Outcome {
    story(async || reasons(Language::English).await)
}

/// Two lines of one customer ticked one right after the other: the second is done with the first,
/// and its tap must not take that back.
#[test]
fn two_lines_of_one_customer_are_ticked_in_one_go() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default().at(DAY, "09:00")).await?;
        phone
            .tell("agenda-one-go", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::C, When::Cadence).await?;
                let deals = "客户,金额,阶段,找到日期,预计成交日\n\
                    恒泰电子,300000,方案,2026-10-12,2026-11-17\n\
                    恒泰电子,120000,方案,2026-10-13,2026-11-18\n";
                bring(phone, &site, "agenda-one-go-deals", deals).await?;
                phone.go("today").await?;
                phone.tap_saved(&act("opening-skip")).await?;
                phone.today_is_true(DAY, Language::Chinese).await?;
                let journal = rules::folded(&phone.kept().await?)?;
                let agenda = Agenda::of(journal.workspace(), rules::day(DAY)?);
                let near = agenda.lines.iter().filter(|line| line.why == Why::Closing);
                let near: Vec<String> =
                    near.map(|line| format!("li[data-id=\"{}\"]", line.about)).collect();
                ensure_eq!(near.len(), 2, "both deals are near their day");
                let before = phone.saved_stamp().await?;
                for line in &near {
                    phone.tap(&format!("{line} {}", act("tick"))).await?;
                }
                phone.saved_since(&before).await?;
                // The list is made anew once the thumb has rested.
                sleep(Duration::from_secs(2)).await;
                for line in &near {
                    is(phone, line, true).await?;
                }
                phone.today_is_true(DAY, Language::Chinese).await?;
                // One touch it was, and either line takes it back.
                let second = near.last().cloned().unwrap_or_default();
                phone.tap_saved(&format!("{second} {}", act("tick"))).await?;
                for line in &near {
                    is(phone, line, false).await?;
                }
                phone.today_is_true(DAY, Language::Chinese).await
            })
            .await
    })
}

/// A line that a promise kept has done cannot be taken back by itself: the whole history is asked
/// who did it, and in idle time most of it goes back into a base, for without one every tick taken
/// back folds all of it.
#[test]
fn after_the_whole_history_was_asked_for_a_base_is_made_again() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let today = rules::day(DAY)?;
        let profile = planted(&site, &Sample::tasks(2_000, 2_026, today)).await?;
        let phone = Phone::start(setup(DAY).profile(&profile)).await?;
        phone
            .tell("agenda-history", async |phone| {
                phone.visit(&site.url("/")).await?;
                phone.stands().await?;
                phone.go("customers").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                let due = today.plus_days(-6);
                let owed = format!("客户,应收金额,到期日\n恒泰电子,50000,{due}\n");
                bring(phone, &site, "agenda-history-owed", &owed).await?;
                phone.go("today").await?;
                let journal = rules::folded(&phone.kept().await?)?;
                let agenda = Agenda::of(journal.workspace(), today);
                let name = |line: &&Line| {
                    let whose = line.customer.and_then(|id| journal.workspace().customer(id));
                    whose.is_some_and(|one| one.name == "恒泰电子")
                };
                let lines: Vec<Line> =
                    agenda.lines.iter().chain(&agenda.overflow).filter(name).copied().collect();
                let of = |why: Why| {
                    let line = lines.iter().find(|line| line.why == why);
                    line.map(|line| format!("li[data-id=\"{}\"]", line.about)).ok_or_else(|| {
                        fieldplan_e2e::Failure::new(format!("no {why:?}: {lines:?}"))
                    })
                };
                let (kept, owed) = (of(Why::Promised)?, of(Why::CollectionDue)?);
                phone.tap_saved(&format!("{kept} {}", act("tick"))).await?;
                is(phone, &owed, true).await?;
                // The part that settles has come with the table; it has settled once by now.
                sleep(Duration::from_secs(4)).await;
                let checkpoints = async || -> Outcome<usize> {
                    Ok(phone.marks().await?["checkpoints"].as_array().map_or(0, Vec::len))
                };
                let before = checkpoints().await?;
                phone.tap(&format!("{owed} {}", act("tick"))).await?;
                until("a checkpoint", async || Ok((checkpoints().await? > before).then_some(())))
                    .await?;
                is(phone, &owed, true).await?;
                phone.today_is_true(DAY, Language::Chinese).await
            })
            .await
    })
}
