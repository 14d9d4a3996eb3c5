//! What the sheets of deals and of money ask and say alike.

use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::money::Money;
use crate::domain::stage::Stage;
use crate::state::App;
use crate::text::{Lang, amount, number, say};
use crate::ui::components::bits::{Press, press, toggle};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::date_field::day_field;
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, nothing, question};

/// What is wrong with a field.
pub(super) type Wrong = RwSignal<Option<String>>;

/// A field whose hook is its id.
pub(super) const fn asked(
    id: &'static str,
    label: &'static str,
    keyboard: &'static str,
    class: &'static str,
) -> Field {
    Field { id, label, act: id, keyboard, class }
}

/// A field for an amount; a number pad has no 万.
pub(super) fn amount_field(
    lang: Lang,
    id: &'static str,
    label: &'static str,
    typed: RwSignal<String>,
    wrong: Wrong,
) -> AnyView {
    let unit = (lang == Lang::Zh).then(|| {
        let add = move || {
            typed.update(|text| {
                if !text.is_empty() && !text.ends_with('万') {
                    text.push('万');
                }
            });
        };
        press(Press("button", "unit", String::new()), "万".into_any(), Box::new(add))
    });
    field(asked(id, label, "decimal", ""), typed, wrong, unit)
}

/// An amount above zero, or what is wrong said at its field.
pub(super) fn read_amount(
    lang: Lang,
    typed: RwSignal<String>,
    wrong: Wrong,
    zero: &'static str,
) -> Option<Money> {
    let text = typed.get_untracked();
    match amount::read(&text) {
        Ok(amount) if amount > Money::ZERO => Some(amount),
        Ok(_) => {
            wrong.set(Some(zero.to_owned()));
            None
        }
        Err(error) => {
            wrong.set(Some(say::amount_error(lang, error, &text)));
            None
        }
    }
}

/// What a stage is called.
pub(super) fn stage_word(lang: Lang, stage: Stage) -> &'static str {
    let words = &lang.business().deals.stages;
    words.get(usize::from(stage.place())).copied().unwrap_or_default()
}

/// Hundredths of a percent as they are shown.
pub(super) fn percent(hundredths: u32) -> String {
    number::percent(hundredths.into())
}

/// A chance in hundredths of a percent, to the nearest percent: own rates are not surer than that.
pub(super) fn chance_said(hundredths: u32) -> String {
    percent(hundredths.saturating_add(50) / 100 * 100)
}

/// A customer's name, cut for a sentence.
pub(super) fn name_of(app: App, lang: Lang, id: crate::domain::ident::CustomerId) -> String {
    say::cut(&untrack(|| app.customer_name(lang, id)))
}

/// One of a few days, or a day of the rep's choice.
#[derive(Clone, Copy)]
pub(super) struct DayChoice {
    lang: Lang,
    /// The days the first chips stand for.
    days: [Option<Day>; 3],
    /// Which chip is pressed; after those of the days the rep's own.
    pub place: RwSignal<usize>,
    typed: RwSignal<String>,
    wrong: Wrong,
}

/// How a choice of days looks: the chips' label and name, and the field's name and label.
pub(super) struct DayLooks {
    pub label: &'static str,
    pub id: &'static str,
    pub field: &'static str,
    pub field_label: &'static str,
    /// The first day offered.
    pub from: Day,
}

impl DayChoice {
    /// The first day is chosen; a day that is half typed goes before.
    pub(super) fn new(lang: Lang, days: [Option<Day>; 3], typed: RwSignal<String>) -> DayChoice {
        let own = typed.with_untracked(|typed| !typed.is_empty());
        let place = RwSignal::new(if own { days.len() } else { 0 });
        DayChoice { lang, days, place, typed, wrong: RwSignal::new(None) }
    }

    /// The chips, each with its hook and word, the last for the rep's own day, and its field.
    pub(super) fn view(
        self,
        looks: DayLooks,
        words: Vec<(usize, &'static str, String)>,
        own: (&'static str, &'static str),
    ) -> AnyView {
        let DayLooks { label, id, field, field_label, from } = looks;
        let mut all: Vec<Chip<usize>> =
            words.into_iter().map(|(value, act, word)| Chip { value, act, word }).collect();
        all.push(Chip { value: self.days.len(), act: own.0, word: own.1.to_owned() });
        let is_own = question(move || self.place.get() == self.days.len());
        let field = at_times(move || {
            is_own.get().then(|| day_field(field, field_label, from, self.typed, self.wrong))
        });
        let choose = move |place| {
            self.place.set(place);
            self.wrong.set(None);
        };
        [chips(label, id, all, self.place.into(), choose), field].into_any()
    }

    /// The day chosen; where none is typed yet the field says so.
    pub(super) fn chosen(self) -> Option<Day> {
        let day = self.looked_at();
        if day.is_none() {
            self.wrong.set(Some(self.lang.business().money.day_missing.to_owned()));
        }
        day
    }

    /// The day chosen, as it changes.
    pub(super) fn looked_at(self) -> Option<Day> {
        let place = self.place.get();
        match self.days.get(place) {
            Some(day) => *day,
            None => self.typed.with(|typed| Day::parse(typed).ok()),
        }
    }

    /// Says what is wrong with the day.
    pub(super) fn complain(self, sentence: String) {
        self.place.set(self.days.len());
        self.wrong.set(Some(sentence));
    }
}

/// Several reasons, each pressed or not.
#[derive(Clone, Copy)]
pub(super) struct Reasons<const N: usize> {
    words: &'static [&'static str; N],
    pressed: [RwSignal<bool>; N],
}

impl<const N: usize> Reasons<N> {
    pub(super) fn new(words: &'static [&'static str; N]) -> Reasons<N> {
        Reasons { words, pressed: [(); N].map(|()| RwSignal::new(false)) }
    }

    pub(super) fn view(self, label: &'static str, acts: [&'static str; N]) -> AnyView {
        let all = acts.into_iter().zip(self.words).zip(self.pressed);
        let buttons = all.map(|((act, word), pressed)| {
            toggle(
                Press("chip", act, String::new()),
                (*word).into_any(),
                Box::new(move || pressed.get()),
                Box::new(move || pressed.update(|pressed| *pressed = !*pressed)),
            )
        });
        crate::ui::components::bits::chips(label, buttons.collect())
    }

    /// Those that are pressed.
    pub(super) fn chosen(self) -> Vec<&'static str> {
        let all = self.words.iter().zip(self.pressed);
        all.filter(|(_, pressed)| pressed.get_untracked()).map(|(word, _)| *word).collect()
    }
}

/// The sheet of something that is gone.
pub(super) fn gone(app: App, lang: Lang, title: &'static str, sentence: &'static str) -> AnyView {
    let content = crate::ui::components::bits::line("quiet", sentence.to_owned());
    let links = nothing();
    crate::ui::components::sheet::sheet(app, lang, title.to_owned(), [content, links].into_any())
}
