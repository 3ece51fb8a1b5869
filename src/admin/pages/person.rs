//! One account of the staff, and what an administrator may do with it.

use serde::Serialize;

use crate::access::Staff;
use crate::accounts::of_account;
use crate::admin::{disable, enable, end_sessions, invite_again, landlord_of, one};
use crate::dates;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, see_saying};
use crate::web::ask::Ask;
use crate::web::page::View;
use crate::web::shell::role_in_words;

/// One account of the staff.
#[derive(Debug, Serialize)]
pub(crate) struct PersonView {
    name: String,
    email: String,
    role: String,
    since: String,
    codes: bool,
    /// When it was disabled; none while it is in use.
    disabled: Option<String>,
    /// Where they are signed in, in words; none when nowhere.
    signed_in: Option<String>,
    /// It is the administrator's own.
    own: bool,
    /// The landlord that they work for; none for the council's own staff.
    landlord: Option<String>,
    /// What the forms begin with.
    path: String,
}

impl View for PersonView {
    const TEMPLATE: &'static str = "admin/person.html";

    fn samples() -> Vec<Self> {
        let sample = |own: bool, disabled: Option<&str>, signed_in: Option<&str>| Self {
            name: "Ellis Marsh".into(),
            email: "officer@broadland.example".into(),
            role: "Lettings officer".into(),
            since: "2 November 2026".into(),
            codes: signed_in.is_some(),
            disabled: disabled.map(Into::into),
            signed_in: signed_in.map(Into::into),
            own,
            landlord: disabled.map(|_| "Saffron Homes".into()),
            path: "/admin/accounts/0192".into(),
        };
        vec![
            sample(false, None, Some("On 2 devices")),
            sample(false, Some("2 November 2026"), None),
            sample(true, None, Some("On 1 device")),
        ]
    }
}

/// `GET /admin/accounts/{account}`
pub async fn person(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let db = ask.app.store.read();
    let row = one(db, staff.council_id, ask.id("account")?).await?;
    let sessions = of_account(db, row.id, row.role, ask.at.now).await?.len();
    let day = |at| dates::day_short(dates::london_day(at));
    let view = PersonView {
        landlord: landlord_of(db, &row).await?,
        path: format!("/admin/accounts/{}", row.id),
        email: row.email,
        role: role_in_words(row.role),
        since: day(row.created_at),
        codes: row.totp_secret.is_some(),
        disabled: row.disabled_at.map(day),
        signed_in: match sessions {
            0 => None,
            many => Some(t!(Language::English, "admin-devices", n = many)),
        },
        own: row.id == staff.account_id,
        name: row.name,
    };
    page(&ask, &view.name, &view)
}

/// `POST /admin/accounts/{account}/disable`
pub async fn disable_now(ask: Ask) -> Answer {
    let (staff, id) = (ask.staff()?, ask.id("account")?);
    ask.app
        .store
        .write(async |tx| disable(tx, &ask.at, &staff, id).await)
        .await?;
    back(&ask, id, &t!(Language::English, "admin-is-disabled"))
}

/// `POST /admin/accounts/{account}/enable`
pub async fn enable_now(ask: Ask) -> Answer {
    let (staff, id) = (ask.staff()?, ask.id("account")?);
    ask.app
        .store
        .write(async |tx| enable(tx, &ask.at, &staff, id).await)
        .await?;
    back(&ask, id, &t!(Language::English, "admin-is-enabled"))
}

/// `POST /admin/accounts/{account}/sign-out`
pub async fn sign_out_now(ask: Ask) -> Answer {
    let (staff, id): (Staff, _) = (ask.staff()?, ask.id("account")?);
    ask.app
        .store
        .write(async |tx| end_sessions(tx, &ask.at, &staff, id).await)
        .await?;
    back(&ask, id, &t!(Language::English, "admin-is-signed-out"))
}

/// `POST /admin/accounts/{account}/invite`
pub async fn invite_now(ask: Ask) -> Answer {
    let (staff, id) = (ask.staff()?, ask.id("account")?);
    let public_url = &ask.app.settings.public_url;
    ask.app
        .store
        .write(async |tx| invite_again(tx, &ask.at, &staff, public_url, id).await)
        .await?;
    back(&ask, id, &t!(Language::English, "admin-is-invited"))
}

fn back(ask: &Ask, id: uuid::Uuid, says: &str) -> Answer {
    see_saying(ask, format!("/admin/accounts/{id}"), says)
}
