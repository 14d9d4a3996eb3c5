//! Browsers and their drivers: found, or installed, or named to the person.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{apt, installs};
use crate::{places, run};

/// An engine the app is tested on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Judges layout, kills, and storage across restarts.
    Chromium,
    /// `WebKitGTK`: judges script, policy, worker and storage within one session.
    WebKit,
    /// Judges kills on a second engine.
    Firefox,
}

/// A browser that can be driven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Variables that tell the tests where its programs are.
    pub variables: Vec<(&'static str, PathBuf)>,
}

/// A program, the variable that names it, and where it is usually found.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
    places: &'static [&'static str],
}

const CHROMIUM: Program = Program {
    variable: "FIELDPLAN_CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
};
const CHROMEDRIVER: Program = Program {
    variable: "FIELDPLAN_CHROMEDRIVER",
    names: &["chromedriver"],
    places: &[
        "/usr/lib/chromium/chromedriver",
        "/usr/lib/chromium-browser/chromedriver",
        "/opt/homebrew/bin/chromedriver",
        "/usr/local/bin/chromedriver",
    ],
};
const WEBKITDRIVER: Program = Program {
    variable: "FIELDPLAN_WEBKITDRIVER",
    names: &["WebKitWebDriver"],
    places: &["/usr/libexec/WebKitWebDriver"],
};
const MINIBROWSER: Program = Program {
    variable: "FIELDPLAN_MINIBROWSER",
    names: &["MiniBrowser"],
    // Debian keeps it in a folder named by machine and version.
    places: &["/usr/lib/*/webkit2gtk-*/MiniBrowser", "/usr/libexec/webkit2gtk-*/MiniBrowser"],
};
const XVFB: Program =
    Program { variable: "FIELDPLAN_XVFB", names: &["Xvfb"], places: &["/usr/X11R6/bin/Xvfb"] };
const FIREFOX: Program = Program {
    variable: "FIELDPLAN_FIREFOX",
    names: &["firefox-esr", "firefox"],
    places: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
};

impl Browser {
    /// The engine of that name on the command line.
    pub fn named(name: &str) -> Result<Browser> {
        [Browser::Chromium, Browser::WebKit, Browser::Firefox]
            .into_iter()
            .find(|browser| browser.name() == name)
            .map_or_else(|| bail!("{name} is not a browser here: chromium, webkit, firefox"), Ok)
    }

    /// Its name on the command line and in `FIELDPLAN_BROWSER`.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::WebKit => "webkit",
            Browser::Firefox => "firefox",
        }
    }

    fn programs(self) -> &'static [Program] {
        match self {
            Browser::Chromium => &[CHROMIUM, CHROMEDRIVER],
            Browser::WebKit => &[WEBKITDRIVER, MINIBROWSER, XVFB],
            Browser::Firefox => &[FIREFOX],
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &["chromium", "chromium-driver"],
            Browser::WebKit => &["webkit2gtk-driver", "xvfb"],
            Browser::Firefox => &["firefox-esr"],
        }
    }

    /// What a person does to have it.
    fn advice(self) -> String {
        let debian = format!("Debian: `apt-get install {}`", self.packages().join(" "));
        let other = match self {
            Browser::Chromium => {
                "macOS: Google Chrome or Chromium in Applications, and `brew install chromedriver` \
                 of the same version"
            }
            Browser::WebKit => "it runs on Linux only",
            Browser::Firefox => "macOS: Firefox in Applications",
        };
        format!("{debian}; {other}")
    }

    /// Makes sure of the browser and its driver. `None`, after a plain line, when it is missing
    /// and a person is at the machine; an error when nobody is (`CI` is set).
    pub fn ready(self) -> Result<Option<Ready>> {
        let may_install = apt::may_install();
        let mut wanted: Vec<&str> = Vec::new();
        if self.found().is_none() {
            wanted.extend(self.packages());
        }
        if may_install && !apt::draws_chinese() {
            wanted.extend(["fontconfig", "fonts-noto-cjk"]);
        }
        if may_install && !wanted.is_empty() {
            apt::install(&wanted)?;
        }
        match self.found() {
            Some(mut ready) => {
                if self == Browser::Firefox {
                    ready.variables.push(("FIELDPLAN_GECKODRIVER", installs::geckodriver()?));
                }
                Ok(Some(ready))
            }
            None => missing(self.name(), &self.advice(), places::ci()),
        }
    }

    fn found(self) -> Option<Ready> {
        let mut variables = Vec::new();
        for program in self.programs() {
            // The tests start a screen of their own where there is none.
            if program.variable == XVFB.variable && has_screen() {
                continue;
            }
            variables.push((program.variable, program.found()?));
        }
        Some(Ready { variables })
    }
}

/// What follows from a missing browser.
fn missing(name: &str, advice: &str, nobody_there: bool) -> Result<Option<Ready>> {
    if nobody_there {
        bail!("{name} is missing. {advice}");
    }
    println!("skipped: {name} is missing. {advice}");
    Ok(None)
}

fn has_screen() -> bool {
    env::var_os("DISPLAY").is_some_and(|screen| !screen.is_empty())
}

impl Program {
    fn found(&self) -> Option<PathBuf> {
        env::var_os(self.variable)
            .map(PathBuf::from)
            .filter(|named| named.is_file())
            .or_else(|| run::find(self.names))
            .or_else(|| self.places.iter().find_map(|place| standing(place)))
    }
}

/// The first file that fits a path in which a folder's name may hold one `*`.
fn standing(pattern: &str) -> Option<PathBuf> {
    let mut found = vec![PathBuf::from("/")];
    for part in pattern.split('/').filter(|part| !part.is_empty()) {
        found = match part.split_once('*') {
            None => found.into_iter().map(|place| place.join(part)).collect(),
            Some((start, end)) => {
                found.iter().flat_map(|place| fitting(place, start, end)).collect()
            }
        };
    }
    found.into_iter().find(|file| file.is_file())
}

fn fitting(place: &Path, start: &str, end: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(place)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| {
                name.strip_prefix(start).is_some_and(|rest| rest.ends_with(end))
            })
        })
        .collect();
    found.sort();
    // Of two versions the newer.
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_its_name() {
        assert_eq!(Browser::named("webkit").unwrap(), Browser::WebKit);
        assert!(Browser::named("safari").unwrap_err().to_string().contains("chromium, webkit"));
    }

    #[test]
    fn a_missing_browser_skips_for_a_person_and_fails_without_one() {
        assert_eq!(missing("chromium", "do this", false).unwrap(), None);
        let error = missing("chromium", "do this", true).unwrap_err().to_string();
        assert_eq!(error, "chromium is missing. do this");
    }

    #[test]
    fn a_place_with_a_star_is_found() {
        assert_eq!(standing("/b*n/sh"), Some(PathBuf::from("/bin/sh")));
        assert_eq!(standing("/b*n/no-such-program"), None);
    }
}
