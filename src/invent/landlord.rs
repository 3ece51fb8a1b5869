//! Three registered providers and one private landlord, none of them real.

use serde::{Deserialize, Serialize};

use super::chance::Chance;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LandlordKind {
    RegisteredProvider,
    PrivateLandlord,
}

/// A landlord of the invented register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Landlord {
    /// Short and stable: what homes refer to.
    pub code: &'static str,
    pub name: &'static str,
    pub kind: LandlordKind,
    pub email: &'static str,
    pub phone: &'static str,
}

const LANDLORDS: [Landlord; 4] = [
    Landlord {
        code: "lapwing",
        name: "Lapwing and Lode Homes",
        kind: LandlordKind::RegisteredProvider,
        email: "lettings@lapwing-and-lode.example.org",
        phone: "07700 900101",
    },
    Landlord {
        code: "sedgemere",
        name: "Sedgemere Housing Association",
        kind: LandlordKind::RegisteredProvider,
        email: "nominations@sedgemere.example.org",
        phone: "07700 900102",
    },
    Landlord {
        code: "pightle",
        name: "Pightle Rural Housing Trust",
        kind: LandlordKind::RegisteredProvider,
        email: "homes@pightle.example.org",
        phone: "07700 900103",
    },
    Landlord {
        code: "harnser",
        name: "Harnser Lettings",
        kind: LandlordKind::PrivateLandlord,
        email: "hello@harnser.example.org",
        phone: "07700 900104",
    },
];

/// Every landlord: the registered providers first, the largest first, then the private landlord.
pub fn landlords() -> &'static [Landlord; 4] {
    &LANDLORDS
}

/// The landlord of the next home: about one advert in ten is private.
pub(super) fn draw(chance: &mut Chance<'_>) -> Landlord {
    let [largest, second, rural, private] = LANDLORDS;
    chance.weighted(largest, &[(300, second), (160, rural), (95, private)])
}
