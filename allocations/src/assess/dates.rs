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
    /// The rule that chose it.
    by: Option<usize>,
}

pub(super) fn rank(scheme: &Scheme, frame: &Frame<'_>) -> Ranked {
    let dates = &scheme.rules.dates;
    let mut ranked = Ranked {
        value: Val::NONE,
        by: None,
    };
    let mut open = Truth::Yes;
    for (at, rule) in dates.rank.iter().enumerate() {
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
        ranked.by = ranked.by.or(Some(at));
        if applies.is_yes() && !date.none {
            break;
        }
        open = Truth::Unknown;
    }
    ranked
}

impl Ranked {
    pub(super) fn shown(&self, scheme: &Scheme) -> Option<DateShown> {
        let dates = &scheme.rules.dates;
        let rule = self.by.and_then(|by| dates.rank.get(by));
        let name = rule.map(|rule| rule.name.clone()).unwrap_or_default();
        (!dates.rank.is_empty()).then(|| DateShown {
            label: name.clone(),
            name,
            date: self.value.known().map(calendar::date),
            clause: rule.and_then(|rule| rule.clause.clone().or_else(|| dates.clause.clone())),
            says: rule.map(|rule| rule.says.clone()).unwrap_or_default(),
        })
    }
}
