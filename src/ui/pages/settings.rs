//! The weekly pattern, the sales month, and what fits a day. Each choice holds at once and can be
//! undone.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::cadence::{capacity, planned};
use crate::domain::calendar::WeekPattern;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::fact::SettingsChanged;
use crate::domain::period::MonthStart;
use crate::domain::week::Week;
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::text::{Counted, Lang, counted, date, fill, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::live::{at_times, flag, part, question, tap, words};
use crate::ui::components::{icon, sheet};

/// The most visits a day can be set to hold.
const MOST_VISITS: u16 = 30;
/// The most calls a day may be said to have room for.
const MOST_CALLS: u16 = 60;

/// The sheet.
pub fn settings(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let content = view! {
        <div class="settings">
            {pattern(app, lang)}
            {make_up(app, lang)}
            {month_start(app, lang)}
            {visits(app, lang)}
            {calls(app, lang)}
            {leads(app, lang)}
        </div>
    };
    sheet::sheet(app, lang, texts.days_title.to_owned(), content.into_any())
}

fn change(app: App, lang: Lang, changed: SettingsChanged) {
    match app.dispatch(Command::Settings(changed)) {
        Ok(stamp) => app.say(lang.behind().keep.settings_saved.to_owned(), Some(stamp)),
        Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
    }
}

/// A pattern without the week it is counted from.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Five,
    Six,
    Alternating,
}

fn kind_of(pattern: WeekPattern) -> Kind {
    match pattern {
        WeekPattern::FiveDays => Kind::Five,
        WeekPattern::SixDays => Kind::Six,
        WeekPattern::Alternating { .. } => Kind::Alternating,
    }
}

/// Whether the pattern works on this week's Saturday.
fn is_six(pattern: WeekPattern, today: Day) -> bool {
    pattern.works(Week::of(today).last().previous())
}

fn pattern(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let now = question(move || app.workspace(|workspace| workspace.calendar.pattern));
    let kind = question(move || kind_of(now.get()));
    let six = question(move || is_six(now.get(), app.today.get()));
    let set = move |pattern: WeekPattern| {
        if pattern != now.get_untracked() {
            change(app, lang, SettingsChanged { pattern: Some(pattern), ..Default::default() });
        }
    };
    let by_turns = move |six: bool| {
        let today = app.today.get_untracked();
        // Any day of a week of six working days names it.
        set(WeekPattern::Alternating { big_week: if six { today } else { today.plus_days(-7) } });
    };
    let choose = move |chosen: Kind| match chosen {
        Kind::Five => set(WeekPattern::FiveDays),
        Kind::Six => set(WeekPattern::SixDays),
        Kind::Alternating if kind.get_untracked() != Kind::Alternating => by_turns(true),
        Kind::Alternating => {}
    };
    let [five_word, six_word, turns_word] = texts.patterns.map(str::to_owned);
    let kinds = vec![
        Chip { value: Kind::Five, act: "pattern-five", word: five_word },
        Chip { value: Kind::Six, act: "pattern-six", word: six_word },
        Chip { value: Kind::Alternating, act: "pattern-alternating", word: turns_word },
    ];
    let week = at_times(move || {
        let [six_days, five_days] = texts.this_week_days.map(str::to_owned);
        let weeks = vec![
            Chip { value: true, act: "week-six", word: six_days },
            Chip { value: false, act: "week-five", word: five_days },
        ];
        (kind.get() == Kind::Alternating).then(|| {
            chips(texts.this_week, "this-week", weeks, six.into(), move |now| {
                if now != six.get_untracked() {
                    by_turns(now);
                }
            })
        })
    });
    let month = question(move || app.month());
    let halves = question(move || {
        let month = month.get();
        app.workspace(|workspace| workspace.calendar.working(workspace.period(month)).halves())
    });
    let days = words(move || say::days(halves.get()));
    let sentence =
        words(move || fill(texts.pattern_now, &[&date::month(lang, month.get()), &days.get()]));
    view! {
        {chips(texts.pattern, "pattern", kinds, kind.into(), choose)}
        {week}
        <p class="hint">
            <span data-work-days="" data-exact=days>{sentence}</span>
            " "
            {texts.pattern_means}
        </p>
    }
    .into_any()
}

fn make_up(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let worked = question(move || app.workspace(|workspace| !workspace.calendar.ignore_make_up));
    let word = words(move || {
        let [yes, no] = texts.make_ups;
        if worked.get() { yes } else { no }.to_owned()
    });
    let turn = move || {
        let ignore_make_up = Some(worked.get_untracked());
        change(app, lang, SettingsChanged { ignore_make_up, ..Default::default() });
    };
    view! {
        <div class="field">
            <span class="field-label" id="make-up">{texts.make_up}</span>
            <button
                type="button"
                class="chip"
                data-act="make-up"
                aria-describedby="make-up"
                aria-pressed=flag(move || worked.get())
                on:click=tap(turn)
            >
                {word}
            </button>
            <p class="hint">{texts.make_up_means}</p>
        </div>
    }
    .into_any()
}

