//! The chance of each tier: worked out once the sheet stands, never in a tap.

use std::cell::RefCell;

use leptos::prelude::*;

use super::Sheet;
use super::figure::{Told, Why, figure, plain};
use super::revenue::{many, whose};
use crate::browser::timer;
use crate::domain::chance::{Chance, Estimate};
use crate::domain::ident::DealId;
use crate::domain::money::Money;
use crate::domain::standing::Prospect;
use crate::domain::tier::Tier;
use crate::text::{fill, number};

/// How long the sheet stands before the chance is worked out, in milliseconds: it is painted first.
const SOON_MS: i32 = 60;

/// What was found for one tier.
struct Found {
    tier: Tier,
    chance: Chance,
    /// The deal it rests on.
    rests: Option<(DealId, Money)>,
    /// How many deals count.
    deals: usize,
}

thread_local! {
    /// Beside the signal that tells of it, for a signal of another type would have code of its own.
    static FOUND: RefCell<Vec<Found>> = const { RefCell::new(Vec::new()) };
}

/// Works it out soon; the signal tells when.
pub(super) fn soon(sheet: Sheet) -> RwSignal<usize> {
    FOUND.set(Vec::new());
    let told = RwSignal::new(0_usize);
    timer::after(SOON_MS, move || {
        FOUND.set(sheet.app.peek(|workspace| {
            let Some(goal) = workspace.goal(sheet.month) else { return Vec::new() };
            let tiers = goal.in_force().tiers;
            let prospect = Prospect::of(workspace, sheet.month, sheet.today);
            let found = |tier| {
                let chance = prospect.chance(tiers.get(tier));
                let place = match chance {
                    Chance::Open(Estimate { rests_on, .. }) => rests_on,
                    _ => None,
                };
                let rests = place.and_then(|place| {
                    Some((prospect.deal(place)?, prospect.forecast.deals.get(place)?.amount))
                });
                Found { tier, chance, rests, deals: prospect.forecast.deals.len() }
            };
            Tier::ALL.into_iter().map(found).collect()
        }));
        // The sheet may be closed meanwhile, and the signal gone with it.
        let _ = told.try_set(1);
    });
    told
}

/// A chance for probes: in millionths with its range, or why there is none.
fn exact(chance: &Chance) -> String {
    match chance {
        Chance::Reached => "reached".to_owned(),
        Chance::Over => "over".to_owned(),
        Chance::TooLittleData { resolved, months } => format!("little {resolved} {months}"),
        Chance::Open(Estimate { chance, low, high, .. }) => {
            let [chance, low, high] = [chance, low, high].map(|one| one.in_millionths());
            format!("{chance} {low} {high}")
        }
    }
}

/// The row of a tier.
pub(super) fn row(sheet: Sheet, tier: Tier, amount: Money) -> AnyView {
    let texts = sheet.lang.track().stand;
    let label = texts.rows[4].to_owned();
    let told = |shown: String, exact: String, how: Vec<Why>| {
        figure(Told { figure: "chance", label, shown, exact, how })
    };
    FOUND.with_borrow(|all| {
        let Some(found) = all.iter().find(|found| found.tier == tier) else {
            let wait = texts.chance_wait.to_owned();
            return told(wait.clone(), "waits".to_owned(), vec![plain(wait)]);
        };
        let exact = exact(&found.chance);
        match &found.chance {
            Chance::Reached => {
                let how = fill(texts.line_reached, &[&number::exact(amount)]);
                told(texts.reached.to_owned(), exact, vec![plain(how)])
            }
            Chance::Over => {
                let how = vec![plain(texts.how_over.to_owned())];
                told(texts.chance_over.to_owned(), exact, how)
            }
            Chance::TooLittleData { resolved, months } => {
                let numbers = [number::grouped(u64::from(*resolved)), many(*months)];
                let how = fill(texts.how_little, &[&numbers[0], &numbers[1]]);
                told(texts.chance_little.to_owned(), exact, vec![plain(how)])
            }
            Chance::Open(estimate) => {
                let shown = [estimate.chance, estimate.low, estimate.high];
                let [at, low, high] = shown.map(|one| one.shown_percent().to_string());
                told(fill(texts.chance, &[&at, &low, &high]), exact, how(sheet, found, estimate))
            }
        }
    })
}

fn how(sheet: Sheet, found: &Found, estimate: &Estimate) -> Vec<Why> {
    let texts = sheet.lang.track().stand;
    let missing = number::exact(estimate.gap);
    let [low, high] = [estimate.low, estimate.high].map(|one| one.shown_percent().to_string());
    let mut how = Vec::new();
    if let Some((deal, amount)) = found.rests {
        let whose = whose(sheet, Some(deal));
        let amount = number::exact(amount);
        how.push(Why(fill(texts.rests_on, &[&whose, &amount, &missing]), true));
    }
    how.push(plain(fill(texts.how_chance, &[&missing, &many(found.deals)])));
    how.push(plain(fill(texts.how_range, &[&low, &high])));
    if !estimate.rest_known {
        how.push(plain(texts.chance_no_rest.to_owned()));
    }
    how
}
