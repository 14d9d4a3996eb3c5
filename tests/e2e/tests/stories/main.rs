//! The stories of a rep, on Chromium: one binary, so that they link once and run side by side.
//!
//! Each needs the app's folder from `cargo xtask e2e`; without it, it fails and says so.

mod backups;
mod bad_input;
mod beside;
mod calendar;
mod clock;
mod connection;
mod deploy;
mod evicted;
mod example;
mod funnels;
mod goal;
mod goal_mended;
mod half_done;
mod hostile;
mod install;
mod keyboard;
mod kill;
mod lists;
mod living;
mod locked;
mod looks;
mod months;
mod newer;
mod offline;
mod parts;
mod piles;
mod plan_week;
mod planning;
mod policy;
mod promise;
mod real_input;
mod reports;
mod rescue;
mod splits;
mod start;
mod storage;
mod subfolders;
mod tables;
mod tabs;
mod taps;
mod thread;
mod update;
mod visits;
mod week;
