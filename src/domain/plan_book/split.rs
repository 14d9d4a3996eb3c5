//! A month's goal along one dimension, as it is edited and kept.
//!
//! Amounts are what is kept; shares and stars are ways to come to them. What is edited may be
//! unbalanced: `breakdown::state` says by how much, and nothing here refuses it.

use crate::domain::breakdown::{self, Refused, Stars, State, Weight};
use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::ident::PartId;
use crate::domain::money::{Money, wide};
use crate::domain::own_entries::month_of_number;
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::share::split_money;
use crate::domain::tier::Tiers;
use crate::domain::unit::Count;
use crate::domain::won::Dimension;
use crate::domain::workspace::Workspace;

/// By what the rep splits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Typed amounts.
    Amount,
    /// Typed shares of the goal.
    Share,
    /// One to five stars a part.
    Stars,
    /// Count × price.
    Pieces,
}

impl By {
    /// In the order of the words in `journal::kinds::split_set`.
    pub const ALL: [By; 4] = [By::Amount, By::Share, By::Stars, By::Pieces];
}

/// Stars of a part that was given none.
const PLAIN: u8 = 3;
/// The largest buffer, in percent of the goal.
pub const BUFFER_LIMIT: i64 = 100;
/// The most pieces of a count × price.
pub const COUNT_LIMIT: i64 = 1_000_000_000;

/// What one part is assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Assigned {
    /// Which part.
    pub part: PartId,
    /// How much, 0 or more.
    pub amount: Money,
    /// How well it may do; three where none were given.
    pub stars: Option<Stars>,
    /// How many at which price, where the amount was typed so.
    pub pieces: Option<(Count, Money)>,
    /// Whether it stays while the others re-balance.
    pub locked: bool,
}

impl Assigned {
    /// A part with nothing assigned yet.
    pub const fn new(part: PartId) -> Assigned {
        Assigned { part, amount: Money::ZERO, stars: None, pieces: None, locked: false }
    }

    /// Count × price less the amount, where they were typed and differ.
    pub fn off(&self) -> Option<Money> {
        let (count, price) = self.pieces?;
        let off = breakdown::count_times_price(count, price, self.amount);
        (off != Money::ZERO).then_some(off)
    }
}

/// A month's goal along one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Of which sales month.
    pub month: Month,
    /// Along what.
    pub dimension: Dimension,
    /// By what the rep splits.
    pub by: By,
    /// By how many percent the parts may exceed the goal.
    pub buffer: i64,
    /// The parts, in the order they were named.
    pub parts: Vec<Assigned>,
}

impl Split {
    /// Nothing is split yet.
    pub const fn empty(month: Month, dimension: Dimension) -> Split {
        Split { month, dimension, by: By::Share, buffer: 0, parts: Vec::new() }
    }

    /// The same with a part more for each of these it does not have. O(parts × parts).
    #[must_use]
    pub fn with_parts(mut self, parts: impl Iterator<Item = PartId>) -> Split {
        self.add_parts(parts);
        self
    }

    /// Adds a part for each of these it does not have. O(parts × parts).
    pub fn add_parts(&mut self, parts: impl Iterator<Item = PartId>) {
        for part in parts {
            if self.parts.iter().all(|known| known.part != part) {
                self.parts.push(Assigned::new(part));
            }
        }
    }

    /// Takes a part away; what it was assigned goes to no other.
    pub fn remove(&mut self, place: usize) -> Option<Assigned> {
        (place < self.parts.len()).then(|| self.parts.remove(place))
    }

    /// What all parts come to. O(parts).
    pub fn sum(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }

    /// How the parts compare with the goal. O(parts).
    pub fn state(&self, goal: Money) -> State {
        self.state_within(goal, self.buffer)
    }

    /// The same with another buffer in percent, like one that is being typed. O(parts).
    pub fn state_within(&self, goal: Money, buffer: i64) -> State {
        breakdown::state(goal, Rate::percent(buffer), &self.amounts())
    }

    /// What is left of the goal, 0 where nothing is. O(parts).
    pub fn unallocated(&self, goal: Money) -> Money {
        goal.minus(self.sum()).at_least_zero()
    }

    fn amounts(&self) -> Vec<Money> {
        self.parts.iter().map(|part| part.amount).collect()
    }

    fn take(&mut self, amounts: Vec<Money>) {
        for (part, amount) in self.parts.iter_mut().zip(amounts) {
            part.amount = amount;
        }
    }

