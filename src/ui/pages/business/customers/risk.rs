//! How much hangs on one customer and on one industry, and what to do about it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::classes::share;
use crate::domain::money::Money;
use crate::domain::rate::Rate;
use crate::domain::risk::{Risk, Split};
use crate::state::App;
use crate::text::{Lang, fill, number};
use crate::ui::components::bits::line;
use crate::ui::components::live::{part, question};
use crate::ui::components::sheet;

/// How many parts are shown.
const SHOWN: usize = 5;

/// The sheet.
pub fn risk(app: App, lang: Lang) -> AnyView {
    let found = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| Risk::of(workspace, today))
    });
    let drawn = part(move || found.with(|found| draw(app, lang, found)));
    sheet::sheet(app, lang, lang.business().risk.title.to_owned(), drawn)
}

fn draw(app: App, lang: Lang, risk: &Risk) -> AnyView {
    let texts = lang.business().risk;
    if risk.sold.total == Money::ZERO && risk.open.total == Money::ZERO {
        return view! { <p class="quiet" data-empty="">{texts.empty}</p> }.into_any();
    }
    let largest = match risk.one_too_large() {
        Some(part) => {
            let name = app.customer_name(lang, part.of);
            view! {
                <div class="notice" data-warn=share(part.share)>
                    <p class="user" data-user="">{name}</p>
                    <p>{fill(texts.warn, &[&share(part.share)])}</p>
                    <p>{texts.warn_do}</p>
                </div>
            }
            .into_any()
        }
        None => line("quiet", texts.fine.to_owned()),
    };
    let (all, outside) = risk.new;
    let alike = match (risk.too_alike(), &risk.main) {
        (Some(rate), Some(main)) => {
            let words = fill(texts.alike, &[&share(rate), main]);
            view! {
                <div class="notice notice-calm" data-alike=share(rate)>
                    <p class="user" data-user="">{words}</p>
                    <p>{texts.alike_do}</p>
                </div>
            }
            .into_any()
        }
        (None, Some(_)) if all > 0 => {
            let [outside, all] = [outside, all].map(|count| number::grouped(u64::from(count)));
            line("quiet", fill(texts.spread, &[&outside, &all]))
        }
        _ => line("quiet", texts.no_industry.to_owned()),
    };
    view! {
        {largest}
        {alike}
        {split(app, lang, "sold", texts.sold, &risk.sold)}
        {split(app, lang, "open", texts.open, &risk.open)}
    }
    .into_any()
}

/// One sum by customer and by industry.
fn split(
    app: App,
    lang: Lang,
    figure: &'static str,
    heading: &'static str,
    split: &Split,
) -> Option<AnyView> {
    let texts = lang.business().risk;
    if split.total == Money::ZERO {
        return None;
    }
    let [by_customer, by_industry] = texts.by;
    let customers = split.customers.iter();
    let customers = customers.map(|one| (app.customer_name(lang, one.of), one.amount, one.share));
    let industries = split.industries.iter().map(|one| {
        let name = if one.of.is_empty() { texts.unknown.to_owned() } else { one.of.clone() };
        (name, one.amount, one.share)
    });
    let whole = number::short(lang, split.total);
    Some(
        view! {
            <section class="more-group" data-figure=figure data-exact=split.total.to_string()>
                <h3>{heading} " " <span class="risk-sum">{whole}</span></h3>
                <p class="quiet">{by_customer}</p>
                {rows(lang, split.total, &customers.collect::<Vec<_>>())}
                <p class="quiet">{by_industry}</p>
                {rows(lang, split.total, &industries.collect::<Vec<_>>())}
            </section>
        }
        .into_any(),
    )
}

/// A line a part, and one for the rest; the bar says no more than the words.
fn rows(lang: Lang, total: Money, all: &[(String, Money, Rate)]) -> AnyView {
    let texts = lang.business().risk;
    let lines: Vec<AnyView> = all
        .iter()
        .take(SHOWN)
        .map(|(name, amount, rate)| {
            let width = rate.whole_percent().clamp(0, 100).to_string();
            let words = fill(texts.part, &[&share(*rate), &number::short(lang, *amount)]);
            view! {
                <li data-part=share(*rate) data-exact=amount.to_string()>
                    <span class="user" data-user="">{name.clone()}</span>
                    " · "
                    {words}
                    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="bar-track" width="100" height="4"></rect>
                        <rect class="bar-fill" width=width height="4"></rect>
                    </svg>
                </li>
            }
            .into_any()
        })
        .collect();
    let rest = all.get(SHOWN..).unwrap_or_default();
    let left: Money = rest.iter().map(|(_, amount, _)| *amount).sum();
    let others = Rate::of_amounts(left, total).ok().filter(|_| !rest.is_empty()).map(|rate| {
        let many = number::grouped(rest.len() as u64);
        view! { <li>{fill(texts.others, &[&many, &share(rate)])}</li> }.into_any()
    });
    view! { <ul class="facts">{lines}{others}</ul> }.into_any()
}
