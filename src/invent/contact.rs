//! How to reach somebody who does not exist.

use serde::{Deserialize, Serialize};

use super::InventedPerson;
use super::chance::Chance;
use super::names::in_plain_letters;

/// How a household likes to hear from the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactBy {
    Email,
    Text,
    Letter,
}

/// An email address at `example.org` and a number from Ofcom's drama range. Either may be missing, not both and a
/// preference for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub by: ContactBy,
}

/// `number` makes the email address unlike any other of the register.
pub(super) fn draw(lead: &InventedPerson, lead_age: u32, number: u32, chance: &mut Chance<'_>) -> Contact {
    let (online, mobile) = if lead_age >= 75 { (560, 780) } else { (965, 985) };
    let email = chance.per_mille(online).then(|| {
        let (first, last) = (
            in_plain_letters(&lead.first_name),
            in_plain_letters(&lead.last_name),
        );
        format!("{first}.{last}.{number}@example.org")
    });
    let phone = chance
        .per_mille(mobile)
        .then(|| format!("07700 {}", chance.number(900_000, 900_999)));
    let by = match (&email, &phone) {
        (Some(_), Some(_)) => chance.weighted(
            ContactBy::Email,
            &[(330, ContactBy::Text), (40, ContactBy::Letter)],
        ),
        (Some(_), None) => ContactBy::Email,
        (None, Some(_)) => chance.weighted(ContactBy::Text, &[(500, ContactBy::Letter)]),
        (None, None) => ContactBy::Letter,
    };
    Contact { email, phone, by }
}

impl Contact {
    /// Nothing but an address.
    pub(super) fn by_letter() -> Self {
        Self {
            email: None,
            phone: None,
            by: ContactBy::Letter,
        }
    }
}
