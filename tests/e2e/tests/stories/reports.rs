//! What is told to others and what comes from them: reports as text, picture, page and table; a
//! day given to another phone; links that are not what they seem; a text shared from another app.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fieldplan::domain::day::Day;
use fieldplan::domain::period::Period;
use fieldplan::domain::week::Week;
use fieldplan::domain::workspace::{TaskState, Workspace};
use fieldplan::exchange::day_plan::DayPlan;
use fieldplan::exchange::report::{Kind, Names, Report, csv, day, goal, review, svg, text};
use fieldplan::route::Span;
use fieldplan_e2e::living::HANDS;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::json;

/// Printing, which a browser without a screen may wait for; what it would print is looked at over
/// the driver.
const PRINTS: &str = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };";
/// A phone on which another app takes files.
const TAKES: &str = "Object.assign(navigator, { canShare: (what) => what.files?.length === 1,
    share: async (what) => { window.shared = what.files[0]; } });";

const NAMES: [&str; 3] =
    ["恒泰机械 <b>=1+2</b>", "明达物流", "Acme & Söhne, Niederlassung Guangzhou"];

/// A payload of a version that is not yet, whole.
const NEWER: &str = "CQECA_axyZk";

/// The kinds with the hooks that choose them.
const KINDS: [(&str, Kind); 5] = [
    ("report-goal-sheet", Kind::Goal),
    ("report-review-day", Kind::Review(Span::Day)),
    ("report-review-week", Kind::Review(Span::Week)),
    ("report-review-month", Kind::Review(Span::Month)),
    ("report-day", Kind::Day),
];

/// What the core says of a kind.
fn told(
    workspace: &Workspace,
    kind: Kind,
    on: Day,
    language: Language,
    names: Names,
) -> Outcome<Report> {
    let lang = language.core();
    let month = workspace.month_of(on);
    Ok(match kind {
        Kind::Day => day::day(workspace, on, lang, names, ""),
        Kind::Goal => goal::goal(workspace, month, on, lang, "")
            .ok_or_else(|| Failure::new("the month has a goal"))?,
        Kind::Review(span) => {
            let run = match span {
                Span::Day => Period::spanning(on, on),
                Span::Week => Week::of(on).period(),
                Span::Month => workspace.period(month),
            };
            let about = review::About { names, line: "", signer: "" };
            review::review(workspace, span, run, on, lang, about)
        }
    })
}

fn today() -> Outcome<Day> {
    rules::day(&config::day())
}

/// A month with three customers for today, the first of them seen.
async fn began(phone: &Phone, url: &str, language: Language) -> Outcome {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    for (name, class) in NAMES.into_iter().zip([Class::A, Class::B, Class::C]) {
        phone.add_customer(name, class, When::Today).await?;
    }
    phone.go("today").await?;
    let tick = phone.tick_of(NAMES[0]).await?;
    phone.tap_saved(&tick).await.map(drop)
}

async fn copied(phone: &Phone, act_name: &str, wanted: &str) -> Outcome {
    phone.script("window.copied = null", vec![]).await?;
    phone.tap_act(act_name).await?;
    until(&format!("to be copied: {wanted}"), async || {
        Ok((phone.script("return window.copied", vec![]).await? == json!(wanted)).then_some(()))
    })
    .await
}

/// Waits until the text in sight is this one.
async fn says(phone: &Phone, wanted: &str) -> Outcome {
    let body = "return document.querySelector('[data-report]')?.textContent ?? null";
    until(&format!("the text {wanted}"), async || {
        Ok((phone.script(body, vec![]).await? == json!(wanted)).then_some(()))
    })
    .await
}

/// The bytes of the file that the page gave out last.
async fn given(phone: &Phone, name: &str) -> Outcome<Vec<u8>> {
    let body = "const done = arguments[arguments.length - 1];
        const file = window[arguments[0]];
        if (!file) { done(null); } else {
            const reader = new FileReader();
            reader.onload = () => done(reader.result.split(',')[1] ?? '');
            reader.readAsDataURL(file);
        }";
    let answer = until("a file", async || {
        let answer = phone.script_async(body, vec![json!(name)]).await?;
        Ok(answer.as_str().map(str::to_owned))
    })
    .await?;
    STANDARD.decode(answer).map_err(|error| Failure::new(error.to_string()))
}

