//! Tables: partnerships, councils, `scheme_versions`, providers.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, IndexCreateStatement, MigrationTrait, SchemaManager, Table,
    TableCreateStatement, async_trait,
};
use sea_orm_migration::schema::{date, string, text, text_null, timestamp_with_time_zone, uuid};

use crate::shapes::{plain, state, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 4] = ["partnerships", "councils", "scheme_versions", "providers"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [partnerships(), councils(), scheme_versions(), providers()] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.iter().rev() {
            manager.drop_table(Table::drop().table(*table).to_owned()).await?;
        }
        Ok(())
    }
}

fn partnerships() -> TableCreateStatement {
    Table::create()
        .table("partnerships")
        .col(uuid("id").primary_key())
        .col(string("slug"))
        .col(string("name"))
        .to_owned()
}

fn councils() -> TableCreateStatement {
    Table::create()
        .table("councils")
        .col(uuid("id").primary_key())
        .col(uuid("partnership_id"))
        .col(string("slug").unique_key())
        .col(string("name"))
        .col(string("gss_code").unique_key())
        .col(string("scheme"))
        .col(text("theme"))
        .col(text("front_text"))
        .col(string("phone"))
        .col(string("email"))
        .col(text("office"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut to("councils", "partnership_id", "partnerships"))
        .to_owned()
}

fn scheme_versions() -> TableCreateStatement {
    Table::create()
        .table("scheme_versions")
        .col(uuid("id").primary_key())
        .col(string("name"))
        .col(string("version"))
        .col(string("hash").unique_key())
        .col(text("text"))
        .col(text_null("base_text"))
        .col(date("in_force_from"))
        .col(timestamp_with_time_zone("created_at"))
        .to_owned()
}

fn providers() -> TableCreateStatement {
    Table::create()
        .table("providers")
        .col(uuid("id").primary_key())
        .col(uuid("partnership_id"))
        .col(string("slug").unique_key())
        .col(string("name"))
        .col(state("kind", &["registered_provider", "private_landlord"]))
        .col(string("email"))
        .col(string("phone"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut to("providers", "partnership_id", "partnerships"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![plain("scheme_versions", &["name", "in_force_from"])]
}
