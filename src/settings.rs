//! Settings: from `lintel.toml` and the environment, checked at start. Secrets are never printed.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::mail::MailSettings;
use crate::store::Place;

/// What the program runs with.
#[derive(Clone)]
pub struct Settings {
    /// Where the database file, mails and pictures are.
    pub data: PathBuf,
    pub database: Place,
    pub host: String,
    pub port: u16,
    /// The address people use, such as `https://homes.example.org`. With https, cookies are for https only.
    pub public_url: String,
    pub mail: MailSettings,
    /// Who messages come from, such as `Home Options <homes@example.org>`.
    pub mail_from: String,
    /// Whether staff must set up codes from an app before they can do anything; so wherever people come over https.
    pub codes_for_staff: bool,
    /// Proxies of ours in front of the service: what they say of where a request came from is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether this is a demonstration: codes of the second step are shown. No file and no environment can say so.
    pub demonstration: bool,
}

/// Prints every setting but the secret parts.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("data", &self.data)
            .field("database", &self.database)
            .field("host", &self.host)
            .field("port", &self.port)
            .field("public_url", &self.public_url)
            .field("mail", &self.mail)
            .field("codes_for_staff", &self.codes_for_staff)
            .finish_non_exhaustive()
    }
}

/// What is wrong with the settings, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("{file} could not be read. Check that it exists and that you may read it.")]
    Unreadable {
        file: String,
        #[source]
        cause: std::io::Error,
    },
    #[error("{file} is not right:\n{message}")]
    Malformed { file: String, message: String },
    #[error("{name} is not right: {why}")]
    Value { name: &'static str, why: String },
}

/// The file, as it is written. An unknown key is refused by name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    data: Option<PathBuf>,
    database_url: Option<String>,
    host: Option<String>,
    port: Option<u16>,
    public_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    codes_for_staff: Option<bool>,
    trusted_proxies: Option<Vec<String>>,
}

impl Settings {
    /// Settings for a data directory with everything else as it comes.
    pub fn in_directory(data: &Path) -> Self {
        Self {
            database: Place::Sqlite(data.join("lintel.sqlite3")),
            mail: MailSettings::Folder(data.join("mail")),
            data: data.to_owned(),
            host: "127.0.0.1".into(),
            port: 8080,
            public_url: "http://127.0.0.1:8080".into(),
            mail_from: "Home Options <no-reply@example.org>".into(),
            demonstration: false,
            codes_for_staff: false,
            trusted_proxies: Vec::new(),
        }
    }

    /// Reads the file (when one is named it must exist; else `lintel.toml` if it is there), then lets the
    /// environment go before it: `DATABASE_URL`, `LINTEL_DATA`, `LINTEL_HOST`, `LINTEL_PORT`,
    /// `LINTEL_PUBLIC_URL`, `LINTEL_SMTP_URL`, `LINTEL_MAIL_FROM`, `LINTEL_TRUSTED_PROXIES`.
    pub fn load(named: Option<&Path>, environment: &BTreeMap<String, String>) -> Result<Self, SettingsError> {
        let file = read_file(named)?;
        let from = |name: &str| environment.get(name).filter(|value| !value.is_empty()).cloned();
        let data = from("LINTEL_DATA")
            .map(PathBuf::from)
            .or(file.data)
            .unwrap_or_else(|| "data".into());
        let mut settings = Self::in_directory(&data);
        if let Some(address) = from("DATABASE_URL").or(file.database_url) {
            settings.database = database(&address)?;
        }
        if let Some(host) = from("LINTEL_HOST").or(file.host) {
            settings.host = host;
        }
        if let Some(port) = from("LINTEL_PORT") {
            settings.port = port.parse().ok().ok_or_else(|| SettingsError::Value {
                name: "LINTEL_PORT",
                why: format!("\"{port}\" is not a port. Use a number from 1 to 65535."),
            })?;
        } else if let Some(port) = file.port {
            settings.port = port;
        }
        settings.public_url = from("LINTEL_PUBLIC_URL")
            .or(file.public_url)
            .unwrap_or_else(|| format!("http://{}:{}", settings.host, settings.port));
        if !settings.public_url.starts_with("http://") && !settings.public_url.starts_with("https://") {
            return Err(SettingsError::Value {
                name: "public_url",
                why: "it must begin with https:// or http://, like https://homes.example.org".into(),
            });
        }
        if let Some(address) = from("LINTEL_SMTP_URL").or(file.smtp_url) {
            settings.mail = MailSettings::Smtp(address);
        }
        if let Some(sender) = from("LINTEL_MAIL_FROM").or(file.mail_from) {
            settings.mail_from = sender;
        }
        let listed = from("LINTEL_TRUSTED_PROXIES")
            .map(|list| list.split(',').map(str::to_owned).collect())
            .or(file.trusted_proxies);
        settings.trusted_proxies = proxies(&listed.unwrap_or_default())?;
        settings.codes_for_staff = file.codes_for_staff.unwrap_or_else(|| settings.secure());
        Ok(settings)
    }

