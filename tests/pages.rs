//! The pages of text for who works on the app: every link leads to a file of the clone, and every
//! path written down is there.

use std::fs;
use std::path::{Path, PathBuf};

/// Where a path of the clone begins.
const FOLDERS: [&str; 7] = ["src/", "tests/", "xtask/", "docs/", "style/", "assets/", "view/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is wrong with a page that lies in `folder`, as lines.
fn wrong(page: &str, folder: &Path) -> Vec<String> {
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let links = links
        .filter(|link| !link.starts_with('#') && !link.contains("://"))
        .map(|link| link.split('#').next().unwrap_or(link))
        .filter(|link| !folder.join(link).exists())
        .map(|link| format!("no file behind the link {link}"));
    let inline = page.split("```").step_by(2).collect::<String>();
    let paths: Vec<&str> = inline.split('`').skip(1).step_by(2).collect();
    let paths = paths
        .into_iter()
        .filter(|path| FOLDERS.iter().any(|folder| path.starts_with(folder)))
        .filter(|path| !path.contains(['<', '*', ' ', '…']) && !root().join(path).exists())
        .map(|path| format!("there is no {path}"));
    links.chain(paths).collect()
}

fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir(root().join("docs")).expect("the folder of pages").flatten();
    let docs = docs.map(|entry| entry.path()).filter(|path| path.extension().is_some());
    ["README.md", "CONTRIBUTING.md"].map(|name| root().join(name)).into_iter().chain(docs).collect()
}

#[test]
fn every_link_and_every_path_of_the_pages_is_there() {
    let pages = pages();
    assert!(pages.len() > 6, "only {} pages", pages.len());
    for path in pages.iter().filter(|path| path.extension().is_some_and(|kind| kind == "md")) {
        let page = fs::read_to_string(path).expect("a page");
        let folder = path.parent().expect("its folder");
        assert_eq!(wrong(&page, folder), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn control_a_link_and_a_path_that_are_gone_are_named() {
    let page = "[one](docs/one.md), [web](https://a.example), [here](#x), [readme](README.md#a): \
                `src/none.rs`, `src/lib.rs`, `src/<part>.rs`, `cargo src/x`\n```\n`src/shown.rs\n```\n";
    assert_eq!(
        wrong(page, root()),
        ["no file behind the link docs/one.md", "there is no src/none.rs"]
    );
}
