//! Where the month stands, in figures and in pictures: each figure is read from the page and compared
//! with the core's, each drawing with the words beside it.

use std::collections::BTreeMap;

use fieldplan::domain::chance::Chance;
use fieldplan::domain::day::Day;
use fieldplan::domain::money::Money;
use fieldplan::domain::odds::Probability;
use fieldplan::domain::pace::{Need, Standing};
use fieldplan::domain::plan_book::funnel::{FunnelPlan, in_force};
use fieldplan::domain::plan_book::incentive::{Counted, latest};
use fieldplan::domain::plan_book::own_funnel::OwnFunnel;
use fieldplan::domain::plan_book::worked_back::{as_of, worked_back};
use fieldplan::domain::rate::Rate;
use fieldplan::domain::review::Review;
use fieldplan::domain::rhythm::Needed;
use fieldplan::domain::standing::Prospect;
use fieldplan::domain::standing::burn::BurnUp;
use fieldplan::domain::standing::few::few;
use fieldplan::domain::standing::glance::Glance;
use fieldplan::domain::standing::habit::Habit;
use fieldplan::domain::standing::metrics::{MetricStand, figure, of_month};
use fieldplan::domain::standing::why::against_before;
use fieldplan::domain::tier::Tier;
use fieldplan::domain::tier_words::TierWords;
use fieldplan::domain::unit::Figure;
use fieldplan::domain::workspace::Workspace;
use fieldplan::journal::Journal;
use fieldplan::text::track::stand::line;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use serde_json::Value;

use crate::planning::{no_sideways_scroll, sheet};

const TIERS: [&str; 3] = ["floor", "target", "challenge"];

fn some<T>(found: Option<T>, what: &str) -> Outcome<T> {
    found.ok_or_else(|| Failure::new(format!("no {what}")))
}

/// Rows of texts that a script in the page gives back.
async fn rows(phone: &Phone, script: &str) -> Outcome<Vec<Vec<String>>> {
    let answer = phone.script(script, vec![]).await?;
    let text = |one: &Value| one.as_str().unwrap_or_default().to_owned();
    let row = |row: &Value| row.as_array().into_iter().flatten().map(text).collect();
    Ok(answer.as_array().into_iter().flatten().map(row).collect())
}

/// Every figure of the sheet: `metric tier figure` to its exact value, in the order of the page where
/// a name comes twice.
async fn figures(phone: &Phone) -> Outcome<BTreeMap<String, Vec<String>>> {
    let script =
        "return [...document.querySelectorAll('dialog[open] [data-figure]')].map((one) => [
        one.closest('[data-metric]')?.dataset.metric ?? '',
        one.closest('[data-tier]')?.dataset.tier ?? '',
        one.dataset.figure, one.dataset.exact ?? ''])";
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows(phone, script).await? {
        let [metric, tier, figure, exact] = row.as_slice() else { continue };
        all.entry(format!("{metric} {tier} {figure}")).or_default().push(exact.clone());
    }
    Ok(all)
}

fn part(rate: Rate) -> String {
    format!("{}/{}", rate.numerator(), rate.denominator())
}

fn chance(chance: &Chance) -> String {
    match chance {
        Chance::Reached => "reached".to_owned(),
        Chance::Over => "over".to_owned(),
        Chance::TooLittleData { resolved, months } => format!("little {resolved} {months}"),
        Chance::Open(open) => {
            let [at, low, high] =
                [open.chance, open.low, open.high].map(Probability::in_millionths);
            format!("{at} {low} {high}")
        }
    }
}

