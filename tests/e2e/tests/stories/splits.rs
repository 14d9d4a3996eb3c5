//! A goal split by a thumb and by keys, its rhythm chosen, and what it pays: each figure read from
//! the page and compared with the core's.

use fieldplan::domain::breakdown::{self, State};
use fieldplan::domain::money::Money;
use fieldplan::domain::pace::Standing;
use fieldplan::domain::plan_book::{curve, incentive};
use fieldplan::domain::rate::Rate;
use fieldplan::domain::rhythm::Rhythm;
use fieldplan::domain::tier::Tier;
use fieldplan::domain::won::Dimension;
use fieldplan::text::number;
use fieldplan_e2e::screen::until;
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};
use thirtyfour::prelude::Key;

use crate::keyboard::tab_to;
use crate::planning::{kept, no_sideways_scroll, of_part, sheet};

/// What stands on the screen for each part.
async fn amounts(phone: &Phone) -> Outcome<Vec<Money>> {
    let shown = phone.attributes_of("[data-part]", "data-exact").await?;
    shown
        .iter()
        .map(|text| Money::parse(text).ok_or_else(|| Failure::new(format!("{text} is no amount"))))
        .collect()
}

/// The parts on the screen become these, and what is said of them is what the core says.
async fn parts_are(phone: &Phone, goal: Money, wanted: &[Money]) -> Outcome {
    until(&format!("the parts {wanted:?}"), async || {
        Ok((amounts(phone).await? == wanted).then_some(()))
    })
    .await?;
    let code = match breakdown::state(goal, Rate::ZERO, wanted) {
        State::Under { .. } => "under",
        State::Exact => "exact",
        State::Buffered { .. } => "buffered",
        State::Over { .. } => "over",
    };
    ensure_eq!(phone.attributes_of("[data-split]", "data-split").await?, [code], "the state");
    let sum: Money = wanted.iter().copied().sum();
    ensure_eq!(phone.exact_of("[data-split]").await?, sum.to_string(), "the sum");
    Ok(())
}

const fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

