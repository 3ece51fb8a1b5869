//! A council's file: read whole, so that every fault is told at once.

use std::collections::BTreeSet;
use std::path::Path;

use entity::{council, partnership};
use toml::{Table, Value};

use crate::partnership::{Given, NewCouncil, Place};
use crate::routes::ROUTES;
use crate::web::theme::Colour;

pub(super) const EXAMPLE: &str = r##"Example:
  lintel council add broadland.toml

The file:
  name = "Broadland District Council"
  slug = "broadland"              # the address becomes /broadland
  gss = "E07000144"               # Office for National Statistics code
  scheme = "broadland-2022"            # the name of its allocation scheme
  front_text = "Find a home to rent in Broadland."

  [partnership]                   # with the first council only
  slug = "norfolk"
  name = "Home Options"

  [contact]
  phone = "01632 960 101"
  night_phone = "01632 960 111"   # may be left out; answered when the office is closed
  email = "housing@example.org"
  office = "1 Staithe Road, Reedby"
  hours = "Monday to Friday, 9am to 5pm"

  [face]
  initials = "B"
  mark = "broadland.svg"          # may be left out; a file beside this one
  brand = "#1d5b3c"
  link = "#17624a"
  link_hover = "#0c3b2c"
  surface = "#f1f6f1"
  typeface = "Avenir, Arial, sans-serif""##;

/// Words that pages have or may want, besides those that have one now.
const RESERVED: [&str; 16] = [
    "my",
    "officer",
    "manager",
    "provider",
    "admin",
    "sign-in",
    "sign-up",
    "sign-out",
    "account",
    "assets",
    "api",
    "exit",
    "help",
    "healthz",
    "readyz",
    "partnership",
];

/// Largest mark, in bytes.
const LARGEST_MARK: usize = 100 * 1024;

/// The partnership that the first council founds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Founding {
    pub slug: String,
    pub name: String,
}

/// Reads the file. `known` are the councils there are, `founded` the partnership.
pub(super) fn read(
    file: &Path,
    known: &[council::Model],
    founded: Option<&partnership::Model>,
) -> Result<(NewCouncil, Option<Founding>), Vec<String>> {
    let text = std::fs::read_to_string(file)
        .map_err(|cause| vec![format!("The file could not be read: {cause}. Check its name.")])?;
    let folder = file.parent().unwrap_or(Path::new("."));
    parse(&text, folder, known, founded)
}

fn parse(
    text: &str,
    folder: &Path,
    known: &[council::Model],
    founded: Option<&partnership::Model>,
) -> Result<(NewCouncil, Option<Founding>), Vec<String>> {
    let table: Table = text
        .parse()
        .map_err(|cause: toml::de::Error| vec![format!("It is not TOML: {cause}")])?;
    let mut sheet = Sheet {
        table,
        faults: Vec::new(),
    };
    sheet.only_known_keys();
    let name = sheet.text("", "name");
    let slug = sheet.slug("", "slug", known);
    let gss_code = sheet.gss(known);
    let scheme = sheet.text("", "scheme");
    let place = Place {
        phone: sheet.text("contact", "phone"),
        night_phone: sheet.night_phone(),
        email: sheet.email(),
        office: sheet.text("contact", "office"),
    };
    let face = sheet.face(folder);
    let founding = sheet.founding(founded);
    let front_text = sheet
        .optional("", "front_text")
        .unwrap_or_else(|| format!("Find a home to rent with {name}."));
    if sheet.faults.is_empty()
        && let Err(cause) = face.theme(&slug, &name, &place.phone, &place.email, &place.office)
    {
        sheet
            .faults
            .push(format!("[face] cannot be used: {cause}. Choose another."));
    }
    if !sheet.faults.is_empty() {
        return Err(sheet.faults);
    }
    let new = NewCouncil {
        slug,
        name,
        gss_code,
        scheme,
        face,
        front_text,
        place,
    };
    Ok((new, founding))
}

/// The file while it is read, and what is wrong with it.
struct Sheet {
    table: Table,
    faults: Vec<String>,
}

impl Sheet {
    fn value(&self, section: &str, key: &str) -> Option<&Value> {
        match section {
            "" => self.table.get(key),
            _ => self.table.get(section)?.as_table()?.get(key),
        }
    }

    fn optional(&mut self, section: &str, key: &str) -> Option<String> {
        let value = self.value(section, key)?;
        let text = value.as_str().map(|text| text.trim().to_owned());
        if text.is_none() {
            self.faults
                .push(format!("{} must be text in quotes.", named(section, key)));
        }
        text
    }

    fn text(&mut self, section: &str, key: &str) -> String {
        if self.value(section, key).is_none() {
            self.faults
                .push(format!("{} is missing. Add it.", named(section, key)));
            return String::new();
        }
        let text = self.optional(section, key).unwrap_or_default();
        if text.is_empty() && self.value(section, key).is_some_and(Value::is_str) {
            self.faults
                .push(format!("{} is empty. Fill it in.", named(section, key)));
        }
        text
    }

