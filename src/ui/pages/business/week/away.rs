//! Days away: why and from when to when by chips, what falls into them, and where each promise goes;
//! the days and the promises are one tap and one undo.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::away::{Away, Goes, end, runs};
use crate::domain::calendar::Mark;
use crate::domain::calendar::OffReason;
use crate::domain::day::Day;
use crate::domain::ident::TaskId;
use crate::domain::marking::mark_effects;
use crate::domain::period::Period;
use crate::domain::sorted::Map;
use crate::state::App;
use crate::text::{Lang, counted, date, days, fill, number, say, visit};
use crate::ui::components::bits::{Press, chips as buttons, press, toggle};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::date_field::day_field;
use crate::ui::components::live::{at_times, nothing, part, question, send, words};
use crate::ui::components::sheet;

/// How many promises are listed; the others go after.
const MOST: usize = 30;
/// The lengths that are chips, in days.
const LENGTHS: [(i32, &str); 4] = [(1, "away-1"), (2, "away-2"), (3, "away-3"), (7, "away-7")];

const REASONS: [(OffReason, &str); 3] = [
    (OffReason::Leave, "away-leave"),
    (OffReason::Sick, "away-sick"),
    (OffReason::TradeShow, "away-show"),
];

/// The first day.
#[derive(Clone, Copy, PartialEq)]
enum From {
    Today,
    Tomorrow,
    Day,
}

/// How long.
#[derive(Clone, Copy, PartialEq)]
enum Long {
    Days(i32),
    Until,
}

#[derive(Clone, Copy)]
struct Going {
    app: App,
    lang: Lang,
    reason: RwSignal<OffReason>,
    from: RwSignal<From>,
    from_day: RwSignal<String>,
    long: RwSignal<Long>,
    until: RwSignal<String>,
    error: RwSignal<Option<String>>,
    /// Where each promise goes; after, where it is not said.
    goes: RwSignal<Map<TaskId, Goes>>,
    all: RwSignal<Goes>,
}

/// The sheet.
pub fn away(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().week.away;
    let going = Going {
        app,
        lang,
        reason: RwSignal::new(OffReason::Leave),
        from: RwSignal::new(From::Tomorrow),
        from_day: RwSignal::new(String::new()),
        long: RwSignal::new(Long::Days(1)),
        until: RwSignal::new(String::new()),
        error: RwSignal::new(None),
        goes: RwSignal::new(Map::new()),
        all: RwSignal::new(Goes::After),
    };
    sheet::sheet(app, lang, texts.title.to_owned(), going.draw())
}

/// A reason in a word.
fn why(lang: Lang, reason: OffReason) -> &'static str {
    let [leave, sick, show] = lang.business().week.away.reasons;
    match reason {
        OffReason::Sick => sick,
        OffReason::TradeShow => show,
        OffReason::Leave | OffReason::Rest => leave,
    }
}

impl Going {
    /// The days chosen; `None` while they are none.
    fn run(self) -> Option<Period> {
        let today = self.app.today.get();
        let first = match self.from.get() {
            From::Today => today,
            From::Tomorrow => today.next(),
            From::Day => self.from_day.with(|typed| Day::parse(typed).ok())?,
        };
        let last = match self.long.get() {
            Long::Days(days) => first.plus_days(days.saturating_sub(1)),
            Long::Until => self.until.with(|typed| Day::parse(typed).ok())?,
        };
        Period::new(first, last).ok().filter(|run| run.first() >= today)
    }

