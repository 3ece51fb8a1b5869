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

/// `38`, or `"10 to 40"` where a missing fact leaves it open.
pub(super) fn number_or_range(reader: &mut Reader, then: &Tree, key: &str) -> Option<String> {
    let Some(text) = then.get(key).and_then(Tree::text) else {
        return reader.number(then, key).map(|wanted| wanted.to_string());
    };
    let ends = text
        .split_once(" to ")
        .map(|(least, most)| [least, most].map(str::trim));
    let whole = |end: &str| end.parse::<i64>().is_ok();
    match ends {
        Some([least, most]) if whole(least) && whole(most) => Some(format!("{least} to {most}")),
        Some(_) | None => {
            let spot = then.get(key).map_or(then.spot, |said| said.spot);
            let expected = "a whole number, or two as in \"10 to 40\"";
            reader.note_expecting(
                spot,
                format!("`{key}` must be a whole number or a range."),
                expected,
            );
            None
        }
    }
}
