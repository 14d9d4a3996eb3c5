//! One deal: what it is worth, where it stands, what its stage asks for, and its end.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::customers::offered;
use super::ask::{chance_said, gone, name_of, stage_word};
use super::similar::similar;
use super::{edit, ending, marks, new};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::deal_board::{self, Chance, DealLine};
use crate::domain::deal_notes::DealNotes;
use crate::domain::ident::{CustomerId, DealId};
use crate::domain::playbook::Moment;
use crate::domain::similar::AtHand;
use crate::domain::stage::{Criterion, Stage};
use crate::domain::workspace::{DealState, Workspace};
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, date, fill, number, say};
use crate::ui::components::bits::{Press, fact, fold, press, toggle};
use crate::ui::components::live::{at_times, question};
use crate::ui::components::sheet;

/// A deal as its sheet sees it.
#[derive(Clone, PartialEq)]
pub(super) struct Seen {
    pub line: DealLine,
    pub state: DealState,
    pub opened: Day,
    /// The rep's own chance in percent, where typed.
    pub typed: Option<u16>,
    pub notes: DealNotes,
}

impl Seen {
    fn of(workspace: &Workspace, id: DealId, today: Day) -> Option<Seen> {
        let deal = workspace.deal(id)?;
        Some(Seen {
            line: deal_board::deal(workspace, id, today)?,
            state: deal.state,
            opened: deal.opened,
            typed: deal.chance,
            notes: DealNotes::of(workspace, id),
        })
    }
}

/// The sheet of a deal.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub app: App,
    pub lang: Lang,
    pub id: DealId,
    pub customer: CustomerId,
    seen: Memo<Option<Seen>>,
    /// Its stage and whether it is open, won or lost: what is to be drawn.
    stands: Memo<Option<(Stage, DealState)>>,
}

impl Page {
    /// Asks the deal as it is now; nothing once it is gone.
    pub(super) fn seen<T>(self, ask: impl FnOnce(&Seen) -> T) -> Option<T> {
        self.seen.with(|seen| seen.as_ref().map(ask))
    }

    /// Asks what is noted of it.
    pub(super) fn notes<T: Default>(self, ask: impl FnOnce(&DealNotes) -> T) -> T {
        self.seen(|seen| ask(&seen.notes)).unwrap_or_default()
    }

    pub(super) fn name(self) -> String {
        name_of(self.app, self.lang, self.customer)
    }
}

/// The sheet.
pub(super) fn deal(app: App, lang: Lang, id: DealId) -> AnyView {
    let texts = lang.business().deals;
    let seen = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| Seen::of(workspace, id, today))
    });
    let Some(customer) = seen.with_untracked(|seen| seen.as_ref().map(|one| one.line.customer))
    else {
        return gone(app, lang, texts.title, texts.gone);
    };
    let stands =
        question(move || seen.with(|seen| seen.as_ref().map(|one| (one.line.stage, one.state))));
    let page = Page { app, lang, id, customer, seen, stands };
    let head = at_times(move || page.seen(|seen| head(page, seen)));
    let body = at_times(move || {
        let (stage, became) = page.stands.get()?;
        Some(untrack(|| match became {
            DealState::Open => open(page, stage),
            DealState::Won { on } => ending::won(page, on),
            DealState::Lost { on } => ending::lost(page, on),
        }))
    });
    let to = |of| Route::Customers(Some(CustomerSheet::Of(customer, of))).to_string();
    let content = view! {
        {head} {body}
        <div class="more-buttons">
            <a class="button button-wide" href=to(OfCustomer::Profile) data-act="customer">{texts.to_customer}</a>
            <a class="button button-wide" href=to(OfCustomer::Owed) data-act="owed-by">{lang.business().money.of_customer}</a>
            <a class="button button-wide" href=to(OfCustomer::Sell) data-act="sell">{lang.business().money.to_sell}</a>
        </div>
    };
    sheet::sheet(app, lang, fill(texts.one, &[&page.name()]), content.into_any())
}

/// What the playbook has for a deal that stands still or is past its day, and for one that is lost.
fn of_playbook(page: Page, seen: &Seen) -> Option<AnyView> {
    let Page { app, lang, .. } = page;
    let moment = match seen.state {
        DealState::Open if seen.line.is_past || seen.line.is_stalled => Moment::Stalled,
        DealState::Lost { .. } => Moment::AfterLoss,
        DealState::Open | DealState::Won { .. } => return None,
    };
    offered(app, lang, moment, None)
}

