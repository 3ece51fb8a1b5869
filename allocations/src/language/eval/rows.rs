//! Sums that ask one list several times: each row is asked everything at once, so that nobody has two ages.
use super::super::ast::{Pick, Quantity};
use super::super::ir::{Leaf, Node, NodeId};
use super::{Frame, Scope};
use crate::facts::{Entry, put};
use crate::language::tied::{answers, fact};
use crate::value::Val;
use crate::vocabulary::ListId;

/// So many answers of one row are gone through at most.
const MOST_ANSWERS: usize = 48;

/// One part of a sum, and how many times it counts.
type Part = (i64, NodeId);

impl Frame<'_> {
    pub(super) fn by_rows(&self, id: NodeId, scope: Option<&Scope<'_>>) -> Val {
        let mut parts = Vec::new();
        self.parts(id, 1, &mut parts);
        let mut total = Val::exact(0);
        let mut lists: Vec<(ListId, Vec<Part>)> = Vec::new();
        for (times, part) in parts {
            match self.program.node(part) {
                Node::Members(Quantity::Count, list, _) | Node::Take(Pick::Sum, list, ..)
                    if self.list(list).is_some() =>
                {
                    match lists.iter_mut().find(|(other, _)| *other == list) {
                        Some((_, parts)) => parts.push((times, part)),
                        None => lists.push((list, vec![(times, part)])),
                    }
                }
                _ => {
                    let value = self.ranged(part, scope);
                    total = total.corners(times_over(value, times), i64::saturating_add);
                }
            }
        }
        for (list, parts) in lists {
            for entry in self.list(list).unwrap_or_default() {
                let row = self.row(list, entry, &parts, scope);
                total = total.corners(row, i64::saturating_add);
            }
        }
        total
    }

    fn parts(&self, id: NodeId, times: i64, parts: &mut Vec<Part>) {
        let program = self.program;
        let constant = |id| match program.node(id) {
            Node::Const(n) => Some(n),
            _ => None,
        };
        match program.node(id) {
            Node::Plus(a, b) => {
                self.parts(a, times, parts);
                self.parts(b, times, parts);
            }
            Node::Minus(a, b) => {
                self.parts(a, times, parts);
                self.parts(b, times.saturating_neg(), parts);
            }
            Node::Times(a, b) => match (constant(a), constant(b)) {
                (Some(n), _) => self.parts(b, times.saturating_mul(n), parts),
                (_, Some(n)) => self.parts(a, times.saturating_mul(n), parts),
                (None, None) => parts.push((times, id)),
            },
            _ => parts.push((times, id)),
        }
    }

    /// What one row adds, whatever the answers to its open questions.
    fn row(&self, list: ListId, entry: &Entry, parts: &[Part], outer: Option<&Scope<'_>>) -> Val {
        let mut rows = vec![entry.clone()];
        for tied in self.names.tied.iter().filter(|tied| tied.of.0 == Some(list)) {
            let Leaf::Field { field, .. } = tied.of.1 else {
                continue;
            };
            let Some(fact) = fact(self.names, tied.of).filter(|_| entry.held(field).is_none()) else {
                continue;
            };
            let answers = answers(self.names, fact, tied, (self.as_at, self.today));
            if answers.is_empty() || rows.len().saturating_mul(answers.len()) > MOST_ANSWERS {
                break;
            }
            rows = rows
                .iter()
                .flat_map(|row| {
                    answers.iter().map(|answer| {
                        let mut row = row.clone();
                        put(&mut row.fields, usize::from(field), answer.clone());
                        row
                    })
                })
                .collect();
        }
        let mut found: Option<Val> = None;
        for row in &rows {
            let mut sum = Val::exact(0);
            for (times, part) in parts {
                let amount = match self.program.node(*part) {
                    Node::Take(_, _, what, when) => self.amount((row, list), what, when, outer),
                    Node::Members(_, _, when) => self.counts(row, list, when, outer).into(),
                    _ => Val::exact(0),
                };
                sum = sum.corners(times_over(amount, *times), i64::saturating_add);
            }
            found = Some(found.map_or(sum, |found| found.hull(sum)));
        }
        found.unwrap_or(Val::exact(0))
    }
}

fn times_over(value: Val, times: i64) -> Val {
    value.corners(Val::exact(times), i64::saturating_mul)
}
