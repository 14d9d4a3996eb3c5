//! Stamps that only grow, whatever the phone's clock does.

use crate::domain::ident::Stamp;

/// The start of the year 10000 in milliseconds. A wall clock that claims more is not followed,
/// and a file that brings stamps beyond it is not believed (`journal::merge`).
pub const FAR_MS: u64 = 253_402_300_800_000;

/// The last millisecond a record may carry: [`FAR_MS`] and 34 years. The gap is room for this
/// phone's own stamps after it has followed one from just below [`FAR_MS`]; it holds 2⁷² of them,
/// so no stamp received can use up the clock.
pub const LAST_MS: u64 = FAR_MS.saturating_add(1 << 40);

/// Makes the stamps of one open page.
///
/// Each stamp is greater than every stamp made before and every stamp [seen](Clock::see), so an
/// edit made after another one was seen is folded after it, and the value just typed is shown.
///
/// ```
/// use fieldplan::journal::clock::Clock;
/// let mut clock = Clock::new(7);
/// let noon = clock.next(1_790_000_000_000);
/// // The battery was out and the phone believes it is 1970.
/// assert!(clock.next(0) > noon);
/// ```
#[derive(Clone, Debug)]
pub struct Clock {
    last: Stamp,
    random: u64,
}

impl Clock {
    /// A clock of a page that has drawn `random`.
    pub const fn new(random: u64) -> Clock {
        Clock { last: Stamp::ZERO, random }
    }

    /// The next stamp, where `now_ms` is what the phone's clock says: milliseconds since 1970.
    pub fn next(&mut self, now_ms: u64) -> Stamp {
        let now = now_ms.min(FAR_MS);
        let (ms, counter) = if now > self.last.ms() {
            (now, 0)
        } else {
            match self.last.counter().checked_add(1) {
                Some(counter) => (self.last.ms(), counter),
                None => (self.last.ms().saturating_add(1), 0),
            }
        };
        self.last = Stamp::new(ms, counter, self.random);
        self.last
    }

    /// Takes note of a stamp loaded or received.
    pub fn see(&mut self, stamp: Stamp) {
        self.last = self.last.max(stamp);
    }

    /// What the page has drawn.
    pub const fn random(&self) -> u64 {
        self.random
    }

    /// The greatest stamp made or seen.
    pub const fn last(&self) -> Stamp {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_counter_that_is_full_takes_the_next_millisecond() {
        let mut clock = Clock::new(1);
        clock.see(Stamp::new(10, u32::MAX, u64::MAX));
        assert_eq!(clock.next(10), Stamp::new(11, 0, 1));
    }

    #[test]
    fn a_stamp_from_the_far_future_does_not_stop_the_clock() {
        let mut clock = Clock::new(1);
        clock.see(Stamp::new(FAR_MS, u32::MAX, u64::MAX));
        let mut last = clock.last();
        for now in [0, 1_790_000_000_000, FAR_MS, u64::MAX, u64::MAX, 5] {
            let next = clock.next(now);
            assert!(next > last && next.ms() < LAST_MS);
            last = next;
        }
    }

    #[test]
    fn a_wall_clock_at_its_end_is_not_followed() {
        let mut clock = Clock::new(1);
        assert_eq!(clock.next(u64::MAX).ms(), FAR_MS);
    }

    #[derive(Clone, Copy, Debug)]
    enum Event {
        Next(u64),
        See(Stamp),
    }

    fn event() -> impl Strategy<Value = Event> {
        let ms = prop_oneof![
            0..5_u64,
            Just(u64::MAX),
            1_790_000_000_000..1_790_000_000_010_u64,
            any::<u64>()
        ];
        let counter = prop_oneof![0..3_u32, Just(u32::MAX)];
        prop_oneof![
            ms.clone().prop_map(Event::Next),
            (ms, counter, any::<u64>()).prop_map(|(ms, counter, random)| Event::See(Stamp::new(
                ms.min(FAR_MS),
                counter,
                random
            ))),
        ]
    }

    proptest! {
        #[test]
        fn every_stamp_is_greater_than_all_made_or_seen(events in prop::collection::vec(event(), 1..60)) {
            let mut clock = Clock::new(42);
            let mut greatest = Stamp::ZERO;
            for event in events {
                match event {
                    Event::See(stamp) => {
                        clock.see(stamp);
                        greatest = greatest.max(stamp);
                    }
                    Event::Next(now) => {
                        let stamp = clock.next(now);
                        prop_assert!(stamp > greatest);
                        prop_assert!(stamp.ms() <= LAST_MS);
                        greatest = stamp;
                    }
                }
            }
        }
    }
}
