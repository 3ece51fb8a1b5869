//! Both databases have the same tables, and every change can be taken back.

use std::collections::BTreeSet;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::both;
use crate::support::{Program, Which};

both!(
    every_change_can_be_taken_back_and_made_again,
    async |program: Program| {
        let db = program.app.store.writer();
        let before = columns(db, program.which).await;
        assert!(before.len() > 100, "{}", before.len());
        Migrator::down(db, None).await.unwrap();
        let left = columns(db, program.which).await;
        assert!(
            left.iter().all(|column| column.starts_with("seaql_migrations.")),
            "{left:?}"
        );
        Migrator::up(db, None).await.unwrap();
        assert_eq!(columns(db, program.which).await, before);
    }
);

#[test]
fn both_databases_have_the_same_columns() {
    if crate::support::postgres::missing() {
        return;
    }
    actix_web::rt::System::new().block_on(async {
        let mut seen = Vec::new();
        for which in [Which::Sqlite, Which::Postgres] {
            let program = Program::new(which).await;
            seen.push(columns(program.app.store.writer(), which).await);
        }
        assert_eq!(seen[0], seen[1]);
    });
}

/// `table.column null?` of every table.
async fn columns(db: &DatabaseConnection, which: Which) -> BTreeSet<String> {
    let sql = match which {
        Which::Sqlite => {
            "SELECT m.name AS t, p.name AS c, CASE WHEN p.\"notnull\" = 1 OR p.pk > 0 THEN 'NO' ELSE 'YES' END AS n \
             FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
        Which::Postgres => {
            "SELECT table_name::text AS t, column_name::text AS c, is_nullable::text AS n \
             FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.into_iter()
        .map(|row| {
            let text = |name: &str| row.try_get::<String>("", name).unwrap();
            format!("{}.{} {}", text("t"), text("c"), text("n"))
        })
        .collect()
}

/// A process that is killed between a change and the note that it was made would make it again at its next start.
#[test]
fn every_change_is_made_and_noted_at_once() {
    for migration in Migrator::migrations() {
        assert_eq!(migration.use_transaction(), Some(true), "{}", migration.name());
    }
}
