//! Facts that a scheme looks at and that none of its parts makes known.
use super::divisors::expressions;
use super::{Careful, Weight};
use crate::language::ir::{Node, NodeId, Program};
use crate::scheme::tree::Spot;
use crate::vocabulary::{ids, vocabulary};
use crate::working::Holidays;

pub(super) fn never_known(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    let (rules, program) = (&scheme.rules, &scheme.names.program);
    let known = ids();
    let mut facts = Vec::new();
    if !rules.bedrooms.given {
        for fact in [known.bedroom_need, known.bedrooms_lacking, known.bedrooms_spare] {
            facts.push((
                fact,
                "the scheme has no part [bedrooms], which says who needs one",
            ));
        }
    }
    if rules.connection.is_none() {
        facts.push((
            known.local_connection,
            "the scheme has no definition `connected`, and no test with `local_connection = true`",
        ));
    }
    let mut found: Vec<(Spot, String)> = Vec::new();
    for (fact, why) in facts {
        let asked = expressions(reader);
        let asked = asked.iter().find(|(id, guard, _)| {
            program.looks_at(*id, fact) || guard.is_some_and(|guard| program.looks_at(guard, fact))
        });
        let name = vocabulary().fact_at(fact).map_or("", |fact| fact.name.as_str());
        found.extend(asked.map(|(_, _, spot)| (*spot, format!("`{name}` is never known here: {why}."))));
    }
    if !rules.bedrooms.given {
        let asks = rules.labels.iter().find(|label| label.fits);
        found.extend(asks.map(|label| {
            let says = format!(
                "Nobody can bid under `{}`: the scheme has no part [bedrooms], so that no home is known to fit. Add one, or write \
                 `any_size = true`.",
                label.code
            );
            (label.spot, says)
        }));
    }
    for (spot, says) in found {
        reader.find("never-known", Weight::Doubtful, spot, says);
    }
}

/// Working days without the holidays of the years that the scheme is for.
pub(super) fn holidays(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    let program = &scheme.names.program;
    let counts = |id| counts_working_days(program, id);
    let asked = expressions(reader);
    let Some((_, _, spot)) = asked
        .iter()
        .find(|(id, guard, _)| counts(*id) || guard.is_some_and(counts))
    else {
        return;
    };
    if program.holidays == Holidays::default() {
        let says = "Working days are counted here, but the scheme lists no holidays: write them under [working_days].";
        reader.find("no-holidays", Weight::Doubtful, *spot, says);
    }
}

fn counts_working_days(program: &Program, id: NodeId) -> bool {
    let node = program.node(id);
    matches!(node, Node::WorkingDay(..) | Node::WorkingDays(..))
        || program
            .children_of(node)
            .into_iter()
            .any(|child| counts_working_days(program, child))
}

/// Entries of a file laid over another whose names are much like names below.
pub(super) fn much_like(reader: &mut Careful<'_>) {
    for (spot, says, near) in &reader.scheme.near {
        if spot.file > 0 {
            continue;
        }
        reader.find("near-code", Weight::Note, *spot, says.as_str());
        if let Some(last) = reader.findings.last_mut() {
            last.problem.nearest = Some(near.clone());
        }
    }
}
