//! The goal sheet (目标卡) of a month: what is written down of it, how it stands, what changed. The
//! fields nobody has said anything about stay empty, to be filled in on paper or sent back.

use super::{Figure, Kind, Report, Table, Value, places, signed};
use crate::domain::day::Day;
use crate::domain::goal_sheet::{Field, GoalSheet};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::month::{MonthSplit, daily};
use crate::domain::pace::Standing;
use crate::domain::period::Month;
use crate::domain::plan_book::funnel::{self, FunnelPlan};
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::plan_book::worked_back::{as_of, worked_back};
use crate::domain::plan_book::{check, ready, sheet, split, talk};
use crate::domain::review::Review;
use crate::domain::sorted::sort_by;
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::domain::won::Dimension;
use crate::domain::workspace::Workspace;
use crate::exchange::plain::one_line;
use crate::text::{Lang, both, date, fill, number, review as said, say};

/// The most parts of a dimension that are named in its line.
const MOST_PARTS: usize = 5;

/// The sheet of a month as seen on `today`: of the target in force, or of one that is written down
/// and not confirmed yet, which its title says; `None` for a month without either.
/// O(days + sales + entries).
pub fn goal(
    workspace: &Workspace,
    month: Month,
    today: Day,
    lang: Lang,
    signer: &str,
) -> Option<Report> {
    let words = lang.exchange().report;
    let [floor, target, challenge] = check::tiers(workspace, month)?;
    let confirmed = workspace.goal(month).is_some();
    let split = MonthSplit::spread(workspace, month, target, today);
    let signer = signed(signer);
    let period = workspace.period(month);
    let short = |amount: Money| number::short(lang, amount);
    let month_name = date::month(lang, month);
    let days = working_days(lang, split.halves);
    let named = TierWords::of(workspace);
    let sheet = sheet_of(workspace, month, [floor, target, challenge], &days, &signer, lang);
    let parts = parts_of(workspace, month, lang);
    let takes = worked(workspace, month, today, lang).unwrap_or_default();
    let standing = period.contains(today).then(|| Standing::of(workspace, month, today)).flatten();
    let sold = workspace.sold_in_month(month);
    let done = match &standing {
        // A month that has not begun has nothing to tell of.
        _ if today < period.first() && sold == Money::ZERO => String::new(),
        Some(standing) => {
            let percent = standing.attainment_percent().to_string();
            fill(words.goal_done, &[&short(sold), &percent])
        }
        None => short(sold),
    };
    let need = standing
        .map(|standing| say::need(lang, standing.tier(Tier::Target).need))
        .unwrap_or_default();
    let changes: Vec<String> = Review::of(workspace, all_days(workspace, period, today), today)
        .changes
        .iter()
        .filter(|change| change.month == month)
        .map(|change| said::change(lang, change))
        .collect();
    let title = if confirmed { words.goal_title } else { words.goal_draft };
    let title = fill(title, &[&month_name]);
    let amount =
        |name: &str, amount: Money| Figure::exactly(name, short(amount), amount.to_string());
    let mut figures: Vec<Figure> = Field::ALL
        .into_iter()
        .zip(words.goal_fields)
        .map(|(field, name)| Figure::new(name, written(&sheet, field, lang)))
        .collect();
    figures.push(Figure::exactly(words.goal_month, month_name, month.to_string()));
    let tiers = Tier::ALL.into_iter().zip([floor, target, challenge]);
    figures.extend(tiers.map(|(tier, sum)| amount(&row(lang, &named, tier), sum)));
    if !done.is_empty() {
        figures.push(Figure::exactly(words.goal_sold, done.clone(), sold.to_string()));
    }
    if !need.is_empty() {
        figures.push(Figure::new(words.goal_left, need.clone()));
    }
    let parted = parts.iter().map(|line| Figure::new(words.goal_split, line.clone()));
    figures.extend(parted);
    if !takes.is_empty() {
        figures.push(Figure::new(words.goal_funnel, takes.clone()));
    }
    figures.push(Figure::new(words.goal_comment, comment(workspace, month)));
    let rows = split.weeks.iter().map(|week| {
        let ends = week.monday.plus_days(6).min(period.last());
        let run = crate::domain::period::Period::spanning(week.monday.max(period.first()), ends);
        let name = if run.first() == run.last() {
            date::day(lang, run.first())
        } else {
            date::run(lang, run)
        };
        vec![name, say::days(week.halves), number::exact(week.amount)]
    });
    let table = Table { heads: words.goal_heads.map(str::to_owned).to_vec(), rows: rows.collect() };
    let [low, middle, high] = in_text(lang, &named).map(Value::Words);
    let values = [
        Value::Words(title.clone()),
        Value::Words(short(floor)),
        Value::Words(short(target)),
        Value::Words(short(challenge)),
        Value::Words(date::run(lang, period)),
        Value::Words(days),
        Value::Words(done),
        Value::Words(need),
        Value::lines(changes.clone()),
        Value::Words(signer.clone()),
        Value::lines(parts),
        Value::Words(takes),
        low,
        middle,
        high,
    ];
    Some(Report {
        kind: Kind::Goal,
        lang,
        day: period.first(),
        title,
        places: places(both::GOAL_PLACES, values),
        template: words.goal_template,
        figures,
        table,
        remarks: changes,
        signature: signer,
    })
}

