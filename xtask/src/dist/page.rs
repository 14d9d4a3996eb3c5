//! What dist does to the page, and what it refuses: anything the policy would block on a phone.

use anyhow::{Context, Result, bail};

use super::headers::policy_in_page;
use super::names::Files;

/// The version before dist has given one; such a page registers no worker.
const NO_VERSION: &str = "data-version=\"dev\"";

/// Puts the style files into the page, joined in its order where the first one stood: a phone that
/// was never here paints with the first answer instead of the second. The policy names their hash
/// ([`own_style`]).
pub fn with_styles(page: &str, files: &mut Files) -> Result<String> {
    let mut joined = String::new();
    let (mut before_styles, mut left) = (None, String::new());
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let end =
            rest.get(start..).and_then(|tag| tag.find('>')).context("a <link without an end")?;
        let (before, from) = rest.split_at(start);
        let (tag, after) = from.split_at(end + 1);
        left.push_str(before);
        rest = after;
        let href = attribute(tag, "href").map(|href| href.trim_start_matches("./"));
        match href.filter(|_| attribute(tag, "rel") == Some("stylesheet")) {
            Some(href) => {
                let style = files.remove(href).with_context(|| format!("{href} is not there"))?;
                if before_styles.is_none() {
                    before_styles = Some(std::mem::take(&mut left));
                }
                joined.push_str(String::from_utf8(style)?.trim_end());
                joined.push('\n');
            }
            None => left.push_str(tag),
        }
    }
    left.push_str(rest);
    let Some(before) = before_styles else { return Ok(left) };
    let style = without_comments(&joined);
    if style.contains("</") || style.contains("url(.") {
        bail!("style that would end its element, or names a file, cannot stand in the page");
    }
    Ok(format!("{before}{STYLE}{style}{STYLE_END}{left}"))
}

const STYLE: &str = "<style>";
const STYLE_END: &str = "</style>";

/// The text of the page's own style, as a browser hashes it.
pub fn own_style(page: &str) -> Option<&str> {
    page.split_once(STYLE)?.1.split_once(STYLE_END).map(|(style, _)| style)
}

/// The page without comments and empty lines: their words are for the reader of the source.
pub fn tidied(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// Style without comments: their words are for the reader of the source, not for the phone.
fn without_comments(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(start) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(start);
        kept.push_str(before);
        let taken = if from.starts_with("/*") {
            from.find("*/").map_or(from.len(), |end| end + 2)
        } else {
            // A string is copied whole: what looks like a comment in it is text.
            let quote = if from.starts_with('"') { '"' } else { '\'' };
            let string = from.starts_with(['"', '\'']);
            let close = from.get(1..).and_then(|inner| inner.find(quote)).filter(|_| string);
            let end = close.map_or(1, |end| end + 2);
            kept.push_str(from.get(..end).unwrap_or_default());
            end
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// Puts a stamp into the page, by which tests make a second version of the same code.
pub fn stamped(page: &str, stamp: &str) -> Result<String> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    if stamp.is_empty() || !stamp.chars().all(plain) {
        bail!("the stamp {stamp:?} may hold only letters, digits, dot, hyphen and underscore");
    }
    let (before, after) = page.split_once("</head>").context("the page has no </head>")?;
    Ok(format!("{before}<meta name=\"stamp\" content=\"{stamp}\"></head>{after}"))
}

/// Puts the version into the page.
pub fn versioned(page: &str, version: &str) -> Result<String> {
    if page.matches(NO_VERSION).count() != 1 {
        bail!("index.html must say {NO_VERSION} exactly once, on <html>");
    }
    Ok(page.replace(NO_VERSION, &format!("data-version=\"{version}\"")))
}

/// The version a dist page carries.
pub fn version(page: &str) -> Option<&str> {
    page.split_once("data-version=\"")?.1.split_once('"').map(|(version, _)| version)
}

/// Refuses a page that says another policy than the header, or holds what the policy blocks.
pub fn check(page: &str) -> Result<()> {
    let mut policy = None;
    for tag in tags(page) {
        let name = tag.trim_start_matches('<').split([' ', '\n', '\t', '>']).next();
        if name == Some("script") && attribute(tag, "src").is_none() {
            bail!("index.html has an inline script, which the policy blocks: {tag}");
        }
        if attribute(tag, "style").is_some() || name == Some("style") {
            bail!("index.html has inline style, which the policy blocks: {tag}");
        }
        if let Some(handler) = names(tag).find(|name| name.starts_with("on")) {
            bail!("index.html has the inline handler {handler}, which the policy blocks: {tag}");
        }
        if attribute(tag, "http-equiv") == Some("Content-Security-Policy") {
            policy = attribute(tag, "content");
        }
    }
    if policy != Some(policy_in_page()) {
        bail!(
            "index.html must say the policy of the header in a meta element:\n  wanted {}\n  found  {}",
            policy_in_page(),
            policy.unwrap_or("none")
        );
    }
    Ok(())
}

/// Addresses of files that the page and the manifest name, without those of other sorts.
pub fn addresses<'a>(page: &'a str, manifest: &'a str) -> Vec<&'a str> {
    let of_page = tags(page).flat_map(|tag| {
        ["href", "src", "data-js", "data-wasm"].into_iter().filter_map(|name| attribute(tag, name))
    });
    let of_manifest = manifest.split("\"src\"").skip(1).filter_map(|after| {
        after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"').next()
    });
    of_page
        .chain(of_manifest)
        .map(|address| address.split(['?', '#']).next().unwrap_or_default())
        .map(|address| address.trim_start_matches("./"))
        .filter(|address| !address.is_empty() && !address.contains(':'))
        .collect()
}

/// The opening tags of a page, without what stands in comments.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    let mut rest = page;
    std::iter::from_fn(move || {
        loop {
            rest = rest.get(rest.find('<')?..)?;
            if rest.starts_with("<!--") {
                rest = rest.get(rest.find("-->")?..)?;
                continue;
            }
            let end = rest.find('>')? + 1;
            let (tag, after) = rest.split_at(end);
            rest = after;
            return Some(tag);
        }
    })
}

/// The value of an attribute written with double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let start = rest.find(name)?;
        let (before, from) = rest.split_at(start);
        rest = from.get(name.len()..)?;
        if before.ends_with(char::is_whitespace)
            && let Some(value) = rest.strip_prefix("=\"")
        {
            return value.split('"').next();
        }
    }
}

