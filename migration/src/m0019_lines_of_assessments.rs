//! What a line of a closing list shows of an assessment stands in the index that tells which one is in force: its band and its
//! priority date were all that was read of a long row, once for each bid.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

use crate::shapes::plain;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "assessments";
const BEFORE: [&str; 4] = ["household_id", "council_id", "current", "id"];
/// PostgreSQL cuts names off at 63 letters, so it is not called after its columns.
const NAME: &str = "assessments_in_force";
const AFTER: [&str; 6] = [
    "household_id",
    "council_id",
    "current",
    "id",
    "band",
    "priority_date",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, format!("{TABLE}_{}", BEFORE.join("_"))).await?;
        manager
            .create_index(plain(TABLE, &AFTER).name(NAME).to_owned())
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, NAME.to_owned()).await?;
        manager.create_index(plain(TABLE, &BEFORE)).await
    }
}

async fn drop(manager: &SchemaManager<'_>, name: String) -> Result<(), DbErr> {
    manager
        .drop_index(Index::drop().name(name).table(TABLE).to_owned())
        .await
}
