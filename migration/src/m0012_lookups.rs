//! Finding the assessments, nominations and offers of one household without reading those of everybody. The unique
//! indexes over the live ones do not serve for it: a value that is bound later could be either.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

use crate::shapes::plain;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const LOOKUPS: [(&str, &[&str]); 3] = [
    ("assessments", &["household_id", "council_id"]),
    ("nominations", &["household_id", "live"]),
    ("offers", &["household_id", "live"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in LOOKUPS {
            manager.create_index(plain(table, columns)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in LOOKUPS {
            let name = format!("{table}_{}", columns.join("_"));
            let index = Index::drop().name(name).table(table).to_owned();
            manager.drop_index(index).await?;
        }
        Ok(())
    }
}
