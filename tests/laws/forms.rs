//! Forms: each leads somewhere, each field has its name, and nothing is changed by a link.

use std::collections::BTreeSet;

use lintel::routes::ROUTES;
use lintel::views;
use lintel::web::page::{FormGuard, Pages, Shell};
use lintel::web::theme::broadland;
use scraper::{ElementRef, Html, Selector};

/// Every sample of every page, with the template it is of.
fn pages() -> Vec<(&'static str, Html)> {
    let mut shell = Shell::new(&broadland().unwrap(), "A page");
    shell.guard = Some(FormGuard {
        csrf: "token".into(),
        once: "key".into(),
    });
    views::print_samples(&Pages::new().unwrap(), &shell)
        .into_iter()
        .map(|sample| (sample.template, Html::parse_document(&sample.page.unwrap())))
        .collect()
}

fn all<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).unwrap()).collect()
}

/// Whether the table has a route for a path.
fn leads_somewhere(method: &str, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    ROUTES.iter().filter(|route| route.method == method).any(|route| {
        let pattern: Vec<&str> = route.path.split('/').collect();
        pattern.len() == parts.len()
            && pattern
                .iter()
                .zip(&parts)
                .all(|(part, found)| part.starts_with('{') && !found.is_empty() || part == found)
    })
}

#[test]
fn every_form_leads_to_a_route() {
    let mut nowhere = BTreeSet::new();
    let mut seen = 0;
    for (template, page) in pages() {
        for form in all(&page, "form") {
            let method = form.attr("method").unwrap_or("get").to_lowercase();
            let action = form.attr("action").unwrap_or_default();
            seen += 1;
            if !leads_somewhere(&method, action) {
                nowhere.insert(format!("{template}: {method} {action}"));
            }
        }
    }
    assert!(seen > 10, "only {seen} forms were found");
    assert!(nowhere.is_empty(), "{nowhere:#?}");
}

#[test]
fn every_field_has_a_label() {
    let mut nameless = BTreeSet::new();
    for (template, page) in pages() {
        let labelled: BTreeSet<&str> = all(&page, "label[for]")
            .into_iter()
            .filter_map(|label| label.attr("for"))
            .collect();
        for field in all(&page, "input:not([type=hidden]), select, textarea") {
            let known = field.attr("id").is_some_and(|id| labelled.contains(id));
            if !known && field.attr("aria-label").is_none() && field.attr("aria-labelledby").is_none() {
                nameless.insert(format!("{template}: {}", field.attr("name").unwrap_or("?")));
            }
        }
    }
    assert!(nameless.is_empty(), "{nameless:#?}");
}

#[test]
fn no_id_stands_twice_on_a_page() {
    let mut twice = BTreeSet::new();
    for (template, page) in pages() {
        let mut seen = BTreeSet::new();
        for element in all(&page, "[id]") {
            let id = element.attr("id").unwrap_or_default().to_owned();
            if !seen.insert(id.clone()) {
                twice.insert(format!("{template}: {id}"));
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}
