//! What the same machine does with the work of the service taken away: ready bytes, and rows committed.

use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use actix_web::web::{Bytes, get};
use actix_web::{App, HttpServer};
use futures_util::future::join_all;
use lintel::error::AppError;
use lintel::store::{Place, Store};
use sea_orm::{ConnectionTrait, TransactionTrait};

/// Serves these bytes at `/` on two workers until the process ends.
pub(crate) fn serve(bytes: Vec<u8>) -> u16 {
    let (tell, told) = mpsc::channel();
    let bytes = Bytes::from(bytes);
    thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            tell.send(listener.local_addr().unwrap().port()).unwrap();
            HttpServer::new(move || {
                let bytes = bytes.clone();
                App::new().route("/", get().to(move || std::future::ready(bytes.clone())))
            })
            .workers(2)
            .listen(listener)
            .unwrap()
            .run()
            .await
            .unwrap();
        });
    });
    told.recv().unwrap()
}

/// The rows that a bid leaves behind, about as long: itself, its audit row, the message, the e-mail.
const ROWS: [(&str, usize); 4] = [("bids", 200), ("audits", 250), ("messages", 600), ("mails", 500)];

/// Commits them `count` times from so many writers, on a database opened as the service opens its own; how often a second.
#[expect(
    clippy::disallowed_methods,
    reason = "a commit each is what the door of the store is measured against"
)]
pub(crate) fn commits(writers: usize, count: usize, shared: bool) -> f64 {
    actix_web::rt::System::new().block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Place::Sqlite(folder.path().join("rows.sqlite3")))
            .await
            .unwrap();
        for (table, _) in ROWS {
            let sql =
                format!("CREATE TABLE {table} (id INTEGER PRIMARY KEY, other INTEGER UNIQUE, words TEXT)");
            store.writer().execute_unprepared(&sql).await.unwrap();
        }
        let begun = Instant::now();
        join_all((0..writers).map(|writer| {
            let store = &store;
            async move {
                for number in (writer..count).step_by(writers) {
                    if shared {
                        store.write(async |tx| insert(tx, number).await).await.unwrap();
                    } else {
                        let tx = store.writer().begin().await.unwrap();
                        insert(&tx, number).await.unwrap();
                        tx.commit().await.unwrap();
                    }
                }
            }
        }))
        .await;
        super::a_second(count, begun.elapsed())
    })
}

async fn insert(db: &impl ConnectionTrait, number: usize) -> Result<(), AppError> {
    for (table, length) in ROWS {
        let words = "w".repeat(length);
        let sql = format!("INSERT INTO {table} (other, words) VALUES ({number}, '{words}')");
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}
