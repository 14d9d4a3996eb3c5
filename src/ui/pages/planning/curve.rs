//! The rhythm within the month: a curve to choose, with its picture and what it makes of the weeks.

use fieldplan_view::view;
use leptos::prelude::*;

use super::bits::{self, Press, chips, fact, facts, form, line, toggle};
use crate::domain::calendar::DayKind;
use crate::domain::curve::{Curve, NoCurve};
use crate::domain::money::Money;
use crate::domain::pace::{Need, Standing};
use crate::domain::period::{Month, Period};
use crate::domain::plan_book::curve::{By, Chosen, chosen};
use crate::domain::rhythm::Rhythm;
use crate::domain::tier::Tier;
use crate::state::App;
use crate::text::{Lang, amount, counted, date, fill, number, say};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, part};

/// The hooks of the curves, in the order of [`By::ALL`].
const ACTS: [&str; 4] = ["curve-even", "curve-thirds", "curve-dues", "curve-own"];
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
}

/// The sheet.
pub fn curve(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().curve;
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    let target = app.peek(|w| w.goal(month).map(|goal| goal.in_force().tiers.get(Tier::Target)));
    let name = date::month(lang, month);
    let Some(goal) = target else {
        let sentence = fill(texts.no_goal, &[&name]);
        return bits::no_goal(app, lang, texts.title, sentence, texts.set_goal);
    };
    let kept = app.peek(|workspace| chosen(workspace, month));
    let shares = kept.as_thirds().unwrap_or(THIRDS);
    let thirds = shares.map(|share| RwSignal::new(number::hundredths(share)));
    let by = RwSignal::new(kept.by as usize);
    let choice = Choice { app, lang, month, goal, by, thirds };
    let error = RwSignal::new(None);
    let cards = (0..ACTS.len()).map(|place| card(choice, place)).collect();
    let content = vec![
        line("quiet", fill(texts.of, &[&name, &number::short(lang, goal)])),
        chips(texts.choose, cards),
        at_times(move || (choice.by.get() == By::Segments as usize).then(|| thirds_fields(choice))),
        part(move || made_of(choice)),
        month_days(app, lang, month),
    ];
    let how = (texts.how, texts.how_lines.as_slice());
    form(app, lang, texts.title, content, how, error, Box::new(move || choice.save(error)))
}

/// One curve: its name, its picture, and the picture in words; or why it cannot be drawn.
fn card(choice: Choice, place: usize) -> AnyView {
    let texts = choice.lang.planning().curve;
    let word = |words: &[&'static str; 4]| words.get(place).copied().unwrap_or_default();
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
    vec![weeks, of_today(choice, &curve, &even)].into_any()
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
        lines.push(lang.texts().not_announced.to_owned());
    }
    let lines = lines.into_iter().map(|text| fact("days", String::new(), text)).collect();
    view! {
        {facts(texts.days, lines)}
        <a class="button button-wide" href="#/target" data-act="to-days">{texts.to_days}</a>
    }
    .into_any()
}

impl Choice {
    /// The curve as it would be kept.
    fn made(self, place: usize) -> Result<Chosen, String> {
        let made = match By::ALL.get(place) {
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
        let texts = self.lang.planning().curve;
        let mut shares = [0; 3];
        for (share, typed) in shares.iter_mut().zip(self.thirds) {
            let typed = typed.get();
            let read = amount::read_percent(&typed).ok();
            *share = read
                .filter(|share| (0..=10_000).contains(share))
                .ok_or_else(|| fill(texts.share_wrong, &[&say::cut(&typed)]))?;
        }
        Chosen::thirds(shares)
            .map_err(|wrong| fill(texts.not_whole, &[&number::percent(wrong.sum)]))
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

    fn save(self, error: RwSignal<Option<String>>) {
        let texts = self.lang.planning().curve;
        let made = match self.made(self.by.get_untracked()) {
            Err(why) => {
                error.set(Some(why));
                return;
            }
            Ok(made) => made,
        };
        let name = texts.bys.get(made.by as usize).copied().unwrap_or_default();
        let stamp = self.app.keep_row(made.entry(self.month, self.app.today.get_untracked()));
        self.app.say(fill(texts.saved, &[name]), stamp);
        self.app.close_sheet();
    }
}
