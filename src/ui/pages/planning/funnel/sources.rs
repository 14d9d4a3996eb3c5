//! Where the leads come from, against what is needed, with the reserve apart. Each change is kept
//! at once and can be undone.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, count};
use crate::domain::plan_book::sources::{NamedSource, SourcePlan, SourceProblem, in_force};
use crate::domain::rate::Rate;
use crate::text::planning::hundredths;
use crate::text::{fill, number};
use crate::ui::components::field::{Field, field};
use crate::ui::components::icon;
use crate::ui::components::live::{nothing, part, question, send, tap, words};

/// The section.
pub(super) fn sources(sheet: Sheet) -> AnyView {
    let Sheet { app, lang, month, found, .. } = sheet;
    let texts = lang.planning().funnel;
    let plan = question(move || {
        let plan = app.workspace(|workspace| in_force(workspace, month));
        let none = SourcePlan { month, reserve: 0, sources: Vec::new() };
        SourcePlan { month, ..plan.unwrap_or(none) }
    });
    // The source that is being changed, from 0; beyond the last for a new one.
    let edited = RwSignal::new(usize::MAX);
    let form = Form::empty();
    let need = question(move || {
        let found = found.get()?.ok()?;
        found.solved.rows.first().map(|row| row.exact)
    });
    view! {
        <section class="more-group">
            <h3>{texts.sources}</h3>
            {part(move || {
                let (plan, edited_now) = (plan.get(), edited.get());
                let need = need.get();
                untrack(|| view! {
                    {list(sheet, &plan, form, edited)}
                    {supply(sheet, &plan, need)}
                    {fields(sheet, &plan, form, edited, edited_now)}
                    {reserve(sheet, &plan, form)}
                }.into_any())
            })}
        </section>
    }
    .into_any()
}

/// What is typed of a source.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    times: RwSignal<String>,
    quota: RwSignal<String>,
    valid: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

impl Form {
    fn empty() -> Form {
        let text = || RwSignal::new(String::new());
        let form = Form {
            name: text(),
            times: text(),
            quota: text(),
            valid: text(),
            error: RwSignal::new(None),
        };
        form.clear();
        form
    }

    fn clear(self) {
        self.show(&NamedSource { name: String::new(), times: 1, quota: 0, valid: 10_000 });
        self.quota.set(String::new());
    }

    fn show(self, source: &NamedSource) {
        self.name.set(source.name.clone());
        self.times.set(source.times.to_string());
        self.quota.set(source.quota.to_string());
        self.valid.set(hundredths::shown(source.valid.into()));
        self.error.set(None);
    }

    fn read(self) -> Option<NamedSource> {
        let whole = |text: RwSignal<String>| {
            let hundredths = text.with_untracked(|typed| hundredths::read(typed))?;
            (hundredths % 100 == 0).then_some(hundredths / 100)
        };
        Some(NamedSource {
            name: self.name.get_untracked(),
            times: u16::try_from(whole(self.times)?).ok()?,
            quota: whole(self.quota)?,
            valid: u16::try_from(self.valid.with_untracked(|typed| hundredths::read(typed))?)
                .ok()?,
        })
    }
}

/// Keeps a month's sources; whether they could be.
fn keep(sheet: Sheet, plan: SourcePlan, form: Form) -> bool {
    let Sheet { app, lang, .. } = sheet;
    let texts = lang.planning().funnel;
    match plan.checked() {
        Ok(plan) => {
            let stamp = app.keep_row(plan.entry(app.today.get_untracked()));
            app.say(texts.source_kept.to_owned(), stamp);
            stamp.is_some()
        }
        Err(problem) => {
            let sentence = match problem {
                SourceProblem::TooMany => texts.too_many,
                _ => texts.bad_source,
            };
            form.error.set(Some(sentence.to_owned()));
            false
        }
    }
}

