//! What came with a request: the fields of a form or of a query, in the order in which they were sent.

/// Fields by name; a name may come several times (checkboxes).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded` text. Never fails: what cannot be read is taken as it stands.
    pub fn read(bytes: &[u8]) -> Self {
        Self(
            form_urlencoded::parse(bytes)
                .map(|(name, value)| (name.into_owned(), tidy(&value)))
                .collect(),
        )
    }

    /// The first value of that name, without space around it; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(found, _)| found == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// All values of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(found, _)| found == name)
            .map(|(_, value)| value.trim())
    }

    /// Whether that name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(found, _)| found == name)
    }

    /// Adds a value, for tests and for pages that pre-fill a form.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds a value as it was sent, in the same form as [`Fields::read`] keeps it.
    pub(super) fn put_sent(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), tidy(value)));
    }

    /// Every field but those named, to build a link that changes one filter.
    pub fn without<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .filter(move |(n, v)| !names.contains(n) && !v.is_empty())
    }
}

// NUL cannot be stored by PostgreSQL, and line ends arrive as CR LF from browsers.
fn tidy(value: &str) -> String {
    value.replace("\r\n", "\n").replace('\0', "")
}
