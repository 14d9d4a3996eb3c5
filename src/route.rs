//! Where the rep is: parsed from and printed to the URL's fragment, so that back, reload and a
//! link work. A sheet is part of the route: back closes it.

use std::fmt;

use crate::domain::agenda::About;
use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, DealId, Id};

/// A page, with the sheet open on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// 今日.
    Today(Option<TodaySheet>),
    /// Another day's list, under 今日.
    Day(Day),
    /// 目标.
    Target(Option<TargetSheet>),
    /// 客户.
    Customers(Option<CustomerSheet>),
    /// 复盘.
    Review(Span, Option<ReviewSheet>),
    /// 更多.
    More(Option<MoreSheet>),
    /// An address that names no page.
    Unknown,
}

/// A sheet of the today page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TodaySheet {
    /// What came of a visit.
    Outcome(About),
    /// Plan a visit to a customer who is there.
    Plan,
    /// The weeks ahead, filled from the classes' rhythms.
    Week,
    /// The unfinished in three piles.
    Sort,
    /// Days away: leave, sickness, a trade show.
    Away,
    /// The order in which a day is walked.
    Order(Day),
}

impl TodaySheet {
    /// Those named by a word alone, with it.
    const WORDS: [(&str, TodaySheet); 4] = [
        ("plan", TodaySheet::Plan),
        ("week", TodaySheet::Week),
        ("sort", TodaySheet::Sort),
        ("away", TodaySheet::Away),
    ];
}

/// What is looked back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Today.
    Day,
    /// This week.
    Week,
    /// The sales month so far.
    Month,
}

/// A sheet of the review page, over the span that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewSheet {
    /// Where each metric and tier stands, and how likely the month is.
    Stand,
    /// The month in pictures.
    Pictures,
    /// What has got worse.
    Signals,
    /// What would turn a month that is behind.
    Replan,
    /// The versions of the goal, the result against each.
    Versions,
    /// Close a month, open the next.
    Close,
    /// The closed months.
    History,
    /// The review of the span: filled in, a line added, kept.
    Write,
    /// The reviews that were kept.
    Kept,
    /// Wins and lessons, found again.
    Cases,
    /// Learning, activities and expenses.
    Learning,
}

impl ReviewSheet {
    /// Each with its last word in the fragment.
    pub const WORDS: [(&str, ReviewSheet); 11] = [
        ("stand", ReviewSheet::Stand),
        ("pictures", ReviewSheet::Pictures),
        ("signals", ReviewSheet::Signals),
        ("replan", ReviewSheet::Replan),
        ("versions", ReviewSheet::Versions),
        ("close", ReviewSheet::Close),
        ("history", ReviewSheet::History),
        ("write", ReviewSheet::Write),
        ("kept", ReviewSheet::Kept),
        ("cases", ReviewSheet::Cases),
        ("learning", ReviewSheet::Learning),
    ];
}

/// A sheet of the target page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetSheet {
    /// Change a day's kind.
    Day(Day),
    /// Change the target, with a reason.
    Revise,
    /// Set a goal and break it down.
    Planning(PlanningSheet),
}

/// A sheet of setting a goal and breaking it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanningSheet {
    /// Make a goal, step by step.
    Make,
    /// The goal sheet, with what the checker finds.
    Sheet,
    /// The parts of a goal along one dimension.
    Split,
    /// Year to month, and what the figures of a year leave.
    Year,
    /// The rhythm within the period.
    Curve,
    /// From the amount back to the visits.
    Funnel,
    /// Show it to the superior, and confirm.
    Boss,
    /// What is paid for which attainment.
    Incentive,
}

impl PlanningSheet {
    /// Each with its last word in the fragment.
    pub const WORDS: [(&str, PlanningSheet); 8] = [
        ("make", PlanningSheet::Make),
        ("sheet", PlanningSheet::Sheet),
        ("split", PlanningSheet::Split),
        ("year", PlanningSheet::Year),
        ("curve", PlanningSheet::Curve),
        ("funnel", PlanningSheet::Funnel),
        ("boss", PlanningSheet::Boss),
        ("incentive", PlanningSheet::Incentive),
    ];
}

