//! A day's plan for another phone: in a code, in a link's fragment, in a text.
//!
//! The payload says whom, what for and which day, and nothing of the journal it comes from. It is
//! data from a stranger: reading says what is in it, and [`DayPlan::against`] what it would add;
//! nothing is added by opening. Names and notes are plain lines on the way in as on the way out,
//! so that what comes back is what was given.
//!
//! Layout, before base64url: version (1); the day as a varint, (year × 12 + month − 1) × 31 + day − 1;
//! for each line a byte
//! (bits 0 to 2 what for, 3 and 4 the class, 5 whether a note follows), then name and note, each
//! with its length as a varint; at the end CRC-32 of all before, big-endian.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::plain::one_line;
use crate::domain::cadence::Class;
use crate::domain::command::{Command, FURTHEST_PROMISE, PASTED_NOTE_LIMIT, checked_name};
use crate::domain::day::Day;
use crate::domain::day_list::{DayList, Fate};
use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, Id, Stamp};
use crate::domain::sorted::Map;
use crate::domain::workspace::{Standing, TaskState, Workspace};
use crate::journal::crc::crc32;
use crate::text::{Lang, counted, date, fill, visit};

/// The form that this version writes and reads.
const FORM: u8 = 1;
/// The most lines a plan has.
pub const MOST_LINES: usize = 60;
/// The most characters of a text that is looked into.
const MOST_TEXT: usize = 100_000;
/// What stands before the payload in an address and in a text.
const MARK: &str = "/more/given?";
/// What an address of a given plan ends with, before the payload.
const FRAGMENT: &str = "#/more/given?";

/// A day's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPlan {
    day: Day,
    lines: Vec<PlanLine>,
}

/// Whom to see, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    name: String,
    class: Class,
    step: NextStep,
    note: String,
}

/// Why nothing can be read from a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanProblem {
    /// It is half of one, or changed on the way.
    Damaged,
    /// A newer version of the app has written it.
    Newer,
    /// It is longer than any plan.
    TooLarge,
    /// It is whole, and yet no plan of a day.
    NotAPlan,
}

/// A plan as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The plan.
    pub plan: DayPlan,
    /// Lines that are left out: their names cannot be read, or are too long.
    pub left_out: usize,
}

/// What a line would add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adds {
    /// A customer and a promise.
    Customer,
    /// A promise to a customer who is there.
    Promise(CustomerId),
    /// Nothing: it is promised for that day already, or was kept.
    Nothing,
}

impl PlanLine {
    /// A line; `None` where the name is empty or has more characters than a name may have once
    /// it is a plain line. Of a note the first [`PASTED_NOTE_LIMIT`] characters are kept.
    pub fn new(name: &str, class: Class, step: NextStep, note: &str) -> Option<PlanLine> {
        let name = checked_name(&one_line(name)).ok()?;
        let note: String = one_line(note).chars().take(PASTED_NOTE_LIMIT).collect();
        // What was cut may end with the half of something joined.
        Some(PlanLine { name, class, step, note: one_line(&note) })
    }

    /// The customer's name, 1 to 100 characters.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The class the customer has on the phone it comes from.
    pub fn class(&self) -> Class {
        self.class
    }

    /// What for.
    pub fn step(&self) -> NextStep {
        self.step
    }

    /// The customer's note; empty where none came along.
    pub fn note(&self) -> &str {
        &self.note
    }
}

impl DayPlan {
    /// A plan of at most [`MOST_LINES`] lines; those after them are dropped.
    pub fn new(day: Day, mut lines: Vec<PlanLine>) -> DayPlan {
        lines.truncate(MOST_LINES);
        DayPlan { day, lines }
    }

