//! `view!`: what Leptos' macro of that name reads, written as calls of one small builder,
//! `crate::ui::components::element::Element`.
//!
//! Leptos builds a type for each element with its attributes. Here an element is data, built by a
//! dozen functions that all elements share: that is what makes a sheet cost a few hundred bytes
//! instead of a few thousand.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;

/// Names that are drawn in SVG's namespace.
const SVG: [&str; 9] =
    ["svg", "path", "rect", "circle", "line", "g", "polyline", "polygon", "ellipse"];

/// An element, or several as a list of views.
#[proc_macro]
pub fn view(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match rstml::parse2(input.into()) {
        Ok(nodes) => several(&nodes),
        Err(error) => error.to_compile_error(),
    }
    .into()
}

fn several(nodes: &[Node]) -> TokenStream {
    if let [node] = nodes {
        return one(node);
    }
    let children = nodes.iter().map(one);
    quote! {
        [#(::leptos::prelude::IntoAny::into_any(#children)),*]
            .into_iter()
            .collect::<::std::vec::Vec<_>>()
    }
}

fn one(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => of_element(element),
        Node::Fragment(fragment) => several(&fragment.children),
        Node::Block(NodeBlock::ValidBlock(block)) => {
            if let [syn::Stmt::Expr(value, None)] = block.stmts.as_slice() {
                quote! { #value }
            } else {
                quote! { #block }
            }
        }
        Node::Text(text) => {
            let value = &text.value;
            quote! { #value }
        }
        other => wrong(other.span(), "only elements, texts in quotes and blocks stand here"),
    }
}

fn of_element(element: &NodeElement<Infallible>) -> TokenStream {
    let name = element.name().to_string();
    let make = if SVG.contains(&name.as_str()) { quote!(svg) } else { quote!(html) };
    // What never changes is one text with the name: a call less for each.
    let mut fixed = name;
    let mut others = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            others.push(wrong(attribute.span(), "attributes have names"));
            continue;
        };
        let (key, span) = (attribute.key.to_string(), attribute.key.span());
        let value = attribute.value();
        if let Some(event) = key.strip_prefix("on:") {
            let method = syn::Ident::new(&format!("on_{event}"), span);
            others.push(quote_spanned!(span=> .#method(#value)));
        } else if let Some(property) = key.strip_prefix("prop:") {
            others.push(quote_spanned!(span=> .property(#property, #value)));
        } else {
            match value.map_or_else(|| Some(String::new()), literal) {
                Some(text) if text.contains('\n') => {
                    others.push(wrong(span, "an attribute stands on one line"));
                }
                Some(text) => fixed.extend(["\n", &key, "=", &text]),
                None => others.push(quote_spanned!(span=> .attribute(#key, #value))),
            }
        }
    }
    let children = element.children.iter().map(|child| {
        let child = one(child);
        quote! { .child(#child) }
    });
    quote! { crate::ui::components::element::Element::#make(#fixed)#(#others)*#(#children)* }
}

/// A text in quotes.
fn literal(value: &syn::Expr) -> Option<String> {
    match value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

fn wrong(span: Span, why: &str) -> TokenStream {
    quote_spanned!(span=> compile_error!(#why))
}
