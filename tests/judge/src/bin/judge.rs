//! `cargo xtask judge [--data DIR or FILE]`: the core's forecast against what came of real deals.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use fieldplan_judge::known::known;
use fieldplan_judge::rows;
use fieldplan_judge::score::cases;
use fieldplan_judge::table::table;

/// The repository's own reps.
fn own_reps() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/crm")
}

fn run() -> Result<String, String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let data = match words.as_slice() {
        [] => own_reps(),
        [name, data] if name == "--data" => PathBuf::from(data),
        _ => return Err("judge [--data DIR or FILE]".into()),
    };
    let deals = rows::read(&data, &own_reps()).map_err(|error| error.to_string())?;
    Ok(table(&deals, &cases(&deals.rows, known)))
}

fn main() -> ExitCode {
    match run() {
        Ok(table) => {
            print!("{table}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}
