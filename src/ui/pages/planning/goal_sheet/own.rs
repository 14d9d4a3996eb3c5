//! A metric of the rep's own: it is defined, and what it stands at is noted.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::bits::fold;
use super::super::drafted;
use super::others::{Which, plain, read};
use crate::domain::enter::Enter;
use crate::domain::ident::{Id, MetricId};
use crate::domain::metric::{Direction, Kind};
use crate::domain::period::Month;
use crate::domain::unit::Unit;
use crate::state::App;
use crate::text::{Lang, book, fill, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::at_times;

/// A whole in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The hooks of units, kinds and directions.
const UNITS: [&str; 3] = ["own-yuan", "own-pieces", "own-share"];
const KINDS: [&str; 2] = ["own-sum", "own-level"];
const BETTER: [&str; 2] = ["own-higher", "own-lower"];

/// The place to define one; it is chosen at once.
pub(super) fn define(app: App, lang: Lang, month: Month, chosen: RwSignal<Which>) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let name = drafted::typed(app, month, "own-name", String::new());
    let error = RwSignal::new(None);
    let [unit, kind, better] = [1_u16, 0, 0].map(RwSignal::new);
    let add = move || {
        let unit = match unit.get_untracked() {
            0 => Unit::Yuan,
            1 => Unit::Pieces,
            _ => Unit::Share,
        };
        let kind = match (kind.get_untracked(), unit) {
            (0, Unit::Share) => Kind::Ratio,
            (0, _) => Kind::Sum,
            _ => Kind::Level,
        };
        let better = if better.get_untracked() == 0 {
            Direction::HigherIsBetter
        } else {
            Direction::LowerIsBetter
        };
        let typed = name.get_untracked();
        let metric = Enter::Metric { name: typed.clone(), unit, kind, better };
        match app.enter_together(vec![metric]) {
            Ok(stamps) => {
                if let Some(stamp) = stamps.first() {
                    chosen.set(Which::Own(MetricId(Id::new(*stamp, 0))));
                }
                name.set(String::new());
                app.say_of_all(fill(texts.own_added, &[typed.trim()]), stamps);
            }
            Err(refused) => error.set(Some(book::refused(lang, refused))),
        }
    };
    let choice = |label: &'static str,
                  id: &'static str,
                  acts: &[&'static str],
                  words: &[&'static str],
                  at: RwSignal<u16>| {
        let all = (0_u16..).zip(acts.iter().zip(words));
        let all = all.map(|(value, (act, word))| Chip { value, act, word: (*word).to_owned() });
        chips(label, id, all.collect(), at.into(), move |value| at.set(value))
    };
    let asked = Field {
        id: "own-name",
        label: texts.own_name,
        act: "own-name",
        keyboard: "text",
        class: "user",
    };
    let [unit_label, kind_label, better_label] = texts.own_labels;
    let content = vec![
        field(asked, name, error, None),
        choice(unit_label, "own-unit", &UNITS, &texts.own_units, unit),
        choice(kind_label, "own-kind", &KINDS, &texts.own_kinds, kind),
        choice(better_label, "own-better", &BETTER, &texts.own_better, better),
        plain("own-add", texts.own_add, Box::new(add)),
    ];
    fold("own-open", texts.own_add_open.into_any(), false, content)
}

/// What an own metric stands at, noted for today; nothing while another metric is chosen, since
/// those count by themselves.
pub(super) fn reading(app: App, lang: Lang, chosen: RwSignal<Which>) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let note = move || {
        let Which::Own(id) = chosen.get_untracked() else { return };
        let text = typed.get_untracked();
        let metric = app.peek(|workspace| Which::Own(id).metric(workspace));
        let wrong = || fill(texts.other_wrong, &[&say::cut(&text)]);
        let figure = if metric.unit() == Unit::Share && text.contains(['/', '／']) {
            let mut two = text.split(['/', '／']).map(|part| read(lang, Unit::Pieces, part));
            match (two.next(), two.next(), two.next()) {
                (Some(Ok(above)), Some(Ok(below)), None) => Ok((above, Some(below))),
                _ => Err(wrong()),
            }
        } else if metric.kind() == Kind::Ratio {
            Err(texts.own_two.to_owned())
        } else {
            let of = (metric.unit() == Unit::Share).then_some(WHOLE);
            read(lang, metric.unit(), &text).map(|value| (value, of))
        };
        match figure {
            Err(sentence) => error.set(Some(sentence)),
            Ok((value, of)) => {
                let on = app.today.get_untracked();
                match app.enter_together(vec![Enter::Figure { metric: id, value, of, on }]) {
                    Ok(stamps) => {
                        typed.set(String::new());
                        app.say_of_all(texts.own_noted.to_owned(), stamps);
                    }
                    Err(refused) => error.set(Some(book::refused(lang, refused))),
                }
            }
        }
    };
    at_times(move || {
        let Which::Own(_) = chosen.get() else { return None };
        let asked = Field {
            id: "own-figure",
            label: texts.own_figure,
            act: "own-figure",
            keyboard: "text",
            class: "",
        };
        let button = plain("own-note", texts.own_note, Box::new(note));
        Some(view! { {field(asked, typed, error, None)}{button} }.into_any())
    })
}
