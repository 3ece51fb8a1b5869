//! What stands around the content of every page.

use serde::Serialize;

use crate::t;
use crate::texts::Language;
use crate::web::theme::{Contact, Theme};

/// What a layout needs to know besides the view. Start from [`Shell::new`] and add.
#[derive(Clone, Debug, Serialize)]
pub struct Shell {
    /// The language of the page as a tag such as `en` or `pl`.
    language: &'static str,
    #[serde(skip)]
    speaks: Language,
    /// The same page in each language; empty where there is no choice.
    pub languages: Vec<InLanguage>,
    /// The page's title without the service's name; the layout puts "Error: " in front where there are errors.
    pub title: String,
    /// What people call the service.
    pub service: String,
    council: Council,
    /// Who is signed in; none for a visitor.
    pub person: Option<SignedIn>,
    /// The links under the header, in order.
    pub navigation: Vec<NavLink>,
    /// A remark on how finished the service is, such as "Beta".
    pub phase: Option<Phase>,
    /// What was just done, carried over a redirect. Not shown together with errors.
    pub flash: Option<Flash>,
    /// What is wrong with the form, in the order of its fields. Shown above everything else.
    pub errors: Vec<ErrorLine>,
    /// The link back, above the heading.
    pub back: Option<Link>,
    /// The way from the council down to this page; at most one of this and `back`.
    pub breadcrumbs: Vec<Link>,
    /// What every form on the page must send along; none on pages without forms.
    pub guard: Option<FormGuard>,
    /// Where "Exit this page" leads; set on an applicant's pages and on no others.
    pub exit: Option<String>,
    /// The links at the foot, in order.
    pub footer: Vec<Link>,
    /// Each council, at the foot of pages that belong to none of them; else empty.
    pub partners: Vec<Partner>,
    /// What keeps the council's face on the way through signing in and signing up: `?council=broadland`, or empty.
    pub keeps: String,
}

#[derive(Clone, Debug, Serialize)]
struct Council {
    slug: String,
    name: String,
    initials: String,
    brand: String,
    stylesheet: String,
    mark: Option<String>,
    contact: Contact,
    home: String,
}

/// How to reach one council of several.
#[derive(Clone, Debug, Serialize)]
pub struct Partner {
    pub name: String,
    pub contact: Contact,
    pub links: Vec<Link>,
}

impl Partner {
    /// A council by its face, with the usual links of a foot.
    pub fn of(language: Language, theme: &Theme) -> Self {
        let own = Shell::in_language(language, theme, "");
        Self {
            name: own.council.name,
            contact: own.council.contact,
            links: own.footer,
        }
    }
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    pub text: String,
    pub href: String,
}

impl Link {
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
        }
    }
}

/// The page in one language, as the component of the design system takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InLanguage {
    text: &'static str,
    lang: &'static str,
    href: Option<String>,
    current: bool,
}

impl InLanguage {
    /// The page that is being shown.
    pub fn here(language: Language) -> Self {
        Self {
            text: language.name(),
            lang: language.code(),
            href: None,
            current: true,
        }
    }

    /// The same page in another language.
    pub fn at(language: Language, href: String) -> Self {
        Self {
            href: Some(href),
            current: false,
            ..Self::here(language)
        }
    }
}

/// A link in the navigation under the header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavLink {
    pub text: String,
    pub href: String,
    /// Whether the page is this very one.
    pub current: bool,
    /// Whether the page lies below this one.
    pub active: bool,
}

impl NavLink {
    /// A link elsewhere.
    pub fn to(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
            current: false,
            active: false,
        }
    }

    /// The link to the page being shown.
    pub fn here(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            current: true,
            ..Self::to(text, href)
        }
    }
}

/// Whose session it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedIn {
    /// The name they are shown by.
    pub name: String,
    /// What they act as, such as "Lettings officer"; empty for an applicant.
    pub role: String,
    /// Where "Sign out" posts to.
    pub sign_out: String,
    /// When they will be signed out if they do nothing more, as a time of day in words.
    pub until: Option<String>,
}

/// How finished the service is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    pub tag: String,
    pub text: String,
    /// Where people say what they think of it.
    pub feedback: Option<Link>,
}

/// What kind of news a flash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FlashKind {
    /// Something the person did has worked.
    Success,
    /// Something they should know.
    Important,
}

/// A message shown once, above the heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flash {
    pub kind: FlashKind,
    pub heading: String,
    /// One further sentence.
    pub text: Option<String>,
    pub link: Option<Link>,
}

/// One mistake in a form: the same words stand at the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorLine {
    pub text: String,
    /// The field, as `#id`.
    pub href: String,
}

/// What shows that a form was sent from our own page, and only once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormGuard {
    pub csrf: String,
    /// Sending the same key twice acts once.
    pub once: String,
}

impl Shell {
    /// A page for a visitor to a council: English, nobody signed in, no navigation, the usual foot.
    pub fn new(theme: &Theme, title: impl Into<String>) -> Self {
        Self::in_language(Language::English, theme, title)
    }

    /// The same in a language.
    pub fn in_language(speaks: Language, theme: &Theme, title: impl Into<String>) -> Self {
        let home = format!("/{}", theme.slug());
        let foot = |text: String, page: &str| Link::new(text, format!("{home}/{page}"));
        Self {
            language: speaks.code(),
            speaks,
            languages: Vec::new(),
            title: title.into(),
            service: "Home Options".to_owned(),
            person: None,
            navigation: Vec::new(),
            phase: None,
            flash: None,
            errors: Vec::new(),
            back: None,
            breadcrumbs: Vec::new(),
            guard: None,
            exit: None,
            partners: Vec::new(),
            keeps: String::new(),
            footer: vec![
                foot(t!(speaks, "web-help"), "help"),
                foot(t!(speaks, "web-contact"), "contact"),
                foot(t!(speaks, "web-accessibility"), "accessibility"),
                foot(t!(speaks, "web-privacy"), "privacy"),
                foot(t!(speaks, "web-cookies"), "cookies"),
            ],
            council: Council {
                slug: theme.slug().to_owned(),
                name: theme.name().to_owned(),
                initials: theme.initials().to_owned(),
                brand: theme.brand().to_string(),
                stylesheet: theme.stylesheet_url().to_owned(),
                mark: theme.mark_url().map(str::to_owned),
                contact: theme.contact().clone(),
                home,
            },
        }
    }

    /// The language it is printed in.
    pub fn speaks(&self) -> Language {
        self.speaks
    }

    /// The same as a tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Sets where the council's name and the service's name lead.
    #[must_use]
    pub fn with_home(mut self, home: impl Into<String>) -> Self {
        self.council.home = home.into();
        self
    }
}
