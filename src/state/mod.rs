//! What the screens ask and tell: signals, questions, and the way from a tap to the disk.
//!
//! One [`Session`] is evolved in place inside one signal; everything shown is a memo named as a
//! question. A tap goes through [`App::dispatch`]. No view and no rule lives here.
//!
//! **In**: taps as commands, what other pages say, the turn of the day, what the store answers. **Out**: memos
//! that views read ([`App::list`](State::list), [`App::standing`](State::standing) and their like), lines for
//! the store, attributes on `<html>` for the shell and for tests (`data-ready`, `data-save`, `data-saved`).
//!
//! **What always holds.** What is shown is folded in first and written after; only what is on the disk is
//! said to be saved. A refusal changes nothing and draws nothing anew. Whatever waits is tried again, and
//! lies in localStorage meanwhile.
//!
//! Begin with [`App::dispatch`]; `boot.rs` is how a page comes to stand, `save.rs` the way to the disk.

mod backup;
mod books;
mod boot;
mod derived;
mod drafts;
mod enter;
mod example;
mod goal;
mod reminder;
mod report;
mod save;
mod table;
mod today_record;
mod undo;
mod words;

use leptos::prelude::*;

use crate::browser::channel::Channel;
use crate::browser::indexed_db::IndexedDb;
use crate::browser::local::{self, Key};
use crate::browser::worker::Worker;
use crate::browser::{clock, page};
use crate::domain::agenda::{About, Agenda};
use crate::domain::command::{AtOnce, Command, Moment, Refusal, decide, decide_at_once};
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::ident::Stamp;
use crate::domain::month::MonthSplit;
use crate::domain::pace::Standing;
use crate::domain::period::Month;
use crate::domain::workspace::Workspace;
use crate::journal::session::Session;
use crate::journal::store::StoreFailure;
use crate::route::{Route, Tab};
use crate::text::Lang;

pub use backup::{Make, Making, Restore, Restoring};
pub use books::Book;
pub use boot::start;
pub use derived::{CustomerLine, name_of};
pub use drafts::Draft;
pub use reminder::Reminder;
pub use report::Form;
pub use undo::HistoryLine;
pub use words::of_all as words_of_all;

/// Whether everything shown is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was ever written.
    Untouched,
    /// All of it.
    Saved,
    /// A transaction is under way.
    Saving,
    /// The last one failed; the edit stays on the page.
    Failed(StoreFailure),
}

impl SaveState {
    /// The hook's value.
    pub fn code(&self) -> &'static str {
        match self {
            SaveState::Untouched | SaveState::Saved => "saved",
            SaveState::Saving => "saving",
            SaveState::Failed(_) => "failed",
        }
    }
}

/// The appearance the rep chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As the phone.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Look {
    /// The word in storage and on `<html>`.
    pub const fn code(self) -> &'static str {
        match self {
            Look::Auto => "auto",
            Look::Light => "light",
            Look::Dark => "dark",
        }
    }

    fn parse(text: &str) -> Look {
        match text {
            "light" => Look::Light,
            "dark" => Look::Dark,
            _ => Look::Auto,
        }
    }
}

/// Whether the browser promised to keep the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It did.
    Promised,
    /// It did not.
    NotPromised,
    /// It does not tell.
    Unknown,
}

/// An update of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewVersion {
    /// None is waiting.
    None,
    /// One waits for the rep's word.
    Offered,
    /// One waits, and a page with a draft holds it.
    Held,
}

impl NewVersion {
    /// Whether one waits.
    pub const fn is_offered(self) -> bool {
        !matches!(self, NewVersion::None)
    }

    /// Whether a draft holds it.
    pub const fn is_held(self) -> bool {
        matches!(self, NewVersion::Held)
    }
}

/// What just happened, shown for ten seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// The records that are undone together.
    pub undo: Vec<Stamp>,
}

/// The store's name for the language.
const LANG: &str = "lang";
/// The store's name for the appearance.
const LOOK: &str = "look";

/// Milliseconds a [`Toast`] stays.
const TOAST_MS: i32 = 10_000;

/// Draws what is to be said, if anything.
pub type Reminds = fn(App, Lang) -> Option<AnyView>;

thread_local! {
    /// What draws the word on backups, once the part behind Today has come. Beside the signal that
    /// tells of it, for a signal of another type would have code of its own.
    static REMINDS: std::cell::Cell<Option<Reminds>> = const { std::cell::Cell::new(None) };
}

