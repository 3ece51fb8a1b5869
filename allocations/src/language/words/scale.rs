//! How many parts of a whole one a node counts when its words say whole ones: care level 2.5 is counted as 25.
use super::super::ir::{Node, NodeId};
use super::Words;
use super::bond::Bond;
use crate::types::Type;

impl Words<'_> {
    /// How many times larger the node is than what its own words say; 1 for whole numbers, pence and days. `kind` is
    /// what its place says of it, as for its words.
    pub(super) fn scale(&self, id: NodeId, kind: Option<Type>) -> i64 {
        let program = &self.names.program;
        let parts = |kind: Option<Type>| kind.and_then(Type::places).map_or(1, |(_, parts)| parts);
        if self.term(id).is_some() {
            let terms = self
                .terms
                .and_then(|terms| terms.found(id, self.lists.last().copied()));
            return parts(terms.map(|term| term.kind));
        }
        match program.node(id) {
            Node::Const(_) => parts(kind),
            Node::Read(_) => parts(self.kind(id)),
            Node::Times(a, b) => {
                if let Node::Const(n) = program.node(b)
                    && n > 1
                    && n == parts(kind)
                {
                    return self.scale(a, None).saturating_mul(n);
                }
                let kinds = (program.kind_of_part(id, 0), program.kind_of_part(id, 1));
                match self.once(id, a, b) {
                    Some(only) if only == a => self.scale(a, kinds.0),
                    Some(only) => self.scale(only, kinds.1),
                    None => self.scale(a, kinds.0).saturating_mul(self.scale(b, kinds.1)),
                }
            }
            Node::Plus(a, b) | Node::Minus(a, b) => {
                let (first, second) = (self.part(id, 0, b), self.part(id, 1, a));
                self.scale(a, first).max(self.scale(b, second))
            }
            Node::If(_, yes, no) => {
                let (first, second) = (self.part(id, 1, no).or(kind), self.part(id, 2, yes).or(kind));
                self.scale(yes, first).max(self.scale(no, second))
            }
            Node::Least(run) | Node::Most(run) | Node::First(run) => {
                let members = program.members(run).iter().enumerate();
                let scales = members.map(|(at, part)| self.scale(*part, program.kind_of_part(id, at)));
                scales.max().unwrap_or(1)
            }
            Node::Take(_, list, what, _) => self.about(list).scale(what, None),
            Node::Running { what, .. } => self.scale(what, program.kind_of_part(id, 0)),
            _ => 1,
        }
    }

    /// A whole number beside one with decimals: it is counted in as many parts, and said as it is.
    pub(super) fn whole_beside(&self, id: NodeId, kind: Option<Type>) -> Option<NodeId> {
        let program = &self.names.program;
        let (_, parts) = kind.and_then(Type::places)?;
        let Node::Times(whole, by) = program.node(id) else {
            return None;
        };
        (self.term(id).is_none() && program.node(by) == Node::Const(parts)).then_some(whole)
    }

    /// What a part such as "25% of" goes before: a division in brackets, for the part would seem to be divided.
    pub(super) fn parted(&mut self, id: NodeId, kind: Option<Type>) -> String {
        let words = self.close(id, kind, Bond::Product);
        if outside(&words).contains(" divided by ") {
            format!("({words})")
        } else {
            words
        }
    }

    /// Two parts that stand side by side, such as those of a comparison, where one is counted in more parts than the
    /// other: both in whole ones.
    pub(super) fn alike(
        &mut self,
        (a, first): (NodeId, Option<Type>),
        (b, second): (NodeId, Option<Type>),
    ) -> Option<(String, String)> {
        let (left, right) = (self.scale(a, first), self.scale(b, second));
        let of = left.max(right);
        let uneven = [self.uneven(a, first), self.uneven(b, second)];
        let even = left == right && uneven == [false, false];
        if even || of.checked_rem(left) != Some(0) || of.checked_rem(right) != Some(0) {
            return None;
        }
        let [mixed_a, mixed_b] = uneven;
        let left = self.shares(a, of, first).filter(|_| left < of || mixed_a);
        let right = self.shares(b, of, second).filter(|_| right < of || mixed_b);
        match (left, right) {
            (Some(left), Some(right)) => Some((left, right)),
            (Some(left), None) => Some((left, self.said(b, second))),
            (None, Some(right)) => Some((self.said(a, first), right)),
            (None, None) => None,
        }
    }

    /// A choice or the best of several whose parts are counted in different sizes: each of them in whole ones, in brackets.
    pub(super) fn evened(&mut self, id: NodeId, kind: Option<Type>) -> Option<String> {
        let chooses = matches!(
            self.names.program.node(id),
            Node::If(..) | Node::Least(_) | Node::Most(_) | Node::First(_)
        );
        if !chooses || !self.uneven(id, kind) {
            return None;
        }
        let of = self.scale(id, kind);
        self.shares(id, of, kind)
    }

    /// Whether the parts of a sum or of a choice are counted in different sizes, so that one of them is made larger.
    pub(super) fn uneven(&self, id: NodeId, kind: Option<Type>) -> bool {
        let program = &self.names.program;
        if self.term(id).is_some() {
            return false;
        }
        let parts: Vec<(NodeId, Option<Type>)> = match program.node(id) {
            Node::Plus(a, b) | Node::Minus(a, b) => vec![(a, self.part(id, 0, b)), (b, self.part(id, 1, a))],
            Node::If(_, yes, no) => vec![
                (yes, self.part(id, 1, no).or(kind)),
                (no, self.part(id, 2, yes).or(kind)),
            ],
            Node::Least(run) | Node::Most(run) | Node::First(run) => {
                let members = program.members(run).iter().enumerate();
                members
                    .map(|(at, part)| (*part, program.kind_of_part(id, at)))
                    .collect()
            }
            _ => return false,
        };
        let mut scales = parts.iter().map(|(part, kind)| self.scale(*part, *kind));
        let first = scales.next();
        scales.any(|scale| Some(scale) != first) || parts.iter().any(|(part, kind)| self.uneven(*part, *kind))
    }
}

/// The words outside brackets and quotation marks.
fn outside(words: &str) -> String {
    let (mut depth, mut open) = (0_u32, String::new());
    for letter in words.chars() {
        match letter {
            '(' | '“' => depth += 1,
            ')' | '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 => open.push(letter),
            _ => {}
        }
    }
    open
}

/// Whether words outside brackets and quotation marks add or take away.
pub(super) fn is_sum(words: &str) -> bool {
    let open = outside(words).replace(" less than ", " ");
    open.starts_with("minus ") || [" plus ", " less "].iter().any(|word| open.contains(word))
}

/// Whether words outside brackets end in something that would seem to be about all that stands before it: the other way
/// of a choice, or a rounding.
pub(super) fn is_loose(words: &str) -> bool {
    let open = outside(words);
    [", otherwise ", ", rounded "]
        .iter()
        .any(|word| open.contains(word))
}

/// The words in brackets where more may not follow them.
pub(super) fn held_together(words: String) -> String {
    let one_of = ["the smaller of ", "the larger of "];
    let open = one_of.iter().any(|which| words.starts_with(which)) || words.contains(" where ");
    if open || is_loose(&words) {
        format!("({words})")
    } else {
        words
    }
}

/// The words in brackets where they add or take away.
pub(super) fn in_brackets(words: String) -> String {
    if is_sum(&words) {
        format!("({words})")
    } else {
        words
    }
}
