//! The rep's own funnel: how many of 100 leads come to each step, with each rate's origin.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, quiet, section};
use crate::domain::funnel::{RateOrigin, UsedRate};
use crate::domain::plan_book::funnel::{FunnelPlan, in_force};
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::plan_book::worked_back::as_of;
use crate::domain::rate::Rate;
use crate::text::track::stand::percent;
use crate::text::{Lang, fill, number};

pub(super) fn picture(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let (rates, whole) = sheet.app.peek(|workspace| {
        let day = as_of(workspace, sheet.month, sheet.today);
        let plan = in_force(workspace, sheet.month).unwrap_or(FunnelPlan::of(sheet.month));
        let own = OwnFunnel::of(workspace, day, true);
        let staged = FunnelPlan { staged: true, ..plan }.rates(&own);
        (staged, FunnelPlan { staged: false, ..plan }.rates(&own))
    });
    let mut reach = Rate::ONE;
    let mut lines = Vec::new();
    for (place, name) in texts.stages.into_iter().enumerate() {
        let used = rates.get(place);
        lines.push(step(sheet.lang, place, name, reach, used));
        if let Some(used) = used {
            reach = reach.checked_mul(used.rate).unwrap_or(reach);
        }
    }
    let whole = whole.first().map(|used| {
        view! {
            <p data-whole="" data-exact=exact(used)>
                <strong>{texts.funnel_whole}</strong>
                " "
                {origin(sheet.lang, used)}
            </p>
        }
        .into_any()
    });
    let steps = view! { <ol class="funnel">{lines}</ol> }.into_any();
    let content =
        vec![quiet(texts.funnel_means), steps, whole.into_any(), quiet(texts.funnel_smooth)];
    section("funnel", texts.funnel, content)
}

/// A used rate exactly.
fn exact(used: &UsedRate) -> String {
    super::super::figure::exact_rate(used.rate)
}

fn step(
    lang: Lang,
    place: usize,
    name: &'static str,
    reach: Rate,
    used: Option<&UsedRate>,
) -> AnyView {
    let texts = lang.track().pictures;
    let thousandths = reach.of_count(1_000).clamp(0, 1_000);
    let shown = number::hundredths(thousandths.saturating_mul(10));
    let from = 1_000_i64.saturating_sub(thousandths) / 2;
    let [width, from] = [thousandths, from].map(|part| format!("{}.{}%", part / 10, part % 10));
    let why = used.map(|used| {
        view! {
            <p class="row-why" data-origin=origin_code(used) data-exact=exact(used)>
                "↓ "
                {origin(lang, used)}
            </p>
        }
        .into_any()
    });
    view! {
        <li class="funnel-step" data-stage=place.to_string() data-exact=shown.clone()>
            <p class="funnel-line">
                <span>{name}</span>
                <span class="funnel-number">{fill(texts.stage, &[&shown])}</span>
            </p>
            <svg class="bar draw-bar" aria-hidden="true">
                <rect class="bar-fill" data-drawn=shown x=from width=width height="100%"></rect>
            </svg>
            {why}
        </li>
    }
    .into_any()
}

/// Where a rate comes from, for probes.
fn origin_code(used: &UsedRate) -> String {
    match used.origin {
        RateOrigin::Typed => "typed".to_owned(),
        RateOrigin::Own { passed, of } => format!("{passed}/{of}"),
        RateOrigin::Default => "default".to_owned(),
    }
}

fn origin(lang: Lang, used: &UsedRate) -> String {
    let texts = lang.track().pictures;
    let used_percent = percent(used.rate);
    match used.origin {
        RateOrigin::Typed => fill(texts.rate_typed, &[&used_percent]),
        RateOrigin::Own { passed, of } => {
            let [passed, of] = [passed, of].map(|count| number::grouped(count.into()));
            fill(texts.rate_own, &[&passed, &of, &used_percent])
        }
        RateOrigin::Default => fill(texts.rate_default, &[&used_percent]),
    }
}
