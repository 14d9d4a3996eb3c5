//! One customer on one screen: what they bring, when they are due and why, how to reach them, what
//! is open, what was.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{details, offered};
use crate::domain::agenda::{About, Matter};
use crate::domain::cadence::Cadences;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::details::Details;
use crate::domain::fact::{NextStep, Outcome};
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::playbook::Moment;
use crate::domain::profile::{OpenDeal, Past, Profile};
use crate::route::{CustomerSheet, OfCustomer, Route, TodaySheet};
use crate::state::App;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::bits::{Press, press};
use crate::ui::components::live::{at_times, nothing, part, question};
use crate::ui::components::sheet;

/// How many lines of what was are shown, and with each tap for more.
const STEP: usize = 10;

/// The sheet.
pub fn profile(app: App, lang: Lang, id: CustomerId) -> AnyView {
    let known = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| {
            Profile::of(workspace, id, today).map(|one| (one, Details::of(workspace, id)))
        })
    });
    let drawn = part(move || {
        known.with(|known| match known {
            Some((one, kept)) => head(app, lang, id, one, kept),
            None => view! { <p class="quiet">{lang.texts().customer_gone}</p> }.into_any(),
        })
    });
    let is_there = question(move || known.with(Option::is_some));
    // What is being typed stays as it is while the rest is drawn anew.
    let typing = at_times(move || is_there.get().then(|| details::editor(app, lang, id)));
    let most = RwSignal::new(STEP);
    let rest = part(move || {
        let most = most.get();
        known.with(|known| known.as_ref().map_or_else(nothing, |(one, _)| rest(lang, one, most)))
    });
    let more = at_times(move || {
        let all = known.with(|known| known.as_ref().map_or(0, |(one, _)| one.past.len()));
        let left = all.saturating_sub(most.get());
        (left > 0).then(|| {
            let word = counted(lang.business().profile.past_more, left).into_any();
            let go = Box::new(move || most.update(|most| *most = most.saturating_add(STEP)));
            press(Press("button button-wide", "past-more", String::new()), word, go)
        })
    });
    let content = view! { {drawn} {typing} {rest} {more} };
    sheet::sheet(app, lang, lang.business().profile.title.to_owned(), content.into_any())
}

/// A way to another sheet of this customer.
fn way(id: CustomerId, act: &'static str, of: OfCustomer, word: &'static str) -> AnyView {
    let to = Route::Customers(Some(CustomerSheet::Of(id, of))).to_string();
    out("button", act, to, word.to_owned())
}

/// A link, within the app or to what the phone opens; nothing is fetched for it.
fn out(class: &'static str, act: &'static str, to: String, word: String) -> AnyView {
    view! { <a class=class href=to data-act=act>{word}</a> }.into_any()
}

/// Who it is and what can be done.
fn head(app: App, lang: Lang, id: CustomerId, one: &Profile, kept: &Details) -> AnyView {
    let texts = lang.business().profile;
    let class = say::letter(one.class);
    let note = (!one.note.is_empty()).then(|| {
        let note = one.note.clone();
        view! { <p class="quiet user" data-user="">{note}</p> }.into_any()
    });
    view! {
        <p class="evening-line" data-profile=id.to_string()>
            <span class="row-name user" data-user="">{one.name.clone()}</span>
            <span class="badge" data-class=class>{class}</span>
        </p>
        {note}
        <div class="profile-do">{reach(kept, lang)}{touch(app, lang, id, one)}</div>
        {before(app, lang, one)}
        <ul class="facts">
            {facts(app, lang, one)}
            {details::facts(lang, kept)}
        </ul>
        <div class="profile-do">
            {way(id, "deal-new", OfCustomer::Deal, texts.deal_new)}
            {way(id, "sell", OfCustomer::Sell, texts.sell)}
            {way(id, "owed-by", OfCustomer::Owed, texts.owed_by)}
            {way(id, "needs", OfCustomer::Needs, texts.needs)}
            {way(id, "customer-edit", OfCustomer::Edit, texts.edit)}
        </div>
    }
    .into_any()
}

/// What they bring, when they are due, what they owe.
fn facts(app: App, lang: Lang, one: &Profile) -> AnyView {
    let texts = lang.business().profile;
    let list = lang.behind().list;
    let today = app.today.get_untracked();
    let value = if one.value == Money::ZERO {
        texts.value_none.to_owned()
    } else {
        fill(texts.value, &[&number::short(lang, one.value)])
    };
    let owed = if one.owed == Money::ZERO {
        texts.owed_none.to_owned()
    } else {
        fill(texts.owed, &[&number::short(lang, one.owed)])
    };
    let idle = match one.idle {
        None => lang.texts().never_visited.to_owned(),
        Some(0) => list.idle_today.to_owned(),
        Some(days) => counted(list.idle, usize::try_from(days).unwrap_or(usize::MAX)),
    };
    let due = if one.archived {
        list.archive_means.to_owned()
    } else {
        match one.due {
            None => texts.due_none.to_owned(),
            Some(due) if one.promise.is_some() => {
                fill(texts.promised, &[&called(lang, due, today)])
            }
            Some(due) => {
                let cadence = app.peek(Cadences::of).get(one.class);
                let why = say::class(lang.texts(), one.class, cadence);
                fill(texts.due, &[&called(lang, due, today), &why])
            }
        }
    };
    let late = one.due.is_some_and(|due| due < today).then_some(list.overdue);
    view! {
        <li data-figure="value" data-exact=one.value.to_string()>{value}</li>
        <li data-figure="due" data-exact=one.due.map(|due| due.to_string())>
            <span class="late">{late}</span>
            {due}
        </li>
        <li data-figure="idle" data-exact=one.idle.map(|days| days.to_string())>{idle}</li>
        <li data-figure="owed" data-exact=one.owed.to_string()>{owed}</li>
    }
    .into_any()
}

