//! Dates as they are shown.

use super::{Lang, Texts, fill, number};
use crate::domain::day::Day;
use crate::domain::period::{Month, Period};

/// `11月22日 周日`, `Sun 22 Nov`.
pub fn day(lang: Lang, day: Day) -> String {
    let texts = lang.texts();
    let weekday = weekday(texts, day);
    fill(
        texts.day,
        &[month_word(lang, day.month()), &number::grouped(u64::from(day.day())), weekday],
    )
}

/// `2026年11月`, `November 2026`.
pub fn month(lang: Lang, month: Month) -> String {
    let year = month.year().to_string();
    match lang {
        Lang::Zh => fill(lang.texts().month, &[&year, &month.month().to_string()]),
        Lang::En => fill(lang.texts().month, &[&year, full_month(month.month())]),
    }
}

/// `11月16日 到 11月22日`, `16 Nov to 22 Nov`: weekdays are left out, a run of days has them all. One
/// day is told as [`day`] does.
pub fn run(lang: Lang, run: Period) -> String {
    if run.first() == run.last() {
        return day(lang, run.first());
    }
    let number = |day: Day| number::grouped(u64::from(day.day()));
    let (first, last) = (run.first(), run.last());
    fill(
        lang.behind().review.run,
        &[
            month_word(lang, first.month()),
            &number(first),
            month_word(lang, last.month()),
            &number(last),
        ],
    )
}

/// Minutes since midnight as a clock shows them: `17:30`.
pub fn time(minutes: u16) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let digits = if rest < 10 { format!("0{rest}") } else { rest.to_string() };
    format!("{hours}:{digits}")
}

fn weekday(texts: &Texts, day: Day) -> &'static str {
    let place = usize::try_from(day.weekday().index()).unwrap_or(0);
    texts.weekdays.get(place).copied().unwrap_or_default()
}

fn month_word(lang: Lang, month: u32) -> &'static str {
    let place = usize::try_from(month).unwrap_or(1).saturating_sub(1);
    lang.texts().months.get(place).copied().unwrap_or_default()
}

fn full_month(month: u32) -> &'static str {
    const FULL: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let place = usize::try_from(month).unwrap_or(1).saturating_sub(1);
    FULL.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_in_both_languages() {
        let sunday = Day::new(2026, 11, 22).unwrap();
        assert_eq!(day(Lang::Zh, sunday), "11月22日 周日");
        assert_eq!(day(Lang::En, sunday), "Sun 22 Nov");
        let week = Period::new(sunday, Day::new(2026, 11, 30).unwrap()).unwrap();
        assert_eq!(run(Lang::En, week), "22 Nov to 30 Nov");
        let alone = Period::new(sunday, sunday).unwrap();
        assert_eq!(run(Lang::En, alone), "Sun 22 Nov");
        let november = Month::new(2026, 11).unwrap();
        assert_eq!(month(Lang::Zh, november), "2026年11月");
        assert_eq!(month(Lang::En, november), "November 2026");
        assert_eq!([time(1_050), time(545), time(0)], ["17:30", "9:05", "0:00"]);
    }
}
