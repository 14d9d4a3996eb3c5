//! What other commands have found out, where they have left it: one small JSON each in the folder
//! `target/xtask/results`, `{"value": number, "note": "…"}`.

use std::path::Path;

use serde_json::{Value, json};

use super::number;
use crate::figures::{Figure, Unit};
use crate::taps::OUTCOME;
use crate::{Outcome, config};

/// The rows that are filled by other commands, with the file each is read from.
pub fn rows() -> Vec<Figure> {
    let folder = config::results();
    let row = |file: &str, name: &str, unit: Unit| {
        let found = folder.as_deref().and_then(|folder| read(&folder.join(file)));
        let (value, note) = found.unwrap_or((None, format!("no results/{file}")));
        Figure::new(name, unit, value).noted(note)
    };
    vec![
        row("kill.json", "acknowledged changes lost in kills", Unit::Count).held_to(0.0, 0.0),
        row("faults.json", "faults survived", Unit::Count).more_is_better().held_to(33.0, 33.0),
        taps(folder.as_deref()),
        row("mutants.json", "mutants caught", Unit::Percent).more_is_better().held_to(85.0, 95.0),
        row("axe.json", "accessibility violations", Unit::Count).held_to(0.0, 0.0),
    ]
}

/// The taps of an outcome with its next date, from the list of jobs that the story of the taps
/// leaves.
fn taps(folder: Option<&Path>) -> Figure {
    let found = folder.and_then(|folder| cost(&folder.join("taps.json"), OUTCOME));
    let note = if found.is_some() { "with the next date" } else { "no results/taps.json" };
    Figure::new("taps to log a visit's outcome", Unit::Count, found)
        .noted(note.to_owned())
        .held_to(3.0, 2.0)
}

/// Taps and scrolls together of a job in such a list.
fn cost(file: &Path, job: &str) -> Option<f64> {
    let jobs: Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    let job = jobs.as_array()?.iter().find(|one| one["job"] == job)?;
    Some(number(&job["taps"])? + number(&job["scrolls"])?)
}

fn read(file: &Path) -> Option<(Option<f64>, String)> {
    let found: Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    Some((number(&found["value"]), found["note"].as_str().unwrap_or_default().to_owned()))
}

/// Leaves a figure for the bench, where `cargo xtask` has named a folder for it.
pub fn leave(file: &str, value: f64, note: &str) -> Outcome {
    let Some(folder) = config::results() else { return Ok(()) };
    std::fs::create_dir_all(&folder)?;
    let text = serde_json::to_string_pretty(&json!({ "value": value, "note": note }))?;
    std::fs::write(folder.join(file), text + "\n")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_taps_of_a_job_are_read_from_the_list_of_jobs() {
        let file = std::env::temp_dir().join(format!("fieldplan-taps-{}.json", std::process::id()));
        let jobs = json!([
            { "job": "another", "taps": 1, "scrolls": 0 },
            { "job": OUTCOME, "taps": 3, "scrolls": 1 },
        ]);
        std::fs::write(&file, jobs.to_string()).unwrap();
        let found = (cost(&file, OUTCOME), cost(&file, "never done"));
        std::fs::remove_file(&file).unwrap();
        assert_eq!(found, (Some(4.0), None));
        assert_eq!(cost(&file, OUTCOME), None);
    }
}
