//! Words that are kept now and said later, in the language of whoever reads them.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

use super::{Language, say};
use crate::clock::Instant;
use crate::t;

/// One sentence as a page prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    pub text: String,
    /// It was written in English and stays so, whatever the language of the page.
    pub english: bool,
}

impl Sentence {
    /// A sentence in the language of the page.
    pub fn own(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            english: false,
        }
    }

    /// A sentence that somebody wrote in English.
    pub fn english(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            english: true,
        }
    }
}

/// Sentences in the order in which they are read, kept without a language. They lie in the database as JSON; what is no
/// such JSON is read as one sentence in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// One of our texts, by its name.
    Text {
        id: String,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        with: BTreeMap<String, Filled>,
    },
    /// What the engine said in English, with our text that says as much in other languages.
    Also { id: String, english: String },
    /// Somebody's own words in English.
    Quote(String),
    /// What has been said already, in the language of the reader.
    Said(String),
}

/// What is filled into a kept text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// Words or a number; a day as the engine writes it is said in the words of the language.
    Words(String),
    /// Another of our texts, by its name.
    Text(String),
    /// When something closes.
    Closing(Instant),
}

impl Filled {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Words(words) => language.value(words),
            Self::Text(id) => say(language, id, &[]),
            Self::Closing(at) => language.closing(*at),
        }
    }
}

impl From<String> for Filled {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&str> for Filled {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<Instant> for Filled {
    fn from(at: Instant) -> Self {
        Self::Closing(at)
    }
}

impl From<i32> for Filled {
    fn from(number: i32) -> Self {
        Self::Words(number.to_string())
    }
}

impl Kept {
    /// One of our texts; see `kept!`, which lets the law find its name.
    pub fn text(id: &str, with: &[(&str, Filled)]) -> Self {
        let with = with
            .iter()
            .map(|(name, filled)| ((*name).to_owned(), filled.clone()))
            .collect();
        Self(vec![Part::Text {
            id: id.to_owned(),
            with,
        }])
    }

    /// What the engine said in English, and the name of our text that says as much in other languages.
    pub fn also(id: &str, english: &str) -> Self {
        Self(vec![Part::Also {
            id: id.to_owned(),
            english: english.to_owned(),
        }])
    }

    /// Somebody's own words, in English.
    pub fn quote(words: impl Into<String>) -> Self {
        Self(vec![Part::Quote(words.into())])
    }

    /// What is in the reader's language already.
    pub fn said(words: impl Into<String>) -> Self {
        Self(vec![Part::Said(words.into())])
    }

    /// These sentences, and then those.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// Reads what was written by [`Kept::to_json`], or by a person.
    pub fn read(text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::default();
        }
        serde_json::from_str(text).map_or_else(|_theirs| Self::quote(text), Self)
    }

    /// How it lies in the database.
    pub fn to_json(&self) -> String {
        // Names, words and maps of words always have a form in JSON.
        serde_json::to_string(&self.0).unwrap_or_else(|_never| self.in_english())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every sentence for a page, each with its language. A sentence of the page's says first that English follows.
    pub fn sentences(&self, language: Language) -> Vec<Sentence> {
        let mut said: Vec<Sentence> = Vec::new();
        for part in &self.0 {
            let one = part.say(language);
            let first_english = one.english && !said.iter().any(|before| before.english);
            if first_english && language != Language::English {
                said.push(Sentence::own(t!(language, "texts-in-english")));
            }
            said.push(one);
        }
        said
    }

    /// Every sentence for a message: one paragraph, and English in paragraphs of their own, each line after `> `.
    pub fn in_message(&self, language: Language) -> String {
        let mut text = String::new();
        for sentence in self.sentences(language) {
            if sentence.english && language != Language::English {
                text.push_str("\n\n");
                text.push_str(&cited(&sentence.text));
                text.push_str("\n\n");
            } else {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push(' ');
                }
                text.push_str(&sentence.text);
            }
        }
        text.trim().to_owned()
    }

