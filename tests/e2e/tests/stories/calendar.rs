//! Visits into the phone's calendar, holidays into the app.

use fieldplan::domain::calendar::DayKind;
use fieldplan_e2e::living::HANDS;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};

const TABLE: &str = "日期,安排\n2027-01-01 至 2027-01-03,休\n2027-01-09,班\n2027-02-30,休\n";

async fn given(phone: &Phone) -> Outcome<String> {
    let body = "const done = arguments[arguments.length - 1];
        const look = (left) => window.given ? window.given.text().then(done)
            : left ? setTimeout(look, 50, left - 1) : done(null);
        look(100);";
    let text = phone.script_async(body, vec![]).await?;
    text.as_str().map(str::to_owned).ok_or_else(|| Failure::new("no file came"))
}

async fn calendar(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let name = format!("calendar-{}", language.short());
    let setup = Setup::default().language(language.tag()).script(HANDS);
    let phone = Phone::start(setup).await?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            phone.go("more").await?;
            phone.tap_act("calendar").await?;
            phone.appears("[data-events]").await?;
            // The manager's dates at a month's end are there before any visit.
            let dates = phone.attributes_of("[data-events]", "data-events").await?;
            let dates: usize = dates.concat().parse().map_err(|_| Failure::new("no count"))?;
            phone.tap_act("close").await?;
            phone.disappears("dialog[open]").await?;
            phone.add_customer("红星, 超市; 一店", Class::A, When::Today).await?;
            phone.add_customer("明达物流", Class::A, When::Tomorrow).await?;
            phone.go("more").await?;
            phone.tap_act("calendar").await?;
            phone.appears(&format!("[data-events=\"{}\"]", dates + 2)).await?;
            phone.tap_act("remind-before").await?;
            phone.picture(&format!("{name}-out")).await?;
            phone.tap_act("calendar-save").await?;
            let file = given(phone).await?;
            ensure!(file.starts_with("BEGIN:VCALENDAR\r\n"), "{file}");
            ensure!(file.contains("红星\\, 超市\\; 一店"), "{file}");
            ensure_eq!(file.matches("TRIGGER:-PT6H\r\n").count(), dates + 2, "reminders");
            std::fs::write(config::out()?.join(format!("{name}.ics")), &file)?;

            // What is said of the file comes a moment after it, above the field.
            phone.appears("[data-said]:not(:empty)").await?;
            let before = phone.kept().await?.count("calendar.loaded");
            phone.type_into(&act("holidays"), TABLE).await?;
            phone.appears("[data-year=\"2027\"][data-off=\"3\"][data-work=\"1\"]").await?;
            ensure_eq!(phone.attributes_of("[data-line]", "data-line").await?, ["4"], "left out");
            phone.picture(&format!("{name}-holidays")).await?;
            ensure_eq!(
                phone.kept().await?.count("calendar.loaded"),
                before,
                "a look changes nothing"
            );
            phone.tap_saved(&act("holidays-take")).await?;
            let kind = async |month, day| -> Outcome<DayKind> {
                let journal = rules::folded(&phone.kept().await?)?;
                let day = fieldplan::domain::day::Day::new(2027, month, day)
                    .map_err(|_| Failure::new("a day"))?;
                Ok(journal.workspace().calendar.kind(day))
            };
            ensure!(matches!(kind(1, 1).await?, DayKind::Holiday(_)), "off");
            ensure_eq!(kind(1, 9).await?, DayKind::MakeUp, "worked");
            phone.tap_saved("dialog [data-act=undo]").await?;
            ensure!(kind(1, 9).await? != DayKind::MakeUp, "undone");
            Ok(())
        })
        .await
}

#[test]
fn visits_go_into_the_phones_calendar_and_holidays_come_in() -> Outcome {
    story(async || {
        for language in [Language::Chinese, Language::English] {
            calendar(language).await?;
        }
        Ok(())
    })
}
