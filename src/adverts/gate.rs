//! The quality gate: what adverts get wrong, each fault at its field, in words that say what to do.
//!
//! A fault stops an advert. A remark is for the officer, who may approve all the same.

use chrono::{Days, NaiveDate};
use entity::states::{Access, HomeKind, ProviderKind, Tenure};

use super::draft::NewAdvert;
use super::read::Advert;
use crate::homes::NewHome;
use crate::homes::words::kind_word;
use crate::money::Money;
use crate::place::{LetType, Postcode, RentCheck, check_rent, neighbours, parish};
use crate::t;
use crate::texts::Language;
use crate::web::form::{FieldError, FormErrors};

/// What the gate looks at, of an advert being written or of one on record.
#[derive(Clone, Debug)]
pub struct Offered {
    pub kind: HomeKind,
    pub bedrooms: i32,
    pub max_people: i32,
    pub floor: i32,
    pub lift: bool,
    pub access: Access,
    pub age_min: Option<i32>,
    pub epc: Option<String>,
    pub parish: String,
    pub postcode: String,
    pub tenure: Tenure,
    pub rent: Money,
    pub service: Money,
    pub available_on: NaiveDate,
    pub description: String,
    pub provider: ProviderKind,
    /// GSS code of the district.
    pub district: String,
}

impl Offered {
    /// An advert being written.
    pub fn written(home: &NewHome, advert: &NewAdvert, provider: ProviderKind, district: &str) -> Self {
        Self {
            kind: home.kind,
            bedrooms: home.bedrooms,
            max_people: home.max_people,
            floor: home.floor,
            lift: home.lift,
            access: home.access,
            age_min: home.age_min,
            epc: home.epc.clone(),
            parish: home.parish.clone(),
            postcode: home.postcode.to_string(),
            tenure: advert.tenure,
            rent: advert.rent,
            service: advert.service,
            available_on: advert.available_on,
            description: advert.description.clone(),
            provider,
            district: district.to_owned(),
        }
    }

    /// What the usual rents say of this one. Private rents are not held to them.
    pub fn rent_check(&self) -> RentCheck {
        let let_type = match self.tenure {
            Tenure::SocialRent => LetType::SocialGeneralProvider,
            Tenure::AffordableRent => LetType::AffordableGeneralProvider,
            Tenure::PrivateRent => return RentCheck::NoRange,
        };
        let bedrooms = u8::try_from(self.bedrooms.max(1)).unwrap_or(u8::MAX);
        check_rent(&self.district, let_type, bedrooms, self.rent.in_pence())
    }
}

impl From<&Advert> for Offered {
    fn from(advert: &Advert) -> Self {
        let (home, row) = (&advert.home, &advert.row);
        Self {
            kind: home.kind,
            bedrooms: home.bedrooms,
            max_people: home.max_people,
            floor: home.floor,
            lift: home.lift,
            access: home.access,
            age_min: home.age_min,
            epc: home.epc.clone(),
            parish: home.parish.clone(),
            postcode: home.postcode.clone(),
            tenure: row.tenure,
            rent: Money::pence(row.rent_pence),
            service: Money::pence(row.service_pence),
            available_on: row.available_on,
            description: row.description.clone(),
            provider: advert.provider.kind,
            district: advert.district.gss_code.clone(),
        }
    }
}

/// Every fault of an advert on record.
pub fn faults_of(advert: &Advert, today: NaiveDate) -> Vec<FieldError> {
    let mut errors = FormErrors::default();
    faults(&Offered::from(advert), today, &mut errors);
    errors.iter().cloned().collect()
}

/// Adds every fault to those that the form has already; one a field.
pub fn faults(of: &Offered, today: NaiveDate, errors: &mut FormErrors) {
    rooms(of, errors);
    ways_in(of, errors);
    for_whom(of, errors);
    energy(of, errors);
    money(of, errors);
    when(of, today, errors);
    words(of, errors);
}

fn rooms(of: &Offered, errors: &mut FormErrors) {
    if of.kind == HomeKind::Bedsit && of.bedrooms != 0 {
        errors.add("bedrooms", t!(Language::English, "adverts-gate-bedsit"));
    }
    if of.kind != HomeKind::Bedsit && of.bedrooms < 1 {
        errors.add(
            "bedrooms",
            t!(
                Language::English,
                "adverts-gate-no-bedroom",
                kind = kind_word(Language::English, of.kind)
            ),
        );
    }
    let most = of.bedrooms.max(1).saturating_mul(2);
    if of.max_people > most {
        errors.add(
            "max_people",
            t!(Language::English, "adverts-gate-many-people", most = most),
        );
    }
    if of.max_people < of.bedrooms {
        errors.add(
            "max_people",
            t!(Language::English, "adverts-gate-few-people", least = of.bedrooms),
        );
    }
}

fn ways_in(of: &Offered, errors: &mut FormErrors) {
    let on_the_ground = matches!(of.kind, HomeKind::House | HomeKind::Bungalow);
    if on_the_ground && of.floor != 0 {
        errors.add(
            "floor",
            t!(
                Language::English,
                "adverts-gate-ground",
                kind = kind_word(Language::English, of.kind)
            ),
        );
    }
    if of.lift && of.floor == 0 {
        errors.add("lift", t!(Language::English, "adverts-gate-lift-ground"));
    }
    let step_free = matches!(of.access, Access::NoSteps | Access::Wheelchair);
    if step_free && of.floor != 0 && !of.lift {
        errors.add("access", t!(Language::English, "adverts-gate-no-lift"));
    }
    if step_free && of.kind == HomeKind::Maisonette {
        errors.add("access", t!(Language::English, "adverts-gate-maisonette"));
    }
}

