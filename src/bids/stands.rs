//! Whether what bids rested on when they were looked at still stands: one question for all of them.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};

use super::ready::Waiting;
use crate::error::AppError;
use crate::store::mark;

/// Whether advert, home, household, assessment, scheme, nominations and bids are as they were read, and the advert is
/// open at the time of the bid. Answers with the number of the bid.
const STANDS: &str = "SELECT {number} AS number FROM adverts \
     JOIN homes ON homes.id = adverts.home_id AND homes.version = $3 \
     JOIN households ON households.id = $4 AND households.version = $5 \
     WHERE adverts.id = $1 AND adverts.version = $2 AND adverts.state = 'approved' \
     AND $6 = (SELECT assessments.id FROM assessments WHERE assessments.household_id = $4 \
       AND assessments.council_id = adverts.council_id AND assessments.current = TRUE) \
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
    if all.is_empty() {
        return Ok(BTreeSet::new());
    }
    let (mut sql, mut values) = (String::new(), Vec::<Value>::new());
    let backend = tx.get_database_backend();
    for (number, waiting) in all.iter().enumerate() {
        if number > 0 {
            sql.push_str(" UNION ALL ");
        }
        ask(backend, number, &rests_on(waiting), &mut sql, &mut values);
    }
    let asked = Statement::from_sql_and_values(backend, sql, values);
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

/// Adds the question for one bid, with a value wherever one stands in it: a value that has no name is found at once.
fn ask(
    backend: DatabaseBackend,
    number: usize,
    rests_on: &[Value],
    sql: &mut String,
    values: &mut Vec<Value>,
) {
    let mut pieces = STANDS.split('$');
    let head = pieces.next().unwrap_or_default();
    sql.push_str(&head.replace("{number}", &number.to_string()));
    for piece in pieces {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (which, rest) = piece.split_at(digits);
        let which = which.parse::<usize>().unwrap_or_default();
        values.extend(
            which
                .checked_sub(1)
                .and_then(|which| rests_on.get(which))
                .cloned(),
        );
        sql.push_str(&mark(backend, values.len()));
        sql.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::{DatabaseBackend, Value};

    use super::{STANDS, ask};

    #[test]
    fn each_question_has_values_of_its_own_in_the_order_in_which_they_stand() {
        let (mut sql, mut values) = (String::new(), Vec::new());
        for number in 0..2_i32 {
            let rests_on: Vec<Value> = (1..=13).map(|which| (number * 100 + which).into()).collect();
            let first = usize::try_from(number).unwrap();
            ask(DatabaseBackend::Postgres, first, &rests_on, &mut sql, &mut values);
        }
        let stand = STANDS.matches('$').count();
        assert_eq!((sql.matches('$').count(), values.len()), (2 * stand, 2 * stand));
        assert!(
            sql.starts_with("SELECT 0 AS number") && sql.contains("SELECT 1 AS number"),
            "{sql}"
        );
        assert!(
            sql.contains("homes.version = $1") && sql.contains(&format!("homes.version = ${}", stand + 1))
        );
        assert_eq!(values[0], 3.into());
        assert_eq!(values[stand], 103.into());
        for which in 1..=13 {
            assert!(
                values.contains(&which.into()) && values.contains(&(100 + which).into()),
                "{which}"
            );
        }
    }
}
