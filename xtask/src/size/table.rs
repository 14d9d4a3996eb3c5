//! The two tables as text.

use super::Row;
use super::areas::Area;
use super::crates::Share;

/// Crates shown by name; the others are one row.
const SHOWN: usize = 20;

/// The table by file.
pub(super) fn files(title: &str, rows: &[Row]) {
    println!("\n{title}\n{:>10} {:>10}  file", "raw", "sent");
    for row in rows {
        println!("{:>10} {:>10}  {}", grouped(row.raw), grouped(row.sent), row.name);
    }
    let raw = rows.iter().map(|row| row.raw).sum();
    println!("{:>10} {:>10}  in all", grouped(raw), grouped(super::sum(rows)));
}

/// The table by crate. Brotli packs the whole file, so a crate has no packed size of its own: its
/// share of the raw bytes is scaled to the packed file.
pub(super) fn crates(shares: &[Share], wasm: &Row) {
    println!(
        "\n{} by crate (raw bytes of code; the brotli column is the same share of the packed \
         file, not a measure of its own)\n{:>10} {:>10}  crate",
        wasm.name, "raw", "brotli"
    );
    let total: usize = shares.iter().map(|share| share.bytes).sum();
    let line = |bytes: usize, name: &str| {
        let scaled = bytes.saturating_mul(wasm.sent).checked_div(total).unwrap_or(0);
        println!("{:>10} {:>10}  {name}", grouped(bytes), grouped(scaled));
    };
    let (shown, rest) = shares.split_at(SHOWN.min(shares.len()));
    for share in shown {
        line(share.bytes, &share.name);
    }
    if !rest.is_empty() {
        let bytes = rest.iter().map(|share| share.bytes).sum();
        line(bytes, &format!("{} others", rest.len()));
    }
    line(total, "in all");
}

/// The table by area, each beside its allowance.
pub(super) fn areas(bytes: &[usize], areas: &[Area]) {
    println!(
        "\nMain wasm by area (the same scaled share)\n{:>10} {:>10}  area",
        "brotli", "allowance"
    );
    for (bytes, area) in bytes.iter().zip(areas) {
        println!("{:>10} {:>10}  {}", grouped(*bytes), grouped(area.allowance), area.name);
    }
}

/// The functions that take most, with how many copies of each there are.
pub(super) fn reasons(reasons: &[(Share, usize)]) {
    println!("\nMost of it, by function\n{:>10} {:>10}  function", "raw", "copies");
    for (share, copies) in reasons.iter().take(SHOWN) {
        let name: String = share.name.chars().take(100).collect();
        println!("{:>10} {copies:>10}  {name}", grouped(share.bytes));
    }
}

/// A number with a comma before each group of three digits.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
