//! Whom one can sign in as in the demonstration.

use entity::states::Role;

/// Somebody of the demonstration with a known password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    pub email: &'static str,
    pub name: &'static str,
    pub role: Role,
    /// A council's or provider's slug; empty for applicants.
    pub of: &'static str,
}

/// The password of everybody in the demonstration.
pub const PASSWORD: &str = "three words together";

/// The second-step secret of all staff in the demonstration, to put into an app.
pub const SECOND_STEP_SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

const fn person(email: &'static str, name: &'static str, role: Role, of: &'static str) -> Person {
    Person {
        email,
        name,
        role,
        of,
    }
}

/// One per role and council, and a second officer each, because two keys are sometimes needed.
pub const fn people() -> [Person; 12] {
    [
        person(
            "officer@broadland.example",
            "Ellis Marsh",
            Role::Officer,
            "broadland",
        ),
        person(
            "second.officer@broadland.example",
            "Jo Reed",
            Role::Officer,
            "broadland",
        ),
        person(
            "manager@broadland.example",
            "Sam Staithe",
            Role::Manager,
            "broadland",
        ),
        person(
            "admin@broadland.example",
            "Kit Holme",
            Role::Administrator,
            "broadland",
        ),
        person(
            "officer@south-norfolk.example",
            "Robin Tas",
            Role::Officer,
            "south-norfolk",
        ),
        person(
            "second.officer@south-norfolk.example",
            "Lee Waveney",
            Role::Officer,
            "south-norfolk",
        ),
        person(
            "manager@south-norfolk.example",
            "Alex Chet",
            Role::Manager,
            "south-norfolk",
        ),
        person(
            "admin@south-norfolk.example",
            "Fran Yare",
            Role::Administrator,
            "south-norfolk",
        ),
        person(
            "lettings@lapwing-and-lode.example.org",
            "Pat Lapwing",
            Role::Provider,
            "lapwing",
        ),
        person(
            "nominations@sedgemere.example.org",
            "Chris Sedge",
            Role::Provider,
            "sedgemere",
        ),
        person(
            "homes@pightle.example.org",
            "Bo Pightle",
            Role::Provider,
            "pightle",
        ),
        person(
            "hello@harnser.example.org",
            "Kim Harnser",
            Role::Provider,
            "harnser",
        ),
    ]
}
