//! The one place that makes ids, references and secrets.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use data_encoding::HEXLOWER;
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;

use crate::clock::Instant;

/// Makes time-ordered ids and unguessable secrets, from the machine's chance or from a seed.
#[derive(Clone)]
pub struct Ids(Arc<Mutex<Source>>);

/// Where ids come from.
struct Source {
    chance: ChaCha20Rng,
    /// The latest millisecond of which an id was made, and the number of the last one in it.
    millis: u64,
    number: u128,
}

impl std::fmt::Debug for Ids {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ids")
    }
}

/// An id begins with its millisecond and goes on with its number in it, so that ids made one after another stand one
/// after another in an index too: 42 bits, as in RFC 9562 §6.2, method 1. The 32 bits after it are chance.
const NUMBER_BITS: u32 = 42;
/// How many bits of the number stand before the two that say which kind of UUID it is.
const LOWER_BITS: u32 = 30;
const CHANCE_BITS: u32 = 32;

/// Letters and digits that are not mistaken for one another on the phone.
const PLAIN: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

impl Ids {
    /// From the machine's own source of chance.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that may ask the machine"
    )]
    pub fn from_machine() -> Self {
        Self::of(ChaCha20Rng::from_os_rng())
    }

    /// From a seed: the same seed gives the same ids. For tests, the demo and simulations only.
    pub fn from_seed(seed: u64) -> Self {
        Self::of(ChaCha20Rng::seed_from_u64(seed))
    }

    fn of(chance: ChaCha20Rng) -> Self {
        Self(Arc::new(Mutex::new(Source {
            chance,
            millis: 0,
            number: 0,
        })))
    }

    fn source(&self) -> MutexGuard<'_, Source> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fill<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.source().chance.fill_bytes(&mut bytes);
        bytes
    }

    /// A new id (UUID version 7), ordered by `now`; those of one millisecond stand in the order in which they were made.
    pub fn id(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        self.source().id(millis)
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

impl Source {
    fn id(&mut self, millis: u64) -> Uuid {
        let mut chance = [0; 16];
        if let Some(ten) = chance.get_mut(6..) {
            self.chance.fill_bytes(ten);
        }
        let chance = u128::from_be_bytes(chance);
        // half of the numbers are left for those that follow in the same millisecond
        let begin = (chance >> CHANCE_BITS) & ((1 << (NUMBER_BITS - 1)) - 1);
        let number = match millis.cmp(&self.millis) {
            Ordering::Equal => self.number + 1,
            // a moment that waited for its turn: its ids need not stand in order with each other
            Ordering::Less | Ordering::Greater => begin,
        };
        if millis >= self.millis {
            (self.millis, self.number) = (millis, number);
        }
        let (higher, lower) = (number >> LOWER_BITS, number & ((1 << LOWER_BITS) - 1));
        let last = chance & ((1 << CHANCE_BITS) - 1);
        // the version and the variant go where nothing of these stands
        Uuid::from_u128(
            (u128::from(millis) << 80)
                | (7 << 76)
                | (higher << 64)
                | (0b10 << 62)
                | (lower << CHANCE_BITS)
                | last,
        )
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::DateTime;

    use super::Ids;

    #[test]
    fn ids_of_one_millisecond_stand_in_the_order_in_which_they_were_made() {
        let ids = Ids::from_seed(7);
        let at = |millis: i64| DateTime::from_timestamp_millis(1_760_000_000_000 + millis).unwrap();
        let made: Vec<_> = (0..1_000).map(|number| ids.id(at(number / 400))).collect();
        assert!(made.is_sorted());
        for id in &made {
            assert_eq!(id.get_version_num(), 7);
            assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
        }
        // a moment that waited: its ids stand where their time is, and none is made twice
        let late: Vec<_> = (0..1_000).map(|_| ids.id(at(1))).collect();
        assert!(late.iter().all(|id| *id < made[999] && *id > made[399]));
        assert_eq!(made.iter().chain(&late).collect::<BTreeSet<_>>().len(), 2_000);
        assert!(ids.id(at(2)) > made[999]);
    }
}
