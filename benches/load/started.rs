//! The program itself, as a process: how long until it serves, and how much memory it holds while it does.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use entity::household;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::client::{Client, Request, open_loop, steady};
use crate::report::{Pairs, millis, tell};
use crate::scene::{Scene, block_on, listing, open};

const ROUNDS: usize = 9;

/// Starts until the first page, against a server without a program; then the memory after it, and while the mix comes.
pub(crate) fn started(scene: &Scene, rate: u32) {
    let folder = scene.folder.path();
    let count = block_on(async {
        household::Entity::find()
            .count(scene.app.store.read())
            .await
            .unwrap()
    });
    let size = fs::metadata(folder.join("lintel.sqlite3")).map_or(0, |file| file.len()) / 1_048_576;
    println!("the program on {count} households, a database of {size} MiB");
    let mut pairs = Pairs::default();
    let mut after = Vec::new();
    for _ in 0..ROUNDS {
        let bare = first_answer(Running::bare(), "/");
        let running = Running::lintel(folder);
        let memory = running.child.id();
        let ours = first_answer_of(&running, &listing());
        after.push(memory_of(memory));
        pairs.add(millis(bare), millis(ours));
    }
    println!("start to the first page: {} ms (goal 150)", pairs.ours());
    println!("  a server without a program: {} ms", pairs.yardstick());
    println!("  just after: {}", said(&after[after.len() / 2]));
    let running = Running::lintel(folder);
    first_answer_of(&running, &listing());
    let length = Duration::from_secs(20);
    let answered = open_loop(running.port, 64, &steady(rate, length), &|number| {
        scene.mix(number)
    });
    tell(&format!("  mix at {rate} a second for {length:?}"), &answered);
    println!(
        "  after it: {} (goal 90 MB resident)",
        said(&memory_of(running.child.id()))
    );
}

struct Running {
    child: Child,
    port: u16,
    begun: Instant,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Running {
    fn lintel(folder: &Path) -> Self {
        let port = free_port();
        Self::spawn(
            Command::new(env!("CARGO_BIN_EXE_lintel"))
                .arg("serve")
                .current_dir(folder)
                .env_clear()
                .env("LINTEL_DATA", folder)
                .env("LINTEL_PORT", port.to_string()),
            port,
        )
    }

    fn bare() -> Self {
        let port = free_port();
        let this = std::env::current_exe().unwrap();
        Self::spawn(Command::new(this).arg("bare").arg(port.to_string()), port)
    }

    fn spawn(command: &mut Command, port: u16) -> Self {
        let begun = Instant::now();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, port, begun }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// A server that knows nothing, until it is ended: what `bare PORT` on the command line of this bench means.
pub(crate) fn bare(port: u16) {
    use actix_web::{App, HttpServer, web::get};
    block_on(async {
        HttpServer::new(|| App::new().route("/", get().to(|| std::future::ready("here"))))
            .workers(2)
            .bind(("127.0.0.1", port))
            .unwrap()
            .run()
            .await
            .unwrap();
    });
}

#[expect(clippy::needless_pass_by_value, reason = "the process ends with it")]
fn first_answer(running: Running, path: &str) -> Duration {
    first_answer_of(&running, path)
}

fn first_answer_of(running: &Running, path: &str) -> Duration {
    let request = Request::get(path, None);
    loop {
        assert!(running.begun.elapsed() < Duration::from_secs(30), "it starts");
        let Some(mut client) = Client::try_open(running.port) else {
            thread::sleep(Duration::from_micros(500));
            continue;
        };
        assert_eq!(client.send(&request).0, 200);
        return running.begun.elapsed();
    }
}

/// In KiB, by name: resident now and at most, and the part of it that is the process's own.
fn memory_of(process: u32) -> BTreeMap<String, u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    status
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(':')?;
            let kib = rest.trim().strip_suffix(" kB")?.trim().parse().ok()?;
            Some((name.to_owned(), kib))
        })
        .collect()
}

fn said(memory: &BTreeMap<String, u64>) -> String {
    let mib = |name: &str| memory.get(name).copied().unwrap_or_default() / 1_024;
    format!(
        "{} MiB resident ({} at most), {} of it its own, {} of files",
        mib("VmRSS"),
        mib("VmHWM"),
        mib("RssAnon"),
        mib("RssFile"),
    )
}

/// The database can be opened again, and everything is in it.
pub(crate) fn whole(scene: &Scene) {
    block_on(async {
        let app = open(scene.folder.path()).await;
        assert!(household::Entity::find().count(app.store.read()).await.unwrap() > 0);
    });
}
