//! Wording of what the core says: refusals, reasons, where a month stands.

use super::amount::AmountError;
use super::{Lang, Texts, counted, date, fill, number, visit};
use crate::domain::cadence::{Cadence, Class};
use crate::domain::command::{
    NAME_LIMIT, NOTE_LIMIT, PASTE_LIMIT, PASTED_NOTE_LIMIT, Refusal, SORT_LIMIT,
};
use crate::domain::day::Day;
use crate::domain::fact::{NextStep, RevisionReason};
use crate::domain::focus::Focus;
use crate::domain::money::{Money, divide_half_away, wide};
use crate::domain::pace::{Need, Standing, Word};
use crate::domain::tier::{Tier, Tiers, TiersError};
use crate::domain::tier_words::TierWords;
use crate::domain::today::{Entry, Reason};

/// What a tier is called: the rep's own word, else the standard one. Every sentence that names a
/// tier has the name from here.
pub fn tier(lang: Lang, words: &TierWords, tier: Tier) -> &str {
    match words.of_tier(tier) {
        "" => standard_tier(lang, tier),
        own => own,
    }
}

/// [`tier`] of floor, target and challenge.
pub fn tiers(lang: Lang, words: &TierWords) -> [&str; 3] {
    Tier::ALL.map(|one| tier(lang, words, one))
}

/// What a tier is called by a rep who calls it nothing else.
pub fn standard_tier(lang: Lang, tier: Tier) -> &'static str {
    let [floor, target, challenge] = lang.texts().tiers;
    match tier {
        Tier::Floor => floor,
        Tier::Target => target,
        Tier::Challenge => challenge,
    }
}

/// A class's letter.
pub const fn letter(class: Class) -> &'static str {
    match class {
        Class::A => "A",
        Class::B => "B",
        Class::C => "C",
    }
}

/// How often a class is owed a touch.
pub fn rhythm(texts: &Texts, cadence: Cadence) -> String {
    let ([once, twice, more], times) = match cadence {
        Cadence::Weekly(times) => (texts.weekly, times),
        Cadence::Monthly(times) => (texts.monthly, times),
    };
    let words = match times {
        1 => once,
        2 => twice,
        _ => more,
    };
    fill(words, &[&number::grouped(u64::from(times))])
}

/// A class with its cadence, as on a line's reason.
pub fn class(texts: &Texts, class: Class, cadence: Cadence) -> String {
    fill(texts.why_class, &[letter(class), &rhythm(texts, cadence)])
}

/// The same, as short as on a button.
pub fn class_short(texts: &Texts, class: Class, cadence: Cadence) -> String {
    format!("{} {}", letter(class), rhythm(texts, cadence))
}

/// Why a goal was revised.
pub fn revision_reason(texts: &Texts, reason: RevisionReason) -> &'static str {
    let [market, ability, team, feedback, leave, company] = texts.reasons;
    match reason {
        RevisionReason::Market => market,
        RevisionReason::Ability => ability,
        RevisionReason::Team => team,
        RevisionReason::Feedback => feedback,
        RevisionReason::Leave => leave,
        RevisionReason::Company => company,
    }
}

/// Why a line is on today's list; what is late stands apart, so that it can be marked.
pub fn reason(lang: Lang, entry: &Entry) -> (Option<String>, String) {
    let texts = lang.texts();
    match entry.reason {
        Reason::Promised if entry.step != NextStep::Visit => {
            (None, fill(texts.why_step, &[visit::step(texts, entry.step)]))
        }
        Reason::Promised => (None, texts.why_promised.to_owned()),
        Reason::VisitDue { late, cadence } => {
            let late = (late > 0)
                .then(|| counted(texts.why_late, usize::try_from(late).unwrap_or(usize::MAX)));
            (late, class(texts, entry.class, cadence))
        }
        Reason::Backlog { since } => {
            let mut why = fill(texts.why_backlog, &[&date::day(lang, since)]);
            if entry.step != NextStep::Visit {
                why.push_str(" · ");
                why.push_str(visit::step(texts, entry.step));
            }
            (None, why)
        }
        Reason::Unplanned => (None, texts.why_unplanned.to_owned()),
    }
}

/// What a tier takes a day, in a word.
pub fn need(lang: Lang, need: Need) -> String {
    let texts = lang.texts();
    match need {
        Need::Reached => texts.tier_reached.to_owned(),
        Need::PerDay(amount) => fill(texts.per_day, &[&number::short(lang, amount)]),
        Need::NoDayLeft { gap } => fill(texts.tier_gap, &[&number::short(lang, gap)]),
    }
}

