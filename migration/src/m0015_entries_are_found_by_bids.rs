//! Entries without an index by household: the bids of a household lead to them. A closing wrote a page of it for almost
//! every bid, because households stand in no order on a list.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

use crate::shapes::plain;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "entries";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // Killed between the change and the note that it was made, it would be made again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = format!("{TABLE}_household_id");
        let index = Index::drop().name(name).table(TABLE).to_owned();
        manager.drop_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(plain(TABLE, &["household_id"])).await
    }
}
