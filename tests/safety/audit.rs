//! The audit log, changed behind the program's back in every way that SQL allows.

use lintel::audit::{self, Broken, By, Entry, Head};
use lintel::ids::Moment;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, Statement};
use serde_json::json;
use uuid::Uuid;

use crate::both;
use crate::support::{Program, Which};

const ROWS: i64 = 6;

/// Six rows with everything that a row can have, and without what it can lack.
async fn written(program: &Program) {
    let app = &program.app;
    for number in 0..ROWS {
        // A time that is no whole second, so that every part of it counts.
        let later = chrono::TimeDelta::microseconds(number * 1_234_567);
        let at = Moment::new(app.clock.now() + later, app.ids.clone());
        let council = (number % 2 == 0).then(|| at.id());
        let by = if number % 3 == 0 {
            By::the_clock(council)
        } else {
            By::account(at.id(), entity::states::Role::Officer, council)
        };
        app.store
            .write(async |tx| {
                let entry = Entry::new("skip", "entry", at.id());
                let entry = if number % 2 == 0 {
                    entry.because("They asked – for “time”")
                } else {
                    entry.from(&json!({"place": number})).to(&json!(["a", null]))
                };
                audit::record(tx, &at, &by, entry).await
            })
            .await
            .unwrap();
    }
    assert_eq!(
        audit::link(&app.store).await.unwrap(),
        usize::try_from(ROWS).unwrap()
    );
}

pub async fn sql(program: &Program, statement: &str) {
    let db = program.app.store.writer();
    db.execute_unprepared(statement)
        .await
        .unwrap_or_else(|cause| panic!("{statement}: {cause}"));
}

async fn verdict(program: &Program) -> audit::Verdict {
    audit::verify(&program.app.store, None).await.unwrap()
}

async fn rows(program: &Program) -> Vec<entity::audit::Model> {
    entity::audit::Entity::find()
        .order_by_asc(entity::audit::Column::Seq)
        .all(program.app.store.read())
        .await
        .unwrap()
}

/// Puts everything back as it was when `audit_copy` was made.
async fn undo(program: &Program) {
    sql(program, "DELETE FROM audit").await;
    sql(program, "INSERT INTO audit SELECT * FROM audit_copy").await;
}

both!(a_log_that_nobody_touched_is_whole, async |program: Program| {
    written(&program).await;
    let whole = verdict(&program).await.unwrap();
    assert_eq!((whole.head.count, whole.pending), (ROWS, 0));
    assert_eq!(audit::head(&program.app.store).await.unwrap(), whole.head);
    let again = audit::verify(&program.app.store, Some(&whole.head))
        .await
        .unwrap();
    assert_eq!(again, Ok(whole));
});

both!(every_column_of_every_row_counts, async |program: Program| {
    written(&program).await;
    sql(&program, "CREATE TABLE audit_copy AS SELECT * FROM audit").await;
    let fresh = program.app.moment().id();
    let other_id = match program.which {
        Which::Sqlite => format!("X'{}'", fresh.simple()),
        Which::Postgres => format!("'{fresh}'"),
    };
    let later = match program.which {
        Which::Sqlite => "replace(at, '2026', '2027')",
        Which::Postgres => "at + interval '1 microsecond'",
    };
    let digest = "digest = 'abc'";
    for place in 1..=ROWS {
        for change in [
            format!("id = {other_id}"),
            format!("at = {later}"),
            format!("account_id = {other_id}"),
            format!("council_id = {other_id}"),
            format!("subject_id = {other_id}"),
            "subject_id = NULL".to_owned(),
            "role = 'officers'".to_owned(),
            "act = 'Skip'".to_owned(),
            "subject_kind = 'entry '".to_owned(),
            "why = coalesce(why, '') || ' '".to_owned(),
            "before = coalesce(before, '') || ' '".to_owned(),
            "after = coalesce(after, '') || ' '".to_owned(),
            digest.to_owned(),
        ] {
            sql(
                &program,
                &format!("UPDATE audit SET {change} WHERE seq = {place}"),
            )
            .await;
            let broken = verdict(&program).await.expect_err(&change);
            let Broken::Changed { place: found, .. } = broken else {
                panic!("{change} at {place}: {broken}");
            };
            assert_eq!(found, place, "{change}");
            undo(&program).await;
        }
        sql(
            &program,
            &format!("UPDATE audit SET link = 'abc' WHERE seq = {place}"),
        )
        .await;
        let unlinked = verdict(&program).await.unwrap_err();
        assert!(matches!(unlinked, Broken::Unlinked { place: found, .. } if found == place));
        undo(&program).await;
    }
    assert!(verdict(&program).await.is_ok(), "everything is as it was");
});

