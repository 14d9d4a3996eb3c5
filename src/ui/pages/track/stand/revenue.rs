//! Revenue: the three sums, what the month comes to, and each tier.

use fieldplan_view::view;
use leptos::prelude::*;

use super::Sheet;
use super::chance;
use super::figure::{Told, Why, exact_rate, figure, list, plain};
use crate::domain::goal::Opening;
use crate::domain::ident::DealId;
use crate::domain::money::Money;
use crate::domain::odds::Odds;
use crate::domain::pace::{Need, Standing, TierStanding, Word};
use crate::domain::plan_book::curve::{By, chosen};
use crate::domain::rate::Rate;
use crate::domain::rhythm::Needed;
use crate::domain::standing::Prospect;
use crate::domain::tier::Tier;
use crate::text::track::stand::percent;
use crate::text::{fill, number, say};
use crate::ui::components::bits::line;
use crate::ui::components::live::{nothing, part};

/// How many deals are told one by one.
const SHOWN: usize = 8;
/// The hooks of the tiers.
pub(super) const TIERS: [&str; 3] = ["floor", "target", "challenge"];

/// A number of things.
pub(super) fn many(count: usize) -> String {
    number::grouped(u64::try_from(count).unwrap_or(u64::MAX))
}

/// The whole section.
pub(super) fn revenue(
    sheet: Sheet,
    prospect: &Prospect,
    standing: Option<&Standing>,
    told: RwSignal<usize>,
) -> AnyView {
    let texts = sheet.lang.track().stand;
    let tiers = standing.map_or_else(nothing, |standing| {
        let all = standing.tiers.iter().zip(TIERS);
        let all = all.map(|(tier, hook)| of_tier(sheet, prospect, standing, tier, hook, told));
        all.collect::<Vec<_>>().into_any()
    });
    view! {
        <section class="more-group" data-metric="revenue">
            <h3>{texts.revenue}</h3>
            <p class="quiet">{texts.sums}</p>
            {list(sums(sheet, prospect))}
            {list(totals(sheet, prospect))}
            {tiers}
        </section>
    }
    .into_any()
}

/// A deal's customer.
pub(super) fn whose(sheet: Sheet, deal: Option<DealId>) -> String {
    let deal = deal
        .and_then(|id| sheet.app.peek(|workspace| workspace.deal(id).map(|deal| deal.customer)));
    deal.map(|customer| sheet.app.customer_name(sheet.lang, customer)).unwrap_or_default()
}

fn sums(sheet: Sheet, prospect: &Prospect) -> Vec<AnyView> {
    let texts = sheet.lang.track().stand;
    let sums = prospect.sums();
    let [won, likely, all] = texts.sum_names.map(str::to_owned);
    let row = |figure_name, label, amount: Money, how| {
        figure(Told {
            figure: figure_name,
            label,
            shown: number::exact(amount),
            exact: amount.to_string(),
            how,
        })
    };
    let plus = |sum: Money| {
        let parts = [sums.won, sum.minus(sums.won), sum].map(number::exact);
        plain(fill(texts.how_plus, &[&parts[0], &parts[1], &parts[2]]))
    };
    let mut of_likely = parts(sheet, prospect, true);
    of_likely.push(plus(sums.likely));
    let mut of_all = parts(sheet, prospect, false);
    of_all.push(plus(sums.all));
    vec![
        row("won", won, sums.won, how_won(sheet, sums.won)),
        row("likely", likely, sums.likely, of_likely),
        row("all", all, sums.all, of_all),
    ]
}

fn how_won(sheet: Sheet, won: Money) -> Vec<Why> {
    let texts = sheet.lang.track().stand;
    let (count, opening) = sheet.app.peek(|workspace| {
        let period = workspace.period(sheet.month);
        let opening = workspace.goal(sheet.month).map(|goal| goal.opening);
        let from = match opening {
            Some(Opening::Answered { through, .. }) => through.next(),
            _ => period.first(),
        };
        let counts = |on| period.contains(on) && on >= from && on <= sheet.today;
        let count = workspace.sales().filter(|(_, sale)| counts(sale.on)).count();
        (count, opening)
    });
    let before = match opening {
        Some(Opening::Answered { amount, .. }) => amount,
        _ => Money::ZERO,
    };
    let since = number::exact(won.minus(before));
    let mut how = vec![plain(fill(texts.how_won, &[&many(count), &since]))];
    if before != Money::ZERO {
        let [before, won] = [before, won].map(number::exact);
        how.push(plain(fill(texts.how_opening, &[&before, &since, &won])));
    }
    how
}

