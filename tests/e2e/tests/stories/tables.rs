//! Tables: a list that Excel wrote, a company's CRM, the same file twice, undo, out and in again.
//! What the sheet counts is compared with the core.

use std::path::Path;

use fieldplan::exchange::table::header::{Kind, Mapping};
use fieldplan::exchange::table::plan::{Outcome as RowOutcome, Plan, Prices, Wishes};
use fieldplan::exchange::table::{self, Table, out};
use fieldplan::text::Lang;
use fieldplan_e2e::living::HANDS;
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use thirtyfour::By;

/// Three customers as a Chinese Excel saves them as CSV, one with a class that is none.
const EXCEL: &[u8] = b"\xbf\xcd\xbb\xa7\xc3\xfb\xb3\xc6,\xc0\xe0\xb1\xf0,\xb1\xb8\xd7\xa2\r\n\
    \xba\xec\xd0\xc7\xb3\xac\xca\xd0,A,\"\xc8\xfd\xc2\xa5\xa3\xac\xd7\xf3\"\r\n\
    \xba\xe3\xcc\xa9\xb5\xe7\xd7\xd3,B,\r\n\
    \xc0\xcf\xcd\xf5\xce\xe5\xbd\xf0,D,\r\n\
    ";
const DEALS: &[u8] = include_bytes!("../../../data/crm/deals.csv");
const PRODUCTS: &[u8] = include_bytes!("../../../data/crm/products.csv");
/// One of its reps.
const REP: &str = "Moses Frase";

fn read(bytes: &[u8]) -> Outcome<(Table, Mapping)> {
    let table = table::read(bytes, &|_| None).map_err(|why| Failure::new(format!("{why:?}")))?;
    let mapping = Mapping::guess(&table.headers).ok_or_else(|| Failure::new("no header"))?;
    Ok((table, mapping))
}

/// Opens the sheet of tables in, or out, from where the rep is.
async fn sheet(phone: &Phone, hook: &str) -> Outcome {
    if !phone.sees(&act(hook)).await? {
        phone.go("more").await?;
    }
    phone.tap_act(hook).await?;
    phone.appears("dialog[open]").await
}

/// Chooses a file on the sheet of tables in.
async fn choose(phone: &Phone, name: &str, bytes: &[u8]) -> Outcome {
    let file = config::out()?.join(name);
    std::fs::write(&file, bytes)?;
    take(phone, &file).await
}

async fn take(phone: &Phone, file: &Path) -> Outcome {
    phone.appears(&act("table-file")).await?;
    phone.choose_file(&act("table-file"), file).await
}

async fn back(phone: &Phone) -> Outcome {
    phone.script("history.back()", vec![]).await?;
    phone.disappears("dialog[open]").await
}

/// Waits until the preview says that so many rows would come in.
async fn would(phone: &Phone, rows: usize) -> Outcome {
    phone.appears("[data-will]").await?;
    until(&format!("{rows} rows to come in"), async || {
        Ok((phone.exact_of("[data-will]").await? == rows.to_string()).then_some(()))
    })
    .await
}

/// The table just given out.
async fn given(phone: &Phone) -> Outcome<Vec<u8>> {
    let given = "const done = arguments[arguments.length - 1];
        const look = (left) => window.given
            ? new Response(window.given).arrayBuffer().then((all) => done([...new Uint8Array(all)]))
            : left ? setTimeout(look, 50, left - 1) : done(null);
        look(100);";
    let bytes: Option<Vec<u8>> = serde_json::from_value(phone.script_async(given, vec![]).await?)?;
    bytes.ok_or_else(|| Failure::new("no file came of the table"))
}

async fn excel(phone: &Phone, name: &str, language: Language) -> Outcome {
    phone.job("bring in a list from Excel");
    sheet(phone, "import").await?;
    let before = phone.kept().await?;
    choose(phone, &format!("{name}-half.csv"), "客户,备注\n红星,\"三楼\n".as_bytes()).await?;
    println!("half a file: {}", phone.alert(language).await?);
    choose(phone, &format!("{name}.csv"), EXCEL).await?;
    would(phone, 2).await?;
    ensure_eq!(phone.exact_of("[data-refused]").await?, "1", "left out");
    ensure_eq!(phone.attributes_of("[data-line]", "data-line").await?, ["4"], "its line");
    phone.picture(&format!("{name}-excel")).await?;
    ensure_eq!(phone.kept().await?, before, "a look changes nothing");
    phone.tap_saved(&act("table-go")).await?;
    phone.disappears("dialog[open]").await?;
    let customers = async || {
        let journal = rules::folded(&phone.kept().await?)?;
        Outcome::Ok(journal.workspace().customers().count())
    };
    ensure_eq!(customers().await?, 2, "in the store");
    phone.tap_saved(&act("undo")).await?;
    ensure_eq!(customers().await?, 0, "undone together");
    sheet(phone, "import").await?;
    take(phone, &config::out()?.join(format!("{name}.csv"))).await?;
    phone.tap_saved(&act("table-go")).await?;
    phone.disappears("dialog[open]").await?;
    let once = phone.kept().await?;
    sheet(phone, "import").await?;
    take(phone, &config::out()?.join(format!("{name}.csv"))).await?;
    would(phone, 0).await?;
    ensure!(!phone.sees(&act("table-go")).await?, "the same file twice changes nothing");
    // A name that is nearly one there is: asked, never joined silently.
    choose(phone, &format!("{name}-near.csv"), "客户名称\n红星 超市\n".as_bytes()).await?;
    phone.appears("[data-asks]").await?;
    ensure!(!phone.sees(&act("table-go")).await?, "asked first");
    phone.picture(&format!("{name}-asked")).await?;
    phone.tap_act("other").await?;
    would(phone, 1).await?;
    phone.tap_act("same").await?;
    would(phone, 0).await?;
    back(phone).await?;
    ensure_eq!(phone.kept().await?, once, "nothing more");
    Ok(())
}

