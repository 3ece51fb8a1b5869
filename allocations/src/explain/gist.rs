//! What people look for first in a scheme, and where the document explains it.
use serde::{Deserialize, Serialize};

use super::{Page, flat, sentence, write};
use crate::language::ir::{Node, NodeId};
use crate::scheme::Scheme;
use crate::scheme::model::Label;

/// What people look for first in a scheme. Every text is made from the file; every `anchor` is the `id` of what
/// [`explain_html`](super::explain_html) says of it in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gist {
    /// Who can join: a sentence for each rule, in the order of the file.
    pub join: Vec<String>,
    /// True when needs give points rather than bands.
    pub by_points: bool,
    /// What gives priority, in the order of the document: the best band first, then the order of the file.
    pub needs: Vec<GistNeed>,
    /// Who comes first, for each kind of advert, in the order of the file.
    pub kinds: Vec<GistKind>,
}

/// A need that the scheme recognises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GistNeed {
    /// Where it is explained.
    pub anchor: String,
    /// What it says to people.
    pub says: String,
    /// The band it gives.
    pub band: Option<String>,
    /// The points it gives, where they are one number.
    pub points: Option<String>,
}

/// A kind of advert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GistKind {
    /// Where it is explained.
    pub anchor: String,
    /// The title people read.
    pub title: String,
    /// What it means for people; where the file does not say, the keys of its order.
    pub says: String,
}

/// What people look for first in a scheme.
pub fn gist(scheme: &Scheme) -> Gist {
    let page = write(scheme);
    let rules = &scheme.rules;
    let join = rules.eligibility.iter().chain(&rules.qualification);
    let mut needs: Vec<GistNeed> = Vec::new();
    let bands = (0..rules.bands.len()).map(Some).chain([None]);
    for at in bands {
        let band = at.and_then(|at| rules.bands.get(at));
        for need in rules.needs.iter().filter(|need| need.band == at) {
            let need = GistNeed {
                anchor: need_anchor(&need.rule.code),
                says: sentence(&need.rule.says),
                band: band.map(|band| band.name.clone()),
                points: need.points.and_then(|points| page.number(points)),
            };
            // Two rules may say the same to people.
            let known = needs.iter().any(|known| {
                known.says == need.says && known.band == need.band && known.points == need.points
            });
            if !known {
                needs.push(need);
            }
        }
    }
    Gist {
        join: join.map(|rule| sentence(&rule.says)).collect(),
        by_points: rules.by_points,
        needs,
        kinds: rules.labels.iter().map(|label| page.kind(label)).collect(),
    }
}

/// The anchor of what [`explain_html`](super::explain_html) says of the need with this code.
pub fn need_anchor(code: &str) -> String {
    anchor("need", code)
}

/// The anchor of what is said of a kind of advert.
pub(super) fn label_anchor(label: &Label) -> String {
    anchor("kind", &label.code)
}

fn anchor(kind: &str, code: &str) -> String {
    let code = code.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    format!("{kind}-{code}")
}

impl Page<'_> {
    /// What is one number, whoever asks.
    fn number(&self, id: NodeId) -> Option<String> {
        let fixed = matches!(self.scheme.names.program.node(id), Node::Const(_));
        fixed.then(|| self.phrase(id))
    }

    fn kind(&self, label: &Label) -> GistKind {
        let mut says = sentence(&label.says);
        if says.is_empty() {
            let groups = label.stages.iter().flat_map(|stage| {
                let tiers = stage.tiers.iter().map(|tier| &tier.rule);
                std::iter::once(&stage.rule).chain(tiers)
            });
            let groups = groups.map(|group| sentence(&group.says));
            let order = label.stages.last().and_then(|stage| self.order(stage));
            let parts: Vec<String> = groups.chain(order).filter(|part| !part.is_empty()).collect();
            says = parts.join(" ");
        }
        GistKind {
            anchor: label_anchor(label),
            title: flat(&label.title),
            says,
        }
    }
}
