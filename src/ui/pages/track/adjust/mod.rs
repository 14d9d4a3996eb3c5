//! What got worse, what would turn the month, versions, the close, the closed months. One file a sheet.

mod close;
mod history;
mod replan;
mod signals;
mod versions;

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::cadence::Cadence;
use crate::domain::ident::DealId;
use crate::domain::period::Month;
use crate::route::{CustomerSheet, Route};
use crate::state::App;
use crate::text::{Lang, date, fill, number, say};
use crate::ui::components::arrows::{Arrows, arrows};
use crate::ui::components::live::{question, words};

pub use close::close;
pub use history::history;
pub use replan::replan;
pub use signals::{signals, worse};
pub use versions::versions;

/// The sheet's heading: as its row on the review page is called.
fn title(lang: Lang, place: usize) -> String {
    lang.behind().review.ways.get(place).copied().unwrap_or_default().to_owned()
}

/// A month between two arrows; it goes no further than the next one.
fn months(app: App, lang: Lang, shown: RwSignal<Month>) -> AnyView {
    let [back, on] = lang.track().adjust.arrows;
    let names = Arrows { back_act: "adjust-before", back, on_act: "adjust-after", on };
    let label = words(move || date::month(lang, shown.get()));
    let furthest = question(move || app.month().next());
    arrows(
        names,
        label,
        move || shown.get() >= furthest.get(),
        move || shown.update(|month| *month = month.previous()),
        move || shown.update(|month| *month = month.next()),
    )
}

/// A deal in a list, which leads to its sheet: whose, how much, when.
fn deal_row(app: App, lang: Lang, id: DealId, after: Option<AnyView>) -> Option<AnyView> {
    let (customer, amount, expected) = app.peek(|workspace| {
        let deal = workspace.deal(id)?;
        Some((deal.customer, deal.amount, deal.expected))
    })?;
    let name = untrack(|| app.customer_name(lang, customer));
    let template = lang.track().adjust.close.deal;
    let why = fill(template, &[&number::short(lang, amount), &date::day(lang, expected)]);
    let to = Route::Customers(Some(CustomerSheet::Deal(id))).to_string();
    Some(
        view! {
            <li class="adjust-deal" data-deal=id.to_string() data-exact=amount.to_string()>
                <a class="row row-link" href=to data-act="deal">
                    <span>
                        <span class="row-name user" data-user="">{name}</span>
                        <span class="row-why">{why}</span>
                    </span>
                </a>
                {after}
            </li>
        }
        .into_any(),
    )
}

/// The customer's name of a deal, short enough for a toast.
fn whose(app: App, lang: Lang, id: DealId) -> String {
    let customer = app.peek(|workspace| workspace.deal(id).map(|deal| deal.customer));
    let name = customer.map(|customer| untrack(|| app.customer_name(lang, customer)));
    say::cut(&name.unwrap_or_default())
}

/// How often a class is touched.
fn rhythm(lang: Lang, cadence: Cadence) -> String {
    say::rhythm(lang.texts(), cadence)
}
