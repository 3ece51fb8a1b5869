//! The place of a household, answer by answer: where several parts of it wait for the same few facts, each answer is worked
//! out as a whole, and the place lies between the least and the most of those.
use std::borrow::Cow;

use super::{Telling, from_facts};
use crate::facts::{Entry, Facts, Held, put};
use crate::language::eval::Frame;
use crate::language::ir::Leaf;
use crate::language::tied::{Tied, answers, fact};
use crate::scheme::Scheme;
use crate::scheme::frame::frame_of;
use crate::value::Val;
use crate::vocabulary::{ListId, ids};

/// So many whole answers are gone through at most.
const MOST_ANSWERS: usize = 48;

/// A fact that is missing, and what it may be.
struct Missing {
    /// The row of the list, for a fact of a row.
    row: Option<(ListId, usize)>,
    leaf: Leaf,
    answers: Vec<Held>,
}

/// Works out the place for each answer to the questions that several parts of it wait for, while it is open.
pub(super) fn narrow(scheme: &Scheme, frame: &mut Frame<'_>, limit_at: i64) {
    let worked = [
        ids().points,
        ids().band,
        ids().need_count,
        ids().reasonable_preference,
    ];
    if scheme.names.tied.is_empty() || !is_open(frame) {
        return;
    }
    let Some(missing) = missing(scheme, frame) else {
        return;
    };
    let mut found: Option<[Val; 4]> = None;
    let household: &Facts = &frame.household;
    let answers: usize = missing.iter().map(|one| one.answers.len()).product();
    for nth in 0..answers {
        let (mut facts, mut locals) = (household.clone(), frame.locals.to_vec());
        let mut left = nth;
        for one in &missing {
            let many = one.answers.len().max(1);
            if let Some(answer) = one.answers.get(left % many) {
                one.answered(answer, &mut facts, &mut locals);
            }
            left /= many;
        }
        let mut then = frame_of(scheme, Cow::Owned(facts), locals, frame.as_at);
        then.row_by_row = true;
        let placed = from_facts(scheme, then, (limit_at, Telling::Answers), false);
        let values = worked.map(|id| placed.frame.value_of(id));
        found = Some(match found {
            None => values,
            Some(mut all) => {
                for (all, value) in all.iter_mut().zip(values) {
                    *all = all.hull(value);
                }
                all
            }
        });
    }
    for (id, value) in worked.into_iter().zip(found.into_iter().flatten()) {
        frame.derive(id, value);
    }
}

/// Whether the band or the points are open.
fn is_open(frame: &Frame<'_>) -> bool {
    !frame.value_of(ids().points).settled() || !frame.value_of(ids().band).settled()
}

/// The facts that are missing, as many as leave few enough whole answers; none where nothing is.
fn missing(scheme: &Scheme, frame: &Frame<'_>) -> Option<Vec<Missing>> {
    let mut found: Vec<Missing> = Vec::new();
    let mut any = false;
    let mut whole = 1_usize;
    for tied in &scheme.names.tied {
        let (list, leaf) = tied.of;
        let rows: Vec<Option<(ListId, usize)>> = match (list, leaf) {
            (Some(list), Leaf::Field { field, .. }) => {
                let entries = frame.list(list).unwrap_or_default().iter().enumerate();
                let open: Vec<_> = entries.filter(|(_, entry)| entry.held(field).is_none()).collect();
                any = any || !open.is_empty();
                let open = open
                    .into_iter()
                    .filter(|(_, entry)| !main_born(tied, frame, entry));
                open.map(|(nth, _)| Some((list, nth))).collect()
            }
            _ if frame.held(leaf, None).is_none() => vec![None],
            _ => continue,
        };
        if rows.is_empty() {
            continue;
        }
        any = true;
        let Some(fact) = fact(&scheme.names, tied.of) else {
            continue;
        };
        let answers = answers(&scheme.names, fact, tied, (frame.as_at, frame.today));
        for row in rows {
            whole = whole.saturating_mul(answers.len().max(1));
            if whole > MOST_ANSWERS {
                return Some(found);
            }
            found.push(Missing {
                row,
                leaf,
                answers: answers.clone(),
            });
        }
    }
    any.then_some(found)
}

/// The birth of the main applicant is asked about as their age too, and so is no answer from a short list.
fn main_born(tied: &Tied, frame: &Frame<'_>, entry: &Entry) -> bool {
    let known = ids();
    let born = Leaf::Field {
        up: 0,
        field: known.members_birth_date,
    };
    let main = !matches!(entry.held(known.members_relation), Some(Held::Number(1..)));
    tied.of == (Some(known.members), born) && main && frame.program.read(known.applicant_age).is_some()
}

impl Missing {
    fn answered(&self, answer: &Held, facts: &mut Facts, locals: &mut [Option<Held>]) {
        match (self.leaf, self.row) {
            (Leaf::Fact(id), _) => facts.hold(id, answer.clone()),
            (Leaf::Local(at), _) => {
                if let Some(slot) = locals.get_mut(usize::from(at)) {
                    *slot = Some(answer.clone());
                }
            }
            (Leaf::Field { field, .. }, Some((list, nth))) => {
                let entries = facts.lists.get_mut(usize::from(list)).and_then(Option::as_mut);
                if let Some(entry) = entries.and_then(|entries| entries.get_mut(nth)) {
                    put(&mut entry.fields, usize::from(field), answer.clone());
                }
            }
            (Leaf::Field { .. }, None) => {}
        }
    }
}
