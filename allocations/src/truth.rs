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
