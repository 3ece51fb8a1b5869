//! A program of a test's own: fake clock, seeded ids, mail kept in memory, a fresh migrated database.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use chrono::{NaiveDate, NaiveTime};
use lintel::accounts::Passwords;
use lintel::app::App;
use lintel::clock::{Clock, Instant};
use lintel::dates::london;
use lintel::ids::Ids;
use lintel::mail::Transport;
use lintel::settings::Settings;
use lintel::start;
use lintel::store::{Place, Store};

use super::{Browser, postgres};

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Sqlite,
    Postgres,
}

/// A program of a test's own.
pub struct Program {
    pub app: App,
    pub which: Which,
    sent: Arc<Mutex<Vec<entity::mail::Model>>>,
    _folder: tempfile::TempDir,
}

/// Monday 2 November 2026, 9am in London: when every test begins.
pub fn beginning() -> Instant {
    london(
        NaiveDate::from_ymd_opt(2026, 11, 2).unwrap(),
        NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
    )
}

/// Runs one story on one database.
pub fn run(which: Which, story: impl AsyncFn(Program)) {
    actix_web::rt::System::new().block_on(async {
        let program = Program::new(which).await;
        story(program).await;
    });
}

impl Program {
    /// A program with the tables and nothing in them.
    pub async fn new(which: Which) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::in_directory(folder.path());
        settings.database = match which {
            Which::Sqlite => {
                let file = folder.path().join("lintel.sqlite3");
                std::fs::copy(migrated_file(), &file).unwrap();
                Place::Sqlite(file)
            }
            Which::Postgres => postgres::fresh(),
        };
        let store = start::open(&settings).await.unwrap();
        let parts = start::Parts {
            clock: Clock::hand(beginning()),
            ids: Ids::from_seed(7),
            passwords: Passwords::cheap().unwrap(),
        };
        let mut app = start::build(settings, store, parts).await.unwrap();
        let sent = Arc::new(Mutex::new(Vec::new()));
        app.mail = Transport::Memory(Arc::clone(&sent));
        Self {
            app,
            which,
            sent,
            _folder: folder,
        }
    }

    /// A browser with an empty jar of cookies.
    pub async fn browser(&self) -> Browser {
        Browser::new(&self.app).await
    }

    /// Delivers what is in the outbox and returns everything sent so far.
    pub async fn mail(&self) -> Vec<entity::mail::Model> {
        lintel::mail::deliver_due(&self.app.store, &self.app.mail, &self.app.clock, 100_000)
            .await
            .unwrap();
        self.sent.lock().unwrap().clone()
    }
}

/// A SQLite file with the tables and nothing in them, made once per run.
fn migrated_file() -> &'static PathBuf {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap().keep();
        let file = folder.join("template.sqlite3");
        let place = Place::Sqlite(file.clone());
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let store = Store::open(&place).await.unwrap();
                start::migrate(&store).await.unwrap();
                store.close().await.unwrap();
            });
        })
        .join()
        .unwrap();
        file
    })
}
