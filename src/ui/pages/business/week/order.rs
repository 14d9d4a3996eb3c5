//! The order in which a day is walked, by hand. What is half done outlives a reload.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::day_list::{DayList, Fate};
use crate::domain::day_order::{DayOrder, by_region, in_order};
use crate::domain::ident::{CustomerId, Id};
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::text::{Lang, date, fill};
use crate::ui::components::bits::{Press, press};
use crate::ui::components::drafted;
use crate::ui::components::live::{at_times, nothing, part, question};
use crate::ui::components::sheet;

/// The sheet.
pub fn order(app: App, lang: Lang, day: Day) -> AnyView {
    let texts = lang.business().week.order;
    let key = drafted::key(&day, "order");
    let half = drafted::typed_of(app, key.clone(), String::new());
    let kept = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| on_the_day(workspace, day, today))
    });
    // What is half done goes before what is kept, as far as it names who is on the day.
    let now = question(move || {
        let kept = kept.get();
        let mut now: Vec<CustomerId> = half.with(|text| {
            let ids = text.split_whitespace().filter_map(Id::parse).map(CustomerId);
            ids.filter(|id| kept.contains(id)).collect()
        });
        let rest: Vec<CustomerId> = kept.into_iter().filter(|id| !now.contains(id)).collect();
        now.extend(rest);
        now
    });
    let put = move |all: &[CustomerId]| {
        half.set(all.iter().map(CustomerId::to_string).collect::<Vec<_>>().join(" "));
    };
    let save = move || {
        let customers = now.get_untracked();
        let row = DayOrder { day, customers }.entry(app.today.get_untracked());
        if let Some(stamp) = app.keep_row(row) {
            drafted::forget_of(app, [key.clone()]);
            app.close_sheet();
            app.say(fill(texts.saved, &[&date::day(lang, day)]), Some(stamp));
        }
    };
    let rows = part(move || {
        let all = now.get();
        let last = all.len().saturating_sub(1);
        let rows = all.iter().enumerate().map(|(place, id)| {
            let name = untrack(|| app.customer_name(lang, *id));
            let turn = |act, icon: AnyView, label: &'static str, to: Option<usize>| {
                let all = all.clone();
                let go = move || {
                    let mut all = all.clone();
                    if let Some(to) = to {
                        all.swap(place, to);
                        put(&all);
                    }
                };
                press(Press("button", act, fill(label, &[&name])), icon, Box::new(go))
            };
            let up = place.checked_sub(1);
            let down = (place < last).then(|| place.saturating_add(1));
            let up = up.map_or_else(nothing, |to| turn("order-up", arrow(UP), texts.up, Some(to)));
            let down = down
                .map_or_else(nothing, |to| turn("order-down", arrow(DOWN), texts.down, Some(to)));
            let number = place.saturating_add(1).to_string();
            view! {
                <li class="order-line" data-order=id.to_string()>
                    <span class="badge">{number}</span>
                    <span class="row-name user" data-user="">{name.clone()}</span>
                    <span class="order-do">{up}{down}</span>
                </li>
            }
            .into_any()
        });
        let rows = rows.collect::<Vec<_>>();
        view! { <ul class="list">{rows}</ul> }.into_any()
    });
    let empty = question(move || now.with(Vec::is_empty));
    let content = part(move || {
        if empty.get() {
            return view! { <p class="empty" data-empty="">{texts.empty}</p> }.into_any();
        }
        let region = Box::new(move || {
            let all = now.get_untracked();
            put(&app.peek(|workspace| by_region(workspace, &all)));
        });
        view! {
            <p class="quiet">{texts.means}</p>
            {press(Press("button button-wide", "order-region", String::new()), texts.region.into_any(), region)}
        }
        .into_any()
    });
    let keep = at_times(move || {
        let save = save.clone();
        (!empty.get()).then(|| {
            let keep = press(
                Press("button button-main button-wide", "order-save", String::new()),
                texts.save.into_any(),
                Box::new(save),
            );
            view! { <div class="sheet-do">{keep}</div> }.into_any()
        })
    });
    let content = view! {
        {content}
        {rows}
        {keep}
    };
    let title = fill(texts.title, &[&date::day(lang, day)]);
    sheet::sheet(app, lang, title, content.into_any())
}

/// Who is open on the day, each once, in the order that is kept for it.
fn on_the_day(workspace: &Workspace, day: Day, today: Day) -> Vec<CustomerId> {
    let list = DayList::of(workspace, day, today);
    let mut all: Vec<CustomerId> = Vec::new();
    for line in list.lines.iter().filter(|line| line.fate == Fate::Open) {
        if !all.contains(&line.customer) {
            all.push(line.customer);
        }
    }
    in_order(workspace, day, &all)
}

const UP: &str = "M5 15l7-7l7 7";
const DOWN: &str = "M5 9l7 7l7-7";

fn arrow(path: &'static str) -> AnyView {
    view! { <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d=path></path></svg> }
        .into_any()
}
