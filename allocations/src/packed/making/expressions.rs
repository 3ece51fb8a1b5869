//! From nodes to expressions whose facts are resolved to their slots.
use super::{Beyond, Maker, Say, Whose, here};
use crate::language::ir::{Leaf, Node, NodeId};
use crate::packed::layout::{Place, Source};
use crate::packed::walk::{Ex, ExId};
use crate::value::Val;
use crate::vocabulary::{Stands, ids, vocabulary};

impl Maker<'_> {
    /// The expression of a node that stands inside the rows of these lists.
    pub(in crate::packed) fn ex(&mut self, id: NodeId, inside: &[usize]) -> Result<ExId, Beyond> {
        let key = (id, inside.to_vec());
        if let Some(known) = self.made_of.get(&key) {
            return Ok(*known);
        }
        let made = self.expression(id, inside)?;
        self.made.push(made);
        let at = self.made.len() - 1;
        self.made_of.insert(key, at);
        Ok(at)
    }

    fn expression(&mut self, id: NodeId, inside: &[usize]) -> Result<Ex, Beyond> {
        let node = self.program().node(id);
        if self.deps(id).is_empty() {
            return Ok(Ex::Is(self.asker.blank(id)));
        }
        let program = self.program();
        Ok(match node {
            Node::Const(n) => Ex::Is(Val::exact(n)),
            Node::Nothing => Ex::Is(Val::NONE),
            Node::Read(leaf) => self.read(id, leaf, inside)?,
            Node::Inside(..) | Node::IsText(..) | Node::SameText(..) | Node::GivenText(_) => {
                self.answered(id, inside)
            }
            Node::Not(a) => Ex::Not(self.ex(a, inside)?),
            Node::All(run) => Ex::All(self.each(program.members(run), inside)?),
            Node::Any(run) => Ex::Any(self.each(program.members(run), inside)?),
            Node::Least(run) => Ex::Least(self.each(program.members(run), inside)?),
            Node::Most(run) => Ex::Most(self.each(program.members(run), inside)?),
            Node::First(run) => Ex::First(self.each(program.members(run), inside)?),
            Node::Compare(how, a, b) => Ex::Compare(how, self.ex(a, inside)?, self.ex(b, inside)?),
            Node::Among(a, run) => Ex::Among(self.ex(a, inside)?, program.code_members(run).to_vec()),
            Node::Given(a) => Ex::Given(self.ex(a, inside)?),
            Node::If(a, b, c) => Ex::If(self.ex(a, inside)?, self.ex(b, inside)?, self.ex(c, inside)?),
            Node::Plus(a, b) => Ex::Plus(self.ex(a, inside)?, self.ex(b, inside)?),
            Node::Minus(a, b) => Ex::Minus(self.ex(a, inside)?, self.ex(b, inside)?),
            Node::Times(a, b) => Ex::Times(self.ex(a, inside)?, self.ex(b, inside)?),
            Node::Over(a, b) => Ex::Over(self.ex(a, inside)?, self.ex(b, inside)?),
            Node::AddMonths(a, months) => Ex::AddMonths(self.ex(a, inside)?, months),
            Node::Months(a, b, over) => Ex::Months(self.ex(a, inside)?, self.ex(b, inside)?, over),
            Node::Members(quantity, list, when) => match self.layout.list(list) {
                Some(at) => Ex::Members(quantity, at, self.within(when, inside, at)?),
                None => Ex::Beyond,
            },
            Node::Take(pick, list, what, when) => match self.layout.list(list) {
                Some(at) => {
                    let what = self.ex(what, &[inside, &[at]].concat())?;
                    Ex::Take(pick, at, what, self.within(when, inside, at)?)
                }
                None => Ex::Beyond,
            },
            Node::Time {
                list,
                from,
                to,
                when,
                since,
                until,
                unbroken,
            } => match self.layout.list(list) {
                Some(at) => {
                    let field = |field| Leaf::Field { up: 0, field };
                    let (from, to) = (self.field(field(from), at), self.field(field(to), at));
                    let mut day = |day: Option<NodeId>| day.map(|day| self.ex(day, inside)).transpose();
                    let (since, until) = (day(since)?, day(until)?);
                    Ex::Time {
                        list: at,
                        from,
                        to,
                        when: self.within(when, inside, at)?,
                        since,
                        until,
                        unbroken,
                    }
                }
                None => Ex::Beyond,
            },
            Node::Other | Node::Running { .. } | Node::WorkingDay(..) | Node::WorkingDays(..) => Ex::Beyond,
        })
    }

    fn each(&mut self, ids: &[NodeId], inside: &[usize]) -> Result<Vec<ExId>, Beyond> {
        ids.iter().map(|id| self.ex(*id, inside)).collect()
    }

    fn within(
        &mut self,
        when: Option<NodeId>,
        inside: &[usize],
        list: usize,
    ) -> Result<Option<ExId>, Beyond> {
        when.map(|when| self.ex(when, &[inside, &[list]].concat()))
            .transpose()
    }

    fn field(&mut self, leaf: Leaf, list: usize) -> ExId {
        let made = self.slot(leaf, 1, Whose::Row(list));
        self.made.push(made);
        self.made.len() - 1
    }

    fn slot(&self, leaf: Leaf, up: usize, whose: Whose) -> Ex {
        let inner = match leaf {
            Leaf::Field { field, .. } => Leaf::Field { up: 0, field },
            Leaf::Fact(_) | Leaf::Local(_) => leaf,
        };
        let as_at = self.asker.as_at;
        let Some(unknown) = self.fact(whose, inner).map(|fact| fact.unknown(as_at)) else {
            return Ex::Beyond;
        };
        match self.place(whose, Source::Leaf(inner)) {
            Some(Place::Code { word, shift, least }) => Ex::Code {
                up,
                word,
                shift,
                least,
                unknown,
            },
            Some(Place::Wide(at)) => Ex::Wide { up, at, unknown },
            None => Ex::Beyond,
        }
    }

    fn read(&mut self, id: NodeId, leaf: Leaf, inside: &[usize]) -> Result<Ex, Beyond> {
        Ok(match leaf {
            Leaf::Fact(fact) => match vocabulary().stands(fact) {
                Stands::Household => self.slot(leaf, 0, Whose::Home),
                Stands::Advert => Ex::Beyond,
                Stands::Worked(_) => {
                    let known = ids();
                    let conditions = [
                        known.local_connection,
                        known.qualifies,
                        known.reasonable_preference,
                    ];
                    if let Some(here) = here(fact) {
                        Ex::Here(here)
                    } else if conditions.contains(&fact) {
                        Ex::Bit(self.lit(Whose::Home, &Say::Node(id))?)
                    } else {
                        Ex::Beyond
                    }
                }
            },
            Leaf::Local(_) => self.slot(leaf, 0, Whose::Home),
            Leaf::Field { up, .. } => {
                let up = usize::from(up);
                let list = inside.len().checked_sub(1 + up).and_then(|at| inside.get(at));
                match list {
                    Some(list) => self.slot(leaf, 1 + up, Whose::Row(*list)),
                    None => Ex::Beyond,
                }
            }
        })
    }

    /// A condition on texts or places, which was answered when the block was made.
    fn answered(&self, id: NodeId, inside: &[usize]) -> Ex {
        let mut leaves = crate::language::ir::Program::leaves_of(self.program().node(id));
        if leaves.any(|leaf| matches!(leaf, Leaf::Field { up: 1.., .. })) {
            return Ex::Beyond;
        }
        let unknown = Val::between(0, 1);
        let of_row = inside
            .last()
            .and_then(|list| self.place(Whose::Row(*list), Source::Answer(id)));
        let (up, place) = match of_row {
            Some(place) => (1, Some(place)),
            None => (0, self.place(Whose::Home, Source::Answer(id))),
        };
        match place {
            Some(Place::Code { word, shift, least }) => Ex::Code {
                up,
                word,
                shift,
                least,
                unknown,
            },
            Some(Place::Wide(_)) | None => Ex::Beyond,
        }
    }
}
