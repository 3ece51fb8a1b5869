//! Households joining the register, and telling us what has changed, each at its time.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use entity::states::{Role, Sex};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::found::{Founded, Lives};
use super::people::PASSWORD;
use crate::accounts::{self, NewAccount};
use crate::app::App;
use crate::audit::By;
use crate::clock::Instant;
use crate::dates::london;
use crate::error::AppError;
use crate::ids::Moment;
use crate::invent::{self, InventedHousehold, Role as Part};
use crate::register::{self, NewHousehold, NewPerson, Reach};
use crate::store::Tx;

/// What happens to an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Happens {
    /// The household joins the register.
    Joins,
    /// It tells of a change in circumstances.
    Changes,
    /// An officer checks what was told.
    Checked,
}

/// Something an invented household tells us, or an officer's check of it.
#[derive(Debug)]
pub(super) struct Telling {
    pub at: Instant,
    /// Which household, by its place in the invention.
    pub household: usize,
    pub happens: Happens,
    /// The circumstances it tells of are those recognised by this day.
    pub as_at: NaiveDate,
}

/// The invented register as it will stand on `on`.
pub(super) fn invent(seed: u64, count: u32, on: NaiveDate) -> Vec<InventedHousehold> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (1..=count)
        .map(|number| invent::household(&mut rng, number, on))
        .collect()
}

/// What is decided on the day it is told is decided in the evening of that day.
const TO_THE_EVENING: TimeDelta = TimeDelta::minutes(490);

/// Everything the households tell and when it was checked, in the order of time. Nothing is told before `first`, when
/// the scheme began: what was told earlier is told then, with its own dates.
pub(super) fn tellings(households: &[InventedHousehold], first: NaiveDate) -> Vec<Telling> {
    let mut tellings = Vec::new();
    for (household, lives) in households.iter().enumerate() {
        let mut moments = lives.moments();
        if moments.is_empty() {
            moments.push(invent::Moment {
                decided_on: lives.applied_on,
                told_on: lives.applied_on,
                joins: true,
            });
        }
        moments.sort_by_key(|moment| (!moment.joins, moment.decided_on));
        let mut last = first;
        for moment in moments {
            let day = moment.told_on.max(last);
            last = day;
            // Spread over the working day, so that no two are told at the same instant.
            let minute = u32::try_from(household % 480).unwrap_or_default();
            let moment_of = |day| {
                london(day, NaiveTime::from_hms_opt(9, 0, 0).unwrap_or(NaiveTime::MIN))
                    + TimeDelta::minutes(minute.into())
                    + TimeDelta::microseconds(household.try_into().unwrap_or_default())
            };
            let as_at = moment.decided_on.max(day);
            tellings.push(Telling {
                at: moment_of(day),
                household,
                happens: if moment.joins {
                    Happens::Joins
                } else {
                    Happens::Changes
                },
                as_at,
            });
            tellings.push(Telling {
                at: moment_of(as_at) + TO_THE_EVENING,
                household,
                happens: Happens::Checked,
                as_at,
            });
        }
    }
    tellings.sort_by_key(|telling| (telling.at, telling.happens));
    tellings
}

