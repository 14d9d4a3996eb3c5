//! A month is looked at and changed: one that slips is planned anew, one that cannot be reached is said
//! so, a cut is held against its result, a month is closed and the next one begun, and what got worse
//! is said once. Figures are read from the screen and compared with the core's.

use std::fmt::Write as _;

use fieldplan::domain::cadence::{Cadence, Cadences, Class};
use fieldplan::domain::day::Day;
use fieldplan::domain::fact::RevisionReason;
use fieldplan::domain::metric::Standard;
use fieldplan::domain::money::Money;
use fieldplan::domain::month_end::{self, carry_over};
use fieldplan::domain::own_entries::lessons;
use fieldplan::domain::own_replan::{Act, Outlook, OwnReplan};
use fieldplan::domain::own_signals::Evidence;
use fieldplan::domain::pace::Need;
use fieldplan::domain::past_months::PastMonths;
use fieldplan::domain::plan_book::milestones;
use fieldplan::domain::plan_book::versions::{others, versions};
use fieldplan::domain::replan::Way;
use fieldplan::domain::silenced;
use fieldplan::domain::tier::Tier;
use fieldplan::domain::unit::Figure;
use fieldplan::journal::Journal;
use fieldplan::text::planning::goal_sheet::percent;
use fieldplan::text::track::adjust::signals as say_signals;
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use fieldplan_sample::Sample;

use crate::planning::{bring, no_sideways_scroll};

/// A Monday in the middle of a quarter's second month.
const MIDDLE: &str = "2026-11-16";
/// The last evening of November.
const EVE: &str = "2026-11-30";

async fn journal(phone: &Phone) -> Outcome<Journal> {
    rules::folded(&phone.kept().await?)
}

/// Waits until a figure of the sheet is this one.
async fn shows(phone: &Phone, selector: &str, wanted: &str) -> Outcome {
    until(&format!("{selector} to be {wanted}"), async || {
        let shown = phone.attributes_of(selector, "data-exact").await?;
        Ok((shown == [wanted]).then_some(()))
    })
    .await
}

/// A phone of a rep with months of work behind.
async fn with_work(phone: &Phone, site: &Site, day: &str, language: Language) -> Outcome {
    phone.plant(site, "/", &Sample::example(rules::day(day)?)).await?;
    phone.open(&site.url("/")).await?;
    phone.speak(language).await
}

/// Opens one of the sheets from the review page, as a rep comes to it.
async fn open(phone: &Phone, site: &Site, row: &str, shows: &str) -> Outcome {
    phone.open(&site.url("/#/review/week")).await?;
    phone.tap_act(row).await?;
    phone.appears(shows).await
}

async fn shut(phone: &Phone) -> Outcome {
    phone.tap_act("close").await?;
    phone.disappears("dialog[open]").await
}

/// The next month's goal, typed.
async fn goal_of_next(phone: &Phone, site: &Site, target: &str) -> Outcome {
    phone.open(&site.url("/#/target")).await?;
    phone.tap_act("month-after").await?;
    phone.appears(&act("plan-make")).await?;
    phone.tap_act("plan-make").await?;
    phone.appears("[data-step=\"0\"]").await?;
    phone.tap_act("step-tiers").await?;
    phone.appears("[data-step=\"3\"]").await?;
    phone.type_into(&act("tier-target"), target).await?;
    phone.tap_act("step-confirm").await?;
    phone.appears("[data-will]").await?;
    phone.tap_saved(&act("confirm")).await?;
    phone.disappears(&act("confirm")).await
}