/// Width and height of a PNG, from its head.
fn size_of(png: &[u8]) -> Outcome<(u32, u32)> {
    let number = |from: usize| {
        png.get(from..from + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes)
    };
    ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG: {:?}", png.get(..16));
    number(16).zip(number(20)).ok_or_else(|| Failure::new("half a PNG"))
}

/// The page as the printer gets it, and of how many sides it is.
async fn printed(phone: &Phone, name: &str) -> Outcome<usize> {
    let how = json!({ "preferCSSPageSize": true, "printBackground": false });
    let answer = phone.cdp("Page.printToPDF", how).await?;
    let data = answer["data"].as_str().unwrap_or_default();
    let pdf = STANDARD.decode(data).map_err(|error| Failure::new(error.to_string()))?;
    std::fs::write(config::out()?.join(format!("{name}.pdf")), &pdf)?;
    let text = String::from_utf8_lossy(&pdf);
    let pages = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
    ensure!(
        text.contains("/MediaBox [0 0 594.95996 841.91998]") || text.contains("/MediaBox [0 0 59"),
        "A4"
    );
    Ok(pages)
}

/// No drawn line is wider than the picture has room for: the table of widths is never below what
/// this machine's fonts draw.
async fn drawn_inside(phone: &Phone, report: &Report) -> Outcome {
    let body = "const drawn = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
        if (drawn.querySelector('parsererror')) return ['not well-formed'];
        const here = document.importNode(drawn.documentElement, true);
        document.body.append(here);
        const wide = [...here.querySelectorAll('text')]
            .filter((line) => Number(line.getAttribute('x')) + line.getComputedTextLength() > 1080 - 71)
            .map((line) => line.textContent);
        here.remove();
        return wide;";
    let wide = phone.script(body, vec![json!(svg::draw(report).text)]).await?;
    ensure_eq!(wide, json!([]), "drawn past the edge");
    Ok(())
}