/// The day's number: a line above it and the amount.
pub fn day_number(lang: Lang, standing: &Standing) -> (String, Money) {
    let texts = lang.texts();
    let name = tier(lang, &standing.words, Tier::Target);
    let target = standing.tier(Tier::Target);
    match target.need {
        Need::Reached => (texts.reached.to_owned(), standing.actual),
        Need::NoDayLeft { gap } => (texts.gap_left.to_owned(), gap),
        Need::PerDay(_) if standing.due_today > Money::ZERO => {
            (fill(texts.due_today, &[name]), standing.due_today)
        }
        Need::PerDay(amount) => (fill(texts.due_each_day, &[name]), amount),
    }
}

/// The line under the page's title: the day and what is left of the month.
pub fn day_line(lang: Lang, today: Day, standing: Option<&Standing>) -> String {
    let texts = lang.texts();
    let day = date::day(lang, today);
    let Some(standing) = standing else { return day };
    let off = standing.due_today == Money::ZERO
        && standing.period.contains(today)
        && standing.next_working.is_none_or(|next| next > today)
        && is_off(standing);
    let rest = if off {
        match standing.next_working {
            Some(next) => fill(texts.day_off, &[&date::day(lang, next)]),
            None => texts.day_off_last.to_owned(),
        }
    } else {
        days_left(lang, standing.left)
    };
    format!("{day} · {rest}")
}

/// The same line with what the day is mainly for, where it is for something.
pub fn with_focus(lang: Lang, line: String, focus: Option<(Focus, &str)>) -> String {
    let texts = lang.texts();
    match focus {
        None => line,
        Some((focus, own)) => line + " · " + &fill(texts.focus, &[focus_word(texts, focus, own)]),
    }
}

/// What a day is mainly for, in a word; `own` where it is the rep's own.
pub fn focus_word<'a>(texts: &Texts, focus: Focus, own: &'a str) -> &'a str {
    match focus {
        Focus::Visits => visit::step(texts, NextStep::Visit),
        Focus::Proposals => visit::step(texts, NextStep::Proposal),
        Focus::Review => texts.tab_review,
        Focus::Calls => visit::step(texts, NextStep::Call),
        Focus::Admin => texts.focus_admin,
        Focus::Own => own,
    }
}

fn is_off(standing: &Standing) -> bool {
    standing.today_halves == 0
}

/// Working days left, today included; half days as `.5`.
pub fn days_left(lang: Lang, halves: u32) -> String {
    let [one, many] = lang.texts().days_left;
    fill(if halves == 2 { one } else { many }, &[&days(halves)])
}

/// Half days as days: `8`, `8.5`.
pub fn days(halves: u32) -> String {
    let whole = halves / 2;
    if halves.is_multiple_of(2) { whole.to_string() } else { format!("{whole}.5") }
}

/// The sentence on how the month stands.
pub fn standing(lang: Lang, standing: &Standing) -> String {
    let texts = lang.texts();
    let short = |amount: Money| number::short(lang, amount);
    let done = short(standing.before);
    let target = standing.tier(Tier::Target);
    let distance = standing.distance().unwrap_or_default();
    let far = short(distance.abs());
    match standing.word {
        Word::TooEarly => texts.word_too_early.to_owned(),
        Word::OpeningUnknown => texts.word_opening.to_owned(),
        Word::TooLittleKnown => fill(texts.word_too_little, &[&done]),
        Word::NormalSwing if distance < Money::ZERO => fill(texts.word_swing_below, &[&done, &far]),
        Word::NormalSwing => fill(texts.word_swing_above, &[&done, &far]),
        Word::Ahead => fill(texts.word_ahead, &[&done, &far]),
        Word::On => fill(texts.word_on, &[&done]),
        Word::AtRisk | Word::Behind => {
            let below = fill(texts.word_below, &[&done, &far]);
            match make_up(standing) {
                Some(more) => {
                    let more = fill(texts.make_up, &[&short(more)]);
                    if lang == Lang::En { format!("{below} {more}") } else { below + &more }
                }
                None => below,
            }
        }
        Word::Reached => {
            let name = tier(lang, &standing.words, Tier::Target);
            fill(texts.word_reached, &[&short(standing.actual), name])
        }
        Word::NoWorkingDay => fill(texts.word_no_day, &[&short(target.amount)]),
        Word::NoneLeft => {
            fill(texts.word_none_left, &[&short(target.amount.minus(standing.actual))])
        }
        Word::Missed => fill(texts.word_missed, &[&short(target.amount.minus(standing.actual))]),
    }
}