/// What the sheet must show of revenue.
fn revenue(workspace: &Workspace, today: Day) -> Outcome<BTreeMap<String, Vec<String>>> {
    let month = workspace.month_of(today);
    let prospect = Prospect::of(workspace, month, today);
    let standing = some(Standing::of(workspace, month, today), "goal")?;
    let sums = prospect.sums();
    let mut all = BTreeMap::new();
    let mut put = |tier: &str, figure: &str, exact: String| {
        all.insert(format!("revenue {tier} {figure}"), vec![exact]);
    };
    put("", "won", sums.won.to_string());
    put("", "likely", sums.likely.to_string());
    put("", "all", sums.all.to_string());
    put("", "total", prospect.forecast.total.to_string());
    if let Some((_, total)) = prospect.without_largest(workspace) {
        put("", "without-largest", total.to_string());
    }
    for (tier, hook) in standing.tiers.iter().zip(TIERS) {
        let rated = |rate: Option<Rate>| rate.map(part).unwrap_or_default();
        put(hook, "attained", rated(Rate::of_amounts(standing.actual, tier.amount).ok()));
        let expected = tier.expected.filter(|_| standing.distance().is_some());
        let pace = expected.and_then(|due| Rate::of_amounts(standing.before, due).ok());
        put(hook, "pace", rated(pace));
        put(
            hook,
            "needed",
            match tier.need {
                Need::Reached => "0.00".to_owned(),
                Need::PerDay(amount) => amount.to_string(),
                Need::NoDayLeft { gap } => gap.to_string(),
            },
        );
        put(hook, "coverage", rated(prospect.coverage(tier.amount).ok()));
        put(hook, "chance", chance(&prospect.chance(tier.amount)));
    }
    Ok(all)
}

/// And of the other metrics.
fn metrics(workspace: &Workspace, today: Day) -> BTreeMap<String, Vec<String>> {
    let month = workspace.month_of(today);
    let prospect = Prospect::of(workspace, month, today);
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for stand in of_month(workspace, month, today, &prospect) {
        match stand {
            MetricStand::Sum(sum) => {
                let name = format!("{:?}", sum.metric);
                let exact = |units: i64| match figure(sum.metric, units) {
                    Figure::Money(amount) => amount.to_string(),
                    _ => units.to_string(),
                };
                let mut put = |figure: &str, value: String| {
                    all.entry(format!("{name} {figure}")).or_default().push(value);
                };
                put("actual", exact(sum.actual));
                sum.projected().into_iter().for_each(|total| put("total", exact(total)));
                for rhythm in sum.tiers.iter().flat_map(|tiers| &tiers.rhythms) {
                    put("attained", rhythm.attained().map(part).unwrap_or_default());
                    put("pace", rhythm.pace().map(part).unwrap_or_default());
                    put(
                        "needed",
                        match rhythm.needed {
                            Needed::Reached => "0".to_owned(),
                            Needed::PerDay(a_day) => exact(a_day.pieces()),
                            Needed::NoDayLeft { gap } => exact(gap.pieces()),
                        },
                    );
                }
            }
            MetricStand::Ratio(ratio) => {
                let rate = ratio.so_far.rate().map(part).unwrap_or_default();
                all.insert(format!("{:?} actual", ratio.metric), vec![rate]);
            }
        }
    }
    all
}

/// The page shows just these figures of the other metrics, coverage and ratios' needs aside.
fn same(shown: &BTreeMap<String, Vec<String>>, wanted: &BTreeMap<String, Vec<String>>) -> Outcome {
    for (figure, exact) in wanted {
        let (metric, figure) = figure.split_once(' ').unwrap_or_default();
        let name = format!("{}  {figure}", hook(metric));
        ensure_eq!(shown.get(&name), Some(exact), "{name}");
    }
    Ok(())
}

/// A metric's hook on the page.
fn hook(metric: &str) -> &str {
    match metric {
        "GrossProfit" => "profit",
        "NewCustomers" => "new-customers",
        "CollectionRate" => "collection-rate",
        "ExpenseRate" => "expense-rate",
        "Visits" => "visits",
        "Calls" => "calls",
        "Deals" => "deals",
        "Collections" => "collections",
        "Conversion" => "conversion",
        "Repurchase" => "repurchase",
        "Volume" => "volume",
        other => other,
    }
}

/// What the line of five seconds must say.
fn sentence(language: Language, workspace: &Workspace, today: Day) -> String {
    let month = workspace.month_of(today);
    let prospect = Prospect::of(workspace, month, today);
    let glance = Glance::of(workspace, month, today, &prospect);
    line(language.core(), &glance, &TierWords::of(workspace))
}

