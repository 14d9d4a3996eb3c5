//! 客户: who there is, by class, with when each is due and how long nobody went; search.

use std::hash::{DefaultHasher, Hash, Hasher};

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::agenda::{About, Matter};
use crate::domain::cadence::{Cadences, Class};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::directory::{self, Line, Only, folded, words_of};
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::bits::{self, Press, fold, toggle};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, field};
use crate::ui::components::growing::{AT_ONCE, Key, draw_on, later, lines};
use crate::ui::components::live::{
    aloud, at_times, flag, maybe, nothing, part, question, tap, words,
};
use crate::ui::components::{icon, page};
use crate::ui::pages::{customer, customer_edit};

/// How many lines are drawn soon after the page has come, and with each tap for more.
const STEP: usize = 100;

/// The most industries and tags to choose by.
const MOST_WORDS: usize = 12;

/// What of the customers is looked at.
#[derive(Clone, Copy)]
struct Shown {
    sought: RwSignal<String>,
    class: RwSignal<Option<Class>>,
    only: RwSignal<Option<Only>>,
    /// An industry or a tag.
    word: RwSignal<String>,
    /// Those put away instead of those in the plan.
    away: RwSignal<bool>,
    /// How many lines are drawn.
    most: RwSignal<usize>,
}

/// The page.
pub fn customers(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let shown = Shown {
        sought: RwSignal::new(String::new()),
        class: RwSignal::new(None),
        only: RwSignal::new(None),
        word: RwSignal::new(String::new()),
        away: RwSignal::new(false),
        most: RwSignal::new(STEP),
    };
    let active = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| directory::active(workspace, today))
    });
    let archived = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| directory::archived(workspace, today))
    });
    let has_active = question(move || active.with(|all| !all.is_empty()));
    let away_count = question(move || archived.with(Vec::len));
    // Bringing the last one back leads back to the plan.
    let is_away = question(move || shown.away.get() && away_count.get() > 0);
    let list = part(move || {
        let away = is_away.get();
        sections(app, lang, shown, if away { archived } else { active }, away)
    });
    let tools =
        at_times(move || (has_active.get() || is_away.get()).then(|| tools(lang, shown, active)));
    let away = at_times(move || {
        let count = away_count.get();
        (count > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="button button-plain"
                    data-act="archived"
                    data-exact=count.to_string()
                    aria-pressed=flag(move || is_away.get())
                    on:click=tap(move || shown.away.update(|away| *away = !*away))
                >
                    {counted(lang.behind().list.archived, count)}
                </button>
            }
            .into_any()
        })
    });
    let paste = at_times(move || {
        has_active.get().then(|| {
            view! {
                <a class="button button-plain" href="#/customers/paste" data-act="paste">
                    {lang.texts().paste_title}
                </a>
            }
            .into_any()
        })
    });
    let books = at_times(move || has_active.get().then(|| books(lang)));
    let sub = words(move || counted(texts.customers_count, active.with(Vec::len)));
    view! {
        <main class="page" id="page">
            {page::head(app, lang, texts.tab_customers.to_owned(), Some(sub))}
            {books}
            <div class="tools">{paste} {away}</div>
            {tools}
            {list}
            {at_times(move || (!has_active.get() && !is_away.get()).then(|| no_customers(lang)))}
            <a class="add" href="#/customers/add" data-act="add" aria-label=texts.add_customer>
                {icon::plus()}
            </a>
        </main>
    }
    .into_any()
}

/// The ways to what is of all of them.
fn books(lang: Lang) -> AnyView {
    let texts = lang.behind().list;
    view! {
        <div class="tools">
            <a class="button button-plain" href="#/customers/pipeline" data-act="pipeline">
                {texts.pipeline}
            </a>
            <a class="button button-plain" href="#/customers/owed" data-act="owed">{texts.owed}</a>
            <a class="button button-plain" href="#/customers/classes" data-act="classes">
                {texts.classes}
            </a>
            <a class="button button-plain" href="#/customers/existing" data-act="existing">
                {texts.existing}
            </a>
            <a class="button button-plain" href="#/customers/risk" data-act="risk">{texts.risk}</a>
            <a class="button button-plain" href="#/customers/playbook" data-act="playbook">
                {texts.playbook}
            </a>
        </div>
    }
    .into_any()
}

