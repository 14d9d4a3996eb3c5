//! This week and the next: who is promised, whom the classes ask for, how full each day is, and what
//! does not fit.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{line, ways};
use crate::domain::calendar::DayKind;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, TaskId};
use crate::domain::prepared::Prepared;
use crate::domain::sorted::Map;
use crate::domain::visit_plan::Capacity;
use crate::domain::week::Week;
use crate::domain::week_plan::{Basis, PlanDay, Suggested, WeekPlan};
use crate::route::{Route, TodaySheet};
use crate::state::App;
use crate::text::business::week as say_week;
use crate::text::{Lang, counted, date, days, fill, say};
use crate::ui::components::bits::{Press, link, press};
use crate::ui::components::growing::draw_on;
use crate::ui::components::live::{at_times, maybe, nothing, part, question, words};
use crate::ui::components::sheet;

/// How many days are drawn at once; the others soon after.
const AT_ONCE: usize = 4;
/// How many days the plan has.
const DAYS: usize = 14;

/// A line of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Something promised.
    Promise(TaskId),
    /// Something suggested for a day.
    Suggestion(CustomerId, Day),
}

/// What the sheet works on.
#[derive(Clone, Copy)]
pub(super) struct Weeks {
    /// The app.
    pub(super) app: App,
    /// The language.
    pub(super) lang: Lang,
    /// The plan.
    pub(super) plan: Memo<WeekPlan>,
    /// What is to be prepared, by promise.
    pub(super) prepared: Memo<Map<TaskId, String>>,
    /// The line whose day, purpose and preparation are looked at.
    pub(super) open: RwSignal<Option<Line>>,
}

/// The sheet.
pub fn week(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().week;
    let plan = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| WeekPlan::of(workspace, Basis::of(workspace, today)))
    });
    let prepared = question(move || app.workspace(Prepared::lines));
    let weeks = Weeks { app, lang, plan, prepared, open: RwSignal::new(None) };
    let content = part(move || {
        if !app.has_customers.get() {
            return view! {
                <p class="empty">{texts.empty}</p>
                {link("button button-main button-wide", "add-first", "#/customers/add", texts.add)}
            }
            .into_any();
        }
        untrack(|| weeks.draw())
    });
    sheet::sheet(app, lang, texts.title.to_owned(), content)
}

impl Weeks {
    fn draw(self) -> AnyView {
        let texts = self.lang.business().week;
        let drawn = RwSignal::new(AT_ONCE);
        draw_on(drawn, || DAYS);
        let state = words(move || {
            let over = self.plan.with(WeekPlan::left_over);
            if over == 0 {
                texts.fits.to_owned()
            } else {
                counted(texts.over, usize::try_from(over).unwrap_or(usize::MAX))
            }
        });
        let exact = words(move || self.plan.with(WeekPlan::left_over).to_string());
        view! {
            <p class="why" role="status" data-figure="over" data-exact=exact>{state}</p>
            {self.week(0, drawn)}
            {self.week(1, drawn)}
            <div class="more-buttons">
                {link("button button-wide", "away", "#/away", texts.away.title)}
            </div>
            {at_times(move || (drawn.get() >= DAYS).then(|| untrack(|| ways::ways(self))))}
        }
        .into_any()
    }

    /// One of the two weeks: its days, and one tap that promises all it suggests.
    fn week(self, place: usize, drawn: RwSignal<usize>) -> AnyView {
        let (app, lang) = (self.app, self.lang);
        let texts = lang.business().week;
        let head = words(move || {
            let this = Week::of(app.today.get());
            let week = if place == 0 { this } else { Week::of(this.last().next()) };
            say_week::week(lang, place, week.period())
        });
        let of_week = move || -> Vec<(Day, Suggested)> {
            self.plan.with(|plan| {
                let days = plan.weeks.get(place).into_iter().flatten();
                let each = days.flat_map(|day| day.suggested.iter().map(|one| (day.day, *one)));
                each.collect()
            })
        };
        let many = question(move || of_week().len());
        let take = at_times(move || {
            let count = many.get();
            (count > 0).then(|| {
                let word = counted(texts.take, count);
                let go = Box::new(move || self.take(untrack(of_week)));
                let act = if place == 0 { "week-take" } else { "week-take-next" };
                press(
                    Press("button button-main button-wide", act, String::new()),
                    word.into_any(),
                    go,
                )
            })
        });
        let first = place.saturating_mul(7);
        let days = (first..first.saturating_add(7)).map(|place| {
            let shown = question(move || drawn.get() > place);
            at_times(move || shown.get().then(|| untrack(|| self.day(place))))
        });
        let days = days.collect::<Vec<_>>();
        view! {
            <section class="more-group" data-week=place.to_string()>
                <h3>{head}</h3>
                {take}
                {days}
            </section>
        }
        .into_any()
    }

