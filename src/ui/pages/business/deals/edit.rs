//! A deal's amount, day, chance and words, changed.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{amount_field, asked, read_amount};
use super::deal::Page;
use super::new::{expected, read_chance, stage_hint};
use crate::domain::command::{Command, Refusal};
use crate::domain::deal_notes;
use crate::domain::enter::Enter;
use crate::domain::fact::DealChanged;
use crate::text::{book, fill, number, say};
use crate::ui::components::bits::fold;
use crate::ui::components::drafted;
use crate::ui::components::field::{area, field};
use crate::ui::components::live::{maybe, part, question, send};

/// The fields' names among what is half typed.
const NAMES: [&str; 4] = ["amount", "day", "chance", "about"];

/// The fields, at hand when they are asked for or half typed; drawn anew when what is kept is
/// another.
pub(super) fn edit(page: Page) -> AnyView {
    let kept = question(move || {
        let kept = page.seen(|seen| {
            let chance = seen.typed.map(|chance| chance.to_string()).unwrap_or_default();
            let amount = number::typable(seen.line.amount);
            [amount, seen.line.expected.to_string(), chance, seen.notes.about.clone()]
        });
        kept.unwrap_or_default()
    });
    part(move || {
        let kept = kept.get();
        untrack(|| form(page, kept))
    })
}

fn form(page: Page, kept: [String; 4]) -> AnyView {
    let Page { app, lang, id, customer, .. } = page;
    let texts = lang.business().deals;
    let [amount_kept, day_kept, chance_kept, about_kept] = kept.clone();
    let shown = [amount_kept.clone(), String::new(), chance_kept.clone(), about_kept.clone()];
    let mut each = shown.clone().into_iter();
    let typed = NAMES.map(|name| {
        drafted::typed_of(app, drafted::key(&id, name), each.next().unwrap_or_default())
    });
    let [amount, day, chance, about] = typed;
    let [amount_wrong, chance_wrong, about_wrong] = [(); 3].map(|()| RwSignal::new(None));
    let is_open = typed.map(|text| text.get_untracked()) != shown;
    let expected = expected(app, lang, day, crate::domain::day::Day::parse(&day_kept).ok());
    let choice = expected.choice;
    let save = move || {
        let Some(sum) = read_amount(lang, amount, amount_wrong, texts.amount_zero) else { return };
        let Some(day) = untrack(|| choice.chosen()) else { return };
        let Ok(own) = read_chance(lang, chance, chance_wrong) else { return };
        let words = about.get_untracked();
        let on = app.today.get_untracked();
        let note = match deal_notes::about(id, customer, &words, on) {
            Ok(note) => note,
            Err(refused) => {
                about_wrong.set(Some(say::refusal(lang, refused, "")));
                return;
            }
        };
        let amount = Some(sum).filter(|sum| number::typable(*sum) != amount_kept);
        let expected = Some(day).filter(|day| day.to_string() != day_kept);
        let before = chance_kept.parse::<u16>().ok();
        let chance = (own != before).then(|| own.unwrap_or(DealChanged::AS_ITS_STAGE));
        let mut all = Vec::new();
        if amount.is_some() || expected.is_some() || chance.is_some() {
            let stage = None;
            let changed = Command::ChangeDeal { deal: id, amount, stage, expected, chance };
            all.push(Enter::Plain(changed));
        }
        if words.trim() != about_kept {
            all.push(Enter::Keep(note));
        }
        if all.is_empty() {
            amount_wrong.set(Some(say::refusal(lang, Refusal::NothingToChange, "")));
            return;
        }
        match app.enter_together(all) {
            Ok(stamps) => {
                drafted::forget_of(app, NAMES.map(|name| drafted::key(&id, name)));
                app.say_of_all(fill(texts.changed, &[&page.name()]), stamps);
                // The fields are drawn anew, and the button with them.
                crate::browser::page::focus("#sheet-title");
            }
            Err(refused) => amount_wrong.set(Some(book::refused(lang, refused))),
        }
    };
    let hint = maybe(move || page.seen(|seen| stage_hint(app, lang, seen.line.stage)));
    let content = view! {
        <form novalidate on:submit=send(save)>
            {amount_field(lang, "deal-amount", texts.amount, amount, amount_wrong)}
            {expected.view}
            {field(asked("deal-chance", texts.chance, "numeric", ""), chance, chance_wrong, None)}
            <p class="hint">{hint}</p>
            {area(asked("deal-about", texts.about, "text", "user"), about, about_wrong)}
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="deal-save">
                    {lang.texts().save}
                </button>
            </div>
        </form>
    };
    fold("deal-edit", texts.edit.into_any(), is_open, vec![content.into_any()])
}
