//! A council's face as it is kept: a small JSON document, checked for legibility whenever it is read or written.

use serde::{Deserialize, Serialize};

use crate::web::theme::{Colour, ColourError, Contact, Theme, ThemeDraft, ThemeError};

/// What a council gives of its face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    pub initials: String,
    /// An SVG picture; served as a picture, so nothing in it can run.
    #[serde(default)]
    pub mark: Option<String>,
    /// Colours as `#rrggbb`.
    pub brand: String,
    pub link: String,
    pub link_hover: String,
    pub surface: String,
    pub typeface: String,
    /// When the telephone is answered.
    pub hours: String,
}

/// Why a face cannot be worn.
#[derive(Debug, thiserror::Error)]
pub enum FaceError {
    #[error("{field} is not a colour like #1d5b3c")]
    Colour {
        field: &'static str,
        #[source]
        cause: ColourError,
    },
    #[error(transparent)]
    Theme(#[from] ThemeError),
    #[error("the face is not in the expected form: {0}")]
    Form(#[from] serde_json::Error),
}

impl From<&Theme> for Given {
    fn from(theme: &Theme) -> Self {
        let draft = theme.draft();
        Self {
            initials: draft.initials.clone(),
            mark: draft.mark.clone(),
            brand: draft.brand.to_string(),
            link: draft.link.to_string(),
            link_hover: draft.link_hover.to_string(),
            surface: draft.surface.to_string(),
            typeface: draft.typeface.clone(),
            hours: draft.contact.hours.clone(),
        }
    }
}

impl Given {
    /// The checked theme for a council.
    pub fn theme(
        &self,
        slug: &str,
        name: &str,
        phone: &str,
        email: &str,
        office: &str,
    ) -> Result<Theme, FaceError> {
        let colour = |field: &'static str, text: &str| {
            text.parse::<Colour>()
                .map_err(|cause| FaceError::Colour { field, cause })
        };
        Ok(Theme::new(ThemeDraft {
            slug: slug.to_owned(),
            name: name.to_owned(),
            initials: self.initials.clone(),
            mark: self.mark.clone(),
            brand: colour("brand", &self.brand)?,
            link: colour("link", &self.link)?,
            link_hover: colour("link_hover", &self.link_hover)?,
            surface: colour("surface", &self.surface)?,
            typeface: self.typeface.clone(),
            contact: Contact {
                phone: phone.to_owned(),
                email: email.to_owned(),
                hours: self.hours.clone(),
                office: office.to_owned(),
            },
        })?)
    }
}
