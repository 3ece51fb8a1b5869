//! A form that brings a file along.

use actix_multipart::Multipart;
use actix_web::HttpMessage;
use actix_web::dev::ServiceRequest;
use actix_web::web::Bytes;
use futures_util::StreamExt;

use super::fields::Fields;
use crate::error::AppError;

/// Largest file of a form, in bytes: what a phone's camera makes fits.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// Largest sum of everything else in such a form, in bytes.
const LARGEST_REST: usize = 64 * 1024;
/// How much more is read and thrown away before saying that it is too much: a browser shows no answer to what it has not
/// finished sending.
const THROWN_AWAY: usize = 60 * 1024 * 1024;
/// More fields than any of our forms has.
const MOST_FIELDS: usize = 32;

/// The file that came with a form; empty when none was chosen.
#[derive(Clone, Debug, Default)]
pub struct Upload(pub Bytes);

/// Reads `multipart/form-data` with at most one file, the field `file`.
///
/// # Errors
/// `TooLarge` for too much, `Forged` for what no browser would send.
pub(super) async fn read(request: &mut ServiceRequest) -> Result<(Fields, Upload), AppError> {
    let headers = request.headers().clone();
    let mut parts = Multipart::new(&headers, request.take_payload());
    let (mut fields, mut file) = (Fields::default(), Vec::new());
    let (mut rest, mut count) = (0, 0);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_malformed| AppError::Forged)?;
        count += 1;
        if count > MOST_FIELDS {
            return Err(AppError::Forged);
        }
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = name == "file";
        let mut value = Vec::new();
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_malformed| AppError::Forged)?;
            value.extend_from_slice(&chunk);
            let most = if is_file {
                LARGEST_FILE
            } else {
                LARGEST_REST - rest
            };
            if value.len() > most {
                let mut more = 0;
                while let Some(Ok(chunk)) = part.next().await {
                    more += chunk.len();
                    if more > THROWN_AWAY {
                        break;
                    }
                }
                return Err(AppError::TooLarge);
            }
        }
        if is_file {
            file = value;
        } else {
            rest += value.len();
            fields.put_sent(&name, &String::from_utf8_lossy(&value));
        }
    }
    Ok((fields, Upload(Bytes::from(file))))
}
