//! When the app cannot start or breaks: a readable page, the raw records, a way back.

use std::fs;
use std::time::Duration;

use fieldplan_e2e::phone::WECHAT;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Fault, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story,
};
use serde_json::json;

/// The rescue page must be readable in both languages, with nothing cut.
async fn readable(phone: &Phone, name: &str) -> Outcome {
    phone.appears(".rescue").await?;
    let said = phone.text_of(".rescue").await?;
    ensure!(Language::Chinese.speaks(&said), "no Chinese: {said}");
    ensure!(said.chars().filter(char::is_ascii_alphabetic).count() > 40, "no English: {said}");
    let wrong = phone.look_closely(name, Language::Chinese).await?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn after_a_panic_the_raw_records_can_be_taken_out_and_the_app_comes_back() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        let folder = phone.profile().path().join("taken-out");
        fs::create_dir_all(&folder)?;
        phone
            .tell("rescue", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                let lines = phone.read_lines().await?;
                let panic = "dispatchEvent(new CustomEvent('fieldplan:panic', { detail: 'test' }))";
                phone.script(panic, vec![]).await?;
                readable(phone, "rescue-panic").await?;
                let where_to = json!({
                    "behavior": "allow", "downloadPath": folder, "eventsEnabled": false
                });
                phone.cdp("Browser.setDownloadBehavior", where_to).await?;
                phone.tap_act("rescue-export").await?;
                let taken = until("the file", async || {
                    let file = fs::read_dir(&folder)?
                        .flatten()
                        .map(|entry| entry.path())
                        .find(|path| path.extension().is_some_and(|kind| kind == "txt"));
                    Ok(file)
                })
                .await?;
                let text = fs::read_to_string(taken)?;
                ensure_eq!(text.lines().collect::<Vec<_>>(), lines, "the raw lines, as written");
                phone.tap_act("rescue-reload").await?;
                phone.ready("all").await?;
                phone.disappears(".rescue").await?;
                ensure_eq!(phone.read_lines().await?, lines, "nothing was written after the panic");
                Ok(())
            })
            .await
    })
}

#[test]
fn an_app_that_does_not_arrive_or_does_not_compile_is_said_and_mended_by_a_reload() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for (name, fault) in [("missing", Fault::Missing), ("cut", Fault::Cut)] {
            let phone = Phone::start(Setup::default()).await?;
            phone
                .tell(&format!("rescue-{name}"), async |phone| {
                    site.break_file(".wasm", fault);
                    phone.visit(&site.url("/")).await?;
                    readable(phone, &format!("rescue-{name}")).await?;
                    site.mend();
                    phone.tap_act("rescue-reload").await?;
                    phone.ready("all").await?;
                    phone.appears(&act("target")).await
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn a_slow_app_is_waited_for_and_a_newer_worker_is_not_needed() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("slow", async |phone| {
                site.break_file(".wasm", Fault::Late(Duration::from_secs(6)));
                phone.visit(&site.url("/")).await?;
                ensure!(!phone.sees(".rescue").await?, "slow is not broken");
                phone.ready("all").await?;
                ensure!(!phone.sees(".rescue").await?, "nothing to rescue");
                Ok(())
            })
            .await
    })
}

#[test]
fn inside_wechat_a_page_says_how_to_open_it_elsewhere() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default().agent(WECHAT)).await?;
        phone
            .tell("wechat", async |phone| {
                phone.visit(&site.url("/")).await?;
                readable(phone, "rescue-wechat").await?;
                let said = phone.text_of(".rescue").await?;
                ensure!(said.contains(&site.origin()), "the address to copy: {said}");
                ensure!(phone.kept().await?.records.is_empty(), "nothing is stored in there");
                Ok(())
            })
            .await
    })
}

/// Puts something into a store of the app's database, beside the app.
const PUT: &str = "const [store, text, key] = arguments, done = arguments[arguments.length - 1];
    const open = indexedDB.open('fieldplan:/');
    open.onsuccess = () => {
        const writing = open.result.transaction(store, 'readwrite');
        const bytes = new TextEncoder().encode(text);
        if (key) writing.objectStore(store).put(bytes, key); else writing.objectStore(store).add(bytes);
        writing.oncomplete = () => { open.result.close(); done('put'); };
        writing.onabort = () => done(String(writing.error));
    };";

/// Every element that the app asks for is refused from now on; the rescue page's own are not.
const NO_ELEMENTS: &str = "const ofBoot = () => /boot/.test(new Error().stack.split('\\n')[3]);
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (...given) {
        if (!ofBoot()) throw new Error('test');
        return make.apply(this, given);
    };
    const clone = Node.prototype.cloneNode;
    Node.prototype.cloneNode = function (...given) {
        if (!ofBoot()) throw new Error('test');
        return clone.apply(this, given);
    };";

