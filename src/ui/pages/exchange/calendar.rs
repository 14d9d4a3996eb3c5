//! The phone's calendar: visits and deadlines out as a file, a table of holidays in.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::holidays;
use crate::browser::share::{self, Handed};
use crate::browser::{clock, files};
use crate::domain::period::Period;
use crate::exchange::calendar::{AHEAD, Wanted, events, rest_of_week};
use crate::exchange::ics::{self, Remind};
use crate::state::App;
use crate::text::{Lang, counted, fill};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::live::{part, question, tap, words};
use crate::ui::components::sheet;

/// The sheet.
pub fn calendar(app: App, lang: Lang) -> AnyView {
    let content = view! {
        {out(app, lang)}
        {holidays::holidays(app, lang)}
    };
    sheet::sheet(app, lang, lang.exchange().calendar.title.to_owned(), content.into_any())
}

/// Choices as chips, in order.
fn chosen<T, const N: usize>(words: [&str; N], of: [(&'static str, T); N]) -> Vec<Chip<T>> {
    let pairs = of.into_iter().zip(words);
    pairs.map(|((act, value), word)| Chip { value, act, word: word.to_owned() }).collect()
}

fn out(app: App, lang: Lang) -> AnyView {
    let texts = lang.exchange().calendar;
    let is_week = RwSignal::new(false);
    let what = RwSignal::new((true, true));
    let remind = RwSignal::new(Remind::Morning(8));
    // On the sheet itself: a toast would lie over what comes below.
    let said = RwSignal::new(String::new());
    let made = question(move || {
        let today = app.today.get();
        let ahead = Period::spanning(today, today.plus_days(AHEAD.saturating_sub(1)));
        let days = if is_week.get() { rest_of_week(today) } else { ahead };
        let (visits, deadlines) = what.get();
        let wanted = Wanted { days, visits, deadlines };
        app.workspace(|workspace| events(workspace, wanted, today, lang))
    });
    let file = move || {
        let now = clock::now();
        let name = lang.texts().app;
        let text =
            made.with_untracked(|events| ics::write(name, events, remind.get_untracked(), now.ms));
        Some((ics::file_name(now.today), share::blob(&text, "text/calendar")?))
    };
    let kept = move |name: &str| said.set(fill(texts.made, &[name]));
    let save = move || match file() {
        Some((name, file)) => {
            files::save(&name, &file);
            kept(&name);
        }
        None => said.set(texts.not_made.to_owned()),
    };
    let send = move || {
        let Some((name, file)) = file() else { return said.set(texts.not_made.to_owned()) };
        spawn_local(async move {
            if share::hand_over(&name, &file).await == Handed::Saved {
                kept(&name);
            }
        });
    };
    let spans = chosen(texts.spans, [("span-week", true), ("span-ahead", false)]);
    let whats = chosen(
        texts.whats,
        [
            ("what-all", (true, true)),
            ("what-visits", (true, false)),
            ("what-deadlines", (false, true)),
        ],
    );
    let reminds = chosen(
        texts.reminds,
        [
            ("remind-8", Remind::Morning(8)),
            ("remind-9", Remind::Morning(9)),
            ("remind-before", Remind::Evening(18)),
            ("remind-never", Remind::Never),
        ],
    );
    let can_share =
        file().is_some_and(|(name, file)| share::shareable(&file, &name, &file.type_()).is_some());
    let doing = part(move || {
        let count = made.with(Vec::len);
        if count == 0 {
            return view! { <p class="empty" data-events="0">{texts.nothing}</p> }.into_any();
        }
        let share = can_share.then(|| {
            view! {
                <button type="button" class="button button-wide" data-act="calendar-share" on:click=tap(send)>
                    {texts.share}
                </button>
            }
            .into_any()
        });
        view! {
            <p class="count" data-events=count.to_string()>{counted(texts.holds, count)}</p>
            <div class="more-buttons">
                <button type="button" class="button button-main button-wide" data-act="calendar-save" on:click=tap(save)>
                    {texts.save}
                </button>
                {share}
            </div>
        }
        .into_any()
    });
    view! {
        <section class="more-group">
            <h3>{texts.out}</h3>
            <p class="quiet">{texts.out_means}</p>
            {chips(texts.span, "span", spans, is_week.into(), move |week| is_week.set(week))}
            {chips(texts.what, "what", whats, what.into(), move |kinds| what.set(kinds))}
            {chips(texts.remind, "remind", reminds, remind.into(), move |when| remind.set(when))}
            <div role="status">{doing}</div>
            <p class="said" role="status" data-said="">{words(move || said.get())}</p>
        </section>
    }
    .into_any()
}
