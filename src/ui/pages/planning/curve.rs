//! The rhythm within the month: a curve to choose, with its picture and what it makes of the weeks.

use std::sync::Arc;

use fieldplan_view::view;
use leptos::prelude::*;

use super::bits::{
    self, Press, chips, fact, facts, fold, form, half_kept, input, left_over, line, link, toggle,
};
use super::drafted;
use super::week::Week;
use crate::domain::calendar::DayKind;
use crate::domain::curve::{Curve, NoCurve};
use crate::domain::money::Money;
use crate::domain::pace::{Need, Standing};
use crate::domain::period::{Month, Period};
use crate::domain::plan_book::Span;
use crate::domain::plan_book::curve::{By, Chosen, NotAWhole, chosen};
use crate::domain::plan_book::figures::revenue;
use crate::domain::plan_book::goal::Decide;
use crate::domain::rhythm::Rhythm;
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::state::App;
use crate::text::planning::hundredths;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, nothing, part};

/// The hooks of the curves, in the order of [`By::ALL`], and the one of typed weeks.
const ACTS: [&str; 5] = ["curve-even", "curve-thirds", "curve-dues", "curve-own", "curve-weeks"];
/// The place of the typed weeks.
const WEEKS: usize = 4;
/// The most weeks a month is cut into.
const MOST_WEEKS: usize = 6;
/// The sheet's names among what is half typed: the month's rhythm and the week's.
const DRAFT: &str = "curve";
const WEEK_DRAFT: &str = "week";
/// The hooks of the thirds.
const THIRD_ACTS: [&str; 3] = ["third-1", "third-2", "third-3"];
/// The shares of the thirds until others are typed, in hundredths of a percent.
const THIRDS: [i64; 3] = [3_000, 5_000, 2_000];

/// What is being chosen.
#[derive(Clone, Copy)]
struct Choice {
    app: App,
    lang: Lang,
    month: Month,
    goal: Money,
    /// The place of the curve in [`By::ALL`].
    by: RwSignal<usize>,
    /// The thirds as they are typed.
    thirds: [RwSignal<String>; 3],
    /// The weeks as they are typed; the last ones are none of the month.
    weeks: [RwSignal<String>; MOST_WEEKS],
}

/// The sheet.
pub fn curve(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().curve;
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    let target = app.peek(|w| w.goal(month).map(|goal| goal.in_force().tiers.get(Tier::Target)));
    let name = date::month(lang, month);
    let Some(goal) = target else {
        let sentence = fill(texts.no_goal, &[&name]);
        return week_alone(app, lang, month, sentence);
    };
    let empty = || RwSignal::new(String::new());
    let choice = Choice {
        app,
        lang,
        month,
        goal,
        by: RwSignal::new(0),
        thirds: [empty(), empty(), empty()],
        weeks: [empty(), empty(), empty(), empty(), empty(), empty()],
    };
    choice.fill_in();
    let as_kept = untrack(|| choice.told());
    let half = drafted::typed(app, month, DRAFT, String::new());
    let left = half.get_untracked();
    choice.take_up(&left);
    let week = Week::kept(app, lang);
    let week_as_kept = untrack(|| week.told());
    let week_half = drafted::typed(app, month, WEEK_DRAFT, String::new());
    let week_left = week_half.get_untracked();
    week.take_up(&week_left);
    let is_left = RwSignal::new(!left.is_empty() || !week_left.is_empty());
    let error = RwSignal::new(None);
    let cards = (0..ACTS.len()).map(|place| card(choice, place)).collect();
    let words = app.peek(TierWords::of);
    let tier = say::tier(lang, &words, Tier::Target);
    let content = vec![
        line("quiet", fill(texts.of, &[&name, &number::short(lang, goal), tier])),
        left_over(
            lang,
            is_left,
            Arc::new(move || {
                choice.fill_in();
                week.fill_in();
            }),
        ),
        chips(texts.choose, cards),
        at_times(move || match choice.by.get() {
            WEEKS => Some(weeks_fields(choice)),
            place => (place == By::Segments as usize).then(|| thirds_fields(choice)),
        }),
        part(move || made_of(choice)),
        week.fields(!week_left.is_empty()),
        year_to_day(choice),
        month_days(app, lang, month),
        half_kept(half, move || {
            Some(choice.told()).filter(|now| *now != as_kept).unwrap_or_default()
        }),
        half_kept(week_half, move || {
            Some(week.told()).filter(|now| *now != week_as_kept).unwrap_or_default()
        }),
    ];
    let how = (texts.how, texts.how_lines.as_slice());
    form(app, lang, texts.title, content, how, error, Box::new(move || choice.save(week, error)))
}

