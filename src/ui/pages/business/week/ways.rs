//! What does not fit the two weeks, and the three ways out; each is a tap, and each can be undone.

use fieldplan_view::view;
use leptos::prelude::*;

use super::two_weeks::Weeks;
use crate::domain::cadence::{Cadences, Class};
use crate::domain::command::Command;
use crate::domain::fact::SettingsChanged;
use crate::domain::own_classes::cadences_entry;
use crate::domain::week_plan::{Basis, Over, Ways, WeekPlan};
use crate::text::business::week as say_week;
use crate::text::{counted, date, fill, number, say};
use crate::ui::components::bits::{Press, link, press};
use crate::ui::components::live::{nothing, part, question};

/// How many customers who do not fit are listed.
const MOST: usize = 20;
/// How many calls a tap adds or takes.
const CALLS: u16 = 5;
/// The most calls a day that can be set.
const MOST_CALLS: u16 = 60;

/// The part of the sheet; nothing where everything fits.
pub(super) fn ways(weeks: Weeks) -> AnyView {
    let Weeks { app, .. } = weeks;
    let over = question(move || {
        let fits = weeks.plan.with(|plan| plan.overflow.is_empty());
        let today = app.today.get();
        app.workspace(|workspace| {
            let ways = Ways::of(workspace, Basis::of(workspace, today));
            (!fits || ways.month.ways_out.is_some()).then_some(ways)
        })
    });
    part(move || match over.get() {
        Some(ways) => untrack(|| draw(weeks, &ways)),
        None => nothing(),
    })
}

fn draw(weeks: Weeks, ways: &Ways) -> AnyView {
    let Weeks { lang, .. } = weeks;
    let texts = lang.business().week;
    let capacity = weeks.capacity();
    let a_day = capacity.visits;
    let month = say_week::month(lang, ways, a_day);
    let load = &ways.month;
    let exact = format!("{} {}", load.owed, load.carried);
    let means = ways.month.ways_out.as_ref().map(|out| {
        let (many, owed) = out.fewer;
        let shown = [u64::from(a_day), u64::from(many), owed].map(number::grouped);
        let said = fill(texts.fewer_means, &shown.each_ref().map(String::as_str));
        view! { <p data-figure="fewer" data-exact=format!("{many} {owed}")>{said}</p> }.into_any()
    });
    let in_month = ways.month.ways_out.as_ref().and_then(|out| out.more).map(|more| {
        let said = fill(texts.more_month, &[&more.to_string()]);
        view! { <p data-figure="more-month" data-exact=more.to_string()>{said}</p> }.into_any()
    });
    let over_the_month = load
        .ways_out
        .is_some()
        .then(|| view! { <p data-figure="month" data-exact=exact>{month}</p> }.into_any());
    let rows = weeks.plan.with(|plan| rows(weeks, plan));
    let which = weeks.plan.with(|plan| !plan.overflow.is_empty()).then_some(texts.fewer_which);
    view! {
        <section class="more-group" data-ways="">
            <h3>{texts.ways}</h3>
            {over_the_month}
            <h4>{texts.more}</h4>
            {in_month}
            {more(weeks, ways.more, capacity.visits)}
            {calls(weeks, capacity.calls)}
            <h4>{texts.lower}</h4>
            {lower(weeks, ways)}
            <h4>{texts.fewer}</h4>
            {means}
            <p class="quiet">{which}</p>
            {rows}
        </section>
    }
    .into_any()
}

/// More visits a day.
fn more(weeks: Weeks, enough: Option<u16>, now: u16) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let Some(visits) = enough.filter(|enough| *enough > now) else {
        return match enough {
            Some(_) => view! { <p class="quiet">{texts.fits}</p> }.into_any(),
            None => view! { <p class="quiet">{texts.more_none}</p> }.into_any(),
        };
    };
    let shown = visits.to_string();
    let go = move || {
        let visits_a_day = Some(visits);
        let changed = SettingsChanged { visits_a_day, ..SettingsChanged::default() };
        match app.dispatch(Command::Settings(changed)) {
            Ok(stamp) => app.say(fill(texts.more_done, &[&visits.to_string()]), Some(stamp)),
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    };
    let word = fill(texts.more_go, &[&shown]);
    view! {
        <p data-figure="more" data-exact=shown.clone()>
            {fill(texts.more_means, &[&now.to_string(), &shown])}
        </p>
        {press(Press("button button-wide", "way-more", String::new()), word.into_any(), Box::new(go))}
    }
    .into_any()
}

