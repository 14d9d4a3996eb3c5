//! Locking and unlocking by the browser's own mathematics: PBKDF2 with SHA-256, AES-256-GCM.
//!
//! What is locked and how the file is laid out is `exchange::lock`'s to say.

use js_sys::{Array, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::files::call;
use crate::exchange::lock::{HEAD, Lock, ROUNDS};

/// Locks bytes; the answer is the whole file. `None` where the browser cannot: none does on a page
/// without https.
pub async fn lock(plain: &[u8], phrase: &str) -> Option<Vec<u8>> {
    let drawn = Uint8Array::new_with_length(28);
    call(&crypto()?, "getRandomValues", &[drawn.clone().into()])?;
    let drawn = drawn.to_vec();
    let (salt, iv) = drawn.split_first_chunk::<16>()?;
    let lock = Lock { rounds: ROUNDS, salt: *salt, iv: *iv.first_chunk::<12>()? };
    let mut file = lock.head();
    let locked = turned("encrypt", &lock, &file, plain, phrase).await?;
    file.extend(locked);
    Some(file)
}

/// Unlocks a whole file with the head it has. `None` where the passphrase is another one or the
/// file is damaged: nobody can tell which.
pub async fn unlock(file: &[u8], lock: &Lock, phrase: &str) -> Option<Vec<u8>> {
    let (head, locked) = file.split_at_checked(HEAD)?;
    turned("decrypt", lock, head, locked, phrase).await
}

/// Whether this browser can lock at all.
pub fn can() -> bool {
    subtle().is_some()
}

async fn turned(
    way: &str,
    lock: &Lock,
    head: &[u8],
    bytes: &[u8],
    phrase: &str,
) -> Option<Vec<u8>> {
    let key = key(lock, phrase).await?;
    let how = object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(&lock.iv[..]).into()),
        ("additionalData", Uint8Array::from(head).into()),
    ])?;
    let answer = asked(way, &[how, key, Uint8Array::from(bytes).into()]).await?;
    Some(Uint8Array::new(&answer).to_vec())
}

/// The key of a passphrase. Its characters are put into one form first: two phones may write one
/// accent in two ways.
async fn key(lock: &Lock, phrase: &str) -> Option<JsValue> {
    let phrase = JsString::from(phrase.trim()).normalize("NFKC");
    let phrase = String::from(phrase);
    let raw = Uint8Array::from(phrase.as_bytes());
    let uses = |words: &[&str]| -> JsValue {
        words.iter().map(|word| JsValue::from_str(word)).collect::<Array>().into()
    };
    let typed = asked(
        "importKey",
        &["raw".into(), raw.into(), "PBKDF2".into(), false.into(), uses(&["deriveKey"])],
    )
    .await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(&lock.salt[..]).into()),
        ("iterations", lock.rounds.into()),
    ])?;
    let made = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    asked("deriveKey", &[how, typed, made, false.into(), uses(&["encrypt", "decrypt"])]).await
}

async fn asked(method: &str, words: &[JsValue]) -> Option<JsValue> {
    let promise: Promise = call(&subtle()?, method, words)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn object(fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object.into())
}

fn crypto() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"crypto".into()).ok().filter(JsValue::is_object)
}

fn subtle() -> Option<JsValue> {
    Reflect::get(&crypto()?, &"subtle".into()).ok().filter(JsValue::is_object)
}
