//! How many parts of a whole one a node counts when its words say whole ones: care level 2.5 is counted as 25.
use super::super::ir::{Node, NodeId};
use super::super::types::Type;
use super::Words;

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

    /// Two parts that stand side by side, such as those of a comparison, where one is counted in more parts than the
    /// other: both in whole ones.
    pub(super) fn alike(
        &mut self,
        (a, first): (NodeId, Option<Type>),
        (b, second): (NodeId, Option<Type>),
    ) -> Option<(String, String)> {
        let (left, right) = (self.scale(a, first), self.scale(b, second));
        let of = left.max(right);
        if left == right || of.checked_rem(left) != Some(0) || of.checked_rem(right) != Some(0) {
            return None;
        }
        let left = self.shares(a, of, first).filter(|_| left < of);
        let right = self.shares(b, of, second).filter(|_| right < of);
        match (left, right) {
            (Some(left), None) => Some((left, self.said(b, second))),
            (None, Some(right)) => Some((self.said(a, first), right)),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }
}

/// Whether words outside brackets and quotation marks add or take away.
pub(super) fn is_sum(words: &str) -> bool {
    let (mut depth, mut open) = (0_u32, String::new());
    for letter in words.chars() {
        match letter {
            '(' | '“' => depth += 1,
            ')' | '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 => open.push(letter),
            _ => {}
        }
    }
    let open = open.replace(" less than ", " ");
    open.starts_with("minus ") || [" plus ", " less "].iter().any(|word| open.contains(word))
}

/// The words in brackets where they add or take away.
pub(super) fn in_brackets(words: String) -> String {
    if is_sum(&words) {
        format!("({words})")
    } else {
        words
    }
}