/// The sheet says of each way what the core says.
async fn ways_are_true(phone: &Phone, today: Day) -> Outcome<OwnReplan> {
    let kept = journal(phone).await?;
    let own = OwnReplan::of(kept.workspace(), today).ok_or_else(|| Failure::new("no goal"))?;
    let gap =
        format!("{} {} {} {}", own.tiers.get(Tier::Target), own.won, own.weighted, own.replan.gap);
    shows(phone, "[data-figure=gap]", &gap).await?;
    let wanted: Vec<[String; 3]> = own
        .replan
        .choices
        .iter()
        .map(|one| [format!("{:?}", one.way), one.brings.to_string(), one.is_enough.to_string()])
        .collect();
    until("the ways the core has", async || {
        let mut shown = Vec::new();
        for name in ["data-cost", "data-exact", "data-enough"] {
            shown.push(phone.attributes_of("[data-way]", name).await?);
        }
        let rows = wanted.iter().enumerate().all(|(place, three)| {
            three.iter().zip(&shown).all(|(one, all)| all.get(place) == Some(one))
        });
        Ok((rows && shown[0].len() == wanted.len()).then_some(()))
    })
    .await?;
    let verdict = match &own {
        own if own.replan.choices.is_empty() => "fine",
        own if own.replan.can_be_reached => "can",
        own if own.is_usually_reached() => "usual",
        _ => "cannot",
    };
    phone.appears(&format!("[data-verdict={verdict}]")).await?;
    Ok(own)
}

/// What a way would write down, as the sheet takes it.
async fn act_of(
    phone: &Phone,
    own: &OwnReplan,
    today: Day,
    which: fn(&Way) -> bool,
) -> Outcome<Act> {
    let kept = journal(phone).await?;
    let way = own.replan.choices.iter().map(|one| one.way).find(which);
    let way = way.ok_or_else(|| Failure::new("no such way"))?;
    let act = own.apply(kept.workspace(), way, today, RevisionReason::Market, ["", ""]);
    act.ok_or_else(|| Failure::new("nothing to apply"))
}

/// The trial on the screen is the core's, and nothing is written down for it.
async fn trial_is_true(
    phone: &Phone,
    own: &OwnReplan,
    today: Day,
    which: fn(&Way) -> bool,
) -> Outcome<Outlook> {
    let before = phone.kept().await?;
    let act = act_of(phone, own, today, which).await?;
    let workspace = journal(phone).await?;
    let now = Outlook::of(workspace.workspace(), today);
    let tried = Outlook::after(workspace.workspace(), &act, today)
        .map_err(|refused| Failure::new(format!("{refused:?}")))?;
    let need = |outlook: &Outlook| match outlook.need {
        Some(Need::PerDay(amount)) => amount.to_string(),
        _ => String::new(),
    };
    shows(phone, "[data-figure=try-need]", &format!("{} {}", need(&now), need(&tried))).await?;
    shows(phone, "[data-figure=try-list]", &format!("{} {}", now.list, tried.list)).await?;
    if now.target != tried.target {
        let both = format!("{} {}", now.target, tried.target);
        shows(phone, "[data-figure=try-target]", &both).await?;
    }
    if now.next != tried.next {
        let both = [now.next, tried.next].map(|next| next.unwrap_or_default().to_string());
        shows(phone, "[data-figure=try-next]", &both.join(" ")).await?;
    }
    ensure_eq!(phone.kept().await?, before, "trying writes nothing down");
    Ok(tried)
}

