//! Places that mean more than they seem to: a place of one name is every place that has the name.
use super::{Careful, Weight};
use crate::facts::place_names;
use crate::scheme::tree::{Spot, Tree};

pub(super) fn of_one_name(reader: &mut Careful<'_>) {
    let program = &reader.scheme.names.program;
    let related = program.relations.iter().flatten();
    let related = related.flat_map(|(centre, near)| std::iter::once(centre).chain(near));
    let known: Vec<&Vec<String>> = program.areas.iter().flatten().chain(related).collect();
    let mut found: Vec<(Spot, String, String)> = Vec::new();
    for (spot, text) in written(&reader.scheme.root) {
        let place = place_names(text);
        let wider = |other: &&&Vec<String>| {
            place.iter().all(|name| other.contains(name)) && !other.starts_with(&place)
        };
        let other = known.iter().find(wider).filter(|_| !place.is_empty());
        let new = !found.iter().any(|(_, seen, _)| seen == text);
        if let Some(other) = other.filter(|_| new) {
            let says = format!(
                "`{text}` here means `{}` too: it is every place that has this name. Write the larger place before it, \
                 here and among the facts, if only one is meant.",
                other.join("/")
            );
            found.push((spot, text.to_owned(), says));
        }
    }
    for (spot, _, says) in found {
        reader.find("place-of-one-name", Weight::Doubtful, spot, says);
    }
}

/// The places of sets and of relations, as the file writes them. The name of a set is none.
fn written(root: &Tree) -> Vec<(Spot, &str)> {
    let sets = root.get("places").map(Tree::entries).unwrap_or_default();
    let relations = root.get("relations").map(Tree::entries).unwrap_or_default();
    let near = relations.iter().flat_map(|(_, _, relation)| relation.entries());
    let mut places: Vec<(Spot, &str)> = Vec::new();
    for (centre, spot, _) in near.clone() {
        places.push((*spot, centre));
    }
    for (_, _, tree) in sets.iter().chain(near) {
        let texts = tree.items().iter().chain(tree.text().map(|_| tree));
        places.extend(texts.filter_map(|one| Some((one.spot, one.text()?))));
    }
    places.retain(|(_, text)| !sets.iter().any(|(name, _, _)| name == text));
    places
}
