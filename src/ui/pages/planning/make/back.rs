//! Look back: the last whole month fills itself in, and so do the customers a goal can build on.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::bits::{fact, line};
use super::{Making, lines};
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::plan_book::look_back::LookBack;
use crate::domain::plan_book::stock_taking::{Renews, StockTaking};
use crate::domain::rate::Rate;
use crate::text::planning::goal_sheet::percent;
use crate::text::{counted, date, fill, number};

/// The most customers of a group that are named: as many as a month's add-ons (mission C8).
const MOST_NAMED: usize = 5;
/// The hooks of the stages a deal is open in.
const STAGES: [&str; 4] = ["stage-contact", "stage-need", "stage-proposal", "stage-negotiation"];

/// The step.
pub(super) fn step(making: Making) -> AnyView {
    let back = making.app.peek(|workspace| {
        LookBack::before(workspace, making.month, making.app.today.get_untracked())
    });
    let month = if let Some(back) = back {
        month(making, back)
    } else {
        let none = making.texts().no_month;
        view! { <p class="quiet" data-back="none">{none}</p> }.into_any()
    };
    view! { {month}{stock(making)} }.into_any()
}

/// The last whole month.
fn month(making: Making, back: LookBack) -> AnyView {
    let (lang, texts) = (making.lang, making.texts());
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

/// The customers: by stage, to renew, for an add-on, to ask for a referral.
fn stock(making: Making) -> AnyView {
    let (app, lang, texts) = (making.app, making.lang, making.texts());
    let today = app.today.get_untracked();
    let stock = app.peek(|workspace| StockTaking::of(workspace, making.month, today));
    let name = |id: CustomerId| app.customer_name(lang, id);
    let and = lang.planning().goal_sheet.and;
    let steps = STAGES.into_iter().zip(lang.planning().funnel.steps);
    let stages = stock.stages.iter().zip(steps).filter(|(at, _)| !at.customers.is_empty());
    let stages: Vec<AnyView> = stages
        .map(|(at, (hook, stage))| {
            let [one, many] = texts.at_stage;
            let count = at.customers.len();
            let mut names: Vec<String> =
                at.customers.iter().take(MOST_NAMED).map(|id| name(*id)).collect();
            names.extend(more(making, count));
            let shown = number::grouped(count as u64);
            let (amount, names) = (number::short(lang, at.amount), names.join(and));
            let template = if count == 1 { one } else { many };
            fact(hook, count.to_string(), fill(template, &[stage, &shown, &amount, &names]))
        })
        .collect();
    let renewals = stock.renewals.iter().take(MOST_NAMED).map(|one| {
        let [order, agreement] = texts.renews;
        let template = match one.what {
            Renews::Order => order,
            Renews::Agreement => agreement,
        };
        let text = fill(template, &[&name(one.customer), &date::day(lang, one.due)]);
        fact("renewal", one.due.to_string(), text)
    });
    let add_ons = stock.add_ons.iter().take(MOST_NAMED).map(|one| {
        let text = fill(texts.add_on, &[&name(one.customer), &one.product]);
        fact("add-on", one.product.clone(), text)
    });
    let referrals = stock.referrals.iter().take(MOST_NAMED).map(|id| {
        let name = name(*id);
        fact("referral", name.clone(), name)
    });
    let [renewing, adding, asked] =
        [stock.renewals.len(), stock.add_ons.len(), stock.referrals.len()];
    let named = |group, count, head, mut all: Vec<AnyView>, none| {
        all.extend(more(making, count).map(|text| fact("more", String::new(), text)));
        due(group, count, counted(head, count), all, none)
    };
    let groups = vec![
        due("stages", stages.len(), texts.by_stage.to_owned(), stages, texts.no_stage),
        named("renewals", renewing, texts.renewals, renewals.collect(), texts.no_renewal),
        named("add-ons", adding, texts.add_ons, add_ons.collect(), texts.no_add_on),
        named("referrals", asked, texts.referrals, referrals.collect(), texts.no_referral),
    ];
    let unseen = (!stock.unseen.is_empty())
        .then(|| line("quiet", counted(texts.unseen, stock.unseen.len())));
    view! { {groups}{unseen} }.into_any()
}

/// How many more there are than are named.
fn more(making: Making, count: usize) -> Option<String> {
    let left = count.saturating_sub(MOST_NAMED);
    (left > 0).then(|| counted(making.texts().more, left))
}

/// A group of customers: its hook, how many there are, its heading and its lines, or what is said
/// where there are none.
fn due(
    group: &'static str,
    count: usize,
    head: String,
    all: Vec<AnyView>,
    none: &'static str,
) -> AnyView {
    let content = if all.is_empty() {
        view! { <p class="quiet">{none}</p> }.into_any()
    } else {
        view! { <ul class="facts">{all}</ul> }.into_any()
    };
    view! {
        <h3>{head}</h3>
        <div class="user" data-user="" data-stock=group data-count=count.to_string()>{content}</div>
    }
    .into_any()
}
