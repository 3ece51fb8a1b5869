//! What templates may call, and that nothing a person typed can become markup.

use std::fs;
use std::path::Path;

use lintel::web::page::View;
use serde::Serialize;
use serde_json::json;

use super::{chain, pages_with};

fn print(template: &str, view: &impl Serialize) -> String {
    let pages = pages_with(&[("tests/words.html", template)]);
    pages
        .plain("tests/words.html", view)
        .unwrap_or_else(|error| panic!("{}", chain(&error)))
}

#[test]
fn money_is_pounds_and_pence_with_commas() {
    for (pence, words) in [
        (0, "£0.00"),
        (5, "£0.05"),
        (-5, "−£0.05"),
        (11_250, "£112.50"),
        (100_000, "£1,000.00"),
        (123_456_789, "£1,234,567.89"),
        (i64::MIN, "−£92,233,720,368,547,758.08"),
    ] {
        assert_eq!(print("{{ pence | money }}", &json!({"pence": pence})), words);
    }
}

#[test]
fn counts_have_commas() {
    for (count, words) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (1_340_000, "1,340,000"),
        (-1_200, "−1,200"),
    ] {
        assert_eq!(print("{{ n | count }}", &json!({"n": count})), words);
    }
}

#[test]
fn what_people_typed_never_becomes_markup_even_where_markup_is_asked_for() {
    let typed = json!({"typed": "<script>alert(1)</script>", "map": {"data-x": "\"><script>", "on\"x": "1"}});
    for template in [
        "{{ <govuk.inset_text text={typed} /> }}",
        "{{ <govuk.inset_text html={typed} /> }}",
        "{{ <govuk.summary_list rows={[{\"key\": {\"html\": typed}, \"value\": {\"html\": typed} }]} /> }}",
        "{{ <govuk.button text={typed} attributes={map} /> }}",
        "{{ <govuk.radios name={typed} items={[{\"value\": typed, \"html\": typed, \"hint\": {\"html\": typed} }]} /> }}",
        "{{ <govuk.input name={typed} value={typed} label={ {\"text\": typed} } describedBy={typed} hint={ {\"text\": typed} } /> }}",
        "{{ <govuk.character_count name=\"n\" value={typed} formGroup={ {\"attributes\": map} } charactersAtLimitText={typed} /> }}",
        "{% <govuk.details summaryText={typed}> %}{{ typed }}{% </govuk.details> %}",
        "{{ <ui.reasons items={[{\"text\": typed, \"clause\": typed}]} /> }}",
        "{{ <ui.timeline items={[{\"title\": typed, \"at\": typed, \"machine_at\": typed, \"html\": typed}]} /> }}",
    ] {
        let html = print(template, &typed);
        assert!(!html.contains("<script>"), "{template}\n{html}");
        assert!(html.contains("&lt;script&gt;"), "{template}\n{html}");
    }
}

#[test]
fn markup_that_a_template_made_is_kept() {
    let html = print(
        "{% set words %}<b>{{ typed }}</b>{% endset %}{{ <govuk.inset_text html={words} /> }}",
        &json!({"typed": "<i>"}),
    );
    assert_eq!(html, "<div class=\"govuk-inset-text\"><b>&lt;i&gt;</b></div>");
}

#[test]
fn a_misspelt_option_is_an_error_that_names_it() {
    let pages = pages_with(&[("tests/words.html", "{{ <govuk.button txet=\"Save\" /> }}")]);
    let error = pages
        .plain("tests/words.html", &json!({}))
        .expect_err("an unknown option");
    assert!(
        chain(&error).contains("Unknown argument(s) `txet`"),
        "{}",
        chain(&error)
    );
}

#[test]
fn a_page_that_misses_a_word_is_an_error_and_not_a_gap() {
    #[derive(Serialize)]
    struct Empty {}
    impl View for Empty {
        const TEMPLATE: &'static str = "tests/words.html";
        fn samples() -> Vec<Self> {
            vec![Self {}]
        }
    }
    let pages = pages_with(&[("tests/words.html", "<p>{{ missing }}</p>")]);
    assert!(
        Empty::samples()
            .iter()
            .all(|view| pages.plain(Empty::TEMPLATE, view).is_err())
    );
}

#[test]
fn a_field_without_value_hint_or_error_is_simply_empty() {
    let form = json!({"form": {"values": {}, "errors": {}}});
    for field in [
        "input",
        "textarea",
        "select",
        "password_input",
        "character_count",
        "file_upload",
        "radios",
        "checkboxes",
    ] {
        let template = format!(
            "{{{{ <govuk.{field} name=\"place\" hint={{form.hints}} errorMessage={{form.errors.place}} {value} /> }}}}",
            value = match field {
                "file_upload" => "",
                "checkboxes" => "values={form.values.place} items={[{\"value\": \"a\", \"text\": \"A\"}]}",
                "radios" | "select" =>
                    "value={form.values.place} items={[{\"value\": \"a\", \"text\": \"A\"}]}",
                _ => "value={form.values.place}",
            }
        );
        let html = print(&template, &form);
        assert!(
            html.contains("name=\"place\"") && !html.contains("error") && !html.contains("checked"),
            "{html}"
        );
    }
    let html = print(
        "{{ <govuk.date_input id=\"born\" values={form.values.born} errorMessage={form.errors.born} /> }}",
        &form,
    );
    assert!(
        html.contains("id=\"born-day\"") && !html.contains("value=") && !html.contains("error"),
        "{html}"
    );
}

#[test]
fn the_list_of_components_names_every_component() {
    let list = include_str!("../../templates/components/README.md");
    let pages = pages_with(&[]);
    let mut missing: Vec<&str> = pages
        .engine()
        .get_component_names()
        .filter(|name| !list.contains(&format!("`{name}`")))
        .collect();
    missing.sort_unstable();
    assert!(
        missing.is_empty(),
        "templates/components/README.md does not name {missing:?}"
    );
}

#[test]
fn templates_quote_with_double_quotes_and_mark_nothing_safe_by_hand() {
    let mut files = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")];
    let mut read = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                fs::read_dir(&path)
                    .expect("a folder")
                    .map(|entry| entry.expect("an entry").path()),
            );
        } else if path.extension().is_some_and(|ending| ending == "html") {
            let text = fs::read_to_string(&path).expect("text");
            assert!(
                !text.contains("='{{"),
                "{} quotes an attribute with apostrophes",
                path.display()
            );
            // The scheme as a document is markup of the engine's own, in which it has escaped every word.
            let document = path.ends_with("register/how.html");
            let marks = text.matches("| safe").count();
            assert_eq!(
                marks,
                usize::from(document),
                "{} marks text as safe",
                path.display()
            );
            read += 1;
        }
    }
    assert!(read > 40, "only {read} templates found");
}
