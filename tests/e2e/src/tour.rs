//! Going to every screen of the list: with what it needs in the store, on its day, and with what
//! is done on it.

use std::cell::{Cell, RefCell};

use fieldplan::domain::day::{Day, Weekday};
use fieldplan::domain::workspace::DealState;
use fieldplan::route::{CustomerSheet, Route, TargetSheet, TodaySheet};
use fieldplan_sample::Sample;
use serde_json::json;

use crate::config::Engine;
use crate::looks::{Finding, Language};
use crate::phone::Phone;
use crate::rep::{Class, When};
use crate::rules;
use crate::screens::{On, SCREENS, Screen, Step, With};
use crate::thumb::act;
use crate::{Failure, Outcome, Site};

/// The most that things may move while a screen opens: the sum of the browser's layout-shift
/// scores, without unit. The aim in architecture.md's budgets.
pub const MOST_SHIFT: f64 = 0.01;

/// Goes to a fragment without loading the page.
const GO: &str = "location.hash = arguments[0]";

/// The seed of the thousands of tasks, so that two runs show the same.
pub const SEED: u64 = 4;

/// The months of work a tour goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// The example rep's four months.
    Example,
    /// Twenty thousand tasks.
    Full,
}

impl Work {
    /// Its word in reports and in the names of pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Example => "example",
            Self::Full => "20000",
        }
    }

    /// The journal, ending on a day.
    pub fn sample(self, today: Day) -> Sample {
        match self {
            Self::Example => Sample::example(today),
            Self::Full => Sample::tasks(20_000, SEED, today),
        }
    }
}

/// How a screen is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By a page load of its address.
    Load,
    /// From the screen before, where that is possible.
    Step,
}

/// A phone on its way through the screens.
#[derive(Debug)]
pub struct Tour<'a> {
    phone: &'a Phone,
    site: &'a Site,
    language: Language,
    // What the last screen left behind makes the next one begin with a page load.
    fresh: Cell<bool>,
    early: RefCell<Option<String>>,
    moved: Cell<bool>,
}

impl<'a> Tour<'a> {
    /// Begins a tour in a language.
    pub async fn begin(phone: &'a Phone, site: &'a Site, language: Language) -> Outcome<Self> {
        // Other engines say nothing of what moves.
        if phone.engine() == Engine::Chromium {
            phone.before_load(include_str!("js/shifts.js")).await?;
        }
        Ok(Self {
            phone,
            site,
            language,
            fresh: Cell::new(true),
            early: RefCell::new(None),
            moved: Cell::new(false),
        })
    }

    /// The phone that goes on it.
    pub fn phone(&self) -> &Phone {
        self.phone
    }

    /// Empties the phone and puts into it what the screens need. `sample` is the months of work.
    pub async fn stock(&self, with: With, sample: &Sample) -> Outcome {
        let phone = self.phone;
        phone.visit("about:blank").await?;
        phone.forget(&self.site.origin()).await?;
        self.fresh.set(true);
        if with == With::Work {
            phone.plant(self.site, "/", sample).await?;
        }
        phone.visit(&self.site.url("/")).await?;
        phone.stands().await?;
        if with == With::Target {
            phone.start_month("12345.67万").await?;
        }
        phone.speak(self.language).await
    }

    /// What a rep may type and no sample has: the longest name, and letters beyond the usual ones.
    pub async fn add_odd_customers(&self) -> Outcome {
        self.phone.add_customer(&longest_name(), Class::A, When::Today).await?;
        self.phone.add_customer("王😀", Class::A, When::Today).await
    }

    /// Opens a screen and does what is to be done on it. Gives what moved by itself meanwhile,
    /// if that is too much.
    pub async fn open(&self, screen: &Screen, way: Way) -> Outcome<Vec<Finding>> {
        self.reach(screen, way).await.map_err(|failure| failure.during(screen.name))
    }

    /// Opens the page a sheet comes up over, with a page load.
    pub async fn open_under(&self, sheet: &Screen) -> Outcome {
        let under = sheet.route().without_sheet();
        let page = SCREENS
            .iter()
            .find(|one| one.route() == under && one.is_plain() && one.with == sheet.with);
        let page = page.ok_or_else(|| Failure::new(format!("{} has no page", sheet.name)))?;
        self.open(page, Way::Load).await.map(|_| ())
    }

