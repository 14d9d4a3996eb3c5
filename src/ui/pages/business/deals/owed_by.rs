//! What one customer owes: its lines, money that came in, a new receivable, terms and rebate.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{DayChoice, DayLooks, amount_field, gone, name_of, read_amount};
use super::lines::{Lines, collect, pay, prepaid, sums};
use super::owe::{Owing, terms_word};
use super::{rebate, terms};
use crate::domain::customer_terms::CustomerTerms;
use crate::domain::day::Day;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::owed_book::OwedBook;
use crate::domain::workspace::Standing;
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, amount, date, fill, number};
use crate::ui::components::bits::{fold, line};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::drafted;
use crate::ui::components::live::{at_times, part, question, send};
use crate::ui::components::sheet;

/// The fields' names among what is half typed.
const PAY: &str = "pay-amount";
const PAY_DAY: &str = "pay-day";
const ADD: [&str; 3] = ["owe-amount", "owe-delivered", "owe-day"];

/// The sheet.
pub(super) fn owed_by(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let texts = lang.business().money;
    let standing = app.peek(|workspace| workspace.customer(customer).map(|known| known.standing));
    let Some(standing) = standing else {
        return gone(app, lang, texts.title, lang.texts().customer_gone);
    };
    let book = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| OwedBook::of(workspace, today, Some(customer)))
    });
    let lines = Lines::new(app, lang, book, false);
    let figures =
        part(move || book.with(|book| [sums(lang, book), prepaid(app, lang, book)].into_any()));
    // What was owed by somebody erased can be paid; nothing more is agreed with them.
    let more = (standing != Standing::Erased).then(|| {
        let to = |of| Route::Customers(Some(CustomerSheet::Of(customer, of))).to_string();
        let owes = question(move || book.with(|book| !book.lines.is_empty()));
        let collects = at_times(move || owes.get().then(|| collect(app, lang, customer)));
        view! {
            {paid(app, lang, customer)}
            {add(app, lang, customer)}
            {terms::terms(app, lang, customer)}
            {rebate::rebate(app, lang, customer)}
            <div class="more-buttons">
                {collects}
                <a class="button button-wide" href=to(OfCustomer::Sell) data-act="sell">{texts.to_sell}</a>
                <a class="button button-wide" href=to(OfCustomer::Profile) data-act="customer">{lang.business().deals.to_customer}</a>
            </div>
        }
        .into_any()
    });
    let title = fill(texts.title_of, &[&name_of(app, lang, customer)]);
    let content = view! { {figures} {lines.view()} {more} };
    sheet::sheet(app, lang, title, content.into_any())
}

/// Money that names no receivable.
fn paid(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let texts = lang.business().money;
    let key = move || drafted::key(&customer, PAY);
    let typed = drafted::typed_of(app, key(), String::new());
    let wrong = RwSignal::new(None);
    let today = app.today.get_untracked();
    let day = drafted::typed_of(app, drafted::key(&customer, PAY_DAY), String::new());
    let when = DayChoice::new(lang, [Some(today), Some(today.previous()), None], day);
    let save = move || {
        let Some(sum) = read_amount(lang, typed, wrong, texts.amount_zero) else { return };
        let Some(on) = untrack(|| when.chosen()) else { return };
        if on > today {
            return when.complain(fill(texts.not_yet, &[&date::day(lang, on)]));
        }
        if pay(app, lang, customer, None, sum, Money::ZERO, Some(on)) {
            drafted::forget_of(app, [key(), drafted::key(&customer, PAY_DAY)]);
            typed.set(String::new());
            day.set(String::new());
            when.place.set(0);
        }
    };
    let looks = DayLooks {
        label: texts.pay_when,
        id: "pay-when",
        field: "pay-day",
        field_label: texts.pay_when,
        from: today.plus_days(-366),
    };
    let words = vec![
        (0, "paid-today", lang.texts().when_today.to_owned()),
        (1, "paid-yesterday", texts.yesterday.to_owned()),
    ];
    let days = when.view(looks, words, ("paid-own", texts.other_day));
    let is_open = typed.with_untracked(|typed| !typed.is_empty());
    let content = view! {
        <form novalidate on:submit=send(save)>
            {line("quiet", texts.pay_means.to_owned())}
            {amount_field(lang, "pay-amount", texts.pay_amount, typed, wrong)}
            {days}
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="pay-save">{texts.pay_save}</button>
            </div>
        </form>
    };
    fold("pay-open", texts.pay.into_any(), is_open, vec![content.into_any()])
}

