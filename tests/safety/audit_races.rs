//! Many writers and several linkers at one chain; and the command that walks it.

use futures_util::future::{join, join_all};
use lintel::audit::{self, By, Entry};
use lintel::settings::Settings;
use lintel::store::{Place, Store};
use sea_orm::EntityTrait;

use super::audit::sql;
use crate::both;
use crate::support::{Program, Which};

both!(
    sixty_four_writers_and_four_linkers_make_one_chain,
    async |program: Program| {
        let app = &program.app;
        let writers = (0..64).map(|_| async {
            for _ in 0..4 {
                let at = app.moment();
                app.store
                    .write(async |tx| {
                        audit::record(tx, &at, &By::the_operator(), Entry::new("add", "home", at.id())).await
                    })
                    .await
                    .unwrap();
            }
        });
        let linkers = (0..4).map(|_| async {
            for _ in 0..10 {
                // One that is in another's way says so, and tries again in the next round.
                match audit::link(&app.store).await {
                    Ok(_) | Err(lintel::error::AppError::Busy) => {}
                    Err(other) => panic!("{other}"),
                }
                tokio::time::sleep(std::time::Duration::from_millis(3)).await;
            }
        });
        join(join_all(writers), join_all(linkers)).await;
        let whole = audit::verify(&app.store, None).await.unwrap().unwrap();
        assert_eq!((whole.head.count, whole.pending), (256, 0));
        let rows = entity::audit::Entity::find().all(app.store.read()).await.unwrap();
        assert_eq!(rows.len(), 256);
    }
);

both!(
    a_writer_in_the_middle_of_its_work_is_linked_after_it,
    async |program: Program| {
        let app = &program.app;
        let (early, late) = (app.moment(), app.moment());
        let record = |at: lintel::ids::Moment| async move {
            app.store
                .write(async |tx| {
                    audit::record(tx, &at, &By::the_operator(), Entry::new("add", "home", at.id())).await
                })
                .await
        };
        if program.which == Which::Postgres {
            // The first row has the older id, but is committed when the second has been linked already.
            app.store
                .write(async |tx| {
                    audit::record(
                        tx,
                        &early,
                        &By::the_operator(),
                        Entry::new("add", "home", early.id()),
                    )
                    .await?;
                    record(late.clone()).await?;
                    assert_eq!(audit::link(&app.store).await?, 1);
                    Ok(())
                })
                .await
                .unwrap();
        } else {
            record(early).await.unwrap();
            assert_eq!(audit::link(&app.store).await.unwrap(), 1);
            record(late).await.unwrap();
        }
        assert_eq!(audit::link(&app.store).await.unwrap(), 1);
        assert_eq!(
            audit::verify(&app.store, None).await.unwrap().unwrap().head.count,
            2
        );
    }
);

/// Another process that has a long log to link takes the lock of the file again and again, and whoever waits for it only
/// looks from time to time. Everybody must get a turn.
#[test]
fn a_long_log_linked_by_another_process_keeps_nobody_from_writing() {
    crate::support::program::run(Which::Sqlite, async |program: Program| {
        let app = &program.app;
        let record = async |rows: usize| {
            let at = app.moment();
            app.store
                .write(async |tx| {
                    for _ in 0..rows {
                        let entry = Entry::new("add", "home", at.id());
                        audit::record(tx, &at, &By::the_operator(), entry).await?;
                    }
                    Ok(())
                })
                .await
        };
        record(6_000).await.unwrap();
        let other = Store::open(&app.settings.database).await.unwrap();
        let writes = async {
            for write in 0..60 {
                if let Err(cause) = record(1).await {
                    panic!("write {write}: {cause}");
                }
            }
        };
        let (linked, ()) = join(audit::link(&other), writes).await;
        assert!(linked.unwrap() >= 6_000);
    });
}

#[test]
fn the_command_names_the_entry_and_ends_with_a_failure() {
    crate::support::program::run(Which::Sqlite, async |program: Program| {
        let app = &program.app;
        for _ in 0..3 {
            let at = app.moment();
            app.store
                .write(async |tx| {
                    audit::record(tx, &at, &By::the_operator(), Entry::new("add", "home", at.id())).await
                })
                .await
                .unwrap();
        }
        let folder = app.settings.data.clone();
        let lintel = |words: &[&str]| {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_lintel"))
                .args(words)
                .current_dir(&folder)
                .env_clear()
                .env("LINTEL_DATA", &folder)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            (output.status.code(), said)
        };
        let (status, head) = lintel(&["audit", "head"]);
        assert_eq!(status, Some(0));
        assert!(head.starts_with("3:"), "{head}");
        let (status, said) = lintel(&["audit", "verify", "--head", head.trim()]);
        assert_eq!(status, Some(0), "{said}");
        assert!(
            said.contains("3 entries: none was changed") && said.contains(head.trim()),
            "{said}"
        );
        sql(&program, "UPDATE audit SET act = 'took' WHERE seq = 2").await;
        let (status, said) = lintel(&["audit", "verify"]);
        assert_eq!(status, Some(1));
        assert!(
            said.contains("Entry 2 (") && said.contains("was changed"),
            "{said}"
        );
        assert_eq!(lintel(&["audit", "verify", "--head", "x"]).0, Some(2));
    });
}

/// A place that is not there is a fault of the caller's, not a broken log.
#[test]
fn a_database_without_tables_is_not_called_broken() {
    crate::support::program::run(Which::Sqlite, async |_: Program| {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_directory(folder.path());
        let Place::Sqlite(_) = &settings.database else {
            panic!("SQLite by default")
        };
        let store = Store::open(&settings.database).await.unwrap();
        assert!(audit::verify(&store, None).await.is_err());
    });
}
