//! The bar of tabs at the thumb.

use fieldplan_view::view;
use leptos::prelude::*;

use super::icon;
use super::live::words;
use crate::route::Tab;
use crate::state::App;
use crate::text::Lang;

/// Links, so that each tab can be opened, kept and gone back to like a page.
pub fn tabs(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let items = Tab::ALL
        .into_iter()
        .map(|tab| {
            let (word, act) = match tab {
                Tab::Today => (texts.tab_today, "tab-today"),
                Tab::Target => (texts.tab_target, "tab-target"),
                Tab::Customers => (texts.tab_customers, "tab-customers"),
                Tab::Review => (texts.tab_review, "tab-review"),
                Tab::More => (texts.tab_more, "tab-more"),
            };
            let current = words(move || {
                if app.route.get().tab() == Some(tab) { "page" } else { "false" }.to_owned()
            });
            view! {
                <a class="tab" href=tab.route().to_string() data-act=act aria-current=current>
                    {icon::tab(tab)}
                    <span class="tab-word">{word}</span>
                </a>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <nav class="tabs" aria-label=texts.tabs>{items}</nav> }.into_any()
}