/// How many calls a day the plan counts on: what a visit need not answer.
fn calls(weeks: Weeks, now: u16) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let by = move |wanted: u16| {
        if wanted == now {
            return;
        }
        let changed = SettingsChanged { calls_a_day: Some(wanted), ..SettingsChanged::default() };
        match app.dispatch(Command::Settings(changed)) {
            Ok(stamp) => app.say(counted(texts.calls_done, usize::from(wanted)), Some(stamp)),
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    };
    let step = |act, word: &'static str, wanted: u16| {
        let go = Box::new(move || by(wanted));
        press(Press("chip", act, String::new()), word.into_any(), go)
    };
    let fewer = step("calls-fewer", texts.calls_fewer, now.saturating_sub(CALLS));
    let more = step("calls-more", texts.calls_more, now.saturating_add(CALLS).min(MOST_CALLS));
    view! {
        <p data-figure="calls" data-exact=now.to_string()>{counted(texts.calls, usize::from(now))}</p>
        <div class="chips">{fewer}{more}</div>
    }
    .into_any()
}

/// A lower cadence, and what each saves.
fn lower(weeks: Weeks, ways: &Ways) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let rows = ways.lower.iter().map(|way| {
        let exact = format!("{:?} {} {}", way.class, way.saves, way.left_over);
        let said = say_week::lower(lang, way);
        let (class, to) = (way.class, way.to);
        let done = say_week::lowered(lang, class, to);
        let go = move || {
            let cadences = app.peek(Cadences::of).with(class, to);
            let on = app.today.get_untracked();
            if let Some(stamp) = app.keep_row(cadences_entry(cadences, on)) {
                app.say(done.clone(), Some(stamp));
            }
        };
        let word = say_week::lowered(lang, class, to);
        view! {
            <li data-figure="lower" data-exact=exact>
                <p>{said}</p>
                {press(Press("button", "way-lower", String::new()), word.into_any(), Box::new(go))}
            </li>
        }
        .into_any()
    });
    view! {
        <ul class="list">{rows.collect::<Vec<_>>()}</ul>
        {link("button button-wide", "to-classes", "#/customers/classes", texts.lower_go)}
    }
    .into_any()
}

/// Who does not fit: each can be put lower, and the lowest away.
fn rows(weeks: Weeks, plan: &WeekPlan) -> AnyView {
    let texts = weeks.lang.business().week;
    let rows = plan.overflow.iter().take(MOST).map(|one| row(weeks, *one)).collect::<Vec<_>>();
    let rest = plan.overflow.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| counted(texts.over_more, rest));
    view! {
        <ul class="list">{rows}</ul>
        <p class="quiet">{rest}</p>
    }
    .into_any()
}

fn row(weeks: Weeks, over: Over) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let customer = over.customer;
    let name = untrack(|| app.customer_name(lang, customer));
    let times = number::grouped(u64::from(over.touches));
    let class = texts.class(over.class);
    let why = fill(texts.over_why, &[class, &date::day(lang, over.due), &times]);
    let lower = match over.class {
        Class::A => Some(Class::B),
        Class::B => Some(Class::C),
        Class::C => None,
    };
    let (act, word) = match lower {
        Some(class) => ("way-class", fill(texts.class_go, &[texts.class(class)])),
        None => ("way-away", texts.away_go.to_owned()),
    };
    let said = say::cut(&name);
    let go = move || {
        let (command, said) = match lower {
            Some(class) => (
                Command::EditCustomer { customer, name: None, class: Some(class), note: None },
                fill(texts.class_done, &[&said, texts.class(class)]),
            ),
            None => (Command::ArchiveCustomer { customer }, fill(texts.away_done, &[&said])),
        };
        match app.dispatch(command) {
            Ok(stamp) => app.say(said, Some(stamp)),
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    };
    let label = format!("{word}: {name}");
    view! {
        <li class="row row-link" data-over=customer.to_string()>
            <span>
                <span class="row-name user" data-user="">{name}</span>
                <span class="row-why">{why}</span>
            </span>
            {press(Press("button", act, label), word.into_any(), Box::new(go))}
        </li>
    }
    .into_any()
}
