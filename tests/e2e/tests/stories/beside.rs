//! The journal of another phone opened beside the rep's own: both stay whole, and each has its own
//! records, drafts and backups.

use fieldplan_e2e::living::{HANDS, Life};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, story};

async fn lines(phone: &Phone, count: usize) -> Outcome {
    until(&format!("{count} lines"), async || {
        Ok((phone.read_lines().await?.len() == count).then_some(()))
    })
    .await
}

/// All that lies in the databases and in localStorage, as text.
const LEFT: &str = "const done = arguments[arguments.length - 1];
    const text = (value) => value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value);
    const asked = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    (async () => {
        let all = Object.entries(localStorage).join(' ');
        for (const { name } of await indexedDB.databases()) {
            const database = await asked(indexedDB.open(name));
            for (const shelf of database.objectStoreNames) {
                const values = database.transaction(shelf).objectStore(shelf).getAll();
                all += (await asked(values)).map(text).join(' ');
            }
            database.close();
        }
        return all;
    })().then(done, (error) => done(String(error)));";

/// Wiping the phone wipes both journals, with all that was kept for them.
async fn wiped(phone: &Phone, url: &str) -> Outcome {
    let left =
        async || -> Outcome<String> { Ok(phone.script_async(LEFT, vec![]).await?.to_string()) };
    let names = ["明达物流", "海鸥贸易", "恒泰电子"];
    let before = left().await?;
    ensure!(names.iter().all(|name| before.contains(name)), "they are seen while they are there");
    phone.open(&format!("{url}#/more/wipe")).await?;
    phone.type_into(&act("wipe-word"), "清空").await?;
    phone.tap_act("wipe-go").await?;
    phone.appears(&act("start")).await?;
    let after = left().await?;
    ensure!(!names.iter().any(|name| after.contains(name)), "left behind: {after}");
    phone.start_month("100万").await?;
    phone.go("more").await?;
    phone.tap_act("restore").await?;
    phone.appears(&act("restore-file")).await?;
    ensure!(!phone.sees("[data-act=go-to-book]").await?, "one set of records");
    Ok(())
}

#[test]
fn another_journal_is_opened_beside_and_both_stay_whole() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let language = Language::Chinese;
        let file = config::out()?.join("beside.txt.gz");
        let second = Phone::start(Setup::default().script(HANDS)).await?;
        let theirs = second
            .tell("beside-other", async |phone| {
                let life = Life { phone, url: &url, language };
                phone.open(&url).await?;
                phone.start_month("200万").await?;
                life.one_more("明达物流").await?;
                std::fs::write(&file, life.backed_up().await?)?;
                life.records().await
            })
            .await?;
        drop(second);
        let phone = Phone::start(Setup::default().script(HANDS)).await?;
        phone
            .tell("beside", async |phone| {
                let life = Life { phone, url: &url, language };
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                life.one_more("恒泰电子").await?;
                let own = life.records().await?;
                life.choose(&file).await?;
                phone.appears(&act("open-beside")).await?;
                ensure!(!phone.sees(&act("restore-go")).await?, "it may not join");
                phone.picture("beside-preview").await?;
                phone.tap_act("open-beside").await?;
                phone.appears("[data-id] [data-act=outcome], [data-act=tick]").await?;
                until("the other journal", async || {
                    let book = phone
                        .script("return document.documentElement.dataset.book ?? ''", vec![])
                        .await?;
                    Ok((book.as_str() == Some("2")).then_some(()))
                })
                .await?;
                phone.ready("all").await?;
                phone.line_is("明达物流", true).await?;
                let there = "const done = arguments[arguments.length - 1];
                    indexedDB.databases().then((all) => done(all.map((one) => one.name).sort()))";
                let names = phone.script_async(there, vec![]).await?.to_string();
                ensure!(names.contains("#2:"), "{names}");

                // What is done here stays here.
                life.one_more("海鸥贸易").await?;
                phone.go("more").await?;
                phone.appears("[data-beside=\"2\"]").await?;
                phone.picture("beside-more").await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.appears("[data-beside=\"2\"]").await?;
                let newer = config::out()?.join("beside-newer.txt.gz");
                std::fs::write(&newer, life.backed_up().await?)?;

                phone.tap_act("books").await?;
                phone.appears("[data-act=go-to-book][data-book=\"1\"]").await?;
                phone.picture("beside-books").await?;
                phone.tap("[data-act=go-to-book][data-book=\"1\"]").await?;
                until("the first journal", async || {
                    let book = phone
                        .script("return document.documentElement.dataset.book ?? ''", vec![])
                        .await?;
                    Ok((book.as_str() == Some("")).then_some(()))
                })
                .await?;
                phone.ready("all").await?;
                phone.line_is("恒泰电子", true).await?;
                lines(phone, own.len()).await?;
                ensure_eq!(life.records().await?, own, "the rep's own, byte by byte");

                // Its newer backup is known to be of the journal beside, and opens no third.
                life.choose(&newer).await?;
                phone.appears("dialog section [data-act=go-to-book]").await?;
                ensure!(!phone.sees(&act("open-beside")).await?, "not twice");
                phone.tap("dialog section [data-act=go-to-book]").await?;
                phone.appears("html[data-book=\"2\"]").await?;
                phone.ready("all").await?;
                phone.line_is("海鸥贸易", true).await?;
                ensure!(
                    phone.list().await?.iter().all(|line| line.name != "恒泰电子"),
                    "no mixing"
                );

                // The word is lost: the rep's own comes back, and the other is still listed.
                let lose = "Object.keys(localStorage).filter((key) => key.endsWith('book'))
                    .forEach((key) => localStorage.removeItem(key))";
                phone.script(lose, vec![]).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.line_is("恒泰电子", true).await?;
                phone.go("more").await?;
                phone.tap_act("restore").await?;
                phone.appears("[data-act=go-to-book][data-book=\"2\"]").await?;
                ensure!(!theirs.is_empty(), "the other phone had records");
                wiped(phone, &url).await
            })
            .await
    })
}
