//! What a tap on a repair does: it keeps what puts the finding right, with an undo, or leads to where
//! the rest is typed.

use leptos::prelude::*;

use super::findings::button;
use crate::browser::page;
use crate::domain::checker::{Evidence, Finding, MetricName, Repair};
use crate::domain::command::Command;
use crate::domain::entry::Entry;
use crate::domain::fact::SettingsChanged;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::own_entries::part;
use crate::domain::period::Month;
use crate::domain::plan_book::check::{splits, tiers};
use crate::domain::plan_book::figures::{Planned, latest};
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::suggest::offer;
use crate::domain::plan_book::{Span, company, sheet, sources};
use crate::domain::rate::Rounding;
use crate::domain::tier::Tier;
use crate::domain::unit::Figure;
use crate::state::App;
use crate::text::planning::goal_sheet::{metric, percent, repair};
use crate::text::{Lang, date, fill, number, say};

/// The most visits a day that a setting takes.
const MOST_VISITS: u32 = 30;

/// What one button does.
enum Tap {
    /// Keeps a row.
    Keep(Entry),
    /// Changes a setting.
    Set(SettingsChanged),
    /// Leads to a step, or to a page where the goal is not being made.
    Step(usize, &'static str),
    /// Leads to a page.
    Go(&'static str),
}

/// The repairs of a finding, each a button; those that a tap makes come first.
pub(super) fn repairs(
    app: App,
    lang: Lang,
    month: Month,
    one: &Finding,
    step: Option<RwSignal<usize>>,
) -> Vec<AnyView> {
    taps(app, lang, month, one)
        .into_iter()
        .enumerate()
        .map(|(place, (word, tap))| {
            let said = word.clone();
            let act = if place == 0 { "repair" } else { "repair-other" };
            button(word, act, Box::new(move || go(app, lang, &tap, &said, step)))
        })
        .collect()
}

/// The buttons of a letter that has no finding: its suggestion, and the way to the tiers.
pub(super) fn suggested(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let ways = own_tiers(app, lang, month)
        .into_iter()
        .chain([(texts.to_tiers.to_owned(), Tap::Go(TO_TIERS))]);
    let buttons = ways.enumerate().map(|(place, (word, tap))| {
        let said = word.clone();
        let act = if place == 0 { "repair" } else { "repair-other" };
        button(word, act, Box::new(move || go(app, lang, &tap, &said, None)))
    });
    buttons.collect::<Vec<_>>().into_any()
}

const TO_TIERS: &str = "#/target/make?tiers";

fn go(app: App, lang: Lang, tap: &Tap, word: &str, step: Option<RwSignal<usize>>) {
    match tap {
        Tap::Keep(row) => keep(app, lang, row.clone(), word),
        Tap::Set(changed) => match app.dispatch(Command::Settings(changed.clone())) {
            Ok(stamp) => app.say(fill(lang.planning().goal_sheet.done, &[word]), Some(stamp)),
            Err(refused) => app.say(say::refusal(lang, refused, ""), None),
        },
        Tap::Step(to, way) => match step {
            Some(step) => step.set(*to),
            None => page::go(way),
        },
        Tap::Go(way) => page::go(way),
    }
}

/// Keeps what a repair makes, and says so.
pub(super) fn keep(app: App, lang: Lang, row: Entry, word: &str) {
    match app.decide_goal(vec![Decide::Keep(row)]) {
        Ok(stamps) => app.say_of_all(fill(lang.planning().goal_sheet.done, &[word]), stamps),
        Err(refused) => app.say(say::refusal(lang, refused, ""), None),
    }
}

fn taps(app: App, lang: Lang, month: Month, one: &Finding) -> Vec<(String, Tap)> {
    let texts = lang.planning().goal_sheet;
    let named = app.tier_words();
    let word = |how: &Repair| repair(lang, &named, how).unwrap_or_default();
    let money = |amount: Money| number::short(lang, amount);
    let on = app.today.get_untracked();
    let how = &one.repair;
    let confirmed = app.peek(|workspace| workspace.goal(month).is_some());
    let other = |three: [Money; 3]| Tap::Keep(planned(app, month, three).entry());
    let to_revise = || Tap::Go("#/target/revise");
    match how {
        Repair::Order([Figure::Money(floor), Figure::Money(target), Figure::Money(challenge)]) => {
            vec![(word(how), other([*floor, *target, *challenge]))]
        }
        Repair::FloorFromHistory(_) if confirmed => vec![(word(how), to_revise())],
        Repair::FloorFromHistory(floor) => {
            let Some([_, target, challenge]) = app.peek(|workspace| tiers(workspace, month)) else {
                return Vec::new();
            };
            let mut all: Vec<_> = own_tiers(app, lang, month).into_iter().collect();
            all.push((word(how), other([(*floor).min(target), target, challenge])));
            all
        }
        Repair::AskReason => {
            let wants = app.peek(|workspace| company::latest(workspace, Span::Month, month).figure);
            let now = app.peek(|workspace| tiers(workspace, month));
            let raised = wants.zip(now).filter(|_| !confirmed).map(|(wants, [low, _, high])| {
                let target = say::tier(lang, &named, Tier::Target);
                let word = fill(texts.raise, &[&money(wants), target]);
                (word, other([low, wants, high.max(wants)]))
            });
            let reason = (word(how), Tap::Step(1, "#/target/make?company"));
            [reason].into_iter().chain(raised).collect()
        }
        Repair::AskAbsolute | Repair::Add { .. } => {
            let mut all: Vec<_> = own_tiers(app, lang, month).into_iter().collect();
            all.push((word(how), Tap::Step(3, TO_TIERS)));
            all
        }
        Repair::GiveTheRest(_) | Repair::TakeOff(_) => of_split(app, lang, month, one),
        Repair::UseOneOf(figures) => {
            let Some(Evidence::Figure(Figure::Count(count))) = figures.first() else {
                return Vec::new();
            };
            let shown = number::grouped(count.pieces().unsigned_abs());
            if one.rule == "implied-rate" {
                let (span, metric) = (Span::Month, Standard::Visits);
                let row = Planned::one(span, month, metric, count.pieces(), on).entry();
                return vec![(fill(texts.more_visits, &[&shown]), Tap::Keep(row))];
            }
            let leads_a_day = u16::try_from(count.pieces()).ok();
            let changed = SettingsChanged { leads_a_day, ..Default::default() };
            vec![(fill(texts.more_leads, &[&shown]), Tap::Set(changed))]
        }
        Repair::AskValidShare(share) => {
            let of_sources = app.peek(|workspace| sources::in_force(workspace, month));
            let valid = u16::try_from(share.of_wide(10_000, Rounding::Up)).ok();
            let all_of = of_sources.zip(valid).map(|(mut plan, valid)| {
                plan.month = month;
                for source in &mut plan.sources {
                    source.valid = valid;
                }
                (fill(texts.valid, &[&percent(*share)]), Tap::Keep(plan.entry(on)))
            });
            let way = (texts.to_sources.to_owned(), Tap::Go("#/target/funnel"));
            all_of.into_iter().chain([way]).collect()
        }
        Repair::UseMetric(_) => {
            let Some(Evidence::Metric(MetricName::Standard(counted))) = one.figures.get(1) else {
                return Vec::new();
            };
            let mut written =
                app.peek(|workspace| sheet::latest(workspace, month)).unwrap_or_default();
            let [name, ..] = &mut written.words;
            *name = fill(texts.new_name, &[&date::month(lang, month), metric(lang, *counted)]);
            let word = fill(texts.rename, &[name]);
            written.entry(month, on).map(|row| (word, Tap::Keep(row))).into_iter().collect()
        }
        Repair::Ways(ways) => {
            let more = ways.more.filter(|more| *more <= MOST_VISITS).map(|more| {
                let visits_a_day = u16::try_from(more).ok();
                let changed = SettingsChanged { visits_a_day, ..Default::default() };
                (fill(texts.visits_a_day, &[&number::grouped(more.into())]), Tap::Set(changed))
            });
            more.into_iter().chain([(word(how), Tap::Go("#/customers"))]).collect()
        }
        _ => Vec::new(),
    }
}

/// Own history's tiers, where they can be taken with a tap.
fn own_tiers(app: App, lang: Lang, month: Month) -> Option<(String, Tap)> {
    let offered = app.peek(|workspace| {
        let open = workspace.goal(month).is_none();
        open.then(|| offer(workspace, month, app.today.get_untracked()).own.ok()).flatten()
    })?;
    let three = Tier::ALL.map(|tier| offered.tiers.get(tier));
    let [floor, target, challenge] = three.map(|amount| number::short(lang, amount));
    let word = fill(lang.planning().make.take, &[&floor, &target, &challenge]);
    Some((word, Tap::Keep(planned(app, month, three).entry())))
}

/// Other tiers for a month that is not confirmed; what its growth starts from stays.
fn planned(app: App, month: Month, tiers: [Money; 3]) -> Planned {
    let base = app.peek(|workspace| {
        latest(workspace, Span::Month, month, Standard::Revenue).and_then(|known| known.base)
    });
    Planned::tiers(month, tiers, base, app.today.get_untracked())
}

/// A split is put right by giving the rest to the largest part that is free, or by fitting the free
/// parts to the goal; where all are locked only its sheet helps.
fn of_split(app: App, lang: Lang, month: Month, one: &Finding) -> Vec<(String, Tap)> {
    let texts = lang.planning().goal_sheet;
    let found = app.peek(|workspace| {
        let mut split = splits(workspace, month).into_iter().nth(one.place)?;
        let [_, goal, _] = tiers(workspace, month)?;
        let word = if let Repair::GiveTheRest(rest) = one.repair {
            let heir = split.heir(None)?;
            let name = part(workspace, split.parts.get(heir)?.part)?.name;
            split.give_the_rest_to(goal, heir);
            fill(texts.rest_to, &[&number::short(lang, rest), &name])
        } else {
            split.rebalance(goal, None);
            texts.fit.to_owned()
        };
        (split.unallocated(goal) == Money::ZERO && split.sum() == goal)
            .then(|| (word, Tap::Keep(split.entry(app.today.get_untracked()))))
    });
    let way = (texts.to_split.to_owned(), Tap::Go("#/target/split"));
    found.into_iter().chain([way]).collect()
}
