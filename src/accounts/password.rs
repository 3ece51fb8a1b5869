//! Passwords: argon2id, the common ones refused, nothing else demanded of people.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use super::common::is_common;
use crate::error::AppError;
use crate::t;
use crate::texts::Language;

/// Shortest password, in characters (ASVS 5.0 6.2.1).
const SHORTEST: usize = 8;
const LONGEST: usize = 200;

/// Salt and hash that stand for no password: checked like any other, and never right.
const NOBODY: &str = "bm9ib2R5IGhhcyB0aGlz$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Why a password cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    #[error("the password is too short")]
    TooShort,
    #[error("the password is too long")]
    TooLong,
    #[error("the password is easy to guess")]
    TooCommon,
}

impl PasswordFault {
    /// What to do about it.
    pub fn says(self, language: Language) -> String {
        match self {
            Self::TooShort => t!(language, "accounts-password-short"),
            Self::TooLong => t!(language, "accounts-password-long"),
            Self::TooCommon => t!(language, "accounts-password-easy"),
        }
    }
}

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    argon: Argon2<'static>,
    /// What an unknown account is checked against, so that it takes as long as a known one.
    nobody: Arc<str>,
}

impl Passwords {
    /// As OWASP advises for argon2id: 19 MiB, two passes, one lane.
    pub fn strong() -> Result<Self, AppError> {
        Self::with(19 * 1024, 2)
    }

    /// Cheap, for tests and for the invented people of the demo.
    pub fn cheap() -> Result<Self, AppError> {
        Self::with(64, 1)
    }

    fn with(kibibytes: u32, passes: u32) -> Result<Self, AppError> {
        let params = Params::new(kibibytes, passes, 1, None)
            .map_err(|cause| AppError::internal("choosing password parameters", cause.to_string()))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        // Written down rather than made: making one costs as much as a sign-in, at every start.
        let nobody = format!("$argon2id$v=19$m={kibibytes},t={passes},p=1${NOBODY}");
        Ok(Self {
            argon,
            nobody: nobody.into(),
        })
    }

    /// Checks that a password may be chosen.
    pub fn acceptable(password: &str) -> Result<(), PasswordFault> {
        let length = password.chars().count();
        if length < SHORTEST {
            return Err(PasswordFault::TooShort);
        }
        if length > LONGEST {
            return Err(PasswordFault::TooLong);
        }
        if is_common(password) {
            return Err(PasswordFault::TooCommon);
        }
        Ok(())
    }

    /// A PHC string with its own salt.
    pub fn hash(&self, password: &str) -> Result<String, AppError> {
        self.argon
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|cause| AppError::internal("hashing a password", cause.to_string()))
    }

    /// Whether the password fits. With no hash (unknown account) it takes as long and says no.
    pub fn fits(&self, password: &str, hash: Option<&str>) -> bool {
        let fits = self
            .argon
            .verify_password(password.as_bytes(), hash.unwrap_or(&self.nobody))
            .is_ok();
        fits && hash.is_some()
    }
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::PasswordVerifier;

    use super::{PasswordFault, Passwords};

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let passwords = Passwords::cheap().unwrap();
        let hash = passwords.hash("three words together").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.fits("three words together", Some(&hash)));
        assert!(!passwords.fits("three words apart", Some(&hash)));
        assert!(!passwords.fits("three words together", None));
    }

    #[test]
    fn nobody_is_checked_like_anybody() {
        let passwords = Passwords::cheap().unwrap();
        let checked = passwords
            .argon
            .verify_password(b"three words", passwords.nobody.as_ref());
        assert_eq!(checked, Err(argon2::password_hash::Error::PasswordInvalid));
    }

    #[test]
    fn only_short_long_and_common_passwords_are_refused() {
        assert_eq!(Passwords::acceptable("short"), Err(PasswordFault::TooShort));
        assert_eq!(
            Passwords::acceptable("Norwich2026!"),
            Err(PasswordFault::TooCommon)
        );
        assert_eq!(Passwords::acceptable("aaaaaaaaa"), Err(PasswordFault::TooCommon));
        assert_eq!(Passwords::acceptable("🏠🏡🏠🏡🏠🏡🏠🏡"), Ok(()));
    }
}
