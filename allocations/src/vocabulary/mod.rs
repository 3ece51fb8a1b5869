//! The facts a scheme may speak of: one typed list (`vocabulary.toml`) that the forms, the importer, the engine and the
//! scheme files share.
mod ids;
mod read;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(crate) use ids::ids;

pub use crate::types::{Type, Unit};
use crate::value::Val;

/// A fact's place in the vocabulary.
pub type FactId = u16;
/// A field's place in its list.
pub type FieldId = u16;
/// A list's place in the vocabulary.
pub type ListId = u16;

/// At which point a fact can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// From the application.
    Household,
    /// Always, without asking anybody.
    Always,
    /// Counted from the members.
    HouseholdStep,
    /// Once the bedroom rules have been applied.
    Bedrooms,
    /// Once the qualification rules have been applied.
    Qualified,
    /// Once the needs have been found.
    Needs,
    /// Once the band or the points are settled.
    Placed,
    /// Once it is known whether today's band is a move.
    Moved,
    /// Once the ranking date is settled.
    Dated,
    /// From the advert.
    Advert,
    /// From the bid itself.
    Bid,
    /// From how the household's other bids and offers stand.
    Context,
    /// Once the label's tiers have been applied.
    Tier,
    /// From another field of the same member.
    Field,
    /// Inside a running total, at each of its days.
    Running,
}

/// One fact of the vocabulary, or one field of a list.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The name schemes, forms and files use.
    pub name: String,
    /// What kind of thing it is.
    pub kind: Type,
    /// "a year", "hours": how a sum or number is meant; may be empty.
    pub unit: String,
    /// Plain English, as printed in a reason.
    pub label: String,
    /// The question on the form; empty for facts that are worked out.
    pub asks: String,
    /// Where the law or guidance asks for it; may be empty.
    pub source: String,
    /// "There is none" is a possible answer.
    pub may_be_none: bool,
    /// Smallest possible value (in the units of its type).
    pub least: i64,
    /// Largest possible value.
    pub most: i64,
    /// A day that has come already: no such day lies after the day of the assessment.
    pub past: bool,
    /// When it can be known.
    pub known: Known,
}

impl Fact {
    /// What the fact could be on a day while nobody has said.
    pub(crate) fn unknown(&self, as_at: i64) -> Val {
        let most = if self.past {
            self.most.min(as_at).max(self.least)
        } else {
            self.most
        };
        if self.may_be_none {
            Val::maybe(self.least, most)
        } else {
            Val::between(self.least, most)
        }
    }
}

/// A list a household has: its members, its past homes, its jobs.
#[derive(Clone, Debug)]
pub struct List {
    /// The plural, as in `any members where …`.
    pub name: String,
    /// The singular, as in `any member where …`.
    pub singular: String,
    /// Plain English.
    pub label: String,
    /// The question that begins the list; empty for lists that are worked out.
    pub asks: String,
    /// When it can be known.
    pub known: Known,
    /// What is known of each member.
    pub fields: Vec<Fact>,
}

impl List {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<(FieldId, &Fact)> {
        let at = self.fields.iter().position(|field| field.name == name)?;
        Some((FieldId::try_from(at).ok()?, self.fields.get(at)?))
    }
}

/// A named list of choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The name of the list.
    pub name: String,
    /// The choices, in order.
    pub words: Vec<String>,
}

/// The whole vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    facts: Vec<Fact>,
    lists: Vec<List>,
    choices: Vec<Choices>,
    by_name: BTreeMap<String, FactId>,
    stands: Vec<Stands>,
    worked: usize,
}

/// Where an assessment finds a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Among the household's own.
    Household,
    /// Among the advert's.
    Advert,
    /// Among those worked out on the way, at this place.
    Worked(usize),
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| read::read(include_str!("../../vocabulary.toml")));

/// The vocabulary every scheme shares.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    /// Every fact, in the order of the file.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Every list.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// Every list of choices.
    pub fn choices(&self) -> &[Choices] {
        &self.choices
    }

    /// The choices of a fact whose type is a choice.
    pub fn words(&self, kind: Type) -> &[String] {
        if let Type::Choice(list) = kind {
            self.choices
                .get(usize::from(list))
                .map_or(&[], |choices| choices.words.as_slice())
        } else {
            &[]
        }
    }

    /// The fact of that name.
    pub fn fact(&self, name: &str) -> Option<(FactId, &Fact)> {
        let id = *self.by_name.get(name)?;
        Some((id, self.facts.get(usize::from(id))?))
    }

    /// All facts in the order of their names.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (&str, FactId, &Fact)> {
        let named = self.by_name.iter();
        named.filter_map(|(name, id)| Some((name.as_str(), *id, self.fact_at(*id)?)))
    }

    /// The fact at that place.
    pub fn fact_at(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(usize::from(id))
    }

    /// Where an assessment finds the fact at that place.
    pub(crate) fn stands(&self, id: FactId) -> Stands {
        self.stands
            .get(usize::from(id))
            .copied()
            .unwrap_or(Stands::Household)
    }

    /// How many facts are worked out on the way.
    pub(crate) fn worked(&self) -> usize {
        self.worked
    }

    /// The list of that name, singular or plural.
    pub fn list(&self, name: &str) -> Option<(ListId, &List)> {
        let at = self
            .lists
            .iter()
            .position(|list| list.name == name || list.singular == name)?;
        Some((ListId::try_from(at).ok()?, self.lists.get(at)?))
    }

    /// The list at that place.
    pub fn list_at(&self, id: ListId) -> Option<&List> {
        self.lists.get(usize::from(id))
    }

    /// The index of a list of choices; [`u16::MAX`] when there is none of that name.
    pub(crate) fn choice_list(&self, name: &str) -> u16 {
        let at = self.choices.iter().position(|choices| choices.name == name);
        at.and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX)
    }

    fn add(&mut self, fact: Fact) {
        if let Ok(id) = FactId::try_from(self.facts.len()) {
            self.by_name.insert(fact.name.clone(), id);
            self.stands.push(match fact.known {
                Known::Household | Known::Field => Stands::Household,
                Known::Advert => Stands::Advert,
                Known::Always
                | Known::HouseholdStep
                | Known::Bedrooms
                | Known::Qualified
                | Known::Needs
                | Known::Placed
                | Known::Moved
                | Known::Dated
                | Known::Running
                | Known::Bid
                | Known::Context
                | Known::Tier => {
                    self.worked += 1;
                    Stands::Worked(self.worked - 1)
                }
            });
            self.facts.push(fact);
        }
    }
}

/// `Main duty`, `main-duty` and `main_duty` are one choice.
pub(crate) fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The names of the lists of choices that each scheme fills for itself: its bands and its needs.
pub(crate) const OWN_CHOICES: [&str; 2] = ["band", "need"];

/// The type written as `number` or `money` with its unit.
pub(crate) fn type_named(written: &str, unit: &str) -> Option<Type> {
    read::kind(vocabulary(), written, unit)
}

/// The widest range of a type.
pub(crate) fn limits_of(kind: Type) -> (i64, i64) {
    read::limits(vocabulary(), kind)
}
