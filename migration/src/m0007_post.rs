//! Tables: `mail_outbox`, messages, `form_keys`, audit.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, IndexCreateStatement, MigrationTrait, SchemaManager, Table,
    TableCreateStatement, async_trait,
};
use sea_orm_migration::schema::{
    integer, string, string_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

use crate::shapes::{plain, state, to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 4] = ["mail_outbox", "messages", "form_keys", "audit"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [mail_outbox(), messages(), form_keys(), audit()] {
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

fn mail_outbox() -> TableCreateStatement {
    Table::create()
        .table("mail_outbox")
        .col(uuid("id").primary_key())
        .col(string("kind"))
        .col(uuid_null("council_id"))
        .col(uuid_null("account_id"))
        .col(string("recipient"))
        .col(string("subject"))
        .col(text("body"))
        .col(state("state", &["ready", "sending", "sent", "failed"]))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("run_after"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(text_null("last_error"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .foreign_key(&mut to("mail_outbox", "council_id", "councils"))
        .foreign_key(&mut to("mail_outbox", "account_id", "accounts"))
        .to_owned()
}

fn messages() -> TableCreateStatement {
    Table::create()
        .table("messages")
        .col(uuid("id").primary_key())
        .col(uuid("household_id"))
        .col(string("kind"))
        .col(string("subject"))
        .col(text("body"))
        .col(string_null("about"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("read_at"))
        .foreign_key(&mut to("messages", "household_id", "households"))
        .to_owned()
}

fn form_keys() -> TableCreateStatement {
    Table::create()
        .table("form_keys")
        .col(uuid("id").primary_key())
        .col(string("actor"))
        .col(string("key"))
        .col(string_null("result"))
        .col(timestamp_with_time_zone("created_at"))
        .to_owned()
}

fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit")
        .col(uuid("id").primary_key())
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("account_id"))
        .col(string("role"))
        .col(uuid_null("council_id"))
        .col(string("act"))
        .col(string("subject_kind"))
        .col(uuid_null("subject_id"))
        .col(text_null("why"))
        .col(text_null("before"))
        .col(text_null("after"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        plain("mail_outbox", &["state", "run_after"]),
        plain("mail_outbox", &["council_id", "state"]),
        plain("messages", &["household_id", "created_at"]),
        unique("form_keys", &["actor", "key"]),
        plain("form_keys", &["created_at"]),
        plain("audit", &["subject_kind", "subject_id"]),
        plain("audit", &["council_id", "at"]),
        plain("audit", &["account_id", "at"]),
    ]
}
