//! What a month asks beside its tiers: the next step of the bonus, and the funnel's visits, leads
//! and deals.

use fieldplan_view::view;
use leptos::prelude::*;

use super::Sheet;
use super::figure::{Told, figure, list, plain};
use crate::domain::ladder::Pay;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::plan_book::funnel::{FunnelPlan, in_force};
use crate::domain::plan_book::incentive::{Counted, latest};
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::plan_book::worked_back::{WorkedBack, as_of, worked_back};
use crate::domain::rate::Rate;
use crate::domain::standing::metrics::MetricStand;
use crate::domain::unit::Unit;
use crate::domain::workspace::Workspace;
use crate::text::track::stand::percent;
use crate::text::{fill, number, say};
use crate::ui::components::bits::{line, link};
use crate::ui::components::live::nothing;

/// The bonus: paid by now, what the next step pays more, what it takes a day. Nothing without a
/// scheme.
pub(super) fn bonus(sheet: Sheet, halves_left: u32) -> AnyView {
    let texts = sheet.lang.track().stand;
    let found = sheet.app.peek(|workspace| {
        let (_, kept) = latest(workspace, sheet.month)?;
        let counted = Counted::of(workspace, sheet.month, kept.metric, sheet.today);
        Some((kept, counted))
    });
    let Some((kept, counted)) = found else { return nothing() };
    let scheme = counted.target.and_then(|target| Some((target, kept.scheme(target).ok()?)));
    let content = match scheme {
        None => line("quiet", texts.bonus_no_target.to_owned()),
        Some((target, scheme)) => {
            let is_pieces = kept.metric.metric().unit() == Unit::Pieces;
            let in_unit = |amount: Money| result(amount, is_pieces);
            let paid = scheme.pays(target, counted.actual);
            let cash = number::exact(paid.cash);
            let how = fill(texts.how_paid, &[&in_unit(counted.actual), &in_unit(target), &cash]);
            let mut how = vec![plain(how)];
            how.extend((!paid.non_cash.is_empty()).then(|| plain(texts.gift.to_owned())));
            let [now, more, takes] = texts.bonus_rows.map(str::to_owned);
            let mut rows = vec![figure(Told {
                figure: "paid",
                label: now,
                shown: cash,
                exact: paid.cash.to_string(),
                how,
            })];
            if let Some(next) = scheme.next(target, counted.actual, halves_left) {
                let rung = next.rung;
                let then = number::exact(paid.cash.plus(rung.pays_more));
                let missing = in_unit(rung.missing);
                let pays = number::exact(rung.pays_more);
                let at = in_unit(rung.rung.from);
                let how = fill(texts.how_next, &[&at, &missing, &then, &pays]);
                let mut how = vec![plain(how)];
                let is_gift = matches!(rung.rung.pays, Pay::NonCash(_));
                how.extend(is_gift.then(|| plain(texts.gift.to_owned())));
                rows.push(figure(Told {
                    figure: "next",
                    label: more,
                    shown: pays,
                    exact: rung.pays_more.to_string(),
                    how,
                }));
                let none_left = fill(texts.none_left, &[&missing]);
                let (mut shown, mut exact, mut how) = (none_left.clone(), String::new(), none_left);
                if let Some(a_day) = next.a_day {
                    let days = say::days(halves_left);
                    (shown, exact) = (in_unit(a_day), a_day.to_string());
                    how = fill(texts.how_takes, &[&missing, &days, &shown]);
                }
                let how = vec![plain(how)];
                rows.push(figure(Told { figure: "takes", label: takes, shown, exact, how }));
                list(rows)
            } else {
                vec![list(rows), line("quiet", texts.bonus_top.to_owned())].into_any()
            }
        }
    };
    view! {
        <section class="more-group" data-metric="bonus">
            <h3>{texts.bonus}</h3>
            {content}
            {link("button button-plain", "to-bonus", "#/target/incentive", texts.to_bonus)}
        </section>
    }
    .into_any()
}

/// What a scheme counts: an amount exactly, or pieces, which stand as one yuan each and are rounded
/// up.
fn result(amount: Money, is_pieces: bool) -> String {
    if is_pieces {
        let up = amount.fen().max(0).unsigned_abs().div_ceil(100);
        return number::grouped(up);
    }
    number::exact(amount)
}

/// The month's plan worked back, where it has one.
pub(super) fn plan(workspace: &Workspace, sheet: Sheet) -> Option<WorkedBack> {
    let plan = FunnelPlan { month: sheet.month, ..in_force(workspace, sheet.month)? };
    let own = OwnFunnel::of(workspace, as_of(workspace, sheet.month, sheet.today), plan.staged);
    worked_back(workspace, &plan, &own, sheet.today, false).ok()
}

/// What the funnel asks for beside what was done. Nothing without a plan for the month.
pub(super) fn funnel(sheet: Sheet, stands: &[MetricStand]) -> AnyView {
    let texts = sheet.lang.track().metrics;
    let Some(plan) = sheet.app.peek(|workspace| plan(workspace, sheet)) else { return nothing() };
    let done = |wanted: Standard| {
        let of = stands.iter().find_map(|stand| match stand {
            MetricStand::Sum(sum) if sum.metric == wanted => Some(sum.actual),
            _ => None,
        });
        Some(of.unwrap_or(0))
    };
    let solved = &plan.solved;
    let whole = plan.rates.iter().try_fold(Rate::ONE, |all, rate| all.checked_mul(rate.rate));
    let count = |number: i64| number::grouped(number.max(0).unsigned_abs());
    let (visits, leads, deals) = (solved.visits, solved.leads(), solved.deals());
    let numbers = [
        number::exact(plan.amount),
        number::exact(plan.ticket),
        count(deals),
        whole.map(percent).unwrap_or_default(),
        count(leads),
        count(visits),
    ];
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let how = fill(texts.how_funnel, &numbers);
    let [to_visit, to_find, to_win] = texts.asked;
    let all = [
        ("asked-visits", to_visit, visits, done(Standard::Visits)),
        ("asked-leads", to_find, leads, None),
        ("asked-deals", to_win, deals, done(Standard::Deals)),
    ];
    let rows = all.into_iter().map(|(hook, label, asked, done)| {
        let shown = match done {
            Some(done) => fill(texts.asked_done, &[&count(asked), &count(done)]),
            None => fill(texts.asked_alone, &[&count(asked)]),
        };
        let how = vec![plain(how.clone())];
        figure(Told { figure: hook, label: label.to_owned(), shown, exact: asked.to_string(), how })
    });
    view! {
        <section class="more-group" data-metric="funnel">
            <h3>{texts.funnel}</h3>
            {list(rows.collect())}
            {link("button button-plain", "to-funnel", "#/target/funnel", texts.to_funnel)}
        </section>
    }
    .into_any()
}