async fn slips(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at(MIDDLE, "09:00").language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("adjust-replan-{}", language.short());
    let today = rules::day(MIDDLE)?;
    phone
        .tell(&name, async |phone| {
            with_work(phone, &site, MIDDLE, language).await?;
            open(phone, &site, "to-replan", "[data-way=stage]").await?;
            // The next month has no goal yet: nothing can be moved there, and that is said.
            phone.appears("[data-no-next=no-figure]").await?;
            ways_are_true(phone, today).await?;
            phone.picture(&name).await?;
            shut(phone).await?;
            goal_of_next(phone, &site, "300万").await?;
            open(phone, &site, "to-replan", "[data-way=defer]").await?;
            let own = ways_are_true(phone, today).await?;
            let (here, next) = (own.month, own.month.next());

            phone.job("try and take a way");
            phone.tap(&format!("[data-way=defer] {}", act("try"))).await?;
            phone.appears("[data-trial=defer]").await?;
            let is_defer = |way: &Way| matches!(way, Way::Defer { .. });
            let tried = trial_is_true(phone, &own, today, is_defer).await?;
            phone.tap_act("reason-market").await?;
            no_sideways_scroll(phone).await?;
            phone.picture(&format!("{name}-trial")).await?;
            phone.tap_saved(&format!("[data-trial=defer] {}", act("apply"))).await?;
            phone.disappears("[data-trial=defer]").await?;
            let kept = journal(phone).await?;
            ensure_eq!(Outlook::of(kept.workspace(), today), tried, "what was tried");
            let targets = async || -> Outcome<Vec<Money>> {
                let kept = journal(phone).await?;
                let of = |month| {
                    kept.workspace().goal(month).map(|goal| goal.in_force().tiers.get(Tier::Target))
                };
                Ok([here, next].into_iter().filter_map(of).collect())
            };
            let [was, then] = [own.tiers.get(Tier::Target), Money::from_yuan(3_000_000)];
            let moved = targets().await?;
            let sum: Money = moved.iter().copied().sum();
            ensure_eq!(sum, was.plus(then), "the quarter stays as it was");
            phone.appears("[data-verdict=fine]").await?;
            phone.tap_saved(&act("undo")).await?;
            phone.appears("[data-way=defer]").await?;
            ensure_eq!(targets().await?, [was, then], "one tap takes both back");

            // In two stages: two milestones.
            phone.tap(&format!("[data-way=stage] {}", act("try"))).await?;
            let own = ways_are_true(phone, today).await?;
            trial_is_true(phone, &own, today, |way| matches!(way, Way::Stage { .. })).await?;
            let before = milestones::latest(journal(phone).await?.workspace(), here).steps.len();
            phone.tap_saved(&format!("[data-trial=stage] {}", act("apply"))).await?;
            let after = milestones::latest(journal(phone).await?.workspace(), here).steps.len();
            ensure_eq!(after, before + 2, "two more milestones");

            // Class A is touched more often.
            phone.tap(&format!("[data-way=cadence] {}", act("try"))).await?;
            phone.appears("[data-figure=try-cadence]").await?;
            phone.tap_saved(&format!("[data-trial=cadence] {}", act("apply"))).await?;
            let cadences = Cadences::of(journal(phone).await?.workspace());
            ensure_eq!(cadences.get(Class::A), Cadence::Weekly(3), "class A");

            // A deal of December is closed in November, and taken back.
            let own = ways_are_true(phone, today).await?;
            let first = *own.near.first().ok_or_else(|| Failure::new("no deal to pull"))?;
            let expected = async || -> Outcome<Option<Day>> {
                Ok(journal(phone).await?.workspace().deal(first).map(|deal| deal.expected))
            };
            let was = expected().await?;
            let to = own.pulled_to(journal(phone).await?.workspace(), today);
            phone
                .tap_saved(&format!("[data-way=pull] [data-deal=\"{first}\"] {}", act("pull")))
                .await?;
            ensure_eq!(expected().await?, Some(to), "dated into the month");
            ways_are_true(phone, today).await?;
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(expected().await?, was, "taken back");
            ways_are_true(phone, today).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_month_that_slips_is_planned_anew_in_chinese() -> Outcome {
    story(async || slips(Language::Chinese).await)
}

#[test]
fn a_month_that_slips_is_planned_anew_in_english() -> Outcome {
    story(async || slips(Language::English).await)
}

async fn cannot(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at(EVE, "09:00").language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("adjust-cannot-{}", language.short());
    let today = rules::day(EVE)?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            for (day, sold, within) in [(9, 1_000_000, "none"), (10, 1_500_000, "floor")] {
                let table = format!("客户,日期,金额\n恒泰电子,2026-11-{day:02},{sold}\n");
                bring(phone, &site, &format!("{name}-{within}"), &table).await?;
                open(phone, &site, "to-replan", "[data-verdict=cannot]").await?;
                phone.appears(&format!("[data-within={within}]")).await?;
                let own = ways_are_true(phone, today).await?;
                ensure!(!own.replan.can_be_reached, "the core says so too");
                shows(phone, "[data-figure=within]", &own.within_reach().to_string()).await?;
                phone.picture(&format!("{name}-{within}")).await?;
                shut(phone).await?;
            }
            let table = "客户,日期,金额\n明达物流,2026-11-20,500000\n";
            bring(phone, &site, &format!("{name}-fine"), table).await?;
            open(phone, &site, "to-replan", "[data-verdict=fine]").await?;
            ways_are_true(phone, today).await?;
            Ok(())
        })
        .await
}

#[test]
fn a_month_out_of_reach_says_what_is_within_it_in_chinese() -> Outcome {
    story(async || cannot(Language::Chinese).await)
}

#[test]
fn a_month_out_of_reach_says_what_is_within_it_in_english() -> Outcome {
    story(async || cannot(Language::English).await)
}

async fn cut(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at("2026-11-02", "09:00").language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("adjust-versions-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            // +10 % on a million, and five customers; then +8 % and three, each with its reason.
            phone.open(&site.url("/#/target/make?tiers")).await?;
            phone.appears("[data-step=\"3\"]").await?;
            phone.type_into(&act("tier-target"), "110万").await?;
            phone.type_into(&act("tier-base"), "100万").await?;
            phone.tap_saved(&act("step-confirm")).await?;
            phone.appears("[data-will]").await?;
            phone.tap_saved(&act("confirm")).await?;
            phone.disappears(&act("confirm")).await?;
            for many in ["5", "3"] {
                phone.open(&site.url("/#/target/sheet")).await?;
                phone.appears(&act("other")).await?;
                if many == "3" {
                    phone.appears(&act("reason-feedback")).await?;
                    phone.tap_act("reason-feedback").await?;
                }
                phone.type_into(&act("other"), many).await?;
                phone.tap_saved(&act("other-keep")).await?;
            }
            phone.job("from the review to a revision");
            open(phone, &site, "to-versions", "[data-ledger]").await?;
            phone.tap_act("to-revise").await?;
            phone.type_into(&act("revision"), "108万").await?;
            phone.tap_act("reason-market").await?;
            phone.tap_saved(&act("save")).await?;
            phone.appears("[data-ledger]").await?;
            shut(phone).await?;
            // The result: three customers, +12 %.
            let table = "客户,日期,金额\n恒泰电子,2026-11-02,500000\n\
                明达物流,2026-11-02,400000\n老王五金,2026-11-02,220000\n";
            bring(phone, &site, &name, table).await?;
            phone.set_day("2026-12-01", "09:00").await?;
            phone.open(&site.url("/#/review")).await?;
            phone.reload().await?;
            phone.ready("all").await?;
            open(phone, &site, "to-versions", "dialog").await?;
            phone.tap_act("adjust-before").await?;
            phone.appears("[data-ledger=\"2026-11\"]").await?;
            let attained =
                phone.attributes_of("[data-ledger] [data-version]", "data-attained").await?;
            ensure_eq!(attained, ["101.8%", "103.7%"], "of the amount");
            let lines = phone.texts_of("[data-ledger] [data-version]").await?;
            let growth = lines.iter().zip(["120%", "150%"]).all(|(line, of)| line.contains(of));
            ensure!(growth, "of the growth: {lines:?}");
            let lang = language.core();
            let [unneeded, ..] = lang.behind().goals.cuts;
            ensure!(lines[1].contains(unneeded), "the cut of growth was not needed: {lines:?}");
            ensure!(lines[1].contains(lang.texts().reasons[0]), "its reason: {lines:?}");
            let attained = phone.attributes_of("[data-other-version]", "data-attained").await?;
            ensure_eq!(attained, ["60%", "100%"], "customers");
            ensure_eq!(
                phone.attributes_of("[data-other-version]", "data-cut").await?,
                ["", "Needed"],
                "what the cut was worth"
            );
            // As the core has it.
            let kept = journal(phone).await?;
            let (workspace, today) = (kept.workspace(), rules::day("2026-12-01")?);
            let month = workspace.month_of(today).previous();
            let all = versions(workspace, month, today);
            let own: Vec<String> =
                all.iter().filter_map(|one| one.judged.attained.ok()).map(percent).collect();
            ensure_eq!(own, ["101.8%", "103.7%"], "the core's");
            ensure_eq!(others(workspace, month, today).len(), 1, "one other metric");
            no_sideways_scroll(phone).await?;
            phone.picture(&name).await?;
            // A month without a goal says so, and where one is set.
            phone.tap_act("adjust-after").await?;
            phone.appears("dialog [data-empty]").await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_cut_is_held_against_its_result_in_chinese() -> Outcome {
    story(async || cut(Language::Chinese).await)
}

#[test]
fn a_cut_is_held_against_its_result_in_english() -> Outcome {
    story(async || cut(Language::English).await)
}

fn exact(figure: Figure) -> String {
    match figure {
        Figure::Money(amount) => amount.to_string(),
        Figure::Count(count) => count.pieces().to_string(),
        Figure::Rate(rate) => format!("{}/{}", rate.numerator(), rate.denominator()),
    }
}

/// The months that are over, on the morning of 1 December, as the core has them.
async fn months_are_true(phone: &Phone, site: &Site, name: &str) -> Outcome {
    // The months that are over.
    open(phone, site, "to-history", "[data-trend]").await?;
    let past = PastMonths::of(journal(phone).await?.workspace(), rules::day("2026-12-01")?);
    let wanted: Vec<String> = past.months.iter().rev().map(|one| one.actual.to_string()).collect();
    ensure_eq!(phone.attributes_of("[data-past]", "data-exact").await?, wanted, "the months");
    let reached: Vec<String> = past
        .months
        .iter()
        .rev()
        .map(|one| one.reached.map(|tier| format!("{tier:?}")).unwrap_or_default())
        .collect();
    ensure_eq!(phone.attributes_of("[data-past]", "data-reached").await?, reached, "tiers");
    ensure!(phone.sees("svg[data-points]").await?, "the line");
    no_sideways_scroll(phone).await?;
    phone.picture(name).await
}

async fn closing(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at(EVE, "18:30").language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("adjust-close-{}", language.short());
    let today = rules::day(EVE)?;
    phone
        .tell(&name, async |phone| {
            with_work(phone, &site, EVE, language).await?;
            phone.go("today").await?;
            phone.appears(&act("lesson")).await?;
            phone.type_into(&act("lesson"), "样品要先备好").await?;
            phone.tap_saved(&act("learn")).await?;
            phone.job("close a month");
            let kept = journal(phone).await?;
            let workspace = kept.workspace();
            let month = workspace.month_of(today);
            // October was never closed, so it is offered first.
            open(phone, &site, "to-close", "[data-state=ready]").await?;
            phone.appears(&format!("[data-month=\"{}\"]", month.previous())).await?;
            phone.tap_act("adjust-after").await?;
            phone.appears(&format!("[data-month=\"{month}\"][data-state=ready]")).await?;
            let period = workspace.period(month);
            // Each figure as it would be archived, with the lessons in view.
            let archive = month_end::archive(workspace, month, today);
            let wanted: Vec<String> =
                archive.figures.iter().map(|one| exact(one.figure())).collect();
            let shown = phone.attributes_of("[data-archive] [data-metric]", "data-exact").await?;
            ensure_eq!(shown, wanted, "what is archived");
            let noted = lessons(workspace, period).count();
            ensure_eq!(
                phone.attributes_of("[data-lessons]", "data-lessons").await?,
                [noted.to_string()],
                "lessons"
            );
            ensure!(phone.all_text().await?.contains("样品要先备好"), "the lesson in view");
            let open_now = carry_over(workspace, month, today);
            ensure!(!open_now.tasks.is_empty(), "something is to be carried over");
            shows(phone, "[data-figure=tasks]", &open_now.tasks.len().to_string()).await?;
            phone.picture(&name).await?;
            phone.tap_saved(&act("carry-all")).await?;
            phone.disappears("[data-figure=tasks]").await?;
            let kept = journal(phone).await?;
            let left = carry_over(kept.workspace(), month, today);
            ensure_eq!(left.tasks, [], "all promises are later");
            for id in &open_now.tasks {
                let due = kept.workspace().task(*id).map(|task| task.due);
                ensure!(due.is_some_and(|due| due > today), "{id} is kept later: {due:?}");
            }
            if let Some(deal) = left.deals.first() {
                phone.tap_saved(&format!("[data-deal=\"{deal}\"] {}", act("redate"))).await?;
                phone.disappears(&format!("[data-deal=\"{deal}\"]")).await?;
            }
            no_sideways_scroll(phone).await?;
            phone.tap_saved(&act("close-month")).await?;
            phone.appears("[data-state=closed]").await?;
            ensure!(journal(phone).await?.workspace().is_closed(month), "closed");
            phone.tap_saved(&act("undo")).await?;
            phone.appears("[data-state=ready]").await?;
            phone.tap_saved(&act("close-month")).await?;
            phone.appears("[data-state=closed]").await?;
            let archived = journal(phone).await?.workspace().archive(month).cloned();
            let figures = archived.map(|archive| archive.figures).unwrap_or_default();
            ensure_eq!(figures, archive.figures, "the figures that were shown");

            // The next morning: the lessons stand beside the next month's suggestion.
            phone.set_day("2026-12-01", "09:00").await?;
            phone.open(&site.url("/#/review")).await?;
            phone.reload().await?;
            phone.ready("all").await?;
            let table = "客户,日期,金额\n迟来公司,2026-11-27,12345\n";
            bring(phone, &site, &name, table).await?;
            open(phone, &site, "to-close", "[data-state=not-over]").await?;
            phone.appears("[data-from=\"2026-12-31\"]").await?;
            phone.tap_act("adjust-before").await?;
            phone.appears("[data-state=closed]").await?;
            ensure!(phone.all_text().await?.contains("样品要先备好"), "the lesson in view");
            let kept = journal(phone).await?;
            let closed = month_end::closed_revenue(kept.workspace(), month)
                .ok_or_else(|| Failure::new("not closed"))?;
            let revenue = format!("[data-metric={:?}]", Standard::Revenue);
            ensure_eq!(phone.exact_of(&revenue).await?, closed.archived().to_string(), "archived");
            ensure_eq!(
                phone.attributes_of(&revenue, "data-late").await?,
                [closed.amended().to_string()],
                "amended"
            );
            phone.picture(&format!("{name}-late")).await?;
            phone.tap_act("to-make").await?;
            phone.appears(&format!("[data-back=\"{month}\"]")).await?;

            months_are_true(phone, &site, &format!("{name}-history")).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_month_is_closed_and_the_next_begins_with_its_lessons_in_chinese() -> Outcome {
    story(async || closing(Language::Chinese).await)
}

#[test]
fn a_month_is_closed_and_the_next_begins_with_its_lessons_in_english() -> Outcome {
    story(async || closing(Language::English).await)
}

/// Deals that ended: 30 of 100 won before the last 90 days, 11 of 60 in them.
fn ended() -> String {
    let mut table = "客户,金额,阶段,结果,找到日期,结束日期\n".to_owned();
    let mut row = |number: i32, on: Day, won: bool| {
        let (result, opened) = (if won { "成交" } else { "丢单" }, on.plus_days(-20));
        let amount = 10_000 + number * 10;
        let _ = writeln!(table, "客户{},{amount},商务谈判,{result},{opened},{on}", number % 20);
    };
    let (before, last) = (rules::day("2026-03-01"), rules::day("2026-09-10"));
    if let (Ok(before), Ok(last)) = (before, last) {
        for number in 0..100 {
            row(number, before.plus_days(number), number < 30);
        }
        for number in 0..60 {
            row(100 + number, last.plus_days(number), number < 11);
        }
    }
    table
}

async fn worse(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at(EVE, "09:00").language(language.tag());
    let phone = Phone::start(setup).await?;
    let name = format!("adjust-signals-{}", language.short());
    let today = rules::day(EVE)?;
    let lang = language.core();
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            // Nothing is known: each says how much is needed.
            open(phone, &site, "to-signals", "[data-signal=conversion][data-state=thin]").await?;
            ensure_eq!(phone.count("[data-state=thin]").await?, 3, "too little for all three");
            phone.picture(&format!("{name}-thin")).await?;
            shut(phone).await?;
            bring(phone, &site, &name, &ended()).await?;
            // It stands on the week's review as well.
            phone.open(&site.url("/#/review/week")).await?;
            let short = say_signals::samples(
                lang,
                Evidence::of(journal(phone).await?.workspace(), today).conversion,
            );
            phone.appears("[data-worse=conversion]").await?;
            let line = phone.text_of("[data-worse=conversion]").await?;
            ensure!(line.contains(&short), "{line}");
            phone.picture(&format!("{name}-week")).await?;
            open(phone, &site, "to-signals", "[data-signal=conversion][data-state=worse]").await?;
            let evidence = async || -> Outcome<Evidence> {
                Ok(Evidence::of(journal(phone).await?.workspace(), today))
            };
            let found = evidence().await?;
            let said = say_signals::samples(lang, found.conversion);
            let shown = phone.text_of("[data-signal=conversion] [data-figure=samples]").await?;
            ensure_eq!(shown, said, "the evidence");
            shows(phone, "[data-signal=conversion] [data-figure=samples]", "11/60 30/100").await?;
            phone.picture(&name).await?;
            // Not without a reason; half typed it outlives a reload.
            phone.tap("[data-signal=conversion] [data-act=silence]").await?;
            phone.alert(language).await?;
            phone
                .type_into("[data-signal=conversion] [data-act=silence-reason]", "淡季，正常")
                .await?;
            phone.reload().await?;
            phone.ready("all").await?;
            let left = "return document.querySelector('[data-act=silence-reason]')?.value ?? null";
            until("what was half typed", async || {
                let left = phone.script(left, vec![]).await?;
                Ok((left.as_str() == Some("淡季，正常")).then_some(()))
            })
            .await?;
            phone.job("put an alert away");
            phone.tap_saved("[data-signal=conversion] [data-act=silence]").await?;
            phone.appears("[data-signal=conversion][data-state=silenced]").await?;
            phone.tap_saved(&act("undo")).await?;
            phone.appears("[data-signal=conversion][data-state=worse]").await?;
            phone.tap_saved("[data-signal=conversion] [data-act=why-season]").await?;
            phone.appears("[data-signal=conversion][data-state=silenced]").await?;
            let kept = silenced::latest(journal(phone).await?.workspace());
            let at = kept[0].as_ref().and_then(|one| one.at.conversion);
            ensure_eq!(at, found.signals.conversion, "the figures it was put away at");
            // A week later it is not said again, and it is once it is worse.
            phone.set_day("2026-12-01", "09:00").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears("[data-signal=conversion][data-state=silenced]").await?;
            phone.picture(&format!("{name}-silenced")).await?;
            shut(phone).await?;
            phone.disappears("[data-worse]").await?;
            let lost = "客户,金额,阶段,结果,找到日期,结束日期\n\
                客户1,77777,商务谈判,丢单,2026-11-01,2026-11-27\n";
            bring(phone, &site, &format!("{name}-worse"), lost).await?;
            open(phone, &site, "to-signals", "[data-signal=conversion][data-state=worse]").await?;
            shows(phone, "[data-signal=conversion] [data-figure=samples]", "11/61 30/100").await?;
            no_sideways_scroll(phone).await?;
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn what_got_worse_is_said_and_put_away_with_a_reason_in_chinese() -> Outcome {
    story(async || worse(Language::Chinese).await)
}

#[test]
fn what_got_worse_is_said_and_put_away_with_a_reason_in_english() -> Outcome {
    story(async || worse(Language::English).await)
}
