//! Facts that a scheme declares for itself: of the household, of each row of a list, of the home on offer.
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Scheme;
use super::tree::Tree;
use super::used::words_used;
use crate::facts::{FactError, Facts, Held, Value, hold, put};
use crate::language::check::Names;
use crate::nearest::nearest;
use crate::vocabulary::{Choices, Fact, FieldId, Known, ListId, Type, plain, vocabulary};

/// The first place of a scheme's own facts among the fields of a list.
fn first_own(list: ListId) -> usize {
    vocabulary().list_at(list).map_or(0, |list| list.fields.len())
}

impl Names {
    /// The scheme's own facts of each row of a list.
    pub(crate) fn own_fields(&self, list: ListId) -> &[Fact] {
        self.rows.get(&list).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every field of a list: those that all schemes share, then the scheme's own.
    pub(crate) fn fields(&self, list: ListId) -> impl Iterator<Item = &Fact> {
        let shared = vocabulary().list_at(list).map(|list| list.fields.as_slice());
        shared.unwrap_or_default().iter().chain(self.own_fields(list))
    }

    /// A field of a list by its place.
    pub(crate) fn field_at(&self, list: ListId, field: FieldId) -> Option<&Fact> {
        let at = usize::from(field);
        let shared = vocabulary().list_at(list)?;
        match at.checked_sub(shared.fields.len()) {
            None => shared.fields.get(at),
            Some(own) => self.own_fields(list).get(own),
        }
    }

    /// A field of a list by its name.
    pub(crate) fn field_named(&self, list: ListId, name: &str) -> Option<(FieldId, &Fact)> {
        let at = self.fields(list).position(|fact| fact.name == name)?;
        let field = FieldId::try_from(at).ok()?;
        Some((field, self.field_at(list, field)?))
    }

    /// The list whose rows have a fact of that name that only this scheme declares.
    pub(crate) fn list_with(&self, name: &str) -> Option<ListId> {
        let mut rows = self.rows.iter();
        rows.find_map(|(list, facts)| facts.iter().any(|fact| fact.name == name).then_some(*list))
    }

    /// A value in the form the evaluator reads, where it fits the fact.
    pub(crate) fn hold(&self, fact: &Fact, value: Value) -> Result<Held, FactError> {
        let value = match (fact.kind, value) {
            // Words that are a day are read as one before anybody knows what they answer.
            (Type::Choice(_) | Type::Text | Type::Place, Value::Date(day)) => Value::Words(day.to_string()),
            (_, value) => value,
        };
        let (Type::Choice(list), Value::Words(word)) = (fact.kind, &value) else {
            return hold(fact, value);
        };
        let choices = self.choices.get(usize::from(list));
        let words = choices.map_or(&[][..], |choices| choices.words.as_slice());
        let at = words.iter().position(|known| plain(known) == plain(word));
        at.map(|at| Held::Number(crate::value::whole(at)))
            .ok_or_else(|| FactError {
                fact: fact.name.clone(),
                nearest: nearest(word, words.iter().map(String::as_str)),
                says: format!("`{word}` is not one of the choices for `{}`.", fact.name),
            })
    }

    /// The scheme's own facts of a household, or of a home, as it has them; a value that does not fit counts as unknown.
    fn own_held(&self, fact: &Fact, facts: &Facts) -> Option<Held> {
        let value = facts.own.get(&fact.name)?;
        self.hold(fact, value.clone()).ok()
    }

    /// The same facts for a household that looks at a home.
    pub(crate) fn with_home<'a>(&self, locals: &'a [Option<Held>], home: &Facts) -> Cow<'a, [Option<Held>]> {
        let mut locals = Cow::Borrowed(locals);
        for (at, fact) in self.locals.iter().enumerate() {
            if fact.known == Known::Advert
                && let Some(slot) = locals.to_mut().get_mut(at)
            {
                *slot = self.own_held(fact, home);
            }
        }
        locals
    }
}

impl Scheme {
    /// The facts that this scheme alone declares: those of the household, and those of a home, whose names begin with
    /// `advert.`.
    pub fn own_facts(&self) -> &[Fact] {
        &self.names.locals
    }

    /// The facts that this scheme alone declares of each row of a list, such as `members`.
    pub fn own_facts_of(&self, list: &str) -> &[Fact] {
        vocabulary()
            .list(list)
            .map_or(&[], |(list, _)| self.names.own_fields(list))
    }

