//! Looking at a screen with a careful eye: sideways scrolling, cut or overlapping text, targets a
//! thumb misses, a word of the other language, missing names and contrast.
//!
//! Each rule is seen to fail on a page of its own in `pages/` (see `tests/controls.rs`).

use std::fmt;

use serde_json::{Value, json};

use crate::phone::Phone;
use crate::{Failure, Outcome};

/// Words that may stand on a screen of either language: names of programs, and what browsers and
/// files call things everywhere.
pub const ALLOWED: &[&str] = &[
    "Fieldplan",
    "Chrome",
    "Edge",
    "Firefox",
    "Safari",
    "Cookie",
    "https",
    "Excel",
    "CSV",
    "PDF",
    "OK",
    "SMART",
];

/// One thing that is wrong on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `overflow`, `cut`, `torn`, `overlap`, `target`, `blank`, `covered`, `language`, `shift`, `unlisted`,
    /// `focus`, or `axe` and a rule's name.
    pub rule: String,
    /// The element, by the path to it.
    pub place: String,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} at {}", self.rule, self.what, self.place)
    }
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Both, the first language first.
    pub const BOTH: [Self; 2] = [Self::Chinese, Self::English];

    /// `zh` or `en`, as in `data-act="lang-zh"`.
    pub fn short(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// The tag a phone asks for.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en-US",
        }
    }

    /// Whether a sentence is in this language, by its letters; what it quotes is the rep's own.
    pub fn speaks(self, sentence: &str) -> bool {
        let mut quoted = false;
        let own: String = sentence
            .chars()
            .filter(|letter| {
                quoted = *letter == '“' || (quoted && *letter != '”');
                !quoted
            })
            .collect();
        let chinese = own.chars().any(|letter| ('\u{3400}'..='\u{9fff}').contains(&letter));
        let latin = own.chars().any(|letter| letter.is_ascii_alphabetic());
        match self {
            Self::Chinese => chinese,
            Self::English => latin && !chinese,
        }
    }
}

impl Phone {
    /// Everything wrong on the screen as it stands, accessibility rules not included.
    pub async fn looks(&self, language: Language) -> Outcome<Vec<Finding>> {
        let arguments = vec![json!(language.short()), json!(ALLOWED)];
        findings(&self.script(include_str!("js/looks.js"), arguments).await?)
    }

    /// Scrolls to the lower end of what is in front. Gives whether it is longer than the phone is
    /// high, and what stays covered even there.
    pub async fn look_at_the_end(&self) -> Outcome<(bool, Vec<Finding>)> {
        let answer = self.script_async(include_str!("js/end.js"), Vec::new()).await?;
        Ok((answer["longer"] == json!(true), findings(&answer["covered"])?))
    }

    /// Scrolls what is in front back to its top.
    pub async fn back_to_the_top(&self) -> Outcome {
        let body = "(document.querySelector('dialog[open]') ?? document.querySelector('.rescue')
            ?? document.scrollingElement).scrollTo({ top: 0, behavior: 'instant' })";
        self.script(body, Vec::new()).await?;
        Ok(())
    }

    /// The screen must be without fault, by both; a picture of it is kept under `name`.
    pub async fn look_closely(&self, name: &str, language: Language) -> Outcome<Vec<String>> {
        self.picture(name).await?;
        let mut all = self.looks(language).await?;
        all.extend(self.axe().await?);
        Ok(all.iter().map(|finding| format!("{name}: {finding}")).collect())
    }
}

pub(crate) fn findings(answer: &Value) -> Outcome<Vec<Finding>> {
    let list =
        answer.as_array().ok_or_else(|| Failure::new(format!("the look answered {answer}")))?;
    let part = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    Ok(list
        .iter()
        .map(|one| Finding {
            rule: part(one, "rule"),
            place: part(one, "where"),
            what: part(one, "what"),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::Language::{Chinese, English};

    #[test]
    fn a_sentence_is_judged_by_its_own_words_not_by_what_it_quotes() {
        assert!(English.speaks("“-3万” is below zero."));
        assert!(Chinese.speaks("“abc”看不懂。"));
        assert!(!English.speaks("“abc”看不懂。"));
        assert!(!Chinese.speaks("“万” is no amount."));
        assert!(!English.speaks("“only quoted”"));
    }
}