/// The search and the filter by class.
fn tools(lang: Lang, shown: Shown, all: Memo<Vec<Line>>) -> AnyView {
    let texts = lang.behind().list;
    let asked =
        Field { id: "search", label: texts.search, act: "search", keyboard: "search", class: "" };
    let mut classes =
        vec![Chip { value: None, act: "filter-all", word: texts.filter_all.to_owned() }];
    for (class, act) in Class::ALL.into_iter().zip(["filter-a", "filter-b", "filter-c"]) {
        classes.push(Chip { value: Some(class), act, word: say::letter(class).to_owned() });
    }
    // Another search begins at its first line.
    let choose = move |class| {
        shown.most.set(STEP);
        shown.class.set(class);
    };
    let (sought, error) = (shown.sought, RwSignal::new(None));
    // Folded, so nobody misses them on the first picture.
    let is_time = later();
    let more = at_times(move || is_time.get().then(|| more_filters(lang, shown, all)));
    view! {
        <div class="filters">
            {field(asked, sought, error, None)}
            {chips(texts.filter, "filter", classes, shown.class.into(), choose)}
            {fold("filter-more", texts.filter_more.into_any(), false, vec![more])}
        </div>
    }
    .into_any()
}

/// The filters besides class: what is due, idle, open, owed, and the industries and tags there are.
fn more_filters(lang: Lang, shown: Shown, all: Memo<Vec<Line>>) -> AnyView {
    let texts = lang.behind().list;
    let mut chosen = vec![Chip { value: None, act: "only-all", word: texts.filter_all.to_owned() }];
    let acts = ["only-due", "only-idle", "only-deal", "only-owes"];
    for ((value, act), word) in Only::ALL.into_iter().zip(acts).zip(texts.only) {
        chosen.push(Chip { value: Some(value), act, word: word.to_owned() });
    }
    let choose = move |only| {
        shown.most.set(STEP);
        shown.only.set(only);
    };
    let there = question(move || all.with(|all| words_of(all, MOST_WORDS)));
    let of_words = at_times(move || {
        let there = there.get();
        (!there.is_empty()).then(|| {
            let buttons = there.into_iter().map(|word| {
                let own = word.clone();
                let label = view! { <span class="user" data-user="">{word.clone()}</span> };
                toggle(
                    Press("chip", "filter-word", String::new()),
                    label.into_any(),
                    Box::new(move || shown.word.with(|chosen| *chosen == own)),
                    Box::new(move || {
                        shown.most.set(STEP);
                        let again = shown.word.with_untracked(|chosen| *chosen == word);
                        shown.word.set(if again { String::new() } else { word.clone() });
                    }),
                )
            });
            bits::chips(texts.filter_words, buttons.collect())
        })
    });
    view! {
        {chips(texts.filter_only, "only", chosen, shown.only.into(), choose)}
        {of_words}
    }
    .into_any()
}

/// What of the lines is drawn.
#[derive(Clone, PartialEq)]
struct Found {
    /// By class: how many fit what is looked for, and those of them that are drawn.
    of: [(usize, Vec<Line>); 3],
    /// How many fit, drawn or not.
    fit: usize,
}

impl Found {
    /// The lines that fit, at most `room` of them drawn. O(lines).
    fn among(
        all: &[Line],
        fits: impl Fn(&Line) -> bool,
        class: Option<Class>,
        mut room: usize,
    ) -> Found {
        let mut found = Found { of: [const { (0, Vec::new()) }; 3], fit: 0 };
        for (of, (count, drawn)) in Class::ALL.into_iter().zip(&mut found.of) {
            if class.is_some_and(|class| class != of) {
                continue;
            }
            for line in all.iter().filter(|line| line.class == of && fits(line)) {
                *count = count.saturating_add(1);
                if room > 0 {
                    room = room.saturating_sub(1);
                    drawn.push(line.clone());
                }
            }
            found.fit = found.fit.saturating_add(*count);
        }
        found
    }

    /// Those of the class at a place that are drawn.
    fn drawn(&self, place: usize) -> &[Line] {
        self.of.get(place).map_or(&[], |(_, drawn)| drawn)
    }
}