    /// Whether people reach the service over https.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

fn read_file(named: Option<&Path>) -> Result<File, SettingsError> {
    let path = named.unwrap_or(Path::new("lintel.toml"));
    let file = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(cause) if named.is_none() && cause.kind() == std::io::ErrorKind::NotFound => {
            return Ok(File::default());
        }
        Err(cause) => return Err(SettingsError::Unreadable { file, cause }),
    };
    // The parser's own message names line, column and key, and for an unknown key the keys there are.
    toml::from_str(&text).map_err(|cause| SettingsError::Malformed {
        file,
        message: cause.to_string(),
    })
}

fn proxies(listed: &[String]) -> Result<Vec<IpAddr>, SettingsError> {
    let read = |one: &String| {
        let address = one.trim().parse::<IpAddr>().ok();
        address
            .map(|address| address.to_canonical())
            .ok_or_else(|| SettingsError::Value {
                name: "trusted_proxies",
                why: format!("\"{one}\" is not an address like 10.0.0.1"),
            })
    };
    listed.iter().map(read).collect()
}

/// The database that an address names.
pub(crate) fn database(address: &str) -> Result<Place, SettingsError> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(Place::Postgres(address.to_owned()));
    }
    if let Some(file) = address
        .strip_prefix("sqlite://")
        .or_else(|| address.strip_prefix("sqlite:"))
    {
        return Ok(Place::Sqlite(file.split('?').next().unwrap_or(file).into()));
    }
    Err(SettingsError::Value {
        name: "DATABASE_URL",
        why: "it must begin with postgres:// or sqlite://".into(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::Write;

    use super::{Place, Settings};

    fn load(text: &str, environment: &[(&str, &str)]) -> Result<Settings, String> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let environment: BTreeMap<String, String> = environment
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        Settings::load(Some(file.path()), &environment).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_wrong_key_is_named_with_its_line() {
        let fault = load("port = 1\nprot = 2\n", &[]).unwrap_err();
        assert!(
            fault.contains("line 2") && fault.contains("prot") && fault.contains("port"),
            "{fault}"
        );
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let settings = load("port = 1", &[("LINTEL_PORT", "9000")]).unwrap();
        assert_eq!(settings.port, 9000);
        assert!(
            load("", &[("LINTEL_PORT", "door")])
                .unwrap_err()
                .contains("\"door\" is not a port")
        );
        let proxies = load("", &[("LINTEL_TRUSTED_PROXIES", "10.0.0.1, ::1")]).unwrap();
        assert_eq!(proxies.trusted_proxies.len(), 2);
        assert!(
            load("trusted_proxies = [\"the one\"]", &[])
                .unwrap_err()
                .contains("\"the one\" is not an address")
        );
        assert!(
            load("", &[("DATABASE_URL", "mysql://x")])
                .unwrap_err()
                .contains("postgres://")
        );
    }

    #[test]
    fn a_password_is_never_printed() {
        let settings = load(
            "smtp_url = \"smtps://u:mail-secret@mail.example.org\"",
            &[("DATABASE_URL", "postgres://u:db-secret@db/lintel?sslmode=require")],
        )
        .unwrap();
        assert!(matches!(settings.database, Place::Postgres(_)));
        let shown = format!("{settings:?} {}", settings.database);
        assert!(
            shown.contains("db/lintel") && !shown.contains("secret"),
            "{shown}"
        );
    }
}
