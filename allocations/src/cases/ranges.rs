//! Numbers of a case that may be a range.
use crate::scheme::reader::Reader;
use crate::scheme::tree::Tree;

pub(super) fn between(least: i64, most: i64) -> String {
    if least == most {
        least.to_string()
    } else {
        format!("{least} to {most}")
    }
}

/// From here on no end is told: nobody has so many points.
const NO_END: i64 = 1_000_000;

/// What stands after the fewest in place of the most.
const OR_MORE: &str = " or more";

/// What was found, as the case says what it wants: without an end where it asks for none and there is none.
pub(super) fn found(wanted: &str, (least, most): (i64, i64)) -> String {
    if wanted.ends_with(OR_MORE) && most >= NO_END {
        format!("{least}{OR_MORE}")
    } else {
        between(least, most)
    }
}

/// `38`, or `"10 to 40"` where a missing fact leaves it open, or `"10 or more"` where there is no end.
pub(super) fn number_or_range(reader: &mut Reader, then: &Tree, key: &str) -> Option<String> {
    let Some(text) = then.get(key).and_then(Tree::text) else {
        return reader.number(then, key).map(|wanted| wanted.to_string());
    };
    let ends = text
        .split_once(" to ")
        .map(|(least, most)| [least, most].map(str::trim));
    let whole = |end: &str| end.parse::<i64>().is_ok();
    let no_end = text.strip_suffix(OR_MORE).map(str::trim);
    match ends {
        None if no_end.is_some_and(whole) => no_end.map(|least| format!("{least}{OR_MORE}")),
        Some([least, most]) if whole(least) && whole(most) => Some(format!("{least} to {most}")),
        Some(_) | None => {
            let spot = then.get(key).map_or(then.spot, |said| said.spot);
            let expected = "a whole number, two as in \"10 to 40\", or \"10 or more\"";
            reader.note_expecting(
                spot,
                format!("`{key}` must be a whole number or a range."),
                expected,
            );
            None
        }
    }
}
