//! The staff of a council.

use serde::Serialize;

use crate::admin::of_council;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;
use crate::web::shell::role_in_words;

/// The accounts of a council's staff.
#[derive(Debug, Serialize)]
pub(crate) struct StaffView {
    council: String,
    count: String,
    people: Vec<Line>,
}

/// One account.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    href: String,
    email: String,
    role: String,
    codes: bool,
    disabled: bool,
}

impl View for StaffView {
    const TEMPLATE: &'static str = "admin/list.html";

    fn samples() -> Vec<Self> {
        let line = |disabled: bool| Line {
            name: "Ellis Marsh".into(),
            href: "/admin/accounts/0192".into(),
            email: "officer@broadland.example".into(),
            role: "Lettings officer".into(),
            codes: !disabled,
            disabled,
        };
        let sample = |people: Vec<Line>| Self {
            council: "Broadland District Council".into(),
            count: format!("{} accounts", people.len()),
            people,
        };
        vec![sample(vec![line(false), line(true)]), sample(Vec::new())]
    }
}

/// `GET /admin`
pub async fn list(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let rows = of_council(ask.app.store.read(), staff.council_id).await?;
    let people: Vec<Line> = rows
        .into_iter()
        .map(|row| Line {
            href: format!("/admin/accounts/{}", row.id),
            name: row.name,
            email: row.email,
            role: role_in_words(row.role),
            codes: row.totp_secret.is_some(),
            disabled: row.disabled_at.is_some(),
        })
        .collect();
    let view = StaffView {
        council: ask.council()?.name.clone(),
        count: t!(Language::English, "admin-accounts-count", n = people.len()),
        people,
    };
    page(&ask, &t!(Language::English, "admin-accounts"), &view)
}
