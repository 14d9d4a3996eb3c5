//! Every word shown, in Simplified Chinese and English.
//!
//! [`Texts`] has one field a text: a language that lacks one does not compile. Whole sentences
//! with numbered places (`{0}`) are kept together, so that a language may order them as it
//! likes. Typed errors and reasons are worded in [`say`]; numbers and dates are written by
//! [`number`] and [`date`] (Intl is not used: engines differ, and it is a day wrong for lunar
//! dates). No rule of the product lives here.
//!
//! **In**: a [`Lang`] and typed answers of the core. **Out**: sentences, numbers, dates, and amounts read
//! from what a rep types ([`amount`]).
//!
//! **What always holds.** Both languages fill the same places of each text; neither has the other's words
//! or marks (`copy`). What only pages behind Today say is in [`BehindTexts`] and the tables of `planning`,
//! `business`, `track` and `exchange`, which go into those pages' wasm: a single mention from Today's side
//! would bring a whole table into the first download. On a phone the English tables are no part of the app
//! but files of words beside it ([`english`]). One thing has one word: `docs/words.md`.
//!
//! Begin with `zh.rs` and `en.rs` beside it, then [`say`].

pub mod amount;
pub mod backup;
pub mod book;
pub mod both;
pub mod business;
pub mod cards;
#[cfg(test)]
mod copy;
pub mod date;
pub mod days;
pub mod design;
mod en;
pub mod english;
pub mod example;
pub mod exchange;
pub mod goals;
pub mod keep;
pub mod list;
pub mod number;
pub mod pages;
pub mod planning;
pub mod review;
pub mod say;
pub mod track;
pub mod visit;
mod zh;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The short name used in storage: `zh` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The tag for the page's `lang`: `zh-CN` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// Reads [`Lang::code`] or a browser's tag such as `zh-Hans-CN`.
    pub fn parse(text: &str) -> Option<Lang> {
        let is = |prefix: &str| text.get(..2).is_some_and(|two| two.eq_ignore_ascii_case(prefix));
        if is("zh") {
            Some(Lang::Zh)
        } else if is("en") {
            Some(Lang::En)
        } else {
            None
        }
    }

    /// What the language is called in itself.
    pub const fn own_name(self) -> &'static str {
        // Each language's table has the other's name, for its own readers to find.
        match self {
            Lang::Zh => const { en::TEXTS.other_language },
            Lang::En => const { zh::TEXTS.other_language },
        }
    }

    /// What comes beside the app where this language is not in it, once it is here.
    fn more(self) -> Option<&'static english::More> {
        match self {
            Lang::Zh => None,
            Lang::En => english::more(),
        }
    }

    // None of these is inlined: it would be at a thousand places.

    /// The texts of this language for the pages behind Today.
    #[inline(never)]
    pub fn behind(self) -> &'static BehindTexts {
        self.more().map_or(&zh::BEHIND, |more| more.behind)
    }

    /// The texts of this language for setting a goal and breaking it down.
    #[inline(never)]
    pub fn planning(self) -> &'static planning::PlanningTexts {
        self.more().map_or(&planning::ZH, |more| more.planning)
    }

    /// The texts of this language for the business with customers beside the day's work.
    #[inline(never)]
    pub fn business(self) -> &'static business::BusinessTexts {
        self.more().map_or(&business::ZH, |more| more.business)
    }

    /// The texts of this language for tracking, reviewing and adjusting.
    #[inline(never)]
    pub fn track(self) -> &'static track::TrackTexts {
        self.more().map_or(&track::ZH, |more| more.track)
    }

    /// The texts of this language for what goes in and out of the phone.
    #[inline(never)]
    pub fn exchange(self) -> &'static exchange::ExchangeTexts {
        self.more().map_or(&exchange::ZH, |more| more.exchange)
    }

    /// The texts of this language that Today needs too.
    #[inline(never)]
    pub fn texts(self) -> &'static Texts {
        match self {
            Lang::Zh => None,
            Lang::En => english::today(),
        }
        .unwrap_or(&zh::TEXTS)
    }
}