async fn shares(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("splits-shares-{}", language.short());
    let day = rules::day(setup.day())?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            let goal = yuan(3_000_000);
            sheet(phone, &site, "split", "[data-split]").await?;
            phone.job("split 40/30/30");
            phone.tap_saved(&act("quick-40")).await?;
            parts_are(phone, goal, &[1_200_000, 900_000, 900_000].map(yuan)).await?;
            no_sideways_scroll(phone).await?;
            phone.picture(&format!("{name}-quick")).await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears("[data-split]").await?;
            let saved = kept(phone, day, Dimension::Product).await?;
            let saved = saved.ok_or_else(|| Failure::new("nothing is kept"))?;
            ensure_eq!(saved.state(goal), State::Exact, "kept as it was shown");

            phone.job("type 33.3 % three times and give the rest away");
            sheet(phone, &site, "split", "[data-split]").await?;
            for number in 1..=3 {
                phone.type_into(&of_part(number, "part-typed"), "33.3").await?;
            }
            parts_are(phone, goal, &[999_000; 3].map(yuan)).await?;
            let rest = match breakdown::state(goal, Rate::ZERO, &amounts(phone).await?) {
                State::Under { unallocated } => unallocated,
                state => return Err(Failure::new(format!("{state:?}"))),
            };
            ensure_eq!(rest, yuan(3_000), "what is not given out");
            ensure!(phone.text_of("[data-split]").await?.contains("3,000.00"), "and it is said");
            phone.picture(&format!("{name}-thirds")).await?;
            phone.tap_act("give-rest").await?;
            parts_are(phone, goal, &[999_000, 999_000, 1_002_000].map(yuan)).await?;

            phone.job("lock one, change another, fit the rest");
            phone.tap(&of_part(1, "part-lock")).await?;
            phone.type_into(&of_part(2, "part-typed"), "50").await?;
            let before = amounts(phone).await?;
            let locks = [true, true, false];
            let parts: Vec<breakdown::Part> = before
                .iter()
                .zip(locks)
                .map(|(amount, locked)| breakdown::Part { amount: *amount, locked })
                .collect();
            phone.tap_act("balance").await?;
            parts_are(phone, goal, &breakdown::rebalance(goal, &parts)).await?;
            let after = amounts(phone).await?;
            ensure_eq!(after.first(), before.first(), "the locked one stays");
            phone.tap_saved(&act("save")).await?;
            phone.disappears("[data-split]").await?;

            phone.go("target").await?;
            phone.appears(&act("to-split")).await?;
            phone.job("change one product's share");
            phone.tap_act("to-split").await?;
            phone.appears("[data-part]").await?;
            let shown = amounts(phone).await?;
            phone.tap(&of_part(2, "part-more")).await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears("[data-split]").await?;
            let after = kept(phone, day, Dimension::Product).await?;
            let after: Vec<Money> =
                after.iter().flat_map(|split| &split.parts).map(|part| part.amount).collect();
            let more = shown.get(1).map(|one| one.plus(yuan(30_000)));
            ensure_eq!(after.get(1).copied(), more, "a point of the goal more");
            let job = phone.jobs().last().map_or(0, fieldplan_e2e::thumb::Job::cost);
            ensure!(job <= 3, "{job} taps and scrolls from the target page");
            phone.tap_saved(&act("undo")).await?;
            let back = kept(phone, day, Dimension::Product).await?;
            let back: Vec<Money> =
                back.iter().flat_map(|split| &split.parts).map(|part| part.amount).collect();
            ensure_eq!(back, shown, "one undo takes it back");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_goal_is_split_by_shares_in_chinese() -> Outcome {
    story(async || shares(Language::Chinese).await)
}

#[test]
fn a_goal_is_split_by_shares_in_english() -> Outcome {
    story(async || shares(Language::English).await)
}

async fn pieces(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("splits-pieces-{}", language.short());
    let day = rules::day(setup.day())?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("1000万").await?;
            let goal = yuan(10_000_000);
            sheet(phone, &site, "split", "[data-split]").await?;
            phone.tap_act("along-size").await?;
            phone.tap_saved(&act("quick-50")).await?;
            parts_are(phone, goal, &[5_000_000, 3_000_000, 2_000_000].map(yuan)).await?;
            phone.tap_act("by-pieces").await?;
            for (number, (count, price)) in
                (1..).zip([("10", "50万"), ("30", "10万"), ("100", "2万")])
            {
                phone.type_into(&of_part(number, "part-count"), count).await?;
                phone.type_into(&of_part(number, "part-price"), price).await?;
            }
            parts_are(phone, goal, &[5_000_000, 3_000_000, 2_000_000].map(yuan)).await?;
            // A price that does not go with it is seen at once, and put right.
            phone.type_into(&of_part(1, "part-price"), "45万").await?;
            parts_are(phone, goal, &[4_500_000, 3_000_000, 2_000_000].map(yuan)).await?;
            phone.type_into(&of_part(1, "part-price"), "x").await?;
            ensure!(!phone.alert(language).await?.is_empty(), "what to do instead is said");
            phone.type_into(&of_part(1, "part-price"), "50万").await?;
            parts_are(phone, goal, &[5_000_000, 3_000_000, 2_000_000].map(yuan)).await?;
            no_sideways_scroll(phone).await?;
            phone.picture(&name).await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears("[data-split]").await?;
            let split = kept(phone, day, Dimension::Size).await?;
            let split = split.ok_or_else(|| Failure::new("nothing is kept"))?;
            ensure_eq!(split.state(goal), State::Exact, "exact as it is kept");
            ensure!(split.parts.iter().all(|part| part.off().is_none()), "count × price agrees");
            let counts: Vec<i64> = split
                .parts
                .iter()
                .filter_map(|part| part.pieces.map(|(count, _)| count.pieces()))
                .collect();
            ensure_eq!(counts, [10, 30, 100], "how many of each");
            // Stars: five against none given, the rest by three each.
            sheet(phone, &site, "split", "[data-split]").await?;
            phone.tap_act("along-size").await?;
            phone.tap_act("by-stars").await?;
            phone.tap(&of_part(1, "star-5")).await?;
            let mut stars = split.clone();
            let five = breakdown::Stars::new(5).ok_or_else(|| Failure::new("five stars"))?;
            ensure!(stars.set_stars(0, goal, five).is_ok(), "split by stars");
            let wanted: Vec<Money> = stars.parts.iter().map(|part| part.amount).collect();
            parts_are(phone, goal, &wanted).await
        })
        .await
}

