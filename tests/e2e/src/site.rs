//! The site under test: xtask's own server, so that what is tested is what `serve` serves.
//!
//! The port stays the same across stops, because the origin must: a page's storage hangs on it.

use std::ops::Deref;
use std::path::Path;

pub use xtask::server::{Ack, Fault, Request};
use xtask::server::{Options, Server};

use crate::{Failure, Outcome};

/// A folder served on a free port, with a log, faults, and a plug to pull.
///
/// Everything but starting is [`Server`]'s.
#[derive(Debug)]
pub struct Site(Server);

impl Site {
    /// Serves `folder` at the root of a free port.
    pub fn serve(folder: &Path) -> Outcome<Self> {
        let options = Options { acks: true, ..Options::default() };
        Server::with(options, folder).map(Self).map_err(|error| Failure::new(format!("{error:#}")))
    }

    /// Pulls the plug: nothing listens, and open connections end at once.
    pub fn stop(&mut self) {
        self.0.stop();
    }

    /// Serves again, on the same port.
    pub fn restart(&mut self) -> Outcome {
        self.0.restart().map_err(|error| Failure::new(format!("{error:#}")))
    }
}

impl Deref for Site {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.0
    }
}
