//! Pages that show the same journal tell each other that something happened. What happened is
//! read from the store, never from a message. Of a new version all pages of the copy speak, on the
//! line of the rep's own journal.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use super::page::{listen, of_example, scoped, shared};

/// A line to the other pages; silent where the browser has none.
#[derive(Clone)]
pub struct Channel(Option<Rc<BroadcastChannel>>);

impl Channel {
    /// Opens the line of this page's journal and calls `heard` with every message of another page.
    pub fn open(heard: impl Fn(String) + 'static) -> Channel {
        Channel::named(&scoped(""), heard)
    }

    /// Opens the line on which all pages of this copy of the app speak of a new version; on it a
    /// page that shows the example also hears of records that are none of its own.
    pub fn of_all(heard: impl Fn(String) + 'static) -> Channel {
        Channel::named(&shared(""), heard)
    }

    fn named(name: &str, heard: impl Fn(String) + 'static) -> Channel {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            listen(channel, "message", move |event| {
                let text = event.dyn_ref::<MessageEvent>().and_then(|m| m.data().as_string());
                if let Some(text) = text {
                    heard(text);
                }
            });
        }
        Channel(channel.map(Rc::new))
    }

    /// A line to the pages that show the example, for one word.
    pub fn to_example() -> Channel {
        Channel(BroadcastChannel::new(&of_example("")).ok().map(Rc::new))
    }

    /// A line that nobody hears.
    pub fn silent() -> Channel {
        Channel(None)
    }

    /// Says something to the other pages.
    pub fn say(&self, message: &str) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&message.into());
        }
    }
}
