//! Tables: bids, shortlists, entries.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, IndexCreateStatement, MigrationTrait, SchemaManager, Table,
    TableCreateStatement, async_trait,
};
use sea_orm_migration::schema::{
    date, date_null, integer, integer_null, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::shapes::{plain, state, to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 3] = ["bids", "shortlists", "entries"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [bids(), shortlists(), entries()] {
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

fn bids() -> TableCreateStatement {
    Table::create()
        .table("bids")
        .col(uuid("id").primary_key())
        .col(string("reference").unique_key())
        .col(uuid("advert_id"))
        .col(uuid("household_id"))
        .col(uuid_null("cycle_id"))
        .col(state(
            "state",
            &[
                "placed",
                "withdrawn",
                "listed",
                "not_considered",
                "nominated",
                "successful",
                "unsuccessful",
            ],
        ))
        .col(state("channel", &["web", "phone", "office", "automatic"]))
        .col(uuid("placed_by"))
        .col(timestamp_with_time_zone("placed_at"))
        .col(timestamp_with_time_zone_null("withdrawn_at"))
        .col(integer_null("place"))
        .col(string_null("outcome"))
        .col(text_null("outcome_says"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .foreign_key(&mut to("bids", "advert_id", "adverts"))
        .foreign_key(&mut to("bids", "household_id", "households"))
        .foreign_key(&mut to("bids", "cycle_id", "cycles"))
        .foreign_key(&mut to("bids", "placed_by", "accounts"))
        .to_owned()
}

fn shortlists() -> TableCreateStatement {
    Table::create()
        .table("shortlists")
        .col(uuid("id").primary_key())
        .col(uuid("advert_id").unique_key())
        .col(uuid("council_id"))
        .col(state("state", &["ranked", "sealed"]))
        .col(uuid("scheme_version_id"))
        .col(string("engine"))
        .col(date("as_at"))
        .col(timestamp_with_time_zone("frozen_at"))
        .col(text("input"))
        .col(text("answer"))
        .col(string("answer_hash"))
        .col(uuid_null("sealed_by"))
        .col(timestamp_with_time_zone_null("sealed_at"))
        .col(integer("version"))
        .foreign_key(&mut to("shortlists", "advert_id", "adverts"))
        .foreign_key(&mut to("shortlists", "council_id", "councils"))
        .foreign_key(&mut to("shortlists", "scheme_version_id", "scheme_versions"))
        .foreign_key(&mut to("shortlists", "sealed_by", "accounts"))
        .to_owned()
}

fn entries() -> TableCreateStatement {
    Table::create()
        .table("entries")
        .col(uuid("id").primary_key())
        .col(uuid("shortlist_id"))
        .col(uuid("bid_id").unique_key())
        .col(uuid("household_id"))
        .col(integer_null("place"))
        .col(state(
            "state",
            &[
                "waiting",
                "skipped",
                "nominated",
                "refused",
                "let",
                "passed",
                "not_considered",
            ],
        ))
        .col(string_null("band"))
        .col(date_null("priority_date"))
        .col(text("facts"))
        .col(text("reasons"))
        .col(uuid_null("verified_by"))
        .col(timestamp_with_time_zone_null("verified_at"))
        .col(string_null("skip_code"))
        .col(text_null("skip_says"))
        .col(text_null("skip_note"))
        .col(uuid_null("skipped_by"))
        .foreign_key(&mut to("entries", "shortlist_id", "shortlists"))
        .foreign_key(&mut to("entries", "bid_id", "bids"))
        .foreign_key(&mut to("entries", "household_id", "households"))
        .foreign_key(&mut to("entries", "verified_by", "accounts"))
        .foreign_key(&mut to("entries", "skipped_by", "accounts"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("bids", &["advert_id", "household_id"]),
        plain("bids", &["household_id", "cycle_id"]),
        plain("shortlists", &["council_id", "state"]),
        unique("entries", &["shortlist_id", "place"]),
        plain("entries", &["household_id"]),
    ]
}
