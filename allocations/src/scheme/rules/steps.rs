//! Where a step between bands leads.
use super::super::model::{Rules, StepTo};
use super::super::reader::Reader;
use super::super::tree::Tree;
use super::priority::band;

/// Where a step leads: to a band, or so many bands up or down.
pub(super) fn leads_to(reader: &mut Reader, tree: &Tree, rules: &Rules) -> Option<StepTo> {
    let ways: Vec<&str> = ["to", "up", "down"]
        .into_iter()
        .filter(|way| tree.get(way).is_some())
        .collect();
    match ways.as_slice() {
        [] => {
            let expected = "`to = \"…\"`, `up = 1` or `down = 1`";
            reader.note_expecting(tree.spot, "This step leads nowhere.", expected);
            None
        }
        ["to"] => band(reader, tree, "to", rules).map(StepTo::Band),
        [way] => {
            let by = reader.number(tree, way)?;
            let most = rules.bands.len().saturating_sub(1);
            let by = usize::try_from(by).ok().filter(|by| (1..=most).contains(by));
            if by.is_none() {
                let spot = tree.get(way).map_or(tree.spot, |said| said.spot);
                let says = format!("No step can lead so many bands {way}.");
                let expected = match most {
                    0 => "two bands or more under [[band]]".to_owned(),
                    1 => format!("`{way} = 1`: there are two bands"),
                    _ => format!("a number from 1 to {most}: there are {} bands", most + 1),
                };
                reader.note_expecting(spot, says, &expected);
            }
            by.map(|by| match *way {
                "up" => StepTo::Up(by),
                _ => StepTo::Down(by),
            })
        }
        [first, second, ..] => {
            let says = format!("This step leads two ways: `{first}` and `{second}`.");
            reader.note_expecting(tree.spot, says, "one of `to`, `up` and `down`");
            None
        }
    }
}

/// Notes a step that leaves a household in the band where it is: from a band to itself, or beyond the first or the last.
pub(super) fn leads_on(
    reader: &mut Reader,
    tree: &Tree,
    (from, to): (&[usize], Option<StepTo>),
    rules: &Rules,
) {
    let name = |at: usize| rules.bands.get(at).map_or("", |band| band.name.as_str());
    let last = rules.bands.len().saturating_sub(1);
    let spot = tree.get("from").map_or(tree.spot, |from| from.spot);
    match to {
        Some(StepTo::Band(at)) if from.contains(&at) => {
            let says = format!("This step leads from `{0}` to `{0}`.", name(at));
            let expected = format!("another band under `to`, or `from` without `{}`", name(at));
            reader.note_expecting(spot, says, &expected);
        }
        Some(StepTo::Up(_)) if !from.is_empty() && from.iter().all(|at| *at == 0) => {
            let says = format!("There is no band above `{}`.", name(0));
            reader.note_expecting(
                spot,
                says,
                "a lower band under `from`, or `down` in place of `up`",
            );
        }
        Some(StepTo::Down(_)) if !from.is_empty() && from.iter().all(|at| *at == last) => {
            let says = format!("There is no band below `{}`.", name(last));
            reader.note_expecting(
                spot,
                says,
                "a higher band under `from`, or `up` in place of `down`",
            );
        }
        Some(StepTo::Band(_) | StepTo::Up(_) | StepTo::Down(_)) | None => {}
    }
}
