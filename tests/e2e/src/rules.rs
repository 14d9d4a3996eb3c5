//! What the core says of the records a page keeps: the screen must say the same.
//!
//! The lines are read out of the page's own database by the harness, folded here natively, and
//! compared with what the page shows. A figure that the app words or rounds wrongly, a line it
//! forgets, a record it does not fold: all of it is a difference here.

use std::collections::BTreeMap;

use fieldplan::domain::agenda::{self, Agenda};
use fieldplan::domain::day::Day;
use fieldplan::domain::money::Money;
use fieldplan::domain::month::MonthSplit;
use fieldplan::domain::pace::{Need, Standing};
use fieldplan::domain::period::Period;
use fieldplan::domain::review::{Review, Verdict};
use fieldplan::domain::tier::Tier;
use fieldplan::journal::{Journal, Record};
use fieldplan::text::{Lang, say};

use crate::looks::Language;
use crate::phone::Phone;
use crate::rep::Line;
use crate::screen::{Kept, until};
use crate::{Failure, Outcome, ensure, ensure_eq};

impl Language {
    /// The same language as the core knows it.
    pub fn core(self) -> Lang {
        match self {
            Self::Chinese => Lang::Zh,
            Self::English => Lang::En,
        }
    }
}

/// A day written `YYYY-MM-DD`.
pub fn day(text: &str) -> Outcome<Day> {
    Day::parse(text).map_err(|_| Failure::new(format!("{text} is no day")))
}

/// The journal of the record lines a page keeps. Every line must read.
pub fn folded(kept: &Kept) -> Outcome<Journal> {
    let mut records = Vec::new();
    for line in &kept.records {
        let record = Record::parse(line.as_bytes())
            .map_err(|damage| Failure::new(format!("{damage:?}: {line}")))?;
        records.push(record);
    }
    let (journal, doubled) = Journal::from_history(records);
    ensure!(doubled.is_empty(), "{} records share a stamp", doubled.len());
    Ok(journal)
}

/// Of what does not fit the day the page draws so many lines.
const MOST_OVERFLOW: usize = 50;

/// Today's list by the rules, as the page names and orders it.
pub fn list(journal: &Journal, today: Day) -> Vec<Line> {
    let workspace = journal.workspace();
    let list = Agenda::of(workspace, today);
    // The line of new leads has nothing to tick.
    let lines = list.lines.iter().chain(list.overflow.iter().take(MOST_OVERFLOW));
    let lines = lines.filter_map(|line| Some((line, line.customer?)));
    let line = |(line, customer): (&agenda::Line, _)| Line {
        id: line.about.to_string(),
        name: workspace
            .customer(customer)
            .map(|customer| customer.name.trim().to_owned())
            .unwrap_or_default(),
        ticked: line.done,
    };
    lines.map(line).collect()
}

/// Each week's exact figure by the rules, by its Monday.
pub fn weeks(journal: &Journal, today: Day) -> Outcome<BTreeMap<String, String>> {
    Ok(month(journal, today)?
        .weeks
        .iter()
        .map(|week| (week.monday.to_string(), week.amount.to_string()))
        .collect())
}

/// Each day's exact figure by the rules, by the day.
pub fn days(journal: &Journal, today: Day) -> Outcome<BTreeMap<String, String>> {
    let month = month(journal, today)?;
    Ok(month
        .weeks
        .iter()
        .flat_map(|week| week.days.iter().flatten())
        .map(|day| (day.day.to_string(), day.amount.to_string()))
        .collect())
}

fn month(journal: &Journal, today: Day) -> Outcome<MonthSplit> {
    let workspace = journal.workspace();
    MonthSplit::of(workspace, workspace.month_of(today), today)
        .ok_or_else(|| Failure::new("the month has no goal"))
}