/// The example, entered with one tap.
async fn example(phone: &Phone, url: &str, language: Language) -> Outcome<Journal> {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("100万").await?;
    phone.go("more").await?;
    phone.tap_act("example").await?;
    until("the example", async || {
        let state = phone.root("data-ready").await.unwrap_or_default();
        let example = phone.root("data-example").await.unwrap_or_default();
        Ok((state == "all" && example == "1").then_some(()))
    })
    .await?;
    rules::folded(&phone.kept_of_example().await?)
}

async fn to_sheet(phone: &Phone, way: &str) -> Outcome {
    phone.go("review").await?;
    phone.tap(&format!(".list {}", act(way))).await?;
    phone.appears("dialog[open] .arrows").await
}

/// Every figure says how it came about once it is tapped.
async fn all_unfold(phone: &Phone) -> Outcome<usize> {
    let first = "dialog[open] [data-act=stand-how]";
    phone.tap(first).await?;
    phone.appears("dialog[open] details[open] [data-how]").await?;
    phone.tap(first).await?;
    let script = "const all = [...document.querySelectorAll('dialog[open] [data-figure]')];
        all.forEach((one) => one.querySelector('[data-act=stand-how]').click());
        return all.map((one) => {
            const how = one.querySelector('details[open] [data-how]');
            return [one.dataset.figure, how && how.offsetHeight > 0 ? how.innerText : ''];
        })";
    let told = rows(phone, script).await?;
    for row in &told {
        let how = row.get(1).map(String::as_str).unwrap_or_default();
        ensure!(how.trim().chars().count() > 1, "{row:?} does not say how");
        ensure!(!how.contains('{') && !how.contains("NaN"), "{row:?}");
    }
    Ok(told.len())
}

async fn equal(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let today = rules::day(setup.day())?;
    let name = format!("standing-{}", language.short());
    phone
        .tell(&name, async |phone| {
            let journal = example(phone, &site.url("/"), language).await?;
            let workspace = journal.workspace();
            phone.go("review").await?;
            let said = sentence(language, workspace, today);
            until("the line of five seconds", async || {
                let shown = phone.texts_of("[data-stand] [data-line]").await?;
                Ok((shown == [said.as_str()]).then_some(()))
            })
            .await?;
            phone.picture(&format!("{name}-line")).await?;
            to_sheet(phone, "to-stand").await?;
            until("the chance", async || {
                let all = figures(phone).await?;
                let waits = all.values().flatten().any(|exact| exact == "waits");
                Ok((!waits && all.len() > 10).then_some(()))
            })
            .await?;
            let shown = figures(phone).await?;
            for (figure, exact) in revenue(workspace, today)? {
                ensure_eq!(shown.get(&figure), Some(&exact), "{figure}");
            }
            let others = metrics(workspace, today);
            ensure!(others.len() >= 6, "the example has more than revenue: {others:?}");
            same(&shown, &others)?;
            no_sideways_scroll(phone).await?;
            phone.picture(&name).await?;
            let count = all_unfold(phone).await?;
            ensure!(count >= 25, "{count} figures");
            no_sideways_scroll(phone).await?;
            phone.picture(&format!("{name}-how")).await?;

            // A month that is over: what was won, and no chance any more.
            phone.tap("dialog[open] [data-act=month-before]").await?;
            let first = workspace.period(workspace.month_of(today)).first();
            let before = workspace.month_of(first.previous());
            let won = Prospect::of(workspace, before, today).forecast.won.to_string();
            until("the month before", async || {
                let all = figures(phone).await?;
                let is_there = all.get("revenue  won") == Some(&vec![won.clone()]);
                let over = ["over", "reached"];
                let said = all.get("revenue target chance").and_then(|said| said.first());
                Ok((is_there && said.is_some_and(|said| over.contains(&said.as_str())))
                    .then_some(()))
            })
            .await?;
            phone.picture(&format!("{name}-before")).await?;
            Ok(())
        })
        .await
}

#[test]
fn each_figure_of_the_sheet_is_the_cores_and_says_how_in_chinese() -> Outcome {
    story(async || equal(Language::Chinese).await)
}

#[test]
fn each_figure_of_the_sheet_is_the_cores_and_says_how_in_english() -> Outcome {
    story(async || equal(Language::English).await)
}

