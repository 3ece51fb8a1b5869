//! Which facts pull several parts of a household's place at once: while one of them is missing, each part for itself could
//! be many things that the parts together cannot.
//!
//! A need for `medical = urgent` and one for `medical = high` are both open while nobody has said; no answer gives both. Such
//! facts are found when the scheme is read, so that an assessment knows which answers to go through one by one.
mod covering;
mod survey;

use super::Scheme;
use crate::language::ir::Leaf;
use crate::language::tied::{FEW, Spoken, Tied, fact};
use crate::value::whole;
use crate::vocabulary::{Known, Stands, Type, ids, vocabulary};
use covering::covering;
use survey::Survey;

/// The facts that are tied, those with the fewest answers first.
pub(super) fn tied(scheme: &Scheme) -> Vec<Tied> {
    let uses = Survey::of(&scheme.names, &scheme.rules);
    let covered = covering(scheme, &uses);
    let mut found: Vec<(i64, Tied)> = Vec::new();
    for (of, used) in &uses {
        let together = used.points > 1 || used.steps && used.band > 1 || covered.contains(of);
        let Some(fact) = fact(&scheme.names, *of)
            .filter(|fact| together && answerable(*of) && fact.known != Known::Advert)
        else {
            continue;
        };
        let judged_by = (!used.otherwise).then(|| used.judged_by.iter().copied().collect());
        let answers = match fact.kind {
            Type::Truth => 2,
            Type::Choice(list) => {
                let words = scheme.names.choices.get(usize::from(list));
                words.map_or(i64::MAX, |words| whole(words.words.len()))
            }
            Type::Number(_) | Type::Decimal(..) | Type::Money | Type::Date | Type::Duration
                if judged_by.is_some() =>
            {
                FEW
            }
            Type::Number(_) | Type::Decimal(..) => fact.most.saturating_sub(fact.least).saturating_add(1),
            Type::Money
            | Type::Date
            | Type::Duration
            | Type::Moment
            | Type::Place
            | Type::Places
            | Type::Text => i64::MAX,
        };
        if answers <= 2 * FEW {
            found.push((answers, Tied { of: *of, judged_by }));
        }
    }
    found.sort_by_key(|(answers, tied)| (*answers, tied.of));
    found.into_iter().map(|(_, tied)| tied).collect()
}

/// Whether anybody could be asked it. What is in the lists of needs and of moves is not answered but worked out or noted.
fn answerable((list, leaf): Spoken) -> bool {
    let known = ids();
    match leaf {
        Leaf::Fact(id) => vocabulary().stands(id) == Stands::Household,
        Leaf::Local(_) => true,
        Leaf::Field { field, .. } => {
            let members = list == Some(known.members);
            let baby = [known.members_babies, known.members_due_on].contains(&field);
            list != Some(known.needs) && list != Some(known.moves) && !(members && baby)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_scheme_of_bands_waits_for_one_answer_at_a_time() {
        for id in [
            "south-norfolk-2017",
            "south-norfolk-2022",
            "broadland-2022",
            "norwich",
        ] {
            let scheme = crate::schemes::shipped(id).unwrap().unwrap();
            assert!(scheme.names.tied.is_empty(), "{id}: {:?}", scheme.names.tied);
        }
        let points = crate::schemes::shipped("kensington-2023").unwrap().unwrap();
        assert!(!points.names.tied.is_empty());
    }
}
