//! Whose code the wasm is: each function's bytes go to the first crate its name tells of that is
//! not the standard library, because that crate is why the code is there.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Bytes that a crate (or a part of the file) takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) name: String,
    pub(super) bytes: usize,
}

/// A function of the wasm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Function {
    /// As the compiler named it, without hashes.
    pub(super) name: String,
    pub(super) bytes: usize,
}

/// What a wasm with its names is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) functions: Vec<Function>,
    /// Words and tables.
    data: usize,
    /// Types, imports, exports, tables.
    rest: usize,
}

impl Parts {
    /// The bytes of the file without its names.
    pub(super) fn bytes(&self) -> usize {
        self.code() + self.data + self.rest
    }

    fn code(&self) -> usize {
        self.functions.iter().map(|function| function.bytes).sum()
    }
}

const STD: &str = "core, alloc, std";
const OWN: [&str; 5] = ["core", "alloc", "std", "compiler_builtins", "__rustc"];

/// Takes a wasm apart.
pub(super) fn parts(wasm: &[u8]) -> Result<Parts> {
    let mut imported = 0_u32;
    let mut sizes = Vec::new();
    let mut names = BTreeMap::new();
    let mut custom = 0;
    let mut data = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("the wasm cannot be read")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(length(&body.range())),
            Payload::DataSection(section) => data = length(&section.range()),
            Payload::CustomSection(section) => {
                custom += length(&section.range());
                let KnownCustom::Name(all) = section.as_known() else { continue };
                for part in all {
                    let Name::Function(map) = part? else { continue };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    let functions: Vec<Function> = (imported..)
        .zip(sizes)
        .map(|(index, bytes)| {
            let name = names.get(&index).copied().unwrap_or_default();
            let name = without_hashes(&format!("{:#}", rustc_demangle::demangle(name)));
            Function { name, bytes }
        })
        .collect();
    let code: usize = functions.iter().map(|function| function.bytes).sum();
    Ok(Parts { functions, data, rest: wasm.len().saturating_sub(code + data + custom) })
}

/// Bytes by crate, most first. The bytes that are no function are rows of their own, so that the
/// rows add up to the file without its names.
pub(super) fn shares(parts: &Parts) -> Vec<Share> {
    let mut by_crate: BTreeMap<&str, usize> = BTreeMap::new();
    for function in &parts.functions {
        *by_crate.entry(owner(&function.name)).or_default() += function.bytes;
    }
    let mut shares: Vec<Share> =
        by_crate.into_iter().map(|(name, bytes)| Share { name: name.to_owned(), bytes }).collect();
    shares.push(Share { name: "(data: words and tables)".to_owned(), bytes: parts.data });
    shares.push(Share { name: "(types, imports, exports, tables)".to_owned(), bytes: parts.rest });
    shares.sort_by(|one, two| two.bytes.cmp(&one.bytes).then_with(|| one.name.cmp(&two.name)));
    shares
}

/// The reasons: functions that take most, generic copies of one function counted together.
pub(super) fn reasons(parts: &Parts) -> Vec<(Share, usize)> {
    let mut by_name: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for function in &parts.functions {
        let entry = by_name.entry(without_types(&function.name)).or_default();
        *entry = (entry.0 + function.bytes, entry.1 + 1);
    }
    let mut reasons: Vec<(Share, usize)> = by_name
        .into_iter()
        .map(|(name, (bytes, copies))| (Share { name, bytes }, copies))
        .collect();
    reasons.sort_by_key(|two| std::cmp::Reverse(two.0.bytes));
    reasons
}

/// A function's name without the types it was compiled for: `a::B<C>::d` is `a::B::d`. A name that
/// starts with a type, `<A as B>::c`, is kept whole.
fn without_types(name: &str) -> String {
    if name.starts_with('<') {
        return name.to_owned();
    }
    let mut depth = 0_usize;
    let mut text = String::new();
    for letter in name.chars() {
        match letter {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => text.push(letter),
            _ => {}
        }
    }
    text.replace("::::", "::")
}

fn length(range: &Range<u64>) -> usize {
    usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(usize::MAX)
}

/// The crate a function's name tells of.
fn owner(name: &str) -> &str {
    let roots = roots(name);
    match roots.iter().find(|root| !OWN.contains(root)) {
        Some(root) => root,
        None if !roots.is_empty() => STD,
        None if name.starts_with("__wbindgen") || name.starts_with("__externref") => "wasm_bindgen",
        None if name.is_empty() => "(no name)",
        None => "(other functions without a path)",
    }
}

/// The name without the hashes that the standard library's crates carry: `core[c5930c85]::fmt`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
                text.push_str(rest);
            }
            _ => text.extend(["[", part]),
        }
    }
    // Older names end in a hash as a last part: `a::b::h5d8f0c3a1b2c4e6f`.
    if let Some((path, last)) = text.rsplit_once("::h")
        && last.len() == 16
        && last.bytes().all(|digit| digit.is_ascii_hexdigit())
    {
        text.truncate(path.len());
    }
    text
}