/// The numbers of a picture: drawn, and told beside it.
async fn drawn(phone: &Phone, drawn: &str, told: &str) -> Outcome<[Vec<String>; 2]> {
    let script = format!(
        "const all = (found, names) => [...document.querySelectorAll('dialog[open] ' + found)]
            .map((one) => names.map((name) => one.dataset[name] ?? '').join(' '));
        return [all({drawn}), all({told})]"
    );
    let mut both = rows(phone, &script).await?.into_iter();
    Ok([both.next().unwrap_or_default(), both.next().unwrap_or_default()])
}

/// A picture of each; and on paper the sheet stands whole, and nothing of the page below it.
async fn each_and_on_paper(phone: &Phone, name: &str) -> Outcome {
    for which in ["burn", "funnel", "few", "why", "habit"] {
        let to = format!("document.querySelector('[data-picture={which}]').scrollIntoView()");
        phone.script(&to, vec![]).await?;
        phone.picture(&format!("{name}-{which}")).await?;
    }
    let print = serde_json::json!({ "media": "print" });
    phone.cdp("Emulation.setEmulatedMedia", print).await?;
    let whole = "const sheet = document.querySelector('dialog[open]');
        return [sheet.clientHeight >= sheet.scrollHeight,
            document.querySelector('main').offsetHeight === 0]";
    let on_paper = phone.script(whole, vec![]).await?;
    ensure_eq!(on_paper, serde_json::json!([true, true]), "whole, and alone, on paper");
    Ok(())
}

async fn pictures(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let today = rules::day(setup.day())?;
    let name = format!("month-drawn-{}", language.short());
    phone
        .tell(&name, async |phone| {
            let journal = example(phone, &site.url("/"), language).await?;
            let workspace = journal.workspace();
            let month = workspace.month_of(today);
            to_sheet(phone, "to-pictures").await?;
            phone.appears("dialog[open] [data-picture=habit]").await?;

            let burn = some(BurnUp::of(workspace, month, today), "goal")?;
            let days = burn.told.iter().filter_map(|place| burn.days.get(*place));
            let wanted: Vec<String> =
                days.filter_map(|day| Some(format!("{} {}", day.day, day.actual?))).collect();
            let [points, lines] = drawn(
                phone,
                "'[data-picture=burn] circle', ['on', 'drawn']",
                "'[data-picture=burn] li[data-actual]', ['day', 'actual']",
            )
            .await?;
            ensure_eq!((&points, &lines), (&wanted, &wanted), "the burn-up");
            let [levels, named] = drawn(
                phone,
                "'[data-picture=burn] .draw-tier', ['drawn']",
                "'[data-picture=burn] li[data-tier]', ['exact']",
            )
            .await?;
            ensure_eq!(levels, named, "the tiers");
            ensure_eq!(named, Tier::ALL.map(|tier| burn.tiers.get(tier).to_string()), "the tiers");

            let weeks: Vec<String> = workspace
                .period(month)
                .weeks()
                .map(|week| Review::of(workspace, week, today).actual().to_string())
                .collect();
            let shown = phone.attributes_of("dialog[open] [data-bar]", "data-exact").await?;
            ensure_eq!(shown, weeks, "the weeks");

            let plan = in_force(workspace, month).unwrap_or(FunnelPlan::of(month));
            let rates =
                FunnelPlan { staged: true, ..plan }.rates(&OwnFunnel::of(workspace, today, true));
            let [bars, steps] = drawn(
                phone,
                "'[data-picture=funnel] rect', ['drawn']",
                "'[data-picture=funnel] [data-stage]', ['exact']",
            )
            .await?;
            ensure_eq!(bars, steps, "the funnel");
            let origins =
                phone.attributes_of("[data-picture=funnel] [data-origin]", "data-exact").await?;
            let wanted: Vec<String> = rates.iter().map(|used| part(used.rate)).collect();
            ensure_eq!(origins, wanted, "the rates");

            let (found, _) = some(few(workspace, today), "sales")?;
            let parts = phone.attributes_of("[data-picture=few] [data-part]", "data-exact").await?;
            ensure_eq!(parts, found.parts.map(|part| part.value.to_string()), "the customers");
            let widths = phone.attributes_of("[data-picture=few] .bar-fill", "width").await?;
            let shares = phone.attributes_of("[data-picture=few] .bar-fill", "data-drawn").await?;
            let number = |text: &str| text.trim_end_matches('%').parse::<f64>().unwrap_or(-1.0);
            for (width, share) in widths.iter().zip(&shares) {
                ensure!((number(width) - number(share)).abs() < 0.11, "{width} drawn for {share}");
            }

            let split = against_before(workspace, month);
            ensure!(split.is_whole(), "the example has two months: {split:?}");
            let [steps, told] = drawn(
                phone,
                "'[data-against=before] rect', ['drawn']",
                "'[data-against=before] [data-step]', ['exact']",
            )
            .await?;
            ensure_eq!(steps, told, "the steps");
            let amounts: Vec<Money> = told.iter().filter_map(|text| Money::parse(text)).collect();
            ensure_eq!(amounts.len(), told.len(), "amounts");
            let (base, now) = (amounts.first().copied(), amounts.last().copied());
            ensure_eq!((base, now), (Some(split.base), Some(split.now)), "both ends");
            let all: Money = amounts.iter().copied().sum();
            ensure_eq!(all.minus(split.now), split.now, "what is shown adds up to the cent");

            let habit = Habit::of(workspace, month, today);
            let sum = phone.attributes_of("[data-picture=habit] [data-sum]", "data-exact").await?;
            ensure_eq!(sum, [format!("{}/{}", habit.recorded, habit.worked)], "the strip");
            let [marks, days] = drawn(
                phone,
                "'.draw-strip [data-drawn]', ['drawn']",
                "'[data-picture=habit] [data-mark]', ['mark']",
            )
            .await?;
            ensure_eq!(marks, days, "each day's mark");
            ensure_eq!(marks.len(), habit.days.len(), "every day has one");
            phone.tap_act("habit-days").await?;
            phone.appears("[data-picture=habit] [data-mark]").await?;
            no_sideways_scroll(phone).await?;
            each_and_on_paper(phone, &name).await
        })
        .await
}

