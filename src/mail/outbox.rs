//! The outbox: ordinary rows, written by the command that has something to tell.

use entity::mail;
use entity::states::MailState;
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use uuid::Uuid;

use crate::error::AppError;
use crate::ids::Moment;
use crate::store::Rows;

/// One e-mail to one person, ready to send. Subjects name no home, no need and no reason: a mailbox may be read
/// by somebody else.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Which message it is, such as `bid_placed`.
    pub kind: &'static str,
    /// Whose officers look after a failure.
    pub council_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub recipient: String,
    pub subject: String,
    pub body: String,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Puts a message into the outbox, in the caller's transaction.
pub async fn post(tx: &impl ConnectionTrait, at: &Moment, message: Message) -> Result<(), AppError> {
    post_all(tx, at, vec![message]).await
}

/// The same for many, in few statements.
pub async fn post_all(
    tx: &impl ConnectionTrait,
    at: &Moment,
    messages: Vec<Message>,
) -> Result<(), AppError> {
    let mut rows = Rows::default();
    rows.add(messages.into_iter().map(|message| row(at, message)));
    rows.write(tx).await?;
    Ok(())
}

/// A message as it is put into the outbox.
pub fn row(at: &Moment, message: Message) -> mail::ActiveModel {
    mail::ActiveModel {
        id: Set(at.id()),
        kind: Set(message.kind.to_owned()),
        council_id: Set(message.council_id),
        account_id: Set(message.account_id),
        recipient: Set(message.recipient),
        subject: Set(message.subject),
        body: Set(message.body),
        state: Set(MailState::Ready),
        attempts: Set(0),
        run_after: Set(at.now),
        created_at: Set(at.now),
        ..mail::ActiveModel::default()
    }
}
