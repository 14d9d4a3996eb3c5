//! What a customer needs: whether it is a qualified lead, SPIN, the pains in their order, who
//! decides. Each tap is one record of the whole sheet, and one undo.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::ident::CustomerId;
use crate::domain::needs::{Needs, NeedsError, Person, Role, Side};
use crate::domain::stage::QUALIFIED;
use crate::state::App;
use crate::text::business::needs::refused;
use crate::text::{Lang, fill};
use crate::ui::components::bits::{Press, chips, line, press, toggle};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::icon;
use crate::ui::components::live::{aloud, maybe, part, question};
use crate::ui::components::sheet;

/// The hooks of SPIN, and their names among what is half typed.
const SPIN: [&str; 4] = ["spin-situation", "spin-problem", "spin-implication", "spin-payoff"];
const CRITERIA: [&str; 3] = ["lead-plan", "lead-budget", "lead-decider"];
const ROLES: [&str; 4] = ["role-decides", "role-uses", "role-advises", "role-blocks"];

/// What the sheet is of.
#[derive(Clone, Copy)]
struct Sheet {
    app: App,
    lang: Lang,
    id: CustomerId,
    kept: Memo<Needs>,
}

impl Sheet {
    /// Keeps what the needs have become.
    fn keep(self, needs: Needs) -> bool {
        if self.kept.with_untracked(|kept| *kept == needs) {
            return true;
        }
        let row = needs.entry(self.id, self.app.today.get_untracked());
        let stamp = self.app.keep_row(row);
        let kept = stamp.is_some();
        if kept {
            self.app.say(self.lang.business().needs.kept.to_owned(), stamp);
        }
        kept
    }

    /// Takes what is typed in one line; says what is wrong with it.
    fn add(
        self,
        text: RwSignal<String>,
        wrong: RwSignal<Option<String>>,
        with: impl Fn(Needs, &str) -> Result<Needs, NeedsError>,
    ) {
        let typed = text.get_untracked();
        match with(self.kept.get_untracked(), &typed) {
            Ok(needs) => {
                if self.keep(needs) {
                    text.set(String::new());
                }
            }
            Err(why) => wrong.set(Some(refused(self.lang, why))),
        }
    }
}

/// The sheet.
pub fn needs(app: App, lang: Lang, id: CustomerId) -> AnyView {
    let texts = lang.business().needs;
    let kept = question(move || app.workspace(|workspace| Needs::of(workspace, id)));
    let sheet = Sheet { app, lang, id, kept };
    let is_there = app.peek(|workspace| {
        use crate::domain::workspace::Standing;
        workspace.customer(id).is_some_and(|one| one.standing != Standing::Erased)
    });
    let content = if is_there {
        let name = app.customer_name(lang, id);
        view! {
            <p class="quiet user" data-user="">{name}</p>
            {lead(sheet)}
            {pains(sheet)}
            {people(sheet)}
            {spin(sheet)}
        }
        .into_any()
    } else {
        view! { <p class="quiet">{lang.texts().customer_gone}</p> }.into_any()
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content)
}

/// The three questions of a qualified lead.
fn lead(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.business().needs;
    let buttons =
        CRITERIA.into_iter().zip(texts.criteria).enumerate().map(|(place, (act, word))| {
            toggle(
                Press("chip", act, String::new()),
                word.into_any(),
                Box::new(move || {
                    sheet.kept.with(|needs| {
                        QUALIFIED.get(place).is_some_and(|one| needs.criteria().contains(one))
                    })
                }),
                Box::new(move || {
                    let mut needs = sheet.kept.get_untracked();
                    if let Some(met) = needs.met.get_mut(place) {
                        *met = !*met;
                    }
                    sheet.keep(needs);
                }),
            )
        });
    let buttons = chips(texts.lead, buttons.collect());
    let answer = part(move || {
        let lacks = sheet.kept.with(Needs::lacks);
        let exact = lacks.len().to_string();
        let of = |words: [&'static str; 3]| {
            let all = QUALIFIED.into_iter().zip(words);
            let lacking = all.filter(|(one, _)| lacks.contains(one)).map(|(_, word)| word);
            lacking.collect::<Vec<_>>()
        };
        let said = if lacks.is_empty() {
            texts.qualified.to_owned()
        } else {
            fill(texts.missing, &[&of(texts.criteria).join(texts.and)])
        };
        let ask: Vec<AnyView> =
            of(texts.ask).into_iter().map(|ask| line("quiet", ask.to_owned())).collect();
        view! { <p class="why" data-lacks=exact>{said}</p> {ask} }.into_any()
    });
    view! { <section class="more-group">{buttons} {aloud(answer)}</section> }.into_any()
}

