//! Who is there: a partnership of two councils with their schemes, providers, staff, and households on the register.

use allocations::{Facts, Value};
use chrono::NaiveDate;
use entity::states::{ProviderKind, Role, Sex};
use lintel::accounts::{self, NewAccount};
use lintel::audit::By;
use lintel::dates::london_day;
use lintel::partnership::{
    Given, NewCouncil, NewProvider, Place, add_council, add_partnership, add_provider, add_scheme,
};
use lintel::register::{self, NewHousehold, NewPerson, Reach};
use uuid::Uuid;

use super::{Browser, Program};

/// Everybody's password.
pub const PASSWORD: &str = "three words together";

/// The secret that every member of staff has in their app (base32).
pub const TOTP: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/// The partnership of every story: two councils under the shipped schemes, two providers and a private landlord.
#[derive(Clone, Copy, Debug)]
pub struct Partnership {
    pub id: Uuid,
    pub broadland: Uuid,
    pub south_norfolk: Uuid,
    pub saffron: Uuid,
    pub flagship: Uuid,
    pub landlord: Uuid,
}

/// A household on the register, and the account that signs in for it.
#[derive(Clone, Debug)]
pub struct Household {
    pub id: Uuid,
    pub account_id: Uuid,
    pub reference: String,
    pub email: String,
}

/// Whatever a day is called in a test: `day(2026, 11, 2)`.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Founds the partnership. Its councils are at `/broadland` and `/south-norfolk`.
pub async fn partnership(program: &Program) -> Partnership {
    let app = &program.app;
    let at = app.moment();
    let founded = app
        .store
        .write(async |tx| {
            let base = allocations::schemes::text("south-norfolk-broadland-2022");
            for name in ["broadland-2022", "south-norfolk-2022"] {
                let text = allocations::schemes::text(name).unwrap();
                add_scheme(tx, &at, name, text, base).await?;
            }
            let id = add_partnership(tx, &at, "home-options", "Home Options").await?;
            let broadland = council(
                "broadland",
                "Broadland District Council",
                "E07000144",
                "B",
                "#1d5b3c",
            );
            let south = council(
                "south-norfolk",
                "South Norfolk Council",
                "E07000149",
                "SN",
                "#12476b",
            );
            let registered = ProviderKind::RegisteredProvider;
            let private = ProviderKind::PrivateLandlord;
            Ok(Partnership {
                id,
                broadland: add_council(tx, &at, id, &broadland).await?,
                south_norfolk: add_council(tx, &at, id, &south).await?,
                saffron: add_provider(tx, &at, id, &provider("saffron", "Saffron Homes", registered)).await?,
                flagship: add_provider(tx, &at, id, &provider("flagship", "Flagship Homes", registered))
                    .await?,
                landlord: add_provider(tx, &at, id, &provider("mrs-bell", "Mrs Bell", private)).await?,
            })
        })
        .await
        .unwrap();
    app.places
        .refresh(&app.store, app.clock.now(), true)
        .await
        .unwrap();
    founded
}

/// A council by its slug, which follows the scheme of that name.
pub fn council(slug: &str, name: &str, gss_code: &str, initials: &str, brand: &str) -> NewCouncil {
    NewCouncil {
        slug: slug.into(),
        name: name.into(),
        gss_code: gss_code.into(),
        scheme: format!("{slug}-2022"),
        face: Given {
            initials: initials.into(),
            mark: None,
            brand: brand.into(),
            link: "#14507a".into(),
            link_hover: "#0b2f4b".into(),
            surface: "#f1f6f1".into(),
            typeface: "Helvetica,Arial,sans-serif".into(),
            hours: "Monday to Friday, 9am to 5pm".into(),
        },
        front_text: "Homes to rent from housing associations and private landlords.".into(),
        place: Place {
            phone: "01632 960 101".into(),
            night_phone: None,
            email: format!("housing@{slug}.example"),
            office: "1 Staithe Road, Reedby, NR99 1AA".into(),
        },
    }
}

fn provider(slug: &str, name: &str, kind: ProviderKind) -> NewProvider {
    NewProvider {
        slug: slug.into(),
        name: name.into(),
        kind,
        email: format!("lettings@{slug}.example"),
        phone: "01632 960 303".into(),
    }
}

/// An account of any role. Staff get the secret [`TOTP`].
pub async fn account(program: &Program, role: Role, email: &str, belongs: Option<Uuid>) -> Uuid {
    let app = &program.app;
    let at = app.moment();
    let password_hash = app.passwords.hash(PASSWORD).unwrap();
    let staff = matches!(role, Role::Officer | Role::Manager | Role::Administrator);
    let new = NewAccount {
        email: email.into(),
        name: named(email),
        password_hash,
        role,
        council_id: belongs.filter(|_| staff),
        provider_id: belongs.filter(|_| role == Role::Provider),
        household_id: None,
        totp_secret: staff.then(|| TOTP.to_owned()),
    };
    app.store
        .write(async |tx| accounts::create(tx, &at, &By::the_operator(), new.clone()).await)
        .await
        .unwrap()
}

/// `kim.fox@example.org` is Kim Fox.
fn named(email: &str) -> String {
    let (name, _) = email.split_once('@').unwrap();
    let word = |part: &str| {
        let (first, rest) = part.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    };
    name.split('.').map(word).collect::<Vec<_>>().join(" ")
}

