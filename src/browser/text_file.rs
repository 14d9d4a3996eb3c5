//! A text file that the rep picks: read whole, whatever encoding a spreadsheet wrote it in.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{Event, HtmlInputElement, TextDecoder, TextDecoderOptions};

/// The largest file that is read, in bytes: a list of the longest names and notes has half of it.
const MOST_BYTES: f64 = 4_000_000.0;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It is too large to be a list.
    TooLarge,
    /// It holds no text.
    NotText,
    /// The phone did not give it.
    Unreadable,
}

/// The file just picked in the field an event came from; `None` where the rep picked none. The
/// field is emptied, so that picking the same file again is noticed.
pub fn picked(event: &Event) -> Option<File> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The file's bytes, whatever they are.
///
/// # Errors
/// When it is too large, or cannot be read.
pub async fn bytes(file: &File) -> Result<Vec<u8>, FileProblem> {
    if file.size() > MOST_BYTES {
        return Err(FileProblem::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileProblem::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Text that a Chinese Windows wrote; `None` where the bytes are none.
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    decoded("gb18030", bytes).ok()
}

/// The file's text.
///
/// # Errors
/// When it is too large, holds no text, or cannot be read.
pub async fn read(file: &File) -> Result<String, FileProblem> {
    let bytes = bytes(file).await?;
    match bytes.as_slice() {
        // A spreadsheet's “Unicode text”.
        [0xff, 0xfe, ..] => decoded("utf-16le", &bytes),
        _ if bytes.contains(&0) => Err(FileProblem::NotText),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            // What a Chinese Windows saves as CSV.
            Err(error) => decoded("gb18030", error.as_bytes()),
        },
    }
}

fn decoded(encoding: &str, bytes: &[u8]) -> Result<String, FileProblem> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(encoding, &options)
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .map_err(|_| FileProblem::NotText)
}
