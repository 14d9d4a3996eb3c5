//! The files of words: a language that is beside the app and not in it. The page names those that a
//! start in it needs, for boot.js to ask for at once; the worker keeps all of them on a phone that
//! has ever shown the language, and none on any other.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::BuildHasher;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::glue::number;
use super::names::Files;
use super::wasm::leb;

/// What the name of such a file begins with.
const BEGINS: &str = "words_";
/// The doors of `state/words.rs`: to what a start needs, and to the rest.
const DOORS: [&str; 2] = ["english", "english_more"];

/// Whether a file is one of words.
pub fn is(path: &str) -> bool {
    path.starts_with(BEGINS)
}

/// Gives what only the doors to words lead to its name, in the folder and in the script that fetches
/// it. `needs` has for each door the files that it leads to, without their ending.
///
/// A text that the language has in common with some other part would be a file of its own for each
/// set of parts that do: some bytes each, and one more to wait for. Such go into the first wasm.
pub fn set_apart(
    folder: &Path,
    first: &Path,
    script: &str,
    needs: &HashMap<String, Vec<String>, impl BuildHasher>,
) -> Result<()> {
    let mut doors: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (door, files) in needs {
        for file in files {
            doors.entry(file).or_default().insert(door);
        }
    }
    let script = folder.join(script);
    let mut text = fs::read_to_string(&script).context("the cutter wrote no script")?;
    for (file, doors) in doors {
        let both = doors.len() == DOORS.len();
        let of_words = doors.iter().filter(|door| DOORS.contains(door)).count();
        if of_words == 0 {
            continue;
        }
        let Some(door) = doors.first().filter(|_| of_words == doors.len()) else {
            let (path, name) = (folder.join(format!("{file}.wasm")), file);
            if let Some(joined) = with_data(&fs::read(first)?, &fs::read(&path)?) {
                fs::write(first, joined)?;
                fs::remove_file(&path)?;
                text = without_file(&text, name).context("a part is fetched in another way")?;
            }
            continue;
        };
        let name = format!("{BEGINS}{}", if both { "english_both" } else { door });
        let (old, new) = (format!("\"./{file}.wasm\""), format!("\"./{name}.wasm\""));
        if text.matches(&old).count() != 1 {
            bail!("the script of the parts does not name {file} once");
        }
        text = text.replace(&old, &new);
        fs::rename(folder.join(format!("{file}.wasm")), folder.join(format!("{name}.wasm")))
            .with_context(|| format!("{file} is not there"))?;
    }
    fs::write(&script, text)?;
    Ok(())
}

/// The first wasm with the data of another, where that has nothing else.
fn with_data(first: &[u8], other: &[u8]) -> Option<Vec<u8>> {
    let mut data = None;
    for (id, section) in sections(other)? {
        match id {
            CODE | ELEMENTS if leb(section)?.0 > 0 => return None,
            DATA => data = Some(section),
            _ => {}
        }
    }
    let data = data?;
    let (count, digits) = leb(data)?;
    let mut joined = first.get(..8)?.to_vec();
    for (id, section) in sections(first)? {
        let mut own = section.to_vec();
        if matches!(id, DATA | DATA_COUNT) {
            let (before, own_digits) = leb(section)?;
            own = number(before.checked_add(count)?);
            own.extend_from_slice(section.get(own_digits..)?);
        }
        if id == DATA {
            own.extend_from_slice(data.get(digits..)?);
        }
        joined.push(id);
        joined.extend(number(own.len()));
        joined.extend(own);
    }
    Some(joined)
}

const ELEMENTS: u8 = 9;
const CODE: u8 = 10;
const DATA: u8 = 11;
const DATA_COUNT: u8 = 12;

/// The sections of a module by their numbers. `None` where it is none.
fn sections(wasm: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut found = Vec::new();
    while let Some((id, after)) = rest.split_first() {
        let (length, digits) = leb(after)?;
        let (section, next) = after.get(digits..)?.split_at_checked(length)?;
        found.push((*id, section));
        rest = next;
    }
    Some(found)
}

/// The script with nothing to fetch in the place of a file that is in the first wasm now.
fn without_file(script: &str, file: &str) -> Option<String> {
    let place = script.find(&format!("\"./{file}.wasm\""))?;
    let (before, after) = script.split_at_checked(place)?;
    let start = before.rfind("makeLoad(")?;
    let end = after.find(", [])")? + ", [])".len();
    Some(format!("{}() => {{}}{}", before.get(..start)?, after.get(end..)?))
}

