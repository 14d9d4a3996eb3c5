//! By which rule customers are A, B and C: what it would change, before it does; who stays as the rep
//! set them; and how often each class is touched.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::cadence::{Cadence, Cadences, Class, MOST_TOUCHES};
use crate::domain::command::Command;
use crate::domain::concentration::TEXTBOOK;
use crate::domain::ident::CustomerId;
use crate::domain::own_classes::{
    Change, Held, Outlook, RulesError, cadences_entry, held_entry, outlook, rules, rules_entry,
    thresholds,
};
use crate::domain::ranking::{By, Method};
use crate::domain::rate::Rate;
use crate::state::App;
use crate::text::{Lang, amount, counted, fill, number, say};
use crate::ui::components::bits::{Press, chips, line, press, toggle};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, field};
use crate::ui::components::icon;
use crate::ui::components::live::{at_times, nothing, part, question};
use crate::ui::components::sheet;

/// How many of those who would move are shown.
const SHOWN: usize = 20;
/// How many of a hundred must be visits, as the button goes through them.
const VISITS: [u32; 5] = [0, 25, 50, 75, 100];
const FROM: [&str; 2] = ["from-a", "from-b"];

/// What the sheet holds while it is open.
#[derive(Clone, Copy)]
struct Rule {
    app: App,
    lang: Lang,
    by_amount: RwSignal<bool>,
    from: [RwSignal<String>; 2],
}

impl Rule {
    /// The rule as it is typed; `None` while it is none.
    fn method(self) -> Option<Method> {
        if !self.by_amount.get() {
            return Some(Method::Rank);
        }
        let [a, b] = self.from.map(|text| amount::read(&text.get()).ok());
        thresholds(a?, b?).ok()
    }

    /// What is wrong with a threshold, where something is typed.
    fn wrong(self, place: usize) -> Option<String> {
        let texts = self.lang.business().classes;
        let [not_positive, not_falling] = texts.wrong;
        let text = self.from.get(place)?.get();
        if text.trim().is_empty() {
            return None;
        }
        let own = match amount::read(&text) {
            Ok(own) => own,
            Err(error) => return Some(say::amount_error(self.lang, error, &text)),
        };
        let [a, b] = self.from.map(|text| amount::read(&text.get()).ok());
        match thresholds(a.unwrap_or(own), b.unwrap_or(own)) {
            Err(RulesError::NotFalling) if place == 1 && a.is_some() => {
                Some(not_falling.to_owned())
            }
            Err(RulesError::NotPositive) if own.fen() <= 0 => Some(not_positive.to_owned()),
            _ => None,
        }
    }

    /// The rule and all it changes: one undo.
    fn apply(self, method: Method, found: &Outlook) {
        let texts = self.lang.business().classes;
        let app = self.app;
        let mut stamps = Vec::new();
        if app.peek(rules) != method {
            stamps.extend(app.keep_row(rules_entry(method, app.today.get_untracked())));
        }
        let edits: Vec<Command> = found
            .changes
            .iter()
            .map(|change| Command::EditCustomer {
                customer: change.customer,
                name: None,
                class: Some(change.to),
                note: None,
            })
            .collect();
        let many = edits.len();
        if many > 0 {
            match app.dispatch_together(edits) {
                Ok(edited) => stamps.extend(edited),
                Err(refusal) => return app.say(say::refusal(self.lang, refusal, ""), None),
            }
        }
        drafted::forget_of(app, FROM.map(|name| drafted::key(&"classes", name)));
        let said =
            if many > 0 { counted(texts.applied, many) } else { texts.applied_rule.to_owned() };
        app.say_of_all(said, stamps);
    }
}

