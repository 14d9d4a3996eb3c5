//! The page of faults, `docs/faults.md`: all thirty-three stand on it, each with what a rep sees
//! and with tests that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The faults of the list that the page answers.
const FAULTS: usize = 33;

/// What is wrong with a page, as lines, where `tests` are the names of all test functions.
fn wrong(page: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let rows = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').collect();
        let number: usize = cells.first()?.trim().parse().ok()?;
        Some((number, cells))
    });
    let rows: Vec<(usize, Vec<&str>)> = rows.collect();
    let numbers: Vec<usize> = rows.iter().map(|(number, _)| *number).collect();
    if numbers != (1..=FAULTS).collect::<Vec<_>>() {
        found.push(format!("the faults are {numbers:?}"));
    }
    for (number, cells) in &rows {
        let [_, fault, seen, by] = cells[..] else {
            found.push(format!("{number}: {} cells", cells.len()));
            continue;
        };
        if fault.trim().is_empty() || seen.trim().is_empty() {
            found.push(format!("{number}: what happens or what is seen is not said"));
        }
        if names(by).next().is_none() {
            found.push(format!("{number}: no test"));
        }
    }
    for name in names(page).filter(|name| !name.contains(['/', '.'])) {
        if !tests.contains(name) {
            found.push(format!("there is no test {name}"));
        }
    }
    found
}

/// What stands between backquotes.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The names of the functions under `#[test]` in a source, or in a `proptest!` block.
fn tests_of(source: &str) -> Vec<String> {
    let mut lines = source.lines().map(str::trim);
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if line != "#[test]" {
            continue;
        }
        // Other attributes may stand between.
        let named = lines.by_ref().find_map(|line| line.strip_prefix("fn "));
        found.extend(named.and_then(|rest| rest.split('(').next()).map(str::to_owned));
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(fs::read_to_string(&path).expect("a source"));
        }
    }
}

fn all_tests() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["src", "tests"] {
        sources(&root.join(folder), &mut texts);
    }
    texts.iter().flat_map(|text| tests_of(text)).collect()
}

fn page() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/faults.md");
    fs::read_to_string(file).expect("the page of faults")
}

#[test]
fn every_fault_has_tests_that_exist_and_says_what_a_rep_sees() {
    let tests = all_tests();
    assert!(tests.len() > 300, "only {} tests were found", tests.len());
    assert_eq!(wrong(&page(), &tests), Vec::<String>::new());
}

#[test]
fn control_a_test_that_is_gone_a_fault_left_out_and_an_empty_cell_are_named() {
    let tests = all_tests();
    let renamed = page().replacen("`a_shorter_line_is_damage`", "`a_test_nobody_wrote`", 1);
    assert_eq!(wrong(&renamed, &tests), ["there is no test a_test_nobody_wrote"]);
    let shorter: String =
        page().lines().filter(|line| !line.starts_with("| 19 |")).collect::<Vec<_>>().join("\n");
    assert!(wrong(&shorter, &tests)[0].starts_with("the faults are"));
    let silent: String = page()
        .lines()
        .map(|line| if line.starts_with("| 19 |") { "| 19 | midnight | | |" } else { line })
        .collect::<Vec<_>>()
        .join("\n");
    assert_eq!(
        wrong(&silent, &tests),
        ["19: what happens or what is seen is not said", "19: no test"]
    );
}

#[test]
fn tests_are_found_with_and_without_other_attributes() {
    let source = "#[test]\nfn one() {\n}\n    #[test]\n    #[should_panic]\n    fn two(x in y) {\nfn three() {}";
    assert_eq!(tests_of(source), ["one", "two"]);
}
