//! What the core costs natively, with the journals of reps who never were (`tests/sample`).
//!
//! `cargo bench --no-default-features` measures 20,000 tasks in 50,000 records with 2,000 customers,
//! and 100,000 tasks in 250,000 records. Budgets: today's list under 1.5 ms and the fold of 50,000
//! records under 25 ms. A phone is slower by a factor that `cargo xtask bench` measures.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use fieldplan::domain::agenda::Agenda;
use fieldplan::domain::chance::{Asked, OpenDeal};
use fieldplan::domain::day::Day;
use fieldplan::domain::lead::LeadTime;
use fieldplan::domain::linked::freeze;
use fieldplan::domain::money::Money;
use fieldplan::domain::month::MonthSplit;
use fieldplan::domain::month_end::archive;
use fieldplan::domain::odds::{Beta, Odds};
use fieldplan::domain::own_books::settled;
use fieldplan::domain::period::{Month, MonthStart, Period};
use fieldplan::domain::rate::Rate;
use fieldplan::domain::replan::Situation;
use fieldplan::domain::today::TodayList;
use fieldplan::domain::unfinished::Piles;
use fieldplan::domain::workspace::{Workspace, evolve};
use fieldplan::journal::Journal;
use fieldplan_sample::Sample;

/// Tasks of the two journals; each has two and a half times as many records.
const TASKS: [usize; 2] = [20_000, 100_000];
/// Open deals that the chance is asked with.
const DEALS: u8 = 130;

fn today() -> Day {
    Day::new(2026, 11, 18).expect("a day")
}

fn november() -> Month {
    Month::new(2026, 11).expect("a month")
}

fn journals(c: &mut Criterion) {
    for tasks in TASKS {
        let sample = Sample::tasks(tasks, 1, today());
        let records = sample.records().to_vec();
        let name = |what: &str| format!("{what}, {} records", records.len());
        c.bench_function(&name("fold"), |b| {
            b.iter(|| {
                let mut workspace = Workspace::default();
                for record in &records {
                    if let Some(fact) = record.fact() {
                        evolve(&mut workspace, record.stamp(), fact);
                    }
                }
                workspace
            });
        });
        c.bench_function(&name("journal from its history"), |b| {
            b.iter_batched(|| records.clone(), Journal::from_history, BatchSize::LargeInput);
        });
        lists(c, &sample, &name);
    }
}

fn lists(c: &mut Criterion, sample: &Sample, name: &dyn Fn(&str) -> String) {
    let workspace = sample.workspace();
    let day = today();
    c.bench_function(&name("today, the list of visits"), |b| {
        b.iter(|| TodayList::of(black_box(workspace), day));
    });
    c.bench_function(&name("today, the whole list"), |b| {
        b.iter(|| Agenda::of(black_box(workspace), day));
    });
    c.bench_function(&name("the unfinished in piles"), |b| {
        b.iter(|| Piles::of(black_box(workspace), day));
    });
    c.bench_function(&name("receivables settled"), |b| {
        b.iter(|| settled(black_box(workspace), day));
    });
    c.bench_function(&name("a month archived"), |b| {
        b.iter(|| archive(black_box(workspace), november(), day));
    });
}

fn plans(c: &mut Criterion) {
    let workspace = Sample::tasks(TASKS[0], 1, today()).workspace().clone();
    let months: Vec<Period> = (1..=12)
        .filter_map(|month| Month::new(2026, month).ok())
        .map(|month| month.period(MonthStart::FIRST))
        .collect();
    let figure = Money::from_yuan(36_000_000);
    c.bench_function("a year broken down by month and day", |b| {
        b.iter(|| {
            let frozen = freeze(figure, &workspace.calendar, &months);
            let split = MonthSplit::of(black_box(&workspace), november(), today());
            (frozen, split)
        });
    });

    let deals = deals();
    let asked = Asked {
        tier: Money::from_yuan(3_000_000),
        won: Money::from_yuan(900_000),
        period: november().period(MonthStart::FIRST),
        today: today(),
        deals: &deals,
        rest: &[Money::from_yuan(40_000), Money::from_yuan(90_000), Money::from_yuan(10_000)],
        resolved: 60,
    };
    c.bench_function("chance, 130 open deals", |b| b.iter(|| black_box(&asked).chance()));

    let weighed: Vec<(Day, Money, Odds)> =
        deals.iter().map(|deal| (deal.expected, deal.amount, deal.odds)).collect();
    let situation = Situation {
        tier: asked.tier,
        won: asked.won,
        weighted: Money::from_yuan(300_000),
        period: asked.period,
        today: today(),
        halves_left: 18,
        visit_to_deal: Rate::percent(10),
        ticket: Money::from_yuan(30_000),
        cycle: Some(LeadTime::from_days(9)),
        free_visits: 2,
        open_deals: u32::from(DEALS),
        deals: &weighed,
        c_touches: 12,
        next_month: Some((Money::from_yuan(3_000_000), 46)),
    };
    c.bench_function("re-plan, 130 open deals", |b| b.iter(|| black_box(&situation).replan()));
}

/// Open deals of four stages and of many amounts, all dated within the month.
fn deals() -> Vec<OpenDeal> {
    let deal = |number: u8| {
        let rate = Beta::new(2_000 + 1_500 * u32::from(number % 4), 8_000)?;
        let amount = Money::from_yuan(7_300 + 1_910 * i64::from(number));
        let expected = today().plus_days(i32::from(number % 12));
        Some(OpenDeal { amount, expected, odds: Odds::Stage { stage: number % 4, rate } })
    };
    (0..DEALS).filter_map(deal).collect()
}

criterion_group! {
    name = core;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = journals, plans
}
criterion_main!(core);
