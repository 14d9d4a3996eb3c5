//! The three tiers of a target, from easier to harder.

use serde::{Deserialize, Deserializer, Serialize, de};

use super::money::Money;

/// 保底, 冲刺, 挑战.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// 保底: what must be reached.
    Floor,
    /// 冲刺: the assigned figure; the company's number.
    Target,
    /// 挑战: what is reached if most things go well.
    Challenge,
}

impl Tier {
    /// All three, easier first.
    pub const ALL: [Tier; 3] = [Tier::Floor, Tier::Target, Tier::Challenge];
}

/// Three amounts above zero, in order. Equal ones are allowed.
///
/// ```
/// use fieldplan::domain::money::Money;
/// use fieldplan::domain::tier::{Tier, Tiers, TiersError};
/// let yuan = Money::from_yuan;
/// let tiers = Tiers::around(yuan(3_000_000))?;
/// assert_eq!(Tier::ALL.map(|tier| tiers.get(tier)), [2_400_000, 3_000_000, 3_600_000].map(yuan));
/// let (easier, harder) = (Tier::Floor, Tier::Target);
/// let wrong = Tiers::new(yuan(5), yuan(4), yuan(6));
/// assert_eq!(wrong, Err(TiersError::OutOfOrder { easier, harder }));
/// # Ok::<(), TiersError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tiers {
    #[serde(rename = "f")]
    floor: Money,
    #[serde(rename = "t")]
    target: Money,
    #[serde(rename = "c")]
    challenge: Money,
}

/// Why three amounts are no tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TiersError {
    /// A tier is zero or less.
    NotPositive(Tier),
    /// A harder tier asks less than an easier one (rule `tier-order`).
    OutOfOrder {
        /// The easier tier.
        easier: Tier,
        /// The harder tier that asks less.
        harder: Tier,
    },
    /// A tier is above [`Tiers::LIMIT`].
    TooLarge(Tier),
}

impl Tiers {
    /// The largest tier: 10¹² yuan. No rep's month comes near; a figure beyond it is a slip.
    pub const LIMIT: Money = Money::from_yuan(1_000_000_000_000);

    /// Three tiers of a metric where more is better.
    ///
    /// # Errors
    /// When one is zero or less, above [`Tiers::LIMIT`], or harder tiers ask less than easier ones.
    pub fn new(floor: Money, target: Money, challenge: Money) -> Result<Tiers, TiersError> {
        for (tier, amount) in Tier::ALL.into_iter().zip([floor, target, challenge]) {
            if amount <= Money::ZERO {
                return Err(TiersError::NotPositive(tier));
            }
            if amount > Tiers::LIMIT {
                return Err(TiersError::TooLarge(tier));
            }
        }
        if target < floor {
            return Err(TiersError::OutOfOrder { easier: Tier::Floor, harder: Tier::Target });
        }
        if challenge < target {
            return Err(TiersError::OutOfOrder { easier: Tier::Target, harder: Tier::Challenge });
        }
        Ok(Tiers { floor, target, challenge })
    }

    /// Tiers around a typed target where there is no history: 80 %, 100 % and 120 % of it, each
    /// rounded half away from zero to the 分 and at least 0.01 yuan.
    ///
    /// # Errors
    /// When the target is zero or less, or its challenge would be above [`Tiers::LIMIT`].
    pub fn around(target: Money) -> Result<Tiers, TiersError> {
        if target <= Money::ZERO {
            return Err(TiersError::NotPositive(Tier::Target));
        }
        if target > Tiers::LIMIT {
            return Err(TiersError::TooLarge(Tier::Target));
        }
        let floor = target.percent(80).max(Money::from_fen(1));
        Tiers::new(floor, target, target.percent(120))
    }

    /// The amount of one tier.
    pub fn get(&self, tier: Tier) -> Money {
        match tier {
            Tier::Floor => self.floor,
            Tier::Target => self.target,
            Tier::Challenge => self.challenge,
        }
    }
}

