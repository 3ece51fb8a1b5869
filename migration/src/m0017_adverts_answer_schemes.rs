//! An advert keeps what the council's scheme asks about the home in words of its own, in the engine's canonical form.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, Table, async_trait,
};
use sea_orm_migration::schema::text;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "adverts";
const COLUMN: &str = "own_facts";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // Killed between the change and the note that it was made, it would be made again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Of adverts from before nobody was asked anything.
        let column = text(COLUMN).default("{}").to_owned();
        let change = Table::alter().table(TABLE).add_column(column).to_owned();
        manager.alter_table(change).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::alter().table(TABLE).drop_column(COLUMN).to_owned();
        manager.alter_table(change).await
    }
}
