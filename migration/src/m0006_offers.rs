//! Tables: nominations, offers, lets.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, IndexCreateStatement, MigrationTrait, SchemaManager, Table,
    TableCreateStatement, async_trait,
};
use sea_orm_migration::schema::{
    boolean, boolean_null, date, date_null, integer, string, string_null, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::shapes::{plain, state, to, unique_where};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 3] = ["nominations", "offers", "lets"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [nominations(), offers(), lets()] {
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

fn nominations() -> TableCreateStatement {
    Table::create()
        .table("nominations")
        .col(uuid("id").primary_key())
        .col(string("reference").unique_key())
        .col(uuid("advert_id"))
        .col(uuid("home_id"))
        .col(uuid("entry_id"))
        .col(uuid("household_id"))
        .col(uuid("provider_id"))
        .col(uuid("council_id"))
        .col(state(
            "state",
            &[
                "sent",
                "viewing",
                "offered",
                "accepted",
                "refused_by_provider",
                "refused_by_applicant",
                "withdrawn",
                "let",
            ],
        ))
        .col(boolean("live"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("viewing_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(string_null("refusal_code"))
        .col(text_null("refusal_says"))
        .col(text_null("refusal_note"))
        .col(uuid("sent_by"))
        .col(integer("version"))
        .foreign_key(&mut to("nominations", "advert_id", "adverts"))
        .foreign_key(&mut to("nominations", "home_id", "homes"))
        .foreign_key(&mut to("nominations", "entry_id", "entries"))
        .foreign_key(&mut to("nominations", "household_id", "households"))
        .foreign_key(&mut to("nominations", "provider_id", "providers"))
        .foreign_key(&mut to("nominations", "council_id", "councils"))
        .foreign_key(&mut to("nominations", "sent_by", "accounts"))
        .to_owned()
}

fn offers() -> TableCreateStatement {
    Table::create()
        .table("offers")
        .col(uuid("id").primary_key())
        .col(uuid("nomination_id").unique_key())
        .col(uuid("home_id"))
        .col(uuid("household_id"))
        .col(state("state", &["offered", "accepted", "refused", "withdrawn"]))
        .col(boolean("live"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone("answer_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(string_null("refusal_code"))
        .col(boolean_null("refusal_reasonable"))
        .col(text_null("refusal_note"))
        .foreign_key(&mut to("offers", "nomination_id", "nominations"))
        .foreign_key(&mut to("offers", "home_id", "homes"))
        .foreign_key(&mut to("offers", "household_id", "households"))
        .to_owned()
}

fn lets() -> TableCreateStatement {
    Table::create()
        .table("lets")
        .col(uuid("id").primary_key())
        .col(uuid("advert_id").unique_key())
        .col(uuid("home_id"))
        .col(uuid("household_id"))
        .col(uuid_null("nomination_id").unique_key())
        .col(uuid("council_id"))
        .col(date("starts_on"))
        .col(string_null("band"))
        .col(date_null("priority_date"))
        .col(integer("bids"))
        .col(timestamp_with_time_zone("let_at"))
        .foreign_key(&mut to("lets", "advert_id", "adverts"))
        .foreign_key(&mut to("lets", "home_id", "homes"))
        .foreign_key(&mut to("lets", "household_id", "households"))
        .foreign_key(&mut to("lets", "nomination_id", "nominations"))
        .foreign_key(&mut to("lets", "council_id", "councils"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        plain("nominations", &["provider_id", "live"]),
        plain("nominations", &["council_id", "live"]),
        plain("nominations", &["entry_id"]),
        unique_where(
            "nominations_one_live_per_home",
            "nominations",
            &["home_id"],
            "live",
        ),
        unique_where(
            "nominations_one_live_per_household",
            "nominations",
            &["household_id"],
            "live",
        ),
        unique_where("offers_one_live_per_home", "offers", &["home_id"], "live"),
        unique_where(
            "offers_one_live_per_household",
            "offers",
            &["household_id"],
            "live",
        ),
        plain("lets", &["council_id", "let_at"]),
    ]
}
