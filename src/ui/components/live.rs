//! What changes on a screen, in a few types.
//!
//! A closure has a type of its own, and each type that reaches a view compiles the view's whole
//! machinery again. These put closures into boxes first: the main wasm, packed, went from
//! 244 KB to 230 for it.

use fieldplan_view::view;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A text that changes.
pub fn words(ask: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    derived(Box::new(ask))
}

fn derived(ask: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(ask)
}

/// A text that is there only at times; empty otherwise.
pub fn maybe(ask: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<String> {
    words(move || ask().unwrap_or_default())
}

/// A yes or no that changes, as an attribute's `true` or `false`.
pub fn flag(ask: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    words(move || if ask() { "true" } else { "false" }.to_owned())
}

/// A part of a page that changes.
pub fn part(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    boxed(Box::new(draw))
}

fn boxed(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}

/// A part of a page that is there only at times.
pub fn at_times(draw: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    part(move || draw().unwrap_or_else(nothing))
}

/// The place of words that come later: only what comes into a place that stood before is read aloud.
pub fn aloud(content: AnyView) -> AnyView {
    view! { <div role="status">{content}</div> }.into_any()
}

/// An empty place.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// What a tap does.
pub fn tap(act: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}

/// What sending a form does, instead of leaving the page.
pub fn send(act: impl Fn() + 'static) -> Box<dyn FnMut(leptos::ev::SubmitEvent)> {
    Box::new(move |event| {
        event.prevent_default();
        act();
    })
}

/// An answer that is told only when it changes.
pub fn question<T: PartialEq + Send + Sync + 'static>(
    ask: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    answered(Box::new(ask))
}

fn answered<T: PartialEq + Send + Sync + 'static>(
    ask: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| ask())
}
