//! A list says when those who bid were told of it. Lists from before told them in the moment they were made.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, Index, MigrationTrait, Query, SchemaManager, Table, async_trait,
};
use sea_orm_migration::schema::timestamp_with_time_zone_null;

use crate::shapes::plain_where;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "shortlists";
const COLUMN: &str = "told_at";
const INDEX: &str = "shortlists_to_be_told_of";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // Killed between the change and the note that it was made, it would be made again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = timestamp_with_time_zone_null(COLUMN);
        let change = Table::alter().table(TABLE).add_column(column).to_owned();
        manager.alter_table(change).await?;
        let told = Query::update()
            .table(TABLE)
            .value(COLUMN, Expr::col("frozen_at"))
            .to_owned();
        manager.execute(told).await?;
        manager
            .create_index(plain_where(INDEX, TABLE, &["frozen_at"], "told_at IS NULL"))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop().name(INDEX).table(TABLE).to_owned();
        manager.drop_index(index).await?;
        let change = Table::alter().table(TABLE).drop_column(COLUMN).to_owned();
        manager.alter_table(change).await
    }
}
