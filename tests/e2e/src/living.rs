//! A month as a rep lives it, step by step, on any engine: the first run in a week with a holiday
//! and a make-up Saturday, a full day with its evening, the Saturday, the end of the month and the
//! start of the next, a backup to a second phone and back.
//!
//! Each step begins with the app open, and compares what the page says with the core.

use fieldplan::domain::day_list::DayList;
use fieldplan::domain::week::Week;
use fieldplan::exchange::day_report::{Names, day_report};
use serde_json::json;

use crate::looks::Language;
use crate::phone::Phone;
use crate::rep::{Class, When};
use crate::screen::until;
use crate::thumb::act;
use crate::{Failure, Outcome, ensure, ensure_eq, rules};

/// The Friday after the National Day, whose Saturday is worked.
pub const FRIDAY: &str = "2026-10-09";
/// The make-up Saturday.
pub const SATURDAY: &str = "2026-10-10";
/// The month's last working day.
pub const LAST: &str = "2026-10-30";
/// The first working day of the next month.
pub const NEXT: &str = "2026-11-02";

/// What the page would hand to the clipboard and to the phone's files is kept in the page.
pub const HANDS: &str = "{ Object.defineProperty(navigator, 'clipboard', { value: {
        writeText: async (text) => { window.copied = text; } } });
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { window.given = file; return make.call(URL, file); }; }";

/// The customers of these days.
const NAMES: [&str; 3] = ["恒泰电子", "明达物流", "Acme 有限公司"];

/// A rep with a phone in the hand.
#[derive(Clone, Copy, Debug)]
pub struct Life<'a> {
    /// The phone.
    pub phone: &'a Phone,
    /// Where the app is.
    pub url: &'a str,
    /// What it speaks.
    pub language: Language,
}

