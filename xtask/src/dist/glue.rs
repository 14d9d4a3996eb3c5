//! Short names between the main wasm and its script.
//!
//! wasm-bindgen names every function that goes over that border with a hash, once in the wasm and
//! once in the script: sixteen digits that no packing makes smaller, two hundred times over.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::wasm::leb;

/// What wasm-bindgen's names begin with.
const OURS: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];
/// The sections of a module with names that another file knows.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Renames what `wasm` and the one script beside it that knows its imports call each other by.
pub fn shorten(wasm: &Path, scripts: &Path) -> Result<()> {
    let module = fs::read(wasm)?;
    let mut names = Vec::new();
    let _ = rewritten(&module, &mut |name| {
        names.push(name.to_owned());
        None
    })
    .context("the names of the wasm cannot be read")?;
    names.retain(|name| OURS.iter().any(|begins| name.starts_with(begins)));
    let Some(first) = names.first() else { bail!("the wasm has no name of wasm-bindgen's") };
    for entry in fs::read_dir(scripts)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "js") {
            continue;
        }
        let script = fs::read_to_string(&path)?;
        if !script.contains(first.as_str()) {
            continue;
        }
        let (script, known) = renamed(&script, &names);
        let module = rewritten(&module, &mut |name| {
            known.iter().find(|(old, _)| old == name).map(|(_, new)| new.clone())
        })
        .context("the wasm with other names cannot be written")?;
        fs::write(&path, script)?;
        fs::write(wasm, module)?;
        return Ok(());
    }
    bail!("no script knows {first}")
}

/// The script with a short name for each of these that it knows, and those.
fn renamed(script: &str, names: &[String]) -> (String, Vec<(String, String)>) {
    let mut script = script.to_owned();
    let mut known = Vec::new();
    for name in names {
        // A name is never the beginning of another: each ends in as many digits.
        let short = format!("_{:x}", known.len());
        if script.contains(name.as_str()) && !script.contains(&format!("{short}:")) {
            script = script.replace(name.as_str(), &short);
            known.push((name.clone(), short));
        }
    }
    (script, known)
}

/// The module, each imported and exported name put through `other`, which keeps what it has no
/// other name for. `None` where it is no module.
fn rewritten(wasm: &[u8], other: &mut dyn FnMut(&str) -> Option<String>) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8)?;
    let mut written = head.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (length, digits) = leb(after)?;
        let (section, next) = after.get(digits..)?.split_at_checked(length)?;
        let section = match *id {
            IMPORTS | EXPORTS => with_names(section, *id == IMPORTS, other)?,
            _ => section.to_vec(),
        };
        written.push(*id);
        written.extend(number(section.len()));
        written.extend(section);
        rest = next;
    }
    Some(written)
}

fn with_names(
    section: &[u8],
    imports: bool,
    other: &mut dyn FnMut(&str) -> Option<String>,
) -> Option<Vec<u8>> {
    let (count, digits) = leb(section)?;
    let (head, mut rest) = section.split_at_checked(digits)?;
    let mut written = head.to_vec();
    for _ in 0..count {
        if imports {
            let (module, after) = text(rest)?;
            written.extend(number(module.len()));
            written.extend_from_slice(module);
            rest = after;
        }
        let (name, after) = text(rest)?;
        let name = str::from_utf8(name).ok()?;
        let name = other(name).unwrap_or_else(|| name.to_owned());
        written.extend(number(name.len()));
        written.extend_from_slice(name.as_bytes());
        let tail = if imports { of_import(after)? } else { 1 + leb(after.get(1..)?)?.1 };
        let (tail, after) = after.split_at_checked(tail)?;
        written.extend_from_slice(tail);
        rest = after;
    }
    rest.is_empty().then_some(written)
}

/// How many bytes say what is imported.
fn of_import(bytes: &[u8]) -> Option<usize> {
    let limits = |at: usize| -> Option<usize> {
        let (flags, digits) = leb(bytes.get(at..)?)?;
        let least = leb(bytes.get(at + digits..)?)?.1;
        let most = if flags & 1 == 1 { leb(bytes.get(at + digits + least..)?)?.1 } else { 0 };
        Some(at + digits + least + most)
    };
    match bytes.first()? {
        0 => Some(1 + leb(bytes.get(1..)?)?.1),
        1 => limits(2),
        2 => limits(1),
        3 => Some(3),
        4 => Some(2 + leb(bytes.get(2..)?)?.1),
        _ => None,
    }
}

/// A text with its length before it, and what comes after.
fn text(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, digits) = leb(bytes)?;
    bytes.get(digits..)?.split_at_checked(length)
}

/// A number in LEB128.
pub(super) fn number(mut value: usize) -> Vec<u8> {
    let mut digits = Vec::new();
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            digits.push(low & 0x7f);
            return digits;
        }
        digits.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports `m.__wbg_a` (a function), `m.t` (a table) and `m.g` (a global); exports `wasm_bindgen__b`.
    fn module() -> Vec<u8> {
        let import = |name: &str, tail: &[u8]| {
            [&[1, b'm'], &number(name.len())[..], name.as_bytes(), tail].concat()
        };
        let imports = [
            vec![3],
            import("__wbg_a_0123456789abcdef", &[0, 5]),
            import("t", &[1, 0x70, 1, 2, 0x80, 1]),
            import("g", &[3, 0x7f, 0]),
        ]
        .concat();
        let name = "wasm_bindgen__b__h0123456789abcdef";
        let exports = [&[1], &number(name.len())[..], name.as_bytes(), &[0, 0x81, 1]].concat();
        let section = |id: u8, bytes: &[u8]| [&[id], &number(bytes.len())[..], bytes].concat();
        [b"\0asm\x01\0\0\0".to_vec(), section(1, &[0]), section(2, &imports), section(7, &exports)]
            .concat()
    }

    #[test]
    fn names_are_changed_in_the_wasm_and_in_the_script_alike() {
        let folder = std::env::temp_dir().join(format!("fieldplan-glue-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (wasm, script) = (folder.join("a.wasm"), folder.join("a.js"));
        fs::write(&wasm, module()).unwrap();
        fs::write(
            &script,
            "f={__wbg_a_0123456789abcdef:()=>w.wasm_bindgen__b__h0123456789abcdef()}",
        )
        .unwrap();
        shorten(&wasm, &folder).unwrap();
        let (wasm, script) = (fs::read(&wasm).unwrap(), fs::read_to_string(&script).unwrap());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(script, "f={_0:()=>w._1()}");
        let mut names = Vec::new();
        let same = rewritten(&wasm, &mut |name| {
            names.push(name.to_owned());
            None
        });
        assert_eq!(names, ["_0", "t", "g", "_1"]);
        assert_eq!(same, Some(wasm));
    }

    #[test]
    fn what_is_no_module_is_none() {
        let whole = module();
        assert_eq!(rewritten(&whole, &mut |_| None).as_ref(), Some(&whole));
        for end in 1..whole.len() {
            let cut = rewritten(&whole[..end], &mut |_| None);
            assert!(cut.is_none_or(|cut| cut.len() == end), "cut at {end}");
        }
    }

    #[test]
    fn a_number_has_as_few_digits_as_it_needs() {
        for (value, digits) in [(0, vec![0]), (127, vec![127]), (624_485, vec![0xe5, 0x8e, 0x26])] {
            assert_eq!(number(value), digits);
            assert_eq!(leb(&digits), Some((value, digits.len())));
        }
    }
}
