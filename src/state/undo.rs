//! Ticking, taking back, bringing back.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::App;
use super::derived::name_of;
use crate::browser::{clock, timer};
use crate::domain::agenda::{About, Line, Matter, Why};
use crate::domain::command::{AtOnce, Refusal};
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::fact::Fact;
use crate::domain::ident::{CustomerId, DealId, Id, Stamp, TaskId};
use crate::domain::today::Subject;
use crate::domain::workspace::Workspace;
use crate::journal::drive;
use crate::journal::kinds;
use crate::journal::session::Session;
use crate::journal::undo::{self, UndoRefusal};
use crate::text::{Lang, counted, date, fill, number, say};

/// How long after the last tick the list is made anew at the earliest, in milliseconds: a thumb that
/// goes down the list is there again sooner.
const WEIGH_MS: i32 = 400;
/// How long after a tap the base is opened for the next undo at the earliest, in milliseconds.
const PREPARE_MS: i32 = 50;
/// How long after the whole history has come most of it goes back into a base, in milliseconds.
const SETTLE_MS: i32 = 1_000;

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// The record.
    pub stamp: Stamp,
    /// Which kind, as a place in the register.
    pub kind: usize,
    /// Whom or what it was about.
    pub about: String,
    /// Whether it is undone now.
    pub undone: bool,
    /// How many later records build on it.
    pub builds: usize,
    /// Whether it can be undone or redone at all.
    pub can_change: bool,
}

impl App {
    /// A tap on a line's tick: done, or not done after all.
    pub fn toggle(self, about: About) {
        let lang = self.lang.get_untracked();
        let texts = lang.texts();
        let Some((command, line)) = self.ticking(about).zip(self.line(about)) else { return };
        // A thumb that goes down the list without a rest means to tick this line, which the tick just
        // made has done.
        let last = self.last_tick.try_update_value(Option::take).flatten();
        let last = last.filter(|last| *last != about).and_then(|last| self.line(last));
        if line.done && last.is_some_and(|last| last.customer == line.customer) {
            return;
        }
        let name = line.customer.map(|id| say::cut(&self.customer_name(lang, id)));
        let name = name.unwrap_or_default();
        let done = matches!(about, About::Matter(_)) && line.done;
        let moved = matches!(command, AtOnce::Propose { .. });
        self.ticked.set_value(Some(about));
        let outcome = if done { Err(Refusal::AlreadyDone) } else { self.dispatch_at_once(command) };
        match outcome {
            Ok(stamp) => {
                self.last_tick.set_value(Some(about));
                let said = if moved { texts.proposed } else { texts.ticked };
                self.say(fill(said, &[&name]), Some(stamp));
            }
            Err(Refusal::AlreadyDone) if line.done => self.untick(about, line.customer),
            Err(refusal) => {
                self.ticked.set_value(None);
                self.say(say::refusal(lang, refusal, ""), None);
            }
        }
        self.weigh_soon();
    }

    /// Makes the list anew once the thumb rests after its last tick: on a slow phone
    /// with thousands of customers that takes longer than all else a tick does.
    fn weigh_soon(self) {
        let app = self;
        let turn = app.ticks.get_value().wrapping_add(1);
        app.ticks.set_value(turn);
        timer::idle_after(WEIGH_MS, move || {
            // Another tick may have come meanwhile; the last of them sees to it.
            if app.ticks.get_value() != turn {
                return;
            }
            let answered = app.list.get_untracked();
            app.ticked.set_value(None);
            app.last_tick.set_value(None);
            app.weighed.set(turn);
            if app.list.with_untracked(|list| *list != answered) {
                app.write_today();
            }
            // What was just ticked may be taken back.
            app.prepare_soon();
        });
    }

    /// What a tick of a line asks for: a promise kept, a customer touched, a proposal made; `None`
    /// where there is nothing to tick.
    pub fn ticking(self, about: About) -> Option<AtOnce> {
        if let About::Task(task) = about {
            return Some(AtOnce::Tick { subject: Subject::Task(task) });
        }
        let line = self.line(about)?;
        if let (Why::ProposalOwed, About::Matter(Matter::Deal(deal))) = (line.why, about) {
            return Some(AtOnce::Propose { deal });
        }
        line.customer.map(|id| AtOnce::Tick { subject: Subject::Visit(id) })
    }

    fn line(self, about: About) -> Option<Line> {
        self.list.with_untracked(|list| list.line(about).copied())
    }

