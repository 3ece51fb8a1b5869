//! Whom to be when trying the demonstration as an applicant.

use entity::account;
use sea_orm::EntityTrait;

use super::play::Story;
use crate::app::App;
use crate::error::AppError;
use crate::register;

/// The e-mail address of an applicant who has something to see: on the register, with bids this week if possible.
pub async fn somebody_to_be(app: &App, story: &Story) -> Result<String, AppError> {
    let db = app.store.read();
    let cycle = crate::adverts::cycles::current(db, app.clock.now()).await?;
    let mut best: Option<(u64, String)> = None;
    for lives in &story.founded.households {
        let household = register::household(db, lives.household_id).await?;
        if !register::is_active(&household, crate::dates::london_day(app.clock.now())) || household.sensitive
        {
            continue;
        }
        let bids = match &cycle {
            Some(cycle) => crate::bids::in_cycle(db, lives.household_id, cycle.id).await?,
            None => 0,
        };
        // Two bids used leave one to try.
        let worth = if bids == 2 { 3 } else { bids.min(1) };
        if best.as_ref().is_none_or(|(found, _)| worth > *found) {
            let account = account::Entity::find_by_id(lives.account_id)
                .one(db)
                .await?
                .ok_or(AppError::NotFound)?;
            best = Some((worth, account.email));
            if worth == 3 {
                break;
            }
        }
    }
    Ok(best.map(|(_, email)| email).unwrap_or_default())
}