    fn only_known_keys(&mut self) {
        const KEYS: [(&str, &[&str]); 4] = [
            (
                "",
                &[
                    "name",
                    "slug",
                    "gss",
                    "scheme",
                    "front_text",
                    "partnership",
                    "contact",
                    "face",
                ],
            ),
            ("partnership", &["slug", "name"]),
            ("contact", &["phone", "night_phone", "email", "office", "hours"]),
            (
                "face",
                &[
                    "initials",
                    "mark",
                    "brand",
                    "link",
                    "link_hover",
                    "surface",
                    "typeface",
                ],
            ),
        ];
        for (section, keys) in KEYS {
            let found = match section {
                "" => Some(&self.table),
                _ => self.table.get(section).and_then(Value::as_table),
            };
            let unknown: Vec<String> = found
                .into_iter()
                .flat_map(Table::keys)
                .filter(|key| !keys.contains(&key.as_str()))
                .map(|key| {
                    format!(
                        "{} is not known. Take it out, or use one of: {}.",
                        named(section, key),
                        keys.join(", ")
                    )
                })
                .collect();
            self.faults.extend(unknown);
        }
    }

    fn slug(&mut self, section: &str, key: &str, known: &[council::Model]) -> String {
        let slug = self.text(section, key);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (2..=40).contains(&slug.len())
            && slug.chars().all(plain)
            && slug.starts_with(|c: char| c.is_ascii_lowercase())
            && !slug.ends_with('-');
        let name = named(section, key);
        if !slug.is_empty() && !fits {
            self.faults.push(format!(
                "{name} \"{slug}\" must be 2 to 40 small letters, digits and hyphens, like south-norfolk."
            ));
        } else if reserved().contains(slug.as_str()) {
            self.faults.push(format!(
                "{name} \"{slug}\" is the address of a page. Choose another."
            ));
        } else if known.iter().any(|council| council.slug == slug) {
            self.faults.push(format!(
                "{name} \"{slug}\" belongs to another council. Choose another."
            ));
        }
        slug
    }

    fn gss(&mut self, known: &[council::Model]) -> String {
        let code = self.text("", "gss");
        let digits = code.strip_prefix('E').unwrap_or_default();
        let fits = digits.len() == 8 && digits.chars().all(|c| c.is_ascii_digit());
        if !code.is_empty() && !fits {
            self.faults
                .push(format!("gss \"{code}\" must be E and 8 digits, like E07000144."));
        } else if let Some(other) = known.iter().find(|council| council.gss_code == code) {
            self.faults
                .push(format!("gss \"{code}\" is the code of {}.", other.name));
        }
        code
    }

    fn email(&mut self) -> String {
        let email = self.text("contact", "email");
        let fits = email
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if !email.is_empty() && !fits {
            self.faults.push(format!(
                "contact.email \"{email}\" must be an address like housing@example.org."
            ));
        }
        email
    }

    fn night_phone(&mut self) -> Option<String> {
        let number = self.optional("contact", "night_phone")?;
        if !is_phone(&number) {
            self.faults.push(format!(
                "contact.night_phone \"{number}\" must be a number like 01632 960 111. Or leave it out."
            ));
        }
        Some(number)
    }

    fn colour(&mut self, key: &str) -> String {
        let text = self.text("face", key);
        if !text.is_empty() && text.parse::<Colour>().is_err() {
            self.faults
                .push(format!("face.{key} \"{text}\" must be a colour like #1d5b3c."));
        }
        text
    }

    fn face(&mut self, folder: &Path) -> Given {
        Given {
            initials: self.text("face", "initials"),
            mark: self.mark(folder),
            brand: self.colour("brand"),
            link: self.colour("link"),
            link_hover: self.colour("link_hover"),
            surface: self.colour("surface"),
            typeface: self.text("face", "typeface"),
            hours: self.text("contact", "hours"),
        }
    }

    fn mark(&mut self, folder: &Path) -> Option<String> {
        let file = self.optional("face", "mark")?;
        match std::fs::read_to_string(folder.join(&file)) {
            Ok(drawn) if drawn.len() <= LARGEST_MARK && drawn.contains("<svg") => Some(drawn),
            Ok(_) => {
                self.faults.push(format!(
                    "face.mark {file} must be an SVG picture of 100 KB or less."
                ));
                None
            }
            Err(cause) => {
                self.faults.push(format!(
                    "face.mark {file} could not be read: {cause}. Check its name."
                ));
                None
            }
        }
    }

    fn founding(&mut self, founded: Option<&partnership::Model>) -> Option<Founding> {
        let given = self.table.contains_key("partnership");
        if let Some(row) = founded {
            let same = self.value("partnership", "slug").and_then(Value::as_str) == Some(row.slug.as_str());
            if given && !same {
                self.faults.push(format!(
                    "There is a partnership already, {}. Take [partnership] out.",
                    row.name
                ));
            }
            return None;
        }
        if !given {
            self.faults
                .push("This is the first council. Add [partnership] with slug and name.".into());
            return None;
        }
        Some(Founding {
            slug: self.slug("partnership", "slug", &[]),
            name: self.text("partnership", "name"),
        })
    }
}

/// Whether this can be dialled: digits with spaces between.
pub(super) fn is_phone(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (3..=15).contains(&digits) && number.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

fn named(section: &str, key: &str) -> String {
    if section.is_empty() {
        key.to_owned()
    } else {
        format!("{section}.{key}")
    }
}

/// First words of every address there is, and those kept back.
fn reserved() -> BTreeSet<&'static str> {
    ROUTES
        .iter()
        .filter_map(|route| route.path.split('/').nth(1))
        .filter(|word| !word.starts_with('{'))
        .chain(RESERVED)
        .collect()
}

#[cfg(test)]
mod tests;