    /// Takes back what made a line done.
    fn untick(self, about: About, customer: Option<CustomerId>) {
        let made = move |app: App| {
            let today = app.today.get_untracked();
            app.session.with_untracked(|session| ticks_of(session, about, customer, today))
        };
        let now = made(self);
        if now.is_empty() {
            self.ticked.set_value(None);
            // Ticked long ago, in the base: the whole history tells which record it was.
            self.with_history(move |app| {
                let made = made(app);
                if made.is_empty() {
                    app.say(app.lang.get_untracked().texts().done_elsewhere.to_owned(), None);
                } else {
                    app.undo_these(made);
                }
            });
        } else {
            self.undo_these(now);
        }
    }

    /// Takes a record back, together with what builds on it.
    pub fn undo(self, stamp: Stamp) {
        self.undo_these(vec![stamp]);
    }

    /// Takes records back together, with what builds on them.
    pub fn undo_these(self, stamps: Vec<Stamp>) {
        self.undo_all(stamps, true);
    }

    fn undo_all(self, stamps: Vec<Stamp>, may_load: bool) {
        match self.session.with_untracked(|session| undo::undo(session.journal(), &stamps)) {
            Ok(fact) => self.put(&fact, false),
            Err(UndoRefusal::OthersBuildOnIt(others)) => {
                let all = stamps.into_iter().chain(others).collect();
                self.undo_all(all, may_load);
            }
            Err(UndoRefusal::NeedsHistory) if may_load => {
                self.with_history(move |app| app.undo_all(stamps.clone(), false));
            }
            Err(UndoRefusal::AlreadyUndone(_)) => self.toast.set(None),
            Err(_) => self.say(self.lang.get_untracked().texts().no_undo.to_owned(), None),
        }
    }

    /// Brings a record back.
    pub fn redo(self, stamp: Stamp) {
        match self.session.with_untracked(|session| undo::redo(session.journal(), stamp)) {
            Ok(fact) => self.put(&fact, true),
            Err(UndoRefusal::BuildsOnUndone(others)) => {
                for other in others.into_iter().chain([stamp]) {
                    let again =
                        self.session.with_untracked(|session| undo::redo(session.journal(), other));
                    if let Ok(fact) = again {
                        self.put(&fact, true);
                    }
                }
            }
            Err(_) => self.say(self.lang.get_untracked().texts().no_undo.to_owned(), None),
        }
    }

    fn put(self, fact: &Fact, brought_back: bool) {
        let now = clock::now().ms;
        self.session.update(|session| {
            let stamp = session.next_stamp(now);
            // An undone record in the base is found by the whole history, loaded before.
            let _ = session.record(stamp, fact);
        });
        let texts = self.lang.get_untracked().texts();
        let said = if brought_back { texts.redo } else { texts.history_undone };
        self.say(said.to_owned(), None);
        if !self.history.with_untracked(Vec::is_empty) {
            self.load_history();
        }
        self.flush();
        self.prepare_soon();
    }

    /// An undo folds from the last checkpoint: opens it ahead of the next one.
    fn prepare_soon(self) {
        let app = self;
        timer::idle_after(PREPARE_MS, move || app.session.update_untracked(Session::prepare));
    }

    /// Loads the whole history, then goes on; in idle time the most of it is put back into a base,
    /// without which every undo folds all of it.
    fn with_history(self, go_on: impl Fn(App) + 'static) {
        let app = self;
        spawn_local(async move {
            if drive::reload(&*app.store.get_value(), &app).await.is_ok() {
                go_on(app);
                if let Some(settle) = app.settles.get_value() {
                    timer::idle_after(SETTLE_MS, move || settle(app));
                }
            }
        });
    }

    /// Works out the last commands for the history page.
    pub fn load_history(self) {
        let lang = self.lang.get_untracked();
        let lines = self.session.with_untracked(|session| {
            let journal = session.journal();
            undo::recent(journal)
                .map(|command| {
                    let builds = match undo::undo(journal, &[command.stamp]) {
                        Err(UndoRefusal::OthersBuildOnIt(others)) => others.len(),
                        _ => 0,
                    };
                    let name = kinds::name(command.fact);
                    HistoryLine {
                        stamp: command.stamp,
                        kind: kinds::NAMES.iter().position(|n| *n == name).unwrap_or(0),
                        about: about(lang, session.workspace(), command.stamp, command.fact),
                        undone: command.undone,
                        builds,
                        can_change: kinds::undoable(command.fact),
                    }
                })
                .collect()
        });
        self.history.set(lines);
    }
}

