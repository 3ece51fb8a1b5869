//! Puts the face of the service into the binary: the stylesheets and scripts under `assets/`, with the
//! design system they stand on, and every template. The finished program needs no folder beside it.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Where the design system lies once it has been installed.
const DESIGN_SYSTEM: &str = "assets/node_modules/govuk-frontend/dist/govuk";
/// Says which lock file `assets/node_modules` was made from.
const STAMP: &str = "assets/node_modules/.lintel-lock";

fn main() -> Outcome<()> {
    for path in [
        "build.rs",
        "assets/package-lock.json",
        "assets/lintel.css",
        "assets/lintel.js",
        STAMP,
        "templates",
        "src",
    ] {
        say(&format!("cargo::rerun-if-changed={path}"));
    }
    bring_in_design_system()?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);

    let govuk_js = without_source_map(&fs::read_to_string(format!(
        "{DESIGN_SYSTEM}/govuk-frontend.min.js"
    ))?);
    let govuk_js = Embedded::new("govuk.js", govuk_js);
    // Our script imports the design system by the name it is really served under.
    let lintel_js =
        fs::read_to_string("assets/lintel.js")?.replace("./govuk.js", &format!("./{}", govuk_js.served_as));
    let assets = [
        Embedded::new("govuk.css", council_stylesheet()?),
        Embedded::new("lintel.css", fs::read_to_string("assets/lintel.css")?),
        Embedded::new("lintel.js", lintel_js),
        govuk_js,
    ];

    let mut code = String::from("pub(super) static ASSETS: &[Asset] = &[\n");
    for asset in &assets {
        asset.write_into(&out, &mut code)?;
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code)?;
    fs::write(out.join("templates.rs"), templates()?)?;
    fs::write(out.join("texts.rs"), texts()?)?;
    Ok(())
}

/// One file as it is served: its content is part of its name, so it may be kept by browsers for ever.
struct Embedded {
    name: &'static str,
    served_as: String,
    body: String,
}

impl Embedded {
    fn new(name: &'static str, body: String) -> Self {
        let print = fingerprint(body.as_bytes());
        let served_as = match name.split_once('.') {
            Some((stem, ending)) => format!("{stem}-{print}.{ending}"),
            None => format!("{name}-{print}"),
        };
        Self {
            name,
            served_as,
            body,
        }
    }

