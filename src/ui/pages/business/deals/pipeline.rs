//! The open deals by stage, with the sums a rep can check by hand.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{asked, chance_said, stage_word};
use super::chances;
use crate::domain::deal_board::{Board, DealLine};
use crate::domain::directory::folded;
use crate::domain::stage::Stage;
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::bits::{Press, fact, line, link, press};
use crate::ui::components::field::{Field, field};
use crate::ui::components::growing::{AT_ONCE, draw_on};
use crate::ui::components::live::{aloud, at_times, nothing, part, question};
use crate::ui::components::sheet;

/// How many deals are drawn, and with each tap for more.
const STEP: usize = 50;
/// From how many on they can be searched.
const MANY: usize = 8;
/// How many customers are offered; a name finds the others.
const MOST: usize = 30;

/// The sheet.
pub(super) fn pipeline(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().deals;
    let board = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| Board::of(workspace, today))
    });
    // With which customer a new one is.
    let choosing = RwSignal::new(false);
    let content = part(move || {
        if choosing.get() { choose(app, lang, choosing) } else { list(app, lang, board, choosing) }
    });
    sheet::sheet(app, lang, texts.title.to_owned(), content)
}

fn list(app: App, lang: Lang, board: Memo<Board>, choosing: RwSignal<bool>) -> AnyView {
    let texts = lang.business().deals;
    let sums = part(move || board.with(|board| sums(lang, board)));
    let sought = RwSignal::new(String::new());
    let is_many = question(move || board.with(|board| board.lines.len() > MANY));
    let search = at_times(move || {
        is_many.get().then(|| {
            field(
                Field { act: "search", ..asked("deal-search", texts.search, "search", "") },
                sought,
                RwSignal::new(None),
                None,
            )
        })
    });
    let most = RwSignal::new(STEP);
    let drawn = RwSignal::new(AT_ONCE);
    draw_on(drawn, move || most.get_untracked());
    // In two steps, for each draws all of them.
    let is_first = question(move || drawn.get() <= AT_ONCE);
    let stages = part(move || {
        let sought = folded(&sought.get());
        let room = if is_first.get() { AT_ONCE } else { most.get() };
        board.with(|board| stages(lang, board, &sought, room, most))
    });
    let nobody = at_times(move || {
        let typed = sought.get();
        let folded = folded(&typed);
        let found = board.with(|board| {
            Stage::OPEN.into_iter().any(|stage| board.of_stage(stage, &folded).next().is_some())
        });
        (!found && !folded.is_empty()).then(|| {
            view! { <p class="quiet" data-nobody="">{fill(texts.nobody, &[&say::cut(&typed)])}</p> }
                .into_any()
        })
    });
    let add = press(
        Press("button button-main button-wide", "deal-add", String::new()),
        texts.add.into_any(),
        Box::new(move || choosing.set(true)),
    );
    let empty = at_times(move || {
        board.with(|board| board.lines.is_empty()).then(|| {
            view! {
                <div class="empty" data-empty="">
                    <p>{texts.empty}</p>
                    <p class="quiet">{texts.empty_do}</p>
                    {link("button", "tab-customers", "#/customers", texts.to_customers)}
                </div>
            }
            .into_any()
        })
    });
    view! {
        {sums} {empty} {search} {aloud(nobody)} {stages}
        {chances::chances(app, lang)}
        <div class="sheet-do">{add}</div>
    }
    .into_any()
}

