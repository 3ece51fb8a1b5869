//! What an officer does to a list with one key press.

use uuid::Uuid;

use crate::access::{Act, Staff, may};
use crate::error::AppError;
use crate::shortlists;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, see_saying};
use crate::web::ask::Ask;
use crate::web::form::Reader;

/// Staff who may do this, the list and the entry in the path.
pub(super) fn subject(ask: &Ask, act: Act) -> Result<(Staff, Uuid, Uuid), AppError> {
    let staff = ask.staff()?;
    if !may(staff.role, act) {
        return Err(AppError::NotFound);
    }
    Ok((staff, ask.id("list")?, ask.id("entry")?))
}

fn back(list: Uuid, entry: Uuid) -> String {
    format!("/officer/shortlists/{list}#entry-{entry}")
}

/// `POST /officer/shortlists/{list}/entries/{entry}/verify`
pub async fn verify(ask: Ask) -> Answer {
    let (staff, list, entry) = subject(&ask, Act::Skip)?;
    ask.app
        .store
        .write(async |tx| shortlists::verify(tx, &ask.at, &staff, list, entry).await)
        .await?;
    see_saying(
        &ask,
        back(list, entry),
        &t!(Language::English, "shortlists-is-checked"),
    )
}

/// `POST /officer/shortlists/{list}/entries/{entry}/unverify`
pub async fn unverify(ask: Ask) -> Answer {
    let (staff, list, entry) = subject(&ask, Act::Skip)?;
    ask.app
        .store
        .write(async |tx| shortlists::unverify(tx, &ask.at, &staff, list, entry).await)
        .await?;
    see_saying(
        &ask,
        back(list, entry),
        &t!(Language::English, "shortlists-is-unchecked"),
    )
}

/// `POST /officer/shortlists/{list}/entries/{entry}/unskip`
pub async fn unskip(ask: Ask) -> Answer {
    let (staff, list, entry) = subject(&ask, Act::Skip)?;
    ask.app
        .store
        .write(async |tx| shortlists::unskip(tx, &ask.at, &staff, list, entry).await)
        .await?;
    see_saying(
        &ask,
        back(list, entry),
        &t!(Language::English, "shortlists-is-unskipped"),
    )
}

/// `POST /officer/shortlists/{list}/seal`
pub async fn seal(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    if !may(staff.role, Act::SealShortlist) {
        return Err(AppError::NotFound);
    }
    let list = ask.id("list")?;
    let mut form = Reader::new(&ask.form);
    let version = form.whole(
        "version",
        &t!(Language::English, "shortlists-the-version"),
        1,
        i32::MAX,
    );
    let version = form.finish(version)?;
    ask.app
        .store
        .write(async |tx| shortlists::seal(tx, &ask.at, &staff, list, version).await)
        .await?;
    see_saying(
        &ask,
        format!("/officer/shortlists/{list}"),
        &t!(Language::English, "shortlists-is-sealed"),
    )
}