#[test]
fn ten_large_thirty_medium_and_a_hundred_small_are_typed_in_chinese() -> Outcome {
    story(async || pieces(Language::Chinese).await)
}

#[test]
fn ten_large_thirty_medium_and_a_hundred_small_are_typed_in_english() -> Outcome {
    story(async || pieces(Language::English).await)
}

async fn forty(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).font_size(32);
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("splits-forty-{}", language.short());
    let day = rules::day(setup.day())?;
    phone
        .tell(&name, async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            let goal = yuan(3_000_000);
            sheet(phone, &site, "split", "[data-split]").await?;
            for number in 1..=40 {
                let product = match language {
                    Language::Chinese => format!("高效节能型变频离心式冷水机组第{number}代加长版"),
                    Language::English => {
                        format!("Supercalifragilistic{number}expialidocious chiller")
                    }
                };
                phone.type_into(&act("part-name"), &product).await?;
                phone.tap_saved(&act("part-add")).await?;
            }
            until("forty parts", async || {
                Ok((phone.count("[data-part]").await? == 40).then_some(()))
            })
            .await?;
            no_sideways_scroll(phone).await?;
            phone.type_into(&of_part(40, "part-typed"), "2.5").await?;
            let wanted = |last: i64| {
                let mut parts = vec![Money::ZERO; 39];
                parts.push(yuan(last));
                parts
            };
            parts_are(phone, goal, &wanted(75_000)).await?;
            phone.picture(&format!("{name}-last")).await?;
            phone.tap_act("balance").await?;
            let parts: Vec<breakdown::Part> = wanted(75_000)
                .into_iter()
                .zip(1..)
                .map(|(amount, number)| breakdown::Part { amount, locked: number == 40 })
                .collect();
            parts_are(phone, goal, &breakdown::rebalance(goal, &parts)).await?;
            no_sideways_scroll(phone).await?;
            phone.picture(&format!("{name}-all")).await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears("[data-split]").await?;
            let split = kept(phone, day, Dimension::Product).await?;
            let split = split.ok_or_else(|| Failure::new("nothing is kept"))?;
            ensure_eq!((split.parts.len(), split.state(goal)), (40, State::Exact), "kept");
            Ok(())
        })
        .await
}

#[test]
fn forty_products_with_long_names_at_twice_the_text_in_chinese() -> Outcome {
    story(async || forty(Language::Chinese).await)
}

#[test]
fn forty_products_with_long_names_at_twice_the_text_in_english() -> Outcome {
    story(async || forty(Language::English).await)
}

async fn keys(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let day = rules::day(setup.day())?;
    phone
        .tell(&format!("splits-keys-{}", language.short()), async |phone| {
            phone.open(&site.url("/")).await?;
            phone.speak(language).await?;
            phone.start_month("300万").await?;
            let goal = yuan(3_000_000);
            sheet(phone, &site, "split", "[data-split]").await?;
            tab_to(phone, &act("quick-50")).await?;
            let stamp = phone.saved_stamp().await?;
            phone.key(Key::Space).await?;
            let stamp = phone.saved_since(&stamp).await?;
            parts_are(phone, goal, &[1_500_000, 900_000, 600_000].map(yuan)).await?;
            // The bar is moved by the arrow keys, half a point a press.
            tab_to(phone, &of_part(1, "part-bar")).await?;
            phone.key(Key::Right).await?;
            phone.key(Key::Right).await?;
            parts_are(phone, goal, &[1_530_000, 900_000, 600_000].map(yuan)).await?;
            tab_to(phone, &of_part(2, "part-less")).await?;
            phone.key(Key::Enter).await?;
            parts_are(phone, goal, &[1_530_000, 870_000, 600_000].map(yuan)).await?;
            tab_to(phone, &act("save")).await?;
            phone.key(Key::Enter).await?;
            let stamp = phone.saved_since(&stamp).await?;
            phone.disappears("[data-split]").await?;
            let split = kept(phone, day, Dimension::Product).await?;
            ensure_eq!(split.map(|split| split.state(goal)), Some(State::Exact), "kept");

            sheet(phone, &site, "curve", "[data-figure=week]").await?;
            tab_to(phone, &act("curve-thirds")).await?;
            phone.key(Key::Space).await?;
            tab_to(phone, &act("save")).await?;
            phone.key(Key::Enter).await?;
            let stamp = phone.saved_since(&stamp).await?;
            phone.disappears("[data-figure=week]").await?;

            sheet(phone, &site, "incentive", &act("step-add")).await?;
            tab_to(phone, &act("step-add")).await?;
            phone.key(Key::Space).await?;
            phone.appears(&act("step-at")).await?;
            tab_to(phone, &act("step-at")).await?;
            phone.type_keys("100%").await?;
            tab_to(phone, &act("step-pays")).await?;
            phone.type_keys("2%").await?;
            phone.key(Key::Enter).await?;
            phone.saved_since(&stamp).await?;
            phone.disappears(&act("step-add")).await
        })
        .await
}

