//! `cargo xtask kill --runs N`: kills the browser while the app edits, again and again, and prints
//! what was lost. The stores that must lose something go through the same hands first.

use std::process::ExitCode;

use fieldplan_e2e::amid::{Import, Packing, Update};
use fieldplan_e2e::bench::elsewhere;
use fieldplan_e2e::kill::{App, Control, Kills, kill_once, made_ready};
use fieldplan_e2e::{Failure, Outcome, Site, config, ensure, profile};

struct Wish {
    runs: usize,
    seed: u64,
    /// How many kills amid each of the larger steps.
    amid: usize,
    controls: bool,
}

fn wish() -> Outcome<Wish> {
    let mut wish = Wish { runs: 10, amid: 0, seed: profile::random(), controls: true };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value =
            || words.next().ok_or_else(|| Failure::new(format!("{word} wants a value")));
        match word.as_str() {
            "--runs" => wish.runs = value()?.parse()?,
            "--amid" => wish.amid = value()?.parse()?,
            "--seed" => wish.seed = u64::from_str_radix(&value()?, 16)?,
            "--no-controls" => wish.controls = false,
            _ => {
                return Err(Failure::new(format!(
                    "{word} is not known; --runs N, --amid N, --seed HEX and --no-controls are"
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
        let kill = kill_once(&site, &App, &ready, wish.moment(turn)).await?;
        println!("{:>4}  {kill}", turn + 1);
        kills.0.push(kill);
    }
    if wish.amid > 0 {
        amid(wish, site, &mut kills).await?;
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
    let amid = if wish.amid > 0 {
        format!(", {} more amid packing, import and update each", wish.amid)
    } else {
        String::new()
    };
    let note = format!("{} kills, {} acknowledged{amid}", wish.runs, kills.acknowledged());
    elsewhere::leave("kill.json", lost, &note)?;
    kills.verdict()
}

/// Kills amid packing, amid taking in a backup, amid an update.
async fn amid(wish: &Wish, mut site: Site, kills: &mut Kills) -> Outcome {
    println!("\namid packing and the first checkpoint");
    let packing = Packing::on(&site)?;
    let ready = packing.made_ready(&site).await?;
    for turn in 0..wish.amid {
        let kill = kill_once(&site, &packing, &ready, wish.moment(turn)).await?;
        println!("{:>4}  {kill}", turn + 1);
        kills.0.push(kill);
    }
    println!("\namid taking in a backup");
    let import = Import::new()?;
    for turn in 0..wish.amid {
        let left = import.kill(&site, wish.moment(turn)).await?;
        let done = if left.done { "taken in whole" } else { "not taken in" };
        println!("{:>4}  {:>6} ms  {done}", turn + 1, left.after);
    }
    println!("\namid an update");
    let update = Update::on(&site).await?;
    for turn in 0..wish.amid {
        let left = update.kill(&mut site, wish.moment(turn)).await?;
        let version = if left.done { "the new version" } else { "the version before" };
        println!("{:>4}  {:>6} ms  {version}", turn + 1, left.after);
    }
    Ok(())
}

impl Wish {
    /// Each turn's moment follows from the seed, so that a run can be repeated.
    fn moment(&self, turn: usize) -> u64 {
        let turn = u64::try_from(turn).unwrap_or(u64::MAX);
        self.seed
            .wrapping_add(turn.wrapping_mul(0x9E37_79B9_7F4A_7C15))
            .wrapping_mul(0xBF58_476D_1CE4_E5B9)
            >> 16
    }
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
