//! The site under test: folders served under paths, with a log, faults, and a plug to pull.
//!
//! The port stays the same across stops, because the origin must: a page's storage hangs on it.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::Outcome;

/// One request the server saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// What was answered.
    pub status: u16,
}

/// A body a page posted.
#[derive(Clone, Debug)]
pub struct Ack {
    /// What it said.
    pub body: String,
}

#[derive(Debug, Default)]
struct Shared {
    mounts: Mutex<Vec<(String, PathBuf)>>,
    faults: Mutex<Vec<(String, Fault)>>,
    extra: Mutex<HashMap<String, String>>,
    first_script: Mutex<Option<String>>,
    log: Mutex<Vec<Request>>,
    acks: Mutex<Vec<Ack>>,
    open: Mutex<Vec<TcpStream>>,
    stopping: AtomicBool,
}

/// What is wrong with a file for a while.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// It comes late.
    Late(Duration),
    /// It is not there.
    Missing,
}

/// A site on a port of its own.
#[derive(Debug)]
pub struct Site {
    shared: Arc<Shared>,
    address: SocketAddr,
    thread: Option<JoinHandle<()>>,
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    // A story that failed in one thread must not hide another's failure.
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Site {
    /// Serves `folder` at the root of a free port.
    pub fn serve(folder: &Path) -> Outcome<Self> {
        let mut site = Self {
            shared: Arc::default(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            thread: None,
        };
        site.mount("/", folder);
        site.restart()?;
        Ok(site)
    }

    /// Serves `folder` under `prefix` (which ends in `/`), in place of what was there.
    pub fn mount(&self, prefix: &str, folder: &Path) {
        let mut mounts = held(&self.shared.mounts);
        mounts.retain(|(known, _)| known != prefix);
        mounts.push((prefix.to_owned(), folder.to_owned()));
        // The longest prefix answers.
        mounts.sort_by_key(|(known, _)| std::cmp::Reverse(known.len()));
    }

    /// The address of a path on this site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// `http://` and the port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on, files whose path ends in `suffix` have this fault.
    pub fn break_file(&self, suffix: &str, fault: Fault) {
        held(&self.shared.faults).push((suffix.to_owned(), fault));
    }

    /// All files are well again.
    pub fn mend(&self) {
        held(&self.shared.faults).clear();
    }

    /// Puts one script of the harness first into every page, as a file of this origin, so that the
    /// policy stays in force. For engines that cannot be given a script before a page loads.
    pub fn first_script(&self, script: &str) {
        held(&self.shared.extra).insert("/__first.js".to_owned(), script.to_owned());
        *held(&self.shared.first_script) =
            Some("<script src=\"/__first.js\"></script>".to_owned());
    }

    /// Pulls the plug: no connection is answered, open ones end.
    pub fn stop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The accepting thread waits for a connection; this is the last one.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        for stream in held(&self.shared.open).drain(..) {
            let _ = stream.shutdown(std::net::Shutdown::Both);
        }
    }

    /// Serves again, on the same port.
    pub fn restart(&mut self) -> Outcome {
        if self.thread.is_some() {
            return Ok(());
        }
        let listener = TcpListener::bind(self.address)?;
        self.address = listener.local_addr()?;
        self.shared.stopping.store(false, Ordering::SeqCst);
        let shared = Arc::clone(&self.shared);
        self.thread = Some(thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.stopping.load(Ordering::SeqCst) {
                    break;
                }
                if let Ok(copy) = stream.try_clone() {
                    held(&shared.open).push(copy);
                }
                let shared = Arc::clone(&shared);
                thread::spawn(move || converse(&shared, &stream));
            }
        }));
        Ok(())
    }

    /// Every request so far, in the order of arrival.
    pub fn log(&self) -> Vec<Request> {
        held(&self.shared.log).clone()
    }

    /// Forgets the log and the acknowledgements.
    pub fn clear(&self) {
        held(&self.shared.log).clear();
        held(&self.shared.acks).clear();
    }

    /// What pages have sent to `/__ack`, one line each, in the order of arrival.
    pub fn acks(&self) -> Vec<Ack> {
        held(&self.shared.acks).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

fn converse(shared: &Shared, stream: &TcpStream) {
    let Ok(copy) = stream.try_clone() else { return };
    let mut input = BufReader::new(copy);
    while answer(shared, &mut input, stream).is_some_and(|goes_on| goes_on) {}
}

fn answer(shared: &Shared, input: &mut BufReader<TcpStream>, mut out: &TcpStream) -> Option<bool> {
    let mut line = String::new();
    if input.read_line(&mut line).ok()? == 0 {
        return Some(false);
    }
    let mut words = line.split_whitespace();
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut length = 0;
    loop {
        line.clear();
        input.read_line(&mut line).ok()?;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body).ok()?;
    let (status, headers, content) = respond(shared, &method, &path, &body);
    held(&shared.log).push(Request { method, path, status });
    let mut head = format!("HTTP/1.1 {status} -\r\nContent-Length: {}\r\n", content.len());
    for (name, value) in headers {
        head.extend([&name, ": ", &value, "\r\n"]);
    }
    head.push_str("\r\n");
    out.write_all(head.as_bytes()).ok()?;
    out.write_all(&content).ok()?;
    Some(true)
}

type Answer = (u16, Vec<(String, String)>, Vec<u8>);

fn respond(shared: &Shared, method: &str, target: &str, body: &[u8]) -> Answer {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    if method == "POST" && path.ends_with("/__ack") {
        held(&shared.acks).push(Ack { body: String::from_utf8_lossy(body).into_owned() });
        return (204, Vec::new(), Vec::new());
    }
    if let Some(script) = held(&shared.extra).get(path) {
        let kind = ("Content-Type".to_owned(), "text/javascript".to_owned());
        return (200, vec![kind], script.clone().into_bytes());
    }
    let fault = held(&shared.faults)
        .iter()
        .find(|(suffix, _)| path.ends_with(suffix.as_str()))
        .map(|(_, fault)| *fault);
    match fault {
        Some(Fault::Missing) => return (404, Vec::new(), Vec::new()),
        Some(Fault::Late(by)) => thread::sleep(by),
        None => {}
    }
    let mount = held(&shared.mounts)
        .iter()
        .find_map(|(prefix, folder)| Some((path.strip_prefix(prefix)?.to_owned(), folder.clone())));
    let Some((rest, folder)) = mount else { return (404, Vec::new(), Vec::new()) };
    let name = if rest.is_empty() { "index.html" } else { &rest };
    if name.split('/').any(|part| part == "..") {
        return (404, Vec::new(), Vec::new());
    }
    let Ok(mut content) = fs::read(folder.join(name)) else {
        return (404, Vec::new(), Vec::new());
    };
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
    let mut headers = vec![("Content-Type".to_owned(), kind.to_owned())];
    if let Ok(rules) = fs::read_to_string(folder.join("_headers")) {
        headers.extend(rules_for(&rules, name));
    }
    if kind.starts_with("text/html")
        && let Some(script) = held(&shared.first_script).as_deref()
    {
        let page = String::from_utf8_lossy(&content).replacen("<head>", &format!("<head>{script}"), 1);
        content = page.into_bytes();
    }
    (200, headers, content)
}

fn rules_for(rules: &str, name: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut applies = false;
    for line in rules.lines().filter(|line| !line.trim_start().starts_with('#')) {
        if line.starts_with([' ', '\t']) {
            if let (true, Some((name, value))) = (applies, line.split_once(':')) {
                found.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        } else {
            let pattern = line.trim().trim_start_matches('/');
            applies = pattern
                .strip_suffix('*')
                .map_or(pattern == name, |start| name.starts_with(start));
        }
    }
    found
}
