//! A clock that goes back, another zone, summer time, a year without announced holidays: records
//! keep their days, the last edit is the one shown, today is the phone's.

use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{Outcome, Phone, Setup, Site, config, ensure, ensure_eq, story};
use serde_json::json;

/// From the next page load on the phone is in this zone.
async fn in_zone(phone: &Phone, zone: &str) -> Outcome {
    phone.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
    Ok(())
}

#[test]
fn a_clock_that_goes_back_an_hour_or_a_day_changes_no_order_and_loses_nothing() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        for (name, day, time) in [("hour", "2026-11-17", "09:00"), ("day", "2026-11-16", "10:00")] {
            let phone = Phone::start(Setup::default().at("2026-11-17", "10:00")).await?;
            phone
                .tell(&format!("clock-back-{name}"), async |phone| {
                    phone.open(&url).await?;
                    phone.start_month("300万").await?;
                    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                    phone.go("today").await?;
                    let tick = phone.tick_of("恒泰电子").await?;
                    let late = phone.tap_saved(&tick).await?;
                    phone.line_is("恒泰电子", true).await?;
                    phone.set_day(day, time).await?;
                    phone.open(&url).await?;
                    if name == "day" {
                        phone.appears("[data-trouble=note]").await?;
                        let said = phone.text_of("[data-trouble=note]").await?;
                        ensure!(said.contains("手机日期"), "what is wrong: {said}");
                        phone.picture("clock-back-day").await?;
                        // Work goes on all the same.
                        phone.add_customer("昨日客户", Class::A, When::Today).await?;
                        phone.go("today").await?;
                        phone.line_is("昨日客户", false).await?;
                    } else {
                        // Taken back an hour earlier by the clock, and still the last word.
                        let tick = phone.tick_of("恒泰电子").await?;
                        phone.tap_saved(&tick).await?;
                        phone.line_is("恒泰电子", false).await?;
                    }
                    let stamps = phone.kept().await?;
                    let stamps: Vec<String> =
                        stamps.stamps().into_iter().map(str::to_owned).collect();
                    let last = stamps.last().cloned().unwrap_or_default();
                    ensure!(last != late, "the edit is on the disk");
                    phone.reload().await?;
                    phone.ready("all").await?;
                    let (whom, is_ticked) = if name == "day" {
                        ("昨日客户", false)
                    } else {
                        ("恒泰电子", false)
                    };
                    phone.line_is(whom, is_ticked).await
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn in_another_zone_every_promise_keeps_its_day_and_today_is_the_phones() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        let phone = Phone::start(Setup::default().at("2026-11-17", "07:30")).await?;
        phone
            .tell("zone", async |phone| {
                in_zone(phone, "Asia/Shanghai").await?;
                phone.open(&url).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.add_customer("明达物流", Class::A, When::Tomorrow).await?;
                phone.go("today").await?;
                phone.line_is("恒泰电子", false).await?;
                let lines = phone.read_lines().await?;
                // The same moment in California is the evening of the day before.
                in_zone(phone, "America/Los_Angeles").await?;
                phone.set_day("2026-11-16", "15:30").await?;
                phone.open(&url).await?;
                ensure!(phone.text_of(".sub").await?.contains("16"), "the phone's own day");
                ensure!(
                    phone.list().await?.iter().all(|line| line.name != "恒泰电子"),
                    "a promise for the 17th is not one of the 16th"
                );
                ensure_eq!(phone.read_lines().await?, lines, "nothing was rewritten");
                phone.add_customer("旧金山客户", Class::A, When::Today).await?;
                // Back home, a day later by the phone's clock.
                in_zone(phone, "Asia/Shanghai").await?;
                phone.set_day("2026-11-17", "08:30").await?;
                phone.open(&url).await?;
                phone.line_is("恒泰电子", false).await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                phone.line_is("恒泰电子", true).await?;
                let all = phone.read_lines().await?.join("\n");
                ensure!(
                    all.contains("2026-11-16") && all.contains("2026-11-17"),
                    "both days: {all}"
                );
                Ok(())
            })
            .await
    })
}

#[test]
fn where_summer_time_takes_or_gives_an_hour_the_day_turns_once() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let url = site.url("/");
        // The page looks at the clock once a minute; here a minute's timer takes two seconds.
        let hurry = "const later = window.setTimeout;
            window.setTimeout = (act, delay, ...rest) =>
                later(act, delay >= 20000 ? delay / 30 : delay, ...rest);";
        for (name, zone, day, time, then) in [
            // Midnight itself is left out: the clock goes from 23:59 to 1:00.
            ("no-midnight", "Africa/Cairo", "2026-04-23", "23:59:50", "24"),
            // Two o'clock comes, the hour before a second time.
            ("hour-twice", "America/New_York", "2026-11-01", "01:59:50", "1"),
            ("hour-left-out", "America/New_York", "2026-03-08", "01:59:50", "8"),
        ] {
            let phone = Phone::start(Setup::default().at(day, time).script(hurry)).await?;
            phone
                .tell(&format!("summer-time-{name}"), async |phone| {
                    in_zone(phone, zone).await?;
                    phone.open(&url).await?;
                    phone.start_month("300万").await?;
                    phone.go("today").await?;
                    // Past the change, and past some looks at the clock.
                    tokio::time::sleep(std::time::Duration::from_secs(12)).await;
                    until("the day after the change", async || {
                        let sub = phone.text_of(".sub").await?;
                        Ok(sub.contains(&format!("月{then}日")).then_some(()))
                    })
                    .await?;
                    phone.add_customer("换季客户", Class::A, When::Today).await?;
                    phone.go("today").await?;
                    phone.line_is("换季客户", false).await?;
                    let tick = phone.tick_of("换季客户").await?;
                    phone.tap_saved(&tick).await?;
                    phone.reload().await?;
                    phone.ready("all").await?;
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}

#[test]
fn a_year_whose_holidays_are_not_announced_is_planned_and_says_so() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default().at("2027-02-08", "09:00")).await?;
        phone
            .tell("no-holidays", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                let text = phone.all_text().await?;
                ensure!(text.contains("还没公布"), "what is not known yet: {text}");
                ensure!(!phone.weeks().await?.is_empty(), "the month is planned all the same");
                phone.picture("no-holidays").await
            })
            .await
    })
}
