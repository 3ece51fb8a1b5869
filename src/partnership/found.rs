//! Setting up: the partnership, its councils, their schemes, the providers.

use entity::states::ProviderKind;
use entity::{council, partnership, provider};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::face::Given;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;

/// How and where people reach a council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub phone: String,
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