/// Each deal that counts, by its chance or whole.
fn parts(sheet: Sheet, prospect: &Prospect, by_chance: bool) -> Vec<Why> {
    let texts = sheet.lang.track().stand;
    let deals = &prospect.forecast.deals;
    if deals.is_empty() {
        return vec![plain(texts.how_no_deal.to_owned())];
    }
    let part = |amount: Money, odds: Odds| if by_chance { odds.weigh(amount) } else { amount };
    let mut how: Vec<Why> = Vec::new();
    let mut others = Money::ZERO;
    for (place, deal) in deals.iter().enumerate() {
        let amount = deal.amount.at_least_zero();
        let comes = part(amount, deal.odds);
        if place >= SHOWN {
            others = others.plus(comes);
            continue;
        }
        let chance = if by_chance { odds(deal.odds) } else { "100%".to_owned() };
        let name = whose(sheet, prospect.deal(place));
        let [amount, comes] = [amount, comes].map(number::exact);
        how.push(Why(fill(texts.how_deal, &[&name, &amount, &chance, &comes]), true));
    }
    let rest = deals.len().saturating_sub(SHOWN);
    if rest > 0 {
        how.push(plain(fill(texts.how_others, &[&many(rest), &number::exact(others)])));
    }
    let has_rate = deals.iter().any(|deal| matches!(deal.odds, Odds::Stage { .. }));
    how.extend((by_chance && has_rate).then(|| plain(texts.how_odds.to_owned())));
    how
}

/// How likely a deal is, to the hundredth of a percent; a stage's rate with the fraction it is, so
/// that the part can be checked by hand.
fn odds(odds: Odds) -> String {
    match odds {
        Odds::Typed(typed) => number::percent(i64::from(typed.hundredths_of_percent())),
        Odds::Stage { rate, .. } => {
            let hundredths = i64::from(rate.mean().in_millionths()).saturating_add(50) / 100;
            let (won, lost) = rate.thousandths();
            let [won, all] = [won, won.saturating_add(lost)].map(thousandths);
            format!("{} [{won}/{all}]", number::percent(hundredths))
        }
    }
}

