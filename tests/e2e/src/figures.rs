//! Figures and what is made of them: medians, percentiles, ratios, and the verdict from gate and
//! aim. No browser, no clock.

use std::fmt;

use serde_json::{Value, json};

/// The middle value; of an even number of values the mean of the two in the middle. `None` for
/// none, and for a value that is no number.
///
/// ```
/// use fieldplan_e2e::figures::median;
/// assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
/// assert_eq!(median(&[4.0, 1.0]), Some(2.5));
/// ```
pub fn median(values: &[f64]) -> Option<f64> {
    let sorted = sorted(values)?;
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(*sorted.get(middle.checked_sub(1)?)?, upper))
}

/// The smallest value that at least `percent` of a hundred values do not exceed (nearest rank):
/// no value is made up between two. `percent` from 1 to 100.
///
/// ```
/// use fieldplan_e2e::figures::percentile;
/// let values: Vec<f64> = (1..=500).map(f64::from).collect();
/// assert_eq!(percentile(&values, 98), Some(490.0));
/// assert_eq!(percentile(&values, 100), Some(500.0));
/// ```
pub fn percentile(values: &[f64], percent: usize) -> Option<f64> {
    let sorted = sorted(values)?;
    let rank = (sorted.len() * percent.clamp(1, 100)).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

fn sorted(values: &[f64]) -> Option<Vec<f64>> {
    if values.is_empty() || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some(sorted)
}

/// How many of `values` are above a limit, as a share from 0 to 1; `None` for no values.
pub fn share_above(values: &[f64], limit: f64) -> Option<f64> {
    let above = values.iter().filter(|value| **value > limit).count();
    // Counts of frames are far below 2⁵².
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    (!values.is_empty()).then(|| above as f64 / values.len() as f64)
}

/// How many times the earlier value the later one is; `None` where the earlier is 0.
pub fn ratio(now: f64, before: f64) -> Option<f64> {
    (before != 0.0 && now.is_finite() && before.is_finite()).then(|| now / before)
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 1,000 bytes.
    Kilobytes,
    /// 1,000,000 bytes.
    Megabytes,
    /// Bytes.
    Bytes,
    /// Milliseconds.
    Milliseconds,
    /// A share of a hundred.
    Percent,
    /// A number without a unit, with its decimals.
    Score,
    /// A whole number of things.
    Count,
}

impl Unit {
    const ALL: [(Unit, &'static str, usize); 7] = [
        (Unit::Kilobytes, "KB", 1),
        (Unit::Megabytes, "MB", 1),
        (Unit::Bytes, "B", 0),
        (Unit::Milliseconds, "ms", 0),
        (Unit::Percent, "%", 1),
        (Unit::Score, "", 3),
        (Unit::Count, "", 0),
    ];

    fn known(self) -> (&'static str, usize) {
        let own = Unit::ALL.iter().find(|(unit, _, _)| *unit == self);
        own.map_or(("", 0), |(_, name, decimals)| (*name, *decimals))
    }

    /// A value with its unit: `243.5 KB`.
    pub fn print(self, value: f64) -> String {
        let (name, decimals) = self.known();
        let space = if name.is_empty() { "" } else { " " };
        format!("{value:.decimals$}{space}{name}")
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Times, bytes, faults.
    Less,
    /// Tasks held, faults survived.
    More,
}

/// What a figure comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It reaches the aim.
    Aim,
    /// It passes the gate and misses the aim.
    Gate,
    /// It misses the gate.
    Missed,
    /// It has neither gate nor aim.
    Told,
    /// It was not measured.
    NotMeasured,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Verdict::Aim => "aim",
            Verdict::Gate => "gate",
            Verdict::Missed => "MISSED",
            Verdict::Told => "",
            Verdict::NotMeasured => "not measured in this run",
        })
    }
}

