//! The real program, killed at moments drawn by chance while it closes, imports and delivers: afterwards each piece of
//! work is there whole or not at all, and the next start finishes it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use entity::states::{AdvertState, BidState, MailState};
use lintel::accounts::Passwords;
use lintel::audit;
use lintel::clock::Clock;
use lintel::ids::Ids;
use lintel::settings::Settings;
use lintel::store::{Place, Store};
use lintel::{server, start};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::support::due::due;
use crate::support::served::{Served, lintel};
use crate::support::{Program, Which, program};

const ADVERTS: usize = 10;
const BIDDERS: usize = 20;

/// A database file with adverts that are due, closed and ready to be copied.
fn fixture(folder: &Path) -> PathBuf {
    let kept = folder.join("fixture.sqlite3");
    program::run(Which::Sqlite, async |program: Program| {
        due(&program, ADVERTS, BIDDERS).await;
        let Place::Sqlite(file) = &program.app.settings.database else {
            panic!("SQLite")
        };
        // What was told so far was told: only what the closing tells is to be delivered.
        lintel::mail::assume_delivered(&program.app.store, program.app.clock.now())
            .await
            .unwrap();
        program.app.store.clone().close().await.unwrap();
        fs::copy(file, &kept).unwrap();
    });
    kept
}

/// What there is after a kill.
#[derive(Debug)]
struct Left {
    open: usize,
    /// Lists that nobody has been told of.
    untold: usize,
    /// Messages that nobody has begun to deliver.
    ready: usize,
}

/// Every advert is closed whole or not at all.
async fn check(store: &Store) -> Left {
    let db = store.read();
    let mut bids: BTreeMap<_, Vec<entity::bid::Model>> = BTreeMap::new();
    for bid in entity::bid::Entity::find().all(db).await.unwrap() {
        bids.entry(bid.advert_id).or_default().push(bid);
    }
    let lists = entity::shortlist::Entity::find().all(db).await.unwrap();
    let entries = entity::entry::Entity::find().all(db).await.unwrap();
    let acts = entity::audit::Entity::find().all(db).await.unwrap();
    let mut open = 0;
    for advert in entity::advert::Entity::find().all(db).await.unwrap() {
        let list: Vec<_> = lists.iter().filter(|list| list.advert_id == advert.id).collect();
        let bids = &bids[&advert.id];
        assert_eq!(bids.len(), BIDDERS);
        match advert.state {
            AdvertState::Approved => {
                open += 1;
                assert!(list.is_empty());
                assert!(
                    bids.iter()
                        .all(|bid| bid.state == BidState::Placed && bid.place.is_none())
                );
            }
            AdvertState::Closed => {
                assert_eq!(list.len(), 1);
                let own = entries.iter().filter(|entry| entry.shortlist_id == list[0].id);
                assert_eq!(own.count(), BIDDERS);
                assert!(bids.iter().all(|bid| bid.state != BidState::Placed));
                let closes = acts
                    .iter()
                    .filter(|row| row.act == "close" && row.subject_id == Some(list[0].id));
                assert_eq!(closes.count(), 1);
            }
            other => panic!("{other:?}"),
        }
    }
    let untold = lists.iter().filter(|list| list.told_at.is_none()).count();
    let messages = entity::message::Entity::find().all(db).await.unwrap();
    let told = messages
        .iter()
        .filter(|message| message.kind == "bids_closed")
        .count();
    assert_eq!(
        told,
        (lists.len() - untold) * BIDDERS,
        "everybody on a list is told once, or nobody yet"
    );
    let mails = entity::mail::Entity::find().all(db).await.unwrap();
    let ready = mails.iter().filter(|mail| mail.state == MailState::Ready).count();
    Left { open, untold, ready }
}

async fn left(folder: &Path) -> Left {
    let store = Store::open(&Settings::in_directory(folder).database)
        .await
        .unwrap();
    let left = check(&store).await;
    store.close().await.unwrap();
    left
}