/// The names of a tag's attributes that have a value.
fn names(tag: &str) -> impl Iterator<Item = &str> {
    // Values stand between the quotes, so every other piece ends in `name=`.
    tag.split('"')
        .step_by(2)
        .filter_map(|piece| piece.strip_suffix('=')?.rsplit(char::is_whitespace).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(head: &str, body: &str) -> String {
        let policy = policy_in_page();
        format!(
            "<!doctype html><html lang=\"zh-CN\" data-version=\"dev\"><head>\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{head}</head>\
             <body>{body}</body></html>"
        )
    }

    #[test]
    fn a_page_within_the_policy_passes() {
        check(&page("", "<!-- <script>no</script> --><script src=\"./boot.js\"></script>"))
            .unwrap();
    }

    #[test]
    fn a_page_outside_the_policy_is_refused() {
        for (body, word) in [
            ("<script>alert(1)</script>", "inline script"),
            ("<p style=\"color:red\">", "inline style"),
            ("<style>p{}</style>", "inline style"),
            ("<p class=\"a\" onclick=\"x()\">", "onclick"),
        ] {
            let error = check(&page("", body)).unwrap_err().to_string();
            assert!(error.contains(word), "{body}: {error}");
        }
        let other = page("", "").replace("'none'", "*");
        assert!(check(&other).unwrap_err().to_string().contains("the policy of the header"));
        assert!(check("<html>").is_err());
    }

    #[test]
    fn styles_are_joined_in_order_where_the_first_stood() {
        let mut files: Files = [("tokens.css", "@layer a{}\n"), ("base.css", "/* why */\nb{}\n\n")]
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .collect();
        let head = "<link rel=\"icon\" href=\"a.png\"><link rel=\"stylesheet\" href=\"./tokens.css\"/>\
                    <link rel=\"stylesheet\" href=\"./base.css\"/><title>";
        let joined = with_styles(head, &mut files).unwrap();
        assert_eq!(
            joined,
            "<link rel=\"icon\" href=\"a.png\"><style>@layer a{}\nb{}\n</style><title>"
        );
        assert_eq!(own_style(&joined), Some("@layer a{}\nb{}\n"));
        assert!(files.is_empty());
    }

    #[test]
    fn style_that_cannot_stand_in_a_page_is_refused() {
        for style in ["a{content:\"</style><script>\"}", "a{background:url(../a.png)}"] {
            let mut files: Files = [("a.css".to_owned(), style.as_bytes().to_vec())].into();
            let page = "<link rel=\"stylesheet\" href=\"./a.css\">";
            assert!(with_styles(page, &mut files).is_err(), "{style}");
        }
    }

    #[test]
    fn comments_go_and_strings_stay() {
        let style = "a{content:\"/* kept */\"}/* gone \" */b{c:url(a/b)}/* open";
        assert_eq!(without_comments(style), "a{content:\"/* kept */\"}b{c:url(a/b)}\n");
    }

    #[test]
    fn a_page_is_tidied_of_comments_and_empty_lines() {
        assert_eq!(tidied("<p>\n\n  <!-- why\n -->\n<b><!-- --></p>\n"), "<p>\n<b></p>\n");
    }

    #[test]
    fn the_version_and_the_stamp_are_put_in() {
        let made = versioned(&stamped(&page("", ""), "s1").unwrap(), "0123").unwrap();
        assert!(made.contains("<meta name=\"stamp\" content=\"s1\"></head>"));
        assert_eq!(version(&made), Some("0123"));
        assert!(versioned(&made, "4").is_err(), "a page without the placeholder is refused");
        assert!(stamped(&page("", ""), "\"><script>").is_err());
    }

    #[test]
    fn addresses_are_those_of_files() {
        let page = "<a href=\"#/more\"><link href=\"./a.css\"><script src=\"b.js?x\" data-js=\"./c.js\">\
                    <img src=\"data:,\"><a href=\"./\">";
        let manifest = "{\"icons\":[{\"src\": \"icons/i.png\"}]}";
        assert_eq!(addresses(page, manifest), ["a.css", "b.js", "c.js", "icons/i.png"]);
    }
}
