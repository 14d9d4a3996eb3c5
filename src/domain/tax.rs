//! Whether an amount holds tax: 含税 or 未税, where it matters (domain.md 1). The app never
//! converts one into the other.

use super::money::Money;

/// Whether an amount holds tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tax {
    /// 含税
    Included,
    /// 未税
    Excluded,
}

/// An amount that says whether it holds tax.
///
/// ```
/// use fieldplan::domain::{money::Money, tax::{Tax, TaxDiffers, Taxed}};
/// let with = Taxed { amount: Money::from_yuan(113), tax: Tax::Included };
/// let without = Taxed { amount: Money::from_yuan(100), tax: Tax::Excluded };
/// assert_eq!(with.plus(without), Err(TaxDiffers));
/// assert_eq!(with.plus(with).map(|sum| sum.amount), Ok(Money::from_yuan(226)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Taxed {
    /// How much.
    pub amount: Money,
    /// With tax or without.
    pub tax: Tax,
}

/// One amount holds tax and the other does not, so they are neither added up nor compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxDiffers;

impl Taxed {
    /// The sum, stopped at the limits of [`Money`].
    ///
    /// # Errors
    /// When one holds tax and the other does not.
    pub fn plus(self, other: Taxed) -> Result<Taxed, TaxDiffers> {
        if self.tax == other.tax {
            Ok(Taxed { amount: self.amount.plus(other.amount), tax: self.tax })
        } else {
            Err(TaxDiffers)
        }
    }
}