    /// Assigns a part an amount, between 0 and the largest a goal may have.
    pub fn set_amount(&mut self, place: usize, amount: Money) {
        if let Some(part) = self.parts.get_mut(place) {
            part.amount = amount.at_least_zero().min(Tiers::LIMIT);
        }
    }

    /// Assigns a part a share of the goal, rounded once to the 分.
    pub fn set_share(&mut self, place: usize, goal: Money, share: Rate) {
        if let Some(amount) = breakdown::by_shares(goal, &[share]).first() {
            self.set_amount(place, *amount);
        }
    }

    /// Moves a part by percent points of the goal, not below 0.
    pub fn step(&mut self, place: usize, goal: Money, points: i64) {
        if let Some(part) = self.parts.get(place) {
            let amount = part.amount.plus(Rate::percent(points).of_money(goal));
            self.set_amount(place, amount);
        }
    }

    /// Assigns a part so many at a price.
    pub fn set_pieces(&mut self, place: usize, count: Count, price: Money) {
        let product = wide(count.pieces()).saturating_mul(wide(price.fen()));
        self.set_amount(place, Money::from_wide(product));
        if let Some(part) = self.parts.get_mut(place) {
            part.pieces = Some((count, price));
        }
    }

    /// Gives a part its stars, and splits what the locked parts leave by the stars of the others;
    /// one without any counts as three. O(parts log parts).
    ///
    /// # Errors
    /// Where there is nothing to split by; the amounts stay.
    pub fn set_stars(&mut self, place: usize, goal: Money, stars: Stars) -> Result<(), Refused> {
        if let Some(part) = self.parts.get_mut(place) {
            part.stars = Some(stars);
        }
        self.by_stars(goal)
    }

    /// Splits what the locked parts leave by the stars of the others. O(parts log parts).
    ///
    /// # Errors
    /// Where there is nothing to split by; the amounts stay.
    pub fn by_stars(&mut self, goal: Money) -> Result<(), Refused> {
        let locked: Money = self.parts.iter().filter(|part| part.locked).map(|p| p.amount).sum();
        let free = self.parts.iter().filter(|part| !part.locked);
        let weights: Vec<Weight> =
            free.filter_map(|part| part.stars.or(Stars::new(PLAIN))).map(Weight::stars).collect();
        if weights.is_empty() {
            return Ok(());
        }
        let shares = breakdown::by_weights(goal.minus(locked).at_least_zero(), &weights)?;
        let mut shares = shares.into_iter();
        for part in self.parts.iter_mut().filter(|part| !part.locked) {
            part.amount = shares.next().unwrap_or_default();
        }
        Ok(())
    }

    /// Locks a part, or lets it go.
    pub fn turn_lock(&mut self, place: usize) {
        if let Some(part) = self.parts.get_mut(place) {
            part.locked = !part.locked;
        }
    }

    /// Fits the parts that are not locked to what the others leave; `kept`, the one just edited,
    /// stays like a locked one where another is free. O(parts log parts).
    pub fn rebalance(&mut self, goal: Money, kept: Option<usize>) {
        let others = |place: usize| Some(place) != kept;
        let any = self.parts.iter().zip(0..).any(|(part, place)| !part.locked && others(place));
        let parts: Vec<breakdown::Part> = self
            .parts
            .iter()
            .zip(0..)
            .map(|(part, place)| breakdown::Part {
                amount: part.amount,
                locked: part.locked || (any && !others(place)),
            })
            .collect();
        let amounts = breakdown::rebalance(goal, &parts);
        self.take(amounts);
    }

    /// Gives what is unallocated to one part, or takes from it what is too much, down to 0. O(parts).
    pub fn give_the_rest_to(&mut self, goal: Money, place: usize) {
        let amounts = breakdown::give_the_rest_to(goal, &self.amounts(), place);
        self.take(amounts);
    }

    /// Whom "give the rest" is offered to first: the part just edited, or else the largest that is
    /// not locked, the first of equal ones. O(parts).
    pub fn heir(&self, edited: Option<usize>) -> Option<usize> {
        let free = |place: &usize| self.parts.get(*place).is_some_and(|part| !part.locked);
        edited.filter(free).or_else(|| {
            let mut best: Option<(usize, Money)> = None;
            for (place, part) in self.parts.iter().enumerate().filter(|(_, part)| !part.locked) {
                if best.is_none_or(|(_, amount)| part.amount > amount) {
                    best = Some((place, part.amount));
                }
            }
            best.map(|(place, _)| place)
        })
    }

