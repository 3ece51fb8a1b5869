//! What may stand before and after `in`: one of several values, a place or several in a set of places.
use super::super::ast::{Ast, Kind};
use super::super::ir::{Area, Node, NodeId};
use super::super::lexer::Slip;
use super::{Checker, Made, fits};
use crate::facts::place_names;
use crate::types::Type;

impl Checker<'_> {
    pub(super) fn membership(&mut self, what: &Ast, set: &Ast) -> Result<NodeId, Slip> {
        let made = self.make(what, None)?;
        let listed = match &set.kind {
            Kind::List(parts) => parts.as_slice(),
            _ => std::slice::from_ref(set),
        };
        if let Some(slip) = listed.iter().find_map(|part| self.says_nothing(what, part)) {
            return Err(slip);
        }
        // Several places lie in a set when one of them does.
        if let Made::Leaf(leaf, Type::Place) | Made::Area(Area::Read(leaf)) = made {
            let area = self.area(set)?;
            return Ok(self.node(Node::Inside(leaf, area)));
        }
        if let Made::Area(_) | Made::Literal(_) = made {
            let says = "A set of places, or a name in quotation marks, is no fact of the household.";
            return Err(Slip::new(what.span, says)
                .expecting("the fact before `in` and the set after it, as in `lives_in in town`"));
        }
        let Kind::List(parts) = &set.kind else {
            return Err(
                Slip::new(set.span, "A list in square brackets is wanted after `in`.")
                    .expecting("for example `medical in [high, urgent]`"),
            );
        };
        if let Made::Leaf(leaf, _) = made {
            let mut any = Vec::new();
            for part in parts {
                let (Kind::Text(text) | Kind::Name(text)) = &part.kind else {
                    return Err(
                        Slip::new(part.span, "A name is wanted here.").expecting("a name in quotation marks")
                    );
                };
                let text = self.names.program.text(text);
                any.push(self.node(Node::IsText(leaf, text)));
            }
            let run = self.names.program.run(&any);
            return Ok(self.node(Node::Any(run)));
        }
        let (id, kind) = self.scalar(made, what.span)?;
        let mut codes = Vec::new();
        for part in parts {
            if let Type::Decimal(_, places) = kind {
                codes.push(self.decimal_code(part, places)?);
                continue;
            }
            let made = self.make(part, Some(kind))?;
            let (code, part_kind) = self.scalar(made, part.span)?;
            let Node::Const(code) = self.names.program.node(code) else {
                return Err(Slip::new(part.span, "Only fixed values can stand in a list.")
                    .expecting("values as they are, or `=` with `or` in place of the list"));
            };
            if !fits(part_kind, kind) {
                return Err(Slip::new(
                    part.span,
                    format!("This is {part_kind}, but {kind} is wanted in this list."),
                )
                .expecting(format!("{kind} at every place of the list")));
            }
            codes.push(code);
        }
        codes.sort_unstable();
        codes.dedup();
        let run = self.names.program.code_run(&codes);
        Ok(self.node(Node::Among(id, run)))
    }

    /// A literal name as an area of one place.
    pub(super) fn literal_area(&mut self, names: &[String]) -> Area {
        let places = names.iter().map(|name| place_names(name)).collect();
        Area::Named(self.names.program.area(places))
    }

    /// What may stand after `in` for a place: a named set, a list of names, or a place or set from a fact.
    pub(super) fn area(&mut self, set: &Ast) -> Result<Area, Slip> {
        if let Kind::List(parts) = &set.kind {
            let mut names = Vec::new();
            for part in parts {
                if let Kind::Text(name) = &part.kind {
                    names.push(name.clone());
                } else {
                    let Area::Named(at) = self.area(part)? else {
                        return Err(Slip::new(part.span, "Only fixed places can stand in a list.")
                            .expecting("places in quotation marks, or `in` and the fact without brackets"));
                    };
                    let area = usize::try_from(at)
                        .ok()
                        .and_then(|at| self.names.program.areas.get(at));
                    names.extend(area.into_iter().flatten().map(|place| place.join("/")));
                }
            }
            return Ok(self.literal_area(&names));
        }
        match self.make(set, None)? {
            Made::Area(area) => Ok(area),
            Made::Leaf(leaf, Type::Place) => Ok(Area::Read(leaf)),
            Made::Literal(name) => Ok(self.literal_area(&[name])),
            Made::Leaf(..) | Made::Scalar(..) | Made::Period { .. } => Err(Slip::new(
                set.span,
                "A place or a set of places is wanted after `in`.",
            )
            .expecting("a set from [places], or a name in quotation marks")),
        }
    }
}
