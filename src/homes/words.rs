//! What is said of a home, as a short word in the database and as words on a page.

use entity::states::{Access, HomeKind, Tenure};

use crate::t;
use crate::texts::Language;

/// Whose the garden is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Garden {
    Own,
    Shared,
    None,
}

/// Where a car can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parking {
    Own,
    Shared,
    Street,
    None,
}

/// Whether pets may live there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pets {
    Yes,
    Ask,
    No,
}

/// How the home is kept warm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heating {
    Gas,
    HeatPump,
    Oil,
    Electric,
    Communal,
}

impl Garden {
    pub const ALL: [Self; 3] = [Self::Own, Self::Shared, Self::None];

    /// The word kept in the database and sent by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Shared => "shared",
            Self::None => "none",
        }
    }

    pub fn words(self, language: Language) -> String {
        t!(
            language,
            match self {
                Self::Own => "homes-garden-own",
                Self::Shared => "homes-garden-shared",
                Self::None => "homes-garden-none",
            }
        )
    }

    /// The garden that a word of the database means; anything unknown promises nothing.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|one| one.code() == code)
            .unwrap_or(Self::None)
    }
}

impl Parking {
    pub const ALL: [Self; 4] = [Self::Own, Self::Shared, Self::Street, Self::None];

    /// The word kept in the database and sent by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Shared => "shared",
            Self::Street => "street",
            Self::None => "none",
        }
    }

    pub fn words(self, language: Language) -> String {
        t!(
            language,
            match self {
                Self::Own => "homes-parking-own",
                Self::Shared => "homes-parking-shared",
                Self::Street => "homes-parking-street",
                Self::None => "homes-parking-none",
            }
        )
    }

    /// The parking that a word of the database means; anything unknown promises nothing.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|one| one.code() == code)
            .unwrap_or(Self::None)
    }
}

impl Pets {
    pub const ALL: [Self; 3] = [Self::Yes, Self::Ask, Self::No];

    /// The word kept in the database and sent by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Ask => "ask",
            Self::No => "no",
        }
    }

    pub fn words(self, language: Language) -> String {
        t!(
            language,
            match self {
                Self::Yes => "homes-pets-yes",
                Self::Ask => "homes-pets-ask",
                Self::No => "homes-pets-no",
            }
        )
    }

    /// The rule that a word of the database means; anything unknown promises nothing.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|one| one.code() == code)
            .unwrap_or(Self::No)
    }
}

impl Heating {
    pub const ALL: [Self; 5] = [
        Self::Gas,
        Self::HeatPump,
        Self::Oil,
        Self::Electric,
        Self::Communal,
    ];

    /// The word kept in the database and sent by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gas => "gas",
            Self::HeatPump => "heat_pump",
            Self::Oil => "oil",
            Self::Electric => "electric",
            Self::Communal => "communal",
        }
    }

    pub fn words(self, language: Language) -> String {
        t!(
            language,
            match self {
                Self::Gas => "homes-heating-gas",
                Self::HeatPump => "homes-heating-heat-pump",
                Self::Oil => "homes-heating-oil",
                Self::Electric => "homes-heating-electric",
                Self::Communal => "homes-heating-communal",
            }
        )
    }

    /// The heating that a word of the database means.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|one| one.code() == code)
            .unwrap_or(Self::Electric)
    }
}

/// Every kind of home with the word that forms send.
pub const KINDS: [(&str, HomeKind); 5] = [
    ("house", HomeKind::House),
    ("flat", HomeKind::Flat),
    ("maisonette", HomeKind::Maisonette),
    ("bungalow", HomeKind::Bungalow),
    ("bedsit", HomeKind::Bedsit),
];

/// Every level of access with the word that forms send, the hardest to use first.
pub const ACCESSES: [(&str, Access); 4] = [
    ("general", Access::General),
    ("one_or_two_steps", Access::OneOrTwoSteps),
    ("no_steps", Access::NoSteps),
    ("wheelchair", Access::Wheelchair),
];

/// Every kind of rent with the word that forms send.
pub const TENURES: [(&str, Tenure); 3] = [
    ("social_rent", Tenure::SocialRent),
    ("affordable_rent", Tenure::AffordableRent),
    ("private_rent", Tenure::PrivateRent),
];

/// `house`, inside a sentence.
pub fn kind_word(language: Language, kind: HomeKind) -> String {
    t!(language, "homes-kind-one", kind = kind_code(kind))
}

/// `Houses`.
pub fn kind_words(language: Language, kind: HomeKind) -> String {
    t!(language, "homes-kind-many", kind = kind_code(kind))
}