    /// Splits the goal over the first parts by these shares, to the 分; the others get nothing.
    /// O(parts log parts).
    pub fn quick(&mut self, goal: Money, percents: &[i64]) {
        let shares = split_money(goal, percents).unwrap_or_default();
        let mut shares = shares.into_iter();
        for part in &mut self.parts {
            part.amount = shares.next().unwrap_or_default();
            part.pieces = None;
        }
    }

    /// Splits the goal as an earlier one was split, to the 分; parts the earlier one does not have
    /// get nothing. Nothing changes where the two have no part with an amount in common.
    /// O(parts × parts).
    pub fn like(&mut self, goal: Money, before: &Split) {
        let then = |part: &Assigned| before.parts.iter().find(|other| other.part == part.part);
        let weights: Vec<i64> = self
            .parts
            .iter()
            .map(|part| then(part).map_or(0, |other| other.amount.fen().max(0)))
            .collect();
        if let Some(amounts) = split_money(goal, &weights) {
            for part in &mut self.parts {
                part.pieces = None;
            }
            self.take(amounts);
        }
    }

    /// As it is kept.
    pub fn entry(self, on: Day) -> Entry {
        let place = |found: Option<usize>| found.and_then(|at| i64::try_from(at).ok()).unwrap_or(0);
        let mut row = Row {
            numbers: vec![
                Row::month(self.month),
                place(Dimension::ALL.iter().position(|one| *one == self.dimension)),
                place(By::ALL.iter().position(|by| *by == self.by)),
                if self.buffer == 0 { Row::ABSENT } else { self.buffer },
                i64::try_from(self.parts.len()).unwrap_or(0),
            ],
            ..Row::default()
        };
        for part in self.parts {
            let (count, price) = part
                .pieces
                .map_or((Row::ABSENT, Row::ABSENT), |(count, price)| (count.pieces(), price.fen()));
            let stars = part.stars.map_or(Row::ABSENT, |stars| i64::from(stars.number()));
            let locked = if part.locked { 1 } else { Row::ABSENT };
            row.numbers.extend([part.amount.fen(), stars, count, price, locked]);
            row.ids.push(part.part.0);
        }
        Entry { kind: EntryKind::Split, on, customer: None, row }
    }

    /// Reads it back.
    pub fn of(entry: &PackedEntry) -> Option<Split> {
        let [month, dimension, by, buffer, _many, rest @ ..] = entry.row.numbers.as_slice() else {
            return None;
        };
        let parts = rest.chunks_exact(5).zip(&entry.row.ids).filter_map(|(numbers, part)| {
            let [amount, stars, count, price, locked] = numbers else { return None };
            let stars = u8::try_from(*stars).ok().and_then(Stars::new);
            let pieces = (*count != Row::ABSENT && *price != Row::ABSENT)
                .then(|| (Count::new(*count), Money::from_fen(*price)));
            Some(Assigned {
                part: PartId(*part),
                amount: Money::from_fen(*amount).at_least_zero(),
                stars,
                pieces,
                locked: *locked == 1,
            })
        });
        Some(Split {
            month: month_of_number(*month)?,
            dimension: Dimension::ALL.get(usize::try_from(*dimension).ok()?).copied()?,
            by: By::ALL.get(usize::try_from(*by).ok()?).copied()?,
            buffer: (*buffer).clamp(0, BUFFER_LIMIT),
            parts: parts.collect(),
        })
    }
}

