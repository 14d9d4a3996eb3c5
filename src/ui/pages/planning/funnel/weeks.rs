//! Visits and leads over the real weeks of the month.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, count};
use crate::text::{date, fill, say};

/// The weeks, and why the month is not divided by 4.
pub(super) fn weeks(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.planning().funnel;
    let Some(Ok(found)) = sheet.found.get() else { return ().into_any() };
    let lines = found.weeks.iter().map(|week| {
        let (Some(visits), Some(leads)) = (week.visits, week.leads) else {
            return ().into_any();
        };
        let done = fill(texts.week, &[&say::days(week.halves), &count(visits), &count(leads)]);
        view! {
            <li class="funnel-line" data-week=week.run.first().to_string() data-visits=visits.to_string() data-leads=leads.to_string()>
                <span>{date::run(sheet.lang, week.run)}</span>
                <span>{done}</span>
            </li>
        }
        .into_any()
    });
    let is_off = found.weeks.iter().all(|week| week.visits.is_none());
    view! {
        <section class="more-group">
            <h3>{texts.weeks}</h3>
            {is_off.then_some(texts.week_whole)}
            <ul class="facts">{lines.collect::<Vec<_>>()}</ul>
            <p class="quiet">{texts.not_by_four}</p>
        </section>
    }
    .into_any()
}
