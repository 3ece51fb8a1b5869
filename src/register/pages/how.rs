//! How a council decides: its scheme as a document, made from the file that decides.

use serde::Serialize;

use crate::dates::{day_short, london_day};
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;

/// The scheme as a document.
#[derive(Debug, Serialize)]
pub(crate) struct HowView {
    council: String,
    version: String,
    from: String,
    bands: Vec<Band>,
    /// Markup made from the scheme's file by the engine, every word of it escaped.
    document: String,
}

/// One band with its sentence.
#[derive(Debug, Serialize)]
pub(crate) struct Band {
    name: String,
    says: String,
}

impl View for HowView {
    const TEMPLATE: &'static str = "register/how.html";

    fn samples() -> Vec<Self> {
        let view = |bands| Self {
            council: "South Norfolk Council".into(),
            version: "2022.1".into(),
            from: "3 May 2022".into(),
            bands,
            document: "<h2>Who can join</h2>\n<p>You need a connection.</p>".into(),
        };
        let band = Band {
            name: "Band 1".into(),
            says: "You have an urgent need to move.".into(),
        };
        vec![view(vec![band]), view(Vec::new())]
    }
}

/// `GET /{council}/how-we-decide`
pub async fn how_we_decide(ask: Ask) -> Answer {
    let council = ask.council()?.clone();
    let day = london_day(ask.at.now);
    let db = ask.app.store.read();
    let scheme = ask.app.schemes.in_force(db, council.id, day).await?;
    let scheme = &scheme.scheme;
    let view = HowView {
        version: scheme.version().to_owned(),
        from: scheme.in_force_from().map_or_else(String::new, day_short),
        bands: scheme
            .bands()
            .into_iter()
            .map(|band| Band {
                name: band.name,
                says: band.says,
            })
            .collect(),
        document: classed(&allocations::explain_html(scheme)),
        council: council.name,
    };
    page(&ask, "How we decide", &view)
}

/// The engine's plain markup with the classes of the pages; its own title gives way to the page's heading.
fn classed(html: &str) -> String {
    html.lines()
        .filter(|line| !line.starts_with("<h1>"))
        .map(|line| {
            line.replace("<h2>", "<h2 class=\"govuk-heading-l\">")
                .replace("<h3>", "<h3 class=\"govuk-heading-m\">")
                .replace("<p>", "<p class=\"govuk-body\">")
                .replace("<ul>", "<ul class=\"govuk-list govuk-list--bullet\">")
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::classed;

    #[test]
    fn the_page_has_its_own_heading() {
        let page = classed("<h1>Title</h1>\n<h2>Who</h2>\n<p>a &lt;b&gt;</p>");
        assert_eq!(
            page,
            "<h2 class=\"govuk-heading-l\">Who</h2>\n<p class=\"govuk-body\">a &lt;b&gt;</p>"
        );
    }
}
