//! A sale to a customer or a return, with what is owed for it in the same save.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{DayChoice, DayLooks, amount_field, gone, name_of, read_amount};
use super::goods::GoodsForm;
use super::owe::Owing;
use crate::domain::command::Command;
use crate::domain::enter::Enter;
use crate::domain::goods::Goods;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::workspace::Standing;
use crate::state::App;
use crate::text::{Lang, book, date, fill, number};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::drafted;
use crate::ui::components::live::{at_times, question, send};
use crate::ui::components::sheet;

/// The fields' names among what is half typed.
const NAMES: [&str; 2] = ["sell-amount", "sell-day"];

/// The sheet.
pub(super) fn sell(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let texts = lang.business().money;
    let is_known = app.peek(|workspace| {
        workspace.customer(customer).is_some_and(|known| known.standing != Standing::Erased)
    });
    if !is_known {
        return gone(app, lang, texts.to_sell, lang.texts().customer_gone);
    }
    let name = name_of(app, lang, customer);
    let title = fill(texts.sell, &[&name]);
    let today = app.today.get_untracked();
    let [amount, day] =
        NAMES.map(|name| drafted::typed_of(app, drafted::key(&customer, name), String::new()));
    let wrong = RwSignal::new(None);
    let kind = RwSignal::new(0_usize);
    let when = DayChoice::new(lang, [Some(today), Some(today.previous()), None], day);
    let form = GoodsForm::new(app, lang, &customer.to_string());
    let owing = Owing::new(app, lang, customer);
    let save = move || {
        let Some(whole) = read_amount(lang, amount, wrong, texts.amount_zero) else { return };
        let Some(on) = untrack(|| when.chosen()) else { return };
        if on > today {
            return when.complain(fill(texts.not_yet, &[&date::day(lang, on)]));
        }
        let Ok(goods) = form.read(whole) else { return };
        let credited = goods.as_ref().map_or(whole, Goods::credited);
        let comes_back = kind.get_untracked() == 1;
        let signed = if comes_back { Money::ZERO.minus(credited) } else { credited };
        let sale = Command::Sell { customer: Some(customer), amount: signed, on };
        let mut all = vec![match goods {
            Some(goods) => Enter::WithGoods { sale, goods },
            None => Enter::Plain(sale),
        }];
        let dues = if comes_back { Vec::new() } else { owing.dues(whole, on) };
        all.extend(owing.entries(&dues));
        match app.enter_together(all) {
            Ok(stamps) => {
                drafted::forget_of(app, NAMES.map(|name| drafted::key(&customer, name)));
                form.forget(&customer.to_string());
                let sentence = if comes_back { texts.returned } else { texts.sold };
                let words = fill(sentence, &[&name, &number::short(lang, credited)]);
                app.close_sheet();
                app.say_of_all(words, stamps);
            }
            Err(refused) => wrong.set(Some(book::refused(lang, refused))),
        }
    };
    let kinds = (0_usize..).zip(["sell-sale", "sell-return"].into_iter().zip(texts.sell_kinds));
    let kinds =
        kinds.map(|(value, (act, word))| Chip { value, act, word: word.to_owned() }).collect();
    let looks = DayLooks {
        label: texts.sell_when,
        id: "sell-when",
        field: "sell-day",
        field_label: texts.sell_day,
        from: today.plus_months(-24),
    };
    let days = vec![
        (0, "sell-today", lang.texts().when_today.to_owned()),
        (1, "sell-yesterday", texts.yesterday.to_owned()),
    ];
    let is_sale = question(move || kind.get() == 0);
    let content = view! {
        <form novalidate on:submit=send(save)>
            {chips(texts.sell_kind, "sell-kind", kinds, kind.into(), move |one| kind.set(one))}
            {amount_field(lang, "sell-amount", texts.amount, amount, wrong)}
            {when.view(looks, days, ("sell-own", texts.other_day))}
            {at_times(move || is_sale.get().then(|| owing.view()))}
            {form.view(amount)}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">
                    {lang.texts().save}
                </button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, title, content.into_any())
}
