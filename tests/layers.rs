//! The layers of the source, read as text: nothing imports upwards, the pure layers name no
//! browser, and no view sets `style=`, which the page's policy would block on the phone.
//!
//! The compiled fence (`--no-default-features`) finds a browser in a pure layer too, but not
//! `domain` importing `text`, and not a style.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with its height; layers of one height may use each other.
const LAYERS: [(&str, u8); 9] = [
    ("domain", 0),
    ("journal", 1),
    ("text", 1),
    ("route", 1),
    ("exchange", 2),
    ("example", 2),
    ("browser", 3),
    ("state", 4),
    ("ui", 5),
];
/// The example knows the core alone: its words are a rep's own, not the interface's.
const NOT_FOR_THE_EXAMPLE: [&str; 3] = ["text", "route", "exchange"];
/// Layers up to this height know no browser.
const PURE: u8 = 2;
const BROWSER: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];

fn height(layer: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == layer).map(|(_, height)| *height)
}

/// What is wrong in one file of `src/`, as lines. `path` is relative to `src/`.
fn violations(path: &str, source: &str) -> Vec<String> {
    let code = code_of(source);
    let words = words_of(&code);
    let mut found = Vec::new();
    let layer = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    if let Some(own) = height(layer) {
        for used in roots_used(path, &words) {
            if height(used).is_some_and(|used| used > own) {
                found.push(format!("{path}: {layer} imports {used}, which stands above it"));
            }
            if layer == "example" && NOT_FOR_THE_EXAMPLE.contains(&used) {
                found.push(format!("{path}: {layer} imports {used}; the core is enough"));
            }
        }
        for word in &words {
            let browser = BROWSER.contains(word) || word.starts_with("gloo");
            if own <= PURE && browser {
                found.push(format!("{path}: {layer} names {word}; only browser, state and ui may"));
            }
        }
    }
    found.extend(styles(&code).map(|line| format!("{path}: `{line}` is blocked; use style:name=")));
    found
}

/// The names at the crate's top that a file's paths start from.
fn roots_used<'a>(path: &str, words: &[&'a str]) -> Vec<&'a str> {
    let inside = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = inside.split('/').count();
    let mut roots = Vec::new();
    let mut place = 0;
    while let Some(word) = words.get(place) {
        place += 1;
        let top = match *word {
            "crate" | "fieldplan" => true,
            "super" => {
                let mut up = 1;
                while words.get(place) == Some(&"::") && words.get(place + 1) == Some(&"super") {
                    up += 1;
                    place += 2;
                }
                up >= depth
            }
            _ => false,
        };
        if top && words.get(place) == Some(&"::") {
            roots.extend(heads(words.get(place + 1..).unwrap_or_default()));
        }
    }
    roots
}

/// The first words of a path's rest: one, or each of a group in braces.
fn heads<'a>(words: &[&'a str]) -> Vec<&'a str> {
    if words.first() != Some(&"{") {
        return words.first().copied().into_iter().collect();
    }
    let mut heads = Vec::new();
    let mut open = 0;
    let mut before = "";
    for word in words {
        match *word {
            "{" => open += 1,
            "}" => open -= 1,
            head if open == 1 && matches!(before, "{" | ",") => heads.push(head),
            _ => {}
        }
        if open == 0 {
            break;
        }
        before = word;
    }
    heads
}

/// Lines that set a style as text or hold a style element.
fn styles(code: &str) -> impl Iterator<Item = &str> {
    code.lines().map(str::trim).filter(|line| {
        let attribute = line.match_indices("style=").any(|(start, _)| {
            let before = line.get(..start).unwrap_or_default();
            !before
                .ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
        });
        attribute || line.contains("<style") || line.contains(".style(\"")
    })
}

