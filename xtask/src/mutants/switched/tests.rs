//! Small sources with changes written in.

use super::*;

fn change(source: &str, sort: Sort, text: &str, replacement: &str) -> Change {
    let start = source.find(text).unwrap();
    let spot = |at: usize| {
        let line = source[..at].matches('\n').count() + 1;
        let column = source[..at].chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        Spot { line, column }
    };
    Change {
        name: String::new(),
        file: String::new(),
        sort,
        start: spot(start),
        end: spot(start + text.len()),
        replacement: replacement.to_owned(),
    }
}

/// The text without marks and without what only spaces things out.
fn plain(switched: &Switched) -> String {
    let mut text = switched.text.clone();
    for (number, _) in &switched.places {
        let (from, to) = marks(*number);
        text = text.replace(&from, "").replace(&to, "");
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_change_stands_beside_what_it_replaces_and_one_within_another_too() {
    let source = "fn f(a: i32, 额: bool) -> bool { a < 3 && !额 }";
    let body = change(source, Sort::Body, "a < 3 && !额", "true");
    let or = change(source, Sort::Binary, "&&", "||");
    let less = change(source, Sort::Binary, "<", "<=");
    let not = change(source, Sort::Unary, "!", "");
    let switched = switch(source, &[(1, &body), (2, &or), (3, &less), (4, &not)]);
    assert!(switched.alone.is_empty() && switched.places.len() == 4);
    assert_eq!(
        plain(&switched),
        "fn f(a: i32, 额: bool) -> bool { if crate::changed(1) { return true; } \
         (if crate::changed(2) { a < 3 || !额 } else if crate::changed(3) { a <= 3 && !额 } \
         else { a < 3 && (if crate::changed(4) { 额 } else { !额 }) }) }"
    );
    assert!(syn::parse_file(&switched.text).is_ok());
}

#[test]
fn an_arm_is_left_out_by_a_guard_that_never_holds() {
    let source = "fn f(a: i32) -> i32 { match a { 0 => 1, b if b > 9 => 2, _ => 3 } }";
    let arm = change(source, Sort::Arm, "0 => 1,", "");
    let guarded = change(source, Sort::Arm, "b if b > 9 => 2,", "");
    let guard = change(source, Sort::Guard, "b > 9", "true");
    let switched = switch(source, &[(1, &arm), (2, &guarded), (3, &guard)]);
    let text = plain(&switched);
    assert!(text.contains("0 if !crate::changed(1) => 1"), "{text}");
    let both = "b if !crate::changed(2) && ((if crate::changed(3) { true } else { b > 9 })) =>";
    assert!(text.contains(both), "{text}");
    assert!(syn::parse_file(&switched.text).is_ok());
}

#[test]
fn what_is_fixed_before_the_program_runs_is_left_alone() {
    let source = "const A: i32 = 1 + 2; const fn f(a: i32) -> i32 { a - 1 }\n\
                  fn g(a: Option<i32>) -> bool { if let Some(b) = a && b * 2 == 4 { x } else { y } }";
    let plus = change(source, Sort::Binary, "+", "-");
    let minus = change(source, Sort::Binary, "- 1", "+");
    let and = change(source, Sort::Binary, "&&", "||");
    let times = change(source, Sort::Binary, "*", "/");
    let switched = switch(source, &[(1, &plus), (2, &minus), (3, &and), (4, &times)]);
    assert_eq!(switched.alone, [1, 2, 3]);
    let text = plain(&switched);
    assert!(text.contains("(if crate::changed(4) { b / 2 == 4 } else { b * 2 == 4 })"), "{text}");
}