/// Starts again without being killed, a while later, and holds everything against what must be.
async fn finish(folder: &Path, killed: usize) {
    let settings = Settings::in_directory(folder);
    let store = start::open(&settings).await.unwrap();
    let parts = start::Parts {
        clock: Clock::hand(Clock::Machine.now()),
        ids: Ids::from_machine(),
        passwords: Passwords::cheap().unwrap(),
    };
    let app = start::build(settings, store, parts).await.unwrap();
    for _ in 0..20 {
        app.clock.advance(TimeDelta::minutes(3));
        server::round(&app).await.unwrap();
    }
    let done = check(&app.store).await;
    assert_eq!((done.open, done.untold, done.ready), (0, 0, 0));
    let letters: Vec<String> = fs::read_dir(folder.join("mail"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let mails = entity::mail::Entity::find().all(app.store.read()).await.unwrap();
    let mut copies = 0;
    for mail in mails.iter().filter(|mail| mail.kind == "bids_closed") {
        assert_eq!(mail.state, MailState::Sent);
        // A letter that was cut off in the middle is no letter: it has been written again.
        let whole = letters
            .iter()
            .filter(|letter| letter.contains(&mail.id.to_string()))
            .count();
        assert!(whole >= 1, "a message was lost");
        copies += whole;
    }
    let sent = mails.iter().filter(|mail| mail.kind == "bids_closed").count();
    assert!(copies <= sent + killed, "{copies} letters for {sent} messages");
    let whole = audit::verify(&app.store, None).await.unwrap().unwrap();
    assert_eq!(whole.pending, 0);
    app.store.close().await.unwrap();
}

fn in_runtime<T>(work: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(work)
}

/// Kills a process that closes and delivers, so many times.
fn closings_and_deliveries(moments: usize, chance: &mut StdRng) {
    let folder = tempfile::tempdir().unwrap();
    let fixture = fixture(folder.path());
    let (mut all, mut round, mut in_between) = (0, 0, 0);
    while all < moments {
        round += 1;
        let data = folder.path().join(round.to_string());
        fs::create_dir(&data).unwrap();
        fs::copy(&fixture, data.join("lintel.sqlite3")).unwrap();
        let mut killed = 0;
        while all < moments {
            let served = Served::start(&data, None);
            std::thread::sleep(Duration::from_millis(chance.random_range(0..400)));
            served.kill();
            all += 1;
            killed += 1;
            let left = in_runtime(left(&data));
            if (left.open, left.untold, left.ready) == (0, 0, 0) {
                break;
            }
            in_between += usize::from(left.open < ADVERTS);
        }
        in_runtime(finish(&data, killed));
        fs::remove_dir_all(&data).unwrap();
    }
    eprintln!("{all} kills in {round} rounds, {in_between} of them in the middle of the work");
}

/// Kills a process that imports, so many times.
fn imports(moments: usize, chance: &mut StdRng) {
    const LINES: usize = 20_000;
    let folder = tempfile::tempdir().unwrap();
    let mut lines = String::new();
    let letters = ["A", "B", "D", "E", "F", "G", "H", "J", "L", "N"];
    for number in 0..LINES {
        let (district, sector) = (1 + number / 1_000, number / 100 % 10);
        let (one, two) = (letters[number / 10 % 10], letters[number % 10]);
        let (east, north) = (600_000 + number, 300_000 + number);
        writeln!(
            lines,
            "NR{district} {sector}{one}{two},10,{east},{north},E92000001,,,,E07000149,E05005768"
        )
        .unwrap();
    }
    let file = folder.path().join("postcodes.csv");
    fs::write(&file, lines).unwrap();
    let import = |data: &Path| {
        let mut command = lintel(data, None);
        command
            .args(["import", "postcodes"])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    };
    let count = |data: &Path| {
        in_runtime(async {
            let store = Store::open(&Settings::in_directory(data).database).await.unwrap();
            let count = entity::postcode::Entity::find().count(store.read()).await;
            store.close().await.unwrap();
            count.unwrap_or(0)
        })
    };
    let whole = folder.path().join("whole");
    fs::create_dir(&whole).unwrap();
    let begun = Instant::now();
    assert!(import(&whole).status().unwrap().success());
    let takes = begun.elapsed();
    let all = count(&whole);
    assert_eq!(all, u64::try_from(LINES).unwrap());
    let mut nothing = 0;
    for moment in 0..moments {
        let data = folder.path().join(moment.to_string());
        fs::create_dir(&data).unwrap();
        let mut child = import(&data).spawn().unwrap();
        std::thread::sleep(takes.mul_f64(chance.random_range(0.0..1.0)));
        child.kill().unwrap();
        child.wait().unwrap();
        let there = count(&data);
        assert!(there == 0 || there == all, "{there} of {all}");
        nothing += usize::from(there == 0);
        assert!(import(&data).status().unwrap().success());
        assert_eq!(count(&data), all);
        fs::remove_dir_all(&data).unwrap();
    }
    eprintln!("{moments} imports killed within {takes:?}: {nothing} left nothing, the rest everything");
}

#[test]
fn a_few_kills_leave_all_or_nothing() {
    let mut chance = StdRng::seed_from_u64(5);
    closings_and_deliveries(5, &mut chance);
    imports(2, &mut chance);
}

/// `LINTEL_KILLS_SEED` draws other moments.
#[test]
#[ignore = "ten minutes: cargo test --test lintel two_hundred_kills -- --ignored --nocapture"]
fn two_hundred_kills_leave_all_or_nothing() {
    let seed = std::env::var("LINTEL_KILLS_SEED").map_or(1, |seed| seed.parse().unwrap());
    let mut chance = StdRng::seed_from_u64(seed);
    closings_and_deliveries(150, &mut chance);
    imports(50, &mut chance);
}
