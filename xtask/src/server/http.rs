//! One connection: requests are read, answered, logged, one after the other.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use super::folder::{self, Answer};
use super::{Ack, Fault, Request, Shared, held};

/// A request head longer than this is not from a browser that speaks to this server.
const LONGEST_HEAD: usize = 64 * 1024;
/// How long a held file waits before it looks again whether it is mended.
const HELD_LOOK: Duration = Duration::from_millis(20);
/// An acknowledgement is some lines of text.
const LONGEST_BODY: usize = 1024 * 1024;

/// A request as it came.
struct Asked {
    method: String,
    path: String,
    query: String,
    accepts: String,
    has: String,
    body: Vec<u8>,
    closes: bool,
}

/// Answers requests until the other end closes.
pub(super) fn converse(shared: &Shared, mut stream: &TcpStream) -> io::Result<()> {
    let mut waiting = Vec::new();
    while let Some(asked) = read(&mut stream, &mut waiting)? {
        let now = || fault_of(shared, &asked.path);
        let mut fault = now();
        if let Some(Fault::Late(by)) = fault {
            thread::sleep(by);
        }
        while fault == Some(Fault::Held) && !shared.stopping.load(Ordering::SeqCst) {
            thread::sleep(HELD_LOOK);
            fault = now();
        }
        let answer = respond(shared, &asked, fault);
        held(&shared.log).push(Request {
            method: asked.method.clone(),
            path: asked.path.clone(),
            query: asked.query.clone(),
            status: answer.status,
            bytes: if asked.method == "HEAD" { 0 } else { answer.body.len() },
            encoding: answer.encoding,
        });
        write(&mut stream, &asked, &answer, fault == Some(Fault::Cut))?;
        if asked.closes || fault == Some(Fault::Cut) {
            break;
        }
    }
    Ok(())
}

/// What is wrong with a file now.
fn fault_of(shared: &Shared, path: &str) -> Option<Fault> {
    held(&shared.faults)
        .iter()
        .find(|(suffix, _)| path.ends_with(suffix.as_str()))
        .map(|(_, fault)| *fault)
}

fn respond(shared: &Shared, asked: &Asked, fault: Option<Fault>) -> Answer {
    match asked.method.as_str() {
        "GET" | "HEAD" if fault == Some(Fault::Missing) => Answer::plain(404),
        "GET" | "HEAD" => {
            let script = held(&shared.first_script).clone();
            if let Some(script) = &script
                && asked.path == folder::FIRST_SCRIPT
            {
                return Answer::script(script);
            }
            let mounts = held(&shared.mounts).clone();
            folder::answer(&mounts, &asked.path, &asked.accepts, &asked.has, script.is_some())
        }
        "POST" if shared.options.acks && asked.path.ends_with("/__ack") => {
            let body = String::from_utf8_lossy(&asked.body).into_owned();
            held(&shared.acks).push(Ack { body, at: crate::clock::now() });
            Answer::empty(204)
        }
        _ => Answer::plain(405),
    }
}

/// The next request, or none when the other end has closed. `waiting` holds bytes read too far.
fn read(stream: &mut &TcpStream, waiting: &mut Vec<u8>) -> io::Result<Option<Asked>> {
    loop {
        if let Some((mut asked, head, length)) = head(waiting)? {
            while waiting.len() < head + length {
                if more(stream, waiting)? == 0 {
                    return Ok(None);
                }
            }
            asked.body = waiting.drain(..head + length).skip(head).collect();
            return Ok(Some(asked));
        }
        if waiting.len() > LONGEST_HEAD {
            return Err(io::Error::other("the head of a request is too long"));
        }
        if more(stream, waiting)? == 0 {
            return Ok(None);
        }
    }
}

fn more(stream: &mut &TcpStream, waiting: &mut Vec<u8>) -> io::Result<usize> {
    let mut room = [0; 8192];
    let count = stream.read(&mut room)?;
    waiting.extend(room.iter().take(count));
    Ok(count)
}

/// The request whose head stands at the start of `bytes`, with the lengths of head and body;
/// none while the head is not whole.
fn head(bytes: &[u8]) -> io::Result<Option<(Asked, usize, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(head) = request.parse(bytes).map_err(io::Error::other)? else {
        return Ok(None);
    };
    let value = |name: &str| {
        request
            .headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))
            .map(|header| String::from_utf8_lossy(header.value).trim().to_owned())
            .unwrap_or_default()
    };
    let length = match value("content-length") {
        none if none.is_empty() => 0,
        some => some.parse().map_err(io::Error::other)?,
    };
    if length > LONGEST_BODY {
        return Err(io::Error::other("the body of a request is too long"));
    }
    let target = request.path.unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let asked = Asked {
        method: request.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        accepts: value("accept-encoding"),
        has: value("if-none-match"),
        body: Vec::new(),
        closes: value("connection").eq_ignore_ascii_case("close"),
    };
    Ok(Some((asked, head, length)))
}

fn write(stream: &mut &TcpStream, asked: &Asked, answer: &Answer, cut: bool) -> io::Result<()> {
    let mut bytes =
        format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status)).into_bytes();
    for (name, value) in &answer.headers {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    if !matches!(answer.status, 204 | 304) {
        bytes.extend_from_slice(format!("Content-Length: {}\r\n", answer.body.len()).as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    if asked.method != "HEAD" {
        let sent = if cut { answer.body.len() / 2 } else { answer.body.len() };
        bytes.extend(answer.body.iter().take(sent));
    }
    stream.write_all(&bytes)
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        301 => "Moved Permanently",
        304 => "Not Modified",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Other",
    }
}
