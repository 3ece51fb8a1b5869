//! Who shares a bedroom with whom, and which homes that allows.
use super::super::model::{Apart, Bedrooms, ExtraRoom, Share};
use super::super::reader::{Reader, Want};
use super::super::tree::{Shape, Tree};
use super::{RULE, rule, with};
use crate::language::ast::Kind;
use crate::language::check::{Constant, Reach};
use crate::language::parser::parse;
use crate::language::words::length_of;
use crate::nearest::nearest;
use crate::scheme::telltale::Telltale;
use crate::types::{Type, Unit};
use crate::vocabulary::{Known, vocabulary};

#[expect(
    clippy::too_many_lines,
    reason = "one table of the file, read from top to bottom"
)]
pub(super) fn bedrooms(reader: &mut Reader, root: &Tree) -> Bedrooms {
    let Some(tree) = root.get("bedrooms") else {
        return Bedrooms::default();
    };
    reader.only(
        tree,
        "[bedrooms]",
        &[
            "clause", "counts", "alone", "share", "unborn", "extra", "most", "fit", "stand_in", "source",
        ],
    );
    let household = Reach::up_to(Known::Household);
    let list = vocabulary().list("members").map(|(list, _)| list);
    let member = Want {
        of: list,
        ..Want::truth(household)
    };
    let mut share = Vec::new();
    for part in reader.tables(tree, "share") {
        reader.only(
            &part,
            "[[bedrooms.share]]",
            &[
                "code", "both", "same", "apart", "says", "clause", "stand_in", "remove",
            ],
        );
        let both = reader.expression(&part, "both", member);
        let mut same = Vec::new();
        for name in reader.texts(&part, "same") {
            if let Some((field, _)) = list.and_then(|list| reader.names.field_named(list, &name)) {
                same.push(field);
            } else {
                let fields = list.into_iter().flat_map(|list| reader.names.fields(list));
                let fields: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
                let near = nearest(&name, fields.iter().copied());
                let problem = reader
                    .problem(part.spot, format!("Members have no `{name}`."))
                    .expecting(format!("one of: {}", fields.join(", ")))
                    .near(near);
                reader.problems.push(problem);
            }
        }
        let apart = apart(reader, &part);
        if both.is_none() && same.is_empty() && part.get("apart").is_none() {
            reader.note_expecting(
                part.spot,
                "This says nothing about who shares.",
                "`both = \"age < 10\"`",
            );
        }
        share.push(Share {
            says: reader.text(&part, "says").unwrap_or_default(),
            clause: reader.text(&part, "clause"),
            both,
            same,
            apart,
        });
    }
    let mut extra = Vec::new();
    for (nth, part) in reader.tables(tree, "extra").iter().enumerate() {
        reader.only(part, "[[bedrooms.extra]]", &with(&["rooms"]));
        let rooms = if part.get("rooms").is_some() {
            reader.expression(
                part,
                "rooms",
                Want::of_kind(Type::Number(Unit::Bedrooms), household),
            )
        } else {
            Some(reader.names.program.add(crate::language::ir::Node::Const(1)))
        };
        let rule = rule(reader, part, "extra room", nth, household);
        if let (Some(rule), Some(rooms)) = (rule, rooms) {
            extra.push(ExtraRoom { rule, rooms });
        }
    }
    let mut fits = Vec::new();
    for (nth, part) in reader.tables(tree, "fit").iter().enumerate() {
        reader.only(part, "[[bedrooms.fit]]", &RULE);
        fits.extend(rule(
            reader,
            part,
            "fit",
            nth,
            Reach {
                tier: false,
                bid: false,
                ..Reach::EVERYTHING
            },
        ));
    }
    if let Some(most) = tree.get("most")
        && matches!(most.shape, Shape::Number(n) if n < 1)
    {
        let says = "Nobody could have a bedroom.";
        reader.note_expecting(most.spot, says, "the highest number of bedrooms, 1 or more");
    }
    let unborn = reader.expression(tree, "unborn", member);
    let expecting = unborn.map(|unborn| reader.names.expecting(unborn));
    Bedrooms {
        given: true,
        counts: reader.expression(tree, "counts", member),
        alone: reader.expression(tree, "alone", member),
        unborn,
        expecting,
        most: reader.expression(
            tree,
            "most",
            Want::of_kind(Type::Number(Unit::Bedrooms), household),
        ),
        clause: reader.text(tree, "clause"),
        share,
        extra,
        tells: Telltale::of(&reader.names.program, &fits),
        fits,
    }
}

/// How far apart two who share may have been born: `"up to 5 years"`, `"under 10 years"`.
fn apart(reader: &mut Reader, part: &Tree) -> Option<Apart> {
    let found = part.get("apart")?;
    let written = reader.text(part, "apart")?;
    let begins = |words: &[&str]| words.iter().find_map(|word| written.strip_prefix(word));
    let under = begins(&["under ", "less than ", "below "]);
    let length = under
        .or_else(|| begins(&["up to ", "at most "]))
        .unwrap_or(&written);
    let length = length.trim();
    let meant = match reader.names.parameters.get(length) {
        Some(Constant::Period { months, days }) => Some((*months, *days)),
        Some(Constant::Scalar(..)) | None => match parse(length).map(|tree| tree.kind) {
            Ok(Kind::Period { months, days }) => Some((months, days)),
            Ok(_) | Err(_) => None,
        },
    };
    let Some((months, days)) = meant.filter(|(months, days)| months.saturating_add(*days) > 0) else {
        let says = "`apart` must be a length of time.";
        let expected = "`apart = \"up to 5 years\"`, which counts five years to the day, or `apart = \"under 10 years\"`";
        reader.note_expecting(found.spot, says, expected);
        return None;
    };
    let how = if under.is_some() { "less than" } else { "up to" };
    Some(Apart {
        months,
        days,
        under: under.is_some(),
        words: format!("{how} {}", length_of(months, days)),
    })
}