#[test]
fn splitting_rhythm_and_steps_need_no_pointer_in_chinese() -> Outcome {
    story(async || keys(Language::Chinese).await)
}

#[test]
fn splitting_rhythm_and_steps_need_no_pointer_in_english() -> Outcome {
    story(async || keys(Language::English).await)
}

/// 300万 in November 2026 with 120万 done before the 16th.
async fn november(
    phone: &Phone,
    site: &Site,
    language: Language,
    goal: &str,
    done: &str,
) -> Outcome {
    phone.open(&site.url("/")).await?;
    phone.speak(language).await?;
    phone.start_month(goal).await?;
    phone.go("today").await?;
    phone.type_into(&act("opening"), done).await?;
    phone.tap_saved(&act("opening-save")).await?;
    phone.disappears(&act("opening")).await
}

async fn rhythm(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at("2026-11-16", "09:00").language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("splits-rhythm-{}", language.short());
    let day = rules::day(setup.day())?;
    phone
        .tell(&name, async |phone| {
            november(phone, &site, language, "300万", "120万").await?;
            let stands = async || -> Outcome<Standing> {
                let journal = rules::folded(&phone.kept().await?)?;
                let workspace = journal.workspace();
                Standing::of(workspace, workspace.month_of(day), day)
                    .ok_or_else(|| Failure::new("no goal"))
            };
            let even = stands().await?;
            sheet(phone, &site, "curve", "[data-figure=week]").await?;
            phone.picture(&format!("{name}-even")).await?;
            phone.tap_act("curve-thirds").await?;
            until("the case's figures", async || {
                let shown = phone.exact_of("[data-figure=expected]").await?;
                Ok((shown == "1462500.00").then_some(()))
            })
            .await?;
            ensure_eq!(phone.exact_of("[data-figure=due]").await?, "219512.20", "due today");
            let weeks = phone.attributes_of("[data-figure=week]", "data-exact").await?;
            let sum: Option<Money> = weeks.iter().map(|week| Money::parse(week)).sum();
            ensure_eq!(sum, Some(yuan(3_000_000)), "the weeks are the month");
            phone.type_into(&act("third-1"), "35").await?;
            phone.tap_act("save").await?;
            ensure!(phone.alert(language).await?.contains("105%"), "what they come to is said");
            phone.type_into(&act("third-2"), "45").await?;
            let shown = phone.exact_of("[data-figure=pace]").await?;
            let expected = phone.exact_of("[data-figure=expected]").await?;
            no_sideways_scroll(phone).await?;
            phone.picture(&format!("{name}-thirds")).await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears("[data-figure=week]").await?;

            // What the page promised is what the core now says of the month, by its own curve.
            let journal = rules::folded(&phone.kept().await?)?;
            let workspace = journal.workspace();
            let month = workspace.month_of(day);
            let chosen = curve::chosen(workspace, month);
            ensure_eq!(chosen.as_thirds(), Some([3_500, 4_500, 2_000]), "kept");
            let over = chosen.over(workspace, month);
            let over = over.map_err(|why| Failure::new(format!("{why:?}")))?;
            let now = stands().await?;
            let goal = now.tier(Tier::Target).amount;
            let rhythm = Rhythm::on(&over, day, goal, now.before, now.done_today);
            ensure_eq!(now.tier(Tier::Target).expected, Some(rhythm.expected), "expected");
            ensure_eq!(now.due_today, rhythm.due_today, "due today");
            ensure_eq!(expected, rhythm.expected.to_string(), "as it was shown");
            let pace = rhythm.pace().ok().and_then(|pace| pace.rounded(2));
            ensure_eq!(
                shown,
                pace.map(|pace| pace.normalize().to_string()).unwrap_or_default(),
                ""
            );
            ensure!(now.pace() != even.pace(), "the pace is another one");
            ensure_eq!(now.tier(Tier::Target).need, even.tier(Tier::Target).need, "not the need");
            phone.go("today").await?;
            phone.today_is_true(setup.day(), language).await?;
            phone.picture(&format!("{name}-today")).await?;
            phone.go("target").await?;
            phone.appears("[data-week]").await?;
            phone.month_is_true(setup.day()).await?;
            phone.picture(&format!("{name}-month")).await
        })
        .await
}

