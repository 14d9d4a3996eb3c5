//! What is known of a customer beside name, class and note: whom to ask for, where, which industry,
//! how keen they are (mission C1, C9).
//!
//! All of it is typed by the rep and erased with the customer. Not here: what the customer needs
//! (`needs`), what was done and sold (`profile`).

use super::day::Day;
use super::enter::{TAG_LIMIT, one_line};
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::ident::CustomerId;
use super::sorted::Map;
use super::workspace::Workspace;

/// The most characters of a field but the address.
pub const DETAIL_LIMIT: usize = 40;
/// The most characters of an address.
pub const ADDRESS_LIMIT: usize = 120;

/// One of the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// 联系人
    Contact,
    /// 电话
    Phone,
    /// 地址
    Address,
    /// 行业
    Industry,
    /// 区域
    Region,
    /// 标签: single words with a space between.
    Tags,
}

impl Detail {
    /// All six, in the order they are kept.
    pub const ALL: [Detail; 6] = [
        Detail::Contact,
        Detail::Phone,
        Detail::Address,
        Detail::Industry,
        Detail::Region,
        Detail::Tags,
    ];

    /// The most characters it may have; of tags each.
    pub const fn limit(self) -> usize {
        match self {
            Detail::Address => ADDRESS_LIMIT,
            _ => DETAIL_LIMIT,
        }
    }
}

/// What is known; an empty text where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    words: [String; 6],
    /// Whether the rep sees a high intent to buy: it lifts the class by one (domain.md 9).
    pub keen: bool,
}

/// Why typed details are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailsError {
    /// A field has too many characters.
    TooLong {
        /// Which.
        detail: Detail,
        /// How many; [`Detail::limit`] are allowed.
        length: usize,
    },
    /// There are more tags than [`TAG_LIMIT`].
    TooManyTags {
        /// How many.
        length: usize,
    },
    /// No digit stands in the phone number.
    NoNumber,
}

impl Details {
    /// Details as typed, in the order of [`Detail::ALL`]: each on one line, white space folded, a
    /// tag kept once; tags are parted by spaces or by commas. O(characters).
    ///
    /// ```
    /// use fieldplan::domain::details::{Detail, Details};
    /// let typed = ["王姐 ", "138 0013 8000", "", "五金", "", "样品、展会，样品"];
    /// let details = Details::typed(typed, true).unwrap();
    /// assert_eq!(details.word(Detail::Contact), "王姐");
    /// assert_eq!(details.tags().collect::<Vec<_>>(), ["样品", "展会"]);
    /// assert_eq!(details.dialed().as_deref(), Some("13800138000"));
    /// ```
    ///
    /// # Errors
    /// When a field has more characters than [`Detail::limit`], there are too many tags, or the
    /// phone number has no digit.
    pub fn typed(typed: [&str; 6], keen: bool) -> Result<Details, DetailsError> {
        let mut words = typed.map(one_line);
        for (detail, word) in Detail::ALL.into_iter().zip(&mut words) {
            if detail == Detail::Tags {
                *word = tags(word)?;
                continue;
            }
            let length = word.chars().count();
            if length > detail.limit() {
                return Err(DetailsError::TooLong { detail, length });
            }
            if detail == Detail::Phone && length > 0 && !word.contains(is_digit) {
                return Err(DetailsError::NoNumber);
            }
        }
        Ok(Details { words, keen })
    }

    /// Those of a customer, as last kept; none without a record. O(entries).
    pub fn of(workspace: &Workspace, customer: CustomerId) -> Details {
        let own = |entry: &PackedEntry| {
            entry.kind == EntryKind::Details && entry.customer == Some(customer)
        };
        let mut all = workspace.entries().filter(|(_, entry)| own(entry));
        all.next_back().map(|(_, entry)| Details::read(entry)).unwrap_or_default()
    }

    /// Those of every customer that has any. O(entries).
    pub fn of_all(workspace: &Workspace) -> Map<CustomerId, Details> {
        let mut all = Map::new();
        for (_, entry) in workspace.entries().filter(|(_, one)| one.kind == EntryKind::Details) {
            if let Some(customer) = entry.customer {
                all.insert(customer, Details::read(entry));
            }
        }
        all
    }

    /// A field; empty without one.
    pub fn word(&self, detail: Detail) -> &str {
        let [contact, phone, address, industry, region, tags] = &self.words;
        match detail {
            Detail::Contact => contact,
            Detail::Phone => phone,
            Detail::Address => address,
            Detail::Industry => industry,
            Detail::Region => region,
            Detail::Tags => tags,
        }
    }