async fn company(phone: &Phone, name: &str) -> Outcome {
    phone.job("bring in the company's deals");
    sheet(phone, "import").await?;
    choose(phone, &format!("{name}-products.csv"), PRODUCTS).await?;
    until("the prices to be noted", async || {
        Ok(phone.text_of("[data-noted]").await?.contains('7').then_some(()))
    })
    .await?;
    choose(phone, &format!("{name}-deals.csv"), DEALS).await?;
    let option = format!("[data-act=table-rep] option[value='{REP}']");
    phone.appears("[data-act=table-rep]").await?;
    phone.driver().find(By::Css(option)).await?.click().await?;
    let (deals, mapping) = read(DEALS)?;
    let (products, list) = read(PRODUCTS)?;
    let prices = Prices::read(&products, &list);
    let unnamed = Lang::ALL.map(|lang| lang.exchange().table.unnamed.to_owned()).to_vec();
    let wishes = Wishes { rep: Some(REP.to_owned()), prices, unnamed, ..Wishes::default() };
    let today = rules::day(&config::day())?;
    let journal = rules::folded(&phone.kept().await?)?;
    let plan = Plan::of(&deals, &mapping, &wishes, journal.workspace(), today);
    would(phone, plan.taken()).await?;
    ensure_eq!(plan.count(|one| matches!(one, RowOutcome::Refused(_))), 0, "left out");
    ensure!(!phone.sees("[data-refused]").await?, "those without a customer come in too");
    ensure!(plan.assumed.unnamed > 0, "some have none");
    let nobody = phone.text_of(".preview").await?;
    ensure!(nobody.contains(&plan.assumed.unnamed.to_string()), "said: {nobody}");
    phone.picture(&format!("{name}-deals")).await?;
    phone.tap_saved(&act("table-go")).await?;
    phone.disappears("dialog[open]").await?;
    let journal = rules::folded(&phone.kept().await?)?;
    ensure_eq!(journal.workspace().deals().count(), plan.taken(), "deals in the store");
    phone.tap_saved(&act("undo")).await?;
    let journal = rules::folded(&phone.kept().await?)?;
    ensure_eq!(journal.workspace().deals().count(), 0, "all undone together");
    for time in ["again", "twice"] {
        sheet(phone, "import").await?;
        take(phone, &config::out()?.join(format!("{name}-products.csv"))).await?;
        until("the prices", async || {
            Ok((!phone.text_of("[data-noted]").await?.is_empty()).then_some(()))
        })
        .await?;
        take(phone, &config::out()?.join(format!("{name}-deals.csv"))).await?;
        phone.appears("[data-act=table-rep]").await?;
        let option = format!("[data-act=table-rep] option[value='{REP}']");
        phone.driver().find(By::Css(option)).await?.click().await?;
        if time == "again" {
            would(phone, plan.taken()).await?;
            phone.tap_saved(&act("table-go")).await?;
            phone.disappears("dialog[open]").await?;
        } else {
            would(phone, 0).await?;
            ensure!(!phone.sees(&act("table-go")).await?, "the same file twice");
            back(phone).await?;
        }
    }
    Ok(())
}

async fn out_and_in(phone: &Phone, name: &str) -> Outcome {
    phone.job("give tables out and bring one in again");
    let journal = rules::folded(&phone.kept().await?)?;
    let today = rules::day(&config::day())?;
    for (kind, hook) in [(Kind::Customers, "table-customers"), (Kind::Deals, "table-deals")] {
        sheet(phone, "tables").await?;
        phone.appears(&act(hook)).await?;
        phone.picture(&format!("{name}-out")).await?;
        let rows = out::count(kind, journal.workspace(), today);
        ensure_eq!(phone.exact_of(&act(hook)).await?, rows.to_string(), "rows");
        phone.script("window.given = undefined", vec![]).await?;
        phone.tap_act(hook).await?;
        let file = given(phone).await?;
        ensure!(file.starts_with("\u{feff}".as_bytes()), "a mark for Excel");
        let (table, _) = read(&file)?;
        ensure_eq!(table.rows.len(), rows, "rows in the file");
        back(phone).await?;
        sheet(phone, "import").await?;
        choose(phone, &format!("{name}-{hook}.csv"), &file).await?;
        would(phone, 0).await?;
        ensure!(!phone.sees("[data-refused]").await?, "every row is known");
        ensure!(!phone.sees(&act("table-go")).await?, "it comes in unchanged");
        back(phone).await?;
    }
    Ok(())
}

async fn tables(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let name = format!("tables-{}", language.short());
    let phone = Phone::start(Setup::default().language(language.tag()).script(HANDS)).await?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            excel(phone, &name, language).await?;
            company(phone, &name).await?;
            out_and_in(phone, &name).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn tables_come_in_once_go_back_by_undo_and_go_out_and_in_again_in_chinese() -> Outcome {
    story(async || tables(Language::Chinese).await)
}

#[test]
fn tables_come_in_once_go_back_by_undo_and_go_out_and_in_again_in_english() -> Outcome {
    story(async || tables(Language::English).await)
}
