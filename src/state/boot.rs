//! The start: read the store, put the app in the shell's place, take up what happened meanwhile;
//! then listen to the phone.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::derived::customer_lines;
use super::drafts::{Draft, Drafts};
use super::{App, Kept, LANG, LOOK, Look, NewVersion, SaveState, State, words};
use crate::browser::channel::Channel;
use crate::browser::indexed_db::{CLOSED, IndexedDb};
use crate::browser::launch::{self, Launch};
use crate::browser::local::{self, Key};
use crate::browser::worker::Worker;
use crate::browser::{clock, page, panic, promise};
use crate::domain::agenda::{About, Agenda};
use crate::domain::month::MonthSplit;
use crate::domain::pace::Standing;
use crate::journal::drive;
use crate::journal::session::Session;
use crate::journal::store::StoreFailure;
use crate::route::Route;
use crate::text::Lang;

/// Starts the app; `draw` puts its frame into the page, once everything stands.
pub fn start(draw: fn(web_sys::HtmlElement, Box<dyn FnOnce() -> App>)) {
    panic::set_hook();
    let launch = launch::take();
    words::begin();
    spawn_local(async move {
        let store = Rc::new(IndexedDb::of_page());
        let mirror = local::read(Key::Unsaved).unwrap_or_default();
        let random = clock::random();
        let (session, failure) = match drive::open(&*store, &mirror, random).await {
            Ok(session) => (session, None),
            Err(failure) => (Session::without_disk(&mirror, random), Some(failure)),
        };
        // A choice made just before the battery died is in the store, not in localStorage. A store
        // that did not open would be waited for once more.
        let chosen = match failure {
            None => store.settings([LANG, LOOK]).await,
            Some(_) => [None, None],
        };
        for (key, chosen) in [Key::Lang, Key::Look].into_iter().zip(chosen) {
            if let Some(chosen) = chosen {
                local::write(key, &chosen);
            }
        }
        let wanted = words::chosen();
        let lang = if words::of_today(wanted).await { wanted } else { Lang::default() };
        let queued = page::queued();
        let Some(place) = page::take_shell() else { return };
        draw(
            place,
            Box::new(move || {
                let app = App::new(session, store, &launch, lang);
                app.stand(failure, &queued);
                if lang != wanted {
                    app.say_words_missing();
                }
                app
            }),
        );
    });
}

impl App {
    /// The state on top of a session. Called inside the owner that lives as long as the page.
    fn new(session: Session, store: Rc<IndexedDb>, launch: &Launch, lang: Lang) -> App {
        let is_untouched = session.last_saved().is_none();
        let session = RwSignal::new(session);
        let now = clock::now();
        let today = RwSignal::new(now.today);
        let month = question(move || session.with(|s| s.workspace().month_of(today.get())));
        let standing = question(move || {
            session.with(|s| Standing::of(s.workspace(), month.get(), today.get()))
        });
        let month_view = question(move || {
            session.with(|s| MonthSplit::of(s.workspace(), month.get(), today.get()))
        });
        let (ticked, weighed) = (StoredValue::new(None), RwSignal::new(0_u32));
        let list = Memo::new(move |before: Option<&Agenda>| {
            weighed.track();
            let ticked = ticked.try_update_value(Option::take).flatten();
            session.with(|s| {
                let (workspace, today) = (s.workspace(), today.get());
                let answered = before.zip(ticked);
                let answered = answered.and_then(|(l, about)| l.ticked(about, workspace, today));
                answered.unwrap_or_else(|| Agenda::of(workspace, today))
            })
        });
        let customers =
            question(move || session.with(|s| customer_lines(s.workspace(), today.get())));
        let has_customers =
            question(move || session.with(|s| s.workspace().customers().next().is_some()));
        let is_new = question(move || {
            let has_goal = session.with(|s| s.workspace().goals().next().is_some());
            !has_goal && !has_customers.get()
        });
        let record_count = question(move || {
            session.with(|s| usize::try_from(s.journal().count_records()).unwrap_or(usize::MAX))
        });
        let look = Look::parse(&local::read(Key::Look).unwrap_or_default());
        page::set_root("data-look", look.code());
        let app = App(Box::leak(Box::new(State {
            session,
            store: StoredValue::new_local(store),
            channel: StoredValue::new_local(Channel::silent()),
            versions: StoredValue::new_local(Channel::silent()),
            worker: StoredValue::new_local(Worker::none()),
            drafts: Drafts::open(),
            retrying: StoredValue::new(false),
            frozen: StoredValue::new(false),
            failures: StoredValue::new(0),
            turns: StoredValue::new(0),
            began_empty: StoredValue::new(is_untouched),
            asks: StoredValue::new(is_untouched),
            looked: StoredValue::new(clock::now().ms),
            lang: RwSignal::new(lang),
            look: RwSignal::new(look),
            route: RwSignal::new(launch.route),
            today,
            evening: RwSignal::new(now.minute >= EVENING),
            save: RwSignal::new(if is_untouched { SaveState::Untouched } else { SaveState::Saved }),
            toast: RwSignal::new(None),
            update: RwSignal::new(NewVersion::None),
            kept: RwSignal::new(Kept::Unknown),
            history: RwSignal::new(Vec::new()),
            damaged: RwSignal::new(0),
            scrolled: StoredValue::new(0.0),
            closes: StoredValue::new(false),
            reminds: RwSignal::new(0),
            settles: StoredValue::new(None),
            month_shown: RwSignal::new(None),
            month_of_today: month,
            standing,
            month_view,
            ticked,
            ticks: StoredValue::new(0),
            last_tick: StoredValue::new(None),
            weighed,
            list,
            customers,
            has_customers,
            is_new,
            record_count,
        })));
        if let Some(shared) = &launch.shared {
            app.draft(Draft::Shared).set(shared.clone());
        }
        app
    }