/// Situation, problem, implication, need-payoff.
fn spin(sheet: Sheet) -> AnyView {
    let Sheet { app, lang, id, kept } = sheet;
    let texts = lang.business().needs;
    let mut shown = kept.get_untracked().spin.into_iter();
    let typed = SPIN.map(|name| {
        drafted::typed_of(app, drafted::key(&id, name), shown.next().unwrap_or_default())
    });
    let wrong = [(); 4].map(|()| RwSignal::new(None));
    let fields: Vec<AnyView> = SPIN
        .into_iter()
        .zip(texts.fields)
        .zip(texts.hints)
        .zip(typed.into_iter().zip(wrong))
        .map(|(((name, label), hint), (text, wrong))| {
            let asked = Field { id: name, label, act: name, keyboard: "text", class: "user" };
            let hint = line("hint", hint.to_owned());
            view! { {area(asked, text, wrong)} {hint} }.into_any()
        })
        .collect();
    let keep = move || {
        let now = typed.map(|text| text.get_untracked());
        let needs = kept.get_untracked().with_spin(now.each_ref().map(String::as_str));
        match needs {
            Ok(needs) => {
                if sheet.keep(needs) {
                    drafted::forget_of(app, SPIN.map(|name| drafted::key(&id, name)));
                }
            }
            Err(why) => {
                let NeedsError::SpinTooLong { place, .. } = why else { return };
                if let Some(wrong) = wrong.get(place) {
                    wrong.set(Some(refused(lang, why)));
                }
            }
        }
    };
    let button = Press("button button-main button-wide", "needs-keep", String::new());
    view! {
        <section class="more-group">
            <h3>{texts.spin}</h3>
            {fields}
            <div class="more-buttons">{press(button, texts.keep.into_any(), Box::new(keep))}</div>
        </section>
    }
    .into_any()
}

/// The pains, the worst on top.
fn pains(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.business().needs;
    let rows = part(move || {
        let rows: Vec<AnyView> = sheet.kept.with(|needs| {
            needs
                .pains
                .iter()
                .enumerate()
                .map(|(place, pain)| pain_row(sheet, place, pain))
                .collect()
        });
        view! { <ul class="list">{rows}</ul> }.into_any()
    });
    let none = maybe(move || {
        sheet.kept.with(|needs| needs.pains.is_empty()).then(|| texts.pains_none.to_owned())
    });
    let (app, id) = (sheet.app, sheet.id);
    let text = drafted::typed_of(app, drafted::key(&id, "pain"), String::new());
    let wrong = RwSignal::new(None);
    let asked =
        Field { id: "pain", label: texts.pain_field, act: "pain", keyboard: "text", class: "user" };
    let add = move || sheet.add(text, wrong, Needs::with_pain);
    let button =
        press(Press("button", "pain-add", String::new()), texts.add.into_any(), Box::new(add));
    view! {
        <section class="more-group" data-pains="">
            <h3>{texts.pains}</h3>
            <p class="quiet">{none}</p>
            {rows}
            {field(asked, text, wrong, Some(button))}
        </section>
    }
    .into_any()
}

