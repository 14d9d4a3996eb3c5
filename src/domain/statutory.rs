//! The public holidays the law names, for days that no published table covers.
//!
//! Since 2025 the law gives thirteen days a year (《全国年节及纪念日放假办法》): 1 January,
//! 除夕 to 初三, 清明, 1 and 2 May, 端午, 中秋, and 1 to 3 October. How weekends are moved
//! around them is announced each November for the year after and is not guessed here.

use super::lunar::LunarYear;

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Festival {
    /// 元旦
    NewYear,
    /// 春节, from 除夕 on
    Spring,
    /// 清明
    Qingming,
    /// 劳动节
    Labour,
    /// 端午
    DragonBoat,
    /// 中秋
    MidAutumn,
    /// 国庆节
    National,
}

/// The thirteen statutory days of a year, each as its day of the year (1 January is 1).
///
/// They are in order of date but for 中秋, which comes last: it may lie before the National days,
/// after them or on one of them. Outside the years of [`LunarYear`] only the six days of the solar
/// calendar are known and the others are missing.
#[derive(Clone, Copy, Debug)]
pub struct StatutoryDays {
    days: [(u32, Festival); 13],
}

/// In the place of a day that is not known: no day of the year has this number.
const UNKNOWN: u32 = 0;

impl StatutoryDays {
    /// The statutory days of `year`.
    ///
    /// ```
    /// use fieldplan::domain::statutory::{Festival, StatutoryDays};
    ///
    /// let days = StatutoryDays::of(2027);
    /// assert_eq!(days.iter().count(), 13);
    /// assert_eq!(days.on(31 + 5), Some(Festival::Spring)); // 除夕 is 5 February
    /// ```
    pub fn of(year: i32) -> Self {
        use Festival::{DragonBoat, Labour, MidAutumn, National, NewYear, Qingming, Spring};
        let leap =
            u32::from(year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year == 2000));
        let fixed = |day: u32| day.saturating_add(leap);
        let lunar = LunarYear::of(year);
        let moving = |which: fn(LunarYear) -> u32| lunar.map_or(UNKNOWN, which);
        // 除夕 lies before 初一, and both in the same solar year.
        let spring = |after_eve: u32| {
            moving(|lunar| lunar.spring_festival.saturating_sub(1))
                .checked_add(after_eve)
                .filter(|_| lunar.is_some())
                .unwrap_or(UNKNOWN)
        };
        let days = [
            (1, NewYear),
            (spring(0), Spring),
            (spring(1), Spring),
            (spring(2), Spring),
            (spring(3), Spring),
            (moving(|lunar| lunar.qingming), Qingming),
            (fixed(121), Labour),
            (fixed(122), Labour),
            (moving(|lunar| lunar.dragon_boat), DragonBoat),
            (fixed(274), National),
            (fixed(275), National),
            (fixed(276), National),
            (moving(|lunar| lunar.mid_autumn), MidAutumn),
        ];
        Self { days }
    }

    /// The known days.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Festival)> + '_ {
        self.days.iter().copied().filter(|(day, _)| *day != UNKNOWN)
    }

    /// The holiday on that day of the year, if it is one; National where 中秋 falls on it.
    pub fn on(&self, day_of_year: u32) -> Option<Festival> {
        self.iter().find(|(day, _)| *day == day_of_year).map(|(_, festival)| festival)
    }
}
