//! Classes of customers from value and intent (domain.md 9).

use super::cadence::{Class, class_by_rank};
use super::money::Money;

/// What a customer is ranked by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Own won business of the last twelve months, returns taken off.
    pub value: Money,
    /// Whether a deal is open.
    pub open_deal: bool,
    /// Whether the rep marked a high intent: it lifts by one class.
    pub high_intent: bool,
    /// A class the rep set by hand; it stays until removed.
    pub set: Option<Class>,
}

/// How value becomes a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// By rank: A is the first ceil(0.2 N), A and B the first ceil(0.5 N), ties to the higher.
    Rank,
    /// By amount: A from one value on, B from another.
    Thresholds {
        /// A from here on.
        a: Money,
        /// B from here on.
        b: Money,
    },
}

/// A class with what it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The class.
    pub class: Class,
    /// What decided.
    pub by: By,
}

/// What decided a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The value, by rank or threshold.
    Value,
    /// No value and no open deal.
    Nothing,
    /// A high intent, over the class that the value alone gives.
    Intent {
        /// Without it.
        from: Class,
    },
    /// The rep, over the class that would be given.
    Hand {
        /// Without it.
        from: Class,
    },
}

/// The class of each customer, in the given order; nobody else's place changes one except by rank.
/// O(n log n).
///
/// ```
/// use fieldplan::domain::{cadence::Class, money::Money, ranking::{Candidate, Method, rank}};
/// let of = |yuan| Candidate { value: Money::from_yuan(yuan), ..Candidate::default() };
/// let keen = Candidate { high_intent: true, ..of(10) };
/// let classes: Vec<Class> = rank(&[of(900), of(800), of(20), keen, of(0)], Method::Rank)
///     .into_iter().map(|ranked| ranked.class).collect();
/// assert_eq!(classes, [Class::A, Class::B, Class::B, Class::B, Class::C]);
/// ```
pub fn rank(candidates: &[Candidate], method: Method) -> Vec<Ranked> {
    let values: Vec<(i64, bool)> =
        candidates.iter().map(|one| (one.value.fen(), one.open_deal)).collect();
    let by_rank = match method {
        Method::Rank => class_by_rank(&values),
        Method::Thresholds { .. } => Vec::new(),
    };
    let mut by_rank = by_rank.into_iter();
    candidates
        .iter()
        .map(|one| {
            let by_value = match method {
                Method::Rank => by_rank.next().unwrap_or(Class::C),
                Method::Thresholds { a, b } => by_amount(one, a, b),
            };
            decide(one, by_value)
        })
        .collect()
}

fn by_amount(one: &Candidate, a: Money, b: Money) -> Class {
    if one.value <= Money::ZERO && !one.open_deal {
        Class::C
    } else if one.value >= a {
        Class::A
    } else if one.value >= b {
        Class::B
    } else {
        Class::C
    }
}

fn decide(one: &Candidate, by_value: Class) -> Ranked {
    let lifted = match by_value {
        Class::A | Class::B => Class::A,
        Class::C => Class::B,
    };
    let worth = one.value > Money::ZERO || one.open_deal;
    let computed = if one.high_intent && lifted != by_value {
        Ranked { class: lifted, by: By::Intent { from: by_value } }
    } else {
        Ranked { class: by_value, by: if worth { By::Value } else { By::Nothing } }
    };
    match one.set {
        Some(class) => Ranked { class, by: By::Hand { from: computed.class } },
        None => computed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(yuan: i64) -> Candidate {
        Candidate { value: Money::from_yuan(yuan), ..Candidate::default() }
    }

    #[test]
    fn a_class_set_by_hand_stays_and_says_what_it_would_be() {
        let one = Candidate { set: Some(Class::A), ..of(0) };
        let ranked = rank(&[one], Method::Rank);
        assert_eq!(ranked, [Ranked { class: Class::A, by: By::Hand { from: Class::C } }]);
        let none = rank(&[of(0)], Method::Rank);
        assert_eq!(none, [Ranked { class: Class::C, by: By::Nothing }]);
    }

    #[test]
    fn intent_lifts_one_class_and_none_above_a() {
        let keen = |yuan| Candidate { high_intent: true, ..of(yuan) };
        let ranked = rank(&[keen(9), keen(5), of(5), of(4), of(3), keen(0)], Method::Rank);
        assert_eq!(ranked[0], Ranked { class: Class::A, by: By::Value });
        assert_eq!(ranked[5], Ranked { class: Class::B, by: By::Intent { from: Class::C } });
    }

    #[test]
    fn thresholds_are_included_and_nothing_sold_is_c() {
        let method = Method::Thresholds { a: Money::from_yuan(500), b: Money::ZERO };
        let open = Candidate { open_deal: true, ..of(0) };
        let found: Vec<Class> =
            rank(&[of(500), of(499), of(0), open], method).iter().map(|r| r.class).collect();
        assert_eq!(found, [Class::A, Class::B, Class::C, Class::B]);
    }

    fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
        let one = (0_i64..20, any::<bool>(), any::<bool>());
        proptest::collection::vec(one, 0..60).prop_map(|all| {
            let built = all.into_iter().map(|(yuan, open_deal, high_intent)| Candidate {
                open_deal,
                high_intent,
                ..of(yuan)
            });
            built.collect()
        })
    }

    proptest! {
        #[test]
        fn more_value_or_intent_is_never_a_lower_class(all in candidates(), one in 0_usize..60, more in 0_i64..20) {
            let before = rank(&all, Method::Rank);
            let mut raised = all.clone();
            if let Some(customer) = raised.get_mut(one) {
                customer.value = customer.value.plus(Money::from_yuan(more));
                customer.high_intent = true;
                // `Class::A` is the least in its order.
                prop_assert!(rank(&raised, Method::Rank)[one].class <= before[one].class);
            }
        }

        #[test]
        fn equal_customers_are_of_one_class_in_any_order(all in candidates()) {
            let found = rank(&all, Method::Rank);
            let mut turned = all.clone();
            turned.reverse();
            let mut back = rank(&turned, Method::Rank);
            back.reverse();
            prop_assert_eq!(&found, &back);
            for (a, x) in all.iter().zip(&found) {
                for (b, y) in all.iter().zip(&found) {
                    prop_assert!(a != b || x == y);
                }
            }
        }
    }
}
