//! The form in which the rep's reports leave, and what comes in from another phone.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::browser::share::{self, Handed};
use crate::domain::command::Refusal;
use crate::domain::day::Day;
use crate::domain::workspace::Workspace;
use crate::exchange::day_plan::DayPlan;
use crate::exchange::report::{Kind, Names, Report, day, svg, text};
use crate::text::{Lang, counted, fill};

/// The name the signature is kept under in the store.
const SIGNER: &str = "report-signer";

/// The rep's own form of a kind of report: kept in the store, read when it is asked for.
#[derive(Clone, Copy)]
pub struct Form {
    kind: Kind,
    /// The template; empty for the shipped one.
    pub template: RwSignal<String>,
    /// Who signs; empty for nobody.
    pub signer: RwSignal<String>,
}

impl Form {
    /// A report's text in this form.
    pub fn write(self, report: &Report) -> String {
        self.template.with(|own| {
            let own = (!own.is_empty()).then_some(own.as_str());
            text::write(report, own)
        })
    }

    /// The day's report in this form, once.
    pub fn day(self, workspace: &Workspace, on: Day, lang: Lang, names: Names) -> String {
        let signer = self.signer.get_untracked();
        let report = day::day(workspace, on, lang, names, &signer);
        untrack(|| self.write(&report))
    }
}

/// The name a template is kept under. A review has one for its three spans.
fn template_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Day => "report-day",
        Kind::Goal => "report-goal",
        Kind::Review(_) => "report-review",
    }
}

impl App {
    /// The rep's form of a kind of report: the shipped one until the own one is read.
    pub fn form(self, kind: Kind) -> Form {
        let form = Form {
            kind,
            template: RwSignal::new(String::new()),
            signer: RwSignal::new(String::new()),
        };
        spawn_local(async move {
            // One by one: read together they would need a reader of their own in the first wasm.
            let disk = self.disk();
            let template = disk.setting(template_name(kind)).await;
            let signer = disk.setting(SIGNER).await;
            // The sheet may be closed by now, and its signals gone.
            let _ = form.template.try_set(template.unwrap_or_default());
            let _ = form.signer.try_set(signer.unwrap_or_default());
        });
        form
    }

    /// Keeps a form as it now is; `said` is told where it is kept, else that it could not be.
    pub fn keep_form(self, form: Form, said: &'static str) {
        let (template, signer) = (form.template.get_untracked(), form.signer.get_untracked());
        spawn_local(async move {
            let disk = self.disk();
            let kept = disk.keep_setting(template_name(form.kind), &template).await.is_ok()
                && disk.keep_setting(SIGNER, signer.trim()).await.is_ok();
            let lost = self.lang.get_untracked().exchange().report.template_lost;
            self.say(if kept { said } else { lost }.to_owned(), None);
        });
    }

    /// Draws a report and hands the picture over.
    pub fn give_picture(self, report: &Report) {
        let words = report.lang.exchange().report;
        let picture = svg::draw(report);
        let name = format!("{}.png", report.file_name());
        spawn_local(async move {
            let png = share::png(&picture.text, picture.width, picture.height).await;
            let Some(png) = png else {
                self.say(words.picture_failed.to_owned(), None);
                return;
            };
            match share::hand_over(&name, &png).await {
                Handed::Shared => self.say(words.shared.to_owned(), None),
                Handed::Saved => self.say(fill(words.pictured, &[&name]), None),
                Handed::Kept => {}
            }
        });
    }

    /// Takes the chosen lines of another phone's plan in, all of them or none; undone together.
    ///
    /// # Errors
    /// Why it is refused; nothing has changed then.
    pub fn take_plan(self, plan: &DayPlan, chosen: &[usize]) -> Result<(), Refusal> {
        let wanted = self.peek(|workspace| plan.commands(workspace, chosen));
        if wanted.first.is_empty() {
            return Err(Refusal::NothingToChange);
        }
        let mut stamps = self.dispatch_together(wanted.first.clone())?;
        // Names, classes and the day have been looked at: what builds on them is not refused.
        stamps.extend(self.dispatch_together(wanted.second(&stamps))?);
        let words = self.lang.get_untracked().exchange().code;
        self.say_of_all(counted(words.given_taken, chosen.len()), stamps);
        Ok(())
    }
}