/// A text for one and a text for any other number; both alike where a language has no plural.
pub type Counted = [&'static str; 2];

/// Declares a struct of texts; every field is a text, some texts, or another such struct.
macro_rules! texts {
    ($(#[$about:meta])* $texts:ident $($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        $(#[$about])*
        pub struct $texts {
            $($(#[$doc])* pub $name: $type,)*
        }

        impl $texts {
            /// Every text with its name, for tests.
            pub fn all(&self) -> Vec<(&'static str, Vec<&'static str>)> {
                vec![$((stringify!($name), $crate::text::Words::words(&self.$name)),)*]
            }
        }

        impl $crate::text::Words for &'static $texts {
            fn words(&self) -> Vec<&'static str> {
                self.all().into_iter().flat_map(|(_, words)| words).collect()
            }
        }
    };
}
use texts;

/// What a field of [`Texts`] holds.
trait Words {
    fn words(&self) -> Vec<&'static str>;
}

impl Words for &'static str {
    fn words(&self) -> Vec<&'static str> {
        vec![self]
    }
}

impl<const N: usize> Words for [&'static str; N] {
    fn words(&self) -> Vec<&'static str> {
        self.to_vec()
    }
}

texts! {
    /// The texts of one language that only the pages behind Today show: what names them goes with
    /// those pages into the second wasm.
    BehindTexts

    /// A backup: made, looked into, taken in.
    backup: &'static backup::BackupTexts,
    /// A visit's outcome, planning, other days, the day's report.
    visit: &'static visit::VisitTexts,
    /// Looking back.
    review: &'static review::ReviewTexts,
    /// Pasting lists, looking for customers.
    list: &'static list::ListTexts,
    /// Settings, backup, installing.
    keep: &'static keep::KeepTexts,
    /// A day's kind.
    days: &'static days::DayTexts,
    /// What is written into the books.
    book: &'static book::BookTexts,
    /// The way to planning, and a goal's versions.
    goals: &'static goals::GoalTexts,
    /// The cards under Today's list.
    cards: &'static cards::CardTexts,
    /// What no other file has.
    pages: &'static pages::PageTexts,
}