/// Lets a household join, with an account of its own, and sends its application.
pub(super) async fn join(
    tx: &Tx,
    app: &App,
    founded: &Founded,
    telling: &Telling,
    invented: &InventedHousehold,
    password_hash: &str,
) -> Result<Lives, AppError> {
    let at = &Moment::new(telling.at, app.ids.clone());
    let council_id = *founded
        .councils
        .get(&invented.council)
        .ok_or(AppError::NotFound)?;
    let name = invented.people.first().map_or_else(String::new, |lead| {
        format!("{} {}", lead.first_name, lead.last_name)
    });
    let email = invented.contact.email.clone();
    let account = NewAccount {
        email: email.unwrap_or_else(|| format!("household.{}@example.org", invented.number)),
        name,
        password_hash: password_hash.to_owned(),
        role: Role::Applicant,
        council_id: None,
        provider_id: None,
        household_id: None,
        totp_secret: None,
    };
    let account_id = accounts::create(tx, at, &By::the_operator(), account).await?;
    let by = By::account(account_id, Role::Applicant, Some(council_id));
    let then = invented.as_at(telling.as_at);
    let new = NewHousehold {
        council_id,
        account_id: Some(account_id),
        people: invented.people.iter().map(new_person).collect(),
        facts: facts(&then, telling.as_at)?,
        reach: Reach {
            address: format!("{}, {}", invented.address.street, invented.address.place),
            postcode: invented.address.postcode.to_string(),
            phone: invented.contact.phone.clone(),
            safe_contact: invented
                .safety
                .sensitive
                .then(|| "Email only. Do not phone or write.".to_owned()),
        },
        sensitive: invented.safety.sensitive,
    };
    let begun = register::begin(tx, at, &by, new).await?;
    register::submit(tx, at, &by, &app.schemes, begun.household_id).await?;
    Ok(Lives {
        household_id: begun.household_id,
        account_id,
        invented: invented.clone(),
    })
}

/// Tells of a change in circumstances.
pub(super) async fn tell_change(
    tx: &Tx,
    app: &App,
    founded: &Founded,
    telling: &Telling,
    lives: &Lives,
) -> Result<(), AppError> {
    let at = &Moment::new(telling.at, app.ids.clone());
    let council_id = founded.councils.get(&lives.invented.council).copied();
    let by = By::account(lives.account_id, Role::Applicant, council_id);
    register::change_circumstances(tx, at, &by, lives.household_id).await?;
    let draft = register::application_of(tx, lives.household_id).await?;
    let told = facts(&lives.invented.as_at(telling.as_at), telling.as_at)?;
    // what the household tells now, over what it told before
    let whole = register::told_so_far(&draft)?.overlaid(&told, &KEPT);
    register::save_facts(tx, at, lives.household_id, draft.version, &whole, &[]).await?;
    register::submit(tx, at, &by, &app.schemes, lives.household_id).await?;
    Ok(())
}

/// An officer of the household's council checks what was told. What has been checked or changed since is left alone.
pub(super) async fn check(
    tx: &Tx,
    app: &App,
    founded: &Founded,
    telling: &Telling,
    lives: &Lives,
) -> Result<(), AppError> {
    let at = &Moment::new(telling.at, app.ids.clone());
    let by = founded.officer(&lives.invented.council, false);
    match register::confirm(tx, at, &by, &app.schemes, lives.household_id).await {
        Ok(_) => Ok(()),
        Err(AppError::Refused(refused)) if refused.code == "checked" => Ok(()),
        Err(other) => Err(other),
    }
}

fn facts(household: &InventedHousehold, on: NaiveDate) -> Result<allocations::Facts, AppError> {
    invent::facts(household, on).map_err(|cause| AppError::internal("inventing facts", cause))
}

/// Facts that the service keeps itself: a household does not tell them.
const KEPT: [&str; 8] = [
    "moves",
    "events",
    "offers",
    "applied_on",
    "registered_on",
    "first_registered_on",
    "told_on",
    "band_awarded_on",
];

fn relation(role: Part) -> &'static str {
    match role {
        Part::Lead => "applicant",
        Part::Partner => "partner",
        Part::Child => "child",
        Part::Parent => "parent",
    }
}

fn new_person(person: &invent::InventedPerson) -> NewPerson {
    NewPerson {
        name: format!("{} {}", person.first_name, person.last_name),
        born_on: Some(person.born),
        sex: match person.sex {
            invent::Sex::Female => Sex::Female,
            invent::Sex::Male => Sex::Male,
        },
        relation: relation(person.role).to_owned(),
    }
}

/// The hash that everybody of the demonstration shares.
pub(super) fn shared_password(app: &App) -> Result<String, AppError> {
    app.passwords.hash(PASSWORD)
}
