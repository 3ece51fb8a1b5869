//! The drill: a copy is made while the service is at work, brought back elsewhere and compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use futures_util::future::{join, join_all};
use lintel::audit::{self, By, Entry};
use lintel::backup::{self, BackupError};
use lintel::settings::Settings;
use lintel::store::{Place, Store};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::support::bidding::{Offer, needs_three, on_offer, place};
use crate::support::people::{day, partnership};
use crate::support::{Program, Which};

/// Every table with the SHA-256 of its rows in order.
async fn contents(db: &DatabaseConnection) -> BTreeMap<String, Vec<String>> {
    let ask = async |sql: String| {
        db.query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap()
    };
    let mut found = BTreeMap::new();
    for row in
        ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'".into()).await
    {
        let table: String = row.try_get("", "name").unwrap();
        let columns = ask(format!("SELECT name FROM pragma_table_info('{table}')")).await;
        let quoted: Vec<String> = columns
            .iter()
            .map(|column| format!("quote(\"{}\")", column.try_get::<String>("", "name").unwrap()))
            .collect();
        let rows = ask(format!(
            "SELECT {} AS r FROM \"{table}\" ORDER BY 1",
            quoted.join("||','||")
        ))
        .await;
        let rows = rows.iter().map(|row| row.try_get("", "r").unwrap()).collect();
        found.insert(table, rows);
    }
    found
}

fn elsewhere(folder: &Path) -> Settings {
    Settings::in_directory(&folder.join("restored"))
}

async fn note(program: &Program) {
    let app = &program.app;
    let at = app.moment();
    app.store
        .write(async |tx| {
            audit::record(tx, &at, &By::the_operator(), Entry::new("add", "home", at.id())).await
        })
        .await
        .unwrap();
}

#[test]
fn a_copy_made_under_load_comes_back_whole() {
    crate::support::program::run(Which::Sqlite, async |program: Program| {
        let app = &program.app;
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        place(&program, &someone, home.advert).await.unwrap();
        let photo = app.settings.data.join("photos/a1/front.jpg");
        fs::create_dir_all(photo.parent().unwrap()).unwrap();
        fs::write(&photo, [0xff, 0xd8, 0xff, 0x00]).unwrap();
        fs::write(
            app.settings.data.join("lintel.toml"),
            "smtp_url = \"smtps://u:very-secret@m\"",
        )
        .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("2026-11-02");

        // While the copy is made, others write and the worker links.
        let writers = join_all((0..32).map(|_| async {
            for _ in 0..20 {
                note(&program).await;
            }
            audit::link(&app.store).await.unwrap();
        }));
        let (made, _) = join(
            backup::make(&app.settings, &app.store, &kept, app.clock.now()),
            writers,
        )
        .await;
        let made = made.unwrap();
        let rights = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&kept).unwrap().permissions());
        assert_eq!(rights & 0o777, 0o700, "nobody else may look into it");
        assert!(
            made.files
                .iter()
                .any(|file| file.path == "files/photos/a1/front.jpg")
        );
        let listed = fs::read_to_string(kept.join("manifest.json")).unwrap();
        let plain = fs::read_to_string(kept.join("settings.toml")).unwrap();
        assert!(plain.contains("mail_from") && !plain.contains("secret") && !listed.contains("lintel.toml"));

        let settings = elsewhere(folder.path());
        let restored = backup::restore(&settings, &kept).unwrap();
        assert_eq!(restored, made);
        let store = Store::open(&settings.database).await.unwrap();
        let copy = Store::open(&Place::Sqlite(kept.join("lintel.sqlite3")))
            .await
            .unwrap();
        assert_eq!(contents(store.read()).await, contents(copy.read()).await);
        // One moment of the database: every row of then, nothing that came half.
        let whole = audit::verify(&store, Some(&made.audit_head().unwrap()))
            .await
            .unwrap();
        let whole = whole.unwrap();
        let later = audit::verify(&app.store, Some(&whole.head)).await.unwrap();
        assert!(
            later.is_ok(),
            "the log of the copy is the beginning of the log that went on"
        );
        let bids = contents(store.read()).await["bids"].len();
        assert_eq!(bids, 1);
        assert_eq!(
            fs::read(settings.data.join("photos/a1/front.jpg")).unwrap(),
            [0xff, 0xd8, 0xff, 0x00]
        );
        assert!(!settings.data.join("lintel.toml").exists());
    });
}

