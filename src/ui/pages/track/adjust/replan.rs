//! What would turn the month: each way with what it takes a day, what it brings and whether that is
//! enough; tried before it is taken, and taken back by one tap.

use std::sync::Arc;

use fieldplan_view::view;
use leptos::prelude::*;

use super::{deal_row, rhythm, title, whose};
use crate::domain::command::Command;
use crate::domain::fact::RevisionReason;
use crate::domain::ident::Stamp;
use crate::domain::own_replan::{Act, NoNext, Outlook, OwnReplan};
use crate::domain::replan::{Choice, Way};
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::state::App;
use crate::text::track::adjust::replan as said;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::bits::{Press, fact, link, no_goal, press};
use crate::ui::components::live::{at_times, nothing, part, question};
use crate::ui::components::sheet;
use crate::ui::pages::revise;

/// How many deals are listed.
const MOST: usize = 30;
/// The ways in the page's hooks, in the order of the words.
const HOOKS: [&str; 6] = ["visits", "pull", "cadence", "ticket", "defer", "stage"];

#[derive(Clone, Copy)]
struct Page {
    app: App,
    lang: Lang,
    /// The way that is tried, by its place among the words.
    trying: RwSignal<Option<usize>>,
    /// Why a target is changed.
    reason: RwSignal<RevisionReason>,
}

/// The sheet.
pub fn replan(app: App, lang: Lang) -> AnyView {
    let own = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| OwnReplan::of(workspace, today))
    });
    if own.with_untracked(Option::is_none) {
        let texts = lang.track().adjust;
        let month = date::month(lang, untrack(|| app.month()));
        // The heading is one of a few that stand for ever.
        let heading = lang.behind().review.ways[3];
        return no_goal(app, lang, heading, fill(texts.no_goal, &[&month]), texts.set_goal);
    }
    let page = Page {
        app,
        lang,
        trying: RwSignal::new(None),
        reason: RwSignal::new(RevisionReason::Market),
    };
    let content = part(move || match own.get() {
        Some(own) => untrack(|| draw(page, &Arc::new(own))),
        None => nothing(),
    });
    sheet::sheet(app, lang, title(lang, 3), content)
}

fn draw(page: Page, own: &Arc<OwnReplan>) -> AnyView {
    let Page { lang, .. } = page;
    let texts = lang.track().adjust.replan;
    let gap = own.replan.gap;
    let short = |amount| number::short(lang, amount);
    let target = own.tiers.get(Tier::Target);
    let shown = [target, own.won, own.weighted, gap].map(short);
    let sum = fill(texts.gap, &shown.each_ref().map(String::as_str));
    let exact = format!("{target} {} {} {gap}", own.won, own.weighted);
    let verdict = if own.replan.choices.is_empty() {
        view! {
            <p class="why" data-verdict="fine" data-empty="">
                {fill(texts.nothing, &[&date::month(lang, own.month)])}
            </p>
        }
        .into_any()
    } else {
        verdict(page, own)
    };
    let ways = own.replan.choices.iter().map(|choice| way(page, own, *choice)).collect::<Vec<_>>();
    let heading =
        (!ways.is_empty()).then(|| view! { <h3 class="head">{texts.ways}</h3> }.into_any());
    let no_next = own.next.err().filter(|_| !own.replan.choices.is_empty()).map(|why| {
        let code = match why {
            NoNext::QuarterEnds => "quarter",
            NoNext::NoFigure(_) => "no-figure",
            NoNext::Closed(_) => "closed",
        };
        view! { <p class="quiet" data-no-next=code>{said::no_next(lang, why)}</p> }.into_any()
    });
    view! {
        <p data-figure="gap" data-exact=exact>{sum}</p>
        {verdict}
        {heading}
        {ways}
        {no_next}
        <section class="more-group">
            <h3>{texts.high}</h3>
            <p class="quiet">{texts.high_means}</p>
            <div class="more-buttons">
                {link("button button-wide", "ask-support", "#/target/sheet", texts.ask)}
                {link("button button-wide", "to-revise", "#/target/revise", texts.revise)}
            </div>
        </section>
    }
    .into_any()
}

