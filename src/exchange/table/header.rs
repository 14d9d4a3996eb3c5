//! What kind of table it is and which column is what: guessed from the header, changed by the rep,
//! remembered for the next file with the same header.

use super::names::folded;
use crate::domain::sorted::sort;

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 客户
    Customers,
    /// 商机: open, won and lost deals.
    Deals,
    /// 销售流水: what was sold on which day.
    Sales,
    /// 应收
    Receivables,
    /// 历史业绩: what months came to.
    History,
    /// 拜访计划: promised visits and calls, open and done.
    Tasks,
    /// 价格表: what deals without an amount are counted with.
    Prices,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named by its words in `COLUMNS`")]
pub enum Column {
    Id,
    Customer,
    Class,
    Note,
    Standing,
    Added,
    Amount,
    Stage,
    Result,
    Opened,
    Expected,
    Closed,
    Chance,
    Moved,
    Product,
    Rep,
    On,
    Due,
    Since,
    Paid,
    PaidOn,
    Month,
    Target,
    Actual,
    Step,
    State,
    DoneOn,
    Price,
}

/// How much a kind needs a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// No row can be read without it.
    Must,
    /// One of these tells the kind.
    Tells,
    /// It may be missing.
    May,
}
use Need::{May, Must, Tells};

/// A column of a kind and its words: as it is written in Chinese and in English, then others.
type Words = (Column, Need, &'static [&'static str]);

const CUSTOMER: &[&str] = &[
    "客户名称",
    "Customer",
    "客户名",
    "客户",
    "客户全称",
    "单位名称",
    "公司名称",
    "公司",
    "单位",
    "名称",
    "店名",
    "姓名",
    "往来单位",
    "购货单位",
    "account",
    "account name",
    "customer name",
    "company",
    "company name",
    "client",
    "name",
];
const REP: &[&str] = &[
    "业务员",
    "Rep",
    "销售",
    "销售员",
    "销售人员",
    "负责人",
    "跟进人",
    "sales_agent",
    "sales agent",
    "sales rep",
    "owner",
    "salesperson",
];
const ID: &[&str] = &["编号", "ID"];
const NOTE: &[&str] =
    &["备注", "Note", "说明", "备注信息", "notes", "remark", "remarks", "comment"];

