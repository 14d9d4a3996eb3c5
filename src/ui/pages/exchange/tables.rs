//! Tables given out: one button a table.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::exchange::table::header::Kind;
use crate::exchange::table::out;
use crate::state::App;
use crate::text::{Lang, fill, number};
use crate::ui::components::live::tap;
use crate::ui::components::sheet;

/// The hook of a kind's button.
const fn act(kind: Kind) -> &'static str {
    match kind {
        Kind::Customers => "table-customers",
        Kind::Deals => "table-deals",
        Kind::Sales => "table-sales",
        Kind::Receivables => "table-receivables",
        Kind::History => "table-history",
        Kind::Tasks => "table-tasks",
        Kind::Prices => "table-prices",
    }
}

/// A kind's name.
pub(super) fn kind_word(lang: Lang, kind: Kind) -> &'static str {
    let place = Kind::ALL.iter().position(|known| *known == kind);
    place.and_then(|place| lang.exchange().table.kinds.get(place)).copied().unwrap_or_default()
}

/// The sheet.
pub fn tables(app: App, lang: Lang) -> AnyView {
    let texts = lang.exchange().table;
    let today = app.today.get_untracked();
    let counts = app.peek(|workspace| out::KINDS.map(|kind| out::count(kind, workspace, today)));
    let kinds = out::KINDS.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let buttons = kinds.map(|(kind, count)| {
        let name = kind_word(lang, kind);
        let give = move || {
            app.give_table(lang, kind, name);
            app.say(fill(texts.out_done, &[name]), None);
        };
        view! {
            <button
                type="button"
                class="button button-wide"
                data-act=act(kind)
                data-exact=count.to_string()
                on:click=tap(give)
            >
                {fill(texts.out_rows, &[name, &number::grouped(count as u64)])}
            </button>
        }
        .into_any()
    });
    let buttons = buttons.collect::<Vec<_>>();
    let none = buttons.is_empty().then(|| view! { <p>{texts.out_none}</p> }.into_any());
    let content = view! {
        <p class="quiet">{texts.out_means}</p>
        {none}
        <div class="more-buttons">{buttons}</div>
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}
