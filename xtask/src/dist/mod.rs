//! The deployable folder: built by Trunk, then named by final bytes, listed for the worker,
//! given its headers, and compressed. Two builds of the same tree give the same bytes.

pub mod compress;
pub mod fingerprint;
mod glue;
pub mod headers;
pub mod names;
pub mod page;
pub mod parts;
pub mod precache;
pub mod scripts;
pub mod streams;
pub mod trunk;
pub mod wasm;
pub mod words;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::places;
use crate::tools::{Node, say};
use names::Files;

/// What to make.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Put into the page, so that the same code becomes another version.
    pub stamp: Option<String>,
    /// Where the folder goes.
    pub out: PathBuf,
    /// Compiled soon instead of small, and not packed: for looking at while working.
    pub quick: bool,
}

impl Wish {
    /// The folder `dist` in the clone, without a stamp.
    pub fn plain() -> Wish {
        Wish { stamp: None, out: places::root().join("dist"), quick: false }
    }
}

/// Makes the folder, or finds that it already stands; returns its version.
pub fn make(wish: &Wish) -> Result<String> {
    let bench = places::bench()?;
    let _held = places::hold(&bench)?;
    if wish.quick {
        return quick(wish, &bench);
    }
    let print = built(&bench)?;
    let note_file =
        bench.join(format!("out-{}.print", names::hash(wish.out.to_string_lossy().as_bytes())));
    let note_of = |folder: &Path| -> Result<String> {
        let stamp = wish.stamp.as_deref().unwrap_or_default();
        Ok(format!("{print} {stamp} {}", fingerprint::of_folder(folder)?))
    };
    if !fingerprint::stands(&note_file, &note_of(&wish.out)?) {
        let files = finished(read(&bench.join("built"))?, wish.stamp.as_deref())?;
        write(&files, &wish.out)?;
        fs::write(&note_file, note_of(&wish.out)?)?;
    }
    let page = fs::read_to_string(wish.out.join("index.html"))?;
    let version = page::version(&page).context("the page has no version")?.to_owned();
    say(&format!("dist is ready, version {version}"));
    Ok(version)
}

/// The folder for an engineer's own eyes: the same page, scripts, names and headers, around a wasm
/// that was compiled soon. Nothing measured on it counts.
fn quick(wish: &Wish, bench: &Path) -> Result<String> {
    let programs = trunk::Programs::ready()?;
    let built = bench.join("built-quick");
    let parts = parts::Parts::begin(bench)?;
    trunk::build(&programs, &parts, &built, "quick")?;
    parts.lay(&built)?;
    write(&unpacked(read(&built)?, wish.stamp.as_deref())?, &wish.out)?;
    let page = fs::read_to_string(wish.out.join("index.html"))?;
    Ok(page::version(&page).context("the page has no version")?.to_owned())
}

/// The folder that holds each wasm of the last build, by its plain name, with its function names.
pub fn wasm_with_names() -> Result<PathBuf> {
    Ok(places::bench()?.join("names"))
}

/// Makes sure that `<bench>/built` holds what Trunk and the optimiser make of the clone as it is;
/// returns the fingerprint of what it was made from.
fn built(bench: &Path) -> Result<String> {
    let programs = trunk::Programs::ready()?;
    let node = Node::ready()?;
    let tools = [&*programs.trunk, &*programs.wasm_bindgen, &*node.folder]
        .map(|tool| tool.strip_prefix(places::tools().unwrap_or_default()).unwrap_or(tool));
    let print = fingerprint::of_inputs(&places::root(), &tools)?;
    let (built, mark, names) = (bench.join("built"), bench.join("built.print"), wasm_with_names()?);
    if built.is_dir() && names.is_dir() && fingerprint::stands(&mark, &print) {
        return Ok(print);
    }
    fs::remove_file(&mark).ok();
    let parts = parts::Parts::begin(bench)?;
    trunk::build(&programs, &parts, &built, "web")?;
    let main = main_wasm(&built)?;
    let mut all = vec![main.clone()];
    all.extend(parts.lay(&built)?);
    say("optimising the wasm for size");
    if names.exists() {
        fs::remove_dir_all(&names)?;
    }
    fs::create_dir_all(&names)?;
    for file in &all {
        wasm::optimise(&node, file, &names.join(file.file_name().unwrap_or_default()))?;
    }
    scripts::shorten(&node, &built)?;
    glue::shorten(&main, &built)?;
    fs::write(&mark, &print)?;
    Ok(print)
}