/// A new receivable, by the customer's terms or on a day.
fn add(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let known = question(move || {
        app.workspace(|workspace| {
            CustomerTerms::of(workspace, customer).map(|terms| terms_word(lang, &terms))
        })
        .unwrap_or_default()
    });
    part(move || {
        let word = known.get();
        untrack(|| add_form(app, lang, customer, &word))
    })
}

fn add_form(app: App, lang: Lang, customer: CustomerId, terms: &str) -> AnyView {
    let texts = lang.business().money;
    let today = app.today.get_untracked();
    let [typed, delivered, own] =
        ADD.map(|name| drafted::typed_of(app, drafted::key(&customer, name), String::new()));
    let wrong = RwSignal::new(None);
    let owing = Owing::new(app, lang, customer);
    let has_terms = !terms.is_empty();
    let by_terms = RwSignal::new(usize::from(!has_terms));
    let days = [Some(today), Some(today.previous()), None];
    let delivered = DayChoice::new(lang, days, delivered);
    let month_end = app.peek(|workspace| workspace.period(workspace.month_of(today)).last());
    let due = DayChoice::new(lang, [Some(today.plus_days(30)), Some(month_end), None], own);
    let dues = move |sum: Money| -> Option<Vec<(Day, Money)>> {
        if by_terms.get() == 0 {
            delivered.looked_at().map(|day| owing.by_terms(sum, day))
        } else {
            due.looked_at().map(|day| vec![(day, sum)])
        }
    };
    let save = move || {
        let Some(sum) = read_amount(lang, typed, wrong, texts.amount_zero) else { return };
        let Some(all) = untrack(|| dues(sum)) else {
            let _ = untrack(|| if by_terms.get() == 0 { delivered.chosen() } else { due.chosen() });
            return;
        };
        if owing.keep(&all, sum) {
            drafted::forget_of(app, ADD.map(|name| drafted::key(&customer, name)));
            typed.set(String::new());
        }
    };
    let hint = at_times(move || {
        let sum = typed.with(|text| amount::read(text)).ok().filter(|sum| *sum > Money::ZERO)?;
        let all = dues(sum)?;
        let rows = all.iter().map(|(day, part)| {
            let words = fill(texts.falls, &[&number::exact(*part), &date::day(lang, *day)]);
            view! { <li data-falls=day.to_string() data-exact=part.to_string()>{words}</li> }
                .into_any()
        });
        let rows: Vec<AnyView> = rows.collect();
        Some(view! { <div role="status"><ul class="facts">{rows}</ul></div> }.into_any())
    });
    let kinds = has_terms.then(|| {
        let word = format!("{} · {terms}", texts.by_terms);
        let both = vec![
            Chip { value: 0, act: "owe-terms", word },
            Chip { value: 1, act: "owe-on-day", word: texts.on_day.to_owned() },
        ];
        chips(texts.when, "owe-kind", both, by_terms.into(), move |one| by_terms.set(one))
    });
    let days = part(move || {
        if by_terms.get() == 0 {
            untrack(|| delivered_view(lang, delivered, today))
        } else {
            untrack(|| due_view(lang, due, today, month_end))
        }
    });
    let is_open = typed.with_untracked(|typed| !typed.is_empty());
    let content = view! {
        <form novalidate on:submit=send(save)>
            {amount_field(lang, "owe-amount", texts.amount, typed, wrong)}
            {kinds} {days} {hint}
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="owe-save">{texts.add_save}</button>
            </div>
        </form>
    };
    fold("owe-open", texts.add.into_any(), is_open, vec![content.into_any()])
}

/// The day of delivery, from which the terms count.
fn delivered_view(lang: Lang, choice: DayChoice, today: Day) -> AnyView {
    let texts = lang.business().money;
    let looks = DayLooks {
        label: texts.delivered,
        id: "owe-delivered-when",
        field: "owe-delivered",
        field_label: texts.delivered,
        from: today.plus_days(-366),
    };
    let words = vec![
        (0, "delivered-today", lang.texts().when_today.to_owned()),
        (1, "delivered-yesterday", texts.yesterday.to_owned()),
    ];
    choice.view(looks, words, ("delivered-own", texts.other_day))
}

/// The due day itself.
fn due_view(lang: Lang, choice: DayChoice, today: Day, month_end: Day) -> AnyView {
    let texts = lang.business().money;
    let looks = DayLooks {
        label: texts.day,
        id: "owe-when",
        field: "owe-day",
        field_label: texts.day,
        // A receivable may have fallen due long ago.
        from: today.plus_days(-731),
    };
    let words = vec![
        (0, "due-30", date::day(lang, today.plus_days(30))),
        (1, "due-month-end", date::day(lang, month_end)),
    ];
    choice.view(looks, words, ("due-own", texts.other_day))
}