/// All open deals, and the month's three sums.
fn sums(lang: Lang, board: &Board) -> AnyView {
    let texts = lang.business().deals;
    let all = &board.sums.all;
    if all.count == 0 {
        return nothing();
    }
    let short = |amount| number::short(lang, amount);
    let count = counted(texts.open, usize::try_from(all.count).unwrap_or(usize::MAX));
    let open = vec![
        fact("open-count", all.count.to_string(), count),
        fact("open-amount", all.amount.to_string(), fill(texts.open_amount, &[&short(all.amount)])),
        fact(
            "open-weighted",
            all.weighted.to_string(),
            fill(texts.open_weighted, &[&short(all.weighted)]),
        ),
    ];
    let three =
        [("sum-won", texts.sum_won), ("sum-likely", texts.sum_likely), ("sum-all", texts.sum_all)];
    let three = three.into_iter().zip(board.three_sums());
    let three = three
        .map(|((figure, text), sum)| fact(figure, sum.to_string(), fill(text, &[&short(sum)])));
    view! {
        <ul class="facts figures-whole">{open}</ul>
        <h3>{texts.sums}</h3>
        <ul class="facts figures-whole">{three.collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

/// The stages with deals that are looked for, at most `room` of them drawn.
fn stages(
    lang: Lang,
    board: &Board,
    sought: &str,
    mut room: usize,
    most: RwSignal<usize>,
) -> AnyView {
    let texts = lang.business().deals;
    let mut parts = Vec::new();
    let mut fit = 0_usize;
    for (stage, totals) in Stage::OPEN.into_iter().zip(&board.sums.stages) {
        let mut rows = Vec::new();
        for one in board.of_stage(stage, sought) {
            fit = fit.saturating_add(1);
            if room > 0 {
                room = room.saturating_sub(1);
                rows.push(row(lang, one));
            }
        }
        if rows.is_empty() {
            continue;
        }
        let note = fill(
            texts.stage_note,
            &[
                &number::grouped(totals.count.into()),
                &number::short(lang, totals.amount),
                &number::short(lang, totals.weighted),
            ],
        );
        let exact = format!("{} {} {}", totals.count, totals.amount, totals.weighted);
        parts.push(
            view! {
                <section class="more-group" data-stage=stage.place().to_string()>
                    <h3>{stage_word(lang, stage)}</h3>
                    <p class="quiet" data-exact=exact>{note}</p>
                    <ul class="list">{rows}</ul>
                </section>
            }
            .into_any(),
        );
    }
    let left = fit.saturating_sub(most.get());
    if left > 0 {
        let go = move || most.update(|most| *most = most.saturating_add(STEP));
        let word = counted(texts.more, left);
        let class = Press("button button-wide", "more-rows", String::new());
        parts.push(press(class, word.into_any(), Box::new(go)));
    }
    parts.into_any()
}

/// One deal: whose, how much, when, how likely, and what it asks for.
fn row(lang: Lang, deal: &DealLine) -> AnyView {
    let texts = lang.business().deals;
    let name = if deal.name.is_empty() { lang.texts().erased_name } else { &deal.name };
    let asks = match (deal.is_past, deal.is_stalled) {
        (true, _) => Some(texts.past),
        (false, true) => Some(texts.stalled),
        (false, false) => None,
    };
    let words = fill(
        texts.row,
        &[
            &number::short(lang, deal.amount),
            &date::day(lang, deal.expected),
            &chance_said(deal.chance.hundredths()),
        ],
    );
    let to = Route::Customers(Some(CustomerSheet::Deal(deal.id))).to_string();
    view! {
        <li data-id=deal.id.to_string()>
            <a class="row row-link" href=to data-act="deal">
                <span>
                    <span class="row-name user" data-user="">{name.to_owned()}</span>
                    <span class="row-why" data-exact=deal.amount.to_string() data-due=deal.expected.to_string()>
                        <span class="late">{asks}</span>
                        {words}
                    </span>
                </span>
            </a>
        </li>
    }
    .into_any()
}

/// With which customer a new deal is.
fn choose(app: App, lang: Lang, choosing: RwSignal<bool>) -> AnyView {
    let texts = lang.business().deals;
    let sought = RwSignal::new(String::new());
    let lines = app.customers.get_untracked();
    let rows = part(move || {
        let typed = sought.get();
        let wanted = folded(&typed);
        let mut fits = lines.iter().filter(|line| folded(&line.name).contains(&wanted));
        let rows: Vec<AnyView> = fits
            .by_ref()
            .take(MOST)
            .map(|line| {
                let sheet = CustomerSheet::Of(line.id, OfCustomer::Deal);
                let to = Route::Customers(Some(sheet)).to_string();
                let name = line.name.clone();
                view! {
                    <li data-id=line.id.to_string()>
                        <a class="row row-link" href=to data-act="deal-new">
                            <span class="row-name user" data-user="">{name}</span>
                        </a>
                    </li>
                }
                .into_any()
            })
            .collect();
        let more = fits.count();
        let none = rows.is_empty().then(|| match wanted.as_str() {
            "" => texts.empty_do.to_owned(),
            _ => fill(texts.whose_none, &[&say::cut(&typed)]),
        });
        let more = (more > 0).then(|| counted(texts.whose_more, more));
        let go = rows.is_empty();
        view! {
            <ul class="list">{rows}</ul>
            <p class="quiet" role="status">{none} {more}</p>
            {go.then(|| link("button", "tab-customers", "#/customers", texts.to_customers))}
        }
        .into_any()
    });
    let back = press(
        Press("button button-plain", "deal-list", String::new()),
        texts.title.into_any(),
        Box::new(move || choosing.set(false)),
    );
    view! {
        {field(Field { act: "search", ..asked("deal-whose", texts.whose, "text", "") }, sought, RwSignal::new(None), None)}
        {rows}
        {back}
        {line("quiet", texts.empty_do.to_owned())}
    }
    .into_any()
}
