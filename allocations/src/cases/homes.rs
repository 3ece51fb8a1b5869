//! Which homes fit a household, compared with what the file says.
use super::given;
use super::then::{Asked, Findings};
use crate::assess::{Assessment, FLOORS, homes_like, place};
use crate::calendar;
use crate::facts::Facts;
use crate::scheme::reader::Reader;
use crate::scheme::tree::Tree;
use crate::vocabulary::vocabulary;

/// Which homes fit. Of a home that is described, everything but its size, kind and floor counts too.
pub(super) fn homes(
    reader: &mut Reader,
    asked: &Asked<'_>,
    then: &Tree,
    (answer, facts): (&Assessment, &Facts),
    findings: &mut Findings,
) {
    let Some(said) = then.get("homes") else { return };
    let described = asked.case.get("advert").or(asked.root.get("advert")).is_some();
    let day = calendar::day(asked.as_at);
    let fits = if described {
        let home = given::advert(reader, asked);
        let placed = place(asked.scheme, facts, day, day);
        homes_like(asked.scheme, &placed.frame, &home.facts)
    } else {
        answer.bedrooms.homes.clone()
    };
    let fits = fits.iter().filter(|home| home.fits.is_yes());
    let fits: Vec<String> = fits
        .map(|home| format!("{} {} {}", home.bedrooms, home.kind, home.floor))
        .collect();
    for wanted in reader.texts(then, "homes") {
        let (unwanted, home) = match wanted.strip_prefix("not ") {
            Some(home) => (true, home.trim().to_owned()),
            None => (false, wanted.clone()),
        };
        if let Err((says, expected)) = a_home(&home) {
            reader.note_expecting(said.spot, says, &expected);
        } else if unwanted {
            findings.same(&wanted, &false, &fits.contains(&home));
        } else {
            findings.has("homes", &wanted, &fits);
        }
    }
}

/// "2 flat ground": how many bedrooms, what kind of home, which floor.
fn a_home(text: &str) -> Result<(), (String, String)> {
    let kinds = vocabulary()
        .fact("advert.kind")
        .map(|(_, fact)| vocabulary().words(fact.kind))
        .unwrap_or_default();
    let mut words = text.split(' ');
    let bedrooms = words.next().is_some_and(|word| word.parse::<u8>().is_ok());
    let kind = words
        .next()
        .is_some_and(|word| kinds.iter().any(|kind| kind == word));
    let floor = words
        .next()
        .is_some_and(|word| FLOORS.iter().any(|(_, name)| *name == word));
    if bedrooms && kind && floor && words.next().is_none() {
        return Ok(());
    }
    Err((
        format!("\"{text}\" is not how a home is written here."),
        format!(
            "bedrooms, kind and floor, such as \"2 flat ground\" or \"not 3 house upper\". The kinds are {}. The floors are ground and upper",
            kinds.join(", ")
        ),
    ))
}
