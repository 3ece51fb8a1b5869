//! Telling a household something: a message on its own page, and a neutral e-mail that says to sign in.

use std::collections::{BTreeMap, BTreeSet};

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
) -> Result<(), AppError> {
    tell_all(tx, at, vec![(household_id, told)]).await
}

/// Rows written in one statement: SQLite takes at most 32,766 values.
const AT_ONCE: usize = 500;

/// The same for many households, in few statements.
pub async fn tell_all(
    tx: &impl ConnectionTrait,
    at: &Moment,
    all: Vec<(Uuid, Told)>,
) -> Result<(), AppError> {
    for some in all.chunks(AT_ONCE) {
        let ids: BTreeSet<Uuid> = some.iter().map(|(household_id, _)| *household_id).collect();
        let senders = senders(tx, &ids).await?;
        let readers = readers(tx, &ids).await?;
        let (mut messages, mut mails) = (Vec::with_capacity(some.len()), Vec::new());
        for (household_id, told) in some {
            let (council_id, sender) = senders.get(household_id).ok_or(AppError::NotFound)?;
            messages.push(message::ActiveModel {
                id: Set(at.id()),
                household_id: Set(*household_id),
                kind: Set(told.kind.to_owned()),
                subject: Set(told.subject.clone()),
                body: Set(told.body.clone()),
                about: Set(told.about.clone()),
                created_at: Set(at.now),
                read_at: Set(None),
                language: Set(told.language.code().to_owned()),
            });
            for reader in readers
                .iter()
                .filter(|reader| reader.household_id == Some(*household_id))
            {
                let language = Language::from_code(&reader.language).unwrap_or_default();
                mails.push(mail::Message {
                    kind: told.kind,
                    council_id: Some(*council_id),
                    account_id: Some(reader.id),
                    recipient: reader.email.clone(),
                    subject: t!(language, "register-mail-subject"),
                    body: [
                        t!(language, "register-mail-sender", council = sender.as_str()),
                        format!("{}\n", t!(language, "register-mail-sign-in")),
                    ]
                    .join("\n\n"),
                });
            }
        }
        message::Entity::insert_many(messages)
            .exec_without_returning(tx)
            .await?;
        mail::post_all(tx, at, mails).await?;
    }
    Ok(())
}

/// The council that looks after each household, with its name.
async fn senders(
    tx: &impl ConnectionTrait,
    ids: &BTreeSet<Uuid>,
) -> Result<BTreeMap<Uuid, (Uuid, String)>, AppError> {
    let rows: Vec<(Uuid, Uuid, String)> = household::Entity::find()
        .join(
            JoinType::InnerJoin,
            household::Entity::belongs_to(council::Entity)
                .from(household::Column::CouncilId)
                .to(council::Column::Id)
                .into(),
        )
        .filter(household::Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .column(household::Column::Id)
        .column_as(council::Column::Id, "sender")
        .column(council::Column::Name)
        .into_tuple()
        .all(tx)
        .await?;
    let by_household = rows
        .into_iter()
        .map(|(household, council, name)| (household, (council, name)));
    Ok(by_household.collect())
}

/// Everybody who signs in for these households, in a settled order.
async fn readers(tx: &impl ConnectionTrait, ids: &BTreeSet<Uuid>) -> Result<Vec<account::Model>, AppError> {
    Ok(account::Entity::find()
        .filter(account::Column::HouseholdId.is_in(ids.iter().copied()))
        .filter(account::Column::DisabledAt.is_null())
        .order_by_asc(account::Column::Id)
        .all(tx)
        .await?)
}

/// The language in which a household reads: that of the first of its accounts.
pub async fn language_of(db: &impl ConnectionTrait, household_id: Uuid) -> Result<Language, AppError> {
    let found = languages_of(db, [household_id]).await?;
    Ok(found.get(&household_id).copied().unwrap_or_default())
}

/// The same for many households; one of which nobody signs in is not in the map.
pub async fn languages_of(
    db: &impl ConnectionTrait,
    household_ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Language>, AppError> {
    let ids: Vec<Uuid> = household_ids.into_iter().collect();
    let mut found = BTreeMap::new();
    for some in ids.chunks(AT_ONCE) {
        for reader in readers(db, &some.iter().copied().collect()).await? {
            let language = Language::from_code(&reader.language).unwrap_or_default();
            if let Some(household_id) = reader.household_id {
                found.entry(household_id).or_insert(language);
            }
        }
    }
    Ok(found)
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
    let language = language_of(tx, household_id).await?;
    let told = Told {
        kind: "evidence_asked",
        language,
        subject: t!(language, "register-told-evidence"),
        body: [
            t!(language, "register-told-evidence-says"),
            language.cite(wanted),
            t!(language, "register-told-evidence-bring"),
        ]
        .join("\n\n"),
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
