//! Finding the applications of one household without reading those of everybody, for the same reason as in `m0012`.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

use crate::shapes::plain;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "applications";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // Killed between the change and the note that it was made, it would be made again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_index(plain(TABLE, &["household_id", "state"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = format!("{TABLE}_household_id_state");
        let index = Index::drop().name(name).table(TABLE).to_owned();
        manager.drop_index(index).await
    }
}
