//! Many changes in one build: each is written beside what it replaces, and a number given to the
//! program when it starts says which of them is made. So a change costs a run and not a build
//! (Untch, Offutt and Harrold 1993: mutant schemata).
//!
//! What cannot be chosen at run time is left to a build of its own: whatever a `const fn`, a
//! constant or a type is made of, a field left out, the body of what returns `impl Trait`.

use std::ops::Range;

use proc_macro2::LineColumn;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::changes::{Change, Sort, Spot, offset};

/// Asks whether the change of this number is made; stands in the copy's `lib.rs`.
pub const ASKED: &str = "crate::changed";

/// What is added to the copy's `lib.rs`.
pub const ASKING: &str = r#"
/// Whether this change is made in this run.
#[doc(hidden)]
pub fn changed(number: u32) -> bool {
    static MADE: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    let named = || std::env::var("FIELDPLAN_CHANGE").ok().and_then(|text| text.parse().ok());
    *MADE.get_or_init(|| named().unwrap_or(0)) == number
}
"#;

/// A file with its changes written in.
pub struct Switched {
    /// The new text.
    pub text: String,
    /// Where each change's own words stand in it.
    pub places: Vec<(u32, Range<usize>)>,
    /// The numbers of those that need a build of their own.
    pub alone: Vec<u32>,
}

/// Something in the source that is another thing when a change is made.
struct Piece {
    range: Range<usize>,
    /// Number, and the text with this change made.
    variants: Vec<(u32, String)>,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A value: one of several in brackets.
    Value,
    /// Nothing yet: what ends the function early.
    Body,
    /// Nothing yet: an arm's guard.
    Arm,
    /// The arm's own guard, which must hold as well.
    Guarded,
}

/// Writes the numbered changes into a file's source.
pub fn switch(source: &str, changes: &[(u32, &Change)]) -> Switched {
    let mut finder = Finder { source, changes, pieces: Vec::new() };
    if let Ok(file) = syn::parse_file(source) {
        finder.visit_file(&file);
    }
    let mut pieces = finder.pieces;
    let is_found = |number: u32| {
        pieces.iter().any(|piece| piece.variants.iter().any(|(other, _)| *other == number))
    };
    let alone = changes.iter().map(|(number, _)| *number).filter(|n| !is_found(*n)).collect();
    // The outer before the inner, and of two at one place the one that was found first.
    pieces.sort_by_key(|piece| (piece.range.start, std::cmp::Reverse(piece.range.end)));
    let text = written(source, 0..source.len(), &pieces);
    let places = changes.iter().filter_map(|(number, _)| place(&text, *number)).collect();
    Switched { text, places, alone }
}

fn marks(number: u32) -> (String, String) {
    (format!("/*<{number}*/"), format!("/*{number}>*/"))
}

fn place(text: &str, number: u32) -> Option<(u32, Range<usize>)> {
    let (from, to) = marks(number);
    Some((number, text.find(&from)?..text.find(&to)? + to.len()))
}

/// This part of the source, with the pieces in it written out.
fn written(source: &str, part: Range<usize>, pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut at = part.start;
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        let inner = pieces[index + 1..]
            .iter()
            .take_while(|other| !piece.range.is_empty() && other.range.start < piece.range.end)
            .count();
        text.push_str(&source[at..piece.range.start]);
        let rest = written(source, piece.range.clone(), &pieces[index + 1..=index + inner]);
        text.push_str(&piece.written(&rest));
        at = piece.range.end;
        index += inner + 1;
    }
    text.push_str(&source[at..part.end]);
    text
}

impl Piece {
    fn written(&self, rest: &str) -> String {
        let each = |form: &dyn Fn(u32, &str, &str, &str) -> String| -> Vec<String> {
            let one = |(number, variant): &(u32, String)| {
                let (from, to) = marks(*number);
                form(*number, variant, &from, &to)
            };
            self.variants.iter().map(one).collect()
        };
        let is_off =
            || each(&|number, _, from, to| format!("{from}!{ASKED}({number}){to}")).join(" && ");
        match self.form {
            Form::Value => {
                let branches = each(&|number, variant, from, to| {
                    format!("if {ASKED}({number}) {{ {from}{variant}\n{to} }} else ")
                });
                format!("({}{{ {rest} }})", branches.concat())
            }
            Form::Body => each(&|number, variant, from, to| {
                format!(" if {ASKED}({number}) {{ {from}return {variant};{to} }} ")
            })
            .concat(),
            Form::Arm => format!(" if {} ", is_off()),
            Form::Guarded => format!("{} && ({rest})", is_off()),
        }
    }
}

struct Finder<'a> {
    source: &'a str,
    changes: &'a [(u32, &'a Change)],
    pieces: Vec<Piece>,
}

