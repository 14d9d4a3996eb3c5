//! The planning core: the rules, exact and pure.
//!
//! Here live types that cannot be invalid, `decide`, `evolve` and all computations. Here never
//! live a clock (today is an argument), storage, a view, web calls, words for people, floats or
//! anything that can panic. Results are typed; `crate::text` words them.
//!
//! **In**: a [`command::Command`] with a [`command::Moment`], and facts in the order of their stamps.
//! **Out**: a [`fact::Fact`] or a [`command::Refusal`]; a [`workspace::Workspace`]; answers about it.
//!
//! **What always holds.** [`workspace::evolve`] takes any fact in any state: one that cannot count is
//! ignored and counted ([`workspace::Ignored`]). Parts add up to their whole to the 分. The same
//! command on the same workspace has the same answer. What two records of one kind mean when neither
//! knew of the other is said where the kind is, in `journal/kinds`.
//!
//! **Where to begin**: [`command`] (what can be asked), [`workspace`] (what is held), [`agenda`] (today's
//! list and its reasons), [`standing`] (where the month stands). One rule is one file: how the needed
//! rate is computed is in [`pace`], how a target is spread in [`breakdown`], how likely a month is in
//! [`chance`] and [`forecast`]. Files named `own_*` read the rep's own journal as those rules want it;
//! [`plan_book`] holds what planning keeps.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::float_arithmetic
    )
)]

pub mod actual;
pub mod agenda;
pub mod alert;
pub mod archive;
pub mod away;
pub mod books;
pub mod bottleneck;
pub mod breakdown;
pub mod cadence;
pub mod calendar;
pub mod chance;
pub mod checker;
pub mod command;
pub mod concentration;
pub mod curve;
pub mod customer_terms;
pub mod day;
pub mod day_list;
pub mod day_order;
pub mod deal_board;
pub mod deal_notes;
pub mod details;
pub mod directory;
pub mod enter;
pub mod entry;
pub mod existing;
pub mod fact;
pub mod factor;
pub mod focus;
pub mod forecast;
pub mod funnel;
pub mod goal;
pub mod goal_sheet;
pub mod golden_three;
pub mod goods;
pub mod growth;
pub mod ident;
pub mod incentive;
pub mod judgement;
pub mod kept_review;
pub mod ladder;
pub mod late;
pub mod lead;
pub mod learning;
pub mod ledger;
pub mod line;
pub mod linked;
pub mod looking_back;
pub mod lunar;
pub mod marking;
pub mod median;
pub mod metric;
pub mod milestone;
pub mod money;
pub mod month;
pub mod month_end;
pub mod needs;
pub mod next_visit;
pub mod odds;
mod outcomes;
pub mod owed_book;
pub mod own_books;
pub mod own_classes;
pub mod own_curve;
pub mod own_entries;
pub mod own_pipeline;
pub mod own_replan;
pub mod own_signals;
pub mod pace;
pub mod packed;
pub mod past_months;
pub mod period;
pub mod pipeline;
pub mod plan_book;
pub mod playbook;
pub mod prepared;
pub mod profile;
pub mod projection;
pub mod published;
pub mod ranking;
pub mod rate;
pub mod ratio;
pub mod reading;
pub mod receivable;
pub mod recording_day;
pub mod replan;
pub mod review;
pub mod revision;
pub mod rhythm;
pub mod risk;
pub mod season;
pub mod settlement;
pub mod share;
pub mod silenced;
pub mod similar;
pub mod smart;
pub mod sorted;
pub mod source;
pub mod spread;
pub mod stage;
pub mod standing;
pub mod statutory;
pub mod suggestion;
pub mod targets;
pub mod tasks;
pub mod tax;
pub mod tempo;
pub mod tier;
pub mod tier_words;
pub mod today;
pub mod unfinished;
pub mod unit;
pub mod visit_plan;
pub mod week;
pub mod week_plan;
pub mod win_chances;
pub mod won;
mod worked;
pub mod workload;
pub mod workspace;
