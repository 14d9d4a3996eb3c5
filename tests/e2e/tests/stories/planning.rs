//! What the stories of the sheets that set a goal have in common.

use fieldplan::domain::day::Day;
use fieldplan::domain::plan_book::split::{Split, latest};
use fieldplan::domain::won::Dimension;
use fieldplan_e2e::{Outcome, Phone, Site, act, config, ensure_eq, rules};

/// Opens a sheet by its address once a month's goal stands.
pub(crate) async fn sheet(phone: &Phone, site: &Site, which: &str, shows: &str) -> Outcome {
    phone.open(&site.url(&format!("/#/target/{which}"))).await?;
    phone.appears(shows).await
}

/// The n-th part's control.
pub(crate) fn of_part(number: usize, name: &str) -> String {
    format!("[data-part]:nth-child({number}) {}", act(name))
}

/// The split of a day's month in the page's own store.
pub(crate) async fn kept(phone: &Phone, day: Day, dimension: Dimension) -> Outcome<Option<Split>> {
    let journal = rules::folded(&phone.kept().await?)?;
    let workspace = journal.workspace();
    Ok(latest(workspace, workspace.month_of(day), dimension))
}

/// Neither the page nor the sheet is wider than the phone.
pub(crate) async fn no_sideways_scroll(phone: &Phone) -> Outcome {
    let wider = "return [document.documentElement, document.querySelector('dialog[open]')]
        .filter((one) => one && one.scrollWidth > one.clientWidth).length";
    ensure_eq!(phone.script(wider, vec![]).await?.as_u64(), Some(0), "parts wider than the screen");
    Ok(())
}

/// Brings a table in.
pub(crate) async fn bring(phone: &Phone, site: &Site, name: &str, table: &str) -> Outcome {
    phone.open(&site.url("/#/more/import")).await?;
    let file = config::out()?.join(format!("{name}.csv"));
    std::fs::write(&file, table)?;
    phone.appears(&act("table-file")).await?;
    phone.choose_file(&act("table-file"), &file).await?;
    phone.appears("[data-will]").await?;
    phone.tap_saved(&act("table-go")).await?;
    phone.disappears("dialog[open]").await
}