/// The whole state; one pointer, copied freely. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct App(&'static State);

impl std::ops::Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What an [`App`] points at.
pub struct State {
    session: RwSignal<Session>,
    store: StoredValue<std::rc::Rc<IndexedDb>, LocalStorage>,
    channel: StoredValue<Channel, LocalStorage>,
    /// The same line in the rep's first journal, another one in the example and in others.
    versions: StoredValue<Channel, LocalStorage>,
    worker: StoredValue<Worker, LocalStorage>,
    drafts: drafts::Drafts,
    retrying: StoredValue<bool>,
    /// The browser has frozen the page.
    frozen: StoredValue<bool>,
    /// Failures of the store in a row.
    failures: StoredValue<u32>,
    /// How often something was handed to the store.
    turns: StoredValue<u32>,
    /// The store was empty when the page began.
    began_empty: StoredValue<bool>,
    /// The browser is to be asked at the next save whether it keeps the data.
    asks: StoredValue<bool>,
    looked: StoredValue<u64>,
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The appearance.
    pub look: RwSignal<Look>,
    /// Where the rep is.
    pub route: RwSignal<Route>,
    /// The civil day on the phone.
    pub today: RwSignal<Day>,
    /// Whether it is after 17:00 there.
    pub evening: RwSignal<bool>,
    /// Whether everything is on the disk.
    pub save: RwSignal<SaveState>,
    /// What just happened.
    pub toast: RwSignal<Option<Toast>>,
    /// Whether a new version waits.
    pub update: RwSignal<NewVersion>,
    /// Whether the browser promised to keep the data.
    pub kept: RwSignal<Kept>,
    /// The last commands, once asked for.
    pub history: RwSignal<Vec<HistoryLine>>,
    /// How many damaged records are set aside.
    pub damaged: RwSignal<usize>,
    /// How far the page is scrolled, noted as it happens.
    pub scrolled: StoredValue<f64>,
    /// A sheet that has done its work goes back: what it said of that stays.
    closes: StoredValue<bool>,
    /// How often what is said of backups was to be drawn anew.
    reminds: RwSignal<usize>,
    /// What settles in idle time, once the part it is in has come.
    pub settles: StoredValue<Option<fn(App)>>,
    /// The sales month looked at on the target page; `None` follows today.
    pub month_shown: RwSignal<Option<Month>>,
    month_of_today: Memo<Month>,
    /// How the month of today stands.
    pub standing: Memo<Option<Standing>>,
    /// The month of today over its days.
    pub month_view: Memo<Option<MonthSplit>>,
    /// The line whose tick the list is to answer at once, before it is made anew.
    ticked: StoredValue<Option<About>>,
    /// How often a line was ticked or taken back.
    ticks: StoredValue<u32>,
    /// The line ticked last, until the thumb rests.
    last_tick: StoredValue<Option<About>>,
    /// How often the list was made anew after a tick.
    weighed: RwSignal<u32>,
    /// Today's list.
    pub list: Memo<Agenda>,
    /// The customers page's lines.
    pub customers: Memo<Vec<CustomerLine>>,
    /// Whether there is any customer.
    pub has_customers: Memo<bool>,
    /// Whether the journal is to be begun: no goal and no customer.
    pub is_new: Memo<bool>,
    /// How many records the journal holds.
    pub record_count: Memo<usize>,
}

impl App {
    /// Reads the workspace, and asks again when it changes.
    pub fn workspace<T>(self, ask: impl FnOnce(&Workspace) -> T) -> T {
        self.session.with(|session| ask(session.workspace()))
    }

    /// Reads the workspace once, without being asked again.
    pub fn peek<T>(self, ask: impl FnOnce(&Workspace) -> T) -> T {
        self.session.with_untracked(|session| ask(session.workspace()))
    }

    /// The sales month that holds today.
    pub fn month(self) -> Month {
        self.month_of_today.get()
    }

    /// Takes a command: refuses it, or folds it in at once and hands it to the store. The answer
    /// is the record's stamp.
    ///
    /// # Errors
    /// Why it is refused; nothing has changed then.
    pub fn dispatch(self, command: Command) -> Result<Stamp, Refusal> {
        let stamps = self.dispatch_together(vec![command])?;
        Ok(stamps.first().copied().unwrap_or_default())
    }

