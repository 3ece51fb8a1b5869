//! Holds our components to the design system's published examples: the same options must give the same markup.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::pages_with;
use scraper::{ElementRef, Html, Node};
use serde_json::Value as Json;
use tera::{Context, Map, Value};

const FOLDER: &str = "assets/node_modules/govuk-frontend/dist/govuk/components";

/// Every component held to its fixtures: the folder's name there, the component's name here.
const COMPONENTS: [&str; 34] = [
    "back-link",
    "breadcrumbs",
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "exit-this-page",
    "fieldset",
    "file-upload",
    "generic-header",
    "hint",
    "input",
    "inset-text",
    "label",
    "language-navigation",
    "notification-banner",
    "pagination",
    "panel",
    "password-input",
    "phase-banner",
    "radios",
    "select",
    "service-navigation",
    "skip-link",
    "summary-list",
    "table",
    "tabs",
    "tag",
    "task-list",
    "textarea",
    "warning-text",
];

/// Examples we do not follow, with the reason.
const NOT_FOLLOWED: [(&str, &str, &str); 1] = [(
    "file-upload",
    "with value",
    "no browser lets a page fill in a file; the option is deprecated there and does not exist here",
)];

/// Folders of the design system that have no component here, with the reason.
const NOT_PORTED: [(&str, &str); 5] = [
    (
        "accordion",
        "hides what people came to read; headings and details do the same work without a script",
    ),
    (
        "cookie-banner",
        "only strictly necessary cookies are set, so nobody is asked",
    ),
    (
        "feedback",
        "a link in the phase banner and the foot of the page does this",
    ),
    (
        "footer",
        "carries the crown and the Royal Arms; ui.footer has the council's own contact instead",
    ),
    (
        "header",
        "the GOV.UK header is for GOV.UK alone; councils use the generic header",
    ),
];

/// How many examples are compared, so that none can fall out unseen.
const COMPARED: usize = 650;

#[test]
fn every_component_of_the_design_system_is_either_held_to_its_examples_or_left_out_for_a_reason() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut there: Vec<String> = fs::read_dir(folder)
        .expect("the design system is installed")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().join("fixtures.json").exists())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    there.sort();
    let mut here: Vec<&str> = COMPONENTS
        .into_iter()
        .chain(NOT_PORTED.iter().map(|(name, _)| *name))
        .collect();
    here.sort_unstable();
    assert_eq!(there, here);
}

#[test]
fn components_print_what_the_design_system_prints() {
    let pages = pages_with(&[]);
    let mut compared = 0;
    let mut wrong = Vec::new();
    for component in COMPONENTS {
        for fixture in fixtures(component) {
            if NOT_FOLLOWED
                .iter()
                .any(|(folder, name, _)| *folder == component && *name == fixture.name)
            {
                continue;
            }
            compared += 1;
            let name = format!("govuk.{}", component.replace('-', "_"));
            let mut context = Context::new();
            for (key, value) in fixture.options {
                context.insert_value(key.clone(), markup_aware(&key, &value));
            }
            match pages.engine().render_component(&name, &context, None, true) {
                Ok(ours) => {
                    let (ours, theirs) = (normal(&ours), normal(&fixture.html));
                    if ours != theirs {
                        wrong.push(format!(
                            "{component} / {}\n--- theirs\n{theirs}\n--- ours\n{ours}",
                            fixture.name
                        ));
                    }
                }
                Err(error) => wrong.push(format!("{component} / {}: {error}", fixture.name)),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {compared} differ:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    assert_eq!(compared, COMPARED);
}

struct Fixture {
    name: String,
    options: serde_json::Map<String, Json>,
    html: String,
}

fn fixtures(component: &str) -> Vec<Fixture> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(FOLDER)
        .join(component)
        .join("fixtures.json");
    let file: Json =
        serde_json::from_str(&fs::read_to_string(path).expect("fixtures are installed")).expect("JSON");
    let list = file["fixtures"].as_array().expect("a list");
    list.iter()
        .map(|fixture| Fixture {
            name: fixture["name"].as_str().expect("a name").to_owned(),
            options: fixture["options"].as_object().cloned().unwrap_or_default(),
            html: fixture["html"].as_str().expect("markup").to_owned(),
        })
        .collect()
}

/// Options as our templates would give them: what is called `html` is markup, everything else is text.
fn markup_aware(key: &str, json: &Json) -> Value {
    match json {
        Json::String(text) if is_markup(key) => Value::safe_string(text),
        Json::Array(list) => Value::from(list.iter().map(|one| markup_aware(key, one)).collect::<Vec<_>>()),
        Json::Object(fields) => {
            let map: Map = fields
                .iter()
                .map(|(name, one)| (name.clone().into(), markup_aware(name, one)))
                .collect();
            Value::from(map)
        }
        other => Value::from_serializable(other),
    }
}

fn is_markup(key: &str) -> bool {
    key == "html"
        || key.ends_with("Html")
        || ["start", "end", "navigationStart", "navigationEnd"].contains(&key)
}

/// Markup without what does not matter: white space between elements and the order of attributes.
fn normal(html: &str) -> String {
    let document = Html::parse_fragment(html);
    let mut text = String::new();
    children(document.root_element(), 0, &mut text);
    text
}

fn children(element: ElementRef<'_>, depth: usize, out: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !words.is_empty() {
                    let _ = writeln!(out, "{}{words}", "  ".repeat(depth));
                }
            }
            Node::Element(node) => {
                let attributes: BTreeMap<&str, String> = node
                    .attrs()
                    .map(|(name, value)| (name, value.split_whitespace().collect::<Vec<_>>().join(" ")))
                    .collect();
                let _ = write!(out, "{}<{}", "  ".repeat(depth), node.name());
                for (name, value) in attributes {
                    let _ = write!(out, " {name}={value:?}");
                }
                out.push_str(">\n");
                if let Some(inner) = ElementRef::wrap(child) {
                    children(inner, depth + 1, out);
                }
            }
            Node::Document
            | Node::Fragment
            | Node::Doctype(_)
            | Node::Comment(_)
            | Node::ProcessingInstruction(_) => {}
        }
    }
}
