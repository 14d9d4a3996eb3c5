//! A store that is sick, and one that holds what another version wrote: what a page must do about
//! it, whatever the engine.

use serde_json::{Value, json};

use crate::phone::Phone;
use crate::rep::{Class, When};
use crate::screen::until;
use crate::{Outcome, ensure, ensure_eq};

/// The page's connections are remembered; `sick` in this tab's memory makes them fail as iOS does
/// after a page was asleep: every transaction, until the page is loaded again, or until `sick` is
/// `always` and taken away.
pub const CONNECTIONS: &str = "(() => {
    if (location.protocol === 'about:') return;
    if (sessionStorage.getItem('sick') === 'once') sessionStorage.removeItem('sick');
    window.connections = [];
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given);
        request.addEventListener('success', () => window.connections.push(request.result));
        return request;
    };
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
        if (sessionStorage.getItem('sick')) {
            throw new DOMException('The database connection is closing.', 'InvalidStateError');
        }
        return transaction.apply(this, given);
    };
    window.mute = () => {
        const get = IDBObjectStore.prototype.get;
        IDBObjectStore.prototype.get = function (...given) {
            const request = get.apply(this, given);
            request.addEventListener('success', (event) => event.stopImmediatePropagation());
            return request;
        };
    };
})();";

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

/// Whether a copy of what is not saved lies in localStorage.
pub async fn has_copy(phone: &Phone) -> Outcome<bool> {
    let copy = phone.script("return localStorage.getItem('fieldplan:/unsaved')", vec![]).await?;
    Ok(copy.as_str().is_some_and(|copy| !copy.is_empty()))
}

/// A month, and two customers for today.
pub async fn at_work(phone: &Phone, url: &str) -> Outcome {
    phone.open(url).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
    phone.add_customer("明达物流", Class::A, When::Today).await?;
    phone.go("today").await?;
    phone.line_is("明达物流", false).await
}

/// The browser drops the page's connections: another is had, and the rep notices nothing.
pub async fn dropped_connection(phone: &Phone) -> Outcome {
    let loads = phone.loads().await?;
    phone.script("window.connections.forEach((each) => each.close())", vec![]).await?;
    let tick = phone.tick_of("恒泰电子").await?;
    phone.tap_saved(&tick).await?;
    phone.line_is("恒泰电子", true).await?;
    ensure!(phone.alerts().await?.is_empty(), "the rep notices nothing");
    ensure_eq!(phone.loads().await?, loads, "no reload was needed");
    Ok(())
}

/// Only a new page reaches the store: it is loaded once, and the edit is saved.
pub async fn only_a_new_page_reaches_it(phone: &Phone) -> Outcome {
    let before = phone.read_lines().await?.len();
    let loads = phone.loads().await?;
    let tick = phone.tick_of("恒泰电子").await?;
    phone.script("sessionStorage.setItem('sick', 'once')", vec![]).await?;
    phone.tap(&tick).await?;
    until("the page to be loaded again", async || {
        Ok((phone.loads().await.unwrap_or_default() == loads + 1).then_some(()))
    })
    .await?;
    phone.ready("all").await?;
    phone.line_is("恒泰电子", true).await?;
    until("the edit to be saved", async || {
        Ok((phone.read_lines().await?.len() == before + 1).then_some(()))
    })
    .await?;
    until("the copy to go", async || Ok((!has_copy(phone).await?).then_some(()))).await?;
    ensure!(phone.alerts().await?.is_empty(), "all is well again");
    ensure_eq!(phone.loads().await?, loads + 1, "once");
    Ok(())
}

/// Records that only a newer version reads: a tap is kept beside them, and joins once they are
/// read.
pub async fn newer_records(phone: &Phone, url: &str) -> Outcome {
    phone.open(url).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
    let lines = phone.read_lines().await?;
    put(phone, MAIN, NEWER, "records").await?;
    again(phone).await?;
    phone.appears("[data-trouble=note]").await?;
    let said = phone.text_of("[data-trouble=note]").await?;
    ensure!(said.contains("有 1 条记录来自更新的版本"), "{said}");

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
}

/// What a version that left no note kept beside the records joins them.
pub async fn side_store_without_a_note(phone: &Phone, url: &str) -> Outcome {
    phone.open(url).await?;
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
}