/// What the tiers are called in a sheet's text: the rep's own words, on one line.
fn in_text(lang: Lang, named: &TierWords) -> [String; 3] {
    let [floor, target, challenge] = lang.exchange().report.goal_tiers;
    let word = |tier, standard: &str| match one_line(named.of_tier(tier)) {
        own if own.is_empty() => standard.to_owned(),
        own => own,
    };
    [word(Tier::Floor, floor), word(Tier::Target, target), word(Tier::Challenge, challenge)]
}

/// The name of a tier's row: the rep's own word with the standard one beside it, for the superior's
/// copy of the app knows only that.
fn row(lang: Lang, named: &TierWords, tier: Tier) -> String {
    let (own, standard) = (one_line(named.of_tier(tier)), say::standard_tier(lang, tier));
    if own.is_empty() {
        return standard.to_owned();
    }
    fill(lang.exchange().report.goal_tier, &[&own, standard])
}

/// Whether a row of a sheet is the target's, in either language and whatever the rep calls it.
pub(super) fn is_target(name: &str) -> bool {
    both::GOAL_TARGET.into_iter().any(|[standard, beside]| {
        name == standard || name.ends_with(&fill(beside, &["", standard]))
    })
}

/// The sheet's nine fields: as the rep wrote them, else as the figures say.
fn sheet_of(
    workspace: &Workspace,
    month: Month,
    tiers: [Money; 3],
    days: &str,
    signer: &str,
    lang: Lang,
) -> GoalSheet {
    let words = lang.exchange().report;
    let short = |amount: Money| number::short(lang, amount);
    let own = sheet::latest(workspace, month).unwrap_or_default().sheet(workspace, month);
    let said = |own: String, else_said: String| if own.is_empty() { else_said } else { own };
    let [_, target, _] = tiers;
    let [floor, middle, challenge] = tiers.map(short);
    let names = in_text(lang, &TierWords::of(workspace));
    let [floor_name, target_name, challenge_name] = names.each_ref().map(String::as_str);
    let names = [floor_name, target_name, challenge_name];
    let content = [floor.as_str(), &middle, &challenge].into_iter().chain(names);
    let content = fill(words.goal_content, &content.collect::<Vec<_>>());
    let each = daily(workspace, month, target)
        .map(|(amount, _)| fill(words.goal_execution, &[days, &short(amount)]));
    GoalSheet {
        name: said(own.name, fill(words.goal_name, &[&date::month(lang, month)])),
        content: said(own.content, content),
        metric: Some(Standard::Revenue.metric()),
        period: Some(workspace.period(month)),
        owner: said(own.owner, signer.to_owned()),
        execution: said(own.execution, each.unwrap_or_default()),
        background: own.background,
        support: own.support,
        helpers: own.helpers,
    }
}

