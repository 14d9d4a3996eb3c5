//! The parts, a row each.

use std::sync::Arc;

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Edit, shown, with_shown};
use crate::domain::breakdown::Stars;
use crate::domain::money::Money;
use crate::domain::plan_book::split::{Assigned, By, COUNT_LIMIT};
use crate::domain::rate::Rate;
use crate::domain::unit::Count;
use crate::text::planning::hundredths;
use crate::text::{Lang, amount, fill, number, say};
use crate::ui::components::bits::{Press, heard, input, press, toggle};
use crate::ui::components::growing::{self, AT_ONCE, draw_on};
use crate::ui::components::icon;
use crate::ui::components::live::{maybe, part, words};

/// The bar's whole: tenths of a percent.
const BAR: i64 = 1_000;

/// All parts; when the sheet opens the first screenful at once. Drawn anew later they come together,
/// for a list that shrinks and grows moves away from the thumb.
pub(super) fn list(edit: Edit) -> AnyView {
    let many = || shown(|shown| shown.open.split.parts.len()).unwrap_or(0);
    let drawn = RwSignal::new(AT_ONCE);
    draw_on(drawn, many);
    let rows = part(move || {
        edit.drawn.get();
        growing::grown(drawn, many(), Arc::new(move |place| row(edit, place)))
    });
    view! { <ul class="parts">{rows}</ul> }.into_any()
}

/// One part, and what of it is typed.
#[derive(Clone, Copy)]
struct Row {
    edit: Edit,
    place: usize,
    by: By,
    /// As it was drawn.
    first: Assigned,
    /// The share or the amount as it is typed.
    typed: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
}

/// One part: its name and figures, what changes it, its bar.
fn row(edit: Edit, place: usize) -> AnyView {
    let texts = edit.lang.planning().split;
    let both = shown(|shown| (shown.open.split.parts.get(place).copied(), shown.open.split.by));
    let Some((Some(part), by)) = both else { return ().into_any() };
    let name = edit.name(place);
    let unread = shown(|shown| {
        let found = shown.texts.iter().find(|(of, _)| *of == part.part);
        found.map(|(_, texts)| texts.clone())
    })
    .flatten();
    let shows = unread.clone().map(|[text, _]| text);
    let typed = RwSignal::new(shows.unwrap_or_else(|| in_field(edit.goal, by, part.amount)));
    let row = Row { edit, place, by, first: part, typed, wrong: RwSignal::new(None) };
    let figure = words(move || {
        let amount = row.now().amount;
        let share = number::percent(share(edit.goal, amount));
        number::short(edit.lang, amount) + " · " + &share
    });
    let exact = words(move || row.now().amount.to_string());
    let mut controls = match by {
        By::Share | By::Amount => row.one_field(&name),
        By::Stars => row.stars(&name),
        By::Pieces => row.two_fields(part, &name, unread.clone()),
    };
    if let (By::Share | By::Amount, Some([text, _])) = (by, &unread) {
        row.wrong.set(row.read(text).err());
    }
    controls.push(toggle(
        Press("button part-lock", "part-lock", fill(texts.lock, &[&name])),
        texts.locked.into_any(),
        Box::new(move || row.now().locked),
        Box::new(move || edit.change(place, |split| split.turn_lock(place))),
    ));
    controls.push(press(
        Press("button", "part-remove", fill(texts.remove, &[&name])),
        icon::cross(),
        Box::new(move || edit.remove(place)),
    ));
    let off = maybe(move || {
        let now = row.now();
        let off = now.off()?;
        Some(fill(texts.off, &[&number::exact(off.plus(now.amount))]))
    });
    view! {
        <li class="part" data-part=part.part.to_string() data-exact=exact>
            <p class="part-head">
                <span class="part-name user" data-user="">{name.clone()}</span>
                <span class="part-figure">{figure}</span>
            </p>
            <div class="part-do">{controls}</div>
            {row.bar(&name)}
            <p class="hint part-off">{off}</p>
        </li>
    }
    .into_any()
}