#[test]
fn every_picture_says_in_words_what_it_draws_in_chinese() -> Outcome {
    story(async || pictures(Language::Chinese).await)
}

#[test]
fn every_picture_says_in_words_what_it_draws_in_english() -> Outcome {
    story(async || pictures(Language::English).await)
}

async fn well(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at("2026-11-02", "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("goes-well-{}", language.short());
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            phone.add_customer("恒泰电子", Class::A, When::Today).await?;
            phone.go("today").await?;
            phone.line_is("恒泰电子", false).await?;
            tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
            let outcome = phone.tick_of("恒泰电子").await?.replace("tick", "outcome");
            phone.tap(&outcome).await?;
            phone.tap_act("won").await?;
            phone.type_into(&act("won-amount"), "250万").await?;
            phone.tap_saved(&act("save")).await?;
            phone.line_is("恒泰电子", true).await?;

            let journal = rules::folded(&phone.kept().await?)?;
            let today = rules::day("2026-11-02")?;
            let said = sentence(language, journal.workspace(), today);
            let is_won = match language {
                Language::Chinese => "保底已到手",
                Language::English => "Floor is won",
            };
            ensure!(said.contains(is_won), "{said}");
            phone.go("review").await?;
            until(&said, async || {
                let shown = phone.texts_of("[data-stand] [data-line]").await?;
                Ok((shown == [said.as_str()]).then_some(()))
            })
            .await?;
            phone.tap(&format!("[data-stand] {}", act("to-stand"))).await?;
            until("the chance of a tier that is reached", async || {
                let all = figures(phone).await?;
                let is = |tier: &str, wanted: &str| {
                    let exact = all.get(&format!("revenue {tier} chance"));
                    exact.and_then(|exact| exact.first()).is_some_and(|one| one.starts_with(wanted))
                };
                Ok((is("floor", "reached") && is("target", "little")).then_some(()))
            })
            .await?;
            let floor =
                phone.text_of("[data-tier=floor] [data-figure=chance] .stand-value").await?;
            ensure!(!floor.contains('%'), "reached is said without a percentage: {floor}");
            all_unfold(phone).await?;
            phone.picture(&name).await?;
            asked_for(phone, &site, today).await?;
            phone.picture(&format!("{name}-asked")).await?;
            // A month without a goal.
            phone.tap("dialog[open] [data-act=month-before]").await?;
            phone.appears("dialog[open] [data-empty]").await?;
            phone.tap("dialog[open] [data-act=month-after]").await?;
            phone.appears("dialog[open] [data-tier=target]").await?;
            Ok(())
        })
        .await
}