/// The verdict on a value. A value that equals its limit reaches it; one that is no number was
/// not measured.
pub fn verdict(value: Option<f64>, better: Better, gate: Option<f64>, aim: Option<f64>) -> Verdict {
    let Some(value) = value.filter(|value| value.is_finite()) else { return Verdict::NotMeasured };
    let reaches = |limit: f64| match better {
        Better::Less => value <= limit,
        Better::More => value >= limit,
    };
    match (gate, aim) {
        (Some(gate), _) if !reaches(gate) => Verdict::Missed,
        (_, Some(aim)) if reaches(aim) => Verdict::Aim,
        (None, None) => Verdict::Told,
        _ => Verdict::Gate,
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is called, the same in every run: two runs are compared by it.
    pub name: String,
    /// What it is counted in.
    pub unit: Unit,
    /// The value; `None` where it was not measured.
    pub value: Option<f64>,
    /// Which way is better.
    pub better: Better,
    /// What it must not miss.
    pub gate: Option<f64>,
    /// What it is to reach.
    pub aim: Option<f64>,
    /// How it came about: spread, worst, the part that decides.
    pub note: String,
}

impl Figure {
    /// A figure of which less is better, without gate and aim.
    pub fn new(name: &str, unit: Unit, value: Option<f64>) -> Figure {
        Figure {
            name: name.to_owned(),
            unit,
            value,
            better: Better::Less,
            gate: None,
            aim: None,
            note: String::new(),
        }
    }

    /// With its gate and its aim.
    #[must_use]
    pub fn held_to(mut self, gate: f64, aim: f64) -> Figure {
        (self.gate, self.aim) = (Some(gate), Some(aim));
        self
    }

    /// With a note.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Figure {
        self.note = note.into();
        self
    }

    /// Of which more is better.
    #[must_use]
    pub fn more_is_better(mut self) -> Figure {
        self.better = Better::More;
        self
    }

    /// What it comes to.
    pub fn verdict(&self) -> Verdict {
        verdict(self.value, self.better, self.gate, self.aim)
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name, "unit": self.unit.known().0, "value": self.value,
            "gate": self.gate, "aim": self.aim, "verdict": self.verdict().to_string(),
            "note": self.note,
        })
    }
}

/// The rows of a run, with whatever else it found out.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The rows, in their order.
    pub figures: Vec<Figure>,
    /// What stands behind them, for the JSON alone.
    pub details: serde_json::Map<String, Value>,
}

impl Table {
    /// A figure by its name.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }

    /// The table with gate, aim, result and verdict, and the verdict of the whole as last lines.
    pub fn print(&self) -> String {
        let limit = |figure: &Figure, limit: Option<f64>| {
            limit.map_or_else(|| "–".to_owned(), |limit| figure.unit.print(limit))
        };
        let value = |figure: &Figure| limit(figure, figure.value);
        let wide = self.figures.iter().map(|f| f.name.chars().count()).max().unwrap_or_default();
        let mut text = format!(
            "{:wide$}  {:>10}  {:>10}  {:>10}  {:7}  how\n",
            "figure", "gate", "aim", "result", "reaches"
        );
        for figure in &self.figures {
            let line = format!(
                "{:wide$}  {:>10}  {:>10}  {:>10}  {:7}  {}",
                figure.name,
                limit(figure, figure.gate),
                limit(figure, figure.aim),
                value(figure),
                figure.verdict().to_string(),
                figure.note,
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.close());
        text
    }

    /// Which gates and aims are missed, by name.
    pub fn close(&self) -> String {
        let named = |wanted: Verdict| -> Vec<&str> {
            let fits = self.figures.iter().filter(|figure| figure.verdict() == wanted);
            fits.map(|figure| figure.name.as_str()).collect()
        };
        let line = |what: &str, names: &[&str]| {
            let list = if names.is_empty() { "none".to_owned() } else { names.join("; ") };
            format!("{what}: {list}\n")
        };
        let (missed, behind) = (named(Verdict::Missed), named(Verdict::Gate));
        let mut text = String::new();
        let unmeasured = named(Verdict::NotMeasured);
        if !unmeasured.is_empty() {
            text.push_str(&line("not measured in this run", &unmeasured));
        }
        text.push_str(&line("aims missed, gate passed", &behind));
        text.push_str(&line("gates missed", &missed));
        text
    }

    /// The run as JSON, for another run to be held against.
    pub fn json(&self) -> Value {
        let figures: Vec<Value> = self.figures.iter().map(Figure::json).collect();
        json!({ "figures": figures, "details": self.details })
    }

    /// Each figure against an earlier run's JSON: name, then, now, ratio. What either run did not
    /// measure is named, not left out.
    ///
    /// # Errors
    /// When the JSON is no table.
    pub fn against(&self, earlier: &Value) -> Result<String, String> {
        let rows = earlier["figures"].as_array().ok_or("the earlier file holds no figures")?;
        let wide = self.figures.iter().map(|f| f.name.chars().count()).max().unwrap_or_default();
        let mut text =
            format!("{:wide$}  {:>10}  {:>10}  {:>6}\n", "figure", "then", "now", "ratio");
        let print = |figure: &Figure, value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |value| figure.unit.print(value))
        };
        for figure in &self.figures {
            let row = rows.iter().find(|row| row["name"] == figure.name.as_str());
            let then = row.and_then(|row| row["value"].as_f64());
            let ratio = figure.value.zip(then).and_then(|(now, then)| ratio(now, then));
            let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
            let (then, now) = (print(figure, then), print(figure, figure.value));
            let line = format!("{:wide$}  {then:>10}  {now:>10}  {ratio:>6}", figure.name);
            text.push_str(line.trim_end());
            text.push('\n');
        }
        for row in rows {
            let name = row["name"].as_str().unwrap_or_default();
            if self.figure(name).is_none() {
                text.push_str(name);
                text.push_str(": only in the earlier run\n");
            }
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_five_is_the_third_and_nothing_has_no_middle() {
        assert_eq!(median(&[5.0, 1.0, 4.0, 2.0, 3.0]), Some(3.0));
        assert_eq!(median(&[2.0, 1.0, 10.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn a_percentile_is_a_value_that_was_seen() {
        let values: Vec<f64> = (1..=500).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 95), Some(475.0));
        assert_eq!(percentile(&values, 98), Some(490.0));
        assert_eq!(percentile(&values, 50), Some(250.0));
        assert_eq!(percentile(&[7.0], 98), Some(7.0));
        assert_eq!(percentile(&[1.0, 9.0], 98), Some(9.0), "few values: the worst");
        assert_eq!(percentile(&[], 98), None);
    }

    #[test]
    fn shares_and_ratios_say_nothing_of_nothing() {
        assert_eq!(share_above(&[10.0, 20.0, 30.0, 40.0], 20.0), Some(0.5));
        assert_eq!(share_above(&[], 20.0), None);
        assert_eq!(ratio(3.0, 2.0), Some(1.5));
        assert_eq!(ratio(3.0, 0.0), None);
    }

    #[test]
    fn a_value_at_its_limit_reaches_it() {
        use Better::{Less, More};
        let limits = (Some(150.0), Some(100.0));
        for (value, better, (gate, aim), expected) in [
            (Some(100.0), Less, limits, Verdict::Aim),
            (Some(100.1), Less, limits, Verdict::Gate),
            (Some(150.0), Less, limits, Verdict::Gate),
            (Some(150.1), Less, limits, Verdict::Missed),
            (Some(20_000.0), More, (Some(20_000.0), Some(100_000.0)), Verdict::Gate),
            (Some(100_000.0), More, (Some(20_000.0), Some(100_000.0)), Verdict::Aim),
            (Some(19_999.0), More, (Some(20_000.0), Some(100_000.0)), Verdict::Missed),
            (Some(1.0), Less, (None, None), Verdict::Told),
            (Some(1.0), Less, (Some(2.0), None), Verdict::Gate),
            (None, Less, limits, Verdict::NotMeasured),
            (Some(f64::NAN), Less, limits, Verdict::NotMeasured),
        ] {
            assert_eq!(verdict(value, better, gate, aim), expected, "{value:?} {gate:?} {aim:?}");
        }
    }

    fn table() -> Table {
        let ms = Unit::Milliseconds;
        Table {
            figures: vec![
                Figure::new("slow", ms, Some(200.0)).held_to(150.0, 100.0),
                Figure::new("middling", ms, Some(120.0)).held_to(150.0, 100.0).noted("worst 140"),
                Figure::new("quick", ms, Some(90.0)).held_to(150.0, 100.0),
                Figure::new("unseen", ms, None).held_to(150.0, 100.0),
                Figure::new("size", Unit::Kilobytes, Some(243.5)),
            ],
            ..Table::default()
        }
    }

    #[test]
    fn the_last_lines_name_each_missed_gate_and_aim() {
        let text = table().print();
        let last: Vec<&str> = text.lines().rev().take(3).collect();
        assert_eq!(last[0], "gates missed: slow");
        assert_eq!(last[1], "aims missed, gate passed: middling");
        assert_eq!(last[2], "not measured in this run: unseen");
        assert!(text.contains("243.5 KB"), "{text}");
        let clean = Table { figures: vec![table().figures.remove(2)], ..Table::default() };
        assert_eq!(clean.close(), "aims missed, gate passed: none\ngates missed: none\n");
    }

    #[test]
    fn a_run_is_held_against_its_own_json_and_another() {
        let table = table();
        let same = table.against(&table.json()).unwrap();
        assert!(same.lines().nth(1).is_some_and(|line| line.ends_with("1.00")), "{same}");
        assert!(same.contains("unseen"), "{same}");
        let mut earlier = table.json();
        earlier["figures"][0]["value"] = json!(100.0);
        earlier["figures"][1]["name"] = json!("gone since");
        let text = table.against(&earlier).unwrap();
        let of = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        assert!(of("slow").contains("100 ms") && of("slow").ends_with("2.00"), "{text}");
        assert!(of("middling").ends_with('–'), "{text}");
        assert!(text.contains("gone since: only in the earlier run"), "{text}");
        assert!(table.against(&json!({})).is_err());
    }
}