/// The word that forms and files send for a kind of home.
pub const fn kind_code(kind: HomeKind) -> &'static str {
    match kind {
        HomeKind::Flat => "flat",
        HomeKind::Maisonette => "maisonette",
        HomeKind::House => "house",
        HomeKind::Bungalow => "bungalow",
        HomeKind::Bedsit => "bedsit",
    }
}

/// The word that forms send for a level of access.
pub const fn access_code(access: Access) -> &'static str {
    match access {
        Access::General => "general",
        Access::OneOrTwoSteps => "one_or_two_steps",
        Access::NoSteps => "no_steps",
        Access::Wheelchair => "wheelchair",
    }
}

/// How easy the home is to get into, for a page.
pub fn access_words(language: Language, access: Access) -> String {
    t!(
        language,
        match access {
            Access::General => "homes-access-general",
            Access::OneOrTwoSteps => "homes-access-few-steps",
            Access::NoSteps => "homes-access-no-steps",
            Access::Wheelchair => "homes-access-wheelchair",
        }
    )
}

/// The word that forms send for a kind of rent.
pub const fn tenure_code(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::SocialRent => "social_rent",
        Tenure::AffordableRent => "affordable_rent",
        Tenure::PrivateRent => "private_rent",
    }
}

/// The kind of rent, for a page.
pub fn tenure_words(language: Language, tenure: Tenure) -> String {
    t!(
        language,
        match tenure {
            Tenure::SocialRent => "homes-tenure-social",
            Tenure::AffordableRent => "homes-tenure-affordable",
            Tenure::PrivateRent => "homes-tenure-private",
        }
    )
}

/// `Ground floor`, `2nd floor, with a lift`. Houses and bungalows stand on the ground and need no word for it.
pub fn floor_words(language: Language, floor: i32, lift: bool) -> String {
    if floor == 0 {
        return t!(language, "homes-floor-ground");
    }
    let lift = if lift { "yes" } else { "no" };
    t!(language, "homes-floor", n = floor.max(-1), lift = lift)
}

/// `2-bedroom house`, `bedsit`.
pub fn title(language: Language, kind: HomeKind, bedrooms: i32) -> String {
    if kind == HomeKind::Bedsit || bedrooms == 0 {
        return kind_word(language, kind);
    }
    t!(language, "homes-title", kind = kind_code(kind), n = bedrooms)
}

/// `Bedsit`, `1 bedroom`, `4 or more bedrooms`.
pub fn bedroom_words(language: Language, number: i32) -> String {
    match number {
        i32::MIN..=0 => t!(language, "homes-size-bedsit"),
        1..=3 => t!(language, "homes-size", n = number),
        4.. => t!(language, "homes-size-many"),
    }
}

/// The title at the beginning of a line, with the place: `2-bedroom house, Diss`.
pub fn title_with_place(language: Language, home: &entity::home::Model) -> String {
    let title = title(language, home.kind, home.bedrooms);
    let mut letters = title.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .chain(format!(", {}", home.parish).chars())
        .collect()
}

#[cfg(test)]
mod tests {
    use entity::states::HomeKind;

    use super::{Garden, Heating, Parking, Pets, floor_words, title};
    use crate::texts::Language::{English, Polish};

    #[test]
    fn every_word_is_read_back() {
        assert!(
            Garden::ALL
                .into_iter()
                .all(|one| Garden::from_code(one.code()) == one)
        );
        assert!(
            Parking::ALL
                .into_iter()
                .all(|one| Parking::from_code(one.code()) == one)
        );
        assert!(
            Pets::ALL
                .into_iter()
                .all(|one| Pets::from_code(one.code()) == one)
        );
        assert!(
            Heating::ALL
                .into_iter()
                .all(|one| Heating::from_code(one.code()) == one)
        );
    }

    #[test]
    fn homes_are_named_as_people_say_them() {
        assert_eq!(title(English, HomeKind::Bedsit, 0), "bedsit");
        assert_eq!(title(English, HomeKind::House, 3), "3-bedroom house");
        assert_eq!(title(Polish, HomeKind::House, 3), "dom, 3 sypialnie");
        assert_eq!(title(Polish, HomeKind::Flat, 5), "mieszkanie, 5 sypialni");
        assert_eq!(floor_words(English, 0, true), "Ground floor");
        assert_eq!(floor_words(English, 2, false), "2nd floor, no lift");
        assert_eq!(floor_words(English, -2, false), "Basement, no lift");
        assert_eq!(floor_words(English, 12, true), "12th floor, with a lift");
        assert_eq!(floor_words(Polish, 2, true), "2. piętro, z windą");
    }
}