impl Finder<'_> {
    fn at(&self, spot: LineColumn) -> usize {
        let spot = Spot { line: spot.line, column: spot.column + 1 };
        offset(self.source, spot).unwrap_or(self.source.len())
    }

    fn range(&self, node: &impl Spanned) -> Range<usize> {
        let span = node.span();
        self.at(span.start())..self.at(span.end())
    }

    /// The changes of this sort whose place this is.
    fn here(&self, sort: Sort, is_here: impl Fn(&Range<usize>) -> bool) -> Vec<(u32, &Change)> {
        self.changes
            .iter()
            .filter(|(_, change)| change.sort == sort)
            .filter(|(_, change)| change.range(self.source).is_some_and(|range| is_here(&range)))
            .map(|(number, change)| (*number, *change))
            .collect()
    }

    fn add(&mut self, range: Range<usize>, variants: Vec<(u32, String)>, form: Form) {
        if !variants.is_empty() {
            self.pieces.push(Piece { range, variants, form });
        }
    }

    fn function(&mut self, sig: &syn::Signature, block: &syn::Block) {
        if sig.constness.is_some() {
            return;
        }
        let body = self.range(block);
        let first = block.stmts.first().map(|first| self.range(first).start);
        // Two ends of a function that names no type would have to be of one type.
        let is_unnamed = self.source[self.range(&sig.output)].contains("impl ");
        let variants = self
            .here(Sort::Body, |range| Some(range.start) == first && range.end <= body.end)
            .into_iter()
            .map(|(number, change)| (number, change.replacement.clone()))
            .collect();
        if !is_unnamed {
            self.add(body.start + 1..body.start + 1, variants, Form::Body);
        }
        self.visit_block(block);
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
    }

    // What is computed before the program runs.
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }

    fn visit_expr_binary(&mut self, expr: &'ast syn::ExprBinary) {
        if holds_let(&expr.left) || holds_let(&expr.right) {
            // Its parts stay where the names are bound; each of them is a whole of its own.
            visit::visit_expr_binary(self, expr);
            return;
        }
        let (whole, mut operators) = (self.range(expr), Vec::new());
        let mut operands = Vec::new();
        take_apart(expr, &mut operators, &mut operands);
        let mut variants = Vec::new();
        for operator in operators {
            let operator = self.range(operator);
            let before = &self.source[whole.start..operator.start];
            let after = &self.source[operator.end..whole.end];
            // As it reads: what another operator binds more or less tightly changes with it.
            variants.extend(self.here(Sort::Binary, |range| *range == operator).into_iter().map(
                |(number, change)| (number, format!("{before}{}{after}", change.replacement)),
            ));
        }
        self.add(whole, variants, Form::Value);
        for operand in operands {
            self.visit_expr(operand);
        }
    }

    fn visit_expr_unary(&mut self, expr: &'ast syn::ExprUnary) {
        let sign = self.range(&expr.op);
        let value = self.source[self.range(&*expr.expr)].to_owned();
        let variants = self
            .here(Sort::Unary, |range| *range == sign)
            .into_iter()
            .map(|(number, _)| (number, value.clone()))
            .collect();
        self.add(self.range(expr), variants, Form::Value);
        visit::visit_expr_unary(self, expr);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let whole = self.range(arm);
        let start = self.range(&arm.pat).start;
        let off: Vec<(u32, String)> = self
            .here(Sort::Arm, |range| range.start == start || range.start == whole.start)
            .into_iter()
            .map(|(number, _)| (number, String::new()))
            .collect();
        match &arm.guard {
            None => {
                let end = self.range(&arm.pat).end;
                self.add(end..end, off, Form::Arm);
            }
            Some((_, guard)) if !holds_let(guard) => {
                let range = self.range(&**guard);
                self.add(range.clone(), off, Form::Guarded);
                let variants = self
                    .here(Sort::Guard, |other| *other == range)
                    .into_iter()
                    .map(|(number, change)| (number, change.replacement.clone()))
                    .collect();
                self.add(range, variants, Form::Value);
            }
            Some(_) => {}
        }
        visit::visit_arm(self, arm);
    }
}

/// The operators of a chain without brackets, and what stands between them.
fn take_apart<'e>(
    expr: &'e syn::ExprBinary,
    operators: &mut Vec<&'e syn::BinOp>,
    operands: &mut Vec<&'e syn::Expr>,
) {
    operators.push(&expr.op);
    for side in [&*expr.left, &*expr.right] {
        match side {
            syn::Expr::Binary(inner) => take_apart(inner, operators, operands),
            other => operands.push(other),
        }
    }
}

/// Whether names are bound here, which brackets would end.
fn holds_let(expr: &syn::Expr) -> bool {
    match expr {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(both) => holds_let(&both.left) || holds_let(&both.right),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