/// Whether more work closes the gap; plainly where it does not, with what is within reach.
fn verdict(page: Page, own: &OwnReplan) -> AnyView {
    let Page { app, lang, .. } = page;
    let texts = lang.track().adjust.replan;
    if own.replan.can_be_reached {
        let together = own.replan.together;
        let words = fill(texts.can, &[&number::short(lang, together)]);
        return view! { <p class="why" data-verdict="can" data-exact=together.to_string()>{words}</p> }
            .into_any();
    }
    let words = app.peek(TierWords::of);
    let called = |tier| say::tier(lang, &words, tier);
    let amount = |tier| number::short(lang, own.tiers.get(tier));
    let target = format!("{} {}", called(Tier::Target), amount(Tier::Target));
    let expected = number::short(lang, own.expected);
    if own.is_usually_reached() {
        let words = fill(texts.usual, &[&expected, &target]);
        let exact = own.expected.to_string();
        return view! { <p class="why" data-verdict="usual" data-exact=exact>{words}</p> }
            .into_any();
    }
    let within = own.within_reach();
    let usually = (own.expected > within).then(|| {
        let exact = own.expected.to_string();
        let words = fill(texts.usually, &[&expected]);
        view! { <p data-figure="expected" data-exact=exact>{words}</p> }.into_any()
    });
    let (code, tier) = match own.tier_in_reach() {
        Some(tier) => (tier_code(tier), fill(texts.tier_within, &[called(tier), &amount(tier)])),
        None => ("none", fill(texts.none_within, &[called(Tier::Floor), &amount(Tier::Floor)])),
    };
    view! {
        <div class="notice" data-verdict="cannot" data-within=code>
            <p>{fill(texts.cannot, &[&target])}</p>
            <p data-figure="within" data-exact=within.to_string()>
                {fill(texts.within, &[&number::short(lang, within)])}
            </p>
            {usually}
            <p>{tier}</p>
        </div>
    }
    .into_any()
}

fn tier_code(tier: Tier) -> &'static str {
    match tier {
        Tier::Floor => "floor",
        Tier::Target => "target",
        Tier::Challenge => "challenge",
    }
}

/// One way, with what can be done about it.
fn way(page: Page, own: &Arc<OwnReplan>, choice: Choice) -> AnyView {
    let Page { lang, .. } = page;
    let texts = lang.track().adjust.replan;
    let place = said::place(choice.way);
    let hook = HOOKS.get(place).copied().unwrap_or_default();
    let enough = if matches!(choice.way, Way::Stage { .. }) {
        String::new()
    } else {
        said::enough(lang, own.replan.gap, &choice)
    };
    let mut brings = said::brings(lang, &choice);
    if !enough.is_empty() {
        brings.push_str(" · ");
        brings.push_str(&enough);
    }
    let (more, does) = match choice.way {
        Way::Visits { more_a_day, needed_a_day } => {
            (visits_from(lang, own, more_a_day, needed_a_day), trial(page, own, choice.way))
        }
        Way::PullForward { .. } => (nothing(), near(page, own)),
        Way::Ticket { more_each, .. } => {
            let head = fill(texts.deals[0], &[&number::short(lang, more_each)]);
            (nothing(), open(page, own, head))
        }
        Way::CadenceToA { .. } => (line(texts.cadence_do), trial(page, own, choice.way)),
        Way::Defer { .. } | Way::Stage { .. } => (nothing(), trial(page, own, choice.way)),
    };
    view! {
        <section
            class="more-group"
            data-way=hook
            data-exact=choice.brings.to_string()
            data-enough=choice.is_enough.to_string()
            data-cost=format!("{:?}", choice.way)
        >
            <h4>{said::name(lang, choice.way)}</h4>
            <p>{said::cost(lang, own, choice.way)}</p>
            <p class="row-why">{brings}</p>
            {more}
            {does}
        </section>
    }
    .into_any()
}

fn line(text: &'static str) -> AnyView {
    crate::ui::components::bits::line("quiet", text.to_owned())
}

