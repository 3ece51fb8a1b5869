//! Which date ranks.
use super::answer::DateShown;
use crate::calendar;
use crate::language::eval::Frame;
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::Val;

/// The date that ranks, and the rule that chose it.
#[derive(Clone, Debug)]
pub(crate) struct Ranked {
    pub(crate) value: Val,
    name: String,
    says: String,
    clause: Option<String>,
    given: bool,
}

pub(super) fn rank(scheme: &Scheme, frame: &Frame<'_>) -> Ranked {
    let dates = &scheme.rules.dates;
    let mut ranked = Ranked {
        value: Val::NONE,
        name: String::new(),
        says: String::new(),
        clause: None,
        given: !dates.rank.is_empty(),
    };
    let mut open = Truth::Yes;
    for rule in &dates.rank {
        let applies = rule.when.map_or(Truth::Yes, |when| frame.truth(when));
        if applies.is_no() {
            continue;
        }
        let date = frame.value(rule.date, None);
        // A date that is known to be none leaves the choice to the next rule.
        if !date.some {
            continue;
        }
        ranked.value = if open.is_yes() && !ranked.value.some {
            date
        } else {
            ranked.value.hull(date)
        };
        ranked.value.none = false;
        if ranked.name.is_empty() {
            ranked.name.clone_from(&rule.name);
            ranked.says.clone_from(&rule.says);
            ranked.clause = rule.clause.clone().or_else(|| dates.clause.clone());
        }
        if applies.is_yes() && !date.none {
            break;
        }
        open = Truth::Unknown;
    }
    ranked
}

impl Ranked {
    pub(super) fn shown(&self) -> Option<DateShown> {
        self.given.then(|| DateShown {
            name: self.name.clone(),
            label: self.name.clone(),
            date: self.value.known().map(calendar::date),
            clause: self.clause.clone(),
            says: self.says.clone(),
        })
    }
}
