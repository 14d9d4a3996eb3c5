//! What other commands have found out, where they have left it: one small JSON each in the folder
//! `target/xtask/results`, `{"value": number, "note": "…"}`.

use std::path::Path;

use serde_json::{Value, json};

use super::number;
use crate::figures::{Figure, Unit};
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
        row("job-taps.json", "taps to log a visit's outcome", Unit::Count).held_to(3.0, 2.0),
        row("mutants.json", "mutants caught", Unit::Percent).more_is_better().held_to(85.0, 95.0),
        row("axe.json", "accessibility violations", Unit::Count).held_to(0.0, 0.0),
    ]
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
