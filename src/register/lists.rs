//! Lists inside the facts, such as the places a household has lived in, read and written whole.

use std::collections::BTreeMap;

use allocations::{Facts, Value};

use crate::error::AppError;

/// One member of a list: its fields by name. A field that is missing is unknown.
pub(super) type Fields = BTreeMap<String, Value>;

/// Puts these members in the place of the list.
pub fn replace(facts: &mut Facts, list: &str, members: &[Fields]) -> Result<(), AppError> {
    let wrong = |cause| AppError::internal("writing a list of facts", cause);
    facts.forget(list);
    facts.begin(list).map_err(wrong)?;
    for member in members {
        let fields = member.iter().map(|(name, value)| (name.as_str(), value.clone()));
        facts.push(list, fields).map_err(wrong)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use allocations::{Facts, Value};

    use super::{Fields, replace};

    #[test]
    fn a_list_comes_back_as_it_was_put() {
        let mut facts = Facts::new();
        assert!(facts.list("residences").is_empty());
        let stay = Fields::from([
            ("place".to_owned(), Value::from("south-norfolk/diss")),
            ("to".to_owned(), Value::Nothing),
        ]);
        replace(&mut facts, "residences", std::slice::from_ref(&stay)).unwrap();
        assert_eq!(facts.list("residences"), [stay]);
        assert!(replace(&mut facts, "nothing of the kind", &[]).is_err());
    }
}
