//! One customer: who it is, what was, what comes; contacts, needs.

use crate::domain::details::{Detail, DetailsError};
use crate::domain::enter::TAG_LIMIT;
use crate::text::{Counted, Lang, fill, number, say, texts};

texts! {
    /// One customer: who it is, what was, what comes; contacts, needs.
    ProfileTexts

    /// The sheet's heading.
    title: &'static str,
    /// Sold in twelve months: {0} amount.
    value: &'static str,
    /// Nothing was.
    value_none: &'static str,
    /// Promised: {0} day.
    promised: &'static str,
    /// The class asks for a touch: {0} day, {1} why.
    due: &'static str,
    /// No touch is due for long.
    due_none: &'static str,
    /// What is owed: {0} amount.
    owed: &'static str,
    /// Nothing is.
    owed_none: &'static str,
    /// A high intent.
    keen: &'static str,
    /// The way to the phone.
    call: &'static str,
    /// The way to the map.
    map: &'static str,
    /// The way to an outcome.
    outcome: &'static str,
    /// Plan a visit: {0} day.
    plan: &'static str,
    /// Said of it: {0} day.
    planned: &'static str,
    /// The way to name, class and note.
    edit: &'static str,
    /// The way to a new deal.
    deal_new: &'static str,
    /// The way to what is owed.
    owed_by: &'static str,
    /// The way to the needs.
    needs: &'static str,
    /// The way to a sale.
    sell: &'static str,
    /// The deals: heading.
    deals: &'static str,
    /// None is open.
    deals_none: &'static str,
    /// One: {0} amount, {1} stage, {2} day expected.
    deal: &'static str,
    /// The five stages.
    stages: [&'static str; 5],
    /// What was: heading.
    past: &'static str,
    /// Nothing yet.
    past_none: &'static str,
    /// Show what was before: {0} how many are left.
    past_more: Counted,
    /// A visit, a call.
    touches: [&'static str; 2],
    /// Sold: {0}.
    sold: &'static str,
    /// Came back: {0}.
    back: &'static str,
    /// A deal was lost: {0}.
    lost: &'static str,
    /// Money came: {0}.
    paid: &'static str,
    /// Money was paid back: {0}.
    paid_back: &'static str,
    /// Contact, phone and the rest: heading.
    details: &'static str,
    /// Nothing is known yet.
    details_none: &'static str,
    /// Type them.
    details_edit: &'static str,
    /// Contact, phone, address, industry, region, tags.
    fields: [&'static str; 6],
    /// What the last of them is for.
    tags_hint: &'static str,
    /// The switch for a high intent.
    keen_switch: &'static str,
    /// Keep the details.
    save: &'static str,
    /// They are kept: {0} customer.
    saved: &'static str,
    /// A field is too long: {0} its name, {1} has, {2} may.
    too_long: &'static str,
    /// Too many tags: {0} are, {1} may be.
    many_tags: &'static str,
    /// No number in it.
    no_number: &'static str,
}

pub(super) static ZH: ProfileTexts = ProfileTexts {
    title: "客户",
    value: "近 12 个月成交 {0}",
    value_none: "近 12 个月还没有成交",
    promised: "约了 {0}",
    due: "该联系 {0}（{1}）",
    due_none: "近三个月不用排",
    owed: "还欠 {0}",
    owed_none: "没有应收",
    keen: "购买意向高",
    call: "打电话",
    map: "看地图",
    outcome: "记结果",
    plan: "约 {0}",
    planned: "约好了：{0}",
    edit: "改名称、类别、备注",
    deal_new: "记商机",
    owed_by: "应收和返点",
    needs: "需求和谁说了算",
    sell: "记成交或退货",
    deals: "在谈的商机",
    deals_none: "还没有在谈的商机。有苗头就记一笔，月底心里有数。",
    deal: "{0} · {1} · 预计 {2}",
    stages: ["初步接触", "需求确认", "方案提交", "商务谈判", "成交"],
    past: "往来",
    past_none: "还没有往来。见过以后点“记结果”。",
    past_more: ["再看前面 {0} 条", "再看前面 {0} 条"],
    touches: ["拜访", "打电话"],
    sold: "成交 {0}",
    back: "退货 {0}",
    lost: "丢单 {0}",
    paid: "收款 {0}",
    paid_back: "退款 {0}",
    details: "资料",
    details_none: "还没填。填了电话和地址，这里就能一键打电话、看地图。",
    details_edit: "填资料",
    fields: ["联系人", "电话", "地址", "行业", "区域", "标签"],
    tags_hint: "几个标签之间空一格，比如：样品 老客户。",
    keen_switch: "购买意向高（算类别时提一级）",
    save: "存下资料",
    saved: "已存好 {0} 的资料",
    too_long: "“{0}”有 {1} 个字，最多 {2} 个。请写短一点。",
    many_tags: "有 {0} 个标签，最多 {1} 个。请去掉几个。",
    no_number: "这里没有数字。请填电话号码，或者留空。",
};

pub(super) static EN: ProfileTexts = ProfileTexts {
    title: "Customer",
    value: "{0} sold in 12 months",
    value_none: "Nothing sold in 12 months yet",
    promised: "Promised {0}",
    due: "Due {0} ({1})",
    due_none: "Nothing due for three months",
    owed: "{0} still owed",
    owed_none: "Nothing owed",
    keen: "High intent to buy",
    call: "Call",
    map: "Map",
    outcome: "Log the outcome",
    plan: "Plan {0}",
    planned: "Planned: {0}",
    edit: "Name, class, note",
    deal_new: "New deal",
    owed_by: "Owed and rebate",
    needs: "Needs and who decides",
    sell: "Sale or return",
    deals: "Open deals",
    deals_none: "No open deals. Add one at the first sign, so month end holds no surprises.",
    deal: "{0} · {1} · expected {2}",
    stages: ["First contact", "Need confirmed", "Proposal", "Negotiation", "Won"],
    past: "History",
    past_none: "Nothing yet. After a visit tap “Log the outcome”.",
    past_more: ["Show {0} earlier", "Show {0} earlier"],
    touches: ["Visit", "Call"],
    sold: "Sold {0}",
    back: "Returned {0}",
    lost: "Deal lost {0}",
    paid: "Paid {0}",
    paid_back: "Refunded {0}",
    details: "Details",
    details_none: "Nothing yet. Add a phone number and address to call and navigate from here.",
    details_edit: "Add details",
    fields: ["Contact person", "Phone", "Address", "Industry", "Region", "Tags"],
    tags_hint: "Put a space between tags, such as: sample regular.",
    keen_switch: "High intent (moves up one class)",
    save: "Save details",
    saved: "Details saved: {0}",
    too_long: "“{0}” has {1} characters; the limit is {2}. Make it shorter.",
    many_tags: "There are {0} tags; the limit is {1}. Remove some.",
    no_number: "There are no digits in it. Type a phone number or leave it empty.",
};

/// At which field details are refused, and why.
pub fn refused(lang: Lang, why: DetailsError) -> (Detail, String) {
    let texts = lang.business().profile;
    let many = |count: usize| number::grouped(count as u64);
    match why {
        DetailsError::TooLong { detail, length } => {
            let place = Detail::ALL.iter().position(|one| *one == detail).unwrap_or_default();
            let name = texts.fields.get(place).copied().unwrap_or_default();
            (detail, fill(texts.too_long, &[name, &many(length), &many(detail.limit())]))
        }
        DetailsError::TooManyTags { length } => {
            (Detail::Tags, fill(texts.many_tags, &[&many(length), &many(TAG_LIMIT)]))
        }
        DetailsError::NoNumber => (Detail::Phone, texts.no_number.to_owned()),
    }
}

/// Said once they are kept.
pub fn saved(lang: Lang, name: &str) -> String {
    fill(lang.business().profile.saved, &[&say::cut(name)])
}