/// What each dimension's parts are assigned, a line a dimension: the largest parts by name, and how
/// many more there are.
fn parts_of(workspace: &Workspace, month: Month, lang: Lang) -> Vec<String> {
    let words = lang.exchange().report;
    let lines = Dimension::ALL.into_iter().filter_map(|dimension| {
        let split = split::latest(workspace, month, dimension)?;
        let mut parts: Vec<(Money, String)> = split
            .parts
            .iter()
            .filter(|part| part.amount > Money::ZERO)
            .filter_map(|part| {
                let name = ready::name(workspace, part.part)?;
                let erased = lang.texts().erased_name;
                let name = if name.is_empty() { erased } else { &name };
                let name = say::cut(&one_line(name));
                Some((part.amount, name))
            })
            .collect();
        sort_by(&mut parts, |one, other| other.0.cmp(&one.0));
        let named: Vec<String> = parts
            .iter()
            .take(MOST_PARTS)
            .map(|(amount, name)| fill(words.goal_part, &[name, &number::short(lang, *amount)]))
            .collect();
        if named.is_empty() {
            return None;
        }
        let joined = named.join(lang.behind().visit.report_join);
        Some(match parts.len().saturating_sub(MOST_PARTS) {
            0 => joined,
            more => fill(words.goal_parts_more, &[&number::grouped(more as u64), &joined]),
        })
    });
    lines.collect()
}

/// What the month takes, where the rep has kept a funnel: deals, leads and visits.
fn worked(workspace: &Workspace, month: Month, today: Day, lang: Lang) -> Option<String> {
    let plan = FunnelPlan { month, ..funnel::in_force(workspace, month)? };
    let own = OwnFunnel::of(workspace, as_of(workspace, month, today), plan.staged);
    let solved = worked_back(workspace, &plan, &own, today, false).ok()?.solved;
    let shown = |number: i64| number::grouped(number.unsigned_abs());
    let figures = [solved.deals(), solved.leads(), solved.visits].map(shown);
    let [deals, leads, visits] = figures.each_ref().map(String::as_str);
    Some(fill(lang.exchange().report.goal_takes, &[deals, leads, visits]))
}

/// The superior's last word that the rep has taken over; empty without one.
fn comment(workspace: &Workspace, month: Month) -> String {
    let said = talk::of_month(workspace, month).filter(|talk| talk.what == talk::Said::Comment);
    said.last().map(|talk| one_line(&talk.text)).unwrap_or_default()
}

/// From the first version of any goal on: a goal may be set before its month begins.
fn all_days(
    workspace: &Workspace,
    period: crate::domain::period::Period,
    today: Day,
) -> crate::domain::period::Period {
    let set = workspace.goals().map(|(_, goal)| goal.baseline().on);
    let first = set.fold(period.first(), Day::min);
    crate::domain::period::Period::spanning(first, period.last().max(today))
}

fn working_days(lang: Lang, halves: u32) -> String {
    let [one, many] = lang.texts().working_days;
    fill(if halves == 2 { one } else { many }, &[&say::days(halves)])
}

