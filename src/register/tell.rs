//! Telling a household something: a message on its own page, and a neutral e-mail that says to sign in.

use entity::{account, council, household, message};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::mail;
use crate::t;
use crate::texts::Language;

/// What a household is told.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    /// Which message it is, such as `assessed`.
    pub kind: &'static str,
    /// The language of the subject and the body.
    pub language: Language,
    pub subject: String,
    pub body: String,
    /// The path of the page that it tells of.
    pub about: Option<String>,
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Told")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Writes the message, and an e-mail if somebody in the household signs in. The e-mail names no home, no need and no
/// reason: a mailbox may be read by somebody else.
pub async fn tell(
    tx: &impl ConnectionTrait,
    at: &Moment,
    household_id: Uuid,
    told: Told,
) -> Result<Uuid, AppError> {
    let council: Option<(Uuid, String)> = household::Entity::find_by_id(household_id)
        .join(
            JoinType::InnerJoin,
            household::Entity::belongs_to(council::Entity)
                .from(household::Column::CouncilId)
                .to(council::Column::Id)
                .into(),
        )
        .select_only()
        .column(council::Column::Id)
        .column(council::Column::Name)
        .into_tuple()
        .all(tx)
        .await?
        .into_iter()
        .next();
    let (council_id, sender) = council.ok_or(AppError::NotFound)?;
    let id = at.id();
    let row = message::ActiveModel {
        id: Set(id),
        household_id: Set(household_id),
        kind: Set(told.kind.to_owned()),
        subject: Set(told.subject),
        body: Set(told.body),
        about: Set(told.about),
        created_at: Set(at.now),
        read_at: Set(None),
        language: Set(told.language.code().to_owned()),
    };
    message::Entity::insert(row).exec_without_returning(tx).await?;
    let readers = account::Entity::find()
        .filter(account::Column::HouseholdId.eq(household_id))
        .filter(account::Column::DisabledAt.is_null())
        .all(tx)
        .await?;
    for reader in readers {
        let language = Language::from_code(&reader.language).unwrap_or_default();
        let message = mail::Message {
            kind: told.kind,
            council_id: Some(council_id),
            account_id: Some(reader.id),
            recipient: reader.email,
            subject: t!(language, "register-mail-subject"),
            body: [
                t!(language, "register-mail-sender", council = sender.as_str()),
                format!("{}\n", t!(language, "register-mail-sign-in")),
            ]
            .join("\n\n"),
        };
        mail::post(tx, at, message).await?;
    }
    Ok(id)
}

/// The language in which a household reads: that of the first of its accounts.
pub async fn language_of(db: &impl ConnectionTrait, household_id: Uuid) -> Result<Language, AppError> {
    let reader = account::Entity::find()
        .filter(account::Column::HouseholdId.eq(household_id))
        .filter(account::Column::DisabledAt.is_null())
        .order_by_asc(account::Column::Id)
        .one(db)
        .await?;
    Ok(reader
        .and_then(|reader| Language::from_code(&reader.language))
        .unwrap_or_default())
}

/// Asks a household for evidence, in the officer's own words.
pub async fn ask_for_evidence(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    household_id: Uuid,
    wanted: &str,
) -> Result<(), AppError> {
    let entry = Entry::new("ask_for_evidence", "household", household_id).because(wanted);
    audit::record(tx, at, by, entry).await?;
    let told = Told {
        kind: "evidence_asked",
        language: Language::English,
        subject: "We need something from you".to_owned(),
        body: format!(
            "To check your application we need:\n\n{wanted}\n\nBring it to our office, post it, or phone us."
        ),
        about: None,
    };
    tell(tx, at, household_id, told).await?;
    Ok(())
}

/// Notes that a message has been read, the first time only.
pub async fn read_now(
    tx: &impl ConnectionTrait,
    at: &Moment,
    household_id: Uuid,
    id: Uuid,
) -> Result<(), AppError> {
    message::Entity::update_many()
        .col_expr(message::Column::ReadAt, Expr::value(at.now))
        .filter(message::Column::Id.eq(id))
        .filter(message::Column::HouseholdId.eq(household_id))
        .filter(message::Column::ReadAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
