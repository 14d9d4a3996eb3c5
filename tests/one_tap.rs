//! The tour of one tap, `docs/one-tap.md`: every file it names is there, and in it every name.

use std::fs;
use std::path::Path;

/// How many steps the tour has.
const STEPS: usize = 17;

/// What is wrong with the tour, as lines; `read` gives a file of the clone.
fn wrong(page: &str, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut steps = Vec::new();
    for line in page.lines() {
        let Some(row) = line.strip_prefix("| ").and_then(|line| line.strip_suffix('|')) else {
            continue;
        };
        let cells: Vec<&str> = row.split(" | ").collect();
        let Some(step) = cells.first().and_then(|cell| cell.trim().parse::<usize>().ok()) else {
            continue;
        };
        steps.push(step);
        let [_, what, places, fails] = cells[..] else {
            found.push(format!("{step}: {} cells", cells.len()));
            continue;
        };
        if what.trim().is_empty() || fails.trim().is_empty() {
            found.push(format!("{step}: what happens or what can fail is not said"));
        }
        let mut file: Option<(&str, String)> = None;
        for name in places.split('`').skip(1).step_by(2) {
            let kind = Path::new(name).extension();
            let is_file = kind.is_some_and(|kind| kind == "rs" || kind == "js");
            if is_file {
                file = read(name).map(|text| (name, text));
                if file.is_none() {
                    found.push(format!("{step}: there is no {name}"));
                }
            } else if let Some((path, text)) = &file {
                if !stands(name, text) {
                    found.push(format!("{step}: {path} has no {name}"));
                }
            } else {
                found.push(format!("{step}: {name} of no file"));
            }
        }
        if file.is_none() {
            found.push(format!("{step}: no place"));
        }
    }
    if steps != (1..=STEPS).collect::<Vec<_>>() {
        found.push(format!("the steps are {steps:?}"));
    }
    found
}

/// Whether a function, written `name()`, is in a source, or anything else as it is written.
fn stands(name: &str, text: &str) -> bool {
    let Some(function) = name.strip_suffix("()") else { return text.contains(name) };
    ["fn ", "function "].iter().any(|word| {
        text.match_indices(&format!("{word}{function}"))
            .any(|(at, found)| matches!(text[at + found.len()..].chars().next(), Some('(' | '<')))
    })
}

fn of_clone(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

#[test]
fn every_file_and_every_name_of_the_tour_is_there() {
    let page = of_clone("docs/one-tap.md").expect("the tour");
    assert_eq!(wrong(&page, of_clone), Vec::<String>::new());
}

#[test]
fn control_a_name_or_a_file_that_is_gone_and_a_step_left_out_are_named() {
    let page = of_clone("docs/one-tap.md").expect("the tour");
    let renamed = page.replacen("`take_commit()`", "`take_nothing()`", 1);
    assert_eq!(wrong(&renamed, of_clone), ["11: src/journal/session.rs has no take_nothing()"]);
    let moved = page.replacen("`src/journal/crc.rs`", "`src/journal/sum.rs`", 1);
    let said = wrong(&moved, of_clone);
    assert_eq!(said[0], "6: there is no src/journal/sum.rs");
    let shorter: Vec<&str> = page.lines().filter(|line| !line.starts_with("| 8 |")).collect();
    assert!(wrong(&shorter.join("\n"), of_clone)[0].starts_with("the steps are"));
}

#[test]
fn a_function_is_found_by_its_whole_name() {
    assert!(stands("save()", "pub async fn save(\n"));
    assert!(stands("of()", "fn of<T>(x: T)"));
    assert!(!stands("save()", "fn saved(x)"));
    assert!(stands("queueTick()", "function queueTick(event) {"));
}
