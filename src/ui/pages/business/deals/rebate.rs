//! A customer's rebate (返点): how far it has come, what the next step takes, and its steps.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{asked, name_of, percent};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::fact::RebateStep;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::owed_book::{RebateStanding, rebate as standing};
use crate::domain::workspace::Rebate;
use crate::state::App;
use crate::text::business::typed::{LineError, steps};
use crate::text::{Lang, date, fill, number, say};
use crate::ui::components::bits::{Press, fact, fold, line, press};
use crate::ui::components::date_field::day_field;
use crate::ui::components::drafted;
use crate::ui::components::field::area;
use crate::ui::components::live::{part, question, send};

/// The fields' names among what is half typed.
const NAMES: [&str; 3] = ["rebate-steps", "rebate-from", "rebate-through"];

/// The rebate as it stands, and what changes it.
pub(super) fn rebate(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let kept = question(move || {
        app.workspace(|workspace| {
            (workspace.rebate(customer).cloned(), standing(workspace, customer))
        })
    });
    part(move || {
        let (agreed, stands) = kept.get();
        untrack(|| form(app, lang, customer, agreed, stands))
    })
}

fn stands(lang: Lang, standing: RebateStanding) -> AnyView {
    let texts = lang.business().money;
    let bought = fill(
        texts.bought,
        &[&number::short(lang, standing.bought), &date::run(lang, standing.run)],
    );
    let pays = fill(texts.pays, &[&number::exact(standing.pays)]);
    let next = match standing.next {
        Some(next) => fact(
            "rebate-missing",
            next.missing.to_string(),
            fill(
                texts.next,
                &[&number::short(lang, next.missing), &number::short(lang, next.pays_more)],
            ),
        ),
        None => fact("rebate-missing", Money::ZERO.to_string(), texts.top.to_owned()),
    };
    let all = vec![
        fact("rebate-bought", standing.bought.to_string(), bought),
        fact("rebate-pays", standing.pays.to_string(), pays),
        next,
    ];
    view! { <ul class="facts">{all}</ul> }.into_any()
}

fn typable(agreed: &Rebate) -> String {
    let one =
        |step: &RebateStep| format!("{} {}", number::typable(step.from), percent(step.pays.into()));
    agreed.steps.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn form(
    app: App,
    lang: Lang,
    customer: CustomerId,
    agreed: Option<Rebate>,
    standing: Option<RebateStanding>,
) -> AnyView {
    let texts = lang.business().money;
    let today = app.today.get_untracked();
    let year = |month, day| Day::new(today.year(), month, day).unwrap_or(today);
    let run = agreed.as_ref().map_or((year(1, 1), year(12, 31)), |one| (one.first, one.last));
    let shown =
        [agreed.as_ref().map(typable).unwrap_or_default(), run.0.to_string(), run.1.to_string()];
    let mut each = shown.clone().into_iter();
    let typed = NAMES.map(|name| {
        drafted::typed_of(app, drafted::key(&customer, name), each.next().unwrap_or_default())
    });
    let [rungs, from, through] = typed;
    let [rungs_wrong, from_wrong, through_wrong] = NAMES.map(|_| RwSignal::new(None));
    let is_open = typed.map(|text| text.get_untracked()) != shown;
    let keep =
        move |first: Day, last: Day, steps: Vec<RebateStep>, sentence: &'static str| match app
            .dispatch(Command::AgreeRebate { customer, first, last, steps })
        {
            Ok(stamp) => {
                drafted::forget_of(app, NAMES.map(|name| drafted::key(&customer, name)));
                app.say(fill(sentence, &[&name_of(app, lang, customer)]), Some(stamp));
                crate::browser::page::focus("#sheet-title");
            }
            Err(refused) => rungs_wrong.set(Some(say::refusal(lang, refused, ""))),
        };
    let day = move |typed: RwSignal<String>, wrong: RwSignal<Option<String>>| {
        let day = typed.with_untracked(|text| Day::parse(text).ok());
        if day.is_none() {
            wrong.set(Some(texts.day_missing.to_owned()));
        }
        day
    };
    let save = move || {
        let steps = match rungs.with_untracked(|text| read_steps(lang, text)) {
            Ok(steps) => steps,
            Err(sentence) => return rungs_wrong.set(Some(sentence)),
        };
        let (Some(first), Some(last)) = (day(from, from_wrong), day(through, through_wrong)) else {
            return;
        };
        keep(first, last, steps, texts.rebate_kept);
    };
    let said = match standing {
        Some(standing) => stands(lang, standing),
        None => line("quiet", texts.rebate_none.to_owned()),
    };
    let end = agreed.is_some().then(|| {
        let go = move || keep(run.0, run.1, Vec::new(), texts.rebate_ended);
        let class = Press("button button-wide button-plain", "rebate-end", String::new());
        press(class, texts.rebate_end.into_any(), Box::new(go))
    });
    let early = today.plus_months(-24);
    let content = view! {
        <form novalidate on:submit=send(save)>
            {line("hint", texts.steps_hint.to_owned())}
            {area(asked("rebate-steps", texts.steps, "text", ""), rungs, rungs_wrong)}
            {day_field("rebate-from", texts.from, early, from, from_wrong)}
            {day_field("rebate-through", texts.through, early, through, through_wrong)}
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="rebate-save">{texts.rebate_save}</button>
                {end}
            </div>
        </form>
    };
    let fold = fold("rebate-open", texts.rebate.into_any(), is_open, vec![content.into_any()]);
    view! { <section class="more-group"><h3>{texts.rebate}</h3>{said}{fold}</section> }.into_any()
}

/// The steps, or what is wrong with which.
fn read_steps(lang: Lang, text: &str) -> Result<Vec<RebateStep>, String> {
    let texts = lang.business().money;
    let read = steps(text).map_err(|why| match why {
        LineError::Unread(number, line) => {
            fill(texts.step_wrong, &[&number.to_string(), &say::cut(&line)])
        }
        LineError::Share(number, share) => {
            fill(texts.step_share, &[&number.to_string(), &say::cut(&share)])
        }
    })?;
    if read.is_empty() {
        return Err(texts.steps_hint.to_owned());
    }
    let mut before = Money::ZERO;
    for (number, step) in (1_usize..).zip(&read) {
        if step.from <= before {
            return Err(fill(texts.step_rising, &[&number.to_string()]));
        }
        before = step.from;
    }
    Ok(read)
}
