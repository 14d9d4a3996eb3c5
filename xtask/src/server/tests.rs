use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use super::*;

/// A folder of its own under the system's temporary one, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let place =
            std::env::temp_dir().join(format!("fieldplan-server-{}-{name}", std::process::id()));
        fs::remove_dir_all(&place).ok();
        fs::create_dir_all(&place).unwrap();
        for (file, text) in files {
            fs::write(place.join(file), text).unwrap();
        }
        Folder(place)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn ask(server: &Server, head: &str) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    let sent = format!("{head}\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(sent.as_bytes()).unwrap();
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn a_file_comes_with_its_headers_and_in_the_smallest_encoding_accepted() {
    let folder = Folder::new(
        "files",
        &[
            ("index.html", "<html>"),
            ("a.wasm", "plain"),
            ("a.wasm.br", "small"),
            ("a.wasm.gz", "middling"),
            ("_headers", "/*\n  X-All: yes\n/a.wasm\n  Cache-Control: immutable\n"),
        ],
    );
    let server = Server::serve(&folder.0).unwrap();
    let page = ask(&server, "GET / HTTP/1.1");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("\r\n\r\n<html>"), "{page}");
    assert!(page.contains("X-All: yes\r\n") && !page.contains("Cache-Control"), "{page}");

    let wasm = ask(&server, "GET /a.wasm?x=1 HTTP/1.1\r\nAccept-Encoding: gzip, br");
    for part in
        ["application/wasm", "Content-Encoding: br", "immutable", "X-All: yes", "\r\n\r\nsmall"]
    {
        assert!(wasm.contains(part), "{part} is not in {wasm}");
    }
    let gzip = ask(&server, "GET /a.wasm HTTP/1.1\r\nAccept-Encoding: gzip");
    assert!(gzip.contains("Content-Encoding: gzip") && gzip.ends_with("middling"), "{gzip}");
    let plain = ask(&server, "GET /a.wasm HTTP/1.1");
    assert!(!plain.contains("Content-Encoding") && plain.ends_with("plain"), "{plain}");

    let log = server.log();
    let second = log.get(1).unwrap();
    assert_eq!((second.path.as_str(), second.query.as_str()), ("/a.wasm", "x=1"));
    assert_eq!((second.status, second.bytes, second.encoding), (200, 5, "br"));
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let folder = Folder::new("tags", &[("index.html", "<html>")]);
    let server = Server::serve(&folder.0).unwrap();
    let page = ask(&server, "GET / HTTP/1.1");
    let tag = page.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap().to_owned();
    let again = ask(&server, &format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}"));
    assert!(again.starts_with("HTTP/1.1 304") && again.ends_with("\r\n\r\n"), "{again}");
}

#[test]
fn nothing_outside_the_folder_and_no_other_method() {
    let folder = Folder::new("refusals", &[("index.html", "<html>")]);
    let server = Server::serve(&folder.0).unwrap();
    for path in ["/../index.html", "/%2e%2e/index.html", "/none.js", "/_headers"] {
        assert!(ask(&server, &format!("GET {path} HTTP/1.1")).contains(" 404 "), "{path}");
    }
    assert!(ask(&server, "DELETE / HTTP/1.1").contains(" 405 "));
    assert!(ask(&server, "POST /__ack HTTP/1.1").contains(" 405 "), "acks are off by default");
}

#[test]
fn two_folders_stand_side_by_side_and_one_can_be_swapped() {
    let (one, two) = (
        Folder::new("one", &[("index.html", "one")]),
        Folder::new("two", &[("index.html", "two")]),
    );
    let server = Server::serve(&one.0).unwrap();
    server.mount("/b/", &two.0);
    assert!(ask(&server, "GET / HTTP/1.1").ends_with("one"));
    assert!(ask(&server, "GET /b/ HTTP/1.1").ends_with("two"));
    assert!(ask(&server, "GET /b HTTP/1.1").contains("Location: /b/\r\n"));
    server.mount("/", &two.0);
    assert!(ask(&server, "GET / HTTP/1.1").ends_with("two"));
}

