//! How much hangs on few, and the customers who buy already.

use crate::text::texts;

texts! {
    /// How much hangs on few, and the customers who buy already.
    RiskTexts

    /// The sheet's heading.
    title: &'static str,
    /// One customer has too much: {0} percent.
    warn: &'static str,
    /// What to do.
    warn_do: &'static str,
    /// Nobody has.
    fine: &'static str,
    /// Nothing to look at yet.
    empty: &'static str,
    /// New customers are too alike: {0} percent, {1} industry.
    alike: &'static str,
    /// What to do.
    alike_do: &'static str,
    /// Enough of them lie elsewhere: {0} how many, {1} of how many.
    spread: &'static str,
    /// No industry is known.
    no_industry: &'static str,
    /// The sales of twelve months.
    sold: &'static str,
    /// What lies in open deals.
    open: &'static str,
    /// By customer, by industry.
    by: [&'static str; 2],
    /// A part: {0} percent, {1} amount.
    part: &'static str,
    /// Without an industry.
    unknown: &'static str,
    /// The others: {0} how many, {1} percent.
    others: &'static str,

    /// Existing customers: the heading.
    existing: &'static str,
    /// What it is for: {0} how many were looked at, {1} of how many.
    existing_means: &'static str,
    /// Nobody bought in twelve months.
    existing_none: &'static str,
    /// Due to order, add-on, referral, the others: headings.
    groups: [&'static str; 4],
    /// What to say at each.
    says: [&'static str; 4],
    /// Nobody in a group.
    group_none: &'static str,
    /// Due to order: {0} day.
    order_due: &'static str,
    /// The agreement ends: {0} day.
    agreement_ends: &'static str,
    /// What to offer: {0} product.
    offer: &'static str,
    /// Bought in twelve months: {0}.
    bought: &'static str,
    /// Make it a call: {0} day.
    call: &'static str,
    /// Said of it: {0} customer, {1} day.
    called: &'static str,
    /// A call or visit stands: {0} day.
    planned: &'static str,
    /// Spoken to this month: {0} day.
    done: &'static str,
}

pub(super) static ZH: RiskTexts = RiskTexts {
    title: "风险分散",
    warn: "一家客户占了 {0}，他一停单，一年就少这么多。",
    warn_do: "定个数：这个季度多开两家差不多大的，或者把第二、第三家的单做大。",
    fine: "没有一家占到三成，够分散。",
    empty: "还没有成交和商机。记了成交，这里就能看出钱压在谁身上。",
    alike: "近 12 个月的新客户只有 {0} 不在“{1}”这一行。",
    alike_do: "每开三家新客户，至少一家找别的行业。",
    spread: "近 12 个月的新客户，{1} 家里有 {0} 家在别的行业。",
    no_industry: "还不知道客户的行业。在客户那里点“填资料”，写上行业。",
    sold: "近 12 个月成交",
    open: "在谈的商机",
    by: ["按客户", "按行业"],
    part: "{0}，{1}",
    unknown: "没填行业",
    others: "其余 {0} 个，{1}",
    existing: "老客户过一遍",
    existing_means: "每个月过一遍 20 家，已经联系了 {0} 家，共 {1} 家。",
    existing_none: "近 12 个月还没有成交的客户。成交以后，每月在这里过一遍。",
    groups: ["快要再下单", "还能多卖一样", "可以请他介绍", "其他老客户"],
    says: [
        "先问上一批用得怎么样、还剩多少，再定下一单。",
        "说别家一起拿的是什么，问他要不要配一点试试。",
        "刚买过也联系过，问他身边谁也用得上。",
        "打个电话问问近况，别等他找别家。",
    ],
    group_none: "这个月没有。",
    order_due: "按他的习惯 {0} 该下单",
    agreement_ends: "返点 {0} 到期，谈下一期",
    offer: "可以配：{0}",
    bought: "近 12 个月 {0}",
    call: "约 {0} 打电话",
    called: "约好 {1} 给 {0} 打电话",
    planned: "已约 {0}",
    done: "{0} 联系过",
};

pub(super) static EN: RiskTexts = RiskTexts {
    title: "Risk",
    warn: "One customer makes up {0}. If they stop buying, that much of the year is gone.",
    warn_do: "Set a goal: win two more of that size this quarter, or grow your second and third largest.",
    fine: "No customer makes up 30%. Well spread.",
    empty: "No sales or deals yet. Once there are, you see here who your money depends on.",
    alike: "Only {0} of new customers in 12 months are outside “{1}”.",
    alike_do: "Of every three new customers, find at least one in another industry.",
    spread: "Of {1} new customers in 12 months, {0} are in other industries.",
    no_industry: "No industries yet. Fill them in on a customer's page under “Add details”.",
    sold: "Sold in 12 months",
    open: "In open deals",
    by: ["By customer", "By industry"],
    part: "{0}, {1}",
    unknown: "No industry",
    others: "{0} others, {1}",
    existing: "Review existing customers",
    existing_means: "Go through 20 a month: {0} contacted so far, of {1}.",
    existing_none: "Nobody has bought in 12 months. Once somebody has, go through them here every month.",
    groups: ["Due to reorder", "Could buy one more product", "Could refer you", "Others"],
    says: [
        "Ask how the last order is going and what is left, then settle the next one.",
        "Say what others buy with it, and offer a little to try.",
        "They bought and you followed up: ask who else could use it.",
        "Call and ask how things are, before they turn to someone else.",
    ],
    group_none: "Nobody this month.",
    order_due: "Usually orders by {0}",
    agreement_ends: "Rebate ends {0}: discuss the next one",
    offer: "Offer: {0}",
    bought: "{0} in 12 months",
    call: "Call on {0}",
    called: "Call to {0} planned for {1}",
    planned: "Planned {0}",
    done: "Contacted {0}",
};
