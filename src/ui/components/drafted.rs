//! What is half typed in the sheets of planning and of the business, kept until it is taken: one
//! draft holds the fields of all of them, each under what it is of and its name.

use std::fmt::Display;

use leptos::prelude::*;

use crate::domain::period::Month;
use crate::state::{App, Draft};

/// Between fields, and between a field's name and its text; nobody types them.
const BETWEEN: char = '\u{1e}';
const NAMED: char = '\u{1f}';

/// A field's text: what an earlier visit left half typed, else `kept`. What is typed from now on
/// is kept under the name until it is `kept` again or [`forget`] is called.
pub fn typed(app: App, month: Month, name: &'static str, kept: String) -> RwSignal<String> {
    typed_of(app, key(&month, name), kept)
}

/// [`typed`] of anything with a name that no other field has, made by [`key`].
pub fn typed_of(app: App, key: String, kept: String) -> RwSignal<String> {
    let draft = app.draft(Draft::Plan);
    let left = draft.with_untracked(|all| {
        fields(all).find(|(of, _)| *of == key).map(|(_, text)| text.to_owned())
    });
    let text = RwSignal::new(left.unwrap_or_else(|| kept.clone()));
    // Toward the outside only: the signal is the truth.
    Effect::new(move |before: Option<()>| {
        let now = text.get();
        if before.is_some() {
            put(app, &key, Some(now).filter(|now| *now != kept));
        }
    });
    text
}

/// Forgets fields that were taken.
pub fn forget(app: App, month: Month, names: &[&'static str]) {
    forget_of(app, names.iter().map(|name| key(&month, name)));
}

/// [`forget`] of fields by their keys.
pub fn forget_of(app: App, keys: impl IntoIterator<Item = String>) {
    for key in keys {
        put(app, &key, None);
    }
}

/// Forgets all that is half typed of something.
pub fn forget_all(app: App, of: &dyn Display) {
    let own = format!("{of} ");
    let draft = app.draft(Draft::Plan);
    let keys = draft.with_untracked(|all| {
        let own = fields(all).filter(|(key, _)| key.starts_with(&own));
        own.map(|(key, _)| key.to_owned()).collect::<Vec<_>>()
    });
    forget_of(app, keys);
}

/// The name under which a field of `of`, a month, a customer, a deal, is kept.
pub fn key(of: &dyn Display, name: &str) -> String {
    format!("{of} {name}")
}

fn fields(all: &str) -> impl Iterator<Item = (&str, &str)> {
    all.split(BETWEEN).filter_map(|field| field.split_once(NAMED))
}

fn put(app: App, key: &str, text: Option<String>) {
    let draft = app.draft(Draft::Plan);
    let others = draft.with_untracked(|all| {
        let others = fields(all).filter(|(of, _)| *of != key);
        others.map(|(of, text)| format!("{of}{NAMED}{text}")).collect::<Vec<_>>()
    });
    let own = text.map(|text| format!("{key}{NAMED}{}", text.replace([BETWEEN, NAMED], " ")));
    let all = others.into_iter().chain(own).collect::<Vec<_>>().join(&BETWEEN.to_string());
    if draft.with_untracked(|before| *before != all) {
        draft.set(all);
    }
}
