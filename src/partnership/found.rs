//! Setting up: the partnership, its councils, their schemes, the providers.

use entity::states::ProviderKind;
use entity::{council, partnership, provider, scheme_version};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use uuid::Uuid;

use super::face::Given;
use super::shared_answers;
use crate::audit::{self, By, Entry};
use crate::dates::london_day;
use crate::error::AppError;
use crate::ids::Moment;

/// How and where people reach a council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub phone: String,
    /// Answered when the office is closed.
    pub night_phone: Option<String>,
    pub email: String,
    pub office: String,
}

/// A council to be added. Its face is checked before anything is written.
#[derive(Clone, Debug)]
pub struct NewCouncil {
    pub slug: String,
    pub name: String,
    pub gss_code: String,
    pub scheme: String,
    pub face: Given,
    pub front_text: String,
    pub place: Place,
}

/// A provider to be added.
#[derive(Clone, Debug)]
pub struct NewProvider {
    pub slug: String,
    pub name: String,
    pub kind: ProviderKind,
    pub email: String,
    pub phone: String,
}

/// Founds the partnership.
pub async fn add_partnership(
    tx: &impl ConnectionTrait,
    at: &Moment,
    slug: &str,
    name: &str,
) -> Result<Uuid, AppError> {
    let id = at.id();
    let row = partnership::ActiveModel {
        id: Set(id),
        slug: Set(slug.to_owned()),
        name: Set(name.to_owned()),
    };
    partnership::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    audit::record(
        tx,
        at,
        &By::the_operator(),
        Entry::new("create", "partnership", id).to(&name),
    )
    .await?;
    Ok(id)
}

/// Adds a council to the partnership.
///
/// # Errors
/// Refused with `taken`, with `face`, or with `own_facts` when its scheme cannot share answers with those of the others.
pub async fn add_council(
    tx: &impl ConnectionTrait,
    at: &Moment,
    partnership_id: Uuid,
    new: &NewCouncil,
) -> Result<Uuid, AppError> {
    new.face
        .theme(
            &new.slug,
            &new.name,
            &new.place.phone,
            &new.place.email,
            &new.place.office,
        )
        .map_err(|cause| {
            AppError::refused("face", format!("The council's colours cannot be used: {cause}."))
        })?;
    let taken = council::Entity::find()
        .filter(council::Column::Slug.eq(&new.slug))
        .one(tx)
        .await?;
    if taken.is_some() {
        return Err(AppError::refused(
            "taken",
            format!("There is a council at /{} already.", new.slug),
        ));
    }
    shared_answers::council_fits(tx, partnership_id, &new.scheme, london_day(at.now)).await?;
    let id = at.id();
    let theme =
        serde_json::to_string(&new.face).map_err(|cause| AppError::internal("writing a face", cause))?;
    let row = council::ActiveModel {
        id: Set(id),
        partnership_id: Set(partnership_id),
        slug: Set(new.slug.clone()),
        name: Set(new.name.clone()),
        gss_code: Set(new.gss_code.clone()),
        scheme: Set(new.scheme.clone()),
        theme: Set(theme),
        front_text: Set(new.front_text.clone()),
        phone: Set(new.place.phone.clone()),
        night_phone: Set(new.place.night_phone.clone()),
        email: Set(new.place.email.clone()),
        office: Set(new.place.office.clone()),
        created_at: Set(at.now),
    };
    council::Entity::insert(row).exec_without_returning(tx).await?;
    audit::record(
        tx,
        at,
        &By::the_operator(),
        Entry::new("create", "council", id).to(&new.name),
    )
    .await?;
    Ok(id)
}

/// Sets the number that a council answers when its office is closed, or takes it away.
///
/// # Errors
/// Not found when there is no council at this address.
pub async fn set_night_phone(
    tx: &impl ConnectionTrait,
    at: &Moment,
    slug: &str,
    number: Option<&str>,
) -> Result<(), AppError> {
    let council = council::Entity::find()
        .filter(council::Column::Slug.eq(slug))
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let (id, before) = (council.id, council.night_phone.clone());
    let changed = council::ActiveModel {
        night_phone: Set(number.map(str::to_owned)),
        ..council.into_active_model()
    };
    changed.update(tx).await?;
    audit::record(
        tx,
        at,
        &By::the_operator(),
        Entry::new("night_phone", "council", id).from(&before).to(&number),
    )
    .await
}

/// Adds a provider.
pub async fn add_provider(
    tx: &impl ConnectionTrait,
    at: &Moment,
    partnership_id: Uuid,
    new: &NewProvider,
) -> Result<Uuid, AppError> {
    let id = at.id();
    let row = provider::ActiveModel {
        id: Set(id),
        partnership_id: Set(partnership_id),
        slug: Set(new.slug.clone()),
        name: Set(new.name.clone()),
        kind: Set(new.kind),
        email: Set(new.email.clone()),
        phone: Set(new.phone.clone()),
        created_at: Set(at.now),
    };
    provider::Entity::insert(row).exec_without_returning(tx).await?;
    audit::record(
        tx,
        at,
        &By::the_operator(),
        Entry::new("create", "provider", id).to(&new.name),
    )
    .await?;
    Ok(id)
}

/// Keeps a scheme text as it comes into force. The same text twice is one version.
///
/// # Errors
/// Refused when the text cannot be read as a scheme, or does not say from when it is in force, and with `own_facts` when it
/// means something else by a fact of its own than the scheme of another council of the partnership.
pub async fn add_scheme(
    tx: &impl ConnectionTrait,
    at: &Moment,
    name: &str,
    text: &str,
    base: Option<&str>,
) -> Result<Uuid, AppError> {
    let scheme = super::schemes::parse(text, base)?;
    let in_force_from = scheme.in_force_from().ok_or_else(|| {
        AppError::refused(
            "scheme",
            "The scheme does not say from when it is in force. Add `in_force` to it.",
        )
    })?;
    let known = scheme_version::Entity::find()
        .filter(scheme_version::Column::Hash.eq(scheme.hash()))
        .one(tx)
        .await?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    shared_answers::scheme_fits(tx, name, &scheme, in_force_from).await?;
    let id = at.id();
    let row = scheme_version::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        version: Set(scheme.version().to_owned()),
        hash: Set(scheme.hash().to_owned()),
        text: Set(text.to_owned()),
        base_text: Set(base.map(ToOwned::to_owned)),
        in_force_from: Set(in_force_from),
        created_at: Set(at.now),
    };
    scheme_version::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    let entry = Entry::new("adopt", "scheme", id).to(&name);
    audit::record(tx, at, &By::the_operator(), entry).await?;
    Ok(id)
}