/// Thousandths without needless zeros.
fn thousandths(number: u32) -> String {
    let text = format!("{}.{:03}", number / 1_000, number % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What the month comes to, with and without the largest deal.
fn totals(sheet: Sheet, prospect: &Prospect) -> Vec<AnyView> {
    let texts = sheet.lang.track().stand;
    let forecast = &prospect.forecast;
    let [label, without] = texts.projections.map(str::to_owned);
    let total = number::exact(forecast.total);
    let mut how = Vec::new();
    if sheet.today > forecast.period.last() {
        how.push(plain(texts.how_over.to_owned()));
    } else {
        let parts = [forecast.won, forecast.listed, forecast.rest.unwrap_or_default()];
        let [won, listed, rest] = parts.map(number::exact);
        how.push(plain(fill(texts.how_total, &[&won, &listed, &rest, &total])));
        let months = many(forecast.tempo.months);
        how.push(plain(match forecast.rest {
            None => fill(texts.how_no_rest, &[&months]),
            Some(_) => fill(texts.how_rest, &[&months, &say::days(forecast.tempo.left)]),
        }));
        how.push(plain(texts.how_middle.to_owned()));
        let asides = [(&forecast.past, texts.how_past), (&forecast.elsewhere, texts.how_elsewhere)];
        let asides = asides.into_iter().filter(|(deals, _)| !deals.is_empty());
        how.extend(asides.map(|(deals, text)| plain(fill(text, &[&many(deals.len())]))));
    }
    let mut rows = vec![figure(Told {
        figure: "total",
        label,
        shown: total.clone(),
        exact: forecast.total.to_string(),
        how,
    })];
    let largest = sheet.app.peek(|workspace| prospect.without_largest(workspace));
    if let Some((deal, amount)) = largest {
        let worth = sheet.app.peek(|workspace| workspace.deal(deal).map(|deal| deal.amount));
        let worth = number::exact(worth.unwrap_or_default());
        let why = fill(texts.how_without, &[&whose(sheet, Some(deal)), &worth, &total]);
        rows.push(figure(Told {
            figure: "without-largest",
            label: without,
            shown: number::exact(amount),
            exact: amount.to_string(),
            how: vec![Why(why, true)],
        }));
    }
    rows
}

fn of_tier(
    sheet: Sheet,
    prospect: &Prospect,
    standing: &Standing,
    tier: &TierStanding,
    hook: &'static str,
    told: RwSignal<usize>,
) -> AnyView {
    let lang = sheet.lang;
    let name = say::tier(lang, &standing.words, tier.tier).to_owned();
    let amount = number::exact(tier.amount);
    let word = match tier.tier {
        Tier::Target => line("verdict", say::standing(lang, standing)),
        Tier::Floor | Tier::Challenge => nothing(),
    };
    let asked = tier.amount;
    let which = tier.tier;
    let likely = part(move || {
        told.get();
        chance::row(sheet, which, asked)
    });
    let rows = vec![
        attained(sheet, standing, tier),
        pace(sheet, standing, tier),
        needed(sheet, prospect, standing, tier),
        coverage(sheet, prospect, tier),
        likely,
    ];
    view! {
        <section class="piece" data-tier=hook data-exact=tier.amount.to_string()>
            <h4 class="piece-name"><span class="user" data-user="">{name}</span> " " {amount}</h4>
            {word}
            {list(rows)}
        </section>
    }
    .into_any()
}

fn attained(sheet: Sheet, standing: &Standing, tier: &TierStanding) -> AnyView {
    let texts = sheet.lang.track().stand;
    let rate = Rate::of_amounts(standing.actual, tier.amount).unwrap_or(Rate::ZERO);
    let shown = percent(rate);
    let [won, asked] = [standing.actual, tier.amount].map(number::exact);
    figure(Told {
        figure: "attained",
        label: texts.rows[0].to_owned(),
        exact: exact_rate(rate),
        how: vec![plain(fill(texts.how_attained, &[&won, &asked, &shown]))],
        shown,
    })
}

fn pace(sheet: Sheet, standing: &Standing, tier: &TierStanding) -> AnyView {
    let texts = sheet.lang.track().stand;
    let label = texts.rows[1].to_owned();
    let expected = tier.expected.filter(|_| standing.distance().is_some());
    let rate = expected.and_then(|expected| Rate::of_amounts(standing.before, expected).ok());
    let Some((expected, rate)) = expected.zip(rate) else {
        let why = if standing.word == Word::OpeningUnknown {
            texts.how_no_opening
        } else {
            texts.how_no_pace
        };
        let how = vec![plain(why.to_owned())];
        let shown = texts.not_yet.to_owned();
        return figure(Told { figure: "pace", label, shown, exact: String::new(), how });
    };
    let shown = percent(rate);
    let [before, due, asked] = [standing.before, expected, tier.amount].map(number::exact);
    let passed = say::days(standing.weight.saturating_sub(standing.left));
    let all = say::days(standing.weight);
    let mut how = vec![
        plain(fill(texts.how_pace, &[&before, &due, &shown])),
        plain(fill(texts.how_expected, &[&asked, &passed, &all, &due])),
    ];
    if sheet.app.peek(|workspace| chosen(workspace, sheet.month).by != By::Even) {
        how.push(plain(texts.how_curve.to_owned()));
    }
    how.push(plain(texts.how_lumpy.to_owned()));
    figure(Told { figure: "pace", label, shown, exact: exact_rate(rate), how })
}

fn needed(sheet: Sheet, prospect: &Prospect, standing: &Standing, tier: &TierStanding) -> AnyView {
    let texts = sheet.lang.track().stand;
    let [asked, before, won] = [tier.amount, standing.before, standing.actual].map(number::exact);
    let days = say::days(standing.left);
    let need = match tier.need {
        Need::Reached => Needed::Reached,
        Need::PerDay(amount) => Needed::PerDay(amount),
        Need::NoDayLeft { gap } => Needed::NoDayLeft { gap },
    };
    let (shown, exact, mut how) = match need {
        Needed::Reached => {
            let how = fill(texts.how_reached, &[&won, &asked]);
            (texts.reached.to_owned(), "0.00".to_owned(), vec![plain(how)])
        }
        Needed::PerDay(amount) => {
            let a_day = number::exact(amount);
            let how = fill(texts.how_needed, &[&asked, &before, &days, &a_day]);
            (a_day, amount.to_string(), vec![plain(how)])
        }
        Needed::NoDayLeft { gap } => {
            let missing = number::exact(gap);
            let said = fill(texts.none_left, &[&missing]);
            (said.clone(), gap.to_string(), vec![plain(said)])
        }
    };
    let gap = tier.amount.minus(standing.before);
    if matches!(need, Needed::PerDay(_)) && prospect.more_than_best(gap, standing.left) {
        let (best, halves) = prospect.best.unwrap_or_default();
        let a_day = Rate::of(2, halves).unwrap_or(Rate::ZERO).of_money(best);
        how.push(plain(fill(texts.how_best, &[&number::exact(a_day)])));
    }
    figure(Told { figure: "needed", label: texts.rows[2].to_owned(), shown, exact, how })
}

fn coverage(sheet: Sheet, prospect: &Prospect, tier: &TierStanding) -> AnyView {
    let texts = sheet.lang.track().stand;
    let label = texts.rows[3].to_owned();
    let won = prospect.forecast.won;
    let gap = tier.amount.minus(won);
    let (mut shown, mut exact) = (texts.reached.to_owned(), String::new());
    let mut how = fill(texts.how_reached, &[&number::exact(won), &number::exact(tier.amount)]);
    if let Ok(rate) = prospect.coverage(tier.amount) {
        (shown, exact) = (percent(rate), exact_rate(rate));
        let [weighed, missing] = [prospect.weighted(), gap].map(number::exact);
        how = fill(texts.how_coverage, &[&weighed, &missing, &shown]);
    }
    figure(Told { figure: "coverage", label, shown, exact, how: vec![plain(how)] })
}
