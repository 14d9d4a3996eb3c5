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
use crate::domain::review::Review;
use crate::domain::tier::Tier;
use crate::domain::workspace::Workspace;
use crate::text::{Lang, date, fill, number, review as said, say};

/// The sheet of a month as seen on `today`; `None` for a month without a goal. O(days + sales).
pub fn goal(
    workspace: &Workspace,
    month: Month,
    today: Day,
    lang: Lang,
    signer: &str,
) -> Option<Report> {
    let words = lang.exchange().report;
    let goal = workspace.goal(month)?;
    let split = MonthSplit::of(workspace, month, today)?;
    let signer = signed(signer);
    let period = workspace.period(month);
    let tiers = goal.in_force().tiers;
    let short = |amount: Money| number::short(lang, amount);
    let [floor, target, challenge] = Tier::ALL.map(|tier| tiers.get(tier));
    let month_name = date::month(lang, month);
    let days = working_days(lang, split.halves);
    let each = daily(workspace, month, target)
        .map(|(amount, _)| fill(words.goal_execution, &[&days, &short(amount)]));
    let sheet = GoalSheet {
        name: fill(words.goal_name, &[&month_name]),
        content: fill(words.goal_content, &[&short(floor), &short(target), &short(challenge)]),
        metric: Some(Standard::Revenue.metric()),
        period: Some(period),
        owner: signer.clone(),
        execution: each.unwrap_or_default(),
        ..GoalSheet::default()
    };
    let standing = period.contains(today).then(|| Standing::of(workspace, month, today)).flatten();
    let sold = workspace.sold_in_month(month);
    let done = match &standing {
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
    let title = fill(words.goal_title, &[&month_name]);
    let amount =
        |name: &str, amount: Money| Figure::exactly(name, short(amount), amount.to_string());
    let mut figures: Vec<Figure> = Field::ALL
        .into_iter()
        .zip(words.goal_fields)
        .map(|(field, name)| Figure::new(name, written(&sheet, field, lang)))
        .collect();
    let [floor_name, target_name, challenge_name] = lang.texts().tiers;
    figures.extend([
        Figure::exactly(words.goal_month, month_name, month.to_string()),
        amount(floor_name, floor),
        amount(target_name, target),
        amount(challenge_name, challenge),
        Figure::exactly(words.goal_sold, done.clone(), sold.to_string()),
    ]);
    if !need.is_empty() {
        figures.push(Figure::new(words.goal_left, need.clone()));
    }
    figures.push(Figure::new(words.goal_comment, String::new()));
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
    ];
    Some(Report {
        kind: Kind::Goal,
        lang,
        day: period.first(),
        title,
        places: places(Lang::ALL.map(|lang| lang.exchange().report.goal_places), values),
        template: words.goal_template,
        figures,
        table,
        remarks: changes,
        signature: signer,
    })
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
    fn the_weeks_of_the_sheet_add_up_to_the_target() {
        let workspace = worked(&[], 0, Outcome::Met, 0);
        let month = workspace.month_of(monday());
        let report = goal(&workspace, month, monday(), Lang::Zh, "").unwrap();
        let amounts = report.table.rows.iter().map(|row| row[2].replace(',', ""));
        let sum: Money = amounts.map(|amount| Money::parse(&amount).unwrap()).sum();
        assert_eq!(sum, Money::from_yuan(2_100_000));
    }
}