    fn write_into(&self, out: &Path, code: &mut String) -> Outcome<()> {
        let plain = out.join(&self.served_as);
        let packed = out.join(format!("{}.gz", self.served_as));
        fs::write(&plain, &self.body)?;
        let mut gzip = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
        gzip.write_all(self.body.as_bytes())?;
        fs::write(&packed, gzip.finish()?)?;
        let kind = match Path::new(self.name).extension() {
            Some(ending) if ending == "css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };
        writeln!(
            code,
            "    Asset {{ name: {:?}, served_as: {:?}, content_type: {kind:?}, body: include_bytes!({:?}), gzip: include_bytes!({:?}) }},",
            self.name,
            self.served_as,
            plain.to_string_lossy(),
            packed.to_string_lossy(),
        )?;
        Ok(())
    }
}

/// The first 16 hexadecimal digits of the SHA-256 of `bytes`.
fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Installs what the lock file names, unless that very lock file has been installed before.
fn bring_in_design_system() -> Outcome<()> {
    let lock = fingerprint(&fs::read("assets/package-lock.json")?);
    if fs::read_to_string(STAMP).is_ok_and(|stamp| stamp == lock) {
        return Ok(());
    }
    let npm = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir("assets")
        .output()
        .map_err(|cause| {
            format!("Lintel's pages stand on the govuk-frontend package: install Node.js 20 or later with npm, then build again ({cause})")
        })?;
    if !npm.status.success() {
        return Err(format!(
            "`npm ci` in assets/ did not work:\n{}",
            String::from_utf8_lossy(&npm.stderr)
        )
        .into());
    }
    fs::write(STAMP, lock)?;
    Ok(())
}

/// The design system's stylesheet as a council may serve it: neither the GOV.UK typeface nor its pictures,
/// and the colours that mark out a service left to the council's theme.
fn council_stylesheet() -> Outcome<String> {
    let mut css = without_source_map(&fs::read_to_string(format!(
        "{DESIGN_SYSTEM}/govuk-frontend.min.css"
    ))?);
    while let Some(start) = css.find("@font-face{") {
        let length = css
            .get(start..)
            .and_then(|rest| rest.find('}'))
            .ok_or("an @font-face block has no end")?;
        css.replace_range(start..=start + length, "");
    }
    while let Some(at) = css.find("url(/assets/images/govuk-crest.svg)") {
        css.replace_range(at..at + "url(/assets/images/govuk-crest.svg)".len(), "none");
    }
    css = css.replace(
        "GDS Transport,arial,sans-serif",
        "var(--council-font,arial,sans-serif)",
    );
    for (name, official) in [
        ("brand", "#1d70b8"),
        ("link", "#1a65a6"),
        ("link-hover", "#0f385c"),
        ("template-background", "#f4f8fb"),
        ("surface-background", "#f4f8fb"),
        ("surface-border", "#8eb8dc"),
    ] {
        let before = format!("--govuk-{name}-colour:{official}");
        if css.matches(&before).count() != 1 {
            return Err(
                format!("govuk-frontend no longer declares `{before}` once; look at build.rs").into(),
            );
        }
        css = css.replace(
            &before,
            &format!("--govuk-{name}-colour:var(--council-{name},{official})"),
        );
    }
    for unwanted in ["@font-face", "GDS Transport", "url(", "crest"] {
        if css.contains(unwanted) {
            return Err(
                format!("the council stylesheet still contains `{unwanted}`; look at build.rs").into(),
            );
        }
    }
    Ok(css)
}

/// The text up to the pointer to a source map we do not serve, under the notice its licence asks for.
fn without_source_map(text: &str) -> String {
    let end = ["//# sourceMappingURL=", "/*# sourceMappingURL="]
        .iter()
        .find_map(|mark| text.find(mark));
    let text = end.and_then(|end| text.get(..end)).unwrap_or(text).trim_end();
    let text = text.strip_prefix("@charset \"UTF-8\";").unwrap_or(text);
    format!(
        "/* govuk-frontend: MIT licence, Copyright (C) 2011 Crown Copyright (Government Digital Service) */\n{text}\n"
    )
}

/// Rust text listing every file under `templates/` by its name there, in order of name.
fn templates() -> Outcome<String> {
    let mut files = Vec::new();
    collect(Path::new("templates"), &mut files)?;
    files.sort();
    let here = std::env::current_dir()?;
    let mut code = String::from("pub(super) static TEMPLATES: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file
            .strip_prefix("templates")?
            .to_string_lossy()
            .replace('\\', "/");
        writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            here.join(file).to_string_lossy()
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// Rust text listing the texts of every room that has any: `src/ROOM/texts/en.ftl` with its neighbour in Polish, where a
/// missing neighbour is a fault of the build, and `staff.ftl`, which is in English alone.
fn texts() -> Outcome<String> {
    let here = std::env::current_dir()?;
    let mut rooms: Vec<PathBuf> = fs::read_dir("src")?
        .map(|entry| entry.map(|entry| entry.path().join("texts")))
        .collect::<Result<_, _>>()?;
    rooms.retain(|folder| folder.is_dir());
    rooms.sort();
    let entry = |file: &Path| {
        let path = here.join(file).to_string_lossy().into_owned();
        format!("({:?}, include_str!({path:?}))", file.to_string_lossy())
    };
    let mut code = String::from(
        "/// What everybody reads, by room: in English and in Polish, each with the name of its file.\npub static FILES: &[[(&str, &str); 2]] = &[\n",
    );
    for folder in &rooms {
        let [english, polish] = ["en.ftl", "pl.ftl"].map(|name| folder.join(name));
        if english.is_file() || polish.is_file() {
            writeln!(code, "    [{}, {}],", entry(&english), entry(&polish))?;
        }
    }
    code.push_str(
        "];\n/// What only staff read, by room: in English, each with the name of its file.\npub static STAFF: &[(&str, &str)] = &[\n",
    );
    for folder in &rooms {
        let staff = folder.join("staff.ftl");
        if staff.is_file() {
            writeln!(code, "    {},", entry(&staff))?;
        }
    }
    code.push_str("];\n");
    Ok(code)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|ending| ending == "html" || ending == "txt" || ending == "svg")
        {
            files.push(path);
        }
    }
    Ok(())
}

fn say(line: &str) {
    println!("{line}");
}
