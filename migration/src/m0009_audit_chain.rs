//! The audit log becomes a chain: a digest of each row, its place and its link; and where the chain ends.

use sea_orm_migration::prelude::{
    ColumnDef, ConditionalStatement, DbErr, DeriveMigrationName, Expr, Index, MigrationTrait, Query,
    SchemaManager, Table, async_trait,
};
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, integer, string, string_null};

use crate::shapes::unique;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What stands before the first link.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column a statement: SQLite takes no more.
        for column in columns() {
            let alter = Table::alter().table("audit").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        manager.create_index(unique("audit", &["seq"])).await?;
        let pending = Index::create()
            .name("audit_pending")
            .table("audit")
            .col("id")
            .and_where(Expr::cust("seq IS NULL"))
            .to_owned();
        manager.create_index(pending).await?;
        let head = Table::create()
            .table("audit_head")
            .col(integer("id").primary_key())
            .col(big_integer("seq"))
            .col(string("link"))
            .col(boolean("adopting"))
            .to_owned();
        manager.create_table(head).await?;
        let first = Query::insert()
            .into_table("audit_head")
            .columns(["id", "seq", "link", "adopting"])
            .values_panic([1.into(), 0_i64.into(), BEGINNING.into(), true.into()])
            .to_owned();
        manager.execute(first).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("audit_head").to_owned())
            .await?;
        for index in ["audit_seq_one", "audit_pending"] {
            let drop = Index::drop().name(index).table("audit").to_owned();
            manager.drop_index(drop).await?;
        }
        for column in ["digest", "seq", "link"] {
            let alter = Table::alter().table("audit").drop_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}

fn columns() -> [ColumnDef; 3] {
    [
        string("digest").default("").take(),
        big_integer_null("seq").take(),
        string_null("link").take(),
    ]
}