/// A sheet of the customers page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerSheet {
    /// A new customer.
    Add,
    /// One customer, or something of one.
    Of(CustomerId, OfCustomer),
    /// One deal.
    Deal(DealId),
    /// Something of all of them.
    Book(BookSheet),
    /// A list of customers.
    Paste,
}

/// A sheet of one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfCustomer {
    /// Who it is, what was, what comes.
    Profile,
    /// Change name, class, note; put away.
    Edit,
    /// What the customer needs, and who decides.
    Needs,
    /// A new deal.
    Deal,
    /// What the customer owes, terms and rebate.
    Owed,
    /// A sale or a return.
    Sell,
}

impl OfCustomer {
    /// Each but the profile with its last word in the fragment.
    pub const WORDS: [(&str, OfCustomer); 5] = [
        ("edit", OfCustomer::Edit),
        ("needs", OfCustomer::Needs),
        ("deal", OfCustomer::Deal),
        ("owed", OfCustomer::Owed),
        ("sell", OfCustomer::Sell),
    ];
}

/// A sheet of all customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookSheet {
    /// The open deals by stage.
    Pipeline,
    /// Who owes what.
    Owed,
    /// The rules of the classes, and how often each is touched.
    Classes,
    /// How much hangs on few.
    Risk,
    /// The customers who buy already.
    Existing,
    /// Answers, moves and standards.
    Playbook,
}

impl BookSheet {
    /// Each with its last word in the fragment. No id looks like one.
    pub const WORDS: [(&str, BookSheet); 6] = [
        ("pipeline", BookSheet::Pipeline),
        ("owed", BookSheet::Owed),
        ("classes", BookSheet::Classes),
        ("risk", BookSheet::Risk),
        ("existing", BookSheet::Existing),
        ("playbook", BookSheet::Playbook),
    ];
}

/// A sheet of the more page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoreSheet {
    /// The last commands, with undo.
    History,
    /// Wipe this phone.
    Wipe,
    /// The weekly pattern, the sales month and what fits a day.
    Days,
    /// Lock a backup, or hand one on.
    Backup,
    /// Take a backup in.
    Restore,
    /// Take a table in.
    Import,
    /// Give tables out.
    Tables,
    /// A calendar out, holidays in.
    Calendar,
    /// Tell others: a day, a goal, a review.
    Report,
    /// A day for another phone.
    Code,
    /// What another phone gave.
    Given,
    /// What every page is built of; no link leads there.
    Design,
}

impl MoreSheet {
    /// Each with its last word in the fragment.
    const WORDS: [(&str, MoreSheet); 12] = [
        ("history", MoreSheet::History),
        ("wipe", MoreSheet::Wipe),
        ("days", MoreSheet::Days),
        ("backup", MoreSheet::Backup),
        ("restore", MoreSheet::Restore),
        ("import", MoreSheet::Import),
        ("tables", MoreSheet::Tables),
        ("calendar", MoreSheet::Calendar),
        ("report", MoreSheet::Report),
        ("code", MoreSheet::Code),
        ("given", MoreSheet::Given),
        ("design", MoreSheet::Design),
    ];
}

/// What a word stands for; what stands behind a question mark is for the sheet alone.
fn named<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    let word = word.split('?').next().unwrap_or_default();
    words.iter().find(|(known, _)| *known == word).map(|(_, sheet)| *sheet)
}

/// The review of a span, with the sheet a word names.
fn reviewed(span: Span, sheet: Option<&str>) -> Route {
    match sheet.map(|word| named(&ReviewSheet::WORDS, word)) {
        None => Route::Review(span, None),
        Some(Some(sheet)) => Route::Review(span, Some(sheet)),
        Some(None) => Route::Unknown,
    }
}

