//! How a council decides: what matters most, where each situation is explained, and the scheme as a document. All of it
//! is made from the file that decides.

use serde::Serialize;

use super::rules::{classed, contents};
use crate::dates::london_day;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// The scheme as a document.
#[derive(Debug, Serialize)]
pub(crate) struct HowView {
    council: String,
    version: String,
    from: String,
    /// Who can join, a sentence each.
    join: Vec<String>,
    bands: Vec<Said>,
    by_points: bool,
    /// Who comes first, for each kind of advert.
    kinds: Vec<Kind>,
    situations: Vec<Situations>,
    /// The headings of the document, as links into it.
    contents: Vec<Link>,
    /// Markup made from the scheme's file by the engine, every word of it escaped.
    document: String,
}

/// One band with its sentence.
#[derive(Debug, Serialize)]
pub(crate) struct Said {
    name: String,
    says: String,
}

/// A kind of advert, with what it means for who comes first.
#[derive(Debug, Serialize)]
pub(crate) struct Kind {
    link: Link,
    says: String,
}

/// The needs that give one band, or that give none.
#[derive(Debug, Serialize)]
pub(crate) struct Situations {
    /// The band; empty for needs that give none.
    band: String,
    needs: Vec<Need>,
}

/// A need as a link to what is said of it, with its points where they are one number.
#[derive(Debug, Serialize)]
pub(crate) struct Need {
    link: Link,
    points: Option<i64>,
}

impl HowView {
    /// All of the page that comes from the scheme.
    fn of(language: Language, council: String, scheme: &allocations::Scheme) -> Self {
        let document = allocations::explain_html(scheme);
        let gist = allocations::gist(scheme);
        let said = scheme.bands().into_iter().map(|band| Said {
            name: band.name,
            says: band.says,
        });
        let kinds = gist.kinds.into_iter().map(|kind| Kind {
            link: Link::new(capital(&kind.title), format!("#{}", kind.anchor)),
            says: kind.says,
        });
        let mut situations: Vec<Situations> = Vec::new();
        for need in gist.needs {
            let band = need.band.unwrap_or_default();
            let shown = Need {
                link: Link::new(need.says, format!("#{}", need.anchor)),
                points: need.points.and_then(|points| points.parse().ok()),
            };
            match situations.last_mut() {
                Some(last) if last.band == band => last.needs.push(shown),
                Some(_) | None => situations.push(Situations {
                    band,
                    needs: vec![shown],
                }),
            }
        }
        Self {
            council,
            version: scheme.version().to_owned(),
            from: scheme
                .in_force_from()
                .map_or_else(String::new, |day| language.short_day(day)),
            join: gist.join,
            bands: said.collect(),
            by_points: gist.by_points,
            kinds: kinds.collect(),
            situations,
            contents: contents(&document),
            document: classed(language, &document),
        }
    }
}

impl View for HowView {
    const TEMPLATE: &'static str = "register/how.html";

    fn samples() -> Vec<Self> {
        // One of bands and one of points.
        ["south-norfolk-2022", "kensington-2023"]
            .into_iter()
            .filter_map(|id| allocations::schemes::shipped(id)?.ok())
            .map(|scheme| Self::of(Language::English, "South Norfolk Council".into(), &scheme))
            .collect()
    }
}

/// `GET /{council}/how-we-decide`
pub async fn how_we_decide(ask: Ask) -> Answer {
    let council = ask.council()?.clone();
    let day = london_day(ask.at.now);
    let db = ask.app.store.read();
    let scheme = ask.app.schemes.in_force(db, council.id, day).await?;
    let view = HowView::of(ask.language, council.name, &scheme.scheme);
    page(&ask, &t!(ask.language, "register-how"), &view)
}

/// A title begins with a capital, whatever the scheme's file calls it.
fn capital(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::HowView;
    use crate::texts::Language;

    #[test]
    fn every_link_of_the_page_leads_to_a_place_on_it() {
        for (id, _) in allocations::schemes::SHIPPED {
            let scheme = allocations::schemes::shipped(id).unwrap().unwrap();
            let view = HowView::of(Language::English, "A".to_owned(), &scheme);
            let needs = view.situations.iter().flat_map(|some| &some.needs);
            let links = needs.map(|need| &need.link);
            let links = links
                .chain(view.kinds.iter().map(|kind| &kind.link))
                .chain(&view.contents);
            for link in links {
                let place = link.href.replace('#', "id=\"") + "\"";
                assert_eq!(view.document.matches(&place).count(), 1, "{id}: {link:?}");
            }
            assert!(!view.kinds.is_empty() && !view.situations.is_empty(), "{id}");
        }
    }
}
