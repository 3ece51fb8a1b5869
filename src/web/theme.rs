//! A council's own face: its name, mark, colours and typeface, checked for legibility when it is made.

use std::collections::BTreeMap;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};

use crate::web::assets::{FOR_EVER, fingerprint};

mod colour;
mod demo;

pub use colour::{Colour, ColourError, contrast};
pub use demo::{broadland, south_norfolk};

/// The least contrast of text against what is behind it: WCAG 2.2, success criterion 1.4.3.
pub const LEAST_CONTRAST: f64 = 4.5;

/// What a council tells us about its face.
#[derive(Clone, Debug)]
pub struct ThemeDraft {
    /// The part of the URL that stands for the council: small letters, digits and hyphens.
    pub slug: String,
    /// The council's name in full.
    pub name: String,
    /// Two or three letters, shown where there is no mark.
    pub initials: String,
    /// The council's mark as an SVG file; served as a picture, so that nothing in it can run.
    pub mark: Option<String>,
    /// Header line, footer line, main buttons; white text stands on it.
    pub brand: Colour,
    /// Links on white.
    pub link: Colour,
    /// Links under the pointer, and main buttons too.
    pub link_hover: Colour,
    /// The pale ground of the footer and of panels.
    pub surface: Colour,
    /// A CSS list of typefaces that the reader's device may have.
    pub typeface: String,
    pub contact: Contact,
}

/// How people reach the housing team of a council.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Contact {
    pub phone: String,
    pub email: String,
    /// In words, such as "Monday to Friday, 8:30am to 5pm".
    pub hours: String,
    /// Where to come in person, on one line.
    pub office: String,
}

/// Why a draft cannot be a theme.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum ThemeError {
    #[error("the slug {0:?} may have only small letters, digits and hyphens")]
    Slug(String),
    #[error("the typeface list {0:?} may have only letters, digits, spaces, commas, quotes and hyphens")]
    Typeface(String),
    #[error("{what} has a contrast of {found:.2} to 1; people need at least 4.5 to 1")]
    Faint { what: &'static str, found: f64 },
}

/// A face that has been checked: its colours can be read and its text cannot break out of the stylesheet.
#[derive(Clone, Debug)]
pub struct Theme {
    draft: ThemeDraft,
    stylesheet: String,
    stylesheet_url: String,
    mark_url: Option<String>,
}

impl Theme {
    /// Checks a draft. Refuses colours that people could not read and names that could not be served.
    pub fn new(draft: ThemeDraft) -> Result<Self, ThemeError> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if draft.slug.is_empty() || !draft.slug.chars().all(plain) {
            return Err(ThemeError::Slug(draft.slug));
        }
        if !draft
            .typeface
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || " ,-\"'".contains(c))
        {
            return Err(ThemeError::Typeface(draft.typeface));
        }
        for (what, ink, ground) in draft.pairs() {
            let found = contrast(ink, ground);
            if found < LEAST_CONTRAST {
                return Err(ThemeError::Faint { what, found });
            }
        }
        let stylesheet = draft.stylesheet();
        let at = |bytes: &[u8], ending: &str| {
            format!("/assets/council/{}-{}.{ending}", draft.slug, fingerprint(bytes))
        };
        let stylesheet_url = at(stylesheet.as_bytes(), "css");
        let mark_url = draft.mark.as_ref().map(|mark| at(mark.as_bytes(), "svg"));
        Ok(Self {
            draft,
            stylesheet,
            stylesheet_url,
            mark_url,
        })
    }

    /// What the face was made from.
    pub fn draft(&self) -> &ThemeDraft {
        &self.draft
    }

    pub fn slug(&self) -> &str {
        &self.draft.slug
    }

    pub fn name(&self) -> &str {
        &self.draft.name
    }

    pub fn initials(&self) -> &str {
        &self.draft.initials
    }

    pub fn brand(&self) -> Colour {
        self.draft.brand
    }

    pub fn contact(&self) -> &Contact {
        &self.draft.contact
    }

    /// The few lines of CSS that turn the shared stylesheet into this council's.
    pub fn stylesheet(&self) -> &str {
        &self.stylesheet
    }

    /// Where the stylesheet is served; the name changes with its content.
    pub fn stylesheet_url(&self) -> &str {
        &self.stylesheet_url
    }

    /// The mark as an SVG file, if the council has given one.
    pub fn mark(&self) -> Option<&str> {
        self.draft.mark.as_deref()
    }

    /// Where the mark is served, if the council has given one.
    pub fn mark_url(&self) -> Option<&str> {
        self.mark_url.as_deref()
    }

    /// The contrast of each pair of colours that meet on a page, with what the pair is.
    pub fn contrasts(&self) -> Vec<(&'static str, f64)> {
        self.draft
            .pairs()
            .into_iter()
            .map(|(what, ink, ground)| (what, contrast(ink, ground)))
            .collect()
    }
}

impl ThemeDraft {
    fn pairs(&self) -> [(&'static str, Colour, Colour); 8] {
        [
            ("white text on the brand colour", Colour::WHITE, self.brand),
            ("the brand colour on white", self.brand, Colour::WHITE),
            ("the brand colour on the pale ground", self.brand, self.surface),
            ("a link on white", self.link, Colour::WHITE),
            ("a link on the pale ground", self.link, self.surface),
            (
                "a link under the pointer on white",
                self.link_hover,
                Colour::WHITE,
            ),
            (
                "white text on a button under the pointer",
                Colour::WHITE,
                self.link_hover,
            ),
            ("dark text on the focus colour", Colour::INK, Colour::FOCUS),
        ]
    }

    fn stylesheet(&self) -> String {
        let Self {
            brand,
            link,
            link_hover,
            surface,
            typeface,
            ..
        } = self;
        format!(
            ":root{{--council-brand:{brand};--council-link:{link};--council-link-hover:{link_hover};\
             --council-surface:{surface};--council-template-background:{surface};\
             --council-surface-background:{surface};--council-surface-border:{brand};--council-font:{typeface}}}\n"
        )
    }
}

/// The faces of every council in the partnership, by slug.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    by_slug: BTreeMap<String, Theme>,
}

impl Themes {
    pub fn new(themes: impl IntoIterator<Item = Theme>) -> Self {
        Self {
            by_slug: themes
                .into_iter()
                .map(|theme| (theme.slug().to_owned(), theme))
                .collect(),
        }
    }

    pub fn get(&self, slug: &str) -> Option<&Theme> {
        self.by_slug.get(slug)
    }

    /// In order of slug.
    pub fn iter(&self) -> impl Iterator<Item = &Theme> {
        self.by_slug.values()
    }

    /// The content type and text of the file served at `path`, if a council has it.
    pub fn file(&self, path: &str) -> Option<(&'static str, &str)> {
        self.iter().find_map(|theme| {
            if theme.stylesheet_url() == path {
                Some(("text/css; charset=utf-8", theme.stylesheet()))
            } else if theme.mark_url() == Some(path) {
                theme.draft.mark.as_deref().map(|mark| ("image/svg+xml", mark))
            } else {
                None
            }
        })
    }
}

/// Answers `GET /assets/council/{name}`: a council's stylesheet or mark.
#[expect(clippy::unused_async, reason = "the web framework takes async functions")]
pub async fn serve(themes: web::Data<Themes>, name: web::Path<String>) -> HttpResponse {
    match themes.file(&format!("/assets/council/{name}")) {
        Some((kind, text)) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, kind))
            .insert_header((CACHE_CONTROL, FOR_EVER))
            .body(text.to_owned()),
        None => HttpResponse::NotFound().finish(),
    }
}
