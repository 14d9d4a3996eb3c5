//! What a rep does in the app, step by step, by its hooks: the words of the stories.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::looks::Language;
use crate::phone::Phone;
use crate::screen::until;
use crate::thumb::act;
use crate::{Failure, Outcome};

/// A customer's class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Twice a week.
    A,
    /// Once a week.
    B,
    /// Once a month.
    C,
}

/// When a customer is to be seen first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Promised for today.
    Today,
    /// Promised for the next working day.
    Tomorrow,
    /// By the class's cadence.
    Cadence,
}

impl Phone {
    /// Makes the app speak a language, by its own control if it speaks another.
    pub async fn speak(&self, language: Language) -> Outcome {
        let speaks = async || -> Outcome<bool> {
            Ok(self.root("lang").await?.starts_with(language.short()))
        };
        if speaks().await? {
            return Ok(());
        }
        let switch = act(&format!("lang-{}", language.short()));
        if !self.sees(&switch).await? {
            self.go("more").await?;
        }
        self.tap(&switch).await?;
        until("the other language", async || Ok(speaks().await?.then_some(()))).await
    }

    /// Goes to a tab: `today`, `target`, `customers`, `more`. Its page is drawn afterwards, or says
    /// why it cannot be.
    pub async fn go(&self, tab: &str) -> Outcome {
        let link = act(&format!("tab-{tab}"));
        self.tap(&link).await?;
        self.appears(&format!("{link}[aria-current=page]")).await?;
        self.appears("main:not([aria-busy=true])").await
    }

    /// Answers the one question of the first run; the month stands on the screen afterwards.
    pub async fn start_month(&self, target: &str) -> Outcome {
        self.type_into(&act("target"), target).await?;
        self.tap_saved(&act("start")).await?;
        self.appears("[data-week]").await
    }

    /// Opens the sheet for a new customer, from wherever the rep is.
    pub async fn open_new_customer(&self) -> Outcome {
        if !self.sees(&act("add")).await? {
            self.go("customers").await?;
        }
        self.tap_act("add").await?;
        self.appears(&act("name")).await
    }

    /// Adds a customer and is back where the rep was.
    pub async fn add_customer(&self, name: &str, class: Class, when: When) -> Outcome {
        self.open_new_customer().await?;
        self.type_into(&act("name"), name).await?;
        self.tap_act(match class {
            Class::A => "class-a",
            Class::B => "class-b",
            Class::C => "class-c",
        })
        .await?;
        self.tap_act(match when {
            When::Today => "when-today",
            When::Tomorrow => "when-tomorrow",
            When::Cadence => "when-cadence",
        })
        .await?;
        self.tap_saved(&act("save")).await?;
        self.disappears(&act("name")).await
    }

    /// Today's list as it stands: each line's id with its name and whether it is ticked.
    pub async fn list(&self) -> Outcome<Vec<Line>> {
        let body = "return [...document.querySelectorAll('#app li[data-id]')]
            .filter((line) => line.querySelector('[data-act=tick]')).map((line) => ({
            id: line.dataset.id,
            // Lines out of sight are not drawn, and then have no innerText.
            name: (line.querySelector('.row-name') ?? line).textContent.trim(),
            ticked: line.querySelector('[data-act=tick]').getAttribute('aria-pressed') === 'true',
        }))";
        let answer = self.script(body, Vec::new()).await?;
        let text = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
        Ok(answer
            .as_array()
            .into_iter()
            .flatten()
            .map(|line| Line {
                id: text(line, "id"),
                name: text(line, "name"),
                ticked: line["ticked"] == json!(true),
            })
            .collect())
    }

    /// Waits until the customer's line on today's list is ticked, or is not.
    pub async fn line_is(&self, name: &str, ticked: bool) -> Outcome {
        until(&format!("{name} to be {}", if ticked { "ticked" } else { "open" }), async || {
            let list = self.list().await?;
            Ok(list.iter().any(|line| line.name == name && line.ticked == ticked).then_some(()))
        })
        .await
    }

    /// The tick of the customer's line on today's list.
    pub async fn tick_of(&self, name: &str) -> Outcome<String> {
        self.list()
            .await?
            .into_iter()
            .find(|line| line.name == name)
            .map(|line| format!("li[data-id=\"{}\"] {}", line.id, act("tick")))
            .ok_or_else(|| Failure::new(format!("{name} is not on today's list")))
    }

    /// The figures of the month on the screen: for each week's Monday its exact amount.
    pub async fn weeks(&self) -> Outcome<BTreeMap<String, String>> {
        let mondays = self.attributes_of("[data-week]", "data-week").await?;
        let mut weeks = BTreeMap::new();
        for monday in mondays {
            let exact = self.exact_of(&format!("[data-week=\"{monday}\"]")).await?;
            weeks.insert(monday, exact);
        }
        Ok(weeks)
    }

    /// The sentences the page has read out as alarms.
    pub async fn alerts(&self) -> Outcome<Vec<String>> {
        Ok(self
            .texts_of("[role=alert]")
            .await?
            .into_iter()
            .filter(|sentence| !sentence.is_empty())
            .collect())
    }

    /// Waits for one alarm and gives its sentence, which must be in the rep's language.
    pub async fn alert(&self, language: Language) -> Outcome<String> {
        let sentence =
            until("an alarm", async || Ok(self.alerts().await?.into_iter().next())).await?;
        if language.speaks(&sentence) {
            Ok(sentence)
        } else {
            Err(Failure::new(format!("not in {language:?}: {sentence}")))
        }
    }

    /// Waits until the worker has everything, so that the next start needs no network.
    pub async fn kept_offline(&self) -> Outcome {
        // `ready` may speak of a copy in a folder above; this copy's own worker comes a little later.
        let body = "const done = arguments[arguments.length - 1];
            const own = new URL('./', location.href).href;
            // A page in English is kept with its words, all of them or none.
            const speaks = async () => {
                if (document.documentElement.lang !== 'en') return true;
                const { version } = document.documentElement.dataset;
                const name = 'fieldplan:' + new URL(own).pathname + ':' + version;
                const all = await (await caches.open(name)).keys();
                return all.some((file) => file.url.includes('/words_'));
            };
            const look = async () => {
                const registration = await navigator.serviceWorker.getRegistration(own);
                const stands = registration && registration.scope === own
                    && registration.active && registration.active.state === 'activated';
                if (stands && (await speaks())) done(''); else setTimeout(look, 50);
            };
            if (navigator.serviceWorker) look(); else done('no worker in this browser')";
        let trouble = self.script_async(body, Vec::new()).await?;
        if trouble == json!("") { Ok(()) } else { Err(Failure::new(trouble.to_string())) }
    }

    /// How many documents this tab has loaded, counted by a script before each
    /// ([`Setup::counts_loads`](crate::Setup::counts_loads)).
    pub async fn loads(&self) -> Outcome<u64> {
        let answer =
            self.script("return Number(sessionStorage.getItem('loads'))", Vec::new()).await?;
        Ok(answer.as_u64().unwrap_or_default())
    }
}

/// A line of today's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about, as the app names it.
    pub id: String,
    /// Whom.
    pub name: String,
    /// Whether it is done.
    pub ticked: bool,
}
