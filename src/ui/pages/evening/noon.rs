//! Noon: what is done, what is left, and one tap that moves the rest to days with room.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::agenda::About;
use crate::domain::command::Command;
use crate::domain::ident::TaskId;
use crate::domain::unfinished::spread;
use crate::state::App;
use crate::text::{Lang, counted, fill, number, say};
use crate::ui::components::bits::{Press, link, press};
use crate::ui::components::live::{part, question, words};

/// The card.
pub(super) fn noon(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().cards;
    let count = question(move || {
        let (all, done) = app.list.with(|list| (list.lines.len(), list.done()));
        (done, all.saturating_sub(done))
    });
    let said = words(move || {
        let (done, left) = count.get();
        let shown = [done, left].map(|many| number::grouped(many as u64));
        fill(texts.noon_so_far, &shown.each_ref().map(String::as_str))
    });
    let exact = words(move || {
        let (done, left) = count.get();
        format!("{done}/{left}")
    });
    let open = question(move || -> Vec<TaskId> {
        app.list.with(|list| {
            let open = list.lines.iter().filter(|line| !line.done);
            let tasks = open.filter_map(|line| match line.about {
                About::Task(task) => Some(task),
                About::Matter(_) => None,
            });
            tasks.collect()
        })
    });
    let rest = part(move || {
        let tasks = open.get();
        if tasks.is_empty() {
            return view! { <p class="quiet">{texts.noon_due}</p> }.into_any();
        }
        let word = counted(texts.noon_move, tasks.len());
        let go = Box::new(move || {
            let today = app.today.get_untracked();
            let moved = app.peek(|workspace| spread(workspace, today, &tasks));
            let count = moved.len();
            match app.dispatch(Command::SortTasks { moved, dropped: Vec::new() }) {
                Ok(stamp) => app.say(counted(texts.noon_moved, count), Some(stamp)),
                Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
            }
        });
        press(Press("button button-wide", "noon-move", String::new()), word.into_any(), go)
    });
    view! {
        <section class="card evening" data-card="noon">
            <h2>{texts.noon}</h2>
            <p data-figure="so-far" data-exact=exact>{said}</p>
            <div class="evening-do">
                {rest}
                {link("button button-wide", "week", "#/week", texts.week)}
            </div>
        </section>
    }
    .into_any()
}