    /// What is open on a day as seen on `today`, with how many lines are left out for their number.
    /// O(n log n) in tasks, customers and sales.
    pub fn of(workspace: &Workspace, day: Day, today: Day, with_notes: bool) -> (DayPlan, usize) {
        let list = DayList::of(workspace, day, today);
        let open = list.lines.iter().filter(|line| line.fate == Fate::Open);
        let lines: Vec<PlanLine> = open
            .filter_map(|line| {
                let customer = workspace.customer(line.customer)?;
                let note = if with_notes { customer.note.as_str() } else { "" };
                PlanLine::new(&customer.name, customer.class, line.step, note)
            })
            .collect();
        let left_out = lines.len().saturating_sub(MOST_LINES);
        (DayPlan::new(day, lines), left_out)
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Its lines, in the order of the list they come from.
    pub fn lines(&self) -> &[PlanLine] {
        &self.lines
    }

    /// The payload: letters, digits, `-` and `_`. O(text).
    pub fn payload(&self) -> String {
        let mut bytes = vec![FORM];
        varint(&mut bytes, day_code(self.day));
        for line in &self.lines {
            let note = if line.note.is_empty() { 0 } else { 0b10_0000 };
            bytes.push(step_code(line.step) | (class_code(line.class) << 3) | note);
            string(&mut bytes, &line.name);
            if note != 0 {
                string(&mut bytes, &line.note);
            }
        }
        let check = crc32(&bytes);
        bytes.extend(check.to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The address that opens the plan on another phone. `home` is the app's own address, without a
    /// query or a fragment.
    pub fn link(&self, home: &str) -> String {
        format!("{home}{}", fragment(&self.payload()))
    }

    /// The plan as a text that people read and that [`find`] finds the plan in again.
    pub fn text(&self, home: &str, lang: Lang) -> String {
        /// The most lines that people are to read.
        const READ: usize = 20;
        let words = lang.exchange().code;
        let mut text = vec![fill(words.text_head, &[&date::day(lang, self.day)])];
        text.extend(self.lines.iter().take(READ).zip(1_usize..).map(|(line, number)| {
            let step = visit::step(lang.texts(), line.step);
            fill(words.text_line, &[&number.to_string(), &line.name, step])
        }));
        let more = self.lines.len().saturating_sub(READ);
        if more > 0 {
            text.push(counted(words.text_more, more));
        }
        text.push(words.text_how.to_owned());
        text.push(self.link(home));
        text.join("\n")
    }

    /// What each line would add to a workspace, in the plan's order. Customers are known by their
    /// names as plain lines; of two with the same name the one in the plan counts, then the first.
    /// O(n log n) in customers, tasks and lines.
    pub fn against(&self, workspace: &Workspace) -> Vec<Adds> {
        let known = known(workspace);
        let promised: Vec<(CustomerId, NextStep)> = workspace
            .tasks_since(self.day)
            .filter(|(_, task)| task.due == self.day)
            .filter(|(_, task)| !matches!(task.state, TaskState::Dropped { .. }))
            .map(|(_, task)| (task.customer, task.step))
            .collect();
        let adds = self.lines.iter().map(|line| match known.get(&line.name) {
            None => Adds::Customer,
            Some(id) if promised.contains(&(*id, line.step)) => Adds::Nothing,
            Some(id) => Adds::Promise(*id),
        });
        adds.collect()
    }

    /// Whether the day can still be planned on `today`.
    pub fn can_be_planned(&self, today: Day) -> bool {
        self.day >= today && self.day.days_since(today) <= FURTHEST_PROMISE
    }

    /// What to ask for the chosen lines, by their places: commands that do not build on each other,
    /// and what is then to be promised to the new customers among them, by the place of their
    /// command. A line that adds nothing asks for nothing; a name that is there twice is one
    /// customer. O(n log n).
    pub fn commands(&self, workspace: &Workspace, chosen: &[usize]) -> Wanted {
        let mut wanted = Wanted::default();
        let mut new: Map<String, usize> = Map::new();
        let lines = self.lines.iter().zip(self.against(workspace)).enumerate();
        for (_, (line, adds)) in lines.filter(|(place, _)| chosen.contains(place)) {
            match adds {
                Adds::Nothing => {}
                Adds::Promise(customer) => {
                    let archived = workspace
                        .customer(customer)
                        .filter(|one| one.standing == Standing::Archived);
                    if let Some(one) = archived {
                        // Any edit brings a customer back who was put away.
                        wanted.first.push(Command::EditCustomer {
                            customer,
                            name: None,
                            class: Some(one.class),
                            note: None,
                        });
                    }
                    wanted.first.push(Command::Promise {
                        customer,
                        due: self.day,
                        step: Some(line.step),
                    });
                }
                Adds::Customer => {
                    let plain = line.step == NextStep::Visit;
                    let there = new.get(&line.name).copied();
                    let place = there.unwrap_or(wanted.first.len());
                    if there.is_some() || !plain {
                        wanted.then.push((place, self.day, line.step));
                    }
                    if there.is_none() {
                        new.insert(line.name.clone(), place);
                        wanted.first.push(Command::AddCustomer {
                            name: line.name.clone(),
                            class: line.class,
                            note: line.note.clone(),
                            visit: plain.then_some(self.day),
                        });
                    }
                }
            }
        }
        wanted
    }
}

/// What is asked of the core for a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Commands that do not build on each other.
    pub first: Vec<Command>,
    /// Promises to customers that the command at a place of `first` adds.
    pub then: Vec<(usize, Day, NextStep)>,
}

impl Wanted {
    /// The commands that build on the first ones, whose records have these stamps.
    pub fn second(&self, stamps: &[Stamp]) -> Vec<Command> {
        let promise = |(place, due, step): &(usize, Day, NextStep)| {
            let customer = CustomerId(Id::new(*stamps.get(*place)?, 0));
            Some(Command::Promise { customer, due: *due, step: Some(*step) })
        };
        self.then.iter().filter_map(promise).collect()
    }
}

/// Customers by their names as plain lines: those in the plan first, then those put away.
fn known(workspace: &Workspace) -> Map<String, CustomerId> {
    let mut known = Map::new();
    for standing in [Standing::Active, Standing::Archived] {
        let all = workspace.customers().filter(|(_, one)| one.standing == standing);
        for (id, customer) in all {
            let name = one_line(&customer.name);
            if known.get(&name).is_none() {
                known.insert(name, id);
            }
        }
    }
    known
}

/// The fragment of an address that gives a payload.
pub fn fragment(payload: &str) -> String {
    format!("{FRAGMENT}{payload}")
}

/// The plan in a text: in a link, or in a text that somebody sent with one in it. `None` where there
/// is no sign of a plan. O(text).
pub fn find(text: &str) -> Option<Result<Given, PlanProblem>> {
    let (_, rest) = text.split_once(MARK)?;
    if text.len() > MOST_TEXT {
        return Some(Err(PlanProblem::TooLarge));
    }
    let is_payload = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let end = rest.find(|letter| !is_payload(letter)).unwrap_or(rest.len());
    Some(read(rest.get(..end).unwrap_or_default()))
}

/// Reads a payload. Never panics; nothing is read from a payload that is not whole. O(payload).
///
/// # Errors
/// When it is no plan, not whole, or newer than this version.
pub fn read(payload: &str) -> Result<Given, PlanProblem> {
    if payload.len() > MOST_TEXT {
        return Err(PlanProblem::TooLarge);
    }
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim()).map_err(|_| PlanProblem::Damaged)?;
    let (body, check) = bytes.split_last_chunk::<4>().ok_or(PlanProblem::Damaged)?;
    if crc32(body) != u32::from_be_bytes(*check) {
        return Err(PlanProblem::Damaged);
    }
    match body.split_first() {
        Some((&FORM, rest)) => lines(rest).ok_or(PlanProblem::NotAPlan),
        Some((form, _)) if *form > FORM => Err(PlanProblem::Newer),
        _ => Err(PlanProblem::NotAPlan),
    }
}

fn lines(bytes: &[u8]) -> Option<Given> {
    let mut rest = bytes;
    let day = day_of(take_varint(&mut rest)?)?;
    let (mut lines, mut left_out) = (Vec::new(), 0_usize);
    while let Some((flags, after)) = rest.split_first() {
        rest = after;
        let step = step_of(flags & 0b111)?;
        let class = class_of((flags >> 3) & 0b11)?;
        if flags >> 6 != 0 {
            return None;
        }
        let name = take_string(&mut rest)?;
        let note = if flags & 0b10_0000 == 0 { "" } else { take_string(&mut rest)? };
        match PlanLine::new(name, class, step, note) {
            Some(line) if lines.len() < MOST_LINES => lines.push(line),
            _ => left_out = left_out.saturating_add(1),
        }
    }
    Some(Given { plan: DayPlan { day, lines }, left_out })
}

/// A day of the year 0 or later as a number.
fn day_code(day: Day) -> u32 {
    let year = u32::try_from(day.year()).unwrap_or(0);
    let months = year.saturating_mul(12).saturating_add(day.month()).saturating_sub(1);
    months.saturating_mul(31).saturating_add(day.day()).saturating_sub(1)
}

/// `None` for a day that no calendar has.
fn day_of(code: u32) -> Option<Day> {
    let (months, day) = (code / 31, (code % 31).checked_add(1)?);
    let (year, month) = (months / 12, (months % 12).checked_add(1)?);
    Day::new(i32::try_from(year).ok()?, month, day).ok()
}

fn varint(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn take_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number: u32 = 0;
    for place in 0..5_u32 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let part = u32::from(byte & 0x7f).checked_mul(1_u32.checked_shl(place.checked_mul(7)?)?)?;
        number = number.checked_add(part)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn string(bytes: &mut Vec<u8>, text: &str) {
    varint(bytes, u32::try_from(text.len()).unwrap_or(0));
    bytes.extend(text.as_bytes());
}

fn take_string<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = usize::try_from(take_varint(bytes)?).ok()?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

const fn step_code(step: NextStep) -> u8 {
    match step {
        NextStep::Visit => 0,
        NextStep::Call => 1,
        NextStep::Proposal => 2,
        NextStep::Sample => 3,
        NextStep::Collect => 4,
    }
}

fn step_of(code: u8) -> Option<NextStep> {
    let all =
        [NextStep::Visit, NextStep::Call, NextStep::Proposal, NextStep::Sample, NextStep::Collect];
    all.into_iter().find(|step| step_code(*step) == code)
}

const fn class_code(class: Class) -> u8 {
    match class {
        Class::A => 0,
        Class::B => 1,
        Class::C => 2,
    }
}

fn class_of(code: u8) -> Option<Class> {
    [Class::A, Class::B, Class::C].into_iter().find(|class| class_code(*class) == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::report::tests::{monday, odd_names, run, worked};
    use proptest::prelude::*;

    const HOME: &str = "https://a.example/app/";

    fn line(name: &str, step: NextStep) -> PlanLine {
        PlanLine::new(name, Class::B, step, "").unwrap()
    }

    fn any_plan() -> impl Strategy<Value = DayPlan> {
        let line = ("[^\\p{C}\\p{Z}].{0,40}", 0_u8..5, 0_u8..3, ".{0,250}").prop_filter_map(
            "a name",
            |(name, step, class, note)| {
                PlanLine::new(&name, class_of(class)?, step_of(step)?, &note)
            },
        );
        (0_i32..40_000, prop::collection::vec(line, 0..70)).prop_map(|(days, lines)| {
            DayPlan::new(Day::new(2000, 1, 1).unwrap().plus_days(days), lines)
        })
    }

    /// The beginning of a payload for the Monday.
    fn opened() -> Vec<u8> {
        let mut bytes = vec![FORM];
        varint(&mut bytes, day_code(monday()));
        bytes
    }

    /// Seals bytes as a payload with a right check value.
    fn sealed(mut bytes: Vec<u8>) -> String {
        let check = crc32(&bytes);
        bytes.extend(check.to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Takes the chosen lines in as the app does.
    fn taken(workspace: &mut Workspace, plan: &DayPlan, chosen: &[usize]) {
        let wanted = plan.commands(workspace, chosen);
        let mut place = 1_000 + u64::try_from(workspace.customers().count()).unwrap();
        let mut stamps = Vec::new();
        for command in wanted.first.clone() {
            run(workspace, &mut place, command);
            stamps.push(Stamp::new(place, 0, 7));
        }
        for command in wanted.second(&stamps) {
            run(workspace, &mut place, command);
        }
    }

    #[test]
    fn a_plan_in_a_link_and_in_a_text() {
        let lines = vec![line("恒泰机械", NextStep::Visit), line("Acme", NextStep::Collect)];
        let plan = DayPlan::new(monday(), lines);
        assert_eq!(plan.payload(), "Ac2CLggM5oGS5rOw5py65qKwDARBY21lHyyN0Q");
        let text = plan.text(HOME, Lang::Zh);
        let head = "11月16日 周一 的安排\n1. 恒泰机械（拜访）\n2. Acme（收款）\n";
        assert!(text.starts_with(head), "{text}");
        assert_eq!(find(&text), Some(Ok(Given { plan: plan.clone(), left_out: 0 })));
        let forwarded = format!("老王：\n{text}\n收到请回复");
        assert_eq!(find(&forwarded), find(&plan.link(HOME)));
        assert_eq!(find("周五下午三点来访"), None);
    }

    #[test]
    fn the_open_lines_of_a_day_are_given_and_a_note_only_on_the_reps_word() {
        let workspace = worked(
            &["甲".to_owned(), "乙\u{202e}".to_owned()],
            1,
            crate::domain::fact::Outcome::Met,
            0,
        );
        let (plan, left_out) = DayPlan::of(&workspace, monday(), monday(), false);
        assert_eq!(
            (plan.lines(), left_out),
            (&[PlanLine::new("乙", Class::A, NextStep::Visit, "").unwrap()][..], 0)
        );
        let (plan, _) = DayPlan::of(&workspace, monday().next(), monday(), true);
        let first = plan.lines().first().unwrap();
        assert_eq!((first.step(), first.note()), (NextStep::Call, "秘密"));
    }

    #[test]
    fn a_plan_that_is_taken_twice_is_taken_once() {
        let lines = vec![
            line("新客户", NextStep::Call),
            line("新客户", NextStep::Visit),
            line("甲", NextStep::Visit),
            line("不要", NextStep::Visit),
        ];
        let plan = DayPlan::new(monday().next(), lines);
        let mut workspace =
            worked(&["甲\u{200b}".to_owned()], 0, crate::domain::fact::Outcome::Met, 0);
        let first = plan.against(&workspace);
        assert!(matches!(
            first[..],
            [Adds::Customer, Adds::Customer, Adds::Promise(_), Adds::Customer]
        ));
        taken(&mut workspace, &plan, &[0, 1, 2]);
        assert_eq!(workspace.customers().count(), 2);
        assert_eq!(workspace.tasks().count(), 1 + 3);
        let second = plan.against(&workspace);
        assert_eq!(second, [Adds::Nothing, Adds::Nothing, Adds::Nothing, Adds::Customer]);
        assert_eq!(plan.commands(&workspace, &[0, 1, 2]), Wanted::default());
    }

    #[test]
    fn a_customer_who_was_put_away_comes_back_with_a_promise() {
        let mut workspace = worked(&["甲".to_owned()], 0, crate::domain::fact::Outcome::Met, 0);
        let (customer, _) = workspace.customers().next().unwrap();
        run(&mut workspace, &mut 500, Command::ArchiveCustomer { customer });
        let plan = DayPlan::new(monday().next(), vec![line("甲", NextStep::Visit)]);
        taken(&mut workspace, &plan, &[0]);
        assert_eq!(workspace.customer(customer).unwrap().standing, Standing::Active);
        assert_eq!(plan.against(&workspace), [Adds::Nothing]);
    }

    #[test]
    fn what_a_stranger_makes_is_refused_by_name() {
        let plan = DayPlan::new(monday(), vec![line("恒泰", NextStep::Visit)]);
        let payload = plan.payload();
        for end in 0..payload.len() {
            assert_eq!(read(&payload[..end]), Err(PlanProblem::Damaged), "{end}");
        }
        assert_eq!(find(&format!("{HOME}{FRAGMENT}")), Some(Err(PlanProblem::Damaged)));
        assert_eq!(read(&sealed(vec![2, 9, 9, 9])), Err(PlanProblem::Newer));
        assert_eq!(read(&sealed(vec![0, 1])), Err(PlanProblem::NotAPlan));
        assert_eq!(read(&sealed(vec![])), Err(PlanProblem::NotAPlan));
        assert_eq!(read(&"A".repeat(100_001)), Err(PlanProblem::TooLarge));
        let huge = format!("{FRAGMENT}A{}", "B".repeat(100_000));
        assert_eq!(find(&huge), Some(Err(PlanProblem::TooLarge)));
        // What for, a class and a bit that nobody has; a length past the end; no text.
        for line in [[7, 1, b'a'], [0b11_000, 1, b'a'], [0x40, 1, b'a'], [0, 100, 1], [0, 1, 0xff]]
        {
            let bytes = [&opened()[..], &line].concat();
            assert_eq!(read(&sealed(bytes)), Err(PlanProblem::NotAPlan), "{line:?}");
        }
        // The 31st of February, and a day beyond the calendar.
        for day in [(2026 * 12 + 1) * 31 + 30, u32::MAX] {
            let mut bytes = vec![FORM];
            varint(&mut bytes, day);
            assert_eq!(read(&sealed(bytes)), Err(PlanProblem::NotAPlan));
        }
        assert!(read(&sealed(opened())).is_ok());
    }

    #[test]
    fn names_nobody_can_read_are_left_out_and_turned_ones_are_set_right() {
        let mut bytes = opened();
        let long = "长".repeat(101);
        for name in ["\u{200b}\u{202e}", "王\u{202e}五", long.as_str(), ""] {
            bytes.push(0);
            string(&mut bytes, name);
        }
        let given = read(&sealed(bytes)).unwrap();
        assert_eq!(given.left_out, 3);
        assert_eq!(given.plan.lines().iter().map(PlanLine::name).collect::<Vec<_>>(), ["王五"]);
    }

    #[test]
    fn a_code_of_thirty_customers_is_one_a_phone_can_scan() {
        let lines = (1..=30).map(|number| line(&format!("广州恒泰机械{number}"), NextStep::Visit));
        let plan = DayPlan::new(monday(), lines.collect());
        let link = plan.link(HOME);
        let code = crate::exchange::qr::draw(&link).unwrap();
        assert!(code.version <= 25);
        let lines =
            (1..=60).map(|number| line(&format!("广州恒泰机械有限公司{number}"), NextStep::Visit));
        let link = DayPlan::new(monday(), lines.collect()).link(HOME);
        assert_eq!(crate::exchange::qr::draw(&link), None, "the link and the text are offered");
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_in_again(plan in any_plan(), zh: bool) {
            let given = Given { plan: plan.clone(), left_out: 0 };
            prop_assert_eq!(read(&plan.payload()), Ok(given.clone()));
            prop_assert_eq!(find(&plan.link(HOME)), Some(Ok(given.clone())));
            let lang = if zh { Lang::Zh } else { Lang::En };
            // A name may hold the mark itself; the text's own link stands last.
            if !plan.lines().iter().any(|line| line.name().contains(MARK)) {
                prop_assert_eq!(find(&plan.text(HOME, lang)), Some(Ok(given)));
            }
        }

        #[test]
        fn one_changed_letter_is_noticed(plan in any_plan(), place: prop::sample::Index, by in 1_u8..64) {
            const LETTERS: &[u8; 64] =
                b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let mut payload = plan.payload().into_bytes();
            let place = place.index(payload.len());
            let now = LETTERS.iter().position(|letter| *letter == payload[place]).unwrap();
            payload[place] = LETTERS[(now + usize::from(by)) % 64];
            prop_assert_eq!(read(&String::from_utf8(payload).unwrap()), Err(PlanProblem::Damaged));
        }

        #[test]
        fn no_bytes_make_the_reader_panic(text: String, bytes: Vec<u8>) {
            let _ = read(&text);
            let _ = find(&format!("{MARK}{text}"));
            let _ = read(&URL_SAFE_NO_PAD.encode(&bytes));
            let _ = read(&sealed([&opened()[..], &bytes].concat()));
        }

        #[test]
        fn taking_all_and_taking_it_again_adds_once(names in odd_names(), here in 0_usize..5) {
            let lines: Vec<PlanLine> = names.iter().filter_map(|name| {
                PlanLine::new(name, Class::C, NextStep::Call, "")
            }).collect();
            let plan = DayPlan::new(monday().next(), lines);
            let there: Vec<String> = names.iter().take(here).cloned().collect();
            let mut workspace = worked(&there, 0, crate::domain::fact::Outcome::Met, 0);
            let chosen: Vec<usize> = (0..plan.lines().len()).collect();
            taken(&mut workspace, &plan, &chosen);
            let after = workspace.clone();
            taken(&mut workspace, &plan, &chosen);
            prop_assert_eq!(workspace, after);
        }
    }
}
