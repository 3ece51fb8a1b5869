//! Telling a household something: a message on its own page, and a neutral e-mail that says to sign in.

use std::collections::{BTreeMap, BTreeSet};

use entity::{account, council, household, message};
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::mail;
use crate::store::Rows;
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
    let addressed = addressees(tx, all.iter().map(|(household_id, _)| *household_id)).await?;
    tell_addressed(tx, at, &addressed, all).await
}

/// Everybody a message to a household goes to, and whom it comes from.
#[derive(Clone, PartialEq, Eq)]
pub struct Addressees {
    council_id: Uuid,
    /// The name of the council that looks after the household.
    sender: String,
    /// Those who sign in for it, in a settled order: account, address, language.
    readers: Vec<(Uuid, String, Language)>,
}

impl std::fmt::Debug for Addressees {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Addressees")
            .field("readers", &self.readers.len())
            .finish_non_exhaustive()
    }
}

impl Addressees {
    /// The language in which the household reads: that of the first of its accounts.
    pub fn language(&self) -> Language {
        self.readers
            .first()
            .map_or_else(Language::default, |(_, _, language)| *language)
    }
}

/// Tells households whose addressees are known already.
///
/// # Errors
/// `NotFound` when one of them is not among `addressed`.
pub async fn tell_addressed(
    tx: &impl ConnectionTrait,
    at: &Moment,
    addressed: &BTreeMap<Uuid, Addressees>,
    all: Vec<(Uuid, Told)>,
) -> Result<(), AppError> {
    let mut post = Post::default();
    for (household_id, told) in all {
        let to = addressed.get(&household_id).ok_or(AppError::NotFound)?;
        post.add(at, household_id, to, told);
    }
    let mut rows = Rows::default();
    post.into_rows(&mut rows);
    rows.write(tx).await?;
    Ok(())
}

/// Messages on their way, and the e-mails that say to sign in.
#[derive(Default)]
pub struct Post {
    messages: Vec<message::ActiveModel>,
    mails: Vec<entity::mail::ActiveModel>,
    letters: BTreeMap<(Language, String), (String, String)>,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Post")
            .field("messages", &self.messages.len())
            .finish_non_exhaustive()
    }
}

impl Post {
    /// Adds what a household is told, to be written at this moment.
    pub fn add(&mut self, at: &Moment, household_id: Uuid, to: &Addressees, told: Told) {
        for (account_id, email, language) in &to.readers {
            let (subject, body) = self
                .letters
                .entry((*language, to.sender.clone()))
                .or_insert_with(|| letter(*language, &to.sender));
            let message = mail::Message {
                kind: told.kind,
                council_id: Some(to.council_id),
                account_id: Some(*account_id),
                recipient: email.clone(),
                subject: subject.clone(),
                body: body.clone(),
            };
            self.mails.push(mail::row(at, message));
        }
        self.messages.push(message::ActiveModel {
            id: Set(at.id()),
            household_id: Set(household_id),
            kind: Set(told.kind.to_owned()),
            subject: Set(told.subject),
            body: Set(told.body),
            about: Set(told.about),
            created_at: Set(at.now),
            read_at: Set(None),
            language: Set(told.language.code().to_owned()),
        });
    }

    /// The rows of all of them.
    pub fn into_rows(self, rows: &mut Rows) {
        rows.add(self.messages);
        rows.add(self.mails);
    }
}

/// Subject and body of the e-mail that says to sign in.
fn letter(language: Language, sender: &str) -> (String, String) {
    let body = [
        t!(language, "register-mail-sender", council = sender),
        format!("{}\n", t!(language, "register-mail-sign-in")),
    ];
    (t!(language, "register-mail-subject"), body.join("\n\n"))
}

/// One reader of a household: the household, the council that looks after it with its name, then account, address
/// and language of somebody who signs in for it, if anybody does.
type Reader = (Uuid, Uuid, String, Option<Uuid>, Option<String>, Option<String>);

/// Whom messages to these households go to; a household that does not exist is not in the map.
pub async fn addressees(
    db: &impl ConnectionTrait,
    household_ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Addressees>, AppError> {
    let ids: BTreeSet<Uuid> = household_ids.into_iter().collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut found = BTreeMap::<Uuid, Addressees>::new();
    for some in ids.chunks(AT_ONCE) {
        let rows: Vec<Reader> = household::Entity::find()
            .join(
                JoinType::InnerJoin,
                household::Entity::belongs_to(council::Entity)
                    .from(household::Column::CouncilId)
                    .to(council::Column::Id)
                    .into(),
            )
            .join(
                JoinType::LeftJoin,
                household::Entity::belongs_to(account::Entity)
                    .from(household::Column::Id)
                    .to(account::Column::HouseholdId)
                    .on_condition(|_, account| {
                        Expr::col((account, account::Column::DisabledAt))
                            .is_null()
                            .into_condition()
                    })
                    .into(),
            )
            .filter(household::Column::Id.is_in(some.iter().copied()))
            .select_only()
            .column(household::Column::Id)
            .column_as(council::Column::Id, "sender_id")
            .column(council::Column::Name)
            .column_as(account::Column::Id, "account_id")
            .column(account::Column::Email)
            .column(account::Column::Language)
            .order_by_asc(account::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        for (household_id, council_id, sender, account_id, email, language) in rows {
            let to = found.entry(household_id).or_insert_with(|| Addressees {
                council_id,
                sender,
                readers: Vec::new(),
            });
            if let (Some(account_id), Some(email)) = (account_id, email) {
                let language = language.as_deref().and_then(Language::from_code);
                to.readers.push((account_id, email, language.unwrap_or_default()));
            }
        }
    }
    Ok(found)
}

/// The language in which a household reads: that of the first of its accounts.
pub async fn language_of(db: &impl ConnectionTrait, household_id: Uuid) -> Result<Language, AppError> {
    let found = addressees(db, [household_id]).await?;
    Ok(found
        .get(&household_id)
        .map(Addressees::language)
        .unwrap_or_default())
}

/// The same for many households; one of which nobody signs in is not in the map.
pub async fn languages_of(
    db: &impl ConnectionTrait,
    household_ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Language>, AppError> {
    let found = addressees(db, household_ids).await?;
    Ok(found
        .iter()
        .map(|(household_id, to)| (*household_id, to.language()))
        .collect())
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
