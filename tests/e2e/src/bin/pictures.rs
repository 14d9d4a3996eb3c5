//! `cargo xtask pictures`: every screen and sheet in every language, scheme and size, from the
//! example month and from twenty thousand tasks, and one sheet of all of them. Ends with a failure
//! when anything is wrong on one.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use fieldplan_e2e::bench::elsewhere;
use fieldplan_e2e::gallery::{self, Gallery};
use fieldplan_e2e::tour::Work;
use fieldplan_e2e::{Failure, Language, Outcome, Site, config, ensure};

struct Wish {
    out: PathBuf,
    only: String,
    shown: Option<PathBuf>,
}

fn wish() -> Outcome<Wish> {
    let mut wish = Wish { out: config::out()?.join("pictures"), only: String::new(), shown: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value =
            || words.next().ok_or_else(|| Failure::new(format!("{word} wants a value")));
        match word.as_str() {
            "--out" => wish.out = std::path::absolute(value()?)?,
            "--only" => wish.only = value()?,
            "--shown" => wish.shown = Some(std::path::absolute(value()?)?),
            _ => {
                return Err(Failure::new(format!(
                    "{word} is not known; --out DIR, --only FILTER and --shown DIR are"
                )));
            }
        }
    }
    Ok(wish)
}

/// Each language on a site and a browser of its own, side by side.
fn both(wish: &Wish) -> Outcome<Gallery> {
    let one = |language| -> Outcome<Gallery> {
        let site = Site::serve(&config::dist()?)?;
        let mut gallery = Gallery::default();
        for work in [Work::Example, Work::Full] {
            let visit = gallery::visit(&site, &wish.out, language, work, &wish.only);
            gallery.extend(alone(visit)?);
        }
        Ok(gallery)
    };
    thread::scope(|scope| {
        let runs = Language::BOTH.map(|language| scope.spawn(move || one(language)));
        let mut all = Gallery::default();
        for run in runs {
            all.extend(run.join().map_err(|_| Failure::new("a run of pictures broke off"))??);
        }
        Ok(all)
    })
}

fn alone<T>(work: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// Empties the folder of what an earlier run left there, and of nothing else.
fn make_room(out: &Path) -> Outcome {
    std::fs::create_dir_all(out)?;
    for entry in std::fs::read_dir(out)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "png") {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn run(wish: &Wish) -> Outcome {
    if let Some(assets) = &wish.shown {
        let site = Site::serve(&config::dist()?)?;
        for file in alone(gallery::shown(&site, assets))? {
            println!("{}", file.display());
        }
        return Ok(());
    }
    make_room(&wish.out)?;
    let Gallery { pictures, undecided, order } = both(wish)?;
    ensure!(!pictures.is_empty(), "no screen's name holds {}", wish.only);
    std::fs::write(wish.out.join("focus-order.txt"), order.join("\n"))?;
    println!("the order of the focus\n{}\n", order.join("\n"));
    for (what, reason) in undecided {
        println!("undecided: {what}: {reason}");
    }
    if wish.only.is_empty() {
        let wrong = pictures.iter().flat_map(|one| &one.wrong);
        let count = wrong.filter(|one| one.rule.starts_with("axe")).count();
        let note = "axe: WCAG 2.2 AA and best practice, every screen and sheet";
        elsewhere::leave("axe.json", f64::from(u32::try_from(count)?), note)?;
    }
    let sheet = alone(gallery::contact_sheet(&wish.out, &pictures))?;
    println!("{} views: {}", pictures.len(), sheet.display());
    let faults = gallery::faults(&pictures);
    ensure!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

fn main() -> ExitCode {
    match wish().and_then(|wish| run(&wish)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}