const CUSTOMERS: &[Words] = &[
    (Column::Id, May, ID),
    (Column::Customer, Must, CUSTOMER),
    (
        Column::Class,
        May,
        &[
            "类别",
            "Class",
            "客户类别",
            "客户等级",
            "等级",
            "级别",
            "分类",
            "客户分类",
            "tier",
            "grade",
        ],
    ),
    (Column::Note, May, NOTE),
    (Column::Standing, May, &["状态", "Status"]),
    (Column::Added, May, &["建档日期", "Added", "创建日期", "创建时间", "录入日期", "created"]),
];
const DEALS: &[Words] = &[
    (Column::Id, May, ID),
    (Column::Customer, Must, CUSTOMER),
    (
        Column::Amount,
        Must,
        &[
            "金额",
            "Amount",
            "预计金额",
            "商机金额",
            "合同金额",
            "成交金额",
            "订单金额",
            "销售金额",
            "close_value",
            "close value",
            "value",
            "deal value",
            "deal amount",
        ],
    ),
    (
        Column::Stage,
        Tells,
        &[
            "阶段",
            "Stage",
            "商机阶段",
            "销售阶段",
            "deal_stage",
            "deal stage",
            "跟进阶段",
            "状态",
            "status",
        ],
    ),
    (Column::Result, May, &["结果", "Result", "商机结果", "outcome"]),
    (
        Column::Opened,
        Tells,
        &[
            "找到日期",
            "Found",
            "商机日期",
            "发现日期",
            "立项日期",
            "开始日期",
            "engage_date",
            "engage date",
            "open date",
            "created",
        ],
    ),
    (
        Column::Expected,
        Tells,
        &[
            "预计成交日",
            "Expected",
            "预计成交日期",
            "预计成交时间",
            "预计签单日期",
            "预计日期",
            "expected close",
            "expected close date",
        ],
    ),
    (
        Column::Closed,
        May,
        &[
            "结束日期",
            "Closed",
            "成交日期",
            "签单日期",
            "关闭日期",
            "close_date",
            "close date",
            "closed date",
        ],
    ),
    (
        Column::Chance,
        May,
        &["可能性", "Chance", "成交概率", "成功率", "赢率", "概率", "probability"],
    ),
    (Column::Moved, May, &["最近变动", "Moved", "最近跟进", "最后跟进"]),
    (Column::Product, May, &["产品", "Product", "产品名称", "商品", "型号", "货品"]),
    (Column::Rep, May, REP),
];
const SALES: &[Words] = &[
    (
        Column::On,
        Must,
        &[
            "日期",
            "Date",
            "成交日期",
            "销售日期",
            "下单日期",
            "开单日期",
            "订单日期",
            "order date",
            "sale date",
        ],
    ),
    (Column::Customer, May, CUSTOMER),
    (
        Column::Amount,
        Must,
        &[
            "金额",
            "Amount",
            "销售金额",
            "成交金额",
            "订单金额",
            "销售额",
            "总金额",
            "价税合计",
            "value",
            "total",
        ],
    ),
    (Column::Rep, May, REP),
];
const RECEIVABLES: &[Words] = &[
    (Column::Id, May, ID),
    (Column::Customer, Must, CUSTOMER),
    (
        Column::Amount,
        Must,
        &[
            "应收金额",
            "Owed",
            "应收",
            "应收款",
            "应收账款",
            "欠款",
            "欠款金额",
            "金额",
            "amount",
            "receivable",
            "amount due",
        ],
    ),
    (
        Column::Due,
        Must,
        &[
            "到期日",
            "Due",
            "到期日期",
            "应收日期",
            "应付日期",
            "付款日期",
            "收款期限",
            "约定付款日",
            "due date",
        ],
    ),
    (
        Column::Since,
        May,
        &["发生日期", "Since", "开票日期", "发货日期", "送货日期", "invoice date"],
    ),
    (Column::Paid, May, &["已收", "Paid", "已收金额", "已付", "已回款", "回款金额", "amount paid"]),
    (Column::PaidOn, May, &["收款日期", "Paid on", "回款日期", "到账日期", "payment date"]),
    (Column::Rep, May, REP),
];
const HISTORY: &[Words] = &[
    (Column::Month, Must, &["月份", "Month", "年月", "月", "期间", "period"]),
    (
        Column::Target,
        May,
        &["目标", "Target", "月目标", "销售目标", "任务", "指标", "quota", "goal"],
    ),
    (
        Column::Actual,
        Must,
        &[
            "实际完成",
            "Actual",
            "完成",
            "实际",
            "业绩",
            "销售额",
            "实际业绩",
            "完成额",
            "金额",
            "sales",
            "revenue",
            "amount",
        ],
    ),
];
const TASKS: &[Words] = &[
    (Column::Id, May, ID),
    (Column::Customer, Must, CUSTOMER),
    (
        Column::Due,
        Must,
        &[
            "约好日期",
            "Due",
            "计划日期",
            "拜访日期",
            "下次拜访",
            "下次跟进",
            "下次跟进日期",
            "跟进日期",
            "到期日",
            "due date",
            "visit date",
            "日期",
            "date",
        ],
    ),
    (
        Column::Step,
        Tells,
        &[
            "事项",
            "Task",
            "做什么",
            "任务",
            "内容",
            "跟进方式",
            "计划内容",
            "step",
            "activity",
            "what",
        ],
    ),
    (Column::State, Tells, &["状态", "Status", "完成情况", "是否完成"]),
    (Column::DoneOn, May, &["完成日期", "Done on", "完成时间", "实际日期"]),
    (Column::Rep, May, REP),
];
const PRICES: &[Words] = &[
    (Column::Product, Must, &["产品", "Product", "产品名称", "商品", "型号", "货品"]),
    (
        Column::Price,
        Must,
        &["价格", "Price", "单价", "报价", "标价", "sales_price", "sales price", "list price"],
    ),
];

impl Kind {
    /// All of them; of two that fit a header as well, the earlier is guessed.
    pub const ALL: [Kind; 7] = [
        Kind::Customers,
        Kind::Deals,
        Kind::Sales,
        Kind::Receivables,
        Kind::History,
        Kind::Tasks,
        Kind::Prices,
    ];

    const fn table(self) -> &'static [Words] {
        match self {
            Kind::Customers => CUSTOMERS,
            Kind::Deals => DEALS,
            Kind::Sales => SALES,
            Kind::Receivables => RECEIVABLES,
            Kind::History => HISTORY,
            Kind::Tasks => TASKS,
            Kind::Prices => PRICES,
        }
    }

    /// The columns it can have, in the order they are written.
    pub fn columns(self) -> impl Iterator<Item = Column> {
        self.table().iter().map(|(column, ..)| *column)
    }

    /// Whether no row can be read without a column.
    pub fn must_have(self, column: Column) -> bool {
        self.table().iter().any(|(known, need, _)| *known == column && *need == Must)
    }

    /// A column's name as it is written, in Chinese or in English.
    pub fn word(self, column: Column, chinese: bool) -> &'static str {
        let words = self.table().iter().find(|(known, ..)| *known == column).map(|(.., w)| *w);
        words.and_then(|words| words.get(usize::from(!chinese))).copied().unwrap_or_default()
    }

    fn place(self) -> usize {
        self as usize
    }
}