async fn reports(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let name = format!("reports-{}", language.short());
    let setup = Setup::default().language(language.tag()).script(HANDS).script(PRINTS);
    let phone = Phone::start(setup).await?;
    phone
        .tell(&name, async |phone| {
            began(phone, &site.url("/"), language).await?;
            let on = today()?;
            let journal = rules::folded(&phone.kept().await?)?;
            let workspace = journal.workspace();
            let before = phone.kept().await?;

            phone.job("tell others of the week");
            phone.go("review").await?;
            phone.tap_act("span-week").await?;
            phone.tap_act("report-review").await?;
            let week = told(workspace, Kind::Review(Span::Week), on, language, Names::Shown)?;
            says(phone, &text::write(&week, None)).await?;
            copied(phone, "report-copy", &text::write(&week, None)).await?;
            phone.picture(&format!("{name}-week")).await?;

            for (chip, kind) in KINDS {
                phone.tap_act(chip).await?;
                let report = told(workspace, kind, on, language, Names::Shown)?;
                let wanted = text::write(&report, None);
                ensure!(wanted.lines().count() <= 12, "{wanted}");
                says(phone, &wanted).await?;
                copied(phone, "report-copy", &wanted).await?;

                phone.script("window.given = null", vec![]).await?;
                phone.tap_act("report-picture").await?;
                let png = until("a picture", async || {
                    let png = given(phone, "given").await?;
                    // The drawing itself goes through the page first.
                    Ok(png.starts_with(b"\x89PNG").then_some(png))
                })
                .await?;
                let picture = svg::draw(&report);
                ensure_eq!(size_of(&png)?, (picture.width, picture.height), "{chip}");
                std::fs::write(config::out()?.join(format!("{name}-{chip}.png")), &png)?;
                drawn_inside(phone, &report).await?;

                phone.script("window.given = null", vec![]).await?;
                phone.tap_act("report-table").await?;
                let table = given(phone, "given").await?;
                ensure_eq!(String::from_utf8_lossy(&table), csv::write(&report), "{chip}");

                phone.tap_act("report-print").await?;
                ensure_eq!(printed(phone, &format!("{name}-{chip}")).await?, 1, "{chip}: sides");
            }
            ensure_eq!(phone.script("return window.printed", vec![]).await?, json!(5), "asked");
            phone.picture(&format!("{name}-day")).await?;

            phone.tap_act("report-names").await?;
            let hidden = told(workspace, Kind::Day, on, language, Names::Hidden)?;
            let wanted = text::write(&hidden, None);
            ensure!(NAMES.iter().all(|one| !wanted.contains(one)), "{wanted}");
            says(phone, &wanted).await?;
            copied(phone, "report-copy", &wanted).await?;
            phone.tap_act("report-names").await?;
            own_form(phone, &name, language, workspace, on).await?;
            ensure_eq!(phone.kept().await?, before, "telling others changes nothing");
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

/// A form of the rep's own: what it cannot be is said, it is kept, and given up again.
async fn own_form(
    phone: &Phone,
    name: &str,
    language: Language,
    workspace: &Workspace,
    on: Day,
) -> Outcome {
    phone.tap_act("report-form").await?;
    phone.appears(&act("report-template")).await?;
    phone.type_into(&act("report-template"), "{标题}\n{业绩}").await?;
    phone.tap_act("report-keep").await?;
    let sentence = phone.alert(language).await?;
    ensure!(sentence.contains("业绩"), "{sentence}");
    phone.picture(&format!("{name}-form-refused")).await?;
    let own = "战报 {标题}\n{sold}\n{署名}";
    phone.type_into(&act("report-template"), own).await?;
    phone.type_into(&act("report-signer"), "李雷").await?;
    phone.tap_act("report-keep").await?;
    let report = day::day(workspace, on, language.core(), Names::Shown, "李雷");
    let wanted = text::write(&report, Some(own));
    ensure!(wanted.ends_with("\n李雷"), "{wanted}");
    says(phone, &wanted).await?;
    // Kept: the same after the page was loaded again.
    until("the toast", async || Ok(phone.sees("dialog .toast").await?.then_some(()))).await?;
    phone.reload().await?;
    phone.ready("all").await?;
    phone.appears("[data-report]").await?;
    phone.tap_act("report-day").await?;
    says(phone, &wanted).await?;
    phone.tap_act("report-form").await?;
    phone.appears(&act("report-template")).await?;
    phone.tap_act("report-reset").await?;
    says(phone, &text::write(&report, None)).await
}

#[test]
fn reports_leave_as_text_picture_page_and_table_in_chinese() -> Outcome {
    story(async || reports(Language::Chinese).await)
}

#[test]
fn reports_leave_as_text_picture_page_and_table_in_english() -> Outcome {
    story(async || reports(Language::English).await)
}

#[test]
fn a_picture_goes_to_another_app_and_a_sheet_that_comes_back_changes_nothing() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let setup = Setup::default().script(HANDS).script(TAKES);
        let phone = Phone::start(setup).await?;
        phone
            .tell("returned", async |phone| {
                began(phone, &site.url("/"), Language::Chinese).await?;
                let on = today()?;
                let journal = rules::folded(&phone.kept().await?)?;
                let before = phone.kept().await?;
                phone.go("target").await?;
                phone.tap_act("report-goal").await?;
                phone.appears("[data-report]").await?;
                phone.tap_act("report-picture").await?;
                let png = given(phone, "shared").await?;
                ensure_eq!(size_of(&png)?.0, svg::WIDTH, "handed over");

                let goal =
                    told(journal.workspace(), Kind::Goal, on, Language::Chinese, Names::Shown)?;
                let sheet = csv::write(&goal);
                let file = config::out()?.join("returned.csv");
                for (change, wanted) in [
                    (sheet.clone(), "目标和你的一样"),
                    (sheet.replace("3000000.00", "NaN"), "NaN"),
                    (sheet.replace("3000000.00", "-1"), "不是金额"),
                    ("a,b\n".repeat(3), "没有目标卡"),
                    (sheet.chars().take(40).collect(), "没有目标卡"),
                    ("x".repeat(300_000), "太大"),
                    (
                        sheet
                            .replace("3000000.00", "3300000")
                            .replace("领导意见,", "领导意见,再冲一冲"),
                        "3,300,000.00",
                    ),
                ] {
                    std::fs::write(&file, change)?;
                    phone.choose_file(&act("report-returned"), &file).await?;
                    until(wanted, async || {
                        let said = phone.texts_of("[data-returned]").await?.concat();
                        Ok(said.contains(wanted).then_some(()))
                    })
                    .await?;
                }
                phone.picture("returned").await?;
                ensure_eq!(phone.kept().await?, before, "a look changes nothing");
                // What was said of the picture lies over the button for a while.
                phone.disappears("dialog .toast").await?;
                // The figure stands in the sheet for a change, and waits for the rep's own word.
                phone.tap_act("returned-go").await?;
                phone.appears(&act("revision")).await?;
                let typed = "return document.querySelector('[data-act=revision]').value";
                ensure_eq!(phone.script(typed, vec![]).await?, json!("3300000.00"), "typed in");
                ensure_eq!(phone.kept().await?, before, "not taken");
                Ok(())
            })
            .await
    })
}

