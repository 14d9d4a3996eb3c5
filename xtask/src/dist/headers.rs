//! The `_headers` file: what every host must say beside the files, and how long each may be kept.
//!
//! The form is the one several static hosts read: a path, then indented `Name: value` lines. No
//! two rules that match one file name the same header, because hosts would join the two values.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::names::is_named_by_bytes;

/// What the page may do and reach: its own origin, and nothing else. To it comes the hash of the
/// one style that stands in the page ([`with_style`]).
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// [`POLICY`] as a page can say it in a meta element, where `frame-ancestors` has no effect.
pub fn policy_in_page() -> &'static str {
    POLICY.split("; frame-ancestors").next().unwrap_or(POLICY)
}

/// A policy that lets in, of all styles inside a page, the one with exactly this text.
pub fn with_style(policy: &str, style: &str) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
    policy.replacen(STYLES, &format!("{STYLES} 'sha256-{hash}'"), 1)
}

/// What the policy says of styles before a hash is added.
const STYLES: &str = "style-src 'self'";

/// One path pattern with its headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// A path from the folder's top, such as `/sw.js` or `/*`.
    pub path: String,
    /// Name and value.
    pub headers: Vec<(String, String)>,
}

/// The text of `_headers` for a folder with these files (paths without a leading slash).
pub fn written<'a>(policy: &str, files: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
        text.extend(["  ", name, ": ", value, "\n"]);
    }
    let mut line = |path: &str, keep: &str| {
        text.extend(["/", path, "\n  Cache-Control: ", keep, "\n"]);
    };
    line("", "no-cache");
    for file in files {
        // A name that holds the hash of its bytes can be kept for ever; all others are asked for
        // each time, so that an update is seen at once.
        let keep = if is_named_by_bytes(file) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        line(file, keep);
    }
    text
}

/// Reads a `_headers` file. Lines that are neither a path nor an indented header are skipped.
pub fn parsed(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines() {
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            if let (Some(rule), Some((name, value))) = (rules.last_mut(), words.split_once(':')) {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        } else if words.starts_with('/') {
            rules.push(Rule { path: words.to_owned(), headers: Vec::new() });
        }
    }
    rules
}

/// The headers that these rules give to a path (with its leading slash).
pub fn for_path<'a>(rules: &'a [Rule], path: &str) -> Vec<(&'a str, &'a str)> {
    rules
        .iter()
        .filter(|rule| matches(&rule.path, path))
        .flat_map(|rule| rule.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
        .collect()
}

/// A pattern is a path in which `*` stands for any run of characters.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| path.strip_prefix(start)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let rules = parsed(&written(POLICY, ["index.html", "app-0123456789abcdef.js"]));
        let page = for_path(&rules, "/");
        assert!(page.contains(&("Content-Security-Policy", POLICY)));
        assert!(page.contains(&("Cache-Control", "no-cache")));
        let script = for_path(&rules, "/app-0123456789abcdef.js");
        assert!(script.contains(&("Cache-Control", "public, max-age=31536000, immutable")));
    }

    #[test]
    fn no_file_gets_one_header_twice() {
        let rules = parsed(&written(POLICY, ["index.html", "sw.js", "a-0123456789abcdef.js"]));
        for path in ["/", "/index.html", "/sw.js", "/a-0123456789abcdef.js"] {
            let mut names: Vec<_> =
                for_path(&rules, path).into_iter().map(|(name, _)| name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{path}");
        }
    }

    #[test]
    fn comments_and_stray_lines_are_skipped() {
        let rules = parsed("# a note\n  Lost: yes\n/a\n  X: 1: 2\nnonsense\n");
        assert_eq!(rules, [Rule { path: "/a".into(), headers: vec![("X".into(), "1: 2".into())] }]);
    }

    #[test]
    fn a_star_stands_for_any_run() {
        for (pattern, path, expected) in [
            ("/*", "/", true),
            ("/*", "/a/b.js", true),
            ("/*.js", "/a/b.js", true),
            ("/*.js", "/a/b.css", false),
            ("/a/*/c*", "/a/b/cd", true),
            ("/a/*/c", "/a/b/d", false),
            ("/sw.js", "/sw.js", true),
            ("/sw.js", "/sw.js2", false),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn only_the_style_with_exactly_this_text_is_let_in() {
        // The hash is what a browser computes for this text.
        let policy = with_style(POLICY, "a{}");
        let (before, after) = policy.split_once("style-src 'self' 'sha256-").unwrap();
        assert!(POLICY.starts_with(before));
        assert!(after.starts_with("X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';"), "{after}");
        assert_ne!(with_style(POLICY, "a{} "), policy);
    }

    #[test]
    fn the_page_says_the_policy_without_what_only_a_header_can() {
        assert!(policy_in_page().ends_with("form-action 'none'"));
        assert!(POLICY.starts_with(policy_in_page()));
    }
}
