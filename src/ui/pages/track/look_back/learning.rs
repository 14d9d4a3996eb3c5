//! What is to be learned, the activities and the expenses of a month, and what was spent of a yuan
//! sold.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::enter::{Enter, WORDS_LIMIT};
use crate::domain::learning::{
    Costs, Item, Plan, PlanError, Sort, State, Theme, costs, items, mark, offered,
};
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::rate::{Rate, Rounding, Undefined};
use crate::state::App;
use crate::text::{Lang, amount, book, counted, date, fill, number, say};
use crate::ui::components::arrows::{Arrows, arrows};
use crate::ui::components::bits::{Press, chips, fact, fold, press, toggle};
use crate::ui::components::date_field::day_field;
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{part, question, words};
use crate::ui::components::sheet;

/// The hooks of the sorts and of what is offered.
const SORTS: [&str; 3] = ["plan-learning", "plan-activity", "plan-expense"];
const OFFERS: [&str; 3] = ["offer-product", "offer-skills", "offer-industry"];

/// The sheet.
pub fn learning(app: App, lang: Lang) -> AnyView {
    let texts = lang.track().look_back.learning;
    // `None` follows today.
    let at = RwSignal::new(None::<Month>);
    let month = question(move || {
        let today = app.today.get();
        at.get().unwrap_or_else(|| app.workspace(|workspace| workspace.month_of(today)))
    });
    let [back, on] = texts.arrows;
    let names = Arrows { back_act: "learning-before", back, on_act: "learning-after", on };
    let label = words(move || date::month(lang, month.get()));
    let offers = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| offered(workspace, today))
    });
    let offers = part(move || {
        let all = offers.get();
        untrack(|| offers_view(app, lang, &all))
    });
    let planned = question(move || {
        app.workspace(|workspace| items(workspace, workspace.period(month.get())))
    });
    let list = part(move || {
        let all = planned.get();
        untrack(|| list_view(app, lang, &all))
    });
    let costs = question(move || app.workspace(|workspace| costs(workspace, month.get())));
    let spent = part(move || expenses(lang, costs.get()));
    let content = view! {
        {arrows(
            names,
            label,
            || false,
            move || at.set(Some(month.get_untracked().previous())),
            move || at.set(Some(month.get_untracked().next())),
        )}
        {list}
        {offers}
        {new(app, lang)}
        {spent}
        {spend(app, lang)}
    };
    let [.., title] = lang.behind().review.ways;
    sheet::sheet(app, lang, title.to_owned(), content.into_any())
}

