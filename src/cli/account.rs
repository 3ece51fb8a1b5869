//! `lintel account add`

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use entity::states::Role;
use entity::{council, provider};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Common, Fault, say, up_to_date};
use crate::accounts::{self, NewAccount, Passwords};
use crate::audit::By;
use crate::clock::Clock;
use crate::error::AppError;
use crate::ids::{Ids, Moment};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add an account for staff and print the address at which its owner sets a password. The address works
    /// once, for 3 days.
    #[command(
        after_help = "Examples:\n  lintel account add --role administrator --email kit@example.org --council broadland\n  \
                      lintel account add --role provider --email pat@example.org --provider lapwing"
    )]
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// What they act as
    #[arg(long)]
    role: StaffRole,
    /// What they sign in with
    #[arg(long)]
    email: String,
    /// Their name; without it, the first part of the email address
    #[arg(long)]
    name: Option<String>,
    /// The council they work for
    #[arg(long, value_name = "SLUG", required_if_eq_any = [("role", "officer"), ("role", "manager"), ("role", "administrator")], conflicts_with = "provider")]
    council: Option<String>,
    /// The provider they work for
    #[arg(long, value_name = "SLUG", required_if_eq("role", "provider"))]
    provider: Option<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StaffRole {
    Officer,
    Manager,
    Administrator,
    Provider,
}

impl StaffRole {
    const fn role(self) -> Role {
        match self {
            Self::Officer => Role::Officer,
            Self::Manager => Role::Manager,
            Self::Administrator => Role::Administrator,
            Self::Provider => Role::Provider,
        }
    }
}

/// Why there is no account, and what to do.
#[derive(Debug, thiserror::Error)]
enum AddError {
    #[error("There is no council \"{slug}\". There are: {known}.")]
    Council { slug: String, known: String },
    #[error("There is no provider \"{slug}\". There are: {known}.")]
    Provider { slug: String, known: String },
    #[error("\"{0}\" is not an email address. It looks like name@example.org.")]
    Email(String),
    #[error("{0} has an account already. Choose another address.")]
    Taken(String),
    #[error("A {0} works for a council. Use --council instead of --provider.")]
    NotOfProvider(&'static str),
}

pub(super) async fn run(command: Command) -> Result<ExitCode, Fault> {
    let Command::Add(add) = command;
    let (name, host) = add.email.split_once('@').unwrap_or_default();
    if name.is_empty() || !host.contains('.') || add.email.contains(char::is_whitespace) {
        return Err(AddError::Email(add.email).into());
    }
    let settings = add.common.settings()?;
    let store = up_to_date(&settings).await?;
    let (council_id, provider_id) = place(store.read(), &add).await?;
    let ids = Ids::from_machine();
    let new = NewAccount {
        email: add.email.clone(),
        name: add.name.clone().unwrap_or_else(|| name.to_owned()),
        password_hash: Passwords::strong()?.hash(&ids.token())?,
        role: add.role.role(),
        council_id,
        provider_id,
        household_id: None,
        totp_secret: None,
    };
    let at = Moment::new(Clock::Machine.now(), ids);
    let public_url = &settings.public_url;
    let made = store
        .write(async |tx| {
            let id = accounts::create(tx, &at, &By::the_operator(), new.clone()).await?;
            accounts::first_password(tx, &at, public_url, id).await
        })
        .await;
    let address = match made {
        Err(cause) if cause.is_unique_violation() => return Err(AddError::Taken(add.email).into()),
        made => made?,
    };
    say(format!(
        "Pass this address on to {}. It works once, for 3 days:",
        new.name
    ));
    say(address);
    Ok(ExitCode::SUCCESS)
}

/// The ids of the council or the provider that was named.
async fn place(db: &impl ConnectionTrait, add: &Add) -> Result<(Option<Uuid>, Option<Uuid>), Fault> {
    if let Some(slug) = &add.council {
        let found = council::Entity::find()
            .filter(council::Column::Slug.eq(slug))
            .one(db)
            .await
            .map_err(AppError::from)?;
        let Some(row) = found else {
            let known = council::Entity::find().all(db).await.map_err(AppError::from)?;
            let known = listed(known.into_iter().map(|row| row.slug));
            let slug = slug.clone();
            return Err(AddError::Council { slug, known }.into());
        };
        return Ok((Some(row.id), None));
    }
    let slug = add.provider.clone().unwrap_or_default();
    if add.role != StaffRole::Provider {
        return Err(AddError::NotOfProvider(role_word(add.role)).into());
    }
    let rows = provider::Entity::find().all(db).await.map_err(AppError::from)?;
    if let Some(row) = rows.iter().find(|row| row.slug == slug) {
        return Ok((None, Some(row.id)));
    }
    let known = listed(rows.into_iter().map(|row| row.slug));
    Err(AddError::Provider { slug, known }.into())
}

const fn role_word(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Officer => "officer",
        StaffRole::Manager => "manager",
        StaffRole::Administrator => "administrator",
        StaffRole::Provider => "provider",
    }
}

fn listed(slugs: impl Iterator<Item = String>) -> String {
    let mut slugs: Vec<String> = slugs.collect();
    slugs.sort();
    if slugs.is_empty() {
        "none yet".to_owned()
    } else {
        slugs.join(", ")
    }
}