texts! {
    /// The texts of one language, but for [`BehindTexts`].
    Texts

    /// Visit, call, proposal, sample, collect.
    steps: [&'static str; 5],
    /// Reason: promised for today with what for: {0}.
    why_step: &'static str,
    /// What the day is mainly for: {0}.
    focus: &'static str,
    /// Papers, expenses, orders.
    focus_admin: &'static str,
    /// Plan a visit: the sheet's heading and the button's name.
    plan: &'static str,
    /// The day before.
    day_before: &'static str,
    /// The day after.
    day_after: &'static str,
    /// In the morning: promised {0}.
    hold_promised: Counted,
    /// In the morning: visits due {0}.
    hold_due: Counted,
    /// In the morning: late {0}.
    hold_late: Counted,
    /// How many other things the day holds.
    hold_other: Counted,
    /// Between these.
    hold_join: &'static str,
    /// During the day: still to do {0}.
    hold_left: Counted,

    /// The example, before it is entered.
    example: &'static example::ExampleTexts,
    /// No customers yet.
    no_customers: &'static str,
    /// What to do then.
    no_customers_do: &'static str,
    /// The field for a month that is not this one.
    month_field: &'static str,
    /// The paste sheet's heading.
    paste_title: &'static str,
    /// The product.
    app: &'static str,
    /// What it does, in a line.
    promise: &'static str,
    /// The other language, in its own words.
    other_language: &'static str,

    /// Tab.
    tab_today: &'static str,
    /// Tab.
    tab_target: &'static str,
    /// Tab.
    tab_customers: &'static str,
    /// The review tab.
    tab_review: &'static str,
    /// Tab.
    tab_more: &'static str,
    /// The tab bar's name for a screen reader.
    tabs: &'static str,

    /// Saved.
    saved: &'static str,
    /// Being written.
    saving: &'static str,
    /// Not written.
    not_saved: &'static str,
    /// The store is full.
    store_full: &'static str,
    /// The store is blocked.
    store_blocked: &'static str,
    /// What was stored is gone.
    store_emptied: &'static str,
    /// The store's connection was lost, or is not to be had.
    store_closed: &'static str,
    /// The store failed in another way.
    store_failed: &'static str,
    /// Try again.
    retry: &'static str,
    /// Take a backup in.
    restore: &'static str,
    /// A page's part of the app could not be fetched.
    part_missing: &'static str,

    /// The one question of the first run.
    ask_target: &'static str,
    /// The same for a named month: {0} month.
    ask_target_month: &'static str,
    /// The field's name.
    target_field: &'static str,
    /// An example for the field.
    target_example: &'static str,
    /// What the typed amount means: {0} exact amount.
    means: &'static str,
    /// What it means a day: {0} per day, {1} working days left (already counted).
    means_daily: &'static str,
    /// Start.
    start: &'static str,
    /// To the steps of setting a goal.
    by_steps: &'static str,
    /// Where the data is.
    stays_here: &'static str,

    /// The opening question.
    ask_opening: &'static str,
    /// Why it is asked: {0} the last day it speaks of.
    why_opening: &'static str,
    /// The opening field's name.
    opening_field: &'static str,
    /// Save it.
    opening_save: &'static str,
    /// Put it away.
    opening_skip: &'static str,

    /// Above the day's number: {0} the tier's name.
    due_today: &'static str,
    /// The same on an off day: {0} the tier's name.
    due_each_day: &'static str,
    /// After the last working day.
    gap_left: &'static str,
    /// When reached.
    reached: &'static str,
    /// Under the bar: {0} amount expected through yesterday.
    expected_mark: &'static str,
    /// Working days left, today included: {0}.
    days_left: Counted,
    /// An off day's line: {0} the next working day.
    day_off: &'static str,
    /// An off day's line when none is left.
    day_off_last: &'static str,
    /// A tier's need a day: {0} amount.
    per_day: &'static str,
    /// A tier already reached.
    tier_reached: &'static str,
    /// A tier's gap with no day left: {0} amount.
    tier_gap: &'static str,
    /// The three tiers, easier first.
    tiers: [&'static str; 3],

    /// Said of a month so far, by `pace::Word`: too early.
    word_too_early: &'static str,
    /// Opening unknown.
    word_opening: &'static str,
    /// Too little known: {0} done.
    word_too_little: &'static str,
    /// Within normal swing, above: {0} done, {1} distance.
    word_swing_above: &'static str,
    /// Within normal swing, below: {0} done, {1} distance.
    word_swing_below: &'static str,
    /// Ahead: {0} done, {1} distance.
    word_ahead: &'static str,
    /// On plan: {0} done.
    word_on: &'static str,
    /// Below plan: {0} done, {1} distance.
    word_below: &'static str,
    /// How to make up: {0} more each day.
    make_up: &'static str,
    /// Reached: {0} done, {1} the target's name.
    word_reached: &'static str,
    /// No working day in the month: {0} target.
    word_no_day: &'static str,
    /// None left: {0} gap.
    word_none_left: &'static str,
    /// Missed: {0} gap.
    word_missed: &'static str,

    /// Heading of the list.
    list_head: &'static str,
    /// Done of all: {0}, {1}.
    list_done: &'static str,
    /// Heading of what does not fit: {0} how many.
    overflow_head: Counted,
    /// Why it stands apart.
    overflow_why: &'static str,
    /// Nothing on today's list.
    nothing_today: &'static str,
    /// Everything done.
    all_done: &'static str,
    /// Reason: promised.
    why_promised: &'static str,
    /// Reason: the class asks: {0} its letter, {1} how often.
    why_class: &'static str,
    /// How often a week: once, twice, more often: {0}.
    weekly: [&'static str; 3],
    /// How often a month, likewise.
    monthly: [&'static str; 3],
    /// Working days late: {0}.
    why_late: Counted,
    /// Reason: open since a day: {0}.
    why_backlog: &'static str,
    /// Reason: not planned.
    why_unplanned: &'static str,
    /// Reason: money falls due: {0} amount, {1} day.
    why_collect: &'static str,
    /// The same, days after it: {0}.
    why_overdue: Counted,
    /// Reason: a sale is to be looked after: {0} amount.
    why_after_sale: &'static str,
    /// Reason: a deal is expected to close: {0} amount, {1} day.
    why_closing: &'static str,
    /// Its day has passed.
    why_past: &'static str,
    /// Reason: a proposal is owed: {0} amount.
    why_proposal: &'static str,
    /// Reason: a deal stands still: {0} amount, {1} since when.
    why_stalled: &'static str,
    /// Reason: little is missing to the next rebate step: {0} amount, {1} last day.
    why_rebate: &'static str,
    /// Reason: the next order is due: {0} the usual amount.
    why_reorder: &'static str,
    /// A line for new leads.
    leads: &'static str,
    /// Reason: so many are asked for: {0} found, {1} wanted.
    why_leads: &'static str,
    /// Lines that were put away, and where they come back: {0}.
    put_away: Counted,
    /// The rep is away today.
    away_today: &'static str,
    /// A ticked line that a tick cannot take back.
    done_elsewhere: &'static str,
    /// A proposal is said to be with the customer: {0} customer.
    proposed: &'static str,
    /// Said of a ticked line: {0} name.
    ticked: &'static str,
    /// The tick's name for a screen reader: {0} name.
    tick: &'static str,
    /// Take it back.
    undo: &'static str,
    /// Do it again.
    redo: &'static str,

    /// A month: {0} year, {1} month number or name.
    month: &'static str,
    /// Working days of a month: {0}.
    working_days: Counted,
    /// A sum that is exact: {0}.
    sum: &'static str,
    /// The week column's heading.
    week: &'static str,
    /// Seven weekday names, Monday first.
    weekdays: [&'static str; 7],
    /// Twelve month names.
    months: [&'static str; 12],
    /// A day: {0} month, {1} day, {2} weekday.
    day: &'static str,
    /// Reasons: market, ability, team, feedback, leave, company.
    reasons: [&'static str; 6],
    /// The first figure: {0} amount, {1} day.
    baseline: &'static str,
    /// Confirmed a second time elsewhere.
    confirmed_again: &'static str,

    /// Add a customer.
    add_customer: &'static str,
    /// The sheet's heading for one.
    edit_customer: &'static str,
    /// Name.
    name_field: &'static str,
    /// Class.
    class_field: &'static str,
    /// When.
    when_field: &'static str,
    /// Today.
    when_today: &'static str,
    /// Tomorrow.
    when_tomorrow: &'static str,
    /// By the class's cadence.
    when_cadence: &'static str,
    /// Note.
    note_field: &'static str,
    /// Save.
    save: &'static str,
    /// Close.
    close: &'static str,
    /// Added: {0} name.
    customer_added: &'static str,
    /// Erased.
    customer_erased: &'static str,
    /// The name of an erased customer.
    erased_name: &'static str,
    /// Last visit: {0} day.
    last_visit: &'static str,
    /// Not visited yet.
    never_visited: &'static str,
    /// Promised: {0} day.
    promised_on: &'static str,
    /// How many customers: {0}.
    customers_count: Counted,

    /// Appearance.
    look: &'static str,
    /// History.
    history: &'static str,
    /// Undone.
    history_undone: &'static str,
    /// The data.
    data: &'static str,
    /// Wipe this phone.
    wipe: &'static str,
    /// Version: {0}.
    version: &'static str,
    /// A new version is ready.
    update_ready: &'static str,
    /// Take it.
    update: &'static str,
    /// A draft holds it.
    update_held: &'static str,
    /// Records of a newer version.
    newer_records: Counted,
    /// Records this version does not know: {0}.
    unknown_records: Counted,
    /// Damaged records set aside: {0}.
    damaged_records: Counted,
    /// The phone's date is behind the newest record: {0} that day.
    date_behind: &'static str,
    /// An unknown address.
    unknown_page: &'static str,
    /// Back to today.
    back_to_today: &'static str,


    /// Refusals. An empty amount.
    amount_empty: &'static str,
    /// No number in it: {0} as typed.
    amount_unreadable: &'static str,
    /// Below zero: {0} as typed.
    amount_negative: &'static str,
    /// Zero.
    amount_zero: &'static str,
    /// More than two decimals: {0} as typed.
    amount_decimals: &'static str,
    /// Beyond what is held: {0} as typed, {1} limit.
    amount_large: &'static str,
    /// Tiers out of order: {0} easier tier, {1} harder tier.
    tiers_order: &'static str,
    /// The month has a goal: {0} month.
    goal_exists: &'static str,
    /// The month has none: {0} month.
    goal_missing: &'static str,
    /// No name.
    name_empty: &'static str,
    /// Too long a name: {0} has, {1} may, {2} too many.
    name_long: &'static str,
    /// Too long a note: {0} has, {1} may, {2} too many.
    note_long: &'static str,
    /// The customer is gone.
    customer_gone: &'static str,
    /// The task is gone.
    task_gone: &'static str,
    /// Done already.
    already_done: &'static str,
    /// A day that has passed: {0}.
    day_passed: &'static str,
    /// A day too far ahead: {0}.
    day_far: &'static str,
    /// A run of days that is none.
    days_bad: &'static str,
    /// Something won without an amount above zero.
    amount_missing: &'static str,
    /// A list without customers.
    list_empty: &'static str,
    /// A list of {0} customers; {1} are allowed, {2} too many.
    list_long: &'static str,
    /// A deal the journal does not hold.
    deal_gone: &'static str,
    /// A won deal is not changed.
    deal_won: &'static str,
    /// A deal is not moved into the stage of won ones.
    deal_stage: &'static str,
    /// A chance above 100 %.
    chance_large: &'static str,
    /// A receivable the journal does not hold.
    owed_gone: &'static str,
    /// A month that is not over yet cannot be closed.
    month_open: &'static str,
    /// A closed month stays.
    month_closed: &'static str,
    /// Too many promises at once.
    tasks_many: &'static str,
    /// A rebate's steps.
    steps_bad: &'static str,
    /// Nothing would change.
    nothing_changed: &'static str,
    /// Cannot be undone.
    no_undo: &'static str,
}

/// Fills the numbered places of a text. A place without an argument stays empty.
///
/// ```
/// use fieldplan::text::fill;
/// assert_eq!(fill("{1} of {0}", &["4", "2"]), "2 of 4");
/// ```
pub fn fill(template: &str, arguments: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len().saturating_add(16));
    let mut rest = template;
    while let Some((before, place)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((number, after)) = place.split_once('}') else {
            filled.push('{');
            rest = place;
            continue;
        };
        let argument = number.parse().ok().and_then(|n: usize| arguments.get(n));
        filled.push_str(argument.copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The text for a number, with the number in place {0}.
pub fn counted(texts: Counted, count: usize) -> String {
    let [one, many] = texts;
    fill(if count == 1 { one } else { many }, &[&number::grouped(count as u64)])
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn all(lang: Lang) -> Vec<(&'static str, Vec<&'static str>)> {
        let behind = [lang.behind().all(), lang.exchange().all(), lang.planning().all()].concat();
        [lang.texts().all(), behind, lang.business().all(), lang.track().all()].concat()
    }

    fn places(text: &str) -> Vec<char> {
        let mut found: Vec<char> =
            text.split('{').skip(1).filter_map(|rest| rest.chars().next()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn both_languages_fill_the_same_places() {
        for ((name, zh), (_, en)) in all(Lang::Zh).into_iter().zip(all(Lang::En)) {
            for (zh, en) in zh.iter().zip(&en) {
                assert_eq!(places(zh), places(en), "{name}: {zh} / {en}");
            }
        }
    }

    #[test]
    fn no_text_is_empty_and_none_has_the_other_languages_letters() {
        let chinese = |c: char| {
            ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
        };
        for (name, texts) in all(Lang::Zh) {
            for text in texts {
                assert!(!text.trim().is_empty(), "{name}");
                // The product's own marks and files and others' names aside, Chinese texts hold no
                // words of English.
                let names = [
                    "English",
                    "SMART",
                    "Fieldplan",
                    "“fieldplan”",
                    "Chrome",
                    "Safari",
                    "Excel",
                    "CSV",
                ];
                let bare = names.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
                let run =
                    bare.split(|c: char| !c.is_ascii_alphabetic()).map(str::len).max().unwrap_or(0);
                assert!(run < 3, "{name}: {text}");
            }
        }
        for (name, texts) in all(Lang::En) {
            for text in texts {
                assert!(!text.trim().is_empty(), "{name}");
                assert!(name == "other_language" || !text.chars().any(chinese), "{name}: {text}");
            }
        }
    }

    #[test]
    fn a_language_is_read_from_its_code_and_from_a_browsers_tag() {
        assert_eq!(Lang::parse("zh-Hans-CN"), Some(Lang::Zh));
        assert_eq!(Lang::parse("en-GB"), Some(Lang::En));
        assert_eq!(Lang::parse("fr"), None);
        assert_eq!(Lang::parse("中"), None);
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.code()), Some(lang));
            assert_eq!(Lang::parse(lang.tag()), Some(lang));
        }
    }

    #[test]
    fn a_broken_place_is_shown_as_it_is() {
        assert_eq!(fill("a { b", &["x"]), "a { b");
        assert_eq!(fill("{9}!", &["x"]), "!");
    }
}