/// The sheet.
pub fn classes(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().classes;
    let (by_amount, [a, b]) = match app.peek(rules) {
        Method::Rank => (false, [String::new(), String::new()]),
        Method::Thresholds { a, b } => (true, [a, b].map(number::typable)),
    };
    let typed = |name, kept| drafted::typed_of(app, drafted::key(&"classes", name), kept);
    let [first, second] = FROM;
    let rule = Rule {
        app,
        lang,
        by_amount: RwSignal::new(by_amount),
        from: [typed(first, a), typed(second, b)],
    };
    let found = question(move || {
        let (method, today) = (rule.method()?, app.today.get());
        Some((method_key(method), app.workspace(|workspace| outlook(workspace, method, today))))
    });
    let preview = part(move || {
        found.with(|found| match (rule.method(), found) {
            (Some(method), Some((_, found))) => preview(rule, method, found),
            _ => nothing(),
        })
    });
    let content = view! {
        {chosen(rule)}
        {preview}
        {cadences(app, lang)}
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

/// A method as numbers, for comparing.
fn method_key(method: Method) -> (i64, i64) {
    match method {
        Method::Rank => (0, 0),
        Method::Thresholds { a, b } => (a.fen(), b.fen()),
    }
}

/// The choice of the rule, with its thresholds.
fn chosen(rule: Rule) -> AnyView {
    let texts = rule.lang.business().classes;
    let buttons = ["by-rank", "by-amount"].into_iter().zip(texts.rules).zip([false, true]);
    let buttons = buttons.map(|((act, word), by)| {
        toggle(
            Press("chip", act, String::new()),
            word.into_any(),
            Box::new(move || rule.by_amount.get() == by),
            Box::new(move || rule.by_amount.set(by)),
        )
    });
    let buttons = chips(texts.rule, buttons.collect());
    let means = part(move || {
        let [rank, amount] = texts.means;
        line("quiet", if rule.by_amount.get() { amount } else { rank }.to_owned())
    });
    let fields = at_times(move || {
        rule.by_amount.get().then(|| {
            let all = FROM.into_iter().zip(texts.from).zip(rule.from).enumerate();
            all.map(|(place, ((name, label), text))| {
                let asked = Field { id: name, label, act: name, keyboard: "decimal", class: "" };
                let wrong = part(move || line("error", rule.wrong(place).unwrap_or_default()));
                view! { {field(asked, text, RwSignal::new(None), None)} {wrong} }.into_any()
            })
            .collect::<Vec<_>>()
            .into_any()
        })
    });
    view! { {buttons} {means} {fields} }.into_any()
}

/// What the rule would change, who stays, how the money is spread.
fn preview(rule: Rule, method: Method, found: &Outlook) -> AnyView {
    let Rule { app, lang, .. } = rule;
    let texts = lang.business().classes;
    let many = found.changes.len();
    let [a, b, c] = found.count.map(|count| number::grouped(count as u64));
    let exact = found.count.map(|count| count.to_string()).join(" ");
    let moves: Vec<AnyView> =
        found.changes.iter().take(SHOWN).map(|change| moving(app, lang, change)).collect();
    let left = many.saturating_sub(SHOWN);
    let more = (left > 0).then(|| line("quiet", counted(texts.more, left)));
    let heading = if many > 0 { counted(texts.moves, many) } else { texts.moves_none.to_owned() };
    let is_new = app.peek(rules) != method;
    let apply = (many > 0 || is_new).then(|| {
        let word = if many > 0 { counted(texts.apply, many) } else { texts.apply_rule.to_owned() };
        let found = found.clone();
        let button = Press("button button-main button-wide", "classes-apply", String::new());
        press(button, word.into_any(), Box::new(move || rule.apply(method, &found)))
    });
    let held: Vec<AnyView> = found.held.iter().map(|one| stays(app, lang, *one)).collect();
    let held = (!held.is_empty()).then(|| {
        view! {
            <section class="more-group" data-held=held.len().to_string()>
                <h3>{texts.held}</h3>
                <ul class="list">{held}</ul>
            </section>
        }
        .into_any()
    });
    view! {
        <p class="why" data-figure="classes" data-exact=exact>{fill(texts.count, &[&a, &b, &c])}</p>
        <section class="more-group" data-moves=many.to_string()>
            <h3>{heading}</h3>
            <ul class="list">{moves}</ul>
            {more}
            <div class="more-buttons">{apply}</div>
        </section>
        {held}
        {spread(lang, found)}
    }
    .into_any()
}

/// One who would move.
fn moving(app: App, lang: Lang, change: &Change) -> AnyView {
    let texts = lang.business().classes;
    let Change { customer, from, to, by, value } = *change;
    let which = if to < from { texts.up } else { texts.down };
    let way = fill(which, &[say::letter(from), say::letter(to)]);
    let why = match by {
        By::Intent { .. } => texts.by_intent.to_owned(),
        By::Nothing => texts.by_nothing.to_owned(),
        By::Value | By::Hand { .. } => fill(texts.by_value, &[&number::short(lang, value)]),
    };
    let name = app.customer_name(lang, customer);
    let said = fill(texts.hold_done, &[&say::cut(&name)]);
    let hold = move || {
        let row = held_entry(customer, Some(from), app.today.get_untracked());
        app.say(said.clone(), app.keep_row(row));
    };
    let label = format!("{name} {}", texts.hold);
    let hold = press(Press("button", "class-hold", label), texts.hold.into_any(), Box::new(hold));
    view! {
        <li class="evening-line" data-move=customer.0.to_string() data-to=say::letter(to)>
            <span>
                <span class="user" data-user="">{name}</span>
                <span class="row-why">{way} " · " {why}</span>
            </span>
            {hold}
        </li>
    }
    .into_any()
}

/// One who stays as the rep set it.
fn stays(app: App, lang: Lang, one: Held) -> AnyView {
    let texts = lang.business().classes;
    let name = app.customer_name(lang, one.customer);
    let said = fill(texts.free_done, &[&say::cut(&name)]);
    let id: CustomerId = one.customer;
    let free = move || {
        app.say(said.clone(), app.keep_row(held_entry(id, None, app.today.get_untracked())));
    };
    let label = format!("{name} {}", texts.free);
    let free = press(Press("button", "class-free", label), texts.free.into_any(), Box::new(free));
    view! {
        <li class="evening-line">
            <span>
                <span class="user" data-user="">{name}</span>
                <span class="row-why">
                    {fill(texts.held_line, &[say::letter(one.class), say::letter(one.rule)])}
                </span>
            </span>
            {free}
        </li>
    }
    .into_any()
}

/// A share as whole percent.
pub(super) fn share(rate: Rate) -> String {
    number::percent(rate.whole_percent().saturating_mul(100))
}

/// The real concentration beside the textbook's.
fn spread(lang: Lang, found: &Outlook) -> AnyView {
    let texts = lang.business().classes;
    let parts = found.spread.parts.iter().zip(TEXTBOOK).zip(texts.parts);
    let lines: Vec<AnyView> = parts
        .filter_map(|((own, textbook), words)| {
            let rate = own.share.ok()?;
            let count = number::grouped(own.count as u64);
            let textbook = number::percent(textbook.saturating_mul(100));
            let words = fill(words, &[&count, &share(rate), &textbook]);
            Some(
                view! { <li data-figure="spread" data-exact=own.value.to_string()>{words}</li> }
                    .into_any(),
            )
        })
        .collect();
    let none = lines.is_empty().then_some(texts.spread_none);
    view! {
        <section class="more-group">
            <h3>{texts.spread}</h3>
            <p class="quiet">{none}</p>
            <ul class="facts">{lines}</ul>
        </section>
    }
    .into_any()
}

/// How often each class is touched.
fn cadences(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().classes;
    let rows = part(move || {
        let own = app.workspace(Cadences::of);
        let rows: Vec<AnyView> =
            Class::ALL.into_iter().map(|class| cadence(app, lang, own, class)).collect();
        view! { <ul class="list">{rows}</ul> }.into_any()
    });
    view! {
        <section class="more-group" data-cadences="">
            <h3>{texts.cadences}</h3>
            <p class="quiet">{texts.cadences_mean}</p>
            {rows}
        </section>
    }
    .into_any()
}

fn cadence(app: App, lang: Lang, own: Cadences, class: Class) -> AnyView {
    let texts = lang.business().classes;
    let letter = say::letter(class);
    let now = own.get(class);
    let set = move |next: Cadences| {
        let said = fill(texts.cadence_set, &[letter, &say::rhythm(lang.texts(), next.get(class))]);
        app.say(said, app.keep_row(cadences_entry(next, app.today.get_untracked())));
    };
    let (times, is_monthly) = match now {
        Cadence::Weekly(times) => (times, false),
        Cadence::Monthly(times) => (times, true),
    };
    let of = |times, is_monthly| {
        if is_monthly { Cadence::Monthly(times) } else { Cadence::Weekly(times) }
    };
    let step = |act, label: &str, next: Option<u8>, picture| {
        let next = next.filter(|times| (1..=MOST_TOUCHES).contains(times));
        let label = fill(label, &[letter]);
        let to = next.map(|times| own.with(class, of(times, is_monthly)));
        press(
            Press("button", act, label),
            picture,
            Box::new(move || {
                if let Some(to) = to {
                    set(to);
                }
            }),
        )
    };
    let less = step("cadence-less", texts.less, times.checked_sub(1), icon::minus());
    let more = step("cadence-more", texts.more_often, times.checked_add(1), icon::plus());
    let per = ["per-week", "per-month"].into_iter().zip(texts.per).zip([false, true]);
    let per: Vec<AnyView> = per
        .map(|((act, word), monthly)| {
            let to = own.with(class, of(times, monthly));
            toggle(
                Press("chip", act, format!("{letter} {word}")),
                word.into_any(),
                Box::new(move || monthly == is_monthly),
                Box::new(move || {
                    if monthly != is_monthly {
                        set(to);
                    }
                }),
            )
        })
        .collect();
    let visits = own.visits_in_hundred(class);
    let next = VISITS.into_iter().find(|next| *next > visits).unwrap_or_default();
    let word = if visits == 0 {
        texts.visits_none.to_owned()
    } else {
        fill(texts.visits, &[&number::percent(i64::from(visits).saturating_mul(100))])
    };
    let visits_button = press(
        Press("chip", "cadence-visits", format!("{letter} {word}")),
        word.clone().into_any(),
        Box::new(move || set(own.with_visits(class, next))),
    );
    let exact = format!("{times} {is_monthly} {visits}");
    view! {
        <li class="piece" data-cadence=letter data-exact=exact>
            <p class="piece-name">{say::class_short(lang.texts(), class, now)}</p>
            <div class="part-do">{less} {more}</div>
            <div class="chips">{per} {visits_button}</div>
        </li>
    }
    .into_any()
}
