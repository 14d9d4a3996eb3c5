//! The four public holidays that the Chinese lunisolar calendar sets, for 2000 to 2127.
//!
//! Intl is not asked: engines disagree with the official almanac by a day in some years, as for
//! Spring Festival 2027, which is 6 February. Outside the table's years nothing is guessed.

/// The first year of the table.
pub const FIRST_YEAR: i32 = 2000;

/// The last year of the table.
pub const LAST_YEAR: i32 = 2127;

/// Where the lunisolar holidays of one year lie, each as a day of that year (1 January is 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarYear {
    /// 春节, the first day of the first month: 21 January to 20 February.
    pub spring_festival: u32,
    /// 清明, the solar term: 4 or 5 April.
    pub qingming: u32,
    /// 端午, the fifth day of the fifth month: 27 May to 26 June.
    pub dragon_boat: u32,
    /// 中秋, the fifteenth day of the eighth month: 7 September to 7 October.
    pub mid_autumn: u32,
}

impl LunarYear {
    /// The holidays of `year`; `None` outside [`FIRST_YEAR`] to [`LAST_YEAR`].
    ///
    /// ```
    /// use fieldplan::domain::lunar::LunarYear;
    ///
    /// let year = LunarYear::of(2027).unwrap();
    /// assert_eq!(year.spring_festival, 31 + 6);
    /// assert_eq!(LunarYear::of(2128), None);
    /// ```
    pub fn of(year: i32) -> Option<Self> {
        let index = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
        let packed = u32::from(*PACKED.get(index)?);
        // The table's years are 2000 to 2127; of these only 2100 is a fourth year without a leap
        // day.
        let leap = u32::from(year.rem_euclid(4) == 0 && year != 2100);
        let plus = |base: u32, offset: u32| base.saturating_add(offset);
        Some(Self {
            spring_festival: plus(21, packed & 31),
            qingming: plus(plus(94, leap), (packed >> 15) & 1),
            dragon_boat: plus(plus(147, leap), (packed >> 5) & 31),
            mid_autumn: plus(plus(250, leap), (packed >> 10) & 31),
        })
    }
}

/// One number a year: days of 春节 after 21 January in bits 0 to 4, of 端午 after 27 May in bits
/// 5 to 9, of 中秋 after 7 September in bits 10 to 14, of 清明 after 4 April in bit 15.
///
/// Written by `xtask/node/calendar.mjs` from npm lunar-javascript; the generator says which
/// other packages it asks and stops when one disagrees.
#[rustfmt::skip]
const PACKED: [u16; 128] = [
    // generated
    0x154f, 0xe3a3, 0xba76, 0x910b, 0x5741, 0xadf3, 0xf488, 0xcafc,
    0x1d91, 0x6825, 0xbe98, 0x954d, 0x5f62, 0x3214, 0x84ca, 0xd31d,
    0x21b2, 0x6c67, 0xc6da, 0x996f, 0x63a4, 0x3a56, 0x8ceb, 0xdb41,
    0x29d4, 0x7488, 0xcafb, 0xa1b0, 0x6825, 0x3e97, 0x952d, 0xe382,
    0x3215, 0x04aa, 0xd31d, 0xa5d2, 0x6c67, 0x46d9, 0x996e, 0xe403,
    0x3656, 0x0ceb, 0x5741, 0xa9f4, 0x7089, 0x4afb, 0x2190, 0xec45,
    0x3e78, 0x110c, 0x5f62, 0xb235, 0x00ab, 0x4f1d, 0x25d2, 0xf067,
    0x46b9, 0x194e, 0x67a3, 0xba56, 0x08ec, 0x5740, 0x29f3, 0xf4a8,
    0x4afb, 0x218f, 0x6825, 0xc298, 0x110d, 0x5b62, 0x3235, 0x84ca,
    0x4f1d, 0x25d1, 0x7066, 0x46b9, 0x154f, 0x6383, 0x3656, 0x0d0c,
    0x5741, 0x29f3, 0x74a8, 0x4efb, 0x1d70, 0x6805, 0x3e78, 0x112d,
    0x5b63, 0x2e34, 0x04c9, 0x533c, 0x25b1, 0x7046, 0x46b9, 0x194f,
    0x5f84, 0x3656, 0x090b, 0x5b60, 0xae13, 0xf8a8, 0xcf1b, 0xa1b1,
    0x6827, 0xbe99, 0x954e, 0xe3a3, 0x3636, 0x88ea, 0xd73d, 0xa9d2,
    0x7068, 0xc6da, 0x9970, 0xe7c5, 0x3a78, 0x910c, 0xdf61, 0xb214,
    0x7889, 0xcefb, 0xa1b1, 0xec46, 0x3e99, 0x954d, 0xe3a2, 0xb655,
    // end of generated
];
