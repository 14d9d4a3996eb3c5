//! A record's payload: one JSON object on one line, by name and value.
//!
//! One reader and one writer serve all kinds. Derived readers are compiled anew for each struct;
//! eighteen of them were 26 KB of wasm. A field is read strictly (a wrong value makes the payload
//! unknown, never a default), a field nobody asks for is passed over, and a field that stands
//! twice is not readable, since two versions might take different ones.
//!
//! Not here: which fields a kind has (`kinds/<kind>.rs`, by [`fields!`](crate::journal::payload)).

use std::borrow::Cow;
use std::fmt::{self, Display};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::domain::agenda::{Matter, Why};
use crate::domain::archive::ArchivedFigure;
use crate::domain::cadence::Class;
use crate::domain::calendar::{Mark, OffReason, WeekPattern};
use crate::domain::day::Day;
use crate::domain::fact::{
    MovedTask, NextStep, Outcome, PastedCustomer, RebateStep, RevisionReason,
};
use crate::domain::ident::{CustomerId, DealId, Id, JournalId, ReceivableId, Stamp, TaskId};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::period::{Month, MonthStart};
use crate::domain::stage::Stage;
use crate::domain::tier::{Tier, Tiers};
use crate::domain::unit::Unit;

/// A value as JSON has it. Numbers are whole; any other is [`Value::Other`], which no field takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Number(i64),
    Truth(bool),
    List(Vec<Value<'a>>),
    Object(Fields<'a>),
    Null,
    Other,
}

impl Value<'_> {
    fn text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    fn get<T: Field>(&self, name: &str) -> Option<T> {
        if let Value::Object(fields) = self { fields.get(name) } else { None }
    }
}

/// An object: names and values in the order written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

/// How often an object has a name.
enum Named<'b, 'a> {
    Never,
    Once(&'b Value<'a>),
    /// Then no reader may choose.
    Often,
}

impl<'a> Fields<'a> {
    /// Reads an object. `None` when the text is none, or holds what this version cannot hold in
    /// memory (a number beyond any float, nesting beyond 128): [`is_sound`] tells the two apart.
    pub(super) fn parse(json: &'a str) -> Option<Fields<'a>> {
        match serde_json::from_str(json) {
            Ok(Value::Object(fields)) => Some(fields),
            _ => None,
        }
    }

    /// The field's value.
    pub(super) fn get<T: Field>(&self, name: &str) -> Option<T> {
        match self.named(name) {
            Named::Once(value) => T::read(value),
            Named::Never => T::absent(),
            Named::Often => None,
        }
    }

    /// The value under a name, [`Value::Null`] where there is none; `None` where it stands twice.
    pub(super) fn value(&self, name: &str) -> Option<&Value<'a>> {
        match self.named(name) {
            Named::Once(value) => Some(value),
            Named::Never => Some(&Value::Null),
            Named::Often => None,
        }
    }

    /// What stands under a name. Every field of every kind asks here: one copy serves them all.
    #[inline(never)]
    fn named(&self, name: &str) -> Named<'_, 'a> {
        let mut named = self.0.iter().filter(|(known, _)| known == name);
        match (named.next(), named.next()) {
            (Some((_, value)), None) => Named::Once(value),
            (None, None) => Named::Never,
            _ => Named::Often,
        }
    }
}

