//! Why what a rep writes into the books is refused: goods of a sale, expenses, own metrics, parts,
//! holiday tables, lessons.

use super::{Lang, date, fill, number, say, texts};
use crate::domain::enter::{LINE_LIMIT, Refused, TABLE_LIMIT, TAG_LIMIT, WORDS_LIMIT};
use crate::domain::metric::{Custom, CustomError, MetricError};
use crate::domain::published::{LineFault, TableError};

texts! {
    /// What is written into the books.
    BookTexts

    /// A command that records no sale.
    no_sale: &'static str,
    /// Too few or too many lines: {0} of them, {1} allowed.
    lines: &'static str,
    /// A line's figures: {0} its number.
    line: &'static str,
    /// A line's tag is gone: {0} its number.
    part_gone: &'static str,
    /// Two parts of a dimension in one line: {0} its number, {1} dimension.
    two_parts: &'static str,
    /// Product, customer type, size, region, channel, business type, stage.
    dimensions: [&'static str; 8],
    /// Discount and rebate are more than there is.
    reduced: &'static str,
    /// A return has a discount or a rebate.
    return_reduced: &'static str,
    /// The rep's share.
    share: &'static str,
    /// Lines and amount differ: {0} the lines', {1} the amount.
    differ: &'static str,
    /// Too many characters: {0} of them, {1} allowed.
    words_long: &'static str,
    /// Too many tags: {0} of them, {1} allowed.
    tags_many: &'static str,
    /// No words.
    nothing_said: &'static str,
    /// A ratio or a level of something else than shares; a sum of shares.
    no_metric: [&'static str; 2],
    /// A metric without a name.
    name_empty: &'static str,
    /// The name is too long: {0} characters are allowed.
    name_long: &'static str,
    /// The name is taken.
    name_taken: &'static str,
    /// The metric is gone.
    metric_gone: &'static str,
    /// One figure where two are asked for, or two for one.
    not_of_unit: &'static str,
    /// The figure is too large.
    figure_large: &'static str,
    /// The table is too long.
    table_long: &'static str,
    /// The table does not say which days it is for.
    table_cover: &'static str,
    /// A line that is not understood: {0} its number.
    table_line: &'static str,
    /// A day outside the table's days: {0} line, {1} day.
    table_outside: &'static str,
    /// A day that stands twice: {0} line, {1} day.
    table_twice: &'static str,
    /// The newest table already.
    table_known: &'static str,
    /// Too many tables: {0} are kept.
    tables_many: &'static str,
}

pub(super) static ZH: BookTexts = BookTexts {
    no_sale: "这一步没有成交，不能记货。请先填成交金额。",
    lines: "明细有 {0} 行。请填 1 到 {1} 行。",
    line: "第 {0} 行的金额、数量或成本不对。请填 0 或更大的数。",
    part_gone: "第 {0} 行选的产品或分类已经不在了。请重新选。",
    two_parts: "第 {0} 行选了两个{1}。请只留一个。",
    dimensions: ["产品", "客户类型", "规模", "区域", "渠道", "业务类型", "阶段", "客户"],
    reduced: "优惠和返点比货款还多。请改小。",
    return_reduced: "退货不能再减优惠或返点。请直接填退的金额。",
    share: "我的份额要大于 0，最多 100%。请改一下。",
    differ: "明细算下来是 {0}，填的金额是 {1}。请改成一样。",
    words_long: "有 {0} 个字，最多 {1} 个。请写短一点。",
    tags_many: "标签有 {0} 个，最多 {1} 个。请去掉几个。",
    nothing_said: "还没写内容。请写一句。",
    no_metric: ["比率只能用百分比作单位。", "百分比不能累加。请选“比率”或“水平”。"],
    name_empty: "还没填名称。请填一个。",
    name_long: "名称最多 {0} 个字。请写短一点。",
    name_taken: "已经有同名的了。请换一个名称。",
    metric_gone: "这个指标已经不在了，可能在别处撤销了。请换一个。",
    not_of_unit: "百分比要填两个数：分子和分母；其他指标只填一个数。",
    figure_large: "这个数太大了。请看看是不是多打了几个 0。",
    table_long: "这份放假表太长了。请只放一两年的。",
    table_cover: "放假表没写管哪些日子。请在第一行写上起止日期，照格式来。",
    table_line: "放假表第 {0} 行看不懂。请对照格式检查。",
    table_outside: "放假表第 {0} 行的{1}不在起止日期里。请改日期。",
    table_twice: "放假表第 {0} 行的{1}写了两次。请删掉一行。",
    table_known: "这份放假表已经在用了，不用再导。",
    tables_many: "已经存了 {0} 份放假表，放不下了。请先撤销一份。",
};

pub(super) static EN: BookTexts = BookTexts {
    no_sale: "Nothing is sold in this step, so no goods can be recorded. Fill in the amount won first.",
    lines: "There are {0} lines. Use 1 to {1}.",
    line: "The amount, number or cost in line {0} is wrong. Type 0 or more.",
    part_gone: "The product or category in line {0} is gone. Choose another.",
    two_parts: "Line {0} has two entries for {1}. Keep one.",
    dimensions: [
        "Product",
        "Customer type",
        "Size",
        "Region",
        "Channel",
        "Business type",
        "Stage",
        "Customer",
    ],
    reduced: "The discount and rebate are more than the goods are worth. Make them smaller.",
    return_reduced: "A return has no discount or rebate. Type the amount returned.",
    share: "Your share must be above 0 and at most 100%. Change it.",
    differ: "The lines add up to {0}, but the amount is {1}. Make them match.",
    words_long: "It has {0} characters; the limit is {1}. Make it shorter.",
    tags_many: "There are {0} tags; the limit is {1}. Remove some.",
    nothing_said: "Nothing is written yet. Write a line.",
    no_metric: [
        "A ratio is always a percentage.",
        "Percentages cannot be added up. Choose a ratio or a level.",
    ],
    name_empty: "The name is missing. Type one.",
    name_long: "A name can have up to {0} characters. Make it shorter.",
    name_taken: "This name is taken. Choose another.",
    metric_gone: "This metric is gone, perhaps undone elsewhere. Choose another.",
    not_of_unit: "A percentage needs two numbers, a part and a whole; anything else needs one.",
    figure_large: "This number is too large. Check for extra zeros.",
    table_long: "This holiday table is too long. Keep a year or two.",
    table_cover: "The holiday table does not say which days it is for. Begin it with cover and two dates.",
    table_line: "Line {0} of the holiday table cannot be read. Check it against the format.",
    table_outside: "In line {0} of the holiday table, {1} is outside its dates. Change the date.",
    table_twice: "In line {0} of the holiday table, {1} appears twice. Remove one.",
    table_known: "This holiday table is already in use.",
    tables_many: "{0} holiday tables are saved, and there is no room for another. Undo one first.",
};

/// Why it is refused: what happened, the value, what to do.
pub fn refused(lang: Lang, refused: Refused) -> String {
    let texts = lang.behind().book;
    let shown = |n: usize| number::grouped(n as u64);
    let of = |text: &str, length: usize, limit: usize| fill(text, &[&shown(length), &shown(limit)]);
    match refused {
        Refused::Plain(refusal) => say::refusal(lang, refusal, ""),
        Refused::NoSale => texts.no_sale.to_owned(),
        Refused::Lines { length } => of(texts.lines, length, LINE_LIMIT),
        Refused::Line { line } => fill(texts.line, &[&shown(line)]),
        Refused::UnknownPart { line } => fill(texts.part_gone, &[&shown(line)]),
        Refused::TwoParts { line, dimension } => {
            let name = texts.dimensions.get(dimension as usize).copied().unwrap_or_default();
            fill(texts.two_parts, &[&shown(line), name])
        }
        Refused::Reduced => texts.reduced.to_owned(),
        Refused::ReturnReduced => texts.return_reduced.to_owned(),
        Refused::Share => texts.share.to_owned(),
        Refused::AmountsDiffer { goods, amount } => {
            fill(texts.differ, &[&number::exact(goods), &number::exact(amount)])
        }
        Refused::WordsTooLong { length } => of(texts.words_long, length, WORDS_LIMIT),
        Refused::TooManyTags { length } => of(texts.tags_many, length, TAG_LIMIT),
        Refused::NothingSaid => texts.nothing_said.to_owned(),
        Refused::Metric(why) => {
            let [ratio, sum] = texts.no_metric;
            match why {
                MetricError::RatioNeedsShare => ratio.to_owned(),
                MetricError::ShareIsNoSum => sum.to_owned(),
            }
        }
        Refused::Name(CustomError::NoName) => texts.name_empty.to_owned(),
        Refused::Name(CustomError::NameTooLong) => {
            fill(texts.name_long, &[&shown(Custom::NAME_LIMIT)])
        }
        Refused::NameTaken => texts.name_taken.to_owned(),
        Refused::UnknownMetric => texts.metric_gone.to_owned(),
        Refused::NotOfItsUnit => texts.not_of_unit.to_owned(),
        Refused::FigureTooLarge => texts.figure_large.to_owned(),
        Refused::Table(why) => table(lang, why),
        Refused::TableKnown => texts.table_known.to_owned(),
        Refused::TooManyTables => fill(texts.tables_many, &[&shown(TABLE_LIMIT)]),
    }
}

/// What is wrong with a text that was to be a table of holidays.
fn table(lang: Lang, why: TableError) -> String {
    let texts = lang.behind().book;
    match why {
        TableError::TooLong(_) => texts.table_long.to_owned(),
        TableError::NoCover => texts.table_cover.to_owned(),
        TableError::Line { line, fault } => {
            let line = number::grouped(line as u64);
            match fault {
                LineFault::OutsideCover(day) => {
                    fill(texts.table_outside, &[&line, &date::day(lang, day)])
                }
                LineFault::Overlap(day) => fill(texts.table_twice, &[&line, &date::day(lang, day)]),
                LineFault::Cover | LineFault::BeforeCover => texts.table_cover.to_owned(),
                LineFault::SecondCover
                | LineFault::Year
                | LineFault::Empty
                | LineFault::Word
                | LineFault::NoSuchDate
                | LineFault::Backwards => fill(texts.table_line, &[&line]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::money::Money;
    use crate::domain::won::Dimension;

    #[test]
    fn each_dimension_has_its_own_name() {
        for (place, dimension) in Dimension::ALL.into_iter().enumerate() {
            assert_eq!(dimension as usize, place);
        }
        let two = Refused::TwoParts { line: 2, dimension: Dimension::Region };
        assert_eq!(refused(Lang::Zh, two), "第 2 行选了两个区域。请只留一个。");
    }

    #[test]
    fn a_refusal_says_the_figures() {
        let (goods, amount) = (Money::from_yuan(900), Money::from_yuan(1_000));
        let differ = Refused::AmountsDiffer { goods, amount };
        let said = refused(Lang::En, differ);
        assert_eq!(
            said,
            "The lines add up to 900.00, but the amount is 1,000.00. Make them match."
        );
        let day = Day::parse("2027-01-02").unwrap();
        let twice = TableError::Line { line: 3, fault: LineFault::Overlap(day) };
        let said = refused(Lang::Zh, Refused::Table(twice));
        assert!(
            said.starts_with("放假表第 3 行的") && said.ends_with("写了两次。请删掉一行。"),
            "{said}"
        );
    }
}
