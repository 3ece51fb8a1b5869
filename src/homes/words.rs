//! What is said of a home, as a short word in the database and as words on a page.

use entity::states::{Access, HomeKind, Tenure};

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

    pub const fn words(self) -> &'static str {
        match self {
            Self::Own => "Own garden",
            Self::Shared => "Shared garden",
            Self::None => "No garden",
        }
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

    pub const fn words(self) -> &'static str {
        match self {
            Self::Own => "Own parking space",
            Self::Shared => "Shared car park",
            Self::Street => "Parking on the street",
            Self::None => "No parking",
        }
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

    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "Pets allowed",
            Self::Ask => "Ask the landlord about pets",
            Self::No => "No pets",
        }
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

    pub const fn words(self) -> &'static str {
        match self {
            Self::Gas => "Gas boiler",
            Self::HeatPump => "Heat pump",
            Self::Oil => "Oil boiler",
            Self::Electric => "Electric heaters",
            Self::Communal => "Heating shared by the building",
        }
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
pub const fn kind_word(kind: HomeKind) -> &'static str {
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
pub const fn access_words(access: Access) -> &'static str {
    match access {
        Access::General => "Has steps or stairs",
        Access::OneOrTwoSteps => "One or two steps",
        Access::NoSteps => "Step-free",
        Access::Wheelchair => "Made for a wheelchair",
    }
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
pub const fn tenure_words(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::SocialRent => "Social rent",
        Tenure::AffordableRent => "Affordable rent",
        Tenure::PrivateRent => "Private rent",
    }
}

/// `Ground floor`, `2nd floor, with a lift`. Houses and bungalows stand on the ground and need no word for it.
pub fn floor_words(floor: i32, lift: bool) -> String {
    let name = match floor {
        i32::MIN..=-1 => "Basement".to_owned(),
        0 => return "Ground floor".to_owned(),
        1 => "1st floor".to_owned(),
        2 => "2nd floor".to_owned(),
        3 => "3rd floor".to_owned(),
        4.. => format!("{floor}th floor"),
    };
    format!("{name}, {}", if lift { "with a lift" } else { "no lift" })
}

/// `2-bedroom house`, `bedsit`.
pub fn title(kind: HomeKind, bedrooms: i32) -> String {
    if kind == HomeKind::Bedsit || bedrooms == 0 {
        return kind_word(kind).to_owned();
    }
    format!("{bedrooms}-bedroom {}", kind_word(kind))
}

/// The same at the beginning of a line, with the place: `2-bedroom house, Diss`.
pub fn title_with_place(home: &entity::home::Model) -> String {
    let title = title(home.kind, home.bedrooms);
    let mut letters = title.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters)
        .chain(format!(", {}", home.parish).chars())
        .collect()
}

#[cfg(test)]
mod tests {
    use entity::states::HomeKind;

    use super::{Garden, Heating, Parking, Pets, floor_words, title};

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
        assert_eq!(title(HomeKind::Bedsit, 0), "bedsit");
        assert_eq!(title(HomeKind::House, 3), "3-bedroom house");
        assert_eq!(floor_words(0, true), "Ground floor");
        assert_eq!(floor_words(2, false), "2nd floor, no lift");
    }
}
