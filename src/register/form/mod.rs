//! The application form: sections, and one thing a page. Each page is a small object; the vocabulary of the schemes
//! gives its words where it has them.

mod answer;
mod control;
mod progress;
mod questions;
mod summary;
mod words;

pub(crate) use answer::{Given, ListAnswer, entry};
pub(crate) use control::{Choice, Control, NO, UNSURE, YES, any_place, place_items, place_words};
pub(crate) use progress::{Progress, progress};
pub(crate) use questions::SECTIONS;
pub(crate) use summary::{in_words, member_in_words};

use crate::t;
use crate::texts::{Language, say};

// Whatever people read of the form is the name of a text, said in the language of the page.

/// A part of the form.
#[derive(Debug)]
pub(crate) struct Section {
    pub title: &'static str,
    pub pages: &'static [Page],
}

/// One page: one thing.
#[derive(Debug)]
pub(crate) struct Page {
    pub slug: &'static str,
    /// What the page is called in lists; its heading too, where it asks several questions.
    pub title: &'static str,
    pub hint: &'static str,
    pub kind: PageKind,
    pub asked: Asked,
}

/// What a page takes.
#[derive(Debug)]
pub(crate) enum PageKind {
    Questions(&'static [Field]),
    People,
    /// A list of the vocabulary that grows entry by entry.
    Entries(&'static Entries),
    Address,
    Reach,
    Hide,
}

/// A list of the vocabulary with what is asked of each entry.
#[derive(Debug)]
pub(crate) struct Entries {
    pub list: &'static str,
    /// "Add another place".
    pub add: &'static str,
    /// "a place you have lived".
    pub one: &'static str,
    pub fields: &'static [Field],
}

/// When a page is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Always,
    /// Only while the answer could still change what a scheme says.
    IfItMatters,
}

/// One question, answered by one fact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub fact: &'static str,
    pub kind: Kind,
    /// The question; empty for the vocabulary's own words.
    pub asks: &'static str,
    pub hint: &'static str,
    /// "I am not sure yet" is an answer.
    pub unsure: bool,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    YesNo,
    /// No is the answer "there is none"; yes leaves the fact for an officer to find.
    NoOrOfficer(Found),
    Choice(&'static [(&'static str, &'static str)]),
    Whole(i32, i32),
    Pounds,
    Date,
    /// A date that may be left empty: there is none.
    DateOrNone,
    Place,
}

/// What "no" means for a fact that an officer finds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    No,
    None,
}

/// The page of that name.
pub(crate) fn page(slug: &str) -> Option<&'static Page> {
    pages().find(|page| page.slug == slug)
}

/// The page that asks for a fact, or for the list that it belongs to.
pub(crate) fn asks_of(fact: &str) -> Option<&'static Page> {
    let list = fact.split('.').next().unwrap_or(fact);
    pages().find(|page| match page.kind {
        PageKind::Questions(fields) => fields.iter().any(|field| field.fact == fact),
        PageKind::Entries(entries) => entries.list == list,
        PageKind::People => list == "members",
        PageKind::Address | PageKind::Reach | PageKind::Hide => false,
    })
}

/// Where a household tells a fact, and what that is called inside a sentence.
pub(crate) fn asked_on(language: Language, fact: &str) -> Option<(&'static str, String)> {
    let page = asks_of(fact)?;
    Some((page.slug, super::pages::amid(&page.called(language))))
}

/// Every page, in order.
pub(crate) fn pages() -> impl Iterator<Item = &'static Page> {
    SECTIONS.iter().flat_map(|section| section.pages)
}

impl Page {
    /// The questions of the page; none for pages of another kind.
    pub(crate) fn fields(&self) -> &'static [Field] {
        match self.kind {
            PageKind::Questions(fields) => fields,
            PageKind::People
            | PageKind::Entries(_)
            | PageKind::Address
            | PageKind::Reach
            | PageKind::Hide => &[],
        }
    }
}

/// What a household chose as the answer to a question about a fact, in the words of the question. None for what is no
/// choice of ours.
pub(crate) fn chosen(language: Language, fact: &str, code: &str) -> Option<String> {
    let items = pages()
        .flat_map(Page::fields)
        .filter(|field| field.fact == fact)
        .find_map(|field| match field.kind {
            Kind::Choice(items) => Some(items),
            Kind::YesNo
            | Kind::NoOrOfficer(_)
            | Kind::Whole(..)
            | Kind::Pounds
            | Kind::Date
            | Kind::DateOrNone
            | Kind::Place => None,
        })?;
    let (_, id) = items.iter().find(|(known, _)| *known == code)?;
    Some(say(language, id, &[]))
}

impl Page {
    /// What the page is called.
    pub(crate) fn called(&self, language: Language) -> String {
        say(language, self.title, &[])
    }
}

impl Field {
    /// The question, in our words or the vocabulary's.
    pub(crate) fn question(&self, language: Language) -> String {
        let id = if self.asks.is_empty() {
            words::asks(self.fact)
        } else {
            Some(self.asks)
        };
        id.map_or_else(String::new, |id| say(language, id, &[]))
    }

    /// What the fact is called inside a sentence, as it stands after "enter". The vocabulary's own words are English;
    /// in another language it is called by what it takes.
    pub(crate) fn label(&self, language: Language) -> String {
        match (language, self.kind) {
            (Language::English, _) => {
                known(self.fact).map_or_else(|| self.fact.to_owned(), |fact| fact.label.clone())
            }
            (Language::Polish, Kind::Whole(..)) => t!(language, "register-a-number"),
            (Language::Polish, Kind::Pounds) => t!(language, "register-an-amount"),
            (
                Language::Polish,
                Kind::YesNo
                | Kind::NoOrOfficer(_)
                | Kind::Choice(_)
                | Kind::Date
                | Kind::DateOrNone
                | Kind::Place,
            ) => t!(language, "register-a-day"),
        }
    }
}

/// A fact of the vocabulary, or a field of one of its lists as `residences.place`.
fn known(name: &str) -> Option<&'static allocations::vocabulary::Fact> {
    let vocabulary = allocations::vocabulary::vocabulary();
    match name.split_once('.') {
        Some((list, field)) => {
            let (_, list) = vocabulary.list(list)?;
            list.field(field).map(|(_, fact)| fact)
        }
        None => vocabulary.fact(name).map(|(_, fact)| fact),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Kind, Language, PageKind, known, pages};

    #[test]
    fn every_question_is_a_fact_of_the_vocabulary_with_its_choices() {
        let mut slugs = BTreeSet::new();
        for page in pages() {
            assert!(slugs.insert(page.slug), "two pages are called {}", page.slug);
            let fields = match page.kind {
                PageKind::Entries(entries) => entries.fields,
                _ => page.fields(),
            };
            for field in fields {
                let fact = known(field.fact).unwrap_or_else(|| panic!("no fact {}", field.fact));
                assert!(
                    !field.question(Language::Polish).is_empty(),
                    "{} asks nothing",
                    field.fact
                );
                if field.asks.is_empty() {
                    // our text and the vocabulary ask the same
                    assert_eq!(field.question(Language::English), fact.asks, "{}", field.fact);
                }
                if let Kind::Choice(items) = field.kind {
                    let words = allocations::vocabulary::vocabulary().words(fact.kind);
                    for (code, _) in items {
                        assert!(
                            words.iter().any(|word| word == code),
                            "{} has no {code}",
                            field.fact
                        );
                    }
                }
            }
        }
    }
}
