//! The metrics beside revenue: sums on their own lines, ratios by their distance.

use fieldplan_view::view;
use leptos::prelude::*;

use super::Sheet;
use super::figure::{Told, Why, exact_rate, figure, list, plain};
use crate::domain::metric::{Direction, Standard};
use crate::domain::money::Money;
use crate::domain::pace::Word;
use crate::domain::rate::Rate;
use crate::domain::ratio::RatioNeed;
use crate::domain::rhythm::{Needed, Rhythm};
use crate::domain::standing::metrics::{
    By, MetricStand, RatioStand, SumStand, figure as in_unit, is_of_money,
};
use crate::domain::tier::Tier;
use crate::domain::unit::{Count, Figure};
use crate::text::track::stand::percent;
use crate::text::track::stand_metrics::{counted, figure as shown, name};
use crate::text::{fill, number, say};
use crate::ui::components::bits::{line, link};
use crate::ui::components::live::nothing;

/// The words in the order of their texts.
const WORDS: [Word; 12] = [
    Word::TooEarly,
    Word::OpeningUnknown,
    Word::TooLittleKnown,
    Word::NormalSwing,
    Word::Ahead,
    Word::On,
    Word::AtRisk,
    Word::Behind,
    Word::Reached,
    Word::NoWorkingDay,
    Word::NoneLeft,
    Word::Missed,
];

/// A metric's hook.
pub(super) const fn hook(metric: Standard) -> &'static str {
    match metric {
        Standard::Revenue => "revenue",
        Standard::Volume => "volume",
        Standard::Collections => "collections",
        Standard::GrossProfit => "profit",
        Standard::Deals => "deals",
        Standard::NewCustomers => "new-customers",
        Standard::Visits => "visits",
        Standard::Calls => "calls",
        Standard::Conversion => "conversion",
        Standard::Repurchase => "repurchase",
        Standard::CollectionRate => "collection-rate",
        Standard::ExpenseRate => "expense-rate",
    }
}

/// A metric's section.
pub(super) fn section(sheet: Sheet, stand: &MetricStand) -> AnyView {
    let (metric, rows, word) = match stand {
        MetricStand::Sum(sum) => (sum.metric, sum_rows(sheet, sum), sum_word(sheet, sum)),
        MetricStand::Ratio(ratio) => {
            let none = ratio.targets.is_empty();
            (
                ratio.metric,
                ratio_rows(sheet, ratio),
                if none { no_target(sheet) } else { nothing() },
            )
        }
    };
    view! {
        <section class="more-group" data-metric=hook(metric)>
            <h3>{name(sheet.lang, metric)}</h3>
            {word}
            {list(rows)}
        </section>
    }
    .into_any()
}

fn no_target(sheet: Sheet) -> AnyView {
    line("quiet", sheet.lang.track().metrics.no_target.to_owned())
}

/// To where a target of another metric is set.
pub(super) fn to_target(sheet: Sheet) -> AnyView {
    link("button button-plain", "to-sheet", "#/target/sheet", sheet.lang.track().metrics.to_target)
}

fn sum_word(sheet: Sheet, sum: &SumStand) -> AnyView {
    let texts = sheet.lang.track().metrics;
    let Some(tiers) = &sum.tiers else { return no_target(sheet) };
    let place = WORDS.iter().position(|word| *word == tiers.word).unwrap_or(0);
    let mut said = texts.words.get(place).copied().unwrap_or_default().to_owned();
    if tiers.above_capacity {
        said = format!("{said} {}", texts.above_capacity);
    }
    view! { <p class="verdict" data-word=tiers.word.code()>{said}</p> }.into_any()
}

/// A number of a metric as it is shown.
fn units(metric: Standard, number: i64) -> String {
    shown(in_unit(metric, number))
}

/// The same exactly, for probes.
fn exact(metric: Standard, number: i64) -> String {
    match in_unit(metric, number) {
        Figure::Money(amount) => amount.to_string(),
        _ => number.to_string(),
    }
}

