//! What somebody looks for: read from the address, applied to the open adverts, said as chips.

use std::collections::BTreeMap;

use entity::states::{Access, HomeKind, Tenure};
use uuid::Uuid;

use crate::adverts::Advert;
use crate::homes::words::{Garden, KINDS, Pets, TENURES, bedroom_words, kind_words, tenure_words};
use crate::money::Money;
use crate::t;
use crate::texts::Language;
use crate::web::fields::Fields;

/// In which order homes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Closing,
    Rent,
    Bedrooms,
    Newest,
}

impl Sort {
    pub(super) const ALL: [Self; 4] = [Self::Closing, Self::Rent, Self::Bedrooms, Self::Newest];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Closing => "closing",
            Self::Rent => "rent",
            Self::Bedrooms => "bedrooms",
            Self::Newest => "newest",
        }
    }

    pub(super) fn words(self, language: Language) -> String {
        t!(
            language,
            match self {
                Self::Closing => "homes-sort-closing",
                Self::Rent => "homes-sort-rent",
                Self::Bedrooms => "homes-sort-bedrooms",
                Self::Newest => "homes-sort-newest",
            }
        )
    }

    /// The order as a sentence.
    pub(super) fn sentence(self, language: Language) -> String {
        t!(
            language,
            match self {
                Self::Closing => "homes-order-closing",
                Self::Rent => "homes-order-rent",
                Self::Bedrooms => "homes-order-bedrooms",
                Self::Newest => "homes-order-newest",
            }
        )
    }
}

/// One search. Empty lists and texts do not narrow it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a box of its own that people tick"
)]
pub(super) struct Search {
    pub place: String,
    /// 4 stands for four or more.
    pub bedrooms: Vec<i32>,
    pub kinds: Vec<HomeKind>,
    pub tenures: Vec<Tenure>,
    /// Slug of the provider.
    pub landlord: String,
    /// The most for rent and service charge together, a week; as typed when it cannot be read.
    pub most: Result<Option<Money>, String>,
    pub step_free: bool,
    pub pets: bool,
    pub garden: bool,
    /// Slugs of councils.
    pub districts: Vec<String>,
    pub sort: Sort,
    pub map: bool,
    pub page: usize,
}

/// A filter that is on: its words, and the search without it.
pub(super) struct Chip {
    pub words: String,
    pub without: Search,
}

impl Search {
    /// Reads a search from an address. What makes no sense does not narrow it.
    pub(super) fn read(query: &Fields) -> Self {
        let mut bedrooms: Vec<i32> = query
            .all("bedrooms")
            .filter_map(|sent| sent.parse().ok())
            .filter(|number| (0..=4).contains(number))
            .collect();
        bedrooms.sort_unstable();
        bedrooms.dedup();
        let typed = query.get("most");
        Self {
            place: query.get("place").chars().take(60).collect(),
            bedrooms,
            kinds: chosen(query, "kind", &KINDS),
            tenures: chosen(query, "tenure", &TENURES),
            landlord: query.get("landlord").to_owned(),
            most: match Money::parse(typed) {
                Ok(amount) => Ok(Some(amount)),
                Err(_) if typed.is_empty() => Ok(None),
                Err(_) => Err(typed.to_owned()),
            },
            step_free: query.has("step_free"),
            pets: query.has("pets"),
            garden: query.has("garden"),
            districts: query.all("district").map(str::to_owned).collect(),
            sort: Sort::ALL
                .into_iter()
                .find(|sort| sort.code() == query.get("sort"))
                .unwrap_or_default(),
            map: query.get("view") == "map",
            page: query.get("page").parse().unwrap_or(1),
        }
    }

