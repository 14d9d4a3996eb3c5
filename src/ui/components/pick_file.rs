//! A button that picks a text file: a list, a table, a sheet that came back.

use fieldplan_view::view;
use leptos::ev::Event;
use leptos::prelude::*;

use crate::browser::text_file::{self, File};

/// The button; `take` gets what the rep picked.
pub fn pick_file(label: &'static str, act: &'static str, take: impl Fn(File) + 'static) -> AnyView {
    boxed(label, act, Box::new(take))
}

fn boxed(label: &'static str, act: &'static str, take: Box<dyn Fn(File)>) -> AnyView {
    let picked: Box<dyn FnMut(Event)> = Box::new(move |event| {
        if let Some(file) = text_file::picked(&event) {
            take(file);
        }
    });
    view! {
        <label class="button button-wide file">
            {label}
            <input
                type="file"
                class="file-input"
                accept=".csv,.txt,.tsv,text/plain,text/csv"
                data-act=act
                on:change=picked
            />
        </label>
    }
    .into_any()
}