/// The sheet of a month without a goal: where one is set, and what the days of a week are for, which
/// asks for none.
fn week_alone(app: App, lang: Lang, month: Month, sentence: String) -> AnyView {
    let texts = lang.planning().curve;
    let week = Week::kept(app, lang);
    let as_kept = untrack(|| week.told());
    let half = drafted::typed(app, month, WEEK_DRAFT, String::new());
    let left = half.get_untracked();
    week.take_up(&left);
    let is_left = RwSignal::new(!left.is_empty());
    let error = RwSignal::new(None);
    let set = bits::link("button button-main button-wide", "set-goal", "#/target", texts.set_goal);
    let content = vec![
        view! { <p class="quiet" data-empty="">{sentence}</p> }.into_any(),
        set,
        left_over(lang, is_left, Arc::new(move || week.fill_in())),
        week.fields(!left.is_empty()),
        half_kept(half, move || {
            Some(week.told()).filter(|now| *now != as_kept).unwrap_or_default()
        }),
    ];
    let save = move || match week.changed() {
        Err(why) => error.set(Some(why)),
        Ok(changed) => {
            let on = app.today.get_untracked();
            let is_new = changed.is_some();
            let rows = changed.map(|week| Decide::Keep(week.entry(on))).into_iter().collect();
            let stamps = app.decide_goal(rows).unwrap_or_default();
            drafted::forget(app, month, &[WEEK_DRAFT]);
            if is_new {
                app.say_of_all(texts.week_saved.to_owned(), stamps);
            }
            app.close_sheet();
        }
    };
    let how = (texts.how, texts.how_lines.as_slice());
    form(app, lang, texts.title, content, how, error, Box::new(save))
}

