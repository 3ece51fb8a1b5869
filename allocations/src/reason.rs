//! Answers with their reasons: the clause, a plain sentence, and the facts that decided.
mod worked;

use serde::{Deserialize, Serialize};

use crate::amount::{in_parts, one_of};
use crate::calendar;
use crate::facts::Held;
use crate::language::eval::{Frame, Scope};
use crate::language::ir::{Leaf, NodeId};
use crate::language::trace::{Seen, Trace};
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::types::{Type, Unit};
use crate::value::Val;
use crate::vocabulary::{Choices, vocabulary};

/// A fact as a page prints it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FactShown {
    /// The fact's name; a field of a list is `jobs.hours`.
    pub name: String,
    /// Which member of the list, counted from 1.
    pub nth: Option<u32>,
    /// Plain English.
    pub label: String,
    /// The value in words; "not known" when it is missing.
    pub value: String,
}

/// Why an answer is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// A stable code: the rule's own, or one of the engine's.
    pub code: String,
    /// The clause of the scheme or the law.
    pub clause: Option<String>,
    /// A plain sentence.
    pub says: String,
    /// Whether the rule applies: unknown means that it waits for a fact.
    pub answer: Truth,
    /// The facts that decided, or that are still missing.
    pub facts: Vec<FactShown>,
}

/// An answer with every reason for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Yes, no, or cannot decide yet.
    pub answer: Truth,
    /// Every reason: for a "no" all that stand against, for "unknown" all that it waits for.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    /// Nothing stands against it.
    pub fn allowed(&self) -> bool {
        self.answer.is_yes()
    }
}

/// How the value of a fact that nobody has given is shown.
pub(crate) const NOT_KNOWN: &str = "not known";

/// What stands before a sentence that may not be true of a household.
pub(crate) const NOT_KNOWN_YET: &str = "We do not know yet whether this applies:";

impl Reason {
    /// A reason that comes from a rule of the scheme.
    pub(crate) fn of(frame: &Frame<'_>, rule: &Rule, answer: Truth) -> Self {
        Self {
            code: rule.code.clone(),
            clause: rule.clause.clone(),
            says: rule.says.clone(),
            answer,
            facts: shown(frame, &[Some(rule.when), rule.unless]),
        }
    }

    /// The same, of a rule that says something against people: while nobody knows whether it applies, it says so first.
    pub(crate) fn against(frame: &Frame<'_>, rule: &Rule, answer: Truth) -> Self {
        let mut reason = Self::of(frame, rule, answer);
        if answer.is_unknown() {
            reason.says = format!("{NOT_KNOWN_YET} {}", reason.says);
        }
        reason
    }

    /// A reason that comes from the engine itself.
    pub(crate) fn plain(code: &str, clause: Option<String>, says: impl Into<String>, answer: Truth) -> Self {
        Self {
            code: code.to_owned(),
            clause,
            says: says.into(),
            answer,
            facts: Vec::new(),
        }
    }
}

/// The facts that decided the conditions, or those still missing when one of them is open.
pub(crate) fn shown(frame: &Frame<'_>, conditions: &[Option<NodeId>]) -> Vec<FactShown> {
    let mut facts = Vec::new();
    for id in conditions.iter().flatten() {
        let open = !frame.value(*id, None).settled();
        let mut trace = if open {
            Trace::missing(frame)
        } else {
            Trace::deciding(frame)
        };
        trace.walk(*id);
        worked::worked(frame, *id, &mut facts);
        facts.extend(trace.seen.iter().filter_map(|seen| show(frame, seen)));
        for list in &trace.lists {
            if let Some(list) = vocabulary().list_at(*list) {
                let value = NOT_KNOWN.to_owned();
                facts.push(FactShown {
                    name: list.name.clone(),
                    nth: None,
                    label: list.label.clone(),
                    value,
                });
            }
        }
    }
    facts.sort();
    facts.dedup();
    facts
}

fn show(frame: &Frame<'_>, seen: &Seen) -> Option<FactShown> {
    match (seen.leaf, seen.list) {
        (Leaf::Fact(id), _) => {
            let fact = vocabulary().fact_at(id)?;
            let value = match frame.derived(id) {
                Some(value) => words(&frame.names.choices, fact.kind, value),
                None => held_words(frame, fact.kind, frame.held(seen.leaf, None)),
            };
            Some(FactShown {
                name: fact.name.clone(),
                nth: None,
                label: fact.label.clone(),
                value,
            })
        }
        (Leaf::Local(at), _) => {
            let fact = frame.names.locals.get(usize::from(at))?;
            let value = held_words(frame, fact.kind, frame.held(seen.leaf, None));
            Some(FactShown {
                name: fact.name.clone(),
                nth: None,
                label: fact.label.clone(),
                value,
            })
        }
        (Leaf::Field { field, .. }, Some((list_id, nth))) => {
            let list = vocabulary().list_at(list_id)?;
            let fact = frame.names.field_at(list_id, field)?;
            let entry = frame.list(list_id)?.get(nth)?;
            let scope = Scope {
                list: list_id,
                entry,
                outer: None,
            };
            let held = frame.held(Leaf::Field { up: 0, field }, Some(&scope));
            let nth = u32::try_from(nth).ok()?.saturating_add(1);
            Some(FactShown {
                name: format!("{}.{}", list.name, fact.name),
                nth: Some(nth),
                label: format!("{} ({} {nth})", fact.label, list.singular),
                value: held_words(frame, fact.kind, held),
            })
        }
        (Leaf::Field { .. }, None) => None,
    }
}

fn held_words(frame: &Frame<'_>, kind: Type, held: Option<&Held>) -> String {
    match held {
        None => NOT_KNOWN.to_owned(),
        Some(Held::Nothing) => "none".to_owned(),
        Some(Held::Text(text)) => text.clone(),
        Some(Held::Places(places)) => places
            .iter()
            .map(|names| names.join("/"))
            .collect::<Vec<_>>()
            .join(", "),
        Some(Held::Number(n)) => words(&frame.names.choices, kind, Val::exact(*n)),
    }
}

/// A value in words: "23 November 2026", "£22,750", "main duty", "not known".
pub(crate) fn words(choices: &[Choices], kind: Type, value: Val) -> String {
    if !value.some {
        return "none".to_owned();
    }
    let Some(n) = value.known() else {
        return NOT_KNOWN.to_owned();
    };
    match kind {
        Type::Truth => if n > 0 { "yes" } else { "no" }.to_owned(),
        Type::Number(Unit::Plain) | Type::Place | Type::Places | Type::Text => n.to_string(),
        Type::Number(unit) => {
            let word = unit.word();
            let word = if n == 1 { one_of(unit) } else { word };
            format!("{n} {word}")
        }
        Type::Decimal(unit, _) => in_parts(Type::Number(unit), n, kind.places().map_or(1, |(_, of)| of)),
        Type::Money => calendar::pounds(n),
        Type::Date => calendar::in_words(calendar::date(n)),
        Type::Duration => {
            if n == 1 {
                "1 day".to_owned()
            } else {
                format!("{n} days")
            }
        }
        Type::Moment => {
            let stamp = chrono::DateTime::from_timestamp_micros(n);
            stamp.map_or_else(|| n.to_string(), calendar::moment_in_words)
        }
        Type::Choice(list) => {
            let words = choices.get(usize::from(list)).map(|choices| &choices.words);
            let word = usize::try_from(n).ok().and_then(|at| words?.get(at));
            word.map(|word| word.replace('_', " ")).unwrap_or_default()
        }
    }
}
