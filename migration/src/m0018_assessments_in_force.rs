//! Which assessment of a household is in force is told by an index alone. A row of the table is long, and what tells it stands
//! behind the facts: each bid and each line of a closing list read some pages of it for one word.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

use crate::shapes::plain;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "assessments";
const BEFORE: [&str; 2] = ["household_id", "council_id"];
const AFTER: [&str; 4] = ["household_id", "council_id", "current", "id"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        change(manager, &BEFORE, &AFTER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        change(manager, &AFTER, &BEFORE).await
    }
}

async fn change(
    manager: &SchemaManager<'_>,
    from: &[&'static str],
    to: &[&'static str],
) -> Result<(), DbErr> {
    let name = format!("{TABLE}_{}", from.join("_"));
    let index = Index::drop().name(name).table(TABLE).to_owned();
    manager.drop_index(index).await?;
    manager.create_index(plain(TABLE, to)).await
}
