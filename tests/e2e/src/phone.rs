//! A phone: one browser with touch, a profile, and a day of its own.
//!
//! What a thumb can do is in [`crate::thumb`]; what a page says of itself is in [`crate::screen`].

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::config::WebDriverConfig;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, WindowHandle};

use crate::config::{self, Engine};
use crate::foreign::Gate;
use crate::process::{self, Program};
use crate::profile::Profile;
use crate::site::Site;
use crate::thumb::Job;
use crate::{Failure, Outcome, day};

/// A phone of today: the width most Android phones report.
pub const TALL: (u32, u32) = (390, 844);
/// A small, old phone.
pub const SMALL: (u32, u32) = (360, 640);
/// The narrowest screen that must hold everything: the smallest phone in use, and any other at 400 %
/// of a desk's width (WCAG 2.2, 1.4.10).
pub const NARROW: (u32, u32) = (320, 568);

const ANDROID: &str = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 \
    (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";

/// WeChat's own browser, as it names itself.
pub const WECHAT: &str = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 \
    (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 \
    MicroMessenger/8.0.50.2701(0x28003253) WeChat/arm64 Weixin NetType/4G Language/zh_CN";

/// How a phone is set up before it is switched on.
#[derive(Clone, Debug)]
pub struct Setup {
    profile: Option<Profile>,
    size: (u32, u32),
    agent: String,
    language: &'static str,
    day: String,
    time: String,
    font_size: Option<u32>,
    storage_blocked: bool,
    quiet: bool,
    scripts: Vec<String>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            profile: None,
            size: TALL,
            agent: ANDROID.to_owned(),
            language: "zh-CN",
            day: config::day(),
            time: "09:00".to_owned(),
            font_size: None,
            storage_blocked: false,
            quiet: false,
            scripts: Vec::new(),
        }
    }
}

impl Setup {
    /// Uses a profile again: the phone after the battery died.
    #[must_use]
    pub fn profile(mut self, profile: &Profile) -> Self {
        self.profile = Some(profile.clone());
        self
    }

    /// The day every page starts on.
    pub fn day(&self) -> &str {
        &self.day
    }

    /// Another screen, in CSS pixels.
    #[must_use]
    pub fn size(mut self, size: (u32, u32)) -> Self {
        self.size = size;
        self
    }

    /// Another browser's name.
    #[must_use]
    pub fn agent(mut self, agent: &str) -> Self {
        agent.clone_into(&mut self.agent);
        self
    }

    /// The language the phone asks for: `zh-CN` or `en-US`.
    #[must_use]
    pub fn language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The day (`YYYY-MM-DD`) and the time (`HH:MM` or `HH:MM:SS`) at which every page starts.
    #[must_use]
    pub fn at(mut self, day: &str, time: &str) -> Self {
        day.clone_into(&mut self.day);
        time.clone_into(&mut self.time);
        self
    }

    /// The size of text in the phone's settings, in pixels; 16 is usual, 32 is 200 %.
    #[must_use]
    pub fn font_size(mut self, pixels: u32) -> Self {
        self.font_size = Some(pixels);
        self
    }

    /// Forbids every site to store anything, as the browser's setting does.
    #[must_use]
    pub fn storage_blocked(mut self) -> Self {
        self.storage_blocked = true;
        self
    }

    /// Keeps no log of what the page asks for: listening to it costs the page time.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The browser throws wherever a page so much as names a store.
    #[must_use]
    pub fn storage_throws(self) -> Self {
        self.script(include_str!("js/blocked.js"))
    }

    /// The stores are there, but every one of them refuses.
    #[must_use]
    pub fn storage_refuses(self) -> Self {
        self.script(include_str!("js/refused.js"))
    }

    /// Counts the documents each tab loads, for [`Phone::loads`].
    #[must_use]
    pub fn counts_loads(self) -> Self {
        self.script(
            "if (location.protocol !== 'about:') \
             sessionStorage.setItem('loads', Number(sessionStorage.getItem('loads')) + 1);",
        )
    }

    /// Runs a script in every page before the page's own.
    #[must_use]
    pub fn script(mut self, script: &str) -> Self {
        self.scripts.push(script.to_owned());
        self
    }
}

