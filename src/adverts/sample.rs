//! One believable advert for samples of pages.

use chrono::{DateTime, Days, TimeDelta};
use entity::states::{Access, AdvertState, HomeKind, ProviderKind, Tenure};
use entity::{advert, home, provider};
use uuid::Uuid;

use super::read::{Advert, District};
use crate::dates::london_day;

/// A two-bedroom house in Diss, approved and open.
pub(crate) fn sample_advert() -> Advert {
    let now = DateTime::from_timestamp(1_793_700_000, 0).unwrap_or_default();
    let (home_id, provider_id, council_id) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
    Advert {
        row: advert::Model {
            id: Uuid::from_u128(4),
            reference: "A-2345-6789".into(),
            home_id,
            provider_id,
            council_id,
            cycle_id: Some(Uuid::from_u128(5)),
            state: AdvertState::Approved,
            tenure: Tenure::SocialRent,
            label: "open".into(),
            rent_pence: 11_250,
            service_pence: 410,
            available_on: london_day(now)
                .checked_add_days(Days::new(20))
                .unwrap_or_default(),
            description: "A warm house near the park.\nThere is a bus to Norwich every half hour.".into(),
            first_let: true,
            own_facts: "{}".into(),
            opens_at: Some(now - TimeDelta::days(1)),
            closes_at: Some(now + TimeDelta::days(4)),
            asked: None,
            draw_commitment: None,
            draw_seed: None,
            approved_by: None,
            created_at: now,
            version: 1,
        },
        home: home::Model {
            id: home_id,
            provider_id,
            council_id,
            reference: "SAF-00017".into(),
            uprn: None,
            address: "14 Teaselgate Rise".into(),
            postcode: "IP22 4AB".into(),
            parish: "Diss".into(),
            easting: 611_700,
            northing: 279_900,
            kind: HomeKind::House,
            bedrooms: 2,
            max_people: 4,
            floor: 0,
            lift: false,
            garden: "own".into(),
            parking: "own".into(),
            pets: "yes".into(),
            heating: "gas".into(),
            access: Access::General,
            age_min: None,
            epc: Some("C".into()),
            picture_seed: 17,
            photo: None,
            photo_alt: None,
            created_at: now,
            version: 1,
        },
        provider: provider::Model {
            id: provider_id,
            partnership_id: Uuid::from_u128(6),
            slug: "saffron".into(),
            name: "Saffron Homes".into(),
            kind: ProviderKind::RegisteredProvider,
            email: "lettings@saffron.example.org".into(),
            phone: "01632 960 123".into(),
            created_at: now,
        },
        district: District {
            id: council_id,
            slug: "south-norfolk".into(),
            name: "South Norfolk District Council".into(),
            gss_code: "E07000149".into(),
        },
    }
}
