//! Tables: cycles, homes, adverts.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, IndexCreateStatement, MigrationTrait, SchemaManager, Table,
    TableCreateStatement, async_trait,
};
use sea_orm_migration::schema::{
    big_integer, boolean, date, integer, integer_null, string, string_null, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::shapes::{plain, state, to, unique, unique_where};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 3] = ["cycles", "homes", "adverts"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [cycles(), homes(), adverts()] {
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

fn cycles() -> TableCreateStatement {
    Table::create()
        .table("cycles")
        .col(uuid("id").primary_key())
        .col(uuid("partnership_id"))
        .col(integer("number"))
        .col(timestamp_with_time_zone("opens_at"))
        .col(timestamp_with_time_zone("closes_at"))
        .col(state("state", &["planned", "open", "closed"]))
        .foreign_key(&mut to("cycles", "partnership_id", "partnerships"))
        .check(Expr::cust("opens_at < closes_at"))
        .to_owned()
}

fn homes() -> TableCreateStatement {
    Table::create()
        .table("homes")
        .col(uuid("id").primary_key())
        .col(uuid("provider_id"))
        .col(uuid("council_id"))
        .col(string("reference"))
        .col(string_null("uprn"))
        .col(text("address"))
        .col(string("postcode"))
        .col(string("parish"))
        .col(integer("easting"))
        .col(integer("northing"))
        .col(state(
            "kind",
            &["flat", "maisonette", "house", "bungalow", "bedsit"],
        ))
        .col(integer("bedrooms"))
        .col(integer("max_people"))
        .col(integer("floor"))
        .col(boolean("lift"))
        .col(string("garden"))
        .col(string("parking"))
        .col(string("pets"))
        .col(string("heating"))
        .col(state(
            "access",
            &["general", "one_or_two_steps", "no_steps", "wheelchair"],
        ))
        .col(integer_null("age_min"))
        .col(string_null("epc"))
        .col(big_integer("picture_seed"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .foreign_key(&mut to("homes", "provider_id", "providers"))
        .foreign_key(&mut to("homes", "council_id", "councils"))
        .check(Expr::cust(
            "bedrooms >= 0 AND bedrooms <= 10 AND max_people >= 1 AND max_people <= 20",
        ))
        .to_owned()
}

fn adverts() -> TableCreateStatement {
    Table::create()
        .table("adverts")
        .col(uuid("id").primary_key())
        .col(string("reference").unique_key())
        .col(uuid("home_id"))
        .col(uuid("provider_id"))
        .col(uuid("council_id"))
        .col(uuid_null("cycle_id"))
        .col(state(
            "state",
            &[
                "draft",
                "submitted",
                "changes_asked",
                "approved",
                "closed",
                "sealed",
                "let",
                "unlet",
                "withdrawn",
            ],
        ))
        .col(state(
            "tenure",
            &["social_rent", "affordable_rent", "private_rent"],
        ))
        .col(string("label"))
        .col(big_integer("rent_pence"))
        .col(big_integer("service_pence"))
        .col(date("available_on"))
        .col(text("description"))
        .col(boolean("first_let"))
        .col(timestamp_with_time_zone_null("opens_at"))
        .col(timestamp_with_time_zone_null("closes_at"))
        .col(text_null("asked"))
        .col(string_null("draw_commitment"))
        .col(string_null("draw_seed"))
        .col(uuid_null("approved_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .foreign_key(&mut to("adverts", "home_id", "homes"))
        .foreign_key(&mut to("adverts", "provider_id", "providers"))
        .foreign_key(&mut to("adverts", "council_id", "councils"))
        .foreign_key(&mut to("adverts", "cycle_id", "cycles"))
        .foreign_key(&mut to("adverts", "approved_by", "accounts"))
        .check(Expr::cust(
            "opens_at IS NULL OR closes_at IS NULL OR opens_at < closes_at",
        ))
        .check(Expr::cust("rent_pence >= 0 AND service_pence >= 0"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("cycles", &["partnership_id", "number"]),
        unique("homes", &["provider_id", "reference"]),
        plain("homes", &["council_id"]),
        plain("adverts", &["state", "closes_at"]),
        plain("adverts", &["cycle_id"]),
        plain("adverts", &["provider_id", "state"]),
        plain("adverts", &["council_id", "state"]),
        unique_where(
            "adverts_one_live_per_home",
            "adverts",
            &["home_id"],
            "state NOT IN ('let', 'unlet', 'withdrawn')",
        ),
    ]
}
