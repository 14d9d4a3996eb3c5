//! A new version: offered, held by a draft, taken by all pages at once, never mixed.

use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};
use serde_json::{Value, json};

/// The offer on the screen, which no list of screens can show: it takes two versions.
async fn looks_well(phone: &Phone, name: &str) -> Outcome {
    let wrong = phone.look_closely(name, Language::Chinese).await?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

async fn version(phone: &Phone) -> Outcome<String> {
    phone.root("data-version").await
}

/// The stamp that tells the two builds of one code apart.
async fn stamp(phone: &Phone) -> Outcome<String> {
    Ok(phone.attributes_of("meta[name=stamp]", "content").await?.concat())
}

async fn taken(phone: &Phone, before: &str) -> Outcome {
    until("the new version", async || {
        // While the page is being replaced it answers with an error.
        let now = version(phone).await.unwrap_or_default();
        Ok((!now.is_empty() && now != before).then_some(()))
    })
    .await?;
    phone.ready("all").await
}

#[test]
fn an_update_waits_for_a_draft_and_then_reloads_every_page_once() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default().counts_loads()).await?;
        phone
            .tell("update", async |phone| {
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                phone.reload().await?;
                phone.ready("all").await?;
                ensure_eq!(phone.mixed().await?, Vec::<String>::new(), "first version");
                let (old, old_stamp) = (version(phone).await?, stamp(phone).await?);
                let one = phone.tab().await?;
                let two = phone.new_tab().await?;
                phone.open(&url).await?;
                // A half-typed customer in the second tab.
                phone.open_new_customer().await?;
                phone.type_into(&act("name"), "填到一半").await?;
                phone.turn_to(&one).await?;
                let loads = phone.loads().await?;

                site.mount("/", &config::dist_next()?);
                phone.notices_version().await?;
                let offer = phone.text_of("[data-trouble=update]").await?;
                looks_well(phone, "update-offered").await?;
                phone.tap_act("update").await?;
                let held = until("the offer to say that it is held", async || {
                    let now = phone.text_of("[data-trouble=update]").await?;
                    Ok((now != offer).then_some(now))
                })
                .await?;
                ensure!(!held.is_empty(), "held without a word");
                looks_well(phone, "update-held").await?;
                ensure_eq!(version(phone).await?, old, "the draft holds the version");
                ensure_eq!(phone.loads().await?, loads, "no reload while it is held");

                // The draft is there after a reload of its page, still of the old version.
                phone.turn_to(&two).await?;
                let value = "return document.querySelector('[data-act=name]').value";
                ensure_eq!(phone.script(value, vec![]).await?, json!("填到一半"), "the draft");
                phone.tap_saved(&act("save")).await?;
                let loads_two = phone.loads().await?;

                phone.turn_to(&one).await?;
                if phone.sees(&act("update")).await? {
                    phone.tap_act("update").await?;
                }
                for (tab, before) in [(&one, loads), (&two, loads_two)] {
                    phone.turn_to(tab).await?;
                    taken(phone, &old).await?;
                    ensure!(stamp(phone).await? != old_stamp, "the stamp is the new one's");
                    ensure_eq!(phone.loads().await?, before + 1, "each page reloads once");
                    ensure_eq!(phone.mixed().await?, Vec::<String>::new(), "second version");
                }
                let names = phone.script("return caches.keys()", vec![]).await?;
                let names: Vec<&str> =
                    names.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                ensure!(
                    names.iter().any(|name| name.ends_with(&old)),
                    "the version before is kept: {names:?}"
                );
                ensure!(phone.kept().await?.count("customer.added") == 1, "the draft was saved");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_half_installed_version_changes_nothing() -> Outcome {
    use fieldplan_e2e::Fault;
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("update-half", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                let old = version(phone).await?;
                site.mount("/", &config::dist_next()?);
                // The shell of the new version never arrives whole.
                site.break_file("/", Fault::Cut);
                let body = "const done = arguments[arguments.length - 1];
                    navigator.serviceWorker.getRegistration()
                        .then((registration) => registration.update())
                        .then(async (registration) => {
                            const worker = registration.installing;
                            if (!worker) return done(registration.waiting ? 'waiting' : 'none');
                            worker.addEventListener('statechange', () => done(worker.state));
                        }, () => done('refused'))";
                let state = phone.script_async(body, vec![]).await?;
                ensure!(state == "redundant" || state == "refused", "the worker is {state}");
                phone.reload().await?;
                phone.ready("all").await?;
                ensure_eq!(version(phone).await?, old, "the version in use");
                ensure!(!phone.sees(&act("update")).await?, "half a version is not offered");
                site.mend();
                phone.notices_version().await?;
                phone.tap_act("update").await?;
                taken(phone, &old).await
            })
            .await
    })
}
