//! How a deal ends: won with what comes after it, or lost with what is learned of it; and what a
//! deal that has ended shows.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{Reasons, amount_field, asked, read_amount};
use super::deal::Page;
use super::goods::GoodsForm;
use super::marks;
use super::owe::Owing;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::enter::Enter;
use crate::domain::fact::NextStep;
use crate::domain::goods::Goods;
use crate::domain::money::Money;
use crate::domain::own_entries::{Learned, Lesson};
use crate::domain::stage::Stage;
use crate::text::{book, date, fill, number, say};
use crate::ui::components::bits::{Press, fact, fold, press};
use crate::ui::components::drafted;
use crate::ui::components::field::{area, field};
use crate::ui::components::live::{at_times, part, question, send};

/// Days after a sale until the customer is called (domain.md 10).
const AFTER_SALE: i32 = 2;
const WIN_WHY: [&str; 6] =
    ["win-price", "win-product", "win-relations", "win-service", "win-delivery", "win-references"];
const LOSE_WHY: [&str; 6] =
    ["lose-price", "lose-rival", "lose-budget", "lose-need", "lose-timing", "lose-touch"];
/// The fields' names among what is half typed.
const WIN: [&str; 2] = ["win-amount", "win-line"];
const LOSE: &str = "lose-line";

/// The two ways it may end, each folded away until it is asked for or half typed.
pub(super) fn endings(page: Page) -> AnyView {
    // The amount it is won for follows the deal's.
    let amount = question(move || page.seen(|seen| seen.line.amount).unwrap_or_default());
    let win = part(move || {
        let amount = amount.get();
        untrack(|| win(page, amount))
    });
    [win, lose(page)].into_any()
}

fn win(page: Page, amount: Money) -> AnyView {
    let Page { app, lang, id, customer, .. } = page;
    let texts = lang.business().deals;
    let kept = number::typable(amount);
    let amount = drafted::typed_of(app, drafted::key(&id, "win-amount"), kept.clone());
    let said = drafted::typed_of(app, drafted::key(&id, "win-line"), String::new());
    let [amount_wrong, line_wrong] = [(); 2].map(|()| RwSignal::new(None));
    let form = GoodsForm::new(app, lang, &id.to_string());
    let reasons = Reasons::new(&texts.win_reasons);
    let owing = Owing::new(app, lang, customer);
    let save = move || {
        let Some(whole) = read_amount(lang, amount, amount_wrong, texts.amount_zero) else {
            return;
        };
        let Ok(goods) = form.read(whole) else { return };
        let credited = goods.as_ref().map_or(whole, Goods::credited);
        let today = app.today.get_untracked();
        let close = Command::CloseDeal { deal: id, won: Some(credited) };
        let mut all = vec![match goods {
            Some(goods) => Enter::WithGoods { sale: close, goods },
            None => Enter::Plain(close),
        }];
        let (after, touch) = after_sale(page, today);
        all.push(Enter::Plain(Command::Promise {
            customer,
            due: touch,
            step: Some(NextStep::Call),
        }));
        let dues = owing.dues(whole, today);
        all.extend(owing.entries(&dues));
        all.extend(lesson(page, Learned::Win, reasons.chosen(), &said.get_untracked()));
        match app.enter_together(all) {
            Ok(stamps) => {
                drafted::forget_of(app, WIN.map(|name| drafted::key(&id, name)));
                form.forget(&id.to_string());
                let day = |day| date::day(lang, day);
                let sum = number::short(lang, credited);
                let mut words = fill(texts.won, &[&page.name(), &sum, &day(after), &day(touch)]);
                if let Some((due, _)) = dues.first() {
                    let owed = number::short(lang, whole);
                    words.push_str(if lang == crate::text::Lang::En { " " } else { "" });
                    words.push_str(&fill(texts.won_owed, &[&owed, &day(*due)]));
                }
                app.say_of_all(words, stamps);
                crate::browser::page::focus("#sheet-title");
            }
            Err(refused) => line_wrong.set(Some(book::refused(lang, refused))),
        }
    };
    let is_open =
        amount.get_untracked() != kept || said.with_untracked(|said| !said.trim().is_empty());
    let content = view! {
        <form novalidate on:submit=send(save)>
            {amount_field(lang, "win-amount", texts.win_amount, amount, amount_wrong)}
            {owing.view()}
            {reasons.view(texts.win_why, WIN_WHY)}
            {field(asked("win-line", texts.win_line, "text", "user"), said, line_wrong, None)}
            {form.view(amount)}
            <div class="more-buttons">
                <button type="submit" class="button button-main button-wide" data-act="win-save">
                    {texts.win_save}
                </button>
            </div>
        </form>
    };
    fold("win", texts.win.into_any(), is_open, vec![content.into_any()])
}

fn lose(page: Page) -> AnyView {
    let Page { app, lang, id, .. } = page;
    let texts = lang.business().deals;
    let said = drafted::typed_of(app, drafted::key(&id, LOSE), String::new());
    let wrong = RwSignal::new(None);
    let reasons = Reasons::new(&texts.lose_reasons);
    let save = move || {
        let mut all = vec![Enter::Plain(Command::CloseDeal { deal: id, won: None })];
        all.extend(lesson(page, Learned::Lesson, reasons.chosen(), &said.get_untracked()));
        let is_kept = all.len() > 1;
        match app.enter_together(all) {
            Ok(stamps) => {
                drafted::forget_of(app, [drafted::key(&id, LOSE)]);
                let sentence = if is_kept { texts.lost_kept } else { texts.lost };
                app.say_of_all(fill(sentence, &[&page.name()]), stamps);
                crate::browser::page::focus("#sheet-title");
            }
            Err(refused) => wrong.set(Some(book::refused(lang, refused))),
        }
    };
    let is_open = said.with_untracked(|said| !said.trim().is_empty());
    let content = view! {
        <form novalidate on:submit=send(save)>
            {reasons.view(texts.lose_why, LOSE_WHY)}
            {area(asked("lose-line", texts.lose_line, "text", "user"), said, wrong)}
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="lose-save">
                    {texts.lose_save}
                </button>
            </div>
        </form>
    };
    fold("lose", texts.lose.into_any(), is_open, vec![content.into_any()])
}

