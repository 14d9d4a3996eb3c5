//! A week of work, with every request counted by the server and by the browser, and every line of
//! the log read.

use std::collections::BTreeSet;

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::{Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, foreign, story};

/// A Monday to the Sunday, with a name for each day.
const WEEK: [(&str, &str); 7] = [
    ("2026-11-16", "恒泰电子"),
    ("2026-11-17", "明达物流"),
    ("2026-11-18", "红星超市"),
    ("2026-11-19", "Acme 有限公司"),
    ("2026-11-20", "东方机电"),
    ("2026-11-21", "海鸥贸易"),
    ("2026-11-22", "金桥建材"),
];

#[test]
fn a_week_of_work_asks_nobody_anything_and_its_log_names_nobody() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("week", async |phone| {
                phone.open(&url).await?;
                phone.start_month("312万").await?;
                phone.kept_offline().await?;
                site.clear();
                let mut said = Vec::new();
                for (day, name) in WEEK {
                    phone.set_day(day, "09:00").await?;
                    phone.visit("about:blank").await?;
                    phone.open(&url).await?;
                    phone.add_customer(name, Class::A, When::Today).await?;
                    phone.go("today").await?;
                    let line = phone.tick_of(name).await?;
                    phone.tap(&line.replace("tick", "outcome")).await?;
                    phone.appears(&act("won")).await?;
                    phone.tap_act("won").await?;
                    phone.type_into(&act("won-amount"), "8.7万").await?;
                    phone.tap_saved(&act("save")).await?;
                    for page in ["target", "customers", "review", "more", "today"] {
                        phone.go(page).await?;
                    }
                    said.extend(phone.complaints().await?);
                }
                // By the server: what it was asked after the first day.
                let asked: BTreeSet<String> =
                    site.log().into_iter().map(|request| request.path).collect();
                let checks = BTreeSet::from(["/sw.js".to_owned()]);
                ensure!(asked.is_subset(&checks), "only whether there is a new version: {asked:?}");
                // By the browser, and by a gate that every other way leads to.
                ensure_eq!(foreign::beyond(&site, phone).await?, Vec::<String>::new(), "beyond");
                let names = WEEK.iter().map(|(_, name)| *name);
                for word in names.chain(["312", "3120000", "8.7", "87000"]) {
                    let told: Vec<_> = said.iter().filter(|line| line.contains(word)).collect();
                    ensure!(told.is_empty(), "{word} is in the log: {told:?}");
                }
                ensure_eq!(phone.kept().await?.count("customer.added"), WEEK.len(), "the work");
                // The control: the log that was read is the one a page writes to.
                phone.script("console.info('恒泰电子 87000')", vec![]).await?;
                let told = phone.complaints().await?.concat();
                ensure!(told.contains("恒泰电子"), "a name in the log is seen: {told}");
                Ok(())
            })
            .await
    })
}
