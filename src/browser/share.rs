//! What leaves for other apps: a picture drawn from SVG, a file handed over, a page printed.
//!
//! The picture is drawn by the browser from a `blob:` address, which the page's policy allows for
//! images; nothing is asked of any host.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Url};

use super::files::{call, class, save};
use super::page::{document, scope, window};

/// A file that the phone's sheet for handing it to another app takes. Many browsers have none, and
/// those that have one take few kinds of files.
#[derive(Clone)]
pub struct Shareable(JsValue);

/// What the sheet answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Another app took it.
    Taken,
    /// The rep closed the list of apps.
    Declined,
    /// The phone refused.
    Refused,
}

/// What became of a file that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Another app took it.
    Shared,
    /// The rep closed the list of apps.
    Kept,
    /// It was saved as a file.
    Saved,
}

/// The file under this name and kind, where the phone's sheet takes it.
pub fn shareable(file: &Blob, name: &str, kind: &str) -> Option<Shareable> {
    let parts = Array::of3(&Array::of1(file), &name.into(), &of_kind(kind)?);
    let named = Reflect::construct(&class("File")?, &parts).ok()?;
    let what = Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&named)).ok()?;
    let navigator: JsValue = window()?.navigator().into();
    let what: JsValue = what.into();
    let takes = call(&navigator, "canShare", std::slice::from_ref(&what))?;
    takes.is_truthy().then_some(Shareable(what))
}

/// Opens the sheet, at once: to be called in the tap that asks for it, or soon after, for phones
/// refuse it later. The answer comes when the rep has chosen.
pub fn share(file: Shareable) -> impl Future<Output = Answer> {
    let open = || -> Option<Promise> {
        let navigator: JsValue = window()?.navigator().into();
        call(&navigator, "share", &[file.0])?.dyn_into().ok()
    };
    let opened = open();
    async move {
        let Some(promise) = opened else { return Answer::Refused };
        let Err(error) = JsFuture::from(promise).await else { return Answer::Taken };
        let why = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        // The rep thought better of it.
        if why.as_deref() == Some("AbortError") { Answer::Declined } else { Answer::Refused }
    }
}

/// Gives a file to another app where the phone offers that, else saves it.
pub async fn hand_over(name: &str, file: &Blob) -> Handed {
    if let Some(shareable) = shareable(file, name, &file.type_()) {
        match share(shareable).await {
            Answer::Taken => return Handed::Shared,
            Answer::Declined => return Handed::Kept,
            Answer::Refused => {}
        }
    }
    save(name, file);
    Handed::Saved
}

/// The SVG as PNG, so many pixels wide and high; `None` where the browser cannot draw it.
pub async fn png(svg: &str, width: u32, height: u32) -> Option<Blob> {
    let drawing = blob(svg, "image/svg+xml")?;
    let address = Url::create_object_url_with_blob(&drawing).ok()?;
    let picture = drawn(&address, width, height).await;
    let _ = Url::revoke_object_url(&address);
    picture
}

async fn drawn(address: &str, width: u32, height: u32) -> Option<Blob> {
    let image: JsValue = document()?.create_element("img").ok()?.into();
    Reflect::set(&image, &"src".into(), &address.into()).ok()?;
    promised(call(&image, "decode", &[])?).await?;
    let canvas: JsValue = document()?.create_element("canvas").ok()?.into();
    Reflect::set(&canvas, &"width".into(), &width.into()).ok()?;
    Reflect::set(&canvas, &"height".into(), &height.into()).ok()?;
    let pen = call(&canvas, "getContext", &["2d".into()])?;
    call(&pen, "drawImage", &[image, 0.into(), 0.into(), width.into(), height.into()])?;
    // The browser calls back with the file, or with nothing where it has no memory for it.
    let made = Promise::new(&mut |resolve, _| {
        if call(&canvas, "toBlob", &[resolve.clone().into(), "image/png".into()]).is_none() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    promised(made.into()).await?.dyn_into().ok()
}

/// A text as a file of a kind.
pub fn blob(text: &str, kind: &str) -> Option<Blob> {
    let parts = Array::of2(&Array::of1(&JsValue::from_str(text)), &of_kind(kind)?);
    Reflect::construct(&class("Blob")?, &parts).ok()?.dyn_into().ok()
}

/// What tells a file's kind when it is made.
fn of_kind(kind: &str) -> Option<JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &kind.into()).ok()?;
    Some(options.into())
}

/// Opens the phone's printing; `false` where the browser has none, as inside some apps.
pub fn print() -> bool {
    let print = || -> Option<()> {
        let window: JsValue = window()?.into();
        let method: Function = Reflect::get(&window, &"print".into()).ok()?.dyn_into().ok()?;
        method.call0(&window).ok().map(|_| ())
    };
    print().is_some()
}

/// The app's own address, without a query or a fragment.
pub fn home() -> String {
    let location = window().map(|window| JsValue::from(window.location()));
    let origin = location.and_then(|location| Reflect::get(&location, &"origin".into()).ok());
    format!("{}{}", origin.and_then(|origin| origin.as_string()).unwrap_or_default(), scope())
}

async fn promised(promise: JsValue) -> Option<JsValue> {
    let promise: Promise = promise.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