/// Identifiers, `::` and braces and commas, in order.
fn words_of(code: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let letter = |letter: char| letter.is_alphanumeric() || letter == '_';
        let length = if letter(first) {
            rest.find(|next| !letter(next)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(length);
        if letter(first) || matches!(word, "::" | "{" | "}" | ",") {
            words.push(word);
        }
        rest = after;
    }
    words
}

/// The source without comments, and with nothing inside its strings.
fn code_of(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (kept, taken) = if rest.starts_with("//") {
            ("", rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            ("", rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if let Some(taken) =
            raw_string(rest).filter(|_| !code.ends_with(char::is_alphanumeric))
        {
            ("\"\"", taken)
        } else if first == '"' {
            ("\"\"", quoted(rest, '"'))
        } else if first == '\'' && is_char(rest) {
            ("' '", quoted(rest, '\''))
        } else {
            (rest.get(..first.len_utf8()).unwrap_or_default(), first.len_utf8())
        };
        code.push_str(kept);
        rest = rest.get(taken..).unwrap_or_default();
    }
    code
}

/// The length of a raw string that starts here.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let marks = after.bytes().take_while(|byte| *byte == b'#').count();
    let inner = after.get(marks..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(2 + marks + inner.find(&end)? + end.len())
}

/// The length of a string that starts here, escapes skipped.
fn quoted(text: &str, quote: char) -> usize {
    let mut letters = text.char_indices().skip(1);
    while let Some((place, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return place + 1;
        }
    }
    text.len()
}

/// Whether a quote starts a character and not a lifetime.
fn is_char(text: &str) -> bool {
    let mut letters = text.chars().skip(1);
    matches!((letters.next(), letters.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("an entry of src").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_layer_imports_upwards_and_no_view_sets_a_style() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 1, "nothing was read");
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let path = file.strip_prefix(&src).expect("a file of src").to_string_lossy();
            violations(&path.replace('\\', "/"), &fs::read_to_string(file).expect("a source"))
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Each control is a file that must be caught, or must not be.
#[track_caller]
fn check(path: &str, source: &str, expected: &[&str]) {
    let found = violations(path, source);
    assert_eq!(found.len(), expected.len(), "{path}: {found:#?}");
    for (line, part) in found.iter().zip(expected) {
        assert!(line.contains(part), "{line} does not say {part}");
    }
}

#[test]
fn control_an_import_upwards_is_caught_however_it_is_written() {
    check("domain/day.rs", "use crate::journal::Stamp;", &["domain imports journal"]);
    check("text/zh.rs", "use crate::{domain::Money, ui::{pages, App}};", &["text imports ui"]);
    check("route.rs", "fn f() { super::state::now() }", &["route imports state"]);
    check(
        "journal/kinds/a.rs",
        "use super::super::super::exchange;",
        &["journal imports exchange"],
    );
    check("exchange/mod.rs", "pub use super::browser;", &["exchange imports browser"]);
    check("example/months.rs", "use crate::text::Lang;", &["example imports text"]);
    check("state/mod.rs", "let x = fieldplan::ui::App;", &["state imports ui"]);
}

#[test]
fn control_a_browser_in_a_pure_layer_is_caught() {
    for word in ["leptos", "web_sys", "js_sys", "gloo_storage", "wasm_bindgen"] {
        check("domain/mod.rs", &format!("use {word}::x;"), &["names"]);
        check("exchange/csv.rs", &format!("fn f() {{ {word}::x() }}"), &["names"]);
        check("browser/idb.rs", &format!("use {word}::x;"), &[]);
    }
}

#[test]
fn control_a_style_in_a_view_is_caught() {
    check("ui/a.rs", "view! { <p class=\"x\" style=\"color:red\"/> }", &["style:name="]);
    check("ui/a.rs", "view! { <p style=move || s.get()/> }", &["style:name="]);
    check("ui/a.rs", "view! { <p attr:style=x/> }", &["style:name="]);
    check("ui/a.rs", "view! { <style>{x}</style> }", &["style:name="]);
    check("ui/a.rs", "p().style(\"color:red\")", &["style:name="]);
    check("ui/a.rs", "view! { <p style:width=\"3px\" class:my-style=x/> }", &[]);
}

#[test]
fn control_what_goes_downwards_or_stands_in_words_is_left_alone() {
    check("ui/pages/today.rs", "use crate::{domain::Money, state::AppState, ui::components};", &[]);
    check("domain/mod.rs", "// use crate::ui\n/* leptos */ let a = \"crate::ui style=\";", &[]);
    check(
        "domain/a.rs",
        "let b = r#\"leptos \"quoted\" crate::ui\"#; let c = '\"'; f::<'a>();",
        &[],
    );
    check("domain/a/b.rs", "use super::super::money;\nuse super::route_of_day;", &[]);
    check("main.rs", "use fieldplan::ui::App;", &[]);
}