/// A part of the goal in hundredths of a percent.
fn share(goal: Money, amount: Money) -> i64 {
    Rate::of_amounts(amount, goal).map_or(0, |rate| rate.of_count(10_000))
}

/// As the field of a part shows it.
fn in_field(goal: Money, by: By, amount: Money) -> String {
    if by == By::Share { number::hundredths(share(goal, amount)) } else { number::typable(amount) }
}

impl Row {
    /// The part as it is now.
    fn now(self) -> Assigned {
        let found = self.edit.ask(|split| split.parts.get(self.place).copied()).flatten();
        found.unwrap_or(self.first)
    }

    /// Moves it by the bar or by steps: the field says so.
    fn moved(self, change: impl FnOnce(&mut crate::domain::plan_book::split::Split)) {
        self.edit.change(self.place, change);
        self.wrong.set(None);
        self.unread(None);
        self.typed.set(in_field(self.edit.goal, self.by, self.now().amount));
    }

    fn step(self, points: i64) {
        self.moved(|split| split.step(self.place, self.edit.goal, points));
    }

    fn read(self, text: &str) -> Result<Money, String> {
        if text.trim().is_empty() {
            // Cleared: nothing is assigned.
            return Ok(Money::ZERO);
        }
        if self.by == By::Share {
            read_share(self.edit.lang, text).map(|rate| rate.of_money(self.edit.goal))
        } else {
            read_amount(self.edit.lang, text)
        }
    }

    /// Remembers what is typed and says nothing yet, or forgets it.
    fn unread(self, texts: Option<[String; 2]>) {
        let part = self.first.part;
        with_shown(|shown| {
            shown.texts.retain(|(of, _)| *of != part);
            shown.texts.extend(texts.map(|texts| (part, texts)));
        });
        self.edit.tell();
    }

    fn type_in(self, text: String) {
        let read = self.read(&text);
        self.typed.set(text.clone());
        self.wrong.set(read.as_ref().err().cloned());
        match read {
            Ok(money) => {
                self.unread(None);
                self.edit.change(self.place, |split| split.set_amount(self.place, money));
            }
            Err(_) => self.unread(Some([text, String::new()])),
        }
    }

    /// The share or the amount: typed, and a point more or less.
    fn one_field(self, name: &str) -> Vec<AnyView> {
        let texts = self.edit.lang.planning().split;
        let label = if self.by == By::Share { texts.share_of } else { texts.amount_of };
        let step = |act, label: &str, icon, points| {
            press(
                Press("button", act, fill(label, &[name])),
                icon,
                Box::new(move || self.step(points)),
            )
        };
        let take = Box::new(move |text| self.type_in(text));
        vec![
            step("part-less", texts.less, icon::minus(), -1),
            input("part-typed", fill(label, &[name]), "decimal", self.typed, self.wrong, take),
            step("part-more", texts.more, icon::plus(), 1),
        ]
    }

    /// Count and price.
    fn two_fields(self, part: Assigned, name: &str, unread: Option<[String; 2]>) -> Vec<AnyView> {
        let texts = self.edit.lang.planning().split;
        let kept =
            part.pieces.map(|(count, price)| [count.pieces().to_string(), number::typable(price)]);
        let [count, price] = unread.or(kept).unwrap_or_default();
        let (count, price) = (RwSignal::new(count), RwSignal::new(price));
        let field = |act, label: &str, typed: RwSignal<String>, wrong| {
            let take = Box::new(move |text| {
                typed.set(text);
                self.take_both(count, price);
            });
            input(act, fill(label, &[name]), "decimal", typed, wrong, take)
        };
        vec![
            field("part-count", texts.count_of, count, self.wrong),
            "×".into_any(),
            field("part-price", texts.price_of, price, RwSignal::new(None)),
        ]
    }

