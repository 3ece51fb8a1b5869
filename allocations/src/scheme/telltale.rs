//! By what the rules of size tell homes apart.
use std::collections::BTreeSet;

use super::model::Rule;
use crate::language::ir::{Leaf, Program};
use crate::vocabulary::{FactId, ids};

/// The facts of a home that the scheme's rules of size look at: homes alike in these fit alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telltale {
    pub(crate) bedrooms: bool,
    pub(crate) kind: bool,
    pub(crate) floor: bool,
}

impl Default for Telltale {
    /// With no rules of size, the bedrooms alone are compared.
    fn default() -> Self {
        Self {
            bedrooms: true,
            kind: false,
            floor: false,
        }
    }
}

impl Telltale {
    /// What the rules read.
    pub(crate) fn of(program: &Program, fits: &[Rule]) -> Self {
        if fits.is_empty() {
            return Self::default();
        }
        let mut left: Vec<_> = fits
            .iter()
            .flat_map(|rule| [Some(rule.when), rule.unless])
            .flatten()
            .collect();
        let (mut walked, mut read) = (BTreeSet::new(), BTreeSet::new());
        while let Some(at) = left.pop() {
            if walked.insert(at) {
                let node = program.node(at);
                read.extend(Program::leaves_of(node));
                left.extend(program.children_of(node));
            }
        }
        let reads = |id: FactId| read.contains(&Leaf::Fact(id));
        let known = ids();
        Self {
            bedrooms: reads(known.advert_bedrooms),
            kind: reads(known.advert_kind),
            floor: reads(known.advert_floor),
        }
    }
}
