//! How every text is written, judged over both tables: punctuation of its own language, no words of
//! the other one, no text that was left untranslated.

use super::Lang;
use super::tests::all;

/// Latin words that stand in Chinese sentences: names of programs and files, units, and what a rep
/// writes that way.
const LATIN: [&str; 10] =
    ["English", "SMART", "Fieldplan", "fieldplan", "Chrome", "Safari", "Excel", "CSV", "KB", "MB"];
/// Texts that are the same in both languages on purpose: places and marks alone, and forms such as
/// `40 / 30 / 30`, need not be named here.
const SAME: [&str; 3] = ["A", "B", "C"];
/// Where Chinese stands in an English text: the other language in its own words.
const CHINESE: [&str; 1] = ["other_language"];

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// A full-width mark or a Chinese letter.
fn is_wide(letter: char) -> bool {
    is_han(letter)
        || ('\u{3000}'..='\u{303f}').contains(&letter)
        || ('\u{ff00}'..='\u{ffef}').contains(&letter)
}

/// A text without its places: `{0}` becomes a mark no rule minds.
fn without_places(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, place)) = rest.split_once('{') {
        bare.push_str(before);
        bare.push('\u{1}');
        rest = place.split_once('}').map_or("", |(_, after)| after);
    }
    bare + rest
}

fn neighbours(text: &str) -> impl Iterator<Item = (char, char)> + '_ {
    text.chars().zip(text.chars().skip(1))
}

/// Two marks one after the other of which one is too many.
fn is_doubled(text: &str) -> bool {
    const MARKS: [char; 14] =
        ['.', ',', ';', ':', '!', '?', '。', '，', '；', '：', '！', '？', '、', '…'];
    neighbours(text).any(|(one, two)| MARKS.contains(&one) && MARKS.contains(&two))
}

/// What is wrong with a Chinese text.
fn wrong_in_chinese(text: &str) -> Option<&'static str> {
    let bare = without_places(text);
    let half = |one: char| [',', ';', '!', '?', '"', '\'', '(', ')', ':', '.'].contains(&one);
    let letters: Vec<char> = bare.chars().collect();
    // Within a number, an amount, a time; after the number of a line.
    let fits = |place: usize| {
        let of = |place: Option<usize>| place.and_then(|at| letters.get(at)).copied();
        let is = |one: Option<char>| one.is_some_and(|one| one.is_ascii_digit() || one == '\u{1}');
        let (before, after) = (of(place.checked_sub(1)), of(place.checked_add(1)));
        is(before) && (is(after) || (place == 1 && after == Some(' ')))
    };
    if letters.iter().enumerate().any(|(at, one)| half(*one) && !fits(at)) {
        return Some("half-width punctuation");
    }
    let words = LATIN.iter().fold(bare.clone(), |text, name| text.replace(name, ""));
    if words.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 1) {
        return Some("a Latin word");
    }
    // 10 个, not 10个; an amount's unit and a date's parts stand close, and so does how terms are typed.
    let close = |one: char| "万亿年月日类货天".contains(one);
    let tight = neighbours(&bare).any(|(one, two)| {
        (one.is_ascii_digit() && is_han(two) && !close(two))
            || (is_han(one) && two.is_ascii_digit() && !close(one) && one != '到' && one != '结')
    });
    if tight {
        return Some("a number that stands too close");
    }
    is_doubled(&bare).then_some("two marks for one")
}

/// What is wrong with an English text.
fn wrong_in_english(text: &str) -> Option<&'static str> {
    let bare = without_places(text);
    if bare.chars().any(is_wide) {
        return Some("Chinese");
    }
    if neighbours(&bare)
        .any(|(one, two)| one == ' ' && [' ', ',', '.', ';', ':', '%'].contains(&two))
    {
        return Some("a space before a mark");
    }
    if neighbours(&bare).any(|(one, two)| one == '’' && two.is_ascii_lowercase()) {
        return Some("a curly apostrophe, where all others are straight");
    }
    is_doubled(&bare).then_some("two marks for one")
}

/// Whether the two languages say the same though there are words in it.
fn is_untranslated(zh: &str, en: &str) -> bool {
    let has_words = without_places(en).chars().any(char::is_alphabetic);
    zh == en && has_words && !SAME.contains(&en)
}

#[test]
fn every_chinese_text_has_chinese_punctuation_and_words() {
    for (name, texts) in all(Lang::Zh) {
        for text in texts {
            assert_eq!(wrong_in_chinese(text), None, "{name}: {text}");
        }
    }
}

#[test]
fn every_english_text_has_english_punctuation_and_words() {
    for (name, texts) in all(Lang::En).into_iter().filter(|(name, _)| !CHINESE.contains(name)) {
        for text in texts {
            assert_eq!(wrong_in_english(text), None, "{name}: {text}");
        }
    }
}

#[test]
fn no_text_is_left_untranslated() {
    for ((name, zh), (_, en)) in all(Lang::Zh).into_iter().zip(all(Lang::En)) {
        for (zh, en) in zh.into_iter().zip(en) {
            assert!(!is_untranslated(zh, en), "{name}: {zh}");
        }
    }
}

#[test]
fn what_these_tests_mind_is_seen() {
    let chinese = [
        "已存好.",
        "没存上,再试一次。",
        "保底(冲刺)",
        "点Save保存。",
        "未来14天",
        "密码至少 8个字",
        "存好了。。",
        "{0}，。",
    ];
    for text in chinese {
        assert!(wrong_in_chinese(text).is_some(), "{text}");
    }
    for text in [
        "2026年11月",
        "时间写成 17:30 这样",
        "最多 100,000 条",
        "1.5%",
        "30% 货到0天",
        "例如 300万",
    ] {
        assert_eq!(wrong_in_chinese(text), None, "{text}");
    }
    let english = [
        "已存好",
        "Saved。",
        "At most 100 %.",
        "Saved .",
        "Saved..",
        "Two  spaces",
        "month’s end",
        "{0}, .",
    ];
    for text in english {
        assert!(wrong_in_english(text).is_some(), "{text}");
    }
    for text in
        ["“{0}” is not a share.", "Days 1–10 {0}, 11–20 {1}", "Reading the file…", "{0}: {1}."]
    {
        assert_eq!(wrong_in_english(text), None, "{text}");
    }
    assert!(is_untranslated("Save", "Save"));
    assert!(!is_untranslated("{0} · {1}", "{0} · {1}") && !is_untranslated("A", "A"));
}