/// The first words of all paths in a name: `<alloc::vec::Vec<a::B> as c::D>::e` has `alloc`, `a`
/// and `c`.
fn roots(name: &str) -> Vec<&str> {
    let mut roots = Vec::new();
    let mut rest = name;
    while let Some(end) = rest.find("::") {
        let (before, after) = rest.split_at(end);
        let start = before
            .rfind(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
            .map_or(0, |place| place + 1);
        let root = before.get(start..).unwrap_or_default();
        // What stands at the very start of the rest goes on with the path before it.
        let goes_on = start == 0 && !roots.is_empty();
        if !goes_on && !root.is_empty() {
            roots.push(root);
        }
        rest = after.get(2..).unwrap_or_default();
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_first_crate_beyond_the_standard_library() {
        for (name, crate_name) in [
            ("fieldplan::domain::pace::needed", "fieldplan"),
            ("<alloc::vec::Vec<tachys::view::A> as core::ops::Drop>::drop", "tachys"),
            ("core::ptr::drop_in_place<leptos::Owner>", "leptos"),
            ("<core::option::Option<T> as serde::Serialize>::serialize", "serde"),
            ("<&mut W as core::fmt::Write>::write_str", STD),
            ("core::fmt::float_to_decimal", STD),
            ("__wbindgen_malloc", "wasm_bindgen"),
            ("memcpy", "(other functions without a path)"),
            ("", "(no name)"),
        ] {
            assert_eq!(owner(name), crate_name, "{name}");
        }
    }

    #[test]
    fn copies_of_a_function_are_one_reason() {
        let function = |name: &str, bytes| Function { name: name.to_owned(), bytes };
        let functions = vec![
            function("core::slice::sort<u8>", 30),
            function("memcpy", 40),
            function("core::slice::sort<alloc::vec::Vec<u16>>", 20),
        ];
        let reasons = reasons(&Parts { functions, data: 0, rest: 0 });
        let first = (Share { name: "core::slice::sort".to_owned(), bytes: 50 }, 2);
        assert_eq!(reasons.first(), Some(&first));
        assert_eq!(without_types("<a::B<C> as d::E>::f"), "<a::B<C> as d::E>::f");
    }

    #[test]
    fn hashes_are_left_out_of_names() {
        let name = "<dlmalloc[e24a27700634d609]::sys::System>::free::<[u8]>";
        assert_eq!(without_hashes(name), "<dlmalloc::sys::System>::free::<[u8]>");
        assert_eq!(without_hashes("a::b::h5d8f0c3a1b2c4e6f"), "a::b");
        assert_eq!(without_hashes("a::b::h5d8f"), "a::b::h5d8f");
    }

    #[test]
    fn a_file_that_is_not_wasm_is_refused() {
        assert!(parts(b"not wasm").is_err());
    }
}