/// A heading as it is compared: without what stands in brackets, marks and width.
fn plain(heading: &str) -> String {
    let open = heading.find(['(', '（', '[', '【']).unwrap_or(heading.len());
    let bare = heading.get(..open).unwrap_or_default();
    let bare = if bare.trim().is_empty() { heading } else { bare };
    folded(bare).trim_matches(['*', ':', '：', '_', '/']).to_owned()
}

/// Whether a heading names a column of any kind.
pub(super) fn is_known(heading: &str) -> bool {
    let plain = plain(heading);
    !plain.is_empty()
        && Kind::ALL
            .iter()
            .flat_map(|kind| kind.table())
            .any(|(.., words)| words.iter().any(|word| folded(word) == plain))
}

/// Which column of a file is what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The kind of table.
    pub kind: Kind,
    /// Columns with their places in the file, each column and each place once.
    places: Vec<(Column, usize)>,
}

impl Mapping {
    /// A kind and its columns as a header names them; `None` where no kind has what it needs.
    pub fn guess(headers: &[String]) -> Option<Mapping> {
        let mut best: Option<Mapping> = None;
        for kind in Kind::ALL {
            let mapping = Mapping::of(kind, headers);
            let mut telling = kind.table().iter().filter(|(_, need, _)| *need == Tells).peekable();
            let told = telling.peek().is_none()
                || telling.any(|(column, ..)| mapping.place(*column).is_some());
            let more = best.as_ref().is_none_or(|best| mapping.places.len() > best.places.len());
            if told && mapping.missing().is_empty() && more {
                best = Some(mapping);
            }
        }
        best
    }

    /// The columns of a kind as a header names them, perhaps without some that are needed.
    pub fn of(kind: Kind, headers: &[String]) -> Mapping {
        let plain: Vec<String> = headers.iter().map(|heading| plain(heading)).collect();
        let mut mapping = Mapping { kind, places: Vec::new() };
        for (column, _, words) in kind.table() {
            // The first of the words that the header has, so that 客户名称 goes before 公司.
            let place = words.iter().find_map(|word| {
                let word = folded(word);
                let taken = |place: &usize| mapping.places.iter().any(|(_, at)| at == place);
                (0..)
                    .zip(&plain)
                    .find(|(at, heading)| **heading == word && !taken(at))
                    .map(|(at, _)| at)
            });
            mapping.set(*column, place);
        }
        // A list of names without a header.
        if kind == Kind::Customers && headers.len() == 1 {
            mapping.set(Column::Customer, Some(0));
        }
        mapping
    }

    /// Where a column is.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// Says where a column is, or that there is none. What was at that place before is nowhere.
    pub fn set(&mut self, column: Column, place: Option<usize>) {
        self.places.retain(|(known, at)| *known != column && Some(*at) != place);
        self.places.extend(place.map(|place| (column, place)));
        sort(&mut self.places);
    }

    /// The columns that are needed and not there.
    pub fn missing(&self) -> Vec<Column> {
        let needed = self.kind.columns().filter(|column| self.kind.must_have(*column));
        needed.filter(|column| self.place(*column).is_none()).collect()
    }

    /// As it is remembered: the kind and, for each of its columns, the place or `-`.
    pub fn to_text(&self) -> String {
        let mut text = self.kind.place().to_string();
        for column in self.kind.columns() {
            text.push(' ');
            match self.place(column) {
                Some(place) => text.push_str(&place.to_string()),
                None => text.push('-'),
            }
        }
        text
    }

    /// Reads [`Mapping::to_text`]; `None` for anything else, or a place that `columns` do not reach.
    pub fn parse(text: &str, columns: usize) -> Option<Mapping> {
        let mut words = text.split(' ');
        let kind = *Kind::ALL.get(words.next()?.parse::<usize>().ok()?)?;
        let mut mapping = Mapping { kind, places: Vec::new() };
        for column in kind.columns() {
            match words.next()? {
                "-" => {}
                place => {
                    let place = place.parse().ok().filter(|place| *place < columns)?;
                    if mapping.places.iter().any(|(_, at)| *at == place) {
                        return None;
                    }
                    mapping.set(column, Some(place));
                }
            }
        }
        words.next().is_none().then_some(mapping)
    }
}

/// How many headers are remembered.
const REMEMBERED: usize = 20;

/// The mappings of files seen before, a line a header, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory(Vec<(String, String)>);