impl<'de> Deserialize<'de> for Tiers {
    /// Stored tiers pass the same door as typed ones.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Three {
            f: Money,
            t: Money,
            c: Money,
        }
        let Three { f, t, c } = Three::deserialize(deserializer)?;
        Tiers::new(f, t, c).map_err(|_| de::Error::custom("tiers out of order"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tiers_without_history_are_80_100_120_percent() {
        let tiers = Tiers::around(Money::from_yuan(3_000_000)).unwrap();
        assert_eq!(tiers.get(Tier::Floor), Money::from_yuan(2_400_000));
        assert_eq!(tiers.get(Tier::Target), Money::from_yuan(3_000_000));
        assert_eq!(tiers.get(Tier::Challenge), Money::from_yuan(3_600_000));
    }

    #[test]
    fn a_harder_tier_easier_than_an_easier_one_is_blocked() {
        let yuan = Money::from_yuan;
        assert_eq!(
            Tiers::new(yuan(5), yuan(4), yuan(6)),
            Err(TiersError::OutOfOrder { easier: Tier::Floor, harder: Tier::Target })
        );
        assert_eq!(
            Tiers::new(yuan(3), yuan(4), yuan(3)),
            Err(TiersError::OutOfOrder { easier: Tier::Target, harder: Tier::Challenge })
        );
        assert!(Tiers::new(yuan(3), yuan(3), yuan(3)).is_ok());
        assert_eq!(Tiers::around(Money::ZERO), Err(TiersError::NotPositive(Tier::Target)));
        assert_eq!(
            Tiers::around(yuan(1_000_000_000_000_000)),
            Err(TiersError::TooLarge(Tier::Target))
        );
    }

    #[test]
    fn stored_tiers_pass_the_same_door() {
        assert!(serde_json::from_str::<Tiers>(r#"{"f":"5","t":"4","c":"6"}"#).is_err());
        assert!(serde_json::from_str::<Tiers>(r#"{"f":"4","t":"5","c":"6","later":1}"#).is_ok());
    }

    /// Amounts around nothing and around the limit, some of them equal.
    fn amounts() -> impl Strategy<Value = Money> {
        let limit = Tiers::LIMIT.fen();
        let edges = vec![0, 1, 2, limit - 1, limit, limit + 1];
        prop_oneof![4 => proptest::sample::select(edges), 1 => -9_i64..9].prop_map(Money::from_fen)
    }

    proptest! {
        #[test]
        fn tiers_are_taken_exactly_when_they_rise_from_above_zero_to_the_limit(
            three in [amounts(), amounts(), amounts()], sorted: bool,
        ) {
            let mut three = three;
            if sorted {
                three.sort();
            }
            let [floor, target, challenge] = three;
            let is_taken = floor > Money::ZERO
                && floor <= target
                && target <= challenge
                && challenge <= Tiers::LIMIT;
            let tiers = Tiers::new(floor, target, challenge);
            prop_assert_eq!(tiers.is_ok(), is_taken);
            if let Ok(tiers) = tiers {
                prop_assert_eq!(Tier::ALL.map(|tier| tiers.get(tier)), three);
            }
        }

        #[test]
        fn a_target_is_too_large_itself_or_by_its_challenge(
            over in prop_oneof![Just(0_i64), Just(1), Just(-1), -9_i64..9, 0_i64..1_000_000],
        ) {
            let limit = Tiers::LIMIT;
            let above = Money::from_fen(over);
            let of = |target: Money| Tiers::around(target).map(|_| ());
            let expected = if over > 0 { Tier::Target } else { Tier::Challenge };
            prop_assert_eq!(of(limit.plus(above)), Err(TiersError::TooLarge(expected)));
            let expected = if over > 0 { Ok(()) } else { Err(TiersError::NotPositive(Tier::Target)) };
            prop_assert_eq!(of(above), expected);
        }

        #[test]
        fn any_positive_target_has_tiers(fen in 1_i64..=80_000_000_000_000) {
            prop_assert!(Tiers::around(Money::from_fen(fen)).is_ok());
        }
    }
}
