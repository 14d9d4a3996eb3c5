//! Every screen and every open sheet of the list, looked at and judged by the accessibility rules:
//! both languages, both schemes, two sizes, text of double size, as a screen reader is told of it, with the example month and with
//! the longest name a customer may have. The pictures are taken by `cargo xtask pictures`.

use std::collections::BTreeMap;

use fieldplan::route::{
    BookSheet, CustomerSheet, OfCustomer, PlanningSheet, ReviewSheet, Route, TargetSheet,
};
use fieldplan_e2e::gallery::{SCHEMES, SIZES, paint, wear};
use fieldplan_e2e::screens::{SCREENS, Screen, With};
use fieldplan_e2e::tour::{Tour, Way, Work};
use fieldplan_e2e::{Language, Outcome, Phone, Setup, Site, config, ensure, rules, story};

/// The same fault on many screens, said once with the screens that have it.
fn together(wrong: &[(String, String)]) -> String {
    let mut faults: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (screen, fault) in wrong {
        faults.entry(fault).or_default().push(screen);
    }
    let lines =
        faults.iter().map(|(fault, screens)| format!("{fault}\n    on {}", screens.join(", ")));
    format!("{} faults:\n{}", faults.len(), lines.collect::<Vec<_>>().join("\n"))
}

/// What is wrong on one screen in every view, and what the accessibility rules left to a person.
async fn look(
    phone: &Phone,
    tour: &Tour<'_>,
    screen: &Screen,
    language: Language,
    undecided: &mut BTreeMap<String, &'static str>,
) -> Outcome<Vec<(String, String)>> {
    let mut wrong = Vec::new();
    let mut see = |view: &str, found: Vec<fieldplan_e2e::looks::Finding>| {
        let name = format!("{} {} {view}", screen.name, language.short());
        wrong.extend(found.into_iter().map(|finding| (name.clone(), finding.to_string())));
    };
    paint(phone, SCHEMES[0]).await?;
    wear(phone, SIZES[0]).await?;
    see("opening", tour.open(screen, Way::Load).await?);
    if screen.is_app() {
        see("links", tour.unlisted().await?);
    }
    for scheme in SCHEMES {
        paint(phone, scheme).await?;
        let verdict = phone.axe_verdict().await?;
        see(scheme, verdict.violations);
        see(scheme, verdict.unreviewed);
        for (finding, reason) in verdict.reviewed {
            undecided.insert(format!("{} at {}", finding.rule, finding.place), reason);
        }
    }
    see("tree", phone.tree().await?);
    // What holds at 320 px and at 390 holds between them; the pictures are taken at 360 too.
    for size in SIZES.into_iter().filter(|size| size.name != "360") {
        wear(phone, size).await?;
        see(size.name, phone.looks(language).await?);
        see(size.name, phone.look_at_the_end().await?.1);
        phone.back_to_the_top().await?;
    }
    wear(phone, SIZES[0]).await?;
    tour.leave(screen).await?;
    Ok(wrong)
}

/// A part of the list: the whole would take longer than one story may.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What stands before there is any work.
    Beginnings,
    /// The pages of a rep at work.
    Pages,
    /// The sheets over them.
    Sheets,
    /// What goes in and out of the phone, and its settings.
    Exchange,
    /// Those that set a goal and show it.
    Goals,
    /// Those that break it down.
    Breakdown,
    /// Those of one customer and of all of them.
    Customers,
    /// Deals, what is owed, sales.
    Deals,
    /// The weeks ahead, the unfinished, days away.
    Week,
    /// Where the month stands, and its pictures.
    Stand,
    /// What turns a month, its versions and its close.
    Adjust,
    /// Reviews, cases, learning.
    Reviews,
}

impl Part {
    fn of(screen: &Screen) -> Self {
        use PlanningSheet::{Boss, Make, Sheet, Year};
        let planning = match screen.route() {
            Route::Target(Some(TargetSheet::Planning(sheet))) => Some(sheet),
            _ => None,
        };
        match (screen.with, planning) {
            (With::Work, Some(Make | Sheet | Year | Boss)) => Self::Goals,
            (With::Work, Some(_)) => Self::Breakdown,
            (With::Work, None) if screen.route().is_business() => match screen.route() {
                Route::Today(_) => Self::Week,
                Route::Customers(Some(
                    CustomerSheet::Deal(_)
                    | CustomerSheet::Book(BookSheet::Pipeline | BookSheet::Owed)
                    | CustomerSheet::Of(_, OfCustomer::Deal | OfCustomer::Owed | OfCustomer::Sell),
                )) => Self::Deals,
                _ => Self::Customers,
            },
            (With::Work, None) if screen.route().is_track() => match screen.route() {
                Route::Review(_, Some(ReviewSheet::Stand | ReviewSheet::Pictures)) => Self::Stand,
                Route::Review(
                    _,
                    Some(
                        ReviewSheet::Write
                        | ReviewSheet::Kept
                        | ReviewSheet::Cases
                        | ReviewSheet::Learning,
                    ),
                ) => Self::Reviews,
                _ => Self::Adjust,
            },
            (With::Work, None) if screen.is_sheet() => match screen.route() {
                Route::More(_) => Self::Exchange,
                _ => Self::Sheets,
            },
            (With::Work, None) => Self::Pages,
            _ => Self::Beginnings,
        }
    }
}

