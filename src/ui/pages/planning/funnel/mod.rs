//! From the amount back to the visits: a picture, rates to move, the weeks, and where the leads
//! come from.

mod figures;
mod picture;
mod sources;
mod weeks;

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::figures::revenue;
use crate::domain::plan_book::funnel::{FunnelPlan, FunnelProblem, in_force};
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::plan_book::worked_back::{Missing, WorkedBack, as_of, worked_back};
use crate::state::App;
use crate::text::planning::hundredths;
use crate::text::{Lang, amount, date, fill, number};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::live::{at_times, maybe, part, question, tap};
use crate::ui::components::sheet;

/// The places of the typed figures.
const TICKET: usize = 0;
/// The rate from lead to deal; those out of the four stages follow it.
const LEAD: usize = 1;
const VISITS: usize = 6;
const DAYS: usize = 7;

/// What is typed and not yet kept; an empty text stands for the rep's own figure.
#[derive(Clone, Copy)]
struct Typed {
    month: Month,
    staged: RwSignal<bool>,
    texts: [RwSignal<String>; 8],
}

/// A typed figure that is none: its place and what is wrong.
type Wrong = (usize, FunnelProblem);

impl Typed {
    /// What is typed, as it would be kept.
    fn plan(self) -> Result<FunnelPlan, Wrong> {
        let rate = |place| self.hundredths(place, FunnelProblem::Rate);
        let stages = [rate(2)?, rate(3)?, rate(4)?, rate(5)?];
        let ticket = self.texts[TICKET].with(|typed| match typed.trim() {
            "" => Ok(None),
            typed => amount::read(typed).map(Some).map_err(|_| (TICKET, FunnelProblem::Ticket)),
        })?;
        let plan = FunnelPlan {
            month: self.month,
            staged: self.staged.get(),
            ticket,
            lead: rate(LEAD)?,
            stages,
            visits: self.hundredths(VISITS, FunnelProblem::Visits)?,
            days: self.hundredths(DAYS, FunnelProblem::Days)?,
        };
        plan.check().map(|()| plan).map_err(|problem| (Typed::place_of(&plan, problem), problem))
    }

    fn hundredths(self, place: usize, problem: FunnelProblem) -> Result<Option<u16>, Wrong> {
        self.texts[place].with(|typed| {
            if typed.trim().is_empty() {
                return Ok(None);
            }
            // Days are whole.
            let read = match hundredths::read(typed) {
                Some(read) if place == DAYS => (read % 100 == 0).then_some(read / 100),
                read => read,
            };
            read.and_then(|read| u16::try_from(read).ok()).map(Some).ok_or((place, problem))
        })
    }

    /// Which field a problem of a plan is of.
    fn place_of(plan: &FunnelPlan, problem: FunnelProblem) -> usize {
        match problem {
            FunnelProblem::Ticket => TICKET,
            FunnelProblem::Visits => VISITS,
            FunnelProblem::Days => DAYS,
            FunnelProblem::Rate => {
                let rates = [plan.lead].into_iter().chain(plan.stages);
                let odd = |rate: &Option<u16>| rate.is_some_and(|rate| rate == 0 || rate > 10_000);
                rates.take(5).position(|rate| odd(&rate)).unwrap_or(0).saturating_add(LEAD)
            }
        }
    }

    /// Shows a plan in the fields.
    fn show(self, plan: &FunnelPlan) {
        let shown =
            |kept: Option<u16>| kept.map(|kept| hundredths::shown(kept.into())).unwrap_or_default();
        let [one, two, three, four] = plan.stages;
        let rates = [plan.lead, one, two, three, four, plan.visits].map(shown);
        self.staged.set(plan.staged);
        self.texts[TICKET].set(plan.ticket.map(|ticket| ticket.to_string()).unwrap_or_default());
        for (text, rate) in self.texts.iter().skip(LEAD).zip(rates) {
            text.set(rate);
        }
        self.texts[DAYS].set(plan.days.map(|days| days.to_string()).unwrap_or_default());
    }
}

/// All that the parts of the sheet ask.
#[derive(Clone, Copy)]
struct Sheet {
    app: App,
    lang: Lang,
    month: Month,
    typed: Typed,
    /// What is left instead of the whole month.
    rest: RwSignal<bool>,
    /// How the figures came about is shown.
    how: RwSignal<bool>,
    own: Memo<OwnFunnel>,
    plan: Memo<Result<FunnelPlan, Wrong>>,
    kept: Memo<FunnelPlan>,
    found: Memo<Option<Result<WorkedBack, Missing>>>,
}

/// The sheet.
pub fn funnel(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().funnel;
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    let typed = Typed {
        month,
        staged: RwSignal::new(false),
        texts: std::array::from_fn(|_| RwSignal::new(String::new())),
    };
    let kept = question(move || {
        let plan = app.workspace(|workspace| in_force(workspace, month));
        plan.unwrap_or_else(|| FunnelPlan::of(month))
    });
    typed.show(&kept.get_untracked());
    let own = question(move || {
        let staged = typed.staged.get();
        app.workspace(|workspace| {
            OwnFunnel::of(workspace, as_of(workspace, month, app.today.get()), staged)
        })
    });
    let rest = RwSignal::new(false);
    let plan = question(move || typed.plan());
    let found = question(move || {
        let plan = plan.get().ok()?;
        let (own, today) = (own.get(), app.today.get());
        Some(app.workspace(|workspace| worked_back(workspace, &plan, &own, today, rest.get())))
    });
    let how = RwSignal::new(false);
    let sheet = Sheet { app, lang, month, typed, rest, how, own, plan, kept, found };
    let target = app.workspace(|workspace| revenue(workspace, Span::Month, month));
    let content = match target {
        None => view! {
            <p>{date::month(lang, month)}</p>
            <p class="empty" data-empty="">{texts.no_goal}</p>
        }
        .into_any(),
        Some(target) => whole(sheet, target),
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content)
}

