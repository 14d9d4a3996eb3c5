//! Two copies on one host, side by side in two folders: nothing of one is the other's.

use std::collections::BTreeSet;

use fieldplan_e2e::{Outcome, Phone, Setup, Site, config, ensure, ensure_eq, story};
use serde_json::Value;

/// The names of everything the origin stores.
async fn stored(phone: &Phone) -> Outcome<BTreeSet<String>> {
    let body = "const done = arguments[arguments.length - 1];
        Promise.all([indexedDB.databases(), caches.keys()]).then(([databases, caches]) => done([
            ...databases.map((one) => 'database ' + one.name),
            ...caches.map((name) => 'cache ' + name),
            ...Object.keys(localStorage).map((key) => 'key ' + key),
        ]))";
    let names = phone.script_async(body, Vec::new()).await?;
    Ok(names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

#[test]
fn two_copies_side_by_side_share_nothing_and_both_work_offline() -> Outcome {
    story(async || {
        let dist = config::dist()?;
        // One copy in the folder above the other: the harder neighbour.
        let mut site = Site::serve(&dist)?;
        site.mount("/team/", &dist);
        let (top, below) = (site.url("/"), site.url("/team/"));
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("subfolders", async |phone| {
                phone.open(&top).await?;
                phone.start_month("300万").await?;
                phone.kept_offline().await?;
                let of_one = stored(phone).await?;
                phone.open(&below).await?;
                phone.start_month("100万").await?;
                phone.kept_offline().await?;
                ensure_eq!(phone.exact_of("[data-sum]").await?, "1000000.00", "below");
                let of_both = stored(phone).await?;
                ensure!(of_both.is_superset(&of_one), "the first copy's are untouched");
                for name in of_both.difference(&of_one) {
                    ensure!(name.contains("fieldplan:/team/"), "{name} is not named after /team/");
                }
                phone.offline(&mut site).await?;
                phone.open(&top).await?;
                phone.go("target").await?;
                ensure_eq!(phone.exact_of("[data-sum]").await?, "3000000.00", "on top, offline");
                phone.open(&below).await?;
                phone.go("target").await?;
                ensure_eq!(phone.exact_of("[data-sum]").await?, "1000000.00", "below, offline");
                Ok(())
            })
            .await
    })
}