/// A tier's card: its name with its amount, and what it takes a day.
pub fn tier_card(lang: Lang, standing: &Standing, which: Tier) -> (String, String) {
    let figures = standing.tier(which);
    let name = tier(lang, &standing.words, which);
    let name = format!("{name} {}", number::short(lang, figures.amount));
    (name, need(lang, figures.need))
}

/// The bar under the day's number: how much of the target is done and where it was expected
/// through yesterday, as lengths in percent, and the mark's caption. Empty while nothing is
/// expected. Only a drawn length stops at 0 and at full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// How much is done.
    pub done: String,
    /// Where it was expected.
    pub mark: String,
    /// What the mark means.
    pub caption: String,
}

/// The [`Bar`] of a month.
pub fn bar(lang: Lang, standing: &Standing) -> Bar {
    let target = standing.tier(Tier::Target);
    let length = |part: Money| {
        let whole = target.amount.fen().max(1);
        let mille = wide(part.fen().clamp(0, whole)) * 1000 / wide(whole);
        format!("{}.{}%", mille / 10, mille % 10)
    };
    let expected = target.expected.filter(|expected| *expected > Money::ZERO);
    let caption = |amount| fill(lang.texts().expected_mark, &[&number::short(lang, amount)]);
    Bar {
        done: length(standing.actual),
        mark: expected.map(length).unwrap_or_default(),
        caption: expected.map(caption).unwrap_or_default(),
    }
}

/// How much more than the plan's own figure a full working day needs.
fn make_up(standing: &Standing) -> Option<Money> {
    let target = standing.tier(Tier::Target);
    let Need::PerDay(needed) = target.need else { return None };
    let planned = Money::from_wide(divide_half_away(
        wide(target.amount.fen()).saturating_mul(2),
        i128::from(standing.weight),
    ));
    let more = needed.minus(planned);
    (more > Money::ZERO).then_some(more)
}

/// Why a typed text is no amount.
pub fn amount_error(lang: Lang, error: AmountError, typed: &str) -> String {
    let texts = lang.texts();
    let typed = cut(typed);
    match error {
        AmountError::Empty => texts.amount_empty.to_owned(),
        AmountError::Unreadable => fill(texts.amount_unreadable, &[&typed]),
        AmountError::TooManyDecimals => fill(texts.amount_decimals, &[&typed]),
        AmountError::TooLarge => too_large(lang, &typed),
    }
}

fn too_large(lang: Lang, typed: &str) -> String {
    fill(lang.texts().amount_large, &[typed, &number::exact(Tiers::LIMIT)])
}

/// Quoted input or a long name, cut so that a sentence stays a sentence.
pub fn cut(typed: &str) -> String {
    let typed = typed.trim();
    match typed.char_indices().nth(24) {
        Some((end, _)) => format!("{}…", typed.get(..end).unwrap_or_default()),
        None => typed.to_owned(),
    }
}