fn pain_row(sheet: Sheet, place: usize, pain: &str) -> AnyView {
    let texts = sheet.lang.business().needs;
    let raise = (place > 0).then(|| {
        let label = fill(texts.raise, &[pain]);
        let go = move || {
            sheet.keep(sheet.kept.get_untracked().raised(place));
        };
        press(Press("button button-plain", "pain-up", label), icon::up(), Box::new(go))
    });
    let label = fill(texts.drop, &[pain]);
    let drop = move || {
        sheet.keep(sheet.kept.get_untracked().without_pain(place));
    };
    let drop =
        press(Press("button button-plain", "pain-drop", label), icon::cross(), Box::new(drop));
    let number = place.saturating_add(1).to_string();
    view! {
        <li class="evening-line" data-pain=number.clone()>
            <span>{number} " · " <span class="user" data-user="">{pain.to_owned()}</span></span>
            <span class="part-do">{raise} {drop}</span>
        </li>
    }
    .into_any()
}

/// Who decides, uses, advises and blocks, and on whose side they are.
fn people(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.business().needs;
    let rows = part(move || {
        let rows: Vec<AnyView> = sheet.kept.with(|needs| {
            let people = needs.people.iter().enumerate();
            people.map(|(place, person)| person_row(sheet, place, person)).collect()
        });
        view! { <ul class="list">{rows}</ul> }.into_any()
    });
    let none = maybe(move || {
        sheet.kept.with(|needs| needs.people.is_empty()).then(|| texts.people_none.to_owned())
    });
    let (app, id) = (sheet.app, sheet.id);
    let text = drafted::typed_of(app, drafted::key(&id, "person"), String::new());
    let wrong = RwSignal::new(None);
    let role = RwSignal::new(Role::Decides);
    let roles = Role::ALL.into_iter().zip(ROLES).zip(texts.roles).map(|((one, act), word)| {
        toggle(
            Press("chip", act, String::new()),
            word.into_any(),
            Box::new(move || role.get() == one),
            Box::new(move || role.set(one)),
        )
    });
    let roles = chips(texts.role, roles.collect());
    let asked = Field {
        id: "person",
        label: texts.person_field,
        act: "person",
        keyboard: "text",
        class: "user",
    };
    let add = move || {
        let role = role.get_untracked();
        sheet.add(text, wrong, move |needs, name| needs.with_person(name, role, Side::Open));
    };
    let button =
        press(Press("button", "person-add", String::new()), texts.add.into_any(), Box::new(add));
    view! {
        <section class="more-group" data-people="">
            <h3>{texts.people}</h3>
            <p class="quiet">{none}</p>
            {rows}
            {roles}
            {field(asked, text, wrong, Some(button))}
        </section>
    }
    .into_any()
}

fn person_row(sheet: Sheet, place: usize, person: &Person) -> AnyView {
    let texts = sheet.lang.business().needs;
    let named = |words: &[&'static str], at: Option<usize>| {
        at.and_then(|at| words.get(at)).copied().unwrap_or_default()
    };
    let role = named(&texts.roles, Role::ALL.iter().position(|one| *one == person.role));
    let side = named(&texts.sides, Side::ALL.iter().position(|one| *one == person.side));
    let label = fill(texts.turn, &[&person.name, side]);
    let turn = move || {
        sheet.keep(sheet.kept.get_untracked().turned(place));
    };
    let drop_label = fill(texts.drop, &[&person.name]);
    let drop = move || {
        sheet.keep(sheet.kept.get_untracked().without_person(place));
    };
    view! {
        <li class="evening-line" data-person=place.to_string()>
            <span>
                <span class="user" data-user="">{person.name.clone()}</span>
                <span class="row-why">{role}</span>
            </span>
            <span class="part-do">
                {press(Press("button", "side-turn", label), side.into_any(), Box::new(turn))}
                {press(
                    Press("button button-plain", "person-drop", drop_label),
                    icon::cross(),
                    Box::new(drop),
                )}
            </span>
        </li>
    }
    .into_any()
}
