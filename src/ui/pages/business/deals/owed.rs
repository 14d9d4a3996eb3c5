//! What everybody owes.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{asked, name_of};
use super::lines::{Lines, prepaid, sums};
use crate::domain::money::Money;
use crate::domain::owed_book::{OwedBook, rebate};
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, fill, number};
use crate::ui::components::bits::link;
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, part, question};
use crate::ui::components::sheet;

/// From how many lines on they can be searched.
const MANY: usize = 8;
/// How many rebates are shown, those with the least missing.
const REBATES: usize = 20;

/// The sheet.
pub(super) fn owed(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().money;
    let book = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| OwedBook::of(workspace, today, None))
    });
    let lines = Lines::new(app, lang, book, true);
    let figures =
        part(move || book.with(|book| [sums(lang, book), prepaid(app, lang, book)].into_any()));
    let is_many = question(move || book.with(|book| book.lines.len() > MANY));
    let search = at_times(move || {
        is_many.get().then(|| {
            let asked = asked("owed-search", texts.search, "search", "");
            field(Field { act: "search", ..asked }, lines.sought, RwSignal::new(None), None)
        })
    });
    let empty = at_times(move || {
        book.with(|book| book.lines.is_empty()).then(|| {
            view! {
                <div class="empty" data-empty="">
                    <p>{texts.empty}</p>
                    <p class="quiet">{texts.empty_do}</p>
                    {link("button", "tab-customers", "#/customers", texts.to_customers)}
                </div>
            }
            .into_any()
        })
    });
    let content = view! {
        {figures} {empty}
        {search}
        {lines.view()}
        {rebates(app, lang)}
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

/// How much each customer with a rebate still has to buy to the next step, the least first.
fn rebates(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().money;
    let near = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| {
            let mut near: Vec<(Money, crate::domain::ident::CustomerId)> = workspace
                .rebates()
                .filter(|(_, agreed)| agreed.first <= today && today <= agreed.last)
                .filter_map(|(id, _)| Some((rebate(workspace, id)?.next?.missing, id)))
                .collect();
            crate::domain::sorted::sort(&mut near);
            near.truncate(REBATES);
            near
        })
    });
    at_times(move || {
        let near = near.get();
        let rows = near.iter().map(|(missing, id)| {
            let words = fill(texts.next_of, &[&name_of(app, lang, *id), &number::short(lang, *missing)]);
            let to = Route::Customers(Some(CustomerSheet::Of(*id, OfCustomer::Owed))).to_string();
            view! {
                <li data-figure="rebate-next" data-exact=missing.to_string()>
                    <a class="row row-link" href=to data-act="owed-by"><span class="user" data-user="">{words}</span></a>
                </li>
            }
            .into_any()
        });
        let rows: Vec<AnyView> = rows.collect();
        (!rows.is_empty()).then(|| {
            view! { <section class="more-group"><h3>{texts.rebate}</h3><ul class="list">{rows}</ul></section> }
                .into_any()
        })
    })
}