fn sum_rows(sheet: Sheet, sum: &SumStand) -> Vec<AnyView> {
    let texts = sheet.lang.track().metrics;
    let [done, total] = texts.rows;
    let by = match sum.by {
        By::Even => texts.by[0],
        By::Month => texts.by[1],
        By::Dues => texts.by[2],
    };
    let metric = sum.metric;
    let mut rows = vec![figure(Told {
        figure: "actual",
        label: done.to_owned(),
        shown: units(metric, sum.actual),
        exact: exact(metric, sum.actual),
        how: vec![plain(counted(sheet.lang, metric).to_owned())],
    })];
    if let Some(projected) = sum.projected() {
        rows.push(figure(Told {
            figure: "total",
            label: total.to_owned(),
            shown: units(metric, projected),
            exact: exact(metric, projected),
            how: how_total(sheet, sum, projected),
        }));
    }
    let Some(tiers) = &sum.tiers else { return rows };
    let is_one = tiers.rhythms.len() == 1;
    let words = sheet.app.tier_words();
    for (rhythm, tier) in tiers.rhythms.iter().zip(Tier::ALL) {
        let name = if is_one { texts.target } else { say::tier(sheet.lang, &words, tier) };
        rows.extend(tier_rows(sheet, sum, rhythm, name, by));
    }
    rows
}

fn how_total(sheet: Sheet, sum: &SumStand, projected: i64) -> Vec<Why> {
    let texts = sheet.lang.track().metrics;
    let metric = sum.metric;
    let [done, all] = [sum.actual, projected].map(|number| units(metric, number));
    if let Some((open, on_time)) = sum.dues {
        let share = percent(on_time.unwrap_or(Rate::ONE));
        let mut how = vec![plain(fill(texts.dues, &[&done, &number::exact(open), &share, &all]))];
        how.extend(on_time.is_none().then(|| plain(texts.no_on_time.to_owned())));
        return how;
    }
    let [promised, by_chance] = texts.to_come;
    let text = if metric == Standard::Deals { by_chance } else { promised };
    let more = units(metric, sum.to_come.unwrap_or(0));
    vec![plain(fill(text, &[&done, &more, &all]))]
}

fn tier_rows(
    sheet: Sheet,
    sum: &SumStand,
    rhythm: &Rhythm<Count>,
    name: &str,
    by: &'static str,
) -> Vec<AnyView> {
    let stand = sheet.lang.track().stand;
    let texts = sheet.lang.track().metrics;
    let metric = sum.metric;
    let number = |count: Count| units(metric, count.pieces());
    let label = |place: usize| {
        let row = stand.rows.get(place).copied().unwrap_or_default();
        fill(texts.of_tier, &[name, row])
    };
    let asked = number(rhythm.target);
    let rated = |figure_name, place: usize, rate: Option<Rate>, how: Vec<Why>| {
        let (said, exact) = match rate {
            Some(rate) => (percent(rate), exact_rate(rate)),
            None => (stand.not_yet.to_owned(), String::new()),
        };
        figure(Told { figure: figure_name, label: label(place), shown: said, exact, how })
    };
    let attained = rhythm.attained().ok();
    let said = attained.map(percent).unwrap_or_default();
    let how = fill(stand.how_attained, &[&number(rhythm.actual), &asked, &said]);
    let mut rows = vec![rated("attained", 0, attained, vec![plain(how)])];
    let pace = rhythm.pace().ok();
    let how = match pace {
        None => vec![plain(stand.how_no_pace.to_owned())],
        Some(rate) => {
            let (before, due) = (number(rhythm.before), number(rhythm.expected));
            let sentence = fill(stand.how_pace, &[&before, &due, &percent(rate)]);
            vec![plain(sentence), plain(by.to_owned())]
        }
    };
    rows.push(rated("pace", 1, pace, how));
    let before = number(rhythm.before);
    let (said, exactly, how) = match rhythm.needed {
        Needed::Reached => {
            let how = fill(stand.how_reached, &[&number(rhythm.before), &asked]);
            (stand.reached.to_owned(), "0".to_owned(), how)
        }
        Needed::PerDay(a_day) => {
            let days = say::days(rhythm.left);
            let how = fill(stand.how_needed, &[&asked, &before, &days, &number(a_day)]);
            (number(a_day), exact(metric, a_day.pieces()), how)
        }
        Needed::NoDayLeft { gap } => {
            let said = fill(stand.none_left, &[&number(gap)]);
            (said.clone(), exact(metric, gap.pieces()), said)
        }
    };
    let told = Told {
        figure: "needed",
        label: label(2),
        shown: said,
        exact: exactly,
        how: vec![plain(how)],
    };
    rows.push(figure(told));
    let gap = rhythm.target.pieces().saturating_sub(rhythm.actual.pieces()).max(0);
    if let (Some(more), true) = (sum.to_come, gap > 0) {
        let rate = Rate::of(more, gap).ok();
        let said = rate.map(percent).unwrap_or_default();
        let how = fill(texts.coverage, &[&units(metric, more), &units(metric, gap), &said]);
        rows.push(rated("coverage", 3, rate, vec![plain(how)]));
    }
    rows
}

