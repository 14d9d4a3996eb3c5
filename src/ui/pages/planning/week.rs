//! The rhythm of a week, within the sheet that chooses the month's: what each weekday is mainly for.

use fieldplan_view::view;
use leptos::prelude::*;

use super::bits::{Press, fold, heard, input, line, press};
use crate::domain::day::Weekday;
use crate::domain::focus::{Focus, OWN_LIMIT, READY, WeekRhythm, checked_own};
use crate::state::App;
use crate::text::{Lang, fill, number, say};
use crate::ui::components::live::{at_times, words};

/// The place of the rep's own words among the choices, of which the first is nothing.
const OWN: usize = Focus::ALL.len();

/// What is being chosen.
#[derive(Clone, Copy)]
pub struct Week {
    app: App,
    lang: Lang,
    /// Of each weekday the place of its focus: 0 for none, else one more than in [`Focus::ALL`].
    focus: [RwSignal<usize>; 7],
    /// The rep's own words as they are typed.
    own: [RwSignal<String>; 7],
}

impl Week {
    /// As it is kept.
    pub fn kept(app: App, lang: Lang) -> Week {
        let focus = Weekday::ALL.map(|_| RwSignal::new(0));
        let own = Weekday::ALL.map(|_| RwSignal::new(String::new()));
        let week = Week { app, lang, focus, own };
        week.fill_in();
        week
    }

    /// Shows what is kept.
    pub fn fill_in(self) {
        let kept = self.app.peek(WeekRhythm::in_force);
        for ((day, focus), own) in kept.days.into_iter().zip(self.focus).zip(self.own) {
            let (place, words) = day.map_or((0, String::new()), |(focus, own)| {
                ((focus as usize).saturating_add(1), own)
            });
            focus.set(place);
            own.set(words);
        }
    }

    /// All that is chosen and typed, as the text of a draft.
    pub fn told(self) -> String {
        let places = self.focus.into_iter().map(|focus| focus.get().to_string());
        let words = self.own.into_iter().map(|own| own.get().replace('\t', " "));
        places.chain(words).collect::<Vec<_>>().join("\t")
    }

    /// Shows what such a text says.
    pub fn take_up(self, text: &str) {
        let mut fields = text.split('\t');
        for focus in self.focus {
            let place = fields.next().and_then(|place| place.parse().ok());
            let Some(place) = place.filter(|place| *place <= OWN) else { return };
            focus.set(place);
        }
        for (own, text) in self.own.into_iter().zip(fields) {
            own.set(text.to_owned());
        }
    }

    /// What is chosen and not kept yet; nothing where it is as it was.
    ///
    /// # Errors
    /// What is wrong with the rep's own words of a day, and what to do.
    pub fn changed(self) -> Result<Option<WeekRhythm>, String> {
        let mut rhythm = WeekRhythm::default();
        let names = self.lang.texts().weekdays;
        let all = rhythm.days.iter_mut().zip(self.focus).zip(self.own).zip(names);
        for (((day, focus), own), name) in all {
            let place = focus.get_untracked().checked_sub(1);
            let Some(focus) = place.and_then(|place| Focus::ALL.get(place)).copied() else {
                continue;
            };
            let own = if focus == Focus::Own { self.own_words(name, own)? } else { String::new() };
            *day = Some((focus, own));
        }
        let is_new = rhythm != self.app.peek(WeekRhythm::in_force);
        Ok(is_new.then_some(rhythm))
    }

    /// The rep's own words of a weekday as they would be kept, or what is wrong with them.
    fn own_words(self, name: &str, own: RwSignal<String>) -> Result<String, String> {
        let texts = self.lang.planning().curve;
        checked_own(&own.get_untracked()).map_err(|length| {
            let sentence = if length == 0 { texts.week_own_missing } else { texts.week_own_long };
            let [most, typed] = [OWN_LIMIT, length].map(|n| number::grouped(n as u64));
            fill(sentence, &[name, &most, &typed])
        })
    }

    /// The fields, at hand when they are asked for or half filled in.
    pub fn fields(self, open: bool) -> AnyView {
        let texts = self.lang.planning().curve;
        let ready = press(
            Press("button button-wide", "week-ready", String::new()),
            texts.week_ready.into_any(),
            Box::new(move || self.take_ready()),
        );
        let names = self.lang.texts().weekdays;
        let all = names.into_iter().zip(self.focus).zip(self.own);
        let days = all.map(|((name, focus), own)| self.day(name, focus, own));
        let days = view! { <ul class="parts" data-week="">{days.collect::<Vec<_>>()}</ul> };
        let content = vec![line("quiet", texts.week_means.to_owned()), ready, days.into_any()];
        fold("week-rhythm", texts.week_rhythm.into_any(), open, content)
    }

    /// One weekday: its name, what it is for, and the rep's own words where it is those.
    fn day(self, name: &'static str, focus: RwSignal<usize>, own: RwSignal<String>) -> AnyView {
        let texts = self.lang.planning().curve;
        let known = Focus::ALL.map(|one| say::focus_word(self.lang.texts(), one, texts.week_own));
        let options = std::iter::once("—").chain(known).enumerate().map(|(place, word)| {
            view! { <option value=place.to_string()>{word}</option> }.into_any()
        });
        let chosen = words(move || focus.get().to_string());
        let choose = heard(Box::new(move |value| {
            if let Ok(place) = value.parse() {
                focus.set(place);
            }
        }));
        let typed = at_times(move || {
            (focus.get() == OWN).then(|| {
                let label = fill(texts.week_own_field, &[name]);
                let take = Box::new(move |text| own.set(text));
                input("week-own", label, "text", own, RwSignal::new(None), take)
            })
        });
        view! {
            <li class="part part-do">
                <span>{name}</span>
                <span class="part-field">
                    <select class="field-input" data-act="week-focus" aria-label=name prop:value=chosen on:change=choose>
                        {options.collect::<Vec<_>>()}
                    </select>
                </span>
                {typed}
            </li>
        }
        .into_any()
    }

    /// Takes what stands ready for its days; the others stay as they are.
    fn take_ready(self) {
        for (weekday, focus) in READY {
            if let Some(place) = self.focus.get(weekday as usize) {
                place.set((focus as usize).saturating_add(1));
            }
        }
    }
}
