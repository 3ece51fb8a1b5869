//! Two councils whose schemes declare facts of their own, of each kind.

use lintel::error::AppError;
use lintel::partnership::add_scheme;

use super::Program;
use super::people::{Partnership, partnership};

/// The scheme of South Norfolk: facts of every kind, of two lists and of the home.
pub fn south() -> String {
    std::fs::read_to_string("tests/support/own/south.toml").unwrap()
}

/// The scheme of Broadland, which asks for one of the same facts and one more.
pub fn broad() -> String {
    std::fs::read_to_string("tests/support/own/broad.toml").unwrap()
}

/// The partnership of every story, whose councils have taken up these schemes.
pub async fn asking(program: &Program) -> Partnership {
    let there = partnership(program).await;
    take_up(program, "south-norfolk-2022", &south()).await.unwrap();
    take_up(program, "broadland-2022", &broad()).await.unwrap();
    there
}

/// A scheme in which everybody may bid for a home of any size, and the list is by the time on it. `more` goes on with its label.
pub fn by_time(id: &str, more: &str) -> String {
    format!(
        r#"
[scheme]
id = "{id}"
title = "Homes of the south"
version = "1"
in_force = 2026-10-01
law = "none"

[[label]]
code = "general"
any_size = true
order = ["applied_on, oldest first", "reference"]
{more}
"#
    )
}

/// Takes up a scheme under the name by which a council calls its own.
pub async fn take_up(program: &Program, name: &str, text: &str) -> Result<uuid::Uuid, AppError> {
    let app = &program.app;
    let at = app.moment();
    app.store
        .write(async |tx| add_scheme(tx, &at, name, text, None).await)
        .await
}