/// Promises still open on the phone, by customer's name.
async fn promised(phone: &Phone, on: Day) -> Outcome<Vec<String>> {
    let journal = rules::folded(&phone.kept().await?)?;
    let workspace = journal.workspace();
    let open =
        workspace.tasks().filter(|(_, task)| task.due == on && task.state == TaskState::Open);
    let mut names: Vec<String> = open
        .filter_map(|(_, task)| Some(workspace.customer(task.customer)?.name.clone()))
        .collect();
    names.sort();
    Ok(names)
}

async fn two_phones(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let name = format!("code-{}", language.short());
    let url = site.url("/");
    let first = Phone::start(Setup::default().language(language.tag()).script(HANDS)).await?;
    let (link, message) = first
        .tell(&format!("{name}-first"), async |phone| {
            began(phone, &url, language).await?;
            phone.go("more").await?;
            phone.tap_act("code").await?;
            phone.appears("svg[data-code]").await?;
            phone.picture(&name).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let (plan, _) = DayPlan::of(journal.workspace(), today()?, today()?, false);
            ensure_eq!(plan.lines().len(), 2, "the two who are still to be seen");
            let (link, message) = (plan.link(&url), plan.text(&url, language.core()));
            copied(phone, "code-link", &link).await?;
            copied(phone, "code-text", &message).await?;
            Ok((link, message))
        })
        .await?;
    drop(first);

    // The first that is ever opened on the other phone is the link.
    let second = Phone::start(Setup::default().language(language.tag()).script(HANDS)).await?;
    second
        .tell(&format!("{name}-second"), async |phone| {
            let on = today()?;
            if language == Language::English {
                // A phone that has been spoken to before.
                phone.open(&url).await?;
                phone.speak(language).await?;
                phone.visit("about:blank").await?;
            }
            phone.open(&link).await?;
            phone.appears("[data-given=plan]").await?;
            ensure_eq!(
                phone.script("return location.hash", vec![]).await?,
                json!("#/more/given"),
                "the address is clean"
            );
            ensure!(phone.kept().await?.records.is_empty(), "opening applies nothing");
            phone.picture(&format!("{name}-given")).await?;
            ensure_eq!(phone.count(&act("given-line")).await?, 2, "lines");
            phone.tap_act("given-line").await?;
            phone.tap_saved(&act("given-take")).await?;
            phone.disappears("dialog[open]").await?;
            ensure_eq!(promised(phone, on).await?.len(), 1, "one was tapped away");
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(promised(phone, on).await?.len(), 0, "undone in one step");

            // By the text, as on an iPhone.
            phone.open(&format!("{url}#/more/given")).await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("given-text")).await?;
            phone.type_into(&act("given-text"), &message).await?;
            phone.appears("[data-given=plan]").await?;
            phone.tap_saved(&act("given-take")).await?;
            phone.disappears("dialog[open]").await?;
            let mut wanted = NAMES[1..].to_vec();
            wanted.sort_unstable();
            ensure_eq!(promised(phone, on).await?, wanted, "both");
            let after = phone.kept().await?;
            phone.visit(&link).await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears("[data-given-why]").await?;
            ensure!(!phone.sees(&act("given-take")).await?, "there is nothing to take");
            phone.picture(&format!("{name}-again")).await?;
            phone.tap_act("given-away").await?;
            ensure_eq!(phone.kept().await?, after, "the same plan twice changes nothing");
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            Ok(())
        })
        .await
}

#[test]
fn a_day_goes_to_another_phone_by_link_and_by_text_in_chinese() -> Outcome {
    story(async || two_phones(Language::Chinese).await)
}

