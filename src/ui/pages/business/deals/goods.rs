//! What was sold beside the amount: the rep's share of a shared deal, the product, pieces and cost.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{Wrong, amount_field, asked, read_amount};
use crate::domain::enter::PIECE_LIMIT;
use crate::domain::goods::{Goods, GoodsLine};
use crate::domain::ident::PartId;
use crate::domain::money::Money;
use crate::domain::own_entries::parts;
use crate::domain::won::Dimension;
use crate::state::App;
use crate::text::planning::hundredths;
use crate::text::{Lang, amount, fill, number, say};
use crate::ui::components::bits::{fold, heard};
use crate::ui::components::drafted;
use crate::ui::components::field::field;
use crate::ui::components::live::{aloud, at_times, words};

/// The fields' names among what is half typed.
const NAMES: [&str; 3] = ["goods-share", "goods-pieces", "goods-cost"];

/// What is typed of the goods.
#[derive(Clone, Copy)]
pub(super) struct GoodsForm {
    app: App,
    lang: Lang,
    share: RwSignal<String>,
    pieces: RwSignal<String>,
    cost: RwSignal<String>,
    /// The place of the product, 0 for none.
    product: RwSignal<usize>,
    wrong: [Wrong; 3],
}

impl GoodsForm {
    /// As it was half typed of a deal or a customer.
    pub(super) fn new(app: App, lang: Lang, of: &str) -> GoodsForm {
        let typed =
            NAMES.map(|name| drafted::typed_of(app, drafted::key(&of, name), String::new()));
        let [share, pieces, cost] = typed;
        let wrong = NAMES.map(|_| RwSignal::new(None));
        GoodsForm { app, lang, share, pieces, cost, product: RwSignal::new(0), wrong }
    }

    /// Forgets what was half typed.
    pub(super) fn forget(self, of: &str) {
        drafted::forget_of(self.app, NAMES.map(|name| drafted::key(&of, name)));
    }

    /// The fields, folded away until they are asked for; `whole` is the amount as it is typed.
    pub(super) fn view(self, whole: RwSignal<String>) -> AnyView {
        let (lang, texts) = (self.lang, self.lang.business().deals);
        let [share_wrong, pieces_wrong, cost_wrong] = self.wrong;
        let products = self.products();
        let has_products = !products.is_empty();
        let options = std::iter::once(texts.product_none.to_owned())
            .chain(products.into_iter().map(|(_, name)| name));
        let options = options.enumerate().map(|(place, word)| {
            view! { <option value=place.to_string()>{word}</option> }.into_any()
        });
        let choose = heard(Box::new(move |value| {
            if let Ok(place) = value.parse() {
                self.product.set(place);
            }
        }));
        let chosen = words(move || self.product.get().to_string());
        let product = has_products.then(|| {
            view! {
                <div class="field">
                    <label class="field-label" for="goods-product">{texts.product}</label>
                    <select class="field-input" id="goods-product" data-act="goods-product" prop:value=chosen on:change=choose>
                        {options.collect::<Vec<_>>()}
                    </select>
                </div>
            }
            .into_any()
        });
        let pieces = has_products.then(|| {
            field(
                asked("goods-pieces", texts.pieces, "numeric", ""),
                self.pieces,
                pieces_wrong,
                None,
            )
        });
        let credited = at_times(move || {
            let share = self.share.with(|text| read_share(text)).ok().flatten()?;
            let whole = whole.with(|text| amount::read(text)).ok()?;
            let goods = Goods { share: Some(share), ..plain(whole) };
            let credited = goods.credited();
            let words = fill(texts.credited, &[&number::exact(credited)]);
            Some(
                view! {
                    <p class="hint" data-figure="credited" data-exact=credited.to_string()>{words}</p>
                }
                .into_any(),
            )
        });
        let content = vec![
            field(asked("goods-share", texts.share, "decimal", ""), self.share, share_wrong, None),
            aloud(credited),
            product.into_any(),
            pieces.into_any(),
            amount_field(lang, "goods-cost", texts.cost, self.cost, cost_wrong),
        ];
        let is_open =
            [self.share, self.pieces, self.cost].iter().any(|one| !one.get_untracked().is_empty());
        fold("goods", texts.goods.into_any(), is_open, content)
    }

    fn products(self) -> Vec<(PartId, String)> {
        self.app.peek(|workspace| {
            parts(workspace, Dimension::Product).map(|(id, part)| (id, part.name)).collect()
        })
    }

    /// The goods of a whole amount; none where nothing but that is known. What is wrong is said at
    /// its field.
    pub(super) fn read(self, whole: Money) -> Result<Option<Goods>, ()> {
        let (lang, texts) = (self.lang, self.lang.business().deals);
        let [share_wrong, pieces_wrong, cost_wrong] = self.wrong;
        let typed = self.share.get_untracked();
        let Ok(share) = read_share(&typed) else {
            share_wrong.set(Some(fill(texts.share_wrong, &[&say::cut(&typed)])));
            return Err(());
        };
        let typed = self.pieces.get_untracked();
        let pieces = match typed.trim() {
            "" => 0,
            text => {
                let read = text.replace(',', "").parse::<i64>().ok();
                let Some(read) = read.filter(|read| (0..=PIECE_LIMIT).contains(read)) else {
                    pieces_wrong.set(Some(fill(texts.pieces_wrong, &[&say::cut(text)])));
                    return Err(());
                };
                read
            }
        };
        let cost = if self.cost.with_untracked(|text| text.trim().is_empty()) {
            None
        } else {
            Some(read_amount(lang, self.cost, cost_wrong, texts.amount_zero).ok_or(())?)
        };
        let place = self.product.get_untracked().checked_sub(1);
        let tagged = place.and_then(|place| self.products().get(place).map(|(id, _)| *id));
        if share.is_none() && pieces == 0 && cost.is_none() && tagged.is_none() {
            return Ok(None);
        }
        let line = GoodsLine { amount: whole, pieces, cost, parts: tagged.into_iter().collect() };
        Ok(Some(Goods { lines: vec![line], discount: None, rebate: None, share }))
    }
}

fn plain(whole: Money) -> Goods {
    let line = GoodsLine { amount: whole, ..GoodsLine::default() };
    Goods { lines: vec![line], ..Goods::default() }
}

/// A share in hundredths of a percent: none for all of it, or where nothing is typed; an error where
/// it is no share.
fn read_share(typed: &str) -> Result<Option<u16>, ()> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let read = hundredths::read(typed).filter(|read| (1..=10_000).contains(read)).ok_or(())?;
    Ok(u16::try_from(read).ok().filter(|share| *share < 10_000))
}
