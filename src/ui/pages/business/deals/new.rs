//! A new deal with a customer.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{
    DayChoice, DayLooks, Wrong, amount_field, asked, chance_said, gone, name_of, read_amount,
    stage_word,
};
use super::similar::similar;
use crate::domain::command::{Command, checked_note};
use crate::domain::day::Day;
use crate::domain::deal_board::chance_of_stage;
use crate::domain::deal_notes;
use crate::domain::enter::Enter;
use crate::domain::ident::{CustomerId, DealId, Id};
use crate::domain::similar::AtHand;
use crate::domain::stage::Stage;
use crate::domain::workspace::Standing;
use crate::state::App;
use crate::text::planning::hundredths;
use crate::text::{Lang, date, fill, number, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::drafted;
use crate::ui::components::field::{area, field};
use crate::ui::components::live::{maybe, send};
use crate::ui::components::sheet;

/// The stages' hooks.
pub(super) const STAGES: [&str; 4] =
    ["stage-contact", "stage-need", "stage-proposal", "stage-negotiation"];
/// The fields' names among what is half typed.
const NAMES: [&str; 4] = ["new-amount", "new-day", "new-chance", "new-about"];

/// The sheet.
pub(super) fn new(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let texts = lang.business().deals;
    let is_known = app.peek(|workspace| {
        workspace.customer(customer).is_some_and(|known| known.standing != Standing::Erased)
    });
    if !is_known {
        return gone(app, lang, texts.add, lang.texts().customer_gone);
    }
    let [amount, day, chance, about] =
        NAMES.map(|name| drafted::typed_of(app, drafted::key(&customer, name), String::new()));
    let [amount_wrong, chance_wrong, about_wrong] = [(); 3].map(|()| RwSignal::new(None));
    let stage = RwSignal::new(0_usize);
    let expected = expected(app, lang, day, None);
    let name = name_of(app, lang, customer);
    let title = fill(texts.new, &[&name]);
    let save = move || {
        let Some(sum) = read_amount(lang, amount, amount_wrong, texts.amount_zero) else { return };
        let Some(expected_day) = untrack(|| expected.choice.chosen()) else { return };
        let Ok(own) = read_chance(lang, chance, chance_wrong) else { return };
        let words = about.get_untracked();
        if let Err(refused) = checked_note(&words) {
            about_wrong.set(Some(say::refusal(lang, refused, "")));
            return;
        }
        let at = Stage::OPEN.get(stage.get_untracked()).copied().unwrap_or(Stage::Contact);
        let open = Command::OpenDeal { customer, amount: sum, stage: at, expected: expected_day };
        let stamp = match app.dispatch(open) {
            Ok(stamp) => stamp,
            Err(refused) => {
                let sentence = say::refusal(lang, refused, &amount.get_untracked());
                amount_wrong.set(Some(sentence));
                return;
            }
        };
        // What builds on the deal is told once it is there; both are looked over already.
        let deal = DealId(Id::new(stamp, 0));
        let mut more = Vec::new();
        if let Some(percent) = own {
            let (amount, stage, expected) = (None, None, None);
            let chance = Some(percent);
            more.push(Enter::Plain(Command::ChangeDeal { deal, amount, stage, expected, chance }));
        }
        if !words.trim().is_empty() {
            let on = app.today.get_untracked();
            more.extend(deal_notes::about(deal, customer, &words, on).ok().map(Enter::Keep));
        }
        let mut stamps = vec![stamp];
        if !more.is_empty() {
            stamps.extend(app.enter_together(more).unwrap_or_default());
        }
        drafted::forget_of(app, NAMES.map(|name| drafted::key(&customer, name)));
        app.close_sheet();
        app.say_of_all(fill(texts.noted, &[&name, &number::short(lang, sum)]), stamps);
    };
    let stages = (0_usize..).zip(Stage::OPEN.into_iter().zip(STAGES));
    let stages = stages
        .map(|(value, (of, act))| Chip { value, act, word: stage_word(lang, of).to_owned() })
        .collect();
    let hint = maybe(move || {
        let at = Stage::OPEN.get(stage.get()).copied()?;
        Some(stage_hint(app, lang, at))
    });
    let alike = similar(app, lang, move || {
        let at = Stage::OPEN.get(stage.get()).copied()?;
        Some(AtHand { customer, stage: at, about: about.get() })
    });
    let content = view! {
        <form novalidate on:submit=send(save)>
            {amount_field(lang, "deal-amount", texts.amount, amount, amount_wrong)}
            {chips(texts.stage, "deal-stage", stages, stage.into(), move |one| stage.set(one))}
            {expected.view}
            {field(asked("deal-chance", texts.chance, "numeric", ""), chance, chance_wrong, None)}
            <p class="hint" role="status">{hint}</p>
            {area(asked("deal-about", texts.about, "text", "user"), about, about_wrong)}
            {alike}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">
                    {lang.texts().save}
                </button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, title, content.into_any())
}

/// When a deal may close: the choice and how it looks.
pub(super) struct Expected {
    pub choice: DayChoice,
    pub view: AnyView,
}

/// The days a deal may close on: the one it has, where it has one, the month's end, in a month, a
/// date.
pub(super) fn expected(
    app: App,
    lang: Lang,
    typed: RwSignal<String>,
    kept: Option<Day>,
) -> Expected {
    let texts = lang.business().deals;
    let today = app.today.get_untracked();
    let end = app.peek(|workspace| workspace.period(workspace.month_of(today)).last());
    let month = today.plus_months(1);
    let named = |text, day| fill(text, &[&date::day(lang, day)]);
    let all = [
        kept.map(|day| ("day-as-is", texts.as_is, day)),
        Some(("day-month-end", texts.month_end, end)),
        Some(("day-month", texts.in_a_month, month)),
    ];
    let mut days = [None; 3];
    let mut words = Vec::new();
    for (place, (act, text, day)) in all.into_iter().flatten().enumerate() {
        if let Some(slot) = days.get_mut(place) {
            *slot = Some(day);
        }
        words.push((place, act, named(text, day)));
    }
    let choice = DayChoice::new(lang, days, typed);
    let looks = DayLooks {
        label: texts.expected,
        id: "deal-when",
        field: "deal-day",
        field_label: texts.day,
        from: today,
    };
    let view = choice.view(looks, words, ("day-own", texts.other_day));
    Expected { choice, view }
}

/// What an empty chance means.
pub(super) fn stage_hint(app: App, lang: Lang, stage: Stage) -> String {
    let today = app.today.get();
    let chance = app.workspace(|workspace| chance_of_stage(workspace, stage, today));
    fill(lang.business().deals.chance_hint, &[&chance_said(chance)])
}

/// The rep's own chance in whole percent, none where nothing is typed; what is wrong is said at its
/// field.
pub(super) fn read_chance(
    lang: Lang,
    typed: RwSignal<String>,
    wrong: Wrong,
) -> Result<Option<u16>, ()> {
    let text = typed.get_untracked();
    if text.trim().is_empty() {
        return Ok(None);
    }
    let read = hundredths::read(&text).filter(|read| *read <= 10_000 && read % 100 == 0);
    let percent = read.and_then(|read| u16::try_from(read / 100).ok());
    if percent.is_none() {
        wrong.set(Some(fill(lang.business().deals.chance_whole, &[&say::cut(&text)])));
    }
    percent.map(Some).ok_or(())
}
