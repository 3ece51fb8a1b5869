//! Adopting a scheme: its text is kept as it comes into force, with the text of the scheme that it is laid over.

use entity::scheme_version;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::found::add_scheme;
use crate::error::AppError;
use crate::ids::Moment;

/// Adopts a scheme text under a name. `beside` is the text that it extends, where that does not come with Lintel.
///
/// # Errors
/// Refused with every problem of the text, or when the scheme that it extends is not to be had.
pub async fn adopt(
    tx: &impl ConnectionTrait,
    at: &Moment,
    name: &str,
    text: &str,
    beside: Option<&str>,
) -> Result<Uuid, AppError> {
    let extends = extended(text);
    let base = beside.or_else(|| extends.as_deref().and_then(allocations::schemes::text));
    add_scheme(tx, at, name, text, base).await
}

/// Makes sure that a scheme of that name has been adopted; one that comes with Lintel is adopted on the way.
///
/// # Errors
/// Refused with `no_scheme` when there is none of that name.
pub async fn ensure_adopted(tx: &impl ConnectionTrait, at: &Moment, name: &str) -> Result<(), AppError> {
    let known = scheme_version::Entity::find()
        .filter(scheme_version::Column::Name.eq(name))
        .count(tx)
        .await?;
    if known > 0 {
        return Ok(());
    }
    let Some(text) = allocations::schemes::text(name) else {
        return Err(AppError::refused(
            "no_scheme",
            format!(
                "No scheme called {name} has been adopted. Adopt it first: lintel council adopt {name} FILE"
            ),
        ));
    };
    adopt(tx, at, name, text, None).await?;
    Ok(())
}

/// The id of the scheme that a text is laid over. A text that cannot be read names none; loading it says why.
fn extended(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    table
        .get("scheme")?
        .get("extends")?
        .as_str()
        .map(ToOwned::to_owned)
}
