//! Doing something later.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::page::{on_document, window};

/// Calls `act` once after some milliseconds.
pub fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    boxed_after(milliseconds, Box::new(act));
}

/// Boxed, so that one glue serves all of them.
fn boxed_after(milliseconds: i32, act: Box<dyn FnOnce()>) {
    call_after(milliseconds, Closure::once_into_js(act).unchecked_ref());
}

/// Calls `act` once when the browser has nothing better to do, which an answer to a tap is; at once
/// where it cannot tell (Safari).
fn idle(act: Box<dyn FnOnce()>) {
    let act = Closure::once_into_js(act);
    let act: &js_sys::Function = act.unchecked_ref();
    let waits = window().map(|window| window.request_idle_callback(act));
    if matches!(waits, Some(Err(_))) {
        call_after(0, act);
    }
}

/// Calls `act` once after some milliseconds, as soon as the browser has nothing better to do.
pub fn idle_after(milliseconds: i32, act: impl FnOnce() + 'static) {
    boxed_idle_after(milliseconds, Box::new(act));
}

fn boxed_idle_after(milliseconds: i32, act: Box<dyn FnOnce()>) {
    after(milliseconds, move || idle(act));
}

/// Calls a script's function once after some milliseconds.
pub(super) fn call_after(milliseconds: i32, act: &js_sys::Function) {
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act, milliseconds);
    }
}

/// Calls `act` once: soon after the page's next click is answered, at the latest after some
/// milliseconds. What the first tap does not need is not fetched before it.
pub fn after_a_tap(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act: Rc<Waiting> = Rc::new(Cell::new(Some(Box::new(act))));
    let late = act.clone();
    after(milliseconds, move || run(&late));
    let tapped = Cell::new(false);
    on_document("click", move || {
        if !tapped.replace(true) {
            let act = act.clone();
            after(ANSWER_MS, move || run(&act));
        }
    });
}

/// What is still to be done; nothing once it has been.
type Waiting = Cell<Option<Box<dyn FnOnce()>>>;

fn run(act: &Waiting) {
    if let Some(act) = act.take() {
        act();
    }
}

/// How long a tap has for its answer, in milliseconds.
const ANSWER_MS: i32 = 300;

/// Waits some milliseconds.
pub async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| call_after(milliseconds, &resolve));
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
