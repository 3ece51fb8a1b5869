//! The words that a scheme has for whole conditions: its definitions, by the nodes they stand for.
use std::collections::BTreeMap;

use super::super::check::Names;
use super::super::ir::{Node, NodeId};
use super::Words;
use crate::types::Type;
use crate::vocabulary::ListId;

/// A longer definition is called by its name even when nothing else is said of it.
const SHORT: usize = 10;

/// One word of the scheme, and where its meaning begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// As it is printed.
    pub(crate) words: String,
    /// What it stands for.
    pub(crate) id: NodeId,
    /// What kind of thing it is.
    pub(crate) kind: Type,
    /// The file says in words what it is; otherwise it goes by its name.
    pub(crate) named: bool,
    /// It has parts, which stay exact where it is added or compared.
    pub(crate) parts: bool,
    /// It is a table, which is printed as one.
    pub(crate) table: bool,
    /// The list of whose rows it speaks, if any.
    pub(crate) of: Option<ListId>,
    /// The clause that makes it.
    pub(crate) clause: Option<String>,
}

/// All the words of a scheme, in the order of its file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    pub(crate) all: Vec<Term>,
    by_node: BTreeMap<(Option<ListId>, NodeId), usize>,
    /// Those that have parts, by the node and the number of parts of what they are before any rounding.
    by_parts: BTreeMap<(NodeId, i64), usize>,
}

impl Terms {
    /// The words for the definitions: what is said of each, or its name where it is too long to be spelled out. Each
    /// comes with its name, its `says` and its clause, in the order of the file.
    pub(crate) fn of_definitions<'a>(
        names: &Names,
        definitions: impl Iterator<Item = (&'a str, Option<&'a str>, Option<&'a str>)>,
    ) -> Self {
        let mut terms = Self::default();
        for (known, says, clause) in definitions {
            let Some(definition) = names.definitions.get(known) else {
                continue;
            };
            let (id, of) = (definition.id, definition.of);
            // A bare fact or number is as short as any word for it, and may stand elsewhere too.
            let bare = matches!(
                names.program.node(id),
                Node::Const(_) | Node::Nothing | Node::Read(_) | Node::GivenText(_)
            );
            let said = says
                .map(|says| says.trim().trim_end_matches('.'))
                .filter(|says| !says.is_empty());
            let taken = |words: &str| terms.all.iter().any(|term: &Term| term.words == words);
            let name = known.replace('_', " ");
            let words = match said {
                Some(said) if !taken(said) => said.split_whitespace().collect::<Vec<_>>().join(" "),
                Some(_) | None => name,
            };
            let long = || Words::new(names, of).phrase(id).split_whitespace().count() > SHORT;
            let table = names.tables.contains_key(known);
            if bare || terms.by_node.contains_key(&(of, id)) || !(said.is_some() || table || long()) {
                continue;
            }
            terms.by_node.insert((of, id), terms.all.len());
            if let Some(exact) = definition.exact {
                terms.by_parts.insert((exact.id, exact.of), terms.all.len());
            }
            terms.all.push(Term {
                words,
                id,
                kind: definition.kind,
                named: said.is_some(),
                parts: definition.exact.is_some_and(|exact| exact.of > 1),
                table,
                of,
                clause: clause.map(str::to_owned),
            });
        }
        terms
    }

    /// The word for a node that counts so many parts to a whole one.
    pub(super) fn of_parts(&self, id: NodeId, of: i64) -> Option<&Term> {
        self.all.get(*self.by_parts.get(&(id, of))?)
    }

    /// The term for a node, where rows of `list` are spoken of.
    pub(super) fn found(&self, id: NodeId, list: Option<ListId>) -> Option<&Term> {
        let found = self
            .by_node
            .get(&(None, id))
            .or_else(|| self.by_node.get(&(list, id)));
        self.all.get(*found?)
    }
}