#[test]
fn a_day_goes_to_another_phone_by_link_and_by_text_in_english() -> Outcome {
    story(async || two_phones(Language::English).await)
}

async fn hostile(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let url = site.url("/");
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    phone
        .tell(&format!("hostile-link-{}", language.short()), async |phone| {
            began(phone, &url, language).await?;
            let before = phone.kept().await?;
            let journal = rules::folded(&before)?;
            let (plan, _) = DayPlan::of(journal.workspace(), today()?, today()?, true);
            let payload = plan.payload();
            let half = payload.get(..payload.len() / 2).unwrap_or_default();
            for odd in [half, "", "%00%ff", "..etc", "NaN", NEWER, &"A".repeat(120_000)] {
                phone.visit(&format!("{url}#/")).await?;
                phone.disappears("dialog[open]").await?;
                phone.visit(&format!("{url}#/more/given?{odd}")).await?;
                phone.appears(&act("given-text")).await?;
                let sentence = phone.alert(language).await?;
                println!("{}: {sentence}", odd.chars().take(12).collect::<String>());
                ensure_eq!(
                    phone.script("return location.hash", vec![]).await?,
                    json!("#/more/given"),
                    "the address is clean"
                );
            }
            let yesterday = DayPlan::new(today()?.previous(), plan.lines().to_vec());
            phone.type_into(&act("given-text"), &yesterday.link("x")).await?;
            phone.appears("[data-given-why]").await?;
            ensure!(!phone.sees(&act("given-take")).await?, "a day that has passed");
            ensure_eq!(phone.kept().await?, before, "nothing is applied");
            Ok(())
        })
        .await
}

#[test]
fn links_that_are_no_plan_are_refused_by_a_sentence_in_chinese() -> Outcome {
    story(async || hostile(Language::Chinese).await)
}

#[test]
fn links_that_are_no_plan_are_refused_by_a_sentence_in_english() -> Outcome {
    story(async || hostile(Language::English).await)
}

#[test]
fn a_text_from_another_app_becomes_a_notes_draft_once() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let shared = format!(
            "{url}?share=1&title=&text=%E5%91%A8%E4%BA%94+%E4%B8%89%E7%82%B9%26%E6%9D%A5%E8%AE%BF&url="
        );
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("shared", async |phone| {
                began(phone, &url, Language::Chinese).await?;
                let before = phone.kept().await?;
                phone.open(&shared).await?;
                phone.appears("[data-given=note]").await?;
                let address = "return location.search + location.hash";
                let clean = json!("#/more/given");
                ensure_eq!(phone.script(address, vec![]).await?, clean, "the address is clean");
                phone.picture("shared").await?;
                phone.type_into(&act("given-search"), "明达").await?;
                until("one customer", async || {
                    Ok((phone.count(&act("given-customer")).await? == 1).then_some(()))
                })
                .await?;
                phone.tap_act("given-customer").await?;
                phone.appears(&act("erase")).await?;
                let note = "return document.querySelector('dialog textarea').value";
                ensure_eq!(phone.script(note, vec![]).await?, json!("周五 三点&来访"), "a draft");
                ensure_eq!(phone.kept().await?, before, "nothing is saved unasked");
                phone.tap_saved(&act("save")).await?;
                let journal = rules::folded(&phone.kept().await?)?;
                let noted = journal.workspace().customers().find(|(_, one)| one.name == NAMES[1]);
                let noted = noted.map(|(_, one)| one.note.clone());
                ensure_eq!(noted.as_deref(), Some("周五 三点&来访"), "at the chosen customer");
                // Once: the sheet is empty afterwards, also after the page was loaded again.
                phone.open(&format!("{url}#/more/given")).await?;
                phone.reload().await?;
                phone.ready("all").await?;
                phone.appears(&act("given-text")).await?;
                ensure!(!phone.sees("[data-given]").await?, "nothing is left of it");

                phone.open(&shared).await?;
                phone.appears("[data-given=note]").await?;
                phone.tap_act("given-new").await?;
                phone.appears(&act("name")).await?;
                ensure_eq!(phone.script(note, vec![]).await?, json!("周五 三点&来访"), "a new one");
                ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "complaints");
                Ok(())
            })
            .await
    })
}
