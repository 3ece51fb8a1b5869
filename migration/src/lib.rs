//! How the tables came to be, one change a file. Merged files never change; a new change is a new file.

#![expect(
    elided_lifetimes_in_paths,
    reason = "the trait is expanded by a macro that must see the lifetime left out"
)]

use sea_orm_migration::prelude::MigrationTrait;
pub use sea_orm_migration::prelude::MigratorTrait;

mod m0001_partnership;
mod m0002_register;
mod m0003_accounts;
mod m0004_adverts;
mod m0005_bids;
mod m0006_offers;
mod m0007_post;
mod m0008_postcodes;
mod m0009_audit_chain;
mod m0010_photos;
mod m0011_languages;
mod m0012_lookups;
mod m0013_applications_of_a_household;
mod m0014_entries_name_the_assessment;
mod m0015_entries_are_found_by_bids;
mod m0016_lists_are_told_of;
mod m0017_adverts_answer_schemes;
mod m0018_assessments_in_force;
mod m0019_lines_of_assessments;
mod m0020_night_phone;
mod shapes;

/// Every change, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_partnership::Migration),
            Box::new(m0002_register::Migration),
            Box::new(m0003_accounts::Migration),
            Box::new(m0004_adverts::Migration),
            Box::new(m0005_bids::Migration),
            Box::new(m0006_offers::Migration),
            Box::new(m0007_post::Migration),
            Box::new(m0008_postcodes::Migration),
            Box::new(m0009_audit_chain::Migration),
            Box::new(m0010_photos::Migration),
            Box::new(m0011_languages::Migration),
            Box::new(m0012_lookups::Migration),
            Box::new(m0013_applications_of_a_household::Migration),
            Box::new(m0014_entries_name_the_assessment::Migration),
            Box::new(m0015_entries_are_found_by_bids::Migration),
            Box::new(m0016_lists_are_told_of::Migration),
            Box::new(m0017_adverts_answer_schemes::Migration),
            Box::new(m0018_assessments_in_force::Migration),
            Box::new(m0019_lines_of_assessments::Migration),
            Box::new(m0020_night_phone::Migration),
        ]
    }
}
