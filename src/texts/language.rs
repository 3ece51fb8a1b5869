//! The languages that the service speaks, and how a visitor's is found.

/// A language of the public and the applicant pages. Staff work in English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    #[default]
    English,
    Polish,
}

impl Language {
    /// Every language, in the order in which people choose.
    pub const ALL: [Self; 2] = [Self::English, Self::Polish];

    /// The tag in HTML, in addresses and in the cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Polish => "pl",
        }
    }

    /// What its speakers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Polish => "Polski",
        }
    }

    /// The language that a tag means; none for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language a browser asks for first among ours, by its `Accept-Language`; English when it asks for none.
    pub fn asked_for(header: &str) -> Self {
        let mut best = (0, Self::English);
        for part in header.split(',') {
            let (range, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            let primary = range.trim().split('-').next().unwrap_or_default().to_lowercase();
            let Some(language) = Self::from_code(&primary) else {
                continue;
            };
            let weight = thousandths(weight);
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// `q=0.7` in thousandths; what cannot be read counts for nothing.
fn thousandths(weight: &str) -> u32 {
    let digits = weight.trim().strip_prefix("q=").unwrap_or_default().trim();
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), part.parse::<u32>()) {
        (Ok(0), Ok(part)) => part,
        (Ok(1), Ok(_)) => 1_000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_browser_gets_the_language_it_asks_for_first() {
        for (header, language) in [
            ("", Language::English),
            ("pl", Language::Polish),
            ("pl-PL,pl;q=0.9,en-GB;q=0.8,en;q=0.7", Language::Polish),
            ("en-GB,en;q=0.9,pl;q=0.8", Language::English),
            ("de, pl;q=0.5, en;q=0.25", Language::Polish),
            ("pl;q=0, fr", Language::English),
            ("PL;q=1.000", Language::Polish),
            (";;,=;q=,pl;q=abc", Language::English),
        ] {
            assert_eq!(Language::asked_for(header), language, "{header}");
        }
    }

    #[test]
    fn every_tag_is_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("pl-PL"), None);
    }
}