fn whole(sheet: Sheet, target: Money) -> AnyView {
    let Sheet { lang, month, kept, .. } = sheet;
    let texts = lang.planning().funnel;
    let head = fill(texts.for_month, &[&date::month(lang, month), &number::short(lang, target)]);
    let carried = maybe(move || {
        let whose = kept.get().month;
        (whose != month).then(|| fill(texts.carried, &[&date::month(lang, whose)]))
    });
    view! {
        <p data-month=month.to_string() data-exact=target.to_string()>{head}</p>
        <p class="quiet" data-carried="">{carried}</p>
        {from(sheet)}
        {part(move || picture::picture(sheet))}
        {figures::figures(sheet)}
        {do_it(sheet)}
        {part(move || weeks::weeks(sheet))}
        {sources::sources(sheet)}
    }
    .into_any()
}

/// One rate or five stages; the whole month or, once it has begun, what is left.
fn from(sheet: Sheet) -> AnyView {
    let Sheet { app, lang, month, typed, rest, found, .. } = sheet;
    let texts = lang.planning().funnel;
    let choice = |words: [&str; 2], acts: [&'static str; 2]| {
        let all = [false, true].into_iter().zip(acts).zip(words);
        all.map(|((value, act), word)| Chip { value, act, word: word.to_owned() }).collect()
    };
    let begun = app.month() == month;
    let means = maybe(move || {
        let amount = found.get()?.ok()?.amount;
        rest.get().then(|| fill(texts.rest_means, &[&number::exact(amount)]))
    });
    let starts = begun.then(|| {
        let froms = choice(texts.froms, ["from-whole", "from-rest"]);
        view! {
            {chips(texts.from, "from", froms, rest.into(), move |one| rest.set(one))}
            <p class="hint" data-rest="">{means}</p>
        }
        .into_any()
    });
    let bys = choice(texts.bys, ["by-lead", "by-stages"]);
    let staged = typed.staged;
    view! {
        {chips(texts.by, "by", bys, staged.into(), move |one| staged.set(one))}
        {starts}
    }
    .into_any()
}

/// What a what-if changes against what is kept, and keeping it.
fn do_it(sheet: Sheet) -> AnyView {
    let Sheet { app, lang, month, typed, kept, plan, .. } = sheet;
    let texts = lang.planning().funnel;
    let differs = question(move || {
        plan.get().ok().is_some_and(|plan| plan != FunnelPlan { month, ..kept.get() })
    });
    let compared = maybe(move || {
        if !differs.get() {
            return None;
        }
        let (before, now) = (solved(sheet, &kept.get())?, sheet.found.get()?.ok()?.solved);
        let leads = change(now.leads(), before.leads());
        Some(fill(texts.compared, &[&leads, &change(now.visits, before.visits)]))
    });
    let save = move || {
        if let Ok(plan) = plan.get_untracked() {
            let today = app.today.get_untracked();
            if let Some(stamp) = app.keep_row(plan.entry(today)) {
                app.say(fill(texts.kept, &[&date::month(lang, month)]), Some(stamp));
            }
        }
    };
    let back = move || typed.show(&kept.get_untracked());
    let clear = move || {
        let staged = typed.staged.get_untracked();
        typed.show(&FunnelPlan { staged, ..FunnelPlan::of(month) });
    };
    let buttons = at_times(move || {
        differs.get().then(|| {
            view! {
                <div class="more-buttons">
                    <button type="button" class="button button-main button-wide" data-act="funnel-keep" on:click=tap(save)>
                        {texts.keep}
                    </button>
                    <button type="button" class="button button-wide" data-act="funnel-back" on:click=tap(back)>
                        {texts.back}
                    </button>
                </div>
            }
            .into_any()
        })
    });
    view! {
        <p class="hint" role="status" data-compared="">{compared}</p>
        {buttons}
        <div class="more-buttons">
            <button type="button" class="button button-plain button-wide" data-act="funnel-own" on:click=tap(clear)>
                {texts.clear}
            </button>
        </div>
    }
    .into_any()
}

/// What is kept, worked back as now.
fn solved(sheet: Sheet, kept: &FunnelPlan) -> Option<crate::domain::funnel::BackSolved> {
    let Sheet { app, month, rest, .. } = sheet;
    let today = app.today.get();
    app.workspace(|workspace| {
        let own = OwnFunnel::of(workspace, as_of(workspace, month, today), kept.staged);
        let kept = FunnelPlan { month, ..*kept };
        worked_back(workspace, &kept, &own, today, rest.get()).ok().map(|found| found.solved)
    })
}

/// `+6`, `−12`, `0`.
fn change(now: i64, before: i64) -> String {
    let change = now.saturating_sub(before);
    let size = number::grouped(change.unsigned_abs());
    match change {
        0 => size,
        1.. => format!("+{size}"),
        _ => format!("−{size}"),
    }
}

/// A number of things, as it is shown.
fn count(number: i64) -> String {
    number::grouped(number.unsigned_abs())
}