    /// The same search as the end of an address: always the same text for the same search.
    pub(super) fn address(&self) -> String {
        let mut pairs: Vec<(&str, String)> = vec![("place", self.place.clone())];
        pairs.extend(
            self.bedrooms
                .iter()
                .map(|number| ("bedrooms", number.to_string())),
        );
        for (code, kind) in KINDS {
            if self.kinds.contains(&kind) {
                pairs.push(("kind", code.to_owned()));
            }
        }
        for (code, tenure) in TENURES {
            if self.tenures.contains(&tenure) {
                pairs.push(("tenure", code.to_owned()));
            }
        }
        pairs.push(("landlord", self.landlord.clone()));
        pairs.push(("most", self.most_typed()));
        for (name, on) in [
            ("step_free", self.step_free),
            ("pets", self.pets),
            ("garden", self.garden),
        ] {
            if on {
                pairs.push((name, "yes".to_owned()));
            }
        }
        pairs.extend(self.districts.iter().map(|slug| ("district", slug.clone())));
        if self.sort != Sort::default() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        if self.map {
            pairs.push(("view", "map".to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
        text.finish()
    }

    /// What stands in the box for the most rent.
    pub(super) fn most_typed(&self) -> String {
        match &self.most {
            Ok(amount) => amount.map_or_else(String::new, |amount| {
                let plain = amount.to_string().replace(['£', ','], "");
                plain.strip_suffix(".00").unwrap_or(&plain).to_owned()
            }),
            Err(typed) => typed.clone(),
        }
    }

    /// The same from its first page with something changed.
    pub(super) fn but(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        other.page = 1;
        change(&mut other);
        other
    }

    /// Every filter that is on.
    pub(super) fn chips(
        &self,
        language: Language,
        landlords: &BTreeMap<String, String>,
        districts: &BTreeMap<String, String>,
    ) -> Vec<Chip> {
        let mut chips = Vec::new();
        let mut chip = |words: String, without: Self| chips.push(Chip { words, without });
        if !self.place.is_empty() {
            chip(self.place.clone(), self.but(|s| s.place.clear()));
        }
        for number in &self.bedrooms {
            chip(
                bedroom_words(language, *number),
                self.but(|s| s.bedrooms.retain(|other| other != number)),
            );
        }
        for kind in &self.kinds {
            chip(
                kind_words(language, *kind),
                self.but(|s| s.kinds.retain(|other| other != kind)),
            );
        }
        for tenure in &self.tenures {
            chip(
                tenure_words(language, *tenure),
                self.but(|s| s.tenures.retain(|other| other != tenure)),
            );
        }
        if let Some(name) = landlords.get(&self.landlord) {
            chip(name.clone(), self.but(|s| s.landlord.clear()));
        }
        if let Ok(Some(most)) = &self.most {
            chip(
                t!(language, "homes-up-to", rent = most.to_string()),
                self.but(|s| s.most = Ok(None)),
            );
        }
        if self.step_free {
            chip(t!(language, "homes-step-free"), self.but(|s| s.step_free = false));
        }
        if self.pets {
            chip(t!(language, "homes-pets"), self.but(|s| s.pets = false));
        }
        if self.garden {
            chip(t!(language, "homes-garden"), self.but(|s| s.garden = false));
        }
        for slug in &self.districts {
            if let Some(name) = districts.get(slug) {
                chip(
                    name.clone(),
                    self.but(|s| s.districts.retain(|other| other != slug)),
                );
            }
        }
        chips
    }

    /// The adverts that fit, in order.
    pub(super) fn apply(&self, mut adverts: Vec<Advert>) -> Vec<Advert> {
        adverts.retain(|advert| self.fits(advert));
        let by: fn(&Advert) -> (i64, i64, Uuid) = match self.sort {
            Sort::Closing => |a| (seconds(a.row.closes_at), a.cost().in_pence(), a.row.id),
            Sort::Rent => |a| (a.cost().in_pence(), seconds(a.row.closes_at), a.row.id),
            Sort::Bedrooms => |a| (i64::from(a.home.bedrooms), a.cost().in_pence(), a.row.id),
            Sort::Newest => |a| (-seconds(a.row.opens_at), seconds(a.row.closes_at), a.row.id),
        };
        adverts.sort_by_key(by);
        adverts
    }

    /// An amount that cannot be read does not narrow the search; the page says so at its field.
    fn affords(&self, advert: &Advert) -> bool {
        match &self.most {
            Ok(Some(most)) => advert.cost() <= *most,
            Ok(None) | Err(_) => true,
        }
    }

    fn fits(&self, advert: &Advert) -> bool {
        let home = &advert.home;
        let place = self.place.to_lowercase();
        let postcode = |text: &str| text.to_lowercase().replace(' ', "");
        (place.is_empty()
            || home.parish.to_lowercase().contains(&place)
            || postcode(&home.postcode).starts_with(&postcode(&place)))
            && (self.bedrooms.is_empty() || self.bedrooms.contains(&home.bedrooms.clamp(0, 4)))
            && (self.kinds.is_empty() || self.kinds.contains(&home.kind))
            && (self.tenures.is_empty() || self.tenures.contains(&advert.row.tenure))
            && (self.landlord.is_empty() || self.landlord == advert.provider.slug)
            && self.affords(advert)
            && (!self.step_free || matches!(home.access, Access::NoSteps | Access::Wheelchair))
            && (!self.pets || Pets::from_code(&home.pets) != Pets::No)
            && (!self.garden || Garden::from_code(&home.garden) != Garden::None)
            && (self.districts.is_empty() || self.districts.contains(&advert.district.slug))
    }
}

fn seconds(at: Option<crate::clock::Instant>) -> i64 {
    at.map_or(i64::MAX, |at| at.timestamp())
}

fn chosen<T: Copy>(query: &Fields, name: &str, list: &[(&str, T)]) -> Vec<T> {
    list.iter()
        .filter(|(code, _)| query.all(name).any(|sent| sent == *code))
        .map(|(_, value)| *value)
        .collect()
}