/// The page with the names of those that a start in the other language needs.
pub fn named_in(page: &str, files: &Files) -> Result<String> {
    let later = format!("{BEGINS}{}.", DOORS[1]);
    let wanted = files.keys().filter(|name| is(name) && !name.starts_with(&later));
    let links = wanted
        .fold(String::new(), |links, name| links + "<link rel=\"words\" href=\"./" + name + "\">");
    let (before, after) = page.split_once("</head>").context("the page has no </head>")?;
    Ok(format!("{before}{links}</head>{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(sections: &[(u8, &[u8])]) -> Vec<u8> {
        let mut made = b"\0asm\x01\0\0\0".to_vec();
        for (id, bytes) in sections {
            made.push(*id);
            made.extend(number(bytes.len()));
            made.extend_from_slice(bytes);
        }
        made
    }

    #[test]
    fn a_file_with_code_stays_one() {
        let first = module(&[(CODE, &[0]), (DATA, &[0])]);
        assert!(with_data(&first, &module(&[(CODE, &[1, 2]), (DATA, &[0])])).is_none());
        assert!(with_data(&first, &module(&[(ELEMENTS, &[1, 2]), (DATA, &[0])])).is_none());
        assert!(with_data(&first, b"no module").is_none());
    }

    #[test]
    fn what_only_the_doors_to_words_lead_to_is_named_after_them() {
        let folder = std::env::temp_dir().join(format!("fieldplan-words-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let files = ["split_english", "split_english_more", "chunk_1", "chunk_2", "split_behind"];
        let fetched = |file| {
            format!("const {file} = makeLoad(() => {{\n fetch(\"./{file}.wasm\") }}\n, []);\n")
        };
        fs::write(folder.join("a.js"), files.map(fetched).concat()).unwrap();
        for file in files {
            fs::write(folder.join(format!("{file}.wasm")), file).unwrap();
        }
        let first = folder.join("first.wasm");
        fs::write(&first, module(&[(DATA_COUNT, &[1]), (CODE, &[0]), (DATA, b"\x01own")])).unwrap();
        let common = module(&[(CODE, &[0]), (DATA, b"\x02others")]);
        fs::write(folder.join("chunk_2.wasm"), common).unwrap();
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let needs = HashMap::from([
            ("english".to_owned(), list(&["chunk_1", "chunk_2", "split_english"])),
            ("english_more".to_owned(), list(&["chunk_1", "split_english_more"])),
            ("behind".to_owned(), list(&["chunk_2", "split_behind"])),
        ]);
        set_apart(&folder, &first, "a.js", &needs).unwrap();
        let text = fs::read_to_string(folder.join("a.js")).unwrap();
        let words = ["words_english", "words_english_more", "words_english_both"];
        for name in words.iter().chain(&["split_behind"]) {
            assert!(text.contains(&format!("\"./{name}.wasm\"")), "{name}: {text}");
            assert!(folder.join(format!("{name}.wasm")).is_file(), "{name}");
        }
        assert_eq!(fs::read_to_string(folder.join("words_english_both.wasm")).unwrap(), "chunk_1");
        let joined = module(&[(DATA_COUNT, &[3]), (CODE, &[0]), (DATA, b"\x03ownothers")]);
        assert_eq!(fs::read(&first).unwrap(), joined);
        assert!(text.contains("const chunk_2 = () => {};\n"), "{text}");
        assert!(!folder.join("chunk_2.wasm").exists());
        assert!(
            set_apart(&folder, &first, "a.js", &needs).is_err(),
            "names that the script does not know"
        );
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_page_names_what_a_start_needs() {
        let names =
            ["words_english.wasm", "words_english_more.wasm", "a.wasm", "words_english_both.wasm"];
        let files: Files = names.iter().map(|name| ((*name).to_owned(), Vec::new())).collect();
        let page = named_in("<head></head><body>", &files).unwrap();
        assert_eq!(
            page,
            "<head><link rel=\"words\" href=\"./words_english.wasm\">\
             <link rel=\"words\" href=\"./words_english_both.wasm\"></head><body>"
        );
    }
}
