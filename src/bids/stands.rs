//! Whether what bids rested on when they were looked at still stands: one question for all of them.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, Statement, Value};

use super::ready::Waiting;
use crate::error::AppError;

/// Whether advert, home, household, assessment, scheme, nominations and bids are as they were read, and the advert is
/// open at the time of the bid. Answers with the number of the bid.
const STANDS: &str = "SELECT {number} AS number FROM adverts \
     JOIN homes ON homes.id = adverts.home_id AND homes.version = $3 \
     JOIN households ON households.id = $4 AND households.version = $5 \
     JOIN assessments ON assessments.id = $6 AND assessments.current \
     WHERE adverts.id = $1 AND adverts.version = $2 AND adverts.state = 'approved' \
     AND adverts.opens_at <= $7 AND adverts.closes_at > $7 \
     AND (SELECT COUNT(*) FROM bids WHERE household_id = $4 AND cycle_id = $8 AND state <> 'withdrawn') = $9 \
     AND (SELECT COUNT(*) FROM bids WHERE household_id = $4 AND cycle_id = $8 AND state = 'placed') = $10 \
     AND EXISTS (SELECT 1 FROM nominations WHERE household_id = $4 AND live) = $11 \
     AND $12 = (SELECT scheme_versions.id FROM scheme_versions \
       JOIN councils ON councils.scheme = scheme_versions.name \
       WHERE councils.id = adverts.council_id AND scheme_versions.in_force_from <= $13 \
       ORDER BY scheme_versions.in_force_from DESC, scheme_versions.id DESC LIMIT 1)";

/// The numbers of those that stand, counted from 0.
pub(super) async fn standing(
    tx: &impl ConnectionTrait,
    all: &[Waiting],
) -> Result<BTreeSet<usize>, AppError> {
    let (mut asked, mut values) = (Vec::with_capacity(all.len()), Vec::<Value>::new());
    for (number, waiting) in all.iter().enumerate() {
        asked.push(numbered(number, values.len()));
        values.extend(rests_on(waiting));
    }
    if asked.is_empty() {
        return Ok(BTreeSet::new());
    }
    let sql = asked.join(" UNION ALL ");
    let asked = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let mut stand = BTreeSet::new();
    for row in tx.query_all_raw(asked).await? {
        let number: i32 = row.try_get("", "number")?;
        stand.extend(usize::try_from(number));
    }
    Ok(stand)
}

fn rests_on(Waiting { ready, at, .. }: &Waiting) -> [Value; 13] {
    let (row, home, held) = (&ready.advert.row, &ready.advert.home, &ready.grounds);
    [
        row.id.into(),
        row.version.into(),
        home.version.into(),
        ready.new.household_id.into(),
        held.household_version.into(),
        held.assessment_id.into(),
        at.now.into(),
        row.cycle_id.into(),
        held.used.into(),
        held.live.into(),
        held.live_offer.into(),
        held.scheme_version_id.into(),
        held.today.into(),
    ]
}

/// The question for one bid among several, of which so many values stand before its own.
fn numbered(number: usize, before: usize) -> String {
    let mut pieces = STANDS.split('$');
    let head = pieces.next().unwrap_or_default();
    let mut sql = head.replace("{number}", &number.to_string());
    for piece in pieces {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (value, rest) = piece.split_at(digits);
        let value = value.parse::<usize>().unwrap_or_default() + before;
        sql.push('$');
        sql.push_str(&value.to_string());
        sql.push_str(rest);
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn each_question_has_values_of_its_own() {
        let (first, second) = (numbered(0, 0), numbered(1, 13));
        assert!(first.starts_with("SELECT 0 AS number"), "{first}");
        assert!(second.starts_with("SELECT 1 AS number"), "{second}");
        for value in 1..=13 {
            let asked = |sql: &str, value: i32| {
                sql.split('$').skip(1).any(|piece| {
                    let digits = piece.split(|letter: char| !letter.is_ascii_digit()).next();
                    digits == Some(value.to_string().as_str())
                })
            };
            assert!(asked(&first, value) && !asked(&first, value + 13), "{value}");
            assert!(asked(&second, value + 13) && !asked(&second, value), "{value}");
        }
    }
}
