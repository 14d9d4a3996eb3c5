//! A labelled text field that keeps what is typed until it is taken, and says what is wrong.

use leptos::prelude::*;

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
    /// What to show while it is empty.
    pub example: &'static str,
}

/// A one-line field. `error` is read out and tied to the field.
pub fn field(
    field: Field,
    draft: RwSignal<String>,
    error: RwSignal<Option<String>>,
    after: AnyView,
) -> AnyView {
    let wrong = format!("{}-error", field.id);
    let described = wrong.clone();
    view! {
        <div class="field">
            <label class="field-label" for=field.id>{field.label}</label>
            <div class="field-row">
                <input
                    class=format!("field-input {}", field.class)
                    id=field.id
                    type="text"
                    inputmode=field.keyboard
                    autocomplete="off"
                    enterkeyhint="done"
                    placeholder=field.example
                    data-act=field.act
                    aria-invalid=move || error.with(Option::is_some).to_string()
                    aria-describedby=described
                    prop:value=move || draft.get()
                    on:input:target=move |event| {
                        draft.set(event.target().value());
                        error.set(None);
                    }
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
                aria-invalid=move || error.with(Option::is_some).to_string()
                aria-describedby=described
                prop:value=move || draft.get()
                on:input:target=move |event| {
                    draft.set(event.target().value());
                    error.set(None);
                }
            ></textarea>
            {problem(wrong, error)}
        </div>
    }
    .into_any()
}

/// The sentence under a field. It stands in the page from the start, so that a screen reader
/// notices when it fills.
fn problem(id: String, error: RwSignal<Option<String>>) -> AnyView {
    view! {
        <p class="error" id=id role="alert">
            {move || error.get()}
        </p>
    }
    .into_any()
}