    async fn reach(&self, screen: &Screen, way: Way) -> Outcome<Vec<Finding>> {
        let phone = self.phone;
        let plain = screen.before.is_none() && screen.on == On::Today;
        let mut at = screen.at.to_owned();
        if at.contains("{id}") || at.contains("{subject}") {
            let customer = self.some_customer().await?;
            let id = customer.trim_start_matches("#/customers/").to_owned();
            at = at.replace("{id}", &id).replace("{subject}", &format!("v{id}"));
        }
        if at.contains("{deal}") {
            at = at.replace("{deal}", &self.some_deal().await?);
        }
        let before = rules::day(phone.setup().day())?.previous();
        at = at.replace("{day}", &before.to_string());
        let step = way == Way::Step && plain && !self.fresh.get();
        if step {
            // A sheet comes up over its own page, not in place of another sheet.
            let under = screen.route().without_sheet();
            if screen.is_sheet() {
                phone.script(GO, vec![json!(under.to_string())]).await?;
                phone.disappears("dialog[open]").await?;
            }
            phone.script(GO, vec![json!(at)]).await?;
        } else {
            self.set_day(screen.on).await?;
            if let Some(script) = screen.before {
                self.early.replace(Some(phone.before_load(script).await?));
            }
            // A change of the fragment alone would load nothing.
            phone.visit("about:blank").await?;
            phone.visit(&format!("{}{at}", self.site.url("/"))).await?;
            if screen.before.is_none() {
                phone.ready("all").await?;
            }
        }
        self.fresh.set(!plain || !screen.then.is_empty());
        phone.appears(screen.shows).await?;
        let has_card = screen.with == With::Work && screen.is_app() && screen.before.is_none();
        if has_card && screen.route() == Route::Today(None) {
            // The card of the time of day and the word on backups come with the part behind Today, a
            // few seconds later, and push what is below the list down.
            phone.appears("[data-trouble=backup]").await?;
        }
        if step {
            // One page in place of another is what was asked for; what moves later was not.
            phone.script_async(include_str!("js/painted.js"), vec![]).await?;
            phone.script("window.__shifts?.()", vec![]).await?;
        }
        phone.script_async(include_str!("js/quiet.js"), vec![]).await?;
        let moved = self.moved().await?;
        for step in screen.then {
            match step {
                Step::Tap(selector) => phone.tap(selector).await?,
                Step::Type(field, text) => phone.type_into(&act(field), text).await?,
                Step::Run(script) => {
                    phone.script(script, vec![]).await?;
                }
            }
        }
        if !screen.then.is_empty() {
            phone.script_async(include_str!("js/quiet.js"), vec![]).await?;
        }
        Ok(moved)
    }

    /// What moved by itself since the page was loaded or this was last asked, if it is too much.
    pub async fn moved(&self) -> Outcome<Vec<Finding>> {
        let shifts = self.phone.script("return window.__shifts?.()", vec![]).await?;
        let shifts: Vec<(f64, &str)> = shifts
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| Some((one["value"].as_f64()?, one["place"].as_str()?)))
            .collect();
        Ok(too_much(&shifts).into_iter().collect())
    }

    /// Takes back what was done on the screen, so that the next one begins as if it had not been.
    pub async fn leave(&self, screen: &Screen) -> Outcome {
        let phone = self.phone;
        if let Some(script) = self.early.take() {
            let which = json!({ "identifier": script });
            phone.cdp("Page.removeScriptToEvaluateOnNewDocument", which).await?;
        }
        if screen.then.is_empty() {
            return Ok(());
        }
        // What could not be saved is forgotten with the page.
        let saved = phone.root("data-save").await? == "saved";
        if saved && phone.sees(&act("undo")).await? {
            phone.tap_saved(&act("undo")).await?;
        }
        let clean = "for (const key of Object.keys(localStorage)) {
            if (/draft:|unsaved$/.test(key)) localStorage.removeItem(key);
        }";
        phone.script(clean, vec![]).await?;
        Ok(())
    }

    /// The open deal with the most money in it.
    async fn some_deal(&self) -> Outcome<String> {
        let journal = rules::folded(&self.phone.kept().await?)?;
        let open = journal.workspace().deals().filter(|(_, deal)| deal.state == DealState::Open);
        let most = open.max_by_key(|(id, deal)| (deal.amount, *id));
        most.map(|(id, _)| id.0.to_string()).ok_or_else(|| Failure::new("no deal is open"))
    }

    async fn some_customer(&self) -> Outcome<String> {
        if !self.phone.sees(&act("customer")).await? {
            self.set_day(On::Today).await?;
            self.phone.visit("about:blank").await?;
            self.phone.open(&format!("{}#/customers", self.site.url("/"))).await?;
            self.fresh.set(false);
        }
        self.phone.appears(&act("customer")).await?;
        let links = self.phone.attributes_of(&act("customer"), "href").await?;
        links.into_iter().next().ok_or_else(|| Failure::new("there is no customer"))
    }

    async fn set_day(&self, on: On) -> Outcome {
        if on == On::Today && !self.moved.get() {
            return Ok(());
        }
        let today = rules::day(self.phone.setup().day())?;
        let time = if on == On::Evening { "18:00" } else { "09:00" };
        self.phone.set_day(&day_for(on, today).to_string(), time).await?;
        self.moved.set(on != On::Today);
        Ok(())
    }

    /// Links on the screen as it stands that the list of screens does not know, by their control.
    pub async fn unlisted(&self) -> Outcome<Vec<Finding>> {
        let body = "return [...document.querySelectorAll('#app a[href^=\"#\"]')].map((link) =>
            [link.getAttribute('href'), link.dataset.act ?? ''])";
        let links: Vec<(String, String)> =
            serde_json::from_value(self.phone.script(body, vec![]).await?)?;
        let unlisted = links.into_iter().filter(|(href, by)| !is_listed(href, by));
        Ok(unlisted
            .map(|(href, by)| Finding {
                rule: "unlisted".to_owned(),
                place: format!("a[{by}]"),
                what: format!("no screen at {href} is opened by it in src/screens.rs"),
            })
            .collect())
    }
}

