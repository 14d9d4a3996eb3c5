//! A deploy while a page loads: the files of the version before are gone from the host.

use std::time::Duration;

use fieldplan_e2e::deploy::with_other_names;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Fault, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};
use serde_json::json;

async fn version(phone: &Phone) -> Outcome<String> {
    phone.root("data-version").await
}

#[test]
fn a_deploy_between_the_page_and_its_wasm_is_said_and_a_reload_is_whole() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let next = with_other_names(&config::dist_next()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("deploy-between", async |phone| {
                site.break_file(".wasm", Fault::Held);
                phone.visit(&site.url("/")).await?;
                let old = version(phone).await?;
                site.mount("/", next.path());
                site.mend();
                phone.appears(".rescue").await?;
                let said = phone.text_of(".rescue").await?;
                ensure!(said.contains("重新打开"), "what to do: {said}");
                phone.tap_act("rescue-reload").await?;
                phone.ready("all").await?;
                ensure!(version(phone).await? != old, "the new version, whole");
                phone.start_month("300万").await?;
                Ok(())
            })
            .await
    })
}

#[test]
fn a_page_of_the_version_before_whose_files_are_gone_comes_back_whole() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let next = with_other_names(&config::dist_next()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("deploy-old-page", async |phone| {
                // Just installed, and the pages behind Today have not come yet.
                site.break_file("sw.js", Fault::Missing);
                site.break_file(".wasm", Fault::Late(Duration::from_millis(1)));
                phone.visit(&url).await?;
                phone.ready("all").await?;
                let old = version(phone).await?;
                site.mend();
                site.mount("/", next.path());
                phone.type_into(&act("target"), "300万").await?;
                phone.tap_act("start").await?;
                phone.appears("[data-trouble=part], [data-week]").await?;
                if phone.sees("[data-trouble=part]").await? {
                    phone.picture("deploy-old-page").await?;
                    // The new version's worker has come meanwhile, or comes now: then the page is
                    // loaded again, and is whole.
                    phone.kept_offline().await?;
                    until("the worker to answer for the page", async || {
                        let body = "return Boolean(navigator.serviceWorker.controller)";
                        Ok((phone.script(body, vec![]).await? == json!(true)).then_some(()))
                    })
                    .await?;
                    phone.tap_act("retry-part").await?;
                    phone.appears("[data-week]").await?;
                    ensure!(version(phone).await? != old, "the new version");
                }
                let kept = phone.kept().await?;
                ensure_eq!(kept.count("goal.confirmed"), 1, "the target was saved");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_first_worker_that_comes_half_is_tried_again_and_costs_nothing() -> Outcome {
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("worker-half", async |phone| {
                // One file of the list ends in the middle, so the worker is not installed.
                site.break_file("manifest.webmanifest", Fault::Cut);
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                let asked = async || {
                    site.log().iter().filter(|r| r.path.ends_with("manifest.webmanifest")).count()
                };
                until("the worker to ask for it", async || Ok((asked().await > 0).then_some(())))
                    .await?;
                tokio::time::sleep(Duration::from_secs(1)).await;
                let body = "const done = arguments[arguments.length - 1];
                    navigator.serviceWorker.getRegistration().then((registration) =>
                        done(Boolean(registration && registration.active)))";
                ensure_eq!(phone.script_async(body, vec![]).await?, json!(false), "half a worker");
                let lines = phone.read_lines().await?;
                site.mend();
                phone.reload().await?;
                phone.ready("all").await?;
                phone.go("today").await?;
                phone.line_is("恒泰电子", false).await?;
                phone.kept_offline().await?;
                phone.offline(&mut site).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                ensure_eq!(phone.read_lines().await?, lines, "every record");
                Ok(())
            })
            .await
    })
}
