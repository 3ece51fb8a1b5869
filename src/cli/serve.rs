//! `lintel serve`

use std::net::TcpListener;
use std::process::ExitCode;

use super::{Common, Fault, log, say};
use crate::accounts::Passwords;
use crate::app::App;
use crate::clock::Clock;
use crate::ids::Ids;
use crate::{server, start};

pub(super) async fn run(common: Common) -> Result<ExitCode, Fault> {
    log();
    let settings = common.settings()?;
    let listener = listen(&settings.host, settings.port)?;
    let store = start::open(&settings).await?;
    let parts = start::Parts {
        clock: Clock::Machine,
        ids: Ids::from_machine(),
        passwords: Passwords::strong()?,
    };
    let app = start::build(settings, store, parts).await?;
    serve(app, listener).await
}

/// Why the port could not be had.
#[derive(Debug, thiserror::Error)]
#[error(
    "Port {port} on {host} cannot be used. Another program may have it: stop that one, or choose another port."
)]
struct PortError {
    host: String,
    port: u16,
    #[source]
    cause: std::io::Error,
}

/// Takes the port before anything else is done.
pub(super) fn listen(host: &str, port: u16) -> Result<TcpListener, Fault> {
    let listener = TcpListener::bind((host, port)).map_err(|cause| PortError {
        host: host.to_owned(),
        port,
        cause,
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves until a signal comes, with the worker beside.
pub(super) async fn serve(app: App, listener: TcpListener) -> Result<ExitCode, Fault> {
    let workers = std::thread::available_parallelism()
        .map_or(2, std::num::NonZero::get)
        .clamp(1, 8);
    say(format!("Serving {}", app.settings.public_url));
    let server = server::serve(app.clone(), listener, workers)?;
    let worker = actix_web::rt::spawn(server::work(app));
    let ended = server.await;
    worker.abort();
    ended?;
    Ok(ExitCode::SUCCESS)
}
