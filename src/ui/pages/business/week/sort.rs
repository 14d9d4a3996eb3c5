//! The unfinished in three piles: offered, changed by a tap a line, kept as one record. What is half
//! chosen outlives a reload.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::ident::{Id, TaskId};
use crate::domain::sorted::Map;
use crate::domain::unfinished::{Pile, Piles, load_today};
use crate::state::App;
use crate::text::business::week::sort as say_sort;
use crate::text::{Lang, counted, date, fill, number, say, visit};
use crate::ui::components::bits::{Press, chips, press, toggle};
use crate::ui::components::date_field::called;
use crate::ui::components::drafted;
use crate::ui::components::live::{at_times, flag, maybe, nothing, part, question, tap, words};
use crate::ui::components::sheet;

/// How many lines of each pile are listed; the others go as they are offered.
const MOST: usize = 30;
/// How many working days ahead a line can be put on by a tap.
const AHEAD: usize = 10;

#[derive(Clone, Copy)]
struct Sort {
    app: App,
    lang: Lang,
    /// What the core offers.
    offered: Memo<Piles>,
    /// What is chosen so far, as the text of a draft.
    half: RwSignal<String>,
    /// The line whose day is looked for.
    open: RwSignal<Option<TaskId>>,
}

/// The sheet.
pub fn sort(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().week.sort;
    let offered = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| Piles::of(workspace, today))
    });
    let half = drafted::typed_of(app, key(), String::new());
    let sort = Sort { app, lang, offered, half, open: RwSignal::new(None) };
    let content = part(move || {
        let count = offered.with(Piles::count);
        if count == 0 {
            return view! { <p class="empty" data-empty="">{texts.empty}</p> }.into_any();
        }
        untrack(|| sort.draw(count))
    });
    sheet::sheet(app, lang, texts.title.to_owned(), content)
}

fn key() -> String {
    drafted::key(&"unfinished", "sort")
}

/// A draft's text: each line that was put elsewhere, with its pile.
fn read(text: &str) -> Map<TaskId, Pile> {
    let mut chosen = Map::new();
    for one in text.split_whitespace() {
        let Some((task, pile)) = one.split_once('=') else { continue };
        let pile = match pile {
            "today" => Some(Pile::Today),
            "later" => Some(Pile::Later(None)),
            "drop" => Some(Pile::Drop),
            day => Day::parse(day).ok().map(|day| Pile::Later(Some(day))),
        };
        if let Some((task, pile)) = Id::parse(task).zip(pile) {
            chosen.insert(TaskId(task), pile);
        }
    }
    chosen
}

fn write(chosen: &Map<TaskId, Pile>) -> String {
    let all = chosen.iter().map(|(task, pile)| match pile {
        Pile::Today => format!("{task}=today"),
        Pile::Later(None) => format!("{task}=later"),
        Pile::Later(Some(day)) => format!("{task}={day}"),
        Pile::Drop => format!("{task}=drop"),
    });
    all.collect::<Vec<_>>().join(" ")
}

impl Sort {
    /// The piles as they are chosen now.
    fn piles(self) -> Piles {
        let mut chosen = self.half.with(|text| read(text));
        let today = self.app.today.get();
        // What was half chosen on an earlier day may name one that has come meanwhile.
        chosen.retain(|_, pile| !matches!(pile, Pile::Later(Some(day)) if *day <= today));
        let offered = self.offered.get();
        self.app.workspace(|workspace| offered.chosen(workspace, today, &chosen))
    }

    fn put(self, task: TaskId, pile: Pile) {
        let mut chosen = self.half.with_untracked(|text| read(text));
        chosen.insert(task, pile);
        self.half.set(write(&chosen));
    }

    fn draw(self, count: usize) -> AnyView {
        let Sort { app, lang, offered, .. } = self;
        let texts = lang.business().week.sort;
        let piles = question(move || self.piles());
        let [today, later, drop] = texts.offered;
        let (now, next, gone) = offered.with_untracked(|offered| {
            let later: Vec<TaskId> = offered.later.iter().map(|one| one.task).collect();
            let drop: Vec<TaskId> = offered.drop.iter().map(|(task, _)| *task).collect();
            (offered.today.clone(), later, drop)
        });
        let three = move || {
            piles.with(|piles| {
                [piles.today.len(), piles.later.len(), piles.drop.len()]
                    .map(|many| number::grouped(many as u64))
            })
        };
        let word = words(move || {
            let shown = three();
            fill(texts.save, &shown.each_ref().map(String::as_str))
        });
        let load = question(move || {
            let today = app.today.get();
            piles.with(|piles| app.workspace(|workspace| load_today(workspace, today, piles)))
        });
        let full = words(move || {
            let (taken, room) = load.get();
            let shown = [taken.visits, room.visits].map(|many| number::grouped(u64::from(many)));
            fill(texts.today, &shown.each_ref().map(String::as_str))
        });
        let over = maybe(move || {
            let (taken, room) = load.get();
            (taken.visits > room.visits || taken.calls > room.calls)
                .then(|| texts.too_full.to_owned())
        });
        let exact = words(move || {
            let (taken, room) = load.get();
            format!("{}/{}", taken.visits, room.visits)
        });
        let save = Box::new(move || self.save(&untrack(|| piles.get()), &untrack(three)));
        view! {
            <p class="why" data-figure="unfinished" data-exact=count.to_string()>
                {counted(texts.head, count)}
            </p>
            <p class="quiet">{texts.means}</p>
            {self.pile(today, "today", now, piles)}
            {self.pile(later, "later", next, piles)}
            {self.pile(drop, "drop", gone, piles)}
            <p role="status" data-figure="today" data-exact=exact>
                {full}
                " "
                <span class="late">{over}</span>
            </p>
            <div class="sheet-do">
                {press(Press("button button-main button-wide", "sort-save", String::new()), word.into_any(), save)}
            </div>
        }
        .into_any()
    }