impl Program {
    /// A browser in which somebody is signed in, second step included.
    pub async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.browser().await;
        browser.open("/sign-in").await;
        browser
            .submit_once("/sign-in", &[("email", email), ("password", PASSWORD)])
            .await
            .is(303);
        if browser.headers["location"].starts_with("/sign-in/code") {
            browser.open("/sign-in/code").await;
            // A code is good once, so a second sign-in in the same half minute needs the next one.
            self.app.clock.advance(chrono::TimeDelta::seconds(30));
            let code = accounts::code_at(TOTP, self.app.clock.now()).unwrap();
            browser
                .submit_once("/sign-in/code", &[("code", &code)])
                .await
                .is(303);
        }
        browser
    }
}

/// A grown-up or a child, by name, birth and place in the household.
pub fn person(name: &str, born: NaiveDate, sex: Sex, relation: &str) -> NewPerson {
    NewPerson {
        name: name.into(),
        born_on: Some(born),
        sex,
        relation: relation.into(),
    }
}

/// One grown-up, born in 1985.
pub fn alone(name: &str) -> Vec<NewPerson> {
    vec![person(name, day(1985, 5, 17), Sex::Female, "applicant")]
}

/// A grown-up with a girl of 12 and a boy of 10: they need three bedrooms.
pub fn with_two_children(name: &str) -> Vec<NewPerson> {
    let mut people = alone(name);
    people.push(person("Ivy Shaw", day(2014, 3, 1), Sex::Female, "child"));
    people.push(person("Max Shaw", day(2016, 2, 1), Sex::Male, "child"));
    people
}

/// Everything a scheme may ask, answered so that the household qualifies by living in Diss and has no need: Band 3 for
/// one person with one bedroom. `applied` is the day of the form.
pub fn settled(bedrooms: i64, applied: NaiveDate) -> Facts {
    let mut facts = Facts::new();
    let words = [
        ("applicant_type", "homeseeker"),
        ("immigration", "british_or_irish"),
        ("tenure", "private_tenant"),
        ("hazard", "none"),
        ("order_on_home", "none"),
        ("homeless_duty", "none"),
        ("temporary", "none"),
        ("medical", "none"),
        ("welfare", "none"),
        ("harassment", "none"),
        ("care_leaver", "none"),
        ("forces", "none"),
        ("mobility", "none"),
    ];
    for (name, word) in words {
        facts.set(name, word).unwrap();
    }
    let truths = [
        ("habitually_resident", true),
        ("pension_age", false),
        ("owns_home", false),
        ("unacceptable_behaviour", false),
        ("shares_facilities", false),
        ("lacks_facilities", false),
        ("must_leave_for_works", false),
        ("home_is_adapted", false),
        ("needs_adaptations", false),
        ("needs_ground_floor", false),
        ("cannot_leave_hospital", false),
        ("domestic_abuse_move", false),
        ("ready_to_move_on", false),
        ("hardship_locality", false),
        ("right_to_move", false),
        ("gives_care", false),
        ("needs_overnight_carer", false),
        ("sleeps_rough", false),
    ];
    for (name, truth) in truths {
        facts.set(name, truth).unwrap();
    }
    facts.set("net_income", 1_800_000_i64).unwrap();
    facts.set("savings", 100_000_i64).unwrap();
    facts.set("equity", 0_i64).unwrap();
    facts.set("bedrooms_held", bedrooms).unwrap();
    facts.set("applied_on", applied).unwrap();
    facts
        .push(
            "residences",
            [
                ("place", Value::from("south-norfolk/diss")),
                ("from", Value::from(day(2015, 1, 5))),
                ("to", Value::Nothing),
                ("kind", Value::from("settled")),
            ],
        )
        .unwrap();
    facts
}

/// A household that has applied to a council and been assessed: the account signs in as `email`.
pub async fn household(
    program: &Program,
    council_id: Uuid,
    email: &str,
    people: Vec<NewPerson>,
    facts: Facts,
) -> Household {
    let account_id = account(program, Role::Applicant, email, None).await;
    let app = &program.app;
    let at = app.moment();
    let new = NewHousehold {
        council_id,
        account_id: Some(account_id),
        people,
        facts,
        reach: Reach {
            address: "2 Mere Street\nDiss".into(),
            postcode: "IP22 4AD".into(),
            phone: Some("07700 900123".into()),
            safe_contact: None,
        },
        sensitive: false,
    };
    let by = By::account(account_id, Role::Applicant, None);
    let begun = app
        .store
        .write(async |tx| {
            let begun = register::begin(tx, &at, &by, new.clone()).await?;
            register::submit(tx, &at, &by, &app.schemes, begun.household_id).await?;
            Ok(begun)
        })
        .await
        .unwrap();
    Household {
        id: begun.household_id,
        account_id,
        reference: begun.reference,
        email: email.into(),
    }
}

/// Three households of South Norfolk for the same three-bedroom home, best placed first: two bedrooms short (Band 1,
/// 2026), one short (Band 2, 2025) and none short (Band 3, 2024).
pub async fn three_bidders(program: &Program, partnership: &Partnership) -> [Household; 3] {
    let council = partnership.south_norfolk;
    let (first, second, third) = (day(2026, 6, 1), day(2025, 9, 5), day(2024, 3, 1));
    [
        household(
            program,
            council,
            "ann.ash@example.org",
            with_two_children("Ann Ash"),
            settled(1, first),
        )
        .await,
        household(
            program,
            council,
            "ben.beck@example.org",
            with_two_children("Ben Beck"),
            settled(2, second),
        )
        .await,
        household(
            program,
            council,
            "cat.cole@example.org",
            with_two_children("Cat Cole"),
            settled(3, third),
        )
        .await,
    ]
}

/// Today in London, as the program's clock has it.
pub fn today(program: &Program) -> NaiveDate {
    london_day(program.app.clock.now())
}
