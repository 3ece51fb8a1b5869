//! Table: photos; columns of homes: photo and its words.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, Table, async_trait,
};
use sea_orm_migration::schema::{blob, string, string_null, text_null, timestamp_with_time_zone};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("photos")
            .col(string("fingerprint").primary_key())
            .col(blob("large"))
            .col(blob("small"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(table).await?;
        for column in [string_null("photo"), text_null("photo_alt")] {
            let change = Table::alter().table("homes").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["photo_alt", "photo"] {
            let change = Table::alter().table("homes").drop_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        manager.drop_table(Table::drop().table("photos").to_owned()).await
    }
}