/// What stands in a field of the sheet; empty where nothing is known.
fn written(sheet: &GoalSheet, field: Field, lang: Lang) -> String {
    match field {
        Field::Name => sheet.name.clone(),
        Field::Content => sheet.content.clone(),
        Field::Metric => sheet
            .metric
            .as_ref()
            .map(|_| lang.exchange().report.goal_metric.to_owned())
            .unwrap_or_default(),
        Field::Period => sheet.period.map(|run| date::run(lang, run)).unwrap_or_default(),
        Field::Owner => sheet.owner.clone(),
        Field::Background => sheet.background.clone(),
        Field::Support => sheet.support.clone(),
        Field::Helpers => sheet.helpers.clone(),
        Field::Execution => sheet.execution.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{monday, worked};
    use super::super::text;
    use super::*;
    use crate::domain::fact::Outcome;

    #[test]
    fn a_months_goal_in_both_languages() {
        let workspace = worked(&["恒泰".to_owned()], 1, Outcome::Won, 1);
        let month = workspace.month_of(monday());
        let report = goal(&workspace, month, monday(), Lang::Zh, " 李雷\n").unwrap();
        let market = Lang::Zh.texts().reasons[0];
        let expected = format!(
            "目标卡 2026年11月\n目标 220万，保底 176万，挑战 264万\n\
            11月1日 到 11月30日，21 个工作日\n已完成 1.2万，完成 1%\n还要 20万/天\n\
            · 11月16日 周一：2026年11月定目标 2,100,000.00\n\
            · 11月16日 周一：2026年11月从 2,100,000.00 改到 2,200,000.00，{market}\n李雷"
        );
        assert_eq!(text::write(&report, None), expected);
        let blank = report.figures.iter().filter(|figure| figure.shown.is_empty()).count();
        assert_eq!(blank, 4, "background, support, helpers and the superior's word");
        let english = goal(&workspace, month, monday(), Lang::En, "").unwrap();
        assert!(text::write(&english, None).starts_with("Goal sheet, November 2026\nTarget 2.2M"));
        assert!(goal(&workspace, month.next(), monday(), Lang::Zh, "").is_none());
    }

    #[test]
    fn what_the_rep_wrote_and_planned_stands_on_the_sheet() {
        use crate::domain::entry::Entry;
        use crate::domain::fact::Fact;
        use crate::domain::ident::{Id, PartId, Stamp};
        use crate::domain::own_entries::Part;
        use crate::domain::plan_book::sheet::Written;
        use crate::domain::plan_book::split::Split;
        use crate::domain::plan_book::talk::{Said, Talk};
        use crate::domain::workspace::evolve;
        let mut workspace = worked(&[], 0, Outcome::Met, 0);
        let month = workspace.month_of(monday());
        let mut place = 1_000;
        let mut keep = |entry: Entry| {
            place += 1;
            evolve(&mut workspace, Stamp::new(place, 0, 7), &Fact::Entered(entry));
            PartId(Id::new(Stamp::new(place, 0, 7), 0))
        };
        let mut written = Written::default();
        written.words[3] = "旺季，去年 180万".to_owned();
        written.words[5] = "李工".to_owned();
        keep(written.entry(month, monday()).unwrap());
        let parts: Vec<PartId> = (1..=7)
            .map(|number| {
                let (dimension, name) = (Dimension::Product, format!("产品{number}"));
                keep(Part { dimension, name, on: monday() }.entry())
            })
            .collect();
        let mut split = Split::empty(month, Dimension::Product).with_parts(parts.into_iter());
        for (place, part) in split.parts.iter_mut().enumerate() {
            part.amount = Money::from_yuan(300_000 + i64::try_from(place).unwrap());
        }
        keep(split.entry(monday()));
        let ticket = Some(Money::from_yuan(210_000));
        let plan = FunnelPlan { ticket, lead: Some(2_000), ..FunnelPlan::of(month) };
        keep(plan.entry(monday()));
        let text = "再冲一冲".to_owned();
        keep(Talk { month, what: Said::Comment, target: None, text, on: monday() }.entry());
        let report = goal(&workspace, month, monday(), Lang::Zh, "").unwrap();
        let text = text::write(&report, None);
        assert!(
            text.contains("· 产品7 30万、产品6 30万") && text.contains("，另外 2 项"),
            "{text}"
        );
        assert!(text.contains("要做到 10 单，50 条线索，100 次拜访"), "{text}");
        assert!(text.lines().count() <= text::MOST_LINES);
        let shown: Vec<&str> = report.figures.iter().map(|one| one.shown.as_str()).collect();
        for said in ["旺季，去年 180万", "李工", "再冲一冲"] {
            assert!(shown.contains(&said), "{said}: {shown:?}");
        }
    }

    #[test]
    fn a_goal_that_is_only_planned_says_so_and_comes_back_like_any_other() {
        use super::super::{answer, csv, returned};
        use crate::domain::fact::Fact;
        use crate::domain::ident::Stamp;
        use crate::domain::plan_book::figures::Planned;
        use crate::domain::workspace::evolve;
        let mut workspace = Workspace::default();
        let (today, month) = (monday(), workspace.month_of(monday()).next());
        // Out of order too: the sheet shows what is written, confirming is what asks for order.
        let tiers = [320, 300, 360].map(|wan| Money::from_yuan(wan * 10_000));
        let planned = Planned::tiers(month, tiers, None, today).entry();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::Entered(planned));
        let report = goal(&workspace, month, today, Lang::Zh, "").unwrap();
        assert_eq!(
            text::write(&report, None),
            "目标卡 2026年12月（还没确认）\n目标 300万，保底 320万，挑战 360万\n\
            12月1日 到 12月31日，23 个工作日"
        );
        let sheet = csv::write(&report);
        let theirs = Money::from_yuan(3_200_000);
        let back = returned::read(&answer::answer(&sheet, "好", Some(theirs)).unwrap()).unwrap();
        assert_eq!((back.month, back.target, back.comment.as_str()), (month, Ok(theirs), "好"));
        let weeks = report.table.rows.iter().map(|row| row[2].replace(',', ""));
        let sum: Money = weeks.map(|amount| Money::parse(&amount).unwrap()).sum();
        assert_eq!(sum, tiers[1], "spread like a confirmed one");
    }

    #[test]
    fn own_words_stand_on_the_sheet_and_another_copy_still_finds_the_target() {
        use super::super::{answer, csv, returned};
        use crate::domain::fact::Fact;
        use crate::domain::ident::Stamp;
        use crate::domain::workspace::evolve;
        for lang in Lang::ALL {
            let mut workspace = worked(&[], 0, Outcome::Met, 0);
            let month = workspace.month_of(monday());
            let standard = lang.texts().tiers;
            // The floor is called what the target's row ends with.
            let [_, target, _] = standard;
            let tricky = fill(lang.exchange().report.goal_tier, &["=", target]);
            let words = TierWords::typed([&tricky, "必达", ""], standard).unwrap();
            let named = Fact::Entered(words.entry(monday()));
            evolve(&mut workspace, Stamp::new(1_000, 0, 7), &named);
            let report = goal(&workspace, month, monday(), lang, "").unwrap();
            let text = text::write(&report, None);
            let line = text.lines().nth(1).unwrap();
            assert!(line.starts_with("必达 ") && line.contains(&tricky), "{line}");
            let sheet = csv::write(&report);
            let theirs = Money::from_yuan(2_500_000);
            assert_eq!(returned::read(&sheet).unwrap().target, Ok(Money::from_yuan(2_100_000)));
            let back = answer::answer(&sheet, "", Some(theirs)).unwrap();
            assert_eq!(returned::read(&back).unwrap().target, Ok(theirs));
            // Nothing but the target's own row is another.
            let (before, after) = (answer::told(&sheet), answer::told(&back));
            assert_eq!(before.iter().filter(|row| !after.contains(row)).count(), 1);
        }
    }

    #[test]
    fn the_weeks_of_the_sheet_add_up_to_the_target() {
        let workspace = worked(&[], 0, Outcome::Met, 0);
        let month = workspace.month_of(monday());
        let report = goal(&workspace, month, monday(), Lang::Zh, "").unwrap();
        let amounts = report.table.rows.iter().map(|row| row[2].replace(',', ""));
        let sum: Money = amounts.map(|amount| Money::parse(&amount).unwrap()).sum();
        assert_eq!(sum, Money::from_yuan(2_100_000));
    }
}
