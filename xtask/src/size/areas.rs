//! What each part of the app may take of the main wasm, and what it takes.
//!
//! A function belongs to the area of the first folder of ours that its name tells of, the innermost
//! that has one, so that
//! `Vec<fieldplan::journal::Record>` counts where the journal is; one that tells of none, and
//! everything that is no code, belongs to the house. The compiler inlines a page's view into
//! whoever draws it, so the areas of screens come out a little too small and the house too large.

use super::KB;
use super::crates::Function;

/// A part of the app with its allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) name: &'static str,
    /// Bytes of the packed main wasm.
    pub(super) allowance: usize,
    /// Where the area has never met its allowance: what it took when that was last measured, and
    /// may not pass until it does. `None` once it has.
    pub(super) debt: Option<usize>,
    /// The paths whose functions are its own.
    paths: &'static [&'static str],
}

impl Area {
    /// What the area must stay within: its allowance, or its debt while it has one.
    pub(super) fn gate(&self) -> usize {
        self.debt.unwrap_or(self.allowance)
    }

    /// A debt that is paid must be struck out, so that it is never made again.
    pub(super) fn paid(&self, bytes: usize) -> bool {
        self.debt.is_some() && bytes <= self.allowance
    }
}

/// The allowances: the house first, since it takes what nobody else does.
pub(super) const AREAS: [Area; 6] = [
    Area {
        name: "house and tabs",
        allowance: 120 * KB,
        // Measured on 2026-11-23 with 135.9, 134.8 before the seventh file, which takes more out of the
        // first one's hands, 128.1 before Today had its eleven reasons; 139.5 before elements were data.
        debt: Some(136 * KB),
        paths: &[],
    },
    Area { name: "core", allowance: 25 * KB, debt: None, paths: &["domain"] },
    Area {
        name: "nothing lost, exchange",
        allowance: 30 * KB,
        // Measured on 2026-11-22 with 32.7, seven kinds of record after 28.8.
        debt: Some(33 * KB),
        paths: &["journal", "exchange", "browser::indexed_db"],
    },
    Area { name: "target", allowance: 25 * KB, debt: None, paths: &["ui::pages::target"] },
    Area {
        name: "today",
        allowance: 25 * KB,
        debt: None,
        paths: &["ui::pages::today", "ui::components::row", "domain::agenda"],
    },
    Area { name: "review", allowance: 25 * KB, debt: None, paths: &["ui::pages::review"] },
];

/// Bytes of the packed file by area, in the order of [`AREAS`]: each area's share of the raw bytes,
/// scaled to the packed file, the house taking what is left.
pub(super) fn by_area(functions: &[Function], raw: usize, sent: usize) -> [usize; AREAS.len()] {
    let mut bytes = [0; AREAS.len()];
    for function in functions {
        if let Some(slot) = bytes.get_mut(area(&function.name)) {
            *slot += function.bytes;
        }
    }
    let mut scaled = bytes.map(|bytes| bytes.saturating_mul(sent).checked_div(raw).unwrap_or(0));
    let others: usize = scaled.iter().skip(1).sum();
    scaled[0] = sent.saturating_sub(others);
    scaled
}

/// The place of a function's area in [`AREAS`].
fn area(name: &str) -> usize {
    let path = name.split_once("fieldplan::").map_or("", |(_, path)| path);
    let owns = |own: &&&str| path.starts_with(&format!("{own}::"));
    let own = |area: &Area| area.paths.iter().filter(owns).map(|own| own.len()).max();
    // The longest path: a folder within a folder may be another area's.
    let places = AREAS.iter().enumerate().filter_map(|(place, area)| Some((own(area)?, place)));
    places.max().map_or(0, |(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_first_of_our_folders_in_its_name() {
        for (name, area_name) in [
            ("fieldplan::domain::pace::needed", "core"),
            ("fieldplan::domain::agenda::money::lines", "today"),
            (
                "core::ptr::drop_in_place<fieldplan::journal::record::Record>",
                "nothing lost, exchange",
            ),
            (
                "<fieldplan::browser::indexed_db::IndexedDb as fieldplan::journal::store::Store>::load",
                "nothing lost, exchange",
            ),
            ("fieldplan::browser::clock::now", "house and tabs"),
            ("fieldplan::ui::pages::target::sheet", "target"),
            ("fieldplan::ui::pages::targets::sheet", "house and tabs"),
            ("tachys::view::any_view::build", "house and tabs"),
        ] {
            assert_eq!(AREAS[area(name)].name, area_name, "{name}");
        }
    }

    #[test]
    fn a_debt_may_not_grow_and_is_struck_out_when_it_is_paid() {
        let area = |debt| Area { name: "x", allowance: 100, debt, paths: &[] };
        assert_eq!((area(None).gate(), area(Some(130)).gate()), (100, 130));
        assert!(area(Some(130)).paid(100));
        assert!(!area(Some(130)).paid(101) && !area(None).paid(1));
    }

    #[test]
    fn areas_add_up_to_the_packed_file() {
        let function = |name: &str, bytes| Function { name: name.to_owned(), bytes };
        let functions = [
            function("fieldplan::domain::a", 100),
            function("fieldplan::journal::b", 333),
            function("memcpy", 50),
        ];
        let bytes = by_area(&functions, 1_000, 300);
        assert_eq!(bytes, [300 - 30 - 99, 30, 99, 0, 0, 0]);
        assert_eq!(bytes.iter().sum::<usize>(), 300);
    }
}
