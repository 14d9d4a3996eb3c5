//! The real input: 300万 over two real months, through the screen, against the rules' own figures.

use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, config, ensure, ensure_eq, story};

/// A month as the screen must show it: the day it is typed on, and each week's exact amount
/// (domain.md 13).
struct Case {
    day: &'static str,
    days: usize,
    working: usize,
    weeks: &'static [(&'static str, &'static str)],
}

const CASES: [Case; 2] = [
    Case {
        day: "2026-02-12",
        days: 28,
        working: 16,
        weeks: &[
            ("2026-01-26", "0.00"),
            ("2026-02-02", "937500.00"),
            ("2026-02-09", "1125000.00"),
            ("2026-02-16", "0.00"),
            ("2026-02-23", "937500.00"),
        ],
    },
    Case {
        day: "2026-10-09",
        days: 31,
        working: 18,
        weeks: &[
            ("2026-09-28", "0.00"),
            ("2026-10-05", "500000.00"),
            ("2026-10-12", "833333.33"),
            ("2026-10-19", "833333.34"),
            ("2026-10-26", "833333.33"),
        ],
    },
];

/// An exact figure in 分.
fn fen(exact: &str) -> Outcome<i64> {
    Ok(exact.replace('.', "").parse()?)
}

#[test]
fn three_million_over_february_and_october_2026_through_the_screen() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        for case in &CASES {
            let phone = Phone::start(Setup::default().at(case.day, "10:00")).await?;
            let name = format!("real-input-{}", case.day);
            phone
                .tell(&name, async |phone| {
                    phone.open(&site.url("/")).await?;
                    phone.speak(Language::Chinese).await?;
                    phone.start_month("300万").await?;
                    phone.picture(&name).await?;
                    let weeks = phone.weeks().await?;
                    let wanted = case
                        .weeks
                        .iter()
                        .map(|(monday, exact)| ((*monday).to_owned(), (*exact).to_owned()))
                        .collect();
                    ensure_eq!(weeks, wanted, "weeks");
                    let mut sum = 0;
                    for exact in weeks.values() {
                        sum += fen(exact)?;
                    }
                    ensure_eq!(sum, 300_000_000, "the weeks add up, in 分");
                    let days = phone.attributes_of("[data-day]", "data-exact").await?;
                    ensure_eq!(days.len(), case.days, "days of the month");
                    let mut sum = 0;
                    for exact in &days {
                        sum += fen(exact)?;
                    }
                    ensure_eq!(sum, 300_000_000, "the days add up, in 分");
                    phone.month_is_true(case.day).await?;
                    let kinds = phone.attributes_of("[data-day]", "data-kind").await?;
                    let works = |kind: &&String| ["work", "makeup"].contains(&kind.as_str());
                    ensure_eq!(kinds.iter().filter(works).count(), case.working, "working days");
                    let text = phone.all_text().await?;
                    ensure!(text.contains("3,000,000.00"), "the sum is written out: {text}");
                    phone.go("today").await?;
                    phone.today_is_true(case.day, Language::Chinese).await?;
                    Ok(())
                })
                .await?;
        }
        Ok(())
    })
}
