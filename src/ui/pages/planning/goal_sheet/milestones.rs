//! Milestones on the way to the goal: a day with an amount sold by then, or with something to be done.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::bits::fold;
use super::super::drafted;
use super::others::plain;
use crate::domain::day::Day;
use crate::domain::milestone::{Milestone, MilestoneState, Wanted};
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::milestones::{MOST, Milestones, Refused, WORDS_LIMIT, latest};
use crate::state::App;
use crate::text::{Lang, amount, counted, date, fill, number, say};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{maybe, part, question, tap};

/// The names of a new one's fields among what is half typed.
const NAMES: [&str; 3] = ["milestone", "milestone-by", "milestone-amount"];

/// The section.
pub(super) fn milestones(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let kept = question(move || app.workspace(|workspace| latest(workspace, month)));
    let lines = part(move || {
        let kept = kept.get();
        let stand = app.workspace(|workspace| kept.stand(workspace, app.today.get()));
        let rows = kept.steps.iter().zip(stand).enumerate();
        let rows = rows.map(|(place, (step, stand))| line(app, lang, &kept, place, step, stand));
        let rows = rows.collect::<Vec<_>>();
        view! { <ul class="list">{rows}</ul> }.into_any()
    });
    let empty =
        maybe(move || kept.with(|kept| kept.steps.is_empty()).then(|| texts.no_steps.to_owned()));
    view! {
        <section class="more-group" data-milestones="">
            <h3>{texts.steps}</h3>
            <p class="quiet">{empty}</p>
            {lines}
            {fold("milestone-open", texts.step_open.into_any(), false, vec![new(app, lang, month)])}
        </section>
    }
    .into_any()
}

/// Keeps them, and says what happened.
fn keep(app: App, lang: Lang, all: Milestones, said: String) -> bool {
    let row = all.entry(app.today.get_untracked());
    match app.decide_goal(vec![Decide::Keep(row)]) {
        Ok(stamps) => {
            app.say_of_all(said, stamps);
            true
        }
        Err(refused) => {
            app.say(say::refusal(lang, refused, ""), None);
            false
        }
    }
}

/// What is wanted in words.
fn named(lang: Lang, what: &str, wanted: Wanted<Money>) -> String {
    let texts = lang.planning().goal_sheet;
    match wanted {
        Wanted::Done(_) => what.to_owned(),
        Wanted::Figure(amount) => {
            let sold = fill(texts.step_sold, &[&number::short(lang, amount)]);
            if what.is_empty() { sold } else { format!("{what} · {sold}") }
        }
    }
}

fn line(
    app: App,
    lang: Lang,
    all: &Milestones,
    place: usize,
    (what, step): &(String, Milestone<Money>),
    stand: MilestoneState<Money>,
) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let [reached, missed] = texts.step_states;
    let (state, mut said) = match stand {
        MilestoneState::Reached => ("reached", reached.to_owned()),
        MilestoneState::ReachedLate { days } => ("late", counted(texts.step_late, days as usize)),
        MilestoneState::Open { days, .. } => ("open", counted(texts.step_days, days as usize)),
        MilestoneState::Missed { .. } => ("missed", missed.to_owned()),
    };
    if let MilestoneState::Open { missing: Some(missing), .. }
    | MilestoneState::Missed { missing: Some(missing) } = stand
    {
        said.push_str(" · ");
        said.push_str(&fill(texts.step_missing, &[&number::short(lang, missing)]));
    }
    let name = named(lang, what, step.wanted);
    let why = format!("{} · {said}", date::day(lang, step.by));
    let tick = match step.wanted {
        Wanted::Done(done) => {
            let (all, on) = (all.clone(), app.today);
            let name = name.clone();
            let turn = move || {
                let turned = all.clone().turned(place, on.get_untracked());
                keep(app, lang, turned, fill(texts.step_changed, &[&name]));
            };
            let word = if done.is_some() { texts.step_undone } else { texts.step_done };
            Some(
                view! {
                    <button
                        type="button"
                        class="button"
                        data-act="milestone-tick"
                        aria-pressed=done.is_some().to_string()
                        on:click=tap(turn)
                    >
                        {word}
                    </button>
                }
                .into_any(),
            )
        }
        Wanted::Figure(_) => None,
    };
    let all = all.clone();
    let gone = fill(texts.step_gone, &[&name]);
    let drop = move || {
        keep(app, lang, all.clone().without(place), gone.clone());
    };
    view! {
        <li class="piece" data-state=state data-by=step.by.to_string()>
            <p class="user" data-user="">{name}<span class="row-why">{why}</span></p>
            <div class="chips">
                {tick}
                <button type="button" class="button button-plain" data-act="milestone-drop" on:click=tap(drop)>
                    {texts.step_drop}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// A day of the month, as typed: `15`, or a whole date.
fn day_of(app: App, month: Month, text: &str) -> Option<Day> {
    let text = text.trim().trim_end_matches(['日', '号']);
    if let Ok(day) = Day::parse(text) {
        return Some(day);
    }
    let wanted: u32 = text.parse().ok()?;
    let period = app.peek(|workspace| workspace.period(month));
    period.days().find(|day| day.day() == wanted)
}

fn new(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let [what, by, amount] = NAMES.map(|name| drafted::typed(app, month, name, String::new()));
    let errors = [(); 3].map(|()| RwSignal::new(None));
    let [no_words, no_day, no_amount] = errors;
    let add = move || {
        let (day, sum) = (by.get_untracked(), amount.get_untracked());
        let Some(on) = day_of(app, month, &day) else {
            no_day.set(Some(fill(texts.step_wrong_day, &[&say::cut(&day)])));
            return;
        };
        let sum = if sum.trim().is_empty() {
            None
        } else {
            match amount::read(&sum) {
                Ok(sum) => Some(sum),
                Err(wrong) => {
                    no_amount.set(Some(say::amount_error(lang, wrong, &sum)));
                    return;
                }
            }
        };
        let now = app.peek(|workspace| latest(workspace, month));
        let words = what.get_untracked();
        match now.with(&words, on, sum) {
            Ok(all) => {
                if keep(app, lang, all, fill(texts.step_kept, &[&date::day(lang, on)])) {
                    for text in [what, by, amount] {
                        text.set(String::new());
                    }
                }
            }
            Err(Refused::Amount) => {
                no_amount.set(Some(fill(
                    texts.other_wrong,
                    &[&say::cut(&number::exact(sum.unwrap_or_default()))],
                )));
            }
            Err(Refused::Words) => {
                no_words.set(Some(fill(texts.step_words, &[&number::grouped(WORDS_LIMIT as u64)])));
            }
            Err(Refused::TooMany) => {
                no_words.set(Some(fill(texts.step_many, &[&number::grouped(MOST as u64)])));
            }
        }
    };
    let [what_label, by_label, amount_label] = texts.step_fields;
    let asked = |id, label, act, keyboard, class| Field { id, label, act, keyboard, class };
    view! {
        {field(asked("milestone", what_label, "milestone-what", "text", "user"), what, no_words, None)}
        {field(asked("milestone-by", by_label, "milestone-by", "numeric", ""), by, no_day, None)}
        {field(asked("milestone-sum", amount_label, "milestone-sum", "decimal", ""), amount, no_amount, None)}
        {plain("milestone-add", texts.step_add, Box::new(add))}
    }
    .into_any()
}
