//! What a customer owes by their terms: offered with a win or a sale, kept in the same save.

use leptos::prelude::*;

use super::ask::{name_of, percent};
use crate::domain::command::Command;
use crate::domain::customer_terms::{CustomerTerms, From};
use crate::domain::day::Day;
use crate::domain::enter::Enter;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::state::App;
use crate::text::{Lang, book, fill, number};
use crate::ui::components::bits::{Press, toggle};
use crate::ui::components::live::nothing;

/// Terms in words: `货到 30 天`, `30% 货到 0 天、70% 月结 30 天`.
pub(super) fn terms_word(lang: Lang, terms: &CustomerTerms) -> String {
    let texts = lang.business().money;
    let whole = terms.parts().len() == 1;
    let parts = terms.parts().iter().map(|part| {
        let text = match part.from {
            From::Delivery => texts.delivery,
            From::MonthEnd => texts.month_end,
        };
        let term = fill(text, &[&part.days.to_string()]);
        if whole { term } else { fill(texts.term_part, &[&percent(part.share), &term]) }
    });
    parts.collect::<Vec<_>>().join(lang.business().deals.and)
}

/// Whether what is sold is noted as owed, too.
#[derive(Clone, Copy)]
pub(super) struct Owing {
    app: App,
    lang: Lang,
    customer: CustomerId,
    is_wanted: RwSignal<bool>,
}

impl Owing {
    /// Not until it is tapped.
    pub(super) fn new(app: App, lang: Lang, customer: CustomerId) -> Owing {
        Owing { app, lang, customer, is_wanted: RwSignal::new(false) }
    }

    fn terms(self) -> Option<CustomerTerms> {
        self.app.peek(|workspace| CustomerTerms::of(workspace, self.customer))
    }

    /// The offer; nothing without terms.
    pub(super) fn view(self) -> AnyView {
        let Some(terms) = self.terms() else { return nothing() };
        let word = terms_word(self.lang, &terms);
        let word = fill(self.lang.business().money.with_owed, &[&word]);
        let wanted = self.is_wanted;
        let button = toggle(
            Press("chip", "with-owed", String::new()),
            word.into_any(),
            Box::new(move || wanted.get()),
            Box::new(move || wanted.update(|wanted| *wanted = !*wanted)),
        );
        fieldplan_view::view! { <div class="field"><div class="chips">{button}</div></div> }
            .into_any()
    }

    /// What falls due when by the terms; nothing without them.
    pub(super) fn by_terms(self, amount: Money, delivered: Day) -> Vec<(Day, Money)> {
        self.terms().map(|terms| terms.dues(amount, delivered)).unwrap_or_default()
    }

    /// [`Owing::by_terms`] where it is wanted.
    pub(super) fn dues(self, amount: Money, delivered: Day) -> Vec<(Day, Money)> {
        if self.is_wanted.get_untracked() { self.by_terms(amount, delivered) } else { Vec::new() }
    }

    /// As it is written down.
    pub(super) fn entries(self, dues: &[(Day, Money)]) -> impl Iterator<Item = Enter> {
        let customer = self.customer;
        dues.iter().map(move |(due, amount)| {
            let (due, amount) = (*due, *amount);
            Enter::Plain(Command::AddReceivable { customer, amount, due })
        })
    }

    /// Writes it down alone and says so, or says why not; whether it is done.
    pub(super) fn keep(self, dues: &[(Day, Money)], amount: Money) -> bool {
        let (app, lang, texts) = (self.app, self.lang, self.lang.business().money);
        match app.enter_together(self.entries(dues).collect()) {
            Ok(stamps) => {
                let name = name_of(app, lang, self.customer);
                let sum = number::short(lang, amount);
                let many = stamps.len();
                let sentence = if many > 1 {
                    fill(texts.added_parts, &[&name, &sum, &many.to_string()])
                } else {
                    fill(texts.added, &[&name, &sum])
                };
                app.say_of_all(sentence, stamps);
                true
            }
            Err(refused) => {
                app.say(book::refused(lang, refused), None);
                false
            }
        }
    }
}
