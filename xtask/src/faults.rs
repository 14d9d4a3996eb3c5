//! How many of the faults on `docs/faults.md` are survived: those of which every named test passed
//! in this run. Left for the bench's table of budgets.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use crate::counts::Counts;
use crate::{places, run};

/// A fault of the page with the tests that hold it.
struct Fault {
    number: usize,
    tests: Vec<String>,
}

/// Compares the page with the tests that passed since this program started.
///
/// # Errors
/// Where the page cannot be read, or the figure not left.
pub fn check() -> Result<Option<Counts>> {
    let page = places::root().join("docs/faults.md");
    let page = fs::read_to_string(&page).with_context(|| format!("{}", page.display()))?;
    let counts = count(&faults(&page), &run::passed());
    let folder = places::bench()?.join("results");
    fs::create_dir_all(&folder)?;
    let found = json!({ "value": counts.passed, "note": "every test named for it passed" });
    fs::write(folder.join("faults.json"), format!("{found:#}\n"))?;
    Ok(Some(counts))
}

/// The rows of the page: a number, what happens, what is seen, the tests between backquotes.
fn faults(page: &str) -> Vec<Fault> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').collect();
        let number = cells.first()?.trim().parse().ok()?;
        let tests = cells.last()?.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        Some(Fault { number, tests })
    };
    page.lines().filter_map(row).collect()
}

/// How many are survived, and how many are not; says which.
fn count(faults: &[Fault], passed: &BTreeSet<String>) -> Counts {
    let mut counts = Counts::default();
    for fault in faults {
        let missed: Vec<&String> = fault.tests.iter().filter(|t| !passed.contains(*t)).collect();
        if missed.is_empty() && !fault.tests.is_empty() {
            counts.passed += 1;
        } else {
            counts.failed += 1;
            println!("fault {}: did not pass: {missed:?}", fault.number);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Faults\n\n| | fault | seen | tests |\n|---|---|---|---|\n\
        | 1 | killed | it is there | `one`, `two` |\n| 2 | full | said | `three` |\n";

    #[test]
    fn a_fault_is_survived_where_every_test_named_for_it_passed() {
        let faults = faults(PAGE);
        let passed = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let all = count(&faults, &passed(&["one", "two", "three", "another"]));
        assert_eq!(all, Counts { passed: 2, failed: 0 });
        assert_eq!(count(&faults, &passed(&["one", "three"])), Counts { passed: 1, failed: 1 });
        assert_eq!(count(&faults, &passed(&[])), Counts { passed: 0, failed: 2 });
    }

    #[test]
    fn the_page_of_this_clone_has_all_of_them() {
        let page = fs::read_to_string(places::root().join("docs/faults.md")).unwrap();
        assert_eq!(faults(&page).len(), 33);
    }
}
