//! The month's days as a strip of marks: which of them saw a record.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, section};
use crate::domain::standing::habit::{Habit, HabitDay, Seen};
use crate::text::{Lang, date, fill, number};
use crate::ui::components::bits::fold;

/// The room of a mark.
const CELL: usize = 24;
/// Names of the marks, for probes, in the order of their words.
const CODES: [&str; 5] = ["touched", "noted", "nothing", "off", "to-come"];

pub(super) fn picture(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let habit = sheet.app.peek(|workspace| Habit::of(workspace, sheet.month, sheet.today));
    let [worked, recorded] =
        [habit.worked, habit.recorded].map(|days| number::grouped(u64::from(days)));
    let sum = fill(texts.habit_sum, &[&worked, &recorded]);
    let days = habit.days.iter().map(|day| told(sheet.lang, day)).collect::<Vec<_>>();
    let days = view! { <ul class="facts">{days}</ul> }.into_any();
    let content = vec![
        view! {
            <p class="stand-line" data-sum="" data-exact=format!("{recorded}/{worked}")>{sum}</p>
        }
        .into_any(),
        drawn(&habit),
        legend(sheet.lang),
        fold("habit-days", texts.habit_days.into_any(), false, vec![days]),
    ];
    section("habit", texts.habit, content)
}

/// Which mark a day has: its place among the codes.
fn mark(day: &HabitDay) -> usize {
    match day.seen {
        Seen::Touched(_) => 0,
        Seen::Noted => 1,
        _ if day.is_off => 3,
        Seen::Nothing => 2,
        Seen::ToCome => 4,
    }
}

/// A mark by its shape alone: a full disc, a full square, an empty ring, a stroke, a point.
fn shape(mark: usize, x: usize, y: usize) -> AnyView {
    let code = CODES.get(mark).copied().unwrap_or_default();
    let path = match mark {
        0 => format!("M{x} {y}m-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z"),
        1 => format!("M{x} {y}m-7 -7h14v14h-14z"),
        2 => format!("M{x} {y}m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z"),
        3 => format!("M{x} {y}m-5 0h10"),
        _ => format!("M{x} {y}m-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0z"),
    };
    let class = if mark == 2 || mark == 3 { "mark mark-open" } else { "mark" };
    view! { <path class=class data-drawn=code d=path></path> }.into_any()
}

/// A row a week, Monday first.
fn drawn(habit: &Habit) -> AnyView {
    let mut row = 0_usize;
    let mut marks = Vec::new();
    for (place, day) in habit.days.iter().enumerate() {
        let column = usize::try_from(day.day.weekday().index()).unwrap_or(0);
        if place > 0 && column == 0 {
            row = row.saturating_add(1);
        }
        let at = |cell: usize| cell.saturating_mul(CELL).saturating_add(CELL / 2);
        marks.push(shape(mark(day), at(column), at(row)));
    }
    let high = row.saturating_add(1).saturating_mul(CELL);
    view! {
        <svg class="draw draw-strip" viewBox=format!("0 0 {} {high}", CELL * 7) aria-hidden="true">
            {marks}
        </svg>
    }
    .into_any()
}

fn legend(lang: Lang) -> AnyView {
    let words = lang.track().pictures.habit_marks.into_iter().enumerate().map(|(place, word)| {
        view! {
            <li>
                <svg class="draw-key draw-key-mark" viewBox="0 0 24 24" aria-hidden="true">
                    {shape(place, 12, 12)}
                </svg>
                {word}
            </li>
        }
        .into_any()
    });
    view! { <ul class="draw-legend">{words.collect::<Vec<_>>()}</ul> }.into_any()
}

fn told(lang: Lang, day: &HabitDay) -> AnyView {
    let texts = lang.track().pictures;
    let on = date::day(lang, day.day);
    let place = mark(day);
    let word = texts.habit_marks.get(place).copied().unwrap_or_default();
    let said = match day.seen {
        Seen::Touched(many) => fill(texts.habit_touched, &[&on, &number::grouped(u64::from(many))]),
        _ => fill(texts.habit_day, &[&on, word]),
    };
    let code = CODES.get(place).copied();
    view! { <li data-day=day.day.to_string() data-mark=code>{said}</li> }.into_any()
}
