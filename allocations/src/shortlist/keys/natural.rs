//! References in the order in which people count.

/// A reference as bytes that sort as people count: 9 before 10, H-9 before H-10. Of two that count alike, such as 7 and 07,
/// the one with the smaller bytes is first.
pub(super) fn natural(reference: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(reference.len() * 2 + 8);
    let mut left = reference.as_bytes();
    while let Some((first, rest)) = left.split_first() {
        if !first.is_ascii_digit() {
            key.push(*first);
            left = rest;
            continue;
        }
        let digits = left.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (number, after) = left.split_at_checked(digits).unwrap_or((left, &[]));
        let noughts = number.iter().take_while(|digit| **digit == b'0').count();
        let number = number.get(noughts..).unwrap_or_default();
        // A longer number is the larger one.
        key.push(b'0');
        key.extend(u32::try_from(number.len()).unwrap_or(u32::MAX).to_be_bytes());
        key.extend(number);
        left = after;
    }
    key.push(0);
    key.extend(reference.bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn references_stand_as_people_count() {
        let sorted = [
            "",
            "07",
            "7",
            "9",
            "10",
            "10 B",
            "10 C",
            "11",
            "99999999999999999999999999",
            "H-9",
            "H-10",
            "H-10-2",
            "H-10-11",
            "h-1",
        ];
        for (nth, one) in sorted.iter().enumerate() {
            for (other_nth, other) in sorted.iter().enumerate() {
                assert_eq!(
                    natural(one).cmp(&natural(other)),
                    nth.cmp(&other_nth),
                    "{one} {other}"
                );
            }
        }
    }
}