    /// The lines that are offered for one pile; they stay where they are while they are put
    /// elsewhere, so that the thumb keeps its place.
    fn pile(
        self,
        head: &'static str,
        hook: &'static str,
        tasks: Vec<TaskId>,
        piles: Memo<Piles>,
    ) -> AnyView {
        let texts = self.lang.business().week.sort;
        if tasks.is_empty() {
            return nothing();
        }
        let rest = tasks.len().saturating_sub(MOST);
        let rest = (rest > 0).then(|| counted(texts.more, rest));
        let rows = tasks.into_iter().take(MOST).map(|task| self.row(task, piles));
        view! {
            <section class="more-group" data-pile=hook>
                <h3>{head}</h3>
                <ul class="list">{rows.collect::<Vec<_>>()}</ul>
                <p class="quiet">{rest}</p>
            </section>
        }
        .into_any()
    }

    fn row(self, task: TaskId, piles: Memo<Piles>) -> AnyView {
        let Sort { app, lang, open, .. } = self;
        let texts = lang.business().week.sort;
        let Some(kept) = app.peek(|workspace| workspace.task(task).copied()) else {
            return nothing();
        };
        let name = untrack(|| app.customer_name(lang, kept.customer));
        let step = visit::step(lang.texts(), kept.step);
        let mut why = fill(texts.was, &[&date::day(lang, kept.due), step]);
        let reason = self.offered.with_untracked(|offered| {
            let found = offered.drop.iter().find(|(one, _)| *one == task);
            found.map(|(_, reason)| say_sort::why(lang, *reason))
        });
        if let Some(reason) = reason {
            why.push_str(" · ");
            why.push_str(&reason);
        }
        // Where it lies now: 0 today, 1 later, 2 drop; and its day.
        let place = question(move || {
            piles.with(|piles| {
                let later = piles.later.iter().find(|one| one.task == task).map(|one| one.due);
                match later {
                    Some(due) => (1, Some(due)),
                    None if piles.today.contains(&task) => (0, None),
                    None => (2, None),
                }
            })
        });
        let [today, later, drop] = texts.piles;
        let choice = |act: &'static str, word: &'static str, at: usize, pile: Pile| {
            toggle(
                Press("chip", act, String::new()),
                word.into_any(),
                Box::new(move || place.get().0 == at),
                Box::new(move || {
                    open.set(None);
                    self.put(task, pile);
                }),
            )
        };
        let three = vec![
            choice("sort-today", today, 0, Pile::Today),
            choice("sort-later", later, 1, Pile::Later(None)),
            choice("sort-drop", drop, 2, Pile::Drop),
        ];
        let label = fill(texts.pile_name, &[&name]);
        let day_name = fill(texts.day_name, &[&name]);
        let day = at_times(move || {
            let due = place.get().1?;
            let turn = tap(move || {
                let shut = open.get_untracked() == Some(task);
                open.set((!shut).then_some(task));
            });
            Some(
                view! {
                    <div class="tools">
                        <span data-due=due.to_string()>
                            {fill(texts.later_on, &[&date::day(lang, due)])}
                        </span>
                        <button
                            type="button"
                            class="button button-plain"
                            data-act="sort-day"
                            aria-label=day_name.clone()
                            aria-expanded=flag(move || open.get() == Some(task))
                            on:click=turn
                        >
                            {texts.day}
                        </button>
                    </div>
                }
                .into_any(),
            )
        });
        let days =
            at_times(move || (open.get() == Some(task)).then(|| untrack(|| self.days(task))));
        let code = words(move || ["today", "later", "drop"][place.get().0.min(2)].to_owned());
        view! {
            <li class="sort-line" data-id=task.to_string() data-in=code>
                <span class="row-name user" data-user="">{name}</span>
                <span class="row-why">{why}</span>
                <div class="chips" role="group" aria-label=label>{three}</div>
                {day}
                {days}
            </li>
        }
        .into_any()
    }

    /// The working days a line can be put on.
    fn days(self, task: TaskId) -> AnyView {
        let Sort { app, lang, open, .. } = self;
        let texts = lang.business().week.sort;
        let first = app.next_working();
        let days = std::iter::successors(first, |day| {
            app.peek(|workspace| workspace.calendar.next_working(*day))
        });
        let buttons = days.take(AHEAD).map(|day| {
            let go = tap(move || {
                open.set(None);
                self.put(task, Pile::Later(Some(day)));
            });
            view! {
                <button type="button" class="chip" data-act="sort-to" data-to=day.to_string() on:click=go>
                    {called(app, lang, day)}
                </button>
            }
            .into_any()
        });
        chips(texts.day, buttons.collect())
    }

    /// One record for the whole answer, and one undo.
    fn save(self, piles: &Piles, three: &[String; 3]) {
        let Sort { app, lang, .. } = self;
        let today = app.today.get_untracked();
        match app.dispatch(piles.command(today)) {
            Ok(stamp) => {
                drafted::forget_of(app, [key()]);
                app.close_sheet();
                let said = lang.business().week.sort.saved;
                app.say(fill(said, &three.each_ref().map(String::as_str)), Some(stamp));
            }
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    }
}