/// Why a command was refused: what happened, the value, what to do. `typed` is the text the
/// figure was read from, where there is one.
pub fn refusal(lang: Lang, refusal: Refusal, typed: &str) -> String {
    let texts = lang.texts();
    match refusal {
        Refusal::Tiers(TiersError::NotPositive(_)) => {
            if typed.trim_start().starts_with(['-', '−', '－', '–']) {
                fill(texts.amount_negative, &[&cut(typed)])
            } else {
                texts.amount_zero.to_owned()
            }
        }
        Refusal::Tiers(TiersError::TooLarge(_)) | Refusal::AmountTooLarge => {
            too_large(lang, &cut(typed))
        }
        Refusal::Tiers(TiersError::OutOfOrder { easier, harder }) => {
            // Only planning makes tiers that can be out of order: it names them as the rep does.
            fill(texts.tiers_order, &[standard_tier(lang, easier), standard_tier(lang, harder)])
        }
        Refusal::GoalExists(month) => fill(texts.goal_exists, &[&date::month(lang, month)]),
        Refusal::NoGoal(month) => fill(texts.goal_missing, &[&date::month(lang, month)]),
        Refusal::AmountZero => texts.amount_zero.to_owned(),
        Refusal::NameEmpty => texts.name_empty.to_owned(),
        Refusal::NameTooLong { length } => too_long(texts.name_long, length, NAME_LIMIT),
        Refusal::NoteTooLong { length } => too_long(texts.note_long, length, NOTE_LIMIT),
        Refusal::UnknownCustomer => texts.customer_gone.to_owned(),
        Refusal::UnknownTask => texts.task_gone.to_owned(),
        Refusal::AlreadyDone => texts.already_done.to_owned(),
        Refusal::DayPassed(day) => fill(texts.day_passed, &[&date::day(lang, day)]),
        Refusal::DayTooFar(day) => fill(texts.day_far, &[&date::day(lang, day)]),
        Refusal::BadDays => texts.days_bad.to_owned(),
        Refusal::NothingToChange => texts.nothing_changed.to_owned(),
        Refusal::AmountMissing => texts.amount_missing.to_owned(),
        Refusal::ListEmpty => texts.list_empty.to_owned(),
        Refusal::ListTooLong { length } => too_long(texts.list_long, length, PASTE_LIMIT),
        Refusal::PastedNoteTooLong { length } => {
            too_long(texts.note_long, length, PASTED_NOTE_LIMIT)
        }
        Refusal::UnknownDeal => texts.deal_gone.to_owned(),
        Refusal::DealWon => texts.deal_won.to_owned(),
        Refusal::NotOpenStage => texts.deal_stage.to_owned(),
        Refusal::ChanceTooLarge => texts.chance_large.to_owned(),
        Refusal::UnknownReceivable => texts.owed_gone.to_owned(),
        Refusal::MonthNotOver { month, from } => {
            fill(texts.month_open, &[&date::month(lang, month), &date::day(lang, from)])
        }
        Refusal::MonthClosed(month) => fill(texts.month_closed, &[&date::month(lang, month)]),
        Refusal::TooManyTasks { length } => too_long(texts.tasks_many, length, SORT_LIMIT),
        Refusal::BadSteps => texts.steps_bad.to_owned(),
    }
}

fn too_long(template: &str, length: usize, limit: usize) -> String {
    let over = length.saturating_sub(limit);
    let shown = |n: usize| number::grouped(n as u64);
    fill(template, &[&shown(length), &shown(limit), &shown(over)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, GoalConfirmed, Sold};
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::{Workspace, evolve};

    #[test]
    fn today_calls_the_tiers_as_the_rep_does() {
        let [on, today] = ["2026-11-02", "2026-11-16"].map(|day| Day::parse(day).unwrap());
        let mut workspace = Workspace::default();
        let month = workspace.month_of(today);
        let tiers = Tiers::around(Money::from_yuan(3_000_000)).unwrap();
        let goal = Fact::GoalConfirmed(GoalConfirmed { month, tiers, on });
        evolve(&mut workspace, Stamp::new(1, 0, 7), &goal);
        let shown = |workspace: &Workspace| {
            let now = Standing::of(workspace, month, today).unwrap();
            let (label, _) = day_number(Lang::Zh, &now);
            (label, tier_card(Lang::Zh, &now, Tier::Floor).0, standing(Lang::Zh, &now))
        };
        let (label, floor, _) = shown(&workspace);
        assert!(label.contains("冲刺") && floor.starts_with("保底 "), "{label} {floor}");
        let words = TierWords::typed(["必达", "冲线", ""], Lang::Zh.texts().tiers).unwrap();
        evolve(&mut workspace, Stamp::new(2, 0, 7), &Fact::Entered(words.entry(on)));
        let (label, floor, _) = shown(&workspace);
        assert!(label.contains("冲线") && floor.starts_with("必达 "), "{label} {floor}");
        let amount = Money::from_yuan(3_000_000);
        let sold = Sold { customer: None, amount, on, goods: None };
        evolve(&mut workspace, Stamp::new(3, 0, 7), &Fact::Sold(sold));
        let (_, _, said) = shown(&workspace);
        assert!(said.contains("冲线"), "{said}");
    }

    #[test]
    fn the_line_of_a_day_says_what_it_is_mainly_for() {
        let said = |lang, focus| with_focus(lang, "11/16".to_owned(), focus);
        assert_eq!(said(Lang::Zh, None), "11/16");
        let words = [
            (Focus::Visits, "拜访", "Visit"),
            (Focus::Proposals, "报方案", "Proposal"),
            (Focus::Review, "复盘", "Review"),
            (Focus::Calls, "打电话", "Call"),
            (Focus::Admin, "内务", "Paperwork"),
            (Focus::Own, "跑北区", "跑北区"),
        ];
        for (focus, zh, en) in words {
            let own = Some((focus, "跑北区"));
            assert_eq!(said(Lang::Zh, own), format!("11/16 · 今天主要：{zh}"));
            assert_eq!(said(Lang::En, own), format!("11/16 · Mainly: {en}"));
        }
    }
}
