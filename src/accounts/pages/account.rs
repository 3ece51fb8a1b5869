//! One's own account: who one is here, and where one is signed in.

use entity::account;
use entity::states::Role;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::leave;
use crate::accounts::{end_everywhere, end_one, of_account};
use crate::audit::By;
use crate::error::AppError;
use crate::t;
use crate::web::answer::{Answer, page, see_saying};
use crate::web::ask::Ask;
use crate::web::page::View;
use crate::web::shell::role_in_words;

/// One's own account.
#[derive(Debug, Serialize)]
pub(crate) struct AccountView {
    name: String,
    email: String,
    /// What they act as; none for applicants.
    role: Option<String>,
    /// The council acted for; none for others than staff of a council.
    council: Option<String>,
    may_switch: bool,
    /// Whether codes are offered to this role, and whether they are set up.
    codes_offered: bool,
    codes_set_up: bool,
    /// When this session ends if nothing is done.
    ends: Option<String>,
    sessions: Vec<SessionLine>,
}

/// One place where somebody is signed in.
#[derive(Debug, Serialize)]
struct SessionLine {
    id: String,
    began: String,
    seen: String,
    this_one: bool,
}

impl View for AccountView {
    const TEMPLATE: &'static str = "accounts/account.html";

    fn samples() -> Vec<Self> {
        let line = |this_one| SessionLine {
            id: "0192".into(),
            began: "Monday 2 November 2026 at 9am".into(),
            seen: "Monday 2 November 2026 at 9:05am".into(),
            this_one,
        };
        let applicant = Self {
            name: "Robin Shaw".into(),
            email: "robin@example.org".into(),
            role: None,
            council: None,
            may_switch: false,
            codes_offered: false,
            codes_set_up: false,
            ends: None,
            sessions: Vec::new(),
        };
        let officer = |codes_set_up| Self {
            name: "Ellis Marsh".into(),
            email: "officer@broadland.example".into(),
            role: Some("Lettings officer".into()),
            council: Some("Broadland District Council".into()),
            may_switch: codes_set_up,
            codes_offered: true,
            codes_set_up,
            ends: Some("Monday 2 November 2026 at 9:35am".into()),
            sessions: vec![line(true), line(false)],
        };
        vec![applicant, officer(true), officer(false)]
    }
}

/// `GET /account`
pub async fn account(ask: Ask) -> Answer {
    let actor = ask.actor()?;
    let db = ask.app.store.read();
    let row = account::Entity::find_by_id(actor.account_id)
        .one(db)
        .await?
        .ok_or(AppError::SignIn)?;
    let sessions = of_account(db, row.id, row.role, ask.at.now).await?;
    let staff = row.role != Role::Applicant;
    let view = AccountView {
        name: row.name,
        email: row.email,
        role: staff.then(|| role_in_words(row.role)),
        council: actor
            .council_id
            .and_then(|id| ask.app.places.by_id(id))
            .map(|council| council.name),
        may_switch: ask.visitor.may_switch,
        codes_offered: staff,
        codes_set_up: row.totp_secret.is_some(),
        ends: ask.visitor.ends_at.map(|at| ask.language.moment(at)),
        sessions: sessions
            .into_iter()
            .map(|session| SessionLine {
                id: session.id.to_string(),
                began: ask.language.moment(session.created_at),
                seen: ask.language.moment(session.last_seen_at),
                this_one: session.id == actor.session_id,
            })
            .collect(),
    };
    page(&ask, &t!(ask.language, "accounts-your-account"), &view)
}

/// `POST /account/stay`: any request keeps a session alive; this one says so.
pub async fn stay(ask: Ask) -> Answer {
    let session = ask.actor()?.session_id;
    crate::accounts::seen(ask.app.store.writer(), session, ask.at.now).await?;
    see_saying(&ask, "/account", &t!(ask.language, "accounts-still-signed-in"))
}

/// `POST /account/sessions/{session}/end`
pub async fn end_session(ask: Ask) -> Answer {
    let session = ask.id("session")?;
    let actor = ask.actor()?;
    ask.app
        .store
        .write(async |tx| end_one(tx, &ask.at, actor, session).await)
        .await?;
    if session == actor.session_id {
        return leave(&ask, "/sign-in");
    }
    see_saying(&ask, "/account", &t!(ask.language, "accounts-device-out"))
}

/// `POST /account/sessions/end`: everywhere, here too.
pub async fn end_all_sessions(ask: Ask) -> Answer {
    let actor = ask.actor()?;
    ask.app
        .store
        .write(async |tx| end_everywhere(tx, &ask.at, &By::from(actor), actor.account_id).await)
        .await?;
    leave(&ask, "/sign-in")
}