/// What more visits would take, and from which records that comes.
fn visits_from(lang: Lang, own: &OwnReplan, more: u32, needed: Option<u32>) -> AnyView {
    let texts = lang.track().adjust.replan;
    let many = |count: u32| number::grouped(count.into());
    let mut facts = Vec::new();
    if let Some(needed) = needed.filter(|needed| *needed > more) {
        let words = fill(texts.visits_needed, &[&many(needed), &many(own.free_visits)]);
        facts.push(fact("visits-needed", needed.to_string(), words));
    }
    if let Some(days) = own.cycle.filter(|_| !own.visit_to_deal.is_zero()) {
        let (deals, visits) = own.visited;
        let shown = [many(visits), many(deals), number::short(lang, own.ticket), many(days)];
        let words = fill(texts.visits_from, &shown.each_ref().map(String::as_str));
        facts.push(fact("visits-from", format!("{visits} {deals}"), words));
    }
    let does = (more > 0).then(|| line(texts.visits_do));
    let look = (more == 0).then(|| {
        let [funnel, _] = texts.look;
        link("button button-wide", "to-funnel", "#/target/funnel", funnel)
    });
    view! { <ul class="facts quiet">{facts}</ul>{does}{look} }.into_any()
}

/// What a way writes down.
fn act_of(page: Page, own: &OwnReplan, way: Way) -> Option<Act> {
    let Page { app, lang, reason, .. } = page;
    let (today, words) = (app.today.get_untracked(), lang.track().adjust.replan.stages);
    app.peek(|workspace| own.apply(workspace, way, today, reason.get_untracked(), words))
}

/// Tries a way, and takes it.
fn trial(page: Page, own: &Arc<OwnReplan>, way: Way) -> AnyView {
    let Page { app, lang, trying, .. } = page;
    let texts = lang.track().adjust.replan;
    let place = said::place(way);
    if act_of(page, own, way).is_none() {
        return nothing();
    }
    let today = app.today.get_untracked();
    let own = own.clone();
    at_times(move || {
        if trying.get() != Some(place) {
            let go = Box::new(move || trying.set(Some(place)));
            return Some(press(
                Press("button button-wide", "try", String::new()),
                texts.try_it.into_any(),
                go,
            ));
        }
        let act = act_of(page, &own, way)?;
        let tried = app.peek(|workspace| Outlook::after(workspace, &act, today));
        let now = app.peek(|workspace| Outlook::of(workspace, today));
        let Ok(tried) = tried else { return Some(line(texts.refused)) };
        let why = matches!(way, Way::Defer { .. }).then(|| revise::reasons(lang, page.reason));
        let own = own.clone();
        let take = Box::new(move || take(page, &own, way));
        let leave = Box::new(move || trying.set(None));
        Some(
            view! {
                <div class="card" data-trial=HOOKS.get(place).copied().unwrap_or_default()>
                    <p class="row-name">{texts.would}</p>
                    <ul class="facts">{changes(page, now, tried)}</ul>
                    {why}
                    <p class="quiet">{texts.not_yet}</p>
                    <div class="more-buttons">
                        {press(Press("button button-main button-wide", "apply", String::new()), texts.apply.into_any(), take)}
                        {press(Press("button button-plain button-wide", "leave", String::new()), texts.leave.into_any(), leave)}
                    </div>
                </div>
            }
            .into_any(),
        )
    })
}

