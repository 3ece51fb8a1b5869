//! Stylesheets and scripts, served from inside the binary under names made from their content.

use std::fmt::Write as _;

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest, Sha256};

/// Kept for a year and never asked for again: a changed file has another name.
pub(crate) const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// One file of the face, as the build put it into the binary.
#[derive(Debug)]
pub struct Asset {
    /// The name used in templates, such as `lintel.css`.
    pub name: &'static str,
    /// The name in the URL, with the content's fingerprint in it.
    pub served_as: &'static str,
    pub content_type: &'static str,
    pub body: &'static [u8],
    /// The same bytes, gzipped once when the program was built.
    pub gzip: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

impl Asset {
    /// Every file that can be served.
    pub fn all() -> &'static [Self] {
        ASSETS
    }

    /// Finds a file by the name in its URL.
    pub fn by_served_name(served_as: &str) -> Option<&'static Self> {
        ASSETS.iter().find(|asset| asset.served_as == served_as)
    }
}

/// The path of a file by the name templates use; `None` if there is no such file.
pub fn asset_url(name: &str) -> Option<String> {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map(|asset| format!("/assets/{}", asset.served_as))
}

/// Answers `GET /assets/{name}`: the file, 304 if the browser has it, 404 if there is none.
pub async fn serve(request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    match Asset::by_served_name(&name) {
        Some(asset) => answer(request.headers(), asset),
        None => HttpResponse::NotFound().finish(),
    }
}

fn answer(headers: &HeaderMap, asset: &'static Asset) -> HttpResponse {
    let etag = format!("\"{}\"", asset.served_as);
    if mentions(headers, IF_NONE_MATCH.as_str(), &etag) {
        return HttpResponse::NotModified()
            .insert_header((ETAG, etag))
            .insert_header((CACHE_CONTROL, FOR_EVER))
            .finish();
    }
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, asset.content_type))
        .insert_header((CACHE_CONTROL, FOR_EVER))
        .insert_header((VARY, "accept-encoding"))
        .insert_header((ETAG, etag));
    if mentions(headers, ACCEPT_ENCODING.as_str(), "gzip") {
        response
            .insert_header((CONTENT_ENCODING, "gzip"))
            .body(asset.gzip)
    } else {
        response.body(asset.body)
    }
}

/// Whether a comma-separated header names `wanted` without refusing it by `q=0`.
fn mentions(headers: &HeaderMap, header: &str, wanted: &str) -> bool {
    headers
        .get_all(header)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let named = pieces
                .next()
                .is_some_and(|name| name.trim_start_matches("W/") == wanted);
            named && !pieces.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
}

/// The first 16 hexadecimal digits of the SHA-256 of `bytes`, as used in the names of served files.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .fold(String::new(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
