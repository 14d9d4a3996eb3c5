//! Requests to other hosts: there must be none.
//!
//! Every browser gets a proxy that leads nowhere. Loopback is exempt, so the site under test is
//! reached and everything else, a page's, a worker's or the browser's own, is written down here.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::Outcome;
use crate::phone::Phone;
use crate::site::Site;

/// A proxy that answers nothing and remembers who was asked for.
#[derive(Debug)]
pub struct Gate {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Gate {
    /// Opens a gate on a free port. Its thread ends with the process.
    pub fn open() -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let seen = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut line = String::new();
                if BufReader::new(stream).read_line(&mut line).is_ok() && !line.is_empty() {
                    kept.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(line.trim().to_owned());
                }
            }
        });
        Ok(Self { address, seen })
    }

    /// Where the browser finds it.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The first line of every request that reached the gate.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Hosts that this browser asks by itself, whatever page is open: its updates and its sign-in.
/// None of them is one a page could have a reason to ask.
const BROWSERS_OWN: [&str; 4] =
    ["update.googleapis.com", "accounts.google.com", "redirector.gvt1.com", "clients2.google.com"];

/// Every request since the start that went, or tried to go, beyond the site: by the gate, which
/// sees workers and the browser too, and by the page's own account.
pub async fn beyond(site: &Site, phone: &Phone) -> Outcome<Vec<String>> {
    let mut found: Vec<String> = phone
        .gate()
        .seen()
        .into_iter()
        .filter(|line| !BROWSERS_OWN.iter().any(|host| line.contains(host)))
        .map(|line| format!("gate: {line}"))
        .collect();
    let origin = site.origin();
    let own = |url: &str| {
        url.strip_prefix(&origin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            || url.starts_with("data:")
            || url.starts_with(&format!("blob:{origin}/"))
            || url.starts_with("chrome:")
    };
    found.extend(
        phone
            .asked_for()
            .await?
            .into_iter()
            .filter(|url| !own(url))
            .map(|url| format!("page: {url}")),
    );
    Ok(found)
}
