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
    let attributes = element.attributes().iter().map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => {
            let key = attribute.key.to_string();
            let span = attribute.key.span();
            let value = attribute.value().map_or_else(|| quote!(""), |value| quote!(#value));
            if let Some(event) = key.strip_prefix("on:") {
                let method = syn::Ident::new(&format!("on_{event}"), span);
                quote_spanned!(span=> .#method(#value))
            } else if let Some(property) = key.strip_prefix("prop:") {
                quote_spanned!(span=> .property(#property, #value))
            } else {
                quote_spanned!(span=> .attribute(#key, #value))
            }
        }
        NodeAttribute::Block(block) => wrong(block.span(), "attributes have names"),
    });
    let children = element.children.iter().map(|child| {
        let child = one(child);
        quote! { .child(#child) }
    });
    quote! { crate::ui::components::element::Element::#make(#name)#(#attributes)*#(#children)* }
}

fn wrong(span: Span, why: &str) -> TokenStream {
    quote_spanned!(span=> compile_error!(#why))
}
