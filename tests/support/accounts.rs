//! Two councils, and an account for each role.

use entity::states::{ProviderKind, Role};
use lintel::accounts::{self, NewAccount};
use lintel::audit::By;
use lintel::partnership::{self, Given, NewCouncil, NewProvider, Place};
use uuid::Uuid;

use super::{Browser, Program};

/// Everybody's password.
pub const PASSWORD: &str = "three words together";

/// Two councils and a provider.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    pub broadland: Uuid,
    pub south_norfolk: Uuid,
    pub provider: Uuid,
}

fn council(slug: &str, name: &str, gss: &str) -> NewCouncil {
    NewCouncil {
        slug: slug.into(),
        name: name.into(),
        gss_code: gss.into(),
        scheme: slug.into(),
        face: Given {
            initials: "C".into(),
            mark: None,
            brand: "#1d5b3c".into(),
            link: "#17624a".into(),
            link_hover: "#0c3b2c".into(),
            surface: "#f1f6f1".into(),
            typeface: "Arial, sans-serif".into(),
            hours: "Monday to Friday, 9am to 5pm".into(),
        },
        front_text: "Find a home to rent.".into(),
        place: Place {
            phone: "01632 960 101".into(),
            night_phone: None,
            email: format!("housing@{slug}.example"),
            office: "1 Staithe Road".into(),
        },
    }
}

/// Founds the partnership with two councils and a provider.
pub async fn places(program: &Program) -> Places {
    let app = &program.app;
    let at = app.moment();
    let made = app
        .store
        .write(async |tx| {
            let partnership = partnership::add_partnership(tx, &at, "norfolk", "Home Options").await?;
            let broadland = council("broadland", "Broadland District Council", "E07000144");
            let south_norfolk = council("south-norfolk", "South Norfolk Council", "E07000149");
            let provider = NewProvider {
                slug: "lapwing".into(),
                name: "Lapwing Homes".into(),
                kind: ProviderKind::RegisteredProvider,
                email: "lettings@lapwing.example".into(),
                phone: "01632 960 303".into(),
            };
            Ok(Places {
                broadland: partnership::add_council(tx, &at, partnership, &broadland).await?,
                south_norfolk: partnership::add_council(tx, &at, partnership, &south_norfolk).await?,
                provider: partnership::add_provider(tx, &at, partnership, &provider).await?,
            })
        })
        .await
        .unwrap();
    app.places
        .refresh(&app.store, app.clock.now(), true)
        .await
        .unwrap();
    made
}

/// An account; `of` is the council or the provider it belongs to.
pub async fn account(
    program: &Program,
    email: &str,
    role: Role,
    of: Option<Uuid>,
    secret: Option<&str>,
) -> Uuid {
    let app = &program.app;
    let at = app.moment();
    let new = NewAccount {
        email: email.into(),
        name: name_of(email),
        password_hash: app.passwords.hash(PASSWORD).unwrap(),
        role,
        council_id: of.filter(|_| !matches!(role, Role::Applicant | Role::Provider)),
        provider_id: of.filter(|_| role == Role::Provider),
        household_id: None,
        totp_secret: secret.map(Into::into),
    };
    app.store
        .write(async |tx| accounts::create(tx, &at, &By::the_operator(), new.clone()).await)
        .await
        .unwrap()
}

/// `ellis@example.org` is called Ellis.
fn name_of(email: &str) -> String {
    let name = email.split('@').next().unwrap_or_default();
    name.chars()
        .enumerate()
        .map(|(at, letter)| {
            if at == 0 {
                letter.to_ascii_uppercase()
            } else {
                letter
            }
        })
        .collect()
}

/// Gives the password, and stays where that leads.
pub async fn sign_in(browser: &mut Browser, email: &str) {
    browser.open("/sign-in").await;
    browser
        .submit_once("/sign-in", &[("email", email), ("password", PASSWORD)])
        .await
        .is(303);
}

/// What an audit row says: act, council, account, and why.
pub async fn acts(program: &Program) -> Vec<entity::audit::Model> {
    use sea_orm::{EntityTrait, QueryOrder};
    entity::audit::Entity::find()
        .order_by_asc(entity::audit::Column::Id)
        .all(program.app.store.read())
        .await
        .unwrap()
}

/// The path of the link in the newest message to an address.
pub async fn link_in_mail(program: &Program, to: &str) -> String {
    let sent = program.mail().await;
    let message = sent
        .iter()
        .rev()
        .find(|message| message.recipient == to && message.body.contains("It works once"))
        .unwrap_or_else(|| panic!("no link was sent to {to}"));
    let line = message
        .body
        .lines()
        .find(|line| line.starts_with("http"))
        .unwrap();
    line.trim_start_matches(&program.app.settings.public_url)
        .to_owned()
}
