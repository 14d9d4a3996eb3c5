//! The close of a month: what is archived, its lessons in view, what is carried over, and where the
//! next one starts.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{deal_row, months, title, whose};
use crate::domain::archive::Archive;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::ident::{DealId, TaskId};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::month_end::{self, Beside, CarryOver, NextMonth, NotClosable, beside};
use crate::domain::own_entries::{Learned, Lesson, lessons, lessons_of_month};
use crate::domain::period::Month;
use crate::domain::suggestion::NoSuggestion;
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::domain::unfinished::spread;
use crate::domain::workspace::Workspace;
use crate::route::{ReviewSheet, Route, Span};
use crate::state::App;
use crate::text::planning::goal_sheet::figure;
use crate::text::track::adjust::metric as name_of;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::bits::{Press, fact, line, link, press};
use crate::ui::components::date_field::called;
use crate::ui::components::live::{nothing, part, question, tap};
use crate::ui::components::sheet;

/// How many deals, and how many lessons, are listed.
const MOST: usize = 20;

/// Whether the month is over and closed.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Not before a day.
    NotOver(Day),
    /// It can be closed.
    Ready,
    /// It was, on a day.
    Closed(Day),
}

/// All the sheet shows of a month.
#[derive(Clone, PartialEq)]
struct Seen {
    month: Month,
    state: State,
    /// As archived, or as it would be.
    archive: Archive,
    /// Archived beside amended figures of a closed month.
    beside: Vec<Beside>,
    lessons: Vec<Lesson>,
    open: CarryOver,
    next: NextMonth,
    words: TierWords,
}

impl Seen {
    fn of(workspace: &Workspace, month: Month, today: Day) -> Seen {
        let period = workspace.period(month);
        let state = match month_end::check(workspace, month, today) {
            Ok(()) => State::Ready,
            Err(NotClosable::NotOver { from }) => State::NotOver(from),
            Err(NotClosable::AlreadyClosed) => {
                State::Closed(workspace.archive(month).map_or(today, |archive| archive.on))
            }
        };
        let archive = workspace.archive(month).cloned();
        let mut noted: Vec<Lesson> = lessons_of_month(workspace, month).collect();
        noted.extend(lessons(workspace, period).filter(|one| one.month.is_none()));
        noted.retain(|one| !one.text.is_empty());
        Seen {
            month,
            state,
            archive: archive.unwrap_or_else(|| month_end::archive(workspace, month, today)),
            beside: beside(workspace, month),
            lessons: noted,
            open: month_end::carry_over(workspace, month, today),
            next: NextMonth::of(workspace, month.next(), today),
            words: TierWords::of(workspace),
        }
    }
}

/// The month that is to be closed: the one before while it is open and has anything, else today's.
fn to_close(workspace: &Workspace, today: Day) -> Month {
    let month = workspace.month_of(today);
    let before = month.previous();
    let is_open = month_end::check(workspace, before, today).is_ok();
    let has_any =
        workspace.goal(before).is_some() || workspace.sold_in_month(before) != Money::ZERO;
    if is_open && has_any { before } else { month }
}

/// The sheet.
pub fn close(app: App, lang: Lang) -> AnyView {
    let today = app.today.get_untracked();
    let shown = RwSignal::new(app.peek(|workspace| to_close(workspace, today)));
    let seen = question(move || {
        let (month, today) = (shown.get(), app.today.get());
        app.workspace(|workspace| Seen::of(workspace, month, today))
    });
    let drawn = part(move || {
        let seen = seen.get();
        untrack(|| draw(app, lang, &seen))
    });
    let content = view! {
        {months(app, lang, shown)}
        {drawn}
    };
    sheet::sheet(app, lang, title(lang, 8), content.into_any())
}

