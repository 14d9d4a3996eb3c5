//! The case library, found again (mission F4): wins and lessons by a word, and those that are like a
//! deal at hand.

use super::details::{Detail, Details};
use super::directory::folded;
use super::entry::EntryKind;
use super::ident::{CustomerId, Stamp};
use super::own_entries::{Learned, Lesson, goods, of_kind, part};
use super::sorted::{Set, sort_by};
use super::stage::Stage;
use super::won::Dimension;
use super::workspace::{DealState, Workspace};

/// How many cases are offered at a deal.
pub const OFFERED: usize = 3;

/// A case with the record that made it.
pub type Case = (Stamp, Lesson);

/// The case library: every win and lesson that still says something, the newest first. O(entries).
pub fn library(workspace: &Workspace) -> Vec<Case> {
    let all = of_kind(workspace, EntryKind::Lesson)
        .filter_map(|(stamp, entry)| Some((stamp, Lesson::of(entry)?)));
    let mut all: Vec<Case> = all.filter(|(_, one)| !one.text.is_empty()).collect();
    all.reverse();
    all
}

/// The tags of some cases, each once, in the order they are first met. O(tags²).
pub fn tags(cases: &[Case]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (_, one) in cases {
        for tag in one.tags.split(' ').filter(|tag| !tag.is_empty()) {
            if !all.iter().any(|known| known == tag) {
                all.push(tag.to_owned());
            }
        }
    }
    all
}

/// Whether a case is among those looked for: of a kind, with a tag, and with the words in its text,
/// its tags or `name`, its customer's name. Case, width and spaces do not matter. O(characters).
pub fn fits(
    one: &Lesson,
    name: &str,
    learned: Option<Learned>,
    tag: Option<&str>,
    words: &str,
) -> bool {
    let words = folded(words);
    learned.is_none_or(|learned| one.learned == learned)
        && tag.is_none_or(|tag| one.tags.split(' ').any(|own| own == tag))
        && [one.text.as_str(), &one.tags, name].iter().any(|text| folded(text).contains(&words))
}

/// A deal at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtHand {
    /// With whom.
    pub customer: CustomerId,
    /// Where it stands.
    pub stage: Stage,
    /// What the rep says it is about; empty without words.
    pub about: String,
}

/// In what a case is like a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// It is about the same customer.
    Customer,
    /// Its customer is of the same industry.
    Industry,
    /// Of the same product.
    Product,
    /// A deal was lost in the same stage.
    Stage,
    /// One of its tags is the customer's, or stands in what the deal is about.
    Tag,
}

/// A case with what it has in common with a deal, at least one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The case.
    pub lesson: Lesson,
    /// In what it is like.
    pub alike: Vec<Alike>,
}

/// The cases most like a deal, at most [`OFFERED`]: those with most in common first, of equals the
/// newest. The product of a case is what its customer bought on its day, that of a deal what its
/// customer bought before or what its words name. O(entries + sales + cases × deals of their
/// customers).
pub fn similar(workspace: &Workspace, deal: &AtHand) -> Vec<Similar> {
    let library = library(workspace);
    if library.is_empty() {
        return Vec::new();
    }
    let details = Details::of_all(workspace);
    let own = details.get(&deal.customer);
    let about = folded(&deal.about);
    let industry = |id: CustomerId| details.get(&id).map_or("", |one| one.word(Detail::Industry));
    let own_industry = industry(deal.customer);
    let bought = products(workspace, &|customer, _| customer == deal.customer);
    let wanted = |product: &String| {
        bought.contains(product) || (!product.is_empty() && about.contains(&folded(product)))
    };
    let alike = |case: &Lesson| {
        let mut alike = Vec::new();
        if case.customer == Some(deal.customer) {
            alike.push(Alike::Customer);
        }
        if let Some(customer) = case.customer {
            if !own_industry.is_empty() && folded(industry(customer)) == folded(own_industry) {
                alike.push(Alike::Industry);
            }
            let sold = products(workspace, &|who, on| who == customer && on == case.on);
            if sold.iter().any(wanted) {
                alike.push(Alike::Product);
            }
            let lost = workspace.deals().any(|(_, one)| {
                one.customer == customer
                    && one.stage == deal.stage
                    && one.state == DealState::Lost { on: case.on }
            });
            if lost {
                alike.push(Alike::Stage);
            }
        }
        let tagged = case.tags.split(' ').filter(|tag| !tag.is_empty()).any(|tag| {
            own.is_some_and(|own| own.tags().any(|word| word == tag))
                || about.contains(&folded(tag))
                || bought.contains(&tag.to_owned())
        });
        if tagged {
            alike.push(Alike::Tag);
        }
        alike
    };
    let mut found: Vec<Similar> = library
        .into_iter()
        .map(|(_, lesson)| Similar { alike: alike(&lesson), lesson })
        .filter(|one| !one.alike.is_empty())
        .collect();
    sort_by(&mut found, |one, other| other.alike.len().cmp(&one.alike.len()));
    found.truncate(OFFERED);
    found
}

