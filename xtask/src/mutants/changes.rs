//! The changes there are: what cargo-mutants lists, with the place of each in the source.

use std::ops::Range;

use anyhow::{Context, Result};
use serde_json::Value;

/// A place in a file as people count it: line and column, both from 1, columns in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Line, from 1.
    pub line: usize,
    /// Letter in the line, from 1.
    pub column: usize,
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A function's body becomes a fixed value.
    Body,
    /// An operator between two values becomes another.
    Binary,
    /// A sign or a negation is left out.
    Unary,
    /// A guard of a match is always or never true.
    Guard,
    /// An arm of a match is left out.
    Arm,
    /// A field named before `..rest` is left out.
    Field,
}

/// One change of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// As cargo-mutants names it: `file:line:column: what`.
    pub name: String,
    /// The file, from the top of the clone.
    pub file: String,
    /// What sort of change it is.
    pub sort: Sort,
    /// Where what is replaced begins.
    pub start: Spot,
    /// Where it ends, without the letter there.
    pub end: Spot,
    /// What stands there instead.
    pub replacement: String,
}

impl Change {
    /// The source with this change made.
    pub fn made(&self, source: &str) -> Option<String> {
        let mut range = offset(source, self.start)?..offset(source, self.end)?;
        if self.sort == Sort::Field {
            let rest = source.get(range.end..)?;
            let spaces = rest.len() - rest.trim_start().len();
            if rest.trim_start().starts_with(',') {
                range.end += spaces + 1;
            }
        }
        let (before, after) = (source.get(..range.start)?, source.get(range.end..)?);
        // A removed sign must not join what stands on either side of it.
        Some(format!("{before} {} {after}", self.replacement))
    }

    /// The bytes of the source that are replaced.
    pub fn range(&self, source: &str) -> Option<Range<usize>> {
        Some(offset(source, self.start)?..offset(source, self.end)?)
    }

    /// Its name without line and column, which move.
    pub fn what(&self) -> String {
        without_place(&self.name)
    }
}

/// A change's name without its line and column, which move.
pub fn without_place(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    let (file, what) = (parts.next().unwrap_or_default(), parts.nth(2).unwrap_or_default());
    format!("{file}: {}", what.trim())
}

/// The byte at which a place lies.
pub fn offset(source: &str, spot: Spot) -> Option<usize> {
    let mut start = 0;
    for _ in 1..spot.line {
        start += source.get(start..)?.find('\n')? + 1;
    }
    let line = source.get(start..)?;
    let letter = line.char_indices().nth(spot.column - 1).map_or(line.len(), |(at, _)| at);
    Some(start + letter)
}

/// Reads the list that cargo-mutants prints as JSON.
pub fn read(json: &str) -> Result<Vec<Change>> {
    let list: Vec<Value> = serde_json::from_str(json).context("the list of changes")?;
    list.iter().map(|value| one(value).with_context(|| format!("a change: {value}"))).collect()
}

fn one(value: &Value) -> Option<Change> {
    let text = |name: &str| Some(value.get(name)?.as_str()?.to_owned());
    let spot = |end: &str| {
        let spot = value.get("span")?.get(end)?;
        let number = |name: &str| usize::try_from(spot.get(name)?.as_u64()?).ok();
        Some(Spot { line: number("line")?, column: number("column")? })
    };
    let sort = match value.get("genre")?.as_str()? {
        "FnValue" => Sort::Body,
        "BinaryOperator" => Sort::Binary,
        "UnaryOperator" => Sort::Unary,
        "MatchArmGuard" => Sort::Guard,
        "MatchArm" => Sort::Arm,
        "StructField" => Sort::Field,
        _ => return None,
    };
    Some(Change {
        name: text("name")?,
        file: text("file")?,
        sort,
        start: spot("start")?,
        end: spot("end")?,
        replacement: text("replacement")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(sort: Sort, columns: (usize, usize), replacement: &str) -> Change {
        let spot = |column| Spot { line: 2, column };
        Change {
            name: "src/a.rs:2:1: replace a with b in f".to_owned(),
            file: "src/a.rs".to_owned(),
            sort,
            start: spot(columns.0),
            end: spot(columns.1),
            replacement: replacement.to_owned(),
        }
    }

    #[test]
    fn a_change_is_made_where_it_is_named_also_behind_chinese() {
        let source = "fn f() {\n/*额*/a < b\n";
        let made = change(Sort::Binary, (8, 9), "<=").made(source);
        assert_eq!(made.as_deref(), Some("fn f() {\n/*额*/a  <=  b\n"));
        let field = change(Sort::Field, (4, 8), "").made("f(\nA {a: 1 , ..b}").unwrap();
        assert_eq!(field, "f(\nA {   ..b}");
    }

    #[test]
    fn a_listed_change_is_read() {
        let json = r#"[{"diff": "", "file": "src/a.rs", "function": null, "genre": "FnValue",
            "name": "src/a.rs:2:1: replace f -> i32 with 0", "package": "p", "replacement": "0",
            "span": {"start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 9}}}]"#;
        let read = read(json).unwrap();
        assert_eq!(read[0].what(), "src/a.rs: replace f -> i32 with 0");
        assert_eq!((read[0].sort, read[0].end.column), (Sort::Body, 9));
        assert!(super::read(r#"[{"file": "src/a.rs"}]"#).is_err());
    }
}
