//! Serves a dist folder exactly as a static host would: its `_headers`, its `.br` and `.gz`.
//!
//! `cargo xtask serve` uses it plainly. The end-to-end tests also pull its plug, swap the folder
//! under it, spoil single files, mount several folders and read its log. Own code on top of a
//! parser of request heads, because a pulled plug must end the open connections too.

mod folder;
mod http;

use std::collections::HashMap;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How a server is started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port, or 0 for a free one.
    pub port: u16,
    /// Whether `POST …/__ack` is taken and kept. Only the end-to-end tests and the kill harness
    /// want this; a served app gets 405.
    pub acks: bool,
}

/// One request, as answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, `POST`.
    pub method: String,
    /// The path as asked for, with its leading slash, without the query.
    pub path: String,
    /// What stood after `?`; empty without one.
    pub query: String,
    /// The status answered.
    pub status: u16,
    /// Bytes of the body that were sent, as compressed as they were.
    pub bytes: usize,
    /// `br`, `gzip`, or empty.
    pub encoding: &'static str,
}

/// A body that a page posted to `/__ack`.
#[derive(Clone, Debug)]
pub struct Ack {
    /// What the page sent.
    pub body: String,
    /// When it had arrived whole.
    pub at: Instant,
}

/// What is wrong with a file for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It comes this much later.
    Late(Duration),
    /// It comes once the files are mended, and is then answered from what is mounted by that time.
    Held,
    /// It answers 404.
    Missing,
    /// The connection ends in the middle of its body.
    Cut,
}

#[derive(Debug, Default)]
struct Shared {
    options: Options,
    mounts: Mutex<Vec<(String, PathBuf)>>,
    faults: Mutex<Vec<(String, Fault)>>,
    first_script: Mutex<Option<String>>,
    log: Mutex<Vec<Request>>,
    acks: Mutex<Vec<Ack>>,
    open: Mutex<HashMap<SocketAddr, TcpStream>>,
    stopping: AtomicBool,
}

/// A running (or stopped) server on 127.0.0.1, with a thread for each connection.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    thread: Option<JoinHandle<()>>,
}

/// The lock's content, also after a thread failed while holding it: one failed connection must
/// not fail the others.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    /// Serves `folder` at the top of a free port.
    pub fn serve(folder: &Path) -> Result<Server> {
        Server::with(Options::default(), folder)
    }

    /// Serves `folder` at the top.
    pub fn with(options: Options, folder: &Path) -> Result<Server> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let shared = Arc::new(Shared { options, ..Shared::default() });
        let mut server = Server { shared, address, thread: None };
        server.mount("/", folder);
        server.restart()?;
        Ok(server)
    }

    /// `http://127.0.0.1:<port>`, the same across stops: a page's storage hangs on its origin.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of a path, which starts with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Serves `folder` under `prefix`, which starts and ends with `/`, in place of what was there.
    /// The longest prefix that fits a request answers it.
    pub fn mount(&self, prefix: &str, folder: &Path) {
        let mut mounts = held(&self.shared.mounts);
        mounts.retain(|(known, _)| known != prefix);
        mounts.push((prefix.to_owned(), folder.to_owned()));
        mounts.sort_by_key(|(known, _)| std::cmp::Reverse(known.len()));
    }

    /// Takes away what was mounted under `prefix`.
    pub fn unmount(&self, prefix: &str) {
        held(&self.shared.mounts).retain(|(known, _)| known != prefix);
    }

    /// From now on, files whose path ends in `suffix` have this fault.
    pub fn break_file(&self, suffix: &str, fault: Fault) {
        held(&self.shared.faults).push((suffix.to_owned(), fault));
    }

    /// All files are well again.
    pub fn mend(&self) {
        held(&self.shared.faults).clear();
    }

    /// Puts one script first into every page, as a file of the page's own origin, so that the
    /// policy stays in force. For engines that cannot be given a script before a page loads.
    pub fn first_script(&self, script: &str) {
        *held(&self.shared.first_script) = Some(script.to_owned());
    }

    /// Every request so far, in the order they were answered.
    pub fn log(&self) -> Vec<Request> {
        held(&self.shared.log).clone()
    }

    /// Everything posted to `/__ack` so far, in the order of arrival.
    pub fn acks(&self) -> Vec<Ack> {
        held(&self.shared.acks).clone()
    }

    /// Forgets the log and the acknowledgements.
    pub fn clear(&self) {
        held(&self.shared.log).clear();
        held(&self.shared.acks).clear();
    }

    /// Pulls the plug: nothing listens, and open connections end at once.
    pub fn stop(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The accepting thread waits for a connection: this is the one it wakes up for.
        TcpStream::connect(self.address).ok();
        thread.join().ok();
        for (_, stream) in held(&self.shared.open).drain() {
            stream.shutdown(Shutdown::Both).ok();
        }
    }

    /// Serves again on the same port; does nothing while running.
    pub fn restart(&mut self) -> Result<()> {
        if self.thread.is_some() {
            return Ok(());
        }
        let listener = TcpListener::bind(self.address)
            .with_context(|| format!("{} is taken: choose another with --port", self.address))?;
        self.address = listener.local_addr().context("the server has no address")?;
        self.shared.stopping.store(false, Ordering::SeqCst);
        let shared = Arc::clone(&self.shared);
        self.thread = Some(thread::spawn(move || accept(&listener, &shared)));
        Ok(())
    }

    /// Waits for as long as the server runs, which without [`Server::stop`] is for ever.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.stopping.load(Ordering::SeqCst) {
            break;
        }
        // Small answers must not wait for the phone's acknowledgement of the one before.
        stream.set_nodelay(true).ok();
        let (Ok(peer), Ok(copy)) = (stream.peer_addr(), stream.try_clone()) else { continue };
        held(&shared.open).insert(peer, copy);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // An error here is a browser that closed its end.
            http::converse(&shared, &stream).ok();
            stream.shutdown(Shutdown::Both).ok();
            held(&shared.open).remove(&peer);
        });
    }
}

#[cfg(test)]
mod tests;
