//! The photograph of a home: kept once under the fingerprint of its content, served under a name that never changes.

use std::fmt::Write as _;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use entity::{home, photo};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::store::Tx;
use crate::web::assets::FOR_EVER;

mod pixels;

pub use pixels::{Made, Unfit, made_from};

/// Gives a home its photograph, in place of the one it had. `alt` says what it shows.
pub async fn keep_photo(
    tx: &Tx,
    at: &Moment,
    by: &By,
    home: &home::Model,
    made: &Made,
    alt: &str,
) -> Result<(), AppError> {
    let fingerprint = fingerprint(&made.large);
    let row = photo::ActiveModel {
        fingerprint: Set(fingerprint.clone()),
        large: Set(made.large.clone()),
        small: Set(made.small.clone()),
        created_at: Set(at.now),
    };
    // Two homes may have the same photograph.
    photo::Entity::insert(row)
        .on_conflict(
            OnConflict::column(photo::Column::Fingerprint)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    change(tx, at, by, home, Some((fingerprint, alt.to_owned()))).await
}

/// Takes the photograph of a home away; the drawing stands for it again.
pub async fn remove_photo(tx: &Tx, at: &Moment, by: &By, home: &home::Model) -> Result<(), AppError> {
    if home.photo.is_none() {
        return Ok(());
    }
    change(tx, at, by, home, None).await
}

async fn change(
    tx: &Tx,
    at: &Moment,
    by: &By,
    home: &home::Model,
    to: Option<(String, String)>,
) -> Result<(), AppError> {
    let (photo, alt) = to.unzip();
    let set = home::ActiveModel {
        photo: Set(photo.clone()),
        photo_alt: Set(alt.clone()),
        ..home::ActiveModel::default()
    };
    home::Entity::update_many()
        .set(set)
        .filter(home::Column::Id.eq(home.id))
        .exec(tx)
        .await?;
    if let Some(before) = home
        .photo
        .as_ref()
        .filter(|before| photo.as_ref() != Some(before))
    {
        let used = home::Entity::find()
            .filter(home::Column::Photo.eq(before))
            .count(tx)
            .await?;
        if used == 0 {
            photo::Entity::delete_by_id(before.clone()).exec(tx).await?;
        }
    }
    let said = |photo: Option<&String>, alt: Option<&String>| {
        photo.map_or_else(String::new, |photo| {
            format!("{photo}: {}", alt.map_or("", String::as_str))
        })
    };
    let entry = Entry::new("photo", "home", home.id)
        .from(&said(home.photo.as_ref(), home.photo_alt.as_ref()))
        .to(&said(photo.as_ref(), alt.as_ref()));
    audit::record(tx, at, by, entry).await
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Where the photograph is served, as a card shows it.
pub(super) fn small_url(fingerprint: &str) -> String {
    format!("/assets/photo/{fingerprint}-small.jpg")
}

/// Where the photograph is served, as the home's own page shows it.
pub(super) fn large_url(fingerprint: &str) -> String {
    format!("/assets/photo/{fingerprint}.jpg")
}

/// Answers `GET /assets/photo/{name}`.
pub async fn serve_photo(app: web::Data<App>, name: web::Path<String>) -> Result<HttpResponse, AppError> {
    let found = found(app.store.read(), &name).await?;
    Ok(match found {
        Some(bytes) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "image/jpeg"))
            .insert_header((CACHE_CONTROL, FOR_EVER))
            .body(bytes),
        None => HttpResponse::NotFound().finish(),
    })
}

async fn found(db: &impl ConnectionTrait, name: &str) -> Result<Option<Vec<u8>>, AppError> {
    let Some(name) = name.strip_suffix(".jpg") else {
        return Ok(None);
    };
    let small = name.strip_suffix("-small");
    let fingerprint = small.unwrap_or(name);
    if fingerprint.len() != 64 || !fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(None);
    }
    let row = photo::Entity::find_by_id(fingerprint.to_owned()).one(db).await?;
    Ok(row.map(|row| if small.is_some() { row.small } else { row.large }))
}
