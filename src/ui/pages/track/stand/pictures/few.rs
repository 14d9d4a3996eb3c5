//! How much hangs on few customers, beside what the textbook says.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, instead, quiet, section};
use crate::domain::concentration::{Concentration, Part, TEXTBOOK};
use crate::domain::ident::CustomerId;
use crate::domain::rate::Rate;
use crate::domain::standing::few::few;
use crate::text::track::stand::percent;
use crate::text::{fill, number};

pub(super) fn picture(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let found = sheet.app.peek(|workspace| {
        let day = sheet.today.min(workspace.period(sheet.month).last());
        few(workspace, day)
    });
    let content = match found {
        None => vec![instead(texts.few_none)],
        Some((few, largest)) => {
            let parts = few.parts.iter().zip(TEXTBOOK).zip(texts.few_parts);
            let parts = parts.map(|((part, textbook), name)| row(sheet, part, textbook, name));
            let list = view! { <ul class="bars">{parts.collect::<Vec<_>>()}</ul> }.into_any();
            vec![quiet(texts.few_means), list, biggest(sheet, &few, largest)]
        }
    };
    section("few", texts.few, content)
}

fn row(sheet: Sheet, part: &Part, textbook: i64, name: &'static str) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let share = part.share.unwrap_or(Rate::ZERO);
    let count = super::super::revenue::many(part.count);
    let textbook = format!("{textbook}%");
    let said =
        fill(texts.few_part, &[&count, &number::exact(part.value), &percent(share), &textbook]);
    let wide = share.of_count(1_000).clamp(0, 1_000);
    let wide = format!("{}.{}%", wide / 10, wide % 10);
    view! {
        <li class="bars-row" data-part=part.count.to_string() data-exact=part.value.to_string()>
            <span class="bars-name">{name}</span>
            <span class="bars-text">{said}</span>
            <svg class="bars-drawn draw-two" aria-hidden="true">
                <rect class="bar-fill" data-drawn=percent(share) x="0" y="0" width=wide height="45%"></rect>
                <rect class="draw-frame" data-drawn=textbook.clone() x="1" y="52%" width=textbook height="44%"></rect>
            </svg>
        </li>
    }
    .into_any()
}

fn biggest(sheet: Sheet, few: &Concentration, largest: Option<CustomerId>) -> AnyView {
    let share = few.largest.and_then(|(_, share)| share.ok());
    let said = largest.zip(share).map(|(id, share)| {
        let name = sheet.app.customer_name(sheet.lang, id);
        fill(sheet.lang.track().pictures.few_largest, &[&name, &percent(share)])
    });
    let exact = share.map(super::super::figure::exact_rate);
    view! { <p class="user" data-user="" data-largest="" data-exact=exact>{said}</p> }.into_any()
}