/// Whether the list has a screen at this address that this control opens.
fn is_listed(href: &str, by: &str) -> bool {
    let route = Route::parse(href);
    SCREENS.iter().any(|screen| {
        let same = match route {
            Route::Customers(Some(CustomerSheet::Of(_, of))) => {
                let listed = screen.route();
                matches!(listed, Route::Customers(Some(CustomerSheet::Of(_, one))) if one == of)
            }
            Route::Customers(Some(CustomerSheet::Deal(_))) => screen.at == "#/deal/{deal}",
            Route::Today(Some(TodaySheet::Order(_))) => screen.at == "#/order/{day}",
            Route::Today(Some(TodaySheet::Outcome(_))) => screen.at == "#/outcome/{subject}",
            Route::Day(_) => screen.at == "#/day/{day}",
            // The same sheet comes up over the day's, the week's and the month's review.
            Route::Review(_, Some(sheet)) => {
                matches!(screen.route(), Route::Review(_, Some(one)) if one == sheet)
            }
            Route::Target(Some(TargetSheet::Day(_))) => screen.at == "#/target/{day}",
            route => screen.route() == route,
        };
        same && screen.opened_by.contains(&by)
    })
}

/// What is wrong when this much has moved.
fn too_much(shifts: &[(f64, &str)]) -> Option<Finding> {
    let sum: f64 = shifts.iter().map(|(value, _)| value).sum();
    let worst = shifts.iter().max_by(|one, other| one.0.total_cmp(&other.0))?;
    (sum > MOST_SHIFT).then(|| Finding {
        rule: "shift".to_owned(),
        place: worst.1.to_owned(),
        what: format!("{sum:.3} moved while it opened; at most {MOST_SHIFT}"),
    })
}

fn day_for(on: On, today: Day) -> Day {
    let next = |from: Day, fits: &dyn Fn(Day) -> bool| {
        let mut day = from;
        while !fits(day) {
            day = day.next();
        }
        day
    };
    let weekend = |day: Day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    match on {
        On::Today | On::Evening => today,
        On::DayOff => next(today, &|day| day.weekday() == Weekday::Saturday),
        On::NewMonth => next(today, &|day| day.month() != today.month() && !weekend(day)),
        On::Behind => today.plus_days(-28),
    }
}

/// The longest name the app takes, without a space to break at.
pub fn longest_name() -> String {
    "杭州恒泰精密电子元器件进出口贸易有限责任公司".chars().cycle().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_from_the_day_of_the_run() {
        let monday = Day::parse("2026-11-16").unwrap();
        for (on, expected) in [
            (On::Today, "2026-11-16"),
            (On::DayOff, "2026-11-21"),
            (On::NewMonth, "2026-12-01"),
            (On::Behind, "2026-10-19"),
        ] {
            assert_eq!(day_for(on, monday).to_string(), expected);
        }
    }

    #[test]
    fn a_link_is_known_by_where_it_leads_and_by_its_control() {
        assert!(is_listed("#/", "tab-today"));
        assert!(is_listed("#/customers/7.0.1-2", "customer"));
        assert!(!is_listed("#/customers/7.0.1-2", "add"));
        assert!(is_listed("#/day/2026-11-24", "day-after"));
        assert!(is_listed("#/outcome/v7.0.1-2", "outcome"));
        assert!(!is_listed("#/review", "tab-more"));
    }

    #[test]
    fn what_moves_is_summed_and_told_by_the_part_that_moved_most() {
        assert_eq!(too_much(&[(0.004, "a"), (0.005, "b")]), None);
        let finding = too_much(&[(0.004, "a"), (0.007, "b")]).unwrap();
        assert_eq!((finding.rule.as_str(), finding.place.as_str()), ("shift", "b"));
        assert!(finding.what.starts_with("0.011"), "{}", finding.what);
    }
}
