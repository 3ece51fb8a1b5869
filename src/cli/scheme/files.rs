//! Schemes from files, or by the name of a scheme that comes with Lintel.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use allocations::{Problem, Scheme, cases, nearest, schemes};

use super::refusal::Refusal;

/// A scheme's text and where it stands.
pub(super) struct SchemeFile {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

impl SchemeFile {
    /// Reads the file; where there is none of that name, the shipped scheme of that name.
    pub(super) fn read(path: &Path) -> Result<Self, Refusal> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(cause) => path
                .to_str()
                .and_then(schemes::text)
                .map(str::to_owned)
                .ok_or_else(|| Refusal::unread(path, cause))?,
        };
        Ok(Self {
            path: path.to_owned(),
            text,
        })
    }

    /// Checks it. `extends` is looked for next to the file, then among the shipped schemes. Problems name real files.
    pub(super) fn load(&self) -> Result<Scheme, Refusal> {
        let folder = folder_of(&self.path);
        Scheme::load(&self.text, &|base| {
            self.base(&folder, base)
                .map(|(_, text)| text)
                .or_else(|| schemes::text(base).map(str::to_owned))
        })
        .map_err(|mut problems| {
            for problem in &mut problems {
                self.name(problem);
                near_file(&folder, problem);
            }
            Refusal::Problems {
                file: self.path.display().to_string(),
                problems,
            }
        })
    }

    /// Puts the file's own name in place of "this scheme", and that of the file a base was read from.
    pub(super) fn name(&self, problem: &mut Problem) {
        if problem.file == "this scheme" {
            problem.file = self.path.display().to_string();
        } else if let Some((path, _)) = self.base(&folder_of(&self.path), &problem.file) {
            problem.file = path.display().to_string();
        }
    }

    /// The scheme that this one is laid over, by the name of its file or by its id.
    fn base(&self, folder: &Path, name: &str) -> Option<(PathBuf, String)> {
        beside(folder, name).or_else(|| by_id(folder, name, Some(&self.path)))
    }
}

/// A checked scheme from a file, or a shipped one by its name.
pub(super) fn scheme(path: &Path) -> Result<Scheme, Refusal> {
    SchemeFile::read(path)?.load()
}

/// The scheme that a file of cases names: next to the cases, in a folder `schemes` beside theirs, or shipped.
pub(super) fn named_by_cases(cases: &Path, id: &str) -> Result<SchemeFile, Refusal> {
    let here = folder_of(cases);
    let id = id.strip_suffix(".toml").unwrap_or(id);
    [
        here.clone(),
        here.join("schemes"),
        here.join("..").join("schemes"),
    ]
    .iter()
    .find_map(|folder| beside(folder, id).or_else(|| by_id(folder, id, None)))
    .map(|(path, text)| SchemeFile { path, text })
    .or_else(|| {
        schemes::text(id).map(|text| SchemeFile {
            path: PathBuf::from(id),
            text: text.to_owned(),
        })
    })
    .ok_or_else(|| {
        Refusal::Said(format!(
            "{}: the scheme `{id}` was not found. Put it next to the cases, as {id}.toml or with that id. Or name its \
             file with --scheme.",
            cases.display()
        ))
    })
}

/// The only scheme of a folder that has this id. Where several versions have it, the file must be named.
fn by_id(folder: &Path, id: &str, apart_from: Option<&Path>) -> Option<(PathBuf, String)> {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut paths: Vec<PathBuf> = fs::read_dir(here)
        .ok()?
        .filter_map(|entry| entry.ok().map(|entry| folder.join(entry.file_name())))
        .filter(|path| path.extension() == Some(OsStr::new("toml")) && Some(path.as_path()) != apart_from)
        .collect();
    paths.sort();
    let mut found = paths.into_iter().filter_map(|path| {
        let text = fs::read_to_string(&path).ok()?;
        let table: toml::Table = text.parse().ok()?;
        let own = table.get("scheme")?.get("id")?.as_str()?;
        (own == id).then_some((path, text))
    });
    let only = found.next();
    only.filter(|_| found.next().is_none())
}

/// For a scheme that was not found, the file of the folder whose name is most like it.
fn near_file(folder: &Path, problem: &mut Problem) {
    let wanted = problem
        .says
        .strip_prefix("The scheme `")
        .and_then(|rest| rest.strip_suffix("` was not found."));
    let Some(wanted) = wanted else { return };
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let files = fs::read_dir(here).into_iter().flatten().flatten();
    let names: Vec<String> = files
        .map(|entry| PathBuf::from(entry.file_name()))
        .filter(|file| file.extension() == Some(OsStr::new("toml")))
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect();
    let near = nearest(wanted, names.iter().map(String::as_str));
    if near.is_some() {
        problem.nearest = near;
    }
}

/// The scheme `id` in a folder. A file of cases may bear the same name and is passed over.
fn beside(folder: &Path, id: &str) -> Option<(PathBuf, String)> {
    let id = id.strip_suffix(".toml").unwrap_or(id);
    let mut parts = Path::new(id).components();
    let (Some(Component::Normal(name)), None) = (parts.next(), parts.next()) else {
        return None;
    };
    let mut file = name.to_os_string();
    file.push(OsStr::new(".toml"));
    let path = folder.join(file);
    let text = fs::read_to_string(&path).ok()?;
    cases::scheme_of(&text).is_none().then_some((path, text))
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_path_buf).unwrap_or_default()
}