fn list(sheet: Sheet, plan: &SourcePlan, form: Form, edited: RwSignal<usize>) -> AnyView {
    let texts = sheet.lang.planning().funnel;
    if plan.sources.is_empty() {
        let whole = plan.clone();
        let usual = tap(move || {
            let [expos, referrals] = texts.usual_names;
            let of = |name: &str, times, quota| NamedSource {
                name: name.to_owned(),
                times,
                quota,
                valid: 10_000,
            };
            let sources = vec![of(expos, 2, 50), of(referrals, 5, 5)];
            keep(sheet, SourcePlan { reserve: 100, sources, ..whole.clone() }, form);
        });
        return view! {
            <p class="empty" data-empty="sources">{texts.sources_empty}</p>
            <button type="button" class="button button-wide" data-act="sources-usual" on:click=usual>
                {texts.usual}
            </button>
        }
        .into_any();
    }
    let lines = plan.sources.iter().enumerate().map(|(place, source)| {
        let said = fill(
            texts.source,
            &[
                &number::grouped(source.times.into()),
                &number::grouped(source.quota.into()),
                &hundredths::shown(source.valid.into()),
            ],
        );
        let (whole, one) = (plan.clone(), source.clone());
        let change = tap(move || {
            form.show(&one);
            edited.set(place);
        });
        let drop = tap(move || {
            let mut plan = whole.clone();
            plan.sources.remove(place);
            edited.set(usize::MAX);
            keep(sheet, plan, form);
        });
        view! {
            <li class="row row-link" data-source=source.quota.to_string()>
                <span>
                    <span class="row-name user" data-user="">{source.name.clone()}</span>
                    <span class="row-why">{said}</span>
                </span>
                <span class="funnel-do">
                    <button
                        type="button"
                        class="button"
                        data-act="source-edit"
                        aria-label=fill(texts.source_edit, &[&source.name])
                        on:click=change
                    >
                        {icon::pencil()}
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-act="source-drop"
                        aria-label=fill(texts.source_drop, &[&source.name])
                        on:click=drop
                    >
                        {icon::minus()}
                    </button>
                </span>
            </li>
        }
        .into_any()
    });
    view! { <ul class="list">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}

/// What comes in against what is needed.
fn supply(sheet: Sheet, plan: &SourcePlan, need: Option<Rate>) -> AnyView {
    let texts = sheet.lang.planning().funnel;
    let found = need.filter(|_| !plan.sources.is_empty()).and_then(|need| plan.supply(need));
    let Some(supply) = found else { return nothing() };
    let brought = supply.valid.of_count(1);
    let sentence = if supply.short > 0 {
        let short = count(supply.short);
        if supply.reserve_covers {
            fill(texts.short_covered, &[&short, &number::grouped(supply.reserve.into())])
        } else {
            fill(texts.short, &[&short])
        }
    } else {
        // More than needed of leads that are all counted as valid: the share is asked for.
        let quota: u32 =
            plan.sources.iter().map(|source| source.quota).fold(0, u32::saturating_add);
        let all_valid = plan.sources.iter().all(|source| source.valid == 10_000);
        let share =
            Rate::of(1, quota).ok().zip(need).and_then(|(each, need)| need.checked_mul(each));
        match share.filter(|share| all_valid && *share < Rate::percent(80)) {
            Some(share) => fill(
                texts.surplus,
                &[&hundredths::shown(super::picture::tenths(share.of_count(10_000)))],
            ),
            None => texts.enough.to_owned(),
        }
    };
    view! {
        <p class="funnel-supply" data-supply=brought.to_string() data-need=supply.need.to_string() data-short=supply.short.to_string()>
            {fill(texts.supply, &[&count(brought), &count(supply.need)])}
            " · "
            {sentence}
        </p>
    }
    .into_any()
}

/// The form for a new source, or for one that is changed.
fn fields(
    sheet: Sheet,
    plan: &SourcePlan,
    form: Form,
    edited: RwSignal<usize>,
    place: usize,
) -> AnyView {
    let texts = sheet.lang.planning().funnel;
    let changes = place < plan.sources.len();
    let whole = plan.clone();
    let save = move || {
        let Some(source) = form.read() else {
            form.error.set(Some(texts.bad_source.to_owned()));
            return;
        };
        let mut plan = whole.clone();
        match plan.sources.get_mut(place) {
            Some(old) => *old = source,
            None => plan.sources.push(source),
        }
        if keep(sheet, plan, form) {
            form.clear();
            edited.set(usize::MAX);
        }
    };
    let of = |id: &'static str, label, keyboard| Field { id, label, act: id, keyboard, class: "" };
    let none = RwSignal::new(None);
    let button = if changes { texts.source_keep } else { texts.source_add };
    view! {
        <form novalidate on:submit=send(save)>
            {field(of("source-name", texts.source_name, "text"), form.name, form.error, None)}
            <div class="funnel-fields">
                {field(of("source-times", texts.source_times, "numeric"), form.times, none, None)}
                {field(of("source-quota", texts.source_quota, "numeric"), form.quota, none, None)}
                {field(of("source-valid", texts.source_valid, "decimal"), form.valid, none, None)}
            </div>
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="source-add">{button}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The reserve, apart from what counts.
fn reserve(sheet: Sheet, plan: &SourcePlan, form: Form) -> AnyView {
    let texts = sheet.lang.planning().funnel;
    let typed = RwSignal::new(plan.reserve.to_string());
    let error = RwSignal::new(None);
    let whole = plan.clone();
    let save = move || {
        let read = typed.with_untracked(|typed| hundredths::read(typed));
        let plan = read
            .filter(|read| read % 100 == 0)
            .map(|read| SourcePlan { reserve: read / 100, ..whole.clone() })
            .filter(|plan| plan.clone().checked().is_ok());
        match plan {
            Some(plan) => {
                keep(sheet, plan, form);
            }
            None => error.set(Some(fill(texts.bad_reserve, &[typed.get_untracked().trim()]))),
        }
    };
    let field_of = Field {
        id: "reserve",
        label: texts.reserve,
        act: "reserve",
        keyboard: "numeric",
        class: "",
    };
    let shown = words(move || typed.get());
    view! {
        <form novalidate on:submit=send(save)>
            {field(field_of, typed, error, None)}
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="reserve-keep" data-exact=shown>
                    {texts.reserve_keep}
                </button>
            </div>
        </form>
    }
    .into_any()
}
