//! Which homes fit: each is asked about only as far as the scheme's rules tell homes apart.
use super::answer::HomeFit;
use super::applies;
use crate::facts::{Facts, Held};
use crate::language::eval::Frame;
use crate::reason::{Reason, Verdict};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::{Comparison, compare};
use crate::vocabulary::{ids, vocabulary};

/// The sizes and floors that the table shows.
const SIZES: i64 = 10;
pub(crate) const FLOORS: [(i64, &str); 2] = [(0, "ground"), (1, "upper")];

/// Every combination of bedrooms, home type and floor that fits or may fit.
///
/// What is settled while the type and the floor are not known is settled for every type and floor.
pub(super) fn homes(scheme: &Scheme, frame: &Frame<'_>) -> Vec<HomeFit> {
    homes_like(scheme, frame, &Facts::new())
}

/// The same for homes of which more is known: how long they have been advertised, say.
pub(crate) fn homes_like(scheme: &Scheme, frame: &Frame<'_>, like: &Facts) -> Vec<HomeFit> {
    let tells = scheme.rules.bedrooms.tells;
    let known = ids();
    let kinds = vocabulary()
        .fact_at(known.advert_kind)
        .map(|fact| vocabulary().words(fact.kind))
        .unwrap_or_default();
    let mut home = like.clone();
    let mut found = Vec::new();
    let mut of_any_size: Option<Truth> = None;
    for bedrooms in 0..=SIZES {
        home.hold(known.advert_bedrooms, Held::Number(bedrooms));
        home.unhold(known.advert_kind);
        home.unhold(known.advert_floor);
        let settled = if tells.bedrooms {
            fitting(scheme, &frame.with_advert(&home))
        } else {
            *of_any_size.get_or_insert_with(|| fitting(scheme, &frame.with_advert(&home)))
        };
        if settled.is_no() {
            continue;
        }
        let telling = settled.is_unknown() && (tells.kind || tells.floor);
        for (code, kind) in (0_i64..).zip(kinds) {
            for (floor, storey) in FLOORS {
                let fits = if telling {
                    home.hold(known.advert_kind, Held::Number(code));
                    home.hold(known.advert_floor, Held::Number(floor));
                    fitting(scheme, &frame.with_advert(&home))
                } else {
                    settled
                };
                if !fits.is_no() {
                    found.push(HomeFit {
                        bedrooms,
                        kind: kind.clone(),
                        floor: storey.to_owned(),
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