/// The split in force for a month along a dimension. O(entries).
pub fn latest(workspace: &Workspace, month: Month, dimension: Dimension) -> Option<Split> {
    let splits = workspace.entries().filter(|(_, entry)| entry.kind == EntryKind::Split);
    let mut own = splits.filter_map(|(_, entry)| Split::of(entry));
    own.rfind(|split| split.month == month && split.dimension == dimension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ident::{Id, Stamp};
    use proptest::prelude::*;

    fn month() -> Month {
        Month::new(2026, 11).unwrap()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn split(parts: u64) -> Split {
        let part = |number| PartId(Id::new(Stamp::new(number, 0, 1), 0));
        Split::empty(month(), Dimension::Product).with_parts((1..=parts).map(part))
    }

    fn amounts(split: &Split) -> Vec<Money> {
        split.amounts()
    }

    #[test]
    fn forty_thirty_thirty_is_exact_and_a_third_part_more_gets_nothing() {
        let mut split = split(4);
        split.quick(yuan(3_000_000), &[40, 30, 30]);
        assert_eq!(amounts(&split), [1_200_000, 900_000, 900_000, 0].map(yuan));
        assert_eq!(split.state(yuan(3_000_000)), State::Exact);
    }

    #[test]
    fn ten_large_thirty_medium_hundred_small_make_ten_million() {
        let mut split = split(3);
        for (place, (count, price)) in
            [(10, 500_000), (30, 100_000), (100, 20_000)].into_iter().enumerate()
        {
            split.set_pieces(place, Count::new(count), yuan(price));
        }
        assert_eq!(split.state(yuan(10_000_000)), State::Exact);
        assert!(split.parts.iter().all(|part| part.off().is_none()));
        split.set_amount(0, yuan(4_500_000));
        assert_eq!(split.parts[0].off(), Some(yuan(500_000)));
    }

    #[test]
    fn three_typed_thirds_leave_three_thousand_and_one_gets_it() {
        let (mut split, goal) = (split(3), yuan(3_000_000));
        for place in 0..3 {
            split.set_share(place, goal, Rate::of(333, 1000).unwrap());
        }
        assert_eq!(split.unallocated(goal), yuan(3_000));
        assert_eq!(split.heir(None), Some(0));
        assert_eq!(split.heir(Some(2)), Some(2));
        split.turn_lock(2);
        assert_eq!(split.heir(Some(2)), Some(0));
        split.give_the_rest_to(goal, 1);
        assert_eq!(split.state(goal), State::Exact);
    }

    #[test]
    fn the_part_just_edited_stays_while_others_re_balance() {
        let (mut split, goal) = (split(3), yuan(100));
        split.quick(goal, &[40, 30, 30]);
        split.set_amount(0, yuan(50));
        split.rebalance(goal, Some(0));
        assert_eq!(amounts(&split), [50, 25, 25].map(yuan));
        split.turn_lock(1);
        split.turn_lock(2);
        split.rebalance(yuan(90), Some(0));
        assert_eq!(amounts(&split), [40, 25, 25].map(yuan), "no other part is free");
    }

    #[test]
    fn stars_split_what_locked_parts_leave_and_none_counts_as_three() {
        let (mut split, goal) = (split(3), yuan(100));
        split.set_amount(0, yuan(20));
        split.turn_lock(0);
        split.set_stars(1, goal, Stars::new(5).unwrap()).unwrap();
        assert_eq!(amounts(&split), [20, 50, 30].map(yuan));
    }

    #[test]
    fn a_step_is_a_point_of_the_goal_and_never_below_nothing() {
        let (mut split, goal) = (split(1), yuan(1_000));
        split.step(0, goal, 1);
        assert_eq!(amounts(&split), [yuan(10)]);
        split.step(0, goal, -5);
        assert_eq!(amounts(&split), [Money::ZERO]);
    }

    #[test]
    fn like_the_last_one_is_exact_and_keeps_its_shares() {
        let (mut split, mut then) = (split(3), split(3));
        then.quick(yuan(90), &[50, 30, 20]);
        split.like(Money::from_fen(1_001), &then);
        assert_eq!(split.state(Money::from_fen(1_001)), State::Exact);
        assert_eq!(amounts(&split), [501, 300, 200].map(Money::from_fen));
        let before = split.clone();
        split.like(yuan(9), &Split::empty(month(), Dimension::Product));
        assert_eq!(split, before, "nothing in common");
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_back(
            by in 0_usize..4, dimension in 0_usize..8, buffer in 0_i64..=BUFFER_LIMIT,
            drawn in proptest::collection::vec(
                (0_i64..1_000_000, 0_u8..6, proptest::option::of((0_i64..99, 0_i64..99)), any::<bool>()), 0..6),
        ) {
            let mut split = split(u64::try_from(drawn.len()).unwrap());
            (split.by, split.dimension) = (By::ALL[by], Dimension::ALL[dimension]);
            split.buffer = buffer;
            for (part, (fen, stars, pieces, locked)) in split.parts.iter_mut().zip(drawn) {
                part.amount = Money::from_fen(fen);
                part.stars = Stars::new(stars);
                part.pieces = pieces.map(|(count, price)| (Count::new(count), Money::from_fen(price)));
                part.locked = locked;
            }
            let day = Day::parse("2026-11-05").unwrap();
            prop_assert_eq!(Split::of(&split.clone().entry(day).packed()), Some(split));
        }
    }
}
