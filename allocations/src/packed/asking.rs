//! What the evaluator of facts says of a condition while one fact is given and nothing else is known: the tables of the
//! packed form are made by asking it, so that they cannot say anything else.
use crate::facts::{Entry, Facts, Held};
use crate::language::eval::{Frame, Scope};
use crate::language::ir::{Leaf, NodeId};
use crate::scheme::Scheme;
use crate::value::Val;
use crate::vocabulary::{ListId, Stands, ids, vocabulary};

/// A scheme on a day.
#[derive(Clone, Copy)]
pub(super) struct Asker<'s> {
    pub(super) scheme: &'s Scheme,
    pub(super) as_at: i64,
}

impl Asker<'_> {
    /// The value of a node while nothing is known but the day.
    pub(super) fn blank(&self, node: NodeId) -> Val {
        self.given(node, None, None)
    }

    /// The value of a node while the leaf, which may be a field of a list, has this value; none is not known.
    pub(super) fn given(
        &self,
        node: NodeId,
        leaf: Option<(Leaf, Option<Held>)>,
        list: Option<ListId>,
    ) -> Val {
        let mut facts = Facts::new();
        let mut fields = Vec::new();
        let mut local = None;
        let mut worked = None;
        match leaf {
            Some((Leaf::Fact(id), Some(held))) => match (vocabulary().stands(id), &held) {
                (Stands::Worked(_), Held::Number(n)) => worked = Some((id, Val::exact(*n))),
                (Stands::Worked(_), _) => worked = Some((id, Val::NONE)),
                (Stands::Household | Stands::Advert, _) => facts.hold(id, held),
            },
            Some((Leaf::Fact(id), None)) if id == ids().household_size => {
                worked = Some((id, Val::between(0, 30)));
            }
            Some((Leaf::Local(at), held)) => local = Some((usize::from(at), held)),
            Some((Leaf::Field { field, .. }, held)) => {
                fields.resize(usize::from(field) + 1, None);
                if let Some(slot) = fields.last_mut() {
                    *slot = held;
                }
            }
            Some((Leaf::Fact(_), None)) | None => {}
        }
        let mut frame = crate::scheme::frame::frame(self.scheme, &facts, self.as_at);
        if let Some((id, value)) = worked {
            frame.derive(id, value);
        }
        if let Some((at, held)) = local
            && let Some(slot) = frame.locals.to_mut().get_mut(at)
        {
            *slot = held;
        }
        let entry = Entry::of(fields);
        asked(&frame, node, list, &entry)
    }
}

fn asked(frame: &Frame<'_>, node: NodeId, list: Option<ListId>, entry: &Entry) -> Val {
    let scope = list.map(|list| Scope {
        list,
        entry,
        outer: None,
    });
    frame.value(node, scope.as_ref())
}