/// What would be another: today's need a day, the list, this month's target and the next one's.
fn changes(page: Page, now: Outlook, tried: Outlook) -> Vec<AnyView> {
    let Page { app, lang, .. } = page;
    let texts = lang.track().adjust.replan;
    let mut lines = Vec::new();
    let short = |amount| number::short(lang, amount);
    let need = [now.need, tried.need];
    let exact = need.map(|need| match need {
        Some(crate::domain::pace::Need::PerDay(amount)) => amount.to_string(),
        _ => String::new(),
    });
    let shown = need.map(|need| said::need(lang, need));
    let mut push = |figure, exact: [String; 2], text: String| {
        lines.push(fact(figure, exact.join(" "), text));
    };
    push("try-need", exact, fill(texts.need, &shown.each_ref().map(String::as_str)));
    let list = [now.list, tried.list].map(|many| many.to_string());
    push("try-list", list.clone(), fill(texts.list, &list.each_ref().map(String::as_str)));
    if now.target != tried.target {
        let both = [now.target, tried.target];
        let shown = both.map(short);
        let text = fill(texts.target, &shown.each_ref().map(String::as_str));
        push("try-target", both.map(|amount| amount.to_string()), text);
    }
    if now.next != tried.next {
        let both = [now.next, tried.next].map(Option::unwrap_or_default);
        let [before, after] = both.map(short);
        let month = date::month(lang, untrack(|| app.month()).next());
        let text = fill(texts.next, &[&month, &before, &after]);
        push("try-next", both.map(|amount| amount.to_string()), text);
    }
    if now.leads != tried.leads {
        let both = [now.leads, tried.leads].map(|many| many.to_string());
        let text = fill(texts.leads, &both.each_ref().map(String::as_str));
        push("try-leads", both, text);
    }
    for ((before, after), text) in now.cadences.into_iter().zip(tried.cadences).zip(texts.classes) {
        if before != after {
            let both = [before, after];
            let shown = both.map(|cadence| rhythm(lang, cadence));
            let text = fill(text, &shown.each_ref().map(String::as_str));
            push("try-cadence", both.map(|cadence| format!("{cadence:?}")), text);
        }
    }
    if now.milestones != tried.milestones {
        let both = [now.milestones, tried.milestones].map(|many| many.to_string());
        let text = fill(texts.milestones, &both.each_ref().map(String::as_str));
        push("try-milestones", both, text);
    }
    lines
}

/// Takes a way: all of it in one go, and one tap takes it back.
fn take(page: Page, own: &OwnReplan, way: Way) {
    let Page { app, lang, trying, .. } = page;
    let texts = lang.track().adjust.replan;
    let stamps: Option<Vec<Stamp>> = match act_of(page, own, way) {
        None => None,
        Some(Act::Goal(all)) => app.decide_goal(all).ok(),
        Some(Act::Set(changed)) => {
            app.dispatch(Command::Settings(changed)).ok().map(|stamp| vec![stamp])
        }
    };
    trying.set(None);
    match stamps {
        Some(stamps) => {
            app.say_of_all(fill(texts.applied, &[said::name(lang, way)]), stamps);
            crate::browser::page::focus("#sheet-title");
        }
        None => app.say(texts.refused.to_owned(), None),
    }
}

/// The deals of the days after the month, each with a tap that dates it into the month.
fn near(page: Page, own: &Arc<OwnReplan>) -> AnyView {
    let Page { app, lang, .. } = page;
    let texts = lang.track().adjust.replan;
    let today = app.today.get_untracked();
    let to = app.peek(|workspace| own.pulled_to(workspace, today));
    let shown = date::day(lang, to);
    let head = fill(texts.deals[1], &[&shown]);
    let rows = own.near.iter().take(MOST).filter_map(|id| {
        let id = *id;
        let name = whose(app, lang, id);
        let label = format!("{}: {name}", texts.pull_go);
        let done = fill(texts.pulled, &[&name, &shown]);
        let pull = Box::new(move || {
            let expected = Some(to);
            let change =
                Command::ChangeDeal { deal: id, amount: None, stage: None, expected, chance: None };
            match app.dispatch(change) {
                Ok(stamp) => app.say(done.clone(), Some(stamp)),
                Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
            }
        });
        let button = press(Press("button", "pull", label), texts.pull_go.into_any(), pull);
        deal_row(app, lang, id, Some(button))
    });
    list(lang, head, rows.collect(), own.near.len())
}

/// The open deals of the month, to be made larger.
fn open(page: Page, own: &Arc<OwnReplan>, head: String) -> AnyView {
    let Page { app, lang, .. } = page;
    let rows = own.open.iter().take(MOST).filter_map(|id| deal_row(app, lang, *id, None));
    list(lang, head, rows.collect(), own.open.len())
}

fn list(lang: Lang, head: String, rows: Vec<AnyView>, all: usize) -> AnyView {
    let rest = all.saturating_sub(MOST);
    let rest = (rest > 0).then(|| counted(lang.track().adjust.replan.more, rest));
    view! {
        <p class="quiet">{head}</p>
        <ul class="list">{rows}</ul>
        <p class="quiet">{rest}</p>
    }
    .into_any()
}
