//! Lists inside the facts, such as the places a household has lived in, read and written whole.

use std::collections::BTreeMap;

use allocations::vocabulary::vocabulary;
use allocations::{Facts, Value};

use crate::error::AppError;

/// One member of a list: its fields by name, those that only a scheme declares among them. A field that is missing is
/// unknown.
pub(super) type Fields = BTreeMap<String, Value>;

/// Puts these members in the place of the list. What is no field that every scheme shares is kept as a fact of a scheme's
/// own.
pub fn replace(facts: &mut Facts, list: &str, members: &[Fields]) -> Result<(), AppError> {
    let wrong = |cause| AppError::internal("writing a list of facts", cause);
    facts.forget(list);
    facts.begin(list).map_err(wrong)?;
    for (nth, member) in (1..).zip(members) {
        let (shared, own): (Vec<_>, Vec<_>) = member.iter().partition(|(name, _)| shares(list, name));
        let fields = shared
            .into_iter()
            .map(|(name, value)| (name.as_str(), value.clone()));
        facts.push(list, fields).map_err(wrong)?;
        for (name, value) in own {
            facts.set_own_of(list, nth, name, value.clone()).map_err(wrong)?;
        }
    }
    Ok(())
}

/// Whether a field of a list is one that every scheme shares.
pub(super) fn shares(list: &str, field: &str) -> bool {
    vocabulary()
        .list(list)
        .is_some_and(|(_, list)| list.field(field).is_some())
}

#[cfg(test)]
mod tests {
    use allocations::{Facts, Value};

    use super::{Fields, replace};

    #[test]
    fn a_list_comes_back_as_it_was_put() {
        let mut facts = Facts::new();
        assert!(facts.rows("residences").is_empty());
        let stay = Fields::from([
            ("place".to_owned(), Value::from("south-norfolk/diss")),
            ("to".to_owned(), Value::Nothing),
            ("with_family".to_owned(), Value::from(true)),
        ]);
        replace(&mut facts, "residences", std::slice::from_ref(&stay)).unwrap();
        assert_eq!(facts.rows("residences"), std::slice::from_ref(&stay));
        let kept = Facts::from_json(&facts.to_json().unwrap()).unwrap();
        assert_eq!(kept.rows("residences"), [stay], "and as it was stored");
        assert!(replace(&mut facts, "nothing of the kind", &[]).is_err());
    }
}
