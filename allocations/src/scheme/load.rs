//! From text to a checked scheme.
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::once::{Written, once};
use super::reader::Reader;
use super::tree::laying::{self, Laid};
use super::tree::{self, Source, Spot, Tree};
use super::{Scheme, head, labels, rules};
use crate::language::check::Names;
use crate::language::ir::NodeId;
use crate::nearest::nearest;
use crate::problem::Problem;
use crate::shipped::SHIPPED;
use crate::types::Type;
use crate::vocabulary::vocabulary;

/// A scheme may be laid over a base, which may be laid over another; not deeper.
const MOST_FILES: usize = 5;

/// The parts of a scheme file.
const PARTS: [&str; 24] = [
    "scheme",
    "working_days",
    "fact",
    "table",
    "places",
    "relations",
    "parameters",
    "definitions",
    "eligibility",
    "qualification",
    "disqualification",
    "bedrooms",
    "priority",
    "band",
    "need",
    "award",
    "cap",
    "adjustment",
    "step",
    "dates",
    "bidding",
    "label",
    "quota",
    "quotas",
];

/// Those of them that can stand once.
const ONCE: [&str; 11] = [
    "scheme",
    "working_days",
    "places",
    "relations",
    "parameters",
    "definitions",
    "bedrooms",
    "priority",
    "dates",
    "bidding",
    "quotas",
];

pub(super) fn load(
    text: &str,
    resolve_base: &dyn Fn(&str) -> Option<String>,
) -> Result<Scheme, Vec<Problem>> {
    let Layers {
        sources,
        mut root,
        hash,
        laid,
        near,
    } = layered(text, resolve_base)?;
    let mut reader = Reader {
        sources,
        ..Reader::default()
    };
    reader.names.choices = vocabulary().choices().to_vec();
    once(&mut reader, &mut root, &ONCE, Written::Below);
    reader.only(&root, "a scheme", &PARTS);
    rules::removals(&mut reader, &root);
    let head = head::head(&mut reader, &root);
    head::facts(&mut reader, &root);
    head::working_days(&mut reader, &root);
    head::places(&mut reader, &root);
    head::parameters(&mut reader, &root);
    let mut checked = rules::names_of_bands_and_needs(&mut reader, &root);
    head::definitions(&mut reader, &root);
    rules::rules(&mut reader, &root, &head.law, &mut checked);
    labels::labels(&mut reader, &root, &mut checked);
    labels::quotas(&mut reader, &root, &mut checked);
    // What is lost can only be told once the rest is right.
    if reader.problems.is_empty() {
        rules::lost(&mut reader, &checked);
    }
    if reader.problems.is_empty() {
        let mut scheme = Scheme {
            head,
            hash,
            names: reader.names,
            rules: checked,
            sources: reader.sources,
            root,
            laid,
            near,
        };
        scheme.names.called = called(&scheme.names, &reader.said);
        scheme.names.tied = super::tied::tied(&scheme);
        return Ok(scheme);
    }
    reader
        .problems
        .sort_by_key(|problem| (problem.file.clone(), problem.line, problem.column));
    // A value that is read twice is wrong once.
    reader.problems.dedup_by(|next, one| {
        (next.line, next.column, &next.says, &next.file) == (one.line, one.column, &one.says, &one.file)
    });
    Err(reader.problems)
}

/// The files laid over one another.
struct Layers {
    sources: Vec<Source>,
    root: Tree,
    hash: String,
    /// What the file itself does to the scheme below it.
    laid: Vec<String>,
    /// Entries of the file under a name much like one below.
    near: Vec<(Spot, String, String)>,
}

/// What the definitions that are numbers or sums are called, by the nodes that they stand for.
fn called(names: &Names, said: &[(String, String)]) -> BTreeMap<NodeId, String> {
    let mut called = BTreeMap::new();
    for (name, definition) in &names.definitions {
        let number = matches!(
            definition.kind,
            Type::Number(_) | Type::Decimal(..) | Type::Money | Type::Duration
        );
        if definition.of.is_some() || !number {
            continue;
        }
        let says = said.iter().find(|(known, _)| known == name);
        let words = says.map_or_else(
            || name.replace('_', " "),
            |(_, says)| says.trim_end_matches('.').to_owned(),
        );
        let exact = definition.exact.map(|exact| exact.id);
        for id in std::iter::once(definition.id).chain(exact) {
            called.entry(id).or_insert_with(|| words.clone());
        }
    }
    called
}

/// Reads the file and every base below it, and lays them over one another.
fn layered(text: &str, resolve_base: &dyn Fn(&str) -> Option<String>) -> Result<Layers, Vec<Problem>> {
    let mut sources = vec![Source {
        name: "this scheme".to_owned(),
        text: text.to_owned(),
    }];
    let mut trees: Vec<Tree> = Vec::new();
    loop {
        let at = trees.len();
        let Some(source) = sources.get(at).cloned() else {
            break;
        };
        let tree = tree::read(&source, at)?;
        let named = tree.get("scheme").and_then(|head| head.get("extends")).cloned();
        trees.push(tree);
        let Some(named) = named else { break };
        let base = named.text().unwrap_or_default().to_owned();
        if at + 1 >= MOST_FILES || sources.iter().any(|source| source.name == base) {
            let says = format!("`{base}` cannot be laid under so many files.");
            let expected = "a base that does not lead back here; at most five files may lie on one another";
            return Err(vec![source.problem(named.spot, says).expecting(expected)]);
        }
        if let Some(text) = resolve_base(&base) {
            sources.push(Source { name: base, text });
        } else {
            let problem = source.problem(named.spot, format!("The scheme `{base}` was not found."));
            let expected = "the name of a scheme's file in the same folder, its id, or the id of one that comes with Lintel";
            let near = nearest(&base, SHIPPED.iter().map(|(id, _)| *id));
            return Err(vec![problem.expecting(expected).near(near)]);
        }
    }
    let mut digest = Sha256::new();
    let mut merged: Option<Tree> = None;
    let (mut laid, mut slips) = (Laid::default(), Vec::new());
    for (source, tree) in sources.iter().zip(trees).rev() {
        let canonical = source.text.replace("\r\n", "\n");
        digest.update(canonical.trim_end().as_bytes());
        digest.update([0]);
        merged = Some(match merged {
            Some(base) => {
                laid = Laid::default();
                let whole = laying::laid(base, tree, &mut laid);
                slips.append(&mut laid.slips);
                whole
            }
            None => tree,
        });
    }
    let hash = crate::draw::hex(&digest.finalize());
    if !slips.is_empty() {
        let told = slips.into_iter().filter_map(|slip| {
            let source = sources.get(slip.spot.file)?;
            let problem = source.problem(slip.spot, slip.says);
            Some(problem.expecting(slip.expected).near(slip.near))
        });
        return Err(told.collect());
    }
    merged.map_or(Err(Vec::new()), |root| {
        Ok(Layers {
            sources,
            root,
            hash,
            laid: laid.says,
            near: laid.near,
        })
    })
}