fn for_whom(of: &Offered, errors: &mut FormErrors) {
    let Some(age) = of.age_min else { return };
    if !(18..=75).contains(&age) {
        errors.add("age_min", t!(Language::English, "adverts-gate-age"));
    }
    let family_home = of.bedrooms > 2 || of.kind == HomeKind::House;
    if age > 18 && family_home {
        errors.add("age_min", t!(Language::English, "adverts-gate-age-family"));
    }
}

fn energy(of: &Offered, errors: &mut FormErrors) {
    match of.epc.as_deref() {
        None => errors.add("epc", t!(Language::English, "adverts-gate-epc")),
        // The Energy Efficiency (Private Rented Property) Regulations 2015, reg. 23.
        Some("F" | "G") if of.tenure == Tenure::PrivateRent => {
            errors.add("epc", t!(Language::English, "adverts-gate-epc-low"));
        }
        Some(_) => {}
    }
}

fn money(of: &Offered, errors: &mut FormErrors) {
    if of.provider == ProviderKind::PrivateLandlord && of.tenure != Tenure::PrivateRent {
        errors.add("tenure", t!(Language::English, "adverts-gate-private"));
    }
    let refused = of.rent_check();
    if matches!(refused, RentCheck::Refused { .. }) {
        errors.add("rent", refused.to_string());
    }
    if of.tenure == Tenure::PrivateRent && !(2_000..=200_000).contains(&of.rent.in_pence()) {
        errors.add("rent", t!(Language::English, "adverts-gate-rent"));
    }
    if of.service > of.rent {
        errors.add("service", t!(Language::English, "adverts-gate-service"));
    }
}

fn when(of: &Offered, today: NaiveDate, errors: &mut FormErrors) {
    let latest = today.checked_add_days(Days::new(365)).unwrap_or(today);
    if of.available_on < today {
        errors.add("available", t!(Language::English, "adverts-gate-past"));
    } else if of.available_on > latest {
        errors.add("available", t!(Language::English, "adverts-gate-far"));
    }
}

fn words(of: &Offered, errors: &mut FormErrors) {
    let text = of.description.to_lowercase();
    let digits = longest_number(&text);
    if of.description.chars().count() < 40 {
        errors.add("description", t!(Language::English, "adverts-gate-short"));
    } else if text.contains('@') || text.contains("www.") || text.contains("http") || digits >= 10 {
        errors.add("description", t!(Language::English, "adverts-gate-contacts"));
    } else if ["no dss", "no benefit", "no children", "no kids"]
        .iter()
        .any(|said| text.contains(said))
    {
        // Equality Act 2010, ss.33-34: shutting out families or people on benefits is indirect discrimination.
        errors.add("description", t!(Language::English, "adverts-gate-unwanted"));
    }
}

/// How many digits the longest number has, however it is spaced.
fn longest_number(text: &str) -> usize {
    let mut longest = 0;
    let mut here = 0;
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            here += 1;
            longest = longest.max(here);
        } else if !matches!(letter, ' ' | '-' | '(' | ')') {
            here = 0;
        }
    }
    longest
}

/// What an officer should look at, although the advert may be approved. `own` are the answers to what the scheme asks about the
/// home, each with what was asked.
pub fn remarks(advert: &Advert, own: &[(String, String)], today: NaiveDate) -> Vec<String> {
    let of = Offered::from(advert);
    let mut said: Vec<String> = faults_of(advert, today)
        .into_iter()
        .map(|fault| fault.says)
        .collect();
    if matches!(of.rent_check(), RentCheck::Unusual { .. }) {
        said.push(t!(
            Language::English,
            "adverts-gate-rent-said",
            says = of.rent_check().to_string()
        ));
    }
    if let (Some(place), Ok(postcode)) = (parish(&of.parish), Postcode::parse(&of.postcode)) {
        let near = neighbours(place, 8_000);
        let usual = place.outward == postcode.outward()
            || near.iter().any(|(other, _)| other.outward == postcode.outward());
        if !usual {
            said.push(t!(
                Language::English,
                "adverts-gate-postcode",
                postcode = postcode.to_string(),
                place = place.name.as_str()
            ));
        }
    }
    said.extend(steps(&of, own));
    said
}

/// What speaks of steps in a home that is said to be step-free.
fn steps(of: &Offered, own: &[(String, String)]) -> Vec<String> {
    if !matches!(of.access, Access::NoSteps | Access::Wheelchair) {
        return Vec::new();
    }
    let mut said = Vec::new();
    if of.kind == HomeKind::House {
        said.push(t!(Language::English, "adverts-gate-steps-house"));
    }
    if of.description.to_lowercase().contains("stairs") {
        said.push(t!(Language::English, "adverts-gate-steps-described"));
    }
    let speaks = |asked: &str| {
        ["step", "stair"]
            .iter()
            .any(|word| asked.to_lowercase().contains(word))
    };
    for (asked, answer) in own {
        let some = answer.starts_with(|c: char| ('1'..='9').contains(&c)) || answer == "Yes";
        if speaks(asked) && some {
            said.push(t!(
                Language::English,
                "adverts-gate-steps-own",
                asked = asked.as_str(),
                answer = answer.as_str()
            ));
        }
    }
    said
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
