//! The HTTP server: routes, headers, compression, and the worker beside them.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as Actix, HttpServer, web};

use crate::adverts::cycles;
use crate::app::App;
use crate::error::{AppError, chain};
use crate::web::headers;
use crate::{audit, mail, routes, shortlists};

/// Serves on a listener that is already bound, so that a port in use is known before anything else happens.
pub fn serve(app: App, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        Actix::new()
            .app_data(web::Data::new(app.clone()))
            .wrap(from_fn(headers::on_every_answer))
            .wrap(Compress::default())
            .configure(routes::mount)
    })
    .workers(workers)
    .shutdown_timeout(10)
    .listen(listener)?;
    Ok(server.run())
}

/// How often the worker looks for something to do.
const ROUND: Duration = Duration::from_secs(2);

/// Looks at the database again and again and moves it on: closes what is due, links the audit log, delivers what is
/// in the outbox. Never ends by itself; a round that fails is logged and the next one tries again. Delivery has a
/// round of its own, because a mail server that hangs must keep nobody's advert from closing.
pub async fn work(app: App) {
    let (closing, telling) = (keep_on(|| closing(&app)), keep_on(|| telling(&app)));
    futures_util::future::join3(closing, telling, keep_on(|| delivery(&app))).await;
}

async fn keep_on<F: Future<Output = Result<(), AppError>>>(turn: impl Fn() -> F) {
    loop {
        if let Err(cause) = turn().await {
            tracing::error!(cause = %chain(&cause), "a round of work failed; trying again");
        }
        tokio::time::sleep(ROUND).await;
    }
}

/// One round of the worker. Running it twice, or in two processes at once, is harmless.
pub async fn round(app: &App) -> Result<(), AppError> {
    let closed = closing(app).await;
    telling(app).await?;
    delivery(app).await?;
    closed
}

async fn closing(app: &App) -> Result<(), AppError> {
    let at = app.moment();
    if let Some(partnership) = app.places.partnership()
        && cycles::next(app.store.read(), at.now).await?.is_none()
    {
        app.store
            .write(async |tx| cycles::keep_planned(tx, &at, partnership.id).await)
            .await?;
    }
    let closed = shortlists::close_due(app).await;
    // an advert that cannot be closed keeps nothing else from being done
    audit::link(&app.store).await?;
    let closed = closed?;
    if closed > 0 {
        tracing::info!(closed, "closed what was due");
    }
    Ok(())
}

async fn telling(app: &App) -> Result<(), AppError> {
    shortlists::tell_due(app).await?;
    Ok(())
}

async fn delivery(app: &App) -> Result<(), AppError> {
    mail::deliver_due(&app.store, &app.mail, &app.clock, 50).await?;
    Ok(())
}