both!(every_byte_of_a_text_counts, async |program: Program| {
    written(&program).await;
    sql(&program, "CREATE TABLE audit_copy AS SELECT * FROM audit").await;
    let texts = |row: &entity::audit::Model| {
        [
            ("role", Some(row.role.clone())),
            ("act", Some(row.act.clone())),
            ("subject_kind", Some(row.subject_kind.clone())),
            ("why", row.why.clone()),
            ("before", row.before.clone()),
            ("after", row.after.clone()),
            ("digest", Some(row.digest.clone())),
            ("link", row.link.clone()),
        ]
    };
    let all = rows(&program).await;
    for (index, row) in all.iter().enumerate().skip(2).take(2) {
        let place = i64::try_from(index + 1).unwrap();
        for (column, text) in texts(row) {
            let Some(text) = text else { continue };
            for (at, letter) in text.char_indices() {
                let other = if letter == 'x' { 'y' } else { 'x' };
                let mut changed = text.clone();
                changed.replace_range(at..at + letter.len_utf8(), &other.to_string());
                let statement = Statement::from_sql_and_values(
                    program.app.store.backend(),
                    match program.which {
                        Which::Sqlite => format!("UPDATE audit SET \"{column}\" = ? WHERE seq = {place}"),
                        Which::Postgres => format!("UPDATE audit SET \"{column}\" = $1 WHERE seq = {place}"),
                    },
                    [changed.clone().into()],
                );
                program.app.store.writer().execute_raw(statement).await.unwrap();
                let broken = verdict(&program).await.expect_err(&changed);
                assert!(
                    broken.to_string().contains(&format!("Entry {place} ")),
                    "{broken}"
                );
            }
            undo(&program).await;
        }
    }
});

#[test]
fn every_byte_of_a_time_counts_where_times_are_text() {
    crate::support::program::run(Which::Sqlite, async |program: Program| {
        written(&program).await;
        sql(&program, "CREATE TABLE audit_copy AS SELECT * FROM audit").await;
        for at in 1..=32 {
            for letter in ["Z", " ", "0", "1", "t"] {
                let statement = format!(
                    "UPDATE audit SET at = substr(at, 1, {at} - 1) || '{letter}' || substr(at, {at} + 1) WHERE seq = 3"
                );
                sql(&program, &statement).await;
                let same: Option<sea_orm::QueryResult> = program
                    .app
                    .store
                    .read()
                    .query_one_raw(Statement::from_string(
                        program.app.store.backend(),
                        "SELECT 1 FROM audit a, audit_copy c WHERE a.id = c.id AND a.seq = 3 AND a.at = c.at",
                    ))
                    .await
                    .unwrap();
                let broken = verdict(&program).await.err();
                match (same, broken) {
                    (Some(_), None)
                    | (None, Some(Broken::Changed { place: 3, .. } | Broken::Unreadable { place: 3 })) => {}
                    (same, broken) => panic!("{statement}: same {}, {broken:?}", same.is_some()),
                }
                undo(&program).await;
            }
        }
    });
}

both!(a_removed_row_is_missed, async |program: Program| {
    written(&program).await;
    sql(&program, "CREATE TABLE audit_copy AS SELECT * FROM audit").await;
    for place in 1..ROWS {
        sql(&program, &format!("DELETE FROM audit WHERE seq = {place}")).await;
        assert_eq!(verdict(&program).await, Err(Broken::Removed { place }));
        undo(&program).await;
    }
    sql(&program, &format!("DELETE FROM audit WHERE seq = {ROWS}")).await;
    let cut = Broken::End {
        noted: ROWS,
        there: ROWS - 1,
    };
    assert_eq!(verdict(&program).await, Err(cut.clone()));
    // What comes after is not linked to a log that was cut, which would cover it up.
    let at = program.app.moment();
    program
        .app
        .store
        .write(async |tx| {
            audit::record(
                tx,
                &at,
                &By::the_operator(),
                Entry::new("add", "council", at.id()),
            )
            .await
        })
        .await
        .unwrap();
    assert!(audit::link(&program.app.store).await.is_err());
    assert_eq!(verdict(&program).await, Err(cut));
});