#[test]
fn when_nothing_is_written_the_tables_are_the_same() {
    crate::support::program::run(Which::Sqlite, async |program: Program| {
        let app = &program.app;
        partnership(&program).await;
        note(&program).await;
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("copy");
        backup::make(&app.settings, &app.store, &kept, app.clock.now())
            .await
            .unwrap();
        let settings = elsewhere(folder.path());
        backup::restore(&settings, &kept).unwrap();
        let store = Store::open(&settings.database).await.unwrap();
        let (before, after) = (contents(app.store.read()).await, contents(store.read()).await);
        assert!(before.len() > 20 && before["audit"].len() > 3);
        assert_eq!(before, after);
    });
}

#[test]
fn nothing_is_written_over_and_nothing_damaged_comes_back() {
    crate::support::program::run(Which::Sqlite, async |program: Program| {
        let app = &program.app;
        note(&program).await;
        fs::write(app.settings.data.join("letter.txt"), "one").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("copy");
        let make = async || backup::make(&app.settings, &app.store, &kept, app.clock.now()).await;
        make().await.unwrap();
        assert!(
            matches!(make().await, Err(BackupError::There(_))),
            "a second time"
        );
        let settings = elsewhere(folder.path());
        let restore = || backup::restore(&settings, &kept);

        let whole: BTreeMap<&str, Vec<u8>> = ["lintel.sqlite3", "files/letter.txt", "manifest.json"]
            .map(|name| (name, fs::read(kept.join(name)).unwrap()))
            .into();
        for (name, bytes) in &whole {
            let path = kept.join(name);
            fs::remove_file(&path).unwrap();
            assert!(restore().is_err(), "{name} is missing");
            fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
            assert!(restore().is_err(), "{name} was cut");
            let mut flipped = bytes.clone();
            flipped[0] ^= 1;
            fs::write(&path, &flipped).unwrap();
            assert!(restore().is_err(), "{name} has another bit");
            fs::write(&path, bytes).unwrap();
            assert!(!settings.data.exists(), "{name}: nothing was written");
        }
        // A list that reaches out of the folder.
        let list = String::from_utf8(whole["manifest.json"].clone()).unwrap();
        for outside in [
            "../../letter.txt",
            "/etc/hostname",
            "files/../../x",
            "else/letter.txt",
        ] {
            fs::write(
                kept.join("manifest.json"),
                list.replace("files/letter.txt", outside),
            )
            .unwrap();
            assert!(restore().is_err(), "{outside}");
            assert!(!settings.data.exists(), "{outside}: nothing was written");
        }
        fs::write(kept.join("manifest.json"), &list).unwrap();

        // Cut off before the database: begun again, it is finished. Then it is refused.
        fs::create_dir_all(&settings.data).unwrap();
        fs::write(settings.data.join("letter.txt"), "two").unwrap();
        assert!(
            matches!(restore(), Err(BackupError::NotEmpty(_))),
            "another letter"
        );
        fs::write(settings.data.join("letter.txt"), "one").unwrap();
        fs::write(settings.data.join("lintel.sqlite3.unfinished"), "half").unwrap();
        restore().unwrap();
        assert!(
            matches!(restore(), Err(BackupError::NotEmpty(_))),
            "a database is there"
        );
    });
}

#[test]
fn the_commands_say_what_they_did() {
    crate::support::program::run(Which::Sqlite, async |program: Program| {
        note(&program).await;
        let data = &program.app.settings.data;
        let folder = tempfile::tempdir().unwrap();
        let lintel = |data: &Path, words: &[&str]| {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_lintel"))
                .args(words)
                .current_dir(folder.path())
                .env_clear()
                .env("LINTEL_DATA", data)
                .output()
                .unwrap();
            let said = [output.stdout, output.stderr].concat();
            (
                output.status.success(),
                String::from_utf8_lossy(&said).into_owned(),
            )
        };
        let (done, said) = lintel(data, &["backup", "copy"]);
        assert!(done && said.contains("The audit log ends at 1:"), "{said}");
        let fresh = folder.path().join("fresh");
        let (done, said) = lintel(&fresh, &["restore", "copy"]);
        assert!(done && said.contains("1 entries and is whole"), "{said}");
        let (done, said) = lintel(&fresh, &["restore", "copy"]);
        assert!(
            !done && said.contains("Restore into an empty data folder"),
            "{said}"
        );
        let (done, said) = lintel(&fresh, &["restore", "nowhere"]);
        assert!(!done && said.contains("is not a backup"), "{said}");
        let (done, said) = lintel(data, &["backup", "copy"]);
        assert!(!done && said.contains("nothing is ever written over"), "{said}");
    });
}