async fn every_screen(language: Language, part: Part) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    let name = match part {
        Part::Beginnings => "looks-beginnings",
        Part::Pages => "looks-pages",
        Part::Sheets => "looks-sheets",
        Part::Exchange => "looks-exchange",
        Part::Goals => "looks-goals",
        Part::Breakdown => "looks-breakdown",
        Part::Customers => "looks-customers",
        Part::Deals => "looks-deals",
        Part::Week => "looks-week",
        Part::Stand => "looks-stand",
        Part::Adjust => "looks-adjust",
        Part::Reviews => "looks-reviews",
    };
    let name = format!("{name}-{}", language.short());
    let wrong = phone
        .tell(&name, async |phone| {
            let tour = Tour::begin(phone, &site, language).await?;
            let sample = Work::Example.sample(rules::day(phone.setup().day())?);
            let (mut wrong, mut undecided) = (Vec::new(), BTreeMap::new());
            for with in [With::Nothing, With::Target, With::Work] {
                let screens = SCREENS.iter().filter(|one| one.with == with);
                let screens: Vec<_> = screens.filter(|one| Part::of(one) == part).collect();
                if screens.is_empty() {
                    continue;
                }
                tour.stock(with, &sample).await?;
                if with == With::Work {
                    tour.add_odd_customers().await?;
                }
                for screen in screens {
                    wrong.extend(look(phone, &tour, screen, language, &mut undecided).await?);
                }
            }
            for (what, reason) in undecided {
                println!("undecided: {what}: {reason}");
            }
            Ok(wrong)
        })
        .await?;
    ensure!(wrong.is_empty(), "{}", together(&wrong));
    Ok(())
}

#[test]
fn every_screen_before_there_is_work_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Beginnings).await)
}

#[test]
fn every_page_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Pages).await)
}

#[test]
fn every_sheet_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Sheets).await)
}

#[test]
fn every_sheet_of_what_goes_in_and_out_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Exchange).await)
}

#[test]
fn every_sheet_that_sets_a_goal_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Goals).await)
}

#[test]
fn every_sheet_of_a_customer_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Customers).await)
}

#[test]
fn every_sheet_of_a_customer_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Customers).await)
}

#[test]
fn every_sheet_of_deals_and_money_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Deals).await)
}

#[test]
fn every_sheet_of_deals_and_money_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Deals).await)
}

#[test]
fn every_sheet_of_where_the_month_stands_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Stand).await)
}

#[test]
fn every_sheet_that_turns_or_ends_a_month_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Adjust).await)
}

#[test]
fn every_sheet_that_turns_or_ends_a_month_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Adjust).await)
}

#[test]
fn every_sheet_of_reviews_and_cases_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Reviews).await)
}

#[test]
fn every_sheet_of_reviews_and_cases_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Reviews).await)
}

#[test]
fn every_sheet_of_where_the_month_stands_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Stand).await)
}

#[test]
fn every_sheet_of_the_weeks_ahead_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Week).await)
}

#[test]
fn every_sheet_of_the_weeks_ahead_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Week).await)
}

#[test]
fn every_sheet_that_breaks_one_down_in_chinese_is_without_fault() -> Outcome {
    story(async || every_screen(Language::Chinese, Part::Breakdown).await)
}

#[test]
fn every_screen_before_there_is_work_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Beginnings).await)
}

#[test]
fn every_page_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Pages).await)
}

#[test]
fn every_sheet_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Sheets).await)
}

#[test]
fn every_sheet_of_what_goes_in_and_out_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Exchange).await)
}

#[test]
fn every_sheet_that_sets_a_goal_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Goals).await)
}

#[test]
fn every_sheet_that_breaks_one_down_in_english_is_without_fault() -> Outcome {
    story(async || every_screen(Language::English, Part::Breakdown).await)
}

#[test]
fn the_look_can_be_chosen_against_the_phones() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("look-chosen", async |phone| {
                let paper = "return getComputedStyle(document.documentElement).backgroundColor";
                phone.scheme("light").await?;
                phone.open(&site.url("/")).await?;
                phone.start_month("300万").await?;
                let light = phone.script(paper, vec![]).await?;
                phone.go("more").await?;
                phone.tap_act("look-dark").await?;
                let dark = phone.script(paper, vec![]).await?;
                ensure!(light != dark, "dark is {dark}, light is {light}");
                phone.reload().await?;
                phone.ready("all").await?;
                ensure!(phone.script(paper, vec![]).await? == dark, "the choice stays");
                phone.scheme("dark").await?;
                phone.tap_act("look-light").await?;
                ensure!(phone.script(paper, vec![]).await? == light, "light on a dark phone");
                Ok(())
            })
            .await
    })
}