impl Memory {
    /// Reads what [`Memory::to_text`] wrote; lines that are none are left out.
    pub fn parse(text: &str) -> Memory {
        let lines = text.lines().filter_map(|line| line.split_once('\t'));
        Memory(lines.map(|(header, mapping)| (header.to_owned(), mapping.to_owned())).collect())
    }

    /// As it is kept.
    pub fn to_text(&self) -> String {
        let lines = self.0.iter().map(|(header, mapping)| format!("{header}\t{mapping}\n"));
        lines.collect()
    }

    /// The mapping of a header, where it was seen before.
    pub fn recall(&self, headers: &[String]) -> Option<Mapping> {
        let sought = signature(headers)?;
        let found = self.0.iter().find(|(header, _)| *header == sought)?;
        Mapping::parse(&found.1, headers.len())
    }

    /// Remembers a mapping; the oldest of too many is forgotten.
    pub fn keep(&mut self, headers: &[String], mapping: &Mapping) {
        let Some(signature) = signature(headers) else { return };
        self.0.retain(|(header, _)| *header != signature);
        self.0.insert(0, (signature, mapping.to_text()));
        self.0.truncate(REMEMBERED);
    }
}

/// A header in one line; `None` where nothing is named.
fn signature(headers: &[String]) -> Option<String> {
    let plain: Vec<String> = headers.iter().map(|heading| folded(heading)).collect();
    plain.iter().any(|heading| !heading.is_empty()).then(|| plain.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn headers(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn each_kind_is_told_by_its_header() {
        for (line, kind) in [
            ("客户名称,类别,备注", Kind::Customers),
            (
                "account,sector,year_established,revenue,employees,office_location,subsidiary_of",
                Kind::Customers,
            ),
            (
                "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
                Kind::Deals,
            ),
            ("客户,金额（万元）,阶段,预计成交日期", Kind::Deals),
            ("日期,客户,金额", Kind::Sales),
            ("客户,应收金额,到期日", Kind::Receivables),
            ("月份,目标,实际完成", Kind::History),
            ("客户,拜访日期,事项", Kind::Tasks),
            ("product,series,sales_price", Kind::Prices),
        ] {
            assert_eq!(Mapping::guess(&headers(line)).map(|m| m.kind), Some(kind), "{line}");
        }
        assert_eq!(Mapping::guess(&headers("甲方,合同总价")), None);
    }

    #[test]
    fn what_is_written_is_what_is_read_in_both_languages() {
        for kind in Kind::ALL {
            for chinese in [true, false] {
                let written: Vec<String> =
                    kind.columns().map(|column| kind.word(column, chinese).to_owned()).collect();
                let mapping = Mapping::guess(&written).unwrap();
                assert_eq!(mapping.kind, kind, "{written:?}");
                for (place, column) in kind.columns().enumerate() {
                    assert_eq!(mapping.place(column), Some(place), "{written:?}");
                }
            }
        }
    }

    #[test]
    fn a_mapping_is_remembered_for_its_header_alone() {
        let header = headers("甲方,合同总价,阶段");
        let mut mapping = Mapping::of(Kind::Deals, &header);
        assert_eq!(mapping.missing(), [Column::Customer, Column::Amount]);
        mapping.set(Column::Customer, Some(0));
        mapping.set(Column::Amount, Some(1));
        let mut memory = Memory::default();
        memory.keep(&header, &mapping);
        for place in 0..REMEMBERED {
            let memory = Memory::parse(&memory.to_text());
            assert_eq!(memory.recall(&header), (place < REMEMBERED).then(|| mapping.clone()));
            assert_eq!(memory.recall(&headers("甲方,阶段,合同总价")), None);
        }
        for place in 0..REMEMBERED {
            memory.keep(&headers(&format!("h{place}")), &mapping);
        }
        assert_eq!(memory.recall(&header), None, "the oldest goes");
    }

    proptest! {
        #[test]
        fn a_mapping_reads_as_itself_and_no_text_makes_it_panic(
            kind in 0_usize..7, places in proptest::collection::vec((0_usize..12, 0_usize..9), 0..9),
            text in "[0-9 a-]{0,24}",
        ) {
            let kind = Kind::ALL[kind];
            let mut mapping = Mapping { kind, places: Vec::new() };
            for (column, place) in places {
                if let Some(column) = kind.columns().nth(column) {
                    mapping.set(column, Some(place));
                }
            }
            let read = Mapping::parse(&mapping.to_text(), 9).unwrap();
            for column in kind.columns() {
                prop_assert_eq!(read.place(column), mapping.place(column));
            }
            let _ = Mapping::parse(&text, 9);
            let _ = Memory::parse(&text);
        }
    }
}