/// What a line is known by, and a mark that is another one where it shows anything else.
fn key(line: &Line) -> Key {
    let mut mark = DefaultHasher::new();
    line.hash(&mut mark);
    (About::Matter(Matter::Customer(line.id)), mark.finish())
}

/// The lines that fit what is looked for, under a heading a class. A line that stays as it is when
/// the search or the books change is not drawn anew.
fn sections(app: App, lang: Lang, shown: Shown, all: Memo<Vec<Line>>, away: bool) -> AnyView {
    // A line tells of its days from today's.
    let today = app.today.get();
    let drawn = RwSignal::new(AT_ONCE);
    draw_on(drawn, move || shown.most.get_untracked());
    let found = question(move || {
        let room = drawn.get().min(shown.most.get());
        let (class, only, word) = (shown.class.get(), shown.only.get(), shown.word.get());
        let sought = shown.sought.with(|sought| folded(sought));
        let fits = |line: &Line| {
            line.matches(&sought)
                && only.is_none_or(|only| line.is(only, today))
                && (word.is_empty() || line.words.contains(&word))
        };
        all.with(|all| Found::among(all, fits, class, room))
    });
    // What else is looked for is drawn as the page was: a screenful at once. It stands before what
    // asks for the lines, so that it comes first.
    let anew = at_times(move || {
        shown.sought.track();
        shown.class.track();
        shown.only.track();
        shown.word.track();
        if drawn.get_untracked() > AT_ONCE {
            drawn.set(AT_ONCE);
            draw_on(drawn, move || shown.most.get_untracked());
        }
        None
    });
    let nobody = maybe(move || {
        (found.with(|found| found.fit == 0) && all.with(|all| !all.is_empty())).then(|| {
            shown.sought.with(|sought| {
                if folded(sought).is_empty() {
                    lang.behind().list.nobody_so.to_owned()
                } else {
                    fill(lang.behind().list.nobody, &[&say::cut(sought)])
                }
            })
        })
    });
    let parts: Vec<_> =
        (0..Class::ALL.len()).map(|place| section(app, lang, found, place, today, away)).collect();
    let left = question(move || {
        let most = shown.most.get();
        let done = drawn.get() >= most;
        found.with(|found| if done { found.fit.saturating_sub(most) } else { 0 })
    });
    let more = at_times(move || {
        let left = left.get();
        (left > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="button button-wide"
                    data-act="more-rows"
                    data-exact=left.to_string()
                    on:click=tap(move || {
                        drawn.set(shown.most.get_untracked());
                        shown.most.update(|n| *n = n.saturating_add(STEP));
                        draw_on(drawn, move || shown.most.get_untracked());
                    })
                >
                    {counted(lang.behind().list.more, left)}
                </button>
            }
            .into_any()
        })
    });
    let nobody = at_times(move || {
        let sentence = nobody.get();
        (!sentence.is_empty())
            .then(|| view! { <p class="quiet" data-nobody="">{sentence}</p> }.into_any())
    });
    view! { {anew} {aloud(nobody)} {parts} {more} }.into_any()
}

/// The class at a place of [`Class::ALL`], with its heading; nothing where nobody is to be shown.
fn section(
    app: App,
    lang: Lang,
    found: Memo<Found>,
    place: usize,
    today: Day,
    away: bool,
) -> AnyView {
    let texts = lang.texts();
    let class = Class::ALL.get(place).copied().unwrap_or(Class::C);
    let heading = words(move || {
        let cadence = app.workspace(Cadences::of).get(class);
        say::class_short(texts, class, cadence)
    });
    let count = question(move || found.with(|f| f.of.get(place).map_or(0, |(count, _)| *count)));
    let rows = Signal::derive(move || {
        found.with(|found| found.drawn(place).iter().map(key).collect::<Vec<Key>>())
    });
    let shows = question(move || found.with(|found| !found.drawn(place).is_empty()));
    let draw = move |about: About| {
        found.with_untracked(|found| {
            let is_it = |line: &&Line| About::Matter(Matter::Customer(line.id)) == about;
            let line = found.drawn(place).iter().find(is_it);
            line.map_or_else(nothing, |line| row(app, lang, line, today, away))
        })
    };
    at_times(move || {
        shows.get().then(|| {
            view! {
                <section data-class=say::letter(class)>
                    <h2 class="head">
                        {heading}
                        <span class="head-note" data-exact=words(move || count.get().to_string())>
                            {words(move || counted(texts.customers_count, count.get()))}
                        </span>
                    </h2>
                    {lines(rows, draw)}
                </section>
            }
            .into_any()
        })
    })
}

