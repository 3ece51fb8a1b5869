//! What a node depends on, and from which step on that is known.
use std::collections::BTreeSet;

use super::{BANDED, COUNTED, Maker};
use crate::language::ir::{Leaf, Node, NodeId};
use crate::packed::layout::Source;
use crate::packed::state::Here;
use crate::vocabulary::{Known, Stands, ids, vocabulary};

/// What a node depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::packed) enum Dep {
    Slot(Source),
    Here(Here),
    /// A list, a row further out, a fact of another step.
    Other,
    /// The list of needs, or an advert: never known here.
    Never,
}

impl Maker<'_> {
    /// The step from which on the conditions are known that a node reads as facts.
    pub(super) fn reads_conditions(&self, id: NodeId) -> usize {
        let known = ids();
        let mut latest = 0;
        let mut left = vec![id];
        let mut seen = BTreeSet::new();
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            let node = self.program().node(id);
            if let Node::Read(Leaf::Fact(fact)) = node {
                if fact == known.reasonable_preference {
                    latest = COUNTED;
                } else if fact == known.local_connection || fact == known.qualifies {
                    latest = latest.max(2);
                }
            }
            left.extend(self.program().children_of(node));
        }
        latest
    }

    /// Everything that a node depends on.
    pub(in crate::packed) fn deps(&self, id: NodeId) -> BTreeSet<Dep> {
        let mut found = BTreeSet::new();
        let mut left = vec![id];
        let mut seen = BTreeSet::new();
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            let node = self.program().node(id);
            match node {
                Node::Read(leaf) => found.extend(dep(leaf)),
                Node::Inside(..) | Node::IsText(..) | Node::SameText(..) | Node::GivenText(_) => {
                    found.insert(Dep::Slot(Source::Answer(id)));
                }
                Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } => {
                    let never = vocabulary()
                        .list_at(list)
                        .is_none_or(|list| list.known != Known::Household);
                    found.insert(if never { Dep::Never } else { Dep::Other });
                }
                _ => {}
            }
            left.extend(self.program().children_of(node));
        }
        found
    }
}

fn dep(leaf: Leaf) -> Option<Dep> {
    match leaf {
        Leaf::Fact(id) => match vocabulary().stands(id) {
            Stands::Household => Some(Dep::Slot(Source::Leaf(leaf))),
            Stands::Advert => Some(Dep::Never),
            Stands::Worked(_) => match here(id) {
                Some(Here::AsAt) => None,
                Some(here) => Some(Dep::Here(here)),
                None => Some(Dep::Other),
            },
        },
        Leaf::Local(_) | Leaf::Field { up: 0, .. } => Some(Dep::Slot(Source::Leaf(leaf))),
        Leaf::Field { .. } => Some(Dep::Other),
    }
}

/// The worked-out number that a fact is.
pub(in crate::packed) fn here(id: u16) -> Option<Here> {
    let known = ids();
    let all = [
        (known.as_at, Here::AsAt),
        (known.applicant_age, Here::Age),
        (known.household_size, Here::Size),
        (known.bedroom_need, Here::Need),
        (known.bedrooms_lacking, Here::Lacking),
        (known.bedrooms_spare, Here::Spare),
        (known.need_count, Here::NeedCount),
        (known.band, Here::Band),
        (known.points, Here::Points),
        (known.moved_on, Here::MovedOn),
        (known.ranking_date, Here::RankingDate),
    ];
    all.into_iter()
        .find(|(fact, _)| *fact == id)
        .map(|(_, here)| here)
}

pub(super) fn phase_of(dep: Dep) -> usize {
    match dep {
        Dep::Slot(_) | Dep::Other | Dep::Never => 0,
        Dep::Here(here) => match here {
            Here::AsAt | Here::Age | Here::Size => 0,
            Here::Need | Here::Lacking | Here::Spare => 1,
            Here::NeedCount => COUNTED,
            Here::Band | Here::Points | Here::MovedOn | Here::RankingDate => BANDED,
        },
    }
}
