//! The wasm in parts: what only the pages behind Today reach becomes a file of its own.
//!
//! The linker leaves its relocations in the file; `wasm_split_cli_support` reads from them which
//! function and which byte of data needs which other, and cuts. That has to happen between
//! compiler and wasm-bindgen, inside Trunk's run: so this workshop's own program stands first on
//! Trunk's path under the name of wasm-bindgen, cuts, and hands the first part on.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use super::{streams, words};
use crate::run;

/// The name that Trunk calls.
const NAME: &str = "wasm-bindgen";
/// The variable that tells the stand-in where the program itself is.
const PROGRAM: &str = "FIELDPLAN_WASM_BINDGEN";
/// The variable that tells it where the parts go.
const FOLDER: &str = "FIELDPLAN_PARTS";
/// The script that fetches the parts, as the cutter writes it.
const LOADER: &str = "__wasm_split.js";
/// How the cutter fetches a part, and how wasm-bindgen's script does: the same way, but it also
/// takes the file from a host that does not say `application/wasm`.
const BRING: [&str; 2] =
    ["WebAssembly.instantiateStreaming(src, imports)", "__wbg_load(await src, imports)"];

/// Where the parts of one build wait until Trunk is done.
pub struct Parts {
    folder: PathBuf,
    path: PathBuf,
}

impl Parts {
    /// Empties the corner of the bench and puts the stand-in there.
    pub fn begin(bench: &Path) -> Result<Parts> {
        let (folder, path) = (bench.join("parts"), bench.join("path"));
        for place in [&folder, &path] {
            if place.exists() {
                fs::remove_dir_all(place)?;
            }
            fs::create_dir_all(place)?;
        }
        let own = std::env::current_exe().context("this program's own path is not known")?;
        std::os::unix::fs::symlink(own, path.join(NAME))
            .context("the stand-in for wasm-bindgen cannot be made")?;
        Ok(Parts { folder, path })
    }

    /// The folder that goes first on Trunk's path.
    pub fn path(&self) -> PathBuf {
        self.path.clone()
    }

    /// What the stand-in must be told.
    pub fn told(&self, program: &Path) -> [(&'static str, OsString); 2] {
        [(PROGRAM, program.into()), (FOLDER, self.folder.clone().into())]
    }

    /// Puts the parts beside the first one; returns their paths.
    pub fn lay(&self, built: &Path) -> Result<Vec<PathBuf>> {
        let mut laid = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let from = entry?.path();
            let name = from.file_name().unwrap_or_default();
            if from.extension().is_some_and(|extension| extension == "wasm") {
                let to = built.join(name);
                fs::copy(&from, &to).with_context(|| format!("{}", from.display()))?;
                laid.push(to);
            }
        }
        laid.sort();
        Ok(laid)
    }
}

/// Whether this program was started under wasm-bindgen's name.
pub fn stands_in(own_name: &str) -> bool {
    Path::new(own_name).file_name().is_some_and(|name| name == NAME)
}

/// What the stand-in does: cuts, lets wasm-bindgen work on the first part, and joins the script
/// that fetches the others to its script. Without a wasm among the words it only passes them on.
pub fn bind(words: &[String]) -> Result<()> {
    let program = std::env::var_os(PROGRAM).with_context(|| format!("{PROGRAM} is not set"))?;
    let is_wasm = |word: &&String| Path::new(word.as_str()).extension() == Some("wasm".as_ref());
    let Some(input) = words.iter().find(is_wasm) else {
        return run::shown(run::command(program).args(words));
    };
    let folder = std::env::var_os(FOLDER).with_context(|| format!("{FOLDER} is not set"))?;
    let folder = PathBuf::from(folder);
    let value = |name: &str| {
        let found = words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        found.with_context(|| format!("Trunk no longer says {name}=…"))
    };
    let script = Path::new(value("--out-dir")?).join(format!("{}.js", value("--out-name")?));
    // In a folder of its own: the others go to the phone as they are.
    let main = folder.join("first").join("first.wasm");
    fs::create_dir_all(main.parent().unwrap_or(&folder))?;
    let linked = fs::read(input).with_context(|| format!("reading {input}"))?;
    cut(&streams::without_streams(&linked)?, &folder, &main)?;
    let main_word = main.to_string_lossy().into_owned();
    let passed = words.iter().map(|word| if word == input { &main_word } else { word });
    // Without this flag wasm-bindgen drops the table and the stack pointer, which the parts share.
    run::shown(run::command(program).args(passed).arg("--keep-lld-exports"))?;
    let joined = joined(
        &fs::read_to_string(&script).with_context(|| format!("{}", script.display()))?,
        &fs::read_to_string(folder.join(LOADER)).context("the cutter wrote no script")?,
    )?;
    fs::write(&script, joined)?;
    Ok(())
}