impl Phone {
    /// Today's page says what the rules say of the records in the page's own store: the list line
    /// by line, the day's number, each tier's need, and the sentence.
    pub async fn today_is_true(&self, today: &str, language: Language) -> Outcome {
        let today = day(today)?;
        let journal = folded(&self.kept().await?)?;
        let expected = list(&journal, today);
        // A long list is drawn some lines at a time.
        let drawn = until("the list by the rules", async || {
            let shown = self.list().await?;
            Ok((shown == expected).then_some(()))
        });
        if let Err(late) = drawn.await {
            let shown = self.list().await?;
            let place = shown.iter().zip(&expected).take_while(|(one, other)| one == other).count();
            let first = (shown.get(place), expected.get(place));
            return Err(Failure::new(format!(
                "{late}: {} lines are shown of {}, the first that differs is {first:?}",
                shown.len(),
                expected.len()
            )));
        }
        let workspace = journal.workspace();
        let standing = Standing::of(workspace, workspace.month_of(today), today)
            .ok_or_else(|| Failure::new("the month has no goal"))?;
        let (_, number) = say::day_number(language.core(), &standing);
        ensure_eq!(self.exact_of(".num").await?, number.to_string(), "the day's number");
        for (tier, code) in Tier::ALL.into_iter().zip(["floor", "target", "challenge"]) {
            let need = match standing.tier(tier).need {
                Need::PerDay(amount) => amount.to_string(),
                Need::NoDayLeft { gap } => gap.to_string(),
                Need::Reached => "0.00".to_owned(),
            };
            let shown = self.exact_of(&format!("[data-tier={code}]")).await?;
            ensure_eq!(shown, need, "the need of the {code}");
        }
        let sentence = say::standing(language.core(), &standing);
        ensure_eq!(self.text_of(".say").await?, sentence, "the sentence");
        Ok(())
    }

    /// The month's page says what the rules say: each day, each week, the sum.
    pub async fn month_is_true(&self, today: &str) -> Outcome {
        let today = day(today)?;
        let journal = folded(&self.kept().await?)?;
        ensure_eq!(self.weeks().await?, weeks(&journal, today)?, "the weeks by the rules");
        let names = self.attributes_of("[data-day]", "data-day").await?;
        let figures = self.attributes_of("[data-day]", "data-exact").await?;
        let shown: BTreeMap<String, String> = names.into_iter().zip(figures).collect();
        ensure_eq!(shown, days(&journal, today)?, "the days by the rules");
        let sum = month(&journal, today)?.sum.to_string();
        ensure_eq!(self.exact_of("[data-sum]").await?, sum, "the sum by the rules");
        Ok(())
    }

    /// Every figure of the review on the page is the core's.
    pub async fn review_is_true(&self, span: Period, today: Day) -> Outcome {
        let journal = folded(&self.kept().await?)?;
        let review = Review::of(journal.workspace(), span, today);
        let read = async |place: &str, hook: &str| {
            self.exact_of(&format!("{place} [data-figure={hook}]")).await
        };
        for piece in &review.pieces {
            let place = format!("[data-piece=\"{}\"]", piece.month);
            if let Some(expected) = piece.expected {
                ensure_eq!(read(&place, "asked").await?, expected.whole.to_string(), "asked");
                ensure_eq!(read(&place, "due").await?, expected.so_far.to_string(), "due");
            }
            ensure_eq!(read(&place, "actual").await?, piece.actual.to_string(), "actual");
            let apart = match piece.verdict() {
                Verdict::Apart(apart) => apart.to_string(),
                _ => String::new(),
            };
            let verdict = format!("{place} [data-verdict]");
            let shown = self.attributes_of(&verdict, "data-exact").await?;
            ensure_eq!(shown, [apart], "the difference in money");
        }
        let promises = review.promises;
        for (hook, count) in [
            ("kept", promises.kept),
            ("open", promises.open),
            ("dropped", promises.dropped),
            ("visits", review.visits),
            ("sales", review.sales),
            ("lost", review.lost),
            ("added", review.added),
        ] {
            ensure_eq!(read("main", hook).await?, count.to_string(), "{hook}");
        }
        let shown = self.attributes_of("[data-change]", "data-exact").await?;
        let wanted: Vec<String> =
            review.changes.iter().map(|change| change.to.to_string()).collect();
        ensure_eq!(shown, wanted, "what changed");
        let sum =
            |texts: Vec<String>| texts.iter().filter_map(|text| Money::parse(text)).sum::<Money>();
        if self.sees("[data-bar]").await? {
            let bars = sum(self.attributes_of("[data-bar]", "data-exact").await?);
            ensure_eq!(bars, review.actual(), "the bars add up");
            let asked = sum(self.attributes_of("[data-bar]", "data-asked").await?);
            ensure_eq!(asked, review.expected().unwrap_or_default(), "their figures add up");
        }
        Ok(())
    }
}
