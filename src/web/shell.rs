//! What stands around a page for this visitor: whose face, who is signed in, where they can go.

use entity::states::Role;

use super::ask::Ask;
use super::form::FormErrors;
use super::gate::LANGUAGE;
use super::page::{ErrorLine, Flash, FlashKind, FormGuard, InLanguage, NavLink, Partner, Shell, SignedIn};
use crate::id;
use crate::t;
use crate::texts::{Language, say};

/// The surroundings of a page with this title.
pub fn of(ask: &Ask, title: &str) -> Shell {
    let places = &ask.app.places;
    let face = places.face(ask.visitor.council.as_ref());
    let mut shell = Shell::in_language(ask.language, &face, title);
    shell.languages = languages(ask);
    if ask.visitor.council.is_none() {
        shell = shell.with_home("/");
        shell.footer.clear();
        shell.partners = places
            .councils()
            .iter()
            .map(|council| Partner::of(ask.language, &places.face(Some(council))))
            .collect();
    }
    shell.navigation = navigation(ask);
    shell.keeps = keeps(ask);
    if let Some(actor) = &ask.visitor.actor {
        shell.person = Some(SignedIn {
            name: actor.name.clone(),
            role: role_in_words(actor.role),
            sign_out: "/sign-out".to_owned(),
            until: ask.visitor.ends_at.map(|at| ask.language.time(at)),
        });
        guard(ask, &mut shell);
        if actor.role == Role::Applicant {
            shell.exit = Some("/exit".to_owned());
        }
    }
    shell.flash = ask.visitor.said.as_ref().map(|sentence| Flash {
        kind: FlashKind::Success,
        heading: sentence.clone(),
        text: None,
        link: None,
    });
    shell
}

/// This very page in each language, where there is a choice.
fn languages(ask: &Ask) -> Vec<InLanguage> {
    if !ask.visitor.may_choose_language {
        return Vec::new();
    }
    let address = |language: Language| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(ask.query.without(&[LANGUAGE]));
        query.append_pair(LANGUAGE, language.code());
        format!("{}?{}", ask.path, query.finish())
    };
    Language::ALL
        .into_iter()
        .map(|language| {
            if language == ask.language {
                InLanguage::here(language)
            } else {
                InLanguage::at(language, address(language))
            }
        })
        .collect()
}

/// The same for a page whose form a visitor may send without being signed in.
pub fn with_form(ask: &Ask, title: &str) -> Shell {
    let mut shell = of(ask, title);
    guard(ask, &mut shell);
    shell
}

/// The same for a form that came back with faults.
pub fn with_errors(ask: &Ask, title: &str, errors: &FormErrors) -> Shell {
    let mut shell = with_form(ask, title);
    shell.errors = errors
        .iter()
        .map(|fault| ErrorLine {
            text: fault.says.clone(),
            href: format!("#{}", fault.field),
        })
        .collect();
    shell
}

fn guard(ask: &Ask, shell: &mut Shell) {
    shell.guard = Some(FormGuard {
        csrf: ask.form_token(),
        once: ask.at.id().to_string(),
    });
}

/// What a role is called on a page; nothing for applicants, who know who they are.
pub fn role_in_words(role: Role) -> String {
    match role {
        Role::Applicant => String::new(),
        Role::Provider => t!(Language::English, "web-role-provider"),
        Role::Officer => t!(Language::English, "web-role-officer"),
        Role::Manager => t!(Language::English, "web-role-manager"),
        Role::Administrator => t!(Language::English, "web-role-administrator"),
    }
}

/// What keeps the council's face on the way to an account.
pub fn keeps(ask: &Ask) -> String {
    let council = ask.visitor.council.as_ref();
    council.map_or_else(String::new, |council| format!("?council={}", council.slug))
}

fn navigation(ask: &Ask) -> Vec<NavLink> {
    let language = ask.language;
    let public = |links: &mut Vec<(String, String)>| {
        if let Some(council) = &ask.visitor.council {
            for (text, page) in [
                (t!(language, "web-find-a-home"), "homes"),
                (t!(language, "web-let-results"), "results"),
                (t!(language, "web-how-we-decide"), "how-we-decide"),
            ] {
                links.push((text, format!("/{}/{page}", council.slug)));
            }
        }
    };
    let mut links: Vec<(String, String)> = Vec::new();
    let mut own = |pairs: &[(&str, &str)]| {
        let said = |(name, path): &(&str, &str)| (say(Language::English, name, &[]), (*path).to_owned());
        links.extend(pairs.iter().map(said));
    };
    match ask.visitor.actor.as_ref().map(|actor| actor.role) {
        None => {
            public(&mut links);
            links.push((t!(language, "web-sign-in"), format!("/sign-in{}", keeps(ask))));
        }
        Some(Role::Applicant) => {
            links.push((t!(language, "web-my-housing"), "/my".to_owned()));
            public(&mut links);
            links.push((t!(language, "web-my-bids"), "/my/bids".to_owned()));
        }
        Some(Role::Provider) => own(&[
            (id!("web-staff-today"), "/provider"),
            (id!("web-staff-adverts"), "/provider/adverts"),
            (id!("web-staff-nominations"), "/provider/nominations"),
        ]),
        Some(Role::Officer) => own(&OFFICER_LINKS),
        Some(Role::Manager) => {
            own(&OFFICER_LINKS);
            own(&[(id!("web-staff-figures"), "/manager")]);
        }
        Some(Role::Administrator) => own(&ADMINISTRATOR_LINKS),
    }
    links.extend(own_account(ask));
    links
        .into_iter()
        .map(|(text, href)| NavLink {
            current: href == ask.path,
            active: href != ask.path
                && ask.path.starts_with(&format!("{href}/"))
                && href.matches('/').count() > 1,
            text,
            href,
        })
        .collect()
}

/// One's own account, and for whom one acts where there is a choice.
fn own_account(ask: &Ask) -> Vec<(String, String)> {
    let Some(actor) = &ask.visitor.actor else {
        return Vec::new();
    };
    let mut links = Vec::new();
    let council = actor.council_id.and_then(|id| ask.app.places.by_id(id));
    if let Some(council) = council.filter(|_| ask.visitor.may_switch) {
        links.push((
            t!(Language::English, "web-acting-for", council = council.name),
            "/account/council".to_owned(),
        ));
    }
    links.push((t!(ask.language, "web-account"), "/account".to_owned()));
    links
}

const OFFICER_LINKS: [(&str, &str); 5] = [
    (id!("web-staff-work"), "/officer"),
    (id!("web-staff-cases"), "/officer/cases"),
    (id!("web-staff-adverts"), "/officer/adverts"),
    (id!("web-staff-shortlists"), "/officer/shortlists"),
    (id!("web-staff-nominations"), "/officer/nominations"),
];

const ADMINISTRATOR_LINKS: [(&str, &str); 3] = [
    (id!("web-staff-accounts"), "/admin"),
    (id!("web-staff-landlords"), "/admin/providers"),
    (id!("web-staff-others"), "/admin/authorisations"),
];