/// Cuts `wasm`: the first part to `main`, the others and their script into `folder`.
fn cut(wasm: &[u8], folder: &Path, main: &Path) -> Result<()> {
    let mut options = wasm_split_cli_support::Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = LOADER;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the wasm could not be cut into parts: {error:#}"))?;
    if made.split_modules.is_empty() {
        bail!("the wasm has no part to cut off: is `wasm_split` gone from src/ui/parts.rs?");
    }
    words::set_apart(folder, main, LOADER, &made.prefetch_map)
}

/// wasm-bindgen's script with the one that fetches the parts in it. As two files they would import
/// each other, and neither could be named by its bytes.
fn joined(script: &str, loader: &str) -> Result<String> {
    let mut doors = Vec::new();
    let mut own = String::new();
    for line in loader.lines().filter(|line| !line.starts_with("import {")) {
        let line = match line.strip_prefix("export const ") {
            Some(rest) => {
                doors.push(rest.split_once(" =").context("a door without a name")?.0);
                format!("const {rest}")
            }
            None => line.replace(BRING[0], BRING[1]),
        };
        own.push_str(&line);
        own.push('\n');
    }
    if doors.is_empty() || !own.contains(BRING[1]) || !script.contains("function __wbg_load(") {
        bail!("the script that fetches the parts is not written as expected");
    }
    let mut imports = 0;
    let mut all = String::new();
    for line in script.lines() {
        let star = line
            .strip_prefix("import * as ")
            .and_then(|rest| rest.split_once(" from "))
            .filter(|(_, from)| from.contains(LOADER));
        if let Some((name, _)) = star {
            imports += 1;
            let doors = doors.join(", ");
            own.extend(["const ", name, " = { ", &doors, " };\n"]);
        } else {
            all.extend([line, "\n"]);
        }
    }
    // Once for each door.
    if imports != doors.len() {
        let doors = doors.len();
        bail!("wasm-bindgen's script imports {LOADER} {imports} times, {doors} was expected");
    }
    Ok(all + &own)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\n\
        async function __wbg_load(module, imports) {}\nreturn { \"./__wasm_split.js\": import1 };\n";
    const LOADS: &str = "import { initSync } from \"./main.js\";\nfunction makeLoad() {}\n\
        export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {\n\
        \x20   return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}, []));\n";

    #[test]
    fn the_two_scripts_become_one_without_a_circle() {
        let made = joined(SCRIPT, LOADS).unwrap();
        assert!(!made.contains("import "), "{made}");
        assert!(!made.contains("export const"), "{made}");
        assert!(made.contains("const import1 = { __wasm_split_load_a };"), "{made}");
        assert!(made.contains("(__wbg_load(await src, imports))"), "{made}");
    }

    #[test]
    fn a_second_door_is_imported_a_second_time() {
        let script = format!("import * as import2 from \"./__wasm_split.js\"\n{SCRIPT}");
        let loads = format!("{LOADS}export const __wasm_split_load_b = wrapAsyncCb();\n");
        let made = joined(&script, &loads).unwrap();
        for name in ["import1", "import2"] {
            let doors = "{ __wasm_split_load_a, __wasm_split_load_b }";
            assert!(made.contains(&format!("const {name} = {doors};")), "{made}");
        }
        assert!(joined(SCRIPT, &loads).is_err(), "one of two doors is not imported");
    }

    #[test]
    fn scripts_written_otherwise_are_refused() {
        for (script, loader) in [
            ("let wasm;\nfunction __wbg_load() {}", LOADS),
            (SCRIPT, "export const a = fetchAll();"),
            (SCRIPT, "function makeLoad() {}"),
            ("import * as import1 from \"./__wasm_split.js\"", LOADS),
        ] {
            assert!(joined(script, loader).is_err(), "{script} / {loader}");
        }
    }

    #[test]
    fn a_file_without_relocations_is_not_cut() {
        let place = std::env::temp_dir().join(format!("fieldplan-parts-{}", std::process::id()));
        let wasm = b"\0asm\x01\0\0\0";
        assert!(cut(wasm, &place, &place.join("first.wasm")).is_err());
        fs::remove_dir_all(&place).ok();
    }

    #[test]
    fn only_the_name_tells_the_stand_in() {
        assert!(stands_in("/a/path/wasm-bindgen") && stands_in("wasm-bindgen"));
        assert!(!stands_in("/a/wasm-bindgen/xtask") && !stands_in("xtask"));
    }
}
