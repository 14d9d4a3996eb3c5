//! Bytes by file and by crate, from the folder itself: what `cargo xtask size` prints.

use serde_json::{Value, json};
use xtask::size::{Row, Sizes};

use crate::figures::{Figure, Unit};
use crate::{Failure, Outcome, config};

/// The sizes of the folder under test.
pub fn sizes() -> Outcome<Sizes> {
    Sizes::of(&config::dist()?, config::named_wasms().as_deref())
        .map_err(|error| Failure::new(format!("{error:#}")))
}

/// Their rows.
pub fn rows(sizes: &Sizes) -> Vec<Figure> {
    let sum = |rows: &[Row]| -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "bytes of a folder")]
        let sum = rows.iter().map(|row| row.sent).sum::<usize>() as f64;
        sum / 1_000.0
    };
    let kept = Figure::new("whole precache", Unit::Kilobytes, Some(sum(&sizes.kept)))
        .held_to(600.0, 450.0)
        .noted(format!("{} files, brotli", sizes.kept.len()));
    let main = sizes.wasm().ok().map(|wasm| {
        let sent = sum(std::slice::from_ref(wasm));
        Figure::new("main wasm", Unit::Kilobytes, Some(sent)).noted("brotli; of the first load")
    });
    std::iter::once(kept).chain(main).collect()
}

/// For the JSON: each file, each crate and each area with its bytes.
pub fn details(sizes: &Sizes) -> Value {
    let files = |rows: &[Row]| -> Vec<Value> {
        rows.iter()
            .map(|row| json!({ "name": row.name, "raw": row.raw, "sent": row.sent }))
            .collect()
    };
    let crates: Vec<Value> =
        sizes.crates().iter().map(|(name, bytes)| json!({ "name": name, "raw": bytes })).collect();
    let areas: Vec<Value> = sizes
        .areas()
        .iter()
        .map(
            |(name, sent, allowance)| json!({ "name": name, "sent": sent, "allowance": allowance }),
        )
        .collect();
    json!({
        "first load": files(&sizes.first), "precache": files(&sizes.kept), "crates": crates,
        "areas": areas,
    })
}
