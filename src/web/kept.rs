//! Public pages that are the same for everybody who is not signed in: printed once, kept until something is written here, and
//! for a second at most, because another process may have written. Bids are held to the clock, not to what a page said.
//! The list for somebody signed in is kept in the same way, with holes for what is theirs.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::http::header::{CONTENT_ENCODING, HeaderMap, SET_COOKIE, VARY};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Bytes;
use chrono::TimeDelta;
use flate2::Compression;
use flate2::write::GzEncoder;

mod own;

pub use own::{Holes, own, part};

use super::answer::Answer;
use super::ask::Ask;
use crate::clock::Instant;
use crate::error::AppError;
use crate::texts::Language;

/// How long a page may be behind what another process has written.
const LONGEST: TimeDelta = TimeDelta::seconds(1);

/// Addresses kept at once: searches are endless, and all of them are forgotten with the next write anyway.
const MOST: usize = 256;

/// The pages kept. Cloned cheaply.
#[derive(Clone, Default)]
pub struct KeptPages(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    /// The writes of this process that the pages know of.
    writes: u64,
    pages: BTreeMap<(String, Language), Page>,
    /// Pages with holes, for those who are signed in.
    own: BTreeMap<(String, Language), Arc<own::Cut>>,
    /// Components printed before, by what they rest on: these do not depend on what is written.
    parts: HashMap<(&'static str, Language, String), Arc<str>>,
}

impl Kept {
    /// Whether something has been written since.
    fn is_behind(&self, writes: u64) -> bool {
        self.writes != writes
    }

    fn forget(&mut self, writes: u64) {
        self.pages.clear();
        self.own.clear();
        self.writes = writes;
    }
}

#[derive(Clone)]
struct Page {
    plain: Bytes,
    zipped: Bytes,
    headers: HeaderMap,
    printed_at: Instant,
}

impl std::fmt::Debug for KeptPages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptPages")
    }
}

/// The page that `print` makes, or the one that it made a moment ago. Somebody who is signed in, or who carries a sentence to be
/// shown once, always gets a page of their own.
pub async fn public(ask: &Ask, print: impl AsyncFnOnce() -> Answer) -> Answer {
    if ask.visitor.actor.is_some() || ask.visitor.said.is_some() || ask.method != Method::GET {
        return print().await;
    }
    let kept = &ask.app.kept;
    let key = (ask.address_asked.clone(), ask.language);
    // before the page is made: what is written meanwhile may not be on it
    let writes = ask.app.store.writes();
    if let Some(page) = kept.find(&key, writes, ask.at.now) {
        return Ok(answer(ask, &page));
    }
    let response = print().await?;
    let plain_page = response.status() == StatusCode::OK && !response.headers().contains_key(SET_COOKIE);
    if !plain_page {
        return Ok(response);
    }
    let headers = response.headers().clone();
    let Ok(plain) = response.into_body().try_into_bytes() else {
        return Err(AppError::internal("keeping a page", "it is not printed whole"));
    };
    let page = Page {
        zipped: zipped(&plain).map_err(|cause| AppError::internal("compressing a page", cause))?,
        plain,
        headers,
        printed_at: ask.at.now,
    };
    kept.put(key, writes, page.clone());
    Ok(answer(ask, &page))
}

fn answer(ask: &Ask, page: &Page) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    for header in &page.headers {
        response.insert_header(header);
    }
    if ask.takes_gzip {
        response.insert_header((CONTENT_ENCODING, "gzip"));
        response.append_header((VARY, "Accept-Encoding"));
        return response.body(page.zipped.clone());
    }
    response.body(page.plain.clone())
}

fn zipped(plain: &[u8]) -> std::io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(6));
    encoder.write_all(plain)?;
    encoder.finish().map(Bytes::from)
}

impl KeptPages {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, key: &(String, Language), writes: u64, now: Instant) -> Option<Page> {
        let kept = self.lock();
        if kept.is_behind(writes) {
            return None;
        }
        let page = kept.pages.get(key)?;
        (page.printed_at <= now && now < page.printed_at + LONGEST).then(|| page.clone())
    }

    fn put(&self, key: (String, Language), writes: u64, page: Page) {
        let mut kept = self.lock();
        if kept.is_behind(writes) || kept.pages.len() >= MOST {
            kept.forget(writes);
        }
        kept.pages.insert(key, page);
    }
}
