//! `cargo xtask mutants --laws`: a law counts when it notices a change that no example notices.
//!
//! `xtask/laws.txt` names a change for each law. The change is made, the law must fail, and every
//! test that is no law must pass. A law is a test inside `proptest!`; any other test, also one that
//! walks through all there is, is an example here.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::changes::{Change, Sort};
use super::tries::{ALL_CASES, Bench, Verdict};
use super::{all, changes_of};
use crate::places;

/// `law | file: change`, a line each.
const NAMED: &str = include_str!("../../laws.txt");
/// So many are asked for.
const ENOUGH: usize = 40;

/// A law and the change it is to notice.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    law: String,
    change: String,
}

/// Makes each named change; false when a law does not notice its own, an example does, or there
/// are fewer than forty laws. `parts` of laws' names leave out the others.
pub fn prove(parts: &[String]) -> Result<bool> {
    let all_laws = laws()?;
    let there = all(&[])?;
    let mut named = read(NAMED)?;
    check(&named, &all_laws, &there)?;
    named
        .retain(|one| parts.is_empty() || parts.iter().any(|part| one.law.contains(part.as_str())));
    let wanted: BTreeSet<&str> = named.iter().map(|one| one.change.as_str()).collect();
    let made: Vec<Change> =
        there.into_iter().filter(|change| wanted.contains(change.what().as_str())).collect();
    let bench = Bench::new(&made)?;
    let mut proven: BTreeSet<String> = BTreeSet::new();
    for (place, change) in made.iter().enumerate() {
        let own: BTreeSet<String> = named
            .iter()
            .filter(|one| one.change == change.what())
            .map(|one| one.law.clone())
            .collect();
        let Some(tests) = bench.tests(place, true)? else { continue };
        let failed = tests.laws(&own, ALL_CASES)?;
        let by = if failed.is_empty() { Verdict::Missed } else { tests.goldens(&all_laws)? };
        match by {
            Verdict::Missed => {
                let by: Vec<&str> = failed.iter().map(String::as_str).collect();
                println!("{}: {}", change.name, by.join(", "));
                proven.extend(failed);
            }
            Verdict::Caught(by) => println!("{}: noticed by {} too", change.name, by.join(", ")),
            other => println!("{}: {other:?}", change.name),
        }
    }
    let open: Vec<&Named> = named.iter().filter(|one| !proven.contains(&one.law)).collect();
    for one in &open {
        println!("not proven: {} by {}", one.law, one.change);
    }
    println!("{} laws proven of {} named, {} there are", proven.len(), named.len(), all_laws.len());
    Ok(open.is_empty() && (!parts.is_empty() || proven.len() >= ENOUGH))
}

/// Looks for changes that only laws notice, among so many drawn, and prints them as lines for
/// `laws.txt`.
pub fn find(wish: &super::Wish) -> Result<()> {
    let all_laws = laws()?;
    let mut drawn = changes_of(wish)?;
    // A body that is gone altogether is noticed by examples nearly always.
    drawn.retain(|change| change.sort != Sort::Body);
    println!("{} changes", drawn.len());
    let bench = Bench::new(&drawn)?;
    for (place, change) in drawn.iter().enumerate() {
        let Some(tests) = bench.tests(place, true)? else { continue };
        if tests.goldens(&all_laws)? != Verdict::Missed {
            continue;
        }
        let failed = tests.laws(&all_laws, "64")?;
        for law in &failed {
            println!("{law} | {}", change.what());
        }
        if failed.is_empty() {
            println!("no test: {}", change.name);
        }
    }
    Ok(())
}

/// Whether every line names a law and a change that are there; says which do not.
pub fn check_names() -> Result<()> {
    check(&read(NAMED)?, &laws()?, &all(&[])?)
}

fn check(named: &[Named], laws: &BTreeSet<String>, there: &[Change]) -> Result<()> {
    let there: BTreeSet<String> = there.iter().map(Change::what).collect();
    let no_law = named.iter().filter(|one| !laws.contains(&one.law));
    let no_change = named.iter().filter(|one| !there.contains(&one.change));
    let wrong: Vec<String> = no_law
        .map(|one| format!("no law is named {}", one.law))
        .chain(no_change.map(|one| format!("there is no change {}", one.change)))
        .collect();
    if !wrong.is_empty() {
        bail!("laws.txt: {}", wrong.join("; "));
    }
    Ok(())
}

fn read(text: &str) -> Result<Vec<Named>> {
    let mut seen = BTreeSet::new();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (law, change) = line.split_once(" | ").with_context(|| {
                format!("laws.txt: `{line}` names no change; write `law | file: change`")
            })?;
            if !seen.insert(law) {
                bail!("laws.txt: {law} is named twice");
            }
            Ok(Named { law: law.to_owned(), change: change.to_owned() })
        })
        .collect()
}

