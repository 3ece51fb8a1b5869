//! Names in a case that the scheme does not have.
use super::then::Asked;
use crate::nearest::nearest;
use crate::scheme::reader::Reader;
use crate::scheme::tree::Tree;

/// Notes each band and each need that the scheme has not.
pub(super) fn known_names(reader: &mut Reader, asked: &Asked<'_>, then: &Tree) {
    let rules = &asked.scheme.rules;
    let bands: Vec<&str> = rules.bands.iter().map(|band| band.name.as_str()).collect();
    let needs: Vec<&str> = rules.needs.iter().map(|need| need.rule.code.as_str()).collect();
    for (key, what, known) in [
        ("band", "band", &bands),
        ("needs", "need", &needs),
        ("would_move_up", "need", &needs),
    ] {
        let Some(found) = then.get(key) else { continue };
        for item in std::iter::once(found).chain(found.items()) {
            let Some(name) = item.text().map(str::trim) else {
                continue;
            };
            if known.contains(&name) || name == "none" && key != "needs" {
                continue;
            }
            let problem = reader
                .problem(item.spot, format!("This scheme has no {what} called `{name}`."))
                .near(nearest(name, known.iter().copied()));
            let problem = if known.is_empty() {
                problem.expecting(format!("no {what}, for the scheme has none"))
            } else {
                problem.expecting(format!("one of: {}", known.join(", ")))
            };
            reader.problems.push(problem);
        }
    }
}
