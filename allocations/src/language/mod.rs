//! The condition language: small, typed, total. Text becomes a tree, the tree is checked against the vocabulary, and
//! what is left is a flat list of nodes that an evaluator walks.
pub(crate) mod ast;
pub(crate) mod check;
pub(crate) mod eval;
pub(crate) mod ir;
pub(crate) mod lexer;
pub(crate) mod parser;
pub(crate) mod step;
pub(crate) mod tied;
pub(crate) mod trace;
pub(crate) mod words;