    /// The names that labels, the rules of bidding and shares look at, and the definitions that these use: what decides
    /// adverts. Facts that only the assessment looks at are among its questions as long as they matter.
    pub fn names_in_adverts(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        for part in ["label", "bidding", "quota", "quotas"] {
            self.root
                .get(part)
                .into_iter()
                .for_each(|tree| words_used(tree, &mut found));
        }
        let mut behind = BTreeSet::new();
        loop {
            let before = behind.len();
            for part in ["definitions", "parameters"] {
                for (name, _, tree) in self.root.get(part).map(Tree::entries).unwrap_or_default() {
                    if found.contains(name.as_str()) && behind.insert((part, name.as_str())) {
                        words_used(tree, &mut found);
                    }
                }
            }
            for tree in self.root.get("table").map(Tree::items).unwrap_or_default() {
                let name = tree.get("name").and_then(Tree::text);
                if let Some(name) = name.filter(|name| found.contains(name))
                    && behind.insert(("table", name))
                {
                    words_used(tree, &mut found);
                }
            }
            if behind.len() == before {
                return found;
            }
        }
    }

    /// The choices of a fact, for this scheme.
    pub fn choices(&self, kind: Type) -> Option<&Choices> {
        if let Type::Choice(list) = kind {
            self.names.choices.get(usize::from(list))
        } else {
            None
        }
    }

    /// What is wrong with the facts that only this scheme declares; empty when they fit.
    pub fn wrong_facts(&self, facts: &Facts) -> Vec<FactError> {
        let mut wrong = self.wrong(&facts.own, &self.names.locals, "");
        for (list, (known, entries)) in (0..).zip(vocabulary().lists().iter().zip(&facts.lists)) {
            for entry in entries.iter().flatten() {
                wrong.extend(self.wrong(&entry.own, self.names.own_fields(list), &known.name));
            }
        }
        wrong
    }

    /// The same for some facts, of the household or of a row of a list.
    fn wrong(&self, given: &BTreeMap<String, Value>, known: &[Fact], list: &str) -> Vec<FactError> {
        let whose = |name: &str| match list {
            "" => name.to_owned(),
            list => format!("{list}.{name}"),
        };
        let of = |name: &str, value: &Value| match known.iter().find(|fact| fact.name == *name) {
            Some(fact) => self.hold_own(fact, value.clone()).err().map(|error| FactError {
                fact: whose(name),
                ..error
            }),
            None => Some(FactError {
                fact: whose(name),
                nearest: nearest(name, known.iter().map(|fact| fact.name.as_str())),
                says: match list {
                    "" => format!("This scheme has no fact called `{name}`."),
                    list => format!("`{list}` has no field `{name}`."),
                },
            }),
        };
        let given = given.iter();
        given.filter_map(|(name, value)| of(name, value)).collect()
    }

    pub(crate) fn hold_own(&self, fact: &Fact, value: Value) -> Result<Held, FactError> {
        self.names.hold(fact, value)
    }

    /// The scheme's own facts, as a household has them; a value that does not fit counts as unknown.
    pub(crate) fn own_values(&self, facts: &Facts) -> Vec<Option<Held>> {
        let locals = self.names.locals.iter();
        locals.map(|fact| self.names.own_held(fact, facts)).collect()
    }

    /// The household with the scheme's own facts of its rows among their fields, as the evaluators read them.
    pub(crate) fn with_own_rows<'a>(&self, facts: &'a Facts) -> Cow<'a, Facts> {
        let mut facts = Cow::Borrowed(facts);
        for (list, own) in &self.names.rows {
            let (first, at) = (first_own(*list), usize::from(*list));
            let entries = facts.entries(*list).unwrap_or_default();
            if entries.iter().all(|entry| entry.own.is_empty()) {
                continue;
            }
            let Some(Some(entries)) = facts.to_mut().lists.get_mut(at) else {
                continue;
            };
            for entry in entries {
                for (nth, fact) in own.iter().enumerate() {
                    let value = entry.own.get(&fact.name).cloned();
                    if let Some(held) = value.and_then(|value| self.names.hold(fact, value).ok()) {
                        put(&mut entry.fields, first + nth, held);
                    }
                }
            }
        }
        facts
    }
}