    /// [`App::dispatch`] of what Today itself asks for.
    ///
    /// # Errors
    /// Why it is refused; nothing has changed then.
    pub fn dispatch_at_once(self, command: AtOnce) -> Result<Stamp, Refusal> {
        let stamps = self
            .all_or_none(vec![command], decide_at_once)
            .map_err(|refused| refused.unwrap_or(Refusal::NothingToChange))?;
        Ok(stamps.first().copied().unwrap_or_default())
    }

    /// Takes commands that do not build on each other, all of them or none, a record each; they
    /// go to the store in one transaction.
    ///
    /// # Errors
    /// Why the first of them that is refused is; nothing has changed then.
    pub fn dispatch_together(self, commands: Vec<Command>) -> Result<Vec<Stamp>, Refusal> {
        self.all_or_none(commands, decide)
            .map_err(|refused| refused.unwrap_or(Refusal::NothingToChange))
    }

    /// Takes in what `decide` makes of each, all of them or none: none builds on another. They go to
    /// the store in one transaction. The error is the first refusal; `None` where a fact could not be
    /// written down.
    fn all_or_none<W, E>(
        self,
        all: Vec<W>,
        decide: fn(&Workspace, W, &Moment) -> Result<Fact, E>,
    ) -> Result<Vec<Stamp>, Option<E>> {
        let now = clock::now();
        let mut outcome = Ok(Vec::new());
        // A refusal changes nothing, so nothing is drawn anew for it.
        self.session.update_untracked(|session| {
            let mut facts = Vec::new();
            for one in all {
                let stamp = session.next_stamp(now.ms);
                let moment = Moment { today: now.today, minute: now.minute, stamp };
                match decide(session.workspace(), one, &moment) {
                    Ok(fact) => facts.push((stamp, fact)),
                    Err(refused) => {
                        outcome = Err(Some(refused));
                        return;
                    }
                }
            }
            // Texts are bounded and the stamps are the newest, so the session takes them.
            outcome = facts
                .iter()
                .map(|(stamp, fact)| session.record(*stamp, fact).map(|()| *stamp))
                .collect::<Result<_, _>>()
                .map_err(|_| None);
        });
        let stamps = outcome?;
        self.session.notify();
        self.flush();
        Ok(stamps)
    }

    /// Says what just happened, for ten seconds.
    pub fn say(self, text: String, undo: Option<Stamp>) {
        self.say_of_all(text, undo.into_iter().collect());
    }

    /// [`App::say`] of several records, which are undone together.
    pub fn say_of_all(self, text: String, undo: Vec<Stamp>) {
        let toast = Toast { text, undo };
        self.toast.set(Some(toast.clone()));
        let shown = self.toast;
        crate::browser::timer::after(TOAST_MS, move || {
            if shown.get_untracked().as_ref() == Some(&toast) {
                shown.set(None);
            }
        });
    }

    /// From now on what this draws stands under Today's list.
    pub fn remind_by(self, draw: Reminds) {
        REMINDS.set(Some(draw));
        self.remind_anew();
    }

    /// What is said under Today's list, if anything.
    pub fn draw_reminder(self, lang: Lang) -> Option<AnyView> {
        self.reminds.get();
        REMINDS.get().and_then(|draw| draw(self, lang))
    }

    fn remind_anew(self) {
        self.reminds.set(self.reminds.get_untracked().wrapping_add(1));
    }

    /// Shows a language whose words are here, from now on.
    fn speak(self, lang: Lang) {
        local::write(Key::Lang, lang.code());
        self.keep_setting(LANG, lang.code());
        self.toast.set(None);
        self.lang.set(lang);
        self.write_today();
    }

    /// Changes the appearance, here and at the next start.
    pub fn set_look(self, look: Look) {
        local::write(Key::Look, look.code());
        self.keep_setting(LOOK, look.code());
        page::set_root("data-look", look.code());
        self.look.set(look);
    }

    /// Opens the target page.
    pub fn open_target(self) {
        page::go(&Tab::Target.route().to_string());
    }

    /// Closes the open sheet: back, where the sheet was opened from a page of this visit.
    pub fn close_sheet(self) {
        let route = self.route.get_untracked();
        if !route.has_sheet() {
            return;
        }
        if self.drafts.opened_here() {
            self.closes.set_value(true);
            page::back();
        } else {
            let under = route.without_sheet();
            page::replace(&under.to_string());
            self.route.set(under);
        }
    }

    /// The version of the app, as dist named it.
    pub fn version(self) -> String {
        page::root_attribute("data-version").unwrap_or_default()
    }
}
