//! A plan that somebody typed into a table, as far as the checker can look at it: rows with a name,
//! a month's figure and a week's, and fields that name an owner.
//!
//! Columns stand between vertical bars or tabs. The name is the first column. The last two columns
//! that hold an amount or a share are the month's and the week's; a row with fewer says nothing to
//! the checker. An amount outside a row of the table is the whole.

use crate::domain::checker::{Pasted, PastedRate, PastedRow, Whole};
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::domain::rate::Rate;
use crate::text::amount;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// An amount a month, and a week.
    Amount {
        /// The month's.
        month: Money,
        /// The week's, as it was typed.
        week: Money,
    },
    /// A share, and an amount a week.
    Share {
        /// The share, in hundredths of a percent.
        of: i64,
        /// The week's, as it was typed.
        week: Money,
    },
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first column.
    pub name: String,
    /// What it says.
    pub says: Says,
}

/// A pasted plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, in order.
    pub lines: Vec<Line>,
    /// The texts of the fields that name an owner.
    pub owners: Vec<String>,
    /// The whole, where an amount stands outside the table.
    pub whole: Option<Money>,
}

impl Table {
    /// Reads what can be read; what cannot is left out. O(text).
    pub fn read(text: &str) -> Table {
        let mut table = Table::default();
        for line in text.lines() {
            let cells: Vec<&str> = line.split(['|', '\t', '｜']).map(str::trim).collect();
            let cells: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
            match cells.as_slice() {
                [] => {}
                [one] => table.sentence(one),
                [name, rest @ ..] => table.row(name, rest),
            }
        }
        table
    }

    fn sentence(&mut self, text: &str) {
        let owner = ["负责人", "责任人", "Owner", "owner"];
        if let Some(rest) = owner.iter().find_map(|word| text.split_once(word)) {
            let said = rest.1.trim_start_matches(['：', ':', ' ']);
            if !said.is_empty() {
                self.owners.push(said.to_owned());
                return;
            }
        }
        // The first amount of a sentence that is written with a unit of money.
        let parts = text.split(|c: char| !(c.is_ascii_digit() || "万亿元.,kKmM".contains(c)));
        let has_unit = |part: &&str| {
            part.starts_with(|c: char| c.is_ascii_digit())
                && part.contains(['万', '亿', '元', 'M', 'K'])
        };
        if self.whole.is_none() {
            self.whole = parts.filter(has_unit).find_map(|part| amount::read(part).ok());
        }
    }

    fn row(&mut self, name: &str, cells: &[&str]) {
        if ["负责人", "责任人", "Owner"].contains(&name) {
            self.owners.extend(cells.first().map(|owner| (*owner).to_owned()));
            return;
        }
        let figures: Vec<Read> = cells.iter().filter_map(|cell| read(cell)).collect();
        let says = match figures.as_slice() {
            [.., Read::Amount(month), Read::Amount(week)] => {
                Says::Amount { month: *month, week: *week }
            }
            [.., Read::Share(of), Read::Amount(week)] => Says::Share { of: *of, week: *week },
            _ => return,
        };
        self.lines.push(Line { name: name.to_owned(), says });
    }

    /// What the checker looks at, without the rows that are put right, and the places of those left
    /// in the table: first the amounts', then the shares'.
    pub fn pasted(&self, period: Period, right: &[usize]) -> (Pasted, Vec<usize>, Vec<usize>) {
        let mut pasted = Pasted { owners: self.owners.clone(), ..Pasted::default() };
        let (mut rows, mut rates) = (Vec::new(), Vec::new());
        for (place, line) in self.lines.iter().enumerate() {
            if right.contains(&place) {
                continue;
            }
            match line.says {
                Says::Amount { month, week } => {
                    pasted.rows.push(PastedRow { period, month, week });
                    rows.push(place);
                }
                Says::Share { of, week } => {
                    let rate = Rate::of(of, 10_000_i64).unwrap_or(Rate::ZERO);
                    pasted.rates.push(PastedRate { rate, week, due: Vec::new() });
                    rates.push(place);
                }
            }
        }
        (pasted, rows, rates)
    }

    /// The whole with the amounts of the rows as its parts, where both are known.
    pub fn wholes(&self) -> Vec<Whole> {
        let amounts = self.lines.iter().filter_map(|line| match line.says {
            Says::Amount { month, .. } => Some(month),
            Says::Share { .. } => None,
        });
        let parts: Vec<Money> = amounts.collect();
        let whole = self.whole.filter(|_| !parts.is_empty());
        whole.map(|goal| Whole { goal, parts, buffer: Rate::ZERO }).into_iter().collect()
    }
}

enum Read {
    Amount(Money),
    Share(i64),
}

/// An amount with a unit of money, or a share; 20个 is neither.
fn read(cell: &str) -> Option<Read> {
    let cell = cell.trim_start_matches("每周").trim_start_matches("每月").trim();
    let cell = cell.trim_end_matches("a week").trim_end_matches("a month").trim();
    if let Some(share) = cell.strip_suffix(['%', '％']) {
        // Two decimals of a percent are hundredths of it.
        let hundredths = amount::read(share.trim()).ok()?.fen();
        return Some(Read::Share(hundredths));
    }
    amount::read(cell).ok().map(Read::Amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkCalendar;
    use crate::domain::checker::{Plan, check};
    use crate::domain::period::{Month, MonthStart};

    const TABLE: &str = "月度目标为300万元\n\
        责任主体 | 目标类型 | 月度目标值 | 周均目标 | 关键策略\n\
        ---|---|---|---|---\n\
        销售一组 | 销售额 | 150万元 | 5万元 | 重点攻坚行业大客户\n\
        销售二组 | 新客户数 | 20个 | 5个 | 推广线上引流渠道\n\
        全员 | 回款率 | 90% | 每周22.5万元 | 账期管理+逾期催收\n";

    #[test]
    fn the_guides_table_has_two_slips_and_half_of_it_is_missing() {
        let table = Table::read(TABLE);
        let names: Vec<&str> = table.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["销售一组", "全员"]);
        let week = Money::from_yuan(225_000);
        assert_eq!(table.lines[1].says, Says::Share { of: 9_000, week });
        let period = Month::new(2026, 11).unwrap().period(MonthStart::FIRST);
        let calendar = WorkCalendar::default();
        let mut plan = Plan::new(&calendar);
        plan.wholes = table.wholes();
        plan.pasted = table.pasted(period, &[]).0;
        let found: Vec<&str> = check(&plan).iter().map(|one| one.rule).collect();
        assert_eq!(found, ["day-figure-in-week", "rate-split-by-time", "unallocated"]);
        plan.pasted = table.pasted(period, &[0, 1]).0;
        let found: Vec<&str> = check(&plan).iter().map(|one| one.rule).collect();
        assert_eq!(found, ["unallocated"]);
    }

    #[test]
    fn two_owners_and_english_amounts_are_read() {
        let table =
            Table::read("Owner: Li\nowner: Wang\nTeam 1 | revenue | 1.5M | 50K\n | |\nnothing");
        assert_eq!(table.owners, ["Li", "Wang"]);
        assert_eq!(table.lines.len(), 1);
        assert_eq!(table.whole, None);
    }
}
