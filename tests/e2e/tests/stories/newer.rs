//! Records of a newer version on the phone: shown read-only, taps kept beside and joined later.

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Outcome, Phone, Setup, Site, config, ensure, ensure_eq, story};
use serde_json::{Value, json};

/// Adds a line to the records, or with an empty text takes the one away that was added last; with
/// a third argument, in the second database.
const LINE: &str = "const [name, text, shelf] = arguments, done = arguments[arguments.length - 1];
    const open = indexedDB.open(name);
    open.onsuccess = () => {
        const writing = open.result.transaction(shelf, 'readwrite');
        const lines = writing.objectStore(shelf);
        if (shelf === 'cache') lines.delete(text);
        else if (text) lines.add(new TextEncoder().encode(text));
        else lines.openKeyCursor(null, 'prev').onsuccess = (event) => lines.delete(event.target.result.key);
        writing.oncomplete = () => { open.result.close(); done(true); };
        writing.onabort = () => done(String(writing.error));
    };";

const MAIN: &str = "fieldplan:/";
const SIDE: &str = "fieldplan:/#side";

async fn put(phone: &Phone, name: &str, text: &str, shelf: &str) -> Outcome {
    let given = vec![json!(name), json!(text), json!(shelf)];
    ensure_eq!(phone.script_async(LINE, given).await?, Value::Bool(true), "{name}: {shelf}");
    Ok(())
}

/// A line of a form that only a newer version reads, with its check value, stamped before all others.
const NEWER: &str = "4798184d 2 100.0.7 something.else {}";

/// Loads the page again, with Today's list in sight.
async fn again(phone: &Phone) -> Outcome {
    phone.reload().await?;
    phone.ready("all").await?;
    phone.go("today").await
}

#[test]
fn beside_a_newer_versions_records_a_tap_is_kept_apart_and_joins_once_they_can_be_read() -> Outcome
{
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("newer-major", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                let lines = phone.read_lines().await?;
                put(phone, MAIN, NEWER, "records").await?;
                again(phone).await?;
                phone.appears("[data-trouble=note]").await?;
                let said = phone.text_of("[data-trouble=note]").await?;
                ensure!(said.contains("有 1 条记录来自更新的版本"), "{said}");
                phone.picture("newer-major").await?;

                phone.tap_saved(&phone.tick_of("恒泰电子").await?).await?;
                let kept = phone.kept().await?;
                ensure_eq!(kept.records.len(), lines.len() + 1, "nothing among the records");
                ensure_eq!(kept.side.len(), 1, "the tap, beside them");
                // Another page, and this one again, count it.
                again(phone).await?;
                phone.line_is("恒泰电子", true).await?;
                ensure_eq!(phone.kept().await?.side.len(), 1, "still beside them");

                // What only the newer version reads has gone: the way is free.
                put(phone, MAIN, "", "records").await?;
                again(phone).await?;
                phone.line_is("恒泰电子", true).await?;
                ensure!(!phone.sees("[data-trouble=note]").await?, "nothing to say any more");
                until("the tap to stand among the records, once", async || {
                    let kept = phone.kept().await?;
                    let joined = kept.records.len() == lines.len() + 1 && kept.side.is_empty();
                    Ok(joined.then_some(()))
                })
                .await?;
                again(phone).await?;
                phone.line_is("恒泰电子", true).await?;
                Ok(())
            })
            .await
    })
}

#[test]
fn a_side_store_of_a_version_that_left_no_note_is_looked_into() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("newer-no-note", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.go("today").await?;
                phone.tap_saved(&phone.tick_of("恒泰电子").await?).await?;
                let lines = phone.read_lines().await?;
                // The tick as an earlier version kept it: beside the records, without a note.
                put(phone, MAIN, "", "records").await?;
                put(phone, SIDE, &lines[lines.len() - 1], "records").await?;
                put(phone, MAIN, "side", "cache").await?;
                put(phone, MAIN, "checkpoint", "cache").await?;
                again(phone).await?;
                phone.line_is("恒泰电子", true).await?;
                until("the tick to join the records", async || {
                    let kept = phone.kept().await?;
                    Ok((kept.records == lines && kept.side.is_empty()).then_some(()))
                })
                .await
            })
            .await
    })
}
