//! Founding the invented partnership: councils, schemes, providers, staff, and the households already waiting.

use std::collections::BTreeMap;

use entity::states::{ProviderKind, Role};
use uuid::Uuid;

use super::people::{PASSWORD, SECOND_STEP_SECRET, people};
use crate::access::Staff;
use crate::accounts::{self, NewAccount};
use crate::app::App;
use crate::audit::By;
use crate::error::AppError;
use crate::ids::Moment;
use crate::invent::{self, InventedHousehold, LandlordKind};
use crate::partnership::{self, Given, NewCouncil, NewProvider, Place};
use crate::store::Tx;
use crate::web::theme::{Theme, broadland, south_norfolk};

/// The invented partnership, as far as playing it needs to remember.
#[derive(Debug)]
pub struct Founded {
    pub partnership_id: Uuid,
    /// Councils by GSS code.
    pub councils: BTreeMap<String, Uuid>,
    /// Providers by the code of their invention.
    pub providers: BTreeMap<String, Uuid>,
    /// Staff by e-mail address.
    pub staff: BTreeMap<&'static str, By>,
    /// Officers and managers by e-mail address.
    pub officers: BTreeMap<&'static str, Staff>,
    pub households: Vec<Lives>,
}

/// One invented household that is on the register.
#[derive(Debug)]
pub struct Lives {
    pub household_id: Uuid,
    pub account_id: Uuid,
    pub invented: InventedHousehold,
}

impl Founded {
    /// An officer of a council, to act as; the second one where two keys are needed.
    pub fn staff_of(&self, gss: &str, second: bool) -> Result<Staff, AppError> {
        let council = self.councils.get(gss).ok_or(AppError::NotFound)?;
        let mut officers = people()
            .into_iter()
            .filter_map(|person| self.officers.get(person.email))
            .filter(|officer| officer.council_id == *council && officer.role == Role::Officer);
        officers
            .nth(usize::from(second))
            .cloned()
            .ok_or(AppError::NotFound)
    }

    /// The same officer, for the record.
    pub fn officer(&self, gss: &str, second: bool) -> By {
        self.staff_of(gss, second)
            .map_or(CLOCK.clone(), |staff| By::from(&staff))
    }

    /// The staff of a provider, to act as.
    pub fn provider_staff(&self, code: &str) -> &By {
        let email = people()
            .into_iter()
            .find(|person| person.of == code)
            .map_or("", |person| person.email);
        self.staff.get(email).unwrap_or(&CLOCK)
    }
}

static CLOCK: By = By::the_clock(None);

/// Founds everything but the households.
pub async fn found(app: &App, at: &Moment) -> Result<Founded, AppError> {
    // Everybody has the same known password, so it is hashed once.
    let password_hash = app.passwords.hash(PASSWORD)?;
    let founded = app
        .store
        .write(async |tx| {
            let partnership_id = partnership::add_partnership(tx, at, "home-options", "Home Options").await?;
            let councils = councils(tx, at, partnership_id).await?;
            let providers = providers(tx, at, partnership_id).await?;
            let (mut staff, mut officers) = (BTreeMap::new(), BTreeMap::new());
            for person in people() {
                let council_id = councils
                    .values()
                    .find(|(slug, _)| slug == person.of)
                    .map(|(_, id)| *id);
                let provider_id = providers.get(person.of).copied();
                let new = NewAccount {
                    email: person.email.to_owned(),
                    name: person.name.to_owned(),
                    password_hash: password_hash.clone(),
                    role: person.role,
                    council_id,
                    provider_id,
                    household_id: None,
                    totp_secret: Some(SECOND_STEP_SECRET.to_owned()),
                };
                let id = accounts::create(tx, at, &By::the_operator(), new).await?;
                staff.insert(person.email, By::account(id, person.role, council_id));
                if let (Role::Officer | Role::Manager, Some(council_id)) = (person.role, council_id) {
                    let name = person.name.to_owned();
                    officers.insert(
                        person.email,
                        Staff {
                            account_id: id,
                            name,
                            role: person.role,
                            council_id,
                        },
                    );
                }
            }
            Ok(Founded {
                partnership_id,
                councils: councils.into_iter().map(|(gss, (_, id))| (gss, id)).collect(),
                providers,
                staff,
                officers,
                households: Vec::new(),
            })
        })
        .await?;
    app.places.refresh(&app.store, at.now, true).await?;
    Ok(founded)
}

async fn councils(
    tx: &Tx,
    at: &Moment,
    partnership_id: Uuid,
) -> Result<BTreeMap<String, (String, Uuid)>, AppError> {
    let face = |made: Result<Theme, _>| made.map_err(|cause| AppError::internal("making a face", cause));
    let two = [
        (
            face(broadland())?,
            crate::place::BROADLAND,
            "broadland-2022",
            "01632 960 111",
        ),
        (
            face(south_norfolk())?,
            crate::place::SOUTH_NORFOLK,
            "south-norfolk-2022",
            "01632 960 222",
        ),
    ];
    let mut councils = BTreeMap::new();
    for (theme, gss, scheme, night_phone) in two {
        partnership::ensure_adopted(tx, at, scheme).await?;
        let contact = theme.contact();
        let new = NewCouncil {
            slug: theme.slug().to_owned(),
            name: theme.name().to_owned(),
            gss_code: gss.to_owned(),
            scheme: scheme.to_owned(),
            face: Given::from(&theme),
            front_text:
                "Find a home to rent from a housing association or a private landlord, in both districts."
                    .into(),
            place: Place {
                phone: contact.phone.clone(),
                night_phone: Some(night_phone.to_owned()),
                email: contact.email.clone(),
                office: contact.office.clone(),
            },
        };
        let id = partnership::add_council(tx, at, partnership_id, &new).await?;
        councils.insert(gss.to_owned(), (new.slug, id));
    }
    Ok(councils)
}

async fn providers(tx: &Tx, at: &Moment, partnership_id: Uuid) -> Result<BTreeMap<String, Uuid>, AppError> {
    let mut providers = BTreeMap::new();
    for landlord in invent::landlords() {
        let new = NewProvider {
            slug: landlord.code.to_owned(),
            name: landlord.name.to_owned(),
            kind: match landlord.kind {
                LandlordKind::RegisteredProvider => ProviderKind::RegisteredProvider,
                LandlordKind::PrivateLandlord => ProviderKind::PrivateLandlord,
            },
            email: landlord.email.to_owned(),
            phone: landlord.phone.to_owned(),
        };
        let id = partnership::add_provider(tx, at, partnership_id, &new).await?;
        providers.insert(landlord.code.to_owned(), id);
    }
    Ok(providers)
}