    /// In English, on one line.
    pub fn in_english(&self) -> String {
        let said: Vec<String> = self
            .0
            .iter()
            .map(|part| part.say(Language::English).text)
            .collect();
        said.join(" ")
    }
}

impl Part {
    fn say(&self, language: Language) -> Sentence {
        match (self, language) {
            (Self::Also { english, .. }, Language::English) => Sentence::own(english),
            (Self::Also { id, .. }, Language::Polish) => Sentence::own(say(language, id, &[])),
            (Self::Text { id, with }, _) => {
                let said: Vec<(&str, String)> = with
                    .iter()
                    .map(|(name, filled)| (name.as_str(), filled.say(language)))
                    .collect();
                let given: Vec<(&str, FluentValue<'_>)> = said
                    .iter()
                    .map(|(name, words)| (*name, FluentValue::from(words.as_str())))
                    .collect();
                Sentence::own(say(language, id, &given))
            }
            (Self::Quote(words), _) => Sentence::english(words),
            (Self::Said(words), _) => Sentence::own(words),
        }
    }
}

impl Language {
    /// A value as the engine writes it; a day is said in the words of the language.
    pub fn value(self, value: &str) -> String {
        NaiveDate::parse_from_str(value, "%d %B %Y")
            .map_or_else(|_other| value.to_owned(), |day| self.short_day(day))
    }

    /// Somebody's own English words inside a message: as they stand for who reads English, otherwise said to be English
    /// and cited.
    pub fn cite(self, words: &str) -> String {
        match self {
            Self::English => words.to_owned(),
            Self::Polish => format!("{}\n\n{}", t!(self, "texts-in-english"), cited(words)),
        }
    }
}

/// Each line after the sign of a citation, so that it stays one paragraph.
fn cited(words: &str) -> String {
    let lines: Vec<String> = words.lines().map(|line| format!("> {line}")).collect();
    lines.join("\n")
}

/// The paragraphs of a message, each with whether it is cited English.
pub fn paragraphs(body: &str) -> Vec<Sentence> {
    body.split("\n\n")
        .filter(|text| !text.trim().is_empty())
        .map(|text| match text.strip_prefix("> ") {
            Some(first) => Sentence::english(first.replace("\n> ", "\n")),
            None => Sentence::own(text),
        })
        .collect()
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_english())
    }
}

impl From<&str> for Kept {
    fn from(english: &str) -> Self {
        Self::quote(english)
    }
}

impl From<String> for Kept {
    fn from(english: String) -> Self {
        Self::quote(english)
    }
}

#[cfg(test)]
mod tests {
    use super::{Filled, Kept, Sentence, paragraphs};
    use crate::texts::Language::{English, Polish};

    #[test]
    fn what_is_kept_is_said_in_the_language_of_the_reader() {
        let kept = Kept::text("bids-reason-closed", &[]).and(Kept::quote("Ring the bell twice."));
        let again = Kept::read(&kept.to_json());
        assert_eq!(again, kept);
        assert!(kept.in_english().starts_with("Bidding for this home has closed."));
        assert!(kept.in_english().ends_with("Ring the bell twice."));
        let polish = kept.in_message(Polish);
        assert!(polish.ends_with("\n\n> Ring the bell twice."), "{polish}");
        assert!(!polish.contains("Bidding"), "{polish}");
        let read = paragraphs(&polish);
        assert_eq!(read.last(), Some(&Sentence::english("Ring the bell twice.")));
    }

    #[test]
    fn days_and_names_are_filled_in_the_words_of_the_language() {
        assert_eq!(Filled::from("1 May 2019").say(English), "1 May 2019");
        assert_eq!(Filled::from("1 May 2019").say(Polish), "1 maja 2019");
        assert_eq!(Filled::from("Band B").say(Polish), "Band B");
        assert_ne!(
            Filled::Text("bids-reason-closed".into()).say(Polish),
            Filled::Text("bids-reason-closed".into()).say(English)
        );
    }

    #[test]
    fn what_a_person_wrote_stays_and_is_marked() {
        let kept = Kept::read("We could not reach you.");
        assert_eq!(
            kept.sentences(English),
            [Sentence::english("We could not reach you.")]
        );
        assert_eq!(kept.in_message(English), "We could not reach you.");
        let polish = kept.sentences(Polish);
        assert_eq!(polish.len(), 2);
        assert!(!polish[0].english && polish[1].english);
        assert!(Kept::read(" ").is_empty());
        assert_eq!(
            Kept::also("bids-reason-closed", "It closed.").in_english(),
            "It closed."
        );
        assert!(
            !Kept::also("bids-reason-closed", "It closed.")
                .in_message(Polish)
                .contains("It closed.")
        );
    }

    #[test]
    fn a_citation_of_several_lines_stays_one_paragraph() {
        let body = format!(
            "Potrzebujemy:\n\n{}\n\nDziękujemy.",
            Polish.cite("A letter.\n\nA card.")
        );
        let read = paragraphs(&body);
        let english: Vec<&str> = read
            .iter()
            .filter(|one| one.english)
            .map(|one| one.text.as_str())
            .collect();
        assert_eq!(english, ["A letter.\n\nA card."]);
        assert_eq!(English.cite("A letter."), "A letter.");
    }
}