#[test]
fn the_curve_chosen_changes_pace_and_due_as_the_core_says_in_chinese() -> Outcome {
    story(async || rhythm(Language::Chinese).await)
}

#[test]
fn the_curve_chosen_changes_pace_and_due_as_the_core_says_in_english() -> Outcome {
    story(async || rhythm(Language::English).await)
}

async fn steps(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().at("2026-11-16", "09:00").language(language.tag());
    let phone = Phone::start(setup.clone()).await?;
    let name = format!("splits-steps-{}", language.short());
    let day = rules::day(setup.day())?;
    phone
        .tell(&name, async |phone| {
            november(phone, &site, language, "100万", "105万").await?;
            sheet(phone, &site, "incentive", &act("step-add")).await?;
            ensure!(phone.sees("[data-empty]").await?, "what to do is said");
            phone.job("enter 80/100/120 at 1/1.5/2 %");
            phone.tap_act("steps-quick").await?;
            for (number, pays) in (1..).zip(["1%", "1.5%", "2"]) {
                let field = format!("li:nth-child({number}) {}", act("step-pays"));
                phone.type_into(&field, pays).await?;
            }
            phone.tap_act("save").await?;
            ensure!(phone.alert(language).await?.contains('2'), "a share or money is asked");
            phone.type_into(&format!("li:nth-child(3) {}", act("step-pays")), "2%").await?;
            until("what it pays on the whole", async || {
                let shown = phone.exact_of("[data-figure=pays]").await?;
                Ok((shown == "15750.00").then_some(()))
            })
            .await?;
            phone.tap_act("on-excess").await?;
            until("what it pays on the excess", async || {
                let shown = phone.exact_of("[data-figure=pays]").await?;
                Ok((shown == "2750.00").then_some(()))
            })
            .await?;
            no_sideways_scroll(phone).await?;
            phone.picture(&name).await?;
            phone.tap_saved(&act("save")).await?;
            phone.disappears(&act("step-add")).await?;

            let journal = rules::folded(&phone.kept().await?)?;
            let workspace = journal.workspace();
            let month = workspace.month_of(day);
            let (from, scheme) = incentive::latest(workspace, month)
                .ok_or_else(|| Failure::new("nothing is kept"))?;
            ensure_eq!(from, month, "from this month on");
            let standing =
                Standing::of(workspace, month, day).ok_or_else(|| Failure::new("no goal"))?;
            let target = standing.tier(Tier::Target).amount;
            let next = scheme
                .scheme(target)
                .ok()
                .and_then(|scheme| scheme.next(target, standing.actual, standing.left))
                .ok_or_else(|| Failure::new("there is a next step"))?;
            sheet(phone, &site, "incentive", "[data-figure=next]").await?;
            ensure_eq!(
                phone.exact_of("[data-figure=next]").await?,
                next.rung.missing.to_string(),
                "what is missing"
            );
            let more = number::exact(next.rung.pays_more);
            let said = phone.text_of("[data-figure=next]").await?;
            ensure!(said.contains(&more), "what it pays more: {said}");
            let a_day = next.a_day.map(|a_day| a_day.to_string()).unwrap_or_default();
            ensure_eq!(phone.exact_of("[data-figure=a-day]").await?, a_day, "what it takes a day");
            Ok(())
        })
        .await
}

#[test]
fn a_scheme_is_entered_and_the_next_step_shown_in_chinese() -> Outcome {
    story(async || steps(Language::Chinese).await)
}

#[test]
fn a_scheme_is_entered_and_the_next_step_shown_in_english() -> Outcome {
    story(async || steps(Language::English).await)
}
