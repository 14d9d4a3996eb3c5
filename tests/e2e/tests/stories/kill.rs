//! Saved means saved, in a short run; `cargo xtask kill --runs N` makes many.

use fieldplan_e2e::kill::{App, Kills, kill_once, made_ready};
use fieldplan_e2e::{Outcome, Site, config, profile, story};

#[test]
fn what_was_shown_as_saved_survives_a_kill() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let seed = profile::random();
        println!("seed {seed:016x}");
        let kills =
            Kills(vec![kill_once(&site, &App, &made_ready(&site, &App).await?, seed).await?]);
        println!("{kills}");
        kills.verdict()
    })
}
