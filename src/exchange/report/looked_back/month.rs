//! A month in words.

use super::week::{result, step};
use super::{Line, Section, Teller, Told, fraction, line, percent, section, text};
use crate::domain::day::Day;
use crate::domain::factor::{Factor, FactorLine};
use crate::domain::ident::PartId;
use crate::domain::looking_back::month::{Factors, Mix, MonthBack};
use crate::domain::money::Money;
use crate::domain::own_entries::part;
use crate::domain::period::Month;
use crate::domain::rate::{Rate, Rounding};
use crate::domain::revision::Cut;
use crate::domain::tier::Tier;
use crate::domain::unit::Figure;
use crate::text::{date, fill, number};

/// The most products that are named.
const PRODUCTS: usize = 5;

pub(super) fn told(teller: &mut Teller<'_>, title: String, month: Month, today: Day) -> Told {
    let back = MonthBack::of(teller.workspace, month, today);
    let (lang, words) = (teller.lang, teller.words);
    let head = |place| text(words.month_heads, place);
    let is_over = teller.workspace.period(month).last() < today;
    let sections = vec![
        result(lang, words, head(0), &back.review, back.sold),
        factors(teller, head(1), &back.factors),
        section(lang, "mix", head(2), mix(teller, &back.mix)),
        section(lang, "strategy", head(3), strategy(teller, &back)),
        section(lang, "missing", head(4), missing(teller, &back)),
        section(lang, "versions", head(5), versions(teller, &back, is_over)),
        section(lang, "next", head(6), next(teller, &back)),
    ];
    Told { title, sections, is_empty: back.review.is_empty() }
}

/// A factor as it is shown and exactly.
fn value(factor: Factor, rate: Rate) -> String {
    let hundredths = || rate.of_wide(100, Rounding::HalfAway);
    match factor {
        Factor::Ticket => number::exact(Money::from_wide(rate.of_wide(1, Rounding::HalfAway))),
        Factor::Collected => percent(rate),
        Factor::Customers | Factor::DealsPerCustomer => {
            number::hundredths(i64::try_from(hundredths()).unwrap_or(i64::MAX))
        }
    }
}

fn factor(teller: &Teller<'_>, one: &FactorLine) -> Line {
    let words = teller.words;
    let name = text(words.factors, one.factor as usize);
    let figure = text(["customers", "deals-each", "ticket", "collected"], one.factor as usize);
    let done = match one.done {
        Ok(done) => value(one.factor, done),
        Err(_) => words.no_data.to_owned(),
    };
    if let (Some(planned), Some(part)) = (one.planned, one.part) {
        let planned = value(one.factor, planned);
        let said = fill(words.factor, &[name, &planned, &done, &signed(part)]);
        return line(figure, part.to_string(), said);
    }
    let exact = one.done.map(fraction).unwrap_or_default();
    line(figure, exact, fill(words.factor_alone, &[name, &done]))
}

/// An amount to the cent, with a sign where it is above 0.
fn signed(amount: Money) -> String {
    let plus = if amount > Money::ZERO { "+" } else { "" };
    format!("{plus}{}", number::exact(amount))
}

fn factors(teller: &Teller<'_>, head: &'static str, split: &Factors) -> Section {
    let words = teller.words;
    let mut lines: Vec<Line> = split.lines.iter().map(|one| factor(teller, one)).collect();
    let mut brief = None;
    match split.difference() {
        Some(all) => {
            if split.rest != Money::ZERO {
                let said = fill(words.factor_rest, &[&signed(split.rest)]);
                lines.push(line("rest", split.rest.to_string(), said));
            }
            lines.push(line("sum", all.to_string(), fill(words.factor_sum, &[&signed(all)])));
            let join = teller.lang.texts().hold_join;
            let pair = |one: &FactorLine| {
                let part = signed(one.part.unwrap_or_default());
                format!("{} {part}", text(words.factors, one.factor as usize))
            };
            let parts: Vec<String> = split.lines.iter().map(pair).collect();
            let row = [fill(words.factor_sum, &[&signed(all)]), parts.join(join)].join(join);
            brief = Some(fill(teller.lang.behind().visit.report_line, &[head, &row]));
        }
        None => lines.push(line("no-plan", String::new(), words.no_plan.to_owned())),
    }
    if split.before != Money::ZERO && split.planned.is_some() {
        let said = fill(words.factor_before, &[&number::exact(split.before)]);
        lines.push(line("before", split.before.to_string(), said));
    }
    let section = section(teller.lang, "factors", head, lines);
    Section { brief: brief.unwrap_or_default(), ..section }
}

/// The rep's word for a part.
fn name_of(teller: &Teller<'_>, id: PartId) -> String {
    part(teller.workspace, id).map(|part| part.name).unwrap_or_default()
}

fn mix(teller: &Teller<'_>, mix: &Mix) -> Vec<Line> {
    let (lang, words) = (teller.lang, teller.words);
    let total = mix.total();
    let one = |figure, name: &str, amount: Money| {
        let share = Rate::of_amounts(amount, total).map(percent).unwrap_or_default();
        let said = fill(words.mix_part, &[name, &number::short(lang, amount), &share]);
        line(figure, amount.to_string(), said)
    };
    if total <= Money::ZERO {
        return vec![line("none", String::new(), words.mix_none.to_owned())];
    }
    let [new, old, unknown, untagged] = words.mix;
    let mut lines = vec![one("new", new, mix.new), one("old", old, mix.old)];
    if mix.unknown != Money::ZERO {
        lines.push(one("unknown", unknown, mix.unknown));
    }
    for (id, amount) in mix.products.iter().take(PRODUCTS) {
        lines.push(one("product", &name_of(teller, *id), *amount));
    }
    if mix.untagged != Money::ZERO && !mix.products.is_empty() {
        lines.push(one("untagged", untagged, mix.untagged));
    }
    lines
}

