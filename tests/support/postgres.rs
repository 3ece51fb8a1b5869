//! A PostgreSQL for the tests: the one named in `LINTEL_TEST_POSTGRES`, or a private throw-away cluster started once
//! per run from the server's own programs. One migrated template database; each test gets a clone of it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use lintel::store::{Place, Store};

struct Cluster {
    /// Address up to and including the last slash.
    base: String,
    template: String,
}

static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// Whether no PostgreSQL can be had. Says so once a test; in CI that is a failure.
pub fn missing() -> bool {
    if cluster().is_some() {
        return false;
    }
    let says = "no PostgreSQL: set LINTEL_TEST_POSTGRES or install the server's programs";
    assert!(std::env::var_os("CI").is_none(), "skipped in CI: {says}");
    eprintln!("SKIPPED on PostgreSQL: {says}");
    true
}

/// A fresh database of its own, already migrated.
pub fn fresh() -> Place {
    let cluster = cluster().expect("missing() was asked first");
    let name = format!(
        "lintel_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::SeqCst)
    );
    sql(
        &cluster.base,
        &format!("CREATE DATABASE {name} TEMPLATE {}", cluster.template),
    );
    Place::Postgres(format!("{}{name}", cluster.base))
}

fn cluster() -> Option<&'static Cluster> {
    let found = CLUSTER.get_or_init(|| {
        let base = match std::env::var("LINTEL_TEST_POSTGRES") {
            Ok(address) => {
                let (server, _) = address
                    .rsplit_once('/')
                    .expect("an address like postgres://user@host:port/name");
                format!("{server}/")
            }
            Err(_) => start(&programs()?),
        };
        let template = format!("lintel_template_{}", std::process::id());
        sql(&base, &format!("CREATE DATABASE {template}"));
        let place = Place::Postgres(format!("{base}{template}"));
        // A thread of its own: the caller may be inside a runtime already.
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let store = Store::open(&place).await.unwrap();
                lintel::start::migrate(&store).await.unwrap();
                store.close().await.unwrap();
            });
        })
        .join()
        .unwrap();
        Some(Cluster { base, template })
    });
    found.as_ref()
}

fn sql(base: &str, statement: &str) {
    let (address, statement) = (format!("{base}postgres"), statement.to_owned());
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            use sea_orm::ConnectionTrait;
            let db = sea_orm::Database::connect(address).await.unwrap();
            db.execute_unprepared(&statement).await.unwrap();
            db.close().await.unwrap();
        });
    })
    .join()
    .unwrap();
}

/// Where the server's programs are.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists() && bin.join("pg_ctl").exists())
        .collect();
    found.sort();
    found.pop()
}

/// Starts a cluster that ends with this process: a shell waits for the end of its input, then stops the server
/// and removes its files.
fn start(bin: &Path) -> String {
    let folder = tempfile::Builder::new()
        .prefix("lintel-pg")
        .tempdir_in("/tmp")
        .unwrap()
        .keep();
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|out| out.stdout.starts_with(b"0\n"));
    let port = free_port();
    let script = format!(
        r#"set -e
D={folder}; B={bin}
if [ {root} = true ]; then chown postgres: "$D"; AS="setpriv --reuid=postgres --regid=postgres --clear-groups"; else AS=""; fi
cd "$D"
$AS "$B/initdb" -D "$D/data" -U lintel -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$D/init.log" 2>&1
$AS "$B/pg_ctl" -D "$D/data" -w -l "$D/log" -o "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=$D -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400" start >/dev/null
echo ready
cat >/dev/null
$AS "$B/pg_ctl" -D "$D/data" -m immediate stop >/dev/null 2>&1
rm -rf "$D"
"#,
        folder = folder.display(),
        bin = bin.display(),
    );
    let mut shell = Command::new("setsid")
        .args(["sh", "-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell");
    let mut first = [0; 6];
    std::io::Read::read_exact(shell.stdout.as_mut().unwrap(), &mut first)
        .unwrap_or_else(|cause| panic!("the test cluster in {} did not start: {cause}", folder.display()));
    std::io::stderr().flush().unwrap();
    // Kept open until this process ends, which is what the shell waits for.
    std::mem::forget(shell);
    format!("postgres://lintel@127.0.0.1:{port}/")
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
