//! The cookies: one for the session, one for forms before signing in, one for a message across a redirect, one
//! for the language.

use actix_web::cookie::{Cookie, SameSite, time::Duration};

use crate::texts::Language;

/// Names and attributes, which depend on whether people come over https.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    pub secure: bool,
}

impl Cookies {
    /// `__Host-` binds a cookie to this very host; browsers allow it over https only.
    fn name(self, plain: &'static str, bound: &'static str) -> &'static str {
        if self.secure { bound } else { plain }
    }

    pub fn session_name(self) -> &'static str {
        self.name("lintel", "__Host-lintel")
    }

    pub fn form_name(self) -> &'static str {
        self.name("lintel-form", "__Host-lintel-form")
    }

    pub fn said_name(self) -> &'static str {
        self.name("lintel-said", "__Host-lintel-said")
    }

    pub fn language_name(self) -> &'static str {
        self.name("lintel-language", "__Host-lintel-language")
    }

    fn cookie(self, name: &'static str, value: String, same_site: SameSite) -> Cookie<'static> {
        Cookie::build(name, value)
            .path("/")
            .http_only(true)
            .secure(self.secure)
            .same_site(same_site)
            .finish()
    }

    /// Who is signed in: gone when the browser closes. Lax, so that a link in a message finds people signed in.
    pub fn session(self, token: String) -> Cookie<'static> {
        self.cookie(self.session_name(), token, SameSite::Lax)
    }

    /// What forms are bound to before anybody has signed in.
    pub fn form(self, token: String) -> Cookie<'static> {
        self.cookie(self.form_name(), token, SameSite::Strict)
    }

    /// A sentence to show once, on the next page.
    pub fn said(self, sentence: &str) -> Cookie<'static> {
        let value = data_encoding::BASE64URL_NOPAD.encode(sentence.as_bytes());
        let mut cookie = self.cookie(self.said_name(), value, SameSite::Strict);
        cookie.set_max_age(Duration::minutes(2));
        cookie
    }

    /// The language chosen, for a year. Lax, so that a link in a message opens in it.
    pub fn language(self, language: Language) -> Cookie<'static> {
        let mut cookie = self.cookie(self.language_name(), language.code().to_owned(), SameSite::Lax);
        cookie.set_max_age(Duration::days(365));
        cookie
    }

    /// Takes a cookie away.
    pub fn gone(self, name: &'static str) -> Cookie<'static> {
        let mut cookie = self.cookie(name, String::new(), SameSite::Strict);
        cookie.set_max_age(Duration::ZERO);
        cookie
    }
}

/// Reads the sentence of [`Cookies::said`].
pub fn said_in(value: &str) -> Option<String> {
    let bytes = data_encoding::BASE64URL_NOPAD.decode(value.as_bytes()).ok()?;
    String::from_utf8(bytes)
        .ok()
        .filter(|sentence| sentence.chars().count() <= 300)
}
