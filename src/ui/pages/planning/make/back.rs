//! Look back: the last whole month fills itself in.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Making, lines};
use crate::domain::money::Money;
use crate::domain::plan_book::look_back::LookBack;
use crate::domain::rate::Rate;
use crate::text::planning::goal_sheet::percent;
use crate::text::{counted, date, fill, number};

/// The step.
pub(super) fn step(making: Making) -> AnyView {
    let texts = making.texts();
    let back = making.app.peek(|workspace| {
        LookBack::before(workspace, making.month, making.app.today.get_untracked())
    });
    let Some(back) = back else {
        return view! { <p class="quiet" data-back="none">{texts.no_month}</p> }.into_any();
    };
    let lang = making.lang;
    let buyers = number::grouped(back.buyers as u64);
    let mut sold = fill(texts.came_to, &[&number::short(lang, back.sold), &buyers]);
    if let Some(share) = back.target.and_then(|target| Rate::of_amounts(back.sold, target).ok()) {
        sold.push_str(&fill(texts.of_target, &[&percent(share)]));
    }
    let name = |name: &str, amount: Money| fill(texts.named, &[name, &number::short(lang, amount)]);
    let customers = back.customers.iter();
    let customers = customers
        .map(|(id, amount)| name(&making.app.customer_name(lang, *id), *amount))
        .collect::<Vec<_>>();
    let products =
        back.products.iter().map(|(product, amount)| name(product, *amount)).collect::<Vec<_>>();
    let [won, mut lost] = back.words;
    if back.lost > 0 {
        lost.insert(0, counted(texts.lost, back.lost));
    }
    let month = date::month(lang, back.month);
    view! {
        <p data-back=back.month.to_string()>{fill(texts.looked, &[&month])}</p>
        <p class="why" data-exact=back.sold.to_string()>{sold}</p>
        {group(texts.best_customers, customers, texts.none_named)}
        {group(texts.best_products, products, texts.none_named)}
        {group(texts.why_won, won, texts.no_word)}
        {group(texts.why_lost, lost, texts.no_word)}
        <a class="button button-wide" href="#/review/month" data-act="to-review">{texts.to_review}</a>
    }
    .into_any()
}

/// A heading and its lines, or what is said where there are none.
fn group(head: &'static str, all: Vec<String>, none: &'static str) -> AnyView {
    let content =
        if all.is_empty() { view! { <p class="quiet">{none}</p> }.into_any() } else { lines(all) };
    view! { <h3>{head}</h3><div class="user" data-user="">{content}</div> }.into_any()
}