    /// Takes up what happened before the app stood, and begins to listen.
    fn stand(self, failure: Option<StoreFailure>, queued: &[String]) {
        let app = self;
        app.note_saved();
        if let Some(failure) = failure {
            app.answered(Err(failure));
        }
        for name in queued {
            // Set to done, never turned over: one that is done already stays done.
            if let Some(command) = About::parse(name).and_then(|about| app.ticking(about)) {
                let _ = app.dispatch_at_once(command);
            }
        }
        // What an earlier visit could not write waits in the session.
        app.flush();
        app.listen();
        app.ask_promise();
    }

    fn listen(self) {
        let app = self;
        // The browser tells it, and boot.js for a tap on a link.
        page::on_window("hashchange", move || {
            app.drafts.moved();
            let route = Route::parse(&page::fragment());
            // What a sheet has done is said when it has closed, wherever it was opened.
            let closed = app.closes.get_value();
            app.closes.set_value(false);
            if !closed && route != app.route.get_untracked().without_sheet() {
                app.toast.set(None);
            }
            app.route.set(route);
        });
        page::on_window("scroll", move || app.scrolled.set_value(page::scrolled()));
        for event in ["pageshow", "focus"] {
            page::on_window(event, move || app.wake());
        }
        page::on_document("visibilitychange", move || {
            if page::is_visible() {
                app.wake();
            }
        });
        // A frozen page would begin to read and never end, and every other page would wait for it.
        for event in ["freeze", "resume"] {
            page::on_document(event, move || {
                app.frozen.set_value(!app.frozen.get_value());
                app.wake();
            });
        }
        page::on_window(CLOSED, move || app.look_at_disk());
        every_minute(app);
        let channel = Channel::open(move |message| app.heard(&message));
        app.versions.set_value(if page::names().is_some() {
            Channel::of_all(move |message| app.heard_of_version(&message))
        } else {
            channel.clone()
        });
        app.channel.set_value(channel);
        if app.version() != "dev" {
            // The worker fetches what the first tap does not need.
            crate::browser::timer::after_a_tap(WORKER_MS, move || {
                let worker =
                    Worker::register(move || app.update.set(NewVersion::Offered), page::reload);
                app.worker.set_value(worker);
            });
        }
    }

    /// The page is looked at again: another day, perhaps, and other tabs may have written.
    fn wake(self) {
        self.look_at_clock();
        self.catch_up();
        let now = clock::now().ms;
        if now.saturating_sub(self.looked.get_value()) > LOOK_EVERY_MS {
            self.looked.set_value(now);
            self.worker.with_value(Worker::look);
        }
    }

    fn look_at_clock(self) {
        let now = clock::now();
        let (today, evening) = (now.today, now.minute >= EVENING);
        if self.evening.get_untracked() != evening {
            self.evening.set(evening);
        }
        if self.today.get_untracked() != today {
            self.today.set(today);
            self.write_today();
        }
    }

    fn heard(self, message: &str) {
        if message == "records" {
            self.catch_up();
        } else if message == "wiped" {
            page::reload();
        } else {
            self.heard_of_version(message);
        }
    }

    fn heard_of_version(self, message: &str) {
        if let Some(token) = message.strip_prefix("update?") {
            if self.drafts.any() {
                self.versions.with_value(|channel| channel.say(&format!("hold{token}")));
                self.update.set(NewVersion::Held);
            }
        } else if message.starts_with("hold") && self.worker.with_value(Worker::is_asking) {
            self.worker.update_value(Worker::hold);
            self.update.set(NewVersion::Held);
        }
    }

    /// Takes the update, if no page has a draft: asks the others, waits for their word, then lets
    /// the new version take over; every page reloads once.
    pub fn take_update(self) {
        let app = self;
        if app.drafts.any() {
            app.update.set(NewVersion::Held);
            return;
        }
        app.update.set(NewVersion::Offered);
        app.worker.update_value(Worker::ask);
        app.versions.with_value(|channel| channel.say("update?1"));
        crate::browser::timer::after(ANSWER_MS, move || {
            let mut free = false;
            app.worker.update_value(|worker| free = worker.is_free());
            if !free {
                return;
            }
            if app.save.get_untracked() == SaveState::Saving {
                // What is on its way to the disk comes first.
                crate::browser::timer::after(ANSWER_MS, move || app.take_update());
            } else {
                app.worker.with_value(Worker::activate);
            }
        });
    }

    fn ask_promise(self) {
        let app = self;
        spawn_local(async move {
            app.kept.set(match promise::is_kept().await {
                Some(true) => Kept::Promised,
                Some(false) => Kept::NotPromised,
                None => Kept::Unknown,
            });
        });
    }
}

/// How long after the start the worker is asked for where nobody taps.
const WORKER_MS: i32 = 4_000;
/// How long other pages have to say that they hold a draft.
const ANSWER_MS: i32 = 400;
/// How often a page that is looked at again asks for a new version.
const LOOK_EVERY_MS: u64 = 600_000;
/// When the day is looked back on: 17:00, in minutes since midnight.
pub(super) const EVENING: u16 = 17 * 60;
/// How often the clock is looked at, for the evening and midnight.
const MINUTE_MS: i32 = 60_000;

/// A memo whose closure is boxed, so that memos of one type share their code.
fn question<T: PartialEq + Send + Sync + 'static>(
    ask: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    shared(Box::new(ask))
}

fn shared<T: PartialEq + Send + Sync + 'static>(ask: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| ask())
}

fn every_minute(app: App) {
    crate::browser::timer::after(MINUTE_MS, move || {
        app.look_at_clock();
        every_minute(app);
    });
}