both!(an_added_row_is_named, async |program: Program| {
    written(&program).await;
    sql(&program, "CREATE TABLE audit_copy AS SELECT * FROM audit").await;
    let fresh = program.app.moment().id();
    let id = match program.which {
        Which::Sqlite => format!("X'{}'", fresh.simple()),
        Which::Postgres => format!("'{fresh}'::uuid"),
    };
    let rest = "at, account_id, role, council_id, act, subject_kind, subject_id, why, before, after, digest";
    let add = |seq: &str| {
        format!(
            "INSERT INTO audit (id, {rest}, seq, link) SELECT {id}, {rest}, {seq}, link FROM audit_copy WHERE seq = 2"
        )
    };
    sql(&program, &add("NULL")).await;
    assert_eq!(verdict(&program).await, Err(Broken::Added { id: fresh }));
    let mut after = rows(&program).await;
    after.retain(|row| row.id == fresh);
    assert_eq!(after[0].seq, None, "it never becomes a link");
    undo(&program).await;
    for seq in ["0", "-4"] {
        sql(&program, &add(seq)).await;
        assert_eq!(verdict(&program).await, Err(Broken::Added { id: fresh }), "{seq}");
        undo(&program).await;
    }
    sql(&program, &add("7")).await;
    assert_eq!(
        verdict(&program).await,
        Err(Broken::Changed { place: 7, id: fresh })
    );
    undo(&program).await;
    // A row without a digest was good once only: when the chain began.
    sql(
        &program,
        &add("NULL")
            .replace("after, digest, seq", "after, seq")
            .replace("after, digest, NULL", "after, NULL"),
    )
    .await;
    assert_eq!(verdict(&program).await, Err(Broken::Added { id: fresh }));
});

both!(
    a_log_made_anew_is_not_the_one_that_was_kept,
    async |program: Program| {
        written(&program).await;
        let kept = audit::head(&program.app.store).await.unwrap();
        // Somebody with the database and the program's own rules: the last two rows go, and the end is noted anew.
        sql(&program, &format!("DELETE FROM audit WHERE seq > {}", ROWS - 2)).await;
        sql(
            &program,
            "UPDATE audit_head SET seq = (SELECT max(seq) FROM audit), \
         link = (SELECT link FROM audit WHERE seq = (SELECT max(seq) FROM audit))",
        )
        .await;
        assert!(verdict(&program).await.is_ok(), "by itself it looks whole");
        let shorter = audit::verify(&program.app.store, Some(&kept)).await.unwrap();
        assert_eq!(
            shorter,
            Err(Broken::End {
                noted: ROWS,
                there: ROWS - 2
            })
        );
        let app = &program.app;
        for _ in 0..2 {
            let at = app.moment();
            app.store
                .write(async |tx| {
                    audit::record(tx, &at, &By::the_operator(), Entry::new("add", "home", at.id())).await
                })
                .await
                .unwrap();
        }
        let anew = audit::verify(&app.store, Some(&kept)).await.unwrap();
        assert_eq!(anew, Err(Broken::NotTheOneKept { place: ROWS }));
        let nothing = Head {
            count: 0,
            link: "f".repeat(64),
        };
        let none = audit::verify(&app.store, Some(&nothing)).await.unwrap();
        assert_eq!(none, Err(Broken::NotTheOneKept { place: 0 }));
    }
);

both!(
    rows_from_before_the_chain_are_taken_in_once,
    async |program: Program| {
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
        sql(&program, "UPDATE audit SET digest = ''").await;
        assert_eq!(audit::link(&app.store).await.unwrap(), 3);
        assert_eq!(verdict(&program).await.unwrap().head.count, 3);
        let ids: Vec<Uuid> = rows(&program).await.iter().map(|row| row.id).collect();
        let mut sorted = ids.clone();
        sorted.sort();
        assert_eq!(ids, sorted, "in the order in which they were written");
    }
);
