use super::*;

/// A build as Trunk leaves it, small.
fn build() -> Files {
    let policy = headers::policy_in_page();
    let page = format!(
        "<!doctype html><html lang=\"zh-CN\" data-version=\"dev\"><head>\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <link rel=\"manifest\" href=\"./manifest.webmanifest\"><link rel=\"icon\" href=\"icons/a.png\">\
         <link rel=\"stylesheet\" href=\"./tokens.css\"/><link rel=\"stylesheet\" href=\"./base.css\"/>\
         </head><body><script src=\"./boot.js\" data-js=\"./app.js\" data-wasm=\"./app_bg.wasm\" defer>\
         </script></body></html>"
    );
    [
        ("index.html", page.as_str()),
        ("tokens.css", "a{}"),
        ("base.css", "b{}"),
        ("boot.js", "start()"),
        ("app.js", "new URL('app_bg.wasm') new URL('words_english.wasm')"),
        ("words_english.wasm", "\0asm words"),
        ("app_bg.wasm", "\0asm"),
        ("sw.js", "const VERSION = \"dev\";\nconst FILES = [];\nconst WORDS = [];\n"),
        ("manifest.webmanifest", "{\"icons\":[{\"src\":\"icons/a.png\"}],\"screenshots\":[{\"src\":\"icons/wide.png\"}]}"),
        ("icons/a.png", "picture"),
        ("icons/wide.png", "wide picture"),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .collect()
}

fn page_version(files: &Files) -> String {
    page::version(&text(files, "index.html").unwrap()).unwrap().to_owned()
}

#[test]
fn the_same_build_gives_the_same_bytes_and_version() {
    let (one, two) = (finished(build(), None).unwrap(), finished(build(), None).unwrap());
    assert_eq!(one, two);
    assert_eq!(page_version(&one).len(), 16);
}

#[test]
fn a_changed_byte_or_stamp_gives_another_version() {
    let plain = page_version(&finished(build(), None).unwrap());
    for name in ["app_bg.wasm", "base.css", "sw.js", "icons/wide.png"] {
        let mut files = build();
        files.get_mut(name).unwrap().push(b'\n');
        if name == "base.css" {
            files.get_mut(name).unwrap().extend(b"c{}");
        }
        assert_ne!(page_version(&finished(files, None).unwrap()), plain, "{name}");
    }
    let stamped = finished(build(), Some("two")).unwrap();
    assert_ne!(page_version(&stamped), plain);
}

#[test]
fn a_stamp_changes_the_page_and_the_worker_and_no_other_file() {
    let (plain, stamped) =
        (finished(build(), None).unwrap(), finished(build(), Some("two")).unwrap());
    let changed: Vec<&str> = plain
        .iter()
        .filter(|(name, bytes)| stamped.get(*name) != Some(bytes))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        changed,
        ["index.html", "index.html.br", "index.html.gz", "sw.js", "sw.js.br", "sw.js.gz"]
    );
}

#[test]
fn the_folder_is_whole() {
    let files = finished(build(), None).unwrap();
    let worker = text(&files, "sw.js").unwrap();
    let list = precache::listed(&worker);
    assert_eq!(list.len(), 6, "{list:?}");
    assert!(list.iter().filter(|name| **name != "./").all(|name| files.contains_key(*name)));
    assert!(!list.iter().any(|name| name.contains("wide")), "only the manifest names it");
    let words = precache::words(&worker);
    assert!(words.len() == 1 && words::is(words[0]) && files.contains_key(words[0]), "{words:?}");
    assert!(!list.iter().any(|name| words::is(name)), "a phone of the first language keeps none");
    let link = format!("<link rel=\"words\" href=\"./{}\">", words[0]);
    assert!(text(&files, "index.html").unwrap().contains(&link));
    assert!(worker.contains(&page_version(&files)));
    for name in files.keys().filter(|name| compress::worth(name)) {
        assert!(files.contains_key(&format!("{name}.br")), "{name}");
        assert!(files.contains_key(&format!("{name}.gz")), "{name}");
    }
    assert!(!files.contains_key("tokens.css") && !files.contains_key("boot.js"));
}

#[test]
fn the_style_stands_in_the_page_and_both_policies_name_it() {
    let files = finished(build(), None).unwrap();
    let (page, said) = (text(&files, "index.html").unwrap(), text(&files, "_headers").unwrap());
    let style = page::own_style(&page).unwrap();
    assert_eq!(style, "a{}\nb{}\n");
    assert!(said.contains(&headers::with_style(headers::POLICY, style)));
    let in_page = headers::with_style(headers::policy_in_page(), style);
    assert!(page.contains(&format!("content=\"{in_page}\"")));
}

#[test]
fn an_address_without_a_file_is_refused() {
    for name in ["boot.js", "icons/wide.png", "manifest.webmanifest", "sw.js"] {
        let mut files = build();
        files.remove(name);
        let error = finished(files, None).unwrap_err().to_string();
        assert!(error.contains(name), "{name}: {error}");
    }
}

#[test]
fn a_folder_of_somebody_else_is_not_replaced() {
    let place = std::env::temp_dir().join(format!("fieldplan-dist-{}", std::process::id()));
    fs::create_dir_all(place.join("mine")).unwrap();
    let files = finished(build(), None).unwrap();
    assert!(write(&files, &place.join("mine")).is_err());
    let out = place.join("dist");
    write(&files, &out).unwrap();
    write(&files, &out).unwrap();
    assert_eq!(read(&out).unwrap(), files);
    fs::remove_dir_all(&place).unwrap();
}
