//! A labelled text field that keeps what is typed until it is taken, and says what is wrong.

use fieldplan_view::view;
use leptos::ev::Event;
use leptos::prelude::*;

use super::live::{flag, maybe};

/// How a field looks and behaves.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name on the page, unique.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// The hook.
    pub act: &'static str,
    /// The keyboard to show: `decimal`, `text`.
    pub keyboard: &'static str,
    /// Extra classes.
    pub class: &'static str,
}

/// A one-line field. `error` is read out and tied to the field.
pub fn field(
    field: Field,
    draft: RwSignal<String>,
    error: RwSignal<Option<String>>,
    after: Option<AnyView>,
) -> AnyView {
    field_named(field, field.label.to_owned(), draft, error, after)
}

/// A one-line field whose label is made of the rep's own words; the field's own label is not shown.
pub fn field_named(
    field: Field,
    label: String,
    draft: RwSignal<String>,
    error: RwSignal<Option<String>>,
    after: Option<AnyView>,
) -> AnyView {
    let wrong = format!("{}-error", field.id);
    let described = wrong.clone();
    view! {
        <div class="field">
            <label class="field-label" for=field.id>{label}</label>
            <div class="field-row">
                <input
                    class=format!("field-input {}", field.class)
                    id=field.id
                    type="text"
                    inputmode=field.keyboard
                    autocomplete="off"
                    enterkeyhint="done"
                    data-act=field.act
                    aria-invalid=flag(move || error.with(Option::is_some))
                    aria-describedby=described
                    prop:value=draft
                    on:input=typed(draft, error)
                />
                {after}
            </div>
            {problem(wrong, error)}
        </div>
    }
    .into_any()
}

/// A field of several lines.
pub fn area(field: Field, draft: RwSignal<String>, error: RwSignal<Option<String>>) -> AnyView {
    let wrong = format!("{}-error", field.id);
    let described = wrong.clone();
    view! {
        <div class="field">
            <label class="field-label" for=field.id>{field.label}</label>
            <textarea
                class="field-input field-area"
                id=field.id
                rows="2"
                data-act=field.act
                aria-invalid=flag(move || error.with(Option::is_some))
                aria-describedby=described
                prop:value=draft
                on:input=typed(draft, error)
            ></textarea>
            {problem(wrong, error)}
        </div>
    }
    .into_any()
}

/// Takes up what is typed; a complaint about what was typed before goes.
fn typed(draft: RwSignal<String>, error: RwSignal<Option<String>>) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| {
        draft.set(event_target_value(&event));
        error.set(None);
    })
}

/// The sentence under a field. It stands in the page from the start, so that a screen reader
/// notices when it fills.
fn problem(id: String, error: RwSignal<Option<String>>) -> AnyView {
    view! {
        <p class="error" id=id role="alert">
            {maybe(move || error.get())}
        </p>
    }
    .into_any()
}