    fn draw(self) -> AnyView {
        let Going { app, lang, reason, from, long, .. } = self;
        let texts = lang.business().week.away;
        let reasons = REASONS
            .map(|(value, act)| Chip { value, act, word: why(lang, value).to_owned() })
            .into();
        let firsts = vec![
            Chip {
                value: From::Today,
                act: "away-today",
                word: lang.texts().when_today.to_owned(),
            },
            Chip {
                value: From::Tomorrow,
                act: "away-tomorrow",
                word: lang.texts().when_tomorrow.to_owned(),
            },
            Chip { value: From::Day, act: "away-from", word: texts.from_day.to_owned() },
        ];
        let mut lengths: Vec<Chip<Long>> = LENGTHS
            .map(|(days, act)| {
                let many = usize::try_from(days).unwrap_or(0);
                Chip { value: Long::Days(days), act, word: counted(texts.days, many) }
            })
            .into();
        lengths.push(Chip { value: Long::Until, act: "away-until", word: texts.until.to_owned() });
        let own_first = question(move || from.get() == From::Day);
        let own_last = question(move || long.get() == Long::Until);
        let away = question(move || {
            let today = app.today.get();
            let run = self.run()?;
            app.workspace(|workspace| Away::of(workspace, run, today))
        });
        let told = part(move || match away.get() {
            Some(away) => untrack(|| self.told(&away)),
            None => nothing(),
        });
        let save = move || self.save(away.get_untracked().as_ref());
        let today = app.today.get_untracked();
        view! {
            {part(move || self.now())}
            <form novalidate on:submit=send(save)>
                {chips(texts.reason, "away-why", reasons, reason.into(), move |one| reason.set(one))}
                {chips(texts.from, "away-first", firsts, from.into(), move |one| from.set(one))}
                {at_times(move || own_first.get().then(|| {
                    day_field("away-from-day", texts.from_field, today, self.from_day, self.error)
                }))}
                {chips(texts.long, "away-long", lengths, long.into(), move |one| long.set(one))}
                {at_times(move || own_last.get().then(|| {
                    day_field("away-last-day", texts.until_field, today, self.until, self.error)
                }))}
                {told}
                {at_times(move || {
                    let fields = own_first.get() || own_last.get();
                    let error = self.error.get().filter(|_| !fields)?;
                    Some(view! { <p class="error" role="alert">{error}</p> }.into_any())
                })}
                <div class="sheet-do">
                    <button type="submit" class="button button-main button-wide" data-act="away-save">
                        {texts.save}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    /// Away now, or soon: it can end early.
    fn now(self) -> AnyView {
        let Going { app, lang, .. } = self;
        let texts = lang.business().week.away;
        let today = app.today.get();
        let all = app.workspace(|workspace| runs(workspace, today));
        let rows = all.into_iter().map(|(run, reason)| {
            let begun = run.first() <= today;
            let said = fill(texts.now, &[why(lang, reason), &date::run(lang, run)]);
            let word = if begun { texts.back } else { texts.cancel };
            let go = Box::new(move || match app.dispatch(end(run, today)) {
                Ok(stamp) => app.say(fill(texts.ended, &[why(lang, reason)]), Some(stamp)),
                Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
            });
            view! {
                <div class="notice" data-run=format!("{} {}", run.first(), run.last())>
                    <p>{said}</p>
                    {press(Press("button", "away-end", String::new()), word.into_any(), go)}
                </div>
            }
            .into_any()
        });
        rows.collect::<Vec<_>>().into_any()
    }

    /// What falls into the days.
    fn told(self, away: &Away) -> AnyView {
        let Going { app, lang, reason, .. } = self;
        let texts = lang.business().week.away;
        let run = away.run;
        let back = away.back.map(|day| date::day(lang, day)).unwrap_or_default();
        let days_said = fill(texts.run, &[&date::run(lang, run), &back]);
        let effects = words(move || {
            let mark = Some(Mark::Off(reason.get()));
            let effects = app.workspace(|workspace| mark_effects(workspace, run, mark));
            effects.iter().map(|one| days::effect(lang, one)).collect::<Vec<_>>().join(" ")
        });
        let count = |words, many: usize, hook: &'static str| {
            (many > 0).then(|| {
                view! { <li data-figure=hook data-exact=many.to_string()>{counted(words, many)}</li> }
                    .into_any()
            })
        };
        let collections = count(texts.collections, away.collections.len(), "collections");
        let deals = count(texts.deals, away.deals.len(), "deals");
        view! {
            <p class="why" data-run=format!("{} {}", run.first(), run.last())>{days_said}</p>
            <ul class="facts">
                <li>{texts.pauses}</li>
                <li data-effects="">{effects}</li>
                {collections}
                {deals}
            </ul>
            {self.promises(away)}
        }
        .into_any()
    }

    /// What becomes of the promises: one tap each, or one for all.
    fn promises(self, away: &Away) -> AnyView {
        let Going { app, lang, goes, all, .. } = self;
        let texts = lang.business().week.away;
        if away.moves.is_empty() {
            return view! { <p class="quiet">{texts.promises_none}</p> }.into_any();
        }
        let today = app.today.get_untracked();
        let before = app.peek(|workspace| away.before(workspace, today));
        let every = move |act, word: &'static str, to: Goes| {
            toggle(
                Press("chip", act, String::new()),
                word.into_any(),
                Box::new(move || all.get() == to && goes.with(Map::is_empty)),
                Box::new(move || {
                    goes.set(Map::new());
                    all.set(to);
                }),
            )
        };
        let mut both = vec![every("away-all-after", texts.all_after, Goes::After)];
        if before.is_some() {
            both.insert(0, every("away-all-before", texts.all_before, Goes::Before));
        }
        let rows = away.moves.iter().take(MOST).map(|moved| {
            let task = moved.task;
            let kept = app.peek(|workspace| workspace.task(task).copied());
            let Some(kept) = kept else { return nothing() };
            let name = untrack(|| app.customer_name(lang, kept.customer));
            let step = visit::step(lang.texts(), kept.step);
            let why = fill(texts.line, &[&date::day(lang, kept.due), step]);
            let now = move || goes.with(|goes| goes.get(&task).copied()).unwrap_or(all.get());
            let choice = |act, word: String, to: Goes| {
                toggle(
                    Press("chip", act, String::new()),
                    word.into_any(),
                    Box::new(move || now() == to),
                    Box::new(move || {
                        goes.update(|goes| {
                            goes.insert(task, to);
                        });
                    }),
                )
            };
            let mut three = Vec::new();
            if let Some(before) = before {
                let word = fill(texts.before, &[&date::day(lang, before)]);
                three.push(choice("away-before", word, Goes::Before));
            }
            let word = fill(texts.after, &[&date::day(lang, moved.due)]);
            three.push(choice("away-after", word, Goes::After));
            three.push(choice("away-stays", texts.stays.to_owned(), Goes::Stays));
            view! {
                <li class="sort-line" data-id=task.to_string()>
                    <span class="row-name user" data-user="">{name.clone()}</span>
                    <span class="row-why">{why}</span>
                    <div class="chips" role="group" aria-label=name>{three}</div>
                </li>
            }
            .into_any()
        });
        let rows = rows.collect::<Vec<_>>();
        let many = away.moves.len();
        let rest = many.saturating_sub(MOST);
        let rest = (rest > 0).then(|| counted(texts.more, rest));
        let head = counted(texts.promises, many);
        view! {
            <p data-figure="promises" data-exact=many.to_string()>{head}</p>
            {buttons(texts.all, both)}
            <ul class="list">{rows}</ul>
            <p class="quiet">{rest}</p>
        }
        .into_any()
    }

    fn save(self, away: Option<&Away>) {
        let Going { app, lang, goes, all, reason, .. } = self;
        let texts = lang.business().week.away;
        let Some(away) = away else {
            self.error.set(Some(texts.bad.to_owned()));
            return;
        };
        let today = app.today.get_untracked();
        let reason = reason.get_untracked();
        let goes = goes.get_untracked();
        let all = all.get_untracked();
        let goes = |task: TaskId| goes.get(&task).copied().unwrap_or(all);
        let stay = away.moves.iter().filter(|moved| goes(moved.task) == Goes::Stays).count();
        let moved = away.moves.len().saturating_sub(stay);
        let commands = app.peek(|workspace| away.commands(workspace, today, reason, goes));
        match app.dispatch_together(commands) {
            Ok(stamps) => {
                app.close_sheet();
                let many = number::grouped(moved as u64);
                let said = [why(lang, reason), &date::run(lang, away.run), &many];
                app.say_of_all(fill(texts.saved, &said), stamps);
            }
            Err(refusal) => self.error.set(Some(say::refusal(lang, refusal, ""))),
        }
    }
}