/// A running browser. Dropping it ends it like an empty battery.
#[derive(Debug)]
pub struct Phone {
    driver: WebDriver,
    engine: Engine,
    setup: Setup,
    profile: Profile,
    gate: Gate,
    day_script: RefCell<Option<String>>,
    pub(crate) jobs: RefCell<Vec<Job>>,
    // Dropped in this order: the driver with the browser under it, then the display it drew on.
    program: Program,
    _display: Option<Program>,
}

impl Phone {
    /// Switches a phone on, with the engine the suite was asked for.
    pub async fn start(setup: Setup) -> Outcome<Self> {
        match config::engine()? {
            Engine::Chromium => Self::chromium(setup).await,
            Engine::WebKit => Self::webkit(setup).await,
            Engine::Firefox => Self::firefox(setup).await,
        }
    }

    /// Switches a phone on whose browser is Chromium.
    pub async fn chromium(setup: Setup) -> Outcome<Self> {
        let profile = setup.profile.clone().map_or_else(Profile::fresh, Ok)?;
        let gate = Gate::open()?;
        let driver = config::program("FIELDPLAN_CHROMEDRIVER", "chromedriver");
        let (program, port) = chromedriver(&driver)?;
        let (width, height) = setup.size;
        let mut preferences = json!({
            "intl.accept_languages": setup.language,
            "credentials_enable_service": false,
            "session.restore_on_startup": 4,
            "session.startup_urls": ["about:blank"],
        });
        if let Some(pixels) = setup.font_size {
            preferences["webkit.webprefs.default_font_size"] = json!(pixels);
        }
        if setup.storage_blocked {
            preferences["profile.default_content_setting_values.cookies"] = json!(2);
        }
        let arguments = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--disable-domain-reliability".to_owned(),
            "--disable-client-side-phishing-detection".to_owned(),
            "--disable-default-apps".to_owned(),
            "--disable-extensions".to_owned(),
            "--disable-component-extensions-with-background-pages".to_owned(),
            "--disable-search-engine-choice-screen".to_owned(),
            "--disable-breakpad".to_owned(),
            "--disable-features=AutofillServerCommunication,MediaRouter,NetworkTimeServiceQuerying,\
             OptimizationHints,Translate"
                .to_owned(),
            // Two pages at once are a story of their own: neither may sleep because the other is
            // in front.
            "--disable-background-timer-throttling".to_owned(),
            "--disable-renderer-backgrounding".to_owned(),
            format!("--lang={}", setup.language),
            format!("--window-size={width},{height}"),
            format!("--proxy-server=http://{}", gate.address()),
            format!("--user-data-dir={}", profile.path().display()),
            // Not the browser's start page, which loads a hundred files of its own.
            "about:blank".to_owned(),
        ];
        let options = json!({
            "args": arguments,
            "prefs": preferences,
            "mobileEmulation": {
                "deviceMetrics": {
                    "width": width, "height": height, "pixelRatio": 2.0,
                    "touch": true, "mobile": true
                },
                "userAgent": setup.agent,
            },
            "binary": found(&config::program("FIELDPLAN_CHROMIUM", "chromium"))?,
        });
        // Chromium keeps the lock of a browser that was killed; the next one must not take it for
        // a running one on another machine.
        for name in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
            let _ = std::fs::remove_file(profile.path().join(name));
        }
        let mut logs = json!({ "browser": "ALL" });
        if !setup.quiet {
            logs["performance"] = json!("ALL");
        }
        let wanted = capabilities(json!({
            "browserName": "chrome",
            "pageLoadStrategy": "normal",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": logs,
        }));
        let driver = connect(port, wanted).await?;
        let phone = Self {
            driver,
            engine: Engine::Chromium,
            profile,
            gate,
            day_script: RefCell::new(None),
            jobs: RefCell::default(),
            program,
            _display: None,
            setup,
        };
        phone.prepare_page().await?;
        Ok(phone)
    }

    /// Switches a phone on whose browser is WebKitGTK, on a display of its own if there is none.
    pub async fn webkit(setup: Setup) -> Outcome<Self> {
        let gate = Gate::open()?;
        let display = if std::env::var_os("DISPLAY").is_none_or(|display| display.is_empty()) {
            let mut command = Process::new(config::program("FIELDPLAN_XVFB", "Xvfb"));
            command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
            Some(Program::start_and_read(&mut command, |line| line.trim().parse::<u32>().ok())?)
        } else {
            None
        };
        // The driver takes no port 0: a free one is found and given back just before.
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let driver = config::program("FIELDPLAN_WEBKITDRIVER", "WebKitWebDriver");
        let mut command = Process::new(driver);
        command.arg(format!("--port={port}"));
        if let Some((_, number)) = &display {
            command.env("DISPLAY", format!(":{number}"));
        }
        // No desktop is there to ask, and a wait for one costs seconds.
        command.env("GTK_A11Y", "none").env("NO_AT_BRIDGE", "1");
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        command.env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.env("LANGUAGE", setup.language.replace('-', "_"));
        let program = Program::start(&mut command)?;
        answers(port).await?;
        let wanted = capabilities(json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {
                "binary": config::mini_browser()?,
                "args": ["--automation"],
            },
        }));
        let driver = connect(port, wanted).await?;
        let phone = Self {
            driver,
            engine: Engine::WebKit,
            profile: Profile::fresh()?,
            gate,
            day_script: RefCell::new(None),
            jobs: RefCell::default(),
            program,
            _display: display.map(|(program, _)| program),
            setup,
        };
        let (width, height) = phone.setup.size;
        phone.driver.set_window_rect(0, 0, width.max(447), height).await?;
        Ok(phone)
    }

    /// Switches a phone on whose browser is Firefox: for kills, on a second engine. What runs
    /// before a page's own scripts is the site's to serve ([`Phone::first_script`]).
    pub async fn firefox(setup: Setup) -> Outcome<Self> {
        let profile = setup.profile.clone().map_or_else(Profile::fresh, Ok)?;
        let gate = Gate::open()?;
        // The driver takes no port 0: a free one is found and given back just before.
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Process::new(config::program("FIELDPLAN_GECKODRIVER", "geckodriver"));
        command.arg(format!("--port={port}")).arg("--log=fatal");
        // A free one too, for the driver's own talk with the browser.
        let talk = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        command.arg(format!("--marionette-port={talk}"));
        let program = Program::start(&mut command)?;
        answers(port).await?;
        let (width, height) = setup.size;
        let wanted = capabilities(json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": found(&config::program("FIELDPLAN_FIREFOX", "firefox-esr"))?,
                "args": [
                    "-headless", "-profile", profile.path(),
                    "-width", width.to_string(), "-height", height.to_string(),
                ],
                "prefs": {
                    "intl.accept_languages": setup.language,
                    "general.useragent.override": setup.agent,
                    // Loopback is exempt; all else ends at the gate.
                    "network.proxy.type": 1,
                    "network.proxy.http": "127.0.0.1",
                    "network.proxy.http_port": gate.address().port(),
                    "network.proxy.ssl": "127.0.0.1",
                    "network.proxy.ssl_port": gate.address().port(),
                    // A browser that was killed often would ask whether to start safely.
                    "toolkit.startup.max_resumed_crashes": -1,
                    "browser.sessionstore.resume_from_crash": false,
                },
            },
        }));
        let driver = connect(port, wanted).await?;
        Ok(Self {
            driver,
            engine: Engine::Firefox,
            profile,
            gate,
            day_script: RefCell::new(None),
            jobs: RefCell::default(),
            program,
            _display: None,
            setup,
        })
    }

    /// What a page needs before it loads anything: done for the first tab and for every further
    /// one.
    async fn prepare_page(&self) -> Outcome {
        self.set_day(&self.setup.day, &self.setup.time).await?;
        for script in &self.setup.scripts {
            self.before_load(script).await?;
        }
        Ok(())
    }

    /// The engine under the page.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// How the phone was set up.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The folder the browser keeps everything in.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The driver, for what no helper covers.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The gate every request to another host ends at.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// The scripts that run before a page's own, the day first: for engines that cannot be given
    /// them, the site under test serves them (see [`Site::first_script`]).
    pub fn first_script(&self) -> String {
        let day = day::script(&self.setup.day, &self.setup.time);
        std::iter::once(&day).chain(&self.setup.scripts).cloned().collect::<Vec<_>>().join("\n")
    }

    /// Opens an address in the current tab.
    pub async fn visit(&self, url: &str) -> Outcome {
        Ok(self.driver.goto(url).await?)
    }

    /// Loads the current page again.
    pub async fn reload(&self) -> Outcome {
        Ok(self.driver.refresh().await?)
    }

    /// Opens a further tab, prepared like the first, and turns to it.
    pub async fn new_tab(&self) -> Outcome<WindowHandle> {
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab.clone()).await?;
        if self.engine == Engine::Chromium {
            self.day_script.replace(None);
            self.prepare_page().await?;
        }
        Ok(tab)
    }

    /// The current tab.
    pub async fn tab(&self) -> Outcome<WindowHandle> {
        Ok(self.driver.window().await?)
    }

    /// Turns to another tab.
    pub async fn turn_to(&self, tab: &WindowHandle) -> Outcome {
        Ok(self.driver.switch_to_window(tab.clone()).await?)
    }

    /// From the next page load on, the clock starts at this moment (Chromium).
    pub async fn set_day(&self, day: &str, time: &str) -> Outcome {
        let before = self.day_script.take();
        if let Some(identifier) = before {
            let which = json!({ "identifier": identifier });
            self.cdp("Page.removeScriptToEvaluateOnNewDocument", which).await?;
        }
        let identifier = self.before_load(&day::script(day, time)).await?;
        self.day_script.replace(Some(identifier));
        Ok(())
    }

    /// Runs a script in this tab's pages before their own, from the next load on (Chromium).
    pub async fn before_load(&self, script: &str) -> Outcome<String> {
        let answer =
            self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        answer["identifier"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| Failure::new("the browser took no script"))
    }

    /// One DevTools command (Chromium).
    pub async fn cdp(&self, method: &str, parameters: Value) -> Outcome<Value> {
        if self.engine != Engine::Chromium {
            return Err(Failure::new(format!("{method} needs Chromium")));
        }
        self.driver
            .cdp()
            .send_raw(method, parameters)
            .await
            .map_err(|error| Failure::from(error).during(method))
    }

    /// Runs a function body in the page and gives what it returns.
    pub async fn script(&self, body: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.driver.execute(body, arguments).await?.json().clone())
    }

    /// Runs a function body that answers by calling its last argument.
    pub async fn script_async(&self, body: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.driver.execute_async(body, arguments).await?.json().clone())
    }

    /// Sends raw pointer or key actions.
    pub async fn actions(&self, sources: Value) -> Outcome {
        let raw = Raw { path: "actions", body: json!({ "actions": sources }) };
        self.driver.handle().cmd(raw).await?;
        Ok(())
    }

    /// No network and nothing left in the HTTP cache: what remains is the service worker's.
    pub async fn offline(&self, site: &mut Site) -> Outcome {
        site.stop();
        if self.engine == Engine::Chromium {
            self.cdp("Network.clearBrowserCache", json!({})).await?;
        }
        Ok(())
    }

    /// Forgets everything a site has stored: for stories that share a browser (Chromium).
    pub async fn forget(&self, origin: &str) -> Outcome {
        let what = json!({ "origin": origin, "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", what).await?;
        Ok(())
    }

    /// Gives a site this many bytes for everything it stores, or its usual room again (Chromium).
    ///
    /// To be called before the site is first opened: the browser remembers for half a minute how
    /// much room was left and does not ask again for a small write.
    pub async fn room(&self, origin: &str, bytes: Option<u64>) -> Outcome {
        let mut what = json!({ "origin": origin });
        if let Some(bytes) = bytes {
            what["quotaSize"] = json!(bytes);
        }
        self.cdp("Storage.overrideQuotaForOrigin", what).await?;
        Ok(())
    }

    /// Fills what is left of a site's room, which was limited by [`Phone::room`] before.
    pub async fn fill(&self) -> Outcome {
        let written = self.script_async(include_str!("js/fill.js"), Vec::new()).await?;
        if written.is_u64() { Ok(()) } else { Err(Failure::new(format!("filling: {written}"))) }
    }

    /// Gives the phone another screen, in CSS pixels (Chromium).
    pub async fn resize(&self, (width, height): (u32, u32)) -> Outcome {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await?;
        Ok(())
    }

    /// Switches the phone to `light` or `dark` (Chromium).
    pub async fn scheme(&self, scheme: &str) -> Outcome {
        let features = json!({
            "features": [{ "name": "prefers-color-scheme", "value": scheme }]
        });
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// What the page and the browser complained about since the last call.
    pub async fn complaints(&self) -> Outcome<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let all = self.driver.get_log("browser").await?.into_iter().map(|entry| entry.message);
        // The app shows the offer to install in a place of its own; the browser notes that it does.
        let kept_back = "beforeinstallpromptevent.preventDefault()";
        Ok(all.filter(|message| !message.contains(kept_back)).collect())
    }

    /// Every address the page has asked for since the last call, by the browser's own account.
    pub async fn asked_for(&self) -> Outcome<Vec<String>> {
        let entries = self.driver.get_log("performance").await?;
        Ok(entries
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
            .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|event| {
                event["message"]["params"]["request"]["url"].as_str().map(str::to_owned)
            })
            .collect())
    }

    /// The battery dies: every process of this browser ends at once. What is on disk is in the
    /// profile that comes back.
    pub fn die(self) -> Profile {
        let profile = self.profile.clone();
        drop(self);
        profile
    }

    /// Ends the browser properly and gives its profile back.
    pub async fn close(self) -> Outcome<Profile> {
        let profile = self.profile.clone();
        self.driver.handle().cmd(Raw::end()).await?;
        Ok(profile)
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        // The browser first, and all of it in one signal: nothing may be written in between.
        let mut ids = process::descendants(self.program.id());
        ids.extend(process::with_folder(self.profile.path()));
        process::kill(&ids);
        for _ in 0..200 {
            if !ids.iter().any(|id| process::runs(*id)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Starts the driver on a port of its own choice. It asks for the same number on IPv4 and IPv6, and
/// ends at once where another program has taken one of the two: then it is started again.
fn chromedriver(driver: &Path) -> Outcome<(Program, u16)> {
    let start = || {
        Program::start_and_read(Process::new(driver).arg("--port=0"), |line| {
            line.split_once("successfully on port ")?.1.trim().trim_end_matches('.').parse().ok()
        })
    };
    start().or_else(|_| start()).or_else(|_| start())
}

#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Value,
}

impl Raw {
    fn end() -> Self {
        Self { path: "", body: Value::Null }
    }
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        if self.path.is_empty() {
            return RequestData::new(Method::DELETE, format!("session/{session}"));
        }
        RequestData::new(Method::POST, format!("session/{session}/{}", self.path))
            .add_body(self.body.clone())
    }
}

fn capabilities(value: Value) -> Capabilities {
    match value {
        Value::Object(map) => Capabilities::from(map),
        _ => Capabilities::default(),
    }
}

async fn connect(port: u16, wanted: Capabilities) -> Outcome<WebDriver> {
    let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted)
        .request_timeout(Duration::from_mins(1))
        .await
        .map_err(|error| Failure::from(error).during("the browser did not start"))?;
    // The browser is ended by its process ids; the driver would otherwise block on a session that
    // is gone.
    let _ = driver.clone().leak();
    driver.set_config(WebDriverConfig::default());
    driver.set_script_timeout(Duration::from_secs(30)).await?;
    driver.set_page_load_timeout(Duration::from_secs(30)).await?;
    Ok(driver)
}

async fn answers(port: u16) -> Outcome {
    for _ in 0..200 {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Err(Failure::new("WebKitWebDriver did not answer"))
}

/// The driver wants a path, so a bare name is looked for where a shell would.
fn found(program: &Path) -> Outcome<PathBuf> {
    if program.components().count() > 1 {
        return Ok(program.to_owned());
    }
    std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
        .ok_or_else(|| {
            Failure::new(format!("{} was not found: run cargo xtask e2e", program.display()))
        })
}
