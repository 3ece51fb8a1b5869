//! A list written down once: for its fingerprint as a whole, and each bid of it as it is kept.

use allocations::{SchemeRef, Shortlist};
use chrono::NaiveDate;
use data_encoding::HEXLOWER;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// About as long as a bid of a list is in JSON, in bytes: room that is asked for at once need not grow.
const A_BID: usize = 1_024;

/// What a list comes to in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// SHA-256 of the list as JSON, hex.
    pub hash: String,
    /// Each row of the list as it is kept, in the same order.
    pub(super) rows: Vec<String>,
    /// Each bid that is not considered as it is kept, in the same order.
    pub(super) not_considered: Vec<String>,
}

/// A list but for its bids, which are its last two fields.
#[derive(Serialize)]
struct Above<'a> {
    scheme: &'a SchemeRef,
    advert: &'a str,
    label: &'a str,
    as_at: NaiveDate,
    draw_commitment: Option<&'a str>,
    draw_missing: bool,
}

/// Writes a list down: the same bytes as its JSON.
///
/// # Errors
/// None that a list can bring about.
pub(super) fn written(list: &Shortlist) -> serde_json::Result<Written> {
    let mut text = Vec::with_capacity(A_BID * (list.rows.len() + list.not_considered.len() + 1));
    let above = Above {
        scheme: &list.scheme,
        advert: &list.advert,
        label: &list.label,
        as_at: list.as_at,
        draw_commitment: list.draw_commitment.as_deref(),
        draw_missing: list.draw_missing,
    };
    serde_json::to_writer(&mut text, &above)?;
    // its last brace comes after the bids
    text.pop();
    text.extend_from_slice(b",\"rows\":[");
    let rows = each(&mut text, &list.rows)?;
    text.extend_from_slice(b"],\"not_considered\":[");
    let not_considered = each(&mut text, &list.not_considered)?;
    text.extend_from_slice(b"]}");
    Ok(Written {
        hash: HEXLOWER.encode(&Sha256::digest(&text)),
        rows,
        not_considered,
    })
}

/// Writes parts one after another, with commas between them; each of them alone.
fn each(text: &mut Vec<u8>, parts: &[impl Serialize]) -> serde_json::Result<Vec<String>> {
    let mut alone = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text.push(b',');
        }
        let from = text.len();
        serde_json::to_writer(&mut *text, part)?;
        alone.push(String::from_utf8_lossy(text.get(from..).unwrap_or_default()).into_owned());
    }
    Ok(alone)
}

#[cfg(test)]
mod tests {
    use allocations::{NotConsidered, Reason, Row, SchemeRef, Shortlist, Truth};
    use chrono::NaiveDate;
    use data_encoding::HEXLOWER;
    use sha2::{Digest, Sha256};

    use super::written;

    fn list(rows: usize, out: usize) -> Shortlist {
        let reason = || Reason {
            code: "size".to_owned(),
            clause: Some("6.2".to_owned()),
            says: "Too small, says \"Łukasz\".\n".to_owned(),
            answer: Truth::No,
            facts: Vec::new(),
        };
        let row = |place: usize| Row {
            place: u32::try_from(place).unwrap(),
            bid_id: format!("B-{place}"),
            household_ref: format!("H-{place}"),
            stage: 1,
            stage_says: "Everybody".to_owned(),
            tier: place.is_multiple_of(2).then_some(1),
            keys: Vec::new(),
            below: None,
            ahead: Vec::new(),
            reasons: vec![reason()],
            groups: [("young".to_owned(), 1)].into(),
        };
        let not = |number: usize| NotConsidered {
            bid_id: format!("N-{number}"),
            household_ref: format!("H-9{number}"),
            reasons: vec![reason(), reason()],
        };
        Shortlist {
            scheme: SchemeRef {
                id: "plain".to_owned(),
                version: "1".to_owned(),
                hash: "00".to_owned(),
            },
            advert: "A-1".to_owned(),
            label: "general".to_owned(),
            as_at: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            draw_commitment: (rows == 1).then(|| "ab".to_owned()),
            draw_missing: out == 1,
            rows: (1..=rows).map(row).collect(),
            not_considered: (1..=out).map(not).collect(),
        }
    }

    #[test]
    fn a_list_is_written_in_the_same_bytes_as_its_json_and_so_is_each_bid() {
        for (rows, out) in [(0, 0), (1, 0), (0, 1), (3, 2)] {
            let list = list(rows, out);
            let whole = serde_json::to_vec(&list).unwrap();
            let written = written(&list).unwrap();
            assert_eq!(written.hash, HEXLOWER.encode(&Sha256::digest(whole)));
            let alone: Vec<String> = list
                .rows
                .iter()
                .map(|row| serde_json::to_string(row).unwrap())
                .collect();
            assert_eq!(written.rows, alone);
            let alone: Vec<String> = list
                .not_considered
                .iter()
                .map(|not| serde_json::to_string(not).unwrap())
                .collect();
            assert_eq!(written.not_considered, alone);
        }
    }
}
