//! What the same machine does with the work of the service taken away: ready bytes, plain templates, rows committed.

use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use actix_web::web::{Bytes, Data, get};
use actix_web::{App, HttpResponse, HttpServer};
use futures_util::future::join_all;
use lintel::clock::Clock;
use lintel::error::AppError;
use lintel::ids::Ids;
use lintel::start;
use lintel::store::{Place, Store};
use sea_orm::{ConnectionTrait, Statement, TransactionTrait, Value};
use tera::{Context, Tera};

use crate::report::a_second;
use crate::scene::{FULL, block_on, synchronous};

/// Serves these bytes at `/` on two workers until the process ends.
pub(crate) fn serve_bytes(bytes: &[u8]) -> u16 {
    let bytes = Bytes::copy_from_slice(bytes);
    on_a_thread(move |listener| {
        HttpServer::new(move || {
            let bytes = bytes.clone();
            App::new().route("/", get().to(move || std::future::ready(bytes.clone())))
        })
        .workers(2)
        .listen(listener)
        .unwrap()
        .run()
    })
}

/// Serves the plain page at `/`, printed twice for each request.
pub(crate) fn serve_two_prints(page: Plain) -> u16 {
    let page = Data::new(page);
    on_a_thread(move |listener| {
        HttpServer::new(move || {
            App::new().app_data(page.clone()).route(
                "/",
                get().to(|page: Data<Plain>| async move {
                    let first = page.print();
                    HttpResponse::Ok()
                        .content_type("text/html; charset=utf-8")
                        .body(std::hint::black_box(page.print().max(first)))
                }),
            )
        })
        .workers(2)
        .listen(listener)
        .unwrap()
        .run()
    })
}

fn on_a_thread(server: impl FnOnce(TcpListener) -> actix_web::dev::Server + Send + 'static) -> u16 {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            tell.send(listener.local_addr().unwrap().port()).unwrap();
            server(listener).await.unwrap();
        });
    });
    told.recv().unwrap()
}

/// The list of homes as a plain template would print it: no components, no texts looked up, everything known.
pub(crate) struct Plain {
    tera: Tera,
    context: Context,
}

impl Plain {
    pub(crate) fn new(context: Context) -> Self {
        let mut tera = Tera::new();
        tera.add_raw_templates([
            ("layout.html", include_str!("plain/layout.html")),
            ("list.html", include_str!("plain/list.html")),
        ])
        .unwrap();
        Self { tera, context }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a plain template is what the door of pages is measured against"
    )]
    pub(crate) fn print(&self) -> String {
        self.tera.render("list.html", &self.context).unwrap()
    }
}

/// What a bid leaves behind, in the columns that it has: itself, its audit row, the message, the e-mail.
const ROWS: [&str; 4] = [
    "INSERT INTO bids (id, reference, advert_id, household_id, cycle_id, state, channel, placed_by, placed_at) \
     VALUES ($1, $2, $3, $4, $5, 'placed', 'web', $6, $7)",
    "INSERT INTO audit (id, at, account_id, role, council_id, act, subject_kind, subject_id, after, digest) \
     VALUES ($1, $7, $6, 'applicant', $5, 'place', 'bid', $3, $8, $9)",
    "INSERT INTO messages (id, household_id, kind, subject, body, about, created_at, language) \
     VALUES ($1, $4, 'bid_placed', $2, $10, $8, $7, 'en')",
    "INSERT INTO mail_outbox (id, kind, council_id, account_id, recipient, subject, body, state, attempts, run_after, created_at) \
     VALUES ($1, 'bid_placed', $5, $6, $2, $2, $10, 'ready', 0, $7, $7)",
];

/// Commits them `count` times for so many clients, on a database with the service's own tables, opened as the service
/// opens its own; how often a second. `shared`: through the door of the store, where those who wait share a commit.
#[expect(
    clippy::disallowed_methods,
    reason = "a commit each is what the door of the store is measured against"
)]
pub(crate) fn commits(clients: usize, count: usize, shared: bool) -> f64 {
    block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Place::Sqlite(folder.path().join("rows.sqlite3")))
            .await
            .unwrap();
        start::migrate(&store).await.unwrap();
        assert_eq!(synchronous(&store).await, FULL);
        // the rows stand alone here
        store
            .writer()
            .execute_unprepared("PRAGMA foreign_keys = OFF")
            .await
            .unwrap();
        let ids = Ids::from_machine();
        let begun = Instant::now();
        join_all((0..clients).map(|client| {
            let (store, ids) = (&store, &ids);
            async move {
                for _ in (client..count).step_by(clients) {
                    if shared {
                        store.write(async |tx| insert(tx, ids).await).await.unwrap();
                    } else {
                        let tx = store.writer().begin().await.unwrap();
                        insert(&tx, ids).await.unwrap();
                        tx.commit().await.unwrap();
                    }
                }
            }
        }))
        .await;
        a_second(count, begun.elapsed())
    })
}

async fn insert(db: &impl ConnectionTrait, ids: &Ids) -> Result<(), AppError> {
    let now = Clock::Machine.now();
    let id = || Value::from(ids.id(now));
    let values = [
        id(),
        ids.reference('B').into(),
        id(),
        id(),
        id(),
        id(),
        now.into(),
        "{\"reference\": \"B-2345-6789\", \"advert\": \"A-2345-6789\", \"channel\": \"web\"}".into(),
        "0".repeat(64).into(),
        "We have your bid. ".repeat(24).into(),
    ];
    for sql in ROWS {
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values.clone());
        db.execute_raw(statement).await?;
    }
    Ok(())
}

/// Commits so many rows like those of a shortlist in one transaction, with as much text as closing keeps of a bid; how
/// long it takes.
pub(crate) fn entries(count: usize) -> std::time::Duration {
    const AT_ONCE: usize = 250;
    let (facts, reasons) = ("f".repeat(149), "r".repeat(817));
    block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Place::Sqlite(folder.path().join("rows.sqlite3")))
            .await
            .unwrap();
        start::migrate(&store).await.unwrap();
        store
            .writer()
            .execute_unprepared("PRAGMA foreign_keys = OFF")
            .await
            .unwrap();
        let ids = Ids::from_machine();
        let now = Clock::Machine.now();
        let sql = format!(
            "INSERT INTO entries (id, shortlist_id, bid_id, household_id, state, facts, reasons) VALUES {}",
            vec!["(?, ?, ?, ?, 'waiting', ?, ?)"; AT_ONCE].join(", ")
        );
        let begun = Instant::now();
        store
            .write(async |tx| {
                for _ in 0..count / AT_ONCE {
                    let values = (0..AT_ONCE).flat_map(|_| {
                        let id = || Value::from(ids.id(now));
                        [
                            id(),
                            id(),
                            id(),
                            id(),
                            facts.as_str().into(),
                            reasons.as_str().into(),
                        ]
                    });
                    let statement = Statement::from_sql_and_values(tx.get_database_backend(), &sql, values);
                    tx.execute_raw(statement).await?;
                }
                Ok(())
            })
            .await
            .unwrap();
        begun.elapsed()
    })
}
