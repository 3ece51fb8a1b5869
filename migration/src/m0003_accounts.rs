//! Tables: accounts, authorisations, sessions, attempts, recoveries, `sign_ups`, secrets.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, IndexCreateStatement, MigrationTrait, SchemaManager, Table,
    TableCreateStatement, async_trait,
};
use sea_orm_migration::schema::{
    big_integer_null, boolean, integer, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::shapes::{plain, state, to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 7] = [
    "accounts",
    "authorisations",
    "sessions",
    "attempts",
    "recoveries",
    "sign_ups",
    "secrets",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            accounts(),
            authorisations(),
            sessions(),
            attempts(),
            recoveries(),
            sign_ups(),
            secrets(),
        ] {
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

fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(uuid("id").primary_key())
        .col(string("email"))
        .col(string("email_normal").unique_key())
        .col(string("name"))
        .col(string("password_hash"))
        .col(state("role", &["applicant", "provider", "officer", "manager", "administrator"]))
        .col(uuid_null("council_id"))
        .col(uuid_null("provider_id"))
        .col(uuid_null("household_id"))
        .col(string_null("totp_secret"))
        .col(big_integer_null("totp_used_step"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("disabled_at"))
        .col(integer("version"))
        .foreign_key(&mut to("accounts", "council_id", "councils"))
        .foreign_key(&mut to("accounts", "provider_id", "providers"))
        .foreign_key(&mut to("accounts", "household_id", "households"))
        .check(Expr::cust("(role = 'applicant' AND council_id IS NULL AND provider_id IS NULL) OR (role = 'provider' AND provider_id IS NOT NULL AND council_id IS NULL) OR (role IN ('officer', 'manager', 'administrator') AND council_id IS NOT NULL AND provider_id IS NULL)"))
        .to_owned()
}

fn authorisations() -> TableCreateStatement {
    Table::create()
        .table("authorisations")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(uuid("council_id"))
        .col(uuid("granted_by"))
        .col(text("reason"))
        .col(timestamp_with_time_zone("from_at"))
        .col(timestamp_with_time_zone_null("until_at"))
        .foreign_key(&mut to("authorisations", "account_id", "accounts"))
        .foreign_key(&mut to("authorisations", "council_id", "councils"))
        .foreign_key(&mut to("authorisations", "granted_by", "accounts"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(uuid("id").primary_key())
        .col(string("token_hash").unique_key())
        .col(uuid("account_id"))
        .col(uuid_null("acting_council_id"))
        .col(boolean("second_step_due"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("sessions", "account_id", "accounts"))
        .foreign_key(&mut to("sessions", "acting_council_id", "councils"))
        .to_owned()
}

fn attempts() -> TableCreateStatement {
    Table::create()
        .table("attempts")
        .col(uuid("id").primary_key())
        .col(string("key_hash"))
        .col(timestamp_with_time_zone("at"))
        .to_owned()
}

fn recoveries() -> TableCreateStatement {
    Table::create()
        .table("recoveries")
        .col(uuid("id").primary_key())
        .col(string("token_hash").unique_key())
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut to("recoveries", "account_id", "accounts"))
        .to_owned()
}

fn sign_ups() -> TableCreateStatement {
    Table::create()
        .table("sign_ups")
        .col(uuid("id").primary_key())
        .col(string("token_hash").unique_key())
        .col(string("email"))
        .col(string("name"))
        .col(string("password_hash"))
        .col(uuid_null("council_id"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut to("sign_ups", "council_id", "councils"))
        .to_owned()
}

fn secrets() -> TableCreateStatement {
    Table::create()
        .table("secrets")
        .col(string("name").primary_key())
        .col(string("value"))
        .col(timestamp_with_time_zone("created_at"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        plain("accounts", &["household_id"]),
        plain("accounts", &["council_id"]),
        plain("accounts", &["provider_id"]),
        unique("authorisations", &["account_id", "council_id"]),
        plain("sessions", &["account_id"]),
        plain("sessions", &["expires_at"]),
        plain("attempts", &["key_hash", "at"]),
        plain("attempts", &["at"]),
        plain("sign_ups", &["expires_at"]),
    ]
}
