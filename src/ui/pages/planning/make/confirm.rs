//! What the check finds, where to break the goal down, and confirming it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Making, blocks};
use crate::domain::plan_book::check::tiers;
use crate::domain::plan_book::goal::Decide;
use crate::domain::tier_words::TierWords;
use crate::text::{amount, counted, date, fill, number, say};
use crate::ui::components::live::{maybe, tap};
use crate::ui::pages::planning::goal_sheet::findings;

/// The findings with their repairs, and the way to the sheet.
pub(super) fn checked(making: Making) -> AnyView {
    let texts = making.texts();
    view! {
        {findings::findings(making.app, making.lang, making.month, Some(making.step))}
        <a class="button button-wide" href="#/target/sheet" data-act="to-sheet">{texts.to_sheet}</a>
    }
    .into_any()
}

/// The ways to break it down.
pub(super) fn down(making: Making) -> AnyView {
    let texts = making.texts();
    let ways = [
        ("#/target/split", "to-split"),
        ("#/target/curve", "to-curve"),
        ("#/target/funnel", "to-funnel"),
    ];
    let rows = ways
        .into_iter()
        .zip(texts.to.into_iter().zip(texts.to_mean))
        .map(|((href, act), (word, means))| {
            view! {
                <li>
                    <a class="row row-link" href=href data-act=act>
                        <span>
                            <span class="row-name">{word}</span>
                            <span class="row-why">{means}</span>
                        </span>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

/// What will be confirmed, and confirming.
pub(super) fn step(making: Making) -> AnyView {
    let (app, texts, lang, month) = (making.app, making.texts(), making.lang, making.month);
    let name = date::month(lang, month);
    if app.peek(|workspace| workspace.goal(month).is_some()) {
        return view! {
            <p class="notice notice-calm" data-confirmed="">{texts.confirmed}</p>
            <div class="more-buttons">
                <a class="button button-wide" href="#/target/revise" data-act="to-revise">{lang.behind().pages.revise}</a>
                <a class="button button-wide" href="#/target/boss" data-act="to-boss">{texts.to_boss}</a>
            </div>
        }
        .into_any();
    }
    let words = app.peek(TierWords::of);
    let [low, middle, high] = say::tiers(lang, &words);
    let Some(three) = app.peek(|workspace| tiers(workspace, month)) else {
        let sentence = fill(texts.no_tiers, &[middle]);
        return view! { <p class="notice" data-will="">{sentence}</p> }.into_any();
    };
    let [floor, target, challenge] = three.map(number::exact);
    let exact = three.map(|amount| amount.to_string()).join(" ");
    let will = fill(texts.will, &[&name, &floor, &target, &challenge, low, middle, high]);
    let stop = blocks(app, month);
    let confirm = move || {
        // The check may have become another since it was drawn.
        let stop = untrack(|| blocks(app, month));
        if stop > 0 {
            making.error.set(Some(counted(texts.blocked, stop)));
            return;
        }
        let typed = making.opening.get_untracked();
        let opening = match amount::read(&typed) {
            _ if typed.trim().is_empty() => None,
            Ok(amount) => Some(amount),
            Err(wrong) => {
                making.error.set(Some(say::amount_error(lang, wrong, &typed)));
                return;
            }
        };
        let mut all = vec![Decide::Confirm { month, tiers: three }];
        all.extend(opening.map(|amount| Decide::Opening { month, amount }));
        let Some(stamps) = making.take(all, &typed) else { return };
        if opening.is_some() {
            making.opening.set(String::new());
        }
        super::tiers::forget(making);
        app.say_of_all(fill(texts.done, &[&date::month(lang, month)]), stamps);
        app.close_sheet();
    };
    view! {
        <p class="why" data-will=exact>{will}</p>
        <p class="quiet">{texts.freezes}</p>
        {(stop > 0).then(|| view! { <p class="notice" data-blocked=stop.to_string()>{counted(texts.blocked, stop)}</p> }.into_any())}
        <p class="error" role="alert">{maybe(move || making.error.get())}</p>
        <div class="more-buttons">
            <button
                type="button"
                class="button button-main button-wide"
                data-act="confirm"
                aria-disabled=(stop > 0).to_string()
                on:click=tap(confirm)
            >
                {texts.confirm}
            </button>
            <a class="button button-wide" href="#/target/boss" data-act="to-boss">{texts.to_boss}</a>
        </div>
    }
    .into_any()
}