#[test]
fn after_a_real_panic_nothing_is_written_and_a_start_from_the_records_works() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("rescue-real", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.go("today").await?;
                phone.line_is("恒泰电子", false).await?;
                let lines = phone.read_lines().await?;
                phone.script(NO_ELEMENTS, vec![]).await?;
                phone.script("location.hash = '#/customers'", vec![]).await?;
                phone.appears(".rescue").await?;
                phone.picture("rescue-real").await?;
                let details = phone
                    .script(
                        "return document.querySelector('.rescue details')?.textContent ?? ''",
                        vec![],
                    )
                    .await?;
                ensure!(
                    !details.as_str().unwrap_or_default().contains("恒泰"),
                    "no names: {details}"
                );
                phone.tap_act("rescue-fold").await?;
                phone.ready("all").await?;
                phone.disappears(".rescue").await?;
                ensure_eq!(phone.read_lines().await?, lines, "the records are as they were");
                phone.go("today").await?;
                phone.line_is("恒泰电子", false).await
            })
            .await
    })
}

#[test]
fn the_raw_export_holds_the_older_records_the_damaged_ones_and_the_second_database() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("rescue-places", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                let lines = phone.read_lines().await?;
                let put = async |store: &str, text: &str, key: serde_json::Value| {
                    let done = phone.script_async(PUT, vec![json!(store), json!(text), key]).await?;
                    ensure_eq!(done, json!("put"), "{store}");
                    Ok(())
                };
                put("segments", "sealed one\nsealed two", json!([1, 2, 2])).await?;
                put("quarantine", "damaged", json!(null)).await?;
                let shares = "navigator.canShare = () => true;
                    navigator.share = async () => { throw new DOMException('no', 'AbortError'); };";
                phone.script(shares, vec![]).await?;
                let panic = "const make = URL.createObjectURL;
                    URL.createObjectURL = (file) => { window.given = file; return make.call(URL, file); };
                    dispatchEvent(new CustomEvent('fieldplan:panic', { detail: 'test' }))";
                phone.script(panic, vec![]).await?;
                phone.appears(&act("rescue-share")).await?;
                // Sharing is broken off: the page says so, and the export is still there.
                phone.tap_act("rescue-share").await?;
                until("a word on the sharing", async || {
                    let said = phone.text_of(".rescue-said").await?;
                    Ok(said.contains("没有分享出去").then_some(()))
                })
                .await?;
                phone.tap_act("rescue-export").await?;
                let body = "const done = arguments[arguments.length - 1];
                    const look = () => window.given ? window.given.text().then(done) : setTimeout(look, 50);
                    look();";
                let text = phone.script_async(body, vec![]).await?;
                let text = text.as_str().unwrap_or_default();
                let mut expected = vec!["sealed one".to_owned(), "sealed two".to_owned()];
                expected.extend(lines);
                expected.push("damaged".to_owned());
                ensure_eq!(text.lines().collect::<Vec<_>>(), expected, "every place, in order");
                let said = phone.text_of(".rescue-said").await?;
                ensure!(said.contains(&expected.len().to_string()), "how many: {said}");
                Ok(())
            })
            .await
    })
}

#[test]
fn a_policy_that_forbids_wasm_leads_to_a_page_from_which_the_records_can_be_taken() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let folder = fieldplan_e2e::plant::Scratch::new()?;
        for entry in fs::read_dir(config::dist()?)?.flatten() {
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), folder.path().join(entry.file_name()))?;
            } else {
                let to = folder.path().join(entry.file_name());
                fs::create_dir_all(&to)?;
                for inner in fs::read_dir(entry.path())?.flatten() {
                    fs::copy(inner.path(), to.join(inner.file_name()))?;
                }
            }
        }
        let headers = fs::read_to_string(folder.path().join("_headers"))?;
        ensure!(headers.contains(" 'wasm-unsafe-eval'"), "the policy allows wasm");
        let strict = headers.replace(" 'wasm-unsafe-eval'", "");
        fs::write(folder.path().join("_headers"), strict)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("rescue-policy", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                let lines = phone.read_lines().await?.len();
                phone.cdp("Network.enable", json!({})).await?;
                phone.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
                phone.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
                site.mount("/", folder.path());
                phone.visit("about:blank").await?;
                phone.visit(&site.url("/")).await?;
                readable(phone, "rescue-policy").await?;
                phone.tap_act("rescue-export").await?;
                until("a word on the export", async || {
                    let said = phone.text_of(".rescue-said").await?;
                    Ok(said.contains(&format!("读出 {lines} 条")).then_some(()))
                })
                .await
            })
            .await
    })
}

#[test]
fn a_damaged_record_is_set_aside_and_said_and_the_rest_goes_on() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("rescue-damaged", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                let lines = phone.read_lines().await?;
                let half: String = lines[1].chars().take(40).collect();
                let done = phone
                    .script_async(PUT, vec![json!("records"), json!(half), json!(null)])
                    .await?;
                ensure_eq!(done, json!("put"), "half a line");
                phone.reload().await?;
                phone.ready("all").await?;
                phone.go("today").await?;
                phone.line_is("恒泰电子", false).await?;
                phone.appears("[data-trouble=note]").await?;
                let kept = phone.kept().await?;
                ensure_eq!(kept.records, lines, "the sound ones");
                ensure_eq!(kept.quarantine, vec![half], "raw, as it was");
                Ok(())
            })
            .await
    })
}