    /// A day: what kind, how full, and its lines.
    fn day(self, place: usize) -> AnyView {
        let (app, lang) = (self.app, self.lang);
        let day = question(move || self.plan.with(|plan| plan.days().nth(place).cloned()));
        part(move || {
            let Some(day) = day.get() else { return nothing() };
            untrack(|| {
                let past = day.day < app.today.get_untracked();
                let full = self.full(&day, past);
                let promised = day.promised.iter().map(|(task, _)| line::promise(self, *task));
                let suggested =
                    day.suggested.iter().map(|one| line::suggestion(self, day.day, *one));
                let rows = promised.chain(suggested).collect::<Vec<_>>();
                let order = (day.promised.len() > 1).then(|| self.order(day.day));
                let list =
                    (!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> }.into_any());
                let (taken, room) = (day.taken(), day.room);
                view! {
                    <section
                        class="week-day"
                        data-day=day.day.to_string()
                        data-visits=format!("{}/{}", taken.visits, room.visits)
                        data-calls=format!("{}/{}", taken.calls, room.calls)
                    >
                        <h4>{date::day(lang, day.day)}</h4>
                        <p class="quiet">{full}</p>
                        {list}
                        {order}
                    </section>
                }
                .into_any()
            })
        })
    }

    /// The way to the order of a day with more than one promise.
    fn order(self, day: Day) -> AnyView {
        let texts = self.lang.business().week.order;
        let to = Route::Today(Some(TodaySheet::Order(day))).to_string();
        let word = fill(texts.open, &[&date::day(self.lang, day)]);
        view! { <a class="button button-plain" href=to data-act="order">{word}</a> }.into_any()
    }

    /// How full a day is, and why it is not a full one.
    fn full(self, day: &PlanDay, past: bool) -> String {
        let (app, lang) = (self.app, self.lang);
        let texts = lang.business().week;
        if past {
            return counted(texts.seen, usize::try_from(day.done).unwrap_or(usize::MAX));
        }
        let why = match day.kind {
            DayKind::Work => None,
            DayKind::Half => Some(texts.half.to_owned()),
            _ => Some(app.peek(|workspace| days::why(lang, &workspace.calendar, day.day))),
        };
        let taken = day.taken();
        let empty = taken.visits == 0 && taken.calls == 0;
        let nothing = day.kind.weight().is_off() && empty;
        let full = (!nothing).then(|| say_week::full(lang, taken, day.room));
        let parts: Vec<String> = [why, full].into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// Promises all of some suggestions: all or none, and one undo.
    fn take(self, all: Vec<(Day, Suggested)>) {
        let (app, lang) = (self.app, self.lang);
        let count = all.len();
        let promises = all.into_iter().map(|(due, one)| Command::Promise {
            customer: one.customer,
            due,
            step: Some(one.step),
        });
        match app.dispatch_together(promises.collect()) {
            Ok(stamps) => {
                self.open.set(None);
                app.say_of_all(counted(lang.business().week.took, count), stamps);
            }
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    }

    /// The capacity as it is set.
    pub(super) fn capacity(self) -> Capacity {
        let today = self.app.today.get();
        self.app.workspace(|workspace| Basis::of(workspace, today).capacity)
    }

    /// A line to be brought, in words.
    pub(super) fn bring(self, task: TaskId) -> Signal<String> {
        let texts = self.lang.business().week;
        maybe(move || {
            let words = self.prepared.with(|all| all.get(&task).cloned())?;
            Some(fill(texts.bring, &[&words]))
        })
    }
}
