//! What a folder answers to a path: the file, its headers, and the smallest encoding accepted.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dist::headers;
use crate::dist::names::hash;

/// Where the script asked for by `Server::first_script` is found.
pub(super) const FIRST_SCRIPT: &str = "/__first.js";

/// What is sent back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) encoding: &'static str,
}

impl Answer {
    pub(super) fn empty(status: u16) -> Answer {
        Answer { status, headers: Vec::new(), body: Vec::new(), encoding: "" }
    }

    pub(super) fn plain(status: u16) -> Answer {
        let kind = ("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned());
        Answer {
            headers: vec![kind],
            body: format!("{status}\n").into_bytes(),
            ..Answer::empty(status)
        }
    }

    pub(super) fn script(text: &str) -> Answer {
        let kind = ("Content-Type".to_owned(), content_type("js").to_owned());
        Answer { headers: vec![kind], body: text.as_bytes().to_vec(), ..Answer::empty(200) }
    }

    fn with(mut self, name: &str, value: impl Into<String>) -> Answer {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

/// Answers a GET for `path` from the folder mounted under the longest prefix of it.
pub(super) fn answer(
    mounts: &[(String, PathBuf)],
    path: &str,
    accepts: &str,
    has: &str,
    first_script: bool,
) -> Answer {
    // `/app` means `/app/`, or every relative address in the page would be wrong.
    if mounts.iter().any(|(prefix, _)| *prefix == format!("{path}/")) {
        return Answer::empty(301).with("Location", format!("{path}/"));
    }
    let Some((prefix, folder)) =
        mounts.iter().find(|(prefix, _)| path.starts_with(prefix.as_str()))
    else {
        return Answer::plain(404);
    };
    let inside = path.strip_prefix(prefix.as_str()).unwrap_or_default();
    let rules = headers::parsed(&fs::read_to_string(folder.join("_headers")).unwrap_or_default());
    let said = headers::for_path(&rules, &format!("/{inside}"));
    let mut answer = match file_name(inside) {
        Some(name) => file(folder, &name, accepts, has, first_script),
        None => Answer::plain(404),
    };
    answer
        .headers
        .extend(said.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    answer
}

fn file(folder: &Path, name: &str, accepts: &str, has: &str, first_script: bool) -> Answer {
    let extension = name.rsplit('.').next().unwrap_or_default();
    let changed = first_script && extension == "html";
    let encodings = [("br", ".br"), ("gzip", ".gz"), ("", "")];
    let found = encodings
        .into_iter()
        .filter(|(encoding, _)| encoding.is_empty() || (!changed && accepted(accepts, encoding)))
        .find_map(|(encoding, suffix)| {
            Some((encoding, fs::read(folder.join(format!("{name}{suffix}"))).ok()?))
        });
    let Some((encoding, mut body)) = found else { return Answer::plain(404) };
    if changed {
        let script = format!("<head><script src=\"{FIRST_SCRIPT}\"></script>");
        body = String::from_utf8_lossy(&body).replacen("<head>", &script, 1).into_bytes();
    }
    let tag = format!("\"{}\"", hash(&body));
    let mut answer = Answer { status: 200, headers: Vec::new(), body, encoding }
        .with("Content-Type", content_type(extension))
        .with("Vary", "Accept-Encoding")
        .with("ETag", tag.clone());
    if has.split(',').any(|known| known.trim().trim_start_matches("W/") == tag) {
        answer.status = 304;
        answer.body.clear();
        return answer;
    }
    if !encoding.is_empty() {
        answer = answer.with("Content-Encoding", encoding);
    }
    answer
}

/// The file a path inside a folder names: percent signs decoded, a folder's page for a folder,
/// and none for a path that leaves the folder or names the host's own file.
fn file_name(inside: &str) -> Option<String> {
    let name = decoded(inside)?;
    let leaves = name.split('/').any(|part| matches!(part, ".." | "."));
    if leaves || name.starts_with('/') || name.contains(['\\', '\0']) || name == "_headers" {
        return None;
    }
    Some(if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name })
}

fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut found = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        found.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(found).ok()
}

/// Whether an `Accept-Encoding` value takes this encoding.
fn accepted(value: &str, encoding: &str) -> bool {
    value.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let refused = weight
            .trim()
            .strip_prefix("q=")
            .is_some_and(|weight| weight.trim().chars().all(|digit| matches!(digit, '0' | '.')));
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

/// The content type of a file by its extension.
pub(super) fn content_type(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leaves_the_folder_names_no_file() {
        for path in ["../a", "a/../../b", "%2e%2e/a", "a/%2e%2e/b", "/etc", "a\\b", "%00", "%zz"] {
            assert_eq!(file_name(path), None, "{path}");
        }
        assert_eq!(file_name("_headers"), None);
        assert_eq!(file_name("").as_deref(), Some("index.html"));
        assert_eq!(file_name("icons/a%20b.png").as_deref(), Some("icons/a b.png"));
    }

    #[test]
    fn an_encoding_is_taken_by_name_unless_its_weight_is_nothing() {
        assert!(accepted("gzip, deflate, br, zstd", "br"));
        assert!(accepted("gzip;q=0.5", "gzip"));
        assert!(!accepted("gzip, br;q=0", "br"));
        assert!(!accepted("", "br"));
        assert!(!accepted("broken", "br"));
    }
}
