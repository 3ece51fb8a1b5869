//! Who is in the partnership, held in memory and read again when it may have changed.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::TimeDelta;
use entity::{council, partnership};
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use super::face::{FaceError, Given};
use crate::access::Actor;
use crate::app::App;
use crate::clock::Instant;
use crate::error::AppError;
use crate::store::Store;
use crate::web::theme::Theme;

/// The councils and their faces. Another process may add one, so it is read again every half minute.
#[derive(Clone, Debug)]
pub struct Directory(Arc<RwLock<Arc<Known>>>);

#[derive(Debug)]
struct Known {
    read_at: Instant,
    partnership: Option<partnership::Model>,
    councils: Vec<(council::Model, Arc<Theme>)>,
    neutral: Arc<Theme>,
}

/// Why the councils could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    #[error("the face of {council} cannot be used: {cause}")]
    Face { council: String, cause: FaceError },
}

const FRESH: TimeDelta = TimeDelta::seconds(30);

impl Directory {
    /// Reads the councils from the database.
    pub async fn read(store: &Store, now: Instant) -> Result<Self, AppError> {
        Ok(Self(Arc::new(RwLock::new(Arc::new(known(store, now).await?)))))
    }

    /// Reads them again if it is time, or at once when `anyhow`.
    pub async fn refresh(&self, store: &Store, now: Instant, anyhow: bool) -> Result<(), AppError> {
        let stale = {
            let known = self.known();
            anyhow || now - known.read_at > FRESH || now < known.read_at
        };
        if stale {
            let fresh = Arc::new(known(store, now).await?);
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        }
        Ok(())
    }

    fn known(&self) -> Arc<Known> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The partnership's name, once it has been set up.
    pub fn partnership(&self) -> Option<partnership::Model> {
        self.known().partnership.clone()
    }

    /// Every council, by name.
    pub fn councils(&self) -> Vec<council::Model> {
        self.known()
            .councils
            .iter()
            .map(|(council, _)| council.clone())
            .collect()
    }

    pub fn by_slug(&self, slug: &str) -> Option<council::Model> {
        self.known()
            .councils
            .iter()
            .find(|(council, _)| council.slug == slug)
            .map(|(council, _)| council.clone())
    }

    pub fn by_id(&self, id: Uuid) -> Option<council::Model> {
        self.known()
            .councils
            .iter()
            .find(|(council, _)| council.id == id)
            .map(|(council, _)| council.clone())
    }

    /// The face a page wears: the council's, or the partnership's where no council is meant.
    pub fn face(&self, council: Option<&council::Model>) -> Arc<Theme> {
        let known = self.known();
        let own =
            council.and_then(|wanted| known.councils.iter().find(|(council, _)| council.id == wanted.id));
        own.map_or_else(|| Arc::clone(&known.neutral), |(_, theme)| Arc::clone(theme))
    }

    /// The stylesheet or mark served at a path, if a face has it: content type and text.
    pub fn file(&self, path: &str) -> Option<(&'static str, String)> {
        let known = self.known();
        let faces = known
            .councils
            .iter()
            .map(|(_, theme)| theme)
            .chain(std::iter::once(&known.neutral));
        faces.clone().find_map(|theme| {
            (theme.stylesheet_url() == path)
                .then(|| ("text/css; charset=utf-8", theme.stylesheet().to_owned()))
                .or_else(|| {
                    (theme.mark_url() == Some(path))
                        .then(|| ("image/svg+xml", theme.mark().unwrap_or_default().to_owned()))
                })
        })
    }
}

async fn known(store: &Store, now: Instant) -> Result<Known, AppError> {
    let partnership = partnership::Entity::find()
        .order_by_asc(partnership::Column::Id)
        .one(store.read())
        .await?;
    let rows = council::Entity::find()
        .order_by_asc(council::Column::Name)
        .order_by_asc(council::Column::Id)
        .all(store.read())
        .await?;
    let mut councils = Vec::with_capacity(rows.len());
    for row in rows {
        let theme = theme_of(&row).map_err(|cause| {
            AppError::internal(
                "reading a council's face",
                DirectoryError::Face {
                    council: row.name.clone(),
                    cause,
                },
            )
        })?;
        councils.push((row, Arc::new(theme)));
    }
    let name = partnership
        .as_ref()
        .map_or("Home Options", |row| row.name.as_str());
    let contact = councils.first().map(|(row, _)| row.clone());
    let neutral = neutral(name, contact.as_ref())
        .map_err(|cause| AppError::internal("making the partnership's face", cause))?;
    Ok(Known {
        read_at: now,
        partnership,
        councils,
        neutral: Arc::new(neutral),
    })
}

fn theme_of(row: &council::Model) -> Result<Theme, FaceError> {
    let given: Given = serde_json::from_str(&row.theme)?;
    given.theme(&row.slug, &row.name, &row.phone, &row.email, &row.office)
}

/// The partnership's own face: grey, so that it is nobody's.
fn neutral(name: &str, contact: Option<&council::Model>) -> Result<Theme, FaceError> {
    let given = Given {
        initials: name.chars().filter(|c| c.is_uppercase()).take(2).collect(),
        mark: None,
        brand: "#2f3b45".into(),
        link: "#14507a".into(),
        link_hover: "#0b2f4b".into(),
        surface: "#f3f4f5".into(),
        typeface: "\"Helvetica Neue\",Helvetica,Arial,sans-serif".into(),
        hours: "Monday to Friday, 9am to 5pm".into(),
    };
    let (phone, email, office) = contact.map_or(("", "", ""), |row| {
        (row.phone.as_str(), row.email.as_str(), row.office.as_str())
    });
    given.theme("partnership", name, phone, email, office)
}

/// The council whose face a request wears: the one in the path, else the one that the person belongs to. An applicant
/// belongs to the council that holds the application.
pub async fn council_of(
    app: &App,
    slug: Option<&str>,
    actor: Option<&Actor>,
    looked_after_by: Option<Uuid>,
) -> Result<Option<council::Model>, AppError> {
    app.places.refresh(&app.store, app.clock.now(), false).await?;
    if let Some(slug) = slug {
        return Ok(app.places.by_slug(slug));
    }
    let Some(actor) = actor else { return Ok(None) };
    Ok(actor
        .council_id
        .or(looked_after_by)
        .and_then(|id| app.places.by_id(id)))
}