/// The days on which the customer is asked whether the goods have come and, a month on, whether
/// anything is needed; both worked on.
fn after_sale(page: Page, today: Day) -> (Day, Day) {
    page.app.peek(|workspace| {
        let calendar = &workspace.calendar;
        let worked = |day| calendar.on_or_after(day).unwrap_or(day);
        (worked(today.plus_days(AFTER_SALE)), worked(today.plus_months(1)))
    })
}

/// What goes into the case library: the rep's line, found again by the reasons; without a line the
/// reasons are what is said; nothing where there are none either.
fn lesson(page: Page, learned: Learned, reasons: Vec<&str>, line: &str) -> Option<Enter> {
    let and = page.lang.business().deals.and;
    let line = line.trim();
    let text = if line.is_empty() { reasons.join(and) } else { line.to_owned() };
    let tags = reasons.iter().map(|reason| reason.replace(' ', "-")).collect::<Vec<_>>().join(" ");
    let (month, customer) = (None, Some(page.customer));
    let on = page.app.today.get_untracked();
    (!text.is_empty()).then_some(Enter::Lesson { learned, text, tags, month, customer, on })
}

/// A deal that is won: what it brought, and what comes after.
pub(super) fn won(page: Page, on: Day) -> AnyView {
    let (lang, texts) = (page.lang, page.lang.business().deals);
    let amount = page.seen(|seen| seen.line.amount).unwrap_or_default();
    let day = date::day(lang, on);
    let said = fill(texts.is_won, &[&number::short(lang, amount), &day]);
    let (after, _) = after_sale(page, on);
    let said_after = fill(texts.after, &[&date::day(lang, after)]);
    let facts = vec![
        fact("won", amount.to_string(), said),
        fact("after-sale", after.to_string(), said_after),
    ];
    let owe = owed_after(page, amount, on);
    let asks = marks::actions(page, Stage::Won);
    view! { <ul class="facts" data-won="">{facts}</ul> {owe} {asks} {cases(page)} }.into_any()
}

/// What is owed for it by the customer's terms, in one tap; gone once anything is owed since.
fn owed_after(page: Page, amount: Money, on: Day) -> AnyView {
    let Page { app, lang, customer, .. } = page;
    at_times(move || {
        let owes = app.workspace(|workspace| {
            workspace.receivables().any(|(_, owed)| owed.customer == customer && owed.since >= on)
        });
        let owing = Owing::new(app, lang, customer);
        let dues = owing.by_terms(amount, on);
        let (due, _) = *dues.first()?;
        let money = lang.business().money;
        let word = fill(money.falls, &[&number::short(lang, amount), &date::day(lang, due)]);
        let word = format!("{} · {word}", money.add);
        let go = move || {
            let dues = owing.by_terms(amount, on);
            owing.keep(&dues, amount);
        };
        (!owes).then(|| {
            let class = Press("button button-wide", "owe-by-terms", String::new());
            press(class, word.into_any(), Box::new(go))
        })
    })
}

/// A deal that is lost: it can be opened again.
pub(super) fn lost(page: Page, on: Day) -> AnyView {
    let Page { app, lang, id, .. } = page;
    let texts = lang.business().deals;
    let said = fill(texts.is_lost, &[&date::day(lang, on)]);
    let go = move || {
        let Some(stage) = untrack(|| page.seen(|seen| seen.line.stage)) else { return };
        let (amount, expected, chance) = (None, None, None);
        let stage = Some(stage);
        match app.dispatch(Command::ChangeDeal { deal: id, amount, stage, expected, chance }) {
            Ok(stamp) => {
                app.say(fill(texts.reopened, &[&page.name()]), Some(stamp));
                crate::browser::page::focus("#sheet-title");
            }
            Err(refused) => app.say(say::refusal(lang, refused, ""), None),
        }
    };
    let class = Press("button button-main button-wide", "reopen", String::new());
    view! {
        <ul class="facts" data-lost="">{fact("lost", on.to_string(), said)}</ul>
        <div class="more-buttons">{press(class, texts.reopen.into_any(), Box::new(go))}</div>
        {cases(page)}
    }
    .into_any()
}

/// The wins and lessons kept of this customer, the newest three.
pub(super) fn cases(page: Page) -> AnyView {
    at_times(move || {
        let texts = page.lang.business().deals;
        let all: Vec<Lesson> = page.app.workspace(|workspace| {
            let all = crate::domain::own_entries::cases(workspace);
            let own = all.filter(|case| case.customer == Some(page.customer));
            let own = own.filter(|case| !case.text.is_empty());
            own.collect()
        });
        let rows = all.iter().rev().take(3).map(|case| {
            let said = format!("{} · {}", case.text, date::day(page.lang, case.on));
            view! { <li class="user" data-user="" data-case="">{said}</li> }.into_any()
        });
        (!all.is_empty()).then(|| {
            view! {
                <h3>{texts.cases}</h3>
                <ul class="facts">{rows.collect::<Vec<_>>()}</ul>
            }
            .into_any()
        })
    })
}
