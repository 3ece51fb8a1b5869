//! What would give a household more priority, said as what it is: something that would have to be true.

use allocations::WouldMoveUp;
use serde::Serialize;

use crate::t;
use crate::texts::Language;

/// Facts about harm. Nobody is shown violence as a way up: they are told whom to turn to.
const HARM: [&str; 2] = ["harassment", "domestic_abuse_move"];

/// With these words a sentence goes on as well after "if". Others may be names.
const GO_ON: [&str; 16] = [
    "you", "your", "someone", "somebody", "anyone", "a", "an", "the", "there", "it", "we", "life", "one",
    "two", "they", "their",
];

/// The nearest single change that would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Up {
    /// The whole sentence, or what leads to the scheme's own.
    text: String,
    /// The scheme's own sentence, which is in English, where it could not become part of ours.
    says: Option<String>,
}

/// Whether what would help is about violence or abuse.
pub(crate) fn of_harm(up: &WouldMoveUp) -> bool {
    up.facts.iter().any(|fact| HARM.contains(&fact.name.as_str()))
}

impl Up {
    pub(super) fn of(language: Language, up: &WouldMoveUp) -> Self {
        let english = language == Language::English;
        let (text, says) = match (condition(&up.says).filter(|_| english), &up.band) {
            (Some(what), Some(band)) => (
                t!(language, "register-up-if", what = what, band = band.as_str()),
                None,
            ),
            (Some(what), None) => (t!(language, "register-up-if-more", what = what), None),
            (None, Some(band)) => (
                t!(language, "register-up-band", band = band.as_str()),
                Some(up.says.clone()),
            ),
            (None, None) => (t!(language, "register-up-more"), Some(up.says.clone())),
        };
        Self { text, says }
    }

    pub(super) fn sample() -> Self {
        Self {
            text: "You would be in Band 1 if this were true of you:".into(),
            says: Some("Your home has two bedrooms fewer than you need.".into()),
        }
    }
}

/// `you are at risk of violence` of `You are at risk of violence.`; none where the sentence cannot follow "if".
fn condition(says: &str) -> Option<String> {
    let says = says.trim();
    let says = says.strip_suffix('.').unwrap_or(says);
    if says.contains(['.', '?', '!', ':', ';']) {
        return None;
    }
    let first = says.split_whitespace().next()?;
    let rest = says.strip_prefix(first)?;
    let word = first.to_lowercase();
    GO_ON.contains(&word.as_str()).then(|| format!("{word}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::{Up, condition, of_harm};
    use crate::texts::Language;
    use allocations::{FactShown, WouldMoveUp};

    fn nearest(says: &str, fact: &str) -> WouldMoveUp {
        WouldMoveUp {
            need: "n".into(),
            clause: None,
            says: says.into(),
            band: Some("Band 1".into()),
            points: None,
            facts: vec![FactShown {
                name: fact.into(),
                nth: None,
                label: String::new(),
                value: String::new(),
            }],
        }
    }

    #[test]
    fn nobody_is_told_that_they_are_but_what_counts_if_they_are() {
        let lift = nearest("You are giving up an adapted home.", "adapted");
        let up = Up::of(Language::English, &lift);
        assert_eq!(
            up.text,
            "If you are giving up an adapted home, you would be in Band 1."
        );
        assert!(up.says.is_none() && !of_harm(&lift));
        let polish = Up::of(Language::Polish, &lift);
        assert_eq!(polish.says.as_deref(), Some("You are giving up an adapted home."));
        assert!(of_harm(&nearest("You are at risk of violence.", "harassment")));
    }

    #[test]
    fn what_cannot_follow_if_stands_in_its_own_words() {
        assert_eq!(condition("Norfolk is your county."), None);
        assert_eq!(condition("You have served. It was hard."), None);
        assert_eq!(
            condition("Your home is damp").as_deref(),
            Some("your home is damp")
        );
    }

    #[test]
    fn every_need_of_the_two_districts_can_follow_if() {
        for id in ["south-norfolk-2022", "broadland-2022"] {
            let scheme = allocations::schemes::shipped(id).unwrap().unwrap();
            for need in allocations::gist(&scheme).needs {
                let alone = need.says.matches('.').count() < 2;
                assert!(!alone || condition(&need.says).is_some(), "{id}: {}", need.says);
            }
        }
    }
}