/// Whether a text is JSON at all.
pub(super) fn is_sound(json: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(json).is_ok()
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value<'de>, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Value<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
                Ok(Value::Number(number))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
                Ok(i64::try_from(number).map_or(Value::Other, Value::Number))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Value<'de>, E> {
                Ok(Value::Other)
            }

            fn visit_bool<E>(self, truth: bool) -> Result<Value<'de>, E> {
                Ok(Value::Truth(truth))
            }

            fn visit_unit<E>(self) -> Result<Value<'de>, E> {
                Ok(Value::Null)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value<'de>, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = seq.next_element()? {
                    list.push(value);
                }
                Ok(Value::List(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
                let mut fields = Vec::new();
                // A name is read as a value too: the same code, and it may be borrowed.
                while let Some(name) = map.next_key::<Value<'de>>()? {
                    let value = map.next_value()?;
                    if let Value::Text(name) = name {
                        fields.push((name, value));
                    }
                }
                Ok(Value::Object(Fields(fields)))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

/// Something that stands in a payload under a name.
pub(super) trait Field: Sized {
    /// Reads it; `None` where the value is not one of this type's.
    fn read(value: &Value<'_>) -> Option<Self>;

    /// What it is where the name is missing; `None` where it must not be.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether its name is left out.
    fn is_absent(&self) -> bool {
        false
    }

    /// Writes it.
    fn write(&self, json: &mut String);
}

impl<T: Field> Field for Option<T> {
    fn read(value: &Value<'_>) -> Option<Self> {
        if *value == Value::Null { Some(None) } else { T::read(value).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn write(&self, json: &mut String) {
        if let Some(value) = self {
            value.write(json);
        }
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: &Value<'_>) -> Option<Self> {
        if let Value::List(list) = value { list.iter().map(T::read).collect() } else { None }
    }

    fn write(&self, json: &mut String) {
        json.push('[');
        for item in self {
            after_comma(json);
            item.write(json);
        }
        json.push(']');
    }
}

impl Field for String {
    fn read(value: &Value<'_>) -> Option<Self> {
        value.text().map(str::to_owned)
    }

    fn write(&self, json: &mut String) {
        quote(json, self);
    }
}

impl Field for bool {
    fn read(value: &Value<'_>) -> Option<Self> {
        if let Value::Truth(truth) = value { Some(*truth) } else { None }
    }

    fn write(&self, json: &mut String) {
        json.push_str(if *self { "true" } else { "false" });
    }
}

impl Field for u16 {
    fn read(value: &Value<'_>) -> Option<Self> {
        if let Value::Number(number) = value { (*number).try_into().ok() } else { None }
    }

    fn write(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl Field for i64 {
    fn read(value: &Value<'_>) -> Option<Self> {
        if let Value::Number(number) = value { Some(*number) } else { None }
    }

    fn write(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl Field for MonthStart {
    fn read(value: &Value<'_>) -> Option<Self> {
        MonthStart::new(u8::try_from(u16::read(value)?).ok()?).ok()
    }

    fn write(&self, json: &mut String) {
        u16::try_from(self.day()).unwrap_or(1).write(json);
    }
}

/// Fields that are the text they print.
macro_rules! as_text {
    ($($type:ty => $parse:expr),* $(,)?) => {
        $(impl Field for $type {
            fn read(value: &Value<'_>) -> Option<Self> {
                value.text().and_then($parse)
            }

            fn write(&self, json: &mut String) {
                quoted(json, self);
            }
        })*
    };
}

as_text! {
    Day => |text| Day::parse(text).ok(),
    Month => |text| Month::parse(text).ok(),
    Money => Money::parse,
    Stamp => Stamp::parse,
    CustomerId => |text| Id::parse(text).map(CustomerId),
    TaskId => |text| Id::parse(text).map(TaskId),
    DealId => |text| Id::parse(text).map(DealId),
    ReceivableId => |text| Id::parse(text).map(ReceivableId),
    Matter => Matter::parse,
}

/// Fields that are one of some words.
macro_rules! one_of {
    ($($type:ty { $($value:path = $word:literal),* $(,)? })*) => {
        $(impl Field for $type {
            fn read(value: &Value<'_>) -> Option<Self> {
                const VALUES: &[$type] = &[$($value),*];
                VALUES.get(place(&[$($word),*], value)?).copied()
            }

            fn write(&self, json: &mut String) {
                quote(json, match self {
                    $($value => $word,)*
                });
            }
        })*
    };
}

/// The place of a text among some words. One copy serves all types.
#[inline(never)]
pub(super) fn place(words: &[&str], value: &Value<'_>) -> Option<usize> {
    let text = value.text()?;
    words.iter().position(|word| *word == text)
}

one_of! {
    Class { Class::A = "A", Class::B = "B", Class::C = "C" }
    NextStep {
        NextStep::Visit = "visit",
        NextStep::Call = "call",
        NextStep::Proposal = "proposal",
        NextStep::Sample = "sample",
        NextStep::Collect = "collect",
    }
    Outcome {
        Outcome::Met = "met",
        Outcome::Won = "won",
        Outcome::Lost = "lost",
        Outcome::Absent = "absent",
    }
    Stage {
        Stage::Contact = "contact",
        Stage::Need = "need",
        Stage::Proposal = "proposal",
        Stage::Negotiation = "negotiation",
        Stage::Won = "won",
    }
    OffReason {
        OffReason::Leave = "leave",
        OffReason::Sick = "sick",
        OffReason::TradeShow = "show",
        OffReason::Rest = "rest",
    }
    Why {
        Why::Promised = "promised",
        Why::CollectionDue = "collection",
        Why::AfterSale = "after-sale",
        Why::Closing = "closing",
        Why::ProposalOwed = "proposal",
        Why::Stalled = "stalled",
        Why::VisitDue = "visit",
        Why::RebateNear = "rebate",
        Why::ReorderDue = "reorder",
        Why::LeadQuota = "leads",
        Why::Backlog = "backlog",
        Why::Unplanned = "unplanned",
    }
    Standard {
        Standard::Revenue = "revenue",
        Standard::Volume = "volume",
        Standard::Collections = "collections",
        Standard::GrossProfit = "gross-profit",
        Standard::Deals = "deals",
        Standard::NewCustomers = "new-customers",
        Standard::Visits = "visits",
        Standard::Calls = "calls",
        Standard::Conversion = "conversion",
        Standard::Repurchase = "repurchase",
        Standard::CollectionRate = "collection-rate",
        Standard::ExpenseRate = "expense-rate",
    }
    RevisionReason {
        RevisionReason::Market = "market",
        RevisionReason::Ability = "ability",
        RevisionReason::Team = "team",
        RevisionReason::Feedback = "feedback",
        RevisionReason::Leave = "leave",
        RevisionReason::Company = "company",
    }
}

impl Field for JournalId {
    fn read(value: &Value<'_>) -> Option<Self> {
        Stamp::read(value).map(JournalId)
    }

    fn write(&self, json: &mut String) {
        self.0.write(json);
    }
}

impl Field for Mark {
    fn read(value: &Value<'_>) -> Option<Self> {
        match value.text() {
            Some("half") => Some(Mark::Half),
            Some("work") => Some(Mark::Work),
            Some(_) => None,
            None => value.get("off").map(Mark::Off),
        }
    }

    fn write(&self, json: &mut String) {
        match self {
            Mark::Half => quote(json, "half"),
            Mark::Work => quote(json, "work"),
            Mark::Off(reason) => object(json, |object| object.put("off", reason)),
        }
    }
}

impl Field for WeekPattern {
    fn read(value: &Value<'_>) -> Option<Self> {
        match value.text() {
            Some("five") => Some(WeekPattern::FiveDays),
            Some("six") => Some(WeekPattern::SixDays),
            Some(_) => None,
            None => {
                let alternating: Big = value.get("alternating")?;
                Some(WeekPattern::Alternating { big_week: alternating.0 })
            }
        }
    }

    fn write(&self, json: &mut String) {
        match self {
            WeekPattern::FiveDays => quote(json, "five"),
            WeekPattern::SixDays => quote(json, "six"),
            WeekPattern::Alternating { big_week } => {
                object(json, |object| object.put("alternating", &Big(*big_week)));
            }
        }
    }
}

/// What stands under `alternating`.
struct Big(Day);

impl Field for Big {
    fn read(value: &Value<'_>) -> Option<Self> {
        value.get("big").map(Big)
    }

    fn write(&self, json: &mut String) {
        object(json, |object| object.put("big", &self.0));
    }
}

impl Field for PastedCustomer {
    fn read(value: &Value<'_>) -> Option<Self> {
        let (name, class, note) = (value.get("n")?, value.get("c")?, value.get("t")?);
        Some(PastedCustomer { name, class, note })
    }

    fn write(&self, json: &mut String) {
        object(json, |object| {
            object.put("n", &self.name);
            object.put("c", &self.class);
            object.put("t", &self.note);
        });
    }
}

impl Field for MovedTask {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(MovedTask { task: value.get("t")?, due: value.get("d")? })
    }

    fn write(&self, json: &mut String) {
        object(json, |object| {
            object.put("t", &self.task);
            object.put("d", &self.due);
        });
    }
}

impl Field for RebateStep {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(RebateStep { from: value.get("f")?, pays: value.get("p")? })
    }

    fn write(&self, json: &mut String) {
        object(json, |object| {
            object.put("f", &self.from);
            object.put("p", &self.pays);
        });
    }
}

/// An amount is written as money, a count as a number, a ratio as two.
impl Field for ArchivedFigure {
    fn read(value: &Value<'_>) -> Option<Self> {
        let (metric, of): (Standard, Option<i64>) = (value.get("m")?, value.get("of")?);
        let amount = match metric.metric().unit() {
            Unit::Yuan => value.get::<Money>("v")?.fen(),
            Unit::Pieces | Unit::Share => value.get("v")?,
        };
        ArchivedFigure::from_parts(metric, amount, of)
    }

    fn write(&self, json: &mut String) {
        object(json, |object| {
            object.put("m", &self.metric());
            match self.metric().metric().unit() {
                Unit::Yuan => object.put("v", &Money::from_fen(self.value())),
                Unit::Pieces | Unit::Share => object.put("v", &self.value()),
            }
            object.put("of", &self.whole());
        });
    }
}

impl Field for Tiers {
    fn read(value: &Value<'_>) -> Option<Self> {
        Tiers::new(value.get("f")?, value.get("t")?, value.get("c")?).ok()
    }

    fn write(&self, json: &mut String) {
        object(json, |object| {
            for (name, tier) in ["f", "t", "c"].into_iter().zip(Tier::ALL) {
                object.put(name, &self.get(tier));
            }
        });
    }
}

/// Declares the fields of a struct, each under its own name, in the order they are written.
macro_rules! fields {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::journal::payload::Payload for $type {
            fn read(fields: &$crate::journal::payload::Fields<'_>) -> Option<Self> {
                Some($type { $($field: fields.get(stringify!($field))?),* })
            }

            fn write(&self, object: &mut $crate::journal::payload::Object) {
                $(object.put(stringify!($field), &self.$field);)*
            }
        }
    };
}
pub(super) use fields;

/// Something that is an object's fields.
pub(super) trait Payload: Sized {
    /// Reads them; the place for an upcast. `None` where one is missing or wrong.
    fn read(fields: &Fields<'_>) -> Option<Self>;

    /// Writes them.
    fn write(&self, object: &mut Object);
}

/// An object being written.
pub(super) struct Object(String);

impl Object {
    /// An object without fields.
    pub(super) fn new() -> Object {
        Object(String::from("{"))
    }

    /// Adds a field, unless it is absent.
    pub(super) fn put(&mut self, name: &str, field: &impl Field) {
        if !field.is_absent() {
            self.name(name);
            field.write(&mut self.0);
        }
    }

    /// Adds a name of plain letters, and says where its value is to be written.
    pub(super) fn at(&mut self, name: &str) -> &mut String {
        self.name(name);
        &mut self.0
    }

    /// Adds a name of plain letters.
    #[inline(never)]
    fn name(&mut self, name: &str) {
        after_comma(&mut self.0);
        quoted(&mut self.0, name);
        self.0.push(':');
    }

    /// The JSON.
    pub(super) fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// An object inside another.
pub(super) fn object(json: &mut String, fill: impl FnOnce(&mut Object)) {
    let mut object = Object::new();
    fill(&mut object);
    json.push_str(&object.finish());
}

/// A comma where something stands before.
pub(super) fn after_comma(json: &mut String) {
    if !json.ends_with(['{', '[']) {
        json.push(',');
    }
}

/// A text that needs no escaping, in quotes.
fn quoted(json: &mut String, text: impl Display) {
    json.push('"');
    json.push_str(&text.to_string());
    json.push('"');
}

/// A text in quotes, escaped where JSON asks for it.
pub(super) fn quote(json: &mut String, text: &str) {
    // A text has nothing that serde_json refuses.
    json.push_str(&serde_json::to_string(text).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Field>(json: &str) -> Option<T> {
        Fields::parse(json)?.get("f")
    }

    #[test]
    fn a_wrong_value_is_never_a_default() {
        for json in
            [r#"{"f":65536}"#, r#"{"f":-1}"#, r#"{"f":1.5}"#, r#"{"f":"1"}"#, r#"{"f":[1]}"#]
        {
            assert_eq!(read::<u16>(json), None, "{json}");
            assert_eq!(read::<Option<u16>>(json), None, "{json}");
        }
        assert_eq!(read::<u16>("{}"), None);
        assert_eq!(read::<Option<u16>>("{}"), Some(None));
        assert_eq!(read::<Option<u16>>(r#"{"f":null}"#), Some(None));
        assert_eq!(read::<u16>(r#"{"f":65535,"later":1e9}"#), Some(65535));
    }

    #[test]
    fn a_field_that_stands_twice_is_not_readable() {
        assert_eq!(read::<Option<u16>>(r#"{"f":1,"f":1}"#), None);
    }

    #[test]
    fn a_text_is_read_as_it_was_written() {
        for text in ["", "红星 \"二楼\"\n\u{7}😀", "\\", "\u{2028}"] {
            let mut object = Object::new();
            object.put("f", &text.to_owned());
            assert_eq!(read::<String>(&object.finish()).as_deref(), Some(text));
        }
    }

    #[test]
    fn tiers_out_of_order_and_unknown_words_are_refused() {
        assert_eq!(read::<Tiers>(r#"{"f":{"f":"5","t":"4","c":"6"}}"#), None);
        assert!(read::<Tiers>(r#"{"f":{"f":"4","t":"5","c":"6","later":1}}"#).is_some());
        assert_eq!(read::<Mark>(r#"{"f":"off"}"#), None);
        assert_eq!(read::<Mark>(r#"{"f":{"off":"sick"}}"#), Some(Mark::Off(OffReason::Sick)));
        assert_eq!(read::<Class>(r#"{"f":"a"}"#), None);
    }
}
