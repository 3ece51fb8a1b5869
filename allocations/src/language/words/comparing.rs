//! Comparisons in words.
use super::super::ir::{Node, NodeId};
use super::bond::Bond;
use super::{Words, sums};
use crate::types::Type;
use crate::value::Comparison;

impl Words<'_> {
    pub(super) fn compared(&mut self, id: NodeId, which: Comparison, a: NodeId, b: NodeId) -> String {
        let (first, second) = (self.part(id, 0, b), self.part(id, 1, a));
        let dated = first == Some(Type::Date) || second == Some(Type::Date);
        let how = match (which, dated) {
            (Comparison::Equal, _) => "is",
            (Comparison::Differs, _) => "is not",
            (Comparison::Less, false) => "is less than",
            (Comparison::Less, true) => "is before",
            (Comparison::AtMost, false) => "is at most",
            (Comparison::AtMost, true) => "is on or before",
            (Comparison::More, false) => "is more than",
            (Comparison::More, true) => "is later than",
            (Comparison::AtLeast, false) => "is at least",
            (Comparison::AtLeast, true) => "is on or after",
        };
        // "Before 3 years before today" cannot be read: it is a day that is meant.
        let the_day = if dated && self.is_far_day(b) {
            "the day "
        } else {
            ""
        };
        let how = if how == "is before" && !the_day.is_empty() {
            "is earlier than"
        } else {
            how
        };
        if let Some(of) = self.names.program.parts_of(id)
            && let Some(left) = self.shares(a, of, first)
            && let Some(right) = self.shares(b, of, second)
        {
            return format!("{left} {how} {right}");
        }
        if let Some((left, right)) = self.alike((a, first), (b, second)) {
            return format!("{left} {how} {right}");
        }
        let left = self.side(a, first, Bond::Since, (which, false));
        let right = match (self.names.program.node(b), which) {
            (Node::Const(n), Comparison::Equal | Comparison::Differs) if self.term(b).is_none() => {
                self.beside(a, second, n)
            }
            (Node::Const(n), _) if first == Some(Type::Duration) && self.names.program.adds_up(a) => {
                sums::added_days(n)
            }
            _ => self.side(b, second, Bond::Open, (which, true)),
        };
        let of_left = if dated && self.is_far_day(a) {
            "the day "
        } else {
            ""
        };
        format!("{of_left}{left} {how} {the_day}{right}")
    }
}
