//! A list for somebody signed in: printed once for everybody, with holes for what is theirs. Who they are, the marks of
//! their forms and their answers are filled in at each request, from what is true at that moment.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header::HeaderMap;
use actix_web::http::{Method, StatusCode};
use entity::states::Role;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Instant, LONGEST, MOST};
use crate::adverts::Shown;
use crate::error::AppError;
use crate::texts::Language;
use crate::web::answer::{self, Answer};
use crate::web::ask::Ask;
use crate::web::page::View;

/// What stands in a hole until it is filled. Nobody can write one into a page: they are made from the key of forms.
pub struct Holes {
    mark: String,
}

/// Name, mark of forms, key of one form; then the answers, one for each advert.
const FIRST_ANSWER: usize = 3;
/// Figures in the number of a hole.
const FIGURES: usize = 4;

impl Holes {
    fn of(key: &[u8]) -> Self {
        let digest = Sha256::new()
            .chain_update(b"lintel holes")
            .chain_update(key)
            .finalize();
        Self {
            mark: format!("hole{}", data_encoding::HEXLOWER.encode(&digest)),
        }
    }

    fn hole(&self, number: usize) -> String {
        format!("{}{number:04}", self.mark)
    }

    /// The hole for the answer about the advert at this place of the page.
    pub fn answer(&self, place: usize) -> String {
        self.hole(FIRST_ANSWER + place)
    }

    /// The page as an answer, with holes for the person.
    pub fn page<V: View>(&self, ask: &Ask, title: &str, view: &V) -> Answer {
        let mut shell = crate::web::shell::of(ask, title);
        if let Some(person) = &mut shell.person {
            person.name = self.hole(0);
        }
        if let Some(guard) = &mut shell.guard {
            (guard.csrf, guard.once) = (self.hole(1), self.hole(2));
        }
        answer::page_with(ask, StatusCode::OK, &shell, view)
    }

    /// Cuts a page at its holes: a text, then the number of the hole after it and the text after that, and so on.
    fn cut(&self, page: &str) -> Result<Vec<(Option<usize>, String)>, AppError> {
        let mut pieces = page.split(self.mark.as_str());
        let mut cut = vec![(None, pieces.next().unwrap_or_default().to_owned())];
        for piece in pieces {
            let number = piece.get(..FIGURES).and_then(|number| number.parse().ok());
            let (Some(number), Some(text)) = (number, piece.get(FIGURES..)) else {
                return Err(AppError::internal("keeping a page", "a hole has no number"));
            };
            cut.push((Some(number), text.to_owned()));
        }
        Ok(cut)
    }
}

/// A page cut at its holes, with the adverts that it shows.
pub(super) struct Cut {
    pieces: Vec<(Option<usize>, String)>,
    headers: HeaderMap,
    shown: Vec<Shown>,
    printed_at: Instant,
}

/// The page for an applicant who is signed in: the one that `print` makes with holes, or made a moment ago, with what
/// `answers` says of each advert that it shows. None for everybody else, and where a sentence is to be shown once.
///
/// # Errors
/// What `print` and `answers` answer.
pub async fn own(
    ask: &Ask,
    print: impl AsyncFnOnce(&Holes) -> Result<(HttpResponse, Vec<Shown>), AppError>,
    answers: impl AsyncFnOnce(&[Shown]) -> Result<Vec<Arc<str>>, AppError>,
) -> Result<Option<HttpResponse>, AppError> {
    let applicant = ask
        .visitor
        .actor
        .as_ref()
        .filter(|actor| actor.role == Role::Applicant);
    let Some(actor) = applicant else { return Ok(None) };
    if ask.visitor.said.is_some() || ask.method != Method::GET {
        return Ok(None);
    }
    let key = (ask.address_asked.clone(), ask.language);
    // before the page is made: what is written meanwhile may not be on it
    let writes = ask.app.store.writes();
    let kept = find(ask, &key, writes);
    let cut = match kept {
        Some(cut) => cut,
        None => made(ask, key, writes, print).await?,
    };
    let mut fill: Vec<Arc<str>> = vec![
        escaped(&actor.name)?.into(),
        ask.form_token().into(),
        ask.at.id().to_string().into(),
    ];
    fill.extend(answers(&cut.shown).await?);
    let room = cut.pieces.iter().map(|(_, text)| text.len()).sum::<usize>();
    let mut page =
        String::with_capacity(room + fill.iter().map(|filling| filling.len()).sum::<usize>() + 256);
    for (hole, text) in &cut.pieces {
        if let Some(hole) = hole {
            let filling = fill.get(*hole);
            page.push_str(
                filling.ok_or_else(|| AppError::internal("filling a page", "a hole without a filling"))?,
            );
        }
        page.push_str(text);
    }
    let mut response = HttpResponse::Ok();
    for header in &cut.headers {
        response.insert_header(header);
    }
    Ok(Some(response.body(page)))
}

