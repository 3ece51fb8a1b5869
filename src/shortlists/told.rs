//! What households are told when a list is made and when it is sealed. Counts, never people.

use allocations::NotConsidered;
use entity::states::BidState;
use entity::{bid, entry};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::adverts::read::Advert;
use crate::bids::nth;
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::ids::Moment;
use crate::register::{self, Told};
use crate::t;
use crate::texts::Language;

/// What a bidder with a place is told.
pub(super) fn placed(reads: Language, advert: &Advert, place: u32, of: usize, bid_id: Uuid) -> Told {
    let home = title_with_place(reads, &advert.home);
    let place = nth(reads, place);
    let body = if advert.is_interest() {
        t!(
            reads,
            "shortlists-told-interest",
            home = home,
            place = place,
            of = of
        )
    } else {
        t!(
            reads,
            "shortlists-told-place",
            home = home,
            place = place,
            of = of
        )
    };
    closed(reads, body, bid_id)
}

/// What a bidder who was not considered is told. The reasons are the scheme's own, in English, and so is the whole
/// message.
pub(super) fn not_considered(advert: &Advert, reasons: &str, bid_id: Uuid) -> Told {
    let home = title_with_place(Language::English, &advert.home);
    let body = format!("Bids for {home} have closed. Your bid was not considered. {reasons}");
    closed(Language::English, body, bid_id)
}

fn closed(language: Language, body: String, bid_id: Uuid) -> Told {
    Told {
        kind: "bids_closed",
        language,
        subject: t!(language, "shortlists-told-closed"),
        body,
        about: Some(format!("/my/bids/{bid_id}/why")),
    }
}

/// Tells those who were passed over, once it is final.
pub(super) async fn passed_over(
    tx: &impl ConnectionTrait,
    at: &Moment,
    home: &str,
    skipped: &[entry::Model],
) -> Result<(), AppError> {
    let mut all = Vec::new();
    for entry in skipped {
        let says = entry.skip_says.clone().unwrap_or_default();
        // a list may be sealed more than once; nobody is told twice
        let news = bid::Entity::update_many()
            .col_expr(bid::Column::State, Expr::value(BidState::Unsuccessful))
            .col_expr(bid::Column::Outcome, Expr::value("skipped"))
            .col_expr(bid::Column::OutcomeSays, Expr::value(says.clone()))
            .col_expr(bid::Column::DecidedAt, Expr::value(at.now))
            .filter(bid::Column::Id.eq(entry.bid_id))
            .filter(bid::Column::Outcome.is_null())
            .exec(tx)
            .await?;
        if news.rows_affected == 0 {
            continue;
        }
        let told = Told {
            kind: "bid_skipped",
            language: Language::English,
            subject: "A decision about a home you bid for".to_owned(),
            body: format!(
                "We could not put you forward for {home}. {says} You can ask us to look at this again within 21 days."
            ),
            about: Some(format!("/my/bids/{}/why", entry.bid_id)),
        };
        all.push((entry.household_id, told));
    }
    register::tell_all(tx, at, all).await
}

/// Every reason, in sentences.
pub(super) fn sentences(out: &NotConsidered) -> String {
    let said: Vec<&str> = out.reasons.iter().map(|reason| reason.says.as_str()).collect();
    said.join(" ")
}