fn strategy(teller: &Teller<'_>, back: &MonthBack) -> Vec<Line> {
    let (lang, words) = (teller.lang, teller.words);
    let mut lines = Vec::new();
    match &back.channels {
        None => lines.push(text(words.channels_none, 0).to_owned()),
        Some(all) if all.is_empty() => lines.push(text(words.channels_none, 1).to_owned()),
        Some(all) if all.iter().all(|one| !one.is_below) => {
            lines.push(words.channels_fine.to_owned());
        }
        Some(_) => {}
    }
    let mut lines: Vec<Line> =
        lines.into_iter().map(|text| line("channels", String::new(), text)).collect();
    for one in back.channels.iter().flatten().filter(|one| one.is_below) {
        let (share, planned) = (percent(one.actual_share), percent(one.planned_share));
        let said = fill(words.channel_below, &[&name_of(teller, one.part), &share, &planned]);
        lines.push(line("channel", format!("{} {}", one.actual, one.planned), said));
    }
    let volume = |figure: Figure| match figure {
        Figure::Money(amount) => (number::short(lang, amount), amount.to_string()),
        Figure::Count(count) => (count.pieces().to_string(), count.pieces().to_string()),
        Figure::Rate(rate) => (percent(rate), fraction(rate)),
    };
    for one in back.margins.iter().take(PRODUCTS) {
        let name = one.part.map_or(words.all_sold.to_owned(), |id| name_of(teller, id));
        let ((before, _), (now, exact)) = (volume(one.before), volume(one.now));
        let (then, margin) = (percent(one.margin_before), percent(one.margin_now));
        let said = fill(words.margin_down, &[&name, &before, &now, &then, &margin]);
        lines.push(line("margin", format!("{exact} {}", fraction(one.margin_now)), said));
    }
    if back.margins.is_empty() {
        lines.push(line("margins", String::new(), words.margins_fine.to_owned()));
    }
    lines
}

fn missing(teller: &mut Teller<'_>, back: &MonthBack) -> Vec<Line> {
    let words = teller.words;
    let mut lines = Vec::new();
    for (tag, count) in &back.tags {
        let (tag, count) = (teller.own(tag), count.to_string());
        let said = fill(words.gap_tag, &[&tag, &count]);
        lines.push(line("tag", count, said));
    }
    if let Some(weakest) = &back.weakest {
        let help = text(words.stuck_do, usize::from(weakest.stage.place()));
        lines.push(step(words, weakest));
        lines.push(line("help", String::new(), help.to_owned()));
    }
    if lines.is_empty() {
        lines.push(line("none", String::new(), words.gap_none.to_owned()));
    }
    lines
}

fn versions(teller: &Teller<'_>, back: &MonthBack, is_over: bool) -> Vec<Line> {
    let (lang, words) = (teller.lang, teller.words);
    let [needless, needed, in_vain] = words.cuts;
    let mut lines = Vec::new();
    for (number, one) in (1_u32..).zip(&back.versions) {
        let target = one.version.tiers.get(Tier::Target);
        let attained = one.attained.map(percent).unwrap_or_default();
        let shown = number::short(lang, target);
        let mut said = fill(words.version, &[&number.to_string(), &shown, &attained]);
        // What a cut was worth is known once the month is over.
        let cut = match one.cut.filter(|_| is_over) {
            Some(Cut::Unnecessary) => needless,
            Some(Cut::Needed) => needed,
            Some(Cut::NotEnough) => in_vain,
            Some(Cut::NoCut) | None => "",
        };
        if !cut.is_empty() {
            said.push_str(lang.texts().hold_join);
            said.push_str(cut);
        }
        let exact = format!("{target} {}", one.attained.map(fraction).unwrap_or_default());
        lines.push(line("version", exact, said));
    }
    if lines.is_empty() {
        lines.push(line("none", String::new(), words.no_goal.to_owned()));
    }
    lines
}

fn next(teller: &Teller<'_>, back: &MonthBack) -> Vec<Line> {
    let (lang, words) = (teller.lang, teller.words);
    let month = date::month(lang, back.next.month);
    let mut lines = Vec::new();
    if back.next.has_goal {
        lines.push(line("has-goal", String::new(), fill(words.has_goal, &[&month])));
    }
    match &back.next.suggestion {
        Ok(suggestion) => {
            let tiers = Tier::ALL.map(|tier| suggestion.tiers.get(tier));
            let [floor, target, challenge] = tiers.map(|amount| number::short(lang, amount));
            let exact = tiers.map(|amount| amount.to_string()).join(" ");
            let said = fill(words.suggested, &[&month, &floor, &target, &challenge]);
            lines.push(line("suggested", exact, said));
        }
        Err(_) if back.next.has_goal => {}
        Err(_) => {
            lines.push(line("suggested", String::new(), fill(words.not_suggested, &[&month])));
        }
    }
    let counts =
        [back.carried.tasks.len(), back.carried.deals.len(), back.carried.receivables.len()];
    let [tasks, deals, dues] = counts.map(|count| count.to_string());
    let said = fill(words.carried, &[&tasks, &deals, &dues]);
    lines.push(line("carried", [tasks, deals, dues].join(" "), said));
    lines
}
