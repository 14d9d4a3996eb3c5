//! What a job costs a thumb: taps and needed scrolls of named jobs, against what they may cost.
//!
//! A tap is a press at a visible point of a control; a scroll that is needed to see it counts one
//! more. Typing costs no taps, but the tap into the field does.

use std::fmt::Write as _;

use serde_json::json;

use crate::thumb::Job;
use crate::{Outcome, config, ensure};

/// What a job may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The job.
    pub job: &'static str,
    /// The most taps and scrolls together.
    pub most: usize,
    /// What is aimed at.
    pub aim: usize,
}

/// The job the bench shows.
pub const OUTCOME: &str = "log an outcome with a next date";

/// The budgets of the jobs a rep can do now. Those of the first plan, of adding a task and of
/// logging an outcome are the product's; the others are what they cost today, so that
/// none becomes dearer unnoticed. An outcome's aim is reached without a follow-up; with one it takes a
/// tap more.
pub const BUDGETS: &[Budget] = &[
    Budget { job: "first plan: from the first start to today's number", most: 4, aim: 3 },
    Budget { job: "add a customer for today, from today", most: 3, aim: 3 },
    Budget { job: "tick a visit off", most: 1, aim: 1 },
    Budget { job: OUTCOME, most: 2, aim: 2 },
    Budget { job: "log an outcome without one", most: 2, aim: 2 },
    Budget { job: "plan a visit to a customer there is, for today", most: 3, aim: 3 },
    Budget { job: "take the tick back", most: 1, aim: 1 },
    Budget { job: "change the target, with a reason, from today", most: 5, aim: 5 },
    Budget { job: "see when a customer was seen last", most: 1, aim: 1 },
    Budget { job: "undo the last but one thing done", most: 3, aim: 3 },
];

/// The table: each job with its taps, scrolls and budget, in the order of the budgets.
pub fn table(jobs: &[Job], budgets: &[Budget]) -> String {
    let mut table = format!("{:>5} {:>8} {:>7} {:>4}  job\n", "taps", "scrolls", "budget", "aim");
    for budget in budgets {
        let Some(job) = jobs.iter().find(|job| job.name == budget.job) else { continue };
        let Budget { most, aim, .. } = budget;
        let _ =
            writeln!(table, "{:>5} {:>8} {most:>7} {aim:>4}  {}", job.taps, job.scrolls, job.name);
    }
    table
}

/// Fails when a job costs more than it may, or was not done at all.
pub fn verdict(jobs: &[Job], budgets: &[Budget]) -> Outcome {
    let mut wrong = Vec::new();
    for budget in budgets {
        match jobs.iter().find(|job| job.name == budget.job) {
            None => wrong.push(format!("{}: not done", budget.job)),
            Some(job) if job.cost() > budget.most => wrong.push(format!(
                "{}: {} taps and {} scrolls, at most {}",
                job.name, job.taps, job.scrolls, budget.most
            )),
            Some(_) => {}
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Prints the table and writes it as `taps.json` among the results that commands leave, else beside
/// the suite's pictures.
pub fn report(jobs: &[Job], budgets: &[Budget]) -> Outcome {
    println!("{}", table(jobs, budgets));
    let rows: Vec<_> = budgets
        .iter()
        .filter_map(|budget| {
            let job = jobs.iter().find(|job| job.name == budget.job)?;
            Some(json!({
                "job": job.name, "taps": job.taps, "scrolls": job.scrolls,
                "gate": budget.most, "aim": budget.aim,
            }))
        })
        .collect();
    let folder = config::results().map_or_else(config::out, Ok)?;
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("taps.json"), serde_json::to_string_pretty(&rows)? + "\n")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_is_too_dear_or_left_out_fails_by_name() {
        let job = |name: &str, taps, scrolls| Job { name: name.to_owned(), taps, scrolls };
        let budgets =
            [Budget { job: "tick", most: 1, aim: 1 }, Budget { job: "undo", most: 2, aim: 1 }];
        verdict(&[job("tick", 1, 0), job("undo", 1, 1)], &budgets).unwrap();
        let dear = verdict(&[job("tick", 1, 1)], &budgets).unwrap_err().to_string();
        assert_eq!(dear, "tick: 1 taps and 1 scrolls, at most 1\nundo: not done");
        let table = table(&[job("undo", 2, 0)], &budgets);
        assert!(table.lines().nth(1).unwrap().ends_with("undo"), "{table}");
    }
}
