//! Many short rows in one. The driver of SQLite copies each value of each row for itself and hands the row to another thread,
//! which costs more than finding it did. A long list is therefore written down by the database, as one text.

use sea_orm::sea_query::{Alias, Expr, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DatabaseBackend};
use serde::de::DeserializeOwned;

use crate::error::AppError;

/// The rows of a question, each as a tuple of the `columns` by which it calls them, in no order. Ids, texts, whole numbers, days and moments
/// can be read this way.
///
/// # Errors
/// What the database answers; internal when a row is not what was asked for.
pub async fn packed<T: DeserializeOwned>(
    db: &impl ConnectionTrait,
    question: SelectStatement,
    columns: &[&str],
) -> Result<Vec<T>, AppError> {
    let backend = db.get_database_backend();
    let row: Vec<String> = columns.iter().map(|column| value(backend, column)).collect();
    let row = row.join(", ");
    let all = match backend {
        DatabaseBackend::Sqlite => format!("json_group_array(json_array({row}))"),
        _ => format!("CAST(json_agg(json_build_array({row})) AS TEXT)"),
    };
    let whole = Query::select()
        .expr(Expr::cust(all))
        .from_subquery(question, Alias::new("lines"))
        .to_owned();
    let Some(found) = db.query_one(&whole).await? else {
        return Ok(Vec::new());
    };
    // no rows are nothing at all on PostgreSQL
    let text: Option<String> = found.try_get_by_index(0)?;
    let text = text.unwrap_or_else(|| "[]".to_owned());
    serde_json::from_str(&text).map_err(|cause| AppError::internal("reading rows", cause))
}

/// A column as it is written down: SQLite keeps ids as bytes, for which there is no other way.
fn value(backend: DatabaseBackend, column: &str) -> String {
    match backend {
        DatabaseBackend::Sqlite => {
            format!("CASE typeof(\"{column}\") WHEN 'blob' THEN hex(\"{column}\") ELSE \"{column}\" END")
        }
        _ => format!("\"{column}\""),
    }
}
