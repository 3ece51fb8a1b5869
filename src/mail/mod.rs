//! Messages to people: written to the outbox in the transaction that they tell of, delivered by a worker,
//! never lost, never sent twice on purpose, and visible to an officer when they fail.

mod deliver;
mod outbox;
mod transport;

pub use deliver::{Delivered, assume_delivered, deliver_due, failed, try_again};
pub use outbox::{Message, post, post_all, row};
pub use transport::{MailSettings, Transport, TransportError};
