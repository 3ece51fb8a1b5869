//! One page of a long list, and the links to the pages around it.

use serde::Serialize;

use super::ask::Ask;
use super::page::Link;
use crate::t;
use crate::texts::Language;

/// Which page of a list is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paged {
    /// From 1.
    #[serde(skip)]
    number: u64,
    #[serde(skip)]
    of: u64,
    #[serde(skip)]
    size: u64,
    previous: Option<Link>,
    next: Option<Link>,
    /// `Page 2 of 5`; empty when there is one page.
    says: String,
    /// This is not the first page.
    further: bool,
}

impl Paged {
    /// The page that the query asks for, of a list with so many rows. A page that is not there is the first.
    pub fn asked(ask: &Ask, rows: u64, size: u64) -> Self {
        let typed = ask.query.get("page").parse().unwrap_or(1);
        Self::of(typed, rows, size, |to| {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(ask.query.without(&["page"]));
            query.append_pair("page", &to.to_string());
            format!("{}?{}", ask.path, query.finish())
        })
    }

    fn of(asked: u64, rows: u64, size: u64, href: impl Fn(u64) -> String) -> Self {
        let of = rows.div_ceil(size.max(1)).max(1);
        let number = if (1..=of).contains(&asked) { asked } else { 1 };
        Self {
            number,
            of,
            size,
            previous: (number > 1)
                .then(|| Link::new(t!(Language::English, "web-previous-page"), href(number - 1))),
            next: (number < of).then(|| Link::new(t!(Language::English, "web-next-page"), href(number + 1))),
            says: if of > 1 {
                t!(Language::English, "web-page-of", number = number, of = of)
            } else {
                String::new()
            },
            further: number > 1,
        }
    }

    /// How many rows come before this page.
    pub fn before(&self) -> u64 {
        (self.number - 1) * self.size
    }

    /// How many rows a page has at most.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The title of a page, with its number where there are several.
    pub fn title(&self, title: &str) -> String {
        if self.of > 1 {
            t!(
                Language::English,
                "web-title-page-of",
                title = title,
                number = self.number,
                of = self.of
            )
        } else {
            title.to_owned()
        }
    }

    /// The first of several pages, for samples.
    pub(crate) fn sample() -> Self {
        Self::of(1, 30, 10, |to| format!("?page={to}"))
    }

    /// The only page, for samples.
    pub(crate) fn only() -> Self {
        Self::of(1, 3, 10, |to| format!("?page={to}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Paged;

    fn page(asked: u64, rows: u64) -> Paged {
        Paged::of(asked, rows, 50, |to| format!("/list?page={to}"))
    }

    #[test]
    fn every_row_is_on_one_page() {
        for rows in [0, 1, 49, 50, 51, 100, 101] {
            let mut seen = 0;
            let mut number = 1;
            loop {
                let here = page(number, rows);
                assert_eq!(here.before(), seen);
                seen += here.size().min(rows - seen);
                if here.next.is_none() {
                    break;
                }
                number += 1;
            }
            assert_eq!(seen, rows);
        }
    }

    #[test]
    fn a_page_that_is_not_there_is_the_first() {
        for asked in [0, 4, u64::MAX] {
            assert_eq!(page(asked, 150), page(1, 150));
        }
        assert_eq!(page(3, 150).title("Shortlists"), "Shortlists (page 3 of 3)");
        assert_eq!(page(1, 50).title("Shortlists"), "Shortlists");
        assert_eq!(page(2, 150).previous.unwrap().href, "/list?page=1");
    }
}