/// What it is worth, and what is wrong with it.
fn head(page: Page, seen: &Seen) -> AnyView {
    let (lang, texts, line) = (page.lang, page.lang.business().deals, &seen.line);
    let mut facts = Vec::new();
    if seen.state == DealState::Open {
        let weighted = number::short(lang, line.weighted);
        let worth = match line.chance {
            Chance::Typed(_) => texts.worth_typed,
            Chance::OfStage(_) => texts.worth_stage,
        };
        let worth = fill(worth, &[&chance_said(line.chance.hundredths()), &weighted]);
        facts.push(fact("weighted", line.weighted.to_string(), worth));
        let day = date::day(lang, line.expected);
        let expected = fill(texts.expected_on, &[&day]);
        facts.push(fact("expected", line.expected.to_string(), expected));
    }
    let found = fill(texts.found_on, &[&date::day(lang, seen.opened)]);
    facts.push(fact("opened", seen.opened.to_string(), found));
    let asks = match (line.is_past, line.is_stalled) {
        _ if seen.state != DealState::Open => None,
        (true, _) => Some(texts.past),
        (false, true) => Some(texts.stalled),
        (false, false) => None,
    };
    let about = Some(seen.notes.about.clone()).filter(|about| !about.is_empty());
    view! {
        <p class="num-big" data-figure="amount" data-exact=line.amount.to_string()>
            {number::short(lang, line.amount)}
        </p>
        {asks.map(|asks| view! { <p class="late" data-asks="">{asks}</p> }.into_any())}
        {of_playbook(page, seen)}
        {about.map(|about| view! { <p class="user" data-user="" data-about="">{about}</p> }.into_any())}
        <ul class="facts">{facts}</ul>
    }
    .into_any()
}

/// Where it stands and what that asks for; how it goes on and ends.
fn open(page: Page, stage: Stage) -> AnyView {
    let texts = page.lang.business().deals;
    let next = stage.next().filter(|next| *next != Stage::Won).map(|next| {
        let word = fill(texts.next, &[stage_word(page.lang, next)]);
        let class = Press("button button-main button-wide", "stage-next", String::new());
        press(class, word.into_any(), Box::new(move || move_to(page, stage, next)))
    });
    let others = Stage::OPEN.into_iter().zip(new::STAGES).map(|(to, act)| {
        toggle(
            Press("chip", act, String::new()),
            stage_word(page.lang, to).into_any(),
            Box::new(move || to == stage),
            Box::new(move || move_to(page, stage, to)),
        )
    });
    let others = vec![crate::ui::components::bits::chips(texts.stage, others.collect())];
    view! {
        <section class="more-group" data-stage=stage.place().to_string()>
            <h3>{stage_word(page.lang, stage)}</h3>
            {marks::marks(page, stage)}
            <div class="more-buttons">{next}</div>
            {fold("stage-other", texts.stage_other.into_any(), false, others)}
        </section>
        {edit::edit(page)}
        {similar(page.app, page.lang, move || page.seen(|seen| AtHand {
            customer: page.customer,
            stage: seen.line.stage,
            about: seen.notes.about.clone(),
        }))}
        {ending::endings(page)}
        {ending::cases(page)}
    }
    .into_any()
}

/// Moves it; what the stages it leaves still lack is said, and keeps it from nothing.
fn move_to(page: Page, from: Stage, to: Stage) {
    if from == to {
        return;
    }
    let (lang, texts) = (page.lang, page.lang.business().deals);
    let left = Stage::OPEN.into_iter().filter(|stage| (from..to).contains(stage));
    let lacks: Vec<Criterion> =
        untrack(|| page.notes(|notes| left.flat_map(|stage| notes.missing(stage)).collect()));
    let (deal, amount, expected, chance) = (page.id, None, None, None);
    let moved = Command::ChangeDeal { deal, amount, stage: Some(to), expected, chance };
    let word = stage_word(lang, to);
    match page.app.dispatch(moved) {
        Ok(stamp) => {
            let sentence = if lacks.is_empty() {
                fill(texts.moved, &[word])
            } else {
                fill(texts.moved_missing, &[word, &marks::missing(lang, &lacks)])
            };
            page.app.say(sentence, Some(stamp));
            // What the next stage asks for is drawn anew, and the button with it.
            crate::browser::page::focus("#sheet-title");
        }
        Err(refused) => page.app.say(say::refusal(lang, refused, ""), None),
    }
}
