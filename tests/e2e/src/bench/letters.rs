//! A letter typed into the search of the customers' list, to the frame that shows what it found.

use serde_json::{Value, json};

use super::{SLOWER, number, setup};
use crate::figures::{Figure, Unit, percentile};
use crate::phone::{Phone, Setup};
use crate::profile::Profile;
use crate::site::Site;
use crate::{Outcome, act, config, ensure};

/// Names that are typed letter by letter, spread over the list.
const NAMES: usize = 12;

/// Types names of the list into its search, a letter at a time; the lengths in milliseconds.
pub async fn typed(phone: &Phone) -> Outcome<Vec<f64>> {
    let body = "const names = [...document.querySelectorAll('.list [data-user]')].map((one) => one.innerText.trim());
        const step = Math.max(1, Math.floor(names.length / arguments[0]));
        return names.filter((_, place) => place % step === 0).slice(0, arguments[0])";
    let names: Vec<String> = serde_json::from_value(phone.script(body, vec![json!(NAMES)]).await?)?;
    ensure!(!names.is_empty(), "the list has no names to type");
    let mut count = 0_usize;
    for name in &names {
        phone.type_into(&act("search"), "").await?;
        for letter in name.chars().take(6) {
            count = letters(phone).await?.len();
            phone.type_keys(&letter.to_string()).await?;
            settled(phone, count + 1).await?;
        }
    }
    let all = letters(phone).await?;
    ensure!(all.len() > count, "a letter was not felt by the page");
    Ok(all.iter().filter_map(|letter| number(&letter["paint"])).collect())
}

async fn letters(phone: &Phone) -> Outcome<Vec<Value>> {
    Ok(serde_json::from_value(phone.script("return window.__marks.letters", vec![]).await?)?)
}

/// Waits in the page until so many letters have their paint.
async fn settled(phone: &Phone, wanted: usize) -> Outcome {
    let body = "const wanted = arguments[0], done = arguments[arguments.length - 1];
        const since = performance.now();
        const look = () => {
            const letters = window.__marks.letters;
            const settled = letters.length >= wanted && letters.every((one) => one.paint !== null);
            if (settled || performance.now() - since > 20000) done(settled);
            else setTimeout(look, 10);
        };
        look()";
    let settled = phone.script_async(body, vec![json!(wanted)]).await?;
    ensure!(settled == true, "a letter has no answer after 20 s");
    Ok(())
}

/// On a slow processor, in the app's list of customers; `scripts` are put into the page before its own.
pub async fn search(site: &Site, profile: &Profile, scripts: &[&str]) -> Outcome<Vec<f64>> {
    let wanted = setup(&config::day()).profile(&profile.copy()?);
    let wanted = scripts.iter().fold(wanted, |setup: Setup, script| setup.script(script));
    let phone = Phone::start(wanted).await?;
    phone.visit(&site.url("/")).await?;
    phone.stands().await?;
    phone.go("customers").await?;
    phone.slow_processor(SLOWER).await?;
    typed(&phone).await
}

/// The row of a search, held to what a tap is held to.
pub fn row(letters: &[f64]) -> Figure {
    Figure::new("a letter searched to its paint, p98", Unit::Milliseconds, percentile(letters, 98))
        .held_to(150.0, 100.0)
        .noted(format!(
            "4x, {} letters; middle {:.0} ms, worst {:.0} ms",
            letters.len(),
            percentile(letters, 50).unwrap_or_default(),
            percentile(letters, 100).unwrap_or_default()
        ))
}