fn word_of<T: Copy + PartialEq>(words: &[(&'static str, T)], sheet: T) -> &'static str {
    words.iter().find(|(_, known)| *known == sheet).map_or("", |(word, _)| word)
}

/// The tabs of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// 今日.
    Today,
    /// 目标.
    Target,
    /// 客户.
    Customers,
    /// 复盘.
    Review,
    /// 更多.
    More,
}

impl Tab {
    /// In the bar's order.
    pub const ALL: [Tab; 5] = [Tab::Today, Tab::Target, Tab::Customers, Tab::Review, Tab::More];

    /// The page a tab opens.
    pub const fn route(self) -> Route {
        match self {
            Tab::Today => Route::Today(None),
            Tab::Target => Route::Target(None),
            Tab::Customers => Route::Customers(None),
            Tab::Review => Route::Review(Span::Day, None),
            Tab::More => Route::More(None),
        }
    }
}

impl Route {
    /// The tab a route lies under; `None` for an unknown address.
    pub const fn tab(self) -> Option<Tab> {
        match self {
            Route::Today(_) | Route::Day(_) => Some(Tab::Today),
            Route::Target(_) => Some(Tab::Target),
            Route::Customers(_) => Some(Tab::Customers),
            Route::Review(..) => Some(Tab::Review),
            Route::More(_) => Some(Tab::More),
            Route::Unknown => None,
        }
    }

    /// The same page without its sheet.
    #[must_use]
    pub const fn without_sheet(self) -> Route {
        match self {
            Route::Day(_) => self,
            Route::Review(span, _) => Route::Review(span, None),
            _ => match self.tab() {
                Some(tab) => tab.route(),
                None => Route::Unknown,
            },
        }
    }

    /// Whether a sheet is open.
    pub fn has_sheet(self) -> bool {
        self != self.without_sheet()
    }

    /// Whether a sheet is of the business with customers beside the day's work, which is a file of
    /// its own.
    pub const fn is_business(self) -> bool {
        match self {
            Route::Today(Some(sheet)) => {
                !matches!(sheet, TodaySheet::Outcome(_) | TodaySheet::Plan)
            }
            Route::Customers(Some(sheet)) => match sheet {
                CustomerSheet::Add | CustomerSheet::Paste => false,
                CustomerSheet::Of(_, of) => !matches!(of, OfCustomer::Edit),
                CustomerSheet::Deal(_) | CustomerSheet::Book(_) => true,
            },
            _ => false,
        }
    }

    /// Whether a sheet is of tracking, reviewing and adjusting, which is a file of its own.
    pub const fn is_track(self) -> bool {
        matches!(self, Route::Review(_, Some(_)))
    }

    /// Whether a sheet is of what goes in and out of the phone, which is a file of its own.
    pub const fn is_exchange(self) -> bool {
        match self {
            Route::Customers(Some(CustomerSheet::Paste)) => true,
            Route::More(Some(sheet)) => !matches!(
                sheet,
                MoreSheet::History | MoreSheet::Wipe | MoreSheet::Days | MoreSheet::Design
            ),
            _ => false,
        }
    }

    /// Reads a fragment with or without its `#`. Anything unknown is [`Route::Unknown`].
    ///
    /// ```
    /// use fieldplan::route::{CustomerSheet, Route};
    /// assert_eq!(Route::parse("#/customers/add"), Route::Customers(Some(CustomerSheet::Add)));
    /// assert_eq!(Route::parse(""), Route::Today(None));
    /// ```
    pub fn parse(fragment: &str) -> Route {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let mut parts = path.strip_prefix('/').unwrap_or(path).split('/');
        let parts = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match parts {
            ("", None, None) => Route::Today(None),
            ("order", Some(day), None) => match Day::parse(day) {
                Ok(day) => Route::Today(Some(TodaySheet::Order(day))),
                Err(_) => Route::Unknown,
            },
            ("outcome", Some(subject), None) => match About::parse(subject) {
                Some(subject) => Route::Today(Some(TodaySheet::Outcome(subject))),
                None => Route::Unknown,
            },
            ("day", Some(day), None) => match Day::parse(day) {
                Ok(day) => Route::Day(day),
                Err(_) => Route::Unknown,
            },
            ("target", Some(word), None) if word != "revise" => {
                match (Day::parse(word), named(&PlanningSheet::WORDS, word)) {
                    (Ok(day), _) => Route::Target(Some(TargetSheet::Day(day))),
                    (_, Some(sheet)) => Route::Target(Some(TargetSheet::Planning(sheet))),
                    _ => Route::Unknown,
                }
            }
            ("target", None, None) => Route::Target(None),
            ("target", Some("revise"), None) => Route::Target(Some(TargetSheet::Revise)),
            ("customers", None, None) => Route::Customers(None),
            ("customers", Some("paste"), None) => Route::Customers(Some(CustomerSheet::Paste)),
            ("customers", Some("add"), None) => Route::Customers(Some(CustomerSheet::Add)),
            ("customers", Some(word), of) => {
                let (book, id) = (named(&BookSheet::WORDS, word), Id::parse(word));
                let of = match of {
                    None => Some(OfCustomer::Profile),
                    Some(word) => named(&OfCustomer::WORDS, word),
                };
                match (book, id.zip(of)) {
                    (Some(book), _) => Route::Customers(Some(CustomerSheet::Book(book))),
                    (None, Some((id, of))) => {
                        Route::Customers(Some(CustomerSheet::Of(CustomerId(id), of)))
                    }
                    (None, None) => Route::Unknown,
                }
            }
            ("deal", Some(id), None) => match Id::parse(id) {
                Some(id) => Route::Customers(Some(CustomerSheet::Deal(DealId(id)))),
                None => Route::Unknown,
            },
            ("review", None, None) => Route::Review(Span::Day, None),
            ("review", Some("week"), sheet) => reviewed(Span::Week, sheet),
            ("review", Some("month"), sheet) => reviewed(Span::Month, sheet),
            ("review", sheet, None) => reviewed(Span::Day, sheet),
            ("more", None, None) => Route::More(None),
            ("more", Some(word), None) => match named(&MoreSheet::WORDS, word) {
                Some(sheet) => Route::More(Some(sheet)),
                None => Route::Unknown,
            },
            (word, None, None) => match named(&TodaySheet::WORDS, word) {
                Some(sheet) => Route::Today(Some(sheet)),
                None => Route::Unknown,
            },
            _ => Route::Unknown,
        }
    }
}

impl fmt::Display for Route {
    /// The fragment, with its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Today(None) => f.write_str("#/"),
            Route::Today(Some(TodaySheet::Outcome(subject))) => write!(f, "#/outcome/{subject}"),
            Route::Today(Some(TodaySheet::Order(day))) => write!(f, "#/order/{day}"),
            Route::Today(Some(sheet)) => write!(f, "#/{}", word_of(&TodaySheet::WORDS, *sheet)),
            Route::Day(day) => write!(f, "#/day/{day}"),
            Route::Target(Some(TargetSheet::Day(day))) => write!(f, "#/target/{day}"),
            Route::Target(Some(TargetSheet::Planning(sheet))) => {
                write!(f, "#/target/{}", word_of(&PlanningSheet::WORDS, *sheet))
            }
            Route::Customers(Some(CustomerSheet::Paste)) => f.write_str("#/customers/paste"),
            Route::Review(span, sheet) => {
                f.write_str(match span {
                    Span::Day => "#/review",
                    Span::Week => "#/review/week",
                    Span::Month => "#/review/month",
                })?;
                match sheet {
                    Some(sheet) => write!(f, "/{}", word_of(&ReviewSheet::WORDS, *sheet)),
                    None => Ok(()),
                }
            }
            Route::Target(None) => f.write_str("#/target"),
            Route::Target(Some(TargetSheet::Revise)) => f.write_str("#/target/revise"),
            Route::Customers(None) => f.write_str("#/customers"),
            Route::Customers(Some(CustomerSheet::Add)) => f.write_str("#/customers/add"),
            Route::Customers(Some(CustomerSheet::Of(id, OfCustomer::Profile))) => {
                write!(f, "#/customers/{id}")
            }
            Route::Customers(Some(CustomerSheet::Of(id, of))) => {
                write!(f, "#/customers/{id}/{}", word_of(&OfCustomer::WORDS, *of))
            }
            Route::Customers(Some(CustomerSheet::Deal(id))) => write!(f, "#/deal/{id}"),
            Route::Customers(Some(CustomerSheet::Book(book))) => {
                write!(f, "#/customers/{}", word_of(&BookSheet::WORDS, *book))
            }
            Route::More(None) => f.write_str("#/more"),
            Route::More(Some(sheet)) => {
                write!(f, "#/more/{}", word_of(&MoreSheet::WORDS, *sheet))
            }
            Route::Unknown => f.write_str("#/unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::Matter;
    use crate::domain::ident::{Stamp, TaskId};
    use proptest::prelude::*;

    #[test]
    fn every_route_reads_back_from_its_fragment() {
        let id = CustomerId(Id::new(Stamp::new(1_790_000_000_000, 2, 77), 3));
        let day = Day::new(2026, 11, 24).unwrap();
        let routes = [
            Route::Today(None),
            Route::Today(Some(TodaySheet::Plan)),
            Route::Today(Some(TodaySheet::Outcome(About::Matter(Matter::Customer(id))))),
            Route::Today(Some(TodaySheet::Outcome(About::Task(TaskId(id.0))))),
            Route::Day(day),
            Route::Review(Span::Day, None),
            Route::Review(Span::Week, None),
            Route::Review(Span::Month, None),
            Route::Target(None),
            Route::Target(Some(TargetSheet::Day(day))),
            Route::Customers(Some(CustomerSheet::Paste)),
            Route::Target(Some(TargetSheet::Revise)),
            Route::Customers(None),
            Route::Customers(Some(CustomerSheet::Add)),
            Route::Customers(Some(CustomerSheet::Deal(DealId(id.0)))),
            Route::Today(Some(TodaySheet::Order(day))),
            Route::More(None),
            Route::Unknown,
        ];
        let sheets = MoreSheet::WORDS.map(|(_, sheet)| Route::More(Some(sheet)));
        let planning =
            PlanningSheet::WORDS.map(|(_, s)| Route::Target(Some(TargetSheet::Planning(s))));
        let today = TodaySheet::WORDS.map(|(_, sheet)| Route::Today(Some(sheet)));
        let book = BookSheet::WORDS.map(|(_, sheet)| CustomerSheet::Book(sheet));
        let of = OfCustomer::WORDS.map(|(_, of)| CustomerSheet::Of(id, of));
        let profile = CustomerSheet::Of(id, OfCustomer::Profile);
        let customers = book.into_iter().chain(of).chain([profile]);
        let customers = customers.map(|sheet| Route::Customers(Some(sheet)));
        let review = ReviewSheet::WORDS.into_iter().flat_map(|(_, sheet)| {
            [Span::Day, Span::Week, Span::Month].map(|span| Route::Review(span, Some(sheet)))
        });
        let all = routes.into_iter().chain(sheets).chain(planning).chain(today).chain(customers);
        let all = all.chain(review);
        for route in all {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
        let given = Route::More(Some(MoreSheet::Given));
        assert_eq!(Route::parse("#/more/given?Ac2CLgg-_"), given);
        assert_eq!(given.to_string(), "#/more/given", "the address is clean again");
    }

    #[test]
    fn an_unknown_address_is_said_to_be_one() {
        for fragment in [
            "#/nowhere",
            "#/customers/x y",
            "#/more/history/3",
            "#//",
            "#/day/2026-02-30",
            "#/outcome/x",
            "#/week/2",
            "#/order/2026-02-30",
            "#/customers/pipelines",
            "#/deal/pipeline",
            "#/review/week/month",
            "#/review/stand/stand",
        ] {
            assert_eq!(Route::parse(fragment), Route::Unknown, "{fragment}");
        }
    }

    #[test]
    fn closing_a_sheet_leads_to_its_page() {
        let sheet = Route::More(Some(MoreSheet::Wipe));
        assert!(sheet.has_sheet());
        assert_eq!(sheet.without_sheet(), Route::More(None));
        assert!(!Route::Today(None).has_sheet());
        assert!(!Route::Review(Span::Month, None).has_sheet());
        let stand = Route::Review(Span::Week, Some(ReviewSheet::Stand));
        assert_eq!(stand.without_sheet(), Route::Review(Span::Week, None));
        assert!(!Route::Day(Day::new(2026, 11, 24).unwrap()).has_sheet());
        assert_eq!(Route::Today(Some(TodaySheet::Plan)).without_sheet(), Route::Today(None));
    }

    proptest! {
        #[test]
        fn no_fragment_makes_the_reader_panic(fragment: String) {
            let _ = Route::parse(&fragment);
        }
    }
}
