//! What watches the service asks here.

use actix_web::{HttpResponse, web};
use sea_orm::ConnectionTrait;

use crate::app::App;

/// The process is alive.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("alive\n")
}

/// The process can do its work: the database answers.
pub async fn ready(app: web::Data<App>) -> HttpResponse {
    match app
        .store
        .read()
        .execute_raw(sea_orm::Statement::from_string(app.store.backend(), "SELECT 1"))
        .await
    {
        Ok(_) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Err(cause) => {
            tracing::warn!(%cause, "not ready: the database does not answer");
            HttpResponse::ServiceUnavailable()
                .content_type("text/plain")
                .body("the database does not answer\n")
        }
    }
}
