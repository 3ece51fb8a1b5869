//! From which end a key of an order begins, in words.
use super::Page;
use crate::language::words::choice;
use crate::scheme::model::Key;
use crate::types::Type;

impl Page<'_> {
    pub(super) fn direction(&self, key: &Key, kind: Type) -> String {
        if !key.first.is_empty() {
            let named: Vec<String> = key
                .first
                .iter()
                .map(|code| choice(&self.scheme.names, kind, *code))
                .collect();
            let known = self.scheme.choices(kind).map_or(0, |choices| choices.words.len());
            let rest = if named.len() < known {
                ", then any other"
            } else {
                ""
            };
            return format!("in this order: {}{rest}", named.join(", "));
        }
        let written = key.direction.as_deref().filter(|_| kind != Type::Truth);
        let words = match (kind, key.largest_first) {
            (Type::Truth, true) => "those for whom it is so first",
            (Type::Truth, false) => "those for whom it is not so first",
            (Type::Date | Type::Moment, false) => written.unwrap_or("earliest first"),
            (Type::Date | Type::Moment, true) => written.unwrap_or("latest first"),
            (Type::Choice(_), false) => written.unwrap_or("best first"),
            (_, true) => written.unwrap_or("most first"),
            (_, false) => written.unwrap_or("fewest first"),
        };
        words.to_owned()
    }
}