fn month_start(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let start = question(move || app.workspace(|workspace| workspace.month_start));
    let days = (1_u8..=28)
        .filter_map(|day| MonthStart::new(day).ok())
        .map(|day| {
            let number = day.day().to_string();
            let word = fill(texts.month_start_day, &[&number]);
            let chosen = move || start.get() == day;
            view! { <option value=number prop:selected=Signal::derive(chosen)>{word}</option> }
                .into_any()
        })
        .collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).parse::<u8>().ok();
        let chosen = chosen.and_then(|day| MonthStart::new(day).ok());
        if let Some(day) = chosen.filter(|day| *day != start.get_untracked()) {
            let month_start = Some(day);
            change(app, lang, SettingsChanged { month_start, ..Default::default() });
        }
    };
    let choose: Box<dyn FnMut(leptos::ev::Event)> = Box::new(choose);
    let means = words(move || {
        let month = app.month();
        let period = app.workspace(|workspace| workspace.period(month));
        let (first, last) = (date::day(lang, period.first()), date::day(lang, period.last()));
        fill(texts.month_start_means, &[&date::month(lang, month), &first, &last])
    });
    view! {
        <div class="field">
            <label class="field-label" for="month-start">{texts.month_start}</label>
            <select class="field-input" id="month-start" data-act="month-start" on:change=choose>
                {days}
            </select>
            <p class="hint">{means}</p>
        </div>
    }
    .into_any()
}

/// A number of a day that goes up and down by one.
struct Stepper {
    label: &'static str,
    count: Counted,
    least: u16,
    most: u16,
    /// The hooks of fewer and more, and of the figure.
    acts: [&'static str; 3],
    get: fn(&Workspace) -> u16,
    set: fn(u16) -> SettingsChanged,
}

fn visits(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let stepper = Stepper {
        label: texts.visits,
        count: texts.visits_count,
        least: 1,
        most: MOST_VISITS,
        acts: ["fewer", "more-visits", "visits"],
        get: |workspace| workspace.visits_a_day,
        set: |visits| SettingsChanged { visits_a_day: Some(visits), ..Default::default() },
    };
    let means = words(move || {
        let visits = app.workspace(|workspace| workspace.visits_a_day);
        let fill = planned(capacity(visits, 2));
        counted(texts.visits_mean, usize::try_from(fill).unwrap_or(usize::MAX))
    });
    stepped(app, lang, stepper, means.into_any())
}

fn calls(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let stepper = Stepper {
        label: texts.calls,
        count: texts.calls_count,
        least: 1,
        most: MOST_CALLS,
        acts: ["fewer-calls", "more-calls", "calls"],
        get: |workspace| workspace.calls_a_day,
        set: |calls| SettingsChanged { calls_a_day: Some(calls), ..Default::default() },
    };
    stepped(app, lang, stepper, texts.calls_mean.into_any())
}

fn leads(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let stepper = Stepper {
        label: texts.leads,
        count: texts.leads_count,
        least: 0,
        most: MOST_VISITS,
        acts: ["fewer-leads", "more-leads", "leads"],
        get: |workspace| workspace.leads_a_day,
        set: |leads| SettingsChanged { leads_a_day: Some(leads), ..Default::default() },
    };
    stepped(app, lang, stepper, texts.leads_mean.into_any())
}

fn stepped(app: App, lang: Lang, stepper: Stepper, means: AnyView) -> AnyView {
    let texts = lang.behind().keep;
    let Stepper { label, count, least, most, acts: [fewer, more, figure], get, set } = stepper;
    let now = question(move || app.workspace(get));
    let by = move |up: bool| {
        let before = now.get_untracked();
        let wanted = if up { before.saturating_add(1) } else { before.saturating_sub(1) };
        let wanted = wanted.clamp(least, most);
        if wanted != before {
            change(app, lang, set(wanted));
        }
    };
    let step = |act: &'static str, sign: fn() -> AnyView, name: &'static str, up: bool| {
        let end = if up { most } else { least };
        view! {
            <button
                type="button"
                class="button"
                data-act=act
                aria-label=name
                aria-disabled=flag(move || now.get() == end)
                on:click=tap(move || by(up))
            >
                {sign()}
            </button>
        }
        .into_any()
    };
    let shown = part(move || {
        let now = now.get();
        let word = counted(count, usize::from(now));
        view! { <output data-figure=figure data-exact=now.to_string()>{word}</output> }.into_any()
    });
    view! {
        <div class="field">
            <span class="field-label">{label}</span>
            <div class="stepper">
                {step(fewer, icon::minus, texts.fewer, false)}
                {shown}
                {step(more, icon::plus, texts.more, true)}
            </div>
            <p class="hint">{means}</p>
        </div>
    }
    .into_any()
}