/// All laws there are, each as `program::module::test`.
fn laws() -> Result<BTreeSet<String>> {
    let root = places::root();
    let mut found = BTreeSet::new();
    walk(&root.join("src"), "lib", &mut found)?;
    for entry in std::fs::read_dir(root.join("tests"))? {
        let path = entry?.path();
        let name = stem(&path);
        if path.is_dir() && path.join("main.rs").is_file() {
            walk(&path, &name, &mut found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.extend(laws_in(&std::fs::read_to_string(&path)?, &name)?);
        }
    }
    Ok(found)
}

fn walk(folder: &Path, module: &str, found: &mut BTreeSet<String>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let own = match stem(&path).as_str() {
            "mod" | "lib" | "main" => module.to_owned(),
            name => format!("{module}::{name}"),
        };
        if path.is_dir() {
            walk(&path, &own, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.extend(laws_in(&std::fs::read_to_string(&path)?, &own)?);
        }
    }
    Ok(())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The tests inside `proptest!` of one source.
fn laws_in(source: &str, module: &str) -> Result<Vec<String>> {
    let file = syn::parse_file(source).with_context(|| format!("{module} cannot be read"))?;
    let mut finder = Finder { module: vec![module.to_owned()], found: Vec::new() };
    finder.visit_file(&file);
    Ok(finder.found)
}

struct Finder {
    module: Vec<String>,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        if item.path.segments.last().is_some_and(|last| last.ident == "proptest") {
            for name in tests_in(&item.tokens) {
                self.found.push(format!("{}::{name}", self.module.join("::")));
            }
        }
    }
}

/// The names of the functions marked as tests, none of those within their bodies.
fn tests_in(tokens: &TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    let (mut is_test, mut is_name) = (false, false);
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                is_test |= group.stream().to_string() == "test";
            }
            TokenTree::Ident(word) if is_name => {
                names.extend(is_test.then(|| word.to_string()));
                (is_test, is_name) = (false, false);
            }
            TokenTree::Ident(word) => is_name = word == "fn",
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::changes::Spot;
    use super::*;

    #[test]
    fn a_law_is_a_test_inside_proptest_and_nothing_else_is() {
        let source = "
            #[test] fn an_example() {}
            proptest! {
                #![proptest_config(few())]
                /// Words.
                #[test] fn a_law(a in 0..3) { fn inner() {} }
                fn a_helper(b in 0..3) {}
                #[test] fn another(c in 0..3) {}
            }
            mod inner { proptest::proptest! { #[test] fn a_third(a in 0..3) {} } }";
        let found = laws_in(source, "lib::domain::a").unwrap();
        let names = ["a_law", "another", "inner::a_third"];
        assert_eq!(found, names.map(|name| format!("lib::domain::a::{name}")));
    }

    #[test]
    fn the_laws_of_the_clone_are_found_where_they_stand() {
        let laws = laws().unwrap();
        assert!(laws.contains("lib::domain::money::tests::a_printed_amount_reads_as_itself"));
        assert!(laws.iter().any(|law| law.starts_with("journal::laws::")));
        assert!(laws.iter().any(|law| law.starts_with("checker::laws::")));
        assert!(laws.iter().any(|law| law.starts_with("cases::")));
    }

    #[test]
    fn every_line_names_a_law_that_is_there() {
        let (laws, named) = (laws().unwrap(), read(NAMED).unwrap());
        let missing: Vec<&Named> = named.iter().filter(|one| !laws.contains(&one.law)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_line_with_a_wrong_law_or_change_is_named() {
        let spot = Spot { line: 3, column: 1 };
        let change = Change {
            name: "src/a.rs:3:1: replace < with <= in f".to_owned(),
            file: "src/a.rs".to_owned(),
            sort: Sort::Binary,
            start: spot,
            end: spot,
            replacement: "<=".to_owned(),
        };
        let laws = BTreeSet::from(["lib::a::law".to_owned()]);
        let checked =
            |text: &str| check(&read(text).unwrap(), &laws, std::slice::from_ref(&change));
        checked("# words\n\nlib::a::law | src/a.rs: replace < with <= in f\n").unwrap();
        let no_law = checked("lib::a::golden | src/a.rs: replace < with <= in f").unwrap_err();
        assert!(no_law.to_string().contains("no law is named lib::a::golden"));
        let no_change = checked("lib::a::law | src/a.rs: replace < with > in f").unwrap_err();
        assert!(
            no_change.to_string().contains("there is no change src/a.rs: replace < with > in f")
        );
        assert!(read("lib::a::law").is_err());
        assert!(read("lib::a::law | x: y\nlib::a::law | x: z").is_err());
    }
}