async fn made(
    ask: &Ask,
    key: (String, Language),
    writes: u64,
    print: impl AsyncFnOnce(&Holes) -> Result<(HttpResponse, Vec<Shown>), AppError>,
) -> Result<Arc<Cut>, AppError> {
    let holes = Holes::of(&ask.app.form_key);
    let (response, shown) = print(&holes).await?;
    let headers = response.headers().clone();
    let Ok(bytes) = actix_web::body::MessageBody::try_into_bytes(response.into_body()) else {
        return Err(AppError::internal("keeping a page", "it is not printed whole"));
    };
    let text = std::str::from_utf8(&bytes).map_err(|cause| AppError::internal("keeping a page", cause))?;
    let cut = Arc::new(Cut {
        pieces: holes.cut(text)?,
        headers,
        shown,
        printed_at: ask.at.now,
    });
    let mut kept = ask.app.kept.lock();
    if kept.is_behind(writes) || kept.own.len() >= MOST {
        kept.forget(writes);
    }
    kept.own.insert(key, Arc::clone(&cut));
    Ok(cut)
}

fn find(ask: &Ask, key: &(String, Language), writes: u64) -> Option<Arc<Cut>> {
    let kept = ask.app.kept.lock();
    if kept.is_behind(writes) {
        return None;
    }
    let cut = kept.own.get(key)?;
    let now = ask.at.now;
    (cut.printed_at <= now && now < cut.printed_at + LONGEST).then(|| Arc::clone(cut))
}

/// Parts kept at once. There are far fewer: each is one of the sentences that the rules know.
const PARTS: usize = 2_000;

/// A component as it stands on this visitor's page, printed once for each mark and kept: `view` rests on nothing but the
/// language and what `mark` holds.
///
/// # Errors
/// Internal when it cannot be printed.
pub fn part<V: Serialize>(
    ask: &Ask,
    component: &'static str,
    mark: String,
    view: impl FnOnce() -> V,
) -> Result<Arc<str>, AppError> {
    let key = (component, ask.language, mark);
    if let Some(kept) = ask.app.kept.lock().parts.get(&key) {
        return Ok(Arc::clone(kept));
    }
    let printed = ask.app.pages.part(ask.language, component, &view());
    let printed: Arc<str> = printed
        .map_err(|cause| AppError::internal("printing a part", cause))?
        .into();
    let mut kept = ask.app.kept.lock();
    if kept.parts.len() >= PARTS {
        kept.parts.clear();
    }
    kept.parts.insert(key, Arc::clone(&printed));
    Ok(printed)
}

fn escaped(text: &str) -> Result<String, AppError> {
    let mut bytes = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut bytes).map_err(|cause| AppError::internal("printing a name", cause))?;
    String::from_utf8(bytes).map_err(|cause| AppError::internal("printing a name", cause))
}

#[cfg(test)]
mod tests {
    use super::Holes;

    #[test]
    fn a_page_is_cut_at_its_holes_and_nowhere_else() {
        let holes = Holes::of(b"a key");
        let page = format!(
            "<b>{}</b> hole0000 {}{}",
            holes.hole(0),
            holes.answer(11),
            holes.hole(2)
        );
        let cut = holes.cut(&page).unwrap();
        let pieces: Vec<_> = cut.iter().map(|(hole, text)| (*hole, text.as_str())).collect();
        assert_eq!(
            pieces,
            [
                (None, "<b>"),
                (Some(0), "</b> hole0000 "),
                (Some(14), ""),
                (Some(2), "")
            ]
        );
        assert!(Holes::of(b"another").cut(&page).unwrap().len() == 1);
        assert!(holes.cut(&holes.mark).is_err());
    }
}
