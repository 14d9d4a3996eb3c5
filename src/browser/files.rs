//! Files a rep keeps: packed and handed over, read and unpacked.
//!
//! Packing is the browser's own gzip. A browser without it gets the text as it is, and one that
//! cannot unpack a file is told by what comes out: no backup.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlElement, Url};

use super::page::document;

/// The first two bytes of a gzip file.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A text as a file, packed where the browser can; says whether it is.
pub async fn packed(text: &str) -> Option<(Blob, bool)> {
    let plain = Blob::new_with_str_sequence(&Array::of1(&JsValue::from_str(text))).ok()?;
    let packed = piped(&plain, "CompressionStream").await;
    Some(
        match packed.and_then(|bytes| Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()) {
            Some(blob) => (blob, true),
            None => (plain, false),
        },
    )
}

/// The largest file that is read, in bytes, as it is and unpacked: 256 MiB. A backup of 100,000
/// tasks has a sixth of it, and a phone's memory not many times more.
pub const MOST_BYTES: usize = 256 << 20;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It is larger than [`MOST_BYTES`], packed or unpacked.
    TooLarge,
    /// The phone did not give it, or what is packed in it is damaged.
    Unreadable,
}

/// A file's bytes as they are.
///
/// # Errors
/// Where it is too large or cannot be read.
pub async fn bytes(file: &Blob) -> Result<Vec<u8>, FileProblem> {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    if file.size() > MOST_BYTES as f64 {
        return Err(FileProblem::TooLarge);
    }
    let plain = call(file, "arrayBuffer", &[]).ok_or(FileProblem::Unreadable)?;
    Ok(buffer(plain).await.ok_or(FileProblem::Unreadable)?.to_vec())
}

/// Bytes unpacked, where they are packed. Nothing larger than [`MOST_BYTES`] is ever held: a small
/// file may unpack to any size.
///
/// # Errors
/// Where they unpack to too much, or are damaged.
pub async fn unpacked(bytes: Vec<u8>) -> Result<Vec<u8>, FileProblem> {
    if !bytes.starts_with(&GZIP) {
        return Ok(bytes);
    }
    let packed = of_bytes(&bytes).ok_or(FileProblem::Unreadable)?;
    drop(bytes);
    let reader = stream(&packed, "DecompressionStream")
        .and_then(|stream| call(&stream, "getReader", &[]))
        .ok_or(FileProblem::Unreadable)?;
    let mut all = Vec::new();
    while let Some(piece) = next_piece(&reader).await.ok_or(FileProblem::Unreadable)? {
        let piece = piece.to_vec();
        if all.len().saturating_add(piece.len()) > MOST_BYTES {
            let _ = call(&reader, "cancel", &[]);
            return Err(FileProblem::TooLarge);
        }
        all.extend(piece);
    }
    Ok(all)
}

/// A file of some bytes.
pub fn of_bytes(bytes: &[u8]) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()
}

/// The next piece of a stream; `Some(None)` at its end, `None` where it is damaged.
async fn next_piece(reader: &JsValue) -> Option<Option<Uint8Array>> {
    let promise: Promise = call(reader, "read", &[])?.dyn_into().ok()?;
    let answer = JsFuture::from(promise).await.ok()?;
    if Reflect::get(&answer, &"done".into()).ok()?.is_truthy() {
        return Some(None);
    }
    Some(Some(Reflect::get(&answer, &"value".into()).ok()?.dyn_into().ok()?))
}

/// Gives the rep a file.
pub fn save(name: &str, file: &Blob) {
    let done = || -> Option<()> {
        let url = Url::create_object_url_with_blob(file).ok()?;
        let link = document()?.create_element("a").ok()?;
        link.set_attribute("href", &url).ok()?;
        link.set_attribute("download", name).ok()?;
        link.dyn_into::<HtmlElement>().ok()?.click();
        // The browser has taken the file by then; a minute is ample for a slow phone.
        super::timer::after(60_000, move || {
            let _ = Url::revoke_object_url(&url);
        });
        Some(())
    };
    let _ = done();
}

/// What comes out of a stream of this name that a file is sent through.
async fn piped(file: &Blob, through: &str) -> Option<Uint8Array> {
    let piped = stream(file, through)?;
    let response = Reflect::construct(&class("Response")?, &Array::of1(&piped)).ok()?;
    buffer(call(&response, "arrayBuffer", &[])?).await
}

fn stream(file: &Blob, through: &str) -> Option<JsValue> {
    let stream = Reflect::construct(&class(through)?, &Array::of1(&"gzip".into())).ok()?;
    call(&call(file, "stream", &[])?, "pipeThrough", &[stream])
}

async fn buffer(promise: JsValue) -> Option<Uint8Array> {
    let promise: Promise = promise.dyn_into().ok()?;
    Some(Uint8Array::new(&JsFuture::from(promise).await.ok()?))
}

/// A class that may be missing.
pub(super) fn class(name: &str) -> Option<Function> {
    Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}

pub(super) fn call(target: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(target, &method.into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&method, target, &arguments.iter().collect()).ok()
}
