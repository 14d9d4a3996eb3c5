//! What a rep's jobs cost a thumb: counted at the driver, held to their budgets.

use fieldplan_e2e::taps::{self, BUDGETS};
use fieldplan_e2e::{Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};

/// A visit still to be made.
const OPEN: &str = "[data-act=tick][aria-pressed=false]";

#[test]
fn no_job_costs_more_taps_than_it_may() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        let [first, add, tick, next, bare, plan, back, change, seen, undo] = BUDGETS else {
            return Err(fieldplan_e2e::Failure::new("a budget without its job here"));
        };
        phone
            .tell("taps", async |phone| {
                phone.open(&site.url("/")).await?;

                phone.job(first.job);
                phone.type_into(&act("target"), "300万").await?;
                phone.tap_saved(&act("start")).await?;
                phone.appears("[data-week]").await?;
                phone.tap_act("tab-today").await?;
                phone.appears(".num-big").await?;
                ensure!(phone.sees(&act("opening")).await?, "today asks what is done already");

                phone.job(add.job);
                phone.tap_act("add").await?;
                phone.type_into(&act("name"), "恒泰电子").await?;
                phone.tap_saved(&act("save")).await?;
                phone.line_is("恒泰电子", false).await?;

                phone.job(tick.job);
                let line = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&line).await?;
                phone.line_is("恒泰电子", true).await?;

                phone.job(back.job);
                phone.tap_saved(&act("undo")).await?;
                phone.line_is("恒泰电子", false).await?;

                phone.job(next.job);
                phone.tap(&line.replace("tick", "outcome")).await?;
                phone.tap_saved(&act("next-tomorrow")).await?;
                phone.line_is("恒泰电子", true).await?;

                phone.job(plan.job);
                phone.tap_act("plan").await?;
                phone.tap_act("plan-pick").await?;
                phone.tap_saved(&act("save")).await?;
                phone.appears(OPEN).await?;

                phone.job(bare.job);
                phone.tap(&format!("li:has({OPEN}) [data-act=outcome]")).await?;
                phone.tap_saved(&act("save")).await?;
                phone.disappears(OPEN).await?;

                phone.job(change.job);
                phone.tap_act("tab-target").await?;
                phone.tap_act("revise").await?;
                phone.type_into(&act("revision"), "320万").await?;
                phone.tap_act("reason-market").await?;
                phone.tap_saved(&act("save")).await?;
                phone.disappears(&act("revision")).await?;
                ensure_eq!(phone.exact_of("[data-sum]").await?, "3200000.00", "the new target");

                phone.job(seen.job);
                phone.tap_act("tab-customers").await?;
                phone.appears(&act("customer")).await?;

                phone.job(undo.job);
                phone.tap_act("tab-more").await?;
                phone.tap_act("history").await?;
                phone.tap_saved("li:nth-child(2) [data-act=undo-record]").await?;
                Ok(())
            })
            .await?;
        taps::report(&phone.jobs(), BUDGETS)?;
        taps::verdict(&phone.jobs(), BUDGETS)
    })
}
