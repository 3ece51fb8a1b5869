//! Holds our components to the design system's published examples: the same options must give the same markup.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::pages_with;
use scraper::{ElementRef, Html, Node};
use serde_json::Value as Json;
use tera::{Context, Map, Value};

/// Every component held to its fixtures: the folder's name there, the component's name here.
const COMPONENTS: [&str; 34] = [
    "back-link", "breadcrumbs", "button", "character-count", "checkboxes", "date-input", "details",
    "error-message", "error-summary", "exit-this-page", "fieldset", "file-upload", "generic-header", "hint",
    "input", "inset-text", "label", "language-navigation", "notification-banner", "pagination", "panel",
    "password-input", "phase-banner", "radios", "select", "service-navigation", "skip-link", "summary-list",
    "table", "tabs", "tag", "task-list", "textarea", "warning-text",
];

#[test]
fn components_print_what_the_design_system_prints() {
    let pages = pages_with(&[]);
    let mut compared = 0;
    let mut wrong = Vec::new();
    for component in COMPONENTS {
        for fixture in fixtures(component) {
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
                        wrong.push(format!("{component} / {}\n--- theirs\n{theirs}\n--- ours\n{ours}", fixture.name));
                    }
                }
                Err(error) => wrong.push(format!("{component} / {}: {error}", fixture.name)),
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared} differ:\n{}", wrong.len(), wrong.join("\n\n"));
}

struct Fixture {
    name: String,
    options: serde_json::Map<String, Json>,
    html: String,
}

fn fixtures(component: &str) -> Vec<Fixture> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/node_modules/govuk-frontend/dist/govuk/components")
        .join(component)
        .join("fixtures.json");
    let file: Json = serde_json::from_str(&fs::read_to_string(path).expect("fixtures are installed")).expect("JSON");
    let list = file["fixtures"].as_array().expect("a list");
    list.iter()
        .filter(|fixture| fixture["hidden"] == Json::Bool(false))
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
            let map: Map = fields.iter().map(|(name, one)| (name.clone().into(), markup_aware(name, one))).collect();
            Value::from(map)
        }
        other => Value::from_serializable(other),
    }
}

fn is_markup(key: &str) -> bool {
    key == "html" || key.ends_with("Html") || ["start", "end", "navigationStart", "navigationEnd"].contains(&key)
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
                    out.push_str(&format!("{}{words}\n", "  ".repeat(depth)));
                }
            }
            Node::Element(node) => {
                let attributes: BTreeMap<&str, String> = node
                    .attrs()
                    .map(|(name, value)| (name, value.split_whitespace().collect::<Vec<_>>().join(" ")))
                    .collect();
                let attributes: String = attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect();
                out.push_str(&format!("{}<{}{attributes}>\n", "  ".repeat(depth), node.name()));
                if let Some(inner) = ElementRef::wrap(child) {
                    children(inner, depth + 1, out);
                }
            }
            Node::Document | Node::Fragment | Node::Doctype(_) | Node::Comment(_) | Node::ProcessingInstruction(_) => {}
        }
    }
}
