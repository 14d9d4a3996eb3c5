//! When a customer pays: so many days after delivery or the month's end, or in parts.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{asked, name_of, percent};
use super::owe::terms_word;
use crate::domain::customer_terms::{self, CustomerTerms, From, TermsError};
use crate::domain::ident::CustomerId;
use crate::state::App;
use crate::text::business::typed::{self, LineError};
use crate::text::{Lang, fill, say};
use crate::ui::components::bits::{Press, fold, line, press};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::drafted;
use crate::ui::components::field::{area, field};
use crate::ui::components::live::{part, question, send};

/// The fields' names among what is half typed.
const NAMES: [&str; 2] = ["terms-days", "terms-parts"];
/// The place of terms in parts among the kinds.
const IN_PARTS: usize = 2;

/// The terms as they are, and what changes them.
pub(super) fn terms(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let kept = question(move || app.workspace(|workspace| CustomerTerms::of(workspace, customer)));
    part(move || {
        let kept = kept.get();
        untrack(|| form(app, lang, customer, kept))
    })
}

/// As parts are typed.
fn typable(lang: Lang, terms: &CustomerTerms) -> String {
    let parts = terms.parts().iter().map(|part| {
        let from = match (lang, part.from) {
            (Lang::Zh, From::Delivery) => "货到",
            (Lang::Zh, From::MonthEnd) => "月结",
            (Lang::En, From::Delivery) => "delivery ",
            (Lang::En, From::MonthEnd) => "month ",
        };
        let unit = if lang == Lang::Zh { "天" } else { "" };
        format!("{} {from}{}{unit}", percent(part.share), part.days)
    });
    parts.collect::<Vec<_>>().join("\n")
}

fn form(app: App, lang: Lang, customer: CustomerId, kept: Option<CustomerTerms>) -> AnyView {
    let texts = lang.business().money;
    let (kind, shown) = match kept.as_ref().map(|terms| (terms.parts(), terms)) {
        Some(([only], _)) => (only.from as usize, [only.days.to_string(), String::new()]),
        Some((_, terms)) => (IN_PARTS, [String::new(), typable(lang, terms)]),
        None => (1, [String::new(), String::new()]),
    };
    let mut each = shown.clone().into_iter();
    let typed = NAMES.map(|name| {
        drafted::typed_of(app, drafted::key(&customer, name), each.next().unwrap_or_default())
    });
    let [days, parts] = typed;
    let [days_wrong, parts_wrong] = NAMES.map(|_| RwSignal::new(None));
    let half = typed.map(|text| text.get_untracked());
    let is_open = half != shown;
    let [_, half_parts] = half;
    let in_parts = kind == IN_PARTS || (is_open && !half_parts.is_empty());
    let kind = RwSignal::new(if in_parts { IN_PARTS } else { kind });
    let said = match &kept {
        Some(terms) => {
            view! { <p class="why" data-terms="">{terms_word(lang, terms)}</p> }.into_any()
        }
        None => line("quiet", texts.terms_none.to_owned()),
    };
    let forget = move || drafted::forget_of(app, NAMES.map(|name| drafted::key(&customer, name)));
    let keep = move |terms: Option<CustomerTerms>| {
        let on = app.today.get_untracked();
        let row = match &terms {
            Some(terms) => terms.entry(customer, on),
            None => customer_terms::none(customer, on),
        };
        if let Some(stamp) = app.keep_row(row) {
            forget();
            app.say(fill(texts.terms_kept, &[&name_of(app, lang, customer)]), Some(stamp));
            // The fields are drawn anew.
            crate::browser::page::focus("#sheet-title");
        }
    };
    let save = move || {
        let read = if kind.get_untracked() == IN_PARTS {
            parts
                .with_untracked(|text| read_parts(lang, text))
                .map_err(|why| parts_wrong.set(Some(why)))
        } else {
            let from = From::ALL.get(kind.get_untracked()).copied().unwrap_or(From::MonthEnd);
            days.with_untracked(|text| read_days(lang, from, text))
                .map_err(|why| days_wrong.set(Some(why)))
        };
        if let Ok(terms) = read {
            keep(Some(terms));
        }
    };
    let acts = ["terms-delivery", "terms-month", "terms-in-parts"];
    let kinds = (0_usize..).zip(acts.into_iter().zip(texts.kinds));
    let kinds =
        kinds.map(|(value, (act, word))| Chip { value, act, word: word.to_owned() }).collect();
    let fields = part(move || {
        if kind.get() == IN_PARTS {
            let hint = line("hint", texts.parts_hint.to_owned());
            let field = area(asked("terms-parts", texts.parts, "text", ""), parts, parts_wrong);
            [hint, field].into_any()
        } else {
            field(asked("terms-days", texts.days, "numeric", ""), days, days_wrong, None)
        }
    });
    let clear = kept.is_some().then(|| {
        let class = Press("button button-wide button-plain", "terms-clear", String::new());
        press(class, texts.terms_clear.into_any(), Box::new(move || keep(None)))
    });
    let content = view! {
        <form novalidate on:submit=send(save)>
            {chips(texts.when, "terms-kind", kinds, kind.into(), move |one| kind.set(one))}
            {fields}
            <div class="more-buttons">
                <button type="submit" class="button button-wide" data-act="terms-save">{texts.terms_save}</button>
                {clear}
            </div>
        </form>
    };
    let fold = fold("terms-open", texts.terms.into_any(), is_open, vec![content.into_any()]);
    view! { <section class="more-group"><h3>{texts.terms}</h3>{said}{fold}</section> }.into_any()
}

fn read_days(lang: Lang, from: From, text: &str) -> Result<CustomerTerms, String> {
    let wrong = || fill(lang.business().money.days_wrong, &[&say::cut(text)]);
    let days = text.trim().parse::<u16>().map_err(|_| wrong())?;
    CustomerTerms::whole(from, days).map_err(|_| wrong())
}

fn read_parts(lang: Lang, text: &str) -> Result<CustomerTerms, String> {
    let texts = lang.business().money;
    let parts = typed::terms(text).map_err(|why| match why {
        LineError::Unread(number, line) => {
            fill(texts.part_wrong, &[&number.to_string(), &say::cut(&line)])
        }
        LineError::Share(number, _) => fill(texts.share_wrong, &[&number.to_string()]),
    })?;
    CustomerTerms::new(parts).map_err(|why| match why {
        TermsError::Parts { .. } => texts.parts_many.to_owned(),
        TermsError::Share { part } => fill(texts.share_wrong, &[&part.to_string()]),
        TermsError::Days { part } => {
            let line = text.lines().nth(part.saturating_sub(1)).unwrap_or_default();
            fill(texts.days_wrong, &[&say::cut(line)])
        }
        TermsError::NotWhole { sum } => fill(texts.parts_sum, &[&percent(sum)]),
    })
}
