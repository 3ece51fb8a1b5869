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

/// The most chances that a household can have in one draw.
pub(crate) const MOST_CHANCES: i64 = 1_000;

/// The ticket that counts of a bid with several chances: the one with the smallest number, and that number. The first
/// ticket has the bid's number; for any other its place among the tickets stands in a fourth line.
pub fn best_ticket(seed: &[u8; 32], advert: &str, bid: &str, chances: i64) -> (i64, String) {
    let (ticket, number) = best(seed, advert, bid, chances);
    (ticket, hex(&number))
}

/// The same as bytes; a bid without a chance comes after all others.
pub(crate) fn best(seed: &[u8; 32], advert: &str, bid: &str, chances: i64) -> (i64, [u8; 32]) {
    let mut best = (0, [u8::MAX; 32]);
    for ticket in 1..=chances.min(MOST_CHANCES) {
        let number = if ticket == 1 {
            draw(seed, advert, bid)
        } else {
            draw(seed, advert, &format!("{bid}\n{ticket}"))
        };
        if number < best.1 {
            best = (ticket, number);
        }
    }
    best
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
    fn more_chances_are_more_tickets_of_which_the_best_counts() {
        let seed = [7; 32];
        let (_, one) = best_ticket(&seed, "A-1", "B-7", 1);
        assert_eq!(one, draw_number(&seed, "A-1", "B-7"));
        // printf '%s\nA-1\nB-7\n2\n' SEED | sha256sum
        let text = format!("{}\nA-1\nB-7\n2\n", hex(&seed));
        let second = hex(&Sha256::digest(text));
        let (ticket, two) = best_ticket(&seed, "A-1", "B-7", 2);
        assert_eq!(
            (ticket, &two),
            if second < one { (2, &second) } else { (1, &one) }
        );
        assert_eq!(best_ticket(&seed, "A-1", "B-7", 0), (0, "f".repeat(64)));
    }

    #[test]
    fn three_chances_win_about_three_times_as_often_as_one() {
        let wins = (0_u64..4_000).filter(|nth| {
            let mut seed = [0; 32];
            for (byte, of) in seed.iter_mut().zip(nth.to_le_bytes()) {
                *byte = of;
            }
            best(&seed, "A-1", "three", 3).1 < best(&seed, "A-1", "one", 1).1
        });
        let wins = wins.count();
        assert!((2_850..3_150).contains(&wins), "{wins} of 4,000");
    }

    #[test]
    fn the_commitment_is_the_hash_of_the_seed() {
        assert_eq!(
            commitment(&[0; 32]),
            "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
        );
    }
}
