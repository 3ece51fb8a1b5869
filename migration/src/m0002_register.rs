//! Tables: households, members, applications, assessments.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, IndexCreateStatement, MigrationTrait, SchemaManager, Table,
    TableCreateStatement, async_trait,
};
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, integer_null, string, string_null, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::shapes::{plain, state, to, unique, unique_where};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 4] = ["households", "members", "applications", "assessments"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // A migration that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [households(), members(), applications(), assessments()] {
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

fn households() -> TableCreateStatement {
    Table::create()
        .table("households")
        .col(uuid("id").primary_key())
        .col(string("reference").unique_key())
        .col(uuid("council_id"))
        .col(state("state", &["active", "suspended", "housed", "closed"]))
        .col(boolean("sensitive"))
        .col(date_null("suspended_until"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .foreign_key(&mut to("households", "council_id", "councils"))
        .to_owned()
}

fn members() -> TableCreateStatement {
    Table::create()
        .table("members")
        .col(uuid("id").primary_key())
        .col(uuid("household_id"))
        .col(integer("position"))
        .col(string("name"))
        .col(date_null("born_on"))
        .col(state("sex", &["female", "male", "not_said"]))
        .col(string("relation"))
        .foreign_key(&mut to("members", "household_id", "households"))
        .to_owned()
}

fn applications() -> TableCreateStatement {
    Table::create()
        .table("applications")
        .col(uuid("id").primary_key())
        .col(uuid("household_id"))
        .col(state("state", &["draft", "submitted", "assessed", "closed"]))
        .col(text("facts"))
        .col(text("unsure"))
        .col(text("address"))
        .col(string("postcode"))
        .col(string_null("phone"))
        .col(text_null("safe_contact"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .foreign_key(&mut to("applications", "household_id", "households"))
        .to_owned()
}

fn assessments() -> TableCreateStatement {
    Table::create()
        .table("assessments")
        .col(uuid("id").primary_key())
        .col(uuid("household_id"))
        .col(uuid("application_id"))
        .col(uuid("scheme_version_id"))
        .col(uuid("council_id"))
        .col(date("as_at"))
        .col(boolean("qualifies"))
        .col(string_null("band"))
        .col(integer_null("band_rank"))
        .col(date_null("priority_date"))
        .col(integer_null("bedrooms"))
        .col(text("facts"))
        .col(text("answer"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone("decided_at"))
        .col(boolean("current"))
        .foreign_key(&mut to("assessments", "household_id", "households"))
        .foreign_key(&mut to("assessments", "application_id", "applications"))
        .foreign_key(&mut to("assessments", "scheme_version_id", "scheme_versions"))
        .foreign_key(&mut to("assessments", "council_id", "councils"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        plain("households", &["council_id", "state"]),
        unique("members", &["household_id", "position"]),
        plain("applications", &["state", "submitted_at"]),
        unique_where(
            "applications_one_open",
            "applications",
            &["household_id"],
            "state <> 'closed'",
        ),
        plain("assessments", &["council_id", "current", "band_rank"]),
        unique_where(
            "assessments_one_current",
            "assessments",
            &["household_id", "council_id"],
            "current",
        ),
    ]
}
