//! Which facts an assessment under a scheme may look at.
use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::scheme::Scheme;
use crate::scheme::model::{Rule, Share};
use crate::vocabulary::{Known, ListId, Stands, ids, vocabulary};

/// Finds every fact that an assessment may look at.
pub(super) struct Gather<'s> {
    program: &'s Program,
    pub(super) home: BTreeSet<Source>,
    pub(super) lists: BTreeMap<ListId, BTreeSet<Source>>,
    seen: BTreeSet<(NodeId, Vec<ListId>)>,
}

impl<'s> Gather<'s> {
    pub(super) fn of(scheme: &'s Scheme) -> Self {
        let mut gather = Self {
            program: &scheme.names.program,
            home: BTreeSet::new(),
            lists: BTreeMap::new(),
            seen: BTreeSet::new(),
        };
        gather.scheme(scheme);
        gather
    }

    fn scheme(&mut self, scheme: &Scheme) {
        let rules = &scheme.rules;
        let rooms = &rules.bedrooms;
        let known = ids();
        let plain = rules
            .eligibility
            .iter()
            .chain(&rules.qualification)
            .chain(&rules.disqualification);
        let needs = rules.needs.iter().map(|need| &need.rule);
        let steps = rules.steps.iter().map(|step| &step.rule);
        let extras = rooms.extra.iter().map(|extra| &extra.rule);
        for rule in plain
            .chain(&rules.statute)
            .chain(needs)
            .chain(steps)
            .chain(extras)
        {
            self.rule(rule);
        }
        let values = rules
            .needs
            .iter()
            .filter_map(|need| need.points)
            .chain(rules.connection);
        let limits = rules.needs.iter().filter_map(|need| need.limit.as_ref());
        let limits = limits
            .chain(rules.bands.iter().filter_map(|band| band.limit.as_ref()))
            .map(|limit| limit.until);
        let dates = rules
            .dates
            .rank
            .iter()
            .flat_map(|rule| rule.when.into_iter().chain([rule.date]));
        let room_counts = rooms.extra.iter().map(|extra| extra.rooms).chain(rooms.most);
        let caps = rules.caps.iter().map(|cap| cap.most);
        for id in values.chain(limits).chain(dates).chain(room_counts).chain(caps) {
            self.walk(id, &mut Vec::new());
        }
        self.home.insert(Source::Leaf(Leaf::Fact(known.bedrooms_held)));
        if rooms.given {
            let list = self.lists.entry(known.members).or_default();
            list.insert(Source::Leaf(Leaf::Field {
                up: 0,
                field: known.members_babies,
            }));
            for field in rooms.share.iter().flat_map(Share::compared) {
                list.insert(Source::Leaf(Leaf::Field { up: 0, field }));
            }
            let of_members = [rooms.counts, rooms.alone, rooms.expecting];
            for id in of_members
                .into_iter()
                .chain(rooms.share.iter().map(|share| share.both))
                .flatten()
            {
                self.walk(id, &mut vec![known.members]);
            }
        }
    }

    fn rule(&mut self, rule: &Rule) {
        for id in std::iter::once(rule.when).chain(rule.unless) {
            self.walk(id, &mut Vec::new());
        }
    }

    fn walk(&mut self, id: NodeId, inside: &mut Vec<ListId>) {
        if !self.seen.insert((id, inside.clone())) {
            return;
        }
        let node = self.program.node(id);
        match node {
            Node::Inside(..) | Node::IsText(..) | Node::SameText(..) | Node::GivenText(_) => {
                let of_row = Program::leaves_of(node).any(|leaf| matches!(leaf, Leaf::Field { up: 0, .. }));
                match inside.last().filter(|_| of_row) {
                    Some(list) => self.lists.entry(*list).or_default().insert(Source::Answer(id)),
                    None => self.home.insert(Source::Answer(id)),
                };
            }
            Node::Read(leaf) => self.leaf(leaf, inside),
            Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } => {
                if vocabulary()
                    .list_at(list)
                    .is_none_or(|list| list.known != Known::Household)
                {
                    return;
                }
                self.lists.entry(list).or_default();
                let outside = if let Node::Time {
                    since,
                    until,
                    from,
                    to,
                    ..
                } = node
                {
                    self.leaf(Leaf::Field { up: 0, field: from }, &[list]);
                    self.leaf(Leaf::Field { up: 0, field: to }, &[list]);
                    [since, until]
                } else {
                    [None, None]
                };
                for child in self.program.children_of(node) {
                    if outside.contains(&Some(child)) {
                        self.walk(child, inside);
                    } else {
                        inside.push(list);
                        self.walk(child, inside);
                        inside.pop();
                    }
                }
            }
            _ => {
                for child in self.program.children_of(node) {
                    self.walk(child, inside);
                }
            }
        }
    }

    fn leaf(&mut self, leaf: Leaf, inside: &[ListId]) {
        let known = ids();
        match leaf {
            Leaf::Fact(id) => match vocabulary().stands(id) {
                Stands::Household => {
                    self.home.insert(Source::Leaf(leaf));
                }
                Stands::Worked(_) if id == known.applicant_age => {
                    self.home.insert(Source::Born);
                }
                Stands::Worked(_) if id == known.household_size => {
                    self.lists.entry(known.members).or_default();
                }
                Stands::Worked(_) if id == known.moved_on => {
                    self.home.insert(Source::Moves);
                }
                Stands::Advert | Stands::Worked(_) => {}
            },
            Leaf::Local(_) => {
                self.home.insert(Source::Leaf(leaf));
            }
            Leaf::Field { up, field } => {
                let at = inside.len().checked_sub(1 + usize::from(up));
                if let Some(list) = at.and_then(|at| inside.get(at)) {
                    let inner = Leaf::Field { up: 0, field };
                    self.lists.entry(*list).or_default().insert(Source::Leaf(inner));
                }
            }
        }
    }
}