/// The names of the products in the sales that fit. O(sales).
fn products(
    workspace: &Workspace,
    fits: &dyn Fn(CustomerId, super::day::Day) -> bool,
) -> Set<String> {
    let own = workspace
        .sales()
        .filter(|(_, sale)| sale.customer.is_some_and(|customer| fits(customer, sale.on)));
    let parts = own.filter_map(|(id, _)| goods(workspace, id)).flat_map(|goods| goods.lines);
    let named = parts.flat_map(|line| line.parts).filter_map(|id| part(workspace, id));
    named.filter(|one| one.dimension == Dimension::Product).map(|one| one.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::day::Day;
    use crate::domain::fact::{CustomerAdded, DealClosed, DealOpened, Fact, Sold};
    use crate::domain::goods::{Goods, GoodsLine};
    use crate::domain::ident::{DealId, Id, PartId};
    use crate::domain::money::Money;
    use crate::domain::own_entries::Part;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[derive(Default)]
    struct Rep {
        workspace: Workspace,
        place: u64,
    }

    impl Rep {
        fn tells(&mut self, fact: &Fact) -> Id {
            self.place += 1;
            let stamp = Stamp::new(self.place, 0, 7);
            evolve(&mut self.workspace, stamp, fact);
            Id::new(stamp, 0)
        }

        fn adds(&mut self, industry: &str, tags: &str) -> CustomerId {
            let on = day("2026-10-01");
            let (name, class) = (format!("客户{}", self.place), Class::A);
            let added = CustomerAdded { name, class, note: None, visit: None, on };
            let customer = CustomerId(self.tells(&Fact::CustomerAdded(added)));
            let details = Details::typed(["", "", "", industry, "", tags], false).unwrap();
            self.tells(&Fact::Entered(details.entry(customer, on)));
            customer
        }

        fn learns(&mut self, learned: Learned, text: &str, tags: &str, of: Option<CustomerId>) {
            let (text, tags, on) = (text.to_owned(), tags.to_owned(), day("2026-10-20"));
            let lesson = Lesson { learned, text, tags, month: None, customer: of, on };
            self.tells(&Fact::Entered(lesson.entry()));
        }

        fn found(
            &self,
            customer: CustomerId,
            stage: Stage,
            about: &str,
        ) -> Vec<(String, Vec<Alike>)> {
            let about = about.to_owned();
            let all = similar(&self.workspace, &AtHand { customer, stage, about });
            all.into_iter().map(|one| (one.lesson.text, one.alike)).collect()
        }
    }

    #[test]
    fn a_case_of_the_same_industry_stage_or_tag_is_offered_the_most_alike_first() {
        let mut rep = Rep::default();
        let (old, new, far) =
            (rep.adds("五金", ""), rep.adds("五 金", "账期"), rep.adds("食品", ""));
        let opened = DealOpened {
            customer: old,
            amount: Money::from_yuan(10),
            stage: Stage::Proposal,
            expected: day("2026-10-30"),
            on: day("2026-10-02"),
        };
        let deal = DealId(rep.tells(&Fact::DealOpened(opened)));
        let (won, on) = (None, day("2026-10-20"));
        rep.tells(&Fact::DealClosed(DealClosed { deal, won, on, goods: None }));
        rep.learns(Learned::Lesson, "方案太晚", "价格", Some(old));
        rep.learns(Learned::Win, "先谈账期", "账期", None);
        rep.learns(Learned::Win, "别家的", "展会", Some(far));
        assert_eq!(
            rep.found(new, Stage::Proposal, ""),
            [
                ("方案太晚".to_owned(), vec![Alike::Industry, Alike::Stage]),
                ("先谈账期".to_owned(), vec![Alike::Tag]),
            ]
        );
        // In another stage both have one thing in common: the newer one comes first.
        let other = rep.found(new, Stage::Need, "");
        assert_eq!(other[0].0, "先谈账期");
        let words = rep.found(new, Stage::Need, "他们嫌价格高");
        assert_eq!(words[0], ("方案太晚".to_owned(), vec![Alike::Industry, Alike::Tag]));
        assert_eq!(rep.found(old, Stage::Need, "")[0].1, [Alike::Customer, Alike::Industry]);
    }

    #[test]
    fn a_case_of_the_same_product_is_offered() {
        let mut rep = Rep::default();
        let (old, new) = (rep.adds("", ""), rep.adds("", ""));
        let (dimension, on) = (Dimension::Product, day("2026-10-01"));
        let part = Part { dimension, name: "Valve 阀门".to_owned(), on };
        let part = PartId(rep.tells(&Fact::Entered(part.entry())));
        let amount = Money::from_yuan(50);
        let line = GoodsLine { amount, pieces: 1, cost: None, parts: vec![part] };
        let goods = Goods { lines: vec![line], discount: None, rebate: None, share: None };
        let sold = |customer, on| Sold {
            customer: Some(customer),
            amount,
            on: day(on),
            goods: Some(Box::new(goods.row())),
        };
        rep.tells(&Fact::Sold(sold(old, "2026-10-20")));
        rep.learns(Learned::Win, "带样品去", "", Some(old));
        assert!(rep.found(new, Stage::Contact, "").is_empty());
        assert_eq!(rep.found(new, Stage::Contact, "要 VALVE阀门 20 个")[0].1, [Alike::Product]);
        rep.tells(&Fact::Sold(sold(new, "2026-09-01")));
        assert_eq!(rep.found(new, Stage::Contact, "")[0].1, [Alike::Product]);
    }

    #[test]
    fn no_more_are_offered_than_are_read_and_the_library_is_searched() {
        let mut rep = Rep::default();
        let customer = rep.adds("五金", "");
        for number in 0..5 {
            rep.learns(Learned::Win, &format!("第{number}条"), "Price 样品", Some(customer));
        }
        rep.learns(Learned::Lesson, "", "空的", None);
        let offered = rep.found(customer, Stage::Need, "");
        assert_eq!(offered.len(), OFFERED);
        assert_eq!(offered[0].0, "第4条");
        let library = library(&rep.workspace);
        assert_eq!(
            (library.len(), tags(&library)),
            (5, vec!["Price".to_owned(), "样品".to_owned()])
        );
        let one = &library[0].1;
        assert!(fits(one, "恒泰", None, None, "") && fits(one, "恒泰", None, None, "ｐｒｉｃｅ"));
        assert!(fits(one, "恒泰", Some(Learned::Win), Some("样品"), "恒 泰"));
        assert!(!fits(one, "恒泰", Some(Learned::Lesson), None, ""));
        assert!(!fits(one, "恒泰", None, Some("价格"), "") && !fits(one, "", None, None, "恒泰"));
    }
}