/// Today, or its date.
fn called(lang: Lang, day: Day, today: Day) -> String {
    if day == today { lang.behind().list.today.to_owned() } else { date::day(lang, day) }
}

/// The phone and the map, by what the phone has for them.
fn reach(kept: &Details, lang: Lang) -> AnyView {
    let texts = lang.business().profile;
    let call = kept.dialed().map(|number| {
        out("button button-main", "call", format!("tel:{number}"), texts.call.to_owned())
    });
    let map = details::on_the_map(kept).map(|to| out("button", "map", to, texts.map.to_owned()));
    view! { {call} {map} }.into_any()
}

/// An outcome, and the next visit.
fn touch(app: App, lang: Lang, id: CustomerId, one: &Profile) -> AnyView {
    let texts = lang.business().profile;
    let today = app.today.get_untracked();
    // A promise that is due is answered by what came of it.
    let promise = one.promise.filter(|_| one.due.is_some_and(|due| due <= today));
    let about = promise.map_or(About::Matter(Matter::Customer(id)), About::Task);
    let to = Route::Today(Some(TodaySheet::Outcome(about))).to_string();
    let plan = app.next_working().filter(|_| !one.archived).map(|next| {
        let day = called(lang, next, today);
        let word = fill(texts.plan, &[&day]).into_any();
        let go = move || {
            let promise = Command::Promise { customer: id, due: next, step: None };
            match app.dispatch(promise) {
                Ok(stamp) => app.say(fill(texts.planned, &[&day]), Some(stamp)),
                Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
            }
        };
        press(Press("button", "plan-next", String::new()), word, Box::new(go))
    });
    view! {
        {out("button", "outcome", to, texts.outcome.to_owned())}
        {plan}
    }
    .into_any()
}

/// What the playbook has for the visit that is ahead.
fn before(app: App, lang: Lang, one: &Profile) -> Option<AnyView> {
    if one.archived {
        return None;
    }
    let moment = app.peek(|workspace| {
        let step = one.promise.and_then(|task| workspace.task(task)).map(|task| task.step);
        Moment::before(step.unwrap_or(NextStep::Visit), one.class)
    });
    offered(app, lang, moment, None)
}

/// Open deals, and what was.
fn rest(lang: Lang, one: &Profile, most: usize) -> AnyView {
    let texts = lang.business().profile;
    let deals: Vec<AnyView> = one.deals.iter().map(|deal| open_deal(lang, deal)).collect();
    let no_deals = deals.is_empty().then_some(texts.deals_none);
    let past: Vec<AnyView> = one.past.iter().take(most).map(|past| line(lang, past)).collect();
    let no_past = past.is_empty().then_some(texts.past_none);
    view! {
        <section class="more-group" data-deals="">
            <h3>{texts.deals}</h3>
            <p class="quiet">{no_deals}</p>
            <ul class="list">{deals}</ul>
        </section>
        <section class="more-group" data-past=one.past.len().to_string()>
            <h3>{texts.past}</h3>
            <p class="quiet">{no_past}</p>
            <ul class="facts">{past}</ul>
        </section>
    }
    .into_any()
}

fn open_deal(lang: Lang, deal: &OpenDeal) -> AnyView {
    let texts = lang.business().profile;
    let stage = texts.stages.get(usize::from(deal.stage.place())).copied().unwrap_or_default();
    let amount = number::short(lang, deal.amount);
    let words = fill(texts.deal, &[&amount, stage, &date::day(lang, deal.expected)]);
    let to = Route::Customers(Some(CustomerSheet::Deal(deal.id))).to_string();
    let exact = deal.amount.to_string();
    view! {
        <li data-deal=deal.id.0.to_string() data-exact=exact>{out("row row-link", "deal", to, words)}</li>
    }
    .into_any()
}

fn line(lang: Lang, (on, past): &(Day, Past)) -> AnyView {
    let texts = lang.business().profile;
    let [visit, call] = texts.touches;
    let [met, won, lost, absent] = lang.behind().list.outcomes;
    let money = |text, amount: Money| fill(text, &[&number::exact(amount.abs())]);
    let (word, note) = match past {
        Past::Outcome(outcome, note) => {
            let word = match outcome {
                Outcome::Met => met,
                Outcome::Won => won,
                Outcome::Lost => lost,
                Outcome::Absent => absent,
            };
            (word.to_owned(), note.clone())
        }
        Past::Visit => (visit.to_owned(), String::new()),
        Past::Call => (call.to_owned(), String::new()),
        Past::Sold(amount) if *amount < Money::ZERO => (money(texts.back, *amount), String::new()),
        Past::Sold(amount) => (money(texts.sold, *amount), String::new()),
        Past::Lost(amount) => (money(texts.lost, *amount), String::new()),
        Past::Paid(amount) if *amount < Money::ZERO => {
            (money(texts.paid_back, *amount), String::new())
        }
        Past::Paid(amount) => (money(texts.paid, *amount), String::new()),
    };
    view! {
        <li data-past-on=on.to_string()>
            {date::day(lang, *on)} " · " {word}
            <span class="row-why user" data-user="">{note}</span>
        </li>
    }
    .into_any()
}