fn ratio_rows(sheet: Sheet, ratio: &RatioStand) -> Vec<AnyView> {
    let texts = sheet.lang.track().metrics;
    let metric = ratio.metric;
    let of_base = |count: Count| {
        if is_of_money(metric) {
            number::exact(Money::from_fen(count.pieces()))
        } else {
            shown(Figure::Count(count))
        }
    };
    let so_far = &ratio.so_far;
    let (over, base, left) =
        (of_base(so_far.over), of_base(so_far.base), of_base(so_far.base_left));
    let rate = so_far.rate().ok();
    let said = rate.map(percent);
    let how = match &said {
        Some(said) => fill(texts.ratio, &[&over, &base, said]),
        None => texts.ratio_none.to_owned(),
    };
    let not_yet = sheet.lang.track().stand.not_yet;
    let mut rows = vec![figure(Told {
        figure: "actual",
        label: texts.ratio_rows[0].to_owned(),
        shown: said.unwrap_or_else(|| not_yet.to_owned()),
        exact: rate.map(exact_rate).unwrap_or_default(),
        how: vec![plain(how), plain(counted(sheet.lang, metric).to_owned())],
    })];
    let direction = metric.metric().direction();
    let words = sheet.app.tier_words();
    let is_one = ratio.targets.len() == 1;
    for (target, tier) in ratio.targets.iter().zip(Tier::ALL) {
        let name = if is_one { texts.target } else { say::tier(sheet.lang, &words, tier) };
        let label = |place: usize| {
            let row = texts.ratio_rows.get(place).copied().unwrap_or_default();
            fill(texts.of_tier, &[name, row])
        };
        let asked = percent(*target);
        if let (Some(rate), Ok(points)) = (rate, so_far.points(*target)) {
            let said = number::hundredths(points.of_count(1_000).saturating_mul(10));
            let said = fill(texts.point, &[&said]);
            let how = fill(texts.points, &[&percent(rate), &asked, &said]);
            rows.push(figure(Told {
                figure: "points",
                label: label(1),
                shown: said,
                exact: exact_rate(points),
                how: vec![plain(how)],
            }));
        }
        let by = |units: Count| of_base(units);
        let lower = direction == Direction::LowerIsBetter;
        let [at_least, at_most] = texts.at_least;
        let (said, exact) = match so_far.needed(*target, direction) {
            RatioNeed::Reached => (texts.kept.to_owned(), "reached".to_owned()),
            RatioNeed::Share(share) => {
                let text = if lower { at_most } else { at_least };
                (fill(text, &[&percent(share)]), exact_rate(share))
            }
            RatioNeed::Beyond { share, rest } => {
                (fill(texts.beyond, &[&percent(share), &by(rest)]), exact_rate(share))
            }
            RatioNeed::Exceeded { by: more } => {
                (fill(texts.exceeded, &[&by(more)]), more.to_string())
            }
            RatioNeed::NothingLeft { by: missing } => {
                (fill(texts.nothing_left, &[&by(missing)]), missing.to_string())
            }
        };
        let how = fill(texts.needed, &[&asked, &base, &left, &over]);
        rows.push(figure(Told {
            figure: "needed",
            label: label(2),
            shown: said,
            exact,
            how: vec![plain(how)],
        }));
    }
    rows
}
