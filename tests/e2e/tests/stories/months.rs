//! Months as a rep lives them: leave and a Saturday worked, marked by taps; a week with a holiday;
//! the end of a month and the start of the next; and the review, read from the page.

use fieldplan::domain::calendar::{Mark, OffReason};
use fieldplan::domain::day::Day;
use fieldplan::domain::marking::mark_effects;
use fieldplan::domain::month::MonthSplit;
use fieldplan::domain::period::Period;
use fieldplan::domain::week::Week;
use fieldplan::journal::Journal;
use fieldplan::text::days;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};

/// The control of a day on the month grid.
fn cell(day: &str) -> String {
    format!("[data-day=\"{day}\"]")
}

async fn journal(phone: &Phone) -> Outcome<Journal> {
    rules::folded(&phone.kept().await?)
}

/// Marks one day by taps; the sheet's sentence is the core's before it is taken.
async fn mark(phone: &Phone, day: &str, kind: &str, mark: Mark, language: Language) -> Outcome {
    let at = rules::day(day)?;
    let told =
        mark_effects(journal(phone).await?.workspace(), Period::spanning(at, at), Some(mark));
    phone.tap(&cell(day)).await?;
    phone.tap_act(kind).await?;
    let wanted: Vec<String> =
        told.iter().map(|effect| days::effect(language.core(), effect)).collect();
    until("the sentence on the other days", async || {
        Ok((phone.texts_of("[data-effect]").await? == wanted).then_some(()))
    })
    .await?;
    let after = told.first().and_then(|effect| effect.after).map(|after| after.to_string());
    ensure_eq!(Some(phone.exact_of("[data-effect]").await?), after, "the figure told");
    phone.tap_saved(&act("save")).await?;
    phone.disappears(&act(kind)).await
}

async fn kind_is(phone: &Phone, day: &str, kind: &str) -> Outcome {
    until(&format!("{day} to be {kind}"), async || {
        Ok((phone.attributes_of(&cell(day), "data-kind").await? == [kind]).then_some(()))
    })
    .await
}

async fn marks(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    // Days before and after it in one month, a Saturday among them.
    let setup = Setup::default().language(language.tag()).at("2026-11-16", "09:00");
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("months-marks-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            phone.month_is_true(setup.day()).await?;
            phone.job("mark a day of leave");
            let leave = Mark::Off(OffReason::Leave);
            mark(phone, "2026-11-18", "kind-off", leave, language).await?;
            kind_is(phone, "2026-11-18", "leave").await?;
            phone.month_is_true(setup.day()).await?;
            ensure_eq!(phone.exact_of("[data-sum]").await?, "3000000.00", "the target stays");
            phone.job("mark a Saturday worked");
            mark(phone, "2026-11-21", "kind-work", Mark::Work, language).await?;
            kind_is(phone, "2026-11-21", "work").await?;
            phone.month_is_true(setup.day()).await?;
            phone.job("take it back");
            phone.tap_saved(&act("undo")).await?;
            kind_is(phone, "2026-11-21", "rest").await?;
            phone.month_is_true(setup.day()).await?;
            ensure_eq!(phone.exact_of("[data-sum]").await?, "3000000.00", "the target stays");
            phone.picture(&name).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn leave_and_a_worked_saturday_are_marked_by_taps_in_chinese() -> Outcome {
    story(async || marks(Language::Chinese).await)
}

#[test]
fn leave_and_a_worked_saturday_are_marked_by_taps_in_english() -> Outcome {
    story(async || marks(Language::English).await)
}

#[test]
fn a_week_with_a_holiday_and_a_make_up_saturday_says_so() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let setup = Setup::default().at("2026-10-09", "09:00");
        let phone = Phone::start(setup.clone()).await?;
        phone
            .tell("months-holiday", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.speak(Language::Chinese).await?;
                phone.start_month("300万").await?;
                for (day, kind) in
                    [("2026-10-07", "holiday"), ("2026-10-08", "work"), ("2026-10-10", "makeup")]
                {
                    kind_is(phone, day, kind).await?;
                }
                phone.month_is_true(setup.day()).await?;
                for day in ["2026-10-07", "2026-10-10"] {
                    phone.tap(&cell(day)).await?;
                    phone.appears("[data-why]").await?;
                    let journal = journal(phone).await?;
                    let calendar = &journal.workspace().calendar;
                    let why = days::why(Language::Chinese.core(), calendar, rules::day(day)?);
                    ensure_eq!(phone.text_of("[data-why]").await?, why, "why {day} is as it is");
                    phone.tap_act("close").await?;
                    phone.disappears("[data-why]").await?;
                }
                Ok(())
            })
            .await
    })
}

