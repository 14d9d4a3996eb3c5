//! `cargo xtask kill --runs N`: kills the browser while the app edits, again and again, and prints
//! what was lost. The stores that must lose something go through the same hands first.

use std::process::ExitCode;

use fieldplan_e2e::bench::elsewhere;
use fieldplan_e2e::kill::{App, Control, Kills, kill_once, made_ready};
use fieldplan_e2e::{Failure, Outcome, Site, config, ensure, profile};

struct Wish {
    runs: usize,
    seed: u64,
    controls: bool,
}

fn wish() -> Outcome<Wish> {
    let mut wish = Wish { runs: 10, seed: profile::random(), controls: true };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value =
            || words.next().ok_or_else(|| Failure::new(format!("{word} wants a value")));
        match word.as_str() {
            "--runs" => wish.runs = value()?.parse()?,
            "--seed" => wish.seed = u64::from_str_radix(&value()?, 16)?,
            "--no-controls" => wish.controls = false,
            _ => {
                return Err(Failure::new(format!(
                    "{word} is not known; --runs N, --seed HEX and --no-controls are"
                )));
            }
        }
    }
    Ok(wish)
}

async fn run(wish: &Wish) -> Outcome {
    println!("seed {:016x}", wish.seed);
    if wish.controls {
        let site = Site::serve(&config::control_pages())?;
        for (control, keeps) in
            [(Control::Honest, true), (Control::Early, false), (Control::Local, false)]
        {
            let kills = Kills(vec![
                kill_once(&site, &control, &made_ready(&site, &control).await?, wish.seed).await?,
            ]);
            println!("\ncontrol: {control:?}\n{kills}");
            ensure_controls(keeps, &kills)?;
        }
    }
    let site = Site::serve(&config::dist()?)?;
    let ready = made_ready(&site, &App).await?;
    let mut kills = Kills::default();
    println!("\nthe app");
    for turn in 0..wish.runs {
        // Each turn's moment follows from the seed, so that a run can be repeated.
        let random = wish
            .seed
            .wrapping_add((turn as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15))
            .wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let kill = kill_once(&site, &App, &ready, random >> 16).await?;
        println!("{:>4}  {kill}", turn + 1);
        kills.0.push(kill);
    }
    println!(
        "\n{} kills: {} lost of {} acknowledged",
        wish.runs,
        kills.lost(),
        kills.acknowledged()
    );
    // Counts of kills are small.
    #[expect(clippy::cast_precision_loss, reason = "counts of kills")]
    let lost = kills.lost() as f64;
    let note = format!("{} kills, {} acknowledged", wish.runs, kills.acknowledged());
    elsewhere::leave("kill.json", lost, &note)?;
    kills.verdict()
}

fn ensure_controls(keeps: bool, kills: &Kills) -> Outcome {
    if keeps {
        return kills.verdict();
    }
    ensure!(kills.lost() > 0, "this store must lose something, or the harness sees nothing");
    Ok(())
}

fn main() -> ExitCode {
    let outcome = wish().and_then(|wish| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(run(&wish))
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}
