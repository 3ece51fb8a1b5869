//! One token that shows a form came from our own page. Bound to the browser's cookie, so another site cannot have it.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The token for a browser: HMAC-SHA-256 of its cookie under the installation's key, as hex.
pub fn token(key: &[u8], cookie: &str) -> String {
    mac(key, cookie).map_or_else(String::new, |mac| HEXLOWER.encode(&mac.finalize().into_bytes()))
}

/// Whether `sent` is that token; compared in constant time.
pub fn holds(key: &[u8], cookie: &str, sent: &str) -> bool {
    let Ok(sent) = HEXLOWER.decode(sent.as_bytes()) else {
        return false;
    };
    !cookie.is_empty() && mac(key, cookie).is_some_and(|mac| mac.verify_slice(&sent).is_ok())
}

fn mac(key: &[u8], cookie: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(b"form:");
    mac.update(cookie.as_bytes());
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::{holds, token};

    #[test]
    fn a_token_holds_for_its_own_cookie_only() {
        let ours = token(b"key", "cookie");
        assert!(holds(b"key", "cookie", &ours));
        assert!(!holds(b"key", "another", &ours));
        assert!(!holds(b"other key", "cookie", &ours));
        assert!(!holds(b"key", "", &token(b"key", "")));
        assert!(!holds(b"key", "cookie", "not hex"));
    }
}
