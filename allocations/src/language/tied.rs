//! Facts that several parts of a household's place wait for: while one is missing, its answers are gone through one by one.
mod answers;

use super::check::Names;
use super::ir::{Leaf, NodeId};
use crate::vocabulary::{Fact, ListId, vocabulary};
pub(crate) use answers::answers;

/// A fact of the household, or of each row of a list.
pub(crate) type Spoken = (Option<ListId>, Leaf);

/// A number that may be this many is gone through one by one.
pub(crate) const FEW: i64 = 24;

/// A fact that several parts of the place wait for.
#[derive(Clone, Debug)]
pub(crate) struct Tied {
    pub(crate) of: Spoken,
    /// Every condition that asks about it, where it is asked in no other way: answers that all of them judge alike count once.
    pub(crate) judged_by: Option<Vec<NodeId>>,
}

/// The fact itself.
pub(crate) fn fact(names: &Names, (list, leaf): Spoken) -> Option<&Fact> {
    match (list, leaf) {
        (_, Leaf::Fact(id)) => vocabulary().fact_at(id),
        (_, Leaf::Local(at)) => names.locals.get(usize::from(at)),
        (Some(list), Leaf::Field { field, .. }) => names.field_at(list, field),
        (None, Leaf::Field { .. }) => None,
    }
}
