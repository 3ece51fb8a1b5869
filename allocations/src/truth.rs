//! Three truth values: yes, no, and "we cannot tell yet".
use serde::{Deserialize, Serialize};

/// The answer to a question when some evidence may be missing (Kleene's strong three-valued logic).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds, whatever the missing facts turn out to be.
    Yes,
    /// It does not hold, whatever the missing facts turn out to be.
    No,
    /// It depends on a fact that is missing.
    Unknown,
}

impl Truth {
    /// True only when the answer is certainly yes.
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// True only when the answer is certainly no.
    pub fn is_no(self) -> bool {
        self == Self::No
    }

    /// True when a missing fact decides.
    pub fn is_unknown(self) -> bool {
        self == Self::Unknown
    }

    /// Both must hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            (Self::Unknown, Self::Yes | Self::Unknown) | (Self::Yes, Self::Unknown) => Self::Unknown,
        }
    }

    /// Either may hold.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// The opposite; what is unknown stays unknown.
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "a method reads better in a chain than an operator"
    )]
    pub fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, No, Unknown, Yes};

    /// What an answer could turn out to be.
    fn possible(truth: Truth) -> &'static [bool] {
        match truth {
            Yes => &[true],
            No => &[false],
            Unknown => &[true, false],
        }
    }

    fn seen(answers: &[bool]) -> Truth {
        match (answers.contains(&true), answers.contains(&false)) {
            (true, false) => Yes,
            (false, true) => No,
            (true, true) => Unknown,
            (false, false) => panic!("nothing is possible"),
        }
    }

    #[test]
    fn an_answer_is_given_when_every_way_of_learning_the_rest_gives_it() {
        for a in [Yes, No, Unknown] {
            let turned: Vec<bool> = possible(a).iter().map(|a| !a).collect();
            assert_eq!(a.not(), seen(&turned));
            for b in [Yes, No, Unknown] {
                let pairs = || {
                    possible(a)
                        .iter()
                        .flat_map(|a| possible(b).iter().map(move |b| (*a, *b)))
                };
                let both: Vec<bool> = pairs().map(|(a, b)| a && b).collect();
                let either: Vec<bool> = pairs().map(|(a, b)| a || b).collect();
                assert_eq!(a.and(b), seen(&both), "{a:?} and {b:?}");
                assert_eq!(a.or(b), seen(&either), "{a:?} or {b:?}");
            }
        }
    }

    #[test]
    fn each_answer_is_one_of_three() {
        for truth in [Yes, No, Unknown] {
            let one_of = [truth.is_yes(), truth.is_no(), truth.is_unknown()];
            assert_eq!(one_of.iter().filter(|holds| **holds).count(), 1);
        }
        assert!(Yes.is_yes() && No.is_no() && Unknown.is_unknown());
        assert_eq!((Truth::from(true), Truth::from(false)), (Yes, No));
    }
}