impl Life<'_> {
    /// The first run: the number, the month with its holiday and its Saturday, today's number.
    pub async fn first_run(&self) -> Outcome {
        let phone = self.phone;
        phone.open(self.url).await?;
        phone.speak(self.language).await?;
        phone.start_month("300万").await?;
        for (day, kind) in [("2026-10-07", "holiday"), (FRIDAY, "work"), (SATURDAY, "makeup")] {
            let cell = format!("[data-day=\"{day}\"]");
            ensure_eq!(phone.attributes_of(&cell, "data-kind").await?, [kind], "{day}");
        }
        phone.month_is_true(FRIDAY).await?;
        for (name, class) in NAMES.into_iter().zip([Class::A, Class::B, Class::C]) {
            phone.add_customer(name, class, When::Today).await?;
        }
        phone.go("today").await?;
        phone.tap_saved(&act("opening-skip")).await?;
        phone.line_is(NAMES[2], false).await?;
        phone.today_is_true(FRIDAY, self.language).await
    }

    /// A day's visits: one met, with the next date; one won, with its amount; one not seen.
    pub async fn visits(&self) -> Outcome {
        let phone = self.phone;
        self.outcome_of(NAMES[0]).await?;
        phone.tap_saved(&act("next-tomorrow")).await?;
        phone.line_is(NAMES[0], true).await?;
        let journal = rules::folded(&phone.kept().await?)?;
        let saturday = rules::day(SATURDAY)?;
        let promised = DayList::of(journal.workspace(), saturday, rules::day(FRIDAY)?);
        ensure_eq!(promised.open_promises().count(), 1, "tomorrow is the make-up Saturday");

        self.outcome_of(NAMES[1]).await?;
        phone.tap_act("won").await?;
        phone.type_into(&act("won-amount"), "8.5万").await?;
        phone.tap_saved(&act("save")).await?;
        phone.line_is(NAMES[1], true).await?;
        phone.today_is_true(FRIDAY, self.language).await
    }

    async fn outcome_of(&self, name: &str) -> Outcome {
        let line = self.phone.tick_of(name).await?;
        self.phone.tap(&line.replace("tick", "outcome")).await?;
        self.phone.appears(&act("next-tomorrow")).await
    }

    /// The evening of that day, the page just loaded: it is told, copied, and the rest carried to
    /// the Saturday.
    pub async fn evening(&self) -> Outcome {
        let phone = self.phone;
        phone.appears("[data-evening]").await?;
        let visits = phone.attributes_of("[data-visits]", "data-visits").await?;
        ensure_eq!(visits, ["2/3"], "planned against done");
        self.report_is_copied(FRIDAY).await?;
        let day = rules::day(FRIDAY)?;
        phone.tap_saved(&act("carry-tomorrow")).await?;
        let journal = rules::folded(&phone.kept().await?)?;
        let promised = DayList::of(journal.workspace(), rules::day(SATURDAY)?, day);
        ensure_eq!(promised.open_promises().count(), 2, "both are Saturday's");
        Ok(())
    }

    /// One tap copies the report of a day.
    async fn report_is_copied(&self, day: &str) -> Outcome {
        let phone = self.phone;
        phone.tap_act("report-copy").await?;
        let journal = rules::folded(&phone.kept().await?)?;
        let day = rules::day(day)?;
        let report = day_report(journal.workspace(), day, self.language.core(), Names::Shown);
        until("the report to be copied", async || {
            let copied = phone.script("return window.copied ?? null", vec![]).await?;
            Ok((copied == json!(report)).then_some(()))
        })
        .await
    }

    /// The make-up Saturday, the page just loaded: its list, a tick, the week looked back on.
    pub async fn saturday(&self) -> Outcome {
        let phone = self.phone;
        phone.today_is_true(SATURDAY, self.language).await?;
        for name in [NAMES[0], NAMES[2]] {
            let tick = phone.tick_of(name).await?;
            phone.tap_saved(&tick).await?;
            phone.line_is(name, true).await?;
        }
        // Yesterday's report, for a rep who forgot it.
        phone.tap_act("day-before").await?;
        phone.appears(&act("day-today")).await?;
        self.report_is_copied(FRIDAY).await?;
        phone.go("review").await?;
        phone.tap_act("span-week").await?;
        phone.appears("[data-piece]").await?;
        let today = rules::day(SATURDAY)?;
        phone.review_is_true(Week::of(today).period(), today).await
    }

    /// The month's last working day, the page just loaded: the number, the month looked back on,
    /// the next month's target.
    pub async fn month_end(&self) -> Outcome {
        let phone = self.phone;
        phone.today_is_true(LAST, self.language).await?;
        phone.go("review").await?;
        phone.tap_act("span-month").await?;
        phone.appears("[data-piece=\"2026-10\"]").await?;
        let today = rules::day(LAST)?;
        let journal = rules::folded(&phone.kept().await?)?;
        let workspace = journal.workspace();
        phone.review_is_true(workspace.period(workspace.month_of(today)), today).await?;
        phone.go("target").await?;
        phone.tap_act("month-after").await?;
        phone.appears(&act("target")).await?;
        phone.start_month("320万").await?;
        phone.appears(&format!("[data-day=\"{NEXT}\"]")).await?;
        ensure_eq!(phone.exact_of("[data-sum]").await?, "3200000.00", "the next month's sum");
        Ok(())
    }

    /// The next month's first working day, the page just loaded.
    pub async fn next_month(&self) -> Outcome {
        let phone = self.phone;
        phone.today_is_true(NEXT, self.language).await?;
        phone.go("target").await?;
        phone.appears(&format!("[data-day=\"{NEXT}\"]")).await?;
        phone.month_is_true(NEXT).await?;
        phone.go("review").await?;
        phone.tap_act("span-month").await?;
        phone.appears("[data-piece=\"2026-11\"]").await?;
        phone.go("today").await
    }

    /// Backs up; gives the file's bytes.
    pub async fn backed_up(&self) -> Outcome<Vec<u8>> {
        let phone = self.phone;
        phone.go("more").await?;
        phone.script("window.given = undefined", vec![]).await?;
        phone.tap_act("backup").await?;
        let given = "const done = arguments[arguments.length - 1];
            const look = (left) => window.given
                ? new Response(window.given).arrayBuffer().then((all) => done([...new Uint8Array(all)]))
                : left ? setTimeout(look, 50, left - 1) : done(null);
            look(100);";
        let bytes = phone.script_async(given, vec![]).await?;
        let bytes: Option<Vec<u8>> = serde_json::from_value(bytes)?;
        bytes.ok_or_else(|| Failure::new("no file came of the backup"))
    }

    /// Chooses a file on the restore sheet, which is opened from where the rep is.
    pub async fn choose(&self, file: &std::path::Path) -> Outcome {
        let phone = self.phone;
        if !phone.sees(&act("restore")).await? {
            phone.go("more").await?;
        }
        phone.tap_act("restore").await?;
        phone.appears(&act("restore-file")).await?;
        phone.choose_file(&act("restore-file"), file).await
    }

    /// Restores from a file that holds so many records this phone does not have.
    pub async fn restored(&self, file: &std::path::Path, new: usize) -> Outcome {
        let phone = self.phone;
        self.choose(file).await?;
        phone.appears(&act("restore-go")).await?;
        let told = phone.exact_of("dialog section").await?;
        ensure_eq!(told, new.to_string(), "what is new in it");
        let before = phone.read_lines().await?;
        phone.tap_act("restore-go").await?;
        until("the records of the backup", async || {
            let there = phone.read_lines().await?.len();
            Ok((there == before.len() + new).then_some(()))
        })
        .await?;
        phone.disappears("dialog[open]").await
    }

    /// Every record on the phone, sorted, for a restored one may come in another order.
    pub async fn records(&self) -> Outcome<Vec<String>> {
        let mut lines = self.phone.read_lines().await?;
        lines.sort();
        Ok(lines)
    }

    /// One more visit, ticked off: a record that the other phone does not have.
    pub async fn one_more(&self, name: &str) -> Outcome {
        let phone = self.phone;
        phone.add_customer(name, Class::B, When::Today).await?;
        phone.go("today").await?;
        let tick = phone.tick_of(name).await?;
        phone.tap_saved(&tick).await?;
        ensure!(phone.list().await?.iter().any(|line| line.name == name), "{name} is on the list");
        Ok(())
    }
}
