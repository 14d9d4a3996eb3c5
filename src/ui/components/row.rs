//! A line of today's list: a tick, whom, and why. Its text opens the sheet for what came of it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::icon;
use super::live::{flag, nothing, tap, words};
use crate::domain::agenda::{About, Agenda, Matter};
use crate::domain::workspace::Workspace;
use crate::route::{Route, TodaySheet};
use crate::state::{App, name_of};
use crate::text::{Lang, fill, say};

/// What a line shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    done: bool,
    name: String,
    late: String,
    why: String,
}

impl Shown {
    /// As it stands now; `None` where the line has gone.
    fn of(
        app: App,
        lang: Lang,
        workspace: &Workspace,
        list: &Agenda,
        about: About,
    ) -> Option<Shown> {
        let line = list.line(about)?;
        let (late, why) = say::reason(lang, workspace, app.today.get_untracked(), list, line);
        let name = match line.customer {
            Some(customer) => name_of(workspace, lang, customer),
            None => lang.texts().leads.to_owned(),
        };
        Some(Shown { done: line.done, name, late: late.unwrap_or_default(), why })
    }
}

/// The lines that are drawn, each with what it shows. One look at the records tells all of them, and
/// only a line that changes is told: a line that asked for itself would be asked at each tap.
#[derive(Clone, Copy)]
pub struct Rows {
    app: App,
    lang: Lang,
    drawn: StoredValue<Vec<(About, RwSignal<Shown>)>>,
}

impl Rows {
    /// Without lines yet.
    pub fn new(app: App, lang: Lang) -> Rows {
        let rows = Rows { app, lang, drawn: StoredValue::new(Vec::new()) };
        Effect::new(move |_| {
            app.today.track();
            app.list.with(|list| app.workspace(|workspace| rows.tell(workspace, list)));
        });
        rows
    }

    fn tell(self, workspace: &Workspace, list: &Agenda) {
        let mut changed = Vec::new();
        self.drawn.update_value(|drawn| {
            drawn.retain(|(about, shown)| {
                // What was drawn may have gone from the page.
                let Some(before) = shown.try_get_untracked() else { return false };
                let now = Shown::of(self.app, self.lang, workspace, list, *about);
                changed.extend(now.filter(|now| *now != before).map(|now| (*shown, now)));
                true
            });
        });
        for (shown, now) in changed {
            shown.set(now);
        }
    }

    fn shown(self, about: About) -> RwSignal<Shown> {
        let now = self.app.list.with_untracked(|list| {
            self.app.peek(|workspace| Shown::of(self.app, self.lang, workspace, list, about))
        });
        let shown = RwSignal::new(now.unwrap_or_default());
        self.drawn.update_value(|drawn| drawn.push((about, shown)));
        shown
    }
}

/// A line that keeps its place and its focus while it changes. The line of new leads has nothing to
/// tick: it adds a customer.
pub fn row(rows: Rows, about: About) -> AnyView {
    let Rows { app, lang, .. } = rows;
    let texts = lang.texts();
    let shown = rows.shown(about);
    let done = move || shown.with(|shown| shown.done);
    let name = move || shown.with(|shown| shown.name.clone());
    let class = words(move || if done() { "row row-done" } else { "row" }.to_owned());
    let label = words(move || fill(texts.tick, &[&name()]));
    let late = words(move || shown.with(|shown| shown.late.clone()));
    let why = words(move || shown.with(|shown| shown.why.clone()));
    let is_leads = about == About::Matter(Matter::Leads);
    let tick = if is_leads {
        nothing()
    } else {
        view! {
            <button
                type="button"
                class="tick"
                data-act="tick"
                aria-pressed=flag(done)
                aria-label=label
                on:click=tap(move || app.toggle(about))
            >
                <span class="tick-ring">{icon::check()}</span>
            </button>
        }
        .into_any()
    };
    let (to, act) = if is_leads {
        ("#/customers/add".to_owned(), "lead-add")
    } else {
        (Route::Today(Some(TodaySheet::Outcome(about))).to_string(), "outcome")
    };
    view! {
        <li class=class data-id=about.to_string()>
            {tick}
            <a class="row-body" href=to data-act=act>
                <span class="row-name user" data-user="">{words(name)}</span>
                <span class="row-why">
                    <span class="late">{late}</span>
                    {why}
                </span>
            </a>
        </li>
    }
    .into_any()
}