    fn take_both(self, count: RwSignal<String>, price: RwSignal<String>) {
        let (many, each) = (count.get_untracked(), price.get_untracked());
        let typed = [many, each];
        let lang = self.edit.lang;
        let [many, each] = typed.each_ref().map(|text| text.trim());
        if many.is_empty() || each.is_empty() {
            let is_none = many.is_empty() && each.is_empty();
            self.unread((!is_none).then_some(typed));
            return;
        }
        match (read_count(lang, many), read_amount(lang, each)) {
            (Ok(many), Ok(each)) => {
                self.wrong.set(None);
                self.unread(None);
                self.edit.change(self.place, |split| split.set_pieces(self.place, many, each));
            }
            (Err(why), _) | (_, Err(why)) => {
                self.wrong.set(Some(why));
                self.unread(Some(typed));
            }
        }
    }

    /// One to five stars.
    fn stars(self, name: &str) -> Vec<AnyView> {
        let texts = self.edit.lang.planning().split;
        let acts = ["star-1", "star-2", "star-3", "star-4", "star-5"];
        let given = move || self.now().stars.map_or(0, Stars::number);
        let stars = (1_u8..).zip(acts).map(|(number, act)| {
            let drawn = words(move || if given() >= number { "★" } else { "☆" }.to_owned());
            toggle(
                Press("star", act, fill(texts.stars, &[name, &number.to_string()])),
                drawn.into_any(),
                Box::new(move || given() == number),
                Box::new(move || self.give_stars(number)),
            )
        });
        stars.collect()
    }

    fn give_stars(self, number: u8) {
        let Some(stars) = Stars::new(number) else { return };
        self.edit.change(self.place, |split| {
            // With every other part locked there is nothing to split by.
            let _ = split.set_stars(self.place, self.edit.goal, stars);
        });
    }

    /// The bar: the share of the goal, to be dragged or moved by the arrow keys.
    fn bar(self, name: &str) -> AnyView {
        let goal = self.edit.goal;
        let fixed = move || matches!(self.by, By::Stars | By::Pieces) || self.now().locked;
        let tenths = words(move || {
            let tenths = share(goal, self.now().amount) / 10;
            tenths.clamp(0, BAR).to_string()
        });
        let said = words(move || {
            let amount = self.now().amount;
            number::percent(share(goal, amount)) + " · " + &number::exact(amount)
        });
        let drag = heard(Box::new(move |value| {
            if let (Ok(tenths), false) = (value.parse::<i64>(), fixed()) {
                let rate = Rate::of(tenths, BAR).unwrap_or(Rate::ZERO);
                self.moved(|split| split.set_share(self.place, goal, rate));
            }
        }));
        view! {
            <input
                type="range"
                class="part-bar"
                min="0"
                max="1000"
                step="5"
                data-act="part-bar"
                aria-label=fill(self.edit.lang.planning().split.bar_of, &[name])
                aria-valuetext=said
                prop:value=tenths
                disabled=Signal::derive(fixed)
                on:input=drag
            />
        }
        .into_any()
    }
}

/// A typed share of the goal.
fn read_share(lang: Lang, typed: &str) -> Result<Rate, String> {
    let share = hundredths::read(typed).map(i64::from).filter(|share| (0..=10_000).contains(share));
    let rate = share.and_then(|share| Rate::of(share, 10_000).ok());
    rate.ok_or_else(|| fill(lang.planning().split.share_wrong, &[&say::cut(typed)]))
}

fn read_amount(lang: Lang, typed: &str) -> Result<Money, String> {
    match amount::read(typed) {
        Err(why) => Err(say::amount_error(lang, why, typed)),
        Ok(amount) if amount < Money::ZERO => {
            Err(fill(lang.planning().split.below_zero, &[&say::cut(typed)]))
        }
        Ok(amount) => Ok(amount),
    }
}

fn read_count(lang: Lang, typed: &str) -> Result<Count, String> {
    // A count is typed like an amount of whole yuan: digits of any width, with separators.
    let pieces = amount::read(typed).ok().map(Money::fen).filter(|fen| fen % 100 == 0);
    let pieces = pieces.map(|fen| fen / 100).filter(|pieces| (0..=COUNT_LIMIT).contains(pieces));
    pieces
        .map(Count::new)
        .ok_or_else(|| fill(lang.planning().split.count_wrong, &[&say::cut(typed)]))
}