fn main_wasm(folder: &Path) -> Result<PathBuf> {
    let found: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "wasm"))
        .collect();
    match <[PathBuf; 1]>::try_from(found) {
        Ok([one]) => Ok(one),
        Err(found) => bail!("Trunk made {} wasm files, one was expected", found.len()),
    }
}

/// All that dist does after the build, on files in memory.
pub fn finished(files: Files, stamp: Option<&str>) -> Result<Files> {
    let mut files = unpacked(files, stamp)?;
    let mut packed = Files::new();
    for (name, bytes) in files.iter().filter(|(name, _)| compress::worth(name)) {
        packed.insert(format!("{name}.br"), compress::brotli(bytes)?);
        packed.insert(format!("{name}.gz"), compress::gzip(bytes)?);
    }
    files.append(&mut packed);
    Ok(files)
}

fn unpacked(mut files: Files, stamp: Option<&str>) -> Result<Files> {
    let page = text(&files, "index.html")?;
    page::check(&page)?;
    let mut page = page::with_styles(&page::tidied(&page), &mut files)?;
    page = words::named_in(&page, &files)?;
    if let Some(stamp) = stamp {
        page = page::stamped(&page, stamp)?;
    }
    files.insert("index.html".to_owned(), page.into_bytes());
    let named = names::named(&files)?;
    let mut files = named.files;
    let page = text(&files, "index.html")?;
    let style = page::own_style(&page).unwrap_or_default();
    let policy = |plain: &str| headers::with_style(plain, style);
    let said = headers::written(&policy(headers::POLICY), files.keys().map(String::as_str));
    let plain = headers::policy_in_page();
    files.insert("index.html".to_owned(), page.replacen(plain, &policy(plain), 1).into_bytes());
    files.insert("_headers".to_owned(), said.into_bytes());

    let version = precache::version(&files);
    let page = page::versioned(&text(&files, "index.html")?, &version)?;
    let manifest = text(&files, "manifest.webmanifest")?;
    for address in page::addresses(&page, &manifest) {
        if !files.contains_key(address) {
            bail!("the page or the manifest names {address}, which dist does not hold");
        }
    }
    let (words, list): (Vec<String>, Vec<String>) =
        precache::list(&named.refers).into_iter().partition(|name| words::is(name));
    let worker = precache::worker(&text(&files, "sw.js")?, &version, &list, &words)?;
    files.insert("index.html".to_owned(), page.into_bytes());
    files.insert("sw.js".to_owned(), worker.into_bytes());
    Ok(files)
}

fn text(files: &Files, name: &str) -> Result<String> {
    let bytes = files.get(name).with_context(|| format!("{name} is missing from the build"))?;
    String::from_utf8(bytes.clone()).with_context(|| format!("{name} is not UTF-8"))
}

/// All files under a folder.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut open = vec![(folder.to_path_buf(), String::new())];
    while let Some((place, name)) = open.pop() {
        for entry in fs::read_dir(&place).with_context(|| format!("reading {}", place.display()))? {
            let path = entry?.path();
            let own = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let name = if name.is_empty() { own } else { format!("{name}/{own}") };
            if path.is_dir() {
                open.push((path, name));
            } else {
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

/// Writes the folder beside its place and moves it there, so that nobody serves half of it.
fn write(files: &Files, out: &Path) -> Result<()> {
    let parent = out.parent().context("the output folder has no parent")?;
    let name = out.file_name().context("the output folder has no name")?.to_string_lossy();
    fs::create_dir_all(parent)?;
    let (new, old) = (parent.join(format!("{name}.new")), parent.join(format!("{name}.old")));
    for place in [&new, &old] {
        if place.exists() {
            fs::remove_dir_all(place)?;
        }
    }
    for (name, bytes) in files {
        let file = new.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&new))?;
        fs::write(&file, bytes).with_context(|| format!("writing {name}"))?;
    }
    if out.exists() {
        if !out.join("_headers").is_file() {
            bail!("{} exists and is not a dist folder: choose another --out", out.display());
        }
        fs::rename(out, &old)?;
    }
    fs::rename(&new, out)?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
