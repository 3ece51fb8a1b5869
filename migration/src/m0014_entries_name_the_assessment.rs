//! An entry of a list names the assessment it was made from, whose facts never change, instead of keeping a copy of them.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, Table, async_trait,
};
use sea_orm_migration::schema::uuid_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "entries";
const COLUMN: &str = "assessment_id";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // Killed between the change and the note that it was made, it would be made again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Entries from before keep their copy: none is named in them.
        let column = uuid_null(COLUMN).extra("REFERENCES assessments (id)").to_owned();
        let change = Table::alter().table(TABLE).add_column(column).to_owned();
        manager.alter_table(change).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::alter().table(TABLE).drop_column(COLUMN).to_owned();
        manager.alter_table(change).await
    }
}
