//! The one place that makes ids, references and secrets.

use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::HEXLOWER;
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use uuid::{Builder, Uuid};

use crate::clock::Instant;

/// Makes time-ordered ids and unguessable secrets, from the machine's chance or from a seed.
#[derive(Clone)]
pub struct Ids(Arc<Mutex<ChaCha20Rng>>);

impl std::fmt::Debug for Ids {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ids")
    }
}

/// Letters and digits that are not mistaken for one another on the phone.
const PLAIN: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

impl Ids {
    /// From the machine's own source of chance.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that may ask the machine"
    )]
    pub fn from_machine() -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_os_rng())))
    }

    /// From a seed: the same seed gives the same ids. For tests, the demo and simulations only.
    pub fn from_seed(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    fn fill<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(&mut bytes);
        bytes
    }

    /// A new id (UUID version 7), ordered by `now`.
    pub fn id(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &self.fill::<10>()).into_uuid()
    }

    /// A reference to quote on the phone, such as `B-7KQ2-M4XN`: 40 bits.
    pub fn reference(&self, letter: char) -> String {
        let bits = u64::from_be_bytes(self.fill::<8>());
        let mut reference = format!("{letter}-");
        for place in 0..8 {
            if place == 4 {
                reference.push('-');
            }
            let index = usize::try_from((bits >> (place * 5)) & 31).unwrap_or_default();
            reference.push(char::from(PLAIN.get(index).copied().unwrap_or(b'2')));
        }
        reference
    }

    /// 256 unguessable bits.
    pub fn secret(&self) -> [u8; 32] {
        self.fill()
    }

    /// 256 unguessable bits as hex, for cookies and tokens.
    pub fn token(&self) -> String {
        HEXLOWER.encode(&self.secret())
    }
}

/// The moment at which something is done, with fresh ids for what it makes. Commands take it, so that a test
/// or a simulation decides both.
#[derive(Clone, Debug)]
pub struct Moment {
    pub now: Instant,
    ids: Ids,
}

impl Moment {
    pub const fn new(now: Instant, ids: Ids) -> Self {
        Self { now, ids }
    }

    /// A fresh id.
    pub fn id(&self) -> Uuid {
        self.ids.id(self.now)
    }

    /// A fresh reference; see [`Ids::reference`].
    pub fn reference(&self, letter: char) -> String {
        self.ids.reference(letter)
    }

    /// The source of fresh ids and secrets.
    pub const fn ids(&self) -> &Ids {
        &self.ids
    }
}
