//! What a row's digest and link are made of. Pure.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use entity::audit;
use sha2::{Digest, Sha256};

/// What stands before the first link.
pub(super) const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The SHA-256 of what a row says, in hex. Each part goes in with its length, so that no two rows are alike.
pub(super) fn digest(row: &audit::Model) -> String {
    let mut all = Sha256::new();
    all.update(b"lintel audit row 1");
    let moment = [
        row.at.timestamp().to_be_bytes().as_slice(),
        row.at.timestamp_subsec_nanos().to_be_bytes().as_slice(),
    ]
    .concat();
    for part in [
        Some(row.id.as_bytes().as_slice()),
        Some(moment.as_slice()),
        row.account_id.as_ref().map(|id| id.as_bytes().as_slice()),
        Some(row.role.as_bytes()),
        row.council_id.as_ref().map(|id| id.as_bytes().as_slice()),
        Some(row.act.as_bytes()),
        Some(row.subject_kind.as_bytes()),
        row.subject_id.as_ref().map(|id| id.as_bytes().as_slice()),
        row.why.as_deref().map(str::as_bytes),
        row.before.as_deref().map(str::as_bytes),
        row.after.as_deref().map(str::as_bytes),
    ] {
        match part {
            None => all.update([0]),
            Some(bytes) => {
                all.update([1]);
                all.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
                all.update(bytes);
            }
        }
    }
    HEXLOWER.encode(&all.finalize())
}

/// The link of the row at place `seq`: it holds the one before, and so everything that came before.
pub(super) fn link(before: &str, seq: i64, digest: &str) -> String {
    let text = format!("lintel audit link 1\n{before}\n{seq}\n{digest}");
    HEXLOWER.encode(&Sha256::digest(text))
}

/// Where the chain ends: how many rows, and the link of the last. Written down elsewhere it shows later that
/// nothing before it was taken away or made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub count: i64,
    pub link: String,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.count, self.link)
    }
}

/// What was typed is not a head.
#[derive(Debug, thiserror::Error)]
#[error(
    "\"{0}\" is not the end of a chain. Give the count, a colon and the 64 letters, as `lintel audit head` prints them."
)]
pub struct BadHead(String);

impl FromStr for Head {
    type Err = BadHead;

    fn from_str(typed: &str) -> Result<Self, BadHead> {
        let bad = || BadHead(typed.to_owned());
        let (count, link) = typed.trim().split_once(':').ok_or_else(bad)?;
        let count = count.parse().ok().filter(|count| *count >= 0).ok_or_else(bad)?;
        let hex = |letter: char| letter.is_ascii_digit() || ('a'..='f').contains(&letter);
        if link.len() != 64 || !link.chars().all(hex) {
            return Err(bad());
        }
        Ok(Self {
            count,
            link: link.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, Head, link};

    #[test]
    fn a_head_is_read_as_it_is_printed() {
        let head = Head {
            count: 12,
            link: link(BEGINNING, 12, "x"),
        };
        assert_eq!(head.to_string().parse::<Head>().unwrap(), head);
        for wrong in [
            "",
            "12",
            "12:",
            "12:abc",
            "-1:00",
            &format!("12:{}", "G".repeat(64)),
        ] {
            assert!(wrong.parse::<Head>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_link_holds_place_and_past() {
        let first = link(BEGINNING, 1, "a");
        assert_ne!(first, link(BEGINNING, 2, "a"));
        assert_ne!(first, link(&first, 1, "a"));
        assert_ne!(first, link(BEGINNING, 1, "b"));
    }
}
