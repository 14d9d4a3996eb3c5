//! How likely a deal of a stage is while there are few own ones: four percentages.

use leptos::prelude::*;

use super::ask::{Wrong, asked, stage_word};
use crate::domain::stage::Stage;
use crate::domain::win_chances::{WinChances, WinChancesError};
use crate::state::App;
use crate::text::planning::hundredths;
use crate::text::{Lang, fill, say};
use crate::ui::components::bits::{Press, fold, line, press};
use crate::ui::components::drafted;
use crate::ui::components::field::field_named;
use crate::ui::components::live::{part, question};

/// The fields' hooks, and their names among what is half typed.
const NAMES: [&str; 4] = ["chance-contact", "chance-need", "chance-proposal", "chance-negotiation"];
/// Of what they are among it.
const DRAFT: &str = "chances";

#[derive(Clone, Copy)]
struct Editor {
    app: App,
    lang: Lang,
    typed: [RwSignal<String>; 4],
    wrong: [Wrong; 4],
}

/// The four fields, at hand when they are asked for or half typed.
pub(super) fn chances(app: App, lang: Lang) -> AnyView {
    let kept = question(move || {
        let chances = app.workspace(WinChances::of);
        Stage::OPEN.map(|stage| hundredths::shown(chances.of_stage(stage).into())).join(" ")
    });
    part(move || {
        let kept = kept.get();
        untrack(|| editor(app, lang, &kept))
    })
}

fn editor(app: App, lang: Lang, kept: &str) -> AnyView {
    let texts = lang.business().deals;
    let mut shown = kept.split(' ').map(str::to_owned);
    let key = |name| drafted::key(&DRAFT, name);
    let typed =
        NAMES.map(|name| drafted::typed_of(app, key(name), shown.next().unwrap_or_default()));
    let editor = Editor { app, lang, typed, wrong: NAMES.map(|_| RwSignal::new(None)) };
    let is_open = typed.map(|text| text.get_untracked()).join(" ") != kept;
    let mut content = vec![line("quiet", texts.chances_mean.to_owned())];
    let fields = Stage::OPEN.into_iter().zip(NAMES).zip(typed.into_iter().zip(editor.wrong));
    content.extend(fields.map(|((stage, name), (text, wrong))| {
        let label = fill(texts.chance_of, &[stage_word(lang, stage)]);
        field_named(asked(name, "", "decimal", ""), label, text, wrong, None)
    }));
    let button = Press("button button-wide", "chances-keep", String::new());
    content.push(press(button, texts.chances_keep.into_any(), Box::new(move || editor.keep())));
    fold("chances", texts.chances.into_any(), is_open, content)
}

impl Editor {
    /// Keeps them as one record, or says what is wrong with which.
    fn keep(self) {
        let texts = self.lang.business().deals;
        let mut read = [0_u16; 4];
        for ((typed, wrong), read) in self.typed.into_iter().zip(self.wrong).zip(&mut read) {
            let text = typed.get_untracked();
            let found = hundredths::read(&text).map(|found| found.min(u16::MAX.into()));
            let Some(found) = found.and_then(|found| u16::try_from(found).ok()) else {
                wrong.set(Some(fill(texts.chance_unread, &[&say::cut(&text)])));
                return;
            };
            *read = found;
        }
        let word = |stage| stage_word(self.lang, stage);
        let chances = match WinChances::new(read) {
            Ok(chances) => chances,
            Err(WinChancesError::OutOfRange(stage)) => {
                return self.complain(stage, fill(texts.chance_range, &[word(stage)]));
            }
            Err(WinChancesError::Falling { earlier, later }) => {
                let sentence = fill(texts.chance_falling, &[word(later), word(earlier)]);
                return self.complain(later, sentence);
            }
        };
        drafted::forget_of(self.app, NAMES.map(|name| drafted::key(&DRAFT, name)));
        if chances == self.app.peek(WinChances::of) {
            self.app.say(texts.chances_same.to_owned(), None);
            return;
        }
        let stamp = self.app.keep_row(chances.entry(self.app.today.get_untracked()));
        self.app.say(texts.chances_kept.to_owned(), stamp);
    }

    fn complain(self, stage: Stage, sentence: String) {
        if let Some(wrong) = self.wrong.get(usize::from(stage.place())) {
            wrong.set(Some(sentence));
        }
    }
}