#[test]
fn a_pulled_plug_ends_open_connections_and_the_port_comes_back() {
    let folder = Folder::new("plug", &[("index.html", "<html>")]);
    let mut server = Server::serve(&folder.0).unwrap();
    let (address, origin) = (server.address, server.origin());
    let mut open = TcpStream::connect(address).unwrap();
    open.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut first = [0; 12];
    open.read_exact(&mut first).unwrap();
    server.stop();
    assert!(TcpStream::connect(address).is_err(), "nothing listens");
    let mut rest = Vec::new();
    open.read_to_end(&mut rest).ok();
    assert!(
        open.write_all(&vec![b'G'; 1 << 20]).is_err()
            || open.read(&mut first).is_ok_and(|count| count == 0)
    );
    server.restart().unwrap();
    assert_eq!(server.origin(), origin);
    assert!(ask(&server, "GET / HTTP/1.1").contains(" 200 "));
}

#[test]
fn an_acknowledgement_is_kept_with_its_time_when_asked_for() {
    let folder = Folder::new("acks", &[("index.html", "<html>")]);
    let server = Server::with(Options { acks: true, port: 0 }, &folder.0).unwrap();
    let before = crate::clock::now();
    // Two on one connection, the second already sent while the first is read.
    let mut stream = TcpStream::connect(server.address).unwrap();
    let one = "POST /__ack HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab1";
    stream.write_all(format!("{one}{one}").as_bytes()).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    assert_eq!(text.matches("HTTP/1.1 204").count(), 2, "{text}");
    let acks = server.acks();
    assert_eq!(acks.iter().map(|ack| ack.body.as_str()).collect::<Vec<_>>(), ["ab1", "ab1"]);
    assert!(acks.iter().all(|ack| ack.at >= before));
}

#[test]
fn a_file_can_be_late_missing_or_cut() {
    let folder = Folder::new("faults", &[("a.js", "0123456789")]);
    let server = Server::serve(&folder.0).unwrap();
    server.break_file(".js", Fault::Missing);
    assert!(ask(&server, "GET /a.js HTTP/1.1").contains(" 404 "));
    server.mend();
    server.break_file(".js", Fault::Cut);
    let cut = ask(&server, "GET /a.js HTTP/1.1");
    assert!(cut.contains("Content-Length: 10") && cut.ends_with("\r\n\r\n01234"), "{cut}");
    server.mend();
    server.break_file(".js", Fault::Late(Duration::from_millis(60)));
    let before = crate::clock::now();
    assert!(ask(&server, "GET /a.js HTTP/1.1").contains(" 200 "));
    assert!(before.elapsed() >= Duration::from_millis(60));
}

#[test]
fn a_held_file_waits_and_is_then_answered_from_what_is_mounted() {
    let old = Folder::new("held-old", &[("a.js", "old")]);
    let new = Folder::new("held-new", &[("a.js", "new")]);
    let server = Server::serve(&old.0).unwrap();
    server.break_file(".js", Fault::Held);
    std::thread::scope(|scope| {
        let answer = scope.spawn(|| ask(&server, "GET /a.js HTTP/1.1"));
        std::thread::sleep(Duration::from_millis(60));
        assert!(!answer.is_finished());
        server.mount("/", &new.0);
        server.mend();
        assert!(answer.join().unwrap().ends_with("new"));
    });
}

#[test]
fn a_script_can_be_put_first_as_a_file_of_the_same_origin() {
    let folder = Folder::new("first", &[("index.html", "<head></head>"), ("index.html.br", "x")]);
    let server = Server::serve(&folder.0).unwrap();
    server.first_script("let first = 1;");
    let page = ask(&server, "GET / HTTP/1.1\r\nAccept-Encoding: br");
    assert!(page.ends_with("<head><script src=\"/__first.js\"></script></head>"), "{page}");
    assert!(ask(&server, "GET /__first.js HTTP/1.1").ends_with("let first = 1;"));
}
