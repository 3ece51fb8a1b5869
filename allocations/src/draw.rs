//! A recorded draw: a seed that was committed to before the closing time, and a number for each bid that anybody can
//! work out again with any SHA-256 tool.
use sha2::{Digest, Sha256};

/// What is published before the closing time: SHA-256 of the 32 bytes of the seed, in hexadecimal.
pub fn commitment(seed: &[u8; 32]) -> String {
    hex(&Sha256::digest(seed))
}

/// A bid's number in the draw, 64 hexadecimal digits; the smallest comes first.
///
/// It is the SHA-256 of three lines, each ended by a line feed: the seed in hexadecimal, the advert's reference, the
/// bid's id.
pub fn draw_number(seed: &[u8; 32], advert: &str, bid: &str) -> String {
    hex(&draw(seed, advert, bid))
}

/// The 32 bytes of that number; they sort as its digits do.
pub(crate) fn draw(seed: &[u8; 32], advert: &str, bid: &str) -> [u8; 32] {
    let mut digest = Sha256::new();
    for line in [hex(seed).as_str(), advert, bid] {
        digest.update(line.as_bytes());
        digest.update(b"\n");
    }
    digest.finalize().into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anybody_can_work_it_out_again() {
        // printf '%064d\nA-1\nB-7\n' 0 | sha256sum
        let number = draw_number(&[0; 32], "A-1", "B-7");
        assert_eq!(number, hex(&Sha256::digest(format!("{:064}\nA-1\nB-7\n", 0))));
        assert_ne!(number, draw_number(&[0; 32], "A-1", "B-8"));
        assert_ne!(number, draw_number(&[1; 32], "A-1", "B-7"));
    }

    #[test]
    fn the_commitment_is_the_hash_of_the_seed() {
        assert_eq!(
            commitment(&[0; 32]),
            "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
        );
    }
}