/// What is learned again and again and has no day yet: a tap gives it one.
fn offers_view(app: App, lang: Lang, all: &[(Theme, Day)]) -> AnyView {
    let texts = lang.track().look_back.learning;
    if all.is_empty() {
        return ().into_any();
    }
    let rows = all.iter().map(|(theme, day)| {
        let (theme, day, place) = (*theme, *day, *theme as usize);
        let at = |words: [&'static str; 3]| words.get(place).copied().unwrap_or_default();
        let (what, shown) = (at(texts.theme_plans), date::day(lang, day));
        let go = move || {
            if let Ok(plan) = Plan::typed(Sort::Learning, Some(theme), what, None, day) {
                let stamp = app.keep_row(plan.entry());
                app.say(fill(texts.planned, &[what, &date::day(lang, day)]), stamp);
            }
        };
        let word = fill(texts.plan_it, &[what, &shown]);
        view! {
            <li data-offer=place.to_string() data-exact=day.to_string()>
                <p>{at(texts.themes)}</p>
                {press(Press("button", at(OFFERS), String::new()), word.into_any(), Box::new(go))}
            </li>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <section class="more-group">
            <h3>{texts.offered}</h3>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// The month's plan by its days.
fn list_view(app: App, lang: Lang, all: &[Item]) -> AnyView {
    let texts = lang.track().look_back.learning;
    if all.is_empty() {
        return view! {
            <section class="more-group">
                <h3>{texts.list}</h3>
                <p class="empty" data-empty="">{texts.none}</p>
            </section>
        }
        .into_any();
    }
    let done = all.iter().filter(|one| one.state == State::Done).count();
    let mut days: Vec<Day> = all.iter().map(|one| one.plan.on).collect();
    days.dedup();
    let count = all.len();
    let said = fill(texts.done_of, &[&done.to_string(), &count.to_string()]);
    let rows: Vec<AnyView> = all.iter().map(|one| row(app, lang, one)).collect();
    view! {
        <section class="more-group">
            <h3>{texts.list}</h3>
            <p class="quiet" data-figure="days" data-exact=days.len().to_string()>
                {counted(texts.calendar, days.len())}
            </p>
            <p data-figure="done" data-exact=format!("{done}/{count}")>{said}</p>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(app: App, lang: Lang, one: &Item) -> AnyView {
    let texts = lang.track().look_back.learning;
    let (id, what) = (one.id, one.plan.what.clone());
    let is_done = one.state == State::Done;
    let sort = texts.sorts.get(one.plan.sort as usize).copied().unwrap_or_default();
    let day = date::day(lang, one.plan.on);
    let when = match one.plan.cost {
        Some(cost) => fill(texts.line_cost, &[&day, sort, &number::exact(cost)]),
        None => fill(texts.line, &[&day, sort]),
    };
    let [done, open] = texts.tick;
    let [now_done, now_open] = texts.ticked;
    let (word, said) = if is_done { (open, now_open) } else { (done, now_done) };
    let next = if is_done { State::Open } else { State::Done };
    let tell = move |state: State, said: String| {
        let stamp = app.keep_row(mark(id, state, app.today.get_untracked()));
        app.say(said, stamp);
    };
    let (name, label) = (what.clone(), fill(word, &[&what]));
    let tick = Box::new(move || tell(next, fill(said, &[&say::cut(&name)])));
    let name = what.clone();
    let dropped = fill(texts.drop, &[&what]);
    let drop = Box::new(move || tell(State::Dropped, fill(texts.dropped, &[&say::cut(&name)])));
    let mark = if is_done { "✓ " } else { "" };
    let shown = format!("{mark}{label}");
    view! {
        <li data-plan=id.to_string() data-done=is_done.to_string() data-exact=one.plan.on.to_string()>
            <p class="user" data-user="">{what}</p>
            <p class="quiet">{when}</p>
            <div class="part-do">
                {toggle(
                    Press("button", "plan-done", label),
                    view! { <span class="user" data-user="">{shown}</span> }.into_any(),
                    Box::new(move || is_done),
                    tick,
                )}
                {press(Press("button button-plain", "plan-drop", dropped), texts.drop_word.into_any(), drop)}
            </div>
        </li>
    }
    .into_any()
}

/// What is typed for a day of the rep's choice.
fn new(app: App, lang: Lang) -> AnyView {
    let texts = lang.track().look_back.learning;
    let typed = |name| drafted::typed_of(app, drafted::key(&"learning", name), String::new());
    let [what, day, cost] = [typed("what"), typed("day"), typed("cost")];
    let [what_wrong, day_wrong, cost_wrong] = [(); 3].map(|()| RwSignal::new(None));
    let sort = RwSignal::new(Sort::Learning);
    let is_half = [what, day, cost].iter().any(|one| !one.get_untracked().is_empty());
    let sorts = Sort::ALL.into_iter().zip(SORTS).zip(texts.sorts).map(|((one, act), word)| {
        let is = Box::new(move || sort.get() == one);
        toggle(
            Press("chip", act, String::new()),
            word.into_any(),
            is,
            Box::new(move || sort.set(one)),
        )
    });
    let save = move || {
        let text = cost.get_untracked();
        let price = if text.trim().is_empty() {
            None
        } else {
            match amount::read(&text) {
                Ok(price) => Some(price),
                Err(error) => {
                    cost_wrong.set(Some(say::amount_error(lang, error, &text)));
                    return;
                }
            }
        };
        let Ok(on) = Day::parse(&day.get_untracked()) else {
            day_wrong.set(Some(texts.no_day.to_owned()));
            return;
        };
        match Plan::typed(sort.get_untracked(), None, &what.get_untracked(), price, on) {
            Ok(plan) => {
                let said = fill(texts.planned, &[&plan.what, &date::day(lang, on)]);
                drafted::forget_all(app, &"learning");
                for one in [what, day, cost] {
                    one.set(String::new());
                }
                app.say(said, app.keep_row(plan.entry()));
            }
            Err(PlanError::Empty) => what_wrong.set(Some(texts.empty.to_owned())),
            Err(PlanError::TooLong { length }) => {
                let said = fill(texts.long, &[&length.to_string(), &WORDS_LIMIT.to_string()]);
                what_wrong.set(Some(said));
            }
            Err(PlanError::Cost) => cost_wrong.set(Some(texts.cost_wrong.to_owned())),
        }
    };
    let asked = |id, label, keyboard, class| Field { id, label, act: id, keyboard, class };
    let from =
        app.peek(|workspace| workspace.period(workspace.month_of(app.today.get_untracked())));
    let button = Press("button button-main button-wide", "plan-keep", String::new());
    let content = view! {
        {chips(texts.sort, sorts.collect())}
        {field(asked("plan-what", texts.what, "text", "user"), what, what_wrong, None)}
        {day_field("plan-day", texts.on, from.first(), day, day_wrong)}
        {field(asked("plan-cost", texts.cost, "decimal", ""), cost, cost_wrong, None)}
        <div class="more-buttons">{press(button, texts.keep.into_any(), Box::new(save))}</div>
    };
    fold("plan-new", texts.new.into_any(), is_half, vec![content.into_any()])
}

/// A rate in percent with a tenth at most.
fn percent(rate: Rate) -> String {
    let tenths = rate.of_wide(1_000, Rounding::HalfAway);
    number::percent(i64::try_from(tenths).unwrap_or(i64::MAX).saturating_mul(10))
}

/// Planned against spent, and the rate.
fn expenses(lang: Lang, costs: Costs) -> AnyView {
    let texts = lang.track().look_back.learning;
    let shown = number::exact;
    let mut lines = Vec::new();
    if costs.planned > Money::ZERO {
        let said = fill(texts.cost_planned, &[&shown(costs.planned)]);
        lines.push(fact("cost-planned", costs.planned.to_string(), said));
    }
    let said = fill(texts.spent, &[&shown(costs.spent)]);
    lines.push(fact("spent", costs.spent.to_string(), said));
    if costs.planned > Money::ZERO {
        let left = costs.planned.minus(costs.spent);
        let [less, more] = texts.left;
        let word = if left >= Money::ZERO { less } else { more };
        lines.push(fact("cost-left", left.to_string(), fill(word, &[&shown(left.abs())])));
    }
    let [nothing, no_base, negative] = texts.no_rate;
    let (exact, mut said) = match costs.rate {
        Ok(rate) => {
            let exact = format!("{}/{}", rate.numerator(), rate.denominator());
            (exact, fill(texts.rate, &[&percent(rate), &shown(costs.sold)]))
        }
        Err(Undefined::Nothing) => ("nothing".to_owned(), nothing.to_owned()),
        Err(Undefined::NoBase) => ("no-base".to_owned(), no_base.to_owned()),
        Err(Undefined::NegativeBase | Undefined::TooLarge) => {
            ("negative".to_owned(), negative.to_owned())
        }
    };
    if let (Ok(rate), Some(target)) = (costs.rate, costs.target) {
        let [within, above] = texts.rate_target;
        let word = if rate <= target { within } else { above };
        said.push_str(lang.texts().hold_join);
        said.push_str(&fill(word, &[&percent(target)]));
    }
    lines.push(fact("rate", exact, said));
    view! {
        <section class="more-group">
            <h3>{texts.expenses}</h3>
            <ul class="facts">{lines}</ul>
        </section>
    }
    .into_any()
}

/// An expense of today.
fn spend(app: App, lang: Lang) -> AnyView {
    let texts = lang.track().look_back.learning;
    let typed = |name| drafted::typed_of(app, drafted::key(&"spend", name), String::new());
    let (sum, what) = (typed("sum"), typed("what"));
    let (sum_wrong, what_wrong) = (RwSignal::new(None), RwSignal::new(None));
    let is_half = [sum, what].iter().any(|one| !one.get_untracked().is_empty());
    let save = move || {
        let text = sum.get_untracked();
        let read = match amount::read(&text) {
            Ok(read) => read,
            Err(error) => {
                sum_wrong.set(Some(say::amount_error(lang, error, &text)));
                return;
            }
        };
        let (what_for, on) = (what.get_untracked(), app.today.get_untracked());
        let expense = Enter::Expense { amount: read, what: what_for, customer: None, on };
        match app.enter_together(vec![expense]) {
            Ok(stamps) => {
                drafted::forget_all(app, &"spend");
                sum.set(String::new());
                what.set(String::new());
                app.say_of_all(fill(texts.spend_kept, &[&number::exact(read)]), stamps);
            }
            Err(refused) => what_wrong.set(Some(book::refused(lang, refused))),
        }
    };
    let asked = |id, label, keyboard, class| Field { id, label, act: id, keyboard, class };
    let button = Press("button button-main button-wide", "spend-keep", String::new());
    let content = view! {
        {field(asked("spend-sum", texts.spend_amount, "decimal", ""), sum, sum_wrong, None)}
        {field(asked("spend-what", texts.spend_what, "text", "user"), what, what_wrong, None)}
        <div class="more-buttons">{press(button, texts.spend_keep.into_any(), Box::new(save))}</div>
    };
    fold("spend-new", texts.spend.into_any(), is_half, vec![content.into_any()])
}