/// What stands where there is nobody yet, with the things to do.
pub fn no_customers(lang: Lang) -> AnyView {
    let texts = lang.texts();
    view! {
        <div class="empty">
            <p>{texts.no_customers}</p>
            <p class="quiet">{texts.no_customers_do}</p>
            <a class="button button-main" href="#/customers/add" data-act="add-first">
                {texts.add_customer}
            </a>
            <a class="button" href="#/customers/paste" data-act="paste">
                {lang.texts().paste_title}
            </a>
        </div>
    }
    .into_any()
}

fn row(app: App, lang: Lang, line: &Line, today: Day, away: bool) -> AnyView {
    let texts = lang.texts();
    let id = line.id;
    let due = line.due.map(|due| {
        let list = lang.behind().list;
        let day = if due == today { list.today.to_owned() } else { date::day(lang, due) };
        let text = if line.promised { list.due_promised } else { list.due_class };
        fill(text, &[&day])
    });
    let late = line.due.is_some_and(|due| due < today).then_some(lang.behind().list.overdue);
    let idle = match line.idle {
        None => texts.never_visited.to_owned(),
        Some(0) => lang.behind().list.idle_today.to_owned(),
        Some(days) => counted(lang.behind().list.idle, usize::try_from(days).unwrap_or(usize::MAX)),
    };
    let same = line.same_name.then(|| lang.behind().pages.same_name.to_owned());
    let value = (line.value != Money::ZERO)
        .then(|| fill(lang.behind().list.value, &[&number::short(lang, line.value)]));
    let seen = [due, Some(idle), value, same].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let exact = line.idle.map(|days| days.to_string());
    let route = Route::Customers(Some(CustomerSheet::Of(id, OfCustomer::Profile)));
    let name = view! {
        <a class="row row-link" href=route.to_string() data-act="customer">
            <span>
                <span class="row-name user" data-user="">{line.name.clone()}</span>
                <span class="row-why" data-due=line.due.map(|due| due.to_string()) data-value=line.value.to_string() data-exact=exact>
                    <span class="late">{late}</span>
                    {seen}
                </span>
            </span>
            {(!away).then(|| view! { <span class="badge">{say::letter(line.class)}</span> }.into_any())}
        </a>
    };
    let back = away.then(|| {
        view! {
            <button
                type="button"
                class="button"
                data-act="unarchive"
                on:click=tap(move || unarchive(app, lang, id))
            >
                {lang.behind().list.unarchive}
            </button>
        }
        .into_any()
    });
    let class = if away { "away" } else { "" };
    view! { <li class=class data-id=id.to_string()>{name} {back}</li> }.into_any()
}

/// Brings a customer back into the plan: an edit does, even one to the class it has.
pub(super) fn unarchive(app: App, lang: Lang, id: CustomerId) {
    let Some((name, class)) =
        app.peek(|workspace| workspace.customer(id).map(|c| (c.name.clone(), c.class)))
    else {
        return;
    };
    let command =
        Command::EditCustomer { customer: id, name: None, class: Some(class), note: None };
    match app.dispatch(command) {
        Ok(stamp) => {
            app.say(fill(lang.behind().list.unarchive_done, &[&say::cut(&name)]), Some(stamp));
        }
        Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
    }
}

/// The sheet for a new customer, one of the list or a list of them.
pub fn sheet(app: App, lang: Lang, which: CustomerSheet) -> AnyView {
    match which {
        CustomerSheet::Add => customer::add(app, lang),
        CustomerSheet::Of(id, OfCustomer::Edit) => customer_edit::edit(app, lang, id),
        // Sheets of `exchange` and `business`.
        CustomerSheet::Paste
        | CustomerSheet::Of(..)
        | CustomerSheet::Deal(_)
        | CustomerSheet::Book(_) => nothing(),
    }
}
