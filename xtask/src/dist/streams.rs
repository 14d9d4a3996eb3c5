//! Takes the JavaScript classes of `wasm-streams` out of the wasm.
//!
//! The framework's client for a server brings the library along. Its classes are exported, so the
//! linker keeps them and wasm-bindgen writes a class for each, though nothing here streams: about
//! 11 KB of code. Taken out are its exports and its own description for wasm-bindgen; what they
//! kept alive goes with the next clearing of unused code.

use anyhow::{Context, Result, bail};
use wasmparser::{ExternalKind, Parser, Payload};

/// How the exports of the classes begin.
const EXPORTS: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];
/// Where the macros leave their descriptions for wasm-bindgen: each in two pieces, the version and
/// the description itself, and each piece a length of four bytes, lowest first, and so many bytes.
const SECTION: &str = "__wasm_bindgen_unstable";
/// What stands in the library's descriptions alone.
const MARK: &[u8] = b"IntoUnderlying";

/// The wasm without the classes; a wasm that has none comes back as it is.
///
/// # Errors
/// When the bytes are no wasm, or only one of the two places tells of the classes: then the
/// library is built otherwise than this knows.
pub fn without_streams(wasm: &[u8]) -> Result<Vec<u8>> {
    let header = wasm.get(..8).context("the wasm is cut off")?;
    let (mut made, mut exports, mut told) = (header.to_vec(), 0, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else { continue };
        let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let body = wasm.get(range).context("a section beyond the end")?;
        let changed = match &payload {
            Payload::ExportSection(section) => {
                let mut kept = Vec::new();
                for export in section.clone() {
                    let export = export?;
                    if EXPORTS.iter().any(|start| export.name.starts_with(start)) {
                        exports += 1;
                    } else {
                        kept.push(export);
                    }
                }
                Some(written(&kept)?)
            }
            Payload::CustomSection(section) if section.name() == SECTION => {
                let mut kept = Vec::new();
                named(&mut kept, SECTION)?;
                for two in pieces(section.data())?.chunks(2) {
                    let [_, description] = two else { bail!("a version without its description") };
                    if description.windows(MARK.len()).any(|part| part == MARK) {
                        told += 1;
                    } else {
                        for piece in two {
                            kept.extend(u32::try_from(piece.len())?.to_le_bytes());
                            kept.extend(*piece);
                        }
                    }
                }
                Some(kept)
            }
            _ => None,
        };
        let body = changed.as_deref().unwrap_or(body);
        made.push(id);
        number(&mut made, u32::try_from(body.len())?);
        made.extend(body);
    }
    if (exports == 0) != (told == 0) {
        bail!("wasm-streams has {exports} exports and {told} descriptions: look at it anew");
    }
    Ok(made)
}

fn pieces(mut data: &[u8]) -> Result<Vec<&[u8]>> {
    let mut found = Vec::new();
    while let Some((length, rest)) = data.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_le_bytes(*length))?;
        let (one, rest) = rest.split_at_checked(length).context("a description is cut off")?;
        found.push(one);
        data = rest;
    }
    if !data.is_empty() {
        bail!("bytes after the last description");
    }
    Ok(found)
}

fn written(exports: &[wasmparser::Export<'_>]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    number(&mut body, u32::try_from(exports.len())?);
    for export in exports {
        named(&mut body, export.name)?;
        body.push(match export.kind {
            ExternalKind::Func => 0,
            ExternalKind::Table => 1,
            ExternalKind::Memory => 2,
            ExternalKind::Global => 3,
            other => bail!("an export of kind {other:?}"),
        });
        number(&mut body, export.index);
    }
    Ok(body)
}

fn named(body: &mut Vec<u8>, name: &str) -> Result<()> {
    number(body, u32::try_from(name.len())?);
    body.extend(name.bytes());
    Ok(())
}

/// A number as wasm writes it: seven bits a byte, the lowest first.
fn number(body: &mut Vec<u8>, mut number: u32) {
    loop {
        let [low, ..] = (number & 0x7f).to_le_bytes();
        number >>= 7;
        if number == 0 {
            body.push(low);
            return;
        }
        body.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wasm of one empty function with these exports and descriptions.
    fn wasm(exports: &[&str], told: &[&[u8]]) -> Vec<u8> {
        let mut made = b"\0asm\x01\0\0\0".to_vec();
        // One type without words, one function of it, its exports, its empty body.
        made.extend([1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0]);
        let all: Vec<_> = exports
            .iter()
            .map(|name| wasmparser::Export { name, kind: ExternalKind::Func, index: 0 })
            .collect();
        let body = written(&all).unwrap();
        made.push(7);
        number(&mut made, u32::try_from(body.len()).unwrap());
        made.extend(body);
        made.extend([10, 4, 1, 2, 0, 0x0b]);
        let mut section = Vec::new();
        named(&mut section, SECTION).unwrap();
        for piece in told.iter().flat_map(|one| [b"{}".as_slice(), one]) {
            section.extend(u32::try_from(piece.len()).unwrap().to_le_bytes());
            section.extend(piece);
        }
        made.push(0);
        number(&mut made, u32::try_from(section.len()).unwrap());
        made.extend(section);
        made
    }

    const OWN: &[u8] = b"tells of one's own imports, more than a hundred and twenty-seven bytes of them, so that a length takes two: xxxxxxxxxxxxxxxxxxxxxxxx";
    const STREAMS: &[u8] = b"...IntoUnderlyingByteSource...";

    #[test]
    fn the_classes_go_and_everything_else_stays() {
        let all =
            ["memory_of", "intounderlyingsink_write", "__wbg_intounderlyingsink_free", "main"];
        let made = without_streams(&wasm(&all, &[OWN, STREAMS, b"more"])).unwrap();
        assert_eq!(made, wasm(&["memory_of", "main"], &[OWN, b"more"]));
    }

    #[test]
    fn a_wasm_without_them_is_left_as_it_is() {
        let plain = wasm(&["main"], &[OWN]);
        assert_eq!(without_streams(&plain).unwrap(), plain);
    }

    #[test]
    fn one_place_without_the_other_is_refused() {
        assert!(without_streams(&wasm(&["intounderlyingsink_write"], &[OWN])).is_err());
        assert!(without_streams(&wasm(&["main"], &[STREAMS])).is_err());
        assert!(without_streams(b"no wasm").is_err());
        let mut cut = wasm(&["main"], &[OWN]);
        cut.truncate(cut.len() - 3);
        assert!(without_streams(&cut).is_err());
    }
}
