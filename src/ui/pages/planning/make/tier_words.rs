//! Own words for the three tiers, where a company calls them something else.

use leptos::prelude::*;

use super::super::bits::{Press, fold, line, press};
use super::super::drafted;
use super::{Making, TIERS};
use crate::browser::page;
use crate::domain::plan_book::goal::Decide;
use crate::domain::tier::Tier;
use crate::domain::tier_words::{TierWords, TierWordsError, WORD_LIMIT};
use crate::text::planning::make::{refused, words_refused};
use crate::text::{fill, number, say};
use crate::ui::components::field::{Field, field_named};
use crate::ui::components::live::{nothing, part};

/// The fields' hooks, and their names among what is half typed.
const NAMES: [&str; 3] = ["word-floor", "word-target", "word-challenge"];

/// What is typed, with what is wrong with each word.
#[derive(Clone, Copy)]
struct Editor {
    making: Making,
    typed: [RwSignal<String>; 3],
    wrong: [RwSignal<Option<String>>; 3],
}

/// The three words, folded away until they are asked for or half typed. They are the journal's, not
/// the month's.
pub(super) fn editor(making: Making) -> AnyView {
    let (app, lang, texts) = (making.app, making.lang, making.texts());
    let kept = app.peek(TierWords::of);
    let shown = Tier::ALL.map(|tier| kept.of_tier(tier).to_owned());
    let mut own = shown.clone().into_iter();
    let typed =
        NAMES.map(|name| drafted::typed(app, making.month, name, own.next().unwrap_or_default()));
    let wrong = [(); 3].map(|()| RwSignal::new(None));
    let editor = Editor { making, typed, wrong };
    let is_open = typed.map(|text| text.get_untracked()) != shown;
    let most = number::grouped(WORD_LIMIT as u64);
    let mut content = vec![line("quiet", fill(texts.words_mean, &[&most]))];
    let fields = NAMES.into_iter().zip(Tier::ALL).zip(typed.into_iter().zip(wrong));
    content.extend(fields.map(|((name, tier), (text, wrong))| {
        let asked = Field { id: name, label: "", act: name, keyboard: "text", class: "user" };
        let label = fill(texts.word, &[say::standard_tier(lang, tier)]);
        field_named(asked, label, text, wrong, None)
    }));
    let button = Press("button button-wide", "words-keep", String::new());
    content.push(press(button, texts.words_keep.into_any(), Box::new(move || editor.keep())));
    // Words that became others, here or by an undo, are everywhere in the step.
    content.push(part(move || {
        if app.tier_words() != kept {
            making.step.set(TIERS);
        }
        nothing()
    }));
    fold("tier-words", texts.words.into_any(), is_open, content)
}

impl Editor {
    /// Keeps the words as one record, or says what is wrong with which.
    fn keep(self) {
        let Making { app, lang, month, .. } = self.making;
        let typed = self.typed.map(|text| text.get_untracked());
        let typed = typed.each_ref().map(String::as_str);
        let standard = Tier::ALL.map(|tier| say::standard_tier(lang, tier));
        let words = match TierWords::typed(typed, standard) {
            Ok(words) => words,
            Err(why) => return self.complain(why),
        };
        let sentence = fill(self.making.texts().words_kept, &say::tiers(lang, &words));
        let now = app.peek(TierWords::of);
        if words == now {
            drafted::forget(app, month, &NAMES);
            app.say(sentence, None);
            return;
        }
        match app.decide_goal(vec![Decide::Keep(words.entry(app.today.get_untracked()))]) {
            Ok(stamps) => {
                drafted::forget(app, month, &NAMES);
                app.say_of_all(sentence, stamps);
                // The step is drawn anew, and its button with it.
                page::focus("#sheet-title");
            }
            Err(why) => {
                let [floor, ..] = self.wrong;
                floor.set(Some(refused(lang, &now, why, "")));
            }
        }
    }

    /// Of two that are alike the harder one is to be changed.
    fn complain(self, why: TierWordsError) {
        let (TierWordsError::TooLong { tier: whose, .. }
        | TierWordsError::Alike { harder: whose, .. }) = why;
        let sentence = words_refused(self.making.lang, why);
        for (tier, wrong) in Tier::ALL.into_iter().zip(self.wrong) {
            wrong.set((tier == whose).then(|| sentence.clone()));
        }
    }
}