/// One curve: its name, its picture, and the picture in words; or why it cannot be drawn.
fn card(choice: Choice, place: usize) -> AnyView {
    let texts = choice.lang.planning().curve;
    let word = |words: &[&'static str; 5]| words.get(place).copied().unwrap_or_default();
    let (name, about) = (word(&texts.bys), word(&texts.about));
    let act = ACTS.get(place).copied().unwrap_or_default();
    let content = view! {
        <span class="curve-name">{name}</span>
        {part(move || picture(choice, place, about))}
    };
    toggle(
        Press("chip curve", act, String::new()),
        content.into_any(),
        Box::new(move || choice.by.get() == place),
        Box::new(move || choice.by.set(place)),
    )
}

fn picture(choice: Choice, place: usize, about: &'static str) -> AnyView {
    let curve = match choice.drawn(place) {
        Err(why) => return view! { <span class="hint">{why}</span> }.into_any(),
        Ok(curve) => curve,
    };
    view! {
        <svg class="curve-picture" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
            <path d=points(&curve)></path>
        </svg>
        <span class="unseen" data-picture="">{in_words(choice, &curve)}</span>
        <span class="hint">{about}</span>
    }
    .into_any()
}

/// The share passed at the end of each day, from the lower left to the upper right.
fn points(curve: &Curve) -> String {
    let days = i64::from(curve.period().len().max(1));
    let mut points = "M0 40".to_owned();
    for (day, number) in curve.period().days().zip(1_i64..) {
        let across = number::hundredths(number * 10_000 / days);
        let down = number::hundredths(4_000 - curve.passed(day).of_count(4_000));
        for piece in ["L", &across, " ", &down] {
            points.push_str(piece);
        }
    }
    points
}

/// What the thirds of the month come to.
fn in_words(choice: Choice, curve: &Curve) -> String {
    let period = curve.period();
    let cut = |from: i32, to: i32| {
        let last = period.first().plus_days(to).min(period.last());
        let run = Period::new(period.first().plus_days(from), last);
        let figure = run.map_or(Money::ZERO, |run| curve.figure(choice.goal, run));
        number::short(choice.lang, figure)
    };
    fill(choice.lang.planning().curve.picture, &[&cut(0, 9), &cut(10, 19), &cut(20, 40)])
}

/// The shares of the thirds.
fn thirds_fields(choice: Choice) -> AnyView {
    let labels = choice.lang.planning().curve.thirds;
    let all = choice.thirds.into_iter().zip(THIRD_ACTS).zip(labels);
    let fields = all.map(|((typed, id), label)| {
        let asked = Field { id, label, act: id, keyboard: "decimal", class: "" };
        field(asked, typed, RwSignal::new(None), None)
    });
    fields.collect::<Vec<_>>().into_any()
}

/// The shares of the weeks.
fn weeks_fields(choice: Choice) -> AnyView {
    let texts = choice.lang.planning().curve;
    let all = choice.weeks.into_iter().zip(choice.period().weeks());
    let fields = all.map(|(typed, week)| {
        let week = date::run(choice.lang, week);
        let label = fill(texts.week_field, &[&week]);
        let take = Box::new(move |text| typed.set(text));
        let field = input("week-share", label, "decimal", typed, RwSignal::new(None), take);
        view! { <li class="part part-do"><span>{week}</span>{field}"%"</li> }.into_any()
    });
    view! { <ul class="parts">{fields.collect::<Vec<_>>()}</ul> }.into_any()
}

/// What the year and the quarter are given, and what each day of the month comes to.
fn year_to_day(choice: Choice) -> AnyView {
    let texts = choice.lang.planning().curve;
    let given = |span: Span| {
        let figure = choice.app.peek(|w| revenue(w, span, span.first(choice.month)));
        figure.map_or(texts.none.to_owned(), |figure| number::short(choice.lang, figure))
    };
    let (year, quarter) = (given(Span::Year), given(Span::Quarter));
    let month = number::short(choice.lang, choice.goal);
    let days = part(move || {
        let Ok(curve) = choice.drawn(choice.by.get()) else { return nothing() };
        let days = curve.period().days().filter_map(|day| {
            let run = Period::new(day, day).ok()?;
            let figure = curve.figure(choice.goal, run);
            let shown = date::day(choice.lang, day) + " · " + &number::exact(figure);
            (figure > Money::ZERO).then(|| fact("day", figure.to_string(), shown))
        });
        view! { <ul class="facts">{days.collect::<Vec<_>>()}</ul> }.into_any()
    });
    view! {
        <h3>{texts.from_year}</h3>
        {line("quiet", fill(texts.of_year, &[&year, &quarter, &month]))}
        {link("button button-wide", "to-year", "#/target/year", texts.to_year)}
        {fold("curve-days", texts.by_day.into_any(), false, vec![days])}
    }
    .into_any()
}

/// What the curve makes of the weeks and of today.
fn made_of(choice: Choice) -> AnyView {
    let texts = choice.lang.planning().curve;
    let (curve, even) = match (choice.drawn(choice.by.get()), choice.drawn(0)) {
        (Ok(curve), Ok(even)) => (curve, even),
        (Err(why), _) | (_, Err(why)) => return line("notice", why),
    };
    let weeks = curve.period().weeks().map(|week| {
        let figure = curve.figure(choice.goal, week);
        let shown = number::short(choice.lang, figure);
        let beside = number::short(choice.lang, even.figure(choice.goal, week));
        let week = date::run(choice.lang, week);
        fact("week", figure.to_string(), fill(texts.week, &[&week, &shown, &beside]))
    });
    let weeks = facts(texts.weeks, weeks.collect());
    let stale = if choice.is_stale() { line("notice", texts.stale.to_owned()) } else { nothing() };
    vec![stale, weeks, of_today(choice, &curve, &even)].into_any()
}

/// Expected, pace and due as they are on the curve and on the even one.
fn of_today(choice: Choice, curve: &Curve, even: &Curve) -> AnyView {
    let texts = choice.lang.planning().curve;
    let today = choice.app.today.get();
    let standing = choice.app.workspace(|w| Standing::of(w, choice.month, today));
    let Some(standing) = standing.filter(|standing| standing.period.contains(today)) else {
        return ().into_any();
    };
    let is_known = standing.pace().is_some();
    let on = |curve: &Curve| {
        let done = standing.done_today;
        let rhythm = Rhythm::on(curve, today, choice.goal, standing.before, done);
        let pace = rhythm.pace().ok().filter(|_| is_known).map(|pace| pace.of_count(100));
        let pace = pace.map_or(texts.no_pace.to_owned(), number::hundredths);
        (rhythm.expected, pace, rhythm.due_today)
    };
    let ((expected, pace, due), (even_expected, even_pace, even_due)) = (on(curve), on(even));
    let both = |text, one, other| fill(text, &[&number::exact(one), &number::exact(other)]);
    let mut lines = vec![
        fact("expected", expected.to_string(), both(texts.expected, expected, even_expected)),
        fact("pace", pace.clone(), fill(texts.pace, &[&pace, &even_pace])),
        fact("due", due.to_string(), both(texts.due, due, even_due)),
    ];
    if let Need::PerDay(needed) = standing.tier(Tier::Target).need {
        let said = fill(texts.needed, &[&number::exact(needed)]);
        lines.push(fact("needed", needed.to_string(), said));
    }
    facts(texts.today, lines)
}

/// Which days are worked, and which are not announced yet.
fn month_days(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().curve;
    let (mut off, mut half, mut announced) = (0, 0, true);
    let halves = app.peek(|workspace| {
        let (calendar, period) = (&workspace.calendar, workspace.period(month));
        for day in period.days() {
            match calendar.kind(day) {
                DayKind::Leave(_) => off += 1,
                DayKind::Half => half += 1,
                _ => {}
            }
            announced &= calendar.is_announced(day);
        }
        calendar.working(period).halves()
    });
    let mut lines = vec![fill(texts.working, &[&say::days(halves)])];
    for (text, count) in [(texts.off, off), (texts.half, half)] {
        if count > 0 {
            lines.push(counted(text, count));
        }
    }
    if !announced {
        lines.push(lang.behind().pages.not_announced.to_owned());
    }
    let lines = lines.into_iter().map(|text| fact("days", String::new(), text)).collect();
    view! {
        {facts(texts.days, lines)}
        <div class="more-buttons">
            <a class="button button-wide" href="#/target" data-act="to-days">{texts.to_days}</a>
            {link("button button-wide", "days", "#/more/days", texts.to_pattern)}
            {link("button button-wide", "calendar", "#/more/calendar", texts.to_holidays)}
        </div>
    }
    .into_any()
}

impl Choice {
    /// The curve as it would be kept.
    fn made(self, place: usize) -> Result<Chosen, String> {
        let made = match By::ALL.get(place) {
            None if place == WEEKS => return self.typed_weeks(),
            Some(By::Segments) => return self.typed(),
            Some(By::Dues) => self.app.workspace(|workspace| Chosen::dues(workspace, self.month)),
            Some(By::Own) => {
                let today = self.app.today.get();
                self.app.workspace(|workspace| Chosen::own(workspace, self.month, today))
            }
            Some(By::Even) | None => Ok(Chosen::EVEN),
        };
        made.map_err(|why| self.why(why))
    }

    fn typed(self) -> Result<Chosen, String> {
        let mut shares = [0; 3];
        for (share, typed) in shares.iter_mut().zip(self.thirds) {
            *share = self.read(typed)?;
        }
        Chosen::thirds(shares).map_err(|wrong| self.not_whole(wrong))
    }

    fn typed_weeks(self) -> Result<Chosen, String> {
        let period = self.period();
        let mut shares = Vec::new();
        for (_, typed) in period.weeks().zip(self.weeks) {
            shares.push(self.read(typed)?);
        }
        Chosen::weeks(period, &shares).map_err(|wrong| self.not_whole(wrong))
    }

    /// A typed share in hundredths of a percent.
    fn read(self, typed: RwSignal<String>) -> Result<i64, String> {
        let typed = typed.get();
        let read = hundredths::read(&typed).map(i64::from);
        read.filter(|share| (0..=10_000).contains(share))
            .ok_or_else(|| fill(self.lang.planning().curve.share_wrong, &[&say::cut(&typed)]))
    }

    fn not_whole(self, wrong: NotAWhole) -> String {
        fill(self.lang.planning().curve.not_whole, &[&number::percent(wrong.sum)])
    }

    fn period(self) -> Period {
        self.app.peek(|workspace| workspace.period(self.month))
    }

    fn kept(self) -> Chosen {
        self.app.peek(|workspace| chosen(workspace, self.month))
    }

    /// Shows what is kept.
    fn fill_in(self) {
        let kept = self.kept();
        let period = self.period();
        self.by.set(if kept.is_by_weeks(period) { WEEKS } else { kept.by as usize });
        for (typed, share) in self.thirds.into_iter().zip(kept.as_thirds().unwrap_or(THIRDS)) {
            typed.set(number::hundredths(share));
        }
        let curve = self.app.peek(|workspace| kept.over(workspace, self.month));
        let weeks = curve.map(|curve| kept.by_weeks(&curve)).unwrap_or_default();
        for (typed, share) in self.weeks.into_iter().zip(weeks) {
            typed.set(number::hundredths(share));
        }
    }

    /// All that is chosen and typed, as the text of a draft.
    fn told(self) -> String {
        let mut text = self.by.get().to_string();
        for typed in self.thirds.into_iter().chain(self.weeks) {
            text.push('\t');
            text.push_str(typed.get().trim());
        }
        text
    }

    /// Shows what such a text says.
    fn take_up(self, text: &str) {
        let mut fields = text.split('\t');
        let place = fields.next().and_then(|place| place.parse().ok());
        let Some(place) = place.filter(|place| *place < ACTS.len()) else { return };
        self.by.set(place);
        for (typed, text) in self.thirds.into_iter().chain(self.weeks).zip(fields) {
            typed.set(text.to_owned());
        }
    }

    /// Whether the curve that is kept was made of records that have changed since.
    fn is_stale(self) -> bool {
        let (kept, place) = (self.kept(), self.by.get());
        matches!(kept.by, By::Dues | By::Own)
            && kept.by as usize == place
            && self.made(place).is_ok_and(|now| now != kept)
    }

    /// The curve over the month's days.
    fn drawn(self, place: usize) -> Result<Curve, String> {
        let made = self.made(place)?;
        let over = self.app.workspace(|workspace| made.over(workspace, self.month));
        over.map_err(|why| self.why(why))
    }

    /// Why there is none.
    fn why(self, why: NoCurve) -> String {
        let texts = self.lang.planning().curve;
        match why {
            NoCurve::NoWorkingDay => texts.no_day.to_owned(),
            NoCurve::NoDues => texts.no_dues.to_owned(),
            NoCurve::TooFewMonths(months) => {
                fill(texts.few_months, &[&number::grouped(months as u64)])
            }
            NoCurve::BadSegment { .. } | NoCurve::NoShare | NoCurve::TooFine => {
                texts.no_curve.to_owned()
            }
        }
    }

    fn save(self, week: Week, error: RwSignal<Option<String>>) {
        let texts = self.lang.planning().curve;
        let place = self.by.get_untracked();
        let made = match self.made(place) {
            Err(why) => {
                error.set(Some(why));
                return;
            }
            Ok(made) => made,
        };
        let week = match week.changed() {
            Err(why) => {
                error.set(Some(why));
                return;
            }
            Ok(week) => week,
        };
        let on = self.app.today.get_untracked();
        let (mut rows, mut said) = (Vec::new(), Vec::new());
        // Who changed the week alone has not chosen the month's curve anew.
        if week.is_none() || made != self.kept() {
            let name = texts.bys.get(place).copied().unwrap_or_default();
            rows.push(Decide::Keep(made.entry(self.month, on)));
            said.push(fill(texts.saved, &[name]));
        }
        if let Some(week) = week {
            rows.push(Decide::Keep(week.entry(on)));
            said.push(texts.week_saved.to_owned());
        }
        // Both are bounded, so that neither is too long for a record; one undo takes both back.
        let stamps = self.app.decide_goal(rows).unwrap_or_default();
        drafted::forget(self.app, self.month, &[DRAFT, WEEK_DRAFT]);
        self.app.say_of_all(said.join(self.lang.texts().hold_join), stamps);
        self.app.close_sheet();
    }
}