    /// The tags.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.word(Detail::Tags).split(' ').filter(|tag| !tag.is_empty())
    }

    /// The phone number as a phone dials it: digits, and a plus before them; of two numbers the
    /// first. `None` without one.
    pub fn dialed(&self) -> Option<String> {
        let first = self.word(Detail::Phone).split(['/', ',', ';', '、', '，', '；']).next()?;
        let plain = first.chars().map(|c| match c {
            '０'..='９' => char::from_digit(u32::from(c).saturating_sub(0xff10), 10).unwrap_or(c),
            '＋' => '+',
            c => c,
        });
        let mut number = String::new();
        for c in plain {
            if c.is_ascii_digit() || (c == '+' && number.is_empty()) {
                number.push(c);
            }
        }
        number.contains(is_digit).then_some(number)
    }

    /// As they are kept.
    pub fn entry(self, customer: CustomerId, on: Day) -> Entry {
        let row =
            Row { numbers: vec![i64::from(self.keen)], ids: vec![], words: self.words.into() };
        Entry { kind: EntryKind::Details, on, customer: Some(customer), row }
    }

    fn read(entry: &PackedEntry) -> Details {
        let mut details = Details::default();
        for (word, kept) in details.words.iter_mut().zip(&entry.row.words) {
            word.clone_from(kept);
        }
        details.keen = entry.row.numbers.first() == Some(&1);
        details
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Tags as they are kept: each once, one space between.
fn tags(typed: &str) -> Result<String, DetailsError> {
    let mut tags: Vec<&str> = Vec::new();
    for tag in typed.split([' ', ',', ';', '、', '，', '；', '#']).filter(|tag| !tag.is_empty())
    {
        let length = tag.chars().count();
        if length > DETAIL_LIMIT {
            return Err(DetailsError::TooLong { detail: Detail::Tags, length });
        }
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let length = tags.len();
    if length > TAG_LIMIT { Err(DetailsError::TooManyTags { length }) } else { Ok(tags.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{CustomersPasted, Erased, Fact, PastedCustomer};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;

    fn day() -> Day {
        Day::parse("2026-11-02").unwrap()
    }

    fn id(place: u16) -> CustomerId {
        CustomerId(Id::new(Stamp::new(1, 0, 7), place))
    }

    fn typed(typed: [&str; 6]) -> Result<Details, DetailsError> {
        Details::typed(typed, false)
    }

    fn workspace() -> Workspace {
        let row = |name: &str| PastedCustomer {
            name: name.to_owned(),
            class: crate::domain::cadence::Class::B,
            note: None,
        };
        let rows = vec![row("恒泰"), row("明达")];
        let mut workspace = Workspace::default();
        let pasted = Fact::CustomersPasted(CustomersPasted { rows, on: day() });
        evolve(&mut workspace, Stamp::new(1, 0, 7), &pasted);
        workspace
    }

    #[test]
    fn the_last_record_of_a_customer_holds_whole() {
        let mut workspace = workspace();
        assert_eq!(Details::of(&workspace, id(0)), Details::default());
        let first = Details::typed(["王姐", "1", "路", "五金", "东", "甲"], true).unwrap();
        let other = typed(["", "", "", "物流", "", ""]).unwrap();
        let second = typed(["李哥", "", "", "", "", ""]).unwrap();
        for (ms, (customer, details)) in
            (2..).zip([(id(0), first), (id(1), other.clone()), (id(0), second.clone())])
        {
            let fact = Fact::Entered(details.entry(customer, day()));
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &fact);
        }
        assert_eq!(Details::of(&workspace, id(0)), second);
        let all = Details::of_all(&workspace);
        assert_eq!(all.get(&id(1)), Some(&other));
        assert_eq!(all.len(), 2);
        let gone = Fact::Erased(Erased { customers: vec![id(1)] });
        evolve(&mut workspace, Stamp::new(9, 0, 7), &gone);
        assert_eq!(Details::of(&workspace, id(1)), Details::default());
    }

    #[test]
    fn what_is_too_long_is_refused_by_its_field() {
        let (full, long) = ("字".repeat(DETAIL_LIMIT), "字".repeat(DETAIL_LIMIT + 1));
        let length = DETAIL_LIMIT + 1;
        assert!(typed([&full, "", &long, &full, &full, &full]).is_ok());
        let wrong = |detail| Err(DetailsError::TooLong { detail, length });
        assert_eq!(typed(["", "", "", &long, "", ""]), wrong(Detail::Industry));
        assert_eq!(typed(["", "", "", "", "", &format!("短 {long}")]), wrong(Detail::Tags));
        let many = (0..=TAG_LIMIT).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        let length = TAG_LIMIT + 1;
        assert_eq!(typed(["", "", "", "", "", &many]), Err(DetailsError::TooManyTags { length }));
        let address = "路".repeat(ADDRESS_LIMIT + 1);
        let length = ADDRESS_LIMIT + 1;
        let wrong = Err(DetailsError::TooLong { detail: Detail::Address, length });
        assert_eq!(typed(["", "", &address, "", "", ""]), wrong);
    }

    #[test]
    fn a_number_is_dialed_by_its_digits() {
        for (phone, dialed) in [
            ("+86 138-0013-8000", Some("+8613800138000")),
            ("(0571) 8888 6666 / 13800138000", Some("057188886666")),
            ("１３８００１３８０００", Some("13800138000")),
            ("", None),
        ] {
            let details = typed(["", phone, "", "", "", ""]).unwrap();
            assert_eq!(details.dialed().as_deref(), dialed, "{phone}");
        }
        assert_eq!(typed(["", "没有", "", "", "", ""]), Err(DetailsError::NoNumber));
    }
}