/// The records in force that ticked a line: the tick, and what was said of it afterwards.
fn ticks_of(
    session: &Session,
    about: About,
    customer: Option<CustomerId>,
    today: Day,
) -> Vec<Stamp> {
    let journal = session.journal();
    let touched = |id: CustomerId, on: Day| Some(id) == customer && on == today;
    let ticks = journal.tail().iter().filter_map(|record| {
        let ticks = match (record.fact()?, about) {
            (Fact::TaskDone(done), About::Task(id)) => done.task == id,
            (Fact::ContactLogged(log), About::Task(id)) => log.task == Some(id),
            (Fact::DealChanged(changed), About::Matter(Matter::Deal(id))) => {
                changed.deal == id && changed.on == today
            }
            (Fact::Visited(visit), About::Matter(_)) => touched(visit.customer, visit.on),
            (Fact::ContactLogged(log), About::Matter(_)) => {
                touched(log.customer, log.on) && log.task.is_none()
            }
            _ => false,
        };
        (ticks && !journal.skipped().holds(record.stamp())).then(|| record.stamp())
    });
    ticks.collect()
}

/// Whom or what a record was about, in a few words.
fn about(lang: Lang, workspace: &Workspace, stamp: Stamp, fact: &Fact) -> String {
    let customer = |id: CustomerId| match workspace.customer(id) {
        Some(_) => name_of(workspace, lang, id),
        None => String::new(),
    };
    let task =
        |id: TaskId| workspace.task(id).map(|task| customer(task.customer)).unwrap_or_default();
    let deal =
        |id: DealId| workspace.deal(id).map(|deal| customer(deal.customer)).unwrap_or_default();
    let target = |tiers: &crate::domain::tier::Tiers| {
        number::short(lang, tiers.get(crate::domain::tier::Tier::Target))
    };
    match fact {
        Fact::GoalConfirmed(f) => format!("{} {}", date::month(lang, f.month), target(&f.tiers)),
        Fact::GoalRevised(f) => format!("{} {}", date::month(lang, f.month), target(&f.tiers)),
        Fact::OpeningSet(f) => number::short(lang, f.amount),
        Fact::OpeningDeclined(f) => date::month(lang, f.month),
        Fact::CustomerAdded(f) if f.name.is_empty() => customer(CustomerId(Id::new(stamp, 0))),
        Fact::CustomerAdded(f) => f.name.clone(),
        Fact::CustomerEdited(f) => customer(f.customer),
        Fact::CustomerArchived(f) => customer(f.customer),
        Fact::TaskAdded(f) => customer(f.customer),
        Fact::TaskMoved(f) => task(f.task),
        Fact::TaskDone(f) => task(f.task),
        Fact::TaskDropped(f) => task(f.task),
        Fact::Visited(f) => customer(f.customer),
        Fact::Sold(f) => number::short(lang, f.amount),
        Fact::DaysMarked(f) => date::day(lang, f.first),
        Fact::ContactLogged(f) => customer(f.customer),
        Fact::CustomersPasted(f) => counted(lang.texts().customers_count, f.rows.len()),
        Fact::DealOpened(f) => customer(f.customer),
        Fact::DealChanged(f) => deal(f.deal),
        Fact::DealClosed(f) => deal(f.deal),
        Fact::ReceivableAdded(f) => customer(f.customer),
        Fact::PaymentReceived(f) => customer(f.customer),
        Fact::RebateAgreed(f) => customer(f.customer),
        Fact::MonthClosed(f) => date::month(lang, f.month),
        Fact::Entered(f) => match f.customer {
            Some(id) => customer(id),
            None if f.kind == EntryKind::Calendar => String::new(),
            None => f.row.words.first().map(|words| say::cut(words)).unwrap_or_default(),
        },
        Fact::LineDismissed(f) => match f.subject {
            Matter::Customer(id) => customer(id),
            Matter::Deal(id) => deal(id),
            Matter::Receivable(id) => {
                workspace.receivable(id).map(|owed| customer(owed.customer)).unwrap_or_default()
            }
            Matter::Sale(id) => {
                let whose = workspace.sale(id).and_then(|sale| sale.customer);
                whose.map(customer).unwrap_or_default()
            }
            Matter::Leads => String::new(),
        },
        Fact::TasksSorted(_)
        | Fact::JournalOpened(_)
        | Fact::SettingsChanged(_)
        | Fact::Undone(_)
        | Fact::Erased(_) => String::new(),
    }
}
