//! What can stop a request, and the only place where it becomes a status.
//!
//! A rule's outcome is not an error: it is a value with reasons. See docs/decisions/0003-errors.md.

use sea_orm::DbErr;

use crate::store;
use crate::texts::Kept;
use crate::web::form::FormErrors;

/// What can stop a request. The cause is for the log; people get a plain sentence.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// What was typed is not usable; the form is shown again with its values and messages.
    #[error("the form needs correcting")]
    Invalid(FormErrors),
    /// A rule or the course of events says no. The sentence says what happened and what to do next.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// Nobody is signed in.
    #[error("sign-in needed")]
    SignIn,
    /// It is not there, or this person may not know that it is.
    #[error("not found")]
    NotFound,
    /// The form did not come from our page, or is too old.
    #[error("the form is too old or did not come from us")]
    Forged,
    /// Somebody else changed it meanwhile.
    #[error("changed by somebody else meanwhile")]
    Stale,
    /// Too many tries; seconds to wait.
    #[error("too many tries")]
    TooMany(u64),
    /// More was sent than the page takes.
    #[error("too large")]
    TooLarge,
    /// Others were in the way for too long; nothing was saved.
    #[error("busy")]
    Busy,
    /// The database cannot do its work just now. When `in_doubt`, what was asked may have been saved all the same.
    #[error("the database is away")]
    Away {
        #[source]
        cause: DbErr,
        in_doubt: bool,
    },
    /// A contention that another try may settle; never leaves the store.
    #[error("contention")]
    Contention(#[source] DbErr),
    /// Anything else: our fault.
    #[error("internal: {doing}")]
    Internal {
        doing: &'static str,
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// A refusal a person reads: a stable code and a plain sentence with what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {says}")]
pub struct Refusal {
    pub code: &'static str,
    pub says: Kept,
    /// One line a reason, where there are several.
    pub reasons: Vec<Kept>,
}

impl Refusal {
    pub fn new(code: &'static str, says: impl Into<Kept>) -> Self {
        Self {
            code,
            says: says.into(),
            reasons: Vec::new(),
        }
    }
}

impl AppError {
    /// Our fault, with what we were doing and why it failed.
    pub fn internal(doing: &'static str, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal {
            doing,
            cause: cause.into(),
        }
    }

    /// A refusal with a code and a sentence.
    pub fn refused(code: &'static str, says: impl Into<Kept>) -> Self {
        Self::Refused(Refusal::new(code, says))
    }

    pub(crate) fn is_contention(&self) -> bool {
        matches!(self, Self::Contention(_))
    }

    /// Whether the database failed, rather than kept one of its constraints.
    pub(crate) fn is_of_the_database(&self) -> bool {
        let cause = match self {
            Self::Contention(cause) | Self::Away { cause, .. } => Some(cause),
            Self::Internal { cause, .. } => cause.downcast_ref::<DbErr>(),
            Self::Invalid(_)
            | Self::Refused(_)
            | Self::SignIn
            | Self::NotFound
            | Self::Forged
            | Self::Stale
            | Self::TooMany(_)
            | Self::TooLarge
            | Self::Busy => None,
        };
        cause.is_some_and(|cause| cause.sql_err().is_none())
    }

    /// Whether the database refused a second row where there may be one. Only the command that expects it asks.
    pub fn is_unique_violation(&self) -> bool {
        let Self::Internal { cause, .. } = self else {
            return false;
        };
        cause
            .downcast_ref::<DbErr>()
            .and_then(DbErr::sql_err)
            .is_some_and(|found| matches!(found, sea_orm::SqlErr::UniqueConstraintViolation(_)))
    }
}

impl From<DbErr> for AppError {
    fn from(cause: DbErr) -> Self {
        if store::is_contention(&cause) {
            return Self::Contention(cause);
        }
        if store::is_away(&cause) {
            return Self::Away {
                cause,
                in_doubt: false,
            };
        }
        Self::internal("talking to the database", cause)
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// An error with everything that led to it, for the log.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut said = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let text = cause.to_string();
        if !said.contains(&text) {
            said.push_str(": ");
            said.push_str(&text);
        }
        next = cause.source();
    }
    said
}