/// Targets of other metrics, the bonus' next step and what the funnel asks for.
async fn asked_for(phone: &Phone, site: &Site, today: Day) -> Outcome {
    sheet(phone, site, "sheet", &act("other-visits")).await?;
    for (which, many) in [("other-visits", "40"), ("other-collection-rate", "90")] {
        phone.tap_act(which).await?;
        phone.type_into(&act("other"), many).await?;
        phone.tap_saved(&act("other-keep")).await?;
    }
    sheet(phone, site, "incentive", &act("steps-quick")).await?;
    phone.tap_act("steps-quick").await?;
    for (number, paid) in [(1, "1%"), (2, "1.5%"), (3, "2%")] {
        let pays = format!("li:nth-child({number}) {}", act("step-pays"));
        phone.type_into(&pays, paid).await?;
    }
    phone.tap_saved(&act("save")).await?;
    phone.disappears(&act("step-add")).await?;
    sheet(phone, site, "funnel", &act("ticket")).await?;
    phone.type_into(&act("ticket"), "30万").await?;
    phone.tap_saved(&act("funnel-keep")).await?;

    let journal = rules::folded(&phone.kept().await?)?;
    let workspace = journal.workspace();
    let month = workspace.month_of(today);
    phone.open(&site.url("/#/review/stand")).await?;
    phone.appears("dialog[open] [data-metric=funnel]").await?;
    let shown = figures(phone).await?;
    let others = metrics(workspace, today);
    ensure!(others.contains_key("Visits needed"), "a target for the visits: {others:?}");
    same(&shown, &others)?;
    let one = |name: &str| shown.get(name).and_then(|all| all.first()).cloned().unwrap_or_default();

    let (_, kept) = some(latest(workspace, month), "scheme")?;
    let counted = Counted::of(workspace, month, kept.metric, today);
    let target = some(counted.target, "target")?;
    let scheme = kept.scheme(target).map_err(|error| Failure::new(format!("{error:?}")))?;
    let standing = some(Standing::of(workspace, month, today), "goal")?;
    let next = some(scheme.next(target, counted.actual, standing.left), "next step")?;
    let paid = scheme.pays(target, counted.actual).cash;
    ensure_eq!(one("bonus  paid"), paid.to_string(), "what is paid by now");
    ensure_eq!(one("bonus  next"), next.rung.pays_more.to_string(), "what the next step pays");
    let a_day = next.a_day.map(|a_day| a_day.to_string());
    ensure_eq!(Some(one("bonus  takes")), a_day, "what it takes a day");

    let plan = some(in_force(workspace, month), "funnel")?;
    let own = OwnFunnel::of(workspace, as_of(workspace, month, today), plan.staged);
    let back = worked_back(workspace, &plan, &own, today, false)
        .map_err(|missing| Failure::new(format!("{missing:?}")))?;
    let solved = [back.solved.visits, back.solved.leads(), back.solved.deals()];
    let asked = ["visits", "leads", "deals"].map(|of| one(&format!("funnel  asked-{of}")));
    ensure_eq!(asked, solved.map(|number| number.to_string()), "what the funnel asks for");
    all_unfold(phone).await?;
    no_sideways_scroll(phone).await
}

#[test]
fn a_month_that_goes_well_says_so_in_five_seconds_in_chinese() -> Outcome {
    story(async || well(Language::Chinese).await)
}

#[test]
fn a_month_that_goes_well_says_so_in_five_seconds_in_english() -> Outcome {
    story(async || well(Language::English).await)
}
