//! By keyboard alone: the whole thread, and a walk through everything on every screen.

use fieldplan::route::Route;
use fieldplan_e2e::screens::{SCREENS, Screen, With};
use fieldplan_e2e::tour::{Tour, Work};
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure_eq, rules, story, walk,
};
use serde_json::json;
use thirtyfour::prelude::Key;

/// Presses Tab until a control has the focus, which must be seen.
pub(crate) async fn tab_to(phone: &Phone, selector: &str) -> Outcome {
    let there = "return document.activeElement.matches(arguments[0])";
    for _ in 0..60 {
        if phone.script(there, vec![json!(selector)]).await? == json!(true) {
            let ring = "const look = getComputedStyle(document.activeElement);
                return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2
                    || look.boxShadow !== 'none'";
            let seen = phone.script(ring, vec![]).await?;
            ensure_eq!(seen, json!(true), "the focus on {selector} cannot be seen");
            return Ok(());
        }
        phone.key(Key::Tab).await?;
    }
    Err(fieldplan_e2e::Failure::new(format!("Tab never reaches {selector}")))
}

#[test]
fn the_thread_needs_no_pointer() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("keyboard", async |phone| {
                phone.open(&site.url("/")).await?;
                tab_to(phone, &act("target")).await?;
                phone.type_keys("300万").await?;
                let stamp = phone.saved_stamp().await?;
                phone.key(Key::Enter).await?;
                let stamp = phone.saved_since(&stamp).await?;
                phone.appears("[data-week]").await?;
                tab_to(phone, &act("tab-customers")).await?;
                phone.key(Key::Enter).await?;
                phone.appears(&act("add")).await?;
                tab_to(phone, &act("add")).await?;
                phone.key(Key::Enter).await?;
                phone.appears(&act("name")).await?;
                tab_to(phone, &act("name")).await?;
                phone.type_keys("恒泰电子").await?;
                tab_to(phone, &act("class-a")).await?;
                phone.key(Key::Space).await?;
                tab_to(phone, &act("when-today")).await?;
                phone.key(Key::Space).await?;
                tab_to(phone, &act("save")).await?;
                phone.key(Key::Enter).await?;
                let stamp = phone.saved_since(&stamp).await?;
                phone.disappears(&act("name")).await?;
                tab_to(phone, &act("tab-today")).await?;
                phone.key(Key::Enter).await?;
                phone.line_is("恒泰电子", false).await?;
                tab_to(phone, &act("tick")).await?;
                phone.key(Key::Space).await?;
                let stamp = phone.saved_since(&stamp).await?;
                phone.line_is("恒泰电子", true).await?;
                tab_to(phone, &act("undo")).await?;
                phone.key(Key::Enter).await?;
                phone.saved_since(&stamp).await?;
                phone.line_is("恒泰电子", false).await?;
                // A sheet is closed by Escape, and the focus comes back to the page.
                tab_to(phone, &act("plan")).await?;
                phone.key(Key::Enter).await?;
                phone.appears(&act("search")).await?;
                phone.key(Key::Escape).await?;
                phone.disappears(&act("search")).await
            })
            .await
    })
}

/// Which screens one story walks through: all of them would not end in a story's time.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// The pages.
    Pages,
    /// The sheets that set a goal.
    Goal,
    /// Those that split it, spread it and work it back.
    Breakdown,
    /// The sheets of one customer and of all of them.
    Customers,
    /// Deals, what is owed, sales.
    Deals,
    /// The weeks ahead, the unfinished, days away.
    Week,
    /// Where the month stands, reviews, its close.
    Track,
    /// The other sheets.
    Sheets,
}

impl Part {
    fn of(screen: &Screen) -> Part {
        if !screen.is_sheet() {
            Part::Pages
        } else if screen.at.starts_with("#/target/") {
            let broken_down = ["split", "curve", "incentive", "funnel"];
            if broken_down.iter().any(|sheet| screen.name.starts_with(sheet)) {
                Part::Breakdown
            } else {
                Part::Goal
            }
        } else if screen.route().is_business() {
            let deals = ["deal", "pipeline", "owed", "sell"];
            match screen.route() {
                Route::Today(_) => Part::Week,
                _ if deals.iter().any(|sheet| screen.name.starts_with(sheet)) => Part::Deals,
                _ => Part::Customers,
            }
        } else if screen.route().is_track() {
            Part::Track
        } else {
            Part::Sheets
        }
    }
}

/// Walks by Tab through a part of the list as its screens open; the order is printed.
/// `cargo xtask pictures` walks all in both languages.
async fn walk_through(part: Part, language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    let (mut wrong, mut order) = (Vec::new(), Vec::new());
    let name = match part {
        Part::Pages => "walk-pages",
        Part::Goal => "walk-goal",
        Part::Breakdown => "walk-breakdown",
        Part::Customers => "walk-customers",
        Part::Deals => "walk-deals",
        Part::Week => "walk-week",
        Part::Track => "walk-track",
        Part::Sheets => "walk-sheets",
    };
    phone
        .tell(name, async |phone| {
            let tour = Tour::begin(phone, &site, language).await?;
            let sample = Work::Example.sample(rules::day(phone.setup().day())?);
            for with in [With::Nothing, With::Target, With::Work] {
                let screens = SCREENS.iter().filter(|one| one.with == with);
                let screens: Vec<_> = screens.filter(|one| Part::of(one) == part).collect();
                if screens.is_empty() {
                    continue;
                }
                tour.stock(with, &sample).await?;
                for screen in screens {
                    let walk = tour.walk(screen).await?;
                    order.push(walk::line(screen.name, &walk));
                    wrong.extend(walk.wrong.iter().map(|one| format!("{}: {one}", screen.name)));
                }
            }
            Ok(())
        })
        .await?;
    println!("{}", order.join("\n"));
    walk::verdict(&wrong)
}

#[test]
fn everything_on_a_page_is_reached_by_tab_and_nothing_holds_the_focus() -> Outcome {
    story(async || walk_through(Part::Pages, Language::Chinese).await)
}

#[test]
fn a_sheet_keeps_the_focus_inside_and_gives_it_back_when_escape_closes_it() -> Outcome {
    story(async || walk_through(Part::Sheets, Language::English).await)
}

#[test]
fn a_sheet_that_sets_a_goal_keeps_the_focus_inside_and_gives_it_back() -> Outcome {
    story(async || walk_through(Part::Goal, Language::English).await)
}

#[test]
fn a_sheet_that_breaks_a_goal_down_keeps_the_focus_inside_and_gives_it_back() -> Outcome {
    story(async || walk_through(Part::Breakdown, Language::English).await)
}

#[test]
fn a_sheet_of_a_customer_keeps_the_focus_inside_and_gives_it_back() -> Outcome {
    story(async || walk_through(Part::Customers, Language::Chinese).await)
}

#[test]
fn a_sheet_of_deals_and_money_keeps_the_focus_inside_and_gives_it_back() -> Outcome {
    story(async || walk_through(Part::Deals, Language::Chinese).await)
}

#[test]
fn a_sheet_of_where_the_month_stands_keeps_the_focus_inside_and_gives_it_back() -> Outcome {
    story(async || walk_through(Part::Track, Language::Chinese).await)
}

#[test]
fn a_sheet_of_the_weeks_ahead_keeps_the_focus_inside_and_gives_it_back() -> Outcome {
    story(async || walk_through(Part::Week, Language::Chinese).await)
}
