//! Which homes fit: each is asked about only as far as the scheme's rules tell homes apart.
use std::collections::BTreeSet;

use super::answer::HomeFit;
use super::applies;
use crate::facts::{Facts, Held, Value, hold};
use crate::language::eval::Frame;
use crate::language::ir::{Leaf, Program};
use crate::reason::{Reason, Verdict};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::value::{Comparison, compare};
use crate::vocabulary::{FactId, ids, vocabulary};

/// The facts of a home that the scheme's rules of size look at: homes alike in these fit alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telltale {
    bedrooms: bool,
    kind: bool,
    floor: bool,
}

impl Default for Telltale {
    /// With no rules of size, the bedrooms alone are compared.
    fn default() -> Self {
        Self {
            bedrooms: true,
            kind: false,
            floor: false,
        }
    }
}

impl Telltale {
    /// What the rules read.
    pub(crate) fn of(program: &Program, fits: &[Rule]) -> Self {
        if fits.is_empty() {
            return Self::default();
        }
        let mut left: Vec<_> = fits
            .iter()
            .flat_map(|rule| [Some(rule.when), rule.unless])
            .flatten()
            .collect();
        let (mut walked, mut read) = (BTreeSet::new(), BTreeSet::new());
        while let Some(at) = left.pop() {
            if walked.insert(at) {
                let node = program.node(at);
                read.extend(Program::leaves_of(node));
                left.extend(program.children_of(node));
            }
        }
        let reads = |id: FactId| read.contains(&Leaf::Fact(id));
        let known = ids();
        Self {
            bedrooms: reads(known.advert_bedrooms),
            kind: reads(known.advert_kind),
            floor: reads(known.advert_floor),
        }
    }
}

/// The values a fact of a home takes in the table, as they are written and as they are held.
struct Axis<T> {
    id: FactId,
    values: Vec<(T, Held)>,
}

impl<T: Clone + Into<Value>> Axis<T> {
    fn of(name: &str, values: impl IntoIterator<Item = T>) -> Self {
        let Some((id, fact)) = vocabulary().fact(name) else {
            return Self {
                id: FactId::MAX,
                values: Vec::new(),
            };
        };
        let values = values
            .into_iter()
            .filter_map(|value| Some((value.clone(), hold(fact, value.into()).ok()?)));
        Self {
            id,
            values: values.collect(),
        }
    }
}

/// Every combination of bedrooms, home type and floor that fits or may fit.
pub(super) fn homes(scheme: &Scheme, frame: &Frame<'_>) -> Vec<HomeFit> {
    let tells = scheme.rules.bedrooms.tells;
    let kinds = vocabulary()
        .fact("advert.kind")
        .map(|(_, fact)| vocabulary().words(fact.kind))
        .unwrap_or_default();
    let sizes = Axis::of("advert.bedrooms", 0..=10_i64);
    let kinds = Axis::of("advert.kind", kinds.iter().map(String::as_str));
    let floors = Axis::of("advert.floor", [0_i64, 1]);
    let mut home = Facts::new();
    let places = sizes.values.len() * kinds.values.len() * floors.values.len();
    let mut answers: Vec<Option<Truth>> = vec![None; places];
    let mut found = Vec::new();
    for (nth_size, (bedrooms, size)) in sizes.values.iter().enumerate() {
        for (nth_kind, (kind, kind_held)) in kinds.values.iter().enumerate() {
            for (nth_floor, (storey, floor_held)) in floors.values.iter().enumerate() {
                // Homes that the rules cannot tell apart share a place in the table of answers.
                let at = |nth: usize, tells: bool| if tells { nth } else { 0 };
                let alike = at(nth_size, tells.bedrooms) * kinds.values.len() + at(nth_kind, tells.kind);
                let alike = alike * floors.values.len() + at(nth_floor, tells.floor);
                let Some(answer) = answers.get_mut(alike) else {
                    continue;
                };
                let fits = *answer.get_or_insert_with(|| {
                    home.hold(sizes.id, size.clone());
                    home.hold(kinds.id, kind_held.clone());
                    home.hold(floors.id, floor_held.clone());
                    fitting(scheme, &frame.with_advert(&home))
                });
                if !fits.is_no() {
                    let floor = if *storey == 0 { "ground" } else { "upper" };
                    found.push(HomeFit {
                        bedrooms: *bedrooms,
                        kind: (*kind).to_owned(),
                        floor: floor.to_owned(),
                        fits,
                    });
                }
            }
        }
    }
    found
}

/// Whether the advertised home is of a size the household may have.
fn fitting(scheme: &Scheme, frame: &Frame<'_>) -> Truth {
    let rules = &scheme.rules.bedrooms.fits;
    if rules.is_empty() {
        return as_many_as_needed(frame);
    }
    let mut answer = Truth::No;
    for rule in rules {
        answer = answer.or(applies(frame, rule));
        if answer.is_yes() {
            break;
        }
    }
    answer
}

fn as_many_as_needed(frame: &Frame<'_>) -> Truth {
    let (need, home) = (
        frame.value_of(ids().bedroom_need),
        frame.value_of(ids().advert_bedrooms),
    );
    compare(need, Comparison::Equal, home)
}

/// Whether the advertised home is of a size the household may have, with the reasons when it is not.
pub(crate) fn fits(scheme: &Scheme, frame: &Frame<'_>) -> Verdict {
    let rules = &scheme.rules.bedrooms;
    let answer = fitting(scheme, frame);
    let mut reasons = Vec::new();
    if !answer.is_yes() && rules.fits.is_empty() {
        let says = "The home must have as many bedrooms as you need.";
        reasons.push(Reason::plain("bedrooms", rules.clause.clone(), says, answer));
    } else if !answer.is_yes() {
        let against = rules
            .fits
            .iter()
            .map(|rule| Reason::of(frame, rule, applies(frame, rule)));
        reasons.extend(against);
    }
    // The rules are other ways of fitting, not things that must all hold. While one waits for a fact, those that wait
    // are the reason; when none holds, the first is: it is the rule, and the others are its exceptions.
    match answer {
        Truth::Yes => {}
        Truth::Unknown => reasons.retain(|reason| reason.answer == Truth::Unknown),
        Truth::No => reasons.truncate(1),
    }
    Verdict { answer, reasons }
}

#[cfg(test)]
mod tests;
