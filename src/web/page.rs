//! Turns a typed view into a page: one engine, built once from the templates inside the binary.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use serde::Serialize;
use tera::{Context, Tera};

mod attributes;
mod functions;
mod shell;
mod whole;

use crate::texts::Language;

pub use shell::{
    ErrorLine, Flash, FlashKind, FormGuard, InLanguage, Link, NavLink, Partner, Phase, Shell, SignedIn,
};

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// What one template prints. Dates, money and permissions arrive ready to print; the template decides nothing.
///
/// Each field becomes a variable of the template. A field must not be called `shell`.
pub trait View: Serialize {
    /// The template's name under `templates/`, such as `bids/placed.html`.
    const TEMPLATE: &'static str;

    /// Believable views that between them show everything the template can: each list empty and full,
    /// each option there and missing, each truth both ways. Tests print every one of them.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    #[error("the templates do not fit together")]
    Templates(#[source] tera::Error),
    #[error("{template} could not be printed")]
    Printing {
        template: String,
        #[source]
        cause: tera::Error,
    },
}

/// Every template, ready to print in each language. Cloned cheaply: every request has one.
#[derive(Clone)]
pub struct Pages {
    // One engine a language, so that a text is looked up in the right one however deep in components it stands.
    english: Arc<Tera>,
    polish: Arc<Tera>,
}

impl Pages {
    /// Builds the engine from the templates in the binary; fails if one of them is malformed or names a
    /// component, a filter or a layout that does not exist.
    pub fn new() -> Result<Self, PageError> {
        Self::with(&[])
    }

    /// The same, with further templates by name: for tests that need one of their own.
    pub fn with(further: &[(&str, &str)]) -> Result<Self, PageError> {
        let mut english = Tera::new();
        functions::register(&mut english, Language::English);
        english
            .add_raw_templates(TEMPLATES.iter().chain(further).copied())
            .map_err(PageError::Templates)?;
        // the same templates, read once, with functions that speak the other language
        let mut polish = english.clone();
        functions::register(&mut polish, Language::Polish);
        Ok(Self {
            english: Arc::new(english),
            polish: Arc::new(polish),
        })
    }

    /// Prints a whole page: the view inside the layout that its template extends, in the shell's language.
    pub fn render<V: View>(&self, shell: &Shell, view: &V) -> Result<String, PageError> {
        self.print(V::TEMPLATE, Some(shell), view)
            .map(|page| whole::keep_together(&page))
    }

    /// Prints a page as an answer that no cache may keep.
    pub fn answer<V: View>(
        &self,
        status: StatusCode,
        shell: &Shell,
        view: &V,
    ) -> Result<HttpResponse, PageError> {
        Ok(HttpResponse::build(status)
            .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((CONTENT_LANGUAGE, shell.language()))
            .insert_header((VARY, "Cookie, Accept-Language"))
            .body(self.render(shell, view)?))
    }

    /// Prints a template that stands alone, such as a mail or a letter, in English. Names ending in `.html` are escaped.
    pub fn plain(&self, template: &str, view: &impl Serialize) -> Result<String, PageError> {
        self.print(template, None, view)
    }

    /// Prints one component by its name, as it stands on a page in this language; the view's fields are its parameters.
    pub fn part(
        &self,
        language: Language,
        component: &str,
        view: &impl Serialize,
    ) -> Result<String, PageError> {
        let failed = |cause| PageError::Printing {
            template: component.to_owned(),
            cause,
        };
        let context = Context::from_serialize(view).map_err(failed)?;
        self.speaking(language)
            .render_component(component, &context, None, true)
            .map_err(failed)
    }

    fn speaking(&self, language: Language) -> &Tera {
        match language {
            Language::English => &self.english,
            Language::Polish => &self.polish,
        }
    }

    /// The names of all templates, in order.
    pub fn templates(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.english.get_template_names().collect();
        names.sort_unstable();
        names
    }

    /// The engine that prints English, for tests that print a single component.
    pub fn engine(&self) -> &Tera {
        &self.english
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    fn print(
        &self,
        template: &str,
        shell: Option<&Shell>,
        view: &impl Serialize,
    ) -> Result<String, PageError> {
        let failed = |cause| PageError::Printing {
            template: template.to_owned(),
            cause,
        };
        let mut context = Context::from_serialize(view).map_err(failed)?;
        if let Some(shell) = shell {
            context.insert("shell", shell);
        }
        self.speaking(shell.map(Shell::speaks).unwrap_or_default())
            .render(template, &context)
            .map_err(failed)
    }
}