/// The days of the month on the screen are those of the core for the month of `day`.
async fn grid_is(phone: &Phone, day: Day, today: Day) -> Outcome {
    let journal = journal(phone).await?;
    let workspace = journal.workspace();
    let split = MonthSplit::of(workspace, workspace.month_of(day), today)
        .ok_or_else(|| fieldplan_e2e::Failure::new("no goal"))?;
    let wanted: Vec<String> = split
        .weeks
        .iter()
        .flat_map(|week| week.days.iter().flatten())
        .map(|day| day.amount.to_string())
        .collect();
    let shown = phone.attributes_of("[data-day]", "data-exact").await?;
    ensure_eq!(shown, wanted, "the days of the month of {day}");
    Ok(())
}

#[test]
fn the_last_day_of_a_month_sets_the_next_and_the_week_shows_both() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default().at("2026-11-30", "09:00")).await?;
        let (today, next) = (rules::day("2026-11-30")?, rules::day("2026-12-01")?);
        let profile = {
            phone
                .tell("months-end", async |phone| {
                    phone.open(&site.url("/")).await?;
                    phone.speak(Language::Chinese).await?;
                    phone.start_month("210万").await?;
                    phone.job("set the next month's target");
                    phone.tap_act("month-after").await?;
                    phone.appears(&act("target")).await?;
                    phone.start_month("230万").await?;
                    phone.appears(&cell("2026-12-01")).await?;
                    grid_is(phone, next, today).await?;
                    ensure_eq!(phone.exact_of("[data-sum]").await?, "2300000.00", "December");
                    phone.tap_act("month-now").await?;
                    phone.appears(&cell("2026-11-30")).await?;
                    ensure_eq!(phone.exact_of("[data-sum]").await?, "2100000.00", "November");
                    Ok(())
                })
                .await?;
            phone.die()
        };
        let phone =
            Phone::start(Setup::default().at("2026-12-01", "09:00").profile(&profile)).await?;
        phone
            .tell("months-start", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.go("target").await?;
                phone.appears(&cell("2026-12-01")).await?;
                phone.month_is_true("2026-12-01").await?;
                phone.go("review").await?;
                phone.tap_act("span-week").await?;
                phone.appears("[data-piece=\"2026-12\"]").await?;
                ensure!(phone.sees("[data-piece=\"2026-11\"]").await?, "November's piece");
                phone.review_is_true(Week::of(next).period(), next).await?;
                phone.picture("months-edge").await
            })
            .await
    })
}

#[test]
fn the_reviews_figures_are_the_cores() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        let today = rules::day(&config::day())?;
        phone
            .tell("months-review", async |phone| {
                phone.open(&site.url("/")).await?;
                phone.speak(Language::Chinese).await?;
                phone.start_month("300万").await?;
                phone.add_customer("恒泰电子", Class::A, When::Today).await?;
                phone.add_customer("明达物流", Class::B, When::Today).await?;
                phone.go("today").await?;
                let tick = phone.tick_of("恒泰电子").await?;
                phone.tap_saved(&tick).await?;
                phone.go("target").await?;
                phone.tap_act("revise").await?;
                phone.type_into(&act("revision"), "280万").await?;
                phone.tap_act("reason-market").await?;
                phone.tap_saved(&act("save")).await?;
                phone.disappears(&act("revision")).await?;
                phone.go("review").await?;
                phone.appears("[data-figure=kept]").await?;
                ensure_eq!(phone.exact_of("[data-figure=kept]").await?, "1", "one promise kept");
                phone.review_is_true(Period::spanning(today, today), today).await?;
                phone.tap_act("span-week").await?;
                phone.appears("[data-bar]").await?;
                phone.review_is_true(Week::of(today).period(), today).await?;
                phone.tap_act("span-before").await?;
                until("the week before", async || {
                    let first = Week::of(today).previous().first().to_string();
                    Ok(phone.sees(&format!("[data-bar=\"{first}\"]")).await?.then_some(()))
                })
                .await?;
                phone.review_is_true(Week::of(today).previous().period(), today).await?;
                phone.tap_act("span-month").await?;
                let journal = journal(phone).await?;
                let workspace = journal.workspace();
                let month = workspace.period(workspace.month_of(today));
                phone.appears(&format!("[data-bar=\"{}\"]", month.first())).await?;
                phone.review_is_true(month, today).await?;
                phone.picture("months-review").await
            })
            .await
    })
}
