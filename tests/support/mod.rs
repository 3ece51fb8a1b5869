//! What tests stand on: a program of their own on either database, people to sign in as, a browser to do it with.

pub mod accounts;
pub mod bidding;
pub mod browser;
pub mod crowd;
pub mod due;
pub mod homes;
pub mod own;
pub mod people;
pub mod postgres;
pub mod program;
pub mod sealed;
pub mod served;

pub use browser::Browser;
pub use program::{Program, Which};

/// Runs the same story on both databases: `both!(name, async |program: Program| { … });`
/// Where no PostgreSQL can be had the story is skipped, said aloud, and a failure when `CI` is set.
#[macro_export]
macro_rules! both {
    ($(#[$meta:meta])* $name:ident, $story:expr) => {
        mod $name {
            use super::*;

            $(#[$meta])*
            #[test]
            fn sqlite() {
                $crate::support::program::run($crate::support::Which::Sqlite, $story);
            }

            $(#[$meta])*
            #[test]
            fn postgres() {
                if $crate::support::postgres::missing() {
                    return;
                }
                $crate::support::program::run($crate::support::Which::Postgres, $story);
            }
        }
    };
}