fn draw(app: App, lang: Lang, seen: &Seen) -> AnyView {
    let texts = lang.track().adjust.close;
    let name = date::month(lang, seen.month);
    let (code, head) = match seen.state {
        State::NotOver(from) => {
            let words = fill(texts.not_over, &[&name, &date::day(lang, from)]);
            let view = view! {
                <p class="why" data-from=from.to_string()>{words}</p>
                <p class="quiet">{texts.so_far}</p>
            };
            ("not-over", view.into_any())
        }
        State::Ready => ("ready", nothing()),
        State::Closed(on) => {
            let words = fill(texts.closed, &[&name, &date::day(lang, on)]);
            let view = view! {
                <p class="why" data-closed=on.to_string()>{words}</p>
                <p class="quiet">{texts.closed_means}</p>
            };
            ("closed", view.into_any())
        }
    };
    let (month, is_ready) = (seen.month, seen.state == State::Ready);
    let go = move || {
        let today = app.today.get_untracked();
        let command = app.peek(|workspace| month_end::close(workspace, month, today));
        match app.dispatch(command) {
            Ok(stamp) => {
                app.say(fill(texts.done, &[&date::month(lang, month)]), Some(stamp));
                crate::browser::page::focus("#sheet-title");
            }
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    };
    let close = is_ready.then(|| {
        let word = fill(texts.go, &[&name]);
        view! {
            <p class="quiet">{texts.go_means}</p>
            <div class="sheet-do">
                {press(Press("button button-main button-wide", "close-month", String::new()), word.into_any(), Box::new(go))}
            </div>
        }
        .into_any()
    });
    let ended = !matches!(seen.state, State::NotOver(_));
    let open = ended.then(|| carried(app, lang, seen));
    let next = ended.then(|| next(app, lang, seen));
    view! {
        <div data-month=seen.month.to_string() data-state=code>
            {head}
            {archived(lang, seen)}
            {noted(lang, seen)}
            {open}
            {next}
            {close}
        </div>
    }
    .into_any()
}

/// Each figure, and the tier that is reached.
fn archived(lang: Lang, seen: &Seen) -> AnyView {
    let texts = lang.track().adjust.close;
    let mut rows: Vec<AnyView> = Vec::new();
    rows.push(tier(lang, seen));
    if let Some(first) = seen.archive.first {
        let first = first.get(Tier::Target);
        let words = fill(texts.first, &[&number::exact(first)]);
        rows.push(fact("first", first.to_string(), words));
    }
    for one in &seen.archive.figures {
        let (metric, value) = (one.metric(), one.figure());
        let amended = seen.beside.iter().find(|line| line.metric == metric);
        let amended = amended.filter(|line| line.amended != line.archived);
        let shown = match amended.and_then(|line| line.amended) {
            Some(now) => fill(texts.late, &[&figure(lang, value), &figure(lang, now)]),
            None => figure(lang, value),
        };
        let exact = match metric {
            Standard::Revenue => seen.archive.figure(metric).map(exact_of),
            _ => Some(exact_of(value)),
        };
        let late = amended.and_then(|line| line.amended).map(exact_of);
        let words = fill(texts.line, &[name_of(lang, metric), &shown]);
        rows.push(
            view! {
                <li data-metric=format!("{metric:?}") data-exact=exact data-late=late>{words}</li>
            }
            .into_any(),
        );
    }
    view! {
        <section class="more-group" data-archive="">
            <h3>{texts.archive}</h3>
            <ul class="facts">{rows}</ul>
        </section>
    }
    .into_any()
}

/// A figure for probes.
fn exact_of(value: crate::domain::unit::Figure) -> String {
    use crate::domain::unit::Figure;
    match value {
        Figure::Money(amount) => amount.to_string(),
        Figure::Count(count) => count.pieces().to_string(),
        Figure::Rate(rate) => format!("{}/{}", rate.numerator(), rate.denominator()),
    }
}

fn tier(lang: Lang, seen: &Seen) -> AnyView {
    let texts = lang.track().adjust.close;
    let Some(tiers) = seen.archive.tiers else {
        return fact("reached", String::new(), texts.no_goal.to_owned());
    };
    let amount = |tier| number::short(lang, tiers.get(tier));
    let reached = seen.archive.reached();
    let (code, text, tier) = match reached {
        Some(tier) => (format!("{tier:?}"), texts.reached, tier),
        None => ("none".to_owned(), texts.none_reached, Tier::Floor),
    };
    let words = fill(text, &[say::tier(lang, &seen.words, tier), &amount(tier)]);
    fact("reached", code, words)
}

/// The lessons of the month.
fn noted(lang: Lang, seen: &Seen) -> AnyView {
    let texts = lang.track().adjust.close;
    let [win, lesson] = texts.learned;
    let rows = seen.lessons.iter().take(MOST).map(|one| {
        let word = if one.learned == Learned::Win { win } else { lesson };
        view! {
            <li data-lesson="">
                <span class="badge">{word}</span>
                " "
                <span class="user" data-user="">{one.text.clone()}</span>
            </li>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    let none = rows.is_empty().then(|| line("quiet", texts.no_lessons.to_owned()));
    let to = Route::Review(Span::Month, Some(ReviewSheet::Write)).to_string();
    view! {
        <section class="more-group" data-lessons=seen.lessons.len().to_string()>
            <h3>{texts.lessons}</h3>
            {none}
            <ul class="facts">{rows}</ul>
            <a class="button button-wide" href=to data-act="to-write">{texts.write}</a>
        </section>
    }
    .into_any()
}

/// What is open, with the ways to carry it over.
fn carried(app: App, lang: Lang, seen: &Seen) -> AnyView {
    let texts = lang.track().adjust.close;
    let CarryOver { tasks, deals, receivables } = &seen.open;
    let nothing_open = tasks.is_empty() && deals.is_empty() && receivables.is_empty();
    let none = nothing_open.then(|| line("", texts.nothing_open.to_owned()));
    view! {
        <section class="more-group" data-open="">
            <h3>{texts.open}</h3>
            {none}
            {promises(app, lang, tasks)}
            {deals_open(app, lang, seen.month, deals)}
            {owed(lang, receivables.iter().map(|(_, open)| *open).collect())}
        </section>
    }
    .into_any()
}

fn promises(app: App, lang: Lang, tasks: &[TaskId]) -> AnyView {
    let texts = lang.track().adjust.close;
    if tasks.is_empty() {
        return nothing();
    }
    let all = tasks.to_vec();
    let carry = Box::new(move || {
        let today = app.today.get_untracked();
        let mut moved = app.peek(|workspace| spread(workspace, today, &all));
        moved.truncate(crate::domain::command::SORT_LIMIT);
        let first = moved.iter().map(|one| one.due).min();
        let many = number::grouped(moved.len() as u64);
        let first = first.map_or_else(String::new, |day| called(app, lang, day));
        match app.dispatch(Command::SortTasks { moved, dropped: Vec::new() }) {
            Ok(stamp) => app.say(fill(texts.carried, &[&many, &first]), Some(stamp)),
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    });
    view! {
        <p data-figure="tasks" data-exact=tasks.len().to_string()>{counted(texts.tasks, tasks.len())}</p>
        <div class="more-buttons">
            {press(Press("button button-wide", "carry-all", String::new()), texts.carry.into_any(), carry)}
            {link("button button-wide", "to-sort", "#/sort", texts.sort)}
        </div>
    }
    .into_any()
}

fn deals_open(app: App, lang: Lang, month: Month, deals: &[DealId]) -> AnyView {
    let texts = lang.track().adjust.close;
    if deals.is_empty() {
        return nothing();
    }
    let to = app.peek(|workspace| {
        let last = workspace.period(month.next()).last();
        workspace.calendar.on_or_before(last).unwrap_or(last)
    });
    let shown = date::day(lang, to);
    let rows = deals.iter().take(MOST).filter_map(|id| {
        let id = *id;
        let name = whose(app, lang, id);
        let word = fill(texts.redate, &[&shown]);
        let label = format!("{word}: {name}");
        let done = fill(texts.redated, &[&name, &shown]);
        let go = Box::new(move || {
            let expected = Some(to);
            let change =
                Command::ChangeDeal { deal: id, amount: None, stage: None, expected, chance: None };
            match app.dispatch(change) {
                Ok(stamp) => app.say(done.clone(), Some(stamp)),
                Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
            }
        });
        let button = press(Press("button", "redate", label), word.into_any(), go);
        deal_row(app, lang, id, Some(button))
    });
    let rest = deals.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| counted(texts.more, rest));
    view! {
        <p data-figure="deals" data-exact=deals.len().to_string()>{counted(texts.deals, deals.len())}</p>
        <ul class="list">{rows.collect::<Vec<_>>()}</ul>
        <p class="quiet">{rest}</p>
    }
    .into_any()
}

fn owed(lang: Lang, open: Vec<Money>) -> AnyView {
    let texts = lang.track().adjust.close;
    if open.is_empty() {
        return nothing();
    }
    let (many, sum) = (open.len(), open.into_iter().sum::<Money>());
    let words = fill(texts.owed_sum, &[&number::short(lang, sum)]);
    view! {
        <p data-figure="owed" data-exact=sum.to_string()>
            {counted(texts.owed, many)}
            " · "
            {words}
        </p>
        {link("button button-wide", "owed", "#/customers/owed", texts.to_owed)}
    }
    .into_any()
}

/// Where the next month starts.
fn next(app: App, lang: Lang, seen: &Seen) -> AnyView {
    let texts = lang.track().adjust.close;
    let NextMonth { month, has_goal, suggestion, .. } = &seen.next;
    let (month, name) = (*month, date::month(lang, seen.next.month));
    let said = match suggestion {
        Ok(suggestion) => {
            let three = Tier::ALL.map(|tier| suggestion.tiers.get(tier));
            let shown = three.map(|amount| number::short(lang, amount));
            let names = say::tiers(lang, &seen.words);
            let mut all: Vec<&str> = shown.iter().map(String::as_str).collect();
            all.extend(names);
            let exact = three.map(|amount| amount.to_string()).join(" ");
            view! { <p data-figure="suggested" data-exact=exact>{fill(texts.suggested, &all)}</p> }
                .into_any()
        }
        Err(NoSuggestion::TooFewMonths(months)) => {
            line("quiet", fill(texts.too_few, &[&number::grouped(*months as u64)]))
        }
        Err(_) => line("quiet", texts.no_suggestion.to_owned()),
    };
    let has = has_goal.then(|| line("quiet", texts.has_goal.to_owned()));
    let look = move || app.month_shown.set(Some(month));
    let make = (!has_goal).then(|| {
        view! {
            <a class="button button-wide" href="#/target/make" data-act="to-make" on:click=tap(look)>
                {fill(texts.make, &[&name])}
            </a>
        }
        .into_any()
    });
    view! {
        <section class="more-group" data-next=month.to_string()>
            <h3>{fill(texts.next, &[&name])}</h3>
            {said}
            {has}
            {make}
        </section>
    }
    .into_any()
}
