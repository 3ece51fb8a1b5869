//! How a message leaves: by SMTP, or into a folder of the data directory, which is the default.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use entity::mail;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message as Letter};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// Where messages go.
#[derive(Clone, PartialEq, Eq)]
pub enum MailSettings {
    /// Files in a folder.
    Folder(PathBuf),
    /// An SMTP address, such as `smtps://user:password@mail.example.org`; never printed.
    Smtp(String),
}

impl std::fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "files in {}", folder.display()),
            Self::Smtp(address) => {
                write!(
                    f,
                    "SMTP at {}",
                    address.rsplit_once('@').map_or("a server", |(_, host)| host)
                )
            }
        }
    }
}

/// Sends one message at a time.
#[derive(Clone)]
pub enum Transport {
    Folder {
        from: Mailbox,
        folder: PathBuf,
    },
    Smtp {
        from: Mailbox,
        server: AsyncSmtpTransport<Tokio1Executor>,
    },
    /// Keeps what was sent, for tests.
    Memory(Arc<Mutex<Vec<mail::Model>>>),
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Folder { .. } => "Transport::Folder",
            Self::Smtp { .. } => "Transport::Smtp",
            Self::Memory(_) => "Transport::Memory",
        })
    }
}

/// Why a message did not leave.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    #[error("the sender's address is not usable")]
    Sender(#[source] lettre::address::AddressError),
    #[error("the recipient's address is not usable")]
    Recipient(#[source] lettre::address::AddressError),
    #[error("the message could not be put together")]
    Letter(#[from] lettre::error::Error),
    #[error("the mail server's address is not usable")]
    Address(#[source] lettre::transport::smtp::Error),
    #[error("the mail server did not take the message: {0}")]
    Smtp(#[source] lettre::transport::smtp::Error),
    #[error("the mail folder could not be written")]
    Folder(#[from] lettre::transport::file::Error),
    #[error("the mail folder could not be made")]
    MakeFolder(#[from] std::io::Error),
}

impl TransportError {
    /// Whether the next message would fare no better: the server did not answer, or not as a mail server does.
    pub(super) fn is_of_the_server(&self) -> bool {
        matches!(self, Self::Smtp(cause) if cause.status().is_none())
    }
}

impl Transport {
    /// Prepares the way out. Does not connect.
    pub fn new(settings: &MailSettings, from: &str) -> Result<Self, TransportError> {
        let from: Mailbox = from.parse().map_err(TransportError::Sender)?;
        match settings {
            MailSettings::Folder(folder) => {
                std::fs::create_dir_all(folder)?;
                Ok(Self::Folder {
                    from,
                    folder: folder.clone(),
                })
            }
            MailSettings::Smtp(address) => {
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
                    .map_err(TransportError::Address)?
                    .timeout(Some(Duration::from_secs(20)))
                    .build();
                Ok(Self::Smtp { from, server })
            }
        }
    }

    /// Sends one message. The message id is the row's id, so a second delivery is recognised as the same.
    pub async fn send(&self, message: &mail::Model) -> Result<(), TransportError> {
        match self {
            Self::Memory(sent) => {
                sent.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(message.clone());
                Ok(())
            }
            Self::Folder { from, folder } => {
                let letter = letter(from, message)?;
                AsyncFileTransport::<Tokio1Executor>::new(folder)
                    .send(letter)
                    .await?;
                Ok(())
            }
            Self::Smtp { from, server } => {
                server
                    .send(letter(from, message)?)
                    .await
                    .map_err(TransportError::Smtp)?;
                Ok(())
            }
        }
    }

    /// Whether the way out is open now: for `lintel doctor`.
    pub async fn check(&self) -> Result<bool, TransportError> {
        match self {
            Self::Memory(_) => Ok(true),
            Self::Folder { folder, .. } => Ok(folder.is_dir()),
            Self::Smtp { server, .. } => server.test_connection().await.map_err(TransportError::Smtp),
        }
    }
}

fn letter(from: &Mailbox, message: &mail::Model) -> Result<Letter, TransportError> {
    let to: lettre::Address = message.recipient.parse().map_err(TransportError::Recipient)?;
    let host = from.email.domain().to_owned();
    Ok(Letter::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(message.subject.as_str())
        .message_id(Some(format!("<{}@{host}>", message.id)))
        .header(ContentType::TEXT_PLAIN)
        .body(message.body.clone())?)
}
