//! Every page prints with every one of its samples, and is a page that people can use.

use std::collections::BTreeSet;

use lintel::views;
use lintel::web::page::{FormGuard, Pages, Shell};
use lintel::web::theme::broadland;
use scraper::{Html, Selector};

#[test]
fn every_view_prints_with_every_sample() {
    let pages = Pages::new().unwrap();
    let mut shell = Shell::new(&broadland().unwrap(), "A page");
    shell.guard = Some(FormGuard {
        csrf: "token".into(),
        once: "key".into(),
    });
    let printed = views::print_samples(&pages, &shell);
    let mut seen = BTreeSet::new();
    for sample in printed {
        let page = sample
            .page
            .unwrap_or_else(|fault| panic!("{}: {fault:?}", sample.template));
        let html = Html::parse_document(&page);
        let count = |css: &str| html.select(&Selector::parse(css).unwrap()).count();
        assert_eq!(count("h1"), 1, "{} has one main heading", sample.template);
        assert_eq!(
            count("[style], script:not([src])"),
            0,
            "{} has nothing inline",
            sample.template
        );
        assert_eq!(
            count("img:not([alt])"),
            0,
            "{} describes its pictures",
            sample.template
        );
        let forms = count("form[method=post]");
        assert_eq!(
            count("form[method=post] input[name=csrf]"),
            forms,
            "{} guards its forms",
            sample.template
        );
        seen.insert(sample.template);
    }
    let templates: BTreeSet<&str> = pages
        .templates()
        .into_iter()
        .filter(|name| !name.starts_with("layouts/") && !name.starts_with("components/"))
        .collect();
    let without: Vec<_> = templates.difference(&seen).collect();
    assert!(
        without.is_empty(),
        "templates without a view in src/views.rs: {without:?}"
    );
}
