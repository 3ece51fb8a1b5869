//! What households are told when a list is made and when it is sealed. Counts, never people.

use allocations::NotConsidered;
use entity::states::BidState;
use entity::{bid, entry, home};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::codes::skip_words;
use crate::adverts::read::Advert;
use crate::bids::{self, nth};
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::ids::Moment;
use crate::register::{self, Told};
use crate::texts::{Kept, Language};
use crate::{kept, t};

/// What a bidder with a place is told.
pub(super) fn placed(reads: Language, advert: &Advert, place: u32, of: usize, bid_id: Uuid) -> Told {
    let home = title_with_place(reads, &advert.home);
    let place = nth(reads, place);
    let body = if advert.is_interest() {
        t!(
            reads,
            "shortlists-told-interest",
            home = home.as_str(),
            place = place,
            of = of
        )
    } else {
        t!(
            reads,
            "shortlists-told-place",
            home = home.as_str(),
            place = place,
            of = of
        )
    };
    closed(reads, &home, body, bid_id)
}

/// What a bidder who was not considered is told, with every reason.
pub(super) fn not_considered(reads: Language, advert: &Advert, reasons: Kept, bid_id: Uuid) -> Told {
    let home = title_with_place(reads, &advert.home);
    let body = kept!("shortlists-told-out", home = home.clone())
        .and(reasons)
        .in_message(reads);
    closed(reads, &home, body, bid_id)
}

/// The home is in the subject: often several close at the same minute.
fn closed(language: Language, home: &str, body: String, bid_id: Uuid) -> Told {
    Told {
        kind: "bids_closed",
        language,
        subject: t!(language, "shortlists-told-closed", home = home),
        body,
        about: Some(format!("/my/bids/{bid_id}/why")),
    }
}

/// Tells those who were passed over, once it is final.
pub(super) async fn passed_over(
    tx: &impl ConnectionTrait,
    at: &Moment,
    home: &home::Model,
    skipped: &[entry::Model],
) -> Result<(), AppError> {
    let mut all = Vec::new();
    let languages = register::languages_of(tx, skipped.iter().map(|entry| entry.household_id)).await?;
    for entry in skipped {
        let says = skip_words(entry);
        // a list may be sealed more than once; nobody is told twice
        let news = bid::Entity::update_many()
            .col_expr(bid::Column::State, Expr::value(BidState::Unsuccessful))
            .col_expr(bid::Column::Outcome, Expr::value("skipped"))
            .col_expr(bid::Column::OutcomeSays, Expr::value(says.to_json()))
            .col_expr(bid::Column::DecidedAt, Expr::value(at.now))
            .filter(bid::Column::Id.eq(entry.bid_id))
            .filter(bid::Column::Outcome.is_null())
            .exec(tx)
            .await?;
        if news.rows_affected == 0 {
            continue;
        }
        let language = languages.get(&entry.household_id).copied().unwrap_or_default();
        let home = title_with_place(language, home);
        let body = kept!("shortlists-told-skipped-says", home = home)
            .and(says)
            .in_message(language);
        let again = t!(
            language,
            "shortlists-told-skipped-again",
            day = register::review_by(language, at.now)
        );
        let told = Told {
            kind: "bid_skipped",
            language,
            subject: t!(language, "shortlists-told-skipped"),
            body: format!("{body}\n\n{again}"),
            about: Some(format!("/my/bids/{}/why", entry.bid_id)),
        };
        all.push((entry.household_id, told));
    }
    register::tell_all(tx, at, all).await
}

/// Every reason, as it is kept.
pub(super) fn sentences(out: &NotConsidered) -> Kept {
    out.reasons
        .iter()
        .map(bids::kept)
        .fold(Kept::default(), Kept::and)
}
